//! What a list would change about somebody on the roster, field by field.

use super::draft::Listed;
use crate::domain::birth::Birth;
use crate::domain::history::PersonField;
use crate::domain::id::PersonId;
use crate::domain::person::{EarlierDonations, KnownGroup, Person};
use crate::i18n::{Lang, format};

/// A field that a list would set otherwise than it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which.
    pub field: PersonField,
    /// What the roster says.
    pub old: Option<String>,
    /// What the list says.
    pub new: Option<String>,
}

/// Somebody new, as the list describes them.
pub(super) fn newcomer(id: PersonId, listed: Listed) -> Person {
    Person {
        national_id: listed.national_id,
        unit: listed.unit,
        rank: listed.rank,
        phone: listed.phone,
        kind: listed.kind,
        blood_group: listed.blood_group.map(KnownGroup::said),
        club_member: listed.club_member.unwrap_or(false),
        documents: listed.documents,
        earlier: listed.earlier,
        ..Person::new(id, listed.full_name, listed.birth, listed.sex)
    }
}

/// The person on the roster with what the list says. What the list leaves open stays, and so does a birth date of which
/// the list has only the year, and a name that the list writes with fewer marks.
pub(super) fn merged(known: &Person, listed: Listed) -> Person {
    let says_less = marks(listed.full_name.as_str()) < marks(known.full_name.as_str());
    let same_year = known.birth.year() == listed.birth.year();
    Person {
        id: known.id,
        full_name: if says_less {
            known.full_name.clone()
        } else {
            listed.full_name
        },
        birth: match (known.birth, listed.birth) {
            (Birth::Date(date), Birth::Year(_)) if same_year => Birth::Date(date),
            (_, birth) => birth,
        },
        sex: if listed.sex_from_number {
            known.sex
        } else {
            listed.sex
        },
        national_id: listed.national_id.or_else(|| known.national_id.clone()),
        unit: listed.unit.or_else(|| known.unit.clone()),
        rank: listed.rank.or_else(|| known.rank.clone()),
        phone: listed.phone.or_else(|| known.phone.clone()),
        kind: listed.kind.or_else(|| known.kind.clone()),
        blood_group: KnownGroup::settled(known.blood_group, listed.blood_group.map(KnownGroup::said)),
        club_member: listed.club_member.unwrap_or(known.club_member),
        documents: known.documents.iter().chain(&listed.documents).cloned().collect(),
        earlier: EarlierDonations::together(known.earlier, listed.earlier),
        merged_into: known.merged_into,
    }
}

/// How many letters of a name are not plain ones.
fn marks(name: &str) -> usize {
    name.chars().filter(|c| !c.is_ascii()).count()
}

/// Every field that is not the same in both.
pub(super) fn differences(lang: Lang, old: &Person, new: &Person) -> Vec<Difference> {
    if old == new {
        return Vec::new();
    }
    PersonField::all()
        .map(|field| Difference {
            field,
            old: value(lang, field, old),
            new: value(lang, field, new),
        })
        .filter(|difference| difference.old != difference.new)
        .collect()
}

/// Leaves a field as it was.
pub(super) fn keep(person: &mut Person, field: PersonField, known: &Person) {
    match field {
        PersonField::FullName => person.full_name = known.full_name.clone(),
        PersonField::Birth => person.birth = known.birth,
        PersonField::Sex => person.sex = known.sex,
        PersonField::NationalId => person.national_id.clone_from(&known.national_id),
        PersonField::Document(kind) => match known.documents.get(kind) {
            Some(document) => person.documents.put(document.clone()),
            None => person.documents.remove(kind),
        },
        PersonField::Unit => person.unit.clone_from(&known.unit),
        PersonField::Rank => person.rank.clone_from(&known.rank),
        PersonField::Phone => person.phone.clone_from(&known.phone),
        PersonField::Kind => person.kind.clone_from(&known.kind),
        PersonField::BloodGroup => person.blood_group = known.blood_group,
        PersonField::ClubMember => person.club_member = known.club_member,
        PersonField::Earlier => person.earlier = known.earlier,
        PersonField::MergedInto => person.merged_into = known.merged_into,
    }
}

/// What a field says, as a person reads it.
fn value(lang: Lang, field: PersonField, person: &Person) -> Option<String> {
    Some(match field {
        PersonField::FullName => person.full_name.as_str().to_owned(),
        PersonField::Birth => format::birth(lang, person.birth),
        PersonField::Sex => format::sex(lang, person.sex).to_owned(),
        PersonField::NationalId => person.national_id.as_ref()?.as_str().to_owned(),
        PersonField::Document(kind) => {
            let number = &person.documents.get(kind)?.number;
            number
                .as_ref()
                .map_or_else(|| "-".to_owned(), |number| number.as_str().to_owned())
        }
        PersonField::Unit => person.unit.as_ref()?.to_string(),
        PersonField::Rank => person.rank.as_ref()?.as_str().to_owned(),
        PersonField::Phone => person.phone.as_ref()?.as_str().to_owned(),
        PersonField::Kind => person.kind.as_ref()?.as_str().to_owned(),
        PersonField::BloodGroup => person.blood_group?.group.to_string(),
        PersonField::ClubMember => (if person.club_member { "x" } else { "-" }).to_owned(),
        PersonField::Earlier => {
            let earlier = person.earlier?;
            match earlier.last {
                Some(last) => format!("{} ({})", earlier.times.get(), format::date(last)),
                None => earlier.times.get().to_string(),
            }
        }
        PersonField::MergedInto => person.merged_into?.to_string(),
    })
}
