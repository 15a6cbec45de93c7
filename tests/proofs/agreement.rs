//! Random days, played on the rules and on the reference model of [`crate::model`]: after every command both must agree
//! on whether it goes and on everything that a nurse could see.
//!
//! Two stations send the commands. Each looks at a copy of the day that is as old as it happens to be, chooses from that,
//! and the newest day decides. Some things are entered late, from paper, and one station's clock may be slow.

use std::collections::BTreeMap;

use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::birth::Birth;
use giotmau::domain::circumstance::Circumstance;
use giotmau::domain::command::{Act, Command, OtherDonor, Recognition};
use giotmau::domain::day::{Day, Status};
use giotmau::domain::eligibility::assess;
use giotmau::domain::id::{BedNo, DeskNo, Seq, Ticket};
use giotmau::domain::identity::Sex;
use giotmau::domain::issued::{BagFate, TakenBack};
use giotmau::domain::name::FullName;
use giotmau::domain::person::{DonorFacts, Person as OnRoster};
use giotmau::domain::reaction::{Onset as Began, Reaction, ReactionKind, Severity};
use giotmau::domain::recheck::{Hold, hold, recheck};
use giotmau::domain::step::{BloodTest, CollectionOutcome, HallSize, Hbsag, Vitals};
use giotmau::domain::visit::{Outcome, Stage as At, Visit as Seen};
use giotmau::domain::vitals::{Haemoglobin, Mmhg, Pressure, Pulse, Weight};
use proptest::prelude::*;

use crate::hall::{
    Hall, NURSE, OLD_BAG, OTHER_NURSE, PACK, at_by, bag, decide_with, ground, ml, note, opening_time, person,
    sealed, visit_id,
};
use crate::model::{
    Ask, Date, Do, Fate, GROUNDS, How, Model, Onset, Person, Stage, TODAY, Value, Visit, When,
};
use crate::never::{check_start, check_state, check_step};

/// Who may come: two women and two men of whom nothing is against; one a day too young and one old enough today; one whose
/// last gift was 83 days ago and one with 84.
const PEOPLE: [Person; 8] = [
    somebody(false, (1990, 1, 1), None),
    somebody(true, (1990, 1, 1), None),
    somebody(false, (1990, 1, 1), None),
    somebody(true, (1990, 1, 1), None),
    somebody(true, (2008, 10, 23), None),
    somebody(true, (2008, 10, 22), None),
    somebody(false, (1990, 1, 1), Some((2026, 7, 31))),
    somebody(false, (1990, 1, 1), Some((2026, 7, 30))),
];

const fn somebody(man: bool, born: Date, last_gift: Option<Date>) -> Person {
    Person { man, born, last_gift }
}

#[derive(Debug, Clone)]
enum What {
    This(Ask),
    /// What a nurse would do next with this ticket, as her station shows it.
    Next {
        ticket: usize,
        choice: u32,
    },
    /// One of the ticket's values put right: the first of these that is of its kind.
    Correct {
        ticket: usize,
        nth: usize,
        to: Vec<Value>,
    },
}

#[derive(Debug, Clone)]
struct Move {
    station: usize,
    /// Whether that station has read the newest day before.
    reads: bool,
    what: What,
    minutes: i64,
    /// How long ago it happened.
    late: i64,
    /// How slow the station's clock is.
    slow: i64,
    nurse: u8,
}

