//! The code on a blood bag, its tubes and its form: the ISBT 128 donation identification number, or a code of the
//! hospital's own pattern.
//!
//! Codes are only read here, never made: the number of a facility is assigned by ICCBBA, the hospital's own codes by the
//! hospital.

mod isbt128;
mod pattern;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::card::{is_digits, without_symbology};
use super::id::Ticket;
use super::identity::CitizenNumber;
use super::ticket::TicketCode;

pub use pattern::{BagPattern, PatternFault};

/// The code of a bag: the donation identification number of ISBT 128 (data structure 001: facility, year, number; 13
/// characters), or a code of the hospital's own pattern.
///
/// The flags of a bar code say which of several labels it is and are no part of the number. In the log a code is one
/// word; an own code that could be taken for a donation number has [`OWN`] before it there, so that it is shown as it is
/// on its label and not with a check character that it doesn't have.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BagCode(String);

/// How the bags of a day are coded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum BagFormat {
    /// By ISBT 128.
    #[default]
    Isbt128,
    /// By the hospital's own pattern.
    Own(BagPattern),
}

/// A label that was read: the code, and which of the labels with this code it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BagLabel {
    /// The code.
    pub code: BagCode,
    /// What the label is meant for.
    pub part: LabelPart,
}

/// What a label is meant for, by the flags of ISBT 128.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelPart {
    /// Nothing was said: a typed code, an own code, or flags that say something else.
    Any,
    /// The bag, or one of its further bags: flags 01 to 04 and 15 to 19.
    Container,
    /// A tube or a bottle with a sample: flags 06, 07, 09 and 10.
    Tube,
    /// The donor's form: flag 08.
    Record,
}

/// Why a text is no bag code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BagFault {
    /// Nothing was typed or scanned.
    Empty,
    /// It holds a character that no bag code has: an input method or the scanner's keyboard setting changed it.
    ForeignCharacter,
    /// It is another bar code of the label.
    OtherLabel(LabelKind),
    /// It is a label of the right code for something else.
    OtherPart {
        /// What the label is for.
        found: LabelPart,
        /// What was asked for.
        wanted: LabelPart,
    },
    /// It is a citizen number or card.
    CitizenNumber,
    /// It is a donor's ticket; its number, where it could be read.
    Ticket(Option<Ticket>),
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
    /// A letter stands where only a digit can, and looks like one. It is never exchanged here: whoever typed it looks.
    LetterForDigit {
        /// At which place, counted from 1 without spaces and hyphens.
        place: usize,
        /// The letter.
        letter: char,
        /// The digit that looks like it.
        digit: char,
    },
    /// It was typed without the boxed check character at its end.
    NoCheckCharacter,
    /// The check does not fit: a character was misread or mistyped.
    WrongCheck,
    /// The flags of the bar code are none that are in use.
    UnknownFlags,
    /// It is a code of ISBT 128, but the day's bags have codes of the hospital's own.
    OtherSystem(BagPattern),
    /// It does not fit the hospital's own pattern.
    NotThePattern(BagPattern),
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

/// What stands in the log before an own code that could be taken for a donation number. No code can hold it.
const OWN: char = '~';

/// A number on a ticket that is read out has so many digits at most.
pub(super) const LONGEST_TICKET: usize = 4;

impl BagCode {
    /// Reads a code of ISBT 128 from any of its labels: a scan (`=G123417654321ff`, with or without the scanner's AIM
    /// identifier) or what was typed, 13 characters and the check character, with spaces and hyphens as printed, in
    /// either case. A day may have another format, [`BagFormat`].
    pub fn parse(text: &str) -> Result<Self, BagFault> {
        BagFormat::Isbt128.read(text).map(|label| label.code)
    }

    /// A code that fits the hospital's own pattern.
    fn own(text: &str) -> Self {
        if isbt128::is_donation_number(text) {
            Self(format!("{OWN}{text}"))
        } else {
            Self(text.to_owned())
        }
    }

    /// The characters of the code in capitals: 13 of ISBT 128, without spaces and check character, or the own code.
    pub fn as_str(&self) -> &str {
        self.0.strip_prefix(OWN).unwrap_or(&self.0)
    }
}

