//! What the rules say about one donor: what is missing, what is against, which volumes are allowed. The station proposes,
//! the examining doctor decides; a hard rule nobody can set aside.

#[cfg(test)]
mod boundaries;
mod examine;

use chrono::NaiveDate;

pub use examine::{Check, Finding, Verdict, VolumeBar, bars_to, examine};
use examine::{against_of, check_age, check_past};

use super::birth::{Age, AgeSpan};
use super::identity::Sex;
use super::person::DonorFacts;
use super::rulepack::{GroundCode, RulePack, Until};
use super::step::RuleId;
use super::visit::Visit;
use super::vitals::{Haemoglobin, Mmhg, Pulse, Volume, Weight};

/// Something that a decision still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// Weight, pressure, pulse.
    Vitals,
    /// Haemoglobin.
    BloodTest,
    /// The rapid hepatitis B test, where the site asks for it.
    Hbsag,
}

/// A rule that a donor does not meet, with the values that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// Too young. Hard.
    TooYoung {
        /// Their age.
        age: Age,
        /// The least.
        least: Age,
    },
    /// Too old. Hard: the law's upper end.
    TooOld {
        /// Their age.
        age: Age,
        /// The most.
        most: Age,
    },
    /// Only the birth year is known and it leaves the age open. Hard.
    BirthDateNeeded,
    /// Too light. Hard.
    TooLight {
        /// Their weight.
        weight: Weight,
        /// The least.
        least: Weight,
    },
    /// Too little haemoglobin for any volume. Hard.
    LowHaemoglobin {
        /// Measured.
        measured: Haemoglobin,
        /// The least.
        least: Haemoglobin,
    },
    /// The rapid hepatitis B test was not passed. Hard.
    RapidTestNotPassed,
    /// Something declared bars today. Hard.
    GroundInForce {
        /// What.
        ground: GroundCode,
        /// Until when.
        until: Until,
    },
    /// A deferral of an earlier day is in force. Hard.
    DeferredBefore {
        /// Why.
        ground: GroundCode,
        /// Until when.
        until: Until,
    },
    /// The last donation was not long enough ago. Hard.
    TooSoon {
        /// When it was.
        last: NaiveDate,
        /// From when on they may donate.
        eligible_on: NaiveDate,
    },
    /// The last donation is said to be in the future: a wrong date or a wrong clock. Hard.
    DonationInFuture {
        /// The date.
        last: NaiveDate,
    },
    /// Systolic pressure out of range. Soft.
    Systolic {
        /// Measured.
        measured: Mmhg,
        /// From here on.
        least: Mmhg,
        /// Below this.
        below: Mmhg,
    },
    /// Diastolic pressure out of range. Soft.
    Diastolic {
        /// Measured.
        measured: Mmhg,
        /// From here on.
        least: Mmhg,
        /// Below this.
        below: Mmhg,
    },
    /// Pulse out of range. Soft.
    PulseOut {
        /// Measured.
        measured: Pulse,
        /// The slowest.
        least: Pulse,
        /// The fastest.
        most: Pulse,
    },
}

impl Against {
    /// Whether nobody can set this rule aside.
    #[must_use]
    pub const fn is_hard(&self) -> bool {
        !matches!(
            self,
            Self::Systolic { .. } | Self::Diastolic { .. } | Self::PulseOut { .. }
        )
    }

