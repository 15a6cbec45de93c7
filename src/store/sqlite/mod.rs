//! One file on a local disk, shared by every station of this machine.
//!
//! A step is written ahead and synced before it is acknowledged; the side file is folded back into the main file when
//! nobody waits. After a failure of the disk the connection is closed, and before anything is written again the log is
//! opened and read anew.

mod bell;
mod book;
mod export;
mod keys;
mod lock;
mod log;
mod merge;
mod migrate;
mod place;
mod roster;
mod search;
#[cfg(test)]
mod tests;
mod verify;

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use self::bell::Bell;
use self::lock::Turnstile;
use self::place::{Claim, Opening, Place, keep_private, open_private};
use super::names::NameList;
use super::people::set_by_hand;
use super::{
    Audited, ChangeRoster, Committed, Create, DayEntry, Decide, Listening, OpenReader, PastVisit,
    PersonChange, RosterExport, RosterSize, Store, StoreError, Unique, Verdict,
};
use crate::domain::clean::Note;
use crate::domain::document::{DocumentKind, DocumentNumber};
use crate::domain::history::{PersonField, Source};
use crate::domain::id::{DayId, PersonId, Seq, StepId};
use crate::domain::identity::CitizenNumber;
use crate::domain::merge::{MergeRefusal, UnmergeRefusal, Unmerged};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::step::{At, Envelope, Head};
use crate::domain::unit::UnitCode;

/// The first SQLite in which a reset of the side file cannot damage the database.
const LEAST_ENGINE: i32 = 3_051_003;

/// How long a station waits for the write lock, in the queue and at the lock together.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// How much of the side file may be left to fold back before a commit does it by itself.
const MOST_UNFOLDED: u64 = 8 << 20;

/// After how many of its steps a station looks how much is left to fold back: looking costs as much as a small read.
const LOOK_AFTER: usize = 64;

/// Opens the database at `path`, which is made first where `create` allows.
///
/// # Errors
/// When the path is against the rules, when nothing is there, or when what is there is not a sound database of this
/// program; such a file is left untouched.
pub fn open(path: &Path, create: Create) -> Result<Sqlite, StoreError> {
    open_for(path, create, Use::Work)
}

/// Opens the database at `path`, which must be there, for somebody who only looks: SQLite itself writes nothing to it.
///
/// # Errors
/// As [`open`], and when the schema is older than this program's: a station brings it up to date, not somebody who looks.
pub fn open_to_look(path: &Path) -> Result<Sqlite, StoreError> {
    open_for(path, Create::No, Use::Look)
}

fn open_for(path: &Path, create: Create, what_for: Use) -> Result<Sqlite, StoreError> {
    refuse_old_engine(rusqlite::version_number())?;
    let place = Place::parse(path)?;
    let mut opening = Opening::begin();
    if !place.look(create, &opening)? {
        place.make_folder()?;
        make(&place, &opening)?;
    }
    let identity = place.identity()?;
    let turnstile = Turnstile::beside(&place)?;
    let bell = Bell::beside(&place)?;
    let mut store = Sqlite {
        what_for,
        place,
        turnstile,
        bell,
        connection: None,
        identity,
        data_version: 0,
        witness: None,
        unlooked: 0,
    };
    store.connect(&mut opening)?;
    Ok(store)
}

/// What a database is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// To read and write.
    Work,
    /// To read, and to leave everything as it is.
    Look,
}

impl Use {
    fn flags(self) -> OpenFlags {
        let access = match self {
            Self::Work => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Self::Look => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        access | OpenFlags::SQLITE_OPEN_NO_MUTEX
    }
}

/// A database file and what belongs to it.
#[derive(Debug)]
pub struct Sqlite {
    what_for: Use,
    place: Place,
    turnstile: Turnstile,
    bell: Bell,
    /// None after a failure, until it was opened and read anew.
    connection: Option<Open>,
    /// Tells the file that was opened first from another one put in its place.
    identity: Option<(u64, u64)>,
    /// What SQLite counted when it was last asked whether others wrote.
    data_version: i64,
    /// The end of the log that was last acknowledged here; it must still be there after a failure.
    witness: Option<(DayId, Head)>,
    /// How many steps were written here since the side file was last looked at.
    unlooked: usize,
}

/// An open file. The connection is dropped before the claim.
#[derive(Debug)]
struct Open {
    connection: Connection,
    _claim: Claim,
}

/// What can go wrong below, before the path is told.
#[derive(Debug)]
enum Fault {
    Sql(rusqlite::Error),
    Store(StoreError),
}

impl From<rusqlite::Error> for Fault {
    fn from(fault: rusqlite::Error) -> Self {
        Self::Sql(fault)
    }
}

impl From<StoreError> for Fault {
    fn from(fault: StoreError) -> Self {
        Self::Store(fault)
    }
}

impl Fault {
    /// As what a caller is told.
    fn at(self, path: &Path) -> StoreError {
        let fault = match self {
            Self::Store(fault) => return fault,
            Self::Sql(fault) => fault,
        };
        let what = fault.to_string();
        match fault.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy,
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged {
                path: path.to_owned(),
                what,
            },
            Some(ErrorCode::NotADatabase) => StoreError::Foreign {
                path: path.to_owned(),
            },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                StoreError::NoPermission {
                    path: path.to_owned(),
                }
            }
            Some(ErrorCode::ConstraintViolation) => match unique_key(&what) {
                Some(key) => StoreError::Twice { key },
                None => StoreError::Failed { what },
            },
            Some(_) | None => StoreError::Failed { what },
        }
    }
}

