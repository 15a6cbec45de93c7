//! A scanner on a serial line: bytes instead of keys, so no keyboard layout and no input method can change them.
//!
//! A thread reads the device and sends what was scanned as the same message as a scan from the keyboard. The station
//! works without it: a device that isn't there is told once and looked for again until it is plugged in.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{self, OptionalActions};

use super::msg::{Msg, SerialNews};

/// The longest scan that is kept; more than this comes from no scanner.
const LONGEST: usize = 4096;

/// A scan without an end is over after this many milliseconds of silence.
const SILENCE: u32 = 100;

/// How long nothing is done before the device is looked for again: at first, and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(8));

/// Why a device cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SerialFault {
    /// It isn't there.
    NotThere,
    /// This user may not read it.
    NoPermission,
    /// It is no serial line.
    NotASerialLine,
    /// It was there, and went away.
    Unplugged,
    /// Another fault, in the words of the system.
    Other(String),
}

impl From<io::Error> for SerialFault {
    fn from(fault: io::Error) -> Self {
        if fault.kind() == ErrorKind::NotFound {
            Self::NotThere
        } else if fault.kind() == ErrorKind::PermissionDenied {
            Self::NoPermission
        } else {
            Self::Other(fault.to_string())
        }
    }
}

/// Starts the thread. It ends with the process, or when nobody takes its messages any more.
///
/// # Errors
/// The system starts no thread.
pub fn start(messages: Sender<Msg>, device: PathBuf) -> io::Result<()> {
    std::thread::Builder::new()
        .name("scanner".into())
        .spawn(move || listen(&messages, &device))
        .map(drop)
}

