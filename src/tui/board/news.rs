//! What the hall may know of a day: numbers of tickets, how many people wait and for how long. There is no field here that
//! could hold a name, a value or how a visit ended, and nothing else leaves the thread that reads the day.
//!
//! Who missed a call is gone from the calls at once. Whoever missed three is asked to the reception, as somebody there
//! would call out. That a number waits for a bed tells what everybody sees when that donor lies down; that it waits for
//! nothing any more tells nothing, because those who leave and those who are sent home go the same way.

use crate::domain::clean::Label;
use crate::domain::day::{Day, Status};
use crate::domain::figures;
use crate::domain::id::{DeskNo, Ticket};
use crate::domain::step::Step;
use crate::domain::throughput::WaitFor;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::Visit;

/// So many calls that were answered are remembered.
const MOST_ANSWERED: usize = 6;

/// Totals of fewer donors than this would tell of single ones.
const LEAST_DONORS: usize = 5;

/// A number that is called to a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Called {
    /// The number.
    pub ticket: Ticket,
    /// Where to.
    pub desk: DeskNo,
    /// When.
    pub at: Moment,
}

/// How many wait for something, and how long that has usually taken today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// For what.
    pub what: WaitFor,
    /// How many.
    pub count: usize,
    /// Half of those whose wait is over waited at most this long.
    pub usually: Option<Span>,
}

/// What was given on a day that is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// How many gave blood.
    pub donors: usize,
    /// How much, in ml.
    pub volume_ml: u64,
}

/// What the hall may know of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// What the day is called.
    pub title: Label,
    /// Where it is.
    pub site: Label,
    /// The open calls, the newest first.
    pub calls: Vec<Called>,
    /// The last calls that were answered, the newest first.
    pub answered: Vec<Called>,
    /// Who comes next, in this order.
    pub next: Vec<Ticket>,
    /// Who waits for a bed, the longest waiting first.
    pub for_bed: Vec<Ticket>,
    /// Who missed three calls.
    pub to_reception: Vec<Ticket>,
    /// How many wait.
    pub waits: [Waiting; 2],
    /// Whether the day is over.
    pub is_over: bool,
    /// Once it is: what was given, unless so few gave that it would tell of one of them.
    pub totals: Option<Totals>,
}

impl News {
    /// The news of a day.
    pub fn of(day: &Day) -> Self {
        let queue = day.queue();
        let mut calls: Vec<_> = queue.iter().filter_map(|visit| open_call(visit)).collect();
        calls.sort_by_key(|call| (std::cmp::Reverse(call.at), call.ticket));
        let mut answered: Vec<_> = day.visits().filter_map(answered_call).collect();
        answered.sort_by_key(|call| (std::cmp::Reverse(call.at), call.ticket));
        answered.truncate(MOST_ANSWERED);
        let next: Vec<_> = queue
            .iter()
            .filter(|visit| visit.turn.call.is_none())
            .map(|visit| visit.ticket)
            .collect();
        let for_bed: Vec<_> = day.cleared().iter().map(|visit| visit.ticket).collect();
        let waiting = |what, count| Waiting {
            what,
            count,
            usually: figures::waited(day, what).map(|spread| spread.median),
        };
        let is_over = day.status == Status::Closed;
        Self {
            title: day.info.title.clone(),
            site: day.info.site.clone(),
            waits: [
                waiting(WaitFor::Screening, next.len()),
                waiting(WaitFor::Bed, for_bed.len()),
            ],
            calls,
            answered,
            next,
            for_bed,
            to_reception: day.parked().map(|visit| visit.ticket).collect(),
            is_over,
            totals: totals(day).filter(|_| is_over),
        }
    }
}

fn open_call(visit: &Visit) -> Option<Called> {
    let call = visit.turn.call.as_ref()?;
    Some(Called {
        ticket: visit.ticket,
        desk: call.desk,
        at: call.at.occurred,
    })
}

/// The last call of a visit, if the donor came.
fn answered_call(visit: &Visit) -> Option<Called> {
    let mut called = None;
    let mut answered = None;
    for envelope in visit.history() {
        if let Step::DonorCalled { desk } = &envelope.step {
            called = Some(Called {
                ticket: visit.ticket,
                desk: *desk,
                at: envelope.at.occurred,
            });
        } else if matches!(envelope.step, Step::ScreeningStarted { .. }) {
            answered = called.take().or(answered);
        } else if matches!(envelope.step, Step::CallMissed { .. }) {
            called = None;
        }
    }
    answered
}

fn totals(day: &Day) -> Option<Totals> {
    let ends = day.visits().filter_map(Visit::collection_end);
    let gave: Vec<u64> = ends
        .map(|end| u64::from(end.volume.ml()))
        .filter(|ml| *ml > 0)
        .collect();
    (gave.len() >= LEAST_DONORS).then(|| Totals {
        donors: gave.len(),
        volume_ml: gave.iter().sum(),
    })
}
