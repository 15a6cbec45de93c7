//! Faults and notices of the domain as sentences: what is wrong, and what would be right.
//!
//! One function a type, so that a new kind of fault does not compile until it has its sentence.

use super::scan::Wanted;
use super::text::fault as text;
use super::text::ticket as ticket_text;
use super::{Lang, Text, format, scan};
use chrono::NaiveDate;

use crate::domain::bag::{BagFault, BagPattern, LabelKind, LabelPart, PatternFault};
use crate::domain::birth::DateFault;
use crate::domain::card::{CardFault, Damage, DamagedCard};
use crate::domain::certificate::{CountFault, Serial, SerialFault};
use crate::domain::clean::{Notice, TextFault, Unwanted, printable};
use crate::domain::document::DocumentFault;
use crate::domain::identity::{
    BloodGroupFault, CitizenNumber, CitizenNumberFault, Disagreement, PhoneFault, SexFault,
};
use crate::domain::name::{FullName, NameFault};
use crate::domain::ticket::TicketFault;
use crate::domain::vitals::{MeasuredIn, NumberFault, Volume};
use crate::domain::weighing::WeighFault;

/// Why a note or a label was not taken.
#[must_use]
pub fn text(lang: Lang, fault: &TextFault) -> String {
    match fault {
        TextFault::Empty => text::TEXT_EMPTY.get(lang).to_owned(),
        TextFault::TooLong { most } => text::TEXT_TOO_LONG.with(lang, &[("most", most)]),
        TextFault::Unwanted(kind) => unwanted(lang, *kind).to_owned(),
        TextFault::Marks => text::TEXT_MARKS.get(lang).to_owned(),
    }
}

fn unwanted(lang: Lang, kind: Unwanted) -> &'static str {
    match kind {
        Unwanted::Break => text::UNWANTED_BREAK,
        Unwanted::Control => text::UNWANTED_CONTROL,
        Unwanted::Direction => text::UNWANTED_DIRECTION,
        Unwanted::Invisible => text::UNWANTED_INVISIBLE,
        Unwanted::Meaningless => text::UNWANTED_MEANINGLESS,
        Unwanted::Lost => text::UNWANTED_LOST,
    }
    .get(lang)
}

/// Why a serial of a certificate was not taken.
#[must_use]
pub fn serial(lang: Lang, fault: SerialFault) -> String {
    match fault {
        SerialFault::Empty => text::SERIAL_EMPTY.get(lang).to_owned(),
        SerialFault::TooLong => text::SERIAL_TOO_LONG.with(lang, &[("most", &Serial::MOST)]),
        SerialFault::Character(c) => {
            text::SERIAL_CHARACTER.with(lang, &[("char", &printable(&c.to_string()))])
        }
    }
}

/// Why no serial follows on another one.
#[must_use]
pub fn count(lang: Lang, serial: &Serial, fault: CountFault) -> String {
    match fault {
        CountFault::NoNumber => text::SERIAL_NO_NUMBER,
        CountFault::Overflow => text::SERIAL_OVERFLOW,
    }
    .with(lang, &[("serial", serial)])
}

/// Why a name was not taken.
#[must_use]
pub fn name(lang: Lang, fault: &NameFault) -> String {
    let shown = |c: &char| printable(&c.to_string());
    match fault {
        NameFault::Empty => text::NAME_EMPTY.get(lang).to_owned(),
        NameFault::TooLong => text::NAME_TOO_LONG.with(lang, &[("most", &FullName::MOST)]),
        NameFault::Unwanted(kind) => unwanted(lang, *kind).to_owned(),
        NameFault::Digit => text::NAME_DIGIT.get(lang).to_owned(),
        NameFault::OtherAlphabet(c) => text::NAME_OTHER_ALPHABET.with(lang, &[("char", &shown(c))]),
        NameFault::LegacyEncoding(c) => text::NAME_LEGACY.with(lang, &[("char", &shown(c))]),
        NameFault::NotALetter(c) => text::NAME_NOT_A_LETTER.with(lang, &[("char", &shown(c))]),
        NameFault::Marks => text::TEXT_MARKS.get(lang).to_owned(),
        NameFault::FirstNotLetter => text::NAME_FIRST.get(lang).to_owned(),
    }
}

