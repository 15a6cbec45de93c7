//! The form for a reaction, as a box over any screen: one question after the other, each answered by one key, and a last
//! page on which everything has a value already. A mild dizziness is a kind, a severity and Enter.
//!
//! Esc goes back by one question. The box stays open until the reaction is saved, so that nothing is lost when a rule or
//! the store says no. Somebody who has left is a late entry: then there is a field for the time at which it began.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::clean::{Note, TextFault};
use crate::domain::decide::onsets;
use crate::domain::id::{StepId, VisitId};
use crate::domain::reaction::{Care, Onset, Reaction, ReactionKind, Severity};
use crate::domain::time::Moment;
use crate::domain::visit::Visit;
use crate::tui::action::Action;
use crate::tui::keymap::Context;
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::typing::Stroke;
use crate::tui::widget::field::Field;

/// The keys of the kinds, in the order of [`ReactionKind::ALL`]; none of them means anything else in a choice.
pub const KIND_KEYS: [char; 14] = [
    '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e',
];

/// The key that goes to the next possible onset.
pub const ONSET_KEY: char = 'o';

/// The key that says whether the donor was hurt.
pub const INJURED_KEY: char = 'b';

/// The key of the note.
pub const NOTE_KEY: char = 'g';

/// The key of the time, where there is one.
pub const TIME_KEY: char = 'l';

/// A reaction as the form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reacted {
    /// Whose.
    pub visit: VisitId,
    /// What.
    pub reaction: Reaction,
    /// When it began, if that is not now.
    pub occurred: Option<Moment>,
}

/// What a key did to the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// It goes on.
    Stay,
    /// It closes.
    Close,
    /// It is filled.
    Filled(Box<Reacted>),
    /// The note cannot be taken.
    NotANote(TextFault),
    /// What was typed is no time of day.
    NotATime,
}

/// A field in which letters are text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The note.
    Note,
    /// The time.
    Time,
}

/// The form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reacting {
    visit: VisitId,
    date: NaiveDate,
    possible: &'static [Onset],
    selected: usize,
    kind: Option<ReactionKind>,
    severity: Option<Severity>,
    onset: Option<Onset>,
    care: BTreeSet<Care>,
    is_injured: bool,
    note: Field,
    time: Field,
    typed: Option<Typed>,
    /// What was sent last, and by which request: the same again is the same request, so that nothing is recorded twice
    /// after a fault that leaves open whether it was.
    sent: Option<(StepId, Reacted)>,
}

impl Reacting {
    /// An empty form about this visit.
    pub fn new(hall: &Hall, visit: &Visit) -> Self {
        let (_, possible) = onsets(visit, hall.now);
        Self {
            visit: visit.id,
            date: hall.now.date(),
            possible,
            selected: 0,
            kind: None,
            severity: None,
            onset: None,
            care: BTreeSet::new(),
            is_injured: false,
            note: Field::words(Note::MOST),
            time: Field::code(5),
            typed: None,
            sent: None,
        }
    }

    /// Whose reaction it is.
    #[must_use]
    pub const fn visit(&self) -> VisitId {
        self.visit
    }

    /// The kind, once it was chosen.
    #[must_use]
    pub const fn kind(&self) -> Option<ReactionKind> {
        self.kind
    }

    /// The severity, once it was chosen.
    #[must_use]
    pub const fn severity(&self) -> Option<Severity> {
        self.severity
    }

    /// The row of the list that Enter chooses.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// When it began: as was said, else what follows from where the donor is.
    pub fn onset(&self, hall: &Hall) -> Option<Onset> {
        let likely = || Some(onsets(hall.visit(self.visit)?, hall.now).0);
        self.onset.or_else(likely)
    }

    /// Whether another onset is possible.
    #[must_use]
    pub const fn has_other_onset(&self) -> bool {
        self.possible.len() > 1
    }

    /// What was done about it.
    #[must_use]
    pub const fn care(&self) -> &BTreeSet<Care> {
        &self.care
    }

    /// Whether the donor was hurt.
    #[must_use]
    pub const fn is_injured(&self) -> bool {
        self.is_injured
    }

