//! QR codes as dark and light modules, for the screen and for paper.

use qrcode::types::{Color, EcLevel};
use qrcode::{QrCode, Version};

/// How many light modules must surround a code.
pub const QUIET: u16 = 4;

/// How much of a code may be unreadable without harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care {
    /// Three tenths: for paper that is folded and touched.
    High,
    /// Less than a tenth: the most text in the fewest modules, for a clean screen.
    Low,
}

/// A code: a square of modules, without the light ones around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    side: u16,
    dark: Vec<bool>,
}

impl Qr {
    /// The smallest code that holds this text; none when no code is large enough.
    #[must_use]
    pub fn new(text: &str, care: Care) -> Option<Self> {
        let level = match care {
            Care::High => EcLevel::H,
            Care::Low => EcLevel::L,
        };
        let code = QrCode::with_error_correction_level(text, level).ok()?;
        // A micro code is smaller still, but most scanners can't read it.
        if !matches!(code.version(), Version::Normal(_)) {
            return None;
        }
        Some(Self {
            side: u16::try_from(code.width()).ok()?,
            dark: code
                .to_colors()
                .into_iter()
                .map(|module| module == Color::Dark)
                .collect(),
        })
    }

    /// How many modules a side has, without those around it.
    #[must_use]
    pub const fn side(&self) -> u16 {
        self.side
    }

    /// How many modules a side has, with the light ones around it.
    #[must_use]
    pub const fn side_with_quiet(&self) -> u16 {
        self.side + 2 * QUIET
    }

    /// Whether the module is dark; counted from the corner of the light ones around the code, and light outside.
    #[must_use]
    pub fn is_dark(&self, x: u16, y: u16) -> bool {
        let inside = |place: u16| place.checked_sub(QUIET).filter(|place| *place < self.side);
        let place = |x: u16, y: u16| usize::from(y) * usize::from(self.side) + usize::from(x);
        match (inside(x), inside(y)) {
            (Some(x), Some(y)) => self.dark.get(place(x, y)).copied().unwrap_or(false),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_code_takes_the_smallest_code_even_with_high_care() {
        let code = Qr::new("26112237000124", Care::High).unwrap();
        assert_eq!((code.side(), code.side_with_quiet()), (21, 29));
    }

    #[test]
    fn what_is_around_and_beyond_a_code_is_light() {
        let code = Qr::new("1", Care::Low).unwrap();
        assert!(code.is_dark(QUIET, QUIET), "the corner of the first finder");
        for (x, y) in [(0, 0), (3, 10), (10, 3), (28, 28), (25, 10), (500, 4)] {
            assert!(!code.is_dark(x, y), "{x} {y}");
        }
    }

    #[test]
    fn a_text_that_no_code_holds_has_none() {
        assert_eq!(Qr::new(&"đ".repeat(4000), Care::Low), None);
    }
}