/// What a nurse would do next with this ticket.
fn next(view: &Model, ticket: usize, choice: u32) -> Do {
    let Some(visit) = view.visit(ticket) else {
        return Do::Examine(1);
    };
    let large = if choice.is_multiple_of(2) { 450 } else { 250 };
    let number = u16::try_from(ticket % 2 + 1).unwrap();
    let unsettled = visit
        .fates()
        .into_iter()
        .find(|(_, fate)| *fate == Fate::Unsettled);
    if let Some((bag, _)) = unsettled
        && choice < 3
    {
        return Do::TakeBack {
            bag,
            void: choice == 0,
        };
    }
    match visit.stage() {
        Stage::Waiting if visit.is_parked() && choice.is_multiple_of(2) => Do::Back,
        Stage::Waiting if visit.call().is_some() && choice < 4 => Do::Missed,
        Stage::Waiting if visit.call().is_none() && choice < 3 => Do::Call(number),
        Stage::Waiting => Do::Examine(visit.call().unwrap_or(number)),
        Stage::Screening(_) => {
            let values = visit.values();
            let has = |is_it: fn(&Value) -> bool| values.iter().any(|(_, value)| is_it(value));
            if !has(|value| matches!(value, Value::Vitals { .. })) {
                Do::Record(Value::Vitals {
                    tenths_kg: 600,
                    systolic: 120,
                    diastolic: 70,
                    pulse: 75,
                })
            } else if !has(|value| matches!(value, Value::Test { .. })) {
                Do::Record(Value::Test {
                    g_l: 140,
                    positive: false,
                })
            } else {
                Do::Clear {
                    ml: large,
                    reason: choice > 4,
                }
            }
        }
        Stage::Cleared => {
            let other = view
                .visits
                .iter()
                .position(|other| matches!(other.stage(), Stage::Collecting(_)))
                .and_then(|n| Some((n + 1, view.visits[n].fates().last()?.0)));
            let how = match choice {
                0 => How::NobodySaid,
                1 => How::ReadBack,
                _ => How::Ticket {
                    scanned: ticket,
                    other,
                },
            };
            let tube = 1 + choice % 4;
            Do::Needle {
                bed: number,
                bag: tube,
                tube,
                how,
            }
        }
        Stage::Collecting(_) if choice == 5 => Do::Again { consent: true },
        Stage::Collecting(_) if choice == 6 => Do::Undo { behind: Some(0) },
        Stage::Collecting(_) => Do::Record(Value::Out {
            outcome: 0,
            ml: visit.ordered().unwrap_or(350),
        }),
        Stage::Recovering => Do::Release { reason: choice == 0 },
        Stage::Gone => Do::Exclude,
        Stage::Deferred | Stage::Withdrawn | Stage::NeverHere => Do::Undo { behind: None },
    }
}

/// One of the values that a station shows of a ticket, put right.
fn correct(view: &Model, ticket: usize, nth: usize, to: &[Value]) -> Option<Do> {
    let values = view.visit(ticket)?.values();
    let nth = nth % values.len().max(1);
    let (_, was) = values.get(nth)?;
    let kind = |value: &Value| match value {
        Value::Told { .. } => std::mem::discriminant(&Value::NeverTold),
        other => std::mem::discriminant(other),
    };
    let to = to.iter().find(|to| kind(to) == kind(was))?;
    Some(Do::Amend { nth, to: *to })
}

fn values() -> impl Strategy<Value = Value> {
    let edge = |numbers: &'static [u16]| proptest::sample::select(numbers);
    prop_oneof![
        (
            edge(&[419, 420, 449, 450, 499, 500, 700]),
            edge(&[99, 100, 159, 160]),
            edge(&[59, 60, 99, 100]),
            edge(&[59, 60, 90, 91])
        )
            .prop_map(|(tenths_kg, systolic, diastolic, pulse)| Value::Vitals {
                tenths_kg,
                systolic,
                diastolic,
                pulse
            }),
        edge(&[419, 420, 449, 450, 499, 500, 700]).prop_map(|tenths_kg| Value::Vitals {
            tenths_kg,
            systolic: 120,
            diastolic: 70,
            pulse: 75
        }),
        (
            edge(&[119, 120, 124, 125, 150]),
            prop_oneof![9 => Just(false), 1 => Just(true)]
        )
            .prop_map(|(g_l, positive)| Value::Test { g_l, positive }),
        (0..GROUNDS.len(), dates()).prop_map(|(ground, happened)| Value::Told { ground, happened }),
        Just(Value::NeverTold),
        (
            0..7_usize,
            edge(&[
                0, 100, 224, 225, 275, 276, 314, 315, 350, 385, 386, 405, 450, 495, 496
            ])
        )
            .prop_map(|(outcome, ml)| Value::Out { outcome, ml }),
        (0..3_u8, proptest::option::of(0..5_usize)).prop_map(|(severity, onset)| Value::Reaction {
            severity,
            onset: onset.map(|n| ONSETS[n].0)
        }),
    ]
}

