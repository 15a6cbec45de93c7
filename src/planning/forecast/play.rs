//! The rest of one day, from now on. Chance decides everything beforehand, place by place in the queues and not donor by
//! donor; so the same day can be played with one desk or bed more, and nothing but the place makes the difference.

use super::arrivals::Arrivals;
use super::belief::{Delays, Law, Lengths, Share, count, number, whole};
use super::line::Line;
use super::situation::{Place, Places, Situation};
use crate::domain::time::Span;
use crate::planning::assumptions::Assumptions;
use crate::planning::chance::Chance;
use crate::planning::draws::Millis;
use crate::planning::flow::Free;

/// Days differ by so large a part in how long the same work takes.
const DAYS_DIFFER: f64 = 0.25;

/// Shares are assumed to be known as from so many donors.
const CLEARED_KNOWN: f64 = 15.0;
const COMPLETE_KNOWN: f64 = 40.0;
const LINGERING_KNOWN: f64 = 4.0;

/// Sizes of bags are assumed to be known as from so many.
const BAGS_KNOWN: u32 = 15;

/// The bag that draws are told for, in millilitres.
const BAG: Millis = 350;

/// Of a collection that does not give the ordered volume, so much is in the bag, in a hundred.
const PARTLY: u32 = 50;

/// A desk that has been free for so long has called whoever is ready.
const IDLE: Millis = 60_000;

/// Whoever missed three calls is back after so long on average.
const FOUND_AFTER: f64 = 8.0 * 60_000.0;

/// How long things take and how often they happen today, as far as it is known.
#[derive(Debug, Clone)]
pub(super) struct Beliefs {
    exam: Lengths,
    /// From a decision to the next at the desk.
    desk_turn: Lengths,
    /// From the queue to a free desk.
    walk: Lengths,
    draw: Lengths,
    bed_turn: Lengths,
    /// From the queue to the needle, on a free bed.
    connect: Lengths,
    linger: Delays,
    pub(super) cleared: Share,
    complete: Share,
    reaction: f64,
}

impl Beliefs {
    pub(super) fn of(situation: &Situation, assumed: &Assumptions) -> Self {
        let (desk, bed) = (&assumed.screening, &assumed.collection);
        let seen = &situation.seen;
        let work = |one: &dyn Fn(&mut Chance) -> Span| Lengths::drawn(DAYS_DIFFER, one);
        // The plan's own draws, cut where the desk or the bed begins to be taken.
        let exam = work(&|chance| {
            let again = chance.happens(desk.measured_again().number());
            let works = [desk.measuring, desk.testing, desk.deciding].map(|work| work.draw(chance));
            let calm = again.then(|| desk.calm_down.span());
            sum(works.into_iter().chain(calm))
        });
        let turn = work(&|chance| {
            let missed = (0..desk.misses(chance)).map(|_| desk.call_lasts.span());
            sum([desk.pause.span(), desk.walk(chance)].into_iter().chain(missed))
        });
        let connect = work(&|chance| bed.connecting(chance));
        let bed_turn = work(&|chance| sum([bed.pause.span(), bed.connecting(chance)]));
        let draw = work(&|chance| bed.drawing(chance));
        let (men, women) = (
            assumed.recovery.reaction_men_per_mille.number(),
            assumed.recovery.reaction_women_per_mille.number(),
        );
        Self {
            exam: exam.see(&seen.exams),
            desk_turn: turn.see(&seen.desk_turns),
            walk: work(&|chance| desk.walk(chance)),
            draw: draw.see(&seen.draws),
            bed_turn: bed_turn.see(&seen.bed_turns),
            connect: connect.see(&seen.connects),
            linger: Delays::assumed(assumed.recovery.lingering_delay.span(), LINGERING_KNOWN)
                .see(&seen.lingers),
            cleared: Share::assumed(desk.cleared(), CLEARED_KNOWN).see(seen.cleared, seen.refused),
            complete: Share::assumed(bed.complete(), COMPLETE_KNOWN).see(seen.complete, seen.incomplete),
            reaction: f64::from(men.midpoint(women)) / 1000.0,
        }
    }
}

