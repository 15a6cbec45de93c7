use chrono::NaiveDate;

use super::*;
use crate::domain::birth::Birth;
use crate::domain::id::DeskNo;
use crate::domain::identity::{CitizenNumber, Sex};
use crate::domain::document::DocumentKind;
use crate::domain::unit::{Unit, UnitCode};
use crate::i18n::Lang;
use crate::station::StationError;
use crate::station::worker::Answer;
use crate::tui::harness::{Harness, label};
use crate::tui::msg::Msg;
use crate::tui::screen::ScreenId;

const CARD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Số 5, Hà Nội|10052021";

/// Puts somebody with a number and the birth date of the card on the roster.
fn known(harness: &mut Harness, name: &str, number: &str) -> PersonId {
    let id = harness.add_person(name);
    let today = harness.model.hall.now.date();
    let person = harness.roster.last_mut().unwrap();
    person.national_id = Some(CitizenNumber::parse(number, today).unwrap().value);
    person.birth = Birth::Date(NaiveDate::from_ymd_opt(1987, 3, 15).unwrap());
    id
}

fn tickets(harness: &Harness) -> usize {
    harness.day().visits().count()
}

fn state(harness: &Harness) -> &State {
    &harness.model.screens.reception
}

#[test]
fn nobody_is_listed_until_something_is_typed() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001087000123");
    assert!(!harness.screen().contains("Nguyễn Văn An"));
    harness.type_str("an");
    assert!(harness.screen().contains("▶ Nguyễn Văn An"));
    assert!(harness.screen().contains("•••• 0123 chưa đến"));
    assert!(harness.screen().contains("Enter: cấp số cho Nguyễn Văn An (1987, A04)"));
    assert!(!harness.screen().contains("001087000123"));
    harness.press("backspace").press("backspace");
    assert!(!harness.screen().contains("Nguyễn Văn An"));
    harness.type_str("xyz").press("enter");
    assert!(harness.screen().contains("Nhấn Ctrl+N để nhập người mới"));
    assert_eq!(tickets(&harness), 0);
}

#[test]
fn enter_checks_in_the_selected_person_and_is_ready_for_the_next() {
    let mut harness = Harness::with_donors(2);
    let an = harness.add_person("Nguyễn Hoàng An");
    harness.type_str("nguyen").press("down").press("enter");
    assert_eq!(harness.visit(3).person, an);
    let screen = harness.screen();
    assert!(screen.contains("SỐ 3") && screen.contains("Nguyễn Hoàng An (1990, A04)"));
    assert!(screen.contains("→ hàng chờ · phía trước còn 2 người"));
    assert!(screen.contains("✓ Đã đăng ký số 3: Nguyễn Hoàng An."));
    assert!(state(&harness).field.is_empty() && state(&harness).found.is_empty());
    harness.press("esc");
    assert!(!harness.screen().contains("phía trước còn"));
}

#[test]
fn who_is_here_already_is_shown_with_their_ticket() {
    let mut harness = Harness::with_donors(1);
    let act = Act::Call { desk: DeskNo(2) };
    harness.do_now(Command::visit(harness.visit(1).id, act));
    harness.type_str("van an");
    assert!(harness.screen().contains("số 1 · Đang chờ 08:01"));
    harness.press("enter");
    assert_eq!(tickets(&harness), 1);
    assert!(harness.screen().contains("◆ Nguyễn Văn An đã có số 1."));
    assert!(harness.screen().contains("Đã có số hôm nay"));
}

#[test]
fn a_short_number_is_a_ticket_first() {
    let mut harness = Harness::with_donors(3);
    known(&mut harness, "Phạm Thu Hà", "001087000002");
    harness.type_str("2");
    let screen = harness.screen();
    assert!(screen.contains("▶ Trần Thị Bích Ngọc") && screen.contains("Phạm Thu Hà"));
    harness.press("enter");
    assert!(harness.screen().contains("SỐ 2"));
    harness.press("down").press("enter");
    assert_eq!(tickets(&harness), 4);
}