/// Which key a violated constraint is about. SQLite names the table and the column.
fn unique_key(message: &str) -> Option<Unique> {
    [
        ("day.id", Unique::Day),
        ("step.id", Unique::Step),
        ("open_visit.", Unique::OpenVisit),
        ("visit.id", Unique::Visit),
        ("bag.code", Unique::Bag),
        ("person.national_id", Unique::Number),
        ("person.id", Unique::Person),
    ]
    .into_iter()
    .find(|(column, _)| message.contains(&format!("failed: {column}")))
    .map(|(_, key)| key)
}

fn refuse_old_engine(number: i32) -> Result<(), StoreError> {
    if number < LEAST_ENGINE {
        return Err(StoreError::OldEngine {
            found: format!(
                "{}.{}.{}",
                number / 1_000_000,
                number / 1000 % 1000,
                number % 1000
            ),
        });
    }
    Ok(())
}

/// Makes a database under another name and moves it into place when it is whole, so that a power cut leaves either a
/// database or nothing.
fn make(place: &Place, opening: &Opening) -> Result<(), StoreError> {
    let turnstile = Turnstile::beside(place)?;
    let _turn = turnstile.pass();
    if place.look(Create::Yes, opening)? {
        return Ok(());
    }
    let unfinished = place.beside("-new");
    let failed = |fault: std::io::Error| place::failed(&unfinished, &fault);
    let remove = || match std::fs::remove_file(&unfinished) {
        Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => Err(failed(fault)),
        _ => Ok(()),
    };
    // Left over from a station that was killed here.
    remove()?;
    let made = fill(&unfinished);
    if let Err(fault) = made {
        remove()?;
        return Err(fault.at(&unfinished));
    }
    std::fs::rename(&unfinished, place.path()).map_err(failed)?;
    #[cfg(unix)]
    if let Some(folder) = place.path().parent() {
        std::fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|fault| place::failed(folder, &fault))?;
    }
    Ok(())
}

fn fill(path: &Path) -> Result<(), Fault> {
    drop(open_private(path)?);
    let mut connection = Connection::open_with_flags(path, Use::Work.flags())?;
    connection.pragma_update(None, "application_id", migrate::APPLICATION_ID)?;
    set_up(&connection)?;
    migrate::migrate(&mut connection, path)?;
    connection.close().map_err(|(_, fault)| Fault::Sql(fault))
}

/// Everything that a connection needs, whatever the defaults of the library are.
fn set_up(connection: &Connection) -> Result<(), Fault> {
    connection.busy_timeout(LONGEST_WAIT)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Without it SQLite plans some statements anew whenever other values are bound to them.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Fault::Store(StoreError::Failed {
            what: format!("the journal mode is {mode}, not wal"),
        }));
    }
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;
         PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;
         PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = -1; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(())
}

impl Sqlite {
    /// Opens the connection and takes note of what file it is.
    fn connect(&mut self, opening: &mut Opening) -> Result<(), StoreError> {
        let path = self.place.path();
        let connect = || -> Result<Connection, Fault> {
            let mut connection = Connection::open_with_flags(path, self.what_for.flags())?;
            if self.what_for == Use::Look {
                set_up(&connection)?;
                migrate::refuse_another_schema(&connection, path)?;
                return Ok(connection);
            }
            keep_private(path)?;
            if connection.is_readonly("main")? {
                return Err(Fault::Store(StoreError::NoPermission {
                    path: path.to_owned(),
                }));
            }
            set_up(&connection)?;
            migrate::migrate(&mut connection, path)?;
            Ok(connection)
        };
        let connection = connect().map_err(|fault| fault.at(path))?;
        self.data_version = data_version(&connection).map_err(|fault| fault.at(path))?;
        self.connection = Some(Open {
            connection,
            _claim: opening.claim(self.identity),
        });
        Ok(())
    }

