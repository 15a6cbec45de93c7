//! `giotmau handover`: the record with which the units of blood go to the hospital.

use super::arguments::{Format, Handing};
use super::day::station_on;
use super::{Invocation, formats, output, printer};
use crate::error::{Error, Exit};
use crate::print::job::{Document, DocumentKind, Printout};
use crate::report::Handover;
use crate::report::handover::{Detail, csv, json};
use crate::report::text::Width;
use crate::station::StationError;

/// Writes the record, and prints it if asked.
pub(super) fn run(invocation: &Invocation, handing: &Handing) -> Result<Exit, Error> {
    let station = station_on(invocation, handing.day.as_deref())?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let handover = Handover::of(day, &invocation.pack);
    let width = formats::width(handing.wide);
    let path = handing.output.as_deref();
    let is_printed = handing.printing.is_asked();
    let format = Format::chosen(handing.format, path, is_printed);
    let detail = match (format, width) {
        (Format::Text, Width::Narrow) => Detail::Together,
        (Format::Text | Format::Pdf | Format::Xlsx | Format::Csv | Format::Json, _) => Detail::Apart,
    };
    let written = match format {
        // One table whose columns are a contract, for whoever reads it with a program.
        Format::Csv => csv::write(&handover),
        format @ (Format::Text | Format::Pdf | Format::Xlsx | Format::Json) => {
            let document = || handover.document(invocation.lang, detail, &invocation.settings.letterhead);
            formats::write(document, format, width, || json::write(&handover))?
        }
    };
    if path.is_some() || !is_printed {
        output::document(invocation.lang, &written, format, path)?;
    }
    if is_printed {
        let printout = Printout::Document(Document {
            kind: DocumentKind::Handover,
            stem: format!("giotmau-handover-{}", handover.date.format("%Y-%m-%d")),
            bytes: written.into(),
        });
        printer::print(invocation, &printout, &handing.printing)?;
    }
    Ok(Exit::Done)
}
