//! What the process that reads a file tells the one that asked: one JSON value a line.

use serde::{Deserialize, Serialize};

use super::cells::Cell;
use super::fault::{FileFault, Place, ShapeFault};
use super::header::Column;
use super::meaning::Meaning;

/// Something that was found in a file, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A sheet with a table begins.
    #[serde(rename = "sheet")]
    Sheet(SheetSeen),
    /// A row of a table.
    #[serde(rename = "r")]
    Row(RawRow),
    /// So much was read.
    #[serde(rename = "p")]
    Progress(Progress),
    /// The file was read to its end.
    #[serde(rename = "end")]
    End(End),
    /// The file cannot be used. Nothing comes after this.
    #[serde(rename = "fault")]
    Fault(FileFault),
}

/// A sheet with a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetSeen {
    /// Which sheet, the first is 0.
    pub index: u16,
    /// Its name as the file has it; empty in a text file. Not fit to be shown as it is.
    pub name: String,
    /// The row of the titles.
    pub row: u32,
    /// The texts above the titles.
    pub letterhead: Vec<String>,
    /// The columns that mean something.
    pub columns: Vec<Column>,
    /// The titles of the others.
    pub ignored: Vec<String>,
}

/// A row of a table: its cells by what they mean, without the empty ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawRow {
    /// Where it is.
    #[serde(rename = "p")]
    pub place: Place,
    /// The cells.
    #[serde(rename = "c")]
    pub cells: Vec<(Meaning, Cell)>,
    /// What is wrong with the row as a whole.
    #[serde(rename = "x", default, skip_serializing_if = "Option::is_none")]
    pub shape: Option<ShapeFault>,
}

/// How far the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes read, of both passes where there are two.
    pub done: u64,
    /// Bytes to read.
    pub of: u64,
}

/// What there is to say at the end of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct End {
    /// The sheets without a table, by name. Not fit to be shown as they are.
    pub skipped: Vec<String>,
}
