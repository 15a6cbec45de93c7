//! Both sides of every ground's period.

use super::*;
use crate::domain::rulepack::Period;
use crate::domain::visit::Declared;

/// Every ground: what happened on a day, and the first date on which its donor may come again.
const GROUNDS: [(&str, &str, Option<&str>); 48] = [
    ("surgery", "2026-10-22", Some("2027-10-22")),
    ("serious_infection", "2026-10-22", Some("2027-10-22")),
    ("transfusion", "2026-10-22", Some("2027-10-22")),
    ("rabies_vaccine", "2026-10-22", Some("2027-10-22")),
    ("childbirth", "2026-10-22", Some("2027-10-22")),
    ("tattoo", "2026-10-22", Some("2027-04-22")),
    ("piercing", "2026-10-22", Some("2027-04-22")),
    ("blood_exposure", "2026-10-22", Some("2027-04-22")),
    ("grave_illness", "2026-10-22", Some("2027-04-22")),
    ("infection", "2026-10-22", Some("2026-11-19")),
    ("live_vaccine", "2026-10-22", Some("2026-11-19")),
    ("cold", "2026-10-22", Some("2026-10-29")),
    ("vaccine", "2026-10-22", Some("2026-10-29")),
    ("medicine", "2026-10-22", Some("2026-10-29")),
    ("hepatitis_b_globulin", "2026-10-22", Some("2027-10-22")),
    ("dutasteride", "2026-10-22", Some("2027-10-22")),
    ("finasteride", "2026-10-22", Some("2027-01-22")),
    ("covid", "2026-10-22", Some("2026-11-05")),
    ("procedure", "2026-10-22", Some("2027-04-22")),
    ("epidemic_area", "2026-10-22", Some("2026-11-19")),
    ("low_hb", "2026-10-22", Some("2026-11-19")),
    ("low_weight", "2026-10-22", Some("2026-10-23")),
    ("blood_pressure", "2026-10-22", Some("2026-10-23")),
    ("pulse", "2026-10-22", Some("2026-10-23")),
    ("hbsag", "2026-10-22", None),
    ("interval", "2026-10-22", Some("2027-01-14")),
    ("age", "2026-10-22", Some("2026-10-23")),
    ("pregnancy", "2026-10-22", Some("2026-10-23")),
    ("acute_illness", "2026-10-22", Some("2026-10-23")),
    ("chronic_illness", "2026-10-22", None),
    ("nervous_illness", "2026-10-22", None),
    ("mental_illness", "2026-10-22", None),
    ("respiratory_illness", "2026-10-22", None),
    ("circulatory_illness", "2026-10-22", None),
    ("urinary_illness", "2026-10-22", None),
    ("digestive_illness", "2026-10-22", None),
    ("liver_illness", "2026-10-22", None),
    ("endocrine_illness", "2026-10-22", None),
    ("blood_illness", "2026-10-22", None),
    ("autoimmune_illness", "2026-10-22", None),
    ("severe_allergy", "2026-10-22", None),
    ("transplant", "2026-10-22", None),
    ("addiction", "2026-10-22", None),
    ("severe_disability", "2026-10-22", None),
    ("excluded_medicine", "2026-10-22", Some("2026-10-23")),
    ("blood_borne_illness", "2026-10-22", None),
    ("warning_signs", "2026-10-22", Some("2026-10-23")),
    ("not_alert", "2026-10-22", Some("2026-10-23")),
];

/// Those that the doctor decides on the day.
const THAT_DAY: [&str; 2] = ["not_fit_today", "doctor"];

/// Whether something that happened then bars on `day`, said at the desk.
fn bars(pack: &RulePack, code: &str, happened: &str, day: NaiveDate) -> bool {
    let ground = pack.ground(&GroundCode::new(code)).unwrap();
    let mut visit = measured(Sex::Male);
    visit.declared.push(Declared {
        ground: ground.code.clone(),
        until: ground.until(date(happened)).unwrap(),
        said: at(1).occurred,
    });
    assess(pack, &visit, None, day).is_barred()
}

#[test]
fn every_ground_bars_until_the_day_before_and_not_on_the_day() {
    let pack = pack();
    let that_day = THAT_DAY.map(|code| (code, "2026-10-22", Some("2026-10-23")));
    let rows: Vec<_> = GROUNDS.into_iter().chain(that_day).collect();
    for ground in &pack.grounds {
        let code = ground.code.as_str();
        let row = rows.iter().find(|(named, ..)| *named == code);
        let (_, happened, free) = row.unwrap_or_else(|| panic!("{code} has no row"));
        match free {
            Some(free) => {
                assert!(
                    bars(pack, code, happened, date(free).pred_opt().unwrap()),
                    "{code}"
                );
                assert!(!bars(pack, code, happened, date(free)), "{code}");
            }
            None => assert!(bars(pack, code, happened, date("2100-01-01")), "{code}"),
        }
    }
    assert_eq!(rows.len(), pack.grounds.len());
}

#[test]
fn months_are_calendar_months_and_end_with_the_month() {
    let pack = pack();
    for (code, happened, free) in [
        ("tattoo", "2026-08-31", "2027-02-28"),
        ("tattoo", "2026-08-30", "2027-02-28"),
        ("tattoo", "2026-08-28", "2027-02-28"),
        ("tattoo", "2027-08-31", "2028-02-29"),
        ("tattoo", "2027-08-29", "2028-02-29"),
        ("tattoo", "2026-03-31", "2026-09-30"),
        ("tattoo", "2026-10-31", "2027-04-30"),
        ("tattoo", "2026-12-31", "2027-06-30"),
        ("surgery", "2024-02-29", "2025-02-28"),
        ("surgery", "2023-02-28", "2024-02-28"),
        ("surgery", "2027-02-28", "2028-02-28"),
        ("surgery", "2026-12-31", "2027-12-31"),
        ("finasteride", "2026-11-30", "2027-02-28"),
        ("infection", "2028-02-01", "2028-02-29"),
        ("infection", "2027-02-01", "2027-03-01"),
        ("infection", "2026-12-15", "2027-01-12"),
        ("cold", "2028-02-22", "2028-02-29"),
        ("cold", "2027-02-22", "2027-03-01"),
        ("cold", "2026-12-25", "2027-01-01"),
        ("covid", "2026-12-18", "2027-01-01"),
        ("interval", "2026-12-01", "2027-02-23"),
        ("pulse", "2026-12-31", "2027-01-01"),
    ] {
        let day = date(free);
        assert!(
            bars(pack, code, happened, day.pred_opt().unwrap()),
            "{code} {happened}"
        );
        assert!(!bars(pack, code, happened, day), "{code} {happened}");
    }
}

#[test]
fn a_longer_period_of_the_site_is_the_one_that_counts() {
    let cold = "code = \"cold\"\n";
    let text = RulePack::SHIPPED.replacen(cold, &format!("{cold}site = {{ days = 14 }}\n"), 1);
    let site = RulePack::parse(&text).unwrap();
    let ground = site.ground(&GroundCode::new("cold")).unwrap();
    assert_eq!(ground.in_force(), Period::Days(14));
    assert!(bars(&site, "cold", "2026-10-22", date("2026-11-04")));
    assert!(!bars(&site, "cold", "2026-10-22", date("2026-11-05")));
    assert!(!bars(pack(), "cold", "2026-10-22", date("2026-11-04")));
}
