//! What is believed about a number: before anything of it is seen as it is assumed, and with everything that is seen more as
//! it is. A belief is drawn from once for every run, so that what is not known about the day makes the range wider, and not
//! only the chance of single draws.

use crate::domain::time::Span;
use crate::planning::assumptions::PerMille;
use crate::planning::chance::Chance;
use crate::planning::draws::Millis;

/// A length that is this many times as long, or as short, as assumed is a slip of a finger and counts as this one.
const FARTHEST: f64 = 6.0;

/// How much is assumed to be known about the spread: as much as from so many that were seen, doubled.
const SPREAD_KNOWN: f64 = 6.0;

/// What is seen tells how things spread from so many on.
const LEAST_CASES: usize = 5;

/// The longest length that is drawn.
const LONGEST: f64 = 7.0 * 24.0 * 3_600_000.0;

/// The whole milliseconds of a length.
pub(super) fn whole(millis: f64) -> Millis {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it lies between two small numbers"
    )]
    let whole = millis.clamp(-LONGEST, LONGEST).round() as Millis;
    whole
}

/// A length as a number to reckon with.
pub(super) fn number(millis: Millis) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few days in milliseconds")]
    let number = millis as f64;
    number
}

/// So many, as a number to reckon with.
pub(super) fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::from(u32::MAX), f64::from)
}

/// What is assumed about a length: its mean, and how far it spreads, in milliseconds.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Guess {
    mean: f64,
    variance: f64,
}

impl Guess {
    /// Always the same.
    pub(super) fn fixed(span: Span) -> Self {
        Self::spread(span, Span::ZERO)
    }

    /// Spread around a mean.
    pub(super) fn spread(mean: Span, deviation: Span) -> Self {
        Self {
            mean: number(mean.millis()),
            variance: number(deviation.millis()).powi(2),
        }
    }

    /// Anything between two lengths.
    pub(super) fn between([least, most]: [Span; 2]) -> Self {
        let (least, most) = (number(least.millis()), number(most.millis()));
        Self {
            mean: f64::midpoint(least, most),
            variance: (most - least).powi(2) / 12.0,
        }
    }

    /// One after the other.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            mean: self.mean + other.mean,
            variance: self.variance + other.variance,
        }
    }
}

/// How long things take in proportion to each other, as numbers whose mean is 0 and whose deviation is 1: most take about
/// as long, some take long. From the least to the most.
#[derive(Debug, Clone, PartialEq)]
struct Cases(Vec<f64>);

/// So many cases stand for what is assumed.
const ASSUMED_CASES: usize = 64;

/// Each of them is the middle of so many that are drawn.
const DRAWN_FOR_EACH: usize = 15;

impl Cases {
    /// Cases that are assumed and those that were seen, both as logarithms.
    fn of(assumed: &[f64], seen: &[f64]) -> Self {
        let mut cases = standard(assumed);
        cases.extend(standard(seen));
        cases.sort_by(f64::total_cmp);
        Self(cases)
    }

    /// The one with so large a part of all below it.
    fn at(&self, part: f64) -> f64 {
        let place = usize::try_from(whole((part * count(self.0.len())).floor())).unwrap_or(0);
        self.0.get(place).copied().unwrap_or(0.0)
    }

    /// One of those beyond `least`.
    fn beyond(&self, least: f64, chance: &mut Chance) -> f64 {
        let from = self.0.partition_point(|case| *case <= least);
        let case = chance
            .below(self.0.len() - from)
            .and_then(|place| self.0.get(from + place));
        // Nothing like it was ever seen.
        case.copied().unwrap_or_else(|| chance.normal_beyond(least))
    }
}

/// The same, moved and stretched so that the mean is 0 and the deviation 1.
fn standard(logs: &[f64]) -> Vec<f64> {
    let number = count(logs.len()).max(1.0);
    let mean = logs.iter().sum::<f64>() / number;
    let squares: f64 = logs.iter().map(|log| (log - mean).powi(2)).sum();
    let deviation = (squares / number).sqrt().max(1e-9);
    logs.iter().map(|log| (log - mean) / deviation).collect()
}

