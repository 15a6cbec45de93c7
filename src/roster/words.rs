//! What is said about a file or a row: the sentences for the faults and the notes.

use super::draft::Note;
use super::fault::{FileFault, Place, ShapeFault};
use super::meaning::Meaning;
use crate::domain::clean::printable;
use crate::domain::identity::Disagreement;
use crate::i18n::text::list as text;
use crate::i18n::{Lang, fault, format};

/// Why a whole file was not taken, and what to do.
pub fn file(lang: Lang, why: &FileFault) -> String {
    match why {
        FileFault::Empty => text::FILE_EMPTY.get(lang).to_owned(),
        FileFault::TooLarge { most } => text::FILE_TOO_LARGE.with(lang, &[("most", &(most >> 20))]),
        FileFault::NotAFile => text::FILE_NOT_A_FILE.get(lang).to_owned(),
        FileFault::Nul { row } => text::FILE_NUL.with(lang, &[("row", row)]),
        FileFault::NotUnicode { row } => text::FILE_NOT_UNICODE.with(lang, &[("row", row)]),
        FileFault::OneLine => text::FILE_ONE_LINE.get(lang).to_owned(),
        FileFault::Html => text::FILE_HTML.get(lang).to_owned(),
        FileFault::WorkbookNamedText => text::FILE_WORKBOOK_NAMED_TEXT.get(lang).to_owned(),
        FileFault::UnknownKind => text::FILE_UNKNOWN_KIND.get(lang).to_owned(),
        FileFault::OpenQuote { row } => text::FILE_OPEN_QUOTE.with(lang, &[("row", row)]),
        FileFault::NoHeader => text::FILE_NO_HEADER.get(lang).to_owned(),
        FileFault::ColumnTwice { row, titles } => {
            let titles: Vec<_> = titles.iter().map(|title| printable(title)).collect();
            text::FILE_COLUMN_TWICE.with(lang, &[("row", row), ("titles", &titles.join(", "))])
        }
        FileFault::ColumnMissing { row, meaning } => {
            text::FILE_COLUMN_MISSING.with(lang, &[("row", row), ("column", &field(lang, *meaning))])
        }
        FileFault::Formula { sheet, row, title } => {
            let sheet = if sheet.is_empty() {
                String::new()
            } else {
                text::IN_SHEET.with(lang, &[("sheet", &printable(sheet))])
            };
            text::FILE_FORMULA.with(
                lang,
                &[("title", &printable(title)), ("row", row), ("sheet", &sheet)],
            )
        }
        FileFault::Password => text::FILE_PASSWORD.get(lang).to_owned(),
        FileFault::Unreadable { what } => text::FILE_UNREADABLE.with(lang, &[("what", &printable(what))]),
        FileFault::TooMuchMemory => text::FILE_TOO_MUCH_MEMORY.get(lang).to_owned(),
        FileFault::TooMuchTime => text::FILE_TOO_MUCH_TIME.get(lang).to_owned(),
        FileFault::TooManyRows { most } => text::FILE_TOO_MANY_ROWS.with(lang, &[("most", most)]),
        FileFault::Broken { what } => text::FILE_BROKEN.with(lang, &[("what", &printable(what))]),
        FileFault::Cancelled => text::FILE_CANCELLED.get(lang).to_owned(),
    }
}

/// Why the shape of a row does not let it in, and what to do.
pub fn shape(lang: Lang, why: &ShapeFault) -> String {
    match why {
        ShapeFault::TooFewCells { found, wanted } => {
            text::ROW_TOO_FEW.with(lang, &[("found", found), ("wanted", wanted)])
        }
        ShapeFault::TooManyCells { found, wanted } => {
            text::ROW_TOO_MANY.with(lang, &[("found", found), ("wanted", wanted)])
        }
        ShapeFault::NumberOfSeveral { others } => {
            let rows: Vec<_> = others.iter().map(|place| place.row.to_string()).collect();
            text::ROW_NUMBER_OF_SEVERAL.with(lang, &[("rows", &rows.join(", "))])
        }
    }
}

/// Something about a row that was taken.
pub fn note(lang: Lang, note: &Note) -> String {
    match note {
        Note::Restored {
            field: about,
            from,
            to,
        } => text::NOTE_RESTORED.with(
            lang,
            &[
                ("field", &field(lang, *about)),
                ("from", &printable(from)),
                ("to", &printable(to)),
            ],
        ),
        Note::SexFromNumber(sex) => text::NOTE_SEX.with(lang, &[("sex", &format::sex(lang, *sex))]),
        Note::YearFromNumber(year) => text::NOTE_YEAR.with(lang, &[("year", year)]),
        Note::ToComplete(about) => text::NOTE_COMPLETE.with(lang, &[("field", &field(lang, *about))]),
        Note::UnitUnknown { named, taken } => {
            text::NOTE_UNIT.with(lang, &[("named", &printable(named)), ("taken", taken)])
        }
        Note::Told(about, notice) => format!("{}: {}", field(lang, *about), fault::notice(lang, *notice)),
        Note::Differs(Disagreement::BirthYear { number, given }) => {
            text::NOTE_DIFFERS_YEAR.with(lang, &[("number", number), ("given", given)])
        }
        Note::Differs(Disagreement::Sex { number, given }) => text::NOTE_DIFFERS_SEX.with(
            lang,
            &[
                ("number", &format::sex(lang, *number)),
                ("given", &format::sex(lang, *given)),
            ],
        ),
    }
}

/// What a column is called.
pub fn field(lang: Lang, meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::FullName | Meaning::FamilyAndMiddle | Meaning::Given => text::FIELD_FULL_NAME,
        Meaning::BirthDate | Meaning::BirthDay | Meaning::BirthMonth | Meaning::BirthYear => {
            text::FIELD_BIRTH
        }
        Meaning::Sex | Meaning::Male | Meaning::Female => text::FIELD_SEX,
        Meaning::NationalId => text::FIELD_NATIONAL_ID,
        Meaning::OldIdCard => text::FIELD_OLD_ID_CARD,
        Meaning::PoliceId => text::FIELD_POLICE_ID,
        Meaning::MilitaryId => text::FIELD_MILITARY_ID,
        Meaning::Passport => text::FIELD_PASSPORT,
        Meaning::Phone => text::FIELD_PHONE,
        Meaning::Rank => text::FIELD_RANK,
        Meaning::Unit | Meaning::UnitCode => text::FIELD_UNIT,
        Meaning::BloodGroup | Meaning::Rh => text::FIELD_BLOOD_GROUP,
        Meaning::ClubMember => text::FIELD_CLUB,
        Meaning::Kind => text::FIELD_KIND,
        Meaning::TimesDonated => text::FIELD_TIMES,
        Meaning::LastDonation => text::FIELD_LAST,
        Meaning::Ordinal => text::FIELD_ORDINAL,
    }
    .get(lang)
}

/// The rows of a fault, as a person finds them.
pub fn place(place: &Place, sheet: &str) -> String {
    if sheet.is_empty() {
        place.row.to_string()
    } else {
        format!("{}!{}", printable(sheet), place.row)
    }
}
