//! The page of a person: everything that is known, line by line, and what of it can be chosen.
//!
//! ```text
//!  ■ Nguyễn Văn An
//!  Ngày sinh      15/03/1987            Căn cước   •••• 0123
//!  …
//!  ! Có thể là cùng một người
//!  ▶ Nguyen Van An (1987, A04, •••• 4567): cùng họ tên và năm sinh
//!  · Thay đổi
//!    22/10/2026 08:05  Hoa · Trạm 1 · sửa tay
//!                      Đơn vị: A01 → A04
//! ```

use crate::domain::history::PersonField;
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::domain::visit::Visit;
use crate::i18n::text::roster as text;
use crate::i18n::{Lang, format, person as words, terms};
use crate::station::dossier::{Alike, Dossier, Likeness};
use crate::store::PersonChange;
use crate::tui::action::Action;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::wrap;

use super::value;

/// Something on the page that the next key acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A record that may be of the same person.
    Alike(PersonId),
    /// A record that was merged into this one.
    Merged(PersonId),
    /// A change, by its place in the record; the record only grows.
    Change(usize),
}

/// One line of the page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What the line belongs to.
    pub(super) item: Option<Item>,
    /// What its text means.
    pub(super) meaning: Meaning,
    /// The name before the text.
    pub(super) caption: String,
    /// The cells before the text.
    pub(super) indent: u16,
    /// The text.
    pub(super) text: String,
}

/// The cells before the lines: the mark of what is chosen.
pub(super) const MARK: u16 = 2;

/// The cells of the names before the texts, with the gap.
const CAPTION: u16 = 18;

/// The person that is looked at, and where on the page.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// Everything that is known.
    pub(super) dossier: Box<Dossier>,
    /// What was chosen.
    pub(super) item: Option<Item>,
    /// The first line that is shown.
    top: usize,
}

impl Page {
    /// The page of a person, from its first line.
    pub(super) const fn new(dossier: Box<Dossier>) -> Self {
        Self {
            dossier,
            item: None,
            top: 0,
        }
    }

    /// Whose page it is.
    pub(super) const fn person(&self) -> &Person {
        &self.dossier.person
    }

    /// Takes in what is known now, and stays where it was.
    pub(super) fn renew(&mut self, dossier: Box<Dossier>) {
        self.dossier = dossier;
        let items = self.items();
        self.item = self.item.filter(|item| items.contains(item));
    }

    /// Everything that can be chosen, from top to bottom.
    fn items(&self) -> Vec<Item> {
        let Dossier {
            alike,
            merged,
            changes,
            ..
        } = &*self.dossier;
        let alike = alike.iter().map(|alike| Item::Alike(alike.person.id));
        let merged = merged.iter().map(|person| Item::Merged(person.id));
        let changes = (0..changes.len()).rev().map(Item::Change);
        alike.chain(merged).chain(changes).collect()
    }

    /// The change that was chosen.
    pub(super) fn change(&self) -> Option<&PersonChange> {
        match self.item? {
            Item::Change(place) => self.dossier.changes.get(place),
            Item::Alike(_) | Item::Merged(_) => None,
        }
    }

    /// The record that was chosen, and whether it was merged into this one.
    pub(super) fn record(&self) -> Option<(&Person, bool)> {
        match self.item? {
            Item::Alike(id) => {
                let mut alike = self.dossier.alike.iter();
                alike.find(|alike| alike.person.id == id).map(|alike| (&alike.person, false))
            }
            Item::Merged(id) => {
                let mut merged = self.dossier.merged.iter();
                merged.find(|person| person.id == id).map(|person| (person, true))
            }
            Item::Change(_) => None,
        }
    }

