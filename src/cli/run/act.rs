//! From the texts of a line to a command: every value is read by its own parser, and a fault names its field.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};

use super::line;
use crate::cli::person::BadValue;
use crate::domain::bag::BagCode;
use crate::domain::birth::read_date;
use crate::domain::clean::Note;
use crate::domain::command::Act;
use crate::domain::id::{BedNo, DeskNo};
use crate::domain::reaction::Reaction;
use crate::domain::rulepack::GroundCode;
use crate::domain::step::{BloodTest, Vitals};
use crate::domain::vitals::{Haemoglobin, Mmhg, Pressure, Pulse, Temperature, Volume, Weight};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, fault};

/// Reads the values of one line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values(pub(super) Lang);

impl Values {
    pub(super) fn note(self, field: &'static str, given: &str) -> Result<Note, BadValue> {
        Note::parse(given).map_err(|why| BadValue::new(field, fault::text(self.0, &why)))
    }

    fn optional_note(self, field: &'static str, given: Option<&String>) -> Result<Option<Note>, BadValue> {
        given.map(|given| self.note(field, given)).transpose()
    }

    fn volume(self, given: &line::Written) -> Result<Volume, BadValue> {
        Volume::parse(&given.0).map_err(|why| BadValue::new("volume_ml", fault::number(self.0, &why)))
    }

    fn mmhg(self, field: &'static str, given: &line::Written) -> Result<Mmhg, BadValue> {
        Mmhg::parse(&given.0).map_err(|why| BadValue::new(field, fault::number(self.0, &why)))
    }

    fn bag(self, field: &'static str, given: &str) -> Result<BagCode, BadValue> {
        BagCode::parse(given).map_err(|why| BadValue::new(field, fault::bag(self.0, &why)))
    }

    fn date(self, given: &str) -> Result<chrono::NaiveDate, BadValue> {
        read_date(given).map_err(|why| BadValue::new("date", fault::date(self.0, &why)))
    }

    /// Reads one of the words that the contract names.
    fn word<'de, T: Deserialize<'de>>(self, field: &'static str, given: &'de str) -> Result<T, BadValue> {
        let word: StrDeserializer<'_, WordError> = given.into_deserializer();
        T::deserialize(word)
            .map_err(|why| BadValue::new(field, text::NOT_A_WORD.with(self.0, &[("fault", &why)])))
    }

    pub(super) fn vitals(self, line: &line::RecordVitals) -> Result<Act, BadValue> {
        let bad = |field, why| BadValue::new(field, fault::number(self.0, &why));
        let temperature = match &line.temperature_c {
            Some(given) => Some(Temperature::parse(&given.0).map_err(|why| bad("temperature_c", why))?),
            None => None,
        };
        Ok(Act::RecordVitals(Vitals {
            weight: Weight::parse(&line.weight_kg.0).map_err(|why| bad("weight_kg", why))?,
            pressure: Pressure::new(
                self.mmhg("systolic", &line.systolic)?,
                self.mmhg("diastolic", &line.diastolic)?,
            )
            .map_err(|why| bad("systolic", why))?,
            pulse: Pulse::parse(&line.pulse.0).map_err(|why| bad("pulse", why))?,
            temperature,
        }))
    }

    pub(super) fn blood_test(self, line: &line::RecordBloodTest) -> Result<Act, BadValue> {
        Ok(Act::RecordBloodTest(BloodTest {
            haemoglobin: Haemoglobin::parse(&line.hb_g_l.0)
                .map_err(|why| BadValue::new("hb_g_l", fault::number(self.0, &why)))?,
            hbsag: line
                .hbsag
                .as_deref()
                .map(|given| self.word("hbsag", given))
                .transpose()?,
        }))
    }

    pub(super) fn declare(self, line: &line::Declare) -> Result<Act, BadValue> {
        Ok(Act::Declare {
            ground: GroundCode::new(&line.ground),
            happened: self.date(&line.date)?,
        })
    }

    pub(super) fn clear(self, line: &line::Clear) -> Result<Act, BadValue> {
        Ok(Act::Clear {
            volume: self.volume(&line.volume_ml)?,
            override_reason: self.optional_note("override_reason", line.override_reason.as_ref())?,
        })
    }

    pub(super) fn defer(self, line: &line::Defer) -> Result<Act, BadValue> {
        Ok(Act::Defer {
            ground: GroundCode::new(&line.ground),
            happened: line.date.as_deref().map(|given| self.date(given)).transpose()?,
            note: self.optional_note("note", line.note.as_ref())?,
        })
    }

    pub(super) fn start_collection(self, line: &line::StartCollection) -> Result<Act, BadValue> {
        Ok(Act::StartCollection {
            bed: BedNo(line.bed),
            bag: self.bag("bag", &line.bag)?,
            sample: self.bag("sample", &line.sample)?,
        })
    }

    pub(super) fn end_collection(self, line: &line::EndCollection) -> Result<Act, BadValue> {
        Ok(Act::EndCollection {
            outcome: self.word("outcome", &line.outcome)?,
            volume: self.volume(&line.volume_ml)?,
        })
    }

    pub(super) fn reaction(self, line: &line::RecordReaction) -> Result<Act, BadValue> {
        Ok(Act::RecordReaction(Reaction {
            kind: self.word("kind", &line.kind)?,
            severity: self.word("severity", &line.severity)?,
            note: self.optional_note("note", line.note.as_ref())?,
        }))
    }

    pub(super) fn release(self, line: &line::Release) -> Result<Act, BadValue> {
        Ok(Act::Release {
            override_reason: self.optional_note("override_reason", line.override_reason.as_ref())?,
        })
    }

    pub(super) const fn call(line: &line::WithDesk) -> Act {
        Act::Call {
            desk: DeskNo(line.desk),
        }
    }

    pub(super) const fn start_screening(line: &line::WithDesk) -> Act {
        Act::StartScreening {
            desk: DeskNo(line.desk),
        }
    }
}
