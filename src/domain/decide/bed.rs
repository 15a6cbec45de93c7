//! The rules of the bed: the right donor, the right bag, the needle.

use chrono::NaiveDate;

use super::case::Case;
use super::{BagUse, complete_range};
use crate::domain::bag::BagCode;
use crate::domain::clean::{Label, Note};
use crate::domain::command::{OtherDonor, Recognition};
use crate::domain::day::Day;
use crate::domain::eligibility::{judge_age, judge_past};
use crate::domain::id::{BedNo, VisitId};
use crate::domain::issued::{BagFate, TakenBack};
use crate::domain::recheck::recheck;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{CollectionOutcome, Identified, Step};
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Collection, Outcome, Stage, Visit};
use crate::domain::vitals::Volume;
use crate::domain::weighing::Weighed;

/// The donor on another bed whom the same nurse started last, minutes before `now`: those two can get each other's bag,
/// so both tickets and both bags are scanned before `visit` is started.
pub fn recently_started<'a>(
    pack: &RulePack,
    day: &'a Day,
    visit: VisitId,
    nurse: &Label,
    now: Moment,
) -> Option<(&'a Visit, &'a Collection)> {
    let window = Span::from_mins(u32::from(pack.swap.within_minutes.in_force()));
    day.inside()
        .filter(|other| other.id != visit && matches!(other.stage, Stage::Collecting(_)))
        .filter_map(|other| Some((other, other.collection.as_ref()?)))
        .filter(|(_, collection)| {
            let started = &collection.started;
            started.staff == *nurse && now.since(started.occurred) < window
        })
        .max_by_key(|(other, collection)| (collection.started.occurred, other.ticket))
}

/// Why a bag cannot be issued to a visit, as far as its day knows: to whom it was issued, where and when. The donor to
/// whom it was issued may get it again after a start that was undone.
pub fn issued_before(day: &Day, visit: VisitId, bag: &BagCode) -> Option<Refusal> {
    let today: NaiveDate = day.info.date;
    let other = day.visit_with_bag(bag)?;
    let used = BagUse::of(today, other, bag)?;
    match other.bag_fate(bag)? {
        BagFate::Unsettled if other.id == visit => None,
        BagFate::Unsettled => Some(Refusal::BagUnsettled {
            bag: bag.clone(),
            issued: used,
        }),
        BagFate::OnBed | BagFate::Bled | BagFate::Empty | BagFate::Voided => Some(Refusal::BagUsed {
            bag: bag.clone(),
            used,
        }),
        BagFate::Returned => None,
    }
}

