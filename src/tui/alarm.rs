//! The line on every screen while the doctor's yes for somebody in the hall does not hold any more.
//!
//! ```text
//! ✗ Số 12 (Giường 3): chỉ định 450 ml vượt mức, chỉ được 350 ml, báo bác sĩ  +1
//! ```
//!
//! It stands under the tabs, where neither a notice nor a box covers it, and is gone once the donor is back with the
//! doctor or has left. Who is in doubt is asked when the day has changed, never while drawing.

use ratatui::layout::Rect;

use crate::domain::accounts::{Doubt, in_doubt_inside};
use crate::domain::id::{DayId, VisitId};
use crate::domain::step::Head;
use crate::domain::visit::Stage;
use crate::i18n::text::{alarm as text, terms as words};
use crate::i18n::{refusal, terms};

use super::frame::Frame;
use super::model::Hall;
use super::theme::Meaning;
use super::widget::fit::{fit, width};

/// Whose clearance is in doubt, as of one step of the log.
#[derive(Debug, Default)]
pub struct Alarm {
    of: Option<(DayId, Head)>,
    doubts: Vec<Doubt>,
}

impl Alarm {
    /// Asks anew if the day is another one or has gone on.
    pub fn keep_up(&mut self, hall: &Hall) {
        let of = hall.day.as_ref().map(|day| (day.id, day.head));
        if self.of != of {
            self.of = of;
            self.doubts = hall
                .day
                .as_ref()
                .map_or_else(Vec::new, |day| in_doubt_inside(&hall.pack, day));
            self.doubts.sort_by_key(|doubt| urgency(doubt.stage));
        }
    }

    /// Whether the line is there.
    #[must_use]
    pub const fn is_raised(&self) -> bool {
        !self.doubts.is_empty()
    }

    /// Whom the line names.
    #[must_use]
    pub fn donor(&self) -> Option<VisitId> {
        Some(self.doubts.first()?.visit)
    }

    /// Draws the line. What is against is cut where there is too little room; who it is and what to do never are.
    pub fn draw(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
        let Some((first, others)) = self.doubts.split_first() else {
            return;
        };
        let lang = hall.lang;
        // The bed says all; the line is short.
        let place = if let Stage::Collecting(bed) = first.stage {
            words::AT_BED.with(lang, &[("bed", &bed)])
        } else {
            terms::stage(lang, first.stage).to_owned()
        };
        let who = text::WHO.with(lang, &[("ticket", &first.ticket), ("where", &place)]);
        let more = match others.len() {
            0 => String::new(),
            count => text::MORE.with(lang, &[("count", &count)]),
        };
        let begin = format!(" {} {who}: ", Meaning::Stop.symbol());
        let end = format!(", {}{more}", text::TELL_THE_DOCTOR.get(lang));
        let room = area.width.saturating_sub(width(&begin) + width(&end) + 1);
        let because = refusal::objection(lang, &first.objection, &hall.pack);
        let line = format!("{begin}{}{end}", fit(&because, room));
        let style = hall.theme.style(Meaning::Stop);
        frame.shade(area, style);
        frame.text(area, &fit(&line, area.width), style);
    }
}

