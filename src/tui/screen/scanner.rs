//! The test page for scanners: what one really sends, character by character, and what the station makes of it.
//!
//! ```text
//! █▀▀▀▀▀█ ▄▀▄ ▀▄█▀ █▀▀▀▀▀█  ■ Kiểm tra máy quét · Mã 1/8
//! █ ███ █ ▀█▀ ▄▀▄█ █ ███ █  Quét mã bên trái rồi lần lượt các mã sau (←/→)…
//! █ ▀▀▀ █ █▄▀ ▀█▄▀ █ ▀▀▀ █  1✓ 2✗ 3· 4· …                       which codes arrived whole
//! ▀▀▀▀▀▀▀ █ ▀ █ ▀▄ ▀▀▀▀▀▀▀  42 phím · giữa hai phím 3 ms, lâu nhất 9 ms
//! …                         Kết thúc bằng: Enter                 what arrived, who sent it, what it is
//!                           Kết luận: máy quét
//!                           Nội dung: mã kiểm tra số 1
//!                           ! Sai 2/17 chữ: ả→? ẵ→?              what is wrong and what to set
//!                           thứ tự  phím          mã       ms    every key, the last ones or as scrolled
//! ```
//!
//! What arrives goes nowhere else. Long rows of digits are masked but for the last four; Esc and leaving the page empty
//! it. Letters, Enter, Tab and digits with Alt are what scanners send, so none of them is a command here.

mod look;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::calibration::{Comparison, parts};
use crate::print::job::Printout;
use crate::tui::action::Action;
use crate::tui::burst::GAP;
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::key::Key;
use crate::tui::keymap::{self, Context};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus, Listened, ScreenId};

/// Keys after a pause of so many milliseconds are another scan.
const ANOTHER: u64 = 1000;

/// The most keys that are kept.
const MOST_KEYS: usize = 4096;

/// So many digits in a row may be the number of a person.
const LONG_NUMBER: usize = 9;

/// How many of them are shown.
const SHOWN_DIGITS: usize = 4;

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    keys: Vec<Arrived>,
    verdict: Option<Verdict>,
    /// Whether keys have come since the last verdict; a scan without any came over the serial line.
    is_open: bool,
    /// When the last key came.
    last: u64,
    /// The code that is shown, from 0 on.
    part: usize,
    /// What became of the codes that were scanned, by their number.
    compared: BTreeMap<usize, Comparison>,
    /// How many keys from the end the table ends.
    above: usize,
}

/// One key or character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Arrived {
    key: Key,
    /// Milliseconds since the one before it; none for the first one and for those that came at once.
    gap: Option<u64>,
}

/// Who sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Verdict {
    /// A scanner, and this is what it read.
    Scan(String),
    /// A scanner, but keys were mixed in.
    Spoilt,
}

/// What is wrong with how a scanner is set.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Hint {
    NoEnd,
    Slow,
    InputMethod,
    AltDigits,
    /// The sign that stands where a card has `|`.
    Layout(char),
    Lost,
}

impl State {
    fn hear(&mut self, key: Key, at: u64) {
        if at.saturating_sub(self.last) > ANOTHER || !self.is_open && self.verdict.is_some() && !key.ends_scan() {
            self.forget();
        }
        let gap = (!self.keys.is_empty()).then(|| at.saturating_sub(self.last));
        self.last = at;
        // The line feed after the end of a scan belongs to it and begins no other one.
        self.is_open |= self.verdict.is_none();
        if self.keys.len() < MOST_KEYS {
            self.keys.push(Arrived { key, gap });
        }
        self.above = 0;
    }

    fn hear_scan(&mut self, text: &str) {
        if !self.is_open {
            self.forget();
            let keys = text.chars().map(|letter| Arrived { key: Key::char(letter), gap: None });
            self.keys = keys.take(MOST_KEYS).collect();
        }
        self.is_open = false;
        if let Some(comparison) = Comparison::of(text) {
            let all = parts().len();
            if comparison.part == self.part + 1 && comparison.is_good() {
                self.part = (self.part + 1) % all.max(1);
            }
            self.compared.insert(comparison.part, comparison);
        }
        self.verdict = Some(Verdict::Scan(text.to_owned()));
    }

    /// Empties what arrived, but not what is known of the codes.
    fn forget(&mut self) {
        self.keys.clear();
        self.verdict = None;
        self.is_open = false;
        self.above = 0;
    }

    /// What it ended with, if with anything.
    fn end(&self) -> Option<Key> {
        self.keys.last().map(|arrived| arrived.key).filter(|key| key.ends_scan())
    }

    /// What was typed, without what ends it.
    fn typed(&self) -> String {
        match &self.verdict {
            Some(Verdict::Scan(text)) => text.clone(),
            Some(Verdict::Spoilt) | None => self.keys.iter().filter_map(|arrived| arrived.key.typed()).collect(),
        }
    }

