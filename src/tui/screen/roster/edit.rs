//! The form in which a person is corrected.
//!
//! Enter saves, wherever the cursor is. Only what was typed anew is read, so that a value which no rule of today would take
//! does not stand in the way of correcting another one. Where somebody else saved meanwhile, their values come in: into the
//! fields that were not touched here, and under those that were.

use crate::domain::birth::{Birth, parse_date};
use crate::domain::clean::Label;
use crate::domain::document::{Document, DocumentKind, DocumentNumber};
use crate::domain::history::PersonField;
use crate::domain::identity::{BloodGroup, CitizenNumber, Phone, Sex};
use crate::domain::name::{FullName, fold};
use crate::domain::person::{DonationCount, EarlierDonations, GroupSource, KnownGroup, Person};
use crate::domain::unit::UnitCode;
use crate::domain::{participant, rank};
use crate::i18n::text::roster as text;
use crate::i18n::{Lang, Text, fault, format, terms};
use crate::tui::model::Hall;
use crate::tui::screen::Event;
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Change, Form, Surroundings};

use super::value;

/// The fields, from top to bottom; a field for each kind of document follows.
const NAME: usize = 0;
const NUMBER: usize = 1;
const BIRTH: usize = 2;
const SEX: usize = 3;
const UNIT: usize = 4;
const RANK: usize = 5;
const PHONE: usize = 6;
const KIND: usize = 7;
const GROUP: usize = 8;
const SOURCE: usize = 9;
const CLUB: usize = 10;
const TIMES: usize = 11;
const LAST: usize = 12;
const DOCUMENTS: usize = 13;

/// All of them.
const COUNT: usize = DOCUMENTS + DocumentKind::ALL.len();

/// The form and what it began with.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    /// The person as far as known.
    base: Person,
    form: Form,
    /// What somebody else changed while the form was open.
    theirs: Vec<PersonField>,
    /// Who has the number that was typed.
    owner: Option<Box<Person>>,
    /// Whether the warnings have been shown with the request to press Enter again.
    is_warned: bool,
}

/// What Enter did.
pub(super) enum Advanced {
    /// It went to a field that is wrong.
    Stay,
    /// It asks to look at what is marked.
    Warn,
    /// Nothing is different.
    Same,
    /// This is to be saved, instead of that.
    Changed {
        /// What was known.
        known: Box<Person>,
        /// What is to be.
        person: Box<Person>,
    },
}

impl Edit {
    /// The form of a person, filled in.
    pub(super) fn of(person: &Person, lang: Lang) -> Self {
        let field = |place| match place {
            NAME => Field::words(FullName::MOST),
            RANK | KIND => Field::words(Label::MOST),
            DOCUMENTS.. => Field::code(DocumentNumber::MOST),
            _ => Field::code(20),
        };
        let mut form = Form::new((0..COUNT).map(field).collect(), false);
        for place in 0..COUNT {
            form.set(place, &text_of(place, person, lang));
        }
        Self {
            base: person.clone(),
            form,
            theirs: Vec::new(),
            owner: None,
            is_warned: false,
        }
    }

    /// Whose form it is.
    pub(super) const fn person(&self) -> &Person {
        &self.base
    }

    /// The fields, for drawing.
    pub(super) const fn form(&self) -> &Form {
        &self.form
    }

    /// Whether something was typed that is not saved.
    pub(super) fn is_touched(&self) -> bool {
        (0..COUNT).any(|place| !self.is_as_known(place))
    }

    /// Takes what is meant for the form.
    pub(super) fn take(&mut self, hall: &Hall, event: &Event<'_>) {
        let lang = hall.lang;
        if self.form.place() == SEX
            && let Event::Char(digit @ ('1' | '2')) = event
        {
            let sex = if *digit == '1' { Sex::Male } else { Sex::Female };
            self.form.set(SEX, format::sex(lang, sex));
            self.is_warned = false;
            return;
        }
        if let Some(Change::Typed) = self.form.take(event) {
            self.is_warned = false;
            self.owner = None;
        }
    }

    /// Puts the cursor where the form was clicked.
    pub(super) fn click(&mut self, hall: &Hall, area: ratatui::layout::Rect, y: u16) {
        if let Some(place) = self.form.place_at(area, &self.around(hall), y) {
            self.form.go(place);
        }
    }

    /// Reads the form.
    pub(super) fn advance(&mut self, hall: &Hall) -> Advanced {
        self.form.leave_all();
        let mut person = self.base.clone();
        for place in 0..COUNT {
            if self.put(place, hall, &mut person).is_err() {
                self.form.go(place);
                return Advanced::Stay;
            }
        }
        if person == self.base {
            return Advanced::Same;
        }
        if !self.is_warned && (0..COUNT).any(|place| !self.warnings(place, hall).is_empty()) {
            self.is_warned = true;
            return Advanced::Warn;
        }
        Advanced::Changed {
            known: Box::new(self.base.clone()),
            person: Box::new(person),
        }
    }

