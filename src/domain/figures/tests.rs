mod counted;
mod random;

use super::*;
use crate::domain::clean::Note;
use crate::domain::fixture::{Log, PACK, id, minute};
use crate::domain::id::Seq;
use crate::domain::step::{CollectionOutcome, Step};
use CollectionOutcome::{Complete, StoppedVein};

/// Somebody who goes all the way: arrives, waits 4, is examined for 6, waits 2, gives for 8, rests for 15 minutes.
fn through(log: &mut Log, visit: u128, from: i64) {
    log.arrive(visit, from)
        .begin(visit, from + 4, 1)
        .clear(visit, from + 10)
        .lie_down(visit, from + 12, 1)
        .get_up(visit, from + 20, (Complete, 350), Some(1))
        .release(visit, from + 35);
}

#[test]
fn a_visit_is_donated_only_after_its_release() {
    let mut log = Log::new();
    log.arrive(1, 0)
        .begin(1, 4, 1)
        .clear(1, 10)
        .lie_down(1, 12, 1)
        .get_up(1, 20, (Complete, 350), None);
    let counts = log.figures.counts();
    assert_eq!((counts.recovering, counts.donated), (1, 0));
    assert_eq!(log.figures.volume_ml(), 350);
    assert_eq!(log.figures.door_to_door(), None);
    log.release(1, 35);
    let counts = log.figures.counts();
    assert_eq!((counts.recovering, counts.donated), (0, 1));
    assert_eq!(log.figures.door_to_door().unwrap().median, Span::from_mins(35));
    assert_eq!(log.figures.last_release(), Some(minute(35)));
    assert_eq!(
        log.figures.wait(WaitFor::Screening).unwrap().max,
        Span::from_mins(4)
    );
    assert_eq!(log.figures.wait(WaitFor::Bed).unwrap().max, Span::from_mins(2));
}

#[test]
fn what_was_drawn_before_a_stop_counts_and_the_donor_is_incomplete() {
    let mut log = Log::new();
    log.arrive(1, 0)
        .begin(1, 4, 1)
        .clear(1, 10)
        .lie_down(1, 12, 1)
        .get_up(1, 20, (StoppedVein, 80), None)
        .release(1, 40);
    assert_eq!(log.figures.counts().incomplete, 1);
    assert_eq!(log.figures.volume_ml(), 80);
    assert_eq!(log.figures.by_volume(), [(Volume::from_ml(80), 1)]);
    assert_eq!(log.figures.by_blood_group(), [(None, 1)]);
    assert!(log.figures.quarters().iter().all(|quarter| quarter.donated == 0));
}

#[test]
fn quarters_have_no_gaps_and_begin_with_the_clocks() {
    let mut log = Log::new();
    log.arrive(1, 14).arrive(2, 15).begin(2, 41, 1).clear(2, 47);
    log.begin(1, 50, 2).defer(1, 52);
    let rows: Vec<_> = log
        .figures
        .quarters()
        .iter()
        .map(|q| (q.from.millis() / 60_000, q.checked_in, q.screened, q.cleared))
        .collect();
    assert_eq!(rows, [(0, 1, 0, 0), (15, 1, 0, 0), (30, 0, 0, 0), (45, 0, 2, 1)]);
}

#[test]
fn a_time_that_is_years_off_does_not_fill_the_page() {
    let mut log = Log::new();
    log.arrive(1, -5_000_000).arrive(2, 15);
    assert_eq!(log.figures.quarters().len(), 2);
}

#[test]
fn a_check_in_that_was_undone_counts_nowhere() {
    let mut log = Log::new();
    log.arrive(1, 0);
    let reason = Note::parse("nhầm người").unwrap();
    log.step(1, 1, Step::StepUndone { seq: Seq(2), reason });
    assert_eq!(log.figures.counts(), Counts::default());
    assert_eq!(log.figures.first_check_in(), None);
    assert!(log.figures.quarters().is_empty());
}

#[test]
fn units_of_the_day_stand_in_its_order_and_who_has_none_at_the_end() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 0).arrive(3, 0).arrive(4, 0);
    let unit = |code: &str| crate::domain::unit::Unit {
        code: UnitCode::parse(code).unwrap(),
        name: crate::domain::fixture::label("Phòng"),
    };
    log.day.info.units = vec![unit("Z09"), unit("A02")];
    let rows: Vec<_> = log
        .figures
        .by_unit(&log.day.info)
        .into_iter()
        .map(|row| {
            (
                row.unit.map_or("–".to_owned(), |unit| unit.to_string()),
                row.counts.checked_in,
            )
        })
        .collect();
    let row = |code: &str, came| (code.to_owned(), came);
    assert_eq!(rows, [row("Z09", 0), row("A02", 2), row("A01", 1), row("–", 1)]);
}

