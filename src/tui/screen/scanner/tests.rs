use crate::domain::calibration::parts;
use crate::i18n::Lang;
use crate::tui::burst::{Burst, Heard};
use crate::tui::harness::Harness;
use crate::tui::key::Key;
use crate::tui::msg::Msg;
use crate::tui::screen::ScreenId;
use crate::tui::widget::qr::scanned;

use ratatui::crossterm::event::KeyCode;

const CARD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Số 5, Hà Nội|10052021";
const ENTER: Key = Key::plain(KeyCode::Enter);

/// Sends keys as the input thread does, so many milliseconds apart.
fn send(harness: &mut Harness, keys: &[Key], gap: u64) {
    let mut burst = Burst::default();
    let mut at = 10_000;
    let mut heard = Vec::new();
    for key in keys {
        at += gap;
        harness.send(Msg::Listened { key: *key, at });
        heard.extend(burst.press(*key, at, harness.model.context().letters_are_text()));
        for heard in heard.drain(..) {
            harness.send(Msg::from(heard));
        }
    }
    for heard in burst.wait(at + 1000) {
        harness.send(Msg::from(heard));
    }
}

fn keys(text: &str) -> Vec<Key> {
    text.chars().map(Key::char).collect()
}

fn scan(harness: &mut Harness, text: &str) {
    let mut keys = keys(text);
    keys.push(ENTER);
    send(harness, &keys, 3);
}

fn page() -> Harness {
    let mut harness = Harness::with_donors(2);
    harness.press("f10");
    harness
}

#[test]
fn the_page_opens_before_there_is_a_day_and_shows_codes_that_a_phone_reads() {
    let mut harness = Harness::without_day();
    harness.press("f10");
    assert_eq!(harness.model.front(), ScreenId::Scanner);
    for part in parts() {
        assert_eq!(scanned(&harness.buffer()), Some(part));
        harness.press("right");
    }
    assert_eq!(scanned(&harness.buffer()), parts().first().cloned());
    harness.press("left");
    assert_eq!(scanned(&harness.buffer()), parts().last().cloned());
    harness.press("esc");
    assert_eq!(harness.model.front(), ScreenId::Setup);
}

#[test]
fn a_small_window_shows_no_part_of_a_code() {
    let harness = page().sized(80, 23);
    assert!(!harness.screen().contains('▀') && harness.screen().contains("80×24"));
}

#[test]
fn a_code_that_arrives_whole_is_marked_and_the_next_one_comes() {
    let mut harness = page().sized(200, 60);
    scan(&mut harness, &parts()[0]);
    let screen = harness.screen();
    assert!(screen.contains("Kết luận: máy quét") && screen.contains("mã kiểm tra số 1"), "{screen}");
    assert!(screen.contains("Đủ và đúng cả 17 chữ") && screen.contains("1✓ 2·"), "{screen}");
    assert!(screen.contains("3 ms, lâu nhất 3 ms") && screen.contains("Enter"), "{screen}");
    assert_eq!(scanned(&harness.buffer()), Some(parts()[1].clone()));
}

#[test]
fn letters_that_arrive_wrong_are_named_with_what_to_set() {
    let mut harness = page().sized(120, 40);
    let damaged: String = parts()[0].chars().map(|letter| if letter.is_ascii() { letter } else { '?' }).collect();
    scan(&mut harness, &damaged);
    let screen = harness.screen();
    assert!(screen.contains("Sai 17/17 chữ: ") && screen.contains("→?") && screen.contains("1✗"), "{screen}");
    assert!(screen.contains("UTF-8"), "{screen}");
}

#[test]
fn what_a_scanner_sends_goes_nowhere_else() {
    let mut harness = page();
    let steps = harness.day().head;
    for text in [CARD, "cvqpwzmne:/?", "yyyyyyyy", &harness.ticket_code(1)] {
        scan(&mut harness, text);
        assert_eq!(harness.model.front(), ScreenId::Scanner, "{text}");
        assert!(harness.model.modal.is_none());
    }
    let alt: Vec<Key> = "1234567".chars().map(|digit| Key::alt(KeyCode::Char(digit))).collect();
    send(&mut harness, &alt, 60);
    assert_eq!(harness.model.front(), ScreenId::Scanner);
    assert_eq!(harness.day().head, steps);
    assert!(harness.effects.is_empty());
    harness.press("f2");
    assert!(!harness.screen().contains("Nguyễn Văn An (1987"), "{}", harness.screen());
}

