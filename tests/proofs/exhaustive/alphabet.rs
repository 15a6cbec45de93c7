//! The commands that are tried in every state: whatever a second station may send that looked at an older day.

use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::command::{Act, Command, OtherDonor, Recognition};
use giotmau::domain::day::Day;
use giotmau::domain::id::{BedNo, DeskNo, Seq, Ticket, VisitId};
use giotmau::domain::issued::TakenBack;
use giotmau::domain::reaction::{Reaction, ReactionKind, Severity};
use giotmau::domain::step::{CollectionOutcome, Envelope};
use giotmau::domain::visit::{Stage, Visit};
use uuid::Uuid;

use crate::hall::{
    NURSE, OTHER_NURSE, bag, blood_test, date, ground, ml, note, person, start, visit_id, vitals,
};

/// The two donors, both men; nothing but the ticket tells them apart.
pub(crate) const DONORS: [u32; 2] = [1, 3];
const PLACES: [u16; 2] = [1, 2];
const BAGS: [u32; 2] = [1, 2];

/// Every command of the search with who sends it, in a fixed order.
pub(crate) fn commands(day: &Day) -> Vec<(Command, &'static str)> {
    let mut all = vec![
        (Command::CloseDay, NURSE),
        (Command::ReopenDay { reason: note() }, NURSE),
    ];
    let next = visit_id(100 + day.next_ticket().number());
    for n in DONORS {
        all.push((Command::check_in(next, person(n)), NURSE));
        let visit = day.visit_of(person(n));
        let id = visit.map_or(VisitId(Uuid::nil()), |visit| visit.id);
        let by_nurse = acts().into_iter().chain(corrections(visit));
        all.extend(by_nurse.map(|act| (Command::visit(id, act), NURSE)));
        for staff in [NURSE, OTHER_NURSE] {
            all.extend(
                starts(day, visit)
                    .into_iter()
                    .map(|act| (Command::visit(id, act), staff)),
            );
        }
    }
    all
}

fn acts() -> Vec<Act> {
    let clear = |volume| Act::Clear {
        volume: ml(volume),
        override_reason: None,
    };
    let end = |outcome, volume| Act::EndCollection {
        outcome,
        volume: ml(volume),
        weighed: None,
    };
    let mut acts = vec![
        Act::RecordVitals(vitals(600, 120)),
        Act::RecordVitals(vitals(440, 120)),
        Act::RecordBloodTest(blood_test(140)),
        Act::RecordBloodTest(blood_test(119)),
        Act::Declare {
            ground: ground("tattoo"),
            happened: date("2026-09-01"),
        },
        clear(350),
        clear(450),
        Act::Defer {
            ground: ground("doctor"),
            happened: None,
            note: None,
        },
        Act::PunctureAgain { consent: true },
        end(CollectionOutcome::Complete, 350),
        end(CollectionOutcome::Complete, 450),
        end(CollectionOutcome::Short, 100),
        end(CollectionOutcome::StoppedVein, 0),
        Act::RecordReaction(Reaction::new(ReactionKind::Faint, Severity::Mild)),
        Act::Release {
            override_reason: None,
        },
        Act::Release {
            override_reason: Some(note()),
        },
        Act::Withdraw { reason: note() },
        Act::ExcludeUnit,
    ];
    acts.extend(PLACES.map(|desk| Act::StartScreening { desk: DeskNo(desk) }));
    for how in [TakenBack::Voided, TakenBack::Returned] {
        acts.extend(BAGS.map(|code| Act::TakeBackBag {
            bag: bag(code),
            how,
            reason: note(),
        }));
    }
    acts
}

/// The newest value of each kind made another one; the last step and the one before it taken back.
fn corrections(visit: Option<&Visit>) -> Vec<Act> {
    let newest = |is_it: fn(&Recorded) -> bool| {
        visit
            .and_then(|visit| visit.values().filter(|(_, value)| is_it(value)).last())
            .map_or(Seq(2), |(seq, _)| seq)
    };
    let amend = |step, to| Act::Amend {
        step,
        to,
        reason: note(),
    };
    let measured = newest(|value| matches!(value, Recorded::Vitals(_)));
    let tested = newest(|value| matches!(value, Recorded::BloodTest(_)));
    let declared = newest(|value| matches!(value, Recorded::Declared { .. }));
    let ended = newest(|value| matches!(value, Recorded::CollectionEnd { .. }));
    let reacted = newest(|value| matches!(value, Recorded::Reaction(_)));
    let end = |outcome, volume| NewValue::CollectionEnd {
        outcome,
        volume: ml(volume),
    };
    let undo = |step| Act::Undo { step, reason: note() };
    let before_last = visit
        .and_then(|visit| visit.history().iter().rev().nth(1))
        .map_or(Seq(1), |envelope: &Envelope| envelope.seq);
    vec![
        amend(measured, NewValue::Vitals(vitals(440, 120))),
        amend(measured, NewValue::Vitals(vitals(600, 120))),
        amend(tested, NewValue::BloodTest(blood_test(124))),
        amend(tested, NewValue::BloodTest(blood_test(140))),
        amend(declared, NewValue::NotDeclared),
        amend(ended, end(CollectionOutcome::Short, 0)),
        amend(ended, end(CollectionOutcome::Complete, 350)),
        amend(
            reacted,
            NewValue::Reaction(Reaction::new(ReactionKind::Faint, Severity::Severe)),
        ),
        undo(None),
        undo(Some(before_last)),
    ]
}

/// Needle in on either bed with either bag, the donor recognised by the ticket alone, with the other donor's ticket and
/// bag, or not at all; and once each what must never be enough, and what leads where the ticket alone leads.
fn starts(day: &Day, visit: Option<&Visit>) -> Vec<Act> {
    let ticket = visit.map_or(Ticket::FIRST, |visit| visit.ticket);
    let other = day
        .inside()
        .find(|other| matches!(other.stage, Stage::Collecting(_)) && other.ticket != ticket);
    let scanned = |scanned, other| Some(Recognition::Ticket { scanned, other });
    let both = |swapped: bool| {
        other.and_then(|other| {
            let hangs = &other.collection.as_ref()?.bag;
            let found = BAGS
                .map(bag)
                .into_iter()
                .find(|code| (code == hangs) != swapped)?;
            Some(OtherDonor {
                ticket: other.ticket,
                bag: found,
            })
        })
    };
    let mut starts = Vec::new();
    for bed in PLACES {
        for code in BAGS {
            starts.push(start(bed, code, scanned(ticket, None)));
            if other.is_some() {
                starts.push(start(bed, code, scanned(ticket, both(false))));
                starts.push(start(bed, code, None));
            }
        }
    }
    starts.extend([
        start(1, 1, scanned(ticket.next(), None)),
        start(1, 1, scanned(ticket, both(true))),
        start(1, 1, Some(Recognition::ReadBack)),
        Act::StartCollection {
            bed: BedNo(1),
            bag: bag(1),
            sample: bag(2),
            recognised: scanned(ticket, both(false)),
        },
    ]);
    starts
}
