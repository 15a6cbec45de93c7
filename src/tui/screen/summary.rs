//! The summary: the day as the documents that will be printed, and the end of the day.
//!
//! ```text
//! ■ Tổng kết · 22/10/2026 · Đang mở             ←→ tài liệu · Enter in · s lưu
//! ! Còn 14 người: chờ khám 3, khám 2, lấy máu 4, nghỉ 5.
//! ○ Túi máu: 133 đã phát = 129 có máu + 4 đang lấy máu
//! ○ Chỉ tiêu: 128/200 lượt hiến đủ, còn thiếu 72.
//! ── Bản tổng kết 1/4 · dòng 1–16/142 · in ra Office ───────────────────────────
//! ==============================================================================
//!                          BẢN TỔNG KẾT NGÀY HIẾN MÁU
//! ```
//!
//! Above: what has to be right before the day is closed; once it is closed, that it is. Below: the document in the
//! language of the screen, as wide as the paper, and the printer that Enter takes. A wide window has the list beside the document.

mod checklist;
mod closing;
mod documents;
mod taking;

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::domain::command::Command;
use crate::domain::day::{Day, Status};
use crate::domain::id::{StepId, VisitId};
use crate::domain::time::{Moment, Span};
use crate::i18n::text::summary as text;
use crate::i18n::{Text, format, terms};
use crate::print::destination::Destination;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::printing::PrintBox;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};
use crate::tui::widget::printing;
use documents::{Kind, Written};
use taking::Taking;

/// The columns of the document.
const PAPER: u16 = 80;

/// From this width on the list stands beside the document.
const WIDE: u16 = 110;

/// So soon after a document went to the printer it is not sent again by one key.
const PRINTS_ONCE: Span = Span::from_secs(5);

/// Reasons for opening a closed day again.
const REASONS: &[Text] = &[
    text::REOPEN_LATE_ENTRY,
    text::REOPEN_CORRECTION,
    text::REOPEN_MISTAKE,
    text::REOPEN_MORE,
];

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Which document is shown.
    kind: Kind,
    /// The document as it was last written.
    document: Option<Box<Written>>,
    /// The first line that is shown.
    top: usize,
    /// Which document was last sent to the printer, and when.
    printed: Option<(Kind, Moment)>,
    /// The document whose names are being read.
    taking: Option<Taking>,
    /// The printer that was chosen; the one of the settings, where none was.
    printer: Option<Destination>,
    /// The name of the file that was asked for last.
    path: Option<(Kind, String)>,
    /// Who is listed as keeping the day open.
    listed: Vec<VisitId>,
    /// The request that was sent, and the reason in it.
    sent: Option<(StepId, Option<String>)>,
}

impl State {
    /// Where the document comes out.
    fn printer<'a>(&'a self, hall: &'a Hall) -> &'a Destination {
        self.printer.as_ref().unwrap_or(&hall.printing.setup.documents)
    }
}

