//! What is printed: taken down, handed on, told about, printed again.

use crate::domain::clean::printable;
use crate::i18n::Lang;
use crate::i18n::text::{common, printing as text, ticket as ticket_text};
use crate::print::cups::Queue;
use crate::print::destination::Destination;
use crate::print::fault::{self, PrintFault};
use crate::print::job::Printout;
use crate::print::press::{JobId, News};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::keymap::{self, Context};
use crate::tui::modal::printing::{PrintBox, PrintReply};
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Model;
use crate::tui::printing::{Job, Printing, State};
use crate::tui::screen::Event;

impl Model {
    /// Has something printed.
    pub(super) fn start_printing(&mut self, printout: Printout, to: Option<Destination>) -> Vec<Effect> {
        let (now, lang) = (self.hall.now, self.hall.lang);
        let Ok(order) = self.hall.printing.order(now, lang, printout, to) else {
            let key = key(Action::PrintJobs);
            return self.say(Notice::trouble(text::TOO_MANY.with(lang, &[("key", &key)])));
        };
        vec![Effect::StartPrinting(Box::new(order))]
    }

    /// Prints everything again that was not printed; where that is nothing, what was asked for last, unless its printer says
    /// that it has it; else shows what there is.
    pub(super) fn print_again(&mut self) -> Vec<Effect> {
        let mut failed: Vec<JobId> = self.hall.printing.failed().map(|job| job.id).collect();
        if failed.is_empty() {
            failed.extend(self.hall.printing.unconfirmed().map(|job| job.id));
        }
        if failed.is_empty() {
            return self.open_printouts();
        }
        let lang = self.hall.lang;
        let said = match failed.as_slice() {
            [one] => {
                let name = self
                    .hall
                    .printing
                    .job(*one)
                    .map(|job| job.printout.name(lang))
                    .unwrap_or_default();
                text::AGAIN_ONE.with(lang, &[("what", &name)])
            }
            several => text::AGAIN.with(lang, &[("count", &several.len())]),
        };
        self.say(Notice::info(said));
        failed
            .into_iter()
            .flat_map(|id| self.send_again(id, None))
            .collect()
    }

    fn send_again(&mut self, id: JobId, to: Option<Destination>) -> Vec<Effect> {
        let Some(again) = self.hall.printing.again(id, to) else {
            return Vec::new();
        };
        if let Some(Modal::Printing(PrintBox::Jobs { selected })) = &mut self.modal
            && *selected == Some(id)
        {
            *selected = Some(again.order.id);
        }
        let stop = again.stop.map(Effect::StopPrinting);
        stop.into_iter()
            .chain([Effect::StartPrinting(Box::new(again.order))])
            .collect()
    }

    /// Opens the box with the printouts and the printers.
    pub(super) fn open_printouts(&mut self) -> Vec<Effect> {
        let printing = &self.hall.printing;
        let held = || printing.jobs().find(|job| job.state.is_troubled());
        let selected = printing.failed().last().or_else(held).map(|job| job.id);
        self.modal = Some(Modal::Printing(PrintBox::Jobs { selected }));
        vec![Effect::AskPrinters]
    }

    /// Answers an action while a box about printing is open.
    pub(super) fn act_on_printing(&mut self, action: Action) -> Option<Vec<Effect>> {
        let Some(Modal::Printing(open)) = &mut self.modal else {
            return None;
        };
        let reply = open.act(action, &self.hall.printing);
        Some(self.take_print_reply(reply))
    }

    /// Answers a letter while a box about printing is open.
    pub(super) fn strike_printing(&mut self, letter: char) -> Option<Vec<Effect>> {
        let Some(Modal::Printing(open)) = &self.modal else {
            return None;
        };
        let reply = open.strike(letter, &self.hall.printing);
        Some(self.take_print_reply(reply))
    }

