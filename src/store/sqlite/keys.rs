//! The tables that people are found by: they follow from the people, are written in the same transaction, and can be worked
//! out again at any time.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, ToSql, params};
use uuid::Uuid;

use super::Fault;
use crate::domain::id::PersonId;
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::unit::UnitCode;
use crate::store::StoreError;
use crate::store::codec::read_text;
use crate::store::search::{document_keys, initials_key, reversed, rotations, unit_key, words_of};

/// How many people are worked out at a time where all of them are.
const CHUNK: usize = 20_000;

/// How many faults are told at most.
const MOST_TOLD: usize = 20;

/// Stands before initials, where no name begins.
pub(super) const INITIALS: char = '.';

/// Stands before the number of a document.
pub(super) const BEGINNING: char = '>';

/// Stands before the number of a document, backwards.
pub(super) const END: char = '<';

/// The rows of some people. They are written in the order of the tables, so that a long list goes through each table
/// once; until then they lie as they come, which takes less memory and time than keeping them sorted.
#[derive(Debug, Default)]
pub(super) struct Keys {
    order: Vec<Place>,
    words: BTreeSet<(&'static str, String, String)>,
    starts: Vec<(String, i64)>,
    units: BTreeMap<(String, String), i64>,
}

/// A row of `name_order`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    scope: String,
    sort: String,
    id: [u8; 16],
    person: i64,
    name: String,
}

/// What of a person the rows follow from.
#[derive(Debug, Clone)]
struct Listed {
    number: i64,
    id: PersonId,
    name: FullName,
    unit: Option<UnitCode>,
    /// [`document_keys`]
    documents: Vec<String>,
}

impl Listed {
    fn read(row: &SqlRow<'_>) -> Result<Self, Fault> {
        let id = PersonId(Uuid::from_bytes(row.get(1)?));
        let unreadable = |fault| StoreError::Unreadable {
            what: format!("person {id}"),
            fault,
        };
        let (unit, documents): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
        Ok(Self {
            number: row.get(0)?,
            id,
            name: read_text(&row.get::<_, String>(2)?).map_err(unreadable)?,
            unit: unit
                .map(|unit| read_text(&unit).map_err(unreadable))
                .transpose()?,
            documents: documents
                .unwrap_or_default()
                .split_whitespace()
                .map(str::to_ascii_lowercase)
                .collect(),
        })
    }
}

/// Hands out everyone who can be found.
fn each(connection: &Connection, mut then: impl FnMut(&Listed) -> Result<(), Fault>) -> Result<(), Fault> {
    let mut statement = connection.prepare(
        "SELECT number, id, full_name, unit, (SELECT group_concat(d.key, ' ') FROM document d WHERE d.person = person.number)
         FROM person WHERE merged_into IS NULL",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        then(&Listed::read(row)?)?;
    }
    Ok(())
}

/// How many rows are written with one statement: a statement of its own costs a row as much as writing it.
const ROWS: usize = 32;

/// Writes rows into a table, a statement for many.
fn insert_rows<'a, T, const N: usize>(
    connection: &Connection,
    table: &str,
    rows: &'a [T],
    values: impl Fn(&'a T) -> [&'a dyn ToSql; N],
) -> Result<(), Fault> {
    for rows in rows.chunks(ROWS) {
        // Only two lengths come often: a whole chunk, and the few rows of one person.
        let row = format!("({})", vec!["?"; N].join(", "));
        let sql = format!("INSERT INTO {table} VALUES {}", vec![row; rows.len()].join(", "));
        let values: Vec<&dyn ToSql> = rows.iter().flat_map(&values).collect();
        connection.prepare_cached(&sql)?.execute(values.as_slice())?;
    }
    Ok(())
}

/// Works out the rows of everybody, in tables that are empty.
pub(super) fn fill(connection: &Connection) -> Result<(), Fault> {
    let (mut keys, mut count) = (Keys::default(), 0);
    each(connection, |listed| {
        keys.add_listed(listed);
        count += 1;
        if count % CHUNK == 0 {
            std::mem::take(&mut keys).write(connection)?;
        }
        Ok(())
    })?;
    keys.write(connection)
}

