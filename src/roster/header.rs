//! Finds where the table of a sheet begins and what its columns are: below a letterhead, over one row of titles or two.

use serde::{Deserialize, Serialize};

use super::cells::{Cell, Line};
use super::fault::FileFault;
use super::meaning::Meaning;
use crate::domain::clean::printable;

/// The most letters of a title that are shown to a person.
const MOST_SHOWN: usize = 60;

/// How many rows below the titles are looked at for a given name in a column without a title.
const SAMPLE: usize = 20;

/// A column that means something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Which column, the first is 0.
    pub index: usize,
    /// Its title, fit to be shown.
    pub title: String,
    /// What it means.
    pub meaning: Meaning,
}

/// The titles of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// The columns that mean something, from left to right.
    pub(super) columns: Vec<Column>,
    /// Titles that mean nothing here.
    pub(super) ignored: Vec<String>,
    /// How many rows it takes.
    pub(super) height: usize,
    /// How many columns have a title or stand before one.
    pub(super) width: usize,
    /// The titles of the name, as they stand in the file.
    pub(super) of_name: Vec<String>,
}

/// Where the table begins among the first lines of a sheet; `None` when there is none.
///
/// # Errors
/// When there are titles that leave open which column is meant, or that lack what every list needs.
pub(super) fn find(lines: &[Line]) -> Result<Option<(usize, Header)>, FileFault> {
    let mut lacking = None;
    for (at, line) in lines.iter().enumerate() {
        let single = Header::of_row(line);
        let below = lines.get(at + 1);
        let pair = below.and_then(|below| Header::of_two_rows(line, below));
        let mut header = match pair {
            Some(pair) if pair.says_more_than(&single) => pair,
            Some(_) | None => single,
        };
        header.give_the_only_name_column_the_name();
        match header.verdict(line.row) {
            Verdict::Table => {
                let rows = lines.get(at..at + header.height).unwrap_or_default();
                header.remember_titles_of_name(rows);
                let rest = lines.get(at + header.height..).unwrap_or_default();
                header.find_untitled_given_name(rest);
                return Ok(Some((at, header)));
            }
            Verdict::Unclear(fault) => return Err(fault),
            Verdict::Lacks(fault) => lacking = lacking.or(Some(fault)),
            Verdict::NoTitles => {}
        }
    }
    lacking.map_or(Ok(None), Err)
}

/// What a row of titles is.
enum Verdict {
    Table,
    Unclear(FileFault),
    Lacks(FileFault),
    NoTitles,
}

impl Header {
    /// Reads one row as titles.
    pub(super) fn of_row(line: &Line) -> Self {
        let titles = line.cells.iter().enumerate().map(|(index, cell)| {
            let title = title(cell);
            (index, Meaning::of(&title), title)
        });
        Self::of_titles(titles, 1)
    }

    /// Reads two rows as titles, those above being the names of groups; `None` when the second row is none of titles.
    fn of_two_rows(above: &Line, below: &Line) -> Option<Self> {
        let mut group = String::new();
        let mut titles = Vec::new();
        for index in 0..above.cells.len().max(below.cells.len()) {
            let (top, bottom) = (above.cell(index), below.cell(index));
            if matches!(bottom, Cell::Number(_) | Cell::Date(_) | Cell::Error(_)) {
                return None;
            }
            let (top, bottom) = (title(top), title(bottom));
            let own = Meaning::of(&top);
            if !top.is_empty() {
                group.clone_from(&top);
            }
            let meaning = if bottom.is_empty() {
                own
            } else {
                match (own, Meaning::below(&group, &bottom)) {
                    (Some(own), Some(meaning)) if own.is_spread() || own == meaning => Some(meaning),
                    // A remark on how to fill the column in.
                    (Some(own), _) if bottom.starts_with('(') => Some(own),
                    (Some(_), _) => return None,
                    (None, meaning) => meaning,
                }
            };
            let shown = [top, bottom].into_iter().filter(|part| !part.is_empty());
            titles.push((index, meaning, shown.collect::<Vec<_>>().join(" / ")));
        }
        let adds_to_below = {
            let below = Self::of_row(below);
            titles
                .iter()
                .filter_map(|(_, meaning, _)| *meaning)
                .any(|meaning| !below.has(meaning))
        };
        adds_to_below.then(|| Self::of_titles(titles.into_iter(), 2))
    }

    fn of_titles(titles: impl Iterator<Item = (usize, Option<Meaning>, String)>, height: usize) -> Self {
        let mut header = Self {
            columns: Vec::new(),
            ignored: Vec::new(),
            height,
            width: 0,
            of_name: Vec::new(),
        };
        for (index, meaning, title) in titles {
            if title.is_empty() {
                continue;
            }
            header.width = index + 1;
            let title: String = printable(&title).chars().take(MOST_SHOWN).collect();
            match meaning {
                Some(meaning) => header.columns.push(Column {
                    index,
                    title,
                    meaning,
                }),
                None => header.ignored.push(title),
            }
        }
        header
    }

