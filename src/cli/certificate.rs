//! `giotmau certificate`: the varying texts of certificates printed onto the organiser's sheets, and the serial of each
//! sheet recorded.
//!
//! The order is: the rules are asked, the pages are made in memory, the steps are recorded, the pages are written and
//! printed. So nothing is printed that a rule forbids, and no sheet is recorded that cannot be drawn. Where the last part
//! fails, the serials stay recorded, because nobody knows what the printer made of it; it is said so, and `--again` prints
//! the same sheets without another step.

mod register;
mod sheets;

use std::io;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::arguments::Certifying;
use super::day::station_on;
use super::names::leave;
use super::ticket::read;
use super::{Invocation, bad_option, output, print_json, print_line, printer, say, table};
use crate::domain::certificate::{Serial, is_due};
use crate::domain::clean::{Note, printable};
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::decide::{Context, Past, decide};
use crate::domain::id::{PersonId, Ticket, VisitId};
use crate::domain::refusal::Refusal;
use crate::domain::visit::Visit;
use crate::error::{Error, Exit};
use crate::i18n::text::certificate as text;
use crate::i18n::{Lang, certificate as told, fault};
use crate::print::job::{Document, DocumentKind, Printout};
use crate::report::certificate::Template;
use crate::station::{Station, StationError};
use crate::store::names::{NameList, Names, Wanted};

/// A sheet that is to go to somebody.
struct Planned {
    visit: VisitId,
    person: PersonId,
    ticket: Ticket,
    serial: Serial,
}

impl Planned {
    fn of(visit: &Visit, serial: Serial) -> Self {
        Self {
            visit: visit.id,
            person: visit.person,
            ticket: visit.ticket,
            serial,
        }
    }
}

/// What the steps of a run led to: how many sheets are recorded, and what stopped the others.
struct Recorded {
    count: usize,
    stopped: Option<Error>,
}

/// Issues certificates, prints them again, or shows the register.
pub(super) fn run(invocation: &Invocation, asked: &Certifying) -> Result<Exit, Error> {
    if asked.print_template {
        print_line(Template::EXAMPLE.trim_end())?;
        return Ok(Exit::Done);
    }
    if asked.list {
        return register::run(invocation, asked.day.as_deref(), asked.json);
    }
    let lang = invocation.lang;
    let template = template(lang, asked.template.as_deref())?;
    if !asked.dry_run {
        check_destination(invocation, asked)?;
    }
    let reason = asked.reason.as_deref().map(Note::parse).transpose();
    let reason = reason.map_err(|why| bad_option(lang, "--reason", &fault::text(lang, &why)))?;
    let mut station = station_on(invocation, asked.day.as_deref())?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let planned = if asked.again {
        again(invocation, day, asked)?
    } else {
        new(invocation, day, asked)?
    };
    if planned.is_empty() {
        say(text::NOBODY.get(lang));
        return Ok(Exit::Done);
    }
    let commands: Vec<_> = planned.iter().map(|it| command(it, reason.as_ref())).collect();
    if !asked.again {
        check_rules(invocation, day, &commands)?;
    }
    let names = names(&mut station, &planned)?;
    let Some(pages) = sheets::draw(invocation, &station, &names, &template, &planned)? else {
        return Ok(Exit::Refused);
    };
    if !asked.dry_run || asked.names {
        leave(invocation, &mut station, NameList::Certificates, &names)?;
    }
    if asked.dry_run {
        show(lang, &names, asked, &planned)?;
        say(text::DRY_RUN.get(lang));
        return Ok(Exit::Done);
    }
    let recorded = if asked.again {
        Recorded {
            count: planned.len(),
            stopped: None,
        }
    } else {
        record(invocation, &mut station, commands)
    };
    let done = planned.get(..recorded.count).unwrap_or_default();
    if !done.is_empty() {
        // Where a rule stopped the others meanwhile, their pages are not printed.
        let pages = if done.len() == planned.len() {
            Ok(Some(pages))
        } else {
            sheets::draw(invocation, &station, &names, &template, done)
        };
        // Before anything that can fail and is not the paper: the serials are recorded.
        let delivered = match pages {
            Ok(Some(pages)) => deliver(invocation, &station, asked, done, pages).map(|()| true),
            Ok(None) => Ok(false),
            Err(error) => Err(error),
        };
        if !matches!(delivered, Ok(true)) {
            say(&print_again(lang, asked, done));
        }
        if !delivered? {
            return Ok(Exit::Refused);
        }
        show(lang, &names, asked, done)?;
    }
    recorded.stopped.map_or(Ok(Exit::Done), Err)
}

