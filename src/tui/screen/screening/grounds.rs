//! The list of grounds in the place of the form: to defer a donor, or to record what a donor declares.
//!
//! ```text
//! ■ Trì hoãn số 12: lý do nào?
//! [sot ret______________________]      what happened, marks and case aside
//! ▶ Sốt rét → Đã khỏi bệnh nặng · 12 tháng   the list, with the example that fits; the proposed ground comes first
//!   Huyết sắc tố thấp · 4 tuần
//! Ngày xảy ra [__________]             when it happened or ended, a date or how long ago (5m, 3w, 10d); for a deferral
//!                                      today unless something is typed
//! Ghi chú     [__________]             in the doctor's words
//! ◆ 22/10/2026 → Hẹn hiến lại từ …     what Enter would save
//! ```

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::domain::amendment::Recorded;
use crate::domain::birth::{DateFault, parse_date};
use crate::domain::clean::{Note, TextFault};
use crate::domain::command::Act;
use crate::domain::rulepack::{Ground, GroundCode, GroundHit, Names, Period};
use crate::domain::visit::Visit;
use crate::i18n::text::screening as text;
use crate::i18n::{Lang, fault, format, terms};
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::fit::{fit, width};

use super::ago;

/// What the chosen ground is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// To send the donor home.
    Defer,
    /// To record what the donor said.
    Declare,
}

/// Where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Search,
    Happened,
    Note,
}

/// The list while it is open.
#[derive(Debug, Clone)]
pub(super) struct Grounds {
    purpose: Use,
    proposed: Option<GroundCode>,
    selected: Option<GroundCode>,
    search: Field,
    happened: Field,
    note: Field,
    cursor: Cursor,
    fault: Option<Fault>,
}

#[derive(Debug, Clone)]
enum Fault {
    Date(DateFault),
    Note(TextFault),
}

/// What the list answers to an event.
pub(super) enum Reply {
    /// It stays open.
    Stay,
    /// It closes without a choice.
    Close,
    /// This is to be saved.
    Do(Act),
}

impl Grounds {
    /// The list, with the proposed ground first and selected.
    pub(super) fn new(hall: &Hall, purpose: Use, proposed: Option<GroundCode>) -> Self {
        let mut grounds = Self {
            purpose,
            proposed,
            selected: None,
            search: Field::code(40),
            happened: Field::code(12),
            note: Field::words(Note::MOST),
            cursor: Cursor::Search,
            fault: None,
        };
        grounds.select_first(hall);
        grounds
    }

