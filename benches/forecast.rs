//! The forecast held against simulated days whose truth it does not know: how often the truth lay in its range, how wide that
//! was, and how far naive ways of foretelling are off; also on days that go otherwise than assumed. And how long a forecast
//! takes.
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
use giotmau::domain::step::Envelope;
use giotmau::domain::time::{Moment, Span};
use giotmau::planning::forecast::replay::{Held, Kept, Look, Past};
use giotmau::planning::forecast::{Listed, Question, Situation, forecast};
use giotmau::planning::{Assumptions, Range, Rest};
use giotmau::simulation::{Otherwise, Simulation, run_headless};
use giotmau::station::Station;
use giotmau::store::memory::Memory;

use measure::{ms, verdict};
use reference_plan::plan_of;

/// How many days of a kind are simulated, unless an argument says so.
const DAYS: u64 = 200;

/// The first day's seed. The numbers of the forecast were chosen with days of lower seeds, so these are new to it.
const FIRST_SEED: u64 = 20_001;

/// The parts of the day, from the first check-in to when the last leaves, at which it is forecast.
const PARTS: [i64; 3] = [25, 50, 75];

fn start() -> Moment {
    Moment::parse("2026-10-22T07:00:00+07:00").expect("a moment")
}

fn pack() -> RulePack {
    RulePack::vn_tt26_2013().expect("the pack")
}

fn rest() -> Rest {
    let pack = pack();
    Rest::of(&pack)
}

/// A simulated day: its log, and the lists.
struct Simulated {
    log: Vec<Envelope>,
    lists: Vec<Listed>,
}

fn simulate(seed: u64, donors: u32, otherwise: &Otherwise) -> Simulated {
    let morning =
        Simulation::prepare_otherwise(seed, donors, start(), &pack(), otherwise).expect("a morning");
    let mut station = Station::open(Box::new(Memory::new()), pack()).expect("a station");
    let id = morning.day;
    run_headless(&mut station, morning).expect("a morning that ends");
    let sizes = station.store().roster_size().expect("the roster").by_unit;
    let lists = Listed::of_roster(station.day().expect("the day"), &sizes);
    let log = station
        .store()
        .steps_after(id, giotmau::domain::id::Seq::ZERO)
        .expect("the log");
    Simulated { log, lists }
}

/// What was foretold at one part of one day.
struct Told {
    look: Look,
    /// By what is left of the lists and how fast people left so far.
    naive: Held<Moment>,
    /// By the plan of the day before.
    planned: Held<Moment>,
}

fn tell(day: &Simulated, assumed: &Assumptions, planned: Range<Span>) -> Vec<Told> {
    let past = Past::of(&day.log).expect("a day");
    let (first, last) = past.bounds().expect("a day that is over");
    PARTS
        .into_iter()
        .filter_map(|part| {
            let now = first + Span::from_millis(last.since(first).millis() * part / 100);
            let question = Question {
                now,
                lists: day.lists.clone(),
                closing: None,
                rest: rest(),
            };
            let look = past.look(&question, assumed)?;
            let known = past.known_at(now)?;
            let gone = known.visits().filter(|visit| !visit.is_inside()).count();
            let listed: u32 = day.lists.iter().map(|list| list.people).sum();
            let left = i64::from(listed).saturating_sub(i64::try_from(gone).ok()?);
            let naive =
                now + Span::from_millis(now.since(first).millis() * left / i64::try_from(gone.max(1)).ok()?);
            Some(Told {
                look,
                naive: Held {
                    range: Range {
                        low: naive,
                        middle: naive,
                        high: naive,
                    },
                    truth: last,
                },
                planned: Held {
                    range: planned.map(|span| start() + span),
                    truth: last,
                },
            })
        })
        .collect()
}

fn minutes(span: Span) -> f64 {
    Duration::from_millis(u64::try_from(span.millis()).unwrap_or_default()).as_secs_f64() / 60.0
}

fn kept(kept: &Kept) -> String {
    let later = kept.looks - kept.held - kept.sooner;
    format!(
        "{:>4}% (-{:>2} +{:>2}) {:>5.1} {:>5.1}",
        kept.percent().unwrap_or_default(),
        kept.sooner,
        later,
        minutes(kept.width),
        minutes(kept.error)
    )
}

