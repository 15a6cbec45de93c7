//! The check-in of `giotmau run`: who is meant, by scan, number, person or as somebody new, and what reception must
//! confirm before a ticket is given.

use super::Runner;
use super::answer::{No, Question};
use super::line::{CheckIn, DocumentLine, NewPerson};
use crate::cli::person::{BadValue, Draft, ReadPerson, document, read};
use crate::domain::birth::{Birth, parse_date};
use crate::domain::clean::Notice;
use crate::domain::command::Command;
use crate::domain::document::{Document, DocumentFault};
use crate::domain::id::{PersonId, VisitId};
use crate::domain::identity::{CitizenNumber, Disagreement, Sex};
use crate::domain::name::FullName;
use crate::domain::person::Person;
use crate::domain::refusal::Refusal;
use crate::domain::time::Moment;
use crate::i18n::text::cli as text;
use crate::i18n::{fault, format};
use crate::shell;

/// How many people with one name are looked at for namesakes.
const MOST_NAMESAKES: usize = 1_000;

/// What reception has confirmed.
#[derive(Debug, Clone, Copy)]
pub(super) enum Confirmed<'a> {
    /// The questions with these codes.
    Codes(&'a [String]),
    /// All of them: the check-in was carried out before and its answer is asked for again.
    All,
}

/// A check-in on its way.
pub(super) struct Arrival {
    pub(super) command: Command,
    pub(super) new_person: Option<Person>,
    pub(super) notices: Vec<Notice>,
}

impl Arrival {
    fn of(person: PersonId) -> Self {
        Self {
            command: Command::CheckIn {
                visit: VisitId(shell::new_id()),
                person,
            },
            new_person: None,
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
            (Some(scan), None, None, None, None) => self.scanned(scan, confirm, occurred),
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

    fn by_number(&mut self, number: &str, field: &'static str, occurred: Moment) -> Result<Person, No> {
        let number = CitizenNumber::parse(number, occurred.date())
            .map_err(|why| BadValue::new(field, fault::citizen_number(self.lang, &why)))?;
        let person = self.station.store().person_by_number(&number.value)?;
        person.ok_or_else(|| Refusal::UnknownPerson.into())
    }

    /// Reads the text of a citizen card: number, old number, name, birth, sex, address, date of issue.
    fn scanned(&mut self, scan: &str, confirm: Confirmed<'_>, occurred: Moment) -> Result<Arrival, No> {
        let lang = self.lang;
        let fields: Vec<&str> = scan.split('|').collect();
        let [number, _, name, birth, sex, _, _, ..] = fields.as_slice() else {
            return Err(BadValue::new("scan", text::NOT_A_CARD.get(lang)).into());
        };
        let name = FullName::parse(name).map_err(|why| BadValue::new("scan", fault::name(lang, &why)))?;
        let birth = parse_date(birth, occurred.date())
            .map_err(|why| BadValue::new("scan", fault::date(lang, &why)))?;
        let sex = Sex::parse(sex).map_err(|why| BadValue::new("scan", fault::sex(lang, &why)))?;
        let person = self.by_number(number, "scan", occurred)?;
        let mut questions = Vec::new();
        if person.full_name.match_key() != name.value.match_key() {
            questions.push(Question {
                code: "name_differs",
                message: text::CARD_NAME.with(
                    lang,
                    &[
                        ("card", &name.value.as_str()),
                        ("roster", &person.full_name.as_str()),
                    ],
                ),
            });
        }
        let same_birth = match person.birth {
            Birth::Date(date) => date == birth,
            Birth::Year(year) => year == Birth::Date(birth).year(),
        };
        if !same_birth {
            questions.push(Question {
                code: "birth_differs",
                message: text::CARD_BIRTH.with(
                    lang,
                    &[
                        ("card", &format::date(birth)),
                        ("roster", &format::birth(lang, person.birth)),
                    ],
                ),
            });
        }
        if person.sex != sex {
            questions.push(Question {
                code: "sex_differs",
                message: text::CARD_SEX.with(
                    lang,
                    &[
                        ("card", &format::sex(lang, sex)),
                        ("roster", &format::sex(lang, person.sex)),
                    ],
                ),
            });
        }
        confirmed(questions, confirm)?;
        Ok(Arrival::of(person.id))
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
                | Notice::SexFromNumber
                | Notice::MarksLost => continue,
            };
            questions.push(Question {
                code,
                message: fault::notice(lang, *notice).to_owned(),
            });
        }
        questions.extend(read.disagreements.iter().map(|disagreement| Question {
            code: match disagreement {
                Disagreement::BirthYear { .. } => "number_birth_year",
                Disagreement::Sex { .. } => "number_sex",
            },
            message: fault::disagreement(lang, disagreement),
        }));
        // Someone whose number is on the roster is refused by the number; a namesake is another matter.
        let person = &read.person;
        let key = person.full_name.match_key();
        let found = self
            .station
            .store()
            .search(person.full_name.as_str(), MOST_NAMESAKES)?;
        let namesake = found.iter().find(|other| {
            other.full_name.match_key() == key
                && other.birth.year() == person.birth.year()
                && (other.national_id.is_none() || person.national_id.is_none())
        });
        if let Some(namesake) = namesake {
            questions.push(Question {
                code: "namesake",
                message: text::NAMESAKE.with(
                    lang,
                    &[
                        ("name", &namesake.full_name.as_str()),
                        ("birth", &format::birth(lang, namesake.birth)),
                        ("person", &namesake.id),
                    ],
                ),
            });
        }
        Ok(questions)
    }
}

/// Lets a check-in through once every question is confirmed.
fn confirmed(mut questions: Vec<Question>, confirm: Confirmed<'_>) -> Result<(), No> {
    questions.retain(|question| match confirm {
        Confirmed::Codes(codes) => !codes.iter().any(|code| code == question.code),
        Confirmed::All => false,
    });
    if questions.is_empty() {
        Ok(())
    } else {
        Err(No::Confirm(questions))
    }
}
