//! A finished day, forecast again and again as it went, each time with only what was known then; and how often that held.

use super::{Forecast, Listed, Question, Situation, Standing, forecast};
use crate::domain::day::Day;
use crate::domain::step::Envelope;
use crate::domain::time::{Moment, Span};
use crate::planning::assumptions::Assumptions;
use crate::planning::{Range, Rest};

/// What became of something that was forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<T> {
    /// The range.
    pub range: Range<T>,
    /// What was.
    pub truth: T,
}

impl<T: PartialOrd> Held<T> {
    /// Whether it lay in the range.
    pub fn holds(&self) -> bool {
        self.range.holds(&self.truth)
    }
}

impl Held<Moment> {
    /// How wide the range was.
    pub fn width(&self) -> Span {
        self.range.high.since(self.range.low)
    }

    /// How far the middle of the range lay from what was.
    pub fn error(&self) -> Span {
        let (middle, truth) = (self.range.middle, self.truth);
        middle.since(truth).max(truth.since(middle))
    }
}

/// What was forecast at one moment of a day, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The forecast.
    pub forecast: Forecast,
    /// The last of the day came; none, where nobody was to come.
    pub arrivals: Option<Held<Moment>>,
    /// All who were there then were decided on; none, where nobody was to be.
    pub queue: Option<Held<Moment>>,
    /// The last of the day was.
    pub screening: Option<Held<Moment>>,
    /// The last left.
    pub finish: Option<Held<Moment>>,
    /// Donations of the ordered volume.
    pub donations: Held<u32>,
    /// What was drawn, in ml.
    pub volume_ml: Held<u64>,
}

/// So far apart are the moments at which a day is forecast again.
const EVERY: Span = Span::from_mins(15);

/// A day is forecast again at most so often: one that was left open for weeks has quiet hours enough.
const MOST_LOOKS: usize = 200;

/// A day as it was in the end.
#[derive(Debug)]
pub struct Past<'a> {
    log: &'a [Envelope],
    day: Day,
}

impl<'a> Past<'a> {
    /// A day by its log; `None` if that does not begin with the opening of a day.
    pub fn of(log: &'a [Envelope]) -> Option<Self> {
        let day = Day::fold(log)?;
        Some(Self { log, day })
    }

    /// The day as it was in the end.
    pub const fn day(&self) -> &Day {
        &self.day
    }

    /// From the first check-in to when the last left; `None` while somebody is in the hall, or when nobody came.
    pub fn bounds(&self) -> Option<(Moment, Moment)> {
        if self.day.inside().next().is_some() {
            return None;
        }
        let first = self.day.visits().map(|visit| visit.arrived).min()?;
        let last = self.day.visits().filter_map(|visit| visit.passage.left).max()?;
        (first < last).then_some((first, last))
    }

    /// The day as it was known at a moment: late entries are known from when they were saved. A day that was not open then
    /// is none.
    pub fn known_at(&self, now: Moment) -> Option<Day> {
        Day::fold(self.log.iter().filter(|envelope| envelope.at.recorded <= now))
    }

    /// Forecasts every quarter of an hour of the day, from the first one after the first check-in on.
    pub fn looks(&self, lists: &[Listed], rest: Rest, assumed: &Assumptions) -> Vec<Look> {
        let Some((first, last)) = self.bounds() else {
            return Vec::new();
        };
        let after = |moment: Moment| {
            Moment::from_millis((moment.millis().div_euclid(EVERY.millis()) + 1) * EVERY.millis())
        };
        std::iter::successors(Some(after(first)), |now| Some(after(*now)))
            .take_while(|now| *now < last)
            .take(MOST_LOOKS)
            .filter_map(|now| {
                let question = Question {
                    now,
                    lists: lists.to_vec(),
                    closing: None,
                    rest,
                };
                self.look(&question, assumed)
            })
            .collect()
    }

    /// Forecasts from a moment on, and says what became of it; `None` where there was nothing to forecast.
    pub fn look(&self, question: &Question, assumed: &Assumptions) -> Option<Look> {
        let known = self.known_at(question.now)?;
        let Standing::Running(forecast) = forecast(&Situation::of(&known, question), assumed) else {
            return None;
        };
        let now = question.now;
        let held = |range: Option<Range<Moment>>, truth: Option<Moment>| {
            Some(Held {
                range: range?,
                truth: truth?,
            })
        };
        let decided = |visit: &crate::domain::visit::Visit| visit.passage.decided.or(visit.passage.left);
        let here = known.inside().filter(|visit| visit.passage.decided.is_none());
        let queue = here.filter_map(|visit| decided(self.day.visit(visit.id)?)).max();
        let mut decisions = self.day.visits().filter_map(|visit| visit.passage.decided);
        let screening = decisions.by_ref().max().filter(|last| *last > now);
        let finish = self.day.visits().filter_map(|visit| visit.passage.left).max();
        let ended = || self.day.visits().filter_map(|visit| visit.collection_end());
        let complete = ended().filter(|end| end.outcome == crate::domain::step::CollectionOutcome::Complete);
        Some(Look {
            arrivals: held(
                forecast.ends.arrivals.range(),
                self.day.visits().map(|visit| visit.arrived).max(),
            ),
            queue: held(forecast.ends.queue.range(), queue),
            screening: held(forecast.ends.screening.range(), screening),
            finish: held(forecast.ends.finish.range(), finish),
            donations: Held {
                range: forecast.donations,
                truth: u32::try_from(complete.count()).unwrap_or(u32::MAX),
            },
            volume_ml: Held {
                range: forecast.volume_ml,
                truth: ended().map(|end| u64::from(end.volume.ml())).sum(),
            },
            forecast: *forecast,
        })
    }
}

/// How often ranges held, and how wide they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// How many ranges there were.
    pub looks: u32,
    /// Of those, how many held.
    pub held: u32,
    /// How often it was sooner than the range said; how often later is the rest.
    pub sooner: u32,
    /// How wide they were on average.
    pub width: Span,
    /// How far the middle lay from what was, on average.
    pub error: Span,
}

impl Kept {
    /// Counts ranges of moments.
    pub fn of(ranges: impl IntoIterator<Item = Held<Moment>>) -> Self {
        let mut kept = Self::default();
        let (mut width, mut error) = (0_i64, 0_i64);
        for held in ranges {
            kept.looks += 1;
            kept.held += u32::from(held.holds());
            kept.sooner += u32::from(held.truth < held.range.low);
            width = width.saturating_add(held.width().millis());
            error = error.saturating_add(held.error().millis());
        }
        let looks = i64::from(kept.looks).max(1);
        kept.width = Span::from_millis(width / looks);
        kept.error = Span::from_millis(error / looks);
        kept
    }

    /// How many in a hundred held; none without any range.
    pub fn percent(&self) -> Option<u32> {
        (self.held * 100 + self.looks / 2).checked_div(self.looks)
    }
}
