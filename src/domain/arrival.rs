//! Who stands at the desk: whether a card or a new entry is somebody of the roster, in what the two differ, and what of
//! the roster is corrected by it.

use super::birth::Birth;
use super::card::Card;
use super::identity::{CitizenNumber, Disagreement, Sex};
use super::name::FullName;
use super::person::Person;

/// What of a person is corrected together with the check-in; the rest stays as the roster has it by then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Correction {
    /// The name, if it changes.
    pub full_name: Option<FullName>,
    /// The birth, if it changes.
    pub birth: Option<Birth>,
    /// The sex, if it changes.
    pub sex: Option<Sex>,
    /// The number of somebody who had none.
    pub national_id: Option<CitizenNumber>,
}

impl Correction {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The person as corrected. A number that the roster has is never replaced.
    #[must_use]
    pub fn of(&self, person: Person) -> Person {
        Person {
            full_name: self.full_name.clone().unwrap_or(person.full_name),
            birth: self.birth.unwrap_or(person.birth),
            sex: self.sex.unwrap_or(person.sex),
            national_id: person.national_id.or_else(|| self.national_id.clone()),
            ..person
        }
    }
}

/// Who somebody is by their card, or by what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The name.
    pub full_name: FullName,
    /// The birth; whole on a card.
    pub birth: Birth,
    /// The sex.
    pub sex: Sex,
    /// The number; always on a card.
    pub number: Option<CitizenNumber>,
}

impl From<&Card> for Claim {
    fn from(card: &Card) -> Self {
        Self {
            full_name: card.full_name.clone(),
            birth: Birth::Date(card.birth),
            sex: card.sex,
            number: Some(card.number.clone()),
        }
    }
}

impl From<&Person> for Claim {
    fn from(person: &Person) -> Self {
        Self {
            full_name: person.full_name.clone(),
            birth: person.birth,
            sex: person.sex,
            number: person.national_id.clone(),
        }
    }
}

impl Claim {
    /// What the number says otherwise than the birth and the sex; empty when all agree.
    #[must_use]
    pub fn disagreements(&self) -> Vec<Disagreement> {
        self.number
            .as_ref()
            .map_or_else(Vec::new, |number| number.agrees_with(self.birth, self.sex))
    }
}

/// A claim beside the person of the roster whom it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// What the card or the form says.
    pub claim: Claim,
    /// The person as the roster has them.
    pub person: Person,
}

impl Comparison {
    /// Whether the names are two, marks and case aside.
    #[must_use]
    pub fn name_differs(&self) -> bool {
        self.claim.full_name.match_key() != self.person.full_name.match_key()
    }

    /// Whether the births are two; a year agrees with every date in it.
    #[must_use]
    pub fn birth_differs(&self) -> bool {
        !agree(self.claim.birth, self.person.birth)
    }

    /// Whether the sexes are two.
    #[must_use]
    pub fn sex_differs(&self) -> bool {
        self.claim.sex != self.person.sex
    }

    /// Whether no number says that both are one person, so that somebody has to.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.claim.number.is_none() || self.claim.number != self.person.national_id
    }

    /// Whether nothing of the roster is contradicted.
    #[must_use]
    pub fn agrees(&self) -> bool {
        !self.name_differs() && !self.birth_differs() && !self.sex_differs()
    }

    /// What the claim adds without contradicting: the whole date of a year, the number of somebody without one.
    #[must_use]
    pub fn completion(&self) -> Correction {
        let is_year_completed = matches!(
            (self.person.birth, self.claim.birth),
            (Birth::Year(_), Birth::Date(_))
        ) && !self.birth_differs();
        Correction {
            birth: is_year_completed.then_some(self.claim.birth),
            national_id: self.given_number(),
            ..Correction::default()
        }
    }

    /// What has to be corrected for the roster to say what the claim says. A name that differs in marks or case only
    /// is corrected too; a whole date is never made a year.
    #[must_use]
    pub fn by_claim(&self) -> Correction {
        let Self { claim, person } = self;
        let is_less = matches!(claim.birth, Birth::Year(_)) && !self.birth_differs();
        Correction {
            full_name: (claim.full_name != person.full_name).then(|| claim.full_name.clone()),
            birth: Some(claim.birth).filter(|birth| *birth != person.birth && !is_less),
            sex: Some(claim.sex).filter(|sex| *sex != person.sex),
            national_id: self.given_number(),
        }
    }

    fn given_number(&self) -> Option<CitizenNumber> {
        self.claim
            .number
            .clone()
            .filter(|_| self.person.national_id.is_none())
    }
}

