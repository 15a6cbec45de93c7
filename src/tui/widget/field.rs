//! One line of text that is being typed. Letters are graphemes: a letter with its marks is one, however it was typed.
//!
//! An input method that deletes and types again (as Unikey does) needs nothing special: its deletes and letters are
//! taken in their order. Marks typed after their letter join it.

use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::screen::Event;
use crate::tui::theme::{Meaning, Theme};

use super::fit::{fit, width};

/// The most letters of a field that says nothing else.
const MOST: usize = 200;

/// The text of a field and where its cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    before: String,
    after: String,
    most: usize,
}

impl Default for Field {
    fn default() -> Self {
        Self::new(MOST)
    }
}

impl Field {
    /// An empty field for at most so many letters.
    pub const fn new(most: usize) -> Self {
        Self {
            before: String::new(),
            after: String::new(),
            most,
        }
    }

    /// What is in the field.
    pub fn text(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// Whether nothing is in it.
    pub const fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// Replaces what is in the field; the cursor goes behind it.
    pub fn set(&mut self, text: &str) {
        self.clear();
        self.insert(text);
    }

    /// Empties the field.
    pub fn clear(&mut self) {
        self.before.clear();
        self.after.clear();
    }

    /// Takes what is meant for a field: letters, pasted text, and the actions that edit. Returns whether the text
    /// changed; `None` when the event is not for a field.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other event types anything")]
    pub fn take(&mut self, event: &Event<'_>) -> Option<bool> {
        match event {
            Event::Char(letter) => Some(self.insert(letter.encode_utf8(&mut [0; 4]))),
            Event::Paste(text) => Some(self.insert(text)),
            Event::Act(action) => self.act(*action),
            _ => None,
        }
    }

    /// Does an action that edits. Returns whether the text changed; `None` when the action does not edit.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other action edits")]
    pub fn act(&mut self, action: Action) -> Option<bool> {
        let length = self.before.len() + self.after.len();
        match action {
            Action::Left => self.go_left(),
            Action::Right => self.go_right(),
            Action::WordLeft => self.go_word_left(),
            Action::WordRight => self.go_word_right(),
            Action::First => {
                self.after.insert_str(0, &self.before);
                self.before.clear();
            }
            Action::Last => self.before.push_str(&std::mem::take(&mut self.after)),
            Action::DeleteBefore => {
                let letter = self.before.graphemes(true).next_back().map_or(0, str::len);
                self.before.truncate(self.before.len() - letter);
            }
            Action::DeleteAt => {
                let letter = self.after.graphemes(true).next().map_or(0, str::len);
                self.after.drain(..letter);
            }
            Action::DeleteWord => {
                let after = std::mem::take(&mut self.after);
                self.go_word_left();
                self.after = after;
            }
            Action::DeleteAll => self.clear(),
            _ => return None,
        }
        Some(self.before.len() + self.after.len() != length)
    }

    /// Puts text in at the cursor, as far as there is room: in NFC, without control characters; a line break becomes a
    /// space. Returns whether the text changed.
    pub fn insert(&mut self, text: &str) -> bool {
        let mut changed = false;
        for letter in text.trim_end_matches(['\r', '\n']).chars() {
            let letter = match letter {
                '\n' | '\t' => ' ',
                other if other.is_control() => continue,
                other => other,
            };
            let mut grown = self.before.clone();
            grown.push(letter);
            let grown: String = grown.nfc().collect();
            if grown.graphemes(true).count() + self.after.graphemes(true).count() > self.most {
                break;
            }
            self.before = grown;
            changed = true;
        }
        changed
    }

    fn go_left(&mut self) {
        if let Some((start, _)) = self.before.grapheme_indices(true).next_back() {
            let letter = self.before.split_off(start);
            self.after.insert_str(0, &letter);
        }
    }

    fn go_right(&mut self) {
        let letter = self.after.graphemes(true).next().map_or(0, str::len);
        self.before.extend(self.after.drain(..letter));
    }

    fn go_word_left(&mut self) {
        let start = self
            .before
            .unicode_word_indices()
            .next_back()
            .map_or(0, |(start, _)| start);
        let word = self.before.split_off(start);
        self.after.insert_str(0, &word);
    }

    fn go_word_right(&mut self) {
        let end = self
            .after
            .unicode_word_indices()
            .next()
            .map_or(self.after.len(), |(start, word)| start + word.len());
        self.before.extend(self.after.drain(..end));
    }

    /// Draws the field on one line, with the cursor if it has the focus, else with `placeholder` while it is empty.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, has_focus: bool, placeholder: &str, theme: &Theme) {
        let area = Rect {
            height: area.height.min(1),
            ..area
        };
        if area.is_empty() {
            return;
        }
        frame.shade(area, theme.style(Meaning::Field));
        if self.is_empty() {
            let style = theme.style(Meaning::Muted).patch(theme.style(Meaning::Field));
            frame.text(area, &fit(placeholder, area.width), style);
        }
        if !has_focus {
            let text = self.text();
            frame.text(area, &fit(&text, area.width), theme.style(Meaning::Field));
            return;
        }
        let (shown, column) = self.window(area.width);
        frame.text(area, &shown, theme.style(Meaning::Field));
        frame.set_cursor_position((area.x.saturating_add(column), area.y));
    }

