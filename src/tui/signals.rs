//! The signal thread: hang-up, terminate, interrupt, stop and continue, and a terminal that is gone without a signal.
//!
//! It is a thread of its own because the others may hang: crossterm never returns from a terminal that is gone, and a
//! write to one may block. Whatever they do, the process is gone about a second after it was told to go.

use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::tcgetattr;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::msg::Msg;
use super::terminal;

/// How long the main loop has to keep what was being typed and to end by itself.
const GRACE: Duration = Duration::from_secs(1);

/// How often somebody looks whether the terminal is still there, on a system that tells no hang-up of a terminal.
const LOOK: Duration = Duration::from_secs(1);

/// Starts the thread that waits for signals and the one that watches the terminal.
///
/// # Errors
/// The system takes no handler or starts no thread.
pub fn start<M: From<Msg> + Send + 'static>(messages: &Sender<M>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT])?;
    let for_signals = messages.clone();
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => drop(for_signals.send(Msg::Suspend.into())),
                    SIGCONT => drop(for_signals.send(Msg::Continued.into())),
                    _ => end(&for_signals, signal),
                }
            }
        })?;
    let for_watch = messages.clone();
    std::thread::Builder::new()
        .name("terminal watch".into())
        .spawn(move || {
            wait_until_gone();
            end(&for_watch, SIGHUP);
        })?;
    Ok(())
}

/// Waits until the terminal is gone. It sleeps all the while, where the system can wake it at a hang-up.
fn wait_until_gone() {
    let stdin = io::stdin();
    while tcgetattr(&stdin).is_ok() {
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) if watched.iter().any(|fd| fd.revents().contains(PollFlags::HUP)) => return,
            Err(Errno::INTR) => {}
            Ok(_) | Err(_) => std::thread::sleep(LOOK),
        }
    }
}

/// Stops the process as the stop signal does, until it is continued.
///
/// # Errors
/// The system does not stop it.
pub fn stop() -> io::Result<()> {
    emulate_default_handler(SIGTSTP)
}

/// Has the main loop end the program; after the grace the signal does it.
fn end<M: From<Msg>>(messages: &Sender<M>, signal: i32) {
    drop(messages.send(Msg::Hangup.into()));
    std::thread::sleep(GRACE);
    terminal::restore();
    // The default of each of these signals is to end the process, so there is nothing to come back to.
    drop(emulate_default_handler(signal));
}
