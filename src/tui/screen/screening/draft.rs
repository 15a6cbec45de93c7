//! What is typed for one donor and not saved yet, and what the rules would say to it.
//!
//! A field that is left blank stands for the value saved before, so that one value can be measured again alone.

use crate::domain::eligibility::{Against, Assessment, allowed_volumes, assess};
use crate::domain::rulepack::RulePack;
use crate::domain::step::{BloodTest, Hbsag, Vitals};
use crate::domain::visit::Visit;
use crate::domain::vitals::{Haemoglobin, NumberFault, Pressure, Pulse, Volume, Weight};
use crate::i18n::Text;
use crate::i18n::text::screening as text;
use crate::tui::model::Hall;
use crate::tui::screen::Event;
use crate::tui::widget::field::Field;

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    /// Weight.
    Weight,
    /// Blood pressure.
    Pressure,
    /// Pulse.
    Pulse,
    /// Haemoglobin.
    Haemoglobin,
    /// The rapid hepatitis B test.
    Hbsag,
}

impl Spot {
    /// The fields from top to bottom.
    pub(super) const ALL: [Self; 5] = [
        Self::Weight,
        Self::Pressure,
        Self::Pulse,
        Self::Haemoglobin,
        Self::Hbsag,
    ];

    /// The field after this one.
    pub(super) const fn next(self) -> Option<Self> {
        match self {
            Self::Weight => Some(Self::Pressure),
            Self::Pressure => Some(Self::Pulse),
            Self::Pulse => Some(Self::Haemoglobin),
            Self::Haemoglobin => Some(Self::Hbsag),
            Self::Hbsag => None,
        }
    }

    /// The field before this one.
    pub(super) const fn previous(self) -> Option<Self> {
        match self {
            Self::Weight => None,
            Self::Pressure => Some(Self::Weight),
            Self::Pulse => Some(Self::Pressure),
            Self::Haemoglobin => Some(Self::Pulse),
            Self::Hbsag => Some(Self::Haemoglobin),
        }
    }

    /// What it is called.
    pub(super) const fn name(self) -> Text {
        match self {
            Self::Weight => text::WEIGHT,
            Self::Pressure => text::PRESSURE,
            Self::Pulse => text::PULSE,
            Self::Haemoglobin => text::HAEMOGLOBIN,
            Self::Hbsag => text::HBSAG,
        }
    }
}

/// What was said about the rapid test: a result, or that it is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RapidTest(pub(super) Option<Hbsag>);

/// Why a field is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not the number that is asked for.
    Number(NumberFault),
    /// Nothing was said about the rapid test.
    NoRapidTest,
}

/// What is typed for one donor.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    weight: Number,
    pressure: Number,
    pulse: Number,
    haemoglobin: Number,
    /// The rapid test, once a key said it.
    pub(super) hbsag: Option<RapidTest>,
    is_hbsag_left: bool,
    /// The volume that was chosen; the largest one if none was.
    volume: Option<Volume>,
    /// Whether one value is being measured again: Enter after it saves, nothing else is asked for.
    pub(super) is_again: bool,
    /// What the store knows from earlier days and refused a decision for.
    pub(super) past: Vec<Against>,
}

/// One typed number.
#[derive(Debug, Clone)]
struct Number {
    field: Field,
    /// Whether the cursor has been in it and left: from then on faults are shown.
    is_left: bool,
}

impl Default for Number {
    fn default() -> Self {
        Self {
            field: Field::code(9),
            is_left: false,
        }
    }
}

/// Reads a field that may be blank.
fn read<T>(number: &Number, parse: fn(&str) -> Result<T, NumberFault>) -> Option<Result<T, NumberFault>> {
    let typed = number.field.text();
    (!typed.trim().is_empty()).then(|| parse(&typed))
}

impl Draft {
    /// Whether nothing was typed.
    pub(super) const fn is_empty(&self) -> bool {
        self.weight.field.is_empty()
            && self.pressure.field.is_empty()
            && self.pulse.field.is_empty()
            && self.haemoglobin.field.is_empty()
            && self.hbsag.is_none()
    }

    const fn number(&self, spot: Spot) -> Option<&Number> {
        match spot {
            Spot::Weight => Some(&self.weight),
            Spot::Pressure => Some(&self.pressure),
            Spot::Pulse => Some(&self.pulse),
            Spot::Haemoglobin => Some(&self.haemoglobin),
            Spot::Hbsag => None,
        }
    }

    const fn number_mut(&mut self, spot: Spot) -> Option<&mut Number> {
        match spot {
            Spot::Weight => Some(&mut self.weight),
            Spot::Pressure => Some(&mut self.pressure),
            Spot::Pulse => Some(&mut self.pulse),
            Spot::Haemoglobin => Some(&mut self.haemoglobin),
            Spot::Hbsag => None,
        }
    }

    /// The text of a field; none for the rapid test, which is chosen by key.
    pub(super) fn field(&self, spot: Spot) -> Option<&Field> {
        self.number(spot).map(|number| &number.field)
    }

