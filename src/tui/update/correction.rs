//! How recorded values are put right from every screen of the hall: the box is opened, answered and closed here, and what
//! follows from a correction is said at once.

use crate::domain::step::{Envelope, Step};
use crate::domain::ticket::TicketCode;
use crate::i18n::terms;
use crate::i18n::text::correcting as text;
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::Modal;
use crate::tui::model::Model;
use crate::tui::screen::correcting::alarm::alarm;
use crate::tui::screen::correcting::{Correcting, Reply};
use crate::tui::screen::{Event, ScreenId};

use crate::domain::id::StepId;

impl Model {
    /// Whether recorded values are put right from the screen in front.
    pub(super) fn corrects_values(&self) -> bool {
        match self.front() {
            ScreenId::Reception
            | ScreenId::Queue
            | ScreenId::Screening
            | ScreenId::Collection
            | ScreenId::Recovery
            | ScreenId::Summary => self.hall.day.is_some(),
            ScreenId::Setup | ScreenId::Dashboard | ScreenId::Scanner | ScreenId::Roster => false,
        }
    }

    /// Opens the box for the selected donor, or to ask for a ticket.
    pub(super) fn open_correction(&mut self) -> Vec<Effect> {
        let visit = self.screens.chosen(self.front(), &self.hall);
        self.modal = Some(Modal::Correct(Box::new(Correcting::new(&self.hall, visit))));
        Vec::new()
    }

    /// Tells the box what happened; none if it is not open.
    pub(super) fn tell_correction(&mut self, event: &Event<'_>) -> Option<Vec<Effect>> {
        let Some(Modal::Correct(dialog)) = &mut self.modal else {
            return None;
        };
        Some(match dialog.take(&self.hall, event) {
            Reply::Stay => Vec::new(),
            Reply::Close => {
                self.modal = None;
                Vec::new()
            }
            Reply::Send(_) if self.hall.pending.is_some() => {
                let busy = crate::i18n::text::care::STILL_SAVING.get(self.hall.lang);
                self.say(Notice::trouble(busy))
            }
            Reply::Send(command) => {
                let request = self.hall.fresh.request;
                dialog.waits_for(Some(request));
                let effect = self.hall.execute(command);
                let effects = self.settle(self.front(), effect);
                if self.hall.pending != Some(request) {
                    // A rule said no at once, and that has been told.
                    self.hear_correction(None);
                }
                effects
            }
        })
    }

    /// A ticket that is scanned while the box is open names the donor; none if it is not open or the scan no ticket.
    pub(super) fn scan_correction(&mut self, scanned: &str) -> Option<Vec<Effect>> {
        TicketCode::is_meant(scanned).then(|| self.tell_correction(&Event::Scan(scanned)))?
    }

    /// Whether the box waits for this request.
    pub(super) fn is_correction(&self, request: StepId) -> bool {
        matches!(&self.modal, Some(Modal::Correct(dialog)) if dialog.sent() == Some(request))
    }

    /// Takes in what became of a correction: saved with these steps, or not.
    pub(super) fn hear_correction(&mut self, steps: Option<&[Envelope]>) {
        let lang = self.hall.lang;
        let Some(saved) = steps.and_then(<[_]>::last) else {
            if let Some(Modal::Correct(dialog)) = &mut self.modal {
                dialog.waits_for(None);
            }
            return;
        };
        self.modal = saved.visit.and_then(|visit| alarm(&self.hall, visit));
        let visit = saved.visit.and_then(|visit| self.hall.visit(visit));
        if let (Step::ValueAmended { was, is, .. }, Some(visit)) = (&saved.step, visit) {
            let said = text::SAY_CORRECTED.with(
                lang,
                &[
                    ("ticket", &visit.ticket),
                    ("was", &terms::recorded(lang, &self.hall.pack, was)),
                    ("is", &terms::recorded(lang, &self.hall.pack, is)),
                ],
            );
            self.say(Notice::done(said));
        }
    }
}