/// Why a date was not taken.
#[must_use]
pub fn date(lang: Lang, fault: &DateFault) -> String {
    match fault {
        DateFault::Empty => text::DATE_EMPTY.get(lang).to_owned(),
        DateFault::NotADate => text::DATE_NOT_A_DATE.get(lang).to_owned(),
        DateFault::ForeignDigits => text::DATE_FOREIGN_DIGITS.get(lang).to_owned(),
        DateFault::TwoDigitYear => text::DATE_TWO_DIGIT_YEAR.get(lang).to_owned(),
        DateFault::YearOnly => text::DATE_YEAR_ONLY.get(lang).to_owned(),
        DateFault::NoSuchMonth { month } => text::DATE_NO_MONTH.with(lang, &[("month", month)]),
        DateFault::NoSuchDay { day, month, year } => {
            text::DATE_NO_DAY.with(lang, &[("day", day), ("month", month), ("year", year)])
        }
        DateFault::Future { today } => text::DATE_FUTURE.with(lang, &[("today", &format::date(*today))]),
        DateFault::TooOld => text::DATE_TOO_OLD.get(lang).to_owned(),
    }
}

/// Why a citizen number was not taken.
#[must_use]
pub fn citizen_number(lang: Lang, fault: &CitizenNumberFault) -> String {
    match fault {
        CitizenNumberFault::Empty => text::CITIZEN_EMPTY.get(lang).to_owned(),
        CitizenNumberFault::NotDigits => text::CITIZEN_NOT_DIGITS.get(lang).to_owned(),
        CitizenNumberFault::Length { found: 9 } => text::CITIZEN_OLD_CARD.get(lang).to_owned(),
        CitizenNumberFault::Length {
            found: found @ 10..=11,
        } => text::CITIZEN_LOST_ZEROS.with(lang, &[("found", found)]),
        CitizenNumberFault::Length { found } if *found == 2 * CitizenNumber::DIGITS => {
            text::CITIZEN_TWO_SCANS.get(lang).to_owned()
        }
        CitizenNumberFault::Length { found } => text::CITIZEN_LENGTH.with(lang, &[("found", found)]),
        CitizenNumberFault::NoPlace => text::CITIZEN_NO_PLACE.get(lang).to_owned(),
        CitizenNumberFault::FutureBirth { year } => text::CITIZEN_FUTURE.with(lang, &[("year", year)]),
    }
}

/// What a citizen number says otherwise than the form, as a question to reception.
#[must_use]
pub fn disagreement(lang: Lang, disagreement: &Disagreement) -> String {
    match disagreement {
        Disagreement::BirthYear { number, given } => {
            text::DISAGREE_YEAR.with(lang, &[("number", number), ("given", given)])
        }
        Disagreement::Sex { number, given } => text::DISAGREE_SEX.with(
            lang,
            &[
                ("number", &format::sex(lang, *number)),
                ("given", &format::sex(lang, *given)),
            ],
        ),
    }
}

/// Why a telephone number was not taken.
#[must_use]
pub fn phone(lang: Lang, fault: &PhoneFault) -> String {
    match fault {
        PhoneFault::Empty => text::PHONE_EMPTY.get(lang).to_owned(),
        PhoneFault::NotDigits => text::PHONE_NOT_DIGITS.get(lang).to_owned(),
        PhoneFault::NoLeadingZero => text::PHONE_NO_ZERO.get(lang).to_owned(),
        PhoneFault::Length { found } => text::PHONE_LENGTH.with(lang, &[("found", found)]),
    }
}

/// Why a sex was not taken.
#[must_use]
pub fn sex(lang: Lang, SexFault: &SexFault) -> String {
    text::SEX_UNKNOWN.get(lang).to_owned()
}

