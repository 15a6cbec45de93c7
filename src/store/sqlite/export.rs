//! Taking the roster out: everyone, one after the other, and the record of who did it.

use std::ops::ControlFlow;

use rusqlite::{Connection, TransactionBehavior, params};

use super::{Fault, roster};
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::store::codec::read_text;
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

/// Writes down that somebody takes the roster out.
pub(super) fn record(connection: &mut Connection, at: &At) -> Result<RosterExport, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let people = roster::size(&transaction)?.all;
    transaction
        .prepare_cached(
            "INSERT INTO roster_export (recorded_at, staff, station, people) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            at.recorded.millis(),
            at.staff.as_str(),
            at.station.as_str(),
            people.cast_signed(),
        ])?;
    transaction.commit()?;
    Ok(RosterExport {
        recorded: at.recorded,
        staff: at.staff.clone(),
        station: at.station.clone(),
        people,
    })
}

/// Who took the roster out.
pub(super) fn all(connection: &Connection) -> Result<Vec<RosterExport>, Fault> {
    let mut statement = connection
        .prepare_cached("SELECT recorded_at, staff, station, people FROM roster_export ORDER BY number")?;
    let mut rows = statement.query([])?;
    let mut exports = Vec::new();
    let label = |text: String| {
        read_text(&text).map_err(|fault| {
            Fault::Store(StoreError::Unreadable {
                what: "the record of an export".to_owned(),
                fault,
            })
        })
    };
    while let Some(row) = rows.next()? {
        exports.push(RosterExport {
            recorded: Moment::from_millis(row.get(0)?),
            staff: label(row.get(1)?)?,
            station: label(row.get(2)?)?,
            people: row.get::<_, i64>(3)?.cast_unsigned(),
        });
    }
    Ok(exports)
}
