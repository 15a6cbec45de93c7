//! The questions that more than one screen asks about a donor before something that is not easily taken back.

use crate::domain::clean::Note;
use crate::domain::command::{Act, Command};
use crate::domain::id::Seq;
use crate::domain::visit::Visit;
use crate::i18n::Text;
use crate::i18n::text::queue as text;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
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
