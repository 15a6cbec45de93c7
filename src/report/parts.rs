//! Parts that several documents have in common.

use chrono::NaiveDate;

use super::document::{Cell, Column, Fact, Facts, Kind, Paragraph, Part, Signature, Table};
use super::summary::UnitRow;
use crate::domain::accounts::BagAccount;
use crate::domain::clean::{Label, printable};
use crate::domain::day::Status;
use crate::domain::step::Head;
use crate::i18n::text::report as text;
use crate::i18n::text::terms as terms_text;
use crate::i18n::{Lang, Text, format, terms};

/// Words from outside, made harmless.
pub(super) fn words(words: &str) -> Cell {
    Cell::Text(printable(words))
}

/// A label and its value.
pub(super) fn fact(lang: Lang, label: Text, value: Cell) -> Fact {
    Fact {
        label: label.get(lang).to_owned(),
        value,
        is_part: false,
    }
}

/// A label and its value, which is a part of the one above.
pub(super) fn part_of(lang: Lang, label: Text, value: Cell) -> Fact {
    Fact {
        is_part: true,
        ..fact(lang, label, value)
    }
}

/// A number.
pub(super) fn number(number: impl Into<u64>) -> Cell {
    Cell::Number(number.into())
}

/// Nothing at all: room to sign, a sum that there is not.
pub(super) const fn blank() -> Cell {
    Cell::Text(String::new())
}

/// The heading of what follows.
pub(super) fn heading(lang: Lang, heading: Text) -> Part {
    Part::Heading(heading.get(lang).to_owned())
}

/// A sentence.
pub(super) fn sentence(lang: Lang, sentence: Text) -> Part {
    Part::Paragraph(Paragraph {
        text: sentence.get(lang).to_owned(),
        is_strong: false,
    })
}

/// Rows and columns, without sums.
pub(super) fn table(lang: Lang, sheet: Text, columns: &[(Text, Kind)], rows: Vec<Vec<Cell>>) -> Table {
    let column = |(heading, kind): &(Text, Kind)| Column {
        heading: heading.get(lang).to_owned(),
        kind: *kind,
    };
    Table {
        sheet: sheet.get(lang).to_owned(),
        columns: columns.iter().map(column).collect(),
        rows,
        total: None,
    }
}

/// What a unit's line is called.
pub(super) fn unit_name(lang: Lang, row: &UnitRow) -> String {
    match (&row.unit, &row.name) {
        (Some(unit), Some(name)) => format!("{unit} {}", name.as_str()),
        (Some(unit), None) => unit.to_string(),
        (None, _) => terms_text::UNIT_NONE.get(lang).to_owned(),
    }
}

/// A table, or that there is nothing for it.
pub(super) fn or_none(lang: Lang, table: Table) -> Part {
    if table.rows.is_empty() {
        sentence(lang, text::NONE)
    } else {
        Part::Table(table)
    }
}

/// Which day it is about, and whether its figures are final.
pub(super) fn day(
    lang: Lang,
    (date, site, hospital): (NaiveDate, &Label, &Label),
    status: Status,
    more: Vec<Fact>,
) -> Vec<Part> {
    let mut rows = vec![
        fact(lang, text::DATE, Cell::Date(date)),
        fact(lang, text::SITE, words(site.as_str())),
        fact(lang, text::HOSPITAL, words(hospital.as_str())),
        fact(lang, text::STATUS, words(terms::status(lang, status))),
    ];
    rows.extend(more);
    let facts = Part::Facts(Facts {
        sheet: text::SHEET_DAY.get(lang).to_owned(),
        rows,
    });
    let not_final = (status == Status::Open).then(|| {
        Part::Paragraph(Paragraph {
            text: text::NOT_FINAL.get(lang).to_owned(),
            is_strong: true,
        })
    });
    std::iter::once(facts).chain(not_final).collect()
}

/// What became of the bags, the sum first.
pub(super) fn account(lang: Lang, bags: &BagAccount) -> Vec<Fact> {
    let parts = [
        (text::BAGS_BLED, bags.bled),
        (text::BAGS_EMPTY, bags.empty),
        (text::BAGS_VOIDED, bags.voided),
        (text::BAGS_RETURNED, bags.returned),
        (text::BAGS_UNSETTLED, bags.unsettled),
        (text::BAGS_ON_BED, bags.on_bed),
    ];
    std::iter::once(fact(lang, text::BAGS_ISSUED, number(bags.issued)))
        .chain(parts.map(|(label, count)| part_of(lang, label, number(count))))
        .collect()
}

/// The end of the log: the witness that nothing was cut off or rewritten since.
pub(super) fn witness(lang: Lang, head: Head, more: Vec<Fact>) -> Vec<Part> {
    let mut rows = vec![fact(lang, text::STEPS, number(head.seq.0))];
    rows.extend(more);
    rows.push(fact(lang, text::HEAD, Cell::Text(head.hash.to_string())));
    vec![
        heading(lang, text::WITNESS),
        Part::Facts(Facts {
            sheet: text::SHEET_WITNESS.get(lang).to_owned(),
            rows,
        }),
    ]
}

/// What stands at the foot of every page: which day it is about, and how much of its log.
pub(super) fn foot(lang: Lang, title: &Label, date: NaiveDate, head: Head) -> String {
    text::FOOT.with(
        lang,
        &[
            ("title", &printable(title.as_str())),
            ("date", &format::date(date)),
            ("steps", &format::integer(lang, head.seq.0)),
        ],
    )
}

/// Who signs, from left to right.
pub(super) fn signatures(lang: Lang, roles: &[Text]) -> Part {
    let signature = |role: &Text| Signature {
        role: role.get(lang).to_owned(),
        how: text::SIGN_HERE.get(lang).to_owned(),
    };
    Part::Signatures(roles.iter().map(signature).collect())
}
