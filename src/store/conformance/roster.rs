//! The people: saving, the record of changes, and searching.

use super::*;
use crate::domain::document::{Document, DocumentKind, DocumentNumber};
use crate::domain::history::PersonField;
use crate::domain::identity::BloodGroup;
use crate::domain::person::{DonationCount, EarlierDonations, KnownGroup};

pub(in crate::store) fn people_are_saved_and_every_change_is_on_record(open: Opener<'_>) {
    let mut store = open();
    let mut someone = person(1, "Nguyễn Văn An");
    someone.national_id = Some(number("001087000123"));
    someone.unit = UnitCode::parse("A04");
    someone.rank = Some(label("Đại úy"));
    someone.phone = Some(phone("0912345678"));
    someone.kind = Some(label("club"));
    someone.blood_group = Some(KnownGroup::tested(BloodGroup::parse("O+").unwrap()));
    someone.club_member = true;
    someone.documents = [
        Document::parse(DocumentKind::Letter, "").unwrap(),
        Document::parse(DocumentKind::PoliceId, "123-456").unwrap(),
    ]
    .into_iter()
    .collect();
    someone.earlier = Some(EarlierDonations {
        times: DonationCount::new(3).unwrap(),
        last: Some(date("2026-01-05")),
    });
    let other = Person {
        birth: Birth::Year(1990),
        sex: Sex::Female,
        ..person(2, "Trần Thị Bé")
    };
    store
        .save_people(&[someone.clone(), other.clone()], &at(0), Source::List)
        .unwrap();
    let mut people = open()
        .people(&[person_id(2), person_id(1), person_id(3)])
        .unwrap();
    people.sort_by_key(|person| person.id);
    assert_eq!(people, [someone.clone(), other]);
    let by_number = store.person_by_number(&number("001087000123")).unwrap();
    assert_eq!(by_number.as_ref(), Some(&someone));
    assert_eq!(store.person_by_number(&number("001087000124")).unwrap(), None);

    let mut corrected = someone.clone();
    corrected.full_name = FullName::parse("Nguyễn Văn Ân").unwrap().value;
    corrected.phone = None;
    corrected.birth = Birth::Year(1987);
    store
        .save_people(std::slice::from_ref(&corrected), &at(5), Source::List)
        .unwrap();
    store
        .save_people(std::slice::from_ref(&corrected), &at(6), Source::List)
        .unwrap();
    assert_eq!(store.people(&[person_id(1)]).unwrap(), [corrected]);
    let changes = open().changes_of(person_id(1)).unwrap();
    let changes: Vec<_> = changes
        .iter()
        .map(|c| (c.recorded, c.field.as_str(), c.old.as_deref(), c.new.as_deref()))
        .collect();
    let id = person_id(1).to_string();
    assert_eq!(
        changes,
        [
            (at(0).recorded, "id", None, Some(id.as_str())),
            (
                at(5).recorded,
                "full_name",
                Some("Nguyễn Văn An"),
                Some("Nguyễn Văn Ân")
            ),
            (at(5).recorded, "birth", Some("1987-03-15"), Some("1987")),
            (at(5).recorded, "phone", Some("0912345678"), None),
        ]
    );
}

