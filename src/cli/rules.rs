//! `giotmau rules`: the rules in force, each number with the place that it comes from.

use super::{Invocation, print_json, print_line, table};
use crate::domain::rulepack::{Confidence, Period, RulePack};
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, Text, format};

/// Prints the rule pack.
pub(super) fn run(invocation: &Invocation, json: bool) -> Result<Exit, Error> {
    let (lang, pack) = (invocation.lang, &invocation.pack);
    if json {
        print_json(pack)?;
        return Ok(Exit::Done);
    }
    let title = match lang {
        Lang::Vi => &pack.title.vi,
        Lang::En => &pack.title.en,
    };
    print_line(&format!("{title} ({})", pack.id.as_str()))?;
    print_line("")?;
    table::print(
        &[
            text::RULES_RULE.get(lang),
            text::RULES_WHAT.get(lang),
            text::RULES_LIMIT.get(lang),
            text::RULES_SOURCE.get(lang),
            text::RULES_CONFIDENCE.get(lang),
        ],
        &limits(lang, pack),
    )?;
    print_line("")?;
    table::print(
        &[
            text::RULES_GROUND.get(lang),
            text::RULES_WHAT.get(lang),
            text::RULES_PERIOD.get(lang),
            text::RULES_SOURCE.get(lang),
            text::RULES_CONFIDENCE.get(lang),
        ],
        &grounds(lang, pack),
    )?;
    Ok(Exit::Done)
}

/// One row a limit: rule, what, number, article, how sure.
#[expect(clippy::too_many_lines, reason = "a row a rule reads best in one place")]
fn limits(lang: Lang, pack: &RulePack) -> Vec<Vec<String>> {
    let kg = |tenths: u16| format!("{} kg", format::tenths(lang, tenths));
    let from = |value: String| text::RULES_FROM.with(lang, &[("value", &value)]);
    let at_most = |value: String| text::RULES_AT_MOST.with(lang, &[("value", &value)]);
    let between = |low: String, high: String| format!("{low} – {high}");
    let bags: Vec<_> = pack.volume.bags_ml.iter().map(ToString::to_string).collect();
    let mut rows = Vec::new();
    macro_rules! row {
        ($rule:expr, $what:expr, $limit:expr) => {
            rows.push(vec![
                $rule.rule.clone(),
                Text::get($what, lang).to_owned(),
                $limit,
                $rule.article.clone(),
                confidence(lang, $rule.confidence).to_owned(),
            ])
        };
    }
    let (age, weight, volume, blood) = (&pack.age, &pack.weight, &pack.volume, &pack.haemoglobin);
    row!(
        age,
        text::RULES_AGE,
        between(age.least_years.to_string(), age.most_years.to_string())
    );
    row!(
        weight,
        text::RULES_WEIGHT_FEMALE,
        from(kg(weight.female_least_tenths_kg.tenths()))
    );
    row!(
        weight,
        text::RULES_WEIGHT_MALE,
        from(kg(weight.male_least_tenths_kg.tenths()))
    );
    row!(volume, text::RULES_BAGS, format!("{} ml", bags.join(", ")));
    row!(
        volume,
        text::RULES_LIGHT,
        format!(
            "< {}: {}",
            kg(volume.light_below_tenths_kg.tenths()),
            at_most(format::volume(volume.light_most_ml))
        )
    );
    row!(
        volume,
        text::RULES_PER_KG,
        at_most(format!(
            "{} ml/kg, {}",
            volume.most_ml_per_kg,
            format::volume(volume.most_ml)
        ))
    );
    row!(
        pack.bag,
        text::RULES_TOLERANCE,
        format!("± {} %", pack.bag.tolerance_percent)
    );
    row!(
        blood,
        text::RULES_HAEMOGLOBIN,
        from(format!("{} g/L", blood.least_g_l))
    );
    row!(
        blood,
        text::RULES_HAEMOGLOBIN_LARGE,
        format!(
            "> {}: {}",
            format::volume(blood.large_above_ml),
            from(format!("{} g/L", blood.large_least_g_l))
        )
    );
    let pressure = &pack.blood_pressure;
    row!(
        pressure,
        text::RULES_SYSTOLIC,
        format!(
            "{}, < {} mmHg",
            from(pressure.systolic_least_mmhg.to_string()),
            pressure.systolic_below_mmhg
        )
    );
    row!(
        pressure,
        text::RULES_DIASTOLIC,
        format!(
            "{}, < {} mmHg",
            from(pressure.diastolic_least_mmhg.to_string()),
            pressure.diastolic_below_mmhg
        )
    );
    let pulse = &pack.pulse;
    row!(
        pulse,
        text::RULES_PULSE,
        between(
            pulse.least_per_minute.to_string(),
            pulse.most_per_minute.to_string()
        )
    );
    row!(
        pack.interval,
        text::RULES_INTERVAL,
        from(days(lang, pack.interval.whole_blood_days))
    );
    row!(
        pack.rest,
        text::RULES_REST,
        from(minutes(lang, pack.rest.least_minutes))
    );
    row!(
        pack.rest,
        text::RULES_REST_REACTION,
        from(minutes(lang, pack.rest.after_reaction_minutes))
    );
    row!(
        pack.draw,
        text::RULES_DRAW_WARN,
        from(minutes(lang, pack.draw.warn_minutes))
    );
    row!(
        pack.draw,
        text::RULES_DRAW_MOST,
        at_most(minutes(lang, pack.draw.most_minutes))
    );
    rows
}

fn grounds(lang: Lang, pack: &RulePack) -> Vec<Vec<String>> {
    pack.grounds
        .iter()
        .map(|ground| {
            vec![
                ground.code.as_str().to_owned(),
                match lang {
                    Lang::Vi => ground.name.vi.clone(),
                    Lang::En => ground.name.en.clone(),
                },
                period(lang, ground.period),
                ground.article.clone(),
                confidence(lang, ground.confidence).to_owned(),
            ]
        })
        .collect()
}

fn days(lang: Lang, n: u16) -> String {
    text::RULES_DAYS.with(lang, &[("n", &n)])
}

fn minutes(lang: Lang, n: u16) -> String {
    text::RULES_MINUTES.with(lang, &[("n", &n)])
}

fn period(lang: Lang, period: Period) -> String {
    match period {
        Period::Months(n) => text::RULES_MONTHS.with(lang, &[("n", &n)]),
        Period::Weeks(n) => text::RULES_WEEKS.with(lang, &[("n", &n)]),
        Period::Days(n) => days(lang, n),
        Period::Today => text::RULES_TODAY.get(lang).to_owned(),
        Period::Permanent => text::RULES_PERMANENT.get(lang).to_owned(),
    }
}

const fn confidence(lang: Lang, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Law => text::RULES_LAW,
        Confidence::Secondary => text::RULES_SECONDARY,
        Confidence::Practice => text::RULES_PRACTICE,
    }
    .get(lang)
}
