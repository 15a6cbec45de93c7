use super::*;
use crate::domain::birth::Birth;
use crate::domain::clean::Label;
use crate::domain::document::{Document, DocumentKind};
use crate::domain::history::Source;
use crate::domain::identity::{BloodGroup, CitizenNumber, Phone};
use crate::domain::name::FullName;
use crate::domain::person::{DonationCount, EarlierDonations, KnownGroup};
use crate::domain::unit::UnitCode;
use crate::i18n::Lang;
use crate::station::worker::Answer;
use crate::store::Store;
use crate::tui::harness::Harness;
use crate::tui::msg::Msg;
use crate::tui::screen::ScreenId;

const NAMES: [&str; 12] = [
    "Nguyễn Hoàng Phương Thảo Nguyên",
    "Nguyễn Văn An",
    "Nguyễn Thị Đào",
    "Nguyễn Đình Chiểu",
    "Nguyễn Minh Quân",
    "Nguyễn Thu Hà",
    "Nguyễn Công Hoan",
    "Nguyễn Bá Ngọc",
    "Nguyễn Ngọc Ánh",
    "Nguyễn Quang Huy",
    "Nguyễn Tiến Dũng",
    "NGUYEN VAN AN",
];

fn number(text: &str) -> CitizenNumber {
    let today = chrono::NaiveDate::from_ymd_opt(2026, 10, 22).unwrap();
    CitizenNumber::parse(text, today).unwrap().value
}

fn person_mut(harness: &mut Harness, id: PersonId) -> &mut Person {
    harness.roster.iter_mut().find(|person| person.id == id).unwrap()
}

/// The roster screen, twelve people; the second one is known well, the last one is the same.
fn harness() -> Harness {
    let mut harness = Harness::new();
    for (place, name) in NAMES.into_iter().enumerate() {
        let id = harness.add_person(name);
        let person = person_mut(&mut harness, id);
        person.national_id = Some(number(&format!("0010900001{place:02}")));
    }
    let well = &mut harness.roster[1];
    well.rank = Label::parse("Trung tá").ok();
    well.kind = Label::parse("CBCS").ok();
    well.phone = Phone::parse("0912345678").ok();
    well.club_member = true;
    well.blood_group = Some(KnownGroup::tested(BloodGroup::parse("O+").unwrap()));
    well.documents.put(Document::parse(DocumentKind::PoliceId, "123-456").unwrap());
    well.documents.put(Document::parse(DocumentKind::WorkCard, "A04/17").unwrap());
    well.earlier = Some(EarlierDonations {
        times: DonationCount::new(4).unwrap(),
        last: chrono::NaiveDate::from_ymd_opt(2025, 12, 20),
    });
    harness.roster[11].national_id = None;
    harness.roster[11].birth = Birth::Year(1990);
    harness.press("f9");
    harness
}

/// With the page of Nguyễn Văn An in front.
fn on_page() -> Harness {
    let mut harness = harness();
    harness.type_str("van an").press("enter");
    harness
}

fn an(harness: &Harness) -> &Person {
    &harness.roster[1]
}

fn phone(person: &Person) -> Option<&str> {
    person.phone.as_ref().map(Phone::as_str)
}

#[test]
fn nobody_is_shown_before_something_is_typed() {
    let mut harness = harness();
    assert_eq!(harness.model.front(), ScreenId::Roster);
    assert!(harness.screen().contains("Danh sách có 12 người"));
    assert!(!harness.screen().contains("Nguyễn"));
    harness.type_str("ng");
    assert!(harness.screen().contains("Tìm thấy 12 người"));
    assert!(!harness.screen().contains("0010900001"), "numbers are masked");
    harness.press("esc");
    assert!(!harness.screen().contains("Nguyễn"));
    harness.type_str("xyz").press("enter");
    assert!(harness.screen().contains("Không có ai khớp"));
}