pub(in crate::store) fn people_are_found_by_their_documents(open: Opener<'_>) {
    let mut store = open();
    let with = |n, documents: &[(DocumentKind, &str)]| Person {
        documents: documents
            .iter()
            .map(|(kind, number)| Document::parse(*kind, number).unwrap())
            .collect(),
        ..person(n, "Nguyễn Văn An")
    };
    let mut one = with(
        1,
        &[
            (DocumentKind::PoliceId, "123-456"),
            (DocumentKind::WorkCard, "77"),
        ],
    );
    let two = with(2, &[(DocumentKind::WorkCard, "77"), (DocumentKind::Letter, "")]);
    store
        .save_people(&[one.clone(), two.clone()], &at(0), Source::List)
        .unwrap();
    let mut found = |kind, number: &str| -> Vec<Person> {
        let number = DocumentNumber::parse(kind, number).unwrap();
        store.people_by_document(kind, &number).unwrap()
    };
    assert_eq!(found(DocumentKind::PoliceId, "123456"), [one.clone()]);
    assert_eq!(found(DocumentKind::WorkCard, "7-7"), [one.clone(), two.clone()]);
    assert_eq!(found(DocumentKind::DonorCard, "77"), []);
    one.documents.remove(DocumentKind::WorkCard);
    one.documents
        .put(Document::parse(DocumentKind::PoliceId, "654-321").unwrap());
    store.save_people(&[one.clone()], &at(1), Source::Hand).unwrap();
    let mut found = |kind, number: &str| -> Vec<Person> {
        let number = DocumentNumber::parse(kind, number).unwrap();
        store.people_by_document(kind, &number).unwrap()
    };
    assert_eq!(found(DocumentKind::WorkCard, "77"), [two]);
    assert_eq!(found(DocumentKind::PoliceId, "123456"), []);
    assert_eq!(found(DocumentKind::PoliceId, "654321"), [one]);
    let changes = store.changes_of(person_id(1)).unwrap();
    let changes: Vec<_> = changes
        .iter()
        .map(|c| (c.field.as_str(), c.old.as_deref(), c.new.as_deref(), c.source))
        .collect();
    let id = person_id(1).to_string();
    assert_eq!(
        changes,
        [
            ("id", None, Some(id.as_str()), Some(Source::List)),
            ("police_id", Some("123-456"), Some("654-321"), Some(Source::Hand)),
            ("work_card", Some("77"), None, Some(Source::Hand)),
        ]
    );
}

pub(in crate::store) fn what_was_set_by_hand_is_known(open: Opener<'_>) {
    let mut store = open();
    let from_list = Person {
        phone: Some(phone("0912345678")),
        ..person(1, "Nguyễn Văn An")
    };
    store
        .save_people(std::slice::from_ref(&from_list), &at(0), Source::List)
        .unwrap();
    assert_eq!(store.fields_set_by_hand(person_id(1)).unwrap(), []);
    let corrected = Person {
        phone: Some(phone("0987654321")),
        birth: Birth::Year(1987),
        ..from_list.clone()
    };
    store
        .save_people(std::slice::from_ref(&corrected), &at(1), Source::Hand)
        .unwrap();
    let carded = Person {
        full_name: FullName::parse("Nguyễn Văn Ân").unwrap().value,
        ..corrected.clone()
    };
    store
        .save_people(std::slice::from_ref(&carded), &at(2), Source::Card)
        .unwrap();
    assert_eq!(
        store.fields_set_by_hand(person_id(1)).unwrap(),
        [PersonField::FullName, PersonField::Birth, PersonField::Phone]
    );
    // A later list that was let through takes the field over.
    let listed = Person {
        phone: None,
        ..carded
    };
    store.save_people(&[listed], &at(3), Source::List).unwrap();
    assert_eq!(
        store.fields_set_by_hand(person_id(1)).unwrap(),
        [PersonField::FullName, PersonField::Birth]
    );
    // Whoever comes with a check-in was entered by hand, as far as they were asked.
    let day = opened(&mut *store);
    let known = head(&mut *store, day);
    let walk_in = Person {
        unit: UnitCode::parse("A04"),
        ..person(2, "Lê Hà")
    };
    store
        .commit(day, known, request(2), &mut |_, _| {
            Ok(Ok(Batch {
                new_person: Some(walk_in.clone()),
                ..batch(&[check_in(1, 2)])
            }))
        })
        .unwrap()
        .outcome
        .unwrap();
    assert_eq!(
        store.fields_set_by_hand(person_id(2)).unwrap(),
        [
            PersonField::FullName,
            PersonField::Birth,
            PersonField::Sex,
            PersonField::Unit
        ]
    );
    assert_eq!(store.fields_set_by_hand(person_id(9)).unwrap(), []);
}

pub(in crate::store) fn a_group_that_is_said_never_takes_the_place_of_a_tested_one(open: Opener<'_>) {
    let mut store = open();
    let with = |known| Person {
        blood_group: known,
        ..person(1, "Nguyễn Văn An")
    };
    let [o, a] = ["O+", "A+"].map(|text| BloodGroup::parse(text).unwrap());
    for (saved, kept) in [
        (Some(KnownGroup::said(a)), Some(KnownGroup::said(a))),
        (Some(KnownGroup::tested(o)), Some(KnownGroup::tested(o))),
        (Some(KnownGroup::said(a)), Some(KnownGroup::tested(o))),
        (None, None),
        (Some(KnownGroup::said(a)), Some(KnownGroup::said(a))),
    ] {
        store.save_people(&[with(saved)], &at(0), Source::Hand).unwrap();
        assert_eq!(store.people(&[person_id(1)]).unwrap()[0].blood_group, kept);
    }
}

