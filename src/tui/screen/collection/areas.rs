//! The two areas of the screen: the map of the beds and the list of those who wait; where they stand, how they look,
//! and what a click on them means.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use crate::domain::circumstance::risks;
use crate::domain::day::Day;
use crate::domain::id::VisitId;
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::{care as care_text, collection as text, common};
use crate::i18n::{format, terms};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::care::{below, identity, write_lines};
use crate::tui::theme::Meaning;
use crate::tui::widget::bed_map::{Bed, BedMap, Grid, Occupant};
use crate::tui::widget::donor_table::{Column, DonorTable, Row};

use super::{Form, Side, State, draws, unsettled};

/// From this width on, the list stands beside the map.
const WIDE: u16 = 110;

/// Lines that the list keeps below the map: its title, its heads, and between four and eight donors.
const LEAST_LIST: u16 = 6;
const ENOUGH_LIST: u16 = 10;

/// Lines that a form takes where it stands beside the map, with its texts on more lines; the list stays below it.
const FORM_BESIDE: u16 = 24;

const COLUMNS: &[Column] = &[
    Column::new(care_text::TICKET_HEAD, 4, 0, 0, true),
    Column::new(care_text::NAME_HEAD, 16, 1, 0, false),
    Column::new(text::BORN_HEAD, 8, 0, 1, false),
    Column::new(text::UNIT_HEAD, 6, 0, 2, false),
    Column::new(care_text::VOLUME_HEAD, 8, 0, 0, true),
    Column::new(text::WAITED_HEAD, 7, 0, 0, true),
];

/// The columns while somebody who waits needs a closer look; birth year and unit give way to why.
const COLUMNS_WITH_NOTE: &[Column] = &[
    Column::new(care_text::TICKET_HEAD, 4, 0, 0, true),
    Column::new(care_text::NAME_HEAD, 16, 1, 0, false),
    Column::new(care_text::VOLUME_HEAD, 8, 0, 0, true),
    Column::new(text::WAITED_HEAD, 7, 0, 0, true),
    Column::new(text::NOTE_HEAD, 11, 1, 0, false),
];

/// Where things are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Panes {
    /// The line of the bags that were not taken back, while there are such.
    pub(super) bags: Rect,
    /// Whether the list stands beside the map.
    pub(super) is_wide: bool,
    /// The map with its title.
    pub(super) map: Rect,
    /// The list with its title, or the form.
    pub(super) list: Rect,
}

impl State {
    /// Where the areas stand.
    pub(super) fn panes(&self, hall: &Hall, day: &Day, area: Rect) -> Panes {
        let beds = usize::from(day.info.hall.beds);
        let lines = unsettled::line(hall, day).map_or(0, |_| 1.min(area.height));
        let bags = Rect { height: lines, ..area };
        let area = below(area, lines);
        if area.width >= WIDE {
            let left = (area.width * 2 / 5).clamp(54, 72);
            return Panes {
                bags,
                is_wide: true,
                list: Rect { width: left, ..area },
                map: Rect {
                    x: area.x + left + 1,
                    width: area.width - left - 1,
                    ..area
                },
            };
        }
        let least = match &self.form {
            None => u16::try_from(day.cleared().len() + 2)
                .unwrap_or(ENOUGH_LIST)
                .clamp(LEAST_LIST, ENOUGH_LIST),
            Some(Form::Start(form)) => form.lines(hall),
            Some(Form::End(form)) => form.lines(hall),
        };
        let room = Rect {
            height: area.height.saturating_sub(least),
            ..below(area, 1.min(area.height))
        };
        let room = Rect {
            height: room.height.saturating_sub(1),
            ..room
        };
        let height = Grid::of(beds, room.as_size()).height().min(room.height) + 1;
        Panes {
            bags,
            is_wide: false,
            map: Rect {
                height: height.min(area.height),
                ..area
            },
            list: below(area, height),
        }
    }
}

/// Whether somebody who waits needs a closer look.
fn has_notes(hall: &Hall, day: &Day) -> bool {
    day.cleared().iter().any(|visit| note(hall, visit).is_some())
}

