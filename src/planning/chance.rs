//! Chance that a seed repeats. The generator is named, so that a seed means the same morning in every version of the
//! station. The plan, the forecast and the simulated morning draw from it.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_distr::{Beta, Distribution as _, Exp1, Gamma, StandardNormal};

use crate::domain::time::Span;

/// A source of chance.
#[derive(Debug, Clone)]
pub(crate) struct Chance(Xoshiro256PlusPlus);

impl Chance {
    /// The source of a seed. `stream` keeps apart what is drawn for different ends, so that one more draw for one donor
    /// leaves all others as they were.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut root = Xoshiro256PlusPlus::seed_from_u64(seed);
        let salt = root.next_u64();
        Self(Xoshiro256PlusPlus::seed_from_u64(salt ^ stream))
    }

    /// Any 64 bits.
    pub(crate) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Whether something that happens to so many in a thousand happens.
    pub(crate) fn happens(&mut self, per_mille: u32) -> bool {
        self.0.random_range(0..1000) < per_mille
    }

    /// A number from `least` to `most`, both possible.
    pub(crate) fn between(&mut self, least: u32, most: u32) -> u32 {
        self.0.random_range(least..=most.max(least))
    }

    /// A place among so many; none where there are none.
    pub(crate) fn below(&mut self, count: usize) -> Option<usize> {
        (count > 0).then(|| self.0.random_range(0..count))
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let most = u32::try_from(from.len()).ok()?.checked_sub(1)?;
        from.get(usize::try_from(self.between(0, most)).ok()?)
    }

    /// One of several, each with its weight.
    pub(crate) fn weighted<T: Copy>(&mut self, first: T, others: &[(u32, T)]) -> T {
        let mut drawn = self.between(0, 999);
        for (per_mille, value) in others {
            if drawn < *per_mille {
                return *value;
            }
            drawn -= per_mille;
        }
        first
    }

    /// A number spread around `mean` as measured values are, kept from `least` to `most`.
    pub(crate) fn around(&mut self, mean: u16, deviation: u16, least: u16, most: u16) -> u16 {
        let normal: f64 = self.0.sample(StandardNormal);
        let value =
            (f64::from(mean) + normal * f64::from(deviation)).clamp(f64::from(least), f64::from(most));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it lies between two numbers of the type"
        )]
        let value = value.round() as u16;
        value
    }

    /// A length of work of about so many seconds, and never less than a third of that.
    pub(crate) fn work(&mut self, mean: u16, deviation: u16) -> Span {
        Span::from_secs(u32::from(self.around(
            mean,
            deviation,
            mean / 3,
            mean.saturating_mul(3),
        )))
    }

    /// Any number from 0 to 1, 1 itself left out.
    pub(crate) fn part(&mut self) -> f64 {
        self.0.random()
    }

    /// A number that is mostly small, 1 on average.
    pub(crate) fn exponential(&mut self) -> f64 {
        self.0.sample(Exp1)
    }

    /// A normal number: 0 on average, two of three between -1 and 1.
    pub(crate) fn normal(&mut self) -> f64 {
        self.0.sample(StandardNormal)
    }

    /// A normal number of those beyond `least`.
    pub(crate) fn normal_beyond(&mut self, least: f64) -> f64 {
        // Below this so many are beyond it that drawing again is soon over.
        const OFTEN: f64 = 0.5;
        let least = least.clamp(-40.0, 40.0);
        if least < OFTEN {
            loop {
                let normal = self.normal();
                if normal > least {
                    return normal;
                }
            }
        }
        // Far out the tail looks like an exponential one; what is too much of that is thrown away (Robert, 1995).
        let rate = f64::midpoint(least, (least * least + 4.0).sqrt());
        loop {
            let beyond = least + self.exponential() / rate;
            if self.part() < (-(beyond - rate).powi(2) / 2.0).exp() {
                return beyond;
            }
        }
    }

    /// A share, as it is believed after so many were in it and so many were not; fractions count too.
    pub(crate) fn share(&mut self, inside: f64, outside: f64) -> f64 {
        match Beta::new(inside, outside) {
            Ok(beta) => beta.sample(&mut self.0),
            // Nothing in it, or nothing outside.
            Err(_) => f64::from(u8::from(inside > 0.0)),
        }
    }

    /// A positive number around `shape`, the closer in proportion the larger that is.
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        Gamma::new(shape, 1.0).map_or(shape, |gamma| gamma.sample(&mut self.0))
    }

    /// A delay of so many seconds on average, mostly short, now and then long; ten times the average at most.
    pub(crate) fn delay(&mut self, mean: u16) -> Span {
        let draw: f64 = self.0.sample(Exp1);
        let seconds = (draw * f64::from(mean)).clamp(0.0, 10.0 * f64::from(mean));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it lies between nought and ten times a small number"
        )]
        let seconds = seconds.round() as u32;
        Span::from_secs(seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_means_the_same_draws_for_ever() {
        let mut chance = Chance::new(42, 7);
        assert_eq!(chance.bits(), 3_628_918_372_371_250_478);
        assert_eq!(chance.between(0, 999_999), 324_398);
        assert_eq!(chance.around(670, 85, 480, 1050), 492);
        assert_eq!(chance.delay(240).secs(), 401);
        assert_ne!(Chance::new(42, 8).bits(), Chance::new(42, 7).bits());
    }

    /// The mean of so many draws.
    fn mean(draws: u32, mut one: impl FnMut() -> f64) -> f64 {
        (0..draws).map(|_| one()).sum::<f64>() / f64::from(draws)
    }

    #[test]
    fn what_is_drawn_beyond_a_bound_is_beyond_it_and_as_far_as_it_should_be() {
        let mut chance = Chance::new(1, 1);
        // The mean of a normal number beyond so much, from tables.
        for (least, expected) in [
            (-40.0, 0.0),
            (0.0, 0.798),
            (0.499, 1.140),
            (0.501, 1.142),
            (2.0, 2.373),
            (6.0, 6.158),
        ] {
            let found = mean(20_000, || {
                let beyond = chance.normal_beyond(least);
                assert!(beyond > least);
                beyond
            });
            assert!(
                (found - expected).abs() < 0.02,
                "{least}: {found}, not {expected}"
            );
        }
        assert!(chance.normal_beyond(f64::INFINITY).is_finite());
    }

    #[test]
    fn shares_and_gammas_lie_where_they_are_believed() {
        let mut chance = Chance::new(2, 1);
        let share = mean(10_000, || chance.share(8.0, 2.0));
        assert!((share - 0.8).abs() < 0.01, "{share}");
        assert!((chance.share(5.0, 0.0) - 1.0).abs() < 1e-9 && chance.share(0.0, 0.0) < 1e-9);
        let gamma = mean(10_000, || chance.gamma(3.0));
        assert!((gamma - 3.0).abs() < 0.1, "{gamma}");
        assert_ne!(Chance::new(43, 7).bits(), Chance::new(42, 7).bits());
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let mut chance = Chance::new(1, 1);
        for _ in 0..2000 {
            assert!((40..=90).contains(&chance.around(60, 30, 40, 90)));
            assert!((3..=5).contains(&chance.between(3, 5)));
            assert!(chance.delay(60) <= Span::from_mins(10));
            assert!(chance.work(60, 60) >= Span::from_secs(20));
        }
        assert_eq!(chance.pick::<u8>(&[]), None);
    }
}