    /// The grounds that fit what was typed, the proposed one first. A doctor defers on any ground; while nothing is typed,
    /// a donor can declare only what nobody measures.
    fn found<'a>(&self, hall: &'a Hall) -> Vec<GroundHit<'a>> {
        let typed = self.search.text();
        let mut found = if typed.trim().is_empty() && self.purpose == Use::Defer {
            let all = hall.pack.grounds.iter();
            all.map(|ground| GroundHit { ground, example: None }).collect()
        } else {
            hall.pack.find_grounds(&typed)
        };
        found.sort_by_key(|hit| Some(&hit.ground.code) != self.proposed.as_ref());
        found
    }

    /// What letters are where the cursor is.
    pub(super) const fn focus(&self) -> Focus {
        match self.cursor {
            Cursor::Search => self.search.focus(),
            Cursor::Happened => self.happened.focus(),
            Cursor::Note => self.note.focus(),
        }
    }

    fn select_first(&mut self, hall: &Hall) {
        self.selected = self.found(hall).first().map(|hit| hit.ground.code.clone());
    }

    fn chosen<'a>(&self, hall: &'a Hall) -> Option<&'a Ground> {
        hall.pack.ground(self.selected.as_ref()?)
    }

    /// Takes an event.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other event is for the field")]
    pub(super) fn take(&mut self, hall: &Hall, visit: &Visit, event: &Event<'_>) -> Reply {
        match event {
            Event::Act(Action::Back) => return Reply::Close,
            Event::Act(Action::Advance) => return self.advance(hall, visit),
            Event::Act(action @ (Action::Up | Action::Down | Action::PageUp | Action::PageDown)) => {
                self.go(hall, *action);
            }
            Event::Act(Action::NextField) => self.next_field(1),
            Event::Act(Action::PreviousField) => self.next_field(2),
            _ => {
                let field = match self.cursor {
                    Cursor::Search => &mut self.search,
                    Cursor::Happened => &mut self.happened,
                    Cursor::Note => &mut self.note,
                };
                if field.take(event) == Some(true) {
                    self.fault = None;
                    if self.cursor == Cursor::Search {
                        self.select_first(hall);
                    }
                }
            }
        }
        Reply::Stay
    }

    fn next_field(&mut self, steps: usize) {
        let order = match self.purpose {
            Use::Defer => vec![Cursor::Search, Cursor::Happened, Cursor::Note],
            Use::Declare => vec![Cursor::Search, Cursor::Happened],
        };
        let steps = if steps == 2 { order.len() - 1 } else { steps };
        let place = order.iter().position(|cursor| *cursor == self.cursor);
        let next = order.iter().cycle().nth(place.unwrap_or(0) + steps);
        self.cursor = next.copied().unwrap_or(Cursor::Search);
        self.fault = None;
    }

    fn go(&mut self, hall: &Hall, action: Action) {
        let found = self.found(hall);
        let place = found
            .iter()
            .position(|hit| Some(&hit.ground.code) == self.selected.as_ref())
            .unwrap_or(0);
        let steps = if matches!(action, Action::PageUp | Action::PageDown) {
            5
        } else {
            1
        };
        let place = if matches!(action, Action::Up | Action::PageUp) {
            place.saturating_sub(steps)
        } else {
            place + steps
        };
        let last = found.len().saturating_sub(1);
        self.selected = found.get(place.min(last)).map(|hit| hit.ground.code.clone());
    }

    /// When it happened, where something is typed or the donor declared this ground before.
    fn date(&self, hall: &Hall, visit: &Visit) -> Result<Option<NaiveDate>, DateFault> {
        let typed = self.happened.text();
        if typed.trim().is_empty() {
            return Ok(self
                .selected
                .as_ref()
                .and_then(|ground| declared_date(visit, ground)));
        }
        let today = today(hall);
        match ago::read(&typed, today) {
            Some(date) => Ok(Some(date)),
            None => parse_date(&typed, today).map(Some),
        }
    }

    fn advance(&mut self, hall: &Hall, visit: &Visit) -> Reply {
        self.fault = None;
        let Some(ground) = self.chosen(hall).map(|ground| ground.code.clone()) else {
            return Reply::Stay;
        };
        if self.purpose == Use::Declare && self.cursor == Cursor::Search {
            self.cursor = Cursor::Happened;
            return Reply::Stay;
        }
        let happened = match self.date(hall, visit) {
            Ok(happened) => happened,
            Err(fault) => {
                self.cursor = Cursor::Happened;
                self.fault = Some(Fault::Date(fault));
                return Reply::Stay;
            }
        };
        if self.purpose == Use::Declare {
            if let Some(happened) = happened.filter(|_| !self.happened.is_empty()) {
                return Reply::Do(Act::Declare { ground, happened });
            }
            self.fault = Some(Fault::Date(DateFault::Empty));
            return Reply::Stay;
        }
        let note = self.note.text();
        let note = if note.trim().is_empty() {
            None
        } else {
            match Note::parse(&note) {
                Ok(note) => Some(note),
                Err(fault) => {
                    self.cursor = Cursor::Note;
                    self.fault = Some(Fault::Note(fault));
                    return Reply::Stay;
                }
            }
        };
        Reply::Do(Act::Defer {
            ground,
            happened,
            note,
        })
    }

    /// Draws the list over the place of the form.
    pub(super) fn draw(&self, hall: &Hall, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
        let (lang, theme) = (hall.lang, hall.theme);
        let title = match self.purpose {
            Use::Defer => text::DEFER_TITLE,
            Use::Declare => text::DECLARE_TITLE,
        };
        let title = title.with(lang, &[("ticket", &visit.ticket)]);
        let title = format!("{} {title}", Meaning::Title.symbol());
        frame.text(area, &fit(&title, area.width), theme.style(Meaning::Title));
        let line = |y: u16| Rect {
            y: area.y.saturating_add(y),
            height: u16::from(y < area.height),
            ..area
        };
        let is_searching = self.cursor == Cursor::Search;
        self.search
            .draw(frame, line(1), is_searching, text::SEARCH.get(lang), theme);

        let below = if self.purpose == Use::Defer { 4 } else { 3 };
        let rows = area.height.saturating_sub(2 + below);
        self.list(hall, line(2), rows, frame);

        let mut y = 2 + rows;
        let this_day = format::date(today(hall));
        let declared = self
            .selected
            .as_ref()
            .and_then(|ground| declared_date(visit, ground));
        let placeholder = match (self.purpose, declared) {
            (Use::Declare, _) => text::DATE_NEEDED.get(lang).to_owned(),
            (Use::Defer, Some(declared)) => format::date(declared),
            (Use::Defer, None) => text::TODAY.with(lang, &[("date", &this_day)]),
        };
        let label = text::HAPPENED.get(lang);
        self.labelled(hall, line(y), label, &self.happened, Cursor::Happened, &placeholder, frame);
        y += 1;
        if self.purpose == Use::Defer {
            let label = text::NOTE.get(lang);
            let placeholder = text::NOTE_OPTIONAL.get(lang);
            self.labelled(hall, line(y), label, &self.note, Cursor::Note, placeholder, frame);
            y += 1;
        }
        let (meaning, said) = self.outlook(hall, visit);
        let said = format!("{} {said}", meaning.symbol());
        frame.text(line(y), &fit(&said, area.width), theme.style(meaning));
        let hint = match self.purpose {
            Use::Defer => text::DEFER_HINT,
            Use::Declare => text::DECLARE_HINT,
        };
        let hint = fit(hint.get(lang), area.width);
        frame.text(line(y + 1), &hint, theme.style(Meaning::Muted));
    }

    fn list(&self, hall: &Hall, first: Rect, rows: u16, frame: &mut Frame<'_>) {
        let (lang, theme) = (hall.lang, hall.theme);
        let found = self.found(hall);
        let place = found
            .iter()
            .position(|hit| Some(&hit.ground.code) == self.selected.as_ref())
            .unwrap_or(0);
        let page = usize::from(rows).max(1);
        let top = (place / page * page).min(found.len().saturating_sub(page));
        if found.is_empty() && rows > 0 {
            frame.text(first, text::NO_GROUND.get(lang), theme.style(Meaning::Warning));
        }
        for (y, hit) in (first.y..first.y.saturating_add(rows)).zip(found.iter().skip(top)) {
            let line = Rect {
                y,
                height: 1,
                ..first
            };
            let ground = hit.ground;
            let is_selected = Some(&ground.code) == self.selected.as_ref();
            let meaning = if is_selected {
                Meaning::Selected
            } else {
                Meaning::Plain
            };
            if is_selected {
                frame.shade(line, theme.style(meaning));
            }
            let mut end = period(lang, ground.in_force());
            if Some(&ground.code) == self.proposed.as_ref() {
                end = format!("{} · {end}", text::PROPOSED_MARK.get(lang));
            }
            let room = line.width.saturating_sub(width(&end) + 4);
            let name = match hit.example {
                Some(example) => {
                    let (name, example) = (said(lang, &ground.name), said(lang, example));
                    text::GROUND_EXAMPLE.with(lang, &[("example", &example), ("ground", &name)])
                }
                None => said(lang, &ground.name).to_owned(),
            };
            let name = fit(&name, room).into_owned();
            let gap = usize::from(room.saturating_sub(width(&name)));
            let shown = format!("{} {name}{:gap$}  {end}", meaning.symbol(), "");
            frame.text(line, &shown, theme.style(meaning));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a field is all of this")]
    fn labelled(
        &self,
        hall: &Hall,
        line: Rect,
        label: &str,
        field: &Field,
        cursor: Cursor,
        placeholder: &str,
        frame: &mut Frame<'_>,
    ) {
        frame.text(line, label, hall.theme.style(Meaning::Caption));
        let place = Rect {
            x: line.x + 13.min(line.width),
            width: line.width.saturating_sub(13),
            ..line
        };
        field.draw(frame, place, self.cursor == cursor, placeholder, hall.theme);
    }

    /// What Enter would lead to, or why it can't.
    fn outlook(&self, hall: &Hall, visit: &Visit) -> (Meaning, String) {
        let lang = hall.lang;
        match &self.fault {
            Some(Fault::Date(fault)) => return (Meaning::Stop, fault::date(lang, fault)),
            Some(Fault::Note(fault)) => return (Meaning::Stop, fault::text(lang, fault)),
            None => {}
        }
        let Some(ground) = self.chosen(hall) else {
            return (Meaning::Plain, String::new());
        };
        let happened = match self.date(hall, visit) {
            Ok(happened) => happened.unwrap_or_else(|| today(hall)),
            Err(_) => return (Meaning::Plain, String::new()),
        };
        let is_asked = self.purpose == Use::Declare && self.happened.is_empty();
        match ground.until(happened).filter(|_| !is_asked) {
            Some(until) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("date", &format::date(happened)), ("until", &terms::until(lang, until))];
                (Meaning::Accent, text::OUTLOOK.with(lang, &values))
            }
            None => (Meaning::Plain, String::new()),
        }
    }
}

