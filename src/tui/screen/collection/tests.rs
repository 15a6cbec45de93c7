//! The paths through the screen, and its pictures.

use super::*;
use crate::domain::bag::BagCode;
use crate::domain::vitals::Volume;
use crate::i18n::Lang;
use crate::tui::harness::{Harness, label};
use crate::tui::screen::care::fixture::{self, BAGS, cleared, do_now, end};

mod safety;

/// Has another nurse put somebody on a bed.
fn start(harness: &mut Harness, ticket: u32, bed: u16, bag: &str) {
    let nurse = std::mem::replace(&mut harness.model.hall.staff, label("ĐD Lan"));
    fixture::start(harness, ticket, bed, bag);
    harness.model.hall.staff = nurse;
}

/// The screen with so many donors waiting.
fn waiting(count: usize) -> Harness {
    let mut harness = cleared(count);
    harness.press("f5");
    harness
}

/// A hall in full swing: five beds in use, one of them too long, and seven donors waiting.
fn busy() -> Harness {
    let mut harness = cleared(12);
    for (ticket, (bag, secs)) in (1..).zip(BAGS.iter().zip([150, 290, 60, 200, 211])) {
        start(&mut harness, ticket, u16::try_from(ticket).unwrap(), bag);
        harness.wait_secs(secs);
    }
    harness.press("f5");
    harness
}

#[test]
fn a_donor_needs_enter_two_scans_and_enter() {
    let mut harness = waiting(2);
    harness.press("enter").press("enter").scan(BAGS[0]).scan(BAGS[0]);
    assert_eq!(harness.visit(1).stage, Stage::Cleared);
    harness.press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
    assert!(harness.screen().contains("✓ Giường 1: đã bắt đầu lấy máu cho số 1"));
    harness.press("enter");
    assert!(harness.screen().contains("Số 2 · Nguyễn Hoàng Phương Thảo Nguyên · 1990 · A04 · O+ · 350 ml"));
}

#[test]
fn a_third_scan_of_the_same_code_starts_and_another_one_does_not() {
    let mut harness = waiting(1);
    harness.press("enter").press("enter").scan(BAGS[0]).scan(BAGS[0]).scan(BAGS[1]);
    assert_eq!(harness.visit(1).stage, Stage::Cleared);
    assert!(harness.screen().contains("khác nhau"));
    harness.scan(BAGS[0]);
    assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
}

#[test]
fn codes_are_typed_with_their_check_character() {
    let mut harness = waiting(1);
    harness.press("enter").press("enter").type_str("g1234 17 654321").press("enter");
    assert!(harness.screen().contains("Thiếu ký tự kiểm tra"));
    harness.type_str("a").press("enter");
    assert!(!harness.screen().contains("Thiếu ký tự kiểm tra"), "{}", harness.screen());
}

#[test]
fn codes_that_differ_are_refused_in_words_and_the_form_is_kept() {
    let mut harness = waiting(1);
    harness.press("enter").press("enter").scan(BAGS[0]).scan(BAGS[1]);
    let screen = harness.screen();
    assert!(screen.contains("Mã túi (G123417654321) và mã ống mẫu (G123417654322) khác nhau."), "{screen}");
    harness.press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Cleared);
    harness.scan(BAGS[0]).press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
}

#[test]
fn what_is_no_bag_code_is_called_by_its_name() {
    let mut harness = waiting(1);
    harness.press("enter").press("enter").scan("001087000123");
    assert!(harness.screen().contains("Đây là số định danh 12 chữ số"));
    harness.scan("=%5100").scan("001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021");
    assert!(harness.screen().contains("Đây là thẻ căn cước. Hãy quét mã vạch trên túi máu."));
    harness.scan("00020101021238570010A00000072701");
    assert!(harness.screen().contains("Đây là mã chuyển tiền (VietQR). Hãy quét mã vạch trên túi máu."));
    assert!(!harness.screen().contains("Mã túi máu   0002"));
    harness.scan("=%5100");
    assert!(harness.screen().contains("Đây là mã vạch nhóm máu"));
    harness.press("ctrl+u").type_str("12").press("tab");
    assert!(harness.screen().contains("phiếu số 12"));
    harness.press("shift+tab").scan("=G12341765432199");
    assert!(harness.screen().contains("Hai ký tự cuối của mã vạch không hợp lệ"));
    harness.press("ctrl+u").type_str("G1234 17 654321 B").press("enter");
    assert!(harness.screen().contains("Ký tự kiểm tra không khớp"));
    harness.scan(BAGS[0]).scan(BAGS[0]).press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
}

