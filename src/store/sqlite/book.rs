//! The roster while a list goes in: one transaction, look-ups by index, and rows that are written in the order of their
//! tables, a chunk at a time. What a name is found by is worked out on a thread of its own meanwhile.
//!
//! A list that is long beside the roster writes the indexes that it does not ask itself at the end, each in one go: adding
//! to them row by row would write every page of theirs again and again.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rusqlite::{Connection, TransactionBehavior, params};

use super::keys::Keys;
use super::{Fault, roster};
use crate::domain::clean::Label;
use crate::domain::history::{PersonField, Source};
use crate::domain::id::PersonId;
use crate::domain::identity::CitizenNumber;
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::store::people::{as_saved, set_by_hand, who_set};
use crate::store::{ChangeRoster, Keep, RosterBook, StoreError};

/// When things happen, in newcomers.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// After how many their keys are written.
    chunk: u32,
    /// After how many a list is a long one.
    long: u32,
}

const PACE: Pace = Pace {
    chunk: 50_000,
    long: 20_000,
};

/// How many newcomers are handed to the thread of the keys at a time.
const BATCH: usize = 256;

/// The indexes that nothing asks while a list goes in.
const LATE: [&str; 4] = [
    "person_unit",
    "person_phone",
    "person_national_id_reversed",
    "person_phone_reversed",
];

/// The memory for pages while a list goes in, in KiB.
const MEMORY: i32 = 65_536;

/// Does the work in one transaction, and keeps what it changed or does not.
pub(super) fn change(
    connection: &mut Connection,
    path: &Path,
    at: &At,
    source: Source,
    work: &mut ChangeRoster<'_>,
) -> Result<(), Fault> {
    let usual: i64 = connection.pragma_query_value(None, "cache_size", |row| row.get(0))?;
    connection.pragma_update(None, "cache_size", -MEMORY)?;
    let changed = change_in_one(connection, path, at, source, PACE, work);
    connection.pragma_update(None, "cache_size", usual)?;
    changed
}

fn change_in_one(
    connection: &mut Connection,
    path: &Path,
    at: &At,
    source: Source,
    pace: Pace,
    work: &mut ChangeRoster<'_>,
) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let has_merged = transaction
        .prepare("SELECT 1 FROM person WHERE merged_into IS NOT NULL LIMIT 1")?
        .exists([])?;
    let keep = thread::scope(|scope| {
        let (asks, asked) = sync_channel(4);
        let (answers, made) = sync_channel(1);
        scope.spawn(move || make_keys(&asked, &answers));
        let mut book = Book {
            connection: &transaction,
            path,
            at,
            source,
            pace,
            numberless: None,
            maker: Maker {
                asks,
                made,
                batch: Vec::new(),
            },
            waiting: HashSet::new(),
            added: 0,
            late: Vec::new(),
            has_merged,
        };
        let keep = work(&mut book)?;
        if keep == Keep::All {
            book.write_keys()?;
            book.make_late_indexes()?;
        }
        Ok::<_, Fault>(keep)
    })?;
    match keep {
        Keep::All => transaction.commit()?,
        Keep::Nothing => transaction.rollback()?,
    }
    Ok(())
}

/// What the thread of the keys is asked.
enum Ask {
    /// To work out the keys of these newcomers.
    Add(Vec<(i64, Person)>),
    /// To hand over what it has.
    Give,
}

/// Works out keys until nobody asks any more.
fn make_keys(asked: &Receiver<Ask>, answers: &SyncSender<Keys>) {
    let mut keys = Keys::default();
    for ask in asked {
        match ask {
            Ask::Add(people) => people
                .iter()
                .for_each(|(number, person)| keys.add(*number, person)),
            Ask::Give => {
                if answers.send(std::mem::take(&mut keys)).is_err() {
                    return;
                }
            }
        }
    }
}

/// The thread of the keys, seen from the other side.
struct Maker {
    asks: SyncSender<Ask>,
    made: Receiver<Keys>,
    batch: Vec<(i64, Person)>,
}

impl Maker {
    fn add(&mut self, number: i64, person: Person) -> Result<(), Fault> {
        self.batch.push((number, person));
        if self.batch.len() >= BATCH {
            self.hand_over()?;
        }
        Ok(())
    }

    fn hand_over(&mut self) -> Result<(), Fault> {
        let batch = std::mem::take(&mut self.batch);
        self.asks.send(Ask::Add(batch)).map_err(|_gone| gone())
    }

