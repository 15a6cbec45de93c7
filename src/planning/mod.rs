//! The plan of a day before it: how many desks, beds and seats it takes, where it will jam with what is there, and when the
//! units should come; and the [`forecast`] of the rest of a day while it runs.
//!
//! [`plan`] plays the day many times in a small model of four stages, each time with other random numbers: people come in
//! blocks, wait for the first free reception desk, fill in the form, wait for a screening desk, and, once cleared, for a
//! bed; the rest needs a seat, which nobody waits for: who finds none rests without. Nothing here reads a clock, a file or
//! the store, and nothing is written. The model knows no commands and no rules; [`crate::simulation`] plays the real ones
//! with the same [`Assumptions`], and the tests hold the plan against it.
//!
//! | file | is for |
//! |---|---|
//! | [`assumptions`] | how long things take and how often they happen |
//! | [`chance`] | random numbers that a seed repeats |
//! | [`clock`] | times of the day |
//! | [`demand`] | who comes: units, sizes, opening hours |
//! | [`draws`] | what chance decides about a day, before it is played |
//! | [`flow`] | one day through the stages |
//! | [`forecast`] | the rest of a running day |
//! | [`outlook`] | many days as ranges and percentiles |
//! | [`staffing`] | the fewest places that reach the goal |
//! | [`timetable`] | when the units should come |

pub mod assumptions;
pub(crate) mod chance;
pub mod clock;
pub mod demand;
mod draws;
mod flow;
pub mod forecast;
pub mod outlook;
mod staffing;
mod timetable;

pub use assumptions::Assumptions;
pub use clock::Clock;
pub use demand::{Block, Demand, DemandFault, Party};
pub use outlook::{Outlook, Peak, Queue, Range, Seats};

use crate::domain::rulepack::RulePack;
use crate::domain::time::Span;
use draws::Draws;
use flow::Servers;

/// The most donors of one plan.
pub const MOST_DONORS: u32 = 20_000;

/// The most units of one plan.
pub const MOST_UNITS: usize = 500;

/// The most days that a plan plays.
pub const MOST_DAYS: u32 = 2000;

/// So many donors are played in all, so that a large day is played less often: it varies less.
const DONORS_IN_ALL: u32 = 100_000;

/// A day is played at least so often.
const LEAST_DAYS: u32 = 10;

/// Where a donor can wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// The reception desks.
    Reception,
    /// The screening desks.
    Screening,
    /// The beds.
    Collection,
    /// The recovery seats.
    Recovery,
}

impl Stage {
    /// The stages that somebody waits for, in the order of the way through the hall.
    pub const QUEUES: [Self; 3] = [Self::Reception, Self::Screening, Self::Collection];
}

/// The places of the hall and the nurses at the beds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// Reception desks.
    pub reception: u32,
    /// Screening desks, each with a doctor.
    pub desks: u32,
    /// Beds.
    pub beds: u32,
    /// Nurses at the beds.
    pub nurses: u32,
    /// Recovery seats.
    pub seats: u32,
}

impl Places {
    /// The beds that the nurses can look after.
    #[must_use]
    pub fn beds_in_use(&self, assumed: &Assumptions) -> u32 {
        let each = u32::from(assumed.collection.beds_per_nurse);
        self.beds.min(self.nurses.saturating_mul(each))
    }

    fn servers(&self, assumed: &Assumptions) -> Servers {
        Servers::new([self.reception, self.desks, self.beds_in_use(assumed)])
    }
}

/// What is to be reached on nine days of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Everybody has left by then, counted from the opening.
    pub through_by: Span,
    /// Nine of ten donors wait no longer than this before any stage.
    pub wait: Span,
}

/// The rest after a donation, as the rules want it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rest {
    /// At least.
    pub least: Span,
    /// After a reaction.
    pub after_reaction: Span,
}

impl Rest {
    /// The rest of the rules in force.
    #[must_use]
    pub fn of(pack: &RulePack) -> Self {
        Self {
            least: pack.least_rest(false),
            after_reaction: pack.least_rest(true),
        }
    }
}

/// What is asked of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Who comes, and when the doors are open.
    pub demand: Demand,
    /// What the hall has.
    pub there: Places,
    /// What is to be reached.
    pub goal: Goal,
    /// The rest that the rules want.
    pub rest: Rest,
    /// The most people who come together in the timetable; a larger unit comes in several blocks. `None`: every unit is one.
    pub most_in_block: Option<u32>,
    /// The days to play, at most; a large day is played less often.
    pub days: u32,
    /// The seed of the random numbers.
    pub seed: u64,
}

/// When the units come, and what comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The blocks, in the order of the units.
    pub blocks: Vec<Block>,
    /// The day with what is there.
    pub outlook: Outlook,
    /// What it would take to reach the goal.
    pub needed: Needed,
}

