//! The printing system, CUPS: which printers it knows and how they are, what became of a document. It is asked with its own
//! programs, each of which is given up when it does not answer.

use std::ffi::{OsStr, OsString};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use super::destination::QueueName;
use super::fault::{PrintFault, Trouble};
use super::port::Stopwatch;

/// How often somebody looks whether a program has ended.
const LOOK: Duration = Duration::from_millis(20);

/// How long the last words of a program are waited for.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// The most that a program is heard to say.
const MOST_WORDS: u64 = 1 << 20;

/// The letters of plain text are made so small that 80 of them fit across A4.
const FOR_TEXT: [&str; 4] = ["-o", "cpi=12", "-o", "lpi=6"];

/// What a PDF document begins with.
const PDF: &[u8] = b"%PDF-";

/// The programs of the printing system, and how long they may take.
#[derive(Debug, Clone)]
pub struct Cups {
    /// Takes a document.
    pub lp: OsString,
    /// Says how printers and documents are.
    pub lpstat: OsString,
    /// Takes a document back.
    pub cancel: OsString,
    /// How long taking a document may take.
    pub to_take: Duration,
    /// How long an answer may take.
    pub to_answer: Duration,
    /// The clock for both.
    pub clock: Stopwatch,
}

/// A queue of the printing system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// Its name.
    pub name: QueueName,
    /// Whether it is the usual one of the system.
    pub is_usual: bool,
    /// What keeps it from printing, as far as it says.
    pub trouble: Option<Trouble>,
}

/// A document that the printing system has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What the system calls it, such as `Office-12`.
    id: String,
}

impl Taken {
    /// The queue that it is in.
    fn queue(&self) -> &str {
        self.id.rsplit_once('-').map_or("", |(queue, _)| queue)
    }
}

/// How a document is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It waits for its turn, or is being printed.
    UnderWay,
    /// Something keeps it from being printed.
    Held(Trouble),
    /// It is no longer in its queue.
    Gone,
}

