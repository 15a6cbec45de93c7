//! What the benchmarks share: percentiles, a day with donors in it, and a line that puts the goal beside the figure.
#![allow(dead_code, reason = "each benchmark uses its part, and one uses all of it")]

pub(crate) mod on_terminal;

use std::path::Path;
use std::time::{Duration, Instant};

use giotmau::domain::birth::Birth;
use giotmau::domain::clean::Label;
use giotmau::domain::command::{Act, Command};
use giotmau::domain::id::{DayId, DeskNo, PersonId, StepId, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::name::FullName;
use giotmau::domain::person::Person;
use giotmau::domain::rulepack::RulePack;
use giotmau::domain::step::{At, DayInfo, HallSize, Step, Vitals};
use giotmau::domain::vitals::{Pressure, Pulse, Weight};
use giotmau::shell;
use giotmau::station::{Request, Station};
use giotmau::store::{Create, open};

/// The clock, for measuring.
pub(crate) fn clock() -> Instant {
    Instant::now()
}

/// How long `work` takes.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = clock();
    let value = work();
    (start.elapsed(), value)
}

/// The value below which `percent` of the measurements lie.
pub(crate) fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let at = (sorted.len().saturating_sub(1)) * percent / 100;
    sorted.get(at).copied().unwrap_or_default()
}

/// Sorts measurements and gives median and 99th percentile.
pub(crate) fn p50_p99(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (percentile(&times, 50), percentile(&times, 99))
}

/// One as a multiple of the other.
pub(crate) fn ratio(of: Duration, to: Duration) -> f64 {
    of.as_secs_f64() / to.as_secs_f64().max(1e-9)
}

/// Milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Prints one figure with its goal beside it.
pub(crate) fn verdict(goal: &str, what: &str, figure: f64, least: f64, most: f64) {
    let met = (least..=most).contains(&figure);
    let range = if least > 0.0 {
        format!(">= {least}")
    } else {
        format!("<= {most}")
    };
    println!(
        "{goal:<4} {what:<62} {figure:>9.3}   goal {range:<10} {}",
        if met { "met" } else { "MISSED" }
    );
}

pub(crate) fn label(text: &str) -> Label {
    Label::parse(text).expect("a plain label")
}

/// When, who, where: now, at this benchmark.
pub(crate) fn now() -> At {
    let now = shell::now();
    At {
        occurred: now,
        recorded: now,
        staff: label("Hoa"),
        station: label("bench"),
    }
}

/// A station on the database at `path`, which is made if it is not there.
pub(crate) fn station(path: &Path) -> Station {
    let store = open(&path.to_string_lossy(), Create::Yes).expect("the database opens");
    Station::open(store, RulePack::vn_tt26_2013().expect("the pack is read")).expect("the station opens")
}

/// Opens a day with so many desks.
pub(crate) fn open_day(station: &mut Station, desks: u16) {
    let at = now();
    let info = DayInfo {
        title: label("Ngày hội hiến máu"),
        date: at.occurred.date(),
        site: label("Hội trường"),
        hospital: label("Bệnh viện"),
        target: 150,
        units: Vec::new(),
        hall: HallSize {
            desks,
            beds: 10,
            seats: 12,
        },
        bag_pattern: None,
    };
    let opened = station.open_day(DayId(shell::new_id()), StepId(shell::new_id()), &info, &at);
    opened
        .expect("the day opens")
        .outcome
        .expect("nothing is against it");
}

/// Executes a command that must succeed.
pub(crate) fn execute(station: &mut Station, command: Command, new_person: Option<Person>) {
    let request = Request {
        id: StepId(shell::new_id()),
        at: now(),
        command,
        new_person,
        corrected: None,
    };
    station
        .execute(&request)
        .expect("the store works")
        .outcome
        .expect("nothing is against it");
}

/// An invented donor.
pub(crate) fn donor(id: PersonId) -> Person {
    let name = FullName::parse("Nguyễn Văn An").expect("a plain name").value;
    Person::new(id, name, Birth::Year(1990), Sex::Male)
}

/// Checks an invented donor in.
pub(crate) fn check_in(station: &mut Station) -> VisitId {
    let person = donor(PersonId(shell::new_id()));
    let visit = VisitId(shell::new_id());
    execute(station, Command::check_in(visit, person.id), Some(person));
    visit
}

/// Checks donors in and brings each to a desk of their own, where values can be measured several times: as many as it
/// takes so that a visit has no more steps than a real one.
pub(crate) fn donors_at_desks(station: &mut Station, desks: std::ops::RangeInclusive<u16>) -> Vec<VisitId> {
    desks.map(|desk| donor_at(station, desk)).collect()
}

/// Checks a donor in and brings them to a desk.
fn donor_at(station: &mut Station, desk: u16) -> VisitId {
    let visit = check_in(station);
    execute(
        station,
        Command::visit(visit, Act::StartScreening { desk: DeskNo(desk) }),
        None,
    );
    visit
}

/// The values of a healthy donor.
fn vitals() -> Vitals {
    Vitals {
        weight: Weight::from_tenths(600),
        pressure: Pressure::parse("120/80").expect("a plain pressure"),
        pulse: Pulse::from_per_minute(70),
        temperature: None,
    }
}

/// One act that becomes one step: values measured at a desk.
pub(crate) fn measured() -> Act {
    Act::RecordVitals(vitals())
}

/// That step.
pub(crate) fn measured_step() -> Step {
    Step::VitalsRecorded(vitals())
}