pub(in crate::store) fn a_number_belongs_to_one_person(open: Opener<'_>) {
    let mut store = open();
    let numbered = |n, name| Person {
        national_id: Some(number("001087000123")),
        ..person(n, name)
    };
    store
        .save_people(&[numbered(1, "Nguyễn Văn An")], &at(0), Source::List)
        .unwrap();
    let fault = store
        .save_people(
            &[person(3, "Lê Văn Ba"), numbered(2, "Trần Văn Tư")],
            &at(1),
            Source::List,
        )
        .unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Number }),
        "{fault:?}"
    );
    assert_eq!(
        store.people(&[person_id(3)]).unwrap(),
        [],
        "all of it is taken back"
    );
    assert_eq!(store.changes_of(person_id(3)).unwrap(), []);
    assert_eq!(store.search("ba", 5).unwrap(), []);
    assert_eq!(store.roster_size().unwrap().all, 1);
    // A number that was given up is free.
    store
        .save_people(&[person(1, "Nguyễn Văn An")], &at(2), Source::List)
        .unwrap();
    store
        .save_people(&[numbered(2, "Trần Văn Tư")], &at(3), Source::List)
        .unwrap();
}

pub(in crate::store) fn somebody_new_comes_with_the_check_in_or_not_at_all(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let mut add = |id: StepId, new: Person, step: NewStep| {
        let known = head(&mut *store, day);
        store.commit(day, known, id, &mut |_, _| {
            Ok(Ok(Batch {
                new_person: Some(new.clone()),
                ..batch(std::slice::from_ref(&step))
            }))
        })
    };
    let numbered = |n, name| Person {
        national_id: Some(number("001087000123")),
        ..person(n, name)
    };
    add(request(2), numbered(1, "Nguyễn Văn An"), check_in(1, 1)).unwrap();
    let fault = add(request(3), numbered(2, "Trần Văn Tư"), check_in(2, 2)).unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Number }),
        "{fault:?}"
    );
    let fault = add(request(4), person(1, "Trần Văn Tư"), check_in(2, 2)).unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Person }),
        "{fault:?}"
    );
    let fault = add(request(5), person(2, "Trần Văn Tư"), check_in(2, 1)).unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::Twice {
                key: Unique::OpenVisit
            }
        ),
        "{fault:?}"
    );
    assert_eq!(store.people(&[person_id(1), person_id(2)]).unwrap().len(), 1);
    assert_eq!(store.steps_after(day, Seq(2)).unwrap(), []);
    let changes = store.changes_of(person_id(1)).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].staff, at(0).staff);
    sound(&mut *store);
}

pub(in crate::store) fn namesakes_are_found_however_many_there_are(open: Opener<'_>) {
    let mut store = open();
    let born = |n, name: &str, year| Person {
        birth: Birth::Year(year),
        ..person(n, name)
    };
    let mut people: Vec<Person> = (1..=700).map(|n| born(n, "Nguyễn Văn An", 1987)).collect();
    people.push(born(701, "NGUYEN VAN AN", 1987));
    people.push(born(702, "Nguyễn Văn An", 1988));
    people.push(born(703, "Nguyễn Văn Anh", 1987));
    people.push(born(704, "Lê Nguyễn Văn An", 1987));
    people.push(born(705, "An Nguyễn Văn", 1987));
    store.save_people(&people, &at(0), Source::List).unwrap();
    let name = FullName::parse("nguyễn văn an").unwrap().value;
    let found = store.namesakes(&name, 1987).unwrap();
    assert_eq!(found.len(), 701);
    assert!(
        found
            .iter()
            .all(|person| person.full_name.match_key() == "nguyen van an")
    );
    assert_eq!(store.namesakes(&name, 1988).unwrap().len(), 1);
    let nobody = FullName::parse("Văn An").unwrap().value;
    assert_eq!(store.namesakes(&nobody, 1987).unwrap(), []);
}