    fn hints(&self) -> Vec<Hint> {
        let has = |wanted: &dyn Fn(Key) -> bool| self.keys.iter().any(|arrived| wanted(arrived.key));
        let came_by_keys = self.keys.iter().any(|arrived| arrived.gap.is_some());
        let mut hints = Vec::new();
        if came_by_keys && self.verdict.is_some() && self.end().is_none() {
            hints.push(Hint::NoEnd);
        }
        if self.keys.len() > 3 && self.gaps().iter().any(|gap| *gap > GAP) {
            hints.push(Hint::Slow);
        }
        if has(&Key::is_delete) {
            hints.push(Hint::InputMethod);
        }
        if has(&Key::has_alt) {
            hints.push(Hint::AltDigits);
        }
        let typed = self.typed();
        if let Some(found) = instead_of_bar(&typed) {
            hints.push(Hint::Layout(found));
        }
        if typed.contains(char::REPLACEMENT_CHARACTER) {
            hints.push(Hint::Lost);
        }
        hints
    }

    /// The pauses between the keys, shortest first, without the one before a late line feed.
    fn gaps(&self) -> Vec<u64> {
        let mut gaps: Vec<u64> = self.keys.iter().filter_map(|arrived| arrived.gap).collect();
        gaps.sort_unstable();
        gaps
    }

    /// Which of the keys are shown as dots: all but the last four of every long row of digits.
    fn masked(&self) -> Vec<bool> {
        let digit = |arrived: &Arrived| arrived.key.typed().is_some_and(|letter| letter.is_ascii_digit());
        let mut masked = Vec::with_capacity(self.keys.len());
        for row in self.keys.chunk_by(|one, other| digit(one) == digit(other)) {
            let is_long = row.first().is_some_and(digit) && row.len() >= LONG_NUMBER;
            let shown = if is_long { SHOWN_DIGITS } else { row.len() };
            let hidden = row.len() - shown.min(row.len());
            masked.extend((0..row.len()).map(|place| place < hidden));
        }
        masked
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        let all = parts().len().max(1);
        if action == Action::Back {
            if self.keys.is_empty() && self.compared.is_empty() {
                return vec![Effect::GoTo(ScreenId::Reception, None)];
            }
            *self = Self { part: self.part, ..Self::default() };
        } else if action == Action::Right {
            self.part = (self.part + 1) % all;
        } else if action == Action::Left {
            self.part = (self.part + all - 1) % all;
        } else if action == Action::Up {
            self.above = (self.above + 1).min(self.keys.len());
        } else if action == Action::Down {
            self.above = self.above.saturating_sub(1);
        } else if action == Action::Print {
            return vec![Effect::Print(Box::new(Printout::Codes), None)];
        }
        Vec::new()
    }
}

/// The sign that stands behind the number of a card where `|` should stand.
fn instead_of_bar(text: &str) -> Option<char> {
    let mut rest = text.chars();
    let number = rest.by_ref().take(12).filter(char::is_ascii_digit).count();
    let sign = rest.next()?;
    let is_card = number == 12 && text.chars().count() > 40 && !text.contains('|');
    (is_card && !sign.is_alphanumeric()).then_some(sign)
}

/// Whether a key is a command on this page: scanners send all the others.
#[must_use]
pub fn is_command(key: Key) -> bool {
    // With Alt held a scanner types the digits of a code, never a letter.
    let is_scanned = (key.has_alt() && !key.is_letter()) || key.typed().is_some() || key.ends_scan();
    if is_scanned {
        return false;
    }
    keymap::action(Context::Text, key).is_some_and(|action| {
        action.is_of_program()
            || matches!(
                action,
                Action::Back | Action::Left | Action::Right | Action::Up | Action::Down | Action::Print
            )
    })
}

/// What an event changes and asks for.
pub fn update(state: &mut State, _hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    match event {
        Event::Heard(Listened::Key { key, at }) => {
            if !is_command(*key) {
                state.hear(*key, *at);
            }
            Vec::new()
        }
        Event::Heard(Listened::Spoilt) => {
            state.verdict = Some(Verdict::Spoilt);
            state.is_open = false;
            Vec::new()
        }
        Event::Scan(text) | Event::Paste(text) => {
            state.hear_scan(text);
            Vec::new()
        }
        Event::Act(action) => state.act(*action),
        Event::Shown(_) => {
            state.forget();
            Vec::new()
        }
        Event::Char(_)
        | Event::Stroke(_)
        | Event::Click(_)
        | Event::Confirmed(_)
        | Event::Answered(..)
        | Event::Picked(..)
        | Event::Done { .. }
        | Event::Found { .. }
        | Event::Facts { .. }
        | Event::Chosen(..)
        | Event::Told { .. }
        | Event::List { .. }
        | Event::Changed
        | Event::Tick => Vec::new(),
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    look::draw(state, hall, area, frame);
}

/// Whether letters are text at the moment.
pub const fn focus(_state: &State) -> Focus {
    Focus::Text
}

/// What can be done now, the most useful first.
pub fn acts(_state: &State, _hall: &Hall) -> Vec<Action> {
    vec![Action::Right, Action::Left, Action::Print, Action::Back]
}

/// Whether the screen changes every second.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub const fn has_draft(_state: &State) -> bool {
    false
}

#[cfg(test)]
mod tests;
