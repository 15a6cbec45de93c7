use super::*;
use crate::domain::fixture::{Log, PACK, id, minute, note};
use crate::domain::id::{BedNo, SeatNo};
use crate::domain::step::CollectionOutcome;

/// Each limit by its place, so that one cannot be taken for another: 40, 31, 5, 3, 12, 15, 25 minutes.
fn limits() -> Limits {
    let minutes = |limit| match limit {
        Limit::Waiting => 40,
        Limit::Absent => 31,
        Limit::Call | Limit::Form => 5,
        Limit::Overtaken => 3,
        Limit::Screening => 12,
        Limit::Bed => 15,
        Limit::Rest => 25,
    };
    Limits::new(|limit| Some(Span::from_mins(minutes(limit)))).unwrap()
}

/// Who is shown at a moment, in order: the ticket and why.
fn found(log: &Log, now: Moment) -> Vec<(u32, Why)> {
    overlooked(&log.day, &PACK, &limits(), now)
        .into_iter()
        .map(|it| (it.ticket.number(), it.why))
        .collect()
}

/// Shown from this minute on, and not a moment before.
#[track_caller]
fn from(log: &Log, minutes: i64, shown: (u32, Why)) {
    let just_before = Moment::from_millis(minute(minutes).millis() - 1);
    assert_eq!(found(log, just_before), []);
    assert_eq!(found(log, minute(minutes)), [shown]);
}

fn ticket(number: u32) -> Ticket {
    Ticket::new(number).unwrap()
}

#[test]
fn a_limit_that_is_not_known_is_named() {
    let all_but = |limit| (limit != Limit::Bed).then_some(Span::ZERO);
    assert_eq!(Limits::new(all_but), Err(Limit::Bed));
    for limit in Limit::ALL {
        assert!(limits().of(limit) > Span::ZERO);
    }
}

#[test]
fn who_waits_without_a_step_is_shown_from_the_limit_on() {
    let mut log = Log::new();
    log.arrive(1, 0);
    from(&log, 40, (1, Why::NotCalled));
    // What they say on arrival is a step, somebody has just talked to them.
    let said = std::collections::BTreeSet::new();
    log.step(1, 30, Step::CircumstancesNoted { said });
    from(&log, 70, (1, Why::NotCalled));
    let it = overlooked(&log.day, &PACK, &limits(), minute(70));
    assert_eq!(it[0].since, minute(0), "they have waited since they came");
}

#[test]
fn a_call_that_led_to_nothing_is_shown_until_it_is_missed_or_the_examination_begins() {
    let mut log = Log::new();
    log.arrive(1, 0).call(1, 10, 2);
    let shown = (1, Why::CalledInVain(DeskNo(2)));
    from(&log, 15, shown);
    log.undo(1, 16);
    assert_eq!(found(&log, minute(20)), []);
    log.call(1, 20, 3).miss(1, 24);
    assert_eq!(found(&log, minute(30)), []);
    log.call(1, 30, 2);
    assert_eq!(found(&log, minute(35)), [shown]);
    log.begin(1, 36, 2);
    assert_eq!(found(&log, minute(47)), []);
}

#[test]
fn who_was_overtaken_is_shown_after_a_moment_of_grace_with_who_did() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 1).arrive(3, 2);
    log.begin(2, 10, 1);
    from(&log, 13, (1, Why::Overtaken(ticket(2))));
    log.begin(3, 11, 2);
    assert_eq!(found(&log, minute(14)), [(1, Why::Overtaken(ticket(3)))]);
    // Nothing was wrong once the examinations are taken back, or whoever waited is called.
    log.undo(3, 15);
    assert_eq!(found(&log, minute(15)), [(1, Why::Overtaken(ticket(2)))]);
    log.undo(2, 15);
    assert_eq!(found(&log, minute(15)), []);
    log.begin(2, 16, 1).call(1, 17, 2);
    assert_eq!(found(&log, minute(20)), []);
}

