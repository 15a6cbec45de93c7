//! Small pieces of paper as dots, black or white, for printers that know no Vietnamese letters: what is drawn here is printed
//! as it is, on every one of them.

use ab_glyph::{Font, FontRef, GlyphId, PxScale, ScaleFont, point};

use super::qr::Qr;
use super::sheet::{self, LEADING, Place, Roll, Row, Sheet, Voice};
use crate::report::pdf::fonts::DEJAVU;

/// Dots to the millimetre.
const PER_MM: f32 = 8.0;

/// The sizes of the letters in dots: the number, what is to be seen first, the rest.
const SIZES: (f32, f32, f32) = (180.0, 31.0, 24.0);

/// What stays white at either edge, in dots: a roll is never quite straight.
const MARGIN: u16 = 8;

/// From so much of its area on a dot is black.
const BLACK: f32 = 0.45;

/// How much of the paper's width a code may take.
const CODE_SHARE: f32 = 0.8;

/// With fewer dots to a module the heat of the head blurs a code.
const LEAST_MODULE: u16 = 3;

/// A picture of black and white dots. It grows downwards as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// The dots from left to right and from the top down, eight a byte, the leftmost in the highest bit; black is 1.
    dots: Vec<u8>,
    /// Bytes a row.
    stride: usize,
}

impl Bitmap {
    /// An empty picture that so many dots fit beside each other on; rounded up to whole bytes.
    #[must_use]
    pub fn new(width: u16) -> Self {
        Self {
            dots: Vec::new(),
            stride: usize::from(width.max(1).div_ceil(8)),
        }
    }

    /// A picture of these rows of so many bytes; a last row that is not whole is left out.
    #[must_use]
    pub fn of_rows(stride: usize, mut dots: Vec<u8>) -> Self {
        let stride = stride.max(1);
        dots.truncate(dots.len() / stride * stride);
        Self { dots, stride }
    }

    /// How many dots stand beside each other.
    #[must_use]
    pub const fn width(&self) -> usize {
        self.stride * 8
    }

    /// How many dots stand above each other.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.dots.len() / self.stride
    }

    /// The rows from the top down, as bytes.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.dots.chunks(self.stride)
    }

    /// The bytes of a row.
    #[must_use]
    pub const fn stride(&self) -> usize {
        self.stride
    }

    /// Whether a dot is black; beyond the edges all is white.
    #[must_use]
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        let byte = (x < self.width()).then(|| self.dots.get(y * self.stride + x / 8));
        byte.flatten().is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
    }

    /// Makes it so many dots high at least.
    fn grow(&mut self, height: usize) {
        let size = height * self.stride;
        if self.dots.len() < size {
            self.dots.resize(size, 0);
        }
    }

    /// Makes a dot black; beyond the left and right edges nothing happens.
    fn blacken(&mut self, x: usize, y: usize) {
        if x < self.width() {
            self.grow(y + 1);
            if let Some(byte) = self.dots.get_mut(y * self.stride + x / 8) {
                *byte |= 0x80 >> (x % 8);
            }
        }
    }

    /// The picture as a file that picture viewers open: a portable bitmap.
    #[must_use]
    pub fn pbm(&self) -> Vec<u8> {
        let mut file = format!("P4\n{} {}\n", self.width(), self.height()).into_bytes();
        file.extend(&self.dots);
        file
    }
}

/// The font; it is part of the program.
pub(crate) fn font() -> Option<FontRef<'static>> {
    FontRef::try_from_slice(DEJAVU).ok()
}

/// Draws a sheet as wide as the roll. Without the font, which is part of the program, there is an empty picture.
#[must_use]
pub fn draw(sheet: &Sheet, roll: Roll) -> Bitmap {
    let bitmap = Bitmap::new(roll.dots());
    match font() {
        Some(font) => {
            let mut pen = Pen { font, bitmap, y: 0.0 };
            for row in &sheet.rows {
                pen.row(row);
            }
            pen.bitmap.grow(dots(pen.y));
            pen.bitmap
        }
        None => bitmap,
    }
}

