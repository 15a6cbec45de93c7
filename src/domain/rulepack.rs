//! The rules of donation in force, as data. A pack is read from `assets/rules/` or from a site's own file; the code knows
//! what kinds of rule there are, the pack knows the numbers and where they come from. A pack that is laxer than the law is
//! not a pack.

mod component;
mod grounds;
mod law;
mod limit;
mod sections;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use component::{Component, Donation};
pub use grounds::{FoundBy, Ground, GroundCode, GroundHit, Period, Until};
pub use limit::{Limit, Stricter};
pub use sections::*;

use super::step::ChainHash;
use super::time::Span;
use super::vitals::{Volume, Weight};

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

/// A text in both languages, as the pack gives it.
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
    /// In no text that was read; to be confirmed before anybody relies on it.
    Unconfirmed,
}

/// Why a text is not a rule pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackFault {
    /// It is not what a pack looks like.
    #[error("the rule pack cannot be read: {0}")]
    Unreadable(String),
    /// A number is laxer than the law.
    #[error("the rule pack weakens rule {rule} below the law: {what}")]
    WeakerThanLaw {
        /// The rule's id.
        rule: String,
        /// The key in the file, or the code of the ground.
        what: String,
    },
    /// The site's value is laxer than the one beside it.
    #[error("the site's value of rule {rule} is laxer than the rule: {what}")]
    SiteLaxer {
        /// The rule's id.
        rule: String,
        /// The key in the file, or the code of the ground.
        what: String,
    },
    /// A section calls its rule by another id.
    #[error("the rule of section {section} is {rule}")]
    WrongId {
        /// The section.
        section: &'static str,
        /// The id that it must have.
        rule: &'static str,
    },
    /// There are no bags, or they do not stand from the smallest to the largest.
    #[error("the bags of the rule pack must be named from the smallest to the largest")]
    Bags,
    /// Two grounds have one code.
    #[error("the rule pack has the ground {0:?} twice")]
    GroundTwice(String),
    /// A ground that the law has or the station itself uses is missing.
    #[error("the rule pack lacks the ground {0:?}")]
    GroundMissing(&'static str),
    /// A site's pack differs from the one that ships and goes by its name.
    #[error("the rule pack needs an id of its own, it differs from {0}")]
    TakenId(String),
}

