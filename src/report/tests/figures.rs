//! The summary as a document against the summary for scripts, figure by figure.

use serde_json::Value;

use crate::domain::bag::BagCode;
use crate::domain::time::{Moment, Span};
use crate::i18n::text::report as texts;
use crate::i18n::text::terms as words;
use crate::i18n::{Lang, Text, refusal, terms};
use crate::report::document::{Cell, Chart, Document, Fact, Part, Table};
use crate::report::{Summary, json};

/// The parts under a heading, to the next one.
fn section<'a>(document: &'a Document, heading: &str) -> &'a [Part] {
    let is_heading = |part: &Part| matches!(part, Part::Heading(text) if text == heading);
    let start = document.parts.iter().position(is_heading);
    let start = start.unwrap_or_else(|| panic!("no {heading} in {document:#?}")) + 1;
    let below = &document.parts[start..];
    let end = below.iter().position(|part| matches!(part, Part::Heading(_)));
    &below[..end.unwrap_or(below.len())]
}

fn facts(parts: &[Part]) -> Vec<&Fact> {
    let facts = parts.iter().filter_map(|part| {
        let Part::Facts(facts) = part else { return None };
        Some(&facts.rows)
    });
    facts.flatten().collect()
}

fn table<'a>(document: &'a Document, heading: &str) -> Option<&'a Table> {
    let parts = section(document, heading);
    let table = parts.iter().find_map(|part| {
        let Part::Table(table) = part else { return None };
        Some(table)
    });
    let width = |row: &Vec<Cell>, table: &Table| assert_eq!(row.len(), table.columns.len(), "{heading}");
    if let Some(table) = table {
        table
            .rows
            .iter()
            .chain(&table.total)
            .for_each(|row| width(row, table));
    }
    table
}

fn chart<'a>(document: &'a Document, heading: &str) -> Option<&'a Chart> {
    section(document, heading).iter().find_map(|part| {
        let Part::Chart(chart) = part else { return None };
        Some(chart)
    })
}

fn value_of<'a>(facts: &[&'a Fact], label: &str) -> &'a Cell {
    let found = facts.iter().find(|fact| fact.label == label);
    &found.unwrap_or_else(|| panic!("no {label}")).value
}

fn number(value: &Value) -> Cell {
    Cell::Number(value.as_u64().unwrap())
}

fn span(value: &Value) -> Cell {
    value
        .as_i64()
        .map_or(Cell::None, |secs| Cell::Span(Span::from_millis(secs * 1000)))
}

/// A length of time to the second, as scripts get it.
fn whole_seconds(cell: &Cell) -> Cell {
    let Cell::Span(span) = cell else {
        return cell.clone();
    };
    Cell::Span(Span::from_millis(span.secs() * 1000))
}

pub(super) fn clock(value: &Value) -> String {
    Moment::parse(value.as_str().unwrap()).unwrap().hh_mm()
}

fn text(value: &Value) -> Cell {
    value
        .as_str()
        .map_or(Cell::None, |text| Cell::Text(text.to_owned()))
}

fn rows(data: &Value, name: &str) -> Vec<Value> {
    data[name].as_array().unwrap().clone()
}

/// Fails where one of the two shows another figure than the other, or none.
pub(super) fn compare(summary: &Summary, document: &Document) {
    let lang = document.lang;
    let data: Value = serde_json::from_str(&json::write(summary).unwrap()).unwrap();
    assert_eq!(data["day"]["date"], document.dated.to_string());
    counts(&data, document);
    units(&data, document);
    bags(summary, &data, document);
    clinical(summary, &data, document);
    people(summary, &data, document);
    times(&data, document);
    let witness = facts(section(document, texts::WITNESS.get(lang)));
    for (label, value) in [
        (texts::STEPS, number(&data["log"]["steps"])),
        (texts::LATE_ENTRIES, number(&data["late_entries"])),
        (texts::HEAD, text(&data["log"]["head"])),
    ] {
        assert_eq!(value_of(&witness, label.get(lang)), &value, "{label:?}");
    }
}

