use proptest::prelude::*;

use super::*;
use crate::domain::clean::Label;

fn assumed() -> Assumptions {
    Assumptions::read().unwrap()
}

fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

fn mins(minutes: u32) -> Span {
    Span::from_mins(minutes)
}

fn demand(sizes: &[u32], minutes: u32) -> Demand {
    let parties = sizes
        .iter()
        .enumerate()
        .map(|(n, people)| Party {
            name: label(&format!("U{n}")),
            people: *people,
            at: None,
        })
        .collect();
    let hours = (Clock::parse("07:00").unwrap(), mins(minutes));
    Demand::new(parties, None, hours, &assumed()).unwrap()
}

/// The reference day: five units of forty, four hours, the reference hall.
fn question(sizes: &[u32]) -> Question {
    Question {
        demand: demand(sizes, 240),
        there: Places {
            reception: 2,
            desks: 5,
            beds: 10,
            nurses: 5,
            seats: 12,
        },
        goal: Goal {
            through_by: mins(240),
            wait: mins(15),
        },
        rest: Rest {
            least: mins(15),
            after_reaction: mins(30),
        },
        most_in_block: None,
        days: 20,
        seed: 1,
    }
}

#[test]
fn the_same_question_gives_the_same_plan_and_another_seed_another() {
    let ask = |seed| {
        plan(
            Question {
                seed,
                ..question(&[40; 5])
            },
            &assumed(),
        )
    };
    assert_eq!(ask(7), ask(7));
    assert_ne!(ask(7).as_they_come.outlook, ask(8).as_they_come.outlook);
}

#[test]
fn the_reference_day_jams_before_screening_and_a_desk_more_helps() {
    let plan = plan(question(&[40; 5]), &assumed());
    assert_eq!(plan.jam.stage, Stage::Screening);
    assert!(
        plan.jam.beyond_goal && plan.jam.peak.tenths > 80,
        "{:?}",
        plan.jam
    );
    let before = &plan.as_they_come.outlook;
    let desk = plan
        .one_more
        .iter()
        .find(|more| more.stage == Stage::Screening)
        .unwrap();
    assert!(
        desk.wait < before.queue(Stage::Screening).unwrap().wait.less(mins(4)),
        "{desk:?}"
    );
    assert!(desk.finish.middle < before.finish.middle);
    assert!((180..=194).contains(&plan.expected), "{}", plan.expected);
    let needed = plan.as_they_come.needed.places;
    assert!(
        needed.desks > 5 && needed.reception <= 3 && needed.beds <= 12,
        "{needed:?}"
    );
}

#[test]
fn a_hall_that_is_too_small_at_one_stage_jams_there() {
    let with = |places: fn(&mut Places)| {
        let mut question = question(&[10; 5]);
        places(&mut question.there);
        plan(question, &assumed()).jam
    };
    let mut slow = question(&[60; 3]);
    slow.there.reception = 1;
    slow.there.desks = 30;
    assert_eq!(plan(slow, &assumed()).jam.stage, Stage::Reception);
    assert_eq!(with(|there| there.nurses = 1).stage, Stage::Collection);
    let seats = with(|there| there.seats = 1);
    assert_eq!((seats.stage, seats.beyond_goal), (Stage::Recovery, true));
}

#[test]
fn what_is_needed_reaches_the_goal_where_that_can_be() {
    for (sizes, minutes) in [
        (&[40_u32; 5][..], 300),
        (&[100, 20, 60][..], 330),
        (&[3][..], 120),
        (&[400; 3][..], 420),
    ] {
        let question = Question {
            demand: demand(sizes, minutes),
            goal: Goal {
                through_by: mins(minutes),
                wait: mins(15),
            },
            ..question(sizes)
        };
        let assumed = assumed();
        let draws = Draws::new(&question, &assumed, 20);
        let arrivals = draws.arrivals(&question.demand.blocks());
        let needed = staffing::needed(&question, &assumed, &draws, &arrivals);
        assert!(needed.in_time, "{sizes:?}");
        let there = needed.places;
        let enough = Question {
            there,
            ..question.clone()
        };
        let servers = there.servers(&assumed);
        assert!(
            draws
                .play(&arrivals, servers)
                .outlook(&enough, mins(minutes))
                .reaches(&enough)
        );
        for n in 0..3 {
            let mut fewer = servers;
            fewer.0[n] -= 1;
            if fewer.0[n] > 0 {
                let outlook = draws.play(&arrivals, fewer).outlook(&enough, mins(minutes));
                assert!(
                    !outlook.reaches(&enough),
                    "{sizes:?}: one less at {n} of {there:?} does as well"
                );
            }
        }
    }
}