fn listen(messages: &Sender<Msg>, device: &Path) {
    let mut told: Option<SerialFault> = None;
    let mut pause = PAUSES.0;
    loop {
        let fault = match open(device) {
            Err(fault) => fault,
            Ok(line) => {
                let news = told.take().map_or(SerialNews::Ready, |_| SerialNews::Back);
                pause = PAUSES.0;
                if messages.send(Msg::Serial(news)).is_err() {
                    return;
                }
                match read(line, messages) {
                    Some(fault) => fault,
                    None => return,
                }
            }
        };
        // A device that went away is soon "not there" as well; the person has been told.
        let is_same = told.as_ref() == Some(&fault)
            || (told == Some(SerialFault::Unplugged) && fault == SerialFault::NotThere);
        if !is_same {
            told = Some(fault.clone());
            if messages.send(Msg::Serial(SerialNews::Fault(fault))).is_err() {
                return;
            }
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(PAUSES.1);
    }
}

/// Opens the device so that every byte arrives as it was sent.
fn open(device: &Path) -> Result<File, SerialFault> {
    let flags = rustix::fs::OFlags::NOCTTY | rustix::fs::OFlags::NONBLOCK;
    let flags = i32::try_from(flags.bits()).unwrap_or(0);
    let line = std::fs::OpenOptions::new()
        .read(true)
        .custom_flags(flags)
        .open(device)?;
    if !termios::isatty(&line) {
        return Err(SerialFault::NotASerialLine);
    }
    let mut modes = termios::tcgetattr(&line).map_err(io::Error::from)?;
    modes.make_raw();
    termios::tcsetattr(&line, OptionalActions::Now, &modes).map_err(io::Error::from)?;
    Ok(line)
}

/// Reads until the line fails, which is told, or nobody listens any more.
fn read(mut line: File, messages: &Sender<Msg>) -> Option<SerialFault> {
    let mut scans = Scans::default();
    let mut bytes = [0; 512];
    loop {
        let silence = Timespec {
            tv_sec: 0,
            tv_nsec: i64::from(SILENCE) * 1_000_000,
        };
        let timeout = (!scans.is_empty()).then_some(&silence);
        let mut watched = [PollFd::new(&line, PollFlags::IN)];
        let polled = poll(&mut watched, timeout);
        let has_bytes = watched
            .iter()
            .any(|watched| watched.revents().contains(PollFlags::IN));
        let found = match polled {
            Err(rustix::io::Errno::INTR) => continue,
            Err(fault) => return Some(io::Error::from(fault).into()),
            Ok(0) => scans.end().into_iter().collect(),
            Ok(_) => match line.read(&mut bytes) {
                Ok(0) => return Some(SerialFault::Unplugged),
                Ok(count) => scans.take(bytes.get(..count).unwrap_or_default()),
                Err(fault)
                    if has_bytes
                        && matches!(fault.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) =>
                {
                    continue;
                }
                // The driver reports a device that is gone as a fault of input and output.
                Err(_) => return Some(SerialFault::Unplugged),
            },
        };
        for text in found {
            if messages
                .send(Msg::Scan {
                    text,
                    was_typed: false,
                })
                .is_err()
            {
                return None;
            }
        }
    }
}

/// Cuts the bytes of a line into scans.
#[derive(Debug, Default)]
struct Scans {
    bytes: Vec<u8>,
    /// More came without an end than any code holds; the rest of it is passed over.
    is_too_long: bool,
}

impl Scans {
    const fn is_empty(&self) -> bool {
        self.bytes.is_empty() && !self.is_too_long
    }

    /// Takes bytes, and returns the scans that end in them.
    fn take(&mut self, bytes: &[u8]) -> Vec<String> {
        let mut ended = Vec::new();
        for byte in bytes {
            if matches!(byte, b'\r' | b'\n' | b'\t') {
                ended.extend(self.end());
            } else if self.bytes.len() < LONGEST {
                self.bytes.push(*byte);
            } else {
                self.is_too_long = true;
            }
        }
        ended
    }

    /// Ends a scan. Bytes that are no UTF-8 become U+FFFD, which whoever reads the scan knows as damage.
    fn end(&mut self) -> Option<String> {
        let bytes = std::mem::take(&mut self.bytes);
        let is_too_long = std::mem::take(&mut self.is_too_long);
        (!bytes.is_empty() && !is_too_long).then(|| String::from_utf8_lossy(&bytes).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021";

    #[test]
    fn every_way_to_end_a_scan_gives_it_once() {
        for end in ["\r", "\n", "\r\n", "\t"] {
            let mut scans = Scans::default();
            let text = format!("{CARD}{end}26112237000124{end}");
            assert_eq!(scans.take(text.as_bytes()), [CARD, "26112237000124"], "{end:?}");
            assert!(scans.is_empty());
        }
    }

    #[test]
    fn a_scan_that_comes_in_pieces_is_put_together_even_within_a_letter() {
        for piece in 1..8 {
            let mut scans = Scans::default();
            let found: Vec<String> = CARD
                .as_bytes()
                .chunks(piece)
                .flat_map(|piece| scans.take(piece))
                .collect();
            assert!(found.is_empty());
            assert_eq!(scans.end().as_deref(), Some(CARD));
            assert_eq!(scans.end(), None);
        }
    }

    #[test]
    fn bytes_that_are_no_unicode_are_kept_as_damage() {
        let mut scans = Scans::default();
        assert_eq!(
            scans.take(b"001087000123||Nguy\x81n|15031987|Nam\r"),
            ["001087000123||Nguy\u{fffd}n|15031987|Nam"]
        );
    }

    #[test]
    fn more_than_any_code_holds_is_no_scan_and_the_next_one_is() {
        let mut scans = Scans::default();
        assert_eq!(scans.take(&vec![b'1'; LONGEST]), Vec::<String>::new());
        assert_eq!(scans.take(b"\r"), ["1".repeat(LONGEST)]);
        assert_eq!(scans.take(&vec![b'1'; LONGEST + 1]), Vec::<String>::new());
        assert_eq!(scans.take(b"22\r333\r"), ["333"]);
    }

    #[test]
    fn a_device_that_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(
            open(&folder.path().join("none")).unwrap_err(),
            SerialFault::NotThere
        );
        let file = folder.path().join("file");
        std::fs::write(&file, "x").unwrap();
        assert_eq!(open(&file).unwrap_err(), SerialFault::NotASerialLine);
        assert_eq!(
            open(Path::new("/dev/null")).unwrap_err(),
            SerialFault::NotASerialLine
        );
    }
}
