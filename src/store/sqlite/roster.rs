//! The people: reading, saving with a record of every change, and finding them while somebody types.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row as SqlRow, TransactionBehavior, params};
use uuid::Uuid;

use super::{Fault, log};
use crate::domain::birth::Birth;
use crate::domain::id::PersonId;
use crate::domain::identity::CitizenNumber;
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::store::codec::read_text;
use crate::store::people::{ADDED, Field, fields};
use crate::store::search::{self, Query, begins_words, reversed};
use crate::store::{PersonChange, RosterSize, StoreError};

/// How many people a search looks at before it sorts them.
const MOST_CANDIDATES: usize = 512;

/// How many keys a search reads for one word when the words do not follow each other in the name.
const MOST_KEYS: usize = 2_000;

const COLUMNS: &str = "id, full_name, birth_date, birth_year, sex, national_id, unit, rank, phone, kind, blood_group, \
                       club_member";

pub(super) fn person(connection: &Connection, id: PersonId) -> Result<Option<Person>, Fault> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE id = ?1"))?;
    let mut rows = statement.query([id.0.as_bytes()])?;
    rows.next()?.map(read).transpose()
}

pub(super) fn person_by_number(
    connection: &Connection,
    number: &CitizenNumber,
) -> Result<Option<Person>, Fault> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE national_id = ?1"))?;
    let mut rows = statement.query([number.as_str()])?;
    rows.next()?.map(read).transpose()
}

fn read(row: &SqlRow<'_>) -> Result<Person, Fault> {
    let id = PersonId(Uuid::from_bytes(row.get(0)?));
    let birth = match (row.get::<_, Option<String>>(2)?, row.get::<_, Option<i32>>(3)?) {
        (Some(date), _) => Birth::Date(log::date(&date)?),
        (None, Some(year)) => Birth::Year(year),
        (None, None) => return Err(unreadable(id, "no birth")),
    };
    Ok(Person {
        id,
        full_name: column(row, 1, id)?,
        birth,
        sex: column(row, 4, id)?,
        national_id: optional(row, 5, id)?,
        unit: optional(row, 6, id)?,
        rank: optional(row, 7, id)?,
        phone: optional(row, 8, id)?,
        kind: optional(row, 9, id)?,
        blood_group: optional(row, 10, id)?,
        club_member: row.get(11)?,
    })
}

fn column<T: for<'de> serde::Deserialize<'de>>(
    row: &SqlRow<'_>,
    column: usize,
    id: PersonId,
) -> Result<T, Fault> {
    read_text(&row.get::<_, String>(column)?).map_err(|fault| unreadable(id, &fault))
}

fn optional<T: for<'de> serde::Deserialize<'de>>(
    row: &SqlRow<'_>,
    column: usize,
    id: PersonId,
) -> Result<Option<T>, Fault> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| read_text(&text).map_err(|fault| unreadable(id, &fault)))
        .transpose()
}

fn unreadable(id: PersonId, fault: &str) -> Fault {
    Fault::Store(StoreError::Unreadable {
        what: format!("person {id}"),
        fault: fault.to_owned(),
    })
}

/// Adds and changes people in one transaction.
pub(super) fn save(connection: &mut Connection, people: &[Person], at: &At) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for new in people {
        match person(&transaction, new.id)? {
            None => add(&transaction, new, at)?,
            Some(old) => change(&transaction, &old, new, at)?,
        }
    }
    Ok(transaction.commit()?)
}

/// Adds somebody.
pub(super) fn add(connection: &Connection, person: &Person, at: &At) -> Result<(), Fault> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO person ({COLUMNS}, national_id_reversed, phone_reversed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
        ))?
        .execute(params![
            person.id.0.as_bytes(),
            person.full_name.as_str(),
            birth_date(person),
            birth_year(person),
            Field::Sex.of(person),
            Field::NationalId.of(person),
            Field::Unit.of(person),
            Field::Rank.of(person),
            Field::Phone.of(person),
            Field::Kind.of(person),
            Field::BloodGroup.of(person),
            person.club_member,
            Field::NationalId.of(person).as_deref().map(reversed),
            Field::Phone.of(person).as_deref().map(reversed),
        ])?;
    index(connection, connection.last_insert_rowid(), person)?;
    record(
        connection,
        person.id,
        at,
        ADDED,
        None,
        Some(&person.id.to_string()),
    )
}

