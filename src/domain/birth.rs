//! Birth dates and ages. A date is a date: it has no time of day and no zone, and it is never guessed.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The oldest age, in years, that a date typed at a station can mean.
const OLDEST: i32 = 120;

/// What is known of a birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Birth {
    /// The whole date.
    Date(NaiveDate),
    /// Only the year, as in some units' lists; reception completes it.
    Year(i32),
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// Nothing was typed.
    Empty,
    /// It is not written as a date.
    NotADate,
    /// It is written in digits other than 0 to 9.
    ForeignDigits,
    /// The year has only two digits, which can mean two centuries.
    TwoDigitYear,
    /// Only a year, where a whole date is needed.
    YearOnly,
    /// There is no such month.
    NoSuchMonth {
        /// The month that was typed.
        month: u32,
    },
    /// The month has no such day in that year.
    NoSuchDay {
        /// The day that was typed.
        day: u32,
        /// The month that was typed.
        month: u32,
        /// The year that was typed.
        year: i32,
    },
    /// It lies after today.
    Future {
        /// The date that counts as today.
        today: NaiveDate,
    },
    /// It lies more than 120 years back.
    TooOld,
}

/// Reads a date in the past: `d/m/yyyy`, `d-m-yyyy`, `d.m.yyyy`, `ddmmyyyy` or `yyyy-mm-dd`. The day always comes
/// before the month; they are never swapped to make a date possible.
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, DateFault> {
    let date = read_date(text)?;
    if date > today {
        return Err(DateFault::Future { today });
    }
    let years_back = today.year() - date.year();
    if years_back > OLDEST || (years_back == OLDEST && month_and_day(date) < month_and_day(today)) {
        return Err(DateFault::TooOld);
    }
    Ok(date)
}

/// Reads a date in any of the forms of [`parse_date`], whenever it may lie; for the date of a donation day.
pub fn read_date(text: &str) -> Result<NaiveDate, DateFault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateFault::Empty);
    }
    if text.chars().any(|c| c.is_numeric() && !c.is_ascii()) {
        return Err(DateFault::ForeignDigits);
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.len() {
            8 => match (text.get(..2), text.get(2..4), text.get(4..)) {
                (Some(day), Some(month), Some(year)) => whole(day, month, year),
                _ => Err(DateFault::NotADate),
            },
            6 => Err(DateFault::TwoDigitYear),
            4 => Err(DateFault::YearOnly),
            _ => Err(DateFault::NotADate),
        };
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit()).unwrap_or('/');
    if !matches!(separator, '/' | '-' | '.') {
        return Err(DateFault::NotADate);
    }
    let parts: Vec<&str> = text.split(separator).collect();
    match parts.as_slice() {
        [year, month, day] if separator == '-' && year.len() == 4 => whole(day, month, year),
        [day, month, year] => whole(day, month, year),
        _ => Err(DateFault::NotADate),
    }
}

/// Puts a date together from its three parts.
fn whole(day: &str, month: &str, year: &str) -> Result<NaiveDate, DateFault> {
    let day = digits(day, 1..=2).ok_or(DateFault::NotADate)?;
    let month = digits(month, 1..=2).ok_or(DateFault::NotADate)?;
    if digits(year, 2..=2).is_some() {
        return Err(DateFault::TwoDigitYear);
    }
    let year = digits(year, 4..=4).ok_or(DateFault::NotADate)?.cast_signed();
    if !(1..=12).contains(&month) {
        return Err(DateFault::NoSuchMonth { month });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateFault::NoSuchDay { day, month, year })
}

/// The number that so many ASCII digits mean.
fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (count.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The place of a date in its year. Compared this way, who was born on 29/02 has the birthday on 01/03 of a common year.
fn month_and_day(date: NaiveDate) -> (u32, u32) {
    (date.month(), date.day())
}

impl Birth {
    /// Reads a birth date, or a year alone as units' lists have it.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, DateFault> {
        match parse_date(text, today) {
            Err(DateFault::YearOnly) => {
                let year = digits(text.trim(), 4..=4)
                    .ok_or(DateFault::NotADate)?
                    .cast_signed();
                if year > today.year() {
                    Err(DateFault::Future { today })
                } else if year < today.year() - OLDEST {
                    Err(DateFault::TooOld)
                } else {
                    Ok(Self::Year(year))
                }
            }
            read => read.map(Self::Date),
        }
    }

    /// The year of birth.
    #[must_use]
    pub fn year(self) -> i32 {
        match self {
            Self::Date(date) => date.year(),
            Self::Year(year) => year,
        }
    }

    /// The age on a date, in completed years; `None` for someone who is born after it.
    #[must_use]
    pub fn age_on(self, date: NaiveDate) -> Option<AgeSpan> {
        let years = date.year() - self.year();
        let (at_least, at_most) = match self {
            Self::Date(birth) if birth > date => return None,
            Self::Date(birth) => {
                let age = years - i32::from(month_and_day(date) < month_and_day(birth));
                (age, age)
            }
            Self::Year(year) if year > date.year() => return None,
            Self::Year(_) => ((years - 1).max(0), years),
        };
        let age = |years: i32| Age(u8::try_from(years).unwrap_or(u8::MAX));
        Some(AgeSpan {
            at_least: age(at_least),
            at_most: age(at_most),
        })
    }
}

