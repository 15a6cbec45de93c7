//! How the seats look, and what is where.

use std::borrow::Cow;
use std::fmt::Display;

use ratatui::layout::{Position, Rect};

use crate::domain::circumstance::{not_before, risks};
use crate::domain::day::Day;
use crate::domain::decide::rest_left;
use crate::domain::id::VisitId;
use crate::domain::overlooked::rested_beyond;
use crate::domain::time::Span;
use crate::domain::visit::Visit;
use crate::i18n::text::{care as care_text, common, recovery as text};
use crate::i18n::{format, terms};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::care::{boxed, details, write_lines};
use crate::tui::theme::Meaning;
use crate::tui::widget::donor_table::{Column, DonorTable, Row};
use crate::tui::widget::fit::{width, wrap};

use super::{Circumstance, State, due, ids, resting};

/// From this width on, the details stand beside the list.
const WIDE: u16 = 110;

/// Cells of a bar.
const BAR: u8 = 6;

const RESTING: &[Column] = &[
    Column::new(text::SEAT_HEAD, 4, 0, 0, true),
    Column::new(care_text::TICKET_HEAD, 4, 0, 0, true),
    Column::new(care_text::NAME_HEAD, 22, 3, 0, false),
    Column::new(text::LEFT_HEAD, 13, 0, 0, false),
    Column::new(text::BAR_HEAD, 7, 0, 1, false),
    Column::new(care_text::VOLUME_HEAD, 8, 0, 2, true),
    Column::new(text::NOTES_HEAD, 20, 2, 0, false),
];

/// The columns of those who have left: just now, or found.
const fn left_columns(state: &State) -> [Column; 5] {
    let name = match state.finding {
        Some(_) => text::FOUND_HEAD,
        None => text::RELEASED_HEAD,
    };
    [
        Column::new(text::RELEASED_AT_HEAD, 5, 0, 0, false),
        Column::new(care_text::TICKET_HEAD, 4, 0, 0, true),
        Column::new(name, 14, 3, 0, false),
        Column::new(text::OUTCOME_HEAD, 16, 0, 0, false),
        Column::new(care_text::VOLUME_HEAD, 8, 0, 1, true),
    ]
}

/// Where things are drawn.
#[derive(Debug, Clone, Copy)]
struct Panes {
    title: Rect,
    resting: Rect,
    left: Rect,
    advice: Rect,
    /// Details, where there is room.
    details: Option<Rect>,
}

fn panes(left: usize, area: Rect) -> Panes {
    let (area, details) = if area.width >= WIDE {
        let width = area.width * 2 / 3;
        let details = Rect {
            x: area.x + width + 1,
            width: area.width - width - 1,
            ..area
        };
        (Rect { width, ..area }, Some(details))
    } else {
        (area, None)
    };
    let advice = 2.min(area.height);
    let left = match u16::try_from(left).unwrap_or(u16::MAX) {
        0 => 0,
        rows => rows.saturating_add(1).min(area.height / 3),
    };
    let lists = area.height - advice;
    let title = 1.min(lists);
    let resting = lists - title - left.min(lists - title);
    let part = |from: u16, height: u16| Rect {
        y: area.y + from,
        height,
        ..area
    };
    Panes {
        title: part(0, title),
        resting: part(title, resting),
        left: part(title + resting, lists - title - resting),
        advice: part(lists, advice),
        details,
    }
}

/// The visit of the row that is drawn there, counted from the corner of the screen's area.
pub(super) fn visit_at(state: &State, hall: &Hall, day: &Day, at: Position) -> Option<VisitId> {
    let (resting, left) = (ids(&resting(hall, day)), ids(&state.left(hall, day)));
    let panes = panes(left.len(), Rect::from((Position::ORIGIN, hall.area)));
    let selected = state.selected(hall, day).map(|visit| visit.id);
    hit(at, panes.resting, &resting, RESTING, selected)
        .or_else(|| hit(at, panes.left, &left, &left_columns(state), selected))
}

