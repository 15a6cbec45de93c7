use std::path::{Path, PathBuf};

use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use crate::i18n::Lang;
use crate::roster::{FileReport, Kind, UnitSource};
use crate::tui::effect::Effect;
use crate::tui::harness::Harness;
use crate::tui::lists::{Entry, ListAsk, ListLine, ListReport, ListTold};
use crate::tui::msg::Msg;

/// What was asked last about lists.
fn asked(harness: &Harness) -> (u64, ListAsk) {
    let last = harness.effects.iter().rev().find_map(|effect| {
        let Effect::List { ticket, ask } = effect else {
            return None;
        };
        Some((*ticket, (**ask).clone()))
    });
    last.unwrap()
}

fn tell(harness: &mut Harness, told: ListTold) {
    let (ticket, _) = asked(harness);
    harness.send(Msg::List { ticket, told });
}

fn entry(path: &str, minutes: i64) -> Entry {
    Entry {
        path: PathBuf::from(path.trim_end_matches('/')),
        is_folder: path.ends_with('/'),
        size: 24_300,
        changed: Moment::from_millis(1_792_000_000_000 - minutes * 60_000),
    }
}

/// The screen where a file is chosen.
fn choosing() -> Harness {
    let mut harness = Harness::new();
    harness.press("f9").press("enter");
    let entries = vec![
        entry("/media/hoa/USB 16GB/", 9),
        entry("/home/hoa/Downloads/Danh sách hiến máu Cục An ninh Kinh tế (A04) lần 2.xlsx", 1),
        entry("/home/hoa/A01.csv", 5),
        entry("/home/hoa/\u{1b}[31mA02.csv", 6),
    ];
    tell(&mut harness, ListTold::Seen(entries));
    harness
}

fn said(kind: Kind, row: u32, name: &str, message: &str) -> ListLine {
    ListLine {
        kind,
        place: row.to_string(),
        name: name.into(),
        message: message.into(),
    }
}

fn report(is_trial: bool) -> ListReport {
    let mut lines = vec![
        said(Kind::Refused, 17, "Trần Văn Bình", "Số này có 11 chữ số, số định danh có đủ 12. Hãy nhập lại theo thẻ căn cước."),
        said(Kind::Changed, 18, "Nguyễn Hoàng Phương Thảo Nguyên", "Cấp bậc: Thiếu tá → Trung tá"),
        said(Kind::Kept, 20, "Lê Thị Hoa", "Điện thoại: giữ 0912345678 do ĐD Hoa sửa ngày 21/10/2026, danh sách ghi 0900000001"),
    ];
    lines.extend((21..60).map(|row| said(Kind::Noted, row, "Phạm Thu Hà", "Cần bổ sung ngày sinh.")));
    ListReport {
        file: FileReport {
            rows: 208,
            added: 190,
            changed: 3,
            unchanged: 12,
            repeated: 1,
            restored: 7,
            to_complete: 39,
            kept: 1,
            refused: 2,
            units: vec![None, UnitCode::parse("A04").map(|unit| (unit, UnitSource::FileName))],
            ..FileReport::default()
        },
        is_trial,
        is_whole: true,
        lines,
        is_cut: false,
        fault: None,
    }
}

fn taken(harness: &mut Harness, report: ListReport) {
    tell(harness, ListTold::Taken(Box::new(report)));
}

/// With a preview in front.
fn previewed() -> Harness {
    let mut harness = choosing();
    harness.press("down").press("enter");
    taken(&mut harness, report(true));
    harness
}

#[test]
fn a_list_is_chosen_tried_and_taken() {
    let mut harness = choosing();
    assert!(harness.screen().contains("▶ USB 16GB/"));
    assert!(!harness.screen().contains('\u{1b}'), "names of files are cleaned");
    harness.press("down").press("down").press("enter");
    let (_, ask) = asked(&harness);
    let ListAsk::Take { path, is_trial: true, unit: None, .. } = ask else {
        panic!("{ask:?}");
    };
    assert_eq!(path, PathBuf::from("/home/hoa/A01.csv"));
    tell(&mut harness, ListTold::Progress { rows: 4000, part: 0.42 });
    assert!(harness.screen().contains("4.000 dòng, 42%"), "{}", harness.screen());
    taken(&mut harness, report(true));
    assert!(harness.screen().contains("Xem trước, chưa ghi gì"));
    assert!(!harness.model.screens.has_draft());
    harness.press("enter");
    assert!(matches!(asked(&harness).1, ListAsk::Take { is_trial: false, .. }));
    assert!(harness.model.screens.has_draft(), "quitting now asks");
    taken(&mut harness, report(false));
    assert!(harness.screen().contains("Đã nhập: 190 người mới, 3 người thay đổi."));
    harness.press("enter");
    assert!(harness.screen().contains("Tìm"));
}

#[test]
fn escape_leaves_without_anything_written() {
    let mut harness = previewed();
    harness.press("esc");
    assert!(harness.screen().contains("Tệp"));
    harness.press("esc");
    let is_import = |effect: &Effect| {
        let Effect::List { ask, .. } = effect else { return false };
        matches!(**ask, ListAsk::Take { is_trial: false, .. })
    };
    assert!(!harness.effects.iter().any(is_import));
    assert!(harness.screen().contains("Tìm"));
}

