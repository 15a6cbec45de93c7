//! What a record of the roster holds, in words: the names of its fields, its documents, and why two were not merged.

use super::text::person as text;
use super::{Lang, Text, format};
use crate::domain::document::DocumentKind;
use crate::domain::history::{PersonField, Source};
use crate::domain::merge::{Doubt, MergeRefusal, UnmergeRefusal};
use crate::domain::person::{EarlierDonations, GroupSource, KnownGroup};

/// The name of a field.
#[must_use]
pub const fn field(lang: Lang, field: PersonField) -> &'static str {
    let name = match field {
        PersonField::FullName => text::FULL_NAME,
        PersonField::Birth => text::BIRTH,
        PersonField::Sex => text::SEX,
        PersonField::NationalId => text::NATIONAL_ID,
        PersonField::Document(kind) => document_name(kind),
        PersonField::Unit => text::UNIT,
        PersonField::Rank => text::RANK,
        PersonField::Phone => text::PHONE,
        PersonField::Kind => text::KIND,
        PersonField::BloodGroup => text::BLOOD_GROUP,
        PersonField::ClubMember => text::CLUB_MEMBER,
        PersonField::Earlier => text::EARLIER,
        PersonField::MergedInto => text::MERGED_INTO,
    };
    name.get(lang)
}

const fn document_name(kind: DocumentKind) -> Text {
    match kind {
        DocumentKind::OldIdCard => text::OLD_ID_CARD,
        DocumentKind::Passport => text::PASSPORT,
        DocumentKind::MilitaryId => text::MILITARY_ID,
        DocumentKind::PoliceId => text::POLICE_ID,
        DocumentKind::DrivingLicence => text::DRIVING_LICENCE,
        DocumentKind::WorkCard => text::WORK_CARD,
        DocumentKind::StudentCard => text::STUDENT_CARD,
        DocumentKind::DonorCard => text::DONOR_CARD,
        DocumentKind::Letter => text::LETTER,
    }
}

/// A blood group with who says so.
#[must_use]
pub fn known_group(lang: Lang, known: KnownGroup) -> String {
    let template = match known.source {
        GroupSource::Said => text::GROUP_SAID,
        GroupSource::Tested => text::GROUP_TESTED,
    };
    template.with(lang, &[("group", &known.group)])
}

/// What somebody tells of donations elsewhere.
#[must_use]
pub fn earlier(lang: Lang, earlier: EarlierDonations) -> String {
    let times = earlier.times.get();
    match earlier.last {
        Some(last) => text::TIMES_LAST.with(lang, &[("times", &times), ("date", &format::date(last))]),
        None => text::TIMES.with(lang, &[("times", &times)]),
    }
}

/// Where a change comes from.
#[must_use]
pub const fn source(lang: Lang, source: Option<Source>) -> &'static str {
    let name = match source {
        Some(Source::List) => text::FROM_LIST,
        Some(Source::Hand) => text::FROM_HAND,
        Some(Source::Card) => text::FROM_CARD,
        None => text::FROM_UNKNOWN,
    };
    name.get(lang)
}

/// What speaks against two records being of one person.
fn doubts(lang: Lang, doubts: &[Doubt]) -> String {
    let names: Vec<&str> = doubts
        .iter()
        .map(|doubt| {
            let of = match doubt {
                Doubt::Name => PersonField::FullName,
                Doubt::Birth => PersonField::Birth,
                Doubt::Sex => PersonField::Sex,
                Doubt::Number => PersonField::NationalId,
            };
            field(lang, of)
        })
        .collect();
    names.join(", ").to_lowercase()
}

/// Why two records were not merged.
#[must_use]
pub fn merge_refusal(lang: Lang, refusal: &MergeRefusal) -> String {
    match refusal {
        MergeRefusal::SamePerson => text::MERGE_SAME.get(lang).to_owned(),
        MergeRefusal::Unknown { person } => text::MERGE_UNKNOWN.with(lang, &[("person", person)]),
        MergeRefusal::MergedAlready { person, into } => {
            text::MERGE_ALREADY.with(lang, &[("person", person), ("into", into)])
        }
        MergeRefusal::DayNotClosed { date } => {
            text::MERGE_DAY_OPEN.with(lang, &[("date", &format::date(*date))])
        }
        MergeRefusal::SameDay { date } => text::MERGE_SAME_DAY.with(lang, &[("date", &format::date(*date))]),
        MergeRefusal::TwoPeople { doubts: differ } => {
            text::MERGE_TWO_PEOPLE.with(lang, &[("doubts", &doubts(lang, differ))])
        }
        MergeRefusal::ConfirmNeeded { doubts: differ } => {
            text::MERGE_CONFIRM.with(lang, &[("doubts", &doubts(lang, differ))])
        }
    }
}

/// Why a merge was not undone.
#[must_use]
pub fn unmerge_refusal(lang: Lang, refusal: &UnmergeRefusal) -> String {
    match refusal {
        UnmergeRefusal::NotMerged { person } => text::UNMERGE_NOT.with(lang, &[("person", person)]),
        UnmergeRefusal::KeptIsMerged { person, into } => {
            text::UNMERGE_FIRST.with(lang, &[("person", person), ("into", into)])
        }
        UnmergeRefusal::NumberTaken { person } => text::UNMERGE_NUMBER.with(lang, &[("person", person)]),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_fields_share_a_name() {
        for lang in Lang::ALL {
            let names: BTreeSet<_> = PersonField::all().map(|it| field(lang, it)).collect();
            assert_eq!(names.len(), PersonField::all().count());
        }
    }

    #[test]
    fn what_differs_is_named() {
        let refusal = MergeRefusal::ConfirmNeeded {
            doubts: vec![Doubt::Birth, Doubt::Number],
        };
        let said = merge_refusal(Lang::Vi, &refusal);
        assert!(said.contains("ngày sinh, số định danh cá nhân"), "{said}");
    }
}
