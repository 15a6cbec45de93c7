//! The figures of a day, kept up step by step. What a visit adds to them is a function of that visit; when a step changes
//! the visit, what it added before is taken back and what it adds now is put in its place. So the figures are the same
//! whether they were kept or are counted afresh, whatever was undone, put right or entered late.
//!
//! Screens and documents read these figures and no others. Where the clock matters it is an argument: a figure that grows
//! by itself is not kept but told.

mod share;
mod sorted;
mod spots;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::share::{EVENTS, QuarterNo, Share};
use self::sorted::Sorted;
use self::spots::Spots;
use super::accounts::{Doubt, UnsettledBag, doubt_that_matters, unsettled_bags_of};
use super::day::Day;
use super::id::{DayId, Ticket};
use super::identity::BloodGroup;
use super::reaction::{ReactionKind, Severity};
use super::rulepack::{GroundCode, RulePack};
use super::step::{DayInfo, Envelope, HallSize, Head};
use super::throughput::{
    Counts, Kind, PerMille, Quarter, SpotFigures, Spread, Standing, UnitFigures, WaitFor,
};
use super::time::{Moment, Span};
use super::unit::UnitCode;
use super::visit::{Stage, Visit};
use super::vitals::Volume;

/// Beyond so many quarters (two days) a time must be wrong; then only the quarters in which something happened are told.
const MOST_QUARTERS: i64 = 2 * 96;

/// The figures of a day up to one step of its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    day: DayId,
    head: Head,
    /// What each visit added, in order of tickets.
    shares: Vec<Option<Share>>,
    sum: Sum,
    doubts: BTreeMap<Ticket, Doubt>,
    unsettled: BTreeMap<Ticket, Vec<UnsettledBag>>,
}

/// How long people waited on a day whose figures nobody keeps; `None` while nobody's wait is over.
pub fn waited(day: &Day, what: WaitFor) -> Option<Spread> {
    let mut waits = Sorted::default();
    for wait in day.visits().filter_map(|visit| share::wait(visit, what)) {
        waits.add(wait);
    }
    waits.spread()
}

/// All shares together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Sum {
    counts: Counts,
    units: BTreeMap<UnitCode, UnitSum>,
    /// Those who have none.
    without_unit: UnitSum,
    volume_ml: u64,
    by_volume: Tally<Volume>,
    by_blood_group: Tally<Option<BloodGroup>>,
    deferrals: Tally<GroundCode>,
    reactions: Tally<(ReactionKind, Severity)>,
    events: [Tally<QuarterNo>; EVENTS],
    waits: [Sorted<Span>; WaitFor::ALL.len()],
    door_to_door: Sorted<Span>,
    arrivals: Sorted<Moment>,
    releases: Sorted<Moment>,
    /// Who is where, in the order of [`Standing::ALL`].
    standing: [BTreeSet<(Moment, Ticket)>; Standing::ALL.len()],
    spots: Spots,
}

/// A unit's part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct UnitSum {
    counts: Counts,
    volume_ml: u64,
}

impl Figures {
    /// Counts the figures of a day.
    pub fn of(day: &Day, pack: &RulePack) -> Self {
        let mut figures = Self {
            day: day.id,
            head: day.head,
            shares: Vec::new(),
            sum: Sum::default(),
            doubts: BTreeMap::new(),
            unsettled: BTreeMap::new(),
        };
        for visit in day.all_visits() {
            figures.put(day, pack, visit);
        }
        figures
    }