#[test]
fn whoever_may_still_fill_in_the_form_is_not_overtaken() {
    for (minute_of_exam, is_overtaken) in [(3, false), (5, false), (6, true)] {
        let mut log = Log::new();
        log.arrive(1, 0).arrive(2, 1).begin(2, minute_of_exam, 1);
        let expected = is_overtaken.then_some((1, Why::Overtaken(ticket(2))));
        assert_eq!(
            found(&log, minute(12)),
            Vec::from_iter(expected),
            "{minute_of_exam}"
        );
    }
}

#[test]
fn who_overtook_and_has_left_by_now_overtook_all_the_same() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 1).begin(2, 10, 1).defer(2, 15);
    assert_eq!(found(&log, minute(16)), [(1, Why::Overtaken(ticket(2)))]);
}

#[test]
fn who_was_examined_before_somebody_came_did_not_overtake_them() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 1);
    log.begin(1, 10, 1).begin(2, 12, 2);
    log.arrive(3, 14);
    assert_eq!(found(&log, minute(20)), []);
}

#[test]
fn a_reason_that_was_written_down_is_one() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 1);
    let place = log.day.place_with_priority();
    log.step(
        2,
        5,
        Step::PriorityGiven {
            reason: note(),
            place,
        },
    );
    log.begin(2, 10, 1);
    assert_eq!(found(&log, minute(20)), []);
}

#[test]
fn who_was_let_ahead_is_overtaken_by_whoever_is_examined_first_from_then_on() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 1).arrive(3, 2).begin(1, 3, 1);
    let place = log.day.place_with_priority();
    log.step(
        3,
        5,
        Step::PriorityGiven {
            reason: note(),
            place,
        },
    );
    assert_eq!(found(&log, minute(9)), [], "the first began before that");
    log.begin(2, 10, 2);
    assert_eq!(found(&log, minute(13)), [(3, Why::Overtaken(ticket(2)))]);
}

#[test]
fn who_missed_a_call_is_overtaken_by_the_next_three_and_no_other() {
    let mut log = Log::new();
    for visit in 1..=6 {
        log.arrive(visit, 0);
    }
    log.call(1, 5, 1).miss(1, 8);
    log.begin(2, 9, 1).begin(3, 9, 2).begin(4, 10, 3);
    assert_eq!(found(&log, minute(20)), []);
    log.clear(2, 14).begin(5, 15, 1);
    assert_eq!(found(&log, minute(18)), [(1, Why::Overtaken(ticket(5)))]);
}

#[test]
fn who_is_not_there_is_not_overtaken_but_looked_for_after_a_while() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 1);
    log.call(1, 5, 1).step(1, 8, Step::CallMissed { place: None });
    log.begin(2, 9, 1).clear(2, 15).withdraw(2, 16);
    from(&log, 39, (1, Why::Absent));
    // Back again, nobody has overtaken them since.
    let place = log.day.place_behind_the_next(id(1));
    log.step(1, 40, Step::DonorRequeued { place });
    assert_eq!(found(&log, minute(45)), []);
}

#[test]
fn a_desk_where_nothing_happens_is_shown_and_one_where_something_does_is_not() {
    let mut log = Log::new();
    log.arrive(1, 0).begin(1, 10, 3);
    from(&log, 22, (1, Why::StuckAtDesk(DeskNo(3))));
    let test = crate::domain::step::BloodTest {
        haemoglobin: crate::domain::vitals::Haemoglobin::from_g_l(140),
        hbsag: None,
    };
    log.step(1, 20, Step::BloodTestRecorded(test));
    from(&log, 32, (1, Why::StuckAtDesk(DeskNo(3))));
}

#[test]
fn who_was_cleared_and_forgotten_is_shown_when_a_later_one_has_a_bed() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 0);
    log.begin(1, 2, 1).begin(2, 2, 2).clear(1, 8).clear(2, 9);
    log.lie_down(2, 12, 1);
    from(&log, 15, (1, Why::PassedOver(ticket(2))));
    log.undo(2, 16);
    assert_eq!(found(&log, minute(16)), []);
    // In their turn, nobody was passed over.
    log.lie_down(1, 17, 1);
    assert_eq!(found(&log, minute(22)), []);
}

