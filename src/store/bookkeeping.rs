//! What must stay unique beyond one day, as it follows from a visit's steps: who is in a hall, and which bags are used.
//!
//! Nothing here knows the kinds of steps that lead there; a visit is folded before and after, and the difference is what
//! is to be written.

use crate::domain::bag::BagCode;
use crate::domain::id::PersonId;
use crate::domain::step::{Envelope, Step};
use crate::domain::visit::Visit;

/// What the unique keys say about one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) person: PersonId,
    /// Whether the visit has not ended.
    pub(super) inside: bool,
    pub(super) bag: Option<BagCode>,
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
        let counted = visit.collection.as_ref().filter(|_| visit.counts());
        Self {
            person: visit.person,
            inside: visit.is_inside(),
            bag: counted.map(|collection| collection.bag.clone()),
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
    let (was_inside, bag_before) = before.map_or((false, None), |s| (s.inside, s.bag.as_ref()));
    let (is_inside, bag_after) = after.map_or((false, None), |s| (s.inside, s.bag.as_ref()));
    if let (Some(before), true, false) = (before, was_inside, is_inside) {
        changes.push(Change::Leave(before.person));
    }
    if bag_before != bag_after {
        changes.extend(bag_before.cloned().map(Change::Free));
    }
    if let (None, Some(after)) = (before, after) {
        changes.push(Change::Begin(after.person));
    }
    if let (Some(after), false, true) = (after, was_inside, is_inside) {
        changes.push(Change::Enter(after.person));
    }
    if bag_before != bag_after {
        changes.extend(bag_after.cloned().map(Change::Use));
    }
    changes
}

/// Whether the day is closed after a step, given whether it was before.
pub(super) const fn is_closed_after(closed: bool, step: &Step) -> bool {
    match step {
        Step::DayClosed => true,
        Step::DayOpened(_) | Step::DayReopened { .. } => false,
        Step::HallChanged(_)
        | Step::DonorCheckedIn { .. }
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
        | Step::CollectionEnded { .. }
        | Step::ReactionRecorded(_)
        | Step::DonorReleased { .. }
        | Step::DonorWithdrew { .. }
        | Step::StepUndone { .. } => closed,
    }
}