#[test]
fn it_works_without_a_day() {
    let mut harness = Harness::without_day();
    harness.add_person("Nguyễn Văn An");
    harness.press("f9").type_str("an").press("enter");
    assert_eq!(harness.model.front(), ScreenId::Roster);
    assert!(harness.screen().contains("■ Nguyễn Văn An"));
    harness.press("f2");
    assert_eq!(harness.model.front(), ScreenId::Setup);
}

#[test]
fn enter_before_the_answer_counts_once_it_is_there() {
    let mut harness = harness();
    harness.is_slow = true;
    harness.type_str("dao").press("enter");
    assert!(harness.screen().contains("Đang tìm…"));
    harness.answer();
    assert!(harness.screen().contains("■ Nguyễn Thị Đào"));
}

#[test]
fn a_correction_is_saved_with_its_record() {
    let mut harness = on_page();
    assert!(harness.screen().contains("•••• 5678"));
    harness.press("u");
    assert!(harness.screen().contains("Sửa thông tin: Nguyễn Văn An"));
    for _ in 0..6 {
        harness.press("tab");
    }
    harness.press("ctrl+u").type_str("0987 654 321").press("enter");
    assert!(harness.screen().contains("Đã lưu thông tin của Nguyễn Văn An."));
    assert_eq!(phone(an(&harness)), Some("0987654321"));
    let changes = harness.book.changes_of(an(&harness).id).unwrap();
    let last = changes.last().unwrap();
    assert_eq!((last.field.as_str(), last.source), ("phone", Some(Source::Hand)));
    assert_eq!(last.staff.as_str(), "ĐD Hoa");
    assert!(!harness.model.screens.has_draft());
}

#[test]
fn a_correction_reaches_the_other_screens() {
    let mut harness = Harness::with_donors(1);
    let id = harness.roster[0].id;
    harness.press("f9").type_str("an").press("enter").press("u");
    harness.press("ctrl+u").type_str("Lê Văn An").press("enter");
    assert_eq!(harness.model.hall.people[&id].full_name.as_str(), "Lê Văn An");
    assert!(harness.screen().contains("số 1 · Đang chờ"));
}

#[test]
fn a_fault_stands_beside_its_field_and_nothing_is_saved() {
    let mut harness = on_page();
    harness.press("u").press("tab").press("ctrl+u").type_str("12").press("enter");
    assert!(harness.screen().contains('✗'));
    assert_eq!(an(&harness).national_id, Some(number("001090000101")));
    assert!(harness.model.screens.has_draft());
    // The number of somebody else.
    harness.press("ctrl+u").type_str("001090000102").press("enter");
    assert!(harness.screen().contains("Số căn cước này là của Nguyễn Thị Đào (1990)"));
    harness.press("ctrl+u").type_str("001090000101").press("enter");
    assert!(harness.screen().contains("Không có ô nào thay đổi."));
}

#[test]
fn a_tested_blood_group_gives_way_to_a_test_only() {
    let mut harness = on_page();
    harness.press("u");
    for _ in 0..8 {
        harness.press("tab");
    }
    harness.press("ctrl+u").type_str("a+").press("tab").press("ctrl+u").type_str("tu").press("enter");
    assert!(harness.screen().contains("Nhóm máu đã xét nghiệm chỉ được sửa"));
    harness.press("tab").press("ctrl+u").type_str("x").press("enter");
    let group = KnownGroup::tested(BloodGroup::parse("A+").unwrap());
    assert_eq!(an(&harness).blood_group, Some(group));
}

