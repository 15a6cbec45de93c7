use std::fmt::Write as _;
use std::sync::LazyLock;

use super::*;
use crate::domain::decide::{Context, Past, decide, open_day};
use crate::domain::id::Seq;
use crate::domain::person::DonorFacts;
use crate::domain::step::{ChainHash, Envelope, Head};
use crate::domain::throughput::Counts;
use sha2::{Digest, Sha256};

fn pack() -> &'static RulePack {
    static PACK: LazyLock<RulePack> = LazyLock::new(|| RulePack::vn_tt26_2013().unwrap());
    &PACK
}

fn start() -> Moment {
    Moment::parse("2026-10-22T07:30:00+07:00").unwrap()
}

/// A day in memory, chained over everything that a step says.
struct Bench {
    day: Option<Day>,
    id: DayId,
    head: Head,
    facts: BTreeMap<PersonId, DonorFacts>,
    log: String,
}

impl Bench {
    fn open(morning: &Morning) -> Self {
        let facts = morning
            .people
            .iter()
            .map(|person| (person.id, DonorFacts::of(person.clone())));
        let mut bench = Self {
            day: None,
            id: morning.day,
            head: Head::default(),
            facts: facts.collect(),
            log: String::new(),
        };
        let opened = open_day(morning.info.clone()).unwrap();
        bench.append(morning.opening, &morning.at, None, opened.step);
        bench
    }

    fn day(&self) -> &Day {
        self.day.as_ref().unwrap()
    }

    fn append(&mut self, id: StepId, at: &At, visit: Option<VisitId>, step: crate::domain::step::Step) {
        let mut envelope = Envelope {
            day: self.id,
            seq: self.head.seq.next(),
            id,
            visit,
            at: at.clone(),
            step,
            hash: self.head.hash,
        };
        let text = format!("{envelope:?}");
        envelope.hash = ChainHash(Sha256::digest(text.as_bytes()).into());
        writeln!(self.log, "{text}").unwrap();
        self.head = Head {
            seq: envelope.seq,
            hash: envelope.hash,
        };
        match &mut self.day {
            Some(day) => day.apply(&envelope),
            None => self.day = Day::begin(&envelope),
        }
    }

    /// Does what is planned, or says why not.
    fn execute(&mut self, planned: &Planned) -> Result<(), Refusal> {
        let request = planned.request(planned.at);
        let person = match &request.command {
            Command::CheckIn { person, .. } => Some(*person),
            Command::Visit { visit, .. } => self.day().visit(*visit).map(|visit| visit.person),
            Command::ChangeHall(_) | Command::CloseDay | Command::ReopenDay { .. } => None,
        };
        let context = Context {
            pack: pack(),
            past: Past::Read {
                donor: person.and_then(|person| self.facts.get(&person)),
                bag: None,
            },
        };
        let steps = decide(self.day(), &context, &request.command, &request.at)?;
        for (n, new) in (0..).zip(steps) {
            self.append(request.id.nth(n), &request.at, new.visit, new.step);
        }
        Ok(())
    }
}

/// The day of a morning as it is at `clock` (`09:30`); a morning that is over by then is closed.
pub(crate) fn day_at(seed: u64, donors: u32, clock: &str) -> Day {
    run_until(
        seed,
        donors,
        Moment::parse(&format!("2026-10-22T{clock}:00+07:00")).unwrap(),
    )
    .day
    .unwrap()
}

/// Everybody on the roster of such a morning.
pub(crate) fn roster_of(seed: u64, donors: u32) -> Vec<Person> {
    Simulation::prepare(seed, donors, start(), pack()).unwrap().people
}

fn run(seed: u64, donors: u32) -> Bench {
    run_until(seed, donors, start() + Span::from_mins(24 * 60))
}

fn run_until(seed: u64, donors: u32, end: Moment) -> Bench {
    let mut morning = Simulation::prepare(seed, donors, start(), pack()).unwrap();
    let mut bench = Bench::open(&morning);
    let mut now = start();
    while let Some(planned) = morning.simulation.next(bench.day(), now) {
        assert!(planned.at >= now, "time goes on");
        now = planned.at;
        if now > end {
            return bench;
        }
        bench
            .execute(&planned)
            .unwrap_or_else(|refusal| panic!("{seed}: {planned:?} {refusal:?}"));
    }
    let closing = morning.simulation.closing(bench.day(), now);
    bench.execute(&closing).unwrap();
    bench
}

