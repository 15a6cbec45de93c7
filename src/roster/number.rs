//! Digits that a spreadsheet has worn down, put right where that can be checked, and refused where it cannot.

use chrono::{Days, NaiveDate};

use super::cells::plain;
use crate::domain::birth::Birth;
use crate::domain::clean::Parsed;
use crate::domain::document::{Document, DocumentKind, DocumentNumber};
use crate::domain::identity::{BloodGroup, BloodGroupFault, CitizenNumber, Phone, PhoneFault, Sex};
use crate::i18n::text::list as text;
use crate::i18n::{Lang, fault};

/// The most zeros that are put back: the number of a place has one or two of them at most.
const MOST_ZEROS: usize = 2;

/// What a column of numbers holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ReadNumber {
    /// The 12-digit number.
    Citizen {
        number: Parsed<CitizenNumber>,
        /// Whether zeros were put back.
        restored: bool,
    },
    /// The old card.
    OldCard(Document),
}

/// Reads a number. Zeros that were lost in front are put back only when the number then agrees with the birth, and with
/// the sex where the list has one.
pub(super) fn read(
    lang: Lang,
    written: &str,
    birth: Option<Birth>,
    sex: Option<Sex>,
    today: NaiveDate,
) -> Result<ReadNumber, String> {
    if is_exponent(written) {
        return Err(text::NUMBER_EXPONENT.with(lang, &[("text", &written)]));
    }
    let digits: String = written.chars().filter(|c| !matches!(c, ' ' | '\u{A0}')).collect();
    let all_digits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let lost = CitizenNumber::DIGITS.saturating_sub(digits.len());
    if all_digits && digits.len() == DocumentNumber::OLD_ID_DIGITS {
        return Document::parse(DocumentKind::OldIdCard, &digits)
            .map(ReadNumber::OldCard)
            .map_err(|why| fault::document(lang, &why));
    }
    if all_digits && (1..=MOST_ZEROS).contains(&lost) {
        let whole = format!("{}{digits}", "0".repeat(lost));
        let agrees = |number: &CitizenNumber| {
            birth.is_some_and(|birth| {
                number
                    .agrees_with(birth, sex.unwrap_or_else(|| number.sex()))
                    .is_empty()
            })
        };
        return match CitizenNumber::parse(&whole, today) {
            Ok(number) if agrees(&number.value) => Ok(ReadNumber::Citizen {
                number,
                restored: true,
            }),
            Ok(_) | Err(_) => Err(text::NUMBER_LOST_ZEROS.with(lang, &[("digits", &digits.len())])),
        };
    }
    CitizenNumber::parse(written, today)
        .map(|number| ReadNumber::Citizen {
            number,
            restored: false,
        })
        .map_err(|why| fault::citizen_number(lang, &why))
}

/// Whether a spreadsheet shortened a number and lost most of its digits.
fn is_exponent(text: &str) -> bool {
    text.split_once(['e', 'E']).is_some_and(|(digits, power)| {
        let number = |part: &str, signs: &[char]| {
            part.contains(|c: char| c.is_ascii_digit())
                && part.chars().all(|c| c.is_ascii_digit() || signs.contains(&c))
        };
        number(digits, &['.', ',']) && number(power, &['+', '-'])
    })
}

/// Reads a telephone number; the zero in front is put back, 84 in front becomes it. Of several numbers the first counts.
pub(super) fn phone(written: &str) -> Result<(Phone, bool), PhoneFault> {
    let first = written
        .split([',', ';', '/'])
        .find(|part| part.contains(|c: char| c.is_ascii_digit()))
        .unwrap_or(written);
    let digits: String = first
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '(' | ')'))
        .collect();
    let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
    let whole = match digits.strip_prefix("84") {
        Some(rest) if all_digits && rest.len() == Phone::DIGITS - 1 => Some(format!("0{rest}")),
        _ if all_digits && digits.len() == Phone::DIGITS - 1 && !digits.starts_with('0') => {
            Some(format!("0{digits}"))
        }
        _ => None,
    };
    let restored = whole.is_some() || first.len() != written.len();
    let phone = match whole {
        Some(whole) => Phone::parse(&whole)?,
        None if digits.len() < first.len() && all_digits => Phone::parse(&digits)?,
        None => Phone::parse(first)?,
    };
    Ok((phone, restored))
}

/// Words around a blood group that say no more than its signs do.
const GROUP_WORDS: [&str; 4] = ["nhom", "mau", "tinh", "d"];

