//! `giotmau roster export`: everyone with whole numbers, one after the other, so that a million people need no more
//! memory than one. Who did it is written down before anything leaves.

use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::{Invocation, output, say, table};
use crate::domain::birth::Birth;
use crate::domain::person::Person;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, format};
use crate::report::csv;
use crate::store::names::NameList;

/// The columns of the table, named as in the JSON form.
const COLUMNS: [&str; 16] = [
    "person",
    "full_name",
    "birth_date",
    "birth_year",
    "sex",
    "national_id",
    "unit",
    "rank",
    "phone",
    "kind",
    "blood_group",
    "blood_group_source",
    "club_member",
    "donated_before",
    "last_donation",
    "documents",
];

/// Writes everyone to `path` or to standard output.
pub(super) fn run(invocation: &Invocation, path: Option<&Path>, json: bool) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let mut store = invocation.store()?;
    let export = store.record_export(&invocation.at(None))?;
    say(&text::EXPORT_UNMASKED.with(lang, &[("count", &format::integer(lang, export.people))]));
    output::stream(path, |out| {
        let mut out = BufWriter::new(out);
        if !json {
            out.write_all(csv::MARK.as_bytes())?;
            out.write_all(csv::row(&COLUMNS.map(str::to_owned)).as_bytes())?;
        }
        let mut failed = None;
        store.everyone(&mut |person| {
            let written = if json {
                writeln!(out, "{}", as_json(&person))
            } else {
                out.write_all(csv::row(&cells(&person)).as_bytes())
            };
            match written {
                Ok(()) => ControlFlow::Continue(()),
                Err(fault) => {
                    failed = Some(fault);
                    ControlFlow::Break(())
                }
            }
        })?;
        match failed {
            Some(fault) => Err(fault.into()),
            None => Ok(out.flush()?),
        }
    })?;
    Ok(Exit::Done)
}

/// Shows who took the roster or another list of names out before.
pub(super) fn history(invocation: &Invocation, json: bool) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let exports = invocation.store()?.exports()?;
    if json {
        for export in exports {
            crate::cli::print_json(&json!({
                "at": export.recorded.to_string(),
                "staff": export.staff,
                "station": export.station,
                "people": export.people,
                "list": export.list.code(),
            }))?;
        }
        return Ok(Exit::Done);
    }
    let rows: Vec<_> = exports
        .into_iter()
        .map(|export| {
            vec![
                export.recorded.to_string(),
                export.staff.as_str().to_owned(),
                export.station.as_str().to_owned(),
                format::integer(lang, export.people),
                list_name(lang, export.list).to_owned(),
            ]
        })
        .collect();
    table::print(
        &[
            text::CHANGE_WHEN.get(lang),
            text::CHANGE_WHO.get(lang),
            text::EXPORT_STATION.get(lang),
            text::EXPORT_PEOPLE.get(lang),
            text::EXPORT_LIST.get(lang),
        ],
        &rows,
    )?;
    Ok(Exit::Done)
}

/// What was taken out.
const fn list_name(lang: Lang, list: NameList) -> &'static str {
    match list {
        NameList::Roster => text::EXPORT_ROSTER,
        NameList::Donors => text::EXPORT_DONORS,
        NameList::Gifts => text::EXPORT_GIFTS,
        NameList::Certificates => text::EXPORT_CERTIFICATES,
    }
    .get(lang)
}

/// A person with whole numbers.
pub(super) fn as_json(person: &Person) -> Value {
    let (date, year) = match person.birth {
        Birth::Date(date) => (Some(date), None),
        Birth::Year(year) => (None, Some(year)),
    };
    json!({
        "person": person.id,
        "full_name": person.full_name,
        "birth_date": date,
        "birth_year": year,
        "sex": person.sex,
        "national_id": person.national_id,
        "unit": person.unit,
        "rank": person.rank,
        "phone": person.phone,
        "kind": person.kind,
        "blood_group": person.blood_group.map(|known| known.group),
        "blood_group_source": person.blood_group.map(|known| known.source),
        "club_member": person.club_member,
        "donated_before": person.earlier.map(|earlier| earlier.times),
        "last_donation": person.earlier.and_then(|earlier| earlier.last),
        "documents": person.documents,
    })
}

/// A person in the order of [`COLUMNS`].
fn cells(person: &Person) -> [String; 16] {
    let json = as_json(person);
    COLUMNS.map(|column| match json.get(column) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(_)) => {
            let documents: Vec<String> = person
                .documents
                .iter()
                .map(|document| {
                    let number = document.number.as_ref();
                    let number = number.map_or_else(String::new, |number| format!(" {}", number.as_str()));
                    format!("{}{number}", document.kind.code())
                })
                .collect();
            documents.join("; ")
        }
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    })
}
