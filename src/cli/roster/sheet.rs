//! A unit's list as CSV: which columns it has, and its rows as drafts of people.

use csv::{ByteRecord, ReaderBuilder, StringRecord, Trim};

use crate::cli::person::Draft;
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, Text};

/// The most bytes that a list may have; a million people fit.
pub(super) const MOST_BYTES: u64 = 256 << 20;

/// The columns that a list may have, in no order.
const COLUMNS: [&str; 11] = [
    "full_name",
    "birth_date",
    "birth_year",
    "sex",
    "national_id",
    "unit",
    "rank",
    "phone",
    "kind",
    "blood_group",
    "club_member",
];

/// A row of a list.
#[derive(Debug)]
pub(super) struct Row {
    /// The line of the file on which it begins; the header is on line 1.
    pub(super) line: u64,
    /// Its texts, or why it has none.
    pub(super) draft: Result<Draft, Text>,
}

/// Reads a list; a text that is none is refused as a whole, with the reason.
pub(super) fn read(lang: Lang, bytes: &[u8]) -> Result<Vec<Row>, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Ok(content) = std::str::from_utf8(bytes) else {
        return Err(text::LIST_NOT_UTF8.get(lang).to_owned());
    };
    // One line break for all, or the reader counts lines differently by system.
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter(content.lines().next().unwrap_or_default()))
        .from_reader(content.as_bytes());
    let mut header = StringRecord::new();
    if !reader.read_record(&mut header).unwrap_or(false) {
        return Err(text::LIST_EMPTY.get(lang).to_owned());
    }
    let columns = columns(lang, &header)?;
    let mut rows = Vec::new();
    let mut record = ByteRecord::new();
    // All of it is UTF-8 and any number of cells is taken, so reading from memory does not fail.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let line = record
            .position()
            .map_or(0, |position| first_line(&content, position));
        let cells: Vec<&str> = record
            .iter()
            .map(|cell| std::str::from_utf8(cell).unwrap_or_default())
            .collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            continue;
        }
        let draft = if cells.len() == columns.len() {
            Ok(draft(&columns, &cells))
        } else {
            Err(text::ROW_CELLS)
        };
        rows.push(Row { line, draft });
    }
    Ok(rows)
}

/// The line on which a record begins: the reader counts the empty lines before it as its own.
fn first_line(content: &str, position: &csv::Position) -> u64 {
    let rest = usize::try_from(position.byte())
        .ok()
        .and_then(|byte| content.as_bytes().get(byte..))
        .unwrap_or_default();
    let empty = rest.iter().take_while(|byte| **byte == b'\n').count();
    position.line() + u64::try_from(empty).unwrap_or_default()
}

/// The sign between cells: the one of comma, semicolon and tab that the header has most of.
fn delimiter(header: &str) -> u8 {
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// What each column is.
fn columns(lang: Lang, header: &StringRecord) -> Result<Vec<&'static str>, String> {
    let mut columns = Vec::new();
    for cell in header {
        let name = cell.to_lowercase();
        let known = COLUMNS
            .into_iter()
            .find(|column| *column == name)
            .ok_or_else(|| {
                text::LIST_COLUMN.with(
                    lang,
                    &[
                        ("column", &crate::domain::clean::printable(cell)),
                        ("columns", &COLUMNS.join(", ")),
                    ],
                )
            })?;
        if columns.contains(&known) {
            return Err(text::LIST_COLUMN_TWICE.with(lang, &[("column", &known)]));
        }
        columns.push(known);
    }
    let lacks = |column: &str| !columns.contains(&column);
    let missing = if lacks("full_name") {
        Some("full_name")
    } else if lacks("sex") {
        Some("sex")
    } else if lacks("birth_date") && lacks("birth_year") {
        Some("birth_date")
    } else {
        None
    };
    match missing {
        Some(column) => Err(text::LIST_COLUMN_MISSING.with(lang, &[("column", &column)])),
        None => Ok(columns),
    }
}

fn draft(columns: &[&str], cells: &[&str]) -> Draft {
    let mut draft = Draft::default();
    for (column, cell) in columns.iter().zip(cells) {
        let cell = (*cell).to_owned();
        match *column {
            "full_name" => draft.full_name = cell,
            "birth_date" => draft.birth_date = Some(cell),
            "birth_year" => draft.birth_year = Some(cell),
            "sex" => draft.sex = cell,
            "national_id" => draft.national_id = Some(cell),
            "unit" => draft.unit = Some(cell),
            "rank" => draft.rank = Some(cell),
            "phone" => draft.phone = Some(cell),
            "kind" => draft.kind = Some(cell),
            "blood_group" => draft.blood_group = Some(cell),
            _ => draft.club_member = Some(cell),
        }
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_in_any_order_behind_any_sign() {
        for sign in [",", ";", "\t"] {
            let list = [
                "\u{FEFF}sex,Full_Name,birth_year",
                "Nam,Nguyễn Văn An,1987",
                ",,",
                "Nữ,\"Lê, Hoa\",1990",
                "Nam",
            ]
            .map(|line| line.replace(',', sign).replace(&format!("\"Lê{sign}"), "\"Lê,"))
            .join("\r\n");
            let rows = read(Lang::Vi, list.as_bytes()).unwrap();
            assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4, 5]);
            let first = rows[0].draft.as_ref().unwrap();
            assert_eq!(first.full_name, "Nguyễn Văn An");
            assert_eq!(first.birth_year.as_deref(), Some("1987"));
            assert!(rows[2].draft.is_err(), "a row with too few cells is no draft");
        }
    }

    #[test]
    fn a_list_without_its_columns_is_refused() {
        for list in [
            &b""[..],
            b"full_name,sex\nAn,Nam",
            b"full_name,sex,birth_year,full_name\n",
            b"name,sex,birth_year\n",
            b"full_name,sex,birth_year\n\xFF",
        ] {
            assert!(read(Lang::Vi, list).is_err());
        }
    }
}
