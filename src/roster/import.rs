//! Takes lists into the roster: all of them in one transaction, row by row as they are read, so that a million rows need no
//! more memory than two hundred.
//!
//! A trial run does the very same and takes it back at the end, so its report is the report. A list that is imported again
//! changes nothing. What somebody at a station corrected by hand stays, and is told.

use std::collections::HashMap;
use std::fs::File;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use chrono::NaiveDate;

use super::cells::Cell;
use super::compare::{Difference, differences, keep, merged, newcomer};
use super::draft::{Context, Drafted, Fault, Listed, Note, draft};
use super::fault::{FileFault, Place};
use super::meaning::Meaning;
use super::reading::{Limits, read};
use super::units::{UnitSource, Units};
use super::wire::{End, Event, Progress, RawRow, SheetSeen};
use crate::domain::birth::Birth;
use crate::domain::clean::Label;
use crate::domain::history::{PersonField, Source};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use crate::i18n::Lang;
use crate::i18n::text::list as text;
use crate::store::{Keep, RosterBook, Store, StoreError};

/// How many files are read ahead of the one whose rows go in.
const AHEAD: usize = 4;

/// How many rows are handed over at a time.
const CHUNK: usize = 256;

/// How many of those may wait.
const WAITING: usize = 4;

/// After how many rows it is told how far the import is, and looked whether somebody wants to stop.
const TELL_ROWS: u64 = 1_000;

/// A list that is to go in.
#[derive(Debug)]
pub struct ListFile {
    /// Its name without the ending: a unit may be called so.
    pub stem: String,
    /// Whether its name is one of a text file.
    pub named_text: bool,
    /// The file itself.
    pub file: File,
}

/// How lists are taken in.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    /// This program, which is started again to read.
    pub program: &'a Path,
    /// The language of the report.
    pub lang: Lang,
    /// The date that counts as today.
    pub today: NaiveDate,
    /// The units that are known.
    pub units: Units,
    /// The unit of rows that name none, as whoever imports says.
    pub unit: Option<UnitCode>,
    /// How far the reading may go.
    pub limits: Limits,
    /// When, by whom, and where.
    pub at: At,
    /// Whether all of it is taken back at the end.
    pub dry_run: bool,
}

/// What happens while lists go in, in its order.
#[derive(Debug, Clone, PartialEq)]
pub enum Told<'a> {
    /// Something about a row.
    Row(&'a RowReport),
    /// So many rows of the file were looked at, and so much of its reading is done, from 0 to 1.
    Progress {
        /// Which file, the first is 0.
        file: usize,
        /// The rows.
        rows: u64,
        /// The part that is done.
        part: f64,
    },
}

/// Something about a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowReport {
    /// Which file, the first is 0.
    pub file: usize,
    /// The sheet, by its name; empty in a text file. Not fit to be shown as it is.
    pub sheet: String,
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// Whose row it is, as far as that is known.
    pub name: String,
    /// What about it.
    pub what: What,
}

/// What became of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It did not go in.
    Refused(Vec<Fault>),
    /// Somebody on the roster was changed.
    Changed(Vec<Difference>),
    /// The list says otherwise than somebody who had the person before them; that stays.
    Kept {
        /// What the roster goes on saying, and what the list says.
        difference: Difference,
        /// Who set it, and when.
        by: Option<(Label, Moment)>,
    },
    /// The same person stands on an earlier row.
    Repeated {
        /// In which file.
        file: usize,
        /// On which row.
        place: Place,
    },
    /// Something was put right, is to be completed or is worth a look.
    Noted(Note),
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileReport {
    /// Why nothing of it went in.
    pub fault: Option<FileFault>,
    /// The sheets that were read.
    pub sheets: Vec<SheetSeen>,
    /// The sheets without a table, by name. Not fit to be shown as they are.
    pub skipped: Vec<String>,
    /// The unit of rows that name none, and who says so, for each sheet that has such rows.
    pub units: Vec<Option<(UnitCode, UnitSource)>>,
    /// Rows that should be people.
    pub rows: u64,
    /// People who were not on the roster.
    pub added: u64,
    /// People who were changed.
    pub changed: u64,
    /// People of whom the roster said all of it already.
    pub unchanged: u64,
    /// Rows of people who stand on an earlier row.
    pub repeated: u64,
    /// Rows in which a value was put right.
    pub restored: u64,
    /// Rows that reception has to complete.
    pub to_complete: u64,
    /// Fields that stay as somebody set them by hand.
    pub kept: u64,
    /// Rows that did not go in.
    pub refused: u64,
}

