//! Putting right what was recorded: the box that opens over every screen of the hall, for a donor at any stage, also one
//! who has left. It belongs to no screen; [`crate::tui::update`] opens it and sends what it asks for.
//!
//! ```text
//! ╭ Sửa số liệu đã ghi · số 12 · Nguyễn Văn An ───────╮   whose: the selected donor, or any other by ticket (`/`)
//! │ ▶ 1 08:05 62 kg, 120/80, mạch 72 · ĐD Hoa         │   every value that counts: when, what, who
//! │   2 08:06 Hb 138 g/L, HBsAg Âm tính · ĐD Hoa      │
//! ├───────────────────────────────────────────────────┤
//! │ Cân nặng [49   ] kg    Huyết áp [     ] 120/80 …  │   the chosen one; a blank field stays as it is
//! │ 62 kg, 120/80, mạch 72 → 49 kg, 120/80, mạch 72   │   was, is
//! ├───────────────────────────────────────────────────┤
//! │ 1 Gõ nhầm số   2 …     [_______________________]  │   why; Enter saves
//! ╰───────────────────────────────────────────────────╯
//! ```
//!
//! The rules judge the doctor's yes anew with the value that counts now; [`alarm`] says so where it does not hold.

pub mod alarm;
mod form;
mod look;
#[cfg(test)]
mod tests;

use ratatui::layout::Rect;

use crate::domain::amendment::{NewValue, Recorded};
use crate::domain::clean::{Note, TextFault};
use crate::domain::command::{Act, Command};
use crate::domain::id::{Seq, StepId, Ticket, VisitId};
use crate::domain::ticket::TicketCode;
use crate::domain::visit::Visit;
use crate::i18n::Text;
use crate::i18n::text::correcting as text;
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::keymap::Context;
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::widget::field::Field;

use form::Form;

/// Why a value was wrong.
const WHY: &[Text] = &[
    text::WHY_SLIP,
    text::WHY_MISREAD,
    text::WHY_MIXED_UP,
    text::WHY_SAID_ANEW,
];

/// The box while it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Correcting {
    page: Page,
    /// The request that is being saved.
    sent: Option<StepId>,
}

/// What is asked at the moment.
#[derive(Debug, Clone, PartialEq)]
enum Page {
    /// Whose values.
    Ticket { field: Field, is_unknown: bool },
    /// Which value.
    Values { visit: VisitId, selected: Option<Seq> },
    /// What it is to be.
    Edit(Edit),
    /// Why.
    Reason {
        edit: Edit,
        to: NewValue,
        field: Box<Field>,
        fault: Option<TextFault>,
    },
}

/// A value that is being put right.
#[derive(Debug, Clone, PartialEq)]
struct Edit {
    visit: VisitId,
    seq: Seq,
    form: Form,
}

/// What the box answers to an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// It stays open.
    Stay,
    /// It closes; nothing was changed.
    Close,
    /// It stays open until this is saved.
    Send(Command),
}

impl Correcting {
    /// The box for this visit, if it has values; else it asks for the ticket.
    #[must_use]
    pub fn new(hall: &Hall, visit: Option<VisitId>) -> Self {
        let visit = visit.filter(|id| hall.visit(*id).is_some_and(has_values));
        Self {
            page: visit.map_or_else(|| Page::ticket(false), |visit| Page::values(hall, visit)),
            sent: None,
        }
    }

    /// Which keys work in it.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self.page {
            Page::Values { .. } => Context::Choice,
            Page::Ticket { .. } | Page::Edit(_) | Page::Reason { .. } => Context::Prompt,
        }
    }

    /// What letters are in it.
    #[must_use]
    pub const fn focus(&self) -> Focus {
        match &self.page {
            Page::Values { .. } => Focus::List,
            Page::Ticket { .. } | Page::Edit(_) => Focus::Text,
            Page::Reason { field, .. } => field.focus(),
        }
    }

    /// The request that it waits for.
    #[must_use]
    pub const fn sent(&self) -> Option<StepId> {
        self.sent
    }

    /// Remembers the request that was sent, or that it came to nothing: what was entered stays.
    pub const fn waits_for(&mut self, request: Option<StepId>) {
        self.sent = request;
    }

    /// Takes an event.
    pub fn take(&mut self, hall: &Hall, event: &Event<'_>) -> Reply {
        if self.sent.is_some() {
            return Reply::Stay;
        }
        if let Event::Scan(scanned) = event {
            self.scan(hall, scanned);
            return Reply::Stay;
        }
        let is_back = matches!(event, Event::Act(Action::Back));
        let is_enter = matches!(event, Event::Act(Action::Advance));
        let next = match &mut self.page {
            Page::Ticket { .. } | Page::Values { .. } if is_back => return Reply::Close,
            Page::Ticket { field, is_unknown } => {
                if is_enter {
                    let named = by_ticket(hall, &field.text()).map(|visit| visit.id);
                    *is_unknown = named.is_none();
                    named.map(|visit| Page::values(hall, visit))
                } else {
                    *is_unknown &= field.take(event) != Some(true);
                    None
                }
            }
            Page::Values { visit, selected } => choose(hall, *visit, selected, event),
            Page::Edit(edit) if is_back => Some(Page::Values {
                visit: edit.visit,
                selected: Some(edit.seq),
            }),
            Page::Edit(edit) if is_enter => edit.form.enter(today(hall)).map(|to| Page::Reason {
                edit: edit.clone(),
                to,
                field: Box::new(Field::words(Note::MOST)),
                fault: None,
            }),
            Page::Edit(edit) => {
                edit.form.take(event);
                None
            }
            Page::Reason { edit, .. } if is_back => Some(Page::Edit(edit.clone())),
            Page::Reason {
                edit,
                to,
                field,
                fault,
            } if is_enter => match Note::parse(&field.text()) {
                Ok(reason) => {
                    let (step, to) = (edit.seq, to.clone());
                    return Reply::Send(Command::visit(edit.visit, Act::Amend { step, to, reason }));
                }
                Err(wrong) => {
                    *fault = Some(wrong);
                    None
                }
            },
            Page::Reason { field, fault, .. } => {
                *fault = None;
                match ready_made(event).filter(|_| field.is_empty()) {
                    Some(reason) => field.set(reason.get(hall.lang)),
                    None => drop(field.take(event)),
                }
                None
            }
        };
        if let Some(page) = next {
            self.page = page;
        }
        Reply::Stay
    }

    /// A ticket that is scanned names the donor, as long as no value is being entered.
    fn scan(&mut self, hall: &Hall, scanned: &str) {
        let Some(day) = hall.day.as_ref() else {
            return;
        };
        if matches!(self.page, Page::Edit(_) | Page::Reason { .. }) {
            return;
        }
        let named = TicketCode::parse(scanned).and_then(|code| code.matches(day));
        let named = named.ok().and_then(|ticket| day.by_ticket(ticket));
        self.page = named.map_or_else(|| Page::ticket(true), |visit| Page::values(hall, visit.id));
    }

    /// Draws the box in the middle of `area`.
    pub fn draw(&self, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
        look::draw(self, hall, area, frame);
    }
}

