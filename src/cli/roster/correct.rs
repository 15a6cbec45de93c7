//! `giotmau roster correct`: changes fields of one person by hand, all of them or none.

use chrono::NaiveDate;

use super::named;
use crate::cli::person::{BadValue, document, donation_count, group_source, last_donation, yes_or_no};
use crate::cli::{Invocation, bad_option, say};
use crate::domain::birth::{Birth, parse_date};
use crate::domain::clean::{Label, Note};
use crate::domain::document::DocumentKind;
use crate::domain::identity::{BloodGroup, CitizenNumber, Phone, Sex};
use crate::domain::name::FullName;
use crate::domain::person::{DonationCount, EarlierDonations, GroupSource, KnownGroup, Person};
use crate::domain::refusal::Refusal;
use crate::domain::unit::UnitCode;
use crate::domain::{participant, rank};
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, fault};
use crate::shell;

/// The fields that can be named, documents apart.
const FIELDS: [&str; 14] = [
    "full_name",
    "birth_date",
    "birth_year",
    "sex",
    "national_id",
    "unit",
    "rank",
    "phone",
    "kind",
    "blood_group",
    "blood_group_source",
    "club_member",
    "donated_before",
    "last_donation",
];

/// Corrects one person.
pub(super) fn run(
    invocation: &Invocation,
    who: &str,
    settings: &[String],
    reason: Option<&str>,
) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let reason = reason
        .map(|reason| {
            Note::parse(reason).map_err(|why| bad_option(lang, "--reason", &fault::text(lang, &why)))
        })
        .transpose()?;
    let mut store = invocation.store()?;
    let known = named(invocation, store.as_mut(), who)?;
    if let Some(into) = known.merged_into {
        return Err(Error::Refused(Box::new(Refusal::MergedAway { into })));
    }
    let mut correction = Correction {
        lang,
        today: shell::now().date(),
        person: known.clone(),
        faults: Vec::new(),
    };
    for setting in settings {
        correction.set(setting);
    }
    correction.refuse_weaker_group(&known);
    let Correction { person, faults, .. } = correction;
    if !faults.is_empty() {
        for bad in &faults {
            say(&format!("{}: {}", bad.field, bad.message));
        }
        return Ok(Exit::Usage);
    }
    if let Some(number) = person
        .national_id
        .as_ref()
        .filter(|number| known.national_id.as_ref() != Some(number))
    {
        if let Some(owner) = store
            .person_by_number(number)?
            .filter(|owner| owner.id != person.id)
        {
            return Err(Error::Refused(Box::new(Refusal::NumberOnRoster {
                person: owner.id,
            })));
        }
        for differs in number.agrees_with(person.birth, person.sex) {
            say(&fault::disagreement(lang, &differs));
        }
    }
    store.correct(&person, reason.as_ref(), &invocation.at(None))?;
    Ok(Exit::Done)
}

/// A person on the way to being corrected.
struct Correction {
    lang: Lang,
    today: NaiveDate,
    person: Person,
    faults: Vec<BadValue>,
}

impl Correction {
    /// Takes one `FIELD=VALUE`; no value empties the field.
    fn set(&mut self, setting: &str) {
        let (field, value) = setting.split_once('=').unwrap_or((setting, ""));
        let field = field.trim();
        let known = FIELDS
            .into_iter()
            .chain(DocumentKind::ALL.map(DocumentKind::code))
            .find(|known| *known == field);
        let result = match known {
            Some(known) if setting.contains('=') => self.put(known, value.trim()),
            _ => {
                let fields = FIELDS
                    .into_iter()
                    .chain(DocumentKind::ALL.map(DocumentKind::code));
                let fields = fields.collect::<Vec<_>>().join(", ");
                Err(BadValue::new(
                    "FIELD=VALUE",
                    text::CORRECT_FIELD.with(self.lang, &[("fields", &fields)]),
                ))
            }
        };
        self.faults.extend(result.err());
    }

