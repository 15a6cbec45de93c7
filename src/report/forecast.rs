//! The forecast of a running day, in words and as JSON. Both say what [`crate::planning::forecast`] found and compute nothing.

pub mod replay;

use serde_json::{Value, json};

use super::page::{Page, WIDTH};
use crate::domain::step::DayInfo;
use crate::domain::time::{Moment, Span};
use crate::i18n::text::forecast as text;
use crate::i18n::{Lang, Text, format};
use crate::planning::forecast::{Ahead, Announced, Extra, Forecast, OneMore, Standing, When};
use crate::planning::{Range, Stage};

/// How a day stands, as lines for a person.
#[must_use]
pub fn text(standing: &Standing, info: &DayInfo, now: Moment, lang: Lang) -> String {
    let mut page = Page::of_width(WIDTH);
    page.line(&text::HEADING.with(lang, &[("at", &now.hh_mm())]));
    let day = text::DAY.with(
        lang,
        &[
            ("title", &info.title.as_str()),
            ("date", &format::date(info.date)),
            ("site", &info.site.as_str()),
        ],
    );
    page.paragraph(0, &day);
    page.gap();
    match standing {
        Standing::NobodyYet => page.paragraph(0, text::NOBODY_YET.get(lang)),
        Standing::Over { since, is_closed } => {
            page.paragraph(0, &without_forecast(*since, *is_closed, lang));
        }
        Standing::Running(forecast) => running(&mut page, forecast, info, lang),
    }
    page.finish()
}

fn running(page: &mut Page, forecast: &Forecast, info: &DayInfo, lang: Lang) {
    page.paragraph(0, &sentence(forecast, lang));
    if let Some(chance) = forecast.target {
        let target = text::TARGET_CHANCE.with(lang, &[("target", &info.target), ("chance", &chance)]);
        page.paragraph(0, &target);
    }
    page.gap();
    let ends = &forecast.ends;
    let moments = [
        (text::ROW_QUEUE, ends.queue),
        (text::ROW_SCREENING, ends.screening),
        (text::ROW_FINISH, ends.finish),
    ];
    let count = |range: Range<u32>| range.map(|count| format::integer(lang, count.into()));
    let litres = forecast.volume_ml.map(|ml| {
        let tenths = u16::try_from(ml.saturating_add(50) / 100).unwrap_or(u16::MAX);
        format::tenths(lang, tenths)
    });
    let numbers = [
        (text::ROW_TO_COME, count(forecast.to_come)),
        (text::ROW_DONATIONS, count(forecast.donations)),
        (text::ROW_LITRES, litres),
    ];
    let mut rows: Vec<_> = moments
        .into_iter()
        .map(|(label, when)| moment_row(label, when, lang))
        .collect();
    rows.extend(numbers.into_iter().map(|(label, range)| row(label, &range, lang)));
    let headings = ["", text::COLUMN_LIKELY.get(lang), text::COLUMN_RANGE.get(lang)];
    page.table(&headings, &rows);
    page.heading(text::WAITS.get(lang));
    for (ahead, said) in forecast.ahead.iter().zip([text::WAITS_DESKS, text::WAITS_BEDS]) {
        page.paragraph(2, &wait_now(ahead, said, lang));
    }
    page.heading(text::MORE.get(lang));
    for more in &forecast.one_more {
        page.paragraph(2, &one_more(forecast, more, lang));
    }
    page.heading(text::BASIS.get(lang));
    for line in basis(forecast, lang) {
        page.paragraph(2, &line);
    }
}

