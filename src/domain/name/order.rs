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

fn push(key: &mut String, word: &str) {
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
    key.extend(letters.into_iter().map(|letter| {
        let place = LETTERS.chars().position(|known| known == letter);
        nth('A', place.unwrap_or(LETTERS.chars().count()))
    }));
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
    fn tones_order_only_words_of_the_same_letters() {
        assert!(sorted(&[
            "ma", "mà", "mả", "mã", "má", "mạ", "mai", "mài", "mạy", "măn", "mẫn", "mận"
        ]));
        assert!(key(["mạ"].into_iter()) < key(["man"].into_iter()));
        assert_eq!(key(["hoà"].into_iter()), key(["hòa"].into_iter()));
        assert_eq!(key(["H'Hen"].into_iter()), key(["hhen"].into_iter()));
    }
}