    fn put(&mut self, field: &'static str, value: &str) -> Result<(), BadValue> {
        let (lang, today) = (self.lang, self.today);
        let person = &mut self.person;
        let bad = |message: String| BadValue::new(field, message);
        let given = Some(value).filter(|value| !value.is_empty());
        match field {
            "full_name" => {
                let name = FullName::parse(value).map_err(|why| bad(fault::name(lang, &why)))?;
                for notice in &name.notices {
                    say(fault::notice(lang, *notice));
                }
                person.full_name = name.value;
            }
            "birth_date" => {
                person.birth = parse_date(value, today)
                    .map(Birth::Date)
                    .map_err(|why| bad(fault::date(lang, &why)))?;
            }
            "birth_year" => match Birth::parse(value, today) {
                Ok(Birth::Year(year)) => person.birth = Birth::Year(year),
                Ok(Birth::Date(_)) => return Err(bad(text::ONLY_YEAR.get(lang).to_owned())),
                Err(why) => return Err(bad(fault::date(lang, &why))),
            },
            "sex" => person.sex = Sex::parse(value).map_err(|why| bad(fault::sex(lang, &why)))?,
            "national_id" => {
                let number = given.map(|value| CitizenNumber::parse(value, today)).transpose();
                let number = number.map_err(|why| bad(fault::citizen_number(lang, &why)))?;
                for notice in number.iter().flat_map(|number| &number.notices) {
                    say(fault::notice(lang, *notice));
                }
                person.national_id = number.map(|number| number.value);
            }
            "unit" => {
                let unit = given.map(|value| {
                    UnitCode::parse(value).ok_or_else(|| bad(text::UNIT_CODE.get(lang).to_owned()))
                });
                person.unit = unit.transpose()?;
            }
            "rank" => {
                person.rank = label(lang, field, given)?.map(rank::canonical);
            }
            "kind" => {
                person.kind = label(lang, field, given)?.map(participant::canonical);
            }
            "phone" => {
                let phone = given.map(Phone::parse).transpose();
                person.phone = phone.map_err(|why| bad(fault::phone(lang, &why)))?;
            }
            "blood_group" => {
                let group = given.map(BloodGroup::parse).transpose();
                let group = group.map_err(|why| bad(fault::blood_group(lang, &why)))?;
                person.blood_group = group.map(KnownGroup::said);
            }
            "blood_group_source" => {
                let source = group_source(lang, value)?;
                let known = person
                    .blood_group
                    .as_mut()
                    .ok_or_else(|| bad(text::GROUP_FIRST.get(lang).to_owned()))?;
                known.source = source;
            }
            "club_member" => {
                person.club_member =
                    yes_or_no(value).ok_or_else(|| bad(text::YES_OR_NO.get(lang).to_owned()))?;
            }
            "donated_before" => {
                let times = given.map(|value| donation_count(lang, value)).transpose()?;
                let last = person.earlier.and_then(|earlier| earlier.last);
                if times.is_some_and(|times| times.get() == 0) && last.is_some() {
                    return Err(bad(text::NEVER_AND_LAST.get(lang).to_owned()));
                }
                person.earlier = times.map(|times| EarlierDonations { times, last });
            }
            "last_donation" => {
                let last = given.map(|value| last_donation(lang, value, today)).transpose()?;
                let told = person.earlier.map(|earlier| earlier.times);
                // Who tells when it was last has given once at least.
                let times = match (told, last) {
                    (Some(times), Some(_)) => Some(times.max(DonationCount::ONE)),
                    (None, Some(_)) => Some(DonationCount::ONE),
                    (times, None) => times,
                };
                person.earlier = times.map(|times| EarlierDonations { times, last });
            }
            kind => match (given, DocumentKind::parse(kind)) {
                (None, Some(kind)) => person.documents.remove(kind),
                // A letter that has no number.
                (Some("-"), _) => person.documents.put(document(lang, kind, "")?),
                (Some(number), _) => person.documents.put(document(lang, kind, number)?),
                (None, None) => {}
            },
        }
        Ok(())
    }

    /// A group that is only said does not take the place of one that a laboratory found.
    fn refuse_weaker_group(&mut self, known: &Person) {
        let source = |person: &Person| person.blood_group.map(|known| known.source);
        let weaker =
            source(known) == Some(GroupSource::Tested) && source(&self.person) == Some(GroupSource::Said);
        if weaker {
            let why = text::GROUP_TESTED_STAYS.get(self.lang);
            self.faults.push(BadValue::new("blood_group", why));
        }
    }
}

fn label(lang: Lang, field: &'static str, given: Option<&str>) -> Result<Option<Label>, BadValue> {
    given
        .map(|value| Label::parse(value).map_err(|why| BadValue::new(field, fault::text(lang, &why))))
        .transpose()
}
