//! The end of the day as scripts meet it: what adds up, who keeps the day open, who closes it, and who closes it first.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on may panic"
)]

use std::process::Stdio;

use serde_json::{Value, json};

#[expect(dead_code, reason = "other tests need more of it")]
mod program;

use program::{Bench, Run, newcomer};

/// What `giotmau run` is told at a time of the morning.
fn at(time: &str, mut line: Value) -> Value {
    line["at"] = format!("2025-01-02T{time}:00+07:00").into();
    line
}

/// A day with three donors: one has given, one rests, one lies on a bed whose start was for another bag.
fn busy() -> Bench {
    let bench = Bench::with_day();
    let bag = |n: u32| format!("=G1234176543{n:02}00");
    let mut lines = Vec::new();
    for (n, name) in [(1, "Lê Hoa"), (2, "Trần Bình"), (3, "Vũ Đình Khôi")] {
        let desk = n;
        lines.push(newcomer(name));
        lines.push(at(
            "07:35",
            json!({"do": "start_screening", "ticket": n, "desk": desk}),
        ));
        lines.push(at("07:36", json!({"do": "record_vitals", "ticket": n, "weight_kg": "62,5", "systolic": 120, "diastolic": 80, "pulse": 72})));
        lines.push(at(
            "07:37",
            json!({"do": "record_blood_test", "ticket": n, "hb_g_l": 138}),
        ));
        lines.push(at("07:38", json!({"do": "clear", "ticket": n, "volume_ml": 350})));
        lines.push(at(
            "07:40",
            json!({"do": "start_collection", "ticket": n, "bed": n, "bag": bag(n), "sample": bag(n)}),
        ));
    }
    lines.push(at(
        "07:48",
        json!({"do": "end_collection", "ticket": 1, "volume_ml": 350, "outcome": "complete"}),
    ));
    lines.push(at("08:10", json!({"do": "release", "ticket": 1})));
    lines.push(at(
        "07:45",
        json!({"do": "end_collection", "ticket": 2, "volume_ml": 120, "outcome": "stopped_vein"}),
    ));
    lines.push(at(
        "07:45",
        json!({"do": "undo", "ticket": 3, "reason": "nhầm túi"}),
    ));
    lines.push(at(
        "07:46",
        json!({"do": "start_collection", "ticket": 3, "bed": 3, "bag": bag(4), "sample": bag(4)}),
    ));
    let fed = bench.feed_values(&lines);
    assert_eq!(fed.exit, 0, "{}", fed.out);
    bench
}

/// Lets everybody go who is still there, and has the lost bag back.
fn settle(bench: &Bench) {
    let fed = bench.feed_values(&[
        at("08:12", json!({"do": "release", "ticket": 2})),
        at("07:54", json!({"do": "end_collection", "ticket": 3, "volume_ml": 350, "outcome": "complete"})),
        at("08:15", json!({"do": "release", "ticket": 3})),
        at("08:20", json!({"do": "take_back_bag", "ticket": 3, "bag": "=G12341765430300", "how": "voided", "reason": "túi đã mở"})),
    ]);
    assert_eq!(fed.exit, 0, "{}", fed.out);
}

fn whole(run: &Run) -> Value {
    run.lines().remove(0)
}

#[test]
fn who_and_what_keeps_the_day_open_is_listed_and_the_day_stays_open() {
    let bench = busy();
    let refused = bench.run(&["day", "close"]);
    assert_eq!(refused.exit, 1, "{}{}", refused.out, refused.err);
    for line in [
        "✓ Người: 3 đến = 1 hiến đủ + 2 chưa ra về",
        "✓ Túi máu: 4 đã phát = 2 có máu + 1 đang lấy máu + 1 chưa thu hồi",
        "✓ Đơn vị máu: 2 = 1 đủ + 1 chưa đủ; 470 ml",
        "! Chưa ra về: 2",
        "    Số 2 · ghế 1 · đã nghỉ đủ, cho ra về",
        "    Số 3 · giường 3, túi G1234 17 654304",
        "! Túi đã phát, chưa thu hồi: 1",
        "    Túi G1234 17 654303",
    ] {
        assert!(refused.out.contains(line), "{line}\n{}", refused.out);
    }
    assert!(refused.err.contains("còn 2 người"), "{}", refused.err);
    let english = bench.run(&["day", "close", "--lang", "en"]);
    assert!(english.out.contains("! Still here: 2"), "{}", english.out);

    let as_json = bench.run(&["day", "close", "--json"]);
    assert_eq!(as_json.exit, 1);
    let day = whole(&as_json);
    assert_eq!((&day["status"], &day["closings"]), (&json!("open"), &json!([])));
    let reckoned = &day["reconciliation"];
    assert_eq!(
        (&reckoned["holds"], &reckoned["settled"]),
        (&json!(true), &json!(false))
    );
    let inside = reckoned["inside"].as_array().unwrap();
    assert_eq!(
        (&inside[0]["stage"], &inside[0]["rest_left_s"]),
        (&json!("recovering"), &json!(0))
    );
    assert_eq!(
        (&inside[1]["ticket"], &inside[1]["rest_left_s"]),
        (&json!(3), &Value::Null)
    );
    assert_eq!(reckoned["unsettled"][0]["bed"], 3);
    assert_eq!(reckoned["bags"]["on_bed"], 1);
}

