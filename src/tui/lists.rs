//! The files of units' lists: which ones there are, and what becomes of one. Folders and files may be on a stick that thinks
//! for long, and a list may be long, so both are read on threads of their own, with a handle of their own on the store.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::UNIX_EPOCH;

use crate::domain::clean::printable;
use crate::domain::history::PersonField;
use crate::domain::id::PersonId;
use crate::domain::name::fold;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use crate::i18n::text::roster as text;
use crate::i18n::{Lang, trouble};
use crate::roster::{
    Difference, FileReport, Kind, Limits, ListFile, Meaning, Note, Plan, RowReport, Told, Units, What,
    import, lines, say as words, this_program,
};
use crate::shell;
use crate::store::{OpenReader, StoreError};

use super::msg::Msg;

/// The most lines of a report that are kept; a list with more is to be looked at as a whole.
const MOST_LINES: usize = 10_000;

/// The most files and folders that are shown of a place.
const MOST_ENTRIES: usize = 500;

/// The endings of files that may hold a list.
const ENDINGS: [&str; 5] = ["xlsx", "xls", "ods", "csv", "tsv"];

/// The folders of a home where lists are found, by the names that desktops give them.
const FOLDERS: [&str; 6] = [
    "Downloads",
    "Tải xuống",
    "Documents",
    "Tài liệu",
    "Desktop",
    "Màn hình nền",
];

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListAsk {
    /// What there is where the typed path leads; the usual places while nothing is typed.
    Look {
        /// As typed.
        typed: String,
    },
    /// Take a list in.
    Take {
        /// Where it is.
        path: PathBuf,
        /// The unit of rows that name none.
        unit: Option<UnitCode>,
        /// Whether it is only tried.
        is_trial: bool,
        /// When, who, where.
        at: At,
        /// The language of the report.
        lang: Lang,
    },
    /// Stop taking it in; nothing is written then.
    Stop,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum ListTold {
    /// What there is, the newest first: folders, then files; in the usual places files, then sticks.
    Seen(Vec<Entry>),
    /// So far it is.
    Progress {
        /// Rows that were looked at.
        rows: u64,
        /// The part of the file that was read, from 0 to 1.
        part: f64,
    },
    /// What became of it, or would.
    Taken(Box<ListReport>),
    /// It could not be tried; nothing was written.
    Failed(String),
}

/// A file or folder to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// How large, in bytes.
    pub size: u64,
    /// When it was changed last.
    pub changed: Moment,
}

/// What became of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListReport {
    /// The counts.
    pub file: FileReport,
    /// Whether it was only tried.
    pub is_trial: bool,
    /// Whether it came to its end; else nothing was written.
    pub is_whole: bool,
    /// What there is to say about its rows, in their order, as many as are kept.
    pub lines: Vec<ListLine>,
    /// Whether there were more.
    pub is_cut: bool,
    /// Why nothing of it goes in, in words.
    pub fault: Option<String>,
}

/// A line about a row, fit to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLine {
    /// What kind of word it is.
    pub kind: Kind,
    /// The row, with its sheet where there are several.
    pub place: String,
    /// Whose row it is.
    pub name: String,
    /// What is said.
    pub message: String,
}

/// Does what is asked about lists.
#[derive(Debug)]
pub struct Lists {
    messages: Sender<Msg>,
    to_take: Sender<(u64, Wanted)>,
    thread: JoinHandle<()>,
    /// Stops the list that was asked for last.
    cancel: Arc<AtomicBool>,
}

impl Lists {
    /// Starts the thread that takes lists in one after the other, on handles that `stores` opens; it answers to
    /// `messages`.
    ///
    /// # Errors
    /// There is no further thread to be had.
    pub fn start(stores: OpenReader, messages: Sender<Msg>) -> io::Result<Self> {
        let (to_take, inbox) = channel::<(u64, Wanted)>();
        let answers = messages.clone();
        let thread = Builder::new().name("import".into()).spawn(move || {
            for (ticket, wanted) in inbox {
                // The main loop may have ended already; then nobody is told.
                let say = |told| drop(answers.send(Msg::List { ticket, told }));
                say(take(&stores, wanted, &say).unwrap_or_else(ListTold::Failed));
            }
        })?;
        Ok(Self {
            messages,
            to_take,
            thread,
            cancel: Arc::default(),
        })
    }