fn table(name: &str, otherwise: &Otherwise, days: u64, assumed: &Assumptions, planned: Range<Span>) {
    let told: Vec<Vec<Told>> = (FIRST_SEED..)
        .take(usize::try_from(days).unwrap_or(usize::MAX))
        .map(|seed| tell(&simulate(seed, 200, otherwise), assumed, planned))
        .collect();
    println!("\n{name}: {days} days; held (sooner, later), width, error of the middle in minutes");
    println!(
        "part  the last comes               queue here now               screening of the day         the last leaves"
    );
    for (n, part) in PARTS.into_iter().enumerate() {
        let at = || told.iter().filter_map(|day| day.get(n));
        let arrivals = Kept::of(at().filter_map(|told| told.look.arrivals));
        let queue = Kept::of(at().filter_map(|told| told.look.queue));
        let screening = Kept::of(at().filter_map(|told| told.look.screening));
        let finish = Kept::of(at().filter_map(|told| told.look.finish));
        println!(
            "{part:>3}%  {}  {}  {}  {}",
            kept(&arrivals),
            kept(&queue),
            kept(&screening),
            kept(&finish)
        );
    }
    println!("part  donations    volume     naive: error   plan unchanged: held, width, error");
    for (n, part) in PARTS.into_iter().enumerate() {
        let at = || told.iter().filter_map(|day| day.get(n));
        let share = |holds: &dyn Fn(&Look) -> bool| {
            at().filter(|told| holds(&told.look)).count() * 100 / at().count().max(1)
        };
        let naive = Kept::of(at().map(|told| told.naive));
        let plan = Kept::of(at().map(|told| told.planned));
        println!(
            "{part:>3}%  {:>4}%       {:>4}%      {:>6.1}         {}",
            share(&|look| look.donations.holds()),
            share(&|look| look.volume_ml.holds()),
            minutes(naive.error),
            kept(&plan)
        );
    }
}

/// How long this thread has worked: other programs on the machine do not lengthen it.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(
        u64::try_from(time.tv_sec).unwrap_or_default(),
        u32::try_from(time.tv_nsec).unwrap_or_default(),
    )
}

/// The work of one forecast in the middle of a day of so many donors: looking at the day, and forecasting.
fn cost(donors: u32, assumed: &Assumptions) -> (f64, f64) {
    let day = simulate(1, donors, &Otherwise::default());
    let past = Past::of(&day.log).expect("a day");
    let (first, last) = past.bounds().expect("a day that is over");
    let now = first + Span::from_millis(last.since(first).millis() / 4);
    let known = past.known_at(now).expect("a day");
    let question = Question {
        now,
        lists: day.lists,
        closing: None,
        rest: rest(),
    };
    let mut looks = Vec::new();
    let mut forecasts = Vec::new();
    for _ in 0..9 {
        let begun = worked();
        let situation = Situation::of(&known, &question);
        let looked = worked();
        let standing = forecast(&situation, assumed);
        forecasts.push(worked().saturating_sub(looked));
        looks.push(looked.saturating_sub(begun));
        assert!(standing.forecast().is_some());
    }
    let median = |mut times: Vec<Duration>| {
        times.sort_unstable();
        ms(times.get(4).copied().unwrap_or_default())
    };
    (median(looks), median(forecasts))
}

fn main() {
    let assumed = Assumptions::read().expect("the assumptions");
    let days = std::env::args()
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(DAYS);
    let (look, work) = cost(200, &assumed);
    verdict("forecast", "ms of work for a day of 200 donors", work, 0.0, 50.0);
    verdict("look", "ms on the screen's thread for it", look, 0.0, 1.0);
    let planned = plan_of(200, 240).as_they_come.outlook.finish;
    let usual = Otherwise::default();
    let kinds = [
        ("As assumed", usual),
        (
            "All work takes 30% longer",
            Otherwise {
                work_percent: 130,
                ..usual
            },
        ),
        (
            "All work takes 25% less",
            Otherwise {
                work_percent: 75,
                ..usual
            },
        ),
        (
            "One desk of five has nobody",
            Otherwise {
                desks_unstaffed: 1,
                ..usual
            },
        ),
        (
            "Twice the deferrals",
            Otherwise {
                deferrals_percent: 200,
                ..usual
            },
        ),
        (
            "Three times the no-shows",
            Otherwise {
                no_shows_percent: 300,
                ..usual
            },
        ),
        (
            "Units an hour apart",
            Otherwise {
                apart_minutes: Some([57, 63]),
                ..usual
            },
        ),
        (
            "Units 25 to 60 minutes apart",
            Otherwise {
                apart_minutes: Some([25, 60]),
                ..usual
            },
        ),
        (
            "Slow, a desk less, twice the deferrals",
            Otherwise {
                work_percent: 130,
                deferrals_percent: 200,
                desks_unstaffed: 1,
                ..usual
            },
        ),
    ];
    for (name, otherwise) in kinds {
        table(name, &otherwise, days, &assumed, planned);
    }
}
