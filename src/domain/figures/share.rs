//! What one visit adds to the figures of its day: a function of the visit and nothing else. A step that is undone, a value
//! that is put right, a late entry change the visit; what it adds is told anew, and the figures follow.

use crate::domain::id::Ticket;
use crate::domain::identity::BloodGroup;
use crate::domain::reaction::{ReactionKind, Severity};
use crate::domain::rulepack::GroundCode;
use crate::domain::step::CollectionOutcome;
use crate::domain::throughput::{Spot, Standing, WaitFor};
use crate::domain::time::{Moment, Span};
use crate::domain::unit::UnitCode;
use crate::domain::visit::{Outcome, Stage, Visit};
use crate::domain::vitals::Volume;

const QUARTER: i64 = 15 * 60_000;

/// A quarter of an hour, by how many there were since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct QuarterNo(i64);

impl QuarterNo {
    fn of(at: Moment) -> Self {
        Self(at.millis().div_euclid(QUARTER))
    }

    /// The quarter after it.
    pub(super) const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// How many quarters lie between it and an earlier one.
    pub(super) const fn after(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Its first moment.
    pub(super) const fn start(self) -> Moment {
        Moment::from_millis(self.0.saturating_mul(QUARTER))
    }
}

/// What is counted by quarters of an hour, in this order.
pub(super) const EVENTS: usize = 4;

/// Somebody at a desk, on a bed or on a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stay {
    /// Where.
    pub(super) spot: Spot,
    /// Since when.
    pub(super) from: Moment,
    /// Until when; none for who is there now.
    pub(super) to: Option<Moment>,
    /// Whether what was begun there was brought to its end.
    pub(super) is_served: bool,
}

/// What one visit adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) ticket: Ticket,
    pub(super) unit: Option<UnitCode>,
    pub(super) stage: Stage,
    /// Where they are, and since when they wait or are there.
    pub(super) standing: Option<(Standing, Moment)>,
    pub(super) arrived: Moment,
    pub(super) released: Option<Moment>,
    /// Arrival, decision, the doctor's yes, a full donation: each in its quarter of an hour.
    pub(super) events: [Option<QuarterNo>; EVENTS],
    /// The waits that are over, in the order of [`WaitFor::ALL`].
    pub(super) waits: [Option<Span>; WaitFor::ALL.len()],
    pub(super) door_to_door: Option<Span>,
    /// What was drawn, from which group.
    pub(super) drawn: Option<(Volume, Option<BloodGroup>)>,
    pub(super) deferral: Option<GroundCode>,
    pub(super) reactions: Vec<(ReactionKind, Severity)>,
    pub(super) stays: Vec<Stay>,
}

impl Share {
    /// What a visit adds; `None` for a check-in that never was.
    pub(super) fn of(visit: &Visit) -> Option<Self> {
        if !visit.counts() {
            return None;
        }
        let passage = &visit.passage;
        let end = visit.collection_end();
        let complete = end.filter(|end| end.outcome == CollectionOutcome::Complete);
        let released = released(visit);
        let cleared = visit.clearance.as_ref().map(|clearance| clearance.at.occurred);
        Some(Self {
            ticket: visit.ticket,
            unit: visit.unit.clone(),
            stage: visit.stage,
            standing: Standing::of(visit).map(|standing| (standing, waits_since(visit))),
            arrived: visit.arrived,
            released,
            events: [
                Some(visit.arrived),
                passage.decided,
                cleared,
                complete.map(|end| end.at.occurred),
            ]
            .map(|at| at.map(QuarterNo::of)),
            waits: WaitFor::ALL.map(|what| wait(visit, what)),
            door_to_door: released.map(|left| left.since(visit.arrived)),
            drawn: end.map(|end| (end.volume, visit.blood_group)),
            deferral: visit.deferral.as_ref().map(|deferral| deferral.ground.clone()),
            reactions: visit
                .reactions
                .iter()
                .map(|reaction| (reaction.kind, reaction.severity))
                .collect(),
            stays: stays(visit),
        })
    }
}

/// Since when they are where they are. Who waits to be examined waits from the arrival on, however often they were called.
const fn waits_since(visit: &Visit) -> Moment {
    match visit.stage {
        Stage::Waiting => visit.arrived,
        Stage::Screening(_) | Stage::Cleared | Stage::Collecting(_) | Stage::Recovering | Stage::Left(_) => {
            visit.since
        }
    }
}

/// How long they waited, once the wait is over.
pub(super) fn wait(visit: &Visit, what: WaitFor) -> Option<Span> {
    let (from, to) = match what {
        WaitFor::Screening => (visit.arrived, visit.passage.screening?),
        WaitFor::Bed => (visit.passage.decided?, visit.passage.collecting?),
    };
    Some(to.since(from))
}

/// When somebody went home after a collection.
fn released(visit: &Visit) -> Option<Moment> {
    matches!(visit.stage, Stage::Left(Outcome::Donated | Outcome::Incomplete))
        .then_some(visit.passage.left)
        .flatten()
}

/// The desks, the bed and the seat that they were at.
fn stays(visit: &Visit) -> Vec<Stay> {
    let path = visit.path();
    let next = path.iter().skip(1).map(Some).chain([None]);
    let mut stays = Vec::new();
    for ((stage, from), next) in path.iter().zip(next) {
        let spot = match *stage {
            Stage::Screening(desk) => desk.into(),
            Stage::Collecting(bed) => bed.into(),
            Stage::Recovering => match visit.collection_end().and_then(|end| end.seat) {
                Some(seat) => seat.into(),
                None => continue,
            },
            Stage::Waiting | Stage::Cleared | Stage::Left(_) => continue,
        };
        stays.push(Stay {
            spot,
            from: *from,
            to: next.map(|(_, at)| *at),
            is_served: next.is_some_and(|(after, _)| is_served(*stage, *after)),
        });
    }
    stays
}

/// Whether what is begun at a stage is brought to its end by going on to another one: somebody who leaves in the middle of
/// the examination was at the desk, but tells nothing of how long examinations take.
const fn is_served(stage: Stage, after: Stage) -> bool {
    match stage {
        Stage::Screening(_) => matches!(after, Stage::Cleared | Stage::Left(Outcome::Deferred)),
        Stage::Collecting(_) => matches!(after, Stage::Recovering),
        Stage::Recovering => matches!(after, Stage::Left(_)),
        Stage::Waiting | Stage::Cleared | Stage::Left(_) => false,
    }
}
