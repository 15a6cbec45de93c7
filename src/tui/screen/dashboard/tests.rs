use super::figures::per_mille;
use super::*;
use crate::domain::command::Command;
use crate::domain::unit::{Unit, UnitCode};
use crate::tui::harness::{Harness, label};
use crate::tui::morning::morning;

/// The dashboard of a morning after so many minutes.
fn shown(minutes: u32) -> Harness {
    let mut harness = morning(120, minutes);
    harness.press("f7");
    harness
}

/// The figures that the screen keeps.
fn kept(harness: &Harness) -> &Figures {
    harness.model.screens.dashboard.figures.as_ref().unwrap()
}

#[test]
fn it_looks_as_drawn_in_every_size_and_language() {
    let mut harness = shown(150);
    for (name, width, height) in [("small", 80, 24), ("middle", 120, 40), ("large", 160, 45)] {
        harness = harness.sized(width, height);
        insta::assert_snapshot!(format!("{name}_vi"), harness.screen());
        insta::assert_snapshot!(format!("{name}_en"), harness.press("f12").screen());
        harness.press("f12");
    }
}

#[test]
fn before_anybody_comes_it_says_so() {
    let mut harness = Harness::new();
    insta::assert_snapshot!("empty_vi", harness.press("f7").screen());
}

#[test]
fn the_smallest_window_shows_how_far_the_day_is_and_who_is_where() {
    let screen = shown(150).sized(60, 16).screen();
    for wanted in ["Hiến đủ", "Lấy máu", "Chờ (phút)", "Đơn vị"] {
        assert!(screen.contains(wanted), "{screen}");
    }
}

#[test]
fn figures_are_counted_when_the_day_changes_and_not_before() {
    let mut harness = shown(60);
    let before = kept(&harness).clone();
    harness.press("up").wait_secs(5);
    assert_eq!(*kept(&harness), before);
    let person = harness.add_person("Lê Thị Hà");
    let visit = crate::domain::id::VisitId(uuid::Uuid::from_u128(7777));
    harness.do_now(Command::check_in(visit, person));
    assert_eq!(kept(&harness).counts.checked_in, before.counts.checked_in + 1);
    assert!(kept(&harness).are_of(harness.day()));
}

#[test]
fn what_is_drawn_is_never_older_than_the_day() {
    let mut harness = shown(60);
    harness.model.screens.dashboard.figures = None;
    let fresh = harness.screen();
    harness.press("f7");
    assert_eq!(harness.screen(), fresh);
}

#[test]
fn every_donor_is_in_one_place_of_the_flow() {
    for minutes in [1, 40, 90, 150, 400] {
        let harness = shown(minutes);
        let figures = kept(&harness);
        assert_eq!(
            figures.counts.inside() + figures.left(),
            figures.counts.checked_in,
            "after {minutes} minutes"
        );
    }
}

#[test]
fn whoever_waits_the_longest_is_named_by_ticket_and_minutes_pass_by_themselves() {
    let mut harness = morning(30, 12);
    harness.press("f7");
    let (ticket, since) = kept(&harness).waits[0].now.unwrap();
    let first_waiting = harness.day().queue().first().map(|visit| visit.ticket);
    assert_eq!(Some(ticket), first_waiting);
    let until = harness.model.next_change().unwrap();
    assert_eq!(until.millis() % 60_000, 0);
    assert!(until > harness.model.hall.now && since < until);
    let waits = harness.screen();
    harness.wait_secs(60);
    assert_ne!(harness.screen(), waits);
}

#[test]
fn a_target_that_is_reached_fills_the_bar_and_no_target_has_none() {
    let mut harness = shown(300);
    let donated = kept(&harness).counts.donated;
    harness.model.hall.day.as_mut().unwrap().info.target = donated;
    let screen = harness.screen();
    assert!(screen.contains("(100%)") && !screen.contains('░'), "{screen}");
    harness.model.hall.day.as_mut().unwrap().info.target = 0;
    assert!(harness.screen().contains(&format!("Hiến đủ {donated} ")));
}

#[test]
fn more_units_than_fit_are_counted_and_scrolled_to() {
    let mut harness = shown(60);
    let units = &mut harness.model.hall.day.as_mut().unwrap().info.units;
    units.extend((10..30).map(|number| Unit {
        code: UnitCode::parse(&format!("Z{number}")).unwrap(),
        name: label("Phòng tham mưu"),
    }));
    harness.model.screens.dashboard.figures = None;
    harness.press("f7");
    assert!(harness.screen().contains("… còn 21 đơn vị"), "{}", harness.screen());
    assert!(!harness.press("down").screen().contains("A04"));
    harness.press("end");
    let screen = harness.screen();
    assert!(screen.contains("Z29") && !screen.contains("… còn"), "{screen}");
    assert!(harness.press("home").screen().contains("A04"));
}

