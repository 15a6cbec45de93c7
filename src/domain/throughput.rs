//! The figures of a day: how many are where, how long they waited, what was given. Nothing is kept between two questions;
//! every figure is counted from the visits, so the screens and the documents can't drift apart.

use std::collections::BTreeMap;

use super::clean::{Label, Note};
use super::day::Day;
use super::id::Ticket;
use super::identity::BloodGroup;
use super::reaction::{ReactionKind, Severity};
use super::rulepack::{GroundCode, RulePack};
use super::step::{CollectionOutcome, RuleId};
use super::time::{Moment, Span};
use super::unit::UnitCode;
use super::visit::{Outcome, Stage, Visit};
use super::vitals::Volume;

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
            let one = match visit.stage {
                Stage::Waiting => &mut counts.waiting,
                Stage::Screening(_) => &mut counts.screening,
                Stage::Cleared => &mut counts.cleared,
                Stage::Collecting(_) => &mut counts.collecting,
                Stage::Recovering => &mut counts.recovering,
                Stage::Left(Outcome::Donated) => &mut counts.donated,
                Stage::Left(Outcome::Incomplete) => &mut counts.incomplete,
                Stage::Left(Outcome::Deferred) => &mut counts.deferred,
                Stage::Left(Outcome::Withdrawn) => &mut counts.withdrawn,
                Stage::Left(Outcome::NeverHere) => continue,
            };
            *one += 1;
            counts.checked_in += 1;
        }
        counts
    }

    /// Who is still in the hall.
    #[must_use]
    pub const fn inside(&self) -> u32 {
        self.waiting + self.screening + self.cleared + self.collecting + self.recovering
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

/// The figures by unit: the units of the day in their order, then others that sent somebody, then those without one,
/// if there are any.
pub fn by_unit(day: &Day) -> Vec<UnitFigures> {
    let mut visits: BTreeMap<Option<&UnitCode>, Vec<&Visit>> = BTreeMap::new();
    for visit in day.visits() {
        visits.entry(visit.unit.as_ref()).or_default().push(visit);
    }
    let figures = |unit: Option<&UnitCode>, visits: Vec<&Visit>| UnitFigures {
        unit: unit.cloned(),
        counts: Counts::of(visits.iter().copied()),
        volume_ml: visits.into_iter().map(drawn_ml).sum(),
    };
    let mut rows: Vec<_> = day
        .info
        .units
        .iter()
        .map(|unit| {
            let unit = Some(&unit.code);
            figures(unit, visits.remove(&unit).unwrap_or_default())
        })
        .collect();
    let without = visits.remove(&None);
    rows.extend(visits.into_iter().map(|(unit, visits)| figures(unit, visits)));
    rows.extend(without.map(|visits| figures(None, visits)));
    rows
}

fn drawn_ml(visit: &Visit) -> u64 {
    visit.collection_end().map_or(0, |end| u64::from(end.volume.ml()))
}

/// What was drawn on the day in all, in ml; what was drawn before a collection was stopped counts too.
pub fn volume_ml(day: &Day) -> u64 {
    day.visits().map(drawn_ml).sum()
}

/// How many collections ended with each volume, the smallest first.
pub fn by_volume(day: &Day) -> Vec<(Volume, u32)> {
    tally(ended(day).map(|(_, volume)| volume))
}

/// How many collections ended for each blood group known on arrival; those without one come last.
pub fn by_blood_group(day: &Day) -> Vec<(Option<BloodGroup>, u32)> {
    let mut groups = tally(ended(day).map(|(visit, _)| visit.blood_group));
    groups.sort_by_key(|(group, _)| (group.is_none(), *group));
    groups
}

fn ended(day: &Day) -> impl Iterator<Item = (&Visit, Volume)> {
    day.visits()
        .filter_map(|visit| Some((visit, visit.collection_end()?.volume)))
}

/// How many were deferred for each ground, the most frequent first.
pub fn deferrals(day: &Day) -> Vec<(GroundCode, u32)> {
    let mut grounds = tally(
        day.visits()
            .filter_map(|visit| Some(visit.deferral.as_ref()?.ground.clone())),
    );
    grounds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    grounds
}

/// How many reactions of each kind and severity were recorded.
pub fn reactions(day: &Day) -> Vec<((ReactionKind, Severity), u32)> {
    tally(
        day.visits()
            .flat_map(|visit| &visit.reactions)
            .map(|reaction| (reaction.kind, reaction.severity)),
    )
}

fn tally<T: Ord>(things: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    counts.into_iter().collect()
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

/// The first check-in.
pub fn first_check_in(day: &Day) -> Option<Moment> {
    day.visits().map(|visit| visit.arrived).min()
}

/// The last release after a rest.
pub fn last_release(day: &Day) -> Option<Moment> {
    day.visits().filter_map(released).max()
}

/// When somebody went home after a collection.
fn released(visit: &Visit) -> Option<Moment> {
    matches!(visit.stage, Stage::Left(Outcome::Donated | Outcome::Incomplete))
        .then_some(visit.passage.left)
        .flatten()
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
    /// The spread of `spans`; `None` when there are none.
    pub fn of(mut spans: Vec<Span>) -> Option<Self> {
        spans.sort_unstable();
        let count = spans.len();
        let percentile = |percent: usize| {
            let rank = (percent * count).div_ceil(100);
            spans.get(rank.checked_sub(1)?).copied()
        };
        Some(Self {
            count,
            median: percentile(50)?,
            p90: percentile(90)?,
            max: spans.last().copied()?,
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

/// How long people waited, of those whose wait is over; `None` when nobody's is.
pub fn wait(day: &Day, what: WaitFor) -> Option<Spread> {
    Spread::of(
        day.visits()
            .filter_map(|visit| {
                let (from, to) = match what {
                    WaitFor::Screening => (visit.arrived, visit.passage.screening?),
                    WaitFor::Bed => (visit.passage.decided?, visit.passage.collecting?),
                };
                Some(to.since(from))
            })
            .collect(),
    )
}

/// How long those who gave were in the hall, from arrival to release.
pub fn door_to_door(day: &Day) -> Option<Spread> {
    Spread::of(
        day.visits()
            .filter_map(|visit| Some(released(visit)?.since(visit.arrived)))
            .collect(),
    )
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
    /// Collections that ended with the ordered volume.
    pub donated: u32,
}

const QUARTER: i64 = 15 * 60_000;

/// Beyond so many quarters (two days) a time must be wrong; then only the quarters in which something happened are told.
const MOST_QUARTERS: i64 = 2 * 96;

/// The day by the quarters of the clock, from the first arrival to the last of the events counted.
pub fn quarters(day: &Day) -> Vec<Quarter> {
    let mut found: BTreeMap<i64, [u32; 3]> = BTreeMap::new();
    let mut add = |at: Option<Moment>, column: usize| {
        if let Some(at) = at
            && let Some(count) = found
                .entry(at.millis().div_euclid(QUARTER))
                .or_default()
                .get_mut(column)
        {
            *count += 1;
        }
    };
    for visit in day.visits() {
        add(Some(visit.arrived), 0);
        add(visit.passage.decided, 1);
        let complete = visit
            .collection_end()
            .filter(|end| end.outcome == CollectionOutcome::Complete);
        add(complete.map(|end| end.at.occurred), 2);
    }
    if let (Some((&first, _)), Some((&last, _))) = (found.first_key_value(), found.last_key_value())
        && last - first < MOST_QUARTERS
    {
        for quarter in first..=last {
            found.entry(quarter).or_default();
        }
    }
    found
        .into_iter()
        .map(|(quarter, [checked_in, screened, donated])| Quarter {
            from: Moment::from_millis(quarter * QUARTER),
            to: Moment::from_millis((quarter + 1) * QUARTER),
            checked_in,
            screened,
            donated,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::domain::birth::Age;
    use crate::domain::id::{BedNo, DayId, DeskNo, PersonId, Seq, StepId, VisitId};
    use crate::domain::identity::Sex;
    use crate::domain::step::{At, ChainHash, DayInfo, Envelope, HallSize, Step};
    use proptest::prelude::*;
    use uuid::Uuid;

    static PACK: LazyLock<RulePack> = LazyLock::new(|| RulePack::vn_tt26_2013().unwrap());

    /// A log that is written by hand, minute by minute.
    struct Log {
        day: Day,
        seq: u64,
    }

    impl Log {
        fn new() -> Self {
            let info = DayInfo {
                title: label("Ngày hội"),
                date: chrono::NaiveDate::from_ymd_opt(2026, 10, 22).unwrap(),
                site: label("Hội trường"),
                hospital: label("Bệnh viện"),
                target: 0,
                units: Vec::new(),
                hall: HallSize {
                    desks: 9,
                    beds: 9,
                    seats: 9,
                },
                bag_pattern: None,
            };
            let day = Day::begin(&envelope(1, None, 0, Step::DayOpened(info))).unwrap();
            Self { day, seq: 1 }
        }

        fn step(&mut self, visit: u128, minute: i64, step: Step) -> &mut Self {
            self.seq += 1;
            self.day.apply(&envelope(self.seq, Some(visit), minute, step));
            self
        }

        fn arrive(&mut self, visit: u128, minute: i64) -> &mut Self {
            let ticket = self.day.next_ticket();
            let step = Step::DonorCheckedIn {
                person: PersonId(Uuid::from_u128(visit)),
                ticket,
                sex: Sex::Male,
                age: Age::new(30),
                unit: UnitCode::parse(if visit.is_multiple_of(2) { "A01" } else { "A02" }),
                blood_group: None,
                place: Day::place_of_arrival(ticket),
                said: std::collections::BTreeSet::new(),
            };
            self.step(visit, minute, step)
        }

        fn collect(&mut self, visit: u128, minute: i64, outcome: CollectionOutcome, ml: u16) -> &mut Self {
            let bag = crate::domain::bag::BagCode::parse("=G12341765432100").unwrap();
            let started = Step::CollectionStarted {
                bed: BedNo(1),
                bag,
                identified: None,
            };
            self.step(visit, minute, started).step(
                visit,
                minute + 8,
                Step::CollectionEnded {
                    outcome,
                    volume: Volume::from_ml(ml),
                    seat: None,
                    weighed: None,
                },
            )
        }

        fn clear(&mut self, visit: u128, minute: i64) -> &mut Self {
            let step = Step::DonorCleared {
                volume: Volume::from_ml(350),
                pack: PACK.id.clone(),
                pack_hash: String::new(),
                overrides: vec![RuleId("E6".to_owned())],
                reason: Note::parse("đo lại ổn định").ok(),
            };
            self.step(visit, minute - 6, Step::ScreeningStarted { desk: DeskNo(1) })
                .step(visit, minute, step)
        }
    }

    fn label(text: &str) -> Label {
        Label::parse(text).unwrap()
    }

    fn envelope(seq: u64, visit: Option<u128>, minute: i64, step: Step) -> Envelope {
        let at = Moment::from_millis(minute * 60_000);
        Envelope {
            day: DayId(Uuid::nil()),
            seq: Seq(seq),
            id: StepId(Uuid::from_u128(u128::from(seq))),
            visit: visit.map(|visit| VisitId(Uuid::from_u128(visit))),
            at: At {
                occurred: at,
                recorded: at,
                staff: label("BS Hà"),
                station: label("Bàn 1"),
            },
            step,
            hash: ChainHash::START,
        }
    }

    fn minutes(spans: &[i64]) -> Vec<Span> {
        spans.iter().map(|n| Span::from_millis(n * 60_000)).collect()
    }

    #[test]
    fn a_quantile_is_a_time_that_somebody_did_wait() {
        assert_eq!(Spread::of(Vec::new()), None);
        let spread = |spans: &[i64]| {
            let spread = Spread::of(minutes(spans)).unwrap();
            (spread.median.mins(), spread.p90.mins(), spread.max.mins())
        };
        assert_eq!(spread(&[7]), (7, 7, 7));
        assert_eq!(spread(&[9, 1]), (1, 9, 9));
        assert_eq!(spread(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), (5, 9, 10));
        assert_eq!(spread(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]), (6, 10, 11));
    }

    #[test]
    fn a_visit_is_donated_only_after_its_release() {
        let mut log = Log::new();
        log.arrive(1, 0)
            .clear(1, 10)
            .collect(1, 12, CollectionOutcome::Complete, 350);
        let counts = Counts::of(log.day.visits());
        assert_eq!((counts.recovering, counts.donated), (1, 0));
        assert_eq!(volume_ml(&log.day), 350);
        assert_eq!(door_to_door(&log.day), None);
        log.step(1, 35, Step::DonorReleased { early: None });
        let counts = Counts::of(log.day.visits());
        assert_eq!((counts.recovering, counts.donated), (0, 1));
        assert_eq!(door_to_door(&log.day).unwrap().median, Span::from_mins(35));
        assert_eq!(last_release(&log.day), Some(Moment::from_millis(35 * 60_000)));
        assert_eq!(
            wait(&log.day, WaitFor::Screening).unwrap().max,
            Span::from_mins(4)
        );
        assert_eq!(wait(&log.day, WaitFor::Bed).unwrap().max, Span::from_mins(2));
    }

    #[test]
    fn what_was_drawn_before_a_stop_counts_and_the_donor_is_incomplete() {
        let mut log = Log::new();
        log.arrive(1, 0)
            .clear(1, 10)
            .collect(1, 12, CollectionOutcome::StoppedVein, 80)
            .step(1, 40, Step::DonorReleased { early: None });
        assert_eq!(Counts::of(log.day.visits()).incomplete, 1);
        assert_eq!(volume_ml(&log.day), 80);
        assert_eq!(by_volume(&log.day), [(Volume::from_ml(80), 1)]);
        assert_eq!(by_blood_group(&log.day), [(None, 1)]);
        assert!(quarters(&log.day).iter().all(|quarter| quarter.donated == 0));
    }

    #[test]
    fn a_rest_cut_short_stands_beside_the_soft_rules() {
        let mut log = Log::new();
        let early = Note::parse("việc gấp").ok();
        log.arrive(1, 0)
            .clear(1, 10)
            .collect(1, 12, CollectionOutcome::Complete, 350)
            .step(1, 25, Step::DonorReleased { early });
        let rules: Vec<_> = overrides(&log.day, &PACK)
            .into_iter()
            .map(|it| (it.rule.0, it.reason.unwrap()))
            .collect();
        assert_eq!(
            rules[0],
            ("E6".to_owned(), Note::parse("đo lại ổn định").unwrap())
        );
        assert_eq!(rules[1], ("R1".to_owned(), Note::parse("việc gấp").unwrap()));
        assert_eq!(rules.len(), 2);
    }

    #[test]
    fn quarters_have_no_gaps_and_begin_with_the_clocks() {
        let mut log = Log::new();
        log.arrive(1, 14).arrive(2, 15).clear(2, 47);
        let rows: Vec<_> = quarters(&log.day)
            .iter()
            .map(|q| (q.from.millis() / 60_000, q.checked_in, q.screened))
            .collect();
        assert_eq!(rows, [(0, 1, 0), (15, 1, 0), (30, 0, 0), (45, 0, 1)]);
    }

    #[test]
    fn a_time_that_is_years_off_does_not_fill_the_page() {
        let mut log = Log::new();
        log.arrive(1, -5_000_000).arrive(2, 15);
        assert_eq!(quarters(&log.day).len(), 2);
    }

    #[test]
    fn a_check_in_that_was_undone_counts_nowhere() {
        let mut log = Log::new();
        log.arrive(1, 0);
        let reason = Note::parse("nhầm người").unwrap();
        log.step(1, 1, Step::StepUndone { seq: Seq(2), reason });
        assert_eq!(Counts::of(log.day.visits()), Counts::default());
        assert_eq!(first_check_in(&log.day), None);
        assert!(quarters(&log.day).is_empty());
    }

    proptest! {
        #[test]
        fn every_visit_is_in_exactly_one_place(ends in proptest::collection::vec(0..9u8, 0..40)) {
            let mut log = Log::new();
            for (n, end) in (1_u128..).zip(&ends) {
                log.arrive(n, 0);
                if *end >= 1 { log.step(n, 5, Step::ScreeningStarted { desk: DeskNo(1) }); }
                if *end >= 2 { log.clear(n, 10); }
                match end {
                    3 => { log.step(n, 12, Step::DonorWithdrew { reason: Note::parse("bận").unwrap() }); }
                    4 | 5 => { log.collect(n, 12, CollectionOutcome::Complete, 350); }
                    6..=8 => { log.collect(n, 12, CollectionOutcome::Short, 120); }
                    _ => {}
                }
                if matches!(end, 5 | 7) { log.step(n, 40, Step::DonorReleased { early: None }); }
            }
            let all = Counts::of(log.day.visits());
            let sum = all.inside() + all.donated + all.incomplete + all.deferred + all.withdrawn;
            prop_assert_eq!(sum, all.checked_in);
            prop_assert_eq!(usize::try_from(sum).unwrap(), ends.len());
            let units = by_unit(&log.day);
            prop_assert_eq!(units.iter().map(|unit| unit.counts.checked_in).sum::<u32>(), all.checked_in);
            prop_assert_eq!(units.iter().map(|unit| unit.volume_ml).sum::<u64>(), volume_ml(&log.day));
            let bags: u64 = by_volume(&log.day).iter().map(|(v, n)| u64::from(v.ml()) * u64::from(*n)).sum();
            prop_assert_eq!(bags, volume_ml(&log.day));
            let arrivals: u32 = quarters(&log.day).iter().map(|quarter| quarter.checked_in).sum();
            prop_assert_eq!(arrivals, all.checked_in);
        }
    }
}
