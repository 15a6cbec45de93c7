//! `giotmau plan` as people type it, and its predictions beside mornings that are played with the real commands.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on may panic"
)]

use giotmau::domain::clean::Label;
use giotmau::domain::rulepack::RulePack;
use giotmau::domain::throughput::Counts;
use giotmau::domain::time::{Moment, Span};
use giotmau::planning::{Assumptions, Clock, Demand, Goal, Places, Plan, Question, Rest, plan};
use giotmau::simulation::headless;
use giotmau::store::memory::Memory;

#[expect(dead_code, reason = "these tests use a part of it")]
mod program;

use program::Bench;

/// A plan for the hall and the units of the simulated morning.
fn plan_of(donors: u32) -> Plan {
    let assumed = Assumptions::read().unwrap();
    let pack = RulePack::vn_tt26_2013().unwrap();
    let names = (1..=5).map(|n| Label::parse(&format!("U{n}")).unwrap()).collect();
    let hours = (Clock::parse("07:00").unwrap(), Span::from_mins(240));
    let demand = Demand::new(Demand::equal_parts(donors, names), None, hours, &assumed).unwrap();
    let question = Question {
        there: Places {
            reception: assumed.reception.desks.into(),
            desks: 5,
            beds: 10,
            nurses: 5,
            seats: 12,
        },
        goal: Goal {
            through_by: demand.open_for(),
            wait: Span::from_mins(15),
        },
        rest: Rest::of(&pack),
        demand,
        most_in_block: None,
        days: 100,
        seed: 1,
    };
    plan(question, &assumed)
}

#[test]
fn the_plan_foretells_when_simulated_mornings_end_and_who_is_cleared() {
    let plan = plan_of(200);
    let finish = plan.as_they_come.outlook.finish;
    let start = Moment::parse("2026-10-22T07:00:00+07:00").unwrap();
    let (mut ends, mut screened, mut cleared) = (Vec::new(), 0, 0);
    for seed in 1..=9 {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let (day, _) = headless(Box::new(Memory::new()), seed, 200, start, pack).unwrap();
        let left = day.visits().filter_map(|visit| visit.passage.left);
        ends.push(left.max().unwrap().since(start));
        let counts = Counts::of(day.visits());
        screened += counts.donated + counts.incomplete + counts.deferred;
        cleared += counts.donated + counts.incomplete;
    }
    ends.sort_unstable();
    let slack = Span::from_mins(8);
    let within = ends
        .iter()
        .filter(|end| finish.low.less(slack) <= **end && end.less(slack) <= finish.high)
        .count();
    assert!(within >= 8, "{finish:?} {ends:?}");
    let middle = ends[4];
    assert!(
        finish.middle.less(slack) <= middle && middle.less(slack) <= finish.middle,
        "{finish:?} {ends:?}"
    );
    let assumed = Assumptions::read().unwrap().screening.cleared().number();
    let simulated = cleared * 1000 / screened;
    assert!(
        simulated.abs_diff(assumed) <= 30,
        "{simulated} and {assumed} of a thousand"
    );
}

#[test]
fn a_plan_is_printed_as_a_page_and_as_json_and_makes_no_database() {
    let bench = Bench::empty();
    let words = ["plan", "--donors", "60", "--days", "10"];
    let run = |more: &[&str]| {
        let mut command = bench.command();
        command.env_remove("GIOTMAU_DB").args(words).args(more);
        program::Run::of(command.output().unwrap())
    };
    let page = run(&["--lang", "en"]);
    assert_eq!(page.exit, 0, "{}", page.err);
    assert!(
        page.out.starts_with("PLAN OF A DONATION DAY\n60 people"),
        "{}",
        page.out
    );
    let json = run(&["--json"]).lines();
    assert_eq!(json[0]["donors"], 60);
    assert_eq!(json[0]["there"]["beds"], 10, "the settings' hall");
    assert_eq!(run(&["--json"]).lines(), json, "the same question, the same plan");
    let units = [
        "plan",
        "--unit",
        "A01=20@07:30",
        "--unit",
        "a04=10",
        "--json",
        "--days",
        "10",
    ];
    let json = bench.run(&units).lines();
    assert_eq!(json[0]["as_they_come"]["units"][0]["blocks"][0]["at"], "07:30");
    assert_eq!(json[0]["as_they_come"]["units"][1]["unit"], "A04");
    let alone = {
        let mut command = bench.command();
        command
            .env_remove("GIOTMAU_DB")
            .args(["plan", "--json", "--days", "10"]);
        program::Run::of(command.output().unwrap()).lines()
    };
    assert_eq!(alone[0]["donors"], 200, "without a day the reference day");
    let left = std::fs::read_dir(bench.folder.path()).unwrap().count();
    assert_eq!(left, 0, "looking makes nothing");
}

