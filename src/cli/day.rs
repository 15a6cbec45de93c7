//! `giotmau day`: open, list, show, close and reopen donation days.

mod closing;

use serde_json::{Value, json};

use super::arguments::{DayCommand, Opening};
use super::{Invocation, bad_option, new_request, print_json, print_line, table};
use crate::domain::bag::BagPattern;
use crate::domain::birth::read_date;
use crate::domain::clean::{Label, Note, printable};
use crate::domain::command::Command;
use crate::domain::day::{Day, Status};
use crate::domain::id::DayId;
use crate::domain::step::{DayInfo, HallSize};
use crate::domain::unit::{Unit, UnitCode};
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, closing as say, fault, format, terms};
use crate::shell;
use crate::station::{Station, StationError};
use crate::store::DayEntry;

/// Runs one of the subcommands.
pub(super) fn run(invocation: &Invocation, command: DayCommand) -> Result<Exit, Error> {
    match command {
        DayCommand::Open(opening) => open(invocation, &opening),
        DayCommand::List { json } => list(invocation, json),
        DayCommand::Show { day, json } => {
            let station = station_on(invocation, day.as_deref())?;
            show(invocation.lang, station.day().ok_or(StationError::NoDay)?, json)
        }
        DayCommand::Close(asked) => closing::run(invocation, &asked),
        DayCommand::Reopen { day, reason, json } => {
            let reason = Note::parse(&reason).map_err(|why| {
                bad_option(invocation.lang, "--reason", &fault::text(invocation.lang, &why))
            })?;
            change(invocation, day.as_deref(), Command::ReopenDay { reason }, json)
        }
    }
}

fn open(invocation: &Invocation, opening: &Opening) -> Result<Exit, Error> {
    let info = info_of(invocation, opening)?;
    let mut station = invocation.station()?;
    station
        .open_day(DayId(shell::new_id()), new_request(), &info, &invocation.at(None))?
        .outcome?;
    show(
        invocation.lang,
        station.day().ok_or(StationError::NoDay)?,
        opening.json,
    )
}

/// The day as asked for; what is not said, the settings say.
fn info_of(invocation: &Invocation, opening: &Opening) -> Result<DayInfo, Error> {
    let (lang, settings) = (invocation.lang, &invocation.settings);
    let label = |option: &str, given: Option<&str>, default: &Label| match given {
        Some(given) => Label::parse(given).map_err(|why| bad_option(lang, option, &fault::text(lang, &why))),
        None => Ok(default.clone()),
    };
    let date = match &opening.date {
        Some(given) => {
            read_date(given).map_err(|why| bad_option(lang, "--date", &fault::date(lang, &why)))?
        }
        None => shell::now().date(),
    };
    let default_title = text::DEFAULT_TITLE.with(lang, &[("date", &format::date(date))]);
    let title = opening.title.as_deref().unwrap_or(&default_title);
    let bag_pattern = match opening.bag_pattern.as_deref() {
        // Nothing between the quotes: ISBT 128, whatever the settings say.
        Some("") => None,
        Some(given) => Some(
            BagPattern::parse(given)
                .map_err(|why| bad_option(lang, "--bag-pattern", &fault::pattern(lang, why)))?,
        ),
        None => settings.bag_pattern.clone(),
    };
    Ok(DayInfo {
        title: label("--title", Some(title), &settings.site)?,
        date,
        site: label("--site", opening.site.as_deref(), &settings.site)?,
        hospital: label("--hospital", opening.hospital.as_deref(), &settings.hospital)?,
        target: opening.target.unwrap_or(settings.target),
        units: opening
            .units
            .iter()
            .map(|unit| unit_of(lang, unit))
            .collect::<Result<_, _>>()?,
        hall: HallSize {
            desks: opening.desks.unwrap_or(settings.hall.desks),
            beds: opening.beds.unwrap_or(settings.hall.beds),
            seats: opening.seats.unwrap_or(settings.hall.seats),
        },
        bag_pattern,
    })
}

/// Reads `CODE=NAME`.
fn unit_of(lang: Lang, given: &str) -> Result<Unit, Error> {
    let (code, name) = given
        .split_once('=')
        .ok_or_else(|| bad_option(lang, "--unit", text::UNIT_FORM.get(lang)))?;
    Ok(Unit {
        code: UnitCode::parse(code).ok_or_else(|| bad_option(lang, "--unit", text::UNIT_CODE.get(lang)))?,
        name: Label::parse(name).map_err(|why| bad_option(lang, "--unit", &fault::text(lang, &why)))?,
    })
}

