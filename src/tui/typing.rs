//! Typing Vietnamese without an input method: keys of Telex or VNI become letters with marks.
//!
//! Pure. The rules of the two methods and of the syllable are those of the library `vi`; here is what a field of names
//! needs around them:
//!
//! - The tone stands where the older spelling has it, on the first letter of an open `oa`, `oe`, `uy` (*hòa*, *khỏe*,
//!   *Thúy*): it is what the common input methods do unless told otherwise, and how the ranks are written (*Đại úy*).
//! - What makes no Vietnamese syllable stays as it was typed (*Windows*, *A04*), once a further letter shows it. The same
//!   key again takes its mark back and is a letter (`ss`, `aaa`, `ddd`, `ww`).
//! - Capitals are those of the keys: the library gets small letters only, because it misplaces the tone among capitals.
//! - Spellings of names and places that the library takes for foreign: a final k (*Đắk Lắk*), Dz, Kp and Kr (*Dzũng*,
//!   *Krông*), and đ in abbreviations (*CSĐT*).
//!
//! Only the word at the cursor is composed, from its first letter on, as long as the cursor stays: nothing that was there
//! before changes. What did not come from a hand ([`Hand`]) is not composed, nor is a word that has a letter in it which
//! has its marks already: then an input method is at work.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;
use vi::methods::IncrementalBuffer;
use vi::processor::AccentStyle;
use vi::validation::is_valid_syllable;

use crate::config::Typing;

/// So many letters in one burst come from no hand: the gaps between them are too short for three fingers.
const BURST: u8 = 3;

/// Beginnings that the library does not know, each with the letter that stands for it there.
const RARE_BEGINNINGS: [(char, char); 3] = [('d', 'z'), ('k', 'p'), ('k', 'r')];

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const HORN: char = '\u{31b}';

/// The marks of the tones with their keys in Telex and in VNI.
const TONES: [(char, char, char); 5] = [
    ('\u{301}', 's', '1'),
    ('\u{300}', 'f', '2'),
    ('\u{309}', 'r', '3'),
    ('\u{303}', 'x', '4'),
    ('\u{323}', 'j', '5'),
];

/// A letter key where words are typed, while a method of typing is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// The letter on the key.
    pub letter: char,
    /// The method.
    pub typing: Typing,
    /// Whether a hand pressed it.
    pub is_by_hand: bool,
}

impl From<char> for Stroke {
    /// A letter that stays what it is.
    fn from(letter: char) -> Self {
        Self {
            letter,
            typing: Typing::Off,
            is_by_hand: true,
        }
    }
}

/// Tells the letters of a hand from those that an input method types: a word that is committed at once, or the letters
/// that follow its deletes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hand {
    run: u8,
    has_deleted: bool,
}

impl Hand {
    /// Takes note of a letter and says whether a hand typed it; `is_fresh` when no key came right before it.
    pub const fn types(&mut self, is_fresh: bool) -> bool {
        self.run = if is_fresh && !self.has_deleted {
            1
        } else {
            self.run.saturating_add(1)
        };
        self.has_deleted = false;
        self.run < BURST
    }

    /// Takes note of a letter that was deleted.
    pub const fn deletes(&mut self) {
        self.run = 1;
        self.has_deleted = true;
    }

    /// Takes note of any other key.
    pub const fn rests(&mut self) {
        *self = Self {
            run: 0,
            has_deleted: false,
        };
    }
}

/// A word that is being composed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    typing: Typing,
    keys: String,
    text: String,
}

impl Word {
    /// A word before its first key.
    pub const fn new(typing: Typing) -> Self {
        Self {
            typing,
            keys: String::new(),
            text: String::new(),
        }
    }

    /// The method.
    pub const fn typing(&self) -> Typing {
        self.typing
    }

    /// The keys that were pressed.
    pub fn keys(&self) -> &str {
        &self.keys
    }

    /// What they make.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The word after one more key.
    #[must_use]
    pub fn with(&self, key: char) -> Self {
        let mut keys = self.keys.clone();
        keys.push(key);
        Self {
            typing: self.typing,
            text: compose(self.typing, &keys),
            keys,
        }
    }

    /// The word without its last letter and the marks on it; `None` when nothing is left that could be composed further.
    #[must_use]
    pub fn without_last(&self) -> Option<Self> {
        let (last, _) = self.text.grapheme_indices(true).next_back()?;
        let text = self.text.get(..last)?;
        let keys = keys_for(self.typing, text);
        let is_same = !text.is_empty() && compose(self.typing, &keys) == text;
        is_same.then(|| Self {
            typing: self.typing,
            text: text.to_owned(),
            keys,
        })
    }
}

