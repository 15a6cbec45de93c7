//! A store that lives as long as its handles: the reference that the other backends are measured against, and the
//! throw-away store of a test or a simulated morning.

mod roster;

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use roster::Book;

use super::audit::{Keys, audit};
use super::bookkeeping::{Change, Standing, changes, is_closed_after};
use super::codec::{Row, encode};
use super::names::NameList;
use super::people::{as_saved, set_by_hand};
use super::search::Query;
use super::{
    Audited, Batch, ChangeRoster, Committed, Damage, DayEntry, Decide, Keep, Ledger, Listening, OpenReader,
    PastVisit, PersonChange, RosterExport, RosterSize, Store, StoreError, Unique, Verdict,
};
use crate::domain::bag::BagCode;
use crate::domain::clean::Note;
use crate::domain::decide::BagUse;
use crate::domain::document::{DocumentKind, DocumentNumber};
use crate::domain::history::{PersonField, Source};
use crate::domain::id::{DayId, PersonId, Seq, StepId, VisitId};
use crate::domain::identity::CitizenNumber;
use crate::domain::merge::{MergeRefusal, UnmergeRefusal, Unmerged};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::step::{At, DayInfo, Envelope, Head, Step};
use crate::domain::unit::UnitCode;
use crate::domain::visit::Visit;

/// A handle on a store in memory; a clone is another station on the same store.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    shared: Arc<Mutex<Shared>>,
    /// How many writes this handle knows of.
    known_writes: u64,
}

#[derive(Default)]
struct Shared {
    kept: Kept,
    writes: u64,
    bells: Vec<Bell>,
}

/// Someone who listens, as long as the other end lives.
struct Bell {
    ring: Box<dyn Fn() + Send>,
    ear: std::sync::Weak<()>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared")
            .field("writes", &self.writes)
            .finish_non_exhaustive()
    }
}

/// Everything that is kept. A write that finds a key taken puts back what it changed before.
#[derive(Debug, Default)]
struct Kept {
    days: BTreeMap<DayId, Log>,
    steps: HashMap<StepId, (DayId, Seq)>,
    visits: HashMap<VisitId, (PersonId, DayId)>,
    open: HashMap<PersonId, VisitId>,
    bags: HashMap<BagCode, (DayId, VisitId)>,
    people: BTreeMap<PersonId, Person>,
    numbers: HashMap<CitizenNumber, PersonId>,
    changes: Vec<(PersonId, PersonChange)>,
    merges: BTreeMap<PersonId, Merge>,
    exports: Vec<RosterExport>,
}

/// Which record stands for another one, and what it was before and after.
#[derive(Debug, Clone)]
struct Merge {
    before: Person,
    after: Person,
}

#[derive(Debug)]
struct Log {
    info: DayInfo,
    closed: bool,
    rows: Vec<Row>,
    envelopes: Vec<Envelope>,
}

impl Log {
    fn head(&self) -> Head {
        self.rows.last().map(Row::head).unwrap_or_default()
    }
}

impl Kept {
    /// Refuses a log that does not hold the step that the caller saw last.
    fn check_head(&self, day: DayId, head: Head) -> Result<(), StoreError> {
        if head.seq == Seq::ZERO {
            return Ok(());
        }
        let damage = match self.rows(day).iter().find(|row| row.seq == head.seq) {
            Some(row) if row.hash == head.hash => return Ok(()),
            Some(_) => Damage::BrokenChain { seq: head.seq },
            None => Damage::Gap { missing: head.seq },
        };
        Err(StoreError::BrokenLog { day, damage })
    }

    fn rows(&self, day: DayId) -> &[Row] {
        self.days.get(&day).map_or(&[], |log| &log.rows)
    }

    fn envelopes(&self, day: DayId) -> &[Envelope] {
        self.days.get(&day).map_or(&[], |log| &log.envelopes)
    }

