//! The table of every stage and every command: `tests/stages.txt` says what each cell leads to, and [`decide`] is held
//! against it. A command that has no row, a stage without a column and a cell that says something else fail.
//!
//! [`decide`]: giotmau::domain::decide::decide

mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::command::{Act, Command};
use giotmau::domain::id::{BedNo, DeskNo, Seq};
use giotmau::domain::refusal::Refusal;
use giotmau::domain::step::CollectionOutcome;
use giotmau::domain::time::{Moment, Span};
use giotmau::domain::visit::{Outcome, Stage};

use self::rows::{
    rows_of_corrections, rows_of_the_bed, rows_of_the_day, rows_of_the_doctor, rows_of_the_queue,
    rows_of_the_rest,
};
use crate::hall::{
    Hall, NURSE, OTHER_NURSE, at, at_by, blood_test, date, ground, minute, ml, note, person, start, visit_id,
    vitals,
};

/// The donor of the table. The others lie on bed 2 with bag 2 (started by the other nurse two minutes ago), wait, have
/// been cleared, and sit at desk 2.
const DONOR: u32 = 1;
const ON_BED: u32 = 3;
const WAITS: u32 = 5;
const CLEARED: u32 = 7;
const AT_DESK: u32 = 9;

/// Gives every command a name, and the list of the names. The match has no wildcard, so a new command does not compile
/// before it has a name, and a name without a row fails the test.
macro_rules! names {
    ($($pattern:pat => $name:literal,)*) => {
        const NAMES: &[&str] = &[$($name),*];
        const fn name_of(command: &Command) -> &'static str {
            match command {
                $($pattern => $name,)*
            }
        }
    };
}

names! {
    Command::ChangeHall(_) => "change hall",
    Command::CloseDay => "close day",
    Command::ReopenDay { .. } => "reopen day",
    Command::CheckIn { .. } => "check in",
    Command::Visit { act: Act::NoteCircumstances { .. }, .. } => "note circumstances",
    Command::Visit { act: Act::Prioritise { .. }, .. } => "prioritise",
    Command::Visit { act: Act::Call { .. }, .. } => "call",
    Command::Visit { act: Act::MissCall, .. } => "miss call",
    Command::Visit { act: Act::Requeue, .. } => "requeue",
    Command::Visit { act: Act::StartScreening { .. }, .. } => "start screening",
    Command::Visit { act: Act::RecordVitals(_), .. } => "record vitals",
    Command::Visit { act: Act::RecordBloodTest(_), .. } => "record blood test",
    Command::Visit { act: Act::Declare { .. }, .. } => "declare",
    Command::Visit { act: Act::Clear { .. }, .. } => "clear",
    Command::Visit { act: Act::Defer { .. }, .. } => "defer",
    Command::Visit { act: Act::StartCollection { .. }, .. } => "start collection",
    Command::Visit { act: Act::PunctureAgain { .. }, .. } => "puncture again",
    Command::Visit { act: Act::EndCollection { .. }, .. } => "end collection",
    Command::Visit { act: Act::RecordReaction(_), .. } => "record reaction",
    Command::Visit { act: Act::Release { .. }, .. } => "release",
    Command::Visit { act: Act::Withdraw { .. }, .. } => "withdraw",
    Command::Visit { act: Act::TakeBackBag { .. }, .. } => "take back bag",
    Command::Visit { act: Act::ExcludeUnit, .. } => "exclude unit",
    Command::Visit { act: Act::IssueCertificate { .. }, .. } => "issue certificate",
    Command::Visit { act: Act::Amend { .. }, .. } => "amend",
    Command::Visit { act: Act::Undo { .. }, .. } => "undo",
}

/// The stages of the table, in the order of a donor's day.
const STAGES: [&str; 18] = [
    "not here",
    "waiting",
    "called",
    "parked",
    "screening",
    "measured",
    "cleared",
    "in doubt",
    "start undone",
    "collecting",
    "resting",
    "rested",
    "donated",
    "incomplete",
    "deferred",
    "withdrawn",
    "never here",
    "day closed",
];

/// A hall with the donor at a stage, and the time.
struct Scene {
    hall: Hall,
    now: Moment,
}

fn screening(desk: u16) -> Act {
    Act::StartScreening { desk: DeskNo(desk) }
}

fn clear(volume: u16) -> Act {
    Act::Clear {
        volume: ml(volume),
        override_reason: None,
    }
}

