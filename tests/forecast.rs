//! The forecast held against simulated days that are played by the real commands and whose end it does not know.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on may panic, and shows what it measured when asked"
)]

use giotmau::domain::id::Seq;
use giotmau::domain::rulepack::RulePack;
use giotmau::domain::step::Envelope;
use giotmau::domain::time::{Moment, Span};
use giotmau::i18n::Lang;
use giotmau::planning::forecast::replay::{Held, Kept, Past};
use giotmau::planning::forecast::{Listed, Question};
use giotmau::planning::{Assumptions, Rest};
use giotmau::report::forecast::replay::{self, Replay};
use giotmau::simulation::{Otherwise, Simulation, run_headless};
use giotmau::station::Station;
use giotmau::store::memory::Memory;

/// So many days are simulated: enough to see ranges that hardly ever hold.
const DAYS: u64 = 12;

/// The parts of a day, in a hundred, from the first check-in to when the last leaves, at which it is forecast.
const PARTS: [i64; 3] = [25, 50, 75];

fn rest() -> Rest {
    let pack = RulePack::vn_tt26_2013().unwrap();
    Rest::of(&pack)
}

/// A simulated day: its log, and the lists of its units.
fn simulated(seed: u64) -> (Vec<Envelope>, Vec<Listed>) {
    let pack = RulePack::vn_tt26_2013().unwrap();
    let start = Moment::parse("2026-10-22T07:00:00+07:00").unwrap();
    let morning = Simulation::prepare_otherwise(seed, 200, start, &pack, &Otherwise::default()).unwrap();
    let day = morning.day;
    let mut station = Station::open(Box::new(Memory::new()), pack).unwrap();
    run_headless(&mut station, morning).unwrap();
    let sizes = station.store().roster_size().unwrap().by_unit;
    let lists = Listed::of_roster(station.day().unwrap(), &sizes);
    (station.store().steps_after(day, Seq::ZERO).unwrap(), lists)
}

/// When a day was to end, as said at each of its [`PARTS`], and when it did.
fn ends(seed: u64, assumed: &Assumptions) -> Vec<Held<Moment>> {
    let (log, lists) = simulated(seed);
    let past = Past::of(&log).unwrap();
    let (first, last) = past.bounds().unwrap();
    let looks = PARTS.iter().filter_map(|part| {
        let question = Question {
            now: first + Span::from_millis(last.since(first).millis() * part / 100),
            lists: lists.clone(),
            closing: None,
            rest: rest(),
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

#[test]
fn a_finished_day_that_is_forecast_again_says_what_was_said_and_what_came_of_it() {
    let assumed = Assumptions::read().unwrap();
    let (log, lists) = simulated(21);
    let past = Past::of(&log).unwrap();
    let (first, last) = past.bounds().unwrap();
    let again = Replay {
        info: past.day().info.clone(),
        looks: past.looks(&lists, rest(), &assumed),
    };
    let quarters = last.since(first).mins() / 15;
    let looks = i64::try_from(again.looks.len()).unwrap();
    assert!(
        (quarters - 1..=quarters + 1).contains(&looks),
        "{looks} of {quarters}"
    );
    for look in &again.looks {
        assert_eq!(look.forecast.at.second_of_day() % 900, 0);
        assert_eq!(look.finish.map(|held| held.truth), Some(last));
    }
    let finish = Kept::of(again.looks.iter().filter_map(|look| look.finish));
    let wanted = format!(
        "{}/{} khoảng đúng ({}%)",
        finish.held,
        finish.looks,
        finish.percent().unwrap()
    );
    let vietnamese = replay::day(&again, Lang::Vi);
    assert!(vietnamese.contains(&wanted), "{wanted}\n{vietnamese}");
    assert!(
        vietnamese.contains(&format!("người cuối về {}", last.hh_mm())),
        "{vietnamese}"
    );
    let english = replay::days(&[again.clone(), again.clone()], Lang::En);
    let both = format!("{} of {} ranges held", finish.held * 2, finish.looks * 2);
    assert!(english.contains(&both), "{both}\n{english}");
    let json = replay::json(&[again]);
    assert_eq!(json[0]["kept"]["finish"]["held"], finish.held);
    assert_eq!(
        json[0]["looks"].as_array().unwrap().len(),
        usize::try_from(looks).unwrap()
    );
}
