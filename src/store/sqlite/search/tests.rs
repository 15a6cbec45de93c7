use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::{search, search_beyond};
use crate::domain::birth::Birth;
use crate::domain::history::Source;
use crate::domain::id::PersonId;
use crate::domain::identity::{Phone, Sex};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::unit::UnitCode;
use crate::store::conformance::at;
use crate::store::memory::Memory;
use crate::store::search::Query;
use crate::store::sqlite::{Sqlite, open};
use crate::store::{Create, Store};

const WORDS: [&str; 20] = [
    "Nguyễn", "Trần", "Đào", "Đạo", "Dao", "Thị", "Văn", "Vân", "An", "Ân", "Anh", "Ánh", "Hoà", "Hòa",
    "Thanh", "Hà", "H'Hen", "Y", "Nam", "Nga",
];

const UNITS: [&str; 4] = ["A04", "A05", "PC-08", "PC08"];

fn someone() -> impl Strategy<Value = Person> {
    let name = prop::collection::vec(prop::sample::select(&WORDS[..]), 1..5);
    let unit = prop::option::of(prop::sample::select(&UNITS[..]));
    (name, unit, prop::option::of(0_u32..10_000), any::<u128>()).prop_map(|(name, unit, phone, id)| Person {
        unit: unit.and_then(UnitCode::parse),
        phone: phone.and_then(|phone| Phone::parse(&format!("091234{phone:04}")).ok()),
        ..Person::new(
            PersonId(Uuid::from_u128(id)),
            FullName::parse(&name.join(" ")).unwrap().value,
            Birth::Year(1990),
            Sex::Male,
        )
    })
}

/// A beginning of a word, with marks or without, as typed by an input method or not.
fn typed() -> impl Strategy<Value = String> {
    let word =
        (prop::sample::select(&WORDS[..]), 1_usize..7, any::<bool>()).prop_map(|(word, length, bare)| {
            let word: String = word.chars().take(length).collect();
            if bare {
                crate::domain::name::fold(&word)
            } else {
                word
            }
        });
    prop_oneof![
        12 => word,
        1 => "[a-d]{2,4}",
        1 => "[ntvh]{1,3}a?n?",
        1 => "[0-9]{1,5}",
        1 => prop::sample::select(vec!["a0".to_owned(), "A04".into(), "pc-08".into(), "pc08".into(), "b9".into()]),
        1 => ".{0,3}",
    ]
}

fn query() -> impl Strategy<Value = String> {
    prop::collection::vec(typed(), 1..4).prop_map(|parts| parts.join(" "))
}

fn filled(people: &[Person]) -> (tempfile::TempDir, Sqlite) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder.path().join("giotmau.db"), Create::Yes).unwrap();
    store.save_people(people, &at(0), Source::List).unwrap();
    (folder, store)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_small_roster_gives_the_list_that_memory_gives(
        people in prop::collection::vec(someone(), 1..60),
        queries in prop::collection::vec(query(), 30),
        limit in 1_usize..20,
    ) {
        let (_folder, mut store) = filled(&people);
        let mut memory = Memory::new();
        memory.save_people(&people, &at(0), Source::List).unwrap();
        for query in queries {
            let ours = store.search(&query, limit).unwrap();
            prop_assert_eq!(ours, memory.search(&query, limit).unwrap(), "{}", query);
        }
    }

    #[test]
    fn whoever_is_found_in_bounds_truly_fits_and_stands_in_order(
        people in prop::collection::vec(someone(), 1..60),
        queries in prop::collection::vec(query(), 30),
        limit in 1_usize..20,
    ) {
        let (_folder, mut store) = filled(&people);
        for text in queries {
            let connection = store.ready().unwrap();
            let found = search_beyond(connection, &text, limit, 0).unwrap();
            let ids: BTreeSet<_> = found.iter().map(|person| person.id).collect();
            prop_assert_eq!(ids.len(), found.len(), "nobody is there twice");
            prop_assert!(found.len() <= limit);
            let Some(query) = Query::read(&text) else {
                prop_assert_eq!(found, []);
                continue;
            };
            let ranks: Vec<_> = found.iter().map(|person| query.judge(person)).collect();
            prop_assert!(ranks.iter().all(Option::is_some), "{}: {:?}", text, found);
            prop_assert!(ranks.is_sorted(), "{}: {:?}", text, found);
            // With so few people no bound is reached, so as many are found as there are.
            let all = people.iter().filter(|person| query.judge(person).is_some()).count();
            prop_assert_eq!(found.len(), all.min(limit), "{}", text);
        }
    }
}

#[test]
fn five_hundred_namesakes_are_shown_in_the_order_of_their_ids() {
    let people: Vec<_> = (0..500_u128)
        .map(|n| Person {
            id: PersonId(Uuid::from_u128(
                n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
            )),
            ..crate::store::conformance::person(n, "Nguyễn Văn An")
        })
        .collect();
    let (_folder, mut store) = filled(&people);
    let mut ids: Vec<_> = people.iter().map(|person| person.id).collect();
    ids.sort_unstable();
    for query in ["an", "nguyen van an", "nguyễn", "nva"] {
        let found = store.search(query, 50).unwrap();
        assert!(
            found.iter().map(|person| person.id).eq(ids[..50].iter().copied()),
            "{query}"
        );
    }
}

#[test]
fn among_thousands_the_best_match_comes_first() {
    let mut people: Vec<_> = (0..3_000)
        .map(|n| {
            let (family, given) = (WORDS[n % 4], ["Dân", "Danh", "Dao", "Anh", "Hà", "Đạt"][n % 6]);
            crate::store::conformance::person(n as u128, &format!("{family} Văn {given}"))
        })
        .collect();
    people.push(crate::store::conformance::person(8_001, "Trần Thị Đào"));
    people.push(crate::store::conformance::person(8_002, "Lê Hồng Vũ"));
    let (_folder, mut store) = filled(&people);
    let connection = store.ready().unwrap();
    let mut first = |query: &str| {
        let found = search(connection, query, 5).unwrap();
        found.first().map(|person| person.full_name.as_str().to_owned())
    };
    for query in [
        "đào",
        "tran thi dao",
        "thi dao",
        "đào trần",
        "trần đào",
        "ttdao",
        "tt d",
    ] {
        assert_eq!(first(query).as_deref(), Some("Trần Thị Đào"), "{query}");
    }
    for query in ["hong", "lhv", "le vu", "vu le", "hong v", "le hong"] {
        assert_eq!(first(query).as_deref(), Some("Lê Hồng Vũ"), "{query}");
    }
    assert_eq!(first("dao").as_deref(), Some("Đào Văn Dao"));
    assert_eq!(first("nguyen hong"), None);
}

#[test]
fn digits_are_found_by_their_indexes() {
    let (_folder, mut store) = filled(&[]);
    let connection = store.ready().unwrap();
    for column in ["national_id_reversed", "phone_reversed", "national_id", "phone"] {
        let sql = format!("EXPLAIN QUERY PLAN {}", super::numbers_sql(column));
        let plan: String = connection
            .query_row(&sql, ("1", "2", 1), |row| row.get(3))
            .unwrap();
        assert!(plan.contains(&format!("INDEX person_{column}")), "{plan}");
        assert!(plan.starts_with("SEARCH"), "{plan}");
    }
}
