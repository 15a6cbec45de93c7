//! The people: reading, and saving with a record of every change.

use std::sync::LazyLock;

use rusqlite::types::Value;
use rusqlite::{CachedStatement, Connection, Row as SqlRow, TransactionBehavior, params};
use uuid::Uuid;

use super::keys::Keys;
use super::{Fault, log};
use crate::domain::birth::Birth;
use crate::domain::clean::Note;
use crate::domain::document::{DocumentKind, DocumentNumber, Documents};
use crate::domain::history::{PersonField, Source};
use crate::domain::id::PersonId;
use crate::domain::identity::{BloodGroup, CitizenNumber};
use crate::domain::name::FullName;
use crate::domain::person::{DonationCount, EarlierDonations, GroupSource, KnownGroup, Person};
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::store::codec::read_text;
use crate::store::people::{ADDED, as_saved, changed, text_of};
use crate::store::search::reversed;
use crate::store::{PersonChange, RosterSize, StoreError};

/// From how many people on a list gets more memory for the pages that it goes through again and again, in KiB.
const LONG_LIST: (usize, i32) = (5_000, 131_072);

/// What is written of a person, in the order of [`values`].
const WRITTEN: &str = "id, full_name, birth_date, birth_year, sex, national_id, unit, rank, phone, kind, blood_group, \
                       blood_group_source, club_member, earlier_times, earlier_last, merged_into, \
                       national_id_reversed, phone_reversed";

/// What is read of a person, in the order of [`read`].
pub(super) const COLUMNS: &str = "id, full_name, birth_date, birth_year, sex, national_id, unit, rank, phone, kind, blood_group, \
                       blood_group_source, club_member, earlier_times, earlier_last, merged_into, \
                       (SELECT json_group_array(json_object('kind', d.kind, 'number', d.number)) FROM document d \
                        WHERE d.person = person.number)";

/// The statements that every row of a list needs, written out once.
static INSERT: LazyLock<String> = LazyLock::new(|| {
    let marks = (1..=18).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    format!("INSERT INTO person ({WRITTEN}) VALUES ({marks})")
});
static BY_NUMBER: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {COLUMNS} FROM person WHERE national_id = ?1 AND merged_into IS NULL"));
static BY_MERGED_NUMBER: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {COLUMNS} FROM person WHERE national_id = ?1 AND merged_into IS NOT NULL ORDER BY number DESC"
    )
});

pub(super) fn person(connection: &Connection, id: PersonId) -> Result<Option<Person>, Fault> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE id = ?1"))?;
    let mut rows = statement.query([id.0.as_bytes()])?;
    rows.next()?.map(read).transpose()
}

/// Reads people by the numbers of their rows.
pub(super) fn rows(connection: &Connection) -> Result<CachedStatement<'_>, Fault> {
    Ok(connection.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE number = ?1"))?)
}

/// The person whose row has this number.
pub(super) fn person_in_row(rows: &mut CachedStatement<'_>, number: i64) -> Result<Option<Person>, Fault> {
    rows.query([number])?.next()?.map(read).transpose()
}

pub(super) fn person_by_number(
    connection: &Connection,
    number: &CitizenNumber,
) -> Result<Option<Person>, Fault> {
    if let Some(owner) = who_has(connection, number)? {
        return Ok(Some(owner));
    }
    let mut statement = connection.prepare_cached(&BY_MERGED_NUMBER)?;
    let mut rows = statement.query([number.as_str()])?;
    rows.next()?
        .map(|row| stands_for(connection, read(row)?))
        .transpose()
}

/// Whose number it is, records that another one stands for apart.
pub(super) fn who_has(connection: &Connection, number: &CitizenNumber) -> Result<Option<Person>, Fault> {
    let mut statement = connection.prepare_cached(&BY_NUMBER)?;
    let mut rows = statement.query([number.as_str()])?;
    rows.next()?.map(read).transpose()
}

