//! The rules of donation in force, as data. A pack is read from `assets/rules/`; the code knows what kinds of rule there
//! are, the pack knows the numbers and where they come from. A pack that is laxer than the law is not a pack.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::step::ChainHash;
use super::time::Span;
use super::vitals::{Haemoglobin, Mmhg, Pulse, Volume, Weight};

/// Circular 26/2013/TT-BYT as it ships with the station.
const VN_TT26_2013: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/rules/vn-tt26-2013.toml"
));

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
    /// Who may donate by age.
    pub age: AgeRule,
    /// The least weight.
    pub weight: WeightRule,
    /// How much may be drawn.
    pub volume: VolumeRule,
    /// The least haemoglobin.
    pub haemoglobin: HaemoglobinRule,
    /// The range of blood pressure.
    pub blood_pressure: PressureRule,
    /// The range of pulse.
    pub pulse: PulseRule,
    /// The least time between two donations.
    pub interval: IntervalRule,
    /// The rest after the needle is out.
    pub rest: RestRule,
    /// What a finished bag holds.
    pub bag: BagRule,
    /// How long a draw may take.
    pub draw: DrawRule,
    /// Who takes the rapid hepatitis B test.
    pub hbsag: HbsagRule,
    /// How often blood pressure may be measured again.
    pub again: AgainRule,
    /// When two donors of one nurse can be taken for each other.
    pub swap: SwapRule,
    /// How heavy blood is.
    pub density: DensityRule,
    /// How often a vein may be punctured again.
    pub puncture: PunctureRule,
    /// After how long drivers and those on duty may go back to work.
    pub duty: DutyRule,
    /// Who needs a closer look.
    pub risk: RiskRule,
    /// Why someone may be sent home, and for how long.
    #[serde(rename = "ground")]
    pub grounds: Vec<Ground>,
    /// SHA-256 of the pack's text, in hexadecimal; shows that two stations used the same numbers.
    #[serde(skip)]
    pub hash: String,
}

/// The name of a pack, such as `vn-tt26-2013`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackId(String);

impl PackId {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A name in both languages, as the pack gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

/// How sure it is that a number is what the law says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The text of the law was read.
    Law,
    /// Independent material quotes it.
    Secondary,
    /// Practice, to be confirmed by the hospital.
    Practice,
}

/// Declares a rule: its numbers beside the place that they come from.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* })*) => {$(
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
            $($(#[$field_doc])* pub $field: $kind,)*
        }
    )*};
}

