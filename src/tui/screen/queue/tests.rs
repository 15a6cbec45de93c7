use uuid::Uuid;

use super::*;
use crate::domain::visit::Outcome as End;
use crate::i18n::Lang;
use crate::tui::harness::Harness;

fn morning(donors: usize) -> Harness {
    let mut harness = Harness::with_donors(donors);
    let person = harness.add_person("Nguyễn Hoàng Phương Thảo Nguyên");
    let visit = VisitId(Uuid::from_u128(77));
    harness.do_now(Command::check_in(visit, person));
    harness.press("f3");
    harness
}

fn act(harness: &mut Harness, ticket: u32, act: Act) {
    let id = harness.visit(ticket).id;
    harness.do_now(Command::visit(id, act));
}

/// The ticket of the selected visit.
fn selected(harness: &Harness) -> Option<u32> {
    let id = harness.model.screens.queue.selected?;
    harness.day().visit(id).map(|visit| visit.ticket.number())
}

fn called_to(harness: &Harness, ticket: u32) -> Option<u16> {
    harness.visit(ticket).turn.call.as_ref().map(|call| call.desk.0)
}

/// Calls the ticket so often in vain that it is set aside.
fn park(harness: &mut Harness, ticket: u32) {
    for _ in 0..3 {
        act(harness, ticket, Act::Call { desk: DeskNo(4) });
        act(harness, ticket, Act::MissCall);
    }
}

#[test]
fn enter_calls_then_starts_and_goes_on_to_the_next() {
    let mut harness = morning(3);
    assert_eq!(selected(&harness), Some(1));
    harness.press("enter");
    assert_eq!(called_to(&harness, 1), Some(1));
    assert_eq!(selected(&harness), Some(1), "the called donor stays selected");
    assert!(harness.screen().contains("Mời số 1, Nguyễn Văn An, đến bàn 1."));
    harness.press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Screening(DeskNo(1)));
    assert_eq!(selected(&harness), Some(2));
    harness.press("enter");
    assert_eq!(called_to(&harness, 2), Some(2), "desk 1 is taken");
}

#[test]
fn b_goes_through_the_free_desks_and_a_promised_desk_is_not_offered_again() {
    let mut harness = morning(3);
    harness.press("b").press("b");
    assert!(harness.screen().contains("Gọi đến bàn 3"));
    harness.press("c").press("down").press("c");
    assert_eq!(called_to(&harness, 1), Some(3));
    assert_eq!(called_to(&harness, 2), Some(1));
    harness.press("b").press("b");
    assert!(harness.screen().contains("Gọi đến bàn 2"), "round and round");
}

#[test]
fn without_a_free_desk_nobody_is_called() {
    let mut harness = morning(6);
    for (ticket, desk) in (1..).zip(1..=4) {
        act(&mut harness, ticket, Act::Call { desk: DeskNo(desk) });
    }
    harness.press("end").press("enter");
    assert!(harness.screen().contains("Chưa có bàn trống."));
    assert_eq!(called_to(&harness, 7), None);
}

#[test]
fn who_does_not_come_goes_back_and_after_three_times_aside() {
    let mut harness = morning(2);
    harness.press("enter").press("v");
    assert_eq!(harness.visit(1).turn.misses, 1);
    assert!(harness.screen().contains("lỡ 1 lần"));
    park(&mut harness, 2);
    assert!(harness.screen().contains("tạm gác · lỡ 3 lần"));
    harness.press("end");
    assert_eq!(selected(&harness), Some(2));
    harness.press("enter");
    assert!(!harness.visit(2).is_parked());
    park(&mut harness, 2);
    harness.press("end").press("q");
    assert!(!harness.visit(2).is_parked());
}

#[test]
fn priority_withdrawal_and_undo_ask_for_a_reason() {
    let mut harness = morning(3);
    harness.press("end").press("p");
    assert!(harness.screen().contains("Ưu tiên số 4"));
    harness.press("1").press("enter");
    assert_eq!(harness.day().queue()[0].ticket.number(), 4);
    assert_eq!(selected(&harness), Some(4));
    harness.press("z");
    assert!(harness.screen().contains("Ưu tiên: Sắp đến giờ trực"));
    harness.press("1").press("enter");
    assert_eq!(harness.day().queue()[0].ticket.number(), 1);
    harness.press("home").press("w").press("4").press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Left(End::Withdrawn));
    assert_eq!(selected(&harness), Some(2));
    harness.press("w").press("esc");
    assert_eq!(harness.visit(2).stage, Stage::Waiting);
}