    /// Does what is asked, and answers with this ticket.
    pub fn ask(&mut self, ticket: u64, ask: ListAsk) {
        match ask {
            ListAsk::Stop => self.cancel.store(true, Ordering::Relaxed),
            ListAsk::Look { typed } => {
                let messages = self.messages.clone();
                let started = Builder::new().name("folder".into()).spawn(move || {
                    let told = ListTold::Seen(look(&typed));
                    drop(messages.send(Msg::List { ticket, told }));
                });
                // Without a thread nothing is listed, and a path can be typed all the same.
                drop(started);
            }
            ListAsk::Take {
                path,
                unit,
                is_trial,
                at,
                lang,
            } => {
                self.cancel = Arc::default();
                let limits = Limits {
                    cancel: Arc::clone(&self.cancel),
                    ..Limits::default()
                };
                let wanted = Wanted {
                    path,
                    unit,
                    is_trial,
                    at,
                    lang,
                    limits,
                };
                if self.to_take.send((ticket, wanted)).is_err() {
                    let told = ListTold::Failed(text::IMPORT_LOST.get(lang).to_owned());
                    drop(self.messages.send(Msg::List { ticket, told }));
                }
            }
        }
    }

    /// Stops what goes on and waits until it is over.
    pub fn stop(self) {
        self.cancel.store(true, Ordering::Relaxed);
        drop(self.to_take);
        // A thread that died has written nothing.
        drop(self.thread.join());
    }
}

/// A list that is to be taken in.
#[derive(Debug)]
struct Wanted {
    path: PathBuf,
    unit: Option<UnitCode>,
    is_trial: bool,
    at: At,
    lang: Lang,
    limits: Limits,
}

/// Takes a list in, or tries it.
fn take(stores: &OpenReader, wanted: Wanted, say: &dyn Fn(ListTold)) -> Result<ListTold, String> {
    let lang = wanted.lang;
    let path = expanded(&wanted.path, home().as_deref());
    let shown = printable(&path.display().to_string());
    let not_opened = |fault: io::Error| {
        let values: &[(&str, &dyn std::fmt::Display)] = &[("path", &shown), ("fault", &fault)];
        text::NOT_OPENED.with(lang, values)
    };
    let of_store = |fault: StoreError| trouble::store(lang, &fault);
    let file = open(&path).map_err(not_opened)?;
    let program = this_program().map_err(not_opened)?;
    let mut store = stores().map_err(of_store)?;
    let mut days = store.days().map_err(of_store)?;
    // Of two units of one name, the one of the newer day is meant.
    days.reverse();
    let plan = Plan {
        program: &program,
        lang,
        today: wanted.at.recorded.date(),
        units: Units::new(days.into_iter().flat_map(|day| day.info.units)),
        unit: wanted.unit,
        limits: wanted.limits,
        at: wanted.at,
        dry_run: wanted.is_trial,
    };
    let mut kept = Vec::new();
    let mut is_cut = false;
    let mut tell = |told: Told<'_>| match told {
        Told::Row(row) => {
            let room = MOST_LINES.saturating_sub(kept.len());
            let all = lines(lang, &[], &masked(row));
            is_cut |= all.len() > room;
            kept.extend(all.into_iter().take(room).map(|line| ListLine {
                kind: line.kind,
                place: place(row),
                name: printable(&row.name),
                message: line.message,
            }));
        }
        Told::Progress { rows, part, .. } => say(ListTold::Progress { rows, part }),
    };
    let mut new_id = || PersonId(shell::new_id());
    let (mut reports, is_whole) =
        import(store.as_mut(), vec![file], &plan, &mut new_id, &mut tell).map_err(of_store)?;
    let file = reports.pop().unwrap_or_default();
    Ok(ListTold::Taken(Box::new(ListReport {
        fault: file.fault.as_ref().map(|fault| words::file(lang, fault)),
        file,
        is_trial: wanted.is_trial,
        is_whole,
        lines: kept,
        is_cut,
    })))
}

