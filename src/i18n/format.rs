//! Values as people read them: dates, numbers, spans of time. Only for eyes; files and the log have their own forms.

use chrono::{Datelike, NaiveDate};

use super::Lang;
use super::text::format as text;
use crate::domain::birth::Birth;
use crate::domain::identity::Sex;
use crate::domain::time::Span;
use crate::domain::vitals::{Figure, Volume};

/// `22/10/2026`, the same in both languages because the forms on the tables are Vietnamese.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// A whole number with its thousands apart: `68.450` in Vietnamese, `68,450` in English.
#[must_use]
pub fn integer(lang: Lang, number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(match lang {
                Lang::Vi => '.',
                Lang::En => ',',
            });
        }
        out.push(digit);
    }
    out
}

/// Money in đồng: `150.000 đ` in Vietnamese, `150,000 VND` in English.
#[must_use]
pub fn dong(lang: Lang, amount: u64) -> String {
    format!("{} {}", integer(lang, amount), text::DONG.get(lang))
}

/// A number of tenths: `55,5` in Vietnamese, `55.5` in English, `55` in both.
#[must_use]
pub fn tenths(lang: Lang, tenths: u16) -> String {
    figure(lang, Figure::Tenths(tenths))
}

/// A measured number.
#[must_use]
pub fn figure(lang: Lang, figure: Figure) -> String {
    let shown = figure.to_string();
    match lang {
        Lang::Vi => shown,
        Lang::En => shown.replace(',', "."),
    }
}

/// `12 phút`, `1 giờ 05 phút`; in English `12 min`, `1 h 05 min`. Seconds are left out.
#[must_use]
pub fn span(lang: Lang, span: Span) -> String {
    let minutes = span.mins();
    if minutes < 60 {
        text::MINUTES.with(lang, &[("minutes", &minutes)])
    } else {
        let rest = format!("{:02}", minutes % 60);
        text::HOURS.with(lang, &[("hours", &(minutes / 60)), ("minutes", &rest)])
    }
}

/// A birth date, or that only its year is known.
#[must_use]
pub fn birth(lang: Lang, birth: Birth) -> String {
    match birth {
        Birth::Date(day) => date(day),
        Birth::Year(year) => text::BIRTH_YEAR.with(lang, &[("year", &year)]),
    }
}

/// The word for a sex, as on the citizen card.
#[must_use]
pub const fn sex(lang: Lang, sex: Sex) -> &'static str {
    match sex {
        Sex::Male => text::SEX_MALE.get(lang),
        Sex::Female => text::SEX_FEMALE.get(lang),
    }
}

/// `350 ml`.
#[must_use]
pub fn volume(volume: Volume) -> String {
    format!("{volume} ml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_two_digits_and_the_day_first() {
        let day = NaiveDate::from_ymd_opt(1987, 3, 5).unwrap();
        assert_eq!(date(day), "05/03/1987");
        assert_eq!(birth(Lang::En, Birth::Date(day)), "05/03/1987");
        assert_eq!(birth(Lang::Vi, Birth::Year(1987)), "năm 1987");
    }

    #[test]
    fn numbers_follow_the_language() {
        for (number, vi, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1.000", "1,000"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!(integer(Lang::Vi, number), vi);
            assert_eq!(integer(Lang::En, number), en);
        }
        assert_eq!(tenths(Lang::Vi, 555), "55,5");
        assert_eq!(tenths(Lang::En, 555), "55.5");
        assert_eq!(tenths(Lang::En, 550), "55");
        assert_eq!(figure(Lang::En, Figure::Pair(120, 80)), "120/80");
        assert_eq!(volume(Volume::from_ml(350)), "350 ml");
    }

    #[test]
    fn a_span_turns_into_hours_at_sixty_minutes() {
        assert_eq!(span(Lang::Vi, Span::from_secs(59)), "0 phút");
        assert_eq!(span(Lang::Vi, Span::from_mins(59)), "59 phút");
        assert_eq!(span(Lang::Vi, Span::from_mins(65)), "1 giờ 05 phút");
        assert_eq!(span(Lang::En, Span::from_mins(12)), "12 min");
        assert_eq!(span(Lang::En, Span::from_mins(60)), "1 h 00 min");
    }

    #[test]
    fn a_sex_is_the_word_of_the_card() {
        assert_eq!(sex(Lang::Vi, Sex::Female), "Nữ");
        assert_eq!(sex(Lang::En, Sex::Male), "Male");
    }
}
