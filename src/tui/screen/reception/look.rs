//! How the reception looks, and what is where.

use std::collections::BTreeSet;

use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType};

use crate::domain::arrival::Comparison;
use crate::domain::circumstance::{Circumstance, risks};
use crate::domain::id::PersonId;
use crate::domain::identity::CitizenNumber;
use crate::domain::person::Person;
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::{common, reception as text, terms as term_text};
use crate::i18n::{Lang, fault, format, terms};
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width, wrap};
use crate::tui::widget::ticket as ticket_code;

use super::scan::Comparing;
use super::standing::Bar;
use super::{Pick, Shown, State, key, last_check_in};

/// From this width on the figures stand at the right.
const WIDE: u16 = 110;

/// How wide the figures are there.
const SIDE: u16 = 36;

/// From this width on the code of the ticket is shown below the figures, where it fits.
const WITH_CODE: u16 = 120;

/// The lines above the rows: the search, what is going on, the heads of the columns.
const HEAD: u16 = 3;

/// The lines of the box with the ticket.
const BOX: u16 = 4;

/// How many of those who came last are shown.
const LAST: usize = 5;

/// The widest form.
const WIDEST_FORM: u16 = 84;

/// The parts of the screen.
struct Parts {
    /// Search and list, or the form.
    main: Rect,
    /// The rows of the list.
    rows: Rect,
    /// The box with the ticket.
    ticket: Rect,
    /// The figures: at the right, or the last line.
    figures: Rect,
    is_wide: bool,
}

fn parts(area: Rect, has_box: bool) -> Parts {
    let is_wide = area.width >= WIDE;
    let (main, figures) = if is_wide {
        let room = area.width - SIDE - 3;
        let side = Rect {
            x: area.x + room + 2,
            width: SIDE,
            ..area
        };
        (Rect { width: room, ..area }, side)
    } else {
        let height = area.height.saturating_sub(1);
        let line = Rect {
            y: area.y + height,
            height: area.height - height,
            ..area
        };
        (Rect { height, ..area }, line)
    };
    let main = Rect {
        x: main.x + 1.min(main.width),
        width: main.width.saturating_sub(2),
        ..main
    };
    let below = if has_box { BOX.min(main.height) } else { 0 };
    let head = HEAD.min(main.height - below);
    Parts {
        main,
        rows: Rect {
            y: main.y + head,
            height: main.height - below - head,
            ..main
        },
        ticket: Rect {
            y: main.bottom() - below,
            height: below,
            ..main
        },
        figures,
        is_wide,
    }
}

/// Where everything is, counted from the corner of the screen's area.
fn parts_of(state: &State, hall: &Hall) -> Parts {
    let area = Rect::new(0, 0, hall.area.width, hall.area.height);
    parts(area, has_box(state, hall))
}

fn has_box(state: &State, hall: &Hall) -> bool {
    !state.is_form_open && shown(state, hall).is_some()
}

fn shown<'a>(state: &State, hall: &'a Hall) -> Option<(Shown, &'a Visit)> {
    let shown = state.shown?;
    let visit = hall.visit(shown.visit).filter(|visit| visit.counts())?;
    Some((shown, visit))
}

/// How many rows the list shows.
pub(super) fn page(state: &State, hall: &Hall) -> usize {
    usize::from(parts_of(state, hall).rows.height)
}

/// The row that is drawn on line `y`.
pub(super) fn pick_at(state: &State, hall: &Hall, y: u16) -> Option<Pick> {
    let area = parts_of(state, hall).rows;
    if state.comparing.is_some() || y >= area.bottom() {
        return None;
    }
    let rows = state.rows(hall);
    let top = top(state, &rows, usize::from(area.height));
    rows.get(top + usize::from(y.checked_sub(area.y)?)).copied()
}

/// Where the form is, counted from the corner of the screen's area.
pub(super) fn form_area(hall: &Hall) -> Rect {
    let area = Rect::new(0, 0, hall.area.width, hall.area.height);
    form_of(parts(area, false).main)
}

fn form_of(main: Rect) -> Rect {
    let head = HEAD.min(main.height);
    Rect {
        y: main.y + head,
        height: main.height - head,
        width: main.width.min(WIDEST_FORM),
        ..main
    }
}