    /// Takes in steps that the day has taken over. Should they not be all that lies between these figures and the day,
    /// everything is counted anew.
    pub fn take_in<'a>(&mut self, day: &Day, pack: &RulePack, steps: impl IntoIterator<Item = &'a Envelope>) {
        for envelope in steps {
            if envelope.day == self.day && envelope.seq == self.head.seq.next() {
                self.head = Head {
                    seq: envelope.seq,
                    hash: envelope.hash,
                };
                if let Some(visit) = envelope.visit.and_then(|id| day.visit(id)) {
                    self.put(day, pack, visit);
                }
            }
        }
        if !self.are_of(day) {
            *self = Self::of(day, pack);
        }
    }

    /// Whether they are the figures of this day as it is now.
    #[must_use]
    pub fn are_of(&self, day: &Day) -> bool {
        self.day == day.id && self.head == day.head
    }

    /// Puts what a visit adds now in the place of what it added before.
    fn put(&mut self, day: &Day, pack: &RulePack, visit: &Visit) {
        let place = visit.ticket.index();
        if self.shares.len() <= place {
            self.shares.resize(place + 1, None);
        }
        if let Some(share) = self.shares.get_mut(place) {
            let now = Share::of(visit);
            self.sum.change(share.as_ref(), now.as_ref());
            *share = now;
        }
        keep(
            &mut self.doubts,
            visit.ticket,
            doubt_that_matters(pack, day, visit),
        );
        let bags = unsettled_bags_of(visit);
        let bags = (!bags.is_empty()).then_some(bags);
        keep(&mut self.unsettled, visit.ticket, bags);
    }

    /// Where the visits are.
    #[must_use]
    pub const fn counts(&self) -> Counts {
        self.sum.counts
    }

    /// What was drawn on the day in all, in ml; what was drawn before a collection was stopped counts too.
    #[must_use]
    pub const fn volume_ml(&self) -> u64 {
        self.sum.volume_ml
    }

    /// The figures by unit: the units of the day in their order, then others that sent somebody, then those without one,
    /// if there are any.
    pub fn by_unit(&self, info: &DayInfo) -> Vec<UnitFigures> {
        let figures = |unit: Option<UnitCode>, sum: UnitSum| UnitFigures {
            unit,
            counts: sum.counts,
            volume_ml: sum.volume_ml,
        };
        let of = |unit: &UnitCode| self.sum.units.get(unit).copied().unwrap_or_default();
        let of_day = info
            .units
            .iter()
            .map(|unit| figures(Some(unit.code.clone()), of(&unit.code)));
        let is_of_day = |code: &UnitCode| info.units.iter().any(|unit| unit.code == *code);
        let others = self.sum.units.iter().filter(|(unit, _)| !is_of_day(unit));
        let others = others.map(|(unit, sum)| figures(Some(unit.clone()), *sum));
        let without = self.sum.without_unit;
        let without = (without != UnitSum::default()).then(|| figures(None, without));
        of_day.chain(others).chain(without).collect()
    }

    /// How many collections ended with each volume, the smallest first.
    pub fn by_volume(&self) -> Vec<(Volume, u32)> {
        self.sum.by_volume.rows()
    }

    /// How many collections ended for each blood group known on arrival; those without one come last.
    pub fn by_blood_group(&self) -> Vec<(Option<BloodGroup>, u32)> {
        let mut groups = self.sum.by_blood_group.rows();
        groups.sort_by_key(|(group, _)| (group.is_none(), *group));
        groups
    }

    /// How many collections ended, in whatever way.
    #[must_use]
    pub fn collections(&self) -> u32 {
        self.sum.by_volume.sum()
    }

    /// How many decisions the doctors made, yes or no.
    #[must_use]
    pub fn screened(&self) -> u32 {
        let [_, screened, _, _] = &self.sum.events;
        screened.sum()
    }

    /// How many were deferred for each ground, the most frequent first.
    pub fn deferrals(&self) -> Vec<(GroundCode, u32)> {
        let mut grounds = self.sum.deferrals.rows();
        grounds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        grounds
    }

    /// How many reactions of each kind and severity were recorded.
    pub fn reactions(&self) -> Vec<((ReactionKind, Severity), u32)> {
        self.sum.reactions.rows()
    }

    /// How many reactions there were.
    #[must_use]
    pub fn reactions_in_all(&self) -> u32 {
        self.sum.reactions.sum()
    }

    /// How long people waited, of those whose wait is over; `None` when nobody's is.
    #[must_use]
    pub fn wait(&self, what: WaitFor) -> Option<Spread> {
        let [screening, bed] = &self.sum.waits;
        match what {
            WaitFor::Screening => screening.spread(),
            WaitFor::Bed => bed.spread(),
        }
    }

    /// How long those who gave were in the hall, from arrival to release.
    #[must_use]
    pub fn door_to_door(&self) -> Option<Spread> {
        self.sum.door_to_door.spread()
    }

    /// The day by the quarters of the clock, from the first arrival to the last of the events counted.
    pub fn quarters(&self) -> Vec<Quarter> {
        let mut found: BTreeMap<QuarterNo, [u32; EVENTS]> = BTreeMap::new();
        for (column, tally) in self.sum.events.iter().enumerate() {
            for (quarter, count) in tally.iter() {
                if let Some(cell) = found.entry(*quarter).or_default().get_mut(column) {
                    *cell = count;
                }
            }
        }
        if let (Some((&first, _)), Some((&last, _))) = (found.first_key_value(), found.last_key_value())
            && last.after(first) < MOST_QUARTERS
        {
            let mut quarter = first;
            while quarter < last {
                found.entry(quarter).or_default();
                quarter = quarter.next();
            }
        }
        found
            .into_iter()
            .map(|(quarter, [checked_in, screened, cleared, donated])| Quarter {
                from: quarter.start(),
                to: quarter.next().start(),
                checked_in,
                screened,
                cleared,
                donated,
            })
            .collect()
    }

    /// The first check-in.
    #[must_use]
    pub fn first_check_in(&self) -> Option<Moment> {
        self.sum.arrivals.first()
    }

    /// The last release after a rest.
    #[must_use]
    pub fn last_release(&self) -> Option<Moment> {
        self.sum.releases.last()
    }

    /// How many are there at the moment.
    #[must_use]
    pub fn standing(&self, standing: Standing) -> usize {
        self.sum.standing.get(standing as usize).map_or(0, BTreeSet::len)
    }

    /// Who is there at the moment, the longest first, and since when. Who waits to be examined waits from the arrival on.
    pub fn longest(&self, standing: Standing) -> impl Iterator<Item = (Ticket, Moment)> {
        let there = self.sum.standing.get(standing as usize).into_iter().flatten();
        there.map(|(since, ticket)| (*ticket, *since))
    }

    /// Who waits the longest now, and since when. Whoever is absent when called is not waited with.
    #[must_use]
    pub fn waits_longest(&self, what: WaitFor) -> Option<(Ticket, Moment)> {
        self.longest(match what {
            WaitFor::Screening => Standing::Waiting,
            WaitFor::Bed => Standing::Cleared,
        })
        .next()
    }

    /// How long it takes at the desks, on the beds or on the seats, of those who are done.
    #[must_use]
    pub fn service(&self, kind: Kind) -> Option<Spread> {
        self.sum.spots.service(kind)
    }

    /// How busy all desks, beds or seats of the hall were, from the first use of one on; `None` before that.
    #[must_use]
    pub fn busy(&self, kind: Kind, hall: HallSize, now: Moment) -> Option<PerMille> {
        let until = self.until(kind, now);
        self.sum.spots.busy(kind, kind.of_hall(hall), until)
    }

    /// The desks, beds or seats one by one, in order of their numbers.
    pub fn spots(&self, kind: Kind, hall: HallSize, now: Moment) -> impl Iterator<Item = SpotFigures> {
        self.sum
            .spots
            .each(kind, kind.of_hall(hall), self.until(kind, now))
    }

    /// Until when a desk, bed or seat with nobody at it stands idle: now, while somebody may still come to it; else its
    /// work is done since the last one left.
    fn until(&self, kind: Kind, now: Moment) -> Moment {
        let counts = self.sum.counts;
        let before = match kind {
            Kind::Desk => counts.waiting + counts.screening,
            Kind::Bed => counts.inside() - counts.recovering,
            Kind::Seat => counts.inside(),
        };
        let (_, last) = self.sum.spots.used(kind);
        last.filter(|_| before == 0).unwrap_or(now)
    }

    /// The last moment at which somebody came, went on or left: the time of these figures, where there is no clock.
    #[must_use]
    pub fn as_of(&self) -> Option<Moment> {
        let used = Kind::ALL.map(|kind| self.sum.spots.used(kind).1.max(self.sum.spots.last_taken(kind)));
        let all = [self.sum.arrivals.last(), self.sum.releases.last()];
        used.into_iter().chain(all).max().flatten()
    }

    /// Clearances that do not hold any more and still matter, in order of tickets; see
    /// [`in_doubt`](super::accounts::in_doubt).
    pub fn doubts(&self) -> impl Iterator<Item = &Doubt> {
        self.doubts.values()
    }

    /// The bags that somebody has to look for, in order of tickets.
    pub fn unsettled_bags(&self) -> impl Iterator<Item = &UnsettledBag> {
        self.unsettled.values().flatten()
    }
}