    /// The connection; after a failure a new one, on which what was acknowledged has been read and checked again.
    fn ready(&mut self) -> Result<&mut Connection, StoreError> {
        if self.connection.is_none() {
            let mut opening = Opening::begin();
            self.refuse_another_file()?;
            self.place.look(Create::No, &opening)?;
            self.connect(&mut opening)?;
            drop(opening);
            if let Some((day, head)) = self.witness
                && let Err(fault) = self.check_witness(day, head)
            {
                self.connection = None;
                return Err(fault);
            }
        }
        match &mut self.connection {
            Some(open) => Ok(&mut open.connection),
            None => Err(not_open()),
        }
    }

    fn check_witness(&mut self, day: DayId, head: Head) -> Result<(), StoreError> {
        self.run(|connection| {
            log::read(connection, day, Head::default())?;
            log::check_head(connection, day, head)
        })
    }

    /// Like [`Sqlite::ready`], for writing: what is written must go to the file that has the name.
    fn ready_to_write(&mut self) -> Result<(), StoreError> {
        self.ready()?;
        self.refuse_another_file()
    }

    /// Neither reads nor writes a file that took the place of the one that was opened: the side file that lies beside it
    /// belongs to the other one.
    fn refuse_another_file(&self) -> Result<(), StoreError> {
        if self.place.identity()? == self.identity {
            return Ok(());
        }
        Err(another_file(&self.place))
    }

    /// Runs something on the connection.
    fn run<T>(&mut self, work: impl FnOnce(&mut Connection) -> Result<T, Fault>) -> Result<T, StoreError> {
        let result = work(self.ready()?);
        self.judge(result)
    }

    /// Runs something on the connection when it is its turn to write, and rings the bell.
    fn run_in_turn<T>(
        &mut self,
        work: impl FnOnce(&mut Connection, &Path) -> Result<(T, Option<Seq>), Fault>,
    ) -> Result<T, StoreError> {
        self.ready_to_write()?;
        let Self {
            turnstile,
            connection: Some(Open { connection, .. }),
            place,
            bell,
            ..
        } = self
        else {
            return Err(not_open());
        };
        let turn = turnstile.pass();
        let result = connection
            .busy_timeout(LONGEST_WAIT.saturating_sub(turn.waited))
            .map_err(Fault::Sql)
            .and_then(|()| work(connection, place.path()));
        drop(turn);
        if let Ok((_, Some(seq))) = &result {
            bell.poke(*seq);
        }
        self.judge(result.map(|(value, _)| value))
    }

    /// Closes the connection on a fault after which it cannot be trusted.
    fn judge<T>(&mut self, result: Result<T, Fault>) -> Result<T, StoreError> {
        result.map_err(|fault| {
            let fault = fault.at(self.place.path());
            if matches!(
                fault,
                StoreError::Full | StoreError::Failed { .. } | StoreError::Damaged { .. }
            ) {
                self.connection = None;
            }
            fault
        })
    }
}

/// A further handle on the file that this one has open.
fn another_handle(place: &Place, identity: Option<(u64, u64)>) -> Result<Sqlite, StoreError> {
    let handle = open(place.path(), Create::No)?;
    if handle.identity == identity {
        Ok(handle)
    } else {
        Err(another_file(place))
    }
}

fn another_file(place: &Place) -> StoreError {
    StoreError::Damaged {
        path: place.path().to_owned(),
        what: "another file was put in its place".to_owned(),
    }
}

fn not_open() -> StoreError {
    StoreError::Failed {
        what: "the database is not open".to_owned(),
    }
}