/// A place in the queue for the desks.
#[derive(Debug, Clone, Copy)]
struct Exam {
    turn: Millis,
    walk: Millis,
    work: Millis,
    is_cleared: bool,
    /// How many calls are missed by whoever is called first, and after how long they are found if that is three.
    misses: u8,
    found_after: Millis,
}

/// A place in the queue for the beds.
#[derive(Debug, Clone, Copy)]
struct Draw {
    turn: Millis,
    connect: Millis,
    /// From the needle in to the needle out.
    work: Millis,
    /// What is in the bag then, and whether that is all of it.
    ml: u32,
    is_complete: bool,
}

/// Somebody at a place: when it is free again, and what they bring to the next stage.
#[derive(Debug, Clone, Copy)]
struct Leaving<T> {
    at: Millis,
    brings: T,
}

/// What chance decides about the rest of a day.
#[derive(Debug, Clone)]
pub(super) struct Rest {
    /// When those who wait or come have filled in the form, the first first, and whether they are here already.
    ready: Vec<(Millis, bool)>,
    /// How many of them are.
    here: usize,
    exams: Vec<Exam>,
    /// Who is at a desk: when the decision falls, and whether it is yes.
    deciding: Vec<Leaving<bool>>,
    /// When each desk was free, or will be.
    desks: Vec<Millis>,
    /// Who waits for a bed already.
    cleared: Vec<Millis>,
    draws: Vec<Draw>,
    /// Who is on a bed: when the needle is out, and what they gave.
    drawing: Vec<Leaving<(u32, bool)>>,
    beds: Vec<Millis>,
    /// When those who rest leave.
    resting: Vec<Millis>,
    /// How long the others rest and linger.
    rests: Vec<Millis>,
    /// When those who come do, the first first.
    pub(super) coming: Vec<Millis>,
}

/// More places than there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct More {
    pub(super) desks: usize,
    pub(super) beds: usize,
}

/// How the rest of a day went. A moment is `None` where it is never reached, for want of any desk or bed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ended {
    /// When the last came; 0, when nobody is to come.
    pub(super) arrivals: Option<Millis>,
    /// When all who are here were decided on; 0, when nobody waits or is at a desk.
    pub(super) queue: Option<Millis>,
    /// When the last of the day was.
    pub(super) screening: Option<Millis>,
    /// When the last left.
    pub(super) finish: Option<Millis>,
    /// How long somebody who arrives now with the form filled in waits, and somebody who may lie down now.
    pub(super) waits: [Option<Millis>; 2],
    /// Collections that end with the ordered volume from now on, and what is drawn from now on.
    pub(super) complete: u32,
    pub(super) ml: u64,
}

impl Rest {
    /// Draws the rest of a day.
    pub(super) fn draw(
        situation: &Situation,
        beliefs: &Beliefs,
        arrivals: &Arrivals,
        assumed: &Assumptions,
        run: u32,
    ) -> Self {
        let id = situation.day.0.as_u64_pair();
        // One stream of chance for every end, so that more of one leave the others as they were; the same all day long, so
        // that a forecast moves because the day does.
        let stream = |end: u64| Chance::new(id.0 ^ id.1, (u64::from(run) << 32) | end);
        let coming = arrivals.draw(&mut stream(1));
        let ready = ready(situation, &coming, assumed, &mut stream(2));
        let mut chance = stream(3);
        let cleared = beliefs.cleared.draw(&mut chance);
        let exam = beliefs.exam.draw(&mut chance);
        let (turn, walk) = (
            beliefs.desk_turn.draw(&mut chance),
            beliefs.walk.draw(&mut chance),
        );
        let (deciding, desks) = at_places(&situation.desks, |since, _| {
            let left = exam.left(-since, 1.0, &mut chance);
            Leaving {
                at: left,
                brings: chance.part() < cleared,
            }
        });
        let mut chance = stream(4);
        // One more than there are, for whoever asks how long they would wait.
        let exams = (0..=ready.len())
            .map(|_| {
                let rank = chance.part();
                let turn = turn.ranked(rank);
                Exam {
                    turn,
                    // Who walks slowly makes both slow.
                    walk: walk.ranked(rank).min(turn),
                    work: exam.one(&mut chance),
                    is_cleared: chance.part() < cleared,
                    misses: assumed.screening.misses(&mut chance),
                    found_after: found_after(&mut chance),
                }
            })
            .collect();
        let mut beds = Beds::of(situation, beliefs, assumed, stream(5));
        let (drawing, free_beds) = at_places(&situation.beds, |since, ml| beds.on_bed(since, ml));
        let most = situation.cleared.len() + deciding.len() + ready.len();
        let mut known = situation.cleared.iter().map(|(_, ml)| *ml);
        let draws = (0..=most).map(|_| beds.next(known.next())).collect();
        let mut resting = Resting::of(situation, beliefs, stream(6));
        Self {
            coming,
            exams,
            deciding,
            desks,
            cleared: situation.cleared.iter().map(|(since, _)| *since).collect(),
            draws,
            resting: situation
                .resting
                .iter()
                .map(|(since, reacted)| resting.left(*since, *reacted))
                .collect(),
            rests: (0..most + drawing.len()).map(|_| resting.one()).collect(),
            drawing,
            beds: free_beds,
            here: ready.iter().filter(|(_, is_here)| *is_here).count(),
            ready,
        }
    }

