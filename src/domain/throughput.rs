//! What there is to say about a day in numbers: how many are where, how long they waited, what was given. These are the
//! words; [`Figures`](super::figures::Figures) counts and keeps them, so the screens and the documents can't drift apart.

use super::clean::{Label, Note};
use super::day::Day;
use super::id::{BedNo, DeskNo, SeatNo, Ticket};
use super::rulepack::RulePack;
use super::step::{HallSize, RuleId};
use super::time::{Moment, Span};
use super::unit::UnitCode;
use super::visit::{Outcome, Stage, Visit};

/// How many visits are at each stage and how many ended which way. Every visit that counts is in exactly one of them;
/// only `checked_in` counts them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All of them.
    pub checked_in: u32,
    /// In the queue, called or parked.
    pub waiting: u32,
    /// At a desk.
    pub screening: u32,
    /// Waiting for a bed.
    pub cleared: u32,
    /// On a bed.
    pub collecting: u32,
    /// Resting, whatever they gave.
    pub recovering: u32,
    /// Gone, after the ordered volume.
    pub donated: u32,
    /// Gone, after a collection that ended any other way.
    pub incomplete: u32,
    /// Sent home by the doctor.
    pub deferred: u32,
    /// Left before giving.
    pub withdrawn: u32,
}

impl Counts {
    /// Counts visits.
    pub fn of<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> Self {
        let mut counts = Self::default();
        for visit in visits {
            counts.add(visit.stage);
        }
        counts
    }

    /// Counts one more at this stage.
    pub(super) fn add(&mut self, stage: Stage) {
        if let Some(count) = self.at(stage) {
            *count += 1;
            self.checked_in += 1;
        }
    }

    /// Counts one less at this stage.
    pub(super) fn take(&mut self, stage: Stage) {
        if let Some(count) = self.at(stage) {
            *count = count.saturating_sub(1);
            self.checked_in = self.checked_in.saturating_sub(1);
        }
    }

    /// The count that a stage belongs to; none for a check-in that never was.
    const fn at(&mut self, stage: Stage) -> Option<&mut u32> {
        Some(match stage {
            Stage::Waiting => &mut self.waiting,
            Stage::Screening(_) => &mut self.screening,
            Stage::Cleared => &mut self.cleared,
            Stage::Collecting(_) => &mut self.collecting,
            Stage::Recovering => &mut self.recovering,
            Stage::Left(Outcome::Donated) => &mut self.donated,
            Stage::Left(Outcome::Incomplete) => &mut self.incomplete,
            Stage::Left(Outcome::Deferred) => &mut self.deferred,
            Stage::Left(Outcome::Withdrawn) => &mut self.withdrawn,
            Stage::Left(Outcome::NeverHere) => return None,
        })
    }

    /// These and others together.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self {
            checked_in: self.checked_in + others.checked_in,
            waiting: self.waiting + others.waiting,
            screening: self.screening + others.screening,
            cleared: self.cleared + others.cleared,
            collecting: self.collecting + others.collecting,
            recovering: self.recovering + others.recovering,
            donated: self.donated + others.donated,
            incomplete: self.incomplete + others.incomplete,
            deferred: self.deferred + others.deferred,
            withdrawn: self.withdrawn + others.withdrawn,
        }
    }

    /// Who is still in the hall.
    #[must_use]
    pub const fn inside(&self) -> u32 {
        self.waiting + self.screening + self.cleared + self.collecting + self.recovering
    }

    /// Who has gone, however the visit ended.
    #[must_use]
    pub const fn left(&self) -> u32 {
        self.donated + self.incomplete + self.deferred + self.withdrawn
    }

    /// Who is on a bed or rests.
    #[must_use]
    pub const fn on_the_way(&self) -> u32 {
        self.collecting + self.recovering
    }
}

/// The figures of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitFigures {
    /// Which one; none for donors without a unit.
    pub unit: Option<UnitCode>,
    /// Where its donors are.
    pub counts: Counts,
    /// What they gave, in ml.
    pub volume_ml: u64,
}