pub(in crate::store) fn a_correction_comes_with_the_check_in_or_not_at_all(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let people = [person(1, "Nguyễn Văn An"), person(2, "Trần Văn Tư")];
    store.save_people(&people, &at(0), Source::List).unwrap();
    let mut correct = |id: StepId, corrected: Person, step: NewStep| {
        let known = head(&mut *store, day);
        store.commit(day, known, id, &mut |_, _| {
            Ok(Ok(Batch {
                corrected: Some(corrected.clone()),
                ..batch(std::slice::from_ref(&step))
            }))
        })
    };
    let numbered = |n, name| Person {
        national_id: Some(number("001087000123")),
        ..person(n, name)
    };
    correct(request(2), numbered(1, "Nguyễn Văn Ân"), check_in(1, 1)).unwrap();
    // A number of somebody else, and a visit that cannot be: nothing is written.
    correct(request(3), numbered(2, "Trần Văn Tư"), check_in(2, 2)).unwrap_err();
    correct(request(4), person(2, "Trần Văn Tứ"), check_in(2, 1)).unwrap_err();
    let found = store.people(&[person_id(1)]).unwrap();
    assert_eq!(found, [numbered(1, "Nguyễn Văn Ân")]);
    assert_eq!(store.people(&[person_id(2)]).unwrap(), [person(2, "Trần Văn Tư")]);
    assert_eq!(
        store.person_by_number(&number("001087000123")).unwrap(),
        found.into_iter().next()
    );
    let changes = store.changes_of(person_id(1)).unwrap();
    let fields: Vec<_> = changes
        .iter()
        .map(|change| (change.field.as_str(), change.source))
        .collect();
    assert_eq!(
        fields,
        [
            ("id", Some(Source::List)),
            ("full_name", Some(Source::Card)),
            ("national_id", Some(Source::Card)),
        ]
    );
    assert_eq!(store.changes_of(person_id(2)).unwrap().len(), 1);
    assert_eq!(store.steps_after(day, Seq(2)).unwrap(), []);
    sound(&mut *store);
}

pub(in crate::store) fn the_roster_is_counted_by_unit(open: Opener<'_>) {
    let mut store = open();
    assert_eq!(store.roster_size().unwrap(), crate::store::RosterSize::default());
    let in_unit = |n, unit: &str| Person {
        unit: UnitCode::parse(unit),
        ..person(n, "Nguyễn Văn An")
    };
    let people = [
        in_unit(1, "A04"),
        in_unit(2, "A04"),
        in_unit(3, "PC-08"),
        person(4, "Lê Hà"),
    ];
    store.save_people(&people, &at(0), Source::List).unwrap();
    let size = store.roster_size().unwrap();
    assert_eq!(size.all, 4);
    assert_eq!(
        size.by_unit,
        [
            (None, 1),
            (UnitCode::parse("A04"), 2),
            (UnitCode::parse("PC-08"), 1)
        ]
    );
}

/// The names that a search finds, in its order.
fn names(store: &mut dyn Store, query: &str, limit: usize) -> Vec<String> {
    let found = store.search(query, limit).unwrap();
    found
        .iter()
        .map(|person| person.full_name.as_str().to_owned())
        .collect()
}

fn with_roster(open: Opener<'_>) -> Box<dyn Store> {
    let mut store = open();
    let all = [
        "Nguyễn Văn An",
        "Nguyễn Thị Ân",
        "Đào Thị Đan",
        "Trần Văn Đạo",
        "Lê Hoàng Anh",
        "Nguyễn Thị Thanh Hà",
        "Y Moan",
    ];
    let people: Vec<_> = all
        .iter()
        .zip(1..)
        .map(|(name, n)| Person {
            phone: Some(phone(&format!("091234500{n}"))),
            national_id: Some(number(&format!("00108700010{n}"))),
            ..person(n, name)
        })
        .collect();
    store.save_people(&people, &at(0), Source::List).unwrap();
    store
}

pub(in crate::store) fn people_are_found_with_and_without_marks(open: Opener<'_>) {
    let mut store = with_roster(open);
    assert_eq!(
        names(&mut *store, "dao", 9),
        ["Trần Văn Đạo", "Đào Thị Đan"],
        "the given name comes before the family name"
    );
    assert_eq!(names(&mut *store, "NGUYEN THI AN", 9), ["Nguyễn Thị Ân"]);
    assert_eq!(
        names(&mut *store, "Đạo", 9)[0],
        "Trần Văn Đạo",
        "marks as typed come first"
    );
    assert_eq!(names(&mut *store, "đào", 9), ["Trần Văn Đạo", "Đào Thị Đan"]);
    assert_eq!(
        names(&mut *store, "an", 9),
        ["Nguyễn Văn An", "Nguyễn Thị Ân", "Lê Hoàng Anh"]
    );
    assert_eq!(names(&mut *store, "ân", 9)[0], "Nguyễn Thị Ân");
    // Typed as letters and marks apart.
    assert_eq!(names(&mut *store, "A\u{302}n", 9)[0], "Nguyễn Thị Ân");
}

