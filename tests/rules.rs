//! `giotmau rules` as a doctor meets it: the rules that are printed, a site's own, and which of them applied to a donor.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on may panic"
)]

use std::fs;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

mod program;

use program::{Bench, Run, newcomer};

/// The weights of the table, in tenths of a kilogram, and the haemoglobin values: both sides of every line.
const WEIGHTS: [u16; 6] = [419, 420, 449, 450, 499, 500];
const HAEMOGLOBIN: [u16; 4] = [119, 120, 124, 125];

/// A bench with a desk for each of so many donors.
fn hall(desks: usize) -> Bench {
    let bench = Bench::empty();
    let opened = bench.run(&[
        "day",
        "open",
        "--create",
        "--date",
        "2025-01-02",
        "--desks",
        &desks.to_string(),
    ]);
    assert_eq!(opened.exit, 0, "{}", opened.err);
    bench
}

/// What brings a donor to a desk with everything measured.
fn measured(ticket: usize, sex: &str, tenths_kg: u16, g_l: u16) -> Vec<Value> {
    let at = "2025-01-02T07:30:00+07:00";
    let mut donor = newcomer("Lê Hoa");
    donor["new_person"]["sex"] = json!(sex);
    vec![
        donor,
        json!({"do": "start_screening", "at": at, "ticket": ticket, "desk": ticket}),
        json!({"do": "record_vitals", "at": at, "ticket": ticket, "systolic": 120, "diastolic": 80, "pulse": 72,
               "weight_kg": format!("{},{}", tenths_kg / 10, tenths_kg % 10)}),
        json!({"do": "record_blood_test", "at": at, "ticket": ticket, "hb_g_l": g_l}),
    ]
}

fn explained(bench: &Bench, ticket: usize) -> Value {
    let run = bench.run(&["rules", "--explain", &ticket.to_string(), "--json"]);
    assert_eq!(run.exit, 0, "{}", run.err);
    run.lines().remove(0)
}

fn allowed(explanation: &Value) -> Vec<u64> {
    let volumes = explanation["volumes"].as_array().unwrap();
    let allowed = volumes.iter().filter(|bag| bag["allowed"] == true);
    allowed.map(|bag| bag["volume_ml"].as_u64().unwrap()).collect()
}

/// The rules that keep a donor from the largest bag.
fn against_the_largest(explanation: &Value) -> Vec<&str> {
    let largest = explanation["volumes"].as_array().unwrap().last().unwrap();
    let against = largest["against"].as_array().unwrap();
    against.iter().map(|bar| bar["rule"].as_str().unwrap()).collect()
}

/// The decision table of the Circular, as a doctor would write it.
fn table(sex: &str, tenths_kg: u16, g_l: u16) -> &'static [u64] {
    let least = if sex == "female" { 420 } else { 450 };
    match (tenths_kg, g_l) {
        (weight, _) if weight < least => &[],
        (_, ..120) => &[],
        (..450, _) => &[250],
        (..500, _) | (_, ..125) => &[250, 350],
        _ => &[250, 350, 450],
    }
}

#[test]
fn the_same_donor_is_explained_on_both_sides_of_every_line() {
    let donors: Vec<_> = ["female", "male"]
        .into_iter()
        .flat_map(|sex| WEIGHTS.map(|weight| (sex, weight)))
        .flat_map(|(sex, weight)| HAEMOGLOBIN.map(|hb| (sex, weight, hb)))
        .collect();
    let bench = hall(donors.len());
    let lines: Vec<_> = (1..)
        .zip(&donors)
        .flat_map(|(ticket, (sex, weight, hb))| measured(ticket, sex, *weight, *hb))
        .collect();
    let fed = bench.feed_values(&lines);
    assert_eq!(fed.exit, 0, "{}", fed.out);
    for (ticket, (sex, weight, hb)) in (1..).zip(donors) {
        let explanation = explained(&bench, ticket);
        let what = format!("{sex}, {weight} tenths of a kilogram, {hb} g/L");
        let expected = table(sex, weight, hb);
        assert_eq!(allowed(&explanation), expected, "{what}");
        let least = if sex == "female" { 420 } else { 450 };
        assert_eq!(explanation["barred"], weight < least || hb < 120, "{what}");
        let hard: Vec<_> = explanation["rules"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|rule| rule["verdict"] == "hard")
            .map(|rule| rule["rule"].as_str().unwrap())
            .collect();
        let bars = [(weight < least, "E2"), (hb < 120, "E9")];
        let bars: Vec<_> = bars.iter().filter(|(is, _)| *is).map(|(_, rule)| *rule).collect();
        assert_eq!(hard, bars, "{what}");
        let larger = [
            (weight < least, "E2"),
            (hb < 120, "E9"),
            (weight < 450, "E3"),
            (weight < 500, "E4"),
            (hb < 125, "E10"),
        ];
        let larger: Vec<_> = larger
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, rule)| *rule)
            .collect();
        assert_eq!(against_the_largest(&explanation), larger, "{what}");
        // The station clears what it explained, and nothing else.
        let clear = |ml: u64| {
            let clear =
                json!({"do": "clear", "at": "2025-01-02T07:31:00+07:00", "ticket": ticket, "volume_ml": ml});
            bench.feed_values(&[clear]).exit == 0
        };
        if ticket % 6 == 0 {
            let refused = [450, 350, 250].into_iter().filter(|ml| !expected.contains(ml));
            for ml in refused {
                assert!(!clear(ml), "{what}: {ml}");
            }
            assert!(expected.last().is_none_or(|ml| clear(*ml)), "{what}");
        }
    }
}

