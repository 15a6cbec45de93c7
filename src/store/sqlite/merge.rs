//! Two records that become one, and how that is taken back, each in one transaction.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use uuid::Uuid;

use super::{Fault, log, roster};
use crate::domain::history::Source;
use crate::domain::id::{DayId, PersonId};
use crate::domain::merge::{self, MergeRefusal, Side, UnmergeRefusal, Unmerged};
use crate::domain::person::Person;
use crate::domain::step::At;
use crate::store::StoreError;
use crate::store::people::side_of;

/// Both records and what the kept one would be.
struct Plan {
    kept: Person,
    gone: Person,
    after: Person,
}

pub(super) fn would_merge(
    connection: &mut Connection,
    kept: PersonId,
    gone: PersonId,
    confirmed: bool,
) -> Result<Result<Person, MergeRefusal>, Fault> {
    let snapshot = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
    Ok(plan(&snapshot, kept, gone, confirmed)?.map(|plan| plan.after))
}

pub(super) fn merge(
    connection: &mut Connection,
    kept: PersonId,
    gone: PersonId,
    confirmed: bool,
    at: &At,
) -> Result<Result<Person, MergeRefusal>, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let Plan { kept, gone, after } = match plan(&transaction, kept, gone, confirmed)? {
        Ok(plan) => plan,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let away = Person {
        merged_into: Some(kept.id),
        ..gone.clone()
    };
    // First, so that the number that both may have is free for the kept one.
    roster::change(&transaction, &gone, &away, at, Source::Hand, None)?;
    roster::change(&transaction, &kept, &after, at, Source::Hand, None)?;
    transaction
        .prepare_cached(
            "INSERT INTO person_merge (gone, kept, recorded_at, staff, station, before, after)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            gone.id.0.as_bytes(),
            kept.id.0.as_bytes(),
            at.recorded.millis(),
            at.staff.as_str(),
            at.station.as_str(),
            to_json(&kept)?,
            to_json(&after)?,
        ])?;
    transaction.commit()?;
    Ok(Ok(after))
}

pub(super) fn unmerge(
    connection: &mut Connection,
    gone: PersonId,
    at: &At,
) -> Result<Result<Unmerged, UnmergeRefusal>, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = transaction
        .prepare_cached(
            "SELECT number, kept, before, after FROM person_merge WHERE gone = ?1 AND undone_at IS NULL",
        )?
        .query_row([gone.0.as_bytes()], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                PersonId(Uuid::from_bytes(row.get(1)?)),
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
            ))
        })
        .optional()?;
    let Some((number, kept, before, after)) = found else {
        return Ok(Err(UnmergeRefusal::NotMerged { person: gone }));
    };
    let (Some(kept), Some(away)) = (
        roster::person(&transaction, kept)?,
        roster::person(&transaction, gone)?,
    ) else {
        return Ok(Err(UnmergeRefusal::NotMerged { person: gone }));
    };
    if let Some(into) = kept.merged_into {
        return Ok(Err(UnmergeRefusal::KeptIsMerged {
            person: kept.id,
            into,
        }));
    }
    let undone = merge::unmerge(
        &from_json(gone, &before)?,
        &from_json(gone, &after)?,
        &kept,
        &away,
    );
    roster::change(&transaction, &kept, &undone.kept, at, Source::Hand, None)?;
    if let Some(number) = &undone.gone.national_id
        && let Some(owner) = roster::who_has(&transaction, number)?
    {
        return Ok(Err(UnmergeRefusal::NumberTaken { person: owner.id }));
    }
    roster::change(&transaction, &away, &undone.gone, at, Source::Hand, None)?;
    transaction
        .prepare_cached("UPDATE person_merge SET undone_at = ?2 WHERE number = ?1")?
        .execute(params![number, at.recorded.millis()])?;
    transaction.commit()?;
    Ok(Ok(undone))
}

fn plan(
    connection: &Connection,
    kept: PersonId,
    gone: PersonId,
    confirmed: bool,
) -> Result<Result<Plan, MergeRefusal>, Fault> {
    let [kept, gone] = [side(connection, kept)?, side(connection, gone)?];
    let (kept, gone) = match (kept, gone) {
        (Ok(kept), Ok(gone)) => (kept, gone),
        (Err(person), _) | (_, Err(person)) => return Ok(Err(MergeRefusal::Unknown { person })),
    };
    Ok(merge::merge(&kept, &gone, confirmed).map(|after| Plan {
        kept: kept.person,
        gone: gone.person,
        after,
    }))
}

/// A record with its visits, or the id that nobody has.
fn side(connection: &Connection, id: PersonId) -> Result<Result<Side, PersonId>, Fault> {
    let Some(person) = roster::person(connection, id)? else {
        return Ok(Err(id));
    };
    let visits = log::visits_of(connection, id, None)?;
    let mut closed = Vec::new();
    let mut statement = connection.prepare_cached("SELECT id FROM day WHERE closed = 1")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        closed.push(DayId(Uuid::from_bytes(row.get(0)?)));
    }
    Ok(Ok(side_of(person, &visits, |day| closed.contains(&day))))
}

fn to_json(person: &Person) -> Result<String, Fault> {
    serde_json::to_string(person).map_err(|fault| {
        Fault::Store(StoreError::Failed {
            what: format!("a person cannot be written as JSON: {fault}"),
        })
    })
}

fn from_json(gone: PersonId, json: &str) -> Result<Person, Fault> {
    serde_json::from_str(json).map_err(|fault| {
        Fault::Store(StoreError::Unreadable {
            what: format!("the merge of person {gone}"),
            fault: fault.to_string(),
        })
    })
}