/// Whether somebody of the roster may be the owner of a card whose number the roster does not have: they have none, and
/// name, birth as far as it is known, and sex are those of the card.
#[must_use]
pub fn may_own(person: &Person, card: &Claim) -> bool {
    person.national_id.is_none()
        && person.merged_into.is_none()
        && person.full_name.match_key() == card.full_name.match_key()
        && agree(person.birth, card.birth)
        && person.sex == card.sex
}

/// Whether somebody who is entered may be this person of the roster: the name is the same, marks and case aside, and
/// the year of birth, and their numbers do not tell them apart.
#[must_use]
pub fn may_be(person: &Person, entered: &Claim) -> bool {
    person.merged_into.is_none()
        && person.full_name.match_key() == entered.full_name.match_key()
        && person.birth.year() == entered.birth.year()
        && (person.national_id.is_none() || entered.number.is_none())
}

/// Whether two births may be one; a year agrees with every date in it.
fn agree(first: Birth, second: Birth) -> bool {
    match (first, second) {
        (Birth::Date(first), Birth::Date(second)) => first == second,
        (Birth::Year(_), _) | (_, Birth::Year(_)) => first.year() == second.year(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::PersonId;

    const CARD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Số 5, Hà Nội|10052021";

    fn card() -> Claim {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        Claim::from(&Card::parse(CARD, today).unwrap())
    }

    fn person(name: &str, birth: Birth) -> Person {
        let name = FullName::parse(name).unwrap().value;
        Person::new(PersonId(Uuid::from_u128(1)), name, birth, Sex::Male)
    }

    fn day(day: u32) -> Birth {
        Birth::Date(NaiveDate::from_ymd_opt(1987, 3, day).unwrap())
    }

    #[test]
    fn a_card_may_be_owned_by_one_without_a_number_who_agrees() {
        let card = card();
        assert!(may_own(&person("NGUYEN VAN AN", Birth::Year(1987)), &card));
        assert!(may_own(&person("Nguyễn Văn An", day(15)), &card));
        for other in [
            person("Nguyễn Văn Ân Anh", day(15)),
            person("Nguyễn Văn An", day(16)),
            person("Nguyễn Văn An", Birth::Year(1988)),
            Person {
                sex: Sex::Female,
                ..person("Nguyễn Văn An", day(15))
            },
            Person {
                national_id: card.number.clone(),
                ..person("Nguyễn Văn An", day(15))
            },
            Person {
                merged_into: Some(PersonId(Uuid::from_u128(2))),
                ..person("Nguyễn Văn An", day(15))
            },
        ] {
            assert!(!may_own(&other, &card), "{other:?}");
        }
    }

    #[test]
    fn a_namesake_of_the_same_year_is_asked_about_unless_numbers_tell_them_apart() {
        let entered = Claim {
            birth: day(2),
            number: None,
            ..card()
        };
        let known = Person {
            national_id: card().number,
            ..person("nguyen van an", day(15))
        };
        assert!(may_be(&known, &entered));
        assert!(!may_be(
            &known,
            &Claim {
                birth: Birth::Year(1986),
                ..entered
            }
        ));
        assert!(!may_be(&known, &card()));
    }

    #[test]
    fn a_card_completes_what_it_does_not_contradict() {
        let compare = |person| Comparison {
            claim: card(),
            person,
        };
        let open = compare(person("Nguyen Van An", Birth::Year(1987)));
        assert!(open.agrees() && open.is_open());
        let corrected = open.completion().of(open.person.clone());
        assert_eq!(
            (corrected.birth, &corrected.national_id),
            (day(15), &card().number)
        );
        assert_eq!(corrected.full_name.as_str(), "Nguyen Van An");
        assert_eq!(
            open.by_claim().of(open.person.clone()).full_name.as_str(),
            "Nguyễn Văn An"
        );

        let known = Person {
            national_id: card().number,
            ..person("Nguyễn Văn An", Birth::Year(1986))
        };
        let known = compare(known);
        assert!(known.birth_differs() && !known.is_open());
        assert!(known.completion().is_empty());
        assert_eq!(
            known.by_claim(),
            Correction {
                birth: Some(day(15)),
                ..Correction::default()
            }
        );
    }
}
