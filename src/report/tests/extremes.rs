//! Every document in every format and both languages on days as nobody draws them: with names as long as they may be, with
//! nobody, with ten thousand donors. What they say agrees with what scripts get.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::fixture::{at, command_at, gave_350, pack, those};
use super::{SEED, figures, summary, tables};
use crate::domain::amendment::{NewValue, Recorded};
use crate::domain::bag::BagCode;
use crate::domain::birth::Age;
use crate::domain::clean::{Label, Note};
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::id::{BedNo, DayId, DeskNo, PersonId, SeatNo, StepId, Ticket, VisitId};
use crate::domain::identity::Sex;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{
    BloodTest, ChainHash, CollectionOutcome, DayInfo, Envelope, HallSize, Step, Vitals,
};
use crate::domain::time::Moment;
use crate::domain::unit::{Unit, UnitCode};
use crate::domain::vitals::{Haemoglobin, Pressure, Pulse, Volume, Weight};
use crate::i18n::Lang;
use crate::report::document::{Document, Letterhead};
use crate::report::handover::Detail;
use crate::report::text::Width;
use crate::report::{Handover, Summary, csv, handover, json, pdf, text, xlsx};
use crate::simulation::tests::day_at;

/// A name of exactly 80 letters, with an apostrophe and a mark on everything that takes one.
fn name(what: &str) -> String {
    let long = format!("{what} D'Artagnan Nguyễn Hoàng Phương Thảo ").repeat(4);
    let letters: Vec<char> = long.chars().take(80).collect();
    let name: String = letters.into_iter().collect();
    // A space at the end would be cut off.
    let name = name
        .strip_suffix(' ')
        .map_or(name.clone(), |cut| format!("{cut}x"));
    assert_eq!(name.chars().count(), 80);
    name
}

fn label(what: &str) -> Label {
    Label::parse(&name(what)).unwrap()
}

fn letterhead() -> Letterhead {
    Letterhead {
        left: vec![name("BỘ"), name("CỤM")],
        right: vec![name("NƯỚC"), name("KHẨU HIỆU")],
    }
}

/// A day on which every name is long: of the programme, the site, the hospital and the units, of who put a value right, who
/// closed the day and opened it again, and where.
fn long_names() -> Day {
    let mut day = day_at(SEED, 200, "15:00");
    day.info.title = label("Ngày");
    day.info.site = label("Nhà");
    day.info.hospital = label("Viện");
    for unit in &mut day.info.units {
        unit.name = label(unit.code.as_str());
    }
    let late = at("15:30", &name("Bác sĩ"), &name("Trạm"));
    let reason = || Note::parse(&name("vì")).unwrap();
    command_at(&mut day, &Command::ReopenDay { reason: reason() }, &late);
    let visit = those(&day, gave_350)[0];
    let found = day.visit(visit).unwrap().values().find_map(|(seq, value)| {
        if let Recorded::Vitals(vitals) = value {
            Some((seq, vitals))
        } else {
            None
        }
    });
    let (step, vitals) = found.unwrap();
    let to = NewValue::Vitals(Vitals {
        weight: Weight::from_tenths(430),
        ..vitals
    });
    let reason = reason();
    let amend = Act::Amend { step, to, reason };
    command_at(&mut day, &Command::visit(visit, amend), &late);
    command_at(&mut day, &Command::CloseDay, &late);
    day
}

/// A day with so many donors, who all gave: one every second, each on the way for an hour.
fn crowded(donors: u32) -> Day {
    let units = (0..20).map(|n| Unit {
        code: UnitCode::parse(&format!("U{n:02}")).unwrap(),
        name: label("Cục"),
    });
    let opened = Step::DayOpened(DayInfo {
        title: label("Ngày"),
        date: Moment::parse("2026-10-22T07:00:00+07:00").unwrap().date(),
        site: label("Sân vận động"),
        hospital: label("Viện"),
        target: donors,
        units: units.collect(),
        hall: HallSize {
            desks: 999,
            beds: 999,
            seats: 999,
        },
        bag_pattern: None,
    });
    let start = at("07:00", "Hoa", "Trạm 1");
    let mut envelope = Envelope {
        day: DayId(Uuid::from_u128(1)),
        seq: crate::domain::id::Seq::default().next(),
        id: StepId(Uuid::from_u128(1)),
        visit: None,
        at: start.clone(),
        step: opened,
        hash: ChainHash::START,
    };
    let mut day = Day::begin(&envelope).unwrap();
    let pack = pack();
    for n in 0..donors {
        let place = u16::try_from(n % 900 + 1).unwrap();
        for (seconds, step) in way(n, place, &pack) {
            envelope.visit = Some(VisitId(Uuid::from_u128(u128::from(n) + 1)));
            envelope.seq = envelope.seq.next();
            envelope.id = StepId(Uuid::from_u128(u128::from(envelope.seq.0)));
            let now = start.occurred + crate::domain::time::Span::from_secs(n + seconds);
            envelope.at.occurred = now;
            envelope.at.recorded = now;
            envelope.step = step;
            day.apply(&envelope);
        }
    }
    day
}

