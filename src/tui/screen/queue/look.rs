//! How the queue looks: the hall at a glance, the table, and the steps of the selected visit where there is room.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use crate::domain::day::Day;
use crate::domain::id::VisitId;
use crate::domain::overlooked::{Overlooked, Why};
use crate::domain::time::Span;
use crate::domain::visit::Visit;
use crate::i18n::text::common;
use crate::i18n::text::queue as text;
use crate::i18n::format;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::donor_table::{Column, DonorTable, Row};
use crate::tui::widget::fit::{fit, width, wrap};
use crate::tui::widget::timeline;

use super::{State, open_desks, rows};

/// From this width on the details stand beside the list.
const WIDE: u16 = 110;

/// Lines above the table.
pub(super) const HEADER: u16 = 2;

/// The header, the table, and where the details go.
fn parts(area: Rect) -> (Rect, Rect, Rect) {
    let wide = area.width >= WIDE;
    let list = if wide { area.width * 13 / 20 } else { area.width };
    let top = HEADER.min(area.height);
    let header = Rect { height: top, ..area };
    let table = Rect {
        y: area.y + top,
        width: list,
        height: area.height - top,
        ..area
    };
    let gap = u16::from(wide) * 2;
    let details = Rect {
        x: area.x + list + gap,
        width: (area.width - list).saturating_sub(gap),
        ..table
    };
    (header, table, details)
}

/// The columns of the table.
const COLUMNS: &[Column] = &[
    Column::new(text::COLUMN_PLACE, 2, 0, 0, true),
    Column::new(text::COLUMN_TICKET, 3, 0, 0, true),
    Column::new(text::COLUMN_GIVEN, 7, 0, 0, false),
    Column::new(text::COLUMN_NAME, 16, 3, 0, false),
    Column::new(text::COLUMN_BIRTH, 4, 0, 2, true),
    Column::new(text::COLUMN_UNIT, 6, 0, 3, false),
    Column::new(text::COLUMN_WAIT, 4, 0, 1, true),
    Column::new(text::COLUMN_STATE, 22, 1, 0, false),
];


const fn table<'a>(
    rows: &'a [VisitId],
    selected: Option<VisitId>,
    row: &'a dyn Fn(VisitId) -> Row<'a>,
    empty: &'a str,
) -> DonorTable<'a> {
    DonorTable {
        columns: COLUMNS,
        visits: rows,
        row,
        selected,
        empty,
    }
}

/// The row of a visit.
fn row<'a>(
    state: &State,
    hall: &'a Hall,
    rows: &[VisitId],
    visit: &'a Visit,
    overlooked: &[Overlooked],
) -> Row<'a> {
    let lang = hall.lang;
    let person = hall.person(visit);
    let minutes = |span: Span| text::MINUTES.with(lang, &[("minutes", &span.mins())]);
    let place = match rows.iter().position(|id| *id == visit.id) {
        Some(place) if !visit.is_parked() => (place + 1).to_string(),
        _ => "–".to_owned(),
    };
    let is_saving = hall.pending.is_some() && state.sent.as_ref().is_some_and(|sent| sent.visit == visit.id);
    let (meaning, condition) = if is_saving {
        let saving = common::SAVING.get(lang);
        (Meaning::Active, Cow::Borrowed(saving))
    } else {
        let why = overlooked.iter().find(|it| it.visit == visit.id).map(|it| it.why);
        let (meaning, condition) = condition(hall, visit);
        match why {
            None => (meaning, condition),
            Some(Why::Overtaken(by)) => (Meaning::Warning, text::OVERTAKEN.with(lang, &[("by", &by)]).into()),
            Some(_) if condition.is_empty() => (Meaning::Warning, text::LONG_WAIT.get(lang).into()),
            Some(_) => (Meaning::Warning, condition),
        }
    };
    Row {
        meaning,
        cells: vec![
            place.into(),
            visit.ticket.to_string().into(),
            person.map_or("", |person| person.full_name.given()).into(),
            hall.name(visit).into(),
            person
                .map_or_else(String::new, |person| person.birth.year().to_string())
                .into(),
            visit
                .unit
                .as_ref()
                .map_or_else(String::new, ToString::to_string)
                .into(),
            minutes(hall.now.since(visit.arrived)).into(),
            condition,
        ],
    }
}