#[test]
fn each_kind_of_code_is_called_by_its_name() {
    let mut harness = page();
    let ticket = harness.ticket_code(1);
    for (text, name) in [
        (CARD, "thẻ căn cước"),
        (ticket.as_str(), "phiếu số"),
        ("=G12341765432100", "mã túi máu"),
        ("0912345678", "một dãy số"),
        ("https://example.org/a", "mã khác"),
        ("hello world", "không nhận ra"),
    ] {
        scan(&mut harness, text);
        assert!(harness.screen().contains(&format!("Nội dung: {name}")), "{text}\n{}", harness.screen());
    }
}

#[test]
fn a_citizen_number_is_masked_and_esc_empties_everything() {
    let mut harness = page().sized(120, 100);
    scan(&mut harness, CARD);
    let screen = harness.screen();
    assert_eq!(screen.matches('•').count(), 2 * 8, "{screen}");
    assert!(screen.contains("U+1EC5") && screen.contains('ễ'), "{screen}");
    harness.press("esc");
    assert!(!harness.screen().contains("U+"), "{}", harness.screen());
    harness.press("esc");
    assert_eq!(harness.model.front(), ScreenId::Reception);
}

#[test]
fn leaving_the_page_empties_it() {
    let mut harness = page();
    scan(&mut harness, CARD);
    harness.press("f3").press("f10");
    assert!(!harness.screen().contains("Kết luận"), "{}", harness.screen());
}

#[test]
fn what_is_set_wrong_is_said_with_what_to_do() {
    let mut harness = page().sized(200, 60);
    let said = |harness: &Harness, text: &str| assert!(harness.screen().contains(text), "{text}\n{}", harness.screen());
    send(&mut harness, &keys(CARD), 3);
    said(&harness, "Thiếu phím kết thúc");
    scan(&mut harness, &CARD.replace('|', "~"));
    said(&harness, "Dấu | đến thành “~”");
    let mut slow = keys(CARD);
    slow.push(ENTER);
    send(&mut harness, &slow, 50);
    said(&harness, "gõ bằng tay, hoặc máy quét quá chậm");
    said(&harness, "hơn 35 ms");
    let mut mixed = keys("00108700");
    mixed.extend([Key::plain(KeyCode::Backspace), Key::char('x'), ENTER]);
    send(&mut harness, &mixed, 3);
    said(&harness, "lẫn phím khác");
    said(&harness, "Bộ gõ tiếng Việt đang bật");
    harness.send(Msg::Scan { text: "Nguy\u{fffd}n".into(), was_typed: false });
    said(&harness, "không phải UTF-8");
    said(&harness, "6 ký tự, đến cùng lúc");
}

#[test]
fn the_codes_are_printed() {
    let mut harness = page();
    harness.press("ctrl+y");
    assert!(matches!(
        harness.printouts().as_slice(),
        [crate::print::job::Printout::Codes]
    ));
}

#[test]
fn a_phrase_of_an_input_method_is_shown_like_any_other_text() {
    let mut harness = page();
    harness.send(Msg::from(Heard::Phrase("Thị Đào".into())));
    assert!(harness.screen().contains("7 ký tự"), "{}", harness.screen());
}

#[test]
fn scanner_pages() {
    for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut harness = page().sized(width, height);
            harness.model.hall.lang = lang;
            insta::assert_snapshot!(format!("empty_{width}_{name}"), harness.screen());
            scan(&mut harness, &parts()[0]);
            let third = parts()[1].chars().nth(8).unwrap();
            scan(&mut harness, &parts()[1].replace(third, "?"));
            insta::assert_snapshot!(format!("letters_{width}_{name}"), harness.screen());
            send(&mut harness, &keys(&CARD.replace('|', "~")), 3);
            insta::assert_snapshot!(format!("card_{width}_{name}"), harness.screen());
        }
    }
}