    /// Takes over what somebody else saved meanwhile.
    pub(super) fn take_over(&mut self, now: &Person, lang: Lang) {
        for place in 0..COUNT {
            if self.is_as_known(place) {
                self.form.set(place, &text_of(place, now, lang));
            }
        }
        self.theirs = PersonField::all().filter(|field| !field.is_same(&self.base, now)).collect();
        self.base = now.clone();
        self.is_warned = false;
        let first = self.theirs.first().and_then(|field| place_of(*field));
        if let Some(place) = first {
            self.form.go(place);
        }
    }

    /// Says whose number it is, and puts the cursor there.
    pub(super) fn number_taken(&mut self, owner: &Person) {
        self.owner = Some(Box::new(owner.clone()));
        self.form.go(NUMBER);
    }

    /// Whether a field holds what the person has, in whichever language it was filled in.
    fn is_as_known(&self, place: usize) -> bool {
        let typed = self.form.text(place);
        Lang::ALL.iter().any(|lang| typed == text_of(place, &self.base, *lang))
    }

    /// Reads one field into `person`; a field that was not touched stays as it is.
    fn put(&self, place: usize, hall: &Hall, person: &mut Person) -> Result<(), String> {
        let of_two = match place {
            GROUP | SOURCE => self.is_as_known(GROUP) && self.is_as_known(SOURCE),
            TIMES | LAST => self.is_as_known(TIMES) && self.is_as_known(LAST),
            _ => self.is_as_known(place),
        };
        if of_two {
            return Ok(());
        }
        let lang = hall.lang;
        let today = hall.now.date();
        let typed = self.form.text(place);
        match place {
            NAME => {
                let read = FullName::parse(&typed).map_err(|why| fault::name(lang, &why))?;
                person.full_name = read.value;
            }
            NUMBER => {
                let read = optional(&typed, |text| {
                    CitizenNumber::parse(text, today).map_err(|why| fault::citizen_number(lang, &why))
                })?;
                person.national_id = read.map(|read| read.value);
            }
            BIRTH => person.birth = Birth::parse(&typed, today).map_err(|why| fault::date(lang, &why))?,
            SEX => person.sex = Sex::parse(&typed).map_err(|why| fault::sex(lang, &why))?,
            UNIT => {
                person.unit = optional(&typed, |text| {
                    UnitCode::parse(text).ok_or_else(|| text::UNIT_CODE.get(lang).to_owned())
                })?;
            }
            RANK => person.rank = label(&typed, lang)?.map(rank::canonical),
            PHONE => {
                person.phone =
                    optional(&typed, |text| Phone::parse(text).map_err(|why| fault::phone(lang, &why)))?;
            }
            KIND => person.kind = label(&typed, lang)?.map(participant::canonical),
            GROUP => person.blood_group = self.group(lang)?,
            SOURCE => {
                self.source(lang)?;
            }
            CLUB => {
                let words = [(true, text::YES, "x"), (false, text::NO, "")];
                person.club_member =
                    chosen(&typed, lang, &words).ok_or_else(|| text::CLUB_FAULT.get(lang).to_owned())?;
            }
            TIMES => person.earlier = self.earlier(hall)?,
            LAST => {
                self.last(hall)?;
            }
            _ => {
                let Some(kind) = kind_at(place) else { return Ok(()) };
                match optional(&typed, |text| {
                    Document::parse(kind, text).map_err(|why| fault::document(lang, &why))
                })? {
                    Some(document) => person.documents.put(document),
                    None => person.documents.remove(kind),
                }
            }
        }
        Ok(())
    }

    fn group(&self, lang: Lang) -> Result<Option<KnownGroup>, String> {
        let group = optional(&self.form.text(GROUP), |text| {
            BloodGroup::parse(text).map_err(|why| fault::blood_group(lang, &why))
        })?;
        // A source that cannot be read is said beside its own field.
        let source = self.source(lang).unwrap_or(GroupSource::Said);
        let new = group.map(|group| KnownGroup { group, source });
        let is_tested = |known: Option<KnownGroup>| known.is_some_and(|known| known.source == GroupSource::Tested);
        if is_tested(self.base.blood_group) && new.is_some() && !is_tested(new) {
            return Err(text::TESTED_STAYS.get(lang).to_owned());
        }
        Ok(new)
    }

