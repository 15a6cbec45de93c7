//! The main loop, and the one place where effects are acted on.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;

use crate::config::PrintTickets;
use crate::config::Typing;
use crate::domain::clean::Label;
use crate::domain::gift::GiftValues;
use crate::domain::id::{DayId, PersonId, StepId, VisitId};
use crate::domain::overlooked::Limits;
use crate::domain::person::Person;
use crate::domain::time::Moment;
use crate::domain::weighing::Tares;
use crate::i18n::Lang;
use crate::planning::Assumptions;
use crate::print::press::{Presses, Tools};
use crate::report::document::Letterhead;
use crate::shell::{self, file};
use crate::station::Station;
use crate::station::worker::{Job, Worker};
use crate::store::{RosterSize, StoreError};

use super::clock::Clock;
use super::effect::{Effect, NoticeKind};
use super::forecaster::Forecaster;
use super::foresight::{EVERY, Foresight};
use super::input::{self, EveryKey, LettersAreText};
use super::lists::Lists;
use super::model::{FreshIds, Hall, Model, NOTICE_STAYS, SayTrouble};
use super::msg::Msg;
use super::printing::Printing;
use super::screen::ScreenId;
use super::screen::setup::{Defaults, State};
#[cfg(unix)]
use super::signals;
use super::terminal::{Terminal, TerminalFault};
use super::theme::Theme;
use super::update::update;
use super::view::view;

/// How many messages are taken in before the screen is drawn again, so that a flood of them cannot freeze it.
const MOST_AT_ONCE: usize = 1024;

/// What the screens start with.
pub struct Setup {
    /// The station, on its day if there is one.
    pub station: Station,
    /// The language.
    pub lang: Lang,
    /// The looks.
    pub theme: &'static Theme,
    /// Who is at the keyboard.
    pub staff: Label,
    /// What the station is called.
    pub name: Label,
    /// Says what does not work.
    pub say_trouble: SayTrouble,
    /// Where paper comes out, and what it takes to get it there.
    pub printing: Tools,
    /// The clock that the screens go by.
    pub clock: Clock,
    /// The screen that comes first.
    pub first: ScreenId,
    /// Whether the bell sounds: once when a rule says no, twice when something does not work.
    pub bell: bool,
    /// When tickets are printed.
    pub print_tickets: PrintTickets,
    /// What empty bags weigh, as far as it is known.
    pub tares: Tares,
    /// What stands above the title of every document.
    pub letterhead: Letterhead,
    /// What donors are given for which volume.
    pub gifts: GiftValues,
    /// From when on somebody is shown as overlooked.
    pub limits: Limits,
    /// What a forecast assumes before anything is seen.
    pub assumed: Assumptions,
    /// The device of a scanner on a serial line, if there is one.
    pub scanner: Option<PathBuf>,
    /// How Vietnamese is typed.
    pub typing: Typing,
    /// What a new day starts with.
    pub new_day: Defaults,
    /// Whether the mouse is used; it takes the terminal's own selection away.
    pub mouse: bool,
}

