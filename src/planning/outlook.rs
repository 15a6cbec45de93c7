//! Many played days as ranges and percentiles: what the plan says about them.

use super::draws::Millis;
use super::flow::{Line, Played, Trace, percentile};
use super::{Question, Stage};
use crate::domain::time::Span;

/// The most steps of the course of the day.
const MOST_STEPS: i64 = 60;

/// How long a step of the course may be, in minutes.
const STEPS: [u32; 9] = [5, 10, 15, 20, 30, 60, 120, 240, 480];

/// On one day of ten less than the low value, on one of ten more than the high one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<T = Span> {
    /// 10 of 100 days.
    pub low: T,
    /// 50 of 100 days.
    pub middle: T,
    /// 90 of 100 days.
    pub high: T,
}

impl<T> Range<T> {
    /// The same in other terms.
    pub fn map<U>(self, into: impl Fn(T) -> U) -> Range<U> {
        Range {
            low: into(self.low),
            middle: into(self.middle),
            high: into(self.high),
        }
    }
}

impl<T: PartialOrd> Range<T> {
    /// Whether it lies between the low and the high value, both taken in.
    pub fn holds(&self, value: &T) -> bool {
        self.low <= *value && *value <= self.high
    }
}

/// The step of the day in which most people are somewhere, and how many on average, in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Peak {
    /// When, from the opening.
    pub at: Span,
    /// How many, in tenths.
    pub tenths: u32,
}

/// What happens before a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queue {
    /// Which.
    pub stage: Stage,
    /// Half of the donors wait no longer.
    pub median: Span,
    /// Nine of ten donors wait no longer.
    pub wait: Span,
    /// How much of the day its places are in use, in a hundred.
    pub busy: u32,
    /// When most people wait.
    pub peak: Peak,
}

/// What happens at the seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seats {
    /// So many are enough for everybody, on nine days of ten.
    pub needed: u32,
    /// When most rest.
    pub peak: Peak,
    /// How many then have no seat.
    pub without: Peak,
}

/// How many people are where at one moment, on average, in tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    /// Waiting, in the order of [`Stage::QUEUES`].
    pub waiting: [u32; 3],
    /// Resting.
    pub resting: u32,
}

/// The day with a given number of places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// When the last leaves.
    pub finish: Range,
    /// On how many days of a hundred that is in time.
    pub in_time: u32,
    /// The stages with a queue, in their order.
    pub queues: [Queue; 3],
    /// The seats.
    pub seats: Seats,
    /// How long one step of the course is.
    pub step: Span,
    /// The course of the day, a moment in the middle of every step.
    pub course: Vec<Moment>,
}

impl Outlook {
    /// What happens before a stage; nobody waits for a seat.
    #[must_use]
    pub fn queue(&self, stage: Stage) -> Option<&Queue> {
        self.queues.iter().find(|queue| queue.stage == stage)
    }

    /// Whether the goal is reached with so many seats.
    #[must_use]
    pub fn reaches(&self, question: &Question) -> bool {
        self.finish.high <= question.goal.through_by
            && self.queues.iter().all(|queue| queue.wait <= question.goal.wait)
            && self.seats.needed <= question.there.seats
    }
}

impl Played {
    /// When the last leaves.
    pub(super) fn finish(&self) -> Range {
        range(self.days.iter().map(|day| day.finish).collect())
    }

    /// The longest wait of any stage that nine of ten donors don't exceed.
    pub(super) fn worst_wait(&self) -> Millis {
        (0..3).map(|n| self.wait(n, 90)).max().unwrap_or_default()
    }

    fn lines(&self, n: usize) -> impl Iterator<Item = &Line> {
        self.days.iter().filter_map(move |day| day.lines.get(n))
    }

    fn wait(&self, n: usize, percent: usize) -> Millis {
        let mut waits: Vec<_> = self.lines(n).flat_map(Line::waits).collect();
        percentile(&mut waits, percent)
    }

    /// So many seats are enough for everybody, on nine days of ten.
    pub(super) fn seats_needed(&self) -> u32 {
        let mut most: Vec<_> = self.days.iter().map(most_resting).collect();
        u32::try_from(percentile(&mut most, 90)).unwrap_or(u32::MAX)
    }

