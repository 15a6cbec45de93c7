//! Tells a scanner from a person. A scanner types like a keyboard, only faster than any hand, so what it is comes out
//! of the gaps between the keys. Pure: the time of each key is an argument.
//!
//! Where letters are commands, the first key is held back for one gap (35 ms, too short to notice), because a command
//! cannot be taken back. Where letters are text, keys go through at once; when they turn out to be the head of a scan,
//! [`Heard::Scan`] says so and whoever took them restores what was there before the key that was marked `is_fresh`.
//!
//! A scanner types a letter that no key has as its number, on the keypad with Alt held; such digits are part of the scan
//! and, two of them in a row, never a command: [`crate::domain::card`] reads the letters out of the digits.
//!
//! Input methods also send bursts: a few deletes and the letters that replace what was deleted. They are short, or have
//! a delete in them, or no digit and no end key; they go through as what they are.

use ratatui::crossterm::event::{KeyCode, KeyModifiers};

use super::key::Key;

/// Keys that follow each other within this many milliseconds may come from a scanner.
pub const GAP: u64 = 35;

/// A scan without an end key is over after this many milliseconds of silence, and a late line feed is part of the scan
/// before it for as long.
pub const SILENCE: u64 = 100;

/// Where letters are text, this many in a burst are a scan, whatever they are.
const SCAN_IN_TEXT: usize = 8;

/// Where letters are commands, this many in a burst are a scan: nobody gives four commands within a tenth of a second.
/// So are this many digits with an end key after them where letters are text.
const SHORT_SCAN: usize = 4;

/// Where letters are commands, this many with an end key after them in the same burst are a scan too. Fewer than
/// [`SHORT_SCAN`] without an end key go through: over a slow line, two commands of a person arrive together.
const SHORTEST_SCAN: usize = 2;

/// The longest scan that is kept; more than this comes from no scanner.
const LONGEST: usize = 4096;

/// What the keys turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A key pressed by a person.
    Key {
        /// Which one.
        key: Key,
        /// Whether a burst may begin with it.
        is_fresh: bool,
    },
    /// A whole scan, without its end key.
    Scan {
        /// What the scanner read.
        text: String,
        /// Whether its head has gone through as keys, since the one that was fresh.
        was_typed: bool,
    },
    /// A scan that cannot be trusted: keys were mixed into it that no code contains.
    Spoilt {
        /// Whether its head has gone through as keys, since the one that was fresh.
        was_typed: bool,
    },
    /// Text that came at once but from no scanner, such as a phrase of an input method.
    Phrase(String),
}

/// The recogniser: what has arrived so far of something that may be a scan.
#[derive(Debug, Default)]
pub struct Burst {
    keys: Vec<Key>,
    count: usize,
    /// How many of `keys` are digits with Alt held.
    with_alt: usize,
    /// How many of `keys` have gone through.
    passed: usize,
    last: u64,
    is_spoilt: bool,
    /// Until when an end key belongs to the scan before it.
    swallow_until: Option<u64>,
}

impl Burst {
    /// Takes one key that arrived at `at` (milliseconds of any clock that never goes back), where letters are text or
    /// are commands, and says what is known now.
    pub fn press(&mut self, key: Key, at: u64, letters_are_text: bool) -> Vec<Heard> {
        let mut heard = self.wait(at);
        let is_end = matches!(key.code, KeyCode::Enter | KeyCode::Tab) && key.modifiers.is_empty();
        if is_end && self.swallow_until.take().is_some_and(|until| at <= until) {
            return heard;
        }
        self.swallow_until = None;
        if scanned(key).is_some() {
            if at.saturating_sub(self.last) > GAP && !self.is_certain(letters_are_text) {
                heard.extend(self.release());
            }
            self.add(key, at, letters_are_text, &mut heard);
        } else if is_end && (self.is_certain(letters_are_text) || self.is_short(at, letters_are_text)) {
            heard.extend(self.finish(true));
            self.swallow_until = Some(at + SILENCE);
        } else if self.is_certain(letters_are_text) {
            self.is_spoilt = true;
            self.last = at;
        } else {
            heard.extend(self.release());
            heard.push(Heard::Key { key, is_fresh: true });
        }
        heard
    }

    /// Says what is known once it is `at` and no further key has come.
    pub fn wait(&mut self, at: u64) -> Vec<Heard> {
        match self.deadline() {
            Some(deadline) if at >= deadline => {
                if self.is_certain(false) {
                    self.finish(false)
                } else {
                    self.release()
                }
            }
            _ => Vec::new(),
        }
    }

    /// When [`wait`](Self::wait) has something to say if no key comes.
    #[must_use]
    pub const fn deadline(&self) -> Option<u64> {
        if self.count == 0 {
            None
        } else if self.count >= SHORT_SCAN || self.with_alt > 1 {
            Some(self.last + SILENCE)
        } else {
            Some(self.last + GAP + 1)
        }
    }

