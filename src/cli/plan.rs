//! `giotmau plan`: how many desks, beds and seats a day needs, where it jams, and when the units should come.

use super::arguments::Planning;
use super::{Invocation, assumptions, bad_option, output, print_json};
use crate::domain::clean::Label;
use crate::domain::step::HallSize;
use crate::domain::time::Span;
use crate::domain::unit::UnitCode;
use crate::error::{Error, Exit};
use crate::i18n::text::plan as text;
use crate::i18n::{Lang, Text, fault, format};
use crate::planning::demand::LONGEST;
use crate::planning::{
    Assumptions, Clock, Demand, DemandFault, Goal, MOST_DAYS, MOST_DONORS, MOST_UNITS, Party, Places,
    Question, Rest, plan,
};
use crate::report;
use crate::station::Station;
use crate::store::{self, Create};

/// Donors, when nobody says how many and there is no open day.
const DONORS: u32 = 200;

/// Equal blocks, when nobody names the units.
const BLOCKS: u32 = 5;

/// The most places of one kind.
const MOST_PLACES: u32 = 100_000;

/// The longest wait that can be a goal, in minutes.
const MOST_WAIT: u32 = 24 * 60;

/// Plans and prints.
pub(super) fn run(invocation: &Invocation, asked: &Planning) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let assumed = assumptions(lang)?;
    let question = question(invocation, asked, &assumed)?;
    let plan = plan(question, &assumed);
    if asked.json {
        print_json(&report::plan::json(&plan, &assumed))?;
    } else {
        output::write(report::plan::text(&plan, &assumed, lang).as_bytes(), None)?;
    }
    Ok(Exit::Done)
}

fn question(invocation: &Invocation, asked: &Planning, assumed: &Assumptions) -> Result<Question, Error> {
    let lang = invocation.lang;
    let opening = clock(lang, "--open", &asked.open)?;
    let open_for = hours(lang, &asked.hours)?;
    let (parties, hall) = parties(invocation, asked)?;
    let demand = Demand::new(parties, asked.donors, (opening, open_for), assumed)
        .map_err(|fault| demand_fault(lang, &fault, opening, open_for))?;
    let through_by = match &asked.through_by {
        Some(given) => clock(lang, "--through-by", given)?
            .since(opening)
            .filter(|by| *by > Span::ZERO)
            .ok_or_else(|| {
                let fault = text::THROUGH_BEFORE.with(lang, &[("opening", &opening)]);
                bad_option(lang, "--through-by", &fault)
            })?,
        None => open_for,
    };
    if asked.wait > MOST_WAIT {
        let fault = text::WAIT_RANGE.with(lang, &[("most", &MOST_WAIT)]);
        return Err(bad_option(lang, "--wait", &fault));
    }
    if asked.block == Some(0) {
        return Err(bad_option(lang, "--block", text::BLOCK_RANGE.get(lang)));
    }
    if !(10..=MOST_DAYS).contains(&asked.days) {
        let fault = text::DAYS_RANGE.with(lang, &[("most", &MOST_DAYS)]);
        return Err(bad_option(lang, "--days", &fault));
    }
    Ok(Question {
        there: places(lang, asked, hall, assumed)?,
        goal: Goal {
            through_by,
            wait: Span::from_mins(asked.wait),
        },
        rest: Rest::of(&invocation.pack),
        most_in_block: asked.block,
        days: asked.days,
        seed: asked.seed,
        demand,
    })
}

/// The units that are named; else, where no number is given, those of the open day with everyone on their lists; else five
/// equal blocks. With them the hall: the open day's own, or that of the settings.
fn parties(invocation: &Invocation, asked: &Planning) -> Result<(Vec<Party>, HallSize), Error> {
    let (lang, hall) = (invocation.lang, invocation.settings.hall);
    if !asked.units.is_empty() {
        let units = asked.units.iter().map(|given| party(lang, given));
        return Ok((units.collect::<Result<_, _>>()?, hall));
    }
    if asked.donors.is_none()
        && let Some(open_day) = of_open_day(invocation)?
    {
        return Ok(open_day);
    }
    let donors = asked.donors.unwrap_or(DONORS);
    let names = (1..=BLOCKS)
        .filter_map(|n| Label::parse(&text::BLOCK_NAME.with(lang, &[("n", &n)])).ok())
        .collect();
    Ok((Demand::equal_parts(donors, names), hall))
}

/// The units of the open day, with the sizes of their lists. Looking makes no database.
fn of_open_day(invocation: &Invocation) -> Result<Option<(Vec<Party>, HallSize)>, Error> {
    if invocation.db.is_none() && !store::default_path()?.exists() {
        return Ok(None);
    }
    let name = match &invocation.db {
        Some(name) => name.clone(),
        None => store::default_path()?.to_string_lossy().into_owned(),
    };
    let mut station = Station::open(store::open(&name, Create::No)?, invocation.pack.clone())?;
    let sizes = station.store().roster_size()?;
    let Some(day) = station.day().filter(|day| !day.info.units.is_empty()) else {
        return Ok(None);
    };
    let parties: Vec<_> = day
        .info
        .units
        .iter()
        .filter_map(|unit| {
            let listed = sizes
                .by_unit
                .iter()
                .find(|(code, _)| code.as_ref() == Some(&unit.code));
            Some(Party {
                name: Label::parse(unit.code.as_str()).ok()?,
                people: u32::try_from(listed.map_or(0, |(_, count)| *count)).unwrap_or(u32::MAX),
                at: None,
            })
        })
        .collect();
    if parties.iter().all(|party| party.people == 0) {
        return Err(Error::Usage(text::ROSTER_EMPTY.get(invocation.lang).to_owned()));
    }
    Ok(Some((parties, day.info.hall)))
}

