//! The summary: the day as the document that will be printed, and the end of the day.
//!
//! ```text
//! ■ Tổng kết · 22/10/2026 · Đang mở                       Enter in · s lưu tệp
//! ! Còn 14 người: chờ khám 3, khám 2, lấy máu 4, nghỉ 5.
//! ○ Túi máu: 133 đã phát = 129 có máu + 4 đang lấy máu
//! ○ Chỉ tiêu: 128/200 lượt hiến đủ, còn thiếu 72.
//! ── Bản in · dòng 1–16/142 ────────────────────────────────────────────────────
//! ==============================================================================
//!                          BẢN TỔNG KẾT NGÀY HIẾN MÁU
//! ```
//!
//! Above: what has to be right before the day is closed; once it is closed, that it is. Below: the document in the
//! language of the screen, as wide as the paper. A wide window has the list beside the document.

mod checklist;
mod closing;

use std::borrow::Cow;
use std::path::PathBuf;

use ratatui::layout::Rect;

use crate::domain::command::Command;
use crate::domain::day::{Day, Status};
use crate::domain::id::{DayId, StepId, VisitId};
use crate::domain::time::{Moment, Span};
use crate::i18n::text::summary as text;
use crate::i18n::{Lang, Text, format, terms};
use crate::report::document::Letterhead;
use crate::report::text::Width;
use crate::report::{Summary, json, text as paper};
use crate::store::RosterSize;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};

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
    /// The document as it was last written.
    document: Option<Box<Document>>,
    /// The first line that is shown.
    top: usize,
    /// When the document was last sent to the printer.
    printed: Option<Moment>,
    /// The name of the file that was asked for last.
    path: Option<String>,
    /// Who is listed as keeping the day open.
    listed: Vec<VisitId>,
    /// The request that was sent, and the reason in it.
    sent: Option<(StepId, Option<String>)>,
}

/// The document, in both languages, and what it was written from.
#[derive(Debug, Clone)]
struct Document {
    day: DayId,
    roster: RosterSize,
    summary: Summary,
    vietnamese: Vec<String>,
    english: Vec<String>,
}

impl Document {
    fn of(hall: &Hall, day: &Day) -> Self {
        let summary = Summary::of(day, &hall.pack, &hall.roster);
        let lines = |lang| {
            let written = on_paper(&summary, lang, &hall.letterhead);
            written.lines().map(str::to_owned).collect()
        };
        Self {
            day: day.id,
            roster: hall.roster.clone(),
            vietnamese: lines(Lang::Vi),
            english: lines(Lang::En),
            summary,
        }
    }

    fn is_of(&self, hall: &Hall, day: &Day) -> bool {
        self.day == day.id && self.summary.head == day.head && self.roster == hall.roster
    }

    const fn lines(&self, lang: Lang) -> &Vec<String> {
        match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        }
    }
}

/// The document as plain text.
fn on_paper(summary: &Summary, lang: Lang, letterhead: &Letterhead) -> String {
    paper::write(&summary.document(lang, letterhead), Width::Narrow)
}

/// What an event changes and asks for.
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if state.document.as_ref().is_none_or(|known| !known.is_of(hall, day)) {
        state.document = Some(Box::new(Document::of(hall, day)));
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
            state.path = Some(name.as_str().to_owned());
            save(state, hall, name.as_str())
        }
        Event::Done { request, outcome } => done(state, hall, day, *request, *outcome),
        // Who could come is counted when somebody looks.
        Event::Shown(_) => vec![Effect::CountRoster],
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
        | Event::Told { .. }
        | Event::List { .. }
        | Event::Changed
        | Event::Tick => Vec::new(),
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every other action scrolls")]
fn act(state: &mut State, hall: &Hall, day: &Day, action: Action) -> Vec<Effect> {
    match action {
        Action::Advance | Action::Print => print(state, hall),
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

fn print(state: &mut State, hall: &Hall) -> Vec<Effect> {
    let lang = hall.lang;
    if state
        .printed
        .is_some_and(|at| hall.now.since(at) < PRINTS_ONCE)
    {
        return vec![Effect::Notice(Notice::info(text::PRINTED_JUST_NOW.get(lang)))];
    }
    let Some(document) = &state.document else {
        return Vec::new();
    };
    state.printed = Some(hall.now);
    vec![
        Effect::Notice(Notice::info(text::PRINTING.get(lang))),
        Effect::Print(on_paper(&document.summary, lang, &hall.letterhead).into_bytes()),
    ]
}

fn save(state: &State, hall: &Hall, name: &str) -> Vec<Effect> {
    let Some(document) = &state.document else {
        return Vec::new();
    };
    let path = PathBuf::from(name);
    let is_json = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let written = if is_json {
        json::write(&document.summary)
    } else {
        Ok(on_paper(&document.summary, hall.lang, &hall.letterhead))
    };
    match written {
        Ok(written) => vec![Effect::WriteFile {
            path,
            bytes: written.into_bytes(),
        }],
        Err(fault) => {
            let line = text::NO_JSON.with(hall.lang, &[("fault", &fault)]);
            vec![Effect::Notice(Notice::trouble(line))]
        }
    }
}

fn ask_for_name(state: &State, hall: &Hall, day: &Day) -> Modal {
    let purpose = Purpose {
        action: Action::Export,
        visit: None,
    };
    let name = match &state.path {
        Some(path) => path.clone(),
        None => format!("giotmau-{}.txt", day.info.date.format("%Y-%m-%d")),
    };
    Modal::ask(text::SAVE_AS.get(hall.lang), &[], purpose).filled(&name)
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
        Some(known) if known.is_of(hall, day) => Cow::Borrowed(known.as_ref()),
        _ => Cow::Owned(Document::of(hall, day)),
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
    let position = text::POSITION.with(
        hall.lang,
        &[("first", &(top + 1)), ("last", &last), ("all", &lines.len())],
    );
    let left = format!("── {position} ");
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
    vec![Action::Print, Action::Export, end]
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
