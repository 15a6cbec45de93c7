//! A template read from TOML, with the line of whatever is wrong.

use toml::de::{DeTable, DeValue};

use super::field::Field;
use super::template::{Align, MOST_TEXTS, Piece, Spot, Takes, Template, TemplateFault, Text, Wrong};
use crate::domain::clean::printable;
use crate::domain::spelling::nearest;
use crate::i18n::Lang;

const TOP_KEYS: &[&str] = &["lang", "paper", "text"];
const PAPER_KEYS: &[&str] = &["size", "orientation", "width", "height"];
const TEXT_KEYS: &[&str] = &[
    "x",
    "y",
    "width",
    "size",
    "least_size",
    "align",
    "bold",
    "text",
    "if_missing",
];

const LANGS: &[&str] = &["vi", "en"];
const SIZES: &[&str] = &["A3", "A4", "A5", "A6"];
const ORIENTATIONS: &[&str] = &["portrait", "landscape"];
const ALIGNS: &[&str] = &["left", "centre", "right"];

/// How long and wide paper can be, in millimetres.
const PAPER_MM: (u16, u16) = (50, 500);

/// How far from an edge something can be, before it is known how large the paper is.
const PLACE_MM: (u16, u16) = (0, 500);

/// How large letters can be, in points.
const SIZE_PT: (u16, u16) = (5, 72);

/// How small letters may become where nobody says it, in points: smaller ones are not read on paper.
const LEAST_PT: f32 = 8.0;

/// How far letters reach under the line that they stand on, in parts of their size.
const BELOW: f32 = 0.3;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// The first thing that is wrong, and where it stands.
    pub fn parse(text: &str) -> Result<Self, TemplateFault> {
        let table = DeTable::parse(text).map_err(|fault| {
            let at = fault.span().map_or(0, |span| span.start);
            Spot::in_text(text, at, None).wrong(Wrong::NotToml(fault.message().to_owned()))
        })?;
        let top = Section::new(text, (0, None), table.get_ref(), TOP_KEYS)?;
        let lang = match top.word("lang", LANGS)? {
            Some("en") => Lang::En,
            Some(_) | None => Lang::Vi,
        };
        let (width, height) = paper(&top)?;
        let mut texts = Vec::new();
        let Some((at, value)) = top.get("text") else {
            return Err(top.here().wrong(Wrong::Texts));
        };
        let spot = Spot::in_text(text, at, None);
        let entries = value.as_array().ok_or_else(|| spot.wrong(section("text")))?;
        if entries.is_empty() || entries.len() > MOST_TEXTS {
            return Err(spot.wrong(Wrong::Texts));
        }
        for (n, entry) in entries.iter().enumerate() {
            let at = (entry.span().start, Some(n + 1));
            let spot = Spot::in_text(text, at.0, at.1);
            let table = entry.get_ref().as_table();
            let table = table.ok_or_else(|| spot.wrong(section("text")))?;
            let entry = Section::new(text, at, table, TEXT_KEYS)?;
            texts.push(entry_of(&entry, (width, height))?);
        }
        Ok(Self {
            lang,
            width,
            height,
            texts,
        })
    }
}

const fn section(key: &'static str) -> Wrong {
    Wrong::Kind {
        key,
        takes: Takes::Section,
    }
}

impl Spot {
    /// The place of a byte of a text.
    fn in_text(text: &str, at: usize, entry: Option<usize>) -> Self {
        let before = text.get(..at).unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            entry,
        }
    }

    const fn wrong(self, wrong: Wrong) -> TemplateFault {
        TemplateFault { at: self, wrong }
    }
}

