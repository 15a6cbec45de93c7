//! The forecast held against simulated days that are played by the real commands and whose end it does not know.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on may panic, and shows what it measured when asked"
)]

use giotmau::domain::id::Seq;
use giotmau::domain::rulepack::RulePack;
use giotmau::domain::time::{Moment, Span};
use giotmau::planning::forecast::replay::{Held, Kept, Past};
use giotmau::planning::forecast::{Listed, Question};
use giotmau::planning::{Assumptions, Rest};
use giotmau::simulation::{Otherwise, Simulation, run_headless};
use giotmau::station::Station;
use giotmau::store::memory::Memory;

/// So many days are simulated: enough to see ranges that hardly ever hold.
const DAYS: u64 = 12;

/// The parts of a day, in a hundred, from the first check-in to when the last leaves, at which it is forecast.
const PARTS: [i64; 3] = [25, 50, 75];

/// When a day was to end, as said at each of its [`PARTS`], and when it did.
fn ends(seed: u64, assumed: &Assumptions) -> Vec<Held<Moment>> {
    let pack = RulePack::vn_tt26_2013().unwrap();
    let start = Moment::parse("2026-10-22T07:00:00+07:00").unwrap();
    let morning = Simulation::prepare_otherwise(seed, 200, start, &pack, &Otherwise::default()).unwrap();
    let day = morning.day;
    let rest = Rest {
        least: pack.least_rest(false),
        after_reaction: pack.least_rest(true),
    };
    let mut station = Station::open(Box::new(Memory::new()), pack).unwrap();
    run_headless(&mut station, morning).unwrap();
    let sizes = station.store().roster_size().unwrap().by_unit;
    let lists = Listed::of_roster(station.day().unwrap(), &sizes);
    let log = station.store().steps_after(day, Seq::ZERO).unwrap();
    let past = Past::of(&log).unwrap();
    let (first, last) = past.bounds().unwrap();
    let looks = PARTS.iter().filter_map(|part| {
        let question = Question {
            now: first + Span::from_millis(last.since(first).millis() * part / 100),
            lists: lists.clone(),
            closing: None,
            rest,
        };
        past.look(&question, assumed)?.finish
    });
    looks.collect()
}

/// Eight ranges of ten should hold. A dozen days, whose looks resemble each other, tell apart only what is far off: fewer than
/// half of them would not come about by chance once in a hundred times. How wide the ranges are is bounded as well, or one that is as
/// wide as the day would hold always.
#[test]
fn the_end_of_a_simulated_day_lies_in_the_range_more_often_than_not() {
    let assumed = Assumptions::read().unwrap();
    let held: Vec<_> = (1..=DAYS).flat_map(|seed| ends(seed, &assumed)).collect();
    let kept = Kept::of(held);
    println!(
        "{} of {} ranges held, {} min wide on average",
        kept.held,
        kept.looks,
        kept.width.mins()
    );
    assert!(kept.looks >= 30, "{kept:?}");
    assert!(kept.percent().unwrap() >= 50, "{kept:?}");
    assert!(kept.width < Span::from_mins(60), "{kept:?}");
}
