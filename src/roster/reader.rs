//! The cells of one row, field by field: each is read, put right where that can be checked, or refused.

use super::cells::Cell;
use super::draft::{Context, Drafted, Fault, Listed, Note};
use super::meaning::Meaning;
use super::number::{self, ReadNumber};
use super::wire::RawRow;
use crate::domain::birth::{self, Birth, DateFault};
use crate::domain::clean::Label;
use crate::domain::document::{Document, DocumentKind, Documents};
use crate::domain::identity::{BloodGroup, CitizenNumber, Phone, Sex};
use crate::domain::name::{FullName, fold};
use crate::domain::person::{DonationCount, EarlierDonations};
use crate::domain::unit::UnitCode;
use crate::domain::{participant, rank};
use crate::i18n::text::list as text;
use crate::i18n::{Lang, fault};

/// What marks say yes, no, and nothing.
type Marks = (
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

const MARKS: Marks = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/words/marks.rs"));

/// Reads a row that has the right shape. All faults are found, not only the first.
pub(super) fn read(row: &RawRow, context: &Context<'_>) -> Result<Drafted, Vec<Fault>> {
    let mut reader = Reader {
        row,
        context,
        faults: Vec::new(),
        notes: Vec::new(),
    };
    reader.refuse_broken_cells();
    let listed = reader.person();
    match listed {
        Some(listed) if reader.faults.is_empty() => Ok(Drafted {
            listed,
            notes: reader.notes,
        }),
        Some(_) | None => Err(reader.faults),
    }
}

struct Reader<'a> {
    row: &'a RawRow,
    context: &'a Context<'a>,
    faults: Vec<Fault>,
    notes: Vec<Note>,
}

impl<'a> Reader<'a> {
    fn lang(&self) -> Lang {
        self.context.lang
    }

