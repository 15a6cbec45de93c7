//! The documents of the day: which there are, how each is shown before it is printed, and what is printed and saved of it.

use crate::domain::day::Day;
use crate::domain::id::DayId;
use crate::domain::step::Head;
use crate::i18n::text::{report as report_text, summary as text};
use crate::i18n::{Lang, Text};
use crate::print::job::{Document, DocumentKind};
use crate::report::handover::{self, Handover};
use crate::report::text::Width;
use crate::report::{Summary, json, text as paper};
use crate::store::RosterSize;
use crate::tui::model::Hall;

/// A document of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// The day in figures, to be signed.
    #[default]
    Summary,
    /// The units of blood, for the hospital.
    Handover,
}

/// What a document is saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// As it is printed.
    Text,
    /// A table for spreadsheets.
    Csv,
    /// For other programs.
    Json,
}

impl Format {
    /// How the name of a file in this format ends.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

impl Kind {
    /// Every document, in the order in which the arrows go through them.
    pub(super) const ALL: [Self; 2] = [Self::Summary, Self::Handover];

    /// Its place among them.
    pub(super) fn place(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or(0)
    }

    /// The document so many to the right, round and round.
    pub(super) fn neighbour(self, steps: usize) -> Self {
        let mut round = Self::ALL.iter().cycle().skip(self.place() + steps);
        round.next().copied().unwrap_or(self)
    }

    /// What it is called.
    pub(super) const fn name(self) -> Text {
        match self {
            Self::Summary => text::DOCUMENT_SUMMARY,
            Self::Handover => text::DOCUMENT_HANDOVER,
        }
    }

    /// What it can be saved as, the usual format first.
    pub(super) const fn formats(self) -> &'static [Format] {
        match self {
            Self::Summary => &[Format::Text, Format::Json],
            Self::Handover => &[Format::Text, Format::Csv, Format::Json],
        }
    }

    /// The format that a file of this name is to have; one without an ending has the usual one.
    pub(super) fn format_of(self, path: &std::path::Path) -> Option<Format> {
        let Some(ending) = path.extension() else {
            return self.formats().first().copied();
        };
        self.formats()
            .iter()
            .copied()
            .find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    /// The endings that it can be saved with, for a person to read.
    pub(super) fn endings(self) -> String {
        let endings = self.formats().iter().map(|format| format!(".{}", format.ending()));
        endings.collect::<Vec<_>>().join(" ")
    }

    /// What a file with it is called, without an ending.
    pub(super) fn stem(self, day: &Day) -> String {
        let date = day.info.date.format("%Y-%m-%d");
        match self {
            Self::Summary => format!("giotmau-{date}"),
            Self::Handover => format!("giotmau-handover-{date}"),
        }
    }

    /// What the printers call it.
    const fn printed(self) -> DocumentKind {
        match self {
            Self::Summary => DocumentKind::Summary,
            Self::Handover => DocumentKind::Handover,
        }
    }
}

/// A document as of one step of the log, and how it is shown in both languages.
#[derive(Debug, Clone)]
pub(super) struct Written {
    kind: Kind,
    day: DayId,
    head: Head,
    roster: RosterSize,
    pub(super) content: Content,
    pub(super) vietnamese: Vec<String>,
    pub(super) english: Vec<String>,
}

/// A document as data.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// The summary.
    Summary(Box<Summary>),
    /// The hand-over record.
    Handover(Box<Handover>),
}

impl Written {
    /// Writes a document of the day as it stands.
    pub(super) fn of(kind: Kind, hall: &Hall, day: &Day) -> Self {
        let content = match kind {
            Kind::Summary => Content::Summary(Box::new(Summary::of(day, &hall.pack, &hall.roster))),
            Kind::Handover => Content::Handover(Box::new(Handover::of(day, &hall.pack))),
        };
        Self {
            kind,
            day: day.id,
            head: day.head,
            roster: hall.roster.clone(),
            vietnamese: content.shown(Lang::Vi, hall),
            english: content.shown(Lang::En, hall),
            content,
        }
    }

    /// Whether it is this document of the day as it stands.
    pub(super) fn is_of(&self, kind: Kind, hall: &Hall, day: &Day) -> bool {
        self.kind == kind && self.day == day.id && self.head == day.head && self.roster == hall.roster
    }

    /// The lines that the screen shows.
    pub(super) const fn lines(&self, lang: Lang) -> &Vec<String> {
        match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        }
    }

    /// What is handed to a printer.
    pub(super) fn printout(&self, hall: &Hall, day: &Day) -> Document {
        Document {
            kind: self.kind.printed(),
            stem: self.kind.stem(day),
            bytes: self.content.text(hall.lang, hall).into_bytes().into(),
        }
    }

    /// What is saved in this format.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub(super) fn file(&self, format: Format, hall: &Hall) -> Result<Vec<u8>, serde_json::Error> {
        match (&self.content, format) {
            (Content::Summary(summary), Format::Json) => json::write(summary).map(String::into_bytes),
            (Content::Handover(record), Format::Json) => handover::json::write(record).map(String::into_bytes),
            (Content::Handover(record), Format::Csv) => Ok(handover::csv::write(record)),
            (Content::Summary(_), Format::Csv) | (_, Format::Text) => {
                Ok(self.content.text(hall.lang, hall).into_bytes())
            }
        }
    }
}

impl Content {
    /// The document on paper.
    fn text(&self, lang: Lang, hall: &Hall) -> String {
        match self {
            Self::Summary(summary) => {
                paper::write(&summary.document(lang, &hall.letterhead), Width::Narrow)
            }
            Self::Handover(record) => handover::text::write(record, lang, handover::text::Paper::Narrow),
        }
    }

    /// The document on the screen. The screen is seen in the hall, and which units are held is for the hospital alone: a donor
    /// may have asked for it in confidence.
    fn shown(&self, lang: Lang, hall: &Hall) -> Vec<String> {
        let Self::Handover(record) = self else {
            return self.text(lang, hall).lines().map(str::to_owned).collect();
        };
        let mut open = record.clone();
        for unit in &mut open.units {
            unit.is_held = false;
        }
        let held = report_text::UNITS_HELD.get(lang);
        let note = text::HOLDS_NOT_SHOWN.get(lang);
        let text = Self::Handover(open).text(lang, hall);
        let told = text.lines().filter(|line| !line.contains(held)).map(str::to_owned);
        crate::tui::widget::fit::wrap(note, super::PAPER)
            .into_iter()
            .chain([String::new()])
            .chain(told)
            .collect()
    }
}