/// What is believed about a length: where the middle of its logarithm lies, how far that spreads, and in what way.
#[derive(Debug, Clone)]
pub(super) struct Lengths {
    cases: Cases,
    assumed: f64,
    /// The middle of the logarithm, and as much as how many seen lengths that is known.
    centre: f64,
    weight: f64,
    /// Half of how many lengths the spread is known from, and half of their squared distances from the middle.
    shape: f64,
    squares: f64,
}

impl Lengths {
    /// As assumed; on another day everything may take longer or shorter by so large a part.
    pub(super) fn assumed(guess: Guess, days_differ: f64) -> Self {
        let relative = guess.variance / guess.mean.max(1.0).powi(2);
        let variance = relative.ln_1p().max(1e-4);
        let centre = guess.mean.max(1.0).ln() - variance / 2.0;
        let shape = SPREAD_KNOWN / 2.0 + 1.0;
        let parts = (1..=ASSUMED_CASES).map(|n| (count(n) - 0.5) / count(ASSUMED_CASES));
        Self {
            cases: Cases::of(&parts.map(logistic).collect::<Vec<_>>(), &[]),
            assumed: centre,
            centre,
            weight: variance / days_differ.powi(2),
            shape,
            squares: variance * (shape - 1.0),
        }
    }

    /// As the draws of a kind of work that the plan assumes.
    pub(super) fn drawn(days_differ: f64, mut one: impl FnMut(&mut Chance) -> Span) -> Self {
        let mut chance = Chance::new(1, 1);
        let mut drawn: Vec<f64> = (0..ASSUMED_CASES * DRAWN_FOR_EACH)
            .map(|_| number(one(&mut chance).millis()).max(1.0))
            .collect();
        drawn.sort_by(f64::total_cmp);
        let all = count(drawn.len());
        let mean = drawn.iter().sum::<f64>() / all;
        let variance = drawn.iter().map(|length| (length - mean).powi(2)).sum::<f64>() / all;
        let logs: Vec<f64> = drawn.iter().map(|length| length.ln()).collect();
        let middle = logs.iter().sum::<f64>() / all;
        let middles = logs.iter().skip(DRAWN_FOR_EACH / 2).step_by(DRAWN_FOR_EACH);
        Self {
            cases: Cases::of(&middles.copied().collect::<Vec<_>>(), &[]),
            assumed: middle,
            centre: middle,
            ..Self::assumed(Guess { mean, variance }, days_differ)
        }
    }

    /// Takes in what was seen. A length that is nothing, or less, tells of a clock and is left out.
    pub(super) fn see(&self, lengths: &[Millis]) -> Self {
        let far = FARTHEST.ln();
        let logs: Vec<f64> = lengths
            .iter()
            .filter(|length| **length > 0)
            .map(|length| number(*length).ln().clamp(self.assumed - far, self.assumed + far))
            .collect();
        if logs.is_empty() {
            return self.clone();
        }
        let seen = count(logs.len());
        let mean = logs.iter().sum::<f64>() / seen;
        let squares: f64 = logs.iter().map(|log| (log - mean).powi(2)).sum();
        let weight = self.weight + seen;
        let cases = if logs.len() < LEAST_CASES {
            self.cases.clone()
        } else {
            Cases::of(&self.cases.0, &logs)
        };
        Self {
            cases,
            assumed: self.assumed,
            centre: (self.weight * self.centre + seen * mean) / weight,
            weight,
            shape: self.shape + seen / 2.0,
            squares: self.squares
                + squares / 2.0
                + self.weight * seen * (mean - self.centre).powi(2) / (2.0 * weight),
        }
    }

    /// What holds in one run.
    pub(super) fn draw(&self, chance: &mut Chance) -> Law<'_> {
        let variance = self.squares / chance.gamma(self.shape).max(1e-6);
        Law {
            cases: &self.cases,
            centre: self.centre + (variance / self.weight).sqrt() * chance.normal(),
            deviation: variance.sqrt(),
        }
    }

    /// The length that is most to be expected of the next, and how far that is uncertain, as logarithms.
    pub(super) fn next(&self) -> (f64, f64) {
        let variance = self.squares / (self.shape - 1.0).max(0.5);
        (self.centre, (variance * (1.0 + 1.0 / self.weight)).sqrt())
    }
}

