//! Both sides of every number in the pack. The values stand here once more, so that a number that is changed by mistake is
//! noticed, and a number without a row fails.

mod explained;
mod grounds;
mod numbers;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::Days;
use uuid::Uuid;

use super::*;
use crate::domain::birth::Birth;
use crate::domain::circumstance::Circumstance;
use crate::domain::clean::Label;
use crate::domain::id::{DayId, PersonId, Seq, StepId, Ticket, VisitId};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::rulepack::AskedOf;
use crate::domain::step::{At, BloodTest, ChainHash, Envelope, Hbsag, Place, Step, Vitals};
use crate::domain::time::{Moment, Span};
use crate::domain::vitals::Pressure;

fn pack() -> &'static RulePack {
    static PACK: LazyLock<RulePack> = LazyLock::new(|| RulePack::vn_tt26_2013().unwrap());
    &PACK
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    date("2026-10-22")
}

fn at(minutes: u32) -> At {
    let start = Moment::parse("2026-10-22T08:00:00+07:00").unwrap();
    At {
        occurred: start + Span::from_mins(minutes),
        recorded: start + Span::from_mins(minutes),
        staff: Label::parse("BS Hà").unwrap(),
        station: Label::parse("Khám 1").unwrap(),
    }
}

fn envelope(seq: u64, minutes: u32, step: Step) -> Envelope {
    Envelope {
        day: DayId(Uuid::from_u128(1)),
        seq: Seq(seq),
        id: StepId(Uuid::from_u128(u128::from(seq))),
        visit: Some(VisitId(Uuid::from_u128(2))),
        at: at(minutes),
        step,
        hash: ChainHash::START,
    }
}

/// Someone of this sex and age who has just arrived.
fn arrived(sex: Sex, age: u8) -> Visit {
    let step = Step::DonorCheckedIn {
        person: PersonId(Uuid::from_u128(3)),
        ticket: Ticket::FIRST,
        sex,
        age: Age::new(age),
        unit: None,
        blood_group: None,
        place: Place(1),
        said: BTreeSet::new(),
    };
    Visit::fold(&[envelope(1, 0, step)]).unwrap()
}

/// Someone healthy with the values of everybody's middle.
fn measured(sex: Sex) -> Visit {
    let mut visit = arrived(sex, 40);
    visit.vitals.push(vitals(700, 120, 80, 70));
    visit.blood_tests.push(blood(140, None));
    visit
}

fn vitals(tenths_kg: u16, systolic: u16, diastolic: u16, pulse: u16) -> Vitals {
    Vitals {
        weight: Weight::from_tenths(tenths_kg),
        pressure: Pressure {
            systolic: Mmhg::from_mmhg(systolic),
            diastolic: Mmhg::from_mmhg(diastolic),
        },
        pulse: Pulse::from_per_minute(pulse),
        temperature: None,
    }
}

fn blood(g_l: u16, hbsag: Option<Hbsag>) -> BloodTest {
    BloodTest {
        haemoglobin: Haemoglobin::from_g_l(g_l),
        hbsag,
    }
}

/// What the roster says about somebody born then.
fn facts(birth: Birth) -> DonorFacts {
    let name = FullName::parse("Nguyễn Văn An").unwrap().value;
    let id = PersonId(Uuid::from_u128(3));
    DonorFacts::of(Person::new(id, name, birth, Sex::Male))
}

#[test]
fn the_rapid_test_is_missing_where_the_site_asks_for_it() {
    for (asked, of_first, of_others) in [
        ("nobody", false, false),
        ("first_time", true, false),
        ("everybody", true, true),
    ] {
        let text = RulePack::SHIPPED.replacen("\"nobody\"\n", &format!("\"{asked}\"\n"), 1);
        let pack = RulePack::parse(&text).unwrap();
        for (first_time, expected) in [(true, of_first), (false, of_others)] {
            let mut visit = measured(Sex::Male);
            if first_time {
                visit.said.insert(Circumstance::FirstTime);
            }
            let missing = assess(&pack, &visit, None, today()).missing;
            assert_eq!(
                missing.contains(&Missing::Hbsag),
                expected,
                "{asked} {first_time}"
            );
            visit.blood_tests.push(blood(140, Some(Hbsag::Negative)));
            visit.blood_tests.push(blood(141, None));
            assert!(assess(&pack, &visit, None, today()).missing.is_empty());
        }
    }
    assert_eq!(pack().hbsag.asked_of.in_force(), AskedOf::Nobody);
}

#[test]
fn a_rapid_test_that_was_not_passed_stays_when_haemoglobin_is_measured_again() {
    let mut visit = measured(Sex::Male);
    visit.blood_tests.push(blood(140, Some(Hbsag::Positive)));
    visit.blood_tests.push(blood(150, None));
    let assessment = assess(pack(), &visit, None, today());
    assert_eq!(assessment.against, [Against::RapidTestNotPassed]);
    visit.blood_tests.push(blood(150, Some(Hbsag::Negative)));
    assert!(assess(pack(), &visit, None, today()).against.is_empty());
}

#[test]
fn whoever_was_born_on_the_29th_of_february_is_18_on_the_first_of_march() {
    let pack = pack();
    let born = facts(Birth::Date(date("2008-02-29")));
    let visit = measured(Sex::Male);
    assert!(assess(pack, &visit, Some(&born), date("2026-02-28")).is_barred());
    assert!(!assess(pack, &visit, Some(&born), date("2026-03-01")).is_barred());
    let born = facts(Birth::Date(date("1968-02-29")));
    assert!(!assess(pack, &visit, Some(&born), date("2029-02-28")).is_barred());
    assert!(assess(pack, &visit, Some(&born), date("2029-03-01")).is_barred());
}

/// A deferral of an earlier day and the last donation, on both sides.
#[test]
fn the_past_bars_until_its_day() {
    let pack = pack();
    let visit = measured(Sex::Male);
    for (deferred, barred) in [("2026-10-23", true), ("2026-10-22", false)] {
        let mut facts = facts(Birth::Year(1985));
        facts.deferred = Some((GroundCode::new("tattoo"), Until::Date(date(deferred))));
        assert_eq!(assess(pack, &visit, Some(&facts), today()).is_barred(), barred);
    }
    for (last, barred) in [
        ("2026-07-30", false),
        ("2026-07-31", true),
        ("2026-10-22", true),
        ("2026-10-23", true),
    ] {
        let mut facts = facts(Birth::Year(1985));
        facts.last_bled = Some(date(last));
        assert_eq!(
            assess(pack, &visit, Some(&facts), today()).is_barred(),
            barred,
            "{last}"
        );
    }
}
