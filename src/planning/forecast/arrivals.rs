//! Who is still to come, and when.
//!
//! A unit comes as a block: it begins, and its people come evenly over a window. How far apart units begin, how long their
//! windows are, and how many of a list stay away is assumed first and learned from the units that came. Of a unit that is
//! coming, the window is believed to be as long as what is seen of it says: the more of the list are missing, the longer.
//! A unit that has not begun comes in its turn, or at its appointed time; one that is overdue counts less and less. A few
//! straggle. Nobody comes once the doors are closed. Where there are no lists, or lists much longer than the target can
//! mean, so many are expected as the target takes, over a window of hours; without a target, arrivals dry up at the pace
//! seen in the last hour.

use super::belief::{Guess, Lengths, Share, count, number, whole};
use super::situation::{Comers, Situation};
use crate::domain::time::Span;
use crate::planning::MOST_DONORS;
use crate::planning::assumptions::{Assumptions, PerMille};
use crate::planning::chance::Chance;
use crate::planning::draws::Millis;

const MINUTE: Millis = 60_000;

/// Days differ by so large a part in how far apart units come, and in how long the people of one take to come.
const GAPS_DIFFER: f64 = 0.3;
const WINDOWS_DIFFER: f64 = 0.5;

/// Units come apart as assumed give or take so many in a thousand, at least.
const LEAST_GAP_DEVIATION: u32 = 40;

/// Reception makes the window of a unit longer by so much of its assumed length, in a hundred.
const AT_RECEPTION: u32 = 15;

/// The window of a unit spreads by so much of its length, in a hundred.
const WINDOW_DEVIATION: u32 = 10;

/// The share of those who stay away is known as from so many on the lists; where the target stands for a list, it is a guess.
const NO_SHOWS_KNOWN: f64 = 15.0;
const GUESSED_KNOWN: f64 = 8.0;

/// Units differ in it as much as if each were so many drawn at random.
const UNIT_KNOWN: f64 = 100.0;

/// Stragglers, in a thousand of those who come, known as from so many; they come so long after the others on average.
const STRAGGLERS: PerMille = PerMille(5);
const STRAGGLERS_KNOWN: f64 = 30.0;
const STRAGGLE: Millis = 45 * MINUTE;

/// A unit has begun when so many of its list, in a hundred, are here.
const BEGUN: u32 = 5;

/// A unit whose window is over by this probability is over, for learning from it.
const OVER: f64 = 0.95;

/// A window is looked for among these, each longer than the one before by this part.
const SHORTEST_WINDOW: Millis = 4 * MINUTE;
const LONGEST_WINDOW: Millis = 12 * 60 * MINUTE;
const FINER: f64 = 1.08;

/// A unit that is overdue by the first length is expected less and less, and not at all beyond the second.
const OVERDUE: [Millis; 2] = [30 * MINUTE, 120 * MINUTE];

/// How early the first of a unit with an appointment come may differ by so much from day to day, and from unit to unit.
const LATE_BY_DAY: Span = Span::from_mins(6);
const LATE_BY_UNIT: Span = Span::from_mins(3);

/// Lists with more people than so many times what the target takes are not of those who are invited today; with fewer than
/// such a part of it, they are not of all of them.
const FAR_OFF: u64 = 3;

/// Without lists the day is assumed to take this long from the first to the last arrival, give or take a lot.
const WITHOUT_LISTS: Span = Span::from_mins(180);

/// Arrivals that nothing announces are counted over this time, and dry up in this time.
const PACE: Millis = 60 * MINUTE;
const DRIES_UP: f64 = 30.0 * 60_000.0;

/// The most who are believed to come unannounced.
const MOST_UNANNOUNCED: usize = 2000;

/// What those who are still expected are known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announced {
    /// The lists of the units.
    Lists,
    /// The target of the day; there are no lists, or they are too long or too short to be of today.
    Target,
    /// Nothing but those who came so far.
    Nothing,
}

/// Somebody's unit.
#[derive(Debug, Clone)]
enum Block {
    /// It is coming: from when, the windows that it may have with what is believed of each in all up to it, and who is missing.
    Begun {
        from: Millis,
        windows: Vec<(Millis, f64)>,
        missing: u32,
    },
    /// It has not begun: the time of its appointment if it has one, and who is missing.
    NotYet { at: Option<Millis>, missing: u32 },
}