fn change(connection: &Connection, old: &Person, new: &Person, at: &At) -> Result<(), Fault> {
    let changed: Vec<_> = fields(old)
        .into_iter()
        .zip(fields(new))
        .filter(|(old, new)| old != new)
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    let number: i64 = connection
        .prepare_cached("SELECT number FROM person WHERE id = ?1")?
        .query_row([new.id.0.as_bytes()], |row| row.get(0))?;
    connection
        .prepare_cached(
            "UPDATE person SET full_name = ?2, birth_date = ?3, birth_year = ?4, sex = ?5, national_id = ?6, unit = ?7,
               rank = ?8, phone = ?9, kind = ?10, blood_group = ?11, club_member = ?12, national_id_reversed = ?13,
               phone_reversed = ?14
             WHERE number = ?1",
        )?
        .execute(params![
            number,
            new.full_name.as_str(),
            birth_date(new),
            birth_year(new),
            Field::Sex.of(new),
            Field::NationalId.of(new),
            Field::Unit.of(new),
            Field::Rank.of(new),
            Field::Phone.of(new),
            Field::Kind.of(new),
            Field::BloodGroup.of(new),
            new.club_member,
            Field::NationalId.of(new).as_deref().map(reversed),
            Field::Phone.of(new).as_deref().map(reversed),
        ])?;
    if old.full_name != new.full_name {
        let mut statement =
            connection.prepare_cached("DELETE FROM name_key WHERE key = ?1 AND person = ?2")?;
        for key in search::keys(&old.full_name) {
            statement.execute(params![key, number])?;
        }
        index(connection, number, new)?;
    }
    for ((field, old), (_, now)) in changed {
        record(
            connection,
            new.id,
            at,
            field.name(),
            old.as_deref(),
            now.as_deref(),
        )?;
    }
    Ok(())
}

fn birth_date(person: &Person) -> Option<String> {
    match person.birth {
        Birth::Date(date) => Some(date.to_string()),
        Birth::Year(_) => None,
    }
}

const fn birth_year(person: &Person) -> Option<i32> {
    match person.birth {
        Birth::Date(_) => None,
        Birth::Year(year) => Some(year),
    }
}

fn index(connection: &Connection, number: i64, person: &Person) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached("INSERT INTO name_key (key, person) VALUES (?1, ?2)")?;
    for key in search::keys(&person.full_name) {
        statement.execute(params![key, number])?;
    }
    Ok(())
}

fn record(
    connection: &Connection,
    person: PersonId,
    at: &At,
    field: &str,
    old: Option<&str>,
    new: Option<&str>,
) -> Result<(), Fault> {
    connection
        .prepare_cached(
            "INSERT INTO person_change (person, recorded_at, staff, station, field, old, new)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            person.0.as_bytes(),
            at.recorded.millis(),
            at.staff.as_str(),
            at.station.as_str(),
            field,
            old,
            new,
        ])?;
    Ok(())
}

pub(super) fn changes_of(connection: &Connection, person: PersonId) -> Result<Vec<PersonChange>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT recorded_at, staff, station, field, old, new FROM person_change WHERE person = ?1 ORDER BY number",
    )?;
    let mut rows = statement.query([person.0.as_bytes()])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(PersonChange {
            recorded: Moment::from_millis(row.get(0)?),
            staff: column(row, 1, person)?,
            station: column(row, 2, person)?,
            field: row.get(3)?,
            old: row.get(4)?,
            new: row.get(5)?,
        });
    }
    Ok(changes)
}

