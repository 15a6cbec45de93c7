//! The fields of a person as texts, for the record of changes and for the columns of a table.

use crate::domain::birth::Birth;
use crate::domain::identity::Sex;
use crate::domain::person::Person;

/// The name under which the adding of a person is recorded.
pub(super) const ADDED: &str = "id";

/// A field of a person that can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    FullName,
    Birth,
    Sex,
    NationalId,
    Unit,
    Rank,
    Phone,
    Kind,
    BloodGroup,
    ClubMember,
}

impl Field {
    const ALL: [Self; 10] = [
        Self::FullName,
        Self::Birth,
        Self::Sex,
        Self::NationalId,
        Self::Unit,
        Self::Rank,
        Self::Phone,
        Self::Kind,
        Self::BloodGroup,
        Self::ClubMember,
    ];

    /// Its name, as in [`Person`].
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::Birth => "birth",
            Self::Sex => "sex",
            Self::NationalId => "national_id",
            Self::Unit => "unit",
            Self::Rank => "rank",
            Self::Phone => "phone",
            Self::Kind => "kind",
            Self::BloodGroup => "blood_group",
            Self::ClubMember => "club_member",
        }
    }

    /// What it holds.
    pub(super) fn of(self, person: &Person) -> Option<String> {
        Some(match self {
            Self::FullName => person.full_name.as_str().to_owned(),
            Self::Birth => match person.birth {
                Birth::Date(date) => date.to_string(),
                Birth::Year(year) => year.to_string(),
            },
            Self::Sex => match person.sex {
                Sex::Male => "male".to_owned(),
                Sex::Female => "female".to_owned(),
            },
            Self::NationalId => person.national_id.as_ref()?.as_str().to_owned(),
            Self::Unit => person.unit.as_ref()?.as_str().to_owned(),
            Self::Rank => person.rank.as_ref()?.as_str().to_owned(),
            Self::Phone => person.phone.as_ref()?.as_str().to_owned(),
            Self::Kind => person.kind.as_ref()?.as_str().to_owned(),
            Self::BloodGroup => person.blood_group?.to_string(),
            Self::ClubMember => person.club_member.to_string(),
        })
    }
}

/// Every field with what it holds, in the order of the form.
pub(super) fn fields(person: &Person) -> Vec<(Field, Option<String>)> {
    Field::ALL
        .into_iter()
        .map(|field| (field, field.of(person)))
        .collect()
}
