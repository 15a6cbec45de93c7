//! A ticket is scanned: wherever that is, the donor is selected there, or the person is told where the donor is and may
//! go there with Enter.

use std::fmt::Display;

use crate::config::PrintTickets;
use crate::domain::ticket::TicketCode;
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::ticket as text;
use crate::i18n::{fault, terms};
use crate::print::job::Printout;
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Model;
use crate::tui::screen::{Event, ScreenId, home};

impl Model {
    /// Takes a scan that is meant as a ticket; none when it is something else, which is for the screens.
    pub(super) fn scan_ticket(&mut self, scanned: &str) -> Option<Vec<Effect>> {
        let front = self.front();
        let day = self.hall.day.as_ref().filter(|_| TicketCode::is_meant(scanned))?;
        let lang = self.hall.lang;
        let beds = Some(&self.screens.collection).filter(|_| front == ScreenId::Collection);
        if beds.is_some_and(|beds| beds.has_form() && beds.ending().is_none()) {
            // The form that puts a needle in recognises the donor by it, or says what is wrong with it.
            return None;
        }
        let ending = beds.and_then(crate::tui::screen::collection::State::ending);
        let read = TicketCode::parse(scanned);
        if read.is_err() && ending.is_some() {
            // It may be a bag code of the hospital's own; the form says what is wrong with it.
            return None;
        }
        let visit = match read.and_then(|code| code.matches(day)) {
            Ok(ticket) => day.by_ticket(ticket)?,
            Err(wrong) => {
                let said = fault::ticket(lang, &wrong, day.info.date);
                return Some(self.say(Notice::refused(said)));
            }
        };
        let (id, stage) = (visit.id, visit.stage);
        let place = terms::whereabouts(lang, visit);
        let values: [(&str, &dyn Display); 3] = [
            ("ticket", &visit.ticket),
            ("name", &self.hall.name(visit)),
            ("place", &place),
        ];
        if let Some(of_form) = ending {
            let notice = if of_form == id {
                Notice::info(text::RIGHT_DONOR_AT_END.with(lang, &values))
            } else {
                let other = self
                    .hall
                    .visit(of_form)
                    .map_or_else(|| "…".into(), |visit| visit.ticket.to_string());
                let [ticket, name, _] = values;
                Notice::refused(text::WRONG_DONOR.with(lang, &[ticket, name, ("other", &other)]))
            };
            return Some(self.say(notice));
        }
        if beds.is_some() && stage == Stage::Cleared {
            // The form of whoever is to lie down opens with the donor recognised.
            return Some(self.tell(front, &Event::Scan(scanned)));
        }
        if front == ScreenId::Reception {
            let said = text::SHOWN.with(lang, &values);
            let effects = self.tell(front, &Event::Shown(Some(id)));
            self.say(Notice::info(said));
            return Some(effects);
        }
        if lists(front, visit) {
            let said = text::SELECTED.with(lang, &values);
            let effects = self.tell(front, &Event::Shown(Some(id)));
            self.say(Notice::info(said));
            return Some(effects);
        }
        let action = home(stage).action()?;
        let title = text::ELSEWHERE.with(lang, &values);
        let screen = action.short().get(lang);
        let options = vec![
            text::GO_THERE.with(lang, &[("screen", &screen)]),
            text::STAY_HERE.get(lang).to_owned(),
        ];
        let visit = Some(id);
        self.modal = Some(Modal::pick(title, options, Purpose { action, visit }));
        Some(Vec::new())
    }

    /// Goes where the donor of a ticket is, if that was chosen.
    pub(super) fn go_from_ticket(&mut self, purpose: Purpose, place: usize) -> Vec<Effect> {
        match purpose.action.screen() {
            Some(screen) if place == 0 => self.show(screen, purpose.visit),
            Some(_) | None => Vec::new(),
        }
    }

    /// Has a ticket or a slip printed, unless this station prints none.
    pub(super) fn print_sheet(&mut self, printout: Printout) -> Vec<Effect> {
        if self.hall.print_tickets == PrintTickets::Never {
            return self.say(Notice::info(text::PRINTING_OFF.get(self.hall.lang)));
        }
        self.start_printing(printout, None)
    }
}

