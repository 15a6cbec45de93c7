//! The question whether to close the day, or who and what keeps it open, each with the way to where it is settled.

use crate::domain::day::Day;
use crate::domain::id::VisitId;
use crate::domain::reconcile::Reconciliation;
use crate::domain::visit::Stage;
use crate::i18n::closing;
use crate::i18n::text::summary as text;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::ScreenId;

const PURPOSE: Purpose = Purpose {
    action: Action::CloseDay,
    visit: None,
};

/// The box that answers who wants to close the day, and the visits that it lists.
pub(super) fn ask(hall: &Hall, day: &Day) -> (Modal, Vec<VisitId>) {
    let lang = hall.lang;
    let reckoned = Reconciliation::of(day, &hall.pack, hall.now);
    if reckoned.is_settled() {
        let values: &[(&str, &dyn std::fmt::Display)] = &[
            ("title", &day.info.title.as_str()),
            ("name", &hall.staff.as_str()),
        ];
        let question = text::CLOSE.with(lang, values);
        let balances = closing::balances(lang, &reckoned).map(|(_, line)| line);
        let warning = text::CLOSE_FOR_GOOD.get(lang);
        let lines = format!("{question}\n\n{}\n\n{warning}", balances.join("\n"));
        return (Modal::confirm(lines, PURPOSE), Vec::new());
    }
    let (inside, bags) = (reckoned.inside.iter(), reckoned.unsettled.iter());
    let people = inside.map(|one| (one.visit, closing::still_inside(lang, one)));
    let bags = bags.map(|bag| (bag.visit, closing::unsettled(lang, bag)));
    let (visits, lines): (Vec<_>, Vec<_>) = people.chain(bags).unzip();
    let title = text::NOT_YET.with(lang, &[("count", &lines.len())]);
    (Modal::pick(title, lines, PURPOSE), visits)
}

/// Goes to where a visit that keeps the day open is settled: itself, or the bag that it left behind.
pub(super) fn go(day: &Day, visit: VisitId) -> Vec<Effect> {
    let screen = day.visit(visit).map(|visit| match visit.stage {
        Stage::Waiting => ScreenId::Queue,
        Stage::Screening(_) => ScreenId::Screening,
        Stage::Cleared | Stage::Collecting(_) | Stage::Left(_) => ScreenId::Collection,
        Stage::Recovering => ScreenId::Recovery,
    });
    screen
        .map(|screen| Effect::GoTo(screen, Some(visit)))
        .into_iter()
        .collect()
}
