//! Where printing is done: one document at a time here and now, or many of them on threads beside, one for each place where
//! paper comes out, so that a printer that stalls holds up nothing but itself.

use std::collections::HashMap;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use super::cups::{Cups, Fate, Taken, Which};
use super::destination::Destination;
use super::fault::{PrintFault, Trouble};
use super::job::{Printout, Setup};
use super::port::{self, Patience, Receipt, Stopwatch, Wait};
use crate::i18n::Lang;

/// The most files of one name that are told apart by a number.
const MOST_ALIKE: u32 = 9999;

/// Which of the printouts of a running program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u32);

/// A printout on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Which.
    pub id: JobId,
    /// What.
    pub printout: Printout,
    /// In which language.
    pub lang: Lang,
    /// Where it is to come out.
    pub to: Destination,
}

/// What becomes of a printout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// Its turn has come.
    Begun,
    /// The printer or the printing system has all of it.
    Sent,
    /// The printer was given all of it and does not say that it has it.
    Unconfirmed,
    /// It is a file now.
    Written(PathBuf),
    /// The printing system has it, and something keeps it from being printed.
    Held(Trouble),
    /// It has left the printing system, as what is printed does.
    Out,
    /// It was not printed.
    Failed(PrintFault),
}

/// What it takes to print.
#[derive(Debug, Clone)]
pub struct Tools {
    /// Where and how, where nobody says otherwise.
    pub setup: Setup,
    /// The printing system.
    pub cups: Cups,
    /// How long a roll printer is waited for.
    pub patience: Patience,
    /// The clock for all waits.
    pub clock: Stopwatch,
    /// How often what the printing system has is looked after.
    pub pace: Pace,
}

/// How often what the printing system has is looked after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Between two looks.
    pub look: Duration,
    /// After so long without any news something is wrong.
    pub slow: Duration,
    /// After so long nobody looks any more.
    pub end: Duration,
}

impl Pace {
    /// As in the hall.
    pub const USUAL: Self = Self {
        look: Duration::from_secs(4),
        slow: Duration::from_secs(90),
        end: Duration::from_secs(30 * 60),
    };
}

impl Tools {
    /// Those of the system, by this clock.
    #[must_use]
    pub fn of_system(setup: Setup, clock: Stopwatch) -> Self {
        Self {
            setup,
            cups: Cups::of_system(clock),
            patience: Patience::USUAL,
            clock,
            pace: Pace::USUAL,
        }
    }
}

/// Where a printout went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Went {
    /// To the printer.
    Printer(Receipt),
    /// To the printing system.
    System(Taken),
    /// To this file.
    File(PathBuf),
}

/// Prints now, and returns when the printer, the printing system or the disk has everything. It may take as long as all
/// patience together, so it is nothing for a thread that has to answer somebody.
///
/// # Errors
/// It was not printed.
pub fn print(
    tools: &Tools,
    printout: &Printout,
    lang: Lang,
    to: &Destination,
    stop: &AtomicBool,
) -> Result<Went, PrintFault> {
    let bytes = printout.written(lang, to.speech(), &tools.setup)?;
    let wait = Wait {
        patience: tools.patience,
        clock: tools.clock,
        stop,
    };
    let hand_over = |which| tools.cups.hand_over(which, &bytes).map(Went::System);
    match to {
        Destination::Usual => hand_over(Which::Usual),
        Destination::Queue(name) => hand_over(Which::Named(name)),
        Destination::RawQueue(name) => hand_over(Which::Raw(name)),
        Destination::Device(path) => port::to_device(path, &bytes, &wait).map(Went::Printer),
        Destination::Network { host, port } => {
            port::to_network(host, *port, &bytes, &wait).map(Went::Printer)
        }
        Destination::Folder(folder) => write_new(folder, &printout.stem(), &bytes).map(Went::File),
    }
}

