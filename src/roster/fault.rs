//! Why a file or a row of it cannot be used, as data; the sentences are in [`super::words`].

use serde::{Deserialize, Serialize};

use super::meaning::Meaning;

/// Why a whole file was not taken. Nothing of it went in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFault {
    /// Nothing in it.
    Empty,
    /// More bytes than any list has.
    TooLarge {
        /// The most bytes that are taken.
        most: u64,
    },
    /// A folder, a pipe or a device.
    NotAFile,
    /// A zero byte on this row.
    Nul {
        /// The row.
        row: u32,
    },
    /// The text on this row is not Unicode: an old 8-bit code page.
    NotUnicode {
        /// The row.
        row: u32,
    },
    /// The lines end as on an old Macintosh, so that the file is one long line.
    OneLine,
    /// A web page.
    Html,
    /// A workbook under the name of a text file.
    WorkbookNamedText,
    /// A kind of file that holds no list.
    UnknownKind,
    /// A quotation mark that was opened on this row is never closed.
    OpenQuote {
        /// The row.
        row: u32,
    },
    /// No row has the titles of a list.
    NoHeader,
    /// Two columns have the same meaning.
    ColumnTwice {
        /// The row of the titles.
        row: u32,
        /// Their titles.
        titles: Vec<String>,
    },
    /// The titles lack a column that every list needs.
    ColumnMissing {
        /// The row of the titles.
        row: u32,
        /// Which.
        meaning: Meaning,
    },
    /// A formula stands where it must say who somebody is.
    Formula {
        /// The sheet.
        sheet: String,
        /// The row.
        row: u32,
        /// The title of the column.
        title: String,
    },
    /// Protected with a password.
    Password,
    /// Damaged, or not what its name says.
    Unreadable {
        /// In the words of the reader.
        what: String,
    },
    /// Its reader asked for more memory than any list needs.
    TooMuchMemory,
    /// Its reader was busy for longer than any list takes.
    TooMuchTime,
    /// More rows than a roster holds.
    TooManyRows {
        /// The most that are taken.
        most: u32,
    },
    /// Its reader fell silent or ended without an answer.
    Broken {
        /// How it ended.
        what: String,
    },
    /// It was stopped by the person at the keyboard.
    Cancelled,
}

/// Why a row was not taken, as far as its shape goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShapeFault {
    /// Fewer cells than there are titles.
    TooFewCells {
        /// How many it has.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// Text behind the last column.
    TooManyCells {
        /// How many it has.
        found: usize,
        /// How many there should be.
        wanted: usize,
    },
    /// The same number on other rows, with another name.
    NumberOfSeveral {
        /// The other rows, with the name of the sheet where there are several.
        others: Vec<Place>,
    },
}

/// A row of a sheet, as a person finds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Which sheet, the first is 0.
    #[serde(rename = "s")]
    pub sheet: u16,
    /// The row as the spreadsheet numbers it.
    #[serde(rename = "r")]
    pub row: u32,
}