    fn take_print_reply(&mut self, reply: PrintReply) -> Vec<Effect> {
        match reply {
            PrintReply::Stay => Vec::new(),
            PrintReply::Close => {
                self.modal = None;
                Vec::new()
            }
            PrintReply::Chosen(place) => {
                self.modal = None;
                let purpose = Purpose {
                    action: Action::OtherPrinter,
                    visit: None,
                };
                self.tell(self.front(), &Event::Picked(purpose, place))
            }
            PrintReply::Drop(id) => {
                let stop = self.hall.printing.drop_job(id);
                stop.map(Effect::StopPrinting).into_iter().collect()
            }
            PrintReply::Again(id, place) => {
                let is_sheet = self
                    .hall
                    .printing
                    .job(id)
                    .is_some_and(|job| job.printout.is_sheet());
                let to = place.and_then(|place| self.hall.printing.choices(is_sheet).into_iter().nth(place));
                self.send_again(id, to)
            }
        }
    }

    /// Takes in what became of a printout.
    pub(super) fn hear_printing(&mut self, id: JobId, news: News) -> Vec<Effect> {
        let lang = self.hall.lang;
        let printing = &mut self.hall.printing;
        let before = printing.hear(id, news);
        let notice = before
            .zip(printing.job(id))
            .and_then(|(before, job)| told(lang, &before, job, printing));
        match notice {
            Some(notice) => self.say(notice),
            None => Vec::new(),
        }
    }

    /// What would be lost if the program ended now, as a question.
    pub(super) fn unprinted_at_the_end(&self) -> Option<String> {
        let lang = self.hall.lang;
        let names = self.hall.printing.names_of_open(lang);
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("count", &names.len()), ("what", &some_of(&names))];
        (!names.is_empty()).then(|| text::LOST_AT_THE_END.with(lang, values))
    }

    /// Takes in which printers there are.
    pub(super) fn hear_printers(&mut self, queues: Vec<Queue>) -> Vec<Effect> {
        self.hall.printing.queues = queues;
        Vec::new()
    }
}

/// The key that is shown for an action that works everywhere.
pub(in crate::tui) fn key(action: Action) -> String {
    keymap::key(Context::Everywhere, action).map_or_else(String::new, |key| key.to_string())
}

/// What a person is told when a printout is no longer what it was before.
fn told(lang: Lang, before: &State, job: &Job, printing: &Printing) -> Option<Notice> {
    let what = job.printout.name(lang);
    let printer = fault::destination(lang, &job.to);
    let values: [(&str, &dyn std::fmt::Display); 2] = [("what", &what), ("printer", &printer)];
    let was_held = matches!(before, State::Held(_));
    match &job.state {
        State::Sent if was_held => None,
        State::Sent => Some(Notice::done(text::SENT.with(lang, &values))),
        State::Unconfirmed => {
            let [what, printer] = values;
            let again = key(Action::PrintAgain);
            let said = text::UNCONFIRMED.with(lang, &[what, printer, ("again", &again)]);
            Some(Notice::info(said))
        }
        State::Out => was_held.then(|| Notice::done(text::OUT.with(lang, &values))),
        State::Written(path) => {
            let path = printable(&path.to_string_lossy());
            Some(Notice::done(common::WROTE.with(lang, &[("path", &path)])))
        }
        State::Held(trouble) => {
            let [what, printer] = values;
            let held = text::HELD.with(
                lang,
                &[
                    what,
                    printer,
                    ("trouble", &fault::trouble(lang, trouble)),
                    ("box", &key(Action::PrintJobs)),
                ],
            );
            Some(Notice::trouble(capital(&held)))
        }
        State::Failed(why) => Some(Notice::trouble(failed(lang, job, why, printing))),
        State::Waiting | State::Printing | State::Dropped => None,
    }
}

