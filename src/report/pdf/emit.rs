//! Pages and tags as the bytes of a PDF file.
//!
//! Nothing here reads a clock or makes up a number: the same canvas is the same file.

use std::collections::HashMap;

use chrono::Datelike;
use krilla::color::luma;
use krilla::configure::{Configuration, Validator};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{
    ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, TableHeaderScope, Tag as Kind,
    TagGroup, TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use super::canvas::{About, Aside, Canvas, Child, Ink, Mark, Owner, Page, PdfFault, Place, Role};
use super::fonts::{FaceId, Line};
use crate::i18n::Lang;

/// What the file says that it was made with.
const PROGRAM: &str = "giotmau";

impl Canvas {
    /// The document as a file.
    ///
    /// # Errors
    /// The writer refuses what is on the pages: a fault of the program.
    pub fn pdf(self, about: &About) -> Result<Vec<u8>, PdfFault> {
        let mut document = Document::new_with(SerializeSettings {
            configuration: Configuration::new_with_validator(Validator::A2_A),
            ..SerializeSettings::default()
        });
        let mut pen = Pen {
            fonts: HashMap::new(),
            groups: HashMap::new(),
        };
        for (number, page) in self.pages.iter().enumerate() {
            pen.page(&mut document, number, page)?;
        }
        document.set_metadata(metadata(about));
        document.set_outline(outline(&self));
        document.set_tag_tree(pen.tree(&self));
        document.finish().map_err(|fault| refused(&fault))
    }
}

fn refused(fault: &impl std::fmt::Debug) -> PdfFault {
    PdfFault::Refused(format!("{fault:?}"))
}

fn metadata(about: &About) -> Metadata {
    let language = match about.lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en",
    };
    let date = about.dated;
    let part = |part: u32| u8::try_from(part).unwrap_or(1);
    let made = DateTime::new(u16::try_from(date.year()).unwrap_or(0))
        .month(part(date.month()))
        .day(part(date.day()))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(7)
        .utc_offset_minute(0);
    Metadata::new()
        .title(about.title.clone())
        .language(language.to_owned())
        .creator(PROGRAM.to_owned())
        .producer(PROGRAM.to_owned())
        .creation_date(made)
}

fn outline(canvas: &Canvas) -> Outline {
    let mut outline = Outline::new();
    for bookmark in &canvas.bookmarks {
        let to = XyzDestination::new(bookmark.page, Point::from_xy(0.0, bookmark.y));
        outline.push_child(OutlineNode::new(bookmark.title.clone(), to));
    }
    outline
}

/// Draws on the pages, and keeps what the tags will need.
struct Pen {
    fonts: HashMap<FaceId, Font>,
    /// How the groups of marks are known in the file, by page and place on it.
    groups: HashMap<(usize, usize), Identifier>,
}

impl Pen {
    fn page(&mut self, document: &mut Document, number: usize, page: &Page) -> Result<(), PdfFault> {
        let settings = PageSettings::from_wh(page.width, page.height)
            .ok_or_else(|| PdfFault::Refused("a page without room".to_owned()))?;
        let mut written = document.start_page_with(settings);
        let mut surface = written.surface();
        for (place, (owner, marks)) in page.groups.iter().enumerate() {
            let is_drawing = marks.iter().any(|mark| matches!(mark, Mark::Fill { .. }));
            let tag = match owner {
                Owner::Aside(Aside::Foot) => ContentTag::Artifact(ArtifactType::Footer),
                Owner::Aside(Aside::Other) => ContentTag::Artifact(ArtifactType::Other),
                Owner::Tag(_) if is_drawing => ContentTag::Other,
                Owner::Tag(_) => ContentTag::Span(SpanTag::empty()),
            };
            let known = surface.start_tagged(tag);
            for mark in marks {
                self.mark(&mut surface, mark);
            }
            surface.end_tagged();
            self.groups.insert((number, place), known);
        }
        surface.finish();
        written.finish();
        Ok(())
    }

