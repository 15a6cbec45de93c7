//! What a station reads and changes about people of the roster: everything that is known of one of them, corrections, two
//! records that become one; and the names on a list of a day.
//!
//! The roster is not part of a day's log, so none of this is a command; every change is on record beside the person.

use chrono::NaiveDate;

use crate::domain::birth::Birth;
use crate::domain::id::PersonId;
use crate::domain::identity::CitizenNumber;
use crate::domain::merge::{Doubt, MergeRefusal, UnmergeRefusal, doubts};
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::visit::Visit;
use crate::store::names::{Names, Wanted};
use crate::store::{PersonChange, Store, StoreError};

/// So many records that may be of the same person are pointed out at most.
const MOST_ALIKE: usize = 5;

/// So many namesakes are looked at for them.
const MOST_NAMESAKES: usize = 50;

/// So many last digits of a number that two records share are no chance.
const LAST_DIGITS: usize = 6;

/// What is asked about the roster.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Everything about a person.
    About(PersonId),
    /// Change somebody by hand, unless somebody else did meanwhile.
    Correct {
        /// As the person was when the form was filled in.
        known: Box<Person>,
        /// As they are to be.
        person: Box<Person>,
        /// When, who, where.
        at: At,
    },
    /// What would come of making two records one.
    Compare {
        /// The record that would stand for both.
        kept: PersonId,
        /// The record that would go.
        gone: PersonId,
    },
    /// Make two records one; whoever asks has compared them.
    Merge {
        /// The record that stands for both from then on.
        kept: PersonId,
        /// The record that goes.
        gone: PersonId,
        /// When, who, where.
        at: At,
    },
    /// Take a merge back.
    Unmerge {
        /// The record that had gone.
        gone: PersonId,
        /// When, who, where.
        at: At,
    },
    /// Read whom a list names, and write down that it was done.
    Names {
        /// Who.
        wanted: Box<Wanted>,
        /// When, who, where.
        at: At,
    },
}

impl Ask {
    /// Whether it only reads.
    #[must_use]
    pub const fn is_reading(&self) -> bool {
        match self {
            Self::About(_) | Self::Compare { .. } => true,
            Self::Correct { .. } | Self::Merge { .. } | Self::Unmerge { .. } | Self::Names { .. } => false,
        }
    }
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Everything about the person.
    About(Box<Dossier>),
    /// There is no such person any more.
    Nobody,
    /// The correction is saved; this is what is known now.
    Corrected(Box<Dossier>),
    /// Nothing was saved: somebody else changed the person meanwhile.
    Faster(Box<Person>),
    /// Nothing was saved: the number is this person's.
    NumberTaken(Box<Person>),
    /// What would come of making two records one.
    Compared(Box<Comparison>),
    /// The two are one; this is what is known of them now.
    Merged(Box<Dossier>),
    /// They stay two.
    NotMerged(MergeRefusal),
    /// They are two again; this is what is known of the one that had been kept.
    Unmerged(Box<Dossier>),
    /// They stay one.
    NotUnmerged(UnmergeRefusal),
    /// Whom a list names; that they were read is on record.
    Names(Box<Names>),
}

/// Everything that is known of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The person.
    pub person: Person,
    /// The records that were merged into this one.
    pub merged: Vec<Person>,
    /// Other records that may be of the same person.
    pub alike: Vec<Alike>,
    /// Every visit that counts, with its date; the oldest first.
    pub visits: Vec<(NaiveDate, Visit)>,
    /// Every change, oldest first.
    pub changes: Vec<PersonChange>,
}

/// A record that may be of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// The record.
    pub person: Person,
    /// What makes one think so.
    pub why: Likeness,
}

/// What two records share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Likeness {
    /// The name, marks and case apart, and the year of birth.
    NameAndYear,
    /// The last digits of the citizen number.
    LastDigits,
    /// The telephone number.
    Phone,
}

/// Two records side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The record that would stand for both.
    pub kept: Person,
    /// The record that would go.
    pub gone: Person,
    /// What speaks against their being one person.
    pub doubts: Vec<Doubt>,
    /// What the kept record would be, or why they cannot be one.
    pub after: Result<Person, MergeRefusal>,
}

