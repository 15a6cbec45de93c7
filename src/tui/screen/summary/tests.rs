use super::*;
use crate::domain::reconcile::Reconciliation;
use crate::print::cups::Queue;
use crate::print::destination::QueueName;
use crate::print::fault::Trouble;
use crate::print::job::Printout;
use crate::station::dossier::Ask;
use crate::store::Store;
use crate::store::names::NameList;
use crate::i18n::Lang;
use crate::report::{Summary, pdf};
use crate::tui::msg::Msg;
use crate::domain::throughput::Counts;
use crate::domain::id::{DayId, DeskNo, VisitId};
use crate::domain::command::Act;
use crate::tui::harness::Harness;
use crate::tui::morning::morning;

/// The summary of a morning after so many minutes.
fn shown(minutes: u32) -> Harness {
    let mut harness = morning(120, minutes);
    harness.press("f8");
    harness
}

/// The summary of a day on which everybody has left.
fn over() -> Harness {
    shown(300)
}

/// Two printers, one of them without paper.
fn queues() -> Vec<Queue> {
    let queue = |name: &str, is_usual, trouble| Queue {
        name: QueueName::parse(name).unwrap(),
        is_usual,
        trouble,
    };
    vec![queue("Office", true, None), queue("HP-Tang2", false, Some(Trouble::NoPaper))]
}