/// Days around which the grounds begin to bar, at the ends of months too.
fn dates() -> impl Strategy<Value = Date> {
    proptest::sample::select(&[
        (2025, 10, 21),
        (2025, 10, 22),
        (2025, 10, 23),
        (2026, 2, 28),
        (2026, 4, 21),
        (2026, 4, 22),
        (2026, 4, 23),
        (2026, 9, 24),
        (2026, 9, 25),
        (2026, 10, 14),
        (2026, 10, 15),
        (2026, 10, 16),
        (2026, 10, 21),
        (2026, 10, 22),
        (2026, 10, 23),
    ])
}

const ONSETS: [(Onset, Began); 5] = [
    (Onset::Before, Began::Before),
    (Onset::During, Began::During),
    (Onset::Soon, Began::Soon),
    (Onset::Later, Began::Later),
    (Onset::AfterLeaving, Began::AfterLeaving),
];

fn dos() -> impl Strategy<Value = Do> {
    let how = prop_oneof![
        Just(How::NobodySaid),
        Just(How::ReadBack),
        (1..5_usize, proptest::option::of((1..5_usize, 1..4_u32)))
            .prop_map(|(scanned, other)| How::Ticket { scanned, other }),
    ];
    let needle = (0..4_u16, 1..5_u32, 0..9_u32, how).prop_map(|(bed, code, other, how)| {
        let bag = if code == 4 { OLD_BAG } else { code };
        Do::Needle {
            bed,
            bag,
            tube: if other == 0 { 3 } else { bag },
            how,
        }
    });
    let ml = proptest::sample::select(&[250_u16, 350, 450, 200]);
    prop_oneof![
        1 => Just(Do::Said),
        1 => Just(Do::LetAhead),
        1 => (0..4_u16).prop_map(Do::Call),
        2 => Just(Do::Missed),
        1 => Just(Do::Back),
        3 => (0..4_u16).prop_map(Do::Examine),
        8 => values().prop_map(Do::Record),
        2 => (ml, any::<bool>()).prop_map(|(ml, reason)| Do::Clear { ml, reason }),
        1 => (0..GROUNDS.len()).prop_map(|ground| Do::Defer { ground }),
        4 => needle,
        5 => (0..3_u8, proptest::option::weighted(0.3, 0..5_usize))
            .prop_map(|(severity, onset)| Do::Record(Value::Reaction { severity, onset: onset.map(|n| ONSETS[n].0) })),
        2 => any::<bool>().prop_map(|consent| Do::Again { consent }),
        2 => any::<bool>().prop_map(|reason| Do::Release { reason }),
        2 => Just(Do::Withdraw),
        4 => (1..5_u32, any::<bool>()).prop_map(|(bag, void)| Do::TakeBack { bag, void }),
        3 => Just(Do::Exclude),
        12 => (0..6_usize, values()).prop_map(|(nth, to)| Do::Amend { nth, to }),
        8 => proptest::option::weighted(0.3, 0..2_u64).prop_map(|behind| Do::Undo { behind }),
    ]
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let what = prop_oneof![
        4 => (0..PEOPLE.len()).prop_map(|person| What::This(Ask::CheckIn { person })),
        1 => Just(What::This(Ask::Close)),
        3 => Just(What::This(Ask::Reopen)),
        1 => (0..4_u16, 0..4_u16).prop_map(|(desks, beds)| What::This(Ask::Hall { desks, beds })),
        30 => (1..6_usize, dos()).prop_map(|(ticket, what)| What::This(Ask::Donor { ticket, what })),
        50 => (1..6_usize, 0..8_u32).prop_map(|(ticket, choice)| What::Next { ticket, choice }),
        8 => (1..6_usize, 0..6_usize, proptest::collection::vec(values(), 12))
            .prop_map(|(ticket, nth, to)| What::Correct { ticket, nth, to }),
    ];
    let late = prop_oneof![12 => Just(0), 1 => 1..40_i64, 1 => Just(-1_i64)];
    let slow = prop_oneof![12 => Just(0), 1 => 1..4_i64];
    let one = (0..2_usize, any::<bool>(), what, 0..8_i64, late, slow, 0..2_u8).prop_map(
        |(station, reads, what, minutes, late, slow, nurse)| Move {
            station,
            reads,
            what,
            minutes,
            late,
            slow,
            nurse,
        },
    );
    (0..4_u8, proptest::collection::vec(one, 1..160)).prop_map(|(kind, moves)| {
        // Four come; on some days one of them is called three times in vain; some days are closed in the end.
        let mut day: Vec<_> = (0..4).map(|person| at_once(Ask::CheckIn { person })).collect();
        let to = |ticket, what| at_once(Ask::Donor { ticket, what });
        if kind == 0 {
            day.extend(
                [Do::Call(1), Do::Missed]
                    .repeat(3)
                    .into_iter()
                    .map(|what| to(2, what)),
            );
        }
        day.extend(moves);
        if kind == 1 {
            for ticket in 1..12 {
                day.extend([Do::Withdraw, Do::Withdraw].map(|what| to(ticket, what)));
            }
            day.push(at_once(Ask::Close));
            for ticket in 1..12 {
                day.extend((1..4).map(|bag| to(ticket, Do::TakeBack { bag, void: true })));
            }
            day.extend([Ask::Close, Ask::Close, Ask::Reopen].map(at_once));
        }
        day
    })
}

