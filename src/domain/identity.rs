//! What identifies a person besides the name: citizen number, phone, sex; and the blood group that the card of a
//! club member shows. Numbers are read as they are written: nothing is padded or guessed.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use super::birth::Birth;
use super::clean::{Notice, Parsed, unwanted};

/// The 12-digit personal number: place of birth registration, century and sex, year, six random digits.
///
/// It has no check digit, so a slip of a finger is found only by comparing it with the birth date and the sex.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CitizenNumber(String);

/// Why a text is no citizen number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitizenNumberFault {
    /// Nothing was typed.
    Empty,
    /// It holds something other than the digits 0 to 9.
    NotDigits,
    /// It has another number of digits than 12.
    Length {
        /// How many digits it has.
        found: usize,
    },
    /// It begins with 000, which is no place.
    NoPlace,
    /// Its century and year digits mean a year that has not come yet.
    FutureBirth {
        /// The year that the digits mean.
        year: i32,
    },
}

/// What a citizen number says otherwise than the form or the card does. Such people exist (corrected dates, corrected
/// sex), so it is a question for reception and no refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disagreement {
    /// The year of birth.
    BirthYear {
        /// The year in the number.
        number: i32,
        /// The year that was given.
        given: i32,
    },
    /// The sex.
    Sex {
        /// The sex in the number.
        number: Sex,
        /// The sex that was given.
        given: Sex,
    },
}

/// The place codes of Circular 07/2016/TT-BCA, Annex 1. They did not change when provinces were merged in 2025.
/// Births registered abroad carry country codes, so any other code is told to reception and taken.
const PLACES: [u16; 63] = [
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40,
    42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79, 80, 82, 83,
    84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
];

impl CitizenNumber {
    /// How many digits it has.
    pub const DIGITS: usize = 12;

    /// Reads the number as it is on the card; spaces between groups of digits are left out.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Parsed<Self>, CitizenNumberFault> {
        let digits = without_spaces(text.trim());
        if digits.is_empty() {
            return Err(CitizenNumberFault::Empty);
        }
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CitizenNumberFault::NotDigits);
        }
        if digits.len() != Self::DIGITS {
            return Err(CitizenNumberFault::Length { found: digits.len() });
        }
        let value = Self(digits);
        let place = value.place();
        if place == 0 {
            return Err(CitizenNumberFault::NoPlace);
        }
        let year = value.birth_year();
        if year > today.year() {
            return Err(CitizenNumberFault::FutureBirth { year });
        }
        let notices = if PLACES.contains(&place) {
            Vec::new()
        } else {
            vec![Notice::UnknownPlace]
        };
        Ok(Parsed { value, notices })
    }

    /// The twelve digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `001*****2345`, for everything that others may see.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("{}*****{}", self.0.get(..3).unwrap_or("***"), self.last_four())
    }

    /// The last four digits, as reception asks for them.
    pub fn last_four(&self) -> &str {
        last_four(&self.0)
    }

    /// The sex in the fourth digit: even is male, odd is female.
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.number_at(3, 1).is_multiple_of(2) {
            Sex::Male
        } else {
            Sex::Female
        }
    }

    /// The year of birth: the fourth digit counts half centuries of a kind (0 and 1 the 1900s, 2 and 3 the 2000s), the
    /// fifth and sixth are the year in it.
    #[must_use]
    pub fn birth_year(&self) -> i32 {
        1900 + i32::from(self.number_at(3, 1) / 2) * 100 + i32::from(self.number_at(4, 2))
    }

    /// What of a birth and a sex the number says otherwise; empty when all agree.
    #[must_use]
    pub fn agrees_with(&self, birth: Birth, sex: Sex) -> Vec<Disagreement> {
        let (number_year, number_sex) = (self.birth_year(), self.sex());
        let year = (number_year != birth.year()).then(|| Disagreement::BirthYear {
            number: number_year,
            given: birth.year(),
        });
        let sex = (number_sex != sex).then_some(Disagreement::Sex {
            number: number_sex,
            given: sex,
        });
        year.into_iter().chain(sex).collect()
    }

    fn place(&self) -> u16 {
        self.number_at(0, 3)
    }

    /// The number that some of the digits mean; 0 where a stored text does not have them.
    fn number_at(&self, from: usize, count: usize) -> u16 {
        self.0
            .get(from..from + count)
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(0)
    }
}

