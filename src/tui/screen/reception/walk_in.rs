//! The form for somebody who is not on the roster.
//!
//! The number comes right after the name, because year of birth and sex follow from it: they are filled in when it is
//! left, as long as nobody typed something else there. Whoever has another document than the citizen card gets its digit
//! and a space before its number, two keys more. A birth date is eight digits, a sex one (1 or 2), and of a unit's code or
//! name as much as leaves no choice. Enter goes on, and saves in the last field.

use std::collections::BTreeSet;

use crate::domain::birth::Birth;
use crate::domain::arrival::Claim;
use crate::domain::card::{Card, DamagedCard};
use crate::domain::circumstance::Circumstance;
use crate::domain::clean::{Notice, Parsed};
use crate::domain::document::{Document, DocumentKind, DocumentNumber, Documents};
use crate::domain::id::PersonId;
use crate::domain::identity::{BloodGroup, CitizenNumber, Phone, Sex};
use crate::domain::name::{FullName, fold};
use crate::domain::person::{KnownGroup, Person};
use crate::domain::refusal::Refusal;
use crate::domain::unit::{Unit, UnitCode};
use crate::i18n::text::reception as text;
use crate::i18n::{Lang, Text, fault, format, terms};
use crate::tui::model::Hall;
use crate::tui::screen::Event;
use crate::tui::theme::Meaning;
use crate::tui::widget::field::Field;
use crate::tui::widget::form::{Change, Form, Surroundings};

/// The fields, from top to bottom.
const NAME: usize = 0;
const NUMBER: usize = 1;
const BIRTH: usize = 2;
const SEX: usize = 3;
const UNIT: usize = 4;
const PHONE: usize = 5;
const GROUP: usize = 6;

/// The captions and suggestions, in the same order.
const CAPTIONS: [(Text, Option<Text>); 7] = [
    (text::NAME, None),
    (text::NUMBER, Some(text::NUMBER_SUGGESTION)),
    (text::BIRTH_OR_YEAR, Some(text::BIRTH_SUGGESTION)),
    (text::SEX, Some(text::SEX_SUGGESTION)),
    (text::UNIT, Some(text::OPTIONAL)),
    (text::PHONE, Some(text::OPTIONAL)),
    (text::GROUP, Some(text::OPTIONAL)),
];

/// The fields with nothing typed.
fn fields() -> Vec<Field> {
    let field = |place| match place {
        NAME => Field::words(FullName::MOST),
        NUMBER => Field::code(DocumentNumber::MOST + 2),
        BIRTH | GROUP => Field::code(12),
        SEX => Field::code(8),
        UNIT => Field::code(40),
        _ => Field::code(20),
    };
    (0..CAPTIONS.len()).map(field).collect()
}

/// The form and what it knows beyond its fields.
#[derive(Debug, Clone)]
pub(super) struct WalkIn {
    form: Form,
    /// Birth and sex as they were filled in from the number; typing replaces them.
    derived: [String; 2],
    /// Whether the warnings have been shown with the question to press Enter again.
    is_warned: bool,
    /// What has to be compared with the card, and the field with its text as it was filled in.
    of_card: Vec<(usize, String, String)>,
    /// What they say on arrival.
    pub(super) said: BTreeSet<Circumstance>,
}

impl Default for WalkIn {
    fn default() -> Self {
        Self {
            form: Form::new(fields(), false),
            derived: [String::new(), String::new()],
            is_warned: false,
            of_card: Vec::new(),
            said: BTreeSet::new(),
        }
    }
}

/// What somebody has to prove who they are.
enum Proof {
    /// Nothing was typed.
    Nothing,
    /// The number of the citizen card.
    Citizen(Parsed<CitizenNumber>),
    /// Another document.
    Other(Document),
}

/// What Enter did.
pub(super) enum Advanced {
    /// It went to another field, or asks to look again.
    Stay,
    /// It asks to compare what is marked.
    Warn,
    /// The form is filled.
    Filled(Box<Person>),
}

impl WalkIn {
    /// A form that begins with what was typed in the search.
    pub(super) fn beginning_with(typed: &str) -> Self {
        let mut new = Self::default();
        let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() == CitizenNumber::DIGITS && digits.bytes().all(|b| b.is_ascii_digit()) {
            new.form.set(NUMBER, &digits);
        } else if !digits.chars().all(|c| c.is_ascii_digit()) {
            new.form.set(NAME, typed.trim());
            new.form.go(NUMBER);
        }
        new
    }

