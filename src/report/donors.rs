//! The donors of a day by unit, with their names: who came, who gave and how much, who did not come.
//!
//! It is given to the units, so it says whether somebody gave and never why not: no ground of a deferral, no result of an
//! examination or a test, no reaction, nothing that was said in confidence, no number of a citizen.

mod document;
pub mod json;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::listed::{OfDay, order};
use super::summary::{UnitRow, unit_rows};
use crate::domain::birth::Birth;
use crate::domain::clean::Label;
use crate::domain::day::Day;
use crate::domain::figures::Figures;
use crate::domain::id::{PersonId, Ticket};
use crate::domain::identity::BloodGroup;
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::rulepack::RulePack;
use crate::domain::throughput::Counts;
use crate::domain::unit::UnitCode;
use crate::domain::visit::{Stage, Visit};
use crate::domain::vitals::Volume;
use crate::store::RosterSize;
use crate::store::names::{NameList, Names, Wanted};

/// The donors of a day by unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DonorList {
    /// The day.
    pub day: OfDay,
    /// The units in the order of the day, then others that sent somebody, then those who have none.
    pub units: Vec<UnitPart>,
}

/// The donors of a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPart {
    /// The unit and its figures, those of the summary.
    pub figures: UnitRow,
    /// Its people, in the order of names.
    pub donors: Vec<Donor>,
}

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Donor {
    /// Their name; none for somebody whom the roster does not know.
    pub full_name: Option<FullName>,
    /// When they were born.
    pub birth_year: Option<i32>,
    /// Rank.
    pub rank: Option<Label>,
    /// Their ticket; none for who did not come.
    pub ticket: Option<Ticket>,
    /// Where they are or how they left; none for who did not come.
    pub stage: Option<Stage>,
    /// What was drawn, in whatever way the collection ended.
    pub volume: Option<Volume>,
    /// The blood group as known on arrival, or on the roster for who did not come.
    pub blood_group: Option<BloodGroup>,
}

impl DonorList {
    /// Whose names the list of a day needs; of one unit only, where one is named.
    pub fn wanted(day: &Day, unit: Option<&UnitCode>) -> Wanted {
        let of_unit = |visit: &&Visit| unit.is_none() || visit.unit.as_ref() == unit;
        let mut rosters = vec![unit.cloned()];
        if unit.is_none() {
            let of_day = day.info.units.iter().map(|unit| &unit.code);
            let units: BTreeSet<_> = of_day
                .chain(day.visits().filter_map(|visit| visit.unit.as_ref()))
                .collect();
            rosters.extend(units.into_iter().cloned().map(Some));
        }
        Wanted {
            list: NameList::Donors,
            people: day.visits().filter(of_unit).map(|visit| visit.person).collect(),
            rosters,
        }
    }

    /// The list of a day as it stands; of one unit only, where one is named.
    pub fn of(
        day: &Day,
        pack: &RulePack,
        roster: &RosterSize,
        names: &Names,
        unit: Option<&UnitCode>,
    ) -> Self {
        let came: BTreeSet<PersonId> = day
            .visits()
            .flat_map(|visit| [Some(visit.person), names.of(visit.person).map(|person| person.id)])
            .flatten()
            .collect();
        let absent: Vec<_> = names
            .others()
            .filter(|person| !came.contains(&person.id))
            .collect();
        let figures = unit_rows(day, &Figures::of(day, pack), roster);
        let units = figures
            .into_iter()
            .filter(|row| unit.is_none() || row.unit.as_ref() == unit)
            .map(|figures| {
                let is_its = |unit: Option<&UnitCode>| unit == figures.unit.as_ref();
                let visits = day.visits().filter(|visit| is_its(visit.unit.as_ref()));
                let absent = absent.iter().filter(|person| is_its(person.unit.as_ref()));
                let mut donors: Vec<_> = visits
                    .map(|visit| Donor::who_came(visit, names.of(visit.person)))
                    .chain(absent.map(|person| Donor::who_did_not(person)))
                    .collect();
                donors.sort_by_cached_key(|it| (order(it.full_name.as_ref(), it.birth_year), it.ticket));
                UnitPart { figures, donors }
            });
        Self {
            day: OfDay::of(day),
            units: units.collect(),
        }
    }

    /// The sum of all units; it has no name.
    #[must_use]
    pub fn total(&self) -> UnitRow {
        let mut total = UnitRow {
            unit: None,
            name: None,
            on_roster: 0,
            counts: Counts::default(),
            volume_ml: 0,
        };
        for part in &self.units {
            let row = &part.figures;
            total.on_roster += row.on_roster;
            total.counts = total.counts.and(row.counts);
            total.volume_ml += row.volume_ml;
        }
        total
    }

    /// How many of all units did not come.
    #[must_use]
    pub fn absent(&self) -> usize {
        self.units.iter().map(UnitPart::absent).sum()
    }
}

impl UnitPart {
    /// How many of its people did not come.
    #[must_use]
    pub fn absent(&self) -> usize {
        self.donors.iter().filter(|donor| donor.stage.is_none()).count()
    }
}

impl Donor {
    fn who_came(visit: &Visit, person: Option<&Person>) -> Self {
        Self {
            full_name: person.map(|person| person.full_name.clone()),
            birth_year: person.map(|person| Birth::year(person.birth)),
            rank: person.and_then(|person| person.rank.clone()),
            ticket: Some(visit.ticket),
            stage: Some(visit.stage),
            volume: visit.collection_end().map(|end| end.volume),
            blood_group: visit.blood_group,
        }
    }

    fn who_did_not(person: &Person) -> Self {
        Self {
            full_name: Some(person.full_name.clone()),
            birth_year: Some(Birth::year(person.birth)),
            rank: person.rank.clone(),
            ticket: None,
            stage: None,
            volume: None,
            blood_group: person.blood_group.map(|known| known.group),
        }
    }
}
