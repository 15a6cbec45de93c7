//! The command line as scripts meet it: the real program, its output, its exit codes.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    reason = "a test that cannot go on may panic"
)]

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};

mod program;

use program::{Bench, Run, newcomer};

/// Whether `found` has everything that `expected` has.
fn holds(expected: &Value, found: &Value) -> bool {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => expected
            .iter()
            .all(|(key, expected)| found.get(key).is_some_and(|found| holds(expected, found))),
        (Value::Array(expected), Value::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(a, b)| holds(a, b))
        }
        (expected, found) => expected == found,
    }
}

/// Plays a file of `tests/cli`: what is sent line by line, what each answer must hold, and the exit code.
fn play(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli").join(name);
    let script: Vec<Value> = fs::read_to_string(path)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let (last, steps) = script.split_last().unwrap();
    let sent: String = steps
        .iter()
        .map(|step| match &step["raw"] {
            Value::String(raw) => format!("{raw}\n"),
            _ => format!("{}\n", step["send"]),
        })
        .collect();
    let run = Bench::with_day().feed(sent.as_bytes());
    let expected: Vec<_> = steps.iter().filter(|step| step["skip"] != true).collect();
    let answers = run.lines();
    assert_eq!(answers.len(), expected.len(), "{name}: {}{}", run.out, run.err);
    for (step, answer) in expected.iter().zip(&answers) {
        assert!(holds(&step["get"], answer), "{name}: {step}\ngot {answer}");
    }
    assert_eq!(run.exit, last["exit"], "{name}");
}

#[test]
fn a_donor_goes_all_the_way_from_the_door_to_the_exit() {
    play("whole-way.jsonl");
}

#[test]
fn what_a_rule_forbids_is_refused_by_code_and_the_next_line_goes_on() {
    play("refusals.jsonl");
}

#[test]
fn the_right_bag_the_right_donor_and_what_is_put_right() {
    play("safety.jsonl");
}

#[test]
fn a_scan_finds_its_owner_asks_what_differs_and_corrects_the_roster() {
    play("scans.jsonl");
}

#[test]
fn a_malformed_line_changes_nothing_and_the_next_line_goes_on() {
    play("malformed.jsonl");
}

#[test]
fn the_exit_code_is_that_of_the_worst_line() {
    let bench = Bench::with_day();
    let good = newcomer("Lê Hoa");
    let refused = json!({"do": "missed_call", "ticket": 1});
    assert_eq!(bench.feed_values(std::slice::from_ref(&good)).exit, 0);
    assert_eq!(bench.feed_values(&[refused.clone(), good.clone()]).exit, 1);
    assert_eq!(bench.feed_values(&[json!({"do": "x"}), refused, good]).exit, 2);
    assert_eq!(bench.feed(b"").exit, 0);
}

#[test]
fn a_line_that_is_too_long_or_not_unicode_is_malformed() {
    let bench = Bench::with_day();
    let mut lines = vec![b' '; 70_000];
    lines.extend(b"\n{\"do\":\"\xFF\"}\n");
    lines.extend(newcomer("Lê Hoa").to_string().bytes());
    let run = bench.feed(&lines);
    let answers = run.lines();
    assert_eq!(answers.len(), 3, "{}", run.out);
    assert_eq!(answers[0]["error"]["code"], "malformed");
    assert_eq!(answers[1]["error"]["column"], 8);
    assert_eq!(answers[2]["ok"], true, "the last line needs no line break");
    assert_eq!(run.exit, 2);
}

#[test]
fn a_request_that_is_sent_again_is_answered_again_and_done_once() {
    let bench = Bench::with_day();
    let mut line = newcomer("Lê Hoa");
    line["id"] = json!("01890000-0000-7000-8000-000000000001");
    line["confirm"] = json!([]);
    let first = bench.feed_values(std::slice::from_ref(&line));
    let again = bench.feed_values(&[line]);
    assert_eq!(first.exit, 0, "{}", first.out);
    assert_eq!(first.out, again.out);
    let shown = bench.run(&["day", "show", "--json"]);
    assert_eq!(shown.lines()[0]["checked_in"], 1);
}

#[test]
fn a_visit_can_be_named_by_its_id() {
    let bench = Bench::with_day();
    let arrived = bench.feed_values(&[newcomer("Lê Hoa")]);
    let visit = arrived.lines()[0]["visit"].clone();
    let called = bench.feed_values(&[json!({"do": "call", "visit": visit, "desk": 1})]);
    assert_eq!(called.exit, 0, "{}", called.out);
}

