//! What a view draws on: the cells of one frame and where the cursor goes.
//!
//! It has the methods of ratatui's frame of the same names, so widgets work as usual. It is our own because the painter
//! must know the cursor to leave out the bytes of a frame that changes nothing, and ratatui's frame keeps it to itself.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

/// One frame while it is drawn; it starts blank.
#[derive(Debug)]
pub struct Frame<'a> {
    buffer: &'a mut Buffer,
    cursor: Option<Position>,
}

impl<'a> Frame<'a> {
    /// A frame over these cells, with the cursor hidden.
    pub const fn new(buffer: &'a mut Buffer) -> Self {
        Self { buffer, cursor: None }
    }

    /// Everything there is to draw on.
    #[must_use]
    pub const fn area(&self) -> Rect {
        self.buffer.area
    }

    /// Draws a widget; what falls outside of the frame is not drawn.
    pub fn render_widget<W: Widget>(&mut self, widget: W, area: Rect) {
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }

    /// Writes one line of text from the left end of `area`, cut at its right end.
    pub fn text(&mut self, area: Rect, text: &str, style: Style) {
        let area = area.intersection(self.buffer.area);
        if !area.is_empty() {
            self.buffer
                .set_stringn(area.x, area.y, text, usize::from(area.width), style);
        }
    }

    /// Lays a style over what `area` shows.
    pub fn shade(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Shows the cursor there once the frame is on the screen, if that is inside of the frame.
    pub fn set_cursor_position<P: Into<Position>>(&mut self, position: P) {
        let position = position.into();
        if self.buffer.area.contains(position) {
            self.cursor = Some(position);
        }
    }

    /// Takes the cursor away again, as when a box covers the field that showed it.
    pub const fn hide_cursor(&mut self) {
        self.cursor = None;
    }

    /// Where the cursor will be shown.
    #[must_use]
    pub const fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    /// The cells themselves.
    pub const fn buffer_mut(&mut self) -> &mut Buffer {
        self.buffer
    }
}
