//! A morning for tests: the reference day with five units, where donors come a minute apart and everybody does their
//! work, minute by minute. Nothing in it is left to chance.

use crate::domain::bag::BagCode;
use crate::domain::clean::Note;
use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::id::{Ticket, VisitId};
use crate::domain::reaction::{Reaction, ReactionKind, Severity};
use crate::domain::rulepack::GroundCode;
use crate::domain::step::{BloodTest, CollectionOutcome, Vitals};
use crate::domain::time::Span;
use crate::domain::unit::{Unit, UnitCode};
use crate::domain::visit::{Stage, Visit};
use crate::domain::vitals::{Haemoglobin, Pressure, Pulse, Volume, Weight};

use super::harness::{Harness, label};

/// The units of the day.
const UNITS: [(&str, &str); 5] = [
    ("A01", "Văn phòng Bộ"),
    ("A04", "Cục An ninh chính trị nội bộ"),
    ("C06", "Cục Cảnh sát quản lý hành chính về trật tự xã hội"),
    ("H05", "Cục Công nghệ thông tin"),
    ("X01", "Cục Tổ chức cán bộ"),
];

/// Whose donors come, in turn.
const BLOCKS: [usize; 12] = [1, 1, 0, 2, 1, 3, 2, 1, 4, 3, 0, 1];

/// The names of the donors, in turn.
const NAMES: [&str; 7] = [
    "Nguyễn Hoàng Phương Thảo Nguyên",
    "Trần Thị Bích Ngọc",
    "Lê Hoàng Đức",
    "Phạm Thu Hà",
    "Vũ Đình Khôi",
    "Đặng Thị Minh Châu",
    "Ngô Bảo Long",
];

/// A station on the morning after so many minutes, when so many donors come in all.
pub(crate) fn morning(donors: u32, minutes: u32) -> Harness {
    let mut harness = Harness::new();
    let day = harness.model.hall.day.as_mut().unwrap();
    day.info.units = UNITS
        .iter()
        .map(|(code, name)| Unit {
            code: UnitCode::parse(code).unwrap(),
            name: label(name),
        })
        .collect();
    let mut arrived = 0;
    for minute in 0..minutes {
        harness.wait_secs(60);
        // Units come in blocks, with a pause between them.
        if minute % 45 < 33 {
            for _ in 0..=(minute / 15 % 2) {
                if arrived < donors {
                    arrive(&mut harness, arrived);
                    arrived += 1;
                }
            }
        }
        let inside: Vec<Ticket> = harness.day().inside().map(|visit| visit.ticket).collect();
        for ticket in inside {
            for act in next(&harness, ticket) {
                let visit = harness.visit(ticket.number()).id;
                harness.do_now(Command::visit(visit, act));
            }
        }
    }
    harness
}

fn arrive(harness: &mut Harness, number: u32) {
    let name = NAMES[number as usize % NAMES.len()];
    let person = harness.add_person(name);
    let (code, _) = UNITS[BLOCKS[number as usize % BLOCKS.len()]];
    harness.roster.last_mut().unwrap().unit = UnitCode::parse(code);
    let visit = VisitId(uuid::Uuid::from_u128(u128::from(number) + 1));
    harness.do_now(Command::check_in(visit, person));
}

/// What happens to a donor in this minute.
fn next(harness: &Harness, ticket: Ticket) -> Vec<Act> {
    let (day, now) = (harness.day(), harness.model.hall.now);
    let number = ticket.number();
    let visit = day.by_ticket(ticket).unwrap();
    let is_over = |minutes: u32| now.since(visit.since) >= Span::from_mins(minutes);
    match visit.stage {
        Stage::Waiting => call(day, visit),
        Stage::Screening(_) if is_over(5 + number % 3) => decide(number),
        Stage::Cleared => lie_down(day, visit),
        Stage::Collecting(_) if is_over(8 + number % 5) => get_up(number),
        Stage::Recovering if is_over(if visit.reactions.is_empty() { 16 } else { 31 }) => {
            vec![Act::Release {
                override_reason: None,
            }]
        }
        Stage::Screening(_) | Stage::Collecting(_) | Stage::Recovering | Stage::Left(_) => Vec::new(),
    }
}

fn call(day: &Day, visit: &Visit) -> Vec<Act> {
    if day.queue().first().map(|first| first.id) != Some(visit.id) {
        return Vec::new();
    }
    match day.free_desk() {
        Some(desk) => vec![Act::Call { desk }, Act::StartScreening { desk }],
        None => Vec::new(),
    }
}

fn decide(number: u32) -> Vec<Act> {
    let vitals = Act::RecordVitals(Vitals {
        weight: Weight::parse("62,5").unwrap(),
        pressure: Pressure::parse("120/80").unwrap(),
        pulse: Pulse::parse("72").unwrap(),
        temperature: None,
    });
    let test = |haemoglobin: &str| {
        Act::RecordBloodTest(BloodTest {
            haemoglobin: Haemoglobin::parse(haemoglobin).unwrap(),
            hbsag: None,
        })
    };
    if number.is_multiple_of(11) {
        let ground = GroundCode::new("low_hb");
        let defer = Act::Defer {
            ground,
            happened: None,
            note: None,
        };
        return vec![vitals, test("112"), defer];
    }
    let volume = Volume::parse(if number.is_multiple_of(3) { "250" } else { "350" }).unwrap();
    let clear = Act::Clear {
        volume,
        override_reason: None,
    };
    vec![vitals, test("138"), clear]
}

fn lie_down(day: &Day, visit: &Visit) -> Vec<Act> {
    // One bed less than the hall has is in use, so that somebody waits.
    let busy = day.beds().filter(|bed| day.on_bed(*bed).is_some()).count();
    match day.free_bed().filter(|_| busy < 8) {
        Some(bed) => {
            let bag = BagCode::parse(&format!("=G1234176{:05}00", visit.ticket.number())).unwrap();
            let sample = bag.clone();
            vec![Act::StartCollection {
                bed,
                bag,
                sample,
                recognised: None,
            }]
        }
        None => Vec::new(),
    }
}

fn get_up(number: u32) -> Vec<Act> {
    let volume = Volume::parse(if number.is_multiple_of(3) { "250" } else { "350" }).unwrap();
    let mut acts = Vec::new();
    let outcome = if number.is_multiple_of(13) {
        acts.push(Act::RecordReaction(Reaction {
            note: Note::parse("nằm nghỉ").ok(),
            ..Reaction::new(ReactionKind::Vasovagal, Severity::Mild)
        }));
        CollectionOutcome::StoppedReaction
    } else {
        CollectionOutcome::Complete
    };
    let volume = if outcome == CollectionOutcome::Complete {
        volume
    } else {
        Volume::parse("150").unwrap()
    };
    acts.push(Act::EndCollection {
        outcome,
        volume,
        weighed: None,
    });
    acts
}
