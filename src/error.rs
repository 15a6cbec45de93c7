//! How a command of the command line ends, and the one error at its top: what went wrong decides the exit code, and the
//! sentence is made only where the language is known.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use rust_xlsxwriter::XlsxError;

use crate::domain::clean::printable;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::{PackFault, RulePack};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, refusal, trouble};
use crate::report::pdf::PdfFault;
use crate::shell::file::is_full;
use crate::station::StationError;
use crate::store::StoreError;

/// How a command ended; scripts rely on the numbers. The later is the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done.
    Done,
    /// Refused by a rule, at least in part.
    Refused,
    /// Wrong usage or bad input.
    Usage,
    /// The store or a file failed.
    Store,
    /// Something that must not happen.
    Internal,
}

impl Exit {
    /// The number that the shell sees.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Store => 3,
            Self::Internal => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}

/// Why a command of the command line did not do what was asked.
#[derive(Debug)]
pub enum Error {
    /// A rule said no.
    Refused(Box<Refusal>),
    /// Wrong usage or bad input, said in the reader's language.
    Usage(String),
    /// The station or its store failed.
    Station(StationError),
    /// A file could not be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        fault: io::Error,
    },
    /// Standard input or output failed.
    Stream(io::Error),
    /// The printer did not take a document; said in the reader's language.
    Printer(String),
    /// The simulated morning failed; said in the reader's language.
    Demo(String),
    /// The rule pack that ships with the program cannot be read.
    Pack(PackFault),
    /// A value could not be written as JSON.
    Json(serde_json::Error),
    /// A workbook could not be put together.
    Workbook(XlsxError),
    /// A document could not be written as PDF.
    Pdf(PdfFault),
    /// A setting has no value, not even a default.
    NoDefault(&'static str),
}

impl Error {
    /// The exit code.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Refused(_) | Self::Station(StationError::NoDay) => Exit::Refused,
            // Whoever reads has seen enough, as `head` does.
            Self::Stream(fault) if fault.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
            Self::Usage(_) | Self::Station(StationError::Store(StoreError::Unfit { .. })) => Exit::Usage,
            Self::Station(_) | Self::File { .. } | Self::Stream(_) | Self::Printer(_) => Exit::Store,
            Self::Demo(_)
            | Self::Pack(_)
            | Self::Json(_)
            | Self::Workbook(_)
            | Self::Pdf(_)
            | Self::NoDefault(_) => Exit::Internal,
        }
    }

    /// What happened, to what, and what to do next; nothing, when there is nothing to say.
    #[must_use]
    pub fn message(&self, lang: Lang, pack: Option<&RulePack>) -> Option<String> {
        Some(match (self, pack) {
            (Self::Refused(why), Some(pack)) => refusal::refusal(lang, why, pack),
            (Self::Refused(why), None) => why.code().to_owned(),
            (Self::Usage(said) | Self::Printer(said) | Self::Demo(said), _) => said.clone(),
            (Self::Station(error), _) => trouble::station(lang, error),
            (Self::File { path, fault }, _) => {
                let text = if is_full(fault) {
                    text::FILE_DISK_FULL
                } else {
                    text::FILE_FAILED
                };
                let path = printable(&path.display().to_string());
                text.with(lang, &[("path", &path), ("fault", fault)])
            }
            (Self::Stream(fault), _) if fault.kind() == io::ErrorKind::BrokenPipe => return None,
            (Self::Stream(fault), _) if is_full(fault) => text::STREAM_DISK_FULL.get(lang).to_owned(),
            (Self::Stream(fault), _) => text::STREAM_FAILED.with(lang, &[("fault", fault)]),
            (Self::Pack(fault), _) => text::INTERNAL.with(lang, &[("fault", fault)]),
            (Self::Json(fault), _) => text::INTERNAL.with(lang, &[("fault", fault)]),
            (Self::Workbook(fault), _) => text::INTERNAL.with(lang, &[("fault", fault)]),
            (Self::Pdf(fault), _) => text::INTERNAL.with(lang, &[("fault", fault)]),
            (Self::NoDefault(key), _) => text::INTERNAL.with(lang, &[("fault", key)]),
        })
    }
}

impl From<StationError> for Error {
    fn from(error: StationError) -> Self {
        Self::Station(error)
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        Self::Station(StationError::Store(error))
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<io::Error> for Error {
    fn from(fault: io::Error) -> Self {
        Self::Stream(fault)
    }
}

impl From<XlsxError> for Error {
    fn from(fault: XlsxError) -> Self {
        Self::Workbook(fault)
    }
}

impl From<PdfFault> for Error {
    fn from(fault: PdfFault) -> Self {
        Self::Pdf(fault)
    }
}

impl From<serde_json::Error> for Error {
    fn from(fault: serde_json::Error) -> Self {
        // Writing to a stream fails as the stream does.
        match fault.io_error_kind() {
            Some(kind) => Self::Stream(kind.into()),
            None => Self::Json(fault),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_closes_the_pipe_has_seen_enough() {
        let error = Error::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(error.exit(), Exit::Done);
        assert_eq!(error.message(Lang::En, None), None);
    }

    #[test]
    fn the_exit_code_says_whose_turn_it_is() {
        assert_eq!(Error::from(Refusal::DayClosed).exit().number(), 1);
        assert_eq!(Error::Usage(String::new()).exit().number(), 2);
        assert_eq!(Error::from(StoreError::Full).exit().number(), 3);
        assert_eq!(Error::NoDefault("staff").exit().number(), 4);
    }
}