    fn cell(&self, meaning: Meaning) -> &'a Cell {
        self.row
            .cells
            .iter()
            .find(|(other, _)| *other == meaning)
            .map_or(&Cell::Empty, |(_, cell)| cell)
    }

    /// The text of a cell that says something.
    fn text(&self, meaning: Meaning) -> Option<&'a str> {
        self.cell(meaning).as_text().filter(|text| !says_nothing(text))
    }

    fn refuse(&mut self, field: Meaning, message: impl Into<String>) {
        self.faults.push(Fault {
            field: Some(field),
            message: message.into(),
        });
    }

    /// The value, or none and one fault more.
    fn taken<T>(&mut self, field: Meaning, read: Result<T, String>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(message) => {
                self.refuse(field, message);
                None
            }
        }
    }

    /// Errors of the spreadsheet and endless texts are never taken for nothing.
    fn refuse_broken_cells(&mut self) {
        for (meaning, cell) in &self.row.cells {
            match cell {
                Cell::Error(error) => {
                    let message = text::CELL_ERROR.with(self.lang(), &[("error", error)]);
                    self.refuse(*meaning, message);
                }
                Cell::TooLong(bytes) => {
                    let message = text::CELL_TOO_LONG.with(self.lang(), &[("bytes", bytes)]);
                    self.refuse(*meaning, message);
                }
                Cell::Empty | Cell::Text(_) | Cell::Number(_) | Cell::Date(_) => {}
            }
        }
    }

    fn person(&mut self) -> Option<Listed> {
        let full_name = self.full_name();
        let (sex, birth_beside) = self.sex();
        let birth = self.birth(birth_beside);
        let found = self.number(birth, sex);
        let unit = self.unit();
        let rank = self.label(Meaning::Rank).map(rank::canonical);
        let phone = self.phone();
        let kind = self.label(Meaning::Kind).map(participant::canonical);
        let blood_group = self.blood_group();
        let club_member = self.club_member();
        let earlier = self.earlier();
        let (national_id, old_card) = found;
        let mut documents: Documents = old_card.into_iter().collect();
        for (field, kind) in [
            (Meaning::PoliceId, DocumentKind::PoliceId),
            (Meaning::MilitaryId, DocumentKind::MilitaryId),
            (Meaning::Passport, DocumentKind::Passport),
        ] {
            if let Some(number) = self.text(field) {
                let read = Document::parse(kind, number).map_err(|why| fault::document(self.lang(), &why));
                self.taken(field, read)
                    .into_iter()
                    .for_each(|document| documents.put(document));
            }
        }
        let birth = birth.or_else(|| self.birth_from(national_id.as_ref()));
        let sex_from_number = sex.is_none();
        let sex = sex.or_else(|| self.sex_from(national_id.as_ref()));
        if national_id.is_none() {
            self.notes.push(Note::ToComplete(Meaning::NationalId));
        }
        if matches!(birth, Some(Birth::Year(_))) {
            self.notes.push(Note::ToComplete(Meaning::BirthDate));
        }
        Some(Listed {
            full_name: full_name?,
            birth: birth?,
            sex: sex?,
            sex_from_number,
            national_id,
            documents,
            unit,
            rank,
            phone,
            kind,
            blood_group,
            club_member,
            earlier,
        })
    }

    fn full_name(&mut self) -> Option<FullName> {
        let part = |meaning| self.cell(meaning).as_text().unwrap_or_default();
        let whole = part(Meaning::FullName);
        let family = part(Meaning::FamilyAndMiddle);
        let given = part(Meaning::Given);
        let whole = if whole.is_empty() { family } else { whole };
        // Some lists repeat the given name in a column of its own.
        let repeated = !whole.is_empty() && fold(whole).split(' ').next_back() == Some(fold(given).as_str());
        let joined = if given.is_empty() || repeated {
            whole.to_owned()
        } else {
            format!("{whole} {given}")
        };
        let read = FullName::parse(&joined).map_err(|why| fault::name(self.lang(), &why));
        let parsed = self.taken(Meaning::FullName, read)?;
        let told = parsed.notices.into_iter();
        self.notes
            .extend(told.map(|notice| Note::Told(Meaning::FullName, notice)));
        Some(match in_small_letters(&parsed.value) {
            Some(name) => {
                self.notes.push(Note::Restored {
                    field: Meaning::FullName,
                    from: parsed.value.as_str().to_owned(),
                    to: name.as_str().to_owned(),
                });
                name
            }
            None => parsed.value,
        })
    }

    /// The sex, and the birth where the list writes it into the column of the sex.
    fn sex(&mut self) -> (Option<Sex>, Option<Cell>) {
        let word = self
            .text(Meaning::Sex)
            .map(|word| Sex::parse(word).map_err(|why| fault::sex(self.lang(), &why)));
        let said = word.and_then(|word| self.taken(Meaning::Sex, word));
        let mut marked = None;
        let mut birth = None;
        for (meaning, sex) in [(Meaning::Male, Sex::Male), (Meaning::Female, Sex::Female)] {
            let cell = self.cell(meaning);
            if cell.is_empty()
                || cell
                    .as_text()
                    .is_some_and(|text| mark(text) == Some(false) || says_nothing(text))
            {
                continue;
            }
            let is_mark = cell
                .as_text()
                .is_some_and(|text| mark(text) == Some(true) || Sex::parse(text) == Ok(sex));
            let is_birth = matches!(cell, Cell::Date(_))
                || cell
                    .as_text()
                    .is_some_and(|text| text.bytes().filter(u8::is_ascii_digit).count() >= 4);
            if !is_mark && !is_birth {
                self.refuse(
                    Meaning::Sex,
                    text::SEX_MARK.with(self.lang(), &[("text", &cell.shown())]),
                );
                continue;
            }
            if marked.replace(sex).is_some() {
                self.refuse(Meaning::Sex, text::SEX_BOTH.get(self.lang()));
            }
            if is_birth && !is_mark {
                birth = Some(cell.clone());
            }
        }
        if let (Some(said), Some(marked)) = (said, marked)
            && said != marked
        {
            self.refuse(Meaning::Sex, text::SEX_BOTH.get(self.lang()));
        }
        (said.or(marked), birth)
    }

    fn birth(&mut self, beside: Option<Cell>) -> Option<Birth> {
        let day = self.text(Meaning::BirthDay);
        let month = self.text(Meaning::BirthMonth);
        let in_parts = match (day, month, self.text(Meaning::BirthYear)) {
            (Some(day), Some(month), Some(year)) => Some(Cell::Text(format!("{day}/{month}/{year}"))),
            _ => None,
        };
        let cells = match in_parts {
            Some(cell) => vec![cell],
            None => [
                self.cell(Meaning::BirthDate).clone(),
                self.cell(Meaning::BirthYear).clone(),
            ]
            .into_iter()
            .chain(beside)
            .filter(|cell| match cell {
                Cell::Empty | Cell::Error(_) | Cell::TooLong(_) => false,
                Cell::Text(text) | Cell::Number(text) => !says_nothing(text),
                Cell::Date(_) => true,
            })
            .collect(),
        };
        let mut birth: Option<Birth> = None;
        for cell in cells {
            let read = self.one_birth(&cell);
            let next = self.taken(Meaning::BirthDate, read)?;
            match birth {
                Some(known) if known.year() != next.year() => {
                    self.refuse(Meaning::BirthDate, text::BIRTH_TWO.get(self.lang()));
                    return None;
                }
                Some(Birth::Date(_)) => {}
                Some(Birth::Year(_)) | None => birth = Some(next),
            }
        }
        birth
    }

    /// Reads one cell that tells a birth.
    fn one_birth(&mut self, cell: &Cell) -> Result<Birth, String> {
        let today = self.context.today;
        let bad = |why: DateFault| fault::date(self.context.lang, &why);
        let written = match cell {
            Cell::Date(date) => date.to_string(),
            Cell::Number(number) => match number::date_of_serial(number) {
                Some(date) => date.to_string(),
                // A date that was typed as digits loses its first zero.
                None if number.len() == 7 => format!("0{number}"),
                None => number.clone(),
            },
            Cell::Text(text) => text.chars().filter(|c| !c.is_whitespace()).collect(),
            Cell::Empty | Cell::Error(_) | Cell::TooLong(_) => String::new(),
        };
        if let Cell::Text(text) = cell
            && text.contains(['\n', '\t'])
        {
            return Err(bad(DateFault::NotADate));
        }
        // The month without the day tells as much as the year.
        if let Some((month, year)) = written.split_once(['/', '-', '.'])
            && (1..=2).contains(&month.len())
            && year.len() == 4
            && month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month))
        {
            return Birth::parse(year, today).map_err(bad);
        }
        Birth::parse(&written, today).map_err(bad)
    }

    /// The 12-digit number, and the old card's number where a column holds that instead.
    fn number(
        &mut self,
        birth: Option<Birth>,
        sex: Option<Sex>,
    ) -> (Option<CitizenNumber>, Option<Document>) {
        let mut found: Option<CitizenNumber> = None;
        let mut old_card = None;
        for field in [Meaning::NationalId, Meaning::OldIdCard] {
            let Some(written) = self.text(field) else {
                if matches!(self.cell(field), Cell::Date(_)) {
                    self.refuse(field, text::NUMBER_IS_DATE.get(self.lang()));
                }
                continue;
            };
            match number::read(self.lang(), written, birth, sex, self.context.today) {
                Ok(ReadNumber::Citizen { number, restored }) => {
                    if restored {
                        self.notes.push(Note::Restored {
                            field: Meaning::NationalId,
                            from: written.to_owned(),
                            to: number.value.as_str().to_owned(),
                        });
                    }
                    if found.as_ref().is_some_and(|other| *other != number.value) {
                        self.refuse(field, text::NUMBER_TWO.get(self.lang()));
                    }
                    let told = number.notices.into_iter();
                    self.notes
                        .extend(told.map(|notice| Note::Told(Meaning::NationalId, notice)));
                    if let (Some(birth), sex) = (birth, sex) {
                        let differs = number
                            .value
                            .agrees_with(birth, sex.unwrap_or_else(|| number.value.sex()));
                        self.notes.extend(differs.into_iter().map(Note::Differs));
                    }
                    found = Some(number.value);
                }
                Ok(ReadNumber::OldCard(document)) => old_card = Some(document),
                Err(message) => self.refuse(field, message),
            }
        }
        (found, old_card)
    }

    fn birth_from(&mut self, number: Option<&CitizenNumber>) -> Option<Birth> {
        let faulty = |fault: &Fault| matches!(fault.field, Some(Meaning::BirthDate | Meaning::NationalId));
        if let Some(number) = number {
            self.notes.push(Note::YearFromNumber(number.birth_year()));
            Some(Birth::Year(number.birth_year()))
        } else {
            if !self.faults.iter().any(faulty) {
                self.refuse(Meaning::BirthDate, text::BIRTH_MISSING.get(self.lang()));
            }
            None
        }
    }

    fn sex_from(&mut self, number: Option<&CitizenNumber>) -> Option<Sex> {
        let faulty = |fault: &Fault| matches!(fault.field, Some(Meaning::Sex | Meaning::NationalId));
        if let Some(number) = number {
            self.notes.push(Note::SexFromNumber(number.sex()));
            Some(number.sex())
        } else {
            if !self.faults.iter().any(faulty) {
                self.refuse(Meaning::Sex, text::SEX_MISSING.get(self.lang()));
            }
            None
        }
    }

    fn unit(&mut self) -> Option<UnitCode> {
        let named = [Meaning::UnitCode, Meaning::Unit]
            .into_iter()
            .filter_map(|meaning| self.text(meaning));
        let mut unknown = None;
        for name in named {
            if let Some(code) = self.context.units.find(name) {
                return Some(code.clone());
            }
            unknown = unknown.or(Some(name));
        }
        let common = self.context.unit.as_ref().map(|(code, _)| code.clone());
        let Some(named) = unknown else {
            return common;
        };
        if let Some(code) = UnitCode::parse(named).filter(|code| code.as_str().is_ascii()) {
            return Some(code);
        }
        if let Some(taken) = common {
            self.notes.push(Note::UnitUnknown {
                named: named.to_owned(),
                taken: taken.clone(),
            });
            Some(taken)
        } else {
            let message = text::UNIT_UNKNOWN.with(self.lang(), &[("unit", &named)]);
            self.refuse(Meaning::Unit, message);
            None
        }
    }

    fn label(&mut self, field: Meaning) -> Option<Label> {
        let read = Label::parse(self.text(field)?).map_err(|why| fault::text(self.lang(), &why));
        self.taken(field, read)
    }

    fn phone(&mut self) -> Option<Phone> {
        let written = self.text(Meaning::Phone)?;
        let read = number::phone(written).map_err(|why| fault::phone(self.lang(), &why));
        let (phone, restored) = self.taken(Meaning::Phone, read)?;
        if restored {
            self.notes.push(Note::Restored {
                field: Meaning::Phone,
                from: written.to_owned(),
                to: phone.as_str().to_owned(),
            });
        }
        Some(phone)
    }

    fn blood_group(&mut self) -> Option<BloodGroup> {
        let written = self.text(Meaning::BloodGroup)?;
        let rh = self.text(Meaning::Rh).unwrap_or_default();
        let read = number::blood_group(written, rh).map_err(|why| fault::blood_group(self.lang(), &why));
        self.taken(Meaning::BloodGroup, read)
    }

    fn club_member(&mut self) -> Option<bool> {
        let written = self.text(Meaning::ClubMember)?;
        let read = mark(written).ok_or_else(|| text::YES_OR_NO.with(self.lang(), &[("text", &written)]));
        self.taken(Meaning::ClubMember, read)
    }

    /// Donations before this program. Who tells when the last one was has given once at least.
    fn earlier(&mut self) -> Option<EarlierDonations> {
        let times = self.text(Meaning::TimesDonated).and_then(|written| {
            let digits: String = written.chars().take_while(char::is_ascii_digit).collect();
            let read = DonationCount::parse(&digits)
                .ok_or_else(|| text::TIMES.with(self.lang(), &[("text", &written)]));
            self.taken(Meaning::TimesDonated, read)
        });
        let today = self.context.today;
        let last = match self.cell(Meaning::LastDonation) {
            Cell::Date(date) => Some(date.to_string()),
            Cell::Number(number) => {
                Some(number::date_of_serial(number).map_or_else(|| number.clone(), |date| date.to_string()))
            }
            Cell::Text(text) if !says_nothing(text) => Some(text.clone()),
            Cell::Text(_) | Cell::Empty | Cell::Error(_) | Cell::TooLong(_) => None,
        };
        let last = last.and_then(|written| {
            let read = birth::parse_date(&written, today).map_err(|why| fault::date(self.lang(), &why));
            self.taken(Meaning::LastDonation, read)
        });
        if times.is_some_and(|times| times.get() == 0) && last.is_some() {
            self.refuse(
                Meaning::TimesDonated,
                crate::i18n::text::cli::NEVER_AND_LAST.get(self.lang()),
            );
        }
        let times = times.or(last.map(|_| DonationCount::ONE))?;
        Some(EarlierDonations { times, last })
    }
}

