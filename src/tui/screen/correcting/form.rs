//! The form of one value: what it was stands in its fields, what is typed is what it is to be.

use chrono::NaiveDate;

use crate::domain::amendment::{NewValue, Recorded};
use crate::domain::birth::{DateFault, parse_date};
use crate::domain::reaction::{Reaction, Severity};
use crate::domain::rulepack::RulePack;
use crate::domain::step::{BloodTest, CollectionOutcome, Hbsag, Vitals};
use crate::domain::vitals::{Haemoglobin, NumberFault, Pressure, Pulse, Volume, Weight};
use crate::tui::action::Action;
use crate::tui::screen::Event;
use crate::tui::screen::screening::ago;
use crate::tui::widget::field::Field;

/// A part of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    Weight,
    Pressure,
    Pulse,
    Haemoglobin,
    /// The result of the rapid test.
    Hbsag,
    /// Whether it was ever so.
    Declared,
    /// When it happened.
    Happened,
    /// How the collection ended.
    Outcome,
    /// How much was drawn.
    Volume,
    Severity,
}

/// How a part is entered.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Input {
    /// Typed; blank stays as it was.
    Typed(Field),
    /// One of several, by its place.
    Chosen(usize),
}

/// Why what was entered is no new value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Fault {
    Number(NumberFault),
    Date(DateFault),
    /// It is what was recorded.
    Same,
}

/// The results of the rapid test, in the order of the form.
pub(super) const RESULTS: [Option<Hbsag>; 3] = [Some(Hbsag::Negative), Some(Hbsag::Positive), None];

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Form {
    pub(super) was: Recorded,
    pub(super) rows: Vec<(Spot, Input)>,
    pub(super) cursor: usize,
    pub(super) fault: Option<(Spot, Fault)>,
}

impl Form {
    /// The form of a recorded value.
    pub(super) fn new(was: Recorded) -> Self {
        let typed = |spot| (spot, Input::Typed(Field::code(12)));
        let chosen = |spot, place: Option<usize>| (spot, Input::Chosen(place.unwrap_or(0)));
        let rows = match &was {
            Recorded::Vitals(_) => vec![typed(Spot::Weight), typed(Spot::Pressure), typed(Spot::Pulse)],
            Recorded::BloodTest(test) => {
                let place = RESULTS.iter().position(|result| *result == test.hbsag);
                vec![typed(Spot::Haemoglobin), chosen(Spot::Hbsag, place)]
            }
            Recorded::Declared { .. } => vec![typed(Spot::Happened), chosen(Spot::Declared, None)],
            Recorded::NotDeclared => Vec::new(),
            Recorded::CollectionEnd { outcome, .. } => {
                let place = CollectionOutcome::ALL.iter().position(|other| other == outcome);
                vec![typed(Spot::Volume), chosen(Spot::Outcome, place)]
            }
            Recorded::Reaction(reaction) => {
                let place = Severity::ALL.iter().position(|other| *other == reaction.severity);
                vec![chosen(Spot::Severity, place)]
            }
        };
        Self {
            was,
            rows,
            cursor: 0,
            fault: None,
        }
    }

    /// How many choices a part has.
    const fn choices(spot: Spot) -> usize {
        match spot {
            Spot::Hbsag => RESULTS.len(),
            Spot::Declared => 2,
            Spot::Outcome => CollectionOutcome::ALL.len(),
            Spot::Severity => Severity::ALL.len(),
            Spot::Weight
            | Spot::Pressure
            | Spot::Pulse
            | Spot::Haemoglobin
            | Spot::Happened
            | Spot::Volume => 0,
        }
    }

    /// Enter: the new value if there is one; else the next part, or the one in the way.
    pub(super) fn enter(&mut self, today: NaiveDate) -> Option<NewValue> {
        match self.value(today) {
            Ok(Some(value)) => return Some(value),
            Ok(None) if self.cursor + 1 < self.rows.len() => self.cursor += 1,
            Ok(None) => {
                let spot = self.rows.get(self.cursor).map(|(spot, _)| *spot);
                self.fault = spot.map(|spot| (spot, Fault::Same));
            }
            Err((spot, fault)) => {
                self.cursor = self
                    .rows
                    .iter()
                    .position(|(other, _)| *other == spot)
                    .unwrap_or(0);
                self.fault = Some((spot, fault));
            }
        }
        None
    }

    /// Takes what is typed, and goes from part to part.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other event is for the part")]
    pub(super) fn take(&mut self, event: &Event<'_>) {
        let last = self.rows.len().saturating_sub(1);
        match event {
            Event::Act(Action::Down | Action::NextField) => {
                self.cursor = if self.cursor == last { 0 } else { self.cursor + 1 };
                return;
            }
            Event::Act(Action::Up | Action::PreviousField) => {
                self.cursor = self.cursor.checked_sub(1).unwrap_or(last);
                return;
            }
            _ => {}
        }
        let Some((spot, input)) = self.rows.get_mut(self.cursor) else {
            return;
        };
        let has_changed = match input {
            Input::Typed(field) => field.take(event) == Some(true),
            Input::Chosen(place) => {
                let before = *place;
                *place = chosen(*place, Self::choices(*spot), event);
                before != *place
            }
        };
        if has_changed {
            self.fault = None;
        }
    }

