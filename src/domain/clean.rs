//! Free text from people, cleaned where it enters.
use serde::{Deserialize, Serialize};
/// A reason or remark: one line.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Note(String);
/// A short name of something: a day's title, a site, a unit, a member of staff, a station.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(String);
/// Why a text was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing in it.
    Empty,
}
impl Note {
    /// Reads a note.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        if text.trim().is_empty() {
            Err(TextFault::Empty)
        } else {
            Ok(Self(text.trim().to_owned()))
        }
    }
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl Label {
    /// Reads a label.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        if text.trim().is_empty() {
            Err(TextFault::Empty)
        } else {
            Ok(Self(text.trim().to_owned()))
        }
    }
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