/// Where it jams and what one more place would change, in one sentence.
#[must_use]
pub fn sentence(forecast: &Forecast, lang: Lang) -> String {
    let Some(stage) = forecast.jam else {
        return text::JAM_NONE.get(lang).to_owned();
    };
    let Some(ahead) = forecast.ahead.iter().find(|ahead| ahead.stage == stage) else {
        return text::JAM_NONE.get(lang).to_owned();
    };
    let people = ahead.waiting;
    let helps = |extra: &[Extra]| forecast.one_more.iter().find(|more| extra.contains(&more.extra));
    match (stage, ahead.wait) {
        (Stage::Screening, Some(_)) => {
            let Some(queue) = forecast.ends.queue.range() else {
                return text::JAM_NO_DESK.with(lang, &[("people", &people)]);
            };
            let at = queue.middle.hh_mm();
            let better = helps(&[Extra::Desk]).and_then(|more| more.ends.queue.range());
            match better {
                Some(better) => text::JAM_DESKS_MORE.with(
                    lang,
                    &[
                        ("people", &people),
                        ("at", &at),
                        ("better", &better.middle.hh_mm()),
                    ],
                ),
                None => text::JAM_DESKS.with(lang, &[("people", &people), ("at", &at)]),
            }
        }
        (Stage::Screening, None) => text::JAM_NO_DESK.with(lang, &[("people", &people)]),
        (_, Some(wait)) => {
            let wait = wait.middle.mins();
            let better = helps(&[Extra::Bed, Extra::Nurse]);
            match better.and_then(|more| Some((more.extra, more.wait?.middle.mins()))) {
                Some((extra, better)) => {
                    let said = if extra == Extra::Nurse {
                        text::JAM_BEDS_NURSE
                    } else {
                        text::JAM_BEDS_MORE
                    };
                    said.with(lang, &[("people", &people), ("wait", &wait), ("better", &better)])
                }
                None => text::JAM_BEDS.with(lang, &[("people", &people), ("wait", &wait)]),
            }
        }
        (_, None) => text::JAM_NO_BED.with(lang, &[("people", &people)]),
    }
}

/// When screening is through, when the last leaves and how likely the target is, on one line; says so where it rests on
/// assumptions more than on what was seen.
#[must_use]
pub fn when(forecast: &Forecast, lang: Lang) -> String {
    let range = |said: Text, when: When| {
        when.range().map(|range| {
            let (low, high) = (range.low.hh_mm(), range.high.hh_mm());
            said.with(lang, &[("low", &low), ("high", &high)])
        })
    };
    let target = forecast
        .target
        .map(|chance| text::WHEN_TARGET.with(lang, &[("chance", &chance)]));
    let parts: Vec<_> = [
        range(text::WHEN_SCREENING, forecast.ends.screening),
        range(text::WHEN_FINISH, forecast.ends.finish),
        target,
    ]
    .into_iter()
    .flatten()
    .collect();
    let said = if forecast.basis.is_assumed {
        text::WHEN_ASSUMED
    } else {
        text::WHEN
    };
    said.with(lang, &[("parts", &parts.join(" · "))])
}

/// How a day that is not forecast stands, in one sentence.
#[must_use]
pub fn without_forecast(since: Option<Moment>, is_closed: bool, lang: Lang) -> String {
    match since {
        None => text::OVER_NOBODY.get(lang).to_owned(),
        Some(at) => {
            let said = if is_closed { text::CLOSED } else { text::OVER };
            said.with(lang, &[("at", &at.hh_mm())])
        }
    }
}

fn moment_row(label: Text, when: When, lang: Lang) -> Vec<String> {
    let said = |text: Text| {
        vec![
            label.get(lang).to_owned(),
            text.get(lang).to_owned(),
            String::new(),
        ]
    };
    match when {
        When::Over => said(text::NOW_OVER),
        When::Never => said(text::NEVER),
        When::At(range) => row(label, &range.map(Moment::hh_mm), lang),
    }
}

fn row(label: Text, range: &Range<String>, lang: Lang) -> Vec<String> {
    let values: &[(&str, &dyn std::fmt::Display)] = &[("low", &range.low), ("high", &range.high)];
    vec![
        label.get(lang).to_owned(),
        range.middle.clone(),
        text::RANGE.with(lang, values),
    ]
}

fn wait_now(ahead: &Ahead, said: Text, lang: Lang) -> String {
    match ahead.wait {
        Some(wait) => said.with(
            lang,
            &[
                ("people", &ahead.waiting),
                ("low", &wait.low.mins()),
                ("high", &wait.high.mins()),
            ],
        ),
        None => text::NEVER.get(lang).to_owned(),
    }
}

