//! G4: looking for somebody among a million people while typing, and G6 on that database. The same keystrokes go to what
//! else one would take: `LIKE`, the full-text search that comes with SQLite, and fzf where it is installed.
//!
//! The people are invented with a fixed seed; their database is made once and kept under `target/`.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

#[path = "../measure/mod.rs"]
mod measure;
mod peers;
mod people;
mod typing;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use giotmau::domain::history::Source;
use giotmau::domain::person::Person;
use giotmau::store::memory::Memory;
use giotmau::store::{Create, Store, open};

use measure::on_terminal::OnTerminal;
use measure::{clock, ms, now, p50_p99, percentile, time, verdict};
use typing::{Class, keystrokes};

/// How many people there are.
const PEOPLE: usize = 1_000_000;

/// How many keystrokes of each kind are measured.
const EACH: usize = 450;

/// How many rows a screen shows.
const SHOWN: usize = 50;

fn main() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join("a-million.db");
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    if asked("--keystrokes") {
        return ours(&path);
    }
    if asked("--start") {
        return start(&path);
    }
    if !path.exists() {
        build(&path);
    }
    let sample = people::invented(PEOPLE);
    println!("{PEOPLE} people; {EACH} keystrokes of each kind, {SHOWN} rows wanted");
    let mut typed = String::new();
    for class in Class::ALL {
        for query in keystrokes(&sample, class, EACH) {
            typed.push_str(&query);
            typed.push('\n');
        }
    }
    // In processes of their own, so that the memory of the first is that of the search, and the second is not slowed by
    // what is in memory here.
    apart("--keystrokes", &typed);
    if asked("--quick") {
        return;
    }
    recall(&path, &sample);
    peers::measure(&folder, &sample);
    drop(sample);
    apart("--start", "");
}

fn apart(part: &str, input: &str) {
    let exe = std::env::current_exe().expect("this program");
    let mut child = Command::new(exe)
        .arg(part)
        .stdin(Stdio::piped())
        .spawn()
        .expect("it starts");
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes()).expect("it listens");
    }
    assert!(child.wait().expect("it ends").success(), "{part} failed");
}

/// Makes the database through the store, a quarter of the people at a time.
fn build(path: &Path) {
    let unfinished = path.with_extension("unfinished");
    for suffix in ["", "-wal", "-shm", "-bell", "-queue", "-turn"] {
        let mut name = unfinished.clone().into_os_string();
        name.push(suffix);
        // There may be nothing left over.
        drop(std::fs::remove_file(name));
    }
    let people = people::invented(PEOPLE);
    let mut store = open(&unfinished.to_string_lossy(), Create::Yes).expect("the database opens");
    let (took, ()) = time(|| {
        for part in people.chunks(PEOPLE / 4) {
            store
                .save_people(part, &now(), Source::List)
                .expect("they are saved");
            store.rest().expect("the side file is folded back");
        }
    });
    drop(store);
    std::fs::rename(&unfinished, path).expect("it gets its name");
    let size = std::fs::metadata(path).expect("it is there").len();
    println!("saved in {:.1} s, {} MB", took.as_secs_f64(), size >> 20);
}

/// As the thread that looks for people opens it.
fn reader(path: &Path) -> Box<dyn Store> {
    let store = open(&path.to_string_lossy(), Create::No).expect("the database opens");
    store.readers()().expect("the reader opens")
}

/// The measured keystrokes of giotmau itself.
fn ours(path: &Path) {
    let mut typed = String::new();
    std::io::stdin()
        .read_to_string(&mut typed)
        .expect("the keys come");
    let mut typed = typed.lines();
    let mut store = reader(path);
    let warm = time(|| store.search("n t", 1).expect("it is searched")).0;
    let before = memory();
    let (mut all_wall, mut all_cpu) = (Vec::new(), Vec::new());
    println!(
        "{:<28} {:>10} {:>8} {:>8} {:>10} {:>8} {:>8}  rows",
        "", "wall p50", "p99", "max", "CPU p50", "p99", "max ms"
    );
    for class in Class::ALL {
        let (mut wall, mut cpu, mut rows) = (Vec::new(), Vec::new(), 0);
        for query in typed.by_ref().take(EACH) {
            let (cpu_before, start) = (thread_time(), clock());
            let found = store.search(query, SHOWN).expect("it is searched");
            wall.push(start.elapsed());
            cpu.push(thread_time().saturating_sub(cpu_before));
            rows += found.len();
        }
        line(class.name(), &mut wall, &mut cpu, rows / EACH);
        all_wall.append(&mut wall);
        all_cpu.append(&mut cpu);
    }
    line("all", &mut all_wall, &mut all_cpu, 0);
    println!("first search of the process {:.2} ms", ms(warm));
    let max = |times: &[Duration]| times.last().copied().unwrap_or_default();
    verdict(
        "G4",
        "thread-CPU of a key, ms p99",
        ms(percentile(&all_cpu, 99)),
        0.0,
        0.3,
    );
    verdict("G4", "thread-CPU of a key, ms max", ms(max(&all_cpu)), 0.0, 1.0);
    verdict(
        "G4",
        "wall time of a key, ms p99",
        ms(percentile(&all_wall, 99)),
        0.0,
        10.0,
    );
    let (resident, anonymous) = memory();
    println!(
        "memory before the first key {} KiB, of it not from files {} KiB",
        before.0, before.1
    );
    verdict("G4", "memory of the process, MB", mb(resident), 0.0, 6.0);
    println!("of it not from files {anonymous} KiB");
}