fn counts(data: &Value, document: &Document) {
    let lang = document.lang;
    let found = facts(section(document, texts::COUNTS.get(lang)));
    let counted: [(Text, &Value); 13] = [
        (texts::ON_ROSTER, &data["counts"]["on_roster"]),
        (texts::CHECKED_IN, &data["counts"]["checked_in"]),
        (words::OUTCOME_DONATED, &data["counts"]["donated"]),
        (words::OUTCOME_INCOMPLETE, &data["counts"]["incomplete"]),
        (words::OUTCOME_DEFERRED, &data["counts"]["deferred"]),
        (words::OUTCOME_WITHDRAWN, &data["counts"]["withdrawn"]),
        (words::STAGE_WAITING, &data["counts"]["waiting"]),
        (words::STAGE_SCREENING, &data["counts"]["screening"]),
        (words::STAGE_CLEARED, &data["counts"]["cleared"]),
        (words::STAGE_COLLECTING, &data["counts"]["collecting"]),
        (words::STAGE_RECOVERING, &data["counts"]["recovering"]),
        (texts::VOLUME_TOTAL, &data["volume_ml"]),
        (texts::CERTIFICATES, &data["certificates"]),
    ];
    for (label, value) in counted {
        assert_eq!(value_of(&found, label.get(lang)), &number(value), "{label:?}");
    }
    for (label, field) in [
        (texts::FIRST_CHECK_IN, "first_check_in"),
        (texts::LAST_RELEASE, "last_release"),
    ] {
        let shown = value_of(&found, label.get(lang)).shown(lang);
        let value = &data[field];
        let expected = if value.is_null() {
            "–".to_owned()
        } else {
            clock(value)
        };
        assert_eq!(shown, expected, "{field}");
    }
}

const OF_UNIT: [&str; 7] = [
    "on_roster",
    "checked_in",
    "donated",
    "incomplete",
    "deferred",
    "withdrawn",
    "volume_ml",
];

fn units(data: &Value, document: &Document) {
    let lang = document.lang;
    let table = table(document, texts::BY_UNIT.get(lang)).unwrap();
    let units = rows(data, "by_unit");
    assert_eq!(table.rows.len(), units.len());
    for (row, unit) in table.rows.iter().zip(&units) {
        let name = row[0].shown(lang);
        match unit["unit"].as_str() {
            Some(code) => assert!(name.starts_with(code), "{name}"),
            None => assert_eq!(name, words::UNIT_NONE.get(lang)),
        }
        assert_eq!(row[1..], OF_UNIT.map(|field| number(&unit[field])), "{name}");
    }
    let total = OF_UNIT.map(|field| match field {
        "volume_ml" => number(&data[field]),
        field => number(&data["counts"][field]),
    });
    assert_eq!(table.total.as_ref().unwrap()[1..], total);
}

fn bags(summary: &Summary, data: &Value, document: &Document) {
    let lang = document.lang;
    if data["bags"]["issued"] == 0 {
        return;
    }
    let found = facts(section(document, texts::BAGS.get(lang)));
    let counted = [
        (texts::BAGS_ISSUED, &data["bags"]["issued"]),
        (texts::BAGS_BLED, &data["bags"]["bled"]),
        (texts::BAGS_EMPTY, &data["bags"]["empty"]),
        (texts::BAGS_VOIDED, &data["bags"]["voided"]),
        (texts::BAGS_RETURNED, &data["bags"]["returned"]),
        (texts::BAGS_UNSETTLED, &data["bags"]["unsettled"]),
        (texts::BAGS_ON_BED, &data["bags"]["on_bed"]),
        (texts::STARTS_UNCONFIRMED, &data["starts_unconfirmed"]),
        (texts::SECOND_PUNCTURES, &data["second_punctures"]),
    ];
    for (label, value) in counted {
        assert_eq!(value_of(&found, label.get(lang)), &number(value), "{label:?}");
    }
    let parts: u64 = found
        .iter()
        .filter(|fact| fact.is_part)
        .map(|fact| {
            let Cell::Number(number) = fact.value else {
                return 0;
            };
            number
        })
        .sum();
    assert_eq!(parts, u64::from(summary.bags.issued));
}

