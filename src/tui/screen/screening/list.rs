//! The list: whoever is to come back to the doctor, every desk with who is there, the queue, whoever waits for a bed.

use ratatui::layout::Rect;

use crate::domain::circumstance::risks;
use crate::domain::day::Day;
use crate::domain::id::DeskNo;
use crate::domain::recheck::Objection;
use crate::domain::visit::Visit;
use crate::i18n::text::screening as text;
use crate::i18n::{format, refusal, terms};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};

use super::{Row, State, cleared, desk_for};

/// A line of the list.
enum Line {
    Back(usize),
    InDoubt(Row, Objection),
    Desks,
    Next(usize),
    Nobody,
    Desk(DeskNo, Row),
    Waiting(Row),
    Cleared(usize),
    ForBed(Row),
}

impl Line {
    const fn row(&self) -> Option<Row> {
        match self {
            Self::Desk(_, row) | Self::Waiting(row) | Self::InDoubt(row, _) | Self::ForBed(row) => Some(*row),
            Self::Back(_) | Self::Desks | Self::Next(_) | Self::Nobody | Self::Cleared(_) => None,
        }
    }
}

/// The lines that fit. Whoever is to come back to the doctor stays in sight, whatever is selected below.
fn lines(state: &State, hall: &Hall, day: &Day, height: u16) -> Vec<Line> {
    let (in_doubt, cleared) = cleared(hall, day);
    let mut back = Vec::new();
    if !in_doubt.is_empty() {
        back.push(Line::Back(in_doubt.len()));
    }
    let in_doubt = in_doubt.into_iter();
    back.extend(in_doubt.map(|(visit, objection)| Line::InDoubt(Row::Donor(visit.id), objection)));
    let room = back.len().min(usize::from(height) / 2);
    let mut shown = page(back, state.selected, room);
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
    if !cleared.is_empty() {
        lines.push(Line::Cleared(cleared.len()));
    }
    lines.extend(cleared.iter().map(|visit| Line::ForBed(Row::Donor(visit.id))));
    shown.extend(page(lines, state.selected, usize::from(height) - room));
    shown
}

/// So many of these lines that the selected one is among them: whole pages, like the tables.
fn page(lines: Vec<Line>, selected: Option<Row>, height: usize) -> Vec<Line> {
    let page = height.max(1);
    let place = lines
        .iter()
        .position(|line| line.row().is_some() && line.row() == selected)
        .unwrap_or(0);
    let top = (place / page * page).min(lines.len().saturating_sub(page));
    lines.into_iter().skip(top).take(height).collect()
}

/// Draws the list.
pub(super) fn draw(state: &State, hall: &Hall, day: &Day, area: Rect, frame: &mut Frame<'_>) {
    for (y, line) in (area.y..area.bottom()).zip(lines(state, hall, day, area.height)) {
        let place = Rect { y, height: 1, ..area };
        draw_line(state, hall, day, &line, place, frame);
    }
}

/// The row on this line of a list of this height.
pub(super) fn row_at(state: &State, hall: &Hall, day: &Day, height: u16, line: u16) -> Option<Row> {
    lines(state, hall, day, height).get(usize::from(line))?.row()
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
            let end = with_risks(hall, visit, &start, end, area.width);
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
            let end = with_risks(hall, visit, &start, end, area.width);
            (meaning, start, end)
        }
        Line::Back(count) => {
            let back = text::BACK_TO_DOCTOR.with(lang, &[("count", count)]);
            (Meaning::Title, head(&back), String::new())
        }
        Line::InDoubt(Row::Donor(id), objection) => {
            let Some(visit) = day.visit(*id) else {
                return;
            };
            let start = format!("  {} {:7}{}", Meaning::Stop.symbol(), "", donor(hall, visit));
            let objection = refusal::objection(lang, objection, &hall.pack);
            let room = area.width.saturating_sub(width(&start) + 2);
            (Meaning::Stop, start, fit(&objection, room).into_owned())
        }
        Line::Cleared(count) => {
            let cleared = text::FOR_BED.with(lang, &[("count", count)]);
            (Meaning::Title, head(&cleared), String::new())
        }
        Line::ForBed(Row::Donor(id)) => {
            let Some(visit) = day.visit(*id) else {
                return;
            };
            let volume = visit.clearance.as_ref().map(|clearance| format::volume(clearance.volume));
            let start = format!("  {} {:7}{}", Meaning::Ready.symbol(), "", donor(hall, visit));
            let end = with_risks(hall, visit, &start, volume.unwrap_or_default(), area.width);
            (Meaning::Ready, start, end)
        }
        Line::Waiting(Row::Desk(_)) | Line::InDoubt(Row::Desk(_), _) | Line::ForBed(Row::Desk(_)) => return,
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

/// The risks of a donor in a few words, where there are any.
pub(super) fn risk_words(hall: &Hall, visit: &Visit) -> Option<String> {
    let risks = risks(&hall.pack, visit);
    let words: Vec<&str> = risks.into_iter().map(|risk| terms::risk(hall.lang, risk)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// What stands at the end of a row: the risks before it, in words as far as the name leaves room, else as a sign.
fn with_risks(hall: &Hall, visit: &Visit, start: &str, end: String, room: u16) -> String {
    let Some(words) = risk_words(hall, visit) else {
        return end;
    };
    let sign = Meaning::Warning.symbol();
    let full = format!("{sign} {words} · {end}");
    if width(start) + width(&full) < room {
        full
    } else {
        format!("{sign} · {end}")
    }
}

/// Ticket, given name, whole name.
fn donor(hall: &Hall, visit: &Visit) -> String {
    let given = hall.person(visit).map_or("", |person| person.full_name.given());
    let gap = usize::from(8_u16.saturating_sub(width(given)).max(1));
    format!("{:>3} {given}{:gap$}{}", visit.ticket, "", hall.name(visit))
}
