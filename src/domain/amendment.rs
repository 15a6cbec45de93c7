//! A recorded value that was wrong. The step that holds it stays in the log as it was; from the amendment on, the new
//! value is what counts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::clean::Note;
use super::id::Seq;
use super::reaction::Reaction;
use super::rulepack::{GroundCode, Until};
use super::step::{At, BloodTest, CollectionOutcome, Step, Vitals};
use super::vitals::Volume;

/// A value as a step recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recorded {
    /// Weight, pressure, pulse.
    Vitals(Vitals),
    /// The rapid test.
    BloodTest(BloodTest),
    /// Something declared.
    Declared {
        /// What.
        ground: GroundCode,
        /// When it happened or ended.
        happened: NaiveDate,
        /// Until when it bars.
        until: Until,
    },
    /// It was never declared.
    NotDeclared,
    /// The end of a collection.
    CollectionEnd {
        /// How it ended.
        outcome: CollectionOutcome,
        /// How much was drawn.
        volume: Volume,
    },
    /// A reaction.
    Reaction(Reaction),
}

impl Recorded {
    /// The value that a step records, if it is one of those that can be amended.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few steps record a value")]
    pub fn of(step: &Step) -> Option<Self> {
        match step {
            Step::VitalsRecorded(vitals) => Some(Self::Vitals(*vitals)),
            Step::BloodTestRecorded(test) => Some(Self::BloodTest(*test)),
            Step::GroundDeclared {
                ground,
                happened,
                until,
            } => Some(Self::Declared {
                ground: ground.clone(),
                happened: *happened,
                until: *until,
            }),
            Step::CollectionEnded { outcome, volume, .. } => Some(Self::CollectionEnd {
                outcome: *outcome,
                volume: *volume,
            }),
            Step::ReactionRecorded(reaction) => Some(Self::Reaction(reaction.clone())),
            _ => None,
        }
    }

    /// The step as it counts with this value in the place of its own; `None` when it counts as not done.
    pub fn in_place_of(&self, step: &Step) -> Option<Step> {
        match (self, step) {
            (Self::Vitals(vitals), Step::VitalsRecorded(_)) => Some(Step::VitalsRecorded(*vitals)),
            (Self::BloodTest(test), Step::BloodTestRecorded(_)) => Some(Step::BloodTestRecorded(*test)),
            (
                Self::Declared {
                    ground,
                    happened,
                    until,
                },
                Step::GroundDeclared { .. },
            ) => Some(Step::GroundDeclared {
                ground: ground.clone(),
                happened: *happened,
                until: *until,
            }),
            (Self::NotDeclared, Step::GroundDeclared { .. }) => None,
            (
                Self::CollectionEnd { outcome, volume },
                Step::CollectionEnded {
                    seat,
                    volume: told,
                    weighed,
                    ..
                },
            ) => Some(Step::CollectionEnded {
                outcome: *outcome,
                volume: *volume,
                seat: *seat,
                // A volume that was put right was told from no weight.
                weighed: weighed.filter(|_| told == volume),
            }),
            (Self::Reaction(reaction), Step::ReactionRecorded(_)) => {
                Some(Step::ReactionRecorded(reaction.clone()))
            }
            // A value of another kind: the rules write none, and a fold has no way to say no.
            _ => Some(step.clone()),
        }
    }
}

/// What the value is to be; [`super::decide`] makes a [`Recorded`] of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewValue {
    /// Weight, pressure, pulse.
    Vitals(Vitals),
    /// The rapid test.
    BloodTest(BloodTest),
    /// Something declared.
    Declared {
        /// What.
        ground: GroundCode,
        /// When it happened or ended.
        happened: NaiveDate,
    },
    /// It was never declared.
    NotDeclared,
    /// The end of a collection.
    CollectionEnd {
        /// How it ended.
        outcome: CollectionOutcome,
        /// How much was drawn.
        volume: Volume,
    },
    /// A reaction.
    Reaction(Reaction),
}

/// A value that was amended: was, is, why, who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// The step that had recorded it.
    pub seq: Seq,
    /// The value until then.
    pub was: Recorded,
    /// The value from then on.
    pub is: Recorded,
    /// Why.
    pub reason: Note,
    /// When and by whom.
    pub at: At,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vitals::Grams;
    use crate::domain::weighing::Weighed;

    #[test]
    fn a_volume_that_was_put_right_was_told_from_no_weight() {
        let weighed = Weighed {
            gross: Grams::parse("431").unwrap(),
            tare: Grams::parse("60").unwrap(),
        };
        let ended = |outcome, ml, weighed| Step::CollectionEnded {
            outcome,
            volume: Volume::from_ml(ml),
            seat: None,
            weighed,
        };
        let told = ended(CollectionOutcome::Complete, 350, Some(weighed));
        let short = |ml| Recorded::CollectionEnd {
            outcome: CollectionOutcome::Short,
            volume: Volume::from_ml(ml),
        };
        assert_eq!(
            short(350).in_place_of(&told),
            Some(ended(CollectionOutcome::Short, 350, Some(weighed)))
        );
        assert_eq!(
            short(250).in_place_of(&told),
            Some(ended(CollectionOutcome::Short, 250, None))
        );
    }
}
