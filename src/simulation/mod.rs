//! The reference morning as a simulation: five units come in blocks to a hall with two reception desks, five doctors, ten
//! beds and twelve seats.
//!
//! [`Simulation::next`] looks at the [`Day`] as it is and says what the simulated staff would do next, and when. It keeps
//! no copy of the day, so a person may take part: whatever they did, the next answer starts from there. What awaits each
//! donor is drawn from the seed before the first of them arrives; the same seed and the same acts give the same log, byte
//! for byte. Nothing here reads a clock or writes.

mod fate;
mod hall;
mod otherwise;
mod people;
mod scene;

use std::collections::BTreeMap;

use uuid::Uuid;

pub use hall::Planned;
pub use otherwise::Otherwise;

use self::fate::Fate;
use self::hall::Hall;
use self::scene::{Names, Scene};
use crate::domain::bag::BagCode;
use crate::domain::clean::Label;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::history::Source;
use crate::domain::id::{DayId, PersonId, StepId, VisitId};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{At, DayInfo, HallSize};
use crate::domain::time::{Moment, Span};
use crate::domain::unit::{Unit, UnitCode};
use crate::planning::assumptions::{self, Assumptions, AssumptionsFault};
use crate::planning::chance::Chance;
use crate::station::{Station, StationError};
use crate::store::{RosterSize, Store, StoreError};

/// How many donors the reference hall is made for; every further two hundred get another such hall.
const DONORS_A_HALL: u32 = 200;

/// After so many refusals the simulated staff leave somebody to whoever is taking care of them.
const MOST_REFUSALS: u8 = 5;

/// Why there is no simulated morning.
#[derive(Debug, thiserror::Error)]
pub enum SimulationFault {
    /// A file of `assets/demo/` is not what it should be.
    #[error("{file} cannot be read: {fault}")]
    Unreadable {
        /// Which file.
        file: &'static str,
        /// Why.
        fault: String,
    },
    /// A name, number or text of `assets/demo/` breaks a rule of the domain.
    #[error("{what:?} cannot be used")]
    NotUsable {
        /// Which one.
        what: String,
    },
    /// The station failed.
    #[error(transparent)]
    Station(#[from] StationError),
    /// The day could not be opened or closed.
    #[error("the day was refused: {}", .0.code())]
    Refused(Refusal),
    /// The morning does not come to its end.
    #[error("the simulation goes on for ever")]
    Endless,
}

impl From<AssumptionsFault> for SimulationFault {
    fn from(fault: AssumptionsFault) -> Self {
        Self::Unreadable {
            file: assumptions::FILE,
            fault: fault.to_string(),
        }
    }
}

impl From<StoreError> for SimulationFault {
    fn from(fault: StoreError) -> Self {
        Self::Station(fault.into())
    }
}

/// A morning that is about to begin: what must be in the store before the first donor, and who acts from then on.
#[derive(Debug, Clone)]
pub struct Morning {
    /// The id for the day.
    pub day: DayId,
    /// The id for the request that opens it.
    pub opening: StepId,
    /// When, by whom and where it is opened.
    pub at: At,
    /// The day.
    pub info: DayInfo,
    /// The roster.
    pub people: Vec<Person>,
    /// Everyone at work.
    pub simulation: Simulation,
}

impl Morning {
    /// Puts the people on the roster, opens the day, and gives those who act from then on.
    pub fn begin(self, station: &mut Station) -> Result<Simulation, SimulationFault> {
        station
            .store()
            .save_people(&self.people, &self.at, Source::List)?;
        let opened = station.open_day(self.day, self.opening, &self.info, &self.at)?;
        opened.outcome.map_err(SimulationFault::Refused)?;
        Ok(self.simulation)
    }
}

/// One simulated donor: when they come, and what awaits them.
#[derive(Debug, Clone)]
struct Donor {
    person: PersonId,
    visit: VisitId,
    /// When reception is done with them, and which reception desk; none for those who don't come.
    check_in: Option<(Moment, usize)>,
    fate: Fate,
}

/// The staff of the hall.
#[derive(Debug, Clone)]
pub struct Simulation {
    seed: u64,
    pack: RulePack,
    hall: Hall,
    donors: Vec<Donor>,
    by_person: BTreeMap<PersonId, usize>,
    /// Those who come, by the moment of their check-in.
    arrivals: Vec<usize>,
    /// What awaits somebody whom the simulation did not invent.
    stranger: Fate,
    /// Who is left alone for a while because an act was refused: how often, and until when.
    held: BTreeMap<VisitId, (u8, Moment)>,
}

impl Simulation {
    /// Invents a morning for so many donors on the roster, beginning at `start`.
    pub fn prepare(
        seed: u64,
        donors: u32,
        start: Moment,
        pack: &RulePack,
    ) -> Result<Morning, SimulationFault> {
        Self::prepare_otherwise(seed, donors, start, pack, &Otherwise::default())
    }

