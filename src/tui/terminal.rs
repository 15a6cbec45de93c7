//! The terminal: taken over at the start, given back however the program ends, and painted one write a frame.
//!
//! Nothing here knows what is on the screen.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use ratatui::crossterm::queue;
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use ratatui::layout::{Position, Rect, Size};

use super::frame::Frame;

/// The widest and tallest screen that is drawn on; a terminal that claims more gets the upper left part filled.
pub const LARGEST: Size = Size::new(500, 200);

/// A frame that changes more cells than this is sent as one synchronised update, so that no half of it is ever seen.
/// Smaller ones are not worth the bytes on a slow line.
const SYNCHRONISED_FROM: usize = 256;

/// Has the terminal tell buttons and the wheel, and no movement: nothing is done with it, and a slow line has better
/// things to carry.
const MOUSE_BUTTONS: &str = "\u{1b}[?1000h\u{1b}[?1006h";

/// Whether the terminal is ours at the moment; whoever gives it back first clears this.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Why the terminal could not be taken over.
#[derive(Debug, thiserror::Error)]
pub enum TerminalFault {
    /// Input or output is a pipe or a file.
    #[error("giotmau needs a terminal")]
    NoTerminal,
    /// The terminal did not do as it was told.
    #[error("the terminal does not answer")]
    Io(#[from] io::Error),
}

/// A handle of its own on the terminal: the lock of the standard output could be held by a thread that hangs.
#[cfg(unix)]
fn screen() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// A handle of its own on the terminal.
#[cfg(windows)]
fn screen() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}

/// Takes the terminal over: raw keys, the other screen, no cursor, and the mouse if wanted.
fn take(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    if mouse {
        queue!(bytes, Print(MOUSE_BUTTONS))?;
    }
    ENTERED.store(true, Ordering::SeqCst);
    screen()?.write_all(&bytes)
}

/// Gives the terminal back as it was found. Does nothing when that has been done already, and never fails: at a hang-up
/// there is nobody left to tell.
pub fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut bytes = Vec::new();
    let queued = queue!(
        bytes,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let written = queued.and_then(|()| screen()?.write_all(&bytes));
    let raw = disable_raw_mode();
    drop((written, raw));
}

/// Makes a panic in any thread give the terminal back before it is reported.
fn restore_on_panic() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            restore();
            before(info);
        }));
    });
}

/// The terminal while it is ours. Dropping it gives it back.
#[derive(Debug)]
pub struct Terminal {
    painter: Painter<BufWriter<File>>,
    mouse: bool,
}

impl Terminal {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// There is no terminal, or it does not do as it is told.
    pub fn enter(mouse: bool) -> Result<Self, TerminalFault> {
        if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
            return Err(TerminalFault::NoTerminal);
        }
        restore_on_panic();
        let writer = BufWriter::with_capacity(64 * 1024, screen()?);
        let terminal = Self {
            painter: Painter::new(writer),
            mouse,
        };
        take(mouse)?;
        Ok(terminal)
    }

    /// Takes the terminal over again after somebody else had it; the next frame is drawn whole.
    ///
    /// # Errors
    /// The terminal does not do as it is told.
    pub fn enter_again(&mut self) -> io::Result<()> {
        // The shell has set its own modes meanwhile, of which crossterm knows nothing.
        disable_raw_mode()?;
        self.painter.forget();
        take(self.mouse)
    }

    /// How large the terminal is now.
    ///
    /// # Errors
    /// The terminal does not say.
    pub fn size(&self) -> io::Result<Size> {
        size().map(|(width, height)| Size::new(width, height))
    }

    /// Draws the next frame whole, whatever the screen shows.
    pub const fn forget(&mut self) {
        self.painter.forget();
    }

    /// Draws one frame; see [`Painter::paint`]. Nothing is drawn once the terminal has been given back.
    ///
    /// # Errors
    /// The terminal takes no more bytes.
    pub fn paint(&mut self, size: Size, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        if ENTERED.load(Ordering::SeqCst) {
            self.painter.paint(size, draw)?;
        }
        Ok(())
    }
}

impl Terminal {
    /// Sounds the bell so many times.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn ring(&mut self, times: usize) -> io::Result<()> {
        if ENTERED.load(Ordering::SeqCst) {
            self.painter.ring(times)?;
        }
        Ok(())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Draws frames, sending only the cells that differ from what the screen shows, and nothing if none does.
#[derive(Debug)]
pub struct Painter<W: Write> {
    backend: CrosstermBackend<W>,
    shown: Buffer,
    next: Buffer,
    cursor: Option<Position>,
    is_stale: bool,
}

impl<W: Write> Painter<W> {
    /// Sounds the bell so many times.
    fn ring(&mut self, times: usize) -> io::Result<()> {
        for _ in 0..times {
            self.backend.write_all(b"\x07")?;
        }
        io::Write::flush(&mut self.backend)
    }

    /// A painter that knows nothing of what the screen shows; the cursor is hidden.
    pub fn new(writer: W) -> Self {
        Self {
            backend: CrosstermBackend::new(writer),
            shown: Buffer::empty(Rect::ZERO),
            next: Buffer::empty(Rect::ZERO),
            cursor: None,
            is_stale: true,
        }
    }

    /// Draws the next frame whole: what the screen shows is no longer known.
    pub const fn forget(&mut self) {
        self.is_stale = true;
        self.cursor = None;
    }

