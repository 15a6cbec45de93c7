//! As what somebody takes part: officer, youth union, women's union and so on. Any label goes; the usual ones get one
//! spelling, so that they can be counted.

use super::clean::Label;
use super::name::fold;

/// How each of the usual kinds is written, and what lists write for it, folded.
const KINDS: [(&str, &[&str]); 6] = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words/kinds.rs"));

/// The kind in its one spelling, where it is a usual one; everything else stays as it is.
#[must_use]
pub fn canonical(text: Label) -> Label {
    let apart: String = text
        .as_str()
        .chars()
        .map(|c| {
            if matches!(c, ',' | '/' | '-' | '.' | '&') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let folded = fold(&apart);
    KINDS
        .iter()
        .find(|(_, spellings)| spellings.contains(&folded.as_str()))
        .and_then(|(word, _)| Label::parse(word).ok())
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(text: &str) -> String {
        canonical(Label::parse(text).unwrap()).as_str().to_owned()
    }

    #[test]
    fn the_usual_kinds_have_one_spelling() {
        for (text, kind) in [
            ("cán bộ, chiến sĩ", "CBCS"),
            ("CB-CS", "CBCS"),
            ("ĐOÀN VIÊN", "Đoàn viên"),
            ("ĐVTN", "Đoàn viên"),
            ("hội viên Phụ nữ", "Hội viên phụ nữ"),
            ("Công nhân Công an", "Công nhân"),
            ("học viên", "Học viên"),
            ("LĐHĐ", "Lao động hợp đồng"),
        ] {
            assert_eq!(stored(text), kind, "{text}");
        }
        for (word, spellings) in KINDS {
            assert_eq!(stored(word), word, "a canonical word stays");
            for spelling in spellings {
                assert_eq!(fold(spelling), *spelling, "spellings are folded");
            }
        }
    }

    #[test]
    fn any_other_label_stays() {
        for text in ["Cán bộ hưu trí", "Người nhà", "Đoàn"] {
            assert_eq!(stored(text), text);
        }
    }
}
