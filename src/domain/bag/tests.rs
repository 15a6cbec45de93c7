//! Good codes, and everything else that is scanned or typed in their place.

use proptest::prelude::*;
use proptest::string::string_regex;

use super::isbt128::{check_character, check_value};
use super::*;

fn read(text: &str) -> Result<String, BagFault> {
    BagCode::parse(text).map(|code| code.0)
}

fn pattern(text: &str) -> BagPattern {
    BagPattern::parse(text).unwrap()
}

fn own(text: &str) -> BagFormat {
    BagFormat::Own(pattern(text))
}

/// The code of ticket 17 of a day in November 2026.
fn ticket_17() -> String {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let day = crate::domain::id::DayId(uuid::Uuid::from_u128(37));
    TicketCode::of(date, day, Ticket::new(17).unwrap())
        .unwrap()
        .to_string()
}

#[test]
fn every_donation_number_of_the_corpus_is_read_or_refused_as_listed() {
    let own = own("BM########");
    let (mut seen, mut seen_own) = (0, 0);
    for line in include_str!("../../../tests/badinput/din.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        if case["profile"] == "local" {
            seen_own += 1;
            let read = own.read(case["input"].as_str().unwrap());
            assert_eq!(case["expected"], "reject");
            assert!(read.is_err(), "{}: {read:?}", case["id"]);
            continue;
        }
        assert_eq!(case["profile"], "isbt128");
        seen += 1;
        let id = &case["id"];
        let read = read(case["input"].as_str().unwrap());
        if case["expected"] == "reject" {
            assert!(read.is_err(), "{id}: {read:?}");
        } else {
            assert_eq!(read.as_deref(), Ok(case["normalised"].as_str().unwrap()), "{id}");
        }
    }
    assert!(seen > 15);
    assert_eq!(seen_own, 6);
}

#[test]
fn the_published_check_characters_are_found() {
    for (number, check) in [
        ("G123417654321", 'A'),
        ("A999921123456", '3'),
        ("G123498654321", 'H'),
        ("G123489654321", 'Y'),
        ("ABCDE27000069", 'C'),
        ("V000126000001", '*'),
        ("V000126000002", 'Y'),
        ("V000126000200", 'M'),
    ] {
        assert_eq!(check_character(number), check, "{number}");
    }
}

#[test]
fn a_scan_gives_the_number_without_its_flags() {
    for scan in [
        "=G12341765432100",
        "=G12341765432106",
        "=G12341765432159",
        "=G12341765432170",
        "]C0=G12341765432170",
        "=g12341765432170\r",
    ] {
        assert_eq!(read(scan).as_deref(), Ok("G123417654321"), "{scan}");
    }
    assert_eq!(read("=V00012600000196").as_deref(), Ok("V000126000001"));
    assert_eq!(read("=G12341765432171"), Err(BagFault::WrongCheck));
    assert_eq!(read("=G12341765432197"), Err(BagFault::UnknownFlags));
    assert_eq!(read("=G1234176543210X"), Err(BagFault::UnknownFlags));
}

#[test]
fn a_typed_code_needs_its_check_character() {
    for typed in ["G1234 17 654321 A", "g1234-17-654321-a", "G123417654321A"] {
        assert_eq!(read(typed).as_deref(), Ok("G123417654321"), "{typed}");
    }
    assert_eq!(read("v000126000001*").as_deref(), Ok("V000126000001"));
    assert_eq!(read("G1234 17 654321"), Err(BagFault::NoCheckCharacter));
    assert_eq!(read("G1234 17 654321 B"), Err(BagFault::WrongCheck));
    assert_eq!(read("G1234 71 654321 A"), Err(BagFault::WrongCheck));
}

