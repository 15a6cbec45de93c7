//! `giotmau roster merge` and `unmerge`: two records of one person become one, and two again.

use serde_json::json;

use super::{named, shown};
use crate::cli::{Invocation, print_json, print_line, say, table};
use crate::domain::history::PersonField;
use crate::domain::merge::UnmergeRefusal;
use crate::error::{Error, Exit};
use crate::i18n::person as words;
use crate::i18n::text::cli as text;

/// What was asked for besides the two records.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wish {
    pub(super) dry_run: bool,
    pub(super) confirmed: bool,
    pub(super) json: bool,
}

/// Merges `gone` into `kept`, or says what that would do.
pub(super) fn merge(invocation: &Invocation, kept: &str, gone: &str, wish: Wish) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let mut store = invocation.store()?;
    let before = named(invocation, store.as_mut(), kept)?;
    let gone = named(invocation, store.as_mut(), gone)?;
    let merged = if wish.dry_run {
        store.would_merge(before.id, gone.id, wish.confirmed)?
    } else {
        store.merge(before.id, gone.id, wish.confirmed, &invocation.at(None))?
    };
    let after = match merged {
        Ok(after) => after,
        Err(refusal) => {
            let message = words::merge_refusal(lang, &refusal);
            return refused(wish.json, refusal.code(), &message);
        }
    };
    let taken: Vec<_> = PersonField::all()
        .filter(|field| !field.is_same(&before, &after))
        .collect();
    if wish.json {
        let names: Vec<_> = taken.iter().map(|field| field.name()).collect();
        print_json(&json!({
            "ok": true,
            "dry_run": wish.dry_run,
            "kept": after.id,
            "gone": gone.id,
            "taken_over": names,
        }))?;
        return Ok(Exit::Done);
    }
    let template = if wish.dry_run {
        text::MERGE_WOULD
    } else {
        text::MERGE_DONE
    };
    print_line(&template.with(
        lang,
        &[
            ("gone", &gone.id),
            ("kept", &after.id),
            ("name", &after.full_name.as_str()),
        ],
    ))?;
    let rows: Vec<_> = taken
        .into_iter()
        .map(|field| {
            vec![
                words::field(lang, field).to_owned(),
                shown(lang, field, &before),
                shown(lang, field, &after),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Ok(Exit::Done);
    }
    table::print(
        &[
            text::CHANGE_FIELD.get(lang),
            text::CHANGE_OLD.get(lang),
            text::CHANGE_NEW.get(lang),
        ],
        &rows,
    )?;
    Ok(Exit::Done)
}

/// Takes a merge back.
pub(super) fn unmerge(invocation: &Invocation, gone: &str, json: bool) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let mut store = invocation.store()?;
    // The number of a record that went leads to the one that stayed; only its id names it.
    let gone = super::id_of(invocation, gone)?;
    let undone = match store.unmerge(gone, &invocation.at(None))? {
        Ok(undone) => undone,
        Err(refusal) => {
            let message = words::unmerge_refusal(lang, &refusal);
            return refused(json, UnmergeRefusal::code(&refusal), &message);
        }
    };
    if json {
        let stays: Vec<_> = undone.stays.iter().map(|field| field.name()).collect();
        print_json(&json!({
            "ok": true,
            "kept": undone.kept.id,
            "gone": undone.gone.id,
            "stays": stays,
        }))?;
        return Ok(Exit::Done);
    }
    print_line(&text::UNMERGE_DONE.with(lang, &[("gone", &undone.gone.id), ("kept", &undone.kept.id)]))?;
    for field in undone.stays {
        print_line(&text::UNMERGE_STAYS.with(
            lang,
            &[
                ("field", &words::field(lang, field)),
                ("value", &shown(lang, field, &undone.kept)),
            ],
        ))?;
    }
    Ok(Exit::Done)
}

fn refused(json: bool, code: &str, message: &str) -> Result<Exit, Error> {
    if json {
        print_json(&json!({"ok": false, "refusal": {"code": code, "message": message}}))?;
    } else {
        say(message);
    }
    Ok(Exit::Refused)
}
