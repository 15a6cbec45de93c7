//! The QR code on the citizen card: what a scan of it says.
//!
//! The code carries no signature, so it proves nothing; it saves typing. Of what it holds only that is kept that the
//! roster has a place for: never the address, never the number of the old card. What a scanner did to the letters is
//! undone where there is one way back only, and then it is told; letters that are lost are never guessed.

mod layout;
mod pages;
mod repair;
mod syllable;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::birth::{Birth, DateFault, parse_date};
use super::clean::{Notice, Unwanted, is_dropped, printable, unwanted};
use super::identity::{CitizenNumber, CitizenNumberFault, Disagreement, Sex};
use super::name::{FullName, NameFault};
use super::scan::OtherCode;

/// What a citizen card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The 12-digit number.
    pub number: CitizenNumber,
    /// The name.
    pub full_name: FullName,
    /// The name as it was scanned, harmless to show, if it was damaged on its way and [`full_name`](Self::full_name) is
    /// its repair. Whoever is entered from such a card compares the two.
    pub scanned_name: Option<String>,
    /// The date of birth.
    pub birth: NaiveDate,
    /// The sex.
    pub sex: Sex,
    /// When the card was issued; some scans leave it out.
    pub issued: Option<NaiveDate>,
    /// What the person at the scanner should be told.
    pub notices: Vec<Notice>,
}

/// What can still be read of a card whose letters are lost: the digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedCard {
    /// The number.
    pub number: CitizenNumber,
    /// The date of birth.
    pub birth: NaiveDate,
    /// The name as it was scanned, harmless to show.
    pub scanned_name: String,
    /// What was damaged.
    pub damage: Damage,
}

/// Why a scan is no citizen card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardFault {
    /// Nothing was read.
    Empty,
    /// More than [`Card::MOST_BYTES`].
    TooLong,
    /// Another code that is known.
    Other(OtherCode),
    /// Twelve digits and nothing else, as in the bar code of older cards.
    NumberOnly,
    /// Something else altogether.
    NotACard,
    /// The end is missing.
    CutOff,
    /// Two scans run together.
    TwoScans,
    /// It holds characters that drive or hide something, or markup.
    Unwanted,
    /// Vietnamese letters stand where only digits can be: an input method was on.
    InputMethod,
    /// The number.
    Number(CitizenNumberFault),
    /// The number of the old card has neither 9 nor 12 digits.
    OldNumber,
    /// The date of birth.
    Birth(DateFault),
    /// The date of issue: no date, ahead of today, or before the birth.
    Issued,
    /// Letters were lost on the way from the scanner; the number, all digits, can still be searched for.
    Damaged(Box<DamagedCard>),
}

/// What of a scan was damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The name.
    Name(NameFault),
    /// The word for the sex.
    Sex,
}

impl Card {
    /// The longest scan that is looked at, in bytes.
    pub const MOST_BYTES: usize = 1024;

    /// Whether a scan is meant to be a card, good or not: it has the fields of one, whatever sign is between them.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        text.matches('|').count() >= 3
            || (text.len() <= Self::MOST_BYTES && layout::is_card(without_symbology(text.trim())))
    }

    /// Reads a scan: `number|old number|name|ddmmyyyy|Nam or Nữ|address|ddmmyyyy`, and whatever may follow. The prefix
    /// that some scanners send (`]Q1`) and line ends around it are left out.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, CardFault> {
        if text.len() > Self::MOST_BYTES {
            return Err(CardFault::TooLong);
        }
        let text = text.trim_matches(['\u{FEFF}', '\r', '\n', '\t', ' ']);
        let text = without_symbology(text).trim_start_matches('\u{FEFF}');
        if text.is_empty() {
            return Err(CardFault::Empty);
        }
        if let Some(code) = OtherCode::of(text) {
            return Err(CardFault::Other(code));
        }
        let straight = layout::straighten(text);
        // Not `trim`: where bytes were read as another code page's letters, some of them are spaces.
        let whole: Vec<&str> = straight
            .text
            .split('|')
            .map(|field| field.trim_matches(' '))
            .collect();
        let fields: Vec<&str> = whole.iter().map(|field| field.trim()).collect();
        if run_together(&straight.text, &fields) {
            return Err(CardFault::TwoScans);
        }
        let [number, old, _, birth, sex, _, issued, ..] = fields.as_slice() else {
            return Err(match fields.as_slice() {
                [alone] if is_digits(alone, CitizenNumber::DIGITS) => CardFault::NumberOnly,
                [_] => CardFault::NotACard,
                _ => CardFault::CutOff,
            });
        };
        let [_, _, scanned_name, _, _, address, ..] = whole.as_slice() else {
            return Err(CardFault::CutOff);
        };
        let address = repair::free_text(address);
        if fields
            .iter()
            .enumerate()
            .filter(|(place, _)| !matches!(place, 2 | 4 | 5))
            .any(|(_, field)| field.chars().any(|c| !is_dropped(c) && unwanted(c).is_some()))
            || address.chars().any(is_unwanted_in_address)
        {
            return Err(CardFault::Unwanted);
        }
        if [number, old, birth, issued]
            .into_iter()
            .any(|field| field.chars().any(is_of_input_method))
        {
            return Err(CardFault::InputMethod);
        }
        let number = CitizenNumber::parse(number, today).map_err(CardFault::Number)?;
        if !(old.is_empty() || is_digits(old, 9) || is_digits(old, 12)) {
            return Err(CardFault::OldNumber);
        }
        let birth = card_date(birth, today).map_err(CardFault::Birth)?;
        let issued = match *issued {
            "" => None,
            date => Some(
                card_date(date, today)
                    .ok()
                    .filter(|issued| *issued >= birth)
                    .ok_or(CardFault::Issued)?,
            ),
        };
        let damaged = |damage| {
            CardFault::Damaged(Box::new(DamagedCard {
                number: number.value.clone(),
                birth,
                scanned_name: printable(scanned_name.trim()),
                damage,
            }))
        };
        let mut notices = number.notices.clone();
        let name =
            Named::read(scanned_name, straight.letters).map_err(|fault| damaged(Damage::Name(fault)))?;
        notices.extend(name.notices);
        notices.extend(name.scanned.is_some().then_some(Notice::NameRepaired));
        let is_sex_lost = card_sex(sex).is_none();
        let sex = card_sex(sex)
            .or_else(|| lost_sex(sex, number.value.sex()))
            .ok_or_else(|| damaged(Damage::Sex))?;
        if is_sex_lost {
            notices.push(Notice::SexFromNumber);
        }
        if name.full_name.as_str().is_ascii() && (is_sex_lost || has_lost_letters(&address)) {
            notices.push(Notice::MarksLost);
        }
        Ok(Self {
            number: number.value,
            full_name: name.full_name,
            scanned_name: name.scanned,
            birth,
            sex,
            issued,
            notices,
        })
    }

    /// What the number of the card says otherwise than its date and sex; empty when all agree.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        self.number.agrees_with(Birth::Date(self.birth), self.sex)
    }
}