/// How wide and high the paper is, in millimetres.
fn paper(top: &Section<'_>) -> Result<(f32, f32), TemplateFault> {
    let (at, value) = top.must("paper")?;
    let spot = Spot::in_text(top.source, at, None);
    let table = value.as_table().ok_or_else(|| spot.wrong(section("paper")))?;
    let paper = Section::new(top.source, (at, None), table, PAPER_KEYS)?;
    let size = paper.word("size", SIZES)?;
    let orientation = paper.word("orientation", ORIENTATIONS)?;
    let (least, most) = PAPER_MM;
    let width = paper.number("width", least, most)?;
    let height = paper.number("height", least, most)?;
    let Some(size) = size else {
        let wanted = if height.is_some() { "width" } else { "size" };
        let width = width.ok_or_else(|| paper.here().wrong(Wrong::Missing(wanted)))?;
        let height = height.ok_or_else(|| paper.here().wrong(Wrong::Missing("height")))?;
        // Whoever says how wide and how high it is has said which way it lies.
        if orientation.is_some() {
            return Err(paper.here().wrong(Wrong::PaperTwice));
        }
        return Ok((width, height));
    };
    if width.is_some() || height.is_some() {
        return Err(paper.here().wrong(Wrong::PaperTwice));
    }
    let (short, long) = match size {
        "A3" => (297.0, 420.0),
        "A5" => (148.0, 210.0),
        "A6" => (105.0, 148.0),
        _ => (210.0, 297.0),
    };
    Ok(if orientation == Some("landscape") {
        (long, short)
    } else {
        (short, long)
    })
}

/// A text, which lies on the paper with all that may be in it.
fn entry_of(entry: &Section<'_>, (width, height): (f32, f32)) -> Result<Text, TemplateFault> {
    let at = entry.here();
    let place = |key| {
        let number = entry.number(key, PLACE_MM.0, PLACE_MM.1)?;
        number.ok_or_else(|| at.wrong(Wrong::Missing(key)))
    };
    let (x, y) = (place("x")?, place("y")?);
    let size = entry.number("size", SIZE_PT.0, SIZE_PT.1)?;
    let size = size.ok_or_else(|| at.wrong(Wrong::Missing("size")))?;
    let least = match entry.number("least_size", SIZE_PT.0, SIZE_PT.1)? {
        Some(least) if least > size => return Err(at.wrong(Wrong::LeastAboveSize)),
        Some(least) => least,
        None => LEAST_PT.min(size),
    };
    let align = match entry.word("align", ALIGNS)? {
        Some("centre") => Align::Centre,
        Some("right") => Align::Right,
        Some(_) | None => Align::Left,
    };
    // As far as the paper goes.
    let most = match align {
        Align::Left => width - x,
        Align::Centre => 2.0 * x.min(width - x),
        Align::Right => x,
    };
    let asked = entry.number("width", 1, PAPER_MM.1)?;
    let room = asked.unwrap_or(most);
    let is_inside = y * POINTS >= size && y + BELOW * size / POINTS <= height;
    if !is_inside || room > most || most < 1.0 {
        return Err(at.wrong(Wrong::BesidePaper));
    }
    let (line, text) = entry
        .text("text")?
        .ok_or_else(|| at.wrong(Wrong::Missing("text")))?;
    let pieces = pieces(text).map_err(|wrong| Spot { line, ..at }.wrong(wrong))?;
    if text.trim().is_empty() {
        return Err(Spot { line, ..at }.wrong(Wrong::Unprintable("text")));
    }
    Ok(Text {
        at,
        x,
        y,
        room,
        size,
        least,
        align,
        is_bold: entry.yes("bold")?.unwrap_or(false),
        pieces,
        if_missing: entry.text("if_missing")?.map(|(_, text)| text.to_owned()),
    })
}

/// A text in parts: the names in braces are fields.
fn pieces(text: &str) -> Result<Vec<Piece>, Wrong> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}').ok_or(Wrong::Brace)?;
        let field = Field::named(name.trim()).ok_or_else(|| {
            if name.contains('{') {
                return Wrong::Brace;
            }
            Wrong::UnknownField {
                name: name.to_owned(),
                nearest: nearest(name, Field::ALL.map(Field::name)).unwrap_or_default(),
            }
        })?;
        words(before, &mut pieces)?;
        pieces.push(Piece::Field(field));
        rest = tail;
    }
    words(rest, &mut pieces)?;
    Ok(pieces)
}

fn words(words: &str, pieces: &mut Vec<Piece>) -> Result<(), Wrong> {
    if words.contains('}') {
        return Err(Wrong::Brace);
    }
    if !words.is_empty() {
        pieces.push(Piece::Words(words.to_owned()));
    }
    Ok(())
}