#[test]
fn the_open_day_says_who_comes_and_what_there_is() {
    let bench = Bench::empty();
    let opened = bench.run(&[
        "day",
        "open",
        "--create",
        "--title",
        "Ngày hội",
        "--unit",
        "A04=Cục A04",
        "--unit",
        "A05=Cục A05",
        "--beds",
        "3",
    ]);
    assert_eq!(opened.exit, 0, "{}", opened.err);
    let empty = bench.run(&["plan", "--lang", "vi"]);
    assert_eq!(empty.exit, 2);
    assert!(empty.err.contains("chưa có ai"), "{}", empty.err);
    let list = "Họ tên,Ngày sinh,Giới tính,Đơn vị\nNguyễn Văn An,15/03/1987,Nam,A04\nLê Thị Bình,02/02/1990,Nữ,A04\nTrần Văn Cường,03/03/1991,Nam,A05\n";
    let imported = bench.run(&["roster", "import", &bench.write("list.csv", list)]);
    assert_eq!(imported.exit, 0, "{}{}", imported.out, imported.err);
    let json = bench.run(&["plan", "--json", "--days", "10"]).lines();
    assert_eq!(json[0]["donors"], 3);
    assert_eq!(json[0]["timetable"]["units"][0]["people"], 2);
    assert_eq!(json[0]["there"]["beds"], 3);
}

#[test]
fn what_cannot_be_planned_is_refused_with_a_sentence() {
    let bench = Bench::empty();
    for (arguments, says) in [
        (&["--donors", "0"][..], "There is nobody to plan for"),
        (&["--donors", "20001"], "at most 20,000 people"),
        (&["--donors=-3"], "--donors <N>"),
        (&["--donors", "9", "--hours", "0"], "no number of hours"),
        (&["--donors", "9", "--hours", "24,5"], "no number of hours"),
        (&["--donors", "9", "--hours", "bốn"], "no number of hours"),
        (&["--donors", "9", "--open", "25:00"], "no time of the day"),
        (&["--unit", "A01"], "CODE=PEOPLE"),
        (&["--unit", "A01=nhiều"], "CODE=PEOPLE"),
        (&["--unit", "A01=3@sáng"], "no time of the day"),
        (&["--unit", "A 01=3"], "A unit's code"),
        (&["--unit", "A01=3", "--unit", "a01=4"], "Unit A01 is named twice"),
        (
            &["--unit", "A01=40", "--donors", "50"],
            "add up to 40 people, but --donors says 50",
        ),
        (&["--unit", "A01=40@12:00"], "outside of the hours 07:00–11:00"),
        (&["--donors", "9", "--beds", "0"], "Beds: at least 1"),
        (&["--donors", "9", "--reception", "100001"], "Correct --reception"),
        (
            &["--donors", "9", "--through-by", "07:00"],
            "no later than the doors open",
        ),
        (&["--donors", "9", "--wait", "1441"], "A wait is 0 to 1440"),
        (&["--donors", "9", "--block", "0"], "at least 1 person"),
        (&["--donors", "9", "--days", "9"], "10 to 2000 days"),
    ] {
        let run = bench.run(&[&["--lang", "en", "plan"], arguments].concat());
        assert_eq!(run.exit, 2, "{arguments:?}: {}", run.err);
        assert!(
            run.err.contains(says) && run.out.is_empty(),
            "{arguments:?}: {}",
            run.err
        );
    }
    let missing = bench.run(&["plan", "--lang", "en"]);
    assert_eq!(
        missing.exit, 3,
        "a database that is named must be there: {}",
        missing.err
    );
}

#[test]
fn the_manual_and_the_completions_know_the_plan() {
    let bench = Bench::empty();
    for arguments in [&["man"][..], &["completions", "bash"]] {
        let run = bench.run(arguments);
        assert!(
            run.out.contains("through\\-by") || run.out.contains("through-by"),
            "{arguments:?}"
        );
    }
}