#[test]
fn desks_and_beds_are_timed_from_beginning_to_end_and_who_left_in_the_middle_only_kept_them_busy() {
    let mut log = Log::new();
    through(&mut log, 1, 0);
    log.arrive(2, 0).begin(2, 20, 1).withdraw(2, 23);
    log.arrive(3, 0).begin(3, 24, 2);
    let hall = log.day.info.hall;
    let spots = |log: &Log, kind, now| -> Vec<_> {
        let each = log.figures.spots(kind, hall, minute(now));
        each.map(|it| {
            let median = it.service.map(|spread| spread.median.mins());
            (it.is_taken, median, it.busy.mins(), it.share.percent())
        })
        .collect()
    };
    // The first desk was used at 4, so at 34 there are thirty minutes: 6 and 3 of them at desk 1, 10 so far at desk 2.
    assert_eq!(
        spots(&log, Kind::Desk, 34),
        [(false, Some(6), 9, 30), (true, None, 10, 33), (false, None, 0, 0)]
    );
    assert_eq!(
        log.figures.busy(Kind::Desk, hall, minute(34)).unwrap().percent(),
        21
    );
    assert_eq!(spots(&log, Kind::Bed, 34)[0], (false, Some(8), 8, 36));
    // Once nobody may come to a desk any more, its work is over, and does not look idle ever after.
    log.defer(3, 34);
    assert_eq!(spots(&log, Kind::Desk, 34), spots(&log, Kind::Desk, 400));
    assert_eq!(log.figures.as_of(), Some(minute(35)));
    assert_eq!(log.figures.service(Kind::Desk).unwrap().count, 2);
}

#[test]
fn who_is_sent_back_to_the_doctor_is_examined_twice() {
    let mut log = Log::new();
    log.arrive(1, 0).begin(1, 4, 1).clear(1, 10).begin(1, 30, 2);
    let hall = log.day.info.hall;
    let desks: Vec<_> = log.figures.spots(Kind::Desk, hall, minute(40)).collect();
    assert_eq!(desks[0].service.unwrap().median, Span::from_mins(6));
    assert_eq!((desks[1].is_taken, desks[1].busy), (true, Span::from_mins(10)));
    assert_eq!(log.figures.screened(), 0);
    log.clear(1, 42);
    assert_eq!(log.figures.service(Kind::Desk).unwrap().count, 2);
    assert_eq!((log.figures.screened(), log.figures.counts().cleared), (1, 1));
    assert_eq!(
        log.figures.wait(WaitFor::Screening).unwrap().max,
        Span::from_mins(4)
    );
}

#[test]
fn a_place_that_the_hall_no_longer_has_is_told_all_the_same() {
    let mut log = Log::new();
    through(&mut log, 1, 0);
    log.arrive(2, 0).begin(2, 40, 5);
    let hall = HallSize {
        desks: 1,
        beds: 2,
        seats: 1,
    };
    let count = |kind| log.figures.spots(kind, hall, minute(50)).count();
    assert_eq!(Kind::ALL.map(count), [5, 2, 1]);
    // More than all the time is not told, whatever was entered late.
    log.arrive(3, 0).begin(3, 4, 5).arrive(4, 0).begin(4, 4, 5);
    let share = log
        .figures
        .spots(Kind::Desk, hall, minute(50))
        .last()
        .unwrap()
        .share;
    assert_eq!(share.percent(), 100);
}

#[test]
fn nobody_has_been_anywhere_before_the_first_comes() {
    let log = Log::new();
    let hall = log.day.info.hall;
    assert_eq!(log.figures.as_of(), None);
    for kind in Kind::ALL {
        assert_eq!(log.figures.busy(kind, hall, minute(9)), None);
        assert!(
            log.figures
                .spots(kind, hall, minute(9))
                .all(|it| it.busy == Span::ZERO)
        );
    }
}

#[test]
fn who_waits_the_longest_is_known_without_the_clock() {
    let mut log = Log::new();
    log.arrive(1, 0).arrive(2, 1).arrive(3, 2);
    let first = |log: &Log, what| {
        log.figures
            .waits_longest(what)
            .map(|(ticket, at)| (ticket.number(), at.millis() / 60_000))
    };
    assert_eq!(first(&log, WaitFor::Screening), Some((1, 0)));
    // Called and missed three times, they are absent and not waited with; back again, they have waited since they came.
    log.step(1, 5, Step::CallMissed { place: None });
    assert_eq!(first(&log, WaitFor::Screening), Some((2, 1)));
    assert_eq!(log.figures.standing(Standing::Absent), 1);
    let place = log.day.place_behind_the_next(id(1));
    log.step(1, 9, Step::DonorRequeued { place });
    assert_eq!(first(&log, WaitFor::Screening), Some((1, 0)));
    log.begin(2, 6, 1).clear(2, 12).begin(3, 6, 2).clear(3, 11);
    assert_eq!(first(&log, WaitFor::Bed), Some((3, 11)));
    log.undo(3, 13);
    assert_eq!(first(&log, WaitFor::Bed), Some((2, 12)));
}

#[test]
fn steps_that_leave_a_gap_or_are_of_another_day_have_everything_counted_anew() {
    let mut log = Log::new();
    log.arrive(1, 0);
    let behind = log.figures.clone();
    log.arrive(2, 1).begin(1, 5, 1);
    let last: Vec<_> = log.day.visit(id(1)).unwrap().history().to_vec();
    let mut figures = behind.clone();
    figures.take_in(&log.day, &PACK, last.last());
    assert_eq!(figures, log.figures);
    // The same steps once more change nothing.
    figures.take_in(&log.day, &PACK, &last);
    assert_eq!(figures, log.figures);
    let mut other = Log::new();
    other.day.id = crate::domain::id::DayId(uuid::Uuid::from_u128(9));
    figures.take_in(&other.day, &PACK, []);
    assert_eq!(figures, Figures::of(&other.day, &PACK));
}
