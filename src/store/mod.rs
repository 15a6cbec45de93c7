//! The log and the roster on disk: appends, reads, and nothing else. What may be appended is decided by the caller, inside
//! the store's write lock, on the newest state ([`Store::commit`]).
//!
//! One trait, several backends; one conformance suite runs on all of them. What the backends share is kept apart from them:
//! the written form of a step (`codec`), the unique keys that follow from a log (`bookkeeping`), what is checked in a log
//! (`audit`) and how people are found (`search`).

mod audit;
mod bookkeeping;
mod codec;
#[cfg(test)]
mod conformance;
pub mod memory;
pub mod names;
mod open;
mod people;
mod search;
pub mod sqlite;

pub use open::{default_path, open, open_to_look};

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::domain::bag::BagCode;
use crate::domain::clean::{Label, Note};
use crate::domain::decide::{BagUse, NewStep};
use crate::domain::document::{DocumentKind, DocumentNumber};
use crate::domain::history::{PersonField, Source};
use crate::domain::id::{DayId, PersonId, Seq, StepId};
use crate::domain::identity::CitizenNumber;
use crate::domain::merge::{MergeRefusal, UnmergeRefusal, Unmerged};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::step::{At, DayInfo, Envelope, Head};
use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use names::NameList;

/// Where steps and people are kept.
pub trait Store: Send {
    /// Every day, the newest date first.
    fn days(&mut self) -> Result<Vec<DayEntry>, StoreError>;

    /// The steps of a day after `after`, in order.
    fn steps_after(&mut self, day: DayId, after: Seq) -> Result<Vec<Envelope>, StoreError>;

    /// Appends what `decide` answers, under the write lock.
    ///
    /// The store takes the lock, reads the steps after `head` and hands them to `decide` together with a [`Ledger`] for
    /// looking up people and other days. A batch is written and made durable before this returns; a refusal writes
    /// nothing. If a step with the id of `request` is in the log already, `decide` is not asked: the answer that was lost
    /// is given again, and the steps of the request can be among the newer ones too.
    fn commit(
        &mut self,
        day: DayId,
        head: Head,
        request: StepId,
        decide: &mut Decide<'_>,
    ) -> Result<Committed, StoreError>;

