//! What became of the rows of lists, in words: for the terminal, for a table and for a page of text.

use super::import::{RowReport, What};
use super::meaning::Meaning;
use super::words;
use crate::domain::clean::printable;
use crate::domain::history::PersonField;
use crate::i18n::text::list as text;
use crate::i18n::{Lang, Text};

/// What kind of word a line of a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The row did not go in.
    Refused,
    /// The roster says otherwise and goes on saying so.
    Kept,
    /// Somebody was changed.
    Changed,
    /// The same person stands on an earlier row.
    Repeated,
    /// Something was put right, is to be completed or is worth a look.
    Noted,
}

impl Kind {
    /// What a column of kinds says.
    #[must_use]
    pub const fn word(self, lang: Lang) -> &'static str {
        let word: Text = match self {
            Self::Refused => text::KIND_REFUSED,
            Self::Kept => text::KIND_KEPT,
            Self::Changed => text::KIND_CHANGED,
            Self::Repeated => text::KIND_REPEATED,
            Self::Noted => text::KIND_NOTED,
        };
        word.get(lang)
    }
}

/// A line of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// What kind of word it is.
    pub kind: Kind,
    /// The code of the field that it is about, or `row`.
    pub field: &'static str,
    /// What is said, with what to do. It may hold text of the list and is fit to be shown.
    pub message: String,
}

/// The lines about a row. `files` are the names of all files, fit to be shown.
pub fn lines(lang: Lang, files: &[String], report: &RowReport) -> Vec<ReportLine> {
    let one = |kind, field, message: String| {
        vec![ReportLine {
            kind,
            field,
            message: printable(&message),
        }]
    };
    match &report.what {
        What::Refused(faults) => faults
            .iter()
            .flat_map(|fault| {
                let field = fault.field.map_or("row", code);
                one(Kind::Refused, field, fault.message.clone())
            })
            .collect(),
        What::Changed(differences) => differences
            .iter()
            .flat_map(|difference| {
                let message = text::CHANGED.with(
                    lang,
                    &[
                        ("field", &person_field(lang, difference.field)),
                        ("old", &or_nothing(difference.old.as_deref())),
                        ("new", &or_nothing(difference.new.as_deref())),
                    ],
                );
                one(Kind::Changed, difference.field.name(), message)
            })
            .collect(),
        What::Kept { difference, by } => {
            let (who, when) = by.as_ref().map_or(("-", String::new()), |(who, when)| {
                (who.as_str(), when.date().format("%d/%m/%Y").to_string())
            });
            let message = text::KEPT.with(
                lang,
                &[
                    ("field", &person_field(lang, difference.field)),
                    ("old", &or_nothing(difference.old.as_deref())),
                    ("new", &or_nothing(difference.new.as_deref())),
                    ("who", &who),
                    ("when", &when),
                ],
            );
            one(Kind::Kept, difference.field.name(), message)
        }
        What::Repeated { file, place } => {
            let nothing = String::new();
            let file = if *file == report.file {
                &nothing
            } else {
                files.get(*file).unwrap_or(&nothing)
            };
            let message = text::REPEATED.with(lang, &[("row", &place.row), ("file", file)]);
            one(Kind::Repeated, "row", message.trim_end().to_owned())
        }
        What::Noted(note) => one(Kind::Noted, "row", words::note(lang, note)),
    }
}

fn or_nothing(text: Option<&str>) -> &str {
    text.unwrap_or("-")
}

/// What a field of a person is called.
fn person_field(lang: Lang, field: PersonField) -> &'static str {
    use crate::domain::document::DocumentKind;
    let meaning = match field {
        PersonField::FullName => Meaning::FullName,
        PersonField::Birth => Meaning::BirthDate,
        PersonField::Sex => Meaning::Sex,
        PersonField::NationalId => Meaning::NationalId,
        PersonField::Document(DocumentKind::OldIdCard) => Meaning::OldIdCard,
        PersonField::Document(DocumentKind::PoliceId) => Meaning::PoliceId,
        PersonField::Document(DocumentKind::MilitaryId) => Meaning::MilitaryId,
        PersonField::Document(DocumentKind::Passport) => Meaning::Passport,
        PersonField::Unit => Meaning::Unit,
        PersonField::Rank => Meaning::Rank,
        PersonField::Phone => Meaning::Phone,
        PersonField::Kind => Meaning::Kind,
        PersonField::BloodGroup => Meaning::BloodGroup,
        PersonField::ClubMember => Meaning::ClubMember,
        PersonField::Earlier => Meaning::TimesDonated,
        PersonField::Document(_) | PersonField::MergedInto => return field.name(),
    };
    words::field(lang, meaning)
}

/// The code of the field that a column is about.
const fn code(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::FullName | Meaning::FamilyAndMiddle | Meaning::Given => "full_name",
        Meaning::BirthDate | Meaning::BirthDay | Meaning::BirthMonth | Meaning::BirthYear => "birth_date",
        Meaning::Sex | Meaning::Male | Meaning::Female => "sex",
        Meaning::NationalId => "national_id",
        Meaning::OldIdCard => "old_id_card",
        Meaning::PoliceId => "police_id",
        Meaning::MilitaryId => "military_id",
        Meaning::Passport => "passport",
        Meaning::Phone => "phone",
        Meaning::Rank => "rank",
        Meaning::UnitCode | Meaning::Unit => "unit",
        Meaning::BloodGroup | Meaning::Rh => "blood_group",
        Meaning::ClubMember => "club_member",
        Meaning::Kind => "kind",
        Meaning::TimesDonated => "donated_before",
        Meaning::LastDonation => "last_donation",
        Meaning::Ordinal => "row",
    }
}
