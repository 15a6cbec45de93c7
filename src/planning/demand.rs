//! Who comes: the units with their sizes, in their order, and the hours in which the doors are open.

use super::assumptions::Assumptions;
use super::clock::Clock;
use super::{MOST_DONORS, MOST_UNITS};
use crate::domain::clean::Label;
use crate::domain::time::Span;

/// The longest that the doors may be open.
pub const LONGEST: Span = Span::from_mins(24 * 60);

/// Those who come last need about so long; without a time of their own nobody is expected later.
const WAY_THROUGH: Span = Span::from_mins(60);

/// A unit that sends donors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its code or name.
    pub name: Label,
    /// How many are on its list.
    pub people: u32,
    /// When they come, if that is settled already.
    pub at: Option<Clock>,
}

/// Why nothing can be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemandFault {
    /// Nobody comes.
    Nobody,
    /// More than [`MOST_DONORS`] come.
    TooMany,
    /// There are more than [`MOST_UNITS`] units.
    TooManyUnits,
    /// The doors are open for no time at all, or longer than [`LONGEST`].
    Hours,
    /// A unit is named twice.
    Twice {
        /// Which.
        name: Label,
    },
    /// The sizes of the units don't add up to the number of donors.
    DoesNotAddUp {
        /// The number of donors.
        donors: u32,
        /// What the sizes add up to.
        sum: u32,
    },
    /// A unit's time lies before the doors open or after they close.
    OutsideHours {
        /// Which.
        name: Label,
    },
}

/// People who come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The place of their unit in the order of units.
    pub party: usize,
    /// How many are on the list.
    pub people: u32,
    /// When they are appointed, from the opening.
    pub at: Span,
}

/// Who comes, and when the doors are open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    parties: Vec<Party>,
    appointed: Vec<Span>,
    opening: Clock,
    open_for: Span,
    donors: u32,
}

impl Demand {
    /// Puts the units together. Those without a time of their own come as far apart as units do, or closer, so that
    /// the last comes an hour before the doors close; `donors`, if given, is what the sizes must add up to.
    pub fn new(
        parties: Vec<Party>,
        donors: Option<u32>,
        (opening, open_for): (Clock, Span),
        assumed: &Assumptions,
    ) -> Result<Self, DemandFault> {
        if open_for == Span::ZERO || open_for > LONGEST {
            return Err(DemandFault::Hours);
        }
        if parties.len() > MOST_UNITS {
            return Err(DemandFault::TooManyUnits);
        }
        for (n, party) in parties.iter().enumerate() {
            let same = |other: &Party| other.name.as_str().eq_ignore_ascii_case(party.name.as_str());
            if parties.iter().take(n).any(same) {
                return Err(DemandFault::Twice {
                    name: party.name.clone(),
                });
            }
        }
        let sum = parties
            .iter()
            .fold(0_u32, |sum, party| sum.saturating_add(party.people));
        if let Some(donors) = donors
            && donors != sum
        {
            return Err(DemandFault::DoesNotAddUp { donors, sum });
        }
        if sum == 0 {
            return Err(DemandFault::Nobody);
        }
        if sum > MOST_DONORS {
            return Err(DemandFault::TooMany);
        }
        let spread = evenly(parties.len(), open_for, assumed);
        let appointed =
            parties
                .iter()
                .zip(spread)
                .map(|(party, evenly)| match party.at {
                    None => Ok(evenly),
                    Some(at) => at.since(opening).filter(|at| *at <= open_for).ok_or_else(|| {
                        DemandFault::OutsideHours {
                            name: party.name.clone(),
                        }
                    }),
                })
                .collect::<Result<_, _>>()?;
        Ok(Self {
            parties,
            appointed,
            opening,
            open_for,
            donors: sum,
        })
    }

    /// So many donors as so many equal units; if they can't be equal, the first are larger by one.
    pub fn equal_parts(donors: u32, names: Vec<Label>) -> Vec<Party> {
        let count = u32::try_from(names.len()).unwrap_or(u32::MAX).max(1);
        (0..)
            .zip(names)
            .map(|(n, name)| Party {
                name,
                people: donors / count + u32::from(n < donors % count),
                at: None,
            })
            .collect()
    }

    /// The units, in their order.
    #[must_use]
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// When the doors open.
    #[must_use]
    pub const fn opening(&self) -> Clock {
        self.opening
    }

    /// How long they stay open.
    #[must_use]
    pub const fn open_for(&self) -> Span {
        self.open_for
    }

    /// How many are on the lists.
    #[must_use]
    pub const fn donors(&self) -> u32 {
        self.donors
    }

    /// Every unit as one block, at the time at which it comes by itself.
    pub(super) fn blocks(&self) -> Vec<Block> {
        self.parties
            .iter()
            .zip(&self.appointed)
            .enumerate()
            .map(|(party, (unit, at))| Block {
                party,
                people: unit.people,
                at: *at,
            })
            .collect()
    }
}

/// The first as soon as its people don't stand before closed doors, the others evenly after it: as far apart as units come,
/// but the last no later than an hour before the doors close (half-way, if they are open for less than two).
fn evenly(units: usize, open_for: Span, assumed: &Assumptions) -> Vec<Span> {
    let half = open_for.millis() / 2;
    let first = assumed.arrival.scatter_minutes.span().millis().min(half);
    let last = open_for.less(WAY_THROUGH).millis().max(half);
    let gaps = i64::try_from(units.saturating_sub(1)).unwrap_or(1).max(1);
    let [shortest, longest] = assumed
        .arrival
        .apart_minutes
        .map(|minutes| minutes.span().millis());
    let across = (last - first).min(i64::midpoint(shortest, longest) * gaps);
    (0..)
        .take(units)
        .map(|n: i64| Span::from_millis(first + across * n / gaps))
        .collect()
}
