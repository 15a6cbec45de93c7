//! How the box for corrections looks.

use ratatui::layout::Rect;

use crate::domain::amendment::Recorded;
use crate::domain::id::Seq;
use crate::domain::reaction::Severity;
use crate::domain::step::CollectionOutcome;
use crate::domain::visit::Visit;
use crate::i18n::text::common;
use crate::i18n::text::correcting as text;
use crate::i18n::{Lang, Text, fault, format, terms};
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::fit::{fit, wrap};
use crate::tui::widget::modal::boxed;

use super::form::{Fault, Form, Input, RESULTS, Spot, recorded};
use super::{Correcting, Edit, Page, WHY, by_ticket, is_superseded, today};

/// The widest box.
const WIDEST: u16 = 72;

/// Cells before what is entered.
const LABEL: u16 = 17;

/// A line of the box.
enum Line<'a> {
    /// Text with its meaning.
    Said(Meaning, String),
    /// A row to choose; whether it is the chosen one.
    Row(bool, String),
    /// A field behind its name, with what stands in it while it is empty; whether the cursor is in it.
    Field(Option<Text>, &'a Field, String, bool),
}

/// Draws the box in the middle of `area`.
pub(super) fn draw(dialog: &Correcting, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let room = area.width.saturating_sub(4).min(WIDEST);
    let (title, mut lines) = match &dialog.page {
        Page::Ticket { field, is_unknown } => {
            let title = text::TITLE.get(hall.lang).to_owned();
            (title, ticket(hall, field, *is_unknown))
        }
        Page::Values { visit, selected } => match hall.visit(*visit) {
            Some(visit) => (title(hall, visit), values(hall, visit, *selected, room)),
            None => return,
        },
        Page::Edit(edit) => match hall.visit(edit.visit) {
            Some(visit) => (title(hall, visit), editing(hall, visit, edit, room)),
            None => return,
        },
        Page::Reason {
            edit,
            to,
            field,
            fault,
        } => {
            let Some(visit) = hall.visit(edit.visit) else {
                return;
            };
            let mut lines = was_and_is(hall, &edit.form.was, recorded(&hall.pack, to).as_ref(), room);
            lines.push(blank());
            lines.extend((1..).zip(WHY).map(|(n, reason)| {
                let reason = choice(hall.lang, n, reason.get(hall.lang));
                Line::Said(Meaning::Plain, reason)
            }));
            let hint = common::REASON.get(hall.lang).to_owned();
            lines.push(Line::Field(None, field, hint, true));
            if let Some(wrong) = fault {
                lines.extend(said(Meaning::Stop, &fault::text(hall.lang, wrong), room));
            }
            lines.push(Line::Said(
                Meaning::Key,
                text::REASON_HINT.get(hall.lang).to_owned(),
            ));
            (title(hall, visit), lines)
        }
    };
    if dialog.sent.is_some() {
        lines.pop();
        let saving = common::SAVING.get(hall.lang).to_owned();
        lines.push(Line::Said(Meaning::Active, saving));
    }
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let inner = boxed(&title, room, count, hall, area, frame);
    // Where there is no room for all, the end is what matters: the field and the keys.
    let skipped = lines.len().saturating_sub(usize::from(inner.height));
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(skipped)) {
        draw_line(
            hall,
            line,
            Rect {
                y,
                height: 1,
                ..inner
            },
            frame,
        );
    }
}

fn draw_line(hall: &Hall, line: &Line<'_>, place: Rect, frame: &mut Frame<'_>) {
    let theme = hall.theme;
    match line {
        Line::Said(meaning, said) => frame.text(place, &fit(said, place.width), theme.style(*meaning)),
        Line::Row(is_chosen, row) => {
            let meaning = if *is_chosen {
                Meaning::Selected
            } else {
                Meaning::Plain
            };
            let row = format!("{} {row}", meaning.symbol());
            frame.text(place, &fit(&row, place.width), theme.style(meaning));
        }
        Line::Field(label, field, hint, has_focus) => {
            let start = label.map_or(0, |_| LABEL).min(place.width);
            if let Some(label) = label {
                let meaning = if *has_focus {
                    Meaning::Selected
                } else {
                    Meaning::Caption
                };
                frame.text(place, label.get(hall.lang), theme.style(meaning));
            }
            let place = Rect {
                x: place.x + start,
                width: place.width - start,
                ..place
            };
            field.draw(frame, place, *has_focus, hint, theme);
        }
    }
}