/// The first row that is shown: whole pages, as in every table.
fn top(state: &State, rows: &[Pick], page: usize) -> usize {
    let place = state
        .pick(rows)
        .and_then(|pick| rows.iter().position(|row| *row == pick));
    match (place, page) {
        (Some(place), 1..) => place / page * page,
        _ => 0,
    }
}

/// Draws the screen.
pub(super) fn draw(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let parts = parts(area, has_box(state, hall));
    match &state.draft {
        Some(draft) if state.is_form_open => {
            let title = text::FORM_TITLE.get(hall.lang);
            write(frame, hall, line(parts.main, 0), Meaning::Title, title);
            let help = if hall.pending.is_some() {
                common::SAVING
            } else {
                text::FORM_HELP
            };
            write(frame, hall, line(parts.main, 1), Meaning::Muted, help.get(hall.lang));
            if !draft.said.is_empty() {
                let said = says(hall.lang, &draft.said);
                write(frame, hall, line(parts.main, 2), Meaning::Accent, &said);
            }
            let area = form_of(parts.main);
            draft.form().draw(frame, area, &draft.around(hall), "", hall.theme);
        }
        _ => search(state, hall, &parts, frame),
    }
    if parts.is_wide {
        side(state, hall, parts.figures, frame);
    } else {
        last_line(hall, parts.figures, frame);
    }
}

/// A line of an area, empty where there is none.
fn line(area: Rect, y: u16) -> Rect {
    let y = area.y.saturating_add(y);
    Rect {
        y: y.min(area.bottom()),
        height: u16::from(y < area.bottom()),
        ..area
    }
}

/// Writes one line, cut where the area ends.
fn write(frame: &mut Frame<'_>, hall: &Hall, area: Rect, meaning: Meaning, text: &str) {
    frame.text(area, &fit(text, area.width), hall.theme.style(meaning));
}

/// The area without its first `cells` columns.
fn after(area: Rect, cells: u16) -> Rect {
    Rect {
        x: area.x + cells.min(area.width),
        width: area.width.saturating_sub(cells),
        ..area
    }
}

fn search(state: &State, hall: &Hall, parts: &Parts, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let first = line(parts.main, 0);
    let caption = text::SEARCH.get(lang);
    write(frame, hall, first, Meaning::Title, caption);
    let field = after(first, width(caption) + 2);
    state.field.draw(frame, field, true, text::SEARCH_HINT.get(lang), hall.theme);
    let compared = state.comparing.as_ref().and_then(|all| Some((all, all.front()?)));
    if let Some((comparing, comparison)) = compared {
        compare(comparing, comparison, hall, after_head(parts), frame);
    } else {
        let rows = state.rows(hall);
        let (meaning, said) = going_on(state, hall, &rows);
        write(frame, hall, line(parts.main, 1), meaning, &said);
        if !rows.is_empty() {
            list(state, hall, &rows, parts, frame);
        }
    }
    if let Some((shown, visit)) = shown(state, hall) {
        ticket(shown, visit, hall, parts.ticket, frame);
    }
}

/// Everything between the search and the box.
fn after_head(parts: &Parts) -> Rect {
    Rect {
        y: parts.rows.y.saturating_sub(1),
        height: parts.rows.height + 1.min(parts.rows.y - parts.main.y),
        ..parts.rows
    }
}

