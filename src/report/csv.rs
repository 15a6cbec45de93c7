//! Tables for spreadsheets: comma-separated, quoted as RFC 4180 says, and nothing in them is run.
//!
//! Values are written as data, not as people of a language write them: dates and moments as in ISO 8601, numbers without
//! marks between the thousands, shares as fractions, spans as hours, minutes and seconds.

use super::document::{Cell, Document, Part, Table};
use crate::domain::clean::printable;
use crate::domain::time::{Moment, Span};

/// What stands before a table: without the mark, spreadsheets take the letters for another encoding.
pub const MARK: &str = "\u{FEFF}";

/// A row of a table that a spreadsheet can open and runs nothing of, with its line end.
#[must_use]
pub fn row(cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// Writes a document as one table of all its parts, with an empty line before each that has a heading or columns.
#[must_use]
pub fn write(document: &Document) -> Vec<u8> {
    let mut out = MARK.to_owned();
    let mut line = |cells: &[String]| out.push_str(&row(cells));
    let words = |text: &str| [printable(text)];
    line(&words(&document.title));
    line(&words(&document.subtitle));
    let mut above = None;
    // Who signs is for paper, and so are its pages.
    let is_data = |part: &&Part| !matches!(part, Part::Signatures(_) | Part::NewPage);
    for part in document.parts.iter().filter(is_data) {
        if begins(above, part) {
            line(&[]);
        }
        match part {
            Part::Heading(text) => line(&words(text)),
            Part::Paragraph(paragraph) => line(&words(&paragraph.text)),
            Part::Facts(facts) => {
                for fact in &facts.rows {
                    line(&[printable(&fact.label), data(&fact.value)]);
                }
            }
            Part::Table(table) => table_lines(table, &mut line),
            Part::Chart(chart) => table_lines(&chart.table(), &mut line),
            Part::Signatures(_) | Part::NewPage => {}
        }
        above = Some(part);
    }
    out.into_bytes()
}

fn table_lines(table: &Table, line: &mut impl FnMut(&[String])) {
    let headings: Vec<_> = table.headings().map(printable).collect();
    line(&headings);
    for cells in table.rows.iter().chain(&table.total) {
        let cells: Vec<_> = cells.iter().map(data).collect();
        line(&cells);
    }
}

/// Whether a part stands apart from the one above it.
const fn begins(above: Option<&Part>, part: &Part) -> bool {
    match part {
        Part::Heading(_) => true,
        Part::Paragraph(_) => false,
        Part::Facts(_) | Part::Table(_) | Part::Chart(_) | Part::Signatures(_) | Part::NewPage => {
            !matches!(above, Some(Part::Heading(_) | Part::Paragraph(_)))
        }
    }
}

/// A value as data.
fn data(cell: &Cell) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Text(text) => printable(text),
        Cell::Number(number) | Cell::Dong(number) => number.to_string(),
        Cell::PerMille(share) => format!("{}.{:03}", share / 1000, share % 1000),
        Cell::Date(date) => date.to_string(),
        Cell::Clock(at) => Moment::rfc3339(*at),
        Cell::Span(span) => hours(*span),
    }
}

/// `0:12:34`: a spreadsheet that is given `12:34` takes it for hours and minutes.
fn hours(span: Span) -> String {
    let (minutes, seconds) = (span.mins(), span.secs() % 60);
    format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
}

/// A cell that no spreadsheet runs as a formula (OWASP ASVS 5.0, 1.2.10), quoted as RFC 4180 says.
fn cell(text: &str) -> String {
    let is_run = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']);
    let defused = if is_run {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    let needs_quotes = defused.contains([',', ';', '"', '\r', '\n'])
        || defused.starts_with(char::is_whitespace)
        || defused.ends_with(char::is_whitespace);
    if needs_quotes {
        format!("\"{}\"", defused.replace('"', "\"\""))
    } else {
        defused
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::i18n::Lang;
    use crate::report::document::{Column, Fact, Facts, Kind, Letterhead, Paper, Paragraph};

    #[test]
    fn parts_stand_apart_and_values_are_data() {
        let column = |heading: &str, kind| Column {
            heading: heading.to_owned(),
            kind,
        };
        let date = chrono::NaiveDate::from_ymd_opt(2026, 10, 22).unwrap();
        let text = |text: &str| Cell::Text(text.to_owned());
        let table = Table {
            sheet: "x".to_owned(),
            columns: vec![column("Tên", Kind::Words), column("ml, tổng", Kind::Number)],
            rows: vec![
                vec![text("=An"), Cell::Number(55_287)],
                vec![text("a\u{1b}b"), Cell::PerMille(83)],
                vec![Cell::Date(date), Cell::None],
            ],
            total: Some(vec![
                Cell::Clock(Moment::parse("2026-10-22T08:05:00+07:00").unwrap()),
                Cell::Span(Span::from_secs(3754)),
            ]),
        };
        let document = Document {
            title: "TỔNG KẾT".to_owned(),
            subtitle: "-1".to_owned(),
            lang: Lang::Vi,
            dated: date,
            letterhead: Letterhead::default(),
            paper: Paper::Portrait,
            foot: String::new(),
            parts: vec![
                Part::Facts(Facts {
                    sheet: "x".to_owned(),
                    rows: vec![Fact {
                        label: "Ngày".to_owned(),
                        value: Cell::Date(date),
                        is_part: false,
                    }],
                }),
                Part::Paragraph(Paragraph {
                    text: "Chưa đóng.".to_owned(),
                    is_strong: true,
                }),
                Part::Heading("THEO ĐƠN VỊ".to_owned()),
                Part::Table(table.clone()),
                Part::Table(Table {
                    rows: Vec::new(),
                    total: None,
                    ..table
                }),
                Part::Signatures(Vec::new()),
            ],
        };
        let written = String::from_utf8(write(&document)).unwrap();
        let lines: Vec<_> = written.strip_prefix(MARK).unwrap().split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "TỔNG KẾT",
                "'-1",
                "",
                "Ngày,2026-10-22",
                "Chưa đóng.",
                "",
                "THEO ĐƠN VỊ",
                "Tên,\"ml, tổng\"",
                "'=An,55287",
                "a?b,0.083",
                "2026-10-22,",
                "2026-10-22T08:05:00.000+07:00,1:02:34",
                "",
                "Tên,\"ml, tổng\"",
                ""
            ]
        );
    }

    #[test]
    fn no_cell_is_run_as_a_formula() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/badinput/csv_export.jsonl");
        let cases = std::fs::read_to_string(path).unwrap();
        assert!(!cases.is_empty());
        for case in cases.lines() {
            let case: Value = serde_json::from_str(case).unwrap();
            let written = cell(case["input"].as_str().unwrap());
            let expected = case["normalised"].as_str().unwrap();
            assert_eq!(written, expected, "{case}");
        }
        for first in ["+84", "@SUM", "-1", "=1", "\n=1"] {
            assert!(cell(first).trim_start_matches('"').starts_with('\''), "{first:?}");
        }
    }
}