#[test]
fn every_field_is_read_back_as_it_was_shown() {
    let mut harness = on_page();
    harness.press("u");
    harness.press("f12").press("enter");
    assert!(harness.screen().contains("Nothing was changed."));
    harness.press("u");
    for _ in 0..10 {
        harness.press("tab");
    }
    harness.press("ctrl+u").type_str("n").press("tab").press("ctrl+u").type_str("0").press("enter");
    assert!(harness.screen().contains("Zero times, but there is a last date"));
    harness.press("tab").press("ctrl+u").press("enter");
    assert!(!an(&harness).club_member);
    assert_eq!(an(&harness).earlier.unwrap().times.get(), 0);
    harness.press("u");
    for _ in 0..12 {
        harness.press("tab");
    }
    harness.press("tab").type_str("123456789").press("enter");
    let known = an(&harness).documents.get(DocumentKind::OldIdCard).unwrap();
    assert_eq!(known.number.as_ref().unwrap().as_str(), "123456789");
    assert_eq!(an(&harness).documents.iter().count(), 3);
}

#[test]
fn what_disagrees_has_to_be_confirmed() {
    let mut harness = on_page();
    harness.press("u").press("tab").press("tab").press("tab").press("2").press("enter");
    assert!(harness.screen().contains("nhấn Enter lần nữa"));
    assert_eq!(an(&harness).sex, crate::domain::identity::Sex::Male);
    harness.press("enter");
    assert_eq!(an(&harness).sex, crate::domain::identity::Sex::Female);
}

#[test]
fn whoever_was_faster_is_shown_and_nothing_is_lost() {
    let mut harness = on_page();
    harness.press("u");
    let known = an(&harness).clone();
    let elsewhere = Person {
        unit: UnitCode::parse("A01"),
        phone: Phone::parse("0900000001").ok(),
        ..known.clone()
    };
    let at = harness.model.hall.at();
    harness.book.save_people(&[elsewhere], &at, Source::Hand).unwrap();
    for _ in 0..6 {
        harness.press("tab");
    }
    harness.press("ctrl+u").type_str("0987654321").press("enter");
    let screen = harness.screen();
    assert!(screen.contains("Nơi khác vừa sửa hồ sơ này"), "{screen}");
    assert!(screen.contains("Nơi khác vừa lưu: •••• 0001"), "{screen}");
    assert!(screen.contains("Nơi khác vừa lưu: A01") && screen.contains("0987654321"));
    harness.press("enter");
    assert_eq!(phone(an(&harness)), Some("0987654321"));
    assert_eq!(an(&harness).unit, UnitCode::parse("A01"), "theirs stays where it was not touched");
}

#[test]
fn a_correction_is_put_back_from_the_list_of_changes() {
    let mut harness = on_page();
    harness.press("u").press("ctrl+u").type_str("Nguyễn Văn Ân").press("enter");
    assert_eq!(an(&harness).full_name.as_str(), "Nguyễn Văn Ân");
    harness.press("z");
    assert!(harness.screen().contains("Hãy dùng ↑ ↓ chọn một thay đổi"));
    let down_to_change = 1 + harness.model.screens.roster.page.as_ref().unwrap().dossier.alike.len();
    for _ in 0..down_to_change {
        harness.press("down");
    }
    harness.press("z");
    assert!(harness.screen().contains("Sửa lại thành Nguyễn Văn An?"), "{}", harness.screen());
    harness.press("enter");
    assert_eq!(an(&harness).full_name.as_str(), "Nguyễn Văn Ân", "the default is no");
    harness.press("z").press("y");
    assert_eq!(an(&harness).full_name.as_str(), "Nguyễn Văn An");
    harness.press("end").press("z");
    assert!(harness.screen().contains("Mục này không trả lại được"));
}

#[test]
fn a_change_that_was_changed_again_is_not_put_back() {
    let mut harness = on_page();
    for name in ["Nguyễn Văn Ân", "Nguyễn Văn Ấn"] {
        harness.press("u").press("ctrl+u").type_str(name).press("enter");
    }
    harness.press("end").press("up").press("z");
    assert!(harness.screen().contains("đã được sửa tiếp"), "{}", harness.screen());
}