/// What the line under the search says.
fn going_on(state: &State, hall: &Hall, rows: &[Pick]) -> (Meaning, String) {
    let lang = hall.lang;
    if state.is_searching {
        (Meaning::Muted, text::SEARCHING.get(lang).to_owned())
    } else if let Some(pick) = state.pick(rows) {
        let visit = match pick {
            Pick::Visit(id) => hall.visit(id),
            Pick::Person(id) => super::visit_today(hall, id),
        };
        let name = state.person(hall, pick).map_or_else(|| "…".into(), |person| who(lang, person));
        if let (None, Pick::Person(id)) = (visit, pick)
            && let Some(bar) = state.standings.bar(id)
        {
            let said = text::BARRED.with(lang, &[("name", &name), ("bar", &bar.said(lang))]);
            return (Meaning::Warning, format!("{} {said}", Meaning::Warning.symbol()));
        }
        let said = match visit {
            None => {
                let told = state.whose(hall).map(|whose| state.said_of(hall, whose));
                let enter = text::ENTER_CHECKS_IN.with(lang, &[("who", &name)]);
                match told.filter(|told| !told.is_empty()) {
                    Some(told) => format!("{enter} · {}", terms::circumstances(lang, &told)),
                    None => enter,
                }
            }
            Some(visit) => {
                let enter = text::ENTER_SHOWS.with(lang, &[("ticket", &visit.ticket), ("who", &name)]);
                with_risks(hall, visit, enter)
            }
        };
        (Meaning::Caption, said)
    } else if !state.field.is_empty() {
        let text = text::NOTHING_FOUND.with(lang, &[("key", &key(Action::NewPerson))]);
        (Meaning::Warning, format!("{} {text}", Meaning::Warning.symbol()))
    } else if let Some(draft) = &state.draft {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("name", &draft.title()), ("key", &key(Action::NewPerson))];
        let text = text::DRAFT_KEPT.with(lang, values);
        (Meaning::Warning, format!("{} {text}", Meaning::Warning.symbol()))
    } else {
        (Meaning::Muted, text::TYPE_TO_SEARCH.get(lang).to_owned())
    }
}

/// The texts of one row: name, year of birth, unit, end of the number, where they are.
fn cells(state: &State, hall: &Hall, pick: Pick) -> [String; 5] {
    let person = state.person(hall, pick);
    let visit = match pick {
        Pick::Visit(id) => hall.visit(id),
        Pick::Person(id) => hall.day.as_ref().and_then(|day| day.visit_of(id)),
    };
    let is_sent = person.is_some_and(|person| {
        let sent = state.sent.as_ref().map(|sent| &sent.command);
        matches!(sent, Some(crate::domain::command::Command::CheckIn { person: sent, .. }) if *sent == person.id)
    });
    let place = if is_sent {
        common::SAVING.get(hall.lang).to_owned()
    } else {
        match (visit, bar_of(state, hall, pick)) {
            (Some(visit), None) => {
                let place = whereabouts(hall.lang, visit);
                let is_at_risk = visit.is_inside() && !risks(&hall.pack, visit).is_empty();
                if is_at_risk { format!("{place} !") } else { place }
            }
            (_, Some(bar)) => format!("! {}", bar.said(hall.lang)),
            (None, None) => text::NOT_HERE.get(hall.lang).to_owned(),
        }
    };
    let Some(person) = person else {
        return ["…".into(), String::new(), String::new(), String::new(), place];
    };
    let number = person.national_id.as_ref();
    [
        person.full_name.as_str().to_owned(),
        person.birth.year().to_string(),
        person.unit.as_ref().map_or_else(|| "—".into(), ToString::to_string),
        number.map_or_else(|| "—".into(), |number| format!("•••• {}", number.last_four())),
        place,
    ]
}

/// What keeps somebody of the list out today, unless they have a ticket already.
fn bar_of(state: &State, hall: &Hall, pick: Pick) -> Option<Bar> {
    match pick {
        Pick::Person(id) if super::visit_today(hall, id).is_none() => state.standings.bar(id),
        Pick::Person(_) | Pick::Visit(_) => None,
    }
}

/// What was said on arrival.
fn says(lang: Lang, said: &BTreeSet<Circumstance>) -> String {
    text::SAYS.with(lang, &[("said", &terms::circumstances(lang, said))])
}

/// Where they are, and behind it why they need a closer look.
fn with_risks(hall: &Hall, visit: &Visit, place: String) -> String {
    match terms::risk_mark(hall.lang, &risks(&hall.pack, visit)).filter(|_| visit.is_inside()) {
        Some(mark) => format!("{place} {mark}"),
        None => place,
    }
}

/// Who is seen in the list and has no ticket today.
pub(super) fn seen(state: &State, hall: &Hall) -> Vec<PersonId> {
    let rows = state.rows(hall);
    let page = page(state, hall);
    let seen = rows.iter().skip(top(state, &rows, page)).take(page);
    seen.filter_map(|row| match row {
        Pick::Person(id) if super::visit_today(hall, *id).is_none() => Some(*id),
        Pick::Person(_) | Pick::Visit(_) => None,
    })
    .collect()
}

