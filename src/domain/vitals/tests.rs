//! What is typed for a measured value, right and wrong.

use super::*;
use proptest::prelude::*;

#[test]
fn every_measured_value_of_the_corpus_is_read_or_refused_as_listed() {
    let mut seen = 0;
    for line in include_str!("../../../tests/badinput/vitals.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = &case["id"];
        let value = case["input"]["value"].as_str().unwrap();
        let read = match case["input"]["field"].as_str().unwrap() {
            "weight_kg" => Weight::parse(value).map(|read| read.to_string()),
            "hb_g_l" => Haemoglobin::parse(value).map(|read| read.to_string()),
            "pulse" => Pulse::parse(value).map(|read| read.to_string()),
            "temp_c" => Temperature::parse(value).map(|read| read.to_string()),
            "bp" => Pressure::parse(value).map(|read| read.to_string()),
            rule => {
                assert!(rule.ends_with("_rule"), "{id}: the field {rule} is not tested");
                continue;
            }
        };
        seen += 1;
        if case["expected"] == "reject" {
            assert!(read.is_err(), "{id}: {read:?}");
        } else {
            let normalised = &case["normalised"];
            let expected = normalised
                .as_str()
                .map_or_else(|| normalised.to_string().replace('.', ","), str::to_owned);
            assert_eq!(read, Ok(expected), "{id}");
        }
    }
    assert!(seen > 10);
}

#[test]
fn a_weight_has_one_decimal_at_most_and_comma_or_point() {
    assert_eq!(Weight::parse("55,5"), Ok(Weight::from_tenths(555)));
    assert_eq!(Weight::parse(" 55.5 "), Ok(Weight::from_tenths(555)));
    assert_eq!(Weight::parse("25"), Ok(Weight::from_tenths(250)));
    assert_eq!(Weight::parse("250,0"), Ok(Weight::from_tenths(2500)));
    assert_eq!(
        Weight::parse("55,55"),
        Err(NumberFault::TooPrecise { decimals: 1 })
    );
    assert_eq!(
        Weight::parse("1.055"),
        Err(NumberFault::TooPrecise { decimals: 1 })
    );
    for text in [
        "55,", ",5", "5,5,5", "-55", "+55", "5e1", "NaN", "−55", "5 5", "1 250", ">55", "kg", "5kg5",
    ] {
        assert_eq!(Weight::parse(text), Err(NumberFault::NotANumber), "{text}");
    }
    assert_eq!(Weight::from_tenths(555).to_string(), "55,5");
    assert_eq!(Weight::from_tenths(550).to_string(), "55");
}

#[test]
fn a_unit_is_left_out_and_never_read_over() {
    let number = |number| NumberFault::WithUnit { number };
    for (text, tenths) in [("62kg", 620), ("62,5 kg", 625), ("62 cân", 620), ("62.5KG", 625)] {
        let fault = number(Figure::Tenths(tenths));
        assert_eq!(Weight::parse(text), Err(fault), "{text}");
    }
    assert_eq!(Pulse::parse("72 lần/phút"), Err(number(Figure::Whole(72))));
    assert_eq!(Temperature::parse("36,8°C"), Err(number(Figure::Tenths(368))));
    assert_eq!(Volume::parse("350 ml"), Err(number(Figure::Whole(350))));
    assert_eq!(Grams::parse("412g"), Err(number(Figure::Whole(412))));
    assert_eq!(Haemoglobin::parse("138 g/L"), Err(number(Figure::Whole(138))));
    assert_eq!(Pressure::parse("120/80 mmHg"), Err(number(Figure::Pair(120, 80))));
    assert_eq!(Pressure::parse("80/120 mmHg"), Err(NumberFault::SystolicNotAbove));
    // What is wrong with the number comes first.
    for text in ["1250 ml", "1250ml"] {
        let fault = Volume::SCALE.implausible(None);
        assert_eq!(Volume::parse(text), Err(fault), "{text}");
    }
    assert!(matches!(
        Weight::parse("625kg"),
        Err(NumberFault::Implausible {
            suggestion: Some(Figure::Tenths(625)),
            ..
        })
    ));
}

#[test]
fn a_letter_for_a_digit_is_named_and_never_exchanged() {
    let slip = |letter, digit| NumberFault::LetterForDigit { letter, digit };
    for (text, fault) in [
        ("6O", slip('O', '0')),
        ("5o,5", slip('o', '0')),
        ("l05", slip('l', '1')),
        ("I05", slip('I', '1')),
    ] {
        assert_eq!(Weight::parse(text), Err(fault), "{text}");
    }
    assert_eq!(Haemoglobin::parse("13O"), Err(slip('O', '0')));
    assert_eq!(Pressure::parse("12O/80"), Err(slip('O', '0')));
    assert_eq!(Pressure::parse("120/8O"), Err(slip('O', '0')));
    for text in ["Oo", "l", "O,O"] {
        assert_eq!(Weight::parse(text), Err(NumberFault::NotANumber), "{text}");
    }
}

#[test]
fn digits_of_another_keyboard_are_named() {
    for text in ["５５", "１２０", "5５", "٥٥", "5²", "５５kg"] {
        assert_eq!(Weight::parse(text), Err(NumberFault::OtherDigits), "{text}");
    }
    assert_eq!(Pressure::parse("１２０/80"), Err(NumberFault::OtherDigits));
    assert_eq!(Pressure::parse("１２０／８０"), Err(NumberFault::NotAPair));
}