/// What was not printed, why not, and what to do.
fn failed(lang: Lang, job: &Job, why: &PrintFault, printing: &Printing) -> String {
    let because = if *why == PrintFault::NoPrinter && job.to == Destination::Usual {
        text::NO_PRINTER_AT_ALL.get(lang).to_owned()
    } else {
        fault::fault(lang, why)
    };
    let values: &[(&str, &dyn std::fmt::Display)] = &[
        ("what", &job.printout.name(lang)),
        ("printer", &fault::destination(lang, &job.to)),
        ("fault", &because),
        ("again", &key(Action::PrintAgain)),
        ("box", &key(Action::PrintJobs)),
        ("count", &printing.failed().count()),
    ];
    let mut said = match printing.failed().count() {
        0 | 1 => text::NOT_PRINTED.with(lang, values),
        _ => text::NOT_PRINTED_SEVERAL.with(lang, values),
    };
    if let Printout::Ticket(_) = job.printout {
        said.push(' ');
        said.push_str(ticket_text::PHOTOGRAPH_INSTEAD.get(lang));
    }
    said
}

/// The first of these, and that there are more.
fn some_of(names: &[String]) -> String {
    const MOST: usize = 5;
    let more = if names.len() > MOST { ", …" } else { "" };
    let first: Vec<&str> = names.iter().take(MOST).map(String::as_str).collect();
    first.join(", ") + more
}

/// The line that stands while something has to be done about a printout; none while everything is well.
pub(in crate::tui) fn standing(lang: Lang, printing: &Printing) -> Option<String> {
    let (again, open) = (key(Action::PrintAgain), key(Action::PrintJobs));
    let failed = printing.failed().count();
    if failed > 0 {
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("count", &failed), ("again", &again), ("box", &open)];
        return Some(text::STANDING_FAILED.with(lang, values));
    }
    let troubles: Vec<_> = printing
        .jobs()
        .filter_map(|job| match &job.state {
            State::Held(trouble) => Some(trouble),
            State::Waiting
            | State::Printing
            | State::Sent
            | State::Unconfirmed
            | State::Out
            | State::Written(_)
            | State::Failed(_)
            | State::Dropped => None,
        })
        .collect();
    let newest = troubles.first()?;
    let values: &[(&str, &dyn std::fmt::Display)] = &[
        ("count", &troubles.len()),
        ("trouble", &fault::trouble(lang, newest)),
        ("box", &open),
    ];
    Some(text::STANDING_HELD.with(lang, values))
}

