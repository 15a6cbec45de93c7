//! What was drawn, told from the weight of the full bag.

use serde::{Deserialize, Serialize};

use super::vitals::{Grams, Volume};

/// What empty bags weigh, with their anticoagulant and tubes, for each volume that is drawn. It differs from lot to lot,
/// so there is no value that holds unless it was set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tares {
    /// For 250 ml.
    pub for_250: Option<Grams>,
    /// For 350 ml.
    pub for_350: Option<Grams>,
    /// For 450 ml.
    pub for_450: Option<Grams>,
}

impl Tares {
    /// The weight of an empty bag for this volume, where it is known.
    #[must_use]
    pub const fn of(self, ordered: Volume) -> Option<Grams> {
        match ordered.ml() {
            250 => self.for_250,
            350 => self.for_350,
            450 => self.for_450,
            _ => None,
        }
    }
}

/// A bag on the balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// The full bag.
    pub gross: Grams,
    /// The same bag before anything was in it.
    pub tare: Grams,
}

/// Why a weight tells no volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeighFault {
    /// The full bag is lighter than an empty one.
    Lighter(Weighed),
    /// So much blood is in no bag.
    TooHeavy {
        /// What was weighed.
        weighed: Weighed,
        /// The most that there can be.
        most: Volume,
    },
}

impl Weighed {
    /// The volume of the blood, to the nearest millilitre. The density is in milligrams a millilitre, as the rule pack
    /// has it.
    pub fn volume(self, mg_per_ml: u16) -> Result<Volume, WeighFault> {
        let net = self.gross.g().checked_sub(self.tare.g());
        let Some(net) = net else {
            return Err(WeighFault::Lighter(self));
        };
        let (milligrams, density) = (u32::from(net) * 1000, u32::from(mg_per_ml));
        (milligrams + density / 2)
            .checked_div(density)
            .and_then(|ml| u16::try_from(ml).ok())
            .map(Volume::from_ml)
            .filter(|volume| *volume <= Volume::MOST)
            .ok_or(WeighFault::TooHeavy {
                weighed: self,
                most: Volume::MOST,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The density of the standard: 1.06 g a millilitre.
    const DENSITY: u16 = 1060;

    #[test]
    fn every_size_of_bag_has_a_weight_of_its_own() {
        let tares = Tares {
            for_250: Some(Grams::from_g(40)),
            for_350: Some(Grams::from_g(50)),
            for_450: Some(Grams::from_g(60)),
        };
        let empty = |ml| tares.of(Volume::from_ml(ml)).map(Grams::g);
        assert_eq!([250, 350, 450].map(empty), [Some(40), Some(50), Some(60)]);
        assert_eq!(empty(300), None);
    }

    fn weigh(gross: u16, tare: u16) -> Result<u16, WeighFault> {
        let weighed = Weighed {
            gross: Grams::from_g(gross),
            tare: Grams::from_g(tare),
        };
        weighed.volume(DENSITY).map(Volume::ml)
    }

    #[test]
    fn the_weights_of_the_three_bags_are_their_volumes() {
        for tare in [1, 60, 100] {
            for (grams, ml) in [(265, 250), (371, 350), (477, 450)] {
                assert_eq!(weigh(grams + tare, tare), Ok(ml));
                // A gram is a little less than a millilitre, so the neighbours are one away.
                assert_eq!(weigh(grams + tare - 1, tare), Ok(ml - 1));
                assert_eq!(weigh(grams + tare + 1, tare), Ok(ml + 1));
            }
        }
    }

    #[test]
    fn a_volume_is_rounded_to_the_nearest_millilitre() {
        // 8 g are 7.55 ml, 9 g are 8.49 ml, 10 g are 9.43 ml, 17 g are 16.04 ml.
        for (grams, ml) in [(0, 0), (1, 1), (8, 8), (9, 8), (10, 9), (17, 16)] {
            assert_eq!(weigh(60 + grams, 60), Ok(ml), "{grams}");
        }
        // Exactly half goes up: 53 g of something that weighs 2 g a millilitre.
        let half = Weighed {
            gross: Grams::from_g(113),
            tare: Grams::from_g(60),
        };
        assert_eq!(half.volume(2000), Ok(Volume::from_ml(27)));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert_eq!(weigh(60, 60), Ok(0));
        assert!(matches!(weigh(59, 60), Err(WeighFault::Lighter(_))));
        assert_eq!(weigh(60 + 742, 60), Ok(700));
        assert!(matches!(weigh(60 + 743, 60), Err(WeighFault::TooHeavy { .. })));
        let weighed = Weighed {
            gross: Grams::from_g(2000),
            tare: Grams::from_g(1),
        };
        assert!(weighed.volume(0).is_err() && weighed.volume(1).is_err());
    }

    #[test]
    fn a_bag_of_another_size_has_no_weight() {
        let tares = Tares {
            for_250: Some(Grams::from_g(60)),
            for_350: None,
            for_450: Some(Grams::from_g(100)),
        };
        let of = |ml| tares.of(Volume::from_ml(ml)).map(Grams::g);
        assert_eq!([250, 350, 450, 451].map(of), [Some(60), None, Some(100), None]);
    }

    proptest! {
        #[test]
        fn a_heavier_bag_never_has_less(gross in 60_u16..2000, tare in 1_u16..200, density in 900_u16..1200) {
            let volume = |gross| {
                Weighed { gross: Grams::from_g(gross), tare: Grams::from_g(tare) }.volume(density)
            };
            if let (Ok(one), Ok(more)) = (volume(gross), volume(gross + 1)) {
                prop_assert!(one <= more);
                let net = (u32::from(gross) - u32::from(tare)) * 1000;
                let back = u32::from(one.ml()) * u32::from(density);
                prop_assert!(back.abs_diff(net) * 2 <= u32::from(density));
            }
        }
    }
}