/// Takes lists in, in one transaction. `tell` hears of every row worth a word; `new_id` makes the ids of newcomers.
///
/// The second value says whether the import came to its end: otherwise nothing was written, and the report of the last file
/// holds why.
///
/// # Errors
/// When the store fails; then nothing was written either.
pub fn import(
    store: &mut dyn Store,
    files: Vec<ListFile>,
    plan: &Plan<'_>,
    new_id: &mut dyn FnMut() -> PersonId,
    tell: &mut dyn FnMut(Told<'_>),
) -> Result<(Vec<FileReport>, bool), StoreError> {
    let mut import = Import {
        plan,
        new_id,
        tell,
        seen: HashMap::new(),
        sheets: Vec::new(),
        now: FileReport::default(),
        reports: Vec::new(),
    };
    let mut whole = true;
    thread::scope(|scope| {
        let begin = |file: ListFile| {
            let (sender, chunks) = sync_channel(WAITING);
            scope.spawn(move || follow(file, plan, &sender));
            Opened {
                chunks,
                chunk: Vec::new(),
            }
        };
        let mut files = files.into_iter();
        // Reading begins before the roster is locked, so that nobody waits for a spreadsheet.
        let mut open: Vec<Opened> = files.by_ref().take(AHEAD).map(begin).collect();
        open.iter_mut().for_each(Opened::wait);
        let mut waiting = open.into_iter().chain(files.map(begin));
        store.change_roster(&plan.at, Source::List, &mut |book| {
            for opened in waiting.by_ref() {
                whole = import.take_file(opened, book)?;
                if !whole {
                    return Ok(Keep::Nothing);
                }
            }
            Ok(if plan.dry_run { Keep::Nothing } else { Keep::All })
        })
    })?;
    Ok((import.reports, whole))
}

/// Something of a file, as far as it can be told without the roster.
enum Item {
    Sheet(SheetSeen, Option<(UnitCode, UnitSource)>),
    Row(RawRow, Result<Drafted, Vec<Fault>>),
    Progress(Progress),
    End(End),
    Fault(FileFault),
}

/// Reads a file and makes people of its rows, while the roster is busy with those before.
fn follow(file: ListFile, plan: &Plan<'_>, sender: &SyncSender<Vec<Item>>) {
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut sheets: Vec<(u16, Option<(UnitCode, UnitSource)>)> = Vec::new();
    let reading = match read(plan.program, file.file, file.named_text, plan.limits.clone()) {
        Ok(reading) => reading,
        Err(fault) => {
            // Whoever asked may be gone; then nobody needs to know.
            drop(sender.send(vec![Item::Fault(fault)]));
            return;
        }
    };
    for event in reading {
        let item = match event {
            Ok(Event::Sheet(sheet)) => {
                let unit = unit_of(&sheet, &file.stem, plan);
                sheets.push((sheet.index, unit.clone()));
                Item::Sheet(sheet, unit)
            }
            Ok(Event::Row(row)) => {
                let unit = sheets.iter().find(|(index, _)| *index == row.place.sheet);
                let context = Context {
                    lang: plan.lang,
                    today: plan.today,
                    units: &plan.units,
                    unit: unit.and_then(|(_, unit)| unit.clone()),
                };
                let drafted = draft(&row, &context);
                Item::Row(row, drafted)
            }
            Ok(Event::Progress(progress)) => Item::Progress(progress),
            Ok(Event::End(end)) => Item::End(end),
            Ok(Event::Fault(fault)) | Err(fault) => Item::Fault(fault),
        };
        chunk.push(item);
        if chunk.len() >= CHUNK && sender.send(std::mem::take(&mut chunk)).is_err() {
            return;
        }
    }
    drop(sender.send(chunk));
}

/// The unit of rows that name none: as whoever imports says, else as the letterhead, else as the file is called.
fn unit_of(sheet: &SheetSeen, stem: &str, plan: &Plan<'_>) -> Option<(UnitCode, UnitSource)> {
    let said = plan.unit.clone().map(|unit| (unit, UnitSource::Said));
    said.or_else(|| {
        let named = plan.units.named_in(&sheet.letterhead)?;
        Some((named.clone(), UnitSource::Letterhead))
    })
    .or_else(|| Some((plan.units.find(stem)?.clone(), UnitSource::FileName)))
}

/// A file that is being read.
struct Opened {
    chunks: Receiver<Vec<Item>>,
    /// What came before anybody asked.
    chunk: Vec<Item>,
}

impl Opened {
    /// Waits until the first rows are there.
    fn wait(&mut self) {
        self.chunk = self.chunks.recv().unwrap_or_default();
    }
}

/// A sheet whose rows go in.
struct Begun {
    index: u16,
    name: String,
    unit: Option<(UnitCode, UnitSource)>,
    /// Whether a row of it names no unit itself.
    lacks_units: bool,
}

/// On which row somebody stood: file, sheet, row.
type Stood = (u16, u16, u32);

struct Import<'a, 'b> {
    plan: &'a Plan<'a>,
    new_id: &'b mut dyn FnMut() -> PersonId,
    tell: &'b mut dyn FnMut(Told<'_>),
    /// Where everybody of these lists stood first, by the half of the id that is random.
    seen: HashMap<u64, Stood>,
    /// The sheets of the file that goes in.
    sheets: Vec<Begun>,
    /// The report of the file that goes in.
    now: FileReport,
    reports: Vec<FileReport>,
}