/// Keeps what there is for a ticket now.
fn keep<T>(kept: &mut BTreeMap<Ticket, T>, ticket: Ticket, now: Option<T>) {
    match now {
        Some(now) => {
            kept.insert(ticket, now);
        }
        None => {
            kept.remove(&ticket);
        }
    }
}

impl Sum {
    /// Takes back what a visit added before, and adds what it adds now. Most steps change one or two parts.
    fn change(&mut self, before: Option<&Share>, after: Option<&Share>) {
        differ(
            before,
            after,
            |share| Some((share.unit.as_ref(), share.stage)),
            |(unit, stage), way| {
                way.count(&mut self.counts, stage);
                self.of_unit(unit, |of| way.count(&mut of.counts, stage));
            },
        );
        differ(
            before,
            after,
            |share| Some((share.unit.as_ref(), share.drawn?)),
            |(unit, (volume, group)), way| {
                way.add_up(&mut self.volume_ml, volume);
                self.of_unit(unit, |of| way.add_up(&mut of.volume_ml, volume));
                self.by_volume.turn(&volume, way);
                self.by_blood_group.turn(&group, way);
            },
        );
        differ(
            before,
            after,
            |share| share.deferral.as_ref(),
            |ground, way| self.deferrals.turn(ground, way),
        );
        differ(
            before,
            after,
            |share| Some(share.reactions.as_slice()),
            |reactions, way| {
                for reaction in reactions {
                    self.reactions.turn(reaction, way);
                }
            },
        );
        for (place, tally) in self.events.iter_mut().enumerate() {
            let event = |share: &Share| *share.events.get(place)?;
            differ(before, after, event, |quarter, way| tally.turn(&quarter, way));
        }
        for (place, waits) in self.waits.iter_mut().enumerate() {
            let wait = |share: &Share| *share.waits.get(place)?;
            differ(before, after, wait, |wait, way| way.sort(waits, wait));
        }
        differ(
            before,
            after,
            |share| share.door_to_door,
            |span, way| way.sort(&mut self.door_to_door, span),
        );
        differ(
            before,
            after,
            |share| Some(share.arrived),
            |at, way| way.sort(&mut self.arrivals, at),
        );
        differ(
            before,
            after,
            |share| share.released,
            |at, way| way.sort(&mut self.releases, at),
        );
        differ(
            before,
            after,
            |share| Some((share.standing?, share.ticket)),
            |((standing, since), ticket), way| {
                let Some(there) = self.standing.get_mut(standing as usize) else {
                    return;
                };
                match way {
                    Way::In => there.insert((since, ticket)),
                    Way::Out => there.remove(&(since, ticket)),
                };
            },
        );
        let stays = |share: Option<&Share>| share.map_or(0, |share| share.stays.len());
        for place in 0..stays(before).max(stays(after)) {
            let stay = |share: &Share| share.stays.get(place).copied();
            differ(before, after, stay, |stay, way| match way {
                Way::In => self.spots.add(&stay),
                Way::Out => self.spots.take(&stay),
            });
        }
    }

