//! A sheet, written from the top down.

use chrono::NaiveDate;
use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::chart;
use super::looks::{Looks, Shape};
use super::plan::{Block, Sheet};
use super::rows::Missing;
use crate::domain::clean::printable;
use crate::i18n::Lang;
use crate::report::document::{Cell, Document, Facts, Kind, Paper, Paragraph, Signature, Table};
use crate::report::page::wrap;

/// A4, as spreadsheets number the sizes of paper.
const A4: u8 = 9;

/// The most characters of a cell.
const MOST_IN_CELL: usize = 32_767;

/// The most characters of a header or footer, with what drives it.
const MOST_IN_MARGIN: usize = 255;

/// How wide columns are, in characters: the least, and the most before words are wrapped.
const WIDTHS: (usize, usize) = (6, 60);

/// How wide a column is that is signed by hand.
const ROOM_TO_SIGN: usize = 22;

/// How high a row is that is signed by hand, and a line of text, in points.
const HEIGHT_TO_SIGN: f64 = 26.0;
const LINE: f64 = 15.0;

/// Rows left free for signatures.
const ROWS_TO_SIGN: RowNum = 4;

/// Of how many rows on, beside the last one, a table is long.
const LONG: usize = 30;

const SECONDS_OF_DAY: f64 = 86_400.0;

/// The day before the first one that spreadsheets count right: they believe in a 29th of February 1900.
const LAST_MISCOUNTED: Option<NaiveDate> = NaiveDate::from_ymd_opt(1900, 2, 28);

/// How many days spreadsheets have counted by then.
const COUNTED: u32 = 59;

/// Writes a planned sheet, and says which of its rows are to be put in when the rest is finished.
pub(super) fn write<'a>(
    sheet: &mut Worksheet,
    document: &'a Document,
    planned: &'a Sheet<'_>,
    looks: &'a Looks,
) -> Result<Option<Missing<'a>>, XlsxError> {
    sheet.set_name(&planned.name)?;
    let has_chart = planned
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Chart(..)));
    // A chart stands beside its table.
    let paper = if has_chart {
        Paper::Landscape
    } else {
        document.paper
    };
    set_up_page(sheet, document, paper);
    let widths = widths(planned, document.lang);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, width_of(*width))?;
    }
    let mut writer = Writer {
        sheet,
        document,
        looks,
        widths,
        row: 0,
        missing: None,
    };
    let mut blocks = planned.blocks.iter().peekable();
    while let Some(block) = blocks.next() {
        writer.block(&planned.name, block)?;
        // Headings and sentences stand close to what follows.
        let is_close = matches!(block, Block::Heading(_) | Block::Paragraph(_));
        let goes_on = matches!(blocks.peek(), Some(Block::Paragraph(_)));
        writer.row += RowNum::from(!is_close && !goes_on);
    }
    Ok(writer.missing)
}

/// A4, as wide as the paper, with the number of the page at its foot.
fn set_up_page(sheet: &mut Worksheet, document: &Document, paper: Paper) {
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
    match paper {
        Paper::Portrait => sheet.set_portrait(),
        Paper::Landscape => sheet.set_landscape(),
    };
    let (title, subtitle) = (in_margin(&document.title), in_margin(&document.subtitle));
    sheet.set_header(margin(&[("&L", &title), ("&R", &subtitle)], ""));
    sheet.set_footer(margin(&[("&L", &in_margin(&document.foot))], "&R&P/&N"));
}

/// Text for a header or footer, where the sign `&` begins something that drives it.
fn in_margin(text: &str) -> String {
    printable(text).replace('&', "&&")
}

/// A header or footer no longer than spreadsheets take: the texts are cut, not what drives them.
fn margin(texts: &[(&str, &str)], end: &str) -> String {
    let signs: usize = texts.iter().map(|(sign, _)| sign.len()).sum();
    let room = (MOST_IN_MARGIN - signs - end.len()) / texts.len().max(1);
    let mut margin = String::new();
    for (sign, text) in texts {
        margin.push_str(sign);
        let cut = cut(text, room);
        // Half of a double sign would drive the rest.
        let is_halved = cut.chars().rev().take_while(|c| *c == '&').count() % 2 == 1;
        margin.push_str(if is_halved {
            cut.strip_suffix('&').unwrap_or(cut)
        } else {
            cut
        });
    }
    margin + end
}

