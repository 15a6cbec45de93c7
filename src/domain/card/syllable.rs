//! The spelling of Vietnamese syllables: what a damaged name must become before its repair is believed.
//!
//! Vietnamese has a small, closed set of rhymes, so that a wrong reading of a damaged name all but never consists of
//! syllables only. Names of other peoples are no syllables; they are valid names and are just not repaired.

use unicode_normalization::UnicodeNormalization;

/// What a syllable can begin with, the longest first; `dd` is d with stroke.
const ONSETS: &[&str] = &[
    "ngh", "ch", "dd", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h", "k",
    "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// What follows, without its tone. Circumflex letters are written twice, horn and breve are a `w`, as on a keyboard.
const RHYMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "awc", "awm", "awn",
    "awng", "awp", "awt", "aac", "aam", "aan", "aang", "aap", "aat", "aau", "aay", "e", "ec", "em", "en",
    "eng", "eo", "ep", "et", "ee", "eech", "eem", "een", "eenh", "eep", "eet", "eeu", "i", "ia", "ich", "im",
    "in", "inh", "ip", "it", "iu", "ieec", "ieem", "ieen", "ieeng", "ieep", "ieet", "ieeu", "o", "oc", "oi",
    "om", "on", "ong", "op", "ot", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap",
    "oat", "oay", "oawc", "oawm", "oawn", "oawng", "oawt", "oe", "oen", "oeo", "oet", "oo", "ooc", "ooi",
    "oom", "oon", "oong", "oop", "oot", "ow", "owi", "owm", "own", "owp", "owt", "u", "ua", "uc", "ui", "um",
    "un", "ung", "up", "ut", "uaan", "uaang", "uaat", "uaay", "uee", "ueech", "ueenh", "uooc", "uooi",
    "uoom", "uoon", "uoong", "uoot", "uow", "uw", "uwa", "uwc", "uwi", "uwm", "uwng", "uwt", "uwu", "uwowc",
    "uwowi", "uwowm", "uwown", "uwowng", "uwowp", "uwowt", "uwowu", "uy", "uya", "uych", "uyeen", "uyeet",
    "uynh", "uyt", "uyu", "y", "ych", "yeem", "yeen", "yeeng", "yeet", "yeeu", "ynh", "yt",
];

/// The rhymes that stand only behind `qu`.
const ONLY_AFTER_QU: &[&str] = &["ych", "ynh", "yt"];

/// Whether a whole name can be Vietnamese: syllables, or an initial, all capitalised in the same way.
pub(super) fn is_possible_name(name: &str) -> bool {
    let words = || name.split(' ');
    let is_initial = |word: &str| word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    let in_capitals = |word: &str| !word.chars().any(char::is_lowercase);
    let as_title = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && !letters.any(char::is_uppercase)
    };
    words().all(|word| is_initial(word) || is_syllable(word))
        && (words().all(in_capitals) || words().all(as_title))
}

/// Whether a word is spelt as Vietnamese syllables are; the place of the tone does not matter.
pub(super) fn is_syllable(word: &str) -> bool {
    let Some((letters, tone)) = spelt(word) else {
        return false;
    };
    ONSETS.iter().any(|onset| {
        letters.strip_prefix(onset).is_some_and(|rhyme| {
            RHYMES.contains(&rhyme)
                && (*onset == "qu" || !ONLY_AFTER_QU.contains(&rhyme))
                && (!rhyme.ends_with(['c', 'h', 'p', 't'])
                    || rhyme.ends_with("nh")
                    || matches!(tone, Some('\u{301}' | '\u{323}')))
        })
    })
}

/// The letters as in [`RHYMES`], and the tone; none for what has two tones or letters that Vietnamese has not.
fn spelt(word: &str) -> Option<(String, Option<char>)> {
    let mut letters = String::new();
    let mut tone = None;
    for c in word.nfc().flat_map(char::to_lowercase).nfd() {
        match c {
            'a'..='z' => letters.push(c),
            '\u{111}' => letters.push_str("dd"),
            '\u{302}' => letters.push(
                letters
                    .chars()
                    .next_back()
                    .filter(|c| matches!(c, 'a' | 'e' | 'o'))?,
            ),
            '\u{306}' if letters.ends_with('a') => letters.push('w'),
            '\u{31B}' if letters.ends_with(['o', 'u']) => letters.push('w'),
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' if tone.is_none() => {
                let bears_tone = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'w' | 'y');
                letters.ends_with(bears_tone).then_some(())?;
                tone = Some(c);
            }
            _ => return None,
        }
    }
    Some((letters, tone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_names_are_syllables() {
        for word in "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trịnh Đoàn Quách Khương \
                     Văn Thị Hữu Đức Xuân Ngọc Thuỳ Thùy Hoà Hòa Quốc Quý Quỳnh Quyền Quyên Nghĩa Giang Gia Giáp Yến \
                     Uyên Oanh Ánh Út Ưng Tuyết Nguyệt Khuê Tuệ Thuận Luân Lưu Sửu Bưởi Kiều Liễu Thuyết Trưng Mỹ \
                     Vỹ Thuở Hương Phượng Diệu Doãn Ngoãn Toại Huệ Đào Ẩn Kiệt Bích Thạch Ích Điệp Thắng NGUYỄN ĐÀO"
            .split_whitespace()
        {
            assert!(is_syllable(word), "{word}");
            let apart: String = word.nfd().collect();
            assert!(is_syllable(&apart), "{word}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for word in [
            "",
            "Nguyn",
            "Vn",
            "Th",
            "Niê",
            "Krông",
            "Müller",
            "Núñez",
            "NguyêÞn",
            "Zen",
            "Bich",
            "Tuyêt",
            "Ynh",
            "Nguyễnn",
            "Fan",
            "á̀",
            "n̂a",
            "HÃNam",
        ] {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn a_name_is_capitalised_in_one_way() {
        assert!(is_possible_name("Nguyễn Văn A"));
        assert!(is_possible_name("NGUYỄN VĂN AN"));
        for name in [
            "Lam Van HÃ",
            "nguyễn văn an",
            "Nguyễn văn An",
            "NguyễN Văn An",
            "",
        ] {
            assert!(!is_possible_name(name), "{name}");
        }
    }
}