/// The way of one of them: how many seconds after the arrival, and what.
fn way(n: u32, place: u16, pack: &RulePack) -> [(u32, Step); 9] {
    let ticket = Ticket::new(n + 1).unwrap();
    let desk = DeskNo(place);
    [
        (
            0,
            Step::DonorCheckedIn {
                person: PersonId(Uuid::from_u128(u128::from(n) + 1)),
                ticket,
                sex: if n.is_multiple_of(2) {
                    Sex::Male
                } else {
                    Sex::Female
                },
                age: Age::new(36),
                unit: UnitCode::parse(&format!("U{:02}", n % 20)),
                blood_group: None,
                place: Day::place_of_arrival(ticket),
                said: BTreeSet::new(),
            },
        ),
        (60, Step::DonorCalled { desk }),
        (90, Step::ScreeningStarted { desk }),
        (
            120,
            Step::VitalsRecorded(Vitals {
                weight: Weight::from_tenths(600),
                pressure: Pressure::parse("120/80").unwrap(),
                pulse: Pulse::from_per_minute(70),
                temperature: None,
            }),
        ),
        (
            180,
            Step::BloodTestRecorded(BloodTest {
                haemoglobin: Haemoglobin::from_g_l(140),
                hbsag: None,
            }),
        ),
        (
            240,
            Step::DonorCleared {
                volume: Volume::from_ml(350),
                pack: pack.id.clone(),
                pack_hash: pack.hash.clone(),
                overrides: Vec::new(),
                reason: None,
            },
        ),
        (
            300,
            Step::CollectionStarted {
                bed: BedNo(place),
                bag: BagCode::parse(&format!("=V000126{n:06}00")).unwrap(),
                identified: None,
            },
        ),
        (
            700,
            Step::CollectionEnded {
                outcome: CollectionOutcome::Complete,
                volume: Volume::from_ml(350),
                seat: Some(SeatNo(place)),
                weighed: None,
            },
        ),
        (899, Step::DonorReleased { early: None }),
    ]
}

/// Fails where a format of a document lacks something that the document has.
fn compare(document: &Document) {
    tables::compare_workbook(document);
    tables::compare_table(document);
    pdf::tests::compare(document);
    for (width, columns) in [(Width::Narrow, 80), (Width::Wide, 132)] {
        let text = text::write(document, width);
        let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max();
        assert!(widest.is_some_and(|widest| widest <= columns), "{text}");
    }
}

/// Fails where a document of a day is not written, or where two formats tell two stories.
fn try_all(day: &Day) -> (Summary, Handover) {
    let summary = summary(day, 200);
    let handover = Handover::of(day, &pack());
    handover::tests::compare(&handover);
    for lang in Lang::ALL {
        let document = summary.document(lang, &letterhead());
        figures::compare(&summary, &document);
        compare(&document);
        compare(&handover.document(lang, Detail::Apart, &letterhead()));
        let together = handover.document(lang, Detail::Together, &letterhead());
        assert!(!text::write(&together, Width::Narrow).is_empty());
    }
    (summary, handover)
}

#[test]
fn names_as_long_as_they_may_be_are_whole_in_every_format() {
    let (summary, handover) = try_all(&long_names());
    let written = json::value(&summary).unwrap();
    for (field, expected) in [("title", "Ngày"), ("site", "Nhà"), ("hospital", "Viện")] {
        assert_eq!(written["day"][field], name(expected));
    }
    let units = written["by_unit"].as_array().unwrap();
    assert!(units.iter().any(|unit| unit["name"] == name("A04")), "{units:?}");
    assert_eq!(written["corrections"][0]["by"], name("Bác sĩ"));
    assert_eq!(written["closings"][1]["by"], name("Bác sĩ"));
    for lang in Lang::ALL {
        for document in [
            summary.document(lang, &letterhead()),
            handover.document(lang, Detail::Apart, &letterhead()),
        ] {
            pdf::tests::validate(&pdf::write(&document).unwrap());
        }
    }
}

#[test]
fn a_day_with_nobody_has_every_document() {
    for clock in ["06:59", "15:00"] {
        let (summary, handover) = try_all(&day_at(SEED, 0, clock));
        assert_eq!(
            json::value(&summary).unwrap()["counts"]["checked_in"],
            0,
            "{clock}"
        );
        assert!(handover.units.is_empty());
        for lang in Lang::ALL {
            let written = pdf::write(&handover.document(lang, Detail::Apart, &letterhead()));
            pdf::tests::validate(&written.unwrap());
        }
    }
}

#[test]
fn a_day_of_ten_thousand_has_every_document() {
    const DONORS: u32 = 10_000;
    let day = crowded(DONORS);
    let summary = summary(&day, u64::from(DONORS));
    let handover = Handover::of(&day, &pack());
    let written = json::value(&summary).unwrap();
    assert_eq!(written["counts"]["checked_in"], DONORS);
    assert_eq!(written["volume_ml"], u64::from(DONORS) * 350);
    let units = written["by_unit"].as_array().unwrap();
    assert!(
        units.iter().take(20).all(|unit| unit["donated"] == DONORS / 20),
        "{units:?}"
    );
    let record: serde_json::Value = serde_json::from_str(&handover::json::write(&handover).unwrap()).unwrap();
    assert_eq!(record["units"].as_array().map(Vec::len), Some(10_000));
    assert_eq!(record["volume_ml"], u64::from(DONORS) * 350);
    let table = String::from_utf8(handover::csv::write(&handover)).unwrap();
    assert_eq!(table.lines().count(), 10_001);
    for lang in Lang::ALL {
        let document = summary.document(lang, &letterhead());
        figures::compare(&summary, &document);
        compare(&document);
        let document = handover.document(lang, Detail::Apart, &letterhead());
        tables::compare_table(&document);
        pdf::tests::compare(&document);
        let lines = text::write(&document, Width::Wide);
        let bags = lines.lines().filter(|line| line.contains("V0001 26")).count();
        assert_eq!(bags, 10_000);
        assert!(xlsx::write(&document).unwrap().starts_with(b"PK"));
        assert!(!csv::write(&document).is_empty());
    }
}
