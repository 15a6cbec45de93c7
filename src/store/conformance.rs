//! What every backend does, whatever it keeps its rows in. A case gets a way to open handles on one store; two handles
//! are two stations.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Batch, Committed, Damage, Store, StoreError, Unique};
use crate::domain::bag::BagCode;
use crate::domain::birth::{Age, Birth};
use crate::domain::clean::{Label, Note};
use crate::domain::command::{Act, Command};
use crate::domain::decide::NewStep;
use crate::domain::id::{BedNo, DayId, DeskNo, PersonId, SeatNo, Seq, StepId, Ticket, VisitId};
use crate::domain::identity::{CitizenNumber, Phone, Sex};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{At, ChainHash, CollectionOutcome, DayInfo, Envelope, HallSize, Head, Place, Step};
use crate::domain::time::Moment;
use crate::domain::unit::{Unit, UnitCode};
use crate::domain::vitals::Volume;
use crate::station::{Request, Station};

/// Opens another handle on the store of one case.
pub(super) type Opener<'a> = &'a (dyn Fn() -> Box<dyn Store> + Sync);

pub(super) fn day(n: u128) -> DayId {
    DayId(Uuid::from_u128(0xda_0000 + n))
}

pub(super) fn visit(n: u128) -> VisitId {
    VisitId(Uuid::from_u128(0x0005_0000 + n))
}

pub(super) fn person_id(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(0x0009_0000 + n))
}

/// Requests are apart, so that each has room for the steps that follow its first.
pub(super) fn request(n: u128) -> StepId {
    StepId(Uuid::from_u128(0x5000_0000 + n * 0x100))
}

pub(super) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

pub(super) fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

pub(super) fn at(minute: i64) -> At {
    let moment = Moment::parse("2026-10-22T07:00:00+07:00").unwrap();
    let moment = Moment::from_millis(moment.millis() + minute * 60_000);
    At {
        occurred: moment,
        recorded: moment,
        staff: label("Trần Thị Hoa"),
        station: label("Lễ tân 1"),
    }
}

pub(super) fn info(date_text: &str) -> DayInfo {
    DayInfo {
        title: label("Giọt máu nghĩa tình"),
        date: date(date_text),
        site: label("Hội trường A"),
        hospital: label("Bệnh viện 19-8"),
        target: 200,
        units: vec![Unit {
            code: UnitCode::parse("A04").unwrap(),
            name: label("Phòng 4"),
        }],
        hall: HallSize {
            desks: 4,
            beds: 3,
            seats: 3,
        },
    }
}

pub(super) fn person(n: u128, name: &str) -> Person {
    Person {
        id: person_id(n),
        full_name: FullName::parse(name).unwrap().value,
        birth: Birth::Date(date("1987-03-15")),
        sex: Sex::Male,
        national_id: None,
        unit: None,
        rank: None,
        phone: None,
        kind: None,
        blood_group: None,
        club_member: false,
    }
}

pub(super) fn number(text: &str) -> CitizenNumber {
    CitizenNumber::parse(text, date("2026-10-22")).unwrap().value
}

fn phone(text: &str) -> Phone {
    Phone::parse(text).unwrap()
}

/// A bag's code with its check character worked out.
pub(super) fn bag(n: u32) -> BagCode {
    let bare = format!("G123417{n:06}");
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
        .chars()
        .find_map(|check| BagCode::parse(&format!("{bare}{check}")).ok())
        .unwrap()
}

pub(super) fn on_day(step: Step) -> NewStep {
    NewStep { visit: None, step }
}

pub(super) fn on_visit(n: u128, step: Step) -> NewStep {
    NewStep {
        visit: Some(visit(n)),
        step,
    }
}

pub(super) fn check_in(n: u128, who: u128) -> NewStep {
    on_visit(
        n,
        Step::DonorCheckedIn {
            person: person_id(who),
            ticket: Ticket::new(u32::try_from(n).unwrap()).unwrap(),
            sex: Sex::Male,
            age: Age::new(39),
            unit: None,
            blood_group: None,
            place: Place(u64::try_from(n).unwrap()),
        },
    )
}