    /// Takes over what a card says and keeps the rest.
    pub(super) fn fill_from(&mut self, card: &Card, hall: &Hall) {
        self.form.set(NAME, card.full_name.as_str());
        self.form.set(NUMBER, card.number.as_str());
        self.form.set(BIRTH, &format::date(card.birth));
        self.form.set(SEX, format::sex(hall.lang, card.sex));
        self.is_warned = false;
        self.of_card.clear();
        if let Some(scanned) = &card.scanned_name {
            let text = text::SCANNED_NAME.with(hall.lang, &[("scanned", scanned)]);
            self.of_card.push((NAME, self.form.text(NAME), text));
        }
        for notice in &card.notices {
            let place = match notice {
                Notice::SexFromNumber => SEX,
                Notice::MarksLost => NAME,
                Notice::NameRepaired
                | Notice::InvisibleDropped
                | Notice::LegacyEncoding
                | Notice::LookalikesRepaired
                | Notice::UnknownPlace => continue,
            };
            let said = fault::notice(hall.lang, *notice).to_owned();
            self.of_card.push((place, self.form.text(place), said));
        }
        for place in [NAME, NUMBER, BIRTH, SEX, UNIT] {
            self.form.go(place);
        }
    }

    /// Takes over the digits of a card whose name is lost; the cursor waits for the name.
    pub(super) fn fill_digits(&mut self, card: &DamagedCard, hall: &Hall) {
        self.form.set(NUMBER, card.number.as_str());
        self.form.set(BIRTH, &format::date(card.birth));
        self.form.set(SEX, format::sex(hall.lang, card.number.sex()));
        self.is_warned = false;
        let said = fault::notice(hall.lang, Notice::SexFromNumber).to_owned();
        self.of_card = vec![(SEX, self.form.text(SEX), said)];
        self.form.go(NAME);
    }

    /// Whether nothing is in it.
    pub(super) fn is_blank(&self) -> bool {
        self.form.is_blank()
    }

    /// Whether a card can be taken over without losing another person's data.
    pub(super) fn has_room_for(&self, card: &Claim) -> bool {
        let number = self.form.text(NUMBER);
        let name = self.form.text(NAME);
        if number.trim().is_empty() {
            name.trim().is_empty() || fold(&name) == card.full_name.match_key()
        } else {
            card.number.as_ref().is_some_and(|known| known.as_str() == number.replace(' ', ""))
        }
    }

    /// Whether it has this person's number.
    pub(super) fn is_about(&self, person: &Person) -> bool {
        let number = self.form.text(NUMBER).replace(' ', "");
        person.national_id.as_ref().is_some_and(|known| known.as_str() == number)
    }

    /// The name, or the number's end while there is none.
    pub(super) fn title(&self) -> String {
        let name = self.form.text(NAME);
        if name.trim().is_empty() { "…".into() } else { name }
    }

    /// The number as typed.
    pub(super) fn number(&self) -> String {
        self.form.text(NUMBER).replace(' ', "")
    }

    /// Takes what is meant for the form.
    pub(super) fn take(&mut self, hall: &Hall, event: &Event<'_>) {
        let place = self.form.place();
        if place == SEX
            && let Event::Char(digit @ ('1' | '2')) = event
        {
            let sex = if *digit == '1' { Sex::Male } else { Sex::Female };
            self.form.set(SEX, format::sex(hall.lang, sex));
            self.is_warned = false;
            return;
        }
        let is_letter = matches!(event, Event::Char(_) | Event::Paste(_));
        if is_letter && self.derived(place).is_some_and(|derived| *derived == self.form.text(place)) {
            self.form.set(place, "");
        }
        match self.form.take(event) {
            Some(Change::Typed) => self.is_warned = false,
            Some(Change::Left(from)) => self.left(from, hall),
            Some(Change::Nothing) | None => {}
        }
    }