    /// Chooses the next thing, or turns the page.
    pub(super) fn go(&mut self, hall: &Hall, action: Action, room: u16, height: u16) {
        let items = self.items();
        let place = self.item.and_then(|item| items.iter().position(|other| *other == item));
        let lines = lines(self, hall, room);
        let leap = usize::from(height).saturating_sub(1).max(1);
        let top = self.first(&lines, height);
        let to = match (action, place) {
            (Action::Down, None) => Some(0),
            (Action::Down, Some(place)) => Some((place + 1).min(items.len().saturating_sub(1))),
            (Action::Up, Some(place)) => place.checked_sub(1),
            (Action::First, _) => None,
            (Action::Last, _) => items.len().checked_sub(1),
            _ => place,
        };
        self.item = to.and_then(|to| items.get(to)).copied();
        self.top = if action == Action::PageDown {
            top + leap
        } else if action == Action::PageUp {
            top.saturating_sub(leap)
        } else if self.item.is_none() {
            0
        } else {
            top
        };
        if matches!(action, Action::PageDown | Action::PageUp) {
            self.top = self.top.min(lines.len().saturating_sub(usize::from(height)));
            // What is chosen stays in sight, or is let go.
            if self.first(&lines, height) != self.top {
                self.item = None;
            }
        } else {
            self.top = self.first(&lines, height);
        }
    }

    /// The first line that is shown, so that what was chosen is in sight.
    pub(super) fn first(&self, lines: &[Line], height: u16) -> usize {
        let height = usize::from(height);
        let top = self.top.min(lines.len().saturating_sub(height));
        let is_chosen = |line: &Line| self.item.is_some() && line.item == self.item;
        let (Some(from), Some(to)) = (
            lines.iter().position(is_chosen),
            lines.iter().rposition(is_chosen),
        ) else {
            return top;
        };
        top.max((to + 1).saturating_sub(height)).min(from)
    }

    /// What is drawn on a line of the page.
    pub(super) fn item_at(&self, hall: &Hall, room: u16, height: u16, y: u16) -> Option<Item> {
        let lines = lines(self, hall, room);
        let top = self.first(&lines, height);
        lines.get(top + usize::from(y)).and_then(|line| line.item)
    }
}

/// Writes the lines of a page, wrapped to the room.
struct Writer {
    lines: Vec<Line>,
    room: u16,
}

impl Writer {
    fn fact(&mut self, meaning: Meaning, caption: &str, text: &str) {
        self.put(None, meaning, caption, text);
    }

    fn put(&mut self, item: Option<Item>, meaning: Meaning, caption: &str, text: &str) {
        let mut caption = caption.to_owned();
        for text in wrap(text, self.room.saturating_sub(MARK + CAPTION)) {
            self.lines.push(Line {
                item,
                meaning,
                caption: std::mem::take(&mut caption),
                indent: MARK + CAPTION,
                text,
            });
        }
    }

    /// A whole line without a name before it.
    fn whole(&mut self, item: Option<Item>, meaning: Meaning, text: &str) {
        for text in wrap(text, self.room.saturating_sub(MARK)) {
            self.lines.push(Line {
                item,
                meaning,
                caption: String::new(),
                indent: MARK,
                text,
            });
        }
    }

    fn head(&mut self, meaning: Meaning, text: &str) {
        self.lines.push(Line {
            item: None,
            meaning: Meaning::Plain,
            caption: String::new(),
            indent: 0,
            text: String::new(),
        });
        self.whole(None, meaning, text);
    }
}

/// The lines of the page.
pub(super) fn lines(page: &Page, hall: &Hall, room: u16) -> Vec<Line> {
    let mut writer = Writer {
        lines: Vec::new(),
        room,
    };
    facts(&mut writer, &page.dossier, hall);
    standing(&mut writer, &page.dossier, hall);
    records(&mut writer, &page.dossier, hall.lang);
    visits(&mut writer, &page.dossier, hall);
    changes(&mut writer, &page.dossier, hall);
    writer.lines
}

