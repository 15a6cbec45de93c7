//! Who was overlooked: overtaken, called in vain, cleared and forgotten, left sitting. They are shown before they complain.
//!
//! A pure question to the day, the limits and the clock. It looks at who is in the hall and at who came after the first of
//! those who wait, so it may be asked whenever something is drawn.

use std::collections::BTreeMap;

use super::day::Day;
use super::decide::rest_left;
use super::id::{DeskNo, Ticket, VisitId};
use super::rulepack::RulePack;
use super::step::{Place, Step};
use super::time::{Moment, Span};
use super::visit::{Stage, Visit};

/// What may only last so long until somebody is shown as overlooked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// A wait for the examination without any step.
    Waiting,
    /// Since the third call that was missed.
    Absent,
    /// From a call until the examination begins or the call is missed.
    Call,
    /// Since somebody behind them went ahead.
    Overtaken,
    /// At a desk without any step.
    Screening,
    /// From the doctor's yes to the bed.
    Bed,
    /// From the needle out until they are let go, whatever the rules ask for at least.
    Rest,
    /// From the arrival, while the form may still be filled in: whoever goes ahead by then overtakes nobody.
    Form,
}

impl Limit {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Waiting,
        Self::Absent,
        Self::Call,
        Self::Overtaken,
        Self::Screening,
        Self::Bed,
        Self::Rest,
        Self::Form,
    ];
}

/// How long each of them may last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits(BTreeMap<Limit, Span>);

impl Limits {
    /// The limits that `of` gives; the first that it does not know, as an error.
    pub fn new(of: impl Fn(Limit) -> Option<Span>) -> Result<Self, Limit> {
        let all = Limit::ALL.into_iter();
        all.map(|limit| Ok((limit, of(limit).ok_or(limit)?)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// How long it may last.
    #[must_use]
    pub fn of(&self, limit: Limit) -> Span {
        self.0.get(&limit).copied().unwrap_or_default()
    }

    /// Whether something has lasted too long: as long as it may, or longer.
    fn are_over(&self, limit: Limit, since: Moment, now: Moment) -> bool {
        now.since(since) >= self.of(limit)
    }
}

/// Why somebody is shown, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// At a desk, and nothing happens there.
    StuckAtDesk(DeskNo),
    /// May donate, and somebody who was cleared later got a bed before.
    PassedOver(Ticket),
    /// Was called, and the examination neither began nor was the call missed.
    CalledInVain(DeskNo),
    /// Waits their turn, and somebody who stood behind them was examined before.
    Overtaken(Ticket),
    /// May donate, and has waited long for a bed.
    NoBed,
    /// Has waited long for the examination.
    NotCalled,
    /// Has rested long enough, and nobody let them go.
    RestOver,
    /// Missed three calls, and nobody has said what became of them.
    Absent,
}

impl Why {
    /// Those of one kind are seen to in one go; which desk or which other donor it was makes no difference.
    #[must_use]
    pub const fn is_like(self, other: Self) -> bool {
        self.kind() == other.kind()
    }

    const fn kind(self) -> u8 {
        match self {
            Self::StuckAtDesk(_) => 0,
            Self::PassedOver(_) => 1,
            Self::CalledInVain(_) => 2,
            Self::Overtaken(_) => 3,
            Self::NoBed => 4,
            Self::NotCalled => 5,
            Self::RestOver => 6,
            Self::Absent => 7,
        }
    }
}

/// Somebody who was overlooked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlooked {
    /// Their visit.
    pub visit: VisitId,
    /// Their ticket.
    pub ticket: Ticket,
    /// Where they are.
    pub stage: Stage,
    /// Why they are shown.
    pub why: Why,
    /// Since when it lasts: the arrival, the call, the last step, whatever it is about.
    pub since: Moment,
}

/// Who was overlooked, the most urgent first and among those for whom it is the same the longest first. Everybody is there
/// once at most.
pub fn overlooked(day: &Day, pack: &RulePack, limits: &Limits, now: Moment) -> Vec<Overlooked> {
    let ahead = Ahead::of(day, limits, now);
    let mut found: Vec<_> = day
        .inside()
        .filter_map(|visit| {
            let (why, since) = why(visit, &ahead, pack, limits, now)?;
            Some(Overlooked {
                visit: visit.id,
                ticket: visit.ticket,
                stage: visit.stage,
                why,
                since,
            })
        })
        .collect();
    found.sort_by_key(|it| (it.why.kind(), it.since, it.ticket));
    found
}

fn why(visit: &Visit, ahead: &Ahead, pack: &RulePack, limits: &Limits, now: Moment) -> Option<(Why, Moment)> {
    let is_over = |limit, since| limits.are_over(limit, since, now);
    let last_step = visit.last_step().map_or(visit.since, |step| step.at.occurred);
    match visit.stage {
        Stage::Waiting if visit.is_parked() => {
            is_over(Limit::Absent, last_step).then_some((Why::Absent, last_step))
        }
        Stage::Waiting => {
            if let Some(call) = &visit.turn.call {
                let since = call.at.occurred;
                return is_over(Limit::Call, since).then_some((Why::CalledInVain(call.desk), since));
            }
            if let Some(by) = ahead.of_queue(visit) {
                return Some((Why::Overtaken(by), visit.arrived));
            }
            is_over(Limit::Waiting, last_step).then_some((Why::NotCalled, visit.arrived))
        }
        Stage::Screening(desk) => {
            is_over(Limit::Screening, last_step).then_some((Why::StuckAtDesk(desk), last_step))
        }
        Stage::Cleared => {
            if let Some(by) = ahead.of_cleared(visit) {
                return Some((Why::PassedOver(by), visit.since));
            }
            is_over(Limit::Bed, visit.since).then_some((Why::NoBed, visit.since))
        }
        Stage::Recovering => rested_beyond(pack, limits, visit, now).map(|_| (Why::RestOver, visit.since)),
        // How long a needle may be in is a rule, and the rule pack has it.
        Stage::Collecting(_) | Stage::Left(_) => None,
    }
}

/// How long ago the needle came out of somebody who has rested as long as the rules ask for, and longer than anybody should
/// be left sitting. `None` for everybody else.
pub fn rested_beyond(pack: &RulePack, limits: &Limits, visit: &Visit, now: Moment) -> Option<Span> {
    let is_over = limits.are_over(Limit::Rest, visit.since, now);
    (rest_left(pack, visit, now)? == Span::ZERO && is_over).then(|| now.since(visit.since))
}

/// Who went ahead without a reason that was written down, long enough ago.
struct Ahead {
    /// When each began at a desk, in this order, with the hindmost place in the queue that he or a later one had.
    began: Vec<(Moment, Place, Ticket)>,
    /// The doctor's last yes to somebody who lies on a bed or has given.
    on_bed: Option<(Moment, Ticket)>,
    /// How long somebody may still fill in the form.
    form: Span,
}

impl Ahead {
    fn of(day: &Day, limits: &Limits, now: Moment) -> Self {
        let is_long_ago = |at: Moment| at <= now && limits.are_over(Limit::Overtaken, at, now);
        let mut began: Vec<_> = passers(day)
            .filter(|visit| visit.turn.priority.is_none())
            .filter_map(|visit| Some((visit.passage.screening?, visit.turn.place?, visit.ticket)))
            .filter(|(at, ..)| is_long_ago(*at))
            .collect();
        began.sort_unstable();
        let mut hindmost = None;
        for (_, place, ticket) in began.iter_mut().rev() {
            let furthest = hindmost.max(Some((*place, *ticket)));
            if let Some((far, whose)) = furthest {
                (*place, *ticket) = (far, whose);
            }
            hindmost = furthest;
        }
        let on_bed = day
            .inside()
            .filter(|visit| visit.turn.priority.is_none())
            .filter(|visit| visit.passage.collecting.is_some_and(is_long_ago))
            .filter_map(|visit| Some((visit.clearance.as_ref()?.at.occurred, visit.ticket)))
            .max();
        Self {
            began,
            on_bed,
            form: limits.of(Limit::Form),
        }
    }