/// Which queue takes a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which<'a> {
    /// The usual one of the system.
    Usual,
    /// This one.
    Named(&'a QueueName),
    /// This one, and it is to hand the bytes through as they are.
    Raw(&'a QueueName),
}

impl Cups {
    /// The programs as the system finds them, by this clock.
    #[must_use]
    pub fn of_system(clock: Stopwatch) -> Self {
        Self {
            lp: "lp".into(),
            lpstat: "lpstat".into(),
            cancel: "cancel".into(),
            to_take: Duration::from_secs(10),
            to_answer: Duration::from_secs(5),
            clock,
        }
    }

    /// Hands a document over, and returns when the printing system has it.
    ///
    /// # Errors
    /// There is no such printer, or the printing system did not take the document.
    pub fn hand_over(&self, which: Which<'_>, document: &[u8]) -> Result<Taken, PrintFault> {
        let mut arguments = vec!["-t", "giotmau"];
        if let Which::Named(name) | Which::Raw(name) = which {
            arguments.extend(["-d", name.as_str()]);
        }
        if let Which::Raw(_) = which {
            arguments.extend(["-o", "raw"]);
        } else if !document.starts_with(PDF) {
            arguments.extend(FOR_TEXT);
        }
        let ended = self.run(&self.lp, &arguments, Some(document), self.to_take)?;
        if !ended.is_well {
            return Err(understood(&self.lp, &ended.complaint));
        }
        // "request id is Office-12 (1 file(s))"; one that says nothing has taken it all the same.
        let id = ended
            .said
            .split_whitespace()
            .find(|word| word.rsplit_once('-').is_some_and(|(_, number)| is_number(number)));
        let id = id.unwrap_or_default().to_owned();
        Ok(Taken { id })
    }

    /// Every queue that the printing system knows, the usual one first.
    ///
    /// # Errors
    /// There is no printing system, or it does not answer.
    pub fn queues(&self) -> Result<Vec<Queue>, PrintFault> {
        let names = self.run(&self.lpstat, &["-e"], None, self.to_answer)?;
        let states = self.run(&self.lpstat, &["-l", "-p", "-d"], None, self.to_answer)?;
        // A system without any queue says that as a complaint.
        let complaint = understood(&self.lpstat, &states.complaint);
        let has_failed = matches!(complaint, PrintFault::Failed(_)) && !names.is_well && !states.is_well;
        if has_failed {
            Err(complaint)
        } else {
            Ok(queues(&names.said, &states.said))
        }
    }

    /// How a document is.
    ///
    /// # Errors
    /// The printing system does not answer.
    pub fn fate(&self, taken: &Taken) -> Result<Fate, PrintFault> {
        let queue = taken.queue();
        if queue.is_empty() {
            return Ok(Fate::Gone);
        }
        let jobs = self.run(&self.lpstat, &["-l", "-o", queue], None, self.to_answer)?;
        if !jobs.is_well {
            return Err(understood(&self.lpstat, &jobs.complaint));
        }
        let Some(of_job) = paragraph(&jobs.said, |line| {
            line.split_whitespace().next() == Some(&taken.id)
        }) else {
            return Ok(Fate::Gone);
        };
        let printers = self.run(&self.lpstat, &["-l", "-p", queue], None, self.to_answer)?;
        let of_printer = paragraph(&printers.said, |line| {
            line.split_whitespace().nth(1) == Some(queue)
        });
        let trouble = of_printer.and_then(|lines| trouble(&lines));
        Ok(trouble
            .or_else(|| trouble_of_job(&of_job))
            .map_or(Fate::UnderWay, Fate::Held))
    }

    /// Takes a document back before it is printed. That it was printed meanwhile is no fault.
    ///
    /// # Errors
    /// The printing system does not answer.
    pub fn take_back(&self, taken: &Taken) -> Result<(), PrintFault> {
        if taken.id.is_empty() {
            return Ok(());
        }
        self.run(&self.cancel, &[&taken.id], None, self.to_answer)
            .map(drop)
    }

    /// Runs a program to its end, or to that of its time.
    fn run(
        &self,
        program: &OsStr,
        arguments: &[&str],
        input: Option<&[u8]>,
        limit: Duration,
    ) -> Result<Ended, PrintFault> {
        let stdin = if input.is_some() {
            Stdio::piped()
        } else {
            Stdio::null()
        };
        let mut child = Command::new(program)
            .args(arguments)
            .env("LC_ALL", "C.UTF-8")
            .stdin(stdin)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|fault| {
                if fault.kind() == std::io::ErrorKind::NotFound {
                    PrintFault::NoPrinter
                } else {
                    PrintFault::Failed(fault.to_string())
                }
            })?;
        if let (Some(mut paper), Some(input)) = (child.stdin.take(), input) {
            let input = input.to_vec();
            // Beside, because the program may read nothing. How that ends, its exit code tells.
            std::thread::spawn(move || drop(paper.write_all(&input)));
        }
        let (said, complaint) = (heard(child.stdout.take()), heard(child.stderr.take()));
        let is_well = self.wait(&mut child, limit)?;
        Ok(Ended {
            is_well,
            said: said.recv_timeout(LAST_WORDS).unwrap_or_default(),
            complaint: complaint.recv_timeout(LAST_WORDS).unwrap_or_default(),
        })
    }

    /// Waits until the program ends, and says whether it did its work.
    fn wait(&self, child: &mut Child, limit: Duration) -> Result<bool, PrintFault> {
        let began = (self.clock)();
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status.success()),
                Ok(None) if (self.clock)().saturating_sub(began) < limit => std::thread::sleep(LOOK),
                Ok(None) => break,
                Err(fault) => return Err(PrintFault::Failed(fault.to_string())),
            }
        }
        // It may have ended meanwhile, then there is nothing to end.
        drop(child.kill());
        drop(child.wait());
        Err(PrintFault::Silent)
    }
}

/// How a program ended.
struct Ended {
    is_well: bool,
    said: String,
    complaint: String,
}

/// Takes in what a program says, beside; a program that a child of its own outlives does not end its words.
fn heard(words: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (said, heard) = channel();
    if let Some(words) = words {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            drop(words.take(MOST_WORDS).read_to_end(&mut bytes));
            // Where nobody waits for it any more, it is of no use.
            drop(said.send(String::from_utf8_lossy(&bytes).into_owned()));
        });
    }
    heard
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What the complaint of a program means.
fn understood(program: &OsStr, complaint: &str) -> PrintFault {
    let line = complaint.lines().map(str::trim).find(|line| !line.is_empty());
    let Some(line) = line else {
        return PrintFault::Failed(program.to_string_lossy().into_owned());
    };
    let small = line.to_lowercase();
    let no_printer = [
        "no default destination",
        "does not exist",
        "no destinations",
        "no printers",
        "invalid destination",
        "scheduler is not running",
        "unable to connect",
        "bad file descriptor",
    ];
    if no_printer.iter().any(|sign| small.contains(sign)) {
        PrintFault::NoPrinter
    } else if small.contains("not accepting") {
        PrintFault::Troubled(Trouble::Paused(String::new()))
    } else {
        PrintFault::Failed(line.to_owned())
    }
}

