use super::*;
use crate::domain::bag::BagCode;
use crate::domain::circumstance::Circumstance;
use crate::domain::id::BedNo;
use crate::domain::reaction::{Reaction, ReactionKind, Severity};
use crate::domain::recheck::{Hold, hold, recheck};
use crate::domain::rulepack::GroundCode;
use crate::domain::step::CollectionOutcome;
use crate::domain::visit::{Outcome, Stage};
use crate::domain::vitals::Volume;
use crate::i18n::Lang;
use crate::tui::harness::Harness;
use crate::tui::modal::Modal;
use crate::tui::screen::care::fixture::{BAGS, cleared};

fn act(harness: &mut Harness, ticket: u32, act: Act) {
    let id = harness.visit(ticket).id;
    harness.do_now(Command::visit(id, act));
}

fn start(harness: &mut Harness, ticket: u32, bed: u16) {
    let bag = BagCode::parse(BAGS[usize::from(bed)]).unwrap();
    let start = Act::StartCollection {
        bed: BedNo(bed),
        bag: bag.clone(),
        sample: bag,
        recognised: None,
    };
    act(harness, ticket, start);
}

fn end(harness: &mut Harness, ticket: u32) {
    harness.wait_secs(500);
    let end = Act::EndCollection {
        outcome: CollectionOutcome::Complete,
        volume: Volume::from_ml(350),
        weighed: None,
    };
    act(harness, ticket, end);
}

fn release(harness: &mut Harness, ticket: u32) {
    harness.wait_secs(16 * 60);
    act(
        harness,
        ticket,
        Act::Release {
            override_reason: None,
        },
    );
}

/// What stands on the screen, without the frames of boxes and the breaks of lines.
fn words(harness: &Harness) -> String {
    let screen = harness.screen();
    let words = screen.split_whitespace().filter(|word| *word != "│");
    words.collect::<Vec<_>>().join(" ")
}

fn is_open(harness: &Harness) -> bool {
    matches!(harness.model.modal, Some(Modal::Correct(_)))
}

fn is_alarm(harness: &Harness) -> bool {
    matches!(harness.model.modal, Some(Modal::Alarm { .. }))
}

/// Puts the weight of a ticket right, with keys alone.
fn weigh_again(harness: &mut Harness, ticket: u32, weight: &str) {
    harness.press("u");
    assert!(is_open(harness), "{}", harness.screen());
    if matches!(&harness.model.modal, Some(Modal::Correct(dialog)) if dialog.context() == Context::Choice) {
        harness.press("/");
    }
    harness.type_str(&ticket.to_string()).press("enter").press("1");
    harness.type_str(weight).press("enter").press("2").press("enter");
}

#[test]
fn a_value_is_put_right_with_was_is_and_why() {
    let mut harness = cleared(2);
    harness.press("f5").press("u");
    let seen = words(&harness);
    assert!(
        seen.contains("Sửa số liệu đã ghi · số 1 · Nguyễn Văn An"),
        "{seen}"
    );
    assert!(seen.contains("1 08:00 ĐD Hoa · 62 kg, 120/80, mạch 72"), "{seen}");
    assert!(seen.contains("▶ 2 08:00 ĐD Hoa · Hb 138 g/L"), "{seen}");
    harness.press("1").type_str("61,5");
    let seen = words(&harness);
    assert!(seen.contains("Đã ghi: 62 kg, 120/80, mạch 72"), "{seen}");
    assert!(seen.contains("Sửa thành: 61,5 kg, 120/80, mạch 72"), "{seen}");
    harness.press("enter").press("enter");
    assert!(is_open(&harness), "a reason is needed");
    assert!(harness.visit(1).amendments.is_empty());
    harness.press("2").press("enter");
    assert!(harness.model.modal.is_none(), "{}", harness.screen());
    let seen = words(&harness);
    assert!(
        seen.contains("Đã sửa số liệu của số 1: 62 kg, 120/80, mạch 72 → 61,5 kg, 120/80, mạch 72."),
        "{seen}"
    );
    let visit = harness.visit(1);
    assert_eq!(visit.amendments[0].reason.as_str(), "Đọc nhầm kết quả đo");
    assert_eq!(visit.latest_vitals().unwrap().weight.tenths(), 615);
    harness.press("f4").press("end").press("up").press("x");
    let page = words(&harness);
    assert!(
        page.contains("Sửa 62 kg, 120/80, mạch 72 → 61,5 kg, 120/80, mạch 72"),
        "{page}"
    );
}

