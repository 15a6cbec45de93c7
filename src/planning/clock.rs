//! Times of the day as people write them on a timetable: to the minute, without a date.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::time::{Moment, Span};

const DAY: u32 = 24 * 60;

/// A time of the day, or of a later day when a plan runs past midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(u32);

impl Clock {
    /// Reads `7:30`, `07:30` or `7h30`; `None` when it is not a time of the day.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.trim().split_once([':', 'h'])?;
        let plain = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_digit())
        };
        if !plain(hour, 2) || !plain(minute, 2) || minute.len() != 2 {
            return None;
        }
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// The time so much later; seconds are left out.
    #[must_use]
    pub fn after(self, span: Span) -> Self {
        let minutes = u32::try_from(span.mins()).unwrap_or(u32::MAX);
        Self(self.0.saturating_add(minutes))
    }

    /// The moment at which it is this time of a date; that of a later day lies after it.
    #[must_use]
    pub fn on(self, date: NaiveDate) -> Option<Moment> {
        Moment::at_site(date, self.0.checked_mul(60)?)
    }

    /// From `earlier` until this time; `None` when it lies before.
    #[must_use]
    pub fn since(self, earlier: Self) -> Option<Span> {
        self.0.checked_sub(earlier.0).map(Span::from_mins)
    }
}

/// `07:30`; `03:10+1` on the day after.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 % DAY / 60, self.0 % 60)?;
        match self.0 / DAY {
            0 => Ok(()),
            days => write!(f, "+{days}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, shown) in [
            ("7:30", "07:30"),
            (" 07h30 ", "07:30"),
            ("0:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(Clock::parse(text).unwrap().to_string(), shown);
        }
        for bad in [
            "",
            "7",
            "24:00",
            "7:60",
            "7:5",
            "7:300",
            "-7:30",
            "+7:30",
            "7:+3",
            "bảy giờ",
            "007:30",
        ] {
            assert_eq!(Clock::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_time_past_midnight_says_so() {
        let evening = Clock::parse("22:00").unwrap();
        assert_eq!(evening.after(Span::from_mins(119)).to_string(), "23:59");
        assert_eq!(evening.after(Span::from_mins(120)).to_string(), "00:00+1");
        assert_eq!(evening.since(Clock::parse("22:01").unwrap()), None);
    }
}
