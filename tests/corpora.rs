//! The corpora of bad input, and of good input that looks bad, through the program: what is a value is taken, what is none
//! is refused with a message, and neither ends the program. `cargo test --test corpora -- --nocapture` prints how many
//! cases of each file passed and failed.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    clippy::print_stdout,
    reason = "a test that cannot go on may panic"
)]

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

mod program;

use program::{Bench, newcomer};

/// The cases of one file.
fn corpus(name: &str) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/badinput")
        .join(name);
    let cases: Vec<Value> = fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(!cases.is_empty());
    cases
}

fn is_good(case: &Value) -> bool {
    case["expected"] == "accept-normalised"
}

/// Prints how many cases of a file passed, and fails with those that did not.
fn tally(file: &str, way: &str, cases: usize, failed: &[String]) {
    println!(
        "{file:<18} {way:<8} {:>3} passed {:>3} failed",
        cases - failed.len(),
        failed.len()
    );
    assert!(failed.is_empty(), "{file} by {way}:\n{}", failed.join("\n"));
}

/// Sends a line a case to `giotmau run`: a good case is taken as a value, whatever the rules say to it, and a bad one is
/// an error that says what is wrong. `also` may find more wrong with an answer.
fn by_run(
    bench: &Bench,
    file: &str,
    cases: &[Value],
    line: impl Fn(&Value) -> Vec<u8>,
    also: impl Fn(&Value, &Value) -> bool,
) {
    let sent: Vec<u8> = cases
        .iter()
        .flat_map(|case| line(case).into_iter().chain([b'\n']))
        .collect();
    let run = bench.feed(&sent);
    let answers = run.lines();
    assert_eq!(answers.len(), cases.len(), "{}", run.err);
    let failed: Vec<String> = cases
        .iter()
        .zip(&answers)
        .filter(|(case, answer)| {
            let is_taken = answer["error"].is_null();
            let says_why = is_taken
                || answer["error"]["message"]
                    .as_str()
                    .is_some_and(|text| text.len() > 10);
            is_taken != is_good(case) || !says_why || !also(case, answer)
        })
        .map(|(case, answer)| format!("{case}\n  {answer}"))
        .collect();
    tally(file, "run", cases.len(), &failed);
}

/// Imports a list a case: what is good is on the roster afterwards, what is bad is refused by file or by row.
fn by_import(file: &str, cases: &[Value], list: impl Fn(&Value) -> (&'static str, Vec<u8>)) {
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let bench = Bench::with_day();
            let (name, content) = list(case);
            let run = bench.run(&["roster", "import", "--json", &bench.write(name, content)]);
            let answer = &run.lines()[0];
            let is_taken = run.exit == 0 && answer["ok"] == true && answer["added"] == 1;
            let is_refused = [1, 2].contains(&run.exit) && answer["ok"] == false;
            let is_right = if is_good(case) { is_taken } else { is_refused };
            (!is_right).then(|| format!("{case}\n  {answer}"))
        })
        .collect();
    tally(file, "import", cases.len(), &failed);
}

/// A cell of a CSV file.
fn quoted(cell: &[u8]) -> Vec<u8> {
    let cell = cell
        .iter()
        .flat_map(|byte| if *byte == b'"' { vec![b'"'; 2] } else { vec![*byte] });
    [b'"'].into_iter().chain(cell).chain([b'"']).collect()
}

const fn nothing_else(_case: &Value, _answer: &Value) -> bool {
    true
}

/// The day on which a case is entered.
fn at(case: &Value) -> String {
    format!("{}T08:00:00+07:00", case["context"]["today"].as_str().unwrap())
}

#[test]
fn names() {
    // Reception has read the repaired names again; nobody has said anything about an old encoding.
    let named = |name: &str| {
        let mut line = newcomer(name);
        line["confirm"] = json!(["namesake", "name_repaired"]);
        line
    };
    let line = |case: &Value| {
        let input = case["input"].as_str().unwrap();
        if case["enc"] != "hex" {
            return named(input).to_string().into_bytes();
        }
        let mut line = named("@").to_string().into_bytes();
        let at = line.iter().position(|byte| *byte == b'@').unwrap();
        line.splice(at..=at, bytes(input));
        line
    };
    let also = |case: &Value, answer: &Value| {
        if case["must_warn"] == true {
            answer["refusal"]["code"] == "confirm_needed"
        } else {
            !is_good(case) || answer["ok"] == true
        }
    };
    let cases = corpus("names.jsonl");
    by_run(&Bench::with_day(), "names.jsonl", &cases, line, also);
    by_import("names.jsonl", &cases, |case| {
        let input = case["input"].as_str().unwrap();
        let name = if case["enc"] == "hex" {
            bytes(input)
        } else {
            input.as_bytes().to_vec()
        };
        let list = [b"full_name,sex,birth_year\n", &quoted(&name)[..], b",Nam,1990\n"].concat();
        ("list.csv", list)
    });
}

