//! Lists on their way into the roster, as whoever imports them sees it.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on may panic"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

mod program;

use program::{Bench, Run, newcomer};

fn rosters() -> Vec<String> {
    ["A01.xlsx", "A02.xlsx", "A03.xlsx", "A04.csv", "A09.xlsx"]
        .map(|name| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rosters");
            folder.join(name).to_str().unwrap().to_owned()
        })
        .to_vec()
}

/// A day with the five units of the lists.
fn five_units() -> Bench {
    let bench = Bench::empty();
    let mut arguments = vec!["day", "open", "--create", "--date", "2025-01-02"];
    for unit in [
        "A01=Cục An ninh Đối ngoại",
        "A02=Cục An ninh Nội địa",
        "A03=Cục An ninh Chính trị nội bộ",
        "A04=Cục An ninh Kinh tế",
        "A09=Cục An ninh Điều tra",
    ] {
        arguments.extend(["--unit", unit]);
    }
    let opened = bench.run(&arguments);
    assert_eq!(opened.exit, 0, "{}", opened.err);
    bench
}

fn import(bench: &Bench, files: &[String], more: &[&str]) -> Run {
    let mut arguments = vec!["roster", "import"];
    arguments.extend(files.iter().map(String::as_str));
    arguments.extend(more);
    bench.run(&arguments)
}

/// The sum of a figure over the files of a run.
fn sum(run: &Run, figure: &str) -> u64 {
    run.lines()
        .iter()
        .map(|file| file[figure].as_u64().unwrap())
        .sum()
}

#[test]
fn the_lists_of_five_units_go_in_once() {
    let bench = five_units();
    let dry = import(&bench, &rosters(), &["--dry-run", "--json"]);
    let first = import(&bench, &rosters(), &["--json"]);
    assert_eq!(
        (first.exit, sum(&first, "added"), sum(&first, "refused_rows")),
        (0, 203, 0)
    );
    let told = |run: &Run| -> Vec<Value> {
        let mut files = run.lines();
        for file in &mut files {
            file["dry_run"].take();
            file["written"].take();
        }
        files
    };
    assert_eq!(told(&dry), told(&first), "a trial run says what will be");
    let again = import(&bench, &rosters(), &["--json"]);
    assert_eq!(
        (
            sum(&again, "added"),
            sum(&again, "changed"),
            sum(&again, "unchanged")
        ),
        (0, 0, 203)
    );
    let found = bench.run(&["roster", "find", "ngo my huong", "--json"]);
    assert_eq!(found.lines()[0]["full_name"], "Ngô Mỹ Hương");
    assert_eq!(found.lines()[0]["unit"], "A02");
}

#[test]
fn the_report_says_what_was_put_right_and_what_is_missing() {
    let bench = five_units();
    let table = bench.folder.path().join("report.csv");
    let page = bench.folder.path().join("report.txt");
    for path in [&table, &page] {
        let run = import(
            &bench,
            &rosters(),
            &["--dry-run", "--report", path.to_str().unwrap()],
        );
        assert_eq!(run.exit, 0, "{}", run.err);
        assert!(run.out.contains("A02"), "{}", run.out);
    }
    let table = fs::read_to_string(table).unwrap();
    assert!(table.starts_with('\u{FEFF}'));
    for text in ["038090533914", "Ngô Mỹ Hương", "Ngày sinh"] {
        assert!(table.contains(text), "{text}");
        assert!(fs::read_to_string(&page).unwrap().contains(text), "{text}");
    }
    let wrong = import(&bench, &rosters(), &["--report", "report.pdf"]);
    assert_eq!(wrong.exit, 2);
}

#[test]
fn a_report_never_runs_in_a_spreadsheet() {
    let bench = Bench::with_day();
    let list = bench.write(
        "list.csv",
        "Họ tên,Năm sinh,Giới tính\n\"=HYPERLINK(\"\"http://x\"\",\"\"An\"\")\",1990,Nam\n+An,1990,Nam\n",
    );
    let report = bench.folder.path().join("report.csv");
    let run = import(&bench, &[list], &["--report", report.to_str().unwrap()]);
    assert_eq!(run.exit, 1);
    let text = fs::read_to_string(report).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(text.contains("'=HYPERLINK") && text.contains("'+An"), "{text}");
}

