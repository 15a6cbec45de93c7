//! The input thread: what the terminal sends becomes messages, in the order in which it was pressed.
//!
//! It knows no screen. All it is told is whether letters are text at the moment, which is for [`Burst`] to know.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::burst::{Burst, Heard};
use super::key::Key;
use super::msg::Msg;

/// Whether letters are text where the focus is; written by the main loop, read here.
#[derive(Debug, Clone, Default)]
pub struct LettersAreText(Arc<AtomicBool>);

impl LettersAreText {
    /// Says how it is now.
    pub fn set(&self, are_text: bool) {
        self.0.store(are_text, Ordering::Relaxed);
    }

    fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Whether every key is told as it comes; written by the main loop, read here.
#[derive(Debug, Clone, Default)]
pub struct EveryKey(Arc<AtomicBool>);

impl EveryKey {
    /// Says how it is now.
    pub fn set(&self, is_wanted: bool) {
        self.0.store(is_wanted, Ordering::Relaxed);
    }

    fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Starts the thread. It ends with the process, or when nobody takes its messages any more.
///
/// # Errors
/// The system starts no thread.
pub fn start<M: From<Msg> + Send + 'static>(
    messages: Sender<M>,
    letters: LettersAreText,
    every_key: EveryKey,
) -> io::Result<()> {
    std::thread::Builder::new()
        .name("input".into())
        .spawn(move || {
            if let Err(fault) = listen(&messages, &letters, &every_key) {
                // Without input there is nothing left to wait for; that nobody listens is the normal end.
                drop(messages.send(Msg::InputLost(fault.to_string()).into()));
            }
        })
        .map(drop)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the gaps between keys are measured here"
)]
fn listen<M: From<Msg>>(
    messages: &Sender<M>,
    letters: &LettersAreText,
    every_key: &EveryKey,
) -> io::Result<()> {
    let start = Instant::now();
    let now = || u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let mut burst = Burst::default();
    loop {
        let has_event = match burst.deadline() {
            None => true,
            // A millisecond at least: with none, a key that waits is not looked for.
            Some(deadline) => event::poll(Duration::from_millis(deadline.saturating_sub(now()).max(1)))?,
        };
        let heard = if has_event {
            let event = event::read()?;
            let at = now();
            match event {
                Event::Key(press) if press.is_press() => {
                    let key = Key::from(press);
                    if every_key.get() && messages.send(Msg::Listened { key, at }.into()).is_err() {
                        return Ok(());
                    }
                    burst.press(key, at, letters.get())
                }
                Event::Key(_) | Event::FocusGained | Event::FocusLost => Vec::new(),
                Event::Paste(text) => vec![Heard::Phrase(text)],
                Event::Resize(width, height) => {
                    if messages
                        .send(Msg::Resize(Size::new(width, height)).into())
                        .is_err()
                    {
                        return Ok(());
                    }
                    Vec::new()
                }
                Event::Mouse(mouse) => {
                    if let Some(message) = from_mouse(mouse)
                        && messages.send(message.into()).is_err()
                    {
                        return Ok(());
                    }
                    Vec::new()
                }
            }
        } else {
            burst.wait(now())
        };
        for heard in heard {
            if messages.send(Msg::from(heard).into()).is_err() {
                return Ok(());
            }
        }
    }
}

/// What a movement of the mouse means, if anything.
fn from_mouse(mouse: MouseEvent) -> Option<Msg> {
    let at = Position::new(mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Msg::Click(at)),
        MouseEventKind::ScrollUp => Some(Msg::Scroll { is_down: false }),
        MouseEventKind::ScrollDown => Some(Msg::Scroll { is_down: true }),
        MouseEventKind::Down(MouseButton::Right | MouseButton::Middle)
        | MouseEventKind::Up(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => None,
    }
}