    /// The rule's id in the pack.
    #[must_use]
    pub fn rule<'a>(&self, pack: &'a RulePack) -> &'a str {
        match self {
            Self::TooYoung { .. } | Self::TooOld { .. } | Self::BirthDateNeeded => &pack.age.rule,
            Self::TooLight { .. } => &pack.weight.rule,
            Self::LowHaemoglobin { .. } => &pack.haemoglobin.rule,
            Self::RapidTestNotPassed => pack
                .ground(&GroundCode::new("hbsag"))
                .map_or("E16", |ground| ground.rule.as_str()),
            Self::GroundInForce { ground, .. } | Self::DeferredBefore { ground, .. } => {
                pack.ground(ground).map_or("D", |ground| ground.rule.as_str())
            }
            Self::TooSoon { .. } | Self::DonationInFuture { .. } => &pack.interval.rule,
            Self::Systolic { .. } => &pack.systolic.rule,
            Self::Diastolic { .. } => &pack.diastolic.rule,
            Self::PulseOut { .. } => &pack.pulse.rule,
        }
    }

    /// The ground that the station proposes when the doctor sends this donor home.
    #[must_use]
    pub fn ground(&self) -> GroundCode {
        match self {
            Self::TooYoung { .. } | Self::TooOld { .. } | Self::BirthDateNeeded => GroundCode::new("age"),
            Self::TooLight { .. } => GroundCode::new("low_weight"),
            Self::LowHaemoglobin { .. } => GroundCode::new("low_hb"),
            Self::RapidTestNotPassed => GroundCode::new("hbsag"),
            Self::GroundInForce { ground, .. } | Self::DeferredBefore { ground, .. } => ground.clone(),
            Self::TooSoon { .. } | Self::DonationInFuture { .. } => GroundCode::new("interval"),
            Self::Systolic { .. } | Self::Diastolic { .. } => GroundCode::new("blood_pressure"),
            Self::PulseOut { .. } => GroundCode::new("pulse"),
        }
    }
}

/// Everything that the rules say about one donor at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessment {
    /// What has not been measured.
    pub missing: Vec<Missing>,
    /// What is against.
    pub against: Vec<Against>,
    /// The bags that weight and haemoglobin allow, smallest first.
    pub volumes: Vec<Volume>,
}

impl Assessment {
    /// The largest volume allowed.
    pub fn largest(&self) -> Option<Volume> {
        self.volumes.last().copied()
    }

    /// Whether a hard rule is against.
    pub fn is_barred(&self) -> bool {
        self.against.iter().any(Against::is_hard)
    }

    /// The soft rules that are against; a doctor can set them aside with a reason.
    pub fn to_override(&self, pack: &RulePack) -> Vec<RuleId> {
        let mut rules: Vec<_> = self
            .against
            .iter()
            .filter(|a| !a.is_hard())
            .map(|a| a.rule(pack).to_owned())
            .collect();
        rules.dedup();
        rules.into_iter().map(RuleId).collect()
    }

    /// The ground to propose for a deferral: the first hard rule that is against, else the first soft one.
    pub fn proposed_ground(&self) -> Option<GroundCode> {
        let hard = self.against.iter().find(|against| against.is_hard());
        hard.or_else(|| self.against.first()).map(Against::ground)
    }
}

/// Judges age alone, as soon as someone stands at reception.
pub fn judge_age(pack: &RulePack, age: AgeSpan) -> Option<Against> {
    against_of(check_age(pack, age).verdict)
}

/// Judges what earlier days say: the interval since the last donation, a deferral in force.
pub fn judge_past(pack: &RulePack, facts: &DonorFacts, today: NaiveDate) -> Vec<Against> {
    check_past(pack, facts, today)
        .into_iter()
        .filter_map(|finding| against_of(finding.verdict))
        .collect()
}

/// The bags that weight and haemoglobin allow, smallest first.
pub fn allowed_volumes(pack: &RulePack, sex: Sex, weight: Weight, haemoglobin: Haemoglobin) -> Vec<Volume> {
    let bags = pack.volume.bags_ml.iter().copied();
    bags.filter(|bag| bars_to(pack, sex, weight, haemoglobin, *bag).next().is_none())
        .collect()
}

/// The least weight for this sex.
#[must_use]
pub const fn least_weight(pack: &RulePack, sex: Sex) -> Weight {
    match sex {
        Sex::Female => pack.weight.female_least_tenths_kg.in_force(),
        Sex::Male => pack.weight.male_least_tenths_kg.in_force(),
    }
}

