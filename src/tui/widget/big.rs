//! Words in letters many rows high, to be read from afar: drawn from the program's own font, two dots to a cell, so that
//! any terminal that knows half blocks shows them.
//!
//! Somebody 15 m away reads digits of 75 mm and more (a two-hundredth of the distance). A row of a television of 43 inches
//! (53 cm high) with 55 rows is 9.7 mm high, so eleven rows are 107 mm; of 55 inches 12.4 mm, so they are 137 mm.

use ab_glyph::{Font, FontRef, GlyphId, PxScale, ScaleFont, point};
use ratatui::layout::{Rect, Size};
use ratatui::style::Style;

use crate::print::raster;
use crate::tui::frame::Frame;

/// The fewest rows in which a digit can be told from another.
pub const LEAST_ROWS: u16 = 3;

/// How high a digit is, in parts of the letter's size.
const DIGIT: f32 = 0.756;

/// By how much of the letter's size strokes are made thicker, so that they do not fade from afar.
const BOLD: f32 = 0.05;

/// Letters are made narrower down to this share before they are made smaller.
const NARROWEST: f32 = 0.68;

/// From so much of its area on a dot is lit.
const LIT: f32 = 0.42;

/// A line of words, drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Big {
    width: u16,
    /// The rows of cells; there are twice as many rows of dots.
    height: u16,
    dots: Vec<bool>,
}

/// Letters of one size and width.
struct Letters {
    font: FontRef<'static>,
    scale: PxScale,
    bold: f32,
}

/// A length in whole dots.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on a screen is neither negative nor long"
)]
fn dots(length: f32) -> u16 {
    length.clamp(0.0, 20_000.0) as u16
}

fn dot_of(edge: f32, more: u32) -> Option<u16> {
    let place = edge + f32::from(u16::try_from(more).ok()?);
    (place >= 0.0).then(|| dots(place))
}

impl Letters {
    /// Letters whose digits are so many rows high, and so much narrower than usual.
    fn new(rows: u16, share: f32) -> Option<Self> {
        let font = raster::font()?;
        let size = f32::from(rows) * 2.0 / DIGIT;
        let height = size * font.height_unscaled() / font.units_per_em()?;
        let scale = PxScale {
            x: height * share,
            y: height,
        };
        Some(Self {
            font,
            scale,
            bold: size * BOLD,
        })
    }

    /// The letters of a text and where each begins, and where the last one ends.
    fn places(&self, text: &str) -> (Vec<(GlyphId, f32)>, f32) {
        let font = self.font.as_scaled(self.scale);
        let mut x = 0.0;
        let mut places = Vec::new();
        for letter in text.chars() {
            let glyph = font.glyph_id(letter);
            places.push((glyph, x));
            x += font.h_advance(glyph) + self.bold;
        }
        (places, x)
    }
}

/// How many columns a text takes in letters whose digits are so many rows high.
fn width(text: &str, rows: u16, share: f32) -> u16 {
    Letters::new(rows, share).map_or(0, |letters| dots(letters.places(text).1.ceil()))
}

impl Big {
    /// A text in letters whose digits are so many rows high, and so much narrower than usual.
    fn of(text: &str, rows: u16, share: f32) -> Option<Self> {
        let letters = Letters::new(rows, share)?;
        let (places, end) = letters.places(text);
        let outlines = |down: f32| {
            let letters = &letters;
            places.iter().filter_map(move |(glyph, x)| {
                let glyph = glyph.with_scale_and_position(letters.scale, point(x.round(), down));
                letters.font.outline_glyph(glyph)
            })
        };
        // Marks stand above the digits, tails hang below them.
        let (mut above, mut below) = (f32::from(rows) * 2.0, 0.0_f32);
        for outline in outlines(0.0) {
            let bounds = outline.px_bounds();
            above = above.max(-bounds.min.y - 1.0);
            below = below.max(bounds.max.y - 1.0);
        }
        let above = dots((above / 2.0).ceil());
        let height = above + dots((below / 2.0).ceil());
        let width = dots(end.ceil());
        let mut big = Self {
            width,
            height,
            dots: vec![false; usize::from(width) * usize::from(height) * 2],
        };
        for outline in outlines(f32::from(above) * 2.0) {
            let bounds = outline.px_bounds();
            outline.draw(|right, down, share| {
                if share < LIT {
                    return;
                }
                if let (Some(x), Some(y)) = (dot_of(bounds.min.x, right), dot_of(bounds.min.y, down)) {
                    for thick in 0..=dots(letters.bold.round()) {
                        big.light(x + thick, y);
                    }
                }
            });
        }
        Some(big)
    }