    /// Invents a morning that goes otherwise than assumed.
    pub fn prepare_otherwise(
        seed: u64,
        donors: u32,
        start: Moment,
        pack: &RulePack,
        otherwise: &Otherwise,
    ) -> Result<Morning, SimulationFault> {
        let (names, scene) = (Names::read()?, Scene::read()?);
        let assumed = otherwise.truth(Assumptions::read()?);
        let mut ids = Ids::new(seed, start);
        let units = units(&scene)?;
        let halls = u16::try_from(donors.div_ceil(DONORS_A_HALL).max(1)).unwrap_or(u16::MAX / 12);
        let info = DayInfo {
            title: label(&scene.title)?,
            date: start.date(),
            site: label(&scene.site)?,
            hospital: label(&scene.hospital)?,
            target: donors * 3 / 4,
            units,
            hall: HallSize {
                desks: 5 * halls,
                beds: 10 * halls,
                seats: 12 * halls,
            },
            bag_pattern: None,
        };
        let hall = Hall::new(&scene, &assumed, otherwise.desks_unstaffed)?;
        let at = hall.at_reception(0, start);
        let day = DayId(ids.next());
        let opening = StepId(ids.next());
        let mut people = Vec::new();
        let mut course = Vec::new();
        for (n, unit) in blocks(donors, &info.units) {
            let id = PersonId(ids.next());
            let mut chance = Chance::new(seed, u64::from(n) + 1000);
            let person = people::invent(&mut chance, (&names, &scene), id, unit, n + 1, info.date)?;
            course.push(Donor {
                person: id,
                visit: VisitId(ids.next()),
                check_in: None,
                fate: Fate::draw(&mut chance, &assumed, person.sex),
            });
            people.push(person);
        }
        let arrivals = arrivals((seed, &assumed), start, &mut course, info.units.len(), halls);
        let by_person = course.iter().enumerate().map(|(n, donor)| (donor.person, n));
        let simulation = Self {
            seed,
            pack: pack.clone(),
            hall,
            by_person: by_person.collect(),
            arrivals,
            donors: course,
            stranger: Fate::draw(
                &mut Chance::new(seed, 1),
                &assumed,
                crate::domain::identity::Sex::Male,
            ),
            held: BTreeMap::new(),
        };
        Ok(Morning {
            day,
            opening,
            at,
            info,
            people,
            simulation,
        })
    }

    /// What happens next on `day`, and when: never before `now`, and maybe much later. `None` when everybody has left.
    ///
    /// Asking changes nothing that the donors would notice, so it may be asked as often as the day changes.
    pub fn next(&mut self, day: &Day, now: Moment) -> Option<Planned> {
        hall::next(self, day, now)
    }

    /// Leaves the donor of an act alone for a minute, because the act was refused: somebody else had a hand in it.
    pub fn refused(&mut self, planned: &Planned) {
        if let Some(visit) = planned.command.of_visit() {
            let (times, until) = self.held.entry(visit).or_insert((0, planned.at));
            *times = times.saturating_add(1);
            *until = planned.at + Span::from_mins(u32::from(*times));
        }
    }

    /// The act that closes the day, once everybody has left.
    pub fn closing(&self, day: &Day, now: Moment) -> Planned {
        self.hall.planned(day, now, Command::CloseDay)
    }

    fn donor(&self, person: PersonId) -> Option<&Donor> {
        self.donors.get(*self.by_person.get(&person)?)
    }