pub(super) fn size(connection: &Connection) -> Result<RosterSize, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT unit, count(*) FROM person GROUP BY unit ORDER BY unit")?;
    let mut rows = statement.query([])?;
    let mut size = RosterSize::default();
    while let Some(row) = rows.next()? {
        let unit: Option<String> = row.get(0)?;
        let unit = unit.map(|unit| read_text(&unit)).transpose().map_err(|fault| {
            Fault::Store(StoreError::Unreadable {
                what: "a unit of the roster".to_owned(),
                fault,
            })
        })?;
        let count = row.get::<_, i64>(1)?.cast_unsigned();
        size.all += count;
        size.by_unit.push((unit, count));
    }
    Ok(size)
}

/// Finds people: candidates by the indexes, then the same judgement as everywhere.
pub(super) fn search(connection: &Connection, text: &str, limit: usize) -> Result<Vec<Person>, Fault> {
    let Some(query) = Query::read(text).filter(|_| limit > 0) else {
        return Ok(Vec::new());
    };
    let wanted = limit.max(MOST_CANDIDATES);
    let numbers = if query.digits.is_empty() {
        by_name(connection, &query.words, wanted)?
    } else {
        by_digits(connection, &query, wanted)?
    };
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE number = ?1"))?;
    let mut found = Vec::with_capacity(numbers.len());
    for number in numbers {
        let mut rows = statement.query([number])?;
        if let Some(row) = rows.next()? {
            let person = read(row)?;
            if query.finds(&person) {
                found.push(person);
            }
        }
    }
    Ok(query.rank(found, limit))
}

/// Those whose name has the words one behind the other; when these are few, those who have them in another order too.
fn by_name(connection: &Connection, words: &[String], wanted: usize) -> Result<BTreeSet<i64>, Fault> {
    let mut found = BTreeSet::new();
    scan(connection, &words.join(" "), |key, number| {
        if begins_words(words, key) {
            found.insert(number);
        }
        found.len() < wanted
    })?;
    let mut starts: Vec<&String> = words.iter().collect();
    starts.sort_by_key(|word| std::cmp::Reverse(word.len()));
    starts.dedup();
    for start in starts {
        if words.len() < 2 || found.len() >= wanted {
            break;
        }
        let mut read = 0;
        scan(connection, start, |key, number| {
            if begins_words(words, key) {
                found.insert(number);
            }
            read += 1;
            found.len() < wanted && read < MOST_KEYS
        })?;
        // All of this word's keys were read: another word finds nobody else.
        if read < MOST_KEYS {
            break;
        }
    }
    Ok(found)
}

/// Goes through the keys that begin with `start` until `go_on` says no.
fn scan(connection: &Connection, start: &str, mut go_on: impl FnMut(&str, i64) -> bool) -> Result<(), Fault> {
    let mut statement =
        connection.prepare_cached("SELECT key, person FROM name_key WHERE key >= ?1 AND key < ?2")?;
    let mut rows = statement.query([start, &format!("{start}\u{10FFFF}")])?;
    while let Some(row) = rows.next()? {
        if !go_on(row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?) {
            break;
        }
    }
    Ok(())
}

fn by_digits(connection: &Connection, query: &Query, wanted: usize) -> Result<BTreeSet<i64>, Fault> {
    let start = reversed(&query.digits);
    // What comes behind every text that begins with `start`: `:` follows 9 in ASCII.
    let end = format!("{start}:");
    let mut found = BTreeSet::new();
    for column in ["national_id_reversed", "phone_reversed"] {
        let mut statement = connection.prepare_cached(&format!(
            "SELECT number FROM person WHERE {column} >= ?1 AND {column} < ?2"
        ))?;
        let mut rows = statement.query([&start, &end])?;
        while let Some(row) = rows.next()? {
            found.insert(row.get(0)?);
            // With a name beside the digits, only some of them fit.
            if found.len() >= wanted && query.words.is_empty() || found.len() >= 20 * wanted {
                break;
            }
        }
    }
    Ok(found)
}
