//! What a person sees happen when keys are pressed and answers arrive.

use super::*;
use crate::domain::command::Act;
use crate::domain::id::{DeskNo, Ticket};
use crate::domain::refusal::Refusal;
use crate::domain::time::Span;
use crate::tui::harness::Harness;

/// What calls ticket 1 to desk 1.
fn call(harness: &Harness) -> Effect {
    let act = Act::Call { desk: DeskNo(1) };
    harness
        .model
        .hall
        .execute(Command::visit(harness.visit(1).id, act))
}

#[test]
fn tabs_are_shown_by_key_neighbour_and_mouse() {
    let mut harness = Harness::new();
    assert_eq!(harness.press("f4").model.front(), ScreenId::Screening);
    assert_eq!(harness.press("alt+2").model.front(), ScreenId::Queue);
    assert_eq!(harness.press("ctrl+left").model.front(), ScreenId::Reception);
    harness.press("f8");
    assert_eq!(harness.press("ctrl+right").model.front(), ScreenId::Reception);
    harness.press("f8");
    assert_eq!(harness.press("ctrl+left").model.front(), ScreenId::Dashboard);
    let tab = tab_bar::tabs(&harness.model, 80).into_iter().nth(4).unwrap();
    assert_eq!(harness.click(tab.x + 1, 0).model.front(), ScreenId::Recovery);
}

#[test]
fn before_there_is_a_day_only_the_setup_is_shown() {
    let mut harness = Harness::without_day();
    assert_eq!(harness.model.front(), ScreenId::Setup);
    assert!(harness.press("f3").screen().contains("Chưa có ngày hội"));
    assert_eq!(harness.model.front(), ScreenId::Setup);
    assert_eq!(Harness::new().model.front(), ScreenId::Reception);
}

#[test]
fn the_program_ends_at_once_unless_something_would_be_lost() {
    let mut harness = Harness::new();
    assert_eq!(harness.press("ctrl+q").effects, [Effect::Quit]);
    let mut harness = Harness::new();
    harness.model.hall.pending = Some(harness.model.hall.fresh.request);
    for no in ["enter", "esc", "n"] {
        harness.press("ctrl+q");
        assert!(harness.screen().contains("Vẫn thoát?"));
        assert!(harness.press(no).effects.is_empty());
        assert_eq!(harness.model.modal, None);
    }
    assert_eq!(harness.press("ctrl+q").press("ctrl+q").effects, []);
    assert_eq!(harness.press("y").effects, [Effect::Quit]);
}

#[test]
fn a_hangup_ends_the_program_whatever_is_open() {
    let mut harness = Harness::new();
    harness.press("f1").send(Msg::Hangup);
    assert_eq!(harness.effects, [Effect::Quit]);
}

#[test]
fn the_language_changes_everywhere_also_in_boxes() {
    let mut harness = Harness::new();
    assert!(harness.press("f1").screen().contains("Mở màn hình khám tuyển"));
    assert!(harness.press("f12").screen().contains("Show the screening desks"));
    assert_eq!(harness.model.hall.lang, Lang::En);
    assert_eq!(harness.press("esc").model.modal, None);
}

#[test]
fn an_action_is_found_by_its_name_in_the_palette() {
    let mut harness = Harness::new();
    harness.press("ctrl+p").type_str("man hinh kham").press("enter");
    assert_eq!(harness.model.front(), ScreenId::Screening);
    assert_eq!(harness.model.modal, None);
}

#[test]
fn an_act_that_the_screen_does_not_offer_is_answered() {
    let mut harness = Harness::new();
    harness.model.tab = ScreenId::Dashboard;
    assert!(harness.press("w").screen().contains("“Xin về” không dùng được"));
    assert!(!harness.press("down").screen().contains("Xin về"));
}

#[test]
fn a_button_of_the_status_bar_is_its_key() {
    let mut harness = Harness::new();
    let help = status_bar::buttons(&harness.model, 80)
        .into_iter()
        .find(|button| button.action == Action::Help)
        .unwrap();
    harness.click(help.x, 23);
    assert!(matches!(harness.model.modal, Some(Modal::Help { .. })));
}

#[test]
fn while_a_request_is_being_saved_no_other_is_sent() {
    let mut harness = Harness::with_donors(1);
    let call = call(&harness);
    let sent = harness.model.settle(ScreenId::Queue, call.clone());
    assert_eq!(sent.len(), 1);
    assert_eq!(harness.model.settle(ScreenId::Queue, call), []);
}

