//! The list for scripts. The names and their order are a contract: fields may be added, none is renamed or dropped.

use serde::Serialize;

use super::{Gift, GiftList};
use crate::domain::clean::printable;
use crate::domain::name::FullName;
use crate::domain::unit::UnitCode;
use crate::report::json::{DayPart, LogPart, pretty};

/// Writes the list as one JSON object, indented, with a line end.
pub fn write(list: &GiftList) -> Result<String, serde_json::Error> {
    let document = Document {
        day: (&list.day).into(),
        gifts: list.gifts.iter().map(gift).collect(),
        by_value: list
            .by_value
            .iter()
            .map(|(value, count)| ValuePart {
                from_ml: value.from.ml(),
                dong: value.dong,
                count: *count,
            })
            .collect(),
        count: list.gifts.len(),
        volume_ml: list.volume_ml(),
        dong: list.dong(),
        log: list.day.head.into(),
    };
    pretty(&document)
}

#[derive(Serialize)]
struct Document {
    day: DayPart,
    gifts: Vec<GiftPart>,
    by_value: Vec<ValuePart>,
    count: usize,
    volume_ml: u64,
    dong: u64,
    log: LogPart,
}

#[derive(Serialize)]
struct GiftPart {
    full_name: Option<String>,
    birth_year: Option<i32>,
    unit: Option<String>,
    ticket: u32,
    volume_ml: u16,
    dong: u32,
}

/// What is given from a volume on, and to how many.
#[derive(Serialize)]
struct ValuePart {
    from_ml: u16,
    dong: u32,
    count: u32,
}

fn gift(gift: &Gift) -> GiftPart {
    GiftPart {
        full_name: gift.full_name.as_ref().map(FullName::as_str).map(printable),
        birth_year: gift.birth_year,
        unit: gift.unit.as_ref().map(UnitCode::to_string),
        ticket: gift.ticket.number(),
        volume_ml: gift.volume.ml(),
        dong: gift.value.dong,
    }
}