/// Why the screens could not start or go on.
#[derive(Debug, thiserror::Error)]
pub enum RunFault {
    /// The terminal.
    #[error(transparent)]
    Terminal(#[from] TerminalFault),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A thread or a signal handler could not be set up.
    #[error("the program could not be started")]
    Start(#[source] io::Error),
    /// No more input can be read.
    #[error("the keyboard can no longer be read: {0}")]
    InputLost(String),
    /// The thread that owns the station has ended.
    #[error("saving has stopped working")]
    StationLost,
}

/// Shows the station's screens until the person leaves, the terminal is gone, or something breaks. What was to be printed and
/// is not printed yet is lost with them; it comes back as what it is called.
///
/// # Errors
/// There is no terminal, the store cannot be read, or a thread broke. The terminal has been given back.
pub fn run(setup: Setup) -> Result<Vec<String>, RunFault> {
    let Setup {
        mut station,
        lang,
        theme,
        staff,
        name,
        say_trouble,
        printing,
        clock,
        first,
        bell,
        print_tickets,
        tares,
        letterhead,
        gifts,
        limits,
        assumed,
        scanner,
        typing,
        new_day,
        mouse,
    } = setup;
    let people = people_of_the_day(&mut station)?;
    let hall = Hall {
        day: station.day().cloned(),
        figures: None,
        people: people.into_iter().map(|person| (person.id, person)).collect(),
        roster: RosterSize::default(),
        now: clock.at(shell::now()),
        notices_stay: clock.shown(NOTICE_STAYS),
        fresh: fresh(),
        lang,
        theme,
        staff,
        station: name,
        pack: station.pack().clone(),
        pending: None,
        area: ratatui::layout::Size::ZERO,
        print_tickets,
        tares,
        letterhead,
        gifts,
        limits,
        foresight: Foresight::new(clock.shown(EVERY)),
        printing: Printing::new(printing.setup.clone()),
        say_trouble,
    };
    let (messages, inbox) = channel();
    let terminal = Terminal::enter(mouse)?;
    let size = terminal.size().map_err(TerminalFault::Io)?;
    let last_word = LastWord(messages.clone());
    let lists = Lists::start(station.store().writers(), messages.clone()).map_err(RunFault::Start)?;
    let forecaster = Forecaster::start(assumed, messages.clone()).map_err(RunFault::Start)?;
    let worker = Worker::start(station, move |answer| last_word.send(Msg::Answer(answer)))?;
    let letters = LettersAreText::default();
    let every_key = EveryKey::default();
    input::start(messages.clone(), letters.clone(), every_key.clone()).map_err(RunFault::Start)?;
    #[cfg(unix)]
    if let Some(device) = scanner {
        super::serial::start(messages.clone(), device).map_err(RunFault::Start)?;
    }
    #[cfg(unix)]
    signals::start(&messages).map_err(RunFault::Start)?;
    let mut model = Model::new(hall, first, size);
    model.typing = typing;
    model.screens.setup = State::with_defaults(new_day);
    let mut loop_ = Loop {
        model,
        bell,
        rung: None,
        terminal,
        worker,
        presses: presses(printing, &messages),
        messages,
        clock,
        writing: Vec::new(),
        lists,
        forecaster,
        fault: None,
    };
    let ended = loop_.turn(&inbox, &letters, &every_key);
    let Loop {
        model,
        terminal,
        worker,
        writing,
        lists,
        fault,
        ..
    } = loop_;
    drop(terminal);
    lists.stop();
    worker.stop();
    for thread in writing {
        // A thread that died has left no file that could be finished.
        drop(thread.join());
    }
    ended?;
    let unprinted = model.hall.printing.names_of_open(model.hall.lang);
    fault.map_or(Ok(unprinted), Err)
}

/// The threads that print; what becomes of printouts comes as messages.
fn presses(tools: Tools, messages: &Sender<Msg>) -> Presses {
    let messages = messages.clone();
    // The main loop may have ended already; then nobody waits for the paper.
    Presses::new(
        tools,
        Arc::new(move |job, news| drop(messages.send(Msg::Print { job, news }))),
    )
}

/// Everyone who has a visit on the station's day.
fn people_of_the_day(station: &mut Station) -> Result<Vec<Person>, StoreError> {
    let ids: Vec<PersonId> = station
        .day()
        .map(|day| day.visits().map(|visit| visit.person).collect())
        .unwrap_or_default();
    if ids.is_empty() {
        Ok(Vec::new())
    } else {
        station.store().people(&ids)
    }
}

/// Sends what the worker answers, and says so when the worker is gone, however it went.
struct LastWord(Sender<Msg>);

impl LastWord {
    fn send(&self, msg: Msg) {
        // The main loop may have ended already; then nobody needs the answer.
        drop(self.0.send(msg));
    }
}

impl Drop for LastWord {
    fn drop(&mut self) {
        self.send(Msg::StationLost);
    }
}

/// The main loop and all that it acts on.
struct Loop {
    model: Model,
    bell: bool,
    /// Until when the notice stays that the bell sounded for last.
    rung: Option<Moment>,
    terminal: Terminal,
    worker: Worker,
    messages: Sender<Msg>,
    presses: Presses,
    clock: Clock,
    /// The threads that write files; the program does not end before they do.
    writing: Vec<JoinHandle<()>>,
    lists: Lists,
    forecaster: Forecaster,
    fault: Option<RunFault>,
}

impl Loop {
    /// Draws, waits, takes in everything that happened, and so on until the end.
    fn turn(
        &mut self,
        inbox: &Receiver<Msg>,
        letters: &LettersAreText,
        every_key: &EveryKey,
    ) -> Result<(), TerminalFault> {
        for effect in self.model.begin() {
            if self.perform(effect)?.is_break() {
                return Ok(());
            }
        }
        let mut first_look = true;
        loop {
            letters.set(self.model.context().letters_are_text());
            every_key.set(self.model.wants_every_key());
            let size = self.model.size;
            self.terminal.paint(size, |frame| view(&self.model, frame))?;
            if std::mem::take(&mut first_look) {
                self.hand_in(Job::WarmUp);
            }
            self.ring()?;
            let Some(first) = self.wait(inbox) else {
                return Ok(());
            };
            for msg in std::iter::once(first).chain(inbox.try_iter().take(MOST_AT_ONCE)) {
                if self.take(msg)?.is_break() {
                    return Ok(());
                }
            }
        }
    }

    /// Sounds the bell for a notice that asks to stop, so that whoever looks at the donor hears it.
    fn ring(&mut self) -> Result<(), TerminalFault> {
        let alarm = self
            .model
            .notice
            .as_ref()
            .and_then(|(notice, until)| match notice.kind {
                NoticeKind::Refused => Some((1, *until)),
                NoticeKind::Trouble => Some((2, *until)),
                NoticeKind::Done | NoticeKind::Info => None,
            });
        let until = alarm.map(|(_, until)| until);
        if let Some((times, _)) = alarm
            && self.bell
            && until != self.rung
        {
            self.terminal.ring(times)?;
        }
        self.rung = until;
        Ok(())
    }

    /// Waits for something to happen, at most until the screen changes by itself. `None` at the end of everything.
    fn wait(&self, inbox: &Receiver<Msg>) -> Option<Msg> {
        let Some(change) = self.model.next_change() else {
            return inbox.recv().ok();
        };
        // At most as long as a notice stays: the clock may have been set back meanwhile.
        let pause = change.since(self.now()).min(self.clock.shown(NOTICE_STAYS));
        match inbox.recv_timeout(self.clock.sleep(pause)) {
            Ok(msg) => Some(msg),
            Err(RecvTimeoutError::Timeout) => Some(Msg::Tick),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, msg: Msg) -> Result<ControlFlow<()>, TerminalFault> {
        if let Msg::StationLost = &msg {
            self.fault = Some(RunFault::StationLost);
        } else if let Msg::InputLost(fault) = &msg {
            self.fault = Some(RunFault::InputLost(fault.clone()));
        }
        let now = self.now();
        for effect in update(&mut self.model, now, fresh(), msg) {
            if self.perform(effect)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn perform(&mut self, effect: Effect) -> Result<ControlFlow<()>, TerminalFault> {
        match effect {
            Effect::Execute(request) => self.hand_in(Job::Execute(request)),
            Effect::OpenDay {
                id,
                request,
                info,
                at,
            } => self.hand_in(Job::OpenDay {
                id,
                request,
                info,
                at,
            }),
            Effect::Search { ticket, query } => {
                self.hand_in(Job::Search {
                    ticket,
                    query,
                    limit: super::effect::MOST_FOUND,
                });
            }
            Effect::Recognise {
                ticket,
                claim,
                is_card,
            } => self.hand_in(Job::Recognise {
                ticket,
                claim,
                is_card,
            }),
            Effect::List { ticket, ask } => self.lists.ask(ticket, *ask),
            Effect::Ask { ticket, ask } => self.hand_in(Job::Roster { ticket, ask }),
            Effect::Facts { ticket, people } => {
                if let Some(day) = &self.model.hall.day {
                    let today = day.id;
                    self.hand_in(Job::Facts {
                        ticket,
                        people,
                        today,
                    });
                }
            }
            Effect::LookAgain(request) => self.hand_in(Job::LookAgain(request)),
            Effect::CountRoster => self.hand_in(Job::CountRoster),
            Effect::Forecast(situation) => self.forecaster.ask(situation),
            Effect::WriteFile { path, bytes } => {
                self.write(&path, bytes);
            }
            Effect::StartPrinting(order) => self.presses.hand_in(*order),
            Effect::StopPrinting(id) => self.presses.stop(id),
            Effect::AskPrinters => self.ask_printers(),
            Effect::Redraw => self.terminal.forget(),
            Effect::Suspend => {
                #[cfg(unix)]
                {
                    super::terminal::restore();
                    signals::stop().map_err(TerminalFault::Io)?;
                    self.resume()?;
                }
            }
            Effect::Resume => self.resume()?,
            Effect::Quit => return Ok(ControlFlow::Break(())),
            // Settled by `update`; they never come out of it.
            Effect::Open(_)
            | Effect::GoTo(..)
            | Effect::Notice(_)
            | Effect::Print(..)
            | Effect::SetLanguage(_) => {}
        }
        Ok(ControlFlow::Continue(()))
    }

    fn hand_in(&self, job: Job) {
        if !self.worker.hand_in(job) {
            self.report(Msg::StationLost);
        }
    }

    fn report(&self, msg: Msg) {
        // The receiver is the main loop itself, so it is there.
        drop(self.messages.send(msg));
    }

    fn resume(&mut self) -> Result<(), TerminalFault> {
        self.terminal.enter_again()?;
        self.report(Msg::Resize(self.terminal.size()?));
        Ok(())
    }

    /// Asks the printing system for its printers, on a thread of its own: it may think for long.
    fn ask_printers(&self) {
        let messages = self.messages.clone();
        let tools = Arc::clone(self.presses.tools());
        let started = std::thread::Builder::new()
            .name("printers".into())
            .spawn(move || {
                // Without a printing system there are none, and what the settings name is there all the same.
                let queues = tools.cups.queues().unwrap_or_default();
                drop(messages.send(Msg::Printers(queues)));
            });
        // Without a thread nothing is listed, and the usual printer prints all the same.
        drop(started);
    }

    /// Writes a file on a thread of its own: a USB stick may think for long.
    fn write(&mut self, path: &Path, bytes: Vec<u8>) {
        // A person who is told the whole path finds the file again.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let messages = self.messages.clone();
        let shown = path.display().to_string();
        let told = shown.clone();
        let started = std::thread::Builder::new().name("file".into()).spawn(move || {
            let fault = file::write_new(&path, &bytes).err();
            // The main loop may have ended already; then nobody is told.
            drop(messages.send(Msg::Wrote { path: told, fault }));
        });
        match started {
            Ok(thread) => {
                self.writing.retain(|thread| !thread.is_finished());
                self.writing.push(thread);
            }
            Err(fault) => self.report(Msg::Wrote {
                path: shown,
                fault: Some(fault),
            }),
        }
    }

    fn now(&self) -> Moment {
        self.clock.at(shell::now())
    }
}

fn fresh() -> FreshIds {
    FreshIds {
        request: StepId(shell::new_id()),
        visit: VisitId(shell::new_id()),
        person: PersonId(shell::new_id()),
        day: DayId(shell::new_id()),
    }
}
