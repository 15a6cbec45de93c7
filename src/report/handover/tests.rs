use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::domain::command::Act;
use crate::domain::visit::Stage;
use crate::i18n::text::report as texts;
use crate::i18n::{Lang, format};
use crate::report::document::Letterhead;
use crate::report::tests::fixture::{act, gave_350, note, pack, those, troubled, was_too_light};
use crate::report::tests::tables::compare_workbook;
use crate::report::text::Width;
use crate::simulation::tests::day_at;

const SEED: u64 = 3;

fn data(handover: &Handover) -> Value {
    serde_json::from_str(&json::write(handover).unwrap()).unwrap()
}

/// The record as text for paper of this width.
fn write(handover: &Handover, lang: Lang, width: Width) -> String {
    let detail = match width {
        Width::Narrow => Detail::Together,
        Width::Wide => Detail::Apart,
    };
    let document = handover.document(lang, detail, &Letterhead::default());
    crate::report::text::write(&document, width)
}

/// The rows of the table, without its header and the mark before it.
fn rows(handover: &Handover) -> Vec<Vec<String>> {
    let table = String::from_utf8(csv::write(handover)).unwrap();
    let table = table.strip_prefix('\u{FEFF}').unwrap();
    let mut lines = table.split_terminator("\r\n");
    assert_eq!(lines.next().unwrap(), csv::COLUMNS.join(","));
    lines
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}

/// A day on which one unit is held because the donor asked, and one because the weight was wrong.
fn with_holds() -> Day {
    let mut day = troubled(SEED);
    let asked = those(&day, gave_350)[2];
    act(&mut day, asked, Act::ExcludeUnit);
    day
}

#[test]
fn it_looks_as_drawn_on_narrow_and_on_wide_paper_in_both_languages() {
    let handover = Handover::of(&with_holds(), &pack());
    for (name, lang, paper) in [
        ("narrow_vi", Lang::Vi, Width::Narrow),
        ("narrow_en", Lang::En, Width::Narrow),
        ("wide_vi", Lang::Vi, Width::Wide),
        ("wide_en", Lang::En, Width::Wide),
    ] {
        insta::assert_snapshot!(name, write(&handover, lang, paper));
    }
}

