//! The clock of the screens. In the hall it shows the time of the computer; in a simulated morning its hands turn faster.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::domain::time::{Moment, Span};

/// While time is simulated, nothing that changes by itself is looked at more often than this.
const FRAME: Duration = Duration::from_millis(100);

/// A clock, as a rule that turns the time of the computer into the time that it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    started_real: Moment,
    started_shown: Moment,
    speed: NonZeroU32,
}

impl Clock {
    /// The clock that shows the time of the computer.
    pub const REAL: Self = Self {
        started_real: Moment::from_millis(0),
        started_shown: Moment::from_millis(0),
        speed: NonZeroU32::MIN,
    };

    /// A clock that shows `shown` when the computer's is at `real`, and goes so many times as fast from then on.
    pub const fn simulated(real: Moment, shown: Moment, speed: NonZeroU32) -> Self {
        Self {
            started_real: real,
            started_shown: shown,
            speed,
        }
    }

    /// What it shows when the computer's clock is at `real`. It does not go back behind its start.
    #[must_use]
    pub fn at(&self, real: Moment) -> Moment {
        if *self == Self::REAL {
            return real;
        }
        let passed = real.since(self.started_real).millis();
        self.started_shown + Span::from_millis(passed.saturating_mul(i64::from(self.speed.get())))
    }

    /// How long such a span of shown time takes.
    #[must_use]
    pub fn real(&self, shown: Span) -> Duration {
        let millis = shown.millis() / i64::from(self.speed.get());
        Duration::from_millis(u64::try_from(millis).unwrap_or(0))
    }

    /// How long a screen sleeps until such a span of shown time is over.
    #[must_use]
    pub fn sleep(&self, shown: Span) -> Duration {
        let real = self.real(shown);
        if self.speed == NonZeroU32::MIN {
            real
        } else {
            real.max(FRAME)
        }
    }

    /// How much time it shows to pass while so much passes for whoever looks at it.
    #[must_use]
    pub fn shown(&self, real: Span) -> Span {
        Span::from_millis(real.millis().saturating_mul(i64::from(self.speed.get())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sixty() -> Clock {
        let speed = NonZeroU32::new(60).unwrap();
        Clock::simulated(Moment::from_millis(5_000), Moment::from_millis(1_000_000), speed)
    }

    #[test]
    fn a_real_clock_shows_what_the_computer_does() {
        let at = Moment::parse("2026-10-22T08:05:00+07:00").unwrap();
        assert_eq!(Clock::REAL.at(at), at);
        assert_eq!(Clock::REAL.at(Moment::from_millis(-5)), Moment::from_millis(-5));
        assert_eq!(Clock::REAL.sleep(Span::from_millis(7)), Duration::from_millis(7));
        assert_eq!(Clock::REAL.shown(Span::from_secs(8)), Span::from_secs(8));
    }

    #[test]
    fn a_second_is_a_minute_at_sixty_times_the_speed() {
        assert_eq!(
            sixty().at(Moment::from_millis(5_000)),
            Moment::from_millis(1_000_000)
        );
        assert_eq!(
            sixty().at(Moment::from_millis(6_000)),
            Moment::from_millis(1_060_000)
        );
        assert_eq!(sixty().real(Span::from_mins(5)), Duration::from_secs(5));
        assert_eq!(sixty().shown(Span::from_secs(8)), Span::from_mins(8));
    }

    #[test]
    fn a_simulated_clock_never_goes_back_behind_its_start_and_wakes_nobody_too_often() {
        assert_eq!(sixty().at(Moment::from_millis(0)), Moment::from_millis(1_000_000));
        assert_eq!(sixty().sleep(Span::from_secs(1)), FRAME);
    }
}