#[test]
fn a_fault_says_what_the_text_is_instead() {
    for (text, fault) in [
        ("  ", BagFault::Empty),
        ("=%5100", BagFault::OtherLabel(LabelKind::BloodGroup)),
        ("=<E0206V00", BagFault::OtherLabel(LabelKind::Product)),
        ("=>026325", BagFault::OtherLabel(LabelKind::Expiry)),
        ("&>0263250", BagFault::OtherLabel(LabelKind::Expiry)),
        ("]C0=*026326", BagFault::OtherLabel(LabelKind::CollectionDate)),
        ("=;A1", BagFault::OtherLabel(LabelKind::Donor)),
        ("='A1", BagFault::OtherLabel(LabelKind::Staff)),
        ("&(1", BagFault::OtherLabel(LabelKind::Other)),
        ("001090012345", BagFault::CitizenNumber),
        ("=G12Ă", BagFault::ForeignCharacter),
        ("=", BagFault::Length { found: 1, needed: 16 }),
        ("G1234", BagFault::Length { found: 5, needed: 14 }),
        ("=G12341765432170=G12341765432170", BagFault::RunTogether),
        ("G123498654321HA999726000123D", BagFault::RunTogether),
        ("=O12341765432170", BagFault::NotADonationNumber),
        ("=GO2341765432170", BagFault::NotADonationNumber),
        ("=012341765432170", BagFault::NotADonationNumber),
        ("=G12B41765432170", BagFault::NotADonationNumber),
    ] {
        assert_eq!(read(text), Err(fault), "{text}");
    }
}

#[test]
fn the_printed_form_is_shown_and_read_back() {
    let code = BagCode::parse("=G12341765432170").unwrap();
    assert_eq!(code.to_string(), "G1234 17 654321 A");
    assert_eq!(BagCode::parse(&code.to_string()), Ok(code));
}

#[test]
fn every_single_slip_of_a_digit_and_every_swap_of_neighbours_is_found() {
    let number = *b"V000126000123";
    let check = check_value("V000126000123");
    for place in 1..number.len() {
        for digit in b'0'..=b'9' {
            let mut slipped = number;
            slipped[place] = digit;
            let changed = slipped != number;
            assert_eq!(
                check_value(std::str::from_utf8(&slipped).unwrap()) != check,
                changed
            );
        }
        let mut swapped = number;
        swapped.swap(place - 1, place);
        assert_eq!(
            check_value(std::str::from_utf8(&swapped).unwrap()) != check,
            swapped != number
        );
    }
}

#[test]
fn a_code_of_the_hospitals_own_is_read_and_shown_as_it_is() {
    let format = own("BM########");
    for text in ["BM26001234", " bm26001234\r\n", "]C0BM26001234"] {
        let label = format.read(text).unwrap();
        assert_eq!(label.part, LabelPart::Any);
        assert_eq!(label.code.as_str(), "BM26001234");
        assert_eq!(label.code.to_string(), "BM26001234");
        assert_eq!(label.clone().of_bag(), Ok(label.code.clone()));
        assert_eq!(label.clone().of_tube(), Ok(label.code));
    }
}

#[test]
fn an_own_code_that_has_the_form_of_a_donation_number_gets_no_check_character() {
    let format = own("G############");
    let code = format.read("G123417654321").unwrap().code;
    assert_eq!(code.to_string(), "G123417654321");
    assert_eq!(code.as_str(), "G123417654321");
    assert_eq!(format.read(&code.to_string()).unwrap().code, code);
    let isbt = BagCode::parse("=G12341765432100").unwrap();
    assert_ne!(code, isbt);
    for code in [code, isbt] {
        let stored = serde_json::to_string(&code).unwrap();
        assert_eq!(serde_json::from_str::<BagCode>(&stored).unwrap(), code);
    }
}

#[test]
fn what_was_stored_before_is_still_a_donation_number() {
    let code: BagCode = serde_json::from_str("\"G123417654321\"").unwrap();
    assert_eq!(code, BagCode::parse("=G12341765432170").unwrap());
    assert_eq!(serde_json::to_string(&code).unwrap(), "\"G123417654321\"");
}

