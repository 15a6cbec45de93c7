//! `giotmau summary`: the document at the end of the day.

use super::arguments::{Format, Summing};
use super::day::station_on;
use super::formats::{self, width};
use super::{Invocation, output, printer};
use crate::error::{Error, Exit};
use crate::print::destination::Speech;
use crate::print::job::{Document, DocumentKind, Printout};
use crate::report::text::Width;
use crate::report::{Summary, json};
use crate::station::StationError;

/// Writes the summary, and prints it if asked.
pub(super) fn run(invocation: &Invocation, summing: &Summing) -> Result<Exit, Error> {
    let mut station = station_on(invocation, summing.day.as_deref())?;
    let roster = station.store().roster_size()?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let summary = Summary::of(day, &invocation.pack, &roster);
    let is_printed = summing.printing.is_asked();
    let path = summing.output.as_deref();
    let format = Format::chosen(summing.format, path, is_printed);
    let document = in_format(invocation, &summary, format, width(summing.wide))?;
    if path.is_some() || !is_printed {
        output::document(invocation.lang, &document, format, path)?;
    }
    if is_printed {
        let on_paper = printer::place(invocation, false, &summing.printing)?.speech();
        let bytes = match (format, on_paper) {
            // Printing systems lack letters such as ế for whatever is not drawn.
            (Format::Text | Format::Xlsx | Format::Csv | Format::Json, Speech::Pages) => {
                in_format(invocation, &summary, Format::Pdf, width(summing.wide))?
            }
            (Format::Pdf, _) | (_, Speech::Files | Speech::Dots) => document,
        };
        let printout = Printout::Document(Document {
            kind: DocumentKind::Summary,
            stem: format!("giotmau-{}", summary.date.format("%Y-%m-%d")),
            bytes: bytes.into(),
        });
        printer::print(invocation, &printout, &summing.printing)?;
    }
    Ok(Exit::Done)
}

/// The summary as one of the formats.
pub(super) fn in_format(
    invocation: &Invocation,
    summary: &Summary,
    format: Format,
    width: Width,
) -> Result<Vec<u8>, Error> {
    let document = || summary.document(invocation.lang, &invocation.settings.letterhead);
    formats::write(document, format, width, || json::write(summary))
}
