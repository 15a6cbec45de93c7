//! The letters of documents: fonts that are part of the program, and words set in them.
//!
//! A word is set once and kept, because a table says the same words again and again. A letter that the font does not have is
//! taken from a second one with more alphabets, so that a foreign name is a name on paper too; a letter that neither has is a
//! question mark that still says what it stands for when the text is copied.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;
use std::rc::Rc;

use harfrust::{Direction, FontRef, Script, ShapePlan, ShaperData, Tag, UnicodeBuffer};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::domain::clean::printable;

/// The font of everything. Its licence, beside the file, lets it be passed on.
static REGULAR: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/BeVietnamPro-Regular.ttf"
));

/// The same for what is to be seen first.
static SEMI_BOLD: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/BeVietnamPro-SemiBold.ttf"
));

/// A font with every Vietnamese letter and many more alphabets; its licence lets it be passed on too.
pub static DEJAVU: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/fonts/DejaVuSans.ttf"
));

/// How wide a digit is where digits stand under each other, in letters.
const DIGIT: f32 = 0.66;

/// What stands for a letter that no font has.
const UNKNOWN: &str = "?";

/// How loud words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// As everything else.
    Plain,
    /// To be seen first.
    Strong,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// How loud they are.
    pub voice: Voice,
    /// How large they are, in points.
    pub size: f32,
    /// Whether digits are all of one width, to stand under each other.
    pub has_equal_digits: bool,
}

impl Style {
    /// Words as everything else, of this size.
    #[must_use]
    pub const fn plain(size: f32) -> Self {
        Self {
            voice: Voice::Plain,
            size,
            has_equal_digits: false,
        }
    }

    /// Words that are to be seen first.
    #[must_use]
    pub const fn strong(size: f32) -> Self {
        Self {
            voice: Voice::Strong,
            ..Self::plain(size)
        }
    }

    /// With digits of one width.
    #[must_use]
    pub const fn with_equal_digits(self) -> Self {
        Self {
            has_equal_digits: true,
            ..self
        }
    }
}

/// One of the fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum FaceId {
    Regular,
    SemiBold,
    More,
}

impl FaceId {
    const fn of(voice: Voice) -> Self {
        match voice {
            Voice::Plain => Self::Regular,
            Voice::Strong => Self::SemiBold,
        }
    }

    pub(super) const fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::SemiBold => SEMI_BOLD,
            Self::More => DEJAVU,
        }
    }
}

/// A letter in its place; lengths are parts of the size of the letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Which letter of the font.
    pub(super) id: u32,
    /// What it stands for, in the word.
    pub(super) text: Range<usize>,
    /// How far behind it the next one begins.
    pub(super) advance: f32,
    /// How far it stands from its place, to the right and up.
    pub(super) offset: (f32, f32),
}

/// Letters of one font.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) face: FaceId,
    pub(super) glyphs: Vec<Glyph>,
}

/// A word that is set, with the space behind it if there is one.
#[derive(Debug, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
    /// How wide it is, in letters.
    width: f32,
    /// The same without the space behind it.
    width_without_space: f32,
}

/// Words on one line.
#[derive(Debug, Clone)]
pub struct Line {
    pub(super) words: Vec<Rc<Word>>,
    pub(super) style: Style,
}

impl Line {
    /// How wide it is, in points, without a space at its end.
    #[must_use]
    pub fn width(&self) -> f32 {
        let all: f32 = self.words.iter().map(|word| word.width).sum();
        let space = self
            .words
            .last()
            .map_or(0.0, |last| last.width - last.width_without_space);
        (all - space) * self.style.size
    }

    /// How its words look.
    #[must_use]
    pub const fn style(&self) -> Style {
        self.style
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect()
    }
}

/// A font that is read.
struct Face {
    font: FontRef<'static>,
    data: ShaperData,
    /// The letters of the font are drawn in squares of so many units.
    units: f32,
    plans: HashMap<(Direction, Option<Script>, bool), ShapePlan>,
}

/// Words as they are asked for: how loud, whether with equal digits, which.
type Asked = (Voice, bool, String);

