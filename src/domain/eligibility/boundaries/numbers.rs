//! Both sides of every number with a rule.

use super::*;
use crate::domain::circumstance::{Risk, not_before, risks};
use crate::domain::day::Day;
use crate::domain::decide::{complete_range, recently_started};
use crate::domain::id::BedNo;
use crate::domain::rulepack::{Component, Donation, Number, Stricter, Unit};
use crate::domain::step::{CollectionOutcome, DayInfo, HallSize};

fn small(value: u32) -> u16 {
    u16::try_from(value).unwrap()
}

/// Whether nothing is against these vitals.
fn fit(pack: &RulePack, vitals: Vitals) -> bool {
    let mut visit = measured(Sex::Male);
    visit.vitals = vec![vitals];
    assess(pack, &visit, None, today()).against.is_empty()
}

/// Whether a bag of this volume is allowed, whatever bags the pack has.
fn allows(pack: &RulePack, sex: Sex, tenths_kg: u32, g_l: u32, ml: u32) -> bool {
    let bag = Volume::from_ml(small(ml));
    let (weight, haemoglobin) = (
        Weight::from_tenths(small(tenths_kg)),
        Haemoglobin::from_g_l(small(g_l)),
    );
    bars_to(pack, sex, weight, haemoglobin, bag).next().is_none()
}

/// Whether somebody who gave this may give again after so many days.
fn again_after(pack: &RulePack, component: Component, days: u32) -> bool {
    let last = date("2026-01-01");
    let eligible_on = pack.eligible_on(
        Donation {
            component,
            date: last,
        },
        &[],
    );
    eligible_on.unwrap() <= last + Days::new(u64::from(days))
}

/// Donations of neutrophils, one a day from 1 January on.
fn cells(times: u32) -> Vec<Donation> {
    let day = |n: u32| Donation {
        component: Component::Neutrophils,
        date: date("2026-01-01") + Days::new(u64::from(n)),
    };
    (0..times).map(day).collect()
}

/// When somebody may give again after these.
fn after_cells(pack: &RulePack, times: u32) -> NaiveDate {
    let all = cells(times);
    let (last, before) = all.split_last().unwrap();
    pack.eligible_on(*last, before).unwrap()
}

/// The visit of somebody whose needle came out after ten minutes.
fn collected() -> Visit {
    let mut visit = arrived(Sex::Male, 40);
    let bag = crate::domain::bag::BagCode::parse("=G12341765432100").unwrap();
    visit.apply(&envelope(
        2,
        1,
        Step::CollectionStarted {
            bed: BedNo(1),
            bag,
            identified: None,
        },
    ));
    visit.apply(&envelope(
        3,
        10,
        Step::CollectionEnded {
            outcome: CollectionOutcome::Complete,
            volume: Volume::from_ml(350),
            seat: None,
            weighed: None,
        },
    ));
    visit
}

/// A day on which somebody was started after ten minutes.
fn collecting() -> Day {
    let label = |text| Label::parse(text).unwrap();
    let opened = Step::DayOpened(DayInfo {
        title: label("Ngày hội"),
        date: today(),
        site: label("Hội trường"),
        hospital: label("Bệnh viện"),
        target: 10,
        units: Vec::new(),
        bag_pattern: None,
        hall: HallSize {
            desks: 2,
            beds: 2,
            seats: 2,
        },
    });
    let arrived = arrived(Sex::Male, 40);
    let mut checked_in = arrived.history()[0].clone();
    checked_in.seq = Seq(2);
    let started = Step::CollectionStarted {
        bed: BedNo(1),
        bag: crate::domain::bag::BagCode::parse("=G12341765432100").unwrap(),
        identified: None,
    };
    Day::fold(&[envelope(1, 0, opened), checked_in, envelope(3, 10, started)]).unwrap()
}

