//! What a doctor's yes rests on: the values that were seen and the rules of that hour.

use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::command::Act;
use giotmau::domain::id::DeskNo;
use giotmau::domain::recheck::recheck;
use giotmau::domain::rulepack::RulePack;

use crate::hall::{Hall, PACK, at, blood_test, minute, ml, note, vitals};

#[test]
fn stricter_rules_take_no_clearance_back_until_something_is_put_right() {
    let text = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/assets/rules/vn-tt26-2013.toml"
    ));
    assert!(text.contains("\nleast_g_l = 120\n"));
    let stricter = RulePack::parse(&text.replacen("\nleast_g_l = 120\n", "\nleast_g_l = 122\n", 1)).unwrap();
    let mut hall = Hall::of(2);
    hall.arrives(1, minute(1));
    for act in [
        Act::StartScreening { desk: DeskNo(1) },
        Act::RecordVitals(vitals(600, 120)),
        Act::RecordBloodTest(blood_test(121)),
        Act::Clear {
            volume: ml(350),
            override_reason: None,
        },
    ] {
        hall.must(1, &act, &at(minute(2)));
    }
    let today = hall.day.info.date;
    assert_eq!(recheck(&stricter, hall.visit(1).unwrap(), today), None);
    let weighed = hall.visit(1).unwrap().values().next().unwrap();
    assert!(matches!(weighed.1, Recorded::Vitals(_)));
    let amend = Act::Amend {
        step: weighed.0,
        to: NewValue::Vitals(vitals(610, 120)),
        reason: note(),
    };
    hall.must(1, &amend, &at(minute(3)));
    let visit = hall.visit(1).unwrap();
    assert_eq!(recheck(&PACK, visit, today), None);
    assert_eq!(recheck(&stricter, visit, today).unwrap().against.len(), 1);
}
