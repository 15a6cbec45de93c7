//! One person on one day: the fold of the visit's steps. Applying a step sets facts and holds no rule.

use std::collections::BTreeSet;

use super::amendment::{Amendment, Recorded};
use super::bag::BagCode;
use super::birth::Age;
use super::certificate::Certificate;
use super::circumstance::Circumstance;
use super::clean::{Label, Note};
use super::id::{BedNo, DeskNo, PersonId, SeatNo, Seq, Ticket, VisitId};
use super::identity::{BloodGroup, Sex};
use super::issued::{BagFate, IssuedBag, TakenBack};
use super::reaction::Reaction;
use super::rulepack::{GroundCode, Until};
use super::step::{At, BloodTest, CollectionOutcome, Envelope, Identified, Place, RuleId, Step, Vitals};
use super::time::Moment;
use super::unit::UnitCode;
use super::vitals::Volume;
use super::weighing::Weighed;

/// Where a visit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// In the queue, called, or parked.
    Waiting,
    /// At a screening desk.
    Screening(DeskNo),
    /// May donate; waits for a bed.
    Cleared,
    /// On a bed, needle in.
    Collecting(BedNo),
    /// Resting.
    Recovering,
    /// Gone.
    Left(Outcome),
}

/// How a visit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The ordered volume was given.
    Donated,
    /// A collection ended any other way.
    Incomplete,
    /// Sent home by the doctor.
    Deferred,
    /// Left before giving.
    Withdrawn,
    /// Checked in by mistake: the check-in was undone and counts nowhere.
    NeverHere,
}

/// A call to a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// To which desk.
    pub desk: DeskNo,
    /// When and by whom.
    pub at: At,
}

/// Where a waiting donor stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Place in the queue; none while parked.
    pub place: Option<Place>,
    /// The call that is open.
    pub call: Option<Call>,
    /// How often a call was missed.
    pub misses: u8,
    /// Why let ahead.
    pub priority: Option<Note>,
}

/// Something declared that bars for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// What.
    pub ground: GroundCode,
    /// Until when.
    pub until: Until,
    /// When they said so.
    pub said: Moment,
}

/// The doctor's yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clearance {
    /// How much may be drawn.
    pub volume: Volume,
    /// The soft rules set aside.
    pub overrides: Vec<RuleId>,
    /// Why.
    pub reason: Option<Note>,
    /// When and by whom.
    pub at: At,
}

/// The doctor's not today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deferral {
    /// Why.
    pub ground: GroundCode,
    /// Until when.
    pub until: Until,
    /// In the doctor's words.
    pub note: Option<Note>,
}

/// A collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// On which bed.
    pub bed: BedNo,
    /// The bag's code.
    pub bag: BagCode,
    /// How the donor was recognised; none when nobody said so.
    pub identified: Option<Identified>,
    /// How often the vein was punctured again.
    pub punctured_again: u8,
    /// Needle in: when and by whom.
    pub started: At,
    /// Needle out.
    pub ended: Option<CollectionEnd>,
}

/// The end of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionEnd {
    /// How.
    pub outcome: CollectionOutcome,
    /// How much was drawn.
    pub volume: Volume,
    /// The seat for the rest.
    pub seat: Option<SeatNo>,
    /// The bag on the balance, where the volume was told from its weight.
    pub weighed: Option<Weighed>,
    /// When and by whom.
    pub at: At,
}

/// The moments at which a visit went from stage to stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passage {
    /// Examined at a desk from here on.
    pub screening: Option<Moment>,
    /// Cleared or deferred.
    pub decided: Option<Moment>,
    /// Needle in.
    pub collecting: Option<Moment>,
    /// Needle out.
    pub recovering: Option<Moment>,
    /// Gone.
    pub left: Option<Moment>,
}

