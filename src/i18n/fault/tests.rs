//! Every fault has a whole sentence in both languages, which names what was wrong and what would be right.

use super::*;
use crate::domain::bag::{BagCode, BagFormat};
use crate::domain::birth::{Birth, parse_date};
use crate::domain::clean::Parsed;
use crate::domain::clean::{Label, Note};
use crate::domain::document::{Document, DocumentKind};
use crate::domain::identity::{BloodGroup, Phone, Sex};
use crate::domain::vitals::{Grams, Haemoglobin, Pressure, Weight};
use crate::domain::weighing::Weighed;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// The sentence in both languages, each of them complete.
fn both(sentence: impl Fn(Lang) -> String) -> [String; 2] {
    let both = Lang::ALL.map(sentence);
    for text in &both {
        assert!(!text.contains('{') && text.ends_with(['.', ')']), "{text}");
    }
    assert_ne!(both[0], both[1]);
    both
}

#[test]
fn a_sentence_names_what_was_typed_and_what_would_be_right() {
    let [vi, en] = both(|lang| number(lang, &Haemoglobin::parse("13,8").unwrap_err()));
    assert!(vi.contains("có phải 138 g/L không") && en.contains("is it 138 g/L?"));
    let [vi, en] = both(|lang| number(lang, &Weight::parse("625").unwrap_err()));
    assert!(vi.contains("từ 25 đến 250") && vi.contains("62,5") && en.contains("62.5"));
    let [vi, _] = both(|lang| number(lang, &Pressure::parse("12/8").unwrap_err()));
    assert!(vi.contains("120/80 mmHg"));
    let [vi, en] = both(|lang| number(lang, &Weight::parse("62,5kg").unwrap_err()));
    assert!(vi.contains("62,5") && en.contains("62.5"));
    let [vi, _] = both(|lang| number(lang, &Haemoglobin::parse("13O").unwrap_err()));
    assert!(vi.contains("chữ O") && vi.contains("số 0"));
    let [vi, _] = both(|lang| date(lang, &parse_date("23/11/2026", today()).unwrap_err()));
    assert!(vi.contains("22/11/2026"));
    let [vi, _] = both(|lang| name(lang, &FullName::parse("Nguy\u{435}n").unwrap_err()));
    assert!(vi.contains("“\u{435}”"));
    let [vi, _] = both(|lang| bag(lang, &BagCode::parse("=%5100").unwrap_err()));
    assert!(vi.contains("nhóm máu"));
}

#[test]
fn a_serial_that_is_none_is_told_what_one_looks_like() {
    for bad in ["", "1".repeat(21).as_str()] {
        both(|lang| serial(lang, Serial::parse(bad).unwrap_err()));
    }
    for lang in Lang::ALL {
        let said = serial(lang, Serial::parse("HM_1").unwrap_err());
        assert!(said.contains("“_”") && said.ends_with("- / ."), "{said}");
    }
    for last in ["HM-9", "HM-A"] {
        let last = Serial::parse(last).unwrap();
        let told = both(|lang| count(lang, &last, last.next().unwrap_err()));
        assert!(told.iter().all(|told| told.contains(last.as_str())), "{told:?}");
    }
}

#[test]
fn every_kind_of_fault_has_a_whole_sentence() {
    for bad in [
        "",
        "a\nb",
        "a\u{1b}",
        "a\u{202e}b",
        "\u{3164}",
        "\u{e000}",
        "\u{fffd}",
        "\u{301}",
    ] {
        both(|lang| text(lang, &Note::parse(bad).unwrap_err()));
    }
    both(|lang| text(lang, &Label::parse(&"a".repeat(121)).unwrap_err()));
    for bad in [
        "",
        "a\tb",
        "A1",
        "\u{391}n",
        "V\u{a8}n",
        "a,b",
        "-a",
        "a\u{301}\u{301}\u{301}",
    ] {
        both(|lang| name(lang, &FullName::parse(bad).unwrap_err()));
    }
    both(|lang| name(lang, &FullName::parse(&"a".repeat(81)).unwrap_err()));
    for bad in [
        "",
        "x",
        "\u{ff11}",
        "1/1/90",
        "1990",
        "1/13/1990",
        "30/2/1990",
        "1/1/2030",
        "1/1/1800",
    ] {
        both(|lang| date(lang, &parse_date(bad, today()).unwrap_err()));
    }
    for bad in [
        "",
        "x",
        "1",
        "123456789",
        "1090012345",
        "000090012345",
        "001490012345",
    ] {
        both(|lang| citizen_number(lang, &CitizenNumber::parse(bad, today()).unwrap_err()));
    }
    let twice = CitizenNumber::parse(&"001090012345".repeat(2), today()).unwrap_err();
    assert!(citizen_number(Lang::Vi, &twice).contains("dính liền"));
    for bad in ["", "x", "1", "0"] {
        both(|lang| phone(lang, &Phone::parse(bad).unwrap_err()));
    }
    both(|lang| sex(lang, &Sex::parse("x").unwrap_err()));
    both(|lang| blood_group(lang, &BloodGroup::parse("x").unwrap_err()));
    for bad in ["", "\u{1b}", "-1", &"1".repeat(33)] {
        both(|lang| document(lang, &Document::parse(DocumentKind::WorkCard, bad).unwrap_err()));
    }
    for kind in [DocumentKind::OldIdCard, DocumentKind::Passport] {
        both(|lang| document(lang, &Document::parse(kind, "1").unwrap_err()));
    }
    for bad in ["", "x", "1,234", "1", "１２０"] {
        both(|lang| number(lang, &Weight::parse(bad).unwrap_err()));
    }
    both(|lang| number(lang, &Volume::parse("1.250").unwrap_err()));
    for bad in ["120", "80/120"] {
        both(|lang| number(lang, &Pressure::parse(bad).unwrap_err()));
    }
    for bad in [
        "",
        "ă",
        "=%5100",
        "=<E",
        "=>0",
        "=*0",
        "=;0",
        "='0",
        "&(0",
        "001090012345",
        "=G",
        "G123498654321HA999726000123D",
        "=O12341765432100",
        "G123417654321",
        "G123417654321B",
        "=G12341765432199",
    ] {
        both(|lang| bag(lang, &BagCode::parse(bad).unwrap_err()));
    }
    both(|lang| bag(lang, &BagFault::Ticket(None)));
}