/// Whether a screen has a row for this visit on which Enter does the next step.
fn lists(screen: ScreenId, visit: &Visit) -> bool {
    // Whoever was called begins at the desk; only whoever was set aside must go back to the queue first.
    let begins_here = screen == ScreenId::Screening && visit.stage == Stage::Waiting && !visit.is_parked();
    // Whoever has left comes back to the seats when they feel unwell afterwards.
    let comes_back = screen == ScreenId::Recovery && matches!(visit.stage, Stage::Left(_));
    begins_here || comes_back || home(visit.stage) == screen
}

#[cfg(test)]
mod tests {
    use crate::config::PrintTickets;
    use crate::domain::bag::BagCode;
    use crate::domain::command::{Act, Command};
    use crate::domain::id::{BedNo, DeskNo, Ticket};
    use crate::domain::ticket::TicketCode;
    use crate::domain::visit::Stage;
    use crate::print::job::Printout;
    use crate::tui::harness::Harness;
    use crate::tui::screen::ScreenId;
    use crate::tui::screen::care::fixture::{BAGS, cleared};

    fn scan(harness: &mut Harness, ticket: u32) {
        let code = harness.ticket_code(ticket);
        harness.scan(&code);
    }

    #[test]
    fn in_the_queue_a_ticket_selects_and_enter_calls() {
        let mut harness = Harness::with_donors(3);
        harness.press("f3");
        scan(&mut harness, 3);
        assert!(
            harness.screen().contains("Phiếu số 3 · Lê Hoàng Đức"),
            "{}",
            harness.screen()
        );
        harness.press("enter");
        assert!(harness.visit(3).turn.call.is_some());
    }

    #[test]
    fn at_the_desks_a_ticket_begins_the_examination_with_enter() {
        let mut harness = Harness::with_donors(3);
        harness.press("f4");
        scan(&mut harness, 2);
        harness.press("enter");
        assert_eq!(harness.visit(2).stage, Stage::Screening(DeskNo(1)));
        // What is typed for one donor stays when the ticket of another is scanned, however open the form is.
        harness.type_str("62");
        scan(&mut harness, 3);
        harness.press("enter");
        assert_eq!(harness.visit(3).stage, Stage::Screening(DeskNo(2)));
        scan(&mut harness, 2);
        harness.press("enter");
        assert!(harness.screen().contains("62"), "{}", harness.screen());
    }

    #[test]
    fn at_the_beds_a_ticket_opens_the_form_and_there_it_proves_who_lies_there() {
        let mut harness = cleared(3);
        harness.press("f5");
        scan(&mut harness, 2);
        assert!(harness.screen().contains("phiếu số 2"), "{}", harness.screen());
        scan(&mut harness, 2);
        assert!(
            harness.screen().contains("Đúng người: phiếu số 2"),
            "{}",
            harness.screen()
        );
        scan(&mut harness, 3);
        assert!(
            harness.screen().contains("KHÁC NGƯỜI: vừa quét phiếu số 3"),
            "{}",
            harness.screen()
        );
        scan(&mut harness, 2);
        harness.scan(BAGS[0]).scan(BAGS[0]).press("enter");
        assert_eq!(harness.visit(2).stage, Stage::Collecting(BedNo(1)));
        scan(&mut harness, 2);
        harness.press("enter");
        scan(&mut harness, 2);
        assert!(
            harness.screen().contains("Đúng người: phiếu số 2"),
            "{}",
            harness.screen()
        );
        scan(&mut harness, 3);
        assert!(
            harness.screen().contains("KHÁC NGƯỜI: vừa quét phiếu số 3"),
            "{}",
            harness.screen()
        );
    }

    #[test]
    fn a_wrong_code_in_the_form_of_a_bed_is_for_the_form() {
        let mut harness = cleared(1);
        harness
            .press("f5")
            .press("enter")
            .press("enter")
            .scan("26112237000125");
        assert!(BagCode::parse("26112237000125").is_err());
        assert!(harness.model.modal.is_none());
        assert!(
            harness.screen().contains("chữ số kiểm tra không khớp"),
            "{}",
            harness.screen()
        );
    }