fn title(hall: &Hall, visit: &Visit) -> String {
    text::TITLE_OF.with(
        hall.lang,
        &[("ticket", &visit.ticket), ("name", &hall.name(visit))],
    )
}

const fn blank<'a>() -> Line<'a> {
    Line::Said(Meaning::Plain, String::new())
}

/// A text on as many lines as it needs, the first with its sign.
fn said<'a>(meaning: Meaning, said: &str, room: u16) -> Vec<Line<'a>> {
    let lines = wrap(said, room.saturating_sub(2)).into_iter().enumerate();
    let signed = lines.map(|(n, line)| {
        let sign = if n == 0 { meaning.symbol() } else { " " };
        Line::Said(meaning, format!("{sign} {line}"))
    });
    signed.collect()
}

fn ticket<'a>(hall: &Hall, field: &'a Field, is_unknown: bool) -> Vec<Line<'a>> {
    let lang = hall.lang;
    let found = by_ticket(hall, &field.text());
    let (meaning, below) = match found {
        Some(visit) => {
            let place = terms::whereabouts(lang, visit);
            let found = text::FOUND.with(lang, &[("name", &hall.name(visit)), ("place", &place)]);
            (Meaning::Accent, found)
        }
        None if is_unknown => (Meaning::Stop, text::NO_TICKET.get(lang).to_owned()),
        None => (Meaning::Plain, String::new()),
    };
    vec![
        Line::Said(Meaning::Plain, text::ASK_TICKET.get(lang).to_owned()),
        Line::Field(None, field, text::TICKET_HINT.get(lang).to_owned(), true),
        Line::Said(meaning, format!("{} {below}", meaning.symbol())),
        Line::Said(Meaning::Key, text::TICKET_KEYS.get(lang).to_owned()),
    ]
}

fn values<'a>(hall: &Hall, visit: &Visit, selected: Option<Seq>, room: u16) -> Vec<Line<'a>> {
    let lang = hall.lang;
    let mut lines = Vec::new();
    for (n, (seq, value)) in (1_usize..).zip(visit.values()) {
        let at = visit.history().iter().find(|envelope| envelope.seq == seq);
        let (time, staff) = at.map_or_else(Default::default, |envelope| {
            (
                envelope.at.occurred.hh_mm(),
                envelope.at.staff.as_str().to_owned(),
            )
        });
        let row = text::VALUE.with(
            lang,
            &[
                ("n", &n),
                ("time", &time),
                ("value", &terms::recorded(lang, &hall.pack, &value)),
                ("staff", &staff),
            ],
        );
        let row = if is_superseded(visit, seq) {
            text::SUPERSEDED.with(lang, &[("row", &row)])
        } else {
            row
        };
        lines.push(Line::Row(Some(seq) == selected, row));
    }
    if lines.is_empty() {
        lines.extend(said(Meaning::Muted, text::NO_VALUES.get(lang), room));
    }
    for amended in &visit.amendments {
        let corrected = text::CORRECTED.with(
            lang,
            &[
                ("time", &amended.at.occurred.hh_mm()),
                ("was", &terms::recorded(lang, &hall.pack, &amended.was)),
                ("is", &terms::recorded(lang, &hall.pack, &amended.is)),
                ("reason", &amended.reason.as_str()),
                ("staff", &amended.at.staff.as_str()),
            ],
        );
        lines.extend(said(Meaning::Warning, &corrected, room));
    }
    lines.push(blank());
    lines.push(Line::Said(Meaning::Key, text::VALUES_HINT.get(lang).to_owned()));
    lines
}

