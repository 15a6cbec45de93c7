//! Names that were written in an old Vietnamese encoding (VNI, TCVN3) and read as if they were Unicode.
//!
//! Their letters are Latin letters, so the alphabet alone does not find them; what gives them away is that they stand
//! together as in no Vietnamese syllable. They are shown to a person and never converted.

use unicode_normalization::UnicodeNormalization;

/// Whether a character is one of the Latin-1 signs that TCVN3 uses for letters.
pub(super) const fn is_sign(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{BF}')
}

/// Whether a word looks like text of an old encoding.
pub(super) fn looks_legacy(word: &str) -> bool {
    // VNI writes the capital and small d with stroke as n with tilde.
    let tilde_n_first = word.starts_with(['\u{D1}', '\u{F1}']);
    let mut before = None;
    let mut previous = None;
    tilde_n_first
        || word.chars().any(|c| {
            let found = previous.is_some_and(|first| {
                is_tcvn3_pair(first, c) || is_vni_pair(before.map(lower), lower(first), lower(c))
            });
            before = previous.replace(c);
            found
        })
}

/// TCVN3 uses Latin-1 capitals for small letters with marks, so they stand behind small letters.
fn is_tcvn3_pair(first: char, second: char) -> bool {
    first.is_lowercase() && second.is_uppercase() && !second.is_ascii()
}

/// VNI writes a vowel with marks as the bare vowel and, behind it, another vowel that carries the marks. True for pairs
/// of vowels, and the letter before, of which no Vietnamese syllable has the second one marked.
fn is_vni_pair(before: Option<char>, first: char, second: char) -> bool {
    if second.is_ascii() {
        return false;
    }
    let mut parts = std::iter::once(second).nfd();
    let base = parts.next().unwrap_or(second);
    let foreign = matches!(second, '\u{F8}' | '\u{E6}')
        || parts.clone().any(|mark| matches!(mark, '\u{308}' | '\u{30A}'));
    if !foreign && !matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') {
        return false;
    }
    let is_other_letter = parts.any(|mark| matches!(mark, '\u{302}' | '\u{31B}'));
    match first {
        // The tone of ai, ao, eo … stands on the first letter. VNI uses o with circumflex or diaeresis for two letters.
        'a' | 'e' | '\u{F4}' | '\u{F6}' => true,
        'i' => foreign,
        'o' => foreign || is_other_letter || !matches!(base, 'a' | 'e' | 'o') || before == Some('u'),
        'u' => foreign || base == 'u',
        'y' => foreign || base != 'e',
        _ => false,
    }
}

/// The small letter; those with more than one are no vowels.
fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_old_encodings_are_recognised() {
        for word in [
            "Nguyeãn",
            "Vaên",
            "Traàn",
            "Leâ",
            "NGUYEÃN",
            "Thuûy",
            "Haûi",
            "Huøng",
            "Ñaëng",
            "Ñình",
            "Vöông",
            "Töôùng",
            "Hoaøng",
            "Tuaán",
            "Phöôïng",
            "Quoác",
            "TrÇn",
            "ThÞ",
            "NguyÔn",
            "Myõ",
        ] {
            assert!(looks_legacy(word), "{word}");
        }
    }

    #[test]
    fn vietnamese_words_and_most_foreign_ones_are_left_alone() {
        for word in [
            "Nguyễn",
            "Văn",
            "Trần",
            "Lê",
            "Hoàng",
            "Huỳnh",
            "Phượng",
            "Thuỷ",
            "Thủy",
            "Hoà",
            "Hòa",
            "Khoẻ",
            "Toán",
            "Quốc",
            "Quý",
            "Quí",
            "Quế",
            "Quảng",
            "Quặng",
            "Tuấn",
            "Thuở",
            "Luân",
            "Luật",
            "Khuê",
            "Yến",
            "Yên",
            "Duyên",
            "Nguyệt",
            "Giàu",
            "Giỏi",
            "Giống",
            "Giữ",
            "Giũ",
            "Giờ",
            "Tiến",
            "Niê",
            "Hoặc",
            "Hoằng",
            "Xoòng",
            "Ngoẵng",
            "Tướng",
            "Vương",
            "Hưởng",
            "Thúy",
            "Loan",
            "Kiều",
            "NGUYỄN",
            "HOÀNG",
            "ĐẶNG",
            "Müller",
            "José",
            "Núñez",
            "Chloé",
            "McDonald",
        ] {
            assert!(!looks_legacy(word), "{word}");
        }
    }
}