pub(in crate::store) fn people_are_found_by_words_in_any_order_and_by_their_beginnings(open: Opener<'_>) {
    let mut store = with_roster(open);
    for query in [
        "nguyen ha",
        "ha nguyen",
        "thanh ha",
        "ha th ng",
        "thi ha",
        "h n thi th",
        "Hà  Thanh",
    ] {
        assert_eq!(names(&mut *store, query, 9), ["Nguyễn Thị Thanh Hà"], "{query}");
    }
    assert_eq!(names(&mut *store, "y", 9), ["Y Moan"]);
    assert_eq!(names(&mut *store, "nguyen nguyen", 9), [] as [&str; 0]);
    assert_eq!(
        names(&mut *store, "guyen", 9),
        [] as [&str; 0],
        "the middle of a word finds nobody"
    );
    assert_eq!(names(&mut *store, "", 9), [] as [&str; 0]);
    assert_eq!(names(&mut *store, "%", 9), [] as [&str; 0]);
    assert_eq!(names(&mut *store, "n", 2).len(), 2);
    assert_eq!(names(&mut *store, "n", 0).len(), 0);
}

pub(in crate::store) fn people_are_found_by_the_end_of_number_or_phone(open: Opener<'_>) {
    let mut store = with_roster(open);
    assert_eq!(names(&mut *store, "5003", 9), ["Đào Thị Đan"]);
    assert_eq!(names(&mut *store, "0104", 9), ["Trần Văn Đạo"]);
    assert_eq!(names(&mut *store, "001087000105", 9), ["Lê Hoàng Anh"]);
    assert_eq!(names(&mut *store, "0912 345 006", 9), ["Nguyễn Thị Thanh Hà"]);
    assert_eq!(names(&mut *store, "+84912345006", 9), ["Nguyễn Thị Thanh Hà"]);
    assert_eq!(names(&mut *store, "moan 07", 9), ["Y Moan"]);
    assert_eq!(names(&mut *store, "moan 06", 9), [] as [&str; 0]);
    assert_eq!(names(&mut *store, "001087", 9).len(), 7);
    assert_eq!(names(&mut *store, "091234500", 9).len(), 7);
    assert_eq!(
        names(&mut *store, "091", 9),
        [] as [&str; 0],
        "the beginning counts from four digits on"
    );
    assert_eq!(
        names(&mut *store, "0871", 9),
        [] as [&str; 0],
        "the middle finds nobody"
    );
}

pub(in crate::store) fn a_corrected_name_is_found_and_the_old_one_is_not(open: Opener<'_>) {
    let mut store = with_roster(open);
    let mut corrected = store.search("moan", 1).unwrap().remove(0);
    corrected.full_name = FullName::parse("Y Ngông").unwrap().value;
    corrected.phone = Some(phone("0987654321"));
    store.save_people(&[corrected], &at(1), Source::List).unwrap();
    assert_eq!(names(&mut *store, "ngong", 9), ["Y Ngông"]);
    assert_eq!(names(&mut *store, "moan", 9), [] as [&str; 0]);
    assert_eq!(names(&mut *store, "4321", 9), ["Y Ngông"]);
    assert_eq!(names(&mut *store, "5007", 9), [] as [&str; 0]);
}

pub(in crate::store) fn the_best_match_comes_first(open: Opener<'_>) {
    let mut store = open();
    let all = [
        "Đào Văn An",
        "Nguyễn Thị Đào",
        "Trần Bích Đạo",
        "Lê Thị Đào Anh",
        "Dương Ánh Oanh",
        "Phạm Daothu",
    ];
    let people: Vec<_> = all.iter().zip(1..).map(|(name, n)| person(n, name)).collect();
    store.save_people(&people, &at(0), Source::List).unwrap();
    assert_eq!(
        names(&mut *store, "dao", 9),
        [
            "Nguyễn Thị Đào",
            "Trần Bích Đạo",
            "Phạm Daothu",
            "Dương Ánh Oanh",
            "Đào Văn An",
            "Lê Thị Đào Anh",
        ],
        "exact, the beginning of the given name, initials, other words"
    );
    assert_eq!(names(&mut *store, "đạo", 1), ["Trần Bích Đạo"]);
    assert_eq!(names(&mut *store, "dao", 2), ["Nguyễn Thị Đào", "Trần Bích Đạo"]);
}