/// The rows of a table, or none where the document says that there is nothing.
fn found_rows(document: &Document, heading: Text) -> &[Vec<Cell>] {
    table(document, heading.get(document.lang)).map_or(&[], |table| &table.rows)
}

fn clinical(summary: &Summary, data: &Value, document: &Document) {
    let lang = document.lang;
    let volumes = rows(data, "by_volume");
    let volumes = volumes
        .iter()
        .map(|row| vec![number(&row["volume_ml"]), number(&row["count"])]);
    assert_eq!(
        found_rows(document, texts::BY_VOLUME),
        volumes.collect::<Vec<_>>()
    );
    let groups = rows(data, "by_blood_group");
    let groups = groups.iter().map(|row| {
        let unknown = words::BLOOD_GROUP_UNKNOWN.get(lang);
        let group = row["group"].as_str().unwrap_or(unknown).to_owned();
        vec![Cell::Text(group), number(&row["count"])]
    });
    assert_eq!(
        found_rows(document, texts::BY_BLOOD_GROUP),
        groups.collect::<Vec<_>>()
    );
    let deferrals = rows(data, "deferrals");
    let deferrals = deferrals.iter().zip(&summary.deferrals).map(|(row, known)| {
        assert_eq!(row["ground"], known.ground.as_str());
        let names = known.name.as_ref().unwrap();
        let name = if lang == Lang::Vi { &names.vi } else { &names.en };
        vec![Cell::Text(name.clone()), number(&row["count"])]
    });
    assert_eq!(
        found_rows(document, texts::DEFERRALS),
        deferrals.collect::<Vec<_>>()
    );
    let reactions = rows(data, "reactions");
    let reactions = reactions
        .iter()
        .zip(&summary.reactions)
        .map(|(row, ((kind, severity), _))| {
            vec![
                Cell::Text(terms::reaction(lang, *kind).to_owned()),
                Cell::Text(terms::severity(lang, *severity).to_owned()),
                number(&row["count"]),
            ]
        });
    assert_eq!(
        found_rows(document, texts::REACTIONS),
        reactions.collect::<Vec<_>>()
    );
    if data["reactions_after_leaving"] != 0 {
        let found = facts(section(document, texts::REACTIONS.get(lang)));
        let label = texts::REACTIONS_AFTER_LEAVING.get(lang);
        assert_eq!(value_of(&found, label), &number(&data["reactions_after_leaving"]));
    }
}

/// What names a ticket and who decided.
fn people(summary: &Summary, data: &Value, document: &Document) {
    let lang = document.lang;
    let overrides = rows(data, "overrides");
    let overrides = overrides.iter().map(|row| {
        vec![
            text(&row["rule"]),
            number(&row["ticket"]),
            text(&row["by"]),
            text(&row["reason"]),
        ]
    });
    assert_eq!(
        found_rows(document, texts::OVERRIDES),
        overrides.collect::<Vec<_>>()
    );
    let corrections = rows(data, "corrections");
    if !corrections.is_empty() {
        let corrections = corrections.iter().zip(&summary.corrections).map(|(row, known)| {
            let value = |value| Cell::Text(terms::recorded(lang, &summary.pack, value));
            vec![
                number(&row["ticket"]),
                value(&known.amendment.was),
                value(&known.amendment.is),
                text(&row["by"]),
                text(&row["reason"]),
            ]
        });
        assert_eq!(
            found_rows(document, texts::CORRECTIONS),
            corrections.collect::<Vec<_>>()
        );
    }
    let in_doubt = rows(data, "in_doubt");
    assert_eq!(in_doubt.len(), summary.in_doubt.len());
    if !in_doubt.is_empty() {
        let found = found_rows(document, texts::IN_DOUBT);
        assert_eq!(found.len(), in_doubt.len());
        for ((shown, row), known) in found.iter().zip(&in_doubt).zip(&summary.in_doubt) {
            let because = refusal::objection(lang, &known.objection, &summary.pack);
            assert_eq!(row["bag"].as_str(), known.bag.as_ref().map(BagCode::as_str));
            let bag = match &known.bag {
                Some(bag) => bag.to_string(),
                None => texts::NO_BLOOD_YET.get(lang).to_owned(),
            };
            let expected = [
                number(&row["ticket"]),
                Cell::Text(bag),
                Cell::Text(because.clone()),
            ];
            assert_eq!(shown, &expected);
            for volume in row["because"]["allowed_ml"].as_array().into_iter().flatten() {
                assert!(because.contains(&volume.to_string()), "{because}");
            }
        }
    }
}

