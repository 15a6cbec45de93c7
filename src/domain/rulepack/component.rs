//! What was given decides when somebody may give again.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::sections::RulePack;

/// What a donation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Component {
    /// Whole blood.
    WholeBlood,
    /// Red cells by apheresis.
    RedCells,
    /// Plasma by apheresis.
    Plasma,
    /// Platelets by apheresis.
    Platelets,
    /// Neutrophils by apheresis.
    Neutrophils,
    /// Peripheral stem cells.
    StemCells,
}

/// A donation, as far as the interval needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Donation {
    /// What it took.
    pub component: Component,
    /// When.
    pub date: NaiveDate,
}

impl RulePack {
    /// The first date on which somebody may donate after `last`; `before` are earlier donations, in any order, of which
    /// only neutrophils and stem cells count. `None` past the calendar's end.
    pub fn eligible_on(&self, last: Donation, before: &[Donation]) -> Option<NaiveDate> {
        let days = match last.component {
            Component::WholeBlood | Component::RedCells => self.interval.whole_blood_days.in_force(),
            Component::Plasma | Component::Platelets => self.plasma_interval.days.in_force(),
            Component::Neutrophils | Component::StemCells => return self.after_cells(last, before),
        };
        after(last.date, days)
    }

    /// The oldest of the last so many donations must lie so many days back.
    fn after_cells(&self, last: Donation, before: &[Donation]) -> Option<NaiveDate> {
        let rule = &self.cell_interval;
        let is_cells = |one: &&Donation| {
            matches!(one.component, Component::Neutrophils | Component::StemCells) && one.date <= last.date
        };
        let mut dates: Vec<_> = before.iter().filter(is_cells).map(|one| one.date).collect();
        dates.push(last.date);
        dates.sort_unstable();
        let nth_last = usize::from(rule.at_most.in_force()).checked_sub(1)?;
        match dates.iter().rev().nth(nth_last) {
            Some(oldest) => Some(after(*oldest, rule.within_days.in_force())?.max(last.date)),
            None => Some(last.date),
        }
    }
}

fn after(date: NaiveDate, days: u16) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(u64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gave(component: Component, date: &str) -> Donation {
        Donation {
            component,
            date: date.parse().unwrap(),
        }
    }

    fn eligible_on(last: Donation, before: &[Donation]) -> String {
        let pack = RulePack::vn_tt26_2013().unwrap();
        pack.eligible_on(last, before).unwrap().to_string()
    }

    #[test]
    fn the_component_of_the_last_donation_sets_the_interval() {
        for (component, date) in [
            (Component::WholeBlood, "2026-03-26"),
            (Component::RedCells, "2026-03-26"),
            (Component::Plasma, "2026-01-15"),
            (Component::Platelets, "2026-01-15"),
            (Component::Neutrophils, "2026-01-01"),
            (Component::StemCells, "2026-01-01"),
        ] {
            let before = [gave(Component::WholeBlood, "2025-12-30")];
            assert_eq!(
                eligible_on(gave(component, "2026-01-01"), &before),
                date,
                "{component:?}"
            );
        }
    }

    #[test]
    fn cells_are_given_three_times_in_seven_days_at_most() {
        let cells = |date| gave(Component::Neutrophils, date);
        let third = cells("2026-01-05");
        let before = [cells("2026-01-03"), cells("2026-01-01")];
        assert_eq!(eligible_on(third, &before), "2026-01-08");
        assert_eq!(eligible_on(third, &before[..1]), "2026-01-05");
        let fourth = cells("2026-01-08");
        let before = [cells("2026-01-05"), cells("2026-01-03"), cells("2026-01-01")];
        assert_eq!(eligible_on(fourth, &before), "2026-01-10");
        let apart = [cells("2025-12-01"), cells("2025-12-20")];
        assert_eq!(eligible_on(third, &apart), "2026-01-05");
    }

    #[test]
    fn the_calendar_has_an_end() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let last = Donation {
            component: Component::WholeBlood,
            date: NaiveDate::MAX,
        };
        assert_eq!(pack.eligible_on(last, &[]), None);
    }
}
