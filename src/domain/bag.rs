//! Bag codes.
use serde::{Deserialize, Serialize};
/// The code of a blood bag.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BagCode(String);
