//! The people in memory: saving with a record of every change, merging, whom a list means.

use std::collections::BTreeMap;

use super::{Kept, Merge, binding, twice};
use crate::domain::clean::{Label, Note};
use crate::domain::history::{PersonField, Source};
use crate::domain::id::{DayId, PersonId};
use crate::domain::identity::CitizenNumber;
use crate::domain::merge::{self, MergeRefusal, Side, UnmergeRefusal, Unmerged};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::store::people::{ADDED, as_saved, changed, set_by_hand, side_of, who_set};
use crate::store::{Ledger, PastVisit, PersonChange, RosterBook, RosterSize, StoreError, Unique};

/// The roster while a list goes in.
pub(super) struct Book<'a> {
    pub(super) kept: &'a mut Kept,
    pub(super) at: &'a At,
    pub(super) source: Source,
}

impl RosterBook for Book<'_> {
    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError> {
        (&*self.kept).person_by_number(number)
    }

    fn namesakes(
        &mut self,
        name: &FullName,
        birth_year: i32,
        numberless: bool,
    ) -> Result<Vec<Person>, StoreError> {
        let key = name.match_key();
        let people = self.kept.people.values();
        let found = people.filter(|person| {
            person.merged_into.is_none()
                && person.birth.year() == birth_year
                && (!numberless || person.national_id.is_none())
                && person.full_name.match_key() == key
        });
        Ok(found.cloned().collect())
    }

    fn fields_set_by_hand(&mut self, person: PersonId) -> Result<Vec<PersonField>, StoreError> {
        let changes = self.kept.changes_of(person);
        let known = self.kept.people.get(&person);
        Ok(known.map_or_else(Vec::new, |known| set_by_hand(known, &changes)))
    }

    fn who_set(
        &mut self,
        person: PersonId,
        field: PersonField,
    ) -> Result<Option<(Label, Moment)>, StoreError> {
        Ok(who_set(field, &self.kept.changes_of(person)))
    }

    fn put(&mut self, _old: Option<&Person>, new: &Person) -> Result<(), StoreError> {
        self.kept
            .save(std::slice::from_ref(new), self.at, self.source, None)
    }
}

impl Kept {
    /// Adds or changes somebody; says who was there before.
    pub(super) fn put(&mut self, person: &Person) -> Result<Option<Person>, StoreError> {
        if let Some(number) = binding(person)
            && self.numbers.get(number).is_some_and(|id| *id != person.id)
        {
            return Err(twice(Unique::Number));
        }
        let old = self.people.insert(person.id, person.clone());
        self.renumber(person.id, old.as_ref(), Some(person));
        Ok(old)
    }

    /// Takes back what [`Kept::put`] did.
    pub(super) fn put_back(&mut self, id: PersonId, old: Option<&Person>) {
        let now = match old {
            Some(old) => self.people.insert(id, old.clone()),
            None => self.people.remove(&id),
        };
        self.renumber(id, now.as_ref(), old);
    }

    pub(super) fn renumber(&mut self, id: PersonId, old: Option<&Person>, new: Option<&Person>) {
        if let Some(number) = old.and_then(binding) {
            self.numbers.remove(number);
        }
        if let Some(number) = new.and_then(binding) {
            self.numbers.insert(number.clone(), id);
        }
    }

    pub(super) fn record_all(
        &mut self,
        at: &At,
        source: Source,
        reason: Option<&Note>,
        old: Option<&Person>,
        new: &Person,
    ) {
        let changes = match old {
            None => vec![(ADDED, None, Some(new.id.to_string()))],
            Some(old) => changed(old, new)
                .into_iter()
                .map(|(field, old, new)| (field.name(), old, new))
                .collect(),
        };
        self.changes.extend(changes.into_iter().map(|(field, old, now)| {
            let change = PersonChange {
                recorded: at.recorded,
                staff: at.staff.clone(),
                station: at.station.clone(),
                source: Some(source),
                reason: reason.cloned(),
                field: field.to_owned(),
                old,
                new: now,
            };
            (new.id, change)
        }));
    }

    /// Adds and changes all of these people or none.
    pub(super) fn save(
        &mut self,
        people: &[Person],
        at: &At,
        source: Source,
        reason: Option<&Note>,
    ) -> Result<(), StoreError> {
        let mut done: Vec<(Person, Option<Person>)> = Vec::with_capacity(people.len());
        for person in people {
            let person = as_saved(self.people.get(&person.id), person);
            match self.put(&person) {
                Ok(old) => done.push((person, old)),
                Err(fault) => {
                    for (person, old) in done.into_iter().rev() {
                        self.put_back(person.id, old.as_ref());
                    }
                    return Err(fault);
                }
            }
        }
        for (person, old) in done {
            self.record_all(at, source, reason, old.as_ref(), &person);
        }
        Ok(())
    }