    /// Puts the cursor where the form was clicked.
    pub(super) fn click(&mut self, hall: &Hall, area: ratatui::layout::Rect, y: u16) {
        if let Some(place) = self.form.place_at(area, &self.around(hall), y) {
            let from = self.form.go(place);
            self.left(from, hall);
        }
    }

    /// Goes to the next field; on the last one reads the form.
    pub(super) fn advance(&mut self, hall: &Hall, id: PersonId) -> Advanced {
        if !self.form.is_at_end() {
            let from = self.form.go(self.form.place() + 1);
            self.left(from, hall);
            return Advanced::Stay;
        }
        self.left(self.form.place(), hall);
        self.form.leave_all();
        match self.read(hall, id) {
            Err(place) => {
                self.form.go(place);
                Advanced::Stay
            }
            Ok(_) if !self.is_warned && (0..CAPTIONS.len()).any(|place| !self.warnings(place, hall).is_empty()) => {
                self.is_warned = true;
                Advanced::Warn
            }
            Ok(person) => Advanced::Filled(Box::new(person)),
        }
    }

    /// Puts the cursor on the field that a refusal is about, where that is known.
    pub(super) fn point_at(&mut self, refusal: &Refusal) {
        if matches!(refusal, Refusal::UnitNotOnDay { .. }) {
            self.form.go(UNIT);
        } else if matches!(refusal, Refusal::NumberOnRoster { .. }) {
            self.form.go(NUMBER);
        } else if matches!(refusal, Refusal::NotEligible { .. }) {
            self.form.go(BIRTH);
        }
    }

    fn derived(&self, place: usize) -> Option<&String> {
        let derived = match place {
            BIRTH => self.derived.first(),
            SEX => self.derived.last(),
            _ => None,
        };
        derived.filter(|text| !text.is_empty())
    }

    /// Writes out what follows from a field that was left.
    fn left(&mut self, from: usize, hall: &Hall) {
        if from == NUMBER
            && let Some(Parsed { value: number, .. }) = self.citizen(hall)
        {
            let year = number.birth_year().to_string();
            let sex = format::sex(hall.lang, number.sex()).to_owned();
            for (place, derived) in [(BIRTH, year), (SEX, sex)] {
                let text = self.form.text(place);
                if text.is_empty() || self.derived(place) == Some(&text) {
                    self.form.set(place, &derived);
                    if let Some(slot) = self.derived.get_mut(place - BIRTH) {
                        *slot = derived;
                    }
                }
            }
        } else if from == SEX
            && let Ok(sex) = Sex::parse(&self.form.text(SEX))
        {
            self.form.set(SEX, format::sex(hall.lang, sex));
        } else if from == UNIT
            && let Ok(Some(code)) = self.read_unit(hall)
        {
            self.form.set(UNIT, code.as_str());
        }
    }

    fn read_name(&self, hall: &Hall) -> Result<Parsed<FullName>, String> {
        FullName::parse(&self.form.text(NAME)).map_err(|wrong| fault::name(hall.lang, &wrong))
    }

    /// The number of a citizen card, or the digit of another document, a space, and its number.
    fn read_proof(&self, hall: &Hall) -> Result<Proof, String> {
        let typed = self.form.text(NUMBER);
        if typed.trim().is_empty() {
            Ok(Proof::Nothing)
        } else if let Some((kind, number)) = other_document(&typed) {
            let read = Document::parse(kind, number);
            read.map(Proof::Other).map_err(|wrong| fault::document(hall.lang, &wrong))
        } else {
            let read = CitizenNumber::parse(&typed, hall.now.date());
            read.map(Proof::Citizen).map_err(|wrong| fault::citizen_number(hall.lang, &wrong))
        }
    }

    fn citizen(&self, hall: &Hall) -> Option<Parsed<CitizenNumber>> {
        match self.read_proof(hall) {
            Ok(Proof::Citizen(number)) => Some(number),
            Ok(Proof::Nothing | Proof::Other(_)) | Err(_) => None,
        }
    }

    fn read_birth(&self, hall: &Hall) -> Result<Birth, String> {
        Birth::parse(&self.form.text(BIRTH), hall.now.date()).map_err(|wrong| fault::date(hall.lang, &wrong))
    }

    fn read_sex(&self, hall: &Hall) -> Result<Sex, String> {
        Sex::parse(&self.form.text(SEX)).map_err(|wrong| fault::sex(hall.lang, &wrong))
    }

