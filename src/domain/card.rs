//! The QR code on the citizen card: what a scan of it says, and what other codes are scanned in its place.
//!
//! The code carries no signature, so it proves nothing; it saves typing. Of what it holds only that is kept that the
//! roster has a place for: never the address, never the number of the old card. Damaged letters are never guessed.

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::birth::{Birth, DateFault, parse_date};
use super::clean::{Notice, is_dropped, unwanted};
use super::identity::{CitizenNumber, CitizenNumberFault, Disagreement, Sex};
use super::name::{FullName, NameFault};

/// What a citizen card says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The 12-digit number.
    pub number: CitizenNumber,
    /// The name.
    pub full_name: FullName,
    /// The date of birth.
    pub birth: NaiveDate,
    /// The sex.
    pub sex: Sex,
    /// When the card was issued; some scans leave it out.
    pub issued: Option<NaiveDate>,
    /// What the person at the scanner should be told.
    pub notices: Vec<Notice>,
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
    /// The number.
    Number(CitizenNumberFault),
    /// The number of the old card has neither 9 nor 12 digits.
    OldNumber,
    /// The date of birth.
    Birth(DateFault),
    /// The date of issue: no date, ahead of today, or before the birth.
    Issued,
    /// Letters were damaged on the way from the scanner; the number, all digits, can still be searched for.
    Damaged {
        /// The number.
        number: CitizenNumber,
        /// What was damaged.
        damage: Damage,
    },
}

/// What of a scan was damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The name.
    Name(NameFault),
    /// The word for the sex.
    Sex,
}

/// Codes that are often at hand where a card is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherCode {
    /// A health-insurance card; its name and address are written in hexadecimal.
    HealthInsurance,
    /// A code to pay with.
    Payment,
    /// A label of a blood bag (ISBT 128).
    BagLabel,
    /// A web address.
    Link,
    /// A Wi-Fi network.
    Network,
}

impl Card {
    /// The longest scan that is looked at, in bytes.
    pub const MOST_BYTES: usize = 1024;

    /// Whether a scan is meant to be a card, good or not: it has the separators of one.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        text.matches('|').count() >= 3
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
        let fields: Vec<&str> = text.split('|').map(str::trim).collect();
        if let Some(code) = OtherCode::of(text, &fields) {
            return Err(CardFault::Other(code));
        }
        if run_together(text, &fields) {
            return Err(CardFault::TwoScans);
        }
        let [number, old, name, birth, sex, address, issued, ..] = fields.as_slice() else {
            return Err(match fields.as_slice() {
                [alone] if is_digits(alone, 12) => CardFault::NumberOnly,
                [_] => CardFault::NotACard,
                _ => CardFault::CutOff,
            });
        };
        let others = fields
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != 2)
            .map(|(_, field)| field);
        if others
            .flat_map(|field| field.chars())
            .any(|c| !is_dropped(c) && unwanted(c).is_some())
            || address.contains(['<', '>'])
        {
            return Err(CardFault::Unwanted);
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
        let damaged = |damage| CardFault::Damaged {
            number: number.value.clone(),
            damage,
        };
        let name = FullName::parse(name).map_err(|fault| damaged(Damage::Name(fault)))?;
        let sex = card_sex(sex).ok_or_else(|| damaged(Damage::Sex))?;
        Ok(Self {
            number: number.value,
            full_name: name.value,
            birth,
            sex,
            issued,
            notices: number.notices.into_iter().chain(name.notices).collect(),
        })
    }

    /// What the number of the card says otherwise than its date and sex; empty when all agree.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        self.number.agrees_with(Birth::Date(self.birth), self.sex)
    }
}

