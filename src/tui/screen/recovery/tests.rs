use super::*;
use crate::domain::reaction::{Care, Onset, Reaction, ReactionKind, Severity};
use crate::domain::visit::Outcome as HowItEnded;
use crate::i18n::Lang;
use crate::station::StationError;
use crate::station::worker::Answer;
use crate::tui::harness::Harness;
use crate::tui::msg::Msg;
use crate::tui::screen::care::fixture::{BAGS, cleared, do_now, end, start};

/// So many donors who rest, two minutes apart; the clock stands two minutes after the last needle.
fn resting_hall(count: u32) -> Harness {
    let mut harness = cleared(usize::try_from(count).unwrap());
    for (ticket, bag) in (1..=count).zip(BAGS) {
        start(&mut harness, ticket, 1, bag);
        end(&mut harness, ticket);
        harness.wait_secs(120);
    }
    harness.press("f6");
    harness
}

fn faint(harness: &mut Harness, ticket: u32) {
    let reaction = Reaction::new(ReactionKind::Faint, Severity::Moderate);
    do_now(harness, ticket, Act::RecordReaction(reaction));
}

#[test]
fn enter_releases_whoever_has_rested_and_the_next_one_is_next() {
    let mut harness = resting_hall(3);
    harness.wait_secs(11 * 60).press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Left(HowItEnded::Donated));
    assert!(harness.screen().contains("✓ Số 1 đã ra về"));
    harness.press("enter");
    assert_eq!(harness.visit(2).stage, Stage::Recovering, "a key that bounced");
    harness.wait_secs(1).press("enter");
    assert_eq!(harness.visit(2).stage, Stage::Left(HowItEnded::Donated));
}

#[test]
fn before_the_rest_is_over_enter_says_how_long_it_takes_and_releases_nobody() {
    let mut harness = resting_hall(1);
    harness.wait_secs(13 * 60 - 1).press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Recovering);
    assert!(harness.screen().contains("Số 1 còn nghỉ 00:01"), "{}", harness.screen());
    harness.wait_secs(1).press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Left(HowItEnded::Donated));
}

#[test]
fn early_release_takes_a_reason_that_is_kept() {
    let mut harness = resting_hall(1);
    harness.press("o");
    assert!(harness.screen().contains("Cho số 1 · Nguyễn Văn An về sớm 13:00"));
    harness.press("1").press("enter");
    let (reason, at) = harness.visit(1).early_release.clone().unwrap();
    assert_eq!(reason.as_str(), EARLY_REASONS[0].get(Lang::Vi));
    assert_eq!(at.staff.as_str(), "ĐD Hoa");
}

#[test]
fn whoever_has_rested_needs_no_reason_to_leave() {
    let mut harness = resting_hall(1);
    assert!(acts(&harness.model.screens.recovery, &harness.model.hall).contains(&Action::ReleaseEarly));
    harness.wait_secs(15 * 60);
    assert!(!acts(&harness.model.screens.recovery, &harness.model.hall).contains(&Action::ReleaseEarly));
}

#[test]
fn a_reaction_lengthens_the_rest_at_once() {
    let mut harness = resting_hall(2);
    assert!(harness.screen().contains("11:00"));
    harness.press("r").press("1").press("1").press("enter");
    let screen = harness.screen();
    assert!(screen.contains("26:00") && screen.contains("Choáng"), "{screen}");
    let order: Vec<u32> = resting(&harness.model.hall, harness.day())
        .iter()
        .map(|visit| visit.ticket.number())
        .collect();
    assert_eq!(order, [2, 1]);
}

#[test]
fn a_release_by_mistake_is_taken_back_for_a_quarter_of_an_hour() {
    let mut harness = resting_hall(2);
    harness.wait_secs(13 * 60).press("enter");
    assert!(harness.screen().contains("Vừa ra về"));
    harness.press("end").press("enter");
    assert!(harness.screen().contains("Số 1 đã ra về lúc"));
    harness.press("z").press("1").press("enter");
    assert_eq!(harness.visit(1).stage, Stage::Recovering);
    harness.press("home").press("enter").wait_secs(15 * 60);
    assert!(!harness.screen().contains("Vừa ra về"));
}

#[test]
fn nobody_is_selected_when_the_selected_one_left_through_another_station() {
    let mut harness = resting_hall(3);
    harness.wait_secs(20 * 60).press("down");
    do_now(&mut harness, 2, Act::Undo { step: None, reason: crate::domain::clean::Note::parse("nhầm").unwrap() });
    harness.press("enter");
    assert!((1..=3).all(|ticket| harness.visit(ticket).is_inside()));
    harness.press("down").press("enter");
    assert!(!harness.visit(1).is_inside());
}

