//! Tests of what is said on arrival, and of who is told to come another day.

use chrono::NaiveDate;

use crate::domain::circumstance::Circumstance;
use crate::domain::command::{Act, Command};
use crate::domain::id::PersonId;
use crate::domain::person::DonorFacts;
use crate::domain::rulepack::{GroundCode, Until};
use crate::i18n::Lang;
use crate::tui::harness::Harness;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// What other days say about somebody of the roster.
fn facts(harness: &mut Harness, id: PersonId) -> &mut DonorFacts {
    let person = harness.roster.iter().find(|person| person.id == id).unwrap();
    let facts = DonorFacts::of(person.clone());
    harness.past.push(facts);
    harness.past.last_mut().unwrap()
}

fn deferred(harness: &mut Harness, name: &str, until: Until) -> PersonId {
    let id = harness.add_person(name);
    facts(harness, id).deferred = Some((GroundCode::new("tattoo"), until));
    id
}

fn tickets(harness: &Harness) -> usize {
    harness.day().visits().count()
}

#[test]
fn who_has_to_wait_is_told_the_date_before_enter_and_never_why() {
    let mut harness = Harness::new();
    deferred(&mut harness, "Nguyễn Văn An", Until::Date(date(2026, 11, 3)));
    harness.type_str("an");
    let screen = harness.screen();
    assert!(screen.contains("—         ! hẹn lại từ 03/11/2026"), "{screen}");
    let said = "! Hôm nay chưa hiến được, hẹn lại từ 03/11/2026: Nguyễn Văn An";
    assert!(screen.contains(&format!("{said} (1990, A04)")), "{screen}");
    harness.press("enter");
    let screen = harness.screen();
    assert_eq!(screen.matches(said).count(), 2, "{screen}");
    assert!(!screen.to_lowercase().contains("xăm") && !screen.contains("tattoo"), "{screen}");
    assert_eq!(tickets(&harness), 0);
}

#[test]
fn the_day_on_which_a_deferral_ends_is_a_day_to_donate() {
    for (until, count) in [(date(2026, 10, 22), 1), (date(2026, 10, 23), 0)] {
        let mut harness = Harness::new();
        deferred(&mut harness, "Nguyễn Văn An", Until::Date(until));
        harness.type_str("an").press("enter");
        assert_eq!(tickets(&harness), count);
    }
}

#[test]
fn who_gave_less_than_the_interval_ago_is_told_the_date_too() {
    // 22/10/2026 is 84 days after 30/07/2026.
    for (last, count) in [(date(2026, 7, 30), 1), (date(2026, 7, 31), 0)] {
        let mut harness = Harness::new();
        let id = harness.add_person("Nguyễn Văn An");
        facts(&mut harness, id).last_bled = Some(last);
        harness.type_str("an");
        assert_eq!(harness.screen().contains("hẹn lại từ 23/10/2026"), count == 0);
        harness.press("enter");
        assert_eq!(tickets(&harness), count);
    }
}

#[test]
fn whom_no_date_lets_in_is_sent_to_the_doctor_without_a_word_more() {
    let mut harness = Harness::new();
    let id = deferred(&mut harness, "Nguyễn Văn An", Until::Never);
    harness.past.last_mut().unwrap().last_bled = Some(date(2026, 10, 1));
    harness.type_str("an");
    assert!(harness.screen().contains("! mời gặp bác sĩ"), "{}", harness.screen());
    assert!(harness.day().visit_of(id).is_none());
}

#[test]
fn enter_before_anything_is_known_is_refused_with_the_same_words() {
    let mut harness = Harness::new();
    deferred(&mut harness, "Nguyễn Văn An", Until::Date(date(2026, 11, 3)));
    harness.is_slow = true;
    harness.type_str("an").press("enter").answer();
    let screen = harness.screen();
    let said = "! Hôm nay chưa hiến được, hẹn lại từ 03/11/2026: Nguyễn Văn An";
    assert_eq!(screen.matches(said).count(), 2, "{screen}");
    assert!(!screen.to_lowercase().contains("xăm"), "{screen}");
    assert_eq!(tickets(&harness), 0);
}

#[test]
fn a_check_in_with_nothing_said_is_as_short_as_ever() {
    let mut harness = Harness::new();
    harness.add_person("Nguyễn Văn An");
    harness.type_str("an").press("enter");
    assert!(harness.visit(1).said.is_empty());
}

