//! The list: every desk with who is there, then the queue.

use ratatui::layout::Rect;

use crate::domain::day::Day;
use crate::domain::id::DeskNo;
use crate::domain::visit::Visit;
use crate::i18n::text::screening as text;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};

use super::{Row, State, desk_for};

/// A line of the list.
enum Line {
    Desks,
    Next(usize),
    Nobody,
    Desk(DeskNo, Row),
    Waiting(Row),
}

impl Line {
    const fn row(&self) -> Option<Row> {
        match self {
            Self::Desk(_, row) | Self::Waiting(row) => Some(*row),
            Self::Desks | Self::Next(_) | Self::Nobody => None,
        }
    }
}

/// The lines that fit, so that the selected one is among them: whole pages, like the tables.
fn lines(state: &State, day: &Day, height: u16) -> Vec<Line> {
    let mut lines = vec![Line::Desks];
    lines.extend(day.desks().map(|desk| {
        let row = day.at_desk(desk).map(|visit| Row::Donor(visit.id));
        Line::Desk(desk, row.unwrap_or(Row::Desk(desk)))
    }));
    let queue = day.queue();
    lines.push(Line::Next(queue.len()));
    if queue.is_empty() {
        lines.push(Line::Nobody);
    }
    lines.extend(queue.iter().map(|visit| Line::Waiting(Row::Donor(visit.id))));
    let page = usize::from(height).max(1);
    let place = lines
        .iter()
        .position(|line| line.row().is_some() && line.row() == state.selected)
        .unwrap_or(0);
    let top = (place / page * page).min(lines.len().saturating_sub(page));
    lines.into_iter().skip(top).take(page).collect()
}

/// Draws the list.
pub(super) fn draw(state: &State, hall: &Hall, day: &Day, area: Rect, frame: &mut Frame<'_>) {
    for (y, line) in (area.y..area.bottom()).zip(lines(state, day, area.height)) {
        let place = Rect { y, height: 1, ..area };
        draw_line(state, hall, day, &line, place, frame);
    }
}

/// The row on this line of a list of this height.
pub(super) fn row_at(state: &State, day: &Day, height: u16, line: u16) -> Option<Row> {
    lines(state, day, height).get(usize::from(line))?.row()
}

fn draw_line(state: &State, hall: &Hall, day: &Day, line: &Line, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let head = |text: &str| format!("{} {text}", Meaning::Title.symbol());
    let (meaning, start, end) = match line {
        Line::Desks => (Meaning::Title, head(text::DESKS.get(lang)), String::new()),
        Line::Next(count) => {
            let next = text::NEXT.with(lang, &[("count", count)]);
            (Meaning::Title, head(&next), String::new())
        }
        Line::Nobody => (
            Meaning::Muted,
            format!("    {}", text::NOBODY_NEXT.get(lang)),
            String::new(),
        ),
        Line::Desk(desk, Row::Desk(_)) => {
            let called = day.queue().into_iter().find(|visit| is_called_to(visit, *desk));
            let (meaning, said) = match called {
                Some(visit) => (
                    Meaning::Waiting,
                    text::FREE_CALLED.with(lang, &[("ticket", &visit.ticket)]),
                ),
                None => (Meaning::Ready, text::FREE.get(lang).to_owned()),
            };
            let desk = text::DESK.with(lang, &[("desk", desk)]);
            (meaning, format!("  {} {desk:<7}{said}", meaning.symbol()), String::new())
        }
        Line::Desk(desk, Row::Donor(id)) => {
            let Some(visit) = day.visit(*id) else {
                return;
            };
            let desk = text::DESK.with(lang, &[("desk", desk)]);
            let mut end = hall.now.since(visit.since).mm_ss();
            if state.drafts.get(id).is_some_and(|draft| !draft.is_empty()) {
                end = format!("{} · {end}", text::DRAFT.get(lang));
            }
            let start = format!("  {} {desk:<7}{}", Meaning::Active.symbol(), donor(hall, visit));
            (Meaning::Active, start, end)
        }
        Line::Waiting(Row::Donor(id)) => {
            let Some(visit) = day.visit(*id) else {
                return;
            };
            let minutes = hall.now.since(visit.arrived).mins();
            let mut end = text::WAITED.with(lang, &[("minutes", &minutes)]);
            let is_called = visit.turn.call.is_some();
            if let Some(desk) = desk_for(day, visit).filter(|_| is_called || state.selected == line.row()) {
                end = format!("{} {end:>4}", text::TO_DESK.with(lang, &[("desk", &desk)]));
            }
            let meaning = if is_called { Meaning::Active } else { Meaning::Waiting };
            let start = format!("  {} {:7}{}", meaning.symbol(), "", donor(hall, visit));
            (meaning, start, end)
        }
        Line::Waiting(Row::Desk(_)) => return,
    };
    let is_selected = line.row().is_some() && line.row() == state.selected;
    let mut style = hall.theme.style(meaning);
    if is_selected {
        style = hall.theme.style(Meaning::Selected);
        frame.shade(area, style);
    }
    let room = area.width.saturating_sub(width(&end) + 1);
    frame.text(area, &fit(&start, room), style);
    if is_selected {
        frame.text(area, Meaning::Selected.symbol(), style);
    }
    let place = Rect {
        x: area.x + area.width.saturating_sub(width(&end)),
        width: area.width.min(width(&end)),
        ..area
    };
    frame.text(place, &end, style);
}

fn is_called_to(visit: &Visit, desk: DeskNo) -> bool {
    visit.turn.call.as_ref().is_some_and(|call| call.desk == desk)
}

/// Ticket, given name, whole name.
fn donor(hall: &Hall, visit: &Visit) -> String {
    let given = hall.person(visit).map_or("", |person| person.full_name.given());
    let gap = usize::from(8_u16.saturating_sub(width(given)).max(1));
    format!("{:>3} {given}{:gap$}{}", visit.ticket, "", hall.name(visit))
}
