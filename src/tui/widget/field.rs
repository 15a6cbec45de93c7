//! One line of text that is being typed. Letters are graphemes: a letter with its marks is one, however it was typed.
//!
//! An input method that deletes and types again (as Unikey does) needs nothing special: its deletes and letters are
//! taken in their order. Marks typed after their letter join it.
//!
//! A field takes words or codes. Only words are composed from the keys of a typing method
//! ([`typing`](crate::tui::typing)), and only the word that is being typed: with the cursor moved away and back, or inside
//! of a word, letters stay what they are.

use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::config::Typing;
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::screen::{Event, Focus};
use crate::tui::theme::{Meaning, Theme};
use crate::tui::typing::{Stroke, Word};

use super::fit::{fit, width};

/// The most letters of a field that says nothing else.
const MOST: usize = 200;

/// The text of a field and where its cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    before: String,
    after: String,
    most: usize,
    takes_words: bool,
    /// The word right before the cursor, while it is being composed.
    word: Option<Box<Word>>,
}

impl Default for Field {
    fn default() -> Self {
        Self::code(MOST)
    }
}

impl Field {
    /// An empty field for names, reasons and other words of at most so many letters.
    pub const fn words(most: usize) -> Self {
        Self::new(most, true)
    }

    /// An empty field for codes, numbers, dates, or what is searched for without marks, of at most so many letters.
    pub const fn code(most: usize) -> Self {
        Self::new(most, false)
    }

    const fn new(most: usize, takes_words: bool) -> Self {
        Self {
            before: String::new(),
            after: String::new(),
            most,
            takes_words,
            word: None,
        }
    }

