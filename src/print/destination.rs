//! Where paper comes out, as people write it in the settings and on the command line.
//!
//! | written | is |
//! |---|---|
//! | nothing | the usual printer of the system |
//! | `Office` | a queue of CUPS that takes documents |
//! | `raw:Tickets` | a queue of CUPS that hands bytes through to a roll printer |
//! | `device:/dev/usb/lp0` | a roll printer on a device |
//! | `tcp://192.0.2.1:9100` | a roll printer in the network |
//! | `file:FOLDER` | a new file in a folder |

use std::fmt;
use std::path::PathBuf;

/// The port at which roll printers listen.
const PORT: u16 = 9100;

/// The most bytes that a name of a queue has.
const LONGEST_QUEUE: usize = 127;

/// Where paper comes out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Destination {
    /// The usual printer of the system.
    Usual,
    /// A queue of CUPS that takes documents.
    Queue(QueueName),
    /// A queue of CUPS that hands bytes through to a roll printer.
    RawQueue(QueueName),
    /// A roll printer on a device of this computer.
    Device(PathBuf),
    /// A roll printer in the network.
    Network {
        /// Its name or address.
        host: String,
        /// Where it listens.
        port: u16,
    },
    /// A new file in this folder.
    Folder(PathBuf),
}

/// The name of a queue of CUPS.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct QueueName(String);

/// What a printer has to be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// Documents.
    Pages,
    /// The dots of a roll printer.
    Dots,
    /// Documents as files.
    Files,
}

/// Why a destination was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DestinationFault {
    /// This is no name of a queue.
    Queue(String),
    /// A device is named by its whole path.
    Device,
    /// There is no host, or what stands for one is none.
    Host,
    /// The port is no number from 1 to 65535.
    Port(String),
    /// No folder is named.
    Folder,
    /// The way of writing it is not known here.
    Unknown(String),
    /// A roll printer cannot print documents.
    NotForDocuments,
}

