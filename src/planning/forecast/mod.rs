//! The forecast of a running day: when everybody who waits is through, when the day ends, where it jams, and what one more
//! desk, bed or nurse would change.
//!
//! [`Situation::of`] looks at the day; [`forecast`] plays the rest of it some hundred times, each time with other random
//! numbers: those who are here from where they are, knowing how long they have been there, and those who are still expected.
//! How long everything takes is believed to be as the plan assumes until something is seen, and then more and more as it is
//! today. Every run draws for itself what may be true of this day, and then the chance of every donor: a range that knew the
//! day's means for certain would be too narrow. Ranges go from the value that one run of ten stays below to the one that one
//! of ten exceeds. `tests/forecast.rs` and `cargo bench --bench forecast` hold them against simulated days, [`replay`]
//! against days that are over.
//!
//! Nothing here reads a clock, a file or the store. The random numbers follow from the day's id: asked again, or a minute
//! later, a forecast moves because the day does and not because other numbers were drawn.
//!
//! What is not known is said: nothing is known of people who stand before the reception, so a unit's window is that of its
//! check-ins. Differences between the desks, and breaks that nobody announces, are known only as far as they are seen in the
//! times of today. Who missed three calls comes back after a while, or counts no more after half an hour.
//!
//! | file | is for |
//! |---|---|
//! | `situation` | what of the day the forecast rests on |
//! | `belief` | what is believed about lengths and shares, and how seeing changes it |
//! | `arrivals` | who is still to come, and when |
//! | `line` | in which order those who wait are called |
//! | `play` | the rest of one day |
//! | [`replay`] | a finished day, forecast as it went |

mod arrivals;
mod belief;
mod line;
mod play;
pub mod replay;
mod situation;

pub use arrivals::Announced;
pub use situation::Situation;

use arrivals::Arrivals;
use play::{Beliefs, Ended, More, Rest as RestOfDay};

use super::assumptions::Assumptions;
use super::draws::Millis;
use super::outlook::spread;
use super::{Range, Rest, Stage};
use crate::domain::day::{Day, Status};
use crate::domain::rulepack::RulePack;
use crate::domain::time::{Moment, Span};
use crate::domain::unit::UnitCode;

/// So many times the rest of a day is played, unless it is a large one.
const RUNS: u32 = 400;

/// So many donors are played in all; a large day varies less and is played less often.
const DONORS_IN_ALL: u32 = 160_000;

/// And at least so often.
const LEAST_RUNS: u32 = 40;

/// So many must have been seen at each stage, or the forecast rests on assumptions more than on today.
const FEW: usize = 10;

/// A stage jams when whoever joins it now waits so long.
const JAM: Span = Span::from_mins(5);

/// The people of a unit who are expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The unit; none for people without one.
    pub unit: Option<UnitCode>,
    /// How many are on its list.
    pub people: u32,
    /// When they are appointed, if that is known.
    pub at: Option<Moment>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The moment from which on is forecast.
    pub now: Moment,
    /// Who is on the lists, in the order in which the units come.
    pub lists: Vec<Listed>,
    /// Nobody is checked in after this, if it is known.
    pub closing: Option<Moment>,
    /// The rest that the rules want.
    pub rest: Rest,
}

impl Question {
    /// The question that is asked while a day runs: from now on, with the lists of the roster and the rest of the rules.
    pub fn about(day: &Day, sizes: &[(Option<UnitCode>, u64)], pack: &RulePack, now: Moment) -> Self {
        Self {
            now,
            lists: Listed::of_roster(day, sizes),
            closing: None,
            rest: Rest::of(pack),
        }
    }
}

impl Listed {
    /// The lists of the units that take part, of the sizes on the roster. Where no units are named, those without one.
    pub fn of_roster(day: &Day, sizes: &[(Option<UnitCode>, u64)]) -> Vec<Self> {
        let people = |unit: Option<&UnitCode>| {
            let size = sizes.iter().find(|(code, _)| code.as_ref() == unit);
            size.map_or(0, |(_, people)| u32::try_from(*people).unwrap_or(u32::MAX))
        };
        let units = day.info.units.iter().map(|unit| Some(&unit.code));
        let without = day.info.units.is_empty().then_some(None);
        units
            .chain(without)
            .map(|unit| Self {
                unit: unit.cloned(),
                people: people(unit),
                at: None,
            })
            .collect()
    }
}

/// When something will be over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It is, or there is nothing to wait for.
    Over,
    /// Then.
    At(Range<Moment>),
    /// Never: there is no desk, or no bed.
    Never,
}

impl When {
    /// The moments, if it will be over and is not.
    #[must_use]
    pub const fn range(self) -> Option<Range<Moment>> {
        match self {
            Self::At(range) => Some(range),
            Self::Over | Self::Never => None,
        }
    }
}

