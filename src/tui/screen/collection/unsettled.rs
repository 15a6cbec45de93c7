//! The bags that were issued and not bled: they stay on the screen until somebody says what became of them. Which one,
//! whether it is void or goes back, and why; each with a digit.

use crate::domain::bag::BagCode;
use crate::domain::clean::Note;
use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::id::VisitId;
use crate::domain::issued::{BagFate, IssuedBag, TakenBack};
use crate::domain::visit::Visit;
use crate::i18n::text::collection as text;
use crate::i18n::Text;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::{self, Context};
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::Event;
use crate::tui::screen::care::Care;

/// What may become of a bag, in the order of the question.
const WAYS: [(TakenBack, Text); 2] = [
    (TakenBack::Voided, text::TAKE_BACK_VOID),
    (TakenBack::Returned, text::TAKE_BACK_RETURN),
];

/// Ready-made reasons for a bag that is void.
const WHY_VOID: &[Text] = &[text::VOID_OPENED, text::VOID_BROKEN, text::VOID_LABEL];

/// Ready-made reasons for a bag that goes back.
const WHY_RETURN: &[Text] = &[text::RETURN_UNUSED, text::RETURN_POSTPONED];

const PURPOSE: Purpose = Purpose {
    action: Action::TakeBack,
    visit: None,
};

/// A bag that is being taken back, question by question.
#[derive(Debug, Clone, Default)]
pub(super) struct TakingBack {
    offered: Vec<(VisitId, BagCode)>,
    bag: Option<(VisitId, BagCode)>,
    how: Option<TakenBack>,
}

/// The bags that nobody has accounted for, the oldest first.
pub(super) fn unsettled(day: &Day) -> Vec<(&Visit, &IssuedBag)> {
    let mut bags: Vec<(&Visit, &IssuedBag)> = day
        .issued_bags()
        .filter(|(_, _, fate)| *fate == BagFate::Unsettled)
        .map(|(visit, issued, _)| (visit, issued))
        .collect();
    bags.sort_by_key(|(visit, issued)| (issued.at.occurred, visit.ticket));
    bags
}

/// The line that stays on the screen while there are such bags.
pub(super) fn line(hall: &Hall, day: &Day) -> Option<String> {
    let bags = unsettled(day);
    let (visit, oldest) = bags.first()?;
    let text = if bags.len() == 1 {
        text::UNSETTLED
    } else {
        text::UNSETTLED_MORE
    };
    Some(text.with(
        hall.lang,
        &[
            ("count", &bags.len()),
            ("bag", &oldest.code),
            ("ticket", &visit.ticket),
            ("time", &oldest.at.occurred.hh_mm()),
            ("key", &key()),
        ],
    ))
}

/// The key that takes a bag back.
pub(super) fn key() -> String {
    let key = keymap::key(Context::List, Action::TakeBack);
    key.map_or_else(String::new, |key| key.to_string())
}

impl TakingBack {
    /// Asks which bag, or what becomes of it where there is only one.
    pub(super) fn begin(&mut self, hall: &Hall, day: &Day) -> Vec<Effect> {
        let bags = unsettled(day);
        *self = Self {
            offered: bags
                .iter()
                .map(|(visit, issued)| (visit.id, issued.code.clone()))
                .collect(),
            ..Self::default()
        };
        if bags.len() == 1 {
            return self.choose(hall, 0);
        }
        let options = bags.iter().map(|(visit, issued)| {
            text::TAKE_BACK_ONE.with(
                hall.lang,
                &[
                    ("bag", &issued.code),
                    ("ticket", &visit.ticket),
                    ("bed", &issued.bed),
                    ("time", &issued.at.occurred.hh_mm()),
                ],
            )
        });
        let title = text::TAKE_BACK_WHICH.get(hall.lang);
        vec![Effect::Open(Modal::pick(title, options.collect(), PURPOSE))]
    }

    /// Takes the answer to one of its questions; `None` for the answers to others.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other event answers nothing")]
    pub(super) fn answer(&mut self, hall: &Hall, care: &mut Care, event: &Event<'_>) -> Option<Vec<Effect>> {
        match event {
            Event::Picked(PURPOSE, place) if self.bag.is_none() => Some(self.choose(hall, *place)),
            Event::Picked(PURPOSE, place) => Some(self.say_how(hall, *place)),
            Event::Answered(PURPOSE, reason) => {
                let reason: &Note = reason;
                let Self {
                    bag: Some((visit, bag)),
                    how: Some(how),
                    ..
                } = std::mem::take(self)
                else {
                    return Some(Vec::new());
                };
                let reason = reason.clone();
                Some(vec![care.send(hall, visit, Act::TakeBackBag { bag, how, reason })])
            }
            _ => None,
        }
    }

    fn choose(&mut self, hall: &Hall, place: usize) -> Vec<Effect> {
        self.bag = self.offered.get(place).cloned();
        let Some((visit, bag)) = &self.bag else {
            return Vec::new();
        };
        let ticket = hall.visit(*visit).map(|visit| visit.ticket.to_string());
        let title = text::TAKE_BACK_HOW.with(
            hall.lang,
            &[("bag", bag), ("ticket", &ticket.unwrap_or_default())],
        );
        let options = WAYS.map(|(_, name)| name.get(hall.lang).to_owned());
        vec![Effect::Open(Modal::pick(title, options.to_vec(), PURPOSE))]
    }

    fn say_how(&mut self, hall: &Hall, place: usize) -> Vec<Effect> {
        self.how = WAYS.get(place).map(|(how, _)| *how);
        let (Some((_, bag)), Some(how)) = (&self.bag, self.how) else {
            return Vec::new();
        };
        let (title, reasons) = match how {
            TakenBack::Voided => (text::VOID_WHY, WHY_VOID),
            TakenBack::Returned => (text::RETURN_WHY, WHY_RETURN),
        };
        let title = title.with(hall.lang, &[("bag", bag)]);
        vec![Effect::Open(Modal::ask(title, reasons, PURPOSE))]
    }
}