#[test]
fn what_the_day_already_forbids_is_refused_without_asking_the_station() {
    let mut harness = Harness::with_donors(1);
    let act = Act::MissCall;
    let miss = harness
        .model
        .hall
        .execute(Command::visit(harness.visit(1).id, act));
    assert_eq!(harness.model.settle(ScreenId::Queue, miss), []);
    assert_eq!(harness.model.hall.pending, None);
    let why = harness.model.hall.say_refusal(&Refusal::NotCalled {
        ticket: Ticket::FIRST,
    });
    assert!(harness.screen().contains(&format!("! {why}")));
}

#[test]
fn a_saved_step_is_on_the_day_only_after_the_answer() {
    let mut harness = Harness::with_donors(1);
    let call = call(&harness);
    let sent = harness.model.settle(ScreenId::Queue, call);
    assert_eq!(harness.visit(1).turn.call, None);
    let Some(Effect::Execute(request)) = sent.into_iter().next() else {
        panic!("nothing sent")
    };
    harness.do_now(request.command);
    assert!(harness.visit(1).turn.call.is_some());
    let result = Err(StationError::NoDay);
    let people = Vec::new();
    harness.send(Msg::Answer(Answer::Executed {
        request: request.id,
        result,
        people,
    }));
    assert_eq!(harness.model.hall.pending, None);
    assert!(harness.screen().contains("✗ [no day is open]"));
}

#[test]
fn the_process_stops_only_when_nothing_is_being_saved() {
    let mut harness = Harness::with_donors(1);
    let request = harness.model.hall.fresh.request;
    harness.model.hall.pending = Some(request);
    harness.send(Msg::Suspend);
    assert_eq!(harness.effects, []);
    let result = Ok(Executed {
        newer: Vec::new(),
        outcome: Ok(Vec::new()),
    });
    harness.send(Msg::Answer(Answer::Executed {
        request,
        result,
        people: Vec::new(),
    }));
    assert_eq!(harness.effects, [Effect::Suspend]);
}

#[test]
fn a_notice_goes_with_the_next_key_or_after_eight_seconds() {
    let mut harness = Harness::new();
    harness.model.say(Notice::info("tin"));
    let until = harness.model.next_change().unwrap();
    assert_eq!(until.since(harness.model.hall.now), Span::from_secs(8));
    assert!(harness.wait_secs(7).screen().contains("tin"));
    assert!(!harness.wait_secs(1).screen().contains("tin"));
    assert_eq!(harness.model.next_change(), None);
    harness.model.say(Notice::info("tin"));
    assert!(!harness.press("up").screen().contains("tin"));
}

#[test]
fn a_scan_never_answers_a_question_and_leaves_no_letters_in_it() {
    let mut harness = Harness::with_donors(1);
    harness.press("f3").press("w");
    harness.scan("001087000123");
    assert!(harness.screen().contains("rồi quét lại"));
    let Some(Modal::Ask { field, .. }) = &harness.model.modal else {
        panic!("closed")
    };
    assert!(field.is_empty());
}

#[test]
fn help_and_the_palette_make_way_for_a_scan() {
    for key in ["f1", "ctrl+p"] {
        let mut harness = Harness::new();
        harness
            .press(key)
            .scan("001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021");
        assert_eq!(harness.model.modal, None);
        assert!(harness.screen().contains("Họ và tên  Nguyễn Văn An"), "{key}");
    }
}

#[test]
fn a_card_selects_the_donor_where_they_are_and_other_codes_are_named() {
    let card = "001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021";
    let mut harness = Harness::new();
    harness
        .scan(card)
        .press("down")
        .press("down")
        .press("down")
        .press("down");
    for _ in 0..8 {
        harness.press("enter");
    }
    assert_eq!(harness.day().visits().count(), 1);
    for (key, screen) in [
        ("f3", ScreenId::Queue),
        ("f4", ScreenId::Screening),
        ("f5", ScreenId::Collection),
        ("f6", ScreenId::Recovery),
        ("f7", ScreenId::Dashboard),
    ] {
        for code in [card, "001087000123", "1"] {
            harness.press(key).scan(code);
            assert_eq!(harness.model.front(), screen);
            assert!(
                harness.screen().contains("Số 1 Nguyễn Văn An: Đang chờ"),
                "{}",
                harness.screen()
            );
        }
        harness.scan("00020101021238570010A00000072701");
        assert!(harness.screen().contains("Đây là mã chuyển tiền (VietQR)."));
        harness.scan("001087000999");
        assert!(harness.screen().contains("Không có ai hôm nay"));
    }
    harness.press("f3").scan("=G12341765432100");
    assert!(
        harness
            .screen()
            .contains("Mã túi máu chỉ quét ở màn hình Lấy máu (F5).")
    );
    assert_eq!(harness.day().visits().count(), 1);
}

