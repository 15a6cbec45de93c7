//! The codes that a scanner is tested with, as a page to be hung beside it.

use crate::domain::calibration;
use crate::i18n::Lang;
use crate::i18n::text::scanner as text;
use crate::report::pdf::PdfFault;
use crate::report::pdf::fonts::Style;

use super::paper::{self, Align, Lane, Page, mm};
use super::qr::{Care, Qr};

/// The page: A4, in millimetres.
const PAPER: (f32, f32) = (210.0, 297.0);

/// How wide a code is, in millimetres, with the light modules around it.
const CODE: f32 = 56.0;

/// How far from one code to the next, to the right and down, in millimetres.
const STEP: (f32, f32) = (62.0, 72.0);

/// Where the first code begins, in millimetres.
const FIRST: (f32, f32) = (15.0, 36.0);

/// How many codes stand beside each other.
const COLUMNS: usize = 3;

/// The size of letters.
const SIZE: f32 = 10.0;

/// The codes on one page, as a PDF document.
///
/// # Errors
/// The writer refuses what is on the page: a fault of the program.
pub fn pdf(lang: Lang) -> Result<Vec<u8>, PdfFault> {
    let title = text::PAPER_TITLE.get(lang);
    page(lang).pdf(size(), title, paper::OF_PROGRAM, lang)
}

fn size() -> (f32, f32) {
    (mm(PAPER.0), mm(PAPER.1))
}

fn page(lang: Lang) -> Page {
    let whole = Lane {
        x: mm(FIRST.0),
        width: mm(PAPER.0 - 2.0 * FIRST.0),
    };
    let mut page = Page::new();
    let title = text::PAPER_TITLE.get(lang);
    let y = page.words(Style::strong(SIZE * 1.6), title, whole, Align::Middle, mm(14.0));
    page.words(
        Style::plain(SIZE),
        text::PAPER_HOW.get(lang),
        whole,
        Align::Middle,
        y,
    );
    let parts = calibration::parts();
    for (place, part) in parts.iter().enumerate() {
        let Some(code) = Qr::new(part, Care::Low) else {
            continue;
        };
        let at = |place: usize| f32::from(u16::try_from(place).unwrap_or(u16::MAX));
        let x = mm(FIRST.0 + at(place % COLUMNS) * STEP.0);
        let y = mm(FIRST.1 + at(place / COLUMNS) * STEP.1);
        let side = mm(CODE);
        page.code(&code, part, (x, y), side, lang);
        let values: [(&str, &dyn std::fmt::Display); 2] = [("part", &(place + 1)), ("all", &parts.len())];
        let caption = text::PART.with(lang, &values);
        page.words(
            Style::plain(SIZE),
            &caption,
            Lane { x, width: side },
            Align::Middle,
            y + side,
        );
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::paper::tests::{said, scanned};
    use crate::report::pdf::tests::{is_within, validate};

    #[test]
    fn every_part_is_read_off_the_page_by_a_scanner() {
        let parts = calibration::parts();
        for lang in Lang::ALL {
            let page = page(lang);
            assert_eq!(scanned(&page), parts);
            let canvas = page.canvas(size());
            assert!(is_within(&canvas, mm(8.0)));
            let said = said(&canvas);
            assert_eq!(said[0], text::PAPER_TITLE.get(lang));
            assert_eq!(said.len(), 2 + parts.len(), "{said:?}");
            validate(&pdf(lang).unwrap());
        }
    }
}
