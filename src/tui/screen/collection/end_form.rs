//! The form that takes a needle out: how it ended, and how much was drawn. A collection that went well is one Enter.
//!
//! ```text
//! ╭ Kết thúc lấy máu ────────────────────────────────────────────────────────────╮
//! │ Số 12 · Nguyễn Văn An · 1987 · A04 · O+ · 350 ml                              │
//! │ Đã lấy 07:31 · giường 3 · túi G1234 17 654321 A                               │
//! │ ▶1 Lấy đủ thể tích                    5 Ngừng do vỡ ven                       │
//! │  2 Lấy thiếu thể tích                 6 Ngừng theo yêu cầu của người hiến     │
//! │  …                                    …                                       │
//! │   Lấy được (ml)  350     chỉ định 350 ml                                      │
//! │ 1-7 hoặc ←→ chọn kết quả · Tab sang thể tích · Enter lưu                      │
//! ╰──────────────────────────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::domain::command::Act;
use crate::domain::decide::complete_range;
use crate::domain::id::{StepId, VisitId};
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::CollectionOutcome;
use crate::domain::visit::Visit;
use crate::domain::vitals::{Grams, NumberFault, Volume};
use crate::domain::weighing::{WeighFault, Weighed};
use crate::i18n::text::collection as text;
use crate::i18n::text::common;
use crate::i18n::{fault, format, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::care::{below, boxed, identity, send, write_lines};
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::fit::{fit, wrap};

use super::draws::doubt;
use super::start_form::After;

/// Lines that the form needs with its outcomes in two columns and a fault on three lines.
const LINES: u16 = 14;

/// Lines more that it needs to say why the draw has to stop.
const LINES_OF_DOUBT: u16 = 2;

/// The longest outcome with its digit and mark.
const OUTCOME: u16 = 38;

/// Where the volume's field begins, and how wide it is.
const LABEL: u16 = 17;
const FIELD: u16 = 8;

/// What is wrong with what was entered.
#[derive(Debug, Clone, PartialEq)]
enum Wrong {
    Number(NumberFault),
    Weight(WeighFault),
    NoTare(Volume),
    Rule(Refusal),
}

/// What the form remembers.
#[derive(Debug, Clone)]
pub(super) struct EndForm {
    /// Whose collection it is.
    pub(super) visit: VisitId,
    ordered: Volume,
    outcome: CollectionOutcome,
    volume: Field,
    /// Whether the volume was typed; until then it follows the outcome.
    is_typed: bool,
    is_at_volume: bool,
    wrong: Option<Wrong>,
    proposal: Option<(Volume, CollectionOutcome)>,
    sent: Option<StepId>,
}

/// The outcome that a drawn volume means by itself.
pub(super) fn fitting(pack: &RulePack, ordered: Volume, drawn: Volume) -> CollectionOutcome {
    let (least, most) = complete_range(pack, ordered);
    if drawn < least {
        CollectionOutcome::Short
    } else if drawn > most {
        CollectionOutcome::Over
    } else {
        CollectionOutcome::Complete
    }
}

impl EndForm {
    /// The form of a collection that ended like this, until something else is said.
    pub(super) fn with(visit: &Visit, outcome: CollectionOutcome) -> Option<Self> {
        let mut form = Self {
            visit: visit.id,
            ordered: visit.clearance.as_ref()?.volume,
            outcome,
            volume: Field::code(7),
            is_typed: false,
            is_at_volume: false,
            wrong: None,
            proposal: None,
            sent: None,
        };
        form.choose(outcome);
        form.is_at_volume = form.volume.is_empty();
        Some(form)
    }

    /// Lines that the form needs.
    pub(super) fn lines(&self, hall: &Hall) -> u16 {
        let doubt = hall.visit(self.visit).and_then(|visit| doubt(hall, visit));
        LINES + doubt.map_or(0, |_| LINES_OF_DOUBT)
    }

    /// Whether letters are text at the moment.
    pub(super) const fn focus(&self) -> Focus {
        if self.is_at_volume {
            Focus::Text
        } else {
            Focus::List
        }
    }

    /// Whether something was chosen or typed.
    pub(super) fn has_draft(&self) -> bool {
        self.is_typed || self.outcome != CollectionOutcome::Complete
    }

    /// Chooses an outcome. Only a complete bag has a volume that can be foreseen; any other one must be read off.
    fn choose(&mut self, outcome: CollectionOutcome) {
        self.outcome = outcome;
        self.wrong = None;
        if !self.is_typed {
            if outcome == CollectionOutcome::Complete {
                self.volume.set(&self.ordered.to_string());
            } else {
                self.volume.clear();
            }
        }
    }

    /// What an event changes and asks for.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other events are none of the form's")]
    pub(super) fn update(&mut self, hall: &Hall, event: &Event<'_>) -> After {
        match event {
            Event::Act(action) => return self.act(hall, *action),
            Event::Char(letter) if !self.is_at_volume => self.choose_by_digit(*letter),
            Event::Char(_) | Event::Paste(_) => self.edit(event),
            Event::Scan(code) => return After::Stay(self.compare(hall, code)),
            Event::Done { request, outcome } if self.sent == Some(*request) => {
                self.sent = None;
                if let Outcome::Refused(refusal) = outcome {
                    self.refused(hall, refusal);
                }
            }
            _ => {}
        }
        After::Stay(Vec::new())
    }

    /// Says whether a scanned bag is the one that is being ended.
    fn compare(&self, hall: &Hall, code: &str) -> Vec<Effect> {
        let Some(visit) = hall.visit(self.visit) else {
            return Vec::new();
        };
        let bag = visit.collection.as_ref().map(|collection| &collection.bag);
        let ticket: [(&str, &dyn std::fmt::Display); 1] = [("ticket", &visit.ticket)];
        let notice = if hall.bag_format().read(code).ok().map(|label| label.code).as_ref() == bag {
            Notice::done(text::SAME_BAG.with(hall.lang, &ticket))
        } else {
            Notice::refused(text::OTHER_BAG.with(hall.lang, &ticket))
        };
        vec![Effect::Notice(notice)]
    }

    fn act(&mut self, hall: &Hall, action: Action) -> After {
        match (action, self.is_at_volume) {
            (Action::Back, false) => return After::Close,
            (Action::Back | Action::Up, true) => self.is_at_volume = false,
            (Action::Advance, _) => return After::Stay(self.save(hall)),
            (Action::NextField | Action::PreviousField, at_volume) => {
                if at_volume {
                    self.wrong = self.drawn(hall).err();
                }
                self.is_at_volume = !at_volume;
            }
            (Action::Left | Action::Up, false) => self.turn(false),
            (Action::Right | Action::Down, false) => self.turn(true),
            (_, true) => self.edit(&Event::Act(action)),
            (_, false) => {}
        }
        After::Stay(Vec::new())
    }

    fn edit(&mut self, event: &Event<'_>) {
        if self.is_at_volume && self.volume.take(event) == Some(true) {
            self.is_typed = true;
            self.wrong = None;
            self.proposal = None;
        }
    }

    fn turn(&mut self, forward: bool) {
        let all = CollectionOutcome::ALL;
        let place = all.iter().position(|it| *it == self.outcome).unwrap_or(0);
        let next = if forward {
            place + 1
        } else {
            place.wrapping_sub(1)
        };
        if let Some(outcome) = all.get(next) {
            self.choose(*outcome);
        }
    }

    fn choose_by_digit(&mut self, letter: char) {
        let place = letter
            .to_digit(10)
            .and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
        if let Some(outcome) = place.and_then(|place| CollectionOutcome::ALL.get(place)) {
            self.choose(*outcome);
            self.is_at_volume = self.volume.is_empty();
        }
    }

    /// What was drawn: millilitres, or grams of the whole bag, from which the rest follows.
    fn drawn(&self, hall: &Hall) -> Result<(Volume, Option<Weighed>), Wrong> {
        let typed = self.volume.text().trim().to_lowercase();
        let Some(grams) = typed.strip_suffix('g') else {
            let millilitres = typed.strip_suffix("ml").unwrap_or(&typed);
            let volume = Volume::parse(millilitres).map_err(Wrong::Number)?;
            return Ok((volume, None));
        };
        let gross = Grams::parse(grams).map_err(Wrong::Number)?;
        let tare = hall.tares.of(self.ordered).ok_or(Wrong::NoTare(self.ordered))?;
        let weighed = Weighed { gross, tare };
        let volume = weighed.volume(hall.pack.density.mg_per_ml.in_force());
        Ok((volume.map_err(Wrong::Weight)?, Some(weighed)))
    }

    fn save(&mut self, hall: &Hall) -> Vec<Effect> {
        if hall.pending.is_some() {
            return Vec::new();
        }
        if !self.is_at_volume && self.volume.is_empty() {
            self.is_at_volume = true;
            return Vec::new();
        }
        match self.drawn(hall) {
            Ok((volume, weighed)) => {
                self.sent = Some(hall.fresh.request);
                let act = Act::EndCollection {
                    outcome: self.outcome,
                    volume,
                    weighed,
                };
                vec![send(hall, self.visit, act)]
            }
            Err(wrong) => {
                self.wrong = Some(wrong);
                self.is_at_volume = true;
                Vec::new()
            }
        }
    }

    fn refused(&mut self, hall: &Hall, refusal: &Refusal) {
        if let Refusal::VolumeAgainstOutcome { volume, ordered, .. } = refusal {
            self.proposal = Some((*volume, fitting(&hall.pack, *ordered, *volume)));
            self.is_at_volume = false;
        }
        self.wrong = Some(Wrong::Rule(refusal.clone()));
    }

    /// Draws the form.
    pub(super) fn view(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
        let lang = hall.lang;
        let inner = boxed(text::END.get(lang), hall, area, frame);
        let Some((visit, collection)) = hall
            .visit(self.visit)
            .and_then(|visit| Some((visit, visit.collection.as_ref()?)))
        else {
            return;
        };
        let who = identity(hall, visit, inner.width);
        let rest = write_lines(
            who.iter().map(String::as_str),
            Meaning::Accent,
            hall,
            inner,
            frame,
        );
        let doubt = doubt(hall, visit).map(|objection| {
            let words = text::END_DOUBT.with(lang, &[("objection", &objection)]);
            wrap(&format!("{} {words}", Meaning::Stop.symbol()), rest.width)
        });
        let doubt = doubt.unwrap_or_default();
        let rest = write_lines(doubt.iter().map(String::as_str), Meaning::Stop, hall, rest, frame);
        let running = text::RUNNING.with(
            lang,
            &[
                ("time", &hall.now.since(collection.started.occurred).mm_ss()),
                ("bed", &collection.bed),
                ("bag", &collection.bag),
            ],
        );
        let running = wrap(&running, rest.width);
        let rest = write_lines(running.iter().map(String::as_str), Meaning::Caption, hall, rest, frame);
        let rest = self.view_outcomes(hall, rest, frame);
        let rest = self.view_volume(hall, rest, frame);
        let rest = self.view_wrong(hall, rest, frame);
        let (meaning, line) = if self.sent.is_some() {
            (Meaning::Active, common::SAVING)
        } else {
            (Meaning::Caption, text::END_HINT)
        };
        let can_weigh = self.is_at_volume && hall.tares.of(self.ordered).is_some();
        let line = if self.sent.is_none() && can_weigh {
            text::END_HINT_WEIGH
        } else {
            line
        };
        let lines = wrap(&format!("{} {}", meaning.symbol(), line.get(lang)), rest.width);
        write_lines(lines.iter().map(String::as_str), meaning, hall, rest, frame);
    }

    fn view_outcomes(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let columns = (area.width / OUTCOME).max(1);
        let count = u16::try_from(CollectionOutcome::ALL.len()).unwrap_or(u16::MAX);
        let rows = count.div_ceil(columns);
        for (place, outcome) in (0..).zip(CollectionOutcome::ALL) {
            let cell = Rect {
                x: area.x + place / rows * OUTCOME,
                y: area.y + place % rows,
                width: OUTCOME.min(area.width),
                height: 1,
            }
            .intersection(area);
            let is_chosen = outcome == self.outcome;
            let (mark, meaning) = match (is_chosen, self.is_at_volume) {
                (true, false) => (Meaning::Selected.symbol(), Meaning::Selected),
                (true, true) => (Meaning::Selected.symbol(), Meaning::Title),
                (false, _) => (" ", Meaning::Plain),
            };
            let name = terms::collection_outcome(hall.lang, outcome);
            let line = format!("{mark}{} {name}", place + 1);
            frame.text(cell, &fit(&line, cell.width), hall.theme.style(meaning));
        }
        below(area, rows)
    }

    fn view_volume(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let line = Rect {
            height: area.height.min(1),
            ..area
        };
        let (meaning, mark) = if self.is_at_volume {
            (Meaning::Title, Meaning::Selected.symbol())
        } else {
            (Meaning::Caption, " ")
        };
        let label = format!("{mark} {}", text::DRAWN.get(hall.lang));
        frame.text(line, &label, hall.theme.style(meaning));
        let value = Rect {
            x: line.x + LABEL.min(line.width),
            width: line.width.saturating_sub(LABEL).min(FIELD),
            ..line
        };
        self.volume
            .draw(frame, value, self.is_at_volume, "", hall.theme);
        let beside = Rect {
            x: value.right() + 2,
            width: line.right().saturating_sub(value.right() + 2),
            ..line
        };
        let ordered = format::volume(self.ordered);
        let mut words = text::ORDERED.with(hall.lang, &[("volume", &ordered)]);
        let mut meaning = Meaning::Muted;
        if let Ok((volume, Some(Weighed { tare, .. }))) = self.drawn(hall) {
            let volume = format::volume(volume);
            words = text::WEIGHED.with(
                hall.lang,
                &[("volume", &volume), ("tare", &tare), ("ordered", &words)],
            );
            meaning = Meaning::Accent;
        }
        frame.text(beside, &fit(&words, beside.width), hall.theme.style(meaning));
        below(area, 1)
    }

    fn view_wrong(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let lang = hall.lang;
        let mut rest = area;
        let words = self.wrong.as_ref().map(|wrong| match wrong {
            Wrong::Number(number) => fault::number(lang, number),
            Wrong::Weight(weight) => fault::weighing(lang, weight),
            Wrong::NoTare(ordered) => fault::no_tare(lang, *ordered),
            Wrong::Rule(refusal) => hall.say_refusal(refusal),
        });
        if let Some(words) = words {
            let lines = wrap(&format!("{} {words}", Meaning::Stop.symbol()), rest.width);
            rest = write_lines(
                lines.iter().map(String::as_str),
                Meaning::Warning,
                hall,
                rest,
                frame,
            );
        }
        if let Some((volume, outcome)) = &self.proposal
            && *outcome != self.outcome
        {
            let digit = CollectionOutcome::ALL
                .iter()
                .position(|it| it == outcome)
                .map_or(0, |place| place + 1);
            let words = text::PROPOSAL.with(
                lang,
                &[
                    ("volume", &format::volume(*volume)),
                    ("digit", &digit),
                    ("outcome", &terms::collection_outcome(lang, *outcome)),
                ],
            );
            let lines = wrap(&format!("{} {words}", Meaning::Ready.symbol()), rest.width);
            rest = write_lines(
                lines.iter().map(String::as_str),
                Meaning::Ready,
                hall,
                rest,
                frame,
            );
        }
        rest
    }
}

/// The acts of the form.
pub(super) const ACTS: &[Action] = &[Action::Advance, Action::React, Action::Back];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_volume_means_short_complete_or_over_on_both_sides_of_both_lines() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let of = |ml| fitting(&pack, Volume::from_ml(350), Volume::from_ml(ml));
        assert_eq!(of(0), CollectionOutcome::Short);
        assert_eq!(of(314), CollectionOutcome::Short);
        assert_eq!(of(315), CollectionOutcome::Complete);
        assert_eq!(of(385), CollectionOutcome::Complete);
        assert_eq!(of(386), CollectionOutcome::Over);
    }
}
