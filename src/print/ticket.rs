//! The donor's ticket, as it is shown and printed: the number, its code, the day. No name and no number of a person is
//! on it, because tickets lie around in the hall.

use chrono::NaiveDate;

use crate::domain::clean::Label;
use crate::domain::day::Day;
use crate::domain::id::Ticket;
use crate::domain::ticket::TicketCode;
use crate::i18n::text::ticket as text;
use crate::i18n::{Lang, format};

use super::paper::{self, Page};
use super::qr::{Care, Qr};

/// What is on a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketSheet {
    /// The number.
    pub ticket: Ticket,
    /// The code to be scanned; a number above 99999 has none.
    pub code: Option<TicketCode>,
    /// The programme.
    pub title: Label,
    /// Where it is held.
    pub site: Label,
    /// The day.
    pub date: NaiveDate,
}

impl TicketSheet {
    /// The ticket with this number.
    #[must_use]
    pub fn of(day: &Day, ticket: Ticket) -> Self {
        Self {
            ticket,
            code: TicketCode::of_day(day, ticket),
            title: day.info.title.clone(),
            site: day.info.site.clone(),
            date: day.info.date,
        }
    }

    /// The code as it is to be scanned.
    #[must_use]
    pub fn qr(&self) -> Option<Qr> {
        Qr::new(&self.code?.to_string(), Care::High)
    }
}

/// How wide the paper is: the rolls of the small printers, and a corner of every other one.
const WIDTH: f32 = 80.0;

/// How wide and high the code is, with the light ones around it: modules of more than a millimetre, so that a telephone
/// reads it off crumpled paper.
const CODE: f32 = 40.0;

/// The free border.
const BORDER: f32 = 4.0;

/// The sizes of the letters: the number, the programme, the rest.
const SIZES: (f32, f32, f32) = (64.0, 9.0, 8.5);

impl TicketSheet {
    /// The ticket as a PDF document of one small page.
    #[must_use]
    pub fn pdf(&self, lang: Lang) -> Vec<u8> {
        let (number_size, title_size, size) = SIZES;
        let room = paper::mm(WIDTH - 2.0 * BORDER);
        let titles = paper::lines(self.title.as_str(), title_size, room);
        let places = paper::lines(&self.place(), size, room);
        let keep = paper::lines(text::PAPER_KEEP.get(lang), size, room);
        let number = self.ticket.to_string();
        // A long number gets smaller letters, because half a number is another number.
        let number_size = number_size * (room / paper::width(&number, number_size)).min(1.0);
        let code = self.qr().zip(self.code);
        let of_code = if code.is_some() {
            paper::mm(CODE) + size * 2.2
        } else {
            0.0
        };
        let of_lines =
            |count: usize, size: f32| f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * size * 1.35;
        let height = paper::mm(2.0 * BORDER)
            + of_lines(titles.len(), title_size)
            + of_lines(places.len() + keep.len() + 2, size)
            + number_size * 0.9
            + of_code;
        let mut page = Page::new(paper::mm(WIDTH), height);
        let mut y = paper::mm(BORDER);
        let mut write = |page: &mut Page, lines: &[String], size: f32| {
            for line in lines {
                y += size * 1.35;
                page.centred(y, size, line);
            }
            y
        };
        write(&mut page, &titles, title_size);
        write(&mut page, &places, size);
        let mut below = write(
            &mut page,
            &[String::new(), text::PAPER_NUMBER.get(lang).to_owned()],
            size,
        );
        below += number_size * 0.9;
        page.centred(below, number_size, &number);
        if let Some((code, digits)) = code {
            let edge = paper::mm(CODE);
            page.code(&code, (paper::mm(WIDTH) - edge) / 2.0, below, edge);
            below += edge;
            page.centred(below + size * 0.4, size, &digits.to_string());
            below += size * 2.2;
        }
        for line in &keep {
            page.centred(below, size, line);
            below += size * 1.35;
        }
        let name = text::TITLE.with(lang, &[("ticket", &self.ticket)]);
        paper::pdf(&name, &[page])
    }

    /// The ticket as lines of plain text.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let code = self.code.map(|code| format!("{code}\n")).unwrap_or_default();
        format!(
            "{}\n{}\n{} {}\n{code}{}\n",
            self.title.as_str(),
            self.place(),
            text::PAPER_NUMBER.get(lang),
            self.ticket,
            text::PAPER_KEEP.get(lang)
        )
    }

    /// Where and when.
    fn place(&self) -> String {
        format!("{} · {}", self.site.as_str(), format::date(self.date))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::DayId;

    fn sheet(ticket: u32) -> TicketSheet {
        let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let ticket = Ticket::new(ticket).unwrap();
        TicketSheet {
            ticket,
            code: TicketCode::of(date, DayId(Uuid::from_u128(37)), ticket),
            title: Label::parse("Giọt máu nghĩa tình vì đồng đội thân yêu").unwrap(),
            site: Label::parse("Hội trường A, Cục A04").unwrap(),
            date,
        }
    }

    #[test]
    fn a_ticket_is_one_page_of_eighty_millimetres() {
        for ticket in [1, 99_999, 4_000_000_000] {
            let written = sheet(ticket).pdf(Lang::Vi);
            let text = String::from_utf8_lossy(&written);
            assert!(
                text.contains("/Count 1") && text.contains("/MediaBox [0 0 226.77"),
                "{ticket}"
            );
        }
    }

    #[test]
    fn a_ticket_as_text_has_number_code_and_day() {
        let text = sheet(12).text(Lang::Vi);
        for part in [
            "SỐ THỨ TỰ 12",
            "2611223700012",
            "22/11/2026",
            "Hội trường A",
            "giữ phiếu",
        ] {
            assert!(text.contains(part), "{text}");
        }
        assert!(!sheet(100_000).text(Lang::En).contains("26112237"));
    }
}