/// The fonts, and the words that were set in them.
pub struct Fonts {
    faces: HashMap<FaceId, Face>,
    words: HashMap<Asked, Rc<Word>>,
    buffer: Option<UnicodeBuffer>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fonts({} words)", self.words.len())
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::new()
    }
}

impl Fonts {
    /// The fonts, with nothing set in them yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            faces: HashMap::new(),
            words: HashMap::new(),
            buffer: None,
        }
    }

    /// A text on one line, however long.
    pub fn line(&mut self, style: Style, text: &str) -> Line {
        let words = cleaned(text);
        let words = words.split_inclusive(' ');
        Line {
            words: words.map(|word| self.word(style, word)).collect(),
            style,
        }
    }

    /// How wide a text is on one line, in points.
    pub fn width(&mut self, style: Style, text: &str) -> f32 {
        self.line(style, text).width()
    }

    /// How wide the widest word of a text is, in points.
    pub fn longest_word(&mut self, style: Style, text: &str) -> f32 {
        let line = self.line(style, text);
        let widths = line.words.iter().map(|word| word.width_without_space);
        widths.fold(0.0, f32::max) * style.size
    }

    /// A text in lines of at most this width: broken between words, and inside of a word that is wider than a line. There is
    /// always one line, maybe empty.
    pub fn wrap(&mut self, style: Style, text: &str, room: f32) -> Vec<Line> {
        let room = room / style.size;
        let mut lines = Vec::new();
        let (mut line, mut width) = (Vec::new(), 0.0);
        for word in self.line(style, text).words {
            let pieces = if word.width_without_space > room {
                self.pieces(style, &word.text, room)
            } else {
                vec![word]
            };
            for piece in pieces {
                if !line.is_empty() && width + piece.width_without_space > room {
                    lines.push(std::mem::take(&mut line));
                    width = 0.0;
                }
                width += piece.width;
                line.push(piece);
            }
        }
        lines.push(line);
        let of_words = |words| Line { words, style };
        lines.into_iter().map(of_words).collect()
    }

    /// A word in parts that are no wider than this, or of one letter.
    fn pieces(&mut self, style: Style, word: &str, room: f32) -> Vec<Rc<Word>> {
        let mut pieces: Vec<Rc<Word>> = Vec::new();
        for letter in word.graphemes(true) {
            let longer = pieces.last().map(|piece| format!("{}{letter}", piece.text));
            let longer = longer.map(|longer| self.word(style, &longer));
            match longer.filter(|longer| longer.width_without_space <= room) {
                Some(longer) => {
                    pieces.pop();
                    pieces.push(longer);
                }
                None => pieces.push(self.word(style, letter)),
            }
        }
        pieces
    }

    /// A word, set now or before.
    fn word(&mut self, style: Style, word: &str) -> Rc<Word> {
        let asked = (style.voice, style.has_equal_digits, word.to_owned());
        if let Some(word) = self.words.get(&asked) {
            return Rc::clone(word);
        }
        let set = Rc::new(self.set(style, word));
        self.words.insert(asked, Rc::clone(&set));
        set
    }

    fn set(&mut self, style: Style, word: &str) -> Word {
        let mut runs = Vec::new();
        for (face, at, mut glyphs) in self.by_face(style, word) {
            for glyph in &mut glyphs {
                glyph.text = glyph.text.start + at..glyph.text.end + at;
                let is_digit = word
                    .get(glyph.text.clone())
                    .is_some_and(|text| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit()));
                if style.has_equal_digits && is_digit && face != FaceId::More {
                    glyph.offset.0 += (DIGIT - glyph.advance) / 2.0;
                    glyph.advance = DIGIT;
                }
            }
            runs.push(Run { face, glyphs });
        }
        let advance = |run: &Run| run.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
        let width = runs.iter().map(advance).sum();
        let last = runs.last().and_then(|run| run.glyphs.last());
        let space = last.filter(|_| word.ends_with(' '));
        Word {
            text: word.to_owned(),
            width,
            width_without_space: width - space.map_or(0.0, |glyph| glyph.advance),
            runs,
        }
    }

    /// A word in parts that one font has all letters of, with the font and where in the word each begins.
    fn by_face(&mut self, style: Style, word: &str) -> Vec<(FaceId, usize, Vec<Glyph>)> {
        let (first, has_kerning) = (FaceId::of(style.voice), !style.has_equal_digits);
        let whole = self.shape(first, word, has_kerning);
        if has_all(&whole) {
            return vec![(first, 0, whole)];
        }
        let mut parts: Vec<(Option<FaceId>, Range<usize>)> = Vec::new();
        for (at, letter) in word.grapheme_indices(true) {
            let mut faces = [first, FaceId::More].into_iter();
            let face = faces.find(|face| has_all(&self.shape(*face, letter, true)));
            let end = at + letter.len();
            match parts.last_mut() {
                Some((last, range)) if *last == face && face.is_some() => range.end = end,
                Some(_) | None => parts.push((face, at..end)),
            }
        }
        let shaped = parts.into_iter().filter_map(|(face, range)| {
            let part = word.get(range.clone())?;
            let glyphs = if let Some(face) = face {
                self.shape(face, part, has_kerning)
            } else {
                let mut sign = self.shape(first, UNKNOWN, true);
                for glyph in &mut sign {
                    glyph.text = 0..part.len();
                }
                sign
            };
            Some((face.unwrap_or(first), range.start, glyphs))
        });
        shaped.collect()
    }

    /// Sets a text in one font.
    fn shape(&mut self, face: FaceId, text: &str, has_kerning: bool) -> Vec<Glyph> {
        let mut buffer = self.buffer.take().unwrap_or_default();
        let Some(face) = self.face(face) else {
            return Vec::new();
        };
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // What is written from right to left would need its line turned as a whole; its letters at least are in order.
        let kerning = [harfrust::Feature::new(Tag::new(b"kern"), 0, ..)];
        let features: &[_] = if has_kerning { &[] } else { &kerning };
        let script = Some(buffer.script()).filter(|script| *script != harfrust::script::UNKNOWN);
        let shaper = face.data.shaper(&face.font).build();
        let plan = face
            .plans
            .entry((buffer.direction(), script, has_kerning))
            .or_insert_with(|| ShapePlan::new(&shaper, buffer.direction(), script, None, features));
        let set = shaper.shape_with_plan(plan, buffer, features);
        let infos = set.glyph_infos();
        let mut starts: Vec<_> = infos.iter().map(|info| index(info.cluster)).collect();
        starts.sort_unstable();
        let end_of = |start: usize| {
            starts
                .iter()
                .copied()
                .find(|next| *next > start)
                .unwrap_or(text.len())
        };
        let em = |units: i32| to_float(units) / face.units;
        let glyphs = infos
            .iter()
            .zip(set.glyph_positions())
            .map(|(info, position)| {
                let start = index(info.cluster);
                Glyph {
                    id: info.glyph_id,
                    text: start..end_of(start),
                    advance: em(position.x_advance),
                    offset: (em(position.x_offset), em(position.y_offset)),
                }
            })
            .collect();
        self.buffer = Some(set.clear());
        glyphs
    }

    /// A font, read when it is asked for the first time.
    fn face(&mut self, id: FaceId) -> Option<&mut Face> {
        match self.faces.entry(id) {
            Entry::Occupied(known) => Some(known.into_mut()),
            Entry::Vacant(unread) => {
                // The fonts are part of the program; a test reads them.
                let font = FontRef::from_index(id.file(), 0).ok()?;
                let data = ShaperData::new(&font);
                let units = to_float(data.shaper(&font).build().units_per_em());
                Some(unread.insert(Face {
                    font,
                    data,
                    units,
                    plans: HashMap::new(),
                }))
            }
        }
    }
}