#[test]
fn nothing_is_sent_twice_and_the_row_says_that_it_is_being_saved() {
    let mut harness = resting_hall(2);
    harness.wait_secs(20 * 60);
    harness.is_slow = true;
    harness.press("enter").press("enter");
    assert!(harness.screen().matches("Đang lưu…").count() >= 2, "{}", harness.screen());
    harness.answer();
    assert!(!harness.visit(1).is_inside() && harness.visit(2).is_inside());
}

#[test]
fn a_forgotten_donor_stands_out() {
    let mut harness = resting_hall(1);
    harness.wait_secs(13 * 60);
    assert!(harness.screen().contains("✓ được về"));
    harness.wait_secs(15 * 60 - 1);
    assert!(harness.screen().contains("✓ được về"));
    harness.wait_secs(1);
    assert!(harness.screen().contains("▶ !    1    1 Nguyễn Văn An"), "{}", harness.screen());
    assert!(harness.screen().contains("! đã 30 phút"));
}

#[test]
fn who_was_forgotten_stands_before_whoever_may_leave() {
    let mut harness = resting_hall(2);
    faint(&mut harness, 1);
    harness.wait_secs(26 * 60 - 1);
    let order = |harness: &Harness| -> Vec<u32> {
        let resting = resting(&harness.model.hall, harness.day());
        resting.iter().map(|visit| visit.ticket.number()).collect()
    };
    assert_eq!(order(&harness), [2, 1]);
    // The first one rests for half an hour and is forgotten at its end, the second one two minutes later.
    harness.wait_secs(1);
    assert_eq!(order(&harness), [1, 2]);
    assert!(harness.screen().contains("! đã 30 phút") && harness.screen().contains("✓ được về"));
}

#[test]
fn the_advice_gives_the_time_twelve_hours_after_the_needle_and_its_date_past_midnight() {
    let mut harness = resting_hall(1);
    let out = harness.visit(1).collection_end().unwrap().at.occurred;
    let time = (out + Span::from_mins(720)).hh_mm();
    assert!(harness.screen().contains(&format!("trước {time}.")), "{}", harness.screen());
    let mut late = cleared(1);
    late.wait_secs(5 * 3600);
    start(&mut late, 1, 1, BAGS[0]);
    end(&mut late, 1);
    late.press("f6");
    assert!(late.screen().contains("trước 01:00 ngày 23/10/2026."), "{}", late.screen());
    harness.press("x");
    assert!(harness.screen().contains("Túi máu: G1234 17 654321 A"));
}

#[test]
fn a_click_selects_a_row_of_either_list() {
    let mut harness = resting_hall(3);
    harness.click(10, 4);
    assert_eq!(harness.model.screens.recovery.selected, Some(harness.visit(2).id));
    harness.wait_secs(20 * 60).press("home").press("enter");
    let line = harness.screen().lines().position(|line| line.contains("Vừa ra về")).unwrap();
    harness.click(10, u16::try_from(line).unwrap() + 1);
    assert_eq!(harness.model.screens.recovery.selected, Some(harness.visit(1).id));
}

#[test]
fn the_bar_is_full_only_when_the_rest_is_over() {
    let rest = Span::from_mins(15);
    assert_eq!(look::bar(rest, rest), "░░░░░░");
    assert_eq!(look::bar(rest, Span::from_millis(1)), "█████░");
    assert_eq!(look::bar(rest, Span::ZERO), "██████");
}

#[test]
fn the_screen_ticks_only_while_somebody_rests_or_has_just_left() {
    let mut harness = resting_hall(1);
    assert!(harness.model.next_change().is_some());
    harness.wait_secs(15 * 60).press("enter").wait_secs(15 * 60 - 1);
    assert!(harness.model.next_change().is_some());
    harness.wait_secs(1);
    assert_eq!(harness.model.next_change(), None);
}

/// Eight donors after the needle: one forgotten, one ready, two with a reaction, two gone.
fn busy() -> Harness {
    let mut harness = cleared(12);
    let waits = [20 * 60, 9 * 60, 8 * 60, 120, 60, 70, 80, 90];
    for (ticket, (bag, secs)) in (1..).zip(BAGS.into_iter().zip(waits)) {
        start(&mut harness, ticket, 1, bag);
        end(&mut harness, ticket);
        harness.wait_secs(secs);
    }
    harness.wait_secs(400);
    faint(&mut harness, 2);
    faint(&mut harness, 5);
    faint(&mut harness, 5);
    do_now(&mut harness, 3, Act::Release { override_reason: None });
    harness.press("f6");
    harness
}

