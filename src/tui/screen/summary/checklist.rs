//! What has to be right before the day is closed.

use crate::domain::accounts;
use crate::domain::day::{Day, Status};
use crate::domain::throughput::Counts;
use crate::i18n::Lang;
use crate::i18n::text::summary as text;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::wrap;

/// The lines with their signs, broken where they are too long for `room` columns.
pub(super) fn lines(lang: Lang, day: &Day, room: u16) -> Vec<(Meaning, String)> {
    let mut out = Vec::new();
    for (meaning, line) in checklist(lang, day) {
        for (place, part) in wrap(&line, room.saturating_sub(2)).into_iter().enumerate() {
            let sign = if place == 0 { meaning.symbol() } else { " " };
            out.push((meaning, format!("{sign} {part}")));
        }
    }
    out
}

/// What has to be right before the day is closed; once it is closed, that it is.
fn checklist(lang: Lang, day: &Day) -> Vec<(Meaning, String)> {
    let counts = Counts::of(day.visits());
    let mut lines = Vec::new();
    if day.status == Status::Closed {
        lines.push((Meaning::Warning, text::CLOSED_BANNER.get(lang).to_owned()));
    } else {
        lines.push(inside(lang, &counts));
    }
    lines.push(bags(lang, day));
    lines.extend(unsettled(lang, day));
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

/// Whether every bag that was opened belongs to a collection that has ended.
fn bags(lang: Lang, day: &Day) -> (Meaning, String) {
    let bags = day.visits().filter(|visit| visit.collection.is_some()).count();
    let ended = day
        .visits()
        .filter(|visit| visit.collection_end().is_some())
        .count();
    let (meaning, line) = if bags == ended {
        (Meaning::Done, text::BAGS_AGREE)
    } else {
        (Meaning::Warning, text::BAGS_DIFFER)
    };
    (meaning, line.with(lang, &[("bags", &bags), ("ended", &ended)]))
}

/// The bags that somebody has to find or destroy; the day stays open as long as there is one.
fn unsettled(lang: Lang, day: &Day) -> Option<(Meaning, String)> {
    let bags: Vec<String> = accounts::unsettled_bags(day)
        .iter()
        .map(|bag| text::UNSETTLED_BAG.with(lang, &[("bag", &bag.code), ("ticket", &bag.ticket), ("bed", &bag.bed)]))
        .collect();
    let line = text::UNSETTLED.with(lang, &[("bags", &bags.join("; "))]);
    (!bags.is_empty()).then_some((Meaning::Warning, line))
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
