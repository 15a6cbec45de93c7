//! What is explained is what is decided.

use proptest::prelude::*;

use super::*;
use crate::domain::clean::Note;
use crate::domain::explain::{Outcome, explain};
use crate::domain::visit::{Clearance, Declared};

#[test]
fn a_soft_rule_that_was_set_aside_says_by_whom_and_why() {
    let pack = pack();
    let mut visit = measured(Sex::Male);
    visit.vitals = vec![vitals(700, 165, 100, 70)];
    let soft = |visit: &Visit| -> Vec<String> {
        let lines = explain(pack, visit, None, today()).lines.into_iter();
        let soft = lines.filter(|line| matches!(line.outcome, Outcome::Soft(_)));
        soft.map(|line| line.source.rule).collect()
    };
    assert_eq!(soft(&visit), ["E6", "E7"]);
    visit.clearance = Some(Clearance {
        volume: Volume::from_ml(350),
        overrides: vec![RuleId("E6".to_owned())],
        reason: Note::parse("đo lại ổn định").ok(),
        at: at(5),
    });
    assert_eq!(soft(&visit), ["E7"], "only what was set aside is set aside");
    let explanation = explain(pack, &visit, None, today());
    let aside = explanation.lines.iter().find_map(|line| match &line.outcome {
        Outcome::SetAside { by, because, .. } => Some((by.as_str(), because.as_ref()?.as_str())),
        Outcome::Met | Outcome::Hard(_) | Outcome::Soft(_) | Outcome::NotMeasured(_) | Outcome::NotAsked => {
            None
        }
    });
    assert_eq!(aside, Some(("BS Hà", "đo lại ổn định")));
}

#[test]
fn an_earlier_deferral_is_explained_without_its_ground() {
    let mut facts = facts(Birth::Year(1985));
    facts.deferred = Some((GroundCode::new("hbsag"), Until::Never));
    let explanation = explain(pack(), &measured(Sex::Male), Some(&facts), today());
    let hard = explanation
        .lines
        .iter()
        .find(|line| matches!(line.outcome, Outcome::Hard(_)));
    assert_eq!(hard.unwrap().source.rule, "D");
}

#[test]
fn a_decision_tells_by_which_rules_it_was_made() {
    let pack = pack();
    let decided = |id: &str, hash: Option<&str>| {
        let mut visit = measured(Sex::Male);
        let step = Step::DonorDeferred {
            ground: GroundCode::new("low_hb"),
            until: Until::Date(date("2026-11-19")),
            note: None,
            pack: serde_json::from_str(&format!("{id:?}")).unwrap(),
            pack_hash: hash.map(str::to_owned),
        };
        visit.apply(&envelope(2, 5, step));
        let decisions = explain(pack, &visit, None, today()).decisions;
        assert_eq!(decisions.len(), 1);
        decisions[0].is_in_force
    };
    assert_eq!(decided("vn-tt26-2013", Some(&pack.hash)), Some(true));
    assert_eq!(decided("vn-tt26-2013", Some("0123")), Some(false));
    assert_eq!(decided("bv198", Some(&pack.hash)), Some(false));
    assert_eq!(decided("vn-tt26-2013", None), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What is explained is what is decided, whatever was measured, declared or is known.
    #[test]
    fn an_explanation_has_an_unmet_hard_rule_exactly_where_the_donor_is_barred(
        male in any::<bool>(),
        (from, to) in (15_i32..64, 0_i32..3),
        known in any::<bool>(),
        vitals_known in any::<bool>(),
        (weight, systolic, diastolic, pulse) in (400_u16..650, 90_u16..170, 50_u16..110, 50_u16..100),
        hb in proptest::option::of(110_u16..135),
        hbsag in 0_u8..3,
        declared in proptest::option::of((0_usize..50, 0_u64..400)),
        last in proptest::option::of(-2_i64..100),
        deferred in proptest::option::of(-2_i64..3),
    ) {
        let pack = pack();
        let sex = if male { Sex::Male } else { Sex::Female };
        let mut visit = arrived(sex, u8::try_from(from).unwrap());
        if vitals_known {
            visit.vitals.push(vitals(weight, systolic, diastolic, pulse));
        }
        if let Some(hb) = hb {
            let result = [None, Some(Hbsag::Negative), Some(Hbsag::Positive)][usize::from(hbsag)];
            visit.blood_tests.push(blood(hb, result));
        }
        if let Some((n, days)) = declared {
            let ground = &pack.grounds[n % pack.grounds.len()];
            let until = ground.until(today() - Days::new(days)).unwrap();
            visit.declared.push(Declared { ground: ground.code.clone(), until, said: at(1).occurred });
        }
        let mut facts = facts(Birth::Year(2026 - from - to));
        facts.last_bled = last.map(|days| today() - chrono::Duration::days(days));
        facts.deferred = deferred.map(|days| {
            (GroundCode::new("tattoo"), Until::Date(today() + chrono::Duration::days(days)))
        });
        let facts = known.then_some(&facts);
        let assessment = assess(pack, &visit, facts, today());
        let explanation = explain(pack, &visit, facts, today());
        prop_assert_eq!(explanation.is_barred(), assessment.is_barred());
        let count = |wanted: fn(&Outcome) -> bool| {
            explanation.lines.iter().filter(|line| wanted(&line.outcome)).count()
        };
        let hard = assessment.against.iter().filter(|against| against.is_hard()).count();
        prop_assert_eq!(count(|it| matches!(it, Outcome::Hard(_))), hard);
        prop_assert_eq!(count(|it| matches!(it, Outcome::Soft(_))), assessment.against.len() - hard);
        prop_assert_eq!(count(|it| matches!(it, Outcome::NotMeasured(_))) > 0, !assessment.missing.is_empty());
        let allowed: Vec<_> = explanation
            .bags
            .iter()
            .flatten()
            .filter(|bag| bag.bars.is_empty())
            .map(|bag| bag.volume)
            .collect();
        prop_assert_eq!(allowed, assessment.volumes);
    }
}
