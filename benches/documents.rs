//! G9: how long documents take. Pages and tables in the program itself; and from the command to the file, with the real
//! program on a database, beside a command that does nothing.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use chrono::NaiveDate;
use giotmau::domain::bag::BagCode;
use giotmau::domain::birth::Age;
use giotmau::domain::day::Day;
use giotmau::domain::decide::NewStep;
use giotmau::domain::id::{BedNo, DeskNo, PersonId, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::rulepack::RulePack;
use giotmau::domain::step::{At, BloodTest, CollectionOutcome, Step};
use giotmau::domain::time::{Moment, Span};
use giotmau::domain::vitals::{Haemoglobin, Volume};
use giotmau::i18n::Lang;
use giotmau::report::document::{Cell, Column, Document, Kind, Letterhead, Paper, Part, Table};
use giotmau::report::{pdf, xlsx};
use giotmau::shell;
use giotmau::simulation::headless;
use giotmau::station::Station;
use giotmau::store::{Batch, Create, open};

use measure::{donor, measured_step, ms, now, open_day, p50_p99, station, time, verdict};

/// 10,000 rows of twelve cells, as a list of donors has them.
fn large() -> Document {
    let column = |heading: &str, kind| Column {
        heading: heading.to_owned(),
        kind,
    };
    let date = NaiveDate::from_ymd_opt(2026, 10, 22).expect("a date");
    let start = Moment::parse("2026-10-22T07:00:00+07:00").expect("a moment");
    let family = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng"];
    let given = ["Thảo Nguyên", "Đức", "Ngọc Bích", "Minh Quân", "Thu Hằng"];
    let rows = (0..10_000_u32)
        .map(|n| {
            let pick = |names: &[&str], by: usize| {
                let name = names.iter().cycle().nth(n as usize / by % names.len());
                name.map_or_else(String::new, |name| (*name).to_owned())
            };
            let name = format!("{} Văn {} {n}", pick(&family, 1), pick(&given, 7));
            vec![
                Cell::Number(n.into()),
                Cell::Text(format!("{:07}", 12_345 + n)),
                Cell::Text(name),
                Cell::Text(pick(&["Đại úy", "Thượng úy", "Trung tá"], 3)),
                Cell::Date(date),
                Cell::Text(format!("A{:02}", n % 20)),
                Cell::Text(pick(&["Đã hiến đủ", "Trì hoãn"], 2)),
                Cell::Number(350),
                Cell::Clock(start + Span::from_secs(n)),
                Cell::Span(Span::from_secs(300 + n % 400)),
                Cell::PerMille(u16::try_from(n % 1000).expect("small")),
                Cell::None,
            ]
        })
        .collect();
    Document {
        title: "Danh sách".to_owned(),
        subtitle: "22/10/2026".to_owned(),
        lang: Lang::Vi,
        dated: date,
        letterhead: Letterhead::default(),
        paper: Paper::Landscape,
        foot: String::new(),
        parts: vec![Part::Table(Table {
            sheet: "Danh sách".to_owned(),
            columns: vec![
                column("TT", Kind::Number),
                column("Mã", Kind::Code),
                column("Họ và tên", Kind::Words),
                column("Cấp bậc", Kind::Words),
                column("Ngày sinh", Kind::Code),
                column("Đơn vị", Kind::Code),
                column("Kết quả", Kind::Words),
                column("ml", Kind::Number),
                column("Giờ", Kind::Number),
                column("Thời gian", Kind::Number),
                column("Tỷ lệ", Kind::Number),
                column("Ký", Kind::Words),
            ],
            rows,
            total: None,
        })],
    }
}

/// The most memory that the process has had, in MB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: f64 = line
        .and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse().ok())
        .unwrap_or_default();
    kilobytes / 1024.0
}

/// A table of so many rows of six cells, on upright pages.
fn pages(rows: usize) -> Document {
    let mut document = large();
    document.paper = Paper::Portrait;
    for part in &mut document.parts {
        if let Part::Table(table) = part {
            table.rows.truncate(rows);
            table.columns.truncate(6);
            for row in &mut table.rows {
                row.truncate(6);
            }
        }
    }
    document
}