/// A rule that was set aside for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Which rule.
    pub rule: RuleId,
    /// For whom.
    pub ticket: Ticket,
    /// Who decided so.
    pub by: Label,
    /// Why.
    pub reason: Option<Note>,
}

/// The rules that were set aside: soft rules by a doctor, and the rest after the needle cut short. In order of tickets.
pub fn overrides(day: &Day, pack: &RulePack) -> Vec<Override> {
    let mut found = Vec::new();
    for visit in day.visits() {
        if let Some(clearance) = &visit.clearance {
            found.extend(clearance.overrides.iter().map(|rule| Override {
                rule: rule.clone(),
                ticket: visit.ticket,
                by: clearance.at.staff.clone(),
                reason: clearance.reason.clone(),
            }));
        }
        if let Some((reason, at)) = &visit.early_release {
            found.push(Override {
                rule: RuleId(pack.rest.rule.clone()),
                ticket: visit.ticket,
                by: at.staff.clone(),
                reason: Some(reason.clone()),
            });
        }
    }
    found
}

/// How some lengths of time spread. Quantiles are by nearest rank: each is a time that somebody did wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// How many there are.
    pub count: usize,
    /// Half took at most this long.
    pub median: Span,
    /// Nine in ten took at most this long.
    pub p90: Span,
    /// The longest.
    pub max: Span,
}

impl Spread {
    /// The spread of `count` lengths of time; `nth` gives the one with so many shorter ones before it. `None` when there
    /// are none.
    pub(super) fn by_rank(count: usize, nth: impl Fn(usize) -> Option<Span>) -> Option<Self> {
        let quantile = |percent: usize| nth((percent * count).div_ceil(100).checked_sub(1)?);
        Some(Self {
            count,
            median: quantile(50)?,
            p90: quantile(90)?,
            max: quantile(100)?,
        })
    }
}

/// What people wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WaitFor {
    /// From arrival until a desk begins to examine.
    Screening,
    /// From the doctor's yes until the needle is in.
    Bed,
}

impl WaitFor {
    /// Both, in the order in which a donor meets them.
    pub const ALL: [Self; 2] = [Self::Screening, Self::Bed];
}

/// What happened in a quarter of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// Its first moment.
    pub from: Moment,
    /// The first moment after it.
    pub to: Moment,
    /// Arrivals.
    pub checked_in: u32,
    /// Decisions, yes or no.
    pub screened: u32,
    /// Those of them that were yes.
    pub cleared: u32,
    /// Collections that ended with the ordered volume.
    pub donated: u32,
}

/// Where somebody in the hall is, whichever desk, bed or seat it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// In the queue or called.
    Waiting,
    /// Missed three calls, and nobody knows where they are.
    Absent,
    /// At a desk.
    Screening,
    /// Waiting for a bed.
    Cleared,
    /// On a bed.
    Collecting,
    /// Resting.
    Recovering,
}

impl Standing {
    /// All of them, in the order in which a donor meets them.
    pub const ALL: [Self; 6] = [
        Self::Waiting,
        Self::Absent,
        Self::Screening,
        Self::Cleared,
        Self::Collecting,
        Self::Recovering,
    ];

    /// Where somebody is; none for those who have left.
    #[must_use]
    pub const fn of(visit: &Visit) -> Option<Self> {
        Some(match visit.stage {
            Stage::Waiting if visit.is_parked() => Self::Absent,
            Stage::Waiting => Self::Waiting,
            Stage::Screening(_) => Self::Screening,
            Stage::Cleared => Self::Cleared,
            Stage::Collecting(_) => Self::Collecting,
            Stage::Recovering => Self::Recovering,
            Stage::Left(_) => return None,
        })
    }
}

/// What donors are looked after at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The screening desks.
    Desk,
    /// The beds.
    Bed,
    /// The recovery seats.
    Seat,
}

impl Kind {
    /// All of them, in the order in which a donor meets them.
    pub const ALL: [Self; 3] = [Self::Desk, Self::Bed, Self::Seat];

    /// How many of them the hall has.
    #[must_use]
    pub const fn of_hall(self, hall: HallSize) -> u16 {
        match self {
            Self::Desk => hall.desks,
            Self::Bed => hall.beds,
            Self::Seat => hall.seats,
        }
    }
}

