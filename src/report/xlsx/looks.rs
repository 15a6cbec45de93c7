//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::i18n::Lang;
use crate::i18n::text::format as text;
use crate::report::document::{Cell, Kind};

/// The grey behind headings.
const SHADE: Color = Color::RGB(0x00E7_E6E6);

/// The grey of lines that may be overlooked.
const PALE: Color = Color::RGB(0x00A6_A6A6);

/// What a cell of a table holds, as far as its looks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Words,
    Code,
    Blank,
    Number,
    Money,
    Percent,
    Date,
    Clock,
    Span,
}

/// How many shapes there are.
const SHAPES: usize = Shape::ALL.len();

impl Shape {
    const ALL: [Self; 9] = [
        Self::Words,
        Self::Code,
        Self::Blank,
        Self::Number,
        Self::Money,
        Self::Percent,
        Self::Date,
        Self::Clock,
        Self::Span,
    ];

    /// The shape of a cell in a column of this kind.
    pub(super) const fn of(cell: &Cell, kind: Kind) -> Self {
        match (cell, kind) {
            (Cell::Number(_), _) | (Cell::None, Kind::Number) => Self::Number,
            (Cell::Dong(_), _) => Self::Money,
            (Cell::PerMille(_), _) => Self::Percent,
            (Cell::Date(_), _) => Self::Date,
            (Cell::Clock(_), _) => Self::Clock,
            (Cell::Span(_), _) => Self::Span,
            (Cell::Text(_) | Cell::None, Kind::Words) => Self::Words,
            (Cell::Text(_) | Cell::None, Kind::Code) | (Cell::Text(_), Kind::Number) => Self::Code,
            (Cell::Text(_) | Cell::None, Kind::Blank) => Self::Blank,
        }
    }

    fn format(self, lang: Lang) -> Format {
        let format = Format::new();
        // Text stays text, also once somebody has edited the cell.
        let text = |format: Format| format.set_num_format("@").set_quote_prefix();
        match self {
            Self::Words => text(format.set_text_wrap()),
            Self::Code => text(format),
            Self::Blank => format,
            Self::Number => format.set_num_format("#,##0").set_align(FormatAlign::Right),
            Self::Money => format
                .set_num_format(format!("#,##0 \"{}\"", text::DONG.get(lang)))
                .set_align(FormatAlign::Right),
            Self::Percent => format.set_num_format("0.0%").set_align(FormatAlign::Right),
            Self::Date => format.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            Self::Clock => format.set_num_format("hh:mm").set_align(FormatAlign::Right),
            Self::Span => format.set_num_format("[mm]:ss").set_align(FormatAlign::Right),
        }
        .set_align(FormatAlign::Top)
    }
}

/// The looks of everything that stands on a sheet.
#[derive(Debug)]
pub(super) struct Looks {
    pub(super) issuer: Format,
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) heading: Format,
    pub(super) paragraph: Format,
    pub(super) strong: Format,
    pub(super) label: Format,
    pub(super) part: Format,
    pub(super) role: Format,
    pub(super) how: Format,
    columns: [Format; 2],
    facts: [Format; SHAPES],
    figures: [Format; SHAPES],
    cells: [Format; SHAPES],
    sums: [Format; SHAPES],
}

impl Looks {
    pub(super) fn new(lang: Lang) -> Self {
        let plain = Format::new;
        let bordered = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(PALE);
        let of_columns = |align| {
            bordered(plain())
                .set_bold()
                .set_text_wrap()
                .set_background_color(SHADE)
                .set_align(align)
                .set_align(FormatAlign::VerticalCenter)
        };
        let sums = |format: Format| bordered(format).set_bold().set_border_top(FormatBorder::Medium);
        Self {
            issuer: plain().set_bold(),
            title: plain().set_bold().set_font_size(14),
            subtitle: plain().set_italic(),
            heading: plain().set_bold().set_font_size(12),
            paragraph: plain().set_text_wrap().set_align(FormatAlign::Top),
            strong: plain().set_bold().set_text_wrap().set_align(FormatAlign::Top),
            label: plain().set_align(FormatAlign::Top),
            part: plain().set_indent(2).set_align(FormatAlign::Top),
            role: plain().set_bold().set_align(FormatAlign::Center),
            how: plain().set_italic().set_align(FormatAlign::Center),
            columns: [of_columns(FormatAlign::Left), of_columns(FormatAlign::Right)],
            facts: Shape::ALL.map(|shape| shape.format(lang).set_align(FormatAlign::Left)),
            figures: Shape::ALL.map(|shape| shape.format(lang)),
            cells: Shape::ALL.map(|shape| bordered(shape.format(lang))),
            sums: Shape::ALL.map(|shape| sums(shape.format(lang))),
        }
    }

    /// The heading of a column.
    pub(super) const fn column(&self, kind: Kind) -> &Format {
        let [left, right] = &self.columns;
        match kind {
            Kind::Words | Kind::Code | Kind::Blank => left,
            Kind::Number => right,
        }
    }

    /// The value of a fact among others that are figures only: at the right, under each other.
    pub(super) fn figure(&self, shape: Shape) -> &Format {
        pick(&self.figures, shape)
    }

    /// The value of a fact.
    pub(super) fn fact(&self, shape: Shape) -> &Format {
        pick(&self.facts, shape)
    }

    /// A cell of a table.
    pub(super) fn cell(&self, shape: Shape) -> &Format {
        pick(&self.cells, shape)
    }

    /// A cell of the sums under a table.
    pub(super) fn sum(&self, shape: Shape) -> &Format {
        pick(&self.sums, shape)
    }
}

/// The one of the formats that has this shape.
fn pick(formats: &[Format; SHAPES], shape: Shape) -> &Format {
    let [words, code, blank, number, money, percent, date, clock, span] = formats;
    match shape {
        Shape::Words => words,
        Shape::Code => code,
        Shape::Blank => blank,
        Shape::Number => number,
        Shape::Money => money,
        Shape::Percent => percent,
        Shape::Date => date,
        Shape::Clock => clock,
        Shape::Span => span,
    }
}