/// Who they are.
fn facts(writer: &mut Writer, dossier: &Dossier, hall: &Hall) {
    let lang = hall.lang;
    let person = &dossier.person;
    if person.merged_into.is_some() {
        writer.whole(None, Meaning::Warning, text::IS_MERGED.get(lang));
    }
    let fields = [
        PersonField::Birth,
        PersonField::Sex,
        PersonField::NationalId,
        PersonField::Phone,
        PersonField::Unit,
        PersonField::Rank,
        PersonField::Kind,
        PersonField::BloodGroup,
        PersonField::ClubMember,
    ];
    for field in fields {
        let said = value::shown(lang, field, person);
        writer.fact(Meaning::Plain, value::name(lang, field), &said);
    }
    let documents: Vec<String> = person
        .documents
        .iter()
        .map(|document| {
            let field = PersonField::Document(document.kind);
            format!("{} {}", value::name(lang, field), value::shown(lang, field, person))
        })
        .collect();
    let documents = if documents.is_empty() { "—".to_owned() } else { documents.join(" · ") };
    writer.fact(Meaning::Plain, text::DOCUMENTS.get(lang), &documents);
    let earlier = PersonField::Earlier;
    writer.fact(Meaning::Plain, value::name(lang, earlier), &value::shown(lang, earlier, person));
}

/// What they gave, and what stands against giving.
fn standing(writer: &mut Writer, dossier: &Dossier, hall: &Hall) {
    let lang = hall.lang;
    let today = hall.now.date();
    let bled: Vec<_> = dossier
        .visits
        .iter()
        .filter_map(|(date, visit)| Some((date, visit.collection.as_ref()?.ended.as_ref()?.volume)))
        .collect();
    let given = match bled.last() {
        None => text::NOT_YET_HERE.get(lang).to_owned(),
        Some((last, _)) => {
            let volume: u32 = bled.iter().map(|(_, volume)| u32::from(volume.ml())).sum();
            let values: &[(&str, &dyn std::fmt::Display)] = &[
                ("times", &bled.len()),
                ("volume", &format::integer(lang, u64::from(volume))),
                ("last", &format::date(**last)),
            ];
            text::GIVEN_HERE.with(lang, values)
        }
    };
    writer.fact(Meaning::Plain, text::HERE.get(lang), &given);
    let in_force = dossier.visits.iter().filter_map(|(date, visit)| {
        let deferral = visit.deferral.as_ref().filter(|deferral| deferral.until.bars(today))?;
        let ground = terms::ground(lang, &hall.pack, &deferral.ground);
        let until = terms::until(lang, deferral.until);
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("ground", &ground), ("date", &format::date(*date)), ("until", &until)];
        Some(text::DEFERRED_SINCE.with(lang, values))
    });
    for said in in_force {
        let said = format!("{} {said}", Meaning::Warning.symbol());
        writer.fact(Meaning::Warning, text::DEFERRED.get(lang), &said);
    }
    let here = hall.day.as_ref().and_then(|day| day.visit_of(dossier.person.id));
    if let Some(visit) = here.filter(|visit| visit.counts()) {
        let place = terms::whereabouts(lang, visit);
        let values: &[(&str, &dyn std::fmt::Display)] = &[("ticket", &visit.ticket), ("where", &place)];
        writer.fact(Meaning::Active, text::TODAY.get(lang), &text::TODAY_AT.with(lang, values));
    }
}

/// Other records of the same person, or what may be one.
fn records(writer: &mut Writer, dossier: &Dossier, lang: Lang) {
    if !dossier.alike.is_empty() {
        writer.head(Meaning::Warning, &format!("{} {}", Meaning::Warning.symbol(), text::ALIKE_HEAD.get(lang)));
    }
    for Alike { person, why } in &dossier.alike {
        let why = match why {
            Likeness::NameAndYear => text::ALIKE_NAME,
            Likeness::LastDigits => text::ALIKE_DIGITS,
            Likeness::Phone => text::ALIKE_PHONE,
        };
        let said = format!("{} – {}", who(lang, person), why.get(lang));
        writer.whole(Some(Item::Alike(person.id)), Meaning::Plain, &said);
    }
    if !dossier.merged.is_empty() {
        writer.head(Meaning::Title, text::MERGED_HEAD.get(lang));
    }
    for person in &dossier.merged {
        writer.whole(Some(Item::Merged(person.id)), Meaning::Plain, &who(lang, person));
    }
}

