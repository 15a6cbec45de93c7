//! The rules of correcting: a wrong value is put right, the last step is taken back. The log keeps what was there.

use super::BagUse;
use super::case::Case;
use crate::domain::amendment::{NewValue, Recorded};
use crate::domain::clean::Note;
use crate::domain::id::Seq;
use crate::domain::issued::BagFate;
use crate::domain::reaction::{Onset, Reaction};
use crate::domain::refusal::{Hand, Refusal};
use crate::domain::step::Step;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Stage, Visit};

/// A reaction within this time after the needle is out began soon, later ones began later (Goldman et al. 2016).
const SOON: Span = Span::from_mins(15);

/// When a reaction that is recorded at `now` most likely began, and when it can have begun.
#[must_use]
pub fn onsets(visit: &Visit, now: Moment) -> (Onset, &'static [Onset]) {
    use Onset::{AfterLeaving, Before, During, Later, Soon};
    match (visit.stage, visit.collection_end()) {
        (Stage::Collecting(_), _) => (During, &[Before, During]),
        (Stage::Left(_), Some(_)) => (AfterLeaving, &[Before, During, Soon, Later, AfterLeaving]),
        (Stage::Left(_), None) => (AfterLeaving, &[Before, AfterLeaving]),
        (Stage::Recovering, Some(end)) if now.since(end.at.occurred) > SOON => {
            (Later, &[Before, During, Soon, Later])
        }
        (Stage::Recovering, _) => (Soon, &[Before, During, Soon]),
        (Stage::Waiting | Stage::Screening(_) | Stage::Cleared, _) => (Before, &[Before]),
    }
}

impl Case<'_> {
    /// A donor reacts at any stage from the examination on, and after leaving.
    pub(super) fn record_reaction(&self, reaction: &Reaction) -> Result<Vec<Step>, Refusal> {
        self.only_in(self.visit.stage != Stage::Waiting)?;
        Ok(vec![Step::ReactionRecorded(self.with_onset(reaction)?)])
    }

    /// The reaction with its onset, which follows from where the donor is if nobody said it.
    fn with_onset(&self, reaction: &Reaction) -> Result<Reaction, Refusal> {
        let least = reaction.kind.least_severity();
        if reaction.severity < least {
            return Err(Refusal::SeverityTooLow { least });
        }
        let (onset, possible) = onsets(self.visit, self.at.occurred);
        let mut reaction = reaction.clone();
        match reaction.onset {
            Some(onset) if !possible.contains(&onset) => return Err(Refusal::OnsetAgainstStage { onset }),
            Some(_) => {}
            None => reaction.onset = Some(onset),
        }
        Ok(reaction)
    }

    /// A recorded value is put right, wherever the donor is.
    pub(super) fn amend(&self, seq: Seq, to: &NewValue, reason: &Note) -> Result<Vec<Step>, Refusal> {
        let was = self
            .visit
            .values()
            .find_map(|(of, value)| (of == seq).then_some(value))
            .ok_or(Refusal::NothingToAmend)?;
        let is = match (to, &was) {
            (NewValue::Vitals(vitals), Recorded::Vitals(_)) => Recorded::Vitals(*vitals),
            (NewValue::BloodTest(test), Recorded::BloodTest(_)) => Recorded::BloodTest(*test),
            (NewValue::Declared { ground, happened }, Recorded::Declared { .. }) => Recorded::Declared {
                ground: ground.clone(),
                happened: *happened,
                until: self.until(ground, *happened)?,
            },
            (NewValue::NotDeclared, Recorded::Declared { .. }) => Recorded::NotDeclared,
            (NewValue::CollectionEnd { outcome, volume }, Recorded::CollectionEnd { .. }) => {
                self.refuse_volume_against_outcome(*outcome, *volume)?;
                Recorded::CollectionEnd {
                    outcome: *outcome,
                    volume: *volume,
                }
            }
            (NewValue::Reaction(reaction), Recorded::Reaction(was)) => {
                // Told later, it did not begin later: an onset that nobody says anew stays.
                Recorded::Reaction(self.with_onset(&Reaction {
                    onset: reaction.onset.or(was.onset),
                    ..reaction.clone()
                })?)
            }
            _ => return Err(Refusal::NotAmended),
        };
        if is == was {
            return Err(Refusal::NotAmended);
        }
        Ok(vec![Step::ValueAmended {
            seq,
            was,
            is,
            reason: reason.clone(),
        }])
    }

    /// Taking back the last step must leave a state that the rules allow: the desk or bed still free, the donor not
    /// here a second time.
    pub(super) fn undo(&self, meant: Option<Seq>, reason: &Note) -> Result<Vec<Step>, Refusal> {
        let last = self.visit.last_step().ok_or(Refusal::NothingToUndo)?;
        if meant.is_some_and(|meant| meant != last.seq) {
            let by = Hand {
                staff: last.at.staff.clone(),
                station: last.at.station.clone(),
                at: last.at.occurred,
            };
            return Err(Refusal::NotLastStep {
                ticket: self.visit.ticket,
                by,
            });
        }
        if let Some(before) = self.visit.without_last_step() {
            if let Stage::Screening(desk) = before.stage {
                self.refuse_taken_desk(desk)?;
            }
            if let Stage::Collecting(bed) = before.stage {
                self.refuse_taken_bed(bed)?;
            }
            if before.is_inside() && !self.visit.is_inside() {
                self.refuse_second_visit()?;
            }
        } else if let Some(issued) = self.unsettled_bag() {
            // Without its check-in the visit counts nowhere, and nobody would ask for the bag any more.
            return Err(issued);
        }
        Ok(vec![Step::StepUndone {
            seq: last.seq,
            reason: reason.clone(),
        }])
    }

    fn unsettled_bag(&self) -> Option<Refusal> {
        let issued = self
            .visit
            .bags
            .iter()
            .find(|issued| self.visit.bag_fate(&issued.code) == Some(BagFate::Unsettled))?;
        let bag = issued.code.clone();
        let issued = BagUse::of(self.day.info.date, self.visit, &bag)?;
        Some(Refusal::BagUnsettled { bag, issued })
    }

    fn refuse_second_visit(&self) -> Result<(), Refusal> {
        if let Some(other) = self
            .day
            .visit_of(self.visit.person)
            .filter(|other| other.id != self.visit.id)
        {
            return Err(Refusal::AlreadyHere {
                ticket: other.ticket,
                stage: other.stage,
                since: other.arrived,
            });
        }
        let elsewhere = self.context.past.donor().and_then(|facts| facts.open_visit);
        if elsewhere.is_some_and(|(day, _)| day != self.day.id) {
            return Err(Refusal::OpenElsewhere);
        }
        Ok(())
    }
}
