//! The formats against each other, on simulated days: while it runs, at its end, and with nobody there.

pub(super) mod fixture;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{Summary, json, text};
use crate::domain::accounts::{BagAccount, Doubt, in_doubt, in_doubt_inside, unsettled_bags};
use crate::domain::bag::BagCode;
use crate::domain::clean::Label;
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Outcome, Stage};
use crate::i18n::text::closing as texts_of_closing;
use crate::i18n::text::report as texts;
use crate::i18n::text::terms as words;
use crate::i18n::{Lang, Text, format, refusal, terms};
use crate::simulation::tests::day_at;
use crate::store::RosterSize;
use fixture::{act, command, gave_350, note, pack, those, troubled, was_too_light};

/// A morning with a reaction and with rules set aside.
const SEED: u64 = 3;

fn summary(day: &Day, people: u64) -> Summary {
    let units = &day.info.units;
    let share = people / u64::try_from(units.len()).unwrap();
    let mut by_unit: Vec<_> = units
        .iter()
        .map(|unit| (Some(unit.code.clone()), share))
        .collect();
    by_unit.push((None, 3));
    let roster = RosterSize {
        all: people + 3,
        by_unit,
    };
    Summary::of(day, &pack(), &roster)
}

/// The lines of a section, from under its heading to the next empty line.
fn section(document: &str, heading: &str) -> Vec<String> {
    let lines = document.lines().skip_while(|line| !line.starts_with(heading));
    let found: Vec<_> = lines
        .skip(1)
        .take_while(|line| !line.is_empty())
        .map(str::to_owned)
        .collect();
    assert!(!found.is_empty(), "{heading} in {document}");
    found
}

/// The last word of the line that begins with a label.
fn value_of<'a>(lines: &'a [String], label: &str) -> &'a str {
    let line = lines
        .iter()
        .find(|line| line.trim_start_matches([' ', '-']).starts_with(label));
    let line = line.unwrap_or_else(|| panic!("no {label} in {lines:#?}"));
    line.split_whitespace().last().unwrap()
}

fn number(lang: Lang, value: &Value) -> String {
    format::integer(lang, value.as_u64().unwrap())
}

fn clock(value: &Value) -> String {
    Moment::parse(value.as_str().unwrap()).unwrap().hh_mm()
}

fn time(value: &Value) -> String {
    value
        .as_i64()
        .map_or("-".to_owned(), |secs| Span::from_millis(secs * 1000).mm_ss())
}

#[test]
fn both_formats_show_the_same_figures() {
    for clock in ["07:29", "08:10", "10:15", "15:00"] {
        let summary = summary(&day_at(SEED, 200, clock), 200);
        for lang in Lang::ALL {
            compare(&summary, lang);
        }
    }
}

#[test]
fn who_closed_the_day_and_every_reopening_stand_in_both_formats() {
    let mut day = day_at(SEED, 200, "15:00");
    assert_eq!(summary(&day, 200).closings.len(), 1);
    let reason = "sót một phiếu giấy";
    command(&mut day, &Command::ReopenDay { reason: note(reason) });
    command(&mut day, &Command::CloseDay);
    let summary = summary(&day, 200);
    let written = json::value(&summary).unwrap();
    let (closings, reopenings) = (&written["closings"], &written["reopenings"]);
    assert_eq!(closings.as_array().map(Vec::len), Some(2));
    assert_eq!(closings[1]["by"], "BS Nguyễn Thanh Bình");
    assert_eq!(reopenings.as_array().map(Vec::len), Some(1));
    assert_eq!(reopenings[0]["reason"], reason);
    for lang in Lang::ALL {
        let document = text::write(&summary, lang);
        let document = document.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = |wanted: &str| {
            document
                .find(wanted)
                .unwrap_or_else(|| panic!("{wanted}: {document}"))
        };
        let [first, again, last] = [
            (texts_of_closing::CLOSED_BY, &closings[0], ""),
            (texts_of_closing::REOPENED_BY, &reopenings[0], reason),
            (texts_of_closing::CLOSED_BY, &closings[1], ""),
        ]
        .map(|(text, row, reason)| {
            let on = format::date(summary.date);
            let values: &[(&str, &dyn std::fmt::Display)] = &[
                ("time", &clock(&row["at"])),
                ("date", &on),
                ("by", &row["by"].as_str().unwrap()),
                ("reason", &reason),
            ];
            found(&text.with(lang, values))
        });
        assert!(first < again && again < last, "{document}");
    }
}

