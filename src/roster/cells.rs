//! What the reader of a file hands on: cells as they were read, before anybody asked what they mean.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::name::fold;

/// The most bytes that a cell may have. No column of a list needs more; a spreadsheet allows 32767 characters.
pub(super) const MOST_CELL: usize = 4096;

/// A cell as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing in it.
    #[default]
    #[serde(rename = "-")]
    Empty,
    /// Text.
    #[serde(rename = "t")]
    Text(String),
    /// A number, in digits: whole numbers have neither point nor exponent.
    #[serde(rename = "n")]
    Number(String),
    /// A date.
    #[serde(rename = "d")]
    Date(NaiveDate),
    /// An error of the spreadsheet, such as `#N/A`, in its words.
    #[serde(rename = "e")]
    Error(String),
    /// Text of so many bytes, more than any column holds.
    #[serde(rename = "l")]
    TooLong(usize),
}

impl Cell {
    /// Takes over a text; the apostrophe that tells Excel to leave digits alone is not part of it.
    pub(super) fn text(text: &str) -> Self {
        let bare = text.trim_matches([' ', '\t', '\r', '\n', '\u{A0}', '\u{FEFF}']);
        let bare = bare
            .strip_prefix('\'')
            .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '+'))
            .unwrap_or(bare);
        if bare.is_empty() {
            Self::Empty
        } else if bare.len() > MOST_CELL {
            Self::TooLong(bare.len())
        } else {
            Self::Text(bare.to_owned())
        }
    }

    /// Whether nothing is in it.
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What a person sees in the cell; nothing where that is too long to look at.
    pub fn shown(&self) -> String {
        match self {
            Self::Empty | Self::TooLong(_) => String::new(),
            Self::Text(text) | Self::Number(text) | Self::Error(text) => text.clone(),
            Self::Date(date) => date.format("%d/%m/%Y").to_string(),
        }
    }

    /// The text or the digits of the cell.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            Self::Empty | Self::Date(_) | Self::Error(_) | Self::TooLong(_) => None,
        }
    }
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// Its number as the spreadsheet shows it, from 1 on.
    pub(super) row: u32,
    /// Its cells from the first column on.
    pub(super) cells: Vec<Cell>,
    /// The columns whose cell is worked out by a formula.
    pub(super) formulas: Vec<usize>,
}

impl Line {
    pub(super) fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty) && self.formulas.is_empty()
    }
}

/// A text as titles are compared: lower case, no marks, every sign a space.
pub(super) fn plain(text: &str) -> String {
    let signs: String = text
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
                c
            } else {
                ' '
            }
        })
        .collect();
    fold(&signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apostrophe_before_digits_is_a_sign_of_the_spreadsheet() {
        assert_eq!(Cell::text("'042182456077"), Cell::Text("042182456077".to_owned()));
        assert_eq!(Cell::text("'+84912345678"), Cell::Text("+84912345678".to_owned()));
        assert_eq!(Cell::text("'An"), Cell::Text("'An".to_owned()));
        assert_eq!(Cell::text(" \u{A0}\r\n"), Cell::Empty);
        assert_eq!(
            Cell::text(&"a".repeat(MOST_CELL + 1)),
            Cell::TooLong(MOST_CELL + 1)
        );
        assert!(matches!(Cell::text(&"a".repeat(MOST_CELL)), Cell::Text(_)));
    }

    #[test]
    fn a_title_is_compared_without_case_marks_breaks_and_signs() {
        assert_eq!(plain("NGÀY, THÁNG,\nNĂM SINH"), "ngay thang nam sinh");
        assert_eq!(plain("full_name"), "full name");
        assert_eq!(plain("Họ va\u{300} tên (*)"), "ho va ten");
    }
}
