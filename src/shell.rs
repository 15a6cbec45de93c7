//! The clock and the maker of ids, for the shells: the command line, the screens and the simulated morning. Nothing below
//! the shells asks for either; there a time or an id is an argument.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the clock and makes ids"
)]

pub mod file;

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::domain::time::Moment;

/// The time by the clock of this computer.
#[must_use]
pub fn now() -> Moment {
    Moment::from_millis(chrono::Utc::now().timestamp_millis())
}

/// How long the program has been asking, by a clock that never goes back: for waits that have an end.
#[must_use]
pub fn uptime() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// A new id; ids sort by the time at which they were made.
#[must_use]
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_never_the_same_and_sort_by_time() {
        let ids: Vec<_> = (0..100).map(|_| new_id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
    }
}
