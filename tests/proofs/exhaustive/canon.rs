//! What matters of a state: everything that the rules can ask for, and nothing else. Two states with one key have the
//! same future, so the search follows only the first of them.
//!
//! The key keeps, of every visit that counts, the steps that can be undone with their values, what stands beside them
//! (the exclusion, the issued bags) and how long ago the needle went in and came out, in minutes. It leaves out:
//!
//! - **ids, numbers of steps, moments of all other steps**: the rules compare them for being the same, or ask how long
//!   ago a needle went in (up to 5 minutes, for the swap guard) or came out (up to 30, for the rest; 15, for the onset of
//!   a reaction); longer ago is one and the same;
//! - **places in the queue, seats, how a donor was recognised**: no rule of this search asks for them.
//!
//! And it is the same for states that differ only in names: desks, beds, bags and nurses are numbered in the order in
//! which the key meets them, and the key is the smaller of those that begin with one donor and with the other. That is
//! sound because the rules compare these names and never order them, because the commands of the search are the same
//! under every such renaming, and because the donors are of one sex and age.

use std::collections::BTreeMap;

use giotmau::domain::amendment::Recorded;
use giotmau::domain::day::{Day, Status};
use giotmau::domain::issued::BagFate;
use giotmau::domain::step::{Envelope, Step};
use giotmau::domain::time::Moment;
use giotmau::domain::visit::Visit;

use super::alphabet::DONORS;
use crate::hall::person;

/// The key of a state.
pub(crate) type Key = Vec<u16>;

/// Longer ago than any rule asks for.
const SWAP_OVER: i64 = 5;
const REST_OVER: i64 = 30;

/// The key of a day at a moment.
pub(crate) fn key(day: &Day, now: Moment) -> Key {
    let [one, other] = DONORS;
    let forth = Writer::of(now).write(day, [one, other]);
    let back = Writer::of(now).write(day, [other, one]);
    forth.min(back)
}

/// Numbers names in the order in which they come.
struct Names<T>(BTreeMap<T, u16>);

impl<T: Ord> Names<T> {
    const fn none() -> Self {
        Self(BTreeMap::new())
    }

    fn of(&mut self, name: T) -> u16 {
        let next = u16::try_from(self.0.len()).unwrap();
        *self.0.entry(name).or_insert(next)
    }
}

struct Writer<'a> {
    now: Moment,
    key: Key,
    desks: Names<u16>,
    beds: Names<u16>,
    bags: Names<&'a giotmau::domain::bag::BagCode>,
    nurses: Names<&'a str>,
}

impl<'a> Writer<'a> {
    fn of(now: Moment) -> Self {
        Self {
            now,
            key: Vec::with_capacity(64),
            desks: Names::none(),
            beds: Names::none(),
            bags: Names::none(),
            nurses: Names::none(),
        }
    }

    fn write(mut self, day: &'a Day, order: [u32; 2]) -> Key {
        self.key.push(u16::from(day.status == Status::Closed));
        for n in order {
            self.key.push(1000);
            for visit in day.visits().filter(|visit| visit.person == person(n)) {
                self.visit(visit);
            }
            // A visit whose check-in was taken back counts for its bags alone.
            for (_, issued, fate) in day
                .issued_bags()
                .filter(|(visit, ..)| visit.person == person(n) && !visit.counts())
            {
                let code = self.bags.of(&issued.code);
                self.key.extend([1003, code, fate as u16]);
            }
        }
        self.key
    }

    fn visit(&mut self, visit: &'a Visit) {
        self.key.extend([1001, u16::from(visit.excluded.is_some())]);
        for (n, envelope) in visit.history().iter().enumerate() {
            self.step(visit, n, envelope);
        }
        for issued in &visit.bags {
            let fate = visit
                .bag_fate(&issued.code)
                .map_or(u16::MAX, |fate: BagFate| fate as u16);
            let code = self.bags.of(&issued.code);
            self.key.extend([1002, code, fate]);
        }
    }

    /// How many minutes ago, up to `most`.
    fn age(&self, envelope: &Envelope, most: i64) -> u16 {
        let age = (self.now.millis() - envelope.at.occurred.millis()) / 60_000;
        // One more than the limit: exactly 15 minutes and more than 15 are told apart by the onset.
        u16::try_from(age.min(most + 1)).unwrap()
    }

    fn step(&mut self, visit: &'a Visit, n: usize, envelope: &'a Envelope) {
        match &envelope.step {
            Step::DonorCheckedIn { .. } => self.key.push(1),
            Step::ScreeningStarted { desk } => {
                let desk = self.desks.of(desk.0);
                self.key.extend([2, desk]);
            }
            Step::DonorCleared { volume, .. } => self.key.extend([3, volume.ml()]),
            Step::DonorDeferred { .. } => self.key.push(4),
            Step::CollectionStarted { bed, bag, .. } => {
                let bed = self.beds.of(bed.0);
                let bag = self.bags.of(bag);
                let nurse = self.nurses.of(envelope.at.staff.as_str());
                let age = self.age(envelope, SWAP_OVER);
                self.key.extend([5, bed, bag, nurse, age]);
            }
            Step::VeinPuncturedAgain => self.key.push(6),
            Step::DonorReleased { early } => self.key.extend([7, u16::from(early.is_some())]),
            Step::DonorWithdrew { .. } => self.key.push(8),
            Step::CollectionEnded { .. } => {
                let age = self.age(envelope, REST_OVER);
                self.key.extend([9, age]);
                self.value(envelope);
            }
            Step::VitalsRecorded(_)
            | Step::BloodTestRecorded(_)
            | Step::GroundDeclared { .. }
            | Step::ReactionRecorded(_) => self.value(envelope),
            Step::ValueAmended { seq, is, .. } => {
                let place = visit.history().iter().position(|step| step.seq == *seq).unwrap();
                self.key.extend([10, u16::try_from(place).unwrap()]);
                self.recorded(is);
            }
            other => panic!("{} is not in this search ({n})", other.kind()),
        }
    }

    fn value(&mut self, envelope: &Envelope) {
        let value = Recorded::of(&envelope.step).unwrap();
        self.recorded(&value);
    }

    fn recorded(&mut self, value: &Recorded) {
        match value {
            Recorded::Vitals(vitals) => self.key.extend([20, vitals.weight.tenths()]),
            Recorded::BloodTest(test) => self.key.extend([21, test.haemoglobin.g_l()]),
            Recorded::Declared { .. } => self.key.push(22),
            Recorded::NotDeclared => self.key.push(23),
            Recorded::CollectionEnd { outcome, volume } => {
                self.key.extend([24, *outcome as u16, volume.ml()]);
            }
            Recorded::Reaction(reaction) => {
                let onset = reaction.onset.map_or(u16::MAX, |onset| onset as u16);
                self.key.extend([25, reaction.severity as u16, onset]);
            }
        }
    }
}
