//! `giotmau rules --explain TICKET`: which rules applied to a donor, with the values that decided. It names nobody.

mod json;

use super::super::ticket;
use super::numbers::quantity;
use super::page::{columns, indented, width};
use super::{Invocation, print_json, print_line};
use crate::domain::birth::AgeSpan;
use crate::domain::clean::printable;
use crate::domain::day::Day;
use crate::domain::eligibility::{Check, VolumeBar};
use crate::domain::explain::{Decided, Decision, Explanation, Outcome, explain};
use crate::domain::person::DonorFacts;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::{RulePack, Unit, Until};
use crate::domain::visit::Visit;
use crate::domain::vitals::{Haemoglobin, Volume, Weight};
use crate::error::{Error, Exit};
use crate::i18n::text::rules as text;
use crate::i18n::{Lang, format, terms};
use crate::station::{Station, StationError};

/// The columns of an explanation.
const RULE: usize = 5;
const WHAT: usize = 28;
const VALUE: usize = 16;
const LIMIT: usize = 23;

/// So much of a hash is enough to tell two packs apart.
const SHORT_HASH: usize = 12;

/// Explains the visit with a ticket of the open day.
pub(super) fn run(invocation: &Invocation, given: &str, as_json: bool) -> Result<Exit, Error> {
    let (lang, pack) = (invocation.lang, &invocation.pack);
    let mut station = invocation.station()?;
    let day = station.day().ok_or(StationError::NoDay)?.clone();
    let ticket = ticket::read(invocation, &day, given)?;
    let visit = day.by_ticket(ticket).ok_or(Refusal::UnknownVisit)?;
    let facts = facts_of(&mut station, &day, visit)?;
    let explanation = explain(pack, visit, facts.as_ref(), day.info.date);
    if as_json {
        print_json(&json::told(&explanation, pack))?;
        return Ok(Exit::Done);
    }
    for line in written(lang, &explanation, pack, width()) {
        print_line(&line)?;
    }
    Ok(Exit::Done)
}

/// What the roster and the other days say about the donor of a visit, read as it is now.
fn facts_of(station: &mut Station, day: &Day, visit: &Visit) -> Result<Option<DonorFacts>, Error> {
    let store = station.store();
    let Some(person) = store.people(&[visit.person])?.pop() else {
        return Ok(None);
    };
    let mut facts = DonorFacts::of(person);
    for past in store.visits_of(visit.person)? {
        if let Some(other) = Visit::fold(&past.steps)
            && (past.day != day.id || other.person != visit.person)
        {
            facts.add(past.day, past.date, &other);
        }
    }
    Ok(Some(facts))
}

/// The explanation as lines no wider than `page`.
fn written(lang: Lang, explanation: &Explanation, pack: &RulePack, page: usize) -> Vec<String> {
    let head = text::EXPLAINED.with(
        lang,
        &[
            ("ticket", &explanation.ticket),
            ("sex", &format::sex(lang, explanation.sex)),
            ("pack", &named(pack.id.as_str(), Some(&pack.hash))),
        ],
    );
    let mut lines = indented(&head, 0, page);
    lines.push(String::new());
    lines.extend(row(
        [
            text::HEAD_RULE,
            text::HEAD_WHAT,
            text::HEAD_VALUE,
            text::HEAD_LIMIT,
        ]
        .map(|head| head.get(lang)),
        page,
    ));
    for line in &explanation.lines {
        let (what, value, limit) = cells(lang, pack, &line.check);
        lines.extend(row([&line.source.rule, &what, &value, &limit], page));
        let mut verdict = format!("→ {}", outcome(lang, &line.outcome));
        if let Some(article) = &line.source.article {
            verdict = format!("{verdict} [{article}]");
        }
        lines.extend(indented(&verdict, RULE + 2, page));
    }
    lines.push(String::new());
    lines.push(text::VOLUMES.get(lang).to_owned());
    lines.extend(volumes(lang, explanation, pack, page));
    lines.push(String::new());
    lines.push(text::DECISIONS.get(lang).to_owned());
    if explanation.decisions.is_empty() {
        lines.extend(indented(text::UNDECIDED.get(lang), 2, page));
    }
    for decision in &explanation.decisions {
        lines.extend(indented(&decided(lang, pack, decision), 2, page));
    }
    lines
}