#[test]
fn reading_can_be_stopped() {
    let mut harness = choosing();
    harness.press("down").press("enter").press("esc");
    let (ticket, ask) = asked(&harness);
    assert_eq!(ask, ListAsk::Stop);
    let stopped = ListReport {
        is_whole: false,
        fault: Some("Đã dừng.".into()),
        ..report(true)
    };
    harness.send(Msg::List {
        ticket,
        told: ListTold::Taken(Box::new(stopped)),
    });
    assert!(harness.screen().contains("✗ Đã dừng."));
    harness.press("enter");
    assert!(harness.screen().contains("Tệp"), "a list with a fault is not taken");
}

#[test]
fn a_path_is_typed_and_completed() {
    let mut harness = choosing();
    harness.press("tab");
    assert_eq!(asked(&harness).1, ListAsk::Look { typed: "/media/hoa/USB 16GB/".into() });
    tell(&mut harness, ListTold::Seen(Vec::new()));
    assert!(harness.screen().contains("Không thấy tệp"));
    harness.type_str("x.csv").press("enter");
    assert!(matches!(asked(&harness).1, ListAsk::Take { path, .. } if path == Path::new("/media/hoa/USB 16GB/x.csv")));
    tell(&mut harness, ListTold::Failed("Không mở được x.csv.".into()));
    assert!(harness.screen().contains("Không mở được x.csv.") && harness.screen().contains("USB 16GB/x.csv"));
}

#[test]
fn a_folder_is_gone_into() {
    let mut harness = choosing();
    harness.press("enter");
    assert_eq!(asked(&harness).1, ListAsk::Look { typed: "/media/hoa/USB 16GB/".into() });
}

#[test]
fn an_answer_to_an_older_question_is_not_taken() {
    let mut harness = choosing();
    let (old, _) = asked(&harness);
    harness.type_str("z");
    harness.send(Msg::List {
        ticket: old,
        told: ListTold::Seen(vec![entry("/old.csv", 1)]),
    });
    assert!(!harness.screen().contains("old.csv"));
}

#[test]
fn the_unit_is_chosen_and_the_list_tried_again() {
    let mut harness = previewed();
    assert!(harness.screen().contains("Danh sách không ghi đơn vị"));
    harness.press("u").press("1");
    let (_, ask) = asked(&harness);
    assert!(
        matches!(&ask, ListAsk::Take { is_trial: true, unit: Some(unit), .. } if unit.as_str() == "A04"),
        "{ask:?}"
    );
}

#[test]
fn without_known_units_the_code_is_typed() {
    let mut harness = Harness::without_day();
    harness.press("f9").press("enter");
    tell(&mut harness, ListTold::Seen(vec![entry("/a.csv", 1)]));
    harness.press("enter");
    taken(&mut harness, report(true));
    harness.press("u").type_str("a 1").press("enter");
    assert!(harness.screen().contains("Mã đơn vị chỉ gồm"));
    harness.press("u").type_str("a01").press("enter");
    assert!(matches!(asked(&harness).1, ListAsk::Take { unit: Some(unit), .. } if unit.as_str() == "A01"));
}

#[test]
fn the_lines_are_shown_by_their_kind() {
    let mut harness = previewed();
    assert!(harness.screen().contains("Trần Văn Bình") && !harness.screen().contains("Trung tá"));
    harness.press("right").press("right");
    assert!(harness.screen().contains("Thiếu tá → Trung tá") && !harness.screen().contains("Trần Văn Bình"));
    harness.press("right");
    assert!(harness.screen().contains("dòng 21") && !harness.screen().contains("dòng 59"));
    harness.press("end");
    assert!(harness.screen().contains("dòng 59") && !harness.screen().contains("dòng 21"));
    harness.press("right");
    assert!(harness.screen().contains("▶tất cả 42"));
}

#[test]
fn the_report_is_written_as_text() {
    let mut harness = previewed();
    harness.press("s").press("enter");
    let written = harness.effects.iter().find_map(|effect| {
        let Effect::WriteFile { path, bytes } = effect else {
            return None;
        };
        Some((path.clone(), String::from_utf8(bytes.clone()).unwrap()))
    });
    let (path, report) = written.unwrap();
    assert!(path.to_str().unwrap().starts_with("/home/hoa/Downloads/bao-cao-nhap Danh sách"));
    assert!(report.contains("208 dòng\n190 người mới"), "{report}");
    assert!(report.contains("dòng 18 · ") && report.contains("Thiếu tá → Trung tá"));
}

#[test]
fn it_looks_as_it_should() {
    for (width, height) in [(80, 24), (120, 40)] {
        for lang in Lang::ALL {
            let name = |what: &str| format!("import_{what}_{width}_{lang:?}").to_lowercase();
            let in_lang = |mut harness: Harness| {
                harness = harness.sized(width, height);
                if lang == Lang::En {
                    harness.press("f12");
                }
                harness
            };
            let mut harness = in_lang(choosing());
            insta::assert_snapshot!(name("files"), harness.screen());
            harness.press("down").press("enter");
            tell(&mut harness, ListTold::Progress { rows: 120, part: 0.5 });
            insta::assert_snapshot!(name("reading"), harness.screen());
            taken(&mut harness, report(true));
            insta::assert_snapshot!(name("preview"), harness.screen());
            harness.press("left");
            insta::assert_snapshot!(name("all"), harness.screen());
        }
    }
}

#[test]
fn it_can_be_drawn_at_every_size() {
    for mut harness in [choosing(), previewed()] {
        for (width, height) in (60..=124).step_by(16).flat_map(|w| (16..=40).step_by(6).map(move |h| (w, h))) {
            harness = harness.sized(width, height);
            assert_eq!(harness.buffer().area.width, width);
        }
    }
}