/// A sentence with a capital letter at its head.
pub(in crate::tui) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::PrintTickets;
    use crate::domain::id::DeskNo;
    use crate::domain::visit::Stage;
    use crate::print::destination::QueueName;
    use crate::print::fault::Trouble;
    use crate::tui::harness::Harness;
    use crate::tui::msg::Msg;
    use crate::tui::screen::ScreenId;

    fn hear(harness: &mut Harness, job: u32, news: News) {
        let job = JobId(job);
        harness.send(Msg::Print { job, news });
    }

    fn fail(harness: &mut Harness, job: u32, fault: PrintFault) {
        hear(harness, job, News::Begun);
        hear(harness, job, News::Failed(fault));
    }

    /// The orders that were handed out, as the number of the job and where it is to come out.
    fn orders(harness: &Harness) -> Vec<(u32, String)> {
        let orders = harness.effects.iter().filter_map(|effect| {
            if let Effect::StartPrinting(order) = effect {
                Some((order.id.0, order.to.to_string()))
            } else {
                None
            }
        });
        orders.collect()
    }

    fn queues() -> Vec<Queue> {
        let queue = |name: &str, is_usual, trouble| Queue {
            name: QueueName::parse(name).unwrap(),
            is_usual,
            trouble,
        };
        vec![
            queue("Office", true, None),
            queue("HP-Tang2", false, Some(Trouble::LidOpen)),
        ]
    }

    /// A station with a roll printer, where tickets 1 to 3 were asked for.
    fn with_tickets() -> Harness {
        let mut harness = Harness::with_donors(3);
        harness.model.hall.printing.setup.sheets = Destination::parse("tcp://192.0.2.1").unwrap();
        for ticket in 1..=3 {
            let code = harness.ticket_code(ticket);
            harness.press("f3").scan(&code).press("t").press("i").press("esc");
        }
        harness
    }

    #[test]
    fn a_ticket_goes_to_the_roll_printer_and_a_document_to_the_other() {
        let mut harness = with_tickets();
        harness.press("f8").press("enter");
        let to = "tcp://192.0.2.1:9100";
        let expected = [(1, to), (2, to), (3, to), (4, "")].map(|(id, to)| (id, to.to_owned()));
        assert_eq!(orders(&harness), expected);
        hear(&mut harness, 1, News::Begun);
        assert!(
            !harness.screen().contains("phiếu số 1"),
            "not told before it is sent"
        );
        hear(&mut harness, 1, News::Sent);
        assert!(harness.screen().contains("Đã gửi phiếu số 1 đến 192.0.2.1:9100."));
    }

    #[test]
    fn a_failure_says_what_where_why_and_what_to_do_in_both_languages() {
        for (fault, vi, en) in [
            (PrintFault::NotReachable, "không kết nối được", "can't be reached"),
            (PrintFault::Silent, "không nhận dữ liệu nữa", "takes nothing more"),
            (PrintFault::BrokeOff, "mất kết nối giữa chừng", "broke off"),
            (PrintFault::Troubled(Trouble::NoPaper), "hết giấy", "out of paper"),
            (
                PrintFault::Troubled(Trouble::LidOpen),
                "nắp máy in đang mở",
                "the lid is open",
            ),
            (PrintFault::NoPrinter, "không có máy in đó", "no such printer"),
        ] {
            for (key, said, ticket) in [("", vi, "phiếu số 1"), ("f12", en, "ticket 1")] {
                let mut harness = with_tickets();
                if !key.is_empty() {
                    harness.press(key);
                }
                fail(&mut harness, 1, fault.clone());
                let screen = harness.screen().replace('\n', " ").replace("    ", " ");
                for part in [said, ticket, "192.0.2.1:9100", "Alt+I", "Alt+P"] {
                    assert!(screen.contains(part), "{part}: {screen}");
                }
            }
        }
    }

    #[test]
    fn one_key_prints_again_from_every_screen_even_after_others_have_printed() {
        for screen in ["f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10"] {
            let mut harness = with_tickets();
            fail(&mut harness, 1, PrintFault::Silent);
            hear(&mut harness, 2, News::Sent);
            hear(&mut harness, 3, News::Sent);
            harness.press(screen).press("alt+i");
            assert_eq!(
                orders(&harness).last(),
                Some(&(4, "tcp://192.0.2.1:9100".to_owned())),
                "{screen}"
            );
            assert_eq!(orders(&harness).len(), 4, "{screen}");
            // Once more would be another copy.
            harness.press("alt+i");
            assert_eq!(orders(&harness).len(), 4, "{screen}");
        }
    }

    #[test]
    fn what_no_printer_confirms_is_said_so_is_kept_and_one_key_prints_it_again() {
        for (lang, said, state, name) in [
            (
                Lang::Vi,
                "máy in không xác nhận",
                "đã gửi, chưa được xác nhận",
                "Phiếu số 3",
            ),
            (
                Lang::En,
                "the printer does not confirm it",
                "sent, not confirmed",
                "Ticket 3",
            ),
        ] {
            let mut harness = with_tickets();
            harness.model.hall.lang = lang;
            hear(&mut harness, 1, News::Sent);
            hear(&mut harness, 2, News::Sent);
            hear(&mut harness, 3, News::Begun);
            hear(&mut harness, 3, News::Unconfirmed);
            let screen = harness.screen().replace('\n', " ");
            assert!(screen.contains(said) && screen.contains("Alt+I"), "{screen}");
            harness.press("alt+p");
            let screen = harness.screen();
            assert!(screen.contains(state) && screen.contains(name), "{screen}");
            harness.press("esc").press("alt+i");
            assert_eq!(
                orders(&harness).last(),
                Some(&(4, "tcp://192.0.2.1:9100".to_owned()))
            );
            hear(&mut harness, 4, News::Sent);
            harness.press("alt+i");
            assert_eq!(orders(&harness).len(), 4, "confirmed, so only shown");
        }
    }

    #[test]
    fn everything_that_failed_is_printed_again_in_its_order() {
        let mut harness = with_tickets();
        for job in 1..=3 {
            fail(&mut harness, job, PrintFault::Troubled(Trouble::NoPaper));
        }
        assert!(
            harness
                .screen()
                .contains("Chưa in được 3 bản, mới nhất là phiếu số 3")
        );
        harness.wait_secs(9);
        assert!(
            harness
                .screen()
                .contains("Còn 3 bản chưa in được · Alt+I: in lại"),
            "{}",
            harness.screen()
        );
        harness.press("alt+i");
        let again: Vec<u32> = orders(&harness).iter().skip(3).map(|(id, _)| *id).collect();
        assert_eq!(again, [4, 5, 6]);
        let tickets: Vec<_> = harness
            .printouts()
            .iter()
            .skip(3)
            .map(|it| it.name(Lang::En))
            .collect();
        assert_eq!(tickets, ["ticket 1", "ticket 2", "ticket 3"]);
        assert!(harness.screen().contains("Đang in lại 3 bản…"));
        for job in 4..=6 {
            hear(&mut harness, job, News::Sent);
        }
        harness.wait_secs(9);
        assert!(!harness.screen().contains("chưa in được"));
    }

    #[test]
    fn typing_a_name_and_an_open_question_do_not_keep_the_key_from_printing_again() {
        let mut harness = with_tickets();
        fail(&mut harness, 1, PrintFault::Silent);
        harness
            .press("f2")
            .press("ctrl+n")
            .type_str("Lý Thị Mới")
            .press("alt+i");
        assert_eq!(orders(&harness).len(), 4);
        assert!(harness.screen().contains("Lý Thị Mới"));
        fail(&mut harness, 4, PrintFault::Silent);
        harness.press("esc").press("f3").press("w").press("alt+i");
        assert_eq!(orders(&harness).len(), 5);
        assert!(harness.model.modal.is_some(), "the question is still there");
    }

    #[test]
    fn the_hall_goes_on_while_a_printer_stalls() {
        let mut harness = with_tickets();
        hear(&mut harness, 1, News::Begun);
        // Nothing more is heard of it; donors are called and examined all the same.
        harness.press("f3").press("enter").press("f4").press("enter");
        assert!(
            matches!(harness.visit(3).stage, Stage::Screening(DeskNo(1))),
            "{}",
            harness.screen()
        );
        harness.model.hall.print_tickets = PrintTickets::Always;
        harness.add_person("Lê Thị Hà");
        harness.press("f2").type_str("le thi ha").press("enter");
        assert_eq!(harness.day().visits().count(), 4);
        assert_eq!(orders(&harness).len(), 4, "its ticket waits behind the others");
        assert_eq!(harness.model.front(), ScreenId::Reception);
    }

    #[test]
    fn the_box_shows_printouts_and_printers_in_every_size_and_language() {
        let mut harness = with_tickets();
        harness.press("f8").press("enter").press("f3");
        hear(&mut harness, 1, News::Sent);
        fail(&mut harness, 2, PrintFault::NotReachable);
        hear(&mut harness, 3, News::Begun);
        hear(&mut harness, 4, News::Sent);
        hear(&mut harness, 4, News::Held(Trouble::NoPaper));
        harness.wait_secs(9).press("alt+p");
        harness.send(Msg::Printers(queues()));
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            harness.model.hall.lang = lang;
            for (width, height) in [(80, 24), (120, 40)] {
                harness = harness.sized(width, height);
                insta::assert_snapshot!(format!("box_{width}_{name}"), harness.screen());
            }
        }
        harness.press("esc").wait_secs(9);
        insta::assert_snapshot!("standing_en", harness.sized(80, 24).screen());
    }

    #[test]
    fn in_the_box_a_printout_goes_to_another_printer_or_is_dropped() {
        let mut harness = with_tickets();
        fail(&mut harness, 2, PrintFault::NotReachable);
        hear(&mut harness, 1, News::Sent);
        harness.press("alt+p");
        harness.send(Msg::Printers(queues()));
        // What failed is selected, wherever it is in the list.
        harness.press("3");
        assert_eq!(orders(&harness).last(), Some(&(4, "HP-Tang2".to_owned())));
        assert!(
            harness.screen().contains("Phiếu số 2 · HP-Tang2"),
            "{}",
            harness.screen()
        );
        fail(&mut harness, 4, PrintFault::Troubled(Trouble::LidOpen));
        harness.press("enter");
        assert_eq!(
            orders(&harness).last(),
            Some(&(5, "HP-Tang2".to_owned())),
            "where it was sent last"
        );
        // A printout on its way is stopped; Enter brings it back.
        harness.press("delete");
        assert_eq!(harness.effects.last(), Some(&Effect::StopPrinting(JobId(5))));
        assert!(harness.screen().contains("đã bỏ"));
        hear(&mut harness, 5, News::Failed(PrintFault::Stopped));
        harness.press("enter");
        assert_eq!(orders(&harness).last(), Some(&(6, "HP-Tang2".to_owned())));
        // What CUPS holds is taken back before it is printed elsewhere.
        hear(&mut harness, 6, News::Sent);
        hear(&mut harness, 6, News::Held(Trouble::NoPaper));
        harness.press("2");
        let last: Vec<&Effect> = harness.effects.iter().rev().take(2).collect();
        assert_eq!(last[1], &Effect::StopPrinting(JobId(6)));
        assert_eq!(orders(&harness).last(), Some(&(7, String::new())));
        harness.press("esc");
        assert_eq!(harness.model.modal, None);
    }

    #[test]
    fn a_box_with_nothing_in_it_closes_and_a_scan_closes_it_too() {
        let mut harness = Harness::with_donors(2);
        harness.press("f3").press("alt+i");
        assert!(harness.screen().contains("Chưa in gì."), "{}", harness.screen());
        harness.press("delete").press("down").press("1").press("enter");
        assert_eq!(harness.model.modal, None);
        harness.press("alt+p");
        let code = harness.ticket_code(2);
        harness.scan(&code);
        assert_eq!(harness.model.modal, None);
        assert_eq!(harness.effects, [Effect::AskPrinters, Effect::AskPrinters]);
    }

    #[test]
    fn whoever_leaves_is_told_what_is_not_printed_yet() {
        let mut harness = with_tickets();
        hear(&mut harness, 1, News::Sent);
        fail(&mut harness, 2, PrintFault::Silent);
        harness.press("ctrl+q");
        let screen = harness.screen().replace('\n', " ");
        assert!(screen.contains("phiếu số 2, phiếu số 3"), "{screen}");
        harness.press("enter");
        assert!(
            !harness.effects.contains(&Effect::Quit),
            "a question defaults to no"
        );
        hear(&mut harness, 3, News::Sent);
        harness.press("alt+i");
        hear(&mut harness, 4, News::Sent);
        harness.press("ctrl+q");
        assert_eq!(
            harness.effects.last(),
            Some(&Effect::Quit),
            "everything is printed"
        );
    }

    #[test]
    fn a_printer_that_holds_a_document_says_why_and_when_it_is_out() {
        let mut harness = Harness::with_donors(1);
        harness.press("f8").press("enter");
        hear(&mut harness, 1, News::Begun);
        hear(&mut harness, 1, News::Sent);
        hear(&mut harness, 1, News::Held(Trouble::NoPaper));
        let screen = harness.screen();
        assert!(
            screen.contains("Bản tổng kết đang chờ ở máy in mặc định: hết giấy."),
            "{screen}"
        );
        harness.wait_secs(9);
        assert!(
            harness
                .screen()
                .contains("1 bản đang chờ ở máy in: hết giấy · Alt+P: xem")
        );
        hear(&mut harness, 1, News::Sent);
        assert!(
            !harness.screen().contains("Đã gửi bản tổng kết"),
            "that was told before"
        );
        hear(&mut harness, 1, News::Held(Trouble::NoPaper));
        hear(&mut harness, 1, News::Out);
        assert!(
            harness
                .screen()
                .contains("Đã in xong bản tổng kết ở máy in mặc định.")
        );
    }
}