    fn newer(&self, day: DayId, after: Seq) -> Vec<Envelope> {
        let behind = self
            .envelopes(day)
            .iter()
            .skip_while(|envelope| envelope.seq <= after);
        behind.cloned().collect()
    }

    fn steps_of(&self, visit: VisitId, day: DayId) -> Vec<Envelope> {
        let of_visit = self
            .envelopes(day)
            .iter()
            .filter(|envelope| envelope.visit == Some(visit));
        of_visit.cloned().collect()
    }

    /// The steps that a request led to when it was made before.
    fn find_request(&self, day: DayId, request: StepId) -> Result<Option<Vec<Envelope>>, StoreError> {
        let Some(&(found_on, first)) = self.steps.get(&request) else {
            return Ok(None);
        };
        if found_on != day {
            return Err(twice(Unique::Step));
        }
        let from = self
            .envelopes(day)
            .iter()
            .skip_while(|envelope| envelope.seq < first);
        let of_request = from
            .zip(0..=u8::MAX)
            .take_while(|(envelope, n)| envelope.id == request.nth(*n))
            .map(|(envelope, _)| envelope.clone());
        Ok(Some(of_request.collect()))
    }

    /// Writes a batch with all that follows from it, or nothing.
    fn write(&mut self, day: DayId, request: StepId, batch: &Batch) -> Result<Vec<Envelope>, StoreError> {
        if let Some(person) = &batch.new_person {
            if self.people.contains_key(&person.id) {
                return Err(twice(Unique::Person));
            }
            self.put(&as_saved(None, person))?;
        }
        let old = match &batch.corrected {
            Some(person) => self.put(person)?,
            None => None,
        };
        let written = self.write_steps(day, request, batch);
        if let (Some(person), Some(old)) = (&batch.corrected, &old) {
            if written.is_ok() {
                self.record_all(&batch.at, Source::Card, None, Some(old), person);
            } else {
                self.put_back(person.id, Some(old));
            }
        }
        if let Some(person) = &batch.new_person {
            if written.is_ok() {
                self.record_all(&batch.at, Source::Hand, None, None, person);
            } else {
                self.put_back(person.id, None);
            }
        }
        written
    }

    fn write_steps(
        &mut self,
        day: DayId,
        request: StepId,
        batch: &Batch,
    ) -> Result<Vec<Envelope>, StoreError> {
        let log = self.days.get(&day);
        let mut info = log.map(|log| log.info.clone());
        let mut closed = log.is_some_and(|log| log.closed);
        let mut head = log.map(Log::head).unwrap_or_default();
        let (mut rows, mut envelopes) = (Vec::new(), Vec::new());
        for (n, new) in batch.steps.iter().enumerate() {
            let n = u8::try_from(n).map_err(|fault| StoreError::Failed {
                what: format!("one request leads to more than 256 steps: {fault}"),
            })?;
            match (&new.step, &info) {
                (Step::DayOpened(_), Some(_)) => return Err(twice(Unique::Day)),
                (Step::DayOpened(opened), None) => info = Some(opened.clone()),
                (_, Some(_)) => {}
                (_, None) => {
                    let damage = Damage::NotOpened;
                    return Err(StoreError::BrokenLog { day, damage });
                }
            }
            let (row, envelope) = encode(day, head, request.nth(n), &batch.at, new)?;
            if self.steps.contains_key(&row.id) {
                return Err(twice(Unique::Step));
            }
            head = row.head();
            closed = is_closed_after(closed, &new.step);
            rows.push(row);
            envelopes.push(envelope);
        }
        let Some(info) = info else { return Ok(envelopes) };
        self.keep_keys(day, &envelopes)?;
        let log = self.days.entry(day).or_insert_with(|| Log {
            info,
            closed,
            rows: Vec::new(),
            envelopes: Vec::new(),
        });
        log.closed = closed;
        log.rows.extend(rows);
        log.envelopes.extend(envelopes.iter().cloned());
        self.steps.extend(
            envelopes
                .iter()
                .map(|envelope| (envelope.id, (day, envelope.seq))),
        );
        Ok(envelopes)
    }