    fn add(&mut self, key: Key, at: u64, letters_are_text: bool, heard: &mut Vec<Heard>) {
        let is_fresh = self.count == 0;
        self.last = at;
        self.count += 1;
        if self.count > LONGEST {
            self.is_spoilt = true;
            return;
        }
        self.keys.push(key);
        if key.typed().is_none() {
            self.with_alt += 1;
        } else if letters_are_text && self.count < SCAN_IN_TEXT && self.passed + 1 == self.count {
            self.passed = self.count;
            heard.push(Heard::Key { key, is_fresh });
        }
    }

    /// Whether what has arrived came from no hand.
    const fn is_certain(&self, letters_are_text: bool) -> bool {
        self.with_alt > 1
            || self.count
                >= if letters_are_text || self.passed > 0 {
                    SCAN_IN_TEXT
                } else {
                    SHORT_SCAN
                }
    }

    /// Whether an end key at `at` makes it a short scan: where letters are text a number, as on a ticket; where they are
    /// commands anything, because nobody gives two commands and presses Enter within so short a time.
    fn is_short(&self, at: u64, letters_are_text: bool) -> bool {
        let is_digit = |key: &Key| scanned(*key).is_some_and(|c| c.is_ascii_digit());
        (self.count >= SHORT_SCAN && self.keys.iter().all(is_digit))
            || (!letters_are_text
                && self.passed == 0
                && self.count >= SHORTEST_SCAN
                && at.saturating_sub(self.last) <= GAP)
    }

    /// Ends a burst that came from no hand.
    fn finish(&mut self, has_end: bool) -> Vec<Heard> {
        let was_typed = self.passed > 0;
        let burst = std::mem::take(self);
        if burst.is_spoilt {
            return vec![Heard::Spoilt { was_typed }];
        }
        let text: String = burst.keys.iter().copied().filter_map(scanned).collect();
        if !has_end && was_typed && !text.bytes().any(|byte| byte.is_ascii_digit()) {
            let rest: String = text.chars().skip(burst.passed).collect();
            return vec![Heard::Phrase(rest)];
        }
        vec![Heard::Scan { text, was_typed }]
    }

    /// Lets go of keys that came from a hand after all.
    fn release(&mut self) -> Vec<Heard> {
        let burst = std::mem::take(self);
        burst
            .keys
            .into_iter()
            .enumerate()
            .skip(burst.passed)
            .map(|(place, key)| Heard::Key {
                key,
                is_fresh: place == 0,
            })
            .collect()
    }
}

