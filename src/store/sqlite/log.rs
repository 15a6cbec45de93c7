//! Commits and reads of the log, and the unique keys that are written with it.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, TransactionBehavior, params};
use uuid::Uuid;

use super::{Fault, roster, verify};
use crate::domain::bag::BagCode;
use crate::domain::decide::BagUse;
use crate::domain::history::Source;
use crate::domain::id::{DayId, PersonId, Seq, StepId, VisitId};
use crate::domain::identity::CitizenNumber;
use crate::domain::person::Person;
use crate::domain::step::{ChainHash, Envelope, Head, Step};
use crate::domain::visit::Visit;
use crate::store::audit::read_chained;
use crate::store::bookkeeping::{Change, Standing, changes, is_closed_after};
use crate::store::codec::{Row, decode, encode};
use crate::store::{
    Audited, Batch, Committed, Damage, DayEntry, Decide, Ledger, PastVisit, StoreError, Unique,
};

/// The columns of a step, in the order in which [`row`] reads them.
pub(super) const COLUMNS: &str =
    "day, seq, id, visit, kind, version, occurred_at, recorded_at, staff, station, body, hash";

/// A step as it is stored; a column that is not what it should be is an error of SQLite's.
pub(super) fn row(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        day: DayId(Uuid::from_bytes(row.get(0)?)),
        seq: seq(row, 1)?,
        id: StepId(Uuid::from_bytes(row.get(2)?)),
        visit: row
            .get::<_, Option<[u8; 16]>>(3)?
            .map(|bytes| VisitId(Uuid::from_bytes(bytes))),
        kind: row.get(4)?,
        version: row.get(5)?,
        occurred: row.get(6)?,
        recorded: row.get(7)?,
        staff: row.get(8)?,
        station: row.get(9)?,
        body: row.get(10)?,
        hash: ChainHash(row.get(11)?),
    })
}

pub(super) fn seq(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Seq> {
    Ok(Seq(row.get::<_, i64>(column)?.cast_unsigned()))
}

/// A number of a step as SQLite holds it.
const fn number(seq: Seq) -> i64 {
    seq.0.cast_signed()
}

/// The end of the log when `seq` was its last step; `None` when there is no such step.
pub(super) fn head_at(connection: &Connection, day: DayId, seq: Seq) -> Result<Option<Head>, Fault> {
    if seq == Seq::ZERO {
        return Ok(Some(Head::default()));
    }
    let hash = connection
        .prepare_cached("SELECT hash FROM step WHERE day = ?1 AND seq = ?2")?
        .query_row(params![day.0.as_bytes(), number(seq)], |row| row.get(0))
        .optional()?;
    Ok(hash.map(|hash| Head {
        seq,
        hash: ChainHash(hash),
    }))
}

/// Refuses a log that does not hold the step that the caller saw last.
pub(super) fn check_head(connection: &Connection, day: DayId, head: Head) -> Result<(), Fault> {
    let damage = match head_at(connection, day, head.seq)? {
        Some(stored) if stored.hash == head.hash => return Ok(()),
        Some(_) => Damage::BrokenChain { seq: head.seq },
        None => Damage::Gap { missing: head.seq },
    };
    Err(StoreError::BrokenLog { day, damage }.into())
}

/// The steps behind `after`, each checked to follow from the one before.
pub(super) fn read(connection: &Connection, day: DayId, after: Head) -> Result<Vec<Envelope>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM step WHERE day = ?1 AND seq > ?2 ORDER BY seq"
    ))?;
    let mut rows = statement.query(params![day.0.as_bytes(), number(after.seq)])?;
    let mut head = after;
    let mut steps = Vec::new();
    while let Some(found) = rows.next()? {
        let found = row(found)?;
        steps.push(read_chained(day, head, &found)?);
        head = found.head();
    }
    Ok(steps)
}

