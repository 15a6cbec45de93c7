//! The stop when what was scanned at another bed does not belong there: two donors may lie with each other's bags. It
//! says which codes belong where.

use std::fmt::Display;

use crate::domain::bag::BagCode;
use crate::domain::decide::BagUse;
use crate::domain::id::{Ticket, VisitId};
use crate::domain::visit::{Collection, Visit};
use crate::i18n::terms;
use crate::i18n::text::collection as text;
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::Modal;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;

/// Opens the stop. `guard` is who was started on the other bed, `ticket` and `bag` were scanned there, `this_bag` is the
/// one that was scanned for `this` donor.
pub(super) fn stop(
    hall: &Hall,
    this: VisitId,
    (other, collection): (&Visit, &Collection),
    ticket: Ticket,
    bag: Option<&BagCode>,
    this_bag: Option<&BagCode>,
) -> Vec<Effect> {
    let lang = hall.lang;
    let bed: (&str, &dyn Display) = ("bed", &collection.bed);
    let mut lines = vec![
        text::SWAP_STARTED.with(
            lang,
            &[
                bed,
                ("ticket", &other.ticket),
                ("name", &hall.name(other)),
                ("bag", &collection.bag),
            ],
        ),
        text::SWAP_SCANNED.with(lang, &[bed]),
        ticket_line(hall, other.ticket, ticket),
    ];
    let this = hall.visit(this);
    if let Some(bag) = bag {
        lines.push(bag_line(hall, &collection.bag, bag, this.zip(this_bag)));
    }
    if let Some(this) = this {
        let values: [(&str, &dyn Display); 2] = [("ticket", &this.ticket), ("name", &hall.name(this))];
        lines.push(text::SWAP_NOTHING.with(lang, &values));
    }
    lines.push(String::new());
    lines.push(text::SWAP_DO.with(lang, &[bed]));
    vec![
        Effect::Notice(Notice::refused(text::SWAP_NOTICE.get(lang))),
        Effect::Open(Modal::Alarm {
            title: text::SWAP_TITLE.with(lang, &[bed]),
            lines,
        }),
    ]
}

/// A line of what was scanned, with its sign.
fn line(is_right: bool, words: &str) -> String {
    let meaning = if is_right { Meaning::Done } else { Meaning::Stop };
    format!("{} {words}", meaning.symbol())
}

/// The ticket that was scanned, and where its donor is.
fn ticket_line(hall: &Hall, right: Ticket, scanned: Ticket) -> String {
    let lang = hall.lang;
    let visit = hall.day.as_ref().and_then(|day| day.by_ticket(scanned));
    let name = visit.map_or("…", |visit| hall.name(visit));
    let place = visit.map_or_else(String::new, |visit| terms::whereabouts(lang, visit));
    let text = if scanned == right {
        text::SWAP_RIGHT_TICKET
    } else {
        text::SWAP_WRONG_TICKET
    };
    let words = text.with(lang, &[("ticket", &scanned), ("name", &name), ("where", &place)]);
    line(scanned == right, &words)
}

/// The bag that was scanned, and whose it is.
fn bag_line(hall: &Hall, right: &BagCode, scanned: &BagCode, this: Option<(&Visit, &BagCode)>) -> String {
    let lang = hall.lang;
    let bag: (&str, &dyn Display) = ("bag", scanned);
    if scanned == right {
        return line(true, &text::SWAP_RIGHT_BAG.with(lang, &[bag]));
    }
    if let Some((this, _)) = this.filter(|(_, of_form)| *of_form == scanned) {
        let words = text::SWAP_THIS_BAG.with(lang, &[bag, ("ticket", &this.ticket)]);
        return line(false, &words);
    }
    let used = hall.day.as_ref().and_then(|day| {
        let visit = day.visit_with_bag(scanned)?;
        BagUse::of(day.info.date, visit, scanned)
    });
    let words = match used {
        Some(used) => text::SWAP_BAG_OF.with(lang, &[bag, ("ticket", &used.ticket), ("bed", &used.bed)]),
        None => text::SWAP_UNKNOWN_BAG.with(lang, &[bag]),
    };
    line(false, &words)
}