fn list(invocation: &Invocation, json: bool) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let days = invocation.store()?.days()?;
    if json {
        for day in &days {
            print_json(&json!({
                "id": day.id,
                "date": day.info.date,
                "title": day.info.title,
                "site": day.info.site,
                "status": status_code(if day.closed { Status::Closed } else { Status::Open }),
                "steps": day.head.seq,
            }))?;
        }
        return Ok(Exit::Done);
    }
    let rows: Vec<_> = days
        .iter()
        .map(|day| {
            vec![
                format::date(day.info.date),
                terms::status(lang, if day.closed { Status::Closed } else { Status::Open }).to_owned(),
                day.info.title.as_str().to_owned(),
                day.info.site.as_str().to_owned(),
                day.id.to_string(),
            ]
        })
        .collect();
    table::print(
        &[
            text::DAY_DATE.get(lang),
            text::DAY_STATUS.get(lang),
            text::DAY_TITLE.get(lang),
            text::DAY_SITE.get(lang),
            text::DAY_ID.get(lang),
        ],
        &rows,
    )?;
    Ok(Exit::Done)
}

const fn status_code(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Closed => "closed",
    }
}

/// A day for scripts.
fn as_json(day: &Day) -> Value {
    let info = &day.info;
    let closings = day
        .closings
        .iter()
        .map(|at| json!({"at": at.occurred.rfc3339(), "by": printable(at.staff.as_str())}));
    let reopenings = day.reopenings.iter().map(|it| {
        json!({
            "at": it.at.occurred.rfc3339(),
            "by": printable(it.at.staff.as_str()),
            "reason": printable(it.reason.as_str()),
        })
    });
    json!({
        "id": day.id,
        "title": info.title,
        "date": info.date,
        "site": info.site,
        "hospital": info.hospital,
        "status": status_code(day.status),
        "target": info.target,
        "hall": info.hall,
        "units": info.units,
        "bag_pattern": info.bag_pattern,
        "checked_in": day.visits().count(),
        "inside": day.inside().count(),
        "steps": day.head.seq,
        "head": day.head.hash.to_string(),
        "closings": closings.collect::<Value>(),
        "reopenings": reopenings.collect::<Value>(),
    })
}

/// Prints a day.
fn show(lang: Lang, day: &Day, json: bool) -> Result<Exit, Error> {
    let info = &day.info;
    if json {
        print_json(&as_json(day))?;
        return Ok(Exit::Done);
    }
    let units: Vec<_> = info
        .units
        .iter()
        .map(|unit| format!("{} {}", unit.code, unit.name.as_str()))
        .collect();
    let hall = text::DAY_HALL_SIZE.with(
        lang,
        &[
            ("desks", &info.hall.desks),
            ("beds", &info.hall.beds),
            ("seats", &info.hall.seats),
        ],
    );
    let bags = info
        .bag_pattern
        .as_ref()
        .map_or_else(|| text::DAY_ISBT.get(lang).to_owned(), ToString::to_string);
    let rows = [
        (text::DAY_TITLE, info.title.as_str().to_owned()),
        (text::DAY_DATE, format::date(info.date)),
        (text::DAY_STATUS, terms::status(lang, day.status).to_owned()),
        (text::DAY_SITE, info.site.as_str().to_owned()),
        (text::DAY_HOSPITAL, info.hospital.as_str().to_owned()),
        (text::DAY_TARGET, info.target.to_string()),
        (text::DAY_HALL, hall),
        (text::DAY_UNITS, units.join("; ")),
        (text::DAY_BAGS, bags),
        (text::DAY_CHECKED_IN, day.visits().count().to_string()),
        (text::DAY_INSIDE, day.inside().count().to_string()),
        (text::DAY_ID, day.id.to_string()),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, value)| vec![name.get(lang).to_owned(), value])
        .collect();
    table::print_pairs(&rows)?;
    for line in say::history(lang, &day.closings, &day.reopenings) {
        print_line(&printable(&line))?;
    }
    Ok(Exit::Done)
}

fn change(invocation: &Invocation, named: Option<&str>, command: Command, json: bool) -> Result<Exit, Error> {
    let mut station = station_on(invocation, named)?;
    let request = invocation.request(command);
    station.execute(&request)?.outcome?;
    show(invocation.lang, station.day().ok_or(StationError::NoDay)?, json)
}

/// A station on the day that `named` names by date or id; on the newest open one, if nothing is named.
pub(super) fn station_on(invocation: &Invocation, named: Option<&str>) -> Result<Station, Error> {
    let mut station = invocation.station()?;
    if let Some(named) = named {
        let days = station.store().days()?;
        let day = find(invocation.lang, &days, named)?;
        station.go_to(day)?;
    }
    Ok(station)
}

fn find(lang: Lang, days: &[DayEntry], named: &str) -> Result<DayId, Error> {
    let found: Vec<_> = match read_date(named) {
        Ok(date) => days.iter().filter(|day| day.info.date == date).collect(),
        Err(_) => days
            .iter()
            .filter(|day| day.id.to_string() == named.trim().to_lowercase())
            .collect(),
    };
    match found.as_slice() {
        [day] => Ok(day.id),
        [] => Err(Error::Usage(text::DAY_NOT_FOUND.with(lang, &[("day", &named)]))),
        [..] => Err(Error::Usage(text::DAY_AMBIGUOUS.with(lang, &[("day", &named)]))),
    }
}
