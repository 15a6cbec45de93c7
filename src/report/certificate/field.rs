//! The places of a template that are filled for each donor.

use chrono::Datelike;

use crate::domain::birth::Birth;
use crate::domain::certificate::Serial;
use crate::domain::day::Day;
use crate::domain::person::Person;
use crate::domain::visit::Visit;
use crate::i18n::{Lang, format};

/// A place that is filled for each donor; in a template its name stands in braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The name as on the card.
    FullName,
    /// The same in capitals.
    FullNameUpper,
    /// `15/03/1990`, or the year where no more is known.
    BirthDate,
    /// The word for the sex.
    Sex,
    /// The name of the unit that sent the donor.
    Unit,
    /// The rank.
    Rank,
    /// The blood group as the roster has it.
    BloodGroup,
    /// How much was drawn, in ml, the number alone.
    VolumeMl,
    /// `22/10/2026`.
    DonationDate,
    /// The day of the month, two digits.
    Day,
    /// The month, two digits.
    Month,
    /// The year.
    Year,
    /// Where the donation day was.
    Site,
    /// The hospital that collected.
    Hospital,
    /// The serial of the sheet.
    Serial,
    /// The citizen number with all but the last four digits hidden.
    NationalIdMasked,
    /// What the donation day is called.
    Title,
}

impl Field {
    /// All of them, in the order of the example.
    pub const ALL: [Self; 17] = [
        Self::FullName,
        Self::FullNameUpper,
        Self::BirthDate,
        Self::Sex,
        Self::Unit,
        Self::Rank,
        Self::BloodGroup,
        Self::VolumeMl,
        Self::DonationDate,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Site,
        Self::Hospital,
        Self::Serial,
        Self::NationalIdMasked,
        Self::Title,
    ];

    /// The name that stands in braces.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FullName => "full_name",
            Self::FullNameUpper => "full_name_upper",
            Self::BirthDate => "birth_date",
            Self::Sex => "sex",
            Self::Unit => "unit",
            Self::Rank => "rank",
            Self::BloodGroup => "blood_group",
            Self::VolumeMl => "volume_ml",
            Self::DonationDate => "donation_date",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Site => "site",
            Self::Hospital => "hospital",
            Self::Serial => "serial",
            Self::NationalIdMasked => "national_id_masked",
            Self::Title => "title",
        }
    }

    /// The field of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// Whose certificate it is.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The donation day.
    pub day: &'a Day,
    /// The visit; its collection has ended.
    pub visit: &'a Visit,
    /// The donor as the roster has them.
    pub person: &'a Person,
    /// The serial of the sheet.
    pub serial: &'a Serial,
}

impl Given<'_> {
    /// What stands at a field; none where it is not known.
    pub(super) fn value(&self, field: Field, lang: Lang) -> Option<String> {
        let (info, person) = (&self.day.info, self.person);
        let name = person.full_name.as_str();
        Some(match field {
            Field::FullName => name.to_owned(),
            Field::FullNameUpper => name.to_uppercase(),
            Field::BirthDate => match person.birth {
                Birth::Date(date) => format::date(date),
                Birth::Year(year) => year.to_string(),
            },
            Field::Sex => format::sex(lang, person.sex).to_owned(),
            Field::Unit => {
                let code = self.visit.unit.as_ref().or(person.unit.as_ref())?;
                let unit = info.units.iter().find(|unit| unit.code == *code);
                unit.map_or(code.as_str(), |unit| unit.name.as_str()).to_owned()
            }
            Field::Rank => person.rank.as_ref()?.as_str().to_owned(),
            // What a laboratory has found since the arrival is on the roster.
            Field::BloodGroup => {
                let known = person.blood_group.map(|known| known.group);
                known.or(self.visit.blood_group)?.to_string()
            }
            Field::VolumeMl => self.visit.collection_end()?.volume.ml().to_string(),
            Field::DonationDate => format::date(info.date),
            Field::Day => format!("{:02}", info.date.day()),
            Field::Month => format!("{:02}", info.date.month()),
            Field::Year => info.date.year().to_string(),
            Field::Site => info.site.as_str().to_owned(),
            Field::Hospital => info.hospital.as_str().to_owned(),
            Field::Serial => self.serial.to_string(),
            Field::NationalIdMasked => {
                let number = person.national_id.as_ref()?;
                format!("********{}", number.last_four())
            }
            Field::Title => info.title.as_str().to_owned(),
        })
    }
}
