//! G7, in the terms of this design: a day is folded from its log when it is opened, so opening must stay quick for ten
//! thousand donors, and the fold itself must cost next to nothing beside reading.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use giotmau::domain::bag::BagCode;
use giotmau::domain::birth::Age;
use giotmau::domain::day::Day;
use giotmau::domain::decide::NewStep;
use giotmau::domain::figures::Figures;
use giotmau::domain::id::{BedNo, DeskNo, PersonId, Seq, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::step::{BloodTest, CollectionOutcome, Step};
use giotmau::domain::vitals::{Haemoglobin, Volume};
use giotmau::shell;
use giotmau::station::Station;
use giotmau::store::Batch;

use measure::{donor, measured_step, ms, now, open_day, station, time, verdict};

/// The day of so many donors, each all the way through. A visit's steps are written in one transaction: how quickly the
/// morning was written is not what is measured here.
fn fill(station: &mut Station, donors: u32) {
    open_day(station, 10);
    let day = station.day().expect("a day").id;
    let pack = station.pack().clone();
    for n in 0..donors {
        let (visit, person) = (VisitId(shell::new_id()), PersonId(shell::new_id()));
        let head = station.day().expect("a day").head;
        let ticket = Ticket::new(n + 1).expect("a ticket");
        let bag = BagCode::parse(&format!("=V000126{n:06}00")).expect("a bag code");
        let steps = [
            Step::DonorCheckedIn {
                person,
                ticket,
                sex: Sex::Male,
                age: Age::new(36),
                unit: None,
                blood_group: None,
                place: Day::place_of_arrival(ticket),
                said: std::collections::BTreeSet::new(),
            },
            Step::DonorCalled { desk: DeskNo(1) },
            Step::ScreeningStarted { desk: DeskNo(1) },
            measured_step(),
            Step::BloodTestRecorded(BloodTest {
                haemoglobin: Haemoglobin::from_g_l(140),
                hbsag: None,
            }),
            Step::DonorCleared {
                volume: Volume::from_ml(350),
                pack: pack.id.clone(),
                pack_hash: pack.hash.clone(),
                overrides: Vec::new(),
                reason: None,
            },
            Step::CollectionStarted {
                bed: BedNo(1),
                bag,
                identified: None,
            },
            Step::CollectionEnded {
                outcome: CollectionOutcome::Complete,
                volume: Volume::from_ml(350),
                seat: None,
                weighed: None,
            },
            Step::DonorReleased { early: None },
        ];
        let mut new_person = Some(donor(person));
        let request = StepId(shell::new_id());
        station
            .store()
            .commit(day, head, request, &mut |_, _| {
                let steps = steps
                    .iter()
                    .map(|step| NewStep {
                        visit: Some(visit),
                        step: step.clone(),
                    })
                    .collect();
                Ok(Ok(Batch {
                    at: now(),
                    steps,
                    new_person: new_person.take(),
                    corrected: None,
                }))
            })
            .expect("the store works")
            .outcome
            .expect("nothing is against it");
        station.follow().expect("the log is read");
    }
}

fn main() {
    for (donors, most) in [(200, 8.0), (10_000, 60.0)] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("day.db");
        let mut host = station(&path);
        fill(&mut host, donors);
        let day = host.day().expect("a day").id;
        drop(host);
        println!("a day of {donors} donors");
        for round in 1..=3 {
            let (took, mut opened) = time(|| station(&path));
            let steps = opened
                .store()
                .steps_after(day, Seq::ZERO)
                .expect("the log is read");
            let count = f64::from(u32::try_from(steps.len()).unwrap_or(u32::MAX));
            let (fold, whole) = time(|| Day::fold(&steps).expect("the log folds"));
            let pack = opened.pack().clone();
            let (figures, _) = time(|| Figures::of(&whole, &pack));
            println!(
                "round {round}: {count} steps; folding {:.0} ns a step; all figures counted {:.3} ms",
                fold.as_secs_f64() * 1e9 / count,
                ms(figures)
            );
            verdict("G7", "opening the day, ms", ms(took), 0.0, most);
            verdict("G7", "fold against the log, ms", ms(fold), 0.0, 50.0);
        }
    }
}