#[test]
fn where_bags_have_the_hospitals_own_codes_those_are_scanned_and_no_others() {
    let mut harness = waiting(1);
    let day = harness.model.hall.day.as_mut().unwrap();
    day.info.bag_pattern = crate::domain::bag::BagPattern::parse("BM########").ok();
    harness.press("enter").press("enter").scan(BAGS[0]);
    assert!(harness.screen().contains("BM00000001"), "{}", harness.screen());
    harness.press("ctrl+u").type_str("bm2600123O").press("enter");
    assert!(harness.screen().contains("Ký tự thứ 10 là chữ O"), "{}", harness.screen());
    harness.press("ctrl+u").scan("bm26001234").scan("BM26001234");
    assert!(harness.screen().contains("BM26001234"), "{}", harness.screen());
}

#[test]
fn a_used_bag_is_refused_as_soon_as_it_is_scanned() {
    let mut harness = waiting(2);
    start(&mut harness, 1, 1, BAGS[0]);
    harness.press("enter").press("enter").scan(BAGS[0]);
    assert!(harness.screen().contains("đã dùng cho số 1"), "{}", harness.screen());
    harness.scan(BAGS[1]).scan(BAGS[1]).press("enter");
    assert_eq!(harness.visit(2).stage, Stage::Collecting(BedNo(2)));
}

#[test]
fn the_bed_is_the_next_free_one_and_gives_way_when_it_is_taken() {
    let mut harness = waiting(3);
    start(&mut harness, 1, 2, BAGS[0]);
    harness.press("enter").press("down").press("ctrl+b").press("up").press("enter");
    harness.scan(BAGS[1]).scan(BAGS[1]).press("b");
    assert!(harness.screen().contains("Giường          4"), "{}", harness.screen());
    start(&mut harness, 3, 4, BAGS[2]);
    assert!(harness.screen().contains("Giường          1"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(harness.visit(2).stage, Stage::Collecting(BedNo(1)));
}

#[test]
fn without_a_free_bed_the_form_waits_for_one() {
    let mut harness = waiting(12);
    harness.model.hall.day.as_mut().unwrap().info.hall.beds = 1;
    start(&mut harness, 1, 1, BAGS[0]);
    harness.press("enter").press("enter").scan(BAGS[1]).scan(BAGS[1]).press("enter");
    assert!(harness.screen().contains("chưa có giường trống"));
    assert_eq!(harness.visit(2).stage, Stage::Cleared);
    end(&mut harness, 1);
    harness.press("enter");
    assert_eq!(harness.visit(2).stage, Stage::Collecting(BedNo(1)));
}

#[test]
fn a_draw_that_lasted_too_long_is_ended_with_enter_the_digit_and_enter() {
    let mut harness = busy();
    harness.press("tab").press("enter").press("2").press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Recovering);
    assert_eq!(harness.visit(1).collection_end().unwrap().volume, Volume::from_ml(350));
    assert!(harness.screen().contains("✓ Mời số 1 sang ghế 1 · Nguyễn Văn An · 350 ml"));
    harness.press("enter");
    assert!(harness.screen().contains("Kết thúc lấy máu"));
    assert!(harness.screen().contains("Số 2 · "), "the next one is whoever has lain longest");
}

#[test]
fn with_nobody_waiting_enter_means_the_bed_in_use() {
    let mut harness = cleared(1);
    start(&mut harness, 1, 1, BAGS[0]);
    harness.wait_secs(300);
    harness.press("f5").press("enter").press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Recovering);
}

#[test]
fn any_other_outcome_asks_for_the_volume() {
    let mut harness = busy();
    harness.press("tab").press("enter").press("2").press("5").press("enter");
    assert!(harness.screen().contains("Chưa có số"));
    assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
    harness.type_str("180").press("enter");
    let end = harness.visit(1).collection_end().unwrap();
    assert_eq!((end.outcome, end.volume), (CollectionOutcome::StoppedVein, Volume::from_ml(180)));
}

#[test]
fn a_volume_against_the_outcome_is_refused_and_the_fitting_outcome_is_proposed() {
    let mut harness = busy();
    harness.press("tab").press("enter").press("2").press("tab").press("ctrl+u").type_str("200").press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
    let screen = harness.screen();
    assert!(screen.contains("Với 200 ml, kết quả phù hợp là 2 Lấy thiếu thể tích"), "{screen}");
    harness.press("2").press("enter");
    let end = harness.visit(1).collection_end().unwrap();
    assert_eq!((end.outcome, end.volume), (CollectionOutcome::Short, Volume::from_ml(200)));
}