fn times(data: &Value, document: &Document) {
    let lang = document.lang;
    let table = table(document, texts::WAITS.get(lang)).unwrap();
    for (label, row) in [
        (texts::WAIT_SCREENING, &data["waits"][0]),
        (texts::WAIT_BED, &data["waits"][1]),
        (texts::DOOR_TO_DOOR, &data["door_to_door"]),
    ] {
        let shown = table
            .rows
            .iter()
            .find(|row| row[0].shown(lang) == label.get(lang));
        let shown: Vec<_> = shown.unwrap().iter().map(whole_seconds).collect();
        assert_eq!(shown[1..3], [span(&row["median_s"]), span(&row["p90_s"])]);
        if !row["max_s"].is_null() {
            assert_eq!(shown[3], span(&row["max_s"]));
        }
    }
    places(data, document);
    let quarters = rows(data, "throughput");
    let Some(chart) = chart(document, texts::THROUGHPUT.get(lang)) else {
        assert!(quarters.is_empty());
        return;
    };
    let clocks = quarters
        .iter()
        .map(|row| format!("{}-{}", clock(&row["from"]), clock(&row["to"])));
    assert_eq!(chart.times, clocks.collect::<Vec<_>>());
    for (series, field) in chart.series.iter().zip(["checked_in", "screened", "donated"]) {
        let counts = quarters.iter().map(|row| row[field].as_u64().unwrap());
        let shown = series.counts.iter().map(|count| u64::from(*count));
        assert!(shown.eq(counts), "{field}");
    }
}

/// The desks, beds and seats together, and each desk and bed under them.
fn places(data: &Value, document: &Document) {
    let lang = document.lang;
    let table = table(document, texts::PLACES.get(lang)).unwrap();
    let mut shown = table.rows.iter();
    let mut next = |name: String, row: &Value| {
        let found: Vec<_> = shown.next().unwrap().iter().map(whole_seconds).collect();
        let busy = row["busy_per_mille"].as_u64();
        let share = busy.map_or(Cell::None, |share| Cell::PerMille(share.try_into().unwrap()));
        let expected = [
            Cell::Text(name),
            number(&row["count"]),
            span(&row["median_s"]),
            span(&row["p90_s"]),
            share,
        ];
        assert_eq!(found, expected);
    };
    for (row, together, each) in [
        (0, texts::ALL_DESKS, Some(words::AT_DESK)),
        (1, texts::ALL_BEDS, Some(words::AT_BED)),
        (2, texts::ALL_SEATS, None),
    ] {
        let all = &data["busy"][row];
        next(together.get(lang).to_owned(), all);
        let of_kind = rows(data, "service")
            .into_iter()
            .filter(|row| row["place"] == all["place"]);
        for (row, name) in of_kind.filter_map(|row| Some((row, each?))) {
            let number = row["number"].as_u64().unwrap();
            next(name.with(lang, &[("desk", &number), ("bed", &number)]), &row);
        }
    }
    assert_eq!(shown.next(), None);
}