#[test]
fn the_seats_in_both_languages_and_sizes() {
    let mut harness = busy();
    for (width, height) in [(80, 24), (120, 40)] {
        harness = harness.sized(width, height);
        for (lang, word) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            harness.model.hall.lang = lang;
            insta::assert_snapshot!(format!("busy_{width}_{word}"), harness.screen());
        }
    }
}

#[test]
fn a_mild_dizziness_is_four_keys() {
    let mut harness = resting_hall(1);
    harness.press("r").press("1").press("1").press("enter");
    let reaction = harness.visit(1).reactions[0].clone();
    assert_eq!((reaction.kind, reaction.severity), (ReactionKind::Vasovagal, Severity::Mild));
    assert_eq!(reaction.onset, Some(Onset::Soon));
    assert!(harness.model.modal.is_none());
    let screen = harness.screen();
    assert!(screen.contains("✓ Đã ghi phản ứng của số 1: Choáng, không ngất, Nhẹ."), "{screen}");
}

#[test]
fn every_kind_has_its_key_and_is_never_milder_than_it_can_be() {
    for (kind, key) in ReactionKind::ALL.into_iter().zip(crate::tui::modal::reacting::KIND_KEYS) {
        let mut harness = resting_hall(1);
        harness.press("r").press(&key.to_string());
        let least = kind.least_severity();
        if least == Severity::Moderate {
            harness.press("1");
            assert!(!harness.screen().contains("Enter: lưu"), "{key}");
            harness.press("2");
        } else if least == Severity::Mild {
            harness.press("1");
        }
        harness.press("enter");
        let reaction = &harness.visit(1).reactions[0];
        assert_eq!((reaction.kind, reaction.severity), (kind, least), "{key}");
    }
}

#[test]
fn a_kind_and_a_severity_are_also_chosen_with_the_arrows() {
    let mut harness = resting_hall(1);
    harness.press("r").press("down").press("down").press("enter");
    harness.press("down").press("enter").press("enter");
    let reaction = &harness.visit(1).reactions[0];
    assert_eq!((reaction.kind, reaction.severity), (ReactionKind::LongFaint, Severity::Severe));
}

#[test]
fn care_onset_injury_and_a_note_are_said_on_the_last_page() {
    let mut harness = resting_hall(1);
    harness.press("r").press("2").press("2");
    harness.press("1").press("3").press("3").press("5").press("b").press("o").press("o").press("g");
    harness.type_str("ngã, xước tay").press("enter");
    assert!(harness.visit(1).reactions.is_empty());
    harness.press("enter");
    let reaction = harness.visit(1).reactions[0].clone();
    assert_eq!(Vec::from_iter(reaction.care), [Care::LegsUp, Care::Watched]);
    assert_eq!((reaction.onset, reaction.injured), (Some(Onset::During), true));
    assert_eq!(reaction.note.unwrap().as_str(), "ngã, xước tay");
}

#[test]
fn escape_goes_back_by_one_question_and_keeps_what_was_said() {
    let mut harness = resting_hall(1);
    harness.press("r").press("1").press("1").press("2").press("esc");
    assert!(harness.screen().contains("1  Nhẹ: hết nhanh"), "{}", harness.screen());
    harness.press("esc").press("2").press("2").press("enter");
    let reaction = &harness.visit(1).reactions[0];
    assert_eq!((reaction.kind, reaction.care.len()), (ReactionKind::Faint, 1));
    harness.press("r").press("esc");
    assert!(harness.model.modal.is_none());
}

