//! The explanation of a donor's rules for scripts, in the units of the pack.

use serde_json::{Value, json};

use crate::domain::eligibility::{Check, VolumeBar};
use crate::domain::explain::{Decided, Decision, Explanation, Line, Outcome};
use crate::domain::rulepack::{RulePack, Until};

/// The explanation for scripts, in the units of the pack.
pub(super) fn told(explanation: &Explanation, pack: &RulePack) -> Value {
    let lines: Vec<_> = explanation.lines.iter().map(told_line).collect();
    let bags = explanation.bags.as_ref().map(|bags| {
        bags.iter()
            .map(|bag| {
                json!({
                    "volume_ml": bag.volume.ml(),
                    "allowed": bag.bars.is_empty() && !explanation.is_barred(),
                    "against": bag.bars.iter().map(|bar| told_bar(*bar, pack)).collect::<Vec<_>>(),
                })
            })
            .collect::<Vec<_>>()
    });
    let decisions: Vec<_> = explanation.decisions.iter().map(told_decision).collect();
    json!({
        "ticket": explanation.ticket,
        "sex": explanation.sex,
        "pack": {"id": pack.id, "hash": pack.hash},
        "barred": explanation.is_barred(),
        "rules": lines,
        "volumes": bags,
        "decisions": decisions,
    })
}

fn told_line(line: &Line) -> Value {
    let (name, value, limit) = match &line.check {
        Check::Age { age, least, most } => (
            "age",
            if age.at_least == age.at_most {
                json!(age.at_least.years())
            } else {
                json!([age.at_least.years(), age.at_most.years()])
            },
            json!({"least_years": least.years(), "most_years": most.years()}),
        ),
        Check::EarlierDeferral(deferral) => (
            "earlier_deferral",
            json!(deferral.as_ref().map(|(_, until)| told_until(*until))),
            Value::Null,
        ),
        Check::Interval {
            last,
            eligible_on,
            days,
        } => (
            "interval",
            json!(last),
            json!({"days": days, "eligible_on": eligible_on}),
        ),
        Check::Declared { ground, until } => {
            ("declared", json!(ground), json!({"until": told_until(*until)}))
        }
        Check::Weight { measured, least } => ("weight", json!(measured), json!({"least_tenths_kg": least})),
        Check::Systolic {
            measured,
            least,
            below,
        } => (
            "systolic",
            json!(measured),
            json!({"least_mmhg": least, "below_mmhg": below}),
        ),
        Check::Diastolic {
            measured,
            least,
            below,
        } => (
            "diastolic",
            json!(measured),
            json!({"least_mmhg": least, "below_mmhg": below}),
        ),
        Check::Pulse {
            measured,
            least,
            most,
        } => (
            "pulse",
            json!(measured),
            json!({"least_per_minute": least, "most_per_minute": most}),
        ),
        Check::Haemoglobin { measured, least } => {
            ("haemoglobin", json!(measured), json!({"least_g_l": least}))
        }
        Check::RapidTest { result } => ("hbsag", json!(result), Value::Null),
    };
    let (verdict, by, because) = match &line.outcome {
        Outcome::Met => ("met", None, None),
        Outcome::Hard(_) => ("hard", None, None),
        Outcome::Soft(_) => ("soft", None, None),
        Outcome::SetAside { by, because, .. } => ("set_aside", Some(by), because.as_ref()),
        Outcome::NotMeasured(_) => ("not_measured", None, None),
        Outcome::NotAsked => ("not_asked", None, None),
    };
    json!({
        "rule": line.source.rule,
        "check": name,
        "value": value,
        "limit": limit,
        "verdict": verdict,
        "by": by,
        "because": because,
        "article": line.source.article,
        "confidence": line.source.confidence,
    })
}

/// A date, or `"never"`.
fn told_until(until: Until) -> Value {
    match until {
        Until::Date(date) => json!(date),
        Until::Never => json!("never"),
    }
}

fn told_bar(bar: VolumeBar, pack: &RulePack) -> Value {
    let rule = bar.rule(pack);
    match bar {
        VolumeBar::Weight { least } => json!({"rule": rule, "least_tenths_kg": least}),
        VolumeBar::Haemoglobin { least } => json!({"rule": rule, "least_g_l": least}),
        VolumeBar::Light { below, most } => {
            json!({"rule": rule, "below_tenths_kg": below, "most_ml": most})
        }
        VolumeBar::PerKg { ml_per_kg, most } => {
            json!({"rule": rule, "most_ml_per_kg": ml_per_kg, "most_ml": most})
        }
        VolumeBar::Most { most } => json!({"rule": rule, "most_ml": most}),
        VolumeBar::Large { above, least } => {
            json!({"rule": rule, "above_ml": above, "least_g_l": least})
        }
    }
}

fn told_decision(decision: &Decision) -> Value {
    let mut told = json!({
        "by": decision.by,
        "at": decision.at.rfc3339(),
        "pack": decision.pack,
        "pack_hash": decision.pack_hash,
        "in_force": decision.is_in_force,
    });
    let decided = match &decision.what {
        Decided::Cleared(volume) => json!({"decided": "cleared", "volume_ml": volume}),
        Decided::Deferred { ground, until } => {
            json!({"decided": "deferred", "ground": ground, "until": told_until(*until)})
        }
    };
    if let (Value::Object(told), Value::Object(decided)) = (&mut told, decided) {
        told.extend(decided);
    }
    told
}
