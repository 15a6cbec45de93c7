//! Measured quantities.
use serde::{Deserialize, Serialize};
macro_rules! q { ($($n:ident)*) => {$(
/// A quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct $n(u16);
)*}; }
q! { Weight Haemoglobin Pulse Temperature Volume Mmhg }
/// Blood pressure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pressure {
    /// Upper.
    pub systolic: Mmhg,
    /// Lower.
    pub diastolic: Mmhg,
}
