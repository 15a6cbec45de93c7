//! What a person in front of the terminal feels, measured on a pseudo-terminal: G3 another station paints a change, G5
//! key to paint, G6 start to first frame, G11 Enter to durable to painted. The floor is a child that echoes each byte,
//! measured in the same minute.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use giotmau::domain::clean::Note;
use giotmau::domain::command::{Act, Command};
use giotmau::domain::id::{DeskNo, VisitId};
use giotmau::station::Station;

use measure::on_terminal::OnTerminal;
use measure::{check_in, clock, execute, ms, open_day, p50_p99, percentile, ratio, station, time, verdict};

const UP: &[u8] = b"\x1b[A";
const DOWN: &[u8] = b"\x1b[B";
const ENTER: &[u8] = b"\r";
/// F3.
const QUEUE: &[u8] = b"\x1bOR";
/// F8.
const SUMMARY: &[u8] = b"\x1b[19~";

/// Echoes each byte at once: the floor below which no program on this terminal can get.
fn echo() {
    ratatui::crossterm::terminal::enable_raw_mode().expect("a terminal");
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    let mut byte = [0];
    while matches!(input.read(&mut byte), Ok(1)) {
        if output.write_all(&byte).and_then(|()| output.flush()).is_err() {
            return;
        }
    }
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("--echo") {
        return echo();
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("day.db");
    let mut host = station(&path);
    open_day(&mut host, 5);
    let visits: Vec<_> = (0..200).map(|_| check_in(&mut host)).collect();
    println!("200 donors waiting; giotmau and the echo child in turn, 120x40 unless said");
    for round in 1..=3 {
        println!("round {round}");
        let floor = key_to_paint_of_echo();
        key_to_paint(&path, floor, 40, 120, 10.0);
        key_to_paint(&path, floor, 70, 250, 20.0);
        start_to_first_frame(&path);
        enter_to_painted(&path, &mut host, floor);
        another_station(&path, &mut host, &visits);
    }
    idle(&path);
}

fn giotmau(path: &Path, rows: u16, cols: u16) -> OnTerminal {
    let path = path.display().to_string();
    let run = OnTerminal::start(
        env!("CARGO_BIN_EXE_giotmau"),
        &["--db", &path, "--lang", "vi"],
        rows,
        cols,
    );
    run.settle();
    run
}

/// Shows the queue, where the arrows move through two hundred rows.
fn on_queue(path: &Path, rows: u16, cols: u16) -> OnTerminal {
    let mut run = giotmau(path, rows, cols);
    run.send(QUEUE);
    run.settle();
    run
}

fn key_to_paint_of_echo() -> Duration {
    let exe = std::env::current_exe().expect("this program");
    let mut child = OnTerminal::start(&exe.display().to_string(), &["--echo"], 40, 120);
    std::thread::sleep(Duration::from_millis(100));
    let mut times = Vec::new();
    for _ in 0..100 {
        let sent = child.send(b"x");
        if let Some(burst) = child.burst(Duration::from_secs(1)) {
            times.push(burst.first - sent);
        }
    }
    child.end();
    let (p50, p99) = p50_p99(times);
    println!(
        "     echo child: key to byte {:.3} ms p50, {:.3} p99",
        ms(p50),
        ms(p99)
    );
    p50
}

fn key_to_paint(path: &Path, floor: Duration, rows: u16, cols: u16, most: f64) {
    let mut run = on_queue(path, rows, cols);
    let (mut times, mut writes, mut bytes) = (Vec::new(), 0, 0);
    for n in 0..100 {
        let sent = run.send(if n % 20 < 10 { DOWN } else { UP });
        if let Some(burst) = run.burst(Duration::from_secs(1)) {
            times.push(burst.first - sent);
            writes = writes.max(burst.writes);
            bytes = bytes.max(burst.bytes);
        }
    }
    run.end();
    assert!(times.len() > 80, "the keys do nothing");
    times.sort_unstable();
    let (p50, p90) = (percentile(&times, 50), percentile(&times, 90));
    println!(
        "     {cols}x{rows}: key to first byte {:.3} ms p50, {:.3} p90; at most {writes} reads and {bytes} bytes a key",
        ms(p50),
        ms(p90)
    );
    verdict(
        "G5",
        "key to first byte / echo child (ordinary scheduler)",
        ratio(p50, floor),
        0.0,
        most,
    );
}

fn start_to_first_frame(path: &Path) {
    let mut hello = Vec::new();
    let mut ours = Vec::new();
    for _ in 0..15 {
        let run = OnTerminal::start("/bin/true", &[], 40, 120);
        let mut run = run;
        drop(run.child.wait());
        hello.push(run.started.elapsed());
        let path = path.display().to_string();
        let run = OnTerminal::start(env!("CARGO_BIN_EXE_giotmau"), &["--db", &path], 40, 120);
        if let Some(burst) = run.burst(Duration::from_secs(5)) {
            ours.push(burst.last - run.started);
        }
        run.end();
    }
    let ((hello, _), (ours, _)) = (p50_p99(hello), p50_p99(ours));
    println!(
        "     start to whole first frame {:.2} ms p50; an empty process {:.2}",
        ms(ours),
        ms(hello)
    );
    verdict(
        "G6",
        "start to first frame / an empty process",
        ratio(ours, hello),
        0.0,
        4.0,
    );
}

/// Calls the selected donor of the queue with Enter and takes the call back as missed, again and again. Only Enter is
/// measured: a letter on a list is held until it is clear that it came from no scanner.
fn enter_to_painted(path: &Path, host: &mut Station, floor: Duration) {
    let mut commits = Vec::new();
    for _ in 0..40 {
        let visit = check_in(host);
        let act = Act::Call { desk: DeskNo(5) };
        let (took, ()) = time(|| execute(host, Command::visit(visit, act), None));
        commits.push(took);
        execute(host, Command::visit(visit, Act::MissCall), None);
        execute(
            host,
            Command::visit(visit, Act::Withdraw { reason: reason() }),
            None,
        );
    }
    let mut run = on_queue(path, 40, 120);
    let (mut plain, mut durable, mut writes, mut bytes) = (Vec::new(), Vec::new(), 0, 0);
    for n in 0..40 {
        let sent = run.send(if n % 2 == 0 { DOWN } else { UP });
        if let Some(burst) = run.burst(Duration::from_secs(1)) {
            plain.push(burst.first - sent);
        }
        let sent = run.send(ENTER);
        if let Some(burst) = run.burst(Duration::from_secs(1)) {
            durable.push(burst.last - sent);
            writes = writes.max(burst.writes);
            bytes = bytes.max(burst.bytes);
        }
        run.send(b"v");
        run.settle();
    }
    run.end();
    assert!(durable.len() > 30, "Enter does nothing");
    let steps = host.follow().expect("the store works").len();
    assert!(
        steps >= 2 * durable.len(),
        "{steps} steps of {} keys",
        durable.len()
    );
    durable.sort_unstable();
    let ((plain, _), (commit, _)) = (p50_p99(plain), p50_p99(commits));
    let (p50, p90) = (percentile(&durable, 50), percentile(&durable, 90));
    println!(
        "     Enter to saved and painted {:.2} ms p50, {:.2} p90; at most {writes} reads and {bytes} bytes; a commit {:.2}, a \
         key {:.2}, echo {:.3}",
        ms(p50),
        ms(p90),
        ms(commit),
        ms(plain),
        ms(floor)
    );
    verdict(
        "G11",
        "Enter to saved and painted / (a commit + a key to paint)",
        ratio(p50, commit + plain),
        0.0,
        1.5,
    );
}

fn reason() -> Note {
    Note::parse("phải trực").expect("a plain note")
}

/// A step is written here; the program on the terminal paints it.
fn another_station(path: &Path, host: &mut Station, visits: &[VisitId]) {
    let run = on_queue(path, 40, 120);
    let mut times = Vec::new();
    for visit in visits.iter().rev().take(60) {
        drop(host.follow());
        execute(
            host,
            Command::visit(*visit, Act::Prioritise { reason: reason() }),
            None,
        );
        let committed = clock();
        if let Some(burst) = run.burst(Duration::from_secs(2)) {
            times.push(burst.first.saturating_duration_since(committed));
        }
    }
    run.end();
    assert!(times.len() > 50, "the other station does not see the steps");
    let (p50, p99) = p50_p99(times);
    verdict(
        "G3",
        "another station's commit to painted, ms p50",
        ms(p50),
        0.0,
        1.0,
    );
    verdict(
        "G3",
        "another station's commit to painted, ms p99",
        ms(p99),
        0.0,
        10.0,
    );
}

/// Nothing happens for a while: no byte may come, and the process may wake once a second.
fn idle(path: &Path) {
    let mut run = giotmau(path, 40, 120);
    run.send(SUMMARY);
    run.settle();
    // Once, in the first quiet second after others wrote, the side file is folded back, which is no idling yet.
    std::thread::sleep(Duration::from_secs(2));
    run.settle();
    let pid = run.child.process_id().expect("it runs");
    let before = wake_ups(pid);
    std::thread::sleep(Duration::from_secs(5));
    let woke = wake_ups(pid) - before;
    let bytes: usize = run.output.try_iter().map(|(_, piece)| piece.len()).sum();
    run.end();
    let per_second = f64::from(u32::try_from(woke).unwrap_or(u32::MAX)) / 5.0;
    verdict(
        "G5",
        "bytes in five idle seconds",
        f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)),
        0.0,
        0.0,
    );
    verdict("G3", "wake-ups a second while idle", per_second, 0.0, 1.2);
}

/// Voluntary context switches of all threads of a process.
fn wake_ups(pid: u32) -> u64 {
    let Ok(tasks) = std::fs::read_dir(format!("/proc/{pid}/task")) else {
        return 0;
    };
    tasks
        .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("status")).ok())
        .filter_map(|status| {
            let line = status
                .lines()
                .find(|line| line.starts_with("voluntary_ctxt_switches"))?
                .to_owned();
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        })
        .sum()
}
