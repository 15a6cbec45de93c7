//! When the units should come: in the order given, each after the time that the hall needs for those before it, so that
//! nobody stands in a line that a later bus would have spared them.

use super::assumptions::Assumptions;
use super::demand::Block;
use super::draws::Draws;
use super::flow::Servers;
use super::{Question, Range};
use crate::domain::time::Span;

/// In milliseconds.
const MINUTE: i64 = 60_000;

/// Appointments are multiples of this.
const ROUND: i64 = 5 * MINUTE;

/// Where places are added until the goal is reached, so much is left for their queues.
const SPARE: Span = Span::from_mins(10);

/// The first look tries every so many multiples.
const COARSE: i64 = 3;

/// The blocks at the times that keep the waits shortest while everybody is through in time. If that can't be, at the times
/// that are the fewest minutes beyond the goal, those of the finish and those of the wait taken together.
pub(super) fn propose(question: &Question, assumed: &Assumptions, draws: &Draws) -> Vec<Block> {
    let rough = draws.rough();
    let servers = question.there.servers(assumed);
    let look = |stretches: &mut dyn Iterator<Item = i64>| -> Vec<(i64, Range, i64)> {
        stretches
            .map(|stretch| {
                let played = rough.play(&rough.arrivals(&blocks(question, assumed, stretch)), servers);
                (stretch, played.finish(), played.worst_wait())
            })
            .collect()
    };
    let most = longest(question, assumed);
    let mut seen = look(&mut (0..=most).filter(|stretch| stretch % COARSE == 0 || *stretch == most));
    let near = choose(&seen, question);
    seen.extend(look(
        &mut (near - COARSE + 1..near + COARSE)
            .filter(|stretch| (0..=most).contains(stretch) && *stretch != near),
    ));
    blocks(question, assumed, choose(&seen, question))
}

/// The best of the timetables, as [`propose`] says. Waits count by the minute; between two alike the sooner.
fn choose(seen: &[(i64, Range, i64)], question: &Question) -> i64 {
    let goal = question.goal;
    let in_time = |finish: &Range| finish.high <= goal.through_by;
    let possible = seen.iter().any(|(_, finish, _)| in_time(finish));
    seen.iter()
        .filter(|(_, finish, _)| !possible || in_time(finish))
        .min_by_key(|(stretch, finish, wait)| {
            let late = finish.high.less(goal.through_by).millis();
            let too_long = (wait - goal.wait.millis()).max(0);
            ((late + too_long) / MINUTE, wait / MINUTE, *stretch)
        })
        .map_or(0, |(stretch, _, _)| *stretch)
}

/// The latest times at which the units can come and be through in time with as many places as it takes; `None` when the
/// hours are too short even for units that come one upon the other.
pub(super) fn in_time(question: &Question, assumed: &Assumptions, draws: &Draws) -> Option<Vec<Block>> {
    let rough = draws.rough();
    let unlimited = Servers::new([question.demand.donors(); 3]);
    let latest = question.goal.through_by.less(SPARE);
    let fits = |stretch: i64| {
        let arrivals = rough.arrivals(&blocks(question, assumed, stretch));
        rough.play(&arrivals, unlimited).finish().high <= latest
    };
    let (mut fitting, mut beyond) = (0, longest(question, assumed) + 1);
    if !fits(fitting) {
        return None;
    }
    while beyond > fitting + 1 {
        let middle = i64::midpoint(fitting, beyond);
        if fits(middle) {
            fitting = middle;
        } else {
            beyond = middle;
        }
    }
    Some(blocks(question, assumed, fitting))
}

/// The first appointment: as soon as its people don't stand before closed doors.
fn first(question: &Question, assumed: &Assumptions) -> i64 {
    let scatter = assumed.arrival.scatter_minutes.span();
    let half = question.demand.open_for().millis() / 2;
    scatter.millis().min(half) / ROUND
}

/// From the first appointment to the last, at most, in steps of five minutes.
fn longest(question: &Question, assumed: &Assumptions) -> i64 {
    (question.demand.open_for().millis() / ROUND - first(question, assumed)).max(0)
}

/// The blocks, from the first appointment to the last in so many steps, each after a time in proportion to the people
/// before it.
fn blocks(question: &Question, assumed: &Assumptions, stretch: i64) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut befores = Vec::new();
    let mut before: u32 = 0;
    for (party, unit) in question.demand.parties().iter().enumerate() {
        let count = unit
            .people
            .div_ceil(question.most_in_block.unwrap_or(u32::MAX).max(1))
            .max(1);
        for n in 0..count {
            let people = unit.people / count + u32::from(n < unit.people % count);
            blocks.push(Block {
                party,
                people,
                at: Span::ZERO,
            });
            befores.push(before);
            before = before.saturating_add(people);
        }
    }
    let last = befores.last().copied().unwrap_or_default().max(1);
    let first = first(question, assumed);
    for (block, before) in blocks.iter_mut().zip(befores) {
        let steps = (2 * stretch * i64::from(before) + i64::from(last)) / (2 * i64::from(last));
        block.at = Span::from_millis((first + steps) * ROUND);
    }
    blocks
}
