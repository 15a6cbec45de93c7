//! Something was scanned: it goes where it can be used, whatever is shown.

use crate::domain::id::Ticket;
use crate::domain::person::Person;
use crate::domain::scan::Scan;
use crate::domain::visit::Visit;
use crate::i18n::scan::{Wanted, not_wanted};
use crate::i18n::terms;
use crate::i18n::text::{common, scan as scan_text};
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::Modal;
use crate::tui::model::Model;
use crate::tui::screen::{Event, ScreenId};

/// A scanned number of at most so many digits is a ticket.
const LONGEST_TICKET: usize = 4;

impl Model {
    /// A scan goes where it can be used.
    pub(super) fn scan(&mut self, text: &str) -> Vec<Effect> {
        self.notice = None;
        if self.wants_every_key() {
            return self.tell(ScreenId::Scanner, &Event::Scan(text));
        }
        if self.modal.as_ref().is_some_and(Modal::gives_way) {
            self.modal = None;
        }
        if let Some(effects) = self.scan_correction(text) {
            return effects;
        }
        if self.modal.is_some() {
            let text = common::SCAN_BEHIND_BOX.get(self.hall.lang);
            return self.say(Notice::info(text));
        }
        if let Some(effects) = self.scan_ticket(text) {
            return effects;
        }
        let front = self.front();
        if matches!(front, ScreenId::Setup | ScreenId::Reception | ScreenId::Roster) {
            return self.tell(front, &Event::Scan(text));
        }
        let scan = self.hall.read_scan(text);
        let is_bag_form = front == ScreenId::Collection && self.screens.collection.has_form();
        match &scan {
            Scan::Card(_) | Scan::Damaged(_) | Scan::Faulty(_) | Scan::Other(_) if is_bag_form => {
                let wanted = if self.screens.collection.wants_donor() {
                    Wanted::Ticket
                } else {
                    Wanted::Bag
                };
                let text = not_wanted(self.hall.lang, &scan, wanted);
                self.say(Notice::refused(text))
            }
            Scan::Bag(_) | Scan::Unknown if front == ScreenId::Collection => {
                self.tell(front, &Event::Scan(text))
            }
            Scan::Number(_) | Scan::Ticket(_) if is_bag_form => self.tell(front, &Event::Scan(text)),
            Scan::Card(_) | Scan::Damaged(_) | Scan::Number(_) => self.scan_donor(front, &scan, text),
            Scan::Ticket(_) | Scan::Bag(_) | Scan::Faulty(_) | Scan::Other(_) | Scan::Unknown => {
                let text = not_wanted(self.hall.lang, &scan, Wanted::Donor);
                self.say(Notice::refused(text))
            }
        }
    }

    /// Selects the donor whose card or ticket was scanned, and says where they are. A card of somebody who is not here
    /// yet is for the reception.
    fn scan_donor(&mut self, front: ScreenId, scan: &Scan, text: &str) -> Vec<Effect> {
        let lang = self.hall.lang;
        let Some(visit) = self.visit_of(scan) else {
            if matches!(scan, Scan::Number(_)) {
                return self.say(Notice::info(scan_text::NOT_HERE_TODAY.get(lang)));
            }
            self.tab = ScreenId::Reception;
            return self.tell(ScreenId::Reception, &Event::Scan(text));
        };
        let place = terms::whereabouts(lang, visit);
        let values: &[(&str, &dyn std::fmt::Display)] = &[
            ("ticket", &visit.ticket),
            ("name", &self.hall.name(visit)),
            ("where", &place),
        ];
        let notice = Notice::info(scan_text::SELECTED.with(lang, values));
        let id = visit.id;
        let mut effects = self.tell(front, &Event::Shown(Some(id)));
        effects.extend(self.say(notice));
        effects
    }

    /// The visit of today that a card, a whole number or a ticket names.
    fn visit_of(&self, scan: &Scan) -> Option<&Visit> {
        let day = self.hall.day.as_ref()?;
        if let Some(number) = scan.citizen_number() {
            let is_theirs = |person: &&Person| {
                person
                    .national_id
                    .as_ref()
                    .is_some_and(|own| own.as_str() == number)
            };
            let person = self.hall.people.values().find(is_theirs)?;
            return day.visit_of(person.id).filter(|visit| visit.counts());
        }
        match scan {
            Scan::Number(digits) if digits.len() <= LONGEST_TICKET => {
                day.by_ticket(Ticket::new(digits.parse().ok()?)?)
            }
            Scan::Number(_)
            | Scan::Card(_)
            | Scan::Damaged(_)
            | Scan::Faulty(_)
            | Scan::Ticket(_)
            | Scan::Bag(_)
            | Scan::Other(_)
            | Scan::Unknown => None,
        }
    }
}