#[test]
fn a_morning_of_two_hundred_ends_with_everybody_out_and_three_in_four_donated() {
    let mut donated = 0;
    let (mut overrides, mut reactions, mut priorities, mut misses) = (0, 0, 0, 0);
    for seed in 1..=20 {
        let bench = run(seed, 200);
        let day = bench.day();
        let counts = Counts::of(day.visits());
        assert_eq!(counts.inside(), 0, "{seed}");
        assert!((170..=200).contains(&counts.checked_in), "{seed}: {counts:?}");
        let share = counts.donated * 100 / 200;
        assert!((60..=90).contains(&share), "{seed}: {counts:?}");
        donated += counts.donated;
        let last = day.visits().filter_map(|visit| visit.passage.left).max().unwrap();
        let hours = last.since(start()).mins() / 60;
        assert!((3..=5).contains(&hours), "{seed}: {hours} h");
        overrides += crate::domain::throughput::overrides(day, pack()).len();
        reactions += day.visits().filter(|visit| !visit.reactions.is_empty()).count();
        priorities += day.visits().filter(|visit| visit.turn.priority.is_some()).count();
        misses += bench.log.matches("CallMissed").count();
    }
    assert!((2800..=3200).contains(&donated), "{donated} of 4000");
    for (what, count, range) in [
        ("overrides", overrides, 4..=60),
        ("reactions", reactions, 30..=130),
        ("priorities", priorities, 20..=110),
        ("misses", misses, 40..=300),
    ] {
        assert!(range.contains(&count), "{what}: {count}");
    }
}

#[test]
fn a_seed_tells_the_same_story_to_the_byte() {
    let (once, again, other) = (run(7, 60), run(7, 60), run(8, 60));
    assert_eq!(once.log, again.log);
    assert_eq!(once.head, again.head);
    assert_ne!(once.head, other.head);
}

#[test]
fn a_morning_may_have_one_donor_or_none() {
    for donors in [0, 1, 2, 6] {
        let bench = run(3, donors);
        let counts = Counts::of(bench.day().visits());
        assert!(counts.checked_in <= donors && counts.inside() == 0);
    }
    let came: u32 = (0..10)
        .map(|seed| Counts::of(run(seed, 1).day().visits()).checked_in)
        .sum();
    assert!(came >= 7, "{came}");
}

#[test]
fn asking_twice_gives_the_same_act() {
    let mut morning = Simulation::prepare(5, 40, start(), pack()).unwrap();
    let bench = Bench::open(&morning);
    let once = morning.simulation.next(bench.day(), start());
    assert_eq!(morning.simulation.next(bench.day(), start()), once);
}

#[test]
fn a_person_may_take_part_and_the_simulation_goes_on_from_there() {
    let mut morning = Simulation::prepare(11, 60, start(), pack()).unwrap();
    let mut bench = Bench::open(&morning);
    let (mut now, mut n, mut refused) = (start(), 0, 0);
    while let Some(planned) = morning.simulation.next(bench.day(), now) {
        now = planned.at;
        n += 1;
        // Somebody at another station does the same a moment earlier, or sends the donor home.
        if n % 9 == 0 {
            let mut theirs = planned.clone();
            theirs.id = StepId(Uuid::from_u128(n));
            if let (true, Some(visit)) = (n % 2 == 0, planned.command.of_visit()) {
                let reason = crate::domain::clean::Note::parse("về sớm").unwrap();
                let act = crate::domain::command::Act::Withdraw { reason };
                theirs.command = Command::visit(visit, act);
            }
            let _outcome = bench.execute(&theirs);
        }
        if bench.execute(&planned).is_err() {
            refused += 1;
            morning.simulation.refused(&planned);
        }
        assert!(n < 10_000, "it ends");
    }
    assert!(refused > 10, "{refused}");
    assert_eq!(Counts::of(bench.day().visits()).inside(), 0);
    assert_eq!(bench.head.seq, bench.day().head.seq);
    assert!(bench.head.seq > Seq(200));
}

#[test]
fn a_whole_morning_goes_through_a_station_and_its_store() {
    let folder = tempfile::tempdir().unwrap();
    let through = |name: &str| {
        let path = folder.path().join(name);
        let store = crate::store::open(path.to_str().unwrap(), crate::store::Create::Yes).unwrap();
        headless(store, 5, 30, start(), pack().clone()).unwrap()
    };
    let (day, roster) = through("once.db");
    assert_eq!(roster.all, 30);
    assert_eq!(day.status, crate::domain::day::Status::Closed);
    assert_eq!(Counts::of(day.visits()).inside(), 0);
    assert!(Counts::of(day.visits()).donated > 15);
    let (again, _) = through("again.db");
    assert_eq!(again.head, day.head, "the same log, hash by hash");
    assert_eq!(run(5, 30).head.seq, day.head.seq, "a bare fold tells it too");
}