    fn read_phone(&self, hall: &Hall) -> Result<Option<Phone>, String> {
        optional(&self.form.text(PHONE), |text| {
            Phone::parse(text).map_err(|wrong| fault::phone(hall.lang, &wrong))
        })
    }

    fn read_group(&self, hall: &Hall) -> Result<Option<BloodGroup>, String> {
        optional(&self.form.text(GROUP), |text| {
            BloodGroup::parse(text).map_err(|wrong| fault::blood_group(hall.lang, &wrong))
        })
    }

    /// The unit whose code it is, or the only one that is meant by the beginning of its code, or by words or digits of
    /// its code and name.
    fn read_unit(&self, hall: &Hall) -> Result<Option<UnitCode>, String> {
        optional(&self.form.text(UNIT), |typed| {
            let units = units(hall);
            if units.is_empty() {
                return Err(text::UNIT_NONE.get(hall.lang).to_owned());
            }
            let code = typed.trim().to_uppercase();
            let exact = units.iter().find(|unit| unit.code.as_str() == code);
            let by_code = || only(units.iter().filter(|unit| unit.code.as_str().starts_with(&code)));
            let found = exact.or_else(by_code).or_else(|| only(fitting(units, typed)));
            found.map(|unit| unit.code.clone()).ok_or_else(|| {
                let meant: Vec<&str> = fitting(units, typed).map(|unit| unit.code.as_str()).collect();
                let (fault, codes) = if meant.is_empty() {
                    let all = units.iter().map(|unit| unit.code.as_str()).collect();
                    (text::UNIT_UNKNOWN, all)
                } else {
                    (text::UNIT_SEVERAL, meant)
                };
                let codes = codes.join(", ");
                let values: &[(&str, &dyn std::fmt::Display)] = &[("unit", &typed.trim()), ("units", &codes)];
                fault.with(hall.lang, values)
            })
        })
    }

    /// The person, or the first field that is wrong.
    fn read(&self, hall: &Hall, id: PersonId) -> Result<Person, usize> {
        let (national_id, documents) = match self.read_proof(hall).map_err(|_why| NUMBER)? {
            Proof::Nothing => (None, Documents::NONE),
            Proof::Citizen(number) => (Some(number.value), Documents::NONE),
            Proof::Other(document) => (None, Documents::from(vec![document])),
        };
        Ok(Person {
            id,
            full_name: self.read_name(hall).map_err(|_why| NAME)?.value,
            national_id,
            birth: self.read_birth(hall).map_err(|_why| BIRTH)?,
            sex: self.read_sex(hall).map_err(|_why| SEX)?,
            unit: self.read_unit(hall).map_err(|_why| UNIT)?,
            phone: self.read_phone(hall).map_err(|_why| PHONE)?,
            blood_group: self.read_group(hall).map_err(|_why| GROUP)?.map(KnownGroup::said),
            rank: None,
            kind: None,
            club_member: false,
            documents,
            earlier: None,
            merged_into: None,
        })
    }

    /// Why one field is wrong.
    fn fault(&self, place: usize, hall: &Hall) -> Option<String> {
        match place {
            NAME => self.read_name(hall).err(),
            NUMBER => self.read_proof(hall).err(),
            BIRTH => self.read_birth(hall).err(),
            SEX => self.read_sex(hall).err(),
            UNIT => self.read_unit(hall).err(),
            PHONE => self.read_phone(hall).err(),
            _ => self.read_group(hall).err(),
        }
    }

    /// What of a field has to be compared with the card before it is saved.
    fn warnings(&self, place: usize, hall: &Hall) -> Vec<String> {
        let lang = hall.lang;
        let notices = match place {
            NAME => self.read_name(hall).map(|name| name.notices).unwrap_or_default(),
            NUMBER => self.citizen(hall).map(|number| number.notices).unwrap_or_default(),
            _ => Vec::new(),
        };
        let mut warnings: Vec<String> = notices
            .into_iter()
            .map(|notice| fault::notice(lang, notice).to_owned())
            .collect();
        let of_card = self.of_card.iter().filter(|(of, text, _)| *of == place && self.form.text(place) == *text);
        warnings.extend(of_card.map(|(_, _, said)| said.clone()));
        if let Some(Parsed { value: number, .. }) = self.citizen(hall)
            && matches!(place, BIRTH | SEX)
        {
            // Where one of the two is missing, the number itself stands in for it and agrees.
            let birth = self.read_birth(hall).unwrap_or(Birth::Year(number.birth_year()));
            let sex = self.read_sex(hall).unwrap_or(number.sex());
            let of_field = match place {
                BIRTH => number.agrees_with(birth, number.sex()),
                _ => number.agrees_with(Birth::Year(number.birth_year()), sex),
            };
            warnings.extend(of_field.iter().map(|said| fault::disagreement(lang, said)));
        }
        warnings
    }

