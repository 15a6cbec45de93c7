//! `giotmau forecast`: when the running day will be through, where it jams, what one more place would change; and how often
//! that held on days that are over.

use super::arguments::Forecasting;
use super::day::station_on;
use super::{Invocation, assumptions, output, print_json};
use crate::domain::day::Day;
use crate::domain::id::{DayId, Seq};
use crate::domain::time::Moment;
use crate::error::{Error, Exit};
use crate::i18n::text::forecast as text;
use crate::i18n::{Lang, format};
use crate::planning::forecast::replay::Past;
use crate::planning::forecast::{Listed, Question, Situation, forecast};
use crate::planning::{Assumptions, Clock, Rest};
use crate::report::forecast as report;
use crate::report::forecast::replay::{self, Replay};
use crate::shell;
use crate::station::{Station, StationError};
use crate::store::RosterSize;

/// Forecasts, and prints it.
pub(super) fn run(invocation: &Invocation, asked: &Forecasting) -> Result<Exit, Error> {
    let assumed = assumptions(invocation.lang)?;
    let mut station = station_on(invocation, asked.day.as_deref())?;
    let roster = station.store().roster_size()?;
    if asked.replay {
        return replay(invocation, asked, &mut station, &roster, &assumed);
    }
    let lang = invocation.lang;
    let known = match &asked.at {
        Some(at) => Some(known_at(&mut station, at, lang)?),
        None => None,
    };
    let (day, now) = match &known {
        Some((day, at)) => (day, *at),
        None => (station.day().ok_or(StationError::NoDay)?, shell::now()),
    };
    let question = Question::about(day, &roster.by_unit, &invocation.pack, now);
    let standing = forecast(&Situation::of(day, &question), &assumed);
    if asked.json {
        print_json(&report::json(&standing, now))?;
    } else {
        let page = report::text(&standing, &day.info, now, lang);
        output::write(page.as_bytes(), None)?;
    }
    Ok(Exit::Done)
}

/// The station's day as it was known at a time of it.
fn known_at(station: &mut Station, at: &str, lang: Lang) -> Result<(Day, Moment), Error> {
    let (id, date) = station
        .day()
        .map(|day| (day.id, day.info.date))
        .ok_or(StationError::NoDay)?;
    let moment = Clock::parse(at)
        .and_then(|clock| clock.on(date))
        .or_else(|| Moment::parse(at.trim()))
        .ok_or_else(|| Error::Usage(text::AT_FAULT.with(lang, &[("at", &at)])))?;
    let log = station.store().steps_after(id, Seq::ZERO)?;
    let known = Past::of(&log).and_then(|past| past.known_at(moment));
    let known = known.ok_or_else(|| Error::Usage(text::AT_BEFORE.with(lang, &[("at", &at)])))?;
    Ok((known, moment))
}

/// Forecasts one finished day again, or all of them.
fn replay(
    invocation: &Invocation,
    asked: &Forecasting,
    station: &mut Station,
    roster: &RosterSize,
    assumed: &Assumptions,
) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let rest = Rest::of(&invocation.pack);
    let again = |station: &mut Station, id: DayId| -> Result<Option<Replay>, Error> {
        let log = station.store().steps_after(id, Seq::ZERO)?;
        Ok(Past::of(&log)
            .filter(|past| past.bounds().is_some())
            .map(|past| Replay {
                info: past.day().info.clone(),
                looks: past.looks(&Listed::of_roster(past.day(), &roster.by_unit), rest, assumed),
            }))
    };
    let replays = if asked.day.is_some() {
        let day = station.day().ok_or(StationError::NoDay)?;
        let (id, date) = (day.id, format::date(day.info.date));
        let one = again(station, id)?
            .ok_or_else(|| Error::Usage(text::REPLAY_NOT_OVER.with(lang, &[("date", &date)])))?;
        vec![one]
    } else {
        let mut all = Vec::new();
        for day in station.store().days()? {
            all.extend(again(station, day.id)?);
        }
        all
    };
    if asked.json {
        print_json(&replay::json(&replays))?;
        return Ok(Exit::Done);
    }
    let page = match replays.as_slice() {
        [] => return Err(Error::Usage(text::REPLAY_NONE.get(lang).to_owned())),
        [one] => replay::day(one, lang),
        all => replay::days(all, lang),
    };
    output::write(page.as_bytes(), None)?;
    Ok(Exit::Done)
}
