//! What of a day the forecast rests on: who is where since when, and how long everything took so far. It is small next to
//! the day, so that it can be handed to another thread without a copy of the log.

use std::collections::{BTreeMap, HashMap};

use super::Question;
use crate::domain::day::{Day, Status};
use crate::domain::id::DayId;
use crate::domain::step::CollectionOutcome;
use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use crate::domain::visit::{Outcome, Stage, Visit};
use crate::planning::draws::Millis;

/// Nothing lies farther from now than this; a clock that says so is wrong.
const FARTHEST: Millis = 7 * 24 * 3_600_000;

/// The bag that times of draws are told for.
const BAG: i64 = 350;

/// The most desks or beds that are told apart.
const MOST_PLACES: u16 = 10_000;

/// Whoever has been here for so long has filled in the form, so that it is the desk that they wait for.
const FORM_IS_DONE: Millis = 5 * 60_000;

/// Whoever waited for so long at a desk that takes others in was not waiting for lack of a form.
const SURELY_WAITED: Millis = 8 * 60_000;

/// A bed that was free for so long before somebody may lie down is made.
const BED_IS_MADE: Millis = 5 * 60_000;

/// Somebody who missed three calls and was not found for so long is not looked for any more.
const LOST: Millis = 30 * 60_000;

/// A place that others passed over so often while people waited has nobody who works there.
const LEAST_PASSED_OVER: usize = 3;

/// A desk or a bed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Somebody is there since then; on a bed, with a bag of so many millilitres.
    Taken {
        /// Since when.
        since: Millis,
        /// The bag.
        ml: u16,
    },
    /// Nobody has been there since then.
    Free(Millis),
    /// Nobody works there.
    Unstaffed,
}

/// The places of a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Each that the hall has.
    pub(super) own: Vec<Place>,
    /// Who is at one that the hall does not have (any more), since when and with what bag.
    pub(super) beyond: Vec<(Millis, u16)>,
}

impl Places {
    /// How many nobody works at.
    pub(super) fn unstaffed(&self) -> usize {
        self.own
            .iter()
            .filter(|place| **place == Place::Unstaffed)
            .count()
    }
}

/// Somebody who waits to be examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Waiting {
    /// Since when.
    pub(super) arrived: Millis,
    /// Whether the form is filled in for certain: they were called.
    pub(super) is_ready: bool,
}

/// How long things took today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// From the desk to the decision.
    pub(super) exams: Vec<Millis>,
    /// From a decision to the next at the desk, while people waited.
    pub(super) desk_turns: Vec<Millis>,
    /// Draws, as if all bags were of the same size.
    pub(super) draws: Vec<Millis>,
    /// From a needle out to the next in, while people waited.
    pub(super) bed_turns: Vec<Millis>,
    /// From the doctor's yes to the needle, where a bed was free.
    pub(super) connects: Vec<Millis>,
    /// From the end of the rest to the door.
    pub(super) lingers: Vec<Millis>,
    /// Who may give, and who may or will not.
    pub(super) cleared: u32,
    pub(super) refused: u32,
    /// What may be drawn from those who may give.
    pub(super) volumes: Vec<u16>,
    /// How many collections ended with the ordered volume, and how many another way.
    pub(super) complete: u32,
    pub(super) incomplete: u32,
    /// What was drawn, in ml.
    pub(super) drawn_ml: u64,
}

/// The people of a unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Comers {
    /// How many are on its list.
    pub(super) listed: u32,
    /// When they are appointed, if that is known.
    pub(super) at: Option<Millis>,
    /// Who came, the first first.
    pub(super) came: Vec<Millis>,
}

/// What of a day the forecast rests on. Times are milliseconds from now; what was is negative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Situation {
    pub(super) day: DayId,
    pub(super) now: Moment,
    pub(super) status: Status,
    pub(super) target: u32,
    pub(super) closing: Option<Millis>,
    pub(super) rest: (Millis, Millis),
    pub(super) desks: Places,
    pub(super) beds: Places,
    pub(super) waiting: Vec<Waiting>,
    /// Who missed three calls, since when.
    pub(super) parked: Vec<Millis>,
    /// Who waits for a bed, since when and for what bag, the first first.
    pub(super) cleared: Vec<(Millis, u16)>,
    /// Who rests, since when and whether after a reaction.
    pub(super) resting: Vec<(Millis, bool)>,
    pub(super) seen: Seen,
    /// The units with a list.
    pub(super) units: Vec<Comers>,
    /// Who came and is on none of the lists, the first first.
    pub(super) others: Vec<Millis>,
    /// When the last so far was decided on, and when the last left.
    pub(super) last_decided: Option<Millis>,
    pub(super) last_left: Option<Millis>,
    /// How many came.
    pub(super) came: u32,
}

/// Who is at which place, since when and with what bag.
type Taken = BTreeMap<u16, Vec<(Millis, u16)>>;