fn mb(kib: u32) -> f64 {
    f64::from(kib) * 1024.0 / 1e6
}

pub(crate) fn line(name: &str, wall: &mut [Duration], cpu: &mut [Duration], rows: usize) {
    wall.sort_unstable();
    cpu.sort_unstable();
    let of = |times: &[Duration], percent| ms(percentile(times, percent));
    println!(
        "{name:<28} {:>10.3} {:>8.3} {:>8.3} {:>10.3} {:>8.3} {:>8.3}  {rows}",
        of(wall, 50),
        of(wall, 99),
        of(wall, 100),
        of(cpu, 50),
        of(cpu, 99),
        of(cpu, 100),
    );
}

/// The processor time that this thread has used.
pub(crate) fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or(0),
        u32::try_from(time.tv_nsec).unwrap_or(0),
    )
}

/// Resident memory of this process and the part that is not from files, in KiB.
pub(crate) fn memory() -> (u32, u32) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
            .unwrap_or(0)
    };
    (of("VmRSS:"), of("RssAnon:"))
}

/// What the bounded search lists of what everybody looked at would give.
fn recall(path: &Path, people: &[Person]) {
    const QUERIES: usize = 4;
    let mut truth = Memory::new();
    truth
        .save_people(people, &now(), Source::List)
        .expect("they are saved");
    let mut store = reader(path);
    println!("against everybody looked at, {QUERIES} queries of each kind:");
    let (mut all_best, mut all_listed) = (0.0, 0.0);
    for class in Class::ALL {
        let (mut best, mut listed) = (0.0, 0.0);
        let queries = keystrokes(people, class, QUERIES * 7);
        let queries: Vec<_> = queries.iter().skip(3).step_by(7).collect();
        for query in &queries {
            let all = truth.search(query, SHOWN).expect("it is searched");
            let ours = store.search(query, SHOWN).expect("it is searched");
            let common = all.iter().filter(|person| ours.contains(person)).count();
            if ours.len() < all.len() {
                println!("    {query:?}: {} rows of {}", ours.len(), all.len());
            }
            best += share(common, all.len());
            listed += share(ours.len(), all.len());
        }
        let (best, listed) = (best / as_float(queries.len()), listed / as_float(queries.len()));
        println!(
            "{:<28} {:>5.1} % of the best {SHOWN}; {:>5.1} % as many rows",
            class.name(),
            100.0 * best,
            100.0 * listed
        );
        all_best += best;
        all_listed += listed;
    }
    let kinds = as_float(Class::ALL.len());
    println!("all: {:.1} % of the best {SHOWN}", 100.0 * all_best / kinds);
    verdict(
        "",
        "as many rows as there are, %",
        100.0 * all_listed / kinds,
        95.0,
        100.0,
    );
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        as_float(part) / as_float(whole)
    }
}

fn as_float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// From the start of the program to its first frame, on an empty database and on this one, in turn.
fn start(path: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let empty = folder.path().join("empty.db");
    drop(open(&empty.to_string_lossy(), Create::Yes).expect("it is made"));
    for round in 1..=3 {
        let (mut hello, mut on_empty, mut on_full) = (Vec::new(), Vec::new(), Vec::new());
        let (mut least, mut most) = (0, 0);
        for _ in 0..15 {
            let mut run = OnTerminal::start("/bin/true", &[], 40, 120);
            drop(run.child.wait());
            hello.push(run.started.elapsed());
            for (path, times, pss) in [
                (&empty, &mut on_empty, &mut least),
                (&path.to_owned(), &mut on_full, &mut most),
            ] {
                let name = path.display().to_string();
                let run = OnTerminal::start(env!("CARGO_BIN_EXE_giotmau"), &["--db", &name], 40, 120);
                if let Some(burst) = run.burst(Duration::from_secs(5)) {
                    times.push(burst.last - run.started);
                }
                run.settle();
                *pss = run.child.process_id().map_or(0, proportional).max(*pss);
                run.end();
            }
        }
        let ((hello, _), (on_empty, _), (on_full, _)) = (p50_p99(hello), p50_p99(on_empty), p50_p99(on_full));
        println!(
            "round {round}: first frame {:.2} ms p50 on an empty database, {:.2} on a million people; an empty process {:.2}; \
             PSS after the warm-up {least} and {most} KiB",
            ms(on_empty),
            ms(on_full),
            ms(hello)
        );
        verdict(
            "G6",
            "first frame, a million people / nobody",
            measure::ratio(on_full, on_empty),
            0.0,
            1.1,
        );
        verdict(
            "G6",
            "first frame / an empty process",
            measure::ratio(on_full, hello),
            0.0,
            4.0,
        );
        verdict(
            "G6",
            "PSS with a million people, MiB",
            f64::from(most) / 1024.0,
            0.0,
            5.0,
        );
    }
}

/// The share of memory that a process takes, in KiB.
fn proportional(pid: u32) -> u32 {
    let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find(|line| line.starts_with("Pss:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or(0)
}
