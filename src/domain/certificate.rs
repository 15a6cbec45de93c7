//! The certificate of donation that a donor is given on a pre-printed sheet. The program prints no certificate; it knows
//! which sheet went to whom. A sheet entitles its holder to blood, so its serial goes to one donor of a day and to no other.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::clean::{Note, collapse, is_dropped, unwanted};
use super::day::Day;
use super::step::At;
use super::visit::{Outcome, Stage, Visit};

/// The serial that is printed on a sheet: 1 to 20 letters, digits, hyphens, slashes, dots and single spaces, in capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Serial(String);

/// Why a text is no serial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SerialFault {
    /// Nothing in it, or no letter and no digit.
    Empty,
    /// More characters than [`Serial::MOST`].
    TooLong,
    /// A character that no serial has.
    Character(char),
}

/// Why there is no serial after another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountFault {
    /// It ends in no digit that could be counted up.
    NoNumber,
    /// Its number has no room for the next one: after 999 comes nothing of three digits.
    Overflow,
}

impl Serial {
    /// The most characters of a serial.
    pub const MOST: usize = 20;

    /// Reads a serial as it stands on the sheet. Letters become capitals and runs of spaces one space; anything else is
    /// refused and never repaired.
    pub fn parse(text: &str) -> Result<Self, SerialFault> {
        // Capitals can be longer than small letters, and no letter needs so many bytes.
        if text.len() > Self::MOST.saturating_mul(64) {
            return Err(SerialFault::TooLong);
        }
        let composed: String = text.chars().filter(|c| !is_dropped(*c)).nfc().collect();
        if let Some(other) = composed.trim().chars().find(|c| unwanted(*c).is_some()) {
            return Err(SerialFault::Character(other));
        }
        let serial = collapse(&composed.to_uppercase());
        if let Some(other) = serial.chars().find(|c| !belongs(*c)) {
            return Err(SerialFault::Character(other));
        }
        if !serial.chars().any(char::is_alphanumeric) {
            return Err(SerialFault::Empty);
        }
        if serial.chars().count() > Self::MOST {
            return Err(SerialFault::TooLong);
        }
        Ok(Self(serial))
    }

    /// The serial.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether both are printed on one sheet. A space between groups of digits is how somebody typed it, not what it says.
    #[must_use]
    pub fn is_of_one_sheet(&self, other: &Self) -> bool {
        let signs = |serial: &'_ Self| serial.0.chars().filter(|c| *c != ' ').collect::<String>();
        signs(self) == signs(other)
    }

    /// The number at the end, and what stands before it.
    fn parts(&self) -> (&str, &str) {
        let head = self.0.trim_end_matches(|c: char| c.is_ascii_digit());
        (head, self.0.get(head.len()..).unwrap_or_default())
    }

    /// Whether it is `first` or comes after it in the same pile.
    #[must_use]
    pub fn is_from(&self, first: &Self) -> bool {
        let ((head, number), (first_head, first_number)) = (self.parts(), first.parts());
        head == first_head && number.len() == first_number.len() && number >= first_number
    }

    /// The serial of the next sheet of the pile: the number at the end counted up, as wide as it was.
    pub fn next(&self) -> Result<Self, CountFault> {
        let (head, digits) = self.parts();
        if digits.is_empty() {
            return Err(CountFault::NoNumber);
        }
        let mut counted: Vec<char> = digits.chars().collect();
        for digit in counted.iter_mut().rev() {
            match digit.to_digit(10).and_then(|n| char::from_digit(n + 1, 10)) {
                Some(next) => {
                    *digit = next;
                    let tail: String = counted.iter().collect();
                    return Ok(Self(format!("{head}{tail}")));
                }
                None => *digit = '0',
            }
        }
        Err(CountFault::Overflow)
    }
}

impl fmt::Display for Serial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a serial can hold this character. Letters are Latin ones with their Vietnamese marks: a letter of another
/// alphabet that looks like one would make two serials of what is one for the eye.
const fn belongs(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '/' | '.' | ' ')
        || matches!(c, 'À'..='Ö' | 'Ø'..='Ý' | 'Ă' | 'Đ' | 'Ĩ' | 'Ũ' | 'Ơ' | 'Ư' | 'Ạ'..='Ỹ')
}

/// A sheet that went to a donor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its serial.
    pub serial: Serial,
    /// Why it took the place of an earlier one.
    pub reason: Option<Note>,
    /// When and by whom it was issued.
    pub at: At,
}

/// Whether a donor is to be given a certificate: the collection is over and some blood was drawn.
#[must_use]
pub fn is_due(visit: &Visit) -> bool {
    let after_the_draw = matches!(
        visit.stage,
        Stage::Recovering | Stage::Left(Outcome::Donated | Outcome::Incomplete)
    );
    after_the_draw && visit.collection_end().is_some_and(|end| end.volume.ml() > 0)
}

