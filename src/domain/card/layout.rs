//! Scans that were typed on a keyboard set to another country: other signs between the fields, other signs for digits.
//!
//! A keyboard setting exchanges keys one for one, so what it did can be undone without guessing, once the number and the
//! dates, which are digits on every card, say which setting it was.

use std::borrow::Cow;

use super::is_digits;
use crate::domain::identity::CitizenNumber;

/// A scan with `|` between its fields and digits where digits belong.
pub(super) struct Straight<'a> {
    /// The scan.
    pub(super) text: Cow<'a, str>,
    /// Whether letters may have been exchanged too.
    pub(super) letters: Letters,
}

/// What the setting does to letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Nothing.
    AsTyped,
    /// Y and Z are exchanged, as in German; seen only at the sign between the fields.
    German,
}

/// What the keys 0 to 9 type on a Vietnamese keyboard: d with stroke, breve, circumflexes, tones.
const VIETNAMESE: [char; 10] = [
    '\u{111}', '\u{103}', '\u{E2}', '\u{EA}', '\u{F4}', '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}',
];

/// What they type on a French one.
const FRENCH: [char; 10] = [
    '\u{E0}', '&', '\u{E9}', '"', '\'', '(', '-', '\u{E8}', '_', '\u{E7}',
];

/// The letters that a French keyboard has elsewhere: typed and meant.
const FRENCH_LETTERS: [(char, char); 10] = [
    ('q', 'a'),
    ('a', 'q'),
    ('w', 'z'),
    ('z', 'w'),
    (',', 'm'),
    ('Q', 'A'),
    ('A', 'Q'),
    ('W', 'Z'),
    ('Z', 'W'),
    ('?', 'M'),
];

/// Undoes the keyboard's setting; gives a scan back that needs none of it.
pub(super) fn straighten(text: &str) -> Straight<'_> {
    let as_typed = |text| Straight {
        text,
        letters: Letters::AsTyped,
    };
    if starts_with_digits(text, |c| c.is_ascii_digit()) {
        return match separator(text) {
            None | Some('|') => as_typed(Cow::Borrowed(text)),
            Some(sign) => Straight {
                text: Cow::Owned(text.replace(sign, "|")),
                letters: if sign == '\'' {
                    Letters::German
                } else {
                    Letters::AsTyped
                },
            },
        };
    }
    if starts_with_digits(text, |c| VIETNAMESE.contains(&c))
        && let Some(sign) = separator(text)
    {
        let fields = text.split(sign).enumerate().map(|(place, field)| {
            if matches!(place, 0 | 1 | 3 | 6) {
                digits(field, &VIETNAMESE)
            } else {
                field.to_owned()
            }
        });
        return as_typed(Cow::Owned(fields.collect::<Vec<_>>().join("|")));
    }
    if starts_with_digits(text, |c| FRENCH.contains(&c))
        && let Some(sign) = separator(text)
    {
        let fields = text.split(sign).enumerate().map(|(place, field)| match place {
            0 | 1 | 3 | 6 => digits(field, &FRENCH),
            _ => french_letters(field),
        });
        return as_typed(Cow::Owned(fields.collect::<Vec<_>>().join("|")));
    }
    as_typed(Cow::Borrowed(text))
}

/// Whether it begins as a number does, and no further: twelve digits, whatever they look like, and something else.
fn starts_with_digits(text: &str, is_digit: impl Fn(char) -> bool) -> bool {
    text.chars().take_while(|c| is_digit(*c)).count() == CitizenNumber::DIGITS
}

/// The sign between the fields: what stands behind the number, if it makes fields of a card.
fn separator(text: &str) -> Option<char> {
    let sign = text.chars().nth(CitizenNumber::DIGITS)?;
    let is_sign = !sign.is_ascii_alphanumeric() && !sign.is_whitespace() && !sign.is_control();
    let fields: Vec<&str> = text.split(sign).collect();
    let [_, old, _, birth, _, _, _, ..] = fields.as_slice() else {
        return None;
    };
    let old = old.chars().count();
    (is_sign && birth.chars().count() == 8 && matches!(old, 0 | 9 | CitizenNumber::DIGITS)).then_some(sign)
}

fn digits(field: &str, keys: &[char; 10]) -> String {
    let typed = field.chars().map(|c| {
        let digit = keys
            .iter()
            .position(|key| *key == c)
            .and_then(|digit| u32::try_from(digit).ok());
        digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
    });
    typed.collect()
}

fn french_letters(field: &str) -> String {
    let meant = |c| {
        FRENCH_LETTERS
            .iter()
            .find(|(typed, _)| *typed == c)
            .map_or(c, |(_, meant)| *meant)
    };
    field.chars().map(meant).collect()
}

impl Letters {
    /// The text with the letters that were meant.
    pub(super) fn meant(self, text: &str) -> String {
        match self {
            Self::AsTyped => text.to_owned(),
            Self::German => text
                .chars()
                .map(|c| match c {
                    'y' => 'z',
                    'z' => 'y',
                    'Y' => 'Z',
                    'Z' => 'Y',
                    other => other,
                })
                .collect(),
        }
    }
}

/// Whether a text begins like a card whatever the keyboard's setting.
pub(super) fn is_card(text: &str) -> bool {
    let straight = straighten(text).text;
    let number = straight.split('|').next().unwrap_or_default();
    straight.matches('|').count() >= 6 && is_digits(number.trim(), CitizenNumber::DIGITS)
}
