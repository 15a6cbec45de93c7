use uuid::Uuid;

use super::*;
use crate::domain::command::Command;
use crate::domain::refusal::Refusal;
use crate::domain::vitals::Volume;
use crate::i18n::Lang;
use crate::tui::harness::Harness;
use crate::tui::screen::Outcome;

/// A morning with long names, one call and one donor at a desk.
fn morning(donors: usize) -> Harness {
    let mut harness = Harness::with_donors(donors);
    let person = harness.add_person("Nguyễn Hoàng Phương Thảo Nguyên");
    let visit = VisitId(Uuid::from_u128(77));
    harness.do_now(Command::check_in(visit, person));
    harness.press("f4");
    harness
}

/// Types all five values, each ended by Enter; the last Enter saves.
fn measure(harness: &mut Harness, values: [&str; 5]) {
    for value in values {
        harness.type_str(value).press("enter");
    }
}

const FINE: [&str; 5] = ["62", "120/80", "72", "138", "1"];

fn part(harness: &Harness) -> Option<Part> {
    harness.model.screens.screening.open.map(|(_, part)| part)
}

fn stage(harness: &Harness, ticket: u32) -> Stage {
    harness.visit(ticket).stage
}

/// The screen with blanks and line breaks made single spaces, then the same of what stands right of the fields.
fn words(harness: &Harness) -> String {
    let screen = harness.screen();
    let half = |from, count| screen.lines().map(move |line| line.chars().skip(from).take(count).collect::<String>() + " ");
    let both = format!("{screen} {} {}", half(0, 44).collect::<String>(), half(44, 200).collect::<String>());
    let words = both.split_whitespace().filter(|word| *word != "│");
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_donor_without_findings_takes_eight_keys_beside_the_numbers() {
    let mut harness = morning(3);
    let mut keys = 0;
    let mut press = |harness: &mut Harness, key: &str| {
        keys += 1;
        harness.press(key);
    };
    press(&mut harness, "enter");
    for value in ["62", "120/80", "72", "138"] {
        harness.type_str(value);
        press(&mut harness, "enter");
    }
    press(&mut harness, "1");
    press(&mut harness, "enter");
    assert_eq!(part(&harness), Some(Part::Decision));
    press(&mut harness, "enter");
    assert_eq!(keys, 8);
    let visit = harness.visit(1);
    assert_eq!(visit.stage, Stage::Cleared);
    assert_eq!(visit.clearance.as_ref().unwrap().volume, Volume::from_ml(450));
    assert_eq!((visit.vitals.len(), visit.blood_tests.len()), (1, 1));
    assert!(harness.screen().contains("Số 1 đủ điều kiện, lấy 450 ml"));
    harness.press("enter");
    assert_eq!(stage(&harness, 2), Stage::Screening(DeskNo(1)));
}

#[test]
fn a_number_of_another_unit_or_out_of_reason_is_answered_when_its_field_is_left() {
    let mut harness = morning(2);
    harness.press("enter").type_str("5555");
    assert!(!harness.screen().contains("✗ Cân nặng"));
    harness.press("enter");
    assert!(words(&harness).contains("✗ Cân nặng: Số này không hợp lý"));
    assert_eq!(part(&harness), Some(Part::Field(Spot::Weight)));
    harness.press("ctrl+u").type_str("555").press("enter");
    assert!(words(&harness).contains("55,5"));
    harness.press("ctrl+u").type_str("55,5").press("enter").type_str("12/8").press("enter");
    assert!(words(&harness).contains("120/80"), "{}", harness.screen());
    assert_eq!(part(&harness), Some(Part::Field(Spot::Pressure)));
    harness.press("ctrl+u").type_str("120/80").press("enter").type_str("72").press("enter");
    harness.type_str("13,8").press("tab");
    assert!(words(&harness).contains("138"));
    harness.type_str("1").press("enter");
    assert_eq!(part(&harness), Some(Part::Field(Spot::Haemoglobin)), "nothing is saved with a fault");
    assert_eq!(harness.visit(1).vitals.len(), 0);
}

#[test]
fn the_rapid_test_needs_an_answer_of_its_own() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, ["62", "120/80", "72", "138", ""]);
    assert!(words(&harness).contains("Hãy nhấn 1 (âm tính)"));
    harness.press("3").press("enter").press("enter");
    assert_eq!(harness.visit(1).blood_tests[0].hbsag, None);
    assert_eq!(stage(&harness, 1), Stage::Cleared);
}

