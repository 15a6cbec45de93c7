//! Reactions of donors, by the international categories and three levels of severity.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::clean::Note;

/// A reaction as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reaction {
    /// What kind.
    pub kind: ReactionKind,
    /// How bad.
    pub severity: Severity,
    /// When it began; steps of the first release do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onset: Option<Onset>,
    /// What was done about it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub care: BTreeSet<Care>,
    /// Whether the donor was hurt, by a fall for example.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub injured: bool,
    /// What the lists do not say, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl Reaction {
    /// A reaction of which no more is said.
    #[must_use]
    pub const fn new(kind: ReactionKind, severity: Severity) -> Self {
        Self {
            kind,
            severity,
            onset: None,
            care: BTreeSet::new(),
            injured: false,
            note: None,
        }
    }
}

/// The groups of the 2014 standard of ISBT, IHN and AABB (Goldman et al., Vox Sanguinis 2016). Group C, apheresis, does
/// not happen where whole blood is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReactionGroup {
    /// A: at the arm.
    Local,
    /// B: circulation.
    Vasovagal,
    /// D: allergy.
    Allergic,
    /// E: heart, brain.
    OtherSerious,
    /// F: anything else.
    Other,
}

impl ReactionGroup {
    /// The letter of the standard.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Local => 'A',
            Self::Vasovagal => 'B',
            Self::Allergic => 'D',
            Self::OtherSerious => 'E',
            Self::Other => 'F',
        }
    }
}

/// The reactions that a station meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReactionKind {
    /// B: dizziness, nausea, sweating, without loss of consciousness.
    Vasovagal,
    /// B: with loss of consciousness, for less than a minute.
    Faint,
    /// B: unconscious for a minute or more, or with convulsions or incontinence.
    LongFaint,
    /// A1: blood outside of the vessel, a bruise.
    Haematoma,
    /// A1: an artery was hit.
    ArterialPuncture,
    /// A1: bleeding that came back.
    DelayedBleeding,
    /// A2: pain in the arm.
    ArmPain,
    /// A2: a nerve was hit or is irritated.
    NerveInjury,
    /// A3: inflammation or infection of vein or skin.
    Inflammation,
    /// A4: a large vessel: deep thrombosis, compartment syndrome, pseudoaneurysm.
    MajorVessel,
    /// D: allergy at one place.
    Allergic,
    /// D: allergy of the whole body.
    Anaphylaxis,
    /// E: heart, circulation of the brain.
    OtherSerious,
    /// F: anything else.
    Other,
}

impl ReactionKind {
    /// All kinds, in the order of the form: the frequent ones first.
    pub const ALL: [Self; 14] = [
        Self::Vasovagal,
        Self::Faint,
        Self::LongFaint,
        Self::Haematoma,
        Self::ArterialPuncture,
        Self::DelayedBleeding,
        Self::ArmPain,
        Self::NerveInjury,
        Self::Inflammation,
        Self::MajorVessel,
        Self::Allergic,
        Self::Anaphylaxis,
        Self::OtherSerious,
        Self::Other,
    ];

    /// Its group in the standard.
    #[must_use]
    pub const fn group(self) -> ReactionGroup {
        match self {
            Self::Vasovagal | Self::Faint | Self::LongFaint => ReactionGroup::Vasovagal,
            Self::Haematoma
            | Self::ArterialPuncture
            | Self::DelayedBleeding
            | Self::ArmPain
            | Self::NerveInjury
            | Self::Inflammation
            | Self::MajorVessel => ReactionGroup::Local,
            Self::Allergic | Self::Anaphylaxis => ReactionGroup::Allergic,
            Self::OtherSerious => ReactionGroup::OtherSerious,
            Self::Other => ReactionGroup::Other,
        }
    }

    /// The least severity that such a reaction has: what the standard calls always severe is never recorded as mild.
    #[must_use]
    pub const fn least_severity(self) -> Severity {
        match self {
            Self::MajorVessel | Self::Anaphylaxis | Self::OtherSerious => Severity::Severe,
            Self::LongFaint => Severity::Moderate,
            Self::Vasovagal
            | Self::Faint
            | Self::Haematoma
            | Self::ArterialPuncture
            | Self::DelayedBleeding
            | Self::ArmPain
            | Self::NerveInjury
            | Self::Inflammation
            | Self::Allergic
            | Self::Other => Severity::Mild,
        }
    }
}

/// Three levels, as used in Viet Nam: nhẹ, trung bình, nặng; they stand for the grades 1, 2 and 3 or more of the
/// severity grading tool of AABB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Over soon, on the spot.
    Mild,
    /// Longer, or with help.
    Moderate,
    /// A doctor or a hospital was needed.
    Severe,
}

impl Severity {
    /// All levels, lightest first.
    pub const ALL: [Self; 3] = [Self::Mild, Self::Moderate, Self::Severe];
}

/// When a reaction began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onset {
    /// Before the needle was in.
    Before,
    /// While blood was drawn.
    During,
    /// Within 15 minutes after the needle was out.
    Soon,
    /// Later, still in the hall.
    Later,
    /// After the donor had left.
    AfterLeaving,
}

impl Onset {
    /// All of them, in the order of time.
    pub const ALL: [Self; 5] = [
        Self::Before,
        Self::During,
        Self::Soon,
        Self::Later,
        Self::AfterLeaving,
    ];
}

/// What is done for a donor who reacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Care {
    /// Laid flat, legs up.
    LegsUp,
    /// Water or a sweet drink.
    Drink,
    /// A cold pack.
    ColdPack,
    /// Pressure on the place of the puncture.
    Pressure,
    /// Watched for longer.
    Watched,
    /// Medicine, by order of the doctor.
    Medicine,
    /// Taken to a hospital.
    Hospital,
}

impl Care {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::LegsUp,
        Self::Drink,
        Self::ColdPack,
        Self::Pressure,
        Self::Watched,
        Self::Medicine,
        Self::Hospital,
    ];
}