pub(super) fn collection(n: u128, bed: u16, code: u32) -> NewStep {
    on_visit(
        n,
        Step::CollectionStarted {
            bed: BedNo(bed),
            bag: bag(code),
        },
    )
}

pub(super) fn undone(n: u128, seq: u64) -> NewStep {
    on_visit(
        n,
        Step::StepUndone {
            seq: Seq(seq),
            reason: note("nhầm"),
        },
    )
}

pub(super) fn withdrawn(n: u128) -> NewStep {
    on_visit(
        n,
        Step::DonorWithdrew {
            reason: note("bận việc"),
        },
    )
}

pub(super) fn batch(steps: &[NewStep]) -> Batch {
    Batch {
        at: at(0),
        steps: steps.to_vec(),
        new_person: None,
    }
}

/// The end of a day's log.
pub(super) fn head(store: &mut dyn Store, day: DayId) -> Head {
    store
        .steps_after(day, Seq::ZERO)
        .unwrap()
        .last()
        .map_or_else(Head::default, end)
}

fn end(last: &Envelope) -> Head {
    Head {
        seq: last.seq,
        hash: last.hash,
    }
}

/// Writes steps without asking any rule.
pub(super) fn write(
    store: &mut dyn Store,
    day: DayId,
    request: StepId,
    steps: &[NewStep],
) -> Result<Committed, StoreError> {
    let head = head(store, day);
    store.commit(day, head, request, &mut |_, _| Ok(Ok(batch(steps))))
}

pub(super) fn written(store: &mut dyn Store, day: DayId, id: StepId, steps: &[NewStep]) -> Vec<Envelope> {
    write(store, day, id, steps).unwrap().outcome.unwrap()
}

pub(super) fn opened(store: &mut dyn Store) -> DayId {
    written(
        store,
        day(1),
        request(1),
        &[on_day(Step::DayOpened(info("2026-10-22")))],
    );
    day(1)
}

fn sound(store: &mut dyn Store) {
    for verdict in store.verify().unwrap() {
        assert_eq!(verdict.faults, [], "{}", verdict.day);
    }
}