/// Bytes that are written in hexadecimal.
fn bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// Whether a case is bad only until its day has come: an import takes the day from the machine's clock.
fn is_ahead(case: &Value) -> bool {
    let why = case["why"].as_str().unwrap();
    ["tomorrow", "future"].iter().any(|word| why.contains(word))
}

#[test]
fn dates() {
    let line = |case: &Value| {
        let mut line = newcomer("Lê Hoa");
        line["at"] = json!(at(case));
        line["new_person"]["birth_date"] = case["input"].clone();
        line.to_string().into_bytes()
    };
    let mut cases = corpus("dates.jsonl");
    by_run(&Bench::with_day(), "dates.jsonl", &cases, line, nothing_else);
    // In a list a year alone is a birth to be completed at reception.
    cases.retain(|case| case["input"] != "1990" && !is_ahead(case));
    by_import("dates.jsonl", &cases, |case| {
        let date = quoted(case["input"].as_str().unwrap().as_bytes());
        let list = [b"full_name,sex,birth_date\nAn,Nam,", &date[..], b"\n"].concat();
        ("list.csv", list)
    });
}

#[test]
fn citizen_numbers() {
    let line = |case: &Value| {
        let line = match &case["input"] {
            Value::Object(card) => json!({"do": "check_in", "at": at(case), "new_person": {
                "full_name": "Lê Hoa", "national_id": card["cccd"], "birth_date": card["dob"], "sex": card["sex"],
            }}),
            number => json!({"do": "check_in", "at": at(case), "national_id": number}),
        };
        line.to_string().into_bytes()
    };
    let mut cases = corpus("cccd.jsonl");
    by_run(&Bench::with_day(), "cccd.jsonl", &cases, line, nothing_else);
    // Nobody of these was born in 1955, so no lost zeros are given back.
    cases.retain(|case| case["input"].is_string() && !is_ahead(case));
    by_import("cccd.jsonl", &cases, |case| {
        let number = quoted(case["input"].as_str().unwrap().as_bytes());
        let list = [
            b"full_name,sex,birth_year,national_id\nAn,Nam,1955,",
            &number[..],
            b"\n",
        ]
        .concat();
        ("list.csv", list)
    });
}

#[test]
fn cards() {
    // Whoever is not on the roster is asked about; that is a refusal, and the scan was read all the same.
    let line = |case: &Value| {
        let line = json!({"do": "check_in", "at": at(case), "scan": case["input"]});
        line.to_string().into_bytes()
    };
    let cases: Vec<Value> = corpus("qr.jsonl");
    by_run(&Bench::with_day(), "qr.jsonl", &cases, line, nothing_else);
}

#[test]
fn bag_codes() {
    let bench = Bench::with_day();
    bench.feed_values(&[newcomer("Lê Hoa")]);
    let mut cases = corpus("din.jsonl");
    cases.retain(|case| case["profile"] == "isbt128");
    let line = |case: &Value| {
        let line = json!({
            "do": "start_collection", "ticket": 1, "bed": 1, "bag": case["input"], "sample": case["input"],
            "at": "2025-01-02T07:31:00+07:00",
        });
        line.to_string().into_bytes()
    };
    by_run(&bench, "din.jsonl", &cases, line, nothing_else);
}

#[test]
fn own_bag_codes() {
    let bench = Bench::empty();
    let opened = bench.run(&[
        "day",
        "open",
        "--create",
        "--date",
        "2025-01-02",
        "--bag-pattern",
        "bm########",
        "--json",
    ]);
    assert_eq!(opened.lines()[0]["bag_pattern"], "BM########", "{}", opened.err);
    bench.feed_values(&[newcomer("Lê Hoa")]);
    let mut cases = corpus("din.jsonl");
    cases.retain(|case| case["profile"] == "local");
    assert_eq!(cases.len(), 6);
    for code in ["BM26001234", "bm26001234", " BM00000000 "] {
        cases.push(json!({"input": code, "expected": "accept-normalised"}));
    }
    cases.push(json!({"input": "=G12341765432170", "expected": "reject"}));
    let line = |case: &Value| {
        let line = json!({
            "do": "start_collection", "ticket": 1, "bed": 1, "bag": case["input"], "sample": case["input"],
            "at": "2025-01-02T07:31:00+07:00",
        });
        line.to_string().into_bytes()
    };
    by_run(&bench, "din.jsonl", &cases, line, nothing_else);
}

