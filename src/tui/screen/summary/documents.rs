//! The documents of the day: which there are, how each is shown before it is printed, and what is printed and saved of it.
//!
//! The screen is seen in the hall: of a document that names people it shows the figures, and the names are read only when it is
//! printed or saved.

use crate::domain::day::Day;
use crate::domain::id::DayId;
use crate::domain::step::Head;
use crate::i18n::text::{report as report_text, summary as text};
use crate::i18n::{Lang, Text};
use crate::print::job::{Document, DocumentKind};
use crate::report::document::Document as Parts;
use crate::report::handover::{self, Detail, Handover};
use crate::report::text::Width;
use crate::report::{DonorList, GiftList, Summary, csv, donors, gifts, json, pdf, text as paper, xlsx};
use crate::store::RosterSize;
use crate::store::names::{Names, Wanted};
use crate::tui::model::Hall;

/// A document of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// The day in figures, to be signed.
    #[default]
    Summary,
    /// The units of blood, for the hospital.
    Handover,
    /// The donors by unit, for the units.
    Donors,
    /// Who is to be given what, to be signed.
    Gifts,
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
    pub(super) const ALL: [Self; 4] = [Self::Summary, Self::Handover, Self::Donors, Self::Gifts];

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
            Self::Donors => text::DOCUMENT_DONORS,
            Self::Gifts => text::DOCUMENT_GIFTS,
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
            Self::Donors => format!("giotmau-donors-{date}"),
            Self::Gifts => format!("giotmau-gifts-{date}"),
        }
    }

    /// What the printers call it.
    const fn printed(self) -> DocumentKind {
        match self {
            Self::Summary => DocumentKind::Summary,
            Self::Handover => DocumentKind::Handover,
            Self::Donors => DocumentKind::Donors,
            Self::Gifts => DocumentKind::Gifts,
        }
    }

    /// Whose names it needs; none for a document that names nobody.
    pub(super) fn wanted(self, day: &Day) -> Option<Wanted> {
        match self {
            Self::Summary | Self::Handover => None,
            Self::Donors => Some(DonorList::wanted(day, None)),
            Self::Gifts => Some(GiftList::wanted(day, None)),
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
    content: Content,
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
    /// The donors by unit.
    Donors(Box<DonorList>),
    /// The gifts to be signed for.
    Gifts(Box<GiftList>),
}

impl Written {
    /// Writes a document of the day as it stands.
    pub(super) fn of(kind: Kind, hall: &Hall, day: &Day) -> Self {
        let content = Content::of(kind, hall, day, &Names::default());
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

    /// The document as data.
    pub(super) const fn content(&self) -> &Content {
        &self.content
    }

    /// The lines that the screen shows.
    pub(super) const fn lines(&self, lang: Lang) -> &Vec<String> {
        match lang {
            Lang::Vi => &self.vietnamese,
            Lang::En => &self.english,
        }
    }
}

impl Content {
    /// A document of the day as it stands, with these names.
    pub(super) fn of(kind: Kind, hall: &Hall, day: &Day, names: &Names) -> Self {
        let (pack, roster) = (&hall.pack, &hall.roster);
        match kind {
            Kind::Summary => Self::Summary(Box::new(Summary::of(day, pack, roster))),
            Kind::Handover => Self::Handover(Box::new(Handover::of(day, pack))),
            Kind::Donors => Self::Donors(Box::new(DonorList::of(day, pack, roster, names, None))),
            Kind::Gifts => Self::Gifts(Box::new(GiftList::of(day, &hall.gifts, names, None))),
        }
    }

    /// Which document it is.
    const fn kind(&self) -> Kind {
        match self {
            Self::Summary(_) => Kind::Summary,
            Self::Handover(_) => Kind::Handover,
            Self::Donors(_) => Kind::Donors,
            Self::Gifts(_) => Kind::Gifts,
        }
    }

    /// What is handed to a printer: pages, or plain text should they not come about.
    pub(super) fn printout(&self, hall: &Hall, day: &Day) -> Document {
        let parts = self.parts(hall.lang, Detail::Apart, hall);
        let bytes = pdf::write(&parts).unwrap_or_else(|_| self.text(hall.lang, hall).into_bytes());
        Document {
            kind: self.kind().printed(),
            stem: self.kind().stem(day),
            bytes: bytes.into(),
        }
    }

    /// What is saved in this format.
    ///
    /// # Errors
    /// It cannot be written so.
    pub(super) fn file(&self, format: Format, hall: &Hall) -> Result<Vec<u8>, WriteFault> {
        let parts = || self.parts(hall.lang, Detail::Apart, hall);
        match format {
            Format::Pdf => pdf::write(&parts()).map_err(WriteFault::new),
            Format::Xlsx => xlsx::write(&parts()).map_err(WriteFault::new),
            Format::Text => Ok(self.text(hall.lang, hall).into_bytes()),
            Format::Csv => Ok(match self {
                Self::Handover(record) => handover::csv::write(record),
                Self::Summary(_) | Self::Donors(_) | Self::Gifts(_) => csv::write(&parts()),
            }),
            Format::Json => match self {
                Self::Summary(summary) => json::write(summary),
                Self::Handover(record) => handover::json::write(record),
                Self::Donors(list) => donors::json::write(list),
                Self::Gifts(list) => gifts::json::write(list),
            }
            .map(String::into_bytes)
            .map_err(WriteFault::new),
        }
    }

    /// The parts of the document.
    fn parts(&self, lang: Lang, detail: Detail, hall: &Hall) -> Parts {
        match self {
            Self::Summary(summary) => summary.document(lang, &hall.letterhead),
            Self::Handover(record) => record.document(lang, detail, &hall.letterhead),
            Self::Donors(list) => list.document(lang, &hall.letterhead),
            Self::Gifts(list) => list.document(lang, &hall.letterhead),
        }
    }

    /// The document as lines for any printer.
    fn text(&self, lang: Lang, hall: &Hall) -> String {
        paper::write(&self.parts(lang, Detail::Together, hall), Width::Narrow)
    }

    /// The document on the screen. The screen is seen in the hall: nobody is named there, and which units are held is for the
    /// hospital alone, since a donor may have asked for it in confidence.
    fn shown(&self, lang: Lang, hall: &Hall) -> Vec<String> {
        match self {
            Self::Summary(_) => self.text(lang, hall).lines().map(str::to_owned).collect(),
            Self::Handover(record) => {
                let mut open = record.clone();
                for unit in &mut open.units {
                    unit.is_held = false;
                }
                let held = report_text::UNITS_HELD.get(lang);
                let page = Self::Handover(open).text(lang, hall);
                let told = page.lines().filter(|line| !line.contains(held));
                noted(text::HOLDS_NOT_SHOWN.get(lang), told)
            }
            Self::Donors(list) => without_names(lang, &list.cover(lang, &hall.letterhead)),
            Self::Gifts(list) => without_names(lang, &list.cover(lang, &hall.letterhead)),
        }
    }
}

/// The figures of a document that names people, under a note that says where the names are.
fn without_names(lang: Lang, cover: &Parts) -> Vec<String> {
    let page = paper::write(cover, Width::Narrow);
    noted(text::NAMES_NOT_SHOWN.get(lang), page.lines())
}

/// Lines under a note.
fn noted<'a>(note: &str, lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let note = crate::tui::widget::fit::wrap(note, super::PAPER).into_iter();
    note.chain([String::new()]).chain(lines.map(str::to_owned)).collect()
}
