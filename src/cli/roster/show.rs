//! `giotmau roster show`: everything that is known of one person, numbers masked.

use serde_json::json;

use super::{named, shown};
use crate::cli::{Invocation, print_json, print_line, table};
use crate::domain::document::DocumentNumber;
use crate::domain::history::PersonField;
use crate::domain::identity::{CitizenNumber, Phone};
use crate::domain::person::Person;
use crate::domain::rulepack::Until;
use crate::domain::visit::Visit;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::text::person as names;
use crate::i18n::{Lang, format, person as words, terms};
use crate::shell;
use crate::store::{PastVisit, PersonChange};

/// Shows one person.
pub(super) fn run(invocation: &Invocation, who: &str, json: bool) -> Result<Exit, Error> {
    let mut store = invocation.store()?;
    let person = named(invocation, store.as_mut(), who)?;
    let visits: Vec<(PastVisit, Visit)> = store
        .visits_of(person.id)?
        .into_iter()
        .filter_map(|past| {
            let visit = Visit::fold(&past.steps).filter(Visit::counts)?;
            Some((past, visit))
        })
        .collect();
    let changes = store.changes_of(person.id)?;
    if json {
        print_json(&as_json(&person, &visits, &changes))?;
        return Ok(Exit::Done);
    }
    let lang = invocation.lang;
    let mut rows = vec![vec![text::PERSON_ID.get(lang).to_owned(), person.id.to_string()]];
    rows.extend(
        PersonField::all()
            .map(|field| vec![words::field(lang, field).to_owned(), shown(lang, field, &person)])
            .filter(|row| row.last().is_some_and(|value| !value.is_empty())),
    );
    table::print_pairs(&rows)?;
    print_visits(invocation, &visits)?;
    print_changes(lang, &changes)?;
    Ok(Exit::Done)
}

fn print_visits(invocation: &Invocation, visits: &[(PastVisit, Visit)]) -> Result<(), Error> {
    let lang = invocation.lang;
    let today = shell::now().date();
    if visits.is_empty() {
        return Ok(());
    }
    print_line("")?;
    let rows: Vec<_> = visits
        .iter()
        .map(|(past, visit)| {
            let collected = visit
                .collection
                .as_ref()
                .and_then(|collection| collection.ended.as_ref());
            let in_force = visit.deferral.as_ref().filter(|deferral| match deferral.until {
                Until::Date(date) => date > today,
                Until::Never => true,
            });
            vec![
                format::date(past.date),
                visit.ticket.to_string(),
                terms::whereabouts(lang, visit),
                collected.map_or_else(String::new, |ended| format::volume(ended.volume)),
                in_force.map_or_else(String::new, |deferral| {
                    format!(
                        "{}. {}",
                        terms::ground(lang, &invocation.pack, &deferral.ground),
                        terms::until(lang, deferral.until)
                    )
                }),
            ]
        })
        .collect();
    table::print(
        &[
            text::VISIT_DATE.get(lang),
            text::VISIT_TICKET.get(lang),
            text::VISIT_END.get(lang),
            text::VISIT_VOLUME.get(lang),
            text::VISIT_DEFERRAL.get(lang),
        ],
        &rows,
    )
}

fn print_changes(lang: Lang, changes: &[PersonChange]) -> Result<(), Error> {
    print_line("")?;
    let rows: Vec<_> = changes
        .iter()
        .map(|change| {
            let field = PersonField::parse(&change.field);
            let masked = |value: &Option<String>| masked(field, value.as_deref()).unwrap_or_default();
            let added = field.is_none();
            vec![
                change.recorded.to_string(),
                format!("{}, {}", change.staff.as_str(), change.station.as_str()),
                words::source(lang, change.source).to_owned(),
                field.map_or_else(
                    || names::ADDED.get(lang).to_owned(),
                    |field| words::field(lang, field).to_owned(),
                ),
                masked(&change.old),
                if added { String::new() } else { masked(&change.new) },
                change
                    .reason
                    .as_ref()
                    .map_or_else(String::new, |reason| reason.as_str().to_owned()),
            ]
        })
        .collect();
    table::print(
        &[
            text::CHANGE_WHEN.get(lang),
            text::CHANGE_WHO.get(lang),
            text::CHANGE_SOURCE.get(lang),
            text::CHANGE_FIELD.get(lang),
            text::CHANGE_OLD.get(lang),
            text::CHANGE_NEW.get(lang),
            text::CHANGE_REASON.get(lang),
        ],
        &rows,
    )
}

/// A recorded value as others may see it: of numbers only the end.
fn masked(field: Option<PersonField>, value: Option<&str>) -> Option<String> {
    let value = value?;
    let is_number = matches!(
        field,
        Some(PersonField::NationalId | PersonField::Phone | PersonField::Document(_))
    );
    if !is_number {
        return Some(value.to_owned());
    }
    let letters: Vec<char> = value.chars().collect();
    let hidden = letters.len().saturating_sub(4.min(letters.len() / 2));
    let end: String = letters.into_iter().skip(hidden).collect();
    Some(format!("****{end}"))
}

fn as_json(person: &Person, visits: &[(PastVisit, Visit)], changes: &[PersonChange]) -> serde_json::Value {
    let mut fields = super::export::as_json(person);
    if let Some(fields) = fields.as_object_mut() {
        let documents: Vec<_> = person
            .documents
            .iter()
            .map(|document| {
                json!({
                    "kind": document.kind,
                    "number": document.number.as_ref().map(DocumentNumber::masked),
                })
            })
            .collect();
        let visits: Vec<_> = visits
            .iter()
            .map(|(past, visit)| {
                json!({
                    "date": past.date,
                    "ticket": visit.ticket,
                    "volume_ml": visit
                        .collection
                        .as_ref()
                        .and_then(|collection| collection.ended.as_ref())
                        .map(|ended| ended.volume.ml()),
                    "deferral": visit.deferral.as_ref().map(|deferral| json!({
                        "ground": deferral.ground,
                        "until": match deferral.until {
                            Until::Date(date) => Some(date),
                            Until::Never => None,
                        },
                    })),
                })
            })
            .collect();
        let changes: Vec<_> = changes
            .iter()
            .map(|change| {
                let field = PersonField::parse(&change.field);
                json!({
                    "at": change.recorded.to_string(),
                    "staff": change.staff,
                    "station": change.station,
                    "source": change.source.map(crate::domain::history::Source::code),
                    "reason": change.reason,
                    "field": change.field,
                    "old": masked(field, change.old.as_deref()),
                    "new": masked(field, change.new.as_deref()),
                })
            })
            .collect();
        fields.insert(
            "national_id".to_owned(),
            json!(person.national_id.as_ref().map(CitizenNumber::masked)),
        );
        fields.insert(
            "phone".to_owned(),
            json!(person.phone.as_ref().map(Phone::masked)),
        );
        fields.insert("documents".to_owned(), json!(documents));
        fields.insert("merged_into".to_owned(), json!(person.merged_into));
        fields.insert("visits".to_owned(), json!(visits));
        fields.insert("changes".to_owned(), json!(changes));
    }
    fields
}
