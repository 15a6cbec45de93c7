//! Who is to be given the gift for a donation, to sign for it: everybody who gave blood on a day, however little.
//!
//! Who was not found fit to give is not on it: refreshments are not signed for.

mod document;
pub mod json;
#[cfg(test)]
mod tests;

use super::listed::{OfDay, order};
use crate::domain::birth::Birth;
use crate::domain::day::Day;
use crate::domain::gift::{GiftValue, GiftValues};
use crate::domain::id::Ticket;
use crate::domain::name::FullName;
use crate::domain::unit::UnitCode;
use crate::domain::visit::Visit;
use crate::domain::vitals::Volume;
use crate::store::names::{NameList, Names, Wanted};

/// Who is to be given what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftList {
    /// The day.
    pub day: OfDay,
    /// The only unit that is on it; all of them where none is named.
    pub unit: Option<UnitCode>,
    /// Those who gave: by unit in the order of the day, in a unit in the order of names.
    pub gifts: Vec<Gift>,
    /// What is given for which volume: how many get it, the smallest volume first; only what somebody gets.
    pub by_value: Vec<(GiftValue, u32)>,
}

/// What one donor is to be given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// Their name; none for somebody whom the roster does not know.
    pub full_name: Option<FullName>,
    /// When they were born.
    pub birth_year: Option<i32>,
    /// The unit that sent them.
    pub unit: Option<UnitCode>,
    /// Their ticket.
    pub ticket: Ticket,
    /// What was drawn.
    pub volume: Volume,
    /// What they are given.
    pub value: GiftValue,
}

impl GiftList {
    /// Whose names the list of a day needs; of one unit only, where one is named.
    pub fn wanted(day: &Day, unit: Option<&UnitCode>) -> Wanted {
        Wanted {
            list: NameList::Gifts,
            people: givers(day, unit).map(|(visit, _)| visit.person).collect(),
            rosters: Vec::new(),
        }
    }

    /// The list of a day as it stands; of one unit only, where one is named.
    pub fn of(day: &Day, values: &GiftValues, names: &Names, unit: Option<&UnitCode>) -> Self {
        let gifts = givers(day, unit).filter_map(|(visit, volume)| {
            let person = names.of(visit.person);
            Some(Gift {
                full_name: person.map(|person| person.full_name.clone()),
                birth_year: person.map(|person| Birth::year(person.birth)),
                unit: visit.unit.clone(),
                ticket: visit.ticket,
                volume,
                value: values.of_visit(visit)?,
            })
        });
        let mut gifts: Vec<Gift> = gifts.collect();
        gifts.sort_by_cached_key(|gift| {
            let of_day = day
                .info
                .units
                .iter()
                .position(|unit| Some(&unit.code) == gift.unit.as_ref());
            // The day's units, then others by their codes, then those who have none.
            let unit = (of_day.is_none(), of_day, gift.unit.is_none(), gift.unit.clone());
            (unit, order(gift.full_name.as_ref(), gift.birth_year), gift.ticket)
        });
        let by_value = values.all().filter_map(|value| {
            let count = gifts.iter().filter(|gift| gift.value == value).count();
            (count > 0).then(|| (value, u32::try_from(count).unwrap_or(u32::MAX)))
        });
        Self {
            day: OfDay::of(day),
            unit: unit.cloned(),
            by_value: by_value.collect(),
            gifts,
        }
    }

    /// What all gifts together are worth, in đồng.
    #[must_use]
    pub fn dong(&self) -> u64 {
        self.gifts.iter().map(|gift| u64::from(gift.value.dong)).sum()
    }

    /// What was drawn from all of them, in ml.
    #[must_use]
    pub fn volume_ml(&self) -> u64 {
        self.gifts.iter().map(|gift| u64::from(gift.volume.ml())).sum()
    }
}

/// Those who gave, with what was drawn.
fn givers<'a>(day: &'a Day, unit: Option<&'a UnitCode>) -> impl Iterator<Item = (&'a Visit, Volume)> {
    let visits = day
        .visits()
        .filter(move |visit| unit.is_none() || visit.unit.as_ref() == unit);
    visits.filter_map(|visit| {
        let drawn = visit.collection_end()?.volume;
        (drawn.ml() > 0).then_some((visit, drawn))
    })
}