#[test]
fn a_correction_against_a_clearance_is_an_alarm_that_names_place_and_next_step() {
    for (stage, says) in [
        (0, "Hiện ở: Chờ lấy máu"),
        (1, "Hiện ở: Lấy máu · Giường 3"),
        (2, "Hiện ở: Nghỉ ngơi · Ghế 1"),
        (3, "Hiện ở: Hiến đủ"),
    ] {
        let mut harness = cleared(1);
        if stage > 0 {
            start(&mut harness, 1, 3);
        }
        if stage > 1 {
            end(&mut harness, 1);
        }
        if stage > 2 {
            release(&mut harness, 1);
        }
        harness.press(["f5", "f5", "f6", "f3"][stage]);
        weigh_again(&mut harness, 1, "44");
        assert!(is_alarm(&harness), "{}", harness.screen());
        let seen = words(&harness);
        assert!(seen.contains("DỪNG LẠI · số 1 · Nguyễn Văn An"), "{seen}");
        assert!(seen.contains("lẽ ra không được hiến máu"), "{seen}");
        assert!(seen.contains("nặng 44 kg, phải từ 45 kg"), "{seen}");
        assert!(seen.contains(says), "{says}: {seen}");
        assert_eq!(seen.contains("GIỮ LẠI"), stage > 0, "{seen}");
        let (pack, today) = (&harness.model.hall.pack, harness.day().info.date);
        assert!(recheck(pack, harness.visit(1), today).is_some());
        assert_eq!(hold(pack, harness.visit(1), today).is_some(), stage > 0);
        harness.press("enter");
        assert!(is_alarm(&harness), "an Enter too many does not close it");
        harness.press("esc");
        assert!(harness.model.modal.is_none());
    }
}

#[test]
fn the_volume_alone_can_be_too_large() {
    let mut harness = cleared(1);
    harness
        .press("f5")
        .press("u")
        .press("2")
        .type_str("119")
        .press("enter")
        .press("1")
        .press("enter");
    assert!(
        words(&harness).contains("huyết sắc tố 119"),
        "{}",
        harness.screen()
    );
    let mut harness = cleared(1);
    let (desk, volume) = (crate::domain::id::DeskNo(1), Volume::from_ml(450));
    act(&mut harness, 1, Act::StartScreening { desk });
    let override_reason = None;
    act(
        &mut harness,
        1,
        Act::Clear {
            volume,
            override_reason,
        },
    );
    start(&mut harness, 1, 3);
    harness
        .press("f5")
        .press("u")
        .press("1")
        .type_str("50")
        .press("enter")
        .press("1")
        .press("enter");
    assert!(
        harness.model.modal.is_none(),
        "450 ml is not too much for 50 kg: {}",
        harness.screen()
    );
    harness
        .press("u")
        .press("1")
        .type_str("49,9")
        .press("enter")
        .press("1")
        .press("enter");
    let seen = words(&harness);
    assert!(seen.contains("kết luận lấy 450 ml không còn đúng"), "{seen}");
    assert!(seen.contains("chỉ định 450 ml vượt mức"), "{seen}");
}

#[test]
fn a_correction_that_changes_nothing_for_the_clearance_is_quiet() {
    let mut harness = cleared(1);
    harness
        .press("f5")
        .press("u")
        .press("2")
        .type_str("120")
        .press("enter")
        .press("1")
        .press("enter");
    assert!(harness.model.modal.is_none(), "{}", harness.screen());
    assert_eq!(
        harness.visit(1).latest_blood_test().unwrap().haemoglobin.g_l(),
        120
    );
}

