//! A page of text for a terminal: columns whose cells are wrapped rather than cut.

use std::io::IsTerminal;

use unicode_width::UnicodeWidthStr;

use crate::domain::clean::printable;

/// The width of a page where nobody says.
const USUAL: usize = 80;

/// A narrower page has no room for the columns, a wider one can't be read.
const POSSIBLE: std::ops::RangeInclusive<usize> = 72..=120;

/// How wide the page may be: what the environment says, else the terminal, else 80 columns.
pub(super) fn width() -> usize {
    let named = super::super::environment("COLUMNS").and_then(|columns| columns.parse().ok());
    let seen = || {
        let is_terminal = std::io::stdout().is_terminal();
        let size = crossterm::terminal::size().ok().filter(|_| is_terminal);
        size.map(|(columns, _)| usize::from(columns))
    };
    named
        .or_else(seen)
        .filter(|columns| *columns > 0)
        .unwrap_or(USUAL)
        .clamp(*POSSIBLE.start(), *POSSIBLE.end())
}

/// Breaks a text into lines no wider than `width`, between words; a word that is wider alone is broken too.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in printable(text).split_whitespace() {
        for piece in pieces(word, width.max(1)) {
            let Some(line) = lines.last_mut() else { continue };
            if line.is_empty() {
                line.push_str(&piece);
            } else if line.width() + 1 + piece.width() <= width {
                line.push(' ');
                line.push_str(&piece);
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

/// A word in pieces no wider than `width`.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for letter in word.chars() {
        let mut wider = pieces.last().cloned().unwrap_or_default();
        wider.push(letter);
        match pieces.last_mut() {
            Some(last) if wider.width() <= width || last.is_empty() => *last = wider,
            _ => pieces.push(letter.to_string()),
        }
    }
    pieces
}

/// Cells beside each other, each wrapped in its width with two spaces to the next; the last one takes what is left of `page`.
pub(super) fn columns(cells: &[(&str, usize)], page: usize) -> Vec<String> {
    let mut left = page;
    let mut wrapped: Vec<(Vec<String>, usize)> = Vec::new();
    for (n, (text, width)) in cells.iter().enumerate() {
        let is_last = n + 1 == cells.len();
        let width = if is_last { left } else { *width };
        wrapped.push((wrap(text, width), width));
        left = left.saturating_sub(width + 2);
    }
    let height = wrapped.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    (0..height)
        .map(|row| {
            let mut line = String::new();
            for (lines, width) in &wrapped {
                let cell = lines.get(row).map_or("", String::as_str);
                line.push_str(cell);
                line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + 2));
            }
            line.trim_end().to_owned()
        })
        .collect()
}

/// A paragraph that begins after `indent` columns.
pub(super) fn indented(text: &str, indent: usize, page: usize) -> Vec<String> {
    let before = " ".repeat(indent);
    wrap(text, page.saturating_sub(indent))
        .into_iter()
        .map(|line| format!("{before}{line}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_wrapped_between_words_and_never_cut() {
        assert_eq!(wrap("một hai ba", 7), ["một hai", "ba"]);
        assert_eq!(wrap("", 7), [""]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("a\u{1b}[2Jb", 9), ["a?[2Jb"]);
    }

    #[test]
    fn cells_stand_beside_each_other() {
        assert_eq!(
            columns(&[("E1", 4), ("Tuổi thấp nhất", 8), ("từ 18", 0)], 22),
            ["E1    Tuổi      từ 18", "      thấp", "      nhất"]
        );
        assert_eq!(indented("một hai", 3, 7), ["   một", "   hai"]);
    }
}
