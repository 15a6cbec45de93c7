//! Two records of one person: merging, what follows from it, and taking it back.

use std::ops::ControlFlow;

use super::*;
use crate::domain::document::{Document, DocumentKind, DocumentNumber};
use crate::domain::history::PersonField;
use crate::domain::merge::{Doubt, MergeRefusal, UnmergeRefusal};
use crate::store::names::{NameList, Names, Wanted};

/// One record with a number and a unit, and one with a telephone number, another citizen number and a police card.
fn two_records(store: &mut dyn Store) -> (Person, Person) {
    let kept = Person {
        national_id: Some(number("001087000123")),
        unit: UnitCode::parse("A04"),
        ..person(1, "Nguyễn Văn An")
    };
    let police = Document::parse(DocumentKind::PoliceId, "123-456").unwrap();
    let gone = Person {
        national_id: Some(number("001087000124")),
        phone: Some(phone("0912345678")),
        documents: [police].into_iter().collect(),
        ..person(2, "Nguyen Van An")
    };
    store
        .save_people(&[kept.clone(), gone.clone()], &at(0), Source::List)
        .unwrap();
    (kept, gone)
}

fn now(store: &mut dyn Store, n: u128) -> Person {
    store.people(&[person_id(n)]).unwrap().remove(0)
}