    /// The people with these ids, in no order; unknown ids are left out.
    fn people(&mut self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError>;

    /// The person with this number. The number of a record that was merged away leads to the one that stands for it.
    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError>;

    /// Everyone with a document of this kind and number, oldest record first; signs between letters and digits do not
    /// matter. Only a citizen number is one person's for certain. A record that was merged away leads to the one that
    /// stands for it.
    fn people_by_document(
        &mut self,
        kind: DocumentKind,
        number: &DocumentNumber,
    ) -> Result<Vec<Person>, StoreError>;

    /// Everyone who has this name, marks and case aside, and was born in this year, in no order. Records that
    /// were merged away are left out. Unlike a search it misses nobody, so that nobody is entered twice.
    fn namesakes(&mut self, name: &FullName, year: i32) -> Result<Vec<Person>, StoreError>;

    /// People whom `query` fits, at most `limit`: words of the name in any order and by their beginnings, marks or not;
    /// initials; the last digits of number, phone or document, or the first four and more; the code of the unit; or
    /// several of these. First whose name is typed exactly, then whose given name begins so, initials, other words; among
    /// equals in the Vietnamese order of names. How many rows are read is bounded, so that nobody who types waits.
    fn search(&mut self, query: &str, limit: usize) -> Result<Vec<Person>, StoreError>;

    /// How many people there are: all, and by unit code (none for those without one).
    fn roster_size(&mut self) -> Result<RosterSize, StoreError>;

    /// Says how another handle on the same store is opened, one that only reads, so that nobody who looks for people waits
    /// for a commit. Nothing is opened yet.
    fn readers(&self) -> OpenReader;

    /// Opens further handles on the same store, for work that takes long and writes.
    fn writers(&self) -> OpenReader;

    /// Adds and changes people in one transaction, and writes for every changed field who changed what and when, and
    /// where it comes from.
    ///
    /// Which record stands for a person stays as it is, and a blood group that is only said never takes the place of a
    /// tested one.
    fn save_people(&mut self, people: &[Person], at: &At, source: Source) -> Result<(), StoreError>;

    /// Changes the roster row by row, in one transaction: `work` looks up and puts people as often as it likes, and says at
    /// the end whether all of it is kept or none.
    ///
    /// The write lock is held as long as `work` takes, so other stations wait: what takes long, such as reading a file, is
    /// begun before. An error of `work` takes everything back.
    fn change_roster(
        &mut self,
        at: &At,
        source: Source,
        work: &mut ChangeRoster<'_>,
    ) -> Result<(), StoreError>;

    /// The fields of a person that were last set by hand or from a card, or before this was recorded: a list must not
    /// overwrite them unasked. Whoever comes with a check-in was entered by hand.
    fn fields_set_by_hand(&mut self, person: PersonId) -> Result<Vec<PersonField>, StoreError>;

    /// Changes somebody by hand, with the reason for the record; otherwise as [`Store::save_people`].
    fn correct(&mut self, person: &Person, reason: Option<&Note>, at: &At) -> Result<(), StoreError>;

    /// Changes somebody by hand who is still as `known`, as [`Store::correct`] does; where somebody else was faster nothing
    /// is written, and the answer is what the person is now, or none where there is no such person.
    fn correct_known(
        &mut self,
        known: &Person,
        person: &Person,
        at: &At,
    ) -> Result<Result<(), Option<Box<Person>>>, StoreError>;

    /// The records that were merged into this one and have not been parted from it, oldest record first.
    fn merged_into(&mut self, kept: PersonId) -> Result<Vec<Person>, StoreError>;

    /// What [`Store::merge`] would do now; changes nothing.
    fn would_merge(
        &mut self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
    ) -> Result<Result<Person, MergeRefusal>, StoreError>;

    /// Makes two records one: `kept` takes over what it lacks and stands for both from now on, `gone` stays as it is but
    /// is not found any more. Answers with what `kept` is now; the rules are those of [`crate::domain::merge::merge`].
    fn merge(
        &mut self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
        at: &At,
    ) -> Result<Result<Person, MergeRefusal>, StoreError>;

    /// Takes a merge back; the rules are those of [`crate::domain::merge::unmerge`].
    fn unmerge(&mut self, gone: PersonId, at: &At) -> Result<Result<Unmerged, UnmergeRefusal>, StoreError>;

    /// Every visit of a person, those of records that were merged into theirs included, oldest first.
    fn visits_of(&mut self, person: PersonId) -> Result<Vec<PastVisit>, StoreError>;

    /// Shows everyone that no other record stands for, in the order in which they were added, until `see` breaks off.
    /// No more than one person is held at a time.
    fn everyone(&mut self, see: &mut dyn FnMut(Person) -> ControlFlow<()>) -> Result<(), StoreError>;

    /// Everyone of a unit, or of none, that no other record stands for, in no order.
    fn people_of_unit(&mut self, unit: Option<&UnitCode>) -> Result<Vec<Person>, StoreError>;

    /// Writes down that somebody takes the roster out; to be done before anything leaves.
    fn record_export(&mut self, at: &At) -> Result<RosterExport, StoreError>;

    /// Writes down that somebody takes a list out that names so many people; to be done before anything leaves.
    fn record_list(&mut self, list: NameList, people: u64, at: &At) -> Result<RosterExport, StoreError>;

    /// Who took the roster or another list of names out, oldest first.
    fn exports(&mut self) -> Result<Vec<RosterExport>, StoreError>;

    /// Every change to a person, oldest first.
    fn changes_of(&mut self, person: PersonId) -> Result<Vec<PersonChange>, StoreError>;

    /// Whether another connection wrote since this was last asked.
    fn others_wrote(&mut self) -> Result<bool, StoreError>;

    /// Calls `ring` whenever another process may have written; only a hint, always read afterwards.
    fn listen(&mut self, ring: Box<dyn Fn() + Send>) -> Result<Listening, StoreError>;

    /// Work for when nobody waits, such as folding the side file back into the main file.
    fn rest(&mut self) -> Result<(), StoreError>;

    /// Reads everything and checks it: gapless numbers, the hash chain, steps that fold, rows that belong to a step.
    fn verify(&mut self) -> Result<Vec<Verdict>, StoreError>;

    /// Reads the log of one day anew, from its first step, and checks it as [`Store::verify`] does.
    fn audit(&mut self, day: DayId) -> Result<Audited, StoreError>;
}

/// Opens another handle on a store, for reading, on whatever thread.
pub type OpenReader = Box<dyn Fn() -> Result<Box<dyn Store>, StoreError> + Send>;

/// The decision that [`Store::commit`] asks for: the steps that others wrote meanwhile, and look-ups.
pub type Decide<'a> =
    dyn FnMut(&[Envelope], &mut dyn Ledger) -> Result<Result<Batch, Refusal>, StoreError> + 'a;

/// The work that [`Store::change_roster`] does.
pub type ChangeRoster<'a> = dyn FnMut(&mut dyn RosterBook) -> Result<Keep, StoreError> + 'a;

/// Whether what was changed stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// All of it.
    All,
    /// Nothing: it was only tried.
    Nothing,
}

