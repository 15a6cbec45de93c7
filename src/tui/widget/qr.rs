//! A QR code on the screen: two modules a cell, one above the other, black on white whatever the terminal's colours are.
//!
//! A code that does not fit is not drawn at all: no scanner reads a part of it, and a person can't see that a part is
//! missing.

use ratatui::layout::{Rect, Size};

use crate::print::qr::Qr;
use crate::tui::frame::Frame;
use crate::tui::theme::Theme;

/// How many cells a code takes, with the light ones around it.
#[must_use]
pub const fn size(code: &Qr) -> Size {
    let side = code.side_with_quiet();
    Size::new(side, side.div_ceil(2))
}

/// Draws a code in the upper left corner of `area`, and says whether it did: nothing is drawn where it doesn't fit.
pub fn draw(code: &Qr, area: Rect, theme: &Theme, frame: &mut Frame<'_>) -> bool {
    let area = area.intersection(frame.area());
    let size = size(code);
    if area.width < size.width || area.height < size.height {
        return false;
    }
    for row in 0..size.height {
        for column in 0..size.width {
            let is_light = |y: u16| !code.is_dark(column, y);
            let (symbol, style) = theme.modules(is_light(row * 2), is_light(row * 2 + 1));
            let cell = frame.buffer_mut().cell_mut((area.x + column, area.y + row));
            if let Some(cell) = cell {
                cell.reset();
                cell.set_symbol(symbol).set_style(style);
            }
        }
    }
    true
}

/// Reads the one code that is drawn on these cells with a real decoder, as a phone would; none if it can't be read.
#[cfg(test)]
pub(crate) fn scanned(buffer: &ratatui::buffer::Buffer) -> Option<String> {
    use ratatui::style::Style;

    /// How many pixels a module is wide and high.
    const PIXELS: usize = 4;
    let (width, height) = (
        usize::from(buffer.area.width),
        usize::from(buffer.area.height) * 2,
    );
    // Light where the terminal is told so, or where a block stands on a dark terminal.
    let half = |x: usize, y: usize| -> bool {
        let cell = &buffer.content()[y / 2 * width + x];
        let style: Style = cell.style();
        let light = crate::tui::theme::is_light;
        let (upper, lower) = match (cell.symbol(), light(style.fg), light(style.bg)) {
            ("▀", Some(fg), Some(bg)) => (fg, bg),
            (" ", _, Some(bg)) => (bg, bg),
            ("█", ..) => (true, true),
            ("▀", ..) => (true, false),
            ("▄", ..) => (false, true),
            _ => (false, false),
        };
        if y.is_multiple_of(2) { upper } else { lower }
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width * PIXELS, height * PIXELS, |x, y| {
        if half(x / PIXELS, y / PIXELS) { 255 } else { 0 }
    });
    let grids = image.detect_grids();
    let [grid] = grids.as_slice() else { return None };
    grid.decode().ok().map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;
    use crate::print::qr::Care;
    use crate::tui::theme::{COLOUR, MONO};

    fn drawn(text: &str, care: Care, theme: &Theme, width: u16, height: u16) -> (bool, Buffer) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        // Something that lies around the code and under it must not spoil it.
        buffer.set_string(0, 0, "x".repeat(usize::from(width)), ratatui::style::Style::new());
        let mut frame = Frame::new(&mut buffer);
        let area = Rect::new(2, 0, width, height);
        let code = Qr::new(text, care).unwrap();
        let was_drawn = draw(&code, area, theme, &mut frame);
        (was_drawn, buffer)
    }

    #[test]
    fn what_is_drawn_is_what_a_phone_reads() {
        for theme in [&COLOUR, &MONO] {
            for text in ["26112237000124", "Nguyễn Thị Đào", "1"] {
                for care in [Care::High, Care::Low] {
                    let (was_drawn, buffer) = drawn(text, care, theme, 60, 30);
                    assert!(was_drawn);
                    assert_eq!(scanned(&buffer).as_deref(), Some(text), "{theme:?} {care:?}");
                }
            }
        }
    }

    #[test]
    fn a_code_is_drawn_whole_or_not_at_all() {
        assert!(drawn("26112237000124", Care::High, &COLOUR, 31, 15).0);
        for (width, height) in [(30, 15), (31, 14), (1, 1), (0, 0)] {
            let (was_drawn, buffer) = drawn("26112237000124", Care::High, &COLOUR, width, height);
            assert!(!was_drawn, "{width} {height}");
            assert!(
                buffer
                    .content()
                    .iter()
                    .all(|cell| matches!(cell.symbol(), " " | "x"))
            );
        }
    }
}