    /// Who stood behind somebody in the queue and was examined while they waited. Their place is the order that everybody
    /// agreed on: whoever missed a call, or was let ahead, has got another one. Nobody records that a form is filled in, so
    /// whoever has just come is taken to be writing.
    fn of_queue(&self, visit: &Visit) -> Option<Ticket> {
        let own = visit.turn.place?;
        let since = placed_at(visit).max(visit.arrived + self.form);
        let after = self.began.partition_point(|(at, ..)| *at <= since);
        let (_, place, ticket) = self.began.get(after)?;
        (*place > own).then_some(*ticket)
    }

    /// Who was cleared after somebody and is on a bed, or was.
    fn of_cleared(&self, visit: &Visit) -> Option<Ticket> {
        let (at, ticket) = self.on_bed?;
        (at > visit.since).then_some(ticket)
    }
}

/// Those who may have gone ahead of somebody who waits: who is in the hall, and who came after the first who waits and has
/// left by now.
fn passers(day: &Day) -> impl Iterator<Item = &Visit> {
    let waits = |visit: &&Visit| visit.stage == Stage::Waiting && !visit.is_parked();
    let first = day.inside().find(waits).map(|visit| visit.ticket);
    let gone = day
        .visits()
        .rev()
        .take_while(move |visit| first.is_some_and(|first| visit.ticket > first))
        .filter(|visit| !visit.is_inside());
    day.inside().chain(gone)
}

/// When somebody got the place that they have in the queue.
fn placed_at(visit: &Visit) -> Moment {
    let placed = visit.history().iter().rfind(|envelope| {
        matches!(
            envelope.step,
            Step::PriorityGiven { .. } | Step::CallMissed { .. } | Step::DonorRequeued { .. }
        )
    });
    placed.map_or(visit.arrived, |envelope| envelope.at.occurred)
}

#[cfg(test)]
mod tests;
