//! The codes that a scanner is tested with, as a page to be hung beside it.

use crate::domain::calibration;
use crate::i18n::Lang;
use crate::i18n::text::scanner as text;

use super::paper::{self, Page};
use super::qr::{Care, Qr};

/// The page: A4, in millimetres.
const PAPER: (f32, f32) = (210.0, 297.0);

/// How wide a code is.
const CODE: f32 = 56.0;

/// How many codes stand beside each other.
const COLUMNS: usize = 3;

/// The size of letters.
const SIZE: f32 = 10.0;

/// The codes on one page, as a PDF document.
#[must_use]
pub fn pdf(lang: Lang) -> Vec<u8> {
    let (width, height) = PAPER;
    let mut page = Page::new(paper::mm(width), paper::mm(height));
    page.centred(paper::mm(20.0), SIZE * 1.6, text::PAPER_TITLE.get(lang));
    page.centred(paper::mm(28.0), SIZE, text::PAPER_HOW.get(lang));
    let parts = calibration::parts();
    for (place, part) in parts.iter().enumerate() {
        let Some(code) = Qr::new(part, Care::Low) else {
            continue;
        };
        let at = |place: usize| f32::from(u16::try_from(place).unwrap_or(u16::MAX));
        let x = paper::mm(15.0 + at(place % COLUMNS) * 62.0);
        let y = paper::mm(36.0 + at(place / COLUMNS) * 72.0);
        page.code(&code, x, y, paper::mm(CODE));
        let values: [(&str, &dyn std::fmt::Display); 2] = [("part", &(place + 1)), ("all", &parts.len())];
        let caption = text::PART.with(lang, &values);
        page.text(x + paper::mm(18.0), y + paper::mm(CODE + 4.0), SIZE, &caption);
    }
    paper::pdf(text::PAPER_TITLE.get(lang), &[page])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_code_and_the_page_has_room_for_all() {
        let parts = calibration::parts();
        assert!(parts.iter().all(|part| Qr::new(part, Care::Low).is_some()));
        assert!(parts.len() <= COLUMNS * 3);
        assert!(pdf(Lang::Vi).starts_with(b"%PDF-"));
    }
}