pub(in crate::store) fn people_are_found_by_initials(open: Opener<'_>) {
    let mut store = with_roster(open);
    assert_eq!(names(&mut *store, "nvan", 9), ["Nguyễn Văn An"]);
    assert_eq!(names(&mut *store, "NVA", 9), ["Nguyễn Văn An"]);
    assert_eq!(names(&mut *store, "ntth", 9), ["Nguyễn Thị Thanh Hà"]);
    assert_eq!(names(&mut *store, "ntt ha 06", 9), ["Nguyễn Thị Thanh Hà"]);
    assert_eq!(names(&mut *store, "nvb", 9), [] as [&str; 0]);
}

pub(in crate::store) fn people_are_found_by_their_unit(open: Opener<'_>) {
    let mut store = open();
    let of = |n, name, unit: &str| Person {
        unit: UnitCode::parse(unit),
        phone: Some(phone(&format!("091234500{n}"))),
        ..person(n, name)
    };
    let people = [
        of(1, "Nguyễn Văn An", "A04"),
        of(2, "Trần Thị An", "A05"),
        of(3, "Lê Bình", "A04"),
        of(4, "Lê Chi", "PC-08"),
        person(5, "Đỗ An"),
    ];
    store.save_people(&people, &at(0), Source::List).unwrap();
    assert_eq!(names(&mut *store, "a04", 9), ["Nguyễn Văn An", "Lê Bình"]);
    assert_eq!(names(&mut *store, "an A04", 9), ["Nguyễn Văn An"]);
    assert_eq!(names(&mut *store, "a0 an", 9), ["Nguyễn Văn An", "Trần Thị An"]);
    assert_eq!(names(&mut *store, "le pc08", 9), ["Lê Chi"]);
    assert_eq!(names(&mut *store, "pc-08 5004", 9), ["Lê Chi"]);
    assert_eq!(names(&mut *store, "a06", 9), [] as [&str; 0]);
    // Somebody moves to another unit.
    store
        .save_people(&[of(3, "Lê Bình", "PC-08")], &at(1), Source::List)
        .unwrap();
    assert_eq!(names(&mut *store, "a04", 9), ["Nguyễn Văn An"]);
    assert_eq!(names(&mut *store, "pc08", 9), ["Lê Bình", "Lê Chi"]);
    let size = store.roster_size().unwrap();
    assert_eq!(size.all, 5);
    assert_eq!(size.by_unit.len(), 4);
    assert!(size.by_unit.contains(&(UnitCode::parse("PC-08"), 2)));
}

pub(in crate::store) fn a_reader_sees_what_was_saved_after_it_was_opened(open: Opener<'_>) {
    let mut store = with_roster(open);
    let mut reader = store.readers()().unwrap();
    assert_eq!(names(&mut *reader, "moan", 9), ["Y Moan"]);
    store
        .save_people(&[person(9, "Y Moan Niê")], &at(1), Source::List)
        .unwrap();
    assert_eq!(names(&mut *reader, "moan", 9), ["Y Moan", "Y Moan Niê"]);
}

pub(in crate::store) fn a_search_knows_documents(open: Opener<'_>) {
    let mut store = with_roster(open);
    let mut someone = store.search("moan", 1).unwrap().remove(0);
    someone
        .documents
        .put(Document::parse(DocumentKind::Passport, "C1234567").unwrap());
    someone
        .documents
        .put(Document::parse(DocumentKind::PoliceId, "987-654 321").unwrap());
    store
        .save_people(std::slice::from_ref(&someone), &at(1), Source::Hand)
        .unwrap();
    for query in [
        "c1234567",
        "C123",
        "4567",
        "987654321",
        "98765",
        "4321",
        "moan 321",
        "y c1234",
    ] {
        assert_eq!(names(&mut *store, query, 9), ["Y Moan"], "{query}");
    }
    for query in ["c12", "1234567a", "an 4321", "987"] {
        assert_eq!(names(&mut *store, query, 9), [] as [&str; 0], "{query}");
    }
    someone.documents.remove(DocumentKind::Passport);
    store.save_people(&[someone], &at(2), Source::Hand).unwrap();
    assert_eq!(names(&mut *store, "c1234567", 9), [] as [&str; 0]);
}
