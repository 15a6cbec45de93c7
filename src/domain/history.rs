//! What a record of the roster went through: which field was set, and on whose word.

use super::document::DocumentKind;

/// Where a change to a person comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A unit's list.
    List,
    /// Somebody at a station, with the person or their papers before them.
    Hand,
    /// The text of a citizen card.
    Card,
}

impl Source {
    /// The code that the database uses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Hand => "hand",
            Self::Card => "card",
        }
    }

    /// The source with this code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::List, Self::Hand, Self::Card]
            .into_iter()
            .find(|source| source.code() == code)
    }
}

/// A field of a person that can change. Each kind of document is a field of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonField {
    /// The name.
    FullName,
    /// Birth date or year.
    Birth,
    /// Sex.
    Sex,
    /// The 12-digit number.
    NationalId,
    /// The document of one kind.
    Document(DocumentKind),
    /// The unit.
    Unit,
    /// The rank.
    Rank,
    /// The telephone number.
    Phone,
    /// The kind of participant.
    Kind,
    /// The blood group with its source.
    BloodGroup,
    /// Whether they belong to the living blood bank.
    ClubMember,
    /// Donations before this program.
    Earlier,
    /// The record that stands for this one.
    MergedInto,
}

impl PersonField {
    /// Every field, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::FullName, Self::Birth, Self::Sex, Self::NationalId]
            .into_iter()
            .chain(DocumentKind::ALL.map(Self::Document))
            .chain([
                Self::Unit,
                Self::Rank,
                Self::Phone,
                Self::Kind,
                Self::BloodGroup,
                Self::ClubMember,
                Self::Earlier,
                Self::MergedInto,
            ])
    }

    /// Its name, as in [`super::person::Person`]; a document goes by its kind.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::Birth => "birth",
            Self::Sex => "sex",
            Self::NationalId => "national_id",
            Self::Document(kind) => kind.code(),
            Self::Unit => "unit",
            Self::Rank => "rank",
            Self::Phone => "phone",
            Self::Kind => "kind",
            Self::BloodGroup => "blood_group",
            Self::ClubMember => "club_member",
            Self::Earlier => "earlier",
            Self::MergedInto => "merged_into",
        }
    }

    /// The field with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::all().find(|field| field.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_and_source_has_one_name_of_its_own() {
        for field in PersonField::all() {
            assert_eq!(PersonField::parse(field.name()), Some(field));
        }
        for source in [Source::List, Source::Hand, Source::Card] {
            assert_eq!(Source::parse(source.code()), Some(source));
        }
        assert_eq!(PersonField::parse("id"), None);
    }
}
