//! Workbooks: XLSX, XLSB, XLS and ODS. Nothing is ever worked out, fetched or followed; a value is what the file has.
//!
//! A workbook is read whole, into memory, and its reader makes room for every cell between the first and the last one
//! used. A file of two kilobytes can ask for more memory than there is; that ends this process, which is why it is one of
//! its own (see [`super::child`]).

use std::io::{Cursor, Read};

use calamine::{
    Data, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, Xlsx, XlsxError,
};
use chrono::NaiveDate;

use super::cells::{Cell, Line};
use super::clash::{Clashes, Numbers};
use super::fault::FileFault;
use super::table::{Sheet, Sink};
use super::wire::{End, Event, Progress};

/// The most bytes of a workbook; a hundred thousand people fit.
pub(super) const MOST_BYTES: u64 = 32 << 20;

/// The first bytes of a zip archive.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// The first bytes of an OLE file, as Excel wrote them until 2003 and still does around a password.
pub(super) const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// After how many rows the reader says how far it is.
const PROGRESS_ROWS: usize = 5_000;

type Bytes = Cursor<Vec<u8>>;

/// A sheet in memory.
struct Page {
    index: u16,
    name: String,
    cells: Range<Data>,
    formulas: Range<String>,
}

/// Reads a workbook.
pub(super) fn read(input: impl Read, sink: &mut Sink<'_>) -> Result<End, FileFault> {
    let mut bytes = Vec::new();
    input
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|fault| FileFault::Broken {
            what: fault.to_string(),
        })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(FileFault::TooLarge { most: MOST_BYTES });
    }
    let (pages, skipped) = pages(bytes)?;
    let of = pages.iter().map(|page| page.cells.height() as u64).sum::<u64>();
    let mut numbers = Numbers::default();
    let (with, without) = walk(&pages, &mut |event| {
        if let Event::Row(row) = event {
            numbers.see(&row);
        }
        Ok(())
    })?;
    if with == 0 {
        let lacking = without.into_iter().find_map(|(_, fault)| fault);
        let nothing = if of == 0 {
            FileFault::Empty
        } else {
            FileFault::NoHeader
        };
        return Err(lacking.unwrap_or(nothing));
    }
    let clashes: Clashes = numbers.into();
    let mut rows = 0;
    walk(&pages, &mut |event| match event {
        Event::Row(row) => {
            rows += 1;
            if rows % PROGRESS_ROWS == 0 {
                sink(Event::Progress(Progress {
                    done: rows as u64,
                    of,
                }))?;
            }
            sink(Event::Row(clashes.mark(row)))
        }
        other @ (Event::Sheet(_) | Event::Progress(_) | Event::End(_) | Event::Fault(_)) => sink(other),
    })?;
    let skipped = skipped
        .into_iter()
        .chain(without.into_iter().map(|(name, _)| name))
        .collect();
    Ok(End { skipped })
}

/// The sheets of the workbook, and the names of those that are not looked at.
fn pages(bytes: Vec<u8>) -> Result<(Vec<Page>, Vec<String>), FileFault> {
    let has = |part: &[u8], within: usize| {
        bytes
            .get(..within.min(bytes.len()))
            .unwrap_or_default()
            .windows(part.len())
            .any(|window| window == part)
    };
    if bytes.starts_with(OLE) {
        let encrypted: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        if has(&encrypted, bytes.len()) {
            return Err(FileFault::Password);
        }
        let open = Xls::new(Cursor::new(bytes)).map_err(|fault| {
            let locked = matches!(fault, XlsError::Password);
            unopened(locked, &fault)
        })?;
        sheets(open)
    } else if has(b"opendocument.spreadsheet", 512) {
        sheets(Ods::new(Cursor::new(bytes)).map_err(|fault| {
            let locked = matches!(fault, OdsError::Password);
            unopened(locked, &fault)
        })?)
    } else if has(b"xl/workbook.bin", bytes.len()) {
        sheets(Xlsb::new(Cursor::new(bytes)).map_err(|fault| unreadable(&fault))?)
    } else {
        sheets(Xlsx::new(Cursor::new(bytes)).map_err(|fault| {
            let locked = matches!(fault, XlsxError::Password);
            unopened(locked, &fault)
        })?)
    }
}

