//! A list of a million people on its way into an empty roster, the same list again, and a unit's list beside a million
//! people: how long it takes, and how much memory the two processes need together. The program itself is measured, as
//! somebody would run it.
//!
//! The list is invented with a fixed seed. `-- 50000` takes so many people instead.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;
#[path = "search/people.rs"]
mod people;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use giotmau::domain::identity::{CitizenNumber, Phone, Sex};
use giotmau::domain::person::Person;
use giotmau::domain::unit::UnitCode;

use measure::{clock, ms, verdict};

/// How many people the list has unless somebody says otherwise.
const PEOPLE: usize = 1_000_000;

/// How many people a unit's list has.
const UNIT: usize = 200;

fn main() {
    let count = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(PEOPLE);
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let (list, unit) = (folder.path().join("list.csv"), folder.path().join("unit.csv"));
    {
        let people = people::invented(count + UNIT);
        let (known, others) = people.split_at(count);
        write(&list, known);
        write(&unit, others);
    }
    let megabytes = mib(fs::metadata(&list).expect("the list").len());
    println!("{count} people in a list of {megabytes:.0} MB");
    let share = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / 1e6;
    let database = folder.path().join("day.db");

    let trial = import(&database, &list, &["--create", "--dry-run"]);
    verdict("", "trial run, s", trial.seconds, 0.0, 60.0 * share);
    let first = import(&database, &list, &[]);
    verdict("", "into an empty roster, s", first.seconds, 0.0, 60.0 * share);
    verdict(
        "",
        "memory of both processes at their largest, MB",
        first.memory,
        0.0,
        300.0,
    );
    let again = import(&database, &list, &[]);
    verdict("", "the same list again, s", again.seconds, 0.0, 60.0 * share);
    verdict(
        "",
        "memory of both processes at their largest, MB",
        again.memory,
        0.0,
        300.0,
    );
    let small = import(&database, &unit, &[]);
    verdict("", "a list of 200 beside them, s", small.seconds, 0.0, 2.0);
    println!(
        "database of {:.0} MB",
        mib(fs::metadata(&database).expect("the database").len())
    );
}

/// Writes the list as a unit sends it.
fn write(path: &Path, people: &[Person]) {
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    writeln!(out, "STT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Điện thoại,Đơn vị").expect("room on the disk");
    for (n, person) in people.iter().enumerate() {
        let sex = match person.sex {
            Sex::Male => "Nam",
            Sex::Female => "Nữ",
        };
        writeln!(
            out,
            "{},{},{:02}/{:02}/{},{sex},{},{},{}",
            n + 1,
            person.full_name.as_str(),
            n % 28 + 1,
            n % 12 + 1,
            person.birth.year(),
            person.national_id.as_ref().map_or("", CitizenNumber::as_str),
            person.phone.as_ref().map_or("", Phone::as_str),
            person.unit.as_ref().map_or("", UnitCode::as_str),
        )
        .expect("room on the disk");
    }
    out.flush().expect("room on the disk");
}

/// What a run took.
struct Taken {
    seconds: f64,
    /// Megabytes.
    memory: f64,
}

fn import(database: &Path, list: &Path, more: &[&str]) -> Taken {
    let started = clock();
    let mut child = Command::new(env!("CARGO_BIN_EXE_giotmau"))
        .arg("--db")
        .arg(database)
        .args(["--lang", "en", "roster", "import"])
        .args(more)
        .arg(list)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let (mut own, mut reader) = (0, 0);
    let status = loop {
        own = peak(child.id()).max(own);
        reader = children(child.id())
            .into_iter()
            .map(peak)
            .max()
            .unwrap_or(0)
            .max(reader);
        if let Some(status) = child.try_wait().expect("the program is waited for") {
            break status;
        }
        thread::sleep(Duration::from_millis(20));
    };
    let seconds = ms(started.elapsed()) / 1000.0;
    let output = child.wait_with_output().expect("its output");
    print!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(status.success(), "the import failed");
    Taken {
        seconds,
        memory: mib((own + reader) * 1024),
    }
}

/// The largest that a process ever was, in KiB.
fn peak(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    status
        .lines()
        .find_map(|line| {
            line.strip_prefix("VmHWM:")?
                .trim()
                .strip_suffix(" kB")?
                .parse()
                .ok()
        })
        .unwrap_or(0)
}

/// The processes that any of its threads started.
fn children(pid: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{pid}/task"))
        .into_iter()
        .flatten()
        .flatten();
    threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|children| {
            children
                .split_whitespace()
                .filter_map(|child| child.parse().ok())
                .collect::<Vec<_>>()
        })
        .collect()
}

fn mib(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes >> 10).unwrap_or(u32::MAX)) / 1024.0
}