/// Does what is asked.
///
/// # Errors
/// The store failed. Whether a change was written is known by asking about the person again.
pub fn answer(store: &mut dyn Store, ask: &Ask) -> Result<Told, StoreError> {
    match ask {
        Ask::About(id) => about(store, *id, Told::About),
        Ask::Correct { known, person, at } => correct(store, known, person, at),
        Ask::Compare { kept, gone } => compare(store, *kept, *gone),
        Ask::Merge { kept, gone, at } => match store.merge(*kept, *gone, true, at)? {
            Ok(person) => about(store, person.id, Told::Merged),
            Err(refusal) => Ok(Told::NotMerged(refusal)),
        },
        Ask::Unmerge { gone, at } => match store.unmerge(*gone, at)? {
            Ok(unmerged) => about(store, unmerged.kept.id, Told::Unmerged),
            Err(refusal) => Ok(Told::NotUnmerged(refusal)),
        },
        Ask::Names { wanted, at } => Names::take(store, wanted, at).map(Box::new).map(Told::Names),
    }
}

fn person(store: &mut dyn Store, id: PersonId) -> Result<Option<Person>, StoreError> {
    Ok(store.people(&[id])?.pop())
}

fn about(store: &mut dyn Store, id: PersonId, told: fn(Box<Dossier>) -> Told) -> Result<Told, StoreError> {
    let Some(person) = person(store, id)? else {
        return Ok(Told::Nobody);
    };
    let visits = store.visits_of(id)?;
    let visits = visits.iter().filter_map(|past| {
        let visit = Visit::fold(&past.steps).filter(Visit::counts)?;
        Some((past.date, visit))
    });
    Ok(told(Box::new(Dossier {
        visits: visits.collect(),
        merged: store.merged_into(id)?,
        alike: alike(store, &person)?,
        changes: store.changes_of(id)?,
        person,
    })))
}

fn correct(store: &mut dyn Store, known: &Person, person: &Person, at: &At) -> Result<Told, StoreError> {
    if let Some(number) = &person.national_id
        && let Some(owner) = store.person_by_number(number)?
        && owner.id != person.id
    {
        return Ok(Told::NumberTaken(Box::new(owner)));
    }
    match store.correct_known(known, person, at)? {
        Ok(()) => about(store, person.id, Told::Corrected),
        Err(Some(now)) => Ok(Told::Faster(now)),
        Err(None) => Ok(Told::Nobody),
    }
}

fn compare(store: &mut dyn Store, kept: PersonId, gone: PersonId) -> Result<Told, StoreError> {
    let after = store.would_merge(kept, gone, true)?;
    let (Some(kept), Some(gone)) = (person(store, kept)?, person(store, gone)?) else {
        return Ok(Told::Nobody);
    };
    Ok(Told::Compared(Box::new(Comparison {
        doubts: doubts(&kept, &gone),
        kept,
        gone,
        after,
    })))
}

/// The records that may be of the same person. A record that another one stands for is none of them.
fn alike(store: &mut dyn Store, person: &Person) -> Result<Vec<Alike>, StoreError> {
    let mut found: Vec<Alike> = Vec::new();
    if person.merged_into.is_some() {
        return Ok(found);
    }
    let name = person.full_name.match_key();
    let last = person.national_id.as_ref().and_then(last_digits);
    let phone = person.phone.as_ref().map(|phone| phone.as_str().to_owned());
    let queries = [Some(name.clone()), last.map(str::to_owned), phone];
    for query in queries.into_iter().flatten() {
        for other in store.search(&query, MOST_NAMESAKES)? {
            if other.id == person.id || found.iter().any(|known| known.person.id == other.id) {
                continue;
            }
            let same_year = Birth::year(other.birth) == Birth::year(person.birth);
            let why = if other.full_name.match_key() == name && same_year {
                Likeness::NameAndYear
            } else if last.is_some() && other.national_id.as_ref().and_then(last_digits) == last {
                Likeness::LastDigits
            } else if person.phone.is_some() && other.phone == person.phone {
                Likeness::Phone
            } else {
                continue;
            };
            found.push(Alike { person: other, why });
        }
    }
    found.truncate(MOST_ALIKE);
    Ok(found)
}

