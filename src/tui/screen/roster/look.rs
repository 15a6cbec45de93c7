//! How the roster looks, and what is where.

use ratatui::layout::Rect;

use crate::domain::person::Person;
use crate::i18n::format;
use crate::i18n::text::{common, roster as text};
use crate::tui::action::Action;
use crate::tui::effect::MOST_FOUND;
use crate::tui::frame::Frame;
use crate::tui::keymap::{self, Context};
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};

use super::page::{self, MARK, Page};
use super::{Over, State, import, merge, value};

/// From this width on the page stands beside the list.
const WIDE: u16 = 110;

/// The cells of the list beside a page.
const LIST: u16 = 50;

/// The lines above the rows: the search, what is going on, the heads of the columns.
const HEAD: u16 = 3;

/// The lines above a form.
const FORM_HEAD: u16 = 3;

/// The widest form.
const WIDEST_FORM: u16 = 84;

/// The parts of the screen.
struct Parts {
    /// Search and list.
    list: Rect,
    /// The rows of the list.
    rows: Rect,
    /// The page of a person, its name in the first line.
    page: Rect,
    is_wide: bool,
}

fn parts(area: Rect) -> Parts {
    let is_wide = area.width >= WIDE;
    let area = Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    };
    let (list, page) = if is_wide {
        let left = LIST.min(area.width);
        (Rect { width: left, ..area }, after(area, left + 2))
    } else {
        (area, area)
    };
    let head = HEAD.min(list.height);
    let rows = Rect {
        y: list.y + head,
        height: list.height - head,
        ..list
    };
    Parts {
        list,
        rows,
        page,
        is_wide,
    }
}

/// The whole screen, counted from its corner.
const fn whole(hall: &Hall) -> Rect {
    Rect::new(0, 0, hall.area.width, hall.area.height)
}

/// How many rows the list shows.
pub(super) fn rows(hall: &Hall) -> usize {
    usize::from(parts(whole(hall)).rows.height)
}

/// The room for the lines of a page: their width and their number.
pub(super) fn page_room(hall: &Hall) -> (u16, u16) {
    let page = below_name(parts(whole(hall)).page);
    (page.width, page.height)
}

/// What was clicked.
pub(super) enum Hit {
    /// A row of the list.
    Row(usize),
    /// A line of the page, counted from the first one that is shown.
    PageLine(u16),
}

/// What is drawn there.
pub(super) fn hit(state: &State, hall: &Hall, at: ratatui::layout::Position) -> Option<Hit> {
    let parts = parts(whole(hall));
    let is_list_seen = parts.is_wide || !state.is_on_page();
    if is_list_seen && parts.rows.contains(at) {
        let top = first_row(state, usize::from(parts.rows.height));
        return Some(Hit::Row(top + usize::from(at.y - parts.rows.y)));
    }
    let page = below_name(parts.page);
    let is_page_seen = parts.is_wide || state.is_on_page();
    (is_page_seen && page.contains(at)).then(|| Hit::PageLine(at.y - page.y))
}

/// Where the form is, counted from the corner of the screen's area.
pub(super) fn form_area(hall: &Hall) -> Rect {
    form_of(whole(hall))
}

fn form_of(area: Rect) -> Rect {
    let head = FORM_HEAD.min(area.height);
    Rect {
        x: area.x + 1.min(area.width),
        y: area.y + head,
        width: area.width.saturating_sub(2).min(WIDEST_FORM),
        height: area.height - head,
    }
}

fn below_name(page: Rect) -> Rect {
    let head = 1.min(page.height);
    Rect {
        y: page.y + head,
        height: page.height - head,
        ..page
    }
}

/// The first row that is shown: whole pages, as in every table.
fn first_row(state: &State, height: usize) -> usize {
    match (state.place(), height) {
        (Some(place), 1..) => place / height * height,
        _ => 0,
    }
}

