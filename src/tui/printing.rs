//! What was printed and what was not yet, as data. Nothing is forgotten before it is on paper: what failed is kept and can be
//! printed again with one key, here or on another printer, until somebody drops it or the program ends.

use std::path::PathBuf;

use crate::domain::time::Moment;
use crate::i18n::Lang;
use crate::print::cups::Queue;
use crate::print::destination::Destination;
use crate::print::fault::{PrintFault, Trouble};
use crate::print::job::{Printout, Setup};
use crate::print::press::{JobId, News, Order};

/// How many printouts are kept that nobody has to do anything about; the oldest are forgotten.
const MOST_DONE: usize = 20;

/// How many printouts wait for a printer at most.
pub const MOST_OPEN: usize = 500;

/// A printout, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Which; another one when it is printed again.
    pub id: JobId,
    /// What.
    pub printout: Printout,
    /// In which language.
    pub lang: Lang,
    /// Where it is to come out.
    pub to: Destination,
    /// When it was asked for.
    pub at: Moment,
    /// What became of it.
    pub state: State,
}

/// What became of a printout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Its turn has not come.
    Waiting,
    /// The printer is being given it.
    Printing,
    /// The printer or the printing system has all of it.
    Sent,
    /// The printer was given all of it and does not say that it has it.
    Unconfirmed,
    /// The printing system has it, and something keeps it from being printed.
    Held(Trouble),
    /// It has come out, as far as the printing system knows.
    Out,
    /// It is a file.
    Written(PathBuf),
    /// It was not printed.
    Failed(PrintFault),
    /// Somebody does not want it any more.
    Dropped,
}

impl State {
    /// Whether it would be lost with the program.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Waiting | Self::Printing | Self::Failed(_))
    }

    /// Whether somebody has to do something about it.
    #[must_use]
    pub const fn is_troubled(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::Held(_))
    }

    /// Whether the printer or the printing system may still do something with it.
    const fn is_under_way(&self) -> bool {
        matches!(self, Self::Waiting | Self::Printing | Self::Held(_))
    }
}

/// All that is known of printouts and printers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// Where paper comes out by itself.
    pub setup: Setup,
    /// The queues of the printing system; none before somebody has asked.
    pub queues: Vec<Queue>,
    /// Oldest first.
    jobs: Vec<Job>,
    next: u32,
}

/// There are too many printouts that wait for a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full;

/// What printing something again takes: what is to be stopped first, and the new order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// What is under way still.
    pub stop: Option<JobId>,
    /// The new order.
    pub order: Order,
}

impl Printing {
    /// Nothing was printed yet.
    #[must_use]
    pub const fn new(setup: Setup) -> Self {
        Self {
            setup,
            queues: Vec::new(),
            jobs: Vec::new(),
            next: 1,
        }
    }

    /// The printouts, the newest first.
    pub fn jobs(&self) -> impl DoubleEndedIterator<Item = &Job> {
        self.jobs.iter().rev()
    }

    /// The printout with this id.
    #[must_use]
    pub fn job(&self, id: JobId) -> Option<&Job> {
        self.jobs.iter().find(|job| job.id == id)
    }

    /// The printouts that were not printed, oldest first.
    pub fn failed(&self) -> impl Iterator<Item = &Job> {
        self.jobs
            .iter()
            .filter(|job| matches!(job.state, State::Failed(_)))
    }

    /// The newest printout, where the printer does not say that it has it.
    #[must_use]
    pub fn unconfirmed(&self) -> Option<&Job> {
        let newest = self.jobs.last();
        newest.filter(|job| job.state == State::Unconfirmed)
    }

    /// The printouts that would be lost with the program, oldest first.
    pub fn open(&self) -> impl Iterator<Item = &Job> {
        self.jobs.iter().filter(|job| job.state.is_open())
    }

    /// What the printouts are called that would be lost with the program, oldest first.
    #[must_use]
    pub fn names_of_open(&self, lang: Lang) -> Vec<String> {
        self.open().map(|job| job.printout.name(lang)).collect()
    }

    /// Everywhere where a printout can come out.
    #[must_use]
    pub fn choices(&self, is_sheet: bool) -> Vec<Destination> {
        self.setup.choices(is_sheet, &self.queues)
    }