fn at_once(ask: Ask) -> Move {
    Move {
        station: 0,
        reads: true,
        what: What::This(ask),
        minutes: 1,
        late: 0,
        slow: 0,
        nurse: 0,
    }
}

fn date((year, month, day): Date) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn facts(n: usize) -> DonorFacts {
    let Person { man, born, last_gift } = PEOPLE[n];
    let name = FullName::parse("Lê Văn Đức").unwrap().value;
    let sex = if man { Sex::Male } else { Sex::Female };
    let id = person(u32::try_from(n).unwrap());
    let mut facts = DonorFacts::of(OnRoster::new(id, name, Birth::Date(date(born)), sex));
    facts.last_bled = last_gift.map(date);
    facts
}

fn ticket(n: usize) -> Ticket {
    Ticket::new(u32::try_from(n).unwrap()).unwrap()
}

fn vitals(value: Value) -> Option<Vitals> {
    let Value::Vitals {
        tenths_kg,
        systolic,
        diastolic,
        pulse,
    } = value
    else {
        return None;
    };
    Some(Vitals {
        weight: Weight::from_tenths(tenths_kg),
        pressure: Pressure {
            systolic: Mmhg::from_mmhg(systolic),
            diastolic: Mmhg::from_mmhg(diastolic),
        },
        pulse: Pulse::from_per_minute(pulse),
        temperature: None,
    })
}

fn test_of(g_l: u16, positive: bool) -> BloodTest {
    BloodTest {
        haemoglobin: Haemoglobin::from_g_l(g_l),
        hbsag: Some(if positive {
            Hbsag::Positive
        } else {
            Hbsag::Negative
        }),
    }
}

fn reaction(severity: u8, onset: Option<Onset>) -> Reaction {
    let began = |onset| ONSETS.iter().find(|(model, _)| *model == onset).unwrap().1;
    Reaction {
        onset: onset.map(began),
        ..Reaction::new(ReactionKind::Faint, Severity::ALL[usize::from(severity)])
    }
}

/// The value as the rules take it.
fn new_value(value: Value) -> NewValue {
    match value {
        Value::Vitals { .. } => NewValue::Vitals(vitals(value).unwrap()),
        Value::Test { g_l, positive } => NewValue::BloodTest(test_of(g_l, positive)),
        Value::Told { ground: n, happened } => NewValue::Declared {
            ground: ground(GROUNDS[n].0),
            happened: date(happened),
        },
        Value::NeverTold => NewValue::NotDeclared,
        Value::Out { outcome, ml: drawn } => NewValue::CollectionEnd {
            outcome: CollectionOutcome::ALL[outcome],
            volume: ml(drawn),
        },
        Value::Reaction { severity, onset } => NewValue::Reaction(reaction(severity, onset)),
    }
}

