//! Workbooks and tables against the documents that they are written from, cell by cell. The documents are held against
//! the data for scripts elsewhere.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;

use crate::domain::clean::printable;
use crate::report::document::{Cell, Document, Part, Table};
use crate::report::{csv, xlsx};

/// Seconds since spreadsheets began to count.
fn seconds(date: NaiveDate, of_day: u32) -> i64 {
    let start = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    date.signed_duration_since(start).num_days() * 86_400 + i64::from(of_day)
}

/// What a workbook must hold for a value.
fn expected(cell: &Cell) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Text(text) if text.is_empty() => String::new(),
        Cell::Text(text) => format!("text {}", printable(text)),
        Cell::Number(number) | Cell::Dong(number) => format!("number {number}"),
        Cell::PerMille(share) => format!("number {}", f64::from(*share) / 1000.0),
        Cell::Date(date) => format!("time {}", seconds(*date, 0)),
        Cell::Clock(at) => format!("time {}", seconds(at.date(), at.second_of_day())),
        Cell::Span(span) => format!("span {}", span.secs()),
    }
}

/// What a workbook holds.
fn found(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => format!("text {text}"),
        Data::Float(number) => format!("number {number}"),
        Data::DateTime(at) if at.is_duration() => format!("span {:.0}", at.as_f64() * 86_400.0),
        Data::DateTime(at) => format!("time {:.0}", at.as_f64() * 86_400.0),
        Data::Int(_) | Data::Bool(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_) => {
            panic!("{data:?}")
        }
    }
}

fn words(text: &str) -> String {
    format!("text {}", printable(text))
}

/// The rows of a table as a workbook must have them, the headings first.
fn rows_of(table: &Table) -> Vec<Vec<String>> {
    let headings = table.headings().map(words).collect();
    let rows = table.rows.iter().chain(&table.total);
    let rows = rows.map(|row| row.iter().map(expected).collect());
    std::iter::once(headings).chain(rows).collect()
}

/// Fails where the workbook of a document lacks one of its values, or has another in its place.
pub(in crate::report) fn compare_workbook(document: &Document) {
    let written = xlsx::write(document).unwrap();
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(written)).unwrap();
    let sheets: Vec<Vec<Vec<String>>> = workbook
        .worksheets()
        .into_iter()
        .map(|(_, range)| range.rows().map(|row| row.iter().map(found).collect()).collect())
        .collect();
    let has = |rows: &[Vec<String>]| {
        let is_here = |sheet: &Vec<Vec<String>>| {
            sheet.windows(rows.len()).any(|there| {
                there.iter().zip(rows).all(|(there, row)| {
                    let (cells, rest) = there.split_at(row.len().min(there.len()));
                    let missing = row.get(cells.len()..).unwrap_or_default();
                    cells.iter().eq(row.iter().take(cells.len()))
                        && rest.iter().chain(missing).all(String::is_empty)
                })
            })
        };
        assert!(sheets.iter().any(is_here), "{rows:#?} is not in {sheets:#?}");
    };
    for part in &document.parts {
        match part {
            Part::Heading(text) => has(&[vec![words(text)]]),
            Part::Paragraph(paragraph) => has(&[vec![words(&paragraph.text)]]),
            Part::Facts(facts) => {
                let rows = facts.rows.iter();
                let rows = rows.map(|fact| vec![words(&fact.label), expected(&fact.value)]);
                has(&rows.collect::<Vec<_>>());
            }
            Part::Table(table) => has(&rows_of(table)),
            Part::Chart(chart) => has(&rows_of(&chart.table())),
            Part::Signatures(_) | Part::NewPage => {}
        }
    }
}

/// A value as the table of a document has it.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Text(text) => printable(text),
        Cell::Number(number) | Cell::Dong(number) => number.to_string(),
        Cell::PerMille(share) => format!("{:.3}", f64::from(*share) / 1000.0),
        Cell::Date(date) => date.format("%Y-%m-%d").to_string(),
        Cell::Clock(at) => at.rfc3339(),
        Cell::Span(span) => {
            let (minutes, seconds) = (span.secs() / 60, span.secs() % 60);
            format!("{}:{:02}:{seconds:02}", minutes / 60, minutes % 60)
        }
    }
}

/// Fails where the table of a document lacks one of its values, or has another in its place.
pub(in crate::report) fn compare_table(document: &Document) {
    let written = String::from_utf8(csv::write(document)).unwrap();
    let mut lines = written.strip_prefix(csv::MARK).unwrap().split_terminator("\r\n");
    let mut next = |cells: &[String]| {
        let line = lines.by_ref().find(|line| !line.is_empty());
        let row = csv::row(cells);
        assert_eq!(line, row.strip_suffix("\r\n"), "{written}");
    };
    next(&[printable(&document.title)]);
    next(&[printable(&document.subtitle)]);
    for part in &document.parts {
        match part {
            Part::Heading(text) => next(&[printable(text)]),
            Part::Paragraph(paragraph) => next(&[printable(&paragraph.text)]),
            Part::Facts(facts) => {
                let rows = facts.rows.iter();
                rows.for_each(|fact| next(&[printable(&fact.label), plain(&fact.value)]));
            }
            Part::Table(table) => next_rows(table, &mut next),
            Part::Chart(chart) => next_rows(&chart.table(), &mut next),
            Part::Signatures(_) | Part::NewPage => {}
        }
    }
    assert_eq!(lines.next(), None);
}

fn next_rows(table: &Table, next: &mut impl FnMut(&[String])) {
    next(&table.headings().map(printable).collect::<Vec<_>>());
    for row in table.rows.iter().chain(&table.total) {
        next(&row.iter().map(plain).collect::<Vec<_>>());
    }
}
