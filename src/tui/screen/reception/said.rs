//! What donors say on arrival that a nurse has to know: first time, unfed, slept too little, drives or is on duty. It is
//! asked for with a key of its own, so that a check-in with nothing to say is as short as before; and it can be said later.

use std::collections::BTreeSet;

use crate::domain::circumstance::Circumstance;
use crate::domain::command::{Act, Command};
use crate::domain::id::{PersonId, VisitId};
use crate::i18n::text::reception as text;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::modal::Purpose;
use crate::tui::model::Hall;
use crate::tui::screen::asking;

use super::{Pick, State, visit_today};

/// Of whom it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// Of somebody of the roster who has no ticket yet.
    Person(PersonId),
    /// Of whoever is in the form.
    Form,
    /// Of somebody who is here.
    Visit(VisitId),
}

impl State {
    /// Of whom something can be said now: who is compared, in the form, selected or in the box.
    pub(super) fn whose(&self, hall: &Hall) -> Option<Whose> {
        let of_person = |id: PersonId| match visit_today(hall, id) {
            None => Some(Whose::Person(id)),
            Some(visit) => visit.is_inside().then_some(Whose::Visit(visit.id)),
        };
        if self.is_form_open {
            return Some(Whose::Form);
        }
        if let Some(comparing) = &self.comparing {
            return match &comparing.entered {
                Some(_) => Some(Whose::Form),
                None => of_person(comparing.front()?.person.id),
            };
        }
        let inside = |id: VisitId| hall.visit(id).filter(|visit| visit.is_inside());
        match self.pick(&self.rows(hall)) {
            Some(Pick::Person(id)) => of_person(id),
            Some(Pick::Visit(id)) => inside(id).map(|visit| Whose::Visit(visit.id)),
            None => {
                let shown = self.shown_visit(hall)?;
                inside(shown.id).map(|visit| Whose::Visit(visit.id))
            }
        }
    }

    /// What was said so far.
    pub(super) fn said_of(&self, hall: &Hall, whose: Whose) -> BTreeSet<Circumstance> {
        match whose {
            Whose::Person(id) => {
                let said = self.said.as_ref().filter(|(of, _)| *of == id);
                said.map(|(_, said)| said.clone()).unwrap_or_default()
            }
            Whose::Form => self.draft.as_ref().map(|draft| draft.said.clone()).unwrap_or_default(),
            Whose::Visit(id) => hall.visit(id).map(|visit| visit.said.clone()).unwrap_or_default(),
        }
    }

    /// What goes with the check-in of a person of the roster.
    pub(super) fn said_at_check_in(&self, hall: &Hall, person: PersonId) -> BTreeSet<Circumstance> {
        let was_entered = self.comparing.as_ref().is_some_and(|comparing| comparing.entered.is_some());
        let whose = if was_entered { Whose::Form } else { Whose::Person(person) };
        self.said_of(hall, whose)
    }

    /// Asks what is said.
    pub(super) fn ask_said(&mut self, hall: &Hall) -> Vec<Effect> {
        let Some(whose) = self.whose(hall) else {
            return Vec::new();
        };
        let who = match whose {
            Whose::Visit(id) => hall.visit(id).map(|visit| hall.name(visit).to_owned()),
            Whose::Person(id) => self
                .person(hall, Pick::Person(id))
                .or_else(|| self.comparing.as_ref()?.front().map(|front| &front.person))
                .map(|person| person.full_name.as_str().to_owned()),
            Whose::Form => self.draft.as_ref().map(|draft| draft.title()),
        };
        self.asked_said = Some(whose);
        let title = text::SAID_TITLE.with(hall.lang, &[("name", &who.unwrap_or_else(|| "…".into()))]);
        let visit = match whose {
            Whose::Visit(id) => Some(id),
            Whose::Person(_) | Whose::Form => None,
        };
        let purpose = Purpose {
            action: Action::Declare,
            visit,
        };
        vec![asking::circumstances(hall, title, &self.said_of(hall, whose), purpose)]
    }

    /// Takes what is said: it goes with the check-in, or to the log of who is here.
    pub(super) fn hear_said(&mut self, hall: &Hall, places: &[usize]) -> Vec<Effect> {
        let said = asking::said(places);
        match self.asked_said.take() {
            Some(Whose::Person(id)) => self.said = Some((id, said)),
            Some(Whose::Form) => {
                if let Some(draft) = &mut self.draft {
                    draft.said = said;
                }
            }
            Some(Whose::Visit(id)) => {
                if self.said_of(hall, Whose::Visit(id)) == said {
                    return Vec::new();
                }
                let command = Command::visit(id, Act::NoteCircumstances { said });
                return self.send(hall, hall.request(command));
            }
            None => {}
        }
        Vec::new()
    }
}
