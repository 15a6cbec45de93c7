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

/// The same, with what is foreseen.
fn foreseen(minutes: u32) -> Harness {
    let mut harness = shown(minutes);
    // The first question knows nothing of the lists yet.
    harness.foresee().foresee();
    harness
}

/// The figures that the screen keeps.
fn kept(harness: &Harness) -> &Figures {
    harness.model.hall.figures.as_ref().unwrap()
}

/// What the screen asks somebody to see to.
fn tasks(harness: &Harness) -> Vec<Task> {
    let (state, hall) = (&harness.model.screens.dashboard, &harness.model.hall);
    Page::of(state, hall, harness.day()).tasks()
}

#[test]
fn it_looks_as_drawn_in_every_size_and_language() {
    let mut harness = foreseen(150);
    for (name, width, height) in [("small", 80, 24), ("middle", 120, 40), ("large", 160, 45)] {
        harness = harness.sized(width, height);
        insta::assert_snapshot!(format!("{name}_vi"), harness.screen());
        insta::assert_snapshot!(format!("{name}_en"), harness.press("f12").screen());
        harness.press("right");
        insta::assert_snapshot!(format!("places_{name}_en"), harness.screen());
        insta::assert_snapshot!(format!("places_{name}_vi"), harness.press("f12").screen());
        harness.press("left");
    }
}

#[test]
fn before_anybody_comes_it_says_so() {
    let mut harness = Harness::new();
    insta::assert_snapshot!("empty_vi", harness.press("f7").foresee().screen());
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
    assert_eq!(kept(&harness).counts().checked_in, before.counts().checked_in + 1);
    assert!(kept(&harness).are_of(harness.day()));
}

#[test]
fn what_is_drawn_is_never_older_than_the_day() {
    let mut harness = shown(60);
    harness.model.hall.figures = None;
    let fresh = harness.screen();
    harness.press("up");
    assert!(harness.model.hall.figures.is_some());
    assert_eq!(harness.screen(), fresh);
}

#[test]
fn every_donor_is_in_one_place_of_the_flow() {
    for minutes in [1, 40, 90, 150, 400] {
        let harness = shown(minutes);
        let figures = kept(&harness);
        assert_eq!(
            figures.counts().inside() + figures.counts().left(),
            figures.counts().checked_in,
            "after {minutes} minutes"
        );
    }
}

#[test]
fn whoever_waits_the_longest_is_named_by_ticket_and_minutes_pass_by_themselves() {
    let mut harness = morning(30, 12);
    harness.press("f7");
    let (ticket, since) = kept(&harness).waits_longest(crate::domain::throughput::WaitFor::Screening).unwrap();
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
    let donated = kept(&harness).counts().donated;
    harness.model.hall.day.as_mut().unwrap().info.target = donated;
    let screen = harness.screen();
    let progress = screen.lines().nth(2).unwrap();
    assert!(progress.contains("(100%)") && !progress.contains('░'), "{screen}");
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
    harness.press("f7");
    assert!(harness.screen().contains("… còn 22 đơn vị"), "{}", harness.screen());
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
}

