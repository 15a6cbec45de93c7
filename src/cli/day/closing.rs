//! `giotmau day close`: reckons the day up from its log, says who and what keeps it open, and closes it by name.

use std::io::{self, IsTerminal, Write};

use serde_json::{Value, json};

use super::{as_json, station_on};
use crate::cli::arguments::Closing;
use crate::cli::{Invocation, bad_option, print_json, print_line};
use crate::domain::clean::{Label, printable};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::decide::{Context, Past, decide};
use crate::domain::reconcile::{Reconciliation, Remaining, StillInside, bags_hold};
use crate::domain::step::At;
use crate::domain::visit::Stage;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::text::closing as closing_text;
use crate::i18n::{Lang, closing as say, fault, format, refusal};
use crate::station::{Request, StationError};

/// What adds up, what keeps the day open, what is only said.
const HOLDS: &str = "✓";
const STOPS: &str = "✗";
const KEEPS_OPEN: &str = "!";
const SAID: &str = "○";

/// Reckons the day up and closes it, unless something keeps it open or it is only a check.
pub(super) fn run(invocation: &Invocation, asked: &Closing) -> Result<Exit, Error> {
    let mut station = station_on(invocation, asked.day.as_deref())?;
    let read = station.audit()??;
    let at = invocation.at(None);
    let reckoned = Reconciliation::of(&read, &invocation.pack, at.recorded);
    let told = |day: &Day| tell(invocation, day, &reckoned, asked.json);
    let context = Context {
        pack: &invocation.pack,
        past: Past::NotRead,
    };
    let first_answer = decide(&read, &context, &Command::CloseDay, &at);
    if let Err(why) = first_answer {
        told(&read)?;
        return Err(why.into());
    }
    if asked.dry_run {
        told(&read)?;
        if !asked.json {
            print_line(text::CLOSE_READY.get(invocation.lang))?;
        }
        return Ok(Exit::Done);
    }
    let is_asked = !invocation.settings.staff_is_named && !asked.json && somebody_is_there();
    if is_asked {
        told(&read)?;
    }
    let staff = if is_asked {
        ask_who(invocation.lang)?
    } else {
        at.staff.clone()
    };
    let request = Request {
        at: At { staff, ..at },
        ..invocation.request(Command::CloseDay)
    };
    station.execute(&request)?.outcome?;
    let day = station.day().ok_or(StationError::NoDay)?;
    if !is_asked {
        told(day)?;
    }
    if !asked.json {
        history(invocation.lang, day)?;
    }
    Ok(Exit::Done)
}

/// Whether a person is at the terminal who can be asked.
fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks who closes the day; nothing typed is nobody.
fn ask_who(lang: Lang) -> Result<Label, Error> {
    let mut out = io::stderr().lock();
    write!(out, "{}", text::CLOSE_WHO.get(lang))?;
    out.flush()?;
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    if typed.trim().is_empty() {
        return Err(Error::Usage(text::CLOSE_NOBODY.get(lang).to_owned()));
    }
    Label::parse(&typed).map_err(|why| bad_option(lang, "--as", &fault::text(lang, &why)))
}

fn history(lang: Lang, day: &Day) -> Result<(), Error> {
    for line in say::history(lang, &day.closings, &day.reopenings) {
        print_line(&printable(&line))?;
    }
    Ok(())
}

