//! The check-in of `giotmau run`: who is meant, by scan, number, person or as somebody new, and what reception must
//! confirm before a ticket is given.

use super::Runner;
use super::answer::{No, Question};
use super::line::{CheckIn, DocumentLine, NewPerson};
use crate::cli::person::{BadValue, Draft, ReadPerson, document, read};
use crate::domain::arrival::{Claim, Correction};
use crate::domain::clean::Notice;
use crate::domain::document::{Document, DocumentFault};
use crate::domain::id::PersonId;
use crate::domain::identity::{CitizenNumber, Disagreement};
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::time::Moment;
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, fault, format};
use crate::shell;

/// What reception has confirmed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Confirmed<'a> {
    /// The questions with these codes.
    Codes(&'a [String]),
    /// All of them: the check-in was carried out before and its answer is asked for again.
    All,
}

impl Confirmed<'_> {
    /// Whether a question with this code was confirmed by itself or together with its kind.
    pub(super) fn has(self, code: &str) -> bool {
        let Self::Codes(codes) = self else { return false };
        let of_card = matches!(code, "name_differs" | "birth_differs" | "sex_differs");
        codes
            .iter()
            .any(|given| given == code || (of_card && given == "card_differs"))
    }
}

/// A check-in on its way.
pub(super) struct Arrival {
    pub(super) person: PersonId,
    pub(super) new_person: Option<Person>,
    pub(super) corrected: Option<Correction>,
    pub(super) notices: Vec<Notice>,
}

impl Arrival {
    pub(super) fn of(person: PersonId) -> Self {
        Self {
            person,
            new_person: None,
            corrected: None,
            notices: Vec::new(),
        }
    }
}