/// What an event changes and asks for.
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if state
        .document
        .as_ref()
        .is_none_or(|known| !known.is_of(state.kind, hall, day))
    {
        state.document = Some(Box::new(Written::of(state.kind, hall, day)));
    }
    match event {
        Event::Act(action) => act(state, hall, day, *action),
        Event::Confirmed(purpose) if purpose.action == Action::CloseDay => {
            send(state, hall, Command::CloseDay, None)
        }
        Event::Picked(purpose, place) if purpose.action == Action::CloseDay => {
            let visit = state.listed.get(*place);
            visit.map_or_else(Vec::new, |visit| closing::go(day, *visit))
        }
        Event::Answered(purpose, reason) if purpose.action == Action::ReopenDay => {
            let command = Command::ReopenDay {
                reason: (*reason).clone(),
            };
            send(state, hall, command, Some(reason.as_str().to_owned()))
        }
        Event::Answered(purpose, name) if purpose.action == Action::Export => {
            state.path = Some((state.kind, name.as_str().to_owned()));
            taking::save(state, hall, day, name.as_str())
        }
        Event::Done { request, outcome } => done(state, hall, day, *request, *outcome),
        Event::Picked(purpose, place) if purpose.action == Action::OtherPrinter => {
            state.printer = hall.printing.choices(false).into_iter().nth(*place);
            state.printed = None;
            Vec::new()
        }
        Event::Told { ticket, told } => taking::told(state, hall, day, *ticket, *told),
        // Who could come is counted, and which printers there are is asked, when somebody looks.
        Event::Shown(_) => vec![Effect::CountRoster, Effect::AskPrinters],
        Event::Confirmed(_)
        | Event::Answered(..)
        | Event::Char(_)
        | Event::Stroke(_)
        | Event::Paste(_)
        | Event::Heard(_)
        | Event::Scan(_)
        | Event::Click(_)
        | Event::Picked(..)
        | Event::Found { .. }
        | Event::Facts { .. }
        | Event::Chosen(..)
        | Event::List { .. }
        | Event::Changed
        | Event::Tick => Vec::new(),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other action scrolls")]
fn act(state: &mut State, hall: &Hall, day: &Day, action: Action) -> Vec<Effect> {
    match action {
        Action::Advance | Action::Print => taking::print(state, hall, day),
        Action::OtherPrinter => vec![Effect::AskPrinters, Effect::Open(ask_for_printer(state, hall))],
        Action::Right => {
            show(state, hall, day, state.kind.neighbour(1));
            Vec::new()
        }
        Action::Left => {
            show(state, hall, day, state.kind.neighbour(Kind::ALL.len() - 1));
            Vec::new()
        }
        Action::Export => vec![Effect::Open(ask_for_name(state, hall, day))],
        Action::CloseDay => {
            let (modal, listed) = closing::ask(hall, day);
            state.listed = listed;
            vec![Effect::Open(modal)]
        }
        Action::ReopenDay => vec![Effect::Open(ask_for_reason(hall, ""))],
        action => {
            let page = usize::from(Parts::of(hall, day, hall_area(hall)).document.height);
            let lines = state.document.as_ref().map_or(0, |it| it.lines(hall.lang).len());
            state.top = scrolled(state.top, lines, page, action);
            Vec::new()
        }
    }
}

/// The first line that is shown after an action.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action scrolls nothing")]
fn scrolled(top: usize, lines: usize, page: usize, action: Action) -> usize {
    let last = lines.saturating_sub(page);
    let leap = page.saturating_sub(1).max(1);
    let to = match action {
        Action::Up => top.saturating_sub(1),
        Action::Down => top + 1,
        Action::PageUp => top.saturating_sub(leap),
        Action::PageDown => top + leap,
        Action::First => 0,
        Action::Last => last,
        _ => top,
    };
    to.min(last)
}

/// Sends a command, unless another one is being saved.
fn send(state: &mut State, hall: &Hall, command: Command, reason: Option<String>) -> Vec<Effect> {
    if hall.pending.is_some() {
        return Vec::new();
    }
    state.sent = Some((hall.fresh.request, reason));
    vec![hall.execute(command)]
}

/// Says that the day is closed or open again; after a failure the reason is there to be sent once more.
fn done(
    state: &mut State,
    hall: &Hall,
    day: &Day,
    request: StepId,
    outcome: Outcome<'_>,
) -> Vec<Effect> {
    let Some((_, reason)) = state.sent.take_if(|(sent, _)| *sent == request) else {
        return Vec::new();
    };
    match (outcome, reason) {
        (Outcome::Saved(_), _) => {
            let news = match day.status {
                Status::Closed => text::CLOSED,
                Status::Open => text::REOPENED,
            };
            vec![Effect::Notice(Notice::done(news.get(hall.lang)))]
        }
        (Outcome::Refused(_) | Outcome::Failed, Some(reason)) => {
            vec![Effect::Open(ask_for_reason(hall, &reason))]
        }
        (Outcome::Refused(_) | Outcome::Failed, None) => Vec::new(),
    }
}

fn ask_for_name(state: &State, hall: &Hall, day: &Day) -> Modal {
    let purpose = Purpose {
        action: Action::Export,
        visit: None,
    };
    let usual = Kind::FORMATS.first().map_or("", |format| format.ending());
    let name = match &state.path {
        Some((kind, path)) if *kind == state.kind => path.clone(),
        Some(_) | None => format!("{}.{usual}", state.kind.stem(day)),
    };
    let name_of = state.kind.name().get(hall.lang);
    let values: &[(&str, &dyn std::fmt::Display)] =
        &[("document", &name_of), ("endings", &Kind::endings())];
    Modal::ask(text::SAVE_AS.with(hall.lang, values), &[], purpose).filled(&name)
}

/// Shows another document from its beginning.
fn show(state: &mut State, hall: &Hall, day: &Day, kind: Kind) {
    state.kind = kind;
    state.top = 0;
    state.document = Some(Box::new(Written::of(kind, hall, day)));
}

fn ask_for_reason(hall: &Hall, typed: &str) -> Modal {
    let purpose = Purpose {
        action: Action::ReopenDay,
        visit: None,
    };
    Modal::ask(text::REOPEN.get(hall.lang), REASONS, purpose).filled(typed)
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else { return };
    let document = match &state.document {
        Some(known) if known.is_of(state.kind, hall, day) => Cow::Borrowed(known.as_ref()),
        _ => Cow::Owned(Written::of(state.kind, hall, day)),
    };
    let parts = Parts::of(hall, day, area);
    head(hall, day, parts.head, frame);
    for (y, (meaning, line)) in (parts.list.y..parts.list.bottom()).zip(&parts.lines) {
        let place = Rect {
            y,
            height: 1,
            ..parts.list
        };
        frame.text(place, &fit(line, place.width), hall.theme.style(*meaning));
    }
    let lines = document.lines(hall.lang);
    let page = usize::from(parts.document.height);
    let top = state.top.min(lines.len().saturating_sub(page));
    let last = lines.len().min(top + page);
    let left = format!("── {} ", position(state, hall, (top + 1, last, lines.len()), parts.rule.width));
    let rest = usize::from(parts.rule.width.saturating_sub(width(&left)));
    let rule = format!("{left}{}", "─".repeat(rest));
    frame.text(parts.rule, &fit(&rule, parts.rule.width), hall.theme.style(Meaning::Muted));
    for (y, line) in (parts.document.y..parts.document.bottom()).zip(lines.iter().skip(top)) {
        let place = Rect {
            y,
            height: 1,
            ..parts.document
        };
        frame.text(place, &fit(line, place.width), hall.theme.style(Meaning::Plain));
    }
}

/// Which document it is, which part of it is shown, and where it will come out; the printer goes where there is no room.
fn position(state: &State, hall: &Hall, lines: (usize, usize, usize), room: u16) -> String {
    let lang = hall.lang;
    let (first, last, all) = lines;
    let values: &[(&str, &dyn std::fmt::Display)] = &[
        ("document", &state.kind.name().get(lang)),
        ("place", &(state.kind.place() + 1)),
        ("count", &Kind::ALL.len()),
        ("first", &first),
        ("last", &last),
        ("all", &all),
    ];
    let position = text::POSITION.with(lang, values);
    let printer = printing::name(state.printer(hall), hall);
    let whole = format!("{position} · {}", text::PRINTER.with(lang, &[("printer", &printer)]));
    // The rule begins with two strokes and ends with one.
    if width(&whole) + 6 <= room { whole } else { format!("{position} · → {printer}") }
}

/// The question which printer to take, with the one selected that is taken now.
fn ask_for_printer(state: &State, hall: &Hall) -> Modal {
    let choices = hall.printing.choices(false);
    let now = state.printer(hall);
    let selected = choices.iter().position(|choice| choice == now).unwrap_or(0);
    Modal::Printing(PrintBox::Printers {
        selected,
        is_sheet: false,
    })
}

fn head(hall: &Hall, day: &Day, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let title = format!(
        "{} {} · {} · {}",
        Meaning::Title.symbol(),
        text::TITLE.get(lang),
        format::date(day.info.date),
        terms::status(lang, day.status)
    );
    frame.text(area, &fit(&title, area.width), hall.theme.style(Meaning::Title));
    let how = text::HOW_TO.get(lang);
    if width(&title) + 2 + width(how) <= area.width {
        let place = Rect {
            x: area.right() - width(how),
            width: width(how),
            ..area
        };
        frame.text(place, how, hall.theme.style(Meaning::Key));
    }
}

/// The parts of the screen.
struct Parts {
    head: Rect,
    /// What has to be right, as it stands in `list`.
    lines: Vec<(Meaning, String)>,
    list: Rect,
    rule: Rect,
    document: Rect,
}

/// The screen's area, counted from its own corner.
const fn hall_area(hall: &Hall) -> Rect {
    Rect::new(0, 0, hall.area.width, hall.area.height)
}

impl Parts {
    fn of(hall: &Hall, day: &Day, area: Rect) -> Self {
        let head = Rect {
            height: area.height.min(1),
            ..area
        };
        let body = Rect {
            y: head.bottom(),
            height: area.height - head.height,
            ..area
        };
        let is_wide = area.width >= WIDE;
        let room = if is_wide {
            area.width.saturating_sub(PAPER + 2)
        } else {
            area.width
        };
        let lines = checklist::lines(hall, day, room);
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let (list, paper) = if is_wide {
            let beside = Rect {
                x: area.x + PAPER + 2,
                width: room,
                ..body
            };
            (beside, body)
        } else {
            let above = Rect {
                height: count.min(body.height),
                ..body
            };
            let below = Rect {
                y: above.bottom(),
                height: body.height - above.height,
                ..body
            };
            (above, below)
        };
        let rule = Rect {
            width: paper.width.min(PAPER),
            height: paper.height.min(1),
            ..paper
        };
        Self {
            head,
            lines,
            list,
            rule,
            document: Rect {
                y: rule.bottom(),
                width: rule.width,
                height: paper.height - rule.height,
                ..paper
            },
        }
    }
}

/// Whether letters are text at the moment.
pub const fn focus(_state: &State) -> Focus {
    Focus::List
}

/// What can be done now, the most useful first.
pub fn acts(_state: &State, hall: &Hall) -> Vec<Action> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    let end = match day.status {
        Status::Open => Action::CloseDay,
        Status::Closed => Action::ReopenDay,
    };
    vec![Action::Print, Action::OtherPrinter, Action::Export, end]
}

/// Whether the screen changes every second.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub const fn has_draft(_state: &State) -> bool {
    false
}

#[cfg(test)]
mod tests;