impl Page {
    fn ticket(is_unknown: bool) -> Self {
        Self::Ticket {
            field: Field::code(4),
            is_unknown,
        }
    }

    /// The values of a visit; the newest one is selected.
    fn values(hall: &Hall, visit: VisitId) -> Self {
        let newest = hall.visit(visit).and_then(|visit| visit.values().last());
        Self::Values {
            visit,
            selected: newest.map(|(seq, _)| seq),
        }
    }
}

/// Answers an event on the list of values; the page to go to, if it is left.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other event does nothing here"
)]
fn choose(hall: &Hall, id: VisitId, selected: &mut Option<Seq>, event: &Event<'_>) -> Option<Page> {
    let visit = hall.visit(id)?;
    let values: Vec<(Seq, Recorded)> = visit.values().collect();
    let place = values
        .iter()
        .position(|(seq, _)| Some(*seq) == *selected)
        .unwrap_or(0);
    let last = values.len().saturating_sub(1);
    let chosen = match event {
        Event::Char('/') => return Some(Page::ticket(false)),
        Event::Act(Action::Advance) => Some(place),
        Event::Char(digit) => {
            let digit = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            Some(digit?.checked_sub(1)?)
        }
        Event::Act(action) => {
            let to = match action {
                Action::Up => place.saturating_sub(1),
                Action::Down => (place + 1).min(last),
                Action::First | Action::PageUp => 0,
                Action::Last | Action::PageDown => last,
                _ => place,
            };
            *selected = values.get(to).map(|(seq, _)| *seq);
            None
        }
        _ => None,
    };
    let (seq, was) = values.get(chosen?)?;
    Some(Page::Edit(Edit {
        visit: id,
        seq: *seq,
        form: Form::new(was.clone()),
    }))
}

/// The ready-made reason that a digit chooses.
#[expect(clippy::wildcard_enum_match_arm, reason = "no other event is a letter")]
fn ready_made(event: &Event<'_>) -> Option<Text> {
    let letter = match event {
        Event::Char(letter) => *letter,
        Event::Stroke(stroke) => stroke.letter,
        _ => return None,
    };
    let place = usize::try_from(letter.to_digit(10)?).ok()?.checked_sub(1)?;
    WHY.get(place).copied()
}

/// Whether a visit has values that can be put right.
pub fn has_values(visit: &Visit) -> bool {
    visit.values().next().is_some()
}

/// Whether another value of the same kind was measured after this one, so that the later one counts.
fn is_superseded(visit: &Visit, seq: Seq) -> bool {
    let is_measured = |value: &Recorded| matches!(value, Recorded::Vitals(_) | Recorded::BloodTest(_));
    let Some((_, value)) = visit.values().find(|(of, _)| *of == seq) else {
        return false;
    };
    let kind = std::mem::discriminant(&value);
    let last = visit
        .values()
        .filter(|(_, other)| std::mem::discriminant(other) == kind)
        .last();
    is_measured(&value) && last.is_some_and(|(of, _)| of != seq)
}

fn by_ticket<'a>(hall: &'a Hall, typed: &str) -> Option<&'a Visit> {
    let ticket = Ticket::new(typed.trim().parse().ok()?)?;
    hall.day.as_ref()?.by_ticket(ticket)
}

/// The date of the day, from which grounds count.
fn today(hall: &Hall) -> chrono::NaiveDate {
    hall.day.as_ref().map_or(hall.now.date(), |day| day.info.date)
}