/// The roster while it is changed row by row. Every look-up sees what was put before.
pub trait RosterBook {
    /// The person with this number, as [`Store::person_by_number`] finds it.
    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError>;
    /// Everyone of this name, case and marks apart, who was born in this year; only those without a 12-digit number where
    /// `numberless` says so. Records that another one stands for are left out.
    fn namesakes(
        &mut self,
        name: &FullName,
        birth_year: i32,
        numberless: bool,
    ) -> Result<Vec<Person>, StoreError>;
    /// The fields of a person that a list must leave alone, as [`Store::fields_set_by_hand`] says.
    fn fields_set_by_hand(&mut self, person: PersonId) -> Result<Vec<PersonField>, StoreError>;
    /// Who set a field last, and when.
    fn who_set(
        &mut self,
        person: PersonId,
        field: PersonField,
    ) -> Result<Option<(Label, Moment)>, StoreError>;
    /// Adds somebody, or changes who was looked up as `old`, by the rules of [`Store::save_people`].
    fn put(&mut self, old: Option<&Person>, new: &Person) -> Result<(), StoreError>;
}

/// What a decision can look up while the write lock is held.
pub trait Ledger {
    /// A person of the roster.
    fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError>;
    /// A person of the roster by number.
    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError>;
    /// The steps of every visit of a person on other days than `today`, each in order, with the day's date; and of every
    /// visit on any day under another record of the same person.
    fn past_visits_of(&mut self, person: PersonId, today: DayId) -> Result<Vec<PastVisit>, StoreError>;
    /// Where a bag was used.
    fn bag_use(&mut self, bag: &BagCode) -> Result<Option<BagUse>, StoreError>;
    /// The log of a day, read anew and checked as [`Store::audit`] does.
    fn audit(&mut self, day: DayId) -> Result<Audited, StoreError>;
}

/// A visit as the log has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastVisit {
    /// The day.
    pub day: DayId,
    /// Its date.
    pub date: chrono::NaiveDate,
    /// The visit's steps, in order.
    pub steps: Vec<Envelope>,
}