/// Every day, the newest first.
pub(super) fn days(connection: &Connection) -> Result<Vec<DayEntry>, Fault> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {}, d.closed, d.head, d.hash FROM day d JOIN step s ON s.day = d.id AND s.seq = 1
         ORDER BY d.date DESC, d.id DESC",
        COLUMNS
            .split(", ")
            .map(|column| format!("s.{column}"))
            .collect::<Vec<_>>()
            .join(", ")
    ))?;
    let mut rows = statement.query([])?;
    let mut days = Vec::new();
    while let Some(found) = rows.next()? {
        let first = row(found)?;
        let id = first.day;
        let Step::DayOpened(info) = decode(&first)?.step else {
            return Err(StoreError::BrokenLog {
                day: id,
                damage: Damage::NotOpened,
            }
            .into());
        };
        days.push(DayEntry {
            id,
            info,
            closed: found.get(12)?,
            head: Head {
                seq: seq(found, 13)?,
                hash: ChainHash(found.get(14)?),
            },
        });
    }
    Ok(days)
}

/// Asks `decide` under the write lock and writes what it answers; also says where the log ends, if something was written.
pub(super) fn commit(
    connection: &mut Connection,
    path: &Path,
    day: DayId,
    head: Head,
    request: StepId,
    decide: &mut Decide<'_>,
) -> Result<(Committed, Option<Head>), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    check_head(&transaction, day, head)?;
    let newer = read(&transaction, day, head)?;
    if let Some(found) = find_request(&transaction, day, request)? {
        let outcome = Ok(found);
        return Ok((Committed { newer, outcome }, None));
    }
    let mut ledger = LockedLedger {
        connection: &transaction,
        path,
    };
    let batch = match decide(&newer, &mut ledger)? {
        Ok(batch) => batch,
        Err(refusal) => {
            let outcome = Err(refusal);
            return Ok((Committed { newer, outcome }, None));
        }
    };
    let end = newer.last().map_or(head, |last| Head {
        seq: last.seq,
        hash: last.hash,
    });
    let (written, end) = write(&transaction, day, end, request, &batch)?;
    transaction.commit()?;
    let outcome = Ok(written);
    Ok((Committed { newer, outcome }, Some(end)))
}

/// The steps that a request led to when it was made before.
fn find_request(
    connection: &Connection,
    day: DayId,
    request: StepId,
) -> Result<Option<Vec<Envelope>>, Fault> {
    let first = connection
        .prepare_cached("SELECT day, seq FROM step WHERE id = ?1")?
        .query_row([request.0.as_bytes()], |row| {
            Ok((DayId(Uuid::from_bytes(row.get(0)?)), seq(row, 1)?))
        })
        .optional()?;
    let Some((found_on, first)) = first else {
        return Ok(None);
    };
    if found_on != day {
        return Err(StoreError::Twice { key: Unique::Step }.into());
    }
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM step WHERE day = ?1 AND seq >= ?2 ORDER BY seq"
    ))?;
    let mut rows = statement.query(params![day.0.as_bytes(), number(first)])?;
    let mut steps = Vec::new();
    for n in 0..=u8::MAX {
        let Some(found) = rows.next()? else { break };
        let found = row(found)?;
        if found.id != request.nth(n) {
            break;
        }
        steps.push(decode(&found)?);
    }
    Ok(Some(steps))
}

/// Writes a batch behind `head`, with all that follows from it.
fn write(
    connection: &Connection,
    day: DayId,
    mut head: Head,
    request: StepId,
    batch: &Batch,
) -> Result<(Vec<Envelope>, Head), Fault> {
    if let Some(person) = &batch.new_person {
        roster::add(connection, person, &batch.at, Source::Hand, None)?;
    }
    if let Some(person) = &batch.corrected
        && let Some(old) = roster::person(connection, person.id)?
    {
        roster::change(connection, &old, person, &batch.at, Source::Card, None)?;
    }
    let mut written = Vec::with_capacity(batch.steps.len());
    let mut closed = connection
        .prepare_cached("SELECT closed FROM day WHERE id = ?1")?
        .query_row([day.0.as_bytes()], |row| row.get(0))
        .optional()?
        .unwrap_or(false);
    for (n, new) in batch.steps.iter().enumerate() {
        let n = u8::try_from(n).map_err(|fault| {
            Fault::Store(StoreError::Failed {
                what: format!("one request leads to more than 256 steps: {fault}"),
            })
        })?;
        let (row, envelope) = encode(day, head, request.nth(n), &batch.at, new)?;
        if let Step::DayOpened(info) = &new.step {
            connection
                .prepare_cached("INSERT INTO day (id, date, head, hash) VALUES (?1, ?2, 0, zeroblob(32))")?
                .execute(params![day.0.as_bytes(), info.date.to_string()])?;
        } else if row.seq == Seq::ZERO.next() {
            let damage = Damage::NotOpened;
            return Err(StoreError::BrokenLog { day, damage }.into());
        }
        insert(connection, &row)?;
        head = row.head();
        closed = is_closed_after(closed, &new.step);
        written.push(envelope);
    }
    connection
        .prepare_cached("UPDATE day SET head = ?2, hash = ?3, closed = ?4 WHERE id = ?1")?
        .execute(params![day.0.as_bytes(), number(head.seq), head.hash.0, closed])?;
    keep_keys(connection, day, &written)?;
    Ok((written, head))
}