#[test]
fn units_that_come_too_late_are_not_helped_by_places() {
    let mut question = question(&[40; 5]);
    question.goal.through_by = mins(180);
    let plan = plan(question, &assumed());
    assert!(!plan.as_they_come.needed.in_time);
    assert!(plan.as_they_come.needed.places.desks < 40);
    let reaching = plan.reaching.unwrap();
    assert!(reaching.needed.finish.high <= mins(180) && reaching.needed.places.desks > 5);
    let last = |blocks: &[Block]| blocks.last().unwrap().at;
    assert!(last(&reaching.blocks) < last(&plan.as_they_come.blocks));
    let hopeless = super::plan(
        Question {
            goal: Goal {
                through_by: mins(30),
                wait: mins(15),
            },
            ..plan.question
        },
        &assumed(),
    );
    assert_eq!(hopeless.reaching, None);
}

#[test]
fn a_timetable_shortens_the_waits_of_units_that_would_come_together() {
    let mut question = question(&[30; 6]);
    let together = question.demand.parties().iter().cloned().map(|party| Party {
        at: Clock::parse("07:10"),
        ..party
    });
    let hours = (Clock::parse("07:00").unwrap(), mins(300));
    question.demand = Demand::new(together.collect(), Some(180), hours, &assumed()).unwrap();
    question.goal.through_by = mins(300);
    let whole = plan(question.clone(), &assumed());
    let wait = |scenario: &Scenario| {
        scenario
            .outlook
            .queues
            .iter()
            .map(|queue| queue.wait)
            .max()
            .unwrap()
    };
    assert!(wait(&whole.timetable) < wait(&whole.as_they_come).less(mins(60)));
    let small = plan(
        Question {
            most_in_block: Some(10),
            ..question
        },
        &assumed(),
    );
    assert!(wait(&small.timetable) < wait(&whole.timetable));
    assert_eq!(small.timetable.blocks.len(), 18);
}

#[test]
fn thousands_of_donors_are_planned() {
    let plan = plan(
        Question {
            demand: demand(&[250; 10], 480),
            goal: Goal {
                through_by: mins(480),
                wait: mins(15),
            },
            days: 10,
            ..question(&[1])
        },
        &assumed(),
    );
    assert!((20..=80).contains(&plan.as_they_come.needed.places.desks));
    assert!(plan.as_they_come.outlook.course.len() <= 60);
    assert!(!plan.as_they_come.outlook.reaches(&plan.question));
}

#[test]
fn a_demand_that_makes_no_sense_is_refused_by_name() {
    let make = |parties: &[(&str, u32, Option<&str>)], donors: Option<u32>, minutes: u32| {
        let parties = parties
            .iter()
            .map(|(name, people, at)| Party {
                name: label(name),
                people: *people,
                at: at.and_then(Clock::parse),
            })
            .collect();
        let hours = (Clock::parse("07:00").unwrap(), mins(minutes));
        Demand::new(parties, donors, hours, &assumed()).unwrap_err()
    };
    let hours = 240;
    assert_eq!(make(&[], None, hours), DemandFault::Nobody);
    assert_eq!(make(&[("A", 0, None)], Some(0), hours), DemandFault::Nobody);
    assert_eq!(make(&[("A", 1, None)], None, 0), DemandFault::Hours);
    assert_eq!(make(&[("A", 1, None)], None, 24 * 60 + 1), DemandFault::Hours);
    assert_eq!(
        make(&[("A", MOST_DONORS, None), ("B", 1, None)], None, hours),
        DemandFault::TooMany
    );
    assert_eq!(
        make(&[("A", u32::MAX, None), ("B", u32::MAX, None)], None, hours),
        DemandFault::TooMany
    );
    let name = label("a");
    assert_eq!(
        make(&[("A", 1, None), ("a", 1, None)], None, hours),
        DemandFault::Twice { name }
    );
    let fault = DemandFault::DoesNotAddUp { donors: 90, sum: 80 };
    assert_eq!(make(&[("A", 40, None), ("B", 40, None)], Some(90), hours), fault);
    for at in ["06:59", "11:01"] {
        let fault = DemandFault::OutsideHours { name: label("A") };
        assert_eq!(make(&[("A", 1, Some(at))], None, hours), fault);
    }
}