impl Day {
    /// Every sheet of the day with its visit, in order of tickets, and of one visit in the order in which they were issued:
    /// the last of them is the valid one.
    pub fn certificates(&self) -> impl Iterator<Item = (&Visit, &Certificate)> {
        self.visits()
            .flat_map(|visit| visit.certificates.iter().map(move |it| (visit, it)))
    }

    /// The visit that the sheet with this serial went to, also where another one has taken its place.
    pub fn visit_with_serial(&self, serial: &Serial) -> Option<&Visit> {
        self.certificates()
            .find_map(|(visit, it)| it.serial.is_of_one_sheet(serial).then_some(visit))
    }

    /// Who gave blood and has no certificate, in order of tickets.
    pub fn without_certificate(&self) -> impl Iterator<Item = &Visit> {
        self.visits()
            .filter(|visit| is_due(visit) && visit.certificate().is_none())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<String, SerialFault> {
        Serial::parse(text).map(|serial| serial.0)
    }

    fn serial(text: &str) -> Serial {
        Serial::parse(text).unwrap()
    }

    #[test]
    fn a_serial_is_read_as_it_stands_on_the_sheet() {
        for (text, serial) in [
            (" hm-0042/26 ", "HM-0042/26"),
            ("A  0001", "A 0001"),
            ("a\u{a0}\u{200b}1", "A 1"),
            ("đ.07", "Đ.07"),
            ("e\u{302}1", "Ê1"),
            ("1", "1"),
            ("12345678901234567890", "12345678901234567890"),
        ] {
            assert_eq!(read(text).as_deref(), Ok(serial), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_serial_is_refused_and_never_repaired() {
        for (text, fault) in [
            ("", SerialFault::Empty),
            (" \u{200b} ", SerialFault::Empty),
            ("-/.", SerialFault::Empty),
            ("123456789012345678901", SerialFault::TooLong),
            ("A_1", SerialFault::Character('_')),
            ("A\n1", SerialFault::Character('\n')),
            ("A\u{1b}1", SerialFault::Character('\u{1b}')),
            ("=A1", SerialFault::Character('=')),
            ("\u{410}1", SerialFault::Character('\u{410}')),
            ("٣", SerialFault::Character('٣')),
            ("１", SerialFault::Character('１')),
        ] {
            assert_eq!(read(text), Err(fault), "{text:?}");
        }
        assert_eq!(read(&"1".repeat(1 << 20)), Err(SerialFault::TooLong));
    }

    #[test]
    fn the_next_sheet_has_the_next_number_of_the_same_width() {
        for (one, next) in [
            ("0001", Ok("0002")),
            ("HM-0099/26", Ok("HM-0099/27")),
            ("HM 26/0099", Ok("HM 26/0100")),
            ("00000000000000000009", Ok("00000000000000000010")),
            ("99999999999999999998", Ok("99999999999999999999")),
            ("A9", Err(CountFault::Overflow)),
            ("999", Err(CountFault::Overflow)),
            ("12A", Err(CountFault::NoNumber)),
            ("12-", Err(CountFault::NoNumber)),
        ] {
            let counted = serial(one).next();
            assert_eq!(
                counted.as_ref().map(Serial::as_str).map_err(|why| *why),
                next,
                "{one}"
            );
        }
    }

    #[test]
    fn a_pile_goes_on_from_a_serial_with_the_same_beginning_and_width() {
        let first = serial("HM-0098");
        for (later, is_from) in [
            ("HM-0098", true),
            ("HM-0100", true),
            ("HM-0097", false),
            ("HN-0100", false),
            ("HM-00100", false),
        ] {
            assert_eq!(serial(later).is_from(&first), is_from, "{later}");
        }
    }

    #[test]
    fn spaces_make_no_other_sheet() {
        assert!(serial("HM 001").is_of_one_sheet(&serial("hm001")));
        assert!(!serial("HM-001").is_of_one_sheet(&serial("HM001")));
        assert!(!serial("HM 001").is_of_one_sheet(&serial("HM 01")));
    }

    proptest! {
        #[test]
        fn reading_twice_changes_nothing_more(text in "\\PC{0,24}|[a-zđ0-9 ./-]{0,24}") {
            if let Ok(once) = Serial::parse(&text) {
                prop_assert_eq!(Serial::parse(once.as_str()), Ok(once));
            }
        }

        #[test]
        fn counting_goes_through_every_number_once(start in 0..9_990_u32) {
            let mut serial = serial(&format!("HM/{start:04}"));
            for n in start..start + 9 {
                prop_assert_eq!(serial.as_str(), format!("HM/{n:04}"));
                serial = serial.next().unwrap();
            }
        }
    }
}