/// Keys and values that belong together.
struct Section<'a> {
    source: &'a str,
    at: usize,
    entry: Option<usize>,
    table: &'a DeTable<'a>,
}

impl<'a> Section<'a> {
    /// The section that begins at a byte of the source, with no key but these.
    fn new(
        source: &'a str,
        (at, entry): (usize, Option<usize>),
        table: &'a DeTable<'a>,
        keys: &'static [&'static str],
    ) -> Result<Self, TemplateFault> {
        let section = Self {
            source,
            at,
            entry,
            table,
        };
        let unknown = table
            .keys()
            .filter(|key| !keys.contains(&key.get_ref().as_ref()))
            .min_by_key(|key| key.span().start);
        match unknown {
            Some(key) => Err(section.spot(key.span().start).wrong(Wrong::UnknownKey {
                key: key.get_ref().to_string(),
                nearest: nearest(key.get_ref(), keys.iter().copied()).unwrap_or_default(),
            })),
            None => Ok(section),
        }
    }

    fn spot(&self, at: usize) -> Spot {
        Spot::in_text(self.source, at, self.entry)
    }

    /// Where the section begins.
    fn here(&self) -> Spot {
        self.spot(self.at)
    }

    /// The value of a key and the byte at which it begins.
    fn get(&self, key: &str) -> Option<(usize, &'a DeValue<'a>)> {
        let found = self.table.iter().find(|(name, _)| name.get_ref() == key);
        found.map(|(_, value)| (value.span().start, value.get_ref()))
    }

    fn must(&self, key: &'static str) -> Result<(usize, &'a DeValue<'a>), TemplateFault> {
        self.get(key)
            .ok_or_else(|| self.here().wrong(Wrong::Missing(key)))
    }

    fn kind(&self, at: usize, key: &'static str, takes: Takes) -> TemplateFault {
        self.spot(at).wrong(Wrong::Kind { key, takes })
    }

    /// A number from `least` to `most`.
    fn number(&self, key: &'static str, least: u16, most: u16) -> Result<Option<f32>, TemplateFault> {
        let Some((at, value)) = self.get(key) else {
            return Ok(None);
        };
        let digits = match (value.as_integer(), value.as_float()) {
            (Some(whole), _) if whole.radix() == 10 => whole.as_str(),
            (_, Some(parts)) => parts.as_str(),
            _ => return Err(self.kind(at, key, Takes::Number)),
        };
        let number = digits.replace('_', "").parse::<f32>();
        match number {
            Ok(number) if (f32::from(least)..=f32::from(most)).contains(&number) => Ok(Some(number)),
            Ok(_) | Err(_) => Err(self.spot(at).wrong(Wrong::Range { key, least, most })),
        }
    }

    /// A text and its line.
    fn text(&self, key: &'static str) -> Result<Option<(usize, &'a str)>, TemplateFault> {
        let Some((at, value)) = self.get(key) else {
            return Ok(None);
        };
        let text = value.as_str().ok_or_else(|| self.kind(at, key, Takes::Text))?;
        if printable(text) != text {
            return Err(self.spot(at).wrong(Wrong::Unprintable(key)));
        }
        Ok(Some((self.spot(at).line, text)))
    }

    /// One of some words.
    fn word(
        &self,
        key: &'static str,
        words: &'static [&'static str],
    ) -> Result<Option<&'static str>, TemplateFault> {
        let Some((at, value)) = self.get(key) else {
            return Ok(None);
        };
        let said = value.as_str().unwrap_or_default();
        let word = words.iter().find(|word| word.eq_ignore_ascii_case(said));
        match word {
            Some(word) => Ok(Some(word)),
            None => Err(self.kind(at, key, Takes::Word(words))),
        }
    }

    fn yes(&self, key: &'static str) -> Result<Option<bool>, TemplateFault> {
        let Some((at, value)) = self.get(key) else {
            return Ok(None);
        };
        let said = value.as_bool();
        said.map(Some).ok_or_else(|| self.kind(at, key, Takes::YesOrNo))
    }
}
