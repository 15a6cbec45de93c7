//! The figures of a day counted in the plainest way, from every visit and its steps: what the kept ones have to be.

use super::*;
use crate::domain::visit::Outcome;

/// Checks every figure against what is counted here.
pub(super) fn check(day: &Day, figures: &Figures, now: Moment) {
    assert_eq!(figures.counts(), Counts::of(day.visits()));
    let drawn = |visit: &Visit| visit.collection_end().map(|end| end.volume);
    let volume: u64 = day.visits().filter_map(drawn).map(|it| u64::from(it.ml())).sum();
    assert_eq!(figures.volume_ml(), volume);
    assert_eq!(figures.by_volume(), tally(day.visits().filter_map(drawn)));
    let ended = || day.visits().filter(|visit| drawn(visit).is_some());
    let mut groups = tally(ended().map(|visit| visit.blood_group));
    groups.sort_by_key(|(group, _)| group.is_none());
    assert_eq!(figures.by_blood_group(), groups);
    assert_eq!(figures.collections() as usize, ended().count());

    for row in figures.by_unit(&day.info) {
        let of_unit = || day.visits().filter(|visit| visit.unit == row.unit);
        assert_eq!(row.counts, Counts::of(of_unit()));
        let volume: u64 = of_unit().filter_map(drawn).map(|it| u64::from(it.ml())).sum();
        assert_eq!(row.volume_ml, volume);
    }
    let in_units: u32 = figures
        .by_unit(&day.info)
        .iter()
        .map(|row| row.counts.checked_in)
        .sum();
    assert_eq!(in_units, figures.counts().checked_in);

    let grounds = day
        .visits()
        .filter_map(|visit| Some(visit.deferral.as_ref()?.ground.clone()));
    let mut grounds = tally(grounds);
    grounds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    assert_eq!(figures.deferrals(), grounds);
    let reactions = day
        .visits()
        .flat_map(|visit| &visit.reactions)
        .map(|it| (it.kind, it.severity));
    assert_eq!(figures.reactions(), tally(reactions));

    let spans = |of: &dyn Fn(&Visit) -> Option<Span>| spread(day.visits().filter_map(of).collect());
    let wait = |visit: &Visit| Some(visit.passage.screening?.since(visit.arrived));
    assert_eq!(figures.wait(WaitFor::Screening), spans(&wait));
    let for_bed = |visit: &Visit| Some(visit.passage.collecting?.since(visit.passage.decided?));
    assert_eq!(figures.wait(WaitFor::Bed), spans(&for_bed));
    let gave = |visit: &Visit| matches!(visit.stage, Stage::Left(Outcome::Donated | Outcome::Incomplete));
    let left = |visit: &Visit| visit.passage.left.filter(|_| gave(visit));
    let in_the_hall = |visit: &Visit| Some(left(visit)?.since(visit.arrived));
    assert_eq!(figures.door_to_door(), spans(&in_the_hall));
    let arrivals = day.visits().map(|visit| visit.arrived);
    assert_eq!(figures.first_check_in(), arrivals.min());
    assert_eq!(figures.last_release(), day.visits().filter_map(left).max());

    quarters(day, figures);
    standing(day, figures);
    for kind in Kind::ALL {
        places(day, figures, kind, now);
    }
    assert!(
        figures
            .doubts()
            .eq(&crate::domain::accounts::in_doubt(&PACK, day))
    );
    assert!(
        figures
            .unsettled_bags()
            .eq(&crate::domain::accounts::unsettled_bags(day))
    );
}

fn tally<T: Ord>(things: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut counts: BTreeMap<T, u32> = BTreeMap::new();
    for thing in things {
        *counts.entry(thing).or_default() += 1;
    }
    counts.into_iter().collect()
}

fn spread(mut spans: Vec<Span>) -> Option<Spread> {
    spans.sort_unstable();
    Spread::by_rank(spans.len(), |rank| spans.get(rank).copied())
}

/// Each quarter counts the events within it, and none is lost between two.
fn quarters(day: &Day, figures: &Figures) {
    type Event = fn(&Visit) -> Option<Moment>;
    let events: [Event; 4] = [
        |visit| Some(visit.arrived),
        |visit| visit.passage.decided,
        |visit| Some(visit.clearance.as_ref()?.at.occurred),
        |visit| {
            let end = visit.collection_end()?;
            (end.outcome == Complete).then_some(end.at.occurred)
        },
    ];
    let quarters = figures.quarters();
    for (column, event) in events.iter().enumerate() {
        let at: Vec<_> = day.visits().filter_map(event).collect();
        let mut found = 0;
        for quarter in &quarters {
            assert_eq!(quarter.to.since(quarter.from), Span::from_mins(15));
            let within = at.iter().filter(|at| (quarter.from..quarter.to).contains(*at));
            let told = [
                quarter.checked_in,
                quarter.screened,
                quarter.cleared,
                quarter.donated,
            ][column];
            assert_eq!(told as usize, within.count());
            found += told as usize;
        }
        assert_eq!(found, at.len());
    }
    assert!(quarters.is_sorted_by_key(|quarter| quarter.from));
}