/// One person on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// Whose it is.
    pub person: PersonId,
    /// The ticket.
    pub ticket: Ticket,
    /// Sex, for the rules.
    pub sex: Sex,
    /// Age on the day.
    pub age: Age,
    /// The unit that sent them.
    pub unit: Option<UnitCode>,
    /// Blood group as known on arrival.
    pub blood_group: Option<BloodGroup>,
    /// When they arrived.
    pub arrived: Moment,
    /// Where they are.
    pub stage: Stage,
    /// Since when.
    pub since: Moment,
    /// Where they stand in the queue.
    pub turn: Turn,
    /// The desk of the last examination.
    pub desk: Option<DeskNo>,
    /// Measured values, the newest last.
    pub vitals: Vec<Vitals>,
    /// Rapid tests, the newest last.
    pub blood_tests: Vec<BloodTest>,
    /// What was declared.
    pub declared: Vec<Declared>,
    /// The doctor's yes.
    pub clearance: Option<Clearance>,
    /// The doctor's not today.
    pub deferral: Option<Deferral>,
    /// The collection.
    pub collection: Option<Collection>,
    /// Reactions, in the order in which they were recorded.
    pub reactions: Vec<Reaction>,
    /// Why the rest was cut short, and by whom.
    pub early_release: Option<(Note, At)>,
    /// Why they left before giving.
    pub withdrawal: Option<Note>,
    /// The certificates that they were given, in order; the last one is the valid one.
    pub certificates: Vec<Certificate>,
    /// What they said on arrival.
    pub said: BTreeSet<Circumstance>,
    /// The values that were put right, in the order in which that was done.
    pub amendments: Vec<Amendment>,
    /// When the donor asked in confidence that the unit not be used. Not part of what can be undone, so that no list of
    /// the visit's last steps shows it.
    pub excluded: Option<At>,
    /// The bags that were issued to this visit, in order. They stay accounted for when their start is undone.
    pub bags: Vec<IssuedBag>,
    /// When they went from stage to stage.
    pub passage: Passage,
    /// See [`path`](Self::path).
    path: Vec<(Stage, Moment)>,
    /// The visit's steps that count, oldest first.
    history: Vec<Envelope>,
}

impl Visit {
    /// The visit that a check-in begins; `None` for any other step.
    pub fn begin(envelope: &Envelope) -> Option<Self> {
        let Step::DonorCheckedIn {
            person,
            ticket,
            sex,
            age,
            unit,
            blood_group,
            place,
            said,
        } = &envelope.step
        else {
            return None;
        };
        Some(Self {
            id: envelope.visit?,
            person: *person,
            ticket: *ticket,
            sex: *sex,
            age: *age,
            unit: unit.clone(),
            blood_group: *blood_group,
            arrived: envelope.at.occurred,
            stage: Stage::Waiting,
            since: envelope.at.occurred,
            turn: Turn {
                place: Some(*place),
                call: None,
                misses: 0,
                priority: None,
            },
            desk: None,
            vitals: Vec::new(),
            blood_tests: Vec::new(),
            declared: Vec::new(),
            clearance: None,
            deferral: None,
            collection: None,
            reactions: Vec::new(),
            early_release: None,
            withdrawal: None,
            certificates: Vec::new(),
            said: said.clone(),
            amendments: Vec::new(),
            excluded: None,
            bags: Vec::new(),
            passage: Passage::default(),
            path: Self::path_from(envelope.at.occurred),
            history: vec![envelope.clone()],
        })
    }