/// What a key may mean in a scan: the character that it types, or the digit of a letter's number that Alt makes of it.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "every other key means nothing in a scan"
)]
fn scanned(key: Key) -> Option<char> {
    match key.code {
        KeyCode::Char(digit @ '0'..='9') if key.modifiers == KeyModifiers::ALT => Some(digit),
        _ => key.typed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTER: Key = Key::plain(KeyCode::Enter);

    /// Presses the characters `gap` apart, then the end key if there is one; then a second of silence.
    fn hear(text: &str, gap: u64, end: Option<Key>, letters_are_text: bool) -> Vec<Heard> {
        let keys: Vec<Key> = text
            .chars()
            .map(|character| match character {
                '\u{7f}' => Key::plain(KeyCode::Backspace),
                '\u{1b}' => Key::plain(KeyCode::Esc),
                other => Key::char(other),
            })
            .chain(end)
            .collect();
        let mut burst = Burst::default();
        let mut at = 1000;
        let mut heard = Vec::new();
        for key in keys {
            heard.extend(burst.wait(at));
            heard.extend(burst.press(key, at, letters_are_text));
            at += gap;
        }
        heard.extend(burst.wait(at + 1000));
        heard
    }

    fn typed(heard: &[Heard]) -> String {
        heard
            .iter()
            .filter_map(|heard| match heard {
                Heard::Key { key, .. } => Some(key.typed().map_or(key.to_string(), String::from)),
                Heard::Scan { .. } | Heard::Spoilt { .. } | Heard::Phrase(_) => None,
            })
            .collect()
    }

    fn scan(text: &str, was_typed: bool) -> Heard {
        Heard::Scan {
            text: text.into(),
            was_typed,
        }
    }

    const CARD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021";

    #[test]
    fn where_letters_are_commands_a_scan_drives_none() {
        for gap in [0, 8, GAP] {
            for end in [Some(ENTER), Some(Key::plain(KeyCode::Tab)), None] {
                assert_eq!(
                    hear(CARD, gap, end, false),
                    vec![scan(CARD, false)],
                    "{gap} {end:?}"
                );
            }
        }
    }

    #[test]
    fn where_letters_are_text_a_scan_says_that_its_head_was_typed() {
        for gap in [0, 8, GAP] {
            let heard = hear(CARD, gap, Some(ENTER), true);
            assert_eq!(typed(&heard), "0010870");
            assert_eq!(heard.last(), Some(&scan(CARD, true)));
            assert!(matches!(heard[0], Heard::Key { is_fresh: true, .. }));
            assert!(matches!(heard[1], Heard::Key { is_fresh: false, .. }));
        }
    }

    #[test]
    fn a_person_who_types_is_never_a_scanner() {
        for letters_are_text in [true, false] {
            let heard = hear("cccccccccccc", GAP + 1, Some(ENTER), letters_are_text);
            assert_eq!(typed(&heard), "ccccccccccccEnter");
        }
    }

    #[test]
    fn a_letter_in_a_text_field_goes_through_at_once_and_a_command_waits_one_gap() {
        let mut burst = Burst::default();
        assert_eq!(burst.press(Key::char('a'), 0, true).len(), 1);
        let mut burst = Burst::default();
        assert_eq!(burst.press(Key::char('v'), 0, false), vec![]);
        assert_eq!(burst.deadline(), Some(GAP + 1));
        assert_eq!(burst.wait(GAP), vec![]);
        assert_eq!(typed(&burst.wait(GAP + 1)), "v");
        assert_eq!(burst.deadline(), None);
    }

    #[test]
    fn keys_that_type_nothing_go_through_at_once_and_after_what_was_held() {
        let mut burst = Burst::default();
        assert_eq!(typed(&burst.press(Key::plain(KeyCode::Down), 0, false)), "↓");
        assert_eq!(burst.press(Key::char('v'), 50, false), vec![]);
        assert_eq!(typed(&burst.press(Key::plain(KeyCode::Down), 60, false)), "v↓");
    }

    #[test]
    fn seven_letters_are_typed_and_eight_are_a_scan_where_letters_are_text() {
        assert_eq!(typed(&hear("abcdef7", 1, Some(ENTER), true)), "abcdef7Enter");
        assert_eq!(
            hear("abcdefg8", 1, Some(ENTER), true).last(),
            Some(&scan("abcdefg8", true))
        );
    }

    #[test]
    fn a_short_number_with_an_end_key_is_a_scanned_ticket() {
        assert_eq!(
            hear("0427", 1, Some(ENTER), true).last(),
            Some(&scan("0427", true))
        );
        assert_eq!(hear("0427", 1, Some(ENTER), false), vec![scan("0427", false)]);
        assert_eq!(typed(&hear("042", 1, Some(ENTER), true)), "042Enter");
        assert_eq!(typed(&hear("0427", 1, None, true)), "0427");
    }

    #[test]
    fn an_input_method_that_deletes_and_types_again_is_a_hand() {
        let heard = hear("Nguye\u{7f}ê\u{7f}ễn", 0, None, true);
        assert_eq!(typed(&heard), "NguyeBackspaceêBackspaceễn");
        let heard = hear("Nguye\u{7f}ê\u{7f}ễn Thi\u{7f}\u{7f}hị", 0, Some(ENTER), true);
        assert_eq!(
            typed(&heard),
            "NguyeBackspaceêBackspaceễn ThiBackspaceBackspacehịEnter"
        );
    }

    #[test]
    fn a_phrase_of_an_input_method_is_text() {
        let heard = hear("Nguyễn Thị Đào", 0, None, true);
        assert_eq!(typed(&heard), "Nguyễn ");
        assert_eq!(heard.last(), Some(&Heard::Phrase("Thị Đào".into())));
    }

    #[test]
    fn escape_alt_control_and_delete_spoil_a_scan_and_none_of_it_gets_through() {
        let mut burst = Burst::default();
        for key in [
            Key::plain(KeyCode::Esc),
            Key::alt(KeyCode::Char('b')),
            Key::ctrl(KeyCode::Char('5')),
            Key::plain(KeyCode::Backspace),
        ] {
            let mut heard = Vec::new();
            for character in "0010870".chars() {
                heard.extend(burst.press(Key::char(character), 0, false));
            }
            heard.extend(burst.press(key, 1, false));
            heard.extend(burst.press(Key::char('q'), 2, false));
            heard.extend(burst.press(ENTER, 3, false));
            assert_eq!(heard, vec![Heard::Spoilt { was_typed: false }], "{key}");
            burst = Burst::default();
        }
    }

    /// A scan whose letters beyond ASCII come as the digits of their number with Alt held.
    fn with_alt(text: &str) -> Vec<Key> {
        let keys = text.chars().flat_map(|c| {
            let number: Vec<char> = if c.is_ascii() {
                vec![c]
            } else {
                u32::from(c).to_string().chars().collect()
            };
            number.into_iter().map(move |digit| {
                if c.is_ascii() {
                    Key::char(digit)
                } else {
                    Key::alt(KeyCode::Char(digit))
                }
            })
        });
        keys.collect()
    }

    #[test]
    fn letters_typed_by_their_number_are_part_of_the_scan_and_no_shortcut() {
        for letters_are_text in [true, false] {
            for code in ["001087000123|Đào", "Đào", "aĐb", "Đ"] {
                let mut burst = Burst::default();
                let mut heard = Vec::new();
                for key in with_alt(code).into_iter().chain([ENTER]) {
                    heard.extend(burst.press(key, 5, letters_are_text));
                }
                let text = code.replace('Đ', "272").replace('à', "224");
                let Some(Heard::Scan { text: scanned, .. }) = heard.last() else {
                    panic!("{code}: {heard:?}")
                };
                assert_eq!(*scanned, text);
                let is_shortcut =
                    |heard: &Heard| matches!(heard, Heard::Key { key, .. } if key.typed().is_none());
                assert!(!heard.iter().any(is_shortcut), "{heard:?}");
            }
        }
    }

    #[test]
    fn a_shortcut_with_alt_waits_one_gap_and_is_a_shortcut() {
        for letters_are_text in [true, false] {
            let mut burst = Burst::default();
            let key = Key::alt(KeyCode::Char('3'));
            assert_eq!(burst.press(key, 0, letters_are_text), vec![]);
            assert_eq!(burst.deadline(), Some(GAP + 1));
            assert_eq!(burst.wait(GAP), vec![]);
            assert_eq!(burst.wait(GAP + 1), vec![Heard::Key { key, is_fresh: true }]);
            assert_eq!(burst.press(key, 100, letters_are_text), vec![]);
            let second = Key::alt(KeyCode::Char('4'));
            assert_eq!(
                burst.press(second, 100 + GAP + 1, letters_are_text),
                vec![Heard::Key { key, is_fresh: true }]
            );
        }
    }

    #[test]
    fn a_very_short_scan_drives_no_command_when_its_end_key_comes_as_fast() {
        for end in [ENTER, Key::plain(KeyCode::Tab)] {
            assert_eq!(hear("A1", 5, Some(end), false), vec![scan("A1", false)]);
            assert_eq!(hear("cv7", GAP, Some(end), false), vec![scan("cv7", false)]);
        }
        assert_eq!(typed(&hear("cv", 5, None, false)), "cv");
        assert_eq!(typed(&hear("c", 5, Some(ENTER), false)), "cEnter");
        assert_eq!(typed(&hear("cv", GAP + 1, Some(ENTER), false)), "cvEnter");
        assert_eq!(typed(&hear("cv", 5, Some(ENTER), true)), "cvEnter");
    }

    #[test]
    fn a_line_feed_after_the_end_of_a_scan_belongs_to_it_unless_it_is_late() {
        for (late, keys) in [(0, 0), (SILENCE, 0), (SILENCE + 1, 1)] {
            let mut burst = Burst::default();
            for character in "12345678".chars() {
                assert_eq!(burst.press(Key::char(character), 0, false), vec![]);
            }
            assert_eq!(burst.press(ENTER, 0, false), vec![scan("12345678", false)]);
            assert_eq!(burst.press(ENTER, late, false).len(), keys, "{late}");
        }
    }

    #[test]
    fn a_scan_goes_on_when_the_machine_stutters() {
        let mut burst = Burst::default();
        for (at, character) in [(0, '1'), (1, '2'), (2, '3'), (3, '4'), (99, '5'), (198, '6')] {
            assert_eq!(burst.press(Key::char(character), at, false), vec![]);
        }
        assert_eq!(burst.press(ENTER, 297, false), vec![scan("123456", false)]);
    }

    #[test]
    fn two_scans_in_a_row_are_two() {
        let mut burst = Burst::default();
        let mut heard = Vec::new();
        for character in "11111111\n22222222\n".chars() {
            let key = if character == '\n' {
                ENTER
            } else {
                Key::char(character)
            };
            heard.extend(burst.press(key, 5, false));
        }
        assert_eq!(heard, vec![scan("11111111", false), scan("22222222", false)]);
    }

    #[test]
    fn more_than_any_code_holds_is_no_scan() {
        let longest = "1".repeat(LONGEST);
        assert_eq!(hear(&longest, 0, Some(ENTER), false), vec![scan(&longest, false)]);
        let heard = hear(&"1".repeat(LONGEST + 1), 0, Some(ENTER), false);
        assert_eq!(heard, vec![Heard::Spoilt { was_typed: false }]);
    }
}
