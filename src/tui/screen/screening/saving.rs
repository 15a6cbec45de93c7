//! How the screen decides and has things saved: one request after the other, and what each answer changes.

use crate::domain::clean::Note;
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::id::VisitId;
use crate::domain::refusal::Refusal;
use crate::domain::step::Step;
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::queue as queue_text;
use crate::i18n::text::screening as text;
use crate::i18n::{Text, format, refusal, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::Outcome;

use super::draft::{Draft, Spot};
use super::grounds::Use;
use super::{Part, Row, Sent, State, default_row, next_for};

/// Why a doctor sets a soft rule aside.
const WHY_DESPITE: &[Text] = &[text::WHY_REPEATED, text::WHY_ATHLETE, text::WHY_NERVOUS];

impl State {
    /// Saves what is typed, or says which field is in the way.
    pub(super) fn save(&mut self, hall: &Hall, visit: &Visit) -> Vec<Effect> {
        let draft = self.drafts.entry(visit.id).or_default();
        let faulty = Spot::ALL
            .into_iter()
            .find(|spot| draft.fault(*spot, visit).is_some());
        if let Some(spot) = faulty {
            for spot in Spot::ALL {
                draft.insist(spot);
            }
            self.open = Some((visit.id, Part::Field(spot)));
            return Vec::new();
        }
        let mut acts = draft.unsaved(visit);
        if acts.is_empty() {
            self.open = Some((visit.id, Part::Decision));
            return Vec::new();
        }
        let first = acts.remove(0);
        self.send(hall, visit.id, first, acts)
    }

    /// Saves what is typed and complete, then does this.
    pub(super) fn save_and(&mut self, hall: &Hall, visit: &Visit, act: Act) -> Vec<Effect> {
        let mut acts = self.drafts.entry(visit.id).or_default().unsaved(visit);
        acts.push(act);
        let first = acts.remove(0);
        self.send(hall, visit.id, first, acts)
    }

    /// What Enter does at the decision.
    pub(super) fn decide(&mut self, hall: &Hall, visit: &Visit) -> Vec<Effect> {
        let draft = self.drafts.entry(visit.id).or_default();
        if !draft.is_empty() || !draft.missing(visit).is_empty() {
            return self.save(hall, visit);
        }
        let assessment = draft.assess(hall, visit);
        if !assessment.missing.is_empty() && !assessment.is_barred() {
            // Every field has an answer, and the rules ask for a result of the rapid test.
            draft.enter(Spot::Hbsag);
            self.open = Some((visit.id, Part::Field(Spot::Hbsag)));
            return Vec::new();
        }
        if assessment.is_barred() || assessment.volumes.is_empty() {
            self.show_grounds(hall, visit, Use::Defer);
            Vec::new()
        } else if assessment.against.is_empty() {
            self.clear(hall, visit, None)
        } else {
            vec![self.ask_despite(hall, visit)]
        }
    }

    /// Asks why the doctor sets the soft rules aside.
    fn ask_despite(&mut self, hall: &Hall, visit: &Visit) -> Effect {
        let assessment = self.drafts.entry(visit.id).or_default().assess(hall, visit);
        let against: Vec<String> = assessment
            .against
            .iter()
            .map(|one| refusal::against(hall.lang, one, &hall.pack))
            .collect();
        let title = text::ASK_OVERRIDE.with(
            hall.lang,
            &[("ticket", &visit.ticket), ("against", &against.join("; "))],
        );
        let purpose = Purpose {
            action: Action::Advance,
            visit: Some(visit.id),
        };
        Effect::Open(Modal::ask(title, WHY_DESPITE, purpose))
    }

    pub(super) fn clear(
        &mut self,
        hall: &Hall,
        visit: &Visit,
        override_reason: Option<Note>,
    ) -> Vec<Effect> {
        let draft = self.drafts.entry(visit.id).or_default();
        let Some(volume) = draft.volume(&draft.assess(hall, visit)) else {
            return Vec::new();
        };
        let act = Act::Clear {
            volume,
            override_reason,
        };
        self.send(hall, visit.id, act, Vec::new())
    }

    /// Has the acts saved one after the other, unless something is being saved already.
    pub(super) fn send(&mut self, hall: &Hall, visit: VisitId, act: Act, then: Vec<Act>) -> Vec<Effect> {
        if hall.pending.is_some() {
            return Vec::new();
        }
        self.sent = Some(Sent {
            request: hall.fresh.request,
            visit,
            act: act.clone(),
            then,
        });
        vec![hall.execute(Command::visit(visit, act))]
    }

    /// Takes in what became of a request.
    pub(super) fn hear(&mut self, hall: &Hall, day: &Day, sent: Sent, outcome: Outcome<'_>) -> Vec<Effect> {
        let Some(visit) = day.visit(sent.visit) else {
            return Vec::new();
        };
        match outcome {
            Outcome::Saved(steps) => {
                let draft = self.drafts.entry(visit.id).or_default();
                for envelope in steps {
                    if let Step::VitalsRecorded(vitals) = &envelope.step {
                        draft.vitals_saved(vitals, visit);
                    }
                    if let Step::BloodTestRecorded(test) = &envelope.step {
                        draft.blood_test_saved(*test, visit);
                    }
                }
                let mut then = sent.then;
                if then.is_empty() {
                    return self.done(hall, day, visit, &sent.act);
                }
                let first = then.remove(0);
                self.send(hall, visit.id, first, then)
            }
            Outcome::Refused(refusal) => {
                if matches!(sent.act, Act::StartScreening { .. }) {
                    self.open = None;
                }
                if let Refusal::NotEligible { against } = refusal {
                    self.drafts.entry(visit.id).or_default().past.clone_from(against);
                }
                if matches!(refusal, Refusal::ReasonNeeded { .. }) {
                    return vec![self.ask_despite(hall, visit)];
                }
                Vec::new()
            }
            Outcome::Failed => {
                if matches!(sent.act, Act::StartScreening { .. }) {
                    self.open = None;
                }
                Vec::new()
            }
        }
    }

    /// The last act of a request is saved.
    fn done(&mut self, hall: &Hall, day: &Day, visit: &Visit, act: &Act) -> Vec<Effect> {
        let lang = hall.lang;
        let ticket: (&str, &dyn std::fmt::Display) = ("ticket", &visit.ticket);
        let news = match act {
            Act::RecordVitals(_) | Act::RecordBloodTest(_) => {
                if self.open.is_some_and(|(id, _)| id == visit.id) {
                    self.open(visit);
                }
                return Vec::new();
            }
            Act::Clear { volume, .. } => {
                text::SAY_CLEARED.with(lang, &[ticket, ("volume", &format::volume(*volume))])
            }
            Act::Defer { .. } => {
                let until = visit.deferral.as_ref().map(|deferral| deferral.until);
                let until = until.map_or_else(String::new, |until| terms::until(lang, until));
                text::SAY_DEFERRED.with(lang, &[ticket, ("until", &until)])
            }
            Act::Withdraw { reason } => {
                let what = queue_text::STEP_WITHDREW.with(lang, &[("reason", &reason.as_str())]);
                queue_text::SAY_DONE.with(lang, &[ticket, ("what", &what)])
            }
            Act::Undo { .. } => queue_text::SAY_UNDONE.with(lang, &[ticket]),
            Act::Declare { .. } => {
                self.grounds = None;
                text::SAY_DECLARED.with(lang, &[ticket])
            }
            Act::NoteCircumstances { .. }
            | Act::Prioritise { .. }
            | Act::Call { .. }
            | Act::MissCall
            | Act::Requeue
            | Act::StartScreening { .. }
            | Act::StartCollection { .. }
            | Act::EndCollection { .. }
            | Act::PunctureAgain { .. }
            | Act::RecordReaction(_)
            | Act::TakeBackBag { .. }
            | Act::ExcludeUnit
            | Act::IssueCertificate { .. }
            | Act::Amend { .. }
            | Act::Release { .. } => return Vec::new(),
        };
        if !matches!(visit.stage, Stage::Screening(_)) {
            self.leave(hall, day, visit);
        } else if matches!(act, Act::Undo { .. }) && self.open.is_some_and(|(id, _)| id == visit.id) {
            self.open(visit);
        }
        vec![Effect::Notice(Notice::done(news))]
    }

    /// The donor is not at a desk any more: the next key is for whoever comes next.
    fn leave(&mut self, hall: &Hall, day: &Day, visit: &Visit) {
        if visit.stage != Stage::Waiting {
            self.drafts.remove(&visit.id);
        }
        if self.open.is_some_and(|(id, _)| id == visit.id) {
            self.open = None;
            self.grounds = None;
        }
        let is_selected = self.selected == Some(Row::Donor(visit.id));
        if self.open.is_none() && is_selected && visit.stage != Stage::Waiting {
            let desk = visit.desk.filter(|desk| day.at_desk(*desk).is_none());
            self.selected = match desk {
                Some(desk) => next_for(day, desk).map(|next| Row::Donor(next.id)).or(Some(Row::Desk(desk))),
                None => default_row(hall, day),
            };
        }
    }
}

impl Draft {
    /// The acts that save what is typed and complete.
    fn unsaved(&self, visit: &Visit) -> Vec<Act> {
        let vitals = self.new_vitals(visit).map(Act::RecordVitals);
        let test = self.new_blood_test(visit).map(Act::RecordBloodTest);
        vitals.into_iter().chain(test).collect()
    }
}