/// How many rows there are and what is in them, whatever their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Sum {
    rows: u64,
    hash: u64,
}

impl Sum {
    fn add(&mut self, row: &impl Hash) {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        self.rows += 1;
        self.hash = self.hash.wrapping_add(hasher.finish());
    }
}

/// Checks that the rows are those that follow from the people; says which tables differ, and whose rows are missing.
pub(super) fn check(connection: &Connection) -> Result<Vec<String>, Fault> {
    let (mut order, mut keys) = (Sum::default(), Sum::default());
    let (mut words, mut units) = (BTreeSet::new(), BTreeMap::new());
    each(connection, |listed| {
        let mut of_one = Keys::default();
        of_one.add_listed(listed);
        of_one.settle();
        of_one.order.iter().for_each(|place| order.add(place));
        of_one.starts.iter().for_each(|key| keys.add(key));
        words.append(&mut of_one.words);
        for (unit, people) in of_one.units {
            *units.entry(unit).or_insert(0) += people;
        }
        Ok(())
    })?;
    let mut faults = Vec::new();
    if places_kept(connection)? != order || keys_kept(connection)? != keys {
        faults.extend(missing(connection)?);
        if faults.is_empty() {
            faults.push("name_order and name_key: rows of nobody".to_owned());
        }
    }
    let mut statement =
        connection.prepare("SELECT 1 FROM name_word WHERE role = ?1 AND folded = ?2 AND sort = ?3")?;
    for word in &words {
        if !statement.exists(params![word.0, word.1, word.2])? {
            faults.push(format!("name_word {}", word.1));
        }
    }
    let mut statement = connection.prepare("SELECT folded, unit, people FROM unit_size")?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    if rows.collect::<Result<BTreeMap<(String, String), i64>, _>>()? != units {
        faults.push("unit_size".to_owned());
    }
    faults.truncate(MOST_TOLD);
    Ok(faults)
}

fn places_kept(connection: &Connection) -> Result<Sum, Fault> {
    let mut sum = Sum::default();
    let mut statement = connection.prepare("SELECT scope, sort, id, person, name FROM name_order")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        sum.add(&Place {
            scope: row.get(0)?,
            sort: row.get(1)?,
            id: row.get(2)?,
            person: row.get(3)?,
            name: row.get(4)?,
        });
    }
    Ok(sum)
}

fn keys_kept(connection: &Connection) -> Result<Sum, Fault> {
    let mut sum = Sum::default();
    let mut statement = connection.prepare("SELECT key, person FROM name_key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        sum.add(&(row.get::<_, String>(0)?, row.get::<_, i64>(1)?));
    }
    Ok(sum)
}

