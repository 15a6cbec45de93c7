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
mod tests {
    use super::*;
    use crate::domain::bag::{BagCode, BagFormat};
    use crate::domain::birth::{Birth, parse_date};
    use crate::domain::clean::Parsed;
    use crate::domain::clean::{Label, Note};
    use crate::domain::document::{Document, DocumentKind};
    use crate::domain::identity::{BloodGroup, Phone, Sex};
    use crate::domain::vitals::{Grams, Haemoglobin, Pressure, Weight};
    use crate::domain::weighing::Weighed;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    /// The sentence in both languages, each of them complete.
    fn both(sentence: impl Fn(Lang) -> String) -> [String; 2] {
        let both = Lang::ALL.map(sentence);
        for text in &both {
            assert!(!text.contains('{') && text.ends_with(['.', ')']), "{text}");
        }
        assert_ne!(both[0], both[1]);
        both
    }

    #[test]
    fn a_sentence_names_what_was_typed_and_what_would_be_right() {
        let [vi, en] = both(|lang| number(lang, &Haemoglobin::parse("13,8").unwrap_err()));
        assert!(vi.contains("có phải 138 g/L không") && en.contains("is it 138 g/L?"));
        let [vi, en] = both(|lang| number(lang, &Weight::parse("625").unwrap_err()));
        assert!(vi.contains("từ 25 đến 250") && vi.contains("62,5") && en.contains("62.5"));
        let [vi, _] = both(|lang| number(lang, &Pressure::parse("12/8").unwrap_err()));
        assert!(vi.contains("120/80 mmHg"));
        let [vi, en] = both(|lang| number(lang, &Weight::parse("62,5kg").unwrap_err()));
        assert!(vi.contains("62,5") && en.contains("62.5"));
        let [vi, _] = both(|lang| number(lang, &Haemoglobin::parse("13O").unwrap_err()));
        assert!(vi.contains("chữ O") && vi.contains("số 0"));
        let [vi, _] = both(|lang| date(lang, &parse_date("23/11/2026", today()).unwrap_err()));
        assert!(vi.contains("22/11/2026"));
        let [vi, _] = both(|lang| name(lang, &FullName::parse("Nguy\u{435}n").unwrap_err()));
        assert!(vi.contains("“\u{435}”"));
        let [vi, _] = both(|lang| bag(lang, &BagCode::parse("=%5100").unwrap_err()));
        assert!(vi.contains("nhóm máu"));
    }

    #[test]
    fn every_kind_of_fault_has_a_whole_sentence() {
        for bad in [
            "",
            "a\nb",
            "a\u{1b}",
            "a\u{202e}b",
            "\u{3164}",
            "\u{e000}",
            "\u{fffd}",
            "\u{301}",
        ] {
            both(|lang| text(lang, &Note::parse(bad).unwrap_err()));
        }
        both(|lang| text(lang, &Label::parse(&"a".repeat(121)).unwrap_err()));
        for bad in [
            "",
            "a\tb",
            "A1",
            "\u{391}n",
            "V\u{a8}n",
            "a,b",
            "-a",
            "a\u{301}\u{301}\u{301}",
        ] {
            both(|lang| name(lang, &FullName::parse(bad).unwrap_err()));
        }
        both(|lang| name(lang, &FullName::parse(&"a".repeat(81)).unwrap_err()));
        for bad in [
            "",
            "x",
            "\u{ff11}",
            "1/1/90",
            "1990",
            "1/13/1990",
            "30/2/1990",
            "1/1/2030",
            "1/1/1800",
        ] {
            both(|lang| date(lang, &parse_date(bad, today()).unwrap_err()));
        }
        for bad in [
            "",
            "x",
            "1",
            "123456789",
            "1090012345",
            "000090012345",
            "001490012345",
        ] {
            both(|lang| citizen_number(lang, &CitizenNumber::parse(bad, today()).unwrap_err()));
        }
        let twice = CitizenNumber::parse(&"001090012345".repeat(2), today()).unwrap_err();
        assert!(citizen_number(Lang::Vi, &twice).contains("dính liền"));
        for bad in ["", "x", "1", "0"] {
            both(|lang| phone(lang, &Phone::parse(bad).unwrap_err()));
        }
        both(|lang| sex(lang, &Sex::parse("x").unwrap_err()));
        both(|lang| blood_group(lang, &BloodGroup::parse("x").unwrap_err()));
        for bad in ["", "\u{1b}", "-1", &"1".repeat(33)] {
            both(|lang| document(lang, &Document::parse(DocumentKind::WorkCard, bad).unwrap_err()));
        }
        for kind in [DocumentKind::OldIdCard, DocumentKind::Passport] {
            both(|lang| document(lang, &Document::parse(kind, "1").unwrap_err()));
        }
        for bad in ["", "x", "1,234", "1", "１２０"] {
            both(|lang| number(lang, &Weight::parse(bad).unwrap_err()));
        }
        both(|lang| number(lang, &Volume::parse("1.250").unwrap_err()));
        for bad in ["120", "80/120"] {
            both(|lang| number(lang, &Pressure::parse(bad).unwrap_err()));
        }
        for bad in [
            "",
            "ă",
            "=%5100",
            "=<E",
            "=>0",
            "=*0",
            "=;0",
            "='0",
            "&(0",
            "001090012345",
            "=G",
            "G123498654321HA999726000123D",
            "=O12341765432100",
            "G123417654321",
            "G123417654321B",
            "=G12341765432199",
        ] {
            both(|lang| bag(lang, &BagCode::parse(bad).unwrap_err()));
        }
        both(|lang| bag(lang, &BagFault::Ticket(None)));
    }