#[test]
fn who_has_a_bed_before_others_for_a_reason_passed_nobody_over() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 0);
    let place = log.day.place_with_priority();
    log.step(
        2,
        1,
        Step::PriorityGiven {
            reason: note(),
            place,
        },
    );
    log.begin(1, 2, 1).begin(2, 2, 2).clear(1, 8).clear(2, 9);
    log.lie_down(2, 12, 1);
    assert_eq!(found(&log, minute(20)), []);
}

#[test]
fn a_long_wait_for_a_bed_is_shown_from_the_limit_on() {
    let mut log = Log::new();
    log.arrive(1, 0).begin(1, 2, 1).clear(1, 8);
    from(&log, 23, (1, Why::NoBed));
}

#[test]
fn a_needle_is_for_the_rules_and_not_shown_here() {
    let mut log = Log::new();
    log.arrive(1, 0).begin(1, 2, 1).clear(1, 8).lie_down(1, 9, 1);
    assert_eq!(found(&log, minute(500)), []);
}

#[test]
fn who_has_rested_is_shown_from_the_limit_on_and_after_a_reaction_not_before_the_rules_let_them_go() {
    let mut log = Log::new();
    let full = (CollectionOutcome::Complete, 350);
    log.arrive(1, 0).begin(1, 2, 1).clear(1, 8).lie_down(1, 9, 1);
    log.get_up(1, 20, full, Some(1));
    from(&log, 45, (1, Why::RestOver));
    let reaction = crate::domain::reaction::Reaction::new(
        crate::domain::reaction::ReactionKind::Vasovagal,
        crate::domain::reaction::Severity::Mild,
    );
    log.step(1, 30, Step::ReactionRecorded(reaction));
    let rest = PACK.least_rest(true).mins();
    assert!(rest > 25);
    from(&log, 20 + rest, (1, Why::RestOver));
    log.release(1, 52);
    assert_eq!(found(&log, minute(99)), []);
}

#[test]
fn the_most_urgent_stands_first_and_among_alike_the_longest() {
    let mut log = Log::new();
    for visit in 1..=5 {
        log.arrive(visit, i64::try_from(visit).unwrap());
    }
    log.begin(4, 10, 1).begin(5, 12, 2).clear(5, 16);
    assert_eq!(
        found(&log, minute(60)),
        [
            (4, Why::StuckAtDesk(DeskNo(1))),
            (1, Why::Overtaken(ticket(5))),
            (2, Why::Overtaken(ticket(5))),
            (3, Why::Overtaken(ticket(5))),
            (5, Why::NoBed),
        ]
    );
}

#[test]
fn those_to_whom_the_same_happened_are_alike_whoever_it_was() {
    assert!(Why::Overtaken(ticket(1)).is_like(Why::Overtaken(ticket(2))));
    assert!(Why::CalledInVain(DeskNo(1)).is_like(Why::CalledInVain(DeskNo(2))));
    assert!(!Why::NoBed.is_like(Why::NotCalled));
}

#[test]
fn whoever_has_left_is_no_longer_shown() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 0).arrive(3, 0);
    log.withdraw(1, 5);
    log.begin(2, 6, 1).defer(2, 9);
    log.undo(3, 9);
    assert_eq!(found(&log, minute(500)), []);
}

mod whole_days {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// In a hall where everybody is called in their turn, whoever is shown has waited; nobody was treated unfairly.
        #[test]
        fn who_is_served_in_turn_is_never_overtaken(pauses in proptest::collection::vec(0..6_i64, 1..40)) {
            let mut log = Log::new();
            let mut now = 0;
            for (visit, pause) in (1..).zip(&pauses) {
                now += pause;
                log.arrive(visit, now);
            }
            for (visit, pause) in (1..).zip(&pauses) {
                now += pause;
                let bed = BedNo(1).0;
                log.begin(visit, now, 1).clear(visit, now + 1).lie_down(visit, now + 2, bed);
                log.get_up(visit, now + 3, (CollectionOutcome::Complete, 350), Some(SeatNo(1).0));
                for minutes in 0..9 {
                    for (_, why) in found(&log, minute(now + minutes)) {
                        prop_assert!(!matches!(why, Why::Overtaken(_) | Why::PassedOver(_)), "{why:?}");
                    }
                }
            }
        }
    }
}