#[test]
fn what_went_wrong_stands_in_both_formats() {
    let summary = summary(&troubled(SEED), 200);
    let data = json::value(&summary).unwrap();
    let bags = &data["bags"];
    assert_eq!(
        (&bags["voided"], &bags["unsettled"]),
        (&serde_json::json!(1), &serde_json::json!(1))
    );
    assert_eq!(data["second_punctures"], 1);
    assert_eq!(data["reactions_after_leaving"], 1);
    let correction = &data["corrections"][0];
    assert_eq!(
        (&correction["what"], &correction["is"]["weight_kg"]),
        (&serde_json::json!("vitals"), &serde_json::json!(43.0))
    );
    let doubt = &data["in_doubt"][0];
    assert_eq!(doubt["ticket"], correction["ticket"]);
    let because = serde_json::json!({"rules": [], "ordered_ml": 350, "allowed_ml": [250]});
    assert_eq!(doubt["because"], because);
    for lang in Lang::ALL {
        compare(&summary, lang);
        let document = text::write(&summary, lang);
        let name = format!("troubled_{lang:?}").to_lowercase();
        insta::assert_snapshot!(name, document);
    }
}

#[test]
fn nothing_on_it_tells_that_a_donor_asked_not_to_use_the_unit() {
    for in_doubt_too in [false, true] {
        let mut day = troubled(SEED);
        let visit = those(&day, gave_350)[2];
        if in_doubt_too {
            was_too_light(&mut day, visit);
        }
        let before = summary(&day, 200);
        act(&mut day, visit, Act::ExcludeUnit);
        let mut after = summary(&day, 200);
        assert_ne!(after.head, before.head);
        after.head = before.head;
        assert_eq!(after, before);
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one figure after the other, as on the paper"
)]
fn compare(summary: &Summary, lang: Lang) {
    let document = text::write(summary, lang);
    let data: Value = serde_json::from_str(&json::write(summary).unwrap()).unwrap();
    let section = |heading: Text| section(&document, heading.get(lang));

    let counts = section(texts::COUNTS);
    for (label, field) in [
        (texts::ON_ROSTER, "on_roster"),
        (texts::CHECKED_IN, "checked_in"),
        (words::OUTCOME_DONATED, "donated"),
        (words::OUTCOME_INCOMPLETE, "incomplete"),
        (words::OUTCOME_DEFERRED, "deferred"),
        (words::OUTCOME_WITHDRAWN, "withdrawn"),
        (words::STAGE_WAITING, "waiting"),
        (words::STAGE_SCREENING, "screening"),
        (words::STAGE_CLEARED, "cleared"),
        (words::STAGE_COLLECTING, "collecting"),
        (words::STAGE_RECOVERING, "recovering"),
    ] {
        assert_eq!(
            value_of(&counts, label.get(lang)),
            number(lang, &data["counts"][field]),
            "{field}"
        );
    }
    assert_eq!(
        value_of(&counts, texts::VOLUME_TOTAL.get(lang)),
        number(lang, &data["volume_ml"])
    );
    for (label, field) in [
        (texts::FIRST_CHECK_IN, "first_check_in"),
        (texts::LAST_RELEASE, "last_release"),
    ] {
        let moment = &data[field];
        let shown = if moment.is_null() {
            "-".to_owned()
        } else {
            clock(moment)
        };
        assert_eq!(value_of(&counts, label.get(lang)), shown, "{field}");
    }

    let units = section(texts::BY_UNIT);
    for row in data["by_unit"].as_array().unwrap() {
        let label = row["unit"].as_str().unwrap_or(words::UNIT_NONE.get(lang));
        let line = units.iter().find(|line| line.starts_with(label)).unwrap();
        let fields = [
            "on_roster",
            "checked_in",
            "donated",
            "incomplete",
            "deferred",
            "withdrawn",
            "volume_ml",
        ];
        let expected: Vec<_> = fields.iter().map(|field| number(lang, &row[*field])).collect();
        let shown: Vec<_> = line.split_whitespace().collect();
        assert!(
            shown.ends_with(&expected.iter().map(String::as_str).collect::<Vec<_>>()),
            "{line} {row}"
        );
    }

    let bags = section(texts::BY_VOLUME);
    for row in data["by_volume"].as_array().unwrap() {
        assert_eq!(
            value_of(&bags, &format!("{} ml", row["volume_ml"])),
            number(lang, &row["count"])
        );
    }
    let groups = section(texts::BY_BLOOD_GROUP);
    for row in data["by_blood_group"].as_array().unwrap() {
        let label = row["group"]
            .as_str()
            .unwrap_or(words::BLOOD_GROUP_UNKNOWN.get(lang));
        assert_eq!(value_of(&groups, label), number(lang, &row["count"]));
    }
    let deferrals = section(texts::DEFERRALS);
    for (row, known) in data["deferrals"]
        .as_array()
        .unwrap()
        .iter()
        .zip(&summary.deferrals)
    {
        assert_eq!(row["ground"], known.ground.as_str());
        let names = known.name.as_ref().unwrap();
        let name = if lang == Lang::Vi { &names.vi } else { &names.en };
        let start: String = name.chars().take(40).collect();
        assert_eq!(value_of(&deferrals, &start), number(lang, &row["count"]));
    }
    let reactions = section(texts::REACTIONS);
    for (row, ((kind, severity), _)) in data["reactions"]
        .as_array()
        .unwrap()
        .iter()
        .zip(&summary.reactions)
    {
        let severity = terms::severity(lang, *severity).to_lowercase();
        let label = format!("{}, {severity}", terms::reaction(lang, *kind));
        assert_eq!(value_of(&reactions, &label), number(lang, &row["count"]));
    }
    let flat = document.split_whitespace().collect::<Vec<_>>().join(" ");
    for row in data["overrides"].as_array().unwrap() {
        let line = texts::OVERRIDE.with(
            lang,
            &[
                ("rule", &row["rule"].as_str().unwrap()),
                ("ticket", &row["ticket"]),
                ("by", &row["by"].as_str().unwrap()),
            ],
        );
        let reason = row["reason"].as_str().unwrap();
        assert!(flat.contains(&format!("{line}: {reason}")), "{line}: {reason}");
    }
    if data["bags"]["issued"] != 0 {
        let bags = section(texts::BAGS);
        for (label, value) in [
            (texts::BAGS_ISSUED, &data["bags"]["issued"]),
            (texts::BAGS_BLED, &data["bags"]["bled"]),
            (texts::BAGS_EMPTY, &data["bags"]["empty"]),
            (texts::BAGS_VOIDED, &data["bags"]["voided"]),
            (texts::BAGS_RETURNED, &data["bags"]["returned"]),
            (texts::BAGS_UNSETTLED, &data["bags"]["unsettled"]),
            (texts::BAGS_ON_BED, &data["bags"]["on_bed"]),
            (texts::STARTS_UNCONFIRMED, &data["starts_unconfirmed"]),
            (texts::SECOND_PUNCTURES, &data["second_punctures"]),
        ] {
            assert_eq!(value_of(&bags, label.get(lang)), number(lang, value), "{label:?}");
        }
    }
    if data["reactions_after_leaving"] != 0 {
        let label = texts::REACTIONS_AFTER_LEAVING.get(lang);
        assert_eq!(
            value_of(&reactions, label),
            number(lang, &data["reactions_after_leaving"])
        );
    }
    let corrections = data["corrections"].as_array().unwrap();
    assert_eq!(corrections.len(), summary.corrections.len());
    for (row, known) in corrections.iter().zip(&summary.corrections) {
        let value = |value| terms::recorded(lang, &summary.pack, value);
        let line = texts::CORRECTION.with(
            lang,
            &[
                ("ticket", &row["ticket"]),
                ("was", &value(&known.amendment.was)),
                ("is", &value(&known.amendment.is)),
                ("by", &row["by"].as_str().unwrap()),
                ("reason", &row["reason"].as_str().unwrap()),
            ],
        );
        assert!(flat.contains(&line), "{line}");
    }
    let in_doubt = data["in_doubt"].as_array().unwrap();
    assert_eq!(in_doubt.len(), summary.in_doubt.len());
    for (row, known) in in_doubt.iter().zip(&summary.in_doubt) {
        assert_eq!(row["ticket"], known.ticket.number());
        assert_eq!(row["bag"].as_str(), known.bag.as_ref().map(BagCode::as_str));
        let because = refusal::objection(lang, &known.objection, &summary.pack);
        assert!(flat.contains(&because), "{because}");
        for volume in row["because"]["allowed_ml"].as_array().into_iter().flatten() {
            assert!(because.contains(&volume.to_string()), "{because}");
        }
    }
    let late = [document
        .lines()
        .find(|line| line.starts_with(texts::LATE_ENTRIES.get(lang)))
        .unwrap()
        .to_owned()];
    assert_eq!(value_of(&late, ""), number(lang, &data["late_entries"]));

    let waits = section(texts::WAITS);
    let door = &data["door_to_door"];
    for (label, row) in [
        (texts::WAIT_SCREENING, &data["waits"][0]),
        (texts::WAIT_BED, &data["waits"][1]),
        (texts::DOOR_TO_DOOR, door),
    ] {
        let line = waits
            .iter()
            .find(|line| line.starts_with(label.get(lang)))
            .unwrap();
        let shown: Vec<_> = line.split_whitespace().rev().take(3).collect();
        assert_eq!(shown[2], time(&row["median_s"]));
        assert_eq!(shown[1], time(&row["p90_s"]));
        if !row["max_s"].is_null() {
            assert_eq!(shown[0], time(&row["max_s"]));
        }
    }

    let chart = section(texts::THROUGHPUT);
    for row in data["throughput"].as_array().unwrap() {
        let quarter = format!("{}-{}", clock(&row["from"]), clock(&row["to"]));
        let line = chart.iter().find(|line| line.starts_with(&quarter)).unwrap();
        let shown: Vec<_> = line
            .split_whitespace()
            .skip(1)
            .filter(|word| !word.starts_with('█'))
            .collect();
        let expected = ["checked_in", "screened", "donated"].map(|field| row[field].to_string());
        assert_eq!(shown, expected, "{line}");
        for field in ["checked_in", "screened", "donated"] {
            assert!(row[field] == 0 || line.contains('█'));
        }
    }

    let witness = section(texts::WITNESS);
    assert_eq!(
        value_of(&witness, texts::STEPS.get(lang)),
        number(lang, &data["log"]["steps"])
    );
    assert!(witness.iter().any(|line| line.trim() == data["log"]["head"]));
    assert_eq!(data["day"]["date"], "2026-10-22");
    assert!(document.contains("22/10/2026"));
}

