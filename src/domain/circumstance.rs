//! What a donor says on arrival that a nurse has to know until they leave, and what follows from it: who needs a closer
//! look, and who must not go straight back to work.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::birth::Age;
use super::rulepack::RulePack;
use super::time::{Moment, Span};
use super::visit::Visit;

/// Something said on arrival.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// Has never given blood before.
    FirstTime,
    /// Has not eaten.
    Unfed,
    /// Slept less than six hours.
    ShortSleep,
    /// Drives, stands guard, trains hard or works at height after the donation (TT26, article 5, clause 4).
    OnDuty,
}

impl Circumstance {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::FirstTime, Self::Unfed, Self::ShortSleep, Self::OnDuty];
}

/// Why a donor needs a closer look on the bed and in the rest: each of these comes with more reactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Risk {
    /// Gives for the first time.
    FirstTime,
    /// Young.
    Young,
    /// Light.
    Light,
    /// Has not eaten.
    Unfed,
    /// Slept too little.
    ShortSleep,
}

/// The risks of a visit, as far as they are known: from reception on what was said and the age, from screening on the
/// weight too.
pub fn risks(pack: &RulePack, visit: &Visit) -> BTreeSet<Risk> {
    let rule = &pack.risk;
    let said = |what: Circumstance, risk| visit.said.contains(&what).then_some(risk);
    let young = visit.age < Age::new(rule.young_below_years.in_force());
    let light = visit
        .latest_vitals()
        .is_some_and(|vitals| vitals.weight < rule.light_below_tenths_kg.in_force());
    [
        said(Circumstance::FirstTime, Risk::FirstTime),
        young.then_some(Risk::Young),
        light.then_some(Risk::Light),
        said(Circumstance::Unfed, Risk::Unfed),
        said(Circumstance::ShortSleep, Risk::ShortSleep),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Before when drivers and those on duty must not go back to that work: so many hours after the needle is out. `None`
/// until then, and for those from whom nothing was drawn.
pub fn not_before(pack: &RulePack, visit: &Visit) -> Option<Moment> {
    let end = visit.collection_end().filter(|end| end.volume.ml() > 0)?;
    Some(end.at.occurred + Span::from_mins(60 * u32::from(pack.duty.least_hours.in_force())))
}
