//! Random days: whatever steps come, in whatever order, the figures that are kept are those that are counted.

use proptest::prelude::*;

use super::*;
use crate::domain::amendment::Recorded;
use crate::domain::certificate::Serial;
use crate::domain::fixture::bag;
use crate::domain::issued::TakenBack;
use crate::domain::reaction::Reaction;
use crate::domain::step::{BloodTest, Vitals};
use crate::domain::vitals::{Haemoglobin, Pressure, Pulse, Weight};

/// One move: whose, how much later (or earlier), how late it is entered, what, and a number to choose by.
type Move = (u128, i64, i64, u8, u16);

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let late = prop_oneof![4 => Just(0), 1 => 1..90_i64];
    // Half of the moves are what comes next on a visit's way, so that days get as far as the exit.
    let what = prop_oneof![Just(0), 0..23_u8];
    proptest::collection::vec((1..7_u128, -5..25_i64, late, what, 0..9_u16), 1..90)
}

/// What a visit would do next on its way.
fn next(log: &mut Log, visit: u128, at: i64, number: u16) {
    let one_of_three = number % 3 + 1;
    let stage = log.day.visit(id(visit)).map(|visit| visit.stage);
    match stage {
        None => log.arrive(visit, at),
        Some(Stage::Waiting) => log.begin(visit, at, one_of_three),
        Some(Stage::Screening(_)) if number == 0 => log.defer(visit, at),
        Some(Stage::Screening(_)) => log.clear(visit, at),
        Some(Stage::Cleared) => log.lie_down(visit, at, one_of_three),
        Some(Stage::Collecting(_)) => {
            let how = if number == 1 {
                (Short, 120)
            } else {
                (Complete, 250)
            };
            log.get_up(visit, at, how, (number != 2).then_some(one_of_three))
        }
        Some(Stage::Recovering) => log.release(visit, at),
        Some(Stage::Left(_)) => log,
    };
}

fn play(log: &mut Log, visit: u128, at: i64, what: u8, number: u16) {
    let is_here = log.day.visit(id(visit)).map(Visit::counts);
    if is_here == Some(false) {
        // Nothing ever follows on a check-in that was taken back.
        return;
    }
    if what == 0 || is_here.is_none() {
        return next(log, visit, at, number);
    }
    let desk = DeskNo(number % 3 + 1);
    let of_visit = |step| (Some(visit), step);
    let (visit, step) = match what {
        1 => of_visit(Step::DonorCalled { desk }),
        2 => of_visit(Step::CallMissed {
            place: (number < 6).then(|| log.day.place_behind_the_next(id(visit))),
        }),
        3 => of_visit(Step::DonorRequeued {
            place: log.day.place_behind_the_next(id(visit)),
        }),
        4 => of_visit(Step::PriorityGiven {
            reason: note(),
            place: log.day.place_with_priority(),
        }),
        5 => of_visit(Step::ScreeningStarted { desk }),
        6 => of_visit(Step::VitalsRecorded(Vitals {
            weight: Weight::from_tenths(400 + number * 50),
            pressure: Pressure::parse("120/80").unwrap(),
            pulse: Pulse::from_per_minute(70),
            temperature: None,
        })),
        7 => of_visit(Step::BloodTestRecorded(BloodTest {
            haemoglobin: Haemoglobin::from_g_l(110 + number * 5),
            hbsag: None,
        })),
        8 => of_visit(Step::DonorWithdrew { reason: note() }),
        9 => of_visit(Step::ReactionRecorded(Reaction::new(
            if number < 5 {
                ReactionKind::Vasovagal
            } else {
                ReactionKind::Haematoma
            },
            Severity::Mild,
        ))),
        10 => of_visit(Step::BagTakenBack {
            bag: bag(visit),
            how: if number < 5 {
                TakenBack::Voided
            } else {
                TakenBack::Returned
            },
            reason: note(),
        }),
        11 => of_visit(Step::UnitSelfExcluded),
        12 => of_visit(Step::VeinPuncturedAgain),
        22 => of_visit(Step::CertificateIssued {
            serial: Serial::parse(&format!("HM-{number}")).unwrap(),
            reason: None,
        }),
        13 => (
            None,
            Step::HallChanged(HallSize {
                desks: number + 1,
                beds: 3,
                seats: number + 1,
            }),
        ),
        14 => (None, Step::DayClosed),
        15 => (None, Step::DayReopened { reason: note() }),
        16..=18 => {
            let values: Vec<_> = log.day.visit(id(visit)).unwrap().values().collect();
            let Some((seq, was)) = values.get(usize::from(number) % values.len().max(1)).cloned() else {
                return;
            };
            let mut is = was.clone();
            if let Recorded::Vitals(vitals) = &mut is {
                vitals.weight = Weight::from_tenths(400 + number * 40);
            }
            let reason = note();
            of_visit(Step::ValueAmended { seq, was, is, reason })
        }
        _ => {
            // Mostly the last step is taken back, now and then one in the middle, and the check-in at last.
            let history = log.day.visit(id(visit)).unwrap().history();
            let place = history.len().saturating_sub(1 + usize::from(number / 3));
            let Some(seq) = history.get(place).map(|step| step.seq) else {
                return;
            };
            of_visit(Step::StepUndone { seq, reason: note() })
        }
    };
    log.write(visit, at, step);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_figures_that_are_kept_are_those_that_are_counted(moves in moves()) {
        let mut log = Log::new();
        let mut now = 0;
        for (visit, later, late, what, number) in moves {
            now += later;
            log.late = late;
            play(&mut log, visit, now - late, what, number);
            let now = minute(now + 3);
            prop_assert!(log.figures.are_of(&log.day));
            prop_assert_eq!(&log.figures, &Figures::of(&log.day, &PACK));
            counted::check(&log.day, &log.figures, now);
        }
    }
}

/// The random days would prove nothing if they never got far.
#[test]
fn random_days_get_everywhere() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut seen, mut doubts, mut bags, mut undone) = (Counts::default(), 0, 0, 0);
    for _ in 0..100 {
        let mut log = Log::new();
        let mut now = 0;
        for (visit, later, late, what, number) in moves().new_tree(&mut runner).unwrap().current() {
            now += later;
            log.late = late;
            play(&mut log, visit, now - late, what, number);
        }
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