#[test]
fn what_somebody_says_goes_with_their_check_in_and_with_nobody_elses() {
    let mut harness = Harness::new();
    harness.add_person("Nguyễn Văn An");
    harness.add_person("Lê Thị An");
    harness.type_str("an").press("ctrl+g").press("2").press("4").press("4").press("3").press("enter");
    assert_eq!(tickets(&harness), 0);
    assert!(harness.screen().contains("· chưa ăn, ngủ dưới 6 giờ"), "{}", harness.screen());
    harness.press("down");
    assert!(!harness.screen().contains("chưa ăn"), "{}", harness.screen());
    harness.press("up").press("enter");
    let said = [Circumstance::Unfed, Circumstance::ShortSleep].into();
    assert_eq!(harness.visit(1).said, said);
    assert!(harness.screen().contains("! chưa ăn, ngủ dưới 6 giờ"), "{}", harness.screen());
    harness.type_str("thi an").press("enter");
    assert!(harness.visit(2).said.is_empty());
}

#[test]
fn it_can_be_said_right_after_the_check_in_and_later() {
    let mut harness = Harness::new();
    harness.add_person("Nguyễn Văn An");
    harness.type_str("an").press("enter");
    harness.press("ctrl+g").press("2").press("enter");
    assert_eq!(harness.visit(1).said, [Circumstance::Unfed].into());
    assert!(harness.screen().contains("✓ Đã ghi số 1: chưa ăn."), "{}", harness.screen());
    harness.press("esc").type_str("1");
    assert!(harness.screen().contains("! chưa ăn"), "{}", harness.screen());
    harness.press("ctrl+g").press("2").press("1").press("enter");
    assert_eq!(harness.visit(1).said, [Circumstance::FirstTime].into());
    // Nothing changed, nothing is written; and nobody who has left is asked.
    let steps = harness.visit(1).history().len();
    harness.press("ctrl+g").press("enter");
    assert_eq!(harness.visit(1).history().len(), steps);
    let reason = crate::domain::clean::Note::parse("bận").unwrap();
    harness.do_now(Command::visit(harness.visit(1).id, Act::Withdraw { reason }));
    harness.press("ctrl+g");
    assert!(harness.model.modal.is_none());
}

#[test]
fn the_form_for_a_new_person_takes_it_along() {
    let mut harness = Harness::new();
    harness.press("ctrl+n").type_str("Lê Hoàng Đức").press("ctrl+g").press("1").press("enter");
    assert!(harness.screen().contains("Cho biết: hiến lần đầu"), "{}", harness.screen());
    harness.press("enter").press("enter").type_str("1987").press("enter").type_str("1").press("enter");
    harness.press("enter").press("enter").press("enter");
    assert_eq!(harness.visit(1).said, [Circumstance::FirstTime].into());
}

#[test]
fn leaving_the_question_changes_nothing() {
    let mut harness = Harness::new();
    harness.add_person("Nguyễn Văn An");
    harness.type_str("an").press("ctrl+g").press("2").press("esc").press("enter");
    assert!(harness.visit(1).said.is_empty());
}

#[test]
fn it_looks_like_this() {
    for (width, height) in [(80, 24), (120, 40)] {
        for (lang, word) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let mut harness = Harness::with_donors(3).sized(width, height);
            harness.model.hall.lang = lang;
            let said = [Circumstance::Unfed, Circumstance::FirstTime].into();
            harness.do_now(Command::visit(harness.visit(1).id, Act::NoteCircumstances { said }));
            harness.add_person("Nguyễn Hoàng Phương Thảo Nguyên");
            deferred(&mut harness, "Nguyễn Đình Chiểu", Until::Date(date(2026, 11, 3)));
            deferred(&mut harness, "Nguyễn Trãi", Until::Never);
            harness.type_str("nguyen").press("down");
            insta::assert_snapshot!(format!("said_list_{width}_{word}"), harness.screen());
            harness.press("ctrl+g").press("2");
            insta::assert_snapshot!(format!("said_asked_{width}_{word}"), harness.screen());
            harness.press("enter").press("down");
            insta::assert_snapshot!(format!("barred_{width}_{word}"), harness.screen());
            harness.press("up").press("enter");
            insta::assert_snapshot!(format!("said_{width}_{word}"), harness.screen());
        }
    }
}