    /// The keys of all who were added since they were last taken.
    fn take(&mut self) -> Result<Keys, Fault> {
        self.hand_over()?;
        self.asks.send(Ask::Give).map_err(|_gone| gone())?;
        self.made.recv().map_err(|_gone| gone())
    }
}

fn gone() -> Fault {
    Fault::Store(StoreError::Failed {
        what: "the keys of names were not worked out".to_owned(),
    })
}

struct Book<'a> {
    connection: &'a Connection,
    path: &'a Path,
    at: &'a At,
    source: Source,
    pace: Pace,
    /// Everyone without a 12-digit number, by name and year of birth; read when it is first asked for.
    numberless: Option<HashMap<u64, Vec<PersonId>>>,
    /// Works out the keys of newcomers.
    maker: Maker,
    /// The names of newcomers whose keys are not written yet.
    waiting: HashSet<u64>,
    /// How many newcomers there were.
    added: u32,
    /// The indexes that are made at the end, as the schema writes them.
    late: Vec<String>,
    /// Whether some record stands for another one.
    has_merged: bool,
}

/// Name and year as one number.
fn trace(name: &str, year: i32) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, year).hash(&mut hasher);
    hasher.finish()
}

impl Book<'_> {
    fn write_keys(&mut self) -> Result<(), Fault> {
        self.waiting.clear();
        self.maker.take()?.write(self.connection)
    }

    /// Takes away the indexes that nothing asks meanwhile, where the roster is small beside the list.
    fn put_indexes_off(&mut self) -> Result<(), Fault> {
        let before = self.connection.query_row(
            "SELECT count(*) FROM (SELECT 1 FROM person LIMIT ?1)",
            [4 * self.pace.long],
            |row| row.get::<_, u32>(0),
        )?;
        if before >= 4 * self.pace.long {
            return Ok(());
        }
        for index in LATE {
            let made = self.connection.query_row(
                "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1",
                [index],
                |row| row.get(0),
            )?;
            self.late.push(made);
            self.connection.execute_batch(&format!("DROP INDEX {index}"))?;
        }
        Ok(())
    }

    fn make_late_indexes(&mut self) -> Result<(), Fault> {
        for index in std::mem::take(&mut self.late) {
            self.connection.execute_batch(&index)?;
        }
        Ok(())
    }

    /// Reads who has no 12-digit number. In most rosters these are few; all are one walk through an index.
    fn read_numberless(&self) -> Result<HashMap<u64, Vec<PersonId>>, Fault> {
        let mut people: HashMap<u64, Vec<PersonId>> = HashMap::new();
        let mut statement = self.connection.prepare(&format!(
            "SELECT {} FROM person WHERE national_id IS NULL AND merged_into IS NULL",
            roster::COLUMNS
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let person = roster::read(row)?;
            let trace = trace(&person.full_name.match_key(), person.birth.year());
            people.entry(trace).or_default().push(person.id);
        }
        Ok(people)
    }

    fn everyone_has_a_number(&mut self) -> Result<bool, StoreError> {
        if self.numberless.is_none() {
            let people = self.told(self.read_numberless())?;
            self.numberless = Some(people);
        }
        Ok(self.numberless.as_ref().is_none_or(HashMap::is_empty))
    }

    fn namesakes_without_number(&mut self, name: &str, year: i32) -> Result<Vec<Person>, Fault> {
        let ids = self
            .numberless
            .as_ref()
            .and_then(|people| people.get(&trace(name, year)));
        let mut found = Vec::new();
        for id in ids.into_iter().flatten() {
            found.extend(roster::person(self.connection, *id)?);
        }
        // Whoever got a number or another name since is still in the table.
        found.retain(|person| person.national_id.is_none());
        Ok(found)
    }

    fn all_namesakes(&mut self, name: &str, year: i32) -> Result<Vec<Person>, Fault> {
        if self.waiting.contains(&trace(name, year)) {
            self.write_keys()?;
        }
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {} FROM person
             WHERE number IN (SELECT k.person FROM name_key k WHERE k.key = ?1)
               AND (birth_year = ?2 OR birth_date BETWEEN ?3 AND ?4)",
            roster::COLUMNS
        ))?;
        let mut rows = statement.query(params![
            name,
            year,
            format!("{year:04}-01-01"),
            format!("{year:04}-12-31")
        ])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(roster::read(row)?);
        }
        Ok(found)
    }

    fn put_person(&mut self, old: Option<&Person>, new: &Person) -> Result<(), Fault> {
        if let Some(old) = old {
            // The keys of somebody who came in just now must be there to be changed.
            if !self.waiting.is_empty() && Keys::differ(old, new) {
                self.write_keys()?;
            }
            let new = as_saved(Some(old), new);
            roster::change(self.connection, old, &new, self.at, self.source, None)?;
        } else {
            let (number, new) = roster::insert(self.connection, new, self.at, self.source, None)?;
            self.waiting
                .insert(trace(&new.full_name.match_key(), new.birth.year()));
            self.maker.add(number, new)?;
            self.added += 1;
            if self.added == self.pace.long {
                self.put_indexes_off()?;
            }
            if self.added.is_multiple_of(self.pace.chunk) {
                self.write_keys()?;
            }
        }
        if let Some(numberless) = &mut self.numberless
            && new.national_id.is_none()
        {
            let people = numberless
                .entry(trace(&new.full_name.match_key(), new.birth.year()))
                .or_default();
            if !people.contains(&new.id) {
                people.push(new.id);
            }
        }
        Ok(())
    }

    fn told<T>(&self, result: Result<T, Fault>) -> Result<T, StoreError> {
        result.map_err(|fault| fault.at(self.path))
    }
}