#[test]
fn the_figures_of_a_day_agree_with_each_other() {
    let day = day_at(SEED, 200, "15:00");
    let data = json::value(&summary(&day, 200)).unwrap();
    let counts = &data["counts"];
    let sum = |fields: &[&str]| {
        fields
            .iter()
            .map(|field| counts[*field].as_u64().unwrap())
            .sum::<u64>()
    };
    assert_eq!(
        sum(&[
            "waiting",
            "screening",
            "cleared",
            "collecting",
            "recovering",
            "donated",
            "incomplete",
            "deferred",
            "withdrawn"
        ]),
        sum(&["checked_in"])
    );
    let total = |rows: &str, field: &str| {
        let rows = data[rows].as_array().unwrap();
        rows.iter().map(|row| row[field].as_u64().unwrap()).sum::<u64>()
    };
    for field in [
        "on_roster",
        "checked_in",
        "donated",
        "incomplete",
        "deferred",
        "withdrawn",
    ] {
        assert_eq!(total("by_unit", field), sum(&[field]), "{field}");
    }
    assert_eq!(total("by_unit", "volume_ml"), data["volume_ml"].as_u64().unwrap());
    assert_eq!(total("deferrals", "count"), sum(&["deferred"]));
    assert_eq!(total("throughput", "checked_in"), sum(&["checked_in"]));
    assert_eq!(total("throughput", "donated"), sum(&["donated"]));
    assert_eq!(total("by_volume", "count"), sum(&["donated", "incomplete"]));
    assert_eq!(total("by_blood_group", "count"), sum(&["donated", "incomplete"]));
    assert_eq!(data["day"]["status"], "closed");
    assert_eq!(sum(&["on_roster"]), 203);
    assert!(total("reactions", "count") > 0 && data["overrides"].as_array().unwrap().len() > 1);
}

