//! Certificates as whoever prints them meets them: what is checked before a sheet is recorded, what comes out, and the
//! register.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

#[expect(dead_code, reason = "other tests need more of it")]
mod program;

use program::{Bench, Run};

/// A morning of three: ticket 1 gave 450 ml and has a blood group, ticket 2 gave 200 ml and has none, ticket 3 nothing.
struct Morning {
    bench: Bench,
    template: String,
}

impl Morning {
    fn new() -> Self {
        let bench = Bench::with_day();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/documents.jsonl");
        let run = bench.feed(&fs::read(path).unwrap());
        assert_eq!(run.exit, 0, "{}{}", run.out, run.err);
        let example = bench.run(&["certificate", "--print-template"]);
        assert_eq!((example.exit, example.err.as_str()), (0, ""));
        let template = bench.write("template.toml", example.out);
        Self { bench, template }
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let all = ["certificate", "--template", &self.template];
        let all: Vec<&str> = all.iter().chain(arguments).copied().collect();
        self.bench.run(&all)
    }

    /// A file beside the database.
    fn file(&self, name: &str) -> PathBuf {
        self.bench.folder.path().join(name)
    }

    fn register(&self) -> Vec<Value> {
        let run = self.bench.run(&["certificate", "--list", "--json"]);
        assert_eq!((run.exit, run.err.as_str()), (0, ""));
        run.lines()
    }

    /// How many steps the log has.
    fn steps(&self) -> Value {
        let run = self.bench.run(&["day", "show", "--json"]);
        run.lines().first().unwrap()["steps"].clone()
    }

    /// Runs what is refused: nothing is recorded and nothing is written.
    fn refused(&self, arguments: &[&str], exit: i32) -> Run {
        let before = self.steps();
        let path = self.file("refused.pdf");
        let to_file: Vec<&str> = arguments
            .iter()
            .copied()
            .chain(["-o", path.to_str().unwrap()])
            .collect();
        let run = self.run(&to_file);
        assert_eq!(run.exit, exit, "{arguments:?}: {}", run.err);
        assert_eq!(run.out, "", "{arguments:?}");
        assert!(run.err.starts_with("giotmau: "), "{}", run.err);
        assert!(!path.exists() && self.steps() == before, "{arguments:?}");
        run
    }
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn everybody_who_gave_blood_gets_the_next_sheet_in_order_of_tickets() {
    let morning = Morning::new();
    let file = morning.file("all.pdf");
    let all = ["--all", "--serial", "hm-0099"];
    let looked = morning.run(&[&all[..], &["--dry-run"]].concat());
    assert_eq!(
        (looked.exit, looked.out.lines().count()),
        (0, 3),
        "{}",
        looked.err
    );
    assert!(
        looked.out.contains("1      HM-0099\n2      HM-0100\n"),
        "{}",
        looked.out
    );
    assert_eq!(morning.register(), Vec::<Value>::new(), "it was only looked at");

    let run = morning.run(&[&all[..], &["--json", "-o", path(&file)]].concat());
    assert_eq!(run.exit, 0, "{}", run.err);
    assert!(
        run.err.contains("2 người") && run.err.lines().count() == 1,
        "{}",
        run.err
    );
    let expected = [
        json!({"ticket": 1, "serial": "HM-0099"}),
        json!({"ticket": 2, "serial": "HM-0100"}),
    ];
    assert_eq!(run.lines(), expected);
    let written = fs::read(&file).unwrap();
    assert!(written.starts_with(b"%PDF-"));
    let pages = String::from_utf8_lossy(&written).matches("/Type /Page\n").count();
    assert_eq!(pages, 2);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "names are for the owner alone");
    }
    let closing = morning.bench.run(&["day", "close", "--dry-run", "--json"]);
    assert_eq!(
        closing.lines()[0]["reconciliation"]["without_certificate"],
        json!([])
    );
    let again = morning.run(&["--all", "--serial", "HM-0101", "-o", path(&file)]);
    assert_eq!(
        (again.exit, again.out.as_str()),
        (0, ""),
        "nobody is left: {}",
        again.err
    );
    assert_eq!(fs::read(&file).unwrap(), written);
}