    /// The text as large as fits, with digits of at most so many rows; none where even the smallest does not fit.
    pub fn fit(text: &str, room: Size, most_rows: u16) -> Option<Self> {
        (LEAST_ROWS..=most_rows.min(room.height))
            .rev()
            .find_map(|rows| Self::fit_rows(text, room, rows))
    }

    /// The text with digits of so many rows, where that fits.
    pub fn fit_rows(text: &str, room: Size, rows: u16) -> Option<Self> {
        let natural = width(text, rows, 1.0);
        let share = (f32::from(room.width) / f32::from(natural.max(1))).min(1.0);
        if natural == 0 || share < NARROWEST {
            return None;
        }
        // What is rounded up or made thicker must fit too.
        let big = [share, share * 0.97, share * 0.94]
            .into_iter()
            .filter_map(|share| Self::of(text, rows, share))
            .find(|big| big.width <= room.width)?;
        (big.height <= room.height).then_some(big)
    }

    /// How much room it takes.
    #[must_use]
    pub const fn size(&self) -> Size {
        Size::new(self.width, self.height)
    }

    fn light(&mut self, x: u16, y: u16) {
        let at = usize::from(y) * usize::from(self.width) + usize::from(x);
        if x < self.width
            && let Some(dot) = self.dots.get_mut(at)
        {
            *dot = true;
        }
    }

    fn is_lit(&self, x: u16, y: u16) -> bool {
        let at = usize::from(y) * usize::from(self.width) + usize::from(x);
        self.dots.get(at).copied().unwrap_or_default()
    }

    /// Draws it in the middle of `area`.
    pub fn draw(&self, area: Rect, style: Style, frame: &mut Frame<'_>) {
        let left = area.x + area.width.saturating_sub(self.width) / 2;
        let top = area.y + area.height.saturating_sub(self.height) / 2;
        for row in 0..self.height {
            let line: String = (0..self.width)
                .map(|x| match (self.is_lit(x, row * 2), self.is_lit(x, row * 2 + 1)) {
                    (true, true) => '█',
                    (true, false) => '▀',
                    (false, true) => '▄',
                    (false, false) => ' ',
                })
                .collect();
            let place = Rect::new(left, top.saturating_add(row), self.width, 1);
            frame.text(place.intersection(area), &line, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, Cell};

    use super::*;

    fn drawn(text: &str, room: Size, most: u16) -> String {
        let area = Rect::new(0, 0, room.width, room.height);
        let mut buffer = Buffer::empty(area);
        if let Some(big) = Big::fit(text, room, most) {
            big.draw(area, Style::new(), &mut Frame::new(&mut buffer));
        }
        let lines = buffer.content().chunks(usize::from(room.width.max(1)));
        let lines = lines.map(|line| {
            let line: String = line.iter().map(Cell::symbol).collect();
            line.trim_end().to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn digits_look_as_drawn_small_and_large() {
        insta::assert_snapshot!("digits_small", drawn("0123456789", Size::new(80, 4), 4));
        insta::assert_snapshot!("digits_large", drawn("38 → 5", Size::new(120, 11), 11));
    }

    #[test]
    fn vietnamese_words_have_their_marks() {
        insta::assert_snapshot!("words", drawn("Mời số 42 → Bàn 3", Size::new(200, 13), 9));
    }

    #[test]
    fn every_digit_is_another_one_in_the_fewest_rows() {
        let all: Vec<_> = ('0'..='9')
            .map(|digit| drawn(&digit.to_string(), Size::new(8, LEAST_ROWS), LEAST_ROWS))
            .collect();
        for (n, one) in all.iter().enumerate() {
            assert!(all.iter().skip(n + 1).all(|other| other != one), "{n}\n{one}");
        }
    }

    #[test]
    fn it_never_leaves_its_room() {
        for width in 0..90 {
            for height in 0..14 {
                let room = Size::new(width, height);
                if let Some(big) = Big::fit("128 → 5", room, 20) {
                    assert!(
                        big.width <= width && big.height <= height,
                        "{room:?} {:?}",
                        big.size()
                    );
                }
            }
        }
        assert_eq!(Big::fit("", Size::new(80, 24), 9), None);
    }
}
