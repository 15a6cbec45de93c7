//! A document as data, in one language: what its formats have in common. Text, PDF, spreadsheet and CSV write these parts and
//! count nothing themselves, so that a figure is the same wherever it is read.
//!
//! A number stays a number and a time a time until a format writes it: a spreadsheet can add them up, paper shows them as
//! people of the language write them.

use chrono::NaiveDate;

use crate::domain::time::{Moment, Span};
use crate::i18n::{Lang, format};

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What it is called: above the text, in a reader's window.
    pub title: String,
    /// Under the title: the day that it is about.
    pub subtitle: String,
    /// The language of its words.
    pub lang: Lang,
    /// The day that it is about; files that must say when they were made say this, so that the same day is the same file.
    pub dated: NaiveDate,
    /// Whose document it is.
    pub letterhead: Letterhead,
    /// Which way the paper lies.
    pub paper: Paper,
    /// What stands at the foot of every page, before the number of the page.
    pub foot: String,
    /// What it says, from the top down.
    pub parts: Vec<Part>,
}

/// Which way A4 paper lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// Upright.
    Portrait,
    /// On its long side, for wide tables.
    Landscape,
}

/// What stands above the title, in two columns as on official papers; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Letterhead {
    /// Who issues it: the body above, then the body itself.
    pub left: Vec<String>,
    /// The state and its motto, or whatever else the settings say.
    pub right: Vec<String>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The heading of what follows.
    Heading(String),
    /// A sentence or more.
    Paragraph(Paragraph),
    /// Labels with their values.
    Facts(Facts),
    /// Rows and columns.
    Table(Table),
    /// Numbers over time.
    Chart(Chart),
    /// Who signs, from left to right.
    Signatures(Vec<Signature>),
    /// What follows begins on a page of its own.
    NewPage,
}

/// A sentence or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it says.
    pub text: String,
    /// Whether it is to be seen first.
    pub is_strong: bool,
}

/// Labels with their values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What a spreadsheet calls the sheet; one that an earlier part has already is continued under it.
    pub sheet: String,
    /// The labels with their values, from the top down.
    pub rows: Vec<Fact>,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What the value is.
    pub label: String,
    /// The value.
    pub value: Cell,
    /// Whether it is a part of the last one above that is none.
    pub is_part: bool,
}

/// Rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What a spreadsheet calls the sheet.
    pub sheet: String,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows; each has a cell for every column.
    pub rows: Vec<Vec<Cell>>,
    /// The sums under them.
    pub total: Option<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// What it holds.
    pub kind: Kind,
}

/// What a column holds, which says how wide it becomes and at which side its cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words that may need more than one line.
    Words,
    /// A code or a date: short, and never broken.
    Code,
    /// A number, a time or a length of time: at the right.
    Number,
    /// Nothing yet: room to sign or to write by hand.
    Blank,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Not known, or none.
    None,
    /// Words.
    Text(String),
    /// A number of people, bags, millilitres.
    Number(u64),
    /// Money, in đồng.
    Dong(u64),
    /// So many in a thousand of something; shown in percent with one decimal.
    PerMille(u16),
    /// A date.
    Date(NaiveDate),
    /// A time of the day.
    Clock(Moment),
    /// How long something took.
    Span(Span),
}

/// Numbers over time, as bars that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What a spreadsheet calls the sheet.
    pub sheet: String,
    /// What it shows, in words, for whoever does not see it.
    pub caption: String,
    /// What stands above the times, in a format that writes them as a table.
    pub heading: String,
    /// The time of each group of bars.
    pub times: Vec<String>,
    /// The bars.
    pub series: Vec<Series>,
}

/// One kind of bars of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What they count.
    pub name: String,
    /// How many, at each of the times.
    pub counts: Vec<u32>,
}

/// Where somebody signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// As what they sign.
    pub role: String,
    /// How they sign.
    pub how: String,
}

impl Cell {
    /// Whether it is a number or a time, or would be if it were known.
    #[must_use]
    pub const fn is_figure(&self) -> bool {
        match self {
            Self::None
            | Self::Number(_)
            | Self::Dong(_)
            | Self::PerMille(_)
            | Self::Clock(_)
            | Self::Span(_) => true,
            Self::Text(_) | Self::Date(_) => false,
        }
    }

    /// A value as people of this language read it.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::None => "–".to_owned(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => format::integer(lang, *number),
            Self::Dong(amount) => format::dong(lang, *amount),
            Self::PerMille(share) => format!("{}%", format::tenths(lang, *share)),
            Self::Date(date) => format::date(*date),
            Self::Clock(at) => at.hh_mm(),
            Self::Span(span) => span.mm_ss(),
        }
    }
}

impl Facts {
    /// Whether every value is a figure: such facts are read down a column of numbers, the others line by line.
    #[must_use]
    pub fn are_figures(&self) -> bool {
        self.rows.iter().all(|fact| fact.value.is_figure())
    }
}

impl Table {
    /// Its column headings.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.heading.as_str())
    }
}

impl Chart {
    /// The same numbers as a table, for formats that draw nothing.
    #[must_use]
    pub fn table(&self) -> Table {
        let column = |heading: &str, kind| Column {
            heading: heading.to_owned(),
            kind,
        };
        let mut columns = vec![column(&self.heading, Kind::Code)];
        columns.extend(
            self.series
                .iter()
                .map(|series| column(&series.name, Kind::Number)),
        );
        let rows = self.times.iter().enumerate().map(|(n, time)| {
            let counts = self.series.iter().map(|series| {
                let count = series.counts.get(n).copied();
                count.map_or(Cell::None, |count| Cell::Number(count.into()))
            });
            std::iter::once(Cell::Text(time.clone())).chain(counts).collect()
        });
        Table {
            sheet: self.sheet.clone(),
            rows: rows.collect(),
            columns,
            total: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_as_people_of_the_language_write_it() {
        let date = NaiveDate::from_ymd_opt(2026, 10, 22).unwrap();
        for (cell, vi, en) in [
            (Cell::None, "–", "–"),
            (Cell::Number(55_287), "55.287", "55,287"),
            (Cell::Dong(1_150_000), "1.150.000 đ", "1,150,000 VND"),
            (Cell::PerMille(183), "18,3%", "18.3%"),
            (Cell::Date(date), "22/10/2026", "22/10/2026"),
            (Cell::Span(Span::from_secs(754)), "12:34", "12:34"),
        ] {
            assert_eq!(
                (cell.shown(Lang::Vi), cell.shown(Lang::En)),
                (vi.to_owned(), en.to_owned())
            );
        }
    }

    #[test]
    fn a_chart_as_a_table_has_a_row_for_every_time() {
        let series = |name: &str, counts: &[u32]| Series {
            name: name.to_owned(),
            counts: counts.to_vec(),
        };
        let chart = Chart {
            sheet: "x".to_owned(),
            caption: "x".to_owned(),
            heading: "Time".to_owned(),
            times: vec!["07:00".to_owned(), "07:15".to_owned()],
            series: vec![series("in", &[3, 4]), series("out", &[0])],
        };
        let table = chart.table();
        assert_eq!(table.headings().collect::<Vec<_>>(), ["Time", "in", "out"]);
        assert_eq!(
            table.rows,
            [
                vec![Cell::Text("07:00".to_owned()), Cell::Number(3), Cell::Number(0)],
                vec![Cell::Text("07:15".to_owned()), Cell::Number(4), Cell::None],
            ]
        );
    }
}
