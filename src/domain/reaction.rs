//! Reactions of donors, by the international categories and three levels of severity.

use serde::{Deserialize, Serialize};

use super::clean::Note;

/// A reaction as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reaction {
    /// What kind.
    pub kind: ReactionKind,
    /// How bad.
    pub severity: Severity,
    /// The care given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// The categories of the 2014 standard of ISBT, IHN and AABB (Goldman et al., Vox Sanguinis 2016) that a station meets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReactionKind {
    /// B: dizziness, nausea, sweating, without loss of consciousness.
    Vasovagal,
    /// B: with loss of consciousness.
    Faint,
    /// A1: blood outside of the vessel.
    Haematoma,
    /// A2: pain in the arm.
    ArmPain,
    /// D: allergy.
    Allergic,
    /// E, F: anything else.
    Other,
}

impl ReactionKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Vasovagal,
        Self::Faint,
        Self::Haematoma,
        Self::ArmPain,
        Self::Allergic,
        Self::Other,
    ];
}

/// Three levels, as used in Viet Nam: nhẹ, trung bình, nặng.
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