#[test]
fn an_explanation_names_nobody_and_fits_the_terminal() {
    let bench = hall(1);
    let mut lines = measured(1, "female", 449, 124);
    lines[0]["new_person"]["national_id"] = json!("001190000123");
    lines.push(
        json!({"do": "declare", "at": "2025-01-02T07:31:00+07:00", "ticket": 1, "ground": "tattoo",
                      "date": "2024-08-02"}),
    );
    assert_eq!(bench.feed_values(&lines).exit, 0);
    for lang in ["vi", "en"] {
        let shown = at_80_columns(&bench, &["rules", "--explain", "1", "--lang", lang]);
        assert_eq!(shown.exit, 0, "{}", shown.err);
        for secret in ["Hoa", "001190000123"] {
            assert!(!shown.out.contains(secret), "{}", shown.out);
        }
        for part in ["D6a", "02/02/2025", "E3", "vn-tt26-2013"] {
            assert!(shown.out.contains(part), "{part}: {}", shown.out);
        }
    }
    let told = explained(&bench, 1);
    assert!(!told.to_string().contains("Hoa"));
    assert_eq!(told["barred"], true);
    assert_eq!(allowed(&told), Vec::<u64>::new(), "no bag while something bars");
}

/// Runs in a terminal of 80 columns; no line may be wider.
fn at_80_columns(bench: &Bench, arguments: &[&str]) -> Run {
    let output = bench.command().env("COLUMNS", "80").args(arguments).output();
    let run = Run::of(output.unwrap());
    for line in run.out.lines() {
        assert!(line.width() <= 80, "{line}");
    }
    run
}

#[test]
fn the_rules_fit_a_terminal_of_80_columns_in_both_languages() {
    let bench = Bench::empty();
    let vi = at_80_columns(&bench, &["rules", "--lang", "vi"]);
    let en = at_80_columns(&bench, &["rules", "--lang", "en"]);
    for (run, parts) in [
        (
            &vi,
            ["E1", "từ 42 kg", "tattoo", "Điều 5 khoản 2a", "chưa kiểm chứng"],
        ),
        (
            &en,
            ["E1", "from 42 kg", "tattoo", "Điều 5 khoản 2a", "unconfirmed"],
        ),
    ] {
        for part in parts {
            assert!(run.out.contains(part), "{part}");
        }
    }
}

#[test]
fn a_donor_who_gave_before_is_explained_with_the_interval() {
    let bench = hall(3);
    let person = |day: &str| {
        json!({"do": "check_in", "at": "2025-01-02T07:30:00+07:00", "confirm": ["namesake"],
               "new_person": {"full_name": "Lê Hoa", "birth_date": "1990-02-01", "sex": "male",
                              "donated_before": 1, "last_donation": day}})
    };
    let fed = bench.feed_values(&[person("2024-10-10")]);
    assert_eq!(fed.exit, 0, "{}", fed.out);
    let told = explained(&bench, 1);
    let interval = told["rules"]
        .as_array()
        .unwrap()
        .iter()
        .find(|rule| rule["rule"] == "I1");
    let interval = interval.unwrap();
    assert_eq!(interval["value"], "2024-10-10");
    assert_eq!(
        interval["limit"],
        json!({"days": 84, "eligible_on": "2025-01-02"})
    );
    assert_eq!(interval["verdict"], "met");
    assert_eq!(bench.feed_values(&[person("2024-10-11")]).exit, 1);
}

/// The shipped file with an id of its own and a change.
fn site_pack(bench: &Bench, from: &str, to: &str) -> String {
    let shipped = bench.run(&["rules", "--print-file"]);
    assert_eq!(shipped.exit, 0);
    assert!(shipped.out.contains(from), "{from}");
    let text = shipped.out.replacen(from, to, 1);
    let text = text.replacen("id = \"vn-tt26-2013\"", "id = \"bv198\"", 1);
    bench.write("our-rules.toml", text);
    bench.write("config.toml", "rules = \"our-rules.toml\"\n")
}

