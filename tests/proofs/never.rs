//! What can never happen, in whatever order commands come: asked after every step of a search or of a random day. The
//! arithmetic of volumes and times is done here once more, from the law's words, and does not ask the rules.

use std::collections::HashSet;

use giotmau::domain::bag::BagCode;
use giotmau::domain::certificate::Certificate;
use giotmau::domain::command::{Act, Command, Recognition};
use giotmau::domain::day::{Day, Status};
use giotmau::domain::id::VisitId;
use giotmau::domain::identity::Sex;
use giotmau::domain::issued::{BagFate, TakenBack};
use giotmau::domain::recheck::{Hold, hold};
use giotmau::domain::step::{Envelope, Identified, Step};
use giotmau::domain::visit::{Stage, Visit};

use crate::hall::PACK;

/// Whether 26/2013/TT-BYT lets somebody give this volume: men from 45 kg and women from 42 kg, below 45 kg 250 ml at most,
/// 9 ml for each kilogram at most, from 120 g/L on and above 350 ml from 125 g/L on.
pub(crate) fn is_allowed(sex: Sex, tenths_kg: u16, g_l: u16, ml: u16) -> bool {
    let least = if sex == Sex::Male { 450 } else { 420 };
    tenths_kg >= least
        && (tenths_kg >= 450 || ml <= 250)
        && u32::from(ml) * 10 <= u32::from(tenths_kg) * 9
        && g_l >= if ml > 350 { 125 } else { 120 }
}

/// Whether what is known of a visit now allows the volume that the doctor ordered.
fn is_order_allowed(day: &Day, visit: &Visit) -> bool {
    let (Some(vitals), Some(test), Some(clearance)) = (
        visit.latest_vitals(),
        visit.latest_blood_test(),
        visit.clearance.as_ref(),
    ) else {
        return false;
    };
    let ordered = clearance.volume.ml();
    is_allowed(visit.sex, vitals.weight.tenths(), test.haemoglobin.g_l(), ordered)
        && !visit
            .declared
            .iter()
            .any(|declared| declared.until.bars(day.info.date))
}

/// What holds in every state of a day.
pub(crate) fn check_state(day: &Day) {
    let mut taken = HashSet::new();
    for visit in day.inside() {
        assert!(
            taken.insert(format!("person {}", visit.person)),
            "someone is here twice"
        );
        match visit.stage {
            Stage::Screening(desk) => assert!(taken.insert(format!("desk {desk}")), "a desk has two donors"),
            Stage::Collecting(bed) => assert!(taken.insert(format!("bed {bed}")), "a bed has two donors"),
            Stage::Waiting | Stage::Cleared | Stage::Recovering => {}
            Stage::Left(_) => panic!("somebody who left is inside"),
        }
    }
    let mut bags = HashSet::new();
    for visit in day.visits() {
        assert!(visit.vitals.len() <= 3, "measured too often");
        let Some(collection) = &visit.collection else {
            continue;
        };
        assert!(
            visit.clearance.is_some(),
            "blood from somebody who was not cleared"
        );
        assert!(bags.insert(&collection.bag), "a bag hangs at two donors");
        assert!(collection.punctured_again <= 1, "punctured too often");
        let drawn = collection.ended.as_ref().map(|end| end.volume.ml());
        if visit.excluded.is_some() && drawn != Some(0) {
            assert_eq!(hold(&PACK, visit, day.info.date), Some(Hold::SelfExcluded));
        }
        let stands = drawn != Some(0) && !is_order_allowed(day, visit);
        assert!(
            !stands || hold(&PACK, visit, day.info.date).is_some(),
            "a unit that the rules are against is not held"
        );
    }
    if day.status == Status::Closed {
        assert_eq!(day.inside().count(), 0, "a day was closed with somebody inside");
        let unsettled = |(_, _, fate)| fate == BagFate::Unsettled;
        assert!(
            !day.issued_bags().any(unsettled),
            "a day was closed with a bag that nobody asks for"
        );
    }
}

