//! What the lists that name people have in common: which day they are about, and in which order people stand.

use chrono::NaiveDate;

use crate::domain::clean::{Label, printable};
use crate::domain::day::{Day, Status};
use crate::domain::name::FullName;
use crate::domain::step::Head;
use crate::i18n::text::report as text;
use crate::i18n::{Lang, Text};
use crate::report::document::{Cell, Document, Letterhead, Paper, Part};
use crate::report::json::DayPart;
use crate::report::parts::{foot, words};

/// The day that a list is about, up to one step of its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfDay {
    /// What the day is called.
    pub title: Label,
    /// Its date at the site.
    pub date: NaiveDate,
    /// Where it is.
    pub site: Label,
    /// The hospital that collects.
    pub hospital: Label,
    /// Open or closed.
    pub status: Status,
    /// The end of the log.
    pub head: Head,
}

impl OfDay {
    /// The day as it stands.
    pub(super) fn of(day: &Day) -> Self {
        Self {
            title: day.info.title.clone(),
            date: day.info.date,
            site: day.info.site.clone(),
            hospital: day.info.hospital.clone(),
            status: day.status,
            head: day.head,
        }
    }

    /// A document about it, on upright paper.
    pub(super) fn document(
        &self,
        (lang, title): (Lang, Text),
        letterhead: &Letterhead,
        parts: Vec<Part>,
    ) -> Document {
        Document {
            title: title.get(lang).to_owned(),
            subtitle: printable(self.title.as_str()),
            lang,
            dated: self.date,
            letterhead: letterhead.clone(),
            paper: Paper::Portrait,
            foot: foot(lang, &self.title, self.date, self.head),
            parts,
        }
    }
}

impl From<&OfDay> for DayPart {
    fn from(day: &OfDay) -> Self {
        Self::of(day.date, [&day.title, &day.site, &day.hospital], day.status)
    }
}

/// Where people stand in a list: in the Vietnamese order of names, namesakes by their years of birth; whoever the roster does
/// not know comes last.
pub(super) fn order(name: Option<&FullName>, birth_year: Option<i32>) -> (bool, String, Option<i32>) {
    let key = name.map_or_else(String::new, FullName::sort_key);
    (name.is_none(), key, birth_year)
}

/// Somebody's name.
pub(super) fn name(name: Option<&FullName>) -> Cell {
    name.map_or(Cell::None, |name| words(name.as_str()))
}

/// A year of birth, which has no mark between its thousands.
pub(super) fn year(year: Option<i32>) -> Cell {
    year.map_or(Cell::None, |year| Cell::Text(year.to_string()))
}

/// A list with nobody on it.
pub(super) fn nobody(lang: Lang) -> Part {
    super::parts::sentence(lang, text::NOBODY_LISTED)
}
