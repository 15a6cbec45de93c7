//! `giotmau verify`: reads every log and checks it.

use serde_json::json;

use super::{Invocation, print_json, table};
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::trouble;

/// Checks every day of the database; exit 3 when anything is wrong.
pub(super) fn run(invocation: &Invocation, json: bool) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let verdicts = invocation.store()?.verify()?;
    let sound = verdicts.iter().all(|verdict| verdict.faults.is_empty());
    let mut rows = Vec::new();
    for verdict in &verdicts {
        let title = verdict.title.as_ref().map_or("", |title| title.as_str());
        let faults: Vec<_> = verdict
            .faults
            .iter()
            .map(|damage| trouble::damage(lang, damage))
            .collect();
        if json {
            print_json(&json!({
                "day": verdict.day,
                "title": title,
                "steps": verdict.head.seq,
                "head": verdict.head.hash.to_string(),
                "sound": faults.is_empty(),
                "faults": faults,
            }))?;
        } else {
            rows.push(vec![
                title.to_owned(),
                verdict.head.seq.to_string(),
                verdict.head.hash.to_string().chars().take(16).collect(),
                if faults.is_empty() {
                    text::VERIFY_SOUND.get(lang).to_owned()
                } else {
                    faults.join("; ")
                },
            ]);
        }
    }
    if !json {
        table::print(
            &[
                text::DAY_TITLE.get(lang),
                text::VERIFY_STEPS.get(lang),
                text::VERIFY_HEAD.get(lang),
                text::VERIFY_VERDICT.get(lang),
            ],
            &rows,
        )?;
    }
    Ok(if sound { Exit::Done } else { Exit::Store })
}