/// Reads the organiser's template.
fn template(lang: Lang, path: Option<&Path>) -> Result<Template, Error> {
    let path = path.unwrap_or(Path::new(""));
    let text = std::fs::read_to_string(path).map_err(|fault| Error::File {
        path: path.to_owned(),
        fault,
    })?;
    Template::parse(&text).map_err(|fault| Error::Usage(told::template(lang, &fault)))
}

/// Says what is wrong with the place that the pages are to go to, before anything is recorded.
fn check_destination(invocation: &Invocation, asked: &Certifying) -> Result<(), Error> {
    let lang = invocation.lang;
    if asked.output.is_none() && !asked.printing.is_asked() {
        return Err(Error::Usage(text::WHERE.get(lang).to_owned()));
    }
    if let Some(given) = &asked.printing.printer {
        printer::named(lang, given, false)?;
    }
    let Some(path) = &asked.output else {
        return Ok(());
    };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let fault = if path.is_dir() {
        io::ErrorKind::IsADirectory
    } else if folder.is_some_and(|folder| !folder.is_dir()) {
        io::ErrorKind::NotFound
    } else {
        return Ok(());
    };
    Err(Error::File {
        path: path.clone(),
        fault: fault.into(),
    })
}

/// The serial that the command line names.
fn serial(lang: Lang, asked: &Certifying) -> Result<Option<Serial>, Error> {
    let given = asked.serial.as_deref().map(Serial::parse).transpose();
    given.map_err(|why| bad_option(lang, "--serial", &fault::serial(lang, why)))
}

/// The visit that the command line names.
fn visit<'a>(invocation: &Invocation, day: &'a Day, asked: &Certifying) -> Result<&'a Visit, Error> {
    let ticket = read(invocation, day, asked.number.as_deref().unwrap_or_default())?;
    Ok(day.by_ticket(ticket).ok_or(Refusal::UnknownVisit)?)
}

/// The sheets that are to be issued: one, or one for everybody who gave blood and has none, from the named serial on.
fn new(invocation: &Invocation, day: &Day, asked: &Certifying) -> Result<Vec<Planned>, Error> {
    let lang = invocation.lang;
    let Some(first) = serial(lang, asked)? else {
        return Err(Error::Usage(text::NO_SERIAL.get(lang).to_owned()));
    };
    if !asked.all {
        return Ok(vec![Planned::of(visit(invocation, day, asked)?, first)]);
    }
    let mut planned: Vec<Planned> = Vec::new();
    for visit in day.without_certificate() {
        let serial = match planned.last() {
            None => first.clone(),
            Some(last) => last
                .serial
                .next()
                .map_err(|why| bad_option(lang, "--serial", &fault::count(lang, &last.serial, why)))?,
        };
        planned.push(Planned::of(visit, serial));
    }
    Ok(planned)
}

/// The sheets that are to be printed again: the valid one of one donor, or those of everybody, from the named serial on.
fn again(invocation: &Invocation, day: &Day, asked: &Certifying) -> Result<Vec<Planned>, Error> {
    let lang = invocation.lang;
    let named = serial(lang, asked)?;
    if asked.all {
        let valid = day.visits().filter_map(|visit| {
            let serial = &visit.certificate()?.serial;
            let is_meant = named.as_ref().is_none_or(|first| serial.is_from(first));
            (is_due(visit) && is_meant).then(|| Planned::of(visit, serial.clone()))
        });
        return Ok(valid.collect());
    }
    let visit = visit(invocation, day, asked)?;
    let ticket = visit.ticket;
    let Some(valid) = visit.certificate() else {
        return Err(Error::Usage(text::NONE_YET.with(lang, &[("ticket", &ticket)])));
    };
    if named.is_some_and(|named| !named.is_of_one_sheet(&valid.serial)) {
        let values: &[(&str, &dyn std::fmt::Display)] = &[("ticket", &ticket), ("serial", &valid.serial)];
        return Err(Error::Usage(text::OTHER_IS_VALID.with(lang, values)));
    }
    if !is_due(visit) {
        return Err(Refusal::NothingDrawn { ticket }.into());
    }
    Ok(vec![Planned::of(visit, valid.serial.clone())])
}