#[test]
fn a_missing_comma_is_suggested_and_never_put_in() {
    let fault = |text, suggestion| {
        assert_eq!(
            Weight::parse(text),
            Err(NumberFault::Implausible {
                low: Figure::Tenths(250),
                high: Figure::Tenths(2500),
                suggestion
            }),
            "{text}"
        );
    };
    fault("625", Some(Figure::Tenths(625)));
    fault("24,9", None);
    fault("250,1", None);
    fault("5555", None);
    fault("99999999999999999999999", None);
    assert!(matches!(
        Temperature::parse("368"),
        Err(NumberFault::Implausible {
            suggestion: Some(Figure::Tenths(368)),
            ..
        })
    ));
}

#[test]
fn haemoglobin_in_grams_per_decilitre_is_a_question() {
    let meant = |g_l| {
        Err(NumberFault::OtherUnit {
            meant: Figure::Whole(g_l),
            unit: MeasuredIn::GramsPerLitre,
        })
    };
    assert_eq!(Haemoglobin::parse("138"), Ok(Haemoglobin::from_g_l(138)));
    assert_eq!(Haemoglobin::parse("13,8"), meant(138));
    assert_eq!(Haemoglobin::parse("13.8"), meant(138));
    assert_eq!(Haemoglobin::parse("13,8 g/dL"), meant(138));
    assert_eq!(Haemoglobin::parse("14"), meant(140));
    assert_eq!(Haemoglobin::parse("30"), Ok(Haemoglobin::from_g_l(30)));
    assert_eq!(
        Haemoglobin::parse("138,5"),
        Err(NumberFault::TooPrecise { decimals: 0 })
    );
    assert!(matches!(
        Haemoglobin::parse("1380"),
        Err(NumberFault::Implausible { .. })
    ));
}

#[test]
fn a_volume_that_no_bag_holds_is_refused() {
    assert_eq!(Volume::parse("350").map(Volume::ml), Ok(350));
    assert_eq!(Volume::parse("0").map(Volume::ml), Ok(0));
    assert_eq!(Volume::parse("700").map(Volume::ml), Ok(700));
    for text in ["701", "1250"] {
        assert!(
            matches!(Volume::parse(text), Err(NumberFault::Implausible { .. })),
            "{text}"
        );
    }
    assert_eq!(
        Volume::parse("1.250"),
        Err(NumberFault::TooPrecise { decimals: 0 })
    );
}

#[test]
fn a_bag_weighs_from_1_to_2000_grams() {
    assert_eq!(Grams::parse("1").map(Grams::g), Ok(1));
    assert_eq!(Grams::parse("2000").map(Grams::g), Ok(2000));
    for text in ["0", "2001"] {
        assert_eq!(Grams::parse(text), Err(Grams::SCALE.implausible(None)), "{text}");
    }
    for text in ["1.250", "412,5"] {
        assert_eq!(
            Grams::parse(text),
            Err(NumberFault::TooPrecise { decimals: 0 }),
            "{text}"
        );
    }
}

#[test]
fn a_pressure_is_two_numbers_the_upper_one_first() {
    let read = |text| Pressure::parse(text).map(|read| read.to_string());
    assert_eq!(read(" 120 / 80 "), Ok("120/80".to_owned()));
    assert_eq!(read("80/120"), Err(NumberFault::SystolicNotAbove));
    assert_eq!(read("80/80"), Err(NumberFault::SystolicNotAbove));
    assert_eq!(read("81/80"), Ok("81/80".to_owned()));
    assert_eq!(read("120"), Err(NumberFault::NotAPair));
    assert_eq!(read("120/"), Err(NumberFault::NotAPair));
    assert_eq!(read("120/80/60"), Err(NumberFault::NotAPair));
    assert_eq!(read(""), Err(NumberFault::Empty));
    assert_eq!(read("120/x"), Err(NumberFault::NotANumber));
}

#[test]
fn a_pressure_in_centimetres_is_a_question() {
    let meant = |upper, lower| {
        Err(NumberFault::OtherUnit {
            meant: Figure::Pair(upper, lower),
            unit: MeasuredIn::MillimetresOfMercury,
        })
    };
    assert_eq!(Pressure::parse("12/8"), meant(120, 80));
    assert_eq!(Pressure::parse("12,5/8"), meant(125, 80));
    assert_eq!(Pressure::parse("12/8 cmHg"), meant(120, 80));
    assert_eq!(Pressure::parse("8/12"), Err(NumberFault::SystolicNotAbove));
    for text in ["120/8", "12/80"] {
        assert!(
            matches!(
                Pressure::parse(text),
                Err(NumberFault::Implausible { suggestion: None, .. })
            ),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn what_is_shown_is_read_back(tenths in 250_u16..=2500, upper in 31_u16..=300) {
        let weight = Weight::from_tenths(tenths);
        prop_assert_eq!(Weight::parse(&weight.to_string()), Ok(weight));
        let pressure = Pressure::new(Mmhg::from_mmhg(upper), Mmhg::from_mmhg(30)).unwrap();
        prop_assert_eq!(Pressure::parse(&pressure.to_string()), Ok(pressure));
    }

    #[test]
    fn no_text_makes_a_reader_fall(text in "[0-9,./ ]{0,30}|[0-9OIl,./ kgm°]{0,12}|.{0,20}") {
        let _read = (Weight::parse(&text), Haemoglobin::parse(&text), Pulse::parse(&text));
        let _read = (Temperature::parse(&text), Volume::parse(&text), Pressure::parse(&text));
        let _read = (Grams::parse(&text), Mmhg::parse(&text));
    }
}
