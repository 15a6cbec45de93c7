//! The schema and its history: an ordered list that only ever grows at its end. Each entry runs in one transaction and
//! is never edited once a version with it was used.

use std::cmp::Ordering;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{Fault, keys};
use crate::store::StoreError;

/// Marks a SQLite file as one of this program: `giot` in ASCII.
pub(super) const APPLICATION_ID: i32 = 0x6769_6f74;

/// Work on the tables of a change.
type Work = fn(&Connection) -> Result<(), Fault>;

/// One schema change.
#[derive(Debug, Clone, Copy)]
struct Change {
    sql: &'static str,
    /// What SQL alone cannot work out, done in the same transaction. It may ask only for what the schema has by then.
    then: Option<Work>,
}

macro_rules! file {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sql/sqlite/", $name))
    };
}

/// Every schema change, in order; the schema's version is how many of them were made.
const MIGRATIONS: &[Change] = &[
    plain(file!("0001.sql")),
    plain(file!("0002.sql")),
    Change {
        sql: file!("0003.sql"),
        then: Some(keys::fill),
    },
    plain(file!("0004.sql")),
    plain(file!("0005.sql")),
];

const fn plain(sql: &'static str) -> Change {
    Change { sql, then: None }
}

/// The newest schema that this program knows.
pub(super) fn known() -> u32 {
    u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX)
}

/// Brings a database to the newest schema; refuses one that is newer.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), Fault> {
    migrate_along(connection, path, MIGRATIONS)
}

/// Refuses a database whose schema is not the newest that this program knows; changes nothing.
pub(super) fn refuse_another_schema(connection: &Connection, path: &Path) -> Result<(), Fault> {
    let (found, known) = (version(connection)?, known());
    let path = path.to_owned();
    match found.cmp(&known) {
        Ordering::Equal => Ok(()),
        Ordering::Less => Err(StoreError::Older { path, found, known }.into()),
        Ordering::Greater => Err(StoreError::Newer { path, found, known }.into()),
    }
}

fn migrate_along(connection: &mut Connection, path: &Path, migrations: &[Change]) -> Result<(), Fault> {
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    loop {
        let version = version(connection)?;
        if version == known {
            return Ok(());
        }
        if version > known {
            return Err(Fault::Store(StoreError::Newer {
                path: path.to_owned(),
                found: version,
                known,
            }));
        }
        step_up(connection, migrations)?;
    }
}

/// Makes the next change, unless another process just made it.
fn step_up(connection: &mut Connection, migrations: &[Change]) -> Result<(), Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = version(&transaction)?;
    if let Some(change) = usize::try_from(done).ok().and_then(|n| migrations.get(n)) {
        transaction.execute_batch(change.sql)?;
        if let Some(then) = change.then {
            then(&transaction)?;
        }
        transaction.pragma_update(None, "user_version", done + 1)?;
    }
    transaction.commit()?;
    Ok(())
}