    /// The text of a field, to be typed into.
    fn field_mut(&mut self, spot: Spot) -> Option<&mut Field> {
        self.number_mut(spot).map(|number| &mut number.field)
    }

    /// Takes what is typed into a field; for the rapid test a key is the whole answer.
    pub(super) fn take(&mut self, spot: Spot, event: &Event<'_>) {
        if let Some(field) = self.field_mut(spot) {
            field.take(event);
            return;
        }
        let Event::Char(key) = event else {
            return;
        };
        self.hbsag = match key {
            '1' | '-' => Some(RapidTest(Some(Hbsag::Negative))),
            '2' | '+' => Some(RapidTest(Some(Hbsag::Positive))),
            '3' | '0' => Some(RapidTest(None)),
            _ => return,
        };
        self.is_hbsag_left = false;
    }

    /// The cursor leaves a field: from here on its fault is shown. That it is blank is no fault yet.
    pub(super) fn leave(&mut self, spot: Spot) {
        if self.field(spot).is_some_and(|field| !field.is_empty()) {
            self.insist(spot);
        }
    }

    /// The field is needed now: its fault is shown, even that it is blank.
    pub(super) const fn insist(&mut self, spot: Spot) {
        match self.number_mut(spot) {
            Some(number) => number.is_left = true,
            None => self.is_hbsag_left = true,
        }
    }

    /// The cursor is in a field again: its fault is shown only after it is left.
    pub(super) fn enter(&mut self, spot: Spot) {
        match self.number_mut(spot) {
            Some(number) => number.is_left = false,
            None => self.is_hbsag_left = false,
        }
    }

    /// What is wrong with a field; a blank one is wrong only where nothing was saved before.
    pub(super) fn fault(&self, spot: Spot, visit: &Visit) -> Option<Fault> {
        let typed = match spot {
            Spot::Weight => read(&self.weight, Weight::parse).map(Result::err),
            Spot::Pressure => read(&self.pressure, Pressure::parse).map(Result::err),
            Spot::Pulse => read(&self.pulse, Pulse::parse).map(Result::err),
            Spot::Haemoglobin => read(&self.haemoglobin, Haemoglobin::parse).map(Result::err),
            Spot::Hbsag => self.hbsag.map(|_| None),
        };
        let is_saved = match spot {
            Spot::Weight | Spot::Pressure | Spot::Pulse => visit.latest_vitals().is_some(),
            Spot::Haemoglobin | Spot::Hbsag => visit.latest_blood_test().is_some(),
        };
        match typed {
            Some(fault) => fault.map(Fault::Number),
            None if is_saved => None,
            None if spot == Spot::Hbsag => Some(Fault::NoRapidTest),
            None => Some(Fault::Number(NumberFault::Empty)),
        }
    }

    /// The fault to show beside a field.
    pub(super) fn shown_fault(&self, spot: Spot, visit: &Visit) -> Option<Fault> {
        let is_left = self
            .number(spot)
            .map_or(self.is_hbsag_left, |number| number.is_left);
        self.fault(spot, visit).filter(|_| is_left)
    }

    fn weight(&self, visit: &Visit) -> Option<Weight> {
        match read(&self.weight, Weight::parse) {
            Some(typed) => typed.ok(),
            None => visit.latest_vitals().map(|vitals| vitals.weight),
        }
    }

    fn pressure(&self, visit: &Visit) -> Option<Pressure> {
        match read(&self.pressure, Pressure::parse) {
            Some(typed) => typed.ok(),
            None => visit.latest_vitals().map(|vitals| vitals.pressure),
        }
    }

    fn pulse(&self, visit: &Visit) -> Option<Pulse> {
        match read(&self.pulse, Pulse::parse) {
            Some(typed) => typed.ok(),
            None => visit.latest_vitals().map(|vitals| vitals.pulse),
        }
    }

    fn haemoglobin(&self, visit: &Visit) -> Option<Haemoglobin> {
        match read(&self.haemoglobin, Haemoglobin::parse) {
            Some(typed) => typed.ok(),
            None => visit.latest_blood_test().map(|test| test.haemoglobin),
        }
    }

    fn rapid_test(&self, visit: &Visit) -> Option<RapidTest> {
        self.hbsag
            .or_else(|| visit.latest_blood_test().map(|test| RapidTest(test.hbsag)))
    }

    /// The vitals to save: all three values, at least one of them typed now.
    pub(super) fn new_vitals(&self, visit: &Visit) -> Option<Vitals> {
        let is_typed = [Spot::Weight, Spot::Pressure, Spot::Pulse]
            .into_iter()
            .any(|spot| self.field(spot).is_some_and(|field| !field.is_empty()));
        Some(Vitals {
            weight: self.weight(visit)?,
            pressure: self.pressure(visit)?,
            pulse: self.pulse(visit)?,
            temperature: None,
        })
        .filter(|_| is_typed)
    }

