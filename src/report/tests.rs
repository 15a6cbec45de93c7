//! The formats against each other, on simulated days: while it runs, at its end, and with nobody there.

mod extremes;
mod figures;
pub(super) mod fixture;
pub(super) mod tables;

use unicode_width::UnicodeWidthStr;

use super::document::{Document, Letterhead};
use super::text::Width;
use super::{Summary, json, text};
use crate::domain::accounts::{BagAccount, Doubt, in_doubt, in_doubt_inside, unsettled_bags};
use crate::domain::clean::Label;
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::visit::{Outcome, Stage};
use crate::i18n::text::closing as texts_of_closing;
use crate::i18n::{Lang, format};
use crate::simulation::tests::day_at;
use crate::store::RosterSize;
use fixture::{act, command, gave_350, note, pack, those, troubled, was_too_light};

/// A morning with a reaction and with rules set aside.
const SEED: u64 = 3;

pub(super) fn summary(day: &Day, people: u64) -> Summary {
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

/// The summary as a document, without a letterhead.
fn document(summary: &Summary, lang: Lang) -> Document {
    summary.document(lang, &Letterhead::default())
}

#[test]
fn the_document_shows_the_figures_that_scripts_get() {
    for clock in ["07:29", "08:10", "10:15", "15:00"] {
        let summary = summary(&day_at(SEED, 200, clock), 200);
        for lang in Lang::ALL {
            let document = document(&summary, lang);
            figures::compare(&summary, &document);
            tables::compare_workbook(&document);
            tables::compare_table(&document);
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
        let document = text::write(&document(&summary, lang), Width::Narrow);
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
                ("time", &figures::clock(&row["at"])),
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
        let document = document(&summary, lang);
        figures::compare(&summary, &document);
        let document = text::write(&document, Width::Narrow);
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
    let at = |place: &str, key: &str| -> u64 {
        let rows = data["service"].as_array().unwrap().iter();
        rows.filter(|row| row["place"] == place)
            .map(|row| row[key].as_u64().unwrap())
            .sum()
    };
    assert_eq!(at("desk", "count"), total("throughput", "screened"));
    assert_eq!(at("bed", "count"), sum(&["donated", "incomplete"]));
    assert!(total("throughput", "cleared") >= at("bed", "count"));
    assert!(at("seat", "count") <= at("bed", "count"));
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
         overrides corrections in_doubt bags starts_unconfirmed second_punctures late_entries waits door_to_door throughput first_check_in last_release log \
         closings reopenings busy service certificates"
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
        "from to checked_in screened donated cleared"
    );
    assert_eq!(fields("\"log\"", four), "steps head");
    assert_eq!(fields("\"closings\"", six), "at by");
    assert_eq!(
        fields("\"busy\"", six),
        "place busy_per_mille count median_s p90_s"
    );
    assert_eq!(
        fields("\"service\"", six),
        "place number count median_s p90_s busy_s busy_per_mille"
    );
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
        let document = text::write(&document(&summary, lang), Width::Narrow);
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