/// What is believed about who is still to come.
#[derive(Debug, Clone)]
pub(super) struct Arrivals {
    blocks: Vec<Block>,
    /// When the last unit began that has.
    last_begun: Millis,
    no_shows: Share,
    stragglers: Share,
    gaps: Lengths,
    windows: Lengths,
    /// How much later than its appointment the first of a unit come: middle and how far that is uncertain, in milliseconds.
    late: (f64, f64),
    /// How many come unannounced while arrivals dry up, on average.
    unannounced: f64,
    closing: Option<Millis>,
    pub(super) announced: Announced,
}

/// A unit that came, or is coming.
struct Coming<'a> {
    unit: &'a Comers,
    from: Millis,
    /// Who came since then, counted from then.
    since: Vec<Millis>,
}

impl<'a> Coming<'a> {
    /// The unit, if it has begun: a single early bird is not its beginning.
    fn of(unit: &'a Comers) -> Option<Self> {
        let few = usize::try_from((unit.listed * BEGUN).div_ceil(100).max(1)).ok()?;
        let from = *unit.came.get(few - 1)?;
        let since = unit.came.iter().skip(few).map(|at| (at - from).max(0)).collect();
        Some(Self { unit, from, since })
    }

    fn missing(&self) -> u32 {
        missing(self.unit)
    }

    /// The windows that it may have, each with what is believed of it in all up to it, and with how much is believed that
    /// it is over.
    fn windows(&self, prior: &Lengths, no_shows: f64, stragglers: f64) -> (Vec<(Millis, f64)>, f64) {
        let (centre, deviation) = prior.next();
        let (elapsed, missing) = (-self.from, f64::from(self.missing()));
        let straggled = stragglers / number(STRAGGLE);
        let mut windows: Vec<(Millis, f64)> = Vec::new();
        let mut window = number(SHORTEST_WINDOW);
        while window < number(LONGEST_WINDOW) {
            let within = self.since.partition_point(|at| number(*at) <= window);
            let beyond = self.since.len() - within;
            let left = (1.0 - number(elapsed) / window).clamp(0.0, 1.0);
            let likely = -((window.ln() - centre) / deviation).powi(2) / 2.0
                + count(within) * ((1.0 - stragglers) / window).ln()
                + count(beyond) * straggled.max(1e-12).ln()
                + missing * (no_shows + (1.0 - no_shows) * left).max(1e-9).ln();
            windows.push((whole(window), likely));
            window *= FINER;
        }
        let best = windows.iter().map(|(_, likely)| *likely).fold(f64::MIN, f64::max);
        let (mut all, mut over) = (0.0, 0.0);
        for (window, likely) in &mut windows {
            let weight = (*likely - best).exp();
            all += weight;
            if *window <= elapsed {
                over += weight;
            }
            *likely = all;
        }
        (windows, over / all.max(1e-12))
    }
}

fn missing(unit: &Comers) -> u32 {
    let came = u32::try_from(unit.came.len()).unwrap_or(u32::MAX);
    unit.listed.saturating_sub(came)
}

impl Arrivals {
    pub(super) fn of(situation: &Situation, assumed: &Assumptions, cleared: f64) -> Self {
        let arrival = &assumed.arrival;
        let listed: u64 = situation.units.iter().map(|unit| u64::from(unit.listed)).sum();
        let needed = whole(f64::from(situation.target) / cleared.max(0.1));
        let needed = u32::try_from(needed).unwrap_or(u32::MAX).min(MOST_DONORS);
        let most = u64::from(MOST_DONORS);
        let fits = if situation.target > 0 {
            let needed = u64::from(needed);
            listed * FAR_OFF >= needed && listed <= (needed * FAR_OFF).min(most)
        } else {
            // Where nobody is missing, the lists may be those who came without one.
            listed <= most && situation.units.iter().any(|unit| missing(unit) > 0)
        };
        if listed == 0 || !fits {
            return Self::without_lists(situation, assumed, needed);
        }
        let across = Span::from_mins(2 * u32::from(arrival.scatter_minutes.0));
        let part = |span: Span, percent: u32| Span::from_millis(span.millis() * i64::from(percent) / 100);
        let window = part(across, 100 + AT_RECEPTION);
        let windows = Lengths::assumed(
            Guess::spread(window, part(window, WINDOW_DEVIATION)),
            WINDOWS_DIFFER,
        );
        let apart = Guess::between(
            arrival
                .apart_minutes
                .map(super::super::assumptions::Minutes::span),
        )
        .and(Guess::spread(
            Span::ZERO,
            Span::from_millis(across.millis() * i64::from(LEAST_GAP_DEVIATION) / 1000),
        ));
        let mut arrivals = Self {
            blocks: Vec::new(),
            last_begun: situation.first_arrival().unwrap_or(0),
            no_shows: Share::assumed(arrival.no_show_per_mille, NO_SHOWS_KNOWN),
            stragglers: Share::assumed(STRAGGLERS, STRAGGLERS_KNOWN),
            gaps: Lengths::assumed(apart, GAPS_DIFFER),
            windows,
            late: lateness(&situation.units, across),
            unannounced: unannounced(&situation.others),
            closing: situation.closing,
            announced: Announced::Lists,
        };
        arrivals.learn(&situation.units);
        arrivals
    }

