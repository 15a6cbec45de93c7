//! `giotmau handover`: the record with which the units of blood go to the hospital.

use super::arguments::{Handing, Table};
use super::day::station_on;
use super::{Invocation, output};
use crate::error::{Error, Exit};
use crate::report::Handover;
use crate::report::handover::text::Paper;
use crate::report::handover::{csv, json, text};
use crate::station::StationError;

/// Writes the record.
pub(super) fn run(invocation: &Invocation, handing: &Handing) -> Result<Exit, Error> {
    let station = station_on(invocation, handing.day.as_deref())?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let handover = Handover::of(day, &invocation.pack);
    let document = match handing.format {
        Table::Text => {
            let paper = if handing.wide { Paper::Wide } else { Paper::Narrow };
            text::write(&handover, invocation.lang, paper).into_bytes()
        }
        Table::Csv => csv::write(&handover),
        Table::Json => json::write(&handover)?.into_bytes(),
    };
    output::write(&document, handing.output.as_deref())?;
    Ok(Exit::Done)
}
