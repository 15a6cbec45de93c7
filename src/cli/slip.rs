//! `giotmau slip`: what a donor takes home in writing, on paper or as a file.

use super::arguments::Ticketing;
use super::day::station_on;
use super::ticket::{is_pdf, read};
use super::{Invocation, output, printer};
use crate::error::{Error, Exit};
use crate::i18n::text::{cli as text, slip as slip_text};
use crate::print::slip::Slip;
use crate::station::StationError;

/// Writes the slip to the terminal or a file, or prints it.
pub(super) fn run(invocation: &Invocation, asked: &Ticketing) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let as_pdf = match &asked.output {
        Some(path) => is_pdf(path).ok_or_else(|| Error::Usage(text::TICKET_FILE.get(lang).to_owned()))?,
        None => false,
    };
    let mut station = station_on(invocation, asked.day.as_deref())?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let ticket = read(invocation, day, &asked.number)?;
    let Some(person) = day.by_ticket(ticket).map(|visit| visit.person) else {
        return Err(crate::domain::refusal::Refusal::UnknownVisit.into());
    };
    let people = station.store().people(&[person])?;
    let slip = station.day().and_then(|day| {
        let visit = day.by_ticket(ticket)?;
        Slip::of(day, station.pack(), visit, people.first())
    });
    let Some(slip) = slip else {
        let said = slip_text::NOTHING_DRAWN.with(lang, &[("ticket", &ticket)]);
        super::say(&said);
        return Ok(Exit::Refused);
    };
    if asked.print {
        printer::print(lang, &slip.pdf(lang)).map_err(Error::Printer)?;
    }
    if asked.output.is_some() || !asked.print {
        let document = if as_pdf {
            slip.pdf(lang)
        } else {
            slip.text(lang).into_bytes()
        };
        output::write(&document, asked.output.as_deref())?;
    }
    Ok(Exit::Done)
}