    fn source(&self, lang: Lang) -> Result<GroupSource, String> {
        let typed = self.form.text(SOURCE);
        if typed.trim().is_empty() {
            return Ok(GroupSource::Said);
        }
        let words = [
            (GroupSource::Said, text::GROUP_SAID, ""),
            (GroupSource::Tested, text::GROUP_TESTED, ""),
        ];
        chosen(&typed, lang, &words).ok_or_else(|| {
            let values: &[(&str, &dyn std::fmt::Display)] = &[
                ("said", &text::GROUP_SAID.get(lang)),
                ("tested", &text::GROUP_TESTED.get(lang)),
            ];
            text::SOURCE_FAULT.with(lang, values)
        })
    }

    fn last(&self, hall: &Hall) -> Result<Option<chrono::NaiveDate>, String> {
        optional(&self.form.text(LAST), |text| {
            parse_date(text, hall.now.date()).map_err(|why| fault::date(hall.lang, &why))
        })
    }

    /// Who tells when it was last has given once at least.
    fn earlier(&self, hall: &Hall) -> Result<Option<EarlierDonations>, String> {
        let lang = hall.lang;
        let most = DonationCount::MOST;
        let times = optional(&self.form.text(TIMES), |text| {
            DonationCount::parse(text).ok_or_else(|| text::TIMES_FAULT.with(lang, &[("most", &most)]))
        })?;
        // A date that cannot be read is said beside its own field.
        let last = self.last(hall).unwrap_or(None);
        if times.is_some_and(|times| times.get() == 0) && last.is_some() {
            return Err(text::NEVER_AND_LAST.get(lang).to_owned());
        }
        let times = times.or(last.map(|_| DonationCount::ONE));
        Ok(times.map(|times| EarlierDonations { times, last }))
    }

    /// What of a field has to be looked at before it is saved.
    fn warnings(&self, place: usize, hall: &Hall) -> Vec<String> {
        let lang = hall.lang;
        let typed = self.form.text(place);
        let mut person = self.base.clone();
        for place in [NUMBER, BIRTH, SEX, UNIT] {
            // A value that cannot be read is said beside its field.
            drop(self.put(place, hall, &mut person));
        }
        let notices = match place {
            NAME if !self.is_as_known(NAME) => FullName::parse(&typed).map(|read| read.notices),
            NUMBER if !self.is_as_known(NUMBER) => {
                return CitizenNumber::parse(&typed, hall.now.date())
                    .map(|read| read.notices)
                    .unwrap_or_default()
                    .into_iter()
                    .map(|notice| fault::notice(lang, notice).to_owned())
                    .collect();
            }
            BIRTH | SEX => {
                let Some(number) = &person.national_id else {
                    return Vec::new();
                };
                if [NUMBER, BIRTH, SEX].iter().all(|place| self.is_as_known(*place)) {
                    return Vec::new();
                }
                let of_field = if place == BIRTH {
                    number.agrees_with(person.birth, number.sex())
                } else {
                    number.agrees_with(Birth::Year(number.birth_year()), person.sex)
                };
                return of_field.iter().map(|said| fault::disagreement(lang, said)).collect();
            }
            UNIT if !self.is_as_known(UNIT) => {
                let units = hall.day.as_ref().map_or(&[][..], |day| &day.info.units);
                let is_foreign = |code: &UnitCode| !units.is_empty() && units.iter().all(|unit| unit.code != *code);
                let foreign = person.unit.filter(is_foreign);
                return foreign
                    .map(|unit| text::UNIT_NOT_TODAY.with(lang, &[("unit", &unit)]))
                    .into_iter()
                    .collect();
            }
            _ => return Vec::new(),
        };
        let notices = notices.unwrap_or_default();
        notices.into_iter().map(|notice| fault::notice(lang, notice).to_owned()).collect()
    }

    /// Captions, suggestions, and what is said under each field.
    pub(super) fn around(&self, hall: &Hall) -> Vec<Surroundings> {
        let lang = hall.lang;
        let around = (0..COUNT).map(|place| {
            let mut notes = Vec::new();
            if place == NUMBER
                && let Some(owner) = &self.owner
            {
                let values: &[(&str, &dyn std::fmt::Display)] =
                    &[("name", &owner.full_name.as_str()), ("birth", &owner.birth.year())];
                notes.push((Meaning::Stop, text::NUMBER_TAKEN.with(lang, values)));
            }
            if let Some(field) = self.theirs.iter().find(|field| place_of(**field) == Some(place)) {
                let now = value::shown(lang, *field, &self.base);
                notes.push((Meaning::Warning, text::THEIRS.with(lang, &[("value", &now)])));
            }
            if self.form.was_left(place) {
                match self.put(place, hall, &mut self.base.clone()) {
                    Err(why) => notes.push((Meaning::Stop, why)),
                    Ok(()) => notes.extend(
                        self.warnings(place, hall).into_iter().map(|why| (Meaning::Warning, why)),
                    ),
                }
            }
            Surroundings {
                caption: caption(place, lang).to_owned(),
                suggestion: suggestion(place).map_or("", |text| text.get(lang)).to_owned(),
                notes,
            }
        });
        around.collect()
    }
}

