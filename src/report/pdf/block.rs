//! What is laid out before it has a page: rows that stay whole, and blocks of them.

use super::canvas::{Ink, Mark, Owner, Place};
use super::fonts::{Fonts, Line, Style};

/// The height of a line, in letters.
const LEADING: f32 = 1.38;

/// How far under the upper end of a line its letters stand, in letters: a capital has room for two marks.
const BASELINE: f32 = 1.04;

/// How light lines between rows are, and how thick.
const HAIR: f32 = 0.4;

/// Something that stays on one page. Its marks are placed from its own upper left corner.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) height: f32,
    pub(super) marks: Vec<(Owner, Mark)>,
    /// Headings for the list beside the pages, and how far down they are.
    pub(super) bookmarks: Vec<(f32, String)>,
}

/// Rows that belong together.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Room above it, unless it begins a page.
    pub(super) before: f32,
    /// What is repeated on each page that it goes on.
    pub(super) head: Option<Row>,
    pub(super) rows: Vec<Row>,
}

/// Where lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

/// A part of the width: where it begins and how wide it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lane {
    pub(super) x: f32,
    pub(super) width: f32,
}

impl Row {
    /// Room and nothing in it.
    pub(super) fn empty(height: f32) -> Self {
        Self {
            height,
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, owner: Owner, mark: Mark) {
        self.marks.push((owner, mark));
    }

    /// Writes lines into a lane, so far down, and says where they end.
    pub(super) fn write(
        &mut self,
        owner: Owner,
        lines: Vec<Line>,
        lane: Lane,
        align: Align,
        (top, ink): (f32, Ink),
    ) -> f32 {
        let mut y = top;
        for line in lines {
            let size = line.style.size;
            let room = lane.width - line.width();
            let x = match align {
                Align::Left => lane.x,
                Align::Middle => lane.x + room / 2.0,
                Align::Right => lane.x + room,
            };
            let stands = y + size * BASELINE;
            self.push(
                owner,
                Mark::Text {
                    x,
                    y: stands,
                    line,
                    ink,
                },
            );
            y += size * LEADING;
        }
        self.height = self.height.max(y);
        y
    }

    /// Wraps words into a lane and writes them, so far down, and says where they end.
    pub(super) fn words(
        &mut self,
        fonts: &mut Fonts,
        owner: Owner,
        (style, text): (Style, &str),
        lane: Lane,
        align: Align,
        (top, ink): (f32, Ink),
    ) -> f32 {
        let lines = fonts.wrap(style, text, lane.width);
        self.write(owner, lines, lane, align, (top, ink))
    }

    /// A line across a lane, so far down.
    pub(super) fn rule(&mut self, lane: Lane, y: f32, (thick, ink): (f32, Ink)) {
        let place = Place {
            x: lane.x,
            y: y - thick / 2.0,
            width: lane.width,
            height: thick,
        };
        self.push(Owner::EYE, Mark::Fill { place, ink });
    }

    /// A thin line across a lane, so far down.
    pub(super) fn hair(&mut self, lane: Lane, y: f32) {
        self.rule(lane, y, (HAIR, Ink::LIGHT));
    }

    /// Adds all that another row has, so much further to the right and down.
    pub(super) fn take(&mut self, other: Self, right: f32, down: f32) {
        let marks = other.marks.iter();
        self.marks
            .extend(marks.map(|(owner, mark)| (*owner, mark.moved(right, down))));
        let bookmarks = other.bookmarks.into_iter();
        self.bookmarks
            .extend(bookmarks.map(|(at, title)| (at + down, title)));
        self.height = self.height.max(other.height + down);
    }
}

impl Block {
    /// One row with room above it.
    pub(super) fn of(row: Row, before: f32) -> Self {
        Self {
            before,
            head: None,
            rows: vec![row],
        }
    }

    /// How high it is where it does not go on on another page.
    pub(super) fn height(&self) -> f32 {
        let rows = self.head.iter().chain(&self.rows);
        self.before + rows.map(|row| row.height).sum::<f32>()
    }

    /// How high its beginning is, which does not stand alone at the end of a page.
    pub(super) fn beginning(&self) -> f32 {
        let rows = self.head.iter().chain(self.rows.iter().take(TOGETHER));
        self.before + rows.map(|row| row.height).sum::<f32>()
    }
}

/// So many rows of a block are on the page at least where it begins and where it ends.
pub(super) const TOGETHER: usize = 2;

/// Blocks as one row, which stays whole.
pub(super) fn stacked(blocks: Vec<Block>) -> Row {
    let mut all = Row::default();
    let mut y = 0.0;
    for (place, block) in blocks.into_iter().enumerate() {
        if place > 0 {
            y += block.before;
        }
        for row in block.head.into_iter().chain(block.rows) {
            let height = row.height;
            all.take(row, 0.0, y);
            y += height;
        }
    }
    all.height = y;
    all
}