/// When the parts of the day will be over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// The last of the day has come.
    pub arrivals: When,
    /// All who wait or are at a desk now are decided on.
    pub queue: When,
    /// The last of the day is decided on.
    pub screening: When,
    /// The last has left.
    pub finish: When,
}

/// What happens before a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// Which.
    pub stage: Stage,
    /// How many wait there.
    pub waiting: u32,
    /// How long somebody waits who joins now; `None` without any place.
    pub wait: Option<Range>,
}

/// What there could be one more of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Extra {
    /// A screening desk with its doctor.
    Desk,
    /// A bed with its nurse.
    Bed,
    /// A nurse, for beds that stand unused.
    Nurse,
}

/// What one more would change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneMore {
    /// Of what.
    pub extra: Extra,
    /// When everything would be over.
    pub ends: Ends,
    /// How long somebody who joins the stage now would wait.
    pub wait: Option<Range>,
    /// By how much the day would end sooner, in the middle of the runs: each is played with the same chance.
    pub sooner: Span,
}

/// What a forecast rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Basis {
    /// How many exams of today were seen from begin to end.
    pub exams: u32,
    /// How many collections.
    pub collections: u32,
    /// Whether few were seen, so that it rests on assumptions more than on today.
    pub is_assumed: bool,
    /// Desks and beds at which somebody works, as far as that can be seen.
    pub desks: u32,
    /// See `desks`.
    pub beds: u32,
    /// What those who are still expected are known from.
    pub announced: Announced,
    /// How often the rest of the day was played.
    pub runs: u32,
}

/// The rest of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// From when on.
    pub at: Moment,
    /// What it rests on.
    pub basis: Basis,
    /// How many came.
    pub came: u32,
    /// How many are still to come.
    pub to_come: Range<u32>,
    /// When it will be over.
    pub ends: Ends,
    /// Donations of the ordered volume in the end.
    pub donations: Range<u32>,
    /// What is drawn in the end, in ml.
    pub volume_ml: Range<u64>,
    /// How likely the target is reached, in a hundred; none without a target.
    pub target: Option<u32>,
    /// The desks and the beds.
    pub ahead: [Ahead; 2],
    /// Where it jams: the stage at which whoever joins now waits longest, if that is long.
    pub jam: Option<Stage>,
    /// What one more desk, bed or nurse would change; nothing of what is not missing.
    pub one_more: Vec<OneMore>,
}

/// How a day stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has come yet, so there is nothing to go by.
    NobodyYet,
    /// It goes on.
    Running(Box<Forecast>),
    /// Everybody has left, and nobody is expected any more.
    Over {
        /// When the last left; none, if nobody came.
        since: Option<Moment>,
        /// Whether the day is closed.
        is_closed: bool,
    },
}

impl Standing {
    /// The forecast, while the day goes on.
    pub const fn forecast(&self) -> Option<&Forecast> {
        match self {
            Self::Running(forecast) => Some(forecast),
            Self::NobodyYet | Self::Over { .. } => None,
        }
    }
}

/// Forecasts the rest of a day. The same situation gives the same forecast.
#[must_use]
pub fn forecast(situation: &Situation, assumed: &Assumptions) -> Standing {
    let is_closed = situation.status == Status::Closed;
    let over = Standing::Over {
        since: situation.last_left.map(|at| moment(situation, at)),
        is_closed,
    };
    if is_closed {
        return over;
    }
    if situation.came == 0 {
        return Standing::NobodyYet;
    }
    let beliefs = Beliefs::of(situation, assumed);
    let arrivals = Arrivals::of(situation, assumed, beliefs.cleared.mean());
    let runs = runs(situation);
    let rests: Vec<_> = (0..runs)
        .map(|run| RestOfDay::draw(situation, &beliefs, &arrivals, assumed, run))
        .collect();
    let mut coming: Vec<_> = rests.iter().map(|rest| millis(rest.coming.len())).collect();
    let to_come = spread(&mut coming).map(people);
    if situation.inside() == 0 && to_come.middle == 0 {
        return over;
    }
    let play = |more: More| -> Vec<Ended> { rests.iter().map(|rest| rest.play(more)).collect() };
    let ended = play(More::default());
    let seen = &situation.seen;
    let ahead = [
        (Stage::Screening, situation.waiting.len()),
        (Stage::Collection, situation.cleared.len()),
    ];
    let ahead = [0, 1].map(|n: usize| {
        let (stage, waiting) = ahead.get(n).copied().unwrap_or((Stage::Recovery, 0));
        Ahead {
            stage,
            waiting: people(millis(waiting)),
            wait: wait(&ended, n),
        }
    });
    let donations: Vec<_> = ended
        .iter()
        .map(|ended| seen.complete.saturating_add(ended.complete))
        .collect();
    let reached = donations
        .iter()
        .filter(|donations| **donations >= situation.target)
        .count();
    let mut donations: Vec<_> = donations.into_iter().map(Millis::from).collect();
    let mut volumes: Vec<_> = ended
        .iter()
        .map(|ended| Millis::try_from(seen.drawn_ml.saturating_add(ended.ml)).unwrap_or(Millis::MAX))
        .collect();
    Standing::Running(Box::new(Forecast {
        at: situation.now,
        basis: Basis {
            exams: people(millis(seen.exams.len())),
            collections: people(millis(seen.draws.len())),
            is_assumed: seen.exams.len() < FEW || seen.draws.len() < FEW,
            desks: staffed(&situation.desks),
            beds: staffed(&situation.beds),
            announced: arrivals.announced,
            runs,
        },
        came: situation.came,
        to_come,
        ends: ends(situation, &ended),
        donations: spread(&mut donations).map(people),
        volume_ml: spread(&mut volumes).map(|ml| u64::try_from(ml).unwrap_or(0)),
        target: (situation.target > 0).then(|| percent(reached, ended.len())),
        jam: jam(&ahead),
        ahead,
        one_more: extras(situation, assumed)
            .into_iter()
            .map(|(extra, more, stage)| {
                let better = play(more);
                OneMore {
                    extra,
                    ends: ends(situation, &better),
                    wait: wait(&better, stage),
                    sooner: sooner(&ended, &better),
                }
            })
            .collect(),
    }))
}

