//! The log: what is written, answered again, refused and found sound, and the keys that outlive a day.

use super::*;

pub(in crate::store) fn steps_are_numbered_without_gaps_and_read_back_as_written(open: Opener<'_>) {
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

pub(in crate::store) fn every_step_is_chained_to_the_one_before(open: Opener<'_>) {
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
        let (row, again) = crate::store::codec::encode(day, previous, step.id, &step.at, &new).unwrap();
        assert_eq!(again, *step);
        assert_ne!(row.hash, ChainHash::START);
        previous = row.head();
    }
}

pub(in crate::store) fn a_request_asked_again_is_answered_again(open: Opener<'_>) {
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

pub(in crate::store) fn a_refusal_writes_nothing(open: Opener<'_>) {
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

pub(in crate::store) fn a_stale_head_gets_what_others_wrote_before_it_decides(open: Opener<'_>) {
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

pub(in crate::store) fn a_head_that_the_log_does_not_hold_is_refused(open: Opener<'_>) {
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

pub(in crate::store) fn a_day_is_opened_once_and_first(open: Opener<'_>) {
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

pub(in crate::store) fn the_id_of_a_step_is_used_once(open: Opener<'_>) {
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

pub(in crate::store) fn days_are_listed_newest_first(open: Opener<'_>) {
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

pub(in crate::store) fn a_bag_is_used_once_on_whatever_day(open: Opener<'_>) {
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

/// Undone, a start leaves its bag with its donor; only once it is returned may somebody else get it.
pub(in crate::store) fn a_bag_is_free_again_once_it_is_returned(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    written(&mut *store, day, request(2), &[check_in(1, 1), check_in(2, 2)]);
    written(&mut *store, day, request(3), &[collection(1, 1, 7)]);
    written(&mut *store, day, request(4), &[undone(1, 4)]);
    sound(&mut *store);
    let is_taken = |fault| matches!(fault, StoreError::Twice { key: Unique::Bag });
    assert!(is_taken(
        write(&mut *store, day, request(5), &[collection(2, 1, 7)]).unwrap_err()
    ));
    // The donor to whom it was issued may get it again.
    written(&mut *store, day, request(6), &[collection(1, 1, 7)]);
    written(&mut *store, day, request(7), &[undone(1, 6)]);
    written(
        &mut *store,
        day,
        request(8),
        &[taken_back(1, 7, TakenBack::Returned)],
    );
    sound(&mut *store);
    written(&mut *store, day, request(9), &[collection(2, 1, 7)]);
    sound(&mut *store);
    assert!(is_taken(
        write(&mut *store, day, request(10), &[collection(1, 2, 7)]).unwrap_err()
    ));
}

/// A bag that was destroyed is never issued again.
pub(in crate::store) fn a_voided_bag_is_never_free(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    written(&mut *store, day, request(2), &[check_in(1, 1), check_in(2, 2)]);
    written(&mut *store, day, request(3), &[collection(1, 1, 7)]);
    written(&mut *store, day, request(4), &[undone(1, 4)]);
    written(
        &mut *store,
        day,
        request(5),
        &[taken_back(1, 7, TakenBack::Voided)],
    );
    sound(&mut *store);
    let fault = write(&mut *store, day, request(6), &[collection(2, 1, 7)]).unwrap_err();
    assert!(
        matches!(fault, StoreError::Twice { key: Unique::Bag }),
        "{fault:?}"
    );
}

pub(in crate::store) fn a_person_has_one_open_visit(open: Opener<'_>) {
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

pub(in crate::store) fn the_id_of_a_visit_is_used_once(open: Opener<'_>) {
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

pub(in crate::store) fn every_visit_of_a_person_is_found_with_its_steps(open: Opener<'_>) {
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
        weighed: None,
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
            visits = ledger.past_visits_of(person_id(1), day(3))?;
            assert_eq!(ledger.past_visits_of(person_id(1), first)?, visits[..1]);
            assert_eq!(ledger.past_visits_of(person_id(9), first)?, []);
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

pub(in crate::store) fn resting_changes_nothing_that_can_be_read(open: Opener<'_>) {
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

pub(in crate::store) fn a_sound_store_is_found_sound(open: Opener<'_>) {
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

pub(in crate::store) fn the_log_of_one_day_is_read_anew_and_checked(open: Opener<'_>) {
    let mut store = open();
    let first = opened(&mut *store);
    let info = Step::DayOpened(info("2026-10-23"));
    written(&mut *store, day(2), request(2), &[on_day(info)]);
    written(
        &mut *store,
        first,
        request(3),
        &[check_in(1, 1), collection(1, 1, 7)],
    );
    let audited = store.audit(first).unwrap();
    assert_eq!(audited.verdict.faults, []);
    assert_eq!(audited.verdict.head, head(&mut *store, first));
    assert_eq!(audited.steps, store.steps_after(first, Seq::ZERO).unwrap());
    assert_eq!(store.audit(day(2)).unwrap().steps.len(), 1);
    let unknown = store.audit(day(3)).unwrap().sound().unwrap_err();
    assert!(
        matches!(
            unknown,
            StoreError::BrokenLog {
                damage: Damage::NotOpened,
                ..
            }
        ),
        "{unknown:?}"
    );
    // Under the write lock it sees what others wrote meanwhile.
    let known = head(&mut *store, first);
    let theirs = written(&mut *open(), first, request(4), &[withdrawn(1)]);
    let mut locked = None;
    store
        .commit(first, known, request(5), &mut |_, ledger| {
            locked = Some(ledger.audit(first)?);
            Ok(Err(Refusal::DayClosed))
        })
        .unwrap()
        .outcome
        .unwrap_err();
    let locked = locked.unwrap();
    assert_eq!(locked.steps.last(), theirs.last());
    assert_eq!(locked, store.audit(first).unwrap());
}