/// The name with small letters behind the first ones, where it is written in capitals alone.
fn in_small_letters(name: &FullName) -> Option<FullName> {
    let text = name.as_str();
    let letters = text.chars().filter(|c| c.is_alphabetic());
    if text.chars().any(char::is_lowercase) || letters.count() < 2 {
        return None;
    }
    let mut first = true;
    let mut small = String::with_capacity(text.len());
    for c in text.chars() {
        if first {
            small.push(c);
        } else {
            small.extend(c.to_lowercase());
        }
        first = if c.is_alphabetic() {
            false
        } else {
            matches!(c, ' ' | '\'' | '-' | '.') || first
        };
    }
    FullName::parse(&small)
        .ok()
        .map(|parsed| parsed.value)
        .filter(|small| small != name)
}

/// Whether a mark says yes or no.
fn mark(text: &str) -> Option<bool> {
    let (yes, no, _) = MARKS;
    let folded = fold(text.trim());
    let raw = text.trim();
    if yes.contains(&folded.as_str()) || yes.contains(&raw) {
        Some(true)
    } else if no.contains(&folded.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// Whether a cell is filled with a sign for nothing.
fn says_nothing(text: &str) -> bool {
    let (.., nothing) = MARKS;
    let folded = fold(text.trim());
    nothing.contains(&folded.as_str())
}