/// Whom a row means.
enum Meant {
    /// Nobody on the roster.
    Newcomer,
    /// Someone on the roster.
    Known(Box<Person>),
    /// Nobody can tell.
    Unclear(Fault),
}

impl Import<'_, '_> {
    /// Takes a file in; says whether the import goes on.
    fn take_file(&mut self, opened: Opened, book: &mut dyn RosterBook) -> Result<bool, StoreError> {
        let file = self.reports.len();
        self.sheets.clear();
        let goes_on = self.take_rows(file, opened, book)?;
        self.now.units = self
            .sheets
            .drain(..)
            .filter(|sheet| sheet.lacks_units)
            .map(|sheet| sheet.unit)
            .collect();
        self.reports.push(std::mem::take(&mut self.now));
        Ok(goes_on)
    }

    fn take_rows(
        &mut self,
        file: usize,
        opened: Opened,
        book: &mut dyn RosterBook,
    ) -> Result<bool, StoreError> {
        let mut part = 0.0;
        let first = std::iter::once(opened.chunk);
        for item in first.chain(opened.chunks).flatten() {
            match item {
                Item::Sheet(sheet, unit) => self.begin_sheet(sheet, unit),
                Item::Row(row, drafted) => {
                    self.take_row(file, &row, drafted, book)?;
                    if self.report().rows.is_multiple_of(TELL_ROWS) {
                        if self.plan.limits.cancel.load(Ordering::Relaxed) {
                            return Ok(self.give_up(FileFault::Cancelled));
                        }
                        let rows = self.report().rows;
                        (self.tell)(Told::Progress { file, rows, part });
                    }
                }
                Item::Progress(progress) => {
                    part = portion(progress.done, progress.of);
                    let rows = self.report().rows;
                    (self.tell)(Told::Progress { file, rows, part });
                }
                Item::End(end) => self.report().skipped = end.skipped,
                Item::Fault(fault) => return Ok(self.give_up(fault)),
            }
        }
        Ok(true)
    }

    /// The report of the file that goes in.
    const fn report(&mut self) -> &mut FileReport {
        &mut self.now
    }

    /// Notes why a file did not go in. When rows of it went in before that was known, or when it was asked to stop, all of
    /// the import is taken back.
    fn give_up(&mut self, fault: FileFault) -> bool {
        let stop = fault == FileFault::Cancelled || self.report().rows > 0;
        self.report().fault = Some(fault);
        !stop
    }

