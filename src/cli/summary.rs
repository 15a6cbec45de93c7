//! `giotmau summary`: the document at the end of the day.

use super::arguments::{Format, Summing};
use super::day::station_on;
use super::{Invocation, output, printer};
use crate::error::{Error, Exit};
use crate::report::{Summary, json, text};
use crate::station::StationError;

/// Writes the summary, and prints it if asked.
pub(super) fn run(invocation: &Invocation, summing: &Summing) -> Result<Exit, Error> {
    let mut station = station_on(invocation, summing.day.as_deref())?;
    let roster = station.store().roster_size()?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let summary = Summary::of(day, &invocation.pack, &roster);
    let document = in_format(invocation, &summary, summing.format)?;
    if summing.output.is_some() || !summing.print {
        output::write(document.as_bytes(), summing.output.as_deref())?;
    }
    if summing.print {
        printer::print(invocation.lang, document.as_bytes()).map_err(Error::Printer)?;
    }
    Ok(Exit::Done)
}

/// The summary as one of the formats.
pub(super) fn in_format(invocation: &Invocation, summary: &Summary, format: Format) -> Result<String, Error> {
    match format {
        Format::Text => Ok(text::write(summary, invocation.lang)),
        Format::Json => Ok(json::write(summary)?),
    }
}
