//! The questions that more than one screen asks about a donor before something that is not easily taken back.

use std::collections::BTreeSet;

use crate::domain::circumstance::Circumstance;
use crate::domain::clean::Note;
use crate::domain::command::{Act, Command};
use crate::domain::id::Seq;
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::{common, queue as text, slip as slip_text};
use crate::i18n::{Text, terms};
use crate::print::slip::Slip;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::modal::reacting::Reacting;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::widget::timeline;

/// Why somebody leaves before giving.
const WHY_LEAVE: &[Text] = &[
    text::WHY_BUSY,
    text::WHY_MIND,
    text::WHY_WAIT,
    text::WHY_UNWELL,
    text::WHY_GONE,
];

/// Why a step is taken back.
const WHY_UNDO: &[Text] = &[text::WHY_SLIP, text::WHY_MIXED_UP, text::WHY_WRONG_VALUE];

/// Asks why this donor leaves; the answer is for [`Act::Withdraw`].
pub fn withdraw(hall: &Hall, visit: &Visit) -> Effect {
    let title = text::ASK_WITHDRAW.with(
        hall.lang,
        &[("ticket", &visit.ticket), ("name", &hall.name(visit))],
    );
    let purpose = Purpose {
        action: Action::Withdraw,
        visit: Some(visit.id),
    };
    Effect::Open(Modal::ask(title, WHY_LEAVE, purpose))
}

/// Asks why the last step of this visit is taken back, and says which step that is.
pub fn undo(hall: &Hall, visit: &Visit) -> Option<(Seq, Effect)> {
    let last = visit.last_step()?;
    let title = text::ASK_UNDO.with(
        hall.lang,
        &[
            ("ticket", &visit.ticket),
            ("step", &timeline::step(hall, &last.step)),
            ("time", &last.at.occurred.hh_mm()),
        ],
    );
    let purpose = Purpose {
        action: Action::Undo,
        visit: Some(visit.id),
    };
    Some((last.seq, Effect::Open(Modal::ask(title, WHY_UNDO, purpose))))
}

/// What an answer to [`undo`] leads to: nobody takes back a step that the question did not name.
pub fn undo_answered(
    hall: &Hall,
    visit: &Visit,
    asked: Option<Seq>,
    reason: &Note,
) -> Result<Command, Effect> {
    if visit.last_step().map(|last| last.seq) == asked {
        let reason = reason.clone();
        Ok(Command::visit(visit.id, Act::Undo { step: asked, reason }))
    } else {
        let notice = text::SAY_CHANGED.with(hall.lang, &[("ticket", &visit.ticket)]);
        Err(Effect::Notice(Notice::refused(notice)))
    }
}

/// Opens the form for a reaction of this donor; somebody who waits to be examined has nothing to react to.
pub fn reaction(hall: &Hall, visit: &Visit) -> Vec<Effect> {
    if visit.stage == Stage::Waiting || !visit.counts() {
        let name = Action::React.short().get(hall.lang);
        let notice = common::NOT_NOW.with(hall.lang, &[("action", &name)]);
        return vec![Effect::Notice(Notice::info(notice))];
    }
    vec![Effect::Open(Modal::Reacting(Box::new(Reacting::new(
        hall, visit,
    ))))]
}

/// Asks what a donor says on arrival that a nurse has to know; the answer is for [`said`].
pub fn circumstances(hall: &Hall, title: String, said: &BTreeSet<Circumstance>, purpose: Purpose) -> Effect {
    let options = Circumstance::ALL.map(|it| {
        let name = terms::circumstance(hall.lang, it).to_owned();
        (name, said.contains(&it))
    });
    Effect::Open(Modal::several(title, options.to_vec(), purpose))
}

/// What an answer to [`circumstances`] says.
pub fn said(places: &[usize]) -> BTreeSet<Circumstance> {
    let at = |place: &usize| Circumstance::ALL.get(*place).copied();
    places.iter().filter_map(at).collect()
}

/// Shows the slip of a visit, to be read out and printed.
pub fn slip(hall: &Hall, visit: &Visit) -> Vec<Effect> {
    let slip = hall
        .day
        .as_ref()
        .and_then(|day| Slip::of(day, &hall.pack, visit, hall.person(visit)));
    let effect = if let Some(slip) = slip {
        Effect::Open(Modal::Slip(Box::new(slip)))
    } else {
        let text = slip_text::NOTHING_DRAWN.with(hall.lang, &[("ticket", &visit.ticket)]);
        Effect::Notice(Notice::info(text))
    };
    vec![effect]
}

/// Shows the ticket of a visit, to be photographed.
pub fn ticket(hall: &Hall, visit: &Visit) -> Vec<Effect> {
    let sheet = hall.ticket_sheet(visit);
    sheet
        .map(|sheet| Effect::Open(Modal::Ticket(sheet)))
        .into_iter()
        .collect()
}

/// Shows everything about a visit.
pub fn details(hall: &Hall, visit: &Visit) -> Effect {
    Effect::Open(Modal::page(
        timeline::title(hall, visit),
        timeline::lines(hall, visit),
    ))
}