rules! {
    /// Age in completed years, on the day.
    AgeRule {
        /// The youngest age.
        least_years: u8,
        /// The oldest age; the day before the next birthday is the last.
        most_years: u8,
    }
    /// The least weight, by sex.
    WeightRule {
        /// For women.
        female_least_tenths_kg: Weight,
        /// For men.
        male_least_tenths_kg: Weight,
    }
    /// The volumes that may be drawn.
    VolumeRule {
        /// The bags in use.
        bags_ml: Vec<Volume>,
        /// Below this weight the donor is light.
        light_below_tenths_kg: Weight,
        /// The most that a light donor may give.
        light_most_ml: Volume,
        /// The most for each kilogram of weight.
        most_ml_per_kg: u16,
        /// The most for anybody.
        most_ml: Volume,
    }
    /// The least haemoglobin, by volume.
    HaemoglobinRule {
        /// For any donation.
        least_g_l: Haemoglobin,
        /// Above this volume, more is asked.
        large_above_ml: Volume,
        /// For a donation above that volume.
        large_least_g_l: Haemoglobin,
    }
    /// Blood pressure: from the least on, and below the upper number.
    PressureRule {
        /// Least systolic pressure.
        systolic_least_mmhg: Mmhg,
        /// Systolic pressure must be below this.
        systolic_below_mmhg: Mmhg,
        /// Least diastolic pressure.
        diastolic_least_mmhg: Mmhg,
        /// Diastolic pressure must be below this.
        diastolic_below_mmhg: Mmhg,
    }
    /// Pulse, both ends allowed.
    PulseRule {
        /// The slowest.
        least_per_minute: Pulse,
        /// The fastest.
        most_per_minute: Pulse,
    }
    /// The least time between donations.
    IntervalRule {
        /// After whole blood; donating on that day is allowed.
        whole_blood_days: u16,
    }
    /// The rest after the needle is out.
    RestRule {
        /// For everybody.
        least_minutes: u16,
        /// After a reaction.
        after_reaction_minutes: u16,
    }
    /// What a finished bag holds.
    BagRule {
        /// How far it may be from its nominal volume.
        tolerance_percent: u16,
    }
    /// How long a draw may take.
    DrawRule {
        /// From here on the bed warns.
        warn_minutes: u16,
        /// From here on somebody must decide.
        most_minutes: u16,
    }
    /// Who takes the rapid hepatitis B test.
    HbsagRule {
        /// Who.
        asked_of: AskedOf,
    }
    /// Blood pressure measured again after a rest.
    AgainRule {
        /// So often at most.
        at_most: u8,
        /// The rest before it.
        after_minutes: u16,
    }
    /// Two donors whom one nurse started shortly one after the other.
    SwapRule {
        /// From one start to the next.
        within_minutes: u16,
    }
    /// The weight of blood.
    DensityRule {
        /// Milligrams that a millilitre weighs.
        mg_per_ml: u16,
    }
    /// A vein that is punctured again, with the donor's consent.
    PunctureRule {
        /// So often at most.
        again_at_most: u8,
    }
    /// Work that must wait after a donation.
    DutyRule {
        /// Hours after the needle is out.
        least_hours: u8,
    }
    /// Who reacts more often than others.
    RiskRule {
        /// Younger than this.
        young_below_years: u8,
        /// Lighter than this.
        light_below_tenths_kg: Weight,
    }
    /// A reason to send someone home.
    Ground {
        /// The code that steps and scripts use.
        code: GroundCode,
        /// How long it lasts.
        period: Period,
        /// What a person calls it.
        name: Names,
    }
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

/// The code of a ground of deferral, such as `tattoo`; which ones there are, the pack says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GroundCode(String);

impl GroundCode {
    /// The code of this name, whether a pack has it or not.
    pub fn new(code: &str) -> Self {
        Self(code.to_owned())
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How long a ground lasts, counted from the day on which it happened or ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Calendar months; the 31st becomes the month's last day.
    Months(u16),
    /// Weeks of seven days.
    Weeks(u16),
    /// Days.
    Days(u16),
    /// This day only.
    Today,
    /// For good.
    Permanent,
}

/// Until when somebody must wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// May donate on this date again.
    Date(NaiveDate),
    /// Never again.
    Never,
}

impl Until {
    /// Whether somebody has to wait on `date`.
    #[must_use]
    pub fn bars(self, date: NaiveDate) -> bool {
        match self {
            Self::Date(until) => date < until,
            Self::Never => true,
        }
    }
}

impl Ground {
    /// The first date on which someone may donate again after what happened on `happened`; `None` past the calendar's end.
    pub fn until(&self, happened: NaiveDate) -> Option<Until> {
        let until = match self.period {
            Period::Months(n) => happened.checked_add_months(Months::new(u32::from(n)))?,
            Period::Weeks(n) => happened.checked_add_days(Days::new(u64::from(n) * 7))?,
            Period::Days(n) => happened.checked_add_days(Days::new(u64::from(n)))?,
            Period::Today => happened.checked_add_days(Days::new(1))?,
            Period::Permanent => return Some(Until::Never),
        };
        Some(Until::Date(until))
    }
}

/// Why a text is not a rule pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackFault {
    /// It is not what a pack looks like.
    #[error("the rule pack cannot be read: {0}")]
    Unreadable(String),
    /// A number is laxer than the law.
    #[error("the rule pack weakens rule {rule} below the law")]
    WeakerThanLaw {
        /// The rule's id.
        rule: &'static str,
    },
    /// Two grounds have one code.
    #[error("the rule pack has the ground {0:?} twice")]
    GroundTwice(String),
    /// A code that the station itself uses is missing.
    #[error("the rule pack lacks the ground {0:?}")]
    GroundMissing(&'static str),
}

/// Grounds that the station proposes by itself; a pack must say how long they last.
const PROPOSED_GROUNDS: [&str; 6] = [
    "low_hb",
    "low_weight",
    "blood_pressure",
    "pulse",
    "interval",
    "age",
];

impl RulePack {
    /// The pack that ships with the station.
    pub fn vn_tt26_2013() -> Result<Self, PackFault> {
        Self::parse(VN_TT26_2013)
    }

    /// Reads a pack and refuses one that weakens a hard rule of the law.
    pub fn parse(text: &str) -> Result<Self, PackFault> {
        let mut pack: Self =
            toml::from_str(text).map_err(|fault| PackFault::Unreadable(fault.to_string()))?;
        pack.hash = ChainHash(Sha256::digest(text.as_bytes()).into()).to_string();
        pack.check_against_the_law()?;
        for (n, ground) in pack.grounds.iter().enumerate() {
            if pack
                .grounds
                .iter()
                .skip(n + 1)
                .any(|other| other.code == ground.code)
            {
                return Err(PackFault::GroundTwice(ground.code.as_str().to_owned()));
            }
        }
        match PROPOSED_GROUNDS
            .iter()
            .find(|code| pack.ground(&GroundCode::new(code)).is_none())
        {
            Some(code) => Err(PackFault::GroundMissing(code)),
            None => Ok(pack),
        }
    }

    /// The hard limits of TT26 articles 4 and 6, which a site may tighten and never loosen.
    fn check_against_the_law(&self) -> Result<(), PackFault> {
        let laxer = |rule| Err(PackFault::WeakerThanLaw { rule });
        if self.age.least_years < 18 || self.age.most_years > 60 {
            return laxer("E1");
        }
        if self.weight.female_least_tenths_kg < Weight::from_tenths(420)
            || self.weight.male_least_tenths_kg < Weight::from_tenths(450)
        {
            return laxer("E2");
        }
        if self.volume.light_below_tenths_kg < Weight::from_tenths(450)
            || self.volume.light_most_ml > Volume::from_ml(250)
        {
            return laxer("E3");
        }
        if self.volume.most_ml_per_kg > 9 || self.volume.most_ml > Volume::from_ml(500) {
            return laxer("E4");
        }
        if self.haemoglobin.least_g_l < Haemoglobin::from_g_l(120) {
            return laxer("E9");
        }
        if self.haemoglobin.large_least_g_l < Haemoglobin::from_g_l(125)
            || self.haemoglobin.large_above_ml > Volume::from_ml(350)
        {
            return laxer("E10");
        }
        if self.interval.whole_blood_days < 84 {
            return laxer("I1");
        }
        Ok(())
    }

    /// The ground with this code.
    pub fn ground(&self, code: &GroundCode) -> Option<&Ground> {
        self.grounds.iter().find(|ground| ground.code == *code)
    }

    /// The rest that somebody needs, by whether there was a reaction.
    #[must_use]
    pub fn least_rest(&self, after_reaction: bool) -> Span {
        Span::from_mins(u32::from(if after_reaction {
            self.rest.after_reaction_minutes.max(self.rest.least_minutes)
        } else {
            self.rest.least_minutes
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn changed(from: &str, to: &str) -> Result<RulePack, PackFault> {
        assert!(VN_TT26_2013.contains(from), "{from} is not in the pack");
        RulePack::parse(&VN_TT26_2013.replacen(from, to, 1))
    }

    #[test]
    fn the_pack_that_ships_is_read() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        assert_eq!(pack.id.as_str(), "vn-tt26-2013");
        assert_eq!(pack.hash.len(), 64);
        assert_eq!(pack.volume.bags_ml.len(), 3);
    }

    #[test]
    fn a_pack_may_be_stricter_than_the_law_and_never_laxer() {
        for (from, laxer, stricter, rule) in [
            ("least_years = 18", "least_years = 17", "least_years = 20", "E1"),
            ("most_years = 60", "most_years = 61", "most_years = 55", "E1"),
            (
                "female_least_tenths_kg = 420",
                "female_least_tenths_kg = 419",
                "female_least_tenths_kg = 421",
                "E2",
            ),
            (
                "male_least_tenths_kg = 450\n",
                "male_least_tenths_kg = 449\n",
                "male_least_tenths_kg = 451\n",
                "E2",
            ),
            (
                "light_most_ml = 250",
                "light_most_ml = 251",
                "light_most_ml = 200",
                "E3",
            ),
            (
                "light_below_tenths_kg = 450",
                "light_below_tenths_kg = 449",
                "light_below_tenths_kg = 460",
                "E3",
            ),
            (
                "most_ml_per_kg = 9",
                "most_ml_per_kg = 10",
                "most_ml_per_kg = 8",
                "E4",
            ),
            ("most_ml = 500", "most_ml = 501", "most_ml = 450", "E4"),
            (
                "\nleast_g_l = 120",
                "\nleast_g_l = 119",
                "\nleast_g_l = 121",
                "E9",
            ),
            (
                "large_least_g_l = 125",
                "large_least_g_l = 124",
                "large_least_g_l = 130",
                "E10",
            ),
            (
                "large_above_ml = 350",
                "large_above_ml = 351",
                "large_above_ml = 250",
                "E10",
            ),
            (
                "whole_blood_days = 84",
                "whole_blood_days = 83",
                "whole_blood_days = 90",
                "I1",
            ),
        ] {
            assert_eq!(
                changed(from, laxer),
                Err(PackFault::WeakerThanLaw { rule }),
                "{laxer}"
            );
            assert!(changed(from, stricter).is_ok(), "{stricter}");
        }
    }

    #[test]
    fn a_pack_with_an_unknown_key_or_a_ground_twice_is_refused() {
        assert!(matches!(
            changed("least_years", "lowest_years"),
            Err(PackFault::Unreadable(_))
        ));
        assert_eq!(
            changed("code = \"piercing\"", "code = \"tattoo\""),
            Err(PackFault::GroundTwice("tattoo".into()))
        );
        assert_eq!(
            changed("code = \"low_hb\"", "code = \"hb\""),
            Err(PackFault::GroundMissing("low_hb"))
        );
    }

    #[test]
    fn a_period_counts_calendar_months_and_whole_weeks() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let until = |code: &str, on: &str| {
            pack.ground(&GroundCode::new(code))
                .unwrap()
                .until(date(on))
                .unwrap()
        };
        assert_eq!(until("tattoo", "2026-08-31"), Until::Date(date("2027-02-28")));
        assert_eq!(until("tattoo", "2027-08-31"), Until::Date(date("2028-02-29")));
        assert_eq!(until("surgery", "2024-02-29"), Until::Date(date("2025-02-28")));
        assert_eq!(until("low_hb", "2026-10-22"), Until::Date(date("2026-11-19")));
        assert_eq!(until("cold", "2026-10-22"), Until::Date(date("2026-10-29")));
        assert_eq!(until("pulse", "2026-10-22"), Until::Date(date("2026-10-23")));
        assert_eq!(until("hbsag", "2026-10-22"), Until::Never);
        assert!(Until::Date(date("2026-10-29")).bars(date("2026-10-28")));
        assert!(!Until::Date(date("2026-10-29")).bars(date("2026-10-29")));
    }
}
