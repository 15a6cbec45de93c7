//! What a donor is given for a donation: a value in đồng by the volume. The numbers are data of the settings; the least
//! that is due is Circular 17/2020/TT-BYT's.

use super::step::CollectionOutcome;
use super::visit::Visit;
use super::vitals::Volume;

/// What is given from a volume on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GiftValue {
    /// The least volume that it is for.
    pub from: Volume,
    /// In đồng.
    pub dong: u32,
}

/// What is given for which volume; for one volume at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftValues {
    smallest: GiftValue,
    /// The others, in order of their volumes.
    larger: Vec<GiftValue>,
}

impl GiftValues {
    /// The values in any order. `None` where there are none, or two for one volume.
    #[must_use]
    pub fn new(mut values: Vec<GiftValue>) -> Option<Self> {
        values.sort_unstable();
        if values
            .windows(2)
            .any(|pair| matches!(pair, [a, b] if a.from == b.from))
        {
            return None;
        }
        let mut values = values.into_iter();
        Some(Self {
            smallest: values.next()?,
            larger: values.collect(),
        })
    }

    /// Every value, the smallest volume first.
    pub fn all(&self) -> impl Iterator<Item = GiftValue> {
        std::iter::once(self.smallest).chain(self.larger.iter().copied())
    }

    /// What a donor is given who gave so much. Whoever gave less than the smallest volume is given its value all the same;
    /// whoever gave nothing, nothing.
    #[must_use]
    pub fn of(&self, given: Volume) -> Option<GiftValue> {
        if given.ml() == 0 {
            return None;
        }
        let reached = self.larger.iter().rev().find(|value| value.from <= given);
        Some(reached.copied().unwrap_or(self.smallest))
    }

    /// What a donor is given for a visit; `None` while no blood was drawn. A collection that was complete counts as the volume
    /// that was ordered: a bag for 350 ml is complete with some millilitres less.
    #[must_use]
    pub fn of_visit(&self, visit: &Visit) -> Option<GiftValue> {
        let end = visit.collection_end()?;
        let ordered = visit.clearance.as_ref().map(|clearance| clearance.volume);
        let counted = ordered.filter(|_| end.outcome == CollectionOutcome::Complete && end.volume.ml() > 0);
        self.of(counted.map_or(end.volume, |ordered| ordered.max(end.volume)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(values: &[(u16, u32)]) -> Option<GiftValues> {
        let value = |&(from, dong)| GiftValue {
            from: Volume::from_ml(from),
            dong,
        };
        GiftValues::new(values.iter().map(value).collect())
    }

    #[test]
    fn whoever_gave_anything_is_given_the_value_of_the_volume_that_was_reached() {
        let values = values(&[(450, 180_000), (250, 100_000), (350, 150_000)]).unwrap();
        for (given, dong) in [
            (0, None),
            (1, Some(100_000)),
            (249, Some(100_000)),
            (250, Some(100_000)),
            (349, Some(100_000)),
            (350, Some(150_000)),
            (449, Some(150_000)),
            (450, Some(180_000)),
            (495, Some(180_000)),
        ] {
            let value = values.of(Volume::from_ml(given));
            assert_eq!(value.map(|value| value.dong), dong, "{given} ml");
        }
        let volumes: Vec<_> = values.all().map(|value| value.from.ml()).collect();
        assert_eq!(volumes, [250, 350, 450]);
    }

    #[test]
    fn there_is_one_value_for_a_volume_and_one_at_least() {
        assert_eq!(values(&[]), None);
        assert_eq!(values(&[(250, 100_000), (350, 150_000), (250, 90_000)]), None);
        let one = values(&[(250, 100_000)]).unwrap();
        assert_eq!(
            one.of(Volume::from_ml(450)).map(|value| value.dong),
            Some(100_000)
        );
    }
}
