//! Was the doctor's yes right, after what is known now? A value that is put right, or something that the donor tells
//! later, may take away what the clearance rested on. The blood may be drawn by then: the unit is held.

use chrono::NaiveDate;

use super::eligibility::{Against, assess};
use super::rulepack::RulePack;
use super::visit::Visit;
use super::vitals::Volume;

/// What speaks against a clearance that was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Objection {
    /// The rules that are against now and were not set aside.
    pub against: Vec<Against>,
    /// The volume that was ordered and those that are allowed now, where it is not among them.
    pub volume: Option<(Volume, Vec<Volume>)>,
}

/// Judges a clearance anew with the values that count now; `None` when it holds, or when nothing that it rested on has
/// changed since.
pub fn recheck(pack: &RulePack, visit: &Visit, today: NaiveDate) -> Option<Objection> {
    let clearance = visit.clearance.as_ref()?;
    if !visit.changed_since_clearance() {
        return None;
    }
    // A rule was set aside for the value that the doctor saw, and for no other.
    let seen = visit
        .when_cleared()
        .map(|visit| assess(pack, &visit, None, today));
    let set_aside = |against: &Against| {
        let by_name = clearance
            .overrides
            .iter()
            .any(|rule| rule.0 == against.rule(pack));
        by_name && seen.as_ref().is_some_and(|seen| seen.against.contains(against))
    };
    let assessment = assess(pack, visit, None, today);
    let against: Vec<_> = assessment
        .against
        .into_iter()
        .filter(|against| against.is_hard() || !set_aside(against))
        .collect();
    let volume =
        (!assessment.volumes.contains(&clearance.volume)).then_some((clearance.volume, assessment.volumes));
    (!against.is_empty() || volume.is_some()).then_some(Objection { against, volume })
}

/// Why a unit is not to be used until the hospital has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hold {
    /// The donor asked for it. Nothing that is shown in the hall tells this from the other reason.
    SelfExcluded,
    /// What the donor was cleared on was put right, and does not allow it.
    InDoubt(Objection),
}

/// Why the unit of a visit is held, if it is; `None` also where no blood was drawn.
pub fn hold(pack: &RulePack, visit: &Visit, today: NaiveDate) -> Option<Hold> {
    let collection = visit.collection.as_ref()?;
    if collection.ended.as_ref().is_some_and(|end| end.volume.ml() == 0) {
        return None;
    }
    if visit.excluded.is_some() {
        return Some(Hold::SelfExcluded);
    }
    recheck(pack, visit, today).map(Hold::InDoubt)
}
