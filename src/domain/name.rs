//! Names.
use serde::{Deserialize, Serialize};
/// A person's full name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FullName(String);
impl FullName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
