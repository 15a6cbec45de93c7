//! G1: what a durable step costs beside the least that the disk allows: overwriting 4 KiB and waiting until they are
//! there. Both are done in turn, so that a slow moment of the disk hits both.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;

use giotmau::domain::command::Command;

use measure::{donors_at_desks, execute, measured, ms, open_day, p50_p99, ratio, station, time, verdict};

const ROUNDS: usize = 1500;
const DONORS: u16 = 300;

fn main() {
    let folder = tempfile::tempdir_in(std::env::current_dir().expect("a folder")).expect("a folder");
    let floor = OpenOptions::new()
        .create_new(true)
        .read(true)
        .write(true)
        .open(folder.path().join("floor"))
        .expect("a file");
    floor
        .write_all_at(&vec![1; 1 << 20], 0)
        .expect("room on the disk");
    floor.sync_all().expect("a disk");
    let mut station = station(&folder.path().join("day.db"));
    open_day(&mut station, DONORS);
    let visits = donors_at_desks(&mut station, 1..=DONORS);
    println!("a durable step against overwrite + fdatasync, {ROUNDS} rounds in turn");
    for round in 1..=3 {
        let (mut steps, mut floors) = (Vec::with_capacity(ROUNDS), Vec::with_capacity(ROUNDS));
        for (n, visit) in visits.iter().cycle().take(ROUNDS).enumerate() {
            let page = [u8::try_from(n % 251).unwrap_or(0); 4096];
            let (took, ()) = time(|| {
                floor
                    .write_all_at(&page, (n as u64 % 200) * 4096)
                    .expect("room on the disk");
                floor.sync_data().expect("a disk");
            });
            floors.push(took);
            let (took, ()) = time(|| execute(&mut station, Command::visit(*visit, measured()), None));
            steps.push(took);
            // What the worker does when nobody waits for it.
            if n % 200 == 199 {
                station.store().rest().expect("the store rests");
            }
        }
        let ((step, step_99), (floor, floor_99)) = (p50_p99(steps), p50_p99(floors));
        println!(
            "round {round}: step {:.3} ms p50, {:.3} p99; floor {:.3} p50, {:.3} p99",
            ms(step),
            ms(step_99),
            ms(floor),
            ms(floor_99)
        );
        verdict("G1", "step / floor, median", ratio(step, floor), 0.0, 1.45);
        verdict(
            "G1",
            "step / floor, 99th percentile",
            ratio(step_99, floor_99),
            0.0,
            1.5,
        );
    }
}