/// Why a blood group was not taken.
#[must_use]
pub fn blood_group(lang: Lang, BloodGroupFault: &BloodGroupFault) -> String {
    text::BLOOD_GROUP_UNKNOWN.get(lang).to_owned()
}

/// Why the number of an identity document was not taken.
#[must_use]
pub fn document(lang: Lang, fault: &DocumentFault) -> String {
    match fault {
        DocumentFault::Empty => text::DOCUMENT_EMPTY.get(lang).to_owned(),
        DocumentFault::TooLong { most } => text::DOCUMENT_TOO_LONG.with(lang, &[("most", most)]),
        DocumentFault::Character(found) => {
            text::DOCUMENT_CHARACTER.with(lang, &[("found", &printable(&found.to_string()))])
        }
        DocumentFault::First => text::DOCUMENT_FIRST.get(lang).to_owned(),
        DocumentFault::Digits { wanted } => text::DOCUMENT_DIGITS.with(lang, &[("wanted", wanted)]),
        DocumentFault::Passport { least, most } => {
            text::DOCUMENT_PASSPORT.with(lang, &[("least", least), ("most", most)])
        }
    }
}

/// Why a measured value was not taken.
#[must_use]
pub fn number(lang: Lang, fault: &NumberFault) -> String {
    match fault {
        NumberFault::Empty => text::NUMBER_EMPTY.get(lang).to_owned(),
        NumberFault::NotANumber => text::NUMBER_NOT_A_NUMBER.get(lang).to_owned(),
        NumberFault::TooPrecise { decimals: 0 } => text::NUMBER_WHOLE.get(lang).to_owned(),
        NumberFault::TooPrecise { .. } => text::NUMBER_ONE_DECIMAL.get(lang).to_owned(),
        NumberFault::Implausible {
            low,
            high,
            suggestion,
        } => {
            let (low, high) = (format::figure(lang, *low), format::figure(lang, *high));
            match suggestion {
                None => text::NUMBER_IMPLAUSIBLE.with(lang, &[("low", &low), ("high", &high)]),
                Some(suggestion) => {
                    let suggestion = format::figure(lang, *suggestion);
                    text::NUMBER_SUGGESTION.with(
                        lang,
                        &[("low", &low), ("high", &high), ("suggestion", &suggestion)],
                    )
                }
            }
        }
        NumberFault::OtherUnit { meant, unit } => {
            let unit = match unit {
                MeasuredIn::GramsPerLitre => "g/L",
                MeasuredIn::MillimetresOfMercury => "mmHg",
            };
            let meant = format::figure(lang, *meant);
            text::NUMBER_OTHER_UNIT.with(lang, &[("meant", &meant), ("unit", &unit)])
        }
        NumberFault::WithUnit { number } => {
            text::NUMBER_WITH_UNIT.with(lang, &[("number", &format::figure(lang, *number))])
        }
        NumberFault::LetterForDigit { letter, digit } => {
            text::NUMBER_LETTER.with(lang, &[("letter", letter), ("digit", digit)])
        }
        NumberFault::OtherDigits => text::NUMBER_OTHER_DIGITS.get(lang).to_owned(),
        NumberFault::NotAPair => text::NUMBER_NOT_A_PAIR.get(lang).to_owned(),
        NumberFault::SystolicNotAbove => text::NUMBER_SYSTOLIC.get(lang).to_owned(),
    }
}

/// Why a weight tells no volume.
#[must_use]
pub fn weighing(lang: Lang, fault: &WeighFault) -> String {
    match fault {
        WeighFault::Lighter(weighed) => {
            text::WEIGH_LIGHTER.with(lang, &[("gross", &weighed.gross), ("tare", &weighed.tare)])
        }
        WeighFault::TooHeavy { weighed, most } => text::WEIGH_TOO_HEAVY.with(
            lang,
            &[("gross", &weighed.gross), ("tare", &weighed.tare), ("most", most)],
        ),
    }
}