fn command(planned: &Planned, reason: Option<&Note>) -> Command {
    let act = Act::IssueCertificate {
        serial: planned.serial.clone(),
        reason: reason.cloned(),
    };
    Command::visit(planned.visit, act)
}

/// Asks the rules about every sheet before any of them is recorded.
fn check_rules(invocation: &Invocation, day: &Day, commands: &[Command]) -> Result<(), Error> {
    let context = Context {
        pack: &invocation.pack,
        past: Past::NotRead,
    };
    let at = invocation.at(None);
    for command in commands {
        decide(day, &context, command, &at)?;
    }
    Ok(())
}

/// Records the sheets in their order, up to the first that cannot be.
fn record(invocation: &Invocation, station: &mut Station, commands: Vec<Command>) -> Recorded {
    let mut count = 0;
    for command in commands {
        let request = invocation.request(command);
        let stopped = match station.execute(&request) {
            Ok(executed) => executed.outcome.err().map(Error::from),
            Err(error) => Some(error.into()),
        };
        if stopped.is_some() {
            return Recorded { count, stopped };
        }
        count += 1;
    }
    Recorded { count, stopped: None }
}

/// Reads whose sheets they are.
fn names(station: &mut Station, planned: &[Planned]) -> Result<Names, Error> {
    let wanted = Wanted {
        list: NameList::Certificates,
        people: planned.iter().map(|it| it.person).collect(),
        rosters: Vec::new(),
    };
    Ok(Names::look(station.store(), &wanted)?)
}

/// Shows which sheet goes to whom.
fn show(lang: Lang, names: &Names, asked: &Certifying, planned: &[Planned]) -> Result<(), Error> {
    let name = |planned: &Planned| {
        let of = names.of(planned.person).filter(|_| asked.names);
        of.map(|person| printable(person.full_name.as_str()))
    };
    if asked.json {
        return planned.iter().try_for_each(|it| {
            let mut row = Map::new();
            row.insert("ticket".to_owned(), json!(it.ticket.number()));
            row.insert("serial".to_owned(), json!(it.serial));
            if let Some(name) = name(it) {
                row.insert("full_name".to_owned(), Value::String(name));
            }
            print_json(&row)
        });
    }
    let rows: Vec<Vec<String>> = planned
        .iter()
        .map(|it| {
            let cells = [it.ticket.to_string(), it.serial.to_string()];
            cells.into_iter().chain(name(it)).collect()
        })
        .collect();
    let mut headings = vec![text::COLUMN_TICKET.get(lang), text::COLUMN_SERIAL.get(lang)];
    if asked.names {
        headings.push(text::COLUMN_NAME.get(lang));
    }
    table::print(&headings, &rows)
}

/// Writes the pages to the named file, for its owner alone, and prints them where that is asked for.
fn deliver(
    invocation: &Invocation,
    station: &Station,
    asked: &Certifying,
    planned: &[Planned],
    pages: Vec<u8>,
) -> Result<(), Error> {
    if let Some(path) = &asked.output {
        output::stream(Some(path), |out| Ok(out.write_all(&pages)?))?;
    }
    if !asked.printing.is_asked() {
        return Ok(());
    }
    let date = station.day().ok_or(StationError::NoDay)?.info.date;
    let stem = match planned {
        [one] => format!("giotmau-certificate-{date}-{}", one.ticket),
        _ => format!("giotmau-certificates-{date}"),
    };
    let printout = Printout::Document(Document {
        kind: DocumentKind::Certificates,
        stem,
        bytes: pages.into(),
    });
    printer::print(invocation, &printout, &asked.printing)
}

/// That the serials are recorded although nothing was written or printed, and how to print the same sheets.
fn print_again(lang: Lang, asked: &Certifying, planned: &[Planned]) -> String {
    let template = asked.template.as_deref().unwrap_or(Path::new(""));
    let template = printable(&template.to_string_lossy());
    let who = match planned {
        [one] if !asked.all => one.ticket.to_string(),
        [first, ..] => format!("--all --serial \"{}\"", first.serial),
        [] => String::new(),
    };
    text::RECORDED_NOT_PRINTED.with(lang, &[("who", &who), ("template", &template)])
}