fn end(outcome: CollectionOutcome, volume: u16) -> Act {
    Act::EndCollection {
        outcome,
        volume: ml(volume),
        weighed: None,
    }
}

fn undo() -> Act {
    Act::Undo {
        step: None,
        reason: note(),
    }
}

fn declare(code: &str, day: &str) -> Act {
    Act::Declare {
        ground: ground(code),
        happened: date(day),
    }
}

/// Brings somebody from the door to the doctor's yes; 124 g/L allow 350 ml and not 450.
fn examine(hall: &mut Hall, n: u32, desk: u16, now: Moment) {
    for act in [
        screening(desk),
        Act::RecordVitals(vitals(600, 120)),
        Act::RecordBloodTest(blood_test(124)),
    ] {
        hall.must(n, &act, &at(now));
    }
}

impl Scene {
    fn of(stage: &str) -> Self {
        let mut hall = Hall::of(3);
        if stage != "not here" {
            hall.arrives(DONOR, minute(10));
        }
        let now = Self::bring(&mut hall, stage);
        if stage == "day closed" {
            hall.execute(&Command::CloseDay, &at(now)).unwrap();
        } else {
            Self::add_others(&mut hall, now - Span::from_mins(2));
        }
        Self { hall, now }
    }

    /// Brings the donor to a stage.
    fn bring(hall: &mut Hall, stage: &str) -> Moment {
        let (now, at) = (minute(60), at(minute(20)));
        let mut go = |act: Act| hall.must(DONOR, &act, &at);
        let call = Act::Call { desk: DeskNo(1) };
        match stage {
            "not here" | "waiting" => return now,
            "called" => go(call),
            "parked" => (0..3).for_each(|_| {
                go(call.clone());
                go(Act::MissCall);
            }),
            "withdrawn" => go(Act::Withdraw { reason: note() }),
            "never here" => go(undo()),
            _ => go(screening(1)),
        }
        if matches!(
            stage,
            "called" | "parked" | "screening" | "withdrawn" | "never here"
        ) {
            return now;
        }
        if stage == "deferred" {
            go(Act::Defer {
                ground: ground("doctor"),
                happened: None,
                note: None,
            });
            return now;
        }
        go(Act::RecordVitals(vitals(600, 120)));
        go(Act::RecordBloodTest(blood_test(124)));
        if stage == "measured" {
            return now;
        }
        go(clear(350));
        match stage {
            "cleared" => return now,
            "in doubt" => {
                go(declare("tattoo", "2026-09-01"));
                return now;
            }
            _ => go(start(1, 1, None)),
        }
        match stage {
            "collecting" => return now,
            "start undone" => {
                go(undo());
                return now;
            }
            "incomplete" => go(end(CollectionOutcome::Short, 200)),
            _ => go(end(CollectionOutcome::Complete, 350)),
        }
        match stage {
            "resting" => minute(34),
            "rested" => minute(35),
            _ => {
                let leaves = minute(35);
                hall.must(
                    DONOR,
                    &Act::Release {
                        override_reason: None,
                    },
                    &crate::hall::at(leaves),
                );
                now
            }
        }
    }

    fn add_others(hall: &mut Hall, now: Moment) {
        for n in [ON_BED, WAITS, CLEARED, AT_DESK] {
            hall.arrives(n, now);
        }
        for n in [ON_BED, CLEARED] {
            examine(hall, n, 3, now);
            hall.must(n, &clear(350), &at(now));
        }
        hall.must(AT_DESK, &screening(2), &at(now));
        hall.must(ON_BED, &start(2, 2, None), &at_by(OTHER_NURSE, now, now));
    }

    fn stage_of(&self) -> Option<Stage> {
        Some(self.hall.day.visit(visit_id(DONOR))?.stage)
    }

    /// The number of the step that recorded a value; the first of the visit where there is none.
    fn value(&self, is_it: impl Fn(&Recorded) -> bool) -> Seq {
        self.hall
            .visit(DONOR)
            .and_then(|visit| visit.values().find(|(_, value)| is_it(value)))
            .map_or(Seq(2), |(seq, _)| seq)
    }
}

/// A row of the table: what is done before, what is asked, by whom and when.
struct Row {
    /// What is new about it, behind the command's name.
    detail: &'static str,
    before: Vec<(u32, Act)>,
    command: Box<dyn Fn(&Scene) -> Command>,
    staff: &'static str,
    /// How many minutes before now it happened.
    earlier: i32,
}

