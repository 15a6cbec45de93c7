//! Any document on paper of any width: nothing beside the paper, nothing lost.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::report::document::{self, Fact, Paper, Paragraph, Series};

/// Everything that a document says, as a person reads it.
pub(in crate::report) fn said(document: &Document) -> String {
    let mut said = vec![document.title.clone(), document.subtitle.clone()];
    let shown =
        |cells: &[Cell]| -> Vec<String> { cells.iter().map(|cell| cell.shown(document.lang)).collect() };
    let in_table = |table: &Table| -> Vec<String> {
        let headings = table.headings().map(str::to_owned);
        let rows = table.rows.iter().chain(&table.total);
        headings.chain(rows.flat_map(|row| shown(row))).collect()
    };
    for part in &document.parts {
        said.extend(match part {
            Part::Heading(heading) => vec![heading.clone()],
            Part::Paragraph(paragraph) => vec![paragraph.text.clone()],
            Part::Facts(facts) => {
                let of = |fact: &Fact| [fact.label.clone(), fact.value.shown(document.lang)];
                facts.rows.iter().flat_map(of).collect()
            }
            Part::Table(table) => in_table(table),
            Part::Chart(chart) => in_table(&chart.table()),
            Part::Signatures(signatures) => {
                let of = |it: &Signature| [it.role.clone(), it.how.clone()];
                signatures.iter().flat_map(of).collect()
            }
            Part::NewPage => Vec::new(),
        });
    }
    said.iter().map(|text| printable(text)).collect()
}

/// How often each letter is in a text.
pub(in crate::report) fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in text.chars().filter(|letter| !letter.is_whitespace()) {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![Kind::Words, Kind::Code, Kind::Number, Kind::Blank])
}

fn words() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        "[a-zđêọ' ]{0,30}",
        "[A-ZĐƠ]{1,90}",
        "[0-9=+,]{1,12}",
        "\\PC{0,12}"
    ]
}

fn cells() -> impl Strategy<Value = Cell> + Clone {
    prop_oneof![
        3 => words().prop_map(Cell::Text),
        3 => any::<u64>().prop_map(|number| Cell::Number(number >> 20)),
        1 => any::<u16>().prop_map(Cell::PerMille),
        1 => Just(Cell::None),
    ]
}

fn tables() -> impl Strategy<Value = Table> {
    prop::collection::vec((words(), kinds()), 1..8).prop_flat_map(|columns| {
        let row = prop::collection::vec(cells(), columns.len());
        let columns: Vec<_> = columns
            .into_iter()
            .map(|(heading, kind)| document::Column { heading, kind })
            .collect();
        (prop::collection::vec(row.clone(), 0..4), prop::option::of(row)).prop_map(move |(rows, total)| {
            Table {
                sheet: String::new(),
                columns: columns.clone(),
                rows,
                total,
            }
        })
    })
}

fn charts() -> impl Strategy<Value = Chart> {
    let series = (words(), prop::collection::vec(any::<u32>(), 3));
    let series = prop::collection::vec(series, 1..5);
    (words(), prop::collection::vec("[0-9:-]{1,11}", 3), series).prop_map(|(heading, times, series)| {
        let series = series.into_iter().map(|(name, counts)| Series { name, counts });
        Chart {
            sheet: String::new(),
            caption: String::new(),
            heading,
            times,
            series: series.collect(),
        }
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    let fact = (words(), cells(), any::<bool>()).prop_map(|(label, value, is_part)| Fact {
        label,
        value,
        is_part,
    });
    prop::collection::vec(fact, 0..5).prop_map(|rows| Facts {
        sheet: String::new(),
        rows,
    })
}

pub(in crate::report) fn parts() -> impl Strategy<Value = Part> {
    let signature = words().prop_map(|role| Signature {
        role,
        how: "(x)".to_owned(),
    });
    prop_oneof![
        words().prop_map(Part::Heading),
        (words(), any::<bool>()).prop_map(|(text, is_strong)| Part::Paragraph(Paragraph { text, is_strong })),
        facts().prop_map(Part::Facts),
        tables().prop_map(Part::Table),
        charts().prop_map(Part::Chart),
        prop::collection::vec(signature, 0..4).prop_map(Part::Signatures),
    ]
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_paper_and_no_letter_is_lost(
        parts in prop::collection::vec(parts(), 0..5),
        is_wide in any::<bool>(),
    ) {
        let document = Document {
            title: "Giọt máu".to_owned(),
            subtitle: "x".repeat(150),
            lang: Lang::Vi,
            dated: NaiveDate::default(),
            letterhead: Letterhead {
                left: vec!["a".repeat(90)],
                right: vec!["CỘNG HÒA".to_owned(), "Độc lập".to_owned()],
            },
            paper: Paper::Portrait,
            foot: String::new(),
            parts,
        };
        let width = if is_wide { Width::Wide } else { Width::Narrow };
        let text = write(&document, width);
        for line in text.lines() {
            prop_assert!(line.width() <= width.columns(), "{}: {line:?}", line.width());
        }
        let written = letters(&text);
        for (letter, count) in letters(&said(&document)) {
            let found = written.get(&letter).copied().unwrap_or(0);
            prop_assert!(found >= count, "{letter:?}: {found} of {count} in {text}");
        }
    }
}