#[test]
fn advice_is_live_before_anything_is_saved() {
    let mut harness = morning(1);
    harness.press("enter").type_str("40");
    let seen = words(&harness);
    assert!(seen.contains("✗ nặng 40 kg, phải từ 45 kg"), "{seen}");
    assert!(seen.contains("Đề xuất trì hoãn: Không đủ cân nặng. Hẹn hiến lại từ 23/10/2026"));
    assert!(seen.contains("Còn thiếu: Huyết áp, Mạch, Hb, HBsAg"));
    harness.press("ctrl+u").type_str("49").press("enter").press("down").press("down").type_str("124");
    assert!(words(&harness).contains("Được lấy: 250, 350 ml"));
    assert_eq!(harness.visit(1).history().len(), 2, "nothing measured is saved yet");
}

#[test]
fn left_and_right_choose_among_the_allowed_volumes() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, FINE);
    harness.press("right").press("left").press("left").press("enter");
    assert_eq!(
        harness.visit(1).clearance.as_ref().unwrap().volume,
        Volume::from_ml(250)
    );
}

#[test]
fn a_soft_rule_needs_the_doctors_reason() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, ["62", "165/80", "72", "138", "1"]);
    assert!(words(&harness).contains("! huyết áp tâm thu 165"));
    harness.press("enter");
    assert_eq!(stage(&harness, 1), Stage::Screening(DeskNo(1)));
    harness.press("1").press("enter");
    assert_eq!(stage(&harness, 1), Stage::Cleared);
    let clearance = harness.visit(1).clearance.clone().unwrap();
    assert_eq!(clearance.reason.unwrap().as_str(), "Đã nghỉ và đo lại, bác sĩ đồng ý");
}

#[test]
fn a_barred_donor_is_deferred_on_the_proposed_ground_with_enter() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, ["62", "120/80", "72", "110", "1"]);
    harness.press("enter");
    assert!(harness.screen().contains("▶ Huyết sắc tố thấp"));
    harness.press("enter");
    assert_eq!(stage(&harness, 1), Stage::Left(crate::domain::visit::Outcome::Deferred));
    let deferral = harness.visit(1).deferral.clone().unwrap();
    assert_eq!((deferral.ground.as_str(), deferral.note), ("low_hb", None));
    assert!(harness.screen().contains("Số 1 đã được trì hoãn"));
}

#[test]
fn the_grounds_are_searched_without_marks_and_take_a_date_and_a_note() {
    let mut harness = morning(1);
    harness.press("enter").type_str("62").press("ctrl+d").type_str("xam");
    assert!(harness.screen().contains("▶ Xăm trổ trên da"));
    harness.press("tab").type_str("31/13/2026").press("enter");
    assert!(words(&harness).contains("✗"), "{}", harness.screen());
    assert_eq!(stage(&harness, 1), Stage::Screening(DeskNo(1)));
    harness.press("ctrl+u").type_str("01/09/2026");
    assert!(harness.screen().contains("01/03/2027"));
    harness.press("tab").type_str("Tay trái").press("enter");
    let deferral = harness.visit(1).deferral.clone().unwrap();
    assert_eq!(deferral.ground.as_str(), "tattoo");
    assert_eq!(deferral.note.unwrap().as_str(), "Tay trái");
}

#[test]
fn a_ground_is_found_by_what_happened_and_shows_the_example_that_fits() {
    let mut harness = morning(1);
    harness.press("enter").press("ctrl+g").type_str("sot ret");
    let seen = harness.screen();
    assert!(seen.contains("▶ sốt rét → Khỏi sốt rét, giang mai"), "{seen}");
    harness.press("ctrl+u").type_str("kim cham");
    assert!(!harness.screen().contains("Không có lý do nào khớp"), "{}", harness.screen());
    harness.press("ctrl+u").type_str("zzzz");
    assert!(harness.screen().contains("Không có lý do nào khớp"));
    harness.press("enter");
    assert!(harness.visit(1).declared.is_empty());
}