    /// Plays it.
    pub(super) fn play(&self, more: More) -> Ended {
        let mut ended = Ended {
            arrivals: Some(self.coming.last().copied().unwrap_or(0)),
            queue: Some(0),
            screening: Some(0),
            ..Ended::default()
        };
        let cleared = self.screen(more.desks, &mut ended);
        let out = self.collect(more.beds, cleared, &mut ended);
        ended.finish = out.and_then(|out| {
            let left = out.iter().zip(&self.rests).map(|(out, rest)| out + rest);
            let last = left.chain(self.resting.iter().copied()).max().unwrap_or(0);
            Some(last.max(ended.screening?))
        });
        ended
    }

    /// The desks; gives those who go on to the beds after those who wait there already.
    fn screen(&self, more: usize, ended: &mut Ended) -> Vec<Millis> {
        let mut free = Free::from(self.desks.iter().copied().chain(std::iter::repeat_n(0, more)));
        let mut cleared = Vec::with_capacity(self.ready.len() + self.deciding.len());
        let mut decide = |at: Millis, is_cleared: bool, is_here: bool, ended: &mut Ended| {
            ended.screening = ended.screening.max(Some(at));
            if is_here {
                ended.queue = ended.queue.max(Some(at));
            }
            if is_cleared {
                cleared.push(at);
            }
        };
        for leaving in &self.deciding {
            decide(leaving.at, leaving.brings, true, ended);
        }
        let mut is_asked = false;
        let begin = |ready: Millis, exam: &Exam, free: &Free| {
            Some((free.ready(ready)? + exam.turn).max(ready + exam.walk).max(0))
        };
        // Whoever fills in the form keeps the place in the queue. Who it is makes no difference to when the desks call,
        // unless nobody else is left.
        let (mut became_ready, mut line) = (self.ready.iter().peekable(), Line::default());
        let mut left = self.here;
        for ((ready, _), exam) in self.ready.iter().zip(&self.exams) {
            if *ready > 0 && !is_asked {
                is_asked = true;
                ended.waits[0] = begin(0, exam, &free);
            }
            let Some(begin) = begin(*ready, exam, &free) else {
                ended.screening = None;
                if left > 0 {
                    ended.queue = None;
                }
                break;
            };
            while let Some((_, is_here)) = became_ready.next_if(|(ready, _)| *ready <= begin - exam.walk) {
                line.join(*is_here);
            }
            let Some(next) = line.next(begin, exam.misses, exam.found_after) else {
                continue;
            };
            left -= usize::from(next.is_here);
            let until = next.begin + exam.work;
            free.take(until);
            decide(until, exam.is_cleared, next.is_here, ended);
        }
        if let Some(exam) = self.exams.get(self.ready.len()).filter(|_| !is_asked) {
            ended.waits[0] = begin(0, exam, &free);
        }
        cleared.sort_unstable();
        cleared
    }