#[test]
fn who_withdrew_may_come_again() {
    let mut harness = Harness::with_donors(1);
    let reason = Note::parse("bận").unwrap();
    harness.do_now(Command::visit(harness.visit(1).id, Act::Withdraw { reason }));
    harness.type_str("an").press("enter");
    assert_eq!(tickets(&harness), 2);
}

#[test]
fn an_answer_to_an_older_question_is_not_looked_at() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001087000123");
    harness.type_str("a");
    let old = state(&harness).ticket;
    harness.is_slow = true;
    harness.type_str("x");
    assert!(harness.screen().contains("Đang tìm…"));
    let people = harness.roster.clone();
    harness.send(Msg::Answer(Answer::Found { ticket: old, people }));
    assert!(harness.screen().contains("Đang tìm…"));
    harness.answer();
    assert!(harness.screen().contains("Không có ai khớp"));
}

#[test]
fn enter_before_the_answer_counts_only_when_it_leaves_no_choice() {
    for (count, checked_in) in [(1, 1), (2, 0)] {
        let mut harness = Harness::new();
        harness.add_person("Nguyễn Văn An");
        if count == 2 {
            harness.add_person("Lê Thị An");
        }
        harness.is_slow = true;
        harness.type_str("an").press("enter").answer();
        assert_eq!(tickets(&harness), checked_in);
    }
}

#[test]
fn while_a_check_in_is_being_saved_no_second_one_is_sent() {
    let mut harness = Harness::new();
    harness.add_person("Nguyễn Văn An");
    harness.type_str("an");
    harness.is_slow = true;
    harness.press("enter");
    let request = harness.model.hall.pending.unwrap();
    assert!(harness.screen().contains("A04     —         Đang lưu…"));
    harness.press("enter");
    assert!(harness.screen().contains("Bước trước đang lưu"));
    assert_eq!(harness.model.hall.pending, Some(request));
    harness.answer();
    assert_eq!(tickets(&harness), 1);
}

#[test]
fn after_a_failure_the_same_request_is_sent_again() {
    let mut harness = Harness::new();
    harness.add_person("Nguyễn Văn An");
    harness.type_str("an");
    harness.is_slow = true;
    harness.press("enter");
    let request = harness.model.hall.pending.unwrap();
    harness.send(Msg::Answer(Answer::Executed {
        request,
        result: Err(StationError::NoDay),
        people: Vec::new(),
    }));
    assert_eq!(state(&harness).field.text(), "an");
    harness.press("enter");
    assert_eq!(harness.model.hall.pending, Some(request));
}

#[test]
fn a_card_that_agrees_is_checked_in_at_once() {
    let mut harness = Harness::new();
    let an = known(&mut harness, "NGUYỄN VĂN AN", "001087000123");
    known(&mut harness, "Trần Thị Bích Ngọc", "001187000123");
    harness.type_str("tran");
    harness.scan(CARD);
    assert_eq!((harness.visit(1).person, tickets(&harness)), (an, 1));
    assert!(harness.screen().contains("SỐ 1"));
    harness.scan(CARD);
    assert_eq!(tickets(&harness), 1);
    assert!(harness.screen().contains("NGUYỄN VĂN AN đã có số 1."));
}

#[test]
fn a_card_that_differs_is_shown_beside_the_roster() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn Anh", "001087000123");
    harness.scan(CARD);
    let screen = harness.screen();
    assert!(screen.contains("! Nguyễn Văn An ") && screen.contains("! Nguyễn Văn Anh"));
    assert_eq!(tickets(&harness), 0);
    harness.press("esc");
    assert!(!harness.screen().contains("Nguyễn Văn Anh"));
    harness.scan(CARD).press("enter");
    assert_eq!(tickets(&harness), 1);
    assert_eq!(harness.roster[0].full_name.as_str(), "Nguyễn Văn Anh");
}

