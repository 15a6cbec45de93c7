//! The section `[gifts]`: what donors are given for which volume.

use toml::{Table, Value};

use super::value::wrong_kind;
use super::{ConfigFault, Takes};
use crate::domain::gift::{GiftValue, GiftValues};
use crate::domain::vitals::Volume;

/// The key of the values.
pub(super) const VALUES: &str = "gifts.values";

/// Reads the values: a list with `from_ml` and `dong` each.
pub(super) fn values(value: &Value) -> Result<GiftValues, ConfigFault> {
    let read = || {
        let values = value.as_array()?.iter().map(|one| of_volume(one.as_table()?));
        GiftValues::new(values.collect::<Option<_>>()?)
    };
    read().ok_or_else(|| wrong_kind(VALUES, Takes::GiftValues))
}

/// One of the values; `None` for anything else than its two numbers.
fn of_volume(table: &Table) -> Option<GiftValue> {
    if table.len() != 2 {
        return None;
    }
    let number = |key| table.get(key).and_then(Value::as_integer);
    let from = u16::try_from(number("from_ml")?).ok().filter(|ml| *ml > 0)?;
    Some(GiftValue {
        from: Volume::from_ml(from),
        dong: u32::try_from(number("dong")?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Layer, settle};

    fn given(text: &str) -> Vec<(u16, u32)> {
        let layers = [Layer::parse(text).unwrap()];
        let values = settle(layers).unwrap().gifts;
        values.all().map(|value| (value.from.ml(), value.dong)).collect()
    }

    #[test]
    fn without_a_word_the_least_that_the_law_says_is_given() {
        assert_eq!(given(""), [(250, 100_000), (350, 150_000), (450, 180_000)]);
    }

    #[test]
    fn a_site_gives_what_its_file_says() {
        let own = "[gifts]\nvalues = [{ from_ml = 350, dong = 200000 }, { from_ml = 250, dong = 0 }]";
        assert_eq!(given(own), [(250, 0), (350, 200_000)]);
    }

    #[test]
    fn what_is_no_list_of_values_is_refused() {
        for text in [
            "values = 100000",
            "values = []",
            "values = [100000]",
            "values = [{ from_ml = 250 }]",
            "values = [{ from_ml = 0, dong = 1 }]",
            "values = [{ from_ml = 65536, dong = 1 }]",
            "values = [{ from_ml = 250, dong = -1 }]",
            "values = [{ from_ml = 250, dong = 1.5 }]",
            "values = [{ from_ml = 250, dong = 1, note = \"x\" }]",
            "values = [{ from_ml = 250, dong = 1 }, { from_ml = 250, dong = 2 }]",
        ] {
            let fault = ConfigFault::WrongKind {
                key: VALUES,
                takes: Takes::GiftValues,
            };
            assert_eq!(Layer::parse(&format!("[gifts]\n{text}")), Err(fault), "{text}");
        }
    }
}