    /// The queue that a destination is, where the printing system has told of it.
    #[must_use]
    pub fn queue(&self, destination: &Destination) -> Option<&Queue> {
        match destination {
            Destination::Usual => self.queues.iter().find(|queue| queue.is_usual),
            Destination::Queue(name) | Destination::RawQueue(name) => {
                self.queues.iter().find(|queue| queue.name == *name)
            }
            Destination::Device(_) | Destination::Network { .. } | Destination::Folder(_) => None,
        }
    }

    /// Takes down that something is to be printed, at the usual place unless another is named.
    ///
    /// # Errors
    /// Too many printouts wait already.
    pub fn order(
        &mut self,
        at: Moment,
        lang: Lang,
        printout: Printout,
        to: Option<Destination>,
    ) -> Result<Order, Full> {
        if self.open().count() >= MOST_OPEN {
            return Err(Full);
        }
        let to = to.unwrap_or_else(|| self.setup.destination(&printout).clone());
        let job = Job {
            id: self.new_id(),
            printout,
            lang,
            to,
            at,
            state: State::Waiting,
        };
        let order = job.order();
        self.jobs.push(job);
        self.forget();
        Ok(order)
    }

    /// Takes down that a printout is to be printed again, where it was to come out or elsewhere; none while it is being
    /// printed there already.
    pub fn again(&mut self, id: JobId, to: Option<Destination>) -> Option<Again> {
        let new = self.new_id();
        let job = self.jobs.iter_mut().find(|job| job.id == id)?;
        let is_same = to.as_ref().is_none_or(|to| *to == job.to);
        if is_same && matches!(job.state, State::Waiting | State::Printing) {
            return None;
        }
        let stop = job.state.is_under_way().then_some(id);
        job.id = new;
        job.state = State::Waiting;
        job.to = to.unwrap_or_else(|| job.to.clone());
        let order = job.order();
        Some(Again { stop, order })
    }

    /// Takes down that a printout is not wanted any more, and says what is to be stopped.
    pub fn drop_job(&mut self, id: JobId) -> Option<JobId> {
        let job = self.jobs.iter_mut().find(|job| job.id == id)?;
        let stop = job.state.is_under_way().then_some(id);
        job.state = State::Dropped;
        stop
    }

    /// Takes in what became of a printout, and says what it was before; nothing, where nobody cares any more.
    pub fn hear(&mut self, id: JobId, news: News) -> Option<State> {
        let job = self.jobs.iter_mut().find(|job| job.id == id)?;
        let is_dropped = job.state == State::Dropped;
        let now = match news {
            // What is stopped says so; what has come out all the same has come out.
            News::Begun | News::Failed(_) | News::Held(_) if is_dropped => return None,
            News::Begun => State::Printing,
            News::Sent => State::Sent,
            News::Unconfirmed => State::Unconfirmed,
            News::Written(path) => State::Written(path),
            News::Held(trouble) => State::Held(trouble),
            News::Out => State::Out,
            News::Failed(fault) => State::Failed(fault),
        };
        Some(std::mem::replace(&mut job.state, now))
    }

    const fn new_id(&mut self) -> JobId {
        let id = JobId(self.next);
        self.next = self.next.wrapping_add(1);
        id
    }

    /// Forgets the oldest of those that nobody has to do anything about.
    fn forget(&mut self) {
        let is_done = |job: &Job| !job.state.is_open() && !job.state.is_troubled();
        let mut extra = self
            .jobs
            .iter()
            .filter(|job| is_done(job))
            .count()
            .saturating_sub(MOST_DONE);
        self.jobs.retain(|job| {
            let is_kept = extra == 0 || !is_done(job);
            extra -= usize::from(!is_kept);
            is_kept
        });
    }
}

