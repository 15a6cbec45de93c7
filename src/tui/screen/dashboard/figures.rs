//! The figures that the dashboard shows. They are counted once for each step of the log, never while drawing.

use crate::domain::accounts::{self, Doubt, UnsettledBag};
use crate::domain::day::Day;
use crate::domain::id::{BedNo, DayId, Ticket};
use crate::domain::reaction::{ReactionKind, Severity};
use crate::domain::rulepack::{GroundCode, RulePack};
use crate::domain::step::Head;
use crate::domain::throughput::{self, Counts, Quarter, Spread, UnitFigures, WaitFor};
use crate::domain::time::{Moment, Span};
use crate::domain::visit::Stage;

/// The figures of a day up to one step of its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    day: DayId,
    /// The step.
    pub(super) head: Head,
    /// Where the visits are.
    pub(super) counts: Counts,
    /// Who waits but was absent when called three times.
    pub(super) parked: usize,
    /// What was drawn, in ml.
    pub(super) volume_ml: u64,
    /// Collections that ended in any way.
    pub(super) collections: u32,
    /// Decisions of the doctors.
    pub(super) screened: u32,
    /// The day by quarters of an hour.
    pub(super) quarters: Vec<Quarter>,
    /// How long people waited.
    pub(super) waits: [Wait; 2],
    /// From arrival to release, of those who gave.
    pub(super) door_to_door: Option<Spread>,
    /// Deferrals by ground.
    pub(super) deferrals: Vec<(GroundCode, u32)>,
    /// Reactions by kind and severity.
    pub(super) reactions: Vec<((ReactionKind, Severity), u32)>,
    /// The units, the one with most donations first; those without a unit stand at the end.
    pub(super) units: Vec<UnitFigures>,
    /// Clearances that do not hold any more.
    pub(super) doubts: Vec<Doubt>,
    /// Bags that nobody has taken back.
    pub(super) unsettled: Vec<UnsettledBag>,
    /// The needles that are in, the first one first.
    pub(super) draws: Vec<Draw>,
    /// Who rests, the longest first.
    pub(super) resting: Vec<Resting>,
}

/// A needle that is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Draw {
    /// Whose.
    pub(super) ticket: Ticket,
    /// On which bed.
    pub(super) bed: BedNo,
    /// Since when.
    pub(super) since: Moment,
}

/// Somebody who rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Resting {
    /// Who.
    pub(super) ticket: Ticket,
    /// When the needle came out.
    pub(super) since: Moment,
    /// How long they have to rest.
    pub(super) least: Span,
}

/// How long people waited for one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wait {
    /// For what.
    pub(super) what: WaitFor,
    /// Those whose wait is over.
    pub(super) over: Option<Spread>,
    /// Who waits the longest now, and since when.
    pub(super) now: Option<(Ticket, Moment)>,
}

impl Figures {
    /// Counts the figures of a day.
    pub(super) fn of(day: &Day, pack: &RulePack) -> Self {
        let quarters = throughput::quarters(day);
        let mut units = throughput::by_unit(day);
        units.sort_by_key(|unit| (unit.unit.is_none(), std::cmp::Reverse(unit.counts.donated)));
        Self {
            day: day.id,
            head: day.head,
            counts: Counts::of(day.visits()),
            parked: day.parked().count(),
            volume_ml: throughput::volume_ml(day),
            collections: throughput::by_volume(day).iter().map(|(_, count)| count).sum(),
            screened: quarters.iter().map(|quarter| quarter.screened).sum(),
            quarters,
            waits: WaitFor::ALL.map(|what| Wait {
                what,
                over: throughput::wait(day, what),
                now: waits_longest(day, what),
            }),
            door_to_door: throughput::door_to_door(day),
            deferrals: throughput::deferrals(day),
            reactions: throughput::reactions(day),
            units,
            doubts: accounts::in_doubt(pack, day),
            unsettled: accounts::unsettled_bags(day),
            draws: draws(day),
            resting: resting(day, pack),
        }
    }

    /// Whether they are the figures of this day as it is now.
    pub(super) fn are_of(&self, day: &Day) -> bool {
        self.day == day.id && self.head == day.head
    }

    /// How many reactions there were.
    pub(super) fn reactions_in_all(&self) -> u32 {
        self.reactions.iter().map(|(_, count)| count).sum()
    }

    /// Who is on a bed or rests.
    pub(super) const fn on_the_way(&self) -> u32 {
        self.counts.collecting + self.counts.recovering
    }

    /// Who has gone, however the visit ended.
    pub(super) const fn left(&self) -> u32 {
        let counts = &self.counts;
        counts.donated + counts.incomplete + counts.deferred + counts.withdrawn
    }
}

fn draws(day: &Day) -> Vec<Draw> {
    let mut draws: Vec<_> = day
        .inside()
        .filter_map(|visit| match visit.stage {
            Stage::Collecting(bed) => Some(Draw {
                ticket: visit.ticket,
                bed,
                since: visit.since,
            }),
            Stage::Waiting
            | Stage::Screening(_)
            | Stage::Cleared
            | Stage::Recovering
            | Stage::Left(_) => None,
        })
        .collect();
    draws.sort_by_key(|draw| (draw.since, draw.ticket));
    draws
}

fn resting(day: &Day, pack: &RulePack) -> Vec<Resting> {
    day.recovering()
        .into_iter()
        .map(|visit| Resting {
            ticket: visit.ticket,
            since: visit.since,
            least: pack.least_rest(!visit.reactions.is_empty()),
        })
        .collect()
}

/// Who waits the longest. Whoever is absent when called is not waited with.
fn waits_longest(day: &Day, what: WaitFor) -> Option<(Ticket, Moment)> {
    day.inside()
        .filter_map(|visit| {
            let since = match what {
                WaitFor::Screening if visit.stage == Stage::Waiting && !visit.is_parked() => visit.arrived,
                WaitFor::Bed if visit.stage == Stage::Cleared => visit.since,
                WaitFor::Screening | WaitFor::Bed => return None,
            };
            Some((since, visit.ticket))
        })
        .min()
        .map(|(since, ticket)| (ticket, since))
}

/// So many of so many, in thousandths, rounded; none of none is none.
pub(super) fn per_mille(part: u64, whole: u64) -> u16 {
    let rounded = (part * 1000 + whole / 2).checked_div(whole).unwrap_or(0);
    u16::try_from(rounded).unwrap_or(u16::MAX)
}

/// So many of so many, in hundredths, rounded; none of none is none.
pub(super) fn percent(part: u64, whole: u64) -> u64 {
    (part * 100 + whole / 2).checked_div(whole).unwrap_or(0)
}