/// Whether a font had a letter for everything.
fn has_all(glyphs: &[Glyph]) -> bool {
    !glyphs.is_empty() && glyphs.iter().all(|glyph| glyph.id != 0)
}

/// A text as it is set: composed, harmless, on one line.
fn cleaned(text: &str) -> String {
    printable(text).nfc().collect()
}

fn index(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}

/// Units of a font, of which no letter has more than this.
fn to_float(units: i32) -> f32 {
    f32::from(i16::try_from(units).unwrap_or(i16::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STYLE: Style = Style::plain(10.0);

    fn faces(line: &Line) -> Vec<FaceId> {
        let runs = line.words.iter().flat_map(|word| &word.runs);
        runs.map(|run| run.face).collect()
    }

    #[test]
    fn both_weights_have_every_vietnamese_letter_and_sign_that_is_printed() {
        let signs = "0123456789 .,:;·…–—“”‘’!?()/×•%°½₫≤≥<>=+*&@#'\"-";
        let letters: String = crate::domain::calibration::letters().into_iter().collect();
        let mut fonts = Fonts::new();
        for style in [STYLE, Style::strong(10.0)] {
            let line = fonts.line(style, &format!("{letters} {signs}"));
            let face = FaceId::of(style.voice);
            assert!(
                faces(&line).iter().all(|used| *used == face),
                "{:?}",
                faces(&line)
            );
        }
    }

    #[test]
    fn a_foreign_name_is_written_in_the_font_that_has_its_letters() {
        let mut fonts = Fonts::new();
        let line = fonts.line(STYLE, "Сергей");
        assert_eq!(faces(&line), [FaceId::More]);
        let line = fonts.line(STYLE, "anΣb");
        assert_eq!(faces(&line), [FaceId::Regular, FaceId::More, FaceId::Regular]);
        let glyphs = line
            .words
            .iter()
            .flat_map(|word| &word.runs)
            .flat_map(|run| &run.glyphs);
        assert!(glyphs.clone().all(|glyph| glyph.id != 0));
    }

    #[test]
    fn a_letter_that_no_font_has_is_a_sign_that_says_what_it_stands_for() {
        let mut fonts = Fonts::new();
        let line = fonts.line(STYLE, "王a");
        let [word] = line.words.as_slice() else {
            panic!("{line:?}")
        };
        let said: Vec<_> = word
            .runs
            .iter()
            .flat_map(|run| &run.glyphs)
            .map(|glyph| word.text.get(glyph.text.clone()).unwrap())
            .collect();
        assert_eq!(said, ["王", "a"]);
        let question = fonts.line(STYLE, "?");
        assert_eq!(word.runs[0].glyphs[0].id, question.words[0].runs[0].glyphs[0].id);
    }

    #[test]
    fn letters_are_set_as_printers_set_them() {
        let mut fonts = Fonts::new();
        let mut width = |text| fonts.width(STYLE, text);
        assert!(width("To") < width("T") + width("o"), "they are kerned");
        assert!(
            (width("e\u{302}\u{323}") - width("ệ")).abs() < 1e-4,
            "composed first"
        );
        let mut digits = |text| fonts.width(STYLE.with_equal_digits(), text);
        assert!((digits("1111") - digits("4040")).abs() < 1e-4);
    }

    #[test]
    fn words_stay_whole_where_they_have_room() {
        let mut fonts = Fonts::new();
        let mut said = |text: &str, room| -> Vec<String> {
            fonts.wrap(STYLE, text, room).iter().map(Line::text).collect()
        };
        assert_eq!(said("Giọt máu nghĩa tình", 60.0), ["Giọt máu ", "nghĩa tình"]);
        assert_eq!(said("", 60.0), [""]);
        assert_eq!(said("iiii", 0.1), ["i", "i", "i", "i"]);
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_no_line_is_too_wide(text in "[a-zA-ZđêọƯ' ]{0,60}|\\PC{0,20}", room in 12..200_u16) {
            let mut fonts = Fonts::new();
            let room = f32::from(room);
            let lines = fonts.wrap(STYLE, &text, room);
            prop_assert_eq!(lines.iter().map(Line::text).collect::<String>(), cleaned(&text));
            for line in &lines {
                let letters = line.text().trim_end().graphemes(true).count();
                prop_assert!(letters < 2 || line.width() <= room + 0.01, "{:?}", line);
            }
        }
    }
}