#[test]
fn only_the_step_that_was_named_is_taken_back() {
    let mut harness = morning(2);
    harness.press("enter").press("z");
    act(&mut harness, 1, Act::MissCall);
    harness.press("1").press("enter");
    assert!(harness.screen().contains("vừa có bước mới từ máy khác"));
    assert_eq!(harness.visit(1).turn.misses, 1);
}

#[test]
fn details_show_every_step() {
    let mut harness = morning(2);
    harness.press("enter").press("x");
    let screen = harness.screen();
    assert!(screen.contains("Số 1 · Nguyễn Văn An"));
    assert!(screen.contains("08:02 Gọi đến bàn 1 · ĐD Hoa, Trạm 1"), "{screen}");
}

#[test]
fn an_act_that_makes_no_sense_is_answered_by_the_program() {
    let mut harness = morning(2);
    harness.press("v");
    assert!(harness.screen().contains("không dùng được lúc này"));
    harness.press("q");
    assert_eq!(harness.visit(1).turn.misses, 0);
}

#[test]
fn a_row_that_went_elsewhere_puts_nobody_else_under_the_fingers() {
    let mut harness = morning(3);
    harness.press("enter");
    act(&mut harness, 1, Act::StartScreening { desk: DeskNo(1) });
    harness.press("enter");
    assert_eq!(called_to(&harness, 2), None);
    assert_eq!(selected(&harness), Some(2));
    assert!(harness.screen().contains("Số 1 không còn trong hàng chờ"));
    harness.press("enter");
    assert_eq!(called_to(&harness, 2), Some(2));
}

#[test]
fn while_saving_nothing_is_sent_twice_and_the_row_says_so() {
    let mut harness = morning(2);
    harness.is_slow = true;
    harness.press("enter").press("enter").press("c");
    assert!(harness.screen().matches("Đang lưu…").count() == 2, "row and message line");
    harness.answer();
    assert_eq!(called_to(&harness, 1), Some(1));
    assert_eq!(harness.visit(1).stage, Stage::Waiting);
}

#[test]
fn a_refusal_changes_nothing() {
    let mut harness = morning(2);
    harness.is_slow = true;
    harness.press("enter");
    harness.is_slow = false;
    act(&mut harness, 1, Act::Call { desk: DeskNo(3) });
    harness.answer();
    assert!(harness.screen().contains("Số 1 đã được bàn 3 gọi lúc"), "{}", harness.screen());
    assert_eq!(called_to(&harness, 1), Some(3));
    assert_eq!(selected(&harness), Some(1));
}

#[test]
fn rows_are_clicked_and_an_empty_queue_says_so() {
    let mut harness = morning(3);
    harness.click(10, 5);
    assert_eq!(selected(&harness), Some(2));
    let mut empty = Harness::new();
    empty.press("f3").press("enter").press("c");
    assert!(empty.screen().contains("Không có ai đang chờ."));
    assert!(empty.model.screens.queue.sent.is_none());
}

#[test]
fn the_first_who_arrives_is_selected() {
    let mut harness = Harness::new();
    harness.press("f3");
    let person = harness.add_person("Lê Văn Tám");
    let visit = VisitId(Uuid::from_u128(78));
    harness.do_now(Command::check_in(visit, person));
    harness.press("enter");
    assert_eq!(called_to(&harness, 1), Some(1));
}

#[test]
fn it_looks_like_this() {
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut harness = morning(11).sized(width, height);
            harness.model.hall.lang = lang;
            park(&mut harness, 3);
            act(&mut harness, 2, Act::StartScreening { desk: DeskNo(2) });
            act(&mut harness, 4, Act::Call { desk: DeskNo(4) });
            act(&mut harness, 4, Act::MissCall);
            harness.press("end").press("up").press("p").press("1").press("enter");
            harness.press("home").press("enter").wait_secs(100);
            let name = format!("queue_{lang:?}_{width}").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
        }
    }
}
