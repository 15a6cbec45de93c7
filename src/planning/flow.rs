//! One day through the stages, and many of them. At every stage the first who came is served first, by whoever is free.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Stage;
use super::draws::{Draw, Draws, Millis};

/// How many donors each stage serves at a time, in the order of [`Stage::QUEUES`]; at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Servers(pub(super) [usize; 3]);

impl Servers {
    pub(super) fn new(counts: [u32; 3]) -> Self {
        Self(counts.map(|count| usize::try_from(count).unwrap_or(usize::MAX).max(1)))
    }

    pub(super) fn with_one_more(self, stage: Stage) -> Self {
        let mut more = self;
        for (count, queue) in more.0.iter_mut().zip(Stage::QUEUES) {
            if queue == stage {
                *count = count.saturating_add(1);
            }
        }
        more
    }
}

/// A queue on one day: when people joined it and when they were served, both sorted, and how long the places were busy.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) joined: Vec<Millis>,
    pub(super) served: Vec<Millis>,
    pub(super) busy: Millis,
}

/// One day as it was played.
#[derive(Debug, Clone, Default)]
pub(super) struct Trace {
    /// In the order of [`Stage::QUEUES`].
    pub(super) lines: [Line; 3],
    /// When people began to rest, and when they left after it, both sorted.
    pub(super) rested: (Vec<Millis>, Vec<Millis>),
    /// When the last left.
    pub(super) finish: Millis,
}

/// All days as they were played.
#[derive(Debug, Clone)]
pub(super) struct Played {
    pub(super) days: Vec<Trace>,
    pub(super) servers: Servers,
}

/// Plays every day.
pub(super) fn play(draws: &Draws, arrivals: &[Vec<Millis>], servers: Servers) -> Played {
    let days = draws.days.iter().zip(arrivals);
    Played {
        days: days
            .map(|(day, arrivals)| trace(draws, day, arrivals, servers))
            .collect(),
        servers,
    }
}

fn trace(draws: &Draws, day: &Draw, arrivals: &[Millis], Servers([desks, doctors, beds]): Servers) -> Trace {
    let (reception, forms) = reception(day, arrivals.to_vec(), desks);
    let (screening, cleared, last_deferred) = screening(draws, day, forms, doctors);
    let (collection, resting) = collection(draws, day, cleared, beds);
    let left = recovery(day, &resting);
    Trace {
        finish: left.last().copied().unwrap_or_default().max(last_deferred),
        lines: [reception, screening, collection],
        rested: (resting, left),
    }
}

/// Reception, and when the forms are filled in.
pub(super) fn reception(day: &Draw, joined: Vec<Millis>, desks: usize) -> (Line, Vec<Millis>) {
    let mut forms = Vec::with_capacity(joined.len());
    let line = serve(joined, &day.reception, desks, |start, (work, form)| {
        forms.push(start + work + form);
        *work
    });
    forms.sort_unstable();
    (line, forms)
}

/// Screening, when those who were cleared left the desks, and the last of the others.
pub(super) fn screening(
    draws: &Draws,
    day: &Draw,
    joined: Vec<Millis>,
    doctors: usize,
) -> (Line, Vec<Millis>, Millis) {
    let (mut cleared, mut last_deferred) = (Vec::with_capacity(joined.len()), 0);
    let line = serve(joined, &day.screening, doctors, |start, (work, yes)| {
        let decided = start + work;
        if *yes {
            cleared.push(decided);
        } else {
            last_deferred = last_deferred.max(decided);
        }
        work + draws.desk_pause
    });
    cleared.sort_unstable();
    (line, cleared, last_deferred)
}

/// The beds, and when the needles were out.
pub(super) fn collection(draws: &Draws, day: &Draw, joined: Vec<Millis>, beds: usize) -> (Line, Vec<Millis>) {
    let mut out = Vec::with_capacity(joined.len());
    let line = serve(joined, &day.collection, beds, |start, work| {
        out.push(start + work);
        work + draws.bed_pause
    });
    out.sort_unstable();
    (line, out)
}

/// When everybody has rested.
pub(super) fn recovery(day: &Draw, resting: &[Millis]) -> Vec<Millis> {
    let from_last = resting.iter().rev().zip(&day.recovery);
    let mut left: Vec<_> = from_last.map(|(since, rest)| since + rest).collect();
    left.sort_unstable();
    left
}

/// The places of a stage: when each is free again. Those that nobody has used yet are free for whoever comes.
#[derive(Debug, Clone)]
pub(super) struct Free {
    again: BinaryHeap<Reverse<Millis>>,
    unused: usize,
}

impl Free {
    /// Places that nobody has used yet.
    pub(super) fn unused(count: usize) -> Self {
        Self {
            again: BinaryHeap::new(),
            unused: count,
        }
    }

    /// Places that were used, each with the moment from which it is free.
    pub(super) fn from(moments: impl IntoIterator<Item = Millis>) -> Self {
        Self {
            again: moments.into_iter().map(Reverse).collect(),
            unused: 0,
        }
    }

    /// From when on the place can be had that the next gets who joined then; none where there are no places at all.
    pub(super) fn ready(&self, joined: Millis) -> Option<Millis> {
        if self.unused > 0 {
            return Some(joined);
        }
        self.again.peek().map(|Reverse(moment)| *moment)
    }

    /// The next gets that place and leaves it at that moment.
    pub(super) fn take(&mut self, until: Millis) {
        if self.unused > 0 {
            self.unused -= 1;
        } else {
            self.again.pop();
        }
        self.again.push(Reverse(until));
    }
}

/// Serves those who joined, the first first. `busy` says how long the place of somebody who begins then is taken; the works
/// are counted from the last.
fn serve<W>(
    joined: Vec<Millis>,
    works: &[W],
    servers: usize,
    mut busy: impl FnMut(Millis, &W) -> Millis,
) -> Line {
    let mut free = Free::unused(servers);
    let mut served = Vec::with_capacity(joined.len());
    let mut total = 0;
    let works = works.get(..joined.len()).unwrap_or(works);
    for (at, work) in joined.iter().zip(works.iter().rev()) {
        let start = free.ready(*at).unwrap_or(*at).max(*at);
        let taken = busy(start, work);
        free.take(start + taken);
        total += taken;
        served.push(start);
    }
    Line {
        joined,
        served,
        busy: total,
    }
}

impl Line {
    /// How long everybody waited.
    pub(super) fn waits(&self) -> impl Iterator<Item = Millis> {
        self.joined.iter().zip(&self.served).map(|(at, start)| start - at)
    }
}

/// The value that so many in a hundred don't exceed; puts the values in another order.
pub(super) fn percentile(values: &mut [Millis], percent: usize) -> Millis {
    let Some(last) = values.len().checked_sub(1) else {
        return 0;
    };
    let (_, value, _) = values.select_nth_unstable((last * percent).div_ceil(100));
    *value
}