impl RosterBook for Book<'_> {
    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError> {
        // Few rosters have merged records, and a list asks this of every row.
        let found = if self.has_merged {
            roster::person_by_number(self.connection, number)
        } else {
            roster::who_has(self.connection, number)
        };
        self.told(found)
    }

    fn namesakes(
        &mut self,
        name: &FullName,
        birth_year: i32,
        numberless: bool,
    ) -> Result<Vec<Person>, StoreError> {
        if numberless && self.everyone_has_a_number()? {
            return Ok(Vec::new());
        }
        let key = name.match_key();
        let found = if numberless {
            self.namesakes_without_number(&key, birth_year)
        } else {
            self.all_namesakes(&key, birth_year)
        };
        let mut found = self.told(found)?;
        found.retain(|person| {
            person.merged_into.is_none()
                && person.birth.year() == birth_year
                && person.full_name.match_key() == key
        });
        Ok(found)
    }

    fn fields_set_by_hand(&mut self, person: PersonId) -> Result<Vec<PersonField>, StoreError> {
        let known = self.told(roster::person(self.connection, person))?;
        let Some(known) = known else {
            return Ok(Vec::new());
        };
        let changes = self.told(roster::changes_of(self.connection, person))?;
        Ok(set_by_hand(&known, &changes))
    }

    fn who_set(
        &mut self,
        person: PersonId,
        field: PersonField,
    ) -> Result<Option<(Label, Moment)>, StoreError> {
        let changes = self.told(roster::changes_of(self.connection, person))?;
        Ok(who_set(field, &changes))
    }

    fn put(&mut self, old: Option<&Person>, new: &Person) -> Result<(), StoreError> {
        let put = self.put_person(old, new);
        self.told(put)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::conformance::{at, number, person, person_id};
    use crate::store::{Create, Store, sqlite};

    fn schema(path: &Path) -> Vec<String> {
        let connection = Connection::open(path).unwrap();
        let mut statement = connection
            .prepare("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY name")
            .unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn a_long_list_leaves_the_same_schema_and_everyone_can_be_found() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("giotmau.db");
        drop(sqlite::open(&path, Create::Yes).unwrap());
        let before = schema(&path);
        let pace = Pace { chunk: 40, long: 20 };
        for keep in [Keep::Nothing, Keep::All] {
            let mut connection = Connection::open(&path).unwrap();
            change_in_one(&mut connection, &path, &at(0), Source::List, pace, &mut |book| {
                for n in 0..100 {
                    let mut someone = person(
                        n,
                        if n == 5 {
                            "Lê Thị Hoa"
                        } else {
                            "Nguyễn Văn An"
                        },
                    );
                    someone.national_id = Some(number(&format!("001087{n:06}")));
                    book.put(None, &someone)?;
                }
                Ok(keep)
            })
            .unwrap();
            assert_eq!(schema(&path), before);
        }
        let mut store = sqlite::open(&path, Create::No).unwrap();
        assert_eq!(store.roster_size().unwrap().all, 100);
        assert_eq!(store.search("le thi hoa", 5).unwrap().len(), 1);
        let last = store.search("000099", 5).unwrap();
        assert_eq!(last.first().map(|person| person.id), Some(person_id(99)));
        let kept = Connection::open(&path).unwrap();
        assert_eq!(crate::store::sqlite::keys::check(&kept).unwrap(), [""; 0]);
    }
}
