//! The list as a document, with room to sign behind every name.

use super::{Gift, GiftList};
use crate::i18n::Lang;
use crate::i18n::text::report as text;
use crate::report::document::{Cell, Document, Kind, Letterhead, Part, Table};
use crate::report::listed::{name, nobody, year};
use crate::report::parts::{blank, day, fact, heading, number, sentence, signatures, table, words};

impl GiftList {
    /// The list as a document in `lang`.
    #[must_use]
    pub fn document(&self, lang: Lang, letterhead: &Letterhead) -> Document {
        let mut parts = self.sums(lang);
        if !self.gifts.is_empty() {
            parts.extend([heading(lang, text::GIFTS_LIST), Part::Table(self.list(lang))]);
        }
        parts.push(signatures(lang, &[text::SIGN_HANDS_OUT, text::SIGN_ORGANISER]));
        self.day.document((lang, text::GIFTS_TITLE), letterhead, parts)
    }

    /// What a screen in the hall may show of it: how many get what, and nobody's name.
    #[must_use]
    pub fn cover(&self, lang: Lang, letterhead: &Letterhead) -> Document {
        self.day
            .document((lang, text::GIFTS_TITLE), letterhead, self.sums(lang))
    }

    /// Which day it is about, and how many get what.
    fn sums(&self, lang: Lang) -> Vec<Part> {
        let of_day = &self.day;
        let unit = self.unit.as_ref();
        let unit = unit.map(|unit| fact(lang, text::UNIT, words(unit.as_str())));
        let mut parts = day(
            lang,
            (of_day.date, &of_day.site, &of_day.hospital),
            of_day.status,
            unit.into_iter().collect(),
        );
        parts.push(heading(lang, text::GIFTS_BY_VOLUME));
        if self.gifts.is_empty() {
            parts.push(nobody(lang));
            return parts;
        }
        let columns = [
            (text::COLUMN_FROM_VOLUME, Kind::Code),
            (text::COLUMN_PEOPLE, Kind::Number),
            (text::COLUMN_GIFT, Kind::Number),
            (text::COLUMN_SUM, Kind::Number),
        ];
        let rows = self.by_value.iter().map(|(value, count)| {
            vec![
                number(value.from.ml()),
                number(*count),
                Cell::Dong(value.dong.into()),
                Cell::Dong(u64::from(value.dong) * u64::from(*count)),
            ]
        });
        let people: u32 = self.by_value.iter().map(|(_, count)| count).sum();
        let total = vec![
            words(text::TOTAL.get(lang)),
            number(people),
            blank(),
            Cell::Dong(self.dong()),
        ];
        let sums = Table {
            total: Some(total),
            ..table(lang, text::SHEET_VOLUMES, &columns, rows.collect())
        };
        parts.extend([Part::Table(sums), sentence(lang, text::GIFTS_NOTE)]);
        parts
    }

    fn list(&self, lang: Lang) -> Table {
        let columns = [
            (text::COLUMN_NUMBER, Kind::Number),
            (text::COLUMN_FULL_NAME, Kind::Words),
            (text::COLUMN_BIRTH_YEAR, Kind::Code),
            (text::UNIT, Kind::Code),
            (text::COLUMN_TICKET, Kind::Number),
            (text::COLUMN_VOLUME, Kind::Number),
            (text::COLUMN_GIFT, Kind::Number),
            (text::COLUMN_SIGNS, Kind::Blank),
        ];
        let rows = (1_u64..).zip(&self.gifts).map(|(n, gift)| row(n, gift));
        let total = vec![
            blank(),
            words(text::TOTAL.get(lang)),
            blank(),
            blank(),
            blank(),
            number(self.volume_ml()),
            Cell::Dong(self.dong()),
            blank(),
        ];
        Table {
            total: Some(total),
            ..table(lang, text::SHEET_GIFTS, &columns, rows.collect())
        }
    }
}

fn row(n: u64, gift: &Gift) -> Vec<Cell> {
    let unit = gift.unit.as_ref();
    vec![
        number(n),
        name(gift.full_name.as_ref()),
        year(gift.birth_year),
        unit.map_or(Cell::None, |unit| words(unit.as_str())),
        number(gift.ticket.number()),
        number(gift.volume.ml()),
        Cell::Dong(gift.value.dong.into()),
        blank(),
    ]
}
