//! The reckoning before a day is closed, as lines: what adds up, who and what keeps the day open, and who closed it when.

use super::text::closing as text;
use super::{Lang, Text, format};
use crate::domain::accounts::UnsettledBag;
use crate::domain::day::Reopening;
use crate::domain::id::SeatNo;
use crate::domain::reconcile::{Figure, Reconciliation, Remaining, StillInside, bags_hold};
use crate::domain::step::At;
use crate::domain::time::{Moment, Span};

/// Who gave blood and has no certificate, if there is anybody.
#[must_use]
pub fn without_certificate(lang: Lang, reckoned: &Reconciliation) -> Option<String> {
    let tickets: Vec<_> = reckoned
        .without_certificate
        .iter()
        .map(ToString::to_string)
        .collect();
    let line = text::NO_CERTIFICATE.with(
        lang,
        &[("count", &tickets.len()), ("tickets", &tickets.join(", "))],
    );
    (!tickets.is_empty()).then_some(line)
}

/// The three balances, each with whether it holds: people, bags, units of blood.
#[must_use]
pub fn balances(lang: Lang, reckoned: &Reconciliation) -> [(bool, String); 3] {
    let (people, bags, units) = (&reckoned.people, &reckoned.bags, &reckoned.units);
    let parts = |parts: &[(Text, u32)]| {
        // What is nothing is left out, unless all of it is.
        let told: Vec<_> = parts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(text, count)| text.with(lang, &[("count", count)]))
            .collect();
        if told.is_empty() {
            "0".to_owned()
        } else {
            told.join(" + ")
        }
    };
    let people_parts = parts(&[
        (text::PART_DONATED, people.donated),
        (text::PART_INCOMPLETE, people.incomplete),
        (text::PART_DEFERRED, people.deferred),
        (text::PART_WITHDRAWN, people.withdrawn),
        (text::PART_INSIDE, people.inside),
    ]);
    let bag_parts = parts(&[
        (text::PART_BLED, bags.bled),
        (text::PART_EMPTY, bags.empty),
        (text::PART_VOIDED, bags.voided),
        (text::PART_RETURNED, bags.returned),
        (text::PART_ON_BED, bags.on_bed),
        (text::PART_UNSETTLED, bags.unsettled),
    ]);
    let unit_parts = parts(&[
        (text::PART_COMPLETE, units.complete),
        (text::PART_SHORT, units.incomplete),
    ]);
    let ml = format::integer(lang, units.in_bags_ml);
    let line = |holds: bool, line: String| {
        let line = if holds {
            line
        } else {
            text::DIFFERS.with(lang, &[("line", &line)])
        };
        (holds, line)
    };
    [
        line(
            people.holds(),
            text::PEOPLE.with(lang, &[("came", &people.came), ("parts", &people_parts)]),
        ),
        line(
            bags_hold(bags),
            text::BAGS.with(lang, &[("issued", &bags.issued), ("parts", &bag_parts)]),
        ),
        line(
            units.holds(),
            text::UNITS.with(
                lang,
                &[("units", &units.units), ("parts", &unit_parts), ("ml", &ml)],
            ),
        ),
    ]
}

/// Who is inside, where, and what is still to be done.
#[must_use]
pub fn still_inside(lang: Lang, one: &StillInside) -> String {
    let ticket = &one.ticket;
    match &one.remaining {
        Remaining::Call => text::CALL.with(lang, &[("ticket", ticket)]),
        Remaining::Examine(desk) => text::EXAMINE.with(lang, &[("ticket", ticket), ("desk", desk)]),
        Remaining::Find => text::FIND.with(lang, &[("ticket", ticket)]),
        Remaining::Decide(desk) => text::DECIDE.with(lang, &[("ticket", ticket), ("desk", desk)]),
        Remaining::Collect => text::COLLECT.with(lang, &[("ticket", ticket)]),
        Remaining::EndCollection { bed, bag } => {
            text::END.with(lang, &[("ticket", ticket), ("bed", bed), ("bag", bag)])
        }
        Remaining::Rest { seat, left } => text::REST.with(
            lang,
            &[
                ("ticket", ticket),
                ("where", &resting_where(lang, *seat)),
                ("minutes", &minutes_begun(*left)),
            ],
        ),
        Remaining::Release { seat } => text::RELEASE.with(
            lang,
            &[("ticket", ticket), ("where", &resting_where(lang, *seat))],
        ),
    }
}

