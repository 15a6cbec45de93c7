//! What a scan leads to: a search by the card's number, and then a check-in, a comparison, or the form filled in.

use crate::domain::birth::Birth;
use crate::domain::card::{Card, CardFault};
use crate::domain::person::Person;
use crate::i18n::fault;
use crate::i18n::text::reception as text;
use crate::tui::effect::{Effect, Notice};
use crate::tui::model::Hall;

use super::{State, Then, visit_today};

/// A card and the person with its number.
#[derive(Debug, Clone)]
pub(super) struct Comparison {
    pub(super) card: Card,
    pub(super) person: Person,
}

impl Comparison {
    const fn new(card: Card, person: Person) -> Self {
        Self { card, person }
    }

    pub(super) fn name_differs(&self) -> bool {
        self.card.full_name.match_key() != self.person.full_name.match_key()
    }

    pub(super) fn birth_differs(&self) -> bool {
        match self.person.birth {
            Birth::Date(date) => date != self.card.birth,
            Birth::Year(year) => year != Birth::Date(self.card.birth).year(),
        }
    }

    pub(super) fn sex_differs(&self) -> bool {
        self.card.sex != self.person.sex
    }

    fn agrees(&self) -> bool {
        !self.name_differs()
            && !self.birth_differs()
            && !self.sex_differs()
            && self.card.disagreements().is_empty()
    }
}

impl State {
    /// What becomes of a card, once it is known who has its number.
    pub(super) fn match_card(&mut self, hall: &Hall, card: Card, people: &[Person]) -> Vec<Effect> {
        let known = people.iter().find(|person| person.national_id.as_ref() == Some(&card.number));
        let Some(person) = known else {
            if let Some(draft) = self.draft.as_ref().filter(|draft| !draft.has_room_for(&card)) {
                let text = text::DRAFT_IN_THE_WAY.with(hall.lang, &[("name", &draft.title())]);
                return vec![Effect::Notice(Notice::info(text))];
            }
            self.draft.get_or_insert_default().fill_from(&card, hall);
            self.is_form_open = true;
            return vec![Effect::Notice(Notice::info(text::FROM_CARD.get(hall.lang)))];
        };
        self.is_form_open = false;
        let comparison = Comparison::new(card, person.clone());
        if visit_today(hall, person.id).is_none() && !comparison.agrees() {
            self.comparing = Some(Box::new(comparison));
            return Vec::new();
        }
        self.found = vec![person.clone()];
        self.advance(hall)
    }

    /// Takes what a scanner read: a card, or digits to search for.
    pub(super) fn scan(&mut self, hall: &Hall, scanned: &str) -> Vec<Effect> {
        let digits = scanned.trim();
        if (1..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
            self.is_form_open = false;
            self.field.set(digits);
            return self.search(hall);
        }
        match Card::parse(scanned, hall.now.date()) {
            Ok(card) => {
                self.field.clear();
                self.forget_found();
                let number = card.number.as_str().to_owned();
                self.then = Then::Card(Box::new(card));
                self.ask(hall, number)
            }
            Err(wrong) => {
                let notice = Effect::Notice(Notice::refused(fault::card(hall.lang, &wrong)));
                let mut effects = if let CardFault::Damaged(card) = &wrong {
                    self.is_form_open = false;
                    self.field.clear();
                    self.forget_found();
                    self.ask(hall, card.number.as_str().to_owned())
                } else if self.is_searching {
                    // The letters that the scan began with have put an end to the question that was open.
                    self.search(hall)
                } else {
                    Vec::new()
                };
                effects.push(notice);
                effects
            }
        }
    }
}