#[test]
fn where_the_site_asks_for_the_rapid_test_nothing_is_cleared_without_it() {
    let mut harness = morning(1);
    let pack = include_str!("../../../../assets/rules/vn-tt26-2013.toml");
    let pack = pack.replace("asked_of = \"nobody\"", "asked_of = \"everybody\"");
    harness.model.hall.pack = crate::domain::rulepack::RulePack::parse(&pack).unwrap();
    harness.press("enter");
    measure(&mut harness, ["62", "120/80", "72", "138", "3"]);
    let seen = words(&harness);
    assert!(seen.contains("○ Còn thiếu: Xét nghiệm nhanh viêm gan B"), "{seen}");
    harness.press("enter");
    assert_eq!(stage(&harness, 1), Stage::Screening(DeskNo(1)));
    assert_eq!(part(&harness), Some(Part::Field(Spot::Hbsag)));
    harness.press("1").press("enter").press("enter");
    assert_eq!(stage(&harness, 1), Stage::Cleared);
}

#[test]
fn how_long_ago_it_was_is_a_date_before_it_is_saved() {
    let mut harness = morning(1);
    harness.press("enter").press("ctrl+g").type_str("xam").press("enter").type_str("5 tháng");
    let seen = harness.screen();
    assert!(seen.contains("22/05/2026 → Hẹn hiến lại từ 22/11/2026"), "{seen}");
    harness.press("enter");
    let seen = words(&harness);
    assert!(seen.contains("Xăm trổ trên da, hẹn gặp lại từ ngày 22/11/2026"), "{seen}");
    harness.press("ctrl+d");
    assert!(harness.screen().contains("22/05/2026 → Hẹn hiến lại từ 22/11/2026"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(harness.visit(1).deferral.as_ref().unwrap().until, harness.visit(1).declared[0].until);
}

#[test]
fn a_date_in_the_future_is_a_fault() {
    let mut harness = morning(1);
    harness.press("enter").press("ctrl+g").type_str("xam").press("enter").type_str("23/10/2026").press("enter");
    assert!(harness.visit(1).declared.is_empty());
    assert!(harness.screen().contains("✗ Ngày này ở sau hôm nay"), "{}", harness.screen());
    harness.press("ctrl+u").type_str("0d").press("enter");
    assert_eq!(harness.visit(1).declared.len(), 1, "today is no future");
}

#[test]
fn what_was_measured_is_saved_before_a_deferral() {
    let mut harness = morning(1);
    harness.press("enter").type_str("40").press("enter");
    harness.type_str("120/80").press("enter").type_str("72").press("ctrl+d");
    assert!(harness.screen().contains("▶ Không đủ cân nặng"));
    harness.press("enter");
    assert_eq!(harness.visit(1).vitals.len(), 1);
    assert_eq!(harness.visit(1).deferral.as_ref().unwrap().ground.as_str(), "low_weight");
}

#[test]
fn a_declared_ground_needs_its_date_and_bars() {
    let mut harness = morning(1);
    harness.press("enter").press("ctrl+g").type_str("bam dai").press("enter");
    harness.press("enter");
    assert!(harness.visit(1).declared.is_empty(), "no date, nothing saved");
    harness.type_str("01/10/2026").press("enter");
    assert_eq!(harness.visit(1).declared.len(), 1);
    assert_eq!(part(&harness), Some(Part::Field(Spot::Weight)), "back in the form");
    assert!(words(&harness).contains("Bấm dái tai, mũi, rốn, hẹn gặp lại từ ngày 01/04/2027"));
    harness.press("ctrl+d").press("enter");
    let deferral = harness.visit(1).deferral.clone().unwrap();
    assert_eq!(deferral.until, harness.visit(1).declared[0].until);
}

#[test]
fn measuring_again_is_one_key_and_one_value_and_keeps_all_of_them() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, ["62", "165/80", "72", "138", "1"]);
    let seen = words(&harness);
    assert!(seen.contains("Nghỉ, 08:11 đo lại huyết áp (h). Còn 2 lần."), "{seen}");
    harness.wait_secs(600).press("h");
    assert_eq!(part(&harness), Some(Part::Field(Spot::Pressure)));
    harness.type_str("162/80").press("enter");
    assert_eq!(part(&harness), Some(Part::Decision));
    let seen = words(&harness);
    assert!(seen.contains("Lần 1: 08:01 165/80 · 72 · 62 kg"), "{seen}");
    assert!(seen.contains("Lần 2: 08:11 162/80 · 72 · 62 kg (tính)"), "{seen}");
    assert!(seen.contains("Còn 1 lần"), "{seen}");
    harness.wait_secs(600);
    assert!(words(&harness).contains("Đã nghỉ đủ, đo lại huyết áp được (h). Còn 1 lần."));
    harness.press("h").type_str("135/80").press("enter");
    let visit = harness.visit(1);
    assert_eq!((visit.vitals.len(), visit.blood_tests.len()), (3, 1));
    assert_eq!(visit.latest_vitals().unwrap().weight.tenths(), 620);
    harness.press("enter");
    assert_eq!(stage(&harness, 1), Stage::Cleared);
    assert!(harness.visit(1).clearance.as_ref().unwrap().overrides.is_empty());
}

