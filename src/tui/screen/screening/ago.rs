//! Reads how long ago something was: `5m`, `-3w`, `10 ngày`, `hôm qua`. Donors know this better than a date; the date that
//! it means is shown before it is saved.

use chrono::{Days, Months, NaiveDate};

use crate::domain::name::fold;
use crate::i18n::text::screening as text;
use crate::i18n::{Lang, Text};

/// The date so long before `today`; `None` when it is not said like this, or so long ago that there is no date.
pub(in crate::tui) fn read(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let folded = fold(typed);
    let said = folded.strip_prefix('-').unwrap_or(&folded).trim();
    if is_one_of(text::AGO_YESTERDAY, said) {
        return today.pred_opt();
    }
    let end = said.find(|letter: char| !letter.is_ascii_digit())?;
    let (count, unit) = said.split_at_checked(end)?;
    let count: u32 = count.parse().ok()?;
    let unit = unit.trim();
    if is_one_of(text::AGO_DAYS, unit) {
        today.checked_sub_days(Days::new(u64::from(count)))
    } else if is_one_of(text::AGO_WEEKS, unit) {
        today.checked_sub_days(Days::new(u64::from(count) * 7))
    } else if is_one_of(text::AGO_MONTHS, unit) {
        today.checked_sub_months(Months::new(count))
    } else {
        None
    }
}

/// Whether a word is one of those that stand between bars in a text, in either language.
fn is_one_of(words: Text, said: &str) -> bool {
    Lang::ALL
        .into_iter()
        .any(|lang| words.get(lang).split('|').any(|word| fold(word) == said))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn days_and_weeks_are_counted_and_months_are_those_of_the_calendar() {
        let today = date(2026, 10, 31);
        for (typed, expected) in [
            ("0d", today),
            ("1d", date(2026, 10, 30)),
            ("10 ngày", date(2026, 10, 21)),
            ("3w", date(2026, 10, 10)),
            ("3 tuần", date(2026, 10, 10)),
            ("1m", date(2026, 9, 30)),
            ("-5m", date(2026, 5, 31)),
            ("5 tháng", date(2026, 5, 31)),
            ("5 THANG", date(2026, 5, 31)),
            ("8 months", date(2026, 2, 28)),
            ("hôm qua", date(2026, 10, 30)),
            ("yesterday", date(2026, 10, 30)),
        ] {
            assert_eq!(read(typed, today), Some(expected), "{typed}");
        }
    }

    #[test]
    fn whatever_else_is_typed_is_left_to_the_dates() {
        let today = date(2026, 10, 31);
        for typed in ["", "5", "m", "5x", "5t", "01/10/2026", "2026-10-01", "99999999999m", "4294967295m", "- 5 5m", "ngày"] {
            assert_eq!(read(typed, today), None, "{typed}");
        }
    }
}