impl Row {
    fn of(detail: &'static str, command: impl Fn(&Scene) -> Command + 'static) -> Self {
        Self {
            detail,
            before: Vec::new(),
            command: Box::new(command),
            staff: NURSE,
            earlier: 0,
        }
    }

    fn act(detail: &'static str, act: Act) -> Self {
        Self::of(detail, move |_| Command::visit(visit_id(DONOR), act.clone()))
    }

    fn amend(detail: &'static str, is_it: fn(&Recorded) -> bool, to: NewValue) -> Self {
        Self::of(detail, move |scene| {
            let act = Act::Amend {
                step: scene.value(is_it),
                to: to.clone(),
                reason: note(),
            };
            Command::visit(visit_id(DONOR), act)
        })
    }

    /// After this was done, where it could be.
    fn after(mut self, n: u32, act: Act) -> Self {
        self.before.push((n, act));
        self
    }

    fn by(mut self, staff: &'static str) -> Self {
        self.staff = staff;
        self
    }

    fn earlier(mut self, minutes: i32) -> Self {
        self.earlier = minutes;
        self
    }

    /// What the rules say in this scene: the kinds of the steps, or the refusal's code.
    fn play(&self, mut scene: Scene) -> (Command, Result<String, &'static str>) {
        for (n, act) in &self.before {
            // Where it is refused, the row says what is true without it.
            let _refused = scene
                .hall
                .execute(&Command::visit(visit_id(*n), act.clone()), &at(scene.now))
                .is_err();
        }
        let command = (self.command)(&scene);
        let earlier = Span::from_mins(self.earlier.unsigned_abs());
        let occurred = if self.earlier < 0 {
            scene.now + earlier
        } else {
            scene.now - earlier
        };
        let decided = scene
            .hall
            .decide(&command, &at_by(self.staff, occurred, scene.now));
        let answer = match &decided {
            Ok(steps) => {
                let kinds: Vec<_> = steps.iter().map(|step| step.step.kind()).collect();
                Ok(kinds.join(" + "))
            }
            Err(refusal) => Err(Refusal::code(refusal)),
        };
        (command, answer)
    }
}

/// Every row with its name and the answers in the order of the stages.
fn answers() -> Vec<(String, Vec<Result<String, &'static str>>)> {
    let rows = [
        rows_of_the_day(),
        rows_of_the_queue(),
        rows_of_the_doctor(),
        rows_of_the_bed(),
        rows_of_the_rest(),
        rows_of_corrections(),
    ];
    let mut named = BTreeSet::new();
    let answers: Vec<_> = rows
        .into_iter()
        .flatten()
        .map(|row| {
            let mut name = String::new();
            let answers = STAGES
                .iter()
                .map(|stage| {
                    let mut scene = Scene::of(stage);
                    if row.detail == "and the donor has come again meanwhile" {
                        let again = Command::check_in(visit_id(50), person(DONOR));
                        let _refused = scene.hall.execute(&again, &at(scene.now)).is_err();
                    }
                    let (command, answer) = row.play(scene);
                    let command = name_of(&command);
                    named.insert(command);
                    name = if row.detail.is_empty() {
                        command.to_owned()
                    } else {
                        format!("{command}: {}", row.detail)
                    };
                    answer
                })
                .collect();
            (name, answers)
        })
        .collect();
    for name in NAMES {
        assert!(named.contains(name), "{name} has no row");
    }
    answers
}

/// How a cell is written: "yes" where it leads to what the row says, other steps by their names, refusals by their codes
/// with the two frequent ones short.
fn cell(answer: &Result<String, &'static str>, leads_to: &str) -> String {
    match answer {
        Ok(steps) if steps == leads_to => "yes".to_owned(),
        Ok(steps) => format!("= {steps}"),
        Err("wrong_stage") => ".".to_owned(),
        Err("unknown_visit") => "-".to_owned(),
        Err(code) => (*code).to_owned(),
    }
}

/// The table in `tests/stages.txt`: what a row leads to, and its cells by stage.
fn written() -> BTreeMap<String, (String, BTreeMap<String, String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stages.txt");
    let text = fs::read_to_string(path).unwrap();
    let mut table: BTreeMap<String, (String, BTreeMap<String, String>)> = BTreeMap::new();
    let mut stages: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| line.contains('|')) {
        let cells: Vec<_> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        if cells[0] == "command" {
            stages = cells[2..].to_vec();
            continue;
        }
        let row = table
            .entry(cells[0].clone())
            .or_insert_with(|| (cells[1].clone(), BTreeMap::new()));
        assert_eq!(row.0, cells[1], "{} leads to two things", cells[0]);
        assert_eq!(
            stages.len(),
            cells.len() - 2,
            "{} has not a cell for every stage",
            cells[0]
        );
        for (stage, cell) in stages.iter().zip(&cells[2..]) {
            let twice = row.1.insert(stage.clone(), cell.clone());
            assert_eq!(twice, None, "{}: {stage} is there twice", cells[0]);
        }
    }
    table
}