    /// The record that stands for a person; the person's own where no other does.
    pub(super) fn stands_for<'a>(&'a self, mut person: &'a Person) -> &'a Person {
        while let Some(into) = person.merged_into.and_then(|into| self.people.get(&into)) {
            person = into;
        }
        person
    }

    /// Whether two records are of one person: the same, or merged into one.
    pub(super) fn is_same(&self, one: PersonId, other: PersonId) -> bool {
        let stands = |id| {
            self.people
                .get(&id)
                .map_or(id, |person| self.stands_for(person).id)
        };
        one == other || stands(one) == stands(other)
    }

    /// Every visit of a person and of the other records of the same person, but for the person's own of `today`.
    pub(super) fn visits_of(&self, person: PersonId, today: Option<DayId>) -> Vec<PastVisit> {
        let of_person = self.visits.iter().filter(|(_, (whose, day))| {
            self.is_same(*whose, person) && (*whose != person || Some(*day) != today)
        });
        let mut visits: Vec<_> = of_person
            .filter_map(|(visit, (_, day))| {
                let past = PastVisit {
                    day: *day,
                    date: self.days.get(day)?.info.date,
                    steps: self.steps_of(*visit, *day),
                };
                Some(((past.date, *visit), past))
            })
            .collect();
        visits.sort_by_key(|(order, _)| *order);
        visits.into_iter().map(|(_, past)| past).collect()
    }

    /// A record with its visits, or the refusal of an id that nobody has.
    pub(super) fn side(&self, id: PersonId) -> Result<Side, MergeRefusal> {
        let person = self.people.get(&id).ok_or(MergeRefusal::Unknown { person: id })?;
        let closed = |day| self.days.get(&day).is_some_and(|log| log.closed);
        Ok(side_of(person.clone(), &self.visits_of(id, None), closed))
    }

    pub(super) fn would_merge(
        &self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
    ) -> Result<(Side, Side, Person), MergeRefusal> {
        let (kept, gone) = (self.side(kept)?, self.side(gone)?);
        let after = merge::merge(&kept, &gone, confirmed)?;
        Ok((kept, gone, after))
    }

    /// Puts a record as it is, with every changed field on record.
    pub(super) fn change(&mut self, at: &At, old: &Person, new: &Person) -> Result<(), StoreError> {
        self.put(new)?;
        self.record_all(at, Source::Hand, None, Some(old), new);
        Ok(())
    }

    pub(super) fn merge(
        &mut self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
        at: &At,
    ) -> Result<Result<Person, MergeRefusal>, StoreError> {
        let (kept, gone, after) = match self.would_merge(kept, gone, confirmed) {
            Ok((kept, gone, after)) => (kept.person, gone.person, after),
            Err(refusal) => return Ok(Err(refusal)),
        };
        let away = Person {
            merged_into: Some(kept.id),
            ..gone.clone()
        };
        self.change(at, &gone, &away)?;
        self.change(at, &kept, &after)?;
        let merge = Merge {
            before: kept,
            after: after.clone(),
        };
        self.merges.insert(gone.id, merge);
        Ok(Ok(after))
    }

    pub(super) fn unmerge(
        &mut self,
        gone: PersonId,
        at: &At,
    ) -> Result<Result<Unmerged, UnmergeRefusal>, StoreError> {
        let nothing = Ok(Err(UnmergeRefusal::NotMerged { person: gone }));
        let Some(Merge { before, after }) = self.merges.get(&gone).cloned() else {
            return nothing;
        };
        let known = |id| self.people.get(&id).cloned();
        let (Some(kept), Some(away)) = (known(before.id), known(gone)) else {
            return nothing;
        };
        if let Some(into) = kept.merged_into {
            return Ok(Err(UnmergeRefusal::KeptIsMerged {
                person: kept.id,
                into,
            }));
        }
        let undone = merge::unmerge(&before, &after, &kept, &away);
        let number = undone.gone.national_id.as_ref();
        let owner = number.and_then(|number| self.numbers.get(number)).copied();
        let given_back = undone.kept.national_id != kept.national_id;
        if let Some(owner) = owner.filter(|owner| !(given_back && *owner == kept.id)) {
            return Ok(Err(UnmergeRefusal::NumberTaken { person: owner }));
        }
        self.change(at, &kept, &undone.kept)?;
        self.change(at, &away, &undone.gone)?;
        self.merges.remove(&gone);
        Ok(Ok(undone))
    }

    pub(super) fn size(&self) -> RosterSize {
        let mut by_unit = BTreeMap::new();
        for person in self.people.values().filter(|person| person.merged_into.is_none()) {
            *by_unit.entry(person.unit.clone()).or_insert(0) += 1;
        }
        RosterSize {
            all: by_unit.values().sum(),
            by_unit: by_unit.into_iter().collect(),
        }
    }

    pub(super) fn changes_of(&self, person: PersonId) -> Vec<PersonChange> {
        let of_person = self.changes.iter().filter(|(id, _)| *id == person);
        of_person.map(|(_, change)| change.clone()).collect()
    }
}