#[test]
fn pressure_can_be_measured_again_before_the_rest_is_over_because_the_doctor_decides() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, ["62", "165/80", "95", "138", "1"]);
    harness.press("h").type_str("120/80").press("enter");
    assert_eq!(harness.visit(1).vitals.len(), 2);
    let seen = words(&harness);
    assert!(seen.contains("đo lại mạch (h). Còn 1 lần"), "{seen}");
    harness.press("h");
    assert_eq!(part(&harness), Some(Part::Field(Spot::Pulse)));
    harness.press("esc").press("down");
    assert_eq!(harness.visit(1).vitals.len(), 2);
}

#[test]
fn after_the_last_try_the_key_is_gone_and_the_screen_says_what_is_left() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, ["62", "165/80", "72", "138", "1"]);
    for _ in 0..2 {
        harness.press("h").type_str("170/80").press("enter");
    }
    assert!(!acts(&harness.model.screens.screening, &harness.model.hall).contains(&Action::MeasureAgain));
    harness.press("h");
    assert!(harness.screen().contains("không dùng được lúc này"), "{}", harness.screen());
    let seen = words(&harness);
    assert!(seen.contains("Đã đo 3 lần. Bác sĩ ghi lý do (Enter), hoặc trì hoãn (d)."), "{seen}");
    assert!(seen.contains("Lần 3: 08:01 170/80 · 72 · 62 kg (tính)"), "{seen}");
    for _ in 0..4 {
        harness.press("up");
    }
    assert_eq!(part(&harness), Some(Part::Field(Spot::Pressure)));
    harness.type_str("1").press("enter");
    assert!(harness.screen().contains("170/80"));
    assert!(!harness.model.screens.has_draft(), "nothing can be typed that would be refused");
    harness.press("esc").press("ctrl+d").press("d");
    assert!(harness.screen().contains("▶ Huyết áp ngoài giới hạn"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(stage(&harness, 1), Stage::Left(crate::domain::visit::Outcome::Deferred));
    assert_eq!(harness.visit(1).vitals.len(), 3);
}

#[test]
fn each_bag_that_is_not_allowed_says_why_and_the_largest_other_one_is_the_default() {
    for (weight, hb, said, volumes) in [
        ("49,9", "125", "450 (nặng 49,9 kg)", "250, 350"),
        ("50", "124", "450 (Hb 124)", "250, 350"),
        ("49,9", "124", "450 (nặng 49,9 kg, Hb 124)", "250, 350"),
    ] {
        let mut harness = morning(1);
        harness.press("enter");
        measure(&mut harness, [weight, "120/80", "72", hb, "1"]);
        let seen = words(&harness);
        assert!(seen.contains(&format!("Không lấy được: {said}")), "{seen}");
        assert!(seen.contains(&format!("Được lấy: {volumes} ml")), "{seen}");
        harness.press("enter");
        assert_eq!(harness.visit(1).clearance.as_ref().unwrap().volume, Volume::from_ml(350));
    }
    let mut harness = morning(1);
    harness.press("enter").type_str("47").press("enter");
    assert!(words(&harness).contains("Không lấy được: 450 (nặng 47 kg)"), "known before the blood test");
}

#[test]
fn a_soft_rule_tells_the_date_of_a_deferral_too() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, ["62", "165/80", "72", "138", "1"]);
    let seen = words(&harness);
    assert!(seen.contains("Nếu trì hoãn: Huyết áp ngoài giới hạn. Hẹn hiến lại từ 23/10/2026."), "{seen}");
}

