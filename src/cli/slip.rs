//! `giotmau slip`: what a donor takes home in writing, on paper or as a file.

use super::arguments::Ticketing;
use super::day::station_on;
use super::ticket::read;
use super::{Invocation, printer};
use crate::error::{Error, Exit};
use crate::i18n::text::slip as slip_text;
use crate::print::job::Printout;
use crate::print::slip::Slip;
use crate::station::StationError;

/// Writes the slip to the terminal or a file, or prints it.
pub(super) fn run(invocation: &Invocation, asked: &Ticketing) -> Result<Exit, Error> {
    let lang = invocation.lang;
    printer::format(lang, asked.format, asked.output.as_deref())?;
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
    let sheet = slip.sheet(lang);
    printer::print_or_write(invocation, &Printout::Slip(Box::new(slip)), &sheet, asked)?;
    Ok(Exit::Done)
}