/// What a recorded value is in the model.
fn value(recorded: &Recorded) -> Value {
    match recorded {
        Recorded::Vitals(vitals) => Value::Vitals {
            tenths_kg: vitals.weight.tenths(),
            systolic: vitals.pressure.systolic.mmhg(),
            diastolic: vitals.pressure.diastolic.mmhg(),
            pulse: vitals.pulse.per_minute(),
        },
        Recorded::BloodTest(test) => Value::Test {
            g_l: test.haemoglobin.g_l(),
            positive: test.hbsag == Some(Hbsag::Positive),
        },
        Recorded::Declared { ground, happened, .. } => {
            use chrono::Datelike;
            Value::Told {
                ground: GROUNDS
                    .iter()
                    .position(|(code, _)| *code == ground.as_str())
                    .unwrap(),
                happened: (happened.year(), happened.month(), happened.day()),
            }
        }
        Recorded::NotDeclared => Value::NeverTold,
        Recorded::CollectionEnd { outcome, volume } => Value::Out {
            outcome: CollectionOutcome::ALL
                .iter()
                .position(|one| one == outcome)
                .unwrap(),
            ml: volume.ml(),
        },
        Recorded::Reaction(reaction) => Value::Reaction {
            severity: u8::try_from(
                Severity::ALL
                    .iter()
                    .position(|one| *one == reaction.severity)
                    .unwrap(),
            )
            .unwrap(),
            onset: reaction
                .onset
                .map(|onset| ONSETS.iter().find(|(_, began)| *began == onset).unwrap().0),
        },
    }
}

/// The act, or nothing where no button does that.
fn act(what: Do, visit: Option<&Visit>) -> Option<Act> {
    Some(match what {
        Do::Said => Act::NoteCircumstances {
            said: [Circumstance::Unfed].into(),
        },
        Do::LetAhead => Act::Prioritise { reason: note() },
        Do::Call(desk) => Act::Call { desk: DeskNo(desk) },
        Do::Missed => Act::MissCall,
        Do::Back => Act::Requeue,
        Do::Examine(desk) => Act::StartScreening { desk: DeskNo(desk) },
        Do::Record(value) => match new_value(value) {
            NewValue::Vitals(vitals) => Act::RecordVitals(vitals),
            NewValue::BloodTest(test) => Act::RecordBloodTest(test),
            NewValue::Declared { ground, happened } => Act::Declare { ground, happened },
            NewValue::NotDeclared => return None,
            NewValue::CollectionEnd { outcome, volume } => Act::EndCollection {
                outcome,
                volume,
                weighed: None,
            },
            NewValue::Reaction(reaction) => Act::RecordReaction(reaction),
        },
        Do::Clear { ml: volume, reason } => Act::Clear {
            volume: ml(volume),
            override_reason: reason.then(note),
        },
        Do::Defer { ground: n } => Act::Defer {
            ground: ground(GROUNDS[n].0),
            happened: None,
            note: None,
        },
        Do::Needle {
            bed,
            bag: code,
            tube,
            how,
        } => Act::StartCollection {
            bed: BedNo(bed),
            bag: bag(code),
            sample: bag(tube),
            recognised: match how {
                How::NobodySaid => None,
                How::ReadBack => Some(Recognition::ReadBack),
                How::Ticket { scanned, other } => Some(Recognition::Ticket {
                    scanned: ticket(scanned),
                    other: other.map(|(n, code)| OtherDonor {
                        ticket: ticket(n),
                        bag: bag(code),
                    }),
                }),
            },
        },
        Do::Again { consent } => Act::PunctureAgain { consent },
        Do::Release { reason } => Act::Release {
            override_reason: reason.then(note),
        },
        Do::Withdraw => Act::Withdraw { reason: note() },
        Do::TakeBack { bag: code, void } => Act::TakeBackBag {
            bag: bag(code),
            how: if void {
                TakenBack::Voided
            } else {
                TakenBack::Returned
            },
            reason: note(),
        },
        Do::Exclude => Act::ExcludeUnit,
        Do::Amend { nth, to } => {
            let of = visit.and_then(|visit| visit.values().get(nth).copied());
            Act::Amend {
                step: Seq(of.map_or(1, |(seq, _)| seq)),
                to: new_value(to),
                reason: note(),
            }
        }
        Do::Undo { behind } => {
            let last = visit.map_or(1, Visit::last_seq);
            Act::Undo {
                step: behind.map(|steps| Seq(last.saturating_sub(steps))),
                reason: note(),
            }
        }
    })
}