pub(super) fn steps_are_numbered_without_gaps_and_read_back_as_written(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let two = written(&mut *store, day, request(2), &[check_in(1, 1), withdrawn(1)]);
    let one = written(&mut *store, day, request(3), &[on_day(Step::DayClosed)]);
    let all = open().steps_after(day, Seq::ZERO).unwrap();
    assert_eq!(all.iter().map(|e| e.seq.0).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert_eq!(&all[1..3], &two[..]);
    assert_eq!(&all[3..], &one[..]);
    assert_eq!(two[0].id, request(2));
    assert_eq!(two[1].id, request(2).nth(1));
    assert_eq!(two[0].at, at(0));
    assert_eq!(store.steps_after(day, Seq(3)).unwrap(), one);
    assert_eq!(store.steps_after(day, Seq(4)).unwrap(), []);
    assert_eq!(store.steps_after(day, Seq(99)).unwrap(), []);
    sound(&mut *store);
}

pub(super) fn every_step_is_chained_to_the_one_before(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    written(&mut *store, day, request(2), &[check_in(1, 1)]);
    written(&mut *store, day, request(3), &[withdrawn(1)]);
    let all = store.steps_after(day, Seq::ZERO).unwrap();
    let mut previous = Head::default();
    for step in &all {
        let new = NewStep {
            visit: step.visit,
            step: step.step.clone(),
        };
        let (row, again) = super::codec::encode(day, previous, step.id, &step.at, &new).unwrap();
        assert_eq!(again, *step);
        assert_ne!(row.hash, ChainHash::START);
        previous = row.head();
    }
}

pub(super) fn a_request_asked_again_is_answered_again(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let first = written(&mut *store, day, request(2), &[check_in(1, 1), withdrawn(1)]);
    written(&mut *store, day, request(3), &[check_in(2, 2)]);
    // The station that lost the answer knows only the opening.
    let known = end(&store.steps_after(day, Seq::ZERO).unwrap()[0]);
    let mut again = open();
    let committed = again
        .commit(day, known, request(2), &mut |_, _| panic!("decided before"))
        .unwrap();
    assert_eq!(committed.outcome.unwrap(), first);
    assert_eq!(committed.newer, store.steps_after(day, Seq(1)).unwrap());
    assert_eq!(store.steps_after(day, Seq::ZERO).unwrap().len(), 4);
}

pub(super) fn a_refusal_writes_nothing(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let before = head(&mut *store, day);
    let committed = store
        .commit(day, before, request(2), &mut |_, _| Ok(Err(Refusal::DayClosed)))
        .unwrap();
    assert_eq!(committed.outcome, Err(Refusal::DayClosed));
    assert_eq!(head(&mut *store, day), before);
    // The same id may be asked again and is decided anew.
    assert_eq!(written(&mut *store, day, request(2), &[check_in(1, 1)]).len(), 1);
}

pub(super) fn a_stale_head_gets_what_others_wrote_before_it_decides(open: Opener<'_>) {
    let (mut one, mut two) = (open(), open());
    let day = opened(&mut *one);
    let known = head(&mut *two, day);
    let theirs = written(&mut *one, day, request(2), &[check_in(1, 1), withdrawn(1)]);
    let mut seen = Vec::new();
    let committed = two
        .commit(day, known, request(3), &mut |newer, _| {
            seen = newer.to_vec();
            Ok(Ok(batch(&[check_in(2, 2)])))
        })
        .unwrap();
    assert_eq!(seen, theirs);
    assert_eq!(committed.newer, theirs);
    assert_eq!(committed.outcome.unwrap()[0].seq, Seq(4));
}

pub(super) fn a_head_that_the_log_does_not_hold_is_refused(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let mut wrong = head(&mut *store, day);
    wrong.hash.0[0] ^= 1;
    let fault = store
        .commit(day, wrong, request(2), &mut |_, _| panic!("not on this log"))
        .unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::BrokenLog {
                damage: Damage::BrokenChain { seq: Seq(1) },
                ..
            }
        ),
        "{fault:?}"
    );
    wrong.seq = Seq(7);
    let fault = store
        .commit(day, wrong, request(2), &mut |_, _| panic!("not on this log"))
        .unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::BrokenLog {
                damage: Damage::Gap { missing: Seq(7) },
                ..
            }
        ),
        "{fault:?}"
    );
}

pub(super) fn a_day_is_opened_once_and_first(open: Opener<'_>) {
    let mut store = open();
    let fault = write(&mut *store, day(1), request(1), &[check_in(1, 1)]).unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::BrokenLog {
                damage: Damage::NotOpened,
                ..
            }
        ),
        "{fault:?}"
    );
    opened(&mut *store);
    let fault = write(
        &mut *store,
        day(1),
        request(2),
        &[on_day(Step::DayOpened(info("2026-10-22")))],
    )
    .unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Day }),
        "{fault:?}"
    );
    assert_eq!(store.steps_after(day(1), Seq::ZERO).unwrap().len(), 1);
}

pub(super) fn the_id_of_a_step_is_used_once(open: Opener<'_>) {
    let mut store = open();
    opened(&mut *store);
    let fault = write(
        &mut *store,
        day(2),
        request(1),
        &[on_day(Step::DayOpened(info("2026-10-23")))],
    )
    .unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Step }),
        "{fault:?}"
    );
    assert_eq!(store.days().unwrap().len(), 1);
}