/// The report with the ends of numbers alone: whoever stands behind may read along.
fn masked(row: &RowReport) -> RowReport {
    let mut row = row.clone();
    match &mut row.what {
        What::Changed(differences) => differences.iter_mut().for_each(mask),
        What::Kept { difference, .. } => mask(difference),
        What::Noted(Note::Restored { field, from, to }) if is_number(*field) => {
            *from = end_of(from);
            *to = end_of(to);
        }
        What::Refused(_) | What::Repeated { .. } | What::Noted(_) => {}
    }
    row
}

fn mask(difference: &mut Difference) {
    if matches!(
        difference.field,
        PersonField::NationalId | PersonField::Phone | PersonField::Document(_)
    ) {
        for value in [&mut difference.old, &mut difference.new].into_iter().flatten() {
            *value = end_of(value);
        }
    }
}

const fn is_number(field: Meaning) -> bool {
    matches!(
        field,
        Meaning::NationalId
            | Meaning::OldIdCard
            | Meaning::PoliceId
            | Meaning::MilitaryId
            | Meaning::Passport
            | Meaning::Phone
    )
}

/// The last four characters of a number, and never more than half of it.
fn end_of(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let shown = 4.min(letters.len() / 2);
    let end: String = letters.iter().skip(letters.len() - shown).collect();
    format!("•••• {end}")
}

/// The row as a person finds it in the spreadsheet.
fn place(row: &RowReport) -> String {
    if row.sheet.is_empty() {
        row.row.to_string()
    } else {
        format!("{}!{}", printable(&row.sheet), row.row)
    }
}

fn open(path: &Path) -> io::Result<ListFile> {
    // A pipe would be waited for without an end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    Ok(ListFile {
        stem: path
            .file_stem()
            .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned()),
        named_text: ending(path).is_some_and(|ending| matches!(ending.as_str(), "csv" | "tsv" | "txt")),
        file: File::open(path)?,
    })
}

fn ending(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_ascii_lowercase())
}

/// The typed path with the home folder in place of `~`.
fn expanded(typed: &Path, home: Option<&Path>) -> PathBuf {
    match (typed.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        (Err(_), _) | (_, None) => typed.to_owned(),
    }
}

/// The home folder.
fn home() -> Option<PathBuf> {
    std::env::var_os("HOME")
        .map(PathBuf::from)
        .filter(|home| home.is_absolute())
}

/// What there is where the typed path leads, its last part being the beginning of a name.
fn look(typed: &str) -> Vec<Entry> {
    let typed = typed.trim();
    let home = home();
    let mut entries = if typed.is_empty() {
        let mut found: Vec<Entry> = usual_places(home.as_deref())
            .iter()
            .flat_map(|place| entries_of(place, ""))
            .filter(|entry| !entry.is_folder)
            .collect();
        found.extend(sticks().into_iter().filter_map(|stick| entry(stick, true)));
        found
    } else {
        let (folder, beginning) = typed
            .rfind('/')
            .map_or(("", typed), |slash| typed.split_at(slash + 1));
        let folder = match folder {
            "" => home.unwrap_or_default(),
            folder => expanded(Path::new(folder), home.as_deref()),
        };
        entries_of(&folder, beginning)
    };
    // What came last is what is wanted; sticks are for whoever does not find it among the files.
    let files_first = typed.is_empty();
    entries.sort_by_cached_key(|entry| {
        (
            entry.is_folder == files_first,
            std::cmp::Reverse(entry.changed.millis()),
            entry.path.clone(),
        )
    });
    entries.truncate(MOST_ENTRIES);
    entries
}

/// The folder that the program was started in, the home, the folders of it that lists are saved to, and every stick.
fn usual_places(home: Option<&Path>) -> Vec<PathBuf> {
    let folders = home.iter().flat_map(|home| FOLDERS.map(|name| home.join(name)));
    let mut places: Vec<PathBuf> = std::env::current_dir()
        .ok()
        .into_iter()
        .chain(home.map(Path::to_owned))
        .chain(folders)
        .chain(sticks())
        .collect();
    let mut seen = std::collections::HashSet::new();
    places.retain(|place| seen.insert(place.clone()));
    places
}

