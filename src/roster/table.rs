//! Walks down a sheet: the letterhead, the titles, the people, and where they end. Totals, signatures, section titles,
//! repeated titles and numbered lines without a person are no people and no faults.

use std::collections::VecDeque;

use super::cells::{Cell, Line, plain};
use super::fault::{FileFault, Place, ShapeFault};
use super::header::{self, Header};
use super::meaning::Meaning;
use super::wire::{Event, RawRow, SheetSeen};

/// How many rows are looked at for the titles.
const MOST_ABOVE: usize = 300;

/// How much of the letterhead is kept, in texts.
const MOST_LETTERHEAD: usize = 40;

const ENDINGS: &[&str] = &include!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words/endings.rs"));

/// Takes what a sheet holds.
pub(super) type Sink<'a> = dyn FnMut(Event) -> Result<(), FileFault> + 'a;

/// A sheet on the way down.
pub(super) struct Sheet {
    index: u16,
    name: String,
    /// Whether every row must have as many cells as there are titles.
    ragged_is_wrong: bool,
    state: State,
}

enum State {
    /// The titles were not found yet.
    Above(VecDeque<Line>),
    /// Below the titles.
    Inside(Box<Table>),
    /// There are none.
    Without(Option<FileFault>),
}

/// The people below the titles.
struct Table {
    header: Header,
    /// Whether the line before was part of the titles.
    at_top: bool,
    /// Whether a total or a signature was seen: what follows is a person only if it looks like one.
    ended: bool,
    /// Whether lines carry their number.
    numbered: bool,
}

impl Sheet {
    pub(super) fn new(index: u16, name: String, ragged_is_wrong: bool) -> Self {
        Self {
            index,
            name,
            ragged_is_wrong,
            state: State::Above(VecDeque::new()),
        }
    }

    /// Takes the next row.
    pub(super) fn feed(&mut self, line: Line, sink: &mut Sink<'_>) -> Result<(), FileFault> {
        match &mut self.state {
            State::Above(lines) => {
                if !line.is_blank() {
                    lines.push_back(line);
                }
                if lines.len() >= MOST_ABOVE {
                    self.look_for_titles(sink)?;
                }
                Ok(())
            }
            State::Inside(table) => {
                let row = table.take(&line, self.ragged_is_wrong, &self.name)?;
                self.hand_on(row, sink)
            }
            State::Without(_) => Ok(()),
        }
    }

    /// Says that there are no more rows; gives whether there was a table, and otherwise what it lacked.
    pub(super) fn finish(mut self, sink: &mut Sink<'_>) -> Result<Result<(), Option<FileFault>>, FileFault> {
        if matches!(self.state, State::Above(_)) {
            self.look_for_titles(sink)?;
        }
        Ok(match self.state {
            State::Inside(_) => Ok(()),
            State::Without(fault) => Err(fault),
            State::Above(_) => Err(None),
        })
    }

    fn look_for_titles(&mut self, sink: &mut Sink<'_>) -> Result<(), FileFault> {
        let State::Above(lines) = &mut self.state else {
            return Ok(());
        };
        let mut lines = std::mem::take(lines);
        let found = match header::find(lines.make_contiguous()) {
            Ok(found) => found,
            Err(fault @ FileFault::ColumnMissing { .. }) => {
                self.state = State::Without(Some(fault));
                return Ok(());
            }
            Err(fault) => return Err(fault),
        };
        let Some((at, header)) = found else {
            self.state = State::Without(None);
            return Ok(());
        };
        let letterhead = lines
            .iter()
            .take(at)
            .flat_map(|line| &line.cells)
            .filter_map(Cell::as_text)
            .take(MOST_LETTERHEAD)
            .map(|text| text.chars().take(200).collect())
            .collect();
        sink(Event::Sheet(SheetSeen {
            index: self.index,
            name: self.name.clone(),
            row: lines.get(at).map_or(0, |line| line.row),
            letterhead,
            columns: header.columns.clone(),
            ignored: header.ignored.clone(),
        }))?;
        let height = header.height;
        self.state = State::Inside(Box::new(Table {
            header,
            at_top: true,
            ended: false,
            numbered: false,
        }));
        for line in lines.into_iter().skip(at + height) {
            self.feed(line, sink)?;
        }
        Ok(())
    }