    /// Brings the unique keys to what the visits say after `written`, or leaves them as they are.
    fn keep_keys(&mut self, day: DayId, written: &[Envelope]) -> Result<(), StoreError> {
        let mut touched: Vec<VisitId> = written.iter().filter_map(|envelope| envelope.visit).collect();
        touched.sort_unstable();
        touched.dedup();
        let mut done = Vec::new();
        for visit in touched {
            let mut steps = self.steps_of(visit, day);
            let before = Standing::after(&steps);
            steps.extend(
                written
                    .iter()
                    .filter(|envelope| envelope.visit == Some(visit))
                    .cloned(),
            );
            let after = Standing::after(&steps);
            for change in changes(before.as_ref(), after.as_ref()) {
                if let Err(fault) = self.keep(day, visit, &change) {
                    for (visit, change) in done.into_iter().rev() {
                        self.keep_back(day, visit, &change);
                    }
                    return Err(fault);
                }
                done.push((visit, change));
            }
        }
        Ok(())
    }

    fn keep(&mut self, day: DayId, visit: VisitId, change: &Change) -> Result<(), StoreError> {
        match change {
            Change::Begin(_) if self.visits.contains_key(&visit) => return Err(twice(Unique::Visit)),
            Change::Begin(person) => drop(self.visits.insert(visit, (*person, day))),
            Change::Enter(person) if self.open.contains_key(person) => return Err(twice(Unique::OpenVisit)),
            Change::Enter(person) => drop(self.open.insert(*person, visit)),
            Change::Leave(person) => drop(self.open.remove(person)),
            Change::Use(bag) if self.bags.contains_key(bag) => return Err(twice(Unique::Bag)),
            Change::Use(bag) => drop(self.bags.insert(bag.clone(), (day, visit))),
            Change::Free(bag) => drop(self.bags.remove(bag)),
        }
        Ok(())
    }

    /// Takes a change back.
    fn keep_back(&mut self, day: DayId, visit: VisitId, change: &Change) {
        match change {
            Change::Begin(_) => drop(self.visits.remove(&visit)),
            Change::Enter(person) => drop(self.open.remove(person)),
            Change::Leave(person) => drop(self.open.insert(*person, visit)),
            Change::Use(bag) => drop(self.bags.remove(bag)),
            Change::Free(bag) => drop(self.bags.insert(bag.clone(), (day, visit))),
        }
    }

    /// Reads the log of a day and checks it.
    fn audit_of(&self, day: DayId) -> Audited {
        match self.days.get(&day) {
            Some(log) => audit(day, &log.rows, &self.keys(day, log)),
            None => audit(day, &[], &Keys::default()),
        }
    }

    /// The unique keys of a day.
    fn keys(&self, day: DayId, log: &Log) -> Keys {
        let of_day = |visit: &VisitId| self.visits.get(visit).is_some_and(|(_, on)| *on == day);
        Keys {
            head: log.head(),
            closed: log.closed,
            visits: self
                .visits
                .iter()
                .filter(|(_, (_, on))| *on == day)
                .map(|(visit, (person, _))| (*visit, *person))
                .collect(),
            open: self
                .open
                .iter()
                .filter(|(_, visit)| of_day(visit))
                .map(|(person, visit)| (*person, *visit))
                .collect(),
            bags: self
                .bags
                .iter()
                .filter(|(_, (on, _))| *on == day)
                .map(|(bag, (_, visit))| (bag.as_str().to_owned(), *visit))
                .collect(),
        }
    }
}

/// The number of somebody, unless another record stands for this one.
const fn binding(person: &Person) -> Option<&CitizenNumber> {
    match person.merged_into {
        None => person.national_id.as_ref(),
        Some(_) => None,
    }
}