/// How often the rest of the day is played.
fn runs(situation: &Situation) -> u32 {
    let listed = situation
        .units
        .iter()
        .map(|unit| unit.listed)
        .fold(situation.came, u32::saturating_add);
    let donors = listed.max(situation.target).min(super::MOST_DONORS);
    (DONORS_IN_ALL / donors.max(1)).clamp(LEAST_RUNS, RUNS)
}

/// What there could be one more of, and at which of the two stages.
fn extras(situation: &Situation, assumed: &Assumptions) -> Vec<(Extra, More, usize)> {
    let unused = situation.beds.unstaffed();
    let by_nurse = usize::from(assumed.collection.beds_per_nurse).min(unused);
    let desk = More { desks: 1, beds: 0 };
    let bed = More { desks: 0, beds: 1 };
    let nurse = More {
        desks: 0,
        beds: by_nurse,
    };
    let mut extras = vec![(Extra::Desk, desk, 0)];
    // Beds that stand unused lack a nurse and not a bed.
    extras.push(if by_nurse > 0 {
        (Extra::Nurse, nurse, 1)
    } else {
        (Extra::Bed, bed, 1)
    });
    extras
}

fn staffed(places: &situation::Places) -> u32 {
    people(millis(places.own.len() - places.unstaffed()))
}

fn moment(situation: &Situation, at: Millis) -> Moment {
    Moment::from_millis(situation.now.millis().saturating_add(at))
}

/// When the parts of the day are over.
fn ends(situation: &Situation, ended: &[Ended]) -> Ends {
    let when = |part: fn(&Ended) -> Option<Millis>| {
        let moments: Option<Vec<Millis>> = ended.iter().map(part).collect();
        let Some(mut moments) = moments else {
            return When::Never;
        };
        let range = spread(&mut moments);
        if range.high <= 0 {
            return When::Over;
        }
        When::At(range.map(|at| moment(situation, at)))
    };
    Ends {
        arrivals: when(|ended| ended.arrivals),
        queue: when(|ended| ended.queue),
        screening: when(|ended| ended.screening),
        finish: when(|ended| ended.finish),
    }
}

/// How long somebody waits who joins a stage now.
fn wait(ended: &[Ended], stage: usize) -> Option<Range> {
    let waits: Option<Vec<Millis>> = ended.iter().map(|ended| *ended.waits.get(stage)?).collect();
    Some(spread(&mut waits?).map(Span::from_millis))
}

/// Where whoever joins now waits longest, if that is long and others wait there already.
fn jam(ahead: &[Ahead; 2]) -> Option<Stage> {
    ahead
        .iter()
        .filter(|ahead| ahead.waiting > 0 && ahead.wait.is_none_or(|wait| wait.middle >= JAM))
        // Without any place nobody waits shorter.
        .max_by_key(|ahead| {
            ahead
                .wait
                .map_or(Span::from_millis(Millis::MAX), |wait| wait.middle)
        })
        .map(|ahead| ahead.stage)
}

/// By how much the day would end sooner.
fn sooner(ended: &[Ended], better: &[Ended]) -> Span {
    let pairs = ended.iter().zip(better);
    let mut gains: Vec<Millis> = pairs
        .filter_map(|(now, then)| Some(now.finish? - then.finish?))
        .collect();
    Span::from_millis(spread(&mut gains).middle)
}

fn millis(count: usize) -> Millis {
    Millis::try_from(count).unwrap_or(Millis::MAX)
}

fn people(count: Millis) -> u32 {
    u32::try_from(count.max(0)).unwrap_or(u32::MAX)
}

fn percent(part: usize, whole: usize) -> u32 {
    people(millis((part * 100 + whole / 2) / whole.max(1)))
}

#[cfg(test)]
mod tests;
