//! A person's name: what may be in it, how it is matched, sorted and shortened.
//!
//! A name is kept as the person writes it. It is never cut and never rewritten in other letters without saying so;
//! matching folds marks away instead, so that a search without an input method finds everyone.

mod legacy;
mod order;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::clean::{
    MOST_MARKS, Notice, Parsed, Unwanted, collapse, first_unwanted, is_dropped, marks_of, unwanted,
};

/// A person's full name: Latin letters with at most two marks each, `'`, `-`, `.` and single spaces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FullName(String);

/// Why a text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing in it that can be seen.
    Empty,
    /// More than 80 characters.
    TooLong,
    /// A character that has no place in a line of text.
    Unwanted(Unwanted),
    /// It holds a digit; the Civil Code 2015, article 26(3), allows none in a name.
    Digit,
    /// A letter of another alphabet, often one that only looks like a Latin letter.
    OtherAlphabet(char),
    /// A sign that text of an old Vietnamese encoding such as TCVN3 turns into.
    LegacyEncoding(char),
    /// A character that is no letter.
    NotALetter(char),
    /// A mark without a letter, or more than two marks on one letter.
    Marks,
    /// It begins with something other than a letter.
    FirstNotLetter,
}

impl FullName {
    /// The most characters of a name, as a person counts them.
    pub const MOST: usize = 80;

    /// Reads a name.
    pub fn parse(text: &str) -> Result<Parsed<Self>, NameFault> {
        // Far more bytes than any letter with its marks needs: such a text is not looked at letter by letter.
        if text.len() > Self::MOST * 64 {
            return Err(NameFault::TooLong);
        }
        let mut notices = Vec::new();
        let seen: String = text.chars().filter(|c| !is_dropped(*c)).nfc().collect();
        if text.chars().any(is_dropped) {
            notices.push(Notice::InvisibleDropped);
        }
        if let Some(kind) = first_unwanted(&seen) {
            return Err(NameFault::Unwanted(kind));
        }
        let seen = collapse(&seen);
        // Must come before compatibility forms are resolved: they would turn some of these signs into letters.
        if let Some(sign) = seen.chars().find(|c| legacy::is_sign(*c)) {
            return Err(NameFault::LegacyEncoding(sign));
        }
        let plain: String = seen.chars().map(plain_punctuation).collect();
        let name: String = plain.nfkc().map(vietnamese_d).collect();
        check(&name)?;
        if name != plain {
            notices.push(Notice::LookalikesRepaired);
        }
        if name.split(' ').any(legacy::looks_legacy) {
            notices.push(Notice::LegacyEncoding);
        }
        Ok(Parsed {
            value: Self(name),
            notices,
        })
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The given name, by which people are called and sorted: the last word.
    pub fn given(&self) -> &str {
        self.words().next_back().unwrap_or(&self.0)
    }

    /// The family name, the first word; empty for a name of one word.
    pub fn family(&self) -> &str {
        let mut words = self.words();
        let first = words.next().unwrap_or_default();
        if words.next().is_some() { first } else { "" }
    }

    /// What searches and comparisons look at; see [`fold`].
    #[must_use]
    pub fn match_key(&self) -> String {
        fold(&self.0)
    }

    /// The first letters of all words, in capitals and with their marks.
    #[must_use]
    pub fn initials(&self) -> String {
        self.words()
            .filter_map(first_letter)
            .map(str::to_uppercase)
            .collect()
    }

    /// The given name behind the initials of the other words, as in `N.T. Hoa`. Not the family name first: four in
    /// ten people share one.
    #[must_use]
    pub fn short(&self) -> String {
        let count = self.words().count();
        let mut out = String::new();
        for letter in self
            .words()
            .take(count.saturating_sub(1))
            .filter_map(first_letter)
        {
            out.push_str(&letter.to_uppercase());
            out.push('.');
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(self.given());
        out
    }

    /// ASCII text whose byte order is the Vietnamese order of names: given name, family name, middle names; in each
    /// word the letters a ă â b c d đ e ê … first, the tones ngang huyền hỏi ngã sắc nặng second.
    #[must_use]
    pub fn sort_key(&self) -> String {
        let count = self.words().count();
        let middle = self.words().take(count.saturating_sub(1)).skip(1);
        order::key([self.given(), self.family()].into_iter().chain(middle))
    }

    /// The words that hold a letter.
    fn words(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split(' ').filter(|word| first_letter(word).is_some())
    }
}

/// The first letter of a word with its marks.
fn first_letter(word: &str) -> Option<&str> {
    word.graphemes(true).find(|part| part.chars().any(is_letter))
}

/// The text as names are matched: lower case, no marks, đ as d, no `'` `-` `.`, single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let bare: String = text
        .nfc()
        .collect::<String>()
        .to_lowercase()
        .nfd()
        .filter(|c| {
            !is_combining_mark(*c) && !is_dropped(*c) && !matches!(plain_punctuation(*c), '\'' | '-' | '.')
        })
        .map(|c| match c {
            '\u{111}' | '\u{F0}' | '\u{256}' => 'd',
            other => other,
        })
        .nfc()
        .collect();
    collapse(&bare)
}

/// One word as it stands in [`FullName::sort_key`]: its letters, `!`, its tones, `!`.
#[must_use]
pub fn word_sort_key(word: &str) -> String {
    order::key(std::iter::once(word))
}

/// Apostrophes and hyphens of word processors as the keyboard has them.
const fn plain_punctuation(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2BC}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        other => other,
    }
}

