//! The Vietnamese order of words: whole letters first, tones only where the letters are the same.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, is_combining_mark};

/// The alphabet in its order; f, j, w and z stand where foreign words have them.
const LETTERS: &str = "a\u{103}\u{E2}bcd\u{111}e\u{EA}fghijklmno\u{F4}\u{1A1}pqrstu\u{1B0}vwxyz";

/// The tones behind the level one: grave, hook, tilde, acute, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Ends the letters and the tones of a word; lower than any of both, so that a shorter word comes first.
const END: char = '!';

/// ASCII text whose byte order is the order of the words, the first word first.
pub(super) fn key<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for word in words {
        push(&mut key, word);
    }
    key
}

/// Where the letters of English stand in [`LETTERS`], as it is written in a key.
const ENGLISH: &[u8; 26] = b"ADEFHJKLMNOPQRSVWXYZ[]^_`a";

/// The place of a letter in the alphabet, as it is written in a key.
fn place(letter: char) -> char {
    let from_a = u32::from(letter).checked_sub(u32::from('a'));
    let english = from_a.and_then(|n| ENGLISH.get(usize::try_from(n).ok()?));
    if let Some(place) = english {
        return char::from(*place);
    }
    let place = LETTERS.chars().position(|known| known == letter);
    nth('A', place.unwrap_or(LETTERS.chars().count()))
}

fn push(key: &mut String, word: &str) {
    // Decomposing takes longest, and nearly half of all words have nothing to be decomposed.
    if word.bytes().all(|letter| letter.is_ascii_alphabetic()) {
        key.extend(word.chars().map(|letter| place(letter.to_ascii_lowercase())));
        key.push(END);
        key.push(END);
        return;
    }
    let mut letters: Vec<char> = Vec::new();
    let mut tones = String::new();
    for c in word.to_lowercase().nfd() {
        if !is_combining_mark(c) {
            letters.extend(c.is_alphabetic().then_some(c));
            continue;
        }
        // Where in the word the tone stands is a habit of writing and orders nothing.
        if let Some(tone) = TONES.iter().position(|tone| *tone == c) {
            tones.push(nth('1', tone));
            continue;
        }
        match letters
            .last_mut()
            .and_then(|last| Some((compose(*last, c).filter(|whole| LETTERS.contains(*whole))?, last)))
        {
            Some((whole, last)) => *last = whole,
            None => tones.push(nth('1', TONES.len())),
        }
    }
    key.extend(letters.into_iter().map(place));
    key.push(END);
    key.push_str(&tones);
    key.push(END);
}

/// The `n`th character from `first` on.
fn nth(first: char, n: usize) -> char {
    u32::try_from(n)
        .ok()
        .and_then(|n| char::from_u32(u32::from(first) + n))
        .unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(words: &[&str]) -> bool {
        words.is_sorted_by_key(|word| key([*word].into_iter()))
    }

    #[test]
    fn letters_follow_the_vietnamese_alphabet() {
        assert!(sorted(&[
            "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o",
            "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z", "ø",
        ]));
    }

    #[test]
    fn the_letters_of_english_have_the_places_that_the_alphabet_says() {
        for letter in 'a'..='z' {
            let place_of = LETTERS.chars().position(|known| known == letter).unwrap();
            assert_eq!(place(letter), nth('A', place_of), "{letter}");
        }
        assert_eq!(place('\u{111}'), 'G');
    }

    #[test]
    fn tones_order_only_words_of_the_same_letters() {
        assert!(sorted(&[
            "ma", "mà", "mả", "mã", "má", "mạ", "mai", "mài", "mạy", "măn", "mẫn", "mận"
        ]));
        assert!(key(["mạ"].into_iter()) < key(["man"].into_iter()));
        assert_eq!(key(["hoà"].into_iter()), key(["hòa"].into_iter()));
        assert_eq!(key(["H'Hen"].into_iter()), key(["hhen"].into_iter()));
    }
}
