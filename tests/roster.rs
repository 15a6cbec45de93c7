//! The people of the roster as scripts meet them: shown, corrected, merged, taken out.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on may panic"
)]

use std::fs;

use serde_json::{Value, json};

mod program;

use program::{Bench, newcomer};

/// Two people of one name: one with number and rank, one with a telephone number and another citizen number.
fn with_two() -> (Bench, String, String) {
    let bench = Bench::with_day();
    let list = bench.write(
        "list.csv",
        "full_name,sex,birth_date,national_id,rank,phone,unit\n\
         Nguyễn Văn An,Nam,15/03/1987,001087000123,đ/uý,,A04\n\
         Nguyễn Văn An,Nam,15/03/1987,001087000124,,0912345678,A04\n",
    );
    assert_eq!(bench.run(&["roster", "import", &list]).exit, 0);
    let ids = |number: &str| {
        let shown = bench.run(&["roster", "show", number, "--json"]);
        shown.lines()[0]["person"].as_str().unwrap().to_owned()
    };
    let (kept, gone) = (ids("001087000123"), ids("001087000124"));
    (bench, kept, gone)
}

fn show(bench: &Bench, person: &str) -> Value {
    let run = bench.run(&["roster", "show", person, "--json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    run.lines().remove(0)
}

#[test]
fn a_correction_takes_all_fields_or_none_and_is_on_record() {
    let (bench, person, _) = with_two();
    let bad = bench.run(&[
        "roster",
        "correct",
        &person,
        "phone=0987654321",
        "sex=perhaps",
        "colour=red",
    ]);
    assert_eq!(bad.exit, 2);
    assert!(
        bad.err.contains("sex:") && bad.err.contains("police_id"),
        "{}",
        bad.err
    );
    assert_eq!(
        show(&bench, &person)["phone"],
        Value::Null,
        "nothing half-written"
    );

    let good = bench.run(&[
        "roster",
        "correct",
        "001087000123",
        "phone=0987654321",
        "police_id=123-456",
        "letter=-",
        "rank=Thg/tá",
        "blood_group=O+",
        "blood_group_source=tested",
        "last_donation=05/01/2020",
        "--reason",
        "đối chiếu giấy tờ",
    ]);
    assert_eq!(good.exit, 0, "{}", good.err);
    let shown = show(&bench, &person);
    assert_eq!(shown["phone"], "******4321");
    assert_eq!(shown["rank"], "Thượng tá");
    assert_eq!(
        shown["documents"],
        json!([{"kind": "police_id", "number": "****456"}, {"kind": "letter", "number": null}])
    );
    assert_eq!(
        (&shown["donated_before"], &shown["last_donation"]),
        (&json!(1), &json!("2020-01-05"))
    );
    let change = shown["changes"].as_array().unwrap().last().unwrap();
    assert_eq!(change["source"], "hand");
    assert_eq!(change["reason"], "đối chiếu giấy tờ");
    assert_eq!(change["staff"], "Hoa");
    let table = bench.run(&["roster", "show", &person]);
    for hidden in ["001087000123", "0987654321", "123-456"] {
        assert!(!table.out.contains(hidden), "{hidden} is masked\n{}", table.out);
    }

    let said = bench.run(&["roster", "correct", &person, "blood_group=A+"]);
    assert_eq!(said.exit, 2, "what is said does not replace what was tested");
    assert_eq!(show(&bench, &person)["blood_group"], "O+");
    let number = bench.run(&["roster", "correct", &person, "national_id=001087000124"]);
    assert_eq!(number.exit, 1, "{}", number.err);
    let emptied = bench.run(&["roster", "correct", &person, "phone=", "letter="]);
    assert_eq!(emptied.exit, 0, "{}", emptied.err);
    assert_eq!(show(&bench, &person)["phone"], Value::Null);
    assert_eq!(bench.run(&["roster", "show", "nobody"]).exit, 2);
    assert_eq!(bench.run(&["roster", "show", "001087000999"]).exit, 1);
}

#[test]
fn two_records_are_merged_and_parted_again() {
    let (bench, kept, gone) = with_two();
    let merge = |extra: &[&str]| {
        let mut arguments = vec!["roster", "merge", &kept, &gone, "--json"];
        arguments.extend(extra);
        bench.run(&arguments)
    };
    let asked = merge(&[]);
    assert_eq!(asked.exit, 1);
    assert_eq!(asked.lines()[0]["refusal"]["code"], "confirm_needed");
    let dry = merge(&["--confirm", "--dry-run"]);
    assert_eq!((dry.exit, &dry.lines()[0]["taken_over"]), (0, &json!(["phone"])));
    assert_eq!(
        show(&bench, &gone)["merged_into"],
        Value::Null,
        "a dry run changes nothing"
    );
    assert_eq!(merge(&["--confirm"]).exit, 0);
    assert_eq!(
        show(&bench, "001087000124")["person"],
        json!(kept),
        "its number leads here"
    );
    assert_eq!(show(&bench, &gone)["merged_into"], json!(kept));
    let found = bench.run(&["roster", "find", "an", "--json"]);
    assert_eq!(found.lines().len(), 1);
    let corrected = bench.run(&["roster", "correct", &gone, "phone="]);
    assert_eq!(corrected.exit, 1);
    assert!(corrected.err.contains(&kept), "{}", corrected.err);

    let refused = bench.feed_values(&[json!({"do": "check_in", "person": gone})]);
    let answer = &refused.lines()[0];
    assert_eq!(answer["refusal"]["code"], "merged_away");
    assert_eq!(answer["refusal"]["person"], json!(kept));

    bench.run(&["roster", "correct", &kept, "phone=0900000000"]);
    let parted = bench.run(&["roster", "unmerge", &gone, "--json"]);
    assert_eq!(parted.exit, 0, "{}", parted.err);
    assert_eq!(parted.lines()[0]["stays"], json!(["phone"]));
    assert_eq!(bench.run(&["roster", "unmerge", &gone]).exit, 1);
    assert_eq!(bench.run(&["roster", "find", "an", "--json"]).lines().len(), 2);
}

#[test]
fn the_roster_goes_out_whole_and_it_is_on_record_who_took_it() {
    let (bench, kept, gone) = with_two();
    bench.run(&["roster", "correct", &kept, "kind=-=1+1", "police_id=123-456"]);
    bench.run(&["roster", "merge", &kept, &gone, "--confirm"]);
    let out = bench.folder.path().join("people.csv");
    let run = bench.run(&["roster", "export", "-o", out.to_str().unwrap()]);
    assert_eq!((run.exit, run.out.as_str()), (0, ""));
    assert!(!run.err.is_empty(), "that numbers are not masked is said");
    let written = fs::read_to_string(&out).unwrap();
    assert!(
        written.starts_with("\u{FEFF}person,full_name,birth_date,"),
        "{written}"
    );
    let rows: Vec<_> = written.lines().collect();
    assert_eq!(rows.len(), 2, "a record that was merged away is not a person");
    assert!(
        rows[1].contains("001087000123") && rows[1].contains(",'-=1+1,"),
        "{written}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&out).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "only its owner reads it");
    }
    let lines = bench.run(&["roster", "export", "--json"]).lines();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["national_id"], "001087000123");
    assert_eq!(lines[0]["phone"], "0912345678");
    assert_eq!(
        lines[0]["documents"],
        json!([{"kind": "police_id", "number": "123-456"}])
    );
    let history = bench.run(&["roster", "export", "--history", "--json"]).lines();
    assert_eq!(history.len(), 2);
    assert_eq!(
        (&history[0]["staff"], &history[0]["people"]),
        (&json!("Hoa"), &json!(1))
    );
}

#[test]
fn a_walk_in_brings_documents_and_what_they_gave_before() {
    let bench = Bench::with_day();
    let with = |name: &str, last: &str| {
        let mut line = newcomer(name);
        let person = &mut line["new_person"];
        person["documents"] = json!([{"kind": "police_id", "number": "123-456"}, {"kind": "letter"}]);
        person["donated_before"] = json!(3);
        person["last_donation"] = json!(last);
        person["blood_group"] = json!("O+");
        person["blood_group_source"] = json!("tested");
        line
    };
    // The day is 2025-01-02; the 84th day before it is 2024-10-10.
    let by_card = json!({
        "do": "check_in",
        "at": "2025-01-02T07:40:00+07:00",
        "document": {"kind": "police_id", "number": "123456"},
    });
    let unknown = json!({"do": "check_in", "document": {"kind": "work_card", "number": "1"}});
    let wrong = json!({"do": "check_in", "document": {"kind": "cccd", "number": "1"}});
    let run = bench.feed_values(&[
        with("Lê Hoa", "2024-10-11"),
        with("Lê Hoa", "2024-10-10"),
        by_card,
        unknown,
        wrong,
    ]);
    let answers = run.lines();
    assert_eq!(answers[0]["refusal"]["code"], "not_eligible", "{}", run.out);
    assert_eq!(answers[1]["ok"], true, "{}", run.out);
    assert_eq!(
        answers[2]["refusal"]["code"], "already_here",
        "the card leads to her"
    );
    assert_eq!(answers[3]["refusal"]["code"], "unknown_person");
    assert_eq!(answers[4]["error"]["code"], "bad_value");
}
