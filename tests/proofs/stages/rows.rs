//! The rows of the table: every command, with what makes a difference.

use std::collections::BTreeSet;

use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::certificate::Serial;
use giotmau::domain::circumstance::Circumstance;
use giotmau::domain::command::{Act, Command, OtherDonor, Recognition};
use giotmau::domain::id::{BedNo, DeskNo, Seq, Ticket};
use giotmau::domain::issued::TakenBack;
use giotmau::domain::reaction::{Onset, Reaction, ReactionKind, Severity};
use giotmau::domain::step::{CollectionOutcome, HallSize};

use super::{AT_DESK, CLEARED, DONOR, ON_BED, Row, Scene, WAITS, clear, declare, end, screening, undo};
use crate::hall::{
    OLD_BAG, OTHER_NURSE, bag, blood_test, date, ground, ml, note, person, start, visit_id, vitals,
};

fn ticket_scanned(ticket: u32, other: Option<(u32, u32)>) -> Recognition {
    Recognition::Ticket {
        scanned: Ticket::new(ticket).unwrap(),
        other: other.map(|(ticket, code)| OtherDonor {
            ticket: Ticket::new(ticket).unwrap(),
            bag: bag(code),
        }),
    }
}

fn hall_of(desks: u16, beds: u16) -> impl Fn(&Scene) -> Command {
    move |_| {
        Command::ChangeHall(HallSize {
            desks,
            beds,
            seats: 3,
        })
    }
}

pub(super) fn rows_of_the_day() -> Vec<Row> {
    // Whoever lies on a bed rests first.
    let close_after = |name, who: &[u32]| {
        who.iter().fold(Row::of(name, |_| Command::CloseDay), |row, n| {
            row.after(*n, Act::Withdraw { reason: note() })
        })
    };
    let everybody_else_left = close_after(
        "when everybody else has left",
        &[ON_BED, ON_BED, WAITS, CLEARED, AT_DESK],
    );
    let everybody_left = close_after(
        "when everybody has left",
        &[ON_BED, ON_BED, WAITS, CLEARED, AT_DESK, DONOR, DONOR],
    );
    vec![
        Row::of("more of everything", hall_of(4, 4)),
        Row::of("without the bed that is in use", hall_of(4, 1)),
        Row::of("without the desk that is in use", hall_of(1, 4)),
        Row::of("no more than is in use", hall_of(2, 2)),
        Row::of("without a desk", hall_of(0, 4)),
        Row::of("without a bed", hall_of(4, 0)),
        Row::of("", |_| Command::CloseDay),
        everybody_else_left,
        everybody_left,
        Row::of("", |_| Command::ReopenDay { reason: note() }),
        Row::of("this donor", |_| Command::check_in(visit_id(50), person(DONOR))),
        Row::of("somebody else", |_| Command::check_in(visit_id(51), person(11))),
        Row::of("somebody who is not on the roster", |_| {
            Command::check_in(visit_id(52), person(1234))
        }),
        Row::of("somebody else, with the id of this visit", |_| {
            Command::check_in(visit_id(DONOR), person(11))
        }),
    ]
}

pub(super) fn rows_of_the_queue() -> Vec<Row> {
    let call = |desk| Act::Call { desk: DeskNo(desk) };
    vec![
        Row::act(
            "",
            Act::NoteCircumstances {
                said: BTreeSet::from([Circumstance::Unfed]),
            },
        ),
        Row::act("", Act::Prioritise { reason: note() }),
        Row::act("to a free desk", call(1)),
        Row::act("to a desk that is taken", call(2)),
        Row::act("to a desk that is not there", call(4)),
        Row::act("to desk 0", call(0)),
        Row::act("", Act::MissCall),
        Row::act("", Act::Requeue),
        Row::act("at a free desk", screening(1)),
        Row::act("at another free desk", screening(3)),
        Row::act("at a desk that is taken", screening(2)),
        Row::act("at a desk that is not there", screening(4)),
    ]
}