/// Whose rows are not there.
fn missing(connection: &Connection) -> Result<Vec<String>, Fault> {
    let mut place_of = connection
        .prepare("SELECT person, name FROM name_order WHERE scope = ?1 AND sort = ?2 AND id = ?3")?;
    let mut key_of = connection.prepare("SELECT 1 FROM name_key WHERE key = ?1 AND person = ?2")?;
    let mut faults = Vec::new();
    each(connection, |listed| {
        let mut keys = Keys::default();
        keys.add_listed(listed);
        for place in &keys.order {
            let kept = place_of
                .query_row(params![place.scope, place.sort, place.id], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?;
            if kept != Some((place.person, place.name.clone())) {
                faults.push(format!("name_order person {}", listed.id));
            }
        }
        for (key, number) in &keys.starts {
            if !key_of.exists(params![key, number])? {
                faults.push(format!("name_key person {}", listed.id));
            }
        }
        Ok(())
    })?;
    faults.dedup();
    Ok(faults)
}

impl Keys {
    /// The rows of one person.
    pub(super) fn of(number: i64, person: &Person) -> Self {
        let mut keys = Self::default();
        keys.add(number, person);
        keys
    }

    /// Adds the rows of somebody; a record that another one stands for has none.
    pub(super) fn add(&mut self, number: i64, person: &Person) {
        if person.merged_into.is_some() {
            return;
        }
        self.add_listed(&Listed {
            number,
            id: person.id,
            name: person.full_name.clone(),
            unit: person.unit.clone(),
            documents: document_keys(&person.documents),
        });
    }

    /// Whether a change of a person changes the rows.
    pub(super) fn differ(old: &Person, new: &Person) -> bool {
        old.full_name != new.full_name
            || old.unit != new.unit
            || old.documents != new.documents
            || old.merged_into != new.merged_into
    }

    fn add_listed(&mut self, person: &Listed) {
        let number = person.number;
        let name = person.name.match_key();
        let sort = person.name.sort_key();
        let unit = person.unit.as_ref().map(unit_key);
        let (first, last) = (name.split(' ').next(), name.rsplit(' ').next());
        if let ([.., given], Some(folded)) = (words_of(&sort).as_slice(), last) {
            self.words
                .insert(("given", folded.to_owned(), (*given).to_owned()));
        }
        if let ([family, _, ..], Some(folded)) = (words_of(&sort).as_slice(), first) {
            self.words
                .insert(("family", folded.to_owned(), (*family).to_owned()));
        }
        self.starts
            .extend(rotations(&name).into_iter().map(|key| (key, number)));
        self.starts
            .extend(initials_key(&name).map(|key| (format!("{INITIALS}{key}"), number)));
        for document in &person.documents {
            self.starts.push((format!("{BEGINNING}{document}"), number));
            self.starts.push((format!("{END}{}", reversed(document)), number));
        }
        let code = person
            .unit
            .as_ref()
            .map_or_else(String::new, |unit| unit.as_str().to_owned());
        let counted = (unit.clone().unwrap_or_default(), code);
        *self.units.entry(counted).or_default() += 1;
        for scope in std::iter::once(String::new()).chain(unit) {
            self.order.push(Place {
                scope,
                sort: sort.clone(),
                id: *person.id.0.as_bytes(),
                person: number,
                name: name.clone(),
            });
        }
    }

    /// Brings the rows into their order, each once.
    fn settle(&mut self) {
        self.order.sort_unstable();
        self.order.dedup();
        self.starts.sort_unstable();
        self.starts.dedup();
    }

    /// Writes the rows.
    pub(super) fn write(mut self, connection: &Connection) -> Result<(), Fault> {
        self.settle();
        let mut statement =
            connection.prepare_cached("INSERT INTO name_word VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
        for (role, folded, sort) in &self.words {
            statement.execute(params![role, folded, sort])?;
        }
        insert_rows(connection, "name_order", &self.order, |place| {
            [
                &place.scope as &dyn ToSql,
                &place.sort,
                &place.id,
                &place.person,
                &place.name,
            ]
        })?;
        insert_rows(connection, "name_key", &self.starts, |(key, person)| {
            [key as &dyn ToSql, person]
        })?;
        self.count(connection, 1)
    }

    /// Deletes the rows; the words stay, for others may have them.
    pub(super) fn delete(&self, connection: &Connection) -> Result<(), Fault> {
        let mut statement =
            connection.prepare_cached("DELETE FROM name_order WHERE scope = ?1 AND sort = ?2 AND id = ?3")?;
        for place in &self.order {
            statement.execute(params![place.scope, place.sort, place.id])?;
        }
        let mut statement =
            connection.prepare_cached("DELETE FROM name_key WHERE key = ?1 AND person = ?2")?;
        for (key, person) in &self.starts {
            statement.execute(params![key, person])?;
        }
        self.count(connection, -1)?;
        connection
            .prepare_cached("DELETE FROM unit_size WHERE people = 0")?
            .execute([])?;
        Ok(())
    }

    fn count(&self, connection: &Connection, sign: i64) -> Result<(), Fault> {
        let mut statement = connection.prepare_cached(
            "INSERT INTO unit_size VALUES (?1, ?2, max(0, ?3))
             ON CONFLICT DO UPDATE SET people = people + ?3",
        )?;
        for ((folded, unit), people) in &self.units {
            statement.execute(params![folded, unit, sign * people])?;
        }
        Ok(())
    }
}
