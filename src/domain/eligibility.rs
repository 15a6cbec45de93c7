//! What the rules say about one donor: what is missing, what is against, which volumes are allowed. The station proposes,
//! the examining doctor decides; a hard rule nobody can set aside.

use chrono::NaiveDate;

use super::birth::{Age, AgeSpan};
use super::identity::Sex;
use super::person::DonorFacts;
use super::rulepack::{GroundCode, RulePack, Until};
use super::step::{BloodTest, Hbsag, RuleId, Vitals};
use super::visit::Visit;
use super::vitals::{Haemoglobin, Mmhg, Pulse, Volume, Weight};

/// Something that a decision still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// Weight, pressure, pulse.
    Vitals,
    /// The rapid test.
    BloodTest,
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
            Self::Systolic { .. } | Self::Diastolic { .. } => &pack.blood_pressure.rule,
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
    let (least, most) = (Age::new(pack.age.least_years), Age::new(pack.age.most_years));
    if age.at_most < least {
        Some(Against::TooYoung {
            age: age.at_most,
            least,
        })
    } else if age.at_least > most {
        Some(Against::TooOld {
            age: age.at_least,
            most,
        })
    } else if age.at_least < least || age.at_most > most {
        Some(Against::BirthDateNeeded)
    } else {
        None
    }
}

/// Judges what earlier days say: the interval since the last donation, a deferral in force.
pub fn judge_past(pack: &RulePack, facts: &DonorFacts, today: NaiveDate) -> Vec<Against> {
    let mut against = Vec::new();
    if let Some((ground, until)) = &facts.deferred
        && until.bars(today)
    {
        against.push(Against::DeferredBefore {
            ground: ground.clone(),
            until: *until,
        });
    }
    if let Some(last) = facts.last_bled {
        if last > today {
            against.push(Against::DonationInFuture { last });
        } else {
            let days = chrono::Days::new(u64::from(pack.interval.whole_blood_days));
            match last.checked_add_days(days) {
                Some(eligible_on) if today < eligible_on => {
                    against.push(Against::TooSoon { last, eligible_on });
                }
                Some(_) => {}
                None => against.push(Against::DonationInFuture { last }),
            }
        }
    }
    against
}

/// The bags that weight and haemoglobin allow, smallest first.
pub fn allowed_volumes(pack: &RulePack, sex: Sex, weight: Weight, haemoglobin: Haemoglobin) -> Vec<Volume> {
    if weight < least_weight(pack, sex) || haemoglobin < pack.haemoglobin.least_g_l {
        return Vec::new();
    }
    let rule = &pack.volume;
    // ml per kg times tenths of a kg: compared in tenths of a ml, so that 49.9 kg never rounds up to a 450 ml bag.
    let by_weight = u32::from(rule.most_ml_per_kg) * u32::from(weight.tenths());
    let mut volumes: Vec<_> = rule
        .bags_ml
        .iter()
        .copied()
        .filter(|bag| u32::from(bag.ml()) * 10 <= by_weight)
        .filter(|bag| *bag <= rule.most_ml)
        .filter(|bag| weight >= rule.light_below_tenths_kg || *bag <= rule.light_most_ml)
        .filter(|bag| {
            *bag <= pack.haemoglobin.large_above_ml || haemoglobin >= pack.haemoglobin.large_least_g_l
        })
        .collect();
    volumes.sort_unstable();
    volumes
}

/// The least weight for this sex.
#[must_use]
pub const fn least_weight(pack: &RulePack, sex: Sex) -> Weight {
    match sex {
        Sex::Female => pack.weight.female_least_tenths_kg,
        Sex::Male => pack.weight.male_least_tenths_kg,
    }
}

/// Judges measured values.
fn judge_vitals(pack: &RulePack, sex: Sex, vitals: &Vitals) -> Vec<Against> {
    let mut against = Vec::new();
    let least = least_weight(pack, sex);
    if vitals.weight < least {
        against.push(Against::TooLight {
            weight: vitals.weight,
            least,
        });
    }
    let rule = &pack.blood_pressure;
    let (least, below) = (rule.systolic_least_mmhg, rule.systolic_below_mmhg);
    if vitals.pressure.systolic < least || vitals.pressure.systolic >= below {
        against.push(Against::Systolic {
            measured: vitals.pressure.systolic,
            least,
            below,
        });
    }
    let (least, below) = (rule.diastolic_least_mmhg, rule.diastolic_below_mmhg);
    if vitals.pressure.diastolic < least || vitals.pressure.diastolic >= below {
        against.push(Against::Diastolic {
            measured: vitals.pressure.diastolic,
            least,
            below,
        });
    }
    let (least, most) = (pack.pulse.least_per_minute, pack.pulse.most_per_minute);
    if vitals.pulse < least || vitals.pulse > most {
        against.push(Against::PulseOut {
            measured: vitals.pulse,
            least,
            most,
        });
    }
    against
}

/// Judges a rapid test.
fn judge_blood_test(pack: &RulePack, test: BloodTest) -> Vec<Against> {
    let mut against = Vec::new();
    let least = pack.haemoglobin.least_g_l;
    if test.haemoglobin < least {
        against.push(Against::LowHaemoglobin {
            measured: test.haemoglobin,
            least,
        });
    }
    if test.hbsag == Some(Hbsag::Positive) {
        against.push(Against::RapidTestNotPassed);
    }
    against
}

/// Judges a visit on `today` with the values recorded so far.
pub fn assess(pack: &RulePack, visit: &Visit, facts: Option<&DonorFacts>, today: NaiveDate) -> Assessment {
    let mut assessment = Assessment::default();
    let age = facts
        .and_then(|facts| facts.person.birth.age_on(today))
        .unwrap_or(AgeSpan {
            at_least: visit.age,
            at_most: visit.age,
        });
    assessment.against.extend(judge_age(pack, age));
    if let Some(facts) = facts {
        assessment.against.extend(judge_past(pack, facts, today));
    }
    for declared in &visit.declared {
        if declared.until.bars(today) {
            assessment.against.push(Against::GroundInForce {
                ground: declared.ground.clone(),
                until: declared.until,
            });
        }
    }
    match visit.latest_vitals() {
        Some(vitals) => assessment.against.extend(judge_vitals(pack, visit.sex, vitals)),
        None => assessment.missing.push(Missing::Vitals),
    }
    match visit.latest_blood_test() {
        Some(test) => assessment.against.extend(judge_blood_test(pack, *test)),
        None => assessment.missing.push(Missing::BloodTest),
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

    #[test]
    fn pressure_and_pulse_are_soft_and_have_the_ends_of_the_circular() {
        let judge = |systolic, diastolic, pulse| {
            let vitals = Vitals {
                weight: Weight::from_tenths(600),
                pressure: super::super::vitals::Pressure {
                    systolic: Mmhg::from_mmhg(systolic),
                    diastolic: Mmhg::from_mmhg(diastolic),
                },
                pulse: Pulse::from_per_minute(pulse),
                temperature: None,
            };
            let against = judge_vitals(&pack(), Sex::Male, &vitals);
            assert!(against.iter().all(|a| !a.is_hard()));
            against.len()
        };
        assert_eq!(judge(99, 70, 70), 1);
        assert_eq!(judge(100, 60, 60), 0);
        assert_eq!(judge(159, 99, 90), 0);
        assert_eq!(judge(160, 100, 91), 3);
        assert_eq!(judge(120, 59, 59), 2);
    }
}