#[test]
fn measured_values() {
    let bench = Bench::with_day();
    bench.feed_values(&[
        newcomer("Lê Hoa"),
        json!({"do": "start_screening", "ticket": 1, "desk": 1, "at": "2025-01-02T07:31:00+07:00"}),
    ]);
    let measured = ["weight_kg", "hb_g_l", "pulse", "temp_c", "bp"];
    let mut cases = corpus("vitals.jsonl");
    cases.retain(|case| measured.iter().any(|field| case["input"]["field"] == *field));
    assert!(cases.len() > 10);
    let line = |case: &Value| {
        let value = &case["input"]["value"];
        let mut line = json!({
            "do": "record_vitals", "ticket": 1, "weight_kg": 60, "systolic": 120, "diastolic": 80, "pulse": 72,
        });
        match case["input"]["field"].as_str().unwrap() {
            "hb_g_l" => line = json!({"do": "record_blood_test", "ticket": 1, "hb_g_l": value}),
            "temp_c" => line["temperature_c"] = value.clone(),
            "bp" => {
                let (systolic, diastolic) = value.as_str().unwrap().split_once('/').unwrap();
                line["systolic"] = json!(systolic);
                line["diastolic"] = json!(diastolic);
            }
            field => line[field] = value.clone(),
        }
        line.to_string().into_bytes()
    };
    by_run(&bench, "vitals.jsonl", &cases, line, nothing_else);
}

/// The same day two years earlier: the days of the corpus lie around a clock that a machine need not have reached.
fn earlier(date: &Value) -> String {
    let (year, rest) = date.as_str().unwrap().split_at(4);
    format!("{}{rest}", year.parse::<u16>().unwrap() - 2)
}

#[test]
fn rules_of_measured_values() {
    let mut cases = corpus("vitals.jsonl");
    cases.retain(|case| case["input"]["field"].as_str().unwrap().ends_with("_rule"));
    assert_eq!(cases.len(), 12);
    let failed: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let input = &case["input"];
            let is_volume = input["field"] == "volume_rule";
            let today = if is_volume {
                "2024-11-22".to_owned()
            } else {
                earlier(&input["value"])
            };
            let at = format!("{today}T08:00:00+07:00");
            let mut person = json!({
                "full_name": "Lê Hoa", "birth_date": "1990-02-01",
                "sex": if input["sex"] == "nữ" { "female" } else { "male" },
            });
            match input["field"].as_str().unwrap() {
                "age_rule" => person["birth_date"] = json!(earlier(&input["dob"])),
                "interval_rule" => {
                    person["donated_before"] = json!(1);
                    person["last_donation"] = json!(earlier(&input["last"]));
                }
                _ => {}
            }
            let weight = if is_volume {
                input["weight_kg"].clone()
            } else {
                json!(60)
            };
            let volume = if is_volume {
                input["value"].clone()
            } else {
                json!(350)
            };
            let bench = Bench::empty();
            bench.run(&["day", "open", "--create", "--date", &today]);
            let run = bench.feed_values(&[
                json!({"do": "check_in", "at": at, "new_person": person}),
                json!({"do": "start_screening", "at": at, "ticket": 1, "desk": 1}),
                json!({"do": "record_vitals", "at": at, "ticket": 1, "weight_kg": weight, "systolic": 120,
                    "diastolic": 80, "pulse": 72}),
                json!({"do": "record_blood_test", "at": at, "ticket": 1, "hb_g_l": 140}),
                json!({"do": "clear", "at": at, "ticket": 1, "volume_ml": volume}),
            ]);
            let answers = run.lines();
            // Whoever must not donate is refused by the rule, or the date is one that cannot be; nothing else went wrong.
            let no = answers.iter().find(|answer| answer["ok"] == false);
            let is_right = match no {
                None => is_good(case),
                Some(no) => {
                    let code = no["refusal"]["code"].as_str();
                    !is_good(case)
                        && (matches!(code, Some("volume_not_allowed" | "not_eligible"))
                            || no["error"]["field"] == "last_donation")
                }
            };
            (!is_right).then(|| format!("{case}\n  {}", run.out))
        })
        .collect();
    tally("vitals.jsonl", "rules", cases.len(), &failed);
}
