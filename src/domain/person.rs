//! A person on the roster. Identity lives here and nowhere else: the log knows a person by id only.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::birth::Birth;
use super::clean::Label;
use super::id::{DayId, PersonId, VisitId};
use super::identity::{BloodGroup, CitizenNumber, Phone, Sex};
use super::name::FullName;
use super::rulepack::{GroundCode, Until};
use super::unit::UnitCode;
use super::visit::Visit;

/// Someone on the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The id that the log knows.
    pub id: PersonId,
    /// Name as on the card.
    pub full_name: FullName,
    /// Birth date, or the year where a list gave no more.
    pub birth: Birth,
    /// Sex, which decides the least weight.
    pub sex: Sex,
    /// The 12-digit personal number, where known.
    pub national_id: Option<CitizenNumber>,
    /// The unit that sent them.
    pub unit: Option<UnitCode>,
    /// Rank.
    pub rank: Option<Label>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Kind of participant, such as club member or youth union.
    pub kind: Option<Label>,
    /// Blood group, as said or tested before.
    pub blood_group: Option<BloodGroup>,
    /// Member of the living blood bank.
    pub club_member: bool,
}

/// What the roster and earlier days say about a person, as far as a rule needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DonorFacts {
    /// Who it is.
    pub person: Person,
    /// The latest donation on another day: its date.
    pub last_bled: Option<NaiveDate>,
    /// The longest deferral from an earlier day.
    pub deferred: Option<(GroundCode, Until)>,
    /// A visit on another day that has not ended.
    pub open_visit: Option<(DayId, VisitId)>,
}

impl DonorFacts {
    /// Takes over what a visit on another day says: the donation, the deferral, or that it has not ended.
    pub fn add(&mut self, day: DayId, date: NaiveDate, visit: &Visit) {
        if !visit.counts() {
            return;
        }
        if visit.is_inside() {
            self.open_visit = Some((day, visit.id));
        }
        if visit.collection.is_some() {
            self.last_bled = self.last_bled.max(Some(date));
        }
        if let Some(deferral) = &visit.deferral
            && self
                .deferred
                .as_ref()
                .is_none_or(|(_, until)| *until < deferral.until)
        {
            self.deferred = Some((deferral.ground.clone(), deferral.until));
        }
    }
}
