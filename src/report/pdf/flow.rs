//! A document laid out on pages: rows stay whole, a heading stays with what is under it, small parts stay whole, and the
//! headings of a table are on every page that it is on.

use super::block::{Align, Block, Lane, Row, TOGETHER, stacked};
use super::canvas::{About, Aside, Canvas, Ink, Mark, Owner, PdfFault, Place, Role, mm};
use super::fonts::{Fonts, Style};
use super::table::{GUTTER, Setter, natural_width};
use crate::i18n::text::report as text;
use crate::report::document::{Document, Letterhead, Paper, Paragraph, Part, Signature};

/// The paper, upright.
const A4: (f32, f32) = (210.0, 297.0);

/// The free borders in millimetres: where it is bound, opposite, above, below.
const BORDERS: (f32, f32, f32, f32) = (22.0, 17.0, 16.0, 21.0);

/// The sizes of the letters: title, subtitle, headings, sentences, foot.
const TITLE: f32 = 16.0;
const SUBTITLE: f32 = 11.5;
const HEADING: f32 = 10.0;
const SENTENCE: f32 = 9.5;
const FOOT: f32 = 7.5;

/// Room above a heading, and under it.
const AROUND: (f32, f32) = (15.0, 4.0);

/// Room above what is under something else.
const BETWEEN: f32 = 5.0;

/// Room for a signature.
const SIGN: f32 = 66.0;

/// So much of a page a part may take and still be kept whole.
const KEPT: f32 = 0.42;

/// Lays a document out.
pub(super) fn lay_out(document: &Document) -> Canvas {
    let (short, long) = (mm(A4.0), mm(A4.1));
    let (width, height) = match document.paper {
        Paper::Portrait => (short, long),
        Paper::Landscape => (long, short),
    };
    let (left, right, top, bottom) = BORDERS;
    let mut flow = Flow {
        canvas: Canvas::new(),
        fonts: Fonts::new(),
        document,
        width,
        height,
        lane: Lane {
            x: mm(left),
            width: width - mm(left) - mm(right),
        },
        top: mm(top),
        bottom: height - mm(bottom),
        y: 0.0,
    };
    flow.page();
    flow.opening();
    let mut sections = sections(&document.parts).into_iter().peekable();
    while let Some(section) = sections.next() {
        let beside = sections.next_if(|next| flow.is_narrow(&section) && flow.is_narrow(next));
        match beside {
            Some(next) => flow.pair(&section, &next),
            None => flow.section(&section),
        }
    }
    flow.feet();
    flow.canvas
}

/// The document as a file.
pub(super) fn write(document: &Document) -> Result<Vec<u8>, PdfFault> {
    lay_out(document).pdf(&About {
        title: format!("{}: {}", document.title, document.subtitle),
        lang: document.lang,
        dated: document.dated,
    })
}

/// The parts of a document as they are kept together, each heading with all that is under it.
fn sections(parts: &[Part]) -> Vec<Vec<&Part>> {
    let mut sections: Vec<Vec<&Part>> = Vec::new();
    for part in parts {
        let begins = matches!(part, Part::Heading(_) | Part::NewPage);
        match sections.last_mut() {
            Some(last) if !begins => last.push(part),
            Some(_) | None => sections.push(vec![part]),
        }
    }
    sections
}

struct Flow<'a> {
    canvas: Canvas,
    fonts: Fonts,
    document: &'a Document,
    width: f32,
    height: f32,
    /// Where everything stands.
    lane: Lane,
    top: f32,
    bottom: f32,
    /// How far down the last page is used.
    y: f32,
}

