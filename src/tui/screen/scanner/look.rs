//! How the test page looks.

use std::fmt::Display;

use ratatui::layout::Rect;

use crate::domain::calibration::{Comparison, Damage, parts};
use crate::domain::clean::printable;
use crate::domain::scan::Scan;
use crate::i18n::Text;
use crate::i18n::text::scanner as text;
use crate::print::qr::{Care, Qr};
use crate::tui::burst::GAP;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width, wrap};
use crate::tui::widget::qr;

use super::{Hint, State, Verdict};

/// From this width on the table of keys has a column of its own.
const WIDE: u16 = 110;

/// How wide the table is.
const TABLE: u16 = 36;

/// The window that the largest code fits into.
const NEEDED: (u16, u16) = (80, 24);

/// Draws the page.
pub(super) fn draw(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let parts = parts();
    let code = parts.get(state.part).and_then(|part| Qr::new(part, Care::Low));
    let used = code.as_ref().filter(|code| qr::draw(code, area, hall.theme, frame)).map(qr::size);
    let left = used.map_or(1, |size| size.width + 1).min(area.width);
    let right = Rect {
        x: area.x + left,
        width: area.width - left,
        ..area
    };
    let (said, table_at) = if area.width >= WIDE && right.width > TABLE * 2 {
        let said = Rect { width: right.width - TABLE - 2, ..right };
        let table = Rect { x: right.right() - TABLE, width: TABLE, ..right };
        (said, Some(table))
    } else {
        (right, None)
    };
    let mut lines = head(state, hall, parts.len(), used.is_some());
    lines.extend(findings(state, hall));
    let mut y = said.y;
    for (meaning, line) in lines {
        let has_sign = matches!(meaning, Meaning::Warning | Meaning::Done | Meaning::Stop);
        let sign = if has_sign {
            format!("{} ", meaning.symbol())
        } else {
            String::new()
        };
        for line in wrap(&format!("{sign}{line}"), said.width) {
            write(frame, hall, Rect { y, height: u16::from(y < said.bottom()), ..said }, meaning, &line);
            y += 1;
        }
    }
    let below = Rect {
        y: y.min(said.bottom()),
        height: said.bottom().saturating_sub(y),
        ..said
    };
    table(state, hall, table_at.unwrap_or(below), frame);
}

fn write(frame: &mut Frame<'_>, hall: &Hall, area: Rect, meaning: Meaning, text: &str) {
    frame.text(area, &fit(text, area.width), hall.theme.style(meaning));
}

/// What the page is for, and which codes were scanned.
fn head(state: &State, hall: &Hall, all: usize, has_code: bool) -> Vec<(Meaning, String)> {
    let lang = hall.lang;
    let part = text::PART.with(lang, &[("part", &(state.part + 1)), ("all", &all)]);
    let mut lines = vec![(Meaning::Title, format!("{} · {part}", text::TITLE.get(lang)))];
    if !has_code {
        let (width, height) = NEEDED;
        let said = text::NO_ROOM.with(lang, &[("width", &width), ("height", &height)]);
        lines.push((Meaning::Warning, said));
    }
    if state.keys.is_empty() {
        lines.push((Meaning::Plain, text::HOW.get(lang).to_owned()));
        lines.push((Meaning::Key, text::KEYS.get(lang).to_owned()));
    }
    let signs: Vec<String> = (1..=all)
        .map(|part| {
            let meaning = match state.compared.get(&part) {
                None => Meaning::Muted,
                Some(compared) if compared.is_good() => Meaning::Done,
                Some(_) => Meaning::Stop,
            };
            format!("{part}{}", meaning.symbol())
        })
        .collect();
    lines.push((Meaning::Caption, signs.join(" ")));
    lines
}