/// Draws the screen.
pub(super) fn draw(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let inside = Rect {
        x: area.x + 1.min(area.width),
        width: area.width.saturating_sub(2),
        ..area
    };
    match &state.over {
        Over::Nothing => {}
        Over::Edit(edit) => {
            let lang = hall.lang;
            let title = text::EDIT_TITLE.with(lang, &[("name", &edit.person().full_name.as_str())]);
            write(frame, hall, line(inside, 0), Meaning::Title, &title);
            let help = if state.is_saving { common::SAVING } else { text::EDIT_HELP };
            write(frame, hall, line(inside, 1), Meaning::Muted, help.get(lang));
            edit.form().draw(frame, form_of(area), &edit.around(hall), "", hall.theme);
            return;
        }
        Over::Import(import) => {
            import::draw(import, hall, inside, frame);
            return;
        }
        Over::Merge(merging) => {
            merge::draw(merging, hall, inside, frame);
            return;
        }
    }
    let parts = parts(area);
    if parts.is_wide || !state.is_on_page() {
        list(state, hall, &parts, frame);
    }
    if parts.is_wide || state.is_on_page() {
        match &state.page {
            Some(page) => draw_page(state, page, hall, parts.page, frame),
            None if state.is_on_page() => {
                write(frame, hall, line(parts.page, 0), Meaning::Muted, text::READING.get(hall.lang));
            }
            None => {}
        }
    }
}

/// A line of an area, empty where there is none.
pub(super) fn line(area: Rect, y: u16) -> Rect {
    let y = area.y.saturating_add(y);
    Rect {
        y: y.min(area.bottom()),
        height: u16::from(y < area.bottom()),
        ..area
    }
}

/// Writes one line, cut where the area ends.
pub(super) fn write(frame: &mut Frame<'_>, hall: &Hall, area: Rect, meaning: Meaning, text: &str) {
    frame.text(area, &fit(text, area.width), hall.theme.style(meaning));
}

/// The area without its first `cells` columns.
pub(super) fn after(area: Rect, cells: u16) -> Rect {
    Rect {
        x: area.x + cells.min(area.width),
        width: area.width.saturating_sub(cells),
        ..area
    }
}

/// The key that is shown for an action.
pub(super) fn key(context: Context, action: Action) -> String {
    keymap::key(context, action).map_or_else(String::new, |key| key.to_string())
}

/// What the line under the search says.
fn going_on(state: &State, hall: &Hall) -> (Meaning, String) {
    let lang = hall.lang;
    if let Some(mark) = &state.mark {
        let values: &[(&str, &dyn std::fmt::Display)] = &[
            ("name", &mark.full_name.as_str()),
            ("key", &key(Context::List, Action::Merge)),
        ];
        return (
            Meaning::Accent,
            format!("{} {}", Meaning::Accent.symbol(), text::MARKED.with(lang, values)),
        );
    }
    if state.is_searching {
        (Meaning::Muted, text::SEARCHING.get(lang).to_owned())
    } else if !state.found.is_empty() {
        let count = state.found.len();
        let found = if count < MOST_FOUND { text::FOUND } else { text::FOUND_MANY };
        (Meaning::Caption, found.with(lang, &[("count", &count)]))
    } else if !state.field.is_empty() {
        let said = format!("{} {}", Meaning::Warning.symbol(), text::NOTHING_FOUND.get(lang));
        (Meaning::Warning, said)
    } else if hall.roster.all == 0 {
        (Meaning::Muted, text::EMPTY_ROSTER.get(lang).to_owned())
    } else {
        let all = format::integer(lang, hall.roster.all);
        (Meaning::Muted, text::ON_ROSTER.with(lang, &[("all", &all)]))
    }
}

fn list(state: &State, hall: &Hall, parts: &Parts, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let first = line(parts.list, 0);
    let caption = text::SEARCH.get(lang);
    write(frame, hall, first, Meaning::Title, caption);
    let field = after(first, width(caption) + 2);
    let has_focus = !state.is_on_page();
    state.field.draw(frame, field, has_focus, text::SEARCH_HINT.get(lang), hall.theme);
    let (meaning, said) = going_on(state, hall);
    write(frame, hall, line(parts.list, 1), meaning, &said);
    if state.found.is_empty() {
        return;
    }
    let columns = columns(parts.rows.width);
    let heads = [text::NAME, text::BORN_HEAD, text::UNIT_HEAD, text::NUMBER_HEAD, text::RANK];
    let heads = heads.map(|head| head.get(lang).to_owned());
    if parts.rows.y > parts.list.y + 1 {
        row(frame, hall, line(parts.list, 2), Meaning::Caption, &columns, &heads);
    }
    let height = usize::from(parts.rows.height);
    let top = first_row(state, height);
    let selected = state.pick();
    for (y, person) in (0..).zip(state.found.iter().skip(top).take(height)) {
        let area = line(parts.rows, y);
        let is_selected = selected == Some(person.id);
        let is_marked = state.mark.as_ref().is_some_and(|mark| mark.id == person.id);
        let meaning = match (is_selected, is_marked) {
            (true, _) => Meaning::Selected,
            (false, true) => Meaning::Accent,
            (false, false) => Meaning::Plain,
        };
        if is_selected {
            frame.shade(area, hall.theme.style(Meaning::Selected));
        }
        let sign = if is_marked { Meaning::Accent } else { meaning };
        write(frame, hall, area, meaning, sign.symbol());
        row(frame, hall, area, meaning, &columns, &cells(person));
    }
}

