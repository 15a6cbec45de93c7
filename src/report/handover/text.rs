//! The record on paper: plain text in either language, 80 columns wide for any printer, or 132 for a wide one.

use super::{BloodUnit, Handover, Mark};
use crate::domain::day::Status;
use crate::domain::issued::BagFate;
use crate::domain::step::CollectionOutcome;
use crate::i18n::text::report as text;
use crate::i18n::{Lang, Text, format, terms};
use crate::report::page::{Column, Page, WIDTH, left, middle, right};
use crate::report::parts::account;

/// Where the values of the title block begin.
const FACTS: usize = 24;

/// Before a figure that is a part of the one above.
const PART: &str = "- ";

/// Columns of a total.
const VALUE: usize = 10;

/// How wide the paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 80 columns.
    Narrow,
    /// 132 columns, with a column for each thing that is told of a unit.
    Wide,
}

impl Paper {
    const fn width(self) -> usize {
        match self {
            Self::Narrow => WIDTH,
            Self::Wide => 132,
        }
    }

    /// The columns of the table of units: which of them hold numbers, and how wide each is.
    fn columns(self) -> Vec<Column> {
        let words = |width| Column {
            width,
            is_number: false,
        };
        let number = |width| Column {
            width,
            is_number: true,
        };
        let mut columns = vec![
            number(3),
            words(17),
            words(6),
            number(5),
            number(5),
            words(5),
            words(5),
            number(5),
        ];
        match self {
            Self::Narrow => columns.push(words(21)),
            Self::Wide => columns.extend([words(7), words(33), words(31)]),
        }
        columns
    }
}

/// Writes the record in `lang`.
#[must_use]
pub fn write(handover: &Handover, lang: Lang, paper: Paper) -> String {
    let mut writer = Writer {
        page: Page::of_width(paper.width()),
        handover,
        lang,
        paper,
    };
    writer.title();
    writer.units();
    writer.bags();
    writer.witness();
    writer.signatures();
    writer.page.finish()
}

struct Writer<'a> {
    page: Page,
    handover: &'a Handover,
    lang: Lang,
    paper: Paper,
}