    /// The beds; gives when the needles are out, the first first, or nothing where somebody never gets a bed.
    fn collect(&self, more: usize, cleared: Vec<Millis>, ended: &mut Ended) -> Option<Vec<Millis>> {
        let mut free = Free::from(self.beds.iter().copied().chain(std::iter::repeat_n(0, more)));
        let mut out = Vec::with_capacity(self.draws.len() + self.drawing.len());
        for leaving in &self.drawing {
            let (ml, is_complete) = leaving.brings;
            ended.complete += u32::from(is_complete);
            ended.ml += u64::from(ml);
            out.push(leaving.at);
        }
        let begin = |joined: Millis, draw: &Draw, free: &Free| {
            Some(
                (free.ready(joined)? + draw.turn)
                    .max(joined + draw.connect)
                    .max(0),
            )
        };
        let mut is_asked = false;
        for (joined, draw) in self.cleared.iter().copied().chain(cleared).zip(&self.draws) {
            if joined > 0 && !is_asked {
                is_asked = true;
                ended.waits[1] = begin(0, draw, &free);
            }
            let begin = begin(joined, draw, &free)?;
            free.take(begin + draw.work);
            out.push(begin + draw.work);
            ended.complete += u32::from(draw.is_complete);
            ended.ml += u64::from(draw.ml);
        }
        if let Some(draw) = self.draws.last().filter(|_| !is_asked) {
            ended.waits[1] = begin(0, draw, &free);
        }
        out.sort_unstable();
        Some(out)
    }
}

/// How long somebody who missed three calls is away.
fn found_after(chance: &mut Chance) -> Millis {
    whole(FOUND_AFTER * chance.exponential())
}

/// When those who wait and those who come have filled in the form.
fn ready(
    situation: &Situation,
    coming: &[Millis],
    assumed: &Assumptions,
    chance: &mut Chance,
) -> Vec<(Millis, bool)> {
    let forms = Forms::of(assumed);
    // A desk that stands free calls whoever is ready; who waits all the same is not.
    let is_idle = |place: &Place| matches!(place, Place::Free(since) if *since < -IDLE);
    let is_seen = situation.desks.own.iter().any(is_idle);
    let mut ready: Vec<_> = situation
        .waiting
        .iter()
        .map(|waiting| {
            let form = (!waiting.is_ready)
                .then(|| forms.left(-waiting.arrived, is_seen, chance))
                .flatten();
            (form.unwrap_or(waiting.arrived), true)
        })
        .collect();
    ready.extend(situation.parked.iter().map(|_| (found_after(chance), true)));
    ready.extend(
        coming
            .iter()
            .map(|at| (at + forms.left(0, true, chance).unwrap_or(0), false)),
    );
    ready.sort_unstable_by_key(|(at, _)| *at);
    ready
}

/// How long people need for the form: some bring it filled in and read it over, the others fill it in.
struct Forms([(f64, f64); 2]);

impl Forms {
    fn of(assumed: &Assumptions) -> Self {
        let form = &assumed.form;
        let prefilled = f64::from(form.prefilled_per_mille.number()) / 1000.0;
        Self([
            (prefilled, number(form.prefilled_delay.span().millis()).max(1.0)),
            (
                1.0 - prefilled,
                number(form.by_hand_delay.span().millis()).max(1.0),
            ),
        ])
    }

    /// How long somebody still needs who began so long ago; nothing, if they may be done and are. The longer it has lasted
    /// the more likely they are one of the slower; what is left of either is as if it had just begun.
    fn left(&self, over: Millis, is_not_done: bool, chance: &mut Chance) -> Option<Millis> {
        let [quick, slow] = self
            .0
            .map(|(share, mean)| share * (-number(over.max(0)) / mean).exp());
        let not_done = quick + slow;
        let drawn = chance.part() * if is_not_done { not_done } else { 1.0 };
        let [(_, quickly), (_, slowly)] = self.0;
        let mean = if drawn < quick { quickly } else { slowly };
        let left = whole(mean * chance.exponential());
        (drawn < not_done).then_some(left)
    }
}

/// Who is at the places of a stage, and when the places were or will be free.
fn at_places<T: Copy>(
    places: &Places,
    mut leaving: impl FnMut(Millis, u16) -> Leaving<T>,
) -> (Vec<Leaving<T>>, Vec<Millis>) {
    let (mut leave, mut free) = (Vec::new(), Vec::new());
    for place in &places.own {
        match place {
            Place::Taken { since, ml } => {
                let one = leaving(*since, *ml);
                free.push(one.at);
                leave.push(one);
            }
            Place::Free(since) => free.push(*since),
            Place::Unstaffed => {}
        }
    }
    leave.extend(places.beyond.iter().map(|(since, ml)| leaving(*since, *ml)));
    (leave, free)
}