/// Judges a visit on `today` with the values recorded so far.
pub fn assess(pack: &RulePack, visit: &Visit, facts: Option<&DonorFacts>, today: NaiveDate) -> Assessment {
    let mut assessment = Assessment::default();
    for finding in examine(pack, visit, facts, today) {
        match finding.verdict {
            Verdict::Against(against) => assessment.against.push(against),
            Verdict::Missing(missing) if !assessment.missing.contains(&missing) => {
                assessment.missing.push(missing);
            }
            Verdict::Missing(_) | Verdict::Met | Verdict::NotAsked => {}
        }
    }
    if let (Some(vitals), Some(test)) = (visit.latest_vitals(), visit.latest_blood_test()) {
        assessment.volumes = allowed_volumes(pack, visit.sex, vitals.weight, test.haemoglobin);
    }
    assessment
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> RulePack {
        RulePack::vn_tt26_2013().unwrap()
    }

    fn volumes(pack: &RulePack, sex: Sex, tenths_kg: u16, g_l: u16) -> Vec<u16> {
        allowed_volumes(
            pack,
            sex,
            Weight::from_tenths(tenths_kg),
            Haemoglobin::from_g_l(g_l),
        )
        .into_iter()
        .map(Volume::ml)
        .collect()
    }

    /// The decision table of the rules, on both sides of every line.
    #[test]
    fn the_volume_follows_weight_and_haemoglobin() {
        use Sex::{Female, Male};
        let pack = pack();
        for (sex, weight, hb, expected) in [
            (Female, 419, 130, vec![]),
            (Female, 420, 119, vec![]),
            (Female, 420, 120, vec![250]),
            (Female, 449, 150, vec![250]),
            (Male, 449, 150, vec![]),
            (Male, 450, 119, vec![]),
            (Male, 450, 120, vec![250, 350]),
            (Female, 450, 150, vec![250, 350]),
            (Male, 499, 150, vec![250, 350]),
            (Male, 500, 124, vec![250, 350]),
            (Male, 500, 125, vec![250, 350, 450]),
            (Female, 500, 125, vec![250, 350, 450]),
            (Male, 1200, 119, vec![]),
            (Male, 1200, 200, vec![250, 350, 450]),
        ] {
            assert_eq!(volumes(&pack, sex, weight, hb), expected, "{sex:?} {weight} {hb}");
        }
    }

    #[test]
    fn no_bag_is_ever_more_than_weight_and_law_allow() {
        let pack = pack();
        for weight in 300..=1500 {
            for hb in 90..=180 {
                for sex in [Sex::Female, Sex::Male] {
                    for ml in volumes(&pack, sex, weight, hb) {
                        assert!(u32::from(ml) * 10 <= 9 * u32::from(weight) && ml <= 500);
                        assert!(weight >= if sex == Sex::Female { 420 } else { 450 });
                        assert!(weight >= 450 || ml <= 250);
                        assert!(hb >= if ml > 350 { 125 } else { 120 });
                    }
                }
            }
        }
    }

    fn age(at_least: u8, at_most: u8) -> Option<Against> {
        judge_age(
            &pack(),
            AgeSpan {
                at_least: Age::new(at_least),
                at_most: Age::new(at_most),
            },
        )
    }

    #[test]
    fn age_is_judged_on_both_sides_of_both_ends() {
        assert!(matches!(age(17, 17), Some(Against::TooYoung { .. })));
        assert_eq!(age(18, 18), None);
        assert_eq!(age(60, 60), None);
        assert!(matches!(age(61, 61), Some(Against::TooOld { .. })));
    }

    #[test]
    fn a_birth_year_alone_is_enough_only_where_it_leaves_no_doubt() {
        assert_eq!(age(17, 18), Some(Against::BirthDateNeeded));
        assert_eq!(age(18, 19), None);
        assert_eq!(age(59, 60), None);
        assert_eq!(age(60, 61), Some(Against::BirthDateNeeded));
    }
}