fn data_version(connection: &Connection) -> Result<i64, Fault> {
    Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// How many bytes of the side file are not folded back yet.
fn unfolded(connection: &Connection) -> Result<u64, Fault> {
    checkpoint(connection, "NOOP")
}

/// Folds back what no reader holds, without making the side file shorter; says how many bytes are left.
fn fold(connection: &Connection) -> Result<u64, Fault> {
    checkpoint(connection, "PASSIVE")
}

fn checkpoint(connection: &Connection, how: &str) -> Result<u64, Fault> {
    const PAGE: i64 = 4096;
    let left = connection.query_row(&format!("PRAGMA wal_checkpoint({how})"), [], |row| {
        Ok(row.get::<_, i64>(1)? - row.get::<_, i64>(2)?)
    })?;
    Ok(u64::try_from(left.saturating_mul(PAGE)).unwrap_or(0))
}

impl Store for Sqlite {
    fn days(&mut self) -> Result<Vec<DayEntry>, StoreError> {
        self.run(|connection| log::days(connection))
    }

    fn steps_after(&mut self, day: DayId, after: Seq) -> Result<Vec<Envelope>, StoreError> {
        self.run(|connection| {
            let Some(head) = log::head_at(connection, day, after)? else {
                return Ok(Vec::new());
            };
            log::read(connection, day, head)
        })
    }

    fn commit(
        &mut self,
        day: DayId,
        head: Head,
        request: StepId,
        decide: &mut Decide<'_>,
    ) -> Result<Committed, StoreError> {
        let mut unlooked = self.unlooked;
        let (committed, end) = self.run_in_turn(|connection, path| {
            let (committed, end) = log::commit(connection, path, day, head, request, decide)?;
            if end.is_some() {
                unlooked += committed.outcome.as_ref().map_or(0, Vec::len);
            }
            if unlooked >= LOOK_AFTER {
                unlooked = 0;
                // While it is still one's turn, so that nobody writes meanwhile and the side file can begin anew. What
                // was written is safe already; folding it back can wait until it works.
                if unfolded(connection).is_ok_and(|left| left > MOST_UNFOLDED) {
                    fold(connection).map(drop).unwrap_or_default();
                }
            }
            let wrote = end.map(|end| end.seq);
            Ok(((committed, end), wrote))
        })?;
        self.unlooked = unlooked;
        if let Some(end) = end {
            self.witness = Some((day, end));
        }
        Ok(committed)
    }

    fn people(&mut self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        self.run(|connection| {
            // One transaction takes the file's locks once, not once a person.
            let snapshot = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            let mut people = Vec::with_capacity(ids.len());
            for id in ids {
                people.extend(roster::person(&snapshot, *id)?);
            }
            drop(snapshot);
            Ok(people)
        })
    }

    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError> {
        self.run(|connection| roster::person_by_number(connection, number))
    }

    fn people_by_document(
        &mut self,
        kind: DocumentKind,
        number: &DocumentNumber,
    ) -> Result<Vec<Person>, StoreError> {
        self.run(|connection| roster::people_by_document(connection, kind, number))
    }

    fn namesakes(&mut self, name: &FullName, year: i32) -> Result<Vec<Person>, StoreError> {
        self.run(|connection| roster::namesakes(connection, name, year))
    }

    fn search(&mut self, query: &str, limit: usize) -> Result<Vec<Person>, StoreError> {
        self.run(|connection| search::search(connection, query, limit))
    }

    fn roster_size(&mut self) -> Result<RosterSize, StoreError> {
        self.run(|connection| roster::size(connection))
    }

    fn writers(&self) -> OpenReader {
        let (place, identity) = (self.place.clone(), self.identity);
        Box::new(move || Ok(Box::new(another_handle(&place, identity)?)))
    }

    fn readers(&self) -> OpenReader {
        let (place, identity) = (self.place.clone(), self.identity);
        Box::new(move || {
            let mut reader = another_handle(&place, identity)?;
            reader.run(|connection| Ok(connection.pragma_update(None, "query_only", true)?))?;
            Ok(Box::new(reader))
        })
    }

    fn save_people(&mut self, people: &[Person], at: &At, source: Source) -> Result<(), StoreError> {
        self.run_in_turn(|connection, _| {
            roster::save(connection, people, at, source, None)?;
            Ok(((), Some(Seq::ZERO)))
        })
    }

    fn change_roster(
        &mut self,
        at: &At,
        source: Source,
        work: &mut ChangeRoster<'_>,
    ) -> Result<(), StoreError> {
        self.run_in_turn(|connection, path| {
            book::change(connection, path, at, source, work)?;
            Ok(((), Some(Seq::ZERO)))
        })
    }

    fn fields_set_by_hand(&mut self, person: PersonId) -> Result<Vec<PersonField>, StoreError> {
        self.run(|connection| {
            let Some(known) = roster::person(connection, person)? else {
                return Ok(Vec::new());
            };
            Ok(set_by_hand(&known, &roster::changes_of(connection, person)?))
        })
    }

    fn correct(&mut self, person: &Person, reason: Option<&Note>, at: &At) -> Result<(), StoreError> {
        self.run_in_turn(|connection, _| {
            roster::save(connection, std::slice::from_ref(person), at, Source::Hand, reason)?;
            Ok(((), Some(Seq::ZERO)))
        })
    }

    fn correct_known(
        &mut self,
        known: &Person,
        person: &Person,
        at: &At,
    ) -> Result<Result<(), Option<Box<Person>>>, StoreError> {
        self.run_in_turn(|connection, _| {
            let corrected = roster::correct_known(connection, known, person, at)?;
            let bell = corrected.is_ok().then_some(Seq::ZERO);
            Ok((corrected, bell))
        })
    }

    fn merged_into(&mut self, kept: PersonId) -> Result<Vec<Person>, StoreError> {
        self.run(|connection| roster::merged_into(connection, kept))
    }

    fn would_merge(
        &mut self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
    ) -> Result<Result<Person, MergeRefusal>, StoreError> {
        self.run(|connection| merge::would_merge(connection, kept, gone, confirmed))
    }

    fn merge(
        &mut self,
        kept: PersonId,
        gone: PersonId,
        confirmed: bool,
        at: &At,
    ) -> Result<Result<Person, MergeRefusal>, StoreError> {
        self.run_in_turn(|connection, _| {
            let merged = merge::merge(connection, kept, gone, confirmed, at)?;
            let wrote = merged.is_ok().then_some(Seq::ZERO);
            Ok((merged, wrote))
        })
    }

    fn unmerge(&mut self, gone: PersonId, at: &At) -> Result<Result<Unmerged, UnmergeRefusal>, StoreError> {
        self.run_in_turn(|connection, _| {
            let undone = merge::unmerge(connection, gone, at)?;
            let wrote = undone.is_ok().then_some(Seq::ZERO);
            Ok((undone, wrote))
        })
    }

    fn visits_of(&mut self, person: PersonId) -> Result<Vec<PastVisit>, StoreError> {
        self.run(|connection| log::visits_of(connection, person, None))
    }

    fn everyone(&mut self, see: &mut dyn FnMut(Person) -> ControlFlow<()>) -> Result<(), StoreError> {
        self.run(|connection| export::everyone(connection, see))
    }

    fn people_of_unit(&mut self, unit: Option<&UnitCode>) -> Result<Vec<Person>, StoreError> {
        self.run(|connection| export::of_unit(connection, unit))
    }

    fn record_export(&mut self, at: &At) -> Result<RosterExport, StoreError> {
        self.run_in_turn(|connection, _| Ok((export::record_roster(connection, at)?, Some(Seq::ZERO))))
    }

    fn record_list(&mut self, list: NameList, people: u64, at: &At) -> Result<RosterExport, StoreError> {
        self.run_in_turn(|connection, _| Ok((export::record(connection, list, people, at)?, Some(Seq::ZERO))))
    }

    fn exports(&mut self) -> Result<Vec<RosterExport>, StoreError> {
        self.run(|connection| export::all(connection))
    }

    fn changes_of(&mut self, person: PersonId) -> Result<Vec<PersonChange>, StoreError> {
        self.run(|connection| roster::changes_of(connection, person))
    }

    fn others_wrote(&mut self) -> Result<bool, StoreError> {
        if self.what_for == Use::Look {
            // Whoever never writes would go on with a file that is gone, and never know.
            self.refuse_another_file()?;
        }
        let now = self.run(|connection| data_version(connection))?;
        Ok(std::mem::replace(&mut self.data_version, now) != now)
    }

    fn listen(&mut self, ring: Box<dyn Fn() + Send>) -> Result<Listening, StoreError> {
        self.bell.listen(ring)
    }

    fn rest(&mut self) -> Result<(), StoreError> {
        if self.what_for == Use::Look {
            return Ok(());
        }
        self.ready()?;
        let Self {
            turnstile,
            connection: Some(Open { connection, .. }),
            ..
        } = &*self
        else {
            return Ok(());
        };
        let work = || -> Result<(), Fault> {
            if unfolded(connection)? == 0 {
                return Ok(());
            }
            // Whoever is about to write has the right of way.
            if let Some(_turn) = turnstile.pass_if_free() {
                fold(connection)?;
            }
            Ok(())
        };
        let result = work();
        self.judge(result)
    }

    fn verify(&mut self) -> Result<Vec<Verdict>, StoreError> {
        let path = self.place.path().to_owned();
        self.run(|connection| verify::verify(connection, &path))
    }

    fn audit(&mut self, day: DayId) -> Result<Audited, StoreError> {
        self.run(|connection| {
            let snapshot = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
            verify::audit_day(&snapshot, day)
        })
    }
}