pub(super) fn people_by_document(
    connection: &Connection,
    kind: DocumentKind,
    number: &DocumentNumber,
) -> Result<Vec<Person>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM person
         WHERE number IN (SELECT f.person FROM document f WHERE f.key = ?1 AND f.kind = ?2) ORDER BY person.number"
    ))?;
    let mut rows = statement.query(params![number.key(), kind.code()])?;
    let mut people: Vec<Person> = Vec::new();
    while let Some(row) = rows.next()? {
        let person = stands_for(connection, read(row)?)?;
        if people.iter().all(|other| other.id != person.id) {
            people.push(person);
        }
    }
    Ok(people)
}

pub(super) fn namesakes(connection: &Connection, name: &FullName, year: i32) -> Result<Vec<Person>, Fault> {
    let key = name.match_key();
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM person
         WHERE number IN (SELECT k.person FROM name_key k WHERE k.key = ?1) AND merged_into IS NULL"
    ))?;
    let mut rows = statement.query([&key])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        people.push(read(row)?);
    }
    people.retain(|person: &Person| person.birth.year() == year && person.full_name.match_key() == key);
    Ok(people)
}

/// The record that stands for a person; the person's own where no other does.
pub(super) fn stands_for(connection: &Connection, found: Person) -> Result<Person, Fault> {
    let mut found = found;
    while let Some(into) = found.merged_into {
        found = person(connection, into)?.ok_or_else(|| unreadable(into, "merged into nobody"))?;
    }
    Ok(found)
}

pub(super) fn read(row: &SqlRow<'_>) -> Result<Person, Fault> {
    let id = PersonId(Uuid::from_bytes(row.get(0)?));
    let birth = match (row.get::<_, Option<String>>(2)?, row.get::<_, Option<i32>>(3)?) {
        (Some(date), _) => Birth::Date(log::date(&date)?),
        (None, Some(year)) => Birth::Year(year),
        (None, None) => return Err(unreadable(id, "no birth")),
    };
    let group: Option<BloodGroup> = optional(row, 10, id)?;
    let source: Option<GroupSource> = optional(row, 11, id)?;
    let times: Option<u16> = row.get(13)?;
    let last: Option<String> = row.get(14)?;
    let documents = row.get_ref(16)?.as_str().unwrap_or_default();
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
        blood_group: group
            .zip(source)
            .map(|(group, source)| KnownGroup { group, source }),
        club_member: row.get(12)?,
        documents: if documents == "[]" {
            Documents::NONE
        } else {
            serde_json::from_str(documents).map_err(|fault| unreadable(id, &fault.to_string()))?
        },
        earlier: match times.and_then(DonationCount::new) {
            Some(times) => Some(EarlierDonations {
                times,
                last: last.as_deref().map(log::date).transpose()?,
            }),
            None => None,
        },
        merged_into: row
            .get::<_, Option<[u8; 16]>>(15)?
            .map(|bytes| PersonId(Uuid::from_bytes(bytes))),
    })
}

fn column<T: for<'de> serde::Deserialize<'de>>(
    row: &SqlRow<'_>,
    column: usize,
    id: PersonId,
) -> Result<T, Fault> {
    let text = row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?;
    read_text(text).map_err(|fault| unreadable(id, &fault))
}

fn optional<T: for<'de> serde::Deserialize<'de>>(
    row: &SqlRow<'_>,
    column: usize,
    id: PersonId,
) -> Result<Option<T>, Fault> {
    let text = row
        .get_ref(column)?
        .as_str_or_null()
        .map_err(rusqlite::Error::from)?;
    text.map(|text| read_text(text).map_err(|fault| unreadable(id, &fault)))
        .transpose()
}

fn unreadable(id: PersonId, fault: &str) -> Fault {
    Fault::Store(StoreError::Unreadable {
        what: format!("person {id}"),
        fault: fault.to_owned(),
    })
}

/// Adds and changes people in one transaction.
pub(super) fn save(
    connection: &mut Connection,
    people: &[Person],
    at: &At,
    source: Source,
    reason: Option<&Note>,
) -> Result<(), Fault> {
    let (long, memory) = LONG_LIST;
    if people.len() < long {
        return save_all(connection, people, at, source, reason);
    }
    let usual: i64 = connection.pragma_query_value(None, "cache_size", |row| row.get(0))?;
    connection.pragma_update(None, "cache_size", -memory)?;
    let saved = save_all(connection, people, at, source, reason);
    connection.pragma_update(None, "cache_size", usual)?;
    saved
}

