//! What the rules cost: every rule of the pack put to one donor with everything recorded, and to a list of fifty; the
//! explanation of it; a ground looked for by what somebody says; reading the pack.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Duration;

use giotmau::domain::birth::Age;
use giotmau::domain::eligibility::assess;
use giotmau::domain::explain::explain;
use giotmau::domain::id::{DayId, PersonId, Seq, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::person::{DonorFacts, Person};
use giotmau::domain::rulepack::{GroundCode, RulePack};
use giotmau::domain::step::{BloodTest, ChainHash, Envelope, Hbsag, Place, Step};
use giotmau::domain::visit::Visit;
use giotmau::domain::vitals::Haemoglobin;
use giotmau::shell;

use measure::{donor, measured_step, now, p50_p99, time, verdict};

/// So many at a time are timed, so that reading the clock does not count.
const AT_A_TIME: u32 = 200;

/// So often.
const ROUNDS: usize = 500;

/// Microseconds.
fn us(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// Median and 99th percentile of one piece of work, in microseconds.
fn each<T>(mut work: impl FnMut() -> T) -> (f64, f64) {
    let times = (0..ROUNDS)
        .map(|_| {
            let (took, ()) = time(|| {
                for _ in 0..AT_A_TIME {
                    black_box(work());
                }
            });
            took / AT_A_TIME
        })
        .collect();
    let (p50, p99) = p50_p99(times);
    (us(p50), us(p99))
}

/// A donor with everything recorded and four things declared, and what the roster says.
fn recorded(pack: &RulePack) -> (Visit, DonorFacts) {
    let person: Person = donor(PersonId(shell::new_id()));
    let id = VisitId(shell::new_id());
    let at = now();
    let today = at.occurred.date();
    let mut steps = vec![
        Step::DonorCheckedIn {
            person: person.id,
            ticket: Ticket::FIRST,
            sex: Sex::Male,
            age: Age::new(36),
            unit: None,
            blood_group: None,
            place: Place(1),
            said: BTreeSet::new(),
        },
        measured_step(),
        Step::BloodTestRecorded(BloodTest {
            haemoglobin: Haemoglobin::from_g_l(140),
            hbsag: Some(Hbsag::Negative),
        }),
    ];
    for code in ["tattoo", "cold", "vaccine", "surgery"] {
        let ground = pack.ground(&GroundCode::new(code)).expect("the pack has it");
        let happened = today - chrono::Days::new(400);
        steps.push(Step::GroundDeclared {
            ground: ground.code.clone(),
            happened,
            until: ground.until(happened).expect("the calendar goes on"),
        });
    }
    let envelopes: Vec<_> = (1..)
        .zip(steps)
        .map(|(seq, step)| Envelope {
            day: DayId(shell::new_id()),
            seq: Seq(seq),
            id: StepId(shell::new_id()),
            visit: Some(id),
            at: at.clone(),
            step,
            hash: ChainHash::START,
        })
        .collect();
    let mut facts = DonorFacts::of(person);
    facts.last_bled = today.checked_sub_days(chrono::Days::new(84));
    (Visit::fold(&envelopes).expect("a visit"), facts)
}

fn main() {
    let pack = RulePack::vn_tt26_2013().expect("the pack is read");
    let (visit, facts) = recorded(&pack);
    let today = now().occurred.date();
    let one = || assess(&pack, black_box(&visit), Some(black_box(&facts)), today);
    assert!(
        one().against.is_empty() && one().volumes.len() == 3,
        "nothing is against this donor"
    );
    println!(
        "{} numbers, {} grounds; times in microseconds",
        pack.numbers().len(),
        pack.grounds.len()
    );
    let show = |what: &str, most: f64, (p50, p99): (f64, f64)| {
        verdict("", &format!("{what}, median"), p50, 0.0, most);
        verdict("", &format!("{what}, 99 %"), p99, 0.0, most);
    };
    show("every rule for one donor", 20.0, each(one));
    let visits: Vec<_> = std::iter::repeat_with(|| visit.clone()).take(50).collect();
    let list = || {
        let all = visits
            .iter()
            .map(|visit| assess(&pack, visit, Some(&facts), today));
        all.map(|assessment| assessment.volumes.len()).sum::<usize>()
    };
    show("every rule for a list of fifty", 1000.0, each(list));
    show(
        "one donor explained",
        50.0,
        each(|| explain(&pack, black_box(&visit), Some(&facts), today)),
    );
    show(
        "a ground looked for by two words",
        1000.0,
        each(|| pack.find_grounds(black_box("sot ret")).len()),
    );
    let (took, _) = time(RulePack::vn_tt26_2013);
    verdict("", "the pack read and checked, once", us(took), 0.0, 20_000.0);
}
