//! G2: eight stations write to one file as fast as they can. Everyone must get an equal share and nobody may wait long.
//! Beside it: the same number of writers with nothing but SQLite's own busy handler. Those insert one bare row a commit and
//! decide nothing, so the ratio of throughput holds the whole cost of a decided, chained and indexed step.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command as Process, Stdio};
use std::time::Duration;

use giotmau::domain::command::Command;
use giotmau::domain::id::VisitId;

use measure::{clock, donors_at_desks, execute, measured, ms, open_day, ratio, station, time, verdict};

const WRITERS: u16 = 8;

/// How many donors each writer has, so that a visit has no more steps than a real one.
const DONORS: u16 = 60;
const LASTS: Duration = Duration::from_secs(3);

/// What one writer reports: how many commits, and its longest wait.
struct Report {
    commits: u64,
    longest: Duration,
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [_, "--station", path, visits] => write_as_station(Path::new(path), visits),
        [_, "--plain", path] => write_plainly(Path::new(path)),
        _ => compare(),
    }
}

fn compare() {
    for round in 1..=3 {
        let folder = tempfile::tempdir_in(std::env::current_dir().expect("a folder")).expect("a folder");
        let path = folder.path().join("day.db");
        let mut host = station(&path);
        open_day(&mut host, WRITERS * DONORS);
        let visits = donors_at_desks(&mut host, 1..=WRITERS * DONORS);
        drop(host);
        let ours = run(visits.chunks(usize::from(DONORS)).map(|visits| {
            let visits: Vec<_> = visits.iter().map(ToString::to_string).collect();
            vec![
                "--station".to_owned(),
                path.display().to_string(),
                visits.join(","),
            ]
        }));
        let plain_path = folder.path().join("plain.db");
        prepare_plain(&plain_path);
        let plain = run((0..WRITERS).map(|_| vec!["--plain".to_owned(), plain_path.display().to_string()]));
        say(round, &ours, &plain);
        let mut check = station(&path);
        let faults: usize = check
            .store()
            .verify()
            .expect("the log is read")
            .iter()
            .map(|day| day.faults.len())
            .sum();
        println!("     the log afterwards: {faults} faults");
    }
}

fn say(round: u32, ours: &[Report], plain: &[Report]) {
    let total = |reports: &[Report]| reports.iter().map(|report| report.commits).sum::<u64>();
    let least = |reports: &[Report]| reports.iter().map(|report| report.commits).min().unwrap_or(0);
    let most = |reports: &[Report]| reports.iter().map(|report| report.commits).max().unwrap_or(1);
    let longest = |reports: &[Report]| {
        reports
            .iter()
            .map(|report| report.longest)
            .max()
            .unwrap_or_default()
    };
    println!(
        "round {round}: stations {} commits ({}-{} each, longest wait {:.1} ms); SQLite alone {} ({}-{}, {:.0} ms)",
        total(ours),
        least(ours),
        most(ours),
        ms(longest(ours)),
        total(plain),
        least(plain),
        most(plain),
        ms(longest(plain)),
    );
    let as_f64 = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    verdict(
        "G2",
        "fewest / most commits of a station",
        as_f64(least(ours)) / as_f64(most(ours)),
        0.95,
        f64::MAX,
    );
    verdict("G2", "longest wait, ms", ms(longest(ours)), 0.0, 60.0);
    verdict(
        "G2",
        "longest wait / SQLite's longest wait",
        ratio(longest(ours), longest(plain)),
        0.0,
        0.02,
    );
    verdict(
        "G2",
        "commits / bare rows of SQLite alone",
        as_f64(total(ours)) / as_f64(total(plain)),
        0.55,
        f64::MAX,
    );
}

/// Starts the writers, lets them go at once, and collects what they report.
fn run(arguments: impl Iterator<Item = Vec<String>>) -> Vec<Report> {
    let exe = std::env::current_exe().expect("this program");
    let mut writers: Vec<Child> = arguments
        .map(|arguments| {
            Process::new(&exe)
                .args(arguments)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .expect("a writer starts")
        })
        .collect();
    let mut answers: Vec<_> = writers
        .iter_mut()
        .map(|writer| BufReader::new(writer.stdout.take().expect("its output")))
        .collect();
    for answer in &mut answers {
        assert_eq!(line(answer), "ready");
    }
    for writer in &mut writers {
        writer
            .stdin
            .take()
            .expect("its input")
            .write_all(b"go\n")
            .expect("it listens");
    }
    let reports = answers
        .iter_mut()
        .map(|answer| {
            let line = line(answer);
            let (commits, micros) = line.split_once(' ').expect("two numbers");
            Report {
                commits: commits.parse().expect("a number"),
                longest: Duration::from_micros(micros.parse().expect("a number")),
            }
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().expect("it ends").success(), "a writer failed");
    }
    reports
}

fn line(answer: &mut impl BufRead) -> String {
    let mut line = String::new();
    answer.read_line(&mut line).expect("a line");
    line.trim().to_owned()
}

/// Waits for the start, commits until the time is over, and reports.
fn write_for_a_while(mut commit: impl FnMut()) {
    println!("ready");
    let mut go = String::new();
    std::io::stdin().read_line(&mut go).expect("the start");
    let start = clock();
    let mut report = Report {
        commits: 0,
        longest: Duration::ZERO,
    };
    while start.elapsed() < LASTS {
        let (took, ()) = time(&mut commit);
        report.commits += 1;
        report.longest = report.longest.max(took);
    }
    println!("{} {}", report.commits, report.longest.as_micros());
}

fn write_as_station(path: &Path, visits: &str) {
    let visits: Vec<_> = visits
        .split(',')
        .map(|visit| VisitId(visit.parse().expect("an id")))
        .collect();
    let mut station = station(path);
    let mut turn = visits.iter().cycle();
    write_for_a_while(|| {
        let visit = turn.next().expect("a donor");
        execute(&mut station, Command::visit(*visit, measured()), None);
    });
}

fn plain(path: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(path).expect("the database opens");
    connection
        .busy_timeout(Duration::from_secs(20))
        .expect("a setting");
    connection
        .pragma_update(None, "journal_mode", "wal")
        .expect("a setting");
    connection
        .pragma_update(None, "synchronous", "full")
        .expect("a setting");
    connection
}

fn prepare_plain(path: &Path) {
    plain(path)
        .execute_batch("CREATE TABLE step (seq INTEGER PRIMARY KEY, body TEXT) STRICT")
        .expect("a table");
}

fn write_plainly(path: &Path) {
    let connection = plain(path);
    let body = "x".repeat(300);
    write_for_a_while(|| {
        connection.execute_batch("BEGIN IMMEDIATE").expect("the lock");
        connection
            .execute("INSERT INTO step (body) VALUES (?1)", [&body])
            .expect("a row");
        connection.execute_batch("COMMIT").expect("a commit");
    });
}
