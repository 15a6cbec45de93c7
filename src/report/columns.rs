//! How wide the columns of a table become, whatever they are measured in: letters of plain text, points of a page.

use super::document::Kind;

/// What a column would like to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wish {
    /// The least with which nothing has to be broken that should stay whole.
    pub(super) least: u32,
    /// So much that nothing needs a second line.
    pub(super) natural: u32,
    /// What it holds.
    pub(super) kind: Kind,
}

/// The widths of the columns, which are `room` wide together, unless there are more columns than that.
///
/// Where there is room to spare it goes to what is written by hand, else to words, else to the first column, so that
/// numbers stand at the right end. Where there is too little, the columns that want most give way first.
pub(super) fn share(wishes: &[Wish], room: u32) -> Vec<u32> {
    let natural = sum(wishes.iter().map(|wish| wish.natural.max(wish.least)));
    let least = sum(wishes.iter().map(|wish| wish.least));
    if natural <= room {
        let widths = wishes.iter().map(|wish| wish.natural.max(wish.least)).collect();
        spread(widths, &weights(wishes), room - natural)
    } else if least <= room {
        // A heading of two lines is read more easily than a name of two lines.
        let wanted = |is_words: bool| -> Vec<u32> {
            let more = |wish: &Wish| wish.natural.saturating_sub(wish.least);
            let asked = wishes.iter().map(|wish| {
                let is_asked = (wish.kind == Kind::Words) == is_words;
                if is_asked { more(wish) } else { 0 }
            });
            asked.collect()
        };
        let widths: Vec<_> = wishes.iter().map(|wish| wish.least).collect();
        let (words, others) = (wanted(true), wanted(false));
        let rest = room - least;
        let for_words = rest.min(sum(words.iter().copied()));
        spread(spread(widths, &words, for_words), &others, rest - for_words)
    } else {
        let capped = |cap: u32| wishes.iter().map(move |wish| wish.least.min(cap).max(1));
        let cap = (1..=room)
            .rev()
            .find(|cap| sum(capped(*cap)) <= room)
            .unwrap_or(1);
        let widths: Vec<u32> = capped(cap).collect();
        let rest = room.saturating_sub(sum(widths.iter().copied()));
        let wanted: Vec<_> = wishes.iter().map(|wish| u32::from(wish.least > cap)).collect();
        spread(widths, &wanted, rest)
    }
}

/// Which columns room to spare goes to, and in which proportions.
fn weights(wishes: &[Wish]) -> Vec<u32> {
    let of = |kind: Kind| -> Vec<u32> {
        let weight = |wish: &Wish| if wish.kind == kind { wish.natural.max(1) } else { 0 };
        wishes.iter().map(weight).collect()
    };
    [Kind::Blank, Kind::Words]
        .map(of)
        .into_iter()
        .find(|weights| sum(weights.iter().copied()) > 0)
        .unwrap_or_else(|| {
            let first = |place: usize| u32::from(place == 0);
            (0..wishes.len()).map(first).collect()
        })
}

/// The widths with what is left over, in these proportions; what cannot be divided goes to the first that takes any.
fn spread(mut widths: Vec<u32>, weights: &[u32], rest: u32) -> Vec<u32> {
    let all = u64::from(sum(weights.iter().copied()));
    if all == 0 {
        return widths;
    }
    let mut left = rest;
    for (width, weight) in widths.iter_mut().zip(weights) {
        let more = u64::from(rest) * u64::from(*weight) / all;
        let more = u32::try_from(more).unwrap_or(0);
        *width += more;
        left -= more;
    }
    let first = widths.iter_mut().zip(weights).find(|(_, weight)| **weight > 0);
    if let Some((width, _)) = first {
        *width += left;
    }
    widths
}

fn sum(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(kind: Kind, least: u32, natural: u32) -> Wish {
        Wish { least, natural, kind }
    }

    #[test]
    fn room_to_spare_goes_to_hands_then_words_then_the_first() {
        let (words, number, blank) = (
            wish(Kind::Words, 4, 10),
            wish(Kind::Number, 3, 5),
            wish(Kind::Blank, 6, 6),
        );
        assert_eq!(share(&[words, number], 30), [25, 5]);
        assert_eq!(share(&[words, number, blank], 30), [10, 5, 15]);
        assert_eq!(share(&[number, number], 30), [25, 5]);
    }

    #[test]
    fn who_wants_most_gives_way_first() {
        let (long, short) = (wish(Kind::Words, 4, 100), wish(Kind::Number, 5, 5));
        assert_eq!(share(&[long, short], 40), [35, 5]);
        let heading = wish(Kind::Number, 5, 15);
        assert_eq!(share(&[long, heading], 40), [35, 5]);
        assert_eq!(share(&[wish(Kind::Words, 4, 30), heading], 40), [30, 10]);
        let code = wish(Kind::Code, 50, 50);
        assert_eq!(share(&[code, short], 40), [35, 5]);
        assert_eq!(share(&[code, code, code], 10), [4, 3, 3]);
    }

    proptest! {
        #[test]
        fn together_they_are_as_wide_as_the_room(
            wishes in prop::collection::vec((0..4usize, 1..200u32, 0..200u32), 1..12),
            room in 12..2000u32,
        ) {
            let kinds = [Kind::Words, Kind::Code, Kind::Number, Kind::Blank];
            let wishes: Vec<_> = wishes
                .into_iter()
                .map(|(kind, least, more)| wish(kinds[kind], least, least + more))
                .collect();
            let widths = share(&wishes, room);
            prop_assert_eq!(widths.iter().sum::<u32>(), room);
            prop_assert!(widths.iter().all(|width| *width > 0));
        }
    }
}
