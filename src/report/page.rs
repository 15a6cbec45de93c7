//! A page of plain text, 80 columns wide or more: lines that wrap, columns that stand under each other. Widths are those of the
//! screen, not numbers of characters, and whatever is put on the page is made printable first.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::domain::clean::printable;

/// Columns of a page of the usual width.
pub(super) const WIDTH: usize = 80;

/// The least columns for the first column of a table.
const LEAST_LABEL: usize = 12;

/// A page that grows line by line.
#[derive(Debug)]
pub(super) struct Page {
    width: usize,
    text: String,
}

/// A column of a [grid](Page::grid).
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its columns on the page.
    pub(super) width: usize,
    /// Whether it holds numbers, which stand at its right end.
    pub(super) is_number: bool,
}

impl Page {
    /// An empty page of this width.
    pub(super) const fn of_width(width: usize) -> Self {
        Self {
            width,
            text: String::new(),
        }
    }

    /// The text, every line ended, no spaces at the ends of lines.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// One line as it stands.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.line("");
    }

    /// A line across the page.
    pub(super) fn rule(&mut self, sign: &str) {
        self.line(&sign.repeat(self.width));
    }

    /// A heading above what belongs to it.
    pub(super) fn heading(&mut self, heading: &str) {
        self.gap();
        self.line(heading);
    }

    /// Text in the middle of the page.
    pub(super) fn centred(&mut self, text: &str) {
        for line in wrap(text, self.width) {
            let left = (self.width - line.width()) / 2;
            self.line(&format!("{}{line}", " ".repeat(left)));
        }
    }

    /// Text that goes on under its first word, `indent` columns from the left.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        for line in wrap(text, self.width - indent) {
            self.line(&format!("{}{line}", " ".repeat(indent)));
        }
    }

    /// A label, and its value from column `at` on.
    pub(super) fn labelled(&mut self, at: usize, label: &str, value: &str) {
        let label = format!("{}:", printable(label));
        for (n, line) in wrap(value, self.width - at).iter().enumerate() {
            self.line(&format!("{}{line}", left(if n == 0 { &label } else { "" }, at)));
        }
    }

    /// A table: the first column holds labels and takes the room that is left, the others hold numbers. Headings and labels
    /// wrap.
    pub(super) fn table(&mut self, headings: &[&str], rows: &[Vec<String>]) {
        let widths: Vec<_> = (1..headings.len())
            .map(|column| {
                let words = headings.get(column).into_iter().flat_map(|it| it.split(' '));
                let cells = rows.iter().filter_map(|row| row.get(column)).map(String::as_str);
                words.chain(cells).map(UnicodeWidthStr::width).max().unwrap_or(0)
            })
            .collect();
        let taken: usize = widths.iter().map(|width| width + 1).sum();
        let label = self.width.saturating_sub(taken).max(LEAST_LABEL);
        let headings: Vec<_> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        self.row(label, &widths, &headings);
        for row in rows {
            self.row(label, &widths, row);
        }
    }

    fn row(&mut self, label: usize, widths: &[usize], cells: &[String]) {
        let first = Column {
            width: label,
            is_number: false,
        };
        let numbers = widths.iter().map(|&width| Column {
            width,
            is_number: true,
        });
        let columns: Vec<_> = std::iter::once(first).chain(numbers).collect();
        self.cells(&columns, 1, cells);
    }

    /// A table whose columns have the widths that they are given and stand so far apart; what is too long for a cell wraps
    /// in it.
    pub(super) fn grid(&mut self, columns: &[Column], gap: usize, rows: &[Vec<String>]) {
        for row in rows {
            self.cells(columns, gap, row);
        }
    }

    fn cells(&mut self, columns: &[Column], gap: usize, cells: &[String]) {
        let wrapped: Vec<_> = cells
            .iter()
            .zip(columns)
            .map(|(cell, column)| wrap(cell, column.width))
            .collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for n in 0..height {
            let mut line = String::new();
            for (place, (lines, column)) in wrapped.iter().zip(columns).enumerate() {
                let cell = lines.get(n).map_or("", String::as_str);
                if place > 0 {
                    line.push_str(&" ".repeat(gap));
                }
                line.push_str(&if column.is_number {
                    right(cell, column.width)
                } else {
                    left(cell, column.width)
                });
            }
            self.line(&line);
        }
    }
}

/// Text in at least `width` columns, at their left.
pub(super) fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Text in at least `width` columns, at their right.
pub(super) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// Text in at least `width` columns, in their middle.
pub(super) fn middle(text: &str, width: usize) -> String {
    let before = width.saturating_sub(text.width()) / 2;
    left(&format!("{}{text}", " ".repeat(before)), width)
}

/// Breaks text into lines of at most `width` columns: between words, and inside of a word that is longer than a line.
/// There is always one line, maybe empty.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in printable(text).split(' ').filter(|word| !word.is_empty()) {
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for piece in word.graphemes(true).flat_map(|grapheme| pieces(grapheme, width)) {
            if !line.is_empty() && line.width() + piece.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(piece);
        }
    }
    lines.push(line);
    lines
}

/// A grapheme as it is, or its letters one by one where a script puts so many into one that it is wider than a line.
fn pieces(grapheme: &str, width: usize) -> impl Iterator<Item = &str> {
    let (whole, letters) = if grapheme.width() > width {
        ("", grapheme)
    } else {
        (grapheme, "")
    };
    let letters = letters.split_inclusive(|_| true);
    std::iter::once(whole)
        .chain(letters)
        .filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_stand_under_each_other_whatever_the_letters_are_made_of() {
        let mut page = Page::of_width(WIDTH);
        page.table(
            &["Đơn vị", "Trì hoãn"],
            &[
                vec!["e\u{323}\u{302} 漢字".to_owned(), "7".to_owned()],
                vec!["abc".to_owned(), "12".to_owned()],
            ],
        );
        let text = page.finish();
        let widths: Vec<_> = text.lines().map(UnicodeWidthStr::width).collect();
        assert_eq!(widths, [WIDTH, WIDTH, WIDTH, WIDTH], "{text}");
    }

    #[test]
    fn a_long_word_is_broken_and_an_empty_text_is_a_line() {
        assert_eq!(wrap("một haibabốn", 5), ["một", "haiba", "bốn"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("  một  hai ", 7), ["một hai"]);
    }

    #[test]
    fn what_could_drive_a_terminal_is_shown_not_sent() {
        let mut page = Page::of_width(WIDTH);
        page.paragraph(2, "a\u{1b}[2Jb");
        assert_eq!(page.finish(), "  a?[2Jb\n");
    }

    #[test]
    fn letters_that_a_script_joins_without_end_are_broken_too() {
        let joined = "\u{1100}".repeat(60);
        assert!(wrap(&joined, 80).iter().all(|line| line.width() <= 80));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in any::<String>(), width in 2..90usize) {
            for line in wrap(&text, width) {
                prop_assert!(line.width() <= width, "{:?}", line);
            }
        }
    }
}