    /// Draws one frame of the given size (of [`LARGEST`] at most), in one write if it fits the writer's buffer.
    /// Returns whether anything had to be sent.
    ///
    /// # Errors
    /// The writer takes no more bytes.
    pub fn paint(&mut self, size: Size, draw: impl FnOnce(&mut Frame)) -> io::Result<bool> {
        let area = Rect::new(
            0,
            0,
            size.width.min(LARGEST.width),
            size.height.min(LARGEST.height),
        );
        if area != self.shown.area {
            self.is_stale = true;
        }
        if self.next.area != area {
            self.next.resize(area);
        }
        self.next.reset();
        let mut frame = Frame::new(&mut self.next);
        draw(&mut frame);
        let cursor = frame.cursor();
        if self.is_stale {
            queue!(self.backend, Clear(ClearType::All))?;
            self.shown.resize(area);
            self.shown.reset();
        }
        let changed = self.shown.diff(&self.next);
        if changed.is_empty() && cursor == self.cursor && !self.is_stale {
            return Ok(false);
        }
        let is_large = changed.len() > SYNCHRONISED_FROM;
        if is_large {
            queue!(self.backend, BeginSynchronizedUpdate)?;
        }
        if !changed.is_empty() {
            self.backend.draw(changed.into_iter())?;
        }
        match (self.cursor, cursor) {
            (before, Some(at)) => {
                queue!(self.backend, MoveTo(at.x, at.y))?;
                if before.is_none() {
                    queue!(self.backend, Show)?;
                }
            }
            (Some(_), None) => queue!(self.backend, Hide)?,
            (None, None) => {}
        }
        if is_large {
            queue!(self.backend, EndSynchronizedUpdate)?;
        }
        Write::flush(&mut self.backend)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        self.is_stale = false;
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use ratatui::style::Style;

    use super::*;

    /// A writer that keeps every write apart.
    #[derive(Clone, Default)]
    struct Writes(Rc<RefCell<Vec<Vec<u8>>>>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().push(bytes.to_vec());
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn painter() -> (Writes, Painter<BufWriter<Writes>>) {
        let writes = Writes::default();
        let painter = Painter::new(BufWriter::with_capacity(64 * 1024, writes.clone()));
        (writes, painter)
    }

    const SIZE: Size = Size::new(80, 24);

    fn say(text: &'static str) -> impl FnOnce(&mut Frame) {
        move |frame| frame.text(frame.area(), text, Style::new())
    }

    #[test]
    fn a_frame_that_changes_nothing_writes_nothing() {
        let (writes, mut painter) = painter();
        assert!(painter.paint(SIZE, say("one")).unwrap());
        let before = writes.0.borrow().len();
        assert!(!painter.paint(SIZE, say("one")).unwrap());
        assert_eq!(writes.0.borrow().len(), before);
    }

    #[test]
    fn a_frame_is_one_write_and_a_cell_takes_few_bytes() {
        let (writes, mut painter) = painter();
        painter
            .paint(Size::new(250, 70), |frame| {
                for y in 0..70 {
                    frame.text(Rect::new(0, y, 250, 1), &"đ".repeat(250), Style::new());
                }
            })
            .unwrap();
        assert_eq!(writes.0.borrow().len(), 1);
        painter.paint(SIZE, say("one")).unwrap();
        painter.paint(SIZE, say("onx")).unwrap();
        let writes = writes.0.borrow();
        assert_eq!(writes.len(), 3);
        assert!(writes[2].len() <= 48, "{} bytes", writes[2].len());
    }

    #[test]
    fn the_cursor_is_shown_and_hidden_only_when_that_changes() {
        let (writes, mut painter) = painter();
        let with_cursor = |frame: &mut Frame| frame.set_cursor_position((3, 4));
        painter.paint(SIZE, with_cursor).unwrap();
        assert!(!painter.paint(SIZE, with_cursor).unwrap());
        painter.paint(SIZE, |_| {}).unwrap();
        let sent: Vec<String> = writes
            .0
            .borrow()
            .iter()
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .collect();
        assert_eq!(sent.len(), 2);
        assert!(sent[0].ends_with("\u{1b}[5;4H\u{1b}[?25h"), "{:?}", sent[0]);
        assert_eq!(sent[1], "\u{1b}[?25l");
    }

    #[test]
    fn a_forgotten_or_resized_screen_is_drawn_whole() {
        let (writes, mut painter) = painter();
        painter.paint(SIZE, say("one")).unwrap();
        painter.forget();
        assert!(painter.paint(SIZE, say("one")).unwrap());
        assert!(painter.paint(Size::new(81, 24), say("one")).unwrap());
        for bytes in writes.0.borrow().iter() {
            assert!(String::from_utf8_lossy(bytes).contains("\u{1b}[2J"));
        }
    }

    #[test]
    fn a_terminal_that_claims_to_be_huge_is_filled_in_part() {
        let (_, mut painter) = painter();
        let mut seen = Rect::ZERO;
        painter
            .paint(Size::new(u16::MAX, u16::MAX), |frame| seen = frame.area())
            .unwrap();
        assert_eq!(seen.as_size(), LARGEST);
        painter.paint(Size::ZERO, |frame| seen = frame.area()).unwrap();
        assert_eq!(seen.as_size(), Size::ZERO);
    }
}