fn save_all(
    connection: &mut Connection,
    people: &[Person],
    at: &At,
    source: Source,
    reason: Option<&Note>,
) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut keys = Keys::default();
    for new in people {
        match person(&transaction, new.id)? {
            None => {
                let (number, new) = insert(&transaction, new, at, source, reason)?;
                keys.add(number, &new);
            }
            Some(old) => {
                // Somebody who is on the list twice was added just now.
                std::mem::take(&mut keys).write(&transaction)?;
                change(&transaction, &old, &as_saved(Some(&old), new), at, source, reason)?;
            }
        }
    }
    keys.write(&transaction)?;
    Ok(transaction.commit()?)
}

/// Changes somebody by hand who is still as `known`; else says what they are now.
pub(super) fn correct_known(
    connection: &mut Connection,
    known: &Person,
    new: &Person,
    at: &At,
) -> Result<Result<(), Option<Box<Person>>>, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    match person(&transaction, known.id)? {
        Some(now) if now == *known => {
            let new = as_saved(Some(&now), new);
            change(&transaction, &now, &new, at, Source::Hand, None)?;
        }
        other => return Ok(Err(other.map(Box::new))),
    }
    Ok(Ok(transaction.commit()?))
}

/// The records that another one stands for.
pub(super) fn merged_into(connection: &Connection, kept: PersonId) -> Result<Vec<Person>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM person WHERE merged_into = ?1 ORDER BY number"
    ))?;
    let mut rows = statement.query([kept.0.as_bytes()])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        people.push(read(row)?);
    }
    Ok(people)
}

/// Adds somebody.
pub(super) fn add(
    connection: &Connection,
    person: &Person,
    at: &At,
    source: Source,
    reason: Option<&Note>,
) -> Result<(), Fault> {
    let (number, person) = insert(connection, person, at, source, reason)?;
    Keys::of(number, &person).write(connection)
}

/// Adds somebody's row, which is not found by anything yet; says its number, and who was added.
pub(super) fn insert(
    connection: &Connection,
    person: &Person,
    at: &At,
    source: Source,
    reason: Option<&Note>,
) -> Result<(i64, Person), Fault> {
    let person = as_saved(None, person);
    connection
        .prepare_cached(&INSERT)?
        .execute(rusqlite::params_from_iter(values(&person)))?;
    let number = connection.last_insert_rowid();
    keep_documents(connection, number, &person.documents)?;
    let note = Record {
        at,
        source,
        reason,
        person: person.id,
    };
    note.write(connection, ADDED, None, Some(&person.id.to_string()))?;
    Ok((number, person))
}

/// Brings the row of a person from `old` to `new` and records every field that differs.
pub(super) fn change(
    connection: &Connection,
    old: &Person,
    new: &Person,
    at: &At,
    source: Source,
    reason: Option<&Note>,
) -> Result<(), Fault> {
    let changed = changed(old, new);
    if changed.is_empty() {
        return Ok(());
    }
    let number: i64 = connection
        .prepare_cached("SELECT number FROM person WHERE id = ?1")?
        .query_row([new.id.0.as_bytes()], |row| row.get(0))?;
    let marks = (1..=18).map(|n| format!("?{n}")).collect::<Vec<_>>().join(", ");
    connection
        .prepare_cached(&format!(
            "UPDATE person SET ({WRITTEN}) = ({marks}) WHERE number = ?19"
        ))?
        .execute(rusqlite::params_from_iter(
            values(new).into_iter().chain([Value::Integer(number)]),
        ))?;
    if Keys::differ(old, new) {
        Keys::of(number, old).delete(connection)?;
        Keys::of(number, new).write(connection)?;
    }
    if old.documents != new.documents {
        connection
            .prepare_cached("DELETE FROM document WHERE person = ?1")?
            .execute([number])?;
        keep_documents(connection, number, &new.documents)?;
    }
    let note = Record {
        at,
        source,
        reason,
        person: new.id,
    };
    for (field, old, now) in changed {
        note.write(connection, field.name(), old.as_deref(), now.as_deref())?;
    }
    Ok(())
}