pub(super) fn days_are_listed_newest_first(open: Opener<'_>) {
    let mut store = open();
    assert_eq!(store.days().unwrap(), []);
    for (n, date) in [(1, "2026-10-22"), (2, "2027-01-05"), (3, "2025-10-20")] {
        written(
            &mut *store,
            day(n),
            request(n),
            &[on_day(Step::DayOpened(info(date)))],
        );
    }
    written(&mut *store, day(2), request(5), &[on_day(Step::DayClosed)]);
    let days = open().days().unwrap();
    assert_eq!(
        days.iter().map(|d| d.id).collect::<Vec<_>>(),
        [day(2), day(1), day(3)]
    );
    assert_eq!(
        days.iter().map(|d| d.closed).collect::<Vec<_>>(),
        [true, false, false]
    );
    assert_eq!(days[0].info, info("2027-01-05"));
    assert_eq!(days[0].head, head(&mut *store, day(2)));
    written(
        &mut *store,
        day(2),
        request(6),
        &[on_day(Step::DayReopened {
            reason: note("quên")
        })],
    );
    written(&mut *store, day(2), request(7), &[check_in(1, 1)]);
    assert!(!store.days().unwrap()[0].closed);
    sound(&mut *store);
}

pub(super) fn a_bag_is_used_once_on_whatever_day(open: Opener<'_>) {
    let mut store = open();
    let first = opened(&mut *store);
    written(
        &mut *store,
        day(2),
        request(2),
        &[on_day(Step::DayOpened(info("2026-10-23")))],
    );
    written(
        &mut *store,
        first,
        request(3),
        &[check_in(1, 1), collection(1, 1, 7)],
    );
    written(&mut *store, day(2), request(4), &[check_in(2, 2)]);
    let before = head(&mut *store, day(2));
    let fault = write(&mut *store, day(2), request(5), &[collection(2, 1, 7)]).unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Bag }),
        "{fault:?}"
    );
    assert_eq!(head(&mut *store, day(2)), before, "nothing was written");
    let mut found = None;
    store
        .commit(day(2), before, request(6), &mut |_, ledger| {
            found = ledger.bag_use(&bag(7))?;
            assert_eq!(ledger.bag_use(&bag(8))?, None);
            Ok(Err(Refusal::DayClosed))
        })
        .unwrap()
        .outcome
        .unwrap_err();
    let found = found.unwrap();
    assert_eq!(found.date, date("2026-10-22"));
    assert_eq!(found.ticket, Ticket::new(1).unwrap());
    written(&mut *store, day(2), request(7), &[collection(2, 1, 8)]);
    sound(&mut *store);
}

pub(super) fn taking_back_a_collection_frees_its_bag(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    written(&mut *store, day, request(2), &[check_in(1, 1), check_in(2, 2)]);
    written(&mut *store, day, request(3), &[collection(1, 1, 7)]);
    written(&mut *store, day, request(4), &[undone(1, 4)]);
    written(&mut *store, day, request(5), &[collection(2, 1, 7)]);
    sound(&mut *store);
    let fault = write(&mut *store, day, request(6), &[collection(1, 2, 7)]).unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Bag }),
        "{fault:?}"
    );
}

pub(super) fn a_person_has_one_open_visit(open: Opener<'_>) {
    let mut store = open();
    let first = opened(&mut *store);
    written(
        &mut *store,
        day(2),
        request(2),
        &[on_day(Step::DayOpened(info("2026-10-23")))],
    );
    written(&mut *store, first, request(3), &[check_in(1, 1)]);
    let fault = write(&mut *store, day(2), request(4), &[check_in(2, 1)]).unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::Twice {
                key: Unique::OpenVisit
            }
        ),
        "{fault:?}"
    );
    written(&mut *store, first, request(5), &[withdrawn(1)]);
    written(&mut *store, day(2), request(6), &[check_in(2, 1)]);
    // Taking the withdrawal back would bring the person into two halls.
    let fault = write(&mut *store, first, request(7), &[undone(1, 3)]).unwrap_err();
    assert!(
        matches!(
            fault,
            StoreError::Twice {
                key: Unique::OpenVisit
            }
        ),
        "{fault:?}"
    );
    // A check-in by mistake counts nowhere.
    written(&mut *store, day(2), request(8), &[undone(2, 2)]);
    written(&mut *store, first, request(9), &[undone(1, 3)]);
    sound(&mut *store);
}