const fn twice(key: Unique) -> StoreError {
    StoreError::Twice { key }
}

impl Ledger for &Kept {
    fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        Ok(self.people.get(&id).cloned())
    }

    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError> {
        let id = self.numbers.get(number);
        let found = id.and_then(|id| self.people.get(id)).or_else(|| {
            let mut merged = self.people.values().filter(|person| person.merged_into.is_some());
            merged.find(|person| person.national_id.as_ref() == Some(number))
        });
        Ok(found.map(|person| self.stands_for(person)).cloned())
    }

    fn past_visits_of(&mut self, person: PersonId, today: DayId) -> Result<Vec<PastVisit>, StoreError> {
        Ok(self.visits_of(person, Some(today)))
    }

    fn bag_use(&mut self, bag: &BagCode) -> Result<Option<BagUse>, StoreError> {
        let Some((day, visit)) = self.bags.get(bag) else {
            return Ok(None);
        };
        let date = self.days.get(day).map(|log| log.info.date);
        let visit = Visit::fold(&self.steps_of(*visit, *day));
        Ok(date
            .zip(visit)
            .and_then(|(date, visit)| BagUse::of(date, &visit, bag)))
    }

    fn audit(&mut self, day: DayId) -> Result<Audited, StoreError> {
        Ok(self.audit_of(day))
    }
}

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a write and rings for those who still listen.
    fn wrote(&mut self) {
        let mut shared = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        self.known_writes += u64::from(self.known_writes == shared.writes);
        shared.writes += 1;
        shared.bells.retain(|bell| bell.ear.strong_count() > 0);
        shared.bells.iter().for_each(|bell| (bell.ring)());
    }
}

impl Store for Memory {
    fn days(&mut self) -> Result<Vec<DayEntry>, StoreError> {
        let shared = self.lock();
        let mut days: Vec<_> = shared
            .kept
            .days
            .iter()
            .map(|(id, log)| DayEntry {
                id: *id,
                info: log.info.clone(),
                closed: log.closed,
                head: log.head(),
            })
            .collect();
        days.sort_by_key(|day| std::cmp::Reverse((day.info.date, day.id)));
        Ok(days)
    }

    fn steps_after(&mut self, day: DayId, after: Seq) -> Result<Vec<Envelope>, StoreError> {
        Ok(self.lock().kept.newer(day, after))
    }

    fn commit(
        &mut self,
        day: DayId,
        head: Head,
        request: StepId,
        decide: &mut Decide<'_>,
    ) -> Result<Committed, StoreError> {
        let mut shared = self.lock();
        let kept = &mut shared.kept;
        kept.check_head(day, head)?;
        let newer = kept.newer(day, head.seq);
        if let Some(found) = kept.find_request(day, request)? {
            let outcome = Ok(found);
            return Ok(Committed { newer, outcome });
        }
        let outcome = match decide(&newer, &mut &*kept)? {
            Ok(batch) => Ok(kept.write(day, request, &batch)?),
            Err(refusal) => Err(refusal),
        };
        drop(shared);
        if outcome.is_ok() {
            self.wrote();
        }
        Ok(Committed { newer, outcome })
    }

    fn people(&mut self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let shared = self.lock();
        Ok(ids
            .iter()
            .filter_map(|id| shared.kept.people.get(id).cloned())
            .collect())
    }

    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError> {
        let shared = self.lock();
        (&shared.kept).person_by_number(number)
    }

    fn people_by_document(
        &mut self,
        kind: DocumentKind,
        number: &DocumentNumber,
    ) -> Result<Vec<Person>, StoreError> {
        let shared = self.lock();
        let has = |person: &&Person| {
            let found = person
                .documents
                .get(kind)
                .and_then(|document| document.number.as_ref());
            found.is_some_and(|found| found.key() == number.key())
        };
        let mut people: Vec<Person> = Vec::new();
        for person in shared.kept.people.values().filter(has) {
            let person = shared.kept.stands_for(person);
            if people.iter().all(|other| other.id != person.id) {
                people.push(person.clone());
            }
        }
        Ok(people)
    }

