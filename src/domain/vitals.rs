//! Measured quantities: what a nurse types and what the rules compare. All are whole numbers of a fixed unit.
//!
//! Reading checks only that a number is possible at all; whether it is good enough to donate is the rules' question.
//! A number in another unit is never converted: the fault says what was probably meant and the nurse types it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A number as it is said to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A whole number.
    Whole(u16),
    /// A number of tenths.
    Tenths(u16),
    /// Two numbers with a stroke between them.
    Pair(u16, u16),
}

impl fmt::Display for Figure {
    /// Writes the number as it is typed in Viet Nam, with a decimal comma where there are tenths.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(f, "{number}"),
            Self::Tenths(tenths) if tenths.is_multiple_of(10) => write!(f, "{}", tenths / 10),
            Self::Tenths(tenths) => write!(f, "{},{}", tenths / 10, tenths % 10),
            Self::Pair(upper, lower) => write!(f, "{upper}/{lower}"),
        }
    }
}

/// Why a text is not the number that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing was typed.
    Empty,
    /// It is no number in the digits 0 to 9.
    NotANumber,
    /// A letter stands among the digits and looks like one. It is never exchanged here: whoever typed it looks.
    LetterForDigit {
        /// The letter.
        letter: char,
        /// The digit that looks like it.
        digit: char,
    },
    /// Its digits are of another script or wider than others, as some input methods write them.
    OtherDigits,
    /// The number is right, but its unit was typed too.
    WithUnit {
        /// The number alone.
        number: Figure,
    },
    /// It has more decimals than the quantity is measured in; three may also be a thousands separator.
    TooPrecise {
        /// How many decimals are taken.
        decimals: u8,
    },
    /// Nobody has such a value: a key was missed or hit twice.
    Implausible {
        /// The lowest possible value.
        low: Figure,
        /// The highest possible value.
        high: Figure,
        /// What was probably meant, where only a decimal comma is missing.
        suggestion: Option<Figure>,
    },
    /// The number fits another unit.
    OtherUnit {
        /// The same value in the unit that is asked for.
        meant: Figure,
        /// The unit that is asked for.
        unit: MeasuredIn,
    },
    /// It is not two numbers with a stroke between them.
    NotAPair,
    /// The upper pressure is not above the lower one.
    SystolicNotAbove,
}

/// The units that are asked for where another one is in use too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasuredIn {
    /// Grams per litre, where grams per decilitre are usual too.
    GramsPerLitre,
    /// Millimetres of mercury, where centimetres are usual too.
    MillimetresOfMercury,
}

/// How a quantity is measured: its decimals and the values that occur in people.
#[derive(Clone, Copy)]
struct Scale {
    tenths: bool,
    low: u16,
    high: u16,
}

impl Scale {
    const fn figure(self, value: u16) -> Figure {
        if self.tenths {
            Figure::Tenths(value)
        } else {
            Figure::Whole(value)
        }
    }

    /// The value, where it is a possible one.
    fn possible(self, value: u64) -> Option<u16> {
        u16::try_from(value)
            .ok()
            .filter(|value| (self.low..=self.high).contains(value))
    }

    const fn implausible(self, suggestion: Option<Figure>) -> NumberFault {
        NumberFault::Implausible {
            low: self.figure(self.low),
            high: self.figure(self.high),
            suggestion,
        }
    }

    /// Reads a number of this scale.
    fn read(self, text: &str) -> Result<u16, NumberFault> {
        let typed = Typed::read(text)?;
        let decimals = usize::from(self.tenths);
        if typed.decimals > decimals {
            return Err(NumberFault::TooPrecise {
                decimals: u8::from(self.tenths),
            });
        }
        let value = if self.tenths {
            typed.tenths()
        } else {
            Some(typed.number)
        };
        if let Some(value) = value.and_then(|value| self.possible(value)) {
            return if typed.has_unit {
                Err(NumberFault::WithUnit {
                    number: self.figure(value),
                })
            } else {
                Ok(value)
            };
        }
        // "625" where 62,5 is meant.
        let without_comma = (self.tenths && typed.decimals == 0)
            .then(|| self.possible(typed.number))
            .flatten();
        Err(self.implausible(without_comma.map(|value| self.figure(value))))
    }
}