/// How a number shows: whether the rule lets a value through.
enum Shows {
    /// This says so.
    By(fn(&RulePack, u32) -> bool),
    /// The number is part of a rule that has tests of its own, named here, or is not measured at this station.
    Elsewhere(#[expect(dead_code, reason = "for whoever reads the table")] &'static str),
}

/// A number, the last value that it lets through, and the first that it does not.
type Row = (&'static str, u32, u32, Shows);

#[expect(clippy::too_many_lines, reason = "a row a number")]
fn table() -> Vec<Row> {
    use Sex::{Female, Male};
    use Shows::{By, Elsewhere};
    vec![
        ("age.least_years", 18, 17, By(judge_years)),
        ("age.most_years", 60, 61, By(judge_years)),
        (
            "weight.female_least_tenths_kg",
            420,
            419,
            By(|pack, n| allows(pack, Female, n, 200, 250)),
        ),
        (
            "weight.male_least_tenths_kg",
            450,
            449,
            By(|pack, n| allows(pack, Male, n, 200, 250)),
        ),
        (
            "light.below_tenths_kg",
            450,
            449,
            By(|pack, n| allows(pack, Female, n, 200, 251)),
        ),
        (
            "light.most_ml",
            250,
            251,
            By(|pack, n| allows(pack, Female, 449, 200, n)),
        ),
        (
            "volume.most_ml_per_kg",
            9,
            10,
            By(|pack, n| allows(pack, Male, 500, 200, n * 50)),
        ),
        (
            "volume.most_ml",
            500,
            501,
            By(|pack, n| allows(pack, Male, 1000, 200, n)),
        ),
        (
            "apheresis.least_tenths_kg",
            500,
            499,
            By(|pack, n| pack.apheresis_most(Weight::from_tenths(small(n))).is_some()),
        ),
        (
            "apheresis.most_ml",
            500,
            501,
            By(|pack, n| pack.apheresis_most(Weight::from_tenths(599)) >= Some(Volume::from_ml(small(n)))),
        ),
        (
            "apheresis.heavy_from_tenths_kg",
            600,
            599,
            By(|pack, n| pack.apheresis_most(Weight::from_tenths(small(n))) > Some(Volume::from_ml(500))),
        ),
        (
            "apheresis.heavy_most_ml",
            650,
            651,
            By(|pack, n| pack.apheresis_most(Weight::from_tenths(900)) >= Some(Volume::from_ml(small(n)))),
        ),
        (
            "systolic.least_mmhg",
            100,
            99,
            By(|pack, n| fit(pack, vitals(700, small(n), 80, 70))),
        ),
        (
            "systolic.below_mmhg",
            159,
            160,
            By(|pack, n| fit(pack, vitals(700, small(n), 80, 70))),
        ),
        (
            "diastolic.least_mmhg",
            60,
            59,
            By(|pack, n| fit(pack, vitals(700, 120, small(n), 70))),
        ),
        (
            "diastolic.below_mmhg",
            99,
            100,
            By(|pack, n| fit(pack, vitals(700, 120, small(n), 70))),
        ),
        (
            "pulse.least_per_minute",
            60,
            59,
            By(|pack, n| fit(pack, vitals(700, 120, 80, small(n)))),
        ),
        (
            "pulse.most_per_minute",
            90,
            91,
            By(|pack, n| fit(pack, vitals(700, 120, 80, small(n)))),
        ),
        (
            "haemoglobin.least_g_l",
            120,
            119,
            By(|pack, n| allows(pack, Male, 700, n, 250)),
        ),
        (
            "large_volume.above_ml",
            350,
            351,
            By(|pack, n| allows(pack, Male, 700, 124, n)),
        ),
        (
            "large_volume.least_g_l",
            125,
            124,
            By(|pack, n| allows(pack, Male, 700, n, 450)),
        ),
        ("platelets.least_giga_l", 150, 149, Elsewhere("not measured")),
        ("serum_protein.least_g_l", 60, 59, Elsewhere("not measured")),
        (
            "serum_protein.tested_within_months",
            1,
            2,
            Elsewhere("not measured"),
        ),
        (
            "interval.whole_blood_days",
            84,
            83,
            By(|pack, n| {
                let last = today() - Days::new(u64::from(n));
                let mut facts = facts(Birth::Year(1985));
                facts.last_bled = Some(last);
                let met = judge_past(pack, &facts, today()).is_empty();
                assert_eq!(met, again_after(pack, Component::WholeBlood, n));
                assert_eq!(met, again_after(pack, Component::RedCells, n));
                met
            }),
        ),
        (
            "plasma_interval.days",
            14,
            13,
            By(|pack, n| {
                let met = again_after(pack, Component::Plasma, n);
                assert_eq!(met, again_after(pack, Component::Platelets, n));
                met
            }),
        ),
        (
            "cell_interval.at_most",
            3,
            4,
            By(|pack, n| after_cells(pack, n - 1) == cells(n - 1).last().unwrap().date),
        ),
        (
            "cell_interval.within_days",
            7,
            6,
            By(|pack, n| after_cells(pack, 3) <= date("2026-01-01") + Days::new(u64::from(n))),
        ),
        (
            "again.at_most",
            2,
            3,
            Elsewhere("rules.txt: blood pressure is measured again twice"),
        ),
        (
            "again.after_minutes",
            10,
            9,
            Elsewhere("said to the nurse, not enforced"),
        ),
        (
            "risk.young_below_years",
            21,
            20,
            By(|pack, n| !risks(pack, &arrived(Sex::Male, u8::try_from(n).unwrap())).contains(&Risk::Young)),
        ),
        (
            "risk.light_below_tenths_kg",
            500,
            499,
            By(|pack, n| {
                let mut visit = arrived(Sex::Male, 40);
                visit.vitals.push(vitals(small(n), 120, 80, 70));
                !risks(pack, &visit).contains(&Risk::Light)
            }),
        ),
        ("draw.warn_minutes", 12, 13, Elsewhere("the map of the beds")),
        ("draw.most_minutes", 15, 16, Elsewhere("the map of the beds")),
        (
            "bag.tolerance_percent",
            10,
            11,
            By(|pack, n| {
                let (low, high) = complete_range(pack, Volume::from_ml(300));
                assert_eq!(300 - low.ml(), high.ml() - 300);
                u32::from(high.ml()) >= 300 + 3 * n
            }),
        ),
        (
            "swap.within_minutes",
            5,
            4,
            By(|pack, n| {
                let now = at(10).occurred + Span::from_mins(n);
                let (other, nurse) = (VisitId(Uuid::from_u128(9)), &at(0).staff);
                recently_started(pack, &collecting(), other, nurse, now).is_none()
            }),
        ),
        ("density.mg_per_ml", 1060, 1061, Elsewhere("the weight of a bag")),
        (
            "puncture.again_at_most",
            1,
            2,
            Elsewhere("cli/safety.jsonl: a second puncture"),
        ),
        (
            "rest.least_minutes",
            15,
            14,
            By(|pack, n| pack.least_rest(false) <= Span::from_mins(n)),
        ),
        (
            "rest.after_reaction_minutes",
            30,
            29,
            By(|pack, n| pack.least_rest(true) <= Span::from_mins(n)),
        ),
        (
            "duty.least_hours",
            12,
            11,
            By(|pack, n| {
                let out = at(10).occurred;
                not_before(pack, &collected()).unwrap() <= out + Span::from_mins(60 * n)
            }),
        ),
    ]
}

fn judge_years(pack: &RulePack, years: u32) -> bool {
    let age = Age::new(u8::try_from(years).unwrap());
    let age = AgeSpan {
        at_least: age,
        at_most: age,
    };
    judge_age(pack, age).is_none()
}

/// The pack where a site made one number stricter by one.
fn stricter(number: &Number<'_>) -> (RulePack, i64) {
    let shift = match number.stricter {
        Stricter::Higher => 1,
        Stricter::Lower => -1,
        Stricter::Neither => panic!("{} has no direction", number.path()),
    };
    let opening = format!("\n[{}]\n", number.section);
    let (before, section) = RulePack::SHIPPED.split_once(&opening).unwrap();
    let old = format!("\n{} = {}\n", number.field, number.legal);
    let site = i64::from(number.legal) + shift;
    let new = format!(
        "\n{} = {{ legal = {}, site = {site} }}\n",
        number.field, number.legal
    );
    assert!(section.contains(&old), "{old}");
    let text = format!("{before}{opening}{}", section.replacen(&old, &new, 1));
    (RulePack::parse(&text).unwrap(), shift)
}

#[test]
fn every_number_of_the_pack_lets_one_side_through_and_not_the_other() {
    let pack = pack();
    let mut rows = table();
    for number in pack.numbers().iter().filter(|number| number.unit != Unit::Whom) {
        let path = number.path();
        let row = rows.iter().position(|(name, ..)| *name == path);
        let row = row.unwrap_or_else(|| panic!("{path} has no row"));
        let (_, accepted, refused, shows) = rows.remove(row);
        assert_eq!(accepted.abs_diff(refused), 1, "{path}");
        let is_below = number.field.contains("below") && !["light", "risk"].contains(&number.section);
        let last = if is_below { refused } else { accepted };
        assert_eq!(number.legal, last, "{path}");
        let Shows::By(shows) = shows else { continue };
        assert!(shows(pack, accepted), "{path} refuses {accepted}");
        assert!(!shows(pack, refused), "{path} lets {refused} through");
        let (site, shift) = stricter(number);
        let shifted = |value: u32| u32::try_from(i64::from(value) + shift).unwrap();
        assert!(shows(&site, shifted(accepted)), "{path} of a site");
        assert!(!shows(&site, shifted(refused)), "{path} of a site");
    }
    let left: Vec<_> = rows.iter().map(|(name, ..)| *name).collect();
    assert!(left.is_empty(), "no such numbers: {left:?}");
}
