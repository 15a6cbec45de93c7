//! A terminal that only looks: it follows the newest day of a store, writes nothing, and finds its way back when the store
//! was gone. The display in the hall is one.

use super::{Day, StationError};
use crate::domain::id::{DayId, Seq};
use crate::store::{Listening, OpenReader, Store, StoreError};

/// Rings whenever somebody may have written; a new one for every time that the store is opened.
pub type MakeBell = Box<dyn Fn() -> Box<dyn Fn() + Send> + Send>;

/// A terminal that only looks.
pub struct Onlooker {
    open: OpenReader,
    make_bell: MakeBell,
    eye: Option<Eye>,
    day: Option<Day>,
}

/// An open store.
struct Eye {
    store: Box<dyn Store>,
    _listening: Listening,
    /// Whether it was read since it was opened.
    has_looked: bool,
}

impl std::fmt::Debug for Onlooker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Onlooker")
            .field("day", &self.day.as_ref().map(|day| day.id))
            .finish_non_exhaustive()
    }
}

impl Onlooker {
    /// Somebody who will look at the store that `open` opens. Nothing is opened yet.
    pub fn new(open: OpenReader, make_bell: MakeBell) -> Self {
        Self {
            open,
            make_bell,
            eye: None,
            day: None,
        }
    }

    /// The day as it was when somebody looked last: the newest open one, else the newest.
    pub const fn day(&self) -> Option<&Day> {
        self.day.as_ref()
    }

    /// Looks, and says whether the day is another than before. After a failure the store is opened anew the next time;
    /// the day stays as it was.
    pub fn look(&mut self) -> Result<bool, StationError> {
        let looked = self.look_closely();
        if looked.is_err() {
            self.eye = None;
        }
        looked
    }

    fn look_closely(&mut self) -> Result<bool, StationError> {
        let eye = match &mut self.eye {
            Some(eye) => eye,
            None => self.eye.insert(open_eye(&self.open, &self.make_bell)?),
        };
        // Asked first: what is written after the answer is seen the next time.
        let is_news = eye.store.others_wrote()? || !eye.has_looked;
        eye.has_looked = true;
        if !is_news {
            return Ok(false);
        }
        let days = eye.store.days()?;
        let current = days.iter().find(|day| !day.closed).or_else(|| days.first());
        match current.map(|day| day.id) {
            Some(id) => follow(&mut self.day, eye.store.as_mut(), id),
            None => Ok(self.day.take().is_some()),
        }
    }
}

fn open_eye(open: &OpenReader, make_bell: &MakeBell) -> Result<Eye, StoreError> {
    let mut store = open()?;
    let listening = store.listen(make_bell())?;
    Ok(Eye {
        store,
        _listening: listening,
        has_looked: false,
    })
}

