//! The check-in of `giotmau run` by a scan: whose card it is, in what it differs from the roster, and what of the roster
//! it corrects.

use super::Runner;
use super::answer::{No, Question};
use super::check_in::{Arrival, Confirmed, confirmed, disagreement};
use crate::cli::person::BadValue;
use crate::domain::arrival::{Claim, Comparison, Correction};
use crate::domain::birth::Birth;
use crate::domain::card::{Card, CardFault, DamagedCard};
use crate::domain::id::PersonId;
use crate::domain::identity::CitizenNumber;
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::scan::Scan;
use crate::domain::time::Moment;
use crate::i18n::scan::{Wanted, not_wanted};
use crate::i18n::text::cli as text;
use crate::i18n::{fault, format};
use crate::shell;

impl Runner<'_> {
    /// Reads what a scanner sent. With `take_card` the roster is corrected by the card; `person` says whose it is.
    pub(super) fn scanned(
        &mut self,
        scan: &str,
        person: Option<&str>,
        take_card: bool,
        confirm: Confirmed<'_>,
        occurred: Moment,
    ) -> Result<Arrival, No> {
        let bags = self.bag_format();
        match Scan::read(scan, occurred.date(), &bags) {
            Scan::Card(card) => {
                let person = person
                    .map(|id| self.uuid("person", id))
                    .transpose()?
                    .map(PersonId);
                self.with_card(&card, person, take_card, confirm)
            }
            Scan::Damaged(card) => self.with_damaged(&card, confirm),
            // A bare number is typed as often as it is scanned, and has a field of its own.
            Scan::Number(digits) if digits.len() == CitizenNumber::DIGITS => {
                Err(BadValue::new("scan", fault::card(self.lang, &CardFault::NumberOnly)).into())
            }
            other @ (Scan::Number(_)
            | Scan::Ticket(_)
            | Scan::Faulty(_)
            | Scan::Bag(_)
            | Scan::Other(_)
            | Scan::Unknown) => {
                Err(BadValue::new("scan", not_wanted(self.lang, &other, Wanted::Card)).into())
            }
        }
    }

    /// A card whose name is lost still has its number.
    fn with_damaged(&mut self, card: &DamagedCard, confirm: Confirmed<'_>) -> Result<Arrival, No> {
        let message = fault::damaged_card(self.lang, card);
        let known = self.station.store().person_by_number(&card.number)?;
        let Some(person) = known else {
            return Err(BadValue::new("scan", message).into());
        };
        let question = Question {
            card: Some(card.scanned_name.clone()),
            roster: Some(person.full_name.as_str().to_owned()),
            ..Question::new("damaged_name", message)
        };
        confirmed(vec![question], confirm)?;
        Ok(Arrival::of(person.id))
    }

    fn with_card(
        &mut self,
        card: &Card,
        chosen: Option<PersonId>,
        take_card: bool,
        confirm: Confirmed<'_>,
    ) -> Result<Arrival, No> {
        let known = self.station.store().person_by_number(&card.number)?;
        let mut questions = Vec::new();
        let person = match (known, chosen) {
            (Some(known), None) => known,
            (Some(known), Some(chosen)) if known.id == chosen => known,
            (Some(known), Some(_)) => return Err(Refusal::NumberOnRoster { person: known.id }.into()),
            (None, Some(chosen)) => self.without_number(chosen)?,
            (None, None) if confirm.has("new_person") => return self.somebody_new(card, confirm),
            (None, None) => {
                let candidates = self.station.who_may_own(&Claim::from(card))?;
                let [candidate] = candidates.as_slice() else {
                    if candidates.is_empty() {
                        return Err(Refusal::UnknownPerson.into());
                    }
                    let questions = candidates.iter().map(|person| self.same_person(card, person));
                    return Err(No::Confirm(questions.collect()));
                };
                questions.push(self.same_person(card, candidate));
                candidate.clone()
            }
        };
        let notices = card.notices.clone();
        let comparison = Comparison {
            claim: Claim::from(card),
            person,
        };
        if !take_card {
            questions.extend(self.differences(&comparison));
        }
        questions.extend(
            comparison
                .claim
                .disagreements()
                .iter()
                .map(|said| disagreement(self.lang, said)),
        );
        confirmed(questions, confirm)?;
        let corrected = if take_card {
            comparison.by_claim()
        } else {
            comparison.completion()
        };
        Ok(Arrival {
            corrected: Some(corrected).filter(|corrected| !Correction::is_empty(corrected)),
            notices,
            ..Arrival::of(comparison.person.id)
        })
    }

    /// The person who is said to own a card whose number nobody has.
    fn without_number(&mut self, id: PersonId) -> Result<Person, No> {
        let found = self.station.store().people(&[id])?.into_iter().next();
        let person = found.ok_or(Refusal::UnknownPerson)?;
        if person.national_id.is_some() {
            return Err(BadValue::new("person", text::OTHER_NUMBER.get(self.lang)).into());
        }
        Ok(person)
    }

    /// Somebody new, as the card says.
    fn somebody_new(&mut self, card: &Card, confirm: Confirmed<'_>) -> Result<Arrival, No> {
        let id = PersonId(shell::new_id());
        let person = Person {
            national_id: Some(card.number.clone()),
            ..Person::new(id, card.full_name.clone(), Birth::Date(card.birth), card.sex)
        };
        let mut questions = Vec::new();
        if let Some(scanned) = &card.scanned_name {
            let name = card.full_name.as_str();
            let values: &[(&str, &dyn std::fmt::Display)] = &[("scanned", scanned), ("name", &name)];
            questions.push(Question {
                card: Some(scanned.clone()),
                ..Question::new("repaired_name", text::REPAIRED_NAME.with(self.lang, values))
            });
        }
        questions.extend(
            card.disagreements()
                .iter()
                .map(|said| disagreement(self.lang, said)),
        );
        questions.extend(self.namesake(&person)?);
        confirmed(questions, confirm)?;
        Ok(Arrival {
            new_person: Some(person),
            notices: card.notices.clone(),
            ..Arrival::of(id)
        })
    }

    fn same_person(&self, card: &Card, person: &Person) -> Question {
        let lang = self.lang;
        let birth = format::birth(lang, person.birth);
        let name = person.full_name.as_str();
        let values: &[(&str, &dyn std::fmt::Display)] =
            &[("name", &name), ("birth", &birth), ("person", &person.id)];
        Question {
            card: Some(format!(
                "{}, {}",
                card.full_name.as_str(),
                format::date(card.birth)
            )),
            roster: Some(format!("{name}, {birth}")),
            person: Some(person.id),
            ..Question::new("same_person", text::SAME_PERSON.with(lang, values))
        }
    }

    /// In what the card and the roster differ.
    fn differences(&self, comparison: &Comparison) -> Vec<Question> {
        let lang = self.lang;
        let Comparison { claim, person } = comparison;
        let name = (
            comparison.name_differs(),
            "name_differs",
            text::CARD_NAME,
            claim.full_name.as_str().to_owned(),
            person.full_name.as_str().to_owned(),
        );
        let birth = (
            comparison.birth_differs(),
            "birth_differs",
            text::CARD_BIRTH,
            format::birth(lang, claim.birth),
            format::birth(lang, person.birth),
        );
        let sex = (
            comparison.sex_differs(),
            "sex_differs",
            text::CARD_SEX,
            format::sex(lang, claim.sex).to_owned(),
            format::sex(lang, person.sex).to_owned(),
        );
        let asked = [name, birth, sex].into_iter().filter(|(differs, ..)| *differs);
        let asked = asked.map(|(_, code, text, card, roster)| Question {
            message: text.with(lang, &[("card", &card), ("roster", &roster)]),
            card: Some(card),
            roster: Some(roster),
            ..Question::new(code, "")
        });
        asked.collect()
    }
}