    /// Changes a unit's part; one that nobody came from any more is gone.
    fn of_unit(&mut self, unit: Option<&UnitCode>, change: impl FnOnce(&mut UnitSum)) {
        let Some(unit) = unit else {
            change(&mut self.without_unit);
            return;
        };
        if let Some(of) = self.units.get_mut(unit) {
            change(of);
            if *of == UnitSum::default() {
                self.units.remove(unit);
            }
            return;
        }
        let mut of = UnitSum::default();
        change(&mut of);
        self.units.insert(unit.clone(), of);
    }
}

/// Has a part of the share taken out and put in, where it is not what it was.
fn differ<'a, T: PartialEq>(
    before: Option<&'a Share>,
    after: Option<&'a Share>,
    part: impl Fn(&'a Share) -> Option<T>,
    mut change: impl FnMut(T, Way),
) {
    let (before, after) = (before.and_then(&part), after.and_then(&part));
    if before == after {
        return;
    }
    if let Some(before) = before {
        change(before, Way::Out);
    }
    if let Some(after) = after {
        change(after, Way::In);
    }
}

/// Whether something is put in or taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    In,
    Out,
}

impl Way {
    fn count(self, counts: &mut Counts, stage: Stage) {
        match self {
            Self::In => counts.add(stage),
            Self::Out => counts.take(stage),
        }
    }

    fn add_up(self, ml: &mut u64, volume: Volume) {
        let volume = u64::from(volume.ml());
        *ml = match self {
            Self::In => ml.saturating_add(volume),
            Self::Out => ml.saturating_sub(volume),
        };
    }

    fn sort<T: Copy + Ord>(self, sorted: &mut Sorted<T>, value: T) {
        match self {
            Self::In => sorted.add(value),
            Self::Out => sorted.take(value),
        }
    }
}

/// How often each of some things is there; none is kept that is not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tally<T: Ord>(BTreeMap<T, u32>);

impl<T: Ord> Default for Tally<T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<T: Ord + Clone> Tally<T> {
    fn turn(&mut self, thing: &T, way: Way) {
        match (self.0.get_mut(thing), way) {
            (Some(count), Way::In) => *count += 1,
            (None, Way::In) => {
                self.0.insert(thing.clone(), 1);
            }
            (Some(count), Way::Out) if *count > 1 => *count -= 1,
            (Some(_), Way::Out) => {
                self.0.remove(thing);
            }
            (None, Way::Out) => {}
        }
    }

    fn iter(&self) -> impl Iterator<Item = (&T, u32)> {
        self.0.iter().map(|(thing, count)| (thing, *count))
    }

    fn rows(&self) -> Vec<(T, u32)> {
        self.iter().map(|(thing, count)| (thing.clone(), count)).collect()
    }

    fn sum(&self) -> u32 {
        self.0.values().sum()
    }
}