    fn typed(&self, spot: Spot) -> Option<String> {
        self.rows.iter().find_map(|(other, input)| match input {
            Input::Typed(field) if *other == spot && !field.text().trim().is_empty() => Some(field.text()),
            Input::Typed(_) | Input::Chosen(_) => None,
        })
    }

    fn place(&self, spot: Spot) -> usize {
        let place = self.rows.iter().find_map(|(other, input)| match input {
            Input::Chosen(place) if *other == spot => Some(*place),
            Input::Typed(_) | Input::Chosen(_) => None,
        });
        place.unwrap_or(0)
    }

    fn number<T: Copy>(
        &self,
        spot: Spot,
        was: T,
        parse: fn(&str) -> Result<T, NumberFault>,
    ) -> Result<T, (Spot, Fault)> {
        match self.typed(spot) {
            Some(typed) => parse(&typed).map_err(|fault| (spot, Fault::Number(fault))),
            None => Ok(was),
        }
    }

    /// What is entered, with the recorded parts where nothing was; none if that is what was recorded.
    pub(super) fn value(&self, today: NaiveDate) -> Result<Option<NewValue>, (Spot, Fault)> {
        let (value, is_same) = match &self.was {
            Recorded::Vitals(was) => {
                let is = Vitals {
                    weight: self.number(Spot::Weight, was.weight, Weight::parse)?,
                    pressure: self.number(Spot::Pressure, was.pressure, Pressure::parse)?,
                    pulse: self.number(Spot::Pulse, was.pulse, Pulse::parse)?,
                    temperature: was.temperature,
                };
                (NewValue::Vitals(is), is == *was)
            }
            Recorded::BloodTest(was) => {
                let is = BloodTest {
                    haemoglobin: self.number(Spot::Haemoglobin, was.haemoglobin, Haemoglobin::parse)?,
                    hbsag: RESULTS.get(self.place(Spot::Hbsag)).copied().flatten(),
                };
                (NewValue::BloodTest(is), is == *was)
            }
            Recorded::Declared { .. } if self.place(Spot::Declared) == 1 => (NewValue::NotDeclared, false),
            Recorded::Declared {
                ground,
                happened: was,
                ..
            } => {
                let happened = match self.typed(Spot::Happened) {
                    Some(typed) => ago::read(&typed, today)
                        .map_or_else(|| parse_date(&typed, today), Ok)
                        .map_err(|fault| (Spot::Happened, Fault::Date(fault)))?,
                    None => *was,
                };
                let ground = ground.clone();
                (NewValue::Declared { ground, happened }, happened == *was)
            }
            Recorded::NotDeclared => (NewValue::NotDeclared, true),
            Recorded::CollectionEnd { outcome: was, volume } => {
                let drawn = self.number(Spot::Volume, *volume, Volume::parse)?;
                let outcome = CollectionOutcome::ALL
                    .get(self.place(Spot::Outcome))
                    .copied()
                    .unwrap_or(*was);
                let is_same = (outcome, drawn) == (*was, *volume);
                (
                    NewValue::CollectionEnd {
                        outcome,
                        volume: drawn,
                    },
                    is_same,
                )
            }
            Recorded::Reaction(was) => {
                let severity = Severity::ALL
                    .get(self.place(Spot::Severity))
                    .copied()
                    .unwrap_or(was.severity);
                let is = Reaction {
                    severity,
                    ..was.clone()
                };
                let is_same = is == *was;
                (NewValue::Reaction(is), is_same)
            }
        };
        Ok((!is_same).then_some(value))
    }
}

/// A new value as it would be recorded; none where the rules do not know its ground.
pub(super) fn recorded(pack: &RulePack, value: &NewValue) -> Option<Recorded> {
    Some(match value {
        NewValue::Vitals(vitals) => Recorded::Vitals(*vitals),
        NewValue::BloodTest(test) => Recorded::BloodTest(*test),
        NewValue::Declared { ground, happened } => Recorded::Declared {
            ground: ground.clone(),
            happened: *happened,
            until: pack.ground(ground)?.until(*happened)?,
        },
        NewValue::NotDeclared => Recorded::NotDeclared,
        NewValue::CollectionEnd { outcome, volume } => Recorded::CollectionEnd {
            outcome: *outcome,
            volume: *volume,
        },
        NewValue::Reaction(reaction) => Recorded::Reaction(reaction.clone()),
    })
}

/// The place after an event that chooses among `count`.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other event chooses nothing")]
fn chosen(place: usize, count: usize, event: &Event<'_>) -> usize {
    let last = count.saturating_sub(1);
    match event {
        Event::Act(Action::Left) => place.saturating_sub(1),
        Event::Act(Action::Right) => (place + 1).min(last),
        Event::Char(digit) => {
            let digit = digit.to_digit(10).and_then(|digit| usize::try_from(digit).ok());
            digit
                .and_then(|digit| digit.checked_sub(1))
                .filter(|digit| *digit < count)
                .unwrap_or(place)
        }
        _ => place,
    }
}
