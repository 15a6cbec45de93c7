//! Random days: what stations send, from what they see and from anything at all.

use super::words::ONSETS;
use super::{Move, PEOPLE, What};
use crate::hall::OLD_BAG;
use crate::model::{Ask, Date, Do, Fate, GROUNDS, How, Model, Stage, Value};
use proptest::prelude::*;

/// What a nurse would do next with this ticket.
pub(super) fn next(view: &Model, ticket: usize, choice: u32) -> Do {
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
pub(super) fn correct(view: &Model, ticket: usize, nth: usize, to: &[Value]) -> Option<Do> {
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

pub(super) fn values() -> impl Strategy<Value = Value> {
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
pub(super) fn dates() -> impl Strategy<Value = Date> {
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

pub(super) fn dos() -> impl Strategy<Value = Do> {
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

pub(super) fn moves() -> impl Strategy<Value = Vec<Move>> {
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

pub(super) fn at_once(ask: Ask) -> Move {
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
