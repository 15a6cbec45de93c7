//! Every rule put to one donor, with the value that decided and the limits in force. What the station decides and what it
//! explains both come from here, so that they cannot differ.

use chrono::NaiveDate;

use super::{Against, Missing, least_weight};
use crate::domain::birth::{Age, AgeSpan};
use crate::domain::identity::Sex;
use crate::domain::person::DonorFacts;
use crate::domain::rulepack::{Component, Donation, GroundCode, RulePack, Until};
use crate::domain::step::Hbsag;
use crate::domain::visit::Visit;
use crate::domain::vitals::{Haemoglobin, Mmhg, Pulse, Volume, Weight};

/// One rule put to one donor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is met.
    Met,
    /// It is not met.
    Against(Against),
    /// The value is not there yet.
    Missing(Missing),
    /// The value is not there, and the rules do not ask for it.
    NotAsked,
}

/// What a rule looks at: the donor's value and the limits in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// Age, both ends allowed.
    Age {
        /// Theirs.
        age: AgeSpan,
        /// The least.
        least: Age,
        /// The most.
        most: Age,
    },
    /// A deferral of an earlier day.
    EarlierDeferral(Option<(GroundCode, Until)>),
    /// The time since the last donation.
    Interval {
        /// When that was.
        last: Option<NaiveDate>,
        /// From when on they may donate.
        eligible_on: Option<NaiveDate>,
        /// The least days.
        days: u16,
    },
    /// Something that the donor said.
    Declared {
        /// What.
        ground: GroundCode,
        /// Until when.
        until: Until,
    },
    /// Weight.
    Weight {
        /// Measured.
        measured: Option<Weight>,
        /// The least for their sex.
        least: Weight,
    },
    /// Systolic pressure.
    Systolic {
        /// Measured.
        measured: Option<Mmhg>,
        /// From here on.
        least: Mmhg,
        /// Below this.
        below: Mmhg,
    },
    /// Diastolic pressure.
    Diastolic {
        /// Measured.
        measured: Option<Mmhg>,
        /// From here on.
        least: Mmhg,
        /// Below this.
        below: Mmhg,
    },
    /// Pulse, both ends allowed.
    Pulse {
        /// Measured.
        measured: Option<Pulse>,
        /// The slowest.
        least: Pulse,
        /// The fastest.
        most: Pulse,
    },
    /// Haemoglobin, for any volume.
    Haemoglobin {
        /// Measured.
        measured: Option<Haemoglobin>,
        /// The least.
        least: Haemoglobin,
    },
    /// The rapid hepatitis B test.
    RapidTest {
        /// The newest result.
        result: Option<Hbsag>,
    },
}

/// Why a bag is not for a donor, with the limit in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VolumeBar {
    /// Too light for any donation.
    Weight {
        /// The least weight.
        least: Weight,
    },
    /// Too little haemoglobin for any donation.
    Haemoglobin {
        /// The least.
        least: Haemoglobin,
    },
    /// Too large for a light donor.
    Light {
        /// Who is lighter than this is light.
        below: Weight,
        /// The most for them.
        most: Volume,
    },
    /// Too large for the weight.
    PerKg {
        /// The most for each kilogram.
        ml_per_kg: u16,
        /// What that comes to, rounded down.
        most: Volume,
    },
    /// Too large for anybody.
    Most {
        /// The most.
        most: Volume,
    },
    /// Too little haemoglobin for a large donation.
    Large {
        /// Above this volume.
        above: Volume,
        /// The least haemoglobin.
        least: Haemoglobin,
    },
}

impl VolumeBar {
    /// The rule's id in the pack.
    #[must_use]
    pub fn rule(self, pack: &RulePack) -> &str {
        match self {
            Self::Weight { .. } => &pack.weight.rule,
            Self::Haemoglobin { .. } => &pack.haemoglobin.rule,
            Self::Light { .. } => &pack.light.rule,
            Self::PerKg { .. } | Self::Most { .. } => &pack.volume.rule,
            Self::Large { .. } => &pack.large_volume.rule,
        }
    }
}