/// Clears whoever is next with these values for the default volume.
fn clear_next(harness: &mut Harness, values: [&str; 5]) {
    harness.press("enter");
    measure(harness, values);
    harness.press("enter");
}

/// Has another station put the weight of a cleared donor right.
fn weight_put_right(harness: &mut Harness, ticket: u32, tenths: u16) {
    use crate::domain::amendment::{NewValue, Recorded};
    let visit = harness.visit(ticket);
    let id = visit.id;
    let (step, was) = visit.values().next().unwrap();
    let Recorded::Vitals(mut vitals) = was else {
        panic!("{was:?}");
    };
    vitals.weight = crate::domain::vitals::Weight::from_tenths(tenths);
    let act = Act::Amend {
        step,
        to: NewValue::Vitals(vitals),
        reason: crate::domain::clean::Note::parse("Ghi nhầm cân nặng").unwrap(),
    };
    harness.do_now(Command::visit(id, act));
}

#[test]
fn a_cleared_donor_in_doubt_stands_first_and_comes_back_to_the_doctor_with_one_key() {
    let mut harness = morning(2);
    clear_next(&mut harness, FINE);
    assert!(harness.screen().contains("Chờ giường · 1 người"), "{}", harness.screen());
    weight_put_right(&mut harness, 1, 480);
    let seen = words(&harness);
    assert!(seen.contains("Cần khám lại · 1 người"), "{seen}");
    harness.press("home");
    let seen = words(&harness);
    assert!(seen.contains("✗ Kết luận này không còn đúng"), "{seen}");
    assert!(seen.contains("! Đã sửa: 62 kg, 120/80, mạch 72 → 48 kg, 120/80, mạch 72 (Ghi nhầm cân nặng)"), "{seen}");
    harness.press("enter");
    assert_eq!(stage(&harness, 1), Stage::Screening(DeskNo(1)));
    assert_eq!(harness.visit(1).clearance, None);
    assert_eq!(part(&harness), Some(Part::Decision));
    harness.press("enter");
    assert_eq!(harness.visit(1).clearance.as_ref().unwrap().volume, Volume::from_ml(350));
    assert!(!harness.screen().contains("Cần khám lại"));
}