fn hit(
    at: Position,
    area: Rect,
    visits: &[VisitId],
    columns: &[Column],
    selected: Option<VisitId>,
) -> Option<VisitId> {
    let table = DonorTable {
        columns,
        visits,
        row: &|_| nobody(),
        selected,
        empty: "",
    };
    let line = at.y.checked_sub(area.y).filter(|_| area.contains(at))?;
    table.visit_at(line, area.height)
}

/// Draws the screen.
pub(super) fn draw(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else {
        return;
    };
    let lang = hall.lang;
    let (resting, left) = (resting(hall, day), state.left(hall, day));
    let panes = panes(left.len(), area);
    draw_title(state, hall, day, &resting, panes.title, frame);
    let selected = state.selected(hall, day);
    let row = |id: VisitId| resting_row(state, hall, id);
    let table = DonorTable {
        columns: RESTING,
        visits: &ids(&resting),
        row: &row,
        selected: selected.map(|visit| visit.id),
        empty: text::EMPTY.get(lang),
    };
    table.draw(frame, panes.resting, lang, hall.theme);
    if !left.is_empty() {
        let row = |id: VisitId| left_row(state, hall, id);
        let table = DonorTable {
            columns: &left_columns(state),
            visits: &ids(&left),
            row: &row,
            selected: selected.map(|visit| visit.id),
            empty: "",
        };
        table.draw(frame, panes.left, lang, hall.theme);
    }
    if let Some(visit) = selected {
        draw_advice(hall, visit, panes.advice, frame);
        if let Some(area) = panes.details {
            draw_details(hall, visit, area, frame);
        }
    }
}

/// How many seats are taken; while somebody who has left is looked for, the field for that.
fn draw_title(
    state: &State,
    hall: &Hall,
    day: &Day,
    resting: &[&Visit],
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let lang = hall.lang;
    if let Some(finding) = &state.finding {
        let caption = format!(" {} ", text::FIND_LEFT.get(lang));
        write_lines([caption.as_str()], Meaning::Title, hall, area, frame);
        let taken = width(&caption).min(area.width);
        let field = Rect {
            x: area.x + taken,
            width: area.width - taken,
            ..area
        };
        let hint = text::FIND_LEFT_HINT.get(lang);
        finding.field.draw(frame, field, finding.is_typing, hint, hall.theme);
        return;
    }
    let ready = resting.iter().filter(|visit| due(hall, visit) <= hall.now).count();
    let values: [(&str, &dyn Display); 3] = [
        ("taken", &resting.iter().filter(|visit| visit.seat().is_some()).count()),
        ("all", &day.info.hall.seats),
        ("ready", &ready),
    ];
    let title = if ready > 0 {
        text::SEATS_READY.with(lang, &values)
    } else {
        text::SEATS.with(lang, &values)
    };
    let title = format!(" {} {title}", Meaning::Title.symbol());
    write_lines([title.as_str()], Meaning::Title, hall, area, frame);
}

const fn nobody() -> Row<'static> {
    Row {
        meaning: Meaning::Muted,
        cells: Vec::new(),
    }
}

fn resting_row<'a>(state: &State, hall: &'a Hall, id: VisitId) -> Row<'a> {
    let Some(visit) = hall.visit(id) else {
        return nobody();
    };
    let lang = hall.lang;
    let rest = hall.pack.least_rest(!visit.reactions.is_empty());
    let left = rest_left(&hall.pack, visit, hall.now).unwrap_or_default();
    let (meaning, state_of_rest) = if left > Span::ZERO {
        (Meaning::Active, left.mm_ss())
    } else if let Some(rested) = rested_beyond(&hall.pack, &hall.limits, visit, hall.now) {
        let text = text::OVERDUE.with(lang, &[("minutes", &rested.mins())]);
        (Meaning::Warning, text)
    } else {
        (Meaning::Ready, text::MAY_LEAVE.get(lang).to_owned())
    };
    let state_of_rest = if state.care.is_saving(hall, id) {
        common::SAVING.get(lang).to_owned()
    } else {
        state_of_rest
    };
    Row {
        meaning,
        cells: vec![
            Cow::Owned(visit.seat().map_or_else(|| "–".into(), |seat| seat.to_string())),
            Cow::Owned(visit.ticket.to_string()),
            Cow::Borrowed(hall.name(visit)),
            Cow::Owned(state_of_rest),
            Cow::Owned(bar(rest, left)),
            Cow::Owned(drawn(visit)),
            Cow::Owned(notes(hall, visit)),
        ],
    }
}