/// The date of the day, from which a ground counts.
fn today(hall: &Hall) -> NaiveDate {
    hall.day.as_ref().map_or(hall.now.date(), |day| day.info.date)
}

/// When the donor said that this ground happened or ended.
fn declared_date(visit: &Visit, ground: &GroundCode) -> Option<NaiveDate> {
    let declared = visit.values().filter_map(|(_, value)| match value {
        Recorded::Declared { ground: declared, happened, .. } if declared == *ground => Some(happened),
        Recorded::Declared { .. }
        | Recorded::Vitals(_)
        | Recorded::BloodTest(_)
        | Recorded::NotDeclared
        | Recorded::CollectionEnd { .. }
        | Recorded::Reaction(_) => None,
    });
    declared.last()
}

fn said(lang: Lang, names: &Names) -> &str {
    match lang {
        Lang::Vi => &names.vi,
        Lang::En => &names.en,
    }
}

/// How long a ground lasts.
fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Months(n) => text::PERIOD_MONTHS.with(lang, &[("n", &n)]),
        Period::Weeks(n) => text::PERIOD_WEEKS.with(lang, &[("n", &n)]),
        Period::Days(n) => text::PERIOD_DAYS.with(lang, &[("n", &n)]),
        Period::Today => text::PERIOD_TODAY.get(lang).to_owned(),
        Period::Permanent => text::PERIOD_PERMANENT.get(lang).to_owned(),
    }
}
