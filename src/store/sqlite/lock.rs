//! The turnstile in front of the write lock: who comes first goes first, so that a station that writes without pause
//! cannot keep the others out. It only orders the queue; the guard is SQLite's own lock.

use std::fs::{File, TryLockError};
use std::time::Duration;

use super::place::{Place, open_private};
use crate::store::StoreError;

/// How long a try is apart from the next: short at first, for the usual wait is one commit.
const FIRST_TRIES: (u32, Duration) = (500, Duration::from_micros(100));

/// Later, when somebody holds the lock for long.
const LATER_TRIES: (u32, Duration) = (1_950, Duration::from_millis(1));

/// Two locks: whoever holds the first is next to get the second.
#[derive(Debug)]
pub(super) struct Turnstile {
    queue: File,
    turn: File,
}

/// The right of way, given back when dropped.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    /// None when it took too long: one goes on without it, since a stopped process may hold it.
    _held: Option<Held<'a>>,
    /// How long was waited.
    pub(super) waited: Duration,
}

#[derive(Debug)]
struct Held<'a>(&'a File);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        // Closing the file gives the lock back too, so a failure here ends with the station at the latest.
        self.0.unlock().unwrap_or_default();
    }
}

impl Turnstile {
    pub(super) fn beside(place: &Place) -> Result<Self, StoreError> {
        Ok(Self {
            queue: open_private(&place.beside("-queue"))?,
            turn: open_private(&place.beside("-turn"))?,
        })
    }

    /// Waits for one's turn, two seconds at most.
    pub(super) fn pass(&self) -> Turn<'_> {
        let mut wait = Wait::default();
        let queue = wait.lock(&self.queue);
        let held = if queue.is_some() {
            wait.lock(&self.turn)
        } else {
            None
        };
        drop(queue);
        Turn {
            _held: held,
            waited: wait.waited,
        }
    }

    /// Whether nobody writes now; then it is one's turn.
    pub(super) fn pass_if_free(&self) -> Option<Turn<'_>> {
        self.turn.try_lock().ok()?;
        Some(Turn {
            _held: Some(Held(&self.turn)),
            waited: Duration::ZERO,
        })
    }
}

/// Counts its naps instead of asking a clock.
#[derive(Debug, Default)]
struct Wait {
    naps: u32,
    waited: Duration,
}

impl Wait {
    fn lock<'a>(&mut self, file: &'a File) -> Option<Held<'a>> {
        loop {
            match file.try_lock() {
                Ok(()) => return Some(Held(file)),
                Err(TryLockError::WouldBlock) => {}
                // A file system without locks: SQLite's own must do.
                Err(TryLockError::Error(_)) => return None,
            }
            let (first, short) = FIRST_TRIES;
            let nap = match self.naps {
                n if n < first => short,
                n if n < first + LATER_TRIES.0 => LATER_TRIES.1,
                _ => return None,
            };
            std::thread::sleep(nap);
            self.naps += 1;
            self.waited += nap;
        }
    }
}