#[test]
fn a_sites_own_rules_are_in_force_in_every_command_and_older_decisions_say_so() {
    let bench = hall(2);
    let mut lines = measured(1, "male", 600, 140);
    lines.push(json!({"do": "clear", "at": "2025-01-02T07:31:00+07:00", "ticket": 1, "volume_ml": 450}));
    lines.extend(measured(2, "male", 600, 128));
    assert_eq!(bench.feed_values(&lines).exit, 0);
    assert_eq!(explained(&bench, 1)["decisions"][0]["in_force"], true);
    assert_eq!(allowed(&explained(&bench, 2)), [250, 350, 450]);

    let config = site_pack(
        &bench,
        "\nleast_g_l = 125",
        "\nleast_g_l = { legal = 125, site = 130 }",
    );
    let told = bench.run(&["--config", &config, "rules", "--explain", "1", "--json"]);
    let told = told.lines().remove(0);
    assert_eq!(told["pack"]["id"], "bv198");
    assert_eq!(told["decisions"][0]["pack"], "vn-tt26-2013");
    assert_eq!(told["decisions"][0]["in_force"], false);
    let told = bench.run(&["--config", &config, "rules", "--explain", "2", "--json"]);
    assert_eq!(allowed(&told.lines()[0]), [250, 350]);

    let clear = bench.write(
        "clear.jsonl",
        json!({"do": "clear", "at": "2025-01-02T07:32:00+07:00", "ticket": 2, "volume_ml": 450}).to_string(),
    );
    let refused = bench.run(&["--config", &config, "run", &clear]);
    assert_eq!(refused.exit, 1, "{}", refused.out);
    assert_eq!(refused.lines()[0]["refusal"]["code"], "volume_not_allowed");

    let printed = bench.run(&["--config", &config, "--lang", "en", "rules"]);
    let line = printed
        .out
        .lines()
        .find(|line| line.contains("from 125 g/L"))
        .unwrap();
    assert!(line.ends_with("from 130 g/L"), "{line}");
    let json = bench
        .run(&["--config", &config, "rules", "--json"])
        .lines()
        .remove(0);
    assert_eq!(json["id"], "bv198");
    assert_eq!(
        json["large_volume"]["least_g_l"],
        json!({"legal": 125, "site": 130})
    );
}

#[test]
fn rules_that_cannot_be_used_are_refused_by_file_and_rule_before_anything_is_done() {
    let bench = Bench::with_day();
    let refused = |config: &str, parts: &[&str]| {
        for lang in ["vi", "en"] {
            let run = bench.run(&["--config", config, "--lang", lang, "day", "list"]);
            assert_eq!(run.exit, 2, "{}", run.err);
            assert!(run.out.is_empty());
            for part in parts {
                assert!(run.err.contains(part), "{part}: {}", run.err);
            }
        }
    };
    for (from, to, parts) in [
        (
            "female_least_tenths_kg = 420",
            "female_least_tenths_kg = 410",
            &["E2", "weight.female_least_tenths_kg"][..],
        ),
        (
            "whole_blood_days = 84",
            "whole_blood_days = { legal = 84, site = 80 }",
            &["I1", "site"],
        ),
        (
            "period = { months = 6 }",
            "period = { months = 5 }",
            &["D6a", "tattoo"],
        ),
        ("code = \"tattoo\"", "code = \"ink\"", &["tattoo"]),
        ("[age]", "[agee]", &["print-file"]),
        ("bags_ml = [250, 350, 450]", "bags_ml = []", &["E4"]),
    ] {
        let config = site_pack(&bench, from, to);
        refused(&config, &[&["our-rules.toml"], parts].concat());
    }
    let config = site_pack(&bench, "least_years = 18", "least_years = 20");
    let own = bench.folder.path().join("our-rules.toml");
    let text = fs::read_to_string(&own)
        .unwrap()
        .replacen("bv198", "vn-tt26-2013", 1);
    fs::write(&own, text).unwrap();
    refused(&config, &["our-rules.toml", "vn-tt26-2013"]);
    fs::remove_file(&own).unwrap();
    refused(&config, &["our-rules.toml"]);
}

#[test]
fn what_cannot_be_explained_says_so() {
    let bench = Bench::with_day();
    assert_eq!(bench.run(&["rules", "--explain", "1"]).exit, 1);
    assert_eq!(bench.run(&["rules", "--explain", "x"]).exit, 2);
    assert_eq!(bench.run(&["rules", "--explain", "1", "--print-file"]).exit, 2);
    assert_eq!(bench.run(&["rules", "--print-file", "--json"]).exit, 2);
}