#[test]
fn a_bag_fault_names_what_it_is_and_what_is_expected() {
    let own = BagFormat::Own(BagPattern::parse("BM########").unwrap());
    for (fault, words) in [
        (own.read("BM2600123"), ["BM########", "BM00000001"]),
        (own.read("=G12341765432100"), ["ISBT 128", "BM00000001"]),
        (own.read("bm2600123O"), ["10", "số 0"]),
        (
            BagFormat::Isbt128.read("G1234 O7 654321 A"),
            ["thứ 6 là chữ O", "số 0"],
        ),
        (
            BagFormat::Isbt128.read("17"),
            ["phiếu số 17", "không phải mã túi"],
        ),
        (BagFormat::Isbt128.read("=Á12341765432100"), ["bộ gõ", "tắt"]),
    ] {
        let fault = fault.unwrap_err();
        let [vi, _] = both(|lang| bag(lang, &fault));
        assert!(words.iter().all(|word| vi.contains(word)), "{vi}");
    }
    let label = |flags: &str| {
        BagFormat::Isbt128
            .read(&format!("=G123417654321{flags}"))
            .unwrap()
    };
    for (fault, words) in [
        (label("07").of_bag(), "nhãn ống mẫu"),
        (label("08").of_bag(), "trên túi máu"),
        (label("01").of_tube(), "nhãn túi máu"),
        (label("08").of_tube(), "trên ống mẫu"),
    ] {
        let [vi, _] = both(|lang| bag(lang, &fault.clone().unwrap_err()));
        assert!(vi.contains(words), "{vi}");
    }
}

#[test]
fn what_the_balance_says_names_both_weights_and_a_missing_one_its_key() {
    let weigh = |gross, tare| {
        let weighed = Weighed {
            gross: Grams::from_g(gross),
            tare: Grams::from_g(tare),
        };
        weighed.volume(1060).unwrap_err()
    };
    for fault in [weigh(59, 60), weigh(2000, 60)] {
        let [vi, _] = both(|lang| weighing(lang, &fault));
        assert!(vi.contains("60 g") && vi.contains("cân lại"), "{vi}");
    }
    for ml in [250, 350, 450] {
        let [vi, _] = both(|lang| no_tare(lang, Volume::from_ml(ml)));
        let key = format!("bag.tare_{ml}_g");
        assert!(vi.contains(&key), "{vi}");
        let (section, key) = key.split_once('.').unwrap();
        assert!(crate::config::Layer::parse(&format!("[{section}]\n{key} = 60")).is_ok());
    }
}

#[test]
fn a_fault_of_a_pattern_says_how_one_is_written() {
    for bad in ["", "###", "BM ####", "BM###", "############", "##############"] {
        let fault = BagPattern::parse(bad).unwrap_err();
        let sentences = Lang::ALL.map(|lang| pattern(lang, fault));
        assert!(
            sentences
                .iter()
                .all(|text| !text.contains('{') && text.len() > 40)
        );
        assert_ne!(sentences[0], sentences[1]);
    }
}

#[test]
fn a_ticket_of_another_day_names_both_days() {
    use crate::domain::id::Ticket;
    let [vi, en] = both(|lang| {
        let date = today().pred_opt().unwrap();
        ticket(lang, &TicketFault::OtherDate { date }, today())
    });
    for sentence in [vi, en] {
        assert!(
            sentence.contains("21/11/2026") && sentence.contains("22/11/2026"),
            "{sentence}"
        );
    }
    for fault in [
        TicketFault::NotATicket,
        TicketFault::BagCode,
        TicketFault::CitizenCard,
        TicketFault::WrongCheck,
        TicketFault::Impossible,
        TicketFault::OtherSite,
        TicketFault::NobodyHasIt {
            ticket: Ticket::FIRST,
        },
    ] {
        both(|lang| ticket(lang, &fault, today()));
    }
}

#[test]
fn notices_and_disagreements_have_a_whole_sentence() {
    for seen in [
        Notice::InvisibleDropped,
        Notice::LegacyEncoding,
        Notice::LookalikesRepaired,
        Notice::UnknownPlace,
        Notice::NameRepaired,
        Notice::SexFromNumber,
        Notice::MarksLost,
    ] {
        both(|lang| notice(lang, seen).to_owned());
    }
    let Parsed { value, .. } = CitizenNumber::parse("001087000123", today()).unwrap();
    let questions = value.agrees_with(Birth::Year(1988), Sex::Female);
    let [vi, _] = both(|lang| disagreement(lang, &questions[0]));
    assert!(vi.contains("1987") && vi.contains("1988"));
    let [vi, _] = both(|lang| disagreement(lang, &questions[1]));
    assert!(vi.contains("Nam") && vi.contains("Nữ"));
}