fn sum(spans: impl IntoIterator<Item = Span>) -> Span {
    let millis = spans.into_iter().map(Span::millis);
    Span::from_millis(millis.fold(0, Millis::saturating_add))
}

/// Draws what happens at the beds.
struct Beds<'a> {
    chance: Chance,
    draw: Law<'a>,
    turn: Law<'a>,
    connect: Law<'a>,
    complete: f64,
    assumed: &'a Assumptions,
    seen: &'a [u16],
    /// What was drawn so far in this run: it makes the same more likely, as what was seen does.
    drawn: Vec<u16>,
}

impl<'a> Beds<'a> {
    fn of(
        situation: &'a Situation,
        beliefs: &'a Beliefs,
        assumed: &'a Assumptions,
        mut chance: Chance,
    ) -> Self {
        Self {
            draw: beliefs.draw.draw(&mut chance),
            turn: beliefs.bed_turn.draw(&mut chance),
            connect: beliefs.connect.draw(&mut chance),
            complete: beliefs.complete.draw(&mut chance),
            chance,
            assumed,
            seen: &situation.seen.volumes,
            drawn: Vec::new(),
        }
    }

    /// The bag of somebody whom no doctor has seen yet.
    fn bag(&mut self) -> u16 {
        let seen = self.seen.len() + self.drawn.len();
        let place = self.chance.part() * (f64::from(BAGS_KNOWN) + count(seen)) - f64::from(BAGS_KNOWN);
        let ml = usize::try_from(whole(place.floor())).ok().and_then(|place| {
            let of_today = self.seen.get(place);
            of_today
                .or_else(|| self.drawn.get(place - self.seen.len()))
                .copied()
        });
        let ml = ml.unwrap_or_else(|| self.assumed.collection.wish(&mut self.chance));
        self.drawn.push(ml);
        ml
    }

    /// What is in the bag in the end, and whether that is all.
    fn gives(&mut self, ml: u16) -> (u32, bool) {
        let is_complete = self.chance.part() < self.complete;
        let ml = u32::from(ml);
        (if is_complete { ml } else { ml * PARTLY / 100 }, is_complete)
    }

    fn on_bed(&mut self, since: Millis, ml: u16) -> Leaving<(u32, bool)> {
        let part = f64::from(ml) / number(BAG);
        Leaving {
            at: self.draw.left(-since, part, &mut self.chance),
            brings: self.gives(ml),
        }
    }

    /// The next in the queue, with the bag that is ordered if it is.
    fn next(&mut self, ordered: Option<u16>) -> Draw {
        let bag = ordered.filter(|ml| *ml > 0).unwrap_or_else(|| self.bag());
        let (ml, is_complete) = self.gives(bag);
        let rank = self.chance.part();
        let turn = self.turn.ranked(rank);
        Draw {
            turn,
            // A vein that is hard to find makes both slow.
            connect: self.connect.ranked(rank).min(turn),
            work: self.draw.one(&mut self.chance) * Millis::from(bag) / BAG,
            ml,
            is_complete,
        }
    }
}

/// Draws how long people rest.
struct Resting {
    chance: Chance,
    rest: (Millis, Millis),
    reaction: f64,
    linger: f64,
}

impl Resting {
    fn of(situation: &Situation, beliefs: &Beliefs, mut chance: Chance) -> Self {
        Self {
            linger: beliefs.linger.draw(&mut chance),
            chance,
            rest: situation.rest,
            reaction: beliefs.reaction,
        }
    }

    fn rest(&mut self, reacted: bool) -> Millis {
        let (least, after_reaction) = self.rest;
        if reacted || self.chance.part() < self.reaction {
            after_reaction
        } else {
            least
        }
    }

    fn linger(&mut self) -> Millis {
        whole(self.linger * self.chance.exponential())
    }

    fn one(&mut self) -> Millis {
        self.rest(false) + self.linger()
    }

    /// When somebody leaves who has been resting since then. Lingering has no memory.
    fn left(&mut self, since: Millis, reacted: bool) -> Millis {
        (since + self.rest(reacted)).max(0) + self.linger()
    }
}
