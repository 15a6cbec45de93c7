//! `giotmau run`: commands as JSON Lines in, one answer a line out, through the same [`Station::execute`] as the screens.
//!
//! A line that is refused or malformed changes nothing and the next one goes on; after a failure of the store nothing more
//! is written. The exit code is that of the worst line.

mod act;
mod amend;
mod answer;
mod check_in;
mod line;
mod scanned;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use serde::de::DeserializeOwned;
use uuid::Uuid;

use self::act::Values;
use self::amend::Amending;
use self::answer::{Answer, No};
use self::check_in::Confirmed;
use self::line::{Frame, Head, Ticketed, Whose};
use super::person::BadValue;
use super::{Invocation, new_request};
use crate::domain::bag::BagFormat;
use crate::domain::clean::{Notice, printable};
use crate::domain::command::{Act, Command};
use crate::domain::id::{StepId, Ticket, VisitId};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::step::{At, HallSize};
use crate::domain::ticket::{TicketCode, TicketFault};
use crate::domain::time::Moment;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, fault};
use crate::shell;
use crate::station::{Request, Station, StationError};

/// The most bytes that a line may have.
const MOST_BYTES: u64 = 64 << 10;

/// Every command, for whoever misspelled one.
const COMMANDS: &str = "check_in, prioritise, call, missed_call, requeue, start_screening, record_vitals, \
    record_blood_test, declare, clear, defer, start_collection, end_collection, record_reaction, release, withdraw, \
    undo, \
    note_circumstances, puncture_again, take_back_bag, exclude_unit, issue_certificate, amend_vitals, amend_blood_test, amend_declared, \
    amend_collection_end, amend_reaction, change_hall, close_day, reopen_day";

/// Reads lines from a file or from standard input and carries them out.
pub(super) fn run(invocation: &Invocation, file: Option<&Path>) -> Result<Exit, Error> {
    let mut runner = Runner {
        lang: invocation.lang,
        invocation,
        station: invocation.station()?,
    };
    match file {
        Some(path) if path != Path::new("-") => {
            let failed = |fault| Error::File {
                path: path.to_owned(),
                fault,
            };
            let opened = File::open(path).map_err(failed)?;
            runner.all(BufReader::new(opened))
        }
        Some(_) | None => runner.all(io::stdin().lock()),
    }
}

/// The station and what a line needs besides.
struct Runner<'a> {
    lang: Lang,
    invocation: &'a Invocation,
    station: Station,
}

/// A line that was understood.
struct Order {
    frame: Frame,
    kind: Kind,
}

enum Kind {
    CheckIn(Box<line::CheckIn>),
    OfDay(Command),
    OfVisit(Whose, Act),
    Amend(Whose, Amending),
}