/// The queues in what `lpstat -e` and `lpstat -l -p -d` say, the usual one first.
fn queues(names: &str, states: &str) -> Vec<Queue> {
    let usual = states
        .lines()
        .find_map(|line| line.strip_prefix("system default destination: "))
        .map(str::trim);
    let listed = names.lines().map(str::trim);
    // Where the system is too old to list names, those that have a state are there.
    let with_state = states
        .lines()
        .filter_map(|line| line.strip_prefix("printer ")?.split_whitespace().next());
    let mut seen = Vec::new();
    for name in listed.chain(with_state) {
        if let Some(name) = QueueName::parse(name).filter(|name| !seen.contains(name)) {
            seen.push(name);
        }
    }
    let mut queues: Vec<Queue> = seen
        .into_iter()
        .map(|name| {
            let is_of = |line: &str| {
                line.strip_prefix("printer ")
                    .and_then(|rest| rest.split_whitespace().next())
                    == Some(name.as_str())
            };
            Queue {
                is_usual: usual == Some(name.as_str()),
                trouble: paragraph(states, is_of).and_then(|lines| trouble(&lines)),
                name,
            }
        })
        .collect();
    queues.sort_by_key(|queue| !queue.is_usual);
    queues
}

/// A line that begins at the edge, and the indented ones that belong to it.
fn paragraph(text: &str, is_first: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    let is_indented = |line: &str| line.starts_with(char::is_whitespace);
    let mut lines = text
        .lines()
        .skip_while(|line| is_indented(line) || !is_first(line));
    let first = lines.next()?;
    Some(
        std::iter::once(first)
            .chain(lines.take_while(|line| is_indented(line)))
            .collect(),
    )
}

/// What follows a label in a paragraph.
fn value<'a>(lines: &[&'a str], label: &str) -> &'a str {
    let found = lines.iter().find_map(|line| line.trim().strip_prefix(label));
    found.unwrap_or_default().trim()
}

/// What keeps a printer from printing, by its paragraph.
fn trouble(lines: &[&str]) -> Option<Trouble> {
    // The second line is what the printer says of itself, if it says anything.
    let message = lines
        .get(1)
        .map(|line| line.trim())
        .filter(|line| !line.starts_with("Form mounted:"))
        .unwrap_or_default();
    let is_paused = lines
        .first()
        .is_some_and(|line| line.contains(" disabled since "));
    by_reasons(value(lines, "Alerts:"))
        .or_else(|| is_paused.then(|| Trouble::Paused(message.to_owned())))
        .or_else(|| by_message(message))
}

/// What keeps a document from being printed, by its own paragraph.
fn trouble_of_job(lines: &[&str]) -> Option<Trouble> {
    let message = value(lines, "Status:");
    let has_failed = value(lines, "Alerts:").contains("with-errors");
    by_message(message).or_else(|| has_failed.then(|| Trouble::Other(message.to_owned())))
}

/// The reasons of a printer's state, as the protocol of printing names them.
fn by_reasons(reasons: &str) -> Option<Trouble> {
    const KNOWN: [(&str, Trouble); 12] = [
        ("media-empty", Trouble::NoPaper),
        ("media-needed", Trouble::NoPaper),
        ("media-jam", Trouble::Jam),
        ("cover-open", Trouble::LidOpen),
        ("door-open", Trouble::LidOpen),
        ("interlock-open", Trouble::LidOpen),
        ("toner-empty", Trouble::NoInk),
        ("marker-supply-empty", Trouble::NoInk),
        ("offline", Trouble::Offline),
        ("connecting-to-device", Trouble::Offline),
        ("timed-out", Trouble::Offline),
        ("shutdown", Trouble::Offline),
    ];
    let is_told = |sign: &str| {
        reasons.split([' ', ',']).any(|reason| {
            reason.starts_with(sign) && !reason.ends_with("-warning") && !reason.ends_with("-report")
        })
    };
    KNOWN
        .into_iter()
        .find(|(sign, _)| is_told(sign))
        .map(|(_, trouble)| trouble)
}

/// What a printer says in words.
fn by_message(message: &str) -> Option<Trouble> {
    const KNOWN: [(&str, Trouble); 10] = [
        ("out of paper", Trouble::NoPaper),
        ("load paper", Trouble::NoPaper),
        ("cover is open", Trouble::LidOpen),
        ("door is open", Trouble::LidOpen),
        ("paper jam", Trouble::Jam),
        ("jammed", Trouble::Jam),
        ("unavailable", Trouble::Offline),
        ("not responding", Trouble::Offline),
        ("off-line", Trouble::Offline),
        ("unable to", Trouble::Offline),
    ];
    let small = message.to_lowercase();
    let found = KNOWN.into_iter().find(|(sign, _)| small.contains(sign));
    found.map(|(_, trouble)| trouble)
}

#[cfg(test)]
pub(super) mod tests;
