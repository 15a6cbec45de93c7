//! What a record of the roster went through: which field was set, and on whose word.

use super::document::DocumentKind;
use super::person::Person;

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

    /// Whether both hold the same.
    #[must_use]
    pub fn is_same(self, a: &Person, b: &Person) -> bool {
        match self {
            Self::FullName => a.full_name == b.full_name,
            Self::Birth => a.birth == b.birth,
            Self::Sex => a.sex == b.sex,
            Self::NationalId => a.national_id == b.national_id,
            Self::Document(kind) => a.documents.get(kind) == b.documents.get(kind),
            Self::Unit => a.unit == b.unit,
            Self::Rank => a.rank == b.rank,
            Self::Phone => a.phone == b.phone,
            Self::Kind => a.kind == b.kind,
            Self::BloodGroup => a.blood_group == b.blood_group,
            Self::ClubMember => a.club_member == b.club_member,
            Self::Earlier => a.earlier == b.earlier,
            Self::MergedInto => a.merged_into == b.merged_into,
        }
    }

    /// Gives `to` what `from` holds.
    pub fn copy(self, from: &Person, to: &mut Person) {
        match self {
            Self::FullName => to.full_name.clone_from(&from.full_name),
            Self::Birth => to.birth = from.birth,
            Self::Sex => to.sex = from.sex,
            Self::NationalId => to.national_id.clone_from(&from.national_id),
            Self::Document(kind) => match from.documents.get(kind) {
                Some(document) => to.documents.put(document.clone()),
                None => to.documents.remove(kind),
            },
            Self::Unit => to.unit.clone_from(&from.unit),
            Self::Rank => to.rank.clone_from(&from.rank),
            Self::Phone => to.phone.clone_from(&from.phone),
            Self::Kind => to.kind.clone_from(&from.kind),
            Self::BloodGroup => to.blood_group = from.blood_group,
            Self::ClubMember => to.club_member = from.club_member,
            Self::Earlier => to.earlier = from.earlier,
            Self::MergedInto => to.merged_into = from.merged_into,
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