#[test]
fn units_without_a_time_come_as_units_do_and_the_last_an_hour_before_the_end() {
    let at = |sizes: &[u32], minutes| -> Vec<i64> {
        demand(sizes, minutes)
            .blocks()
            .iter()
            .map(|block| block.at.mins())
            .collect()
    };
    assert_eq!(at(&[40; 5], 240), [10, 52, 95, 137, 180]);
    assert_eq!(at(&[40], 240), [10]);
    assert_eq!(at(&[40; 3], 480), [10, 52, 95]);
    assert_eq!(at(&[4; 3], 60), [10, 20, 30]);
    assert_eq!(at(&[4; 2], 10), [5, 5]);
    let names = ["A", "B", "C"].map(label).to_vec();
    let sizes: Vec<_> = Demand::equal_parts(11, names)
        .iter()
        .map(|party| party.people)
        .collect();
    assert_eq!(sizes, [4, 4, 3]);
}

fn sizes() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(0_u32..40, 1..7)
        .prop_filter("somebody comes", |sizes| sizes.iter().any(|n| *n > 0))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn more_places_never_make_the_end_later(
        sizes in sizes(),
        base in proptest::array::uniform3(1_u32..8),
        more in proptest::array::uniform3(0_u32..4),
        seed: u64,
    ) {
        let question = Question { seed, ..question(&sizes) };
        let draws = Draws::new(&question, &assumed(), 20);
        let arrivals = draws.arrivals(&question.demand.blocks());
        let [a, b, c] = base;
        let [x, y, z] = more;
        let few = draws.play(&arrivals, Servers::new(base));
        let many = draws.play(&arrivals, Servers::new([a + x, b + y, c + z]));
        prop_assert!(many.finish().middle <= few.finish().middle);
        for (few, many) in few.days.iter().zip(&many.days) {
            prop_assert!(many.finish <= few.finish);
        }
    }

    #[test]
    fn more_donors_never_make_the_end_earlier(
        (sizes, more) in sizes().prop_flat_map(|sizes| {
            let count = sizes.len();
            (Just(sizes), proptest::collection::vec(0_u32..30, count))
        }),
        places in proptest::array::uniform3(1_u32..8),
        seed: u64,
    ) {
        let play = |sizes: &[u32]| {
            let question = Question { seed, ..question(sizes) };
            let draws = Draws::new(&question, &assumed(), 20);
            draws.play(&draws.arrivals(&question.demand.blocks()), Servers::new(places))
        };
        let larger: Vec<_> = sizes.iter().zip(&more).map(|(size, more)| size + more).collect();
        let (few, many) = (play(&sizes), play(&larger));
        prop_assert!(many.finish().middle >= few.finish().middle);
        for (few, many) in few.days.iter().zip(&many.days) {
            prop_assert!(many.finish >= few.finish);
        }
    }

    #[test]
    fn a_plan_of_anything_keeps_every_unit_once_in_order(
        sizes in sizes(),
        places in proptest::array::uniform5(prop_oneof![1_u32..12, Just(u32::MAX)]),
        minutes in 1_u32..=24 * 60,
        through_by in 1_u32..=48 * 60,
        wait in 0_u32..90,
        most_in_block in proptest::option::of(1_u32..50),
        seed: u64,
    ) {
        let [reception, desks, beds, nurses, seats] = places;
        let question = Question {
            demand: demand(&sizes, minutes),
            there: Places { reception, desks, beds, nurses, seats },
            goal: Goal { through_by: mins(through_by), wait: mins(wait) },
            most_in_block,
            days: 10,
            seed,
            ..question(&sizes)
        };
        let plan = plan(question, &assumed());
        let blocks = &plan.timetable.blocks;
        let reaching = plan.reaching.as_ref().map_or(blocks, |reaching| &reaching.blocks);
        prop_assert!(reaching.iter().map(|block| (block.party, block.people)).eq(blocks.iter().map(|block| (block.party, block.people))));
        prop_assert!(reaching.is_sorted_by_key(|block| block.at));
        prop_assert!(blocks.is_sorted_by_key(|block| block.party));
        prop_assert!(blocks.is_sorted_by_key(|block| block.at));
        for (n, size) in sizes.iter().enumerate() {
            let of_unit: Vec<_> = blocks.iter().filter(|block| block.party == n).collect();
            prop_assert!(!of_unit.is_empty());
            prop_assert_eq!(of_unit.iter().map(|block| block.people).sum::<u32>(), *size);
            prop_assert!(of_unit.iter().all(|block| block.people <= most_in_block.unwrap_or(u32::MAX)));
        }
        for block in blocks {
            prop_assert!(block.at.mins() % 5 == 0 && block.at <= mins(minutes));
        }
        for lang in crate::i18n::Lang::ALL {
            for line in crate::report::plan::text(&plan, &assumed(), lang).lines() {
                prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{}", line);
            }
        }
        prop_assert!(crate::report::plan::json(&plan, &assumed()).is_object());
    }
}
