//! `giotmau certificate --list`: every sheet of the day, to whom it went, when and by whom; no names.

use serde_json::json;

use crate::cli::day::station_on;
use crate::cli::{Invocation, print_json, table};
use crate::domain::certificate::{Certificate, is_due};
use crate::domain::clean::{Note, printable};
use crate::domain::visit::Visit;
use crate::error::{Error, Exit};
use crate::i18n::Lang;
use crate::i18n::text::certificate as text;
use crate::station::StationError;

/// Shows the register, in the order in which the sheets were issued.
pub(super) fn run(invocation: &Invocation, day: Option<&str>, json: bool) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let station = station_on(invocation, day)?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let mut sheets: Vec<_> = day.certificates().collect();
    sheets.sort_by_key(|(_, sheet)| sheet.at.occurred);
    if json {
        for (visit, sheet) in sheets {
            let valid = visit.certificate().filter(|valid| *valid != sheet);
            print_json(&json!({
                "serial": sheet.serial,
                "ticket": visit.ticket.number(),
                "at": sheet.at.occurred.rfc3339(),
                "by": printable(sheet.at.staff.as_str()),
                "station": printable(sheet.at.station.as_str()),
                "valid": valid.is_none() && is_due(visit),
                "replaced_by": valid.map(|valid| &valid.serial),
                "reason": sheet.reason.as_ref().map(Note::as_str),
                "volume_ml": visit.collection_end().map(|end| end.volume),
            }))?;
        }
        return Ok(Exit::Done);
    }
    let rows: Vec<_> = sheets
        .into_iter()
        .map(|(visit, sheet)| {
            vec![
                sheet.serial.to_string(),
                visit.ticket.to_string(),
                sheet.at.occurred.hh_mm(),
                sheet.at.staff.as_str().to_owned(),
                state(lang, visit, sheet),
            ]
        })
        .collect();
    table::print(
        &[
            text::COLUMN_SERIAL.get(lang),
            text::COLUMN_TICKET.get(lang),
            text::COLUMN_TIME.get(lang),
            text::COLUMN_BY.get(lang),
            text::COLUMN_STATE.get(lang),
        ],
        &rows,
    )?;
    Ok(Exit::Done)
}

/// Whether a sheet is valid, and why it took the place of another one.
fn state(lang: Lang, visit: &Visit, sheet: &Certificate) -> String {
    let state = match visit.certificate() {
        Some(valid) if valid != sheet => text::REPLACED.with(lang, &[("serial", &valid.serial)]),
        // The volume was put right after the sheet was given.
        Some(_) | None if !is_due(visit) => text::NOTHING_DRAWN.get(lang).to_owned(),
        Some(_) | None => text::VALID.get(lang).to_owned(),
    };
    match &sheet.reason {
        Some(reason) => text::WITH_REASON.with(lang, &[("state", &state), ("reason", &reason.as_str())]),
        None => state,
    }
}