impl QueueName {
    /// Reads a name as CUPS takes it.
    pub fn parse(text: &str) -> Option<Self> {
        let is_sign =
            |letter: char| letter.is_whitespace() || letter.is_control() || "/#?'\"\\".contains(letter);
        let is_name =
            (1..=LONGEST_QUEUE).contains(&text.len()) && !text.starts_with('-') && !text.contains(is_sign);
        is_name.then(|| Self(text.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Destination {
    /// Reads a destination.
    pub fn parse(text: &str) -> Result<Self, DestinationFault> {
        let text = text.trim();
        let queue =
            |name: &str| QueueName::parse(name).ok_or_else(|| DestinationFault::Queue(name.to_owned()));
        if text.is_empty() {
            Ok(Self::Usual)
        } else if let Some(path) = text.strip_prefix("device:") {
            let path = PathBuf::from(path);
            path.is_absolute()
                .then_some(Self::Device(path))
                .ok_or(DestinationFault::Device)
        } else if let Some(address) = text.strip_prefix("tcp://") {
            network(address.trim_end_matches('/'))
        } else if let Some(folder) = text.strip_prefix("file:") {
            (!folder.is_empty())
                .then(|| Self::Folder(PathBuf::from(folder)))
                .ok_or(DestinationFault::Folder)
        } else if let Some(name) = text.strip_prefix("raw:") {
            queue(name).map(Self::RawQueue)
        } else if let Some((scheme, _)) = text.split_once("://") {
            Err(DestinationFault::Unknown(format!("{scheme}://")))
        } else {
            queue(text).map(Self::Queue)
        }
    }

    /// Reads a destination of documents, which no roll printer is.
    pub fn parse_for_documents(text: &str) -> Result<Self, DestinationFault> {
        let destination = Self::parse(text)?;
        if destination.speech() == Speech::Dots {
            Err(DestinationFault::NotForDocuments)
        } else {
            Ok(destination)
        }
    }

    /// What has to be given to it.
    #[must_use]
    pub const fn speech(&self) -> Speech {
        match self {
            Self::Usual | Self::Queue(_) => Speech::Pages,
            Self::RawQueue(_) | Self::Device(_) | Self::Network { .. } => Speech::Dots,
            Self::Folder(_) => Speech::Files,
        }
    }
}

/// Reads `host`, `host:port`, `[address]` or `[address]:port`.
fn network(address: &str) -> Result<Destination, DestinationFault> {
    let (host, port) = match address.strip_prefix('[') {
        Some(rest) => rest.split_once(']').ok_or(DestinationFault::Host)?,
        None => address
            .find(':')
            .map_or((address, ""), |colon| address.split_at(colon)),
    };
    let is_host = !host.is_empty()
        && host
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || ".-_:%".contains(letter));
    if !is_host {
        return Err(DestinationFault::Host);
    }
    let wrong = || DestinationFault::Port(port.strip_prefix(':').unwrap_or(port).to_owned());
    let port = match port {
        "" => PORT,
        port => port
            .strip_prefix(':')
            .and_then(|digits| digits.parse().ok())
            .filter(|port| *port > 0)
            .ok_or_else(wrong)?,
    };
    let host = host.to_owned();
    Ok(Destination::Network { host, port })
}

/// As it is written in the settings; nothing for the usual printer.
impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usual => Ok(()),
            Self::Queue(name) => f.write_str(name.as_str()),
            Self::RawQueue(name) => write!(f, "raw:{}", name.as_str()),
            Self::Device(path) => write!(f, "device:{}", path.display()),
            Self::Network { host, port } if host.contains(':') => write!(f, "tcp://[{host}]:{port}"),
            Self::Network { host, port } => write!(f, "tcp://{host}:{port}"),
            Self::Folder(path) => write!(f, "file:{}", path.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn host(host: &str, port: u16) -> Destination {
        let host = host.to_owned();
        Destination::Network { host, port }
    }

    #[test]
    fn what_is_written_is_where_it_goes() {
        for (text, destination) in [
            ("", Destination::Usual),
            ("  ", Destination::Usual),
            ("Office", Destination::Queue(QueueName("Office".into()))),
            ("Máy_in-2.1", Destination::Queue(QueueName("Máy_in-2.1".into()))),
            ("raw:Tickets", Destination::RawQueue(QueueName("Tickets".into()))),
            ("device:/dev/usb/lp0", Destination::Device("/dev/usb/lp0".into())),
            ("tcp://192.0.2.1:9100", host("192.0.2.1", 9100)),
            ("tcp://192.0.2.1", host("192.0.2.1", 9100)),
            ("tcp://192.0.2.1/", host("192.0.2.1", 9100)),
            ("tcp://phieu.local:9101", host("phieu.local", 9101)),
            ("tcp://[fe80::1]:1", host("fe80::1", 1)),
            ("tcp://[fe80::1]", host("fe80::1", 9100)),
            ("file:/tmp/in", Destination::Folder("/tmp/in".into())),
            ("file:in ra", Destination::Folder("in ra".into())),
        ] {
            assert_eq!(Destination::parse(text), Ok(destination), "{text}");
        }
    }

    #[test]
    fn what_is_none_is_told_by_what_is_wrong_with_it() {
        let port = |text: &str| DestinationFault::Port(text.to_owned());
        for (text, fault) in [
            ("device:", DestinationFault::Device),
            ("device:usb/lp0", DestinationFault::Device),
            ("tcp://", DestinationFault::Host),
            ("tcp://:9100", DestinationFault::Host),
            ("tcp://a b", DestinationFault::Host),
            ("tcp://192.0.2.1/x", DestinationFault::Host),
            ("tcp://[fe80::1", DestinationFault::Host),
            ("tcp://a:0", port("0")),
            ("tcp://a:65536", port("65536")),
            ("tcp://a:", port("")),
            ("tcp://a:x", port("x")),
            ("tcp://fe80::1", port(":1")),
            ("file:", DestinationFault::Folder),
            ("usb://EPSON/TM-T20", DestinationFault::Unknown("usb://".into())),
            ("raw:", DestinationFault::Queue(String::new())),
            ("raw:a/b", DestinationFault::Queue("a/b".into())),
            ("Máy in", DestinationFault::Queue("Máy in".into())),
            ("-d", DestinationFault::Queue("-d".into())),
            ("a#b", DestinationFault::Queue("a#b".into())),
        ] {
            assert_eq!(Destination::parse(text), Err(fault), "{text}");
        }
        let longest = "a".repeat(LONGEST_QUEUE);
        assert!(Destination::parse(&longest).is_ok());
        assert!(Destination::parse(&format!("{longest}a")).is_err());
    }

    #[test]
    fn documents_go_to_no_roll_printer() {
        for text in ["", "Office", "file:/tmp"] {
            assert!(Destination::parse_for_documents(text).is_ok(), "{text}");
        }
        for text in ["raw:Tickets", "device:/dev/usb/lp0", "tcp://192.0.2.1"] {
            let refused = Destination::parse_for_documents(text);
            assert_eq!(refused, Err(DestinationFault::NotForDocuments), "{text}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_taken_is_read_back_from_what_is_shown(
            text in "(raw:|device:/|tcp://|file:|tcp://\\[)?[a-z0-9:.\\]/#-]{0,12}(:[0-9]{1,5})?",
        ) {
            if let Ok(destination) = Destination::parse(&text) {
                prop_assert_eq!(Destination::parse(&destination.to_string()), Ok(destination));
            }
        }
    }
}
