//! A page of its own with words and codes, drawn on the canvas of all documents ([`crate::report::pdf`]): archival, tagged,
//! with the fonts in it, so that every printer and every reader shows the same.
//!
//! What is put on it is read in the order in which it is put there. Measures are points, 72 to the inch, from the upper
//! left corner.

use chrono::NaiveDate;

use super::qr::Qr;
use crate::i18n::Lang;
use crate::i18n::text::printing as text;
use crate::report::pdf::PdfFault;
pub use crate::report::pdf::canvas::mm;
use crate::report::pdf::canvas::{About, Canvas, Ink, Mark, Owner, Place, Role};
use crate::report::pdf::fonts::{Fonts, Line, Style};

/// The date of papers that are about no day: when what is on them was last changed.
pub const OF_PROGRAM: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 30) {
    Some(date) => date,
    None => NaiveDate::MIN,
};

/// The height of a line, in letters.
const LEADING: f32 = 1.35;

/// How far under the upper end of a line its letters stand, in letters: a capital has room for two marks.
const BASELINE: f32 = 1.04;

/// The height of digits, in letters, with a little room above them.
const DIGITS: f32 = 0.82;

/// How thick a line across the paper is.
const RULE: f32 = 0.8;

/// Where lines of words begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    Middle,
}

/// A part of the width: where it begins and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lane {
    /// Where it begins.
    pub x: f32,
    /// How wide it is.
    pub width: f32,
}

/// A page, and what is on it so far.
#[derive(Debug, Default)]
pub struct Page {
    fonts: Fonts,
    /// What it is for whoever does not see it, or that it is only for the eye; and how it looks.
    parts: Vec<(Option<Role>, Vec<Mark>)>,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes words into a lane, so far down, in as many lines as they need, and says where they end.
    pub fn words(&mut self, style: Style, words: &str, lane: Lane, align: Align, top: f32) -> f32 {
        let lines = self.fonts.wrap(style, words, lane.width);
        self.lines(lines, lane, align, top)
    }

    /// Writes a number on one line, in smaller digits where there is no room for them: half a number is another number.
    /// Says where it ends.
    pub fn number(&mut self, style: Style, digits: &str, lane: Lane, top: f32) -> f32 {
        let share = lane.width / self.fonts.width(style, digits);
        let size = style.size * share.min(1.0);
        let set = self.fonts.line(Style { size, ..style }, digits);
        let mark = Mark::Text {
            x: lane.x + (lane.width - set.width()) / 2.0,
            // Digits stand on the line and have no tails.
            y: top + size * DIGITS,
            line: set,
            ink: Ink::BLACK,
        };
        self.parts.push((Some(Role::Paragraph), vec![mark]));
        top + size * (DIGITS + 0.05)
    }

    fn lines(&mut self, lines: Vec<Line>, lane: Lane, align: Align, top: f32) -> f32 {
        let mut y = top;
        let mut marks = Vec::new();
        for line in lines {
            let size = line.style().size;
            let x = match align {
                Align::Left => lane.x,
                Align::Middle => lane.x + (lane.width - line.width()) / 2.0,
            };
            let ink = Ink::BLACK;
            marks.push(Mark::Text {
                x,
                y: y + size * BASELINE,
                line,
                ink,
            });
            y += size * LEADING;
        }
        self.parts.push((Some(Role::Paragraph), marks));
        y
    }

    /// Draws a code with the light modules around it, so wide and high; it is read out as what it says.
    pub fn code(&mut self, code: &Qr, says: &str, (x, y): (f32, f32), side: f32, lang: Lang) {
        let count = code.side_with_quiet();
        let module = side / f32::from(count);
        let mut marks = Vec::new();
        for row in 0..count {
            let mut column = 0;
            while column < count {
                let first = column;
                while column < count && code.is_dark(column, row) {
                    column += 1;
                }
                if column > first {
                    // Neighbours are one square, so that no reader draws a light line between them.
                    let place = Place {
                        x: x + f32::from(first) * module,
                        y: y + f32::from(row) * module,
                        width: f32::from(column - first) * module,
                        height: module,
                    };
                    let ink = Ink::BLACK;
                    marks.push(Mark::Fill { place, ink });
                }
                column += 1;
            }
        }
        let says = text::CODE.with(lang, &[("text", &says)]);
        self.parts.push((Some(Role::Figure(says)), marks));
    }

    /// Draws a line across a lane, so far down.
    pub fn rule(&mut self, lane: Lane, y: f32) {
        let place = Place {
            x: lane.x,
            y: y - RULE / 2.0,
            width: lane.width,
            height: RULE,
        };
        let ink = Ink::BLACK;
        self.parts.push((None, vec![Mark::Fill { place, ink }]));
    }

