//! The people whom a list of a day names, as the roster has them; who takes such a list is on record before it leaves.

use std::collections::BTreeMap;

use super::{Store, StoreError};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::unit::UnitCode;

/// What is taken out of the store that names people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameList {
    /// The whole roster, numbers unmasked.
    Roster,
    /// Who came on a day and who did not, by unit.
    Donors,
    /// Who gave on a day, to sign for the gift.
    Gifts,
    /// The texts for certificates.
    Certificates,
}

impl NameList {
    /// Every list.
    pub const ALL: [Self; 4] = [Self::Roster, Self::Donors, Self::Gifts, Self::Certificates];

    /// The word for it in the record and for other programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Donors => "donors",
            Self::Gifts => "gifts",
            Self::Certificates => "certificates",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.code() == code)
    }
}

/// Whose names a list needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The list, for the record.
    pub list: NameList,
    /// People whom the log knows.
    pub people: Vec<PersonId>,
    /// Units whose whole roster is wanted; `None` among them for those without a unit.
    pub rosters: Vec<Option<UnitCode>>,
}

/// The people who were read for a list; the default is that nobody was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// By the id that the log knows.
    people: BTreeMap<PersonId, Person>,
    /// The rosters of the units.
    rosters: Vec<Person>,
}

impl Names {
    /// Who has this id in the log, by the record that stands for them now. Who came since is known from the rosters.
    #[must_use]
    pub fn of(&self, id: PersonId) -> Option<&Person> {
        let since = || self.rosters.iter().find(|person| person.id == id);
        self.people.get(&id).or_else(since)
    }

    /// Those on the rosters that were wanted who are none of the people that were.
    pub fn others(&self) -> impl Iterator<Item = &Person> {
        let named: Vec<PersonId> = {
            let mut ids: Vec<_> = self.people.values().map(|person| person.id).collect();
            ids.sort_unstable();
            ids
        };
        let is_other = move |person: &&Person| named.binary_search(&person.id).is_err();
        self.rosters.iter().filter(is_other)
    }

    /// How many people are named.
    #[must_use]
    pub fn count(&self) -> usize {
        self.people.len() + self.others().count()
    }

    /// Reads whoever is wanted, and writes down that it was done before anybody sees them.
    ///
    /// # Errors
    /// The store failed; nobody is named then.
    pub fn take(store: &mut dyn Store, wanted: &Wanted, at: &At) -> Result<Self, StoreError> {
        let names = Self::look(store, wanted)?;
        names.leave(store, wanted.list, at)?;
        Ok(names)
    }

    /// Writes down that these names leave the store, before they do.
    ///
    /// # Errors
    /// The store failed; they must not leave then.
    pub fn leave(&self, store: &mut dyn Store, list: NameList, at: &At) -> Result<(), StoreError> {
        let count = u64::try_from(self.count()).unwrap_or(u64::MAX);
        store.record_list(list, count, at)?;
        Ok(())
    }

    /// Reads whoever is wanted, for nobody's eyes yet.
    ///
    /// # Errors
    /// The store failed.
    pub fn look(store: &mut dyn Store, wanted: &Wanted) -> Result<Self, StoreError> {
        let mut names = Self::default();
        for person in store.people(&wanted.people)? {
            names.people.insert(person.id, standing(store, person)?);
        }
        for unit in &wanted.rosters {
            names.rosters.extend(store.people_of_unit(unit.as_ref())?);
        }
        Ok(names)
    }
}

/// The record that stands for a person; their own where no other does.
fn standing(store: &mut dyn Store, person: Person) -> Result<Person, StoreError> {
    let mut person = person;
    while let Some(into) = person.merged_into {
        match store.people(&[into])?.pop() {
            Some(kept) => person = kept,
            None => break,
        }
    }
    Ok(person)
}
