//! Bringing a list in: the file is chosen, tried, looked at, and only then taken.
//!
//! ```text
//!  Nhập danh sách của đơn vị
//!  Tệp  ~/Downloads/A01___________________________________
//!  ▶ A01 danh sach.xlsx        24 kB  21/10/2026 16:40  ~/Downloads
//!    Đợt 1/                           20/10/2026 09:12
//!
//!  A01 danh sach.xlsx: 48 dòng · 40 người mới · 3 thay đổi · 4 không đổi · 1 không nhận
//!  ‹ Tất cả 12 · ▶Không nhận 1 · Thay đổi 3 · … ›
//!  dòng 17  Trần Văn B    Số căn cước có 11 chữ số. Hãy …
//!  Enter: nhập vào danh sách · u: đơn vị · s: lưu báo cáo · Esc: thôi, không ghi gì
//! ```
//!
//! Trying is the import itself, taken back at the end, so the preview says what will be. Nothing is written before Enter in
//! the preview.

mod look;

use std::path::{Path, PathBuf};

use crate::domain::clean::{Note, printable};
use crate::domain::unit::UnitCode;
use crate::i18n::text::{list as list_text, roster as text};
use crate::i18n::{Lang, Text, format};
use crate::roster::{Kind, UnitSource};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::lists::{Entry, ListAsk, ListLine, ListReport, ListTold};
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::fit::wrap;

use look::{FILES_HEAD, files_height, first_entry, report_height};

pub(super) use look::draw;

/// The kinds of lines, those that need somebody first.
const KINDS: [Kind; 5] = [Kind::Refused, Kind::Kept, Kind::Changed, Kind::Repeated, Kind::Noted];

/// What the import remembers.
#[derive(Debug, Clone)]
pub(super) struct Import {
    field: Field,
    entries: Vec<Entry>,
    selected: Option<PathBuf>,
    /// The question whose answers are listened to.
    ticket: u64,
    stage: Stage,
    /// The list that is tried or was taken.
    path: PathBuf,
    unit: Option<UnitCode>,
    /// The units that were offered.
    offered: Vec<UnitCode>,
}

/// How far it is.
#[derive(Debug, Clone)]
enum Stage {
    /// A file is chosen.
    Choosing,
    /// It is read.
    Reading { is_trial: bool, rows: u64, percent: u8 },
    /// It was tried, or taken.
    Told(Box<Preview>),
}

/// A report that is looked at.
#[derive(Debug, Clone)]
struct Preview {
    report: ListReport,
    /// The kind of lines that is shown; all of them, when none.
    kind: Option<Kind>,
    top: usize,
}

/// What becomes of the import.
pub(super) enum Next {
    /// It goes on, and this is to be done.
    Stay(Vec<Effect>),
    /// It is left.
    Leave(Vec<Effect>),
}

impl Import {
    /// Begins with the usual places.
    pub(super) fn begin(hall: &Hall) -> (Self, Vec<Effect>) {
        let mut import = Self {
            field: Field::code(1000),
            entries: Vec::new(),
            selected: None,
            ticket: 0,
            stage: Stage::Choosing,
            path: PathBuf::new(),
            unit: None,
            offered: Vec::new(),
        };
        let effects = import.look(hall);
        (import, effects)
    }

    /// Whether letters are text at the moment.
    pub(super) const fn focus(&self) -> Focus {
        match self.stage {
            Stage::Choosing => self.field.focus(),
            Stage::Reading { .. } | Stage::Told(_) => Focus::List,
        }
    }

    /// What can be done now.
    pub(super) fn acts(&self) -> Vec<Action> {
        match &self.stage {
            Stage::Choosing => vec![Action::Advance, Action::NextField, Action::Back],
            Stage::Reading { .. } => vec![Action::Back],
            Stage::Told(preview) if preview.report.is_trial && preview.report.is_whole => {
                vec![Action::Advance, Action::Correct, Action::Export, Action::Right, Action::Back]
            }
            Stage::Told(_) => vec![Action::Advance, Action::Export, Action::Right, Action::Back],
        }
    }