#[test]
fn a_check_says_that_the_day_can_be_closed_and_leaves_it_open() {
    let bench = busy();
    assert_eq!(bench.run(&["day", "close", "--dry-run"]).exit, 1);
    settle(&bench);
    let check = bench.run(&["day", "close", "--dry-run"]);
    assert_eq!(check.exit, 0, "{}", check.err);
    assert!(
        check
            .out
            .contains("✓ Người: 3 đến = 2 hiến đủ + 1 hiến chưa đủ\n"),
        "{}",
        check.out
    );
    assert!(
        check.out.contains("✓ Túi máu: 4 đã phát = 3 có máu + 1 đã hủy\n"),
        "{}",
        check.out
    );
    assert!(check.out.contains("Đóng được."), "{}", check.out);
    assert_eq!(whole(&bench.run(&["day", "show", "--json"]))["status"], "open");
}

#[test]
fn the_day_is_closed_by_name_and_every_reopening_says_who_and_why() {
    let bench = busy();
    settle(&bench);
    let closed = bench.run(&["day", "close"]);
    assert_eq!(closed.exit, 0, "{}", closed.err);
    assert!(closed.out.contains(": Hoa\n"), "{}", closed.out);
    let again = bench.run(&["day", "close"]);
    assert_eq!(again.exit, 1);
    let reopened = bench.run(&["day", "reopen", "--reason", "sót một phiếu", "--as", "Lan"]);
    assert_eq!(reopened.exit, 0, "{}", reopened.err);
    let closed = whole(&bench.run(&["day", "close", "--json", "--as", "BS Hà"]));
    assert_eq!(closed["status"], "closed");
    let names = |rows: &Value| -> Vec<Value> {
        rows.as_array()
            .unwrap()
            .iter()
            .map(|row| row["by"].clone())
            .collect()
    };
    assert_eq!(names(&closed["closings"]), ["Hoa", "BS Hà"]);
    assert_eq!(closed["reopenings"][0]["reason"], "sót một phiếu");
    let summary: Value = serde_json::from_str(&bench.run(&["summary", "--format", "json"]).out).unwrap();
    assert_eq!(summary["closings"], closed["closings"]);
    assert_eq!(summary["reopenings"], closed["reopenings"]);
    let paper = bench.run(&["summary"]).out;
    assert!(
        paper.contains("Lan; lý do: sót một phiếu") && paper.contains(": BS Hà"),
        "{paper}"
    );
    let shown = bench.run(&["day", "show"]).out;
    assert!(shown.contains("Lan; lý do: sót một phiếu"), "{shown}");
}

#[test]
fn a_name_that_nobody_gave_is_that_of_the_settings_where_nobody_can_be_asked() {
    let bench = Bench::with_day();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_giotmau"));
    let folder = bench.folder.path();
    command
        .env_clear()
        .env("HOME", folder)
        .env("GIOTMAU_DB", folder.join("day.db"))
        .args(["day", "close"])
        .stdin(Stdio::null());
    let closed = Run::of(command.output().unwrap());
    assert_eq!(closed.exit, 0, "{}", closed.err);
    assert!(closed.out.contains(": Ban tổ chức\n"), "{}", closed.out);
}

#[test]
fn of_two_programs_that_close_the_day_at_once_one_does() {
    let bench = Bench::with_day();
    let start = |_| {
        let mut command = bench.command();
        command
            .args(["day", "close"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.spawn().unwrap()
    };
    let programs: Vec<_> = (0..4).map(start).collect();
    let mut exits: Vec<_> = programs
        .into_iter()
        .map(|program| Run::of(program.wait_with_output().unwrap()).exit)
        .collect();
    exits.sort_unstable();
    assert_eq!(exits, [0, 1, 1, 1]);
    assert_eq!(whole(&bench.run(&["day", "show", "--json"]))["steps"], 2);
}