#[test]
fn where_codes_are_the_hospitals_own_a_fault_says_what_the_text_is_instead() {
    let bm = pattern("BM########");
    let format = BagFormat::Own(bm.clone());
    let letter = |place, letter, digit| BagFault::LetterForDigit { place, letter, digit };
    for (text, fault) in [
        ("", BagFault::Empty),
        ("=G12341765432170", BagFault::OtherSystem(bm.clone())),
        ("]C0=G12341765432107", BagFault::OtherSystem(bm.clone())),
        ("=G1234176543217", BagFault::OtherSystem(bm.clone())),
        ("G1234 17 654321 A", BagFault::OtherSystem(bm.clone())),
        ("=%5100", BagFault::OtherLabel(LabelKind::BloodGroup)),
        ("001090012345", BagFault::CitizenNumber),
        (
            "001090012345||Đỗ An|15031987|Nam|Hà Nội|1",
            BagFault::CitizenNumber,
        ),
        ("17", BagFault::Ticket(Ticket::new(17))),
        (&ticket_17(), BagFault::Ticket(Ticket::new(17))),
        ("BM２6001234", BagFault::ForeignCharacter),
        ("ƠM26001234", BagFault::ForeignCharacter),
        ("BM 26001234", BagFault::NotThePattern(bm.clone())),
        ("BM-26001234", BagFault::NotThePattern(bm.clone())),
        ("BN26001234", BagFault::NotThePattern(bm.clone())),
        ("BM2600123", BagFault::NotThePattern(bm.clone())),
        ("BM2600123A", BagFault::NotThePattern(bm.clone())),
        ("BMO60O1234", letter(3, 'O', '0')),
        ("bm2600i234", letter(7, 'I', '1')),
        ("bm2600l234", letter(7, 'L', '1')),
        ("BNO6001234", BagFault::NotThePattern(bm.clone())),
        ("BM26001234BM26001235", BagFault::RunTogether),
    ] {
        assert_eq!(format.read(text), Err(fault), "{text}");
    }
    // A letter is right where the pattern has one, and a fixed digit is a digit too.
    assert!(own("@L####").read("OL0001").is_ok());
    assert_eq!(own("B0####").read("BO0001"), Err(letter(2, 'O', '0')));
}

#[test]
fn a_pattern_of_four_digits_is_not_taken_for_tickets() {
    let format = own("####");
    assert!(format.read("0017").is_ok() && format.read("1017").is_ok());
    assert_eq!(format.read("17"), Err(BagFault::Ticket(Ticket::new(17))));
}

#[test]
fn a_label_says_by_its_flags_what_it_is_for() {
    use LabelPart::{Any, Container, Record, Tube};
    for (flags, part) in [
        ("00", Any),
        ("01", Container),
        ("04", Container),
        ("05", Any),
        ("06", Tube),
        ("07", Tube),
        ("08", Record),
        ("09", Tube),
        ("10", Tube),
        ("11", Any),
        ("14", Any),
        ("15", Container),
        ("19", Container),
        ("20", Any),
        ("59", Any),
        ("70", Any),
    ] {
        let label = BagFormat::Isbt128
            .read(&format!("=G123417654321{flags}"))
            .unwrap();
        assert_eq!(label.part, part, "{flags}");
    }
    let typed = BagFormat::Isbt128.read("G1234 17 654321 A").unwrap();
    assert_eq!(typed.part, Any);
}

#[test]
fn a_label_for_something_else_is_refused_by_its_name() {
    let read = |flags| {
        BagFormat::Isbt128
            .read(&format!("=G123417654321{flags}"))
            .unwrap()
    };
    let other = |found, wanted| Err(BagFault::OtherPart { found, wanted });
    assert!(read("01").of_bag().is_ok() && read("07").of_tube().is_ok());
    assert!(read("00").of_bag().is_ok() && read("70").of_tube().is_ok());
    assert_eq!(read("07").of_bag(), other(LabelPart::Tube, LabelPart::Container));
    assert_eq!(read("01").of_tube(), other(LabelPart::Container, LabelPart::Tube));
    assert_eq!(
        read("08").of_bag(),
        other(LabelPart::Record, LabelPart::Container)
    );
    assert_eq!(read("08").of_tube(), other(LabelPart::Record, LabelPart::Tube));
}

#[test]
fn a_ticket_is_never_a_bag() {
    for text in [&ticket_17(), "17", "]Q10017"] {
        assert_eq!(read(text), Err(BagFault::Ticket(Ticket::new(17))), "{text}");
    }
    assert_eq!(read("9999"), Err(BagFault::Ticket(Ticket::new(9999))));
    assert_eq!(read("10000"), Err(BagFault::Length { found: 5, needed: 14 }));
    // A ticket that was misread is still one, though its digits may have the check character of a donation number.
    let misread: Vec<String> = (0..10).map(|check| format!("2611223700012{check}")).collect();
    assert!(
        misread
            .iter()
            .all(|text| matches!(read(text), Err(BagFault::Ticket(_))))
    );
    let also_a_donation_number: Vec<TicketCode> = (1..200)
        .filter_map(|number| {
            let date = chrono::NaiveDate::from_ymd_opt(2026, 11, 22)?;
            let day = crate::domain::id::DayId(uuid::Uuid::from_u128(37));
            TicketCode::of(date, day, Ticket::new(number)?)
        })
        .filter(|code| isbt128::read(&code.to_string()).is_ok())
        .collect();
    assert!(!also_a_donation_number.is_empty());
    for code in also_a_donation_number {
        let fault = BagFault::Ticket(Some(code.ticket()));
        assert_eq!(read(&code.to_string()), Err(fault));
    }
}