#[test]
fn arrows_choose_the_outcome_too_and_escape_leaves_step_by_step() {
    let mut harness = busy();
    harness.press("tab").press("enter").press("2").press("right").press("right").press("left");
    assert!(harness.screen().contains("▶2 Lấy thiếu"));
    harness.press("tab").type_str("9").press("esc");
    assert!(harness.screen().contains("▶2 Lấy thiếu"));
    assert!(harness.model.screens.has_draft());
    harness.press("esc");
    assert!(harness.screen().contains("Chờ lấy máu"));
    assert!(!harness.model.screens.has_draft());
}

#[test]
fn a_scan_of_a_bag_in_use_opens_its_end_form() {
    let mut harness = busy();
    harness.scan(BAGS[2]);
    assert!(harness.screen().contains("Kết thúc lấy máu"));
    assert!(harness.screen().contains("Số 3 · "));
    harness.press("esc").scan(BAGS[7]);
    assert!(harness.screen().contains("Hãy quét phiếu của người hiến trước"));
}

#[test]
fn a_scan_in_the_end_form_says_whether_it_is_the_right_bag() {
    let mut harness = busy();
    harness.press("tab").press("enter").press("2").scan(BAGS[0]);
    assert!(harness.screen().contains("✓ Đúng túi máu của số 1."), "{}", harness.screen());
    harness.press("tab").scan(BAGS[1]);
    assert!(harness.screen().contains("không phải túi máu của số 1"));
    assert!(harness.screen().contains("Lấy được (ml)  350"), "the scan leaves no letters behind");
}

#[test]
fn withdrawing_with_the_needle_in_asks_first_and_then_for_the_volume() {
    let mut harness = busy();
    harness.press("tab").press("w");
    assert!(harness.screen().contains("kim còn trong tay"));
    harness.press("y").type_str("120").press("enter");
    let end = harness.visit(1).collection_end().unwrap();
    assert_eq!((end.outcome, end.volume), (CollectionOutcome::StoppedDonor, Volume::from_ml(120)));
}

#[test]
fn withdrawing_before_the_needle_takes_a_reason_by_digit() {
    let mut harness = waiting(2);
    harness.press("w").press("2").press("enter");
    assert!(!harness.visit(1).is_inside());
    assert!(harness.screen().contains("✓ Số 1 · Nguyễn Văn An đã xin về."));
}

#[test]
fn a_reaction_is_four_keys_and_stays_in_the_end_form() {
    let mut harness = busy();
    harness.press("tab").press("r").press("1").press("2").press("enter");
    let reaction = harness.visit(1).reactions[0].clone();
    assert_eq!((reaction.kind, reaction.note), (crate::domain::reaction::ReactionKind::Vasovagal, None));
    harness.press("enter").press("4").press("ctrl+r").press("2").press("3").press("g");
    harness.type_str("đã gọi 115").press("enter").press("enter");
    assert_eq!(harness.visit(1).reactions[1].note.as_ref().unwrap().as_str(), "đã gọi 115");
    assert!(harness.screen().contains("▶4 Ngừng do phản ứng"), "{}", harness.screen());
}

#[test]
fn a_start_can_be_undone() {
    let mut harness = busy();
    harness.press("tab").press("z");
    assert!(harness.screen().contains("Hoàn tác “bắt đầu lấy máu” của số 1"));
    harness.press("1").press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Cleared);
}

#[test]
fn an_undo_is_given_up_when_another_station_was_faster() {
    let mut harness = busy();
    harness.press("tab").press("z");
    end(&mut harness, 1);
    harness.press("1").press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Recovering);
    assert!(harness.screen().contains("vừa được ghi thêm ở trạm khác"));
}

#[test]
fn nothing_is_sent_twice_and_an_answer_during_saving_is_said_to_be_lost() {
    let mut harness = waiting(2);
    harness.press("enter").press("enter").scan(BAGS[0]).scan(BAGS[0]);
    harness.is_slow = true;
    harness.press("enter").press("enter");
    assert!(harness.screen().matches("Đang lưu…").count() >= 2, "{}", harness.screen());
    harness.press("esc").press("esc").press("w").press("1").press("enter");
    assert!(harness.screen().contains("Bước trước còn đang lưu"));
    harness.answer();
    assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
}

#[test]
fn a_form_survives_the_other_screens_and_a_failing_store() {
    let mut harness = waiting(1);
    harness.press("enter").press("enter").scan(BAGS[0]).press("f3").press("f5");
    assert!(harness.screen().contains("G1234 17 654321 A"));
    harness.scan(BAGS[0]);
    harness.is_slow = true;
    harness.press("enter");
    let request = harness.model.hall.pending.unwrap();
    harness.send(crate::tui::msg::Msg::Answer(crate::station::worker::Answer::Executed {
        request,
        result: Err(crate::station::StationError::NoDay),
        people: Vec::new(),
    }));
    assert!(harness.screen().contains("G1234 17 654321 A"));
    assert!(harness.model.screens.has_draft());
}