#[test]
fn every_command_at_every_stage_does_what_the_table_says() {
    let mut table = written();
    let (mut cells, mut accepted, mut wrong) = (0, 0, Vec::new());
    for (name, answers) in answers() {
        let (leads_to, mut row) = table.remove(&name).unwrap_or_default();
        for (stage, answer) in STAGES.iter().zip(&answers) {
            cells += 1;
            accepted += u32::from(answer.is_ok());
            let says = row.remove(*stage).unwrap_or_else(|| "nothing".to_owned());
            let is = cell(answer, &leads_to);
            if says != is {
                wrong.push(format!(
                    "{name} | {stage}: the table says {says}, the rules say {is}"
                ));
            }
        }
        wrong.extend(
            row.keys()
                .map(|stage| format!("{name} | {stage}: there is no such stage")),
        );
    }
    wrong.extend(table.keys().map(|name| format!("{name}: there is no such row")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!("{cells} cells: {accepted} accepted, {} refused", cells - accepted);
}

/// Whatever is asked, a closed day takes nothing but being opened again.
#[test]
fn nothing_in_a_closed_day_changes_any_more() {
    let closed = STAGES.iter().position(|stage| *stage == "day closed").unwrap();
    for (name, answers) in answers() {
        match &answers[closed] {
            Ok(steps) => assert_eq!((name.as_str(), steps.as_str()), ("reopen day", "day_reopened")),
            // A time ahead of the clock is no time, on whatever day.
            Err(code) => assert!(matches!(*code, "day_closed" | "in_the_future"), "{name}: {code}"),
        }
    }
}

#[test]
fn every_scene_is_at_the_stage_that_it_is_called() {
    for name in STAGES {
        let scene = Scene::of(name);
        let stage = scene.stage_of();
        let expected = match name {
            "not here" => None,
            "waiting" | "called" | "parked" => Some(Stage::Waiting),
            "screening" | "measured" => Some(Stage::Screening(DeskNo(1))),
            "cleared" | "in doubt" | "start undone" => Some(Stage::Cleared),
            "collecting" => Some(Stage::Collecting(BedNo(1))),
            "resting" | "rested" => Some(Stage::Recovering),
            "donated" | "day closed" => Some(Stage::Left(Outcome::Donated)),
            "incomplete" => Some(Stage::Left(Outcome::Incomplete)),
            "deferred" => Some(Stage::Left(Outcome::Deferred)),
            "withdrawn" => Some(Stage::Left(Outcome::Withdrawn)),
            "never here" => Some(Stage::Left(Outcome::NeverHere)),
            other => panic!("{other} has no stage"),
        };
        assert_eq!(stage, expected, "{name}");
    }
}

#[test]
#[ignore = "writes the table as the rules say it, for somebody to read line by line"]
fn write_the_table() {
    let answers = answers();
    let mut text = String::new();
    for stages in [0..9, 9..18] {
        let head = ["command".to_owned(), "leads to".to_owned()];
        let mut lines = vec![
            head.into_iter()
                .chain(STAGES[stages.clone()].iter().map(|&stage| stage.to_owned()))
                .collect::<Vec<_>>(),
        ];
        for (name, row) in &answers {
            let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
            for steps in row.iter().flatten() {
                *counts.entry(steps).or_default() += 1;
            }
            let leads_to = counts
                .iter()
                .max_by_key(|(_, count)| **count)
                .map_or("never", |(steps, _)| *steps);
            let cells = row[stages.clone()].iter().map(|answer| cell(answer, leads_to));
            lines.push(
                [name.clone(), leads_to.to_owned()]
                    .into_iter()
                    .chain(cells)
                    .collect(),
            );
        }
        let widths: Vec<_> = (0..lines[0].len())
            .map(|column| lines.iter().map(|line| line[column].len()).max().unwrap())
            .collect();
        for line in lines {
            let cells: Vec<_> = line
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:width$}"))
                .collect();
            text += cells.join(" | ").trim_end();
            text.push('\n');
        }
        text.push('\n');
    }
    println!("{text}");
}