/// A name, and how it was scanned if that was different.
struct Named {
    full_name: FullName,
    scanned: Option<String>,
    notices: Vec<Notice>,
}

impl Named {
    fn read(scanned: &str, letters: layout::Letters) -> Result<Self, NameFault> {
        let as_scanned = FullName::parse(scanned);
        let repaired = repair::name(scanned).or_else(|| repair::name_of_layout(scanned, letters));
        let repaired = repaired
            .filter(|name| {
                as_scanned
                    .as_ref()
                    .ok()
                    .is_none_or(|read| read.value.as_str() != name)
            })
            .and_then(|name| FullName::parse(&name).ok());
        match repaired {
            Some(name) => Ok(Self {
                full_name: name.value,
                scanned: Some(printable(scanned.trim())),
                notices: name.notices,
            }),
            None => as_scanned.map(|name| Self {
                full_name: name.value,
                scanned: None,
                notices: name.notices,
            }),
        }
    }
}

/// The text without the identifier of the symbology (AIM), such as `]Q1`.
pub(super) fn without_symbology(text: &str) -> &str {
    let mut rest = text.chars();
    match (rest.next(), rest.next(), rest.next()) {
        (Some(']'), Some(kind), Some(variant))
            if kind.is_ascii_alphabetic() && variant.is_ascii_alphanumeric() =>
        {
            rest.as_str()
        }
        _ => text,
    }
}

/// Whether a second card begins where the first one ends, with or without a line end between them.
fn run_together(text: &str, fields: &[&str]) -> bool {
    let begins_card = |part: &str| {
        let number = part.trim().split('|').next().unwrap_or_default();
        is_digits(number, CitizenNumber::DIGITS) && Card::is_meant(part)
    };
    if text.split(['\r', '\n', '\t']).skip(1).any(begins_card) {
        return true;
    }
    fields.iter().enumerate().skip(6).any(|(place, field)| {
        let ends_with_number = field
            .len()
            .checked_sub(CitizenNumber::DIGITS)
            .and_then(|from| field.get(from..))
            .is_some_and(|end| is_digits(end, CitizenNumber::DIGITS));
        let date_follows = fields.get(place + 3).is_some_and(|birth| is_digits(birth, 8));
        ends_with_number && (date_follows || place == 6)
    })
}

pub(super) fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

/// A date as cards write it: eight digits, day first.
fn card_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateFault> {
    if is_digits(text, 8) {
        parse_date(text, today)
    } else {
        Err(DateFault::NotADate)
    }
}

/// The sex as cards write it, undamaged or with one way back. `Nu` is no word of a card: its mark was lost.
fn card_sex(text: &str) -> Option<Sex> {
    let word: String = text.chars().take(40).collect();
    let is = |right: &'static str| move |word: &str| word.nfc().collect::<String>().to_lowercase() == right;
    if is("nam")(&word) {
        Some(Sex::Male)
    } else {
        repair::word(&word, is("n\u{1eef}")).then_some(Sex::Female)
    }
}

/// The sex where its word is damaged beyond repair. Only one of the two words has a letter that can be lost, so the
/// number must say the same; if it does not, a person has to look at the card.
fn lost_sex(word: &str, of_number: Sex) -> Option<Sex> {
    let can_be_lost = word.starts_with(['N', 'n']) || !word.bytes().any(|b| b.is_ascii_alphanumeric());
    (can_be_lost && of_number == Sex::Female).then_some(Sex::Female)
}

/// Whether a character has no place in an address, which is only looked at and never kept; that letters of it were lost
/// does not matter.
const fn is_unwanted_in_address(c: char) -> bool {
    matches!(c, '<' | '>') || (!is_dropped(c) && !matches!(unwanted(c), None | Some(Unwanted::Lost)))
}

/// Whether a character among digits shows that an input method was at work.
fn is_of_input_method(c: char) -> bool {
    !c.is_ascii() && c.is_alphabetic()
}

/// Whether an address shows that letters beyond ASCII do not arrive: all of them are missing, or some are replaced.
fn has_lost_letters(address: &str) -> bool {
    let has = |is: fn(char) -> bool| address.chars().any(is);
    has(|c| matches!(c, '?' | '\u{FFFD}'))
        || (has(|c| c.is_ascii_alphabetic()) && !has(|c| !c.is_ascii() && c.is_alphabetic()))
}

#[cfg(test)]
mod tests;
