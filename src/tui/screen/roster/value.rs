//! The fields of a person as the screen shows them, with numbers masked, and what the record of changes holds of them
//! read back.

use chrono::NaiveDate;

use crate::domain::birth::Birth;
use crate::domain::clean::{Label, printable};
use crate::domain::document::{Document, DocumentKind};
use crate::domain::history::PersonField;
use crate::domain::identity::{BloodGroup, CitizenNumber, Phone, Sex};
use crate::domain::name::FullName;
use crate::domain::person::{DonationCount, EarlierDonations, GroupSource, KnownGroup, Person};
use crate::domain::unit::UnitCode;
use crate::i18n::text::roster as text;
use crate::i18n::{Lang, format, person as words, terms};
use crate::store::PersonChange;

/// What a field is called.
pub(super) const fn name(lang: Lang, field: PersonField) -> &'static str {
    match field {
        PersonField::FullName => text::NAME.get(lang),
        PersonField::Birth => text::BIRTH.get(lang),
        PersonField::Sex => text::SEX.get(lang),
        PersonField::NationalId => text::NUMBER.get(lang),
        PersonField::Document(kind) => terms::document(lang, kind),
        PersonField::Unit => text::UNIT.get(lang),
        PersonField::Rank => text::RANK.get(lang),
        PersonField::Phone => text::PHONE.get(lang),
        PersonField::Kind => text::KIND.get(lang),
        PersonField::BloodGroup => text::GROUP.get(lang),
        PersonField::ClubMember => text::CLUB.get(lang),
        PersonField::Earlier => text::EARLIER.get(lang),
        PersonField::MergedInto => text::MERGED_INTO.get(lang),
    }
}

/// Who says what the blood group is.
pub(super) const fn group_source(lang: Lang, source: GroupSource) -> &'static str {
    match source {
        GroupSource::Said => text::GROUP_SAID.get(lang),
        GroupSource::Tested => text::GROUP_TESTED.get(lang),
    }
}

/// Yes or no.
pub(super) const fn yes_no(lang: Lang, is_so: bool) -> &'static str {
    if is_so {
        text::YES.get(lang)
    } else {
        text::NO.get(lang)
    }
}

/// What a field of a person holds, numbers masked; a dash for nothing.
pub(super) fn shown(lang: Lang, field: PersonField, person: &Person) -> String {
    let said = match field {
        PersonField::FullName => Some(person.full_name.as_str().to_owned()),
        PersonField::Birth => Some(format::birth(lang, person.birth)),
        PersonField::Sex => Some(format::sex(lang, person.sex).to_owned()),
        PersonField::NationalId => person.national_id.as_ref().map(masked),
        PersonField::Document(kind) => person.documents.get(kind).map(|document| {
            let number = document.number.as_ref();
            number.map_or_else(|| text::NO_NUMBER.get(lang).to_owned(), |number| dots(&number.masked()))
        }),
        PersonField::Unit => person.unit.as_ref().map(ToString::to_string),
        PersonField::Rank => person.rank.as_ref().map(|rank| rank.as_str().to_owned()),
        PersonField::Phone => person.phone.as_ref().map(|phone| dots(&phone.masked())),
        PersonField::Kind => person.kind.as_ref().map(|kind| kind.as_str().to_owned()),
        PersonField::BloodGroup => person.blood_group.map(|known| words::known_group(lang, known)),
        PersonField::ClubMember => Some(yes_no(lang, person.club_member).to_owned()),
        PersonField::Earlier => person.earlier.map(|earlier| words::earlier(lang, earlier)),
        PersonField::MergedInto => person.merged_into.map(|_| text::ANOTHER_RECORD.get(lang).to_owned()),
    };
    said.unwrap_or_else(|| "—".to_owned())
}

/// The end of a citizen number.
pub(super) fn masked(number: &CitizenNumber) -> String {
    format!("•••• {}", number.last_four())
}

/// The masks of other numbers, written alike.
fn dots(masked: &str) -> String {
    format!("•••• {}", masked.trim_start_matches('*'))
}

/// What a recorded value says, numbers masked. `like` lends the fields that a person cannot lack.
pub(super) fn recorded(lang: Lang, change: &PersonChange, value: Option<&str>, like: &Person, today: NaiveDate) -> String {
    let Some(field) = PersonField::parse(&change.field) else {
        return "—".to_owned();
    };
    match (with(like, field, value, today), value) {
        (Some(person), _) => shown(lang, field, &person),
        (None, Some(_)) if is_secret(field) => "••••".to_owned(),
        (None, Some(value)) => printable(value),
        (None, None) => "—".to_owned(),
    }
}

const fn is_secret(field: PersonField) -> bool {
    matches!(
        field,
        PersonField::NationalId | PersonField::Phone | PersonField::Document(_) | PersonField::MergedInto
    )
}

/// The person with this value in a field, as the record of changes has it; none where it cannot be read, or is not for
/// putting back.
pub(super) fn with(person: &Person, field: PersonField, value: Option<&str>, today: NaiveDate) -> Option<Person> {
    let mut person = person.clone();
    match field {
        PersonField::FullName => person.full_name = FullName::parse(value?).ok()?.value,
        PersonField::Birth => person.birth = Birth::parse(value?, today).ok()?,
        PersonField::Sex => person.sex = Sex::parse(value?).ok()?,
        PersonField::NationalId => {
            let read = |text: &str| Some(CitizenNumber::parse(text, today).ok()?.value);
            put(&mut person.national_id, value, read)?;
        }
        PersonField::Document(kind) => match value {
            Some(number) => person.documents.put(document(kind, number)?),
            None => person.documents.remove(kind),
        },
        PersonField::Unit => put(&mut person.unit, value, UnitCode::parse)?,
        PersonField::Rank => put(&mut person.rank, value, |text| Label::parse(text).ok())?,
        PersonField::Phone => put(&mut person.phone, value, |text| Phone::parse(text).ok())?,
        PersonField::Kind => put(&mut person.kind, value, |text| Label::parse(text).ok())?,
        PersonField::BloodGroup => put(&mut person.blood_group, value, group)?,
        PersonField::ClubMember => person.club_member = value?.parse().ok()?,
        PersonField::Earlier => put(&mut person.earlier, value, told)?,
        PersonField::MergedInto => return None,
    }
    Some(person)
}

/// Puts nothing, or what is read, into its place; none where it cannot be read.
fn put<T>(place: &mut Option<T>, value: Option<&str>, read: impl FnOnce(&str) -> Option<T>) -> Option<()> {
    *place = match value {
        None => None,
        Some(text) => Some(read(text)?),
    };
    Some(())
}

fn document(kind: DocumentKind, number: &str) -> Option<Document> {
    Document::parse(kind, number).ok()
}

fn group(text: &str) -> Option<KnownGroup> {
    let (group, source) = text.split_once(' ')?;
    Some(KnownGroup {
        group: BloodGroup::parse(group).ok()?,
        source: GroupSource::parse(source)?,
    })
}

fn told(text: &str) -> Option<EarlierDonations> {
    let (times, last) = match text.split_once(' ') {
        Some((times, last)) => (times, Some(last.parse().ok()?)),
        None => (text, None),
    };
    let times = DonationCount::parse(times)?;
    Some(EarlierDonations { times, last })
}
