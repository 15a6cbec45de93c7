//! Invented people: their names come from lists, their numbers agree with their birth and sex. Any likeness to a real
//! person is chance.

use chrono::{Datelike, Days, NaiveDate};

use super::SimulationFault;
use super::scene::{Names, Scene};
use crate::domain::birth::Birth;
use crate::domain::clean::Label;
use crate::domain::document::Documents;
use crate::domain::id::PersonId;
use crate::domain::identity::{Abo, BloodGroup, CitizenNumber, Phone, Rh, Sex};
use crate::domain::name::FullName;
use crate::domain::person::{KnownGroup, Person};
use crate::domain::unit::Unit;
use crate::planning::chance::Chance;

/// Women among the donors, in a thousand.
const WOMEN: u32 = 260;

/// Who knows their blood group, in a thousand; members of the living blood bank all do.
const GROUP_KNOWN: u32 = 550;

/// Invents one person of a unit. `serial` keeps the numbers of two people apart.
pub(super) fn invent(
    chance: &mut Chance,
    (names, scene): (&Names, &Scene),
    id: PersonId,
    unit: &Unit,
    serial: u32,
    today: NaiveDate,
) -> Result<Person, SimulationFault> {
    let sex = if chance.happens(WOMEN) {
        Sex::Female
    } else {
        Sex::Male
    };
    let birth = birth(chance, today)?;
    let kind = kind(chance, scene, sex);
    let club_member = kind == Some(scene.club_kind.as_str());
    let group = blood_group(chance);
    let known = club_member || chance.happens(GROUP_KNOWN);
    Ok(Person {
        id,
        full_name: full_name(chance, names, sex)?,
        birth: Birth::Date(birth),
        sex,
        national_id: Some(number(chance, scene, birth, sex, serial, today)?),
        unit: Some(unit.code.clone()),
        rank: chance.pick(&scene.ranks).and_then(|rank| Label::parse(rank).ok()),
        phone: Phone::parse(&format!("09{:08}", (serial * 7919) % 100_000_000)).ok(),
        kind: kind.and_then(|kind| Label::parse(kind).ok()),
        blood_group: known.then_some(KnownGroup::said(group)),
        club_member,
        documents: Documents::NONE,
        earlier: None,
        merged_into: None,
    })
}

fn full_name(chance: &mut Chance, names: &Names, sex: Sex) -> Result<FullName, SimulationFault> {
    let given = match sex {
        Sex::Male => &names.male,
        Sex::Female => &names.female,
    };
    let parts = [
        chance.pick(&names.families),
        chance.pick(&given.middles),
        chance.pick(&given.givens),
    ];
    let name = parts
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    match FullName::parse(&name) {
        Ok(parsed) => Ok(parsed.value),
        Err(_) => Err(SimulationFault::NotUsable { what: name }),
    }
}

/// A birthday between the 20th and the 57th before `today`, most of them between 25 and 45.
fn birth(chance: &mut Chance, today: NaiveDate) -> Result<NaiveDate, SimulationFault> {
    let years = u32::from(chance.around(35, 8, 20, 56));
    let days = u64::from(years * 366 + chance.between(0, 364));
    today
        .checked_sub_days(Days::new(days))
        .ok_or_else(|| SimulationFault::NotUsable {
            what: today.to_string(),
        })
}

fn kind<'a>(chance: &mut Chance, scene: &'a Scene, sex: Sex) -> Option<&'a str> {
    let kind = chance.pick(&scene.kinds)?.as_str();
    if sex == Sex::Male && kind == scene.women_kind {
        return scene.kinds.last().map(String::as_str);
    }
    Some(kind)
}

/// ABO as common in Viet Nam: O 45 %, B 30 %, A 20 %, AB 5 %; one in a thousand is Rh negative.
fn blood_group(chance: &mut Chance) -> BloodGroup {
    BloodGroup {
        abo: chance.weighted(Abo::O, &[(300, Abo::B), (200, Abo::A), (50, Abo::AB)]),
        rh: Some(if chance.happens(1) {
            Rh::Negative
        } else {
            Rh::Positive
        }),
    }
}

fn number(
    chance: &mut Chance,
    scene: &Scene,
    birth: NaiveDate,
    sex: Sex,
    serial: u32,
    today: NaiveDate,
) -> Result<CitizenNumber, SimulationFault> {
    let place = chance.pick(&scene.places).map_or("001", String::as_str);
    let century = u32::from(birth.year() >= 2000) * 2 + u32::from(sex == Sex::Female);
    // 7919 is prime to a million, so that a million people get different last digits.
    let last = (u64::from(serial) * 7919) % 1_000_000;
    let digits = format!("{place}{century}{:02}{last:06}", birth.year() % 100);
    match CitizenNumber::parse(&digits, today) {
        Ok(parsed) => Ok(parsed.value),
        Err(_) => Err(SimulationFault::NotUsable { what: digits }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clean::Notice;
    use crate::domain::unit::UnitCode;
    use uuid::Uuid;

    #[test]
    fn invented_people_pass_reception_without_a_question() {
        let (names, scene) = (Names::read().unwrap(), Scene::read().unwrap());
        let today = NaiveDate::from_ymd_opt(2026, 10, 22).unwrap();
        let unit = Unit {
            code: UnitCode::parse("A04").unwrap(),
            name: Label::parse("Cục").unwrap(),
        };
        let mut chance = Chance::new(3, 0);
        let mut numbers = std::collections::BTreeSet::new();
        for serial in 1..=500 {
            let id = PersonId(Uuid::from_u128(u128::from(serial)));
            let person = invent(&mut chance, (&names, &scene), id, &unit, serial, today).unwrap();
            let number = person.national_id.unwrap();
            assert_eq!(number.agrees_with(person.birth, person.sex), []);
            let read = CitizenNumber::parse(number.as_str(), today).unwrap();
            assert!(!read.notices.contains(&Notice::UnknownPlace));
            let age = person.birth.age_on(today).unwrap();
            assert!((20..=57).contains(&age.at_least.years()));
            assert!(
                FullName::parse(person.full_name.as_str())
                    .unwrap()
                    .notices
                    .is_empty()
            );
            assert!(numbers.insert(number.as_str().to_owned()));
            assert!(person.phone.is_some() && person.rank.is_some() && person.kind.is_some());
        }
    }
}
