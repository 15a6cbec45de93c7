//! What is said at once when the doctor's yes does not hold any more: whom it is about, why, where they are now, and what
//! is to be done.

use crate::domain::id::VisitId;
use crate::domain::recheck::recheck;
use crate::domain::visit::{Outcome, Stage, Visit};
use crate::i18n::text::correcting as text;
use crate::i18n::{Text, format, refusal, terms};
use crate::tui::modal::Modal;
use crate::tui::model::Hall;

/// The box that says it; none while the clearance holds, and where nothing was drawn and nothing will be.
#[must_use]
pub fn alarm(hall: &Hall, visit: VisitId) -> Option<Modal> {
    let lang = hall.lang;
    let day = hall.day.as_ref()?;
    let visit = day.visit(visit)?;
    let next = what_next(visit)?;
    let objection = recheck(&hall.pack, visit, day.info.date)?;
    let title = text::ALARM_TITLE.with(lang, &[("ticket", &visit.ticket), ("name", &hall.name(visit))]);
    let volume = visit
        .clearance
        .as_ref()
        .map(|clearance| format::volume(clearance.volume));
    let said = if objection
        .against
        .iter()
        .any(crate::domain::eligibility::Against::is_hard)
    {
        text::ALARM_BARRED
    } else {
        text::ALARM_NOT_SO
    };
    let objection = refusal::objection(lang, &objection, &hall.pack);
    let bag = visit
        .collection
        .as_ref()
        .map(|collection| collection.bag.to_string());
    let lines = vec![
        said.with(lang, &[("volume", &volume.unwrap_or_default())]),
        text::ALARM_WHY.with(lang, &[("objection", &objection)]),
        String::new(),
        text::ALARM_WHERE.with(lang, &[("place", &terms::whereabouts(lang, visit))]),
        next.with(lang, &[("bag", &bag.unwrap_or_default())]),
    ];
    Some(Modal::Alarm { title, lines })
}

/// What is to be done about a donor at this stage.
fn what_next(visit: &Visit) -> Option<Text> {
    let is_bled = || visit.collection_end().is_some_and(|end| end.volume.ml() > 0);
    match visit.stage {
        Stage::Cleared => Some(text::ALARM_CLEARED),
        Stage::Collecting(_) => Some(text::ALARM_COLLECTING),
        Stage::Recovering => Some(if is_bled() {
            text::ALARM_RECOVERING
        } else {
            text::ALARM_EMPTY
        }),
        Stage::Left(Outcome::Donated | Outcome::Incomplete) => Some(if is_bled() {
            text::ALARM_LEFT
        } else {
            text::ALARM_EMPTY
        }),
        Stage::Waiting
        | Stage::Screening(_)
        | Stage::Left(Outcome::Deferred | Outcome::Withdrawn | Outcome::NeverHere) => None,
    }
}