/// Prints the reckoning of a day: line by line, or as one JSON object.
fn tell(invocation: &Invocation, day: &Day, reckoned: &Reconciliation, json: bool) -> Result<(), Error> {
    let lang = invocation.lang;
    if json {
        let mut whole = as_json(day);
        if let Value::Object(fields) = &mut whole {
            fields.insert("reconciliation".to_owned(), to_json(lang, reckoned));
        }
        return print_json(&whole);
    }
    let title = format!("{} · {}", day.info.title.as_str(), format::date(day.info.date));
    print_line(&printable(&title))?;
    for (holds, line) in say::balances(lang, reckoned) {
        let sign = if holds { HOLDS } else { STOPS };
        print_line(&format!("{sign} {line}"))?;
    }
    let steps = format::integer(lang, day.head.seq.0);
    let log = text::CLOSE_LOG.with(lang, &[("steps", &steps)]);
    print_line(&format!("{HOLDS} {log}"))?;
    let inside = reckoned.inside.iter().map(|one| say::still_inside(lang, one));
    list(lang, KEEPS_OPEN, text::CLOSE_INSIDE, &inside.collect::<Vec<_>>())?;
    let unsettled = reckoned.unsettled.iter().map(|bag| say::unsettled(lang, bag));
    list(
        lang,
        KEEPS_OPEN,
        text::CLOSE_UNSETTLED,
        &unsettled.collect::<Vec<_>>(),
    )?;
    let in_doubt = reckoned.in_doubt.iter().map(|doubt| {
        let because = refusal::objection(lang, &doubt.objection, &invocation.pack);
        match &doubt.bag {
            Some(bag) => closing_text::DOUBT_BAG.with(
                lang,
                &[("ticket", &doubt.ticket), ("bag", bag), ("because", &because)],
            ),
            None => {
                closing_text::DOUBT_NO_BAG.with(lang, &[("ticket", &doubt.ticket), ("because", &because)])
            }
        }
    });
    list(lang, SAID, text::CLOSE_IN_DOUBT, &in_doubt.collect::<Vec<_>>())?;
    match say::without_certificate(lang, reckoned) {
        Some(line) => print_line(&format!("{SAID} {line}")),
        None => Ok(()),
    }
}

/// Prints how many there are and each of them; nothing, where there is none.
fn list(lang: Lang, sign: &str, heading: crate::i18n::Text, lines: &[String]) -> Result<(), Error> {
    if lines.is_empty() {
        return Ok(());
    }
    let heading = heading.with(lang, &[("count", &lines.len())]);
    print_line(&format!("{sign} {heading}"))?;
    lines
        .iter()
        .try_for_each(|line| print_line(&format!("    {}", printable(line))))
}

/// The reckoning for scripts.
fn to_json(lang: Lang, reckoned: &Reconciliation) -> Value {
    let (people, bags, units) = (&reckoned.people, &reckoned.bags, &reckoned.units);
    let unsettled = reckoned.unsettled.iter().map(
        |bag| json!({"bag": printable(bag.code.as_str()), "ticket": bag.ticket.number(), "bed": bag.bed}),
    );
    let in_doubt = reckoned.in_doubt.iter().map(|doubt| {
        let bag = doubt.bag.as_ref().map(|bag| printable(bag.as_str()));
        json!({"ticket": doubt.ticket.number(), "bag": bag})
    });
    json!({
        "holds": reckoned.holds(),
        "settled": reckoned.is_settled(),
        "people": {
            "came": people.came,
            "donated": people.donated,
            "incomplete": people.incomplete,
            "deferred": people.deferred,
            "withdrawn": people.withdrawn,
            "inside": people.inside,
            "holds": people.holds(),
        },
        "bags": {
            "issued": bags.issued,
            "bled": bags.bled,
            "empty": bags.empty,
            "voided": bags.voided,
            "returned": bags.returned,
            "unsettled": bags.unsettled,
            "on_bed": bags.on_bed,
            "holds": bags_hold(bags),
        },
        "units": {
            "units": units.units,
            "complete": units.complete,
            "incomplete": units.incomplete,
            "volume_ml": units.in_bags_ml,
            "holds": units.holds(),
        },
        "inside": reckoned.inside.iter().map(|one| inside(lang, one)).collect::<Value>(),
        "unsettled": unsettled.collect::<Value>(),
        "in_doubt": in_doubt.collect::<Value>(),
        "without_certificate": reckoned.without_certificate,
    })
}

fn inside(lang: Lang, one: &StillInside) -> Value {
    let stage = match one.stage {
        Stage::Waiting => "waiting",
        Stage::Screening(_) => "screening",
        Stage::Cleared => "cleared",
        Stage::Collecting(_) => "collecting",
        Stage::Recovering => "recovering",
        Stage::Left(_) => "left",
    };
    let rest = match &one.remaining {
        Remaining::Rest { left, .. } => Some(left.secs()),
        Remaining::Release { .. } => Some(0),
        Remaining::Call
        | Remaining::Examine(_)
        | Remaining::Find
        | Remaining::Decide(_)
        | Remaining::Collect
        | Remaining::EndCollection { .. } => None,
    };
    json!({
        "ticket": one.ticket.number(),
        "stage": stage,
        "rest_left_s": rest,
        "message": printable(&say::still_inside(lang, one)),
    })
}
