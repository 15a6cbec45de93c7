//! The fields of a person as texts, for the record of changes and for the columns of a table; and what of a person is
//! saved when two of them meet.

use super::{PastVisit, PersonChange};
use crate::domain::birth::Birth;
use crate::domain::clean::Label;
use crate::domain::history::{PersonField, Source};
use crate::domain::id::DayId;
use crate::domain::identity::Sex;
use crate::domain::merge::{Side, VisitOn};
use crate::domain::person::{GroupSource, Person};
use crate::domain::time::Moment;
use crate::domain::visit::{Outcome, Stage, Visit};

/// The name under which the adding of a person is recorded.
pub(super) const ADDED: &str = "id";

/// What a field holds.
pub(super) fn text_of(field: PersonField, person: &Person) -> Option<String> {
    Some(match field {
        PersonField::FullName => person.full_name.as_str().to_owned(),
        PersonField::Birth => match person.birth {
            Birth::Date(date) => date.to_string(),
            Birth::Year(year) => year.to_string(),
        },
        PersonField::Sex => match person.sex {
            Sex::Male => "male".to_owned(),
            Sex::Female => "female".to_owned(),
        },
        PersonField::NationalId => person.national_id.as_ref()?.as_str().to_owned(),
        PersonField::Document(kind) => {
            let number = &person.documents.get(kind)?.number;
            number
                .as_ref()
                .map_or_else(String::new, |number| number.as_str().to_owned())
        }
        PersonField::Unit => person.unit.as_ref()?.as_str().to_owned(),
        PersonField::Rank => person.rank.as_ref()?.as_str().to_owned(),
        PersonField::Phone => person.phone.as_ref()?.as_str().to_owned(),
        PersonField::Kind => person.kind.as_ref()?.as_str().to_owned(),
        PersonField::BloodGroup => {
            let known = person.blood_group?;
            format!("{} {}", known.group, known.source.code())
        }
        PersonField::ClubMember => person.club_member.to_string(),
        PersonField::Earlier => {
            let earlier = person.earlier?;
            let times = earlier.times.get();
            earlier
                .last
                .map_or_else(|| times.to_string(), |last| format!("{times} {last}"))
        }
        PersonField::MergedInto => person.merged_into?.to_string(),
    })
}

/// Every field that is not the same in both, with what it held and what it holds, in the order of the form.
pub(super) fn changed(old: &Person, new: &Person) -> Vec<(PersonField, Option<String>, Option<String>)> {
    PersonField::all()
        .map(|field| (field, text_of(field, old), text_of(field, new)))
        .filter(|(_, old, new)| old != new)
        .collect()
}

/// What is kept of `new`: which record stands for it is not for saving to say, and a group that is only said never takes
/// the place of a tested one, whatever the caller had read before.
pub(super) fn as_saved(old: Option<&Person>, new: &Person) -> Person {
    let known = old.and_then(|old| old.blood_group);
    let tested = known.filter(|known| known.source == GroupSource::Tested);
    Person {
        merged_into: old.and_then(|old| old.merged_into),
        blood_group: match (tested, new.blood_group) {
            (Some(tested), Some(newer)) if newer.source == GroupSource::Said => Some(tested),
            (_, newer) => newer,
        },
        ..new.clone()
    }
}

/// The fields that a list must leave alone: those set last by hand or from a card, or by nobody knows whom. What was not
/// changed since the person was added is as the one who added them set it.
pub(super) fn set_by_hand(person: &Person, changes: &[PersonChange]) -> Vec<PersonField> {
    let trusted = |change: &PersonChange| change.source != Some(Source::List);
    let added = changes.iter().find(|change| change.field == ADDED);
    PersonField::all()
        .filter(|field| *field != PersonField::MergedInto)
        .filter(|field| {
            let last = changes.iter().rfind(|change| change.field == field.name());
            match (last, added) {
                (Some(last), _) => trusted(last),
                (None, Some(added)) => trusted(added) && is_set(*field, person),
                (None, None) => false,
            }
        })
        .collect()
}

/// Who set a field last, and when: in the last change to it, else when the person was added.
pub(super) fn who_set(field: PersonField, changes: &[PersonChange]) -> Option<(Label, Moment)> {
    changes
        .iter()
        .rfind(|change| change.field == field.name())
        .or_else(|| changes.iter().find(|change| change.field == ADDED))
        .map(|change| (change.staff.clone(), change.recorded))
}

/// One of two records that are to be merged.
pub(super) fn side_of(person: Person, visits: &[PastVisit], closed: impl Fn(DayId) -> bool) -> Side {
    let visits = visits
        .iter()
        .filter_map(|past| {
            let visit = Visit::fold(&past.steps).filter(Visit::counts)?;
            Some(VisitOn {
                date: past.date,
                closed: closed(past.day),
                withdrawn: visit.stage == Stage::Left(Outcome::Withdrawn),
            })
        })
        .collect();
    Side { person, visits }
}

/// Whether a field holds something that somebody said.
fn is_set(field: PersonField, person: &Person) -> bool {
    match field {
        PersonField::ClubMember => person.club_member,
        PersonField::FullName
        | PersonField::Birth
        | PersonField::Sex
        | PersonField::NationalId
        | PersonField::Document(_)
        | PersonField::Unit
        | PersonField::Rank
        | PersonField::Phone
        | PersonField::Kind
        | PersonField::BloodGroup
        | PersonField::Earlier
        | PersonField::MergedInto => text_of(field, person).is_some(),
    }
}
