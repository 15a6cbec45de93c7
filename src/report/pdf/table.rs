//! Tables and facts, row by row.

use super::block::{Align, Block, Lane, Row};
use super::canvas::{Canvas, Ink, Mark, Owner, Place, Role, Tag};
use super::fonts::{Fonts, Style};
use crate::i18n::Lang;
use crate::report::columns::{Wish, share};
use crate::report::document::{Cell, Fact, Facts, Kind, Table};

/// The size of the letters of tables.
const SIZE: f32 = 8.8;

/// The room between what is in a cell and its edge, sideways and above.
const PAD: (f32, f32) = (4.0, 2.3);

/// So much wider a column of figures is than it needs to be, where there is room.
const AIR: f32 = 10.0;

/// So wide a word has to fit into its column; a longer one is broken.
const WORD: f32 = 84.0;

/// Room to write by hand, at the least: how wide the column is, and how high its rows are.
const HAND: f32 = 104.0;
const HAND_HEIGHT: f32 = 26.0;

/// So far behind its whole stands a part.
const PART: f32 = 12.0;

/// How much smaller a code may be written to stay on one line.
const SMALLEST: f32 = 0.75;

/// From so many figures on they stand in two columns.
const MANY: usize = 8;

/// Room between two columns of figures.
pub(super) const GUTTER: f32 = 22.0;

/// Lines above and below a table, and above its sums.
const RULE: f32 = 0.9;

/// What is laid out with.
pub(super) struct Setter<'a> {
    pub(super) canvas: &'a mut Canvas,
    pub(super) fonts: &'a mut Fonts,
    pub(super) lang: Lang,
}

/// Lengths of a page in whole steps, for sharing them out.
const STEPS: f32 = 100.0;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length on paper is neither negative nor long"
)]
fn steps(length: f32) -> u32 {
    (length * STEPS).ceil().max(0.0) as u32
}

#[expect(clippy::cast_precision_loss, reason = "a length on paper is not long")]
fn length(steps: u32) -> f32 {
    steps as f32 / STEPS
}

/// A number of columns.
fn to_float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// How the words of a cell look.
const fn style(is_strong: bool) -> Style {
    if is_strong {
        Style::strong(SIZE)
    } else {
        Style::plain(SIZE)
    }
}

const fn align(kind: Kind) -> Align {
    match kind {
        Kind::Number => Align::Right,
        Kind::Words | Kind::Code | Kind::Blank => Align::Left,
    }
}

/// What the columns of a table would like to be.
fn wishes(fonts: &mut Fonts, lang: Lang, table: &Table) -> Vec<Wish> {
    let wish = |(place, column): (usize, &crate::report::document::Column)| {
        let heading = Style::strong(SIZE);
        let mut least = fonts.longest_word(heading, &column.heading);
        let mut natural = fonts.width(heading, &column.heading);
        let rows = table.rows.iter().map(|row| (row, false));
        let total = table.total.iter().map(|row| (row, true));
        for (row, is_total) in rows.chain(total) {
            let Some(cell) = row.get(place) else { continue };
            let (style, shown) = (style(is_total), cell.shown(lang));
            let width = fonts.width(style, &shown);
            natural = natural.max(width);
            least = least.max(match column.kind {
                Kind::Words => fonts.longest_word(style, &shown).min(WORD),
                Kind::Code | Kind::Number | Kind::Blank => width,
            });
        }
        if column.kind == Kind::Blank {
            least = least.max(HAND);
        }
        Wish {
            least: steps(least + 2.0 * PAD.0),
            natural: steps(natural + 2.0 * PAD.0),
            kind: column.kind,
        }
    };
    table.columns.iter().enumerate().map(wish).collect()
}

/// How wide a table is that needs no second line anywhere.
pub(super) fn natural_width(fonts: &mut Fonts, lang: Lang, table: &Table) -> f32 {
    let wishes = wishes(fonts, lang, table);
    wishes.iter().map(|wish| length(wish.natural)).sum()
}