pub(super) fn the_id_of_a_visit_is_used_once(open: Opener<'_>) {
    let mut store = open();
    let first = opened(&mut *store);
    written(
        &mut *store,
        day(2),
        request(2),
        &[on_day(Step::DayOpened(info("2026-10-23")))],
    );
    written(&mut *store, first, request(3), &[check_in(1, 1)]);
    let fault = write(&mut *store, day(2), request(4), &[check_in(1, 2)]).unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Visit }),
        "{fault:?}"
    );
}

pub(super) fn every_visit_of_a_person_is_found_with_its_steps(open: Opener<'_>) {
    let mut store = open();
    let first = opened(&mut *store);
    written(
        &mut *store,
        day(2),
        request(2),
        &[on_day(Step::DayOpened(info("2025-10-23")))],
    );
    let ended = Step::CollectionEnded {
        outcome: CollectionOutcome::Complete,
        volume: Volume::from_ml(350),
        seat: Some(SeatNo(1)),
    };
    let old = [
        check_in(2, 1),
        collection(2, 1, 9),
        on_visit(2, ended),
        on_visit(2, Step::DonorReleased { early: None }),
    ];
    let old = written(&mut *store, day(2), request(3), &old);
    let new = written(&mut *store, first, request(4), &[check_in(1, 1), check_in(3, 2)]);
    let known = head(&mut *store, first);
    let mut visits = Vec::new();
    store
        .commit(first, known, request(5), &mut |_, ledger| {
            visits = ledger.visits_of(person_id(1))?;
            assert_eq!(ledger.visits_of(person_id(9))?, []);
            Ok(Err(Refusal::DayClosed))
        })
        .unwrap()
        .outcome
        .unwrap_err();
    assert_eq!(visits.len(), 2);
    assert_eq!((visits[0].day, visits[0].date), (day(2), date("2025-10-23")));
    assert_eq!(visits[0].steps, old);
    assert_eq!(visits[1].steps, new[..1]);
}

