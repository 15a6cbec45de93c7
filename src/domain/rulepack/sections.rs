//! What a pack consists of: the rules with numbers (what each is, in which unit, which way it becomes stricter, and how
//! far the law lets it go), then the grounds. The numbers themselves are the pack's.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::grounds::Ground;
use super::limit::{Limit, Stricter};
use super::{Confidence, Names, PackFault, PackId};
use crate::domain::vitals::{Haemoglobin, Mmhg, Pulse, Volume, Weight};

/// One number of a pack with everything that is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Number<'a> {
    /// The rule's id, such as `E1`; the same in every pack.
    pub rule: &'static str,
    /// The section of the pack.
    pub section: &'static str,
    /// The key in that section; with it the number's own name.
    pub field: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// Which way it becomes stricter.
    pub stricter: Stricter,
    /// As its source has it, in that unit.
    pub legal: u32,
    /// The site's own.
    pub site: Option<u32>,
    /// The laxest that the law allows, where the law has a say.
    #[serde(skip)]
    pub law: Option<u32>,
    /// The article.
    pub article: &'a str,
    /// How sure that is.
    pub confidence: Confidence,
    /// The reason.
    pub why: &'a Names,
}

impl Number<'_> {
    /// The number that counts.
    #[must_use]
    pub fn in_force(&self) -> u32 {
        self.site.unwrap_or(self.legal)
    }

    /// What a person finds in the pack's file: `age.least_years`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}.{}", self.section, self.field)
    }

    /// Refuses a number that is laxer than the law, or a site's that is laxer than the one beside it.
    pub(super) fn check(&self) -> Result<(), PackFault> {
        if self
            .law
            .is_some_and(|law| self.stricter.is_laxer(self.legal, law))
        {
            return Err(PackFault::WeakerThanLaw {
                rule: self.rule.to_owned(),
                what: self.path(),
            });
        }
        if self
            .site
            .is_some_and(|site| self.stricter.is_laxer(site, self.legal))
        {
            return Err(PackFault::SiteLaxer {
                rule: self.rule.to_owned(),
                what: self.path(),
            });
        }
        Ok(())
    }
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Years.
    Years,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Tenths of a kilogram.
    TenthsKg,
    /// Millilitres.
    Ml,
    /// Millilitres for each kilogram of weight.
    MlPerKg,
    /// Grams in a litre.
    GL,
    /// 10⁹ in a litre.
    GigaL,
    /// Millimetres of mercury.
    Mmhg,
    /// Beats in a minute.
    PerMinute,
    /// Per cent.
    Percent,
    /// Milligrams in a millilitre.
    MgPerMl,
    /// How often.
    Times,
    /// Whom: the place in [`AskedOf`].
    Whom,
}

/// A quantity as a bare number of its unit.
trait Bare: Copy {
    fn bare(self) -> u32;
}

macro_rules! bare {
    ($($kind:ty: |$value:ident| $bare:expr;)*) => {$(
        impl Bare for $kind {
            fn bare(self) -> u32 {
                let $value = self;
                u32::from($bare)
            }
        }
    )*};
}

bare! {
    u8: |n| n;
    u16: |n| n;
    Weight: |n| n.tenths();
    Volume: |n| n.ml();
    Haemoglobin: |n| n.g_l();
    Mmhg: |n| n.mmhg();
    Pulse: |n| n.per_minute();
    AskedOf: |n| n as u8;
}

/// Who is asked for a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedOf {
    /// Nobody; a result that is there counts all the same.
    Nobody,
    /// Those who give for the first time.
    FirstTime,
    /// Everybody.
    Everybody,
}

impl AskedOf {
    /// Whether a donor is asked.
    #[must_use]
    pub const fn includes(self, first_time: bool) -> bool {
        match self {
            Self::Nobody => false,
            Self::FirstTime => first_time,
            Self::Everybody => true,
        }
    }
}

/// A kind of work that must wait after a donation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DutyGroup {
    /// A code for scripts.
    pub code: String,
    /// What a person calls it.
    pub name: Names,
}