impl Setter<'_> {
    /// A table as wide as a lane; its headings are on every page that it is on.
    pub(super) fn table(&mut self, parent: Tag, table: &Table, lane: Lane) -> Block {
        let mut wishes = wishes(self.fonts, self.lang, table);
        let natural: f32 = wishes.iter().map(|wish| length(wish.natural)).sum();
        let figures = wishes.iter_mut().filter(|wish| wish.kind != Kind::Words);
        let figures: Vec<_> = figures.collect();
        let air = (lane.width - natural) / to_float(figures.len().max(1));
        for wish in figures {
            wish.natural += steps(air.clamp(0.0, AIR));
        }
        let mut x = lane.x;
        let lanes: Vec<Lane> = share(&wishes, steps(lane.width))
            .into_iter()
            .map(|width| {
                let lane = Lane {
                    x,
                    width: length(width),
                };
                x += lane.width;
                lane
            })
            .collect();
        let of_table = self.canvas.tag(parent, Role::Table);
        let head = self.canvas.tag(of_table, Role::TableHead);
        let headings: Vec<_> = table.headings().map(|it| Cell::Text(it.to_owned())).collect();
        let mut head = self.row(head, table, &lanes, &headings, Look::Head);
        frame(&mut head, lane, Look::Head);
        let body = self.canvas.tag(of_table, Role::TableBody);
        let mut rows: Vec<_> = table
            .rows
            .iter()
            .map(|cells| {
                let mut row = self.row(body, table, &lanes, cells, Look::Body);
                frame(&mut row, lane, Look::Body);
                row
            })
            .collect();
        if let Some(total) = &table.total {
            let foot = self.canvas.tag(of_table, Role::TableFoot);
            let mut row = self.row(foot, table, &lanes, total, Look::Total);
            frame(&mut row, lane, Look::Total);
            rows.push(row);
        }
        Block {
            before: 0.0,
            head: Some(head),
            rows,
        }
    }

    fn row(&mut self, group: Tag, table: &Table, lanes: &[Lane], cells: &[Cell], look: Look) -> Row {
        let of_row = self.canvas.tag(group, Role::Row);
        let mut row = Row::default();
        if look != Look::Body {
            // Behind the words, and as high as the row once that is known.
            let place = Place {
                x: 0.0,
                y: 0.0,
                width: 0.0,
                height: 0.0,
            };
            row.push(
                Owner::EYE,
                Mark::Fill {
                    place,
                    ink: Ink::FAINT,
                },
            );
        }
        for (place, ((cell, column), lane)) in cells.iter().zip(&table.columns).zip(lanes).enumerate() {
            let role = match look {
                Look::Head => Role::ColumnHeading,
                Look::Body | Look::Total if place == 0 && column.kind != Kind::Number => Role::RowHeading,
                Look::Body | Look::Total => Role::Cell,
            };
            let owner = Owner::Tag(self.canvas.tag(of_row, role));
            let inside = Lane {
                x: lane.x + PAD.0,
                width: lane.width - 2.0 * PAD.0,
            };
            let style = match look {
                Look::Head => Style::strong(SIZE),
                Look::Body => style(false),
                Look::Total => style(true),
            };
            let text = cell.shown(self.lang);
            let words = (style, text.as_str());
            row.words(
                self.fonts,
                owner,
                words,
                inside,
                align(column.kind),
                (PAD.1, Ink::BLACK),
            );
        }
        row.height += PAD.1;
        let is_signed = table.columns.iter().any(|column| column.kind == Kind::Blank);
        if look == Look::Body && is_signed {
            row.height = row.height.max(HAND_HEIGHT);
        }
        row
    }

    /// Labels with their figures under each other, in two columns where there are many.
    pub(super) fn figures(&mut self, parent: Tag, facts: &Facts, lane: Lane) -> Block {
        let of_table = self.canvas.tag(parent, Role::Table);
        let body = self.canvas.tag(of_table, Role::TableBody);
        let break_at = middle(&facts.rows).filter(|_| facts.rows.len() >= MANY);
        let half = Lane {
            width: (lane.width - GUTTER) / 2.0,
            ..lane
        };
        let lane = if break_at.is_some() { half } else { lane };
        let rows: Vec<_> = facts
            .rows
            .iter()
            .map(|fact| self.figure(body, fact, lane))
            .collect();
        let Some(break_at) = break_at else {
            return Block {
                rows,
                ..Block::default()
            };
        };
        let mut all = Row::default();
        let (mut x, mut y) = (0.0, 0.0);
        for (place, row) in rows.into_iter().enumerate() {
            if place == break_at {
                (x, y) = (lane.width + GUTTER, 0.0);
            }
            let height = row.height;
            all.take(row, x, y);
            y += height;
        }
        Block::of(all, 0.0)
    }

    fn figure(&mut self, body: Tag, fact: &Fact, lane: Lane) -> Row {
        let of_row = self.canvas.tag(body, Role::Row);
        let label = Owner::Tag(self.canvas.tag(of_row, Role::RowHeading));
        let value = Owner::Tag(self.canvas.tag(of_row, Role::Cell));
        let shown = self
            .fonts
            .line(style(!fact.is_part), &fact.value.shown(self.lang));
        let indent = if fact.is_part { PART } else { 0.0 };
        let room = Lane {
            x: lane.x + PAD.0 + indent,
            width: lane.width - 3.0 * PAD.0 - indent - shown.width(),
        };
        let at = Lane {
            x: lane.x + PAD.0,
            width: lane.width - 2.0 * PAD.0,
        };
        let mut row = Row::default();
        let words = (Style::plain(SIZE), fact.label.as_str());
        row.words(self.fonts, label, words, room, Align::Left, (PAD.1, Ink::BLACK));
        row.write(value, vec![shown], at, Align::Right, (PAD.1, Ink::BLACK));
        row.height += PAD.1;
        row.hair(lane, row.height);
        row
    }

    /// Labels with their values behind them.
    pub(super) fn facts(&mut self, parent: Tag, facts: &Facts, lane: Lane) -> Block {
        let list = self.canvas.tag(parent, Role::List);
        let style = Style::plain(SIZE + 0.7);
        let indent = |fact: &Fact| if fact.is_part { PART } else { 0.0 };
        let widths = facts.rows.iter().map(|fact| {
            let label = format!("{}:", fact.label);
            self.fonts.width(style, &label) + indent(fact)
        });
        let label = widths.fold(0.0, f32::max).min(lane.width * 0.45) + 14.0;
        let rows = facts.rows.iter().map(|fact| {
            let item = self.canvas.tag(list, Role::Item);
            let of_label = Owner::Tag(self.canvas.tag(item, Role::Label));
            let of_value = Owner::Tag(self.canvas.tag(item, Role::Value));
            let mut row = Row::default();
            let before = Lane {
                x: lane.x + indent(fact),
                width: label - indent(fact),
            };
            let behind = Lane {
                x: lane.x + label,
                width: lane.width - label,
            };
            let words = format!("{}:", fact.label);
            row.words(
                self.fonts,
                of_label,
                (style, &words),
                before,
                Align::Left,
                (1.2, Ink::DARK),
            );
            let value = fact.value.shown(self.lang);
            // A code stays on one line, in smaller letters where it has to.
            let wide = self.fonts.longest_word(style, &value);
            let size = style.size * ((behind.width - 0.5) / wide.max(1.0)).clamp(SMALLEST, 1.0);
            let value = (Style { size, ..style }, value.as_str());
            row.words(
                self.fonts,
                of_value,
                value,
                behind,
                Align::Left,
                (1.2, Ink::BLACK),
            );
            row.height += 1.2;
            row
        });
        let rows = rows.collect();
        Block {
            rows,
            ..Block::default()
        }
    }
}

/// Which kind of row of a table something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Head,
    Body,
    Total,
}

/// The lines and the background of a row.
fn frame(row: &mut Row, lane: Lane, look: Look) {
    if let Some((_, Mark::Fill { place, .. })) = row.marks.first_mut()
        && look != Look::Body
    {
        *place = Place {
            x: lane.x,
            y: 0.0,
            width: lane.width,
            height: row.height,
        };
    }
    let bottom = row.height;
    match look {
        Look::Head => {
            row.rule(lane, 0.0, (RULE, Ink::BLACK));
            row.rule(lane, bottom, (RULE / 2.0, Ink::BLACK));
        }
        Look::Body => row.hair(lane, bottom),
        Look::Total => {
            row.rule(lane, 0.0, (RULE / 2.0, Ink::BLACK));
            row.rule(lane, bottom, (RULE, Ink::BLACK));
        }
    }
}

/// Where figures are parted into two columns: near the middle, and never between a whole and its parts.
fn middle(rows: &[Fact]) -> Option<usize> {
    let half = rows.len().div_ceil(2);
    (1..rows.len())
        .filter(|place| rows.get(*place).is_some_and(|fact| !fact.is_part))
        .min_by_key(|place| place.abs_diff(half))
}