fn insert(connection: &Connection, row: &Row) -> Result<(), Fault> {
    connection
        .prepare_cached(&format!(
            "INSERT INTO step ({COLUMNS}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        ))?
        .execute(params![
            row.day.0.as_bytes(),
            number(row.seq),
            row.id.0.as_bytes(),
            row.visit.as_ref().map(|visit| visit.0.as_bytes()),
            row.kind,
            row.version,
            row.occurred,
            row.recorded,
            row.staff,
            row.station,
            row.body,
            row.hash.0,
        ])?;
    Ok(())
}

/// Brings the unique keys to what the visits say after `written`.
fn keep_keys(connection: &Connection, day: DayId, written: &[Envelope]) -> Result<(), Fault> {
    let Some(first) = written.first().map(|envelope| envelope.seq) else {
        return Ok(());
    };
    let mut touched: Vec<VisitId> = written.iter().filter_map(|envelope| envelope.visit).collect();
    touched.sort_unstable();
    touched.dedup();
    for visit in touched {
        let steps = steps_of_visit(connection, day, visit)?;
        let (old, new) = steps.split_at(steps.partition_point(|envelope| envelope.seq < first));
        let (before, after) = Standing::before_and_after(old, new);
        for change in changes(before.as_ref(), after.as_ref()) {
            keep(connection, day, visit, &change)?;
        }
    }
    Ok(())
}

fn keep(connection: &Connection, day: DayId, visit: VisitId, change: &Change) -> Result<(), Fault> {
    let (day, visit) = (day.0.as_bytes(), visit.0.as_bytes());
    match change {
        Change::Begin(person) => connection
            .prepare_cached("INSERT INTO visit (id, person, day) VALUES (?1, ?2, ?3)")?
            .execute(params![visit, person.0.as_bytes(), day])?,
        Change::Enter(person) => connection
            .prepare_cached("INSERT INTO open_visit (person, visit) VALUES (?1, ?2)")?
            .execute(params![person.0.as_bytes(), visit])?,
        Change::Leave(person) => connection
            .prepare_cached("DELETE FROM open_visit WHERE person = ?1 AND visit = ?2")?
            .execute(params![person.0.as_bytes(), visit])?,
        Change::Use(bag) => connection
            .prepare_cached("INSERT INTO bag (code, day, visit) VALUES (?1, ?2, ?3)")?
            .execute(params![bag.as_str(), day, visit])?,
        Change::Free(bag) => connection
            .prepare_cached("DELETE FROM bag WHERE code = ?1 AND visit = ?2")?
            .execute(params![bag.as_str(), visit])?,
    };
    Ok(())
}

/// The question for the steps of one visit; the index keeps a commit as fast at the end of a long day as at its beginning.
pub(super) fn of_visit() -> String {
    format!("SELECT {COLUMNS} FROM step INDEXED BY step_visit WHERE visit = ?2 AND day = ?1 ORDER BY seq")
}

fn steps_of_visit(connection: &Connection, day: DayId, visit: VisitId) -> Result<Vec<Envelope>, Fault> {
    let mut statement = connection.prepare_cached(&of_visit())?;
    let mut rows = statement.query(params![day.0.as_bytes(), visit.0.as_bytes()])?;
    let mut steps = Vec::new();
    while let Some(found) = rows.next()? {
        steps.push(decode(&row(found)?)?);
    }
    Ok(steps)
}

/// Look-ups inside of the transaction that will write.
struct LockedLedger<'a> {
    connection: &'a Connection,
    path: &'a Path,
}

impl Ledger for LockedLedger<'_> {
    fn person(&mut self, id: PersonId) -> Result<Option<Person>, StoreError> {
        roster::person(self.connection, id).map_err(|fault| fault.at(self.path))
    }

    fn person_by_number(&mut self, number: &CitizenNumber) -> Result<Option<Person>, StoreError> {
        roster::person_by_number(self.connection, number).map_err(|fault| fault.at(self.path))
    }

    fn past_visits_of(&mut self, person: PersonId, today: DayId) -> Result<Vec<PastVisit>, StoreError> {
        visits_of(self.connection, person, Some(today)).map_err(|fault| fault.at(self.path))
    }

    fn bag_use(&mut self, bag: &BagCode) -> Result<Option<BagUse>, StoreError> {
        bag_use(self.connection, bag).map_err(|fault| fault.at(self.path))
    }

    fn audit(&mut self, day: DayId) -> Result<Audited, StoreError> {
        verify::audit_day(self.connection, day).map_err(|fault| fault.at(self.path))
    }
}

