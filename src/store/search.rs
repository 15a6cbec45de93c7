//! How people are found: by words of the name, marks or not, in any order, and by the last digits of number or phone.
//!
//! A backend may look up candidates by keys; whether someone is found, and in which order, is said here for all of them.

use unicode_normalization::UnicodeNormalization;

use crate::domain::identity::{CitizenNumber, Phone};
use crate::domain::name::{FullName, fold};
use crate::domain::person::Person;

/// More words than any name has; what is typed behind them is not looked at.
const MOST_WORDS: usize = 12;

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// The words without marks.
    pub(super) words: Vec<String>,
    /// The words as typed, in lower case.
    typed: Vec<String>,
    /// All digits, in order.
    pub(super) digits: String,
}

impl Query {
    /// Reads what was typed; `None` when there is nothing to look for.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut query = Self {
            words: Vec::new(),
            typed: Vec::new(),
            digits: String::new(),
        };
        for part in text.split_whitespace().take(2 * MOST_WORDS) {
            if part.contains(|c: char| c.is_ascii_digit()) {
                // A phone number abroad begins with +84, at home with 0.
                let home = part.strip_prefix("+84").map(|rest| format!("0{rest}"));
                let part = home.as_deref().unwrap_or(part);
                query.digits.extend(part.chars().filter(char::is_ascii_digit));
                continue;
            }
            let folded = fold(part);
            if !folded.is_empty() && query.words.len() < MOST_WORDS {
                query.words.push(folded);
                query.typed.push(lower(part));
            }
        }
        (!query.words.is_empty() || !query.digits.is_empty()).then_some(query)
    }

    /// Whether somebody is found. A record that another one stands for is not.
    pub(super) fn finds(&self, person: &Person) -> bool {
        if person.merged_into.is_some() {
            return false;
        }
        let name = person.full_name.match_key();
        let by_name = begins_words(&self.words, &name);
        let ends = |digits: Option<&str>| digits.is_some_and(|digits| digits.ends_with(&self.digits));
        by_name
            && (self.digits.is_empty()
                || ends(person.national_id.as_ref().map(CitizenNumber::as_str))
                || ends(person.phone.as_ref().map(Phone::as_str)))
    }

    /// Sorts those who are found, the best match first, and keeps `limit`: whose name has the marks as typed, then by
    /// given name.
    pub(super) fn rank(&self, found: Vec<Person>, limit: usize) -> Vec<Person> {
        let mut found: Vec<_> = found
            .into_iter()
            .map(|person| {
                let as_typed = begins_words(&self.typed, &lower(person.full_name.as_str()));
                ((!as_typed, person.full_name.sort_key(), person.id), person)
            })
            .collect();
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        found.into_iter().map(|(_, person)| person).take(limit).collect()
    }
}

/// What the keys of a name are in an index for the beginnings of words: the folded name begun at each of its words, the
/// words before it behind, and the family name with the given name.
pub(super) fn keys(name: &FullName) -> Vec<String> {
    let folded = name.match_key();
    let words: Vec<&str> = folded.split(' ').collect();
    let mut keys: Vec<String> = (0..words.len())
        .map(|first| {
            let (before, from) = words.split_at(first);
            [from, before].concat().join(" ")
        })
        .collect();
    if let ([family, .., given], true) = (words.as_slice(), words.len() > 2) {
        keys.push(format!("{family} {given}"));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The text backwards, so that its end can be looked up in an index.
pub(super) fn reversed(digits: &str) -> String {
    digits.chars().rev().collect()
}

/// Whether each of `starts` begins a word of `text`, no two the same word.
///
/// The longest goes first and takes any word that it begins: a shorter one begins either all of the words that a longer
/// one does, or none, so that no choice is ever regretted.
pub(super) fn begins_words<S: AsRef<str>>(starts: &[S], text: &str) -> bool {
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut starts: Vec<&str> = starts.iter().map(AsRef::as_ref).collect();
    starts.sort_by_key(|start| std::cmp::Reverse(start.len()));
    starts.into_iter().all(|start| {
        let taken = words.iter().position(|word| word.starts_with(start));
        taken.map(|n| words.swap_remove(n)).is_some()
    })
}

fn lower(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> FullName {
        FullName::parse(text).unwrap().value
    }

    #[test]
    fn a_name_is_found_from_each_of_its_words_and_by_family_and_given_name() {
        assert_eq!(
            keys(&name("Nguyễn Thị Đào")),
            ["dao nguyen thi", "nguyen dao", "nguyen thi dao", "thi dao nguyen"]
        );
        assert_eq!(keys(&name("An An")), ["an an"]);
        assert_eq!(keys(&name("Y")), ["y"]);
    }

    #[test]
    fn two_words_never_stand_for_one() {
        assert!(begins_words(&["a", "an"], "an anh"));
        assert!(begins_words(&["an", "a"], "an anh"));
        assert!(!begins_words(&["an", "an"], "an binh"));
        assert!(begins_words::<&str>(&[], "an"));
    }

    #[test]
    fn digits_and_words_are_told_apart() {
        let query = Query::read("  Đào +84912.345 678 ").unwrap();
        assert_eq!(query.words, ["dao"]);
        assert_eq!(query.digits, "0912345678");
        assert_eq!(Query::read(" - . "), None);
        assert_eq!(Query::read(""), None);
    }

    #[test]
    fn a_long_query_of_short_words_is_answered_at_once() {
        let query = Query::read(&"a ".repeat(100)).unwrap();
        assert_eq!(query.words.len(), MOST_WORDS);
        assert!(!begins_words(&query.words, &"a ".repeat(11)));
    }
}
