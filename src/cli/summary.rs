//! `giotmau summary`: the document at the end of the day.

use super::arguments::{Format, Summing};
use super::day::station_on;
use super::{Invocation, output, printer};
use crate::error::{Error, Exit};
use crate::print::job::{Document, DocumentKind, Printout};
use crate::report::text::Width;
use crate::report::{Summary, json, text};
use crate::station::StationError;

/// Writes the summary, and prints it if asked.
pub(super) fn run(invocation: &Invocation, summing: &Summing) -> Result<Exit, Error> {
    let mut station = station_on(invocation, summing.day.as_deref())?;
    let roster = station.store().roster_size()?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let summary = Summary::of(day, &invocation.pack, &roster);
    let document = in_format(invocation, &summary, summing.format, width(summing.wide))?;
    if summing.output.is_some() || !summing.printing.is_asked() {
        output::write(&document, summing.output.as_deref())?;
    }
    if summing.printing.is_asked() {
        let printout = Printout::Document(Document {
            kind: DocumentKind::Summary,
            stem: format!("giotmau-{}", summary.date.format("%Y-%m-%d")),
            bytes: document.into(),
        });
        printer::print(invocation, &printout, &summing.printing)?;
    }
    Ok(Exit::Done)
}

/// How wide text is written.
pub(super) const fn width(is_wide: bool) -> Width {
    if is_wide { Width::Wide } else { Width::Narrow }
}

/// The summary as one of the formats.
pub(super) fn in_format(
    invocation: &Invocation,
    summary: &Summary,
    format: Format,
    width: Width,
) -> Result<Vec<u8>, Error> {
    let document = || summary.document(invocation.lang, &invocation.settings.letterhead);
    Ok(match format {
        Format::Text => text::write(&document(), width).into_bytes(),
        Format::Json => json::write(summary)?.into_bytes(),
    })
}