/// The widths of the columns: name, year of birth, unit, end of the number, rank where there is room.
fn columns(room: u16) -> [u16; 5] {
    let rank = if room >= 70 { 14 } else { 0 };
    let rest = 5 + 8 + 9 + rank + MARK + 4;
    [room.saturating_sub(rest), 5, 8, 9, rank]
}

fn cells(person: &Person) -> [String; 5] {
    [
        person.full_name.as_str().to_owned(),
        person.birth.year().to_string(),
        person.unit.as_ref().map_or_else(|| "—".into(), ToString::to_string),
        person.national_id.as_ref().map_or_else(|| "—".into(), value::masked),
        person.rank.as_ref().map_or_else(String::new, |rank| rank.as_str().to_owned()),
    ]
}

/// Writes one row; behind the mark of the selection, one cell between the columns.
fn row(
    frame: &mut Frame<'_>,
    hall: &Hall,
    area: Rect,
    meaning: Meaning,
    columns: &[u16; 5],
    cells: &[String; 5],
) {
    let mut rest = after(area, MARK);
    for (room, cell) in columns.iter().zip(cells) {
        let at = Rect {
            width: rest.width.min(*room),
            ..rest
        };
        write(frame, hall, at, meaning, cell);
        rest = after(rest, room + 1);
    }
}

fn draw_page(state: &State, page: &Page, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let person = page.person();
    let is_marked = state.mark.as_ref().is_some_and(|mark| mark.id == person.id);
    let mut name = format!("{} {}", Meaning::Title.symbol(), person.full_name.as_str());
    if is_marked {
        name = format!("{name}  {} {}", Meaning::Accent.symbol(), text::IS_MARKED.get(lang));
    }
    write(frame, hall, line(area, 0), Meaning::Title, &name);
    let area = below_name(area);
    let lines = page::lines(page, hall, area.width);
    let top = page.first(&lines, area.height);
    let mut is_first = true;
    for (y, of_page) in (0..area.height).zip(lines.iter().skip(top)) {
        let at = line(area, y);
        let is_chosen = state.is_on_page() && page.item.is_some() && of_page.item == page.item;
        let meaning = if is_chosen { Meaning::Selected } else { of_page.meaning };
        if is_chosen {
            frame.shade(at, hall.theme.style(Meaning::Selected));
            if is_first {
                write(frame, hall, at, Meaning::Selected, Meaning::Selected.symbol());
            }
            is_first = false;
        }
        let caption = if is_chosen { Meaning::Selected } else { Meaning::Caption };
        let room = Rect {
            width: after(at, MARK).width.min(of_page.indent.saturating_sub(MARK + 1)),
            ..after(at, MARK)
        };
        write(frame, hall, room, caption, &of_page.caption);
        write(frame, hall, after(at, of_page.indent), meaning, &of_page.text);
    }
    if lines.len() > top + usize::from(area.height) {
        let more = line(area, area.height.saturating_sub(1));
        let at = after(more, more.width.saturating_sub(1));
        write(frame, hall, at, Meaning::Muted, "↓");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::harness::Harness;

    #[test]
    fn a_list_that_was_cut_off_says_that_there_may_be_more() {
        let mut harness = Harness::new();
        for _ in 0..MOST_FOUND {
            harness.add_person("Nguyễn Văn An");
        }
        let said = |count: usize| {
            let found = harness.roster.iter().take(count).cloned().collect();
            let state = State { found, ..State::default() };
            going_on(&state, &harness.model.hall).1
        };
        assert!(said(MOST_FOUND - 1).starts_with("Tìm thấy 49 người"));
        assert!(said(MOST_FOUND).starts_with("50 người đầu tiên"));
    }
}