/// The columns of the list.
const fn columns(has_note: bool) -> &'static [Column] {
    if has_note { COLUMNS_WITH_NOTE } else { COLUMNS }
}

/// Why somebody who waits needs a closer look, and what that means.
fn note(hall: &Hall, visit: &Visit) -> Option<(Meaning, String)> {
    if draws::doubt(hall, visit).is_some() {
        return Some((Meaning::Stop, text::NOTE_DOUBT.get(hall.lang).to_owned()));
    }
    let risks = risks(&hall.pack, visit);
    let words: Vec<&str> = risks.into_iter().map(|risk| terms::risk(hall.lang, risk)).collect();
    (!words.is_empty()).then(|| (Meaning::Waiting, words.join(", ")))
}

/// Selects the bed or the donor that is drawn there.
pub(super) fn click(state: &mut State, hall: &Hall, day: &Day, at: Position) {
    let area = Rect::from((Position::ORIGIN, hall.area));
    let panes = state.panes(hall, day, area);
    let beds = beds(state, hall, day);
    let map = BedMap {
        beds: &beds,
        selected: state.bed(day),
    };
    if panes.bags.contains(at) {
        return;
    }
    if let Some(bed) = map.bed_at(below(panes.map, 1), at) {
        state.side = Side::Beds;
        state.bed = Some(bed);
        return;
    }
    let list = below(panes.list, 1);
    if list.contains(at) {
        let visits: Vec<VisitId> = day.cleared().iter().map(|visit| visit.id).collect();
        let row = |_: VisitId| Row {
            meaning: Meaning::Plain,
            cells: Vec::new(),
        };
        let table = DonorTable {
            columns: columns(has_notes(hall, day)),
            visits: &visits,
            row: &row,
            selected: state.waiting(day).map(|visit| visit.id),
            empty: "",
        };
        if let Some(visit) = table.visit_at(at.y - list.y, list.height) {
            state.side = Side::Waiting;
            state.waiting = Some(visit);
        }
    }
}

/// The beds and who lies on them.
fn beds(state: &State, hall: &Hall, day: &Day) -> Vec<Bed> {
    let mut beds: Vec<Bed> = day.beds().map(|no| Bed { no, occupant: None }).collect();
    for visit in day.inside() {
        if let Stage::Collecting(no) = visit.stage
            && let Some(bed) = beds.iter_mut().find(|bed| bed.no == no)
            && let Some(clearance) = &visit.clearance
        {
            bed.occupant = Some(Occupant {
                ticket: visit.ticket,
                name: hall.name(visit).to_owned(),
                short_name: hall
                    .person(visit)
                    .map_or_else(String::new, |person| person.full_name.short()),
                volume: clearance.volume,
                running: hall.now.since(visit.since),
                call: state.draws.call(hall, visit),
            });
        }
    }
    beds
}

/// Draws the screen.
pub(super) fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else {
        return;
    };
    let panes = state.panes(hall, day, area);
    if let Some(line) = unsettled::line(hall, day) {
        let line = format!(" {} {line}", Meaning::Warning.symbol());
        write_lines([line.as_str()], Meaning::Warning, hall, panes.bags, frame);
    }
    view_map(state, hall, day, panes.map, frame);
    let Some(form) = &state.form else {
        view_list(state, hall, day, panes.list, frame);
        return;
    };
    let mut place = panes.list;
    if panes.is_wide {
        place.height = place.height.min(FORM_BESIDE);
        let rest = below(panes.list, FORM_BESIDE);
        if rest.height >= LEAST_LIST {
            view_list(state, hall, day, rest, frame);
        }
    }
    match form {
        Form::Start(form) => form.view(hall, place, frame),
        Form::End(form) => form.view(hall, place, frame),
    }
}