impl Runner<'_> {
    /// Reads who arrives.
    pub(super) fn arrival(
        &mut self,
        line: &CheckIn,
        confirm: Confirmed<'_>,
        occurred: Moment,
    ) -> Result<Arrival, No> {
        match (
            &line.scan,
            &line.national_id,
            &line.document,
            &line.person,
            &line.new_person,
        ) {
            (Some(scan), None, None, person, None) => {
                self.scanned(scan, person.as_deref(), line.take_card, confirm, occurred)
            }
            (None, Some(number), None, None, None) => {
                let person = self.by_number(number, "national_id", occurred)?;
                Ok(Arrival::of(person.id))
            }
            (None, None, Some(document), None, None) => Ok(Arrival::of(self.by_document(document)?)),
            (None, None, None, Some(id), None) => Ok(Arrival::of(PersonId(self.uuid("person", id)?))),
            (None, None, None, None, Some(person)) => self.newcomer(person, confirm, occurred),
            _ => Err(BadValue::new("scan", text::ONE_OF_FIVE.get(self.lang)).into()),
        }
    }

    /// Who has this document. Nothing but a citizen number is one person's for certain, so two are not chosen between.
    fn by_document(&mut self, line: &DocumentLine) -> Result<PersonId, No> {
        let lang = self.lang;
        let Document { kind, number } = document(lang, &line.kind, &line.number)?;
        let Some(number) = number else {
            let why = fault::document(lang, &DocumentFault::Empty);
            return Err(BadValue::new("document", why).into());
        };
        let people = self.station.store().people_by_document(kind, &number)?;
        match people.as_slice() {
            [] => Err(Refusal::UnknownPerson.into()),
            [one] => Ok(one.id),
            several => {
                let ids: Vec<_> = several.iter().map(|person| person.id.to_string()).collect();
                let message = text::DOCUMENT_OF_SEVERAL
                    .with(lang, &[("count", &ids.len()), ("people", &ids.join(", "))]);
                Err(BadValue::new("document", message).into())
            }
        }
    }

    pub(super) fn by_number(
        &mut self,
        number: &str,
        field: &'static str,
        occurred: Moment,
    ) -> Result<Person, No> {
        let number = CitizenNumber::parse(number, occurred.date())
            .map_err(|why| BadValue::new(field, fault::citizen_number(self.lang, &why)))?;
        let person = self.station.store().person_by_number(&number.value)?;
        person.ok_or_else(|| Refusal::UnknownPerson.into())
    }

    fn newcomer(&mut self, new: &NewPerson, confirm: Confirmed<'_>, occurred: Moment) -> Result<Arrival, No> {
        let draft = Draft {
            full_name: new.full_name.clone(),
            birth_date: new.birth_date.clone(),
            birth_year: new.birth_year.as_ref().map(|year| year.0.clone()),
            sex: new.sex.clone(),
            national_id: new.national_id.clone(),
            unit: new.unit.clone(),
            rank: new.rank.clone(),
            phone: new.phone.clone(),
            kind: new.kind.clone(),
            blood_group: new.blood_group.clone(),
            blood_group_source: new.blood_group_source.clone(),
            club_member: new.club_member.map(|member| member.to_string()),
            donated_before: new.donated_before.as_ref().map(|times| times.0.clone()),
            last_donation: new.last_donation.clone(),
            documents: new
                .documents
                .iter()
                .map(|document| (document.kind.clone(), document.number.clone()))
                .collect(),
        };
        let id = PersonId(shell::new_id());
        let read = read(self.lang, &draft, id, occurred.date()).map_err(|faults| {
            let first = faults.into_iter().next();
            No::BadValue(first.unwrap_or_else(|| BadValue::new("new_person", "")))
        })?;
        let questions = self.questions(&read)?;
        confirmed(questions, confirm)?;
        Ok(Arrival {
            new_person: Some(read.person),
            notices: read.notices,
            ..Arrival::of(id)
        })
    }

    /// What reception must confirm about somebody new.
    fn questions(&mut self, read: &ReadPerson) -> Result<Vec<Question>, No> {
        let lang = self.lang;
        let mut questions = Vec::new();
        for notice in &read.notices {
            let code = match notice {
                Notice::LegacyEncoding => "name_encoding",
                Notice::LookalikesRepaired => "name_repaired",
                Notice::InvisibleDropped
                | Notice::UnknownPlace
                | Notice::NameRepaired
                | Notice::SexFromNumber
                | Notice::MarksLost => continue,
            };
            questions.push(Question::new(code, fault::notice(lang, *notice)));
        }
        questions.extend(read.disagreements.iter().map(|said| disagreement(lang, said)));
        questions.extend(self.namesake(&read.person)?);
        Ok(questions)
    }

    /// Somebody of the roster whom somebody new may be. One whose number is on the roster is refused by the number.
    pub(super) fn namesake(&mut self, person: &Person) -> Result<Option<Question>, No> {
        let lang = self.lang;
        let found = self.station.who_may_be(&Claim::from(person))?;
        Ok(found.first().map(|namesake| {
            let birth = format::birth(lang, namesake.birth);
            let name = namesake.full_name.as_str();
            let values: &[(&str, &dyn std::fmt::Display)] =
                &[("name", &name), ("birth", &birth), ("person", &namesake.id)];
            Question {
                person: Some(namesake.id),
                ..Question::new("namesake", text::NAMESAKE.with(lang, values))
            }
        }))
    }
}

/// What the number says otherwise, as a question.
pub(super) fn disagreement(lang: Lang, said: &Disagreement) -> Question {
    let code = match said {
        Disagreement::BirthYear { .. } => "number_birth_year",
        Disagreement::Sex { .. } => "number_sex",
    };
    Question::new(code, fault::disagreement(lang, said))
}

/// Lets a check-in through once every question is confirmed.
pub(super) fn confirmed(mut questions: Vec<Question>, confirm: Confirmed<'_>) -> Result<(), No> {
    questions.retain(|question| match confirm {
        Confirmed::Codes(_) => !confirm.has(question.code),
        Confirmed::All => false,
    });
    if questions.is_empty() {
        Ok(())
    } else {
        Err(No::Confirm(questions))
    }
}