fn sheets<R: Reader<Bytes>>(mut workbook: R) -> Result<(Vec<Page>, Vec<String>), FileFault>
where
    R::Error: std::fmt::Display,
{
    let mut pages = Vec::new();
    let mut skipped = Vec::new();
    for (index, sheet) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        if sheet.typ != SheetType::WorkSheet || sheet.visible != SheetVisible::Visible {
            skipped.push(sheet.name);
            continue;
        }
        let cells = workbook
            .worksheet_range(&sheet.name)
            .map_err(|fault| unreadable(&fault))?;
        let formulas = workbook
            .worksheet_formula(&sheet.name)
            .map_err(|fault| unreadable(&fault))?;
        pages.push(Page {
            index: u16::try_from(index).unwrap_or(u16::MAX),
            name: sheet.name,
            cells,
            formulas,
        });
    }
    Ok((pages, skipped))
}

fn unopened(locked: bool, fault: &impl std::fmt::Display) -> FileFault {
    if locked {
        FileFault::Password
    } else {
        unreadable(fault)
    }
}

fn unreadable(fault: &impl std::fmt::Display) -> FileFault {
    FileFault::Unreadable {
        what: fault.to_string().chars().take(200).collect(),
    }
}

type Without = Vec<(String, Option<FileFault>)>;

/// Goes through all sheets once: how many have a table, and which have none.
fn walk(pages: &[Page], sink: &mut Sink<'_>) -> Result<(usize, Without), FileFault> {
    let mut with = 0;
    let mut without = Vec::new();
    for page in pages {
        let mut sheet = Sheet::new(page.index, page.name.clone(), false);
        let (first_row, first_column) = page.cells.start().unwrap_or_default();
        for (row, cells) in (first_row..).zip(page.cells.rows()) {
            let formulas = if page.formulas.is_empty() {
                Vec::new()
            } else {
                (0..page.cells.end().map_or(0, |(_, last)| last + 1))
                    .filter(|column| {
                        let formula = page.formulas.get_value((row, *column));
                        formula.is_some_and(|formula| !formula.is_empty())
                    })
                    .map(|column| column as usize)
                    .collect()
            };
            let before = std::iter::repeat_n(Cell::Empty, first_column as usize);
            let line = Line {
                row: row + 1,
                cells: before.chain(cells.iter().map(cell)).collect(),
                formulas,
            };
            sheet.feed(line, sink)?;
        }
        match sheet.finish(sink)? {
            Ok(()) => with += 1,
            Err(fault) => without.push((page.name.clone(), fault)),
        }
    }
    Ok((with, without))
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::Int(number) => Cell::Number(number.to_string()),
        // Written out in full, never with an exponent.
        Data::Float(number) => Cell::Number(number.to_string()),
        Data::String(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Bool(yes) => Cell::text(if *yes { "true" } else { "false" }),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
                .map_or_else(|| Cell::Number(moment.as_f64().to_string()), Cell::Date)
        }
        Data::DateTime(duration) => Cell::Number(duration.as_f64().to_string()),
        Data::DateTimeIso(moment) => moment
            .get(..10)
            .and_then(|date| date.parse().ok())
            .map_or_else(|| Cell::text(moment), Cell::Date),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_out_as_it_is() {
        assert_eq!(
            cell(&Data::Float(38_090_533_914.0)),
            Cell::Number("38090533914".to_owned())
        );
        assert_eq!(cell(&Data::Float(0.5)), Cell::Number("0.5".to_owned()));
        assert_eq!(
            cell(&Data::Float(1e21)),
            Cell::Number("1000000000000000000000".to_owned())
        );
        assert_eq!(cell(&Data::Int(-3)), Cell::Number("-3".to_owned()));
        let iso = |text: &str| cell(&Data::DateTimeIso(text.to_owned()));
        assert_eq!(iso("1990-02-01"), iso("1990-02-01T00:00:00"));
        assert!(matches!(iso("1990-02-01"), Cell::Date(_)));
    }
}
