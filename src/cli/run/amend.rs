//! The lines that put a recorded value right: which value is meant, and what it is to be.

use super::act::Values;
use super::line;
use crate::cli::person::BadValue;
use crate::domain::amendment::{NewValue, Recorded};
use crate::domain::clean::Note;
use crate::domain::id::Seq;
use crate::domain::reaction::Reaction;
use crate::domain::rulepack::GroundCode;
use crate::domain::visit::Visit;
use crate::i18n::text::cli as text;

/// A value on its way to be put right.
pub(super) struct Amending {
    /// The step that recorded it; the newest of its kind, where the line does not say.
    pub(super) step: Option<Seq>,
    pub(super) to: NewValue,
    pub(super) reason: Note,
}

impl Amending {
    /// The step that is meant, if the visit has recorded such a value.
    pub(super) fn step_of(&self, visit: &Visit) -> Option<Seq> {
        self.step.or_else(|| {
            visit
                .values()
                .filter(|(_, value)| is_same_kind(&self.to, value))
                .last()
                .map(|(seq, _)| seq)
        })
    }
}

const fn is_same_kind(to: &NewValue, recorded: &Recorded) -> bool {
    matches!(
        (to, recorded),
        (NewValue::Vitals(_), Recorded::Vitals(_))
            | (NewValue::BloodTest(_), Recorded::BloodTest(_))
            | (
                NewValue::Declared { .. } | NewValue::NotDeclared,
                Recorded::Declared { .. }
            )
            | (NewValue::CollectionEnd { .. }, Recorded::CollectionEnd { .. })
            | (NewValue::Reaction(_), Recorded::Reaction(_))
    )
}

impl Values<'_> {
    fn amending(self, step: Option<u64>, to: NewValue, reason: &str) -> Result<Amending, BadValue> {
        Ok(Amending {
            step: step.map(Seq),
            to,
            reason: self.note("reason", reason)?,
        })
    }

    pub(super) fn amend_vitals(self, line: &line::AmendVitals) -> Result<Amending, BadValue> {
        let vitals = self.vitals([
            Some(&line.weight_kg),
            Some(&line.systolic),
            Some(&line.diastolic),
            Some(&line.pulse),
            line.temperature_c.as_ref(),
        ])?;
        self.amending(line.step, NewValue::Vitals(vitals), &line.reason)
    }

    pub(super) fn amend_blood_test(self, line: &line::AmendBloodTest) -> Result<Amending, BadValue> {
        let test = self.blood_test(&line.hb_g_l, line.hbsag.as_deref())?;
        self.amending(line.step, NewValue::BloodTest(test), &line.reason)
    }

    pub(super) fn amend_declared(self, line: &line::AmendDeclared) -> Result<Amending, BadValue> {
        let to = match (&line.ground, &line.date, line.never_so) {
            (Some(ground), Some(date), false) => NewValue::Declared {
                ground: GroundCode::new(ground),
                happened: self.date(date)?,
            },
            (None, None, true) => NewValue::NotDeclared,
            _ => return Err(BadValue::new("ground", text::GROUND_OR_NEVER.get(self.0))),
        };
        self.amending(line.step, to, &line.reason)
    }

    pub(super) fn amend_collection_end(self, line: &line::AmendCollectionEnd) -> Result<Amending, BadValue> {
        let to = NewValue::CollectionEnd {
            outcome: self.word("outcome", &line.outcome)?,
            volume: self.volume(&line.volume_ml)?,
        };
        self.amending(line.step, to, &line.reason)
    }

    pub(super) fn amend_reaction(self, line: &line::AmendReaction) -> Result<Amending, BadValue> {
        let reaction = Reaction {
            onset: self.optional_word("onset", line.onset.as_deref())?,
            care: self.words("care", &line.care)?,
            injured: line.injured,
            note: self.optional_note("note", line.note.as_ref())?,
            ..Reaction::new(
                self.word("kind", &line.kind)?,
                self.word("severity", &line.severity)?,
            )
        };
        self.amending(line.step, NewValue::Reaction(reaction), &line.reason)
    }
}
