//! The form for a reaction is sent, and closes once the reaction is saved: the same over every screen.

use crate::domain::command::{Act, Command};
use crate::domain::id::StepId;
use crate::domain::step::Envelope;
use crate::i18n::text::care as text;
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::Modal;
use crate::tui::modal::reacting::Reacted;
use crate::tui::model::Model;
use crate::tui::screen::care::told;

impl Model {
    /// Has a reaction recorded; the form stays open until it is.
    pub(super) fn record_reaction(&mut self, reacted: &Reacted) -> Vec<Effect> {
        if self.hall.pending.is_some() {
            return self.say(Notice::trouble(text::STILL_SAVING.get(self.hall.lang)));
        }
        let Some(Modal::Reacting(form)) = &mut self.modal else {
            return Vec::new();
        };
        let act = Act::RecordReaction(reacted.reaction.clone());
        let mut request = self.hall.request(Command::visit(reacted.visit, act));
        request.id = form.sends(request.id, reacted);
        if let Some(occurred) = reacted.occurred {
            request.at.occurred = occurred;
        }
        let front = self.front();
        self.settle(front, Effect::Execute(Box::new(request)))
    }

    /// Closes the form whose reaction was saved, and says what was.
    pub(super) fn close_reaction(&mut self, request: StepId, steps: &[Envelope]) -> Vec<Effect> {
        let is_its = |modal: &Modal| matches!(modal, Modal::Reacting(form) if form.is_sent_by(request));
        if !self.modal.as_ref().is_some_and(is_its) {
            return Vec::new();
        }
        self.modal = None;
        let told = told(&self.hall, steps);
        let front = self.front();
        told.into_iter()
            .flat_map(|effect| self.settle(front, effect))
            .collect()
    }
}
