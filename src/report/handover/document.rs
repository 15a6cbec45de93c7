//! The record as a document: what giver and taker sign.

use super::{BloodUnit, Handover, Mark, OtherBag};
use crate::domain::clean::printable;
use crate::domain::issued::BagFate;
use crate::domain::step::CollectionOutcome;
use crate::i18n::text::report as text;
use crate::i18n::{Lang, Text, terms};
use crate::report::document::{Cell, Document, Facts, Kind, Letterhead, Paper, Paragraph, Part};
use crate::report::parts::{
    account, day, fact, foot, heading, number, or_none, part_of, sentence, signatures, table, witness, words,
};

/// How much room there is for what is told of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// One column for the word of the hold, the outcome and the marks: for text of 80 columns.
    Together,
    /// A column for each of them.
    Apart,
}

impl Handover {
    /// The record as a document in `lang`.
    #[must_use]
    pub fn document(&self, lang: Lang, detail: Detail, letterhead: &Letterhead) -> Document {
        let writer = Writer {
            handover: self,
            lang,
            detail,
        };
        let about = (self.date, &self.site, &self.hospital);
        let parts = [
            day(lang, about, self.status, Vec::new()),
            writer.units(),
            writer.bags(),
            witness(lang, self.head, Vec::new()),
            vec![signatures(lang, &[text::SIGN_GIVES, text::SIGN_TAKES])],
        ];
        Document {
            title: text::HANDOVER_TITLE.get(lang).to_owned(),
            subtitle: printable(self.title.as_str()),
            lang,
            dated: self.date,
            letterhead: letterhead.clone(),
            paper: Paper::Landscape,
            foot: foot(lang, &self.title, self.date, self.head),
            parts: parts.into_iter().flatten().collect(),
        }
    }
}

struct Writer<'a> {
    handover: &'a Handover,
    lang: Lang,
    detail: Detail,
}

