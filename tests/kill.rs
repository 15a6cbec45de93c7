//! A station that is killed at any moment loses nothing that it answered, and its log stays sound.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on may panic"
)]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use giotmau::domain::rulepack::RulePack;
use giotmau::station::Station;
use giotmau::store::{Create, open};
use serde_json::Value;

const KILLS: usize = 50;
const COMMANDS: usize = 200;

/// How many kills one database goes through.
const KILLS_A_DAY: usize = 5;

fn giotmau(db: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_giotmau"));
    command
        .arg("--db")
        .arg(db)
        .env("HOME", db.parent().unwrap())
        .env_remove("GIOTMAU_DB");
    command
}

/// Two hundred commands: someone new arrives, and every second one wants to go home again.
fn commands(round: usize) -> String {
    (0..COMMANDS / 2).fold(String::new(), |lines, n| {
        let name = ["An", "Bình", "Cường", "Dung"][(round + n) % 4];
        lines
            + &format!(
                "{{\"do\":\"check_in\",\"new_person\":{{\"full_name\":\"Nguyễn Văn {name}\",\"birth_date\":\"{}-03-15\",\"sex\":\"male\"}},\"confirm\":[\"namesake\"]}}\n",
                1970 + (n % 30)
            )
            + &format!("{{\"do\":\"prioritise\",\"ticket\":{},\"reason\":\"phải trực\"}}\n", n + 1)
    })
}

/// The visits of the log, after the log has been found sound.
fn visits(db: &Path) -> BTreeSet<String> {
    let store = open(&db.to_string_lossy(), Create::No).unwrap();
    let mut station = Station::open(store, RulePack::vn_tt26_2013().unwrap()).unwrap();
    for verdict in station.store().verify().unwrap() {
        assert_eq!(verdict.faults, [], "the log is not sound");
    }
    station
        .day()
        .unwrap()
        .visits()
        .map(|visit| visit.id.to_string())
        .collect()
}

#[test]
fn what_was_answered_survives_fifty_kills() {
    for hall in 0..KILLS / KILLS_A_DAY {
        kill_again_and_again(hall * KILLS_A_DAY);
    }
}

fn kill_again_and_again(first: usize) {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("day.db");
    let opened = giotmau(&db).args(["--create", "day", "open"]).output().unwrap();
    assert!(
        opened.status.success(),
        "{}",
        String::from_utf8_lossy(&opened.stderr)
    );
    let mut answered = BTreeSet::new();
    for round in first..first + KILLS_A_DAY {
        let mut run = giotmau(&db)
            .arg("run")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = run.stdin.take().unwrap();
        let lines = commands(round);
        // The station may be gone before it has read everything.
        let writer = std::thread::spawn(move || drop(input.write_all(lines.as_bytes())));
        let mut output = BufReader::new(run.stdout.take().unwrap()).lines();
        // Each round is killed after another number of answers, in the middle of the work that goes on meanwhile.
        for line in output.by_ref().take(1 + round * 37 % (COMMANDS - 10)) {
            remember(&line.unwrap(), &mut answered);
        }
        run.kill().unwrap();
        run.wait().unwrap();
        // What had been answered and not been read yet counts too; a line cut short was not answered.
        for line in output.map_while(Result::ok) {
            remember(&line, &mut answered);
        }
        writer.join().unwrap();
        let there = visits(&db);
        let lost: Vec<_> = answered.difference(&there).collect();
        assert!(
            lost.is_empty(),
            "round {round}: {} answered visits are missing: {lost:?}",
            lost.len()
        );
    }
    assert!(
        answered.len() > KILLS_A_DAY,
        "hardly anything was answered: {}",
        answered.len()
    );
}

fn remember(line: &str, answered: &mut BTreeSet<String>) {
    let Ok(answer) = serde_json::from_str::<Value>(line) else {
        return;
    };
    if answer["ok"] == true && answer["steps"][0] == "donor_checked_in" {
        answered.insert(answer["visit"].as_str().unwrap().to_owned());
    }
}