#[test]
fn a_value_that_was_measured_again_says_that_the_later_one_counts() {
    let mut harness = cleared(1);
    let desk = crate::domain::id::DeskNo(1);
    act(&mut harness, 1, Act::StartScreening { desk });
    let vitals = *harness.visit(1).latest_vitals().unwrap();
    act(&mut harness, 1, Act::RecordVitals(vitals));
    harness.press("f4").press("u");
    let seen = words(&harness);
    assert!(
        seen.contains("1 08:00 ĐD Hoa · 62 kg, 120/80, mạch 72 · đã đo lại"),
        "{seen}"
    );
    assert!(
        seen.contains("▶ 3 08:00 ĐD Hoa · 62 kg, 120/80, mạch 72"),
        "the one that counts is selected: {seen}"
    );
    assert_eq!(seen.matches("đã đo lại").count(), 1, "{seen}");
    harness.press("1");
    assert!(
        words(&harness).contains("kết luận dựa vào lần đo sau"),
        "{}",
        harness.screen()
    );
    harness.press("esc").press("3");
    assert!(!words(&harness).contains("lần đo sau"), "{}", harness.screen());
}

#[test]
fn the_same_parsers_and_faults_as_at_the_desk() {
    let mut harness = cleared(1);
    harness
        .press("f5")
        .press("u")
        .press("2")
        .type_str("13,8")
        .press("enter");
    let seen = words(&harness);
    assert!(seen.contains("138"), "{seen}");
    assert!(seen.contains("✗"), "{seen}");
    assert!(is_open(&harness));
    harness
        .press("ctrl+u")
        .type_str("138")
        .press("enter")
        .press("enter");
    assert!(
        words(&harness).contains("Chưa có gì khác với số đã ghi"),
        "{}",
        harness.screen()
    );
    harness.press("2").press("enter");
    assert!(
        words(&harness).contains("HBsAg Dương tính"),
        "{}",
        harness.screen()
    );
    harness.press("1").press("enter");
    assert!(is_alarm(&harness), "{}", harness.screen());
    harness
        .press("esc")
        .press("u")
        .press("1")
        .press("down")
        .type_str("12/8")
        .press("enter");
    assert!(words(&harness).contains("120/80"), "{}", harness.screen());
    assert!(harness.visit(1).amendments.len() == 1);
}

#[test]
fn a_declared_date_is_put_right_or_was_never_so() {
    let mut harness = cleared(2);
    for ticket in [1, 2] {
        let happened = chrono::NaiveDate::from_ymd_opt(2025, 10, 1).unwrap();
        let ground = GroundCode::new("tattoo");
        act(&mut harness, ticket, Act::Declare { ground, happened });
    }
    harness.press("f5").press("u").press("3").type_str("5m");
    let seen = words(&harness);
    assert!(
        seen.contains("Sửa thành: Xăm trổ trên da (22/05/2026). Hẹn hiến lại từ 22/11/2026."),
        "{seen}"
    );
    harness.press("ctrl+u").type_str("23/10/2026").press("enter");
    assert!(
        words(&harness).contains("Ngày này ở sau hôm nay"),
        "{}",
        harness.screen()
    );
    harness
        .press("ctrl+u")
        .type_str("5m")
        .press("enter")
        .press("4")
        .press("enter");
    assert!(is_alarm(&harness), "{}", harness.screen());
    assert!(words(&harness).contains("22/11/2026"), "{}", harness.screen());
    harness.press("esc").press("u").press("3").press("tab").press("2");
    assert!(
        words(&harness).contains("Sửa thành: không có"),
        "{}",
        harness.screen()
    );
    harness.press("enter").press("4").press("enter");
    assert!(
        harness.model.modal.is_none(),
        "it holds again: {}",
        harness.screen()
    );
    assert!(harness.visit(1).declared.is_empty());
    harness.press("u");
    assert!(
        !words(&harness).contains("3 08:"),
        "what never was so is no value any more"
    );
}

#[test]
fn the_end_of_a_collection_keeps_its_rules() {
    let mut harness = cleared(1);
    start(&mut harness, 1, 3);
    end(&mut harness, 1);
    harness
        .press("f6")
        .press("u")
        .press("enter")
        .type_str("200")
        .press("enter")
        .press("1")
        .press("enter");
    assert!(
        is_open(&harness),
        "200 ml is no complete bag, and what was typed stays: {}",
        harness.screen()
    );
    assert!(harness.screen().contains("Gõ nhầm số"));
    harness
        .press("esc")
        .press("tab")
        .press("2")
        .press("enter")
        .press("1")
        .press("enter");
    assert!(harness.model.modal.is_none(), "{}", harness.screen());
    let end = harness.visit(1).collection_end().unwrap();
    assert_eq!(
        (end.outcome, end.volume),
        (CollectionOutcome::Short, Volume::from_ml(200))
    );
    release(&mut harness, 1);
    assert_eq!(harness.visit(1).stage, Stage::Left(Outcome::Incomplete));
}