    /// What the plan says about the days, with their course until `end`.
    pub(super) fn outlook(&self, question: &Question, end: Span) -> Outlook {
        let finish = self.finish();
        let in_time = self
            .days
            .iter()
            .filter(|day| day.finish <= question.goal.through_by.millis())
            .count();
        let (step, course) = self.course(end);
        let most = |count: &dyn Fn(&Moment) -> u32| {
            let counted = (0..).zip(&course).map(|(n, moment)| (n, count(moment)));
            let (n, tenths) = counted.fold((0, 0), |best, this| if this.1 > best.1 { this } else { best });
            Peak {
                at: Span::from_millis(step.millis() * n),
                tenths,
            }
        };
        let open: Millis = self.days.iter().map(|day| day.finish.max(1)).sum();
        let queues = [0, 1, 2].map(|n: usize| {
            let servers = self.servers.0.get(n).copied().unwrap_or(1);
            let busy: i128 = self.lines(n).map(|line| i128::from(line.busy)).sum();
            let could = i128::from(open).saturating_mul(i128::try_from(servers).unwrap_or(i128::MAX));
            Queue {
                stage: Stage::QUEUES.get(n).copied().unwrap_or(Stage::Recovery),
                median: Span::from_millis(self.wait(n, 50)),
                wait: Span::from_millis(self.wait(n, 90)),
                busy: u32::try_from(busy * 100 / could.max(1)).unwrap_or(100).min(100),
                peak: most(&|moment| moment.waiting.get(n).copied().unwrap_or_default()),
            }
        });
        let there = question.there.seats.saturating_mul(10);
        Outlook {
            finish,
            in_time: percent(in_time, self.days.len()),
            queues,
            seats: Seats {
                needed: self.seats_needed(),
                peak: most(&|moment| moment.resting),
                without: most(&|moment| moment.resting.saturating_sub(there)),
            },
            step,
            course,
        }
    }

    fn course(&self, end: Span) -> (Span, Vec<Moment>) {
        let fits = |step: &Span| end.millis() / step.millis() < MOST_STEPS;
        let step = STEPS.map(Span::from_mins).into_iter().find(fits);
        let step = step.unwrap_or(Span::from_millis(end.millis() / MOST_STEPS + 1));
        let steps = end.millis() / step.millis() + 1;
        let days = self.days.len().max(1);
        let tenths = |count: usize| u32::try_from((count * 10 + days / 2) / days).unwrap_or(u32::MAX);
        let course = (0..steps)
            .map(|n| {
                let at = step.millis() * n + step.millis() / 2;
                let by = |times: &[Millis]| times.partition_point(|time| *time <= at);
                let between = |from: &[Millis], to: &[Millis]| by(from).saturating_sub(by(to));
                let waiting = [0, 1, 2].map(|n: usize| {
                    tenths(
                        self.lines(n)
                            .map(|line| between(&line.joined, &line.served))
                            .sum(),
                    )
                });
                let rested = self.days.iter().map(|day| between(&day.rested.0, &day.rested.1));
                Moment {
                    waiting,
                    resting: tenths(rested.sum()),
                }
            })
            .collect();
        (step, course)
    }
}

/// The most who rest at one time.
fn most_resting(day: &Trace) -> Millis {
    let (since, left) = &day.rested;
    let resting = (1..).zip(since).map(|(came, at)| {
        let gone = left.partition_point(|left| left <= at);
        came - Millis::try_from(gone).unwrap_or_default()
    });
    resting.max().unwrap_or_default()
}

/// The range of so many moments.
fn range(mut moments: Vec<Millis>) -> Range {
    spread(&mut moments).map(Span::from_millis)
}

/// The range of so many values; puts them in another order.
pub(super) fn spread(values: &mut [Millis]) -> Range<Millis> {
    let [low, middle, high] = [10, 50, 90].map(|percent| percentile(values, percent));
    Range { low, middle, high }
}

fn percent(part: usize, whole: usize) -> u32 {
    u32::try_from(part * 100 / whole.max(1)).unwrap_or(100)
}