/// Moments as milliseconds from now.
#[derive(Debug, Clone, Copy)]
struct FromNow(Moment);

impl FromNow {
    fn to(self, moment: Moment) -> Millis {
        let millis = moment.millis().saturating_sub(self.0.millis());
        millis.clamp(-FARTHEST, FARTHEST)
    }
}

/// Somebody's time at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Use {
    place: u16,
    from: Millis,
    until: Millis,
    /// When they joined the queue for it.
    joined: Millis,
}

impl Situation {
    /// Looks at a day as it is at a moment.
    pub fn of(day: &Day, question: &Question) -> Self {
        let from = FromNow(question.now);
        let hall = day.info.hall;
        let mut situation = Self {
            day: day.id,
            now: question.now,
            status: day.status,
            target: day.info.target,
            closing: question.closing.map(|at| from.to(at)),
            rest: (
                question.rest.least.millis(),
                question.rest.after_reaction.millis(),
            ),
            desks: Places::default(),
            beds: Places::default(),
            waiting: Vec::new(),
            parked: Vec::new(),
            cleared: Vec::new(),
            resting: Vec::new(),
            seen: Seen::default(),
            units: Vec::new(),
            others: Vec::new(),
            last_decided: None,
            last_left: None,
            came: 0,
        };
        let (mut at_desks, mut on_beds) = (Taken::new(), Taken::new());
        for visit in day.inside() {
            situation.look_at(visit, from, &mut at_desks, &mut on_beds);
        }
        situation.cleared.sort_unstable();
        let (mut exams, mut draws) = (Vec::new(), Vec::new());
        for visit in day.visits() {
            situation.look_back(visit, from, &mut exams, &mut draws);
        }
        exams.sort_unstable();
        draws.sort_unstable();
        situation.desks = places(hall.desks, at_desks, &exams, SURELY_WAITED);
        situation.beds = places(hall.beds, on_beds, &draws, 0);
        situation.seen.desk_turns = turns(&exams, FORM_IS_DONE);
        situation.seen.bed_turns = turns(&draws, 0);
        situation.seen.connects = connects(&draws);
        situation.gather(day, question, from);
        situation
    }

    /// The day that it is of.
    #[must_use]
    pub const fn day(&self) -> DayId {
        self.day
    }

    /// How many are in the hall, without those who cannot be found.
    pub(super) fn inside(&self) -> usize {
        let taken = |places: &Places| {
            let own = places.own.iter();
            own.filter(|place| matches!(place, Place::Taken { .. })).count() + places.beyond.len()
        };
        self.waiting.len()
            + self.parked.len()
            + taken(&self.desks)
            + self.cleared.len()
            + taken(&self.beds)
            + self.resting.len()
    }

    /// Where somebody in the hall is.
    fn look_at(&mut self, visit: &Visit, from: FromNow, at_desks: &mut Taken, on_beds: &mut Taken) {
        // Nobody is anywhere from a later moment on.
        let since = from.to(visit.since).min(0);
        let ml = || {
            visit
                .clearance
                .as_ref()
                .map_or(0, |clearance| clearance.volume.ml())
        };
        match visit.stage {
            Stage::Waiting if visit.is_parked() => {
                let missed = visit.last_step().map_or(since, |step| from.to(step.at.occurred));
                if missed > -LOST {
                    self.parked.push(missed.min(0));
                }
            }
            Stage::Waiting => self.waiting.push(Waiting {
                arrived: from.to(visit.arrived).min(0),
                is_ready: visit.turn.call.is_some() || visit.turn.misses > 0,
            }),
            Stage::Screening(desk) => at_desks.entry(desk.0).or_default().push((since, 0)),
            Stage::Cleared => self.cleared.push((since, ml())),
            Stage::Collecting(bed) => on_beds.entry(bed.0).or_default().push((since, ml())),
            Stage::Recovering => self.resting.push((since, !visit.reactions.is_empty())),
            Stage::Left(_) => {}
        }
    }

