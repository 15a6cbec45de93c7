use super::*;
use proptest::prelude::*;

const GOOD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Số 5, Tổ 2, Phường Mẫu, Hà Nội|10052021";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn fault(text: &str) -> CardFault {
    Card::parse(text, today()).unwrap_err()
}

#[test]
fn every_scan_of_the_corpus_is_read_or_refused_as_listed() {
    for line in include_str!("../../../tests/badinput/qr.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = &case["id"];
        let read = Card::parse(case["input"].as_str().unwrap(), today());
        if case["expected"] == "reject" {
            assert!(read.is_err(), "{id}: {read:?}");
            continue;
        }
        let read = read.unwrap_or_else(|fault| panic!("{id}: {fault:?}"));
        let right = &case["normalised"];
        assert_eq!(read.number.as_str(), right["cccd"], "{id}");
        assert_eq!(read.full_name.as_str(), right["name"], "{id}");
        assert_eq!(read.birth.to_string(), right["dob"].as_str().unwrap(), "{id}");
        assert_eq!(read.sex == Sex::Male, right["sex"] == "Nam", "{id}");
        assert_eq!(
            read.issued.map(|date| date.to_string()).as_deref(),
            right["issued"].as_str(),
            "{id}"
        );
    }
}

#[test]
fn what_scanners_put_around_a_card_is_left_out() {
    let plain = Card::parse(GOOD, today()).unwrap();
    for (before, after) in [
        ("", "\r"),
        ("", "\r\n"),
        ("\n", "\n"),
        ("\u{FEFF}", "\t"),
        ("]Q3", ""),
        ("]d1\u{FEFF}", " "),
    ] {
        let text = format!("{before}{GOOD}{after}");
        assert_eq!(Card::parse(&text, today()), Ok(plain.clone()), "{text:?}");
    }
    let text = format!("{GOOD}|mẹ|cha|001087000123");
    assert_eq!(Card::parse(&text, today()), Ok(plain));
}

#[test]
fn names_and_sex_may_come_with_marks_apart() {
    let text = GOOD.nfd().collect::<String>().replace("Nam", "NU\u{31b}\u{303}");
    let card = Card::parse(&text, today()).unwrap();
    assert_eq!(
        (card.full_name.as_str(), card.sex),
        ("Nguyễn Văn An", Sex::Female)
    );
}

#[test]
fn what_is_no_card_is_refused_by_its_name() {
    assert_eq!(fault("wifi:S:x;;"), CardFault::Other(OtherCode::Network));
    assert_eq!(fault("=G12341765432100"), CardFault::Other(OtherCode::BagLabel));
    assert_eq!(fault("001087000123"), CardFault::NumberOnly);
    assert_eq!(fault("hello"), CardFault::NotACard);
}

#[test]
fn scans_that_run_together_are_two() {
    for between in ["", "\r\n", "\t", "||", "|"] {
        let text = format!("{GOOD}{between}{GOOD}");
        assert_eq!(fault(&text), CardFault::TwoScans, "{between:?}");
    }
    let without_date = GOOD.trim_end_matches("10052021");
    assert_eq!(fault(&format!("{without_date}{GOOD}")), CardFault::TwoScans);
    assert_eq!(fault(&format!("{GOOD}001087000123|")), CardFault::TwoScans);
}

#[test]
fn a_fault_says_what_is_wrong_and_damage_keeps_the_number() {
    assert_eq!(fault(" \r\n"), CardFault::Empty);
    assert_eq!(fault("]Q1"), CardFault::Empty);
    let longest = format!("{GOOD}|{}", "a".repeat(Card::MOST_BYTES - GOOD.len() - 1));
    assert!(Card::parse(&longest, today()).is_ok());
    assert_eq!(fault(&format!("{longest}a")), CardFault::TooLong);
    assert_eq!(fault("001087000123||Nguyễn"), CardFault::CutOff);
    assert_eq!(fault(&GOOD.replace("Tổ", "\u{1b}")), CardFault::Unwanted);
    assert_eq!(
        fault(&GOOD.replace("001087", "000087")),
        CardFault::Number(CitizenNumberFault::NoPlace)
    );
    assert_eq!(fault(&GOOD.replace("||", "|1|")), CardFault::OldNumber);
    assert_eq!(fault(&GOOD.replace("10052021", "14031987")), CardFault::Issued);
    assert!(Card::parse(&GOOD.replace("10052021", "15031987"), today()).is_ok());
    assert!(Card::parse(&GOOD.replace("10052021", "22112026"), today()).is_ok());
    assert_eq!(fault(&GOOD.replace("10052021", "23112026")), CardFault::Issued);
    for (damaged, damage) in [
        ("Nguy02250187n", Damage::Name(NameFault::Digit)),
        ("Nguy?n", Damage::Name(NameFault::NotALetter('?'))),
        ("Nguy\u{fffd}n", Damage::Name(NameFault::Unwanted(Unwanted::Lost))),
        ("Nguyá»n", Damage::Name(NameFault::LegacyEncoding('»'))),
    ] {
        let CardFault::Damaged(card) = fault(&GOOD.replace("Nguyễn", damaged)) else {
            panic!("{damaged}")
        };
        assert_eq!((card.number.as_str(), card.damage), ("001087000123", damage));
        assert!(card.scanned_name.ends_with(" Văn An"));
    }
}