/// The keys at one depth, from the first object after a name to its end.
fn fields_of(document: &str, after: &str, indent: &str) -> String {
    let (_, rest) = document.split_once(after).unwrap();
    let end = format!("\n{}}}", indent.strip_prefix("  ").unwrap());
    let (object, _) = rest.split_once(&end).unwrap();
    let key = format!("\n{indent}\"");
    let parts = object.split(&key).skip(1);
    let keys: Vec<_> = parts.map(|part| part.split('"').next().unwrap()).collect();
    keys.join(" ")
}

#[test]
fn the_names_of_the_fields_and_their_order_are_a_contract() {
    let document = json::write(&summary(&day_at(SEED, 200, "15:00"), 200)).unwrap();
    let fields = |after: &str, indent: &str| fields_of(&document, after, indent);
    let (two, four, six) = ("  ", "    ", "      ");
    assert_eq!(
        fields("{", two),
        "day counts volume_ml by_unit by_volume by_blood_group deferrals reactions reactions_after_leaving \
         overrides corrections in_doubt bags starts_unconfirmed second_punctures late_entries waits door_to_door throughput first_check_in last_release log closings reopenings"
    );
    assert_eq!(fields("\"day\"", four), "date title site hospital status target");
    assert_eq!(
        fields("\"counts\"", four),
        "on_roster checked_in waiting screening cleared collecting recovering donated incomplete deferred withdrawn"
    );
    assert_eq!(
        fields("\"by_unit\"", six),
        "unit name on_roster checked_in donated incomplete deferred withdrawn volume_ml"
    );
    assert_eq!(fields("\"by_volume\"", six), "volume_ml count");
    assert_eq!(fields("\"by_blood_group\"", six), "group count");
    assert_eq!(fields("\"deferrals\"", six), "ground count");
    assert_eq!(fields("\"reactions\"", six), "kind severity count");
    assert_eq!(fields("\"overrides\"", six), "rule ticket by reason");
    assert_eq!(
        fields("\"bags\"", four),
        "issued bled empty voided returned unsettled on_bed"
    );
    let with_trouble = json::write(&summary(&troubled(SEED), 200)).unwrap();
    assert_eq!(
        fields_of(&with_trouble, "\"corrections\"", six),
        "ticket what was is by reason"
    );
    assert_eq!(
        fields_of(&with_trouble, "\"in_doubt\"", six),
        "ticket bag because"
    );
    assert_eq!(fields("\"waits\"", six), "stage median_s p90_s max_s");
    assert_eq!(fields("\"door_to_door\"", four), "median_s p90_s");
    assert_eq!(
        fields("\"throughput\"", six),
        "from to checked_in screened donated"
    );
    assert_eq!(fields("\"log\"", four), "steps head");
    assert_eq!(fields("\"closings\"", six), "at by");
}

