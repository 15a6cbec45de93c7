//! What a scan leads to: a look for the card's owner, and then a check-in, a comparison, or the form filled in. The same
//! comparison asks about somebody typed in who may be on the roster already.

use crate::domain::arrival::{Claim, Comparison, Correction};
use crate::domain::card::{Card, DamagedCard};
use crate::domain::person::Person;
use crate::domain::scan::Scan;
use crate::i18n::fault;
use crate::i18n::scan::{Wanted, not_wanted};
use crate::i18n::text::reception as text;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::model::Hall;

use super::{State, Then, visit_today};

/// Somebody at the desk beside the people of the roster who they may be.
#[derive(Debug, Clone)]
pub(super) struct Comparing {
    /// The card, unless the form was typed.
    pub(super) card: Option<Card>,
    /// What the form says, if it was typed: they are entered if they are nobody of the roster.
    pub(super) entered: Option<Box<Person>>,
    /// The people; one at least.
    people: Vec<Comparison>,
    place: usize,
}

impl Comparing {
    fn new(claim: &Claim, people: &[Person]) -> Self {
        let compare = |person: &Person| Comparison {
            claim: claim.clone(),
            person: person.clone(),
        };
        Self {
            card: None,
            entered: None,
            people: people.iter().map(compare).collect(),
            place: 0,
        }
    }

    /// The comparison in front.
    pub(super) fn front(&self) -> Option<&Comparison> {
        self.people.get(self.place)
    }

    /// Which one of how many is in front.
    pub(super) const fn place(&self) -> (usize, usize) {
        (self.place + 1, self.people.len())
    }

    /// Goes to the next or the one before.
    pub(super) fn turn(&mut self, action: Action) {
        let last = self.people.len().saturating_sub(1);
        self.place = if matches!(action, Action::Down | Action::PageDown) {
            (self.place + 1).min(last)
        } else {
            self.place.saturating_sub(1)
        };
    }

    /// Whether nobody of them has the number, so that it can be somebody new.
    pub(super) fn is_open(&self) -> bool {
        self.front().is_some_and(Comparison::is_open)
    }

    /// Whether taking the card's values changes more than keeping the roster's.
    pub(super) fn can_correct(&self) -> bool {
        self.front()
            .is_some_and(|comparison| comparison.by_claim() != comparison.completion())
    }
}

impl State {
    /// What becomes of a card, once it is known whose it is or may be.
    pub(super) fn match_card(&mut self, hall: &Hall, card: Card, people: &[Person]) -> Vec<Effect> {
        let claim = Claim::from(&card);
        let mut comparing = Comparing::new(&claim, people);
        let Some(first) = comparing.front() else {
            return self.fill_form(hall, &card);
        };
        self.is_form_open = false;
        let (id, completion) = (first.person.id, first.completion());
        let is_certain = !first.is_open() && first.agrees() && claim.disagreements().is_empty();
        if let Some(visit) = visit_today(hall, id).filter(|_| !first.is_open()) {
            return self.show(hall, visit.id);
        }
        if is_certain {
            self.found = people.to_vec();
            self.is_name_repaired = card.scanned_name.is_some();
            return self.check_in(hall, id, Some(completion));
        }
        comparing.card = Some(card);
        self.comparing = Some(Box::new(comparing));
        Vec::new()
    }

    /// Fills the form of a new person from a card.
    fn fill_form(&mut self, hall: &Hall, card: &Card) -> Vec<Effect> {
        if let Some(draft) = self.draft.as_ref().filter(|draft| !draft.has_room_for(&Claim::from(card))) {
            let text = text::DRAFT_IN_THE_WAY.with(hall.lang, &[("name", &draft.title())]);
            return vec![Effect::Notice(Notice::info(text))];
        }
        self.forget_found();
        self.draft.get_or_insert_default().fill_from(card, hall);
        self.is_form_open = true;
        let text = if card.scanned_name.is_some() {
            text::FROM_REPAIRED_CARD
        } else {
            text::FROM_CARD
        };
        vec![Effect::Notice(Notice::info(text.get(hall.lang)))]
    }