fn everyone(store: &mut dyn Store) -> Vec<PersonId> {
    let mut all = Vec::new();
    store
        .everyone(&mut |person| {
            all.push(person.id);
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

pub(in crate::store) fn two_records_become_one_and_two_again(open: Opener<'_>) {
    let mut store = open();
    let (kept, gone) = two_records(&mut *store);
    let doubted = MergeRefusal::ConfirmNeeded {
        doubts: vec![Doubt::Number],
    };
    let merge = |store: &mut dyn Store, confirmed| {
        store
            .merge(person_id(1), person_id(2), confirmed, &at(1))
            .unwrap()
    };
    assert_eq!(merge(&mut *store, false), Err(doubted));
    assert_eq!(now(&mut *store, 1), kept, "a refusal changes nothing");
    let would = store.would_merge(person_id(1), person_id(2), true).unwrap();
    assert_eq!(now(&mut *store, 2), gone, "looking changes nothing");
    let merged = merge(&mut *store, true).unwrap();
    assert_eq!(would.as_ref(), Ok(&merged));
    assert_eq!(merged.phone, gone.phone);
    assert_eq!(now(&mut *store, 1), merged);
    assert_eq!(now(&mut *store, 2).merged_into, Some(person_id(1)));

    // Whatever leads to the one that went leads to the one that stayed.
    let mut other = open();
    let by_number = other.person_by_number(&number("001087000124")).unwrap();
    assert_eq!(by_number.as_ref(), Some(&merged));
    let card = DocumentNumber::parse(DocumentKind::PoliceId, "123456").unwrap();
    let by_card = other.people_by_document(DocumentKind::PoliceId, &card).unwrap();
    assert_eq!(by_card, std::slice::from_ref(&merged));
    assert_eq!(other.search("an", 9).unwrap(), std::slice::from_ref(&merged));
    assert_eq!(other.roster_size().unwrap().all, 1);
    assert_eq!(everyone(&mut *other), [person_id(1)]);

    let again = merge(&mut *store, true).unwrap_err();
    assert!(matches!(again, MergeRefusal::MergedAlready { .. }), "{again:?}");
    let unknown = store.merge(person_id(1), person_id(9), true, &at(1)).unwrap();
    assert_eq!(unknown, Err(MergeRefusal::Unknown { person: person_id(9) }));

    let undone = store.unmerge(person_id(2), &at(2)).unwrap().unwrap();
    assert_eq!((&undone.kept, &undone.gone), (&kept, &gone));
    assert_eq!(undone.stays, []);
    assert_eq!((now(&mut *store, 1), now(&mut *store, 2)), (kept, gone.clone()));
    assert_eq!(
        store.person_by_number(&number("001087000124")).unwrap(),
        Some(gone)
    );
    assert_eq!(store.search("an", 9).unwrap().len(), 2);
    let refusal = UnmergeRefusal::NotMerged { person: person_id(2) };
    assert_eq!(store.unmerge(person_id(2), &at(2)).unwrap(), Err(refusal));
    let fields = |store: &mut dyn Store, n| -> Vec<String> {
        let changes = store.changes_of(person_id(n)).unwrap();
        changes.into_iter().map(|change| change.field).collect()
    };
    assert_eq!(fields(&mut *store, 2), ["id", "merged_into", "merged_into"]);
    assert_eq!(
        fields(&mut *store, 1),
        ["id", "police_id", "phone", "police_id", "phone"]
    );
    sound(&mut *store);
}

pub(in crate::store) fn undoing_a_merge_respects_what_happened_since(open: Opener<'_>) {
    let mut store = open();
    let (_, gone) = two_records(&mut *store);
    let mut merged = store
        .merge(person_id(1), person_id(2), true, &at(1))
        .unwrap()
        .unwrap();
    merged.phone = Some(phone("0987654321"));
    let reason = note("đổi số");
    store.correct(&merged, Some(&reason), &at(2)).unwrap();
    let last = store.changes_of(person_id(1)).unwrap().pop().unwrap();
    assert_eq!((last.reason, last.source), (Some(reason), Some(Source::Hand)));

    // The number of the record that went is free for others as long as it is away.
    let newcomer = Person {
        national_id: gone.national_id.clone(),
        ..person(3, "Lê Hà")
    };
    store.save_people(&[newcomer], &at(3), Source::List).unwrap();
    let taken = UnmergeRefusal::NumberTaken { person: person_id(3) };
    assert_eq!(store.unmerge(person_id(2), &at(4)).unwrap(), Err(taken));
    assert_eq!(now(&mut *store, 1), merged, "a refusal changes nothing");
    store
        .save_people(&[person(3, "Lê Hà")], &at(5), Source::List)
        .unwrap();

    // The kept one may go itself; then one has to go back step by step.
    let third = Person {
        full_name: gone.full_name.clone(),
        ..person(4, "Nguyễn Văn An")
    };
    store.save_people(&[third], &at(6), Source::List).unwrap();
    store
        .merge(person_id(4), person_id(1), false, &at(6))
        .unwrap()
        .unwrap();
    assert_eq!(
        store
            .person_by_number(gone.national_id.as_ref().unwrap())
            .unwrap()
            .map(|person| person.id),
        Some(person_id(4)),
        "over two merges"
    );
    let first = UnmergeRefusal::KeptIsMerged {
        person: person_id(1),
        into: person_id(4),
    };
    assert_eq!(store.unmerge(person_id(2), &at(7)).unwrap(), Err(first));
    store.unmerge(person_id(1), &at(7)).unwrap().unwrap();
    let undone = store.unmerge(person_id(2), &at(8)).unwrap().unwrap();
    assert_eq!(undone.stays, [PersonField::Phone]);
    assert_eq!(now(&mut *store, 1).phone, merged.phone);
    assert_eq!(now(&mut *store, 2), gone);
}

pub(in crate::store) fn what_one_record_did_counts_for_the_other(open: Opener<'_>) {
    let mut store = open();
    two_records(&mut *store);
    let day_one = opened(&mut *store);
    written(
        &mut *store,
        day_one,
        request(2),
        &[check_in(1, 2), collection(1, 1, 7)],
    );
    let open_day = MergeRefusal::DayNotClosed {
        date: date("2026-10-22"),
    };
    assert_eq!(
        store.merge(person_id(1), person_id(2), true, &at(1)).unwrap(),
        Err(open_day)
    );
    written(&mut *store, day_one, request(3), &[on_day(Step::DayClosed)]);
    store
        .merge(person_id(1), person_id(2), true, &at(1))
        .unwrap()
        .unwrap();
    assert_eq!(store.visits_of(person_id(1)).unwrap().len(), 1);

    let past = |store: &mut dyn Store, who, today| {
        let known = head(store, day_one);
        let mut found = Vec::new();
        store
            .commit(day_one, known, request(9), &mut |_, ledger| {
                found = ledger.past_visits_of(person_id(who), today)?;
                Ok(Err(Refusal::DayClosed))
            })
            .unwrap()
            .outcome
            .unwrap_err();
        found.into_iter().map(|past| past.date).collect::<Vec<_>>()
    };
    assert_eq!(past(&mut *store, 1, day(2)), [date("2026-10-22")]);
    assert_eq!(past(&mut *store, 2, day(2)), [date("2026-10-22")]);
    assert_eq!(
        past(&mut *store, 1, day_one),
        [date("2026-10-22")],
        "of the same day too, for the day may be reopened"
    );
    assert_eq!(past(&mut *store, 2, day_one), [], "a visit is not its own past");
    store.unmerge(person_id(2), &at(2)).unwrap().unwrap();
    assert_eq!(past(&mut *store, 1, day(2)), []);
}

pub(in crate::store) fn nobody_is_checked_in_with_a_record_that_was_merged_away(open: Opener<'_>) {
    let mut store = open();
    let (kept, gone) = two_records(&mut *store);
    opened(&mut *store);
    store.merge(kept.id, gone.id, true, &at(1)).unwrap().unwrap();
    let mut station = Station::open(store, RulePack::vn_tt26_2013().unwrap()).unwrap();
    let mut arrive = |n: u128, person| {
        let request = Request {
            id: request(10 + n),
            at: at(2),
            command: Command::check_in(visit(n), person),
            new_person: None,
            corrected: None,
        };
        station.execute(&request).unwrap().outcome
    };
    assert_eq!(arrive(1, gone.id), Err(Refusal::MergedAway { into: kept.id }));
    assert!(arrive(2, kept.id).is_ok());
}

pub(in crate::store) fn whoever_takes_the_roster_out_is_on_record(open: Opener<'_>) {
    let mut store = open();
    two_records(&mut *store);
    assert_eq!(store.exports().unwrap(), []);
    let export = store.record_export(&at(3)).unwrap();
    assert_eq!(
        (export.list, export.people, export.recorded, &export.staff),
        (NameList::Roster, 2, at(3).recorded, &at(3).staff)
    );
    assert_eq!(open().exports().unwrap(), [export]);
    let mut seen = 0;
    store
        .everyone(&mut |_| {
            seen += 1;
            ControlFlow::Break(())
        })
        .unwrap();
    assert_eq!(seen, 1);
}

pub(in crate::store) fn the_people_of_a_list_are_read_and_whoever_reads_them_is_on_record(open: Opener<'_>) {
    let mut store = open();
    let (kept, gone) = two_records(&mut *store);
    let unit = UnitCode::parse("A04");
    let of = |n, name: &str, unit: Option<&UnitCode>| Person {
        unit: unit.cloned(),
        ..person(n, name)
    };
    let people = [
        of(11, "Lê Hoa", unit.as_ref()),
        of(12, "Trần Bình", unit.as_ref()),
        of(13, "Ngô Hà", None),
        of(14, "Vũ Chi", UnitCode::parse("A05").as_ref()),
    ];
    store.save_people(&people, &at(1), Source::List).unwrap();
    store.merge(kept.id, gone.id, true, &at(2)).unwrap().unwrap();
    let wanted = |rosters: &[Option<UnitCode>]| Wanted {
        list: NameList::Donors,
        people: vec![gone.id, people[0].id, person_id(99)],
        rosters: rosters.to_vec(),
    };
    let read = |names: &Names| {
        let mut others: Vec<_> = names
            .others()
            .map(|other| other.full_name.as_str().to_owned())
            .collect();
        others.sort_unstable();
        others
    };
    let names = Names::take(&mut *store, &wanted(&[unit.clone(), None]), &at(3)).unwrap();
    assert_eq!(names.of(gone.id).map(|person| person.id), Some(kept.id));
    assert_eq!(names.of(people[0].id), Some(&people[0]));
    assert_eq!(names.of(person_id(99)), None);
    // The record that went and the one that stands for it are one person, who is named already.
    assert_eq!(
        (read(&names), names.count()),
        (vec!["Ngô Hà".to_owned(), "Trần Bình".to_owned()], 4)
    );
    let nobody_else = Names::take(&mut *store, &wanted(&[]), &at(4)).unwrap();
    assert_eq!((read(&nobody_else), nobody_else.count()), (Vec::new(), 2));
    let record: Vec<_> = open()
        .exports()
        .unwrap()
        .iter()
        .map(|it| (it.list, it.people, it.recorded))
        .collect();
    assert_eq!(
        record,
        [
            (NameList::Donors, 4, at(3).recorded),
            (NameList::Donors, 2, at(4).recorded)
        ]
    );
}

pub(in crate::store) fn a_correction_does_not_overwrite_one_that_was_faster(open: Opener<'_>) {
    let mut store = open();
    let (known, _) = two_records(&mut *store);
    let with_phone = |digits| Person {
        phone: Some(phone(digits)),
        ..known.clone()
    };
    let [first, second] = ["0912345678", "0987654321"].map(with_phone);
    assert_eq!(store.correct_known(&known, &first, &at(1)).unwrap(), Ok(()));
    let changes = store.changes_of(known.id).unwrap();
    let faster = open().correct_known(&known, &second, &at(2)).unwrap();
    assert_eq!(faster, Err(Some(Box::new(first.clone()))));
    assert_eq!(now(&mut *store, 1), first);
    assert_eq!(
        store.changes_of(known.id).unwrap(),
        changes,
        "nothing half-written"
    );
    assert_eq!(store.correct_known(&first, &second, &at(3)).unwrap(), Ok(()));
    assert_eq!(now(&mut *store, 1), second);
    let nobody = person(9, "Lê Hoa");
    assert_eq!(store.correct_known(&nobody, &nobody, &at(4)).unwrap(), Err(None));
}

pub(in crate::store) fn the_records_that_were_merged_into_one_are_known(open: Opener<'_>) {
    let mut store = open();
    let (kept, gone) = two_records(&mut *store);
    assert_eq!(store.merged_into(kept.id).unwrap(), []);
    store.merge(kept.id, gone.id, true, &at(1)).unwrap().unwrap();
    let away = Person {
        merged_into: Some(kept.id),
        ..gone.clone()
    };
    assert_eq!(store.merged_into(kept.id).unwrap(), [away]);
    store.unmerge(gone.id, &at(2)).unwrap().unwrap();
    assert_eq!(store.merged_into(kept.id).unwrap(), []);
}
