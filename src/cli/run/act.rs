//! From the texts of a line to a command: every value is read by its own parser, and a fault names its field.

use std::collections::BTreeSet;

use serde::de::value::{Error as WordError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::line;
use crate::cli::person::BadValue;
use crate::domain::bag::{BagCode, BagFault, BagFormat, BagLabel};
use crate::domain::birth::read_date;
use crate::domain::certificate::Serial;
use crate::domain::clean::Note;
use crate::domain::command::{Act, OtherDonor, Recognition};
use crate::domain::id::{BedNo, DeskNo, Ticket};
use crate::domain::reaction::Reaction;
use crate::domain::rulepack::GroundCode;
use crate::domain::step::{BloodTest, Vitals};
use crate::domain::vitals::{Grams, Haemoglobin, Mmhg, Pressure, Pulse, Temperature, Volume, Weight};
use crate::domain::weighing::Weighed;
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, fault};

/// Reads the values of one line: in which language it complains, how the day's bags are coded, and what a millilitre of
/// blood weighs, in milligrams.
#[derive(Debug, Clone, Copy)]
pub(super) struct Values<'a>(pub(super) Lang, pub(super) &'a BagFormat, pub(super) u16);

impl Values<'_> {
    /// Reads a line as what it asks for.
    pub(super) fn read<K, T>(
        self,
        line: &K,
        read: fn(Self, &K) -> Result<T, BadValue>,
    ) -> Result<T, BadValue> {
        read(self, line)
    }

    pub(super) fn note(self, field: &'static str, given: &str) -> Result<Note, BadValue> {
        Note::parse(given).map_err(|why| BadValue::new(field, fault::text(self.0, &why)))
    }

    pub(super) fn optional_note(
        self,
        field: &'static str,
        given: Option<&String>,
    ) -> Result<Option<Note>, BadValue> {
        given.map(|given| self.note(field, given)).transpose()
    }

    pub(super) fn volume(self, given: &line::Written) -> Result<Volume, BadValue> {
        Volume::parse(&given.0).map_err(|why| BadValue::new("volume_ml", fault::number(self.0, &why)))
    }

    fn mmhg(self, field: &'static str, given: &str) -> Result<Mmhg, BadValue> {
        Mmhg::parse(given).map_err(|why| BadValue::new(field, fault::number(self.0, &why)))
    }

    /// Reads a label as the one that `part` takes out of it.
    fn label(
        self,
        field: &'static str,
        given: &str,
        part: fn(BagLabel) -> Result<BagCode, BagFault>,
    ) -> Result<BagCode, BadValue> {
        let code = self.1.read(given).and_then(part);
        code.map_err(|why| BadValue::new(field, fault::bag(self.0, &why)))
    }

    pub(super) fn date(self, given: &str) -> Result<chrono::NaiveDate, BadValue> {
        read_date(given).map_err(|why| BadValue::new("date", fault::date(self.0, &why)))
    }

    /// Weight, both pressures, pulse and temperature, in this order; only the last may be left out.
    pub(super) fn vitals(
        self,
        [weight, systolic, diastolic, pulse, temperature]: [Option<&line::Written>; 5],
    ) -> Result<Vitals, BadValue> {
        let bad = |field, why| BadValue::new(field, fault::number(self.0, &why));
        let text = |given: Option<&line::Written>| given.map_or_else(String::new, |given| given.0.clone());
        let temperature = match temperature {
            Some(given) => Some(Temperature::parse(&given.0).map_err(|why| bad("temperature_c", why))?),
            None => None,
        };
        Ok(Vitals {
            weight: Weight::parse(&text(weight)).map_err(|why| bad("weight_kg", why))?,
            pressure: Pressure::new(
                self.mmhg("systolic", &text(systolic))?,
                self.mmhg("diastolic", &text(diastolic))?,
            )
            .map_err(|why| bad("systolic", why))?,
            pulse: Pulse::parse(&text(pulse)).map_err(|why| bad("pulse", why))?,
            temperature,
        })
    }

    pub(super) fn blood_test(self, hb: &line::Written, hbsag: Option<&str>) -> Result<BloodTest, BadValue> {
        Ok(BloodTest {
            haemoglobin: Haemoglobin::parse(&hb.0)
                .map_err(|why| BadValue::new("hb_g_l", fault::number(self.0, &why)))?,
            hbsag: self.optional_word("hbsag", hbsag)?,
        })
    }

    pub(super) fn optional_word<T: DeserializeOwned>(
        self,
        field: &'static str,
        given: Option<&str>,
    ) -> Result<Option<T>, BadValue> {
        given.map(|given| self.word(field, given)).transpose()
    }

    /// Reads a list of words, each of which the contract names.
    pub(super) fn words<T: DeserializeOwned + Ord>(
        self,
        field: &'static str,
        given: &[String],
    ) -> Result<BTreeSet<T>, BadValue> {
        given.iter().map(|given| self.word(field, given)).collect()
    }

    /// Reads one of the words that the contract names.
    pub(super) fn word<T: DeserializeOwned>(self, field: &'static str, given: &str) -> Result<T, BadValue> {
        let word: StrDeserializer<'_, WordError> = given.into_deserializer();
        T::deserialize(word)
            .map_err(|why| BadValue::new(field, text::NOT_A_WORD.with(self.0, &[("fault", &why)])))
    }

    pub(super) fn record_vitals(self, line: &line::RecordVitals) -> Result<Act, BadValue> {
        let vitals = self.vitals([
            Some(&line.weight_kg),
            Some(&line.systolic),
            Some(&line.diastolic),
            Some(&line.pulse),
            line.temperature_c.as_ref(),
        ])?;
        Ok(Act::RecordVitals(vitals))
    }

    pub(super) fn record_blood_test(self, line: &line::RecordBloodTest) -> Result<Act, BadValue> {
        Ok(Act::RecordBloodTest(
            self.blood_test(&line.hb_g_l, line.hbsag.as_deref())?,
        ))
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
            bag: self.label("bag", &line.bag, BagLabel::of_bag)?,
            sample: self.label("sample", &line.sample, BagLabel::of_tube)?,
            recognised: self.recognition(line)?,
        })
    }

    fn recognition(self, line: &line::StartCollection) -> Result<Option<Recognition>, BadValue> {
        let other = line
            .other
            .as_ref()
            .map(|other| {
                Ok(OtherDonor {
                    ticket: self.ticket("other.ticket", other.ticket)?,
                    bag: self.label("other.bag", &other.bag, BagLabel::of_bag)?,
                })
            })
            .transpose()?;
        match (line.scanned_ticket, line.read_back, other) {
            (Some(scanned), false, other) => Ok(Some(Recognition::Ticket {
                scanned: self.ticket("scanned_ticket", scanned)?,
                other,
            })),
            (None, true, None) => Ok(Some(Recognition::ReadBack)),
            (None, false, None) => Ok(None),
            _ => Err(BadValue::new("scanned_ticket", text::ONE_RECOGNITION.get(self.0))),
        }
    }

    fn ticket(self, field: &'static str, number: u32) -> Result<Ticket, BadValue> {
        Ticket::new(number).ok_or_else(|| BadValue::new(field, text::NO_TICKET_ZERO.get(self.0)))
    }

    pub(super) fn end_collection(self, line: &line::EndCollection) -> Result<Act, BadValue> {
        let outcome = self.word("outcome", &line.outcome)?;
        let (volume, weighed) = match (&line.volume_ml, &line.weight_g, &line.tare_g) {
            (Some(volume), None, None) => (self.volume(volume)?, None),
            (None, Some(gross), Some(tare)) => {
                let weighed = Weighed {
                    gross: self.grams("weight_g", gross)?,
                    tare: self.grams("tare_g", tare)?,
                };
                let volume = weighed.volume(self.2);
                let volume =
                    volume.map_err(|why| BadValue::new("weight_g", fault::weighing(self.0, &why)))?;
                (volume, Some(weighed))
            }
            _ => return Err(BadValue::new("volume_ml", text::ONE_VOLUME.get(self.0))),
        };
        Ok(Act::EndCollection {
            outcome,
            volume,
            weighed,
        })
    }

    fn grams(self, field: &'static str, given: &line::Written) -> Result<Grams, BadValue> {
        Grams::parse(&given.0).map_err(|why| BadValue::new(field, fault::number(self.0, &why)))
    }

    pub(super) fn record_reaction(self, line: &line::RecordReaction) -> Result<Act, BadValue> {
        Ok(Act::RecordReaction(Reaction {
            onset: self.optional_word("onset", line.onset.as_deref())?,
            care: self.words("care", &line.care)?,
            injured: line.injured,
            note: self.optional_note("note", line.note.as_ref())?,
            ..Reaction::new(
                self.word("kind", &line.kind)?,
                self.word("severity", &line.severity)?,
            )
        }))
    }

    pub(super) fn note_circumstances(self, line: &line::NoteCircumstances) -> Result<Act, BadValue> {
        Ok(Act::NoteCircumstances {
            said: self.words("said", &line.said)?,
        })
    }

    pub(super) fn take_back_bag(self, line: &line::TakeBackBag) -> Result<Act, BadValue> {
        Ok(Act::TakeBackBag {
            bag: self.label("bag", &line.bag, |label| Ok(label.code))?,
            how: self.word("how", &line.how)?,
            reason: self.note("reason", &line.reason)?,
        })
    }

    pub(super) fn issue_certificate(self, line: &line::IssueCertificate) -> Result<Act, BadValue> {
        let serial = Serial::parse(&line.serial);
        Ok(Act::IssueCertificate {
            serial: serial.map_err(|why| BadValue::new("serial", fault::serial(self.0, why)))?,
            reason: self.optional_note("reason", line.reason.as_ref())?,
        })
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
