//! Finished days, forecast again: what was said every quarter of an hour, what came of it, and how often it held.

use serde_json::{Value, json};

use crate::domain::step::DayInfo;
use crate::domain::time::{Moment, Span};
use crate::i18n::text::forecast as text;
use crate::i18n::{Lang, Text, format};
use crate::planning::forecast::replay::{Held, Kept, Look};
use crate::report::page::{Page, WIDTH};

/// A finished day, forecast again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// The day.
    pub info: DayInfo,
    /// What was said, and what came of it.
    pub looks: Vec<Look>,
}

/// What came of one thing that was said.
type Came = fn(&Look) -> Option<Held<Moment>>;

/// What is told of each look: its name, and what came of it.
const MOMENTS: [(Text, Came); 2] = [
    (text::REPLAY_SCREENING, |look| look.screening),
    (text::REPLAY_FINISH, |look| look.finish),
];

/// One day, look by look.
#[must_use]
pub fn day(replay: &Replay, lang: Lang) -> String {
    let mut page = Page::of_width(WIDTH);
    page.line(text::REPLAY_HEADING.get(lang));
    page.paragraph(0, &named(&replay.info, lang));
    page.gap();
    if replay.looks.is_empty() {
        page.paragraph(0, text::REPLAY_NOTHING.get(lang));
        return page.finish();
    }
    let headings: Vec<&str> = [
        text::REPLAY_AT,
        text::REPLAY_SCREENING,
        text::REPLAY_FINISH,
        text::REPLAY_DONATIONS,
    ]
    .map(|heading| heading.get(lang))
    .to_vec();
    let rows: Vec<Vec<String>> = replay.looks.iter().map(row).collect();
    page.table(&headings, &rows);
    page.paragraph(0, text::REPLAY_SIGNS.get(lang));
    page.gap();
    if let Some(last) = replay.looks.first() {
        let truth =
            |held: Option<Held<Moment>>| held.map_or_else(|| "–".to_owned(), |held| held.truth.hh_mm());
        let said = text::REPLAY_TRUTH.with(
            lang,
            &[
                ("screening", &truth(last.screening)),
                ("finish", &truth(last.finish)),
                ("donations", &last.donations.truth),
            ],
        );
        page.paragraph(0, &said);
    }
    totals(&mut page, std::slice::from_ref(replay), lang);
    page.finish()
}

/// Several days, a line each.
#[must_use]
pub fn days(replays: &[Replay], lang: Lang) -> String {
    let mut page = Page::of_width(WIDTH);
    page.line(text::REPLAY_DAYS.get(lang));
    page.gap();
    let headings: Vec<&str> = [
        text::COLUMN_DAY,
        text::COLUMN_LOOKS,
        text::REPLAY_SCREENING,
        text::REPLAY_FINISH,
    ]
    .map(|heading| heading.get(lang))
    .to_vec();
    let rows: Vec<Vec<String>> = replays
        .iter()
        .map(|replay| {
            let held = MOMENTS.map(|(_, of)| share(&Kept::of(replay.looks.iter().filter_map(of))));
            let day = vec![format::date(replay.info.date), replay.looks.len().to_string()];
            day.into_iter().chain(held).collect()
        })
        .collect();
    page.table(&headings, &rows);
    totals(&mut page, replays, lang);
    page.finish()
}

fn totals(page: &mut Page, replays: &[Replay], lang: Lang) {
    for (what, of) in MOMENTS {
        let looks = replays.iter().flat_map(|replay| &replay.looks);
        let kept = Kept::of(looks.filter_map(of));
        if let Some(percent) = kept.percent() {
            let said = text::REPLAY_KEPT.with(
                lang,
                &[
                    ("what", &what.get(lang)),
                    ("held", &kept.held),
                    ("looks", &kept.looks),
                    ("percent", &percent),
                    ("width", &kept.width.mins()),
                    ("error", &kept.error.mins()),
                ],
            );
            page.paragraph(0, &said);
        }
    }
    page.paragraph(0, text::REPLAY_GOAL.get(lang));
}

fn named(info: &DayInfo, lang: Lang) -> String {
    text::DAY.with(
        lang,
        &[
            ("title", &info.title.as_str()),
            ("date", &format::date(info.date)),
            ("site", &info.site.as_str()),
        ],
    )
}

fn share(kept: &Kept) -> String {
    kept.percent()
        .map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"))
}

fn row(look: &Look) -> Vec<String> {
    let moments = MOMENTS.map(|(_, of)| {
        of(look).map_or_else(
            || "–".to_owned(),
            |held| {
                let (low, high) = (held.range.low.hh_mm(), held.range.high.hh_mm());
                format!("{low}–{high} {}", sign(&held))
            },
        )
    });
    let donations = format!(
        "{}–{} {}",
        look.donations.range.low,
        look.donations.range.high,
        sign(&look.donations)
    );
    std::iter::once(look.forecast.at.hh_mm())
        .chain(moments)
        .chain([donations])
        .collect()
}

fn sign<T: PartialOrd>(held: &Held<T>) -> &'static str {
    if held.holds() {
        "✓"
    } else if held.truth < held.range.low {
        "−"
    } else {
        "+"
    }
}

/// All of it, a value for each day.
#[must_use]
pub fn json(replays: &[Replay]) -> Value {
    let days = replays.iter().map(|replay| {
        let kept = MOMENTS.map(|(_, of)| json_of(&Kept::of(replay.looks.iter().filter_map(of))));
        let [screening, finish] = kept;
        json!({
            "date": replay.info.date.to_string(),
            "title": replay.info.title.as_str(),
            "looks": replay.looks.iter().map(|look| json!({
                "at": look.forecast.at.rfc3339(),
                "screening_through": look.screening.as_ref().map(moment),
                "finish": look.finish.as_ref().map(moment),
                "donations": held(&look.donations, u32::clone),
                "volume_ml": held(&look.volume_ml, u64::clone),
            })).collect::<Vec<_>>(),
            "kept": {"screening_through": screening, "finish": finish},
        })
    });
    Value::Array(days.collect())
}

fn moment(of: &Held<Moment>) -> Value {
    held(of, |moment| moment.rfc3339())
}

fn held<T: PartialOrd, U: serde::Serialize>(held: &Held<T>, show: impl Fn(&T) -> U) -> Value {
    json!({
        "low": show(&held.range.low),
        "middle": show(&held.range.middle),
        "high": show(&held.range.high),
        "truth": show(&held.truth),
        "held": held.holds(),
    })
}

fn json_of(kept: &Kept) -> Value {
    let secs = |span: Span| span.secs();
    json!({
        "looks": kept.looks,
        "held": kept.held,
        "percent": kept.percent(),
        "width_s": secs(kept.width),
        "error_s": secs(kept.error),
    })
}