#[test]
fn a_card_that_is_scanned_on_another_screen_brings_up_the_reception() {
    let card = "001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021";
    let mut harness = Harness::new();
    harness.press("f3").scan(card);
    assert_eq!(harness.model.front(), ScreenId::Reception);
    assert!(harness.screen().contains("Nguyễn Văn An"));
    harness.press("f3").scan("=G12341765432100");
    assert_eq!(harness.model.front(), ScreenId::Queue);
    let mut harness = Harness::without_day();
    harness.scan(card);
    assert_eq!(harness.model.front(), ScreenId::Setup);
}

#[test]
fn a_spoilt_scan_is_said_and_does_nothing() {
    let mut harness = Harness::new();
    harness.send(Msg::SpoiltScan { was_typed: false });
    assert!(harness.screen().contains("Hãy tắt bộ gõ"));
}

#[test]
fn help_begins_with_what_can_be_done_now_and_its_end_can_be_reached_and_left() {
    let mut harness = Harness::new();
    harness.press("f8").press("?");
    let first = harness.screen();
    assert!(first.contains("Enter luôn làm việc"), "{first}");
    let (_, now) = first.split_once("Lúc này làm được").unwrap();
    assert!(now.contains("e          Kết thúc ngày hội"), "{first}");
    assert!(first.contains("↓ còn"));
    let last = harness.press("end").screen();
    assert!(!last.contains("↓ còn") && last.contains("Ctrl+U"), "{last}");
    assert_eq!(harness.press("down").press("pgdn").screen(), last);
    assert_ne!(harness.press("up").screen(), last, "the way back begins at once");
    assert_eq!(harness.press("home").screen(), first);
}

#[test]
fn the_palette_shows_the_keys_so_that_they_are_learnt() {
    let mut harness = Harness::new();
    let screen = harness.press("f8").press(":").screen();
    assert!(screen.contains("▶ i      In "), "{screen}");
    assert!(screen.contains("F3     Hàng chờ"), "{screen}");
}

#[test]
fn the_tabs_keep_their_names_at_eighty_columns_in_a_full_hall() {
    let harness = crate::tui::morning::morning(120, 150);
    let screen = harness.screen();
    let tabs = screen.lines().next().unwrap();
    for name in ["Hàng chờ 19", "Khám tuyển 4", "Nghỉ ngơi 10", "Tổng kết"] {
        assert!(tabs.contains(name), "{tabs}");
    }
}

#[test]
fn the_typing_method_is_changed_with_one_key_and_works_where_words_are_typed() {
    let mut hall = Harness::new();
    hall.press("ctrl+t").type_str("lees");
    assert!(
        hall.screen().contains("lees"),
        "the search takes letters as they are"
    );
    assert!(
        !last_line(&hall).contains("Telex"),
        "and the status bar says nothing of the method"
    );
    hall.press("esc").press("ctrl+n").type_str("Nguyeexn Thij DDao");
    assert!(last_line(&hall).contains("Ctrl+T Telex"));
    hall.press("ctrl+t").type_str("f ");
    assert!(last_line(&hall).contains("Ctrl+T VNI"));
    hall.type_str("A1").press("ctrl+t").type_str("1 dd");
    assert!(
        hall.screen().contains("Nguyễn Thị Đaof Á1 dd"),
        "{}",
        hall.screen()
    );
    hall.press("ctrl+t").press("enter").type_str("00ss");
    assert!(hall.screen().contains("00ss"), "a number is no word");
}

#[test]
fn a_reason_is_composed_and_the_name_of_a_file_is_not() {
    let mut hall = Harness::with_donors(1);
    hall.press("ctrl+t").press("ctrl+z").type_str("DDooir ys");
    assert!(hall.screen().contains("Đổi ý"), "{}", hall.screen());
    hall.press("ctrl+t").type_str("1");
    assert!(hall.screen().contains("Đổi ý1"), "{}", hall.screen());
    hall.press("esc")
        .press("f8")
        .press("s")
        .press("ctrl+u")
        .type_str("aa11");
    assert!(hall.screen().contains("aa11"), "{}", hall.screen());
}

#[test]
fn letters_that_come_too_fast_for_a_hand_are_not_composed() {
    let mut hall = Harness::new();
    hall.press("ctrl+t").press("ctrl+n");
    for (place, letter) in "boss".chars().enumerate() {
        hall.send(Msg::Key {
            key: Key::char(letter),
            is_fresh: place == 0,
        });
    }
    assert!(hall.screen().contains("boss"), "{}", hall.screen());
}

/// The status bar.
fn last_line(hall: &Harness) -> String {
    hall.screen().lines().last().unwrap_or_default().to_owned()
}