    /// The note.
    #[must_use]
    pub const fn note(&self) -> &Field {
        &self.note
    }

    /// The time, where one can be given: it began after the donor had left.
    #[must_use]
    pub fn time(&self) -> Option<&Field> {
        self.has_time().then_some(&self.time)
    }

    /// The field in which letters are text.
    #[must_use]
    pub const fn typed(&self) -> Option<Typed> {
        self.typed
    }

    /// Whether this request is the form's.
    pub fn is_sent_by(&self, request: StepId) -> bool {
        self.sent.as_ref().is_some_and(|(sent, _)| *sent == request)
    }

    /// The request for what is to be sent: the fresh one, or the one that was used for the same before.
    pub fn sends(&mut self, fresh: StepId, reacted: &Reacted) -> StepId {
        let before = self.sent.as_ref().filter(|(_, before)| before == reacted);
        let request = before.map_or(fresh, |(request, _)| *request);
        self.sent = Some((request, reacted.clone()));
        request
    }

    /// Which keys work.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self.typed {
            Some(_) => Context::Prompt,
            None => Context::Choice,
        }
    }

    /// What letters are.
    #[must_use]
    pub const fn focus(&self) -> Focus {
        match self.typed {
            Some(Typed::Note) => self.note.focus(),
            Some(Typed::Time) => self.time.focus(),
            None => Focus::List,
        }
    }

    /// The severities that can be chosen.
    pub fn severities(&self) -> impl Iterator<Item = Severity> + use<> {
        let least = self.kind.map_or(Severity::Mild, ReactionKind::least_severity);
        Severity::ALL.into_iter().filter(move |level| *level >= least)
    }

    fn has_time(&self) -> bool {
        self.onset.unwrap_or(Onset::AfterLeaving) == Onset::AfterLeaving
            && self.possible.contains(&Onset::AfterLeaving)
    }

    /// Answers an action.
    pub fn act(&mut self, action: Action) -> Done {
        if let Some(field) = self.field() {
            if matches!(action, Action::Advance | Action::Back) {
                self.typed = None;
            } else {
                field.act(action);
            }
            return Done::Stay;
        }
        match (action, self.kind, self.severity) {
            (Action::Back, None, _) => return Done::Close,
            (Action::Back, Some(_), None) => self.kind = None,
            (Action::Back, Some(_), Some(_)) => {
                self.severity = None;
                if self.severities().nth(1).is_none() {
                    self.kind = None;
                }
            }
            (Action::Advance, None, _) => self.choose_kind(self.selected),
            (Action::Advance, Some(_), None) => self.severity = self.severities().nth(self.selected),
            (Action::Advance, Some(kind), Some(severity)) => return self.read(kind, severity),
            (_, None, _) => self.go(action, ReactionKind::ALL.len()),
            (_, Some(_), None) => self.go(action, self.severities().count()),
            (_, Some(_), Some(_)) => {}
        }
        if matches!(action, Action::Back | Action::Advance) {
            self.selected = 0;
        }
        Done::Stay
    }

    fn go(&mut self, action: Action, count: usize) {
        self.selected = super::moved(self.selected, count, action);
    }

    fn choose_kind(&mut self, place: usize) {
        self.kind = ReactionKind::ALL.get(place).copied();
        self.selected = 0;
        // A kind that is always severe leaves nothing to ask.
        let mut levels = self.severities();
        if let (Some(only), None) = (levels.next(), levels.next()) {
            self.severity = Some(only);
        }
    }

    /// Takes a letter key.
    pub fn strike(&mut self, stroke: Stroke) {
        if let Some(field) = self.field() {
            field.take(&Event::Stroke(stroke));
            return;
        }
        let key = stroke.letter.to_ascii_lowercase();
        match (self.kind, self.severity) {
            (None, _) => {
                if let Some(place) = KIND_KEYS.iter().position(|known| *known == key) {
                    self.choose_kind(place);
                }
            }
            (Some(_), None) => {
                let level = place_of(key).and_then(|place| Severity::ALL.get(place)).copied();
                self.severity = level.filter(|level| self.severities().any(|open| open == *level));
            }
            (Some(_), Some(_)) => self.change(key),
        }
    }

    /// Changes something on the last page.
    fn change(&mut self, key: char) {
        if let Some(care) = place_of(key).and_then(|place| Care::ALL.get(place)) {
            if !self.care.remove(care) {
                self.care.insert(*care);
            }
        } else if key == ONSET_KEY {
            let place = self
                .onset
                .and_then(|onset| self.possible.iter().position(|other| *other == onset));
            let next = place.map_or(0, |place| place + 1);
            // After the last one it is what the rules make of it again.
            self.onset = self.possible.get(next).copied();
        } else if key == INJURED_KEY {
            self.is_injured = !self.is_injured;
        } else if key == NOTE_KEY {
            self.typed = Some(Typed::Note);
        } else if key == TIME_KEY && self.has_time() {
            self.typed = Some(Typed::Time);
        }
    }

    /// Takes text, where it takes text at all.
    pub fn insert(&mut self, text: &str) {
        if let Some(field) = self.field() {
            field.insert(text);
        }
    }

    const fn field(&mut self) -> Option<&mut Field> {
        match self.typed {
            Some(Typed::Note) => Some(&mut self.note),
            Some(Typed::Time) => Some(&mut self.time),
            None => None,
        }
    }

    fn read(&self, kind: ReactionKind, severity: Severity) -> Done {
        let note = if self.note.is_empty() {
            None
        } else {
            match Note::parse(&self.note.text()) {
                Ok(note) => Some(note),
                Err(fault) => return Done::NotANote(fault),
            }
        };
        let occurred = match self.time() {
            Some(time) if !time.is_empty() => {
                let at = second_of_day(&time.text()).and_then(|second| Moment::at_site(self.date, second));
                match at {
                    Some(at) => Some(at),
                    None => return Done::NotATime,
                }
            }
            Some(_) | None => None,
        };
        Done::Filled(Box::new(Reacted {
            visit: self.visit,
            reaction: Reaction {
                kind,
                severity,
                onset: self.onset,
                care: self.care.clone(),
                injured: self.is_injured,
                note,
            },
            occurred,
        }))
    }
}

