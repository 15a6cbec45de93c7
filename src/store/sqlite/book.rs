//! The roster while a list goes in: one transaction, look-ups by index, and rows that are written in the order of their
//! tables, a chunk at a time.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

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

/// After how many newcomers their keys are written.
const CHUNK: usize = 20_000;

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
    let changed = change_in_one(connection, path, at, source, work);
    connection.pragma_update(None, "cache_size", usual)?;
    changed
}

fn change_in_one(
    connection: &mut Connection,
    path: &Path,
    at: &At,
    source: Source,
    work: &mut ChangeRoster<'_>,
) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut book = Book {
        connection: &transaction,
        path,
        at,
        source,
        numberless: None,
        keys: Keys::default(),
        waiting: HashSet::new(),
        added: 0,
    };
    let keep = work(&mut book)?;
    book.write_keys()?;
    match keep {
        Keep::All => transaction.commit()?,
        Keep::Nothing => transaction.rollback()?,
    }
    Ok(())
}

struct Book<'a> {
    connection: &'a Connection,
    path: &'a Path,
    at: &'a At,
    source: Source,
    /// Everyone without a 12-digit number, by name and year of birth; read when it is first asked for.
    numberless: Option<HashMap<u64, Vec<PersonId>>>,
    /// The keys of newcomers that are not written yet.
    keys: Keys,
    /// The names of those.
    waiting: HashSet<u64>,
    /// How many newcomers there were.
    added: usize,
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
        std::mem::take(&mut self.keys).write(self.connection)
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

    fn namesakes_without_number(&mut self, name: &str, year: i32) -> Result<Vec<Person>, Fault> {
        if self.numberless.is_none() {
            self.numberless = Some(self.read_numberless()?);
        }
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
            let number = roster::insert(self.connection, new, self.at, self.source, None)?;
            let new = as_saved(None, new);
            self.waiting
                .insert(trace(&new.full_name.match_key(), new.birth.year()));
            self.keys.add(number, &new);
            self.added += 1;
            if self.added.is_multiple_of(CHUNK) {
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
        self.told(roster::person_by_number(self.connection, number))
    }

    fn namesakes(
        &mut self,
        name: &FullName,
        birth_year: i32,
        numberless: bool,
    ) -> Result<Vec<Person>, StoreError> {
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