/// Brings the day up to the end of the log of `id`. Another day is read from its first step, and so is a log that does not
/// hold the step that was seen last, such as that of a backup.
fn follow(known: &mut Option<Day>, store: &mut dyn Store, id: DayId) -> Result<bool, StationError> {
    if let Some(day) = known.as_mut().filter(|day| day.id == id) {
        let from_the_last = store.steps_after(id, Seq(day.head.seq.0.saturating_sub(1)))?;
        if let Some((last, newer)) = from_the_last.split_first()
            && (last.seq, last.hash) == (day.head.seq, day.head.hash)
        {
            day.apply_all(newer);
            return Ok(!newer.is_empty());
        }
    }
    let steps = store.steps_after(id, Seq::ZERO)?;
    *known = Some(Day::fold(&steps).ok_or(StationError::Unfoldable)?);
    Ok(true)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::sync::mpsc::channel;

    use uuid::Uuid;

    use super::*;
    use crate::domain::clean::{Label, Note};
    use crate::domain::command::Command;
    use crate::domain::day::Status;
    use crate::domain::id::StepId;
    use crate::domain::rulepack::RulePack;
    use crate::domain::step::{At, DayInfo, HallSize};
    use crate::domain::time::Moment;
    use crate::station::{Request, Station};
    use crate::store::memory::Memory;

    const HALL: HallSize = HallSize {
        desks: 1,
        beds: 1,
        seats: 1,
    };

    fn at() -> At {
        let now = Moment::parse("2026-10-22T08:00:00+07:00").unwrap();
        let label = |text| Label::parse(text).unwrap();
        At {
            occurred: now,
            recorded: now,
            staff: label("Hoa"),
            station: label("1"),
        }
    }

    /// Opens the nth day, on the nth of the month.
    fn opened(store: &Memory, n: u32) -> Station {
        let label = |text| Label::parse(text).unwrap();
        let info = DayInfo {
            title: label("Ngày hội"),
            date: chrono::NaiveDate::from_ymd_opt(2026, 10, n).unwrap(),
            site: label("A"),
            hospital: label("B"),
            target: 0,
            units: Vec::new(),
            hall: HALL,
            bag_pattern: None,
        };
        let pack = RulePack::vn_tt26_2013().unwrap();
        let mut station = Station::open(Box::new(store.clone()), pack).unwrap();
        let id = |number: u32| Uuid::from_u128(u128::from(number) << 32);
        station
            .open_day(DayId(id(n)), StepId(id(100 + n)), &info, &at())
            .unwrap()
            .outcome
            .unwrap();
        station
    }

    fn ask(station: &mut Station, n: u128, command: Command) {
        let request = Request {
            id: StepId(Uuid::from_u128(n << 8)),
            at: at(),
            command,
            new_person: None,
            corrected: None,
        };
        station.execute(&request).unwrap().outcome.unwrap();
    }

    fn looking_at(store: &Memory) -> Onlooker {
        let store = store.clone();
        Onlooker::new(
            Box::new(move || Ok(Box::new(store.clone()))),
            Box::new(|| Box::new(|| ())),
        )
    }

    #[test]
    fn an_onlooker_waits_for_the_first_day_and_follows_it() {
        let store = Memory::new();
        let mut onlooker = looking_at(&store);
        assert!(!onlooker.look().unwrap());
        assert_eq!(onlooker.day(), None);
        let mut station = opened(&store, 1);
        assert!(onlooker.look().unwrap());
        assert!(!onlooker.look().unwrap());
        ask(
            &mut station,
            1,
            Command::ChangeHall(HallSize { desks: 2, ..HALL }),
        );
        assert!(onlooker.look().unwrap());
        assert_eq!(onlooker.day(), station.day());
    }

    #[test]
    fn a_closed_day_stays_until_another_one_is_open() {
        let store = Memory::new();
        let mut onlooker = looking_at(&store);
        let mut one = opened(&store, 2);
        ask(&mut one, 1, Command::CloseDay);
        onlooker.look().unwrap();
        assert_eq!(onlooker.day().map(|day| day.status), Some(Status::Closed));
        // Also one of an earlier date.
        let two = opened(&store, 1);
        assert!(onlooker.look().unwrap());
        assert_eq!(onlooker.day(), two.day());
        let reason = Note::parse("sót").unwrap();
        ask(&mut one, 2, Command::ReopenDay { reason });
        assert!(onlooker.look().unwrap());
        assert_eq!(onlooker.day(), one.day());
    }

    #[test]
    fn the_bell_rings_whoever_looks() {
        let store = Memory::new();
        let (heard, rings) = channel();
        let eyes = store.clone();
        let mut onlooker = Onlooker::new(
            Box::new(move || Ok(Box::new(eyes.clone()))),
            Box::new(move || {
                let heard = heard.clone();
                Box::new(move || heard.send(()).unwrap_or_default())
            }),
        );
        onlooker.look().unwrap();
        opened(&store, 1);
        rings.recv_timeout(std::time::Duration::from_secs(5)).unwrap();
        assert!(onlooker.look().unwrap());
    }

    #[test]
    fn a_store_that_was_gone_is_opened_anew_and_the_day_stays_meanwhile() {
        let store = Memory::new();
        let mut station = opened(&store, 1);
        // Set before the onlooker opens the store; it is on this thread all the while.
        thread_local! {
            static GONE: Rc<Cell<bool>> = Rc::default();
        }
        let gone = GONE.with(Rc::clone);
        let eyes = store.clone();
        let mut onlooker = Onlooker::new(
            Box::new(move || {
                if GONE.with(|gone| gone.get()) {
                    return Err(StoreError::Busy);
                }
                Ok(Box::new(eyes.clone()))
            }),
            Box::new(|| Box::new(|| ())),
        );
        gone.set(true);
        assert!(onlooker.look().is_err());
        gone.set(false);
        assert!(onlooker.look().unwrap());
        let before = onlooker.day().cloned();
        onlooker.eye = None;
        gone.set(true);
        assert!(onlooker.look().is_err());
        assert_eq!(onlooker.day().cloned(), before);
        ask(&mut station, 1, Command::CloseDay);
        gone.set(false);
        assert!(onlooker.look().unwrap());
        assert_eq!(onlooker.day(), station.day());
    }

    #[test]
    fn another_log_in_the_place_of_the_first_is_read_from_its_beginning() {
        let (first, second) = (Memory::new(), Memory::new());
        let mut one = opened(&first, 1);
        let mut two = opened(&second, 1);
        for n in 1..=3 {
            ask(&mut one, n, Command::ChangeHall(HallSize { desks: 2, ..HALL }));
        }
        let mut known = one.day().cloned();
        // Shorter than the one that was known, as long, and longer.
        for n in 1..=4 {
            let mut seen = known.clone();
            ask(&mut two, n, Command::ChangeHall(HallSize { beds: 7, ..HALL }));
            assert!(follow(&mut seen, &mut second.clone(), two.day().unwrap().id).unwrap());
            assert_eq!(seen.as_ref(), two.day());
        }
        assert!(!follow(&mut known, &mut first.clone(), one.day().unwrap().id).unwrap());
        assert_eq!(known.as_ref(), one.day());
    }
}
