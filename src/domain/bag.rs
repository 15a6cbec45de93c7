//! The code on a blood bag, its tubes and its form: the ISBT 128 donation identification number.
//!
//! Codes are only read here, never made: the number of a facility is assigned by ICCBBA.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The donation identification number of ISBT 128, data structure 001: facility, year, number; 13 characters.
///
/// The flags of a bar code say which of several labels it is and are no part of the number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BagCode(String);

/// Why a text is no bag code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BagFault {
    /// Nothing was typed or scanned.
    Empty,
    /// It holds a character that no bag code has: an input method or the scanner's keyboard setting changed it.
    ForeignCharacter,
    /// It is another bar code of the label.
    OtherLabel(LabelKind),
    /// It is a citizen number.
    CitizenNumber,
    /// A scan has 16 characters, a typed code 14 with its check character.
    Length {
        /// How many characters it has.
        found: usize,
        /// How many it should have.
        needed: usize,
    },
    /// Several codes without anything between them.
    RunTogether,
    /// Its characters are not those of a donation number at these places.
    NotADonationNumber,
    /// It was typed without the boxed check character at its end.
    NoCheckCharacter,
    /// The check does not fit: a character was misread or mistyped.
    WrongCheck,
    /// The flags of the bar code are none that are in use.
    UnknownFlags,
}

/// The other bar codes that may be on a bag or a desk, by the two characters that they begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelKind {
    /// `=%`: the blood group.
    BloodGroup,
    /// `=<`: the product.
    Product,
    /// `=>` or `&>`: the expiry date.
    Expiry,
    /// `=*` or `&*`: the collection date.
    CollectionDate,
    /// `=;`: the donor's identity.
    Donor,
    /// `='`: a member of staff.
    Staff,
    /// Any other structure of ISBT 128.
    Other,
}

/// The characters in the order of their value in ISO/IEC 7064, MOD 37-2.
const ALPHABET: &[u8; 37] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

/// Characters of the number itself.
const NUMBER: usize = 13;

/// Characters of a scan: `=`, the number, two flags.
const SCAN: usize = 16;

/// Flags from here on carry the check value.
const CHECK_FLAGS: u32 = 60;

/// Flags above are reserved.
const LAST_FLAGS: u32 = 96;

impl BagCode {
    /// Reads a scan (`=G123417654321ff`, with or without the scanner's AIM identifier) or what was typed: 13 characters
    /// and the check character, with spaces and hyphens as printed, in either case.
    pub fn parse(text: &str) -> Result<Self, BagFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(BagFault::Empty);
        }
        if !text.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return Err(BagFault::ForeignCharacter);
        }
        let text = without_aim_identifier(text).to_ascii_uppercase();
        if let Some(label) = other_label(&text) {
            return Err(BagFault::OtherLabel(label));
        }
        match text.strip_prefix('=') {
            Some(scan) => Self::from_scan(scan),
            None => Self::from_keys(&text.replace([' ', '-'], "")),
        }
    }

    /// Reads what follows the `=` of a scan.
    fn from_scan(scan: &str) -> Result<Self, BagFault> {
        if scan.contains('=') {
            return Err(BagFault::RunTogether);
        }
        let found = scan.len() + 1;
        let (Some(number), Some(flags), SCAN) = (scan.get(..NUMBER), scan.get(NUMBER..), found) else {
            return Err(BagFault::Length { found, needed: SCAN });
        };
        if !is_donation_number(number) {
            return Err(BagFault::NotADonationNumber);
        }
        if !flags.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BagFault::UnknownFlags);
        }
        match flags.parse::<u32>().ok() {
            Some(flags) if flags < CHECK_FLAGS => Ok(Self(number.to_owned())),
            Some(flags) if flags <= LAST_FLAGS => {
                if CHECK_FLAGS + check_value(number) == flags {
                    Ok(Self(number.to_owned()))
                } else {
                    Err(BagFault::WrongCheck)
                }
            }
            _ => Err(BagFault::UnknownFlags),
        }
    }

    /// Reads typed characters, without their spaces.
    fn from_keys(typed: &str) -> Result<Self, BagFault> {
        let found = typed.len();
        if found == 12 && typed.bytes().all(|b| b.is_ascii_digit()) {
            return Err(BagFault::CitizenNumber);
        }
        let Some(number) = typed.get(..NUMBER) else {
            return Err(BagFault::Length {
                found,
                needed: NUMBER + 1,
            });
        };
        let mut rest = typed.chars().skip(NUMBER);
        match (rest.next(), rest.next()) {
            _ if !is_donation_number(number) => Err(BagFault::NotADonationNumber),
            (None, _) => Err(BagFault::NoCheckCharacter),
            (Some(check), None) if check == check_character(number) => Ok(Self(number.to_owned())),
            (Some(_), None) => Err(BagFault::WrongCheck),
            (Some(_), Some(_)) if found >= 2 * NUMBER => Err(BagFault::RunTogether),
            (Some(_), Some(_)) => Err(BagFault::Length {
                found,
                needed: NUMBER + 1,
            }),
        }
    }

    /// The 13 characters of the number, in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The character that is printed in a box behind the number.
    #[must_use]
    pub fn check_character(&self) -> char {
        check_character(&self.0)
    }
}

