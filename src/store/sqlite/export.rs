//! Taking people out: everyone, one after the other, or those of a unit, and the record of who did it.

use std::ops::ControlFlow;

use rusqlite::{Connection, TransactionBehavior, params};

use super::{Fault, roster};
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use crate::store::codec::read_text;
use crate::store::names::NameList;
use crate::store::{RosterExport, StoreError};

/// Shows everyone that no other record stands for, until `see` breaks off.
pub(super) fn everyone(
    connection: &Connection,
    see: &mut dyn FnMut(Person) -> ControlFlow<()>,
) -> Result<(), Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM person WHERE merged_into IS NULL ORDER BY number",
        roster::COLUMNS
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if see(roster::read(row)?).is_break() {
            break;
        }
    }
    Ok(())
}

/// Everyone of a unit, or of none, that no other record stands for.
pub(super) fn of_unit(connection: &Connection, unit: Option<&UnitCode>) -> Result<Vec<Person>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {} FROM person WHERE unit IS ?1 AND merged_into IS NULL ORDER BY number",
        roster::COLUMNS
    ))?;
    let mut rows = statement.query([unit.map(UnitCode::as_str)])?;
    let mut people = Vec::new();
    while let Some(row) = rows.next()? {
        people.push(roster::read(row)?);
    }
    Ok(people)
}

/// Writes down that somebody takes the whole roster out, counted in the same transaction.
pub(super) fn record_roster(connection: &mut Connection, at: &At) -> Result<RosterExport, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let people = roster::size(&transaction)?.all;
    let export = record(&transaction, NameList::Roster, people, at)?;
    transaction.commit()?;
    Ok(export)
}

/// Writes down that somebody takes a list of so many people out.
pub(super) fn record(
    connection: &Connection,
    list: NameList,
    people: u64,
    at: &At,
) -> Result<RosterExport, Fault> {
    connection
        .prepare_cached(
            "INSERT INTO roster_export (recorded_at, staff, station, people, list) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            at.recorded.millis(),
            at.staff.as_str(),
            at.station.as_str(),
            people.cast_signed(),
            list.code(),
        ])?;
    Ok(RosterExport {
        list,
        recorded: at.recorded,
        staff: at.staff.clone(),
        station: at.station.clone(),
        people,
    })
}

/// Who took the roster or another list out.
pub(super) fn all(connection: &Connection) -> Result<Vec<RosterExport>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT recorded_at, staff, station, people, list FROM roster_export ORDER BY number",
    )?;
    let mut rows = statement.query([])?;
    let mut exports = Vec::new();
    let unreadable = |fault: String| {
        Fault::Store(StoreError::Unreadable {
            what: "the record of an export".to_owned(),
            fault,
        })
    };
    let label = |text: String| read_text(&text).map_err(unreadable);
    while let Some(row) = rows.next()? {
        let list: String = row.get(4)?;
        exports.push(RosterExport {
            list: NameList::parse(&list).ok_or_else(|| unreadable(format!("no such list: {list}")))?,
            recorded: Moment::from_millis(row.get(0)?),
            staff: label(row.get(1)?)?,
            station: label(row.get(2)?)?,
            people: row.get::<_, i64>(3)?.cast_unsigned(),
        });
    }
    Ok(exports)
}
