//! Chance that a seed repeats. The generator is named, so that a seed means the same morning in every version of the
//! station. The plan and the simulated morning draw from it.

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng as _, RngExt as _, SeedableRng as _};
use rand_distr::{Exp1, StandardNormal};

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