/// The file that was asked for last.
fn file(harness: &Harness) -> (String, String) {
    match harness.effects.last() {
        Some(Effect::WriteFile { path, bytes }) => (
            path.display().to_string(),
            String::from_utf8(bytes.clone()).unwrap(),
        ),
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_looks_as_drawn_in_every_size_and_language() {
    let mut harness = shown(150);
    for (name, width, height) in [("small", 80, 24), ("middle", 120, 40)] {
        harness = harness.sized(width, height);
        insta::assert_snapshot!(format!("{name}_vi"), harness.screen());
        insta::assert_snapshot!(format!("{name}_en"), harness.press("f12").screen());
        harness.press("f12");
    }
}

#[test]
fn the_end_of_the_day_looks_as_drawn() {
    let mut harness = over();
    insta::assert_snapshot!("close_vi", harness.press("e").screen());
    harness.press("esc").press("f12");
    insta::assert_snapshot!("close_en", harness.press("e").screen());
    harness.press("f12").press("y");
    insta::assert_snapshot!("closed_vi", harness.screen());
    harness.press("f12");
    insta::assert_snapshot!("closed_wide_en", harness.sized(120, 40).screen());
}

#[test]
fn whoever_keeps_the_day_open_is_named_with_what_is_left_to_do() {
    let mut harness = shown(80);
    insta::assert_snapshot!("not_yet_vi", harness.press("e").screen());
    harness.press("end");
    insta::assert_snapshot!("not_yet_end_vi", harness.screen());
    harness.press("y").press("esc");
    assert_eq!(harness.day().status, Status::Open);
    assert_eq!(harness.model.modal, None);
    assert!(harness.effects.iter().all(|effect| !matches!(effect, Effect::Execute(_))));
}

#[test]
fn whoever_keeps_the_day_open_is_one_key_away() {
    use crate::domain::visit::Stage;
    use crate::tui::screen::ScreenId;
    let mut harness = shown(80);
    let stages: Vec<_> = harness.day().inside().map(|visit| (visit.id, visit.stage)).collect();
    for (place, (visit, stage)) in stages.into_iter().enumerate().step_by(7) {
        harness.press("f8").press("e");
        for _ in 0..place {
            harness.press("down");
        }
        harness.press("enter");
        let (screen, number) = match stage {
            Stage::Waiting => (ScreenId::Queue, "f3"),
            Stage::Screening(_) => (ScreenId::Screening, "f4"),
            Stage::Cleared | Stage::Collecting(_) => (ScreenId::Collection, "f5"),
            Stage::Recovering => (ScreenId::Recovery, "f6"),
            Stage::Left(_) => unreachable!("nobody who left keeps the day open"),
        };
        assert_eq!(harness.model.front(), screen, "{number}");
        if screen != ScreenId::Screening {
            assert_eq!(harness.model.screens.chosen(screen, &harness.model.hall), Some(visit), "{number}");
        }
    }
}

#[test]
fn a_bag_that_nobody_took_back_keeps_the_day_open_when_everybody_has_left() {
    use crate::domain::clean::Note;
    let mut harness = shown(80);
    let lying = harness.day().inside().find(|visit| matches!(visit.stage, crate::domain::visit::Stage::Collecting(_)));
    let visit = lying.map(|visit| visit.id).unwrap();
    let reason = || Note::parse("nhầm túi").unwrap();
    harness.do_now(Command::visit(visit, Act::Undo { step: None, reason: reason() }));
    let others: Vec<_> = harness.day().inside().map(|visit| visit.id).collect();
    let day = harness.model.hall.day.as_mut().unwrap();
    assert!(others.contains(&visit));
    let before = Reconciliation::of(day, &harness.model.hall.pack, harness.model.hall.now);
    harness.press("e");
    let Some(Modal::Pick { options, .. }) = &harness.model.modal else { panic!("{}", harness.screen()) };
    assert_eq!(options.len(), before.inside.len() + 1);
    let last = options.last().unwrap();
    assert!(last.contains("thu hồi: hủy hoặc trả lại"), "{last}");
    harness.press("end").press("enter");
    assert_eq!(harness.model.front(), crate::tui::screen::ScreenId::Collection);
}

#[test]
fn the_day_is_closed_in_the_name_of_whoever_is_at_the_keyboard() {
    let mut harness = over();
    let screen = harness.press("e").screen();
    assert!(screen.contains("người kết thúc: ĐD"), "{screen}");
    harness.press("y");
    let closings = &harness.day().closings;
    assert_eq!(closings.iter().map(|at| at.staff.as_str()).collect::<Vec<_>>(), ["ĐD Hoa"]);
    harness.press("m").press("1").press("enter").press("e").press("y");
    let screen = harness.screen();
    assert!(screen.contains("Mở lại lúc") && screen.contains("Nhập bù phiếu giấy"), "{screen}");
    assert!(screen.matches("Đóng lúc").count() >= 2, "{screen}");
}

#[test]
fn the_day_is_closed_only_after_a_yes() {
    let mut harness = over();
    for no in ["enter", "esc", "n"] {
        harness.press("e").press(no);
        assert_eq!(harness.day().status, Status::Open, "{no}");
    }
    harness.press("e").press("y");
    assert_eq!(harness.day().status, Status::Closed);
    assert!(harness.screen().contains("NGÀY HỘI ĐÃ KẾT THÚC"));
    assert!(harness.press("e").screen().contains("“Kết thúc” không dùng được"));
}

#[test]
fn a_closed_day_is_reopened_with_a_reason() {
    let mut harness = over();
    assert!(harness.press("m").screen().contains("“Mở lại” không dùng được"));
    harness.press("e").press("y").press("m");
    insta::assert_snapshot!("reopen_vi", harness.screen());
    harness.press("enter");
    assert_eq!(harness.day().status, Status::Closed, "a reason is needed");
    harness.press("2").press("enter");
    assert_eq!(harness.day().status, Status::Open);
    assert!(harness.screen().contains("Đã mở lại ngày hội."));
}

#[test]
fn a_reason_that_was_not_saved_is_there_to_be_sent_again() {
    let mut harness = over();
    harness.press("e").press("y").press("m").type_str("Nhập bù").is_slow = true;
    harness.press("enter");
    assert!(harness.screen().contains("Đang lưu…"));
    let request = harness.model.hall.pending.unwrap();
    harness.is_slow = false;
    harness.send(crate::tui::msg::Msg::Answer(
        crate::station::worker::Answer::Executed {
            request,
            result: Err(crate::station::StationError::NoDay),
            people: Vec::new(),
        },
    ));
    let screen = harness.screen();
    assert!(screen.contains("Nhập bù") && screen.contains("Vì sao mở lại"), "{screen}");
    harness.press("enter");
    assert_eq!(harness.day().status, Status::Open);
}

#[test]
fn while_the_day_is_being_closed_nothing_is_sent_twice() {
    let mut harness = over();
    harness.is_slow = true;
    harness.press("e").press("y");
    let sent = harness.model.hall.pending;
    harness.press("e").press("y");
    assert_eq!(harness.model.hall.pending, sent);
    assert_eq!(harness.day().status, Status::Open, "not shown before it is saved");
    harness.answer();
    assert_eq!(harness.day().status, Status::Closed);
}

/// The document that was handed to the printing threads last, and where it is to come out.
fn printed(harness: &Harness) -> (Vec<u8>, Destination) {
    let Some(Effect::StartPrinting(order)) = harness.effects.last() else {
        panic!("{:?}", harness.effects.last())
    };
    let Printout::Document(document) = &order.printout else {
        panic!("{order:?}")
    };
    (document.bytes.to_vec(), order.to.clone())
}

#[test]
fn what_is_printed_is_what_is_shown_in_the_language_of_the_screen() {
    let mut harness = over();
    harness.press("enter");
    let (vietnamese, to) = printed(&harness);
    assert_eq!(to, Destination::Usual);
    let pages = |lang: Lang| {
        let hall = &harness.model.hall;
        let summary = Summary::of(harness.day(), &hall.pack, &hall.roster);
        pdf::write(&summary.document(lang, &hall.letterhead)).unwrap()
    };
    let (in_vietnamese, in_english) = (pages(Lang::Vi), pages(Lang::En));
    assert!(vietnamese == in_vietnamese, "the pages of what is shown");
    harness.wait_secs(5).press("f12").press("i");
    assert!(printed(&harness).0 == in_english, "in the language of the screen");
}

#[test]
fn a_finger_that_stays_on_enter_prints_once() {
    let mut harness = over();
    harness.press("enter").wait_secs(4).press("enter");
    assert_eq!(harness.printouts().len(), 1);
    assert!(harness.screen().contains("Vừa gửi in"));
    harness.wait_secs(1).press("enter");
    assert_eq!(harness.printouts().len(), 2);
    // Another document is another matter.
    harness.press("right").press("enter");
    assert_eq!(harness.printouts().len(), 3);
}

#[test]
fn another_printer_is_chosen_from_those_that_there_are_and_a_file_always() {
    let mut harness = over();
    harness.send(Msg::Printers(queues()));
    assert!(harness.screen().contains("in ra Office (máy in mặc định)"), "{}", harness.screen());
    harness.press("y");
    insta::assert_snapshot!("choose_vi", harness.screen());
    harness.press("down").press("enter");
    assert_eq!(harness.printouts().len(), 0, "chosen, not printed");
    assert!(harness.screen().contains("in ra HP-Tang2: hết giấy"), "{}", harness.screen());
    harness.press("enter");
    let (_, to) = printed(&harness);
    assert_eq!(to.to_string(), "HP-Tang2");
    harness.press("y").press("3").press("enter");
    let (_, to) = printed(&harness);
    assert_eq!(to.to_string(), "file:/nhà/giotmau");
    // Whoever changes their mind keeps what was chosen.
    harness.press("y").press("up").press("esc").wait_secs(5).press("enter");
    assert_eq!(printed(&harness).1, to);
}

#[test]
fn a_choice_of_printers_is_of_those_that_come_while_it_is_open() {
    let mut harness = over();
    harness.press("y");
    assert!(!harness.screen().contains("HP-Tang2"));
    harness.send(Msg::Printers(queues()));
    assert!(harness.screen().contains("HP-Tang2"));
    harness.press("9").press("2").press("enter");
    assert_eq!(printed(&harness).1.to_string(), "HP-Tang2");
}

/// The end of a morning with a document that names people: this many to the right of the summary.
fn with_names(to_the_right: usize) -> Harness {
    let mut harness = over();
    for _ in 0..to_the_right {
        harness.press("right");
    }
    harness
}

/// Which lists were taken out, and how many people were on each.
fn taken(harness: &mut Harness) -> Vec<(NameList, u64)> {
    let exports = harness.book.exports().unwrap();
    exports.iter().map(|export| (export.list, export.people)).collect()
}

#[test]
fn a_document_that_names_people_names_nobody_on_the_screen() {
    for (name, to_the_right) in [("donors", 2), ("gifts", 3)] {
        let mut harness = with_names(to_the_right);
        for (size, width, height) in [("small", 80, 24), ("middle", 120, 40)] {
            harness = harness.sized(width, height);
            insta::assert_snapshot!(format!("{name}_{size}_vi"), harness.screen());
            insta::assert_snapshot!(format!("{name}_{size}_en"), harness.press("f12").screen());
            harness.press("f12");
        }
        let kept = harness.model.screens.summary.document.as_ref().unwrap();
        for person in &harness.roster {
            let is_named = |line: &String| line.contains(person.full_name.as_str());
            assert!(!kept.vietnamese.iter().chain(&kept.english).any(is_named), "{name}");
        }
        assert_eq!(taken(&mut harness), [], "nobody's name was read");
    }
}

#[test]
fn printing_or_saving_names_reads_them_and_is_on_record() {
    for (to_the_right, list, stem) in [(2, NameList::Donors, "donors"), (3, NameList::Gifts, "gifts")] {
        let mut harness = with_names(to_the_right);
        let gave = harness.day().visits().filter(|visit| visit.collection_end().is_some_and(|end| end.volume.ml() > 0));
        let gave = gave.count() as u64;
        let people = if list == NameList::Gifts { gave } else { harness.roster.len() as u64 };
        harness.press("enter");
        assert!(printed(&harness).0.starts_with(b"%PDF-"));
        assert_eq!(taken(&mut harness), [(list, people)]);
        let proposed = harness.press("s").screen();
        assert!(proposed.contains(&format!("giotmau-{stem}-2026-10-22.pdf")), "{proposed}");
        for (n, (name, begins)) in [("l.pdf", &b"%PDF-"[..]), ("l.xlsx", b"PK"), ("l.csv", b"\xEF\xBB\xBF"), ("l.txt", b"=="), ("l.json", b"{")].iter().enumerate() {
            harness.press("esc").press("s").press("ctrl+u").type_str(name).press("enter");
            let Some(Effect::WriteFile { path, bytes }) = harness.effects.last() else { panic!("{name}") };
            assert!(path.ends_with(name) && bytes.starts_with(begins), "{name}");
            if !matches!(*name, "l.pdf" | "l.xlsx") {
                let text = String::from_utf8(bytes.clone()).unwrap();
                let giver = harness.day().visits().find(|visit| visit.collection_end().is_some()).unwrap().person;
                let giver = harness.roster.iter().find(|person| person.id == giver).unwrap();
                assert!(text.contains(giver.full_name.as_str()), "{name}: {text}");
            }
            assert_eq!(taken(&mut harness).len(), n + 2);
        }
    }
}

#[test]
fn without_the_names_nothing_is_printed_and_it_can_be_asked_for_again_at_once() {
    let harness = with_names(2);
    let hall = &harness.model.hall;
    let mut state = harness.model.screens.summary.clone();
    let ask = |state: &mut State| update(state, hall, &Event::Act(Action::Print));
    let asked = ask(&mut state);
    let [Effect::Ask { ticket, ask: what }] = asked.as_slice() else { panic!("{asked:?}") };
    assert!(matches!(**what, Ask::Names { .. }));
    let other = Event::Told { ticket: ticket + 1, told: None };
    assert_eq!(update(&mut state, hall, &other), [], "that was somebody else's question");
    state.printed = None;
    let busy = ask(&mut state);
    assert!(matches!(busy.as_slice(), [Effect::Notice(_)]), "{busy:?}");
    let lost = Event::Told { ticket: *ticket, told: None };
    assert_eq!(update(&mut state, hall, &lost), []);
    assert!(matches!(ask(&mut state).as_slice(), [Effect::Ask { .. }]));
}

#[test]
fn the_hand_over_is_shown_printed_and_saved_in_its_own_formats() {
    let mut harness = over();
    harness.press("right");
    insta::assert_snapshot!("handover_vi", harness.screen());
    harness.press("enter");
    assert!(printed(&harness).0.starts_with(b"%PDF-"));
    for (name, begins) in [
        ("bg.txt", "="),
        ("bg.csv", "\u{feff}"),
        ("bg.JSON", "{"),
    ] {
        harness.press("s").press("ctrl+u").type_str(name).press("enter");
        let (path, text) = file(&harness);
        assert_eq!(path, name);
        assert!(text.starts_with(begins), "{name}: {text}");
    }
    for (name, begins) in [("bg", &b"%PDF-"[..]), ("bg.pdf", b"%PDF-"), ("bg.XLSX", b"PK")] {
        harness.press("s").press("ctrl+u").type_str(name).press("enter");
        let Some(Effect::WriteFile { path, bytes }) = harness.effects.last() else {
            panic!("{name}")
        };
        assert!(path.ends_with(name) && bytes.starts_with(begins), "{name}");
    }
    let saved = harness.effects.len();
    harness.press("s").press("ctrl+u").type_str("bg.doc").press("enter");
    assert_eq!(harness.effects.len(), saved, "not as something that it is not");
    let screen = harness.screen();
    assert!(screen.contains("bg.doc") && screen.contains(".pdf .xlsx .csv .txt .json"), "{screen}");
    // The summary has a name of its own.
    harness.press("esc").press("left").press("s");
    assert!(harness.screen().contains("giotmau-2026-10-22.pdf"));
    harness.press("esc").press("left").press("right");
    assert!(harness.screen().contains("Bản tổng kết 1/4"), "round and round");
}

#[test]
fn which_units_are_held_is_on_paper_and_not_on_the_screen() {
    let shown = |asks: bool| {
        let mut harness = over();
        let gave = harness.day().visits().find(|visit| visit.collection_end().is_some()).unwrap().id;
        if asks {
            harness.do_now(Command::visit(gave, Act::ExcludeUnit));
        }
        harness.press("right");
        let kept = harness.model.screens.summary.document.as_ref().unwrap();
        let is_witness = |line: &String| line.contains("Số bước") || line.trim().len() == 64;
        let lines = |lines: &[String]| -> Vec<String> {
            lines.iter().filter(|line| !is_witness(line)).cloned().collect()
        };
        let screen = (lines(&kept.vietnamese), kept.english.len());
        harness.press("s").press("ctrl+u").type_str("bg.txt").press("enter");
        (screen, file(&harness).1)
    };
    let ((before, english), paper) = shown(false);
    let ((after, english_after), paper_after) = shown(true);
    assert_eq!((before, english), (after, english_after));
    assert!(!paper.contains("GIỮ LẠI;") && paper_after.contains("GIỮ LẠI"), "{paper_after}");
}

#[test]
fn the_file_has_a_name_already_and_its_ending_tells_the_format() {
    let mut harness = over();
    harness.press("s");
    insta::assert_snapshot!("save_vi", harness.screen());
    harness.press("ctrl+u").type_str("giotmau-2026-10-22.txt").press("enter");
    let (path, text) = file(&harness);
    assert_eq!(path, "giotmau-2026-10-22.txt");
    assert!(text.contains("BẢN TỔNG KẾT"));
    harness.press("s").press("ctrl+u").type_str("/tmp/ngay hoi.JSON").press("enter");
    let (path, text) = file(&harness);
    assert_eq!(path, "/tmp/ngay hoi.JSON");
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["counts"]["checked_in"], 120);
    assert!(harness.press("s").screen().contains("/tmp/ngay hoi.JSON"));
}

#[test]
fn what_became_of_the_file_is_said() {
    let mut harness = over();
    let wrote = |kind: Option<std::io::ErrorKind>| Msg::Wrote {
        path: "/nha/giotmau.txt".into(),
        fault: kind.map(std::io::Error::from),
    };
    for (kind, said) in [
        (None, "Đã lưu tệp /nha/giotmau.txt."),
        (Some(std::io::ErrorKind::AlreadyExists), "Đã có tệp"),
        (Some(std::io::ErrorKind::NotFound), "Không có thư mục"),
        (Some(std::io::ErrorKind::PermissionDenied), "Không có quyền"),
        (Some(std::io::ErrorKind::StorageFull), "Đĩa đã đầy"),
        (Some(std::io::ErrorKind::QuotaExceeded), "Đĩa đã đầy"),
    ] {
        harness.send(wrote(kind));
        let screen = harness.screen();
        assert!(screen.contains(said), "{said}: {screen}");
    }
}

#[test]
fn the_document_is_read_by_lines_and_pages_to_its_end_and_no_further() {
    let mut harness = shown(150);
    assert!(harness.screen().contains("dòng 1–"));
    assert!(harness.press("down").screen().contains("dòng 2–"));
    assert!(harness.press("up").press("up").screen().contains("dòng 1–"));
    harness.press("pgdn");
    assert!(!harness.screen().contains("dòng 1–"));
    let last = harness.press("end").screen();
    assert_eq!(harness.press("pgdn").press("down").screen(), last);
    let kept = harness.model.screens.summary.document.as_ref().unwrap();
    let all = kept.vietnamese.len();
    assert!(last.contains(&format!("–{all}/{all}")), "{last}");
    assert!(harness.press("home").screen().contains("dòng 1–"));
}

#[test]
fn the_document_follows_the_day_and_the_roster() {
    let mut harness = morning(2, 2);
    harness.press("f8");
    let roster = |harness: &Harness| {
        let kept = harness.model.screens.summary.document.as_ref().unwrap();
        let documents::Content::Summary(summary) = kept.content() else {
            panic!("another document")
        };
        (summary.on_roster, summary.counts.checked_in)
    };
    harness.press("down");
    assert_eq!(roster(&harness), (2, 2));
    let person = harness.add_person("Lê Thị Hà");
    let visit = VisitId(uuid::Uuid::from_u128(7777));
    harness.do_now(Command::check_in(visit, person));
    assert_eq!(roster(&harness).1, 3);
    assert!(harness.press("f8").screen().contains("dòng"));
    harness.press("down");
    assert_eq!(roster(&harness), (3, 3));
}

#[test]
fn a_bag_without_an_end_is_seen_before_the_day_is_closed() {
    let harness = shown(60);
    let lying = Counts::of(harness.day().visits()).collecting;
    assert!(lying > 0);
    let screen = harness.screen();
    assert!(screen.contains(&format!("○ Túi máu: 33 đã phát = 27 có máu + {lying} đang lấy máu")), "{screen}");
    assert!(over().screen().contains("✓ Túi máu: 110 đã phát = 110 có máu"));
}

#[test]
fn a_bag_that_nobody_has_taken_back_is_named() {
    let mut harness = shown(60);
    assert!(!harness.screen().contains("chưa thu hồi:"));
    let lying = harness.day().inside().find(|visit| matches!(visit.stage, crate::domain::visit::Stage::Collecting(_)));
    let (visit, bag) = lying.map(|visit| (visit.id, visit.bags[0].code.to_string())).unwrap();
    let reason = crate::domain::clean::Note::parse("nhầm túi").unwrap();
    harness.do_now(Command::visit(visit, Act::Undo { step: None, reason }));
    let screen = harness.screen();
    assert!(screen.contains(&format!("chưa thu hồi: {bag} (số")), "{screen}");
}

#[test]
fn a_target_is_reached_missed_or_not_set() {
    let mut harness = over();
    assert!(harness.screen().contains("còn thiếu"));
    harness.model.hall.day.as_mut().unwrap().info.target = 5;
    assert!(harness.screen().contains("Đạt chỉ tiêu"));
    harness.model.hall.day.as_mut().unwrap().info.target = 0;
    assert!(!harness.screen().contains("hỉ tiêu:"));
}

#[test]
fn somebody_who_arrives_while_the_question_is_open_keeps_the_day_open() {
    let mut harness = over();
    harness.press("e");
    let person = harness.add_person("Lê Thị Hà");
    let visit = VisitId(uuid::Uuid::from_u128(7777));
    harness.do_now(Command::check_in(visit, person));
    harness.do_now(Command::visit(visit, Act::Call { desk: DeskNo(1) }));
    harness.press("y");
    assert_eq!(harness.day().status, Status::Open);
    assert!(harness.screen().contains("121"), "the ticket is told: {}", harness.screen());
}

#[test]
fn another_day_is_another_document() {
    let mut harness = over();
    let before = harness.screen();
    harness.model.hall.day.as_mut().unwrap().id = DayId(uuid::Uuid::from_u128(99));
    let kept = harness.model.screens.summary.document.clone().unwrap();
    assert!(!kept.is_of(Kind::Summary, &harness.model.hall, harness.day()));
    assert_eq!(harness.screen(), before, "all else is the same");
}
