//! What sheets are called: at most 31 characters, some of which are not allowed, and no two alike.

use crate::domain::clean::printable;

/// The most characters of a name, counted as spreadsheets do.
const MOST: usize = 31;

/// What no name may hold.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// A name that a spreadsheet takes and that none of `taken` has; as close to what was wished as can be.
pub(super) fn free<'a>(wish: &str, taken: &(impl Iterator<Item = &'a str> + Clone)) -> String {
    let whole = valid(wish);
    let is_free = |name: &str| !taken.clone().any(|other| is_same(other, name));
    if is_free(&whole) {
        return whole;
    }
    let numbered = (2_u32..).map(|n| {
        let end = format!(" ({n})");
        format!("{}{end}", cut(&whole, MOST - end.len()))
    });
    numbered.into_iter().find(|name| is_free(name)).unwrap_or(whole)
}

/// Whether a spreadsheet takes two names for one.
pub(super) fn is_same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// A name that a spreadsheet takes.
pub(super) fn valid(wish: &str) -> String {
    let allowed: String = printable(wish)
        .chars()
        .map(|c| if FORBIDDEN.contains(&c) { '-' } else { c })
        .collect();
    let name = cut(allowed.trim_matches(is_edge), MOST);
    let name = name.trim_matches(is_edge);
    // A spreadsheet keeps this name for itself.
    if name.is_empty() || is_same(name, "history") {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// What no name may begin or end with.
fn is_edge(c: char) -> bool {
    c == '\'' || c.is_whitespace()
}

/// As many of the first characters as fit.
fn cut(text: &str, most: usize) -> &str {
    let mut room = most;
    let end = text.char_indices().find_map(|(at, c)| {
        room = room.checked_sub(c.len_utf16()).map_or(usize::MAX, |left| left);
        (room == usize::MAX).then_some(at)
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_name_is_cut_cleaned_and_never_there_twice() {
        assert_eq!(valid("Theo đơn vị"), "Theo đơn vị");
        assert_eq!(valid("A/B: 'C'?"), "A-B- 'C'-");
        assert_eq!(valid("'"), "_");
        assert_eq!(valid(""), "_");
        assert_eq!(valid("History"), "History_");
        assert_eq!(valid(&"ộ".repeat(40)), "ộ".repeat(31));
        // Letters outside of the first plane count as two.
        assert_eq!(valid(&"𝐀".repeat(20)), "𝐀".repeat(15));
        let long = "a".repeat(40);
        let second = free(&long, &[valid(&long).as_str()].into_iter());
        assert_eq!(second, format!("{} (2)", "a".repeat(27)));
        assert_eq!(
            free("đơn vị", &["ĐƠN VỊ", "đơn vị (2)"].into_iter()),
            "đơn vị (3)"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_wished_a_spreadsheet_takes_the_name(wishes in proptest::collection::vec(any::<String>(), 1..6)) {
            let mut workbook = rust_xlsxwriter::Workbook::new();
            let mut taken: Vec<String> = Vec::new();
            for wish in &wishes {
                let name = free(wish, &taken.iter().map(String::as_str));
                prop_assert!(workbook.add_worksheet().set_name(&name).is_ok(), "{name:?}");
                taken.push(name);
            }
            prop_assert!(workbook.save_to_buffer().is_ok(), "{taken:?}");
        }
    }
}
