//! The donor's ticket on the screen, to be photographed with the donor's own telephone.
//!
//! ```text
//! ╭ Phiếu số 12 ─────────────────────────────────────────────╮
//! │ █▀▀▀▀▀█ ▄▀▄ █▀▀▀▀▀█   SỐ                                 │
//! │ █ ███ █ ▀█▀ █ ███ █     ██   ██████                      │  the number, to be read across the desk
//! │ █ ▀▀▀ █ █▄▀ █ ▀▀▀ █     ██   ██████                      │
//! │ ▀▀▀▀▀▀▀ █ ▀ ▀▀▀▀▀▀▀   Giọt máu nghĩa tình                │  the programme, the site, the day
//! │ …                     Mời anh/chị chụp mã này…           │
//! │ 26112237000124        i: in phiếu · Esc: đóng            │
//! ╰──────────────────────────────────────────────────────────╯
//! ```

use ratatui::layout::Rect;

use crate::config::PrintTickets;
use crate::i18n::format;
use crate::i18n::text::ticket as text;
use crate::print::ticket::TicketSheet;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::theme::Meaning;

use super::fit::{fit, wrap};
use super::modal::boxed;
use super::qr;

/// How wide the inside of the box is.
const COLUMNS: u16 = 70;

/// How many lines it has.
const LINES: u16 = 17;

/// How many cells the code takes: 29 modules each way, two a cell from top to bottom.
const CODE: u16 = 29;

/// How many lines it takes.
const CODE_LINES: u16 = 15;

/// The window that the box fits into with its code.
const NEEDED: (u16, u16) = (60, 20);

/// Draws the box in the middle of `area`.
pub(super) fn draw(sheet: &TicketSheet, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let lang = hall.lang;
    let title = text::TITLE.with(lang, &[("ticket", &sheet.ticket)]);
    let inner = boxed(&title, COLUMNS, LINES, hall, area, frame);
    let was_drawn = sheet
        .qr()
        .is_some_and(|code| qr::draw(&code, inner, hall.theme, frame));
    let left = if was_drawn { CODE + 2 } else { 0 };
    if let Some(code) = sheet.code.filter(|_| was_drawn && inner.height > CODE_LINES) {
        write(
            &[(Meaning::Muted, code.to_string())],
            hall,
            below(inner, inner.height.saturating_sub(1)),
            frame,
        );
    }
    let right = Rect {
        x: inner.x + left.min(inner.width),
        width: inner.width.saturating_sub(left),
        ..inner
    };
    write(
        &[(Meaning::Caption, text::NUMBER.get(lang).to_owned())],
        hall,
        right,
        frame,
    );
    let number = below(right, 1);
    digits(sheet.ticket.number(), hall, number, frame);
    let mut lines = Vec::new();
    let mut say = |meaning: Meaning, said: &str| {
        lines.extend(wrap(said, right.width).into_iter().map(|line| (meaning, line)));
    };
    if was_drawn || sheet.code.is_none() {
        say(Meaning::Title, sheet.title.as_str());
        say(
            Meaning::Plain,
            &format!("{} · {}", sheet.site.as_str(), format::date(sheet.date)),
        );
        say(Meaning::Plain, "");
    }
    match (sheet.code, was_drawn) {
        (None, _) => say(Meaning::Warning, text::NO_CODE.get(lang)),
        (Some(_), true) => say(Meaning::Accent, text::PHOTOGRAPH.get(lang)),
        (Some(_), false) => {
            let (width, height) = NEEDED;
            let said = text::WINDOW_TOO_SMALL.with(lang, &[("width", &width), ("height", &height)]);
            say(Meaning::Warning, &said);
        }
    }
    write(&lines, hall, below(number, 6), frame);
    let keys = if hall.print_tickets == PrintTickets::Never {
        text::KEYS_NO_PRINT
    } else {
        text::KEYS
    };
    let last = below(right, right.height.saturating_sub(1));
    write(&[(Meaning::Key, keys.get(lang).to_owned())], hall, last, frame);
}

/// Draws the code with its number above it, where there is room for both.
pub fn draw_code(sheet: &TicketSheet, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let title = text::SIDE_TITLE.with(hall.lang, &[("ticket", &sheet.ticket)]);
    let room = below(area, 1);
    if sheet
        .qr()
        .is_some_and(|code| qr::draw(&code, room, hall.theme, frame))
    {
        write(&[(Meaning::Accent, title)], hall, area, frame);
    }
}

/// The area without its first lines.
fn below(area: Rect, lines: u16) -> Rect {
    Rect {
        y: area.y + lines.min(area.height),
        height: area.height.saturating_sub(lines),
        ..area
    }
}

fn write(lines: &[(Meaning, String)], hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    for (y, (meaning, line)) in (area.y..area.bottom()).zip(lines) {
        let place = Rect { y, height: 1, ..area };
        frame.text(place, &fit(line, area.width), hall.theme.style(*meaning));
    }
}

