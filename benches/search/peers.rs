//! The same keystrokes, fewer of them, by what else one would take.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use giotmau::domain::identity::{CitizenNumber, Phone};
use giotmau::domain::name::fold;
use giotmau::domain::person::Person;
use rusqlite::Connection;

use super::typing::{Class, keystrokes};
use super::{SHOWN, line, thread_time};
use crate::measure::{clock, ms, p50_p99, time};

/// How many keystrokes of each kind: these are slow.
const LIKE: usize = 12;
const FULL_TEXT: usize = 60;
const FZF: usize = 2;

pub(crate) fn measure(folder: &Path, people: &[Person]) {
    let path = folder.join("a-million-peers.db");
    if !path.exists() {
        build(&path, people);
    }
    let connection = Connection::open(&path).expect("it opens");
    sql(
        &connection,
        people,
        &format!("LIKE '%…%' on a folded column, {LIKE} keystrokes of each kind"),
        LIKE,
        "SELECT text FROM line WHERE text LIKE ?1 LIMIT ?2",
        |query| format!("%{}%", fold(query)),
    );
    sql(
        &connection,
        people,
        &format!("FTS5 with prefix='1 2 3', {FULL_TEXT} keystrokes of each kind"),
        FULL_TEXT,
        "SELECT rowid FROM words WHERE words MATCH ?1 LIMIT ?2",
        |query| {
            let words: Vec<_> = query
                .split_whitespace()
                .map(|word| format!("\"{}\"*", fold(word)))
                .collect();
            words.join(" ")
        },
    );
    fzf(folder, people);
}

fn text(person: &Person) -> String {
    let number = person.national_id.as_ref().map_or("", CitizenNumber::as_str);
    let phone = person.phone.as_ref().map_or("", Phone::as_str);
    let unit = person
        .unit
        .as_ref()
        .map_or_else(String::new, |unit| fold(unit.as_str()));
    format!("{} {number} {phone} {unit}", fold(person.full_name.as_str()))
}

fn build(path: &Path, people: &[Person]) {
    let unfinished = path.with_extension("unfinished");
    // There may be nothing left over.
    drop(std::fs::remove_file(&unfinished));
    let mut connection = Connection::open(&unfinished).expect("it opens");
    let (took, ()) = time(|| {
        connection
            .execute_batch(
                "PRAGMA journal_mode = OFF; CREATE TABLE line (text TEXT NOT NULL);
                 CREATE VIRTUAL TABLE words USING fts5 (text, content = '', prefix = '1 2 3', detail = none);",
            )
            .expect("the tables are made");
        let transaction = connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .expect("it begins");
        for (person, number) in people.iter().zip(1_i64..) {
            let text = text(person);
            let row = (number, text.as_str());
            let line = transaction.prepare_cached("INSERT INTO line (rowid, text) VALUES (?1, ?2)");
            line.and_then(|mut line| line.execute(row))
                .expect("it is written");
            let words = transaction.prepare_cached("INSERT INTO words (rowid, text) VALUES (?1, ?2)");
            words
                .and_then(|mut words| words.execute(row))
                .expect("it is written");
        }
        transaction.commit().expect("it is written");
    });
    drop(connection);
    std::fs::rename(&unfinished, path).expect("it gets its name");
    println!("the database of the peers in {:.1} s", took.as_secs_f64());
}

fn sql(
    connection: &Connection,
    people: &[Person],
    name: &str,
    count: usize,
    sql: &str,
    spell: impl Fn(&str) -> String,
) {
    println!("{name}");
    let (mut all_wall, mut all_cpu) = (Vec::new(), Vec::new());
    for class in Class::ALL {
        let (mut wall, mut cpu, mut rows) = (Vec::new(), Vec::new(), 0);
        for query in keystrokes(people, class, count) {
            let (cpu_before, start) = (thread_time(), clock());
            let mut statement = connection.prepare_cached(sql).expect("plain SQL");
            let shown = i64::try_from(SHOWN).unwrap_or(0);
            let mut found = statement.query((spell(&query), shown)).expect("it is asked");
            while found.next().expect("it is read").is_some() {
                rows += 1;
            }
            wall.push(start.elapsed());
            cpu.push(thread_time().saturating_sub(cpu_before));
        }
        line(class.name(), &mut wall, &mut cpu, rows / count);
        all_wall.append(&mut wall);
        all_cpu.append(&mut cpu);
    }
    line("all", &mut all_wall, &mut all_cpu, 0);
}

/// fzf reads its lines anew for each query here, which its own window does once.
fn fzf(folder: &Path, people: &[Person]) {
    let installed = Command::new("fzf")
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if installed.is_err() {
        println!("fzf is not installed");
        return;
    }
    let path = folder.join("a-million.txt");
    let mut lines = BufWriter::new(File::create(&path).expect("it is made"));
    for person in people {
        writeln!(lines, "{}", text(person)).expect("it is written");
    }
    lines.flush().expect("it is written");
    for arguments in [&[][..], &["--exact", "--no-sort"]] {
        let run = |query: &str| {
            let ran = Command::new("fzf")
                .args(arguments)
                .args(["--filter", query])
                .stdin(File::open(&path).expect("it is there"))
                .stdout(Stdio::null())
                .status();
            ran.expect("fzf runs");
        };
        let (load, ()) = time(|| run("\u{1}"));
        let times: Vec<_> = Class::ALL
            .into_iter()
            .flat_map(|class| keystrokes(people, class, 4 * FZF).into_iter().skip(3).step_by(4))
            .map(|query| time(|| run(&query)).0)
            .collect();
        let count = times.len();
        let (p50, p99) = p50_p99(times);
        println!(
            "fzf {arguments:?}: {:.0} ms p50, {:.0} p99 of {count} runs, reading the lines included; of it for nobody {:.0}",
            ms(p50),
            ms(p99),
            ms(load)
        );
    }
}
