//! The donation identification number of ISBT 128, as it is scanned, typed and printed (ST-001, data structure 001 and
//! the check character of ISO/IEC 7064, MOD 37-2).

use std::fmt;

use super::{BagCode, BagFault, BagLabel, LabelKind, LabelPart, digit_like};
use crate::domain::card::is_digits;
use crate::domain::identity::CitizenNumber;

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

/// Reads a scan or a typed code in capitals.
pub(super) fn read(text: &str) -> Result<BagLabel, BagFault> {
    if let Some(label) = other_label(text) {
        return Err(BagFault::OtherLabel(label));
    }
    match text.strip_prefix('=') {
        Some(scan) => from_scan(scan),
        None => from_keys(&text.replace([' ', '-'], "")).map(|number| label(&number, LabelPart::Any)),
    }
}

fn label(number: &str, part: LabelPart) -> BagLabel {
    BagLabel {
        code: BagCode(number.to_owned()),
        part,
    }
}

/// Reads what follows the `=` of a scan.
fn from_scan(scan: &str) -> Result<BagLabel, BagFault> {
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
        Some(flags) if flags < CHECK_FLAGS => Ok(label(number, part(flags))),
        Some(flags) if flags <= LAST_FLAGS => {
            if CHECK_FLAGS + check_value(number) == flags {
                Ok(label(number, LabelPart::Any))
            } else {
                Err(BagFault::WrongCheck)
            }
        }
        _ => Err(BagFault::UnknownFlags),
    }
}

/// What a label with these flags is for; 05 is a label that was printed again, 20 to 59 are the site's own.
const fn part(flags: u32) -> LabelPart {
    match flags {
        1..=4 | 15..=19 => LabelPart::Container,
        6 | 7 | 9 | 10 => LabelPart::Tube,
        8 => LabelPart::Record,
        _ => LabelPart::Any,
    }
}

/// Reads typed characters, without their spaces.
fn from_keys(typed: &str) -> Result<String, BagFault> {
    let found = typed.len();
    if is_digits(typed, CitizenNumber::DIGITS) {
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
        _ if !is_donation_number(number) => {
            Err(letter_for_digit(number).unwrap_or(BagFault::NotADonationNumber))
        }
        (None, _) => Err(BagFault::NoCheckCharacter),
        (Some(check), None) if check == check_character(number) => Ok(number.to_owned()),
        (Some(_), None) => Err(BagFault::WrongCheck),
        (Some(_), Some(_)) if found >= 2 * NUMBER => Err(BagFault::RunTogether),
        (Some(_), Some(_)) => Err(BagFault::Length {
            found,
            needed: NUMBER + 1,
        }),
    }
}

/// The first letter that stands for a digit, if nothing else is wrong with the number.
fn letter_for_digit(number: &str) -> Option<BagFault> {
    let mut slip = None;
    let meant: String = number
        .chars()
        .enumerate()
        .map(|(at, letter)| match digit_like(letter) {
            // The facility has letters too, but never the letter O.
            Some(digit) if at > 2 || (at > 0 && letter == 'O') => {
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
    slip.filter(|_| is_donation_number(&meant))
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

/// Whether a text can be a donation number: facility, year and number, each character of its kind.
pub(super) fn is_donation_number(number: &str) -> bool {
    number.len() == NUMBER
        && number.bytes().enumerate().all(|(place, b)| match place {
            0 => matches!(b, b'A'..=b'N' | b'P'..=b'Z' | b'1'..=b'9'),
            1 | 2 => matches!(b, b'A'..=b'N' | b'P'..=b'Z' | b'0'..=b'9'),
            _ => b.is_ascii_digit(),
        })
}

/// Writes a donation number as it is printed, `G1234 17 654321 A`.
pub(super) fn write_printed(number: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (number.get(..5), number.get(5..7), number.get(7..)) {
        (Some(facility), Some(year), Some(rest)) => {
            write!(f, "{facility} {year} {rest} {}", check_character(number))
        }
        _ => f.write_str(number),
    }
}

/// The check value of ISO/IEC 7064, MOD 37-2.
pub(super) fn check_value(number: &str) -> u32 {
    let sum = number
        .bytes()
        .filter_map(|b| ALPHABET.iter().position(|letter| *letter == b))
        .filter_map(|value| u32::try_from(value).ok())
        .fold(0, |sum, value| (sum + value) * 2 % 37);
    (38 - sum) % 37
}

/// The check value as the character that is printed.
pub(super) fn check_character(number: &str) -> char {
    usize::try_from(check_value(number))
        .ok()
        .and_then(|value| ALPHABET.get(value))
        .map_or('*', |letter| char::from(*letter))
}
