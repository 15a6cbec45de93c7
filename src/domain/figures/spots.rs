//! How the desks, beds and seats do: how long somebody was at each, and how long it took.

use std::collections::BTreeMap;

use super::share::Stay;
use super::sorted::Sorted;
use crate::domain::throughput::{Kind, PerMille, Spot, SpotFigures, Spread};
use crate::domain::time::{Moment, Span};

/// The desks, beds and seats that somebody has been at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Spots {
    one: BTreeMap<Spot, Tally>,
    kinds: [OfKind; Kind::ALL.len()],
}

/// All desks, all beds or all seats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct OfKind {
    all: Tally,
    from: Sorted<Moment>,
    to: Sorted<Moment>,
}

/// The stays at one place, or at all of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Tally {
    stays: u32,
    /// Those that are over, together.
    over: Span,
    /// When those began that are not.
    open: Sorted<Moment>,
    service: Sorted<Span>,
}

impl Tally {
    fn add(&mut self, stay: &Stay) {
        self.stays += 1;
        match stay.to {
            Some(to) => self.over = self.over.and(to.since(stay.from)),
            None => self.open.add(stay.from),
        }
        if let Some(took) = served(stay) {
            self.service.add(took);
        }
    }

    fn take(&mut self, stay: &Stay) {
        self.stays = self.stays.saturating_sub(1);
        match stay.to {
            Some(to) => self.over = self.over.less(to.since(stay.from)),
            None => self.open.take(stay.from),
        }
        if let Some(took) = served(stay) {
            self.service.take(took);
        }
    }

    fn busy(&self, until: Moment) -> Span {
        self.open
            .iter()
            .fold(self.over, |busy, from| busy.and(until.since(from)))
    }
}

/// How long it took, where it was brought to its end.
fn served(stay: &Stay) -> Option<Span> {
    stay.is_served.then_some(stay.to)?.map(|to| to.since(stay.from))
}

impl Spots {
    pub(super) fn add(&mut self, stay: &Stay) {
        self.one.entry(stay.spot).or_default().add(stay);
        let kind = self.kind_mut(stay.spot.kind);
        kind.all.add(stay);
        kind.from.add(stay.from);
        if let Some(to) = stay.to {
            kind.to.add(to);
        }
    }

    pub(super) fn take(&mut self, stay: &Stay) {
        if let Some(one) = self.one.get_mut(&stay.spot) {
            one.take(stay);
            if one.stays == 0 {
                self.one.remove(&stay.spot);
            }
        }
        let kind = self.kind_mut(stay.spot.kind);
        kind.all.take(stay);
        kind.from.take(stay.from);
        if let Some(to) = stay.to {
            kind.to.take(to);
        }
    }

    const fn kind(&self, kind: Kind) -> &OfKind {
        let [desks, beds, seats] = &self.kinds;
        match kind {
            Kind::Desk => desks,
            Kind::Bed => beds,
            Kind::Seat => seats,
        }
    }

    const fn kind_mut(&mut self, kind: Kind) -> &mut OfKind {
        let [desks, beds, seats] = &mut self.kinds;
        match kind {
            Kind::Desk => desks,
            Kind::Bed => beds,
            Kind::Seat => seats,
        }
    }

    /// How long it takes at all of a kind; none before the first is done.
    pub(super) fn service(&self, kind: Kind) -> Option<Spread> {
        self.kind(kind).all.service.spread()
    }

    /// When somebody came to the first of a kind, and when the last one so far left it.
    pub(super) fn used(&self, kind: Kind) -> (Option<Moment>, Option<Moment>) {
        let of = self.kind(kind);
        (of.from.first(), of.to.last())
    }

    /// When somebody last came to one of a kind.
    pub(super) fn last_taken(&self, kind: Kind) -> Option<Moment> {
        self.kind(kind).from.last()
    }

    /// How much of the time from the first use on all of a kind were taken, of so many in the hall.
    pub(super) fn busy(&self, kind: Kind, places: u16, until: Moment) -> Option<PerMille> {
        let of = self.kind(kind);
        of.from.first()?;
        Some(self.share(kind, of.all.busy(until), places, until))
    }

    fn share(&self, kind: Kind, busy: Span, places: u16, until: Moment) -> PerMille {
        let there = self
            .kind(kind)
            .from
            .first()
            .map_or(Span::ZERO, |first| until.since(first));
        let millis = |span: Span| u64::try_from(span.millis()).unwrap_or(0);
        PerMille::of(millis(busy), millis(there).saturating_mul(places.into())).at_most_all()
    }

    /// Each of a kind, in order: all of the hall, and those beyond that were there before.
    pub(super) fn each(&self, kind: Kind, places: u16, until: Moment) -> impl Iterator<Item = SpotFigures> {
        let last = self.one.keys().rfind(|spot| spot.kind == kind);
        let last = last.map_or(0, |spot| spot.number);
        (1..=places.max(last)).map(move |number| {
            let spot = Spot { kind, number };
            let tally = self.one.get(&spot);
            let busy = tally.map_or(Span::ZERO, |tally| tally.busy(until));
            SpotFigures {
                spot,
                is_taken: tally.is_some_and(|tally| tally.open.count() > 0),
                service: tally.and_then(|tally| tally.service.spread()),
                busy,
                share: self.share(kind, busy, 1, until),
            }
        })
    }
}