fn editing<'a>(hall: &Hall, visit: &Visit, edit: &'a Edit, room: u16) -> Vec<Line<'a>> {
    let lang = hall.lang;
    let form = &edit.form;
    let mut lines = Vec::new();
    for (place, (spot, input)) in form.rows.iter().enumerate() {
        let has_focus = place == form.cursor;
        match input {
            Input::Typed(field) => {
                let hint = hint(lang, form, *spot);
                lines.push(Line::Field(Some(label(*spot)), field, hint, has_focus));
            }
            Input::Chosen(chosen) => {
                let meaning = if has_focus {
                    Meaning::Selected
                } else {
                    Meaning::Caption
                };
                lines.push(Line::Said(meaning, label(*spot).get(lang).to_owned()));
                let options = options(lang, *spot);
                let options = (1..).zip(options).map(|(n, option)| {
                    let is_chosen = n == chosen + 1;
                    Line::Row(is_chosen, choice(lang, n, option))
                });
                lines.extend(options);
            }
        }
    }
    lines.push(blank());
    let entered = form.value(today(hall));
    let is = entered.as_ref().ok().and_then(Option::as_ref);
    let is = is.and_then(|value| recorded(&hall.pack, value));
    lines.extend(was_and_is(hall, &form.was, is.as_ref(), room));
    if is_superseded(visit, edit.seq) {
        lines.extend(said(Meaning::Warning, text::LATER_COUNTS.get(lang), room));
    }
    if let Some((_, wrong)) = &form.fault {
        let wrong = match wrong {
            Fault::Number(wrong) => fault::number(lang, wrong),
            Fault::Date(wrong) => fault::date(lang, wrong),
            Fault::Same => text::SAME.get(lang).to_owned(),
        };
        lines.extend(said(Meaning::Stop, &wrong, room));
    }
    lines.push(Line::Said(Meaning::Key, text::EDIT_HINT.get(lang).to_owned()));
    lines
}

/// What was recorded and what it is to be, with until when that bars.
fn was_and_is<'a>(hall: &Hall, was: &Recorded, is: Option<&Recorded>, room: u16) -> Vec<Line<'a>> {
    let lang = hall.lang;
    let was = text::WAS.with(lang, &[("was", &terms::recorded(lang, &hall.pack, was))]);
    let mut lines = said(Meaning::Muted, &was, room);
    if let Some(is) = is {
        let shown = terms::recorded(lang, &hall.pack, is);
        let shown = if let Recorded::Declared { until, .. } = is {
            text::IS_UNTIL.with(lang, &[("is", &shown), ("until", &terms::until(lang, *until))])
        } else {
            text::IS.with(lang, &[("is", &shown)])
        };
        lines.extend(said(Meaning::Accent, &shown, room));
    }
    lines
}

fn choice(lang: Lang, n: usize, option: &str) -> String {
    text::CHOICE.with(lang, &[("n", &n), ("option", &option)])
}

const fn label(spot: Spot) -> Text {
    match spot {
        Spot::Weight => text::WEIGHT,
        Spot::Pressure => text::PRESSURE,
        Spot::Pulse => text::PULSE,
        Spot::Haemoglobin => text::HAEMOGLOBIN,
        Spot::Hbsag => text::HBSAG,
        Spot::Declared => text::DECLARED,
        Spot::Happened => text::HAPPENED,
        Spot::Outcome => text::OUTCOME,
        Spot::Volume => text::VOLUME,
        Spot::Severity => text::SEVERITY,
    }
}

/// What stands in an empty field: the recorded part.
fn hint(lang: Lang, form: &Form, spot: Spot) -> String {
    match (&form.was, spot) {
        (Recorded::Vitals(was), Spot::Weight) => format::tenths(lang, was.weight.tenths()),
        (Recorded::Vitals(was), Spot::Pressure) => was.pressure.to_string(),
        (Recorded::Vitals(was), Spot::Pulse) => was.pulse.to_string(),
        (Recorded::BloodTest(was), _) => was.haemoglobin.to_string(),
        (Recorded::Declared { happened, .. }, _) => format::date(*happened),
        (Recorded::CollectionEnd { volume, .. }, _) => volume.to_string(),
        (Recorded::Vitals(_) | Recorded::NotDeclared | Recorded::Reaction(_), _) => String::new(),
    }
}

fn options(lang: Lang, spot: Spot) -> Vec<&'static str> {
    match spot {
        Spot::Hbsag => RESULTS
            .into_iter()
            .map(|result| result.map_or(text::NOT_DONE.get(lang), |result| terms::hbsag(lang, result)))
            .collect(),
        Spot::Declared => vec![text::WAS_SO.get(lang), text::NEVER_SO.get(lang)],
        Spot::Outcome => CollectionOutcome::ALL
            .map(|outcome| terms::collection_outcome(lang, outcome))
            .to_vec(),
        Spot::Severity => Severity::ALL
            .map(|severity| terms::severity(lang, severity))
            .to_vec(),
        Spot::Weight | Spot::Pressure | Spot::Pulse | Spot::Haemoglobin | Spot::Happened | Spot::Volume => {
            Vec::new()
        }
    }
}