#[test]
fn arrows_go_from_the_list_over_to_the_beds_and_back() {
    let mut harness = busy();
    harness.press("down").press("up").press("up").press("home");
    assert_eq!(harness.model.screens.collection.bed, Some(BedNo(1)));
    harness.press("right").press("down");
    assert_eq!(harness.model.screens.collection.bed, Some(BedNo(7)));
    harness.press("down");
    assert_eq!(harness.model.screens.collection.side, Side::Waiting);
    let mut harness = busy().sized(120, 40);
    harness.press("right").press("home").press("left");
    assert_eq!(harness.model.screens.collection.side, Side::Waiting);
}

#[test]
fn enter_on_a_free_bed_takes_whoever_waits_longest_to_it() {
    let mut harness = busy();
    harness.press("tab").press("end").press("enter");
    assert!(harness.screen().contains("Số 6 · Đặng Thị Minh Châu"));
    harness.press("enter").scan(BAGS[6]).scan(BAGS[6]).press("enter");
    assert_eq!(harness.visit(6).stage, Stage::Collecting(BedNo(9)));
}

#[test]
fn clicks_select_beds_and_donors() {
    let mut harness = busy();
    harness.click(20, 3);
    assert_eq!(harness.model.screens.collection.bed, Some(BedNo(2)));
    harness.click(10, 13);
    assert_eq!(harness.model.screens.collection.side, Side::Waiting);
    assert_eq!(harness.model.screens.collection.waiting, Some(harness.visit(7).id), "{}", harness.screen());
}

#[test]
fn the_screen_ticks_only_while_somebody_waits_or_gives() {
    let mut harness = Harness::new();
    harness.press("f5");
    assert_eq!(harness.model.next_change(), None);
    assert!(waiting(1).model.next_change().is_some());
}

#[test]
fn another_screen_shows_a_donor_here() {
    let mut harness = busy();
    let id = harness.visit(3).id;
    show(&mut harness.model.screens.collection, &harness.model.hall, id);
    assert_eq!(harness.model.screens.collection.bed, Some(BedNo(3)));
    let id = harness.visit(8).id;
    show(&mut harness.model.screens.collection, &harness.model.hall, id);
    assert_eq!(harness.model.screens.collection.waiting, Some(id));
}

/// A picture in both languages and both sizes.
fn pictures(name: &str, mut harness: Harness) {
    for (width, height) in [(80, 24), (120, 40)] {
        harness = harness.sized(width, height);
        for (lang, word) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            harness.model.hall.lang = lang;
            insta::assert_snapshot!(format!("{name}_{width}_{word}"), harness.screen());
        }
    }
}

#[test]
fn forms_and_map_can_be_drawn_at_every_size() {
    let mut start_form = busy();
    start_form.press("enter").press("enter").scan(BAGS[6]).scan(BAGS[7]);
    let mut end_form = busy();
    end_form.press("tab").press("enter").press("2").press("2").type_str("350").press("enter");
    for mut harness in [busy(), start_form].into_iter().chain([end_form]) {
        for (width, height) in [(60, 16), (60, 60), (80, 17), (109, 18), (110, 16), (160, 45), (500, 16)] {
            harness = harness.sized(width, height);
            assert!(harness.screen().contains("Giường"), "{width}x{height}");
        }
        for (width, height) in (1..30).map(|n| (n * 9, n)) {
            let area = Rect::new(0, 0, width, height);
            let mut buffer = ratatui::buffer::Buffer::empty(area);
            let (state, hall) = (&harness.model.screens.collection, &harness.model.hall);
            view(state, hall, area, &mut Frame::new(&mut buffer));
        }
    }
}

#[test]
fn the_hall_in_full_swing() {
    pictures("busy", busy());
}

#[test]
fn the_start_form_with_codes_that_differ() {
    let mut harness = busy();
    harness.press("down").press("down").press("enter").press("enter").scan(BAGS[6]).scan(BAGS[7]);
    pictures("start_form", harness);
}

#[test]
fn the_end_form_with_a_volume_against_the_outcome() {
    let mut harness = busy();
    harness.press("tab").press("right").press("enter");
    harness.press("tab").press("ctrl+u").type_str("200").press("enter");
    harness.wait_secs(9);
    pictures("end_form", harness);
}

#[test]
fn sixty_beds() {
    let mut harness = busy();
    harness.model.hall.day.as_mut().unwrap().info.hall.beds = 60;
    harness.press("tab");
    do_now(&mut harness, 12, Act::StartCollection {
        bed: BedNo(48),
        bag: BagCode::parse(BAGS[7]).unwrap(),
        sample: BagCode::parse(BAGS[7]).unwrap(),
        recognised: None,
    });
    pictures("sixty_beds", harness);
}
