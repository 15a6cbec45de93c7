//! What is wrong with a template of certificates, or with one donor's sheet, as sentences.

use super::Lang;
use super::text::certificate as text;
use crate::domain::clean::printable;
use crate::domain::id::{PersonId, Ticket};
use crate::report::certificate::template::{MOST_TEXTS, Takes, Wrong};
use crate::report::certificate::{Field, Lack, TemplateFault, TooWide};

/// Why a template was not taken, and where.
#[must_use]
pub fn template(lang: Lang, fault: &TemplateFault) -> String {
    let (line, wrong) = (fault.at.line, wrong(lang, &fault.wrong));
    match fault.at.entry {
        None => text::AT_LINE.with(lang, &[("line", &line), ("wrong", &wrong)]),
        Some(entry) => text::AT_ENTRY.with(lang, &[("line", &line), ("entry", &entry), ("wrong", &wrong)]),
    }
}

fn wrong(lang: Lang, wrong: &Wrong) -> String {
    match wrong {
        Wrong::NotToml(what) => text::NOT_TOML.with(lang, &[("what", &printable(what.trim()))]),
        Wrong::UnknownKey { key, nearest } => {
            text::UNKNOWN_KEY.with(lang, &[("key", &printable(key)), ("nearest", nearest)])
        }
        Wrong::UnknownField { name, nearest } => {
            let (name, nearest) = (in_braces(&printable(name)), in_braces(nearest));
            text::UNKNOWN_FIELD.with(lang, &[("name", &name), ("nearest", &nearest)])
        }
        Wrong::Brace => text::BRACE.with(lang, &[("field", &in_braces(Field::FullName.name()))]),
        Wrong::Missing(key) => text::MISSING.with(lang, &[("key", key)]),
        Wrong::Kind { key, takes } => text::KIND.with(lang, &[("key", key), ("takes", &kind(lang, *takes))]),
        Wrong::Range { key, least, most } => {
            text::RANGE.with(lang, &[("key", key), ("least", least), ("most", most)])
        }
        Wrong::Unprintable(key) => text::UNPRINTABLE.with(lang, &[("key", key)]),
        Wrong::PaperTwice => text::PAPER_TWICE.get(lang).to_owned(),
        Wrong::BesidePaper => text::BESIDE_PAPER.get(lang).to_owned(),
        Wrong::LeastAboveSize => text::LEAST_ABOVE_SIZE.get(lang).to_owned(),
        Wrong::Texts => text::TEXTS.with(lang, &[("most", &MOST_TEXTS)]),
    }
}

fn in_braces(name: &str) -> String {
    format!("{{{name}}}")
}

fn kind(lang: Lang, takes: Takes) -> String {
    match takes {
        Takes::Number => text::TAKES_NUMBER.get(lang).to_owned(),
        Takes::Text => text::TAKES_TEXT.get(lang).to_owned(),
        Takes::YesOrNo => text::TAKES_YES_OR_NO.get(lang).to_owned(),
        Takes::Section => text::TAKES_SECTION.get(lang).to_owned(),
        Takes::Word(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
            text::TAKES_WORD.with(lang, &[("words", &words.join(", "))])
        }
    }
}

/// What a donor lacks for a certificate, and how to add it.
#[must_use]
pub fn lack(lang: Lang, ticket: Ticket, person: PersonId, lack: &Lack) -> String {
    let key = match lack.field {
        Field::Unit => Some("unit"),
        Field::Rank => Some("rank"),
        Field::BloodGroup => Some("blood_group"),
        Field::NationalIdMasked => Some("national_id"),
        Field::FullName
        | Field::FullNameUpper
        | Field::BirthDate
        | Field::Sex
        | Field::VolumeMl
        | Field::DonationDate
        | Field::Day
        | Field::Month
        | Field::Year
        | Field::Site
        | Field::Hospital
        | Field::Serial
        | Field::Title => None,
    };
    let fix = match key {
        Some(key) => text::LACKS_FIX_PERSON.with(lang, &[("person", &person), ("key", &key)]),
        None => text::LACKS_FIX.get(lang).to_owned(),
    };
    let field = in_braces(lack.field.name());
    text::LACKS.with(
        lang,
        &[
            ("ticket", &ticket),
            ("field", &field),
            ("line", &lack.at.line),
            ("fix", &fix),
        ],
    )
}

/// A text that has no room at its place.
#[must_use]
pub fn too_wide(lang: Lang, it: &TooWide) -> String {
    text::TOO_WIDE.with(
        lang,
        &[
            ("ticket", &it.ticket),
            ("line", &it.at.line),
            ("room", &tenths(lang, it.room)),
            ("least", &tenths(lang, it.least)),
        ],
    )
}

/// A length as people read it.
fn tenths(lang: Lang, length: f32) -> String {
    let shown = format!("{length:.1}");
    let shown = shown.strip_suffix(".0").unwrap_or(&shown);
    match lang {
        Lang::Vi => shown.replace('.', ","),
        Lang::En => shown.to_owned(),
    }
}