#[test]
fn a_letter_typed_for_a_digit_is_named_and_never_exchanged() {
    for (typed, place, letter, digit) in [
        ("G1234 O7 654321 A", 6, 'O', '0'),
        ("g1234 i7 654321 a", 6, 'I', '1'),
        ("G1234 l7 654321 A", 6, 'L', '1'),
        ("G1234-17-65432l-A", 13, 'L', '1'),
        ("GO234 17 654321 A", 2, 'O', '0'),
        ("G1234 1O 65432I", 7, 'O', '0'),
    ] {
        let fault = BagFault::LetterForDigit { place, letter, digit };
        assert_eq!(read(typed), Err(fault), "{typed}");
    }
    for typed in ["O1234 17 654321 A", "G12B4 17 654321 A", "G12B4 O7 654321 A"] {
        assert_eq!(read(typed), Err(BagFault::NotADonationNumber), "{typed}");
    }
}

#[test]
fn what_an_input_method_made_of_a_code_is_called_so() {
    for text in [
        "=Á123417654321 00",
        "ư123417654321A",
        "=đ1234176543210",
        "＝G12341765432170",
        "G1234\u{1b}[15~",
    ] {
        assert_eq!(read(text), Err(BagFault::ForeignCharacter), "{text}");
    }
}

/// A code and its pattern.
fn own_codes() -> impl Strategy<Value = (BagPattern, String)> {
    let place = prop_oneof![
        3 => Just(("#", "[0-9]")),
        1 => Just(("@", "[A-Z]")),
        1 => Just(("?", "[A-Z0-9]")),
        1 => Just(("B", "B")),
        1 => Just(("2", "2")),
        1 => Just(("-", "-")),
    ];
    let places = proptest::collection::vec(place, BagPattern::SHORTEST..=BagPattern::LONGEST);
    places.prop_flat_map(|places| {
        let text: String = places.iter().map(|(place, _)| *place).collect();
        let code: String = places.iter().map(|(_, code)| *code).collect();
        // What is no pattern is replaced by one that is.
        match BagPattern::parse(&text) {
            Ok(pattern) => (Just(pattern), string_regex(&code).unwrap()),
            Err(_) => (Just(pattern("BM########")), string_regex("BM[0-9]{8}").unwrap()),
        }
    })
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_fall(text in "[=&]?[A-Z0-9 *-]{0,20}|[0-9]{1,14}|.{0,40}") {
        if let Ok(code) = BagCode::parse(&text) {
            prop_assert_eq!(BagCode::parse(&code.to_string()), Ok(code));
        }
    }

    #[test]
    fn no_text_makes_the_reader_of_own_codes_fall(
        (pattern, _) in own_codes(),
        text in "[=&]?[A-Z0-9 .*-]{0,20}|[0-9]{1,14}|.{0,40}",
    ) {
        let read = BagFormat::Own(pattern.clone()).read(&text);
        if let Ok(label) = read {
            prop_assert!(pattern.matches(label.code.as_str()));
        }
    }

    #[test]
    fn every_own_code_fits_its_pattern_and_is_read_back((pattern, code) in own_codes()) {
        let format = BagFormat::Own(pattern.clone());
        let label = format.read(&code.to_lowercase()).unwrap();
        prop_assert!(pattern.matches(label.code.as_str()));
        prop_assert_eq!(label.code.to_string(), code);
        prop_assert_eq!(format.read(&label.code.to_string()).unwrap(), label.clone());
        let stored = serde_json::to_string(&label.code).unwrap();
        prop_assert_eq!(serde_json::from_str::<BagCode>(&stored).unwrap(), label.code);
    }

    #[test]
    fn a_typed_code_with_any_one_character_changed_is_refused(
        number in "[A-NP-Z1-9][A-NP-Z0-9]{2}[0-9]{10}",
        place in 0_usize..=13,
        other in "[ -~]|.",
    ) {
        let typed = format!("{number}{}", check_character(&number));
        prop_assume!(!TicketCode::is_dated(&typed));
        prop_assert_eq!(read(&typed), Ok(number));
        let mut changed: Vec<String> = typed.chars().map(String::from).collect();
        prop_assume!(changed[place] != other.to_ascii_uppercase());
        changed[place] = other;
        prop_assert!(read(&changed.concat()).is_err(), "{}", changed.concat());
    }
}