fn one_more(forecast: &Forecast, more: &OneMore, lang: Lang) -> String {
    let (what, stage) = match more.extra {
        Extra::Desk => (text::MORE_DESK, Stage::Screening),
        Extra::Bed => (text::MORE_BED, Stage::Collection),
        Extra::Nurse => (text::MORE_NURSE, Stage::Collection),
    };
    let minutes =
        |wait: Option<Range>| wait.map_or_else(|| "–".to_owned(), |wait| wait.middle.mins().to_string());
    let before = forecast
        .ahead
        .iter()
        .find(|ahead| ahead.stage == stage)
        .and_then(|ahead| ahead.wait);
    let finish = more.ends.finish.range();
    let finish = finish.map_or_else(|| "–".to_owned(), |finish| finish.middle.hh_mm());
    let sooner = more.sooner.mins();
    let said = if sooner > 0 {
        text::MORE_ENDS
    } else {
        text::MORE_NOTHING
    };
    let changes = said.with(
        lang,
        &[
            ("finish", &finish),
            ("sooner", &sooner),
            ("before", &minutes(before)),
            ("after", &minutes(more.wait)),
        ],
    );
    format!("{}: {changes}", what.get(lang))
}

fn basis(forecast: &Forecast, lang: Lang) -> Vec<String> {
    let basis = &forecast.basis;
    let seen = text::BASIS_SEEN.with(
        lang,
        &[
            ("exams", &basis.exams),
            ("collections", &basis.collections),
            ("desks", &basis.desks),
            ("beds", &basis.beds),
        ],
    );
    let assumed = basis.is_assumed.then(|| text::BASIS_ASSUMED.get(lang).to_owned());
    let announced = match basis.announced {
        Announced::Lists => text::BASIS_LISTS,
        Announced::Target => text::BASIS_TARGET,
        Announced::Nothing => text::BASIS_NOTHING,
    };
    std::iter::once(seen)
        .chain(assumed)
        .chain([
            announced.get(lang).to_owned(),
            text::BASIS_RUNS.with(lang, &[("runs", &basis.runs)]),
        ])
        .collect()
}

/// How a day stands, as one value. Ranges go from the value that one of ten runs stays below to the one that one of ten exceeds.
#[must_use]
pub fn json(standing: &Standing, now: Moment) -> Value {
    match standing {
        Standing::NobodyYet => json!({"at": now.rfc3339(), "status": "nobody_yet"}),
        Standing::Over { since, is_closed } => json!({
            "at": now.rfc3339(),
            "status": if *is_closed { "closed" } else { "over" },
            "since": since.map(Moment::rfc3339),
        }),
        Standing::Running(forecast) => json!({
            "at": now.rfc3339(),
            "status": "running",
            "came": forecast.came,
            "to_come": numbers(&forecast.to_come),
            "queue_through": moments(forecast.ends.queue),
            "screening_through": moments(forecast.ends.screening),
            "finish": moments(forecast.ends.finish),
            "donations": numbers(&forecast.donations),
            "volume_ml": numbers(&forecast.volume_ml),
            "target_percent": forecast.target,
            "jam": forecast.jam.map(stage),
            "ahead": forecast.ahead.iter().map(|ahead| json!({
                "stage": stage(ahead.stage),
                "waiting": ahead.waiting,
                "wait_s": ahead.wait.map(|wait| numbers(&wait.map(Span::secs))),
            })).collect::<Vec<_>>(),
            "one_more": forecast.one_more.iter().map(|more| json!({
                "extra": match more.extra {
                    Extra::Desk => "desk",
                    Extra::Bed => "bed",
                    Extra::Nurse => "nurse",
                },
                "queue_through": moments(more.ends.queue),
                "finish": moments(more.ends.finish),
                "wait_s": more.wait.map(|wait| numbers(&wait.map(Span::secs))),
                "sooner_s": more.sooner.secs(),
            })).collect::<Vec<_>>(),
            "basis": {
                "exams": forecast.basis.exams,
                "collections": forecast.basis.collections,
                "is_assumed": forecast.basis.is_assumed,
                "runs": forecast.basis.runs,
            },
        }),
    }
}

const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Reception => "reception",
        Stage::Screening => "screening",
        Stage::Collection => "collection",
        Stage::Recovery => "recovery",
    }
}

fn numbers<T: serde::Serialize>(range: &Range<T>) -> Value {
    json!({"low": range.low, "middle": range.middle, "high": range.high})
}

fn moments(when: When) -> Value {
    match when {
        When::Over => json!("over"),
        When::Never => json!("never"),
        When::At(range) => numbers(&range.map(Moment::rfc3339)),
    }
}