/// Writes a new file that only its owner may read, with a number behind its name where there is one of this name already.
fn write_new(folder: &Path, stem: &str, bytes: &[u8]) -> Result<PathBuf, PrintFault> {
    let failed = |path: &Path, fault: &io::Error| PrintFault::NotWritten {
        path: path.to_owned(),
        fault: fault.kind(),
    };
    let mut maker = DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker.create(folder).map_err(|fault| failed(folder, &fault))?;
    let ending = if bytes.starts_with(b"%PDF-") { "pdf" } else { "txt" };
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    for number in 1..=MOST_ALIKE {
        let name = match number {
            1 => format!("{stem}.{ending}"),
            number => format!("{stem}-{number}.{ending}"),
        };
        let path = folder.join(name);
        match options.open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                return match written {
                    Ok(()) => Ok(path),
                    Err(fault) => {
                        // Half a file is worse than none; where even this fails, the fault that is told is the first one.
                        drop(fs::remove_file(&path));
                        Err(failed(&path, &fault))
                    }
                };
            }
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
            Err(fault) => return Err(failed(&path, &fault)),
        }
    }
    Err(failed(folder, &ErrorKind::AlreadyExists.into()))
}

/// Tells what becomes of printouts.
pub type Tell = Arc<dyn Fn(JobId, News) + Send + Sync>;

/// The threads that print, one for each place where paper comes out.
pub struct Presses {
    tools: Arc<Tools>,
    tell: Tell,
    threads: HashMap<Destination, Sender<Errand>>,
    stops: HashMap<JobId, Arc<AtomicBool>>,
}

/// What a thread is asked.
enum Errand {
    /// To print; the flag says that it is not wanted any more.
    Print(Box<Order>, Arc<AtomicBool>),
    /// To look at the flags.
    Look,
}

impl Presses {
    /// No thread yet; they start when they are needed.
    #[must_use]
    pub fn new(tools: Tools, tell: Tell) -> Self {
        Self {
            tools: Arc::new(tools),
            tell,
            threads: HashMap::new(),
            stops: HashMap::new(),
        }
    }

    /// The tools.
    #[must_use]
    pub fn tools(&self) -> &Arc<Tools> {
        &self.tools
    }

    /// Has something printed, after whatever else is to come out at the same place.
    pub fn hand_in(&mut self, order: Order) {
        let id = order.id;
        let stop = Arc::new(AtomicBool::new(false));
        self.stops.insert(id, Arc::clone(&stop));
        let errand = Errand::Print(Box::new(order), stop);
        if let Err(fault) = self.send(errand) {
            (self.tell)(id, News::Failed(PrintFault::Failed(fault.to_string())));
        }
    }

    fn send(&mut self, errand: Errand) -> io::Result<()> {
        let Errand::Print(order, _) = &errand else {
            return Ok(());
        };
        let to = order.to.clone();
        // A thread that died is replaced.
        let errand = match self.threads.get(&to) {
            Some(thread) => match thread.send(errand) {
                Ok(()) => return Ok(()),
                Err(back) => back.0,
            },
            None => errand,
        };
        let (thread, inbox) = channel();
        let (tools, tell) = (Arc::clone(&self.tools), Arc::clone(&self.tell));
        let press = Press {
            tools,
            tell,
            watched: Vec::new(),
        };
        std::thread::Builder::new()
            .name("printer".into())
            .spawn(move || press.turn(&inbox))?;
        // The thread has just begun, so it is there.
        drop(thread.send(errand));
        self.threads.insert(to, thread);
        Ok(())
    }

    /// Says that a printout is not wanted any more; what the printing system has is taken back from it.
    pub fn stop(&mut self, id: JobId) {
        if let Some(stop) = self.stops.remove(&id) {
            stop.store(true, Ordering::Relaxed);
            for thread in self.threads.values() {
                // A thread that died looks at nothing.
                drop(thread.send(Errand::Look));
            }
        }
    }
}

/// A thread that prints.
struct Press {
    tools: Arc<Tools>,
    tell: Tell,
    watched: Vec<Watched>,
}

