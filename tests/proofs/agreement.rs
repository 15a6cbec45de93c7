//! Random days, played on the rules and on the reference model of [`crate::model`]: after every command both must agree
//! on whether it goes and on everything that a nurse could see.
//!
//! Two stations send the commands. Each looks at a copy of the day that is as old as it happens to be, chooses from that,
//! and the newest day decides. Some things are entered late, from paper, and one station's clock may be slow.

mod days;
mod words;

use std::collections::BTreeMap;

use self::days::{correct, moves, next};
use self::words::{command, date, facts, stage, value};
use crate::hall::{Hall, NURSE, OTHER_NURSE, PACK, at_by, bag, decide_with, opening_time, sealed, visit_id};
use crate::model::{Ask, Date, Fate, Model, Person, Stage, TODAY, Value, Visit, When};
use crate::never::{check_start, check_state, check_step};
use giotmau::domain::day::{Day, Status};
use giotmau::domain::eligibility::assess;
use giotmau::domain::issued::BagFate;
use giotmau::domain::recheck::{Hold, hold, recheck};
use giotmau::domain::visit::Visit as Seen;
use proptest::prelude::*;

/// Who may come: two women and two men of whom nothing is against; one a day too young and one old enough today; one whose
/// last gift was 83 days ago and one with 84.
const PEOPLE: [Person; 8] = [
    somebody(false, (1990, 1, 1), None),
    somebody(true, (1990, 1, 1), None),
    somebody(false, (1990, 1, 1), None),
    somebody(true, (1990, 1, 1), None),
    somebody(true, (2008, 10, 23), None),
    somebody(true, (2008, 10, 22), None),
    somebody(false, (1990, 1, 1), Some((2026, 7, 31))),
    somebody(false, (1990, 1, 1), Some((2026, 7, 30))),
];

const fn somebody(man: bool, born: Date, last_gift: Option<Date>) -> Person {
    Person { man, born, last_gift }
}

#[derive(Debug, Clone)]
enum What {
    This(Ask),
    /// What a nurse would do next with this ticket, as her station shows it.
    Next {
        ticket: usize,
        choice: u32,
    },
    /// One of the ticket's values put right: the first of these that is of its kind.
    Correct {
        ticket: usize,
        nth: usize,
        to: Vec<Value>,
    },
}

#[derive(Debug, Clone)]
struct Move {
    station: usize,
    /// Whether that station has read the newest day before.
    reads: bool,
    what: What,
    minutes: i64,
    /// How long ago it happened.
    late: i64,
    /// How slow the station's clock is.
    slow: i64,
    nurse: u8,
}

/// Everything that a nurse could see of a visit.
fn compare(day: &Day, seen: &Seen, model: &Model, visit: &Visit) {
    assert!(
        stage(seen.stage, visit),
        "{:?} against {:?}",
        seen.stage,
        visit.stage()
    );
    let fates = |visit: &Seen| -> Vec<_> {
        let fate = |code| match visit.bag_fate(code).unwrap() {
            BagFate::OnBed => Fate::OnBed,
            BagFate::Bled => Fate::Bled,
            BagFate::Empty => Fate::Empty,
            BagFate::Unsettled => Fate::Unsettled,
            BagFate::Voided => Fate::Voided,
            BagFate::Returned => Fate::Returned,
        };
        visit
            .bags
            .iter()
            .map(|issued| (issued.code.clone(), fate(&issued.code)))
            .collect()
    };
    let expected: Vec<_> = visit
        .fates()
        .into_iter()
        .map(|(code, fate)| (bag(code), fate))
        .collect();
    assert_eq!(fates(seen), expected, "bags");
    if visit.stage() == Stage::NeverHere {
        return;
    }
    let values: Vec<_> = seen
        .values()
        .map(|(seq, recorded)| (seq.0, value(&recorded)))
        .collect();
    assert_eq!(values, visit.values(), "values");
    let today = day.info.date;
    let volumes: Vec<_> = assess(&PACK, seen, None, today)
        .volumes
        .iter()
        .map(|volume| volume.ml())
        .collect();
    assert_eq!(volumes, model.volumes(visit), "volumes");
    assert_eq!(
        recheck(&PACK, seen, today).is_some(),
        model.is_in_doubt(visit),
        "in doubt"
    );
    let held = hold(&PACK, seen, today);
    assert_eq!(held.is_some(), model.is_held(visit), "held");
    assert_eq!(
        held == Some(Hold::SelfExcluded),
        model.is_held(visit) && visit.excluded
    );
    assert_eq!(seen.excluded.is_some(), visit.excluded);
    assert_eq!(seen.is_parked(), visit.is_parked(), "parked");
    assert_eq!(
        seen.turn.call.as_ref().map(|call| call.desk.0),
        visit.call(),
        "call"
    );
    assert_eq!(
        seen.clearance.as_ref().map(|order| order.volume.ml()),
        visit.ordered(),
        "ordered"
    );
}