fn row(cells: [&str; 4], page: usize) -> Vec<String> {
    let [rule, what, value, limit] = cells;
    columns(
        &[(rule, RULE), (what, WHAT), (value, VALUE), (limit, LIMIT)],
        page,
    )
}

fn volumes(lang: Lang, explanation: &Explanation, pack: &RulePack, page: usize) -> Vec<String> {
    let Some(bags) = &explanation.bags else {
        return indented(text::VOLUMES_UNKNOWN.get(lang), 2, page);
    };
    let mut lines = Vec::new();
    if explanation.is_barred() {
        lines.extend(indented(text::BARRED_ALL.get(lang), 2, page));
    }
    for bag in bags {
        let said = if bag.bars.is_empty() {
            text::ALLOWED.get(lang).to_owned()
        } else {
            let why: Vec<_> = bag.bars.iter().map(|bar| barred(lang, *bar, pack)).collect();
            text::NOT_ALLOWED.with(lang, &[("why", &why.join("; "))])
        };
        lines.extend(indented(
            &format!("{}: {said}", format::volume(bag.volume)),
            2,
            page,
        ));
    }
    lines
}

fn kg(lang: Lang, weight: Weight) -> String {
    quantity(lang, Unit::TenthsKg, weight.tenths().into())
}

fn g_l(lang: Lang, haemoglobin: Haemoglobin) -> String {
    quantity(lang, Unit::GL, haemoglobin.g_l().into())
}

/// Why a bag is not for this donor.
fn barred(lang: Lang, bar: VolumeBar, pack: &RulePack) -> String {
    let rule = bar.rule(pack);
    let ml = |volume: Volume| format::volume(volume);
    match bar {
        VolumeBar::Weight { least } => {
            text::BAR_WEIGHT.with(lang, &[("rule", &rule), ("least", &kg(lang, least))])
        }
        VolumeBar::Haemoglobin { least } => {
            text::BAR_HAEMOGLOBIN.with(lang, &[("rule", &rule), ("least", &g_l(lang, least))])
        }
        VolumeBar::Light { below, most } => text::BAR_LIGHT.with(
            lang,
            &[("rule", &rule), ("below", &kg(lang, below)), ("most", &ml(most))],
        ),
        VolumeBar::PerKg { ml_per_kg, most } => text::BAR_PER_KG.with(
            lang,
            &[
                ("rule", &rule),
                ("per_kg", &quantity(lang, Unit::MlPerKg, ml_per_kg.into())),
                ("most", &ml(most)),
            ],
        ),
        VolumeBar::Most { most } => text::BAR_MOST.with(lang, &[("rule", &rule), ("most", &ml(most))]),
        VolumeBar::Large { above, least } => text::BAR_LARGE.with(
            lang,
            &[
                ("rule", &rule),
                ("above", &ml(above)),
                ("least", &g_l(lang, least)),
            ],
        ),
    }
}