    /// Whether some column has this meaning.
    pub(super) fn has(&self, meaning: Meaning) -> bool {
        self.columns.iter().any(|column| column.meaning == meaning)
    }

    fn has_any(&self, is: impl Fn(Meaning) -> bool) -> bool {
        self.columns.iter().any(|column| is(column.meaning))
    }

    /// The meanings, each once, without the number of the line.
    fn meanings(&self) -> Vec<Meaning> {
        let mut all: Vec<_> = self.columns.iter().map(|column| column.meaning).collect();
        all.retain(|meaning| *meaning != Meaning::Ordinal);
        all.sort_unstable();
        all.dedup();
        all
    }

    fn says_more_than(&self, other: &Self) -> bool {
        self.meanings().len() > other.meanings().len()
    }

    /// A column of given names with no family names beside it holds whole names.
    fn give_the_only_name_column_the_name(&mut self) {
        if self.has(Meaning::FullName) || self.has(Meaning::FamilyAndMiddle) {
            return;
        }
        for column in &mut self.columns {
            if column.meaning == Meaning::Given {
                column.meaning = Meaning::FullName;
            }
        }
    }

    fn verdict(&self, row: u32) -> Verdict {
        let meanings = self.meanings();
        let named = self.has_any(Meaning::is_name);
        let titles = |meaning| -> Vec<String> {
            self.columns
                .iter()
                .filter(|column| column.meaning == meaning)
                .map(|column| column.title.clone())
                .collect()
        };
        if (meanings.len() < 2 || !named) && meanings.len() < 3 {
            // The same title twice is a table too, only a useless one.
            let twice = if named {
                titles(Meaning::FullName)
            } else {
                Vec::new()
            };
            return if twice.len() > 1 {
                Verdict::Unclear(FileFault::ColumnTwice { row, titles: twice })
            } else {
                Verdict::NoTitles
            };
        }
        let lacks = |meaning| Verdict::Lacks(FileFault::ColumnMissing { row, meaning });
        if !named {
            return lacks(Meaning::FullName);
        }
        let twice = meanings
            .iter()
            .map(|meaning| titles(*meaning))
            .find(|titles| titles.len() > 1);
        if let Some(titles) = twice {
            return Verdict::Unclear(FileFault::ColumnTwice { row, titles });
        }
        let tells_birth = self.has_any(Meaning::is_birth)
            || self.has(Meaning::NationalId)
            || self.has(Meaning::OldIdCard)
            || (self.has(Meaning::Male) && self.has(Meaning::Female));
        if tells_birth {
            Verdict::Table
        } else {
            lacks(Meaning::BirthDate)
        }
    }

    /// Keeps what stands in the columns of the name, so that titles that are repeated further down are quickly known.
    fn remember_titles_of_name(&mut self, rows: &[Line]) {
        let columns = self.columns.iter().filter(|column| column.meaning.is_name());
        self.of_name = columns
            .flat_map(|column| rows.iter().map(|row| row.cell(column.index)))
            .filter_map(Cell::as_text)
            .map(ToOwned::to_owned)
            .collect();
    }

    /// Where the title of the name stands over two columns, the second has none, and below it stand given names.
    fn find_untitled_given_name(&mut self, below: &[Line]) {
        if self.has(Meaning::Given) {
            return;
        }
        let Some(name) = self
            .columns
            .iter()
            .find(|column| column.meaning.is_name())
            .map(|column| column.index)
        else {
            return;
        };
        let index = name + 1;
        if index >= self.width || self.columns.iter().any(|column| column.index == index) {
            return;
        }
        let named: Vec<&Line> = below
            .iter()
            .filter(|line| !line.cell(name).is_empty())
            .take(SAMPLE)
            .collect();
        let given = |line: &&&Line| match line.cell(index) {
            Cell::Text(text) => text.chars().all(char::is_alphabetic),
            Cell::Empty | Cell::Number(_) | Cell::Date(_) | Cell::Error(_) | Cell::TooLong(_) => false,
        };
        let empty = named.iter().filter(|line| line.cell(index).is_empty()).count();
        let fitting = named.iter().filter(given).count();
        if fitting > empty && fitting + empty == named.len() {
            self.columns.push(Column {
                index,
                title: String::new(),
                meaning: Meaning::Given,
            });
            self.columns.sort_by_key(|column| column.index);
        }
    }
}