    fn hand_on(&self, row: Option<RawRow>, sink: &mut Sink<'_>) -> Result<(), FileFault> {
        match row {
            Some(mut row) => {
                row.place.sheet = self.index;
                sink(Event::Row(row))
            }
            None => Ok(()),
        }
    }
}

impl Table {
    /// The person of a line, if it has one.
    fn take(&mut self, line: &Line, ragged_is_wrong: bool, sheet: &str) -> Result<Option<RawRow>, FileFault> {
        if line.is_blank() || self.is_column_numbers(line) {
            return Ok(None);
        }
        self.at_top = false;
        if self.is_titles(line) {
            return Ok(None);
        }
        let evident = self.looks_like_a_person(line);
        if !evident && self.is_no_person(line) {
            return Ok(None);
        }
        let width = self.header.width;
        let shape = if !ragged_is_wrong {
            None
        } else if line.cells.len() < width {
            Some(ShapeFault::TooFewCells {
                found: line.cells.len(),
                wanted: width,
            })
        } else if line.cells.iter().skip(width).any(|cell| !cell.is_empty()) {
            Some(ShapeFault::TooManyCells {
                found: line.cells.len(),
                wanted: width,
            })
        } else {
            None
        };
        if let Some(column) = self
            .header
            .columns
            .iter()
            .find(|column| column.meaning.is_identity() && line.formulas.contains(&column.index))
        {
            return Err(FileFault::Formula {
                sheet: sheet.to_owned(),
                row: line.row,
                title: column.title.clone(),
            });
        }
        self.numbered |= self.ordinal(line).is_some_and(is_digits);
        let cells = self
            .header
            .columns
            .iter()
            .filter(|column| column.meaning != Meaning::Ordinal)
            .map(|column| (column.meaning, line.cell(column.index)))
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(meaning, cell)| (meaning, cell.clone()))
            .collect();
        Ok(Some(RawRow {
            place: Place {
                sheet: 0,
                row: line.row,
            },
            cells,
            shape,
        }))
    }

    /// The cells of the line that mean something, the line's number apart.
    fn cells<'a>(&'a self, line: &'a Line) -> impl Iterator<Item = (Meaning, &'a Cell)> {
        self.header
            .columns
            .iter()
            .filter(|column| column.meaning != Meaning::Ordinal)
            .map(|column| (column.meaning, line.cell(column.index)))
            .filter(|(_, cell)| !cell.is_empty())
    }

    fn ordinal<'a>(&self, line: &'a Line) -> Option<&'a str> {
        let column = self
            .header
            .columns
            .iter()
            .find(|column| column.meaning == Meaning::Ordinal)?;
        line.cell(column.index).as_text()
    }

    /// Whether the line only numbers the columns, right below the titles.
    fn is_column_numbers(&self, line: &Line) -> bool {
        let mut filled = line.cells.iter().filter(|cell| !cell.is_empty()).peekable();
        self.at_top
            && line.cells.iter().filter(|cell| !cell.is_empty()).count() > 1
            && filled.peek().is_some()
            && filled.all(|cell| {
                cell.as_text().is_some_and(|text| {
                    let inner = text.trim_matches(['(', ')', '[', ']']);
                    (is_digits(inner) && inner.len() <= 2)
                        || (inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_uppercase()))
                })
            })
    }

    /// Whether the line repeats the titles, as lists of several printed pages do.
    fn is_titles(&self, line: &Line) -> bool {
        let repeats = |column: &&header::Column| {
            let text = line.cell(column.index).as_text();
            text.is_some_and(|text| self.header.of_name.iter().any(|title| title == text))
        };
        let mut names = self
            .header
            .columns
            .iter()
            .filter(|column| column.meaning.is_name());
        // Asked of every line of a list, so the titles are not understood anew where the name says that it is none.
        names.any(|column| repeats(&column)) && {
            let understood = Header::of_row(line);
            let same =
                |column: &&header::Column| understood.columns.iter().any(|other| other.index == column.index);
            self.header.columns.iter().filter(same).count() > 1
        }
    }

    /// Whether the line has a number or a birth, which only people have.
    fn looks_like_a_person(&self, line: &Line) -> bool {
        self.cells(line).any(|(meaning, cell)| match (meaning, cell) {
            (
                Meaning::BirthDate
                | Meaning::BirthYear
                | Meaning::Male
                | Meaning::Female
                | Meaning::LastDonation,
                Cell::Date(_),
            ) => true,
            (
                Meaning::NationalId | Meaning::OldIdCard | Meaning::Phone,
                Cell::Text(text) | Cell::Number(text),
            ) => digits(text) >= 8 && !text.chars().any(char::is_alphabetic),
            (
                Meaning::BirthDate | Meaning::BirthYear | Meaning::Male | Meaning::Female,
                Cell::Text(text) | Cell::Number(text),
            ) => digits(text) >= 4 && !text.chars().any(char::is_alphabetic),
            (
                _,
                Cell::Empty
                | Cell::Error(_)
                | Cell::TooLong(_)
                | Cell::Date(_)
                | Cell::Text(_)
                | Cell::Number(_),
            ) => false,
        })
    }

    /// Whether a line without a number and a birth is a total, a signature, a section title, or empty but for its own
    /// number.
    fn is_no_person(&mut self, line: &Line) -> bool {
        // A line with its number is somebody's, however the name begins.
        let ordinal = self.ordinal(line);
        let counted = ordinal.is_some_and(is_digits);
        if !counted && line.cells.iter().filter_map(Cell::as_text).any(is_ending) {
            self.ended = true;
            return true;
        }
        if self.ended && !counted {
            return true;
        }
        let count = self.cells(line).count();
        if count == 0 {
            return true;
        }
        let named = self.cells(line).any(|(meaning, _)| meaning.is_name());
        // A part of the list: a letter or a Roman number before its title, or its title alone across the line.
        if count == 1 && !counted && (ordinal.is_some() || self.numbered || !named) {
            return true;
        }
        // The name of who signed, below the list.
        count <= 2 && self.numbered && ordinal.is_none() && !self.has_error(line)
    }

    fn has_error(&self, line: &Line) -> bool {
        self.cells(line).any(|(_, cell)| matches!(cell, Cell::Error(_)))
    }
}

