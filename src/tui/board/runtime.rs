//! The loop of the display, and the thread that reads the day for it.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::model::{Effect, Model, Msg, Speaks, update};
use super::news::News;
use super::view::view;
use crate::domain::time::{Moment, Span};
use crate::shell;
use crate::station::onlooker::Onlooker;
use crate::store::OpenReader;
use crate::tui::RunFault;
use crate::tui::clock::Clock;
use crate::tui::input::{self, EveryKey, LettersAreText};
use crate::tui::msg::Msg as TerminalMsg;
#[cfg(unix)]
use crate::tui::signals;
use crate::tui::terminal::{Terminal, TerminalFault};
use crate::tui::theme::Theme;

/// How long at most until somebody looks whether a bell was missed, and whether the store is back.
const NET: Duration = Duration::from_secs(1);

/// How many messages are taken in before the screen is drawn again.
const MOST_AT_ONCE: usize = 256;

/// What the display starts with.
pub struct Setup {
    /// Opens the store, to look.
    pub open: OpenReader,
    /// The language.
    pub speaks: Speaks,
    /// How long each language is shown.
    pub turn: Span,
    /// The looks.
    pub theme: &'static Theme,
    /// The clock of the day.
    pub clock: Clock,
    /// Whether a new call rings.
    pub rings: bool,
}

/// Shows the display until somebody leaves or the terminal is gone.
///
/// # Errors
/// There is no terminal, or a thread could not be started. The terminal has been given back.
pub fn run(setup: Setup) -> Result<(), RunFault> {
    let (messages, inbox) = channel();
    let terminal = Terminal::enter(false)?;
    let size = terminal.size().map_err(TerminalFault::Io)?;
    let watch = Watch::start(setup.open, messages.clone()).map_err(RunFault::Start)?;
    input::start(messages.clone(), LettersAreText::default(), EveryKey::default())
        .map_err(RunFault::Start)?;
    #[cfg(unix)]
    signals::start(&messages).map_err(RunFault::Start)?;
    let model = Model::new(setup.speaks, setup.turn, setup.theme, setup.rings, size);
    let mut display = Display {
        model,
        terminal,
        clock: setup.clock,
        messages,
    };
    let ended = display.turn(&inbox);
    drop(display);
    watch.stop();
    Ok(ended?)
}

/// The thread that reads the day.
struct Watch {
    bell: Sender<Ring>,
    thread: JoinHandle<()>,
}

/// What wakes the thread.
enum Ring {
    /// Somebody may have written.
    Bell,
    /// Nobody looks any more.
    Stop,
}

impl Watch {
    fn start(open: OpenReader, messages: Sender<Msg>) -> std::io::Result<Self> {
        let (bell, rings) = channel();
        let for_store = bell.clone();
        let onlooker = Onlooker::new(
            open,
            Box::new(move || {
                let bell = for_store.clone();
                // The thread may be gone already; then nobody needs the bell.
                Box::new(move || drop(bell.send(Ring::Bell)))
            }),
        );
        let thread = std::thread::Builder::new()
            .name("hall board".into())
            .spawn(move || watch(onlooker, &rings, &messages))?;
        Ok(Self { bell, thread })
    }

    fn stop(self) {
        drop(self.bell.send(Ring::Stop));
        drop(self.thread.join());
    }
}

/// Looks whenever the bell rings and once a second, and tells what is news.
fn watch(mut onlooker: Onlooker, rings: &Receiver<Ring>, messages: &Sender<Msg>) {
    let mut is_lost = false;
    let mut has_told = false;
    loop {
        let msg = match onlooker.look() {
            Ok(false) if has_told && !is_lost => None,
            Ok(false) if has_told => Some(Msg::Back),
            Ok(_) => Some(Msg::News(onlooker.day().map(News::of).map(Box::new))),
            Err(_) if is_lost => None,
            Err(_) => Some(Msg::Lost),
        };
        if let Some(msg) = msg {
            is_lost = matches!(msg, Msg::Lost);
            has_told |= matches!(msg, Msg::News(_));
            if messages.send(msg).is_err() {
                return;
            }
        }
        match rings.recv_timeout(NET) {
            Ok(Ring::Stop) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(Ring::Bell) | Err(RecvTimeoutError::Timeout) => {}
        }
        // Several bells at once are one look.
        if rings.try_iter().any(|ring| matches!(ring, Ring::Stop)) {
            return;
        }
    }
}

/// The loop and all that it acts on.
struct Display {
    model: Model,
    terminal: Terminal,
    clock: Clock,
    messages: Sender<Msg>,
}

impl Display {
    fn turn(&mut self, inbox: &Receiver<Msg>) -> Result<(), TerminalFault> {
        let (now, real) = self.moments();
        update(&mut self.model, now, real, Msg::Tick);
        loop {
            let size = self.model.size;
            self.terminal.paint(size, |frame| view(&self.model, frame))?;
            let first = match inbox.recv_timeout(self.pause()) {
                Ok(msg) => msg,
                Err(RecvTimeoutError::Timeout) => Msg::Tick,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            for msg in std::iter::once(first).chain(inbox.try_iter().take(MOST_AT_ONCE)) {
                let (now, real) = self.moments();
                for effect in update(&mut self.model, now, real, msg) {
                    if self.perform(effect)?.is_break() {
                        return Ok(());
                    }
                }
            }
        }
    }

    /// What the day's clock shows, and that of whoever looks.
    fn moments(&self) -> (Moment, Moment) {
        let real = shell::now();
        (self.clock.at(real), real)
    }

    /// How long nothing changes by itself; a second at least, so that a fast clock wakes nobody more often.
    fn pause(&self) -> Duration {
        const MINUTE: i64 = 60_000;
        let left = MINUTE - self.model.now.millis().rem_euclid(MINUTE);
        let to_minute = self.clock.real(Span::from_millis(left)).max(NET);
        let to_minute = Span::from_millis(i64::try_from(to_minute.as_millis()).unwrap_or(MINUTE));
        let (_, real) = self.moments();
        let pause = self.model.next_change(to_minute).since(real);
        // At most a minute: the clock may have been set back meanwhile.
        let millis = pause.millis().clamp(1, MINUTE);
        Duration::from_millis(u64::try_from(millis).unwrap_or(1))
    }

    fn perform(&mut self, effect: Effect) -> Result<ControlFlow<()>, TerminalFault> {
        match effect {
            Effect::Ring => self.terminal.ring(1)?,
            Effect::Redraw => self.terminal.forget(),
            Effect::Suspend => {
                #[cfg(unix)]
                {
                    crate::tui::terminal::restore();
                    signals::stop().map_err(TerminalFault::Io)?;
                    self.resume()?;
                }
            }
            Effect::Resume => self.resume()?,
            Effect::Quit => return Ok(ControlFlow::Break(())),
        }
        Ok(ControlFlow::Continue(()))
    }

    fn resume(&mut self) -> Result<(), TerminalFault> {
        self.terminal.enter_again()?;
        let size = TerminalMsg::Resize(self.terminal.size()?);
        // The receiver is this loop itself, so it is there.
        drop(self.messages.send(size.into()));
        Ok(())
    }
}