    #[test]
    fn a_bag_fault_names_what_it_is_and_what_is_expected() {
        let own = BagFormat::Own(BagPattern::parse("BM########").unwrap());
        for (fault, words) in [
            (own.read("BM2600123"), ["BM########", "BM00000001"]),
            (own.read("=G12341765432100"), ["ISBT 128", "BM00000001"]),
            (own.read("bm2600123O"), ["10", "số 0"]),
            (
                BagFormat::Isbt128.read("G1234 O7 654321 A"),
                ["thứ 6 là chữ O", "số 0"],
            ),
            (
                BagFormat::Isbt128.read("17"),
                ["phiếu số 17", "không phải mã túi"],
            ),
            (BagFormat::Isbt128.read("=Á12341765432100"), ["bộ gõ", "tắt"]),
        ] {
            let fault = fault.unwrap_err();
            let [vi, _] = both(|lang| bag(lang, &fault));
            assert!(words.iter().all(|word| vi.contains(word)), "{vi}");
        }
        let label = |flags: &str| {
            BagFormat::Isbt128
                .read(&format!("=G123417654321{flags}"))
                .unwrap()
        };
        for (fault, words) in [
            (label("07").of_bag(), "nhãn ống mẫu"),
            (label("08").of_bag(), "trên túi máu"),
            (label("01").of_tube(), "nhãn túi máu"),
            (label("08").of_tube(), "trên ống mẫu"),
        ] {
            let [vi, _] = both(|lang| bag(lang, &fault.clone().unwrap_err()));
            assert!(vi.contains(words), "{vi}");
        }
    }

    #[test]
    fn what_the_balance_says_names_both_weights_and_a_missing_one_its_key() {
        let weigh = |gross, tare| {
            let weighed = Weighed {
                gross: Grams::from_g(gross),
                tare: Grams::from_g(tare),
            };
            weighed.volume(1060).unwrap_err()
        };
        for fault in [weigh(59, 60), weigh(2000, 60)] {
            let [vi, _] = both(|lang| weighing(lang, &fault));
            assert!(vi.contains("60 g") && vi.contains("cân lại"), "{vi}");
        }
        for ml in [250, 350, 450] {
            let [vi, _] = both(|lang| no_tare(lang, Volume::from_ml(ml)));
            let key = format!("bag.tare_{ml}_g");
            assert!(vi.contains(&key), "{vi}");
            let (section, key) = key.split_once('.').unwrap();
            assert!(crate::config::Layer::parse(&format!("[{section}]\n{key} = 60")).is_ok());
        }
    }

    #[test]
    fn a_fault_of_a_pattern_says_how_one_is_written() {
        for bad in ["", "###", "BM ####", "BM###", "############", "##############"] {
            let fault = BagPattern::parse(bad).unwrap_err();
            let sentences = Lang::ALL.map(|lang| pattern(lang, fault));
            assert!(
                sentences
                    .iter()
                    .all(|text| !text.contains('{') && text.len() > 40)
            );
            assert_ne!(sentences[0], sentences[1]);
        }
    }

    #[test]
    fn a_ticket_of_another_day_names_both_days() {
        use crate::domain::id::Ticket;
        let [vi, en] = both(|lang| {
            let date = today().pred_opt().unwrap();
            ticket(lang, &TicketFault::OtherDate { date }, today())
        });
        for sentence in [vi, en] {
            assert!(
                sentence.contains("21/11/2026") && sentence.contains("22/11/2026"),
                "{sentence}"
            );
        }
        for fault in [
            TicketFault::NotATicket,
            TicketFault::BagCode,
            TicketFault::CitizenCard,
            TicketFault::WrongCheck,
            TicketFault::Impossible,
            TicketFault::OtherSite,
            TicketFault::NobodyHasIt {
                ticket: Ticket::FIRST,
            },
        ] {
            both(|lang| ticket(lang, &fault, today()));
        }
    }

    #[test]
    fn notices_and_disagreements_have_a_whole_sentence() {
        for seen in [
            Notice::InvisibleDropped,
            Notice::LegacyEncoding,
            Notice::LookalikesRepaired,
            Notice::UnknownPlace,
            Notice::NameRepaired,
            Notice::SexFromNumber,
            Notice::MarksLost,
        ] {
            both(|lang| notice(lang, seen).to_owned());
        }
        let Parsed { value, .. } = CitizenNumber::parse("001087000123", today()).unwrap();
        let questions = value.agrees_with(Birth::Year(1988), Sex::Female);
        let [vi, _] = both(|lang| disagreement(lang, &questions[0]));
        assert!(vi.contains("1987") && vi.contains("1988"));
        let [vi, _] = both(|lang| disagreement(lang, &questions[1]));
        assert!(vi.contains("Nam") && vi.contains("Nữ"));
    }
}