    fn fate(&self, person: PersonId) -> &Fate {
        self.donor(person).map_or(&self.stranger, |donor| &donor.fate)
    }
}

/// Runs a whole morning at once in `store`, which nobody else should use, and gives the closed day and its roster.
pub fn headless(
    store: Box<dyn Store>,
    seed: u64,
    donors: u32,
    start: Moment,
    pack: RulePack,
) -> Result<(Day, RosterSize), SimulationFault> {
    let morning = Simulation::prepare(seed, donors, start, &pack)?;
    let mut station = Station::open(store, pack)?;
    run_headless(&mut station, morning)?;
    let roster = station.store().roster_size()?;
    let day = station.day().ok_or(StationError::NoDay)?.clone();
    Ok((day, roster))
}

/// Runs a whole morning at once through `station` and closes the day. The station's store gets the day and its people;
/// it should be one that nobody else uses.
pub fn run_headless(station: &mut Station, morning: Morning) -> Result<(), SimulationFault> {
    let mut now = morning.at.occurred;
    let mut left = 1000 + 200 * morning.people.len();
    let mut simulation = morning.begin(station)?;
    loop {
        let day = station.day().ok_or(StationError::NoDay)?;
        let planned = simulation.next(day, now);
        let is_over = planned.is_none();
        let planned = planned.unwrap_or_else(|| simulation.closing(day, now));
        now = planned.at;
        match (station.execute(&planned.request(now))?.outcome, is_over) {
            (Ok(_), true) => return Ok(()),
            (Err(refusal), true) => return Err(SimulationFault::Refused(refusal)),
            (Ok(_), false) => {}
            (Err(_), false) => simulation.refused(&planned),
        }
        left = left.checked_sub(1).ok_or(SimulationFault::Endless)?;
    }
}

/// Everyone on the roster with their unit: the first unit's people, then the second's, in equal parts.
fn blocks(donors: u32, units: &[Unit]) -> impl Iterator<Item = (u32, &Unit)> {
    let parts = u64::try_from(units.len()).unwrap_or(1);
    (0..donors).filter_map(move |n| {
        let block = u64::from(n) * parts / u64::from(donors);
        Some((n, units.get(usize::try_from(block).ok()?)?))
    })
}

/// When everyone is checked in: the units come 40 to 45 minutes apart, their people around that time, and reception
/// takes them one after the other. Gives those who come, in the order of their check-ins.
fn arrivals(
    (seed, assumed): (u64, &Assumptions),
    start: Moment,
    donors: &mut [Donor],
    units: usize,
    halls: u16,
) -> Vec<usize> {
    let (arrival, reception) = (&assumed.arrival, &assumed.reception);
    let scatter = arrival.scatter_minutes.span();
    let [least, most] = arrival.apart_minutes.map(|minutes| u32::from(minutes.0) * 60);
    let across = 2 * u32::from(arrival.scatter_minutes.0) * 60;
    let mut chance = Chance::new(seed, 2);
    let mut appointed = start + scatter;
    let appointments: Vec<_> = (0..units)
        .map(|_| {
            let this = appointed;
            appointed = appointed + Span::from_secs(chance.between(least, most));
            this
        })
        .collect();
    let count = donors.len().max(1);
    let mut coming: Vec<_> = (0..donors.len())
        .filter_map(|n| {
            let appointed = *appointments.get(n * units / count)?;
            let late = chance.between(0, across);
            let comes = !chance.happens(arrival.no_show_per_mille.number());
            let service = reception.work.draw(&mut chance);
            comes.then_some((appointed - scatter + Span::from_secs(late), n, service))
        })
        .collect();
    coming.sort_unstable();
    let mut free = vec![start; usize::from(reception.desks) * usize::from(halls)];
    let mut order = Vec::new();
    for (door, n, service) in coming {
        let first_free = free.iter().enumerate().min_by_key(|(_, at)| **at);
        let (desk, at) = first_free.map_or((0, start), |(desk, at)| (desk, *at));
        let done = at.max(door) + service;
        if let Some(at) = free.get_mut(desk) {
            *at = done;
        }
        if let Some(donor) = donors.get_mut(n) {
            donor.check_in = Some((done, desk));
            order.push((done, n));
        }
    }
    order.sort_unstable();
    order.into_iter().map(|(_, n)| n).collect()
}

fn units(scene: &Scene) -> Result<Vec<Unit>, SimulationFault> {
    scene
        .units
        .iter()
        .map(|unit| {
            Ok(Unit {
                code: UnitCode::parse(&unit.code).ok_or_else(|| SimulationFault::NotUsable {
                    what: unit.code.clone(),
                })?,
                name: label(&unit.name)?,
            })
        })
        .collect()
}

fn label(text: &str) -> Result<Label, SimulationFault> {
    match Label::parse(text) {
        Ok(label) => Ok(label),
        Err(_) => Err(SimulationFault::NotUsable {
            what: text.to_owned(),
        }),
    }
}

/// The bag for the collection that the next step of `day` begins: a donation number of a facility that does not exist.
fn bag(seed: u64, day: &Day) -> Option<BagCode> {
    let year = day.info.date.format("%y");
    let number = (seed % 1000 * 1000 + day.head.seq.0) % 1_000_000;
    // A scan with the flags 00 needs no check character.
    BagCode::parse(&format!("=Z9999{year}{number:06}00")).ok()
}

/// Ids that follow from the seed: version 7, so that they sort by time.
struct Ids {
    chance: Chance,
    at: u64,
}

impl Ids {
    fn new(seed: u64, start: Moment) -> Self {
        Self {
            chance: Chance::new(seed, 3),
            at: u64::try_from(start.millis()).unwrap_or(0),
        }
    }

    fn next(&mut self) -> Uuid {
        let (high, low) = (self.chance.bits().to_be_bytes(), self.chance.bits().to_be_bytes());
        let mut bytes = [0; 10];
        for (byte, drawn) in bytes.iter_mut().zip(high.into_iter().chain(low)) {
            *byte = drawn;
        }
        uuid::Builder::from_unix_timestamp_millis(self.at, &bytes).into_uuid()
    }
}

#[cfg(test)]
pub(crate) mod tests;