    /// Whether it is being written.
    pub(super) const fn is_writing(&self) -> bool {
        matches!(self.stage, Stage::Reading { is_trial: false, .. })
    }

    fn ask(&mut self, hall: &Hall, ask: ListAsk) -> Vec<Effect> {
        let (_, ticket) = hall.fresh.request.0.as_u64_pair();
        self.ticket = ticket;
        let ask = Box::new(ask);
        vec![Effect::List { ticket, ask }]
    }

    fn look(&mut self, hall: &Hall) -> Vec<Effect> {
        let typed = self.field.text();
        self.ask(hall, ListAsk::Look { typed })
    }

    fn take(&mut self, hall: &Hall, is_trial: bool) -> Vec<Effect> {
        self.stage = Stage::Reading {
            is_trial,
            rows: 0,
            percent: 0,
        };
        let ask = ListAsk::Take {
            path: self.path.clone(),
            unit: self.unit.clone(),
            is_trial,
            at: hall.at(),
            lang: hall.lang,
        };
        self.ask(hall, ask)
    }

    /// Takes in what happened.
    pub(super) fn update(&mut self, hall: &Hall, event: &Event<'_>) -> Next {
        if let Event::List { ticket, told } = event {
            return Next::Stay(if *ticket == self.ticket { self.hear(hall, told) } else { Vec::new() });
        }
        match &self.stage {
            Stage::Choosing => self.update_choosing(hall, event),
            Stage::Reading { .. } => {
                if matches!(event, Event::Act(Action::Back)) {
                    return Next::Stay(vec![Effect::List {
                        ticket: self.ticket,
                        ask: Box::new(ListAsk::Stop),
                    }]);
                }
                Next::Stay(Vec::new())
            }
            Stage::Told(_) => self.update_told(hall, event),
        }
    }

    fn hear(&mut self, hall: &Hall, told: &ListTold) -> Vec<Effect> {
        match told {
            ListTold::Seen(entries) => {
                self.entries.clone_from(entries);
                self.selected = self.selected.take().filter(|path| entries.iter().any(|entry| entry.path == *path));
                Vec::new()
            }
            ListTold::Progress { rows: now, part } => {
                if let Stage::Reading { rows, percent, .. } = &mut self.stage {
                    *rows = *now;
                    *percent = in_percent(*part);
                }
                Vec::new()
            }
            ListTold::Failed(why) => {
                self.stage = Stage::Choosing;
                vec![Effect::Notice(Notice::trouble(why.clone()))]
            }
            ListTold::Taken(report) => {
                let (is_trial, is_whole) = (report.is_trial, report.is_whole && report.fault.is_none());
                let kind = (report.file.refused > 0).then_some(Kind::Refused);
                self.stage = Stage::Told(Box::new(Preview {
                    report: (**report).clone(),
                    kind,
                    top: 0,
                }));
                if is_trial || !is_whole {
                    return Vec::new();
                }
                let values: &[(&str, &dyn std::fmt::Display)] = &[
                    ("added", &report.file.added),
                    ("changed", &report.file.changed),
                ];
                let notice = Notice::done(text::IMPORTED.with(hall.lang, values));
                vec![Effect::CountRoster, Effect::Notice(notice)]
            }
        }
    }

