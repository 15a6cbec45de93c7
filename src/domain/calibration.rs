//! What a scanner makes of Vietnamese: a text with every letter, and how what arrives differs from it.
//!
//! A scanner that types like a keyboard knows only the letters of its keyboard setting; the others it drops, replaces by
//! codes, or types as something else. Nobody notices until a donor is called by a garbled name. So the text is shown as
//! codes, scanned back and compared letter by letter.

use unicode_normalization::UnicodeNormalization;

/// The vowels without tones: a ă â e ê i o ô ơ u ư y.
const VOWELS: [char; 12] = [
    'a', '\u{103}', '\u{e2}', 'e', '\u{ea}', 'i', 'o', '\u{f4}', '\u{1a1}', 'u', '\u{1b0}', 'y',
];

/// The marks of the tones: grave, hook above, tilde, acute, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// The d with a stroke, which no tone can stand on.
const D_WITH_STROKE: char = '\u{111}';

/// What a part of the text begins with, before its number, and what it ends with: capitals, digits and spaces are what
/// every scanner can type, whatever its keyboard setting is.
const MARK: &str = "GM";

/// How many letters one code holds, so that it fits on a terminal of 24 lines.
const LETTERS_IN_PART: usize = 17;

/// Every letter that ASCII lacks, the small ones first, each followed by nothing: 67 small and 67 capital ones.
#[must_use]
pub fn letters() -> Vec<char> {
    let with_tones = VOWELS.into_iter().flat_map(|vowel| {
        let toned = TONES.into_iter().filter_map(move |tone| {
            let mut composed = [vowel, tone].into_iter().nfc();
            composed.next().filter(|_| composed.next().is_none())
        });
        std::iter::once(vowel).chain(toned)
    });
    let small: Vec<char> = with_tones
        .chain(std::iter::once(D_WITH_STROKE))
        .filter(|letter| !letter.is_ascii())
        .collect();
    let capital = small.iter().flat_map(|letter| letter.to_uppercase());
    small.iter().copied().chain(capital).collect()
}

/// The texts of the codes, in their order: `GM1`, the letters with spaces between them, `GM`.
#[must_use]
pub fn parts() -> Vec<String> {
    letters()
        .chunks(LETTERS_IN_PART)
        .zip(1..)
        .map(|(letters, number)| {
            let letters: Vec<String> = letters.iter().map(char::to_string).collect();
            format!("{MARK}{number} {} {MARK}", letters.join(" "))
        })
        .collect()
}

/// How a scan differs from the part that it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Which part, from 1 on.
    pub part: usize,
    /// How many letters the part has.
    pub letters: usize,
    /// The letters that did not arrive as they are, each with what arrived in its place.
    pub wrong: Vec<(char, String)>,
    /// What was done to them, where all of it looks alike.
    pub damage: Option<Damage>,
    /// Whether the sign at the end is missing.
    pub is_cut: bool,
}

/// What may happen to letters on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Letter and mark arrive as two characters; harmless, the station puts them together.
    Decomposed,
    /// They are left out.
    Dropped,
    /// The marks are left out: `a` for every letter that looks like it.
    Unmarked,
    /// The bytes of UTF-8 are read as Western letters.
    WesternBytes,
    /// Numbers are typed in their place, as with Alt on a keyboard of numbers.
    Numbers,
    /// Another sign stands for each of them, such as `?`.
    Replaced,
}

impl Comparison {
    /// Compares a scan with the part that it is of; none when it is no part of the text.
    #[must_use]
    pub fn of(scan: &str) -> Option<Self> {
        let mut found: Vec<&str> = scan.trim().split(' ').collect();
        let number: usize = found.first()?.strip_prefix(MARK)?.parse().ok()?;
        let part = parts().into_iter().nth(number.checked_sub(1)?)?;
        let is_cut = found.pop_if(|last| *last == MARK).is_none();
        let found = found.get(1..)?;
        let expected: Vec<char> = part.chars().filter(|letter| !letter.is_ascii()).collect();
        let wrong = differences(&expected, found);
        Some(Self {
            part: number,
            letters: expected.len(),
            damage: damage(&wrong),
            wrong,
            is_cut,
        })
    }

    /// Whether every letter can be used as it arrives.
    #[must_use]
    pub fn is_good(&self) -> bool {
        !self.is_cut && (self.wrong.is_empty() || self.damage == Some(Damage::Decomposed))
    }
}

/// The expected letters that did not arrive, each with what stands in its place.
fn differences(expected: &[char], found: &[&str]) -> Vec<(char, String)> {
    let is_letter = |found: &str, letter: char| found.chars().eq(std::iter::once(letter));
    if expected.len() == found.len() {
        let pairs = expected.iter().zip(found);
        let wrong = pairs.filter(|(letter, found)| !is_letter(found, **letter));
        return wrong
            .map(|(letter, found)| (*letter, (*found).to_owned()))
            .collect();
    }
    // Spaces were lost or added, so nobody can say what stands in whose place.
    let missing = expected
        .iter()
        .filter(|letter| !found.iter().any(|found| is_letter(found, **letter)));
    missing.map(|letter| (*letter, String::new())).collect()
}

/// What was done to the letters, if it was the same to most of them.
fn damage(wrong: &[(char, String)]) -> Option<Damage> {
    let kinds = [
        Damage::Decomposed,
        Damage::Dropped,
        Damage::Unmarked,
        Damage::WesternBytes,
        Damage::Numbers,
        Damage::Replaced,
    ];
    let fits = |kind: Damage| {
        wrong
            .iter()
            .filter(|(letter, found)| is_done(kind, *letter, found))
            .count()
    };
    let best = kinds
        .into_iter()
        .map(|kind| (fits(kind), kind))
        .rev()
        .max_by_key(|(count, _)| *count)?;
    (best.0 * 2 > wrong.len()).then_some(best.1)
}