/// The place, from 0 on, that a digit key names.
fn place_of(key: char) -> Option<usize> {
    usize::try_from(key.to_digit(10)?).ok()?.checked_sub(1)
}

/// Reads a time of day as people type it: `9:45`, `09h45`, `945`, `0945`.
fn second_of_day(text: &str) -> Option<u32> {
    let text = text.trim();
    let (hour, minute): (u32, u32) = match text.split_once([':', 'h', 'H', '.']) {
        Some((hour, minute)) => (hour.parse().ok()?, minute.parse().ok()?),
        None if (3..=4).contains(&text.len()) => {
            let whole: u32 = text.parse().ok()?;
            (whole / 100, whole % 100)
        }
        None => return None,
    };
    (hour < 24 && minute < 60).then_some((hour * 60 + minute) * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        let at = |hour: u32, minute: u32| Some((hour * 60 + minute) * 60);
        for (text, time) in [
            ("9:45", at(9, 45)),
            ("09h45", at(9, 45)),
            ("945", at(9, 45)),
            ("0945", at(9, 45)),
            ("23:59", at(23, 59)),
            ("24:00", None),
            ("9:60", None),
            ("2400", None),
            ("9", None),
            ("ab", None),
            ("+9:45x", None),
            ("", None),
        ] {
            assert_eq!(second_of_day(text), time, "{text}");
        }
    }

    #[test]
    fn no_key_of_a_kind_means_something_else_in_a_choice() {
        use crate::tui::key::Key;
        use crate::tui::keymap;
        let others = [ONSET_KEY, INJURED_KEY, NOTE_KEY, TIME_KEY];
        for key in KIND_KEYS.into_iter().chain(others) {
            assert_eq!(keymap::action(Context::Choice, Key::char(key)), None, "{key}");
        }
        let distinct: BTreeSet<char> = KIND_KEYS.into_iter().collect();
        assert_eq!(distinct.len(), ReactionKind::ALL.len());
    }
}