    /// The file or folder that the next key acts on.
    fn pick(&self) -> Option<&Entry> {
        let chosen = self.selected.as_ref().and_then(|path| self.entries.iter().find(|entry| entry.path == *path));
        chosen.or_else(|| self.entries.first())
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "the field knows what else is meant for it")]
    fn update_choosing(&mut self, hall: &Hall, event: &Event<'_>) -> Next {
        match event {
            Event::Act(Action::Back) if self.field.is_empty() => Next::Leave(Vec::new()),
            Event::Act(Action::Back) => {
                self.field.clear();
                Next::Stay(self.look(hall))
            }
            Event::Act(Action::Advance) => Next::Stay(self.choose(hall)),
            Event::Act(Action::NextField) => {
                self.complete();
                Next::Stay(self.look(hall))
            }
            Event::Act(action @ (Action::Up | Action::Down | Action::PageUp | Action::PageDown)) => {
                self.move_selection(hall, *action);
                Next::Stay(Vec::new())
            }
            Event::Click(at) => {
                let first = first_entry(self, files_height(hall));
                let row = at.y.checked_sub(FILES_HEAD).map(usize::from);
                if let Some(entry) = row.and_then(|row| self.entries.get(first + row)) {
                    self.selected = Some(entry.path.clone());
                }
                Next::Stay(Vec::new())
            }
            _ => {
                if self.field.take(event) == Some(true) {
                    self.selected = None;
                    return Next::Stay(self.look(hall));
                }
                Next::Stay(Vec::new())
            }
        }
    }

    /// Goes into the folder, or tries the list.
    fn choose(&mut self, hall: &Hall) -> Vec<Effect> {
        match self.pick().cloned() {
            Some(entry) if entry.is_folder => {
                self.field.set(&format!("{}/", entry.path.display()));
                self.selected = None;
                self.look(hall)
            }
            Some(entry) => {
                self.path = entry.path;
                self.unit = None;
                self.take(hall, true)
            }
            None if self.field.is_empty() => {
                vec![Effect::Notice(Notice::info(text::NO_FILES.get(hall.lang)))]
            }
            None => {
                self.path = PathBuf::from(self.field.text().trim());
                self.unit = None;
                self.take(hall, true)
            }
        }
    }

    /// Writes out the name of the selected file or folder.
    fn complete(&mut self) {
        if let Some(entry) = self.pick() {
            let end = if entry.is_folder { "/" } else { "" };
            let path = format!("{}{end}", entry.path.display());
            self.field.set(&path);
        }
    }

    fn move_selection(&mut self, hall: &Hall, action: Action) {
        let place = self.pick().and_then(|pick| self.entries.iter().position(|entry| entry.path == pick.path));
        let place = place.unwrap_or(0);
        let page = usize::from(files_height(hall)).max(1);
        let to = moved(place, page, action).min(self.entries.len().saturating_sub(1));
        self.selected = self.entries.get(to).map(|entry| entry.path.clone());
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is meant for a report")]
    fn update_told(&mut self, hall: &Hall, event: &Event<'_>) -> Next {
        let Stage::Told(preview) = &mut self.stage else {
            return Next::Stay(Vec::new());
        };
        let can_import = preview.report.is_trial && preview.report.is_whole && preview.report.fault.is_none();
        match event {
            Event::Act(Action::Advance) if can_import => {
                return Next::Stay(self.take(hall, false));
            }
            Event::Act(Action::Back | Action::Advance) => {
                if preview.report.is_trial {
                    self.stage = Stage::Choosing;
                    return Next::Stay(self.look(hall));
                }
                return Next::Leave(Vec::new());
            }
            Event::Act(Action::Correct) if can_import => return Next::Stay(self.ask_unit(hall)),
            Event::Act(Action::Export) => return Next::Stay(vec![self.ask_name(hall)]),
            Event::Picked(purpose, place) if purpose.action == Action::Correct => {
                self.unit = self.offered.get(*place).cloned();
                return Next::Stay(self.take(hall, true));
            }
            Event::Answered(purpose, note) if purpose.action == Action::Correct => {
                return Next::Stay(self.take_unit(hall, note));
            }
            Event::Answered(purpose, note) if purpose.action == Action::Export => {
                let path = PathBuf::from(note.as_str());
                let bytes = written(hall.lang, &self.path, &preview.report).into_bytes();
                return Next::Stay(vec![Effect::WriteFile { path, bytes }]);
            }
            Event::Act(Action::Left | Action::Right | Action::NextField | Action::PreviousField) => {
                preview.turn(matches!(event, Event::Act(Action::Right | Action::NextField)));
            }
            Event::Act(action) => {
                let page = usize::from(report_height(hall)).max(1);
                let last = preview.lines_shown(hall).len().saturating_sub(page);
                preview.top = match action {
                    Action::First => 0,
                    Action::Last => last,
                    action => moved(preview.top, page, *action).min(last),
                };
            }
            _ => {}
        }
        Next::Stay(Vec::new())
    }

    /// Asks for the unit of the rows that name none.
    fn ask_unit(&mut self, hall: &Hall) -> Vec<Effect> {
        let lang = hall.lang;
        let purpose = Purpose {
            action: Action::Correct,
            visit: None,
        };
        let of_day = hall.day.iter().flat_map(|day| &day.info.units);
        let mut offered: Vec<(UnitCode, String)> = of_day
            .map(|unit| (unit.code.clone(), format!("{} {}", unit.code, unit.name.as_str())))
            .collect();
        let on_roster = hall.roster.by_unit.iter().filter(|(_, people)| *people > 0);
        for code in on_roster.filter_map(|(code, _)| code.as_ref()) {
            if offered.iter().all(|(known, _)| known != code) {
                offered.push((code.clone(), code.to_string()));
            }
        }
        let title = text::ASK_UNIT.get(lang);
        let modal = if offered.is_empty() {
            Modal::ask(title, &[], purpose)
        } else {
            Modal::pick(title, offered.iter().map(|(_, said)| said.clone()).collect(), purpose)
        };
        self.offered = offered.into_iter().map(|(code, _)| code).collect();
        vec![Effect::Open(modal)]
    }

    fn take_unit(&mut self, hall: &Hall, note: &Note) -> Vec<Effect> {
        match UnitCode::parse(note.as_str()) {
            Some(code) => {
                self.unit = Some(code);
                self.take(hall, true)
            }
            None => vec![Effect::Notice(Notice::refused(text::UNIT_CODE.get(hall.lang)))],
        }
    }

    fn ask_name(&self, hall: &Hall) -> Effect {
        let purpose = Purpose {
            action: Action::Export,
            visit: None,
        };
        let stem = self.path.file_stem().map_or_else(String::new, |stem| printable(&stem.to_string_lossy()));
        let name = text::REPORT_NAME.with(hall.lang, &[("name", &stem)]);
        let path = self.path.with_file_name(name);
        Effect::Open(Modal::ask(text::ASK_REPORT.get(hall.lang), &[], purpose).filled(&path.display().to_string()))
    }
}

