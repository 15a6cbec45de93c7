//! Several stations on one store: nobody gets what another one has.

use super::*;

pub(in crate::store) fn writes_of_others_are_noticed(open: Opener<'_>) {
    let (mut one, mut two) = (open(), open());
    assert!(!one.others_wrote().unwrap());
    let day = opened(&mut *two);
    assert!(one.others_wrote().unwrap());
    assert!(!one.others_wrote().unwrap());
    written(&mut *one, day, request(2), &[check_in(1, 1)]);
    assert!(!one.others_wrote().unwrap(), "one's own are no news");
    assert!(two.others_wrote().unwrap());
}

pub(in crate::store) fn the_bell_rings_when_another_writes(open: Opener<'_>) {
    let (mut one, mut two) = (open(), open());
    let (heard, rings) = std::sync::mpsc::channel();
    let ear = one
        .listen(Box::new(move || heard.send(()).unwrap_or_default()))
        .unwrap();
    opened(&mut *two);
    rings.recv_timeout(std::time::Duration::from_secs(5)).unwrap();
    drop(ear);
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
        corrected: None,
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
    store.save_people(&people, &at(0), Source::List).unwrap();
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
            recognised: None,
        },
    )
}

pub(in crate::store) fn two_stations_never_get_one_bed(open: Opener<'_>) {
    let mut store = with_cleared(open);
    let (got, refused) = race(open, [start(20, 1, 1, 1), start(21, 2, 1, 2)]);
    assert_eq!(got, 1);
    assert!(matches!(refused[..], [Refusal::BedTaken { .. }]), "{refused:?}");
    sound(&mut *store);
}

pub(in crate::store) fn two_stations_never_use_one_bag(open: Opener<'_>) {
    let mut store = with_cleared(open);
    let (got, refused) = race(open, [start(20, 1, 1, 1), start(21, 2, 2, 1)]);
    assert_eq!(got, 1);
    assert!(matches!(refused[..], [Refusal::BagUsed { .. }]), "{refused:?}");
    sound(&mut *store);
}

pub(in crate::store) fn two_stations_never_check_one_donor_in(open: Opener<'_>) {
    let mut store = with_cleared(open);
    let check_in = |n, on| asks(n, Command::check_in(visit(on), person_id(3)));
    let (got, refused) = race(open, [check_in(20, 5), check_in(21, 6)]);
    assert_eq!(got, 1);
    assert!(
        matches!(refused[..], [Refusal::AlreadyHere { .. }]),
        "{refused:?}"
    );
    sound(&mut *store);
}

pub(in crate::store) fn many_stations_write_one_log(open: Opener<'_>) {
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

pub(in crate::store) fn two_stations_close_a_day_once(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let (got, refused) = race(open, [asks(20, Command::CloseDay), asks(21, Command::CloseDay)]);
    assert_eq!(got, 1);
    assert_eq!(refused, [Refusal::DayClosed]);
    assert_eq!(store.steps_after(day, Seq::ZERO).unwrap().len(), 2);
    sound(&mut *store);
}

/// Whoever is first, nobody is inside of a closed day.
pub(in crate::store) fn a_day_is_not_closed_while_somebody_comes_in(open: Opener<'_>) {
    let mut store = open();
    let day = opened(&mut *store);
    let people: Vec<_> = (1..=8).map(|n| person(n, "Nguyễn Văn An")).collect();
    store.save_people(&people, &at(0), Source::List).unwrap();
    for n in 1..=8 {
        let comes = asks(100 + n, Command::check_in(visit(n), person_id(n)));
        let (got, refused) = race(open, [asks(200 + n, Command::CloseDay), comes]);
        assert_eq!(got, 1, "{refused:?}");
        let closed = store.days().unwrap()[0].closed;
        let steps = match refused[..] {
            [Refusal::DayClosed] if closed => on_day(Step::DayReopened { reason: note("sót") }),
            [Refusal::StillInside { .. }] if !closed => withdrawn(n),
            _ => panic!("closed {closed}: {refused:?}"),
        };
        written(&mut *store, day, request(300 + n), &[steps]);
    }
    sound(&mut *store);
}