#[test]
fn a_repaired_name_says_how_it_was_scanned() {
    let read = |name: &str, sex: &str| {
        let text = GOOD.replace("Nguyễn Văn An", name).replace("1087", "1187");
        Card::parse(&text.replace("Nam", sex), today()).unwrap()
    };
    let card = read("Nguy7877n Th7883 272224o", "N7919");
    assert_eq!(card.full_name.as_str(), "Nguyễn Thị Đào");
    assert_eq!(card.scanned_name.as_deref(), Some("Nguy7877n Th7883 272224o"));
    assert_eq!(
        (card.sex, card.notices),
        (Sex::Female, vec![Notice::NameRepaired])
    );
    let card = read("Nguyá»…n Thá»‹ Ä\u{90}Ã\u{A0}o", "Ná»¯");
    assert_eq!(card.full_name.as_str(), "Nguyễn Thị Đào");
    assert_eq!(card.scanned_name.as_deref(), Some("Nguyá»…n Thá»‹ Ä?Ã\u{A0}o"));
    assert_eq!(
        (card.sex, card.notices),
        (Sex::Female, vec![Notice::NameRepaired])
    );
    let address = GOOD.replace("Số 5, Tổ 2, Phường Mẫu, Hà Nội", "Sá»‘ 5, Ä\u{90}Ã\u{A0} Náºµng");
    assert_eq!(Card::parse(&address, today()).unwrap().scanned_name, None);
}

#[test]
fn a_sex_whose_word_is_lost_is_the_one_of_the_number_unless_that_cannot_be() {
    let woman = GOOD.replace("1087", "1187");
    for lost in ["Nu", "N?", "N\u{fffd}", "N", "?", ""] {
        let card = Card::parse(&woman.replace("Nam", lost), today()).unwrap();
        assert_eq!(
            (card.sex, card.notices),
            (Sex::Female, vec![Notice::SexFromNumber])
        );
        // A man's word has nothing to lose.
        assert!(
            matches!(fault(&GOOD.replace("Nam", lost)), CardFault::Damaged(_)),
            "{lost}"
        );
    }
    for other in ["x", "M", "1"] {
        assert!(
            matches!(fault(&woman.replace("Nam", other)), CardFault::Damaged(_)),
            "{other}"
        );
    }
}

#[test]
fn a_scanner_that_drops_marks_is_found_out() {
    let plain = "001087000123||Nguyen Van An|15031987|Nam|So 5, Ha Noi|10052021";
    assert_eq!(Card::parse(plain, today()).unwrap().notices, [Notice::MarksLost]);
    for marked in [
        plain.replace("Ha", "Hà"),
        plain.replace("Van", "Văn"),
        plain.replace("So 5, Ha Noi", "…"),
    ] {
        assert_eq!(Card::parse(&marked, today()).unwrap().notices, [], "{marked}");
    }
    assert_eq!(
        Card::parse(&plain.replace("Ha", "H?"), today()).unwrap().notices,
        [Notice::MarksLost]
    );
}

#[test]
fn a_keyboard_of_another_country_changes_nothing() {
    let right = Card::parse(GOOD, today()).unwrap();
    for sign in ['~', '§', '¦', '\\', '>', '*', 'µ', '}', '¬', '#'] {
        let text = GOOD.replace('|', &sign.to_string());
        assert!(Card::is_meant(&text), "{sign}");
        assert_eq!(Card::parse(&text, today()), Ok(right.clone()), "{sign}");
    }
    let vietnamese =
        "đđăđ\u{301}\u{303}đđđăâê||Nguyễn Văn An|ă\u{300}đêă\u{323}\u{301}\u{303}|Nam|Hà Nội|ăđđ\u{300}âđâă";
    assert_eq!(Card::parse(vietnamese, today()), Ok(right));
    let french = "àà&à_èààà&é\"µµCqo Vqn M7841nhµ&(à\"&ç_èµNq,µHqµ&àà(éàé&".replace("M7841nh", "?7841nh");
    let card = Card::parse(&french, today()).unwrap();
    assert_eq!((card.full_name.as_str(), card.sex), ("Cao Van Mạnh", Sex::Male));
    let german = GOOD.replace('|', "'").replace("Nguyễn Văn An", "Lz Vz");
    let card = Card::parse(&german, today()).unwrap();
    assert_eq!(
        (card.full_name.as_str(), card.scanned_name.as_deref()),
        ("Ly Vy", Some("Lz Vz"))
    );
}

#[test]
fn letters_among_digits_come_from_an_input_method() {
    assert_eq!(fault(&GOOD.replace("001087", "001ô87")), CardFault::InputMethod);
    assert_eq!(
        fault(&GOOD.replace("15031987", "1503ư987")),
        CardFault::InputMethod
    );
    assert_eq!(
        fault(&GOOD.replace("10052021", "1005202á")),
        CardFault::InputMethod
    );
    assert!(matches!(
        fault(&GOOD.replace("001087", "001o87")),
        CardFault::Number(_)
    ));
}

#[test]
fn a_number_that_contradicts_the_card_is_told_and_not_refused() {
    assert_eq!(Card::parse(GOOD, today()).unwrap().disagreements(), []);
    let card = Card::parse(&GOOD.replace("1987|Nam", "1988|Nữ"), today()).unwrap();
    assert_eq!(card.disagreements().len(), 2);
}

proptest! {
    #[test]
    fn no_scan_makes_the_reader_fall(text in "[0-9|A-Za-zễ \r\n\\]=]{0,80}|.{0,40}") {
        let _read = Card::parse(&text, today());
        let _read = Card::parse(&format!("{GOOD}{text}"), today());
    }
}