/// `Nguyễn Văn An · 1987 · A04 · •••• 0123`.
pub(super) fn who(lang: Lang, person: &Person) -> String {
    let mut parts = vec![person.full_name.as_str().to_owned(), person.birth.year().to_string()];
    parts.extend(person.unit.as_ref().map(ToString::to_string));
    parts.extend(person.national_id.as_ref().map(value::masked));
    if person.national_id.is_none() && person.phone.is_some() {
        parts.push(value::shown(lang, PersonField::Phone, person));
    }
    parts.join(" · ")
}

fn visits(writer: &mut Writer, dossier: &Dossier, hall: &Hall) {
    let lang = hall.lang;
    writer.head(Meaning::Title, text::VISITS_HEAD.get(lang));
    if dossier.visits.is_empty() {
        writer.whole(None, Meaning::Muted, text::NO_VISITS.get(lang));
    }
    for (date, visit) in dossier.visits.iter().rev() {
        writer.fact(Meaning::Plain, &format::date(*date), &visit_said(visit, hall));
    }
}

/// The ticket, where it went, and how much was given.
fn visit_said(visit: &Visit, hall: &Hall) -> String {
    let lang = hall.lang;
    let mut parts = vec![
        text::TICKET.with(lang, &[("ticket", &visit.ticket)]),
        terms::whereabouts(lang, visit),
    ];
    if let Some(end) = visit.collection.as_ref().and_then(|collection| collection.ended.as_ref()) {
        parts.push(format::volume(end.volume));
    }
    if let Some(deferral) = &visit.deferral {
        parts.push(terms::ground(lang, &hall.pack, &deferral.ground).to_owned());
        parts.push(terms::until(lang, deferral.until));
    }
    parts.extend(visit.reactions.iter().map(|reaction| terms::reaction(lang, reaction.kind).to_owned()));
    parts.join(" · ")
}

fn changes(writer: &mut Writer, dossier: &Dossier, hall: &Hall) {
    let lang = hall.lang;
    writer.head(Meaning::Title, text::CHANGES_HEAD.get(lang));
    for (place, change) in dossier.changes.iter().enumerate().rev() {
        let item = Some(Item::Change(place));
        let when = format!("{} {}", format::date(change.recorded.date()), change.recorded.hh_mm());
        let source = words::source(lang, change.source);
        let mut by = vec![change.staff.as_str(), change.station.as_str(), source];
        by.extend(change.reason.as_ref().map(crate::domain::clean::Note::as_str));
        writer.put(item, Meaning::Caption, &when, &by.join(" · "));
        writer.put(item, Meaning::Plain, "", &change_said(change, dossier, hall));
    }
}

/// `Đơn vị: A01 → A04`.
pub(super) fn change_said(change: &PersonChange, dossier: &Dossier, hall: &Hall) -> String {
    let lang = hall.lang;
    let Some(field) = PersonField::parse(&change.field) else {
        return text::ADDED.get(lang).to_owned();
    };
    let today = hall.now.date();
    let said = |value: Option<&str>| value::recorded(lang, change, value, &dossier.person, today);
    if field == PersonField::MergedInto {
        let text = if change.new.is_some() { text::WAS_MERGED } else { text::WAS_PARTED };
        return text.get(lang).to_owned();
    }
    let values: &[(&str, &dyn std::fmt::Display)] = &[
        ("field", &value::name(lang, field)),
        ("old", &said(change.old.as_deref())),
        ("new", &said(change.new.as_deref())),
    ];
    text::CHANGED.with(lang, values)
}