impl fmt::Display for BagCode {
    /// Writes the printed form, `G1234 17 654321 A`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.get(..5), self.0.get(5..7), self.0.get(7..)) {
            (Some(facility), Some(year), Some(number)) => {
                write!(f, "{facility} {year} {number} {}", self.check_character())
            }
            _ => f.write_str(&self.0),
        }
    }
}

/// The text without the three characters that a scanner may put before a bar code to name its kind.
fn without_aim_identifier(text: &str) -> &str {
    if text.starts_with(']') {
        text.get(3..).unwrap_or(text)
    } else {
        text
    }
}

/// Which other bar code of ISBT 128 a text is, if so.
fn other_label(text: &str) -> Option<LabelKind> {
    let mut chars = text.chars();
    match (chars.next()?, chars.next()) {
        ('=', Some('%')) => Some(LabelKind::BloodGroup),
        ('=', Some('<')) => Some(LabelKind::Product),
        ('=' | '&', Some('>')) => Some(LabelKind::Expiry),
        ('=' | '&', Some('*')) => Some(LabelKind::CollectionDate),
        ('=', Some(';')) => Some(LabelKind::Donor),
        ('=', Some('\'')) => Some(LabelKind::Staff),
        ('=', Some(second)) if !second.is_ascii_alphanumeric() && second != '=' => Some(LabelKind::Other),
        ('&', _) => Some(LabelKind::Other),
        _ => None,
    }
}

/// Whether 13 characters can be a donation number: facility, year and number, each character of its kind.
fn is_donation_number(number: &str) -> bool {
    number.len() == NUMBER
        && number.bytes().enumerate().all(|(place, b)| match place {
            0 => matches!(b, b'A'..=b'N' | b'P'..=b'Z' | b'1'..=b'9'),
            1 | 2 => matches!(b, b'A'..=b'N' | b'P'..=b'Z' | b'0'..=b'9'),
            _ => b.is_ascii_digit(),
        })
}

/// The check value of ISO/IEC 7064, MOD 37-2.
fn check_value(number: &str) -> u32 {
    let sum = number
        .bytes()
        .filter_map(|b| ALPHABET.iter().position(|letter| *letter == b))
        .filter_map(|value| u32::try_from(value).ok())
        .fold(0, |sum, value| (sum + value) * 2 % 37);
    (38 - sum) % 37
}

