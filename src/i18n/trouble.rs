//! Trouble with the store as sentences: what happened, to what, and what to do now.

use super::text::trouble as text;
use super::{Lang, Text};
use crate::domain::clean::printable;
use crate::station::StationError;
use crate::store::{Damage, StoreError, Unfit, Unique};

/// Why a station could not do its part.
#[must_use]
pub fn station(lang: Lang, error: &StationError) -> String {
    match error {
        StationError::NoDay => text::NO_DAY.get(lang).to_owned(),
        StationError::Unfoldable => text::UNFOLDABLE.get(lang).to_owned(),
        StationError::Store(error) => store(lang, error),
    }
}

/// Why the store could not do its part.
#[must_use]
pub fn store(lang: Lang, error: &StoreError) -> String {
    match error {
        StoreError::Missing { path } => text::MISSING.with(lang, &[("path", &shown(path))]),
        StoreError::Unfit { name, why } => {
            let sentence = match why {
                Unfit::Empty => text::UNFIT_EMPTY,
                Unfit::NotAPath => text::UNFIT_NOT_A_PATH,
                Unfit::Folder => text::UNFIT_FOLDER,
                Unfit::NotAFile => text::UNFIT_NOT_A_FILE,
                Unfit::Link => text::UNFIT_LINK,
                Unfit::Network => text::UNFIT_NETWORK,
                Unfit::UnknownKind => text::UNFIT_UNKNOWN_KIND,
            };
            sentence.with(lang, &[("name", &printable(name))])
        }
        StoreError::Foreign { path } => text::FOREIGN.with(lang, &[("path", &shown(path))]),
        StoreError::Newer { path, found, known } => text::NEWER.with(
            lang,
            &[("path", &shown(path)), ("found", found), ("known", known)],
        ),
        StoreError::Older { path, .. } => text::OLDER.with(lang, &[("path", &shown(path))]),
        StoreError::Damaged { path, what } => {
            text::DAMAGED.with(lang, &[("path", &shown(path)), ("what", &printable(what))])
        }
        StoreError::OldEngine { found } => text::OLD_ENGINE.with(lang, &[("found", found)]),
        StoreError::UnknownStep { seq, kind, version } => text::UNKNOWN_STEP.with(
            lang,
            &[("seq", seq), ("kind", &printable(kind)), ("version", version)],
        ),
        StoreError::Unreadable { what, fault } => {
            text::UNREADABLE.with(lang, &[("what", &printable(what)), ("fault", &printable(fault))])
        }
        StoreError::Full => text::FULL.get(lang).to_owned(),
        StoreError::Busy => text::BUSY.get(lang).to_owned(),
        StoreError::NoPermission { path } => text::NO_PERMISSION.with(lang, &[("path", &shown(path))]),
        StoreError::BrokenLog { damage: found, .. } => {
            text::BROKEN_LOG.with(lang, &[("what", &damage(lang, found))])
        }
        StoreError::Twice { key } => text::TWICE.with(lang, &[("what", &unique(*key).get(lang))]),
        StoreError::Failed { what } => text::FAILED.with(lang, &[("what", &printable(what))]),
    }
}

/// A path that cannot drive the terminal.
fn shown(path: &std::path::Path) -> String {
    printable(&path.to_string_lossy())
}

/// What there can be only one of.
const fn unique(key: Unique) -> Text {
    match key {
        Unique::Day => text::UNIQUE_DAY,
        Unique::Step => text::UNIQUE_STEP,
        Unique::Visit => text::UNIQUE_VISIT,
        Unique::OpenVisit => text::UNIQUE_OPEN_VISIT,
        Unique::Bag => text::UNIQUE_BAG,
        Unique::Person => text::UNIQUE_PERSON,
        Unique::Number => text::UNIQUE_NUMBER,
    }
}

/// Something wrong in a log; a line of a list.
#[must_use]
pub fn damage(lang: Lang, damage: &Damage) -> String {
    match damage {
        Damage::Gap { missing } => text::DAMAGE_GAP.with(lang, &[("seq", missing)]),
        Damage::BrokenChain { seq } => text::DAMAGE_CHAIN.with(lang, &[("seq", seq)]),
        Damage::Unreadable { seq, kind } => {
            text::DAMAGE_UNREADABLE.with(lang, &[("seq", seq), ("kind", &printable(kind))])
        }
        Damage::NotOpened => text::DAMAGE_NOT_OPENED.get(lang).to_owned(),
        Damage::Bookkeeping { what } => text::DAMAGE_BOOKKEEPING.with(lang, &[("what", &printable(what))]),
        Damage::File { what } => text::DAMAGE_FILE.with(lang, &[("what", &printable(what))]),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn trouble_names_the_file_and_says_what_to_do() {
        let error = StoreError::Missing {
            path: PathBuf::from("/tmp/day.db"),
        };
        for lang in Lang::ALL {
            let sentence = store(lang, &error);
            assert!(
                sentence.contains("/tmp/day.db") && sentence.contains("--create"),
                "{sentence}"
            );
        }
    }

    #[test]
    fn a_damaged_log_is_told_in_whole_sentences() {
        let error = StoreError::BrokenLog {
            day: crate::domain::id::DayId(uuid::Uuid::from_u128(1)),
            damage: Damage::Gap {
                missing: crate::domain::id::Seq(3),
            },
        };
        assert!(store(Lang::Vi, &error).contains("thiếu bước 3. Hãy"));
        assert!(store(Lang::En, &error).contains("step 3 is missing. Stop"));
    }

    #[test]
    fn a_name_from_outside_can_not_drive_the_terminal() {
        let path = PathBuf::from("a\u{1b}[31m");
        let damaged = StoreError::Damaged {
            path,
            what: "x\u{1b}c".to_owned(),
        };
        assert!(!store(Lang::En, &damaged).contains('\u{1b}'));
        let error = StoreError::Unfit {
            name: "a\u{1b}[31m".to_owned(),
            why: Unfit::NotAPath,
        };
        assert!(!store(Lang::Vi, &error).contains('\u{1b}'));
    }
}
