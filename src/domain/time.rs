//! Moments, spans and dates. A moment is an argument everywhere; the wall clock is read only in the shells.

use std::fmt;
use std::ops::{Add, Sub};

use chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat, TimeZone, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The zone of the sites: Viet Nam keeps +07:00 all year, since 1975. The laptop's own zone is never asked.
pub const SITE_ZONE: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(zone) => zone,
    None => unreachable!(),
};

/// A point in time, to the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

impl Moment {
    /// The moment this many milliseconds after 1970-01-01T00:00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 with an offset, such as `2026-10-22T08:05:00+07:00`.
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text)
            .ok()
            .map(|at| Self(at.timestamp_millis()))
    }

    /// The moment as the clock on the site's wall shows it; `None` outside of the years that a calendar has.
    fn on_site(self) -> Option<DateTime<FixedOffset>> {
        SITE_ZONE.timestamp_millis_opt(self.0).single()
    }

    /// The date at the site.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        self.on_site().map_or(NaiveDate::MIN, |at| at.date_naive())
    }

    /// The time of day at the site, in seconds since midnight.
    #[must_use]
    pub fn second_of_day(self) -> u32 {
        self.on_site().map_or(0, |at| at.num_seconds_from_midnight())
    }

    /// `08:05`, at the site.
    #[must_use]
    pub fn hh_mm(self) -> String {
        let second = self.second_of_day();
        format!("{:02}:{:02}", second / 3600, second / 60 % 60)
    }

    /// `2026-10-22T08:05:00.000+07:00`, at the site.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.on_site()
            .map_or_else(String::new, |at| at.to_rfc3339_opts(SecondsFormat::Millis, false))
    }

    /// This moment on `date` at `second_of_day` of the site's clock.
    pub fn at_site(date: NaiveDate, second_of_day: u32) -> Option<Self> {
        let midnight = date.and_hms_opt(0, 0, 0)?;
        let midnight = SITE_ZONE.from_local_datetime(&midnight).single()?;
        Some(Self(
            midnight.timestamp_millis() + i64::from(second_of_day) * 1000,
        ))
    }

    /// How long ago `earlier` was; zero when it was not earlier.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Span {
        let millis = self.0.saturating_sub(earlier.0);
        Span(if millis < 0 { 0 } else { millis })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

impl Add<Span> for Moment {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}

impl Sub<Span> for Moment {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        i64::deserialize(deserializer).map(Self)
    }
}

/// A length of time, to the millisecond; never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Span(i64);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A span of this many milliseconds (none, if negative).
    pub const fn from_millis(millis: i64) -> Self {
        Self(if millis < 0 { 0 } else { millis })
    }

    /// A span of this many seconds.
    pub const fn from_secs(secs: u32) -> Self {
        Self(secs as i64 * 1000)
    }

    /// A span of this many minutes.
    pub const fn from_mins(mins: u32) -> Self {
        Self(mins as i64 * 60_000)
    }

    /// Milliseconds.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Whole seconds.
    #[must_use]
    pub const fn secs(self) -> i64 {
        self.0 / 1000
    }

    /// Whole minutes.
    #[must_use]
    pub const fn mins(self) -> i64 {
        self.0 / 60_000
    }

    /// This span and `other` together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left of this span after `other`; nothing, if that was longer.
    #[must_use]
    pub const fn less(self, other: Self) -> Self {
        Self::from_millis(self.0 - other.0)
    }

    /// `12:07`, minutes and seconds; the minutes go on past an hour.
    #[must_use]
    pub fn mm_ss(self) -> String {
        format!("{:02}:{:02}", self.mins(), self.secs() % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_read_with_its_offset_and_shown_at_the_site() {
        let at = Moment::parse("2026-10-22T08:05:00+07:00").unwrap();
        assert_eq!(Moment::parse("2026-10-22T01:05:00Z"), Some(at));
        assert_eq!(at.hh_mm(), "08:05");
        assert_eq!(at.rfc3339(), "2026-10-22T08:05:00.000+07:00");
        assert_eq!(
            Moment::parse("2026-10-22T08:05:00"),
            None,
            "without an offset nobody knows when that was"
        );
    }

    #[test]
    fn the_day_changes_at_the_sites_midnight() {
        let before = Moment::parse("2026-10-22T23:59:59+07:00").unwrap();
        assert_eq!(before.date().to_string(), "2026-10-22");
        assert_eq!((before + Span::from_secs(1)).date().to_string(), "2026-10-23");
        assert_eq!(Moment::at_site(before.date(), 8 * 3600).unwrap().hh_mm(), "08:00");
    }

    #[test]
    fn a_clock_that_went_back_gives_no_negative_span() {
        let at = Moment::from_millis(1000);
        assert_eq!(at.since(Moment::from_millis(5000)), Span::ZERO);
        assert_eq!(Span::from_mins(15).less(Span::from_mins(20)), Span::ZERO);
        assert_eq!(Span::from_secs(727).mm_ss(), "12:07");
    }
}