/// Declares the rules: section, type, id; then each number with its type, unit, strictness, and the law where it has a say;
/// then what is no number.
macro_rules! sections {
    ($(
        $(#[$doc:meta])*
        $section:ident: $name:ident $id:literal {
            $($(#[$field_doc:meta])* $field:ident: $kind:ty, $unit:ident, $stricter:ident $(, $law:literal)?;)*
        } $({ $($(#[$other_doc:meta])* $other:ident: $other_kind:ty,)* })?
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name {
                /// The rule's id, such as `E1`.
                pub rule: String,
                /// The article that it comes from.
                pub article: String,
                /// How sure that is.
                pub confidence: Confidence,
                /// The reason, in a sentence.
                pub why: Names,
                $($(#[$field_doc])* pub $field: Limit<$kind>,)*
                $($($(#[$other_doc])* pub $other: $other_kind,)*)?
            }
        )*

        /// A set of rules with their sources.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct RulePack {
            /// The pack's name, stored with every decision that it led to.
            pub id: PackId,
            /// What a person calls it.
            pub title: Names,
            /// The day from which it is in force.
            pub effective_from: NaiveDate,
            $($(#[$doc])* pub $section: $name,)*
            /// Why someone may be sent home, and for how long.
            #[serde(rename = "ground")]
            pub grounds: Vec<Ground>,
            /// SHA-256 of the pack's text, in hexadecimal; shows that two stations used the same numbers.
            #[serde(skip)]
            pub hash: String,
        }

        impl RulePack {
            /// Every number, in the order of the pack.
            pub fn numbers(&self) -> Vec<Number<'_>> {
                let mut all = Vec::new();
                $($(
                    let law: &[u32] = &[$($law)?];
                    all.push(Number {
                        rule: $id,
                        section: stringify!($section),
                        field: stringify!($field),
                        unit: Unit::$unit,
                        stricter: Stricter::$stricter,
                        legal: self.$section.$field.legal().bare(),
                        site: self.$section.$field.site().map(Bare::bare),
                        law: law.first().copied(),
                        article: &self.$section.article,
                        confidence: self.$section.confidence,
                        why: &self.$section.why,
                    });
                )*)*
                all
            }

            /// Refuses a rule that goes by another id than everywhere else: the log says by its id which one was set aside.
            pub(super) fn check_ids(&self) -> Result<(), PackFault> {
                $(if self.$section.rule != $id {
                    return Err(PackFault::WrongId { section: stringify!($section), rule: $id });
                })*
                Ok(())
            }
        }
    };
}

sections! {
    /// Age in completed years, on the day.
    age: AgeRule "E1" {
        /// The youngest age.
        least_years: u8, Years, Higher, 18;
        /// The oldest age; the day before the next birthday is the last.
        most_years: u8, Years, Lower, 60;
    }
    /// The least weight, by sex.
    weight: WeightRule "E2" {
        /// For women.
        female_least_tenths_kg: Weight, TenthsKg, Higher, 420;
        /// For men.
        male_least_tenths_kg: Weight, TenthsKg, Higher, 450;
    }
    /// What a light donor may give.
    light: LightRule "E3" {
        /// Below this weight the donor is light.
        below_tenths_kg: Weight, TenthsKg, Higher, 450;
        /// The most that a light donor may give.
        most_ml: Volume, Ml, Lower, 250;
    }
    /// The volumes that may be drawn.
    volume: VolumeRule "E4" {
        /// The most for each kilogram of weight.
        most_ml_per_kg: u16, MlPerKg, Lower, 9;
        /// The most for anybody.
        most_ml: Volume, Ml, Lower, 500;
    } {
        /// The bags in use.
        bags_ml: Vec<Volume>,
    }
    /// What apheresis may take. It is not done at this station.
    apheresis: ApheresisRule "E5" {
        /// The least weight.
        least_tenths_kg: Weight, TenthsKg, Higher, 500;
        /// The most in all.
        most_ml: Volume, Ml, Lower, 500;
        /// From this weight on, more.
        heavy_from_tenths_kg: Weight, TenthsKg, Higher, 600;
        /// The most from that weight on.
        heavy_most_ml: Volume, Ml, Lower, 650;
    }
    /// Systolic pressure: from the least on, and below the upper number.
    systolic: SystolicRule "E6" {
        /// The least.
        least_mmhg: Mmhg, Mmhg, Higher;
        /// It must be below this.
        below_mmhg: Mmhg, Mmhg, Lower;
    }
    /// Diastolic pressure: from the least on, and below the upper number.
    diastolic: DiastolicRule "E7" {
        /// The least.
        least_mmhg: Mmhg, Mmhg, Higher;
        /// It must be below this.
        below_mmhg: Mmhg, Mmhg, Lower;
    }
    /// Pulse, both ends allowed.
    pulse: PulseRule "E8" {
        /// The slowest.
        least_per_minute: Pulse, PerMinute, Higher;
        /// The fastest.
        most_per_minute: Pulse, PerMinute, Lower;
    }
    /// Haemoglobin for any donation.
    haemoglobin: HaemoglobinRule "E9" {
        /// The least.
        least_g_l: Haemoglobin, GL, Higher, 120;
    }
    /// Haemoglobin for a large donation.
    large_volume: LargeVolumeRule "E10" {
        /// A donation is large above this volume.
        above_ml: Volume, Ml, Lower, 350;
        /// The least haemoglobin for it.
        least_g_l: Haemoglobin, GL, Higher, 125;
    }
    /// Platelets before apheresis. Not measured at this station.
    platelets: PlateletRule "E11" {
        /// The least.
        least_giga_l: u16, GigaL, Higher;
    }
    /// Serum protein before plasma apheresis. Not measured at this station.
    serum_protein: SerumProteinRule "E12" {
        /// The least.
        least_g_l: u16, GL, Higher;
        /// How old the result may be.
        tested_within_months: u16, Months, Lower;
    }
    /// The least time after whole blood or red cells.
    interval: IntervalRule "I1" {
        /// Donating on that day is allowed.
        whole_blood_days: u16, Days, Higher, 84;
    }
    /// The least time after plasma or platelets.
    plasma_interval: PlasmaIntervalRule "I2" {
        /// Donating on that day is allowed.
        days: u16, Days, Higher, 14;
    }
    /// How often neutrophils or stem cells may be given.
    cell_interval: CellIntervalRule "I3" {
        /// So often.
        at_most: u8, Times, Lower, 3;
        /// In so many days.
        within_days: u16, Days, Higher, 7;
    }
    /// Who takes the rapid hepatitis B test.
    hbsag: HbsagRule "T1" {
        /// Who.
        asked_of: AskedOf, Whom, Higher;
    }
    /// Blood pressure measured again after a rest.
    again: AgainRule "T2" {
        /// So often at most.
        at_most: u8, Times, Lower;
        /// The rest before it.
        after_minutes: u16, Minutes, Higher;
    }
    /// Who reacts more often than others.
    risk: RiskRule "R2" {
        /// Younger than this.
        young_below_years: u8, Years, Higher;
        /// Lighter than this.
        light_below_tenths_kg: Weight, TenthsKg, Higher;
    }
    /// How long a draw may take.
    draw: DrawRule "C1" {
        /// From here on the bed warns.
        warn_minutes: u16, Minutes, Lower;
        /// From here on somebody must decide.
        most_minutes: u16, Minutes, Lower;
    }
    /// What a finished bag holds.
    bag: BagRule "C2" {
        /// How far it may be from its nominal volume.
        tolerance_percent: u16, Percent, Lower;
    }
    /// Two donors whom one nurse started shortly one after the other.
    swap: SwapRule "C3" {
        /// From one start to the next.
        within_minutes: u16, Minutes, Higher;
    }
    /// The weight of blood.
    density: DensityRule "C4" {
        /// Milligrams that a millilitre weighs.
        mg_per_ml: u16, MgPerMl, Neither;
    }
    /// A vein that is punctured again, with the donor's consent.
    puncture: PunctureRule "C5" {
        /// So often at most.
        again_at_most: u8, Times, Lower;
    }
    /// The rest after the needle is out.
    rest: RestRule "R1" {
        /// For everybody.
        least_minutes: u16, Minutes, Higher;
        /// After a reaction.
        after_reaction_minutes: u16, Minutes, Higher;
    }
    /// Work that must wait after a donation.
    duty: DutyRule "I4" {
        /// Hours after the needle is out.
        least_hours: u8, Hours, Higher, 12;
    } {
        /// Who does such work.
        groups: Vec<DutyGroup>,
    }
}
