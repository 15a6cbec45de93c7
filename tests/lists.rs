//! Lists through the process that reads them: hostile workbooks end that process at most, and whoever asked gets a
//! sentence. `cargo test --test lists -- --nocapture` prints how many cases of each file passed and failed.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on may panic"
)]

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

use chrono::NaiveDate;
use giotmau::i18n::Lang;
use giotmau::roster::{Context, Event, FileFault, Limits, RawRow, Units, draft, read, say};
use serde_json::Value;

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_giotmau"))
}

fn tests_folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

fn rows(file: File, named_text: bool, limits: Limits) -> Result<Vec<RawRow>, FileFault> {
    let mut rows = Vec::new();
    let mut ended = false;
    for event in read(program(), file, named_text, limits)? {
        match event? {
            Event::Row(row) => rows.push(row),
            Event::End(_) => ended = true,
            Event::Sheet(_) | Event::Progress(_) | Event::Fault(_) => {}
        }
    }
    assert!(ended);
    Ok(rows)
}

/// What a case gives: the people as the corpus writes them, or why not.
fn people(file: File, named_text: bool) -> Result<Vec<[String; 4]>, String> {
    let rows = rows(file, named_text, Limits::default()).map_err(|fault| say::file(Lang::En, &fault))?;
    let units = Units::default();
    let context = Context {
        lang: Lang::En,
        today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        units: &units,
        unit: None,
    };
    let mut people = Vec::new();
    for row in &rows {
        let listed = draft(row, &context)
            .map_err(|faults| faults[0].message.clone())?
            .listed;
        let giotmau::domain::birth::Birth::Date(birth) = listed.birth else {
            return Err("only a year".to_owned());
        };
        people.push([
            listed.full_name.as_str().to_owned(),
            birth.to_string(),
            listed.national_id.unwrap().as_str().to_owned(),
            listed.unit.unwrap().as_str().to_owned(),
        ]);
    }
    // The same person twice is one person.
    people.dedup();
    Ok(people)
}

fn is_as_listed(case: &Value, found: &Result<Vec<[String; 4]>, String>) -> bool {
    match found {
        Err(message) => case["expected"] == "reject" && message.len() > 20 && !message.contains('\u{1b}'),
        Ok(people) => {
            let listed = case["normalised"].as_array().cloned().unwrap_or_default();
            let listed = listed.iter().map(|person| {
                ["name", "dob", "cccd", "unit"].map(|field| person[field].as_str().unwrap().to_owned())
            });
            case["expected"] == "accept-normalised" && people.iter().cloned().eq(listed)
        }
    }
}

fn from_hex(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

#[test]
fn every_file_of_the_corpus_is_read_or_refused_as_listed() {
    let folder = tests_folder("badinput");
    for corpus in ["csv_files.jsonl", "xlsx.jsonl"] {
        let text = fs::read_to_string(folder.join(corpus)).unwrap();
        let mut failed = Vec::new();
        for line in text.lines() {
            let case: Value = serde_json::from_str(line).unwrap();
            let input = case["input"].as_str().unwrap();
            let found = if let Some(path) = input.strip_prefix("file:") {
                people(File::open(folder.join(path)).unwrap(), false)
            } else {
                let mut file = tempfile::tempfile().unwrap();
                file.write_all(&from_hex(input)).unwrap();
                people(file, true)
            };
            if !is_as_listed(&case, &found) {
                failed.push(format!("{case}\n  {found:?}"));
            }
        }
        let cases = text.lines().count();
        println!(
            "{corpus:<18} {:>3} passed {:>3} failed",
            cases - failed.len(),
            failed.len()
        );
        assert!(failed.is_empty(), "{corpus}:\n{}", failed.join("\n"));
    }
    assert!(!Path::new("/tmp/giotmau_pwned").exists());
}

#[test]
fn a_file_that_asks_for_all_memory_ends_its_reader_and_nothing_else() {
    for name in ["two_corners.xlsx", "far_cell_small.xlsx"] {
        let file = File::open(tests_folder("badinput/files").join(name)).unwrap();
        assert_eq!(
            rows(file, false, Limits::default()),
            Err(FileFault::TooMuchMemory),
            "{name}"
        );
    }
}

fn long_list(rows: u32) -> File {
    let mut file = tempfile::tempfile().unwrap();
    let mut text = String::from("Họ tên,Năm sinh,CCCD\n");
    for row in 0..rows {
        writeln!(text, "Nguyễn Văn An,1987,001087{row:06}").unwrap();
    }
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn reading_stops_when_asked_and_when_nobody_listens() {
    let limits = Limits::default();
    let mut reading = read(program(), long_list(100_000), true, limits.clone()).unwrap();
    assert!(matches!(
        reading.next(),
        Some(Ok(Event::Progress(_) | Event::Sheet(_)))
    ));
    limits.cancel.store(true, Ordering::Relaxed);
    let last = reading.by_ref().last().unwrap();
    assert_eq!(last, Err(FileFault::Cancelled));
    assert!(reading.next().is_none());
    // Dropped in the middle: this would hang if the reader were not stopped.
    drop(read(program(), long_list(100_000), true, Limits::default()).unwrap());
}

#[test]
fn an_answer_that_is_too_long_is_cut_and_refused() {
    let limits = Limits {
        answer: 10_000,
        ..Limits::default()
    };
    assert!(matches!(
        rows(long_list(10_000), true, limits),
        Err(FileFault::Broken { .. })
    ));
}

#[test]
fn a_program_that_never_answers_is_given_up() {
    // A file of its own: one that was just written is busy as long as another test starts a program.
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/program/silent");
    let limits = Limits {
        silence: Duration::from_millis(300),
        ..Limits::default()
    };
    let mut reading = read(&script, long_list(1), true, limits).unwrap();
    assert_eq!(reading.next(), Some(Err(FileFault::TooMuchTime)));
}