    /// Folds steps of one visit, as the store keeps them; `None` if they do not begin with a check-in.
    pub fn fold<'a>(envelopes: impl IntoIterator<Item = &'a Envelope>) -> Option<Self> {
        let mut envelopes = envelopes.into_iter();
        let mut visit = Self::begin(envelopes.next()?)?;
        envelopes.for_each(|envelope| visit.apply(envelope));
        Some(visit)
    }

    /// Takes over what a step says.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other steps set facts")]
    pub fn apply(&mut self, envelope: &Envelope) {
        match &envelope.step {
            Step::StepUndone { seq, .. } => {
                self.history.retain(|step| step.seq != *seq);
                self.fold_again();
            }
            Step::ValueAmended { .. } => {
                self.history.push(envelope.clone());
                self.fold_again();
            }
            Step::UnitSelfExcluded => self.excluded = Some(envelope.at.clone()),
            Step::BagTakenBack { bag, how, reason } => {
                let taken_back = (*how, reason.clone(), envelope.at.clone());
                if let Some(issued) = self.bags.iter_mut().rfind(|issued| issued.code == *bag) {
                    issued.taken_back = Some(taken_back);
                }
            }
            _ => {
                self.set_facts(&envelope.step, &envelope.at);
                self.history.push(envelope.clone());
            }
        }
    }

    /// Folds the visit from the steps that count. What stands beside them stays: a bag that was issued, a unit that is
    /// not to be used.
    fn fold_again(&mut self) {
        let history = std::mem::take(&mut self.history);
        if let Some(visit) = Self::of_history(history) {
            *self = Self {
                excluded: self.excluded.take(),
                bags: std::mem::take(&mut self.bags),
                ..visit
            };
        } else {
            self.stage = Stage::Left(Outcome::NeverHere);
        }
    }

    /// The visit that these steps make, with the values that were put right in the place of the wrong ones.
    fn of_history(history: Vec<Envelope>) -> Option<Self> {
        let mut visit = Self::begin(history.first()?)?;
        for (n, envelope) in history.iter().enumerate().skip(1) {
            if let Step::ValueAmended { seq, was, is, reason } = &envelope.step {
                visit.amendments.push(Amendment {
                    seq: *seq,
                    was: was.clone(),
                    is: is.clone(),
                    reason: reason.clone(),
                    at: envelope.at.clone(),
                });
                continue;
            }
            let later = history.get(n..).unwrap_or_default();
            match newest_value(later, envelope.seq) {
                None => visit.set_facts(&envelope.step, &envelope.at),
                Some(is) => {
                    if let Some(step) = is.in_place_of(&envelope.step) {
                        visit.set_facts(&step, &envelope.at);
                    }
                }
            }
        }
        visit.history = history;
        Some(visit)
    }

    /// The visit without its last step, for judging whether that step can be taken back.
    #[must_use]
    pub fn without_last_step(&self) -> Option<Self> {
        let kept = self.history.split_last().map(|(_, kept)| kept)?;
        Self::of_history(kept.to_vec())
    }

    /// The values of this visit that can be put right, each with the number of the step that recorded it, as they count
    /// now; the oldest first. A value that was taken back as never declared is not among them.
    pub fn values(&self) -> impl Iterator<Item = (Seq, Recorded)> {
        self.history.iter().filter_map(|envelope| {
            let value = match newest_value(&self.history, envelope.seq) {
                Some(is) => is.clone(),
                None => Recorded::of(&envelope.step)?,
            };
            (value != Recorded::NotDeclared).then_some((envelope.seq, value))
        })
    }

    /// Where the doctor's yes that counts stands in the history.
    fn cleared_at(&self) -> Option<usize> {
        self.history
            .iter()
            .rposition(|envelope| matches!(envelope.step, Step::DonorCleared { .. }))
    }

    /// The visit as the doctor saw it when saying yes.
    #[must_use]
    pub fn when_cleared(&self) -> Option<Self> {
        let before = self.history.get(..self.cleared_at()?)?;
        Self::of_history(before.to_vec())
    }

    /// Whether a value was put right, or something declared, after the doctor's yes.
    #[must_use]
    pub fn changed_since_clearance(&self) -> bool {
        let Some(cleared) = self.cleared_at() else {
            return false;
        };
        self.history.iter().skip(cleared).any(|envelope| {
            matches!(
                envelope.step,
                Step::ValueAmended { .. } | Step::GroundDeclared { .. }
            )
        })
    }

    /// What became of a bag that was issued to this visit; `None` for any other.
    pub fn bag_fate(&self, bag: &BagCode) -> Option<BagFate> {
        let issued = self.bags.iter().rfind(|issued| issued.code == *bag)?;
        let used = self
            .collection
            .as_ref()
            .filter(|collection| self.counts() && collection.bag == *bag);
        Some(match used {
            Some(collection) => match &collection.ended {
                None => BagFate::OnBed,
                Some(end) if end.volume.ml() == 0 => BagFate::Empty,
                Some(_) => BagFate::Bled,
            },
            None => match &issued.taken_back {
                None => BagFate::Unsettled,
                Some((TakenBack::Voided, ..)) => BagFate::Voided,
                Some((TakenBack::Returned, ..)) => BagFate::Returned,
            },
        })
    }

    /// Whether they said that they give for the first time.
    #[must_use]
    pub fn is_first_time(&self) -> bool {
        self.said.contains(&Circumstance::FirstTime)
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm a kind of step reads best in one place"
    )]
    fn set_facts(&mut self, step: &Step, at: &At) {
        match step {
            Step::CircumstancesNoted { said } => self.said.clone_from(said),
            Step::PriorityGiven { reason, place } => {
                self.turn.place = Some(*place);
                self.turn.priority = Some(reason.clone());
            }
            Step::DonorCalled { desk } => {
                self.turn.call = Some(Call {
                    desk: *desk,
                    at: at.clone(),
                });
            }
            Step::CallMissed { place } => {
                self.turn.call = None;
                self.turn.misses = self.turn.misses.saturating_add(1);
                self.turn.place = *place;
            }
            Step::DonorRequeued { place } => {
                self.turn.place = Some(*place);
                self.turn.misses = 0;
            }
            Step::ScreeningStarted { desk } => {
                self.turn.call = None;
                self.desk = Some(*desk);
                // Back from the bed's queue to the doctor: what was decided is to be decided again.
                self.clearance = None;
                self.passage.decided = None;
                self.passage.screening.get_or_insert(at.occurred);
                self.enter(Stage::Screening(*desk), at.occurred);
            }
            Step::VitalsRecorded(vitals) => self.vitals.push(*vitals),
            Step::BloodTestRecorded(test) => self.blood_tests.push(*test),
            Step::GroundDeclared { ground, until, .. } => {
                self.declared.push(Declared {
                    ground: ground.clone(),
                    until: *until,
                    said: at.occurred,
                });
            }
            Step::DonorCleared {
                volume,
                overrides,
                reason,
                ..
            } => {
                self.clearance = Some(Clearance {
                    volume: *volume,
                    overrides: overrides.clone(),
                    reason: reason.clone(),
                    at: at.clone(),
                });
                self.passage.decided = Some(at.occurred);
                self.enter(Stage::Cleared, at.occurred);
            }
            Step::DonorDeferred {
                ground, until, note, ..
            } => {
                self.deferral = Some(Deferral {
                    ground: ground.clone(),
                    until: *until,
                    note: note.clone(),
                });
                self.passage.decided = Some(at.occurred);
                self.leave(Outcome::Deferred, at.occurred);
            }
            Step::CollectionStarted { bed, bag, identified } => {
                self.bags.retain(|issued| issued.code != *bag);
                self.bags.push(IssuedBag {
                    code: bag.clone(),
                    bed: *bed,
                    at: at.clone(),
                    taken_back: None,
                });
                self.collection = Some(Collection {
                    bed: *bed,
                    bag: bag.clone(),
                    identified: *identified,
                    punctured_again: 0,
                    started: at.clone(),
                    ended: None,
                });
                self.passage.collecting = Some(at.occurred);
                self.enter(Stage::Collecting(*bed), at.occurred);
            }
            Step::VeinPuncturedAgain => {
                if let Some(collection) = &mut self.collection {
                    collection.punctured_again = collection.punctured_again.saturating_add(1);
                }
            }
            Step::CollectionEnded {
                outcome,
                volume,
                seat,
                weighed,
            } => {
                let ended = CollectionEnd {
                    outcome: *outcome,
                    volume: *volume,
                    seat: *seat,
                    weighed: *weighed,
                    at: at.clone(),
                };
                if let Some(collection) = &mut self.collection {
                    collection.ended = Some(ended);
                }
                self.passage.recovering = Some(at.occurred);
                self.enter(Stage::Recovering, at.occurred);
            }
            Step::ReactionRecorded(reaction) => self.reactions.push(reaction.clone()),
            Step::DonorReleased { early } => {
                self.early_release = early.clone().map(|reason| (reason, at.clone()));
                let complete = self
                    .collection_end()
                    .is_some_and(|end| end.outcome == CollectionOutcome::Complete);
                self.leave(
                    if complete {
                        Outcome::Donated
                    } else {
                        Outcome::Incomplete
                    },
                    at.occurred,
                );
            }
            Step::DonorWithdrew { reason } => {
                self.withdrawal = Some(reason.clone());
                self.leave(Outcome::Withdrawn, at.occurred);
            }
            Step::CertificateIssued { serial, reason } => self.certificates.push(Certificate {
                serial: serial.clone(),
                reason: reason.clone(),
                at: at.clone(),
            }),
            Step::DonorCheckedIn { .. }
            | Step::DayOpened(_)
            | Step::HallChanged(_)
            | Step::DayClosed
            | Step::DayReopened { .. }
            | Step::BagTakenBack { .. }
            | Step::UnitSelfExcluded
            | Step::ValueAmended { .. }
            | Step::StepUndone { .. } => {}
        }
    }

    /// The path of somebody who has just come, with room for every stage that most donors come to.
    fn path_from(arrival: Moment) -> Vec<(Stage, Moment)> {
        let mut path = Vec::with_capacity(6);
        path.push((Stage::Waiting, arrival));
        path
    }

    fn enter(&mut self, stage: Stage, at: Moment) {
        self.stage = stage;
        self.since = at;
        self.path.push((stage, at));
    }

    fn leave(&mut self, outcome: Outcome, at: Moment) {
        self.passage.left = Some(at);
        self.enter(Stage::Left(outcome), at);
    }

    /// Every stage that they came to, in order, and when. Who is sent back to the doctor comes to a desk twice.
    pub fn path(&self) -> &[(Stage, Moment)] {
        &self.path
    }

    /// The steps that count, oldest first.
    pub fn history(&self) -> &[Envelope] {
        &self.history
    }

    /// The last step that counts.
    pub fn last_step(&self) -> Option<&Envelope> {
        self.history.last()
    }

    /// How the collection ended, if it did.
    pub fn collection_end(&self) -> Option<&CollectionEnd> {
        self.collection.as_ref()?.ended.as_ref()
    }

    /// The certificate that is valid, if they were given one.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.certificates.last()
    }

    /// The seat of someone who rests.
    pub fn seat(&self) -> Option<SeatNo> {
        match self.stage {
            Stage::Recovering => self.collection_end()?.seat,
            Stage::Waiting | Stage::Screening(_) | Stage::Cleared | Stage::Collecting(_) | Stage::Left(_) => {
                None
            }
        }
    }

    /// Whether they are still in the hall.
    #[must_use]
    pub const fn is_inside(&self) -> bool {
        !matches!(self.stage, Stage::Left(_))
    }

    /// Whether this visit counts at all.
    #[must_use]
    pub const fn counts(&self) -> bool {
        !matches!(self.stage, Stage::Left(Outcome::NeverHere))
    }

    /// Whether they missed three calls and wait for somebody to bring them back.
    #[must_use]
    pub const fn is_parked(&self) -> bool {
        matches!(self.stage, Stage::Waiting) && self.turn.place.is_none()
    }

    /// The newest measured values.
    pub fn latest_vitals(&self) -> Option<&Vitals> {
        self.vitals.last()
    }

    /// The newest rapid test.
    pub fn latest_blood_test(&self) -> Option<&BloodTest> {
        self.blood_tests.last()
    }

    /// Who brought them to the stage that they are in, from which station and when: the last step that moved them.
    pub fn last_hand(&self) -> Option<(&Label, &Label, Moment)> {
        let at = &self.history.last()?.at;
        Some((&at.staff, &at.station, at.occurred))
    }
}

/// The value that stands in the place of the one that step `seq` recorded, where it was put right.
fn newest_value(history: &[Envelope], seq: Seq) -> Option<&Recorded> {
    history.iter().rev().find_map(|envelope| {
        if let Step::ValueAmended { seq: of, is, .. } = &envelope.step
            && *of == seq
        {
            Some(is)
        } else {
            None
        }
    })
}