/// The digits of a number, as they were typed.
#[derive(Clone, Copy)]
struct Typed {
    /// All digits as one number.
    number: u64,
    /// How many of them stand behind the comma.
    decimals: usize,
    /// Whether something that looks like a unit stands behind the number.
    has_unit: bool,
}

impl Typed {
    /// Reads digits with one comma or point between them at most, and a unit behind them.
    fn read(text: &str) -> Result<Self, NumberFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NumberFault::Empty);
        }
        if let Some(slip) = letter_for_digit(text) {
            return Err(slip);
        }
        if text.chars().any(|c| c.is_numeric() && !c.is_ascii()) {
            return Err(NumberFault::OtherDigits);
        }
        let (bare, unit) = text
            .find(is_unit)
            .and_then(|at| text.split_at_checked(at))
            .filter(|(_, unit)| unit.chars().all(|c| is_unit(c) || c == ' ' || c == '/'))
            .unwrap_or((text, ""));
        let bare = bare.trim_end();
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let (whole, decimals) = match bare.split_once([',', '.']) {
            Some((whole, decimals)) if is_digits(decimals) => (whole, decimals),
            Some(_) => return Err(NumberFault::NotANumber),
            None => (bare, ""),
        };
        if !is_digits(whole) {
            return Err(NumberFault::NotANumber);
        }
        // More digits than 64 bits hold are simply far too many; the scale says so.
        let number = format!("{whole}{decimals}").parse().unwrap_or(u64::MAX);
        Ok(Self {
            number,
            decimals: decimals.len(),
            has_unit: !unit.is_empty(),
        })
    }

    /// The number in tenths, where it has one decimal at most.
    fn tenths(self) -> Option<u64> {
        match self.decimals {
            0 => self.number.checked_mul(10),
            1 => Some(self.number),
            _ => None,
        }
    }
}

/// Whether a sign may begin a unit.
fn is_unit(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '°' | '%')
}

/// The first letter that was hit for a digit, where there is nothing but digits, a comma or point, and such letters.
fn letter_for_digit(text: &str) -> Option<NumberFault> {
    let digit_like = |c: char| match c {
        'O' | 'o' => Some('0'),
        'I' | 'l' => Some('1'),
        _ => None,
    };
    let is_number = text.contains(|c: char| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.') || digit_like(c).is_some());
    let letter = text.chars().find(|c| digit_like(*c).is_some());
    letter
        .filter(|_| is_number)
        .and_then(|letter| digit_like(letter).map(|digit| NumberFault::LetterForDigit { letter, digit }))
}

/// Declares a quantity: its name, unit constructor, accessor, and the scale that it is read on.
macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident $from:ident $get:ident $unit:literal $tenths:literal $low:literal..=$high:literal)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(u16);

        impl $name {
            const SCALE: Scale = Scale { tenths: $tenths, low: $low, high: $high };

            #[doc = concat!("So many ", $unit, "; whether anybody can have it is not checked.")]
            pub const fn $from(value: u16) -> Self {
                Self(value)
            }

            #[doc = concat!("The value in ", $unit, ".")]
            #[must_use]
            pub const fn $get(self) -> u16 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Self::SCALE.figure(self.0).fmt(f)
            }
        }
    )*};
}

quantities! {
    /// Body weight.
    Weight from_tenths tenths "tenths of a kilogram" true 250..=2500
    /// Haemoglobin concentration.
    Haemoglobin from_g_l g_l "grams per litre" false 30..=250
    /// Pulse rate.
    Pulse from_per_minute per_minute "beats per minute" false 30..=220
    /// Body temperature.
    Temperature from_tenths tenths "tenths of a degree Celsius" true 340..=420
    /// A volume of blood. The most that any donation may take is 650 ml.
    Volume from_ml ml "millilitres" false 0..=700
    /// The weight of a bag, full or empty.
    Grams from_g g "grams" false 1..=2000
    /// One of the two blood pressures.
    Mmhg from_mmhg mmhg "millimetres of mercury" false 30..=300
}

impl Weight {
    /// Reads kilograms: `55`, `55,5` or `55.5`.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::SCALE.read(text).map(Self)
    }
}

impl Haemoglobin {
    /// Reads grams per litre. `13,8` and `14` are grams per decilitre: the fault says what they are in grams per litre.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::SCALE.read(text).map(Self).map_err(|fault| {
            Typed::read(text)
                .ok()
                .and_then(Typed::tenths)
                .and_then(|tenths| Self::SCALE.possible(tenths))
                .map_or(fault, |g_l| NumberFault::OtherUnit {
                    meant: Figure::Whole(g_l),
                    unit: MeasuredIn::GramsPerLitre,
                })
        })
    }
}

