//! From the name of a database to the database.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::{Create, Store, StoreError, Unfit, sqlite};

/// Opens the database that `db` names: a path, or `sqlite:` and a path.
///
/// # Errors
/// When no backend knows such a name, and all that the backend itself may say.
pub fn open(db: &str, create: Create) -> Result<Box<dyn Store>, StoreError> {
    Ok(Box::new(sqlite::open(path_in(db)?, create)?))
}

/// Opens the database that `db` names for somebody who only looks: nothing is made, and nothing in it is changed.
///
/// # Errors
/// As [`open`], and when the database has to be brought up to date first.
pub fn open_to_look(db: &str) -> Result<Box<dyn Store>, StoreError> {
    Ok(Box::new(sqlite::open_to_look(path_in(db)?)?))
}

/// Where the database is when nobody says where: in the user's data folder. It is made at the first start.
///
/// # Errors
/// When the system names no home folder.
pub fn default_path() -> Result<PathBuf, StoreError> {
    let base = etcetera::choose_base_strategy().map_err(|fault| StoreError::Failed {
        what: fault.to_string(),
    })?;
    Ok(base.data_dir().join("giotmau").join("giotmau.db"))
}

/// The path in a name.
fn path_in(db: &str) -> Result<&Path, StoreError> {
    if let Some(path) = db.strip_prefix("sqlite:") {
        return Ok(Path::new(path));
    }
    match db.split_once("://") {
        Some((kind, _)) if kind != "file" => Err(StoreError::Unfit {
            // What follows may hold a password.
            name: format!("{kind}://…"),
            why: Unfit::UnknownKind,
        }),
        _ => Ok(Path::new(db)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_path_or_says_its_kind() {
        assert_eq!(path_in("a/b.db").unwrap(), Path::new("a/b.db"));
        assert_eq!(path_in("sqlite:/a/b.db").unwrap(), Path::new("/a/b.db"));
        for other in ["postgres://user:secret@host/db", "mysql://x"] {
            let fault = path_in(other).unwrap_err();
            assert!(
                matches!(&fault, StoreError::Unfit { why: Unfit::UnknownKind, name } if !name.contains("secret")),
                "{fault}"
            );
        }
    }

    #[test]
    fn a_uri_of_sqlite_is_no_path() {
        for name in [
            "file:x.db",
            "file:///x.db",
            "sqlite:file:x.db",
            ":memory:",
            "sqlite::memory:",
            "",
            "sqlite:",
            " ",
        ] {
            let fault = open(name, Create::Yes).err();
            assert!(
                matches!(
                    &fault,
                    Some(StoreError::Unfit {
                        why: Unfit::NotAPath | Unfit::Empty,
                        ..
                    })
                ),
                "{name}: {fault:?}"
            );
        }
    }

    #[test]
    fn the_default_is_in_the_data_folder() {
        assert!(default_path().unwrap().ends_with("giotmau/giotmau.db"));
    }
}
