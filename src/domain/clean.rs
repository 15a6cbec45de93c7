//! Text from people and from outside, cleaned where it enters and made harmless where it leaves.
//!
//! What a person sees must be what is stored: letters that cannot be seen, that reorder the line or that drive a
//! terminal are refused, never repaired by guess. The alphabet of names is stricter and lives in [`super::name`].

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Marks that one letter may carry: two are enough for every Vietnamese letter, such as a circumflex and a tone.
pub(super) const MOST_MARKS: usize = 2;

/// A value that was read, and what the person who typed it should be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed<T> {
    /// The value.
    pub value: T,
    /// What was done or seen on the way; empty when there is nothing to say.
    pub notices: Vec<Notice>,
}

/// Something that does not stop a value from being taken but that a person must be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Characters without a shape were left out.
    InvisibleDropped,
    /// The letters look like text of an old Vietnamese encoding such as VNI.
    LegacyEncoding,
    /// Letters that only look like Vietnamese ones were replaced by these.
    LookalikesRepaired,
    /// The first three digits of a citizen number are no place that is known; it may be a country.
    UnknownPlace,
    /// The name was damaged in the scan and is repaired.
    NameRepaired,
    /// The word for the sex was damaged in the scan; the sex is the one in the number.
    SexFromNumber,
    /// The scanner seems to send no letters with marks: a name without any may have lost some.
    MarksLost,
}

/// A reason or remark: one line of 1 to 200 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Note(String);

impl Note {
    /// The most characters of a note, as a person counts them.
    pub const MOST: usize = 200;

    /// Reads a note.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        one_line(text, Self::MOST).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A short name of something: a day's title, a site, a unit, a member of staff, a station. 1 to 120 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Label(String);

impl Label {
    /// The most characters of a label, as a person counts them.
    pub const MOST: usize = 120;

    /// Reads a label.
    pub fn parse(text: &str) -> Result<Self, TextFault> {
        one_line(text, Self::MOST).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing in it that can be seen.
    Empty,
    /// More characters than this.
    TooLong {
        /// The most characters that are taken.
        most: usize,
    },
    /// A character that has no place in a line of text.
    Unwanted(Unwanted),
    /// A mark without a letter, or more than two marks on one letter.
    Marks,
}

/// The kinds of characters that no text may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unwanted {
    /// A line break or a tab inside of the text.
    Break,
    /// A character that drives a terminal or a printer.
    Control,
    /// A character that changes the direction of writing.
    Direction,
    /// A character that can't be seen.
    Invisible,
    /// A character that means something only to one font or one program, or nothing at all.
    Meaningless,
    /// The sign for a letter that was lost when the text was converted.
    Lost,
}

/// Whether a character is left out without asking: it has no width and web pages and spreadsheets scatter it.
pub(super) const fn is_dropped(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}')
}

/// Why a character has no place in a line of text, if so.
pub(super) const fn unwanted(c: char) -> Option<Unwanted> {
    Some(match c {
        '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Unwanted::Break,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Unwanted::Control,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Unwanted::Direction
        }
        // Zero-width, joiners, fillers, variation selectors, invisible operators, tags.
        '\u{AD}'
        | '\u{34F}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{17B4}'
        | '\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D159}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => Unwanted::Invisible,
        '\u{FFFC}' | '\u{FFFD}' => Unwanted::Lost,
        // Private use, noncharacters, and the planes that hold nothing.
        '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF0}'..='\u{FFFB}' => Unwanted::Meaningless,
        _ if c as u32 & 0xFFFE == 0xFFFE || c as u32 >= 0x4_0000 => Unwanted::Meaningless,
        _ => return None,
    })
}

/// The marks that a letter brings with it or is.
pub(super) fn marks_of(c: char) -> usize {
    if c.is_ascii() {
        return 0;
    }
    std::iter::once(c)
        .nfd()
        .filter(|part| is_combining_mark(*part))
        .count()
}

/// The text with outer spaces gone and every run of spaces made one.
pub(super) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The first unwanted character of a text, outer spaces apart.
pub(super) fn first_unwanted(text: &str) -> Option<Unwanted> {
    text.trim().chars().find_map(unwanted)
}

/// Reads one line of at most `most` characters.
fn one_line(text: &str, most: usize) -> Result<String, TextFault> {
    // Far more bytes than any letter with its marks needs: such a text is not looked at letter by letter.
    if text.len() > most.saturating_mul(64) {
        return Err(TextFault::TooLong { most });
    }
    let text: String = text.chars().filter(|c| !is_dropped(*c)).nfc().collect();
    if let Some(kind) = first_unwanted(&text) {
        return Err(TextFault::Unwanted(kind));
    }
    let text = collapse(&text);
    if text.is_empty() {
        return Err(TextFault::Empty);
    }
    let mut marks = None;
    for c in text.chars() {
        if is_combining_mark(c) {
            let carried = marks.ok_or(TextFault::Marks)? + marks_of(c);
            marks = Some(carried);
        } else {
            marks = (c != ' ').then(|| marks_of(c));
        }
        if marks.is_some_and(|carried| carried > MOST_MARKS) {
            return Err(TextFault::Marks);
        }
    }
    if text.graphemes(true).count() > most {
        return Err(TextFault::TooLong { most });
    }
    Ok(text)
}