pub(super) fn rows_of_the_doctor() -> Vec<Row> {
    let measure = || Act::RecordVitals(vitals(600, 120));
    let clear_with_reason = |volume| Act::Clear {
        volume: ml(volume),
        override_reason: Some(note()),
    };
    let defer = |code: &str, happened: Option<&str>| Act::Defer {
        ground: ground(code),
        happened: happened.map(date),
        note: None,
    };
    vec![
        Row::act("", measure()),
        Row::act("for the third time", measure()).after(DONOR, measure()),
        Row::act("for the fourth time", measure())
            .after(DONOR, measure())
            .after(DONOR, measure())
            .after(DONOR, measure()),
        Row::act("", Act::RecordBloodTest(blood_test(140))),
        Row::act("a ground that bars", declare("tattoo", "2026-09-01")),
        Row::act("a ground that is over", declare("cold", "2026-01-01")),
        Row::act("a ground that no rule knows", declare("astrology", "2026-01-01")),
        Row::act("with a date ahead", declare("tattoo", "2026-10-23")),
        Row::act("350 ml", clear(350)),
        Row::act(
            "350 ml, with a reason that nobody asked for",
            clear_with_reason(350),
        ),
        Row::act("450 ml, too much", clear_with_reason(450)),
        Row::act("with a pressure of 160", clear(350)).after(DONOR, Act::RecordVitals(vitals(600, 160))),
        Row::act("with a pressure of 160 and a reason", clear_with_reason(350))
            .after(DONOR, Act::RecordVitals(vitals(600, 160))),
        Row::act(
            "with a ground in force, whatever the reason",
            clear_with_reason(350),
        )
        .after(DONOR, declare("tattoo", "2026-09-01")),
        Row::act("", defer("doctor", None)),
        Row::act("for a ground that no rule knows", defer("astrology", None)),
        Row::act("for something of tomorrow", defer("surgery", Some("2026-10-23"))),
    ]
}

pub(super) fn rows_of_the_bed() -> Vec<Row> {
    let tube_of_another = Act::StartCollection {
        bed: BedNo(1),
        bag: bag(3),
        sample: bag(4),
        recognised: None,
    };
    // The donor has ticket 1, the one on bed 2 has ticket 2 and bag 2.
    let mine = Some(ticket_scanned(1, None));
    vec![
        Row::act("ticket scanned", start(1, 3, mine.clone())),
        Row::act("name read back", start(1, 3, Some(Recognition::ReadBack))),
        Row::act("nobody says who it is", start(1, 3, None)),
        Row::act(
            "ticket of another scanned",
            start(1, 3, Some(ticket_scanned(2, None))),
        ),
        Row::act("bed taken", start(2, 3, mine.clone())),
        Row::act("no such bed", start(4, 3, mine.clone())),
        Row::act("tube of another bag", tube_of_another),
        Row::act("bag that hangs at another bed", start(1, 2, mine.clone())),
        Row::act("bag of another day", start(1, OLD_BAG, mine.clone())),
        Row::act("bag that was this donor's before", start(1, 1, mine.clone())),
        Row::act("same nurse, ticket scanned", start(1, 3, mine)).by(OTHER_NURSE),
        Row::act(
            "same nurse, name read back",
            start(1, 3, Some(Recognition::ReadBack)),
        )
        .by(OTHER_NURSE),
        Row::act(
            "same nurse, both scanned",
            start(1, 3, Some(ticket_scanned(1, Some((2, 2))))),
        )
        .by(OTHER_NURSE),
        Row::act(
            "same nurse, bags swapped",
            start(1, 3, Some(ticket_scanned(1, Some((2, 3))))),
        )
        .by(OTHER_NURSE),
        Row::act(
            "same nurse, tickets swapped",
            start(1, 3, Some(ticket_scanned(1, Some((1, 2))))),
        )
        .by(OTHER_NURSE),
        Row::act("with consent", Act::PunctureAgain { consent: true }),
        Row::act("without consent", Act::PunctureAgain { consent: false }),
        Row::act("once more", Act::PunctureAgain { consent: true })
            .after(DONOR, Act::PunctureAgain { consent: true }),
        Row::act("complete, 350 ml", end(CollectionOutcome::Complete, 350)),
        Row::act("complete, 314 ml", end(CollectionOutcome::Complete, 314)),
        Row::act("short, 200 ml", end(CollectionOutcome::Short, 200)),
        Row::act("the vein, nothing drawn", end(CollectionOutcome::StoppedVein, 0)),
    ]
}