    fn mark(&mut self, surface: &mut Surface<'_>, mark: &Mark) {
        match mark {
            Mark::Fill { place, ink } => {
                surface.set_fill(Some(fill(*ink)));
                let mut path = PathBuilder::new();
                if let Some(rect) = rect(place) {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
            Mark::Text { x, y, line, ink } => {
                surface.set_fill(Some(fill(*ink)));
                self.line(surface, *x, *y, line);
            }
        }
    }

    /// Writes a line, letters of one font in one go.
    fn line(&mut self, surface: &mut Surface<'_>, x: f32, y: f32, line: &Line) {
        let text = line.text();
        let size = line.style.size;
        let (mut x, mut at) = (x, 0);
        let mut face = None;
        let mut glyphs: Vec<KrillaGlyph> = Vec::new();
        for word in &line.words {
            for run in &word.runs {
                if face != Some(run.face) {
                    x += self.write(surface, (x, y), &std::mem::take(&mut glyphs), face, &text, size);
                    face = Some(run.face);
                }
                glyphs.extend(run.glyphs.iter().map(|glyph| {
                    KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance,
                        glyph.offset.0,
                        glyph.offset.1,
                        0.0,
                        glyph.text.start + at..glyph.text.end + at,
                        None,
                    )
                }));
            }
            at += word.text.len();
        }
        self.write(surface, (x, y), &glyphs, face, &text, size);
    }

    /// Writes letters of one font, and says how wide they are.
    fn write(
        &mut self,
        surface: &mut Surface<'_>,
        at: (f32, f32),
        glyphs: &[KrillaGlyph],
        face: Option<FaceId>,
        text: &str,
        size: f32,
    ) -> f32 {
        let font = face.and_then(|face| self.font(face));
        if let Some(font) = font.filter(|_| !glyphs.is_empty()) {
            surface.draw_glyphs(Point::from_xy(at.0, at.1), glyphs, font, text, size, false);
        }
        glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * size
    }

    fn font(&mut self, face: FaceId) -> Option<Font> {
        if let Some(font) = self.fonts.get(&face) {
            return Some(font.clone());
        }
        // The fonts are part of the program; a test reads them.
        let font = Font::new(face.file().into(), 0)?;
        self.fonts.insert(face, font.clone());
        Some(font)
    }

    fn tree(&self, canvas: &Canvas) -> TagTree {
        let mut tree = TagTree::new();
        let root = canvas.nodes.first().map_or(&[][..], |root| &root.children);
        for node in self.nodes(canvas, root) {
            tree.push(node);
        }
        tree
    }

    fn nodes(&self, canvas: &Canvas, children: &[Child]) -> Vec<Node> {
        let of = |child: &Child| match child {
            Child::Node(node) => {
                let node = canvas.nodes.get(*node)?;
                let mut group = TagGroup::new(kind(&node.role)?);
                for child in self.nodes(canvas, &node.children) {
                    group.push(child);
                }
                Some(Node::Group(group))
            }
            Child::Marks { page, group } => {
                let known = self.groups.get(&(*page, *group))?;
                Some(Node::Leaf(*known))
            }
        };
        children.iter().filter_map(of).collect()
    }
}

fn fill(ink: Ink) -> Fill {
    Fill {
        paint: luma::Color::new(ink.0).into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    }
}

fn rect(place: &Place) -> Option<Rect> {
    Rect::from_xywh(place.x, place.y, place.width, place.height)
}

fn kind(role: &Role) -> Option<TagKind> {
    let level = |level| std::num::NonZeroU16::new(level);
    Some(match role {
        Role::Root => return None,
        Role::Title(title) => Kind::Hn(level(1)?, Some(title.clone())).into(),
        Role::Heading(title) => Kind::Hn(level(2)?, Some(title.clone())).into(),
        Role::Paragraph => Kind::P.into(),
        Role::List => Kind::L(ListNumbering::None).into(),
        Role::Item => Kind::LI.into(),
        Role::Label => Kind::Lbl.into(),
        Role::Value => Kind::LBody.into(),
        Role::Table => Kind::Table.into(),
        Role::TableHead => Kind::THead.into(),
        Role::TableBody => Kind::TBody.into(),
        Role::TableFoot => Kind::TFoot.into(),
        Role::Row => Kind::TR.into(),
        Role::ColumnHeading => Kind::TH(TableHeaderScope::Column).into(),
        Role::RowHeading => Kind::TH(TableHeaderScope::Row).into(),
        Role::Cell => Kind::TD.into(),
        Role::Figure(alt) => Kind::Figure(Some(alt.clone())).into(),
    })
}
