//! A small hall in which the proofs play: four donors or more on the roster, a day with its log.

use std::sync::LazyLock;

use chrono::NaiveDate;
use giotmau::domain::bag::BagCode;
use giotmau::domain::birth::Birth;
use giotmau::domain::clean::{Label, Note};
use giotmau::domain::command::{Act, Command};
use giotmau::domain::day::Day;
use giotmau::domain::decide::{BagUse, Context, NewStep, Past, decide, open_day};
use giotmau::domain::id::{BedNo, DayId, PersonId, Seq, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::name::FullName;
use giotmau::domain::person::{DonorFacts, Person};
use giotmau::domain::refusal::Refusal;
use giotmau::domain::rulepack::{GroundCode, RulePack};
use giotmau::domain::step::{At, BloodTest, ChainHash, DayInfo, Envelope, HallSize, Vitals};
use giotmau::domain::time::{Moment, Span};
use giotmau::domain::visit::Visit;
use giotmau::domain::vitals::{Haemoglobin, Mmhg, Pressure, Pulse, Volume, Weight};
use uuid::Uuid;

/// The rules in force.
pub(crate) static PACK: LazyLock<RulePack> = LazyLock::new(|| RulePack::vn_tt26_2013().unwrap());

/// The nurse who does everything, where nothing else is said, and her colleague.
pub(crate) const NURSE: &str = "Hoa";
pub(crate) const OTHER_NURSE: &str = "Lan";

/// A bag that was used on another day.
pub(crate) const OLD_BAG: u32 = 99;

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn opening_time() -> Moment {
    Moment::parse("2026-10-22T07:00:00+07:00").unwrap()
}

/// So many minutes after the doors opened.
pub(crate) fn minute(minutes: u32) -> Moment {
    opening_time() + Span::from_mins(minutes)
}

pub(crate) fn at_by(staff: &str, occurred: Moment, recorded: Moment) -> At {
    At {
        occurred,
        recorded,
        staff: Label::parse(staff).unwrap(),
        station: Label::parse("1").unwrap(),
    }
}

pub(crate) fn at(now: Moment) -> At {
    at_by(NURSE, now, now)
}

pub(crate) fn note() -> Note {
    Note::parse("vì một lý do").unwrap()
}

/// The donation number of an invented facility.
pub(crate) fn bag(n: u32) -> BagCode {
    BagCode::parse(&format!("=V000126{n:06}00")).unwrap()
}

pub(crate) fn ground(code: &str) -> GroundCode {
    GroundCode::new(code)
}

pub(crate) fn ml(ml: u16) -> Volume {
    Volume::from_ml(ml)
}

pub(crate) fn vitals(tenths_kg: u16, systolic: u16) -> Vitals {
    Vitals {
        weight: Weight::from_tenths(tenths_kg),
        pressure: Pressure {
            systolic: Mmhg::from_mmhg(systolic),
            diastolic: Mmhg::from_mmhg(70),
        },
        pulse: Pulse::from_per_minute(75),
        temperature: None,
    }
}

pub(crate) fn blood_test(g_l: u16) -> BloodTest {
    BloodTest {
        haemoglobin: Haemoglobin::from_g_l(g_l),
        hbsag: None,
    }
}

/// A needle in, by somebody who says how the donor was recognised or doesn't.
pub(crate) fn start(bed: u16, code: u32, recognised: Option<giotmau::domain::command::Recognition>) -> Act {
    Act::StartCollection {
        bed: BedNo(bed),
        bag: bag(code),
        sample: bag(code),
        recognised,
    }
}

/// Who is on the roster; women have even numbers.
static ROSTER: LazyLock<Vec<DonorFacts>> = LazyLock::new(|| {
    let name = FullName::parse("Lê Văn Đức").unwrap().value;
    (0..100)
        .map(|n| {
            let sex = if n % 2 == 0 { Sex::Female } else { Sex::Male };
            DonorFacts::of(Person::new(person(n), name.clone(), Birth::Year(1990), sex))
        })
        .collect()
});

static ANOTHER_DAYS_BAG: LazyLock<BagCode> = LazyLock::new(|| bag(OLD_BAG));

pub(crate) fn person(n: u32) -> PersonId {
    PersonId(Uuid::from_u128(n.into()))
}

/// The id of a visit that does not exist yet.
pub(crate) fn visit_id(n: u32) -> VisitId {
    VisitId(Uuid::from_u128(1000 + u128::from(n)))
}

/// A day with its log. Every decision is made on the newest day, as a station does under the store's lock.
#[derive(Clone)]
pub(crate) struct Hall {
    pub(crate) day: Day,
    pub(crate) log: Vec<Envelope>,
}

impl Hall {
    /// An empty hall with so many desks, beds and seats each.
    pub(crate) fn of(places: u16) -> Self {
        let info = DayInfo {
            title: Label::parse("Ngày hội").unwrap(),
            date: date("2026-10-22"),
            site: Label::parse("Hội trường").unwrap(),
            hospital: Label::parse("Bệnh viện").unwrap(),
            target: 3,
            units: Vec::new(),
            hall: HallSize {
                desks: places,
                beds: places,
                seats: places,
            },
            bag_pattern: None,
        };
        let NewStep { visit, step } = open_day(info).unwrap();
        let first = Envelope {
            day: DayId(Uuid::from_u128(1)),
            seq: Seq(1),
            id: StepId(Uuid::from_u128(1)),
            visit,
            at: at(opening_time()),
            step,
            hash: ChainHash::START,
        };
        Self {
            day: Day::begin(&first).unwrap(),
            log: vec![first],
        }
    }

    /// The first visit of donor `n`, if there is one that counts.
    pub(crate) fn visit(&self, n: u32) -> Option<&Visit> {
        self.day.visit(visit_id(n)).filter(|visit| visit.counts())
    }

    /// What the rules say to a command.
    pub(crate) fn decide(&self, command: &Command, at: &At) -> Result<Vec<NewStep>, Refusal> {
        decide_on(&self.day, command, at)
    }

    /// Writes steps.
    pub(crate) fn append(&mut self, steps: Vec<NewStep>, at: &At) {
        for step in steps {
            let envelope = sealed(&self.day, step, at);
            self.day.apply(&envelope);
            self.log.push(envelope);
        }
    }

    /// Does what the rules say.
    pub(crate) fn execute(&mut self, command: &Command, at: &At) -> Result<(), Refusal> {
        let steps = self.decide(command, at)?;
        self.append(steps, at);
        Ok(())
    }

    /// Checks in donor `n`.
    pub(crate) fn arrives(&mut self, n: u32, now: Moment) {
        let command = Command::check_in(visit_id(n), person(n));
        self.execute(&command, &at(now)).unwrap();
    }

    /// Does something with donor `n` that must go.
    pub(crate) fn must(&mut self, n: u32, act: &Act, at: &At) {
        if let Err(refusal) = self.execute(&Command::visit(visit_id(n), act.clone()), at) {
            panic!("{act:?} was refused: {refusal:?}");
        }
    }
}

/// What the rules say to a command, with what the roster and other days know.
pub(crate) fn decide_on(day: &Day, command: &Command, at: &At) -> Result<Vec<NewStep>, Refusal> {
    let who = match command {
        Command::CheckIn { person, .. } => Some(*person),
        Command::Visit { visit, .. } => day.visit(*visit).map(|visit| visit.person),
        Command::ChangeHall(_) | Command::CloseDay | Command::ReopenDay { .. } => None,
    };
    let facts = who.and_then(|id| ROSTER.get(usize::try_from(id.0.as_u128()).ok()?));
    decide_with(day, facts, command, at)
}

/// What the rules say to a command about somebody of whom this is known.
pub(crate) fn decide_with(
    day: &Day,
    facts: Option<&DonorFacts>,
    command: &Command,
    at: &At,
) -> Result<Vec<NewStep>, Refusal> {
    let old = BagUse {
        date: date("2026-03-01"),
        ticket: Ticket::FIRST,
        bed: BedNo(1),
        since: opening_time(),
    };
    let bag = match command {
        Command::Visit {
            act: Act::StartCollection { bag: asked, .. },
            ..
        } => (*asked == *ANOTHER_DAYS_BAG).then_some(old),
        _ => None,
    };
    let context = Context {
        pack: &PACK,
        past: Past::Read { donor: facts, bag },
    };
    decide(day, &context, command, at)
}

/// The next step of the log of a day.
pub(crate) fn sealed(day: &Day, NewStep { visit, step }: NewStep, at: &At) -> Envelope {
    let seq = day.head.seq.next();
    Envelope {
        day: day.id,
        seq,
        id: StepId(Uuid::from_u128(5000 + u128::from(seq.0))),
        visit,
        at: at.clone(),
        step,
        hash: ChainHash::START,
    }
}