/// Completed years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Age(u8);

impl Age {
    /// This many completed years.
    pub const fn new(years: u8) -> Self {
        Self(years)
    }

    /// Years.
    pub const fn years(self) -> u8 {
        self.0
    }
}

/// The age on a date, as exactly as the birth is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeSpan {
    /// At least this.
    pub at_least: Age,
    /// At most this.
    pub at_most: Age,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn age(birth: Birth, on: NaiveDate) -> Option<(u8, u8)> {
        birth
            .age_on(on)
            .map(|span| (span.at_least.years(), span.at_most.years()))
    }

    #[test]
    fn every_date_of_the_corpus_is_read_or_refused_as_listed() {
        for line in include_str!("../../tests/badinput/dates.jsonl").lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = &case["id"];
            let today = case["context"]["today"].as_str().unwrap().parse().unwrap();
            let read = parse_date(case["input"].as_str().unwrap(), today);
            if case["expected"] == "reject" {
                assert!(read.is_err(), "{id}: {read:?}");
            } else {
                assert_eq!(
                    read.unwrap().to_string(),
                    case["normalised"].as_str().unwrap(),
                    "{id}"
                );
            }
        }
    }

    #[test]
    fn a_fault_says_exactly_what_is_wrong() {
        let today = date(2026, 11, 22);
        for (text, fault) in [
            ("  ", DateFault::Empty),
            ("01/02/90", DateFault::TwoDigitYear),
            ("010290", DateFault::TwoDigitYear),
            ("1990", DateFault::YearOnly),
            ("01/13/1990", DateFault::NoSuchMonth { month: 13 }),
            (
                "29.02.1900",
                DateFault::NoSuchDay {
                    day: 29,
                    month: 2,
                    year: 1900,
                },
            ),
            ("23/11/2026", DateFault::Future { today }),
            ("21/11/1906", DateFault::TooOld),
            ("０１/02/1990", DateFault::ForeignDigits),
            ("01/02-1990", DateFault::NotADate),
            ("1990/02/01", DateFault::NotADate),
        ] {
            assert_eq!(parse_date(text, today), Err(fault), "{text}");
        }
        assert_eq!(parse_date("22/11/2026", today), Ok(today));
        assert_eq!(parse_date("22/11/1906", today), Ok(date(1906, 11, 22)));
        assert_eq!(parse_date("1990-02-01", today), Ok(date(1990, 2, 1)));
        assert_eq!(read_date("23/11/2026"), Ok(date(2026, 11, 23)));
    }

    #[test]
    fn a_list_may_give_the_year_alone() {
        let today = date(2026, 11, 22);
        assert_eq!(Birth::parse(" 1990 ", today), Ok(Birth::Year(1990)));
        assert_eq!(Birth::parse("2026", today), Ok(Birth::Year(2026)));
        assert_eq!(Birth::parse("2027", today), Err(DateFault::Future { today }));
        assert_eq!(Birth::parse("1906", today), Ok(Birth::Year(1906)));
        assert_eq!(Birth::parse("1905", today), Err(DateFault::TooOld));
        assert_eq!(Birth::parse("1/2/1990", today), Ok(Birth::Date(date(1990, 2, 1))));
    }

    #[test]
    fn an_age_changes_on_the_birthday() {
        let birth = Birth::Date(date(2008, 11, 22));
        assert_eq!(age(birth, date(2026, 11, 21)), Some((17, 17)));
        assert_eq!(age(birth, date(2026, 11, 22)), Some((18, 18)));
        assert_eq!(age(birth, date(2008, 11, 22)), Some((0, 0)));
        assert_eq!(age(birth, date(2008, 11, 21)), None);
    }

    #[test]
    fn who_was_born_on_a_leap_day_is_a_year_older_on_the_first_of_march() {
        let birth = Birth::Date(date(2008, 2, 29));
        assert_eq!(age(birth, date(2026, 2, 28)), Some((17, 17)));
        assert_eq!(age(birth, date(2026, 3, 1)), Some((18, 18)));
        assert_eq!(age(birth, date(2028, 2, 28)), Some((19, 19)));
        assert_eq!(age(birth, date(2028, 2, 29)), Some((20, 20)));
    }

    #[test]
    fn a_year_alone_leaves_two_ages_open() {
        assert_eq!(age(Birth::Year(2008), date(2026, 11, 22)), Some((17, 18)));
        assert_eq!(age(Birth::Year(2026), date(2026, 11, 22)), Some((0, 0)));
        assert_eq!(age(Birth::Year(2027), date(2026, 11, 22)), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in "[0-9/.\\-]{0,12}|.{0,20}") {
            let today = date(2026, 11, 22);
            if let Ok(read) = parse_date(&text, today) {
                prop_assert!(read <= today);
            }
            let _birth = Birth::parse(&text, today);
        }
    }
}
