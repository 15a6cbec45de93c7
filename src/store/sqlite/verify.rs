//! Reads the whole file and hands every day to the audit.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use uuid::Uuid;

use super::{Fault, keys, log};
use crate::domain::id::{DayId, PersonId, VisitId};
use crate::domain::step::{ChainHash, Head};
use crate::store::audit::{Keys, audit};
use crate::store::{Audited, Damage, StoreError, Verdict};

/// Checks the file, then every day, on one snapshot. Faults that belong to no day are told with the first one.
pub(super) fn verify(connection: &mut Connection, path: &Path) -> Result<Vec<Verdict>, Fault> {
    let snapshot = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
    let mut common = integrity(&snapshot)?;
    common.extend(strays(&snapshot)?);
    let stale = keys::check(&snapshot)?;
    common.extend(stale.into_iter().map(|what| Damage::Bookkeeping { what }));
    let damaged = common.first().cloned();
    let mut verdicts = Vec::new();
    for day in all_days(&snapshot)? {
        verdicts.push(audit_day(&snapshot, day)?.verdict);
    }
    match (verdicts.first_mut(), damaged) {
        (Some(first), _) => first.faults.splice(0..0, common).for_each(drop),
        (None, Some(damage)) => {
            return Err(StoreError::Damaged {
                path: path.to_owned(),
                what: format!("{damage:?}"),
            }
            .into());
        }
        (None, None) => {}
    }
    Ok(verdicts)
}

/// What SQLite itself finds.
fn integrity(connection: &Connection) -> Result<Vec<Damage>, Fault> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut faults = Vec::new();
    for line in lines {
        let what = line?;
        if what != "ok" {
            faults.push(Damage::File { what });
        }
    }
    Ok(faults)
}

/// Rows that belong to no day, and triggers that are gone.
fn strays(connection: &Connection) -> Result<Vec<Damage>, Fault> {
    let mut statement = connection.prepare(
        "SELECT 'visit ' || lower(hex(id)) FROM visit WHERE day NOT IN (SELECT id FROM day)
         UNION ALL SELECT 'open_visit ' || lower(hex(visit)) FROM open_visit
           WHERE visit NOT IN (SELECT id FROM visit)
         UNION ALL SELECT 'bag ' || code FROM bag WHERE day NOT IN (SELECT id FROM day)
         UNION ALL SELECT 'trigger ' || column1
           FROM (VALUES ('step_never_changes'), ('step_never_goes'), ('step_follows_the_last'))
           WHERE column1 NOT IN (SELECT name FROM sqlite_schema WHERE type = 'trigger')",
    )?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let mut faults = Vec::new();
    for line in lines {
        faults.push(Damage::Bookkeeping { what: line? });
    }
    Ok(faults)
}

/// The days of the list and those that only have steps.
fn all_days(connection: &Connection) -> Result<Vec<DayId>, Fault> {
    let mut statement = connection.prepare(
        "SELECT id FROM (SELECT id, date FROM day
           UNION ALL SELECT DISTINCT day, '' FROM step WHERE day NOT IN (SELECT id FROM day))
         ORDER BY date DESC, id DESC",
    )?;
    let days = statement.query_map([], |row| Ok(DayId(Uuid::from_bytes(row.get(0)?))))?;
    Ok(days.collect::<Result<_, _>>()?)
}

/// Reads the log of one day and checks it; to be asked inside of a transaction, so that log and keys are of one moment.
pub(super) fn audit_day(connection: &Connection, day: DayId) -> Result<Audited, Fault> {
    let columns = log::COLUMNS;
    let mut statement =
        connection.prepare_cached(&format!("SELECT {columns} FROM step WHERE day = ?1 ORDER BY seq"))?;
    let rows = statement
        .query_map([day.0.as_bytes()], log::row)?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(audit(day, &rows, &kept(connection, day)?))
}

/// The unique keys of a day as they are in their tables.
fn kept(connection: &Connection, day: DayId) -> Result<Keys, Fault> {
    let id = day.0.as_bytes();
    let mut keys = connection
        .prepare_cached("SELECT head, hash, closed FROM day WHERE id = ?1")?
        .query_row([id], |row| {
            Ok(Keys {
                head: Head {
                    seq: log::seq(row, 0)?,
                    hash: ChainHash(row.get(1)?),
                },
                closed: row.get(2)?,
                ..Keys::default()
            })
        })
        .optional()?
        .unwrap_or_default();
    let visit = |bytes| VisitId(Uuid::from_bytes(bytes));
    let person = |bytes| PersonId(Uuid::from_bytes(bytes));
    let mut statement = connection.prepare_cached("SELECT id, person FROM visit WHERE day = ?1")?;
    let rows = statement.query_map([id], |row| Ok((visit(row.get(0)?), person(row.get(1)?))))?;
    keys.visits = rows.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT o.person, o.visit FROM open_visit o JOIN visit v ON v.id = o.visit WHERE v.day = ?1",
    )?;
    let rows = statement.query_map([id], |row| Ok((person(row.get(0)?), visit(row.get(1)?))))?;
    keys.open = rows.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached("SELECT code, visit FROM bag WHERE day = ?1")?;
    let rows = statement.query_map([id], |row| Ok((row.get(0)?, visit(row.get(1)?))))?;
    keys.bags = rows.collect::<Result<_, _>>()?;
    Ok(keys)
}
