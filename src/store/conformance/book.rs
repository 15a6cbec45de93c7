//! The roster while a list goes in.

use super::*;
use crate::domain::history::PersonField;
use crate::store::Keep;

fn newcomer(n: u128, name: &str, digits: Option<&str>) -> Person {
    Person {
        national_id: digits.map(number),
        ..person(n, name)
    }
}

pub(in crate::store) fn a_book_finds_what_it_was_given_before(open: Opener<'_>) {
    let mut store = open();
    let an = newcomer(1, "Nguyễn Văn An", Some("001087000123"));
    let old = newcomer(2, "Lê Thị Hoa", None);
    store
        .save_people(std::slice::from_ref(&old), &at(0), Source::List)
        .unwrap();
    store
        .change_roster(&at(1), Source::List, &mut |book| {
            assert_eq!(book.person_by_number(&number("001087000123"))?, None);
            book.put(None, &an)?;
            assert_eq!(
                book.person_by_number(&number("001087000123"))?.as_ref(),
                Some(&an)
            );
            let year = an.birth.year();
            let hoa = FullName::parse("LE THI HOA").unwrap().value;
            assert_eq!(book.namesakes(&hoa, year, true)?, std::slice::from_ref(&old));
            assert_eq!(book.namesakes(&hoa, year, false)?, std::slice::from_ref(&old));
            assert_eq!(book.namesakes(&hoa, year + 1, false)?, []);
            assert_eq!(
                book.namesakes(&an.full_name, year, false)?,
                std::slice::from_ref(&an)
            );
            assert_eq!(
                book.namesakes(&an.full_name, year, true)?,
                [],
                "whoever has a number is looked for by it"
            );
            let turned = FullName::parse("An Nguyễn Văn").unwrap().value;
            assert_eq!(book.namesakes(&turned, year, false)?, []);
            let again = newcomer(3, "Nguyen Van An", None);
            book.put(None, &again)?;
            assert_eq!(
                book.namesakes(&an.full_name, year, true)?,
                std::slice::from_ref(&again)
            );
            let numbered = Person {
                national_id: Some(number("001087000124")),
                ..again.clone()
            };
            book.put(Some(&again), &numbered)?;
            assert_eq!(book.namesakes(&an.full_name, year, true)?, []);
            let renamed = Person {
                full_name: FullName::parse("Trần Bình").unwrap().value,
                ..an.clone()
            };
            book.put(Some(&an), &renamed)?;
            assert_eq!(
                book.namesakes(&an.full_name, year, false)?,
                std::slice::from_ref(&numbered)
            );
            book.put(Some(&renamed), &an)?;
            Ok(Keep::All)
        })
        .unwrap();
    let mut people = open()
        .people(&[person_id(1), person_id(2), person_id(3)])
        .unwrap();
    people.sort_by_key(|person| person.id);
    assert_eq!(people.len(), 3);
    assert_eq!(people.first(), Some(&an));
    assert_eq!(open().search("nguyen van an", 10).unwrap().len(), 2);
    assert_eq!(open().search("tran binh", 10).unwrap(), []);
    assert!(store.others_wrote().is_ok());
    sound(store.as_mut());
}

pub(in crate::store) fn a_book_that_is_not_kept_changes_nothing(open: Opener<'_>) {
    let mut store = open();
    let an = newcomer(1, "Nguyễn Văn An", Some("001087000123"));
    store
        .save_people(std::slice::from_ref(&an), &at(0), Source::Hand)
        .unwrap();
    let try_it = |book: &mut dyn crate::store::RosterBook| {
        let changed = Person {
            full_name: FullName::parse("Trần Bình").unwrap().value,
            ..an.clone()
        };
        book.put(Some(&an), &changed)?;
        book.put(None, &newcomer(2, "Lê Thị Hoa", None))
    };
    store
        .change_roster(&at(1), Source::List, &mut |book| {
            try_it(book)?;
            Ok(Keep::Nothing)
        })
        .unwrap();
    let failed = store.change_roster(&at(2), Source::List, &mut |book| {
        try_it(book)?;
        book.put(None, &newcomer(3, "Phạm Hoa", Some("001087000123")))?;
        Ok(Keep::All)
    });
    assert!(matches!(failed, Err(StoreError::Twice { key: Unique::Number })));
    let people = open()
        .people(&[person_id(1), person_id(2), person_id(3)])
        .unwrap();
    assert_eq!(people, std::slice::from_ref(&an));
    assert_eq!(open().changes_of(person_id(1)).unwrap().len(), 1);
    assert_eq!(open().search("tran", 10).unwrap(), []);
    assert_eq!(
        open().person_by_number(&number("001087000123")).unwrap().as_ref(),
        Some(&an)
    );
}

pub(in crate::store) fn a_book_knows_who_set_a_field(open: Opener<'_>) {
    let mut store = open();
    let an = newcomer(1, "Nguyễn Văn An", None);
    store
        .save_people(std::slice::from_ref(&an), &at(0), Source::List)
        .unwrap();
    let corrected = Person {
        phone: Some(phone("0912345678")),
        ..an
    };
    store.correct(&corrected, None, &at(7)).unwrap();
    store
        .change_roster(&at(9), Source::List, &mut |book| {
            assert_eq!(book.fields_set_by_hand(person_id(1))?, [PersonField::Phone]);
            let set = book.who_set(person_id(1), PersonField::Phone)?;
            assert_eq!(set, Some((at(7).staff, at(7).recorded)));
            let added = book.who_set(person_id(1), PersonField::FullName)?;
            assert_eq!(added, Some((at(0).staff, at(0).recorded)));
            assert_eq!(book.who_set(person_id(5), PersonField::Phone)?, None);
            assert_eq!(book.fields_set_by_hand(person_id(5))?, []);
            Ok(Keep::Nothing)
        })
        .unwrap();
}