impl Flow<'_> {
    fn page(&mut self) {
        self.canvas.add_page(self.width, self.height);
        self.y = self.top;
    }

    /// Begins a page, unless there is so much room on this one.
    fn need(&mut self, height: f32) {
        if self.y + height > self.bottom && self.y > self.top {
            self.page();
        }
    }

    /// Puts a row under what there is.
    fn put(&mut self, row: &Row, owner_of: impl Fn(Owner) -> Owner) {
        let page = self.canvas.count().saturating_sub(1);
        for (owner, mark) in &row.marks {
            self.canvas.draw(page, owner_of(*owner), mark.moved(0.0, self.y));
        }
        for (at, title) in &row.bookmarks {
            self.canvas.bookmark(title, page, self.y + at);
        }
        self.y += row.height;
    }

    /// Puts a block under what there is, on as many pages as it needs.
    fn place(&mut self, block: Block) {
        if self.y > self.top {
            self.y += block.before;
        }
        self.need(block.beginning() - block.before);
        let head = block.head.map(|head| {
            let again = Row {
                height: head.height,
                marks: head.marks.clone(),
                bookmarks: Vec::new(),
            };
            self.put(&head, |owner| owner);
            again
        });
        let heights: Vec<_> = block.rows.iter().map(|row| row.height).collect();
        for (n, row) in block.rows.into_iter().enumerate() {
            // The last rows stay together, so that no sum stands alone.
            let rest = heights.get(n..).unwrap_or_default();
            let needed = if rest.len() <= TOGETHER {
                rest.iter().sum()
            } else {
                row.height
            };
            if self.y + needed > self.bottom && n > 0 {
                self.page();
                if let Some(head) = &head {
                    let head = Row {
                        height: head.height,
                        marks: head.marks.clone(),
                        bookmarks: Vec::new(),
                    };
                    self.put(&head, |_| Owner::EYE);
                }
            }
            self.put(&row, |owner| owner);
        }
    }

    /// Who issues the document, what it is called and what about.
    fn opening(&mut self) {
        let document = self.document;
        self.letterhead(&document.letterhead);
        let mut row = Row::default();
        let title = Role::Title(document.title.clone());
        let title = Owner::Tag(self.canvas.tag(Canvas::ROOT, title));
        let words = (Style::strong(TITLE), document.title.as_str());
        let lane = self.lane;
        let y = row.words(
            &mut self.fonts,
            title,
            words,
            lane,
            Align::Middle,
            (0.0, Ink::BLACK),
        );
        let subtitle = Owner::Tag(self.canvas.tag(Canvas::ROOT, Role::Paragraph));
        let words = (Style::plain(SUBTITLE), document.subtitle.as_str());
        let under = (y + 1.0, Ink::BLACK);
        row.words(&mut self.fonts, subtitle, words, lane, Align::Middle, under);
        row.height += 12.0;
        self.place(Block::of(row, 20.0));
    }

    /// Two sides beside each other; one alone in the middle.
    fn letterhead(&mut self, letterhead: &Letterhead) {
        let lane = self.lane;
        let (left, right) = (&letterhead.left, &letterhead.right);
        // The state's side is the wider one: its name is on one line.
        let of_left = if right.is_empty() { 1.0 } else { 0.44 };
        let lanes = match (left.is_empty(), right.is_empty()) {
            (true, true) => return,
            (true, false) => [lane, lane],
            (false, _) => {
                let width = lane.width * of_left;
                let opposite = Lane {
                    x: lane.x + width,
                    width: lane.width - width,
                };
                [Lane { width, ..lane }, opposite]
            }
        };
        let mut row = Row::default();
        self.side(&mut row, left, lanes[0], false);
        self.side(&mut row, right, lanes[1], true);
        self.place(Block::of(row, 0.0));
    }

    /// A side as official papers have it: the issuer strong under the body above it, with a short line; the state and its
    /// motto strong, with a line as long as the motto.
    fn side(&mut self, row: &mut Row, lines: &[String], lane: Lane, is_state: bool) {
        let Some(last) = lines.len().checked_sub(1) else {
            return;
        };
        let owner = Owner::Tag(self.canvas.tag(Canvas::ROOT, Role::Paragraph));
        let mut y = 0.0;
        for (n, text) in lines.iter().enumerate() {
            let style = if is_state || n == last {
                Style::strong(SENTENCE)
            } else {
                Style::plain(SENTENCE)
            };
            // Behind the last word of a line stands a space, for whoever copies the text.
            let text = if n == last {
                text.clone()
            } else {
                format!("{text} ")
            };
            let room = Lane {
                x: lane.x + 4.0,
                width: lane.width - 8.0,
            };
            let set = self.fonts.wrap(style, &text, room.width);
            let width = set.last().map_or(0.0, super::fonts::Line::width);
            y = row.write(owner, set, room, Align::Middle, (y, Ink::BLACK));
            if n == last {
                let width = if is_state { width } else { width * 0.4 };
                let under = Lane {
                    x: lane.x + (lane.width - width) / 2.0,
                    width,
                };
                row.rule(under, y + 1.5, (0.6, Ink::BLACK));
                row.height = row.height.max(y + 3.0);
            }
        }
    }

    /// A heading and all that is under it.
    fn section(&mut self, parts: &[&Part]) {
        if parts.iter().any(|part| matches!(part, Part::NewPage)) && self.y > self.top {
            self.page();
        }
        let blocks = self.blocks(parts, self.lane);
        let all: f32 = blocks.iter().map(Block::height).sum();
        let is_kept = all <= (self.bottom - self.top) * KEPT;
        if is_kept {
            self.need(all);
        } else {
            // A heading and what is under it begin on one page.
            let needed = blocks.iter().take(2);
            self.need(needed.map(Block::beginning).sum());
        }
        for block in blocks {
            self.place(block);
        }
    }

    /// Two narrow sections beside each other.
    fn pair(&mut self, left: &[&Part], right: &[&Part]) {
        let width = (self.lane.width - GUTTER) / 2.0;
        let lane = Lane { width, ..self.lane };
        let opposite = Lane {
            x: lane.x + width + GUTTER,
            width,
        };
        let mut row = stacked(self.blocks(left, lane));
        row.take(stacked(self.blocks(right, opposite)), 0.0, 0.0);
        let block = Block::of(row, AROUND.0);
        self.need(block.height());
        self.place(block);
    }

    /// Whether a section has room beside another one: a heading and a small table, or that there is nothing.
    fn is_narrow(&mut self, parts: &[&Part]) -> bool {
        let half = (self.lane.width - GUTTER) / 2.0;
        match parts {
            [Part::Heading(heading), Part::Table(table)] => {
                table.rows.len() <= 16
                    && self.fonts.width(Style::strong(HEADING), heading) <= half
                    && natural_width(&mut self.fonts, self.document.lang, table) <= half
            }
            [Part::Heading(heading), Part::Paragraph(paragraph)] => {
                self.fonts.width(Style::strong(HEADING), heading) <= half
                    && self.fonts.width(Style::plain(SENTENCE), &paragraph.text) <= half
            }
            _ => false,
        }
    }

    fn blocks(&mut self, parts: &[&Part], lane: Lane) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut is_under_heading = false;
        for part in parts {
            let mut setter = Setter {
                canvas: &mut self.canvas,
                fonts: &mut self.fonts,
                lang: self.document.lang,
            };
            let mut block = match part {
                Part::Heading(heading) => self.heading(heading, lane),
                Part::Paragraph(paragraph) => self.paragraph(paragraph, lane),
                Part::Facts(facts) if facts.are_figures() => setter.figures(Canvas::ROOT, facts, lane),
                Part::Facts(facts) => setter.facts(Canvas::ROOT, facts, lane),
                Part::Table(table) => setter.table(Canvas::ROOT, table, lane),
                Part::Chart(chart) => setter.chart(Canvas::ROOT, chart, lane),
                Part::Signatures(signatures) => self.signatures(signatures, lane),
                Part::NewPage => continue,
            };
            block.before = match part {
                Part::Heading(_) => AROUND.0,
                Part::Signatures(_) => AROUND.0 * 1.4,
                Part::Paragraph(_) | Part::Facts(_) | Part::Table(_) | Part::Chart(_) | Part::NewPage => {
                    if is_under_heading {
                        0.0
                    } else {
                        BETWEEN
                    }
                }
            };
            is_under_heading = matches!(part, Part::Heading(_));
            blocks.push(block);
        }
        blocks
    }

    fn heading(&mut self, heading: &str, lane: Lane) -> Block {
        let owner = Owner::Tag(self.canvas.tag(Canvas::ROOT, Role::Heading(heading.to_owned())));
        let mut row = Row::default();
        let words = (Style::strong(HEADING), heading);
        row.words(
            &mut self.fonts,
            owner,
            words,
            lane,
            Align::Left,
            (0.0, Ink::BLACK),
        );
        row.height += AROUND.1;
        row.bookmarks.push((0.0, heading.to_owned()));
        Block::of(row, 0.0)
    }

    /// A sentence; one that is to be seen first has a frame.
    fn paragraph(&mut self, paragraph: &Paragraph, lane: Lane) -> Block {
        let owner = Owner::Tag(self.canvas.tag(Canvas::ROOT, Role::Paragraph));
        let mut row = Row::default();
        if !paragraph.is_strong {
            let words = (Style::plain(SENTENCE), paragraph.text.as_str());
            row.words(
                &mut self.fonts,
                owner,
                words,
                lane,
                Align::Left,
                (0.0, Ink::BLACK),
            );
            return Block::of(row, 0.0);
        }
        let inside = Lane {
            x: lane.x + 8.0,
            width: lane.width - 16.0,
        };
        let words = (Style::strong(SENTENCE), paragraph.text.as_str());
        row.words(
            &mut self.fonts,
            owner,
            words,
            inside,
            Align::Left,
            (4.0, Ink::BLACK),
        );
        row.height += 4.0;
        let (height, thick) = (row.height, 0.8);
        row.rule(lane, 0.0, (thick, Ink::BLACK));
        row.rule(lane, height, (thick, Ink::BLACK));
        for x in [lane.x, lane.x + lane.width] {
            let place = Place {
                x: x - thick / 2.0,
                y: 0.0,
                width: thick,
                height,
            };
            row.push(
                Owner::EYE,
                Mark::Fill {
                    place,
                    ink: Ink::BLACK,
                },
            );
        }
        Block::of(row, 0.0)
    }

    fn signatures(&mut self, signatures: &[Signature], lane: Lane) -> Block {
        let mut row = Row::empty(SIGN);
        let count = u16::try_from(signatures.len()).unwrap_or(u16::MAX);
        let width = lane.width / f32::from(count.max(1));
        for (n, signature) in (0_u16..).zip(signatures) {
            let of = Lane {
                x: lane.x + width * f32::from(n) + 6.0,
                width: width - 12.0,
            };
            let role = Owner::Tag(self.canvas.tag(Canvas::ROOT, Role::Paragraph));
            let how = Owner::Tag(self.canvas.tag(Canvas::ROOT, Role::Paragraph));
            let words = (Style::strong(SENTENCE), signature.role.as_str());
            let y = row.words(&mut self.fonts, role, words, of, Align::Middle, (0.0, Ink::BLACK));
            let words = (Style::plain(SENTENCE - 1.0), signature.how.as_str());
            row.words(&mut self.fonts, how, words, of, Align::Middle, (y, Ink::DARK));
        }
        row.height += SIGN;
        Block::of(row, 0.0)
    }

    /// What stands at the foot of every page.
    fn feet(&mut self) {
        let pages = self.canvas.count();
        let style = Style::plain(FOOT);
        let owner = Owner::Aside(Aside::Foot);
        for page in 0..pages {
            let place = Place {
                x: self.lane.x,
                y: self.bottom + mm(5.0),
                width: self.lane.width,
                height: 0.4,
            };
            let ink = Ink::LIGHT;
            self.canvas.draw(page, owner, Mark::Fill { place, ink });
            let y = place.y + FOOT * 1.6;
            let values: [(&str, &dyn std::fmt::Display); 2] = [("page", &(page + 1)), ("pages", &pages)];
            let number = text::PAGE.with(self.document.lang, &values);
            let number = self.fonts.line(style, &number);
            let room = self.lane.width - number.width() - 12.0;
            let foot = self.fonts.wrap(style, &self.document.foot, room);
            let right = self.lane.x + self.lane.width - number.width();
            let number = Mark::Text {
                x: right,
                y,
                line: number,
                ink: Ink::DARK,
            };
            self.canvas.draw(page, owner, number);
            for (line, down) in foot.into_iter().zip([0.0, FOOT * 1.3]) {
                let mark = Mark::Text {
                    x: self.lane.x,
                    y: y + down,
                    line,
                    ink: Ink::DARK,
                };
                self.canvas.draw(page, owner, mark);
            }
        }
    }
}