/// A length in whole dots.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on paper is neither negative nor long"
)]
pub(super) fn dots(length: f32) -> usize {
    length.round().max(0.0) as usize
}

/// Draws from the top down.
struct Pen {
    font: FontRef<'static>,
    bitmap: Bitmap,
    /// How far down the paper is used.
    y: f32,
}

impl Pen {
    /// How much of the paper words may use.
    fn room(&self) -> f32 {
        let width = u16::try_from(self.bitmap.width()).unwrap_or(u16::MAX);
        f32::from(width.saturating_sub(2 * MARGIN))
    }

    fn row(&mut self, row: &Row) {
        let (number_size, strong, plain) = SIZES;
        match row {
            Row::Words { text, voice, place } => {
                let size = match voice {
                    Voice::Plain => plain,
                    Voice::Strong => strong,
                };
                for line in sheet::lines(text, self.room(), |part| self.width(part, size)) {
                    self.line(&line, size, *place, *voice);
                }
            }
            Row::Number { caption, number } => {
                self.line(caption, plain, Place::Middle, Voice::Plain);
                // A long number gets smaller letters, because half a number is another number.
                let share = self.room() / self.width(number, number_size);
                let size = number_size * share.min(1.0);
                // Digits stand on the line and have no tails.
                self.y += size * 0.85;
                self.write(number, size, self.middle(number, size), Voice::Plain);
                self.y += size * 0.1;
            }
            Row::Code { code, digits } => {
                self.code(code);
                self.line(digits, plain, Place::Middle, Voice::Plain);
            }
            Row::Rule => {
                self.y += plain / 2.0;
                let top = dots(self.y);
                for y in top..top + 2 {
                    for x in 0..self.bitmap.width() {
                        self.bitmap.blacken(x, y);
                    }
                }
                self.y += plain / 2.0;
            }
            Row::Gap => self.y += plain * LEADING / 2.0,
        }
    }

    /// Writes one line and goes down by it.
    fn line(&mut self, text: &str, size: f32, place: Place, voice: Voice) {
        let x = match place {
            Place::Left => f32::from(MARGIN),
            Place::Middle => self.middle(text, size),
        };
        // Above a capital letter there is room for two marks, below for a dot.
        self.y += size * (LEADING - 0.28);
        self.write(text, size, x, voice);
        self.y += size * 0.28;
    }

    /// Where a text begins that stands in the middle.
    fn middle(&self, text: &str, size: f32) -> f32 {
        f32::from(MARGIN) + ((self.room() - self.width(text, size)) / 2.0).max(0.0)
    }

    /// The scale at which a letter of the font is so many dots high.
    fn scale(&self, size: f32) -> PxScale {
        let of_em = self.font.units_per_em().unwrap_or(1.0);
        PxScale::from(size * self.font.height_unscaled() / of_em)
    }

    /// How wide a text is.
    fn width(&self, text: &str, size: f32) -> f32 {
        self.places(text, size).1
    }

    /// The letters of a text, where each begins, and where the last one ends.
    fn places(&self, text: &str, size: f32) -> (Vec<(GlyphId, f32)>, f32) {
        let font = self.font.as_scaled(self.scale(size));
        let mut x = 0.0;
        let mut places = Vec::new();
        let mut before = None;
        for letter in text.chars() {
            let glyph = font.glyph_id(letter);
            x += before.map_or(0.0, |before| font.kern(before, glyph));
            places.push((glyph, x));
            x += font.h_advance(glyph);
            before = Some(glyph);
        }
        (places, x)
    }

