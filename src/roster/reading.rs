//! Asks a process of its own to read a file, and listens to what it finds. Whatever happens to that process is an answer
//! here: a sentence, never a fall.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

use super::child::{COMMAND, TEXT};
use super::fault::FileFault;
use super::wire::Event;

/// How much is handed over at a time.
const CHUNK: usize = 512;

/// How many chunks may wait.
const WAITING: usize = 4;

/// The most bytes of one line of the answer.
const MOST_LINE: u64 = 1 << 20;

/// How often it is looked whether somebody wants to stop.
const LOOK: Duration = Duration::from_millis(100);

/// How far the process that reads may go.
#[derive(Debug, Clone)]
pub struct Limits {
    /// How long it may say nothing.
    pub silence: Duration,
    /// The most bytes of its answer.
    pub answer: u64,
    /// Set from anywhere to stop it.
    pub cancel: Arc<AtomicBool>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            silence: Duration::from_secs(100),
            answer: 4 << 30,
            cancel: Arc::default(),
        }
    }
}

/// The exit code of a program that fell over its input.
#[cfg(unix)]
const FELL: i32 = 101;

/// This program, as it can be started again.
///
/// # Errors
/// When the system does not say where the program is.
pub fn this_program() -> std::io::Result<PathBuf> {
    // The name still leads to the same program after an update has replaced the file.
    let own = Path::new("/proc/self/exe");
    if own.exists() {
        return Ok(own.to_owned());
    }
    std::env::current_exe()
}

/// What a file holds, as it is read: the sheets, the rows, and the end. Dropping it stops the reading.
#[derive(Debug)]
pub struct Reading {
    child: Child,
    chunks: Receiver<Vec<Result<Event, FileFault>>>,
    chunk: std::vec::IntoIter<Result<Event, FileFault>>,
    limits: Limits,
    over: bool,
}

/// Begins to read a file with another process of `program`, which is this one.
///
/// # Errors
/// When the process cannot be started.
pub fn read(program: &Path, file: File, named_text: bool, limits: Limits) -> Result<Reading, FileFault> {
    let broken = |fault: std::io::Error| FileFault::Broken {
        what: fault.to_string(),
    };
    let mut command = Command::new(program);
    command
        .arg(COMMAND)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::from(file))
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    if named_text {
        command.arg(TEXT);
    }
    let mut child = command.spawn().map_err(broken)?;
    let out = child.stdout.take().ok_or_else(|| FileFault::Broken {
        what: "no answer".to_owned(),
    })?;
    let (sender, chunks) = sync_channel(WAITING);
    let most = limits.answer;
    thread::Builder::new()
        .name("list".to_owned())
        .spawn(move || listen(out, most, &sender))
        .map_err(broken)?;
    Ok(Reading {
        child,
        chunks,
        chunk: Vec::new().into_iter(),
        limits,
        over: false,
    })
}

/// Takes the answer apart until it ends or nobody wants it any more.
fn listen(out: ChildStdout, most: u64, sender: &SyncSender<Vec<Result<Event, FileFault>>>) {
    let mut out = BufReader::with_capacity(256 << 10, out.take(most));
    let mut line = Vec::new();
    let mut chunk = Vec::with_capacity(CHUNK);
    loop {
        line.clear();
        let event = match out.by_ref().take(MOST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => serde_json::from_slice(&line).map_err(|fault| FileFault::Broken {
                what: fault.to_string(),
            }),
            Err(fault) => Err(FileFault::Broken {
                what: fault.to_string(),
            }),
        };
        let wrong = event.is_err();
        chunk.push(event);
        let full = chunk.len() >= CHUNK;
        if wrong {
            break;
        }
        if full && sender.send(std::mem::take(&mut chunk)).is_err() {
            return;
        }
    }
    // Whoever asked may be gone; then nobody needs the rest.
    drop(sender.send(chunk));
}

impl Reading {
    fn next_event(&mut self) -> Result<Event, FileFault> {
        loop {
            if let Some(event) = self.chunk.next() {
                return event;
            }
            let mut waited = Duration::ZERO;
            self.chunk = loop {
                if self.limits.cancel.load(Ordering::Relaxed) {
                    return Err(FileFault::Cancelled);
                }
                match self.chunks.recv_timeout(LOOK) {
                    Ok(chunk) => break chunk.into_iter(),
                    Err(RecvTimeoutError::Timeout) if waited < self.limits.silence => waited += LOOK,
                    Err(RecvTimeoutError::Timeout) => return Err(FileFault::TooMuchTime),
                    Err(RecvTimeoutError::Disconnected) => return Err(self.how_it_ended()),
                }
            };
        }
    }

    /// Why the process ended without saying so.
    fn how_it_ended(&mut self) -> FileFault {
        match self.child.wait() {
            Ok(status) => ended(status),
            Err(fault) => FileFault::Broken {
                what: fault.to_string(),
            },
        }
    }
}

#[cfg(unix)]
fn ended(status: std::process::ExitStatus) -> FileFault {
    use rustix::process::Signal;
    use std::os::unix::process::ExitStatusExt;
    let by = |signals: &[Signal]| {
        status
            .signal()
            .is_some_and(|number| signals.iter().any(|signal| signal.as_raw() == number))
    };
    if by(&[Signal::ABORT, Signal::SEGV, Signal::BUS]) {
        FileFault::TooMuchMemory
    } else if by(&[Signal::XCPU, Signal::KILL]) {
        FileFault::TooMuchTime
    } else if status.code() == Some(FELL) {
        FileFault::Unreadable {
            what: "its reader gave up".to_owned(),
        }
    } else {
        FileFault::Broken {
            what: status.to_string(),
        }
    }
}

#[cfg(not(unix))]
fn ended(status: std::process::ExitStatus) -> FileFault {
    FileFault::Broken {
        what: status.to_string(),
    }
}

impl Iterator for Reading {
    type Item = Result<Event, FileFault>;

    /// What was found next. Nothing comes after the end, and nothing after a fault.
    fn next(&mut self) -> Option<Self::Item> {
        if self.over {
            return None;
        }
        let event = match self.next_event() {
            Ok(Event::Fault(fault)) => Err(fault),
            other => other,
        };
        self.over = matches!(event, Ok(Event::End(_)) | Err(_));
        Some(event)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is waited for, so that nothing is left behind.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