/// The text of a cell as a title.
fn title(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Cell::Empty | Cell::Number(_) | Cell::Date(_) | Cell::Error(_) | Cell::TooLong(_) => String::new(),
    }
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

    fn meanings(lines: &[Line]) -> (usize, Vec<(usize, Meaning)>) {
        let (at, header) = find(lines).unwrap().unwrap();
        let columns = header.columns.iter().map(|c| (c.index, c.meaning)).collect();
        (at, columns)
    }

    #[test]
    fn titles_are_found_below_a_letterhead() {
        let lines = [
            line(1, &["BỘ CÔNG AN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
            line(4, &["DANH SÁCH CBCS ĐĂNG KÝ HIẾN MÁU"]),
            line(5, &["TT", "HỌ VÀ TÊN", "NGÀY, THÁNG,\nNĂM SINH", "GHI CHÚ"]),
            line(6, &["1", "Nguyễn Văn An", "15/03/1987", ""]),
        ];
        let expected = vec![
            (0, Meaning::Ordinal),
            (1, Meaning::FullName),
            (2, Meaning::BirthDate),
        ];
        assert_eq!(meanings(&lines), (2, expected));
    }

    #[test]
    fn two_rows_of_titles_are_read_together() {
        let lines = [
            line(
                1,
                &["TT", "Họ và tên", "Thông tin cá nhân", "", "", "Liên hệ", ""],
            ),
            line(2, &["", "", "Sinh ngày", "G.tính", "CCCD", "ĐT", "Email"]),
            line(
                3,
                &["1", "Nguyễn Văn An", "15.3.1987", "nam", "001087000123", "", ""],
            ),
        ];
        let (at, header) = find(&lines).unwrap().unwrap();
        assert_eq!((at, header.height, header.width), (0, 2, 7));
        assert_eq!(
            header.meanings(),
            [
                Meaning::FullName,
                Meaning::BirthDate,
                Meaning::Sex,
                Meaning::NationalId,
                Meaning::Phone
            ]
        );
        let spread = [
            line(1, &["Họ và tên", "", "Năm sinh", "", "CCCD"]),
            line(2, &["Họ đệm", "Tên", "Nam", "Nữ", ""]),
        ];
        assert_eq!(
            meanings(&spread)
                .1
                .iter()
                .map(|(_, meaning)| *meaning)
                .collect::<Vec<_>>(),
            [
                Meaning::FamilyAndMiddle,
                Meaning::Given,
                Meaning::Male,
                Meaning::Female,
                Meaning::NationalId
            ]
        );
    }

    #[test]
    fn a_row_of_people_is_never_taken_for_titles() {
        let lines = [
            line(1, &["Họ tên", "Giới tính", "Năm sinh"]),
            line(2, &["Nguyễn Văn An", "Nam", "1987"]),
            line(3, &["", "Nữ", "1990"]),
        ];
        let (at, header) = find(&lines).unwrap().unwrap();
        assert_eq!((at, header.height), (0, 1));
        assert_eq!(find(&lines[1..]).unwrap(), None);
    }

    #[test]
    fn a_column_without_a_title_beside_the_name_holds_given_names_or_nothing() {
        let lines = [
            line(1, &["Họ và tên", "", "Năm sinh"]),
            line(2, &["Nguyễn Văn", "An", "1987"]),
            line(3, &["Lê Thị", "Đào", "1990"]),
        ];
        assert_eq!(meanings(&lines).1[1], (1, Meaning::Given));
        let remarks = [
            line(1, &["Họ và tên", "", "Năm sinh"]),
            line(2, &["Nguyễn Văn An", "mới về", "1987"]),
        ];
        assert_eq!(meanings(&remarks).1.len(), 2);
    }

    #[test]
    fn what_is_twice_or_missing_is_named() {
        let twice = [line(3, &["Họ và tên", "Ngày sinh", "Số CCCD", "Họ tên"])];
        assert_eq!(
            find(&twice),
            Err(FileFault::ColumnTwice {
                row: 3,
                titles: vec!["Họ và tên".to_owned(), "Họ tên".to_owned()]
            })
        );
        let no_birth = [line(1, &["Họ và tên", "Đơn vị", "Giới tính"])];
        assert_eq!(
            find(&no_birth),
            Err(FileFault::ColumnMissing {
                row: 1,
                meaning: Meaning::BirthDate
            })
        );
        let no_name = [line(1, &["Ngày sinh", "Đơn vị", "Giới tính"])];
        assert_eq!(
            find(&no_name),
            Err(FileFault::ColumnMissing {
                row: 1,
                meaning: Meaning::FullName
            })
        );
        assert_eq!(
            find(&[line(1, &["Nguyễn Văn An", "01/02/1990", "001090012345"])]),
            Ok(None)
        );
        assert_eq!(find(&[]), Ok(None));
    }

    #[test]
    fn two_kinds_of_number_are_two_columns() {
        let lines = [line(1, &["Họ tên", "Số CMND", "Số CCCD"])];
        assert_eq!(
            meanings(&lines).1[1..],
            [(1, Meaning::OldIdCard), (2, Meaning::NationalId)]
        );
    }
}