impl Preview {
    /// How many lines of a kind there are.
    fn count(&self, kind: Option<Kind>) -> usize {
        self.report.lines.iter().filter(|line| kind.is_none_or(|kind| line.kind == kind)).count()
    }

    /// Shows the next kind of lines that there are, or the one before.
    fn turn(&mut self, is_forward: bool) {
        let kinds: Vec<Option<Kind>> = std::iter::once(None)
            .chain(KINDS.map(Some))
            .filter(|kind| kind.is_none() || self.count(*kind) > 0)
            .collect();
        let place = kinds.iter().position(|kind| *kind == self.kind).unwrap_or(0);
        let step = if is_forward { 1 } else { kinds.len() - 1 };
        self.kind = kinds.get((place + step) % kinds.len()).copied().flatten();
        self.top = 0;
    }

    /// The lines that are shown, wrapped: the row and the name first, then what is said.
    fn lines_shown(&self, hall: &Hall) -> Vec<(Meaning, String, String)> {
        let room = hall.area.width.saturating_sub(2 + ROW + 1);
        let of_kind = self.report.lines.iter().filter(|line| self.kind.is_none_or(|kind| line.kind == kind));
        let mut shown = Vec::new();
        for said in of_kind {
            let ListLine {
                kind,
                place,
                name,
                message,
            } = said;
            let meaning = meaning(*kind);
            let mut head = text::ROW.with(hall.lang, &[("row", place)]);
            let whole = if name.is_empty() {
                format!("{} {message}", meaning.symbol())
            } else {
                format!("{} {name}: {message}", meaning.symbol())
            };
            for part in wrap(&whole, room) {
                shown.push((meaning, std::mem::take(&mut head), part));
            }
        }
        if self.report.is_cut {
            shown.push((Meaning::Muted, String::new(), text::MORE_LINES.get(hall.lang).to_owned()));
        }
        shown
    }
}

/// The cells of the rows' numbers.
const ROW: u16 = 12;

