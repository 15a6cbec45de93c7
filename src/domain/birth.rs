//! Birth dates and ages.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
/// What is known of a birth date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Birth {
    /// The whole date.
    Date(NaiveDate),
    /// Only the year.
    Year(i32),
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