/// Says that a volume can't be told from a balance, and which key of the settings would change that.
#[must_use]
pub fn no_tare(lang: Lang, ordered: Volume) -> String {
    let key = format!("bag.tare_{ordered}_g");
    text::WEIGH_NO_TARE.with(lang, &[("volume", &ordered), ("key", &key)])
}

/// Why a bag code was not taken.
#[must_use]
pub fn bag(lang: Lang, fault: &BagFault) -> String {
    let shown = match fault {
        BagFault::Empty => text::BAG_EMPTY,
        BagFault::ForeignCharacter => text::BAG_FOREIGN,
        BagFault::OtherLabel(LabelKind::BloodGroup) => text::BAG_BLOOD_GROUP,
        BagFault::OtherLabel(LabelKind::Product) => text::BAG_PRODUCT,
        BagFault::OtherLabel(LabelKind::Expiry) => text::BAG_EXPIRY,
        BagFault::OtherLabel(LabelKind::CollectionDate) => text::BAG_COLLECTION_DATE,
        BagFault::OtherLabel(LabelKind::Donor) => text::BAG_DONOR,
        BagFault::OtherLabel(LabelKind::Staff) => text::BAG_STAFF,
        BagFault::OtherLabel(LabelKind::Other) => text::BAG_OTHER,
        BagFault::OtherPart { found, wanted } => match (found, wanted) {
            (LabelPart::Record, LabelPart::Tube) => text::BAG_RECORD_FOR_TUBE,
            (LabelPart::Record, _) => text::BAG_RECORD_FOR_BAG,
            (LabelPart::Container, _) => text::BAG_CONTAINER_LABEL,
            (LabelPart::Tube | LabelPart::Any, _) => text::BAG_TUBE_LABEL,
        },
        BagFault::CitizenNumber => text::BAG_CITIZEN,
        BagFault::Ticket(Some(ticket)) => return text::BAG_TICKET.with(lang, &[("ticket", ticket)]),
        BagFault::Ticket(None) => text::BAG_TICKET_MISREAD,
        BagFault::Length { found, needed } => {
            return text::BAG_LENGTH.with(lang, &[("found", found), ("needed", needed)]);
        }
        BagFault::RunTogether => text::BAG_RUN_TOGETHER,
        BagFault::NotADonationNumber => text::BAG_NOT_A_NUMBER,
        BagFault::LetterForDigit { place, letter, digit } => {
            return text::BAG_LETTER.with(lang, &[("place", place), ("letter", letter), ("digit", digit)]);
        }
        BagFault::NoCheckCharacter => text::BAG_NO_CHECK,
        BagFault::WrongCheck => text::BAG_WRONG_CHECK,
        BagFault::UnknownFlags => text::BAG_FLAGS,
        BagFault::OtherSystem(pattern) => return with_pattern(lang, text::BAG_OTHER_SYSTEM, pattern),
        BagFault::NotThePattern(pattern) => return with_pattern(lang, text::BAG_NOT_THE_PATTERN, pattern),
    };
    shown.get(lang).to_owned()
}

/// A text that names the hospital's own pattern and a code of it.
fn with_pattern(lang: Lang, text: Text, pattern: &BagPattern) -> String {
    text.with(lang, &[("pattern", pattern), ("example", &pattern.example())])
}

/// Why a pattern of bag codes was not taken.
#[must_use]
pub fn pattern(lang: Lang, fault: PatternFault) -> String {
    match fault {
        PatternFault::Empty => text::PATTERN_EMPTY.get(lang).to_owned(),
        PatternFault::Length { found } => text::PATTERN_LENGTH.with(
            lang,
            &[
                ("found", &found),
                ("least", &BagPattern::SHORTEST),
                ("most", &BagPattern::LONGEST),
            ],
        ),
        PatternFault::Character(found) => {
            text::PATTERN_CHARACTER.with(lang, &[("found", &printable(&found.to_string()))])
        }
        PatternFault::FewDigits { found } => {
            text::PATTERN_FEW_DIGITS.with(lang, &[("found", &found), ("least", &BagPattern::LEAST_DIGITS)])
        }
        PatternFault::LikeACitizenNumber => text::PATTERN_CITIZEN.get(lang).to_owned(),
        PatternFault::LikeATicket => text::PATTERN_TICKET.get(lang).to_owned(),
    }
}

