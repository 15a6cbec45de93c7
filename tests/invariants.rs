//! What must never happen, whatever the order of commands: random days of a small hall, checked after every step.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on may panic"
)]

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::bag::BagCode;
use giotmau::domain::birth::Birth;
use giotmau::domain::certificate::Serial;
use giotmau::domain::circumstance::Circumstance;
use giotmau::domain::clean::{Label, Note};
use giotmau::domain::command::{Act, Command};
use giotmau::domain::day::{Day, Status};
use giotmau::domain::decide::{Context, NewStep, Past, decide, open_day};
use giotmau::domain::eligibility::allowed_volumes;
use giotmau::domain::id::{BedNo, DayId, DeskNo, PersonId, Seq, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::issued::{BagFate, TakenBack};
use giotmau::domain::name::FullName;
use giotmau::domain::person::{DonorFacts, Person};
use giotmau::domain::reaction::{Reaction, ReactionKind, Severity};
use giotmau::domain::recheck::hold;
use giotmau::domain::reconcile::{Reconciliation, Remaining, differences};
use giotmau::domain::rulepack::{GroundCode, RulePack};
use giotmau::domain::step::{
    At, BloodTest, ChainHash, CollectionOutcome, DayInfo, Envelope, HallSize, Step, Vitals,
};
use giotmau::domain::time::{Moment, Span};
use giotmau::domain::visit::{Outcome, Stage, Visit};
use giotmau::domain::vitals::{Haemoglobin, Mmhg, Pressure, Pulse, Volume, Weight};
use proptest::prelude::*;
use uuid::Uuid;

const DONORS: u128 = 4;

static PACK: LazyLock<RulePack> = LazyLock::new(|| RulePack::vn_tt26_2013().unwrap());

fn note() -> Note {
    Note::parse("vì một lý do").unwrap()
}

fn bag(n: u32) -> BagCode {
    BagCode::parse(&format!("=V000126{n:06}00")).unwrap()
}

/// A step of the game: who (by ticket), what, and how many minutes later.
#[derive(Debug, Clone)]
struct Move {
    ticket: u32,
    what: What,
    minutes: u32,
}

#[derive(Debug, Clone)]
enum What {
    CheckIn(u128),
    Close,
    Reopen,
    Hall(u16, u16),
    Act(Act),
    Correct(Correction),
    /// What a nurse would do next with this visit; the number chooses between what is possible.
    Next(u32),
}

/// What a nurse would do next, so that random days get as far as the exit.
fn next(day: &Day, visit: &Visit, choice: u32) -> Act {
    let volume = Volume::from_ml(if choice.is_multiple_of(2) { 250 } else { 350 });
    let unsettled = visit
        .bags
        .iter()
        .find(|issued| visit.bag_fate(&issued.code) == Some(BagFate::Unsettled));
    if let Some(issued) = unsettled
        && choice < 3
    {
        return Act::TakeBackBag {
            bag: issued.code.clone(),
            how: TakenBack::Returned,
            reason: note(),
        };
    }
    match visit.stage {
        Stage::Waiting if visit.is_parked() => Act::Requeue,
        Stage::Waiting if visit.turn.call.is_some() && choice.is_multiple_of(2) => Act::MissCall,
        Stage::Waiting if visit.turn.call.is_none() && choice.is_multiple_of(3) => {
            Act::Call { desk: DeskNo(1) }
        }
        Stage::Waiting => Act::StartScreening {
            desk: day.free_desk().unwrap_or(DeskNo(1)),
        },
        Stage::Screening(_) if visit.vitals.is_empty() => Act::RecordVitals(Vitals {
            weight: Weight::from_tenths(600),
            pressure: Pressure {
                systolic: Mmhg::from_mmhg(120),
                diastolic: Mmhg::from_mmhg(70),
            },
            pulse: Pulse::from_per_minute(75),
            temperature: None,
        }),
        Stage::Screening(_) if visit.blood_tests.is_empty() => Act::RecordBloodTest(BloodTest {
            haemoglobin: Haemoglobin::from_g_l(140),
            hbsag: None,
        }),
        Stage::Screening(_) => Act::Clear {
            volume,
            override_reason: None,
        },
        Stage::Cleared => Act::StartCollection {
            bed: day.free_bed().unwrap_or(BedNo(1)),
            bag: bag(choice),
            sample: bag(choice),
            recognised: None,
        },
        Stage::Collecting(_) if choice == 5 => Act::PunctureAgain { consent: true },
        Stage::Collecting(_) if choice == 6 => Act::Undo {
            step: None,
            reason: note(),
        },
        Stage::Collecting(_) => Act::EndCollection {
            outcome: CollectionOutcome::Complete,
            volume: visit
                .clearance
                .as_ref()
                .map_or(volume, |clearance| clearance.volume),
            weighed: None,
        },
        // Few sheets, so that they are asked for twice.
        Stage::Recovering | Stage::Left(_) if choice.is_multiple_of(2) => Act::IssueCertificate {
            serial: Serial::parse(&format!("HM-{choice}")).unwrap(),
            reason: choice.is_multiple_of(4).then(note),
        },
        Stage::Recovering | Stage::Left(_) => Act::Release {
            override_reason: None,
        },
    }
}

/// Something said or done anew about what is recorded; the step is found when it is played.
#[derive(Debug, Clone, Copy)]
enum Correction {
    Weight(u16),
    Haemoglobin(u16),
    NeverDeclared,
    Drawn(u16),
    Reaction(Severity),
}

impl Correction {
    /// The newest value of its kind put right.
    fn of(self, visit: &Visit) -> Option<Act> {
        let newest = visit
            .values()
            .filter_map(|(step, value)| Some((step, self.in_place_of(&value)?)));
        let (step, to) = newest.last()?;
        Some(Act::Amend {
            step,
            to,
            reason: note(),
        })
    }

    fn in_place_of(self, value: &Recorded) -> Option<NewValue> {
        Some(match (self, value) {
            (Self::Weight(tenths), Recorded::Vitals(vitals)) => NewValue::Vitals(Vitals {
                weight: Weight::from_tenths(tenths),
                ..*vitals
            }),
            (Self::Haemoglobin(g_l), Recorded::BloodTest(test)) => NewValue::BloodTest(BloodTest {
                haemoglobin: Haemoglobin::from_g_l(g_l),
                ..*test
            }),
            (Self::NeverDeclared, Recorded::Declared { .. }) => NewValue::NotDeclared,
            (Self::Drawn(ml), Recorded::CollectionEnd { .. }) => NewValue::CollectionEnd {
                outcome: CollectionOutcome::StoppedVein,
                volume: Volume::from_ml(ml),
            },
            (Self::Reaction(severity), Recorded::Reaction(reaction)) => NewValue::Reaction(Reaction {
                severity,
                ..reaction.clone()
            }),
            _ => return None,
        })
    }
}

fn corrections() -> impl Strategy<Value = Correction> {
    prop_oneof![
        prop_oneof![Just(419_u16), Just(449), Just(499), Just(500)].prop_map(Correction::Weight),
        prop_oneof![Just(119_u16), Just(124), Just(125)].prop_map(Correction::Haemoglobin),
        Just(Correction::NeverDeclared),
        prop_oneof![Just(0_u16), Just(200)].prop_map(Correction::Drawn),
        prop_oneof![Just(Severity::Mild), Just(Severity::Severe)].prop_map(Correction::Reaction),
    ]
}

fn acts() -> impl Strategy<Value = Act> {
    let said = proptest::collection::btree_set(proptest::sample::select(&Circumstance::ALL), 0..3);
    let back = (1..4_u32, proptest::bool::ANY).prop_map(|(code, void)| Act::TakeBackBag {
        bag: bag(code),
        how: if void {
            TakenBack::Voided
        } else {
            TakenBack::Returned
        },
        reason: note(),
    });
    prop_oneof![
        said.prop_map(|said| Act::NoteCircumstances { said }),
        back.clone(),
        back,
        Just(Act::ExcludeUnit),
        proptest::bool::ANY.prop_map(|consent| Act::PunctureAgain { consent }),
        Just(Act::Prioritise { reason: note() }),
        (1..4_u16).prop_map(|desk| Act::Call { desk: DeskNo(desk) }),
        Just(Act::MissCall),
        Just(Act::Requeue),
        (1..4_u16).prop_map(|desk| Act::StartScreening { desk: DeskNo(desk) }),
        vitals(),
        hb(),
        Just(Act::Declare {
            ground: GroundCode::new("tattoo"),
            happened: "2026-09-01".parse().unwrap(),
        }),
        clear(),
        clear(),
        Just(Act::Defer {
            ground: GroundCode::new("doctor"),
            happened: None,
            note: None
        }),
        collect(),
        collect(),
        (
            0..7_usize,
            prop_oneof![Just(0_u16), Just(250), Just(314), Just(350), Just(450), Just(520)]
        )
            .prop_map(|(outcome, ml)| Act::EndCollection {
                outcome: CollectionOutcome::ALL[outcome],
                volume: Volume::from_ml(ml),
                weighed: None
            }),
        Just(Act::RecordReaction(Reaction::new(
            ReactionKind::Faint,
            Severity::Mild
        ))),
        proptest::option::of(Just(note())).prop_map(|override_reason| Act::Release { override_reason }),
        Just(Act::Withdraw { reason: note() }),
        Just(Act::Undo {
            step: None,
            reason: note()
        }),
        Just(Act::Undo {
            step: None,
            reason: note()
        }),
    ]
}

fn vitals() -> impl Strategy<Value = Act> {
    (
        prop_oneof![
            Just(419_u16),
            Just(449),
            Just(450),
            Just(499),
            Just(500),
            Just(700)
        ],
        90..170_u16,
    )
        .prop_map(|(weight, systolic)| {
            Act::RecordVitals(Vitals {
                weight: Weight::from_tenths(weight),
                pressure: Pressure {
                    systolic: Mmhg::from_mmhg(systolic),
                    diastolic: Mmhg::from_mmhg(70),
                },
                pulse: Pulse::from_per_minute(75),
                temperature: None,
            })
        })
}

fn hb() -> impl Strategy<Value = Act> {
    prop_oneof![Just(119_u16), Just(120), Just(124), Just(125), Just(150)].prop_map(|hb| {
        Act::RecordBloodTest(BloodTest {
            haemoglobin: Haemoglobin::from_g_l(hb),
            hbsag: None,
        })
    })
}

fn clear() -> impl Strategy<Value = Act> {
    (
        prop_oneof![Just(250_u16), Just(350), Just(450)],
        proptest::option::of(Just(note())),
    )
        .prop_map(|(ml, override_reason)| Act::Clear {
            volume: Volume::from_ml(ml),
            override_reason,
        })
}

fn collect() -> impl Strategy<Value = Act> {
    (1..4_u16, 1..4_u32, 1..4_u32).prop_map(|(bed, code, sample)| Act::StartCollection {
        bed: BedNo(bed),
        bag: bag(code),
        sample: bag(if sample == 3 { 3 } else { code }),
        recognised: None,
    })
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let what = prop_oneof![
        3 => (0..DONORS).prop_map(What::CheckIn),
        1 => Just(What::Close),
        1 => Just(What::Reopen),
        1 => (1..4_u16, 1..4_u16).prop_map(|(desks, beds)| What::Hall(desks, beds)),
        20 => acts().prop_map(What::Act),
        6 => corrections().prop_map(What::Correct),
        40 => (0..7_u32).prop_map(What::Next),
    ];
    let one = (1..6_u32, what, 0..9_u32).prop_map(|(ticket, what, minutes)| Move {
        ticket,
        what,
        minutes,
    });
    proptest::collection::vec(one, 1..160)
}

fn donor(n: u128) -> DonorFacts {
    let sex = if n.is_multiple_of(2) {
        Sex::Female
    } else {
        Sex::Male
    };
    let name = FullName::parse("Lê Văn Đức").unwrap().value;
    DonorFacts::of(Person::new(
        PersonId(Uuid::from_u128(n)),
        name,
        Birth::Year(1990),
        sex,
    ))
}

fn opening() -> Envelope {
    let info = DayInfo {
        title: Label::parse("Ngày hội").unwrap(),
        date: "2026-10-22".parse().unwrap(),
        site: Label::parse("Hội trường").unwrap(),
        hospital: Label::parse("Bệnh viện").unwrap(),
        target: 3,
        units: Vec::new(),
        hall: HallSize {
            desks: 2,
            beds: 2,
            seats: 2,
        },
        bag_pattern: None,
    };
    let NewStep { visit, step } = open_day(info).unwrap();
    Envelope {
        day: DayId(Uuid::from_u128(1)),
        seq: Seq(1),
        id: StepId(Uuid::from_u128(1)),
        visit,
        at: at(Moment::parse("2026-10-22T07:00:00+07:00").unwrap()),
        step,
        hash: ChainHash::START,
    }
}

fn at(now: Moment) -> At {
    At {
        occurred: now,
        recorded: now,
        staff: Label::parse("Hoa").unwrap(),
        station: Label::parse("1").unwrap(),
    }
}

/// Plays the moves and hands every state to `check` together with the step that led to it.
fn play(moves: &[Move], mut check: impl FnMut(&Day, &Day, &Envelope)) -> Vec<Envelope> {
    let donors: Vec<_> = (0..DONORS).map(donor).collect();
    let mut log = vec![opening()];
    let mut day = Day::fold(&log).unwrap();
    let mut now = log[0].at.occurred;
    for (n, one) in moves.iter().enumerate() {
        now = now + Span::from_mins(one.minutes);
        let visit = Ticket::new(one.ticket).and_then(|ticket| day.by_ticket(ticket));
        let (command, person) = match &one.what {
            What::CheckIn(person) => {
                let visit = VisitId(Uuid::from_u128(1000 + n as u128));
                (
                    Command::check_in(visit, donors[*person as usize].person.id),
                    Some(*person),
                )
            }
            What::Close => (Command::CloseDay, None),
            What::Reopen => (Command::ReopenDay { reason: note() }, None),
            What::Hall(desks, beds) => (
                Command::ChangeHall(HallSize {
                    desks: *desks,
                    beds: *beds,
                    seats: 2,
                }),
                None,
            ),
            What::Act(_) | What::Next(_) | What::Correct(_) => {
                let act = match (&one.what, visit) {
                    (What::Act(act), _) => act.clone(),
                    (What::Correct(correction), Some(visit)) => match correction.of(visit) {
                        Some(act) => act,
                        None => continue,
                    },
                    (What::Next(choice), Some(visit)) => next(&day, visit, *choice),
                    _ => continue,
                };
                let id = visit.map_or(VisitId(Uuid::nil()), |visit| visit.id);
                (
                    Command::visit(id, act.clone()),
                    visit.map(|visit| visit.person.0.as_u128()),
                )
            }
        };
        let donor = person.map(|person| &donors[person as usize]);
        let context = Context {
            pack: &PACK,
            past: Past::Read { donor, bag: None },
        };
        let Ok(steps) = decide(&day, &context, &command, &at(now)) else {
            continue;
        };
        assert!(!steps.is_empty(), "{command:?} was accepted and did nothing");
        for NewStep { visit, step } in steps {
            let envelope = Envelope {
                day: day.id,
                seq: day.head.seq.next(),
                id: StepId(Uuid::from_u128(5000 + log.len() as u128)),
                visit,
                at: at(now),
                step,
                hash: ChainHash::START,
            };
            let before = day.clone();
            day.apply(&envelope);
            check(&before, &day, &envelope);
            log.push(envelope);
        }
    }
    log
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_must_never_happen_never_does(moves in moves()) {
        play(&moves, |before, day, envelope| {
            // A closed day does not change, and it was closed with nobody inside.
            if before.status == Status::Closed {
                assert!(matches!(envelope.step, Step::DayReopened { .. }));
            }
            if day.status == Status::Closed {
                assert_eq!(day.inside().count(), 0);
            }
            // Blood is drawn only from someone who was cleared, for a volume that weight and haemoglobin allow.
            for visit in day.visits() {
                if let Some(collection) = &visit.collection {
                    let clearance = visit.clearance.as_ref().expect("collected without being cleared");
                    let (vitals, test) = (visit.latest_vitals().unwrap(), visit.latest_blood_test().unwrap());
                    let allowed = allowed_volumes(&PACK, visit.sex, vitals.weight, test.haemoglobin);
                    let agrees = allowed.contains(&clearance.volume) && visit.declared.is_empty();
                    let starts = matches!(envelope.step, Step::CollectionStarted { .. }) && envelope.visit == Some(visit.id);
                    assert!(!starts || agrees, "collected in spite of the rules");
                    let empty = collection.ended.as_ref().is_some_and(|end| end.volume.ml() == 0);
                    // What is put right or told later may take the ground from under a unit; then it is held.
                    assert!(agrees || empty || hold(&PACK, visit, day.info.date).is_some(), "a unit in doubt is not held");
                    if let Some(end) = &collection.ended && end.outcome == CollectionOutcome::Complete {
                        assert!(end.volume.ml() <= 495);
                    }
                }
            }
            // A person, a desk, a bed and a bag are in one place.
            let mut taken: HashSet<String> = HashSet::new();
            for visit in day.inside() {
                assert!(taken.insert(format!("person {}", visit.person)), "someone is here twice");
                match visit.stage {
                    Stage::Screening(desk) => assert!(taken.insert(format!("desk {desk}"))),
                    Stage::Collecting(bed) => assert!(taken.insert(format!("bed {bed}"))),
                    Stage::Waiting | Stage::Cleared | Stage::Recovering => {}
                    Stage::Left(_) => panic!("somebody who left is inside"),
                }
            }
            let mut bags: HashMap<&BagCode, Ticket> = HashMap::new();
            for visit in day.visits() {
                if let Some(collection) = &visit.collection {
                    assert_eq!(bags.insert(&collection.bag, visit.ticket), None, "a bag was used twice");
                }
            }
            // Nobody leaves the rest early without a reason.
            if let Step::DonorReleased { early } = &envelope.step {
                let was = before.visit(envelope.visit.unwrap()).unwrap();
                let least = PACK.least_rest(!was.reactions.is_empty());
                assert!(early.is_some() || envelope.at.occurred.since(was.since) >= least);
            }
            // A sheet goes to one donor, who gave blood; another one for the same donor says why.
            if let Step::CertificateIssued { serial, reason } = &envelope.step {
                let was = before.visit(envelope.visit.unwrap()).unwrap();
                assert!(was.collection_end().is_some_and(|end| end.volume.ml() > 0));
                assert!(before.visit_with_serial(serial).is_none());
                assert_eq!(reason.is_some(), was.certificate().is_some());
            }
            let mut sheets: Vec<_> = day.certificates().map(|(_, it)| &it.serial).collect();
            let given = sheets.len();
            sheets.sort_unstable();
            sheets.dedup();
            assert_eq!(sheets.len(), given);
            // Tickets are numbered without gaps and never given twice.
            assert!(day.visits().all(|visit| day.by_ticket(visit.ticket).map(|found| found.id) == Some(visit.id)));
        });
    }

    #[test]
    fn the_balances_of_a_day_hold_after_every_step(moves in moves()) {
        play(&moves, |_, day, envelope| {
            let now = envelope.at.occurred;
            let reckoned = Reconciliation::of(day, &PACK, now);
            assert!(reckoned.holds(), "{reckoned:?}");
            // Who and what is listed is what the figures count, and is what keeps the day open.
            assert_eq!(reckoned.inside.len(), reckoned.people.inside as usize);
            assert_eq!(reckoned.unsettled.len(), reckoned.bags.unsettled as usize);
            let lying = reckoned.inside.iter().filter(|one| matches!(one.stage, Stage::Collecting(_)));
            assert_eq!(lying.count(), reckoned.bags.on_bed as usize);
            let context = Context { pack: &PACK, past: Past::NotRead };
            let can_close = decide(day, &context, &Command::CloseDay, &at(now)).is_ok();
            assert_eq!(can_close, day.status == Status::Open && reckoned.is_settled());
            // Nobody can be told to be let go whom the rules would keep.
            for one in &reckoned.inside {
                let release = Act::Release { override_reason: None };
                let goes = decide(day, &context, &Command::visit(one.visit, release), &at(now)).is_ok();
                assert_eq!(goes, matches!(one.remaining, Remaining::Release { .. }), "{one:?}");
            }
            assert_eq!(differences(&PACK, day, day), []);
        });
    }

    #[test]
    fn that_a_donor_asked_not_to_use_the_unit_changes_no_line_of_the_reckoning(moves in moves()) {
        play(&moves, |before, day, envelope| {
            if envelope.step == Step::UnitSelfExcluded {
                let now = envelope.at.occurred;
                assert_eq!(Reconciliation::of(before, &PACK, now), Reconciliation::of(day, &PACK, now));
            }
        });
    }

    #[test]
    fn two_different_days_differ_in_something_that_has_a_name(moves in moves()) {
        play(&moves, |before, day, _| assert!(!differences(&PACK, before, day).is_empty()));
    }

    #[test]
    fn the_queue_holds_everyone_who_waits_exactly_once(moves in moves()) {
        play(&moves, |_, day, _| {
            let mut listed: Vec<_> = day.queue().iter().chain(day.parked().collect::<Vec<_>>().iter())
                .map(|visit| visit.ticket).collect();
            listed.sort_unstable();
            let waiting: Vec<_> = day.inside().filter(|visit| visit.stage == Stage::Waiting)
                .map(|visit| visit.ticket).collect();
            assert_eq!(listed, waiting);
            let first_open = day.queue().iter().position(|visit| visit.turn.call.is_none());
            let last_called = day.queue().iter().rposition(|visit| visit.turn.call.is_some());
            if let (Some(open), Some(called)) = (first_open, last_called) {
                assert!(called < open, "those who are called stand first");
            }
        });
    }

    #[test]
    fn whoever_missed_a_call_has_at_most_three_more_ahead(moves in moves()) {
        play(&moves, |before, day, envelope| {
            if let Step::CallMissed { place: Some(_) } = envelope.step {
                let id = envelope.visit.unwrap();
                let waiting = |day: &Day| day.queue().iter()
                    .filter(|visit| visit.id != id && visit.turn.call.is_none()).count();
                let ahead = day.queue().iter().filter(|visit| visit.turn.call.is_none())
                    .position(|visit| visit.id == id).unwrap();
                assert_eq!(ahead, waiting(before).min(3));
            }
        });
    }

    #[test]
    fn a_day_followed_step_by_step_is_the_day_folded_from_its_log(moves in moves()) {
        let mut last = None;
        let log = play(&moves, |_, day, _| last = Some(day.clone()));
        if let Some(last) = last {
            prop_assert_eq!(Day::fold(&log).unwrap(), last);
        }
    }

    #[test]
    fn undo_leaves_the_visit_as_if_the_step_had_never_been(moves in moves()) {
        let mut log = vec![opening()];
        play(&moves, |before, day, envelope| {
            log.push(envelope.clone());
            if let Step::StepUndone { seq, .. } = envelope.step {
                let id = envelope.visit.unwrap();
                let undone = day.visit(id).unwrap();
                assert!(before.visit(id).unwrap().history().iter().any(|step| step.seq == seq));
                assert!(undone.history().iter().all(|step| step.seq != seq) || !undone.counts());
                if undone.counts() {
                    // A bag that was issued stays accounted for, what a donor asked for stays; nothing else is left.
                    let was = before.visit(id).unwrap();
                    let mut without = was.without_last_step().unwrap();
                    without.bags.clone_from(&undone.bags);
                    without.excluded.clone_from(&was.excluded);
                    assert_eq!(&without, undone);
                } else {
                    assert_eq!(undone.stage, Stage::Left(Outcome::NeverHere));
                }
            }
        });
    }
}

/// The random days above would prove nothing if they never got as far as a bed.
#[test]
fn random_days_reach_every_kind_of_step() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for _ in 0..300 {
        let moves = moves().new_tree(&mut runner).unwrap().current();
        for envelope in play(&moves, |_, _, _| {}) {
            *seen.entry(envelope.step.kind()).or_default() += 1;
        }
    }
    for kind in [
        "day_opened",
        "hall_changed",
        "day_closed",
        "day_reopened",
        "donor_checked_in",
        "circumstances_noted",
        "priority_given",
        "donor_called",
        "call_missed",
        "donor_requeued",
        "screening_started",
        "vitals_recorded",
        "blood_test_recorded",
        "ground_declared",
        "donor_cleared",
        "donor_deferred",
        "collection_started",
        "vein_punctured_again",
        "collection_ended",
        "reaction_recorded",
        "donor_released",
        "donor_withdrew",
        "bag_taken_back",
        "unit_self_excluded",
        "certificate_issued",
        "value_amended",
        "step_undone",
    ] {
        assert!(
            seen.get(kind).is_some_and(|count| *count >= 3),
            "{kind} hardly ever happens: {seen:?}"
        );
    }
}
