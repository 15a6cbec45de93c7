//! What each number of a pack is called, and how it is said.

use crate::domain::rulepack::{AskedOf, Number, Unit};
use crate::i18n::text::rules as text;
use crate::i18n::{Lang, Text, format};

/// How a limit is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// This much and more.
    From,
    /// This much and less.
    AtMost,
    /// Less than this.
    Below,
    /// More than this.
    Above,
    /// The number alone.
    Plain,
}

/// The name of a number and how it is said.
pub(super) fn name(number: &Number<'_>) -> (Text, Phrase) {
    use Phrase::{Above, AtMost, Below, From, Plain};
    match (number.section, number.field) {
        ("age", "least_years") => (text::AGE_LEAST, From),
        ("age", "most_years") => (text::AGE_MOST, AtMost),
        ("weight", "female_least_tenths_kg") => (text::WEIGHT_FEMALE, From),
        ("weight", "male_least_tenths_kg") => (text::WEIGHT_MALE, From),
        ("light", "below_tenths_kg") => (text::LIGHT_BELOW, Below),
        ("light", "most_ml") => (text::LIGHT_MOST, AtMost),
        ("volume", "most_ml_per_kg") => (text::PER_KG, AtMost),
        ("volume", "most_ml") => (text::VOLUME_MOST, AtMost),
        ("apheresis", "least_tenths_kg") => (text::APHERESIS_LEAST, From),
        ("apheresis", "most_ml") => (text::APHERESIS_MOST, AtMost),
        ("apheresis", "heavy_from_tenths_kg") => (text::APHERESIS_HEAVY, From),
        ("apheresis", "heavy_most_ml") => (text::APHERESIS_HEAVY_MOST, AtMost),
        ("systolic", "least_mmhg") => (text::SYSTOLIC_LEAST, From),
        ("systolic", "below_mmhg") => (text::SYSTOLIC_BELOW, Below),
        ("diastolic", "least_mmhg") => (text::DIASTOLIC_LEAST, From),
        ("diastolic", "below_mmhg") => (text::DIASTOLIC_BELOW, Below),
        ("pulse", "least_per_minute") => (text::PULSE_LEAST, From),
        ("pulse", "most_per_minute") => (text::PULSE_MOST, AtMost),
        ("haemoglobin", "least_g_l") => (text::HAEMOGLOBIN, From),
        ("large_volume", "above_ml") => (text::LARGE_ABOVE, Above),
        ("large_volume", "least_g_l") => (text::LARGE_HAEMOGLOBIN, From),
        ("platelets", "least_giga_l") => (text::PLATELETS, From),
        ("serum_protein", "least_g_l") => (text::PROTEIN, From),
        ("serum_protein", "tested_within_months") => (text::PROTEIN_AGE, AtMost),
        ("interval", "whole_blood_days") => (text::INTERVAL, From),
        ("plasma_interval", "days") => (text::INTERVAL_PLASMA, From),
        ("cell_interval", "at_most") => (text::CELLS_TIMES, AtMost),
        ("cell_interval", "within_days") => (text::CELLS_DAYS, Plain),
        ("hbsag", "asked_of") => (text::HBSAG, Plain),
        ("again", "at_most") => (text::AGAIN_TIMES, AtMost),
        ("again", "after_minutes") => (text::AGAIN_AFTER, From),
        ("risk", "young_below_years") => (text::RISK_YOUNG, Below),
        ("risk", "light_below_tenths_kg") => (text::RISK_LIGHT, Below),
        ("draw", "warn_minutes") => (text::DRAW_WARN, From),
        ("draw", "most_minutes") => (text::DRAW_MOST, AtMost),
        ("bag", "tolerance_percent") => (text::TOLERANCE, Plain),
        ("swap", "within_minutes") => (text::SWAP, Plain),
        ("density", "mg_per_ml") => (text::DENSITY, Plain),
        ("puncture", "again_at_most") => (text::PUNCTURE, AtMost),
        ("rest", "least_minutes") => (text::REST, From),
        ("rest", "after_reaction_minutes") => (text::REST_REACTION, From),
        ("duty", "least_hours") => (text::DUTY, From),
        // A number that has no name yet is the pack's to name; a test keeps it from happening.
        (_, _) => (text::HEAD_WHAT, Plain),
    }
}

/// A number as it is said: `from 42 kg`.
pub(super) fn value(lang: Lang, unit: Unit, phrase: Phrase, number: u32) -> String {
    let value = quantity(lang, unit, number);
    let phrase = match phrase {
        Phrase::From => text::FROM,
        Phrase::AtMost => text::AT_MOST,
        Phrase::Below => text::BELOW,
        Phrase::Above => text::ABOVE,
        Phrase::Plain => return value,
    };
    phrase.with(lang, &[("value", &value)])
}

/// A number with its unit.
pub(super) fn quantity(lang: Lang, unit: Unit, number: u32) -> String {
    let with = match unit {
        Unit::Years => text::YEARS,
        Unit::Months => text::MONTHS,
        Unit::Days => text::DAYS,
        Unit::Hours => text::HOURS,
        Unit::Minutes => text::MINUTES,
        Unit::TenthsKg => {
            let tenths = u16::try_from(number).unwrap_or(u16::MAX);
            return text::KG.with(lang, &[("n", &format::tenths(lang, tenths))]);
        }
        Unit::Ml => text::ML,
        Unit::MlPerKg => text::ML_PER_KG,
        Unit::GL => text::G_L,
        Unit::GigaL => text::GIGA_L,
        Unit::Mmhg => text::MMHG,
        Unit::PerMinute => text::PER_MINUTE,
        Unit::Percent => text::PERCENT,
        Unit::MgPerMl => text::MG_PER_ML,
        Unit::Times => text::TIMES,
        Unit::Whom => {
            let whom = if number == AskedOf::Everybody as u32 {
                text::ASKED_EVERYBODY
            } else if number == AskedOf::FirstTime as u32 {
                text::ASKED_FIRST_TIME
            } else {
                text::ASKED_NOBODY
            };
            return whom.get(lang).to_owned();
        }
    };
    with.with(lang, &[("n", &number)])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::rulepack::RulePack;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        for lang in Lang::ALL {
            let names: Vec<_> = pack
                .numbers()
                .iter()
                .map(|number| name(number).0.get(lang))
                .collect();
            let distinct: BTreeSet<_> = names.iter().collect();
            assert_eq!(distinct.len(), names.len(), "{names:?}");
            assert!(!names.contains(&text::HEAD_WHAT.get(lang)));
        }
    }

    #[test]
    fn a_number_is_said_with_its_unit() {
        assert_eq!(value(Lang::Vi, Unit::TenthsKg, Phrase::From, 425), "từ 42,5 kg");
        assert_eq!(value(Lang::En, Unit::Mmhg, Phrase::Below, 160), "below 160 mmHg");
        assert_eq!(value(Lang::En, Unit::Whom, Phrase::Plain, 1), "first-time donors");
    }
}
