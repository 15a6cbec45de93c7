//! A person on the roster. Identity lives here and nowhere else: the log knows a person by id only.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::birth::Birth;
use super::clean::Label;
use super::document::Documents;
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
    /// Blood group, and who says so.
    pub blood_group: Option<KnownGroup>,
    /// Member of the living blood bank.
    pub club_member: bool,
    /// Identity documents other than the 12-digit number.
    pub documents: Documents,
    /// Donations before this program kept the log, or elsewhere.
    pub earlier: Option<EarlierDonations>,
    /// The record that stands for this one since both were found to be one person.
    pub merged_into: Option<PersonId>,
}

impl Person {
    /// Somebody of whom nothing else is known.
    #[must_use]
    pub const fn new(id: PersonId, full_name: FullName, birth: Birth, sex: Sex) -> Self {
        Self {
            id,
            full_name,
            birth,
            sex,
            national_id: None,
            unit: None,
            rank: None,
            phone: None,
            kind: None,
            blood_group: None,
            club_member: false,
            documents: Documents::NONE,
            earlier: None,
            merged_into: None,
        }
    }
}

/// A blood group and where it is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KnownGroup {
    /// The group.
    pub group: BloodGroup,
    /// Who says so.
    pub source: GroupSource,
}

impl KnownGroup {
    /// A group that the person or a list tells.
    #[must_use]
    pub const fn said(group: BloodGroup) -> Self {
        Self {
            group,
            source: GroupSource::Said,
        }
    }

    /// A group that a laboratory found.
    #[must_use]
    pub const fn tested(group: BloodGroup) -> Self {
        Self {
            group,
            source: GroupSource::Tested,
        }
    }

    /// What is known once `newer` is told as well: nothing that is only said takes the place of what was tested.
    #[must_use]
    pub fn settled(known: Option<Self>, newer: Option<Self>) -> Option<Self> {
        match (known, newer) {
            (
                Some(Self {
                    source: GroupSource::Tested,
                    ..
                }),
                None
                | Some(Self {
                    source: GroupSource::Said,
                    ..
                }),
            ) => known,
            (_, newer) => newer.or(known),
        }
    }
}

/// Who says what blood group somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupSource {
    /// The person, or a list.
    Said,
    /// A laboratory.
    Tested,
}

impl GroupSource {
    /// The code that scripts and the database use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Tested => "tested",
        }
    }

    /// The source with this code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Said, Self::Tested]
            .into_iter()
            .find(|source| source.code() == code)
    }
}

/// A number of donations, at most 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DonationCount(u16);

impl DonationCount {
    /// One donation.
    pub const ONE: Self = Self(1);
    /// More than anybody can give in a life, platelets every two weeks included.
    pub const MOST: u16 = 999;

    /// So many donations; `None` when nobody can have given so often.
    #[must_use]
    pub const fn new(times: u16) -> Option<Self> {
        if times <= Self::MOST {
            Some(Self(times))
        } else {
            None
        }
    }

    /// Reads a count.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        Self::new(digits.then(|| text.parse().ok()).flatten()?)
    }

    /// The count.
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// What somebody tells of donations that no log here holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EarlierDonations {
    /// How many at least; 0 says that there were none.
    pub times: DonationCount,
    /// When the latest was.
    pub last: Option<NaiveDate>,
}

impl EarlierDonations {
    /// Puts together what two records tell of one person: both may speak of the same donations, so nothing is added up.
    #[must_use]
    pub fn together(a: Option<Self>, b: Option<Self>) -> Option<Self> {
        match (a, b) {
            (Some(a), Some(b)) => Some(Self {
                times: a.times.max(b.times),
                last: a.last.max(b.last),
            }),
            (one, other) => one.or(other),
        }
    }
}

/// What the roster and earlier days say about a person, as far as a rule needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DonorFacts {
    /// Who it is.
    pub person: Person,
    /// The latest donation, on another day or before this program: its date.
    pub last_bled: Option<NaiveDate>,
    /// The longest deferral from an earlier day.
    pub deferred: Option<(GroundCode, Until)>,
    /// A visit on another day, or under another record of the same person, that has not ended.
    pub open_visit: Option<(DayId, VisitId)>,
}

impl DonorFacts {
    /// What the roster alone says.
    #[must_use]
    pub fn of(person: Person) -> Self {
        Self {
            last_bled: person.earlier.and_then(|earlier| earlier.last),
            person,
            deferred: None,
            open_visit: None,
        }
    }

    /// Takes over what a visit on another day says: the donation, the deferral, or that it has not ended.
    pub fn add(&mut self, day: DayId, date: NaiveDate, visit: &Visit) {
        if !visit.counts() {
            return;
        }
        if visit.is_inside() {
            self.open_visit = Some((day, visit.id));
        }
        // A needle that came out before blood was drawn is no donation.
        let bled = visit
            .collection
            .as_ref()
            .is_some_and(|collection| collection.ended.as_ref().is_none_or(|end| end.volume.ml() > 0));
        if bled {
            self.last_bled = self.last_bled.max(Some(date));
        }
        // What was declared bars its time, whether the doctor sent the donor home for it or they left before.
        let declared = visit.declared.iter().map(|said| (&said.ground, said.until));
        let deferred = visit.deferral.iter().map(|said| (&said.ground, said.until));
        for (ground, until) in declared.chain(deferred) {
            if self.deferred.as_ref().is_none_or(|(_, known)| *known < until) {
                self.deferred = Some((ground.clone(), until));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_only_said_never_takes_the_place_of_what_was_tested() {
        let [o, a] = ["O+", "A-"].map(|text| BloodGroup::parse(text).unwrap());
        let said = |group| Some(KnownGroup::said(group));
        let tested = |group| Some(KnownGroup::tested(group));
        assert_eq!(KnownGroup::settled(tested(o), said(a)), tested(o));
        assert_eq!(KnownGroup::settled(tested(o), None), tested(o));
        assert_eq!(KnownGroup::settled(tested(o), tested(a)), tested(a));
        assert_eq!(KnownGroup::settled(said(o), tested(a)), tested(a));
        assert_eq!(KnownGroup::settled(said(o), said(a)), said(a));
        assert_eq!(KnownGroup::settled(said(o), None), said(o));
        assert_eq!(KnownGroup::settled(None, said(a)), said(a));
    }

    #[test]
    fn a_count_of_donations_is_one_that_somebody_can_reach() {
        assert_eq!(DonationCount::parse(" 12 ").map(DonationCount::get), Some(12));
        assert_eq!(DonationCount::parse("0").map(DonationCount::get), Some(0));
        assert_eq!(DonationCount::parse("999").map(DonationCount::get), Some(999));
        for bad in ["1000", "70000", "-1", "+1", "1.5", "", "x"] {
            assert_eq!(DonationCount::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn two_accounts_of_earlier_donations_are_not_added_up() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 1, d);
        let told = |times, last| {
            Some(EarlierDonations {
                times: DonationCount::new(times).unwrap(),
                last,
            })
        };
        assert_eq!(
            EarlierDonations::together(told(3, day(1)), told(2, day(5))),
            told(3, day(5))
        );
        assert_eq!(EarlierDonations::together(told(3, None), None), told(3, None));
        assert_eq!(EarlierDonations::together(None, told(1, day(2))), told(1, day(2)));
    }
}