/// Reads `CODE=PEOPLE` or `CODE=PEOPLE@HH:MM`.
fn party(lang: Lang, given: &str) -> Result<Party, Error> {
    let bad = |fault: &str| bad_option(lang, "--unit", fault);
    let form = || bad(text::UNIT_FORM.get(lang));
    let (code, rest) = given.split_once('=').ok_or_else(form)?;
    let (people, at) = match rest.split_once('@') {
        Some((people, at)) => (people, Some(clock(lang, "--unit", at)?)),
        None => (rest, None),
    };
    let code = UnitCode::parse(code).ok_or_else(|| bad(crate::i18n::text::cli::UNIT_CODE.get(lang)))?;
    Ok(Party {
        name: Label::parse(code.as_str()).map_err(|why| bad(&fault::text(lang, &why)))?,
        people: people.trim().parse().map_err(|_not_a_number| form())?,
        at,
    })
}

fn clock(lang: Lang, option: &str, given: &str) -> Result<Clock, Error> {
    Clock::parse(given)
        .ok_or_else(|| bad_option(lang, option, &text::CLOCK_FORM.with(lang, &[("given", &given)])))
}

/// Hours with a decimal comma or point, to the minute.
fn hours(lang: Lang, given: &str) -> Result<Span, Error> {
    let fault = || {
        bad_option(
            lang,
            "--hours",
            &text::HOURS_FORM.with(lang, &[("given", &given)]),
        )
    };
    let (whole, part) = given.trim().split_once([',', '.']).unwrap_or((given.trim(), "0"));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_digit())
    };
    if !digits(whole, 2) || !digits(part, 2) {
        return Err(fault());
    }
    let number = |text: &str| text.parse::<u32>().map_err(|_not_a_number| fault());
    let hundredths = number(part)? * if part.len() == 1 { 10 } else { 1 };
    let open_for = Span::from_mins(number(whole)? * 60 + hundredths * 60 / 100);
    if open_for == Span::ZERO || open_for > LONGEST {
        return Err(fault());
    }
    Ok(open_for)
}

/// What is there: as said, else as the hall has it. Without a word about nurses there are enough for the beds.
fn places(lang: Lang, asked: &Planning, hall: HallSize, assumed: &Assumptions) -> Result<Places, Error> {
    let check = |option: &str, what: Text, given: Option<u32>, default: u32| {
        let count = given.unwrap_or(default);
        if (1..=MOST_PLACES).contains(&count) {
            return Ok(count);
        }
        let most = format::integer(lang, MOST_PLACES.into());
        Err(Error::Usage(text::AT_LEAST_ONE.with(
            lang,
            &[("what", &what.get(lang)), ("most", &most), ("option", &option)],
        )))
    };
    let beds = check("--beds", text::BEDS, asked.beds, hall.beds.into())?;
    let each = u32::from(assumed.collection.beds_per_nurse).max(1);
    Ok(Places {
        reception: check(
            "--reception",
            text::RECEPTION,
            asked.reception,
            assumed.reception.desks.into(),
        )?,
        desks: check("--desks", text::DESKS, asked.desks, hall.desks.into())?,
        beds,
        nurses: check("--nurses", text::NURSES, asked.nurses, beds.div_ceil(each))?,
        seats: check("--seats", text::SEATS, asked.seats, hall.seats.into())?,
    })
}

fn demand_fault(lang: Lang, fault: &DemandFault, opening: Clock, open_for: Span) -> Error {
    Error::Usage(match fault {
        DemandFault::Nobody => text::NOBODY.get(lang).to_owned(),
        DemandFault::TooMany => {
            let most = format::integer(lang, MOST_DONORS.into());
            text::TOO_MANY.with(lang, &[("most", &most)])
        }
        DemandFault::TooManyUnits => text::TOO_MANY_UNITS.with(lang, &[("most", &MOST_UNITS)]),
        DemandFault::Hours => text::HOURS_FORM.with(lang, &[("given", &open_for.mins())]),
        DemandFault::Twice { name } => text::TWICE.with(lang, &[("unit", &name.as_str())]),
        DemandFault::DoesNotAddUp { donors, sum } => {
            text::NOT_SUM.with(lang, &[("donors", donors), ("sum", sum)])
        }
        DemandFault::OutsideHours { name } => text::OUTSIDE.with(
            lang,
            &[
                ("unit", &name.as_str()),
                ("opening", &opening),
                ("closing", &opening.after(open_for)),
            ],
        ),
    })
}