#[test]
fn every_recorded_value_can_be_put_back() {
    let harness = harness();
    let today = harness.model.hall.now.date();
    let full = an(&harness);
    let mut store = crate::store::memory::Memory::new();
    let bare = Person::new(
        full.id,
        FullName::parse("Ai").unwrap().value,
        Birth::Year(1950),
        crate::domain::identity::Sex::Female,
    );
    let at = harness.model.hall.at();
    store.save_people(std::slice::from_ref(&bare), &at, Source::List).unwrap();
    store.save_people(std::slice::from_ref(full), &at, Source::List).unwrap();
    let changes = store.changes_of(full.id).unwrap();
    assert!(changes.len() > 10);
    let mut back = full.clone();
    for change in &changes[1..] {
        let field = PersonField::parse(&change.field).unwrap();
        back = value::with(&back, field, change.old.as_deref(), today).unwrap();
        assert!(value::with(&back, field, change.new.as_deref(), today).is_some(), "{field:?}");
    }
    assert_eq!(back, bare);
}

#[test]
fn two_records_become_one_and_two_again() {
    let mut harness = on_page();
    let gone = harness.roster[11].id;
    assert!(harness.screen().contains("Có thể là cùng một người"));
    harness.press("down").press("enter");
    assert!(harness.screen().contains("Gộp hai hồ sơ của một người"));
    harness.press("right");
    let Over::Merge(merging) = &harness.model.screens.roster.over else {
        panic!("nothing is compared");
    };
    assert_eq!(merging.ids().0, gone);
    harness.press("left").press("enter");
    assert!(harness.screen().contains("Gộp NGUYEN VAN AN"));
    harness.press("enter");
    assert_eq!(harness.roster[11].merged_into, None, "the default is no");
    harness.press("enter").press("y");
    assert_eq!(harness.roster[11].merged_into, Some(an(&harness).id));
    assert!(harness.screen().contains("Đã gộp vào hồ sơ này"), "{}", harness.screen());
    assert_eq!(harness.model.screens.roster.found.len(), 1);
    harness.press("down").press("z").press("y");
    assert_eq!(harness.roster[11].merged_into, None);
    assert!(harness.screen().contains("Đã tách lại thành hai hồ sơ."));
}

#[test]
fn a_marked_record_is_compared_with_the_next() {
    let mut harness = on_page();
    harness.press("j");
    assert!(harness.screen().contains("đã đánh dấu"));
    harness.press("esc").press("ctrl+u").type_str("dao").press("enter").press("j");
    let screen = harness.screen();
    assert!(screen.contains("Hai số căn cước khác nhau."), "{screen}");
    assert!(screen.contains("Họ tên khác nhau."));
    harness.press("enter").press("y");
    assert!(harness.roster[2].merged_into.is_some());
    // A mark is taken off where it was put.
    harness.press("j").press("j");
    assert!(harness.model.screens.roster.mark.is_none());
}

#[test]
fn two_people_are_not_merged() {
    let mut harness = harness();
    harness.roster[2].birth = Birth::Year(1960);
    harness.type_str("van an").press("enter").press("j").press("esc").press("ctrl+u").type_str("dao").press("enter").press("j");
    assert!(harness.screen().contains("không gộp được"), "{}", harness.screen());
    harness.press("enter").press("y");
    assert_eq!(harness.roster[2].merged_into, None);
}

#[test]
fn a_failure_keeps_the_form() {
    let mut harness = on_page();
    harness.press("u").press("ctrl+u").type_str("Nguyễn Văn Ân");
    harness.is_slow = true;
    harness.press("enter");
    assert!(harness.screen().contains("Đang lưu…"));
    harness.press("enter");
    assert!(harness.screen().contains("Thay đổi trước đang lưu"));
    let ticket = harness.model.screens.roster.asked;
    let told = Err(crate::station::StationError::NoDay);
    harness.send(Msg::Answer(Answer::Told { ticket, told }));
    assert!(harness.screen().contains("Nguyễn Văn Ân") && harness.model.screens.has_draft());
    harness.press("esc");
    assert!(harness.screen().contains("Đã bỏ phần đang sửa"));
}