fn resting_where(lang: Lang, seat: Option<SeatNo>) -> String {
    seat.map_or_else(
        || text::RESTING.get(lang).to_owned(),
        |seat| text::SEAT.with(lang, &[("seat", &seat)]),
    )
}

/// Whole minutes, the one that has begun counted too: nobody is sent home in the last half minute.
fn minutes_begun(span: Span) -> i64 {
    span.mins() + i64::from(span > Span::from_millis(span.mins() * 60_000))
}

/// A bag that somebody has to look for.
#[must_use]
pub fn unsettled(lang: Lang, bag: &UnsettledBag) -> String {
    text::TAKE_BACK.with(
        lang,
        &[("bag", &bag.code), ("ticket", &bag.ticket), ("bed", &bag.bed)],
    )
}

/// Who closed the day, and when.
fn closed(lang: Lang, at: &At) -> String {
    let (time, date) = clock(at.occurred);
    text::CLOSED_BY.with(
        lang,
        &[("time", &time), ("date", &date), ("by", &at.staff.as_str())],
    )
}

/// Who opened the day again, when and why.
fn reopened(lang: Lang, reopening: &Reopening) -> String {
    let (time, date) = clock(reopening.at.occurred);
    text::REOPENED_BY.with(
        lang,
        &[
            ("time", &time),
            ("date", &date),
            ("by", &reopening.at.staff.as_str()),
            ("reason", &reopening.reason.as_str()),
        ],
    )
}

/// How often the day was closed and opened again, a line each, in the order in which that was done: one follows the other.
#[must_use]
pub fn history(lang: Lang, closings: &[At], reopenings: &[Reopening]) -> Vec<String> {
    let again = reopenings.iter().map(Some).chain(std::iter::repeat(None));
    closings
        .iter()
        .zip(again)
        .flat_map(|(at, again)| {
            let again = again.map(|reopening| reopened(lang, reopening));
            std::iter::once(closed(lang, at)).chain(again)
        })
        .collect()
}

fn clock(at: Moment) -> (String, String) {
    (at.hh_mm(), format::date(at.date()))
}

/// What a figure is called, as part of a list.
#[must_use]
pub fn figure(lang: Lang, figure: Figure) -> String {
    let text = match figure {
        Figure::Settings => text::FIGURE_SETTINGS,
        Figure::Closings => text::FIGURE_CLOSINGS,
        Figure::Head => text::FIGURE_HEAD,
        Figure::Counts => text::FIGURE_COUNTS,
        Figure::Units => text::FIGURE_UNITS,
        Figure::Volumes => text::FIGURE_VOLUMES,
        Figure::BloodGroups => text::FIGURE_BLOOD_GROUPS,
        Figure::Deferrals => text::FIGURE_DEFERRALS,
        Figure::Reactions => text::FIGURE_REACTIONS,
        Figure::Overrides => text::FIGURE_OVERRIDES,
        Figure::Corrections => text::FIGURE_CORRECTIONS,
        Figure::Doubts => text::FIGURE_DOUBTS,
        Figure::Bags => text::FIGURE_BAGS,
        Figure::LateEntries => text::FIGURE_LATE_ENTRIES,
        Figure::Waits => text::FIGURE_WAITS,
        Figure::Quarters => text::FIGURE_QUARTERS,
        Figure::Visit(ticket) => return text::FIGURE_VISIT.with(lang, &[("ticket", &ticket)]),
        Figure::Order => text::FIGURE_ORDER,
    };
    text.get(lang).to_owned()
}