    /// What can be chosen in the field with the cursor, or what was.
    fn choices(&self, hall: &Hall) -> Option<String> {
        let lang = hall.lang;
        let typed = self.form.text(self.form.place());
        match self.form.place() {
            NUMBER if typed.trim().is_empty() => Some(other_documents(lang)),
            NUMBER => other_document(&typed).map(|(kind, _)| terms::document(lang, kind).to_owned()),
            UNIT => {
                let list = fitting(units(hall), &typed)
                    .map(|unit| format!("{} {}", unit.code, unit.name.as_str()))
                    .collect::<Vec<_>>()
                    .join(" · ");
                (!list.is_empty()).then(|| text::UNITS.with(lang, &[("units", &list)]))
            }
            _ => None,
        }
    }

    /// Captions, suggestions, and what is said under each field.
    pub(super) fn around(&self, hall: &Hall) -> Vec<Surroundings> {
        let lang = hall.lang;
        let around = CAPTIONS.iter().enumerate().map(|(place, (caption, suggestion))| {
            let mut notes = Vec::new();
            if self.form.was_left(place) {
                match self.fault(place, hall) {
                    Some(why) => notes.push((Meaning::Stop, why)),
                    None => notes.extend(
                        self.warnings(place, hall)
                            .into_iter()
                            .map(|why| (Meaning::Warning, why)),
                    ),
                }
            }
            if place == self.form.place() {
                notes.extend(self.choices(hall).map(|choices| (Meaning::Muted, choices)));
            }
            Surroundings {
                caption: caption.get(lang).to_owned(),
                suggestion: suggestion.map_or("", |text| text.get(lang)).to_owned(),
                notes,
            }
        });
        around.collect()
    }

    /// The fields, for drawing.
    pub(super) const fn form(&self) -> &Form {
        &self.form
    }
}

/// Reads a field that may stay empty.
fn optional<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    if text.trim().is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

/// The kind of the document whose digit stands first, and what follows it.
fn other_document(typed: &str) -> Option<(DocumentKind, &str)> {
    let typed = typed.trim();
    let (digit, number) = typed.split_once(' ').unwrap_or((typed, ""));
    let place: usize = digit.parse().ok()?;
    let kind = DocumentKind::ALL.get(place.checked_sub(1)?)?;
    (digit.len() == 1).then_some((*kind, number))
}

/// The documents other than the citizen card, each with its digit.
fn other_documents(lang: Lang) -> String {
    let kinds = DocumentKind::ALL.iter().enumerate();
    let kinds: Vec<String> = kinds
        .map(|(place, kind)| format!("{}={}", place + 1, terms::document(lang, *kind)))
        .collect();
    text::OTHER_DOCUMENTS.with(lang, &[("documents", &kinds.join(" · "))])
}

/// The units of the day.
fn units(hall: &Hall) -> &[Unit] {
    hall.day.as_ref().map_or(&[], |day| &day.info.units)
}

/// The units that have everything that was typed in their code or name.
fn fitting<'a>(units: &'a [Unit], typed: &str) -> impl Iterator<Item = &'a Unit> {
    let words: Vec<String> = fold(typed).split_whitespace().map(str::to_owned).collect();
    units.iter().filter(move |unit| {
        let unit = fold(&format!("{} {}", unit.code, unit.name.as_str()));
        words.iter().all(|word| unit.contains(word))
    })
}

/// The one that there is, unless there are more.
fn only<T>(mut all: impl Iterator<Item = T>) -> Option<T> {
    all.next().filter(|_| all.next().is_none())
}