    fn sheet(&self, row: &RawRow) -> Option<&Begun> {
        self.sheets.iter().find(|sheet| sheet.index == row.place.sheet)
    }

    fn begin_sheet(&mut self, sheet: SheetSeen, unit: Option<(UnitCode, UnitSource)>) {
        self.sheets.push(Begun {
            index: sheet.index,
            name: sheet.name.clone(),
            unit,
            lacks_units: false,
        });
        self.report().sheets.push(sheet);
    }

    fn take_row(
        &mut self,
        file: usize,
        row: &RawRow,
        drafted: Result<Drafted, Vec<Fault>>,
        book: &mut dyn RosterBook,
    ) -> Result<(), StoreError> {
        self.report().rows += 1;
        let names_unit = |(meaning, cell): &(Meaning, Cell)| {
            matches!(meaning, Meaning::Unit | Meaning::UnitCode) && !cell.is_empty()
        };
        if !row.cells.iter().any(names_unit)
            && let Some(sheet) = self
                .sheets
                .iter_mut()
                .find(|sheet| sheet.index == row.place.sheet)
        {
            sheet.lacks_units = true;
        }
        let what = match drafted {
            Err(faults) => vec![What::Refused(faults)],
            Ok(drafted) => self.take_person(file, row, drafted, book)?,
        };
        for what in what {
            self.tell_row(file, row, what);
        }
        Ok(())
    }

    fn tell_row(&mut self, file: usize, row: &RawRow, what: What) {
        match &what {
            What::Refused(_) => self.report().refused += 1,
            What::Kept { .. } => self.report().kept += 1,
            What::Changed(_) | What::Repeated { .. } | What::Noted(_) => {}
        }
        let sheet = self.sheet(row);
        let name: Vec<_> = row
            .cells
            .iter()
            .filter(|(meaning, _)| meaning.is_name())
            .map(|(_, cell)| cell.shown())
            .collect();
        let report = RowReport {
            file,
            sheet: sheet.map_or_else(String::new, |sheet| sheet.name.clone()),
            row: row.place.row,
            name: name.join(" "),
            what,
        };
        (self.tell)(Told::Row(&report));
    }

    /// Puts a person into the roster; gives what there is to say about it.
    fn take_person(
        &mut self,
        file: usize,
        row: &RawRow,
        drafted: Drafted,
        book: &mut dyn RosterBook,
    ) -> Result<Vec<What>, StoreError> {
        let Drafted { listed, notes } = drafted;
        let mut what = match self.meant(&listed, book)? {
            Meant::Unclear(fault) => return Ok(vec![What::Refused(vec![fault])]),
            Meant::Newcomer => {
                let person = newcomer((self.new_id)(), listed);
                book.put(None, &person)?;
                self.stood(&person, file, row);
                self.report().added += 1;
                Vec::new()
            }
            Meant::Known(known) => {
                if let Some(first) = self.seen.get(&trace(known.id)).copied() {
                    match self.take_again(&known, listed, first, book)? {
                        Ok(what) => what,
                        Err(fault) => return Ok(vec![What::Refused(vec![fault])]),
                    }
                } else {
                    self.stood(&known, file, row);
                    self.take_known(&known, listed, book)?
                }
            }
        };
        let (mut restored, mut to_complete) = (false, false);
        for note in &notes {
            restored |= matches!(note, Note::Restored { .. });
            to_complete |= matches!(note, Note::ToComplete(_));
        }
        self.report().restored += u64::from(restored);
        self.report().to_complete += u64::from(to_complete);
        what.extend(notes.into_iter().map(What::Noted));
        Ok(what)
    }

    fn stood(&mut self, person: &Person, file: usize, row: &RawRow) {
        let file = u16::try_from(file).unwrap_or(u16::MAX);
        self.seen
            .insert(trace(person.id), (file, row.place.sheet, row.place.row));
    }

