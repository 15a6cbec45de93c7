//! `giotmau roster`: the people. Lists of units come in; what is found goes out with masked numbers.

mod correct;
mod export;
mod import;
mod merging;
mod show;
mod written;

use serde_json::json;
use uuid::Uuid;

use super::arguments::RosterCommand;
use super::{Invocation, bad_option, print_json, table};
use crate::domain::birth::Birth;
use crate::domain::clean::{Label, printable};
use crate::domain::document::DocumentNumber;
use crate::domain::history::PersonField;
use crate::domain::id::PersonId;
use crate::domain::identity::{CitizenNumber, Phone};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::unit::UnitCode;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::text::person as names;
use crate::i18n::{Lang, format, person as words};
use crate::shell;
use crate::store::Store;

/// Runs one of the subcommands.
pub(super) fn run(invocation: &Invocation, command: RosterCommand) -> Result<Exit, Error> {
    match command {
        RosterCommand::Import {
            files,
            unit,
            dry_run,
            json,
            report,
        } => {
            let unit = unit
                .map(|code| {
                    UnitCode::parse(&code).ok_or_else(|| {
                        bad_option(invocation.lang, "--unit", text::UNIT_CODE.get(invocation.lang))
                    })
                })
                .transpose()?;
            let asked = import::Asked {
                files,
                unit,
                dry_run,
                json,
                report,
            };
            import::run(invocation, &asked)
        }
        RosterCommand::Show { who, json } => show::run(invocation, &who, json),
        RosterCommand::Correct {
            who,
            settings,
            reason,
        } => correct::run(invocation, &who, &settings, reason.as_deref()),
        RosterCommand::Merge {
            kept,
            gone,
            dry_run,
            confirm,
            json,
        } => {
            let wish = merging::Wish {
                dry_run,
                confirmed: confirm,
                json,
            };
            merging::merge(invocation, &kept, &gone, wish)
        }
        RosterCommand::Unmerge { gone, json } => merging::unmerge(invocation, &gone, json),
        RosterCommand::Export {
            history: true, json, ..
        } => export::history(invocation, json),
        RosterCommand::Export { output, json, .. } => export::run(invocation, output.as_deref(), json),
        RosterCommand::Find { words, limit, json } => find(invocation, &words.join(" "), limit, json),
    }
}

/// The person that an argument names, by id or by citizen number.
fn named(invocation: &Invocation, store: &mut dyn Store, given: &str) -> Result<Person, Error> {
    let found = match CitizenNumber::parse(given, shell::now().date()) {
        Ok(number) => store.person_by_number(&number.value)?,
        Err(_) => store.people(&[id_of(invocation, given)?])?.pop(),
    };
    found.ok_or_else(|| Error::Refused(Box::new(Refusal::UnknownPerson)))
}

fn id_of(invocation: &Invocation, given: &str) -> Result<PersonId, Error> {
    let shown = printable(given);
    let id = Uuid::parse_str(given.trim()).ok().map(PersonId);
    id.ok_or_else(|| Error::Usage(text::PERSON_UNREADABLE.with(invocation.lang, &[("given", &shown)])))
}

/// What a field holds, as others may see it; nothing where nothing is known.
fn shown(lang: Lang, field: PersonField, person: &Person) -> String {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    match field {
        PersonField::FullName => person.full_name.as_str().to_owned(),
        PersonField::Birth => format::birth(lang, person.birth),
        PersonField::Sex => format::sex(lang, person.sex).to_owned(),
        PersonField::NationalId => person
            .national_id
            .as_ref()
            .map_or_else(String::new, CitizenNumber::masked),
        PersonField::Document(kind) => person.documents.get(kind).map_or_else(String::new, |document| {
            document
                .number
                .as_ref()
                .map_or_else(|| names::NO_NUMBER.get(lang).to_owned(), DocumentNumber::masked)
        }),
        PersonField::Unit => text(person.unit.as_ref().map(UnitCode::as_str)),
        PersonField::Rank => text(person.rank.as_ref().map(Label::as_str)),
        PersonField::Phone => person.phone.as_ref().map_or_else(String::new, Phone::masked),
        PersonField::Kind => text(person.kind.as_ref().map(Label::as_str)),
        PersonField::BloodGroup => person
            .blood_group
            .map_or_else(String::new, |known| words::known_group(lang, known)),
        PersonField::ClubMember => {
            let member = if person.club_member { names::YES } else { names::NO };
            member.get(lang).to_owned()
        }
        PersonField::Earlier => person
            .earlier
            .map_or_else(String::new, |earlier| words::earlier(lang, earlier)),
        PersonField::MergedInto => person
            .merged_into
            .map_or_else(String::new, |into| into.to_string()),
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