fn last_digits(number: &CitizenNumber) -> Option<&str> {
    let number = number.as_str();
    number.get(number.len().checked_sub(LAST_DIGITS)?..)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::clean::Label;
    use crate::domain::history::Source;
    use crate::domain::identity::{Phone, Sex};
    use crate::domain::name::FullName;
    use crate::domain::time::Moment;
    use crate::store::memory::Memory;

    fn at() -> At {
        let now = Moment::parse("2026-10-22T08:00:00+07:00").unwrap();
        At {
            occurred: now,
            recorded: now,
            staff: Label::parse("Hoa").unwrap(),
            station: Label::parse("Trạm 1").unwrap(),
        }
    }

    fn number(text: &str) -> CitizenNumber {
        let today = NaiveDate::from_ymd_opt(2026, 10, 22).unwrap();
        CitizenNumber::parse(text, today).unwrap().value
    }

    fn someone(n: u128, name: &str, year: i32) -> Person {
        let name = FullName::parse(name).unwrap().value;
        Person::new(PersonId(Uuid::from_u128(n)), name, Birth::Year(year), Sex::Male)
    }

    fn store(people: &[Person]) -> Memory {
        let mut store = Memory::new();
        store.save_people(people, &at(), Source::List).unwrap();
        store
    }

    fn dossier(store: &mut Memory, n: u128) -> Dossier {
        let Told::About(dossier) = answer(store, &Ask::About(PersonId(Uuid::from_u128(n)))).unwrap() else {
            panic!("nothing is known");
        };
        *dossier
    }

    #[test]
    fn records_that_may_be_of_one_person_are_pointed_out() {
        let me = Person {
            national_id: Some(number("001087000123")),
            phone: Phone::parse("0912345678").ok(),
            ..someone(1, "Nguyễn Văn An", 1987)
        };
        let by_digits = Person {
            national_id: Some(number("034087000123")),
            ..someone(3, "Lê Hoa", 1987)
        };
        let by_phone = Person {
            phone: me.phone.clone(),
            ..someone(4, "Trần Đức", 1960)
        };
        let mut store = store(&[
            me.clone(),
            someone(2, "NGUYEN VAN AN", 1987),
            by_digits,
            by_phone,
            someone(5, "Nguyễn Văn An", 1988),
            someone(6, "Nguyễn Văn Anh", 1987),
        ]);
        let mut found: Vec<_> = dossier(&mut store, 1)
            .alike
            .iter()
            .map(|alike| (alike.person.id.0.as_u128(), alike.why))
            .collect();
        found.sort_by_key(|(n, _)| *n);
        assert_eq!(
            found,
            [
                (2, Likeness::NameAndYear),
                (3, Likeness::LastDigits),
                (4, Likeness::Phone)
            ]
        );
    }

    #[test]
    fn a_correction_is_saved_once_nobody_was_faster() {
        let known = someone(1, "Nguyễn Văn An", 1987);
        let taken = Person {
            national_id: Some(number("001087000123")),
            ..someone(2, "Lê Hoa", 1987)
        };
        let mut store = store(&[known.clone(), taken.clone()]);
        let mut correct = |known: &Person, person: Person| {
            let ask = Ask::Correct {
                known: Box::new(known.clone()),
                person: Box::new(person),
                at: at(),
            };
            answer(&mut store, &ask).unwrap()
        };
        let stolen = Person {
            national_id: taken.national_id.clone(),
            ..known.clone()
        };
        assert_eq!(correct(&known, stolen), Told::NumberTaken(Box::new(taken)));
        let wanted = Person {
            birth: Birth::Year(1988),
            ..known.clone()
        };
        let Told::Corrected(now) = correct(&known, wanted.clone()) else {
            panic!("not saved");
        };
        assert_eq!(now.person, wanted);
        assert_eq!(now.changes.len(), 2);
        assert_eq!(correct(&known, known.clone()), Told::Faster(Box::new(wanted)));
        let nobody = someone(9, "Ai", 1990);
        assert_eq!(correct(&nobody, nobody.clone()), Told::Nobody);
    }

    #[test]
    fn two_records_are_compared_merged_and_parted() {
        let mut store = store(&[
            someone(1, "Nguyễn Văn An", 1987),
            someone(2, "Nguyen Van An", 1987),
        ]);
        let [kept, gone] = [1, 2].map(|n| PersonId(Uuid::from_u128(n)));
        let Told::Compared(plan) = answer(&mut store, &Ask::Compare { kept, gone }).unwrap() else {
            panic!("not compared");
        };
        assert_eq!((plan.doubts.as_slice(), plan.after.is_ok()), (&[][..], true));
        let merge = Ask::Merge { kept, gone, at: at() };
        let Told::Merged(one) = answer(&mut store, &merge).unwrap() else {
            panic!("not merged");
        };
        assert_eq!((one.merged.len(), one.alike.len()), (1, 0));
        let refused = answer(&mut store, &merge).unwrap();
        assert!(matches!(
            refused,
            Told::NotMerged(MergeRefusal::MergedAlready { .. })
        ));
        let part = Ask::Unmerge { gone, at: at() };
        let Told::Unmerged(two) = answer(&mut store, &part).unwrap() else {
            panic!("not parted");
        };
        assert_eq!((two.merged.len(), two.alike.len()), (0, 1));
        assert!(matches!(answer(&mut store, &part).unwrap(), Told::NotUnmerged(_)));
    }
}
