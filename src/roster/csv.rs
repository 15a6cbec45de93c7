//! Text files as spreadsheets write them: comma, semicolon or tab, UTF-8 or UTF-16, with or without a `sep=` line.
//!
//! A file is read twice, row by row, so that a million rows need no more memory than two hundred: the first time to find
//! everything that would refuse the whole file, the second time to hand its rows on. The reader of the library does not
//! say that a quotation mark was never closed and does not count blank rows, both of which matter here.

use std::fs::File;
use std::io::{self, BufRead, Read};

use super::cells::{Cell, Line, MOST_CELL};
use super::clash::{Clashes, Numbers};
use super::encoding::{Encoding, broken};
use super::fault::FileFault;
use super::header;
use super::table::{Sheet, Sink};
use super::wire::{End, Event, Progress};

/// The most rows of a file.
const MOST_ROWS: u32 = 5_000_000;

/// How much of a file is looked at to find the sign between its cells.
const MOST_SNIFFED: u64 = 256 << 10;

/// How many rows of it.
const MOST_SNIFFED_ROWS: usize = 320;

/// After how many rows the reader says how far it is.
const PROGRESS_ROWS: u32 = 5_000;

/// What may stand between cells.
const SIGNS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a text file of so many bytes.
pub(super) fn read(file: &mut File, size: u64, sink: &mut Sink<'_>) -> Result<End, FileFault> {
    let layout = Layout::of(file)?;
    let mut numbers = Numbers::default();
    walk(file, &layout, &mut |event| match event {
        Event::Row(row) => {
            numbers.see(&row);
            Ok(())
        }
        Event::Progress(Progress { done, .. }) => sink(Event::Progress(Progress { done, of: 2 * size })),
        Event::Sheet(_) | Event::End(_) | Event::Fault(_) => Ok(()),
    })?;
    let clashes: Clashes = numbers.into();
    walk(file, &layout, &mut |event| match event {
        Event::Row(row) => sink(Event::Row(clashes.mark(row))),
        Event::Progress(Progress { done, .. }) => sink(Event::Progress(Progress {
            done: size + done,
            of: 2 * size,
        })),
        other @ (Event::Sheet(_) | Event::End(_) | Event::Fault(_)) => sink(other),
    })?;
    Ok(End::default())
}

/// How a text file is written.
struct Layout {
    encoding: Encoding,
    /// The bytes before the first row, in UTF-8: a `sep=` line.
    preamble: usize,
    sign: u8,
}

impl Layout {
    fn of(file: &mut File) -> Result<Self, FileFault> {
        let encoding = Encoding::of(file)?;
        let mut start = Vec::new();
        let read = encoding.open(file)?.take(MOST_SNIFFED).read_to_end(&mut start);
        // Where the text stops being one is found, with its row, when the rows are read.
        if let Err(fault) = read
            && fault.kind() != io::ErrorKind::InvalidData
        {
            return Err(broken(&fault));
        }
        let text = String::from_utf8_lossy(&start);
        let bare = text.trim_start();
        if bare.is_empty() {
            return Err(FileFault::Empty);
        }
        if bare.starts_with('<') {
            return Err(FileFault::Html);
        }
        let first = text.lines().next().unwrap_or_default();
        if let Some(sign) = first
            .to_ascii_lowercase()
            .strip_prefix("sep=")
            .and_then(|rest| rest.bytes().next())
            .filter(u8::is_ascii)
        {
            let line = text.find('\n').map_or(text.len(), |at| at + 1);
            return Ok(Self {
                encoding,
                preamble: line,
                sign,
            });
        }
        Ok(Self {
            encoding,
            preamble: 0,
            sign: sign(&start),
        })
    }

    fn rows<'a>(&self, file: &'a mut File) -> Result<Rows<Box<dyn BufRead + 'a>>, FileFault> {
        let mut input = self.encoding.open(file)?;
        io::copy(
            &mut input.by_ref().take(u64::try_from(self.preamble).unwrap_or(0)),
            &mut io::sink(),
        )
        .map_err(|fault| broken(&fault))?;
        Ok(Rows::new(input, self.sign))
    }
}

/// The sign between cells: with which most titles are understood, else the one of which there is most.
fn sign(start: &[u8]) -> u8 {
    let mut best = (0, 0, b',');
    for sign in SIGNS {
        let mut rows = Rows::new(start, sign);
        let mut lines = Vec::new();
        while lines.len() < MOST_SNIFFED_ROWS {
            match rows.next() {
                Ok(Some(line)) => lines.push(line),
                Ok(None) | Err(_) => break,
            }
        }
        let understood = match header::find(&lines) {
            Ok(Some((_, header))) => 1 + header.columns.len(),
            Err(_) => 1,
            Ok(None) => 0,
        };
        let cells = lines.iter().map(|line| line.cells.len()).sum::<usize>();
        if (understood, cells) > (best.0, best.1) {
            best = (understood, cells, sign);
        }
    }
    best.2
}