#[test]
fn a_reaction_is_not_made_milder_than_its_kind() {
    let mut harness = cleared(1);
    start(&mut harness, 1, 3);
    end(&mut harness, 1);
    let reaction = Reaction::new(ReactionKind::LongFaint, Severity::Severe);
    act(&mut harness, 1, Act::RecordReaction(reaction));
    harness
        .press("f6")
        .press("u")
        .press("enter")
        .press("1")
        .press("enter")
        .press("1")
        .press("enter");
    assert!(is_open(&harness), "{}", harness.screen());
    assert!(harness.visit(1).amendments.is_empty());
    harness
        .press("esc")
        .press("2")
        .press("enter")
        .press("1")
        .press("enter");
    assert_eq!(harness.visit(1).reactions[0].severity, Severity::Moderate);
}

#[test]
fn somebody_who_has_left_is_found_by_ticket_typed_or_scanned() {
    let mut harness = cleared(2);
    act(
        &mut harness,
        2,
        Act::Withdraw {
            reason: Note::parse("Bận").unwrap(),
        },
    );
    for front in ["f3", "f4", "f5", "f6", "f8"] {
        harness.press(front).press("u");
        if !words(&harness).contains("Số phiếu của người hiến") {
            harness.press("/");
        }
        harness.type_str("9").press("enter");
        assert!(
            words(&harness).contains("Không có số phiếu này trong ngày"),
            "{}",
            harness.screen()
        );
        harness.press("ctrl+u").type_str("2");
        assert!(
            words(&harness).contains("Nguyễn Hoàng Phương Thảo Nguyên"),
            "{}",
            harness.screen()
        );
        harness.press("enter");
        assert!(words(&harness).contains("số 2 ·"), "{}", harness.screen());
        harness.press("/");
        let code = harness.ticket_code(1);
        harness.scan(&code);
        assert!(
            words(&harness).contains("số 1 · Nguyễn Văn An"),
            "{}",
            harness.screen()
        );
        harness.press("esc");
        assert!(harness.model.modal.is_none());
    }
    harness.press("f3").press("u").type_str("2").press("enter");
    harness
        .press("1")
        .type_str("44")
        .press("enter")
        .press("3")
        .press("enter");
    assert!(
        harness.model.modal.is_none(),
        "nothing was drawn and nothing will be: {}",
        harness.screen()
    );
    assert_eq!(harness.visit(2).latest_vitals().unwrap().weight.tenths(), 440);
}

#[test]
fn a_ticket_that_is_scanned_never_throws_away_what_was_entered() {
    let mut harness = cleared(2);
    harness.press("f5").press("u").press("1").type_str("49");
    let code = harness.ticket_code(2);
    harness.scan(&code);
    assert!(
        words(&harness).contains("Sửa thành: 49 kg"),
        "{}",
        harness.screen()
    );
    assert!(
        words(&harness).contains("số 1 · Nguyễn Văn An"),
        "{}",
        harness.screen()
    );
}

#[test]
fn it_is_reached_from_within_a_form_whose_text_stays() {
    let mut harness = cleared(1);
    let person = harness.add_person("Lê Đức");
    harness.do_now(Command::check_in(VisitId(uuid::Uuid::from_u128(5)), person));
    harness
        .press("f4")
        .press("home")
        .press("enter")
        .type_str("62")
        .press("enter");
    harness
        .type_str("120/80")
        .press("enter")
        .type_str("72")
        .press("enter")
        .type_str("138")
        .press("enter");
    harness
        .press("1")
        .press("enter")
        .press("up")
        .press("up")
        .type_str("13");
    harness.press("alt+u");
    assert!(words(&harness).contains("số 2 · Lê Đức"), "{}", harness.screen());
    harness
        .press("1")
        .type_str("49,5")
        .press("enter")
        .press("1")
        .press("enter");
    assert!(harness.model.modal.is_none(), "{}", harness.screen());
    assert_eq!(harness.visit(2).latest_vitals().unwrap().weight.tenths(), 495);
    assert!(
        harness.model.screens.has_draft(),
        "what was typed at the desk is still there"
    );
    assert!(
        words(&harness).contains("! Đã sửa: 62 kg, 120/80, mạch 72 →"),
        "{}",
        harness.screen()
    );
}

