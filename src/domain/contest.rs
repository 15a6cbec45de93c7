//! The friendly contest of the units: who comes the furthest towards its part of the target. A unit's part goes by its
//! people on the roster, so a small unit can win as well as a large one.

use std::cmp::Ordering;

use super::throughput::UnitFigures;
use super::unit::UnitCode;

/// A unit in the contest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contestant {
    /// Its figures.
    pub figures: UnitFigures,
    /// Its people on the roster.
    pub people: u64,
    /// How many full donations are its part of the target, rounded up, so that units with as many people have the same
    /// goal and whoever reaches it has given its part; all of its people on a day without a target.
    pub goal: u64,
    /// How far it is, in hundredths, rounded down: 100 is there only when the goal is reached.
    pub percent: u64,
    /// Its place, 1 for the first; units that are as far as each other share one. None for donors without a unit, and for
    /// a unit with nobody on the roster, which has no part that it could reach.
    pub rank: Option<usize>,
}

impl Contestant {
    fn new(figures: UnitFigures, people: u64, whole: u64, target: u32) -> Self {
        // Its part is so many wholes: people * target / whole.
        let (part, whole) = if target == 0 {
            (u128::from(people), 1)
        } else {
            (u128::from(people) * u128::from(target), u128::from(whole).max(1))
        };
        let number = |number: u128| u64::try_from(number).unwrap_or(u64::MAX);
        let given = u128::from(figures.counts.donated) * whole;
        Self {
            people,
            goal: number(part.div_ceil(whole)),
            percent: number((given * 100).checked_div(part).unwrap_or(0)),
            rank: None,
            figures,
        }
    }

    /// Whether it takes part.
    const fn competes(&self) -> bool {
        self.people > 0 && self.figures.unit.is_some()
    }

    /// Whether it has given its part.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.goal > 0 && u64::from(self.figures.counts.donated) >= self.goal
    }

    /// Which of two is further: by the exact share, never by one that was rounded.
    fn against(&self, other: &Self) -> Ordering {
        let far = |one: &Self, of: &Self| u128::from(one.figures.counts.donated) * u128::from(of.people);
        far(other, self).cmp(&far(self, other))
    }
}