/// The digits as squares, five high and three wide.
const DIGITS: [[&str; 5]; 10] = [
    ["###", "# #", "# #", "# #", "###"],
    [" # ", "## ", " # ", " # ", "###"],
    ["###", "  #", "###", "#  ", "###"],
    ["###", "  #", "###", "  #", "###"],
    ["# #", "# #", "###", "  #", "  #"],
    ["###", "#  ", "###", "  #", "###"],
    ["###", "#  ", "###", "# #", "###"],
    ["###", "  #", "  #", "  #", "  #"],
    ["###", "# #", "###", "# #", "###"],
    ["###", "# #", "###", "  #", "###"],
];

/// Writes a number in large digits; in small ones where they don't fit, because a cut number is another number.
fn digits(number: u32, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let number = number.to_string();
    let style = hall.theme.style(Meaning::Accent);
    let shapes: Vec<&[&str; 5]> = number
        .bytes()
        .filter_map(|byte| DIGITS.get(usize::from(byte.checked_sub(b'0')?)))
        .collect();
    let wide = u16::try_from(number.len()).unwrap_or(u16::MAX).saturating_mul(7);
    if wide > area.width + 1 || area.height < 5 {
        frame.text(
            Rect {
                height: area.height.min(1),
                ..area
            },
            &number,
            style,
        );
        return;
    }
    for (y, row) in (area.y..).zip(0..5) {
        let line: Vec<String> = shapes
            .iter()
            .filter_map(|shape| shape.get(row))
            .map(|squares| squares.replace('#', "██").replace(' ', "  "))
            .collect();
        frame.text(Rect { y, height: 1, ..area }, &line.join(" "), style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Ticket;
    use crate::i18n::Lang;
    use crate::tui::harness::Harness;
    use crate::tui::modal::Modal;
    use crate::tui::theme::COLOUR;
    use crate::tui::widget::qr::scanned;

    #[test]
    fn the_box_shows_a_code_that_a_phone_reads() {
        for (width, height) in [(60, 20), (80, 20), (74, 22), (80, 24), (120, 40)] {
            for theme in [&COLOUR, &crate::tui::theme::MONO] {
                let mut harness = Harness::with_donors(12).sized(width, height);
                harness.model.hall.theme = theme;
                harness.press("f3").press("t");
                let code = harness.ticket_code(1);
                assert_eq!(scanned(&harness.buffer()), Some(code));
            }
        }
    }

    #[test]
    fn a_window_without_room_says_so_and_draws_no_part_of_a_code() {
        for (width, height) in [(60, 16), (60, 19), (120, 19)] {
            let mut harness = Harness::with_donors(1).sized(width, height);
            harness.press("f3").press("t");
            let screen = harness.screen();
            assert!(
                !screen.contains('▀') && screen.contains("Cửa sổ quá nhỏ"),
                "{screen}"
            );
            assert_eq!(scanned(&harness.buffer()), None);
        }
    }

    #[test]
    fn the_reception_shows_the_code_beside_where_there_is_room() {
        let mut harness = Harness::new().sized(120, 40);
        harness.add_person("Nguyễn Văn An");
        harness.type_str("nguyen").press("enter");
        assert_eq!(scanned(&harness.buffer()), Some(harness.ticket_code(1)));
        for (width, height) in [(119, 40), (120, 20)] {
            harness = harness.sized(width, height);
            assert_eq!(scanned(&harness.buffer()), None);
            harness.press("ctrl+k");
            assert!(harness.screen().contains("Phiếu số 1"));
            harness.press("esc");
        }
    }

    #[test]
    fn a_number_that_is_too_wide_is_written_small_and_never_cut() {
        let mut harness = Harness::with_donors(1).sized(74, 22);
        let visit = harness.visit(1).clone();
        let sheet = harness.model.hall.ticket_sheet(&visit).unwrap();
        for (number, is_large) in [(99_999, true), (1_234_567, false)] {
            let ticket = Ticket::new(number).unwrap();
            let sheet = TicketSheet {
                ticket,
                code: None,
                ..(*sheet).clone()
            };
            harness.model.modal = Some(Modal::Ticket(Box::new(sheet)));
            assert_eq!(
                harness.screen().contains("██"),
                is_large || number < 10_000_000,
                "{}",
                harness.screen()
            );
            assert!(harness.screen().contains("không có mã"));
        }
    }

    #[test]
    fn ticket_boxes() {
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            for (width, height) in [(80, 24), (120, 40)] {
                let mut harness = crate::tui::morning::morning(60, 45).sized(width, height);
                harness.model.hall.lang = lang;
                harness.press("f3").press("t");
                insta::assert_snapshot!(format!("ticket_{width}_{name}"), harness.screen());
            }
        }
    }
}
