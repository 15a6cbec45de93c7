//! One running terminal: owns a store and keeps a [`Day`] current. Screens, scripts, the simulated morning and imports
//! all write through [`Station::execute`]; there is no other way in.

pub mod dossier;
pub mod onlooker;
pub mod worker;

use crate::domain::arrival::{Claim, Correction, may_be, may_own};
use crate::domain::bag::BagCode;
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::decide::{Context, Past, decide, open_day};
use crate::domain::id::{DayId, PersonId, StepId};
use crate::domain::person::{DonorFacts, Person};
use crate::domain::reconcile::differences;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{At, DayInfo, Envelope, Head};
use crate::domain::visit::Visit;
use crate::store::{Audited, Batch, Committed, Damage, Ledger, Store, StoreError};

/// A command on its way: who asks, when, and the id by which it is recognised when it is asked again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The id of the first step that this leads to.
    pub id: StepId,
    /// When, who, where.
    pub at: At,
    /// What is asked for.
    pub command: Command,
    /// Someone who is to be added to the roster in the same stroke, for a check-in of somebody new.
    pub new_person: Option<Person>,
    /// What of the person who is checked in is corrected in the same stroke.
    pub corrected: Option<Correction>,
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Executed {
    /// What others did meanwhile.
    pub newer: Vec<Envelope>,
    /// The steps of the request, durable now, or why there are none.
    pub outcome: Result<Vec<Envelope>, Refusal>,
}

/// Why a station could not do its part.
#[derive(Debug, thiserror::Error)]
pub enum StationError {
    /// No day has been opened.
    #[error("no day is open")]
    NoDay,
    /// The log of the day cannot be folded.
    #[error("the log of the day does not begin with its opening")]
    Unfoldable,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// One running terminal.
pub struct Station {
    store: Box<dyn Store>,
    pack: RulePack,
    day: Option<Day>,
}

impl std::fmt::Debug for Station {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Station")
            .field("day", &self.day.as_ref().map(|day| day.id))
            .finish_non_exhaustive()
    }
}

impl Station {
    /// A station on the newest open day of `store`; on the newest closed one, if none is open; on none, if there is none.
    pub fn open(mut store: Box<dyn Store>, pack: RulePack) -> Result<Self, StationError> {
        let days = store.days()?;
        let current = days
            .iter()
            .find(|day| !day.closed)
            .or_else(|| days.first())
            .map(|day| day.id);
        let mut station = Self {
            store,
            pack,
            day: None,
        };
        if let Some(id) = current {
            station.go_to(id)?;
        }
        Ok(station)
    }

    /// Turns to another day.
    pub fn go_to(&mut self, id: DayId) -> Result<(), StationError> {
        let steps = self.store.steps_after(id, Head::default().seq)?;
        self.day = Some(Day::fold(&steps).ok_or(StationError::Unfoldable)?);
        Ok(())
    }

    /// The day as far as it is known here.
    pub fn day(&self) -> Option<&Day> {
        self.day.as_ref()
    }

    /// The rules in force.
    pub fn pack(&self) -> &RulePack {
        &self.pack
    }

    /// The store, for reading and for the roster.
    pub fn store(&mut self) -> &mut dyn Store {
        self.store.as_mut()
    }

    /// Opens a day and turns to it.
    pub fn open_day(
        &mut self,
        id: DayId,
        request: StepId,
        info: &DayInfo,
        at: &At,
    ) -> Result<Executed, StationError> {
        let committed = self.store.commit(id, Head::default(), request, &mut |_, _| {
            Ok(open_day(info.clone()).map(|step| Batch {
                at: at.clone(),
                steps: vec![step],
                new_person: None,
                corrected: None,
            }))
        })?;
        if let Ok(steps) = &committed.outcome
            && let Some(day) = Day::fold(committed.newer.iter().chain(steps))
        {
            self.day = Some(day);
        }
        Ok(Executed {
            newer: committed.newer,
            outcome: committed.outcome,
        })
    }

    /// Decides on a command under the store's write lock and writes its steps. What comes back is durable.
    pub fn execute(&mut self, request: &Request) -> Result<Executed, StationError> {
        let Self { store, pack, day } = self;
        let day = day.as_mut().ok_or(StationError::NoDay)?;
        let (id, head) = (day.id, day.head);
        let committed = store.commit(id, head, request.id, &mut |newer, ledger| {
            day.apply_all(newer);
            let decided = decide_with(day, pack, request, ledger)?;
            if decided.is_ok()
                && request.command == Command::CloseDay
                && let Err(refusal) = recompute(day, pack, ledger.audit(id)?)?
            {
                return Ok(Err(refusal));
            }
            Ok(decided)
        })?;
        let Committed { newer, outcome } = committed;
        newer
            .iter()
            .chain(outcome.iter().flatten())
            .for_each(|envelope| day.apply(envelope));
        Ok(Executed { newer, outcome })
    }

