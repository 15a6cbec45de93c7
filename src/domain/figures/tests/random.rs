//! Random days: whatever steps come, in whatever order, the figures that are kept are those that are counted.

use proptest::prelude::*;

use super::*;
use crate::domain::fixture::random::{moves, played};

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_figures_that_are_kept_are_those_that_are_counted(moves in moves()) {
        played(moves, |log, now| {
            assert!(log.figures.are_of(&log.day));
            assert_eq!(&log.figures, &Figures::of(&log.day, &PACK));
            counted::check(&log.day, &log.figures, minute(now + 3));
        });
    }
}

/// The random days would prove nothing if they never got far.
#[test]
fn random_days_get_everywhere() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut seen, mut doubts, mut bags, mut undone) = (Counts::default(), 0, 0, 0);
    for _ in 0..100 {
        let log = played(moves().new_tree(&mut runner).unwrap().current(), |_, _| {});
        let counts = log.figures.counts();
        seen.donated += counts.donated;
        seen.incomplete += counts.incomplete;
        seen.deferred += counts.deferred;
        seen.withdrawn += counts.withdrawn;
        doubts += log.figures.doubts().count();
        bags += log.figures.unsettled_bags().count();
        undone += log.day.all_visits().filter(|visit| !visit.counts()).count();
    }
    let seen = [seen.donated, seen.incomplete, seen.deferred, seen.withdrawn];
    assert!(seen.iter().all(|count| *count >= 10), "{seen:?}");
    assert!(
        doubts >= 5 && bags >= 5 && undone >= 5,
        "{doubts} {bags} {undone}"
    );
}
