//! The documents of the day: which there are, how each is shown before it is printed, and what is printed and saved of it.

use crate::domain::day::Day;
use crate::domain::id::DayId;
use crate::domain::step::Head;
use crate::i18n::text::{report as report_text, summary as text};
use crate::i18n::{Lang, Text};
use crate::print::job::{Document, DocumentKind};
use crate::report::document::Document as Parts;
use crate::report::handover::{self, Detail, Handover};
use crate::report::text::Width;
use crate::report::{Summary, csv, json, pdf, text as paper, xlsx};
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
    Pdf,
    /// A workbook.
    Xlsx,
    /// A table for spreadsheets.
    Csv,
    /// For any printer.
    Text,
    /// For other programs.
    Json,
}

impl Format {
    /// How the name of a file in this format ends.
    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Text => "txt",
            Self::Json => "json",
        }
    }
}

/// Why a document could not be written in a format; the writer says it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(super) struct WriteFault(String);

impl WriteFault {
    fn new(fault: impl std::fmt::Display) -> Self {
        Self(fault.to_string())
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
    pub(super) const FORMATS: [Format; 5] = [Format::Pdf, Format::Xlsx, Format::Csv, Format::Text, Format::Json];

    /// The format that a file of this name is to have; one without an ending has the usual one.
    pub(super) fn format_of(path: &std::path::Path) -> Option<Format> {
        let Some(ending) = path.extension() else {
            return Self::FORMATS.first().copied();
        };
        Self::FORMATS
            .into_iter()
            .find(|format| ending.eq_ignore_ascii_case(format.ending()))
    }

    /// The endings that it can be saved with, for a person to read.
    pub(super) fn endings() -> String {
        let endings = Self::FORMATS.map(|format| format!(".{}", format.ending()));
        endings.join(" ")
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

    /// What is handed to a printer: pages, or plain text should they not come about.
    pub(super) fn printout(&self, hall: &Hall, day: &Day) -> Document {
        let parts = self.content.parts(hall.lang, Detail::Apart, hall);
        let bytes = pdf::write(&parts).unwrap_or_else(|_| self.content.text(hall.lang, hall).into_bytes());
        Document {
            kind: self.kind.printed(),
            stem: self.kind.stem(day),
            bytes: bytes.into(),
        }
    }

    /// What is saved in this format.
    ///
    /// # Errors
    /// It cannot be written so.
    pub(super) fn file(&self, format: Format, hall: &Hall) -> Result<Vec<u8>, WriteFault> {
        let parts = || self.content.parts(hall.lang, Detail::Apart, hall);
        match (format, &self.content) {
            (Format::Pdf, _) => pdf::write(&parts()).map_err(WriteFault::new),
            (Format::Xlsx, _) => xlsx::write(&parts()).map_err(WriteFault::new),
            (Format::Text, content) => Ok(content.text(hall.lang, hall).into_bytes()),
            (Format::Csv, Content::Summary(_)) => Ok(csv::write(&parts())),
            (Format::Csv, Content::Handover(record)) => Ok(handover::csv::write(record)),
            (Format::Json, Content::Summary(summary)) => {
                json::write(summary).map(String::into_bytes).map_err(WriteFault::new)
            }
            (Format::Json, Content::Handover(record)) => handover::json::write(record)
                .map(String::into_bytes)
                .map_err(WriteFault::new),
        }
    }
}

impl Content {
    /// The parts of the document.
    fn parts(&self, lang: Lang, detail: Detail, hall: &Hall) -> Parts {
        match self {
            Self::Summary(summary) => summary.document(lang, &hall.letterhead),
            Self::Handover(record) => record.document(lang, detail, &hall.letterhead),
        }
    }

    /// The document as lines for the screen and for any printer.
    fn text(&self, lang: Lang, hall: &Hall) -> String {
        paper::write(&self.parts(lang, Detail::Together, hall), Width::Narrow)
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