/// The ticket and where they are; for those who wait, since when.
fn whereabouts(lang: Lang, visit: &Visit) -> String {
    let time = if visit.stage == Stage::Waiting {
        visit.since.hh_mm()
    } else {
        String::new()
    };
    let place = terms::whereabouts(lang, visit);
    let values: &[(&str, &dyn std::fmt::Display)] =
        &[("ticket", &visit.ticket), ("where", &place), ("time", &time)];
    text::HERE.with(lang, values).trim_end().to_owned()
}

fn list(state: &State, hall: &Hall, rows: &[Pick], parts: &Parts, frame: &mut Frame<'_>) {
    let page = usize::from(parts.rows.height);
    let top = top(state, rows, page);
    let pick = state.pick(rows);
    let seen: Vec<(Pick, [String; 5])> = rows
        .iter()
        .skip(top)
        .take(page)
        .map(|row| (*row, cells(state, hall, *row)))
        .collect();
    let [_, _, _, _, places] = [0, 1, 2, 3, 4].map(|column: usize| {
        let cells = seen.iter().filter_map(|(_, cells)| cells.get(column));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    });
    let place = places.clamp(12, 34).min(parts.main.width / 2);
    let name = parts.main.width.saturating_sub(2 + 5 + 8 + 10 + 1 + place);
    let columns = [name, 4, 7, 9, place];
    let heads = [
        text::HEAD_NAME,
        text::HEAD_BIRTH,
        text::HEAD_UNIT,
        text::HEAD_NUMBER,
        text::HEAD_WHERE,
    ];
    let heads = heads.map(|head| head.get(hall.lang).to_owned());
    let head = line(parts.main, (parts.rows.y - parts.main.y).saturating_sub(1));
    row(frame, hall, head, Meaning::Caption, &columns, &heads);
    for (y, (row_of, cells)) in (0..).zip(&seen) {
        let area = line(parts.rows, y);
        let is_selected = pick == Some(*row_of);
        let is_here = match row_of {
            Pick::Visit(_) => true,
            Pick::Person(id) => super::visit_today(hall, *id).is_some(),
        };
        let is_barred = bar_of(state, hall, *row_of).is_some();
        let meaning = match (is_selected, is_here) {
            (true, _) => Meaning::Selected,
            (false, true) => Meaning::Done,
            (false, false) if is_barred => Meaning::Warning,
            (false, false) => Meaning::Plain,
        };
        if is_selected {
            frame.shade(area, hall.theme.style(meaning));
            write(frame, hall, area, meaning, meaning.symbol());
        }
        row(frame, hall, area, meaning, &columns, cells);
    }
}

/// Writes one row; behind the mark of the selection, one cell between the columns.
fn row(
    frame: &mut Frame<'_>,
    hall: &Hall,
    area: Rect,
    meaning: Meaning,
    columns: &[u16],
    cells: &[String; 5],
) {
    let mut rest = after(area, 2);
    for (room, cell) in columns.iter().zip(cells) {
        let at = Rect {
            width: rest.width.min(*room),
            ..rest
        };
        write(frame, hall, at, meaning, cell);
        rest = after(rest, room + 1);
    }
}

/// `Nguyễn Văn An (1987, A04)`.
fn who(lang: Lang, person: &Person) -> String {
    let year = person.birth.year();
    let name = person.full_name.as_str();
    match &person.unit {
        Some(unit) => text::WHO.with(lang, &[("name", &name), ("birth", &year), ("unit", unit)]),
        None => text::WHO_WITHOUT_UNIT.with(lang, &[("name", &name), ("birth", &year)]),
    }
}

