//! How the import looks.

use std::path::Path;

use ratatui::layout::Rect;

use crate::domain::clean::printable;
use crate::i18n::text::roster as text;
use crate::i18n::{Lang, format};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{width, wrap};

use super::super::look::{after, line, write};
use super::{Import, KINDS, Preview, ROW, Stage, counts, units, what_it_is};

/// The lines above the files.
pub(super) const FILES_HEAD: u16 = 4;

pub(super) const fn files_height(hall: &Hall) -> u16 {
    hall.area.height.saturating_sub(FILES_HEAD)
}

/// The lines above the lines of a report, and those under them.
const REPORT_HEAD: u16 = 7;
const REPORT_FOOT: u16 = 1;

pub(super) const fn report_height(hall: &Hall) -> u16 {
    hall.area.height.saturating_sub(REPORT_HEAD + REPORT_FOOT)
}

/// The first file that is shown: whole pages.
pub(super) fn first_entry(import: &Import, height: u16) -> usize {
    let height = usize::from(height).max(1);
    let pick = import.pick().map(|entry| &entry.path);
    let place = import.entries.iter().position(|entry| Some(&entry.path) == pick).unwrap_or(0);
    place / height * height
}

/// Draws the import.
pub(in super::super) fn draw(import: &Import, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    write(frame, hall, line(area, 0), Meaning::Title, text::IMPORT_TITLE.get(hall.lang));
    match &import.stage {
        Stage::Choosing => choosing(import, hall, area, frame),
        Stage::Reading { is_trial, rows, percent } => {
            let name = name_of(&import.path);
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("name", &name), ("rows", &format::integer(hall.lang, *rows)), ("percent", percent)];
            let said = if *is_trial { text::READING_LIST } else { text::WRITING_LIST };
            write(frame, hall, line(area, 2), Meaning::Active, &said.with(hall.lang, values));
            write(frame, hall, line(area, 4), Meaning::Key, text::STOP_HELP.get(hall.lang));
        }
        Stage::Told(preview) => told(import, preview, hall, area, frame),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| printable(&name.to_string_lossy()))
}

fn choosing(import: &Import, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let first = line(area, 1);
    let caption = text::FILE.get(lang);
    write(frame, hall, first, Meaning::Title, caption);
    let field = after(first, width(caption) + 2);
    import.field.draw(frame, field, true, text::FILE_HINT.get(lang), hall.theme);
    let (meaning, said) = if import.entries.is_empty() {
        (Meaning::Warning, text::NO_FILES)
    } else {
        (Meaning::Muted, text::FILE_HELP)
    };
    write(frame, hall, line(area, 2), meaning, said.get(lang));
    let height = area.height.saturating_sub(FILES_HEAD);
    let top = first_entry(import, height);
    let pick = import.pick().map(|entry| &entry.path);
    for (y, entry) in (FILES_HEAD..area.height).zip(import.entries.iter().skip(top)) {
        let at = line(area, y);
        let is_selected = pick == Some(&entry.path);
        let meaning = if is_selected { Meaning::Selected } else { Meaning::Plain };
        if is_selected {
            frame.shade(at, hall.theme.style(Meaning::Selected));
        }
        write(frame, hall, at, meaning, meaning.symbol());
        let name = name_of(&entry.path);
        let name = if entry.is_folder { format!("{name}/") } else { name };
        let right = 28.min(at.width / 2);
        let rest = after(at, 2);
        let column = rest.width.saturating_sub(right + 1);
        let folder = entry.path.parent().map_or_else(String::new, |folder| printable(&folder.display().to_string()));
        let whole = format!("{name}  ({folder})");
        let room = Rect { width: column, ..rest };
        write(frame, hall, room, meaning, if width(&whole) <= column { &whole } else { &name });
        let size = if entry.is_folder { String::new() } else { said_size(lang, entry.size) };
        let when = format!("{} {}", format::date(entry.changed.date()), entry.changed.hh_mm());
        write(frame, hall, after(rest, column + 1), meaning, &format!("{size:>10}  {when}"));
    }
}

fn said_size(lang: Lang, bytes: u64) -> String {
    text::SIZE.with(lang, &[("size", &format::integer(lang, bytes.div_ceil(1024)))])
}

fn told(import: &Import, preview: &Preview, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let report = &preview.report;
    let meaning = if report.fault.is_some() || !report.is_whole {
        Meaning::Stop
    } else if report.is_trial {
        Meaning::Accent
    } else {
        Meaning::Done
    };
    let head = format!("{} {}: {}", meaning.symbol(), what_it_is(report).get(lang), name_of(&import.path));
    write(frame, hall, line(area, 1), meaning, &head);
    let foot = if report.fault.is_some() || !report.is_whole {
        text::FAULT_HELP
    } else if report.is_trial {
        text::PREVIEW_HELP
    } else {
        text::DONE_HELP
    };
    let last = line(area, area.height.saturating_sub(1));
    write(frame, hall, last, Meaning::Key, foot.get(lang));
    if let Some(fault) = &report.fault {
        for (y, part) in (3..area.height.saturating_sub(2)).zip(wrap(fault, area.width.saturating_sub(2))) {
            write(frame, hall, line(area, y), Meaning::Stop, if y == 3 { Meaning::Stop.symbol() } else { "" });
            write(frame, hall, after(line(area, y), 2), Meaning::Stop, &part);
        }
        return;
    }
    spread(frame, hall, area, 2, 2, &counts(lang, report));
    let of_units = units(lang, report);
    let (meaning, said) = of_units.first().map_or((Meaning::Plain, ""), |(meaning, said)| (*meaning, said.as_str()));
    if !said.is_empty() {
        write(frame, hall, line(area, 4), meaning, &format!("{} {said}", meaning.symbol()));
    }
    let tabs: Vec<(Meaning, String)> = std::iter::once(None)
        .chain(KINDS.map(Some))
        .filter_map(|kind| {
            let count = preview.count(kind);
            let word = kind.map_or(text::ALL_LINES.get(lang), |kind| kind.word(lang));
            let is_shown = kind == preview.kind;
            let (meaning, sign) = if is_shown { (Meaning::Title, Meaning::Selected.symbol()) } else { (Meaning::Caption, " ") };
            (count > 0 || kind.is_none()).then(|| (meaning, format!("{sign}{word} {count}")))
        })
        .collect();
    spread(frame, hall, area, 6, 1, &tabs);
    let lines = preview.lines_shown(hall);
    let height = area.height.saturating_sub(REPORT_HEAD + REPORT_FOOT);
    for (y, (meaning, row, said)) in (REPORT_HEAD..REPORT_HEAD + height).zip(lines.iter().skip(preview.top)) {
        let at = line(area, y);
        let head = Rect {
            width: at.width.min(ROW),
            ..at
        };
        write(frame, hall, head, Meaning::Caption, row);
        write(frame, hall, after(at, ROW + 1), *meaning, said);
    }
    if lines.len() > preview.top + usize::from(height) {
        write(frame, hall, after(last, last.width.saturating_sub(1)), Meaning::Muted, "↓");
    }
}

/// Writes pieces one behind the other, on at most so many lines.
fn spread(frame: &mut Frame<'_>, hall: &Hall, area: Rect, y: u16, most: u16, pieces: &[(Meaning, String)]) {
    let mut at = (0, y);
    for (meaning, piece) in pieces {
        let room = width(piece) + 3;
        if at.0 > 0 && at.0 + room > area.width && at.1 + 1 < y + most {
            at = (0, at.1 + 1);
        }
        let rest = after(line(area, at.1), at.0);
        write(frame, hall, rest, *meaning, piece);
        at.0 += room;
    }
}