/// What the keys of one word make, in NFC.
pub fn compose(typing: Typing, keys: &str) -> String {
    let definition = match typing {
        Typing::Off => return keys.to_owned(),
        Typing::Telex => &vi::TELEX,
        Typing::Vni => &vi::VNI,
    };
    let letters = letters(keys);
    let mut buffer = IncrementalBuffer::new_with_style(definition, AccentStyle::Old);
    let mut made = Vec::with_capacity(letters.len());
    // A mark that was taken back makes letters of its keys, whatever word they are in; but in what is no syllable anyway no
    // mark was meant.
    let mut is_meant = false;
    for letter in letters {
        let was_valid = is_valid_syllable(buffer.view());
        let done = buffer.push(letter.fed);
        is_meant |= was_valid && (done.tone_mark_removed || done.letter_modification_removed);
        if buffer.view().chars().count() > made.len() {
            made.push(letter);
        }
    }
    if is_meant || is_valid_syllable(buffer.view()) {
        as_typed(buffer.view(), &made)
    } else {
        abbreviation(typing, keys)
    }
}

/// What the library gets for a key, and what stands on the screen for it while it has no mark.
struct Letter {
    fed: char,
    shown: char,
    /// The second letter of a rare beginning.
    tail: Option<char>,
}

fn letters(keys: &str) -> Vec<Letter> {
    let keys: Vec<char> = keys.chars().collect();
    let small = |place: usize| keys.get(place).map(char::to_ascii_lowercase);
    let mut letters = Vec::with_capacity(keys.len());
    let mut rest = keys.iter().copied().enumerate();
    while let Some((place, shown)) = rest.next() {
        let mut fed = shown.to_ascii_lowercase();
        let mut tail = None;
        let next = small(place + 1);
        if place == 0 && next.is_some_and(|next| RARE_BEGINNINGS.contains(&(fed, next))) {
            tail = rest.next().map(|(_, key)| key);
        } else if fed == 'k' && next != Some('h') {
            let before = place.checked_sub(1).and_then(small);
            let ends = |before: char| matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | '0'..='9');
            if before.is_some_and(ends) {
                fed = 'c';
            }
        }
        letters.push(Letter { fed, shown, tail });
    }
    letters
}

/// Gives each letter the case of the key that made it.
fn as_typed(text: &str, keys: &[Letter]) -> String {
    let mut typed = String::new();
    for (letter, key) in text.chars().zip(keys) {
        if key.shown.to_ascii_lowercase() != key.fed {
            typed.push(key.shown);
        } else if key.shown.is_ascii_uppercase() {
            typed.extend(letter.to_uppercase());
        } else {
            typed.push(letter);
        }
        typed.extend(key.tail);
    }
    typed
}

/// A word that is no syllable, as it was typed; but an abbreviation may have a đ in it.
fn abbreviation(typing: Typing, keys: &str) -> String {
    let has_vowel = keys.to_ascii_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if has_vowel && keys.contains(|key: char| key.is_ascii_lowercase()) {
        return keys.to_owned();
    }
    match typing {
        Typing::Off => keys.to_owned(),
        Typing::Vni => keys.replace("d9", "đ").replace("D9", "Đ"),
        Typing::Telex => ["dd", "DD"]
            .iter()
            .zip(["đ", "Đ"])
            .fold(keys.to_owned(), |word, (keys, letter)| {
                let undone = format!("{keys}{}", keys.get(1..).unwrap_or_default());
                let parts: Vec<String> = word
                    .split(&undone)
                    .map(|part| part.replace(keys, letter))
                    .collect();
                parts.join(keys)
            }),
    }
}

/// Keys that make a text; whether they do is for [`compose`] to say.
fn keys_for(typing: Typing, text: &str) -> String {
    let is_telex = typing == Typing::Telex;
    let mut keys = String::new();
    let mut tone = None;
    for letter in text.chars() {
        let mut own = letter;
        for part in std::iter::once(letter).nfd() {
            let tone_key = TONES.iter().find(|(mark, ..)| *mark == part);
            if let Some((_, telex, vni)) = tone_key {
                tone = Some(if is_telex { *telex } else { *vni });
                continue;
            }
            match part {
                'đ' => keys.push_str(if is_telex { "dd" } else { "d9" }),
                'Đ' => keys.push_str(if is_telex { "DD" } else { "D9" }),
                CIRCUMFLEX => keys.push(if is_telex { own } else { '6' }),
                HORN => keys.push(if is_telex { 'w' } else { '7' }),
                BREVE => keys.push(if is_telex { 'w' } else { '8' }),
                _ => {
                    own = part;
                    keys.push(part);
                }
            }
        }
    }
    keys.extend(tone);
    keys
}

#[cfg(test)]
mod tests;