/// The box with the ticket, large enough to be read across the table.
fn ticket(shown: Shown, visit: &Visit, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let (title, meaning) = if shown.is_new {
        (text::BOX_NEW, Meaning::Done)
    } else {
        (text::BOX_HERE, Meaning::Accent)
    };
    let hint = format!("{} {}", key(Action::ShowTicket), Action::ShowTicket.short().get(lang));
    let title = format!(" {} {} · {hint} ", meaning.symbol(), title.get(lang));
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(hall.theme.style(meaning))
        .title(title)
        .title_style(hall.theme.style(meaning));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    let inner = after(
        Rect {
            width: inner.width.saturating_sub(1),
            ..inner
        },
        1,
    );
    let number = text::TICKET.with(lang, &[("ticket", &visit.ticket)]);
    let number = format!(" {number} ");
    let first = line(inner, 0);
    write(frame, hall, first, Meaning::Selected, &number);
    let name = hall.person(visit).map_or_else(|| "…".into(), |person| who(lang, person));
    write(frame, hall, after(first, width(&number) + 1), Meaning::Accent, &name);
    let ahead = hall.day.as_ref().and_then(|day| {
        let queue = day.queue();
        queue.iter().position(|other| other.id == visit.id)
    });
    let second = match ahead {
        Some(ahead) if shown.is_new => text::TO_QUEUE.with(lang, &[("ahead", &ahead)]),
        _ => {
            let place = terms::whereabouts(lang, visit);
            let values: &[(&str, &dyn std::fmt::Display)] = &[
                ("where", &place),
                ("time", &visit.since.hh_mm()),
                ("arrived", &visit.arrived.hh_mm()),
            ];
            text::IS_AT.with(lang, values)
        }
    };
    let second = with_risks(hall, visit, second);
    write(frame, hall, line(inner, 1), Meaning::Plain, &second);
}

/// The card beside the roster; what differs is marked.
fn compare(comparing: &Comparing, comparison: &Comparison, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let Comparison { claim, person } = comparison;
    let caption = 14.min(area.width / 4);
    let column = area.width.saturating_sub(caption) / 2;
    let draw = |frame: &mut Frame<'_>, y: u16, meaning: Meaning, texts: [&str; 3]| {
        let [name, left, right] = texts;
        let area = line(area, y);
        let cell = |from: u16, room: u16| {
            let rest = after(area, from);
            Rect {
                width: rest.width.min(room),
                ..rest
            }
        };
        write(frame, hall, cell(0, caption), Meaning::Caption, name);
        write(frame, hall, cell(caption, column - 1.min(column)), meaning, left);
        write(frame, hall, cell(caption + column, column), meaning, right);
    };
    let title = compare_title(comparing, hall);
    write(frame, hall, line(area, 0), Meaning::Warning, &title);
    let claimed = if comparing.entered.is_some() {
        text::COMPARE_ENTERED
    } else {
        text::COMPARE_CARD
    };
    draw(frame, 2, Meaning::Caption, ["", claimed.get(lang), text::COMPARE_ROSTER.get(lang)]);
    let claimed_birth = format::birth(lang, claim.birth);
    let person_birth = format::birth(lang, person.birth);
    let number = |number: Option<&CitizenNumber>| {
        number.map_or_else(|| "—".into(), |number| format!("•••• {}", number.last_four()))
    };
    let numbers = [number(claim.number.as_ref()), number(person.national_id.as_ref())];
    let [claimed_number, person_number] = &numbers;
    let unit = person.unit.as_ref().map_or_else(
        || term_text::UNIT_NONE.get(lang).to_owned(),
        ToString::to_string,
    );
    let rows = [
        (
            comparison.name_differs(),
            text::NAME,
            claim.full_name.as_str(),
            person.full_name.as_str(),
        ),
        (comparison.birth_differs(), text::BIRTH, &claimed_birth, &person_birth),
        (
            comparison.sex_differs(),
            text::SEX,
            format::sex(lang, claim.sex),
            format::sex(lang, person.sex),
        ),
        (false, text::NUMBER, claimed_number, person_number),
        (false, text::HEAD_UNIT, "", &unit),
    ];
    let mut y = 3;
    for (differs, name, left, right) in rows {
        let meaning = if differs { Meaning::Warning } else { Meaning::Plain };
        let sign = meaning.symbol();
        let texts = [format!("{sign} {left}"), format!("{sign} {right}")];
        let [left, right] = &texts;
        draw(frame, y, meaning, [name.get(lang), left, right]);
        y += 1;
    }
    let scanned = comparing.card.as_ref().and_then(|card| card.scanned_name.as_ref());
    let scanned = scanned.map(|scanned| text::SCANNED_NAME.with(lang, &[("scanned", scanned)]));
    let disagreements = claim.disagreements();
    let said = disagreements.iter().map(|said| fault::disagreement(lang, said));
    for said in scanned.into_iter().chain(said) {
        let parts = wrap(&said, area.width.saturating_sub(2));
        let signs = std::iter::once(Meaning::Warning.symbol()).chain(std::iter::repeat(" "));
        for (sign, part) in signs.zip(parts) {
            write(frame, hall, line(area, y), Meaning::Warning, &format!("{sign} {part}"));
            y += 1;
        }
    }
    if area.height > y + 5 {
        y += 1;
    }
    for help in compare_help(comparing, hall) {
        write(frame, hall, line(area, y), Meaning::Key, &help);
        y += 1;
    }
}

