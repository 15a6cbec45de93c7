//! Tables for spreadsheets: comma-separated, quoted as RFC 4180 says, and nothing in them is run.

/// What stands before a table: without the mark, spreadsheets take the letters for another encoding.
pub const MARK: &str = "\u{FEFF}";

/// A row of a table that a spreadsheet can open and runs nothing of, with its line end.
#[must_use]
pub fn row(cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|text| cell(text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell that no spreadsheet runs as a formula (OWASP ASVS 5.0, 1.2.10), quoted as RFC 4180 says.
fn cell(text: &str) -> String {
    let is_run = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']);
    let defused = if is_run {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    let needs_quotes = defused.contains([',', ';', '"', '\r', '\n'])
        || defused.starts_with(char::is_whitespace)
        || defused.ends_with(char::is_whitespace);
    if needs_quotes {
        format!("\"{}\"", defused.replace('"', "\"\""))
    } else {
        defused
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn no_cell_is_run_as_a_formula() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/badinput/csv_export.jsonl");
        let cases = std::fs::read_to_string(path).unwrap();
        assert!(!cases.is_empty());
        for case in cases.lines() {
            let case: Value = serde_json::from_str(case).unwrap();
            let written = cell(case["input"].as_str().unwrap());
            let expected = case["normalised"].as_str().unwrap();
            assert_eq!(written, expected, "{case}");
        }
        for first in ["+84", "@SUM", "-1", "=1", "\n=1"] {
            assert!(cell(first).trim_start_matches('"').starts_with('\''), "{first:?}");
        }
    }
}
