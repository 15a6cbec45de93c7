//! Taking back that somebody left: only while they are nowhere else.

use giotmau::domain::command::{Act, Command};
use giotmau::domain::decide::{Context, Past, decide};
use giotmau::domain::id::{DayId, DeskNo};
use giotmau::domain::person::DonorFacts;
use giotmau::domain::refusal::Refusal;
use uuid::Uuid;

use crate::hall::{Hall, PACK, at, minute, note, roster, visit_id};

/// What the rules say to an undo, given where else the donor is.
fn undo(hall: &Hall, facts: &DonorFacts) -> Option<Refusal> {
    let context = Context {
        pack: &PACK,
        past: Past::Read {
            donor: Some(facts),
            bag: None,
        },
    };
    let act = Act::Undo {
        step: None,
        reason: note(),
    };
    decide(
        &hall.day,
        &context,
        &Command::visit(visit_id(1), act),
        &at(minute(9)),
    )
    .err()
}

fn facts(on: Option<DayId>) -> DonorFacts {
    DonorFacts {
        open_visit: on.map(|day| (day, visit_id(7))),
        ..roster(1)
    }
}

#[test]
fn who_left_comes_back_only_while_they_are_in_no_other_hall() {
    let mut hall = Hall::of(2);
    hall.arrives(1, minute(1));
    hall.must(1, &Act::Withdraw { reason: note() }, &at(minute(2)));
    let elsewhere = facts(Some(DayId(Uuid::from_u128(2))));
    assert_eq!(undo(&hall, &elsewhere), Some(Refusal::OpenElsewhere));
    assert_eq!(undo(&hall, &facts(None)), None);
    // Under another record of this very day, the day itself knows.
    assert_eq!(undo(&hall, &facts(Some(hall.day.id))), None);
}

#[test]
fn a_step_that_leaves_the_donor_inside_asks_nothing_of_other_halls() {
    let mut hall = Hall::of(2);
    hall.arrives(1, minute(1));
    hall.must(1, &Act::StartScreening { desk: DeskNo(1) }, &at(minute(2)));
    let elsewhere = facts(Some(DayId(Uuid::from_u128(2))));
    assert_eq!(undo(&hall, &elsewhere), None);
}