    /// The blood test to save: both values, at least one of them said now.
    pub(super) fn new_blood_test(&self, visit: &Visit) -> Option<BloodTest> {
        let is_typed = self.hbsag.is_some() || !self.haemoglobin.field.is_empty();
        Some(BloodTest {
            haemoglobin: self.haemoglobin(visit)?,
            hbsag: self.rapid_test(visit)?.0,
        })
        .filter(|_| is_typed)
    }

    /// These vitals are saved: empties the fields, unless they say something else by now.
    pub(super) fn vitals_saved(&mut self, saved: &Vitals, visit: &Visit) {
        if self.new_vitals(visit).as_ref() == Some(saved) {
            self.weight = Number::default();
            self.pressure = Number::default();
            self.pulse = Number::default();
            self.is_again = false;
        }
    }

    /// This blood test is saved: empties the fields, unless they say something else by now.
    pub(super) fn blood_test_saved(&mut self, saved: BloodTest, visit: &Visit) {
        if self.new_blood_test(visit) == Some(saved) {
            self.haemoglobin = Number::default();
            self.hbsag = None;
            self.is_hbsag_left = false;
        }
    }

    /// The fields that have no valid value yet.
    pub(super) fn missing(&self, visit: &Visit) -> Vec<Spot> {
        let is_missing = |spot: &Spot| match spot {
            Spot::Weight => self.weight(visit).is_none(),
            Spot::Pressure => self.pressure(visit).is_none(),
            Spot::Pulse => self.pulse(visit).is_none(),
            Spot::Haemoglobin => self.haemoglobin(visit).is_none(),
            Spot::Hbsag => self.rapid_test(visit).is_none(),
        };
        Spot::ALL.into_iter().filter(is_missing).collect()
    }

    /// What the rules would say if the typed values were saved. A value that is not known yet counts as one that the
    /// rules accept, so that each value is judged as soon as it is there.
    pub(super) fn assess(&self, hall: &Hall, visit: &Visit) -> Assessment {
        let Some(day) = &hall.day else {
            return Assessment::default();
        };
        let mut copy = visit.clone();
        copy.vitals.clear();
        copy.blood_tests.clear();
        let (weight, haemoglobin) = (self.weight(visit), self.haemoglobin(visit));
        copy.vitals.extend(self.supposed_vitals(&hall.pack, visit));
        let haemoglobin_or_fine = haemoglobin.unwrap_or(hall.pack.large_volume.least_g_l.in_force());
        copy.blood_tests.push(BloodTest {
            haemoglobin: haemoglobin_or_fine,
            hbsag: self.rapid_test(visit).and_then(|test| test.0),
        });
        // What is still missing here cannot be helped by any value of the fields that are supposed to be fine.
        let mut assessment = assess(&hall.pack, &copy, None, day.info.date);
        if weight.is_none() || haemoglobin.is_none() {
            assessment.volumes.clear();
        }
        for past in &self.past {
            if !assessment.against.contains(past) {
                assessment.against.push(past.clone());
            }
        }
        assessment
    }

    /// What keeps a bag from being allowed, as far as it is known: the weight, the haemoglobin.
    pub(super) fn why_not(&self, pack: &RulePack, visit: &Visit, bag: Volume) -> (Option<Weight>, Option<Haemoglobin>) {
        let most = Weight::from_tenths(u16::MAX);
        let fine = pack.large_volume.least_g_l.in_force();
        let is_kept = |weight, haemoglobin| !allowed_volumes(pack, visit.sex, weight, haemoglobin).contains(&bag);
        let weight = self.weight(visit).filter(|weight| is_kept(*weight, fine));
        let haemoglobin = self.haemoglobin(visit).filter(|haemoglobin| is_kept(most, *haemoglobin));
        (weight, haemoglobin)
    }

    fn supposed_vitals(&self, pack: &RulePack, visit: &Visit) -> Option<Vitals> {
        let fine = Pressure::new(
            pack.systolic.least_mmhg.in_force(),
            pack.diastolic.least_mmhg.in_force(),
        );
        Some(Vitals {
            weight: self.weight(visit).unwrap_or(Weight::from_tenths(u16::MAX)),
            pressure: self.pressure(visit).or(fine.ok())?,
            pulse: self.pulse(visit).unwrap_or(pack.pulse.least_per_minute.in_force()),
            temperature: None,
        })
    }

    /// The volume to be drawn: the chosen one while it is allowed, else the largest.
    pub(super) fn volume(&self, assessment: &Assessment) -> Option<Volume> {
        self.volume
            .filter(|volume| assessment.volumes.contains(volume))
            .or_else(|| assessment.largest())
    }

    /// Chooses the next larger or smaller volume.
    pub(super) fn choose_volume(&mut self, assessment: &Assessment, is_larger: bool) {
        let volumes = &assessment.volumes;
        let chosen = self.volume(assessment);
        let Some(place) = volumes.iter().position(|volume| Some(*volume) == chosen) else {
            return;
        };
        let place = if is_larger {
            place + 1
        } else {
            place.saturating_sub(1)
        };
        self.volume = volumes.get(place).copied().or(chosen);
    }
}