/// What was looked at, the donor's value, and the limit in force.
fn cells(lang: Lang, pack: &RulePack, check: &Check) -> (String, String, String) {
    let from_below = |low: u16, high: u16| {
        let high = quantity(lang, Unit::Mmhg, high.into());
        text::FROM_BELOW.with(lang, &[("low", &low), ("high", &high)])
    };
    let between = |low: String, high: String| text::BETWEEN.with(lang, &[("low", &low), ("high", &high)]);
    let from = |value: String| text::FROM.with(lang, &[("value", &value)]);
    let dash = || "–".to_owned();
    let (what, value, limit) = match check {
        Check::Age { age, least, most } => (
            text::CHECK_AGE,
            Some(years(*age)),
            between(
                least.years().to_string(),
                quantity(lang, Unit::Years, most.years().into()),
            ),
        ),
        Check::EarlierDeferral(deferral) => {
            let value = deferral.as_ref().map(|(_, until)| said_until(lang, *until));
            (text::CHECK_DEFERRAL, value, String::new())
        }
        Check::Interval {
            last,
            eligible_on,
            days,
        } => {
            let limit = match eligible_on {
                Some(date) => text::ELIGIBLE_ON.with(lang, &[("date", &format::date(*date)), ("days", days)]),
                None => from(quantity(lang, Unit::Days, (*days).into())),
            };
            (text::CHECK_INTERVAL, last.map(format::date), limit)
        }
        Check::Declared { ground, until } => {
            let name = terms::ground(lang, pack, ground).to_owned();
            return (name, said_until(lang, *until), String::new());
        }
        Check::Weight { measured, least } => (
            text::CHECK_WEIGHT,
            measured.map(|weight| kg(lang, weight)),
            from(kg(lang, *least)),
        ),
        Check::Systolic {
            measured,
            least,
            below,
        } => (
            text::CHECK_SYSTOLIC,
            measured.map(|value| quantity(lang, Unit::Mmhg, value.mmhg().into())),
            from_below(least.mmhg(), below.mmhg()),
        ),
        Check::Diastolic {
            measured,
            least,
            below,
        } => (
            text::CHECK_DIASTOLIC,
            measured.map(|value| quantity(lang, Unit::Mmhg, value.mmhg().into())),
            from_below(least.mmhg(), below.mmhg()),
        ),
        Check::Pulse {
            measured,
            least,
            most,
        } => (
            text::CHECK_PULSE,
            measured.map(|value| quantity(lang, Unit::PerMinute, value.per_minute().into())),
            between(
                least.to_string(),
                quantity(lang, Unit::PerMinute, most.per_minute().into()),
            ),
        ),
        Check::Haemoglobin { measured, least } => (
            text::HAEMOGLOBIN,
            measured.map(|value| g_l(lang, value)),
            from(g_l(lang, *least)),
        ),
        Check::RapidTest { result } => {
            let asked = quantity(lang, Unit::Whom, pack.hbsag.asked_of.in_force() as u32);
            let result = result.map(|result| terms::hbsag(lang, result).to_owned());
            (text::HBSAG, result, asked)
        }
    };
    (what.get(lang).to_owned(), value.unwrap_or_else(dash), limit)
}

/// An age, or two where only the birth year is known.
fn years(age: AgeSpan) -> String {
    let (low, high) = (age.at_least.years(), age.at_most.years());
    if low == high {
        low.to_string()
    } else {
        format!("{low}–{high}")
    }
}

fn said_until(lang: Lang, until: Until) -> String {
    match until {
        Until::Date(date) => text::UNTIL.with(lang, &[("date", &format::date(date))]),
        Until::Never => text::NEVER.get(lang).to_owned(),
    }
}

fn outcome(lang: Lang, outcome: &Outcome) -> String {
    let plain = match outcome {
        Outcome::Met => text::MET,
        Outcome::Hard(_) => text::NOT_MET_HARD,
        Outcome::Soft(_) => text::NOT_MET_SOFT,
        Outcome::NotMeasured(_) => text::NOT_MEASURED,
        Outcome::NotAsked => text::NOT_ASKED,
        Outcome::SetAside { by, because, .. } => {
            let because = because.as_ref().map_or("–", |because| because.as_str());
            return text::SET_ASIDE.with(
                lang,
                &[("by", &printable(by.as_str())), ("because", &printable(because))],
            );
        }
    };
    plain.get(lang).to_owned()
}

/// A pack by its id and the beginning of its hash.
fn named(id: &str, hash: Option<&str>) -> String {
    match hash {
        Some(hash) => format!("{} {}", printable(id), hash.get(..SHORT_HASH).unwrap_or(hash)),
        None => printable(id),
    }
}

fn decided(lang: Lang, pack: &RulePack, decision: &Decision) -> String {
    let (time, by) = (decision.at.hh_mm(), printable(decision.by.as_str()));
    let what = match &decision.what {
        Decided::Cleared(volume) => text::CLEARED.with(
            lang,
            &[("time", &time), ("by", &by), ("volume", &format::volume(*volume))],
        ),
        Decided::Deferred { ground, until } => text::DEFERRED.with(
            lang,
            &[
                ("time", &time),
                ("by", &by),
                ("ground", &terms::ground(lang, pack, ground)),
                ("until", &said_until(lang, *until)),
            ],
        ),
    };
    let by_which = match decision.is_in_force {
        Some(true) => text::BY_THESE,
        Some(false) => text::BY_OTHERS,
        None => text::BY_NAME,
    };
    let name = named(decision.pack.as_str(), decision.pack_hash.as_deref());
    format!("{what}; {}", by_which.with(lang, &[("pack", &name)]))
}