/// Text from outside made harmless for a terminal or a line of a log: every character that could drive, reorder or
/// hide something becomes a visible `?`.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut marks = None;
    text.chars()
        .map(|c| {
            if unwanted(c).is_some() {
                marks = None;
                return '?';
            }
            if !is_combining_mark(c) {
                marks = (!c.is_whitespace()).then(|| marks_of(c));
                return c;
            }
            match marks {
                Some(carried) if carried + marks_of(c) <= MOST_MARKS => {
                    marks = Some(carried + marks_of(c));
                    c
                }
                _ => {
                    marks = None;
                    '?'
                }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn note(text: &str) -> Result<String, TextFault> {
        Note::parse(text).map(|note| note.0)
    }

    #[test]
    fn a_note_is_one_clean_line() {
        assert_eq!(
            note("  Mệt,\u{A0} \u{200B}chóng mặt \r\n").unwrap(),
            "Mệt, chóng mặt"
        );
        assert_eq!(
            note("e\u{200B}\u{301}").unwrap(),
            "é",
            "composed after what is dropped is gone"
        );
        assert_eq!(
            note("½ viên").unwrap(),
            "½ viên",
            "a note keeps compatibility characters"
        );
        assert_eq!(note(" \u{200B}\u{FEFF} "), Err(TextFault::Empty));
    }

    #[test]
    fn what_hides_reorders_or_drives_is_refused() {
        for (text, kind) in [
            ("a\nb", Unwanted::Break),
            ("a\tb", Unwanted::Break),
            ("a\u{2028}b", Unwanted::Break),
            ("a\u{1b}[2J", Unwanted::Control),
            ("a\u{9b}31m", Unwanted::Control),
            ("\u{202e}ba", Unwanted::Direction),
            ("a\u{2067}b", Unwanted::Direction),
            ("a\u{200d}b", Unwanted::Invisible),
            ("a\u{3164}", Unwanted::Invisible),
            ("a\u{115f}", Unwanted::Invisible),
            ("a\u{fe0f}", Unwanted::Invisible),
            ("a\u{e0041}", Unwanted::Invisible),
            ("a\u{fffd}", Unwanted::Lost),
            ("a\u{e000}", Unwanted::Meaningless),
            ("a\u{10ffff}", Unwanted::Meaningless),
            ("a\u{1ffff}", Unwanted::Meaningless),
        ] {
            assert_eq!(note(text), Err(TextFault::Unwanted(kind)), "{text:?}");
        }
    }

    #[test]
    fn a_letter_carries_two_marks_at_most_and_a_mark_needs_a_letter() {
        assert!(note("e\u{302}\u{301}").is_ok());
        assert_eq!(note("e\u{302}\u{301}\u{303}"), Err(TextFault::Marks));
        assert_eq!(note("\u{301}a"), Err(TextFault::Marks));
        assert_eq!(note("a \u{301}"), Err(TextFault::Marks));
    }

    #[test]
    fn length_is_counted_as_a_person_counts() {
        assert!(note(&"ệ".repeat(200)).is_ok());
        assert_eq!(note(&"ệ".repeat(201)), Err(TextFault::TooLong { most: 200 }));
        assert!(Label::parse(&"e\u{323}\u{302}".repeat(120)).is_ok());
        assert_eq!(
            Label::parse(&"a".repeat(121)),
            Err(TextFault::TooLong { most: 120 })
        );
        assert_eq!(note(&"a".repeat(1 << 20)), Err(TextFault::TooLong { most: 200 }));
    }

    #[test]
    fn printable_text_shows_where_something_was() {
        assert_eq!(printable("\u{1b}[2JĐào\u{202e}\n"), "?[2JĐào??");
        assert_eq!(printable("a\u{301}\u{301}\u{301}\u{301}b"), "a\u{301}\u{301}??b");
        assert_eq!(printable("Nguyễn Văn An, 12 giờ"), "Nguyễn Văn An, 12 giờ");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in "\\PC{0,40}|.{0,40}") {
            if let Ok(once) = note(&text) {
                prop_assert_eq!(note(&once), Ok(once.clone()));
                prop_assert_eq!(printable(&once), once);
            }
        }

        #[test]
        fn printable_is_harmless_and_stays_as_it_is(text in any::<String>()) {
            let once = printable(&text);
            prop_assert!(once.chars().all(|c| unwanted(c).is_none()));
            prop_assert_eq!(printable(&once), once);
        }
    }
}
