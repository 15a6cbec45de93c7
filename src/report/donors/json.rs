//! The list for scripts. The names and their order are a contract: fields may be added, none is renamed or dropped.

use serde::Serialize;

use super::{Donor, DonorList, UnitPart};
use crate::domain::clean::{Label, printable};
use crate::domain::id::Ticket;
use crate::domain::name::FullName;
use crate::domain::unit::UnitCode;
use crate::domain::visit::{Outcome, Stage};
use crate::domain::vitals::Volume;
use crate::report::json::{DayPart, LogPart, pretty};
use crate::report::summary::UnitRow;

/// Writes the list as one JSON object, indented, with a line end.
pub fn write(list: &DonorList) -> Result<String, serde_json::Error> {
    let document = Document {
        day: (&list.day).into(),
        units: list.units.iter().map(unit).collect(),
        total: figures(&list.total(), list.absent()),
        log: list.day.head.into(),
    };
    pretty(&document)
}

#[derive(Serialize)]
struct Document {
    day: DayPart,
    units: Vec<UnitJson>,
    total: FiguresPart,
    log: LogPart,
}

#[derive(Serialize)]
struct UnitJson {
    unit: Option<String>,
    name: Option<String>,
    #[serde(flatten)]
    figures: FiguresPart,
    donors: Vec<DonorPart>,
}

#[derive(Serialize)]
struct FiguresPart {
    on_roster: u64,
    checked_in: u32,
    donated: u32,
    incomplete: u32,
    not_eligible: u32,
    withdrawn: u32,
    inside: u32,
    absent: usize,
    volume_ml: u64,
}

#[derive(Serialize)]
struct DonorPart {
    full_name: Option<String>,
    birth_year: Option<i32>,
    rank: Option<String>,
    ticket: Option<u32>,
    outcome: &'static str,
    volume_ml: Option<u16>,
    blood_group: Option<String>,
}

fn unit(part: &UnitPart) -> UnitJson {
    let row = &part.figures;
    UnitJson {
        unit: row.unit.as_ref().map(UnitCode::to_string),
        name: row.name.as_ref().map(Label::as_str).map(printable),
        figures: figures(row, part.absent()),
        donors: part.donors.iter().map(donor).collect(),
    }
}

const fn figures(row: &UnitRow, absent: usize) -> FiguresPart {
    let counts = row.counts;
    FiguresPart {
        on_roster: row.on_roster,
        checked_in: counts.checked_in,
        donated: counts.donated,
        incomplete: counts.incomplete,
        not_eligible: counts.deferred,
        withdrawn: counts.withdrawn,
        inside: counts.inside(),
        absent,
        volume_ml: row.volume_ml,
    }
}

fn donor(donor: &Donor) -> DonorPart {
    DonorPart {
        full_name: donor.full_name.as_ref().map(FullName::as_str).map(printable),
        birth_year: donor.birth_year,
        rank: donor.rank.as_ref().map(Label::as_str).map(printable),
        ticket: donor.ticket.map(Ticket::number),
        outcome: code(donor.stage),
        volume_ml: donor.volume.map(Volume::ml),
        blood_group: donor.blood_group.map(|group| group.to_string()),
    }
}

/// The word for what became of somebody.
const fn code(stage: Option<Stage>) -> &'static str {
    match stage {
        None => "absent",
        Some(Stage::Waiting) => "waiting",
        Some(Stage::Screening(_)) => "screening",
        Some(Stage::Cleared) => "cleared",
        Some(Stage::Collecting(_)) => "collecting",
        Some(Stage::Recovering) => "recovering",
        Some(Stage::Left(Outcome::Donated)) => "donated",
        Some(Stage::Left(Outcome::Incomplete)) => "incomplete",
        Some(Stage::Left(Outcome::Deferred)) => "not_eligible",
        Some(Stage::Left(Outcome::Withdrawn)) => "withdrawn",
        Some(Stage::Left(Outcome::NeverHere)) => "never_here",
    }
}