    #[test]
    fn a_donor_who_is_elsewhere_is_said_to_be_there_and_enter_goes_there() {
        let mut harness = Harness::with_donors(3);
        harness.press("f6");
        scan(&mut harness, 2);
        let screen = harness.screen();
        assert!(
            screen.contains("Số 2 · Trần Thị Bích Ngọc: ") && screen.contains("Sang màn hình Hàng chờ"),
            "{screen}"
        );
        // The next ticket takes the place of the question.
        scan(&mut harness, 3);
        assert!(harness.screen().contains("Số 3 · Lê Hoàng Đức: "));
        harness.press("enter");
        assert_eq!(harness.model.front(), ScreenId::Queue);
        harness.press("enter");
        assert!(harness.visit(3).turn.call.is_some());
        harness.press("f6");
        scan(&mut harness, 1);
        harness.press("2");
        assert_eq!(harness.model.front(), ScreenId::Recovery);
    }

    #[test]
    fn whoever_was_set_aside_goes_back_to_the_queue_first() {
        let mut harness = Harness::with_donors(2);
        let visit = harness.visit(1).id;
        for _ in 0..3 {
            harness.do_now(Command::visit(visit, Act::Call { desk: DeskNo(1) }));
            harness.do_now(Command::visit(visit, Act::MissCall));
        }
        assert!(harness.visit(1).is_parked());
        harness.press("f4");
        scan(&mut harness, 1);
        assert!(
            harness.screen().contains("Sang màn hình Hàng chờ"),
            "{}",
            harness.screen()
        );
    }

    #[test]
    fn the_reception_shows_the_visit_and_keeps_what_was_typed() {
        let mut harness = Harness::with_donors(2);
        harness.press("f2").press("ctrl+n").type_str("Lý Thị Mới");
        scan(&mut harness, 1);
        assert!(
            harness.screen().contains("Lý Thị Mới") && harness.screen().contains("Phiếu số 1"),
            "{}",
            harness.screen()
        );
        harness.press("esc");
        assert!(
            harness.screen().contains("Nguyễn Văn An (1990, A04)"),
            "{}",
            harness.screen()
        );
        let code = harness.ticket_code(2);
        harness.press("esc").press("esc").type_str(&code);
        assert!(
            harness.screen().contains("Trần Thị Bích Ngọc"),
            "{}",
            harness.screen()
        );
    }

    #[test]
    fn a_code_that_is_no_ticket_of_today_says_why_and_selects_nobody() {
        let mut harness = Harness::with_donors(2);
        harness.press("f3");
        let right = harness.ticket_code(1);
        let misread = format!(
            "{}{}",
            right.get(..13).unwrap(),
            (right.get(13..).unwrap().parse::<u8>().unwrap() + 1) % 10
        );
        harness.scan(&misread);
        assert!(harness.screen().contains("chữ số kiểm tra không khớp"));
        let day = harness.day();
        let before = day.info.date.pred_opt().unwrap();
        let old = TicketCode::of(before, day.id, Ticket::FIRST).unwrap().to_string();
        harness.scan(&old);
        assert!(harness.screen().contains("phiếu của ngày 21/10/2026"));
        let nobody = harness.ticket_code(77);
        harness.scan(&nobody);
        assert!(harness.screen().contains("không có ai giữ số 77"));
    }

    #[test]
    fn a_ticket_is_printed_by_its_key_unless_the_station_prints_none() {
        let mut harness = Harness::with_donors(1);
        harness.press("f3").press("t").press("i");
        assert!(matches!(
            harness.printouts().as_slice(),
            [Printout::Ticket(sheet)] if sheet.ticket == Ticket::FIRST
        ));
        harness.press("i");
        assert_eq!(harness.printouts().len(), 2);
        harness.model.hall.print_tickets = PrintTickets::Never;
        harness.press("i");
        assert_eq!(harness.printouts().len(), 2);
        assert!(harness.screen().contains("không in phiếu"));
    }

    #[test]
    fn the_reception_prints_at_every_check_in_only_where_that_is_set() {
        for (when, printed) in [
            (PrintTickets::Never, 0),
            (PrintTickets::Key, 0),
            (PrintTickets::Always, 1),
        ] {
            let mut harness = Harness::new();
            harness.add_person("Nguyễn Văn An");
            harness.model.hall.print_tickets = when;
            harness.type_str("nguyen").press("enter");
            assert!(harness.screen().contains("SỐ 1"), "{}", harness.screen());
            assert_eq!(harness.printouts().len(), printed, "{when:?}");
            harness.press("ctrl+y");
            let by_key = usize::from(when != PrintTickets::Never);
            assert_eq!(harness.printouts().len(), printed + by_key, "{when:?}");
        }
    }
}