#[test]
fn nothing_is_sent_twice_and_a_failure_keeps_what_was_entered() {
    let mut harness = cleared(1);
    harness
        .press("f5")
        .press("u")
        .press("1")
        .type_str("49")
        .press("enter")
        .press("1");
    harness.is_slow = true;
    harness.press("enter").press("enter").press("esc");
    assert!(words(&harness).contains("Đang lưu…"), "{}", harness.screen());
    assert!(is_open(&harness));
    harness.answer();
    assert_eq!(harness.visit(1).amendments.len(), 1);
    assert!(harness.model.modal.is_none());

    harness
        .press("u")
        .press("1")
        .type_str("48")
        .press("enter")
        .press("1");
    harness.is_slow = true;
    harness.press("enter");
    let request = harness.model.hall.pending.unwrap();
    let result = Err(crate::station::StationError::Store(
        crate::store::StoreError::Full,
    ));
    let people = Vec::new();
    harness.send(crate::tui::msg::Msg::Answer(
        crate::station::worker::Answer::Executed {
            request,
            result,
            people,
        },
    ));
    assert!(
        words(&harness).contains("Sửa thành: 48 kg"),
        "{}",
        harness.screen()
    );
    assert!(is_open(&harness));
}

#[test]
fn a_self_excluded_unit_looks_no_other_way() {
    let alarm_of = |is_excluded: bool| {
        let mut harness = cleared(1);
        start(&mut harness, 1, 3);
        end(&mut harness, 1);
        if is_excluded {
            act(&mut harness, 1, Act::ExcludeUnit);
        }
        harness.press("f6");
        weigh_again(&mut harness, 1, "44");
        let (pack, today) = (&harness.model.hall.pack, harness.day().info.date);
        let is_confidential = matches!(hold(pack, harness.visit(1), today), Some(Hold::SelfExcluded));
        assert_eq!(is_confidential, is_excluded);
        harness.screen()
    };
    assert_eq!(alarm_of(false), alarm_of(true));
}

#[test]
fn it_looks_like_this() {
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut harness = cleared(10).sized(width, height);
            harness.model.hall.lang = lang;
            let said = [Circumstance::FirstTime, Circumstance::Unfed].into();
            act(&mut harness, 2, Act::NoteCircumstances { said });
            start(&mut harness, 2, 3);
            let name = |what: &str| format!("correcting_{lang:?}_{width}_{what}").to_lowercase();
            harness.press("f5").press("u").press("/").type_str("2");
            insta::assert_snapshot!(name("ticket"), harness.screen());
            harness
                .press("enter")
                .press("1")
                .type_str("62,5")
                .press("enter")
                .press("1")
                .press("enter");
            end(&mut harness, 2);
            let reaction = Reaction::new(ReactionKind::Vasovagal, Severity::Mild);
            act(&mut harness, 2, Act::RecordReaction(reaction));
            harness.press("f6").press("u");
            insta::assert_snapshot!(name("values"), harness.screen());
            harness.press("3").press("tab").press("4");
            insta::assert_snapshot!(name("end"), harness.screen());
            harness.press("esc").press("1").type_str("4,4").press("enter");
            insta::assert_snapshot!(name("fault"), harness.screen());
            harness.press("ctrl+u").type_str("44").press("enter");
            insta::assert_snapshot!(name("reason"), harness.screen());
            harness.press("2").press("enter");
            insta::assert_snapshot!(name("alarm"), harness.screen());
        }
    }
}

#[test]
fn it_is_clipped_where_there_is_no_room() {
    let mut harness = cleared(1);
    harness.press("f5").press("u").press("1").type_str("44");
    for (width, height) in [(1, 1), (60, 16), (61, 17), (80, 24), (160, 45)] {
        harness = harness.sized(width, height);
        assert_eq!(harness.buffer().area.width, width);
    }
}
