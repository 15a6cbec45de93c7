//! One person on one day: the fold of the visit's steps. Applying a step sets facts and holds no rule.

use super::bag::BagCode;
use super::birth::Age;
use super::clean::{Label, Note};
use super::id::{BedNo, DeskNo, PersonId, SeatNo, Seq, Ticket, VisitId};
use super::identity::{BloodGroup, Sex};
use super::reaction::Reaction;
use super::rulepack::{GroundCode, Until};
use super::step::{At, BloodTest, CollectionOutcome, Envelope, Place, RuleId, Step, Vitals};
use super::time::Moment;
use super::unit::UnitCode;
use super::vitals::Volume;

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
    /// When they went from stage to stage.
    pub passage: Passage,
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
            passage: Passage::default(),
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
    pub fn apply(&mut self, envelope: &Envelope) {
        if let Step::StepUndone { seq, .. } = envelope.step {
            self.undo(seq);
        } else {
            self.set_facts(envelope);
            self.history.push(envelope.clone());
        }
    }

    /// Folds the visit again without the step `seq`.
    fn undo(&mut self, seq: Seq) {
        let kept: Vec<_> = std::mem::take(&mut self.history)
            .into_iter()
            .filter(|e| e.seq != seq)
            .collect();
        if let Some(visit) = Self::fold(&kept) {
            *self = visit;
        } else {
            self.stage = Stage::Left(Outcome::NeverHere);
        }
    }

    /// The visit without its last step, for judging whether that step can be taken back.
    #[must_use]
    pub fn without_last_step(&self) -> Option<Self> {
        let kept = self.history.split_last().map(|(_, kept)| kept)?;
        Self::fold(kept)
    }

    #[expect(
        clippy::too_many_lines,
        reason = "one arm a kind of step reads best in one place"
    )]
    fn set_facts(&mut self, envelope: &Envelope) {
        let at = &envelope.at;
        match &envelope.step {
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
                self.passage.screening = Some(at.occurred);
                self.enter(Stage::Screening(*desk), at.occurred);
            }
            Step::VitalsRecorded(vitals) => self.vitals.push(*vitals),
            Step::BloodTestRecorded(test) => self.blood_tests.push(*test),
            Step::GroundDeclared { ground, until, .. } => {
                self.declared.push(Declared {
                    ground: ground.clone(),
                    until: *until,
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
            Step::CollectionStarted { bed, bag } => {
                self.collection = Some(Collection {
                    bed: *bed,
                    bag: bag.clone(),
                    started: at.clone(),
                    ended: None,
                });
                self.passage.collecting = Some(at.occurred);
                self.enter(Stage::Collecting(*bed), at.occurred);
            }
            Step::CollectionEnded {
                outcome,
                volume,
                seat,
            } => {
                let ended = CollectionEnd {
                    outcome: *outcome,
                    volume: *volume,
                    seat: *seat,
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
            Step::DonorCheckedIn { .. }
            | Step::DayOpened(_)
            | Step::HallChanged(_)
            | Step::DayClosed
            | Step::DayReopened { .. }
            | Step::StepUndone { .. } => {}
        }
    }

    fn enter(&mut self, stage: Stage, at: Moment) {
        self.stage = stage;
        self.since = at;
    }

    fn leave(&mut self, outcome: Outcome, at: Moment) {
        self.passage.left = Some(at);
        self.enter(Stage::Left(outcome), at);
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
