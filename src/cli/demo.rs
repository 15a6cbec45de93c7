//! `giotmau demo`: a simulated morning on a store that is gone with the program.

use super::arguments::Morning;
use super::{Invocation, output, summary};
use crate::domain::time::Moment;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::report::Summary;
use crate::simulation::{SimulationFault, headless};
use crate::store::memory::Memory;

/// When the morning of the demonstration begins: always the same, so that one seed is one morning.
const START: &str = "2026-10-22T07:00:00+07:00";

/// Runs the morning at full speed and writes its summary.
pub(super) fn run(invocation: &Invocation, morning: &Morning) -> Result<Exit, Error> {
    let start = Moment::parse(START).ok_or(Error::NoDefault("demo"))?;
    let (day, roster) = headless(
        Box::new(Memory::new()),
        morning.seed,
        morning.donors,
        start,
        invocation.pack.clone(),
    )
    .map_err(|fault| match fault {
        SimulationFault::Station(fault) => fault.into(),
        SimulationFault::Refused(why) => why.into(),
        SimulationFault::Unreadable { .. } | SimulationFault::NotUsable { .. } | SimulationFault::Endless => {
            Error::Demo(text::DEMO_FAILED.with(invocation.lang, &[("fault", &fault)]))
        }
    })?;
    let summary = Summary::of(&day, &invocation.pack, &roster);
    let document = summary::in_format(invocation, &summary, morning.format)?;
    output::write(document.as_bytes(), morning.output.as_deref())?;
    Ok(Exit::Done)
}
