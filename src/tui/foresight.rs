//! What is foreseen of the day, and when to ask anew. A forecast takes a moment and a thread of its own, so the last one stays
//! on the screen until the next one is there.

use crate::domain::day::Day;
use crate::domain::id::DayId;
use crate::domain::step::Head;
use crate::domain::time::{Moment, Span};
use crate::planning::forecast::Standing;
use crate::store::RosterSize;

/// For whoever looks, so much time passes at least from one question to the next.
pub const EVERY: Span = Span::from_secs(5);

/// A forecast is asked for anew after so much time of the day, whether or not anything happened: time passes for those who wait.
const STAYS: Span = Span::from_mins(1);

/// An answer that took so many times as long as questions are apart does not come any more.
const LOST: i64 = 12;

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    day: DayId,
    head: Head,
    roster: u64,
    at: Moment,
}

/// What is foreseen of the day.
#[derive(Debug, Clone)]
pub struct Foresight {
    /// How long at least between two questions, by the clock of the day.
    every: Span,
    /// The last question.
    asked: Option<Asked>,
    /// Whether it is answered.
    is_answered: bool,
    /// The last answer, and of which day it is.
    told: Option<(DayId, Box<Standing>)>,
}

impl Foresight {
    /// Nothing is foreseen yet; so much time passes between two questions, by the clock of the day.
    #[must_use]
    pub const fn new(every: Span) -> Self {
        Self {
            every,
            asked: None,
            is_answered: true,
            told: None,
        }
    }

    /// Whether to ask: something happened since the last question or enough time passed, and no answer is waited for.
    #[must_use]
    pub fn is_due(&self, day: &Day, roster: &RosterSize, now: Moment) -> bool {
        let Some(asked) = self.asked.filter(|asked| asked.day == day.id) else {
            return true;
        };
        let passed = now.since(asked.at);
        if !self.is_answered && passed.millis() < self.every.millis().saturating_mul(LOST) {
            return false;
        }
        // The lists say who is still to come; and a clock that was set back must not keep the old answer for hours.
        let is_other = asked.roster != roster.all || now < asked.at;
        is_other || passed >= STAYS || (asked.head != day.head && passed >= self.every)
    }

    /// Takes in that it is asked for.
    pub fn ask(&mut self, day: &Day, roster: &RosterSize, now: Moment) {
        self.asked = Some(Asked {
            day: day.id,
            head: day.head,
            roster: roster.all,
            at: now,
        });
        self.is_answered = false;
    }

    /// Takes in an answer; one of another day than was asked for last is of no use any more.
    pub fn hear(&mut self, day: DayId, standing: Box<Standing>) {
        if self.asked.is_some_and(|asked| asked.day == day) {
            self.is_answered = true;
            self.told = Some((day, standing));
        }
    }

    /// How the day stands, once that is known.
    #[must_use]
    pub fn of(&self, day: &Day) -> Option<&Standing> {
        let (of, standing) = self.told.as_ref()?;
        (*of == day.id).then_some(standing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Command;
    use crate::tui::harness::Harness;

    const SIZE: RosterSize = RosterSize {
        all: 200,
        by_unit: Vec::new(),
    };

    fn answered(foresight: &mut Foresight, day: &Day) {
        foresight.hear(day.id, Box::new(Standing::NobodyYet));
    }

    #[test]
    fn it_is_asked_for_at_first_and_then_when_something_happened_but_not_too_often() {
        let mut harness = Harness::with_donors(1);
        let now = harness.model.hall.now;
        let mut foresight = Foresight::new(EVERY);
        assert!(foresight.is_due(harness.day(), &SIZE, now));
        foresight.ask(harness.day(), &SIZE, now);
        assert!(foresight.of(harness.day()).is_none());
        answered(&mut foresight, harness.day());
        assert!(foresight.of(harness.day()).is_some());
        // Nothing happened.
        assert!(!foresight.is_due(harness.day(), &SIZE, now + Span::from_secs(59)));
        assert!(foresight.is_due(harness.day(), &SIZE, now + Span::from_secs(60)));
        let person = harness.add_person("Lê Thị Hà");
        let visit = crate::domain::id::VisitId(uuid::Uuid::from_u128(7777));
        harness.do_now(Command::check_in(visit, person));
        assert!(!foresight.is_due(harness.day(), &SIZE, now + Span::from_millis(4_999)));
        assert!(foresight.is_due(harness.day(), &SIZE, now + Span::from_secs(5)));
    }

    #[test]
    fn the_roster_that_was_counted_is_news_too() {
        let harness = Harness::with_donors(1);
        let now = harness.model.hall.now;
        let mut foresight = Foresight::new(EVERY);
        foresight.ask(harness.day(), &RosterSize::default(), now);
        answered(&mut foresight, harness.day());
        assert!(!foresight.is_due(harness.day(), &RosterSize::default(), now + Span::from_secs(5)));
        assert!(foresight.is_due(harness.day(), &SIZE, now));
    }

    #[test]
    fn nothing_is_asked_while_an_answer_is_waited_for_unless_it_is_lost() {
        let harness = Harness::with_donors(1);
        let now = harness.model.hall.now;
        let mut foresight = Foresight::new(EVERY);
        foresight.ask(harness.day(), &RosterSize::default(), now);
        assert!(!foresight.is_due(harness.day(), &SIZE, now + Span::from_millis(59_999)));
        assert!(foresight.is_due(harness.day(), &SIZE, now + Span::from_secs(60)));
    }

    #[test]
    fn a_clock_that_was_set_back_has_it_asked_for_anew() {
        let harness = Harness::with_donors(1);
        let now = harness.model.hall.now;
        let mut foresight = Foresight::new(EVERY);
        foresight.ask(harness.day(), &SIZE, now);
        answered(&mut foresight, harness.day());
        assert!(foresight.is_due(harness.day(), &SIZE, now - Span::from_mins(60)));
    }

    #[test]
    fn an_answer_about_another_day_is_not_taken() {
        let harness = Harness::with_donors(1);
        let now = harness.model.hall.now;
        let mut foresight = Foresight::new(EVERY);
        foresight.ask(harness.day(), &SIZE, now);
        foresight.hear(DayId(uuid::Uuid::from_u128(99)), Box::new(Standing::NobodyYet));
        assert!(foresight.of(harness.day()).is_none());
        assert!(!foresight.is_due(harness.day(), &SIZE, now + Span::from_secs(6)));
    }
}
