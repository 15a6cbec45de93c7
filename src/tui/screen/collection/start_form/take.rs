//! What becomes of a ticket and of a bag that are scanned while the form that puts a needle in is open.

use crate::domain::id::Ticket;
use crate::domain::refusal::Refusal;
use crate::domain::ticket::TicketCode;
use crate::i18n::text::ticket as ticket_text;
use crate::tui::effect::{Effect, Notice};
use crate::tui::model::Hall;

use super::codes::{Wrong, bag_code, ticket_code};
use super::{Spot, StartForm, swap};

impl StartForm {
    pub(super) fn scan(&mut self, hall: &Hall, code: &str) -> Vec<Effect> {
        let code = code.trim();
        if self.spot == Spot::Bed {
            self.spot = self.missing(hall);
        }
        let spot = self.spot;
        if TicketCode::is_meant(code) || matches!(spot, Spot::Donor | Spot::OtherTicket) {
            return self.take_ticket(hall, code);
        }
        if spot == Spot::Go {
            return self.compare(hall, code);
        }
        if let Some(field) = self.field_mut(spot) {
            field.set(code);
        }
        self.advance(hall)
    }

    /// Takes the code of a ticket, or says why what was scanned is none.
    pub(super) fn take_ticket(&mut self, hall: &Hall, code: &str) -> Vec<Effect> {
        let spot = self.spot;
        self.wrong = None;
        let ticket = match ticket_code(hall, code) {
            Ok(ticket) => ticket,
            Err(wrong) => {
                self.wrong = Some((spot, wrong));
                return Vec::new();
            }
        };
        match (spot, self.guard(hall)) {
            (Spot::OtherTicket, Some((other, collection))) => {
                if ticket != other.ticket {
                    self.other_ticket.clear();
                    return swap::stop(hall, self.visit, (other, collection), ticket, None, None);
                }
                self.other_ticket.set(code);
                self.go_on(hall);
                Vec::new()
            }
            (Spot::OtherBag, Some((_, collection))) => {
                self.wrong = Some((spot, Wrong::TicketForBag(ticket, collection.bed)));
                Vec::new()
            }
            _ => self.take_own_ticket(hall, ticket, code),
        }
    }

    /// Takes a ticket as that of whoever lies on the bed.
    fn take_own_ticket(&mut self, hall: &Hall, ticket: Ticket, code: &str) -> Vec<Effect> {
        let Some(visit) = hall.visit(self.visit) else {
            return Vec::new();
        };
        let name_of = |ticket| {
            let visit = hall.day.as_ref().and_then(|day| day.by_ticket(ticket));
            visit.map_or("…", |visit| hall.name(visit))
        };
        if ticket != visit.ticket {
            // Whoever was recognised before, somebody else may lie there.
            self.ticket.clear();
            self.is_read_back = false;
            self.spot = Spot::Donor;
            let refusal = Refusal::OtherTicket {
                ticket: visit.ticket,
                scanned: ticket,
            };
            self.wrong = Some((Spot::Donor, Wrong::Rule(refusal)));
            let said = ticket_text::WRONG_DONOR.with(
                hall.lang,
                &[
                    ("ticket", &ticket),
                    ("name", &name_of(ticket)),
                    ("other", &visit.ticket),
                ],
            );
            return vec![Effect::Notice(Notice::refused(said))];
        }
        let was_asked = self.spot == Spot::Donor;
        self.ticket.set(code);
        self.go_on(hall);
        if was_asked || self.spot == Spot::Go {
            return Vec::new();
        }
        let said = ticket_text::RIGHT_DONOR.with(
            hall.lang,
            &[("ticket", &ticket), ("name", &name_of(ticket))],
        );
        vec![Effect::Notice(Notice::info(said))]
    }

    /// Takes the code of the bag at the other bed.
    pub(super) fn take_other_bag(&mut self, hall: &Hall) -> Vec<Effect> {
        self.wrong = None;
        let code = match bag_code(hall, Spot::OtherBag, &self.other_bag.text()) {
            Ok(code) => code,
            Err(wrong) => {
                self.wrong = Some((Spot::OtherBag, wrong));
                return Vec::new();
            }
        };
        self.other_bag.set(&code.to_string());
        if let Some((other, collection)) = self.guard(hall)
            && code != collection.bag
        {
            self.other_bag.clear();
            let this = bag_code(hall, Spot::Bag, &self.bag.text()).ok();
            let ticket = other.ticket;
            return swap::stop(
                hall,
                self.visit,
                (other, collection),
                ticket,
                Some(&code),
                this.as_ref(),
            );
        }
        self.go_on(hall);
        Vec::new()
    }

    /// A third code, such as the one on the donor's form, must be the same; then nothing more is to be asked.
    fn compare(&mut self, hall: &Hall, code: &str) -> Vec<Effect> {
        let Ok(bag) = bag_code(hall, Spot::Bag, &self.bag.text()) else {
            return Vec::new();
        };
        let wrong = match bag_code(hall, Spot::Go, code) {
            Ok(third) if third == bag => return self.start(hall),
            Ok(third) => Wrong::Rule(Refusal::BagAndSampleDiffer { bag, sample: third }),
            Err(wrong) => wrong,
        };
        self.wrong = Some((Spot::Go, wrong));
        Vec::new()
    }
}