#[test]
fn no_line_is_wider_than_the_paper_and_none_drives_the_printer() {
    let mut day = day_at(SEED, 200, "15:00");
    let long = "Ngày hội hiến máu tình nguyện ".repeat(4);
    day.info.title = Label::parse(long.trim().get(..120).unwrap_or(long.trim())).unwrap();
    // As it would be in a log that something else wrote.
    day.info.site = serde_json::from_str("\"Hội\\u001b[2Jtrường\\u202e\"").unwrap();
    let summary = summary(&day, 200);
    for lang in Lang::ALL {
        let document = text::write(&summary, lang);
        assert!(document.lines().all(|line| line.width() <= 80), "{document}");
        assert!(document.chars().all(|c| c == '\n' || !c.is_control()));
        assert!(document.contains("Hội?[2Jtrường?"));
        assert!(json::write(&summary).unwrap().contains("Hội?[2Jtrường?"));
    }
}

#[test]
fn the_account_of_bags_adds_up_at_any_time() {
    for clock in ["07:29", "08:10", "09:45", "15:00"] {
        let mut days = vec![day_at(SEED, 200, clock)];
        if clock == "09:45" {
            days.push(troubled(SEED));
        }
        for day in days {
            let bags = BagAccount::of(&day);
            let parts = bags.bled + bags.empty + bags.voided + bags.returned + bags.unsettled + bags.on_bed;
            assert_eq!(bags.issued, parts, "{clock}");
            assert_eq!(
                usize::try_from(bags.unsettled).unwrap(),
                unsettled_bags(&day).len()
            );
            let bled = day
                .visits()
                .filter(|visit| visit.collection_end().is_some_and(|end| end.volume.ml() > 0));
            assert_eq!(usize::try_from(bags.bled).unwrap(), bled.count());
        }
    }
}

