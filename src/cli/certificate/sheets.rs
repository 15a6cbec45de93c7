//! The sheets of a run as pages, or what keeps them from it.

use super::Planned;
use crate::cli::{Invocation, say};
use crate::domain::refusal::Refusal;
use crate::error::Error;
use crate::i18n::certificate as told;
use crate::report::certificate::{Given, Sheet, SheetFault, Template, write};
use crate::station::{Station, StationError};
use crate::store::names::Names;

/// Draws the sheets, a page each; none where something is missing or has no room, which is said.
pub(super) fn draw(
    invocation: &Invocation,
    station: &Station,
    names: &Names,
    template: &Template,
    planned: &[Planned],
) -> Result<Option<Vec<u8>>, Error> {
    let lang = invocation.lang;
    let day = station.day().ok_or(StationError::NoDay)?;
    let mut sheets = Vec::with_capacity(planned.len());
    let mut is_whole = true;
    for it in planned {
        let person = names.of(it.person).ok_or(Refusal::UnknownPerson)?;
        let given = Given {
            day,
            visit: day.visit(it.visit).ok_or(Refusal::UnknownVisit)?,
            person,
            serial: &it.serial,
        };
        match Sheet::fill(template, &given) {
            Ok(sheet) => sheets.push(sheet),
            Err(lacking) => {
                is_whole = false;
                for lack in &lacking {
                    say(&told::lack(lang, it.ticket, person.id, lack));
                }
            }
        }
    }
    if !is_whole {
        return Ok(None);
    }
    match write(template, &sheets, day) {
        Ok(pages) => Ok(Some(pages)),
        Err(SheetFault::TooWide(texts)) => {
            for text in &texts {
                say(&told::too_wide(lang, text));
            }
            Ok(None)
        }
        Err(SheetFault::Pdf(fault)) => Err(fault.into()),
    }
}