#[test]
fn a_spoiled_sheet_is_replaced_with_a_reason_and_stays_in_the_register() {
    let morning = Morning::new();
    let first = morning.file("1.pdf");
    let run = morning.run(&["1", "--serial", "A 1", "-o", path(&first)]);
    assert_eq!(run.exit, 0, "{}", run.err);
    let closing = morning.bench.run(&["day", "close", "--dry-run"]);
    let told = "○ Đã hiến máu, chưa có giấy chứng nhận (không cản việc đóng ngày): 1, số 2\n";
    assert!(closing.exit == 0 && closing.out.contains(told), "{}", closing.out);
    let run = morning.refused(&["1", "--serial", "A 2"], 1);
    assert!(
        run.err.contains("A 1") && run.err.contains("--again"),
        "{}",
        run.err
    );
    let run = morning.refused(&["2", "--serial", "A1"], 1);
    assert!(
        run.err.contains("số phiếu 1"),
        "the ticket that has it is named: {}",
        run.err
    );
    let run = morning.run(&["1", "--serial", "A 2", "--reason", "in hỏng", "-o", path(&first)]);
    assert_eq!(run.exit, 0, "{}", run.err);
    let register = morning.register();
    let [old, new] = &register[..] else {
        panic!("{register:?}");
    };
    assert_eq!(old["valid"], false);
    assert_eq!(
        (&old["serial"], &old["replaced_by"]),
        (&json!("A 1"), &json!("A 2"))
    );
    assert_eq!((&new["valid"], &new["reason"]), (&json!(true), &json!("in hỏng")));
    assert_eq!(
        (&new["ticket"], &new["by"], &new["station"]),
        (&json!(1), &json!("Hoa"), &json!("Khám 1"))
    );
    for (lang, state) in [("vi", "đã thay bằng A 2"), ("en", "replaced by A 2")] {
        let list = morning.bench.run(&["certificate", "--list", "--lang", lang]);
        assert!(list.out.contains(state), "{}", list.out);
    }

    // The same sheet again needs no other step and is the same page.
    let steps = morning.steps();
    let copy = morning.file("copy.pdf");
    let run = morning.run(&["1", "--again", "-o", path(&copy)]);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert_eq!(fs::read(&first).unwrap(), fs::read(&copy).unwrap());
    morning.refused(&["1", "--again", "--serial", "A 1"], 2);
    morning.refused(&["2", "--again"], 2);
    assert_eq!(morning.steps(), steps);
}

#[test]
fn what_is_refused_records_and_prints_nothing() {
    let morning = Morning::new();
    morning.refused(&["3", "--serial", "A1"], 1);
    morning.refused(&["9", "--serial", "A1"], 1);
    morning.refused(&["1", "--serial", "A_1"], 2);
    morning.refused(&["1", "--serial", "A1", "--reason", "\u{1b}"], 2);
    let run = morning.refused(&["--all", "--serial", "A9"], 2);
    assert!(run.err.contains("A9"), "{}", run.err);
    let run = morning.refused(&["--all", "--serial", "9A"], 2);
    assert!(run.err.contains("9A"), "{}", run.err);
    morning.refused(&["1", "--serial", "A1", "--printer", "tcp://192.0.2.1"], 2);
    // Nowhere to go to, or a place that is none.
    let steps = morning.steps();
    let nowhere = morning.run(&["1", "--serial", "A1"]);
    assert_eq!((nowhere.exit, nowhere.out.as_str()), (2, ""));
    for place in ["none/x.pdf", "."] {
        let place = morning.file(place);
        let run = morning.run(&["1", "--serial", "A1", "-o", path(&place)]);
        assert_eq!((run.exit, run.out.as_str()), (3, ""), "{}", run.err);
    }
    assert_eq!(morning.steps(), steps);
    for wrong in [
        &["certificate"][..],
        &["certificate", "1"],
        &["certificate", "1", "--all"],
    ] {
        let run = morning.bench.run(wrong);
        assert_eq!((run.exit, run.out.as_str()), (2, ""), "{wrong:?}");
    }
}