/// What a decision wants written, in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// When, who, where.
    pub at: At,
    /// The steps, in order. The first gets the id of the request, the others follow from it.
    pub steps: Vec<NewStep>,
    /// Someone to be added to the roster together with the steps.
    pub new_person: Option<Person>,
    /// Someone of the roster as corrected together with the steps.
    pub corrected: Option<Person>,
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// What others wrote after the head that the caller knew.
    pub newer: Vec<Envelope>,
    /// The steps of the request, written now or found from before, or why nothing was written.
    pub outcome: Result<Vec<Envelope>, Refusal>,
}

/// A day in the list of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayEntry {
    /// Its id.
    pub id: DayId,
    /// As it was opened.
    pub info: DayInfo,
    /// Whether it is closed.
    pub closed: bool,
    /// The end of its log.
    pub head: Head,
}

/// How many people are on the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterSize {
    /// All of them.
    pub all: u64,
    /// By unit; `None` for those without one.
    pub by_unit: Vec<(Option<crate::domain::unit::UnitCode>, u64)>,
}

/// Somebody took the roster or another list of names out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterExport {
    /// What.
    pub list: NameList,
    /// When.
    pub recorded: Moment,
    /// Who.
    pub staff: Label,
    /// At which station.
    pub station: Label,
    /// How many people are on it.
    pub people: u64,
}

/// One field of a person that was changed, for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonChange {
    /// When it was saved.
    pub recorded: Moment,
    /// By whom.
    pub staff: Label,
    /// At which station.
    pub station: Label,
    /// Where it comes from; not known of what was saved before this was recorded.
    pub source: Option<Source>,
    /// Why, where somebody said so.
    pub reason: Option<Note>,
    /// The field, by [`PersonField::name`]; `id` for the adding of the person.
    pub field: String,
    /// What was there.
    pub old: Option<String>,
    /// What is there since.
    pub new: Option<String>,
}

/// Whether a database that is not there is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Create {
    /// Made, with the folders above it.
    Yes,
    /// An error: a typing mistake must not start an empty day.
    No,
}

/// What [`Store::verify`] found of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The day.
    pub day: DayId,
    /// Its title, if its first step can be read.
    pub title: Option<Label>,
    /// The end of the log as far as it is sound.
    pub head: Head,
    /// What is wrong, first fault first; nothing, when all is well.
    pub faults: Vec<Damage>,
}

/// The log of a day, read from its first step, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// What was found.
    pub verdict: Verdict,
    /// The steps that could be read, in order: the whole log, if nothing is wrong.
    pub steps: Vec<Envelope>,
}

impl Audited {
    /// The steps of a log with which nothing is wrong.
    ///
    /// # Errors
    /// The first thing that is.
    pub fn sound(self) -> Result<Vec<Envelope>, StoreError> {
        match self.verdict.faults.into_iter().next() {
            None => Ok(self.steps),
            Some(damage) => Err(StoreError::BrokenLog {
                day: self.verdict.day,
                damage,
            }),
        }
    }
}

/// Something wrong in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// A number is missing.
    Gap {
        /// The number that should be there.
        missing: Seq,
    },
    /// A step's hash does not follow from its text and the step before it.
    BrokenChain {
        /// The first such step.
        seq: Seq,
    },
    /// A step cannot be read.
    Unreadable {
        /// Which.
        seq: Seq,
        /// Its kind as written.
        kind: String,
    },
    /// The log does not begin with the opening of a day.
    NotOpened,
    /// A row of a unique-key table does not belong to a step, or is missing.
    Bookkeeping {
        /// What about.
        what: String,
    },
    /// The database file itself is damaged.
    File {
        /// What the database says.
        what: String,
    },
}

/// Keeps the ear open as long as it lives.
pub struct Listening {
    /// Whatever must stay alive.
    _ear: Box<dyn std::any::Any + Send>,
}

impl Listening {
    /// Keeps `ear` alive.
    pub fn new(ear: impl std::any::Any + Send) -> Self {
        Self { _ear: Box::new(ear) }
    }
}

impl std::fmt::Debug for Listening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Listening")
    }
}