/// Goes through the file once.
fn walk(file: &mut File, layout: &Layout, sink: &mut Sink<'_>) -> Result<(), FileFault> {
    let mut rows = layout.rows(file)?;
    let mut sheet = Sheet::new(0, String::new(), true);
    while let Some(line) = rows.next()? {
        if line.row > MOST_ROWS {
            return Err(FileFault::TooManyRows { most: MOST_ROWS });
        }
        if line.row.is_multiple_of(PROGRESS_ROWS) {
            sink(Event::Progress(Progress {
                done: rows.consumed,
                of: 0,
            }))?;
        }
        sheet.feed(line, sink)?;
    }
    if rows.lone_returns > 0 && rows.row <= 1 {
        return Err(FileFault::OneLine);
    }
    sheet
        .finish(sink)?
        .map_err(|fault| fault.unwrap_or(FileFault::NoHeader))
}

/// The rows of a text.
struct Rows<R> {
    input: R,
    sign: u8,
    /// The row that is being read.
    row: u32,
    /// How many bytes of text were read.
    consumed: u64,
    /// How many returns stand without a line feed behind them.
    lone_returns: usize,
    field: Vec<u8>,
    /// How long the field is, also where it is longer than what is kept.
    length: usize,
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    /// Before its first byte.
    Start,
    /// In a cell without quotation marks.
    Plain,
    /// Between quotation marks.
    Quoted,
    /// Behind a quotation mark that closes, unless another one follows.
    Closed,
}

impl<R: BufRead> Rows<R> {
    fn new(input: R, sign: u8) -> Self {
        Self {
            input,
            sign,
            row: 0,
            consumed: 0,
            lone_returns: 0,
            field: Vec::new(),
            length: 0,
        }
    }

    /// The next row; blank ones have no cells.
    fn next(&mut self) -> Result<Option<Line>, FileFault> {
        let row = self.row + 1;
        let mut cells = Vec::new();
        let mut within = Within::Start;
        let mut before = 0;
        let mut any = false;
        loop {
            let buffer = match self.input.fill_buf() {
                Ok(buffer) => buffer,
                Err(fault) if fault.kind() == io::ErrorKind::InvalidData => {
                    return Err(FileFault::NotUnicode { row });
                }
                Err(fault) => return Err(broken(&fault)),
            };
            if buffer.is_empty() {
                if within == Within::Quoted {
                    return Err(FileFault::OpenQuote { row });
                }
                if !any {
                    return Ok(None);
                }
                self.row = row;
                cells.push(cell(&mut self.field, &mut self.length, row)?);
                return Ok(Some(line(row, cells)));
            }
            any = true;
            let mut used = 0;
            let mut ended = false;
            for byte in buffer {
                used += 1;
                let byte = *byte;
                if byte == 0 {
                    return Err(FileFault::Nul { row });
                }
                let quoted = within == Within::Quoted;
                if before == b'\r' && byte != b'\n' && !quoted {
                    self.lone_returns += 1;
                }
                before = byte;
                match byte {
                    b'"' if within == Within::Start => within = Within::Quoted,
                    b'"' if quoted => within = Within::Closed,
                    _ if byte == self.sign && !quoted => {
                        cells.push(cell(&mut self.field, &mut self.length, row)?);
                        within = Within::Start;
                    }
                    b'\n' if !quoted => {
                        ended = true;
                        break;
                    }
                    _ => {
                        if within == Within::Closed && byte == b'"' {
                            within = Within::Quoted;
                        } else if within == Within::Start {
                            within = Within::Plain;
                        }
                        self.length += 1;
                        if self.length <= MOST_CELL + 64 {
                            self.field.push(byte);
                        }
                    }
                }
            }
            self.input.consume(used);
            self.consumed += u64::try_from(used).unwrap_or(0);
            if ended {
                self.row = row;
                cells.push(cell(&mut self.field, &mut self.length, row)?);
                return Ok(Some(line(row, cells)));
            }
        }
    }
}

/// A row without anything in it has no cells at all.
fn line(row: u32, cells: Vec<Cell>) -> Line {
    let blank = cells.iter().all(Cell::is_empty);
    Line {
        row,
        cells: if blank { Vec::new() } else { cells },
        formulas: Vec::new(),
    }
}