/// Plays a day on both, and counts what went and what did not.
fn play(moves: &[Move], counts: &mut BTreeMap<String, (u32, u32)>) {
    let everybody: Vec<_> = (0..PEOPLE.len()).map(facts).collect();
    let mut hall = Hall::of(2);
    let mut model = Model::open(PEOPLE.to_vec(), 2);
    let mut stations = [model.clone(), model.clone()];
    let mut now = 0;
    for one in moves {
        now += one.minutes;
        if one.reads {
            stations[one.station] = model.clone();
        }
        let ask = match &one.what {
            What::This(ask) => *ask,
            What::Next { ticket, choice } => {
                let what = next(&stations[one.station], *ticket, *choice);
                Ask::Donor {
                    ticket: *ticket,
                    what,
                }
            }
            What::Correct { ticket, nth, to } => {
                let Some(what) = correct(&stations[one.station], *ticket, *nth, to) else {
                    continue;
                };
                Ask::Donor {
                    ticket: *ticket,
                    what,
                }
            }
        };
        let Some(command) = command(ask, &model) else {
            continue;
        };
        let recorded = now - one.slow;
        let when = When {
            nurse: one.nurse,
            occurred: recorded - one.late,
            recorded,
        };
        let staff = [NURSE, OTHER_NURSE][usize::from(one.nurse)];
        let moment = |minute: i64| {
            giotmau::domain::time::Moment::from_millis(opening_time().millis() + (60 + minute) * 60_000)
        };
        let at = at_by(staff, moment(when.occurred), moment(when.recorded));
        let who = match ask {
            Ask::CheckIn { person } => Some(person),
            Ask::Donor { ticket, .. } => model.visit(ticket).map(|visit| visit.person),
            _ => None,
        };
        let decided = decide_with(&hall.day, who.map(|n| &everybody[n]), &command, &at);
        let goes = model.ask(ask, when);
        assert_eq!(decided.is_ok(), goes, "{ask:?} {when:?}: {decided:?}");
        let kind = match ask {
            Ask::Donor { what, .. } => what.name(),
            Ask::Close => "close",
            Ask::Reopen => "reopen",
            Ask::Hall { .. } => "hall",
            Ask::CheckIn { .. } => "check in",
        };
        let count = counts.entry(kind.to_owned()).or_default();
        if goes {
            count.0 += 1;
        } else {
            count.1 += 1;
        }
        for step in decided.unwrap_or_default() {
            let envelope = sealed(&hall.day, step, &at);
            let mut after = hall.day.clone();
            after.apply(&envelope);
            check_start(&hall.day, &command, &envelope);
            check_step(&hall.day, &envelope, &after, hall.log.iter().rev());
            hall.day = after;
            hall.log.push(envelope);
        }
        check_state(&hall.day);
        for (n, visit) in model.visits.iter().enumerate() {
            let seen = hall.day.visit(visit_id(u32::try_from(n).unwrap() + 1)).unwrap();
            compare(&hall.day, seen, &model, visit);
        }
        assert_eq!(hall.day.status == Status::Closed, model.closed);
        assert_eq!(hall.day.late_entries, model.late, "late entries");
    }
    assert_eq!(
        Day::fold(&hall.log).as_ref(),
        Some(&hall.day),
        "the log tells another day"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_and_the_model_agree_on_random_days(moves in moves()) {
        play(&moves, &mut BTreeMap::new());
    }
}

/// The random days would prove little if some command never went, or was never refused.
#[test]
fn random_days_have_every_command_go_and_refused() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts = BTreeMap::new();
    for _ in 0..250 {
        let moves = moves().new_tree(&mut runner).unwrap().current();
        play(&moves, &mut counts);
    }
    let (gone, refused) = counts
        .values()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("250 days: {gone} commands went, {refused} were refused: {counts:?}");
    assert_eq!(counts.len(), 25, "{counts:?}");
    for (kind, (gone, refused)) in &counts {
        assert!(
            *gone >= 5 && *refused >= 5,
            "{kind}: {gone} went, {refused} were refused"
        );
    }
    assert_eq!(date(TODAY), Hall::of(1).day.info.date);
}
