//! The rules of what may happen to one visit, an act a function.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Context, rest_left};
use crate::domain::circumstance::Circumstance;
use crate::domain::clean::Note;
use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::eligibility::{Against, assess};
use crate::domain::id::DeskNo;
use crate::domain::refusal::{Hand, Refusal};
use crate::domain::rulepack::{GroundCode, Until};
use crate::domain::step::{At, CollectionOutcome, Step, Vitals};
use crate::domain::time::Span;
use crate::domain::visit::{Outcome, Stage, Visit};
use crate::domain::vitals::Volume;

/// How many missed calls park a donor.
const MISSES_TO_PARK: u8 = 3;

/// One visit, one act.
pub(super) struct Case<'a> {
    pub(super) day: &'a Day,
    pub(super) context: &'a Context<'a>,
    pub(super) visit: &'a Visit,
    pub(super) at: &'a At,
}

impl Case<'_> {
    /// Says what an act leads to.
    pub(super) fn decide(&self, act: &Act) -> Result<Vec<Step>, Refusal> {
        match act {
            Act::Prioritise { reason } => self.prioritise(reason),
            Act::Call { desk } => self.call(*desk),
            Act::MissCall => self.miss_call(),
            Act::Requeue => self.requeue(),
            Act::StartScreening { desk } => self.start_screening(*desk),
            Act::RecordVitals(vitals) => self.record_vitals(vitals),
            Act::RecordBloodTest(test) => self.while_screening(Step::BloodTestRecorded(*test)),
            Act::Declare { ground, happened } => self.declare(ground, *happened),
            Act::Clear {
                volume,
                override_reason,
            } => self.clear(*volume, override_reason.as_ref()),
            Act::Defer {
                ground,
                happened,
                note,
            } => self.defer(ground, *happened, note.as_ref()),
            Act::NoteCircumstances { said } => self.note_circumstances(said),
            Act::StartCollection {
                bed,
                bag,
                sample,
                recognised,
            } => self.start_collection(*bed, bag, sample, recognised.as_ref()),
            Act::PunctureAgain { consent } => self.puncture_again(*consent),
            Act::EndCollection {
                outcome,
                volume,
                weighed,
            } => self.end_collection(*outcome, *volume, *weighed),
            Act::RecordReaction(reaction) => self.record_reaction(reaction),
            Act::Release { override_reason } => self.release(override_reason.as_ref()),
            Act::Withdraw { reason } => self.withdraw(reason),
            Act::TakeBackBag { bag, how, reason } => self.take_back_bag(bag, *how, reason),
            Act::ExcludeUnit => self.exclude_unit(),
            Act::IssueCertificate { serial, reason } => self.issue_certificate(serial, reason.as_ref()),
            Act::Amend { step, to, reason } => self.amend(*step, to, reason),
            Act::Undo { step, reason } => self.undo(*step, reason),
        }
    }

    pub(super) fn wrong_stage(&self) -> Refusal {
        let by = self.visit.last_hand().map(|(staff, station, at)| Hand {
            staff: staff.clone(),
            station: station.clone(),
            at,
        });
        Refusal::WrongStage {
            ticket: self.visit.ticket,
            stage: self.visit.stage,
            by,
        }
    }

    pub(super) fn only_in(&self, allowed: bool) -> Result<(), Refusal> {
        if allowed { Ok(()) } else { Err(self.wrong_stage()) }
    }

    fn only_waiting(&self) -> Result<(), Refusal> {
        self.only_in(self.visit.stage == Stage::Waiting)
    }

    fn only_screening(&self) -> Result<(), Refusal> {
        self.only_in(matches!(self.visit.stage, Stage::Screening(_)))
    }

    fn prioritise(&self, reason: &Note) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        Ok(vec![Step::PriorityGiven {
            reason: reason.clone(),
            place: self.day.place_with_priority(),
        }])
    }

    fn call(&self, desk: DeskNo) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        self.refuse_open_call()?;
        self.refuse_taken_desk(desk)?;
        Ok(vec![Step::DonorCalled { desk }])
    }

    /// Two desks never call one donor: the second is told who did.
    fn refuse_open_call(&self) -> Result<(), Refusal> {
        match &self.visit.turn.call {
            Some(call) => Err(Refusal::CalledElsewhere {
                ticket: self.visit.ticket,
                desk: call.desk,
                by: Hand {
                    staff: call.at.staff.clone(),
                    station: call.at.station.clone(),
                    at: call.at.occurred,
                },
            }),
            None => Ok(()),
        }
    }

    pub(super) fn refuse_taken_desk(&self, desk: DeskNo) -> Result<(), Refusal> {
        let desks = self.day.info.hall.desks;
        if !(1..=desks).contains(&desk.0) {
            return Err(Refusal::NoSuchDesk { desk, desks });
        }
        match self.day.at_desk(desk) {
            Some(other) if other.id != self.visit.id => Err(Refusal::DeskTaken {
                desk,
                ticket: other.ticket,
            }),
            Some(_) | None => Ok(()),
        }
    }

    fn miss_call(&self) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        if self.visit.turn.call.is_none() {
            return Err(Refusal::NotCalled {
                ticket: self.visit.ticket,
            });
        }
        let parks = self.visit.turn.misses + 1 >= MISSES_TO_PARK;
        let place = (!parks).then(|| self.day.place_behind_the_next(self.visit.id));
        Ok(vec![Step::CallMissed { place }])
    }

    fn requeue(&self) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        if !self.visit.is_parked() {
            return Err(Refusal::NotParked {
                ticket: self.visit.ticket,
            });
        }
        Ok(vec![Step::DonorRequeued {
            place: self.day.place_behind_the_next(self.visit.id),
        }])
    }

    /// From the queue, or back from waiting for a bed: the doctor looks at a cleared donor again.
    fn start_screening(&self, desk: DeskNo) -> Result<Vec<Step>, Refusal> {
        self.only_in(matches!(self.visit.stage, Stage::Waiting | Stage::Cleared))?;
        if self
            .visit
            .turn
            .call
            .as_ref()
            .is_some_and(|call| call.desk != desk)
        {
            self.refuse_open_call()?;
        }
        self.refuse_taken_desk(desk)?;
        Ok(vec![Step::ScreeningStarted { desk }])
    }

    fn while_screening(&self, step: Step) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        Ok(vec![step])
    }

    /// Blood pressure is measured again a few times at most, and every measurement is kept.
    fn record_vitals(&self, vitals: &Vitals) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        let at_most = self.context.pack.again.at_most.in_force();
        if self.visit.vitals.len() > usize::from(at_most) {
            return Err(Refusal::MeasuredOften { at_most });
        }
        Ok(vec![Step::VitalsRecorded(*vitals)])
    }

    fn note_circumstances(&self, said: &BTreeSet<Circumstance>) -> Result<Vec<Step>, Refusal> {
        self.only_in(self.visit.is_inside())?;
        Ok(vec![Step::CircumstancesNoted { said: said.clone() }])
    }

    /// At the desk, and later too: what a donor remembers after the doctor's yes is weighed against that yes.
    fn declare(&self, ground: &GroundCode, happened: NaiveDate) -> Result<Vec<Step>, Refusal> {
        self.only_in(match self.visit.stage {
            Stage::Waiting | Stage::Left(Outcome::Deferred | Outcome::Withdrawn | Outcome::NeverHere) => {
                false
            }
            Stage::Screening(_)
            | Stage::Cleared
            | Stage::Collecting(_)
            | Stage::Recovering
            | Stage::Left(Outcome::Donated | Outcome::Incomplete) => true,
        })?;
        let until = self.until(ground, happened)?;
        Ok(vec![Step::GroundDeclared {
            ground: ground.clone(),
            happened,
            until,
        }])
    }

    pub(super) fn until(&self, ground: &GroundCode, happened: NaiveDate) -> Result<Until, Refusal> {
        let known = self.context.pack.ground(ground);
        let known = known.ok_or_else(|| Refusal::UnknownGround {
            ground: ground.clone(),
        })?;
        if happened > self.day.info.date {
            return Err(Refusal::DateInFuture { date: happened });
        }
        known
            .until(happened)
            .ok_or(Refusal::DateOutOfRange { date: happened })
    }

    fn clear(&self, volume: Volume, override_reason: Option<&Note>) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        let pack = self.context.pack;
        let assessment = assess(pack, self.visit, self.context.past.donor(), self.day.info.date);
        if assessment.is_barred() {
            let against = assessment.against.into_iter().filter(Against::is_hard).collect();
            return Err(Refusal::NotEligible { against });
        }
        if !assessment.missing.is_empty() {
            return Err(Refusal::NotMeasured {
                missing: assessment.missing,
            });
        }
        if !assessment.volumes.contains(&volume) {
            return Err(Refusal::VolumeNotAllowed {
                volume,
                allowed: assessment.volumes,
            });
        }
        let overrides = assessment.to_override(pack);
        if !overrides.is_empty() && override_reason.is_none() {
            return Err(Refusal::ReasonNeeded {
                against: assessment.against,
            });
        }
        Ok(vec![Step::DonorCleared {
            volume,
            pack: pack.id.clone(),
            pack_hash: pack.hash.clone(),
            reason: override_reason.filter(|_| !overrides.is_empty()).cloned(),
            overrides,
        }])
    }

    fn defer(
        &self,
        ground: &GroundCode,
        happened: Option<NaiveDate>,
        note: Option<&Note>,
    ) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        let until = self.until(ground, happened.unwrap_or(self.day.info.date))?;
        Ok(vec![Step::DonorDeferred {
            ground: ground.clone(),
            until,
            note: note.cloned(),
            pack: self.context.pack.id.clone(),
            pack_hash: Some(self.context.pack.hash.clone()),
        }])
    }

    fn release(&self, override_reason: Option<&Note>) -> Result<Vec<Step>, Refusal> {
        let left =
            rest_left(self.context.pack, self.visit, self.at.occurred).ok_or_else(|| self.wrong_stage())?;
        if left > Span::ZERO && override_reason.is_none() {
            return Err(Refusal::RestNotOver {
                ticket: self.visit.ticket,
                left,
            });
        }
        let early = override_reason.filter(|_| left > Span::ZERO).cloned();
        Ok(vec![Step::DonorReleased { early }])
    }

    /// Whoever wants to go may go, at any stage. With the needle in, that ends the collection first, and the rest begins.
    fn withdraw(&self, reason: &Note) -> Result<Vec<Step>, Refusal> {
        match self.visit.stage {
            Stage::Waiting | Stage::Screening(_) | Stage::Cleared => Ok(vec![Step::DonorWithdrew {
                reason: reason.clone(),
            }]),
            Stage::Collecting(_) => {
                self.end_collection(CollectionOutcome::StoppedDonor, Volume::from_ml(0), None)
            }
            Stage::Recovering => self.release(Some(reason)),
            Stage::Left(_) => Err(self.wrong_stage()),
        }
    }
}
