//! Values in order that come and go one by one, each as often as it came. They lie in short blocks, so that one more among
//! ten thousand moves a few hundred bytes and not all of them.

use crate::domain::throughput::Spread;
use crate::domain::time::Span;

/// A block that grows longer is cut in two.
const LONGEST: usize = 256;

/// The values; no block is empty.
#[derive(Debug, Clone)]
pub(super) struct Sorted<T> {
    blocks: Vec<Vec<T>>,
    count: usize,
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self {
            blocks: Vec::new(),
            count: 0,
        }
    }
}

/// How they lie in blocks makes no difference.
impl<T: PartialEq> PartialEq for Sorted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count && self.blocks.iter().flatten().eq(other.blocks.iter().flatten())
    }
}

impl<T: Eq> Eq for Sorted<T> {}

impl<T: Copy + Ord> Sorted<T> {
    /// Puts one more in.
    pub(super) fn add(&mut self, value: T) {
        self.count += 1;
        // What is greater than all goes into the last block.
        let place = self.place(value).min(self.blocks.len().saturating_sub(1));
        let Some(block) = self.blocks.get_mut(place) else {
            self.blocks.push(vec![value]);
            return;
        };
        block.insert(block.partition_point(|other| *other < value), value);
        if block.len() > LONGEST {
            let upper = block.split_off(LONGEST / 2);
            self.blocks.insert(place + 1, upper);
        }
    }

    /// Takes one out; nothing happens when there is none.
    pub(super) fn take(&mut self, value: T) {
        let place = self.place(value);
        let Some(block) = self.blocks.get_mut(place) else {
            return;
        };
        let at = block.partition_point(|other| *other < value);
        if block.get(at) == Some(&value) {
            block.remove(at);
            self.count -= 1;
            if block.is_empty() {
                self.blocks.remove(place);
            }
        }
    }

    /// The first block that ends with this value or a greater one.
    fn place(&self, value: T) -> usize {
        self.blocks
            .partition_point(|block| block.last().is_some_and(|last| *last < value))
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// The one with so many before it.
    pub(super) fn nth(&self, mut rank: usize) -> Option<T> {
        for block in &self.blocks {
            match rank.checked_sub(block.len()) {
                None => return block.get(rank).copied(),
                Some(left) => rank = left,
            }
        }
        None
    }

    /// All of them, from the least on.
    pub(super) fn iter(&self) -> impl Iterator<Item = T> {
        self.blocks.iter().flatten().copied()
    }

    /// The least.
    pub(super) fn first(&self) -> Option<T> {
        self.blocks.first()?.first().copied()
    }

    /// The greatest.
    pub(super) fn last(&self) -> Option<T> {
        self.blocks.last()?.last().copied()
    }
}

impl Sorted<Span> {
    /// How they spread; none when there are none.
    pub(super) fn spread(&self) -> Option<Spread> {
        Spread::by_rank(self.count, |rank| self.nth(rank))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_block_that_is_too_long_is_cut_and_an_empty_one_is_gone() {
        let mut sorted = Sorted::default();
        for value in 0..=LONGEST {
            sorted.add(value);
        }
        assert_eq!(sorted.blocks.len(), 2);
        for value in 0..LONGEST / 2 {
            sorted.take(value);
        }
        assert_eq!(sorted.blocks.len(), 1);
        assert_eq!(sorted.first(), Some(LONGEST / 2));
        sorted.take(LONGEST * 2);
        assert_eq!(sorted.count(), LONGEST - LONGEST / 2 + 1);
    }

    proptest! {
        #[test]
        fn it_is_what_sorting_gives(moves in proptest::collection::vec((0..300_u16, 0..4_u8), 0..1500)) {
            let mut sorted = Sorted::default();
            let mut plain: Vec<u16> = Vec::new();
            for (value, choice) in moves {
                if choice == 0 {
                    sorted.take(value);
                    if let Some(at) = plain.iter().position(|other| *other == value) {
                        plain.remove(at);
                    }
                } else {
                    sorted.add(value);
                    plain.push(value);
                }
            }
            plain.sort_unstable();
            prop_assert_eq!(sorted.count(), plain.len());
            prop_assert_eq!(sorted.first(), plain.first().copied());
            prop_assert_eq!(sorted.last(), plain.last().copied());
            for rank in 0..=plain.len() {
                prop_assert_eq!(sorted.nth(rank), plain.get(rank).copied());
            }
            let mut again = Sorted::default();
            plain.iter().rev().for_each(|value| again.add(*value));
            prop_assert_eq!(sorted, again);
        }
    }
}