/// How many pages a PDF file has.
fn count(written: &[u8]) -> usize {
    let sign = b"/Type /Page\n";
    written.windows(sign.len()).filter(|part| *part == sign).count()
}

/// Several rounds of work in this process, the median and the longest.
fn rounds(rounds: usize, mut work: impl FnMut()) -> (Duration, Duration) {
    let times = (0..rounds).map(|_| time(&mut work).0).collect();
    p50_p99(times)
}

/// The workbook comes first: the most memory that the process has had would hide what it takes.
fn in_the_program() {
    let document = large();
    let before = peak();
    let (first, written) = time(|| xlsx::write(&document).expect("it is written"));
    let after = peak();
    let mut times: Vec<_> = (0..15)
        .map(|_| time(|| xlsx::write(&document).expect("it is written")).0)
        .collect();
    times.push(first);
    let (median, worst) = p50_p99(times);
    println!("XLSX: {} bytes, longest {:.1} ms", written.len(), ms(worst));
    verdict(
        "G9",
        "XLSX of 10,000 rows of 12 cells, median, ms",
        ms(median),
        0.0,
        150.0,
    );
    verdict(
        "G9",
        "XLSX of 10,000 rows of 12 cells, memory, MB",
        after - before,
        0.0,
        6.0,
    );

    let ten = (300..800)
        .step_by(10)
        .map(pages)
        .find(|document| count(&pdf::write(document).expect("it is written")) == 10)
        .expect("so many rows are ten pages");
    let (median, worst) = rounds(21, || drop(pdf::write(&ten).expect("it is written")));
    println!("PDF of ten pages: longest {:.1} ms", ms(worst));
    verdict(
        "G9",
        "PDF of ten pages A4, rows of 6 cells, median, ms",
        ms(median),
        0.0,
        100.0,
    );
}

/// Runs the program on a database, as whoever types the command does.
fn run(database: &Path, arguments: &[&str]) -> Duration {
    let folder = database.parent().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_giotmau"));
    command
        .env_clear()
        .env("HOME", folder)
        .env("GIOTMAU_DB", database)
        .args(arguments);
    let (took, ended) = time(|| command.output().expect("it runs"));
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{arguments:?}: {said}");
    took
}

/// The morning of so many donors, simulated, on the disk.
fn morning(path: &Path, donors: u32) {
    let store = open(&path.to_string_lossy(), Create::Yes).expect("the database opens");
    let start = Moment::parse("2026-10-22T07:30:00+07:00").expect("a moment");
    let pack = RulePack::vn_tt26_2013().expect("the pack is read");
    headless(store, 3, donors, start, pack).expect("the morning goes through");
}

fn from_command_to_file(folder: &Path) {
    let database = folder.join("morning.db");
    morning(&database, 200);
    let file = folder.join("x.pdf").to_string_lossy().into_owned();
    let (mut nothing, mut written) = (Vec::new(), Vec::new());
    for _ in 0..31 {
        nothing.push(run(&database, &["--version"]));
        written.push(run(&database, &["summary", "-o", &file]));
    }
    let ((floor, _), (median, worst)) = (p50_p99(nothing), p50_p99(written));
    println!(
        "a command that does nothing {:.1} ms; the summary of 200 donors as PDF {:.1} ms, longest {:.1} ms",
        ms(floor),
        ms(median),
        ms(worst)
    );
    verdict(
        "G9",
        "summary PDF of 200 donors, command to file, median, ms",
        ms(median),
        0.0,
        60.0,
    );
}