#[test]
fn a_card_that_contradicts_its_own_number_is_a_question_too() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001187000123");
    harness.scan(&CARD.replace("001087", "001187"));
    assert_eq!(tickets(&harness), 0);
    assert!(harness.screen().contains("Số định danh cho giới tính Nữ"));
    assert_eq!(harness.press("enter").day().visits().count(), 1);
}

#[test]
fn a_card_of_nobody_on_the_roster_fills_the_form() {
    let mut harness = Harness::new();
    harness.scan(CARD);
    let screen = harness.screen();
    assert!(screen.contains("Nguyễn Văn An") && screen.contains("15/03/1987"));
    assert!(screen.contains("◆ Chưa có trong danh sách."));
    harness.type_str("a").press("enter").press("enter").press("enter");
    let person = &harness.roster[0];
    assert_eq!(person.national_id.as_ref().unwrap().as_str(), "001087000123");
    assert_eq!(person.unit, UnitCode::parse("A04"));
    assert_eq!((tickets(&harness), harness.model.screens.has_draft()), (1, false));
}

#[test]
fn a_card_never_overwrites_the_form_of_somebody_else() {
    let mut harness = Harness::new();
    harness.press("ctrl+n").type_str("Lê Hoàng Đức").scan(CARD);
    assert!(harness.screen().contains("Còn phiếu người mới chưa lưu: Lê Hoàng Đức"));
    assert!(harness.screen().contains("Họ và tên  Lê Hoàng Đức"));
    let mut harness = Harness::new();
    harness.press("ctrl+n").type_str("Nguyen Van An").scan(CARD);
    assert!(harness.screen().contains("Họ và tên  Nguyễn Văn An"));
}

#[test]
fn other_codes_are_refused_and_damage_still_finds_by_number() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001087000123");
    harness.type_str("an").scan("=G12341765432100");
    assert!(harness.screen().contains("mã vạch trên túi máu") && harness.screen().contains("▶ Nguyễn Văn An"));
    assert_eq!(state(&harness).field.text(), "an");
    harness.scan(&CARD.replace("Nguyễn", "Nguy?n"));
    assert!(harness.screen().contains("Họ tên bị mất chữ khi quét: “Nguy?n Văn An”") && harness.screen().contains("▶ Nguyễn Văn An"));
    assert_eq!(tickets(&harness), 0);
    harness.press("esc").scan("001087000123");
    assert!(harness.screen().contains("▶ Nguyễn Văn An"));
    harness.press("esc").send(Msg::Paste(format!("{CARD}\n")));
    assert_eq!(tickets(&harness), 1);
}

#[test]
fn a_card_whose_name_is_lost_leaves_the_name_to_be_typed() {
    let mut harness = Harness::new();
    harness.scan(&CARD.replace("Nguyễn", "Nguy?n"));
    let screen = harness.screen();
    assert!(screen.contains("001087000123") && screen.contains("15/03/1987"), "{screen}");
    assert!(screen.contains("“Nguy?n Văn An”") && !screen.contains("Họ và tên  Nguy"), "{screen}");
    harness.type_str("Nguyễn Văn An");
    for _ in 0..8 {
        harness.press("enter");
    }
    assert_eq!(harness.roster[0].full_name.as_str(), "Nguyễn Văn An");
}

#[test]
fn a_card_never_makes_a_second_person_of_one_without_a_number() {
    let mut harness = Harness::new();
    let id = harness.add_person("NGUYEN VAN AN");
    harness.roster[0].birth = Birth::Year(1987);
    harness.scan(CARD);
    let screen = harness.screen();
    assert!(screen.contains("Có thể đã có trong danh sách") && screen.contains("NGUYEN VAN AN"), "{screen}");
    assert_eq!(tickets(&harness), 0);
    harness.press("enter");
    assert_eq!(harness.visit(1).person, id);
    let person = &harness.roster[0];
    assert_eq!(person.national_id.as_ref().unwrap().as_str(), "001087000123");
    assert_eq!(person.birth, Birth::Date(NaiveDate::from_ymd_opt(1987, 3, 15).unwrap()));
    assert_eq!(person.full_name.as_str(), "NGUYEN VAN AN");
    assert!(harness.screen().contains("Đã ghi thay đổi vào danh sách"));
    assert_eq!(harness.roster.len(), 1);
}