impl fmt::Display for BagCode {
    /// Writes the printed form: `G1234 17 654321 A`, or an own code as it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if isbt128::is_donation_number(&self.0) {
            isbt128::write_printed(&self.0, f)
        } else {
            f.write_str(self.as_str())
        }
    }
}

impl BagFormat {
    /// Reads a label or a typed code; what is none is called by its name, as far as that can be known.
    pub fn read(&self, text: &str) -> Result<BagLabel, BagFault> {
        let text = without_symbology(text.trim());
        if text.is_empty() {
            return Err(BagFault::Empty);
        }
        // Before letters that no bag code has: a citizen card is full of them.
        let first = text.split_once('|').map_or(text, |(first, _)| first);
        if is_digits(first, CitizenNumber::DIGITS) {
            return Err(BagFault::CitizenNumber);
        }
        if !text.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return Err(BagFault::ForeignCharacter);
        }
        let text = text.to_ascii_uppercase();
        match self {
            Self::Isbt128 => match ticket(&text) {
                Some(fault) => Err(fault),
                None => isbt128::read(&text),
            },
            Self::Own(pattern) => read_own(pattern, &text),
        }
    }
}

impl BagLabel {
    /// The code, if this is a label for a bag.
    pub fn of_bag(self) -> Result<BagCode, BagFault> {
        self.of(LabelPart::Container)
    }

    /// The code, if this is a label for a sample tube.
    pub fn of_tube(self) -> Result<BagCode, BagFault> {
        self.of(LabelPart::Tube)
    }

    fn of(self, wanted: LabelPart) -> Result<BagCode, BagFault> {
        if self.part == LabelPart::Any || self.part == wanted {
            Ok(self.code)
        } else {
            Err(BagFault::OtherPart {
                found: self.part,
                wanted,
            })
        }
    }
}

/// Reads a code of the hospital's own, in capitals.
fn read_own(pattern: &BagPattern, text: &str) -> Result<BagLabel, BagFault> {
    // No pattern fits a citizen number or the code of a ticket, so what fits is a bag.
    if pattern.matches(text) {
        return Ok(BagLabel {
            code: BagCode::own(text),
            part: LabelPart::Any,
        });
    }
    if let Some(fault) = ticket(text) {
        return Err(fault);
    }
    match isbt128::read(text) {
        Err(BagFault::OtherLabel(kind)) => return Err(BagFault::OtherLabel(kind)),
        Err(BagFault::CitizenNumber) => return Err(BagFault::CitizenNumber),
        Ok(_) => return Err(BagFault::OtherSystem(pattern.clone())),
        Err(_) if text.starts_with('=') => return Err(BagFault::OtherSystem(pattern.clone())),
        Err(_) => {}
    }
    if let Some(slip) = pattern.letter_for_digit(text) {
        return Err(slip);
    }
    let is_two = text
        .split_at_checked(pattern.length())
        .is_some_and(|(one, other)| pattern.matches(one) && pattern.matches(other));
    Err(if is_two {
        BagFault::RunTogether
    } else {
        BagFault::NotThePattern(pattern.clone())
    })
}

/// What is wrong with a text that is a ticket: its code, or its number alone.
///
/// Almost every code of a ticket has the form of a typed donation number too, and one in 37 its check character, so it is
/// looked for first. The donation numbers that look like one are scanned, which is never ambiguous.
fn ticket(text: &str) -> Option<BagFault> {
    if TicketCode::is_dated(text) {
        return Some(BagFault::Ticket(
            TicketCode::parse(text).ok().map(TicketCode::ticket),
        ));
    }
    let is_number = text.len() <= LONGEST_TICKET && text.bytes().all(|b| b.is_ascii_digit());
    let number = text.parse().ok().filter(|_| is_number).and_then(Ticket::new)?;
    Some(BagFault::Ticket(Some(number)))
}

/// The digit that a letter is taken for when it is typed.
const fn digit_like(letter: char) -> Option<char> {
    match letter {
        'O' => Some('0'),
        'I' | 'L' => Some('1'),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