pub(super) fn people_are_saved_and_every_change_is_on_record(open: Opener<'_>) {
    let mut store = open();
    let mut someone = person(1, "Nguyễn Văn An");
    someone.national_id = Some(number("001087000123"));
    someone.unit = UnitCode::parse("A04");
    someone.rank = Some(label("Đại úy"));
    someone.phone = Some(phone("0912345678"));
    someone.kind = Some(label("club"));
    someone.blood_group = Some(crate::domain::identity::BloodGroup::parse("O+").unwrap());
    someone.club_member = true;
    let other = Person {
        birth: Birth::Year(1990),
        sex: Sex::Female,
        ..person(2, "Trần Thị Bé")
    };
    store
        .save_people(&[someone.clone(), other.clone()], &at(0))
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
        .save_people(std::slice::from_ref(&corrected), &at(5))
        .unwrap();
    store
        .save_people(std::slice::from_ref(&corrected), &at(6))
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

pub(super) fn a_number_belongs_to_one_person(open: Opener<'_>) {
    let mut store = open();
    let numbered = |n, name| Person {
        national_id: Some(number("001087000123")),
        ..person(n, name)
    };
    store
        .save_people(&[numbered(1, "Nguyễn Văn An")], &at(0))
        .unwrap();
    let fault = store
        .save_people(&[person(3, "Lê Văn Ba"), numbered(2, "Trần Văn Tư")], &at(1))
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
    store.save_people(&[person(1, "Nguyễn Văn An")], &at(2)).unwrap();
    store.save_people(&[numbered(2, "Trần Văn Tư")], &at(3)).unwrap();
}

pub(super) fn somebody_new_comes_with_the_check_in_or_not_at_all(open: Opener<'_>) {
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

pub(super) fn the_roster_is_counted_by_unit(open: Opener<'_>) {
    let mut store = open();
    assert_eq!(store.roster_size().unwrap(), super::RosterSize::default());
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
    store.save_people(&people, &at(0)).unwrap();
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
    store.save_people(&people, &at(0)).unwrap();
    store
}

pub(super) fn people_are_found_with_and_without_marks(open: Opener<'_>) {
    let mut store = with_roster(open);
    assert_eq!(names(&mut *store, "dao", 9), ["Đào Thị Đan", "Trần Văn Đạo"]);
    assert_eq!(names(&mut *store, "NGUYEN THI AN", 9), ["Nguyễn Thị Ân"]);
    assert_eq!(
        names(&mut *store, "Đạo", 9)[0],
        "Trần Văn Đạo",
        "marks as typed come first"
    );
    assert_eq!(names(&mut *store, "đào", 9)[0], "Đào Thị Đan");
    assert_eq!(
        names(&mut *store, "an", 9),
        ["Nguyễn Văn An", "Lê Hoàng Anh", "Nguyễn Thị Ân"]
    );
    assert_eq!(names(&mut *store, "ân", 9)[0], "Nguyễn Thị Ân");
    // Typed as letters and marks apart.
    assert_eq!(names(&mut *store, "A\u{302}n", 9)[0], "Nguyễn Thị Ân");
}

pub(super) fn people_are_found_by_words_in_any_order_and_by_their_beginnings(open: Opener<'_>) {
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

pub(super) fn people_are_found_by_the_end_of_number_or_phone(open: Opener<'_>) {
    let mut store = with_roster(open);
    assert_eq!(names(&mut *store, "5003", 9), ["Đào Thị Đan"]);
    assert_eq!(names(&mut *store, "0104", 9), ["Trần Văn Đạo"]);
    assert_eq!(names(&mut *store, "001087000105", 9), ["Lê Hoàng Anh"]);
    assert_eq!(names(&mut *store, "0912 345 006", 9), ["Nguyễn Thị Thanh Hà"]);
    assert_eq!(names(&mut *store, "+84912345006", 9), ["Nguyễn Thị Thanh Hà"]);
    assert_eq!(names(&mut *store, "moan 07", 9), ["Y Moan"]);
    assert_eq!(names(&mut *store, "moan 06", 9), [] as [&str; 0]);
    assert_eq!(
        names(&mut *store, "001087", 9),
        [] as [&str; 0],
        "the beginning of a number finds nobody"
    );
}

pub(super) fn a_corrected_name_is_found_and_the_old_one_is_not(open: Opener<'_>) {
    let mut store = with_roster(open);
    let mut corrected = store.search("moan", 1).unwrap().remove(0);
    corrected.full_name = FullName::parse("Y Ngông").unwrap().value;
    corrected.phone = Some(phone("0987654321"));
    store.save_people(&[corrected], &at(1)).unwrap();
    assert_eq!(names(&mut *store, "ngong", 9), ["Y Ngông"]);
    assert_eq!(names(&mut *store, "moan", 9), [] as [&str; 0]);
    assert_eq!(names(&mut *store, "4321", 9), ["Y Ngông"]);
    assert_eq!(names(&mut *store, "5007", 9), [] as [&str; 0]);
}

pub(super) fn writes_of_others_are_noticed(open: Opener<'_>) {
    let (mut one, mut two) = (open(), open());
    assert!(!one.others_wrote().unwrap());
    let day = opened(&mut *two);
    assert!(one.others_wrote().unwrap());
    assert!(!one.others_wrote().unwrap());
    written(&mut *one, day, request(2), &[check_in(1, 1)]);
    assert!(!one.others_wrote().unwrap(), "one's own are no news");
    assert!(two.others_wrote().unwrap());
}

pub(super) fn the_bell_rings_when_another_writes(open: Opener<'_>) {
    let (mut one, mut two) = (open(), open());
    let (heard, rings) = std::sync::mpsc::channel();
    let ear = one
        .listen(Box::new(move || heard.send(()).unwrap_or_default()))
        .unwrap();
    opened(&mut *two);
    rings.recv_timeout(std::time::Duration::from_secs(5)).unwrap();
    drop(ear);
}

pub(super) fn resting_changes_nothing_that_can_be_read(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    written(&mut *store, day, request(2), &[check_in(1, 1)]);
    let before = store.steps_after(day, Seq::ZERO).unwrap();
    store.rest().unwrap();
    store.rest().unwrap();
    assert_eq!(store.steps_after(day, Seq::ZERO).unwrap(), before);
    assert_eq!(open().steps_after(day, Seq::ZERO).unwrap(), before);
    sound(&mut *store);
}

pub(super) fn a_sound_store_is_found_sound(open: Opener<'_>) {
    let mut store = open();
    assert_eq!(store.verify().unwrap(), []);
    let day = opened(&mut *store);
    written(&mut *store, day, request(2), &[check_in(1, 1), check_in(2, 2)]);
    written(&mut *store, day, request(3), &[collection(1, 1, 1), withdrawn(2)]);
    written(&mut *store, day, request(4), &[undone(2, 5)]);
    let verdicts = store.verify().unwrap();
    assert_eq!(verdicts.len(), 1);
    assert_eq!(verdicts[0].title, Some(label("Giọt máu nghĩa tình")));
    assert_eq!(verdicts[0].head, head(&mut *store, day));
    assert_eq!(verdicts[0].faults, []);
}

/// Lets two stations execute their requests at the same time; says who got it and who was refused.
fn race(open: Opener<'_>, requests: [Request; 2]) -> (usize, Vec<Refusal>) {
    let outcomes: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = requests
            .into_iter()
            .map(|request| {
                scope.spawn(move || {
                    let pack = RulePack::vn_tt26_2013().unwrap();
                    let mut station = Station::open(open(), pack).unwrap();
                    station.execute(&request).unwrap().outcome
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let got = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    (got, outcomes.into_iter().filter_map(Result::err).collect())
}

fn asks(n: u128, command: Command) -> Request {
    Request {
        id: request(n),
        at: At {
            station: label(&format!("Trạm {n}")),
            ..at(60)
        },
        command,
        new_person: None,
    }
}

fn act(n: u128, on: u128, act: Act) -> Request {
    asks(
        n,
        Command::Visit {
            visit: visit(on),
            act,
        },
    )
}

/// A day with donors who may donate.
fn with_cleared(open: Opener<'_>) -> Box<dyn Store> {
    let mut store = open();
    let day = opened(&mut *store);
    let people = [
        person(1, "Nguyễn Văn An"),
        person(2, "Lê Văn Ba"),
        person(3, "Đỗ Văn Cả"),
    ];
    store.save_people(&people, &at(0)).unwrap();
    for n in 1..=2 {
        let cleared = Step::DonorCleared {
            volume: Volume::from_ml(350),
            pack: RulePack::vn_tt26_2013().unwrap().id,
            pack_hash: String::new(),
            overrides: Vec::new(),
            reason: None,
        };
        let steps = [
            check_in(n, n),
            on_visit(n, Step::ScreeningStarted { desk: DeskNo(1) }),
            on_visit(n, cleared),
        ];
        written(&mut *store, day, request(10 + n), &steps);
    }
    store
}

fn start(n: u128, on: u128, bed: u16, code: u32) -> Request {
    act(
        n,
        on,
        Act::StartCollection {
            bed: BedNo(bed),
            bag: bag(code),
            sample: bag(code),
        },
    )
}

pub(super) fn two_stations_never_get_one_bed(open: Opener<'_>) {
    let mut store = with_cleared(open);
    let (got, refused) = race(open, [start(20, 1, 1, 1), start(21, 2, 1, 2)]);
    assert_eq!(got, 1);
    assert!(matches!(refused[..], [Refusal::BedTaken { .. }]), "{refused:?}");
    sound(&mut *store);
}

pub(super) fn two_stations_never_use_one_bag(open: Opener<'_>) {
    let mut store = with_cleared(open);
    let (got, refused) = race(open, [start(20, 1, 1, 1), start(21, 2, 2, 1)]);
    assert_eq!(got, 1);
    assert!(matches!(refused[..], [Refusal::BagUsed { .. }]), "{refused:?}");
    sound(&mut *store);
}

pub(super) fn two_stations_never_check_one_donor_in(open: Opener<'_>) {
    let mut store = with_cleared(open);
    let check_in = |n, on| {
        asks(
            n,
            Command::CheckIn {
                visit: visit(on),
                person: person_id(3),
            },
        )
    };
    let (got, refused) = race(open, [check_in(20, 5), check_in(21, 6)]);
    assert_eq!(got, 1);
    assert!(
        matches!(refused[..], [Refusal::AlreadyHere { .. }]),
        "{refused:?}"
    );
    sound(&mut *store);
}

pub(super) fn many_stations_write_one_log(open: Opener<'_>) {
    const STATIONS: u128 = 4;
    const EACH: u128 = 15;
    let mut store = open();
    let day = opened(&mut *store);
    let known = head(&mut *store, day);
    std::thread::scope(|scope| {
        for station in 0..STATIONS {
            scope.spawn(move || {
                let mut store = open();
                for n in 0..EACH {
                    let n = 100 + station * EACH + n;
                    store
                        .commit(day, known, request(n), &mut |_, _| {
                            Ok(Ok(batch(&[check_in(n, n)])))
                        })
                        .unwrap()
                        .outcome
                        .unwrap();
                }
            });
        }
    });
    let steps = store.steps_after(day, Seq::ZERO).unwrap();
    assert_eq!(steps.len() as u128, 1 + STATIONS * EACH);
    sound(&mut *store);
}

/// Makes a test of every case for a backend: `$with` makes a store and hands the case a way to open it.
macro_rules! conformance {
    ($with:path: $($case:ident)*) => {
        $(#[test]
        fn $case() {
            $with(&|open| $crate::store::conformance::$case(open));
        })*
    };
    ($with:path) => {
        $crate::store::conformance::conformance! { $with:
            steps_are_numbered_without_gaps_and_read_back_as_written
            every_step_is_chained_to_the_one_before
            a_request_asked_again_is_answered_again
            a_refusal_writes_nothing
            a_stale_head_gets_what_others_wrote_before_it_decides
            a_head_that_the_log_does_not_hold_is_refused
            a_day_is_opened_once_and_first
            the_id_of_a_step_is_used_once
            days_are_listed_newest_first
            a_bag_is_used_once_on_whatever_day
            taking_back_a_collection_frees_its_bag
            a_person_has_one_open_visit
            the_id_of_a_visit_is_used_once
            every_visit_of_a_person_is_found_with_its_steps
            people_are_saved_and_every_change_is_on_record
            a_number_belongs_to_one_person
            somebody_new_comes_with_the_check_in_or_not_at_all
            the_roster_is_counted_by_unit
            people_are_found_with_and_without_marks
            people_are_found_by_words_in_any_order_and_by_their_beginnings
            people_are_found_by_the_end_of_number_or_phone
            a_corrected_name_is_found_and_the_old_one_is_not
            writes_of_others_are_noticed
            the_bell_rings_when_another_writes
            resting_changes_nothing_that_can_be_read
            a_sound_store_is_found_sound
            two_stations_never_get_one_bed
            two_stations_never_use_one_bag
            two_stations_never_check_one_donor_in
            many_stations_write_one_log
        }
    };
}
pub(super) use conformance;