/// Every visit of a person and of the other records of the same person, but for the person's own of `today`.
pub(super) fn visits_of(
    connection: &Connection,
    person: PersonId,
    today: Option<DayId>,
) -> Result<Vec<PastVisit>, Fault> {
    let mut statement = connection.prepare_cached(
        "WITH RECURSIVE
           up (id) AS (VALUES (?1) UNION SELECT p.merged_into FROM up JOIN person p ON p.id = up.id
                       WHERE p.merged_into IS NOT NULL),
           same (id) AS (SELECT id FROM up UNION SELECT p.id FROM same JOIN person p ON p.merged_into = same.id)
         SELECT v.id, d.id, d.date FROM same JOIN visit v ON v.person = same.id JOIN day d ON d.id = v.day
         WHERE v.person <> ?1 OR v.day IS NOT ?2 ORDER BY d.date, v.id",
    )?;
    let today = today.as_ref().map(|day| day.0.as_bytes());
    let mut rows = statement.query(params![person.0.as_bytes(), today])?;
    let mut visits = Vec::new();
    while let Some(found) = rows.next()? {
        let visit = VisitId(Uuid::from_bytes(found.get(0)?));
        let day = DayId(Uuid::from_bytes(found.get(1)?));
        visits.push(PastVisit {
            day,
            date: date(&found.get::<_, String>(2)?)?,
            steps: steps_of_visit(connection, day, visit)?,
        });
    }
    Ok(visits)
}

fn bag_use(connection: &Connection, bag: &BagCode) -> Result<Option<BagUse>, Fault> {
    let found = connection
        .prepare_cached(
            "SELECT b.day, b.visit, d.date FROM bag b JOIN day d ON d.id = b.day WHERE b.code = ?1",
        )?
        .query_row([bag.as_str()], |row| {
            Ok((
                DayId(Uuid::from_bytes(row.get(0)?)),
                VisitId(Uuid::from_bytes(row.get(1)?)),
                row.get::<_, String>(2)?,
            ))
        })
        .optional()?;
    let Some((day, visit, on)) = found else {
        return Ok(None);
    };
    let steps = steps_of_visit(connection, day, visit)?;
    let Some(visit) = Visit::fold(&steps) else {
        let what = format!("bag {}", bag.as_str());
        return Err(StoreError::BrokenLog {
            day,
            damage: Damage::Bookkeeping { what },
        }
        .into());
    };
    Ok(BagUse::of(date(&on)?, &visit, bag))
}

pub(super) fn date(text: &str) -> Result<chrono::NaiveDate, Fault> {
    text.parse().map_err(|fault: chrono::ParseError| {
        Fault::Store(StoreError::Unreadable {
            what: format!("the date {text}"),
            fault: fault.to_string(),
        })
    })
}
