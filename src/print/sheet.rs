//! A small piece of paper as data: what a ticket, a slip or a test page says, row by row. It is drawn as a PDF document here,
//! as dots for a roll printer in [`raster`](super::raster), and written as plain text, and says the same everywhere.

use chrono::NaiveDate;

use super::paper::{self, Align, Lane, Page};
use super::qr::Qr;
use crate::i18n::Lang;
use crate::report::pdf::PdfFault;
use crate::report::pdf::fonts::Style;

/// A small piece of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What it is called in a reader's window; it is not on the paper.
    pub title: String,
    /// The language that it is in.
    pub lang: Lang,
    /// When it is from.
    pub dated: NaiveDate,
    /// What it says, from the top down.
    pub rows: Vec<Row>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Words, in as many lines as they need.
    Words {
        /// What they say.
        text: String,
        /// How loud.
        voice: Voice,
        /// Where on the line.
        place: Place,
    },
    /// A number to be read across a desk, with a word above it. It is never broken.
    Number {
        /// What it counts.
        caption: String,
        /// The number.
        number: String,
    },
    /// A code to be scanned, with what it says under it.
    Code {
        /// The code.
        code: Qr,
        /// The same for whoever has no scanner.
        digits: String,
    },
    /// A line across the paper.
    Rule,
    /// A little room.
    Gap,
}

/// How loud words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// As everything else.
    Plain,
    /// To be seen first.
    Strong,
}

/// Where words stand on their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// From the left edge on.
    Left,
    /// In the middle.
    Middle,
}

/// The roll of paper of a small printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Roll {
    /// 58 mm, of which 48 mm are printed on.
    Narrow,
    /// 80 mm, of which 72 mm are printed on.
    #[default]
    Wide,
}

impl Roll {
    /// The roll of so many millimetres.
    #[must_use]
    pub const fn of_mm(width: i64) -> Option<Self> {
        match width {
            58 => Some(Self::Narrow),
            80 => Some(Self::Wide),
            _ => None,
        }
    }

    /// How wide the paper is, in millimetres.
    #[must_use]
    pub const fn mm(self) -> u16 {
        match self {
            Self::Narrow => 58,
            Self::Wide => 80,
        }
    }

    /// How many dots stand beside each other on it, at 203 to the inch.
    #[must_use]
    pub const fn dots(self) -> u16 {
        match self {
            Self::Narrow => 384,
            Self::Wide => 576,
        }
    }
}

/// The free border of a page, in millimetres; a roll printer leaves its own.
const BORDER: f32 = 4.0;

/// How wide and high a code is at most, in millimetres, with the light ones around it: modules of more than a millimetre, so
/// that a telephone reads it off crumpled paper.
pub(super) const CODE: f32 = 40.0;

/// The sizes of the letters in points: the number, what is to be seen first, the rest.
const SIZES: (f32, f32, f32) = (64.0, 11.0, 8.5);

/// The height of a line of dots, in letters.
pub(super) const LEADING: f32 = 1.35;

impl Row {
    /// Words in the middle.
    pub fn middle(text: impl Into<String>) -> Self {
        Self::Words {
            text: text.into(),
            voice: Voice::Plain,
            place: Place::Middle,
        }
    }

    /// Words from the left edge on.
    pub fn left(text: impl Into<String>, voice: Voice) -> Self {
        Self::Words {
            text: text.into(),
            voice,
            place: Place::Left,
        }
    }
}

impl Sheet {
    /// A sheet that is about no day.
    #[must_use]
    pub const fn of_program(title: String, lang: Lang, rows: Vec<Row>) -> Self {
        Self {
            title,
            lang,
            dated: paper::OF_PROGRAM,
            rows,
        }
    }

