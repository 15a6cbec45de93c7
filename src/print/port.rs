//! The line to a roll printer, on a device or in the network. Nothing here waits longer than it is told to: a printer that
//! takes nothing more, whose lid is open, that nobody has switched on, is given up and said to be so.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::fault::{PrintFault, Trouble};
use super::status::{self, Answer};

/// How many bytes are handed over at once.
const CHUNK: usize = 4096;

/// How long a line is waited for at once; after that it is asked whether to go on.
const SLICE: Duration = Duration::from_millis(50);

/// For so many slices a printer in the network may go on reading before the connection is closed.
const LINGER: u32 = 10;

/// The most addresses of one name that are tried.
const MOST_ADDRESSES: usize = 3;

/// A clock that never goes back: how long it has been running.
pub type Stopwatch = fn() -> Duration;

/// How long a printer is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until it answers at all.
    pub connect: Duration,
    /// Until it takes some more.
    pub stall: Duration,
    /// Until it has taken everything.
    pub whole: Duration,
    /// Until it says how it is; many never do.
    pub answer: Duration,
    /// Until it says that the paper is out, if it says how it is at all.
    pub paper: Duration,
}

impl Patience {
    /// As in the hall: long enough for a slow printer, short enough for the donor who waits for the paper.
    pub const USUAL: Self = Self {
        connect: Duration::from_secs(5),
        stall: Duration::from_secs(15),
        whole: Duration::from_secs(60),
        answer: Duration::from_millis(300),
        paper: Duration::from_secs(4),
    };
}

/// What it takes to wait: how long, by which clock, and whether somebody wants it to end.
#[derive(Debug, Clone, Copy)]
pub struct Wait<'a> {
    /// How long.
    pub patience: Patience,
    /// By which clock.
    pub clock: Stopwatch,
    /// Set when it is to end.
    pub stop: &'a AtomicBool,
}

/// What is known of a printer that was given everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// It says that it is well, or it has read everything and hung up.
    Confirmed,
    /// It says nothing: what was given may still lie somewhere on the way. A ticket has room in the buffers of a line that
    /// nobody reads.
    Unconfirmed,
}