    /// So many are expected as the target takes; or only those whom the pace of the last hour announces.
    fn without_lists(situation: &Situation, assumed: &Assumptions, needed: u32) -> Self {
        let mut came: Vec<Millis> = situation
            .units
            .iter()
            .flat_map(|unit| unit.came.iter().copied())
            .collect();
        came.extend(&situation.others);
        came.sort_unstable();
        let window = Guess::spread(WITHOUT_LISTS, Span::from_millis(WITHOUT_LISTS.millis() / 5));
        let mut arrivals = Self {
            blocks: Vec::new(),
            last_begun: situation.first_arrival().unwrap_or(0),
            no_shows: Share::assumed(assumed.arrival.no_show_per_mille, GUESSED_KNOWN),
            stragglers: Share::assumed(STRAGGLERS, STRAGGLERS_KNOWN),
            gaps: Lengths::assumed(Guess::fixed(WITHOUT_LISTS), GAPS_DIFFER),
            windows: Lengths::assumed(window, WINDOWS_DIFFER),
            late: (0.0, 0.0),
            unannounced: 0.0,
            closing: situation.closing,
            announced: Announced::Target,
        };
        if situation.target == 0 {
            arrivals.unannounced = unannounced(&came);
            arrivals.announced = Announced::Nothing;
        } else {
            let everybody = Comers {
                listed: needed,
                at: None,
                came,
            };
            arrivals.learn(std::slice::from_ref(&everybody));
        }
        arrivals
    }

    /// Takes in what the units that came tell about the others.
    fn learn(&mut self, units: &[Comers]) {
        let coming: Vec<_> = units.iter().filter_map(Coming::of).collect();
        let mut begun: Vec<_> = coming.iter().map(|coming| coming.from).collect();
        begun.sort_unstable();
        let gaps: Vec<_> = begun
            .iter()
            .zip(begun.iter().skip(1))
            .map(|(one, next)| (next - one).max(MINUTE))
            .collect();
        self.gaps = self.gaps.see(&gaps);
        self.last_begun = begun.last().copied().unwrap_or(self.last_begun);
        let (no_shows, stragglers) = (self.no_shows.mean(), self.stragglers.mean());
        let mut lengths = Vec::new();
        for coming in &coming {
            let (_, over) = coming.windows(&self.windows, no_shows, stragglers);
            if over < OVER {
                continue;
            }
            let came = u32::try_from(coming.unit.came.len()).unwrap_or(u32::MAX);
            self.no_shows = self.no_shows.see(coming.missing(), came);
            // The window reaches a little beyond the last who came; one of twenty may be a straggler.
            let last = coming.since.len() * 19 / 20;
            if let Some(last) = last.checked_sub(1).and_then(|last| coming.since.get(last)) {
                let reach = number(*last) * 20.0 / 19.0 * (1.0 + 1.0 / count(coming.since.len()));
                lengths.push(whole(reach));
                let straggled = coming
                    .since
                    .iter()
                    .filter(|at| number(**at) > 1.3 * reach)
                    .count();
                let straggled = u32::try_from(straggled).unwrap_or(u32::MAX);
                self.stragglers = self.stragglers.see(straggled, came.saturating_sub(straggled));
            }
        }
        self.windows = self.windows.see(&lengths);
        let (no_shows, stragglers) = (self.no_shows.mean(), self.stragglers.mean());
        self.blocks = units
            .iter()
            .filter(|unit| missing(unit) > 0)
            .map(|unit| match Coming::of(unit) {
                Some(coming) => Block::Begun {
                    from: coming.from,
                    windows: coming.windows(&self.windows, no_shows, stragglers).0,
                    missing: missing(unit),
                },
                None => Block::NotYet {
                    at: unit.at,
                    missing: missing(unit),
                },
            })
            .collect();
    }

