//! Pages of text and squares as a PDF document, with a font of their own in it: every printer and every reader shows the
//! same, Vietnamese letters included.
//!
//! What is written is what is there: no shaping, a letter is one character. Text must be composed (NFC), as all text of
//! the station is. Measures are points, 72 to the inch, from the upper left corner.

use std::collections::BTreeMap;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use super::qr::Qr;

/// A font with every Vietnamese letter; its licence, beside the file, lets it be passed on.
const FONT: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/DejaVuSans.ttf"
));

/// The name of the part of the font that a document carries; the tag of six letters says that it is a part.
const FONT_NAME: &[u8] = b"GIOTMU+DejaVuSans";

/// How the font is called on the pages.
const FONT_ON_PAGE: Name<'static> = Name(b"F");

const IDENTITY: SystemInfo<'static> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// Points of a length in millimetres.
#[must_use]
pub fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    width: f32,
    height: f32,
    marks: Vec<Mark>,
}

#[derive(Debug, Clone)]
enum Mark {
    Text { x: f32, y: f32, size: f32, text: String },
    Square { x: f32, y: f32, width: f32, height: f32 },
}

impl Page {
    /// An empty page.
    #[must_use]
    pub const fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            marks: Vec::new(),
        }
    }

    /// Writes a line; `y` is where its letters stand.
    pub fn text(&mut self, x: f32, y: f32, size: f32, text: &str) {
        let text = text.to_owned();
        self.marks.push(Mark::Text { x, y, size, text });
    }

    /// Writes a line in the middle of the page.
    pub fn centred(&mut self, y: f32, size: f32, text: &str) {
        let x = (self.width - width(text, size)) / 2.0;
        self.text(x, y, size, text);
    }

    /// Draws a code with the light modules around it, so wide and high.
    pub fn code(&mut self, code: &Qr, x: f32, y: f32, side: f32) {
        let count = code.side_with_quiet();
        let module = side / f32::from(count);
        for row in 0..count {
            let mut column = 0;
            while column < count {
                let first = column;
                while column < count && code.is_dark(column, row) {
                    column += 1;
                }
                if column > first {
                    // Neighbours are one square, so that no reader draws a light line between them.
                    self.marks.push(Mark::Square {
                        x: x + f32::from(first) * module,
                        y: y + f32::from(row) * module,
                        width: f32::from(column - first) * module,
                        height: module,
                    });
                }
                column += 1;
            }
        }
    }
}

/// The font while somebody reads in it.
fn face() -> Option<Face<'static>> {
    Face::parse(FONT, 0).ok()
}

/// How wide a line is.
#[must_use]
pub fn width(text: &str, size: f32) -> f32 {
    let Some(face) = face() else {
        return 0.0;
    };
    let advance = |letter| face.glyph_hor_advance(face.glyph_index(letter).unwrap_or_default());
    let sum: f32 = text.chars().filter_map(advance).map(f32::from).sum();
    sum * size / f32::from(face.units_per_em())
}

/// A text in lines of at most this width, broken between words.
#[must_use]
pub fn lines(text: &str, size: f32, most: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The letters of a document: their places in the part of the font that goes with it.
struct Letters<'a> {
    face: &'a Face<'a>,
    glyphs: GlyphRemapper,
    /// Width in thousandths and character of each glyph.
    used: BTreeMap<u16, (f32, char)>,
}

impl Letters<'_> {
    /// A line as the bytes that a page shows.
    fn encoded(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        for letter in text.chars() {
            let glyph = self.face.glyph_index(letter).unwrap_or_default();
            let place = self.glyphs.remap(glyph.0);
            let advance = f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default());
            let advance = advance * 1000.0 / f32::from(self.face.units_per_em());
            self.used.insert(place, (advance, letter));
            bytes.extend(place.to_be_bytes());
        }
        bytes
    }
}

/// The pages as a PDF document.
#[must_use]
pub fn pdf(title: &str, pages: &[Page]) -> Vec<u8> {
    // The font is part of the program; a test reads it.
    let Some(face) = face() else {
        return Vec::new();
    };
    let mut letters = Letters {
        face: &face,
        glyphs: GlyphRemapper::new(),
        used: BTreeMap::new(),
    };
    let mut next = 0;
    let mut id = || {
        next += 1;
        Ref::new(next)
    };
    let (catalog, tree, font, info) = (id(), id(), id(), id());
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.document_info(info)
        .title(TextStr(title))
        .producer(TextStr("giotmau"));
    let mut kids = Vec::new();
    for page in pages {
        let (kid, content) = (id(), id());
        kids.push(kid);
        let mut written = pdf.page(kid);
        written.media_box(Rect::new(0.0, 0.0, page.width, page.height));
        written.parent(tree).contents(content);
        written.resources().fonts().pair(FONT_ON_PAGE, font);
        written.finish();
        pdf.stream(content, &marks(page, &mut letters));
    }
    let count = i32::try_from(kids.len()).unwrap_or(i32::MAX);
    pdf.pages(tree).kids(kids).count(count);
    embed(&mut pdf, font, &letters, &mut id);
    pdf.finish()
}