impl Writer<'_> {
    fn units(&self) -> Vec<Part> {
        let (handover, lang) = (self.handover, self.lang);
        let rows = (1_u64..).zip(&handover.units);
        let rows: Vec<_> = rows.map(|(n, unit)| self.unit(n, unit)).collect();
        let units = number(u64::try_from(rows.len()).unwrap_or(u64::MAX));
        let held = u64::try_from(handover.held()).unwrap_or(u64::MAX);
        let has_units = !rows.is_empty();
        let table = table(lang, text::SHEET_BLOOD_UNITS, &self.columns(), rows);
        let mut parts = vec![heading(lang, text::UNITS_OF_BLOOD), or_none(lang, table)];
        parts.extend(has_units.then(|| sentence(lang, text::GROUP_NOTE)));
        parts.extend((held > 0).then(|| {
            Part::Paragraph(Paragraph {
                text: text::HOLD_NOTE.with(lang, &[("hold", &text::HOLD.get(lang))]),
                is_strong: true,
            })
        }));
        parts.push(Part::Facts(Facts {
            sheet: text::SHEET_DAY.get(lang).to_owned(),
            rows: vec![
                fact(lang, text::UNITS_COUNT, units),
                fact(lang, text::VOLUME_TOTAL, number(handover.volume_ml)),
                part_of(lang, text::UNITS_HELD, number(held)),
            ],
        }));
        parts
    }

    fn columns(&self) -> Vec<(Text, Kind)> {
        let mut columns = vec![
            (text::COLUMN_NUMBER, Kind::Number),
            (text::COLUMN_BAG, Kind::Code),
            (text::COLUMN_GROUP, Kind::Code),
            (text::COLUMN_ORDERED, Kind::Number),
            (text::COLUMN_DRAWN, Kind::Number),
            (text::COLUMN_NEEDLE_IN, Kind::Number),
            (text::COLUMN_NEEDLE_OUT, Kind::Number),
            (text::COLUMN_DRAW, Kind::Number),
        ];
        match self.detail {
            Detail::Together => columns.push((text::COLUMN_RESULT, Kind::Words)),
            Detail::Apart => columns.extend([
                (text::COLUMN_HOLD, Kind::Code),
                (text::COLUMN_OUTCOME, Kind::Words),
                (text::COLUMN_MARKS, Kind::Words),
            ]),
        }
        columns
    }

    fn unit(&self, n: u64, unit: &BloodUnit) -> Vec<Cell> {
        let lang = self.lang;
        let mut row = vec![
            number(n),
            words(&unit.bag.to_string()),
            unit.blood_group
                .map_or(Cell::None, |group| Cell::Text(group.to_string())),
            unit.ordered.map_or(Cell::None, |ordered| number(ordered.ml())),
            number(unit.drawn.ml()),
            Cell::Clock(unit.needle_in),
            Cell::Clock(unit.needle_out),
            Cell::Span(unit.draw()),
        ];
        let hold = unit.is_held.then(|| text::HOLD.get(lang).to_owned());
        let outcome = terms::collection_outcome(lang, unit.outcome).to_owned();
        let marks: Vec<_> = unit
            .marks
            .iter()
            .filter(|mark| !is_said(unit.outcome, **mark))
            .map(|mark| said(lang, *mark))
            .collect();
        let marks = (!marks.is_empty()).then(|| marks.join(", "));
        let or_none = |text: Option<String>| text.map_or(Cell::None, Cell::Text);
        match self.detail {
            Detail::Together => {
                let told: Vec<_> = hold.into_iter().chain([outcome]).chain(marks).collect();
                row.push(Cell::Text(told.join("; ")));
            }
            Detail::Apart => row.extend([or_none(hold), Cell::Text(outcome), or_none(marks)]),
        }
        row
    }

    /// The sum, and of every bag without blood what became of it.
    fn bags(&self) -> Vec<Part> {
        let (handover, lang) = (self.handover, self.lang);
        let mut parts = vec![
            heading(lang, text::BAGS_ACCOUNT),
            Part::Facts(Facts {
                sheet: text::SHEET_BAGS.get(lang).to_owned(),
                rows: account(lang, &handover.bags),
            }),
        ];
        if handover.others.is_empty() {
            return parts;
        }
        let columns = [
            (text::COLUMN_BAG, Kind::Code),
            (text::COLUMN_FATE, Kind::Words),
            (text::COLUMN_REASON, Kind::Words),
        ];
        let rows = handover.others.iter().map(|other| self.other(other));
        let others = table(lang, text::SHEET_OTHER_BAGS, &columns, rows.collect());
        parts.extend([heading(lang, text::OTHER_BAGS), Part::Table(others)]);
        parts
    }

    fn other(&self, other: &OtherBag) -> Vec<Cell> {
        // What a bag was taken back for before it was issued again is over.
        let reason = other.reason.as_ref().filter(|_| other.fate != BagFate::Unsettled);
        vec![
            words(&other.bag.to_string()),
            words(terms::bag_fate(self.lang, other.fate)),
            reason.map_or(Cell::None, |reason| words(reason.as_str())),
        ]
    }
}

fn said(lang: Lang, mark: Mark) -> String {
    match mark {
        Mark::ShortVolume => text::MARK_SHORT.get(lang).to_owned(),
        Mark::OverVolume => text::MARK_OVER.get(lang).to_owned(),
        Mark::SlowDraw(minutes) | Mark::LongDraw(minutes) => {
            text::MARK_MINUTES.with(lang, &[("minutes", &minutes)])
        }
        Mark::LateEntry => text::MARK_LATE_ENTRY.get(lang).to_owned(),
    }
}

/// Whether the outcome, which stands beside it, says already what a mark says.
const fn is_said(outcome: CollectionOutcome, mark: Mark) -> bool {
    matches!(
        (outcome, mark),
        (CollectionOutcome::Short, Mark::ShortVolume) | (CollectionOutcome::Over, Mark::OverVolume)
    )
}