    /// When those who are still to come are checked in, the first first, in one run.
    pub(super) fn draw(&self, chance: &mut Chance) -> Vec<Millis> {
        let (no_shows, stragglers) = (self.no_shows.draw(chance), self.stragglers.draw(chance));
        let (gaps, law) = (self.gaps.draw(chance), self.windows.draw(chance));
        let (late, uncertain) = self.late;
        let late = late + uncertain * chance.normal();
        let mut found = Vec::new();
        let mut turn = self.last_begun;
        for block in &self.blocks {
            match block {
                Block::Begun {
                    from,
                    windows,
                    missing,
                } => {
                    let until = from + one_of(windows, chance);
                    let elapsed = number(-from) / number((until - from).max(1));
                    let share = [
                        (1.0 - no_shows) * (1.0 - stragglers) * (1.0 - elapsed).max(0.0),
                        (1.0 - no_shows) * stragglers * (number(*from) / number(STRAGGLE)).exp(),
                        no_shows,
                    ];
                    come(*missing, share, (0, until.max(0)), chance, &mut found);
                }
                Block::NotYet { at, missing } => {
                    let planned = if let Some(at) = at {
                        at + whole(late + number(LATE_BY_UNIT.millis()) * chance.normal())
                    } else {
                        turn += gaps.one(chance);
                        turn
                    };
                    let window = law.one(chance);
                    let stays_away = chance.share(no_shows * UNIT_KNOWN, (1.0 - no_shows) * UNIT_KNOWN);
                    let wait = chance.exponential();
                    let is_given_up = chance.part() < given_up(-planned);
                    // Overdue: the longer, the later still.
                    let begins = if planned < 0 {
                        whole((number(-planned) / 2.0 + number(3 * MINUTE)) * wait)
                    } else {
                        planned
                    };
                    if !is_given_up {
                        let share = [
                            (1.0 - stays_away) * (1.0 - stragglers),
                            (1.0 - stays_away) * stragglers,
                            stays_away,
                        ];
                        come(*missing, share, (begins, begins + window), chance, &mut found);
                    }
                }
            }
        }
        self.come_unannounced(chance, &mut found);
        if let Some(closing) = self.closing {
            found.retain(|at| *at <= closing);
        }
        found.sort_unstable();
        found
    }

    fn come_unannounced(&self, chance: &mut Chance, found: &mut Vec<Millis>) {
        let mut reached = 0.0;
        for _ in 0..MOST_UNANNOUNCED {
            reached += chance.exponential();
            if reached >= self.unannounced {
                return;
            }
            found.push(whole(-DRIES_UP * (1.0 - reached / self.unannounced).ln()));
        }
    }
}

/// Those who are missing: each comes within the window, straggles behind its begin, or does not come.
fn come(
    missing: u32,
    [within, behind, never]: [f64; 3],
    (begin, end): (Millis, Millis),
    chance: &mut Chance,
    found: &mut Vec<Millis>,
) {
    let all = (within + behind + never).max(1e-9);
    for _ in 0..missing {
        let drawn = chance.part() * all;
        if drawn < within {
            found.push(begin + whole(number(end - begin) * chance.part()));
        } else if drawn < within + behind {
            found.push(begin + whole(number(STRAGGLE) * chance.exponential()));
        }
    }
}

/// One of the windows, by what is believed of them.
fn one_of(windows: &[(Millis, f64)], chance: &mut Chance) -> Millis {
    let all = windows.last().map_or(0.0, |(_, all)| *all);
    let drawn = chance.part() * all;
    let place = windows.partition_point(|(_, until)| *until <= drawn);
    let window = windows.get(place).map_or(0, |(window, _)| *window);
    // Anything up to the next one.
    whole(number(window) * FINER.powf(chance.part() - 0.5))
}

/// How likely a unit that is overdue by so much does not come at all.
fn given_up(overdue: Millis) -> f64 {
    let [first, last] = OVERDUE;
    (number(overdue - first) / number(last - first)).clamp(0.0, 1.0)
}

/// How much later than their appointments the first of units come: half a window before, and as the units that came say.
fn lateness(units: &[Comers], across: Span) -> (f64, f64) {
    let (by_day, by_unit) = (number(LATE_BY_DAY.millis()), number(LATE_BY_UNIT.millis()));
    let seen: Vec<f64> = units
        .iter()
        .filter_map(|unit| Some(number(Coming::of(unit)?.from - unit.at?)))
        .collect();
    let (known, weight) = (count(seen.len()), by_unit.powi(2) / by_day.powi(2));
    let middle = (seen.iter().sum::<f64>() - weight * number(across.millis()) / 2.0) / (known + weight);
    (middle, by_unit / (known + weight).sqrt())
}

/// How many come unannounced, by the pace of the last hour.
fn unannounced(came: &[Millis]) -> f64 {
    let Some(first) = came.first() else {
        return 0.0;
    };
    let over = (-first).clamp(10 * MINUTE, PACE);
    let lately = came.iter().filter(|at| **at > -over).count();
    count(lately) * DRIES_UP / number(over)
}