/// As many of the first characters as fit, counted as spreadsheets do.
fn cut(text: &str, most: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        length += c.len_utf16();
        (length > most).then_some(at)
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

/// How wide the columns of a sheet become, in characters.
fn widths(planned: &Sheet<'_>, lang: Lang) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for block in &planned.blocks {
        let of_block = match block {
            Block::Facts(facts) => widths_of_facts(facts, lang),
            Block::Table(table) => widths_of_table(table, lang),
            Block::Chart(_, table) => widths_of_table(table, lang),
            Block::Signatures(signatures) => widths_of_signatures(signatures, &widths),
            Block::Title | Block::Heading(_) | Block::Paragraph(_) => continue,
        };
        for (n, width) in of_block.into_iter().enumerate() {
            match widths.get_mut(n) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    if widths.is_empty() {
        widths.push(WIDTHS.1);
    }
    widths
}

/// Room for each who signs; where a table has columns for them, those are as wide as they need.
fn widths_of_signatures(signatures: &[Signature], widths: &[usize]) -> Vec<usize> {
    let more = widths.len()..signatures.len();
    widths.iter().copied().chain(more.map(|_| ROOM_TO_SIGN)).collect()
}

fn widths_of_facts(facts: &Facts, lang: Lang) -> Vec<usize> {
    let rows = facts.rows.iter();
    let labels = rows
        .clone()
        .map(|fact| fact.label.width() + if fact.is_part { 2 } else { 0 });
    let values = rows.map(|fact| fact.value.shown(lang).width());
    vec![
        labels.max().unwrap_or(0).clamp(WIDTHS.0, WIDTHS.1),
        values.max().unwrap_or(0).clamp(WIDTHS.0, WIDTHS.1),
    ]
}

/// As wide as the widest cell; headings are wrapped between words.
fn widths_of_table(table: &Table, lang: Lang) -> Vec<usize> {
    let columns = table.columns.iter().enumerate();
    columns
        .map(|(n, column)| {
            let rows = table.rows.iter().chain(&table.total);
            let cells = rows.filter_map(|row| row.get(n));
            let widest = cells.map(|cell| width_of_cell(cell, lang)).max().unwrap_or(0);
            let words = column.heading.split(' ').map(UnicodeWidthStr::width);
            let least = match column.kind {
                Kind::Blank => ROOM_TO_SIGN,
                Kind::Words | Kind::Code | Kind::Number => WIDTHS.0,
            };
            let widest = widest.max(words.max().unwrap_or(0));
            widest.clamp(least, WIDTHS.1)
        })
        .collect()
}

/// How wide a cell is, told without writing it where that is known.
fn width_of_cell(cell: &Cell, lang: Lang) -> usize {
    match cell {
        Cell::None => 0,
        Cell::Text(text) => text.width(),
        Cell::Date(_) => "22/10/2026".len(),
        Cell::Clock(_) => "07:00".len(),
        Cell::Number(_) | Cell::Dong(_) | Cell::PerMille(_) | Cell::Span(_) => cell.shown(lang).width(),
    }
}

/// How high a row of so many lines is.
fn height_of(lines: usize) -> f64 {
    LINE * f64::from(u32::try_from(lines).unwrap_or(u32::MAX))
}

/// Characters as a width: a little room at both sides, more where letters are wide.
fn width_of(characters: usize) -> f64 {
    let characters = u32::try_from(characters).unwrap_or(u32::MAX);
    f64::from(characters) * 1.1 + 1.5
}

struct Writer<'s, 'a> {
    sheet: &'s mut Worksheet,
    document: &'a Document,
    looks: &'a Looks,
    widths: Vec<usize>,
    /// The next free row.
    row: RowNum,
    /// The rows of a long table that are left out.
    missing: Option<Missing<'a>>,
}

impl<'a> Writer<'_, 'a> {
    fn block(&mut self, name: &str, block: &'a Block<'_>) -> Result<(), XlsxError> {
        match block {
            Block::Title => self.title(),
            Block::Heading(heading) => self.line(heading, &self.looks.heading),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Facts(facts) => self.facts(facts),
            Block::Table(table) => self.table(table),
            Block::Chart(numbers, table) => {
                let top = self.row;
                self.table(table)?;
                chart::draw(self.sheet, name, numbers, top)
            }
            Block::Signatures(signatures) => self.signatures(signatures),
        }
    }

    fn title(&mut self) -> Result<(), XlsxError> {
        let (document, looks) = (self.document, self.looks);
        let letterhead = &document.letterhead;
        for line in letterhead.left.iter().chain(&letterhead.right) {
            self.line(line, &looks.issuer)?;
        }
        self.line(&document.title, &looks.title)?;
        self.line(&document.subtitle, &looks.subtitle)
    }

    /// One line, which may go on over the columns to its right.
    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        if !text.is_empty() {
            self.text(0, text, format)?;
            self.row += 1;
        }
        Ok(())
    }

    /// Sentences over all columns, in a row that is high enough for them.
    fn paragraph(&mut self, paragraph: &Paragraph) -> Result<(), XlsxError> {
        let looks = self.looks;
        let format = if paragraph.is_strong {
            &looks.strong
        } else {
            &looks.paragraph
        };
        let width: usize = self.widths.iter().sum();
        let lines = wrap(&paragraph.text, width.max(WIDTHS.0)).len();
        self.sheet.set_row_height(self.row, height_of(lines))?;
        let text = in_cell(&paragraph.text);
        match ColNum::try_from(self.widths.len().saturating_sub(1)) {
            Ok(last) if last > 0 => {
                self.sheet
                    .merge_range(self.row, 0, self.row, last, &text, format)?;
            }
            Ok(_) | Err(_) => {
                self.sheet.write_string_with_format(self.row, 0, text, format)?;
            }
        }
        self.row += 1;
        Ok(())
    }

    fn facts(&mut self, facts: &Facts) -> Result<(), XlsxError> {
        let looks = self.looks;
        let are_figures = facts.are_figures();
        for fact in &facts.rows {
            let label = if fact.is_part { &looks.part } else { &looks.label };
            self.text(0, &fact.label, label)?;
            let shape = Shape::of(&fact.value, Kind::Words);
            let look = if are_figures {
                looks.figure(shape)
            } else {
                looks.fact(shape)
            };
            self.cell(1, &fact.value, look)?;
            self.row += 1;
        }
        Ok(())
    }

    fn table(&mut self, table: &'a Table) -> Result<(), XlsxError> {
        let looks = self.looks;
        for (n, column) in (0..).zip(&table.columns) {
            self.text(n, &column.heading, looks.column(column.kind))?;
        }
        let lines = table.columns.iter().zip(&self.widths);
        let lines = lines.map(|(column, width)| wrap(&column.heading, *width).len());
        self.sheet
            .set_row_height(self.row, height_of(lines.max().unwrap_or(1)))?;
        self.sheet.set_repeat_rows(self.row, self.row)?;
        self.sheet.set_freeze_panes(self.row + 1, 0)?;
        self.row += 1;
        let shapes = shapes(table);
        let mut written = table.rows.as_slice();
        if let Some((last, rows)) = table.rows.split_last()
            && rows.len() >= LONG
            && shapes.iter().all(Option::is_some)
        {
            self.missing = Some(Missing {
                first: self.row,
                rows,
            });
            self.row += RowNum::try_from(rows.len()).map_err(|_too_many| XlsxError::RowColumnLimitError)?;
            written = std::slice::from_ref(last);
        }
        let is_signed = table.columns.iter().any(|column| column.kind == Kind::Blank);
        for cells in written {
            if is_signed {
                self.sheet.set_row_height(self.row, HEIGHT_TO_SIGN)?;
            }
            for (n, ((cell, column), shape)) in (0..).zip(cells.iter().zip(&table.columns).zip(&shapes)) {
                let shape = shape.unwrap_or(Shape::of(cell, column.kind));
                self.cell(n, cell, looks.cell(shape))?;
            }
            self.row += 1;
        }
        if let Some(sums) = &table.total {
            for (n, (cell, column)) in (0..).zip(sums.iter().zip(&table.columns)) {
                self.cell(n, cell, looks.sum(Shape::of(cell, column.kind)))?;
            }
            self.row += 1;
        }
        Ok(())
    }

    fn cell(&mut self, column: ColNum, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
        let row = self.row;
        match Value::of(cell, self.document.lang) {
            Value::Nothing => self.sheet.write_blank(row, column, format)?,
            Value::Number(number) => self.sheet.write_number_with_format(row, column, number, format)?,
            Value::Text(text) => self.sheet.write_string_with_format(row, column, text, format)?,
        };
        Ok(())
    }

    fn text(&mut self, column: ColNum, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet
            .write_string_with_format(self.row, column, in_cell(text), format)?;
        Ok(())
    }

    /// Side by side, each over its part of the columns.
    fn signatures(&mut self, signatures: &[Signature]) -> Result<(), XlsxError> {
        let looks = self.looks;
        for (texts, format) in [
            (
                signatures.iter().map(|it| &it.role).collect::<Vec<_>>(),
                &looks.role,
            ),
            (signatures.iter().map(|it| &it.how).collect(), &looks.how),
        ] {
            let columns = self.widths.len().max(texts.len());
            for (n, text) in texts.iter().enumerate() {
                let (from, to) = (n * columns / texts.len(), (n + 1) * columns / texts.len() - 1);
                let (Ok(from), Ok(to)) = (ColNum::try_from(from), ColNum::try_from(to)) else {
                    continue;
                };
                if from < to {
                    self.sheet
                        .merge_range(self.row, from, self.row, to, &in_cell(text), format)?;
                } else {
                    self.text(from, text, format)?;
                }
            }
            self.row += 1;
        }
        self.row += ROWS_TO_SIGN;
        Ok(())
    }
}

