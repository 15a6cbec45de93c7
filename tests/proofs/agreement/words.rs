//! The model's words as the rules take them, and back.

use super::PEOPLE;
use crate::hall::{bag, ground, ml, note, person, visit_id};
use crate::model::{Ask, Date, Do, GROUNDS, How, Model, Onset, Person, Stage, Value, Visit};
use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::birth::Birth;
use giotmau::domain::circumstance::Circumstance;
use giotmau::domain::command::{Act, Command, OtherDonor, Recognition};
use giotmau::domain::id::{BedNo, DeskNo, Seq, Ticket};
use giotmau::domain::identity::Sex;
use giotmau::domain::issued::TakenBack;
use giotmau::domain::name::FullName;
use giotmau::domain::person::{DonorFacts, Person as OnRoster};
use giotmau::domain::reaction::{Onset as Began, Reaction, ReactionKind, Severity};
use giotmau::domain::step::{BloodTest, CollectionOutcome, HallSize, Hbsag, Vitals};
use giotmau::domain::visit::{Outcome, Stage as At};
use giotmau::domain::vitals::{Haemoglobin, Mmhg, Pressure, Pulse, Weight};

pub(super) const ONSETS: [(Onset, Began); 5] = [
    (Onset::Before, Began::Before),
    (Onset::During, Began::During),
    (Onset::Soon, Began::Soon),
    (Onset::Later, Began::Later),
    (Onset::AfterLeaving, Began::AfterLeaving),
];

pub(super) fn date((year, month, day): Date) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn facts(n: usize) -> DonorFacts {
    let Person { man, born, last_gift } = PEOPLE[n];
    let name = FullName::parse("Lê Văn Đức").unwrap().value;
    let sex = if man { Sex::Male } else { Sex::Female };
    let id = person(u32::try_from(n).unwrap());
    let mut facts = DonorFacts::of(OnRoster::new(id, name, Birth::Date(date(born)), sex));
    facts.last_bled = last_gift.map(date);
    facts
}

pub(super) fn ticket(n: usize) -> Ticket {
    Ticket::new(u32::try_from(n).unwrap()).unwrap()
}

pub(super) fn vitals(value: Value) -> Option<Vitals> {
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

pub(super) fn test_of(g_l: u16, positive: bool) -> BloodTest {
    BloodTest {
        haemoglobin: Haemoglobin::from_g_l(g_l),
        hbsag: Some(if positive {
            Hbsag::Positive
        } else {
            Hbsag::Negative
        }),
    }
}

pub(super) fn reaction(severity: u8, onset: Option<Onset>) -> Reaction {
    let began = |onset| ONSETS.iter().find(|(model, _)| *model == onset).unwrap().1;
    Reaction {
        onset: onset.map(began),
        ..Reaction::new(ReactionKind::Faint, Severity::ALL[usize::from(severity)])
    }
}

/// The value as the rules take it.
pub(super) fn new_value(value: Value) -> NewValue {
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
pub(super) fn value(recorded: &Recorded) -> Value {
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
pub(super) fn act(what: Do, visit: Option<&Visit>) -> Option<Act> {
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

pub(super) fn command(ask: Ask, model: &Model) -> Option<Command> {
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

pub(super) fn stage(stage: At, visit: &Visit) -> bool {
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

impl Do {
    /// The name that counts are kept under.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::LetAhead => "let ahead",
            Self::Call(_) => "call",
            Self::Missed => "missed",
            Self::Back => "back",
            Self::Examine(_) => "examine",
            Self::Record(Value::Vitals { .. }) => "weigh",
            Self::Record(Value::Test { .. }) => "test",
            Self::Record(Value::Told { .. }) => "tell",
            Self::Record(Value::NeverTold) => "nothing",
            Self::Record(Value::Out { .. }) => "needle out",
            Self::Record(Value::Reaction { .. }) => "react",
            Self::Clear { .. } => "clear",
            Self::Defer { .. } => "defer",
            Self::Needle { .. } => "needle in",
            Self::Again { .. } => "puncture again",
            Self::Release { .. } => "release",
            Self::Withdraw => "withdraw",
            Self::TakeBack { .. } => "take back",
            Self::Exclude => "exclude",
            Self::Amend { .. } => "amend",
            Self::Undo { .. } => "undo",
        }
    }
}