    /// The sheet as lines of plain text; what has no words has no line.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            match row {
                Row::Words { text, .. } => out.push_str(text),
                Row::Number { caption, number } => {
                    out.push_str(caption);
                    out.push(' ');
                    out.push_str(number);
                }
                Row::Code { digits, .. } => out.push_str(digits),
                Row::Rule | Row::Gap => continue,
            }
            out.push('\n');
        }
        out
    }

    /// The sheet as a PDF document of one page, as wide as the roll and as long as it has to be.
    ///
    /// # Errors
    /// The writer refuses what is on the page: a fault of the program.
    pub fn pdf(&self, roll: Roll) -> Result<Vec<u8>, PdfFault> {
        let (page, size) = self.lay_out(roll);
        page.pdf(size, &self.title, self.dated, self.lang)
    }

    /// Puts everything on a page, and says how large it is.
    pub(super) fn lay_out(&self, roll: Roll) -> (Page, (f32, f32)) {
        let (number_size, strong, plain) = SIZES;
        let (number_size, strong, plain) = (
            Style::strong(number_size),
            Style::strong(strong),
            Style::plain(plain),
        );
        let width = paper::mm(f32::from(roll.mm()));
        let border = paper::mm(BORDER);
        let lane = Lane {
            x: border,
            width: width - 2.0 * border,
        };
        let mut page = Page::new();
        let mut y = border;
        for row in &self.rows {
            y = match row {
                Row::Words { text, voice, place } => {
                    let style = match voice {
                        Voice::Plain => plain,
                        Voice::Strong => strong,
                    };
                    let align = match place {
                        Place::Left => Align::Left,
                        Place::Middle => Align::Middle,
                    };
                    page.words(style, text, lane, align, y)
                }
                Row::Number { caption, number } => {
                    let y = page.words(plain, caption, lane, Align::Middle, y);
                    page.number(number_size, number, lane, y)
                }
                Row::Code { code, digits } => {
                    let side = paper::mm(CODE).min(lane.width);
                    let left = lane.x + (lane.width - side) / 2.0;
                    page.code(code, digits, (left, y), side, self.lang);
                    page.words(plain, digits, lane, Align::Middle, y + side) + plain.size * 0.45
                }
                Row::Rule => {
                    y += plain.size / 2.0;
                    page.rule(lane, y);
                    y + plain.size / 2.0
                }
                Row::Gap => y + plain.size * LEADING / 2.0,
            }
        }
        (page, (width, y + border))
    }
}

/// A text in lines of at most this width: broken between words, and inside of a word that is longer than a line.
pub(super) fn lines(text: &str, room: f32, width: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&longer) <= room {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if width(&line) > room && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A letter is as wide as a letter.
    fn count(text: &str) -> f32 {
        f32::from(u16::try_from(text.chars().count()).unwrap())
    }

    #[test]
    fn words_are_kept_whole_and_only_a_word_without_room_is_broken() {
        assert_eq!(lines("một hai ba", 7.0, count), ["một hai", "ba"]);
        assert_eq!(
            lines("một haibabốnnăm sáu", 5.0, count),
            ["một", "haiba", "bốnnă", "m sáu"]
        );
        assert_eq!(lines("  ", 5.0, count), [""; 0]);
        assert_eq!(
            lines("ab", 0.0, count),
            ["a", "b"],
            "a letter without room stands alone"
        );
    }

    #[test]
    fn a_roll_is_one_of_two() {
        for (mm, dots) in [
            (58, Some(384)),
            (80, Some(576)),
            (57, None),
            (81, None),
            (0, None),
        ] {
            assert_eq!(Roll::of_mm(mm).map(Roll::dots), dots, "{mm}");
        }
    }

    #[test]
    fn a_page_is_as_wide_as_its_roll_and_a_sheet_that_says_nothing_is_one_too() {
        let sheet = Sheet::of_program("x".to_owned(), Lang::Vi, Vec::new());
        for (roll, width) in [(Roll::Narrow, "164.4"), (Roll::Wide, "226.77")] {
            let written = sheet.pdf(roll).unwrap();
            let text = String::from_utf8_lossy(&written);
            assert!(text.contains(&format!("/MediaBox [0 0 {width}")), "{roll:?}");
        }
        assert_eq!(sheet.text(), "");
    }

    proptest! {
        #[test]
        fn nothing_but_spaces_is_lost_and_no_line_is_too_long(text in any::<String>(), room in 1..40_u16) {
            let lines = lines(&text, f32::from(room), count);
            let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
            prop_assert!(lines.iter().all(|line| count(line) <= f32::from(room)));
        }
    }
}