impl Case<'_> {
    pub(super) fn refuse_taken_bed(&self, bed: BedNo) -> Result<(), Refusal> {
        let beds = self.day.info.hall.beds;
        if !(1..=beds).contains(&bed.0) {
            return Err(Refusal::NoSuchBed { bed, beds });
        }
        match self.day.on_bed(bed) {
            Some(other) if other.id != self.visit.id => Err(Refusal::BedTaken {
                bed,
                ticket: other.ticket,
            }),
            Some(_) | None => Ok(()),
        }
    }

    pub(super) fn start_collection(
        &self,
        bed: BedNo,
        bag: &BagCode,
        sample: &BagCode,
        recognised: Option<&Recognition>,
    ) -> Result<Vec<Step>, Refusal> {
        self.only_in(self.visit.stage == Stage::Cleared)?;
        if let Some(facts) = self.context.past.donor() {
            let (pack, today) = (self.context.pack, self.day.info.date);
            // The roster may have been corrected since the doctor's yes: the gifts before, and the date of birth.
            let mut against = judge_past(pack, facts, today);
            let age = facts.person.birth.age_on(today);
            against.extend(age.and_then(|age| judge_age(pack, age)));
            if !against.is_empty() {
                return Err(Refusal::NotEligible { against });
            }
        }
        if let Some(objection) = recheck(self.context.pack, self.visit, self.day.info.date) {
            return Err(Refusal::ClearanceInDoubt {
                ticket: self.visit.ticket,
                objection,
            });
        }
        self.refuse_taken_bed(bed)?;
        if bag != sample {
            return Err(Refusal::BagAndSampleDiffer {
                bag: bag.clone(),
                sample: sample.clone(),
            });
        }
        self.refuse_issued_bag(bag)?;
        let identified = recognised.map(|how| self.recognise(how)).transpose()?;
        Ok(vec![Step::CollectionStarted {
            bed,
            bag: bag.clone(),
            identified,
        }])
    }

    /// A code that was issued before is refused with where and when, on whatever day.
    fn refuse_issued_bag(&self, bag: &BagCode) -> Result<(), Refusal> {
        let before = issued_before(self.day, self.visit.id, bag);
        let elsewhere = || {
            let used = self.context.past.bag()?;
            self.day.visit_with_bag(bag).is_none().then(|| Refusal::BagUsed {
                bag: bag.clone(),
                used,
            })
        };
        before.or_else(elsewhere).map_or(Ok(()), Err)
    }

    /// Holds what was scanned or said at the bed against who is to be started.
    fn recognise(&self, how: &Recognition) -> Result<Identified, Refusal> {
        let other = match how {
            Recognition::Ticket { scanned, other } => {
                if *scanned != self.visit.ticket {
                    return Err(Refusal::OtherTicket {
                        ticket: self.visit.ticket,
                        scanned: *scanned,
                    });
                }
                other.as_ref()
            }
            Recognition::ReadBack => None,
        };
        let started = recently_started(
            self.context.pack,
            self.day,
            self.visit.id,
            &self.at.staff,
            self.at.occurred,
        );
        match (started, other) {
            (None, _) => Ok(match how {
                Recognition::Ticket { .. } => Identified::Ticket,
                Recognition::ReadBack => Identified::ReadBack,
            }),
            (Some((visit, collection)), None) => Err(Refusal::ScanBoth {
                other: visit.ticket,
                bed: collection.bed,
                since: collection.started.occurred,
            }),
            (Some((visit, collection)), Some(OtherDonor { ticket, bag })) => {
                if *ticket == visit.ticket && *bag == collection.bag {
                    Ok(Identified::BothScanned)
                } else {
                    Err(Refusal::Swapped {
                        other: visit.ticket,
                        bed: collection.bed,
                        started: collection.bag.clone(),
                        scanned: (*ticket, bag.clone()),
                    })
                }
            }
        }
    }

    /// The second puncture of a vein is the donor's to allow.
    pub(super) fn puncture_again(&self, consent: bool) -> Result<Vec<Step>, Refusal> {
        self.only_in(matches!(self.visit.stage, Stage::Collecting(_)))?;
        let at_most = self.context.pack.puncture.again_at_most.in_force();
        let before = self
            .visit
            .collection
            .as_ref()
            .map_or(0, |collection| collection.punctured_again);
        if before >= at_most {
            return Err(Refusal::PuncturedBefore { at_most });
        }
        if !consent {
            return Err(Refusal::ConsentNeeded);
        }
        Ok(vec![Step::VeinPuncturedAgain])
    }

    /// A bag that was weighed tells the volume, whatever else was said; a weight that tells none is not kept.
    pub(super) fn end_collection(
        &self,
        outcome: CollectionOutcome,
        volume: Volume,
        weighed: Option<Weighed>,
    ) -> Result<Vec<Step>, Refusal> {
        self.only_in(matches!(self.visit.stage, Stage::Collecting(_)))?;
        let density = self.context.pack.density.mg_per_ml.in_force();
        let told = weighed.and_then(|weighed| Some((weighed, weighed.volume(density).ok()?)));
        let volume = told.map_or(volume, |(_, told)| told);
        self.refuse_volume_against_outcome(outcome, volume)?;
        Ok(vec![Step::CollectionEnded {
            outcome,
            volume,
            seat: self.day.free_seat(),
            weighed: told.map(|(weighed, _)| weighed),
        }])
    }

    /// Holds the volume that was drawn against what the outcome says and what had been ordered.
    pub(super) fn refuse_volume_against_outcome(
        &self,
        outcome: CollectionOutcome,
        volume: Volume,
    ) -> Result<(), Refusal> {
        let ordered = self.visit.clearance.as_ref().map(|clearance| clearance.volume);
        let ordered = ordered.ok_or_else(|| self.wrong_stage())?;
        let complete = complete_range(self.context.pack, ordered);
        let agrees = match outcome {
            CollectionOutcome::Complete => (complete.0..=complete.1).contains(&volume),
            CollectionOutcome::Short => volume < complete.0,
            CollectionOutcome::Over => volume > complete.1,
            CollectionOutcome::StoppedReaction
            | CollectionOutcome::StoppedVein
            | CollectionOutcome::StoppedDonor
            | CollectionOutcome::BagFault => volume <= complete.1,
        };
        if !agrees {
            return Err(Refusal::VolumeAgainstOutcome {
                volume,
                ordered,
                complete,
            });
        }
        Ok(())
    }

    /// A bag that was issued and not bled is destroyed or goes back; its code is never silently used again.
    pub(super) fn take_back_bag(
        &self,
        bag: &BagCode,
        how: TakenBack,
        reason: &Note,
    ) -> Result<Vec<Step>, Refusal> {
        match self.visit.bag_fate(bag) {
            None => Err(Refusal::BagNotIssued {
                bag: bag.clone(),
                ticket: self.visit.ticket,
            }),
            Some(BagFate::Unsettled) => Ok(vec![Step::BagTakenBack {
                bag: bag.clone(),
                how,
                reason: reason.clone(),
            }]),
            Some(
                fate
                @ (BagFate::OnBed | BagFate::Bled | BagFate::Empty | BagFate::Voided | BagFate::Returned),
            ) => Err(Refusal::BagSettled {
                bag: bag.clone(),
                fate,
            }),
        }
    }

    /// After the draw, in the rest or after leaving. Nothing is asked.
    pub(super) fn exclude_unit(&self) -> Result<Vec<Step>, Refusal> {
        let drawn = self.visit.collection_end().is_some_and(|end| end.volume.ml() > 0);
        let after_the_draw = matches!(
            self.visit.stage,
            Stage::Recovering | Stage::Left(Outcome::Donated | Outcome::Incomplete)
        );
        self.only_in(drawn && after_the_draw)?;
        if self.visit.excluded.is_some() {
            return Err(Refusal::HeldAlready);
        }
        Ok(vec![Step::UnitSelfExcluded])
    }
}