impl Job {
    fn order(&self) -> Order {
        Order {
            id: self.id,
            printout: self.printout.clone(),
            lang: self.lang,
            to: self.to.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::destination::QueueName;

    fn printing() -> Printing {
        Printing::new(Setup::usual("/in".into()))
    }

    fn office() -> Destination {
        Destination::Queue(QueueName::parse("Office").unwrap())
    }

    /// Has a test page printed.
    fn order(printing: &mut Printing) -> Order {
        let printout = Printout::Test(Destination::Usual);
        printing
            .order(Moment::from_millis(0), Lang::Vi, printout, None)
            .unwrap()
    }

    const fn failed() -> News {
        News::Failed(PrintFault::Silent)
    }

    #[test]
    fn what_failed_is_kept_however_much_is_printed_after_it() {
        let mut printing = printing();
        let lost = order(&mut printing);
        printing.hear(lost.id, failed());
        for _ in 0..100 {
            let order = order(&mut printing);
            printing.hear(order.id, News::Begun);
            printing.hear(order.id, News::Sent);
        }
        assert_eq!(
            printing.jobs().count(),
            MOST_DONE + 2,
            "the one that failed and the newest too"
        );
        let ids: Vec<JobId> = printing.failed().map(|job| job.id).collect();
        assert_eq!(ids, [lost.id]);
        assert_eq!(printing.open().count(), 1);
        let again = printing.again(lost.id, None).unwrap();
        assert_eq!((again.stop, &again.order.printout), (None, &lost.printout));
        assert_ne!(again.order.id, lost.id);
        // What is still said about the first attempt is of no use any more.
        assert_eq!(printing.hear(lost.id, failed()), None);
        printing.hear(again.order.id, News::Sent);
        assert_eq!((printing.failed().count(), printing.open().count()), (0, 0));
    }

    #[test]
    fn what_is_being_printed_is_not_printed_twice_but_may_go_elsewhere() {
        let mut printing = printing();
        let first = order(&mut printing);
        for news in [None, Some(News::Begun)] {
            news.map(|news| printing.hear(first.id, news));
            assert_eq!(printing.again(first.id, None), None);
            assert_eq!(printing.again(first.id, Some(Destination::Usual)), None);
        }
        let elsewhere = printing.again(first.id, Some(office())).unwrap();
        assert_eq!(elsewhere.stop, Some(first.id));
        assert_eq!(elsewhere.order.to, office());
        printing.hear(elsewhere.order.id, News::Sent);
        printing.hear(elsewhere.order.id, News::Held(Trouble::NoPaper));
        let back = printing.again(elsewhere.order.id, None).unwrap();
        assert_eq!((back.stop, back.order.to), (Some(elsewhere.order.id), office()));
        assert_eq!(printing.jobs().count(), 1);
    }

    #[test]
    fn what_is_dropped_stays_so_until_it_is_wanted_again_or_came_out_all_the_same() {
        let mut printing = printing();
        let first = order(&mut printing);
        assert_eq!(printing.drop_job(first.id), Some(first.id));
        assert_eq!(printing.hear(first.id, News::Failed(PrintFault::Stopped)), None);
        assert_eq!(printing.job(first.id).unwrap().state, State::Dropped);
        assert_eq!(printing.open().count(), 0);
        assert!(printing.hear(first.id, News::Sent).is_some());
        assert_eq!(printing.drop_job(first.id), None, "the printer has it");
        let again = printing.again(first.id, None).unwrap();
        assert_eq!((again.stop, printing.open().count()), (None, 1));
    }

    #[test]
    fn there_is_room_for_many_and_then_it_is_said() {
        let mut printing = printing();
        for _ in 0..MOST_OPEN {
            let order = order(&mut printing);
            printing.hear(order.id, failed());
        }
        let printout = Printout::Test(Destination::Usual);
        let refused = printing.order(Moment::from_millis(0), Lang::Vi, printout, None);
        assert_eq!(refused, Err(Full));
        let oldest = printing.failed().next().unwrap().id;
        printing.drop_job(oldest);
        order(&mut printing);
        assert_eq!(printing.open().count(), MOST_OPEN);
    }

    #[test]
    fn held_is_not_lost_with_the_program_and_is_not_forgotten() {
        let mut printing = printing();
        let held = order(&mut printing);
        printing.hear(held.id, News::Sent);
        assert_eq!(
            printing.hear(held.id, News::Held(Trouble::Jam)),
            Some(State::Sent)
        );
        let job = printing.job(held.id).unwrap();
        assert!(job.state.is_troubled() && !job.state.is_open());
        for _ in 0..50 {
            let order = order(&mut printing);
            printing.hear(order.id, News::Written("/in/x".into()));
        }
        assert!(printing.job(held.id).is_some());
        printing.hear(held.id, News::Out);
        order(&mut printing);
        assert_eq!(printing.job(held.id), None, "as the oldest that is done");
    }
}