/// Reads a blood group with its Rh factor, which may have a column of its own.
pub(super) fn blood_group(written: &str, rh: &str) -> Result<BloodGroup, BloodGroupFault> {
    let mut abo = None;
    let mut sign = None;
    for (text, is_rh) in [(written, false), (rh, true)] {
        for c in text.chars() {
            let said = match c {
                '+' => "+",
                '-' | '\u{2212}' | '\u{2013}' => "-",
                _ => continue,
            };
            if sign.replace(said).is_some_and(|other| other != said) {
                return Err(BloodGroupFault);
            }
        }
        let words = plain(text);
        for word in words.split_whitespace() {
            let bare = word.trim_end_matches("rhd").trim_end_matches("rh");
            match bare {
                "" => {}
                "duong" | "positive" | "pos" => sign = Some("+"),
                "am" | "negative" | "neg" => sign = Some("-"),
                "o" | "a" | "b" | "ab" if !is_rh && abo.is_none() => abo = Some(bare.to_owned()),
                other if GROUP_WORDS.contains(&other) => {}
                _ => return Err(BloodGroupFault),
            }
        }
    }
    let abo = abo.ok_or(BloodGroupFault)?;
    BloodGroup::parse(&format!("{abo}{}", sign.unwrap_or_default()))
}

/// The date that a whole number means as a spreadsheet counts days: 1 is 01/01/1900, and a 29/02/1900 that never was is 60.
pub(super) fn date_of_serial(number: &str) -> Option<NaiveDate> {
    let whole = number.split('.').next()?;
    // Fewer digits are a year, more are a date typed as digits.
    if whole.len() != 5 {
        return None;
    }
    let days: u64 = whole.parse().ok()?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn number(written: &str, year: i32, sex: Option<Sex>) -> Option<(String, bool)> {
        match read(
            Lang::Vi,
            written,
            Some(Birth::Year(year)),
            sex,
            date(2026, 11, 22),
        ) {
            Ok(ReadNumber::Citizen { number, restored }) => {
                Some((number.value.as_str().to_owned(), restored))
            }
            Ok(ReadNumber::OldCard(old)) => Some((old.number.unwrap().as_str().to_owned(), false)),
            Err(_) => None,
        }
    }

    #[test]
    fn zeros_come_back_only_where_birth_and_sex_agree() {
        let whole = Some(("001090012345".to_owned(), true));
        assert_eq!(number("1090012345", 1990, None), whole);
        assert_eq!(number("1090012345", 1990, Some(Sex::Male)), whole);
        assert_eq!(number("1090012345", 1991, None), None);
        assert_eq!(number("1090012345", 1990, Some(Sex::Female)), None);
        assert_eq!(
            number("38090533914", 1990, Some(Sex::Male)).unwrap().0,
            "038090533914"
        );
        assert_eq!(
            number("001 090 012 345", 1990, None),
            Some(("001090012345".to_owned(), false))
        );
        let unknown = read(Lang::Vi, "1090012345", None, None, date(2026, 11, 22));
        assert!(unknown.is_err(), "without a birth nothing can be checked");
    }

    #[test]
    fn other_numbers_are_what_they_are_or_nothing() {
        assert_eq!(
            number("012345678", 1990, None),
            Some(("012345678".to_owned(), false))
        );
        for bad in [
            "1.09030123E+09",
            "1,09E+9",
            "12345678",
            "0010900123456",
            "C1234567",
            "001090O12345",
        ] {
            assert_eq!(number(bad, 1990, None), None, "{bad}");
        }
    }

    #[test]
    fn a_phone_number_gets_its_zero_back() {
        let read = |text| phone(text).map(|(phone, restored)| (phone.as_str().to_owned(), restored));
        assert_eq!(read("912345678"), Ok(("0912345678".to_owned(), true)));
        assert_eq!(read("84912345678"), Ok(("0912345678".to_owned(), true)));
        assert_eq!(read("+84 912 345 678"), Ok(("0912345678".to_owned(), false)));
        assert_eq!(read("0912.345.678"), Ok(("0912345678".to_owned(), false)));
        assert_eq!(read("(091) 234-5678"), Ok(("0912345678".to_owned(), false)));
        assert_eq!(
            read("0912345678 / 0987654321"),
            Ok(("0912345678".to_owned(), true))
        );
        assert!(read("91234567").is_err());
        assert!(read("0912 345 67x").is_err());
        assert!(read("9.12E+08").is_err());
    }

    #[test]
    fn a_blood_group_is_read_as_lists_write_it() {
        let read = |text, rh| blood_group(text, rh).map(|group| group.to_string()).ok();
        for (text, rh, group) in [
            ("O Rh+", "", "O+"),
            ("O", "+", "O+"),
            ("AB", "Rh(-)", "AB-"),
            ("B", "dương", "B+"),
            ("nhóm máu O", "", "O"),
            ("Nhóm A+", "", "A+"),
            ("O Rh dương tính", "", "O+"),
            ("AB (Rh âm)", "", "AB-"),
            ("A", "", "A"),
        ] {
            assert_eq!(read(text, rh).as_deref(), Some(group), "{text} {rh}");
        }
        for bad in ["0+", "C", "nhóm", "O hay A", "không O"] {
            assert_eq!(read(bad, ""), None, "{bad}");
        }
    }

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        assert_eq!(date_of_serial("32905"), Some(date(1990, 2, 1)));
        assert_eq!(date_of_serial("32905.5"), Some(date(1990, 2, 1)));
        assert_eq!(date_of_serial("1987"), None);
        assert_eq!(date_of_serial("15031987"), None);
        assert_eq!(date_of_serial("-3290"), None);
    }
}