#[test]
fn a_closed_day_says_so() {
    let mut harness = Harness::new();
    harness.do_now(Command::CloseDay);
    assert!(harness.press("f7").screen().contains("Đã đóng"));
}

#[test]
fn shares_are_rounded_and_none_of_none_is_none() {
    assert_eq!((percent(1, 3), percent(2, 3), percent(0, 0)), (33, 67, 0));
    assert_eq!((per_mille(1, 3), per_mille(2, 3), per_mille(5, 0)), (333, 667, 0));
}

#[test]
fn a_bar_never_leaves_its_room() {
    assert_eq!(filled([5, 5], 20, 8, true), "██▒▒░░░░");
    assert_eq!(filled([30, 5], 20, 4, true), "████");
    assert_eq!(filled([0, 0], 0, 4, false), "");
    assert_eq!(filled([1, 2], 3, 0, true), "");
}

#[test]
fn litres_have_a_decimal_while_they_are_few() {
    assert_eq!(litres(Lang::Vi, 46_230), "46,2");
    assert_eq!(litres(Lang::En, 250), "0.3");
    assert_eq!(litres(Lang::Vi, 6_553_600), "6.554");
}

/// Has another station put the weight of a donor right, to 44 kg.
fn weighed(harness: &mut Harness, visit: crate::domain::id::VisitId) {
    use crate::domain::amendment::{NewValue, Recorded};
    let found = harness.model.hall.visit(visit).unwrap().values().find_map(|(seq, value)| if let Recorded::Vitals(vitals) = value { Some((seq, vitals)) } else { None });
    let (step, vitals) = found.unwrap();
    let to = NewValue::Vitals(crate::domain::step::Vitals {
        weight: crate::domain::vitals::Weight::from_tenths(440),
        ..vitals
    });
    let reason = crate::domain::clean::Note::parse("đọc nhầm cân").unwrap();
    harness.do_now(Command::visit(visit, crate::domain::command::Act::Amend { step, to, reason }));
}

#[test]
fn what_somebody_has_to_see_to_stands_under_the_flow_and_the_rest_is_counted() {
    use crate::domain::command::Act;
    use crate::domain::visit::{Outcome, Stage};
    let mut harness = shown(80);
    assert_eq!(attention::count(kept(&harness), &harness.model.hall.pack, harness.model.hall.now), 0);
    let those = |harness: &Harness, is: &dyn Fn(Stage) -> bool| -> Vec<_> {
        harness.day().visits().filter(|visit| is(visit.stage)).map(|visit| visit.id).collect()
    };
    let gone = those(&harness, &|stage| stage == Stage::Left(Outcome::Donated))[0];
    weighed(&mut harness, gone);
    let lying = those(&harness, &|stage| matches!(stage, Stage::Collecting(_)));
    weighed(&mut harness, lying[0]);
    let reason = crate::domain::clean::Note::parse("nhầm túi").unwrap();
    harness.do_now(Command::visit(lying[1], Act::Undo { step: None, reason }));
    harness.press("down");
    assert_eq!(kept(&harness).unsettled.len(), 1);
    // A quarter of an hour later the needles are still in, and half an hour later everybody still rests.
    for (name, minutes) in [("at_once", 0), ("later", 21)] {
        harness.wait_secs(minutes * 60);
        insta::assert_snapshot!(format!("attention_{name}_small_vi"), harness.screen());
        harness = harness.sized(120, 40);
        harness.press("f12");
        insta::assert_snapshot!(format!("attention_{name}_middle_en"), harness.screen());
        harness = harness.sized(80, 24);
        harness.press("f12");
    }
}

#[test]
fn a_draw_is_too_long_from_its_limit_on_and_a_rest_after_half_an_hour() {
    let mut harness = shown(80);
    let count = |harness: &Harness, now| attention::count(kept(harness), &harness.model.hall.pack, now);
    let figures = kept(&harness).clone();
    harness.model.screens.dashboard.figures.as_mut().unwrap().resting.clear();
    let first = figures.draws[0].since;
    let limit = crate::domain::time::Span::from_mins(15);
    let moment = crate::domain::time::Span::from_millis(1);
    assert_eq!(count(&harness, first + limit.less(moment)), 0);
    assert!(count(&harness, first + limit) >= 1);

    let kept_figures = harness.model.screens.dashboard.figures.as_mut().unwrap();
    kept_figures.draws.clear();
    kept_figures.resting = figures.resting.iter().copied().take(1).collect();
    let resting = figures.resting[0];
    let half_an_hour = crate::domain::time::Span::from_mins(30);
    assert_eq!(count(&harness, resting.since + half_an_hour), 0);
    assert_eq!(count(&harness, resting.since + half_an_hour + moment), 1);
}
