//! The fewest places that reach the goal. The search begins where the work just fits into the hours and goes stage by
//! stage, in the order of the way through the hall: what waits before a stage depends on it and on those before it only.

use super::draws::{Draws, Millis};
use super::flow::{self, Played, Servers, percentile};
use super::{Assumptions, Needed, Places, Question, Stage};

/// How the time between the soonest finish and the goal may be used up: by the end of reception, and of screening, in a
/// hundred. The rest is for the beds.
const SHARES: [[Millis; 3]; 3] = [[10, 50, 100], [10, 80, 100], [30, 65, 100]];

/// The fewest places for people who come so. Where nobody could be through in time, the fewest that keep the waits short.
pub(super) fn needed(
    question: &Question,
    assumed: &Assumptions,
    draws: &Draws,
    arrivals: &[Vec<Millis>],
) -> Needed {
    let search = Search::new(question, draws, arrivals);
    let mut best = search.stage_by_stage(None);
    if search.can_be_in_time() && !search.reaches(best) {
        let found = SHARES.map(|shares| search.trim(search.stage_by_stage(Some(shares))));
        let fewest = found
            .into_iter()
            .min_by_key(|servers| servers.0.iter().sum::<usize>());
        best = fewest.unwrap_or(best);
    }
    let played = draws.play(arrivals, best);
    let [reception, desks, beds] = best.0.map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    Needed {
        places: Places {
            reception,
            desks,
            beds,
            nurses: beds.div_ceil(u32::from(assumed.collection.beds_per_nurse).max(1)),
            seats: played.seats_needed().max(1),
        },
        finish: played.finish(),
        in_time: search.can_be_in_time(),
    }
}

struct Search<'a> {
    draws: &'a Draws,
    arrivals: &'a [Vec<Millis>],
    /// Nobody waits with so many places at a stage.
    most: usize,
    /// The soonest that everybody is through, on nine days of ten, whatever there is.
    soonest: Millis,
    goal: Millis,
    wait: Millis,
    open_for: Millis,
}

impl<'a> Search<'a> {
    fn new(question: &Question, draws: &'a Draws, arrivals: &'a [Vec<Millis>]) -> Self {
        let most = arrivals.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let unlimited = draws.play(arrivals, Servers([most; 3]));
        Self {
            draws,
            arrivals,
            most,
            soonest: unlimited.finish().high.millis(),
            goal: question.goal.through_by.millis(),
            wait: question.goal.wait.millis(),
            open_for: question.demand.open_for().millis(),
        }
    }

    fn can_be_in_time(&self) -> bool {
        self.soonest <= self.goal
    }

    fn reaches(&self, servers: Servers) -> bool {
        let played = self.draws.play(self.arrivals, servers);
        played.worst_wait() <= self.wait && played.finish().high.millis() <= self.goal
    }

    /// The fewest at every stage, given those at the stages before, so that the wait is short enough and, with `shares`,
    /// so that no more than their part of the time to spare is used up.
    fn stage_by_stage(&self, shares: Option<[Millis; 3]>) -> Servers {
        let mut servers = Servers([self.most; 3]);
        let mut joined = self.arrivals.to_vec();
        for (n, stage) in Stage::QUEUES.into_iter().enumerate() {
            let latest = shares.and_then(|shares| {
                let spare = self.goal.saturating_sub(self.soonest);
                Some(self.soonest + spare * shares.get(n)? / 100)
            });
            let count = self.least(self.guess(stage, &joined), |count| {
                let lines = self.serve(stage, &joined, count);
                let mut waits: Vec<_> = lines.iter().flat_map(|(line, _)| line.waits()).collect();
                percentile(&mut waits, 90) <= self.wait
                    && latest.is_none_or(|latest| self.finish(with(servers, n, count)) <= latest)
            });
            servers = with(servers, n, count);
            let served = self.serve(stage, &joined, count);
            joined = served.into_iter().map(|(_, next)| next).collect();
        }
        servers
    }

    /// Takes away what is not needed, from the beds backwards.
    fn trim(&self, servers: Servers) -> Servers {
        let mut best = servers;
        for n in [2, 1, 0] {
            let Some(now) = best.0.get(n).copied() else {
                continue;
            };
            let count = self.least(now, |count| count >= now || self.reaches(with(best, n, count)));
            let fewer = with(best, n, count);
            if self.reaches(fewer) {
                best = fewer;
            }
        }
        best
    }

    /// The places that are busy all the time if the work spreads evenly over the hours.
    fn guess(&self, stage: Stage, joined: &[Vec<Millis>]) -> usize {
        let busy: Millis = self
            .serve(stage, joined, self.most)
            .iter()
            .map(|(line, _)| line.busy)
            .sum();
        let hours = self
            .open_for
            .saturating_mul(Millis::try_from(joined.len()).unwrap_or(1));
        usize::try_from(busy / hours.max(1) + 1).unwrap_or(1)
    }

    /// One stage on all days, with those who go on to the next.
    fn serve(&self, stage: Stage, joined: &[Vec<Millis>], count: usize) -> Vec<(flow::Line, Vec<Millis>)> {
        let days = self.draws.days.iter().zip(joined);
        days.map(|(day, joined)| match stage {
            Stage::Reception => flow::reception(day, joined.clone(), count),
            Stage::Screening => {
                let (line, cleared, _) = flow::screening(self.draws, day, joined.clone(), count);
                (line, cleared)
            }
            Stage::Collection | Stage::Recovery => flow::collection(self.draws, day, joined.clone(), count),
        })
        .collect()
    }

    fn finish(&self, servers: Servers) -> Millis {
        let played: Played = self.draws.play(self.arrivals, servers);
        played.finish().high.millis()
    }

    /// The least count for which it holds, which it does for the most and, once it does, for every larger one.
    fn least(&self, guess: usize, holds: impl Fn(usize) -> bool) -> usize {
        let (mut fails, mut held) = (0, self.most);
        let mut at = guess.clamp(1, self.most);
        let mut stride = 1;
        // Strides that grow, from the guess towards the other side; then halves.
        if holds(at) {
            held = at;
            while held > fails + 1 {
                at = held.saturating_sub(stride).max(1);
                if holds(at) {
                    held = at;
                    stride *= 2;
                } else {
                    fails = at;
                    break;
                }
            }
        } else {
            fails = at;
            while at < self.most {
                at = at.saturating_add(stride).min(self.most);
                if at == self.most || holds(at) {
                    held = at;
                    break;
                }
                fails = at;
                stride *= 2;
            }
        }
        while held > fails + 1 {
            let middle = fails.midpoint(held);
            if holds(middle) {
                held = middle;
            } else {
                fails = middle;
            }
        }
        held
    }
}

fn with(mut servers: Servers, n: usize, count: usize) -> Servers {
    if let Some(place) = servers.0.get_mut(n) {
        *place = count;
    }
    servers
}
