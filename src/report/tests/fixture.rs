//! A simulated morning on which things went wrong, for the tests of the documents.

use crate::domain::amendment::{NewValue, Recorded};
use crate::domain::clean::{Label, Note};
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::decide::{Context, Past, decide};
use crate::domain::id::{StepId, VisitId};
use crate::domain::identity::Sex;
use crate::domain::issued::TakenBack;
use crate::domain::reaction::{Reaction, ReactionKind, Severity};
use crate::domain::rulepack::RulePack;
use crate::domain::step::{At, ChainHash, Envelope, Vitals};
use crate::domain::time::Moment;
use crate::domain::visit::{Outcome, Stage, Visit};
use crate::domain::vitals::Weight;
use crate::simulation::tests::day_at;

pub(in crate::report) fn pack() -> RulePack {
    RulePack::vn_tt26_2013().unwrap()
}

/// Has an examining doctor do something at a quarter to ten.
pub(in crate::report) fn act(day: &mut Day, visit: VisitId, act: Act) {
    command(day, &Command::visit(visit, act));
}

/// Has the same doctor ask for something.
pub(in crate::report) fn command(day: &mut Day, command: &Command) {
    let at = at("09:45", "BS Nguyễn Thanh Bình", "Khám tuyển");
    command_at(day, command, &at);
}

/// At this time, by whom, where.
pub(in crate::report) fn at(clock: &str, staff: &str, station: &str) -> At {
    let now = Moment::parse(&format!("2026-10-22T{clock}:00+07:00")).unwrap();
    At {
        occurred: now,
        recorded: now,
        staff: Label::parse(staff).unwrap(),
        station: Label::parse(station).unwrap(),
    }
}

/// Has somebody ask for something.
pub(in crate::report) fn command_at(day: &mut Day, command: &Command, at: &At) {
    let context = Context {
        pack: &pack(),
        past: Past::NotRead,
    };
    let steps = decide(day, &context, command, at).unwrap();
    for new in steps {
        let envelope = Envelope {
            day: day.id,
            seq: day.head.seq.next(),
            id: StepId(uuid::Uuid::from_u128(u128::from(day.head.seq.0))),
            visit: new.visit,
            at: at.clone(),
            step: new.step,
            hash: day.head.hash,
        };
        day.apply(&envelope);
    }
}

pub(in crate::report) fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

/// The visits for which this is so, in order of arrival.
pub(in crate::report) fn those(day: &Day, which: impl Fn(&Visit) -> bool) -> Vec<VisitId> {
    day.visits()
        .filter(|visit| which(visit))
        .map(|visit| visit.id)
        .collect()
}

/// Whether they gave 350 ml and went home.
pub(in crate::report) fn gave_350(visit: &Visit) -> bool {
    visit.stage == Stage::Left(Outcome::Donated)
        && visit.clearance.as_ref().is_some_and(|it| it.volume.ml() == 350)
}

/// Has the weight of a donor put right: 43 kg, too light for 350 ml, and for a man too light for any.
pub(in crate::report) fn was_too_light(day: &mut Day, visit: VisitId) {
    let found = day.visit(visit).unwrap().values().find_map(|(seq, value)| {
        if let Recorded::Vitals(vitals) = value {
            Some((seq, vitals))
        } else {
            None
        }
    });
    let (step, vitals) = found.unwrap();
    let to = NewValue::Vitals(Vitals {
        weight: Weight::from_tenths(430),
        ..vitals
    });
    let reason = note("=đọc nhầm cân của người trước");
    act(day, visit, Act::Amend { step, to, reason });
}

/// A quarter to ten: a weight was wrong, a reaction came later, a vein was punctured twice, one bag was destroyed and one
/// nobody has found.
pub(in crate::report) fn troubled(seed: u64) -> Day {
    let mut day = day_at(seed, 200, "09:45");
    let gone = those(&day, gave_350);
    let woman = those(&day, |visit| gave_350(visit) && visit.sex == Sex::Female)[0];
    was_too_light(&mut day, woman);
    let faint = Reaction::new(ReactionKind::Faint, Severity::Moderate);
    act(&mut day, gone[1], Act::RecordReaction(faint));
    let lying = those(&day, |visit| {
        matches!(visit.stage, Stage::Collecting(_)) && visit.reactions.is_empty()
    });
    act(&mut day, lying[0], Act::PunctureAgain { consent: true });
    for visit in &lying[1..3] {
        let reason = note("nhầm người");
        act(&mut day, *visit, Act::Undo { step: None, reason });
    }
    let bag = day.visit(lying[1]).unwrap().bags[0].code.clone();
    let reason = note("túi đã mở");
    let how = TakenBack::Voided;
    act(&mut day, lying[1], Act::TakeBackBag { bag, how, reason });
    // The hash would change with every word of the rule pack.
    day.head.hash = ChainHash::START;
    day
}