/// A printout that the printing system has.
struct Watched {
    id: JobId,
    taken: Taken,
    stop: Arc<AtomicBool>,
    since: Duration,
    /// What was told last.
    told: Option<Trouble>,
}

impl Press {
    /// Prints what it is asked to until nobody can ask any more, and looks after what it has printed.
    fn turn(mut self, inbox: &Receiver<Errand>) {
        loop {
            let errand = if self.watched.is_empty() {
                inbox
                    .recv()
                    .map_err(|_nobody_asks| RecvTimeoutError::Disconnected)
            } else {
                inbox.recv_timeout(self.tools.pace.look)
            };
            match errand {
                Ok(Errand::Print(order, stop)) => self.print(&order, stop, inbox),
                Ok(Errand::Look) => self.take_back(),
                Err(RecvTimeoutError::Timeout) => self.look(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn print(&mut self, order: &Order, stop: Arc<AtomicBool>, inbox: &Receiver<Errand>) {
        let tell = |id, news| (self.tell)(id, news);
        if stop.load(Ordering::Relaxed) {
            return tell(order.id, News::Failed(PrintFault::Stopped));
        }
        tell(order.id, News::Begun);
        match print(&self.tools, &order.printout, order.lang, &order.to, &stop) {
            Ok(Went::Printer(Receipt::Confirmed)) => tell(order.id, News::Sent),
            Ok(Went::Printer(Receipt::Unconfirmed)) => tell(order.id, News::Unconfirmed),
            Ok(Went::File(path)) => tell(order.id, News::Written(path)),
            Ok(Went::System(taken)) => {
                tell(order.id, News::Sent);
                self.watched.push(Watched {
                    id: order.id,
                    taken,
                    stop,
                    since: (self.tools.clock)(),
                    told: None,
                });
            }
            Err(fault) => {
                // Whoever waits behind it would wait as long, one after the other, for the same. Whatever is handed in after
                // this is told has its own turn.
                let behind: Vec<Errand> = if fault.is_of_printer() {
                    inbox.try_iter().collect()
                } else {
                    Vec::new()
                };
                tell(order.id, News::Failed(fault.clone()));
                if !behind.is_empty() {
                    for errand in behind {
                        if let Errand::Print(behind, _) = errand {
                            tell(behind.id, News::Failed(fault.clone()));
                        }
                    }
                    self.take_back();
                }
            }
        }
    }

    /// Takes back what is not wanted any more.
    fn take_back(&mut self) {
        let (unwanted, wanted) = std::mem::take(&mut self.watched)
            .into_iter()
            .partition(|watched| watched.stop.load(Ordering::Relaxed));
        self.watched = wanted;
        let unwanted: Vec<Watched> = unwanted;
        for watched in unwanted {
            // What the printing system does not give back it prints, and nobody can do anything about it.
            drop(self.tools.cups.take_back(&watched.taken));
        }
    }

    /// Looks how everything is that the printing system has.
    fn look(&mut self) {
        let now = (self.tools.clock)();
        let (cups, pace, tell) = (&self.tools.cups, self.tools.pace, &self.tell);
        self.watched.retain_mut(|watched| {
            let age = now.saturating_sub(watched.since);
            let trouble = match cups.fate(&watched.taken) {
                Ok(Fate::Gone) => {
                    tell(watched.id, News::Out);
                    return false;
                }
                Ok(Fate::Held(trouble)) => Some(trouble),
                Ok(Fate::UnderWay) => (age >= pace.slow).then_some(Trouble::Slow),
                // A printing system that does not answer now may answer the next time.
                Err(_) => watched.told.clone(),
            };
            if trouble != watched.told {
                match &trouble {
                    Some(trouble) => tell(watched.id, News::Held(trouble.clone())),
                    None => tell(watched.id, News::Sent),
                }
                watched.told = trouble;
            }
            age < pace.end
        });
    }
}

#[cfg(test)]
mod tests;
