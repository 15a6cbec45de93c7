//! Measuring again: how often vitals were measured, when, and what is left to do where they are out of range.

use crate::domain::amendment::Recorded;
use crate::domain::eligibility::Against;
use crate::domain::rulepack::RulePack;
use crate::domain::step::Vitals;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Stage, Visit};

use super::draft::Spot;

/// What can be done about vitals that are out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Again {
    /// The field to measure again.
    pub(super) spot: Spot,
    /// So many more times.
    pub(super) left: usize,
    /// From when on; advice, because the doctor decides.
    pub(super) from: Moment,
}

/// The measurements that count, each with its time, the first one first.
pub(super) fn measurements(visit: &Visit) -> Vec<(Moment, Vitals)> {
    visit
        .values()
        .filter_map(|(seq, value)| {
            let Recorded::Vitals(vitals) = value else {
                return None;
            };
            let step = visit.history().iter().find(|envelope| envelope.seq == seq)?;
            Some((step.at.occurred, vitals))
        })
        .collect()
}

/// How often vitals may still be recorded.
pub(super) fn left(pack: &RulePack, visit: &Visit) -> usize {
    (usize::from(pack.again.at_most.in_force()) + 1).saturating_sub(visit.vitals.len())
}

/// Whether nothing more can be measured in this field.
pub(super) fn is_locked(pack: &RulePack, visit: &Visit, spot: Spot) -> bool {
    matches!(spot, Spot::Weight | Spot::Pressure | Spot::Pulse) && left(pack, visit) == 0
}

/// What to measure again, where a saved pressure or pulse is out of range and a try is left.
pub(super) fn offered(pack: &RulePack, visit: &Visit, against: &[Against]) -> Option<Again> {
    let (last, _) = measurements(visit).pop()?;
    let spot = out_of_range(against)?;
    let left = left(pack, visit);
    let is_at_desk = matches!(visit.stage, Stage::Screening(_));
    let from = last + Span::from_mins(u32::from(pack.again.after_minutes.in_force()));
    (is_at_desk && left > 0).then_some(Again { spot, left, from })
}

/// The field that is out of range: the pressure, else the pulse.
pub(super) fn out_of_range(against: &[Against]) -> Option<Spot> {
    let is_pressure = |one: &Against| matches!(one, Against::Systolic { .. } | Against::Diastolic { .. });
    let is_pulse = |one: &Against| matches!(one, Against::PulseOut { .. });
    if against.iter().any(is_pressure) {
        Some(Spot::Pressure)
    } else {
        against.iter().any(is_pulse).then_some(Spot::Pulse)
    }
}