    /// The page on paper of this size.
    pub(super) fn canvas(self, (width, height): (f32, f32)) -> Canvas {
        let mut canvas = Canvas::new();
        canvas.add_page(width, height);
        for (role, marks) in self.parts {
            let owner = role.map_or(Owner::EYE, |role| Owner::Tag(canvas.tag(Canvas::ROOT, role)));
            for mark in marks {
                canvas.draw(0, owner, mark);
            }
        }
        canvas
    }

    /// The page on paper of this size, as a PDF document.
    ///
    /// # Errors
    /// The writer refuses what is on the page: a fault of the program.
    pub fn pdf(
        self,
        size: (f32, f32),
        title: &str,
        dated: NaiveDate,
        lang: Lang,
    ) -> Result<Vec<u8>, PdfFault> {
        self.canvas(size).pdf(&About {
            title: title.to_owned(),
            lang,
            dated,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::print::qr::Care;
    use crate::report::pdf::tests::{is_within, validate};

    const LANE: Lane = Lane {
        x: 10.0,
        width: 100.0,
    };

    /// The codes of a page, each as a reader sees it that is held over it: so many dots to the point.
    pub(in crate::print) fn scanned(page: &Page) -> Vec<String> {
        const DOTS: f32 = 6.0;
        let figures = page.parts.iter().filter_map(|(role, marks)| match role {
            Some(Role::Figure(_)) => Some(marks),
            _ => None,
        });
        let places = |marks: &Vec<Mark>| -> Vec<Place> {
            let place = |mark: &Mark| match mark {
                Mark::Fill { place, .. } => Some(*place),
                Mark::Text { .. } => None,
            };
            marks.iter().filter_map(place).collect()
        };
        figures
            .map(places)
            .map(|places| {
                let left = places.iter().map(|place| place.x).fold(f32::MAX, f32::min) - 20.0;
                let top = places.iter().map(|place| place.y).fold(f32::MAX, f32::min) - 20.0;
                let right = places.iter().map(|place| place.x + place.width);
                let side = crate::print::raster::dots((right.fold(0.0, f32::max) - left + 20.0) * DOTS);
                let dots = |length: f32| crate::print::raster::dots(length * DOTS);
                let mut dark = vec![false; side * side];
                for place in places {
                    let (x, y) = (place.x - left, place.y - top);
                    for row in dots(y)..dots(y + place.height) {
                        for column in dots(x)..dots(x + place.width) {
                            dark[row * side + column] = true;
                        }
                    }
                }
                let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
                    if dark[y * side + x] { 0 } else { 255 }
                });
                let grids = image.detect_grids();
                assert_eq!(grids.len(), 1);
                grids[0].decode().unwrap().1
            })
            .collect()
    }

    /// What is said aloud, a part a line.
    pub(in crate::print) fn said(canvas: &Canvas) -> Vec<String> {
        canvas.said().into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn what_is_put_on_a_page_is_read_in_that_order_and_lies_on_the_paper() {
        let mut page = Page::new();
        let code = Qr::new("2611223700012", Care::High).unwrap();
        let y = page.words(
            Style::plain(9.0),
            "Giọt máu nghĩa tình vì đồng đội",
            LANE,
            Align::Left,
            10.0,
        );
        assert!(y > 10.0 + 9.0 * LEADING + 1.0, "it has several lines");
        page.rule(LANE, y);
        page.code(&code, "2611223700012", (10.0, y), 100.0, Lang::En);
        let end = page.number(Style::strong(64.0), "4000000000", LANE, y + 100.0);
        let size = (120.0, end + 10.0);
        assert_eq!(scanned(&page), ["2611223700012"]);
        let canvas = page.canvas(size);
        assert!(is_within(&canvas, 9.9));
        assert_eq!(said(&canvas), ["Giọt máu nghĩa tình vì đồng đội", "4000000000"]);
    }

    #[test]
    fn a_document_is_archival_and_small_and_always_the_same() {
        let written = || {
            let mut page = Page::new();
            page.words(
                Style::plain(10.0),
                "Giọt máu nghĩa tình",
                LANE,
                Align::Middle,
                10.0,
            );
            page.rule(LANE, 40.0);
            let code = Qr::new("x", Care::High).unwrap();
            page.code(&code, "x", (10.0, 50.0), 40.0, Lang::Vi);
            page.pdf((120.0, 100.0), "Phiếu", OF_PROGRAM, Lang::Vi).unwrap()
        };
        let document = written();
        validate(&document);
        assert!(document == written());
        assert!(document.len() < 40_000, "{}", document.len());
        assert_ne!(OF_PROGRAM, NaiveDate::MIN);
    }
}
