//! The thread that owns the station, so that nobody who types ever waits for a disk. Jobs go in over a channel, answers
//! come back through a function; a bell from another process is a job like any other. Whoever looks for people does not
//! even wait for a commit: a second thread reads the roster.

mod reader;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::domain::arrival::Claim;
use crate::domain::day::Day;
use crate::domain::id::{DayId, PersonId, StepId};
use crate::domain::person::{DonorFacts, Person};
use crate::domain::step::{At, DayInfo, Envelope, Step};
use crate::store::{RosterSize, StoreError};

use super::dossier::{self, Ask, Told};
use super::{Executed, Request, Station, StationError};

/// How long to sleep at most before looking whether another process wrote without ringing.
const NET: Duration = Duration::from_secs(1);

/// Something for the station to do.
#[derive(Debug)]
pub enum Job {
    /// Execute a command.
    Execute(Box<Request>),
    /// Open a day and turn to it.
    OpenDay {
        /// The day's id.
        id: DayId,
        /// The id of its first step.
        request: StepId,
        /// What it is.
        info: Box<DayInfo>,
        /// When, who, where.
        at: At,
    },
    /// Look for people; a later search makes an earlier one pointless.
    Search {
        /// Comes back with the answer.
        ticket: u64,
        /// What was typed.
        query: String,
        /// At most so many.
        limit: usize,
    },
    /// Find out who somebody at the desk is; answered by [`Answer::Found`].
    Recognise {
        /// Comes back with the answer.
        ticket: u64,
        /// Who they are by their card or by what was typed.
        claim: Box<Claim>,
        /// Whether a card says so.
        is_card: bool,
    },
    /// Something about one person of the roster; what is only read is pointless once more is asked.
    Roster {
        /// Comes back with the answer.
        ticket: u64,
        /// What.
        ask: Box<Ask>,
    },
    /// What the roster and other days say about people; pointless once somebody else is looked for.
    Facts {
        /// Comes back with the answer.
        ticket: u64,
        /// Who.
        people: Vec<PersonId>,
        /// The day that is under way; what happened on it the station knows.
        today: DayId,
    },
    /// Read what others wrote, as a request that writes nothing itself; answered by [`Answer::Executed`].
    LookAgain(StepId),
    /// Count the roster.
    CountRoster,
    /// Nobody looks for anybody yet: read what the first search will need.
    WarmUp,
    /// Another process may have written.
    Bell,
    /// Finish.
    Stop,
}

/// What the station answers.
#[derive(Debug)]
pub enum Answer {
    /// To [`Job::Execute`]: durable, refused, or failed. `people` are those whom the steps brought in.
    Executed {
        /// Which request.
        request: StepId,
        /// What became of it.
        result: Result<Executed, StationError>,
        /// Who was checked in by the steps.
        people: Vec<Person>,
    },
    /// To [`Job::OpenDay`].
    DayOpened {
        /// Which request.
        request: StepId,
        /// What became of it.
        result: Result<Executed, StationError>,
        /// The day that the station is on now.
        day: Option<Box<Day>>,
    },
    /// Others wrote. `people` are those whom the steps brought in.
    Followed {
        /// Their steps.
        steps: Vec<Envelope>,
        /// Who was checked in by the steps.
        people: Vec<Person>,
    },
    /// To [`Job::Search`] and [`Job::Recognise`].
    Found {
        /// Which search.
        ticket: u64,
        /// The best match first.
        people: Vec<Person>,
    },
    /// To [`Job::Roster`].
    Told {
        /// Which question.
        ticket: u64,
        /// The answer, or why there is none.
        told: Result<Told, StationError>,
    },
    /// To [`Job::Facts`].
    Facts {
        /// Which question.
        ticket: u64,
        /// The answer; nobody in it whom the roster does not know any more.
        facts: Vec<DonorFacts>,
    },
    /// To [`Job::CountRoster`].
    RosterCounted(RosterSize),
    /// Reading failed; nothing is known to be lost.
    Trouble(StationError),
}

/// The running threads.
#[derive(Debug)]
pub struct Worker {
    jobs: Sender<Job>,
    thread: JoinHandle<()>,
    to_read: Sender<Job>,
    reader: JoinHandle<()>,
}

impl Worker {
    /// Starts the threads. They answer through `answer`, from there.
    pub fn start(
        mut station: Station,
        answer: impl Fn(Answer) + Send + Sync + 'static,
    ) -> Result<Self, StoreError> {
        let (jobs, inbox) = channel();
        let (to_read, reading) = channel();
        let answer = Arc::new(answer);
        let ring = jobs.clone();
        let listening = station.store().listen(Box::new(move || {
            // The worker may be gone already; then nobody needs the bell.
            drop(ring.send(Job::Bell));
        }))?;
        let readers = station.store().readers();
        // The reader does not keep the answering alive: that it is dropped tells that the station's thread has died.
        let say = Arc::downgrade(&answer);
        let reader = std::thread::spawn(move || {
            reader::work(&readers, &reading, &|said| {
                if let Some(answer) = say.upgrade() {
                    answer(said);
                }
            });
        });
        let thread = std::thread::spawn(move || {
            work(&mut station, &inbox, &*answer);
            drop(listening);
        });
        Ok(Self {
            jobs,
            thread,
            to_read,
            reader,
        })
    }

