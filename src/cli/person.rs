//! A person as a list or a script describes one: texts that become a [`Person`], or the faults field by field.

use chrono::NaiveDate;

use crate::domain::birth::Birth;
use crate::domain::clean::{Label, Notice};
use crate::domain::document::{Document, DocumentKind};
use crate::domain::id::PersonId;
use crate::domain::identity::{BloodGroup, CitizenNumber, Disagreement, Phone, Sex};
use crate::domain::name::FullName;
use crate::domain::person::{DonationCount, EarlierDonations, GroupSource, KnownGroup, Person};
use crate::domain::unit::UnitCode;
use crate::domain::{participant, rank};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, fault};

/// The texts of one person. An empty text says nothing.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) full_name: String,
    pub(super) birth_date: Option<String>,
    pub(super) birth_year: Option<String>,
    pub(super) sex: String,
    pub(super) national_id: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) rank: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) blood_group: Option<String>,
    pub(super) blood_group_source: Option<String>,
    pub(super) club_member: Option<String>,
    pub(super) donated_before: Option<String>,
    pub(super) last_donation: Option<String>,
    /// Codes of kinds, each with a number.
    pub(super) documents: Vec<(String, String)>,
}

/// A value that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadValue {
    /// The name of the field or column.
    pub(super) field: &'static str,
    /// What is wrong and what would be right.
    pub(super) message: String,
}

impl BadValue {
    pub(super) fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self {
            field,
            message: message.into(),
        }
    }
}

/// A person that was read, and what whoever entered it must be told.
pub(super) struct ReadPerson {
    pub(super) person: Person,
    pub(super) notices: Vec<Notice>,
    pub(super) disagreements: Vec<Disagreement>,
}

/// Reads a draft. All faults are found, not only the first.
pub(super) fn read(
    lang: Lang,
    draft: &Draft,
    id: PersonId,
    today: NaiveDate,
) -> Result<ReadPerson, Vec<BadValue>> {
    let mut faults = Vec::new();
    let mut notices = Vec::new();
    let full_name = taken(
        &mut faults,
        FullName::parse(&draft.full_name).map_err(|why| BadValue::new("full_name", fault::name(lang, &why))),
    );
    let birth = taken(&mut faults, birth(lang, draft, today));
    let sex = taken(
        &mut faults,
        Sex::parse(&draft.sex).map_err(|why| BadValue::new("sex", fault::sex(lang, &why))),
    );
    let national_id = optional(&mut faults, draft.national_id.as_deref(), |text| {
        CitizenNumber::parse(text, today)
            .map_err(|why| BadValue::new("national_id", fault::citizen_number(lang, &why)))
    });
    let unit = optional(&mut faults, draft.unit.as_deref(), |text| {
        UnitCode::parse(text).ok_or_else(|| BadValue::new("unit", text::UNIT_CODE.get(lang)))
    });
    let rank = optional(&mut faults, draft.rank.as_deref(), |text| {
        Label::parse(text)
            .map(rank::canonical)
            .map_err(|why| BadValue::new("rank", fault::text(lang, &why)))
    });
    let phone = optional(&mut faults, draft.phone.as_deref(), |text| {
        Phone::parse(text).map_err(|why| BadValue::new("phone", fault::phone(lang, &why)))
    });
    let kind = optional(&mut faults, draft.kind.as_deref(), |text| {
        Label::parse(text)
            .map(participant::canonical)
            .map_err(|why| BadValue::new("kind", fault::text(lang, &why)))
    });
    let blood_group = optional(&mut faults, draft.blood_group.as_deref(), |text| {
        BloodGroup::parse(text).map_err(|why| BadValue::new("blood_group", fault::blood_group(lang, &why)))
    });
    let source = optional(&mut faults, draft.blood_group_source.as_deref(), |text| {
        group_source(lang, text)
    });
    let earlier = earlier(&mut faults, lang, draft, today);
    let documents = draft
        .documents
        .iter()
        .filter_map(|(kind, number)| taken(&mut faults, document(lang, kind, number)))
        .collect();
    let club_member = optional(&mut faults, draft.club_member.as_deref(), |text| {
        yes_or_no(text).ok_or_else(|| BadValue::new("club_member", text::YES_OR_NO.get(lang)))
    });
    let (Some(full_name), Some(birth), Some(sex), []) = (full_name, birth, sex, faults.as_slice()) else {
        return Err(faults);
    };
    notices.extend(full_name.notices);
    let national_id = national_id.map(|number| {
        notices.extend(number.notices);
        number.value
    });
    let disagreements = national_id
        .as_ref()
        .map(|number| number.agrees_with(birth, sex))
        .unwrap_or_default();
    Ok(ReadPerson {
        person: Person {
            id,
            full_name: full_name.value,
            birth,
            sex,
            national_id,
            unit,
            rank,
            phone,
            kind,
            blood_group: blood_group.map(|group| KnownGroup {
                group,
                source: source.unwrap_or(GroupSource::Said),
            }),
            club_member: club_member.unwrap_or(false),
            documents,
            earlier,
            merged_into: None,
        },
        notices,
        disagreements,
    })
}

