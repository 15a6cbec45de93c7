//! Everything that a screen can ask for, as data. The first group is settled inside of the model by
//! [`update`](super::update::update), which hands out only the second; that is for [`runtime`](super::runtime) to do.

use std::path::PathBuf;

use crate::domain::arrival::Claim;
use crate::domain::id::{DayId, PersonId, StepId, VisitId};
use crate::domain::step::{At, DayInfo};
use crate::i18n::Lang;
use crate::planning::forecast::Situation;
use crate::station::Request;
use crate::station::dossier::Ask;

use crate::print::destination::Destination;
use crate::print::job::Printout;
use crate::print::press::{JobId, Order};
use crate::print::slip::Slip;
use crate::print::ticket::TicketSheet;

use super::lists::ListAsk;
use super::modal::Modal;
use super::screen::ScreenId;

/// How many people a search shows at most.
pub const MOST_FOUND: usize = 50;

/// Something to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Show a box over the screen; its answer comes back as an event.
    Open(Modal),
    /// Show another screen, with this visit selected where it is there.
    GoTo(ScreenId, Option<VisitId>),
    /// Say something in the message line.
    Notice(Notice),
    /// Print something, at the usual place unless another is named.
    Print(Box<Printout>, Option<Destination>),
    /// Show everything in this language.
    SetLanguage(Lang),

    /// Have the station execute a command.
    Execute(Box<Request>),
    /// Have the station open a day.
    OpenDay {
        /// The day's id.
        id: DayId,
        /// The id of its first step.
        request: StepId,
        /// What it is.
        info: Box<DayInfo>,
        /// When, who, where.
        at: At,
    },
    /// Look for people on the roster.
    Search {
        /// Comes back with the answer; an answer with an older ticket is of no use any more.
        ticket: u64,
        /// What was typed.
        query: String,
    },
    /// Find out who somebody at the desk is.
    Recognise {
        /// Comes back with the people who were found.
        ticket: u64,
        /// Who they are by their card or by what was typed.
        claim: Box<Claim>,
        /// Whether a card says so.
        is_card: bool,
    },
    /// Ask the station about one person of the roster, or have it change one.
    Ask {
        /// Comes back with the answer.
        ticket: u64,
        /// What.
        ask: Box<Ask>,
    },
    /// Look for lists of units, or take one in.
    List {
        /// Comes back with the answers.
        ticket: u64,
        /// What.
        ask: Box<ListAsk>,
    },
    /// Read what the roster and other days say about these people.
    Facts {
        /// Comes back with the answer.
        ticket: u64,
        /// Who.
        people: Vec<PersonId>,
    },
    /// Read what others wrote, as a request that writes nothing itself.
    LookAgain(StepId),
    /// Count the people on the roster.
    CountRoster,
    /// Forecast the rest of the day.
    Forecast(Box<Situation>),
    /// Write a new file that only its owner may read.
    WriteFile {
        /// Where; a file that is there already is not touched.
        path: PathBuf,
        /// What.
        bytes: Vec<u8>,
    },
    /// Have the printing threads print.
    StartPrinting(Box<Order>),
    /// Have the printing threads print this no more.
    StopPrinting(JobId),
    /// Find out which printers there are.
    AskPrinters,
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the process is continued.
    Suspend,
    /// Take the terminal over again.
    Resume,
    /// End the program.
    Quit,
}

impl Effect {
    /// What has a ticket printed.
    #[must_use]
    pub fn print_ticket(sheet: Box<TicketSheet>) -> Self {
        Self::Print(Box::new(Printout::Ticket(sheet)), None)
    }

    /// What has a slip printed.
    #[must_use]
    pub fn print_slip(slip: Box<Slip>) -> Self {
        Self::Print(Box::new(Printout::Slip(slip)), None)
    }
}

/// A line that says what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What kind of news.
    pub kind: NoticeKind,
    /// The news.
    pub text: String,
}

/// What kind of news a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// It is done and saved.
    Done,
    /// A rule said no.
    Refused,
    /// Something does not work.
    Trouble,
    /// Good to know.
    Info,
}

impl Notice {
    /// News that something is done and saved.
    pub fn done(text: impl Into<String>) -> Self {
        Self {
            kind: NoticeKind::Done,
            text: text.into(),
        }
    }

    /// News that a rule said no.
    pub fn refused(text: impl Into<String>) -> Self {
        Self {
            kind: NoticeKind::Refused,
            text: text.into(),
        }
    }

    /// News that something does not work.
    pub fn trouble(text: impl Into<String>) -> Self {
        Self {
            kind: NoticeKind::Trouble,
            text: text.into(),
        }
    }

    /// News that is good to know.
    pub fn info(text: impl Into<String>) -> Self {
        Self {
            kind: NoticeKind::Info,
            text: text.into(),
        }
    }
}