    /// Somebody of the roster whom no earlier row means.
    fn take_known(
        &mut self,
        known: &Person,
        listed: Listed,
        book: &mut dyn RosterBook,
    ) -> Result<Vec<What>, StoreError> {
        let lang = self.plan.lang;
        let mut after = merged(known, listed);
        let mut what = Vec::new();
        let wanted = differences(lang, known, &after);
        if !wanted.is_empty() {
            let by_hand = book.fields_set_by_hand(known.id)?;
            for difference in wanted
                .into_iter()
                .filter(|wanted| by_hand.contains(&wanted.field))
            {
                keep(&mut after, difference.field, known);
                let by = book.who_set(known.id, difference.field)?;
                what.push(What::Kept { difference, by });
            }
        }
        let changed = differences(lang, known, &after);
        if changed.is_empty() {
            self.report().unchanged += 1;
        } else {
            book.put(Some(known), &after)?;
            self.report().changed += 1;
            what.push(What::Changed(changed));
        }
        Ok(what)
    }

    /// Somebody who stands on an earlier row: what that row left open is taken, and nothing it says is said otherwise.
    fn take_again(
        &mut self,
        known: &Person,
        listed: Listed,
        (file, sheet, row): Stood,
        book: &mut dyn RosterBook,
    ) -> Result<Result<Vec<What>, Fault>, StoreError> {
        let lang = self.plan.lang;
        let after = merged(known, listed);
        let differences = differences(lang, known, &after);
        let says_less = |birth: &Birth| matches!(birth, Birth::Year(_));
        let against = differences.iter().find(|difference| {
            let completes = difference.field == PersonField::Birth
                && says_less(&known.birth)
                && known.birth.year() == after.birth.year();
            let marks_club = difference.field == PersonField::ClubMember;
            difference.old.is_some() && !completes && !marks_club
        });
        if let Some(Difference { old, new, .. }) = against {
            let nothing = String::new();
            return Ok(Err(Fault {
                field: None,
                message: text::ROW_SAYS_OTHERWISE.with(
                    lang,
                    &[
                        ("row", &row),
                        ("old", old.as_ref().unwrap_or(&nothing)),
                        ("new", new.as_ref().unwrap_or(&nothing)),
                    ],
                ),
            }));
        }
        if !differences.is_empty() {
            book.put(Some(known), &after)?;
        }
        self.report().repeated += 1;
        Ok(Ok(vec![What::Repeated {
            file: file.into(),
            place: Place { sheet, row },
        }]))
    }

    /// Finds whom a row means: by number, else by name, birth and unit.
    fn meant(&mut self, listed: &Listed, book: &mut dyn RosterBook) -> Result<Meant, StoreError> {
        let lang = self.plan.lang;
        if let Some(number) = &listed.national_id
            && let Some(known) = book.person_by_number(number)?
        {
            let same_name = known.full_name.match_key() == listed.full_name.match_key();
            return Ok(if same_name {
                Meant::Known(Box::new(known))
            } else {
                Meant::Unclear(Fault {
                    field: Some(Meaning::NationalId),
                    message: text::ROW_NUMBER_OF_ANOTHER.get(lang).to_owned(),
                })
            });
        }
        let numbered = listed.national_id.is_some();
        let mut found = book.namesakes(&listed.full_name, listed.birth.year(), numbered)?;
        found.retain(|other| {
            let births = match (other.birth, listed.birth) {
                (Birth::Date(a), Birth::Date(b)) => a == b,
                (Birth::Year(_), _) | (_, Birth::Year(_)) => true,
            };
            births && other.unit == listed.unit
        });
        Ok(match found.len() {
            0 => Meant::Newcomer,
            1 => found
                .pop()
                .map_or(Meant::Newcomer, |known| Meant::Known(Box::new(known))),
            _ => Meant::Unclear(Fault {
                field: Some(Meaning::FullName),
                message: text::ROW_NAMESAKES.get(lang).to_owned(),
            }),
        })
    }
}

/// The half of an id that is random.
fn trace(id: PersonId) -> u64 {
    id.0.as_u64_pair().1
}

#[expect(clippy::cast_precision_loss, reason = "it is only shown as a bar")]
fn portion(done: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { done as f64 / of as f64 }
}
