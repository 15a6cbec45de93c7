//! What `giotmau run` answers: one object a line, and how bad it is.

use serde::Serialize;

use crate::cli::person::BadValue;
use crate::domain::id::{PersonId, Ticket, VisitId};
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::Envelope;
use crate::error::Exit;
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, refusal, trouble};
use crate::station::StationError;

/// Why a line changed nothing.
#[derive(Debug)]
pub(super) enum No {
    /// A rule said no.
    Refused(Box<Refusal>),
    /// Reception must confirm something first.
    Confirm(Vec<Question>),
    /// It is not a line of the contract.
    Malformed {
        /// What is wrong, in the reader's language as far as that is known.
        message: String,
        /// Where, from 1 on.
        column: usize,
    },
    /// A value cannot be used.
    BadValue(BadValue),
    /// The station failed.
    Station(StationError),
}

/// Something that reception confirms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Question {
    /// What a script sends back in `confirm`.
    pub(super) code: &'static str,
    /// What a person reads.
    pub(super) message: String,
    /// What the card says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) card: Option<String>,
    /// What the roster says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) roster: Option<String>,
    /// The person of the roster whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) person: Option<PersonId>,
}

impl Question {
    /// A question without values beside it.
    pub(super) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            card: None,
            roster: None,
            person: None,
        }
    }
}

impl From<BadValue> for No {
    fn from(bad: BadValue) -> Self {
        Self::BadValue(bad)
    }
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<StationError> for No {
    fn from(error: StationError) -> Self {
        Self::Station(error)
    }
}

impl From<crate::store::StoreError> for No {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Station(StationError::Store(error))
    }
}

impl No {
    /// How bad it is.
    pub(super) const fn exit(&self) -> Exit {
        match self {
            Self::Refused(_) | Self::Confirm(_) | Self::Station(StationError::NoDay) => Exit::Refused,
            Self::Malformed { .. } | Self::BadValue(_) => Exit::Usage,
            Self::Station(StationError::Unfoldable | StationError::Store(_)) => Exit::Store,
        }
    }

    /// The answer to line `n`.
    pub(super) fn answer(self, lang: Lang, pack: &RulePack, n: u64) -> Answer {
        let mut answer = Answer::to(n, false);
        match self {
            Self::Refused(why) => {
                answer.refusal = Some(Refused {
                    code: why.code(),
                    message: refusal::refusal(lang, &why, pack),
                    ticket: ticket_in(&why),
                    person: person_in(&why),
                    questions: Vec::new(),
                });
            }
            Self::Confirm(questions) => {
                answer.refusal = Some(Refused {
                    code: "confirm_needed",
                    message: text::CONFIRM_NEEDED.get(lang).to_owned(),
                    ticket: None,
                    person: None,
                    questions,
                });
            }
            Self::Station(error @ StationError::NoDay) => {
                answer.refusal = Some(Refused {
                    code: "no_day",
                    message: trouble::station(lang, &error),
                    ticket: None,
                    person: None,
                    questions: Vec::new(),
                });
            }
            Self::Malformed { message, column } => {
                answer.error = Some(Fault {
                    line: Some(n),
                    column: Some(column),
                    ..Fault::new("malformed", message)
                });
            }
            Self::BadValue(bad) => {
                answer.error = Some(Fault {
                    field: Some(bad.field),
                    ..Fault::new("bad_value", bad.message)
                });
            }
            Self::Station(error) => {
                answer.error = Some(Fault::new("store", trouble::station(lang, &error)));
            }
        }
        answer
    }
}

/// The answer to one line, its fields in the order of the contract.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    line: u64,
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    visit: Option<VisitId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<Ticket>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<Refused>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Fault>,
}

#[derive(Debug, Serialize)]
struct Refused {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<Ticket>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<PersonId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    questions: Vec<Question>,
}

#[derive(Debug, Serialize)]
struct Fault {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

impl Fault {
    const fn new(code: &'static str, message: String) -> Self {
        Self {
            code,
            field: None,
            message,
            line: None,
            column: None,
        }
    }
}

impl Answer {
    const fn to(line: u64, ok: bool) -> Self {
        Self {
            line,
            ok,
            visit: None,
            ticket: None,
            steps: None,
            notices: Vec::new(),
            refusal: None,
            error: None,
        }
    }

    /// The answer to a line whose steps are in the log.
    pub(super) fn done(
        line: u64,
        steps: &[Envelope],
        ticket: Option<Ticket>,
        notices: Vec<&'static str>,
    ) -> Self {
        Self {
            visit: steps.iter().find_map(|envelope| envelope.visit),
            ticket,
            steps: Some(steps.iter().map(|envelope| envelope.step.kind()).collect()),
            notices,
            ..Self::to(line, true)
        }
    }
}

/// Whose record is to be used instead.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "few refusals send to another record"
)]
const fn person_in(refusal: &Refusal) -> Option<PersonId> {
    match refusal {
        Refusal::NumberOnRoster { person } | Refusal::MergedAway { into: person } => Some(*person),
        _ => None,
    }
}

/// The ticket that a refusal is about.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "a refusal that names no single ticket has none to answer"
)]
const fn ticket_in(refusal: &Refusal) -> Option<Ticket> {
    match refusal {
        Refusal::PlaceTaken { ticket, .. }
        | Refusal::AlreadyHere { ticket, .. }
        | Refusal::WrongStage { ticket, .. }
        | Refusal::CalledElsewhere { ticket, .. }
        | Refusal::NotCalled { ticket }
        | Refusal::NotParked { ticket }
        | Refusal::DeskTaken { ticket, .. }
        | Refusal::BedTaken { ticket, .. }
        | Refusal::BagNotIssued { ticket, .. }
        | Refusal::OtherTicket { ticket, .. }
        | Refusal::ClearanceInDoubt { ticket, .. }
        | Refusal::RestNotOver { ticket, .. }
        | Refusal::NothingDrawn { ticket }
        | Refusal::SerialUsed { ticket, .. }
        | Refusal::CertificateIssued { ticket, .. } => Some(*ticket),
        Refusal::BagUsed { used, .. } | Refusal::BagUnsettled { issued: used, .. } => Some(used.ticket),
        Refusal::ScanBoth { other, .. } | Refusal::Swapped { other, .. } => Some(*other),
        _ => None,
    }
}