impl OtherCode {
    /// Which other code a scan is, if it is one that is known.
    fn of(text: &str, fields: &[&str]) -> Option<Self> {
        let begins = |prefix: &str| {
            text.get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
        };
        if ["http://", "https://", "www."].into_iter().any(begins) {
            return Some(Self::Link);
        }
        if begins("WIFI:") {
            return Some(Self::Network);
        }
        match fields {
            [_] if begins("000201") && text.len() > CitizenNumber::DIGITS => Some(Self::Payment),
            [_] if text.starts_with(['=', '&']) => Some(Self::BagLabel),
            [number, name, birth, ..] if is_health_insurance(number, name, birth) => {
                Some(Self::HealthInsurance)
            }
            _ => None,
        }
    }
}

/// A health-insurance card begins with its own number, the name in hexadecimal, and a date with slashes or a year.
fn is_health_insurance(number: &str, name: &str, birth: &str) -> bool {
    !is_digits(number, CitizenNumber::DIGITS)
        && number.len() >= 10
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && name.len() >= 4
        && name.len().is_multiple_of(2)
        && name.bytes().all(|b| b.is_ascii_hexdigit())
        && birth.starts_with(|c: char| c.is_ascii_digit())
}

/// The text without the identifier of the symbology (AIM), such as `]Q1`.
fn without_symbology(text: &str) -> &str {
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

fn is_digits(text: &str, count: usize) -> bool {
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

/// The sex as cards write it. `Nu` is no word of a card: its mark was lost, and then the name has lost marks too.
fn card_sex(text: &str) -> Option<Sex> {
    let word: String = text.chars().take(8).nfc().collect();
    match word.to_lowercase().as_str() {
        "nam" => Some(Sex::Male),
        "n\u{1eef}" => Some(Sex::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GOOD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Số 5, Tổ 2, Phường Mẫu, Hà Nội|10052021";

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn fault(text: &str) -> CardFault {
        Card::parse(text, today()).unwrap_err()
    }

    #[test]
    fn every_scan_of_the_corpus_is_read_or_refused_as_listed() {
        for line in include_str!("../../tests/badinput/qr.jsonl").lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = &case["id"];
            let read = Card::parse(case["input"].as_str().unwrap(), today());
            if case["expected"] == "reject" {
                assert!(read.is_err(), "{id}: {read:?}");
                continue;
            }
            let read = read.unwrap_or_else(|fault| panic!("{id}: {fault:?}"));
            let right = &case["normalised"];
            assert_eq!(read.number.as_str(), right["cccd"], "{id}");
            assert_eq!(read.full_name.as_str(), right["name"], "{id}");
            assert_eq!(read.birth.to_string(), right["dob"].as_str().unwrap(), "{id}");
            assert_eq!(read.sex == Sex::Male, right["sex"] == "Nam", "{id}");
            assert_eq!(
                read.issued.map(|date| date.to_string()).as_deref(),
                right["issued"].as_str(),
                "{id}"
            );
        }
    }

    #[test]
    fn what_scanners_put_around_a_card_is_left_out() {
        let plain = Card::parse(GOOD, today()).unwrap();
        for (before, after) in [
            ("", "\r"),
            ("", "\r\n"),
            ("\n", "\n"),
            ("\u{FEFF}", "\t"),
            ("]Q3", ""),
            ("]d1\u{FEFF}", " "),
        ] {
            let text = format!("{before}{GOOD}{after}");
            assert_eq!(Card::parse(&text, today()), Ok(plain.clone()), "{text:?}");
        }
        let text = format!("{GOOD}|mẹ|cha|001087000123");
        assert_eq!(Card::parse(&text, today()), Ok(plain));
    }

    #[test]
    fn names_and_sex_may_come_with_marks_apart() {
        let text = GOOD.nfd().collect::<String>().replace("Nam", "NU\u{31b}\u{303}");
        let card = Card::parse(&text, today()).unwrap();
        assert_eq!(
            (card.full_name.as_str(), card.sex),
            ("Nguyễn Văn An", Sex::Female)
        );
    }

    #[test]
    fn a_known_other_code_is_refused_by_its_name() {
        use OtherCode::{BagLabel, HealthInsurance, Link, Network, Payment};
        for (text, code) in [
            ("GD4010123456789|4e677579|01/02/1990|1|48c3a0", HealthInsurance),
            ("0123456789|4e677579|1990|1|48c3a0|x|y|z", HealthInsurance),
            ("00020101021238570010A00000072701", Payment),
            ("=G12341765432100", BagLabel),
            ("&(0123456789", BagLabel),
            ("HTTPS://vneid.gov.vn/x|1|2|3|4|5|6", Link),
            ("wifi:S:x;;", Network),
        ] {
            assert_eq!(fault(text), CardFault::Other(code), "{text}");
        }
        assert_eq!(fault("001087000123"), CardFault::NumberOnly);
        assert_eq!(fault("hello"), CardFault::NotACard);
    }

    #[test]
    fn scans_that_run_together_are_two() {
        for between in ["", "\r\n", "\t", "||", "|"] {
            let text = format!("{GOOD}{between}{GOOD}");
            assert_eq!(fault(&text), CardFault::TwoScans, "{between:?}");
        }
        let without_date = GOOD.trim_end_matches("10052021");
        assert_eq!(fault(&format!("{without_date}{GOOD}")), CardFault::TwoScans);
        assert_eq!(fault(&format!("{GOOD}001087000123|")), CardFault::TwoScans);
    }

    #[test]
    fn a_fault_says_what_is_wrong_and_damage_keeps_the_number() {
        assert_eq!(fault(" \r\n"), CardFault::Empty);
        assert_eq!(fault("]Q1"), CardFault::Empty);
        let longest = format!("{GOOD}|{}", "a".repeat(Card::MOST_BYTES - GOOD.len() - 1));
        assert!(Card::parse(&longest, today()).is_ok());
        assert_eq!(fault(&format!("{longest}a")), CardFault::TooLong);
        assert_eq!(fault("001087000123||Nguyễn"), CardFault::CutOff);
        assert_eq!(fault(&GOOD.replace("Tổ", "\u{1b}")), CardFault::Unwanted);
        assert_eq!(
            fault(&GOOD.replace("001087", "000087")),
            CardFault::Number(CitizenNumberFault::NoPlace)
        );
        assert_eq!(fault(&GOOD.replace("||", "|1|")), CardFault::OldNumber);
        assert_eq!(fault(&GOOD.replace("10052021", "14031987")), CardFault::Issued);
        assert!(Card::parse(&GOOD.replace("10052021", "15031987"), today()).is_ok());
        assert!(Card::parse(&GOOD.replace("10052021", "22112026"), today()).is_ok());
        assert_eq!(fault(&GOOD.replace("10052021", "23112026")), CardFault::Issued);
        for (damaged, damage) in [
            ("Nguy022501870133n", Damage::Name(NameFault::Digit)),
            ("Nguy?n", Damage::Name(NameFault::NotALetter('?'))),
            ("Nguyá»…n", Damage::Name(NameFault::LegacyEncoding('»'))),
        ] {
            let CardFault::Damaged {
                number,
                damage: found,
            } = fault(&GOOD.replace("Nguyễn", damaged))
            else {
                panic!("{damaged}")
            };
            assert_eq!((number.as_str(), found), ("001087000123", damage));
        }
    }

    #[test]
    fn a_number_that_contradicts_the_card_is_told_and_not_refused() {
        assert_eq!(Card::parse(GOOD, today()).unwrap().disagreements(), []);
        let card = Card::parse(&GOOD.replace("1987|Nam", "1988|Nữ"), today()).unwrap();
        assert_eq!(card.disagreements().len(), 2);
    }

    proptest! {
        #[test]
        fn no_scan_makes_the_reader_fall(text in "[0-9|A-Za-zễ \r\n\\]=]{0,80}|.{0,40}") {
            let _read = Card::parse(&text, today());
            let _read = Card::parse(&format!("{GOOD}{text}"), today());
        }
    }
}