#[test]
fn a_doubt_is_told_in_the_hall_until_the_donor_leaves_and_stays_where_there_is_blood() {
    let pack = pack();
    let mut day = day_at(SEED, 200, "09:45");
    let resting = those(&day, |visit| visit.stage == Stage::Recovering);
    let cleared = those(&day, |visit| visit.stage == Stage::Cleared);
    let gone = those(&day, gave_350);
    let deferred = those(&day, |visit| {
        visit.stage == Stage::Left(Outcome::Deferred) && !visit.vitals.is_empty()
    });
    for visit in [resting[0], cleared[0], gone[0], deferred[0]] {
        was_too_light(&mut day, visit);
    }
    let of = |doubts: Vec<Doubt>| doubts.into_iter().map(|it| it.visit).collect::<Vec<_>>();
    let inside = of(in_doubt_inside(&pack, &day));
    assert!(inside.contains(&resting[0]) && inside.contains(&cleared[0]) && inside.len() == 2);
    let all = of(in_doubt(&pack, &day));
    assert!(all.contains(&gone[0]) && all.len() == 3);

    let reason = note("xin về");
    act(&mut day, cleared[0], Act::Withdraw { reason });
    let early = Some(note("có việc gấp"));
    act(
        &mut day,
        resting[0],
        Act::Release {
            override_reason: early,
        },
    );
    assert_eq!(of(in_doubt_inside(&pack, &day)), []);
    let all = of(in_doubt(&pack, &day));
    assert!(all.contains(&gone[0]) && all.contains(&resting[0]) && all.len() == 2);
}
