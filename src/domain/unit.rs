//! The departments that send donors.

use serde::{Deserialize, Serialize};

use super::clean::Label;

/// The short code of a unit, such as `A04`: up to 16 letters, digits, dots and hyphens, upper case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitCode(String);

impl UnitCode {
    /// Reads a code; letters become upper case, since `a04` on a list means A04. `None` when it is not a code.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_uppercase();
        let fits = (1..=16).contains(&text.chars().count());
        let plain = text
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        (fits && plain && text.starts_with(char::is_alphanumeric)).then_some(Self(text))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for UnitCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A unit that takes part in a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its code.
    pub code: UnitCode,
    /// Its full name.
    pub name: Label,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_short_and_plain() {
        assert_eq!(UnitCode::parse(" a04 ").unwrap().as_str(), "A04");
        assert_eq!(UnitCode::parse("PC-08").unwrap().as_str(), "PC-08");
        for bad in ["", "   ", "-A", "A 04", "=A1", "A04;", "ABCDEFGHIJKLMNOPQ"] {
            assert_eq!(UnitCode::parse(bad), None, "{bad:?}");
        }
    }
}