/// Where blood flows, or is about to, comes first.
const fn urgency(stage: Stage) -> u8 {
    match stage {
        Stage::Collecting(_) => 0,
        Stage::Cleared => 1,
        Stage::Waiting | Stage::Screening(_) | Stage::Recovering | Stage::Left(_) => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::Stage;
    use crate::domain::amendment::{NewValue, Recorded};
    use crate::domain::clean::Note;
    use crate::domain::command::{Act, Command};
    use crate::domain::id::DeskNo;
    use crate::domain::step::Vitals;
    use crate::domain::vitals::Weight;
    use crate::tui::harness::Harness;
    use crate::tui::morning::morning;
    use crate::tui::screen::ScreenId;

    const RAISED: &str = "báo bác sĩ";

    /// Has another station put a donor's weight right.
    fn weighed(harness: &mut Harness, ticket: u32, tenths: u16) {
        let visit = harness.visit(ticket);
        let found = visit.values().find_map(|(seq, value)| {
            if let Recorded::Vitals(vitals) = value {
                Some((seq, vitals))
            } else {
                None
            }
        });
        let (step, vitals) = found.unwrap();
        let to = NewValue::Vitals(Vitals {
            weight: Weight::from_tenths(tenths),
            ..vitals
        });
        let reason = Note::parse("đọc nhầm cân").unwrap();
        let command = Command::visit(visit.id, Act::Amend { step, to, reason });
        harness.do_now(command);
    }

    /// The tickets at a stage, in order of arrival.
    fn at(harness: &Harness, is: impl Fn(Stage) -> bool) -> Vec<u32> {
        let visits = harness.day().inside().filter(|visit| is(visit.stage));
        visits.map(|visit| visit.ticket.number()).collect()
    }

    #[test]
    fn it_stands_on_every_screen_in_every_size_and_both_languages_until_it_is_settled() {
        let mut harness = morning(60, 60);
        let lying = at(&harness, |stage| matches!(stage, Stage::Collecting(_)))[0];
        weighed(&mut harness, lying, 400);
        for (width, height) in [(60, 16), (80, 24), (120, 40), (160, 45)] {
            harness = harness.sized(width, height);
            for screen in ScreenId::TABS
                .into_iter()
                .chain([ScreenId::Scanner, ScreenId::Roster])
            {
                harness.model.tab = screen;
                for (who, what) in [("Số", RAISED), ("No.", "tell the doctor")] {
                    let shown = harness.screen();
                    let line = shown.lines().nth(1).unwrap();
                    assert!(line.starts_with(&format!(" ✗ {who} {lying} (")), "{shown}");
                    assert!(line.contains(what), "{shown}");
                    harness.press("f12");
                }
                assert_eq!(harness.model.hall.area.height, height - 4);
            }
        }
        weighed(&mut harness, lying, 625);
        assert!(!harness.screen().contains(RAISED));
        assert_eq!(harness.model.hall.area.height, 45 - 3);
    }

    #[test]
    fn it_says_who_where_and_why() {
        let mut harness = morning(60, 60);
        let lying = at(&harness, |stage| matches!(stage, Stage::Collecting(_)))[0];
        weighed(&mut harness, lying, 440);
        let resting = at(&harness, |stage| stage == Stage::Recovering)[0];
        weighed(&mut harness, resting, 440);
        harness.press("f5");
        insta::assert_snapshot!("small_vi", harness.screen());
        harness.press("f12");
        insta::assert_snapshot!("wide_en", harness.sized(120, 40).screen());
    }

    #[test]
    fn back_with_the_doctor_it_is_gone_and_those_who_left_are_not_called_back() {
        let mut harness = morning(60, 60);
        let cleared = at(&harness, |stage| stage == Stage::Cleared)[0];
        weighed(&mut harness, cleared, 400);
        assert!(harness.screen().contains(RAISED));
        let desk = DeskNo(1);
        let there = harness.day().at_desk(desk).unwrap().id;
        let reason = Note::parse("bận").unwrap();
        harness.do_now(Command::visit(there, Act::Withdraw { reason }));
        let visit = harness.visit(cleared).id;
        harness.do_now(Command::visit(visit, Act::StartScreening { desk }));
        assert!(!harness.screen().contains(RAISED));

        let resting = at(&harness, |stage| stage == Stage::Recovering)[0];
        weighed(&mut harness, resting, 400);
        assert!(harness.screen().contains(RAISED));
        harness.wait_secs(3600);
        let visit = harness.visit(resting).id;
        let override_reason = None;
        harness.do_now(Command::visit(visit, Act::Release { override_reason }));
        assert!(!harness.screen().contains(RAISED));
    }

    #[test]
    fn a_click_on_it_shows_the_donor_where_the_next_step_is() {
        let mut harness = morning(60, 60);
        let resting = at(&harness, |stage| stage == Stage::Recovering)[0];
        weighed(&mut harness, resting, 400);
        harness.press("f2").click(10, 1);
        assert_eq!(harness.model.front(), ScreenId::Recovery);
        // What lies below moved down by the line.
        let before = harness.screen();
        harness.click(10, 5);
        assert!(harness.screen().contains('▶'), "{before}");
    }

    #[test]
    fn a_notice_and_a_box_leave_it_to_be_seen() {
        let mut harness = morning(60, 60);
        let lying = at(&harness, |stage| matches!(stage, Stage::Collecting(_)))[0];
        weighed(&mut harness, lying, 400);
        harness.send(crate::tui::msg::Msg::SpoiltScan { was_typed: false });
        assert!(harness.screen().contains(RAISED));
        assert!(harness.press("f1").screen().contains(RAISED));
    }
}