#[test]
fn what_reception_entered_by_hand_stays_and_is_told() {
    let bench = Bench::with_day();
    let mut someone = newcomer("Lê Hoa");
    someone["new_person"] = json!({
        "full_name": "Lê Hoa", "birth_date": "1990-01-01", "sex": "female", "unit": "A04",
        "national_id": "001190000123", "phone": "0912345678",
    });
    let checked_in = bench.feed_values(&[someone]);
    assert_eq!(checked_in.lines()[0]["ok"], true, "{}", checked_in.out);
    let list = bench.write(
        "list.csv",
        "Họ tên,Ngày sinh,Giới tính,CCCD,SĐT,Cấp bậc\nLê Hoa,01/01/1990,Nữ,001190000123,0987654321,Đại úy\n",
    );
    let run = import(&bench, std::slice::from_ref(&list), &["--json"]);
    let file = &run.lines()[0];
    assert_eq!(
        (file["changed"].as_u64(), file["kept"].as_u64()),
        (Some(1), Some(1)),
        "{file}"
    );
    assert_eq!(file["kept_values"][0]["field"], "phone");
    let message = file["kept_values"][0]["message"].as_str().unwrap();
    for part in ["0987654321", "0912345678", "Hoa"] {
        assert!(message.contains(part), "{message}");
    }
    assert_eq!(file["changes"][0]["field"], "rank");
    let found = bench.run(&["roster", "find", "le hoa", "--json"]);
    assert_eq!(found.lines()[0]["rank"], "Đại úy");
    assert_eq!(found.lines()[0]["phone"], "******5678");
    let again = import(&bench, &[list], &["--json"]);
    assert_eq!(again.lines()[0]["unchanged"], 1);
}

#[test]
fn one_person_on_several_rows_and_files_is_one_person() {
    let bench = Bench::with_day();
    let one = bench.write(
        "one.csv",
        "Họ tên,Năm sinh,Giới tính,CCCD,SĐT\n\
         Nguyễn Văn An,1987,Nam,001087000123,\n\
         Nguyễn Văn An,1987,Nam,001087000123,0912345678\n\
         Nguyễn Văn An,1987,Nam,001087000123,0987654321\n\
         Trần Bình,1990,Nam,,\n\
         Trần Bình,1990,Nam,,\n",
    );
    let two = bench.write(
        "two.csv",
        "Họ tên,Ngày sinh,Giới tính,CCCD\nNGUYỄN VĂN AN,15/03/1987,Nam,1087000123\nTrần Bình,01/02/1990,Nam,001090000124\n",
    );
    let run = import(&bench, &[one, two], &["--json"]);
    let (first, second) = (&run.lines()[0], &run.lines()[1]);
    assert_eq!(
        (first["added"].as_u64(), first["repeated"].as_u64()),
        (Some(2), Some(2)),
        "{first}"
    );
    assert_eq!(
        first["refused"][0]["row"], 4,
        "two phone numbers: nobody can tell which is right"
    );
    assert_eq!(
        (second["added"].as_u64(), second["repeated"].as_u64()),
        (Some(0), Some(2)),
        "{second}"
    );
    let found = bench.run(&["roster", "find", "an", "--json"]);
    assert_eq!(found.lines()[0]["birth_date"], "1987-03-15");
    assert_eq!(found.lines()[0]["phone"], "******5678");
    let found = bench.run(&["roster", "find", "binh", "--json"]);
    assert_eq!(
        (found.lines().len(), &found.lines()[0]["national_id"]),
        (1, &json!("001*****0124"))
    );
}

#[test]
fn a_workbook_that_kills_its_reader_is_a_sentence_and_the_other_lists_go_in() {
    let bench = Bench::with_day();
    let bomb = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/badinput/files/two_corners.xlsx");
    let list = bench.write("list.csv", "Họ tên,Năm sinh,Giới tính\nAn,1990,Nam\n");
    let run = import(&bench, &[bomb.to_str().unwrap().to_owned(), list], &["--json"]);
    assert_eq!(run.exit, 2);
    assert_eq!(run.lines()[0]["ok"], false);
    assert!(run.lines()[0]["message"].as_str().unwrap().contains("CSV"));
    assert_eq!(run.lines()[1]["added"], 1);
}

#[test]
fn an_import_that_is_stopped_writes_nothing() {
    let bench = Bench::with_day();
    let mut text = String::from("Họ tên,Năm sinh,Giới tính,CCCD\n");
    for n in 0..200_000 {
        writeln!(text, "Nguyễn Văn An,1987,Nam,001087{n:06}").unwrap();
    }
    let list = bench.write("list.csv", text);
    let child = bench
        .command()
        .args(["roster", "import", &list])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    thread::sleep(Duration::from_millis(1_500));
    let pid = rustix::process::Pid::from_raw(child.id().try_into().unwrap()).unwrap();
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!(run.exit, 1, "{} {}", run.out, run.err);
    assert!(!run.err.is_empty());
    let found = bench.run(&["roster", "find", "nguyen van an", "--json"]);
    assert!(found.lines().is_empty());
}