    /// The part of the text that fits into `room` cells so that the cursor is in it, and the cursor's cell.
    fn window(&self, room: u16) -> (String, u16) {
        let mut shown = String::new();
        let mut column = width(&self.before);
        let skipped = (column + 1).saturating_sub(room);
        let mut dropped = 0;
        for letter in self.before.graphemes(true) {
            if dropped < skipped {
                dropped += width(letter);
            } else {
                shown.push_str(letter);
            }
        }
        column -= dropped.min(column);
        shown.push_str(&self.after);
        (shown, column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Types the letters; `<` deletes the one before the cursor.
    fn typed(most: usize, text: &str) -> Field {
        let mut field = Field::new(most);
        for letter in text.chars() {
            match letter {
                '<' => field.take(&Event::Act(Action::DeleteBefore)),
                other => field.take(&Event::Char(other)),
            };
        }
        field
    }

    #[test]
    fn letters_are_deleted_whole_however_they_were_typed() {
        assert_eq!(typed(9, "Nguye\u{302}\u{303}n").text(), "Nguyễn");
        assert_eq!(typed(9, "Nguye\u{302}\u{303}<n").text(), "Nguyn");
        assert_eq!(typed(9, "<<").text(), "");
    }

    #[test]
    fn an_input_method_that_deletes_and_types_again_ends_with_the_right_word() {
        assert_eq!(typed(9, "Nguye<ê<ễn").text(), "Nguyễn");
    }

    #[test]
    fn a_field_takes_as_many_letters_as_it_has_room_for() {
        assert_eq!(typed(6, "Nguyễn").text(), "Nguyễn");
        assert_eq!(typed(5, "Nguyễn").text(), "Nguyễ");
        assert_eq!(typed(5, "Nguye\u{302}\u{303}").text(), "Nguyễ");
    }

    #[test]
    fn pasted_text_is_one_line_in_nfc_without_control_characters() {
        let mut field = Field::default();
        assert_eq!(
            field.take(&Event::Paste("Tra\u{302}\u{300}n\u{1b}\u{7f}\nAn\r\n")),
            Some(true)
        );
        assert_eq!(field.text(), "Trần An");
    }

    #[test]
    fn the_cursor_goes_by_letters_words_and_to_the_ends() {
        let mut field = typed(40, "Lê Văn An");
        for (action, marked) in [
            (Action::Left, "Lê Văn A|n"),
            (Action::WordLeft, "Lê Văn |An"),
            (Action::WordLeft, "Lê |Văn An"),
            (Action::WordRight, "Lê Văn| An"),
            (Action::First, "|Lê Văn An"),
            (Action::Left, "|Lê Văn An"),
            (Action::Right, "L|ê Văn An"),
            (Action::Last, "Lê Văn An|"),
            (Action::Right, "Lê Văn An|"),
        ] {
            assert_eq!(field.act(action), Some(false));
            assert_eq!(format!("{}|{}", field.before, field.after), marked, "{action:?}");
        }
        assert_eq!(field.act(Action::DeleteWord), Some(true));
        assert_eq!(field.text(), "Lê Văn ");
        assert_eq!(field.act(Action::First), Some(false));
        assert_eq!(field.act(Action::DeleteAt), Some(true));
        assert_eq!(field.text(), "ê Văn ");
        assert_eq!(field.act(Action::DeleteAll), Some(true));
        assert_eq!(field.act(Action::DeleteAll), Some(false));
        assert_eq!(field.act(Action::Advance), None);
    }

    #[test]
    fn the_part_around_the_cursor_is_shown_when_the_text_is_wider_than_the_field() {
        let mut field = typed(40, "0123456789");
        assert_eq!(field.window(11), ("0123456789".into(), 10));
        assert_eq!(field.window(5), ("6789".into(), 4));
        field.act(Action::First);
        assert_eq!(field.window(5), ("0123456789".into(), 0));
        assert_eq!(typed(9, "你好").window(4), ("好".into(), 2));
        assert_eq!(Field::default().window(0), (String::new(), 0));
    }
}