    fn namesakes(&mut self, name: &FullName, year: i32) -> Result<Vec<Person>, StoreError> {
        let key = name.match_key();
        let shared = self.lock();
        let is_namesake = |person: &&Person| {
            person.merged_into.is_none() && person.birth.year() == year && person.full_name.match_key() == key
        };
        Ok(shared.kept.people.values().filter(is_namesake).cloned().collect())
    }

    fn search(&mut self, query: &str, limit: usize) -> Result<Vec<Person>, StoreError> {
        let Some(query) = Query::read(query) else {
            return Ok(Vec::new());
        };
        let shared = self.lock();
        let people = shared.kept.people.values();
        let mut found: Vec<_> = people
            .filter_map(|person| query.judge(person).map(|rank| (rank, person)))
            .collect();
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        Ok(found
            .into_iter()
            .take(limit)
            .map(|(_, person)| person.clone())
            .collect())
    }

    fn roster_size(&mut self) -> Result<RosterSize, StoreError> {
        Ok(self.lock().kept.size())
    }

    fn writers(&self) -> OpenReader {
        self.readers()
    }

    fn readers(&self) -> OpenReader {
        let store = self.clone();
        Box::new(move || Ok(Box::new(store.clone())))
    }

    fn save_people(&mut self, people: &[Person], at: &At, source: Source) -> Result<(), StoreError> {
        self.lock().kept.save(people, at, source, None)?;
        self.wrote();
        Ok(())
    }

    fn change_roster(
        &mut self,
        at: &At,
        source: Source,
        work: &mut ChangeRoster<'_>,
    ) -> Result<(), StoreError> {
        let mut shared = self.lock();
        let kept = &mut shared.kept;
        let before = (kept.people.clone(), kept.numbers.clone(), kept.changes.len());
        let worked = work(&mut Book { kept, at, source });
        if !matches!(worked, Ok(Keep::All)) {
            let (people, numbers, changes) = before;
            (kept.people, kept.numbers) = (people, numbers);
            kept.changes.truncate(changes);
        }
        drop(shared);
        self.wrote();
        worked.map(drop)
    }

    fn correct(&mut self, person: &Person, reason: Option<&Note>, at: &At) -> Result<(), StoreError> {
        let people = std::slice::from_ref(person);
        self.lock().kept.save(people, at, Source::Hand, reason)?;
        self.wrote();
        Ok(())
    }

    fn correct_known(
        &mut self,
        known: &Person,
        person: &Person,
        at: &At,
    ) -> Result<Result<(), Option<Box<Person>>>, StoreError> {
        let mut shared = self.lock();
        let now = shared.kept.people.get(&known.id);
        if now != Some(known) {
            return Ok(Err(now.cloned().map(Box::new)));
        }
        let people = std::slice::from_ref(person);
        shared.kept.save(people, at, Source::Hand, None)?;
        drop(shared);
        self.wrote();
        Ok(Ok(()))
    }

    fn merged_into(&mut self, kept: PersonId) -> Result<Vec<Person>, StoreError> {
        let shared = self.lock();
        let people = shared.kept.people.values();
        Ok(people
            .filter(|person| person.merged_into == Some(kept))
            .cloned()
            .collect())
    }

    fn would_merge(
        &mut self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
    ) -> Result<Result<Person, MergeRefusal>, StoreError> {
        let planned = self.lock().kept.would_merge(kept, gone, confirmed);
        Ok(planned.map(|(_, _, after)| after))
    }

    fn merge(
        &mut self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
        at: &At,
    ) -> Result<Result<Person, MergeRefusal>, StoreError> {
        let merged = self.lock().kept.merge(kept, gone, confirmed, at)?;
        if merged.is_ok() {
            self.wrote();
        }
        Ok(merged)
    }