/// The cell that was read, and the buffer made empty for the next one.
fn cell(field: &mut Vec<u8>, length: &mut usize, row: u32) -> Result<Cell, FileFault> {
    let whole = std::mem::take(length);
    let read = if whole > field.len() {
        Ok(Cell::TooLong(whole))
    } else {
        std::str::from_utf8(field)
            .map(Cell::text)
            .map_err(|_not_utf8| FileFault::NotUnicode { row })
    };
    field.clear();
    read
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn rows(text: &str) -> Result<Vec<(u32, Vec<String>)>, FileFault> {
        let mut rows = Rows::new(text.as_bytes(), b',');
        let mut all = Vec::new();
        while let Some(line) = rows.next()? {
            all.push((line.row, line.cells.iter().map(Cell::shown).collect()));
        }
        Ok(all)
    }

    fn strings(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|cell| (*cell).to_owned()).collect()
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        assert_eq!(
            rows("a,b\r\n\r\n\"c\r\nc\",\"say \"\"d\"\"\"\n,,\nlast,").unwrap(),
            [
                (1, strings(&["a", "b"])),
                (2, strings(&[])),
                (3, strings(&["c\r\nc", "say \"d\""])),
                (4, strings(&[])),
                (5, strings(&["last", ""])),
            ]
        );
        assert_eq!(rows("12\" TV,x").unwrap(), [(1, strings(&["12\" TV", "x"]))]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_found_at_its_row() {
        assert_eq!(rows("a\n\"b,c\nd\n"), Err(FileFault::OpenQuote { row: 2 }));
        assert_eq!(rows("a\nb\0"), Err(FileFault::Nul { row: 2 }));
    }

    #[test]
    fn a_huge_cell_takes_no_memory() {
        let text = format!("a,\"{}\",b", "x".repeat(5 << 20));
        let mut rows = Rows::new(text.as_bytes(), b',');
        let line = rows.next().unwrap().unwrap();
        assert_eq!(line.cells[1], Cell::TooLong(5 << 20));
        assert_eq!(line.cells[2], Cell::text("b"));
        assert!(rows.field.capacity() < 64 << 10);
    }

    fn names(bytes: &[u8]) -> Result<Vec<String>, FileFault> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        let mut names = Vec::new();
        read(&mut file, u64::try_from(bytes.len()).unwrap(), &mut |event| {
            if let Event::Row(row) = event {
                names.push(row.cells[0].1.shown());
            }
            Ok(())
        })?;
        Ok(names)
    }

    #[test]
    fn every_encoding_and_sign_of_spreadsheets_is_read() {
        let text = "Họ tên;Năm sinh;Đơn vị\r\nNguyễn Văn An;1987;A04\r\n";
        let utf16 = |big: bool| -> Vec<u8> {
            format!("\u{FEFF}{}", text.replace(';', "\t"))
                .encode_utf16()
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{FEFF}{text}").into_bytes(),
            format!("sep=;\r\n{text}").into_bytes(),
            format!("\u{FEFF}SEP=|\n{}", text.replace(';', "|")).into_bytes(),
            text.replace(';', ",").into_bytes(),
            format!("Hà Nội, ngày 15, tháng 10\n\n{text}").into_bytes(),
            utf16(false),
            utf16(true),
        ] {
            assert_eq!(names(&bytes).unwrap(), ["Nguyễn Văn An"], "{:?}", &bytes[..8]);
        }
    }

    #[test]
    fn letters_that_take_two_units_survive_the_edge_of_a_buffer() {
        let text = format!("Họ tên\tNăm sinh\n{}\t1987\n", "😀".repeat(9000));
        let bytes: Vec<u8> = format!("\u{FEFF}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(names(&bytes).unwrap(), [""], "too long, and told so");
        assert_eq!(
            names(&[&bytes[..], &[0x00, 0xD8]].concat()),
            Err(FileFault::NotUnicode { row: 3 })
        );
    }

    #[test]
    fn files_that_are_no_lists_are_refused_for_what_they_are() {
        assert_eq!(names(b""), Err(FileFault::Empty));
        assert_eq!(names(b" \r\n "), Err(FileFault::Empty));
        assert_eq!(names(b"\n <!DOCTYPE html>"), Err(FileFault::Html));
        assert_eq!(
            names("Họ tên,Năm sinh\rAn,1987\r".as_bytes()),
            Err(FileFault::OneLine)
        );
        assert_eq!(
            names(b"H\xF4 v\xE0 t\xEAn,Ng\xE0y sinh\n"),
            Err(FileFault::NotUnicode { row: 1 })
        );
        assert_eq!(names("An,1987\nBình,1990\n".as_bytes()), Err(FileFault::NoHeader));
    }
}