#[test]
fn a_clearance_that_holds_is_asked_for_before_it_ends() {
    let mut harness = morning(1);
    clear_next(&mut harness, FINE);
    harness.press("end").press("enter");
    assert!(words(&harness).contains("về bàn 1 khám lại?"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(stage(&harness, 1), Stage::Cleared, "a question defaults to no");
    harness.press("enter").press("y");
    assert_eq!(stage(&harness, 1), Stage::Screening(DeskNo(1)));
}

#[test]
fn without_a_free_desk_nobody_is_brought_back() {
    let mut harness = morning(5);
    clear_next(&mut harness, FINE);
    for desk in 1..=4 {
        let id = harness.visit(desk + 1).id;
        let desk = DeskNo(u16::try_from(desk).unwrap());
        harness.do_now(Command::visit(id, Act::StartScreening { desk }));
    }
    harness.press("end").press("enter");
    assert!(harness.screen().contains("Chưa có bàn trống"));
    assert_eq!(stage(&harness, 1), Stage::Cleared);
}

#[test]
fn risks_are_words_beside_the_name_and_in_the_form() {
    let mut harness = morning(2);
    let id = harness.visit(1).id;
    let said = [crate::domain::circumstance::Circumstance::Unfed].into();
    harness.do_now(Command::visit(id, Act::NoteCircumstances { said }));
    let line = |harness: &Harness| {
        let screen = harness.screen();
        screen.lines().find(|line| line.contains("Nguyễn Văn An")).unwrap().to_owned()
    };
    assert!(line(&harness).contains("! chưa ăn"), "{}", line(&harness));
    harness.press("enter").type_str("46");
    assert!(words(&harness).contains("Để ý: chưa ăn"), "{}", harness.screen());
}

#[test]
fn drafts_stay_with_their_donors_at_several_desks() {
    let mut harness = morning(3);
    harness.press("enter").type_str("61").press("esc");
    harness.press("end").press("up").press("up").press("enter").type_str("72");
    assert_eq!(stage(&harness, 2), Stage::Screening(DeskNo(2)));
    assert!(harness.model.screens.has_draft());
    harness.press("pgup");
    assert!(harness.screen().contains("■ Số 1 · "));
    harness.press("f2").press("f4");
    measure(&mut harness, ["", "120/80", "70", "140", "1"]);
    assert_eq!(harness.visit(1).latest_vitals().unwrap().weight.tenths(), 610);
    harness.press("pgdn");
    assert!(harness.screen().contains("■ Số 2 · "));
    assert!(harness.screen().contains("đang nhập"));
    harness.press("esc").press("esc");
    assert!(!harness.model.screens.has_draft(), "the second Esc empties");
}

#[test]
fn digits_that_come_before_the_start_is_saved_are_not_lost() {
    let mut harness = morning(1);
    harness.is_slow = true;
    harness.press("enter").type_str("62").press("enter").press("enter");
    assert!(harness.screen().contains("Đang lưu bắt đầu khám"));
    harness.answer();
    assert_eq!(stage(&harness, 1), Stage::Screening(DeskNo(1)));
    assert_eq!(part(&harness), Some(Part::Field(Spot::Pressure)));
    harness.type_str("120/80").press("enter");
    harness.type_str("72").press("enter").type_str("138").press("enter").type_str("1");
    harness.is_slow = true;
    harness.press("enter").press("enter");
    assert!(harness.screen().contains("Đang lưu…"));
    harness.answer();
    assert_eq!(harness.visit(1).vitals.len(), 1, "nothing is sent twice");
    assert_eq!(part(&harness), Some(Part::Decision));
    assert_eq!(harness.visit(1).latest_vitals().unwrap().weight.tenths(), 620);
}

#[test]
fn a_refused_start_leaves_the_list_in_front() {
    let mut harness = morning(1);
    let other = harness.visit(2).id;
    harness.is_slow = true;
    harness.press("enter");
    harness.is_slow = false;
    let desk = DeskNo(1);
    harness.do_now(Command::visit(other, Act::StartScreening { desk }));
    harness.answer();
    assert_eq!(stage(&harness, 1), Stage::Waiting);
    assert_eq!(part(&harness), None);
}

#[test]
fn a_form_whose_donor_was_taken_elsewhere_closes_and_eats_the_key() {
    let mut harness = morning(2);
    harness.press("enter");
    measure(&mut harness, FINE);
    let id = harness.visit(1).id;
    let act = Act::Clear {
        volume: Volume::from_ml(250),
        override_reason: None,
    };
    harness.do_now(Command::visit(id, act));
    assert_eq!(part(&harness), None);
    assert!(harness.screen().contains("Số 1 không còn ở bàn khám"));
    assert_eq!(stage(&harness, 2), Stage::Waiting);
}

#[test]
fn leaving_and_undoing_ask_for_a_reason() {
    let mut harness = morning(2);
    harness.press("enter").press("ctrl+z");
    assert!(words(&harness).contains("Bắt đầu khám ở bàn 1"));
    harness.press("1").press("enter");
    assert_eq!(stage(&harness, 1), Stage::Waiting);
    harness.press("enter").press("ctrl+x").press("2").press("enter");
    assert_eq!(
        stage(&harness, 1),
        Stage::Left(crate::domain::visit::Outcome::Withdrawn)
    );
    assert!(harness.screen().contains("Đổi ý"));
}

#[test]
fn whoever_is_called_starts_at_the_desk_that_called() {
    let mut harness = morning(3);
    let id = harness.visit(2).id;
    harness.do_now(Command::visit(id, Act::Call { desk: DeskNo(3) }));
    harness.press("home").press("down").press("down").press("enter");
    assert_eq!(stage(&harness, 2), Stage::Screening(DeskNo(3)));
    harness.press("x");
    assert_eq!(part(&harness), Some(Part::Field(Spot::Weight)), "x is text in a field");
}

#[test]
fn what_earlier_days_say_bars_and_is_kept_when_a_decision_is_refused() {
    let mut harness = morning(1);
    harness.press("enter");
    measure(&mut harness, FINE);
    let id = harness.visit(1).id;
    let last = harness.day().info.date;
    let against = vec![crate::domain::eligibility::Against::TooSoon {
        last,
        eligible_on: last,
    }];
    harness.is_slow = true;
    harness.press("enter");
    let hall = &harness.model.hall;
    let request = hall.pending.unwrap();
    let refused = Refusal::NotEligible { against };
    let outcome = Outcome::Refused(&refused);
    update(
        &mut harness.model.screens.screening,
        hall,
        &Event::Done { request, outcome },
    );
    assert!(words(&harness).contains("lần hiến gần nhất là ngày 22/10/2026"));
    assert!(harness.model.screens.screening.drafts[&id].is_empty());
    assert!(words(&harness).contains("Enter: chọn lý do trì hoãn"));
}

#[test]
fn rows_and_fields_are_clicked() {
    let mut harness = morning(3);
    harness.press("enter").press("esc");
    harness.click(12, 12);
    assert_eq!(part(&harness), Some(Part::Field(Spot::Pressure)), "{}", harness.screen());
    harness.click(5, 3);
    assert_eq!(part(&harness), None);
    assert_eq!(harness.model.screens.screening.selected, Some(Row::Desk(DeskNo(2))));
    harness.press("enter");
    assert_eq!(stage(&harness, 2), Stage::Screening(DeskNo(2)));
}

#[test]
fn without_a_free_desk_or_anybody_waiting_it_says_so() {
    let mut harness = morning(5);
    for desk in 1..=4 {
        let id = harness.visit(desk).id;
        let desk = DeskNo(u16::try_from(desk).unwrap());
        harness.do_now(Command::visit(id, Act::StartScreening { desk }));
    }
    harness.press("end").press("enter");
    assert!(harness.screen().contains("Chưa có bàn trống"));
    let mut empty = Harness::new();
    empty.press("f4").press("enter");
    assert!(empty.screen().contains("Không có ai chờ khám"));
}

#[test]
fn the_form_and_the_grounds_are_clipped_where_there_is_no_room() {
    let mut harness = morning(9);
    harness.press("enter").type_str("5555").press("enter");
    for (width, height) in [(1, 1), (60, 16), (61, 17), (80, 24), (109, 16), (110, 16), (110, 20), (160, 45)] {
        harness = harness.sized(width, height);
        assert_eq!(harness.buffer().area.width, width);
        harness.press("ctrl+g");
        assert_eq!(harness.buffer().area.height, height);
        harness.press("esc");
    }
}

#[test]
fn it_looks_like_this() {
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut harness = morning(11).sized(width, height);
            harness.model.hall.lang = lang;
            let called = harness.visit(5).id;
            harness.do_now(Command::visit(called, Act::Call { desk: DeskNo(4) }));
            harness.press("enter").wait_secs(200);
            measure(&mut harness, ["62,5", "165/80", "72", "124", "1"]);
            let name = format!("screening_{lang:?}_{width}_decision").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
            harness.press("enter");
            let name = format!("screening_{lang:?}_{width}_reason").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
            harness.press("esc");
            harness.press("esc").press("end").press("enter").wait_secs(75);
            harness.type_str("40").press("enter").type_str("12/8").press("enter");
            let name = format!("screening_{lang:?}_{width}_faults").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
            harness.press("ctrl+d");
            let name = format!("screening_{lang:?}_{width}_grounds").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
        }
    }
}

#[test]
fn measuring_again_and_the_way_back_to_the_doctor_look_like_this() {
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut harness = morning(10).sized(width, height);
            harness.model.hall.lang = lang;
            let id = harness.visit(3).id;
            let said = crate::domain::circumstance::Circumstance::ALL.into();
            harness.do_now(Command::visit(id, Act::NoteCircumstances { said }));
            clear_next(&mut harness, FINE);
            clear_next(&mut harness, FINE);
            weight_put_right(&mut harness, 2, 440);
            harness.press("home");
            let name = format!("screening_{lang:?}_{width}_back").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
            harness.press("down").press("enter").wait_secs(90);
            measure(&mut harness, ["46", "165/102", "95", "124", "1"]);
            harness.wait_secs(300).press("h").type_str("162/80").press("enter").wait_secs(600);
            let name = format!("screening_{lang:?}_{width}_again").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
            harness.press("h").type_str("161/80").press("enter");
            let name = format!("screening_{lang:?}_{width}_last").to_lowercase();
            insta::assert_snapshot!(name, harness.screen());
        }
    }
}
