//! `giotmau roster`: the people. Lists come in as CSV with plain columns; what is found goes out with masked numbers.

mod import;
mod sheet;

use serde_json::json;

use super::arguments::RosterCommand;
use super::{Invocation, bad_option, print_json, table};
use crate::domain::birth::Birth;
use crate::domain::identity::{CitizenNumber, Phone};
use crate::domain::unit::UnitCode;
use crate::error::{Error, Exit};
use crate::i18n::format;
use crate::i18n::text::cli as text;

/// Runs one of the subcommands.
pub(super) fn run(invocation: &Invocation, command: RosterCommand) -> Result<Exit, Error> {
    match command {
        RosterCommand::Import {
            files,
            unit,
            dry_run,
            json,
        } => {
            let unit = unit
                .map(|code| {
                    UnitCode::parse(&code).ok_or_else(|| {
                        bad_option(invocation.lang, "--unit", text::UNIT_CODE.get(invocation.lang))
                    })
                })
                .transpose()?;
            import::run(invocation, &files, unit.as_ref(), dry_run, json)
        }
        RosterCommand::Find { words, limit, json } => find(invocation, &words.join(" "), limit, json),
    }
}

fn find(invocation: &Invocation, query: &str, limit: usize, json: bool) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let people = invocation.store()?.search(query, limit)?;
    if json {
        for person in &people {
            let (date, year) = match person.birth {
                Birth::Date(date) => (Some(date), None),
                Birth::Year(year) => (None, Some(year)),
            };
            print_json(&json!({
                "person": person.id,
                "full_name": person.full_name,
                "birth_date": date,
                "birth_year": year,
                "sex": person.sex,
                "national_id": person.national_id.as_ref().map(CitizenNumber::masked),
                "unit": person.unit,
                "rank": person.rank,
                "phone": person.phone.as_ref().map(Phone::masked),
                "kind": person.kind,
                "blood_group": person.blood_group.map(|known| known.group),
                "club_member": person.club_member,
            }))?;
        }
        return Ok(Exit::Done);
    }
    let rows: Vec<_> = people
        .iter()
        .map(|person| {
            vec![
                person.full_name.as_str().to_owned(),
                format::birth(lang, person.birth),
                format::sex(lang, person.sex).to_owned(),
                person.unit.as_ref().map_or_else(String::new, ToString::to_string),
                person
                    .national_id
                    .as_ref()
                    .map_or_else(String::new, CitizenNumber::masked),
                person.id.to_string(),
            ]
        })
        .collect();
    table::print(
        &[
            text::PERSON_NAME.get(lang),
            text::PERSON_BIRTH.get(lang),
            text::PERSON_SEX.get(lang),
            text::PERSON_UNIT.get(lang),
            text::PERSON_NUMBER.get(lang),
            text::PERSON_ID.get(lang),
        ],
        &rows,
    )?;
    Ok(Exit::Done)
}