#[test]
fn a_bar_never_leaves_its_room() {
    assert_eq!(filled([5, 5], 20, 8), "██▒▒░░░░");
    assert_eq!(filled([30, 5], 20, 4), "████");
    assert_eq!(filled([0, 0], 0, 4), "░░░░");
    assert_eq!(filled([1, 2], 3, 0), "");
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
    assert_eq!(tasks(&harness), []);
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
    assert_eq!(kept(&harness).unsettled_bags().count(), 1);
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


/// Calls, and lets time pass until somebody was overlooked in several ways.
fn neglected() -> Harness {
    use crate::domain::command::Act;
    use crate::domain::id::DeskNo;
    let mut harness = shown(12);
    let waiting: Vec<_> = harness.day().queue().iter().map(|visit| visit.id).collect();
    let desk = DeskNo(1);
    let examined = harness.day().at_desk(desk).unwrap().id;
    let reason = crate::domain::clean::Note::parse("bận").unwrap();
    harness.do_now(Command::visit(examined, Act::Withdraw { reason }));
    harness.wait_secs(60 * 40);
    harness.do_now(Command::visit(waiting[1], Act::Call { desk }));
    harness.wait_secs(60 * 6);
    harness
}

#[test]
fn who_was_overlooked_is_shown_with_what_to_do_and_where() {
    let mut harness = neglected().sized(80, 48);
    insta::assert_snapshot!("overlooked_tall_vi", harness.screen());
    insta::assert_snapshot!("overlooked_tall_en", harness.press("f12").screen());
}

#[test]
fn enter_goes_to_the_most_urgent_and_tab_chooses_another_one() {
    let mut harness = neglected();
    let tasks = tasks(&harness);
    assert!(tasks.len() >= 2, "{tasks:?}");
    let mark = |harness: &Harness| {
        let line = harness.screen();
        let line = line.lines().find(|line| line.chars().nth(1) == Some('▶')).unwrap();
        line.to_owned()
    };
    assert!(mark(&harness).contains(tasks[0].line.as_str()));
    harness.press("tab");
    assert!(mark(&harness).contains(tasks[1].line.as_str()));
    harness.press("shift+tab").press("shift+tab");
    assert!(mark(&harness).contains(tasks.last().unwrap().line.as_str()));
    harness.press("tab").press("enter");
    assert_eq!(harness.model.front(), tasks[0].screen);
    let ticket = harness.model.hall.visit(tasks[0].id.1).unwrap().ticket.to_string();
    let selected = harness.screen();
    let selected = selected.lines().find(|line| line.starts_with('▶'));
    assert!(selected.is_none_or(|line| line.contains(&ticket)), "{selected:?}");
}

#[test]
fn a_click_on_a_line_goes_there_and_one_on_the_head_turns_the_page() {
    let mut harness = neglected();
    let place = |harness: &Harness| {
        let screen = harness.screen();
        let y = screen.lines().position(|line| line.chars().nth(1) == Some('▶'));
        u16::try_from(y.unwrap()).unwrap()
    };
    let y = place(&harness);
    let second = tasks(&harness)[1].clone();
    harness.click(30, y + 1);
    assert_eq!(harness.model.front(), second.screen);
    harness.press("f7").click(70, 1);
    assert!(harness.screen().contains("Giường lấy máu (phút:giây)"));
    harness.click(70, 1);
    assert!(harness.screen().contains("Người đến mỗi"));
    // Below the last line there is nothing to go to.
    let tasks = u16::try_from(tasks(&harness).len()).unwrap();
    harness.click(30, y + tasks + 1);
    assert_eq!(harness.model.front(), crate::tui::screen::ScreenId::Dashboard);
}

#[test]
fn with_nothing_to_see_to_enter_is_not_offered() {
    let mut harness = shown(5);
    assert_eq!(tasks(&harness), []);
    assert!(!harness.screen().contains("Enter"));
    harness.press("tab").press("enter");
    assert_eq!(harness.model.front(), crate::tui::screen::ScreenId::Dashboard);
}

#[test]
fn what_to_do_is_never_cut_in_a_small_window() {
    use crate::domain::id::{DeskNo, Ticket};
    use crate::domain::overlooked::{Overlooked, Why};
    use crate::domain::time::Span;
    use crate::domain::visit::Stage;
    let mut harness = shown(12);
    let ticket = Ticket::new(1234).unwrap();
    let whys = [
        Why::StuckAtDesk(DeskNo(12)),
        Why::PassedOver(ticket),
        Why::CalledInVain(DeskNo(12)),
        Why::Overtaken(ticket),
        Why::NoBed,
        Why::NotCalled,
        Why::RestOver,
        Why::Absent,
    ];
    for _ in Lang::ALL {
        for why in whys {
            let (hall, day) = (&harness.model.hall, harness.day());
            let mut page = Page::of(&harness.model.screens.dashboard, hall, day);
            let one = Overlooked {
                visit: harness.visit(1).id,
                ticket,
                stage: Stage::Waiting,
                why,
                since: hall.now - Span::from_mins(123),
            };
            page.overlooked = std::iter::repeat_n(one, 24).collect();
            let tasks = page.tasks();
            assert_eq!(tasks.len(), 1);
            // The sign, the mark, and behind a blank the key.
            assert!(width(&tasks[0].line) <= 80 - 2 - 3, "{}", tasks[0].line);
        }
        harness.press("f12");
    }
}

#[test]
fn a_needle_is_in_for_too_long_from_the_limit_of_the_rules_on() {
    use crate::domain::throughput::Standing;
    use crate::domain::time::Span;
    let mut harness = shown(80);
    let draws = |harness: &Harness| {
        let all = tasks(harness);
        all.iter().filter(|task| task.id.0 == attention::About::Draw).count()
    };
    let (ticket, since) = kept(&harness).longest(Standing::Collecting).next().unwrap();
    let limit = Span::from_mins(15);
    harness.model.hall.now = since + limit.less(Span::from_millis(1));
    assert_eq!(draws(&harness), 0);
    harness.model.hall.now = since + limit;
    assert!(draws(&harness) >= 1);
    assert_eq!(tasks(&harness)[0].id.1, harness.visit(ticket.number()).id);
}

#[test]
fn the_figures_on_the_screen_are_those_of_the_summary() {
    use crate::report::Summary;
    for minutes in [0, 7, 33, 80, 150, 300] {
        let harness = shown(minutes);
        let hall = &harness.model.hall;
        let summary = Summary::of(harness.day(), &hall.pack, &hall.roster);
        let figures = kept(&harness);
        assert_eq!(figures.counts(), summary.counts);
        assert_eq!(figures.volume_ml(), summary.volume_ml);
        assert_eq!(figures.quarters(), summary.quarters);
        assert_eq!(figures.door_to_door(), summary.door_to_door);
        for (what, spread) in summary.waits {
            assert_eq!(figures.wait(what), spread);
        }
        let as_of = figures.as_of().unwrap_or(hall.now);
        let places = harness.day().info.hall;
        for row in summary.busy {
            let kind = row.kind;
            assert_eq!(figures.busy(kind, places, as_of), row.share);
            assert_eq!(figures.service(kind), row.service);
            let of_kind = summary.service.iter().filter(|it| it.spot.kind == kind);
            assert!(figures.spots(kind, places, as_of).eq(of_kind.copied()));
        }
        let grounds = summary.deferrals.iter().map(|row| (row.ground.clone(), row.count));
        assert!(figures.deferrals().into_iter().eq(grounds));
        assert_eq!(figures.reactions(), summary.reactions);
        // And they are what is read there.
        let screen = harness.sized(160, 45).screen();
        let has = |wanted: String| assert!(screen.contains(&wanted), "{wanted}\n{screen}");
        let Summary { counts, target, .. } = summary;
        has(format!("Hiến đủ {}/{target} (", counts.donated));
        has(format!("{} lít", litres(Lang::Vi, summary.volume_ml)));
        has(format!("Trì hoãn {} (", counts.deferred));
        let reactions: u32 = summary.reactions.iter().map(|(_, count)| count).sum();
        has(format!("Phản ứng {reactions} ("));
        for (label, spread) in [
            ("Khám  ", summary.waits[0].1),
            ("Giường", summary.waits[1].1),
            ("Đến – về", summary.door_to_door),
        ] {
            let line = screen.lines().find(|line| {
                let right: String = line.chars().skip(94).collect();
                right.starts_with(label) && !right.contains('%')
            });
            let numbers: Vec<_> = line.unwrap().split_whitespace().rev().take(3).collect();
            let told = |span: crate::domain::time::Span| span.mins().to_string();
            let dash = || "–".to_owned();
            assert_eq!(numbers[2], spread.map_or_else(dash, |it| told(it.median)));
            assert_eq!(numbers[1], spread.map_or_else(dash, |it| told(it.p90)));
        }
        for unit in &summary.by_unit {
            let code = unit.unit.as_ref().unwrap().as_str();
            let line = screen.lines().find(|line| line.contains(&format!(" {code} ")));
            // Behind them stand the goal, the share and the bar.
            let left: String = line.unwrap().chars().take(90).collect();
            let left = left.trim_end_matches(['█', '▒', '░', ' ']);
            let numbers: Vec<_> = left.split_whitespace().rev().skip(2).take(2).collect();
            let counts = [unit.counts.donated, unit.counts.checked_in].map(|count| count.to_string());
            assert_eq!(numbers, counts);
        }
    }
}

#[test]
fn the_places_are_scrolled_and_cut_nowhere() {
    let mut harness = shown(150);
    harness.press("right");
    assert!(!harness.screen().contains("\n   12 "));
    harness.press("end");
    let screen = harness.screen();
    assert!(screen.contains("\n   12 "), "{screen}");
    harness.press("left");
    assert!(harness.screen().contains("Đơn vị"));
}

#[test]
fn both_pages_are_drawn_in_every_size() {
    let mut harness = neglected();
    for width in [1, 10, 31, 59, 60, 64, 79, 80, 81, 109, 110, 119, 160, 161, 250] {
        for height in [1, 5, 15, 16, 17, 23, 24, 25, 29, 33, 34, 45, 70] {
            harness = harness.sized(width, height);
            harness.screen();
            harness.press("right").screen();
            harness.press("down").screen();
            harness.press("left");
        }
    }
}

/// What is foreseen, as the screen has it.
fn outlook(harness: &Harness) -> crate::planning::forecast::Forecast {
    let standing = harness.model.hall.foresight.of(harness.day()).unwrap();
    standing.forecast().unwrap().clone()
}

#[test]
fn until_the_first_forecast_is_there_its_place_says_that_it_is_not() {
    let mut harness = shown(60);
    assert!(harness.screen().contains("Dự báo: …"), "{}", harness.screen());
    let screen = harness.foresee().foresee().screen();
    assert!(!screen.contains("Dự báo: …"), "{screen}");
}

#[test]
fn it_tells_when_the_day_will_be_over_and_where_it_jams_as_the_forecast_has_it() {
    let harness = foreseen(150);
    let told = outlook(&harness);
    let screen = harness.screen();
    for when in [told.ends.screening, told.ends.finish] {
        let range = when.range().unwrap();
        let wanted = format!("{}–{}", range.low.hh_mm(), range.high.hh_mm());
        assert!(screen.contains(&wanted), "{wanted}\n{screen}");
    }
    assert!(screen.contains(&format!("đạt chỉ tiêu {}%", told.target.unwrap())), "{screen}");
    assert_eq!(told.jam, Some(crate::planning::Stage::Screening));
    assert!(screen.contains("Khám tuyển: 19 người chờ, xong lúc"), "{screen}");
    assert!(screen.contains("thêm 1 bàn thì xong lúc"), "{screen}");
}

#[test]
fn a_forecast_that_rests_on_assumptions_says_so() {
    let harness = foreseen(12);
    assert!(outlook(&harness).basis.is_assumed);
    assert!(harness.screen().contains("Theo giả định:"), "{}", harness.screen());
}

#[test]
fn a_forecast_is_asked_for_when_the_day_went_on_and_stays_until_the_next_one_is_there() {
    let mut harness = foreseen(60);
    assert!(harness.to_forecast.is_none());
    let before = outlook(&harness);
    let person = harness.add_person("Lê Thị Hà");
    let visit = crate::domain::id::VisitId(uuid::Uuid::from_u128(7777));
    harness.do_now(Command::check_in(visit, person));
    assert!(harness.to_forecast.is_none(), "it was asked a moment ago");
    harness.wait_secs(5);
    assert!(harness.to_forecast.is_some());
    assert_eq!(outlook(&harness), before);
    harness.foresee();
    assert_eq!(outlook(&harness).came, before.came + 1);
}

#[test]
fn a_forecast_that_nobody_renews_says_of_when_it_is() {
    let mut harness = foreseen(60);
    let of = outlook(&harness).at.hh_mm();
    let stands_at_the_end = |screen: &str| screen.lines().any(|line| line.contains("người chờ") && line.ends_with(&of));
    harness.wait_secs(120);
    assert!(!stands_at_the_end(&harness.screen()), "{}", harness.screen());
    harness.wait_secs(1);
    assert!(stands_at_the_end(&harness.screen()), "{}", harness.screen());
}

#[test]
fn no_other_screen_asks_for_a_forecast() {
    let mut harness = morning(30, 30);
    harness.press("f3").wait_secs(600);
    assert!(harness.to_forecast.is_none());
}

#[test]
fn a_day_that_is_over_is_not_forecast() {
    let mut harness = Harness::new();
    harness.do_now(Command::CloseDay);
    let screen = harness.press("f7").foresee().screen();
    assert!(screen.contains("Ngày này không có ai đến."), "{screen}");
}
