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
mod tests;