#[test]
fn a_candidate_may_be_somebody_else_and_several_are_gone_through() {
    let mut harness = Harness::new();
    for _ in 0..2 {
        harness.add_person("Nguyễn Văn An");
        harness.roster.last_mut().unwrap().birth = Birth::Year(1987);
    }
    harness.scan(CARD);
    assert!(harness.screen().contains("(1/2"));
    harness.press("down");
    assert!(harness.screen().contains("(2/2"));
    harness.press("ctrl+n");
    assert!(harness.screen().contains("Họ và tên  Nguyễn Văn An") && harness.screen().contains("001087000123"));
    harness.press("esc").press("esc").scan(CARD).press("down").press("enter");
    assert_eq!(harness.visit(1).person, harness.roster[1].id);
    assert!(harness.roster[0].national_id.is_none() && harness.roster[1].national_id.is_some());
}

#[test]
fn the_roster_is_corrected_by_the_card_with_one_key() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn Anh", "001087000123");
    harness.scan(CARD);
    assert!(harness.screen().contains("Ctrl+S: đúng người, sửa danh sách theo thẻ"));
    harness.press("ctrl+s");
    assert_eq!(tickets(&harness), 1);
    assert_eq!(harness.roster[0].full_name.as_str(), "Nguyễn Văn An");
    assert!(state(&harness).comparing.is_none());
}

#[test]
fn a_year_of_birth_becomes_the_date_of_the_card_without_a_question() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001087000123");
    harness.roster[0].birth = Birth::Year(1987);
    harness.scan(CARD);
    assert_eq!(tickets(&harness), 1);
    assert_eq!(harness.roster[0].birth, Birth::Date(NaiveDate::from_ymd_opt(1987, 3, 15).unwrap()));
}

