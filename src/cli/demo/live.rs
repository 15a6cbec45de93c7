//! A simulated morning while somebody looks on: the simulated staff are a second station on the same database, which
//! does what is next as soon as the clock says so. A person may take part at any moment: whatever the staff do next,
//! they decide on the day as it is then.

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::shell;
use crate::simulation::Simulation;
use crate::station::{Station, StationError};
use crate::tui::clock::Clock;

/// How long the staff go on with what they planned before they look at the day again.
const LOOK: Duration = Duration::from_millis(200);

/// The shortest pause between two acts that are not due at once.
const SHORTEST: Duration = Duration::from_millis(1);

/// How long the staff wait before they try again what the store could not do.
const AGAIN: Duration = Duration::from_secs(1);

/// The simulated staff at work.
#[derive(Debug)]
pub(super) struct Staff {
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl Staff {
    /// Has the staff begin, by this clock.
    ///
    /// # Errors
    /// The system has no thread to give.
    pub(super) fn begin(mut station: Station, mut simulation: Simulation, clock: Clock) -> io::Result<Self> {
        let (stop, stopped) = channel();
        let thread = std::thread::Builder::new()
            .name("simulated staff".into())
            .spawn(move || work(&mut station, &mut simulation, clock, &stopped))?;
        Ok(Self { stop, thread })
    }

    /// Lets the staff finish what they are doing, and go.
    pub(super) fn end(self) {
        let Self { stop, thread } = self;
        drop(stop);
        // Staff who fell over have nothing to finish.
        drop(thread.join());
    }
}

fn work(station: &mut Station, simulation: &mut Simulation, clock: Clock, stopped: &Receiver<()>) {
    loop {
        let pause = match act(station, simulation, clock) {
            Ok(pause) => pause,
            // The database is busy or its disk is full; whoever is at the screens is told by their own station.
            Err(_) => AGAIN,
        };
        if stopped.recv_timeout(pause) != Err(RecvTimeoutError::Timeout) {
            return;
        }
    }
}

/// Does what is due, if anything is, and says how long nothing is to be done after it.
fn act(station: &mut Station, simulation: &mut Simulation, clock: Clock) -> Result<Duration, StationError> {
    station.follow()?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let now = clock.at(shell::now());
    let Some(planned) = simulation.next(day, now) else {
        return Ok(LOOK);
    };
    if planned.at > now {
        return Ok(clock.real(planned.at.since(now)).clamp(SHORTEST, LOOK));
    }
    if station.execute(&planned.request(now))?.outcome.is_err() {
        simulation.refused(&planned);
    }
    Ok(Duration::ZERO)
}

/// A folder that only its owner may enter and that goes when this does.
#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes a new one among the system's temporary files.
    ///
    /// # Errors
    /// There is no room, or no permission.
    pub(super) fn new() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("giotmau-demo-{}", shell::new_id()));
        let mut builder = DirBuilder::new();
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt as _;
            builder.mode(0o700);
        }
        builder.create(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed is cleared away by the system with its other temporary files.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;
    use crate::domain::clean::Note;
    use crate::domain::command::{Act, Command};
    use crate::domain::day::Status;
    use crate::domain::id::StepId;
    use crate::domain::rulepack::RulePack;
    use crate::domain::step::At;
    use crate::domain::throughput::Counts;
    use crate::domain::time::Moment;
    use crate::station::Request;
    use crate::store::{self, Create};

    fn start() -> Moment {
        Moment::parse("2026-10-22T07:00:00+07:00").unwrap()
    }

    /// A station on the database in `folder`.
    fn station(folder: &Folder, create: Create) -> Station {
        let path = folder.path().join("demo.db");
        let store = store::open(path.to_str().unwrap(), create).unwrap();
        Station::open(store, RulePack::vn_tt26_2013().unwrap()).unwrap()
    }

    /// The staff's station and the simulation of so many donors on a new database.
    fn morning(folder: &Folder, donors: u32) -> (Station, Simulation) {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let mut staff = station(folder, Create::Yes);
        let morning = Simulation::prepare(1, donors, start(), &pack).unwrap();
        let simulation = morning.begin(&mut staff).unwrap();
        (staff, simulation)
    }

    #[test]
    fn a_folder_is_private_and_goes_with_its_owner() {
        let folder = Folder::new().unwrap();
        let path = folder.path().to_owned();
        std::fs::write(path.join("x"), "x").unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(
                std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o700
            );
        }
        drop(folder);
        assert!(!path.exists());
    }

    #[test]
    fn nothing_is_done_before_its_time() {
        let folder = Folder::new().unwrap();
        let (mut staff, mut simulation) = morning(&folder, 10);
        let still = Clock::simulated(
            shell::now() + crate::domain::time::Span::from_mins(60),
            start(),
            NonZeroU32::MIN,
        );
        let pause = act(&mut staff, &mut simulation, still).unwrap();
        assert_eq!(pause, LOOK);
        assert_eq!(staff.day().unwrap().visits().count(), 0);
    }

    #[test]
    fn somebody_at_another_station_may_take_part_and_the_morning_still_ends() {
        let folder = Folder::new().unwrap();
        let (staff, simulation) = morning(&folder, 12);
        let mut person = station(&folder, Create::No);
        let speed = NonZeroU32::new(40_000).unwrap();
        let clock = Clock::simulated(shell::now(), start(), speed);
        let staff = Staff::begin(staff, simulation, clock).unwrap();
        let mut withdrawn = 0;
        for _ in 0..1500 {
            person.follow().unwrap();
            let day = person.day().unwrap();
            let counts = Counts::of(day.visits());
            if counts.checked_in >= 11 && counts.inside() == 0 {
                break;
            }
            let waiting = day.queue().first().map(|visit| visit.id);
            if let Some(visit) = waiting.filter(|_| withdrawn < 2) {
                let now = clock.at(shell::now());
                let act = Act::Withdraw {
                    reason: Note::parse("bận việc gấp").unwrap(),
                };
                let request = Request {
                    id: StepId(shell::new_id()),
                    at: At {
                        occurred: now,
                        recorded: now,
                        staff: day.info.title.clone(),
                        station: day.info.title.clone(),
                    },
                    command: Command::visit(visit, act),
                    new_person: None,
                    corrected: None,
                };
                withdrawn += u32::from(person.execute(&request).unwrap().outcome.is_ok());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        staff.end();
        person.follow().unwrap();
        let day = person.day().unwrap();
        let counts = Counts::of(day.visits());
        assert_eq!((counts.inside(), day.status), (0, Status::Open), "{counts:?}");
        assert!(counts.checked_in >= 10 && counts.donated > 5, "{counts:?}");
        assert!(counts.withdrawn >= withdrawn, "{counts:?}");
    }
}