    /// What letters are while it has the focus.
    #[must_use]
    pub const fn focus(&self) -> Focus {
        if self.takes_words {
            Focus::Words
        } else {
            Focus::Text
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
        self.word = None;
        self.before.clear();
        self.after.clear();
    }

    /// Takes what is meant for a field: letters, pasted text, and the actions that edit. Returns whether the text
    /// changed; `None` when the event is not for a field.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other event types anything")]
    pub fn take(&mut self, event: &Event<'_>) -> Option<bool> {
        match event {
            Event::Char(letter) => Some(self.insert(letter.encode_utf8(&mut [0; 4]))),
            Event::Stroke(stroke) => Some(self.strike(*stroke)),
            Event::Paste(text) => Some(self.insert(text)),
            Event::Act(action) => self.act(*action),
            _ => None,
        }
    }

    /// Does an action that edits. Returns whether the text changed; `None` when the action does not edit.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other action edits")]
    pub fn act(&mut self, action: Action) -> Option<bool> {
        let length = self.before.len() + self.after.len();
        let word = self.word.take();
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
                self.word = word.and_then(|word| word.without_last()).map(Box::new);
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
        self.word = None;
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

    /// Takes a letter key: composes the word before the cursor, or puts the letter in as it is. Returns whether the text
    /// changed.
    fn strike(&mut self, stroke: Stroke) -> bool {
        let word = self.word.take().filter(|word| word.typing() == stroke.typing);
        if let Some(word) = word.as_ref().filter(|_| !stroke.is_by_hand) {
            // The keys before this one came from no hand either.
            self.replace(word.text(), word.keys());
        }
        let is_composed = self.takes_words
            && stroke.typing != Typing::Off
            && stroke.is_by_hand
            && stroke.letter.is_ascii_alphanumeric();
        let word = word.or_else(|| (!self.is_in_word()).then(|| Box::new(Word::new(stroke.typing))));
        let Some(word) = word.filter(|_| is_composed) else {
            return self.insert(stroke.letter.encode_utf8(&mut [0; 4]));
        };
        let longer = word.with(stroke.letter);
        if self.replace(word.text(), longer.text()) {
            self.word = Some(Box::new(longer));
            true
        } else {
            self.word = Some(word);
            false
        }
    }

    /// Replaces what is right before the cursor, if there is room.
    fn replace(&mut self, old: &str, new: &str) -> bool {
        let Some(stem) = self.before.strip_suffix(old) else {
            return false;
        };
        let grown = format!("{stem}{new}");
        let fits = grown.graphemes(true).count() + self.after.graphemes(true).count() <= self.most;
        if fits {
            self.before = grown;
        }
        fits
    }

    /// Whether letters that are typed now join letters that are there.
    fn is_in_word(&self) -> bool {
        let neighbours = [self.before.chars().next_back(), self.after.chars().next()];
        let is_letter = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
        neighbours.into_iter().flatten().any(is_letter)
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
        let mut field = Field::code(most);
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

    /// Types with a method; `<` deletes the letter before the cursor, `^` goes to the start.
    fn composed(mut field: Field, typing: Typing, text: &str) -> Field {
        for letter in text.chars() {
            match letter {
                '<' => field.act(Action::DeleteBefore),
                '^' => field.act(Action::First),
                _ => field.take(&Event::Stroke(Stroke {
                    letter,
                    typing,
                    is_by_hand: true,
                })),
            };
        }
        field
    }

    /// What an input method types at once.
    fn burst(field: &mut Field, text: &str) {
        for (place, letter) in text.chars().enumerate() {
            field.take(&Event::Stroke(Stroke {
                letter,
                typing: Typing::Telex,
                is_by_hand: place < 2,
            }));
        }
    }

    #[test]
    fn words_are_composed_and_codes_are_not() {
        let telex = |field, text| composed(field, Typing::Telex, text).text();
        assert_eq!(telex(Field::words(40), "Nguyeexn Thij DDaof"), "Nguyễn Thị Đào");
        assert_eq!(
            telex(Field::code(40), "Nguyeexn Thij DDaof"),
            "Nguyeexn Thij DDaof"
        );
        let vni = composed(Field::words(40), Typing::Vni, "Nguye64n Thi5 D9ao2");
        assert_eq!(vni.text(), "Nguyễn Thị Đào");
        let off = composed(Field::words(40), Typing::Off, "Nguyeexn Thij DDaof");
        assert_eq!(off.text(), "Nguyeexn Thij DDaof");
    }

    #[test]
    fn a_delete_takes_the_letter_that_is_seen_and_the_word_goes_on() {
        let telex = |text| composed(Field::words(40), Typing::Telex, text).text();
        assert_eq!(telex("Lee Nguyeenx<j"), "Lê Nguyệ");
        assert_eq!(telex("ddd<<"), "");
        assert_eq!(telex("Windows<<s"), "Windos");
    }

    #[test]
    fn only_the_word_that_is_being_typed_is_composed() {
        let telex = |text| composed(Field::words(40), Typing::Telex, text).text();
        assert_eq!(telex("Hoa^s"), "sHoa");
        assert_eq!(telex("^Lee Hoaf"), "Lê Hòa");
        let mut field = composed(Field::words(40), Typing::Telex, "Hoa");
        field.act(Action::Left);
        field.act(Action::Last);
        assert_eq!(composed(field.clone(), Typing::Telex, "f").text(), "Hoaf");
        assert_eq!(composed(field, Typing::Telex, " dd").text(), "Hoa đ");
    }

    #[test]
    fn another_method_within_a_word_leaves_the_word_alone() {
        let field = composed(Field::words(40), Typing::Telex, "Nguyee");
        for other in [Typing::Off, Typing::Vni] {
            let mut field = composed(field.clone(), other, "n4");
            assert_eq!(field.text(), "Nguyên4");
            field.take(&Event::Char('a'));
            assert_eq!(field.text(), "Nguyên4a");
        }
    }

    #[test]
    fn what_an_input_method_types_is_not_composed_again() {
        let mut field = Field::words(40);
        burst(&mut field, "boss");
        assert_eq!(field.text(), "boss", "a word that is committed at once");
        assert_eq!(composed(field, Typing::Telex, "s").text(), "bosss");
        let replaced = composed(Field::words(40), Typing::Telex, "Nguye<ê<ễnx dd<đaas");
        assert_eq!(replaced.text(), "Nguyễnx đaas", "letters that have their marks");
        let mut field = composed(Field::words(40), Typing::Telex, "Tra");
        field.take(&Event::Paste("ss"));
        assert_eq!(
            composed(field, Typing::Telex, "s").text(),
            "Trasss",
            "pasted text"
        );
    }

    #[test]
    fn a_full_field_still_takes_marks_but_no_letter() {
        let telex = |most, text| composed(Field::words(most), Typing::Telex, text).text();
        assert_eq!(telex(6, "Nguyeenx An"), "Nguyễn");
        assert_eq!(telex(3, "cas"), "cá");
        assert_eq!(telex(3, "case"), "cá", "there is no room for what was typed");
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
