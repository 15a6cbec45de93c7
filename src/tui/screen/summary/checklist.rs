//! What has to be right before the day is closed: who is inside, the three balances of the reckoning, the bags that
//! somebody has to look for, the clearances that the doctor should see, who has no certificate yet. Once the day is closed: who closed it, and when.

use crate::domain::day::{Day, Status};
use crate::domain::reconcile::Reconciliation;
use crate::domain::throughput::Counts;
use crate::i18n::text::summary as text;
use crate::i18n::{Lang, closing};
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::wrap;

/// The lines with their signs, broken where they are too long for `room` columns.
pub(super) fn lines(hall: &Hall, day: &Day, room: u16) -> Vec<(Meaning, String)> {
    let mut out = Vec::new();
    for (meaning, line) in checklist(hall, day) {
        for (place, part) in wrap(&line, room.saturating_sub(2)).into_iter().enumerate() {
            let sign = if place == 0 { meaning.symbol() } else { " " };
            out.push((meaning, format!("{sign} {part}")));
        }
    }
    out
}

/// What has to be right before the day is closed; once it is closed, that it is.
fn checklist(hall: &Hall, day: &Day) -> Vec<(Meaning, String)> {
    let lang = hall.lang;
    let counts = Counts::of(day.visits());
    let reckoned = Reconciliation::of(day, &hall.pack, hall.now);
    let mut lines = Vec::new();
    if day.status == Status::Closed {
        lines.push((Meaning::Warning, text::CLOSED_BANNER.get(lang).to_owned()));
    } else {
        lines.push(inside(lang, &counts));
    }
    let history = closing::history(lang, &day.closings, &day.reopenings);
    lines.extend(history.into_iter().map(|line| (Meaning::Caption, line)));
    lines.extend(balances(lang, &reckoned));
    lines.extend(unsettled(lang, &reckoned));
    lines.extend(in_doubt(lang, &reckoned));
    let without = closing::without_certificate(lang, &reckoned);
    lines.extend(without.map(|line| (Meaning::Waiting, line)));
    lines.extend(target(lang, day.info.target, counts.donated));
    lines
}

fn inside(lang: Lang, counts: &Counts) -> (Meaning, String) {
    if counts.inside() == 0 {
        return (Meaning::Done, text::EVERYBODY_OUT.get(lang).to_owned());
    }
    let places = [
        (text::WAITING, counts.waiting),
        (text::SCREENING, counts.screening),
        (text::CLEARED, counts.cleared),
        (text::COLLECTING, counts.collecting),
        (text::RECOVERING, counts.recovering),
    ];
    let places: Vec<String> = places
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(text, count)| text.with(lang, &[("count", &count)]))
        .collect();
    let line = text::STILL_INSIDE.with(
        lang,
        &[("count", &counts.inside()), ("where", &places.join(", "))],
    );
    (Meaning::Warning, line)
}

/// The balances. One that does not add up is the loudest; one in which something is still open is no fault.
fn balances(lang: Lang, reckoned: &Reconciliation) -> impl Iterator<Item = (Meaning, String)> {
    let is_open = [
        reckoned.people.inside > 0,
        reckoned.bags.on_bed + reckoned.bags.unsettled > 0,
        false,
    ];
    closing::balances(lang, reckoned)
        .into_iter()
        .zip(is_open)
        .map(|((holds, line), is_open)| {
            let meaning = match (holds, is_open) {
                (false, _) => Meaning::Stop,
                (true, true) => Meaning::Waiting,
                (true, false) => Meaning::Done,
            };
            (meaning, line)
        })
}

/// The bags that somebody has to find or destroy; the day stays open as long as there is one.
fn unsettled(lang: Lang, reckoned: &Reconciliation) -> Option<(Meaning, String)> {
    let bags: Vec<String> = reckoned
        .unsettled
        .iter()
        .map(|bag| {
            text::UNSETTLED_BAG.with(
                lang,
                &[("bag", &bag.code), ("ticket", &bag.ticket), ("bed", &bag.bed)],
            )
        })
        .collect();
    let line = text::UNSETTLED.with(lang, &[("bags", &bags.join("; "))]);
    (!bags.is_empty()).then_some((Meaning::Warning, line))
}

/// The clearances that do not hold any more; they keep no day open.
fn in_doubt(lang: Lang, reckoned: &Reconciliation) -> Option<(Meaning, String)> {
    let tickets: Vec<String> = reckoned
        .in_doubt
        .iter()
        .map(|doubt| doubt.ticket.to_string())
        .collect();
    let line = text::IN_DOUBT.with(lang, &[("tickets", &tickets.join(", "))]);
    (!tickets.is_empty()).then_some((Meaning::Warning, line))
}

fn target(lang: Lang, target: u32, donated: u32) -> Option<(Meaning, String)> {
    let missing = target.saturating_sub(donated);
    let (meaning, line) = match (target, missing) {
        (0, _) => return None,
        (_, 0) => (Meaning::Done, text::TARGET_REACHED),
        (_, _) => (Meaning::Waiting, text::TARGET_MISSED),
    };
    let line = line.with(
        lang,
        &[("donated", &donated), ("target", &target), ("missing", &missing)],
    );
    Some((meaning, line))
}
