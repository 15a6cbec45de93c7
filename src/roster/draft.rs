//! A row of a list as a person: what was read, what was put right and has to be told, what is still to be completed, or
//! everything that is wrong with it.

use chrono::NaiveDate;

use super::fault::ShapeFault;
use super::meaning::Meaning;
use super::reader;
use super::units::{UnitSource, Units};
use super::wire::RawRow;
use super::words;
use crate::domain::birth::Birth;
use crate::domain::clean::{Label, Notice};
use crate::domain::document::Documents;
use crate::domain::identity::{BloodGroup, CitizenNumber, Disagreement, Phone, Sex};
use crate::domain::name::FullName;
use crate::domain::person::EarlierDonations;
use crate::domain::unit::UnitCode;
use crate::i18n::Lang;

/// What a row is read against.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The language of what is said.
    pub lang: Lang,
    /// The date that counts as today.
    pub today: NaiveDate,
    /// The units that are known.
    pub units: &'a Units,
    /// The unit of rows that name none, and who says so.
    pub unit: Option<(UnitCode, UnitSource)>,
}

/// A person as a list describes them. What the list leaves open is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub full_name: FullName,
    /// The birth.
    pub birth: Birth,
    /// The sex.
    pub sex: Sex,
    /// Whether the sex follows from the number alone.
    pub sex_from_number: bool,
    /// The 12-digit number.
    pub national_id: Option<CitizenNumber>,
    /// Other documents.
    pub documents: Documents,
    /// The unit.
    pub unit: Option<UnitCode>,
    /// The rank, with the post where the list has both.
    pub rank: Option<Label>,
    /// The telephone number.
    pub phone: Option<Phone>,
    /// The kind of participant.
    pub kind: Option<Label>,
    /// The blood group.
    pub blood_group: Option<BloodGroup>,
    /// Whether they belong to the living blood bank.
    pub club_member: Option<bool>,
    /// Donations before this program.
    pub earlier: Option<EarlierDonations>,
}

/// A person that was read, and what must be told about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drafted {
    /// The person.
    pub listed: Listed,
    /// What was put right, is to be completed, or is worth a look.
    pub notes: Vec<Note>,
}

/// Something about a row that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A value was put right.
    Restored {
        /// Whose.
        field: Meaning,
        /// As the list has it.
        from: String,
        /// As it was taken.
        to: String,
    },
    /// The sex was worked out from the number.
    SexFromNumber(Sex),
    /// The year of birth was worked out from the number.
    YearFromNumber(i32),
    /// Reception has to complete this field.
    ToComplete(Meaning),
    /// The unit in the list is not known; the one of the whole list was taken.
    UnitUnknown {
        /// As the list has it.
        named: String,
        /// What was taken.
        taken: UnitCode,
    },
    /// Something about the text of a field.
    Told(Meaning, Notice),
    /// The number says otherwise than the list.
    Differs(Disagreement),
}

/// A value that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What it is about; none for the row as a whole.
    pub field: Option<Meaning>,
    /// What is wrong and what to do, in the reader's language.
    pub message: String,
}

/// Reads a row. All faults are found, not only the first.
///
/// # Errors
/// Everything because of which the row cannot be taken.
pub fn draft(row: &RawRow, context: &Context<'_>) -> Result<Drafted, Vec<Fault>> {
    if let Some(shape) = &row.shape {
        return Err(vec![Fault {
            field: match shape {
                ShapeFault::NumberOfSeveral { .. } => Some(Meaning::NationalId),
                ShapeFault::TooFewCells { .. } | ShapeFault::TooManyCells { .. } => None,
            },
            message: words::shape(context.lang, shape),
        }]);
    }
    reader::read(row, context)
}