fn view_map(state: &State, hall: &Hall, day: &Day, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let beds = beds(state, hall, day);
    let used = beds.iter().filter(|bed| bed.occupant.is_some()).count();
    let late = beds
        .iter()
        .filter_map(|bed| bed.occupant.as_ref())
        .filter(|occupant| occupant.call.is_alarm())
        .count();
    let title = if late > 0 {
        text::BEDS_LATE.with(
            lang,
            &[("used", &used), ("all", &beds.len()), ("late", &late)],
        )
    } else {
        text::BEDS.with(lang, &[("used", &used), ("all", &beds.len())])
    };
    let selected = match &state.form {
        Some(Form::Start(form)) => form.bed(),
        Some(Form::End(_)) => state.bed_of_form(hall),
        None => state.bed(day).filter(|_| state.side(day) == Side::Beds),
    };
    let mut title = format!(" {} {title}", Meaning::Title.symbol());
    let is_short = Grid::of(beds.len(), below(area, 1).as_size()).is_short();
    if is_short
        && state.form.is_none()
        && let Some(visit) = selected.and_then(|bed| day.on_bed(bed))
    {
        let who = identity(hall, visit, u16::MAX).join(" · ");
        title = format!(" {} {who}", Meaning::Selected.symbol());
    }
    let rest = write_lines([title.as_str()], Meaning::Title, hall, area, frame);
    let map = BedMap {
        beds: &beds,
        selected,
    };
    map.draw(frame, rest, lang, hall.theme);
}

fn view_list(state: &State, hall: &Hall, day: &Day, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let visits: Vec<VisitId> = day.cleared().iter().map(|visit| visit.id).collect();
    let title = text::WAITING.with(lang, &[("count", &visits.len())]);
    let title = format!(" {} {title}", Meaning::Title.symbol());
    let rest = write_lines([title.as_str()], Meaning::Title, hall, area, frame);
    let has_note = has_notes(hall, day);
    let overlooked = hall.overlooked();
    let row = |id: VisitId| {
        let is_overlooked = overlooked.iter().any(|it| it.visit == id);
        row(state, hall, id, (has_note, is_overlooked))
    };
    let selected = state.waiting(day).map(|visit| visit.id);
    let table = DonorTable {
        columns: columns(has_note),
        visits: &visits,
        row: &row,
        selected: selected.filter(|_| state.side == Side::Waiting && state.form.is_none()),
        empty: text::WAITING_EMPTY.get(lang),
    };
    table.draw(frame, rest, lang, hall.theme);
}

fn row<'a>(
    state: &State,
    hall: &'a Hall,
    id: VisitId,
    (has_note, is_overlooked): (bool, bool),
) -> Row<'a> {
    let Some(visit) = hall.visit(id) else {
        return Row {
            meaning: Meaning::Muted,
            cells: Vec::new(),
        };
    };
    let born = hall.person(visit).map(|person| person.birth.year().to_string());
    let volume = visit.clearance.as_ref().map(|it| format::volume(it.volume));
    let waited = if state.care.is_saving(hall, id) {
        common::SAVING.get(hall.lang).to_owned()
    } else {
        hall.now.since(visit.since).mm_ss()
    };
    let note = note(hall, visit);
    let meaning = match &note {
        Some((Meaning::Stop, _)) => Meaning::Stop,
        _ if is_overlooked => Meaning::Warning,
        Some((meaning, _)) => *meaning,
        None => Meaning::Waiting,
    };
    let unit = visit.unit.as_ref().map(ToString::to_string);
    let ticket = Cow::Owned(visit.ticket.to_string());
    let name = Cow::Borrowed(hall.name(visit));
    let volume = Cow::Owned(volume.unwrap_or_default());
    let waited = Cow::Owned(waited);
    let cells = if has_note {
        let note = note.map(|(_, words)| words);
        vec![ticket, name, volume, waited, Cow::Owned(note.unwrap_or_default())]
    } else {
        let (born, unit) = (born.unwrap_or_default(), unit.unwrap_or_default());
        vec![ticket, name, Cow::Owned(born), Cow::Owned(unit), volume, waited]
    };
    Row { meaning, cells }
}