/// What holds for every step; `log` is what came before it, the newest first.
pub(crate) fn check_step<'a>(
    before: &Day,
    envelope: &Envelope,
    after: &Day,
    log: impl Iterator<Item = &'a Envelope>,
) {
    if before.status == Status::Closed {
        assert!(
            matches!(envelope.step, Step::DayReopened { .. }),
            "a closed day changed"
        );
    }
    let Some(id) = envelope.visit else { return };
    let (was, is) = (before.visit(id), after.visit(id).unwrap());
    match &envelope.step {
        Step::DonorCheckedIn { .. } => assert!(was.is_none(), "a visit took the place of another"),
        Step::DonorCleared { .. } => assert!(is_order_allowed(after, is), "cleared for too much"),
        Step::CollectionStarted { bag, .. } => {
            let was = was.unwrap();
            assert_eq!(
                was.stage,
                Stage::Cleared,
                "blood from somebody who was not cleared"
            );
            assert!(is_order_allowed(before, was), "started in spite of a doubt");
            assert_came_back(bag, id, log);
        }
        Step::DonorReleased { early } => {
            let was = was.unwrap();
            let out = was.collection_end().unwrap().at.occurred;
            let least = if was.reactions.is_empty() { 15 } else { 30 };
            let rested = (envelope.at.occurred.millis() - out.millis()) / 60_000;
            assert!(
                early.is_some() || rested >= least,
                "released after {rested} minutes"
            );
        }
        Step::UnitSelfExcluded => assert!(is.excluded.is_some()),
        Step::CertificateIssued { serial, .. } => {
            let drawn = was.unwrap().collection_end().unwrap().volume.ml();
            assert!(drawn > 0, "a certificate for nothing");
            let given = |(_, it): &(&Visit, &Certificate)| it.serial == *serial;
            assert_eq!(
                before.certificates().filter(given).count(),
                0,
                "one sheet for two"
            );
        }
        _ => {}
    }
    let Some(was) = was else { return };
    assert!(
        was.excluded.is_none() || is.excluded.is_some(),
        "what the donor asked for was lost"
    );
    let today = after.info.date;
    let empty = is.collection_end().is_some_and(|end| end.volume.ml() == 0);
    if hold(&PACK, was, today).is_some() && hold(&PACK, is, today).is_none() && !empty {
        assert!(
            matches!(envelope.step, Step::ValueAmended { .. } | Step::StepUndone { .. }),
            "a unit is not held any more, and nobody said why: {:?} after {:?}",
            envelope.step,
            was.history()
                .iter()
                .map(|step| step.step.kind())
                .collect::<Vec<_>>()
        );
    }
}

/// A bag that was issued before comes to a donor again only if it was that donor's and nobody has said anything else, or
/// if it was returned in between.
fn assert_came_back<'a>(bag: &BagCode, to: VisitId, log: impl Iterator<Item = &'a Envelope>) {
    for envelope in log {
        match &envelope.step {
            Step::BagTakenBack { bag: back, how, .. } if back == bag => {
                assert_eq!(*how, TakenBack::Returned, "a bag that was destroyed is used");
                return;
            }
            Step::CollectionStarted { bag: issued, .. } if issued == bag => {
                assert_eq!(envelope.visit, Some(to), "a bag went from one donor to another");
                return;
            }
            _ => {}
        }
    }
}

/// What the command that led to a step promised: the tube's code is the bag's, and a nurse with two fresh donors has
/// scanned both.
pub(crate) fn check_start(before: &Day, command: &Command, envelope: &Envelope) {
    let (Command::Visit { act, visit }, Step::CollectionStarted { identified, .. }) =
        (command, &envelope.step)
    else {
        return;
    };
    let Act::StartCollection {
        bag,
        sample,
        recognised,
        ..
    } = act
    else {
        panic!("a collection was started by {act:?}");
    };
    assert_eq!(bag, sample, "the tube is another bag's");
    if let Some(Recognition::Ticket { scanned, .. }) = recognised {
        assert_eq!(
            *scanned,
            before.visit(*visit).unwrap().ticket,
            "another donor's ticket"
        );
    }
    let fresh = before.inside().any(|other| {
        matches!(other.stage, Stage::Collecting(_))
            && other.id != *visit
            && other.collection.as_ref().is_some_and(|collection| {
                let age = envelope.at.occurred.millis() - collection.started.occurred.millis();
                collection.started.staff == envelope.at.staff && age < 5 * 60_000
            })
    });
    if fresh && recognised.is_some() {
        assert_eq!(
            *identified,
            Some(Identified::BothScanned),
            "one nurse, two fresh donors, one scan"
        );
    }
}
