//! How the form for a reaction looks.
//!
//! ```text
//! ╭ Phản ứng của số 12 · Nguyễn Văn An ──────────────────────╮
//! │ Choáng, không ngất (B) · nhẹ                             │  what was answered already
//! │                                                          │
//! │ o Bắt đầu    Trong 15 phút sau khi rút kim               │  each line with the key that changes it
//! │   Xử trí     1 [x] nằm đầu thấp, kê cao chân             │
//! │              2 [ ] uống nước, nước đường                 │
//! │ …                                                        │
//! │ Enter: lưu · Esc: quay lại                               │
//! ╰──────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::domain::reaction::{Care, ReactionKind, Severity};
use crate::i18n::text::{care as text, common};
use crate::i18n::{Text, terms};
use crate::tui::frame::Frame;
use crate::tui::modal::reacting::{INJURED_KEY, KIND_KEYS, NOTE_KEY, ONSET_KEY, Reacting, TIME_KEY, Typed};
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;

use super::fit::fit;
use super::modal::{boxed, row, switch};

/// How wide the inside of the box is.
const COLUMNS: u16 = 70;

/// How wide keys and captions are.
const CAPTION: u16 = 13;

/// Where the names of the groups stand.
const GROUP: u16 = 44;

/// The code of a kind in the international standard: its group, and of those at the arm the number too.
const fn code(kind: ReactionKind) -> &'static str {
    match kind {
        ReactionKind::Vasovagal | ReactionKind::Faint | ReactionKind::LongFaint => "B",
        ReactionKind::Haematoma | ReactionKind::ArterialPuncture | ReactionKind::DelayedBleeding => "A1",
        ReactionKind::ArmPain | ReactionKind::NerveInjury => "A2",
        ReactionKind::Inflammation => "A3",
        ReactionKind::MajorVessel => "A4",
        ReactionKind::Allergic | ReactionKind::Anaphylaxis => "D",
        ReactionKind::OtherSerious => "E",
        ReactionKind::Other => "F",
    }
}

const fn level(severity: Severity) -> Text {
    match severity {
        Severity::Mild => text::LEVEL_MILD,
        Severity::Moderate => text::LEVEL_MODERATE,
        Severity::Severe => text::LEVEL_SEVERE,
    }
}

/// Draws the box in the middle of `area`.
pub(super) fn draw(form: &Reacting, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let (ticket, name) = hall.visit(form.visit()).map_or_else(
        || ("…".into(), "…"),
        |visit| (visit.ticket.to_string(), hall.name(visit)),
    );
    let title = text::REACTION_KIND.with(lang, &[("ticket", &ticket), ("name", &name)]);
    match (form.kind(), form.severity()) {
        (None, _) => kinds(form, &title, hall, area, frame),
        (Some(kind), None) => severities(form, kind, &title, hall, area, frame),
        (Some(kind), Some(severity)) => last_page(form, kind, severity, &title, hall, area, frame),
    }
}

fn write(frame: &mut Frame<'_>, hall: &Hall, area: Rect, meaning: Meaning, text: &str) {
    frame.text(area, &fit(text, area.width), hall.theme.style(meaning));
}

/// A line to choose, marked when it is the one that Enter chooses.
fn choice(frame: &mut Frame<'_>, hall: &Hall, area: Rect, is_selected: bool, text: &str) {
    let meaning = if is_selected {
        Meaning::Selected
    } else {
        Meaning::Plain
    };
    write(
        frame,
        hall,
        area,
        meaning,
        &format!("{} {text}", meaning.symbol()),
    );
}

/// The kinds; beside the first one of each group its name.
fn kinds(form: &Reacting, title: &str, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let count = u16::try_from(ReactionKind::ALL.len()).unwrap_or(u16::MAX);
    let inner = boxed(title, COLUMNS, count.saturating_add(2), hall, area, frame);
    let rows = inner.y..inner.bottom().saturating_sub(1);
    let mut group = None;
    for (y, (place, (kind, key))) in rows.zip(ReactionKind::ALL.into_iter().zip(KIND_KEYS).enumerate()) {
        let area = row(inner, y);
        let text = format!("{key}  {:<2}  {}", code(kind), terms::reaction(lang, kind));
        choice(frame, hall, area, form.selected() == place, &text);
        if group.replace(kind.group()) != Some(kind.group()) {
            let aside = Rect {
                x: area.x + GROUP.min(area.width),
                width: area.width.saturating_sub(GROUP),
                ..area
            };
            let name = format!(
                "{}: {}",
                kind.group().letter(),
                terms::reaction_group(lang, kind.group())
            );
            write(frame, hall, aside, Meaning::Caption, &name);
        }
    }
    last_line(text::REACTION_KEYS_PICK, hall, inner, frame);
}

