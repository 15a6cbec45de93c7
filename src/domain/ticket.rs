//! The code on a ticket: what the station shows and prints to be scanned at every later desk.
//!
//! It is 14 digits and nothing else, so that no input method and no keyboard layout can change it, and it has another
//! length than everything else that people scan or type: citizen numbers have 12 digits, telephone numbers 10, bag codes
//! 13 characters with a letter or 16 with `=`.
//!
//! ```text
//! 261122 37 00012 4
//! │      │  │     └ check digit: Damm's, which finds every single wrong digit and every swap of neighbours
//! │      │  └ the ticket's number
//! │      └ two digits made from the day's id: two sites may hold a day on one date
//! └ the day's date, year first
//! ```

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::bag::BagFault;
use super::card::without_symbology;
use super::day::Day;
use super::id::{DayId, Ticket};

/// The code of one ticket of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TicketCode {
    date: NaiveDate,
    site: u8,
    ticket: Ticket,
}

/// Why a text is no ticket of this day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TicketFault {
    /// It is not 14 digits.
    NotATicket,
    /// It is not 14 digits, but a code of a blood bag.
    BagCode,
    /// It is not 14 digits, but a citizen card or its number.
    CitizenCard,
    /// The check digit does not fit: a digit was misread or mistyped.
    WrongCheck,
    /// The check digit fits, but there is no such date or number.
    Impossible,
    /// It is the ticket of another date.
    OtherDate {
        /// Of which one.
        date: NaiveDate,
    },
    /// It is a ticket of this date, but of another site.
    OtherSite,
    /// Nobody has this number today, or not any more.
    NobodyHasIt {
        /// The number.
        ticket: Ticket,
    },
}

/// The years that two digits stand for.
const CENTURY: i32 = 2000;

/// How many days on one date are told apart.
const SITES: u128 = 100;

/// The highest number that five digits hold.
const LAST_TICKET: u32 = 99_999;

/// The table of a totally anti-symmetric quasigroup of order 10, from the thesis of H. Michael Damm (2004).
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

impl TicketCode {
    /// How many digits it has.
    pub const DIGITS: usize = 14;

    /// The code of a ticket; none for a number above 99999 or a year outside of 2000 to 2099, which have no code.
    #[must_use]
    pub fn of(date: NaiveDate, day: DayId, ticket: Ticket) -> Option<Self> {
        let has_code = (CENTURY..CENTURY + 100).contains(&date.year()) && ticket.number() <= LAST_TICKET;
        has_code.then_some(Self {
            date,
            site: site_of(day),
            ticket,
        })
    }

    /// The code of a ticket of this day.
    #[must_use]
    pub fn of_day(day: &Day, ticket: Ticket) -> Option<Self> {
        Self::of(day.info.date, day.id, ticket)
    }

    /// Whether a text is meant as a ticket, however wrong: nothing else that is scanned has 14 digits.
    #[must_use]
    pub fn is_meant(text: &str) -> bool {
        let text = without_symbology(text.trim());
        text.len() == Self::DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether a text is 14 digits that begin with a date, as no code of another kind is likely to.
    #[must_use]
    pub fn is_dated(text: &str) -> bool {
        let text = without_symbology(text.trim());
        Self::is_meant(text) && date_of(text).is_some()
    }

    /// The ticket of a day that a text names; what is no ticket is called by its name, as far as that can be known.
    pub fn read(text: &str, day: &Day) -> Result<Ticket, TicketFault> {
        match Self::parse(text) {
            Ok(code) => code.matches(day),
            Err(TicketFault::NotATicket) => Err(match day.info.bag_format().read(text) {
                Ok(_)
                | Err(BagFault::OtherLabel(_) | BagFault::OtherSystem(_) | BagFault::NoCheckCharacter) => {
                    TicketFault::BagCode
                }
                Err(_) if text.trim().starts_with('=') => TicketFault::BagCode,
                Err(BagFault::CitizenNumber) => TicketFault::CitizenCard,
                Err(_) => TicketFault::NotATicket,
            }),
            Err(fault) => Err(fault),
        }
    }

    /// Reads 14 digits.
    pub fn parse(text: &str) -> Result<Self, TicketFault> {
        let text = without_symbology(text.trim());
        if !Self::is_meant(text) {
            return Err(TicketFault::NotATicket);
        }
        if check(text) != Some(0) {
            return Err(TicketFault::WrongCheck);
        }
        let number = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
        let read = || {
            Some(Self {
                date: date_of(text)?,
                site: u8::try_from(number(6, 8)?).ok()?,
                ticket: Ticket::new(number(8, 13)?)?,
            })
        };
        read().ok_or(TicketFault::Impossible)
    }

    /// The number on the ticket, if it is one of this day.
    pub fn matches(self, day: &Day) -> Result<Ticket, TicketFault> {
        if self.date != day.info.date {
            return Err(TicketFault::OtherDate { date: self.date });
        }
        if self.site != site_of(day.id) {
            return Err(TicketFault::OtherSite);
        }
        if day.by_ticket(self.ticket).is_none() {
            return Err(TicketFault::NobodyHasIt { ticket: self.ticket });
        }
        Ok(self.ticket)
    }

    /// The number on the ticket.
    #[must_use]
    pub const fn ticket(self) -> Ticket {
        self.ticket
    }
}

impl fmt::Display for TicketCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!(
            "{:02}{:02}{:02}{:02}{:05}",
            self.date.year().rem_euclid(100),
            self.date.month(),
            self.date.day(),
            self.site,
            self.ticket.number()
        );
        write!(f, "{digits}{}", check(&digits).unwrap_or(0))
    }
}