#[test]
fn an_answer_to_an_older_question_is_not_looked_at() {
    let mut harness = harness();
    harness.type_str("ng");
    harness.is_slow = true;
    harness.press("down").press("down");
    harness.answer();
    let page = harness.model.screens.roster.page.as_ref().unwrap();
    assert_eq!(Some(page.person().id), harness.model.screens.roster.pick());
}

#[test]
fn a_scanned_card_shows_whose_it_is() {
    let mut harness = harness();
    harness.scan("001090000102||Nguyễn Thị Đào|15031990|Nam|Hà Nội|10052021");
    assert_eq!(harness.model.front(), ScreenId::Roster);
    assert!(harness.screen().contains("■ Nguyễn Thị Đào"), "{}", harness.screen());
    harness.press("u").scan("001090000103||x");
    assert!(harness.screen().contains("Đang sửa hồ sơ"));
}

#[test]
fn rows_and_lines_are_chosen_with_the_mouse() {
    let mut harness = harness().sized(120, 40);
    harness.type_str("ng");
    harness.click(4, 1 + 3 + 2);
    assert_eq!(harness.model.screens.roster.pick(), Some(harness.roster[2].id));
    harness.type_str("u").press("esc").type_str("van an");
    let rows: Vec<String> = harness.screen().lines().map(str::to_owned).collect();
    let alike = rows.iter().position(|row| row.contains("cùng họ tên và năm sinh")).unwrap();
    harness.click(70, u16::try_from(alike).unwrap());
    assert!(matches!(
        harness.model.screens.roster.page.as_ref().unwrap().item,
        Some(Item::Alike(_))
    ));
}

#[test]
fn the_whole_page_can_be_seen_in_a_low_window() {
    let mut harness = on_page();
    harness.press("pgdn").press("pgdn");
    assert!(harness.screen().contains("Thêm vào danh sách"), "{}", harness.screen());
    harness.press("home");
    assert!(harness.screen().contains("Ngày sinh"));
    harness.press("end");
    assert!(harness.screen().contains("▶") && harness.screen().contains("Thêm vào danh sách"));
}

#[test]
fn it_can_be_drawn_at_every_size_whatever_is_open() {
    for keys in [&["u"][..], &["down", "enter"], &["down", "down"], &["esc"]] {
        let mut harness = on_page();
        for key in keys {
            harness.press(key);
        }
        for (width, height) in (60..=124).step_by(8).flat_map(|w| (16..=40).step_by(5).map(move |h| (w, h))) {
            harness = harness.sized(width, height);
            assert_eq!(harness.buffer().area.width, width);
        }
    }
}

#[test]
fn it_looks_as_it_should() {
    for (width, height) in [(80, 24), (120, 40)] {
        for lang in Lang::ALL {
            let name = |what: &str| format!("roster_{what}_{width}_{lang:?}").to_lowercase();
            let mut harness = harness().sized(width, height);
            if lang == Lang::En {
                harness.press("f12");
            }
            insta::assert_snapshot!(name("empty"), harness.screen());
            harness.type_str("ng").press("down");
            insta::assert_snapshot!(name("found"), harness.screen());
            harness.press("ctrl+u").type_str("van an").press("enter");
            harness.press("u").press("ctrl+u").type_str("Nguyễn Văn Ân").press("enter");
            harness.press("u").press("ctrl+u").type_str("Nguyễn Văn An").press("enter");
            insta::assert_snapshot!(name("page"), harness.screen());
            harness.press("end").press("up");
            insta::assert_snapshot!(name("changes"), harness.screen());
            harness.press("home").press("u").press("tab").press("ctrl+u").type_str("12").press("enter");
            insta::assert_snapshot!(name("edit"), harness.screen());
            harness.press("esc").press("down").press("enter");
            insta::assert_snapshot!(name("merge"), harness.screen());
        }
    }
}
