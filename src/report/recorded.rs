//! A recorded value for scripts, with the field names and units in which it is recorded.

use serde::Serialize;

use crate::domain::amendment::Recorded;
use crate::domain::clean::printable;
use crate::domain::reaction::{Care, Onset, Reaction, ReactionKind, Severity};
use crate::domain::step::{BloodTest, CollectionOutcome, Hbsag, Vitals};
use crate::domain::vitals::Temperature;

/// A value; nothing for what was never declared.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ValuePart {
    Vitals(VitalsPart),
    BloodTest(BloodTestPart),
    Declared {
        ground: String,
        date: String,
    },
    NotDeclared,
    CollectionEnd {
        outcome: CollectionOutcome,
        volume_ml: u16,
    },
    Reaction(ReactionPart),
}

#[derive(Serialize)]
pub(super) struct VitalsPart {
    weight_kg: f64,
    systolic: u16,
    diastolic: u16,
    pulse: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    temperature_c: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct BloodTestPart {
    hb_g_l: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    hbsag: Option<Hbsag>,
}

#[derive(Serialize)]
pub(super) struct ReactionPart {
    kind: ReactionKind,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    onset: Option<Onset>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    care: Vec<Care>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    injured: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// What kind of value it is, by the name of what records it.
pub(super) const fn kind_of(value: &Recorded) -> &'static str {
    match value {
        Recorded::Vitals(_) => "vitals",
        Recorded::BloodTest(_) => "blood_test",
        Recorded::Declared { .. } | Recorded::NotDeclared => "declared",
        Recorded::CollectionEnd { .. } => "collection_end",
        Recorded::Reaction(_) => "reaction",
    }
}

impl ValuePart {
    pub(super) fn of(value: &Recorded) -> Self {
        match value {
            Recorded::Vitals(vitals) => Self::Vitals(vitals.into()),
            Recorded::BloodTest(test) => Self::BloodTest(test.into()),
            Recorded::Declared { ground, happened, .. } => Self::Declared {
                ground: printable(ground.as_str()),
                date: happened.to_string(),
            },
            Recorded::NotDeclared => Self::NotDeclared,
            Recorded::CollectionEnd { outcome, volume } => Self::CollectionEnd {
                outcome: *outcome,
                volume_ml: volume.ml(),
            },
            Recorded::Reaction(reaction) => Self::Reaction(reaction.into()),
        }
    }
}

impl From<&Vitals> for VitalsPart {
    fn from(vitals: &Vitals) -> Self {
        Self {
            weight_kg: tenths(vitals.weight.tenths()),
            systolic: vitals.pressure.systolic.mmhg(),
            diastolic: vitals.pressure.diastolic.mmhg(),
            pulse: vitals.pulse.per_minute(),
            temperature_c: vitals.temperature.map(Temperature::tenths).map(tenths),
        }
    }
}

impl From<&BloodTest> for BloodTestPart {
    fn from(test: &BloodTest) -> Self {
        Self {
            hb_g_l: test.haemoglobin.g_l(),
            hbsag: test.hbsag,
        }
    }
}

impl From<&Reaction> for ReactionPart {
    fn from(reaction: &Reaction) -> Self {
        Self {
            kind: reaction.kind,
            severity: reaction.severity,
            onset: reaction.onset,
            care: reaction.care.iter().copied().collect(),
            injured: reaction.injured,
            note: reaction.note.as_ref().map(|note| printable(note.as_str())),
        }
    }
}

fn tenths(tenths: u16) -> f64 {
    f64::from(tenths) / 10.0
}