/// The date that a row of digits begins with, year first.
fn date_of(digits: &str) -> Option<NaiveDate> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let year = CENTURY + i32::try_from(number(0, 2)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(2, 4)?, number(4, 6)?)
}

/// The two digits that stand for a day's id.
fn site_of(day: DayId) -> u8 {
    u8::try_from(day.0.as_u128() % SITES).unwrap_or(0)
}

/// Damm's check of a row of digits: the digit to be put behind it, or 0 when that is there already and fits.
fn check(digits: &str) -> Option<u8> {
    digits.bytes().try_fold(0, |interim: u8, byte| {
        let digit = byte.checked_sub(b'0')?;
        DAMM.get(usize::from(interim))?.get(usize::from(digit)).copied()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn code(ticket: u32) -> TicketCode {
        let day = DayId(Uuid::from_u128(1_234_537));
        TicketCode::of(date(2026, 11, 22), day, Ticket::new(ticket).unwrap()).unwrap()
    }

    #[test]
    fn the_check_digit_is_damms() {
        // The example of the article that the algorithm is known by.
        assert_eq!(check("572"), Some(4));
        assert_eq!(check("5724"), Some(0));
        assert_eq!(check("57x"), None);
    }

    #[test]
    fn the_table_finds_every_wrong_digit_and_every_swap() {
        for row in DAMM {
            let mut digits = row;
            digits.sort_unstable();
            assert_eq!(digits, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        }
        let next = |from: u8, digit: u8| DAMM[usize::from(from)][usize::from(digit)];
        for from in 0..10 {
            assert_eq!(next(from, from), 0, "a check digit that fits ends at 0");
            for one in 0..10 {
                for other in 0..one {
                    assert_ne!(next(next(from, one), other), next(next(from, other), one));
                }
            }
        }
        // Any single wrong digit leads to another interim digit, which no equal rest can make good again.
        for digit in 0..10 {
            let mut column: Vec<u8> = (0..10).map(|from| next(from, digit)).collect();
            column.sort_unstable();
            column.dedup();
            assert_eq!(column.len(), 10);
        }
    }

    #[test]
    fn every_wrong_digit_and_every_swap_in_a_code_is_seen() {
        for ticket in [1, 12, 427, 10_000, 99_999] {
            let right = code(ticket).to_string();
            for place in 0..TicketCode::DIGITS {
                for digit in b'0'..=b'9' {
                    let mut wrong = right.clone().into_bytes();
                    wrong[place] = digit;
                    let wrong = String::from_utf8(wrong).unwrap();
                    if wrong != right {
                        assert_eq!(TicketCode::parse(&wrong), Err(TicketFault::WrongCheck), "{wrong}");
                    }
                }
                let mut swapped = right.clone().into_bytes();
                if place + 1 < TicketCode::DIGITS && swapped[place] != swapped[place + 1] {
                    swapped.swap(place, place + 1);
                    let swapped = String::from_utf8(swapped).unwrap();
                    assert_eq!(
                        TicketCode::parse(&swapped),
                        Err(TicketFault::WrongCheck),
                        "{swapped}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_code_tells_date_site_and_number() {
        let code = code(12);
        let text = code.to_string();
        assert!(
            text.starts_with("2611223700012") && text.len() == TicketCode::DIGITS,
            "{text}"
        );
        for scanned in [format!(" {text}\r\n"), format!("]Q1{text}")] {
            assert_eq!(TicketCode::parse(&scanned), Ok(code));
        }
        assert_eq!(code.ticket().number(), 12);
    }

    #[test]
    fn what_does_not_fit_into_the_digits_has_no_code() {
        let id = DayId(Uuid::from_u128(1));
        let of = |year, ticket| TicketCode::of(date(year, 1, 1), id, Ticket::new(ticket).unwrap());
        assert!(of(2000, 1).is_some() && of(2099, 99_999).is_some());
        assert!(of(1999, 1).is_none() && of(2100, 1).is_none() && of(2026, 100_000).is_none());
    }

    #[test]
    fn other_codes_are_not_meant_as_tickets() {
        for other in [
            "",
            "12",
            "0912345678",
            "001087000123",
            "G123417654321A",
            "=G12341765432100",
            "261122370001",
            "261122370001244",
            "２６１１２２３７０００１２４",
            "26112237 00012",
        ] {
            assert!(!TicketCode::is_meant(other), "{other}");
            assert_eq!(TicketCode::parse(other), Err(TicketFault::NotATicket), "{other}");
        }
    }

    #[test]
    fn a_date_or_a_number_that_cannot_be_is_no_ticket() {
        for digits in ["2613223700012", "2602303700012", "2611223700000"] {
            let text = format!("{digits}{}", check(digits).unwrap());
            assert_eq!(TicketCode::parse(&text), Err(TicketFault::Impossible), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(days in 0_i64..36_500, id in any::<u128>(), number in 1_u32..=99_999) {
            let date = date(2000, 1, 1) + chrono::Duration::days(days);
            let ticket = Ticket::new(number).unwrap();
            let code = TicketCode::of(date, DayId(Uuid::from_u128(id)), ticket).unwrap();
            prop_assert_eq!(TicketCode::parse(&code.to_string()), Ok(code));
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,20}") {
            let meant = TicketCode::is_meant(&text);
            prop_assert_eq!(TicketCode::parse(&text) == Err(TicketFault::NotATicket), !meant);
        }
    }
}