#[test]
fn a_visit_can_be_named_by_the_code_of_its_ticket() {
    let bench = Bench::with_day();
    bench.feed_values(&[newcomer("Lê Hoa"), newcomer("Trần Bình")]);
    let ticket = bench.run(&["ticket", "2", "--lang", "en"]);
    assert_eq!(ticket.exit, 0, "{}", ticket.err);
    assert!(
        ticket.out.contains("YOUR NUMBER 2") && !ticket.out.contains("Bình"),
        "{}",
        ticket.out
    );
    let code = ticket.out.lines().find(|line| line.len() == 14).unwrap();
    assert!(code.starts_with("250102"), "{code}");
    let called = bench.feed_values(&[json!({"do": "call", "ticket": code, "desk": 1})]);
    assert_eq!(called.exit, 0, "{}", called.out);
    assert_eq!(called.lines()[0]["ticket"], 2);
    let misread = format!(
        "{}{}",
        code.get(..13).unwrap(),
        (code.get(13..).unwrap().parse::<u8>().unwrap() + 1) % 10
    );
    for wrong in [misread.as_str(), "2", ""] {
        let refused = bench.feed_values(&[json!({"do": "missed_call", "ticket": wrong})]);
        assert_eq!(
            (refused.exit, &refused.lines()[0]["ok"]),
            (2, &json!(false)),
            "{}",
            refused.out
        );
    }
    assert_eq!(bench.run(&["ticket", &misread]).exit, 2);
    assert_eq!(bench.run(&["ticket", "3"]).exit, 1);
    assert_eq!(bench.run(&["ticket", "x"]).exit, 2);
}

#[test]
fn a_ticket_is_written_as_what_its_name_says() {
    let bench = Bench::with_day();
    bench.feed_values(&[newcomer("Lê Hoa")]);
    let path = |name: &str| bench.folder.path().join(name).to_str().unwrap().to_owned();
    for (name, begins) in [("t.pdf", "%PDF-"), ("t.txt", "Ngày hội\n")] {
        let written = bench.run(&["ticket", "1", "-o", &path(name)]);
        assert_eq!((written.exit, written.out.as_str()), (0, ""), "{}", written.err);
        assert!(fs::read(path(name)).unwrap().starts_with(begins.as_bytes()));
    }
    assert_eq!(bench.run(&["ticket", "1", "-o", &path("t.doc")]).exit, 2);
}

#[test]
fn a_late_entry_is_marked_as_such() {
    let bench = Bench::with_day();
    bench.feed_values(&[newcomer("Lê Hoa")]);
    let summary = bench.run(&["summary", "--format", "json"]);
    let summary: Value = serde_json::from_str(&summary.out).unwrap();
    assert_eq!(summary["late_entries"], 1);
    assert_eq!(summary["counts"]["waiting"], 1);
    assert_eq!(summary["first_check_in"], "2025-01-02T07:30:00.000+07:00");
}

#[test]
fn a_day_is_opened_listed_closed_and_reopened() {
    let bench = Bench::with_day();
    let shown = bench.run(&["day", "show", "--json"]);
    let day = &shown.lines()[0];
    assert_eq!(day["date"], "2025-01-02");
    assert_eq!(day["target"], 150);
    assert_eq!(day["hall"], json!({"desks": 5, "beds": 10, "seats": 12}));
    assert_eq!(day["units"], json!([{"code": "A04", "name": "Cục A04"}]));
    assert_eq!(bench.run(&["day", "close"]).exit, 0);
    assert_eq!(bench.run(&["day", "close"]).exit, 1, "it is closed already");
    assert_eq!(bench.run(&["day", "reopen"]).exit, 2, "a reason is needed");
    assert_eq!(bench.run(&["day", "reopen", "--reason", "sót một người"]).exit, 0);
    assert_eq!(bench.run(&["day", "show", "--day", "02/01/2025"]).exit, 0);
    assert_eq!(bench.run(&["day", "show", "--day", "2025-01-03"]).exit, 2);
    assert_eq!(bench.run(&["day", "list", "--json"]).lines().len(), 1);
}

