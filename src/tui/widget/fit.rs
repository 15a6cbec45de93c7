//! Text cut to a width, never in the middle of a letter.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes.
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The text if it fits into `most` cells, else as much of it as fits with an ellipsis after it.
pub fn fit(text: &str, most: u16) -> Cow<'_, str> {
    if width(text) <= most {
        return Cow::Borrowed(text);
    }
    let Some(room) = most.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let mut kept = String::new();
    let mut used = 0;
    for letter in text.graphemes(true) {
        used += width(letter);
        if used > room {
            break;
        }
        kept.push_str(letter);
    }
    kept.push('…');
    Cow::Owned(kept)
}

/// Lines of at most `most` cells, broken between words where that is possible.
pub fn wrap(text: &str, most: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && width(&line) + 1 + width(word) > most {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_is_left_as_it_is() {
        assert_eq!(fit("Nguyễn", 6), "Nguyễn");
        assert_eq!(fit("", 0), "");
    }

    #[test]
    fn a_text_is_cut_between_letters_also_when_marks_stand_apart() {
        assert_eq!(fit("Nguyễn", 5), "Nguy…");
        assert_eq!(fit("Nguye\u{302}\u{303}n An", 6), "Nguye\u{302}\u{303}…");
        assert_eq!(fit("你好吗", 4), "你…");
        assert_eq!(fit("An", 1), "…");
        assert_eq!(fit("An", 0), "");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("một hai ba", 7), vec!["một hai", "ba"]);
        assert_eq!(wrap("một\nhai", 20), vec!["một", "hai"]);
        assert_eq!(wrap("nghiêng", 3), vec!["nghiêng"]);
    }
}