fn command(ask: Ask, model: &Model) -> Option<Command> {
    Some(match ask {
        Ask::Close => Command::CloseDay,
        Ask::Reopen => Command::ReopenDay { reason: note() },
        Ask::Hall { desks, beds } => Command::ChangeHall(HallSize {
            desks,
            beds,
            seats: 2,
        }),
        Ask::CheckIn { person: n } => {
            let next = u32::try_from(model.visits.len()).unwrap() + 1;
            Command::check_in(visit_id(next), person(u32::try_from(n).unwrap()))
        }
        Ask::Donor { ticket, what } => {
            let visit = model.visit(ticket);
            Command::visit(visit_id(u32::try_from(ticket).unwrap()), act(what, visit)?)
        }
    })
}

fn stage(stage: At, visit: &Visit) -> bool {
    let model = visit.stage();
    match stage {
        At::Waiting => model == Stage::Waiting,
        At::Screening(desk) => model == Stage::Screening(desk.0),
        At::Cleared => model == Stage::Cleared,
        At::Collecting(bed) => model == Stage::Collecting(bed.0),
        At::Recovering => model == Stage::Recovering,
        At::Left(Outcome::Donated) => model == Stage::Gone && visit.donated(),
        At::Left(Outcome::Incomplete) => model == Stage::Gone && !visit.donated(),
        At::Left(Outcome::Deferred) => model == Stage::Deferred,
        At::Left(Outcome::Withdrawn) => model == Stage::Withdrawn,
        At::Left(Outcome::NeverHere) => model == Stage::NeverHere,
    }
}

/// Everything that a nurse could see of a visit.
fn compare(day: &Day, seen: &Seen, model: &Model, visit: &Visit) {
    assert!(
        stage(seen.stage, visit),
        "{:?} against {:?}",
        seen.stage,
        visit.stage()
    );
    let fates = |visit: &Seen| -> Vec<_> {
        let fate = |code| match visit.bag_fate(code).unwrap() {
            BagFate::OnBed => Fate::OnBed,
            BagFate::Bled => Fate::Bled,
            BagFate::Empty => Fate::Empty,
            BagFate::Unsettled => Fate::Unsettled,
            BagFate::Voided => Fate::Voided,
            BagFate::Returned => Fate::Returned,
        };
        visit
            .bags
            .iter()
            .map(|issued| (issued.code.clone(), fate(&issued.code)))
            .collect()
    };
    let expected: Vec<_> = visit
        .fates()
        .into_iter()
        .map(|(code, fate)| (bag(code), fate))
        .collect();
    assert_eq!(fates(seen), expected, "bags");
    if visit.stage() == Stage::NeverHere {
        return;
    }
    let values: Vec<_> = seen
        .values()
        .map(|(seq, recorded)| (seq.0, value(&recorded)))
        .collect();
    assert_eq!(values, visit.values(), "values");
    let today = day.info.date;
    let volumes: Vec<_> = assess(&PACK, seen, None, today)
        .volumes
        .iter()
        .map(|volume| volume.ml())
        .collect();
    assert_eq!(volumes, model.volumes(visit), "volumes");
    assert_eq!(
        recheck(&PACK, seen, today).is_some(),
        model.is_in_doubt(visit),
        "in doubt"
    );
    let held = hold(&PACK, seen, today);
    assert_eq!(held.is_some(), model.is_held(visit), "held");
    assert_eq!(
        held == Some(Hold::SelfExcluded),
        model.is_held(visit) && visit.excluded
    );
    assert_eq!(seen.excluded.is_some(), visit.excluded);
    assert_eq!(seen.is_parked(), visit.is_parked(), "parked");
    assert_eq!(
        seen.turn.call.as_ref().map(|call| call.desk.0),
        visit.call(),
        "call"
    );
    assert_eq!(
        seen.clearance.as_ref().map(|order| order.volume.ml()),
        visit.ordered(),
        "ordered"
    );
}