fn last_line(keys: Text, hall: &Hall, inner: Rect, frame: &mut Frame<'_>) {
    if inner.height > 0 {
        let line = row(inner, inner.bottom() - 1);
        write(frame, hall, line, Meaning::Key, keys.get(hall.lang));
    }
}

fn severities(
    form: &Reacting,
    kind: ReactionKind,
    title: &str,
    hall: &Hall,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let lang = hall.lang;
    let inner = boxed(title, COLUMNS, 7, hall, area, frame);
    let chosen = text::REACTION_IS.with(
        lang,
        &[("kind", &terms::reaction(lang, kind)), ("code", &code(kind))],
    );
    write(frame, hall, row(inner, inner.y), Meaning::Accent, &chosen);
    let lines = form.severities().enumerate();
    for (y, (place, severity)) in (inner.y.saturating_add(2)..inner.bottom()).zip(lines) {
        let key = Severity::ALL
            .iter()
            .position(|other| *other == severity)
            .unwrap_or(0)
            + 1;
        let name = terms::severity(lang, severity);
        let text = format!("{key}  {name}: {}", level(severity).get(lang));
        choice(frame, hall, row(inner, y), form.selected() == place, &text);
    }
    last_line(text::REACTION_KEYS_PICK, hall, inner, frame);
}

fn last_page(
    form: &Reacting,
    kind: ReactionKind,
    severity: Severity,
    title: &str,
    hall: &Hall,
    area: Rect,
    frame: &mut Frame<'_>,
) {
    let lang = hall.lang;
    let time = form.time();
    let inner = boxed(title, COLUMNS, 14 + u16::from(time.is_some()), hall, area, frame);
    let chosen = text::REACTION_LEVEL.with(
        lang,
        &[
            ("kind", &terms::reaction(lang, kind)),
            ("code", &code(kind)),
            ("severity", &terms::severity(lang, severity)),
        ],
    );
    write(frame, hall, row(inner, inner.y), Meaning::Accent, &chosen);
    let mut y = inner.y.saturating_add(2);
    let mut next = |key: Option<char>, caption: Text, frame: &mut Frame<'_>| {
        let line = if y < inner.bottom() {
            row(inner, y)
        } else {
            Rect { height: 0, ..inner }
        };
        y = y.saturating_add(1);
        let key = key.map_or_else(|| " ".to_owned(), |key| key.to_string());
        write(frame, hall, line, Meaning::Key, &key);
        let caption_area = Rect {
            x: line.x + 2.min(line.width),
            width: line.width.saturating_sub(2),
            ..line
        };
        write(frame, hall, caption_area, Meaning::Caption, caption.get(lang));
        Rect {
            x: line.x + CAPTION.min(line.width),
            width: line.width.saturating_sub(CAPTION),
            ..line
        }
    };
    let onset = form.onset(hall).map_or("…", |onset| terms::onset(lang, onset));
    let key = form.has_other_onset().then_some(ONSET_KEY);
    let line = next(key, text::REACTION_ONSET, frame);
    write(frame, hall, line, Meaning::Plain, onset);
    for (place, care) in (1..).zip(Care::ALL) {
        let caption = if place == 1 {
            text::REACTION_TREATED
        } else {
            NOTHING
        };
        let line = next(None, caption, frame);
        let (mark, meaning) = switch(form.care().contains(&care));
        let text = format!("{place} {mark} {}", terms::care(lang, care));
        write(frame, hall, line, meaning, &text);
    }
    let line = next(Some(INJURED_KEY), text::REACTION_INJURED, frame);
    let (answer, meaning) = if form.is_injured() {
        (text::INJURED_YES, Meaning::Accent)
    } else {
        (text::INJURED_NO, Meaning::Plain)
    };
    write(frame, hall, line, meaning, answer.get(lang));
    let line = next(Some(NOTE_KEY), text::REACTION_NOTED, frame);
    let hint = text::REACTION_NOTE_HINT.get(lang);
    form.note()
        .draw(frame, line, form.typed() == Some(Typed::Note), hint, hall.theme);
    if let Some(time) = time {
        let line = next(Some(TIME_KEY), text::REACTION_TIME, frame);
        let hint = text::REACTION_TIME_HINT.get(lang);
        time.draw(frame, line, form.typed() == Some(Typed::Time), hint, hall.theme);
    }
    let keys = if hall.pending.is_some_and(|request| form.is_sent_by(request)) {
        common::SAVING
    } else if form.typed().is_some() {
        text::REACTION_KEYS_TYPED
    } else {
        text::REACTION_KEYS
    };
    last_line(keys, hall, inner, frame);
}

/// No caption.
const NOTHING: Text = Text { vi: "", en: "" };