impl Pulse {
    /// Reads beats per minute.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::SCALE.read(text).map(Self)
    }
}

impl Temperature {
    /// Reads degrees Celsius: `37`, `36,8` or `36.8`.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::SCALE.read(text).map(Self)
    }
}

impl Volume {
    /// The most that is taken for a volume.
    pub const MOST: Self = Self(Self::SCALE.high);

    /// Reads millilitres.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::SCALE.read(text).map(Self)
    }
}

impl Grams {
    /// Reads grams.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::SCALE.read(text).map(Self)
    }
}

impl Mmhg {
    /// Reads millimetres of mercury. `12` is centimetres: the fault says what it is in millimetres.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        Self::SCALE.read(text).map(Self).map_err(|fault| {
            Self::from_centimetres(text).map_or(fault, |meant| NumberFault::OtherUnit {
                meant: Figure::Whole(meant.0),
                unit: MeasuredIn::MillimetresOfMercury,
            })
        })
    }

    /// The pressure that a text means in centimetres of mercury, where that is possible.
    fn from_centimetres(text: &str) -> Option<Self> {
        let tenths = Typed::read(text).ok()?.tenths()?;
        Self::SCALE.possible(tenths).map(Self)
    }
}

/// Blood pressure. Made by [`Pressure::new`] or [`Pressure::parse`], the upper value is above the lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pressure {
    /// The upper value, when the heart beats.
    pub systolic: Mmhg,
    /// The lower value, between beats.
    pub diastolic: Mmhg,
}

impl Pressure {
    /// Puts the two values together.
    pub fn new(systolic: Mmhg, diastolic: Mmhg) -> Result<Self, NumberFault> {
        if systolic <= diastolic {
            return Err(NumberFault::SystolicNotAbove);
        }
        Ok(Self { systolic, diastolic })
    }

    /// Reads `120/80`. `12/8` is centimetres of mercury: the fault says what it is in millimetres.
    pub fn parse(text: &str) -> Result<Self, NumberFault> {
        if text.trim().is_empty() {
            return Err(NumberFault::Empty);
        }
        let (systolic, diastolic) = text.split_once('/').ok_or(NumberFault::NotAPair)?;
        if diastolic.contains('/') || systolic.trim().is_empty() || diastolic.trim().is_empty() {
            return Err(NumberFault::NotAPair);
        }
        match (Mmhg::parse(systolic), Mmhg::parse(diastolic)) {
            (Ok(systolic), Ok(diastolic)) => Self::new(systolic, diastolic),
            (Err(NumberFault::OtherUnit { .. }), Err(NumberFault::OtherUnit { .. })) => Err(
                match (
                    Mmhg::from_centimetres(systolic),
                    Mmhg::from_centimetres(diastolic),
                ) {
                    (Some(upper), Some(lower)) if upper > lower => NumberFault::OtherUnit {
                        meant: Figure::Pair(upper.0, lower.0),
                        unit: MeasuredIn::MillimetresOfMercury,
                    },
                    _ => NumberFault::SystolicNotAbove,
                },
            ),
            // One half in centimetres is a missed key rather than another unit.
            (Err(NumberFault::OtherUnit { .. }), Ok(_)) | (Ok(_), Err(NumberFault::OtherUnit { .. })) => {
                Err(Mmhg::SCALE.implausible(None))
            }
            (
                Ok(systolic),
                Err(NumberFault::WithUnit {
                    number: Figure::Whole(lower),
                }),
            ) => {
                let both = Self::new(systolic, Mmhg(lower))?;
                Err(NumberFault::WithUnit {
                    number: Figure::Pair(both.systolic.0, both.diastolic.0),
                })
            }
            (Err(NumberFault::OtherUnit { .. }) | Ok(_), Err(fault)) | (Err(fault), _) => Err(fault),
        }
    }
}

impl fmt::Display for Pressure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.systolic, self.diastolic)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_measured_value_of_the_corpus_is_read_or_refused_as_listed() {
        let mut seen = 0;
        for line in include_str!("../../tests/badinput/vitals.jsonl").lines() {
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
}