/// Where the system shows sticks.
fn sticks() -> Vec<PathBuf> {
    let user = std::env::var_os("USER").unwrap_or_default();
    let places = [
        Path::new("/media").join(&user),
        Path::new("/run/media").join(&user),
        PathBuf::from("/Volumes"),
    ];
    let mut sticks: Vec<PathBuf> = places
        .iter()
        .filter_map(|place| fs::read_dir(place).ok())
        .flat_map(|folder| folder.flatten().map(|entry| entry.path()))
        .filter(|path| path.is_dir())
        .collect();
    sticks.sort();
    sticks
}

/// The folders and lists in a folder whose name begins like this, marks and case aside; nothing where it cannot be read.
fn entries_of(folder: &Path, beginning: &str) -> Vec<Entry> {
    let beginning = fold(beginning);
    let Ok(found) = fs::read_dir(folder) else {
        return Vec::new();
    };
    found
        .flatten()
        .take(20 * MOST_ENTRIES)
        .filter(|found| {
            let name = found.file_name().to_string_lossy().into_owned();
            !name.starts_with(['.', '~']) && fold(&name).starts_with(&beginning)
        })
        .filter_map(|found| {
            let path = found.path();
            let is_folder = path.is_dir();
            let is_list = ending(&path).is_some_and(|ending| ENDINGS.contains(&ending.as_str()));
            (is_folder || is_list).then(|| entry(path, is_folder)).flatten()
        })
        .collect()
}

fn entry(path: PathBuf, is_folder: bool) -> Option<Entry> {
    let data = fs::metadata(&path).ok()?;
    let changed = data
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let millis = changed
        .and_then(|at| i64::try_from(at.as_millis()).ok())
        .unwrap_or_default();
    Some(Entry {
        path,
        is_folder,
        size: data.len(),
        changed: Moment::from_millis(millis),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_lists_are_found_by_the_beginning_of_their_name() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "Đơn vị A01.xlsx",
            "don vi.csv",
            "Đơn vị.docx",
            ".don.csv",
            "~don.csv",
            "khác.XLS",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("Đợt 1")).unwrap();
        let names = |beginning: &str| {
            let typed = format!("{}/{beginning}", folder.path().display());
            let mut names: Vec<String> = look(&typed)
                .iter()
                .map(|entry| entry.path.file_name().unwrap().to_string_lossy().into_owned())
                .collect();
            names.sort();
            names
        };
        assert_eq!(names("don"), ["don vi.csv", "Đơn vị A01.xlsx"]);
        assert_eq!(names("DOT"), ["Đợt 1"]);
        assert_eq!(names("").len(), 4);
        assert_eq!(names("nothing"), [""; 0]);
        assert!(
            look(&format!("{}/", folder.path().display()))[0].is_folder,
            "folders come first"
        );
    }

    #[test]
    fn the_home_may_be_written_short() {
        let home = Path::new("/home/hoa");
        let expanded = |typed: &str, home| expanded(Path::new(typed), home);
        assert_eq!(expanded("~", Some(home)), home);
        assert_eq!(expanded("~/a b.csv", Some(home)), home.join("a b.csv"));
        assert_eq!(expanded("~x/a", Some(home)), Path::new("~x/a"));
        assert_eq!(expanded("~/a", None), Path::new("~/a"));
    }

    #[test]
    fn numbers_are_masked_in_what_is_told() {
        assert_eq!(end_of("001087000123"), "•••• 0123");
        assert_eq!(end_of("123"), "•••• 3");
        let row = |field| RowReport {
            file: 0,
            sheet: String::new(),
            row: 2,
            name: String::new(),
            what: What::Changed(vec![Difference {
                field,
                old: None,
                new: Some("0912345678".to_owned()),
            }]),
        };
        let said = |field| lines(Lang::Vi, &[], &masked(&row(field))).remove(0).message;
        assert!(said(PersonField::Phone).contains("•••• 5678"));
        assert!(!said(PersonField::Phone).contains("0912"));
        assert!(said(PersonField::Rank).contains("0912345678"));
    }

    #[test]
    fn what_is_no_file_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        assert!(open(folder.path()).is_err());
        assert!(open(&folder.path().join("none.csv")).is_err());
    }
}
