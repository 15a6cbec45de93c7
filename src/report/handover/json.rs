//! The record for scripts. The names and their order are a contract: fields may be added, none is renamed or dropped.

use serde::Serialize;

use super::{BloodUnit, Handover, Mark, OtherBag};
use crate::domain::clean::printable;
use crate::domain::issued::BagFate;
use crate::domain::step::CollectionOutcome;
use crate::domain::time::Moment;
use crate::domain::vitals::Volume;
use crate::report::json::{BagsPart, DayPart, LogPart, pretty};

/// Writes the record as one JSON object, indented, with a line end.
pub fn write(handover: &Handover) -> Result<String, serde_json::Error> {
    let document = Document {
        day: DayPart::of(
            handover.date,
            [&handover.title, &handover.site, &handover.hospital],
            handover.status,
        ),
        units: handover.units.iter().map(unit).collect(),
        count: handover.units.len(),
        held: handover.held(),
        volume_ml: handover.volume_ml,
        bags: handover.bags.into(),
        others: handover.others.iter().map(other).collect(),
        log: handover.head.into(),
    };
    pretty(&document)
}

#[derive(Serialize)]
struct Document {
    day: DayPart,
    units: Vec<UnitPart>,
    count: usize,
    held: usize,
    volume_ml: u64,
    bags: BagsPart,
    others: Vec<OtherPart>,
    log: LogPart,
}

#[derive(Serialize)]
struct UnitPart {
    bag: String,
    blood_group: Option<String>,
    ordered_ml: Option<u16>,
    drawn_ml: u16,
    outcome: &'static str,
    needle_in: String,
    needle_out: String,
    draw_s: i64,
    marks: Vec<&'static str>,
    hold: bool,
}

#[derive(Serialize)]
struct OtherPart {
    bag: String,
    fate: &'static str,
    reason: Option<String>,
}

fn unit(unit: &BloodUnit) -> UnitPart {
    UnitPart {
        bag: printable(unit.bag.as_str()),
        blood_group: unit.blood_group.map(|group| group.to_string()),
        ordered_ml: unit.ordered.map(Volume::ml),
        drawn_ml: unit.drawn.ml(),
        outcome: outcome_code(unit.outcome),
        needle_in: Moment::rfc3339(unit.needle_in),
        needle_out: Moment::rfc3339(unit.needle_out),
        draw_s: unit.draw().secs(),
        marks: unit.marks.iter().map(|mark| mark_code(*mark)).collect(),
        hold: unit.is_held,
    }
}

fn other(bag: &OtherBag) -> OtherPart {
    OtherPart {
        bag: printable(bag.bag.as_str()),
        fate: fate_code(bag.fate),
        reason: bag.reason.as_ref().map(|reason| printable(reason.as_str())),
    }
}

/// The word for what became of a bag.
pub(super) const fn fate_code(fate: BagFate) -> &'static str {
    match fate {
        BagFate::OnBed => "on_bed",
        BagFate::Bled => "bled",
        BagFate::Empty => "empty",
        BagFate::Unsettled => "unsettled",
        BagFate::Voided => "voided",
        BagFate::Returned => "returned",
    }
}

/// The word for a mark. The minutes of the draw stand beside it.
pub(super) const fn mark_code(mark: Mark) -> &'static str {
    match mark {
        Mark::ShortVolume => "short_volume",
        Mark::OverVolume => "over_volume",
        Mark::SlowDraw(_) => "slow_draw",
        Mark::LongDraw(_) => "long_draw",
        Mark::LateEntry => "late_entry",
    }
}

/// The word for the end of a collection, the one that `giotmau run` takes.
pub(super) const fn outcome_code(outcome: CollectionOutcome) -> &'static str {
    match outcome {
        CollectionOutcome::Complete => "complete",
        CollectionOutcome::Short => "short",
        CollectionOutcome::Over => "over",
        CollectionOutcome::StoppedReaction => "stopped_reaction",
        CollectionOutcome::StoppedVein => "stopped_vein",
        CollectionOutcome::StoppedDonor => "stopped_donor",
        CollectionOutcome::BagFault => "bag_fault",
    }
}
