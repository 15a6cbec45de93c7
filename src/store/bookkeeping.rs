//! What must stay unique beyond one day, as it follows from a visit's steps: who is in a hall, and which bags are used.
//!
//! Nothing here knows the kinds of steps that lead there; a visit is folded before and after, and the difference is what
//! is to be written.

use std::collections::BTreeSet;

use crate::domain::bag::BagCode;
use crate::domain::id::PersonId;
use crate::domain::issued::BagFate;
use crate::domain::step::{Envelope, Step};
use crate::domain::visit::Visit;

/// What the unique keys say about one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) person: PersonId,
    /// Whether the visit has not ended.
    pub(super) inside: bool,
    /// The bags that were issued to it and are not back with the others.
    pub(super) bags: BTreeSet<BagCode>,
}

impl Standing {
    /// After these steps of one visit; `None` when they do not begin with a check-in.
    pub(super) fn after<'a>(steps: impl IntoIterator<Item = &'a Envelope>) -> Option<Self> {
        Visit::fold(steps).as_ref().map(Self::of)
    }

    /// Before and after `new`, which follow `old` in the same visit.
    pub(super) fn before_and_after(old: &[Envelope], new: &[Envelope]) -> (Option<Self>, Option<Self>) {
        if old.is_empty() {
            return (None, Self::after(new));
        }
        let Some(mut visit) = Visit::fold(old) else {
            return (None, None);
        };
        let before = Self::of(&visit);
        for envelope in new {
            visit.apply(envelope);
        }
        (Some(before), Some(Self::of(&visit)))
    }

    fn of(visit: &Visit) -> Self {
        let held = |code: &BagCode| visit.bag_fate(code) != Some(BagFate::Returned);
        Self {
            person: visit.person,
            inside: visit.is_inside(),
            bags: visit
                .bags
                .iter()
                .map(|issued| issued.code.clone())
                .filter(held)
                .collect(),
        }
    }
}

/// A change of the unique keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Change {
    /// A visit began to exist.
    Begin(PersonId),
    /// The person is in the hall now.
    Enter(PersonId),
    /// The person is not in the hall any more.
    Leave(PersonId),
    /// The bag is used now.
    Use(BagCode),
    /// The bag is free again.
    Free(BagCode),
}

/// What is to be changed when a visit goes from one standing to another. What is given back comes before what is taken.
pub(super) fn changes(before: Option<&Standing>, after: Option<&Standing>) -> Vec<Change> {
    let mut changes = Vec::new();
    let none = BTreeSet::new();
    let (was_inside, bags_before) = before.map_or((false, &none), |s| (s.inside, &s.bags));
    let (is_inside, bags_after) = after.map_or((false, &none), |s| (s.inside, &s.bags));
    if let (Some(before), true, false) = (before, was_inside, is_inside) {
        changes.push(Change::Leave(before.person));
    }
    changes.extend(bags_before.difference(bags_after).cloned().map(Change::Free));
    if let (None, Some(after)) = (before, after) {
        changes.push(Change::Begin(after.person));
    }
    if let (Some(after), false, true) = (after, was_inside, is_inside) {
        changes.push(Change::Enter(after.person));
    }
    changes.extend(bags_after.difference(bags_before).cloned().map(Change::Use));
    changes
}

/// Whether the day is closed after a step, given whether it was before.
pub(super) const fn is_closed_after(closed: bool, step: &Step) -> bool {
    match step {
        Step::DayClosed => true,
        Step::DayOpened(_) | Step::DayReopened { .. } => false,
        Step::HallChanged(_)
        | Step::DonorCheckedIn { .. }
        | Step::CircumstancesNoted { .. }
        | Step::PriorityGiven { .. }
        | Step::DonorCalled { .. }
        | Step::CallMissed { .. }
        | Step::DonorRequeued { .. }
        | Step::ScreeningStarted { .. }
        | Step::VitalsRecorded(_)
        | Step::BloodTestRecorded(_)
        | Step::GroundDeclared { .. }
        | Step::DonorCleared { .. }
        | Step::DonorDeferred { .. }
        | Step::CollectionStarted { .. }
        | Step::VeinPuncturedAgain
        | Step::CollectionEnded { .. }
        | Step::ReactionRecorded(_)
        | Step::DonorReleased { .. }
        | Step::DonorWithdrew { .. }
        | Step::BagTakenBack { .. }
        | Step::UnitSelfExcluded
        | Step::CertificateIssued { .. }
        | Step::ValueAmended { .. }
        | Step::StepUndone { .. } => closed,
    }
}