/// What a page shows, in the language of PDF, whose origin is the lower left corner.
fn marks(page: &Page, letters: &mut Letters<'_>) -> Vec<u8> {
    let mut content = Content::new();
    for mark in &page.marks {
        match mark {
            Mark::Square { x, y, width, height } => {
                content
                    .rect(*x, page.height - y - height, *width, *height)
                    .fill_nonzero();
            }
            Mark::Text { x, y, size, text } => {
                content.begin_text().set_font(FONT_ON_PAGE, *size);
                content.next_line(*x, page.height - y);
                content.show(Str(&letters.encoded(text)));
                content.end_text();
            }
        }
    }
    content.finish().into_vec()
}

/// Writes the font: only the letters that are on the pages.
fn embed(pdf: &mut Pdf, font: Ref, letters: &Letters<'_>, id: &mut impl FnMut() -> Ref) {
    let (cid, descriptor, file, cmap) = (id(), id(), id(), id());
    let name = Name(FONT_NAME);
    pdf.type0_font(font)
        .base_font(name)
        .encoding_predefined(Name(b"Identity-H"))
        .descendant_font(cid)
        .to_unicode(cmap);
    let mut written = pdf.cid_font(cid);
    written
        .subtype(CidFontType::Type2)
        .base_font(name)
        .system_info(IDENTITY)
        .font_descriptor(descriptor)
        .default_width(0.0)
        .cid_to_gid_map_predefined(Name(b"Identity"));
    let mut widths = written.widths();
    let mut unicode = UnicodeCmap::new(Name(b"Letters"), IDENTITY);
    for (place, (width, letter)) in &letters.used {
        widths.consecutive(*place, [*width]);
        unicode.pair(*place, *letter);
    }
    widths.finish();
    written.finish();
    let face = letters.face;
    let scaled = |value: i16| f32::from(value) * 1000.0 / f32::from(face.units_per_em());
    let bounds = face.global_bounding_box();
    pdf.font_descriptor(descriptor)
        .name(name)
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(
            scaled(bounds.x_min),
            scaled(bounds.y_min),
            scaled(bounds.x_max),
            scaled(bounds.y_max),
        ))
        .italic_angle(0.0)
        .ascent(scaled(face.ascender()))
        .descent(scaled(face.descender()))
        .cap_height(scaled(face.capital_height().unwrap_or_else(|| face.ascender())))
        .stem_v(80.0)
        .font_file2(file);
    pdf.cmap(cmap, &unicode.finish());
    let part = subsetter::subset(FONT, 0, &letters.glyphs).unwrap_or_else(|_| FONT.to_vec());
    let length = i32::try_from(part.len()).unwrap_or(i32::MAX);
    pdf.stream(file, &part).pair(Name(b"Length1"), length);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_vietnamese_letter_and_sign_that_is_printed() {
        let face = face().unwrap();
        let signs = "0123456789 .,:;·…–—“”!?()/×•";
        for letter in crate::domain::calibration::letters()
            .into_iter()
            .chain(signs.chars())
        {
            let glyph = face.glyph_index(letter);
            assert!(
                glyph.is_some_and(|glyph| face.glyph_hor_advance(glyph).is_some()),
                "{letter}"
            );
        }
    }

    #[test]
    fn a_document_carries_only_the_letters_that_it_shows() {
        let mut page = Page::new(mm(80.0), mm(40.0));
        page.centred(20.0, 10.0, "Giọt máu nghĩa tình");
        let written = pdf("x", &[page]);
        assert!(written.starts_with(b"%PDF-1.") && written.trim_ascii_end().ends_with(b"%%EOF"));
        assert!(written.len() < 40_000, "{}", written.len());
    }

    #[test]
    fn lines_are_broken_between_words_and_no_word_is_lost() {
        let text = "Giọt máu nghĩa tình vì đồng đội thân yêu";
        let lines = lines(text, 10.0, 80.0);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, 10.0) <= 80.0));
        assert_eq!(lines.join(" "), text);
    }
}