/// A telephone number of ten digits, 0 first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

/// Why a text is no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneFault {
    /// Nothing was typed.
    Empty,
    /// It holds something other than digits, spaces, dots and hyphens.
    NotDigits,
    /// It begins neither with 0 nor with +84.
    NoLeadingZero,
    /// It has another number of digits than ten.
    Length {
        /// How many digits it has, the leading 0 among them.
        found: usize,
    },
}

impl Phone {
    /// How many digits it has.
    pub const DIGITS: usize = 10;

    /// Reads a number; spaces, dots and hyphens are left out and +84 becomes 0.
    pub fn parse(text: &str) -> Result<Self, PhoneFault> {
        let text = without_spaces(text.trim()).replace(['.', '-'], "");
        if text.is_empty() {
            return Err(PhoneFault::Empty);
        }
        let digits = text
            .strip_prefix("+84")
            .map_or_else(|| text.clone(), |rest| format!("0{rest}"));
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PhoneFault::NotDigits);
        }
        if !digits.starts_with('0') {
            return Err(PhoneFault::NoLeadingZero);
        }
        if digits.len() != Self::DIGITS {
            return Err(PhoneFault::Length { found: digits.len() });
        }
        Ok(Self(digits))
    }

    /// The ten digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `******5678`, for everything that others may see.
    #[must_use]
    pub fn masked(&self) -> String {
        format!("******{}", last_four(&self.0))
    }
}

/// The text without the spaces between groups of digits, whatever their width; line breaks and tabs stay.
fn without_spaces(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() || unwanted(*c).is_some())
        .collect()
}

fn last_four(digits: &str) -> &str {
    digits
        .len()
        .checked_sub(4)
        .and_then(|from| digits.get(from..))
        .unwrap_or(digits)
}

/// Sex, as on the citizen card. The limits of weight differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Male.
    Male,
    /// Female.
    Female,
}

/// A text that names no sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SexFault;

impl Sex {
    /// Reads the words of the card in either normal form and case, without marks, in English, or as one letter.
    pub fn parse(text: &str) -> Result<Self, SexFault> {
        let word: String = text.trim().chars().take(16).nfc().collect();
        match word.to_lowercase().as_str() {
            "nam" | "male" | "m" => Ok(Self::Male),
            "n\u{1eef}" | "nu" | "female" | "f" => Ok(Self::Female),
            _ => Err(SexFault),
        }
    }
}

/// The group of the ABO system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Abo {
    /// Group O.
    O,
    /// Group A.
    A,
    /// Group B.
    B,
    /// Group AB.
    AB,
}

/// The Rh factor (D).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rh {
    /// Positive.
    Positive,
    /// Negative.
    Negative,
}

/// A blood group; the Rh factor is often not known on the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BloodGroup {
    /// The ABO group.
    pub abo: Abo,
    /// The Rh factor, where it is known.
    pub rh: Option<Rh>,
}

/// A text that names no blood group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BloodGroupFault;