#[test]
fn the_form_stays_until_the_reaction_is_saved_and_the_same_again_is_the_same_request() {
    let mut harness = resting_hall(1);
    harness.press("r").press("1").press("1").press("4");
    harness.is_slow = true;
    harness.press("enter");
    let request = harness.model.hall.pending.unwrap();
    assert!(harness.screen().contains("Đang lưu…"));
    harness.send(Msg::Answer(Answer::Executed {
        request,
        result: Err(StationError::NoDay),
        people: Vec::new(),
    }));
    assert!(harness.screen().contains("4 [x] ép chỗ chọc"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(harness.model.hall.pending, Some(request));
}

/// Somebody who gave at about 08:06 and was released at 08:21; the clock stands at 10:00.
fn somebody_gone() -> Harness {
    let mut harness = resting_hall(2);
    harness.wait_secs(11 * 60).press("enter").wait_secs(1).wait_secs(3600);
    assert!(!harness.visit(1).is_inside() && harness.visit(2).is_inside());
    harness
}

#[test]
fn who_has_left_long_ago_is_found_by_ticket_or_name_and_never_released_instead() {
    let mut harness = somebody_gone();
    for typed in ["1", "van an", "nguyen"] {
        harness.press("/").type_str(typed);
        assert!(harness.screen().contains("1 Nguyễn Văn An  "), "{}", harness.screen());
        harness.press("enter").press("enter");
        assert!(harness.screen().contains("Số 1 đã ra về lúc"), "{}", harness.screen());
        assert!(harness.visit(2).is_inside());
        harness.press("esc");
        assert!(!harness.screen().contains("Tìm người đã về"));
    }
    // Whoever rests is in the list above; the look is for those who have left.
    harness.press("/").type_str("2");
    assert!(!harness.screen().contains("Đã ra về"), "{}", harness.screen());
}

#[test]
fn a_reaction_after_leaving_says_when_it_began() {
    let mut harness = somebody_gone();
    harness.press("/").type_str("1").press("enter").press("r").press("1").press("1");
    harness.press("l").type_str("25:00").press("enter").press("enter");
    assert!(harness.screen().contains("Giờ ghi như 09:45"), "{}", harness.screen());
    harness.press("l").press("ctrl+u").type_str("8:00").press("enter").press("enter");
    assert!(harness.visit(1).reactions.is_empty(), "before the release");
    harness.press("l").press("ctrl+u").type_str("23:00").press("enter").press("enter");
    assert!(harness.visit(1).reactions.is_empty(), "in the future");
    harness.press("l").press("ctrl+u").type_str("0845").press("enter").press("enter");
    let visit = harness.visit(1);
    assert_eq!(visit.reactions[0].onset, Some(Onset::AfterLeaving));
    let at = &visit.last_step().unwrap().at;
    assert_eq!(at.occurred.hh_mm(), "08:45");
    assert!(at.is_late());
}

#[test]
fn a_reaction_that_was_not_recorded_on_the_seat_has_no_time_of_its_own() {
    let mut harness = somebody_gone();
    harness.press("/").type_str("1").press("enter").press("r").press("1").press("1");
    assert!(harness.screen().contains("giờ:phút"));
    // before, during, soon
    harness.press("o").press("o").press("o");
    assert!(!harness.screen().contains("giờ:phút"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(harness.visit(1).reactions[0].onset, Some(Onset::Soon));
}

#[test]
fn the_ticket_of_somebody_who_has_left_finds_them() {
    let mut harness = somebody_gone();
    let code = harness.ticket_code(1);
    harness.scan(&code);
    assert!(harness.screen().contains("Tìm người đã về: 1"), "{}", harness.screen());
    harness.press("r").press("1").press("1").press("enter");
    assert_eq!(harness.visit(1).reactions.len(), 1);
}

/// Everything that can be seen anywhere about the hall: every screen, what is known of the donor, what can be undone. Only
/// the number of steps in the log is left out: it counts every step of the day and has to be true.
fn everything_seen(harness: &mut Harness) -> Vec<String> {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        harness.model.hall.lang = lang;
        for key in ["f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9"] {
            harness.press(key);
            let is_log = |line: &&str| line.contains("Nhật ký") || line.contains("Log ");
            let lines = harness.screen();
            seen.push(lines.lines().filter(|line| !is_log(line)).collect::<Vec<_>>().join("\n"));
        }
        for key in ["x", "z", "i", "g"] {
            harness.press("f6").press("home").press(key);
            seen.push(harness.screen());
            harness.press("esc");
        }
        harness.press("f2").type_str("1");
        seen.push(harness.screen());
        harness.press("esc");
    }
    harness.model.hall.lang = Lang::Vi;
    harness.press("f6");
    seen
}

#[test]
fn nobody_sees_which_box_of_the_sealed_note_was_ticked() {
    let mut told = Vec::new();
    for (key, is_held) in [("1", false), ("2", true)] {
        let mut harness = resting_hall(3);
        let before = everything_seen(&mut harness);
        harness.press("k");
        let mut shown = vec![harness.screen()];
        harness.is_slow = true;
        harness.press(key);
        shown.push(harness.screen());
        harness.answer();
        shown.push(harness.screen());
        harness.press("x").press("esc");
        assert_eq!(harness.visit(1).excluded.is_some(), is_held);
        assert!(everything_seen(&mut harness) == before);
        // The same note again, and a note of somebody who has left.
        harness.press("k").press(key);
        shown.push(harness.screen());
        harness.wait_secs(11 * 60).press("enter").press("end").press("k").press(key);
        shown.push(harness.screen());
        told.push((before, shown));
    }
    assert!(told[0].1[2].contains("✓ Đã ghi."), "{}", told[0].1[2]);
    for (of_one, of_other) in told[0].1.iter().zip(&told[1].1) {
        assert_eq!(of_one, of_other);
    }
    assert!(told[0] == told[1]);
}

#[test]
fn another_station_is_told_nothing_of_a_sealed_note() {
    let mut harness = resting_hall(2);
    let before = harness.screen();
    do_now(&mut harness, 1, Act::ExcludeUnit);
    assert_eq!(harness.screen(), before);
    // Taken down here a moment later, before the news came.
    harness.press("k").press("2");
    assert!(harness.screen().contains("✓ Đã ghi."), "{}", harness.screen());
}

#[test]
fn a_sealed_note_needs_blood_that_was_drawn() {
    let mut harness = cleared(1);
    start(&mut harness, 1, 1, BAGS[0]);
    let act = Act::EndCollection {
        outcome: crate::domain::step::CollectionOutcome::StoppedVein,
        volume: crate::domain::vitals::Volume::from_ml(0),
        weighed: None,
    };
    do_now(&mut harness, 1, act);
    harness.press("f6").press("k");
    assert!(harness.model.modal.is_none());
    harness.press("i");
    assert!(harness.model.modal.is_none());
}

#[test]
fn the_slip_is_read_out_and_printed() {
    let mut harness = resting_hall(1);
    harness.press("g").press("4").press("enter");
    assert!(harness.visit(1).said.contains(&Circumstance::OnDuty));
    assert!(harness.screen().contains("CÓ NHIỆM VỤ · Số 1: không lái xe"), "{}", harness.screen());
    harness.press("i");
    let screen = harness.screen();
    assert!(screen.contains("KHÔNG lái xe, trực chiến") && screen.contains("từ ngày 14/01/2027"), "{screen}");
    assert!(!screen.contains("G1234"), "the code of the bag is not the donor's");
    harness.press("i");
    assert!(matches!(harness.printouts().last(), Some(crate::print::job::Printout::Slip(_))));
    harness.press("esc");
    assert!(harness.model.modal.is_none());
    harness.model.hall.print_tickets = crate::config::PrintTickets::Never;
    harness.effects.clear();
    harness.press("i").press("i");
    assert!(harness.effects.is_empty());
}

#[test]
fn a_station_that_always_prints_gives_out_the_slip_with_the_release() {
    for (when, count) in [
        (crate::config::PrintTickets::Always, 1),
        (crate::config::PrintTickets::Key, 0),
    ] {
        let mut harness = resting_hall(1);
        harness.model.hall.print_tickets = when;
        harness.wait_secs(15 * 60).press("enter");
        let slips = harness.printouts().into_iter().filter(|it| matches!(it, crate::print::job::Printout::Slip(_)));
        assert_eq!(slips.count(), count);
    }
}

#[test]
fn a_risk_stands_beside_whoever_rests() {
    let mut harness = resting_hall(2);
    let said = [Circumstance::Unfed, Circumstance::FirstTime].into();
    do_now(&mut harness, 1, Act::NoteCircumstances { said });
    assert!(harness.screen().contains("! hiến lần đầu, c"), "{}", harness.screen());
    harness.press("x");
    assert!(harness.screen().contains("hiến lần đầu, chưa ăn"), "{}", harness.screen());
}

#[test]
fn the_forms_in_both_languages_and_sizes() {
    type Keys = &'static [&'static str];
    let pages: [(&str, Keys); 7] = [
        ("kinds", &["r"]),
        ("severity", &["r", "3"]),
        ("last_page", &["r", "1", "1", "1", "2", "b"]),
        ("late", &["/", "3", "enter", "r", "4", "1"]),
        ("sealed", &["k"]),
        ("slip", &["i"]),
        ("said", &["g", "2", "4"]),
    ];
    for (width, height) in [(80, 24), (120, 40)] {
        for (lang, word) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            for (name, keys) in pages {
                let mut harness = busy().sized(width, height);
                harness.model.hall.lang = lang;
                for key in keys {
                    harness.press(key);
                }
                insta::assert_snapshot!(format!("{name}_{width}_{word}"), harness.screen());
            }
        }
    }
}

#[test]
fn the_boxes_can_be_drawn_at_every_size() {
    for keys in [&["r"][..], &["r", "3"], &["r", "1", "1"], &["i"], &["g"], &["/", "3"]] {
        let mut harness = busy();
        for key in keys {
            harness.press(key);
        }
        for width in (0..90).step_by(7) {
            for height in 0..26 {
                harness = harness.sized(width, height);
                harness.screen();
            }
        }
    }
}