fn is_done(kind: Damage, letter: char, found: &str) -> bool {
    match kind {
        Damage::Decomposed => found.chars().count() > 1 && found.nfc().eq(std::iter::once(letter)),
        Damage::Dropped => found.is_empty(),
        Damage::Unmarked => {
            let base = match std::iter::once(letter).nfd().next() {
                Some(D_WITH_STROKE) => Some('d'),
                Some('\u{110}') => Some('D'),
                base => base,
            };
            base.is_some_and(|base| found.chars().eq(std::iter::once(base)))
        }
        Damage::WesternBytes => found.chars().count() > 1 && !found.chars().any(|found| found.is_ascii()),
        Damage::Numbers => {
            let digits = found
                .trim_start_matches(['V', 'U', '+', '&', '#'])
                .trim_end_matches(';');
            digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit())
        }
        Damage::Replaced => found.chars().count() == 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a scanner that does this to every letter beyond ASCII makes of a part.
    fn garbled(part: usize, spoil: impl Fn(char) -> String) -> Comparison {
        let text = parts()[part].clone();
        let scan: String = text
            .chars()
            .map(|letter| {
                if letter.is_ascii() {
                    letter.to_string()
                } else {
                    spoil(letter)
                }
            })
            .collect();
        Comparison::of(&scan).unwrap()
    }

    #[test]
    fn every_vietnamese_letter_is_in_the_text_once() {
        let letters = letters();
        assert_eq!(letters.len(), 134);
        for letter in "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ".chars()
        {
            for letter in std::iter::once(letter).chain(letter.to_uppercase()) {
                assert_eq!(
                    letters.iter().filter(|other| **other == letter).count(),
                    1,
                    "{letter}"
                );
            }
        }
        let all: String = parts().concat();
        assert!(letters.iter().all(|letter| all.contains(*letter)));
    }

    #[test]
    fn what_arrives_as_it_is_is_good() {
        for (place, part) in parts().iter().enumerate() {
            let compared = Comparison::of(&format!(" {part}\r")).unwrap();
            assert_eq!(compared.part, place + 1);
            assert!(compared.is_good() && compared.wrong.is_empty() && compared.damage.is_none());
        }
    }

    #[test]
    fn a_single_wrong_letter_is_named_with_what_arrived() {
        let text = parts()[0].clone();
        let third = text.chars().nth(8).unwrap();
        let compared = Comparison::of(&text.replace(third, "?")).unwrap();
        assert_eq!(compared.wrong, [(third, "?".to_owned())]);
        let compared = Comparison::of(&text.replace(third, "")).unwrap();
        assert_eq!(compared.wrong, [(third, String::new())]);
        assert!(!compared.is_good());
    }

    #[test]
    fn the_known_kinds_of_damage_are_recognised() {
        for part in 0..parts().len() {
            let as_marks = |letter: char| letter.to_string().nfd().collect::<String>();
            let western = |letter: char| letter.to_string().bytes().map(char::from).collect::<String>();
            let kinds: [(Damage, Comparison); 6] = [
                (Damage::Dropped, garbled(part, |_| String::new())),
                (Damage::Replaced, garbled(part, |_| "?".into())),
                (
                    Damage::Numbers,
                    garbled(part, |letter| (u32::from(letter)).to_string()),
                ),
                (
                    Damage::Numbers,
                    garbled(part, |letter| format!("V{}", u32::from(letter))),
                ),
                (Damage::WesternBytes, garbled(part, western)),
                (
                    Damage::Unmarked,
                    garbled(part, |letter| match letter {
                        'đ' => "d".into(),
                        'Đ' => "D".into(),
                        other => as_marks(other).chars().take(1).collect(),
                    }),
                ),
            ];
            for (damage, compared) in kinds {
                assert_eq!(compared.damage, Some(damage), "{part} {:?}", compared.wrong);
                assert!(!compared.is_good());
                assert_eq!(compared.wrong.len(), compared.letters);
            }
        }
    }

    #[test]
    fn letters_with_their_marks_apart_are_good_enough() {
        let text: String = parts()[0].nfd().collect();
        let compared = Comparison::of(&text).unwrap();
        assert!(compared.is_good(), "{compared:?}");
        assert_eq!(compared.damage, Some(Damage::Decomposed));
    }

    #[test]
    fn a_lost_space_never_makes_a_good_letter_a_bad_one() {
        let text = parts()[0].clone();
        let letters: Vec<&str> = text.split(' ').collect();
        let joined = text.replacen(
            &format!("{} {}", letters[3], letters[4]),
            &[letters[3], letters[4]].concat(),
            1,
        );
        let compared = Comparison::of(&joined).unwrap();
        let wrong: Vec<String> = compared
            .wrong
            .iter()
            .map(|(letter, _)| letter.to_string())
            .collect();
        assert_eq!(wrong, [letters[3], letters[4]]);
    }

    #[test]
    fn a_missing_end_is_seen() {
        let text = parts()[0].clone();
        let compared = Comparison::of(text.trim_end_matches("GM")).unwrap();
        assert!(compared.is_cut && !compared.is_good());
    }

    #[test]
    fn what_is_no_part_of_the_text_is_not_compared() {
        for other in [
            "",
            "GM",
            "GM0 a GM",
            "GM99 a GM",
            "GMx a GM",
            "g m1 a",
            "001087000123||An|15031987|Nam|x|10052021",
            "26112237000124",
        ] {
            assert_eq!(Comparison::of(other), None, "{other}");
        }
    }
}