impl BloodGroup {
    /// Reads `O+`, `o rh+`, `O Rh(D)+`, `AB-` or `A`. A zero is not taken for the letter O.
    pub fn parse(text: &str) -> Result<Self, BloodGroupFault> {
        let text: String = text
            .chars()
            .take(24)
            .filter(|c| !matches!(c, ' ' | '\u{A0}' | '(' | ')'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let (abo, rest) = [("AB", Abo::AB), ("A", Abo::A), ("B", Abo::B), ("O", Abo::O)]
            .into_iter()
            .find_map(|(name, abo)| Some((abo, text.strip_prefix(name)?)))
            .ok_or(BloodGroupFault)?;
        let sign = rest
            .strip_prefix("RHD")
            .or_else(|| rest.strip_prefix("RH"))
            .unwrap_or(rest);
        let rh = match sign {
            "" if rest.is_empty() => None,
            "+" => Some(Rh::Positive),
            "-" | "\u{2212}" | "\u{2013}" => Some(Rh::Negative),
            _ => return Err(BloodGroupFault),
        };
        Ok(Self { abo, rh })
    }
}

impl fmt::Display for BloodGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.abo {
            Abo::O => "O",
            Abo::A => "A",
            Abo::B => "B",
            Abo::AB => "AB",
        })?;
        f.write_str(match self.rh {
            Some(Rh::Positive) => "+",
            Some(Rh::Negative) => "-",
            None => "",
        })
    }
}

impl Serialize for BloodGroup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BloodGroup {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|BloodGroupFault| D::Error::custom("not a blood group"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CORPUS: &str = include_str!("../../tests/badinput/cccd.jsonl");

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn number(text: &str) -> CitizenNumber {
        CitizenNumber::parse(text, today()).unwrap().value
    }

    #[test]
    fn every_citizen_number_of_the_corpus_is_read_or_refused_as_listed() {
        for line in CORPUS.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = &case["id"];
            let today = case["context"]["today"].as_str().unwrap().parse().unwrap();
            let Some(input) = case["input"].as_str() else {
                assert_eq!(case["kind"], "cccd_consistency", "{id}");
                let given = &case["input"];
                let number = CitizenNumber::parse(given["cccd"].as_str().unwrap(), today).unwrap();
                let birth = given["dob"].as_str().unwrap().parse().unwrap();
                let sex = Sex::parse(given["sex"].as_str().unwrap()).unwrap();
                assert_eq!(number.value.agrees_with(Birth::Date(birth), sex), [], "{id}");
                continue;
            };
            let read = CitizenNumber::parse(input, today);
            if case["expected"] == "reject" {
                assert!(read.is_err(), "{id}: {read:?}");
            } else {
                assert_eq!(
                    read.unwrap().value.as_str(),
                    case["normalised"].as_str().unwrap(),
                    "{id}"
                );
            }
        }
    }

    #[test]
    fn an_unknown_place_is_told_and_none_is_refused() {
        let read = |text| CitizenNumber::parse(text, today()).map(|read| read.notices);
        assert_eq!(read("001090012345"), Ok(vec![]));
        assert_eq!(read("096200999999"), Ok(vec![]));
        assert_eq!(read("003090012345"), Ok(vec![Notice::UnknownPlace]));
        assert_eq!(read("999090012345"), Ok(vec![Notice::UnknownPlace]));
        assert_eq!(read("000090012345"), Err(CitizenNumberFault::NoPlace));
    }

    #[test]
    fn a_fault_of_a_citizen_number_says_what_is_wrong() {
        let read = |text| CitizenNumber::parse(text, today()).unwrap_err();
        assert_eq!(read(""), CitizenNumberFault::Empty);
        assert_eq!(read("1090012345"), CitizenNumberFault::Length { found: 10 });
        assert_eq!(read("001090\n012345"), CitizenNumberFault::NotDigits);
        assert_eq!(
            read("001227000001"),
            CitizenNumberFault::FutureBirth { year: 2027 }
        );
        assert!(CitizenNumber::parse("001226000001", today()).is_ok());
    }

    #[test]
    fn a_number_tells_sex_and_year_and_hides_most_of_itself() {
        let an = number("001090012345");
        assert_eq!((an.sex(), an.birth_year()), (Sex::Male, 1990));
        assert_eq!(an.masked(), "001*****2345");
        assert_eq!(an.last_four(), "2345");
        let girl = number("038303000777");
        assert_eq!((girl.sex(), girl.birth_year()), (Sex::Female, 2003));
    }

