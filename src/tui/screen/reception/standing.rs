//! What earlier days say about the people in the list: who must come another day is told so before a ticket is asked for.
//! Only that and the date are said here; why is between the donor and the doctor.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::eligibility::{Against, judge_age, judge_past};
use crate::domain::id::PersonId;
use crate::domain::person::DonorFacts;
use crate::domain::rulepack::{RulePack, Until};
use crate::i18n::text::reception as text;
use crate::i18n::{Lang, format};
use crate::tui::effect::Effect;

/// Why somebody gets no ticket today, as far as it is anybody's business at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bar {
    /// They may come from this date on.
    From(NaiveDate),
    /// There is no such date; the doctor explains.
    Doctor,
    /// Too young or too old.
    Age,
    /// The year of birth alone leaves the age open.
    BirthDate,
    /// The date of an earlier donation cannot be true.
    WrongDate,
}

impl Bar {
    /// What bars somebody: what no date ends first, then the last date.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what is measured is never against at the door"
    )]
    pub(super) fn of(against: &[Against]) -> Option<Self> {
        let bars = against.iter().filter_map(|against| match against {
            Against::DeferredBefore {
                until: Until::Never, ..
            } => Some(Self::Doctor),
            Against::DeferredBefore {
                until: Until::Date(date),
                ..
            }
            | Against::TooSoon {
                eligible_on: date, ..
            } => Some(Self::From(*date)),
            Against::TooYoung { .. } | Against::TooOld { .. } => Some(Self::Age),
            Against::BirthDateNeeded => Some(Self::BirthDate),
            Against::DonationInFuture { .. } => Some(Self::WrongDate),
            _ => None,
        });
        bars.max_by_key(|bar| match bar {
            Self::From(date) => (0, Some(*date)),
            Self::WrongDate => (1, None),
            Self::BirthDate => (2, None),
            Self::Age => (3, None),
            Self::Doctor => (4, None),
        })
    }

    /// What is said of it.
    pub(super) fn said(self, lang: Lang) -> String {
        match self {
            Self::From(date) => text::BAR_FROM.with(lang, &[("date", &format::date(date))]),
            Self::Doctor => text::BAR_DOCTOR.get(lang).to_owned(),
            Self::Age => text::BAR_AGE.get(lang).to_owned(),
            Self::BirthDate => text::BAR_BIRTH_DATE.get(lang).to_owned(),
            Self::WrongDate => text::BAR_WRONG_DATE.get(lang).to_owned(),
        }
    }
}

/// What is known of the people in the list, and what is being asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Standings {
    ticket: u64,
    asked: Vec<PersonId>,
    known: BTreeMap<PersonId, Option<Bar>>,
}

impl Standings {
    /// What bars somebody; none also as long as nothing is known.
    pub(super) fn bar(&self, person: PersonId) -> Option<Bar> {
        self.known.get(&person).copied().flatten()
    }

    /// Other people are listed; of those who stay what was known stays.
    pub(super) fn turn_to(&mut self, listed: impl Iterator<Item = PersonId>) {
        self.asked.clear();
        let listed: Vec<PersonId> = listed.collect();
        self.known.retain(|person, _| listed.contains(person));
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Asks about whoever is seen and not known yet. All of them at once, because a question takes the place of the one
    /// before.
    pub(super) fn ask(&mut self, seen: Vec<PersonId>, ticket: u64) -> Option<Effect> {
        let mut people = seen;
        people.retain(|person| !self.known.contains_key(person));
        if people.iter().all(|person| self.asked.contains(person)) {
            return None;
        }
        self.ticket = ticket;
        self.asked.clone_from(&people);
        Some(Effect::Facts { ticket, people })
    }

    /// Takes the answer in.
    pub(super) fn hear(&mut self, pack: &RulePack, today: NaiveDate, ticket: u64, facts: &[DonorFacts]) {
        if ticket != self.ticket {
            return;
        }
        for facts in facts {
            let mut against = judge_past(pack, facts, today);
            let age = facts.person.birth.age_on(today);
            against.extend(age.and_then(|age| judge_age(pack, age)));
            self.known.insert(facts.person.id, Bar::of(&against));
        }
    }
}
