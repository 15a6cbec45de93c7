//! A bag that was issued to a donor. Every code that was on a bed is accounted for: bled, or taken back under control.

use serde::{Deserialize, Serialize};

use super::bag::BagCode;
use super::clean::Note;
use super::id::BedNo;
use super::step::At;

/// A bag that was issued to a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedBag {
    /// Its code.
    pub code: BagCode,
    /// The bed that it was taken to.
    pub bed: BedNo,
    /// When and by whom.
    pub at: At,
    /// How it was taken back, where it was not bled.
    pub taken_back: Option<(TakenBack, Note, At)>,
}

/// How a bag that was not bled is taken back under control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakenBack {
    /// Destroyed; the code is never used again.
    Voided,
    /// Unopened and back with the others; the code may be issued again.
    Returned,
}

/// What became of a bag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BagFate {
    /// On a bed, needle in.
    OnBed,
    /// Blood is in it.
    Bled,
    /// The needle came out before blood was in it; it goes to the voided ones.
    Empty,
    /// Its start was taken back and nobody has said yet what became of it.
    Unsettled,
    /// Destroyed.
    Voided,
    /// Back with the others.
    Returned,
}