    #[test]
    fn a_number_that_says_otherwise_is_a_question() {
        let an = number("001087000123");
        assert_eq!(an.agrees_with(Birth::Year(1987), Sex::Male), []);
        assert_eq!(
            an.agrees_with(Birth::Year(1988), Sex::Female),
            [
                Disagreement::BirthYear {
                    number: 1987,
                    given: 1988
                },
                Disagreement::Sex {
                    number: Sex::Male,
                    given: Sex::Female
                },
            ]
        );
    }

    #[test]
    fn a_phone_number_has_ten_digits() {
        let read = |text: &str| Phone::parse(text).map(|phone| phone.as_str().to_owned());
        assert_eq!(read("0912 345.678"), Ok("0912345678".to_owned()));
        assert_eq!(read("+84 912-345-678"), Ok("0912345678".to_owned()));
        assert_eq!(read("091234567"), Err(PhoneFault::Length { found: 9 }));
        assert_eq!(read("09123456789"), Err(PhoneFault::Length { found: 11 }));
        assert_eq!(read("912345678"), Err(PhoneFault::NoLeadingZero));
        assert_eq!(read("0912 345 67x"), Err(PhoneFault::NotDigits));
        assert_eq!(read("０912345678"), Err(PhoneFault::NotDigits));
        assert_eq!(read(" - "), Err(PhoneFault::Empty));
        assert_eq!(Phone::parse("0912345678").unwrap().masked(), "******5678");
    }

    #[test]
    fn sex_is_read_in_the_words_that_lists_use() {
        for male in ["Nam", "NAM", " nam ", "male", "M"] {
            assert_eq!(Sex::parse(male), Ok(Sex::Male), "{male}");
        }
        for female in [
            "Nữ",
            "NỮ",
            "N\u{1b0}\u{303}",
            "Nu\u{31b}\u{303}",
            "nu",
            "Female",
            "f",
        ] {
            assert_eq!(Sex::parse(female), Ok(Sex::Female), "{female}");
        }
        for neither in ["", "x", "nư", "1", "nam nữ"] {
            assert_eq!(Sex::parse(neither), Err(SexFault), "{neither}");
        }
    }

    #[test]
    fn a_blood_group_is_read_as_people_write_it() {
        for (text, shown) in [
            ("O+", "O+"),
            ("o", "O"),
            ("O Rh+", "O+"),
            ("AB-", "AB-"),
            ("ab rh(-)", "AB-"),
            ("A Rh(D)+", "A+"),
            ("B(−)", "B-"),
            ("A", "A"),
        ] {
            assert_eq!(BloodGroup::parse(text).unwrap().to_string(), shown, "{text}");
        }
        for text in ["", "0+", "C", "O++", "ABO", "O Rh", "+", "А+"] {
            assert_eq!(BloodGroup::parse(text), Err(BloodGroupFault), "{text}");
        }
    }

    #[test]
    fn a_blood_group_is_stored_as_it_is_shown() {
        for abo in [Abo::O, Abo::A, Abo::B, Abo::AB] {
            for rh in [None, Some(Rh::Positive), Some(Rh::Negative)] {
                let group = BloodGroup { abo, rh };
                let stored = serde_json::to_string(&group).unwrap();
                assert_eq!(stored, format!("\"{group}\""));
                assert_eq!(serde_json::from_str::<BloodGroup>(&stored).unwrap(), group);
            }
        }
        assert!(serde_json::from_str::<BloodGroup>("\"0+\"").is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_a_reader_fall(text in "[0-9 .+-]{0,16}|.{0,24}") {
            if let Ok(read) = CitizenNumber::parse(&text, today()) {
                prop_assert_eq!(read.value.as_str().len(), 12);
                prop_assert!(read.value.birth_year() <= 2026);
            }
            if let Ok(phone) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
            }
            let _sex = Sex::parse(&text);
            let _group = BloodGroup::parse(&text);
        }
    }
}
