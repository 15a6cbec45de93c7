//! The rows of long tables, put into a workbook that is otherwise finished.
//!
//! The library keeps every cell and every sheet in memory until the end, or its rows in a temporary file, and panics when
//! that file's disk is full. So it writes of a long table the headings, the last row and what follows; the rows between
//! them are written here, packed as they come, and look like the last one.

use std::io::{Cursor, Read, Write};

use rust_xlsxwriter::{ColNum, RowNum, XlsxError, column_number_to_name};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::sheet::Value;
use crate::i18n::Lang;
use crate::report::document::Cell;

/// The rows that a sheet lacks.
#[derive(Debug)]
pub(super) struct Missing<'a> {
    /// The number of the first row, from 0 on.
    pub(super) first: RowNum,
    /// All rows of the table but the last.
    pub(super) rows: &'a [Vec<Cell>],
}

/// Puts rows into the sheets of a workbook, which are told by their numbers, from 1 on.
pub(super) fn fill(
    workbook: &[u8],
    missing: &[(usize, Missing<'_>)],
    level: u8,
    lang: Lang,
) -> Result<Vec<u8>, XlsxError> {
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut filled = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len())));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level.into()))
        .last_modified_time(DateTime::default());
    for n in 0..archive.len() {
        let mut file = archive.by_index(n)?;
        let name = file.name()?.into_owned();
        let is_its = |sheet: usize| name == format!("xl/worksheets/sheet{sheet}.xml");
        let Some((_, missing)) = missing.iter().find(|(sheet, _)| is_its(*sheet)) else {
            filled.raw_copy_file(file)?;
            continue;
        };
        let mut sheet = String::new();
        file.read_to_string(&mut sheet)?;
        filled.start_file(name, options)?;
        fill_sheet(&mut filled, &sheet, missing, lang)?;
    }
    Ok(filled.finish()?.into_inner())
}

/// Writes a sheet with the rows that it lacks before its last one.
fn fill_sheet(out: &mut impl Write, sheet: &str, missing: &Missing<'_>, lang: Lang) -> Result<(), XlsxError> {
    let not_there = || XlsxError::ParameterError("a long table lost its last row".to_owned());
    let count = RowNum::try_from(missing.rows.len()).map_err(|_too_many| XlsxError::RowColumnLimitError)?;
    let (before, last) = sheet
        .split_once(&format!("<row r=\"{}\"", missing.first + count + 1))
        .ok_or_else(not_there)?;
    let (attributes, rest) = last.split_once('>').ok_or_else(not_there)?;
    let (cells, _) = rest.split_once("</row>").ok_or_else(not_there)?;
    let columns: Vec<_> = (0..).zip(cells.split("<c ").skip(1)).map(Column::like).collect();
    out.write_all(before.as_bytes())?;
    let mut line = String::new();
    for (number, row) in (missing.first + 1..).zip(missing.rows) {
        line.clear();
        line.push_str("<row r=\"");
        let number = number.to_string();
        line.push_str(&number);
        line.push('"');
        line.push_str(attributes);
        line.push('>');
        for (column, cell) in columns.iter().zip(row) {
            column.write(&mut line, &number, &Value::of(cell, lang));
        }
        line.push_str("</row>");
        out.write_all(line.as_bytes())?;
    }
    let row = missing.first + count + 1;
    write!(out, "<row r=\"{row}\"{last}")?;
    Ok(())
}

/// What the cells of a column have in common.
#[derive(Debug)]
struct Column {
    /// `<c r="A`
    begin: String,
    /// `" s="7"`
    look: String,
}

impl Column {
    /// The column of a cell of the last row, given from its attributes on.
    fn like((n, cell): (ColNum, &str)) -> Self {
        let look = cell
            .split_once(" s=\"")
            .and_then(|(_, look)| look.split_once('"'));
        Self {
            begin: format!("<c r=\"{}", column_number_to_name(n)),
            look: look.map_or_else(|| "\"".to_owned(), |(look, _)| format!("\" s=\"{look}\"")),
        }
    }

    fn write(&self, line: &mut String, number: &str, value: &Value) {
        line.push_str(&self.begin);
        line.push_str(number);
        line.push_str(&self.look);
        match value {
            Value::Nothing => line.push_str("/>"),
            Value::Number(number) => {
                line.push_str("><v>");
                line.push_str(&number.to_string());
                line.push_str("</v></c>");
            }
            Value::Text(text) => {
                let keeps_spaces = text.starts_with(' ') || text.ends_with(' ');
                line.push_str(" t=\"inlineStr\"><is><t");
                line.push_str(if keeps_spaces {
                    " xml:space=\"preserve\">"
                } else {
                    ">"
                });
                push_escaped(line, text);
                line.push_str("</t></is></c>");
            }
        }
    }
}

/// Adds text as the file's format has it. Spreadsheets read `_x0041_` as the letter with that number, so the sign that
/// begins it is written as a number itself.
fn push_escaped(line: &mut String, text: &str) {
    for (at, c) in text.char_indices() {
        match c {
            '&' => line.push_str("&amp;"),
            '<' => line.push_str("&lt;"),
            '>' => line.push_str("&gt;"),
            '_' if is_number(text.get(at..).unwrap_or_default()) => line.push_str("_x005F_"),
            _ => line.push(c),
        }
    }
}

/// Whether text begins with something like `_x0041_`.
fn is_number(text: &str) -> bool {
    let digits = text
        .strip_prefix("_x")
        .and_then(|rest| rest.split_once('_'))
        .map_or("", |(digits, _)| digits);
    digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}