/// The store could not do its part. Nothing was written, unless the variant says that it is unknown.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no database where one was named.
    #[error("there is no database at {}", path.display())]
    Missing {
        /// Where.
        path: PathBuf,
    },
    /// The name cannot be a database of a station.
    #[error("{name} cannot be used as a database: {why}")]
    Unfit {
        /// The name as given.
        name: String,
        /// Why not.
        why: Unfit,
    },
    /// The file is something else.
    #[error("{} is not a giotmau database", path.display())]
    Foreign {
        /// Which file.
        path: PathBuf,
    },
    /// The database was written by a newer version.
    #[error("{} has schema {found}, this program knows up to {known}", path.display())]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest that this program knows.
        known: u32,
    },
    /// The database was written by an older version, and whoever asked only looks.
    #[error("{} has schema {found}, this program needs {known}", path.display())]
    Older {
        /// Which file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The one that is needed.
        known: u32,
    },
    /// The file is damaged.
    #[error("{} is damaged: {what}", path.display())]
    Damaged {
        /// Which file.
        path: PathBuf,
        /// What the database says.
        what: String,
    },
    /// The SQLite in this program is one with a known fault.
    #[error("SQLite {found} is too old, 3.51.3 is the least")]
    OldEngine {
        /// Its version.
        found: String,
    },
    /// A stored step is of a kind or version that this program does not know.
    #[error("step {seq} is of the unknown kind {kind} version {version}")]
    UnknownStep {
        /// Its number.
        seq: Seq,
        /// Its kind.
        kind: String,
        /// Its version.
        version: u32,
    },
    /// A stored text cannot be read as what it should be.
    #[error("{what} cannot be read: {fault}")]
    Unreadable {
        /// What it is.
        what: String,
        /// Why not.
        fault: String,
    },
    /// No room on the disk.
    #[error("the disk is full")]
    Full,
    /// Another process held the lock for too long.
    #[error("another station held the database for too long")]
    Busy,
    /// May not read or write there.
    #[error("no permission for {}", path.display())]
    NoPermission {
        /// Which file.
        path: PathBuf,
    },
    /// The log of a day is not what was written: changed, cut or mixed up by something other than this program.
    #[error("the log of day {day} is damaged: {damage:?}")]
    BrokenLog {
        /// Which day.
        day: DayId,
        /// The first fault.
        damage: Damage,
    },
    /// Against a unique key.
    #[error("{key} is there already")]
    Twice {
        /// Which key.
        key: Unique,
    },
    /// The operating system or the database failed otherwise. Whether anything was written is not known: asked again
    /// with the same id, [`Store::commit`] finds out.
    #[error("the database failed: {what}")]
    Failed {
        /// In its words.
        what: String,
    },
}

/// What there can be only one of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Unique {
    /// A day with an id.
    #[error("the day")]
    Day,
    /// A step with an id.
    #[error("the step")]
    Step,
    /// A visit with an id.
    #[error("the visit")]
    Visit,
    /// A visit of one person that has not ended.
    #[error("an open visit of this person")]
    OpenVisit,
    /// A bag with a code.
    #[error("the bag")]
    Bag,
    /// A person with an id.
    #[error("the person")]
    Person,
    /// A person with a citizen number.
    #[error("a person with this number")]
    Number,
}

/// Why a name cannot be a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Nothing in it.
    #[error("the name is empty")]
    Empty,
    /// A URI, or SQLite's name for a database in memory.
    #[error("it is not a path")]
    NotAPath,
    /// A folder.
    #[error("it is a folder")]
    Folder,
    /// A device, a pipe or a socket.
    #[error("it is not a file")]
    NotAFile,
    /// A link.
    #[error("it is a link")]
    Link,
    /// A file system that several machines share.
    #[error("it is on a network file system")]
    Network,
    /// A kind of database that is not built in.
    #[error("this kind of database is not known")]
    UnknownKind,
}