/// One desk, bed or seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// What it is.
    pub kind: Kind,
    /// Its number, as on the sign above it.
    pub number: u16,
}

impl From<DeskNo> for Spot {
    fn from(desk: DeskNo) -> Self {
        Self {
            kind: Kind::Desk,
            number: desk.0,
        }
    }
}

impl From<BedNo> for Spot {
    fn from(bed: BedNo) -> Self {
        Self {
            kind: Kind::Bed,
            number: bed.0,
        }
    }
}

impl From<SeatNo> for Spot {
    fn from(seat: SeatNo) -> Self {
        Self {
            kind: Kind::Seat,
            number: seat.0,
        }
    }
}

/// How one desk, bed or seat does: never who works there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SpotFigures {
    /// Which one.
    pub spot: Spot,
    /// Whether somebody is there.
    pub is_taken: bool,
    /// From the beginning of an examination to the decision, from needle in to needle out, or how long people rested; of
    /// those who are done.
    pub service: Option<Spread>,
    /// How long somebody was there, whatever came of it.
    pub busy: Span,
    /// The same as a part of the time since the first of its kind was used.
    pub share: PerMille,
}

/// So many in a thousand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct PerMille(u16);

impl PerMille {
    /// So many of so many, rounded; none of none is none.
    pub fn of(part: u64, whole: u64) -> Self {
        let rounded = (part.saturating_mul(1000).saturating_add(whole / 2)).checked_div(whole);
        Self(u16::try_from(rounded.unwrap_or(0)).unwrap_or(u16::MAX))
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// So many in a hundred, rounded.
    #[must_use]
    pub const fn percent(self) -> u16 {
        self.0.saturating_add(5) / 10
    }

    /// The whole, where more was counted than there can be: two stays at one place that overlap in late entries.
    #[must_use]
    pub(super) fn at_most_all(self) -> Self {
        self.min(Self(1000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fixture::{Log, PACK};
    use crate::domain::step::{CollectionOutcome, Step};

    #[test]
    fn a_quantile_is_a_time_that_somebody_did_wait() {
        let spread = |minutes: &[u32]| {
            let nth = |rank: usize| minutes.get(rank).map(|minutes| Span::from_mins(*minutes));
            let spread = Spread::by_rank(minutes.len(), nth)?;
            Some((spread.median.mins(), spread.p90.mins(), spread.max.mins()))
        };
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[7]), Some((7, 7, 7)));
        assert_eq!(spread(&[1, 9]), Some((1, 9, 9)));
        assert_eq!(spread(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), Some((5, 9, 10)));
        assert_eq!(spread(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), Some((6, 10, 11)));
    }

    #[test]
    fn shares_are_rounded_and_none_of_none_is_none() {
        let number = |part, whole| PerMille::of(part, whole).number();
        assert_eq!((number(1, 3), number(2, 3), number(5, 0)), (333, 667, 0));
        assert_eq!(number(u64::MAX, 1), u16::MAX);
        let percent = |part, whole| PerMille::of(part, whole).percent();
        assert_eq!((percent(1, 3), percent(2, 3), percent(11, 10)), (33, 67, 110));
        assert_eq!(PerMille::of(3, 2).at_most_all(), PerMille::of(2, 2));
    }

    #[test]
    fn a_rest_cut_short_stands_beside_the_soft_rules() {
        let mut log = Log::new();
        let early = Note::parse("việc gấp").ok();
        log.arrive(1, 0)
            .begin(1, 4, 1)
            .clear(1, 10)
            .lie_down(1, 12, 1)
            .get_up(1, 20, (CollectionOutcome::Complete, 350), None)
            .step(1, 25, Step::DonorReleased { early });
        let rules: Vec<_> = overrides(&log.day, &PACK)
            .into_iter()
            .map(|it| (it.rule.0, it.reason.unwrap()))
            .collect();
        assert_eq!(
            rules,
            [
                ("E6".to_owned(), Note::parse("đo lại ổn định").unwrap()),
                ("R1".to_owned(), Note::parse("việc gấp").unwrap()),
            ]
        );
    }
}