#[test]
fn a_day_that_breaks_a_rule_is_not_opened() {
    let bench = Bench::with_day();
    for (arguments, exit) in [
        (&["--desks", "0"][..], 1),
        (&["--unit", "A=1", "--unit", "a=2"][..], 1),
        (&["--unit", "A"][..], 2),
        (&["--date", "31/02/2025"][..], 2),
        (&["--title", ""][..], 2),
        (&["--beds", "70000"][..], 2),
    ] {
        let run = bench.run(&[&["day", "open"][..], arguments].concat());
        assert_eq!(run.exit, exit, "{arguments:?}: {}", run.err);
        assert!(run.err.starts_with("giotmau: "), "{arguments:?}: {}", run.err);
    }
    assert_eq!(bench.run(&["day", "list", "--json"]).lines().len(), 1);
}

const LIST: &str = "\u{FEFF}full_name;birth_date;sex;national_id;unit;phone;club_member\r\n\
    Nguyễn Văn An;15/03/1987;Nam;001087000123;A04;0912 345 678;x\r\n\
    Lê Thị Hoa;01/02/1990;Nữ;;A04;;\r\n";

#[test]
fn importing_a_list_again_changes_nothing() {
    let bench = Bench::with_day();
    let list = bench.write("a04.csv", LIST);
    let dry = bench.run(&["roster", "import", &list, "--dry-run", "--json"]);
    assert_eq!(dry.lines()[0]["added"], 2);
    let import = || bench.run(&["roster", "import", &list, "--json"]);
    let first = import();
    assert_eq!(first.exit, 0, "{}", first.out);
    assert!(
        holds(&json!({"added": 2, "unchanged": 0}), &first.lines()[0]),
        "{}",
        first.out
    );
    let again = import();
    assert_eq!(again.exit, 0);
    assert!(
        holds(
            &json!({"added": 0, "changed": 0, "unchanged": 2, "refused": []}),
            &again.lines()[0]
        ),
        "{}",
        again.out
    );
    let found = bench.run(&["roster", "find", "hoa", "--json"]);
    assert_eq!(found.lines().len(), 1);
}

#[test]
fn a_list_can_add_to_what_is_known() {
    let bench = Bench::with_day();
    let list = bench.write("a04.csv", LIST);
    bench.run(&["roster", "import", &list]);
    let more = bench.write(
        "more.csv",
        "sex,full_name,birth_year,national_id,blood_group\nNữ,LÊ THỊ HOA,1990,001190000456,O+\n",
    );
    let run = bench.run(&["roster", "import", &more, "--unit", "a04", "--json"]);
    assert!(
        holds(&json!({"added": 0, "changed": 1}), &run.lines()[0]),
        "{}",
        run.out
    );
    let found = bench.run(&["roster", "find", "le thi hoa", "--json"]);
    assert!(
        holds(
            &json!({"birth_date": "1990-02-01", "national_id": "001*****0456", "blood_group": "O+"}),
            &found.lines()[0]
        ),
        "{}",
        found.out
    );
}

#[test]
fn a_bad_row_is_refused_with_its_line_and_the_others_go_in() {
    let bench = Bench::with_day();
    let list = bench.write(
        "bad.csv",
        "full_name,birth_date,sex,national_id\n\
         Nguyễn Văn An,15/03/1987,Nam,001087000123\n\
         \n\
         12345,31/02/1990,Nam,\n\
         Nguyễn Văn An,15/03/1987,Nam,001087000123\n\
         Trần Bình,15/03/1987,Nam,001087000123\n\
         Lê Hoa,01/02/1990\n\
         Lê Hoa,01/02/1990,Nữ,1090012345\n\
         Phạm Bình,15/03/1987,Nam,001087000124\n\
         Phạm Bình,15/03/1987,Nam,001087000124\n",
    );
    let run = bench.run(&["roster", "import", &list, "--json"]);
    assert_eq!(run.exit, 1);
    let answer = &run.lines()[0];
    assert_eq!(answer["added"], 1);
    assert_eq!(answer["repeated"], 1, "identical rows are one person");
    let refused: Vec<_> = answer["refused"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_u64().unwrap(), row["field"].as_str().unwrap()))
        .collect();
    assert_eq!(
        refused,
        [
            (2, "national_id"),
            (4, "full_name"),
            (4, "birth_date"),
            (5, "national_id"),
            (6, "national_id"),
            (7, "row"),
            (8, "national_id")
        ]
    );
}

#[test]
fn a_file_that_is_no_list_is_refused_and_the_others_go_in() {
    let bench = Bench::with_day();
    let list = bench.write("a04.csv", LIST);
    let other = bench.write("other.csv", "họ tên,giới\nAn,Nam\n");
    let run = bench.run(&["roster", "import", &other, &list, "--json"]);
    assert_eq!(run.exit, 2);
    assert_eq!(run.lines()[0]["ok"], false);
    assert_eq!(run.lines()[1]["added"], 2);
    let missing = bench.run(&["roster", "import", "/nowhere/list.csv"]);
    assert_eq!(missing.exit, 3);
    assert!(missing.err.contains("/nowhere/list.csv"));
}

