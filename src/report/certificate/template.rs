//! The organiser's template: the paper, and which texts stand where on it. It is read strictly: whatever is misspelt or
//! beside the paper is refused with the line where it stands, so that no sheet is spoiled to find it out.

use super::field::Field;
use crate::i18n::Lang;

/// What the sheets of one organiser look like.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The language of the words that are filled in.
    pub lang: Lang,
    /// How wide the paper is, in millimetres.
    pub width: f32,
    /// How high the paper is, in millimetres.
    pub height: f32,
    /// The texts, in the order in which they are read.
    pub texts: Vec<Text>,
}

/// A text at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where it stands in the template.
    pub at: Spot,
    /// How far from the left edge of the paper its beginning, middle or end is, in millimetres.
    pub x: f32,
    /// How far from the upper edge the line is that its letters stand on, in millimetres.
    pub y: f32,
    /// How much room there is for it, in millimetres.
    pub room: f32,
    /// How large the letters are, in points.
    pub size: f32,
    /// How small they may become to fit, in points.
    pub least: f32,
    /// What of it is at `x`.
    pub align: Align,
    /// Whether it is to be seen first.
    pub is_bold: bool,
    /// What it says.
    pub pieces: Vec<Piece>,
    /// What stands for a field that the donor lacks; a certificate without it is refused.
    pub if_missing: Option<String>,
}

/// What of a text is at its `x`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Its beginning.
    Left,
    /// Its middle.
    Centre,
    /// Its end.
    Right,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The same for everybody.
    Words(String),
    /// Filled for each donor.
    Field(Field),
}

/// Where in a template something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The line, from 1 on.
    pub line: usize,
    /// Which of the texts it belongs to, from 1 on; none for the paper and what stands outside of all texts.
    pub entry: Option<usize>,
}

/// Why a template was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// Where.
    pub at: Spot,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What is wrong in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// It is no TOML.
    NotToml(String),
    /// There is no such key.
    UnknownKey {
        /// As it stands there.
        key: String,
        /// The key that is spelled most like it.
        nearest: &'static str,
    },
    /// There is no such field.
    UnknownField {
        /// As it stands there.
        name: String,
        /// The field that is spelled most like it.
        nearest: &'static str,
    },
    /// A brace that opens and does not close, or the other way round.
    Brace,
    /// A key that must be there.
    Missing(&'static str),
    /// The value is of another kind than the key takes.
    Kind {
        /// The key.
        key: &'static str,
        /// What it takes.
        takes: Takes,
    },
    /// A number that cannot be.
    Range {
        /// The key.
        key: &'static str,
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// A text with characters that no paper shows, or none at all.
    Unprintable(&'static str),
    /// The size of the paper is said twice: by name, and in millimetres.
    PaperTwice,
    /// The place or the room of a text is beside the paper.
    BesidePaper,
    /// The letters may become larger to fit.
    LeastAboveSize,
    /// There is no text, or there are more than [`MOST_TEXTS`].
    Texts,
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A number.
    Number,
    /// A text in quotes.
    Text,
    /// `true` or `false`.
    YesOrNo,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Keys of its own.
    Section,
}

/// The most texts of a template.
pub const MOST_TEXTS: usize = 100;

impl Template {
    /// A template with words about every key, for organisers to begin with.
    pub const EXAMPLE: &'static str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/certificate.toml"));
}
