//! Pages with marks on them, and what the marks mean: the low end of every document and every small piece of paper that the
//! program makes.
//!
//! Lengths are points, 72 to the inch, from the upper left corner. A mark belongs to a [`Tag`], which says what it is for
//! whoever does not see it and in which order it is read, or it is only there for the eye. What is read and what is seen may
//! have different orders: the tags make a tree of their own.

use chrono::NaiveDate;

use super::fonts::Line;
use crate::i18n::Lang;

/// Points of a length in millimetres.
#[must_use]
pub fn mm(length: f32) -> f32 {
    length * 72.0 / 25.4
}

/// How light a mark is: black to white.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ink(pub u8);

impl Ink {
    /// As dark as can be.
    pub const BLACK: Self = Self(0);
    /// For what is read second.
    pub const DARK: Self = Self(80);
    /// For lines between rows.
    pub const LIGHT: Self = Self(170);
    /// Behind headings.
    pub const FAINT: Self = Self(236);
    /// The colour of the paper.
    pub const WHITE: Self = Self(255);
}

/// Where something is: its left upper corner, how wide and how high it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the left edge.
    pub x: f32,
    /// From the upper edge.
    pub y: f32,
    /// How wide.
    pub width: f32,
    /// How high.
    pub height: f32,
}

/// What is drawn.
#[derive(Debug, Clone)]
pub enum Mark {
    /// Words; `y` is the line that the letters stand on.
    Text {
        /// Where the first letter begins.
        x: f32,
        /// Where the letters stand.
        y: f32,
        /// The words.
        line: Line,
        /// How light.
        ink: Ink,
    },
    /// A filled rectangle.
    Fill {
        /// Where.
        place: Place,
        /// How light.
        ink: Ink,
    },
}

impl Mark {
    /// The same mark so much further to the right and down.
    #[must_use]
    pub fn moved(&self, right: f32, down: f32) -> Self {
        let mut moved = self.clone();
        let (x, y) = match &mut moved {
            Self::Text { x, y, .. } => (x, y),
            Self::Fill { place, .. } => (&mut place.x, &mut place.y),
        };
        *x += right;
        *y += down;
        moved
    }
}

/// Why a mark is there only for the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// At the foot of every page.
    Foot,
    /// A line, a background, a heading that is repeated.
    Other,
}

/// Whom a mark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// It is part of what the document says.
    Tag(Tag),
    /// It is there only for the eye.
    Aside(Aside),
}

impl Owner {
    /// A line, a background, a heading that is repeated.
    pub const EYE: Self = Self::Aside(Aside::Other);
}

/// A place in the order in which a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag(usize);

/// What something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// The document as a whole.
    Root,
    /// The heading of the document.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// Words.
    Paragraph,
    /// Labels with what belongs to them.
    List,
    /// One of them.
    Item,
    /// A label.
    Label,
    /// What belongs to a label.
    Value,
    /// Rows and columns.
    Table,
    /// The rows with headings.
    TableHead,
    /// The rows.
    TableBody,
    /// The row with sums.
    TableFoot,
    /// A row.
    Row,
    /// What stands above a column.
    ColumnHeading,
    /// What stands before a row.
    RowHeading,
    /// A value.
    Cell,
    /// A drawing, and what it shows.
    Figure(String),
}

#[derive(Debug)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) children: Vec<Child>,
}

/// What stands in a node of the tree, in the order in which it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Child {
    Node(usize),
    /// The marks of a page that follow each other and belong together.
    Marks {
        page: usize,
        group: usize,
    },
}

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// The marks, those that belong together in one group.
    pub(super) groups: Vec<(Owner, Vec<Mark>)>,
}

/// An entry of the list that a reader's program shows beside the pages.
#[derive(Debug)]
pub(super) struct Bookmark {
    pub(super) title: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// What a document is, beside what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// What it is called.
    pub title: String,
    /// Its language.
    pub lang: Lang,
    /// When it is from.
    pub dated: NaiveDate,
}

/// Why there is no document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfFault {
    /// The writer says why.
    #[error("the document cannot be written as PDF: {0}")]
    Refused(String),
}

/// A document while it is made.
#[derive(Debug)]
pub struct Canvas {
    pub(super) pages: Vec<Page>,
    pub(super) nodes: Vec<Node>,
    pub(super) bookmarks: Vec<Bookmark>,
}

impl Default for Canvas {
    fn default() -> Self {
        Self::new()
    }
}

impl Canvas {
    /// The tag that all others are under.
    pub const ROOT: Tag = Tag(0);

    /// A document without pages.
    #[must_use]
    pub fn new() -> Self {
        let root = Node {
            role: Role::Root,
            children: Vec::new(),
        };
        Self {
            pages: Vec::new(),
            nodes: vec![root],
            bookmarks: Vec::new(),
        }
    }

    /// What is drawn, on whatever page.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        let groups = self.pages.iter().flat_map(|page| &page.groups);
        groups.flat_map(|(_, marks)| marks)
    }

    /// Adds an empty page.
    pub fn add_page(&mut self, width: f32, height: f32) {
        self.pages.push(Page {
            width,
            height,
            groups: Vec::new(),
        });
    }

    /// How many pages there are.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.pages.len()
    }

    /// Adds a tag that is read after all that its parent has so far.
    pub fn tag(&mut self, parent: Tag, role: Role) -> Tag {
        let tag = self.nodes.len();
        self.nodes.push(Node {
            role,
            children: Vec::new(),
        });
        if let Some(parent) = self.nodes.get_mut(parent.0) {
            parent.children.push(Child::Node(tag));
        }
        Tag(tag)
    }

    /// Draws on a page; on one that is not there nothing is drawn.
    pub fn draw(&mut self, page: usize, owner: Owner, mark: Mark) {
        let Some(on) = self.pages.get_mut(page) else {
            return;
        };
        if let Some((last, marks)) = on.groups.last_mut()
            && *last == owner
        {
            marks.push(mark);
            return;
        }
        let group = on.groups.len();
        on.groups.push((owner, vec![mark]));
        if let Owner::Tag(tag) = owner
            && let Some(node) = self.nodes.get_mut(tag.0)
        {
            node.children.push(Child::Marks { page, group });
        }
    }

    /// Names a place for the list that a reader's program shows beside the pages.
    pub fn bookmark(&mut self, title: &str, page: usize, y: f32) {
        self.bookmarks.push(Bookmark {
            title: title.to_owned(),
            page,
            y,
        });
    }

    /// What the document says, in the order in which it is read: what each tag says on a line of its own.
    #[must_use]
    pub fn said(&self) -> Vec<(Role, String)> {
        let mut said = Vec::new();
        self.say(0, &mut said);
        said
    }

    fn say(&self, node: usize, said: &mut Vec<(Role, String)>) {
        let Some(node) = self.nodes.get(node) else {
            return;
        };
        let mut text = String::new();
        for child in &node.children {
            match child {
                Child::Node(child) => self.say(*child, said),
                Child::Marks { page, group } => {
                    let group = self.pages.get(*page).and_then(|page| page.groups.get(*group));
                    for mark in group.into_iter().flat_map(|(_, marks)| marks) {
                        if let Mark::Text { line, .. } = mark {
                            text.push_str(&line.text());
                        }
                    }
                }
            }
        }
        if !text.is_empty() {
            said.push((node.role.clone(), text));
        }
    }
}
