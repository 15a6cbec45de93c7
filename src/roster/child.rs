//! The process that reads one file and nothing else. It is this same program, started again with the opened file as its
//! standard input; it opens no path, limits itself before it looks at the first byte, and answers on standard output.
//!
//! What a spreadsheet can do to its reader (ask for all memory, never end) it does here, where nothing is lost.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

use super::fault::FileFault;
use super::table::Sink;
use super::wire::{End, Event};
use super::{csv, workbook};

/// The name of the command that is this process. It is not in the help: nobody needs it by hand.
pub const COMMAND: &str = "__read-list";

/// The option that says that the file's name is one of a text file.
pub const TEXT: &str = "--text";

/// The most bytes of a text file; two million people fit.
const MOST_TEXT: u64 = 256 << 20;

/// The memory that reading may take. Two hundred times what a list of 5 000 people needs.
const MOST_MEMORY: u64 = 512 << 20;

/// The seconds of work that reading may take: a million rows need 10 on a slow laptop.
const MOST_SECONDS: u64 = 90;

/// The files that may be open: the three standard ones, and what the system's libraries open on the way.
const MOST_FILES: u64 = 16;

/// Reads the file at standard input and answers on standard output. The answer holds what is wrong with the file; an
/// error means that nobody listens any more.
pub fn run(named_text: bool) -> io::Result<()> {
    let limited = limit();
    let mut out = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    let file = standard_input();
    let answer = match (limited, file) {
        (Ok(()), Ok(mut file)) => {
            let mut gone = None;
            let answer = read(&mut file, named_text, &mut |event| {
                write(&mut out, &event).map_err(|fault| {
                    gone = Some(fault);
                    FileFault::Cancelled
                })
            });
            if let Some(fault) = gone {
                return Err(fault);
            }
            answer
        }
        (Err(fault), _) | (_, Err(fault)) => Err(FileFault::Broken {
            what: fault.to_string(),
        }),
    };
    let last = match answer {
        Ok(end) => Event::End(end),
        Err(fault) => Event::Fault(fault),
    };
    write(&mut out, &last)?;
    out.flush()
}

fn write(out: &mut impl Write, event: &Event) -> io::Result<()> {
    serde_json::to_writer(&mut *out, event)?;
    out.write_all(b"\n")
}

/// Reads a file, whatever kind it is of.
pub(super) fn read(file: &mut File, named_text: bool, sink: &mut Sink<'_>) -> Result<End, FileFault> {
    let broken = |fault: io::Error| FileFault::Broken {
        what: fault.to_string(),
    };
    let kind = file.metadata().map_err(broken)?;
    if !kind.is_file() {
        return Err(FileFault::NotAFile);
    }
    if kind.len() > MOST_TEXT {
        return Err(FileFault::TooLarge { most: MOST_TEXT });
    }
    let mut start = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(broken)?;
    Read::by_ref(file)
        .take(8)
        .read_to_end(&mut start)
        .map_err(broken)?;
    file.seek(SeekFrom::Start(0)).map_err(broken)?;
    if start.is_empty() {
        return Err(FileFault::Empty);
    }
    let is_workbook = start.starts_with(workbook::ZIP) || start.starts_with(workbook::OLE);
    match (is_workbook, named_text) {
        (true, true) => Err(FileFault::WorkbookNamedText),
        (true, false) => workbook::read(file, sink),
        (false, _) if start.starts_with(b"%PDF") || start.starts_with(b"{\\rtf") => {
            Err(FileFault::UnknownKind)
        }
        (false, _) => csv::read(file, kind.len(), sink),
    }
}

#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd;
    io::stdin().as_fd().try_clone_to_owned().map(File::from)
}

#[cfg(not(unix))]
fn standard_input() -> io::Result<File> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Takes away what reading does not need.
#[cfg(unix)]
fn limit() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, MOST_FILES),
        (Resource::Cpu, MOST_SECONDS),
        (Resource::As, MOST_MEMORY),
    ] {
        // A lower limit that is in force already stays.
        let most = getrlimit(resource).maximum.map_or(most, |now| now.min(most));
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        )?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn limit() -> io::Result<()> {
    Ok(())
}