/// Plays a day on both, and counts what went and what did not.
fn play(moves: &[Move], counts: &mut BTreeMap<String, (u32, u32)>) {
    let everybody: Vec<_> = (0..PEOPLE.len()).map(facts).collect();
    let mut hall = Hall::of(2);
    let mut model = Model::open(PEOPLE.to_vec(), 2);
    let mut stations = [model.clone(), model.clone()];
    let mut now = 0;
    for one in moves {
        now += one.minutes;
        if one.reads {
            stations[one.station] = model.clone();
        }
        let ask = match &one.what {
            What::This(ask) => *ask,
            What::Next { ticket, choice } => {
                let what = next(&stations[one.station], *ticket, *choice);
                Ask::Donor {
                    ticket: *ticket,
                    what,
                }
            }
            What::Correct { ticket, nth, to } => {
                let Some(what) = correct(&stations[one.station], *ticket, *nth, to) else {
                    continue;
                };
                Ask::Donor {
                    ticket: *ticket,
                    what,
                }
            }
        };
        let Some(command) = command(ask, &model) else {
            continue;
        };
        let recorded = now - one.slow;
        let when = When {
            nurse: one.nurse,
            occurred: recorded - one.late,
            recorded,
        };
        let staff = [NURSE, OTHER_NURSE][usize::from(one.nurse)];
        let moment = |minute: i64| {
            giotmau::domain::time::Moment::from_millis(opening_time().millis() + (60 + minute) * 60_000)
        };
        let at = at_by(staff, moment(when.occurred), moment(when.recorded));
        let who = match ask {
            Ask::CheckIn { person } => Some(person),
            Ask::Donor { ticket, .. } => model.visit(ticket).map(|visit| visit.person),
            _ => None,
        };
        let decided = decide_with(&hall.day, who.map(|n| &everybody[n]), &command, &at);
        let goes = model.ask(ask, when);
        assert_eq!(decided.is_ok(), goes, "{ask:?} {when:?}: {decided:?}");
        let kind = match ask {
            Ask::Donor { what, .. } => what.name(),
            Ask::Close => "close",
            Ask::Reopen => "reopen",
            Ask::Hall { .. } => "hall",
            Ask::CheckIn { .. } => "check in",
        };
        let count = counts.entry(kind.to_owned()).or_default();
        if goes {
            count.0 += 1;
        } else {
            count.1 += 1;
        }
        for step in decided.unwrap_or_default() {
            let envelope = sealed(&hall.day, step, &at);
            let mut after = hall.day.clone();
            after.apply(&envelope);
            check_start(&hall.day, &command, &envelope);
            check_step(&hall.day, &envelope, &after, hall.log.iter().rev());
            hall.day = after;
            hall.log.push(envelope);
        }
        check_state(&hall.day);
        for (n, visit) in model.visits.iter().enumerate() {
            let seen = hall.day.visit(visit_id(u32::try_from(n).unwrap() + 1)).unwrap();
            compare(&hall.day, seen, &model, visit);
        }
        assert_eq!(hall.day.status == Status::Closed, model.closed);
        assert_eq!(hall.day.late_entries, model.late, "late entries");
    }
    assert_eq!(
        Day::fold(&hall.log).as_ref(),
        Some(&hall.day),
        "the log tells another day"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_and_the_model_agree_on_random_days(moves in moves()) {
        play(&moves, &mut BTreeMap::new());
    }
}

/// The random days would prove little if some command never went, or was never refused.
#[test]
fn random_days_have_every_command_go_and_refused() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts = BTreeMap::new();
    for _ in 0..250 {
        let moves = moves().new_tree(&mut runner).unwrap().current();
        play(&moves, &mut counts);
    }
    let (gone, refused) = counts
        .values()
        .fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    println!("250 days: {gone} commands went, {refused} were refused: {counts:?}");
    assert_eq!(counts.len(), 25, "{counts:?}");
    for (kind, (gone, refused)) in &counts {
        assert!(
            *gone >= 5 && *refused >= 5,
            "{kind}: {gone} went, {refused} were refused"
        );
    }
    assert_eq!(date(TODAY), Hall::of(1).day.info.date);
}