/// Why a code is no ticket of the day, which is held on `today`.
#[must_use]
pub fn ticket(lang: Lang, fault: &TicketFault, today: NaiveDate) -> String {
    match fault {
        TicketFault::NotATicket => ticket_text::FAULT_NOT_A_TICKET.get(lang).to_owned(),
        TicketFault::BagCode => ticket_text::FAULT_BAG.get(lang).to_owned(),
        TicketFault::CitizenCard => ticket_text::FAULT_CITIZEN.get(lang).to_owned(),
        TicketFault::WrongCheck => ticket_text::FAULT_WRONG_CHECK.get(lang).to_owned(),
        TicketFault::Impossible => ticket_text::FAULT_IMPOSSIBLE.get(lang).to_owned(),
        TicketFault::OtherDate { date } => ticket_text::FAULT_OTHER_DATE.with(
            lang,
            &[("date", &format::date(*date)), ("today", &format::date(today))],
        ),
        TicketFault::OtherSite => ticket_text::FAULT_OTHER_SITE.get(lang).to_owned(),
        TicketFault::NobodyHasIt { ticket } => ticket_text::FAULT_NOBODY.with(lang, &[("ticket", ticket)]),
    }
}

/// What was done or seen while a value was read.
#[must_use]
pub const fn notice(lang: Lang, notice: Notice) -> &'static str {
    match notice {
        Notice::InvisibleDropped => text::NOTICE_INVISIBLE,
        Notice::LegacyEncoding => text::NOTICE_LEGACY,
        Notice::LookalikesRepaired => text::NOTICE_LOOKALIKES,
        Notice::UnknownPlace => text::NOTICE_UNKNOWN_PLACE,
        Notice::NameRepaired => text::NOTICE_NAME_REPAIRED,
        Notice::SexFromNumber => text::NOTICE_SEX_FROM_NUMBER,
        Notice::MarksLost => text::NOTICE_MARKS_LOST,
    }
    .get(lang)
}

/// Why a scan was not taken as a citizen card.
#[must_use]
pub fn card(lang: Lang, fault: &CardFault) -> String {
    match fault {
        CardFault::Empty => text::CARD_EMPTY,
        CardFault::TooLong => text::CARD_TOO_LONG,
        CardFault::Other(code) => return scan::other(lang, *code, Wanted::Card),
        CardFault::NumberOnly => text::CARD_NUMBER_ONLY,
        CardFault::NotACard => text::CARD_NOT_A_CARD,
        CardFault::CutOff => text::CARD_CUT_OFF,
        CardFault::TwoScans => text::CARD_TWO_SCANS,
        CardFault::Unwanted => text::CARD_UNWANTED,
        CardFault::InputMethod => text::CARD_INPUT_METHOD,
        CardFault::Number(_) => text::CARD_NUMBER,
        CardFault::OldNumber => text::CARD_OLD_NUMBER,
        CardFault::Birth(_) => text::CARD_BIRTH,
        CardFault::Issued => text::CARD_ISSUED,
        CardFault::Damaged(card) => return damaged_card(lang, card),
    }
    .get(lang)
    .to_owned()
}

/// What is lost of a citizen card, and how to go on.
#[must_use]
pub fn damaged_card(lang: Lang, card: &DamagedCard) -> String {
    match card.damage {
        Damage::Name(_) => text::CARD_NAME,
        Damage::Sex => text::CARD_SEX,
    }
    .with(lang, &[("scanned", &card.scanned_name)])
}

#[cfg(test)]
mod tests;