/// The units in order: the furthest first, those that are as far as each other in the order in which they were given, and
/// last those that don't compete.
pub fn standings(
    units: Vec<UnitFigures>,
    people: impl Fn(Option<&UnitCode>) -> u64,
    target: u32,
) -> Vec<Contestant> {
    let people: Vec<_> = units.iter().map(|unit| people(unit.unit.as_ref())).collect();
    let whole = people.iter().sum();
    let (mut ranked, others): (Vec<_>, Vec<_>) = units
        .into_iter()
        .zip(people)
        .map(|(figures, people)| Contestant::new(figures, people, whole, target))
        .partition(Contestant::competes);
    ranked.sort_by(Contestant::against);
    let mut rank = 0;
    let mut before: Option<Contestant> = None;
    for (place, unit) in (1..).zip(&mut ranked) {
        if before.is_none_or(|before| before.against(unit) != Ordering::Equal) {
            rank = place;
        }
        unit.rank = Some(rank);
        before = Some(unit.clone());
    }
    ranked.extend(others);
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::throughput::Counts;
    use proptest::prelude::*;

    /// Units `U1`, `U2` … with so many full donations, and last those without a unit.
    fn units(donated: &[u32]) -> Vec<UnitFigures> {
        let last = donated.len();
        (1..)
            .zip(donated)
            .map(|(number, donated)| UnitFigures {
                unit: UnitCode::parse(&format!("U{number}")).filter(|_| number < last),
                counts: Counts {
                    donated: *donated,
                    ..Counts::default()
                },
                volume_ml: 0,
            })
            .collect()
    }

    fn stand(donated: &[u32], people: &[u64], target: u32) -> Vec<(String, u64, Option<usize>)> {
        let on_roster = |unit: Option<&UnitCode>| {
            let number = unit.map_or(people.len(), |code| {
                code.as_str().trim_start_matches('U').parse().unwrap()
            });
            people[number - 1]
        };
        standings(units(donated), on_roster, target)
            .into_iter()
            .map(|unit| {
                let code = unit.figures.unit.map_or("–".to_owned(), |code| code.to_string());
                (code, unit.goal, unit.rank)
            })
            .collect()
    }

    fn row(code: &str, goal: u64, rank: Option<usize>) -> (String, u64, Option<usize>) {
        (code.to_owned(), goal, rank)
    }

    #[test]
    fn a_small_unit_wins_with_fewer_donations() {
        assert_eq!(
            stand(&[20, 9, 0], &[100, 20, 0], 60),
            [row("U2", 10, Some(1)), row("U1", 50, Some(2)), row("–", 0, None)]
        );
    }

    #[test]
    fn units_that_are_as_far_as_each_other_share_a_place() {
        assert_eq!(
            stand(&[1, 3, 2, 4, 0], &[10, 30, 10, 40, 0], 9),
            [
                row("U3", 1, Some(1)),
                row("U1", 1, Some(2)),
                row("U2", 3, Some(2)),
                row("U4", 4, Some(2)),
                row("–", 0, None),
            ]
        );
        // 1/3 and 333/1000 are one percentage, and not as far as each other.
        let close = stand(&[333, 1, 0], &[1000, 3, 0], 100);
        assert_eq!([close[0].2, close[1].2], [Some(1), Some(2)]);
        assert_eq!(close[0].0, "U2");
    }

    #[test]
    fn units_with_as_many_people_have_the_same_goal_and_a_hundred_is_there_when_it_is_reached() {
        let far = |donated: u32| {
            let all = standings(units(&[donated, 0, 0]), |unit| u64::from(unit.is_some()) * 20, 67);
            let one = all.iter().find(|unit| unit.rank == Some(1)).unwrap();
            assert!(
                all.iter()
                    .all(|unit| unit.goal == if unit.people > 0 { 34 } else { 0 })
            );
            (one.percent, one.is_there())
        };
        // Its part is 33.5.
        assert_eq!(far(17), (50, false));
        assert_eq!(far(33), (98, false));
        assert_eq!(far(34), (101, true));
    }

    #[test]
    fn who_has_nobody_on_the_roster_and_who_has_no_unit_does_not_compete() {
        assert_eq!(
            stand(&[5, 1, 7], &[0, 10, 10], 20),
            [row("U2", 10, Some(1)), row("U1", 0, None), row("–", 10, None)]
        );
        assert_eq!(
            stand(&[5, 7], &[0, 0], 20),
            [row("U1", 0, None), row("–", 0, None)]
        );
    }

    #[test]
    fn without_a_target_a_unit_goes_for_all_of_its_people() {
        assert_eq!(
            stand(&[5, 0], &[8, 2], 0),
            [row("U1", 8, Some(1)), row("–", 2, None)]
        );
    }

    proptest! {
        #[test]
        fn who_stands_before_somebody_is_further_and_who_shares_a_place_is_as_far(
            rows in proptest::collection::vec((0..300_u32, 0..300_u64), 1..12),
            target in 0..2000_u32,
        ) {
            let (donated, people): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
            let on_roster = |unit: Option<&UnitCode>| unit.map_or(people[people.len() - 1], |code| {
                let number: usize = code.as_str().trim_start_matches('U').parse().unwrap();
                people[number - 1]
            });
            let all = standings(units(&donated), on_roster, target);
            prop_assert_eq!(all.len(), people.len());
            for pair in all.windows(2) {
                let far = |one: &Contestant, of: &Contestant| {
                    u64::from(one.figures.counts.donated) * of.people
                };
                let (one, other) = (far(&pair[0], &pair[1]), far(&pair[1], &pair[0]));
                match (pair[0].rank, pair[1].rank) {
                    (Some(before), Some(after)) if before == after => prop_assert_eq!(one, other),
                    (Some(before), Some(after)) => prop_assert!(before < after && one > other),
                    (None, Some(_)) => prop_assert!(false, "who does not compete stands last"),
                    (_, None) => {}
                }
            }
            for unit in &all {
                prop_assert_eq!(unit.rank.is_some(), unit.people > 0 && unit.figures.unit.is_some());
                if unit.goal > 0 {
                    prop_assert_eq!(unit.is_there(), unit.percent >= 100);
                }
            }
        }
    }
}