/// A person's values, in the order of [`WRITTEN`].
fn values(person: &Person) -> [Value; 18] {
    let text = |text: Option<String>| text.map_or(Value::Null, Value::Text);
    let of = |field| text(text_of(field, person));
    let (birth_date, birth_year) = match person.birth {
        Birth::Date(date) => (Value::Text(date.to_string()), Value::Null),
        Birth::Year(year) => (Value::Null, Value::Integer(year.into())),
    };
    let group = person.blood_group;
    let earlier = person.earlier;
    let id = |id: PersonId| Value::Blob(id.0.as_bytes().to_vec());
    [
        id(person.id),
        of(PersonField::FullName),
        birth_date,
        birth_year,
        of(PersonField::Sex),
        of(PersonField::NationalId),
        of(PersonField::Unit),
        of(PersonField::Rank),
        of(PersonField::Phone),
        of(PersonField::Kind),
        text(group.map(|known| known.group.to_string())),
        text(group.map(|known| known.source.code().to_owned())),
        Value::Integer(person.club_member.into()),
        earlier.map_or(Value::Null, |earlier| Value::Integer(earlier.times.get().into())),
        text(
            earlier
                .and_then(|earlier| earlier.last)
                .map(|last| last.to_string()),
        ),
        person.merged_into.map_or(Value::Null, id),
        text(text_of(PersonField::NationalId, person).as_deref().map(reversed)),
        text(text_of(PersonField::Phone, person).as_deref().map(reversed)),
    ]
}

fn keep_documents(connection: &Connection, number: i64, documents: &Documents) -> Result<(), Fault> {
    let mut statement = connection
        .prepare_cached("INSERT INTO document (person, kind, number, key) VALUES (?1, ?2, ?3, ?4)")?;
    for document in documents {
        let found_by = document.number.as_ref().map(DocumentNumber::key);
        let written = document.number.as_ref().map(DocumentNumber::as_str);
        statement.execute(params![number, document.kind.code(), written, found_by])?;
    }
    Ok(())
}

/// Whose change it is, whence and why.
struct Record<'a> {
    at: &'a At,
    source: Source,
    reason: Option<&'a Note>,
    person: PersonId,
}

impl Record<'_> {
    fn write(
        &self,
        connection: &Connection,
        field: &str,
        old: Option<&str>,
        new: Option<&str>,
    ) -> Result<(), Fault> {
        connection
            .prepare_cached(
                "INSERT INTO person_change (person, recorded_at, staff, station, source, reason, field, old, new)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                self.person.0.as_bytes(),
                self.at.recorded.millis(),
                self.at.staff.as_str(),
                self.at.station.as_str(),
                self.source.code(),
                self.reason.map(Note::as_str),
                field,
                old,
                new,
            ])?;
        Ok(())
    }
}

pub(super) fn changes_of(connection: &Connection, person: PersonId) -> Result<Vec<PersonChange>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT recorded_at, staff, station, field, old, new, source, reason FROM person_change WHERE person = ?1
         ORDER BY number",
    )?;
    let mut rows = statement.query([person.0.as_bytes()])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(PersonChange {
            recorded: Moment::from_millis(row.get(0)?),
            staff: column(row, 1, person)?,
            station: column(row, 2, person)?,
            source: row
                .get::<_, Option<String>>(6)?
                .and_then(|code| Source::parse(&code)),
            reason: optional(row, 7, person)?,
            field: row.get(3)?,
            old: row.get(4)?,
            new: row.get(5)?,
        });
    }
    Ok(changes)
}

pub(super) fn size(connection: &Connection) -> Result<RosterSize, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT nullif(unit, ''), people FROM unit_size ORDER BY unit")?;
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
