//! The grounds that the law names, with the least period of each: no pack may leave one out or make it shorter.

use super::PackFault;
use super::grounds::{GroundCode, Period};
use super::sections::RulePack;

/// TT26 articles 4(2c), 5 and 6: code, rule, least period.
const GROUNDS: [(&str, &str, Period); 28] = [
    ("surgery", "D12a", Period::Months(12)),
    ("serious_infection", "D12b", Period::Months(12)),
    ("transfusion", "D12c", Period::Months(12)),
    ("rabies_vaccine", "D12c", Period::Months(12)),
    ("childbirth", "D12d", Period::Months(12)),
    ("tattoo", "D6a", Period::Months(6)),
    ("piercing", "D6b", Period::Months(6)),
    ("blood_exposure", "D6c", Period::Months(6)),
    ("grave_illness", "D6d", Period::Months(6)),
    ("infection", "D4a", Period::Weeks(4)),
    ("live_vaccine", "D4b", Period::Weeks(4)),
    ("cold", "D7a", Period::Days(7)),
    ("vaccine", "D7b", Period::Days(7)),
    ("interval", "I1", Period::Days(84)),
    ("pregnancy", "E17", Period::Today),
    ("acute_illness", "E18", Period::Today),
    ("chronic_illness", "E18", Period::Permanent),
    ("nervous_illness", "E18a", Period::Permanent),
    ("mental_illness", "E18b", Period::Permanent),
    ("respiratory_illness", "E18c", Period::Permanent),
    ("circulatory_illness", "E18d", Period::Permanent),
    ("urinary_illness", "E18e", Period::Permanent),
    ("digestive_illness", "E18f", Period::Permanent),
    ("liver_illness", "E18g", Period::Permanent),
    ("endocrine_illness", "E18h", Period::Permanent),
    ("blood_illness", "E18i", Period::Permanent),
    ("autoimmune_illness", "E18k", Period::Permanent),
    ("severe_allergy", "E18l", Period::Permanent),
];

/// The same, for who may never donate for another reason than an illness.
const EXCLUSIONS: [(&str, &str, Period); 3] = [
    ("transplant", "E19", Period::Permanent),
    ("addiction", "E20", Period::Permanent),
    ("severe_disability", "E21", Period::Permanent),
];

/// Grounds that the station proposes by itself; a pack must say how long they last.
const PROPOSED: [&str; 7] = [
    "low_hb",
    "low_weight",
    "blood_pressure",
    "pulse",
    "hbsag",
    "interval",
    "age",
];

impl RulePack {
    /// Refuses a pack that weakens a rule of the law, or whose site values weaken the pack.
    pub(super) fn check(&self) -> Result<(), PackFault> {
        self.check_ids()?;
        self.numbers().iter().try_for_each(super::Number::check)?;
        let bags = &self.volume.bags_ml;
        if bags.is_empty() || !bags.is_sorted_by(|a, b| a < b) {
            return Err(PackFault::Bags);
        }
        self.check_grounds()
    }

    fn check_grounds(&self) -> Result<(), PackFault> {
        for (n, ground) in self.grounds.iter().enumerate() {
            let mut others = self.grounds.iter().skip(n + 1);
            if others.any(|other| other.code == ground.code) {
                return Err(PackFault::GroundTwice(ground.code.as_str().to_owned()));
            }
            if ground
                .site
                .is_some_and(|site| site.is_shorter_than(ground.period))
            {
                return Err(PackFault::SiteLaxer {
                    rule: ground.rule.clone(),
                    what: ground.code.as_str().to_owned(),
                });
            }
        }
        for (code, rule, least) in GROUNDS.into_iter().chain(EXCLUSIONS) {
            let ground = self.ground(&GroundCode::new(code));
            let ground = ground.ok_or(PackFault::GroundMissing(code))?;
            if ground.period.is_shorter_than(least) {
                return Err(PackFault::WeakerThanLaw {
                    rule: rule.to_owned(),
                    what: code.to_owned(),
                });
            }
        }
        match PROPOSED
            .iter()
            .find(|code| self.ground(&GroundCode::new(code)).is_none())
        {
            Some(code) => Err(PackFault::GroundMissing(code)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Confidence;
    use super::*;

    #[test]
    fn every_ground_of_the_law_has_its_least_period_and_its_rule_in_the_pack_that_ships() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        for (code, rule, least) in GROUNDS.into_iter().chain(EXCLUSIONS) {
            let ground = pack.ground(&GroundCode::new(code)).unwrap();
            assert_eq!((ground.rule.as_str(), ground.period), (rule, least), "{code}");
            assert_eq!(ground.confidence, Confidence::Law, "{code}");
        }
    }

    /// A ground whose source is the law is guarded here, so that nobody can add one and forget the guard.
    #[test]
    fn every_ground_whose_source_is_the_law_is_guarded() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        for ground in &pack.grounds {
            let code = ground.code.as_str();
            let guarded = GROUNDS
                .iter()
                .chain(&EXCLUSIONS)
                .any(|(guarded, ..)| *guarded == code);
            let is_measured = ["low_weight", "age"].contains(&code);
            assert_eq!(
                guarded,
                ground.confidence == Confidence::Law && !is_measured,
                "{code}"
            );
        }
    }
}
