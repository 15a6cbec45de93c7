//! `giotmau demo`: a simulated morning on a store that is gone with the program.

mod live;

use std::num::NonZeroU32;

use super::arguments::{Displaying, Format, Morning};
use super::{Invocation, board, formats, output, screens, summary};
use crate::domain::time::Moment;
use crate::error::{Error, Exit};
use crate::i18n::Lang;
use crate::i18n::text::cli as text;
use crate::report::Summary;
use crate::shell;
use crate::simulation::{Simulation, SimulationFault, headless};
use crate::station::Station;
use crate::store::memory::Memory;
use crate::store::{self, Create, OpenReader};
use crate::tui::clock::Clock;
use crate::tui::screen::ScreenId;
use live::{Folder, Staff};

/// When the morning of the demonstration begins: always the same, so that one seed is one morning.
const START: &str = "2026-10-22T07:00:00+07:00";

/// How fast it goes on the screens, and on the hall display, where a call is to be seen for some seconds.
const SPEED: NonZeroU32 = NonZeroU32::MIN.saturating_add(59);
const BOARD_SPEED: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

/// Runs the morning: on the screens, or at full speed to write its summary.
pub(super) fn run(invocation: &Invocation, morning: &Morning) -> Result<Exit, Error> {
    let start = Moment::parse(START).ok_or(Error::NoDefault("demo"))?;
    if morning.headless {
        to_summary(invocation, morning, start)
    } else {
        on_screens(invocation, morning, start)
    }
}

/// Runs the morning at full speed and writes its summary.
fn to_summary(invocation: &Invocation, morning: &Morning, start: Moment) -> Result<Exit, Error> {
    let (day, roster) = headless(
        Box::new(Memory::new()),
        morning.seed,
        morning.donors,
        start,
        invocation.pack.clone(),
    )
    .map_err(|fault| failed(invocation.lang, fault))?;
    let summary = Summary::of(&day, &invocation.pack, &roster);
    let width = formats::width(morning.wide);
    let path = morning.output.as_deref();
    let format = Format::chosen(morning.format, path, false);
    let document = summary::in_format(invocation, &summary, format, width)?;
    output::document(invocation.lang, &document, format, path)?;
    Ok(Exit::Done)
}

/// Plays the morning on the screens, where the person may take part.
fn on_screens(invocation: &Invocation, morning: &Morning, start: Moment) -> Result<Exit, Error> {
    let folder = Folder::new()?;
    let path = folder.path().join("demo.db").to_string_lossy().into_owned();
    let station = |create: Create| -> Result<Station, Error> {
        Ok(Station::open(
            store::open(&path, create)?,
            invocation.pack.clone(),
        )?)
    };
    let mut theirs = station(Create::Yes)?;
    let simulation = Simulation::prepare(morning.seed, morning.donors, start, &invocation.pack)
        .and_then(|morning| morning.begin(&mut theirs))
        .map_err(|fault| failed(invocation.lang, fault))?;
    let ours = station(Create::No)?;
    let usual = if morning.board { BOARD_SPEED } else { SPEED };
    let clock = Clock::simulated(shell::now(), start, morning.speed.unwrap_or(usual));
    let staff = Staff::begin(theirs, simulation, clock)?;
    let ended = if morning.board {
        drop(ours);
        let open: OpenReader = Box::new(move || store::open_to_look(&path));
        board::show(invocation, &Displaying::default(), open, clock)
    } else {
        screens::show(invocation, ours, clock, ScreenId::Dashboard)
    };
    staff.end();
    drop(folder);
    ended
}

fn failed(lang: Lang, fault: SimulationFault) -> Error {
    match fault {
        SimulationFault::Station(fault) => fault.into(),
        SimulationFault::Refused(why) => why.into(),
        SimulationFault::Unreadable { .. } | SimulationFault::NotUsable { .. } | SimulationFault::Endless => {
            Error::Demo(text::DEMO_FAILED.with(lang, &[("fault", &fault)]))
        }
    }
}