/// What a field is called.
fn caption(place: usize, lang: Lang) -> &'static str {
    let text = match place {
        NAME => text::NAME,
        NUMBER => text::NUMBER,
        BIRTH => text::BIRTH_OR_YEAR,
        SEX => text::SEX,
        UNIT => text::UNIT,
        RANK => text::RANK,
        PHONE => text::PHONE,
        KIND => text::KIND,
        GROUP => text::GROUP,
        SOURCE => text::SOURCE,
        CLUB => text::CLUB,
        TIMES => text::EARLIER,
        LAST => text::LAST,
        _ => return kind_at(place).map_or("", |kind| terms::document(lang, kind)),
    };
    text.get(lang)
}

/// What an empty field says.
const fn suggestion(place: usize) -> Option<Text> {
    match place {
        NAME | BIRTH | CLUB => None,
        SEX => Some(text::SEX_SUGGESTION),
        SOURCE => Some(text::SOURCE_SUGGESTION),
        _ => Some(text::OPTIONAL),
    }
}

/// The kind of document whose number a field holds.
fn kind_at(place: usize) -> Option<DocumentKind> {
    DocumentKind::ALL.get(place.checked_sub(DOCUMENTS)?).copied()
}

/// The field in which something stands.
fn place_of(field: PersonField) -> Option<usize> {
    Some(match field {
        PersonField::FullName => NAME,
        PersonField::Birth => BIRTH,
        PersonField::Sex => SEX,
        PersonField::NationalId => NUMBER,
        PersonField::Document(kind) => {
            DOCUMENTS + DocumentKind::ALL.iter().position(|other| *other == kind)?
        }
        PersonField::Unit => UNIT,
        PersonField::Rank => RANK,
        PersonField::Phone => PHONE,
        PersonField::Kind => KIND,
        PersonField::BloodGroup => GROUP,
        PersonField::ClubMember => CLUB,
        PersonField::Earlier => TIMES,
        PersonField::MergedInto => return None,
    })
}

/// What a field holds of a person, as it is typed.
fn text_of(place: usize, person: &Person, lang: Lang) -> String {
    let said = match place {
        NAME => Some(person.full_name.as_str().to_owned()),
        NUMBER => person.national_id.as_ref().map(|number| number.as_str().to_owned()),
        BIRTH => Some(match person.birth {
            Birth::Date(date) => format::date(date),
            Birth::Year(year) => year.to_string(),
        }),
        SEX => Some(format::sex(lang, person.sex).to_owned()),
        UNIT => person.unit.as_ref().map(ToString::to_string),
        RANK => person.rank.as_ref().map(|rank| rank.as_str().to_owned()),
        PHONE => person.phone.as_ref().map(|phone| phone.as_str().to_owned()),
        KIND => person.kind.as_ref().map(|kind| kind.as_str().to_owned()),
        GROUP => person.blood_group.map(|known| known.group.to_string()),
        SOURCE => person.blood_group.map(|known| value::group_source(lang, known.source).to_owned()),
        CLUB => Some(value::yes_no(lang, person.club_member).to_owned()),
        TIMES => person.earlier.map(|earlier| earlier.times.get().to_string()),
        LAST => person.earlier.and_then(|earlier| earlier.last).map(format::date),
        _ => kind_at(place)
            .and_then(|kind| person.documents.get(kind)?.number.as_ref())
            .map(|number| number.as_str().to_owned()),
    };
    said.unwrap_or_default()
}

/// Reads a field that may stay empty.
fn optional<T>(text: &str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

fn label(text: &str, lang: Lang) -> Result<Option<Label>, String> {
    optional(text, |text| Label::parse(text).map_err(|why| fault::text(lang, &why)))
}

/// The one of two that is meant: the beginning of its word in this language, its word in the other, or its sign.
fn chosen<T: Copy>(typed: &str, lang: Lang, words: &[(T, Text, &str); 2]) -> Option<T> {
    let typed = fold(typed);
    let is_meant = |(_, word, sign): &&(T, Text, &str)| {
        fold(word.get(lang)).starts_with(&typed) || fold(word.get(lang.other())) == typed || typed == *sign
    };
    let meant = words.iter().filter(|_| !typed.is_empty()).find(is_meant);
    meant.map(|(value, _, _)| *value)
}
