//! Plain tables for a terminal: columns as wide as their widest cell, two spaces between them.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::domain::clean::printable;
use crate::error::Error;

/// Prints rows below their headings. Cells may come from outside; nothing in them can drive the terminal.
pub(super) fn print(headings: &[&str], rows: &[Vec<String>]) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    out.write_all(lay_out(headings, rows).as_bytes())?;
    Ok(())
}

/// Prints rows without headings.
pub(super) fn print_pairs(rows: &[Vec<String>]) -> Result<(), Error> {
    if let Some((first, rest)) = rows.split_first() {
        let first: Vec<&str> = first.iter().map(String::as_str).collect();
        print(&first, rest)?;
    }
    Ok(())
}

fn lay_out(headings: &[&str], rows: &[Vec<String>]) -> String {
    let all: Vec<Vec<String>> = std::iter::once(headings.iter().map(|cell| printable(cell)).collect())
        .chain(
            rows.iter()
                .map(|row| row.iter().map(|cell| printable(cell)).collect()),
        )
        .collect();
    let width = |column: usize| {
        all.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.width())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..headings.len()).map(width).collect();
    let mut text = String::new();
    for row in &all {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_is_seen() {
        let rows = vec![
            vec!["Nguyễn Văn An".to_owned(), "1".to_owned()],
            vec!["Lê\u{1b}[2J".to_owned(), "22".to_owned()],
        ];
        assert_eq!(
            lay_out(&["Họ tên", "Số"], &rows),
            "Họ tên         Số\nNguyễn Văn An  1\nLê?[2J         22\n"
        );
    }
}
