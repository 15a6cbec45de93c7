//! The donor's ticket, as it is shown and printed: the number, its code, the day. No name and no number of a person is
//! on it, because tickets lie around in the hall.

use chrono::NaiveDate;

use crate::domain::clean::Label;
use crate::domain::day::Day;
use crate::domain::id::Ticket;
use crate::domain::ticket::TicketCode;
use crate::i18n::text::ticket as text;
use crate::i18n::{Lang, format};

use super::qr::{Care, Qr};
use super::sheet::{Roll, Row, Sheet};
use crate::report::pdf::PdfFault;

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

    /// The ticket row by row.
    #[must_use]
    pub fn sheet(&self, lang: Lang) -> Sheet {
        let mut rows = vec![
            Row::middle(self.title.as_str()),
            Row::middle(self.site.as_str()),
            Row::middle(format::date(self.date)),
            Row::Gap,
            Row::Number {
                caption: text::PAPER_NUMBER.get(lang).to_owned(),
                number: self.ticket.to_string(),
            },
        ];
        if let Some((code, digits)) = self.qr().zip(self.code) {
            let digits = digits.to_string();
            rows.push(Row::Code { code, digits });
        }
        rows.push(Row::middle(text::PAPER_KEEP.get(lang)));
        Sheet {
            title: text::TITLE.with(lang, &[("ticket", &self.ticket)]),
            lang,
            dated: self.date,
            rows,
        }
    }

    /// The ticket as a PDF document of one small page.
    ///
    /// # Errors
    /// The writer refuses what is on the page: a fault of the program.
    pub fn pdf(&self, lang: Lang) -> Result<Vec<u8>, PdfFault> {
        self.sheet(lang).pdf(Roll::Wide)
    }

    /// The ticket as lines of plain text.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        self.sheet(lang).text()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::id::DayId;
    use crate::print::paper::tests::{said, scanned};
    use crate::print::{escpos, raster};
    use crate::report::pdf::tests::{is_within, validate};

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
            let written = sheet(ticket).pdf(Lang::Vi).unwrap();
            let text = String::from_utf8_lossy(&written);
            assert!(
                text.contains("/Count 1") && text.contains("/MediaBox [0 0 226.77"),
                "{ticket}"
            );
        }
    }

    #[test]
    fn a_ticket_is_read_by_a_scanner_and_aloud_and_its_number_is_never_cut() {
        for (roll, lang) in [Roll::Narrow, Roll::Wide]
            .into_iter()
            .flat_map(|roll| Lang::ALL.map(|lang| (roll, lang)))
        {
            for ticket in [1, 99_999, 4_000_000_000] {
                let (ticket, sheet) = (sheet(ticket), sheet(ticket).sheet(lang));
                let (page, size) = sheet.lay_out(roll);
                let code = ticket.code.map(|code| code.to_string());
                assert_eq!(scanned(&page), Vec::from_iter(code));
                let canvas = page.canvas(size);
                assert!(is_within(&canvas, 5.0), "{roll:?}");
                let said = said(&canvas).join(" ");
                assert_eq!(said, sheet.text().replace('\n', " ").trim_end());
                validate(&sheet.pdf(roll).unwrap());
            }
        }
    }

    #[test]
    fn a_roll_printer_gets_a_code_that_a_phone_reads() {
        for roll in [Roll::Narrow, Roll::Wide] {
            for lang in Lang::ALL {
                let sent = escpos::bytes(&raster::draw(&sheet(12).sheet(lang), roll), true);
                let (printed, was_cut) = escpos::tests::printed(&sent).unwrap();
                assert!(was_cut && printed.width() == usize::from(roll.dots()));
                let code = sheet(12).code.map(|code| code.to_string());
                assert!(code.is_some() && raster::tests::scanned(&printed) == code);
            }
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
