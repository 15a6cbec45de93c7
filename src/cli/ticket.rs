//! `giotmau ticket`: a donor's ticket again, on paper or as a file.

use super::arguments::Ticketing;
use super::day::station_on;
use super::{Invocation, printer};
use crate::domain::day::Day;
use crate::domain::id::Ticket;
use crate::domain::refusal::Refusal;
use crate::domain::ticket::{TicketCode, TicketFault};
use crate::error::{Error, Exit};
use crate::i18n::fault;
use crate::i18n::text::cli as text;
use crate::print::job::Printout;
use crate::print::ticket::TicketSheet;
use crate::station::StationError;

/// Writes the ticket to the terminal or a file, or prints it.
pub(super) fn run(invocation: &Invocation, asked: &Ticketing) -> Result<Exit, Error> {
    printer::format(invocation.lang, asked.format, asked.output.as_deref())?;
    let station = station_on(invocation, asked.day.as_deref())?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let ticket = TicketSheet::of(day, read(invocation, day, &asked.number)?);
    let sheet = ticket.sheet(invocation.lang);
    printer::print_or_write(invocation, &Printout::Ticket(Box::new(ticket)), &sheet, asked)?;
    Ok(Exit::Done)
}

/// Reads a ticket's number, or its code of 14 digits.
pub(super) fn read(invocation: &Invocation, day: &Day, given: &str) -> Result<Ticket, Error> {
    if TicketCode::is_meant(given) {
        let read = TicketCode::parse(given).and_then(|code| code.matches(day));
        return read.map_err(|wrong| {
            if matches!(wrong, TicketFault::NobodyHasIt { .. }) {
                return Refusal::UnknownVisit.into();
            }
            Error::Usage(fault::ticket(invocation.lang, &wrong, day.info.date))
        });
    }
    let number = given.trim().parse().ok().and_then(Ticket::new);
    let Some(ticket) = number else {
        let said = match TicketCode::read(given, day) {
            Err(wrong @ (TicketFault::BagCode | TicketFault::CitizenCard)) => {
                fault::ticket(invocation.lang, &wrong, day.info.date)
            }
            Ok(_) | Err(_) => text::TICKET_NUMBER.get(invocation.lang).to_owned(),
        };
        return Err(Error::Usage(said));
    };
    match day.by_ticket(ticket) {
        Some(_) => Ok(ticket),
        None => Err(Refusal::UnknownVisit.into()),
    }
}
