//! Everything that can happen to the program, as data.

use ratatui::layout::{Position, Size};

use crate::domain::id::DayId;
use crate::planning::forecast::Standing;
use crate::print::cups::Queue;
use crate::print::press::{JobId, News};
use crate::station::worker::Answer;

use super::burst::Heard;
use super::key::Key;
use super::lists::ListTold;
#[cfg(unix)]
use super::serial::SerialFault;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A person pressed a key.
    Key {
        /// Which one.
        key: Key,
        /// Whether a scan may begin with it, so that what was there before may have to come back.
        is_fresh: bool,
    },
    /// A key came, before it is known whether a person or a scanner sent it; the key comes as another message.
    Listened {
        /// Which one.
        key: Key,
        /// When, in milliseconds of a clock that never goes back.
        at: u64,
    },
    /// A scanner read something.
    Scan {
        /// What it read.
        text: String,
        /// Whether its head went through as keys, since the last fresh one.
        was_typed: bool,
    },
    /// A scanner read something, but keys were mixed into it.
    SpoiltScan {
        /// Whether its head went through as keys, since the last fresh one.
        was_typed: bool,
    },
    /// Text came at once, from the clipboard or an input method.
    Paste(String),
    /// The left button of the mouse went down there.
    Click(Position),
    /// The wheel of the mouse was turned.
    Scroll {
        /// Towards the person.
        is_down: bool,
    },
    /// The terminal has another size.
    Resize(Size),
    /// A second passed while somebody looks at a clock.
    Tick,
    /// The station answered.
    Answer(Answer),
    /// The station's thread is gone.
    StationLost,
    /// A file was written, or not.
    Wrote {
        /// Its path.
        path: String,
        /// Why not.
        fault: Option<std::io::Error>,
    },
    /// News of the lists of units.
    List {
        /// Which question it answers.
        ticket: u64,
        /// The news.
        told: ListTold,
    },
    /// The rest of the day was forecast.
    Forecast {
        /// Of which day.
        day: DayId,
        /// What came of it.
        standing: Box<Standing>,
    },
    /// News of a printout.
    Print {
        /// Which.
        job: JobId,
        /// The news.
        news: News,
    },
    /// Which printers the printing system knows; none where it is not there.
    Printers(Vec<Queue>),
    /// News of the scanner on the serial line.
    #[cfg(unix)]
    Serial(SerialNews),
    /// The process is asked to stop for a while.
    Suspend,
    /// The process goes on after having been stopped.
    Continued,
    /// The terminal is gone, or the process is asked to end.
    Hangup,
    /// No more input can be read.
    InputLost(String),
}

/// What became of the scanner on the serial line.
#[cfg(unix)]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SerialNews {
    /// It is listened to.
    Ready,
    /// It is listened to again.
    Back,
    /// It cannot be read; it is looked for again and again.
    Fault(SerialFault),
}

impl From<Heard> for Msg {
    fn from(heard: Heard) -> Self {
        match heard {
            Heard::Key { key, is_fresh } => Self::Key { key, is_fresh },
            Heard::Scan { text, was_typed } => Self::Scan { text, was_typed },
            Heard::Spoilt { was_typed } => Self::SpoiltScan { was_typed },
            Heard::Phrase(text) => Self::Paste(text),
        }
    }
}
