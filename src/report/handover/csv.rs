//! The record as one table for spreadsheets: the units with blood first, then the other bags. Names and codes are those
//! of the JSON form, so that the table reads the same in every language.

use super::json::{fate_code, mark_code, outcome_code};
use super::{BloodUnit, Handover, OtherBag};
use crate::domain::clean::printable;
use crate::domain::issued::BagFate;
use crate::domain::time::Moment;
use crate::report::csv;

/// The columns.
pub const COLUMNS: [&str; 12] = [
    "bag",
    "fate",
    "blood_group",
    "ordered_ml",
    "drawn_ml",
    "outcome",
    "needle_in",
    "needle_out",
    "draw_s",
    "marks",
    "hold",
    "reason",
];

/// Writes the record.
#[must_use]
pub fn write(handover: &Handover) -> Vec<u8> {
    let mut out = csv::MARK.as_bytes().to_vec();
    let head = COLUMNS.map(str::to_owned);
    let units = handover.units.iter().map(unit);
    let others = handover.others.iter().map(other);
    for row in std::iter::once(head).chain(units).chain(others) {
        out.extend_from_slice(csv::row(&row.map(|cell| printable(&cell))).as_bytes());
    }
    out
}

fn unit(unit: &BloodUnit) -> [String; 12] {
    let marks: Vec<_> = unit.marks.iter().map(|mark| mark_code(*mark)).collect();
    [
        unit.bag.as_str().to_owned(),
        fate_code(BagFate::Bled).to_owned(),
        unit.blood_group
            .map_or_else(String::new, |group| group.to_string()),
        unit.ordered.map_or_else(String::new, |it| it.ml().to_string()),
        unit.drawn.ml().to_string(),
        outcome_code(unit.outcome).to_owned(),
        Moment::rfc3339(unit.needle_in),
        Moment::rfc3339(unit.needle_out),
        unit.draw().secs().to_string(),
        marks.join(" "),
        if unit.is_held { "hold" } else { "" }.to_owned(),
        String::new(),
    ]
}

fn other(bag: &OtherBag) -> [String; 12] {
    let mut row = [const { String::new() }; 12];
    let reason = bag.reason.as_ref().map_or("", |reason| reason.as_str());
    let [code, fate, .., last] = &mut row;
    bag.bag.as_str().clone_into(code);
    fate_code(bag.fate).clone_into(fate);
    reason.clone_into(last);
    row
}
