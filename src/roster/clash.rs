//! Finds numbers that stand beside several names in one file: nobody can tell whose they are, so none of the rows goes in.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::cells::plain;
use super::fault::{Place, ShapeFault};
use super::meaning::Meaning;
use super::wire::RawRow;

/// The most rows that are named beside a row whose number they share.
const MOST_NAMED: usize = 5;

/// The numbers of a file with a trace of the name beside each: 24 bytes a row.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    seen: Vec<(u64, u64, Place)>,
}

impl Numbers {
    /// Takes a row into account.
    pub(super) fn see(&mut self, row: &RawRow) {
        if let Some(number) = number(row) {
            self.seen.push((number, trace(row), row.place.clone()));
        }
    }
}

/// The numbers that stand beside several names, and where.
#[derive(Debug, Default)]
pub(super) struct Clashes {
    rows: HashMap<u64, Vec<Place>>,
}

impl From<Numbers> for Clashes {
    fn from(mut numbers: Numbers) -> Self {
        numbers.seen.sort_unstable();
        let mut rows = HashMap::new();
        for same in numbers.seen.chunk_by(|(a, ..), (b, ..)| a == b) {
            let Some((number, first, _)) = same.first() else {
                continue;
            };
            if same.iter().any(|(_, name, _)| name != first) {
                let mut places: Vec<_> = same.iter().map(|(_, _, place)| place.clone()).collect();
                places.sort_unstable();
                rows.insert(*number, places);
            }
        }
        Self { rows }
    }
}

impl Clashes {
    /// Says on a row that others have its number with another name.
    pub(super) fn mark(&self, mut row: RawRow) -> RawRow {
        if !self.rows.is_empty()
            && row.shape.is_none()
            && let Some(places) = number(&row).and_then(|number| self.rows.get(&number))
        {
            let others = places.iter().filter(|place| **place != row.place);
            row.shape = Some(ShapeFault::NumberOfSeveral {
                others: others.take(MOST_NAMED).cloned().collect(),
            });
        }
        row
    }
}

/// The 12-digit number of a row, with or without the zeros that a spreadsheet drops.
fn number(row: &RawRow) -> Option<u64> {
    row.cells
        .iter()
        .filter(|(meaning, _)| matches!(meaning, Meaning::NationalId | Meaning::OldIdCard))
        .filter_map(|(_, cell)| cell.as_text())
        .find_map(|text| {
            let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
            (all_digits && (10..=12).contains(&digits.len()))
                .then(|| digits.parse().ok())
                .flatten()
        })
}

/// A trace of the name: the same for names that differ in case, marks and spaces alone.
fn trace(row: &RawRow) -> u64 {
    let mut names = [Meaning::FullName, Meaning::FamilyAndMiddle, Meaning::Given].map(|part| {
        row.cells
            .iter()
            .find(|(meaning, _)| *meaning == part)
            .map(|(_, cell)| plain(&cell.shown()))
            .unwrap_or_default()
    });
    let [whole, _, given] = &mut names;
    // A given name beside a whole name says it again.
    if !given.is_empty() && whole.split(' ').next_back() == Some(given.as_str()) {
        given.clear();
    }
    let mut hasher = DefaultHasher::new();
    for word in names.join(" ").split_whitespace() {
        word.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::cells::Cell;

    fn row(place: u32, name: &str, number: &str) -> RawRow {
        RawRow {
            place: Place { sheet: 0, row: place },
            cells: vec![
                (Meaning::FullName, Cell::text(name)),
                (Meaning::NationalId, Cell::text(number)),
            ],
            shape: None,
        }
    }

    fn refused(rows: &[RawRow]) -> Vec<(u32, Vec<u32>)> {
        let mut numbers = Numbers::default();
        for row in rows {
            numbers.see(row);
        }
        let clashes: Clashes = numbers.into();
        rows.iter()
            .filter_map(|row| match clashes.mark(row.clone()).shape {
                Some(ShapeFault::NumberOfSeveral { others }) => {
                    Some((row.place.row, others.iter().map(|place| place.row).collect()))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_number_beside_two_names_refuses_all_its_rows() {
        assert_eq!(
            refused(&[
                row(2, "Nguyễn Văn An", "001087000123"),
                row(3, "NGUYỄN  VĂN AN", "001 087 000 123"),
                row(4, "Lê Thị Đào", "1087000123"),
                row(5, "Lê Thị Đào", "001190000123"),
            ]),
            [(2, vec![3, 4]), (3, vec![2, 4]), (4, vec![2, 3])]
        );
    }

    #[test]
    fn the_same_person_twice_is_no_clash() {
        assert_eq!(
            refused(&[
                row(2, "Nguyễn Văn An", "001087000123"),
                row(3, "nguyen van an", "1087000123"),
                row(4, "Lê Thị Đào", ""),
                row(5, "Trần Bình", "123456789"),
                row(6, "Lê Bình", "123456789"),
            ]),
            []
        );
    }
}
