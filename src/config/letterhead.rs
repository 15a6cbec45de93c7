//! The section `[letterhead]`: what stands above the title of every document.

use toml::Value;

use super::value::wrong_kind;
use super::{ConfigFault, Takes};
use crate::domain::clean::Label;
use crate::report::document::Letterhead;

/// The most lines of a side of the letterhead.
const MOST_LINES: usize = 4;

/// The sides of the letterhead, as far as they are said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sides {
    /// Who issues the documents.
    pub left: Option<Vec<Label>>,
    /// What stands opposite.
    pub right: Option<Vec<Label>>,
}

impl Sides {
    /// This on top of what is said below.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        Self {
            left: self.left.or(below.left),
            right: self.right.or(below.right),
        }
    }

    /// Takes a key, if it is one of the section.
    pub(super) fn take(&mut self, key: &str, value: &Value) -> Result<bool, ConfigFault> {
        match key {
            "letterhead.left" => self.left = Some(lines("letterhead.left", value)?),
            "letterhead.right" => self.right = Some(lines("letterhead.right", value)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The letterhead, once everything is said.
    pub(super) fn settled(self) -> Result<Letterhead, ConfigFault> {
        let side = |lines: Vec<Label>| lines.iter().map(|line| line.as_str().to_owned()).collect();
        let open = |key| ConfigFault::Open { key };
        Ok(Letterhead {
            left: self.left.map(side).ok_or_else(|| open("letterhead.left"))?,
            right: self.right.map(side).ok_or_else(|| open("letterhead.right"))?,
        })
    }
}

/// Reads the lines of a side of the letterhead; there may be none.
fn lines(key: &'static str, value: &Value) -> Result<Vec<Label>, ConfigFault> {
    let lines = value.as_array().ok_or_else(|| wrong_kind(key, Takes::Texts))?;
    if lines.len() > MOST_LINES {
        return Err(ConfigFault::TooMany {
            key,
            most: MOST_LINES,
        });
    }
    let line = |line: &Value| {
        let line = line.as_str().ok_or_else(|| wrong_kind(key, Takes::Texts))?;
        Label::parse(line).map_err(|fault| ConfigFault::Text { key, fault })
    };
    lines.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Layer, settle};

    #[test]
    fn a_letterhead_has_two_sides_of_some_lines_each() {
        let settings = |text: &str| Layer::parse(text).and_then(|layer| settle([layer]));
        let by_default = settings("").unwrap().letterhead;
        assert_eq!(by_default.left, [""; 0]);
        assert_eq!(by_default.right.len(), 2);
        let own = settings("[letterhead]\nleft = [\"BỘ CÔNG AN\", \" CỤC  A04 \"]\nright = []").unwrap();
        assert_eq!(own.letterhead.left, ["BỘ CÔNG AN", "CỤC A04"]);
        assert_eq!(own.letterhead.right, [""; 0]);
        assert!(settings(r#"letterhead = { left = ["1", "2", "3", "4"] }"#).is_ok());
        let key = "letterhead.left";
        assert_eq!(
            settings(r#"letterhead = { left = ["1", "2", "3", "4", "5"] }"#),
            Err(ConfigFault::TooMany { key, most: 4 })
        );
        assert!(matches!(
            settings(r#"letterhead = { left = ["\u001b[2J"] }"#),
            Err(ConfigFault::Text {
                key: "letterhead.left",
                ..
            })
        ));
        for text in ["left = \"x\"", "left = [1]"] {
            let fault = Err(ConfigFault::WrongKind {
                key,
                takes: Takes::Texts,
            });
            assert_eq!(settings(&format!("[letterhead]\n{text}")), fault);
        }
    }
}