/// A normal number with so large a part of all below it, nearly.
fn logistic(part: f64) -> f64 {
    (part / (1.0 - part)).ln()
}

/// What holds about a length in one run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Law<'a> {
    cases: &'a Cases,
    centre: f64,
    deviation: f64,
}

impl Law<'_> {
    /// The length of a case.
    fn at(self, case: f64) -> Millis {
        whole((self.centre + self.deviation * case).min(25.0).exp()).max(1)
    }

    /// A length.
    pub(super) fn one(self, chance: &mut Chance) -> Millis {
        self.ranked(chance.part())
    }

    /// The length with so large a part of all below it.
    pub(super) fn ranked(self, part: f64) -> Millis {
        self.at(self.cases.at(part))
    }

    /// What is left of a length of which so much is over; somebody else's length is `part` of this one.
    pub(super) fn left(self, over: Millis, part: f64, chance: &mut Chance) -> Millis {
        let centre = self.centre + part.max(0.01).ln();
        let least = (number(over.max(1)).ln() - centre) / self.deviation.max(1e-3);
        let whole = Self { centre, ..self }.at(self.cases.beyond(least, chance));
        (whole - over).max(1)
    }
}

/// What is believed about a delay that is mostly short and now and then long.
#[derive(Debug, Clone, Copy)]
pub(super) struct Delays {
    known_from: f64,
    sum: f64,
}

impl Delays {
    /// As much is assumed to be known as from so many that were seen.
    pub(super) fn assumed(mean: Span, known_from: f64) -> Self {
        Self {
            known_from,
            sum: number(mean.millis()).max(1.0) * known_from,
        }
    }

    /// Takes in what was seen; ten times what is assumed is the most that counts.
    pub(super) fn see(self, delays: &[Millis]) -> Self {
        let most = whole(10.0 * self.sum / self.known_from);
        let sum: Millis = delays.iter().map(|delay| (*delay).clamp(0, most)).sum();
        Self {
            known_from: self.known_from + count(delays.len()),
            sum: self.sum + number(sum),
        }
    }

    /// The mean of one run, in milliseconds.
    pub(super) fn draw(&self, chance: &mut Chance) -> f64 {
        self.sum / chance.gamma(self.known_from).max(1e-3)
    }
}

/// What is believed about a share.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    inside: f64,
    outside: f64,
}

impl Share {
    /// As much is assumed to be known as from so many.
    pub(super) fn assumed(inside: PerMille, known_from: f64) -> Self {
        let share = f64::from(inside.number().min(1000)) / 1000.0;
        Self {
            inside: share * known_from,
            outside: (1.0 - share) * known_from,
        }
    }

    /// Takes in how many were in it, and how many were not.
    pub(super) fn see(self, inside: u32, outside: u32) -> Self {
        Self {
            inside: self.inside + f64::from(inside),
            outside: self.outside + f64::from(outside),
        }
    }

    /// The share of one run.
    pub(super) fn draw(&self, chance: &mut Chance) -> f64 {
        chance.share(self.inside, self.outside)
    }