#[test]
fn a_database_that_is_not_there_is_never_made_by_a_typing_mistake() {
    let bench = Bench::with_day();
    let wrong = bench.folder.path().join("dya.db");
    let run = bench.run(&["--db", wrong.to_str().unwrap(), "day", "list"]);
    assert_eq!(run.exit, 3);
    assert!(
        run.err.contains("dya.db") && run.err.contains("--create"),
        "{}",
        run.err
    );
    assert!(run.out.is_empty() && !wrong.exists());
    assert_eq!(bench.run(&["--db", ":memory:", "day", "list"]).exit, 2);
    let text = bench.write("text.db", "this is no database, whatever it is called\n");
    assert_eq!(bench.run(&["--db", &text, "day", "list"]).exit, 3);
}

#[test]
fn without_a_day_commands_say_how_to_open_one() {
    let bench = Bench::empty();
    let run = bench.run(&["--create", "day", "show"]);
    assert_eq!(run.exit, 1);
    assert!(run.err.contains("giotmau day open"), "{}", run.err);
    let fed = bench.feed_values(&[newcomer("Lê Hoa"), json!({"do": "close_day"})]);
    assert_eq!(fed.exit, 1, "{}", fed.out);
    assert_eq!(fed.lines()[1]["refusal"]["code"], "no_day");
}

#[test]
fn the_default_database_is_made_at_the_first_start() {
    let bench = Bench::empty();
    let run = Run::of(
        bench
            .command()
            .env_remove("GIOTMAU_DB")
            .args(["day", "open"])
            .output()
            .unwrap(),
    );
    assert_eq!(run.exit, 0, "{}", run.err);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_unicode_is_a_message() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let bench = Bench::with_day();
    let broken = OsStr::from_bytes(b"\xFF\xFE");
    for before in [&["--station"][..], &["roster", "find"], &["--db"], &[]] {
        let run = Run::of(bench.command().args(before).arg(broken).output().unwrap());
        assert_eq!(run.exit, 2, "{before:?}: {}", run.err);
        assert!(run.err.starts_with("giotmau: "), "{before:?}: {}", run.err);
    }
}