fn version(connection: &Connection) -> Result<u32, Fault> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every object of a schema, in an order of its own.
    fn schema(connection: &Connection) -> Vec<(String, String, String)> {
        let mut statement = connection
            .prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
            .unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap();
        rows.map(Result::unwrap).collect()
    }

    fn fresh(migrations: &[Change]) -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate_along(&mut connection, Path::new("x"), migrations).unwrap();
        connection
    }

    #[test]
    fn an_upgraded_schema_equals_a_fresh_one() {
        let newest = schema(&fresh(MIGRATIONS));
        assert!(!newest.is_empty());
        for upgraded_from in 0..=MIGRATIONS.len() {
            let mut connection = fresh(&MIGRATIONS[..upgraded_from]);
            migrate(&mut connection, Path::new("x")).unwrap();
            assert_eq!(schema(&connection), newest, "from {upgraded_from}");
            assert_eq!(version(&connection).unwrap(), known());
        }
    }

    #[test]
    fn people_of_the_first_schema_are_kept() {
        let mut connection = fresh(&MIGRATIONS[..1]);
        connection
            .execute_batch(
                "INSERT INTO person (number, id, full_name, birth_year, sex, national_id, blood_group, club_member)
                 VALUES (7, zeroblob(16), 'An', 1987, 'male', '001087000123', 'O+', 1),
                        (9, randomblob(16), 'Ba', 1988, 'male', NULL, NULL, 0);
                 INSERT INTO name_key VALUES ('an', 7);
                 INSERT INTO person_change VALUES (1, zeroblob(16), 0, 'a', 'b', 'id', NULL, 'x');",
            )
            .unwrap();
        migrate(&mut connection, Path::new("x")).unwrap();
        let kept: String = connection
            .query_row(
                "SELECT group_concat(number || ':' || coalesce(national_id, '-') || ':'
                   || coalesce(blood_group_source, '-') || ':' || coalesce(merged_into, '-'), ' ') FROM person",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(kept, "7:001087000123:said:- 9:-:-:-");
        let unknown: i64 = connection
            .query_row(
                "SELECT count(*) FROM person_change WHERE source IS NULL",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(unknown, 1, "where an old change comes from is not known");
    }

    #[test]
    fn people_who_were_there_before_the_keys_are_found_by_them() {
        let before = MIGRATIONS
            .iter()
            .position(|change| change.then.is_some())
            .unwrap();
        let mut connection = fresh(&MIGRATIONS[..before]);
        connection
            .execute_batch(
                "INSERT INTO person (id, full_name, birth_year, sex, unit, club_member)
                 VALUES (zeroblob(16), 'Nguyễn Thị Đào', 1987, 'female', 'A04', 0)",
            )
            .unwrap();
        migrate(&mut connection, Path::new("x")).unwrap();
        assert_eq!(keys::check(&connection).unwrap(), [] as [&str; 0]);
        let count: i64 = connection
            .query_row("SELECT count(*) FROM name_key", [], |row| row.get(0))
            .unwrap();
        assert_eq!(count, 4);
    }

    #[test]
    fn migrations_run_in_order_and_a_failing_one_leaves_the_version_before_it() {
        let good = ["CREATE TABLE a (x) ", "ALTER TABLE a ADD COLUMN y"].map(plain);
        let connection = fresh(&good);
        assert_eq!(version(&connection).unwrap(), 2);

        let bad = [good[0], plain("CREATE TABLE b (x); CREATE TABLE a (x)")];
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(migrate_along(&mut connection, Path::new("x"), &bad).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        assert_eq!(schema(&connection).len(), 1, "nothing of the failed one is left");
    }

    #[test]
    fn whoever_only_looks_takes_the_newest_schema_and_no_other() {
        for known_to_file in 0..=MIGRATIONS.len() {
            let connection = fresh(&MIGRATIONS[..known_to_file]);
            let result = refuse_another_schema(&connection, Path::new("x"));
            if known_to_file == MIGRATIONS.len() {
                result.unwrap();
            } else {
                let fault = result.unwrap_err();
                assert!(
                    matches!(fault, Fault::Store(StoreError::Older { .. })),
                    "{fault:?}"
                );
            }
        }
    }

    #[test]
    fn a_newer_schema_is_refused() {
        let mut connection = fresh(MIGRATIONS);
        connection
            .pragma_update(None, "user_version", known() + 1)
            .unwrap();
        let fault = migrate(&mut connection, Path::new("x")).unwrap_err();
        assert!(
            matches!(fault, Fault::Store(StoreError::Newer { found, .. }) if found == known() + 1),
            "{fault:?}"
        );
        let fault = refuse_another_schema(&connection, Path::new("x")).unwrap_err();
        assert!(
            matches!(fault, Fault::Store(StoreError::Newer { .. })),
            "{fault:?}"
        );
    }
}