    /// What becomes of a card whose name is lost: whoever has its number is listed, for nobody the form gets the digits.
    pub(super) fn match_damaged(&mut self, hall: &Hall, card: &DamagedCard, people: &[Person]) -> Vec<Effect> {
        let has_room = self.draft.as_deref().is_none_or(super::WalkIn::is_blank);
        self.found = people.to_vec();
        self.is_form_open = people.is_empty() && has_room;
        if self.is_form_open {
            self.draft.get_or_insert_default().fill_digits(card, hall);
        }
        Vec::new()
    }

    /// What becomes of a filled form, once it is known whom of the roster it may be about.
    pub(super) fn match_entered(&mut self, hall: &Hall, person: Box<Person>, people: &[Person]) -> Vec<Effect> {
        if people.is_empty() {
            return self.check_in_new(hall, *person);
        }
        let mut comparing = Comparing::new(&Claim::from(&*person), people);
        comparing.entered = Some(person);
        self.is_form_open = false;
        self.comparing = Some(Box::new(comparing));
        let text = text::MAY_BE_ON_ROSTER.get(hall.lang);
        vec![Effect::Notice(Notice::refused(text))]
    }

    /// Settles a comparison: the same person, with the roster's values or with the card's.
    pub(super) fn settle(&mut self, hall: &Hall, is_corrected: bool) -> Vec<Effect> {
        let Some(comparison) = self.comparing.as_ref().and_then(|comparing| comparing.front()) else {
            return Vec::new();
        };
        let id = comparison.person.id;
        let correction = if is_corrected {
            comparison.by_claim()
        } else {
            comparison.completion()
        };
        match visit_today(hall, id) {
            Some(visit) => {
                let visit = visit.id;
                if self.comparing.take().is_some_and(|comparing| comparing.entered.is_some()) {
                    self.draft = None;
                }
                self.show(hall, visit)
            }
            None => self.check_in(hall, id, Some(correction).filter(|correction| !Correction::is_empty(correction))),
        }
    }

    /// Settles a comparison: somebody new after all.
    pub(super) fn settle_as_new(&mut self, hall: &Hall) -> Vec<Effect> {
        let Some(comparing) = self.comparing.take_if(|comparing| comparing.is_open()) else {
            return Vec::new();
        };
        match (*comparing).into_parts() {
            (Some(card), _) => self.fill_form(hall, &card),
            (None, Some(person)) => {
                self.is_form_open = true;
                self.check_in_new(hall, *person)
            }
            (None, None) => Vec::new(),
        }
    }

    /// Takes what a scanner read: a card, or digits to search for.
    pub(super) fn scan(&mut self, hall: &Hall, scanned: &str) -> Vec<Effect> {
        let scan = hall.read_scan(scanned);
        match scan {
            Scan::Number(digits) => {
                self.is_form_open = false;
                self.field.set(&digits);
                self.search(hall)
            }
            Scan::Card(card) => {
                self.field.clear();
                self.forget_found();
                let claim = Claim::from(&*card);
                self.then = Then::Card(card);
                self.recognise(hall, claim, true)
            }
            Scan::Damaged(card) => {
                let notice = Notice::refused(fault::damaged_card(hall.lang, &card));
                self.is_form_open = false;
                self.field.clear();
                self.forget_found();
                let number = card.number.as_str().to_owned();
                self.then = Then::Damaged(card);
                let mut effects = self.ask(hall, number);
                effects.push(Effect::Notice(notice));
                effects
            }
            Scan::Faulty(_) | Scan::Ticket(_) | Scan::Bag(_) | Scan::Other(_) | Scan::Unknown => {
                let mut effects = if self.is_searching {
                    // The letters that the scan began with have put an end to the question that was open.
                    self.search(hall)
                } else {
                    Vec::new()
                };
                let text = not_wanted(hall.lang, &scan, Wanted::Card);
                effects.push(Effect::Notice(Notice::refused(text)));
                effects
            }
        }
    }

    /// Asks who somebody is.
    pub(super) fn recognise(&mut self, hall: &Hall, claim: Claim, is_card: bool) -> Vec<Effect> {
        let ticket = self.new_question(hall);
        let claim = Box::new(claim);
        vec![Effect::Recognise {
            ticket,
            claim,
            is_card,
        }]
    }
}

impl Comparing {
    fn into_parts(self) -> (Option<Card>, Option<Box<Person>>) {
        (self.card, self.entered)
    }
}
