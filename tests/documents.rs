//! The documents as scripts get them: what a correction and a donor's confidential wish change in them, and what not.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on may panic"
)]

use std::path::Path;

use serde_json::{Value, json};

#[expect(dead_code, reason = "other tests need more of it")]
mod program;

use program::Bench;

/// A morning of three: ticket 1 gave 450 ml, ticket 2 less than ordered and very slowly, ticket 3 nothing.
fn morning() -> Bench {
    let bench = Bench::with_day();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/documents.jsonl");
    let run = bench.feed(&std::fs::read(path).unwrap());
    assert_eq!(run.exit, 0, "{}{}", run.out, run.err);
    bench
}

/// A document as it stands now.
fn document(bench: &Bench, arguments: &[&str]) -> String {
    let run = bench.run(arguments);
    assert_eq!((run.exit, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

fn data(bench: &Bench, name: &str) -> Value {
    serde_json::from_str(&document(bench, &[name, "--format", "json"])).unwrap()
}

/// Has the weight of ticket 1 put right, so that 450 ml was too much.
fn put_right(bench: &Bench) {
    let run = bench.feed_values(&[json!({
        "do": "amend_vitals", "at": "2025-01-02T08:30:00+07:00", "ticket": 1, "weight_kg": "45,4",
        "systolic": 120, "diastolic": 80, "pulse": 72, "reason": "đọc nhầm cân",
    })]);
    assert_eq!(run.exit, 0, "{}", run.out);
}

#[test]
fn a_weight_put_right_after_the_draw_is_on_the_summary_and_its_unit_is_held() {
    let bench = morning();
    assert_eq!(data(&bench, "summary")["in_doubt"], json!([]));
    assert_eq!(data(&bench, "handover")["held"], 0);
    put_right(&bench);

    let summary = data(&bench, "summary");
    let weighed = |weight: f64| json!({"weight_kg": weight, "systolic": 120, "diastolic": 80, "pulse": 72});
    assert_eq!(
        summary["corrections"],
        json!([{
            "ticket": 1, "what": "vitals", "was": weighed(55.4), "is": weighed(45.4),
            "by": "Hoa", "reason": "đọc nhầm cân",
        }])
    );
    assert_eq!(
        summary["in_doubt"],
        json!([{
            "ticket": 1, "bag": "G123489654321",
            "because": {"rules": [], "ordered_ml": 450, "allowed_ml": [250, 350]},
        }])
    );
    let text = document(&bench, &["summary", "--lang", "vi", "--wide"]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        "1 55,4 kg, 120/80, mạch 72 45,4 kg, 120/80, mạch 72 Hoa đọc nhầm cân",
        "1 G1234 89 654321 Y chỉ định 450 ml vượt mức",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }

    let handover = data(&bench, "handover");
    let held = |unit: &Value| {
        (
            unit["bag"].as_str().unwrap().to_owned(),
            unit["hold"].as_bool().unwrap(),
        )
    };
    let units: Vec<_> = handover["units"].as_array().unwrap().iter().map(held).collect();
    assert_eq!(
        units,
        [
            ("A999726000123".to_owned(), false),
            ("G123489654321".to_owned(), true)
        ]
    );
    let text = document(&bench, &["handover", "--lang", "en"]);
    let line = text.lines().find(|line| line.contains("HOLD")).unwrap();
    assert!(line.contains("G1234 89 654321 Y"), "{text}");
}

#[test]
fn a_donor_who_asks_not_to_use_the_unit_changes_the_handover_and_nothing_else() {
    let bench = morning();
    let summaries = || -> Vec<String> {
        let text = document(&bench, &["summary"]);
        let json = document(&bench, &["summary", "--format", "json"]);
        // The number of steps and the hash of the last one are all that may differ.
        let of_log =
            |line: &&str| !line.contains("\"steps\"") && !line.contains("\"head\"") && !is_witness(line);
        [text, json]
            .iter()
            .map(|it| it.lines().filter(of_log).collect::<Vec<_>>().join("\n"))
            .collect()
    };
    let (before, shown) = (summaries(), data(&bench, "handover"));
    let run = bench.feed_values(&[json!({
        "do": "exclude_unit", "at": "2025-01-02T08:25:00+07:00", "ticket": 1,
    })]);
    assert_eq!(run.exit, 0, "{}", run.out);
    assert_eq!(summaries(), before);
    let mut handover = data(&bench, "handover");
    assert_eq!((&shown["held"], &handover["held"]), (&json!(0), &json!(1)));
    assert_eq!(handover["units"][1]["hold"], true);
    handover["units"][1]["hold"] = json!(false);
    assert_eq!(handover["units"], shown["units"]);

    // In doubt as well: the summary says that, as it would have without the wish, and the word is still the same.
    put_right(&bench);
    assert_eq!(data(&bench, "summary")["in_doubt"][0]["ticket"], 1);
    assert_eq!(data(&bench, "handover")["held"], 1);
}

/// Whether a line of the text tells the end of the log.
fn is_witness(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("Số bước trong nhật ký")
        || line.len() == 64 && line.bytes().all(|b| b.is_ascii_hexdigit())
}

#[test]
fn the_bags_add_up_and_each_without_blood_says_what_became_of_it() {
    let bench = morning();
    let account = json!({
        "issued": 3, "bled": 2, "empty": 0, "voided": 1, "returned": 0, "unsettled": 0, "on_bed": 0,
    });
    let (summary, handover) = (data(&bench, "summary"), data(&bench, "handover"));
    assert_eq!(summary["bags"], account);
    assert_eq!(handover["bags"], account);
    assert_eq!(
        handover["others"],
        json!([{"bag": "G123417654321", "fate": "voided", "reason": "=túi đã mở"}])
    );
    assert_eq!(summary["starts_unconfirmed"], 1);
    assert_eq!(summary["second_punctures"], 1);
    assert_eq!(summary["reactions_after_leaving"], 1);
    let slow = &handover["units"][0];
    assert_eq!(slow["marks"], json!(["short_volume", "long_draw", "late_entry"]));
    assert_eq!(
        (&slow["draw_s"], &slow["outcome"]),
        (&json!(960), &json!("short"))
    );
    assert_eq!(handover["units"][1]["marks"], json!(["slow_draw", "late_entry"]));
    assert_eq!(handover["units"][1]["blood_group"], "O+");

    let table = document(&bench, &["handover", "--format", "csv"]);
    assert!(table.starts_with("\u{FEFF}bag,fate,blood_group,"), "{table}");
    assert!(
        table.contains("\r\nG123417654321,voided,,,,,,,,,,'=túi đã mở\r\n"),
        "{table}"
    );
    let wide = document(&bench, &["handover", "--wide"]);
    let line = "=".repeat(132);
    assert!(wide.lines().any(|it| it == line), "{wide}");
}

#[test]
fn the_record_goes_to_a_file_and_names_no_donor() {
    let bench = morning();
    let path = bench.folder.path().join("bàn giao.csv");
    let path = path.to_str().unwrap();
    assert_eq!(document(&bench, &["handover", "--format", "csv", "-o", path]), "");
    let written = std::fs::read_to_string(path).unwrap();
    let text = document(&bench, &["handover"]);
    for name in ["An", "Ngọc", "Đức", "Hoa"] {
        let is_word = |text: &str| text.split([',', ' ', '\r', '\n', ':']).any(|word| word == name);
        assert!(!is_word(&written) && !is_word(&text), "{name}");
    }
    assert_eq!(bench.run(&["handover", "--format", "docx"]).exit, 2);
    let path = bench.folder.path().join("bàn giao.xlsx");
    let path = path.to_str().unwrap();
    for name in ["summary", "handover"] {
        for (format, begins) in [("xlsx", &b"PK"[..]), ("pdf", &b"%PDF-"[..])] {
            assert_eq!(document(&bench, &[name, "--format", format, "-o", path]), "");
            assert!(
                std::fs::read(path).unwrap().starts_with(begins),
                "{name} {format}"
            );
        }
    }
    // Without a format the ending of the file says it.
    let path = bench.folder.path().join("bàn giao.PDF");
    assert_eq!(document(&bench, &["handover", "-o", path.to_str().unwrap()]), "");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
    let table = document(&bench, &["summary", "--format", "csv", "--lang", "en"]);
    assert!(
        table.starts_with("\u{FEFF}SUMMARY OF THE DONATION DAY\r\n"),
        "{table}"
    );
    let empty = Bench::empty();
    empty.run(&["day", "list", "--create"]);
    assert_eq!(empty.run(&["handover"]).exit, 1, "there is no day");
}

/// How a file is when there is no room for it: what is said, and what is still there.
#[cfg(target_os = "linux")]
#[test]
fn a_file_without_room_leaves_the_old_one_whole_and_says_what_to_do() {
    let bench = morning();
    let path = bench.write("x.pdf", "the old one");
    for (lang, said) in [
        ("vi", ["Đĩa đã đầy", "x.pdf", "Hãy xóa bớt tệp"]),
        ("en", ["The disk is full", "x.pdf", "Make room"]),
    ] {
        // The system lets the program write so much and no more, and says so as it would of a file too large for its disk.
        let limit = "trap '' XFSZ; ulimit -f 80; exec \"$0\" \"$@\"";
        let program = env!("CARGO_BIN_EXE_giotmau");
        let mut command = bench.command_of("sh");
        command.args(["-c", limit, program, "--lang", lang]);
        let ended = command.args(["summary", "-o", &path]).output().unwrap();
        let err = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(ended.status.code(), Some(3), "{err}");
        for part in said {
            assert!(err.contains(part), "{err}");
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "the old one");
        let beside = std::fs::read_dir(bench.folder.path()).unwrap();
        let names = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let left: Vec<String> = names.filter(|name| name.contains(".x.pdf.")).collect();
        assert_eq!(left, [""; 0], "nothing is left beside it");
    }
    // A device that is always full says it in the words of a full disk.
    let run = bench.run(&["--lang", "en", "summary", "-o", "/dev/full", "--format", "pdf"]);
    assert!(
        run.exit == 3 && run.err.contains("The disk is full, /dev/full"),
        "{}",
        run.err
    );
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = bench
        .command()
        .args(["--lang", "en", "summary"])
        .stdout(full)
        .output();
    let ended = ended.unwrap();
    let err = String::from_utf8(ended.stderr).unwrap();
    assert!(
        ended.status.code() == Some(3) && err.contains("The disk is full"),
        "{err}"
    );
}

/// A list of names as it stands now, with what is said to the person beside it.
fn list(bench: &Bench, arguments: &[&str]) -> (String, String) {
    let run = bench.run(arguments);
    assert_eq!(run.exit, 0, "{arguments:?} {}", run.err);
    (run.out, run.err)
}

/// Who took which list out, and how many people were on it.
fn record(bench: &Bench) -> Vec<(String, u64, String)> {
    let history = bench.run(&["roster", "export", "--history", "--json"]).lines();
    let export = |export: &Value| {
        (
            export["list"].as_str().unwrap().to_owned(),
            export["people"].as_u64().unwrap(),
            export["staff"].as_str().unwrap().to_owned(),
        )
    };
    history.iter().map(export).collect()
}

#[test]
fn the_donor_list_names_everybody_in_the_order_of_names_and_is_on_record() {
    let bench = morning();
    let header = "Họ và tên,Ngày sinh,Giới tính,Đơn vị\n";
    let late = bench.write("a04.csv", format!("{header}Vũ Thị Chi,15/03/1990,Nữ,A04\n"));
    assert_eq!(bench.run(&["roster", "import", &late]).exit, 0);
    assert_eq!(record(&bench), []);
    let (out, said) = list(&bench, &["donors", "--json"]);
    assert!(said.contains("4 người"), "{said}");
    let data: Value = serde_json::from_str(&out).unwrap();
    let unit = &data["units"][0];
    let donors: Vec<_> = unit["donors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|donor| {
            (
                donor["full_name"].as_str().unwrap(),
                donor["outcome"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        donors,
        [
            ("Nguyễn Văn An", "donated"),
            ("Vũ Thị Chi", "absent"),
            ("Lê Hoàng Đức", "withdrawn"),
            ("Trần Thị Bích Ngọc", "incomplete"),
        ]
    );
    let summary = &self::data(&bench, "summary")["by_unit"][0];
    for figure in [
        "on_roster",
        "checked_in",
        "donated",
        "incomplete",
        "withdrawn",
        "volume_ml",
    ] {
        assert_eq!(unit[figure], summary[figure], "{figure}");
    }
    assert_eq!(unit["not_eligible"], summary["deferred"]);
    let (text, _) = list(&bench, &["donors", "--unit", "a04", "--lang", "en"]);
    assert!(
        text.contains("Withdrew") && text.contains("Did not come"),
        "{text}"
    );
    assert_eq!(
        record(&bench),
        [
            ("donors".to_owned(), 4, "Hoa".to_owned()),
            ("donors".to_owned(), 4, "Hoa".to_owned())
        ]
    );
}

#[test]
fn a_unit_that_is_not_of_the_day_is_refused_and_nothing_is_read() {
    let bench = morning();
    for (unit, told) in [("A40", "A04"), ("=A", "--unit")] {
        let run = bench.run(&["donors", "--unit", unit]);
        assert_eq!((run.exit, run.out.as_str()), (2, ""), "{unit}");
        assert!(run.err.contains(told), "{}", run.err);
    }
    assert_eq!(record(&bench), []);
    let empty = Bench::empty();
    empty.run(&["day", "list", "--create"]);
    assert_eq!(empty.run(&["gifts"]).exit, 1, "there is no day");
}

#[test]
fn the_gifts_are_signed_for_by_those_who_gave() {
    let bench = morning();
    let (out, _) = list(&bench, &["gifts", "--format", "json"]);
    let data: Value = serde_json::from_str(&out).unwrap();
    let gift = |n: usize, name: &str| (data["gifts"][n][name].clone(), data["gifts"][n]["dong"].clone());
    assert_eq!(data["count"], 2);
    assert_eq!(gift(0, "full_name"), (json!("Nguyễn Văn An"), json!(180_000)));
    assert_eq!(gift(1, "full_name").0, json!("Trần Thị Bích Ngọc"));
    let settings = bench.write(
        "giotmau.toml",
        "[gifts]\nvalues = [{ from_ml = 250, dong = 200000 }]\n",
    );
    let (text, _) = list(&bench, &["gifts", "--config", &settings]);
    assert!(text.contains("Cộng") && text.contains("400.000 đ"), "{text}");
    let (table, _) = list(&bench, &["gifts", "--format", "csv", "--lang", "en"]);
    assert!(table.contains(",180000,\r\n"), "{table}");
    let lists: Vec<_> = record(&bench)
        .into_iter()
        .map(|(list, people, _)| (list, people))
        .collect();
    assert_eq!(lists, vec![("gifts".to_owned(), 2); 3]);
}

#[cfg(unix)]
#[test]
fn a_file_or_a_printout_with_names_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let bench = morning();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = bench.folder.path().join("in");
    for name in ["donors", "gifts"] {
        for (ending, begins) in [
            ("pdf", &b"%PDF-"[..]),
            ("xlsx", b"PK"),
            ("csv", b"\xEF\xBB\xBF"),
            ("txt", b"==="),
            ("json", b"{"),
        ] {
            let path = bench.folder.path().join(format!("{name}.{ending}"));
            std::fs::write(&path, "old").unwrap();
            let (out, _) = list(&bench, &[name, "-o", path.to_str().unwrap()]);
            assert_eq!(out, "");
            let written = std::fs::read(&path).unwrap();
            let begins = if ending == "txt" {
                b"   ".as_slice()
            } else {
                begins
            };
            assert!(written.starts_with(begins), "{name}.{ending}");
            assert_eq!(mode(&path), 0o600, "{name}.{ending}");
        }
    }
    for name in ["donors", "gifts", "handover"] {
        let to = format!("file:{}", folder.display());
        let (out, _) = list(&bench, &[name, "--print", "--printer", &to]);
        assert_eq!(out, "");
        let path = folder.join(format!("giotmau-{name}-2025-01-02.pdf"));
        assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"), "{name}");
        assert_eq!(mode(&path), 0o600, "{name}");
    }
}