/// What arrived and what is wrong with it.
fn findings(state: &State, hall: &Hall) -> Vec<(Meaning, String)> {
    let lang = hall.lang;
    if state.keys.is_empty() {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut say = |meaning: Meaning, text: Text, values: &[(&str, &dyn Display)]| {
        lines.push((meaning, text.with(lang, values)));
    };
    let (count, gaps) = (state.keys.len(), state.gaps());
    match (gaps.get(gaps.len() / 2), gaps.last()) {
        (Some(middle), Some(longest)) => {
            let values: [(&str, &dyn Display); 3] =
                [("count", &count), ("middle", middle), ("longest", longest)];
            say(Meaning::Plain, text::ARRIVED, &values);
            let end = state.end().map_or_else(|| text::END_NONE.get(lang).to_owned(), |end| end.to_string());
            say(Meaning::Plain, text::END_IS, &[("end", &end)]);
        }
        _ => say(Meaning::Plain, text::ARRIVED_AT_ONCE, &[("count", &count)]),
    }
    let (meaning, verdict) = match &state.verdict {
        Some(Verdict::Scan(_)) => (Meaning::Done, text::VERDICT_SCAN),
        Some(Verdict::Spoilt) => (Meaning::Stop, text::VERDICT_SPOILT),
        None => (Meaning::Plain, text::VERDICT_HAND),
    };
    say(meaning, text::VERDICT, &[("verdict", &verdict.get(lang))]);
    if let Some(Verdict::Scan(scanned)) = &state.verdict {
        let compared = Comparison::of(scanned);
        let what = match &compared {
            Some(compared) => text::IS_PART.with(lang, &[("part", &compared.part)]),
            None => kind(scanned, hall).get(lang).to_owned(),
        };
        say(Meaning::Plain, text::IS, &[("what", &what)]);
        if let Some(compared) = compared {
            letters(&compared, &mut say);
        }
    }
    for hint in state.hints() {
        match hint {
            Hint::NoEnd => say(Meaning::Warning, text::HINT_NO_END, &[]),
            Hint::Slow => say(Meaning::Warning, text::HINT_SLOW, &[("most", &GAP)]),
            Hint::InputMethod => say(Meaning::Warning, text::HINT_INPUT_METHOD, &[]),
            Hint::AltDigits => say(Meaning::Warning, text::HINT_ALT, &[]),
            Hint::Layout(found) => {
                let found = printable(&found.to_string());
                say(Meaning::Warning, text::HINT_LAYOUT, &[("found", &found)]);
            }
            Hint::Lost => say(Meaning::Warning, text::HINT_LOST, &[]),
        }
    }
    lines
}

/// Says which letters arrived wrong, and what to set.
fn letters(compared: &Comparison, say: &mut impl FnMut(Meaning, Text, &[(&str, &dyn Display)])) {
    if compared.is_cut {
        say(Meaning::Stop, text::LETTERS_CUT, &[]);
    }
    if compared.wrong.is_empty() {
        say(Meaning::Done, text::LETTERS_GOOD, &[("count", &compared.letters)]);
        return;
    }
    if compared.damage != Some(Damage::Decomposed) {
        let pairs: Vec<String> = compared
            .wrong
            .iter()
            .map(|(letter, found)| format!("{letter}→{}", if found.is_empty() { "∅".into() } else { printable(found) }))
            .collect();
        let values: [(&str, &dyn Display); 3] = [
            ("wrong", &compared.wrong.len()),
            ("count", &compared.letters),
            ("letters", &pairs.join(" ")),
        ];
        say(Meaning::Stop, text::LETTERS_WRONG, &values);
    }
    let damage = compared.damage.map(|damage| match damage {
        Damage::Decomposed => text::DAMAGE_DECOMPOSED,
        Damage::Dropped => text::DAMAGE_DROPPED,
        Damage::Unmarked => text::DAMAGE_UNMARKED,
        Damage::WesternBytes => text::DAMAGE_WESTERN,
        Damage::Numbers => text::DAMAGE_NUMBERS,
        Damage::Replaced => text::DAMAGE_REPLACED,
    });
    if let Some(damage) = damage {
        say(Meaning::Warning, damage, &[]);
    }
}

/// What the station would take a scan for.
fn kind(scanned: &str, hall: &Hall) -> Text {
    match hall.read_scan(scanned) {
        Scan::Card(_) => text::IS_CARD,
        Scan::Damaged(_) => text::IS_DAMAGED,
        Scan::Faulty(_) => text::IS_FAULTY,
        Scan::Number(_) => text::IS_NUMBER,
        Scan::Ticket(_) => text::IS_TICKET,
        Scan::Bag(Ok(_)) => text::IS_BAG,
        Scan::Bag(Err(_)) => text::IS_BAD_BAG,
        Scan::Other(_) => text::IS_OTHER,
        Scan::Unknown => text::IS_UNKNOWN,
    }
}

/// Every key with its code and the pause before it.
fn table(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    if state.keys.is_empty() || area.height < 2 {
        return;
    }
    write(frame, hall, Rect { height: 1, ..area }, Meaning::Caption, text::HEAD.get(hall.lang));
    let page = usize::from(area.height - 1);
    let last = state.keys.len().saturating_sub(state.above).max(page.min(state.keys.len()));
    let rows = state.keys.iter().zip(state.masked()).enumerate().take(last).skip(last.saturating_sub(page));
    for (y, (place, (arrived, is_masked))) in (area.y + 1..area.bottom()).zip(rows) {
        let (name, code) = match arrived.key.typed() {
            Some(_) if is_masked => ("•".to_owned(), "•".to_owned()),
            Some(' ') => ("␣".to_owned(), "U+0020".to_owned()),
            Some(letter) => (printable(&letter.to_string()), format!("U+{:04X}", u32::from(letter))),
            None => (arrived.key.to_string(), String::new()),
        };
        let gap = arrived.gap.map_or_else(|| "–".into(), |gap| gap.to_string());
        let name = fit(&name, 12);
        let blanks = " ".repeat(usize::from(12_u16.saturating_sub(width(&name))));
        let line = format!("{:>5}   {name}{blanks}  {code:<7} {gap:>4}", place + 1);
        let meaning = if arrived.gap.is_some_and(|gap| gap > GAP) { Meaning::Warning } else { Meaning::Plain };
        write(frame, hall, Rect { y, height: 1, ..area }, meaning, &line);
    }
}