#[cfg(unix)]
#[test]
fn what_the_program_writes_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::with_day();
    let path = bench.folder.path().join("summary.txt");
    let run = bench.run(&["summary", "-o", path.to_str().unwrap()]);
    assert_eq!(run.exit, 0, "{}", run.err);
    for entry in fs::read_dir(bench.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        let mode = metadata.permissions().mode() & 0o077;
        assert!(metadata.is_dir() || mode == 0, "{:?} has {mode:o}", entry.path());
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let bench = Bench::with_day();
    let mut child = bench
        .command()
        .args(["rules"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!((run.exit, run.err.as_str()), (0, ""));
}

#[test]
fn messages_and_help_follow_the_language() {
    let bench = Bench::with_day();
    let vi = bench.run(&["day", "show", "--day", "2020-01-01"]);
    assert!(vi.err.contains("Không có ngày hiến máu"), "{}", vi.err);
    let en = bench.run(&["day", "show", "--day", "2020-01-01", "--lang", "en"]);
    assert!(en.err.contains("There is no day"), "{}", en.err);
    let by_environment = Run::of(
        bench
            .command()
            .env("GIOTMAU_LANG", "en")
            .arg("--help")
            .output()
            .unwrap(),
    );
    assert!(by_environment.out.contains("Usage:"), "{}", by_environment.out);
    assert!(bench.run(&["--help"]).out.contains("Cách dùng:"));
    assert_eq!(bench.run(&["--lang", "fr", "day", "list"]).exit, 2);
    assert_eq!(bench.run(&["dya"]).exit, 2);
}

#[test]
fn settings_come_from_the_named_file() {
    let bench = Bench::with_day();
    let good = bench.write("good.toml", "lang = \"en\"\n[hall]\nbeds = 3\n");
    let opened = bench.run(&["--config", &good, "day", "open", "--date", "2025-01-03", "--json"]);
    assert_eq!(opened.lines()[0]["hall"]["beds"], 3, "{}", opened.err);
    let bad = bench.write("bad.toml", "[hall]\nbed = 3\n");
    let run = bench.run(&["--config", &bad, "day", "list"]);
    assert_eq!(run.exit, 2);
    assert!(run.err.contains("hall.beds"), "{}", run.err);
    assert_eq!(bench.run(&["--config", "/nowhere.toml", "day", "list"]).exit, 3);
}

#[test]
fn the_log_is_verified_and_the_rules_are_printed_with_their_sources() {
    let bench = Bench::with_day();
    bench.feed_values(&[newcomer("Lê Hoa")]);
    let verdict = bench.run(&["verify", "--json"]);
    assert_eq!(verdict.exit, 0);
    assert!(holds(&json!({"sound": true, "steps": 2}), &verdict.lines()[0]));
    let rules = bench.run(&["rules", "--json"]);
    assert_eq!(rules.lines()[0]["age"]["least_years"], 18);
    let table = bench.run(&["rules"]);
    assert!(table.out.contains("tattoo") && table.out.contains("Điều 4"));
}

#[test]
fn completions_and_manual_are_printed() {
    let bench = Bench::empty();
    assert!(bench.run(&["completions", "bash"]).out.contains("giotmau"));
    assert_eq!(bench.run(&["completions", "dos"]).exit, 2);
    let manual = bench.run(&["man"]);
    assert!(manual.out.contains(".TH giotmau") && manual.out.contains("import"));
}

#[test]
fn the_same_seed_gives_the_same_morning() {
    let bench = Bench::empty();
    let demo = |seed| {
        bench.run(&[
            "demo",
            "--headless",
            "--donors",
            "20",
            "--seed",
            seed,
            "--format",
            "json",
        ])
    };
    let (one, again, other) = (demo("7"), demo("7"), demo("8"));
    assert_eq!(one.exit, 0, "{}", one.err);
    assert_eq!(one.out, again.out);
    assert_ne!(one.out, other.out);
    let summary: Value = serde_json::from_str(&one.out).unwrap();
    assert_eq!(summary["day"]["status"], "closed");
    assert!(
        fs::read_dir(bench.folder.path()).unwrap().next().is_none(),
        "it leaves nothing behind"
    );
}

/// The message about a line that has a bad value, and the field.
fn fault_of(answer: &serde_json::Value) -> (&str, &str) {
    let error = &answer["error"];
    (
        error["field"].as_str().unwrap_or_default(),
        error["message"].as_str().unwrap_or_default(),
    )
}

#[test]
fn what_is_scanned_into_the_wrong_field_says_what_it_is() {
    let bench = Bench::with_day();
    bench.feed_values(&[newcomer("Lê Hoa")]);
    let start = |bag: &str, sample: &str| {
        json!({"do": "start_collection", "ticket": 1, "bed": 1, "bag": bag, "sample": sample,
            "at": "2025-01-02T07:31:00+07:00"})
    };
    let of = |ticket: &str| json!({"do": "missed_call", "ticket": ticket, "at": "2025-01-02T07:31:00+07:00"});
    let bag = "=G12341765432100";
    let run = bench.feed_values(&[
        start("1", bag),
        start(bag, "25010200000017"),
        start("=G12341765432107", bag),
        start(bag, "=G12341765432101"),
        start(bag, "=G12341765432108"),
        start("G1234 O7 654321 A", bag),
        start("=Á12341765432100", bag),
        of("=G12341765432100"),
        of("G1234 17 654321 A"),
        of("001090012345"),
        of("001090012345||Lê Hoa|01021990|Nữ|Hà Nội|10052021"),
    ]);
    let answers = run.lines();
    for (answer, (field, said)) in answers.iter().zip([
        ("bag", "phiếu số 1, không phải mã túi"),
        ("sample", "mã phiếu 14 chữ số"),
        ("bag", "nhãn ống mẫu"),
        ("sample", "nhãn túi máu"),
        ("sample", "phiếu của người hiến máu"),
        ("bag", "thứ 6 là chữ O"),
        ("bag", "tắt bộ gõ"),
        ("ticket", "mã túi máu, không phải phiếu"),
        ("ticket", "mã túi máu, không phải phiếu"),
        ("ticket", "thẻ căn cước"),
        ("ticket", "thẻ căn cước"),
    ]) {
        let (found, message) = fault_of(answer);
        assert!(found == field && message.contains(said), "{answer}");
    }
    assert_eq!((answers.len(), run.exit), (11, 2));
    let printed = bench.run(&["ticket", "G1234 17 654321 A"]);
    assert_eq!(printed.exit, 2);
    assert!(
        printed.err.contains("mã túi máu, không phải phiếu"),
        "{}",
        printed.err
    );
    let own = Bench::empty();
    own.run(&[
        "day",
        "open",
        "--create",
        "--date",
        "2025-01-02",
        "--bag-pattern",
        "BM########",
    ]);
    own.feed_values(&[newcomer("Lê Hoa")]);
    let run = own.feed_values(&[of("bm26001234"), of("=G12341765432100"), of("hello")]);
    for (answer, said) in run.lines().iter().zip([
        "mã túi máu, không phải phiếu",
        "mã túi máu, không phải phiếu",
        "đúng 14 chữ số",
    ]) {
        assert!(fault_of(answer).1.contains(said), "{answer}");
    }
}

#[test]
fn the_hospitals_own_pattern_comes_from_the_command_line_or_the_settings() {
    let bench = Bench::empty();
    let refused = bench.run(&["day", "open", "--create", "--bag-pattern", "BM###"]);
    assert_eq!(refused.exit, 2);
    assert!(
        refused.err.contains("--bag-pattern") && refused.err.contains("3 dấu #"),
        "{}",
        refused.err
    );
    let settings = bench.write("site.toml", "[day]\nbag_pattern = \"BM########\"\n");
    let open = |more: &[&str]| {
        let mut arguments = vec!["--config", &settings, "day", "open", "--create", "--json"];
        arguments.extend(more);
        let run = bench.run(&arguments);
        assert_eq!(run.exit, 0, "{}", run.err);
        run.lines().remove(0)
    };
    assert_eq!(open(&["--date", "2025-01-02"])["bag_pattern"], "BM########");
    let other = open(&["--date", "2025-01-03", "--bag-pattern", "@-####"]);
    assert_eq!(other["bag_pattern"], "@-####");
    let isbt = open(&["--date", "2025-01-04", "--bag-pattern", ""]);
    assert_eq!(isbt["bag_pattern"], json!(null));
    let shown = bench.run(&["day", "show", "--day", "2025-01-02"]);
    assert!(shown.out.contains("BM########"), "{}", shown.out);
    let shown = bench.run(&["day", "show", "--day", "2025-01-04"]);
    assert!(shown.out.contains("ISBT 128"), "{}", shown.out);
    let broken = bench.write("broken.toml", "[bag]\ntare_350_g = 5000\n");
    let refused = bench.run(&["--config", &broken, "day", "list"]);
    assert!(
        refused.exit == 2 && refused.err.contains("bag.tare_350_g"),
        "{}",
        refused.err
    );
}

#[test]
fn a_forecast_is_of_now_or_of_a_time_and_finished_days_are_forecast_again() {
    let bench = Bench::with_day();
    let forecast = |arguments: &[&str]| bench.run(&[&["forecast"][..], arguments].concat());
    let told = |arguments: &[&str]| forecast(&[arguments, &["--json"]].concat()).lines()[0].clone();
    assert_eq!(told(&[])["status"], "nobody_yet");
    bench.feed_values(&[newcomer("Lê Hoa"), newcomer("Trần Bình")]);
    assert_eq!(told(&[])["came"], 2);
    // The day's date lies before the day on which it was opened.
    let before = forecast(&["--at", "09:30"]);
    assert_eq!(before.exit, 2);
    assert!(before.err.contains("09:30"), "{}", before.err);
    let wrong = forecast(&["--at", "25:00"]);
    assert_eq!(wrong.exit, 2);
    assert!(wrong.err.contains("2026-10-22T09:30:00+07:00"), "{}", wrong.err);
    assert_eq!(told(&["--at", "2099-01-01T09:30:00+07:00"])["came"], 2);
    assert_eq!(forecast(&["--at", "09:30", "--replay"]).exit, 2);

    // Somebody is still inside.
    assert_eq!(forecast(&["--replay"]).exit, 2);
    assert_eq!(forecast(&["--replay", "--day", "2025-01-02"]).exit, 2);
    let leave = |ticket: u32| json!({"do": "withdraw", "ticket": ticket, "reason": "bận"});
    bench.feed_values(&[leave(1), leave(2)]);
    let again = forecast(&["--replay", "--day", "2025-01-02", "--lang", "en"]);
    assert_eq!(again.exit, 0, "{}", again.err);
    assert!(
        again.out.contains("There was no moment to forecast from"),
        "{}",
        again.out
    );
    assert_eq!(
        forecast(&["--replay", "--json"]).lines()[0][0]["looks"],
        json!([])
    );
}
