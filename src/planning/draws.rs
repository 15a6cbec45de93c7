//! What chance decides about a day before it is played: who comes how late, how long everything takes, who is cleared.
//!
//! Times of work belong to places in the queue of a stage, not to people, and are counted from the last in the queue. That
//! keeps two promises exactly, day by day: with more places nobody is served later, and with more donors the last are
//! through no earlier. (Were they a donor's own, one who overtakes another could turn either round.)

use super::Question;
use super::assumptions::Assumptions;
use super::chance::Chance;
use super::demand::Block;
use super::flow::{Played, Servers, play};

/// Milliseconds since the opening, or a number of milliseconds.
pub(super) type Millis = i64;

/// The people of a unit on one day.
#[derive(Debug, Clone)]
struct Comers {
    /// For everyone on the list, how long after the earliest they come; `None` for those who don't.
    offsets: Vec<Option<Millis>>,
    /// By how much each of its blocks is early or late.
    late: Vec<Millis>,
}

/// What chance decides about one day.
#[derive(Debug, Clone)]
pub(super) struct Draw {
    comers: Vec<Comers>,
    /// The work at reception, and with it the form.
    pub(super) reception: Vec<(Millis, Millis)>,
    /// From the call to the decision, and whether that is yes.
    pub(super) screening: Vec<(Millis, bool)>,
    /// From the free bed until the needle is out.
    pub(super) collection: Vec<Millis>,
    /// The rest.
    pub(super) recovery: Vec<Millis>,
}

/// What chance decides about all days.
#[derive(Debug, Clone)]
pub(super) struct Draws {
    pub(super) days: Vec<Draw>,
    /// Between two donors at a screening desk.
    pub(super) desk_pause: Millis,
    /// Between two donors on a bed.
    pub(super) bed_pause: Millis,
    /// The earliest of a unit come so long before its time.
    scatter: Millis,
}

impl Draws {
    pub(super) fn new(question: &Question, assumed: &Assumptions, days: u32) -> Self {
        Self {
            days: (0..days).map(|day| Draw::new(question, assumed, day)).collect(),
            desk_pause: assumed.screening.pause.span().millis(),
            bed_pause: assumed.collection.pause.span().millis(),
            scatter: assumed.arrival.scatter_minutes.span().millis(),
        }
    }

    /// The same with fewer days, for a first look.
    pub(super) fn rough(&self) -> Self {
        let few = (self.days.len() / 4).max(20);
        Self {
            days: self.days.iter().take(few).cloned().collect(),
            ..*self
        }
    }

    /// How many come on average.
    pub(super) fn expected(&self) -> u32 {
        let come: usize = self.days.iter().map(Draw::come).sum();
        let days = self.days.len().max(1);
        u32::try_from((come + days / 2) / days).unwrap_or(u32::MAX)
    }

    /// When people stand at the door, day by day, the first first. Nobody comes in before the opening.
    pub(super) fn arrivals(&self, blocks: &[Block]) -> Vec<Vec<Millis>> {
        self.days
            .iter()
            .map(|day| {
                let mut arrivals = Vec::new();
                // Where the block begins among its unit's people, and which of the unit's blocks it is.
                let (mut unit, mut from, mut nth) = (usize::MAX, 0, 0);
                for block in blocks {
                    if block.party != unit {
                        (unit, from, nth) = (block.party, 0, 0);
                    }
                    let Some(comers) = day.comers.get(unit) else {
                        continue;
                    };
                    let people = usize::try_from(block.people).unwrap_or(usize::MAX);
                    let late = comers.late.get(nth).copied().unwrap_or_default();
                    let earliest = block.at.millis() - self.scatter + late;
                    let comers = comers.offsets.iter().skip(from).take(people).flatten();
                    arrivals.extend(comers.map(|offset| (earliest + offset).max(0)));
                    from += people;
                    nth += 1;
                }
                arrivals.sort_unstable();
                arrivals
            })
            .collect()
    }

    /// Plays every day.
    pub(super) fn play(&self, arrivals: &[Vec<Millis>], servers: Servers) -> Played {
        play(self, arrivals, servers)
    }
}

impl Draw {
    fn new(question: &Question, assumed: &Assumptions, day: u32) -> Self {
        let donors = usize::try_from(question.demand.donors()).unwrap_or(usize::MAX);
        // One stream of chance for every end, so that more of one leave the others as they were.
        let stream = |end: u64| Chance::new(question.seed, (u64::from(day) << 32) | end);
        let arrival = &assumed.arrival;
        let (across, late) = (
            2 * u32::from(arrival.scatter_minutes.0) * 60,
            u32::from(arrival.unit_late_minutes.0) * 60,
        );
        let comers = (16..)
            .zip(question.demand.parties())
            .map(|(unit, party)| {
                let mut chance = stream(unit << 1);
                let offsets = (0..party.people)
                    .map(|_| {
                        let offset = chance.between(0, across);
                        let comes = !chance.happens(arrival.no_show_per_mille.number());
                        comes.then_some(Millis::from(offset) * 1000)
                    })
                    .collect();
                let blocks = party
                    .people
                    .div_ceil(question.most_in_block.unwrap_or(u32::MAX).max(1));
                let mut chance = stream((unit << 1) | 1);
                let late = (0..blocks.max(1))
                    .map(|_| (Millis::from(chance.between(0, 2 * late)) - Millis::from(late)) * 1000)
                    .collect();
                Comers { offsets, late }
            })
            .collect();
        let cleared = assumed.screening.cleared().number();
        Self {
            comers,
            reception: draw(donors, stream(1), |chance| {
                let work = assumed.reception.work.draw(chance).millis();
                (work, assumed.form.draw(chance).millis())
            }),
            screening: draw(donors, stream(2), |chance| {
                (screening(assumed, chance), chance.happens(cleared))
            }),
            collection: draw(donors, stream(3), |chance| {
                let wish = Millis::from(assumed.collection.wish(chance));
                let connecting = assumed.collection.connecting(chance).millis();
                connecting + assumed.collection.drawing(chance).millis() * wish / 350
            }),
            recovery: draw(donors, stream(4), |chance| {
                let recovery = &assumed.recovery;
                let (men, women) = (recovery.reaction_men_per_mille, recovery.reaction_women_per_mille);
                let least = if chance.happens(men.number().midpoint(women.number())) {
                    question.rest.after_reaction
                } else {
                    question.rest.least
                };
                least.millis() + chance.delay(recovery.lingering_delay.0).millis()
            }),
        }
    }

    fn come(&self) -> usize {
        let units = self.comers.iter();
        units.map(|unit| unit.offsets.iter().flatten().count()).sum()
    }
}

fn draw<T>(count: usize, mut chance: Chance, one: impl Fn(&mut Chance) -> T) -> Vec<T> {
    (0..count).map(|_| one(&mut chance)).collect()
}

/// From the call of a donor to the decision. A call that is missed costs the desk its wait.
fn screening(assumed: &Assumptions, chance: &mut Chance) -> Millis {
    let screening = &assumed.screening;
    let missed = Millis::from(screening.misses(chance)) * screening.call_lasts.span().millis();
    let again = if chance.happens(screening.measured_again().number()) {
        screening.calm_down.span().millis()
    } else {
        0
    };
    let work = [
        screening.walk(chance),
        screening.measuring.draw(chance),
        screening.testing.draw(chance),
        screening.deciding.draw(chance),
    ];
    missed
        + again
        + work
            .into_iter()
            .map(crate::domain::time::Span::millis)
            .sum::<Millis>()
}