/// Everything that keeps a donor from a bag; nothing where the bag is allowed.
pub fn bars_to(
    pack: &RulePack,
    sex: Sex,
    weight: Weight,
    haemoglobin: Haemoglobin,
    bag: Volume,
) -> impl Iterator<Item = VolumeBar> + use<> {
    let (light, large) = (&pack.light, &pack.large_volume);
    let least_weight = least_weight(pack, sex);
    let least = pack.haemoglobin.least_g_l.in_force();
    let (below, light_most) = (light.below_tenths_kg.in_force(), light.most_ml.in_force());
    let (above, large_least) = (large.above_ml.in_force(), large.least_g_l.in_force());
    let (ml_per_kg, most) = (
        pack.volume.most_ml_per_kg.in_force(),
        pack.volume.most_ml.in_force(),
    );
    // ml per kg times tenths of a kg: compared in tenths of a ml, so that 49.9 kg never rounds up to a 450 ml bag.
    let by_weight = u32::from(ml_per_kg) * u32::from(weight.tenths());
    let by_weight_ml = Volume::from_ml(u16::try_from(by_weight / 10).unwrap_or(u16::MAX));
    [
        (weight < least_weight).then_some(VolumeBar::Weight { least: least_weight }),
        (haemoglobin < least).then_some(VolumeBar::Haemoglobin { least }),
        (weight < below && bag > light_most).then_some(VolumeBar::Light {
            below,
            most: light_most,
        }),
        (u32::from(bag.ml()) * 10 > by_weight).then_some(VolumeBar::PerKg {
            ml_per_kg,
            most: by_weight_ml,
        }),
        (bag > most).then_some(VolumeBar::Most { most }),
        (bag > above && haemoglobin < large_least).then_some(VolumeBar::Large {
            above,
            least: large_least,
        }),
    ]
    .into_iter()
    .flatten()
}

/// Puts every rule to a visit on `today`, with the values recorded so far. Without `facts` the past is left out.
pub fn examine(pack: &RulePack, visit: &Visit, facts: Option<&DonorFacts>, today: NaiveDate) -> Vec<Finding> {
    let age = facts
        .and_then(|facts| facts.person.birth.age_on(today))
        .unwrap_or(AgeSpan {
            at_least: visit.age,
            at_most: visit.age,
        });
    let mut findings = vec![check_age(pack, age)];
    if let Some(facts) = facts {
        findings.extend(check_past(pack, facts, today));
    }
    findings.extend(visit.declared.iter().map(|declared| {
        let (ground, until) = (declared.ground.clone(), declared.until);
        Finding {
            verdict: if until.bars(today) {
                Verdict::Against(Against::GroundInForce {
                    ground: ground.clone(),
                    until,
                })
            } else {
                Verdict::Met
            },
            check: Check::Declared { ground, until },
        }
    }));
    findings.extend(check_vitals(pack, visit));
    findings.extend(check_blood(pack, visit));
    findings
}

/// What is against, if anything is.
pub(super) fn against_of(verdict: Verdict) -> Option<Against> {
    match verdict {
        Verdict::Against(against) => Some(against),
        Verdict::Met | Verdict::Missing(_) | Verdict::NotAsked => None,
    }
}

/// Met, unless something is against.
fn unless(against: Option<Against>) -> Verdict {
    against.map_or(Verdict::Met, Verdict::Against)
}

/// Judges a measured value that may not be there yet.
fn measured<T>(value: Option<T>, missing: Missing, judge: impl FnOnce(T) -> Option<Against>) -> Verdict {
    value.map_or(Verdict::Missing(missing), |value| unless(judge(value)))
}

pub(super) fn check_age(pack: &RulePack, age: AgeSpan) -> Finding {
    let least = Age::new(pack.age.least_years.in_force());
    let most = Age::new(pack.age.most_years.in_force());
    let against = if age.at_most < least {
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
    };
    Finding {
        check: Check::Age { age, least, most },
        verdict: unless(against),
    }
}