    fn unmerge(&mut self, gone: PersonId, at: &At) -> Result<Result<Unmerged, UnmergeRefusal>, StoreError> {
        let undone = self.lock().kept.unmerge(gone, at)?;
        if undone.is_ok() {
            self.wrote();
        }
        Ok(undone)
    }

    fn visits_of(&mut self, person: PersonId) -> Result<Vec<PastVisit>, StoreError> {
        Ok(self.lock().kept.visits_of(person, None))
    }

    fn everyone(&mut self, see: &mut dyn FnMut(Person) -> ControlFlow<()>) -> Result<(), StoreError> {
        let shared = self.lock();
        let mut people = shared.kept.people.values();
        while let Some(person) = people.find(|person| person.merged_into.is_none()) {
            if see(person.clone()).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn people_of_unit(&mut self, unit: Option<&UnitCode>) -> Result<Vec<Person>, StoreError> {
        let shared = self.lock();
        let people = shared.kept.people.values();
        let of_unit = people.filter(|person| person.merged_into.is_none() && person.unit.as_ref() == unit);
        Ok(of_unit.cloned().collect())
    }

    fn record_export(&mut self, at: &At) -> Result<RosterExport, StoreError> {
        let people = self.lock().kept.size().all;
        self.record_list(NameList::Roster, people, at)
    }

    fn record_list(&mut self, list: NameList, people: u64, at: &At) -> Result<RosterExport, StoreError> {
        let export = RosterExport {
            list,
            recorded: at.recorded,
            staff: at.staff.clone(),
            station: at.station.clone(),
            people,
        };
        self.lock().kept.exports.push(export.clone());
        self.wrote();
        Ok(export)
    }

    fn exports(&mut self) -> Result<Vec<RosterExport>, StoreError> {
        Ok(self.lock().kept.exports.clone())
    }

    fn fields_set_by_hand(&mut self, person: PersonId) -> Result<Vec<PersonField>, StoreError> {
        let shared = self.lock();
        let known = shared.kept.people.get(&person);
        Ok(known.map_or_else(Vec::new, |known| {
            set_by_hand(known, &shared.kept.changes_of(person))
        }))
    }

    fn changes_of(&mut self, person: PersonId) -> Result<Vec<PersonChange>, StoreError> {
        Ok(self.lock().kept.changes_of(person))
    }

    fn others_wrote(&mut self) -> Result<bool, StoreError> {
        let writes = self.lock().writes;
        Ok(std::mem::replace(&mut self.known_writes, writes) != writes)
    }

    fn listen(&mut self, ring: Box<dyn Fn() + Send>) -> Result<Listening, StoreError> {
        let ear = Arc::new(());
        self.lock().bells.push(Bell {
            ring,
            ear: Arc::downgrade(&ear),
        });
        Ok(Listening::new(ear))
    }

    fn rest(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn verify(&mut self) -> Result<Vec<Verdict>, StoreError> {
        let shared = self.lock();
        let kept = &shared.kept;
        let mut days: Vec<_> = kept.days.iter().collect();
        days.sort_by_key(|(id, log)| std::cmp::Reverse((log.info.date, **id)));
        Ok(days
            .into_iter()
            .map(|(id, log)| audit(*id, &log.rows, &kept.keys(*id, log)).verdict)
            .collect())
    }

    fn audit(&mut self, day: DayId) -> Result<Audited, StoreError> {
        Ok(self.lock().kept.audit_of(day))
    }
}

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::store::Store;
    use crate::store::conformance::{Opener, conformance};

    fn in_memory(case: &dyn Fn(Opener<'_>)) {
        let store = Memory::new();
        let store = std::sync::Mutex::new(store);
        case(&|| {
            let handle = store.lock().unwrap().clone();
            Box::new(handle) as Box<dyn Store>
        });
    }

    conformance!(in_memory);
}
