//! Which unit the people of a list belong to: as the row says, else as whoever imports says, else as the letterhead or the
//! file's name says.

use std::collections::HashMap;

use super::cells::plain;
use crate::domain::unit::{Unit, UnitCode};

/// The units that are known, by code and by name.
#[derive(Debug, Clone, Default)]
pub struct Units {
    by_name: HashMap<String, UnitCode>,
}

/// Where the unit of a row comes from, when the row itself does not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitSource {
    /// Whoever imports said so.
    Said,
    /// A known unit is named above the titles.
    Letterhead,
    /// The file is called as a known unit is.
    FileName,
}

impl Units {
    /// The units with these codes and names.
    pub fn new(units: impl IntoIterator<Item = Unit>) -> Self {
        let mut by_name = HashMap::new();
        for unit in units {
            by_name.insert(plain(unit.code.as_str()), unit.code.clone());
            by_name.insert(plain(unit.name.as_str()), unit.code);
        }
        by_name.remove("");
        Self { by_name }
    }

    /// The unit with this code or name; case, marks and signs do not matter.
    pub fn find(&self, text: &str) -> Option<&UnitCode> {
        self.by_name.get(&plain(text))
    }

    /// The one unit that is named in these texts; none where two are.
    pub fn named_in(&self, texts: &[String]) -> Option<&UnitCode> {
        let mut found = None;
        for text in texts {
            let words = format!(" {} ", plain(text));
            for (name, code) in &self.by_name {
                // A code can be a word of anything; a name of several words is meant.
                if name.contains(' ') && words.contains(&format!(" {name} ")) {
                    if found.is_some_and(|other| other != code) {
                        return None;
                    }
                    found = Some(code);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clean::Label;

    fn units() -> Units {
        Units::new(
            [("A02", "Cục An ninh Nội địa"), ("A04", "Cục An ninh Kinh tế")].map(|(code, name)| Unit {
                code: UnitCode::parse(code).unwrap(),
                name: Label::parse(name).unwrap(),
            }),
        )
    }

    #[test]
    fn a_unit_is_found_by_code_and_name_however_they_are_written() {
        for text in [
            "a02",
            " A02 ",
            "CỤC AN NINH NỘI ĐỊA",
            "cuc an ninh noi dia",
            "Cục An ninh - Nội địa",
        ] {
            assert_eq!(units().find(text).map(UnitCode::as_str), Some("A02"), "{text}");
        }
        assert_eq!(units().find("A03"), None);
        assert_eq!(units().find(""), None);
    }

    #[test]
    fn a_letterhead_names_one_unit_or_none() {
        let named = |texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            units().named_in(&texts).map(|code| code.as_str().to_owned())
        };
        let a02 = Some("A02".to_owned());
        assert_eq!(named(&["BỘ CÔNG AN", "CỤC AN NINH NỘI ĐỊA"]), a02);
        assert_eq!(named(&["Đơn vị: Cục An ninh nội địa, Bộ Công an"]), a02);
        assert_eq!(named(&["Cục An ninh Nội địa và Cục An ninh Kinh tế"]), None);
        assert_eq!(named(&["Mẫu A02"]), None, "a code alone can be anything");
    }
}