    /// What a visit tells about how long things take.
    fn look_back(&mut self, visit: &Visit, from: FromNow, exams: &mut Vec<Use>, draws: &mut Vec<Use>) {
        let passage = &visit.passage;
        let at = |moment: Option<Moment>| moment.map(|moment| from.to(moment));
        let (left, arrived) = (at(passage.left), from.to(visit.arrived));
        self.came += 1;
        self.last_left = self.last_left.max(left);
        self.last_decided = self.last_decided.max(at(passage.decided));
        if let (Some(desk), Some(begun)) = (visit.desk, at(passage.screening))
            && let Some(until) = at(passage.decided).or(left)
        {
            exams.push(Use {
                place: desk.0,
                from: begun,
                until,
                joined: arrived,
            });
            if passage.decided.is_some() {
                self.seen.exams.push(until - begun);
            }
        }
        if matches!(visit.stage, Stage::Left(Outcome::Deferred | Outcome::Withdrawn)) {
            self.seen.refused += 1;
        } else if visit.clearance.is_some() {
            self.seen.cleared += 1;
        }
        let ordered = visit.clearance.as_ref().map(|clearance| clearance.volume.ml());
        if let Some(ml) = ordered {
            self.seen.volumes.push(ml);
        }
        if let (Some(collection), Some(begun)) = (&visit.collection, at(passage.collecting))
            && let Some(end) = &collection.ended
        {
            let until = from.to(end.at.occurred);
            draws.push(Use {
                place: collection.bed.0,
                from: begun,
                until,
                joined: at(passage.decided).unwrap_or(begun),
            });
            if let Some(ml) = ordered.filter(|ml| *ml > 0) {
                self.seen.draws.push((until - begun) * BAG / Millis::from(ml));
            }
            if end.outcome == CollectionOutcome::Complete {
                self.seen.complete += 1;
            } else {
                self.seen.incomplete += 1;
            }
            self.seen.drawn_ml += u64::from(end.volume.ml());
            if let (Some(left), true) = (left, visit.early_release.is_none()) {
                let (least, after_reaction) = self.rest;
                let rest = if visit.reactions.is_empty() {
                    least
                } else {
                    after_reaction
                };
                self.seen.lingers.push((left - until - rest).max(0));
            }
        }
    }

    /// Who came of whom who is expected.
    fn gather(&mut self, day: &Day, question: &Question, from: FromNow) {
        let mut units: Vec<Comers> = question
            .lists
            .iter()
            .map(|list| Comers {
                listed: list.people,
                at: list.at.map(|at| from.to(at)),
                came: Vec::new(),
            })
            .collect();
        let places: HashMap<Option<&UnitCode>, usize> = (0..)
            .zip(&question.lists)
            .map(|(n, list)| (list.unit.as_ref(), n))
            .collect();
        for visit in day.visits() {
            let arrived = from.to(visit.arrived).min(0);
            let unit = places.get(&visit.unit.as_ref()).and_then(|n| units.get_mut(*n));
            unit.map_or(&mut self.others, |unit| &mut unit.came).push(arrived);
        }
        for unit in &mut units {
            unit.came.sort_unstable();
        }
        self.others.sort_unstable();
        self.units = units;
    }

    /// The first who came.
    pub(super) fn first_arrival(&self) -> Option<Millis> {
        let firsts = self.units.iter().map(|unit| &unit.came).chain([&self.others]);
        firsts.filter_map(|came| came.first().copied()).min()
    }
}

/// The uses of one place that follow each other.
fn pairs(uses: &[Use]) -> impl Iterator<Item = (&Use, &Use)> {
    let pairs = uses.iter().zip(uses.iter().skip(1));
    pairs.filter(|(before, after)| before.place == after.place && before.until <= after.from)
}

/// From one use of a place to the next, where the next had been waiting for so long already.
fn turns(uses: &[Use], waited: Millis) -> Vec<Millis> {
    pairs(uses)
        .filter(|(before, after)| after.joined + waited <= before.until)
        .map(|(before, after)| after.from - before.until)
        .collect()
}

/// From the queue to the place, where the place was free before anybody was in the queue for it.
fn connects(uses: &[Use]) -> Vec<Millis> {
    let mut before: Option<&Use> = None;
    let mut found = Vec::new();
    for this in uses {
        let freed = before
            .filter(|before| before.place == this.place)
            .map(|before| before.until);
        if freed.is_none_or(|freed| freed + BED_IS_MADE <= this.joined) {
            found.push(this.from - this.joined);
        }
        before = Some(this);
    }
    found
}

/// The places of a stage: who is where, since when the others are free, and where nobody works.
fn places(count: u16, mut taken: Taken, uses: &[Use], waited: Millis) -> Places {
    let count = count.min(MOST_PLACES);
    let mut freed: HashMap<u16, Millis> = HashMap::new();
    for this in uses {
        let last = freed.entry(this.place).or_insert(this.until);
        *last = this.until.max(*last);
    }
    // When somebody who had been waiting was taken in, and where.
    let mut passed: Vec<Millis> = pairs(uses)
        .filter(|(before, after)| after.joined + waited <= before.until)
        .map(|(_, after)| after.from)
        .collect();
    passed.sort_unstable();
    let most_passed = usize::from(count).max(LEAST_PASSED_OVER);
    let own = (1..=count)
        .map(|place| {
            if let Some((since, ml)) = taken.get_mut(&place).and_then(Vec::pop) {
                return Place::Taken { since, ml };
            }
            let since = freed.get(&place).copied();
            let passed_over =
                passed.len() - passed.partition_point(|at| since.is_some_and(|since| *at <= since));
            if passed_over >= most_passed {
                Place::Unstaffed
            } else {
                Place::Free(since.unwrap_or(-FARTHEST))
            }
        })
        .collect();
    Places {
        own,
        beyond: taken.into_values().flatten().collect(),
    }
}
