//! What is read in the form that puts a needle in: tickets and bags, and what else a scanner may bring to a bed.

use chrono::NaiveDate;

use crate::domain::bag::{BagCode, BagFault};
use crate::domain::id::{BedNo, Ticket};
use crate::domain::refusal::Refusal;
use crate::domain::ticket::{TicketCode, TicketFault};
use crate::i18n::fault;
use crate::i18n::text::collection as text;
use crate::tui::model::Hall;

use super::Spot;

/// A digit more than any ticket of a day has.
const LONGER_THAN_TICKETS: usize = 5;

/// What is wrong, and where it is said.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Wrong {
    Code(BagFault),
    Ticket(TicketFault),
    TicketForBag(Ticket, BedNo),
    NumberForTicket(String),
    Rule(Refusal),
}

impl Wrong {
    /// Says it.
    pub(super) fn words(&self, hall: &Hall) -> String {
        let lang = hall.lang;
        match self {
            Self::Code(code) => fault::bag(lang, code),
            Self::Ticket(wrong) => fault::ticket(lang, wrong, today(hall)),
            Self::TicketForBag(ticket, bed) => {
                text::TICKET_FOR_BAG.with(lang, &[("ticket", ticket), ("bed", bed)])
            }
            Self::NumberForTicket(number) => text::NUMBER_FOR_TICKET.with(lang, &[("number", number)]),
            Self::Rule(refusal) => hall.say_refusal(refusal),
        }
    }
}

/// The date of the day.
fn today(hall: &Hall) -> NaiveDate {
    hall.day
        .as_ref()
        .map_or_else(|| hall.now.date(), |day| day.info.date)
}

/// Reads the code of a ticket of this day. Its number alone proves nothing.
pub(super) fn ticket_code(hall: &Hall, code: &str) -> Result<Ticket, Wrong> {
    let code = code.trim();
    if is_number(code) {
        return Err(Wrong::NumberForTicket(code.to_owned()));
    }
    let day = hall.day.as_ref().ok_or(Wrong::Ticket(TicketFault::NotATicket))?;
    TicketCode::read(code, day).map_err(Wrong::Ticket)
}

/// Reads the code of a bag or a tube, as the day's bags are coded; a label of the right code for something else is none.
pub(super) fn bag_code(hall: &Hall, spot: Spot, code: &str) -> Result<BagCode, Wrong> {
    let label = hall.bag_format().read(code).map_err(Wrong::Code)?;
    match spot {
        Spot::Sample => label.of_tube(),
        // Which of the labels is compared with the others doesn't matter.
        Spot::Go => Ok(label.code),
        Spot::Bed | Spot::Donor | Spot::Bag | Spot::OtherTicket | Spot::OtherBag => label.of_bag(),
    }
    .map_err(Wrong::Code)
}

/// Whether a text is the number of a ticket, without what proves it.
fn is_number(code: &str) -> bool {
    !code.is_empty() && code.len() < LONGER_THAN_TICKETS && code.bytes().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn what_else_a_scanner_reads_at_a_bed_is_called_by_its_name() {
        let harness = crate::tui::harness::Harness::with_donors(1);
        let parse = |code| bag_code(&harness.model.hall, Spot::Bag, code);
        let card = "001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021";
        assert_eq!(parse(card), Err(Wrong::Code(BagFault::CitizenNumber)));
        assert_eq!(parse("001087000123"), Err(Wrong::Code(BagFault::CitizenNumber)));
        assert_eq!(
            parse("12"),
            Err(Wrong::Code(BagFault::Ticket(Ticket::new(12))))
        );
        assert!(matches!(
            parse("12345"),
            Err(Wrong::Code(BagFault::Length { .. }))
        ));
        assert_eq!(parse(""), Err(Wrong::Code(BagFault::Empty)));
        assert!(parse("=G12341765432170").is_ok());
    }

    #[test]
    fn a_label_for_a_tube_is_none_for_a_bag_and_the_other_way_round() {
        let harness = crate::tui::harness::Harness::with_donors(1);
        let hall = &harness.model.hall;
        let is_taken = |spot, flags| bag_code(hall, spot, &format!("=G123417654321{flags}")).is_ok();
        for bag in [Spot::Bag, Spot::OtherBag] {
            assert!(is_taken(bag, "01") && !is_taken(bag, "07") && is_taken(bag, "00"));
        }
        assert!(is_taken(Spot::Sample, "07") && !is_taken(Spot::Sample, "01"));
        assert!(is_taken(Spot::Sample, "00"));
        assert!(is_taken(Spot::Go, "08"), "the donor's form may be held against both");
    }

    #[test]
    fn only_a_ticket_of_the_day_recognises_a_donor() {
        let harness = crate::tui::harness::Harness::with_donors(2);
        let hall = &harness.model.hall;
        let right = harness.ticket_code(2);
        assert_eq!(ticket_code(hall, &right), Ok(Ticket::new(2).unwrap()));
        assert_eq!(ticket_code(hall, "12"), Err(Wrong::NumberForTicket("12".into())));
        for bag in ["=G12341765432170", "G1234 17 654321 A", "=%5100", "&>0263250"] {
            assert_eq!(ticket_code(hall, bag), Err(Wrong::Ticket(TicketFault::BagCode)), "{bag}");
        }
        let nobody = harness.ticket_code(77);
        assert!(matches!(
            ticket_code(hall, &nobody),
            Err(Wrong::Ticket(TicketFault::NobodyHasIt { .. }))
        ));
        assert_eq!(
            ticket_code(hall, "12345"),
            Err(Wrong::Ticket(TicketFault::NotATicket))
        );
    }

    #[test]
    fn every_fault_is_a_sentence_in_both_languages() {
        let wrongs = [
            Wrong::NumberForTicket("12".into()),
            Wrong::Ticket(TicketFault::BagCode),
            Wrong::TicketForBag(Ticket::FIRST, BedNo(2)),
            Wrong::Ticket(TicketFault::WrongCheck),
        ];
        let mut harness = crate::tui::harness::Harness::new();
        for wrong in wrongs {
            let [vi, en] = Lang::ALL.map(|lang| {
                harness.model.hall.lang = lang;
                wrong.words(&harness.model.hall)
            });
            assert!(vi.ends_with('.') && en.ends_with('.') && vi != en, "{vi} {en}");
        }
    }
}