#[test]
fn a_template_or_a_donor_without_what_it_needs_is_refused_and_says_so() {
    let morning = Morning::new();
    let example = fs::read_to_string(&morning.template).unwrap();
    fs::write(
        &morning.template,
        example.replace("{full_name_upper}", "{ful_name}"),
    )
    .unwrap();
    let run = morning.refused(&["1", "--serial", "A1"], 2);
    assert!(
        run.err.contains("{ful_name}") && run.err.contains("{full_name}"),
        "{}",
        run.err
    );
    fs::write(
        &morning.template,
        example.replace("if_missing = \"chưa rõ\"\n", ""),
    )
    .unwrap();
    let run = morning.refused(&["--all", "--serial", "A1"], 1);
    assert!(
        run.err.contains("Số 2") && run.err.contains("blood_group=…"),
        "{}",
        run.err
    );
    let run = morning.run(&["1", "--serial", "A1", "--dry-run"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    fs::write(&morning.template, example.replace("width = 190", "width = 20")).unwrap();
    let run = morning.refused(&["--all", "--serial", "A1"], 1);
    assert_eq!(run.err.lines().count(), 2, "both donors are told: {}", run.err);
    assert!(run.err.contains("20 mm"), "{}", run.err);
    fs::remove_file(&morning.template).unwrap();
    morning.refused(&["1", "--serial", "A1"], 3);
}

#[test]
fn where_the_printer_fails_the_serials_stay_and_the_same_sheets_are_printed_again() {
    let morning = Morning::new();
    let run = morning.run(&["--all", "--serial", "A1", "--printer", "no-such-printer"]);
    assert_eq!(run.exit, 3);
    let again = "certificate --all --serial \"A1\" --template";
    assert!(
        run.err.contains(again) && run.err.contains("--again"),
        "{}",
        run.err
    );
    let valid: Vec<_> = morning.register().iter().map(|it| it["serial"].clone()).collect();
    assert_eq!(valid, [json!("A1"), json!("A2")]);
    let (steps, folder) = (morning.steps(), morning.file("out"));
    let run = morning.run(&[
        "--all",
        "--again",
        "--serial",
        "A2",
        "--printer",
        &format!("file:{}", path(&folder)),
    ]);
    assert_eq!(run.exit, 0, "{}", run.err);
    assert!(
        run.out.contains("A2") && !run.out.contains("A1"),
        "from that one on: {}",
        run.out
    );
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    assert_eq!(morning.steps(), steps);
}

#[test]
fn names_are_in_the_table_only_on_record() {
    let morning = Morning::new();
    let all = ["--all", "--serial", "A1", "--dry-run"];
    let run = morning.run(&all);
    assert!(!run.out.contains("Nguyễn"), "{}", run.out);
    let exports = || {
        let history = morning.bench.run(&["roster", "export", "--history", "--json"]);
        let list = |line: &serde_json::Value| (line["list"].to_string(), line["people"].as_u64().unwrap());
        history.lines().iter().map(list).collect::<Vec<_>>()
    };
    assert_eq!(exports(), []);
    let run = morning.run(&[&all[..], &["--names", "--json"]].concat());
    assert_eq!(run.lines()[0]["full_name"], "Nguyễn Văn An", "{}", run.err);
    let due = run.lines().len() as u64;
    let taken = ("\"certificates\"".to_owned(), due);
    assert_eq!(exports(), std::slice::from_ref(&taken));
    // The pages name people too.
    let file = morning.file("all.pdf");
    assert_eq!(
        morning.run(&["--all", "--serial", "A1", "-o", path(&file)]).exit,
        0
    );
    assert_eq!(exports(), [taken.clone(), taken]);
    let list = morning.bench.run(&["certificate", "--list"]);
    assert!(!list.out.contains("Nguyễn"), "{}", list.out);
}

#[test]
fn a_sheet_for_whom_nothing_was_drawn_after_all_is_to_be_taken_back() {
    let morning = Morning::new();
    let file = morning.file("2.pdf");
    assert_eq!(morning.run(&["2", "--serial", "A1", "-o", path(&file)]).exit, 0);
    let run = morning.bench.feed_values(&[json!({
        "do": "amend_collection_end", "ticket": 2, "volume_ml": 0, "outcome": "stopped_vein", "reason": "đọc nhầm",
    })]);
    assert_eq!(run.exit, 0, "{}", run.out);
    assert_eq!(morning.register()[0]["valid"], false);
    let list = morning.bench.run(&["certificate", "--list", "--lang", "en"]);
    assert!(list.out.contains("TAKE BACK"), "{}", list.out);
    morning.refused(&["2", "--again"], 1);
}