/// The fewest places that reach the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needed {
    /// The places.
    pub places: Places,
    /// When everybody is through with them.
    pub finish: Range,
    /// Whether everybody is through in time. If not, no number of places helps: the last come too late, and the places are
    /// those that keep the waits short.
    pub in_time: bool,
}

/// A timetable for another hall than the one that is there, and that hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reaching {
    /// The blocks, in the order of the units.
    pub blocks: Vec<Block>,
    /// What it takes.
    pub needed: Needed,
}

/// Where it jams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jam {
    /// The stage.
    pub stage: Stage,
    /// When most people wait there, and how many; without a seat, for [`Stage::Recovery`].
    pub peak: Peak,
    /// Nine of ten wait no longer.
    pub wait: Span,
    /// Whether that is longer than the goal allows.
    pub beyond_goal: bool,
}

/// What one more place would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneMore {
    /// At which stage; a bed comes with its nurse.
    pub stage: Stage,
    /// When everybody would be through.
    pub finish: Range,
    /// The wait before that stage which nine of ten donors don't exceed. Nobody waits for a seat.
    pub wait: Span,
    /// How many rest without a seat at the worst moment of the day, on nine days of ten.
    pub without_seat: u32,
}

/// The plan of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What was asked.
    pub question: Question,
    /// How many donors come on average.
    pub expected: u32,
    /// How many days were played.
    pub days: u32,
    /// The units as they come by themselves.
    pub as_they_come: Scenario,
    /// The units by the proposed timetable.
    pub timetable: Scenario,
    /// When the units would have to come, and what it takes, to reach the goal; `None` where the timetable can do it, or
    /// nothing can.
    pub reaching: Option<Reaching>,
    /// Where it jams as they come.
    pub jam: Jam,
    /// What one more place at each stage would change, as they come.
    pub one_more: Vec<OneMore>,
}

/// Plans a day. The same question gives the same plan.
#[must_use]
pub fn plan(question: Question, assumed: &Assumptions) -> Plan {
    let demand = &question.demand;
    let days = question
        .days
        .min(DONORS_IN_ALL / demand.donors().max(1))
        .clamp(LEAST_DAYS, MOST_DAYS);
    let draws = Draws::new(&question, assumed, days);
    let own = demand.blocks();
    let proposed = timetable::propose(&question, assumed, &draws);
    let servers = question.there.servers(assumed);
    let (ours, theirs) = (draws.arrivals(&own), draws.arrivals(&proposed));
    let (came, comes) = (draws.play(&ours, servers), draws.play(&theirs, servers));
    let end = came.finish().high.max(comes.finish().high);
    let as_they_come = Scenario {
        outlook: came.outlook(&question, end),
        needed: staffing::needed(&question, assumed, &draws, &ours),
        blocks: own,
    };
    let timetable = Scenario {
        outlook: comes.outlook(&question, end),
        needed: staffing::needed(&question, assumed, &draws, &theirs),
        blocks: proposed,
    };
    let reaching = if timetable.needed.in_time {
        None
    } else {
        timetable::in_time(&question, assumed, &draws).and_then(|blocks| {
            let needed = staffing::needed(&question, assumed, &draws, &draws.arrivals(&blocks));
            needed.in_time.then_some(Reaching { blocks, needed })
        })
    };
    let one_more = Stage::QUEUES
        .into_iter()
        .map(|stage| {
            let played = draws.play(&ours, servers.with_one_more(stage));
            one_more(&question, stage, &played, question.there.seats)
        })
        .chain(std::iter::once(one_more(
            &question,
            Stage::Recovery,
            &came,
            question.there.seats.saturating_add(1),
        )))
        .collect();
    Plan {
        expected: draws.expected(),
        days,
        jam: jam(&as_they_come.outlook, &question),
        one_more,
        as_they_come,
        timetable,
        reaching,
        question,
    }
}

fn one_more(question: &Question, stage: Stage, played: &flow::Played, seats: u32) -> OneMore {
    let outlook = played.outlook(question, played.finish().high);
    OneMore {
        stage,
        finish: outlook.finish,
        wait: outlook.queue(stage).map_or(Span::ZERO, |queue| queue.wait),
        without_seat: outlook.seats.needed.saturating_sub(seats),
    }
}

/// The stage with the longest wait; the seats, where nobody waits too long and seats are short.
fn jam(outlook: &Outlook, question: &Question) -> Jam {
    let (goal, seats) = (question.goal.wait, &outlook.seats);
    let mut jam = Jam {
        stage: Stage::Recovery,
        peak: seats.without,
        wait: Span::ZERO,
        beyond_goal: seats.needed > question.there.seats,
    };
    for queue in &outlook.queues {
        let longer = queue.wait > jam.wait;
        if longer && (queue.wait > goal || !jam.beyond_goal || jam.stage != Stage::Recovery) {
            jam = Jam {
                stage: queue.stage,
                peak: queue.peak,
                wait: queue.wait,
                beyond_goal: queue.wait > goal,
            };
        }
    }
    jam
}

#[cfg(test)]
mod tests;