impl Runner<'_> {
    fn all(&mut self, mut input: impl BufRead) -> Result<Exit, Error> {
        let mut worst = Exit::Done;
        let mut bytes = Vec::new();
        for n in 1.. {
            bytes.clear();
            let whole = next_line(&mut input, &mut bytes)?;
            if bytes.is_empty() {
                break;
            }
            let text = if n == 1 {
                bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes)
            } else {
                &bytes
            };
            let text = text.trim_ascii();
            if text.is_empty() && whole {
                continue;
            }
            let result = if whole {
                self.carry_out(n, text)
            } else {
                Err(self.malformed(text::LINE_TOO_LONG.get(self.lang), 1))
            };
            let (answer, exit) = match result {
                Ok(answer) => (answer, Exit::Done),
                Err(no) => {
                    let exit = no.exit();
                    (no.answer(self.lang, &self.invocation.pack, n), exit)
                }
            };
            let mut out = io::stdout().lock();
            serde_json::to_writer(&mut out, &answer)?;
            writeln!(out)?;
            out.flush()?;
            worst = worst.max(exit);
            if exit >= Exit::Store {
                break;
            }
        }
        Ok(worst)
    }

    fn malformed(&self, message: &str, column: usize) -> No {
        No::Malformed {
            message: text::LINE_MALFORMED.with(self.lang, &[("fault", &printable(message))]),
            column,
        }
    }

    /// Reads one line and carries it out; what comes back is durable.
    fn carry_out(&mut self, n: u64, line: &[u8]) -> Result<Answer, No> {
        let line = std::str::from_utf8(line)
            .map_err(|fault| self.malformed(text::LINE_NOT_UTF8.get(self.lang), fault.valid_up_to() + 1))?;
        let order = self.read(line)?;
        let at = self.at(order.frame.at.as_deref())?;
        let id = self.request_id(order.frame.id.as_deref())?;
        let mut new_person: Option<Person> = None;
        let mut corrected = None;
        let mut notices: Vec<Notice> = Vec::new();
        let command = match order.kind {
            Kind::OfDay(command) => command,
            Kind::OfVisit(whose, act) => Command::visit(self.visit(&whose)?, act),
            Kind::Amend(whose, amending) => self.amend(&whose, amending)?,
            Kind::CheckIn(line) => {
                let confirmed = match order.frame.id {
                    Some(_) if self.was_carried_out(id)? => Confirmed::All,
                    Some(_) | None => Confirmed::Codes(&line.confirm),
                };
                let arrival = self.arrival(&line, confirmed, at.occurred)?;
                new_person = arrival.new_person;
                corrected = arrival.corrected;
                notices = arrival.notices;
                Command::CheckIn {
                    visit: VisitId(shell::new_id()),
                    person: arrival.person,
                    said: self.values(&self.bag_format()).words("said", &line.said)?,
                }
            }
        };
        let request = Request {
            id,
            at,
            command,
            new_person,
            corrected,
        };
        let steps = self.station.execute(&request)?.outcome?;
        let visit = steps.iter().find_map(|envelope| envelope.visit);
        let ticket = visit.and_then(|id| Some(self.station.day()?.visit(id)?.ticket));
        let notices: Vec<_> = notices
            .iter()
            .map(|notice| fault::notice(self.lang, *notice))
            .collect();
        Ok(Answer::done(n, &steps, ticket, notices))
    }

    /// When it happened: now, or the time of a late entry.
    fn at(&self, given: Option<&str>) -> Result<At, No> {
        let occurred = given
            .map(|given| {
                Moment::parse(given).ok_or_else(|| BadValue::new("at", text::NOT_A_MOMENT.get(self.lang)))
            })
            .transpose()?;
        Ok(self.invocation.at(occurred))
    }

    fn request_id(&self, given: Option<&str>) -> Result<StepId, No> {
        match given {
            None => Ok(new_request()),
            Some(given) => Ok(StepId(self.uuid("id", given)?)),
        }
    }

    fn uuid(&self, field: &'static str, given: &str) -> Result<Uuid, BadValue> {
        Uuid::parse_str(given).or(Err(BadValue::new(field, text::NOT_AN_ID.get(self.lang))))
    }

    /// How the bags of the day are coded.
    fn bag_format(&self) -> BagFormat {
        self.station
            .day()
            .map_or_else(BagFormat::default, |day| day.info.bag_format())
    }

    /// Whether the request was carried out before, as far as the day here knows.
    fn was_carried_out(&mut self, id: StepId) -> Result<bool, No> {
        self.station.follow()?;
        let day = self.station.day().ok_or(StationError::NoDay)?;
        Ok(day
            .visits()
            .any(|visit| visit.history().iter().any(|step| step.id == id)))
    }

    /// The visit that a line names.
    fn visit(&mut self, whose: &Whose) -> Result<VisitId, No> {
        match (&whose.ticket, &whose.visit) {
            (Some(given), None) => {
                // Another station may have given the ticket since the last line.
                self.station.follow()?;
                let day = self.station.day().ok_or(StationError::NoDay)?;
                let ticket = match given {
                    Ticketed::Number(number) => Ticket::new(*number)
                        .ok_or_else(|| BadValue::new("ticket", text::NO_TICKET_ZERO.get(self.lang)))?,
                    Ticketed::Code(code) => TicketCode::read(code, day).map_err(|wrong| {
                        if matches!(wrong, TicketFault::NobodyHasIt { .. }) {
                            return No::from(Refusal::UnknownVisit);
                        }
                        let said = fault::ticket(self.lang, &wrong, day.info.date);
                        BadValue::new("ticket", said).into()
                    })?,
                };
                let visit = day.by_ticket(ticket).ok_or(Refusal::UnknownVisit)?;
                Ok(visit.id)
            }
            (None, Some(id)) => Ok(VisitId(self.uuid("visit", id)?)),
            (None, None) | (Some(_), Some(_)) => {
                Err(BadValue::new("ticket", text::TICKET_OR_VISIT.get(self.lang)).into())
            }
        }
    }

    /// The command that puts a value right, once it is known which step recorded it.
    fn amend(&mut self, whose: &Whose, amending: Amending) -> Result<Command, No> {
        let id = self.visit(whose)?;
        self.station.follow()?;
        let day = self.station.day().ok_or(StationError::NoDay)?;
        let visit = day.visit(id).ok_or(Refusal::UnknownVisit)?;
        let step = amending.step_of(visit).ok_or(Refusal::NothingToAmend)?;
        let Amending { to, reason, .. } = amending;
        Ok(Command::visit(id, Act::Amend { step, to, reason }))
    }

    /// What reads the values of a line.
    const fn values<'a>(&self, bags: &'a BagFormat) -> Values<'a> {
        Values(self.lang, bags, self.invocation.pack.density.mg_per_ml.in_force())
    }

    /// Reads the name of the command, then the line as that command's.
    fn read(&self, line: &str) -> Result<Order, No> {
        let bags = self.bag_format();
        let values = self.values(&bags);
        let head: Head = self.parse(line)?;
        macro_rules! of_visit {
            ($kind:ty, $act:expr) => {{
                let line: $kind = self.parse(line)?;
                Order {
                    frame: line.frame(),
                    kind: Kind::OfVisit(line.whose(), values.read(&line, $act)?),
                }
            }};
        }
        macro_rules! amending {
            ($kind:ty, $read:expr) => {{
                let line: $kind = self.parse(line)?;
                Order {
                    frame: line.frame(),
                    kind: Kind::Amend(line.whose(), values.read(&line, $read)?),
                }
            }};
        }
        Ok(match head.command.as_str() {
            "check_in" => {
                let line: line::CheckIn = self.parse(line)?;
                Order {
                    frame: line.frame(),
                    kind: Kind::CheckIn(Box::new(line)),
                }
            }
            "prioritise" => of_visit!(line::WithReason, |values, line| {
                let reason = values.note("reason", &line.reason)?;
                Ok(Act::Prioritise { reason })
            }),
            "call" => of_visit!(line::WithDesk, |_, line| Ok(Values::call(line))),
            "missed_call" => of_visit!(line::OfVisit, |_, _| Ok(Act::MissCall)),
            "requeue" => of_visit!(line::OfVisit, |_, _| Ok(Act::Requeue)),
            "start_screening" => {
                of_visit!(line::WithDesk, |_, line| Ok(Values::start_screening(line)))
            }
            "record_vitals" => of_visit!(line::RecordVitals, Values::record_vitals),
            "record_blood_test" => of_visit!(line::RecordBloodTest, Values::record_blood_test),
            "declare" => of_visit!(line::Declare, Values::declare),
            "clear" => of_visit!(line::Clear, Values::clear),
            "defer" => of_visit!(line::Defer, Values::defer),
            "start_collection" => of_visit!(line::StartCollection, Values::start_collection),
            "end_collection" => of_visit!(line::EndCollection, Values::end_collection),
            "record_reaction" => of_visit!(line::RecordReaction, Values::record_reaction),
            "release" => of_visit!(line::Release, Values::release),
            "withdraw" => of_visit!(line::WithReason, |values, line| {
                let reason = values.note("reason", &line.reason)?;
                Ok(Act::Withdraw { reason })
            }),
            "undo" => of_visit!(line::WithReason, |values, line| {
                let reason = values.note("reason", &line.reason)?;
                Ok(Act::Undo { step: None, reason })
            }),
            "note_circumstances" => of_visit!(line::NoteCircumstances, Values::note_circumstances),
            "puncture_again" => of_visit!(line::PunctureAgain, |_, line| Ok(Act::PunctureAgain {
                consent: line.consent
            })),
            "take_back_bag" => of_visit!(line::TakeBackBag, Values::take_back_bag),
            "exclude_unit" => of_visit!(line::OfVisit, |_, _| Ok(Act::ExcludeUnit)),
            "issue_certificate" => of_visit!(line::IssueCertificate, Values::issue_certificate),
            "amend_vitals" => amending!(line::AmendVitals, Values::amend_vitals),
            "amend_blood_test" => amending!(line::AmendBloodTest, Values::amend_blood_test),
            "amend_declared" => amending!(line::AmendDeclared, Values::amend_declared),
            "amend_collection_end" => amending!(line::AmendCollectionEnd, Values::amend_collection_end),
            "amend_reaction" => amending!(line::AmendReaction, Values::amend_reaction),
            "change_hall" => {
                let line: line::ChangeHall = self.parse(line)?;
                let hall = self.station.day().ok_or(StationError::NoDay)?.info.hall;
                Order {
                    frame: line.frame(),
                    kind: Kind::OfDay(Command::ChangeHall(HallSize {
                        desks: line.desks.unwrap_or(hall.desks),
                        beds: line.beds.unwrap_or(hall.beds),
                        seats: line.seats.unwrap_or(hall.seats),
                    })),
                }
            }
            "close_day" => Order {
                frame: self.parse::<line::Plain>(line)?.frame(),
                kind: Kind::OfDay(Command::CloseDay),
            },
            "reopen_day" => {
                let line: line::ReopenDay = self.parse(line)?;
                Order {
                    frame: line.frame(),
                    kind: Kind::OfDay(Command::ReopenDay {
                        reason: values.note("reason", &line.reason)?,
                    }),
                }
            }
            other => {
                let message =
                    text::UNKNOWN_COMMAND.with(self.lang, &[("command", &other), ("commands", &COMMANDS)]);
                return Err(self.malformed(&message, 1));
            }
        })
    }

    /// Reads the line as JSON of one shape.
    fn parse<T: DeserializeOwned>(&self, line: &str) -> Result<T, No> {
        serde_json::from_str(line).map_err(|fault| {
            let message = fault.to_string();
            let message = message
                .rsplit_once(" at line ")
                .map_or(message.as_str(), |(message, _)| message);
            self.malformed(message, fault.column().max(1))
        })
    }
}

/// Reads the next line; false when it is too long, and then the rest of it is passed over.
fn next_line(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> Result<bool, Error> {
    let read = input.take(MOST_BYTES).read_until(b'\n', bytes)?;
    let cut = u64::try_from(read).is_ok_and(|read| read == MOST_BYTES) && !bytes.ends_with(b"\n");
    if cut {
        input.skip_until(b'\n')?;
    }
    Ok(!cut)
}