/// The Vietnamese letter for the Icelandic and African ones that look the same.
const fn vietnamese_d(c: char) -> char {
    match c {
        '\u{D0}' | '\u{189}' => '\u{110}',
        '\u{F0}' | '\u{256}' => '\u{111}',
        other => other,
    }
}

/// Whether a character is a Latin letter of a name. Letters of the African and phonetic blocks pass only as an ASCII
/// letter with marks, because some of the others look like other letters or like signs; ƀ is a letter of Bahnar.
fn is_letter(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{180}' | '\u{243}' | '\u{1E9E}' => true,
        '\u{C0}'..='\u{17F}' => !matches!(c, '\u{D7}' | '\u{F7}'),
        '\u{181}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => std::iter::once(c)
            .nfd()
            .next()
            .is_some_and(|base| base.is_ascii_alphabetic()),
        _ => false,
    }
}

/// Whether a character is a mark that letters of names carry.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{333}')
}

/// Finds what is wrong with a composed name.
fn check(name: &str) -> Result<(), NameFault> {
    let mut marks = None;
    for c in name.chars() {
        if is_letter(c) {
            marks = Some(marks_of(c));
        } else if is_combining_mark(c) {
            marks = marks
                .map(|carried| carried + marks_of(c))
                .filter(|carried| is_mark(c) && *carried <= MOST_MARKS);
            if marks.is_none() {
                return Err(NameFault::Marks);
            }
        } else if matches!(c, '\'' | '-' | '.' | ' ') {
            marks = None;
        } else if let Some(kind) = unwanted(c) {
            return Err(NameFault::Unwanted(kind));
        } else if c.is_alphabetic() {
            return Err(NameFault::OtherAlphabet(c));
        } else if c.is_numeric() {
            return Err(NameFault::Digit);
        } else {
            return Err(NameFault::NotALetter(c));
        }
        if marks.is_some_and(|carried| carried > MOST_MARKS) {
            return Err(NameFault::Marks);
        }
    }
    match name.chars().next() {
        None => Err(NameFault::Empty),
        Some(first) if !is_letter(first) => Err(NameFault::FirstNotLetter),
        Some(_) if name.graphemes(true).count() > FullName::MOST => Err(NameFault::TooLong),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name(text: &str) -> FullName {
        FullName::parse(text).unwrap().value
    }

    fn notices(text: &str) -> Vec<Notice> {
        FullName::parse(text).unwrap().notices
    }

    fn from_hex(hex: &str) -> Vec<u8> {
        hex.as_bytes()
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }

    #[test]
    fn every_name_of_the_corpus_is_read_or_refused_as_listed() {
        for line in include_str!("../../tests/badinput/names.jsonl").lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let id = &case["id"];
            let input = case["input"].as_str().unwrap();
            if case["enc"] == "hex" {
                assert!(String::from_utf8(from_hex(input)).is_err(), "{id}");
                continue;
            }
            let read = FullName::parse(input);
            if case["expected"] == "reject" {
                assert!(read.is_err(), "{id}: {read:?}");
                continue;
            }
            let read = read.unwrap_or_else(|fault| panic!("{id}: {fault:?}"));
            assert_eq!(read.value.as_str(), case["normalised"].as_str().unwrap(), "{id}");
            assert_eq!(
                read.notices.contains(&Notice::LegacyEncoding),
                case["must_warn"] == true,
                "{id}"
            );
            if let Some(key) = case["match_key"].as_str() {
                assert_eq!(read.value.match_key(), key, "{id}");
            }
        }
    }

    #[test]
    fn a_fault_says_exactly_what_is_wrong() {
        for (text, fault) in [
            ("\u{200B} ", NameFault::Empty),
            ("An\u{202E}", NameFault::Unwanted(Unwanted::Direction)),
            ("An\nBình", NameFault::Unwanted(Unwanted::Break)),
            ("Nguy\u{435}n", NameFault::OtherAlphabet('\u{435}')),
            ("Nguyễn Văn A1", NameFault::Digit),
            ("An, Bình", NameFault::NotALetter(',')),
            ("Lª", NameFault::LegacyEncoding('ª')),
            ("Nguyá»…n", NameFault::LegacyEncoding('»')),
            ("-An", NameFault::FirstNotLetter),
            ("A\u{301}\u{301}\u{301}n", NameFault::Marks),
            ("An \u{301}", NameFault::Marks),
            ("An\u{338}", NameFault::Marks),
            ("Wa\u{1C0}a", NameFault::OtherAlphabet('\u{1C0}')),
        ] {
            assert_eq!(FullName::parse(text), Err(fault), "{text:?}");
        }
        assert_eq!(FullName::parse(&"ệ".repeat(81)), Err(NameFault::TooLong));
        assert_eq!(name(&"ệ".repeat(80)).as_str(), "ệ".repeat(80));
    }

    #[test]
    fn what_was_changed_is_told() {
        assert_eq!(notices("Nguyễn Văn An"), []);
        assert_eq!(notices("Nguye\u{302}\u{303}n  An "), []);
        assert_eq!(notices("Nguyễn\u{200B} An"), [Notice::InvisibleDropped]);
        assert_eq!(notices("Ðinh An"), [Notice::LookalikesRepaired]);
        assert_eq!(name("Ðinh ðông").as_str(), "Đinh đông");
        assert_eq!(notices("Ａn"), [Notice::LookalikesRepaired]);
        assert_eq!(notices("Nguyeãn An"), [Notice::LegacyEncoding]);
        assert_eq!(name("H’Hen Niê").as_str(), "H'Hen Niê");
        assert_eq!(notices("H’Hen Niê"), []);
    }

    #[test]
    fn names_of_all_peoples_of_the_country_are_taken_as_they_are() {
        for text in [
            "H'Hen Niê",
            "Y Ƀăm",
            "A Jrang ƀlôm",
            "Ksor Phước",
            "Siu Ĭk",
            "Rơ Châm H'Nŏ",
            "Đinh Ŭt",
            "Lò Thị Ửng",
        ] {
            assert_eq!(name(text).as_str(), text);
            assert_eq!(notices(text), [], "{text}");
        }
    }

    #[test]
    fn a_name_is_called_by_its_last_word() {
        let dao = name("Nguyễn Thị Đào");
        assert_eq!((dao.given(), dao.family()), ("Đào", "Nguyễn"));
        assert_eq!(
            (dao.short().as_str(), dao.initials().as_str()),
            ("N.T. Đào", "NTĐ")
        );
        let y = name("Y");
        assert_eq!((y.given(), y.family(), y.short().as_str()), ("Y", "", "Y"));
        let smith = name("J. R. Smith");
        assert_eq!(
            (smith.short().as_str(), smith.initials().as_str()),
            ("J.R. Smith", "JRS")
        );
        assert_eq!(name("lê - ánh .").short(), "L. ánh");
    }

    #[test]
    fn matching_folds_case_marks_and_dashes() {
        for (text, key) in [
            ("NGUYỄN THỊ ĐÀO", "nguyen thi dao"),
            ("Hoà", "hoa"),
            ("Hòa", "hoa"),
            ("H’Hen  Niê", "hhen nie"),
            ("Ðặng Anne-Marie", "dang annemarie"),
            ("J. R. Smith", "j r smith"),
            ("Hường Ưng", "huong ung"),
        ] {
            assert_eq!(fold(text), key);
        }
    }

    #[test]
    fn names_sort_by_given_name_in_vietnamese_order() {
        let sorted = [
            "Trần An",
            "Lê Thị An",
            "Nguyễn Ân",
            "Lê Bình",
            "Phạm Dung",
            "Đỗ Đào",
            "Lê Hà",
            "Ngô Hả",
            "Bùi Hã",
            "Lê Há",
            "Lê Hạ",
            "Lê Hai",
            "Lê Hạnh",
            "Lê Ơn",
            "Lê Uyên",
            "Lê Ưng",
            "Lê Yến",
        ];
        let mut expected = sorted.to_vec();
        expected.swap(0, 1);
        let mut names = sorted.map(name).to_vec();
        names.reverse();
        names.sort_by_key(FullName::sort_key);
        let names: Vec<_> = names.iter().map(FullName::as_str).collect();
        assert_eq!(names, expected);
    }

    proptest! {
        #[test]
        fn reading_a_name_twice_changes_nothing_more(text in "[A-Za-zÀ-ỹĐđÐ’ \u{200B}\u{300}-\u{323}'.-]{0,30}|.{0,40}") {
            if let Ok(read) = FullName::parse(&text) {
                let again = FullName::parse(read.value.as_str()).unwrap();
                prop_assert_eq!(&again.value, &read.value);
                prop_assert!(!again.notices.contains(&Notice::LookalikesRepaired));
                prop_assert!(!again.notices.contains(&Notice::InvisibleDropped));
            }
        }

        #[test]
        fn a_name_holds_only_what_names_hold(text in "[A-Za-zÀ-ỹĐđ \u{2000}-\u{2070}\u{300}-\u{323}'.-]{0,20}|.{0,40}") {
            if let Ok(read) = FullName::parse(&text) {
                let name = read.value.as_str();
                prop_assert!(name.chars().all(|c| is_letter(c) || is_mark(c) || "'-. ".contains(c)), "{:?}", name);
                prop_assert!(name.starts_with(is_letter) && !name.contains("  ") && name.trim() == name);
                prop_assert!((1..=80).contains(&name.graphemes(true).count()));
                prop_assert!(read.value.sort_key().is_ascii());
                prop_assert!(!read.value.given().is_empty() && !read.value.short().is_empty());
            }
        }

        #[test]
        fn folding_twice_changes_nothing_more(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