/// What to keep an eye on: reactions, then why this donor is more likely to have one.
fn notes(hall: &Hall, visit: &Visit) -> String {
    let lang = hall.lang;
    let mut notes = Vec::new();
    if let Some(last) = visit.reactions.last() {
        let last = terms::reaction(lang, last.kind);
        notes.push(match visit.reactions.len() {
            1 => last.to_owned(),
            count => text::MORE_REACTIONS.with(lang, &[("count", &count), ("last", &last)]),
        });
    }
    notes.extend(terms::risk_mark(lang, &risks(&hall.pack, visit)));
    notes.join(" ")
}

fn left_row<'a>(state: &State, hall: &'a Hall, id: VisitId) -> Row<'a> {
    let Some(visit) = hall.visit(id) else {
        return nobody();
    };
    let outcome = if state.care.is_saving(hall, id) {
        Cow::Borrowed(common::SAVING.get(hall.lang))
    } else {
        Cow::Owned(terms::whereabouts(hall.lang, visit))
    };
    Row {
        meaning: Meaning::Muted,
        cells: vec![
            Cow::Owned(visit.since.hh_mm()),
            Cow::Owned(visit.ticket.to_string()),
            Cow::Borrowed(hall.name(visit)),
            outcome,
            Cow::Owned(drawn(visit)),
        ],
    }
}

/// How much was drawn.
fn drawn(visit: &Visit) -> String {
    visit
        .collection_end()
        .map_or_else(String::new, |end| format::volume(end.volume))
}

/// How much of a rest is over; full only when all of it is.
pub(super) fn bar(rest: Span, left: Span) -> String {
    let cell = rest.millis() / i64::from(BAR);
    let rested = rest.less(left).millis() / cell.max(1);
    let cells = usize::try_from(rested).unwrap_or(0).min(usize::from(BAR));
    format!("{}{}", "█".repeat(cells), "░".repeat(usize::from(BAR) - cells))
}

/// What the donor is told, and until when they neither drive nor go on duty; that is louder for who said that they do.
fn draw_advice(hall: &Hall, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
    let (Some(end), Some(until)) = (visit.collection_end(), not_before(&hall.pack, visit)) else {
        return;
    };
    let lang = hall.lang;
    let (ticket, time) = (&visit.ticket, &until.hh_mm());
    let duty = if until.date() == end.at.occurred.date() {
        text::ADVICE_DUTY.with(lang, &[("ticket", ticket), ("time", time)])
    } else {
        let date = format::date(until.date());
        text::ADVICE_DUTY_DATE.with(lang, &[("ticket", ticket), ("time", time), ("date", &date)])
    };
    let arm = format!(" {} {}", Meaning::Caption.symbol(), text::ADVICE_ARM.get(lang));
    let rest = write_lines([arm.as_str()], Meaning::Caption, hall, area, frame);
    let (meaning, duty) = if visit.said.contains(&Circumstance::OnDuty) {
        (Meaning::Warning, text::ADVICE_ON_DUTY.with(lang, &[("advice", &duty)]))
    } else {
        (Meaning::Accent, duty)
    };
    let duty = format!(" {} {duty}", meaning.symbol());
    write_lines([duty.as_str()], meaning, hall, rest, frame);
}

fn draw_details(hall: &Hall, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
    let inner = boxed(care_text::DETAILS.get(hall.lang), hall, area, frame);
    let lines = details(hall, visit);
    let mut rest = inner;
    for (place, line) in lines.iter().enumerate() {
        let meaning = if place == 0 { Meaning::Accent } else { Meaning::Plain };
        let parts = wrap(line, rest.width);
        rest = write_lines(parts.iter().map(String::as_str), meaning, hall, rest, frame);
    }
}