    /// Reads the whole log of the day anew, checks it and folds it, and holds the result against the day as it is known
    /// here: the day that was read, or what differs. [`Station::execute`] does the same under the write lock before it
    /// closes a day.
    pub fn audit(&mut self) -> Result<Result<Day, Refusal>, StationError> {
        let Self { store, pack, day } = self;
        let day = day.as_mut().ok_or(StationError::NoDay)?;
        let audited = store.audit(day.id)?;
        // What others wrote meanwhile is no difference.
        day.apply_all(&audited.steps);
        Ok(recompute(day, pack, audited)?)
    }

    /// Those of the roster without a number who may own a card whose number nobody has.
    pub fn who_may_own(&mut self, card: &Claim) -> Result<Vec<Person>, StationError> {
        let mut found = self.store.namesakes(&card.full_name, card.birth.year())?;
        found.retain(|person| may_own(person, card));
        Ok(found)
    }

    /// The owner of a card by its number; if nobody has it, those who may own it.
    pub fn whose_card(&mut self, card: &Claim) -> Result<Vec<Person>, StationError> {
        let by_number = match &card.number {
            Some(number) => self.store.person_by_number(number)?,
            None => None,
        };
        match by_number {
            Some(owner) => Ok(vec![owner]),
            None => self.who_may_own(card),
        }
    }

    /// Those of the roster whom somebody who is entered by hand may be.
    pub fn who_may_be(&mut self, entered: &Claim) -> Result<Vec<Person>, StationError> {
        let mut found = self.store.namesakes(&entered.full_name, entered.birth.year())?;
        found.retain(|person| may_be(person, entered));
        Ok(found)
    }

    /// Reads what other stations wrote.
    pub fn follow(&mut self) -> Result<Vec<Envelope>, StationError> {
        let Some(day) = &mut self.day else {
            return Ok(Vec::new());
        };
        let newer = self.store.steps_after(day.id, day.head.seq)?;
        day.apply_all(&newer);
        Ok(newer)
    }
}

/// Folds a day anew from its log as it was read, and refuses when that is another day than the one that is known.
fn recompute(day: &Day, pack: &RulePack, audited: Audited) -> Result<Result<Day, Refusal>, StoreError> {
    let id = audited.verdict.day;
    let steps = audited.sound()?;
    let read = Day::fold(&steps).ok_or(StoreError::BrokenLog {
        day: id,
        damage: Damage::NotOpened,
    })?;
    let figures = differences(pack, &read, day);
    Ok(if figures.is_empty() {
        Ok(read)
    } else {
        Err(Refusal::FiguresDiffer { figures })
    })
}

/// Reads what the decision rests on, and decides.
fn decide_with(
    day: &Day,
    pack: &RulePack,
    request: &Request,
    ledger: &mut dyn Ledger,
) -> Result<Result<Batch, Refusal>, StoreError> {
    let new_number = request
        .new_person
        .as_ref()
        .and_then(|person| person.national_id.as_ref());
    let given_number = request
        .corrected
        .as_ref()
        .and_then(|corrected| corrected.national_id.as_ref());
    for number in new_number.into_iter().chain(given_number) {
        if let Some(known) = ledger.person_by_number(number)? {
            return Ok(Err(Refusal::NumberOnRoster { person: known.id }));
        }
    }
    let mut donor = match donor_of(day, request) {
        Some(person) => facts_of(person, day, request.new_person.as_ref(), ledger)?,
        None => None,
    };
    // What was found is corrected, not what the screen showed: others may have changed the rest meanwhile.
    let mut corrected = None;
    if let (Some(donor), Some(correction)) = (&mut donor, &request.corrected) {
        donor.person = correction.of(donor.person.clone());
        corrected = Some(donor.person.clone());
    }
    let bag = match bag_of(&request.command) {
        Some(code) => ledger.bag_use(code)?,
        None => None,
    };
    let context = Context {
        pack,
        past: Past::Read {
            donor: donor.as_ref(),
            bag,
        },
    };
    let steps = decide(day, &context, &request.command, &request.at);
    Ok(steps.map(|steps| Batch {
        at: request.at.clone(),
        steps,
        new_person: request.new_person.clone(),
        corrected,
    }))
}

fn donor_of(day: &Day, request: &Request) -> Option<PersonId> {
    match &request.command {
        Command::CheckIn { person, .. } => Some(*person),
        Command::Visit { visit, .. } => day.visit(*visit).map(|visit| visit.person),
        Command::ChangeHall(_) | Command::CloseDay | Command::ReopenDay { .. } => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "only one act brings a bag")]
fn bag_of(command: &Command) -> Option<&BagCode> {
    match command {
        Command::Visit {
            act: Act::StartCollection { bag, .. },
            ..
        } => Some(bag),
        _ => None,
    }
}