/// What there is to know about somebody's turn.
fn condition<'a>(hall: &Hall, visit: &Visit) -> (Meaning, Cow<'a, str>) {
    let lang = hall.lang;
    let turn = &visit.turn;
    let missed = || text::MISSED.with(lang, &[("times", &turn.misses)]);
    if visit.is_parked() {
        return (
            Meaning::Muted,
            text::PARKED.with(lang, &[("times", &turn.misses)]).into(),
        );
    }
    if let Some(call) = &turn.call {
        let minutes = hall.now.since(call.at.occurred).mins();
        let called = text::CALLED.with(lang, &[("desk", &call.desk), ("minutes", &minutes)]);
        return (Meaning::Active, called.into());
    }
    let priority = turn
        .priority
        .as_ref()
        .map(|reason| text::PRIORITY.with(lang, &[("reason", &reason.as_str())]));
    match (priority, turn.misses) {
        (Some(priority), 0) => (Meaning::Accent, priority.into()),
        (Some(priority), _) => (Meaning::Warning, format!("{} · {priority}", missed()).into()),
        (None, 0) => (Meaning::Waiting, "".into()),
        (None, _) => (Meaning::Warning, missed().into()),
    }
}

/// The visit whose row is at this place.
pub(super) fn hit(
    rows: &[VisitId],
    selected: Option<VisitId>,
    area: Rect,
    at: Position,
) -> Option<VisitId> {
    let (_, list, _) = parts(area);
    let row = |_| Row {
        meaning: Meaning::Plain,
        cells: Vec::new(),
    };
    let line = at.y.checked_sub(list.y).filter(|_| at.x < list.right())?;
    table(rows, selected, &row, "").visit_at(line, list.height)
}

/// Draws the screen.
pub(super) fn draw(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else {
        return;
    };
    let (head, list, side) = parts(area);
    header(state, hall, day, head, frame);
    let rows = rows(day);
    let overlooked = hall.overlooked();
    let row = |id: VisitId| match day.visit(id) {
        Some(visit) => row(state, hall, &rows, visit, &overlooked),
        None => Row {
            meaning: Meaning::Plain,
            cells: Vec::new(),
        },
    };
    let empty = text::EMPTY.get(hall.lang);
    table(&rows, state.selected, &row, empty).draw(frame, list, hall.lang, hall.theme);
    if let Some(visit) = state.visit(day).filter(|_| side.width > 0) {
        details(hall, visit, side, frame);
    }
}

fn header(state: &State, hall: &Hall, day: &Day, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let queue = day.queue();
    let called = queue.iter().filter(|visit| visit.turn.call.is_some()).count();
    let longest = queue
        .iter()
        .map(|visit| hall.now.since(visit.arrived))
        .max()
        .unwrap_or_default();
    let mut counts = text::COUNTS.with(
        lang,
        &[
            ("waiting", &(queue.len() - called)),
            ("called", &called),
            ("longest", &format::span(lang, longest)),
        ],
    );
    let parked = day.parked().count();
    if parked > 0 {
        counts.push_str(&text::PARKED_COUNT.with(lang, &[("parked", &parked)]));
    }
    let title = format!("{} {}", Meaning::Title.symbol(), text::TITLE.get(lang));
    pair(hall, area, (Meaning::Title, &title), &counts, frame);

    let free: Vec<String> = open_desks(day).iter().map(ToString::to_string).collect();
    let free = if free.is_empty() {
        text::NO_FREE_DESKS.get(lang).to_owned()
    } else {
        text::FREE_DESKS.with(lang, &[("desks", &free.join(", "))])
    };
    let (meaning, to) = match state.desk(day) {
        Some(desk) => (Meaning::Ready, text::CALL_TO.with(lang, &[("desk", &desk)])),
        None => (Meaning::Warning, text::NO_DESK.get(lang).to_owned()),
    };
    let to = format!("{} {to}", meaning.symbol());
    let second = Rect {
        y: area.y + 1.min(area.height),
        height: area.height.saturating_sub(1),
        ..area
    };
    pair(hall, second, (meaning, &to), &free, frame);
}

/// A text with weight and another one behind it.
fn pair(hall: &Hall, area: Rect, first: (Meaning, &str), second: &str, frame: &mut Frame<'_>) {
    frame.text(area, &fit(first.1, area.width), hall.theme.style(first.0));
    let used = (width(first.1) + 3).min(area.width);
    let rest = Rect {
        x: area.x + used,
        width: area.width - used,
        ..area
    };
    frame.text(rest, &fit(second, rest.width), hall.theme.style(Meaning::Plain));
}

/// Everything about the selected visit.
fn details(hall: &Hall, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
    let title = fit(&timeline::title(hall, visit), area.width).into_owned();
    frame.text(area, &title, hall.theme.style(Meaning::Title));
    let lines = timeline::lines(hall, visit)
        .into_iter()
        .flat_map(|line| wrap(&line, area.width));
    for (y, line) in (area.y.saturating_add(1)..area.bottom()).zip(lines) {
        let place = Rect { y, height: 1, ..area };
        frame.text(place, &fit(&line, area.width), hall.theme.style(Meaning::Plain));
    }
}