/// A line that bytes go through, a slice of time at once.
trait Line {
    /// Hands some bytes over; none when the slice is over before the printer took any.
    fn give(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Takes what the printer sent, at most until the slice is over.
    fn take(&mut self, into: &mut [u8]) -> io::Result<usize>;

    /// Everything is handed over: waits a little for the printer to have it, and says whether it hung up because it had.
    fn finish(&mut self) -> io::Result<bool> {
        Ok(false)
    }

    /// Nothing more is to be handed over, not even what lies in between.
    fn forget(&mut self) {}
}

/// Prints on a printer in the network.
///
/// # Errors
/// It could not be reached, or did not take everything.
pub fn to_network(host: &str, port: u16, bytes: &[u8], wait: &Wait<'_>) -> Result<Receipt, PrintFault> {
    let addresses = (host, port)
        .to_socket_addrs()
        .map_err(|_unknown_name| PrintFault::NotReachable)?;
    let mut fault = PrintFault::NotReachable;
    for address in addresses.take(MOST_ADDRESSES) {
        let reached = TcpStream::connect_timeout(&address, wait.patience.connect);
        match reached.and_then(Network::new) {
            Ok(mut line) => return send(&mut line, bytes, wait),
            Err(why) => fault = not_there(&why),
        }
    }
    Err(fault)
}

/// Prints on a device of this computer.
///
/// # Errors
/// It is not there, or did not take everything.
#[cfg(unix)]
pub fn to_device(path: &Path, bytes: &[u8], wait: &Wait<'_>) -> Result<Receipt, PrintFault> {
    send(&mut device::Device::open(path)?, bytes, wait)
}

/// Prints on a device of this computer.
///
/// # Errors
/// Devices are files only where the system is a Unix.
#[cfg(not(unix))]
pub fn to_device(_path: &Path, _bytes: &[u8], _wait: &Wait<'_>) -> Result<Receipt, PrintFault> {
    Err(PrintFault::NotADevice)
}

/// Hands everything over, if the printer does not say beforehand that it cannot print.
fn send(line: &mut impl Line, bytes: &[u8], wait: &Wait<'_>) -> Result<Receipt, PrintFault> {
    let whole = give_all(line, bytes, wait).and_then(|is_well| {
        let has_read = line.finish().map_err(|fault| broke_off(&fault))?;
        Ok(if is_well || has_read {
            Receipt::Confirmed
        } else {
            Receipt::Unconfirmed
        })
    });
    if whole.is_err() {
        line.forget();
    }
    whole
}

/// Hands everything over, and says whether the printer says that it is well.
fn give_all(line: &mut impl Line, bytes: &[u8], wait: &Wait<'_>) -> Result<bool, PrintFault> {
    let began = (wait.clock)();
    let before = ask(line, status::HOW_ARE_YOU, wait, wait.patience.answer)?;
    if let Some(trouble) = before.trouble() {
        return Err(PrintFault::Troubled(trouble));
    }
    let mut last = (wait.clock)();
    let mut rest = bytes;
    while !rest.is_empty() {
        let chunk = rest.get(..CHUNK).unwrap_or(rest);
        let taken = line.give(chunk).map_err(|fault| broke_off(&fault))?;
        let now = (wait.clock)();
        if taken > 0 {
            rest = rest.get(taken..).unwrap_or_default();
            last = now;
        }
        let is_late = now.saturating_sub(last) >= wait.patience.stall
            || now.saturating_sub(began) >= wait.patience.whole;
        if is_late && !rest.is_empty() {
            return Err(PrintFault::Silent);
        }
        if wait.stop.load(Ordering::Relaxed) {
            return Err(PrintFault::Stopped);
        }
    }
    if before.is_spoken() {
        confirm(line, wait)
    } else {
        Ok(false)
    }
}

/// Asks a printer that answers at all whether the paper came out, and says whether it answered now.
fn confirm(line: &mut impl Line, wait: &Wait<'_>) -> Result<bool, PrintFault> {
    let after = ask(line, status::IS_IT_OUT, wait, wait.patience.paper)?;
    let after = if after.is_spoken() {
        after
    } else {
        ask(line, status::HOW_ARE_YOU, wait, wait.patience.answer)?
    };
    match after.trouble() {
        Some(trouble) => Err(PrintFault::Troubled(trouble)),
        None => Ok(after.is_spoken()),
    }
}

/// Asks, and listens for so long; what is said later belongs to nothing. An answer ends the listening.
fn ask(
    line: &mut impl Line,
    question: status::Question,
    wait: &Wait<'_>,
    patience: Duration,
) -> Result<Answer, PrintFault> {
    let began = (wait.clock)();
    let is_over = || (wait.clock)().saturating_sub(began) >= patience || wait.stop.load(Ordering::Relaxed);
    let mut rest = question.bytes();
    while !rest.is_empty() {
        let taken = line.give(rest).map_err(|fault| broke_off(&fault))?;
        rest = rest.get(taken..).unwrap_or_default();
        if is_over() && !rest.is_empty() {
            // It takes nothing: whoever hands the dots over finds out how long it stays so.
            return Ok(Answer::default());
        }
    }
    let mut answer = Answer::default();
    let mut heard = [0; 16];
    while !answer.is_whole(question) && !is_over() {
        match line.take(&mut heard) {
            Ok(count) => answer.hear(question, heard.get(..count).unwrap_or_default()),
            Err(fault) if fault.kind() == ErrorKind::Unsupported => break,
            Err(fault) => return Err(broke_off(&fault)),
        }
    }
    Ok(answer)
}

/// Why a printer is not there.
fn not_there(fault: &io::Error) -> PrintFault {
    let kind = fault.kind();
    if kind == ErrorKind::PermissionDenied {
        PrintFault::NoPermission
    } else if kind == ErrorKind::ResourceBusy {
        PrintFault::Busy
    } else {
        PrintFault::NotReachable
    }
}

/// Why a line that was there is no more. The driver of printers at USB says of a printer without paper that there is no room.
fn broke_off(fault: &io::Error) -> PrintFault {
    if fault.kind() == ErrorKind::StorageFull {
        PrintFault::Troubled(Trouble::NoPaper)
    } else {
        PrintFault::BrokeOff
    }
}

/// Whether it only takes longer.
fn is_slow(fault: &io::Error) -> bool {
    matches!(
        fault.kind(),
        ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
    )
}

/// A printer in the network.
struct Network(TcpStream);

impl Network {
    fn new(stream: TcpStream) -> io::Result<Self> {
        stream.set_write_timeout(Some(SLICE))?;
        stream.set_read_timeout(Some(SLICE))?;
        Ok(Self(stream))
    }
}

impl Line for Network {
    fn give(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Ok(0) => Err(ErrorKind::BrokenPipe.into()),
            Err(fault) if is_slow(&fault) => Ok(0),
            other => other,
        }
    }