/// Fails where two formats tell two stories.
pub(in crate::report) fn compare(handover: &Handover) {
    let (data, table) = (data(handover), rows(handover));
    let units = data["units"].as_array().unwrap();
    let others = data["others"].as_array().unwrap();
    assert_eq!(table.len(), units.len() + others.len());
    assert_eq!(data["bags"]["issued"], table.len());
    for (row, unit) in table.iter().zip(units) {
        assert_eq!(
            (row[0].as_str(), row[1].as_str()),
            (unit["bag"].as_str().unwrap(), "bled")
        );
        assert_eq!(row[3], unit["ordered_ml"].to_string());
        assert_eq!(row[4], unit["drawn_ml"].to_string());
        assert_eq!(row[5], unit["outcome"].as_str().unwrap());
        assert_eq!(row[6], unit["needle_in"].as_str().unwrap());
        assert_eq!(row[7], unit["needle_out"].as_str().unwrap());
        assert_eq!(row[8], unit["draw_s"].to_string());
        let marks: Vec<_> = unit["marks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it.as_str().unwrap())
            .collect();
        assert_eq!(row[9], marks.join(" "));
        assert_eq!(row[10] == "hold", unit["hold"].as_bool().unwrap());
    }
    for (row, other) in table.iter().skip(units.len()).zip(others) {
        assert_eq!(
            (row[0].as_str(), row[1].as_str()),
            (other["bag"].as_str().unwrap(), other["fate"].as_str().unwrap())
        );
        assert_eq!(row[11], other["reason"].as_str().unwrap_or_default());
    }
    for (lang, paper) in [(Lang::Vi, Width::Narrow), (Lang::En, Width::Wide)] {
        let document = write(handover, lang, paper);
        let words: Vec<Vec<_>> = document
            .lines()
            .map(|line| line.split_whitespace().collect())
            .collect();
        for unit in &handover.units {
            let code = unit.bag.to_string();
            let line = document.lines().find(|line| line.contains(&code)).unwrap();
            assert!(
                line.contains(&unit.draw().mm_ss()) && line.contains(&unit.needle_in.hh_mm()),
                "{line}"
            );
            assert!(line.contains(&format!(" {} ", unit.drawn.ml())), "{line}");
            assert_eq!(line.contains(texts::HOLD.get(lang)), unit.is_held, "{line}");
        }
        for (label, value) in [
            (texts::UNITS_COUNT, &data["count"]),
            (texts::UNITS_HELD, &data["held"]),
            (texts::VOLUME_TOTAL, &data["volume_ml"]),
            (texts::BAGS_ISSUED, &data["bags"]["issued"]),
            (texts::BAGS_UNSETTLED, &data["bags"]["unsettled"]),
        ] {
            let shown = format::integer(lang, value.as_u64().unwrap());
            let label: Vec<_> = label.get(lang).split_whitespace().collect();
            let is_its = |line: &&Vec<&str>| {
                line.iter()
                    .filter(|word| **word != "-")
                    .take(label.len())
                    .eq(&label)
            };
            let line = words.iter().find(is_its).unwrap();
            assert_eq!(*line.last().unwrap(), shown);
        }
    }
}

#[test]
fn all_formats_tell_the_same() {
    for day in [
        with_holds(),
        day_at(SEED, 200, "07:31"),
        day_at(SEED, 200, "15:00"),
    ] {
        compare(&Handover::of(&day, &pack()));
    }
}

#[test]
fn its_workbook_holds_what_the_document_does() {
    for day in [
        with_holds(),
        day_at(SEED, 200, "06:59"),
        day_at(SEED, 200, "15:00"),
    ] {
        for lang in Lang::ALL {
            let handover = Handover::of(&day, &pack());
            compare_workbook(&handover.document(lang, Detail::Apart, &Letterhead::default()));
        }
    }
}

#[test]
fn a_unit_is_held_with_the_same_word_whatever_the_reason() {
    let mut day = day_at(SEED, 200, "09:45");
    let gave = those(&day, gave_350);
    let code = |visit| {
        let visit = day.visit(visit).unwrap();
        visit.collection.as_ref().unwrap().bag.clone()
    };
    let (asked, wrong, free) = (code(gave[0]), code(gave[1]), code(gave[2]));
    let before = Handover::of(&day, &pack());
    assert_eq!(before.held(), 0);
    act(&mut day, gave[0], Act::ExcludeUnit);
    was_too_light(&mut day, gave[1]);
    let after = Handover::of(&day, &pack());
    let held: Vec<_> = after
        .units
        .iter()
        .filter(|it| it.is_held)
        .map(|it| it.bag.clone())
        .collect();
    assert_eq!(held.len(), 2);
    assert!(held.contains(&asked) && held.contains(&wrong) && !held.contains(&free));
    let free_again = |unit: &BloodUnit| BloodUnit {
        is_held: false,
        ..unit.clone()
    };
    let units: Vec<_> = after.units.iter().map(free_again).collect();
    assert_eq!(units, before.units, "nothing else tells the two from the others");
}

#[test]
fn it_names_bags_and_nobody() {
    let mut day = with_holds();
    let lying = those(&day, |visit| matches!(visit.stage, Stage::Collecting(_)));
    let lying = *lying.last().unwrap();
    act(
        &mut day,
        lying,
        Act::Undo {
            step: None,
            reason: note("=1+1, \"nhầm\""),
        },
    );
    let bag = day.visit(lying).unwrap().bags[0].code.clone();
    act(
        &mut day,
        lying,
        Act::TakeBackBag {
            bag: bag.clone(),
            how: crate::domain::issued::TakenBack::Returned,
            reason: note("=HYPERLINK(\"x\")"),
        },
    );
    let handover = Handover::of(&day, &pack());
    let other = handover.others.iter().find(|other| other.bag == bag).unwrap();
    assert_eq!(other.fate, BagFate::Returned);
    let table = String::from_utf8(csv::write(&handover)).unwrap();
    assert!(table.contains("\"'=HYPERLINK(\"\"x\"\")\""), "{table}");
    let json = json::write(&handover).unwrap();
    for told in ["ticket", "person", "staff", "\"bed\"", "visit"] {
        assert!(!json.contains(told) && !table.contains(told), "{told}");
    }
    assert!(
        handover
            .units
            .is_sorted_by(|a, b| a.bag.as_str() < b.bag.as_str())
    );
    assert!(
        handover
            .others
            .is_sorted_by(|a, b| a.bag.as_str() <= b.bag.as_str())
    );
}

#[test]
fn volume_and_length_of_a_draw_are_marked_from_their_limits_on() {
    let pack = pack();
    for (seconds, mark) in [
        (719, None),
        (720, Some(Mark::SlowDraw(12))),
        (899, Some(Mark::SlowDraw(12))),
        (900, Some(Mark::LongDraw(15))),
    ] {
        assert_eq!(length(&pack, Span::from_secs(seconds)), mark, "{seconds}");
    }
    let handover = Handover::of(&day_at(SEED, 200, "15:00"), &pack);
    for unit in &handover.units {
        let (least, most) = complete_range(&pack, unit.ordered.unwrap());
        assert_eq!(unit.marks.contains(&Mark::ShortVolume), unit.drawn < least);
        assert_eq!(unit.marks.contains(&Mark::OverVolume), unit.drawn > most);
    }
    assert!(
        handover
            .units
            .iter()
            .any(|unit| unit.marks.contains(&Mark::ShortVolume))
    );
}

#[test]
fn no_line_is_wider_than_the_paper_and_none_drives_the_printer() {
    let mut day = with_holds();
    day.info.site = serde_json::from_str("\"Hội\\u001b[2Jtrường\\u202e\"").unwrap();
    day.info.title = Label::parse(&"Ngày hội hiến máu ".repeat(6)).unwrap();
    let handover = Handover::of(&day, &pack());
    for lang in Lang::ALL {
        for (paper, width) in [(Width::Narrow, 80), (Width::Wide, 132)] {
            let document = write(&handover, lang, paper);
            assert!(document.lines().all(|line| line.width() <= width), "{document}");
            assert!(document.chars().all(|c| c == '\n' || !c.is_control()));
            assert!(document.contains("Hội?[2Jtrường?"));
        }
    }
}
