//! The list as a document: an overview of the units, then a table of names for each.

use super::{Donor, DonorList, UnitPart};
use crate::domain::clean::Label;
use crate::domain::visit::{Outcome, Stage};
use crate::i18n::text::report as text;
use crate::i18n::text::terms as words;
use crate::i18n::{Lang, Text, terms};
use crate::report::document::{Cell, Document, Kind, Letterhead, Part, Table};
use crate::report::listed::{name, nobody, year};
use crate::report::parts::{
    blank, day, heading, number, or_none, sentence, signatures, table, unit_name, words as said,
};
use crate::report::summary::UnitRow;

impl DonorList {
    /// The list as a document in `lang`.
    #[must_use]
    pub fn document(&self, lang: Lang, letterhead: &Letterhead) -> Document {
        let mut parts = self.overview(lang, true);
        let listed = self.units.iter().filter(|unit| !unit.donors.is_empty());
        let lists: Vec<_> = listed.flat_map(|unit| list(lang, unit)).collect();
        if lists.is_empty() {
            parts.push(nobody(lang));
        }
        parts.extend(lists);
        parts.push(signatures(lang, &[text::SIGN_LISTED, text::SIGN_ORGANISER]));
        self.day.document((lang, text::DONORS_TITLE), letterhead, parts)
    }

    /// What a screen in the hall may show of it: the figures of the units, and nobody's name.
    #[must_use]
    pub fn cover(&self, lang: Lang, letterhead: &Letterhead) -> Document {
        let parts = self.overview(lang, false);
        self.day.document((lang, text::DONORS_TITLE), letterhead, parts)
    }

    /// The figures of the units. Who did not come is counted only where their names were read.
    fn overview(&self, lang: Lang, with_absent: bool) -> Vec<Part> {
        let of_day = &self.day;
        let mut parts = day(
            lang,
            (of_day.date, &of_day.site, &of_day.hospital),
            of_day.status,
            Vec::new(),
        );
        let mut columns = vec![
            (text::UNIT, Kind::Words),
            (text::COLUMN_ON_ROSTER, Kind::Number),
            (text::COLUMN_CHECKED_IN, Kind::Number),
            (words::OUTCOME_DONATED, Kind::Number),
            (words::OUTCOME_INCOMPLETE, Kind::Number),
            (text::COLUMN_NOT_ELIGIBLE, Kind::Number),
            (words::OUTCOME_WITHDRAWN, Kind::Number),
            (text::COLUMN_INSIDE, Kind::Number),
        ];
        columns.extend(with_absent.then_some((text::COLUMN_ABSENT, Kind::Number)));
        columns.push((text::COLUMN_VOLUME, Kind::Number));
        let row = |name: String, row: &UnitRow, absent: usize| {
            let counts = row.counts;
            let mut cells = vec![
                said(&name),
                number(row.on_roster),
                number(counts.checked_in),
                number(counts.donated),
                number(counts.incomplete),
                number(counts.deferred),
                number(counts.withdrawn),
                number(counts.inside()),
            ];
            cells.extend(with_absent.then(|| count(absent)));
            cells.push(number(row.volume_ml));
            cells
        };
        let rows = self
            .units
            .iter()
            .map(|unit| row(unit_name(lang, &unit.figures), &unit.figures, unit.absent()));
        let rows: Vec<_> = rows.collect();
        let total = row(text::TOTAL.get(lang).to_owned(), &self.total(), self.absent());
        let overview = Table {
            total: (rows.len() > 1).then_some(total),
            ..table(lang, text::SHEET_UNITS, &columns, rows)
        };
        parts.extend([heading(lang, text::BY_UNIT), or_none(lang, overview)]);
        parts.push(sentence(lang, text::DONORS_NOTE));
        parts
    }
}

/// The names of a unit.
fn list(lang: Lang, unit: &UnitPart) -> Vec<Part> {
    let columns = [
        (text::COLUMN_NUMBER, Kind::Number),
        (text::COLUMN_FULL_NAME, Kind::Words),
        (text::COLUMN_BIRTH_YEAR, Kind::Code),
        (text::COLUMN_RANK, Kind::Words),
        (text::COLUMN_TICKET, Kind::Number),
        (text::COLUMN_OUTCOME, Kind::Words),
        (text::COLUMN_VOLUME, Kind::Number),
        (text::COLUMN_GROUP, Kind::Code),
    ];
    let rows = (1_u64..)
        .zip(&unit.donors)
        .map(|(n, donor)| row(lang, n, donor))
        .collect();
    let total = vec![
        blank(),
        said(text::TOTAL.get(lang)),
        blank(),
        blank(),
        blank(),
        blank(),
        number(unit.figures.volume_ml),
        blank(),
    ];
    let figures = &unit.figures;
    let sheet = figures.unit.as_ref().map_or_else(
        || words::UNIT_NONE.get(lang).to_owned(),
        std::string::ToString::to_string,
    );
    vec![
        Part::Heading(crate::domain::clean::printable(&unit_name(lang, figures))),
        sum(lang, unit),
        Part::Table(Table {
            sheet,
            total: Some(total),
            ..table(lang, text::SHEET_UNITS, &columns, rows)
        }),
    ]
}

/// A unit's figures in a sentence.
fn sum(lang: Lang, unit: &UnitPart) -> Part {
    let counts = unit.figures.counts;
    let values: &[(&str, &dyn std::fmt::Display)] = &[
        ("on_roster", &unit.figures.on_roster),
        ("checked_in", &counts.checked_in),
        ("donated", &counts.donated),
        ("incomplete", &counts.incomplete),
        ("not_eligible", &counts.deferred),
        ("withdrawn", &counts.withdrawn),
        ("inside", &counts.inside()),
        ("absent", &unit.absent()),
    ];
    Part::Paragraph(crate::report::document::Paragraph {
        text: text::UNIT_SUM.with(lang, values),
        is_strong: false,
    })
}

fn row(lang: Lang, n: u64, donor: &Donor) -> Vec<Cell> {
    let rank = donor.rank.as_ref().map(Label::as_str);
    vec![
        number(n),
        name(donor.full_name.as_ref()),
        year(donor.birth_year),
        rank.map_or(Cell::None, said),
        donor.ticket.map_or(Cell::None, |ticket| number(ticket.number())),
        said(became(lang, donor.stage)),
        donor.volume.map_or(Cell::None, |volume| number(volume.ml())),
        donor
            .blood_group
            .map_or(Cell::None, |group| Cell::Text(group.to_string())),
    ]
}

/// What became of somebody, in words that tell nothing but whether they gave.
fn became(lang: Lang, stage: Option<Stage>) -> &'static str {
    let said = |text: Text| text.get(lang);
    match stage {
        None => said(text::ABSENT),
        Some(Stage::Left(Outcome::Deferred)) => said(text::NOT_ELIGIBLE),
        Some(Stage::Left(outcome)) => terms::outcome(lang, outcome),
        Some(stage) => terms::stage(lang, stage),
    }
}

/// A number of people.
fn count(people: usize) -> Cell {
    number(u64::try_from(people).unwrap_or(u64::MAX))
}
