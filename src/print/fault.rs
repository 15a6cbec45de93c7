//! Why something was not printed, and what keeps paper from coming out, in either language.

use std::io;
use std::path::PathBuf;

use super::destination::{Destination, DestinationFault};
use crate::domain::clean::printable;
use crate::i18n::Lang;
use crate::i18n::text::printing as text;
use crate::report::pdf::PdfFault;

/// Why a document was not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintFault {
    /// There is no printing system on this computer, or it knows no such printer.
    NoPrinter,
    /// The device or the address is not there, or nobody answers.
    NotReachable,
    /// This user may not write to the device.
    NoPermission,
    /// Another program has the device.
    Busy,
    /// What stands for the device is none.
    NotADevice,
    /// It takes nothing any more, or does not answer.
    Silent,
    /// It broke off in the middle.
    BrokeOff,
    /// The printer itself says why.
    Troubled(Trouble),
    /// The file was not written.
    NotWritten {
        /// Which, or the folder.
        path: PathBuf,
        /// Why not.
        fault: io::ErrorKind,
    },
    /// A roll printer prints no documents.
    NotForDocuments,
    /// A person stopped it.
    Stopped,
    /// It says why in words of its own.
    Failed(String),
}

impl PrintFault {
    /// Whether whatever is printed next at the same place would fail of the same.
    #[must_use]
    pub const fn is_of_printer(&self) -> bool {
        match self {
            Self::NoPrinter
            | Self::NotReachable
            | Self::NoPermission
            | Self::Busy
            | Self::NotADevice
            | Self::Silent
            | Self::Troubled(_)
            | Self::NotWritten { .. } => true,
            Self::BrokeOff | Self::NotForDocuments | Self::Stopped | Self::Failed(_) => false,
        }
    }
}

impl From<PdfFault> for PrintFault {
    fn from(fault: PdfFault) -> Self {
        Self::Failed(fault.to_string())
    }
}

/// What a printer says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no paper in it.
    NoPaper,
    /// Its lid is open.
    LidOpen,
    /// Paper is stuck in it.
    Jam,
    /// There is no ink or toner in it.
    NoInk,
    /// The system does not reach it.
    Offline,
    /// Somebody stopped its queue; with the words that they gave.
    Paused(String),
    /// Something else, in its own words.
    Other(String),
    /// It says nothing, and nothing comes out.
    Slow,
}

/// Why it was not printed, as a part of a sentence.
#[must_use]
pub fn fault(lang: Lang, fault: &PrintFault) -> String {
    let text = match fault {
        PrintFault::NoPrinter => text::NO_PRINTER,
        PrintFault::NotReachable => text::NOT_REACHABLE,
        PrintFault::NoPermission => text::NO_PERMISSION,
        PrintFault::Busy => text::BUSY,
        PrintFault::NotADevice => text::NOT_A_DEVICE,
        PrintFault::Silent => text::SILENT,
        PrintFault::BrokeOff => text::BROKE_OFF,
        PrintFault::NotForDocuments => text::TOO_NARROW,
        PrintFault::Stopped => text::STOPPED,
        PrintFault::Troubled(what) => return trouble(lang, what),
        PrintFault::NotWritten { path, fault } => {
            let path = printable(&path.to_string_lossy());
            let text = if *fault == io::ErrorKind::PermissionDenied {
                text::FILE_NO_PERMISSION
            } else if *fault == io::ErrorKind::StorageFull {
                text::FILE_DISK_FULL
            } else {
                text::FILE_NOT_WRITTEN
            };
            return text.with(lang, &[("path", &path), ("fault", fault)]);
        }
        PrintFault::Failed(said) => return printable(said),
    };
    text.get(lang).to_owned()
}

/// What a printer says about itself, as a part of a sentence.
#[must_use]
pub fn trouble(lang: Lang, trouble: &Trouble) -> String {
    let text = match trouble {
        Trouble::NoPaper => text::NO_PAPER,
        Trouble::LidOpen => text::LID_OPEN,
        Trouble::Jam => text::JAM,
        Trouble::NoInk => text::NO_INK,
        Trouble::Offline => text::NOT_REACHABLE,
        Trouble::Slow => text::SLOW,
        Trouble::Paused(said) if said.is_empty() => text::PAUSED,
        Trouble::Paused(said) => return text::PAUSED_BECAUSE.with(lang, &[("said", &printable(said))]),
        Trouble::Other(said) => return printable(said),
    };
    text.get(lang).to_owned()
}

/// A destination as people call it.
#[must_use]
pub fn destination(lang: Lang, destination: &Destination) -> String {
    match destination {
        Destination::Usual => text::USUAL.get(lang).to_owned(),
        Destination::Queue(name) | Destination::RawQueue(name) => printable(name.as_str()),
        Destination::Device(path) => printable(&path.to_string_lossy()),
        Destination::Network { host, port } => format!("{host}:{port}"),
        Destination::Folder(path) => {
            let path = printable(&path.to_string_lossy());
            text::FOLDER.with(lang, &[("path", &path)])
        }
    }
}

/// Why a destination was not taken, as a sentence.
#[must_use]
pub fn not_a_destination(lang: Lang, fault: &DestinationFault) -> String {
    match fault {
        DestinationFault::Queue(name) => text::BAD_QUEUE.with(lang, &[("name", &printable(name))]),
        DestinationFault::Device => text::BAD_DEVICE.get(lang).to_owned(),
        DestinationFault::Host => text::BAD_HOST.get(lang).to_owned(),
        DestinationFault::Port(port) => text::BAD_PORT.with(lang, &[("port", &printable(port))]),
        DestinationFault::Folder => text::BAD_FOLDER.get(lang).to_owned(),
        DestinationFault::Unknown(scheme) => text::BAD_SCHEME.with(lang, &[("scheme", &printable(scheme))]),
        DestinationFault::NotForDocuments => text::NOT_FOR_DOCUMENTS.get(lang).to_owned(),
    }
}
