//! The plan of the reference day beside 500 simulated mornings, which play every command, and how long planning takes.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;
#[path = "measure/reference_plan.rs"]
mod reference_plan;

use std::time::Duration;

use giotmau::domain::rulepack::RulePack;
use giotmau::domain::time::{Moment, Span};
use giotmau::planning::Clock;
use giotmau::simulation::headless;
use giotmau::store::memory::Memory;

use measure::{ms, time, verdict};
use reference_plan::plan_of;

/// How many mornings are simulated.
const MORNINGS: u64 = 500;

/// How long this thread has worked: other programs on the machine do not lengthen it.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

fn main() {
    let begun = worked();
    let planned = plan_of(200, 240);
    let took = worked().saturating_sub(begun);
    verdict("plan", "ms of work for 200 donors", ms(took), 0.0, 1000.0);
    let begun = worked();
    let large = plan_of(10_000, 480);
    let took = worked().saturating_sub(begun);
    println!(
        "{:.0} ms for the plan of 10,000 donors, {} days",
        ms(took),
        large.days
    );

    let start = Moment::parse("2026-10-22T07:00:00+07:00").expect("a moment");
    let (took, mut ends) = time(|| -> Vec<Span> {
        (1..=MORNINGS)
            .map(|seed| {
                let pack = RulePack::vn_tt26_2013().expect("the pack");
                let (day, _) =
                    headless(Box::new(Memory::new()), seed, 200, start, pack).expect("a simulated morning");
                let left = day.visits().filter_map(|visit| visit.passage.left);
                left.max().map_or(Span::ZERO, |last| last.since(start))
            })
            .collect()
    });
    ends.sort_unstable();
    let at = |percent: usize| {
        ends.get((ends.len() - 1) * percent / 100)
            .copied()
            .unwrap_or_default()
    };
    let opening = Clock::parse("07:00").expect("a time");
    let finish = planned.as_they_come.outlook.finish;
    println!(
        "{MORNINGS} simulated mornings of 200 donors in {:.1} s",
        ms(took) / 1000.0
    );
    println!("the last leaves    10%    50%    90%  of days");
    for (name, [low, middle, high]) in [
        ("predicted", [finish.low, finish.middle, finish.high]),
        ("simulated", [at(10), at(50), at(90)]),
    ] {
        let [low, middle, high] = [low, middle, high].map(|span| opening.after(span));
        println!("{name:<17}{low}  {middle}  {high}");
    }
    let within = ends
        .iter()
        .filter(|end| (finish.low..=finish.high).contains(*end))
        .count();
    println!(
        "{}% of the simulated mornings end within the predicted 10-90% range",
        within * 100 / ends.len().max(1)
    );
}
