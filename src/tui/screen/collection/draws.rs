//! The draws that run: how long each has lasted, and what that calls for. A draw that lasts too long asks for a decision;
//! whoever lets it go on is asked again a minute later. Nothing of that is recorded: what counts is how the draw ends.

use std::collections::BTreeMap;

use crate::domain::day::Day;
use crate::domain::id::{BedNo, VisitId};
use crate::domain::recheck::recheck;
use crate::domain::step::CollectionOutcome;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::collection as text;
use crate::i18n::{refusal, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::widget::bed_map::Call;

/// How long a draw goes on before it is asked about again.
const ASKED_AGAIN: Span = Span::from_mins(1);

/// The ends that the question offers, behind going on.
const ENDS: [CollectionOutcome; 5] = [
    CollectionOutcome::Complete,
    CollectionOutcome::Short,
    CollectionOutcome::StoppedReaction,
    CollectionOutcome::StoppedVein,
    CollectionOutcome::StoppedDonor,
];

/// What is remembered of the draws that run.
#[derive(Debug, Clone, Default)]
pub(super) struct Draws {
    /// Until when it was decided that a draw goes on.
    go_on: BTreeMap<VisitId, Moment>,
    /// The alarms that were told; each is told once.
    told: BTreeMap<VisitId, Call>,
}

/// What was answered to the question about a draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// It goes on.
    GoOn,
    /// It ends like this.
    End(CollectionOutcome),
}

/// Whoever lies on a bed, with its number.
fn lying(day: &Day) -> impl Iterator<Item = (BedNo, &Visit)> {
    day.inside().filter_map(|visit| match visit.stage {
        Stage::Collecting(bed) => Some((bed, visit)),
        Stage::Waiting | Stage::Screening(_) | Stage::Cleared | Stage::Recovering | Stage::Left(_) => None,
    })
}

/// What speaks against a clearance now, as the middle of a sentence.
pub(super) fn doubt(hall: &Hall, visit: &Visit) -> Option<String> {
    let today = hall.day.as_ref()?.info.date;
    let objection = recheck(&hall.pack, visit, today)?;
    Some(refusal::objection(hall.lang, &objection, &hall.pack))
}

fn doubt_line(hall: &Hall, bed: BedNo, visit: &Visit, objection: &str) -> String {
    text::DOUBT_LINE.with(
        hall.lang,
        &[
            ("bed", &bed),
            ("ticket", &visit.ticket),
            ("objection", &objection),
        ],
    )
}

impl Draws {
    /// What the draw of a visit calls for.
    pub(super) fn call(&self, hall: &Hall, visit: &Visit) -> Call {
        if doubt(hall, visit).is_some() {
            return Call::Doubt;
        }
        match Call::of(&hall.pack, hall.now.since(visit.since)) {
            Call::Decide if self.goes_on(hall.now, visit.id) => Call::GoesOn,
            call @ (Call::Calm | Call::Soon | Call::Decide | Call::GoesOn | Call::Doubt) => call,
        }
    }

    /// Whether it was decided that a draw goes on. A clock that was set back ends that too.
    fn goes_on(&self, now: Moment, visit: VisitId) -> bool {
        self.go_on
            .get(&visit)
            .is_some_and(|until| now < *until && until.since(now) <= ASKED_AGAIN)
    }

    /// Tells of alarms that were not told yet.
    pub(super) fn tell(&mut self, hall: &Hall, day: &Day) -> Vec<Effect> {
        let mut news = Vec::new();
        let mut told = BTreeMap::new();
        for (bed, visit) in lying(day) {
            let call = self.call(hall, visit);
            if !call.is_alarm() {
                continue;
            }
            told.insert(visit.id, call);
            if self.told.get(&visit.id) == Some(&call) {
                continue;
            }
            let said = match doubt(hall, visit) {
                Some(objection) => doubt_line(hall, bed, visit, &objection),
                None => text::LATE.with(
                    hall.lang,
                    &[
                        ("bed", &bed),
                        ("ticket", &visit.ticket),
                        ("time", &hall.now.since(visit.since).mm_ss()),
                    ],
                ),
            };
            news.push(Effect::Notice(Notice::refused(said)));
        }
        self.told = told;
        self.go_on
            .retain(|visit, _| hall.visit(*visit).is_some_and(Visit::is_inside));
        news
    }

    /// Asks what is to become of a draw that has lasted too long.
    pub(super) fn ask(hall: &Hall, bed: BedNo, visit: &Visit) -> Effect {
        let lang = hall.lang;
        let title = text::DECISION.with(
            lang,
            &[
                ("bed", &bed),
                ("ticket", &visit.ticket),
                ("time", &hall.now.since(visit.since).mm_ss()),
            ],
        );
        let ends = ENDS.map(|outcome| {
            let outcome = terms::collection_outcome(lang, outcome);
            text::DECISION_END.with(lang, &[("outcome", &outcome)])
        });
        let options = std::iter::once(text::DECISION_GO_ON.get(lang).to_owned()).chain(ends);
        let purpose = Purpose {
            action: Action::Advance,
            visit: Some(visit.id),
        };
        Effect::Open(Modal::pick(title, options.collect(), purpose))
    }

    /// Takes the answer.
    pub(super) fn decide(&mut self, now: Moment, visit: VisitId, place: usize) -> Option<Decision> {
        let Some(place) = place.checked_sub(1) else {
            self.go_on.insert(visit, now + ASKED_AGAIN);
            return Some(Decision::GoOn);
        };
        ENDS.get(place).copied().map(Decision::End)
    }
}