/// The sign of a kind of lines.
const fn meaning(kind: Kind) -> Meaning {
    match kind {
        Kind::Refused => Meaning::Stop,
        Kind::Kept => Meaning::Warning,
        Kind::Changed => Meaning::Accent,
        Kind::Repeated | Kind::Noted => Meaning::Muted,
    }
}

fn moved(place: usize, page: usize, action: Action) -> usize {
    if action == Action::Up {
        place.saturating_sub(1)
    } else if action == Action::Down {
        place + 1
    } else if action == Action::PageUp {
        place.saturating_sub(page)
    } else if action == Action::PageDown {
        place + page
    } else {
        place
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part from 0 to 1 makes a percentage"
)]
fn in_percent(part: f64) -> u8 {
    (part.clamp(0.0, 1.0) * 100.0) as u8
}

/// The counts of a report, as words; what there is none of is left out, the rows apart.
fn counts(lang: Lang, report: &ListReport) -> Vec<(Meaning, String)> {
    let file = &report.file;
    let all = [
        (Meaning::Plain, text::COUNT_ROWS, file.rows),
        (Meaning::Ready, text::COUNT_ADDED, file.added),
        (Meaning::Accent, text::COUNT_CHANGED, file.changed),
        (Meaning::Plain, text::COUNT_SAME, file.unchanged),
        (Meaning::Stop, text::COUNT_REFUSED, file.refused),
        (Meaning::Warning, text::COUNT_KEPT, file.kept),
        (Meaning::Plain, text::COUNT_TO_COMPLETE, file.to_complete),
        (Meaning::Plain, text::COUNT_RESTORED, file.restored),
        (Meaning::Plain, text::COUNT_REPEATED, file.repeated),
    ];
    all.into_iter()
        .filter(|(_, text, count)| *count > 0 || *text == text::COUNT_ROWS)
        .map(|(meaning, text, count)| (meaning, text.with(lang, &[("count", &format::integer(lang, count))])))
        .collect()
}

/// What is said about the units of a list.
fn units(lang: Lang, report: &ListReport) -> Vec<(Meaning, String)> {
    let mut said: Vec<(Meaning, String)> = report
        .file
        .units
        .iter()
        .map(|unit| match unit {
            None => (Meaning::Warning, text::UNIT_NOT_KNOWN.get(lang).to_owned()),
            Some((unit, source)) => {
                let text = match source {
                    UnitSource::Said => text::UNIT_SAID,
                    UnitSource::Letterhead => list_text::UNIT_FROM_LETTERHEAD,
                    UnitSource::FileName => list_text::UNIT_FROM_FILE_NAME,
                };
                (Meaning::Plain, text.with(lang, &[("unit", unit)]))
            }
        })
        .collect();
    said.dedup();
    said
}

/// Whether a report is of a trial, of an import, or of nothing.
const fn what_it_is(report: &ListReport) -> Text {
    if report.fault.is_some() || !report.is_whole {
        text::WHAT_NOTHING
    } else if report.is_trial {
        text::WHAT_TRIAL
    } else {
        text::WHAT_DONE
    }
}

/// The report as plain text.
fn written(lang: Lang, path: &Path, report: &ListReport) -> String {
    let mut lines = vec![printable(&path.display().to_string())];
    lines.push(what_it_is(report).get(lang).to_owned());
    lines.extend(report.fault.clone());
    lines.extend(counts(lang, report).into_iter().map(|(_, said)| said));
    lines.extend(units(lang, report).into_iter().map(|(_, said)| said));
    lines.push(String::new());
    for said in &report.lines {
        let row = text::ROW.with(lang, &[("row", &said.place)]);
        let name = if said.name.is_empty() { String::new() } else { format!("{}: ", said.name) };
        lines.push(format!("{row} · {} · {name}{}", said.kind.word(lang), said.message));
    }
    if report.is_cut {
        lines.push(text::MORE_LINES.get(lang).to_owned());
    }
    let mut whole = lines.join("\n");
    whole.push('\n');
    whole
}

#[cfg(test)]
mod tests;