fn standing(day: &Day, figures: &Figures) {
    for standing in Standing::ALL {
        let mut there: Vec<_> = day
            .inside()
            .filter(|visit| Standing::of(visit) == Some(standing))
            .map(|visit| {
                let waits = visit.stage == Stage::Waiting;
                (if waits { visit.arrived } else { visit.since }, visit.ticket)
            })
            .collect();
        there.sort_unstable();
        assert_eq!(figures.standing(standing), there.len());
        assert!(
            figures
                .longest(standing)
                .eq(there.iter().map(|(at, ticket)| (*ticket, *at)))
        );
    }
}

/// Who was where from when until when, and whether it was brought to its end: told from the steps that count.
fn stays(visit: &Visit, kind: Kind) -> Vec<(u16, Moment, Option<Moment>, bool)> {
    let mut stays = Vec::new();
    let mut open: Option<(u16, Moment)> = None;
    let seat = visit.collection_end().and_then(|end| end.seat).map(|seat| seat.0);
    for Envelope { at, step, .. } in visit.history() {
        let moves = matches!(
            step,
            Step::ScreeningStarted { .. }
                | Step::DonorCleared { .. }
                | Step::DonorDeferred { .. }
                | Step::CollectionStarted { .. }
                | Step::CollectionEnded { .. }
                | Step::DonorReleased { .. }
                | Step::DonorWithdrew { .. }
        );
        if !moves {
            continue;
        }
        let ends = match kind {
            Kind::Desk => matches!(step, Step::DonorCleared { .. } | Step::DonorDeferred { .. }),
            Kind::Bed => matches!(step, Step::CollectionEnded { .. }),
            Kind::Seat => matches!(
                step,
                Step::DonorReleased { .. } | Step::DonorWithdrew { .. } | Step::DonorDeferred { .. }
            ),
        };
        if let Some((number, from)) = open.take() {
            stays.push((number, from, Some(at.occurred), ends));
        }
        open = match (kind, step) {
            (Kind::Desk, Step::ScreeningStarted { desk }) => Some((desk.0, at.occurred)),
            (Kind::Bed, Step::CollectionStarted { bed, .. }) => Some((bed.0, at.occurred)),
            (Kind::Seat, Step::CollectionEnded { .. }) => seat.map(|seat| (seat, at.occurred)),
            _ => None,
        };
    }
    stays.extend(open.map(|(number, from)| (number, from, None, false)));
    stays
}

fn places(day: &Day, figures: &Figures, kind: Kind, now: Moment) {
    let all: Vec<_> = day.visits().flat_map(|visit| stays(visit, kind)).collect();
    let took = |number: Option<u16>| {
        let of = all
            .iter()
            .filter(|it| it.3 && number.is_none_or(|number| number == it.0));
        spread(of.map(|it| it.2.unwrap().since(it.1)).collect())
    };
    assert_eq!(figures.service(kind), took(None));
    let hall = day.info.hall;
    let counts = figures.counts();
    let may_come = match kind {
        Kind::Desk => counts.waiting + counts.screening,
        Kind::Bed => counts.waiting + counts.screening + counts.cleared + counts.collecting,
        Kind::Seat => counts.inside(),
    } > 0;
    let until = all
        .iter()
        .filter_map(|it| it.2)
        .max()
        .filter(|_| !may_come)
        .unwrap_or(now);
    let first = all.iter().map(|it| it.1).min();
    let there = first.map_or(Span::ZERO, |first| until.since(first)).millis();
    let busy = |number: Option<u16>| -> i64 {
        all.iter()
            .filter(|it| number.is_none_or(|number| number == it.0))
            .map(|it| it.2.unwrap_or(until).since(it.1).millis())
            .sum()
    };
    let share = |busy: i64, places: i64| {
        PerMille::of(busy.try_into().unwrap(), (there * places).try_into().unwrap()).at_most_all()
    };
    let told = figures.busy(kind, hall, now);
    assert_eq!(told.is_some(), first.is_some());
    if let Some(told) = told {
        assert_eq!(told, share(busy(None), kind.of_hall(hall).into()));
    }
    let last = all.iter().map(|it| it.0).max().unwrap_or(0);
    let spots: Vec<_> = figures.spots(kind, hall, now).collect();
    assert_eq!(spots.len(), usize::from(kind.of_hall(hall).max(last)));
    for (number, spot) in (1..).zip(spots) {
        assert_eq!((spot.spot.kind, spot.spot.number), (kind, number));
        assert_eq!(spot.service, took(Some(number)));
        assert_eq!(spot.busy.millis(), busy(Some(number)));
        assert_eq!(spot.share, share(busy(Some(number)), 1));
        assert_eq!(
            spot.is_taken,
            all.iter().any(|it| it.0 == number && it.2.is_none())
        );
    }
}