    /// Hands a job in; false when the thread that would do it has died.
    pub fn hand_in(&self, job: Job) -> bool {
        let jobs = match &job {
            Job::Search { .. } | Job::Facts { .. } | Job::CountRoster | Job::WarmUp => &self.to_read,
            Job::Roster { ask, .. } if ask.is_reading() => &self.to_read,
            Job::Execute(_)
            | Job::OpenDay { .. }
            | Job::Recognise { .. }
            | Job::Roster { .. }
            | Job::LookAgain(_)
            | Job::Bell
            | Job::Stop => &self.jobs,
        };
        jobs.send(job).is_ok()
    }

    /// Lets the jobs that were handed in finish, and the threads end.
    pub fn stop(self) {
        drop(self.jobs.send(Job::Stop));
        drop(self.to_read);
        drop(self.thread.join());
        drop(self.reader.join());
    }
}

fn work(station: &mut Station, inbox: &Receiver<Job>, answer: &dyn Fn(Answer)) {
    let mut waiting = VecDeque::new();
    loop {
        if waiting.is_empty() {
            match inbox.recv_timeout(NET) {
                Ok(job) => waiting.push_back(job),
                Err(RecvTimeoutError::Timeout) => idle(station, answer),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        waiting.extend(inbox.try_iter());
        let Some(job) = waiting.pop_front() else { continue };
        let superseded = match &job {
            Job::Bell => waiting.iter().any(|later| matches!(later, Job::Bell)),
            Job::Execute(_)
            | Job::OpenDay { .. }
            | Job::Search { .. }
            | Job::Recognise { .. }
            | Job::Roster { .. }
            | Job::Facts { .. }
            | Job::LookAgain(_)
            | Job::CountRoster
            | Job::WarmUp
            | Job::Stop => false,
        };
        if superseded {
            continue;
        }
        match job {
            Job::Execute(request) => {
                let result = station.execute(&request);
                let people = match &result {
                    Ok(executed) => arrivals(
                        station,
                        executed.newer.iter().chain(executed.outcome.iter().flatten()),
                    ),
                    Err(_) => Vec::new(),
                };
                answer(Answer::Executed {
                    request: request.id,
                    result,
                    people,
                });
            }
            Job::OpenDay {
                id,
                request,
                info,
                at,
            } => {
                let result = station.open_day(id, request, &info, &at);
                let day = station.day().cloned().map(Box::new);
                answer(Answer::DayOpened { request, result, day });
            }
            Job::Recognise {
                ticket,
                claim,
                is_card,
            } => {
                let found = if is_card {
                    station.whose_card(&claim)
                } else {
                    station.who_may_be(&claim)
                };
                match found {
                    Ok(people) => answer(Answer::Found { ticket, people }),
                    Err(error) => answer(Answer::Trouble(error)),
                }
            }
            Job::Roster { ticket, ask } => {
                let told = dossier::answer(station.store(), &ask).map_err(StationError::from);
                answer(Answer::Told { ticket, told });
            }
            Job::LookAgain(request) => {
                let result = station.follow().map(|newer| Executed {
                    newer,
                    outcome: Ok(Vec::new()),
                });
                let people = match &result {
                    Ok(executed) => arrivals(station, executed.newer.iter()),
                    Err(_) => Vec::new(),
                };
                answer(Answer::Executed {
                    request,
                    result,
                    people,
                });
            }
            Job::Bell => follow(station, answer),
            // These went to the reader.
            Job::Search { .. } | Job::Facts { .. } | Job::CountRoster | Job::WarmUp => {}
            Job::Stop => return,
        }
    }
}

/// Nobody asked for anything for a while: tidy up, and look whether a bell was missed.
fn idle(station: &mut Station, answer: &dyn Fn(Answer)) {
    match station.store().others_wrote() {
        Ok(true) => follow(station, answer),
        Ok(false) => {
            if let Err(error) = station.store().rest() {
                answer(Answer::Trouble(error.into()));
            }
        }
        Err(error) => answer(Answer::Trouble(error.into())),
    }
}

fn follow(station: &mut Station, answer: &dyn Fn(Answer)) {
    match station.follow() {
        Ok(steps) if steps.is_empty() => {}
        Ok(steps) => {
            let people = arrivals(station, steps.iter());
            answer(Answer::Followed { steps, people });
        }
        Err(error) => answer(Answer::Trouble(error)),
    }
}

/// The people whom these steps checked in. A failure to read them shows as people without a name and is mended by the
/// next read; the steps themselves are what must not be lost.
fn arrivals<'a>(station: &mut Station, steps: impl Iterator<Item = &'a Envelope>) -> Vec<Person> {
    let ids: Vec<PersonId> = steps
        .filter_map(|envelope| {
            let Step::DonorCheckedIn { person, .. } = &envelope.step else {
                return None;
            };
            Some(*person)
        })
        .collect();
    if ids.is_empty() {
        Vec::new()
    } else {
        station.store().people(&ids).unwrap_or_default()
    }
}