impl Writer<'_> {
    fn title(&mut self) {
        let (handover, lang) = (self.handover, self.lang);
        self.page.rule("=");
        self.page.centred(text::HANDOVER_TITLE.get(lang));
        self.page.centred(handover.title.as_str());
        self.page.rule("=");
        for (label, value) in [
            (text::DATE, format::date(handover.date).as_str()),
            (text::SITE, handover.site.as_str()),
            (text::HOSPITAL, handover.hospital.as_str()),
            (text::STATUS, terms::status(lang, handover.status)),
        ] {
            self.page.labelled(FACTS, label.get(lang), value);
        }
        if handover.status == Status::Open {
            self.page.paragraph(0, text::NOT_FINAL.get(lang));
        }
    }

    fn units(&mut self) {
        let lang = self.lang;
        self.page.heading(text::UNITS_OF_BLOOD.get(lang));
        if self.handover.units.is_empty() {
            self.page.paragraph(2, text::NONE.get(lang));
        } else {
            let rows: Vec<_> = (1..)
                .zip(&self.handover.units)
                .map(|(number, unit)| self.unit(number, unit))
                .collect();
            let columns = self.paper.columns();
            self.page.grid(&columns, 1, &[self.headings()]);
            self.page.rule("-");
            self.page.grid(&columns, 1, &rows);
            self.page.rule("-");
            self.page.paragraph(0, text::GROUP_NOTE.get(lang));
        }
        let held = u64::try_from(self.handover.held()).unwrap_or(u64::MAX);
        if held > 0 {
            let note = text::HOLD_NOTE.with(lang, &[("hold", &text::HOLD.get(lang))]);
            self.page.paragraph(0, &note);
        }
        self.page.gap();
        let units = u64::try_from(self.handover.units.len()).unwrap_or(u64::MAX);
        self.total(text::UNITS_COUNT, units);
        self.total(text::VOLUME_TOTAL, self.handover.volume_ml);
        let held = format::integer(lang, held);
        self.figure(PART, text::UNITS_HELD.get(lang), &held);
    }

    fn headings(&self) -> Vec<String> {
        let last: &[Text] = match self.paper {
            Paper::Narrow => &[text::COLUMN_RESULT],
            Paper::Wide => &[text::COLUMN_HOLD, text::COLUMN_OUTCOME, text::COLUMN_MARKS],
        };
        [
            text::COLUMN_NUMBER,
            text::COLUMN_BAG,
            text::COLUMN_GROUP,
            text::COLUMN_ORDERED,
            text::COLUMN_DRAWN,
            text::COLUMN_NEEDLE_IN,
            text::COLUMN_NEEDLE_OUT,
            text::COLUMN_DRAW,
        ]
        .iter()
        .chain(last)
        .map(|heading| heading.get(self.lang).to_owned())
        .collect()
    }

    fn unit(&self, number: u64, unit: &BloodUnit) -> Vec<String> {
        let lang = self.lang;
        let ml = |ml: u16| format::integer(lang, ml.into());
        let mut row = vec![
            format::integer(lang, number),
            unit.bag.to_string(),
            unit.blood_group
                .map_or_else(|| "-".to_owned(), |it| it.to_string()),
            unit.ordered.map_or_else(|| "-".to_owned(), |it| ml(it.ml())),
            ml(unit.drawn.ml()),
            unit.needle_in.hh_mm(),
            unit.needle_out.hh_mm(),
            unit.draw().mm_ss(),
        ];
        let hold = if unit.is_held { text::HOLD.get(lang) } else { "" };
        let outcome = terms::collection_outcome(lang, unit.outcome);
        let marks: Vec<_> = unit
            .marks
            .iter()
            .filter(|mark| !is_said(unit.outcome, **mark))
            .map(|mark| self.mark(*mark))
            .collect();
        let marks = marks.join(", ");
        match self.paper {
            Paper::Narrow => {
                let told = [hold, outcome, &marks];
                let told: Vec<_> = told.into_iter().filter(|it| !it.is_empty()).collect();
                row.push(told.join("; "));
            }
            Paper::Wide => row.extend([hold.to_owned(), outcome.to_owned(), marks]),
        }
        row
    }

    fn mark(&self, mark: Mark) -> String {
        let lang = self.lang;
        match mark {
            Mark::ShortVolume => text::MARK_SHORT.get(lang).to_owned(),
            Mark::OverVolume => text::MARK_OVER.get(lang).to_owned(),
            Mark::SlowDraw(minutes) | Mark::LongDraw(minutes) => {
                text::MARK_MINUTES.with(lang, &[("minutes", &minutes)])
            }
            Mark::LateEntry => text::MARK_LATE_ENTRY.get(lang).to_owned(),
        }
    }

    /// The sum, and of every bag without blood what became of it.
    fn bags(&mut self) {
        let lang = self.lang;
        self.page.heading(text::BAGS_ACCOUNT.get(lang));
        for fact in account(lang, &self.handover.bags) {
            let sign = if fact.is_part { PART } else { "" };
            self.figure(sign, &fact.label, &fact.value.shown(lang));
        }
        if self.handover.others.is_empty() {
            return;
        }
        self.page.heading(text::OTHER_BAGS.get(lang));
        for bag in &self.handover.others {
            let fate = terms::bag_fate(lang, bag.fate);
            let line = match &bag.reason {
                Some(reason) if bag.fate != BagFate::Unsettled => {
                    format!("{}: {fate}, {}", bag.bag, reason.as_str())
                }
                Some(_) | None => format!("{}: {fate}", bag.bag),
            };
            self.page.paragraph(2, &line);
        }
    }

    fn witness(&mut self) {
        let lang = self.lang;
        self.page.heading(text::WITNESS.get(lang));
        let steps = format::integer(lang, self.handover.head.seq.0);
        self.page
            .paragraph(2, &format!("{}: {steps}", text::STEPS.get(lang)));
        self.page.paragraph(2, &format!("{}:", text::HEAD.get(lang)));
        self.page.paragraph(2, &self.handover.head.hash.to_string());
    }

    fn signatures(&mut self) {
        let half = self.paper.width() / 2;
        let row = |parts: [Text; 2]| parts.map(|part| middle(part.get(self.lang), half)).concat();
        let who = row([text::SIGN_GIVES, text::SIGN_TAKES]);
        let here = row([text::SIGN_HERE; 2]);
        self.page.gap();
        self.page.line(&who);
        self.page.line(&here);
        for _ in 0..4 {
            self.page.gap();
        }
    }

    fn total(&mut self, label: Text, value: u64) {
        self.figure("", label.get(self.lang), &format::integer(self.lang, value));
    }

    fn figure(&mut self, sign: &str, label: &str, value: &str) {
        let label = left(&format!("  {sign}{label}"), WIDTH - VALUE);
        let value = right(value, VALUE);
        self.page.line(&format!("{label}{value}"));
    }
}

/// Whether the outcome, which stands beside it, says already what a mark says.
const fn is_said(outcome: CollectionOutcome, mark: Mark) -> bool {
    matches!(
        (outcome, mark),
        (CollectionOutcome::Short, Mark::ShortVolume) | (CollectionOutcome::Over, Mark::OverVolume)
    )
}