fn is_digits(text: &str) -> bool {
    let text = text.trim_end_matches('.');
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether a text begins a total or a signature, or is the place and date of one.
fn is_ending(text: &str) -> bool {
    let words = plain(text);
    let begins = ENDINGS.iter().any(|ending| {
        words.strip_prefix(ending).is_some_and(|rest| {
            let next = rest.trim_start().chars().next();
            if ending.contains(' ') {
                rest.is_empty() || rest.starts_with(' ')
            } else {
                next.is_none_or(|c| c.is_ascii_digit())
            }
        })
    });
    let all: Vec<&str> = words.split(' ').collect();
    let place = |word: &str| all.iter().position(|other| *other == word);
    begins
        || matches!(
            (place("ngay"), place("thang"), place("nam")),
            (Some(day), Some(month), Some(year)) if day < month && month < year
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(row: u32, cells: &[&str]) -> Line {
        Line {
            row,
            cells: cells.iter().map(|cell| Cell::text(cell)).collect(),
            formulas: Vec::new(),
        }
    }

    /// The rows that hold people, after the titles `STT, Họ tên, Năm sinh, CCCD` on row 1.
    fn people(lines: &[&[&str]]) -> Vec<u32> {
        let mut rows = Vec::new();
        let mut sheet = Sheet::new(0, String::new(), false);
        let mut sink = |event: Event| {
            if let Event::Row(row) = event {
                rows.push(row.place.row);
            }
            Ok(())
        };
        sheet
            .feed(line(1, &["STT", "Họ tên", "Năm sinh", "CCCD"]), &mut sink)
            .unwrap();
        for (at, cells) in lines.iter().enumerate() {
            sheet
                .feed(line(u32::try_from(at).unwrap() + 2, cells), &mut sink)
                .unwrap();
        }
        sheet.finish(&mut sink).unwrap().unwrap();
        rows
    }

    #[test]
    fn the_people_end_at_totals_and_signatures() {
        assert_eq!(
            people(&[
                &["1", "Nguyễn Văn An", "1987", ""],
                &["", "", "", ""],
                &["2", "Lê Thị Đào", "", "001190000123"],
                &["", "Tổng cộng:", "44 đồng chí", ""],
                &["", "", "", "Hà Nội, ngày 15 tháng 10 năm 2026"],
                &["", "NGƯỜI LẬP BIỂU", "", "THỦ TRƯỞNG ĐƠN VỊ"],
                &["", "Trần Văn Bình", "", ""],
            ]),
            [2, 4]
        );
    }

    #[test]
    fn a_total_in_between_does_not_hide_the_people_below() {
        assert_eq!(
            people(&[
                &["I", "Đoàn viên", "", ""],
                &["1", "Nguyễn Văn An", "1987", ""],
                &["", "Cộng: 1", "", ""],
                &["II", "Hội viên phụ nữ", "", ""],
                &["STT", "Họ tên", "Năm sinh", "CCCD"],
                &["1", "Lê Thị Đào", "1990", ""],
            ]),
            [3, 7]
        );
    }

    #[test]
    fn people_whose_names_look_like_totals_are_people() {
        assert_eq!(
            people(&[
                &["1", "Tống Công Hòa", "1987", ""],
                &["2", "Tống Công Hòa", "", ""],
                &["3", "Lưu Văn An", "", ""],
                &["4", "Công Tằng Minh", "", ""],
            ]),
            [2, 3, 4, 5]
        );
    }

    #[test]
    fn numbered_lines_without_a_person_are_no_faults_and_half_filled_ones_are() {
        assert_eq!(
            people(&[
                &["(1)", "(2)", "(3)", "(4)"],
                &["1", "Nguyễn Văn An", "1987", ""],
                &["2", "Lê Thị Đào", "", ""],
                &["3", "", "1990", ""],
                &["4", "", "", ""],
            ]),
            [3, 4, 5]
        );
    }

    #[test]
    fn a_row_of_another_length_is_pointed_out_where_columns_could_have_moved() {
        let mut shapes = Vec::new();
        let mut sheet = Sheet::new(0, String::new(), true);
        let mut sink = |event: Event| {
            if let Event::Row(row) = event {
                shapes.push(row.shape);
            }
            Ok(())
        };
        for (row, cells) in [
            (1, &["Họ tên", "Năm sinh", "CCCD"][..]),
            (2, &["Nguyễn Văn An", "1987"]),
            (3, &["Nguyễn", "Văn An", "1987", "001087000123"]),
            (4, &["Nguyễn Văn An", "1987", "", ""]),
        ] {
            sheet.feed(line(row, cells), &mut sink).unwrap();
        }
        sheet.finish(&mut sink).unwrap().unwrap();
        assert_eq!(
            shapes,
            [
                Some(ShapeFault::TooFewCells { found: 2, wanted: 3 }),
                Some(ShapeFault::TooManyCells { found: 4, wanted: 3 }),
                None
            ]
        );
    }
}