pub(super) fn rows_of_the_rest() -> Vec<Row> {
    let reaction = |kind, severity, onset| {
        Act::RecordReaction(Reaction {
            onset,
            ..Reaction::new(kind, severity)
        })
    };
    let faint = |onset| reaction(ReactionKind::Faint, Severity::Mild, onset);
    let take_back = |code, how| Act::TakeBackBag {
        bag: bag(code),
        how,
        reason: note(),
    };
    let certificate = |serial: &str, reason: bool| Act::IssueCertificate {
        serial: Serial::parse(serial).unwrap(),
        reason: reason.then(note),
    };
    let release = |reason: bool| Act::Release {
        override_reason: reason.then(note),
    };
    vec![
        Row::act("", faint(None)),
        Row::act("that began before the needle", faint(Some(Onset::Before))),
        Row::act("that began with the needle in", faint(Some(Onset::During))),
        Row::act("that began soon after", faint(Some(Onset::Soon))),
        Row::act("that began later in the hall", faint(Some(Onset::Later))),
        Row::act("that began after leaving", faint(Some(Onset::AfterLeaving))),
        Row::act(
            "too light for its kind",
            reaction(ReactionKind::Anaphylaxis, Severity::Moderate, None),
        ),
        Row::act("", release(false)),
        Row::act("with a reason", release(true)),
        Row::act("after a reaction", release(false)).after(DONOR, faint(None)),
        Row::act("", Act::Withdraw { reason: note() }),
        Row::act("the donor's own, voided", take_back(1, TakenBack::Voided)),
        Row::act("the donor's own, returned", take_back(1, TakenBack::Returned)),
        Row::act(
            "the donor's own, for the second time",
            take_back(1, TakenBack::Returned),
        )
        .after(DONOR, take_back(1, TakenBack::Voided)),
        Row::act("another donor's", take_back(2, TakenBack::Returned)),
        Row::act("", Act::ExcludeUnit),
        Row::act("for the second time", Act::ExcludeUnit).after(DONOR, Act::ExcludeUnit),
        Row::act("", certificate("HM-1", false)),
        Row::act("another sheet", certificate("HM-2", false)).after(DONOR, certificate("HM-1", false)),
        Row::act("another sheet, with a reason", certificate("HM-2", true))
            .after(DONOR, certificate("HM-1", false)),
        Row::act("the same sheet, with a reason", certificate("HM-1", true))
            .after(DONOR, certificate("HM-1", false)),
    ]
}

pub(super) fn rows_of_corrections() -> Vec<Row> {
    let is_vitals = |value: &Recorded| matches!(value, Recorded::Vitals(_));
    let is_test = |value: &Recorded| matches!(value, Recorded::BloodTest(_));
    let is_declared = |value: &Recorded| matches!(value, Recorded::Declared { .. });
    let is_end = |value: &Recorded| matches!(value, Recorded::CollectionEnd { .. });
    let is_reaction = |value: &Recorded| matches!(value, Recorded::Reaction(_));
    let ended = |outcome, volume| NewValue::CollectionEnd {
        outcome,
        volume: ml(volume),
    };
    let cold = || declare("cold", "2026-01-01");
    let faint = Act::RecordReaction(Reaction::new(ReactionKind::Faint, Severity::Mild));
    let back_at_the_bed = [
        (DONOR, Act::Call { desk: DeskNo(1) }),
        (WAITS, screening(1)),
        (CLEARED, start(1, 7, None)),
    ];
    let mut undo_when_taken = Row::act("and desk 1 and bed 1 are taken meanwhile", undo());
    undo_when_taken.before.extend(back_at_the_bed.into_iter().skip(1));
    vec![
        Row::amend("the weight", is_vitals, NewValue::Vitals(vitals(440, 120))),
        Row::amend(
            "the weight, to the same",
            is_vitals,
            NewValue::Vitals(vitals(600, 120)),
        ),
        Row::amend(
            "the weight, with a blood test",
            is_vitals,
            NewValue::BloodTest(blood_test(130)),
        ),
        Row::amend("the blood test", is_test, NewValue::BloodTest(blood_test(119))),
        Row::amend(
            "what was declared",
            is_declared,
            NewValue::Declared {
                ground: ground("tattoo"),
                happened: date("2026-01-02"),
            },
        )
        .after(DONOR, cold()),
        Row::amend(
            "what was declared, to a date ahead",
            is_declared,
            NewValue::Declared {
                ground: ground("tattoo"),
                happened: date("2026-10-23"),
            },
        )
        .after(DONOR, cold()),
        Row::amend("it was never declared", is_declared, NewValue::NotDeclared).after(DONOR, cold()),
        Row::amend(
            "the end of the draw",
            is_end,
            ended(CollectionOutcome::Short, 100),
        ),
        Row::amend(
            "the end of the draw, 100 ml as complete",
            is_end,
            ended(CollectionOutcome::Complete, 100),
        ),
        Row::amend(
            "the reaction",
            is_reaction,
            NewValue::Reaction(Reaction::new(ReactionKind::Faint, Severity::Severe)),
        )
        .after(DONOR, faint.clone()),
        Row::amend(
            "the reaction, too light for its kind",
            is_reaction,
            NewValue::Reaction(Reaction::new(ReactionKind::Anaphylaxis, Severity::Mild)),
        )
        .after(DONOR, faint),
        Row::act("the last step", undo()),
        Row::act(
            "a step that is not the last",
            Act::Undo {
                step: Some(Seq(1)),
                reason: note(),
            },
        ),
        undo_when_taken,
        Row::of("and the donor has come again meanwhile", |_| {
            Command::visit(visit_id(DONOR), undo())
        }),
        Row::act("entered from paper, before the donor's last step", undo()).earlier(59),
        Row::act("at a time ahead of the clock", undo()).earlier(-1),
    ]
}