#[test]
fn a_repaired_name_is_told_and_confirmed_for_somebody_new() {
    let damaged = CARD.replace("Nguyễn Văn An", "Nguy7877n V259n An");
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001087000123");
    harness.scan(&damaged);
    assert_eq!(tickets(&harness), 1);
    assert!(harness.screen().contains("Tên quét bị hỏng, đã lấy theo danh sách"));
    let mut harness = Harness::new();
    harness.scan(&damaged);
    let screen = harness.screen();
    assert!(screen.contains("Họ và tên  Nguyễn Văn An") && screen.contains("“Nguy7877n V259n An”"), "{screen}");
    for _ in 0..3 {
        harness.press("enter");
    }
    assert_eq!(tickets(&harness), 0);
    assert!(harness.screen().contains("nhấn Enter lần nữa"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(tickets(&harness), 1);
}

#[test]
fn a_namesake_is_asked_about_before_somebody_is_entered_by_hand() {
    let enter = |harness: &mut Harness| {
        harness.press("ctrl+n").type_str("Nguyen Van An").press("enter").press("enter");
        harness.type_str("1987").press("enter").type_str("nam");
        for _ in 0..4 {
            harness.press("enter");
        }
    };
    let mut harness = Harness::new();
    let id = known(&mut harness, "Nguyễn Văn An", "001087000123");
    enter(&mut harness);
    assert_eq!(tickets(&harness), 0);
    assert!(harness.screen().contains("Có thể đã có trong danh sách"), "{}", harness.screen());
    harness.press("esc");
    assert!(harness.screen().contains("Họ và tên  Nguyen Van An"));
    harness.press("enter").press("ctrl+n");
    assert_eq!((tickets(&harness), harness.roster.len()), (1, 2));
    assert!(state(&harness).draft.is_none());
    let mut harness = Harness::new();
    assert_eq!(known(&mut harness, "Nguyễn Văn An", "001087000123"), id);
    enter(&mut harness);
    harness.press("enter");
    assert_eq!((harness.visit(1).person, harness.roster.len()), (id, 1));
    assert!(state(&harness).draft.is_none());
}

#[test]
fn a_card_while_something_is_saved_waits_for_enter() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001087000123");
    let pending = harness.model.hall.fresh.request;
    harness.model.hall.pending = Some(pending);
    harness.scan(CARD);
    assert!(harness.screen().contains("Bước trước đang lưu") && harness.screen().contains("▶ Nguyễn Văn An"));
    harness.model.hall.pending = None;
    harness.press("enter");
    assert_eq!(tickets(&harness), 1);
}

#[test]
fn a_new_person_is_entered_with_what_was_typed_and_gets_a_ticket_at_once() {
    let mut harness = Harness::new();
    harness.type_str("Trần Thị Đào").press("ctrl+n");
    assert!(harness.screen().contains("Họ và tên  Trần Thị Đào"));
    harness.type_str("001192004567").press("enter");
    let screen = harness.screen();
    assert!(screen.contains("sinh  1992") && screen.contains("Giới tính  Nữ"));
    harness.type_str("02/09/1992").press("enter").press("enter");
    assert!(harness.screen().contains("Các đơn vị: A04 Cục A04"));
    harness.press("enter").type_str("0912 345 678").press("enter").type_str("o+").press("enter");
    let person = &harness.roster[0];
    assert_eq!(person.full_name.as_str(), "Trần Thị Đào");
    assert_eq!(person.birth, Birth::Date(NaiveDate::from_ymd_opt(1992, 9, 2).unwrap()));
    assert_eq!((person.sex, &person.unit), (Sex::Female, &None));
    assert_eq!(person.phone.as_ref().unwrap().as_str(), "0912345678");
    assert!(person.blood_group.is_some());
    assert!(harness.screen().contains("SỐ 1") && harness.screen().contains("Trần Thị Đào (1992)"));
    let mut harness = Harness::new();
    harness.type_str("001192004567").press("ctrl+n").press("tab").press("tab");
    assert!(harness.screen().contains("sinh  1992"));
}

#[test]
fn disagreements_are_confirmed_by_a_second_enter() {
    let mut harness = Harness::new();
    harness.type_str("Trần Thị Đào").press("ctrl+n");
    harness.type_str("001192004567").press("enter").type_str("1991");
    for _ in 0..5 {
        harness.press("enter");
    }
    assert_eq!(tickets(&harness), 0);
    assert!(harness.screen().contains("! Số định danh cho năm sinh 1992, thông tin khai là 1991."));
    assert!(harness.screen().contains("Enter lần nữa"));
    harness.type_str("a").press("enter");
    assert_eq!(tickets(&harness), 0, "a change is to be looked at again");
    harness.press("esc").press("ctrl+n").press("backspace");
    harness.press("enter").press("enter");
    assert_eq!(tickets(&harness), 1);
}

#[test]
fn another_document_than_the_citizen_card_takes_two_keys_more() {
    let mut harness = Harness::new();
    harness.press("ctrl+n").type_str("Lê An").press("enter");
    assert!(harness.screen().contains("3=CM quân đội"));
    harness.type_str("2 ");
    assert!(harness.screen().contains("· hộ chiếu") && !harness.screen().contains("1=CMND cũ"));
    harness.type_str("c12").press("enter");
    assert!(harness.screen().contains("Số hộ chiếu có 6 đến 9"));
    harness.press("up").type_str("34567").press("enter").type_str("15031987");
    harness.press("enter").type_str("1");
    for _ in 0..4 {
        harness.press("enter");
    }
    let person = &harness.roster[0];
    let passport = person.documents.get(DocumentKind::Passport).unwrap();
    assert_eq!(passport.number.as_ref().unwrap().as_str(), "C1234567");
    assert_eq!((&person.national_id, person.documents.iter().count()), (&None, 1));
}

#[test]
fn a_letter_needs_no_number_and_a_number_with_spaces_is_no_document() {
    for (typed, documents, numbers) in [("9", 1, 0), ("9 12/GT", 1, 0), ("001 087 000 123", 0, 1), ("", 0, 0)] {
        let mut harness = Harness::new();
        harness.press("ctrl+n").type_str("Lê An").press("enter").type_str(typed);
        harness.press("enter").type_str("1987").press("enter").type_str("1");
        for _ in 0..4 {
            harness.press("enter");
        }
        let person = &harness.roster[0];
        let found = (person.documents.iter().count(), usize::from(person.national_id.is_some()));
        assert_eq!(found, (documents, numbers), "{typed}");
    }
    for typed in ["0 12", "12 3", "7", "2"] {
        let mut harness = Harness::new();
        harness.press("ctrl+n").type_str("Lê An").press("enter").type_str(typed).press("enter");
        assert!(harness.screen().contains('✗'), "{typed}");
    }
}

#[test]
fn a_sex_is_one_key_and_a_unit_as_many_as_leave_no_choice() {
    let mut harness = Harness::new();
    let units = ["A04=Cục An ninh", "A05=Cục Hậu cần", "PX01=Phòng Tham mưu"].map(|unit| {
        let (code, name) = unit.split_once('=').unwrap();
        Unit {
            code: UnitCode::parse(code).unwrap(),
            name: label(name),
        }
    });
    harness.model.hall.day.as_mut().unwrap().info.units = units.to_vec();
    harness.press("ctrl+n").press("down").press("down").press("down");
    assert!(harness.type_str("1").screen().contains("Giới tính  Nam"));
    assert!(harness.type_str("2").screen().contains("Giới tính  Nữ"));
    harness.press("enter");
    for (typed, code) in [("4", "A04"), ("p", "PX01"), ("tham", "PX01"), ("hau can", "A05"), ("a05", "A05")] {
        harness.type_str(typed).press("enter");
        assert!(harness.screen().contains(&format!("Mã đơn vị  {code}")), "{typed}");
        harness.press("up").press("ctrl+u");
    }
    for (unclear, why) in [
        ("a", "Hãy gõ thêm: A04, A05"),
        ("cuc", "Hãy gõ thêm: A04, A05"),
        ("x9", "không tham gia ngày này"),
    ] {
        harness.type_str(unclear).press("enter");
        assert!(harness.screen().contains(why), "{unclear}");
        harness.press("up").press("ctrl+u");
    }
}

#[test]
fn a_fault_stands_under_its_field_and_keeps_the_form() {
    let mut harness = Harness::new();
    harness.press("ctrl+n").type_str("A1").press("enter");
    assert!(harness.screen().contains("✗ Họ tên không được có chữ số"));
    harness.press("up").press("ctrl+u").type_str("Lê An");
    assert!(!harness.screen().contains('✗'));
    for _ in 0..7 {
        harness.press("enter");
    }
    assert!(harness.screen().contains("✗ Chưa có ngày"));
    harness.type_str("31/02/1990").press("enter").type_str("nam").press("enter");
    assert!(harness.screen().contains("✗ Không có ngày 31/2/1990"));
    harness.type_str("B9").press("enter");
    assert!(harness.screen().contains("Đơn vị “B9” không tham gia ngày này. Hãy chọn: A04"));
    assert_eq!(tickets(&harness), 0);
    harness.press("esc");
    assert!(harness.screen().contains("Phiếu người mới đang dở: Lê An."));
    harness.press("f3").press("f2").press("ctrl+n");
    assert!(harness.screen().contains("Lê An") && harness.screen().contains("31/02/1990"));
    harness.press("ctrl+f").press("esc");
    assert!(harness.screen().contains("Đã bỏ phiếu") && !harness.model.screens.has_draft());
}

#[test]
fn a_number_that_is_on_the_roster_offers_its_owner() {
    let mut harness = Harness::new();
    known(&mut harness, "Nguyễn Văn An", "001087000123");
    harness.press("ctrl+n").type_str("An");
    harness.press("enter").type_str("001087000123");
    for _ in 0..6 {
        harness.press("enter");
    }
    assert!(harness.screen().contains("▶ Nguyễn Văn An"));
    assert!(harness.screen().contains("Số này đã có trong danh sách"));
    assert!(harness.model.screens.has_draft());
    harness.press("enter");
    assert_eq!((tickets(&harness), harness.roster.len()), (1, 1));
    assert!(!harness.model.screens.has_draft());
}

#[test]
fn a_refused_new_person_keeps_the_form_with_the_cursor_on_what_is_wrong() {
    let mut harness = Harness::new();
    harness.press("ctrl+n").type_str("Lê An").press("enter").press("enter");
    harness.type_str("2015").press("enter").type_str("nam");
    for _ in 0..4 {
        harness.press("enter");
    }
    assert!(harness.screen().contains("Hôm nay chưa hiến máu được"));
    assert!(harness.screen().contains("Lê An"));
    harness.press("ctrl+u").type_str("1990");
    for _ in 0..5 {
        harness.press("enter");
    }
    assert_eq!(tickets(&harness), 1);
}

#[test]
fn a_failed_new_person_is_sent_again_with_the_same_ids() {
    let mut harness = Harness::new();
    harness.press("ctrl+n").type_str("Lê An").press("enter").press("enter");
    harness.type_str("1990").press("enter").type_str("nam");
    harness.is_slow = true;
    for _ in 0..4 {
        harness.press("enter");
    }
    let (ticket, people) = (state(&harness).ticket, Vec::new());
    harness.send(Msg::Answer(Answer::Found { ticket, people }));
    let request = harness.model.hall.pending.unwrap();
    harness.send(Msg::Answer(Answer::Executed {
        request,
        result: Err(StationError::NoDay),
        people: Vec::new(),
    }));
    assert!(harness.screen().contains("Lê An"));
    harness.press("enter");
    assert_eq!(harness.model.hall.pending, Some(request));
}

#[test]
fn the_last_check_in_of_this_station_can_be_taken_back_as_long_as_nothing_followed() {
    let mut harness = Harness::with_donors(2);
    harness.press("ctrl+z");
    assert!(harness.screen().contains("Hoàn tác đăng ký số 2 (Trần Thị Bích Ngọc)"));
    harness.press("1").press("enter");
    assert_eq!(tickets(&harness), 1);
    assert!(harness.screen().contains("Đã hoàn tác đăng ký số 2"));
    harness.press("ctrl+z");
    let act = Act::Call { desk: DeskNo(1) };
    harness.do_now(Command::visit(harness.visit(1).id, act));
    harness.press("1").press("enter");
    assert_eq!(tickets(&harness), 1);
    assert!(harness.visit(1).turn.call.is_some());
    assert!(harness.screen().contains("“Hoàn tác” không dùng được"));
    assert!(!acts(state(&harness), &harness.model.hall).contains(&Action::Undo));
}

#[test]
fn rows_and_fields_can_be_clicked() {
    let mut harness = Harness::new();
    for name in ["Nguyễn Văn An", "Lê Thị An", "Trần An"] {
        harness.add_person(name);
    }
    harness.type_str("an").click(20, 1 + 4);
    assert!(harness.screen().contains("▶ Lê Thị An"));
    harness.click(20, 15);
    assert!(harness.screen().contains("▶ Lê Thị An"));
    harness.press("pgdn");
    assert!(harness.screen().contains("▶ Trần An"));
    harness.press("ctrl+n").press("enter").click(40, 1 + 3 + 5);
    harness.type_str("0912");
    assert!(harness.screen().contains("Điện thoại  0912"));
}

#[test]
fn another_screen_can_ask_to_show_a_visit() {
    let mut harness = Harness::with_donors(2);
    let visit = harness.visit(2).id;
    let hall = &harness.model.hall;
    let effects = update(&mut harness.model.screens.reception, hall, &Event::Shown(Some(visit)));
    assert_eq!(effects, []);
    assert!(harness.screen().contains("SỐ 2"));
    assert_eq!(harness.model.front(), ScreenId::Reception);
}

/// A morning with a dozen donors, some of them with long names.
fn morning(width: u16, height: u16) -> Harness {
    let mut harness = Harness::with_donors(12).sized(width, height);
    for (name, number) in [
        ("Nguyễn Hoàng Phương Thảo Nguyên", "001187004567"),
        ("Nguyễn Thị Thu Trang", "034187001234"),
        ("Nguyễn Đức Anh Khoa", "079087000089"),
        ("Tôn Nữ Nguyễn Thị Hoàng Anh Thư", "046187007777"),
    ] {
        known(&mut harness, name, number);
    }
    let act = Act::StartScreening { desk: DeskNo(2) };
    harness.do_now(Command::visit(harness.visit(1).id, act));
    harness
}

#[test]
fn every_state_can_be_drawn_clicked_and_paged_at_every_size() {
    for (width, height) in [(1, 1), (40, 8), (60, 16), (61, 17), (109, 16), (110, 16), (300, 100)] {
        let mut harness = morning(60, 16).sized(width, height);
        for step in ["", "list", "box", "compare", "form"] {
            match step {
                "list" => drop(harness.type_str("n").screen()),
                "box" => drop(harness.press("enter").press("esc").screen()),
                "compare" => drop(
                    harness
                        .scan("034187001234||Nguyễn Thị Tráng|15041987|Nam|Hà Nội|10052021")
                        .screen(),
                ),
                "form" => drop(harness.press("esc").press("ctrl+n").type_str("1").press("tab").screen()),
                _ => {}
            }
            for y in 0..height {
                harness.click(width / 2, y);
            }
            harness.press("pgdn").press("pgup");
            assert_eq!(harness.buffer().area.height, height);
        }
    }
}

#[test]
fn it_looks_as_it_should() {
    for (width, height) in [(80, 24), (120, 40)] {
        for lang in ["vi", "en"] {
            let begin = || {
                let mut harness = morning(width, height);
                if lang == "en" {
                    harness.press("f12");
                }
                harness
            };
            let shot = |name: &str, harness: &Harness| {
                insta::assert_snapshot!(format!("{name}_{width}_{lang}"), harness.screen());
            };
            let mut harness = begin();
            shot("empty", &harness);
            harness.type_str("nguyen");
            shot("list", &harness);
            harness.press("esc").type_str("thao nguyen").press("enter");
            shot("checked_in", &harness);
            harness.scan("034187001234||Nguyễn Thị Thu Tráng|15041987|Nam|Hà Nội|10052021");
            shot("compare", &harness);
            let mut harness = begin();
            harness.add_person("TRAN THI BICH DAO");
            harness.roster.last_mut().unwrap().birth = Birth::Year(1992);
            harness.roster.last_mut().unwrap().sex = Sex::Female;
            let card = "034192004567|151234567|Tr7847n Th7883 BV237ch Đào|02091992|N7919|Thái Bình|22072022";
            harness.scan(&card.replace("Tr7847n", "TrV7847n").replace("Th7883", "ThV7883").replace("Đào", "V272V224o"));
            shot("candidate", &harness);
            harness.press("ctrl+n");
            shot("repaired", &harness);
            let mut harness = begin();
            harness.press("esc").type_str("Đặng Trần Côn").press("ctrl+n");
            harness.type_str("001087000999").press("enter").type_str("31/02/1987").press("enter");
            harness.type_str("nữ").press("enter");
            shot("form", &harness);
        }
    }
}

#[test]
fn a_form_in_telex_looks_like_this() {
    for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
        let mut harness = Harness::new();
        harness.model.hall.lang = lang;
        harness.press("ctrl+t").press("ctrl+n");
        harness.type_str("Nguyeexn Thij DDaof");
        insta::assert_snapshot!(format!("telex_name_{name}"), harness.screen());
        harness.press("enter");
        insta::assert_snapshot!(format!("telex_number_{name}"), harness.screen());
    }
}