/// The value, or none and one fault more.
fn taken<T>(faults: &mut Vec<BadValue>, read: Result<T, BadValue>) -> Option<T> {
    read.map_err(|fault| faults.push(fault)).ok()
}

/// Reads a text that may be left out.
fn optional<T>(
    faults: &mut Vec<BadValue>,
    given: Option<&str>,
    read: impl FnOnce(&str) -> Result<T, BadValue>,
) -> Option<T> {
    let given = given.filter(|text| !text.trim().is_empty())?;
    taken(faults, read(given))
}

/// Reads the birth date; where there is none, the year.
fn birth(lang: Lang, draft: &Draft, today: NaiveDate) -> Result<Birth, BadValue> {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let bad = |field, why| BadValue::new(field, fault::date(lang, &why));
    match (said(&draft.birth_date), said(&draft.birth_year)) {
        (Some(date), None) => crate::domain::birth::parse_date(&date, today)
            .map(Birth::Date)
            .map_err(|why| bad("birth_date", why)),
        (None, Some(year)) => match Birth::parse(&year, today) {
            Ok(Birth::Year(year)) => Ok(Birth::Year(year)),
            Ok(Birth::Date(_)) => Err(BadValue::new("birth_year", text::ONLY_YEAR.get(lang))),
            Err(why) => Err(bad("birth_year", why)),
        },
        (None, None) => Err(bad("birth_date", crate::domain::birth::DateFault::Empty)),
        (Some(_), Some(_)) => Err(BadValue::new("birth_year", text::DATE_OR_YEAR.get(lang))),
    }
}

/// Reads who says a blood group.
pub(super) fn group_source(lang: Lang, text: &str) -> Result<GroupSource, BadValue> {
    GroupSource::parse(text.trim())
        .ok_or_else(|| BadValue::new("blood_group_source", text::GROUP_SOURCE.get(lang)))
}

/// Reads a document from the code of its kind and its number.
pub(super) fn document(lang: Lang, kind: &str, number: &str) -> Result<Document, BadValue> {
    let Some(kind) = DocumentKind::parse(kind.trim()) else {
        let kinds = DocumentKind::ALL.map(DocumentKind::code).join(", ");
        return Err(BadValue::new(
            "documents",
            text::DOCUMENT_KIND.with(lang, &[("kinds", &kinds)]),
        ));
    };
    Document::parse(kind, number).map_err(|why| BadValue::new(kind.code(), fault::document(lang, &why)))
}

/// Reads how often somebody gave before. Who tells when it was last has given once at least.
fn earlier(
    faults: &mut Vec<BadValue>,
    lang: Lang,
    draft: &Draft,
    today: NaiveDate,
) -> Option<EarlierDonations> {
    let times = optional(faults, draft.donated_before.as_deref(), |text| {
        donation_count(lang, text)
    });
    let last = optional(faults, draft.last_donation.as_deref(), |text| {
        last_donation(lang, text, today)
    });
    if times.is_some_and(|times| times.get() == 0) && last.is_some() {
        faults.push(BadValue::new("donated_before", text::NEVER_AND_LAST.get(lang)));
    }
    let times = times.or(last.map(|_| DonationCount::ONE))?;
    Some(EarlierDonations { times, last })
}

