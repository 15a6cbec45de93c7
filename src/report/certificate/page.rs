//! Sheets as pages: what was filled in, at its place, as large as it has room.

use super::field::{Field, Given};
use super::template::{Align, Piece, Spot, Template, Text};
use crate::domain::certificate::Serial;
use crate::domain::day::Day;
use crate::domain::id::Ticket;
use crate::i18n::text::certificate as text;
use crate::report::pdf::PdfFault;
use crate::report::pdf::canvas::{About, Canvas, Ink, Mark, Owner, Role, mm};
use crate::report::pdf::fonts::{Fonts, Line, Style};

/// By so much letters are made smaller, in points, until a text fits.
const FINER: f32 = 0.25;

/// From line to line, in parts of the size of the letters: capitals carry two marks above and one below.
const LEADING: f32 = 1.4;

/// How many lines a text may have.
const MOST_LINES: usize = 2;

/// One donor's sheet, filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Whose.
    pub ticket: Ticket,
    /// The serial of the sheet.
    pub serial: Serial,
    /// What the texts of the template say, in their order.
    texts: Vec<String>,
}

/// Something that a template asks for and that nobody knows of the donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// What.
    pub field: Field,
    /// Where the template asks for it.
    pub at: Spot,
}

/// A text that has no room at its place, however small.
#[derive(Debug, Clone, PartialEq)]
pub struct TooWide {
    /// On whose sheet.
    pub ticket: Ticket,
    /// Which text of the template.
    pub at: Spot,
    /// How much room there is, in millimetres.
    pub room: f32,
    /// How small the letters may become, in points.
    pub least: f32,
}

/// Why there are no pages.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetFault {
    /// Texts without room.
    TooWide(Vec<TooWide>),
    /// The writer refuses: a fault of the program.
    Pdf(PdfFault),
}

impl Sheet {
    /// The sheet of one donor.
    ///
    /// # Errors
    /// All that the template asks for and that nobody knows.
    pub fn fill(template: &Template, given: &Given<'_>) -> Result<Self, Vec<Lack>> {
        let mut lacking = Vec::new();
        let mut texts = Vec::with_capacity(template.texts.len());
        for text in &template.texts {
            let mut filled = String::new();
            for piece in &text.pieces {
                match piece {
                    Piece::Words(words) => filled.push_str(words),
                    Piece::Field(field) => match given.value(*field, template.lang) {
                        Some(value) => filled.push_str(&value),
                        None => match &text.if_missing {
                            Some(instead) => filled.push_str(instead),
                            None => lacking.push(Lack {
                                field: *field,
                                at: text.at,
                            }),
                        },
                    },
                }
            }
            texts.push(filled);
        }
        if !lacking.is_empty() {
            return Err(lacking);
        }
        Ok(Self {
            ticket: given.visit.ticket,
            serial: given.serial.clone(),
            texts,
        })
    }
}

/// Writes sheets, a page each. The same sheets of the same day are the same bytes.
///
/// # Errors
/// Every text that has no room.
pub fn write(template: &Template, sheets: &[Sheet], day: &Day) -> Result<Vec<u8>, SheetFault> {
    let canvas = lay_out(template, sheets).map_err(SheetFault::TooWide)?;
    let lang = template.lang;
    let about = About {
        title: text::DOCUMENT.with(lang, &[("title", &day.info.title.as_str())]),
        lang,
        dated: day.info.date,
    };
    canvas.pdf(&about).map_err(SheetFault::Pdf)
}

/// A text at its place on the page, in points.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    /// How large its letters are.
    pub(super) size: f32,
    /// Where its first line stands.
    pub(super) y: f32,
    /// Its lines, each with where it begins.
    pub(super) lines: Vec<(f32, Line)>,
}

/// Lays sheets out.
pub(super) fn lay_out(template: &Template, sheets: &[Sheet]) -> Result<Canvas, Vec<TooWide>> {
    let mut canvas = Canvas::new();
    for (page, (sheet, texts)) in sheets.iter().zip(place(template, sheets)?).enumerate() {
        canvas.add_page(mm(template.width), mm(template.height));
        // A list of names beside the pages would show more than the pages do.
        let title = text::BOOKMARK.with(
            template.lang,
            &[("ticket", &sheet.ticket), ("serial", &sheet.serial)],
        );
        canvas.bookmark(&title, page, 0.0);
        for placed in texts {
            let owner = Owner::Tag(canvas.tag(Canvas::ROOT, Role::Paragraph));
            let mut y = placed.y;
            for (x, line) in placed.lines {
                let ink = Ink::BLACK;
                canvas.draw(page, owner, Mark::Text { x, y, line, ink });
                y += LEADING * placed.size;
            }
        }
    }
    Ok(canvas)
}

/// Places the texts of every sheet; what says nothing has no place.
pub(super) fn place(template: &Template, sheets: &[Sheet]) -> Result<Vec<Vec<Placed>>, Vec<TooWide>> {
    let mut fonts = Fonts::new();
    let mut too_wide = Vec::new();
    let mut placed = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let mut on_sheet = Vec::with_capacity(sheet.texts.len());
        let said = template.texts.iter().zip(&sheet.texts);
        for (text, filled) in said.filter(|(_, filled)| !filled.trim().is_empty()) {
            match fit(&mut fonts, text, filled) {
                Some((size, lines)) => on_sheet.push(text.placed(size, lines)),
                None => too_wide.push(TooWide {
                    ticket: sheet.ticket,
                    at: text.at,
                    room: text.room,
                    least: text.least,
                }),
            }
        }
        placed.push(on_sheet);
    }
    if too_wide.is_empty() {
        Ok(placed)
    } else {
        Err(too_wide)
    }
}

impl Text {
    /// Lines at the place of the text. The last of them stands there and the other above it, where the words of the sheet
    /// have their letters: under it the next dotted line may be.
    fn placed(&self, size: f32, lines: Vec<Line>) -> Placed {
        let above = if lines.len() > 1 { LEADING * size } else { 0.0 };
        let begun = |line: Line| {
            let x = match self.align {
                Align::Left => mm(self.x),
                Align::Centre => mm(self.x) - line.width() / 2.0,
                Align::Right => mm(self.x) - line.width(),
            };
            (x, line)
        };
        Placed {
            size,
            y: mm(self.y) - above,
            lines: lines.into_iter().map(begun).collect(),
        }
    }
}

/// A text in its room: on one line with letters made smaller down to the least size, else on two lines of that size. None
/// where that is not enough; nothing is ever cut off.
fn fit(fonts: &mut Fonts, text: &Text, filled: &str) -> Option<(f32, Vec<Line>)> {
    let room = mm(text.room);
    let style = |size| {
        if text.is_bold {
            Style::strong(size)
        } else {
            Style::plain(size)
        }
    };
    let mut size = text.size;
    loop {
        let line = fonts.line(style(size), filled);
        if line.width() <= room {
            return Some((size, vec![line]));
        }
        if size <= text.least {
            break;
        }
        size = (size - FINER).max(text.least);
    }
    let lines = fonts.wrap(style(text.least), filled, room);
    let has_room_above = mm(text.y) >= (1.0 + LEADING) * text.least;
    (lines.len() <= MOST_LINES && has_room_above).then_some((text.least, lines))
}