    /// The share that is most to be expected.
    pub(super) fn mean(&self) -> f64 {
        self.inside / (self.inside + self.outside).max(1e-9)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Millis = 60_000;

    fn five_minutes() -> Lengths {
        Lengths::assumed(Guess::spread(Span::from_mins(5), Span::from_mins(1)), 0.2)
    }

    /// Mean and deviation of many lengths, each of a run of its own.
    fn many(lengths: &Lengths) -> (f64, f64) {
        let mut chance = Chance::new(5, 5);
        let drawn: Vec<f64> = (0..4000)
            .map(|_| number(lengths.draw(&mut chance).one(&mut chance)) / number(MINUTE))
            .collect();
        let mean = drawn.iter().sum::<f64>() / count(drawn.len());
        let squares: f64 = drawn.iter().map(|it| (it - mean).powi(2)).sum();
        (mean, (squares / count(drawn.len())).sqrt())
    }

    #[test]
    fn nothing_seen_is_as_assumed_with_the_difference_of_days_on_top() {
        let (mean, deviation) = many(&five_minutes());
        assert!((mean - 5.0).abs() < 0.2, "{mean}");
        // A minute by chance and a minute by the day.
        assert!((1.2..1.7).contains(&deviation), "{deviation}");
    }

    #[test]
    fn what_is_seen_soon_counts_more_than_what_was_assumed() {
        let after = |seen: usize| many(&five_minutes().see(&vec![8 * MINUTE; seen])).0;
        assert!((6.0..7.7).contains(&after(2)), "{}", after(2));
        assert!((7.7..8.3).contains(&after(30)), "{}", after(30));
        let garbage = [0, -5, 90_000 * MINUTE];
        let (mean, _) = many(&five_minutes().see(&garbage));
        assert!(mean < 25.0, "a slip counts as six times as long at most: {mean}");
        assert!((many(&five_minutes().see(&[])).0 - many(&five_minutes()).0).abs() < 1e-9);
    }

    #[test]
    fn the_range_of_the_mean_narrows_with_what_is_seen() {
        let width = |seen: usize| {
            let lengths = five_minutes().see(&vec![5 * MINUTE; seen]);
            let mut chance = Chance::new(1, 1);
            let mut middles: Vec<_> = (0..1000).map(|_| lengths.draw(&mut chance).at(0.0)).collect();
            middles.sort_unstable();
            middles[900] - middles[100]
        };
        assert!(width(0) > 2 * width(10) && width(10) > 2 * width(100));
    }

    #[test]
    fn what_is_left_depends_on_what_is_over() {
        let lengths = five_minutes();
        let law = Law {
            cases: &lengths.cases,
            centre: number(5 * MINUTE).ln(),
            deviation: 0.2,
        };
        let mut chance = Chance::new(1, 1);
        let mut mean = |over, part| {
            let left: Vec<_> = (0..2000).map(|_| law.left(over, part, &mut chance)).collect();
            assert!(left.iter().all(|left| *left > 0));
            left.iter().sum::<Millis>() / 2000
        };
        let (none, four, long) = (mean(0, 1.0), mean(4 * MINUTE, 1.0), mean(600 * MINUTE, 1.0));
        assert!((none - 5 * MINUTE).abs() < MINUTE / 3, "{none}");
        assert!(four > MINUTE && four < 3 * MINUTE / 2, "{four}");
        assert!(long < 15 * MINUTE, "{long}");
        let half = mean(0, 0.5);
        assert!((half - 5 * MINUTE / 2).abs() < MINUTE / 4, "{half}");
        assert!(mean(-9, 1.0) > 4 * MINUTE);
    }

    #[test]
    fn guesses_add_up() {
        let guess =
            Guess::fixed(Span::from_secs(10)).and(Guess::between([Span::from_secs(0), Span::from_secs(12)]));
        assert!((guess.mean - 16_000.0).abs() < 1e-6, "{guess:?}");
        // 12²/12 for the middle.
        assert!((guess.variance - 12e6).abs() < 1.0, "{guess:?}");
    }

    #[test]
    fn shares_and_delays_follow_what_is_seen() {
        let share = Share::assumed(PerMille(800), 20.0);
        assert!((share.mean() - 0.8).abs() < 1e-9);
        assert!((share.see(20, 60).mean() - 0.36).abs() < 1e-9);
        let mut chance = Chance::new(3, 3);
        let delays = Delays::assumed(Span::from_mins(3), 5.0);
        let mut mean = |delays: &Delays| (0..500).map(|_| delays.draw(&mut chance)).sum::<f64>() / 500.0;
        let before = mean(&delays);
        let after = mean(&delays.see(&vec![10 * MINUTE; 50]));
        assert!((150_000.0..300_000.0).contains(&before), "{before}");
        assert!((500_000.0..650_000.0).contains(&after), "{after}");
        assert!(mean(&delays.see(&[-5, Millis::MAX])) < 12.0 * number(MINUTE));
    }
}