/// Reads a number of donations.
pub(super) fn donation_count(lang: Lang, text: &str) -> Result<DonationCount, BadValue> {
    let most = DonationCount::MOST;
    DonationCount::parse(text).ok_or_else(|| {
        BadValue::new(
            "donated_before",
            text::DONATION_COUNT.with(lang, &[("most", &most)]),
        )
    })
}

/// Reads the date of a donation.
pub(super) fn last_donation(lang: Lang, text: &str, today: NaiveDate) -> Result<NaiveDate, BadValue> {
    crate::domain::birth::parse_date(text, today)
        .map_err(|why| BadValue::new("last_donation", fault::date(lang, &why)))
}

/// Reads a yes or no as lists have it.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match crate::domain::name::fold(text.trim()).as_str() {
        "1" | "x" | "co" | "yes" | "true" | "y" => Some(true),
        "0" | "khong" | "no" | "false" | "n" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 10, 22).unwrap()
    }

    fn draft() -> Draft {
        Draft {
            full_name: "Nguyễn Văn An".to_owned(),
            birth_date: Some("15/03/1987".to_owned()),
            sex: "Nam".to_owned(),
            ..Draft::default()
        }
    }

    fn fields(draft: &Draft) -> Vec<&'static str> {
        let id = PersonId(uuid::Uuid::nil());
        match read(Lang::Vi, draft, id, today()) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| fault.field).collect(),
        }
    }

    #[test]
    fn every_fault_is_found_at_once() {
        let bad = Draft {
            full_name: "12345".to_owned(),
            birth_date: Some("31/02/1990".to_owned()),
            phone: Some("12".to_owned()),
            club_member: Some("perhaps".to_owned()),
            ..draft()
        };
        assert_eq!(fields(&bad), ["full_name", "birth_date", "phone", "club_member"]);
        assert_eq!(fields(&draft()), [""; 0]);
    }

    #[test]
    fn what_a_person_brings_and_tells_is_read() {
        let told = Draft {
            rank: Some("Tr/tá".to_owned()),
            kind: Some("đoàn viên".to_owned()),
            blood_group: Some("O+".to_owned()),
            blood_group_source: Some("tested".to_owned()),
            last_donation: Some("05/01/2026".to_owned()),
            documents: vec![("police_id".to_owned(), "123-456".to_owned())],
            ..draft()
        };
        let person = read(Lang::Vi, &told, PersonId(uuid::Uuid::nil()), today())
            .unwrap_or_else(|faults| panic!("{faults:?}"))
            .person;
        assert_eq!(person.rank.unwrap().as_str(), "Trung tá");
        assert_eq!(person.kind.unwrap().as_str(), "Đoàn viên");
        assert_eq!(person.blood_group.unwrap().source, GroupSource::Tested);
        assert!(person.documents.get(DocumentKind::PoliceId).is_some());
        let earlier = person.earlier.unwrap();
        assert_eq!(
            (earlier.times.get(), earlier.last),
            (1, NaiveDate::from_ymd_opt(2026, 1, 5))
        );

        let bad = Draft {
            blood_group_source: Some("rumour".to_owned()),
            donated_before: Some("0".to_owned()),
            last_donation: Some("05/01/2026".to_owned()),
            documents: vec![
                ("old_id_card".to_owned(), "12".to_owned()),
                ("cccd".to_owned(), "12".to_owned()),
            ],
            ..draft()
        };
        assert_eq!(
            fields(&bad),
            ["blood_group_source", "donated_before", "old_id_card", "documents"]
        );
    }

    #[test]
    fn a_birth_is_a_date_or_a_year_and_never_both() {
        let year = |date: Option<&str>, year: Option<&str>| Draft {
            birth_date: date.map(str::to_owned),
            birth_year: year.map(str::to_owned),
            ..draft()
        };
        assert_eq!(fields(&year(None, Some("1987"))), [""; 0]);
        assert_eq!(fields(&year(Some(" "), Some("1987"))), [""; 0]);
        assert_eq!(fields(&year(Some("1987"), None)), ["birth_date"]);
        assert_eq!(fields(&year(None, Some("15/03/1987"))), ["birth_year"]);
        assert_eq!(fields(&year(Some("15/03/1987"), Some("1987"))), ["birth_year"]);
        assert_eq!(fields(&year(None, None)), ["birth_date"]);
    }
}
