//! The hospital's own pattern of bag codes, as its settings name it: `BM########` is `BM` and eight digits.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{BagFault, digit_like};
use crate::domain::identity::CitizenNumber;
use crate::domain::ticket::TicketCode;

/// What own codes look like: `#` stands for a digit, `@` for a capital letter, `?` for either; the capitals `A` to `Z`,
/// the digits and `- . /` stand for themselves.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BagPattern(String);

/// Why a text is no pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternFault {
    /// It is empty.
    Empty,
    /// It is shorter than [`BagPattern::SHORTEST`] or longer than [`BagPattern::LONGEST`].
    Length {
        /// How many characters it has.
        found: usize,
    },
    /// It holds a character that means nothing in a pattern.
    Character(char),
    /// It has fewer than [`BagPattern::LEAST_DIGITS`] places for a digit: too few bags can be told apart.
    FewDigits {
        /// How many it has.
        found: usize,
    },
    /// A citizen number would fit it.
    LikeACitizenNumber,
    /// The code of a donor's ticket would fit it.
    LikeATicket,
}

impl BagPattern {
    /// The fewest characters of a pattern.
    pub const SHORTEST: usize = 4;

    /// The most characters of a pattern.
    pub const LONGEST: usize = 20;

    /// The fewest places for a digit.
    pub const LEAST_DIGITS: usize = 4;

    /// Reads a pattern, in either case.
    pub fn parse(text: &str) -> Result<Self, PatternFault> {
        let text = text.trim().to_ascii_uppercase();
        if text.is_empty() {
            return Err(PatternFault::Empty);
        }
        let is_known = |c: char| {
            c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '#' | '@' | '?' | '-' | '.' | '/')
        };
        if let Some(unknown) = text.chars().find(|c| !is_known(*c)) {
            return Err(PatternFault::Character(unknown));
        }
        let found = text.len();
        if !(Self::SHORTEST..=Self::LONGEST).contains(&found) {
            return Err(PatternFault::Length { found });
        }
        let found_digits = text.bytes().filter(|b| *b == b'#').count();
        if found_digits < Self::LEAST_DIGITS {
            return Err(PatternFault::FewDigits { found: found_digits });
        }
        let can_be_digits = text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'#' | b'?'));
        match found {
            CitizenNumber::DIGITS if can_be_digits => Err(PatternFault::LikeACitizenNumber),
            TicketCode::DIGITS if can_be_digits => Err(PatternFault::LikeATicket),
            _ => Ok(Self(text)),
        }
    }

    /// The pattern as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many characters a code has.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.0.len()
    }

    /// A code that fits, to show what is expected: the lowest that isn't all zeros.
    #[must_use]
    pub fn example(&self) -> String {
        let last = self.0.rfind('#');
        self.0
            .char_indices()
            .map(|(at, place)| match place {
                '#' if Some(at) == last => '1',
                '#' | '?' => '0',
                '@' => 'A',
                itself => itself,
            })
            .collect()
    }

    /// Whether a text in capitals is a code of this pattern.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        text.len() == self.length() && self.0.chars().zip(text.chars()).all(fits)
    }

    /// The first letter of a text that stands for a digit, if nothing else is wrong with the text.
    pub(super) fn letter_for_digit(&self, text: &str) -> Option<BagFault> {
        let mut slip = None;
        let meant: String = self
            .0
            .chars()
            .zip(text.chars())
            .enumerate()
            .map(|(at, (place, letter))| match digit_like(letter) {
                Some(digit) if !fits((place, letter)) && fits((place, digit)) => {
                    slip.get_or_insert(BagFault::LetterForDigit {
                        place: at + 1,
                        letter,
                        digit,
                    });
                    digit
                }
                Some(_) | None => letter,
            })
            .collect();
        slip.filter(|_| text.len() == self.length() && self.matches(&meant))
    }
}

impl fmt::Display for BagPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a character may stand at a place.
const fn fits((place, character): (char, char)) -> bool {
    match place {
        '#' => character.is_ascii_digit(),
        '@' => character.is_ascii_uppercase(),
        '?' => character.is_ascii_digit() || character.is_ascii_uppercase(),
        _ => character as u32 == place as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_pattern_says_what_stands_where() {
        let pattern = BagPattern::parse(" bm########\n").unwrap();
        assert_eq!(pattern.to_string(), "BM########");
        assert_eq!(pattern.example(), "BM00000001");
        assert!(pattern.matches("BM26001234"));
        for other in [
            "bm26001234",
            "BN26001234",
            "BM2600123",
            "BM260012345",
            "BM2600123A",
            "BM２6001234",
        ] {
            assert!(!pattern.matches(other), "{other}");
        }
        let mixed = BagPattern::parse("@?/26-####.A").unwrap();
        assert_eq!(mixed.example(), "A0/26-0001.A");
        assert!(mixed.matches("QZ/26-1234.A") && mixed.matches("Q7/26-1234.A"));
        for other in ["7Z/26-1234.A", "QZ/27-1234.A", "QZ/26-1234.B", "QZ-26-1234.A"] {
            assert!(!mixed.matches(other), "{other}");
        }
    }

    #[test]
    fn a_pattern_has_4_to_20_characters_and_4_digits() {
        for (text, fault) in [
            ("  ", PatternFault::Empty),
            ("###", PatternFault::Length { found: 3 }),
            ("A####################", PatternFault::Length { found: 21 }),
            ("BM ####", PatternFault::Character(' ')),
            ("BM####*", PatternFault::Character('*')),
            ("=####", PatternFault::Character('=')),
            ("Đ####", PatternFault::Character('Đ')),
            ("BM###??", PatternFault::FewDigits { found: 3 }),
            ("BM26", PatternFault::FewDigits { found: 0 }),
            ("############", PatternFault::LikeACitizenNumber),
            ("26????######", PatternFault::LikeACitizenNumber),
            ("##############", PatternFault::LikeATicket),
        ] {
            assert_eq!(BagPattern::parse(text), Err(fault), "{text}");
        }
        for text in [
            "####",
            "####################",
            "#############",
            "###########",
            "B###########",
            "@#############",
        ] {
            assert!(BagPattern::parse(text).is_ok(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_example_fits_its_pattern(text in "[A-Z0-9#@?./-]{4,20}|.{0,30}") {
            if let Ok(pattern) = BagPattern::parse(&text) {
                prop_assert!(pattern.matches(&pattern.example()));
                prop_assert_eq!(BagPattern::parse(pattern.as_str()), Ok(pattern));
            }
        }
    }
}