/// A value as a spreadsheet knows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Nothing,
    Number(f64),
    Text(String),
}

impl Value {
    pub(super) fn of(cell: &Cell, lang: Lang) -> Self {
        let shown = || Self::Text(cell.shown(lang));
        match cell {
            Cell::None => Self::Nothing,
            Cell::Text(text) if text.is_empty() => Self::Nothing,
            Cell::Text(text) => Self::Text(in_cell(text)),
            #[expect(clippy::cast_precision_loss, reason = "counts and sums are far below 2^53")]
            Cell::Number(number) | Cell::Dong(number) => Self::Number(*number as f64),
            Cell::PerMille(share) => Self::Number(f64::from(*share) / 1000.0),
            Cell::Date(date) => days(*date).map_or_else(shown, Self::Number),
            Cell::Clock(at) => days(at.date()).map_or_else(shown, |days| {
                Self::Number(days + f64::from(at.second_of_day()) / SECONDS_OF_DAY)
            }),
            #[expect(clippy::cast_precision_loss, reason = "spans are far below 2^53 seconds")]
            Cell::Span(span) => Self::Number(span.secs() as f64 / SECONDS_OF_DAY),
        }
    }
}

/// The shape of each column; none where its values have several.
fn shapes(table: &Table) -> Vec<Option<Shape>> {
    let columns = table.columns.iter().enumerate();
    columns
        .map(|(n, column)| {
            let cells = table.rows.iter().filter_map(|row| row.get(n));
            let known = cells.filter(|cell| **cell != Cell::None);
            let mut shapes = known.map(|cell| Shape::of(cell, column.kind));
            let first = shapes.next().unwrap_or(Shape::of(&Cell::None, column.kind));
            shapes.all(|shape| shape == first).then_some(first)
        })
        .collect()
}

/// A date as spreadsheets count days; none for one that they count wrong.
fn days(date: NaiveDate) -> Option<f64> {
    let since = date.signed_duration_since(LAST_MISCOUNTED?).num_days();
    let since = u32::try_from(since).ok().filter(|since| *since > 0)?;
    Some(f64::from(since + 1 + COUNTED))
}

/// Text as a cell takes it.
fn in_cell(text: &str) -> String {
    cut(&printable(text), MOST_IN_CELL).to_owned()
}