pub(super) fn check_past(pack: &RulePack, facts: &DonorFacts, today: NaiveDate) -> [Finding; 2] {
    let deferred = facts.deferred.clone();
    let in_force = deferred.clone().filter(|(_, until)| until.bars(today));
    let deferral = Finding {
        check: Check::EarlierDeferral(deferred),
        verdict: unless(in_force.map(|(ground, until)| Against::DeferredBefore { ground, until })),
    };
    let last = facts.last_bled;
    let eligible_on = last.and_then(|date| {
        // What the roster and the log hold are donations of whole blood, and the longest interval is the safe one.
        let component = Component::WholeBlood;
        pack.eligible_on(Donation { component, date }, &[])
    });
    let against = last.and_then(|last| match eligible_on {
        _ if last > today => Some(Against::DonationInFuture { last }),
        None => Some(Against::DonationInFuture { last }),
        Some(eligible_on) => (today < eligible_on).then_some(Against::TooSoon { last, eligible_on }),
    });
    let interval = Finding {
        check: Check::Interval {
            last,
            eligible_on,
            days: pack.interval.whole_blood_days.in_force(),
        },
        verdict: unless(against),
    };
    [deferral, interval]
}

fn check_vitals(pack: &RulePack, visit: &Visit) -> [Finding; 4] {
    let vitals = visit.latest_vitals();
    [
        check_weight(pack, visit.sex, vitals.map(|vitals| vitals.weight)),
        check_systolic(pack, vitals.map(|vitals| vitals.pressure.systolic)),
        check_diastolic(pack, vitals.map(|vitals| vitals.pressure.diastolic)),
        check_pulse(pack, vitals.map(|vitals| vitals.pulse)),
    ]
}

fn check_weight(pack: &RulePack, sex: Sex, weight: Option<Weight>) -> Finding {
    let least = least_weight(pack, sex);
    Finding {
        check: Check::Weight {
            measured: weight,
            least,
        },
        verdict: measured(weight, Missing::Vitals, |weight| {
            (weight < least).then_some(Against::TooLight { weight, least })
        }),
    }
}

fn check_systolic(pack: &RulePack, pressure: Option<Mmhg>) -> Finding {
    let (least, below) = (
        pack.systolic.least_mmhg.in_force(),
        pack.systolic.below_mmhg.in_force(),
    );
    Finding {
        check: Check::Systolic {
            measured: pressure,
            least,
            below,
        },
        verdict: measured(pressure, Missing::Vitals, |measured| {
            (measured < least || measured >= below).then_some(Against::Systolic {
                measured,
                least,
                below,
            })
        }),
    }
}

fn check_diastolic(pack: &RulePack, pressure: Option<Mmhg>) -> Finding {
    let (least, below) = (
        pack.diastolic.least_mmhg.in_force(),
        pack.diastolic.below_mmhg.in_force(),
    );
    Finding {
        check: Check::Diastolic {
            measured: pressure,
            least,
            below,
        },
        verdict: measured(pressure, Missing::Vitals, |measured| {
            (measured < least || measured >= below).then_some(Against::Diastolic {
                measured,
                least,
                below,
            })
        }),
    }
}

fn check_pulse(pack: &RulePack, pulse: Option<Pulse>) -> Finding {
    let (least, most) = (
        pack.pulse.least_per_minute.in_force(),
        pack.pulse.most_per_minute.in_force(),
    );
    Finding {
        check: Check::Pulse {
            measured: pulse,
            least,
            most,
        },
        verdict: measured(pulse, Missing::Vitals, |measured| {
            (measured < least || measured > most).then_some(Against::PulseOut {
                measured,
                least,
                most,
            })
        }),
    }
}

fn check_blood(pack: &RulePack, visit: &Visit) -> [Finding; 2] {
    let measured_hb = visit.latest_blood_test().map(|test| test.haemoglobin);
    let least = pack.haemoglobin.least_g_l.in_force();
    let haemoglobin = Finding {
        check: Check::Haemoglobin {
            measured: measured_hb,
            least,
        },
        verdict: measured(measured_hb, Missing::BloodTest, |measured| {
            (measured < least).then_some(Against::LowHaemoglobin { measured, least })
        }),
    };
    // Haemoglobin measured again without the rapid test leaves its result as it was.
    let result = visit.blood_tests.iter().rev().find_map(|test| test.hbsag);
    let rapid = Finding {
        check: Check::RapidTest { result },
        verdict: match result {
            Some(Hbsag::Negative) => Verdict::Met,
            Some(Hbsag::Positive) => Verdict::Against(Against::RapidTestNotPassed),
            None if pack.hbsag.asked_of.in_force().includes(visit.is_first_time()) => {
                Verdict::Missing(Missing::Hbsag)
            }
            None => Verdict::NotAsked,
        },
    };
    [haemoglobin, rapid]
}