/// So many donors, a hundred on every stage at a time, each all the way through in a quarter of an hour.
fn crowd(station: &mut Station, donors: u32) {
    const TOGETHER: u32 = 100;
    open_day(station, TOGETHER.try_into().expect("a small number"));
    let start = now();
    let at = |seconds: u32| {
        let then = start.occurred + Span::from_secs(seconds);
        At {
            occurred: then,
            recorded: then,
            ..start.clone()
        }
    };
    for first in (0..donors).step_by(TOGETHER as usize) {
        let visits: Vec<_> = (first..first + TOGETHER)
            .map(|n| (n, VisitId(shell::new_id())))
            .collect();
        let begins = first / TOGETHER * 300;
        for (n, visit) in &visits {
            write(station, &at(begins), &[(*n, *visit)], &check_in);
        }
        let ways: [(u32, &dyn Fn(u32) -> Step); 8] = [
            (60, &|n| Step::DonorCalled { desk: desk(n) }),
            (90, &|n| Step::ScreeningStarted { desk: desk(n) }),
            (150, &|_| measured_step()),
            (200, &|_| {
                Step::BloodTestRecorded(BloodTest {
                    haemoglobin: Haemoglobin::from_g_l(140),
                    hbsag: None,
                })
            }),
            (240, &cleared),
            (260, &|n| Step::CollectionStarted {
                bed: BedNo(desk(n).0),
                bag: BagCode::parse(&format!("=V000126{n:06}00")).expect("a bag code"),
                identified: None,
            }),
            (600, &|_| Step::CollectionEnded {
                outcome: CollectionOutcome::Complete,
                volume: Volume::from_ml(350),
                seat: None,
                weighed: None,
            }),
            (900, &|_| Step::DonorReleased { early: None }),
        ];
        for (after, step) in ways {
            write(station, &at(begins + after), &visits, step);
        }
    }
}

fn desk(n: u32) -> DeskNo {
    DeskNo(u16::try_from(n % 100 + 1).expect("a small number"))
}

fn check_in(n: u32) -> Step {
    let ticket = Ticket::new(n + 1).expect("a ticket");
    Step::DonorCheckedIn {
        person: PersonId(shell::new_id()),
        ticket,
        sex: Sex::Male,
        age: Age::new(36),
        unit: None,
        blood_group: None,
        place: Day::place_of_arrival(ticket),
        said: BTreeSet::new(),
    }
}

fn cleared(_: u32) -> Step {
    let pack = RulePack::vn_tt26_2013().expect("the pack is read");
    Step::DonorCleared {
        volume: Volume::from_ml(350),
        pack: pack.id.clone(),
        pack_hash: pack.hash.clone(),
        overrides: Vec::new(),
        reason: None,
    }
}

/// Writes the same step for several visits, in one transaction.
fn write(station: &mut Station, at: &At, visits: &[(u32, VisitId)], step: &dyn Fn(u32) -> Step) {
    let day = station.day().expect("a day").id;
    let head = station.day().expect("a day").head;
    let steps: Vec<_> = visits
        .iter()
        .map(|(n, visit)| NewStep {
            visit: Some(*visit),
            step: step(*n),
        })
        .collect();
    let mut new_person = steps.first().and_then(|new| {
        if let Step::DonorCheckedIn { person, .. } = &new.step {
            Some(donor(*person))
        } else {
            None
        }
    });
    let request = StepId(shell::new_id());
    station
        .store()
        .commit(day, head, request, &mut |_, _| {
            Ok(Ok(Batch {
                at: at.clone(),
                steps: steps.clone(),
                new_person: new_person.take(),
                corrected: None,
            }))
        })
        .expect("the store works")
        .outcome
        .expect("nothing is against it");
    station.follow().expect("the log is read");
}

/// Every document of a large day in every format, from the command to the file.
fn of_a_large_day(folder: &Path) {
    let database = folder.join("large.db");
    let mut host = station(&database);
    crowd(&mut host, 10_000);
    drop(host);
    println!("a day of 10,000 donors, from the command to the file, with what it takes to read the day");
    for document in ["summary", "handover"] {
        for format in ["txt", "pdf", "xlsx", "csv", "json"] {
            let file = folder.join(format!("x.{format}")).to_string_lossy().into_owned();
            let times = (0..3).map(|_| run(&database, &[document, "-o", &file])).collect();
            let (median, _) = p50_p99(times);
            let size = std::fs::metadata(&file).map_or(0, |file| file.len());
            verdict(
                "G9",
                &format!("{document} as {format} ({} kB), ms", size / 1024),
                ms(median),
                0.0,
                2000.0,
            );
        }
    }
}

fn main() {
    in_the_program();
    let folder = tempfile::tempdir().expect("a folder");
    from_command_to_file(folder.path());
    of_a_large_day(folder.path());
}