impl RulePack {
    /// Circular 26/2013/TT-BYT as it ships with the station, to be read by a person and as the beginning of a site's own.
    pub const SHIPPED: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/rules/vn-tt26-2013.toml"
    ));

    /// The pack that ships with the station.
    pub fn vn_tt26_2013() -> Result<Self, PackFault> {
        Self::parse(Self::SHIPPED)
    }

    /// Reads a site's own pack. It has an id of its own, so that a decision says by which rules it was made.
    pub fn of_site(text: &str) -> Result<Self, PackFault> {
        let (pack, shipped) = (Self::parse(text)?, Self::vn_tt26_2013()?);
        if pack.id == shipped.id && pack.hash != shipped.hash {
            return Err(PackFault::TakenId(pack.id.0));
        }
        Ok(pack)
    }

    /// Reads a pack and refuses one that weakens a hard rule of the law.
    pub fn parse(text: &str) -> Result<Self, PackFault> {
        let mut pack: Self =
            toml::from_str(text).map_err(|fault| PackFault::Unreadable(fault.to_string()))?;
        pack.hash = ChainHash(Sha256::digest(text.as_bytes()).into()).to_string();
        pack.check()?;
        pack.grounds.iter_mut().for_each(Ground::prepare);
        pack.stretch_interval();
        Ok(pack)
    }

    /// Whoever is sent home because the last donation is too recent waits as long as the interval in force.
    fn stretch_interval(&mut self) {
        let interval = Period::Days(self.interval.whole_blood_days.in_force());
        let mut grounds = self.grounds.iter_mut();
        if let Some(ground) = grounds.find(|ground| ground.code.as_str() == "interval")
            && ground.in_force().is_shorter_than(interval)
        {
            ground.site = Some(interval);
        }
    }

    /// The rest that somebody needs, by whether there was a reaction.
    #[must_use]
    pub fn least_rest(&self, after_reaction: bool) -> Span {
        let least = self.rest.least_minutes.in_force();
        Span::from_mins(u32::from(if after_reaction {
            self.rest.after_reaction_minutes.in_force().max(least)
        } else {
            least
        }))
    }

    /// The most that apheresis may take from a donor of this weight; `None` below the least weight. Nothing at this station
    /// does apheresis.
    #[must_use]
    pub fn apheresis_most(&self, weight: Weight) -> Option<Volume> {
        let rule = &self.apheresis;
        if weight < rule.least_tenths_kg.in_force() {
            None
        } else if weight < rule.heavy_from_tenths_kg.in_force() {
            Some(rule.most_ml.in_force())
        } else {
            Some(rule.heavy_most_ml.in_force())
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn changed(from: &str, to: &str) -> Result<RulePack, PackFault> {
        assert!(RulePack::SHIPPED.contains(from), "{from} is not in the pack");
        RulePack::parse(&RulePack::SHIPPED.replacen(from, to, 1))
    }

    /// The pack with another line `key = value` in the section that begins with `opening`; added where there is none.
    fn with_line(opening: &str, key: &str, value: &str) -> Result<RulePack, PackFault> {
        let (before, section) = RulePack::SHIPPED.split_once(opening).unwrap();
        let line = format!("{key} = {value}");
        let mut done = false;
        let mut inside = true;
        let mut lines: Vec<String> = Vec::new();
        for old in section.lines() {
            if inside && (old.is_empty() || old.starts_with('[')) && !lines.is_empty() {
                if !done {
                    lines.push(line.clone());
                }
                inside = false;
            }
            if inside && old.starts_with(&format!("{key} = ")) {
                lines.push(line.clone());
                done = true;
            } else {
                lines.push(old.to_owned());
            }
        }
        RulePack::parse(&format!("{before}{opening}{}\n", lines.join("\n")))
    }

    /// The pack with another value of a number.
    fn with(number: &Number<'_>, value: &str) -> Result<RulePack, PackFault> {
        with_line(&format!("\n[{}]\n", number.section), number.field, value)
    }

    /// The pack with another period of a ground, or a site's.
    fn with_ground(code: &str, key: &str, period: &str) -> Result<RulePack, PackFault> {
        with_line(&format!("\ncode = \"{code}\"\n"), key, period)
    }

    fn weaker(rule: &str, what: &str) -> Result<RulePack, PackFault> {
        Err(PackFault::WeakerThanLaw {
            rule: rule.to_owned(),
            what: what.to_owned(),
        })
    }

    fn laxer(rule: &str, what: &str) -> Result<RulePack, PackFault> {
        Err(PackFault::SiteLaxer {
            rule: rule.to_owned(),
            what: what.to_owned(),
        })
    }

    #[test]
    fn the_pack_that_ships_is_read() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        assert_eq!(pack.id.as_str(), "vn-tt26-2013");
        assert_eq!(pack.hash.len(), 64);
        assert_eq!(pack.volume.bags_ml.len(), 3);
    }

    #[test]
    fn every_rule_says_where_it_comes_from_and_why_in_both_languages() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let numbers = pack.numbers();
        let rules = numbers.iter().map(|it| (it.rule, it.article, it.why));
        let grounds = pack
            .grounds
            .iter()
            .map(|it| (it.rule.as_str(), it.article.as_str(), &it.why));
        for (rule, article, why) in rules.chain(grounds) {
            assert!(!rule.is_empty() && !article.is_empty());
            for why in [&why.vi, &why.en] {
                assert!(why.ends_with('.') && why.chars().count() <= 120, "{rule}: {why}");
            }
        }
    }

    /// Every number where the law has a say, on both sides.
    #[test]
    fn a_pack_may_be_stricter_than_the_law_and_never_laxer() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let mut checked = 0;
        for number in pack.numbers() {
            let Some(law) = number.law else { continue };
            assert_eq!(
                number.legal,
                law,
                "{}: the pack that ships is the law",
                number.path()
            );
            let (weak, strict) = match number.stricter {
                Stricter::Higher => (law - 1, law + 1),
                Stricter::Lower => (law + 1, law - 1),
                Stricter::Neither => panic!("{} has no direction", number.path()),
            };
            assert_eq!(
                with(&number, &weak.to_string()),
                weaker(number.rule, &number.path())
            );
            assert!(with(&number, &strict.to_string()).is_ok(), "{}", number.path());
            checked += 1;
        }
        assert_eq!(checked, 20);
    }

    #[test]
    fn a_site_may_be_stricter_than_the_pack_and_never_laxer() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        for number in pack.numbers().iter().filter(|number| number.unit != Unit::Whom) {
            let both = |site: u32| format!("{{ legal = {}, site = {site} }}", number.legal);
            let (weak, strict) = match number.stricter {
                Stricter::Higher => (number.legal - 1, number.legal + 1),
                Stricter::Lower => (number.legal + 1, number.legal - 1),
                Stricter::Neither => {
                    assert!(with(number, &both(number.legal - 1)).is_ok());
                    assert!(with(number, &both(number.legal + 1)).is_ok());
                    continue;
                }
            };
            assert_eq!(with(number, &both(weak)), laxer(number.rule, &number.path()));
            let stricter = with(number, &both(strict)).unwrap();
            let same = |one: &&Number<'_>| one.path() == number.path();
            let numbers = stricter.numbers();
            let read = numbers.iter().find(same).unwrap();
            assert_eq!(
                (read.legal, read.in_force()),
                (number.legal, strict),
                "{}",
                number.path()
            );
        }
    }

    #[test]
    fn a_site_may_ask_more_donors_for_the_rapid_test_and_not_fewer() {
        let asks = |value: &str| changed("asked_of = \"nobody\"", &format!("asked_of = {value}"));
        let pack = asks("{ legal = \"first_time\", site = \"everybody\" }").unwrap();
        assert_eq!(pack.hbsag.asked_of.in_force(), AskedOf::Everybody);
        assert_eq!(
            asks("{ legal = \"first_time\", site = \"nobody\" }"),
            laxer("T1", "hbsag.asked_of")
        );
        assert!(matches!(asks("\"some\""), Err(PackFault::Unreadable(_))));
    }

    #[test]
    fn no_ground_of_the_law_is_shortened_or_left_out() {
        for (code, rule, period) in [
            ("surgery", "D12a", "{ months = 11 }"),
            ("surgery", "D12a", "{ days = 365 }"),
            ("tattoo", "D6a", "{ months = 5 }"),
            ("infection", "D4a", "{ days = 27 }"),
            ("cold", "D7a", "{ days = 6 }"),
            ("cold", "D7a", "\"today\""),
            ("interval", "I1", "{ days = 83 }"),
            ("transplant", "E19", "{ months = 1200 }"),
        ] {
            assert_eq!(
                with_ground(code, "period", period),
                weaker(rule, code),
                "{code} {period}"
            );
        }
        for (code, period) in [
            ("surgery", "{ months = 13 }"),
            ("surgery", "{ days = 366 }"),
            ("tattoo", "\"permanent\""),
            ("infection", "{ days = 28 }"),
            ("cold", "{ days = 14 }"),
        ] {
            assert!(with_ground(code, "period", period).is_ok(), "{code} {period}");
        }
        assert_eq!(
            changed("code = \"tattoo\"", "code = \"ink\""),
            Err(PackFault::GroundMissing("tattoo"))
        );
        assert_eq!(
            changed("code = \"low_hb\"", "code = \"hb\""),
            Err(PackFault::GroundMissing("low_hb"))
        );
    }

    #[test]
    fn a_site_may_make_a_ground_longer_and_not_shorter() {
        let pack = with_ground("cold", "site", "{ days = 14 }").unwrap();
        let cold = pack.ground(&GroundCode::new("cold")).unwrap();
        assert_eq!(
            (cold.period, cold.in_force()),
            (Period::Days(7), Period::Days(14))
        );
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(
            cold.until(day("2026-10-22")),
            Some(Until::Date(day("2026-11-05")))
        );
        assert_eq!(with_ground("cold", "site", "{ days = 6 }"), laxer("D7a", "cold"));
        assert_eq!(
            with_ground("covid", "site", "{ days = 13 }"),
            laxer("P5", "covid")
        );
    }

    #[test]
    fn a_pack_with_an_unknown_key_a_wrong_id_or_a_ground_twice_is_refused() {
        assert!(matches!(
            changed("least_years", "lowest_years"),
            Err(PackFault::Unreadable(_))
        ));
        assert_eq!(
            changed("rule = \"E6\"", "rule = \"E7\""),
            Err(PackFault::WrongId {
                section: "systolic",
                rule: "E6"
            })
        );
        assert_eq!(
            changed("code = \"piercing\"", "code = \"tattoo\""),
            Err(PackFault::GroundTwice("tattoo".into()))
        );
        for bags in ["[]", "[350, 250]", "[250, 250]"] {
            assert_eq!(
                changed("bags_ml = [250, 350, 450]", &format!("bags_ml = {bags}")),
                Err(PackFault::Bags)
            );
        }
    }

    #[test]
    fn a_sites_pack_has_an_id_of_its_own() {
        assert!(RulePack::of_site(RulePack::SHIPPED).is_ok());
        let text = RulePack::SHIPPED.replacen("whole_blood_days = 84", "whole_blood_days = 90", 1);
        assert_eq!(
            RulePack::of_site(&text),
            Err(PackFault::TakenId("vn-tt26-2013".into()))
        );
        let pack = RulePack::of_site(&text.replacen("vn-tt26-2013", "bv198", 1)).unwrap();
        assert_eq!(pack.interval.whole_blood_days.in_force(), 90);
        let ground = pack.ground(&GroundCode::new("interval")).unwrap();
        assert_eq!(
            ground.in_force(),
            Period::Days(90),
            "the deferral lasts as long as the interval"
        );
        assert_ne!(pack.hash, RulePack::vn_tt26_2013().unwrap().hash);
    }
}