    fn take(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self.0.read(into) {
            Ok(0) => Err(ErrorKind::UnexpectedEof.into()),
            Err(fault) if is_slow(&fault) => Ok(0),
            other => other,
        }
    }

    fn finish(&mut self) -> io::Result<bool> {
        // A connection that is closed while something is still to be read from it loses what is under way; and whether the
        // printer threw the end away is heard only now. One that closes its own end in peace has read everything: with
        // something unread the connection is reset.
        self.0.shutdown(Shutdown::Write)?;
        let mut said = [0; 64];
        for _ in 0..LINGER {
            match self.0.read(&mut said) {
                Ok(0) => return Ok(true),
                Err(fault) if !is_slow(&fault) => return Err(fault),
                Ok(_) | Err(_) => {}
            }
        }
        Ok(false)
    }
}

#[cfg(unix)]
mod device {
    //! A printer on a device.

    use std::fs::{File, OpenOptions};
    use std::io::{self, ErrorKind, Read, Write};
    use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
    use std::path::Path;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::fs::OFlags;
    use rustix::io::Errno;
    use rustix::termios::{self, OptionalActions, QueueSelector};

    use super::{Line, PrintFault, SLICE, is_slow, not_there};

    /// A printer on a device; what it says can be read only where the device goes both ways.
    pub(super) struct Device {
        file: File,
        is_heard: bool,
    }

    impl Device {
        /// Opens a device; the file of a disk is none, and would be written over.
        pub(super) fn open(path: &Path) -> Result<Self, PrintFault> {
            let kind = std::fs::metadata(path)
                .map_err(|fault| not_there(&fault))?
                .file_type();
            if !(kind.is_char_device() || kind.is_fifo()) {
                return Err(PrintFault::NotADevice);
            }
            let open = |is_heard: bool| {
                OpenOptions::new()
                    .write(true)
                    .read(is_heard)
                    .custom_flags(flags())
                    .open(path)
            };
            // A pipe that is opened both ways is its own reader: one could not tell that nobody reads it.
            let both = if kind.is_fifo() {
                Err(ErrorKind::Unsupported.into())
            } else {
                open(true)
            };
            let device = match both {
                Ok(file) => Self { file, is_heard: true },
                Err(_) => Self {
                    file: open(false).map_err(|fault| not_there(&fault))?,
                    is_heard: false,
                },
            };
            if termios::isatty(&device.file) {
                device.make_raw().map_err(|fault| not_there(&fault.into()))?;
            }
            Ok(device)
        }

        /// A serial line must not make two bytes of a line break.
        fn make_raw(&self) -> Result<(), Errno> {
            let mut settings = termios::tcgetattr(&self.file)?;
            settings.make_raw();
            termios::tcsetattr(&self.file, OptionalActions::Now, &settings)
        }

        /// Whether it is ready, at the latest when the slice is over.
        fn is_ready(&self, for_what: PollFlags) -> io::Result<bool> {
            let slice = Timespec {
                tv_sec: 0,
                tv_nsec: SLICE.subsec_nanos().into(),
            };
            let mut watched = [PollFd::new(&self.file, for_what)];
            match poll(&mut watched, Some(&slice)) {
                Ok(0) | Err(Errno::INTR) => Ok(false),
                Ok(_) => Ok(true),
                Err(fault) => Err(fault.into()),
            }
        }
    }

    /// Opening waits for nobody, and a terminal does not become this program's own.
    fn flags() -> i32 {
        i32::try_from((OFlags::NONBLOCK | OFlags::NOCTTY).bits()).unwrap_or_default()
    }

    impl Line for Device {
        fn give(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if !self.is_ready(PollFlags::OUT)? {
                return Ok(0);
            }
            match self.file.write(bytes) {
                Err(fault) if is_slow(&fault) => Ok(0),
                other => other,
            }
        }

        fn take(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if !self.is_heard {
                return Err(ErrorKind::Unsupported.into());
            }
            if !self.is_ready(PollFlags::IN)? {
                return Ok(0);
            }
            match self.file.read(into) {
                // Printers that have nothing to say end what they say at once.
                Ok(0) => Err(ErrorKind::Unsupported.into()),
                Err(fault) if is_slow(&fault) => Ok(0),
                other => other,
            }
        }

        fn forget(&mut self) {
            // Closing a serial line waits for what lies in it.
            let _nothing_to_forget = termios::tcflush(&self.file, QueueSelector::OFlush);
        }
    }
}

#[cfg(test)]
mod tests;