/// The check value as the character that is printed.
fn check_character(number: &str) -> char {
    usize::try_from(check_value(number))
        .ok()
        .and_then(|value| ALPHABET.get(value))
        .map_or('*', |letter| char::from(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<String, BagFault> {
        BagCode::parse(text).map(|code| code.0)
    }

    #[test]
    fn every_donation_number_of_the_corpus_is_read_or_refused_as_listed() {
        let mut seen = 0;
        for line in include_str!("../../tests/badinput/din.jsonl").lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            if case["profile"] == "local" {
                continue;
            }
            assert_eq!(case["profile"], "isbt128");
            seen += 1;
            let id = &case["id"];
            let read = read(case["input"].as_str().unwrap());
            if case["expected"] == "reject" {
                assert!(read.is_err(), "{id}: {read:?}");
            } else {
                assert_eq!(read.as_deref(), Ok(case["normalised"].as_str().unwrap()), "{id}");
            }
        }
        assert!(seen > 15);
    }

    #[test]
    fn the_published_check_characters_are_found() {
        for (number, check) in [
            ("G123417654321", 'A'),
            ("A999921123456", '3'),
            ("G123498654321", 'H'),
            ("G123489654321", 'Y'),
            ("ABCDE27000069", 'C'),
            ("V000126000001", '*'),
            ("V000126000002", 'Y'),
            ("V000126000200", 'M'),
        ] {
            assert_eq!(check_character(number), check, "{number}");
        }
    }

    #[test]
    fn a_scan_gives_the_number_without_its_flags() {
        for scan in [
            "=G12341765432100",
            "=G12341765432106",
            "=G12341765432159",
            "=G12341765432170",
            "]C0=G12341765432170",
            "=g12341765432170\r",
        ] {
            assert_eq!(read(scan).as_deref(), Ok("G123417654321"), "{scan}");
        }
        assert_eq!(read("=V00012600000196").as_deref(), Ok("V000126000001"));
        assert_eq!(read("=G12341765432171"), Err(BagFault::WrongCheck));
        assert_eq!(read("=G12341765432197"), Err(BagFault::UnknownFlags));
        assert_eq!(read("=G1234176543210X"), Err(BagFault::UnknownFlags));
    }

    #[test]
    fn a_typed_code_needs_its_check_character() {
        for typed in ["G1234 17 654321 A", "g1234-17-654321-a", "G123417654321A"] {
            assert_eq!(read(typed).as_deref(), Ok("G123417654321"), "{typed}");
        }
        assert_eq!(read("v000126000001*").as_deref(), Ok("V000126000001"));
        assert_eq!(read("G1234 17 654321"), Err(BagFault::NoCheckCharacter));
        assert_eq!(read("G1234 17 654321 B"), Err(BagFault::WrongCheck));
        assert_eq!(read("G1234 71 654321 A"), Err(BagFault::WrongCheck));
    }

    #[test]
    fn a_fault_says_what_the_text_is_instead() {
        for (text, fault) in [
            ("  ", BagFault::Empty),
            ("=%5100", BagFault::OtherLabel(LabelKind::BloodGroup)),
            ("=<E0206V00", BagFault::OtherLabel(LabelKind::Product)),
            ("=>026325", BagFault::OtherLabel(LabelKind::Expiry)),
            ("&>0263250", BagFault::OtherLabel(LabelKind::Expiry)),
            ("]C0=*026326", BagFault::OtherLabel(LabelKind::CollectionDate)),
            ("=;A1", BagFault::OtherLabel(LabelKind::Donor)),
            ("='A1", BagFault::OtherLabel(LabelKind::Staff)),
            ("&(1", BagFault::OtherLabel(LabelKind::Other)),
            ("001090012345", BagFault::CitizenNumber),
            ("=G12Ă", BagFault::ForeignCharacter),
            ("=", BagFault::Length { found: 1, needed: 16 }),
            ("G1234", BagFault::Length { found: 5, needed: 14 }),
            ("=G12341765432170=G12341765432170", BagFault::RunTogether),
            ("G123498654321HA999726000123D", BagFault::RunTogether),
            ("=O12341765432170", BagFault::NotADonationNumber),
            ("=GO2341765432170", BagFault::NotADonationNumber),
            ("=012341765432170", BagFault::NotADonationNumber),
            ("=G12B41765432170", BagFault::NotADonationNumber),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn the_printed_form_is_shown_and_read_back() {
        let code = BagCode::parse("=G12341765432170").unwrap();
        assert_eq!(code.to_string(), "G1234 17 654321 A");
        assert_eq!(BagCode::parse(&code.to_string()), Ok(code));
    }

    #[test]
    fn every_single_slip_of_a_digit_and_every_swap_of_neighbours_is_found() {
        let number = *b"V000126000123";
        let check = check_value("V000126000123");
        for place in 1..number.len() {
            for digit in b'0'..=b'9' {
                let mut slipped = number;
                slipped[place] = digit;
                let changed = slipped != number;
                assert_eq!(
                    check_value(std::str::from_utf8(&slipped).unwrap()) != check,
                    changed
                );
            }
            let mut swapped = number;
            swapped.swap(place - 1, place);
            assert_eq!(
                check_value(std::str::from_utf8(&swapped).unwrap()) != check,
                swapped != number
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in "[=&]?[A-Z0-9 *-]{0,20}|.{0,40}") {
            if let Ok(code) = BagCode::parse(&text) {
                prop_assert_eq!(BagCode::parse(&code.to_string()), Ok(code));
            }
        }
    }
}