    /// Writes a text whose letters stand on the line that was reached; what is strong has strokes a dot wider.
    fn write(&mut self, text: &str, size: f32, x: f32, voice: Voice) {
        let scale = self.scale(size);
        for (glyph, offset) in self.places(text, size).0 {
            // On whole dots, so that a letter has the same shape wherever it stands.
            let at = point((x + offset).round(), self.y.round());
            let Some(outline) = self.font.outline_glyph(glyph.with_scale_and_position(scale, at)) else {
                continue;
            };
            let bounds = outline.px_bounds();
            let bitmap = &mut self.bitmap;
            outline.draw(|right, down, share| {
                let place = |edge: f32, more: u32| edge + f32::from(u16::try_from(more).unwrap_or(u16::MAX));
                let (x, y) = (place(bounds.min.x, right), place(bounds.min.y, down));
                if share >= BLACK && x >= 0.0 && y >= 0.0 {
                    bitmap.blacken(dots(x), dots(y));
                    if voice == Voice::Strong {
                        bitmap.blacken(dots(x) + 1, dots(y));
                    }
                }
            });
        }
    }

    /// Draws a code with the light modules around it, whole dots a module; none where it does not fit.
    fn code(&mut self, code: &Qr) {
        let side = code.side_with_quiet();
        let most = (sheet::CODE * PER_MM).min(self.room() * CODE_SHARE);
        let module = (1..=u16::MAX)
            .take_while(|module| f32::from(*module) * f32::from(side) <= most)
            .last();
        let Some(module) = module.filter(|module| *module >= LEAST_MODULE) else {
            return;
        };
        let edge = usize::from(side) * usize::from(module);
        let left = (self.bitmap.width() - edge) / 2;
        let top = dots(self.y);
        for y in 0..side * module {
            for x in 0..side * module {
                if code.is_dark(x / module, y / module) {
                    self.bitmap.blacken(left + usize::from(x), top + usize::from(y));
                }
            }
        }
        self.y += f32::from(side * module);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::print::qr::Care;

    /// Reads the one code on a picture with a real decoder; none if it can't be read.
    pub(crate) fn scanned(bitmap: &Bitmap) -> Option<String> {
        let (width, height) = (bitmap.width(), bitmap.height());
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            if bitmap.is_black(x, y) { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        let [grid] = grids.as_slice() else { return None };
        grid.decode().ok().map(|(_, text)| text)
    }

    fn sheet(rows: Vec<Row>) -> Sheet {
        Sheet::of_program("x".to_owned(), Lang::Vi, rows)
    }

    /// The columns and rows in which there is a black dot: the first, and the one behind the last.
    fn extent(bitmap: &Bitmap) -> Option<(usize, usize, usize, usize)> {
        let black: Vec<(usize, usize)> = (0..bitmap.height())
            .flat_map(|y| (0..bitmap.width()).map(move |x| (x, y)))
            .filter(|(x, y)| bitmap.is_black(*x, *y))
            .collect();
        let columns = || black.iter().map(|(x, _)| *x);
        let rows = || black.iter().map(|(_, y)| *y);
        Some((
            columns().min()?,
            columns().max()? + 1,
            rows().min()?,
            rows().max()? + 1,
        ))
    }

    #[test]
    fn every_vietnamese_letter_has_a_shape_of_its_own() {
        let mut seen: Vec<(char, Bitmap)> = Vec::new();
        for letter in crate::domain::calibration::letters() {
            let drawn = draw(
                &sheet(vec![Row::left(letter.to_string(), Voice::Plain)]),
                Roll::Wide,
            );
            assert!(extent(&drawn).is_some(), "{letter}");
            if let Some((other, _)) = seen.iter().find(|(_, shape)| *shape == drawn) {
                panic!("{letter} looks like {other}");
            }
            seen.push((letter, drawn));
        }
        assert!(seen.len() > 130, "{}", seen.len());
    }

    #[test]
    fn words_stay_on_the_paper_and_lines_do_not_touch() {
        let text = "ẾỂỄỆẤẬỔỘỮỰ gyjpq ".repeat(12);
        for roll in [Roll::Narrow, Roll::Wide] {
            for voice in [Voice::Plain, Voice::Strong] {
                let row = Row::left(text.clone(), voice);
                let drawn = draw(&sheet(vec![row]), roll);
                let (_, right, top, bottom) = extent(&drawn).unwrap();
                assert!(
                    right <= usize::from(roll.dots()) && bottom <= drawn.height(),
                    "{roll:?}"
                );
                // No mark touches the tail of a letter above it: there are as many black bands as lines at least.
                let is_white = |y: usize| (0..drawn.width()).all(|x| !drawn.is_black(x, y));
                let bands = (top..bottom)
                    .filter(|y| !is_white(*y) && is_white(*y + 1))
                    .count();
                let size = if voice == Voice::Plain { SIZES.2 } else { SIZES.1 };
                let lines = dots(f32::from(u16::try_from(drawn.height()).unwrap()) / (size * LEADING));
                assert!(
                    lines > 3 && bands >= lines,
                    "{roll:?} {voice:?}: {bands} of {lines}"
                );
            }
        }
    }

    #[test]
    fn what_is_in_the_middle_is_in_the_middle() {
        let drawn = draw(&sheet(vec![Row::middle("HOH")]), Roll::Wide);
        let (left, right, ..) = extent(&drawn).unwrap();
        assert!(left.abs_diff(drawn.width() - right) <= 3, "{left} {right}");
    }

    #[test]
    fn a_number_is_as_large_as_it_can_be_and_never_cut() {
        for roll in [Roll::Narrow, Roll::Wide] {
            let mut before = 1000;
            for number in ["1", "88", "888", "8888", "88888", "4000000000"] {
                let number = number.to_owned();
                let row = Row::Number {
                    caption: String::new(),
                    number: number.clone(),
                };
                let drawn = draw(&sheet(vec![row]), roll);
                let (left, right, top, bottom) = extent(&drawn).unwrap();
                assert!(left > 0 && right < drawn.width(), "{roll:?} {number}");
                assert!(
                    bottom - top <= before + 6 && bottom - top > 20,
                    "{roll:?} {number}"
                );
                before = bottom - top;
            }
        }
    }

    #[test]
    fn a_code_is_read_back_from_the_dots_and_has_light_around_it() {
        for (roll, module) in [(Roll::Narrow, 10), (Roll::Wide, 11)] {
            for text in ["26112237000124", "Nguyễn Thị Đào", "1"] {
                let code = Qr::new(text, Care::High).unwrap();
                let side = usize::from(code.side());
                let rows = vec![
                    Row::Rule,
                    Row::Code {
                        code,
                        digits: String::new(),
                    },
                    Row::Rule,
                ];
                let drawn = draw(&sheet(rows), roll);
                assert_eq!(scanned(&drawn).as_deref(), Some(text), "{roll:?}");
                if side == 21 {
                    let rows = vec![Row::Code {
                        code: Qr::new(text, Care::High).unwrap(),
                        digits: String::new(),
                    }];
                    let (left, right, top, bottom) = extent(&draw(&sheet(rows), roll)).unwrap();
                    assert_eq!((right - left, bottom - top), (21 * module, 21 * module));
                    assert!(left >= 4 * module && top == 4 * module, "the light ones");
                }
            }
        }
    }

    #[test]
    fn a_code_without_room_is_left_out_and_its_digits_stay() {
        let long = "x".repeat(1000);
        let code = Qr::new(&long, Care::High).unwrap();
        let digits = "12".to_owned();
        let drawn = draw(&sheet(vec![Row::Code { code, digits }]), Roll::Narrow);
        assert!(
            extent(&drawn).is_some() && drawn.height() < 60,
            "{}",
            drawn.height()
        );
    }

    #[test]
    fn a_picture_is_bytes_with_the_leftmost_dot_highest() {
        let mut bitmap = Bitmap::new(12);
        bitmap.blacken(0, 0);
        bitmap.blacken(15, 1);
        bitmap.blacken(16, 1);
        assert_eq!((bitmap.width(), bitmap.height()), (16, 2));
        assert_eq!(bitmap.pbm(), b"P4\n16 2\n\x80\x00\x00\x01");
        assert!(bitmap.is_black(0, 0) && !bitmap.is_black(16, 0) && !bitmap.is_black(0, 9));
        assert_eq!(Bitmap::of_rows(2, vec![0x80, 0, 0, 1, 9]), bitmap);
    }
}