fn compare_title(comparing: &Comparing, hall: &Hall) -> String {
    let lang = hall.lang;
    let title = if comparing.is_open() {
        text::CANDIDATE_TITLE
    } else {
        text::COMPARE_TITLE
    };
    let sign = Meaning::Warning.symbol();
    match comparing.place() {
        (_, 1) => format!("{sign} {}", title.get(lang)),
        (place, count) => format!(
            "{sign} {} {}",
            title.get(lang),
            text::CANDIDATES.with(lang, &[("place", &place), ("count", &count)])
        ),
    }
}

/// What settles the comparison, a key a line.
fn compare_help(comparing: &Comparing, hall: &Hall) -> Vec<String> {
    let lang = hall.lang;
    if hall.pending.is_some() {
        return vec![common::SAVING.get(lang).to_owned()];
    }
    let keep = match comparing.front() {
        Some(comparison) if comparison.completion().national_id.is_some() => text::KEEP_AND_GIVE_NUMBER,
        _ => text::KEEP_ROSTER,
    };
    let mut help = vec![keep.get(lang).to_owned()];
    if comparing.can_correct() {
        let text = if comparing.entered.is_some() {
            text::TAKE_ENTERED
        } else {
            text::TAKE_CARD
        };
        help.push(text.with(lang, &[("key", &key(Action::TakeCard))]));
    }
    if comparing.is_open() {
        help.push(text::TAKE_AS_NEW.with(lang, &[("key", &key(Action::NewPerson))]));
    }
    help.push(text::COMPARE_BACK.get(lang).to_owned());
    help
}

/// How many tickets were given, and how many wait.
fn figures(hall: &Hall) -> String {
    let day = hall.day.as_ref();
    let tickets = day.map_or(0, |day| day.visits().count());
    let waiting = day.map_or(0, |day| day.queue().len());
    text::FIGURES.with(hall.lang, &[("tickets", &tickets), ("waiting", &waiting)])
}

fn last_line(hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let area = after(area, 1);
    let figures = figures(hall);
    let last = hall.day.as_ref().and_then(|day| day.visits().next_back());
    let said = match last {
        None => figures,
        Some(visit) => {
            let values: &[(&str, &dyn std::fmt::Display)] = &[
                ("figures", &figures),
                ("time", &visit.arrived.hh_mm()),
                ("ticket", &visit.ticket),
                ("name", &hall.name(visit)),
            ];
            text::LAST_LINE.with(hall.lang, values)
        }
    };
    write(frame, hall, area, Meaning::Muted, &said);
}

fn side(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    write(frame, hall, line(area, 0), Meaning::Title, text::SIDE_TITLE.get(lang));
    write(frame, hall, line(area, 1), Meaning::Plain, &figures(hall));
    write(frame, hall, line(area, 3), Meaning::Caption, text::SIDE_LAST.get(lang));
    let mut y = 4;
    let visits = hall.day.iter().flat_map(|day| day.visits().rev());
    for visit in visits.take(LAST) {
        let said = format!("{}  {:>4}  {}", visit.arrived.hh_mm(), visit.ticket.number(), hall.name(visit));
        write(frame, hall, line(area, y), Meaning::Plain, &said);
        y += 1;
    }
    if let Some(visit) = last_check_in(hall) {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("key", &key(Action::Undo)), ("ticket", &visit.ticket)];
        write(frame, hall, line(area, y + 1), Meaning::Key, &text::SIDE_UNDO.with(lang, values));
    }
    if hall.area.width >= WITH_CODE
        && let Some(sheet) = state.shown_visit(hall).and_then(|visit| hall.ticket_sheet(visit))
    {
        let below = y + 3;
        let room = Rect {
            y: area.y + below.min(area.height),
            height: area.height.saturating_sub(below),
            ..area
        };
        ticket_code::draw_code(&sheet, hall, room, frame);
    }
}
