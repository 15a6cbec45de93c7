//! Random days and strange questions: a forecast of whatever a log holds is in order.

use proptest::prelude::*;

use super::*;
use crate::domain::fixture::random::{moves, played};
use crate::domain::fixture::{PACK, minute};
use crate::planning::clock::Clock;

fn in_order<T: PartialOrd>(range: &Range<T>) -> bool {
    range.low <= range.middle && range.middle <= range.high
}

/// What holds of every forecast.
fn check(forecast: &Forecast, situation: &Situation) {
    let ends = &forecast.ends;
    let whens = [ends.arrivals, ends.queue, ends.screening, ends.finish];
    for range in whens.into_iter().filter_map(When::range) {
        assert!(in_order(&range) && range.high > forecast.at, "{range:?}");
    }
    // Nobody leaves for good before the last is decided on.
    if let (Some(screening), Some(finish)) = (ends.screening.range(), ends.finish.range()) {
        assert!(screening.high <= finish.high, "{screening:?} {finish:?}");
    }
    assert!(in_order(&forecast.donations) && in_order(&forecast.volume_ml) && in_order(&forecast.to_come));
    assert!(forecast.donations.low >= situation.seen.complete);
    assert!(forecast.volume_ml.low >= situation.seen.drawn_ml);
    assert!(forecast.target.is_none_or(|chance| chance <= 100));
    for wait in forecast.ahead.iter().filter_map(|ahead| ahead.wait) {
        assert!(in_order(&wait) && wait.low >= Span::from_millis(0), "{wait:?}");
    }
    for more in &forecast.one_more {
        assert!(more.ends.finish.range().is_none_or(|range| in_order(&range)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happened_and_whenever_it_is_asked_a_forecast_is_in_order(
        moves in moves(),
        later in prop_oneof![-60..300_i64, Just(-1_000_000), Just(1_000_000)],
        people in 0..12_u32,
        target in 0..10_u32,
        closing in proptest::option::of(-30..120_i64),
    ) {
        let mut last = 0;
        let mut log = played(moves, |_, now| last = now);
        log.day.info.target = target;
        let now = minute(last + later);
        let question = Question {
            closing: closing.map(|minutes| minute(last + minutes)),
            ..Question::about(&log.day, &[(None, people.into())], &PACK, now)
        };
        let situation = Situation::of(&log.day, &question);
        let assumed = Assumptions::read().unwrap();
        let standing = forecast(&situation, &assumed);
        prop_assert_eq!(&standing, &forecast(&situation, &assumed));
        if let Some(forecast) = standing.forecast() {
            check(forecast, &situation);
        }
    }
}

/// The random days would prove nothing if there were nothing to forecast.
#[test]
fn random_days_are_forecast() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let assumed = Assumptions::read().unwrap();
    let mut running = 0;
    for _ in 0..20 {
        let mut last = 0;
        let log = played(moves().new_tree(&mut runner).unwrap().current(), |_, now| {
            last = now;
        });
        let question = Question::about(&log.day, &[(None, 9)], &PACK, minute(last + 1));
        running += u32::from(
            forecast(&Situation::of(&log.day, &question), &assumed)
                .forecast()
                .is_some(),
        );
    }
    assert!(running >= 10, "{running}");
}

#[test]
fn a_time_is_one_of_the_days_date() {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 10, 22).unwrap();
    let at = Clock::parse("9h30").unwrap().on(date);
    assert_eq!(at, Moment::parse("2026-10-22T09:30:00+07:00"));
    let next_day = Clock::parse("23:00").unwrap().after(Span::from_mins(61));
    assert_eq!(next_day.on(date), Moment::parse("2026-10-23T00:01:00+07:00"));
}

/// Three who came without a list: they are on the roster only since they came.
fn walk_ins(target: u32, people: u64) -> Forecast {
    let mut log = crate::domain::fixture::Log::new();
    log.arrive(1, 0).arrive(2, 3).arrive(3, 6);
    log.day.info.target = target;
    let sizes: Vec<_> = log
        .day
        .visits()
        .map(|visit| (visit.unit.clone(), people))
        .collect();
    let lists = sizes.iter().map(|(unit, people)| Listed {
        unit: unit.clone(),
        people: u32::try_from(*people).unwrap(),
        at: None,
    });
    let question = Question {
        lists: lists.collect(),
        ..Question::about(&log.day, &[], &PACK, minute(8))
    };
    let assumed = Assumptions::read().unwrap();
    forecast(&Situation::of(&log.day, &question), &assumed)
        .forecast()
        .unwrap()
        .clone()
}

#[test]
fn lists_of_nobody_but_those_who_came_announce_nobody() {
    let with_target = walk_ins(150, 1);
    assert_eq!(with_target.basis.announced, Announced::Target);
    assert!(with_target.to_come.low > 50, "{:?}", with_target.to_come);
    let without = walk_ins(0, 1);
    assert_eq!(without.basis.announced, Announced::Nothing);
    assert!(without.to_come.middle > 0, "{:?}", without.to_come);
}

#[test]
fn lists_that_fit_the_target_announce_those_who_are_on_them() {
    assert_eq!(walk_ins(90, 15).basis.announced, Announced::Lists);
    assert_eq!(walk_ins(300, 15).basis.announced, Announced::Target);
    assert_eq!(walk_ins(5, 15).basis.announced, Announced::Target);
    assert_eq!(walk_ins(0, 15).basis.announced, Announced::Lists);
}