/// What the roster and the other days say about a donor.
fn facts_of(
    id: PersonId,
    day: &Day,
    new_person: Option<&Person>,
    ledger: &mut dyn Ledger,
) -> Result<Option<DonorFacts>, StoreError> {
    let person = match new_person.filter(|person| person.id == id) {
        Some(person) => Some(person.clone()),
        None => ledger.person(id)?,
    };
    let Some(mut person) = person else {
        return Ok(None);
    };
    // Whoever is sent to another record is sent to the last one.
    while let Some(into) = person.merged_into
        && let Some(next) = ledger.person(into)?.and_then(|next| next.merged_into)
    {
        person.merged_into = Some(next);
    }
    let mut facts = DonorFacts::of(person);
    for past in ledger.past_visits_of(id, day.id)? {
        if let Some(visit) = Visit::fold(&past.steps) {
            facts.add(past.day, past.date, &visit);
        }
    }
    Ok(Some(facts))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::clean::Label;
    use crate::domain::day::Status;
    use crate::domain::reconcile::Figure;
    use crate::domain::step::HallSize;
    use crate::domain::time::Moment;
    use crate::store::memory::Memory;

    fn at() -> At {
        let now = Moment::parse("2026-10-22T11:00:00+07:00").unwrap();
        At {
            occurred: now,
            recorded: now,
            staff: Label::parse("Trần Thị Hoa").unwrap(),
            station: Label::parse("Lễ tân").unwrap(),
        }
    }

    /// A station on a new day of a store.
    fn on_a_day(store: &Memory) -> Station {
        let label = |text| Label::parse(text).unwrap();
        let info = DayInfo {
            title: label("Ngày hội"),
            date: at().occurred.date(),
            site: label("A"),
            hospital: label("B"),
            target: 0,
            units: Vec::new(),
            hall: HallSize {
                desks: 1,
                beds: 1,
                seats: 1,
            },
            bag_pattern: None,
        };
        let pack = RulePack::vn_tt26_2013().unwrap();
        let mut station = Station::open(Box::new(store.clone()), pack).unwrap();
        let id = DayId(Uuid::from_u128(1));
        station
            .open_day(id, StepId(Uuid::from_u128(0x100)), &info, &at())
            .unwrap()
            .outcome
            .unwrap();
        station
    }

    fn ask(station: &mut Station, n: u128, command: Command) -> Result<Vec<Envelope>, Refusal> {
        let request = Request {
            id: StepId(Uuid::from_u128(n << 8)),
            at: at(),
            command,
            new_person: None,
            corrected: None,
        };
        station.execute(&request).unwrap().outcome
    }

    #[test]
    fn a_station_that_knows_another_day_than_its_log_does_not_close_it() {
        let store = Memory::new();
        let mut station = on_a_day(&store);
        station.day.as_mut().unwrap().late_entries += 1;
        station.day.as_mut().unwrap().info.target = 9;
        let differs = Refusal::FiguresDiffer {
            figures: vec![Figure::Settings, Figure::LateEntries],
        };
        assert_eq!(station.audit().unwrap(), Err(differs.clone()));
        assert_eq!(ask(&mut station, 2, Command::CloseDay), Err(differs));
        let pack = RulePack::vn_tt26_2013().unwrap();
        let mut anew = Station::open(Box::new(store), pack).unwrap();
        assert_eq!(anew.day().unwrap().status, Status::Open);
        assert_eq!(ask(&mut anew, 3, Command::CloseDay).unwrap().len(), 1);
    }

    #[test]
    fn what_others_wrote_meanwhile_is_no_difference() {
        let store = Memory::new();
        let mut station = on_a_day(&store);
        let pack = RulePack::vn_tt26_2013().unwrap();
        let mut other = Station::open(Box::new(store), pack).unwrap();
        let hall = HallSize {
            desks: 2,
            beds: 2,
            seats: 2,
        };
        ask(&mut other, 2, Command::ChangeHall(hall)).unwrap();
        let read = station.audit().unwrap().unwrap();
        assert_eq!((&read, read.info.hall), (other.day().unwrap(), hall));
        let more = HallSize { desks: 3, ..hall };
        ask(&mut other, 3, Command::ChangeHall(more)).unwrap();
        assert_eq!(ask(&mut station, 4, Command::CloseDay).unwrap().len(), 1);
    }

    #[test]
    fn a_closing_that_is_asked_again_is_answered_again() {
        let store = Memory::new();
        let mut station = on_a_day(&store);
        let closed = ask(&mut station, 2, Command::CloseDay).unwrap();
        assert_eq!(ask(&mut station, 2, Command::CloseDay), Ok(closed));
        assert_eq!(ask(&mut station, 3, Command::CloseDay), Err(Refusal::DayClosed));
        let closings = &station.day().unwrap().closings;
        assert_eq!(closings.as_slice(), [at()]);
    }
}
