//! `giotmau forecast`: when the running day will be through, where it jams, what one more place would change.

use super::arguments::Forecasting;
use super::day::station_on;
use super::{Invocation, output, print_json};
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::planning::forecast::{Listed, Question, Situation, forecast};
use crate::planning::{Assumptions, Rest};
use crate::report::forecast as report;
use crate::shell;
use crate::station::StationError;

/// Forecasts from now on, and prints it.
pub(super) fn run(invocation: &Invocation, asked: &Forecasting) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let assumed = Assumptions::read()
        .map_err(|fault| Error::Demo(text::DEMO_FAILED.with(lang, &[("fault", &fault)])))?;
    let mut station = station_on(invocation, asked.day.as_deref())?;
    let roster = station.store().roster_size()?;
    let day = station.day().ok_or(StationError::NoDay)?;
    let question = Question {
        now: shell::now(),
        lists: Listed::of_roster(day, &roster.by_unit),
        closing: None,
        rest: Rest {
            least: invocation.pack.least_rest(false),
            after_reaction: invocation.pack.least_rest(true),
        },
    };
    let standing = forecast(&Situation::of(day, &question), &assumed);
    if asked.json {
        print_json(&report::json(&standing, question.now))?;
    } else {
        let page = report::text(&standing, &day.info, question.now, lang);
        output::write(page.as_bytes(), None)?;
    }
    Ok(Exit::Done)
}
