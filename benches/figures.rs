//! What the live figures cost on a day of ten thousand donors: each step taken into them, all of them counted afresh, the
//! question who was overlooked, and a frame of the dashboard.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints"
)]

mod measure;

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap};
use std::hint::black_box;
use std::time::Duration;

use chrono::NaiveDate;
use giotmau::config::{PrintTickets, settle};
use giotmau::domain::bag::BagCode;
use giotmau::domain::birth::Age;
use giotmau::domain::day::Day;
use giotmau::domain::figures::Figures;
use giotmau::domain::id::{BedNo, DayId, DeskNo, PersonId, SeatNo, Seq, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::overlooked::overlooked;
use giotmau::domain::rulepack::{GroundCode, RulePack, Until};
use giotmau::domain::step::{At, BloodTest, ChainHash, CollectionOutcome, DayInfo, Envelope, HallSize, Step};
use giotmau::domain::time::{Moment, Span};
use giotmau::domain::unit::{Unit, UnitCode};
use giotmau::domain::vitals::{Haemoglobin, Volume};
use giotmau::domain::weighing::Tares;
use giotmau::i18n::{Lang, trouble};
use giotmau::print::job::Setup as PrintSetup;
use giotmau::report::Summary;
use giotmau::report::document::Letterhead;
use giotmau::station::worker::Answer;
use giotmau::store::RosterSize;
use giotmau::tui::foresight::{EVERY, Foresight};
use giotmau::tui::frame::Frame;
use giotmau::tui::model::{FreshIds, Hall, Model, NOTICE_STAYS};
use giotmau::tui::msg::Msg;
use giotmau::tui::printing::Printing;
use giotmau::tui::screen::ScreenId;
use giotmau::tui::theme::COLOUR;
use giotmau::tui::update::update;
use giotmau::tui::view::view;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use uuid::Uuid;

use measure::{label, measured_step, verdict};

const DONORS: u32 = 10_000;

/// A donor comes every so many milliseconds.
const APART: i64 = 2_900;

const HALL: HallSize = HallSize {
    desks: 100,
    beds: 200,
    seats: 400,
};

/// How long this thread has worked: other programs on the machine do not lengthen it.
fn worked() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::from_secs(u64::try_from(time.tv_sec).unwrap_or(0))
        + Duration::from_nanos(u64::try_from(time.tv_nsec).unwrap_or(0))
}

/// How long work took, and what came of it.
fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let before = worked();
    let value = work();
    (worked().saturating_sub(before), value)
}

/// The shortest of so many rounds, in microseconds: what the work itself takes.
fn shortest<T>(rounds: usize, mut work: impl FnMut() -> T) -> f64 {
    let took = (0..rounds).map(|_| time(|| black_box(work())).0);
    took.min().unwrap_or_default().as_secs_f64() * 1e6
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn between(&mut self, least: i64, most: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let span = u64::try_from(most - least + 1).expect("least before most");
        least + i64::try_from((self.0 >> 33) % span).expect("a small number")
    }
}

/// Places of one kind: whoever comes gets the one that is free first.
struct Places(BinaryHeap<Reverse<(i64, u16)>>);

impl Places {
    fn new(count: u16) -> Self {
        Self((1..=count).map(|number| Reverse((0, number))).collect())
    }

    /// The place and the moment from which on it is taken, for so long.
    fn take(&mut self, from: i64, long: i64) -> (u16, i64) {
        let Reverse((free, number)) = self.0.pop().expect("a place");
        let at = from.max(free);
        self.0.push(Reverse((at + long, number)));
        (number, at)
    }
}

fn visit(number: u32) -> VisitId {
    VisitId(Uuid::from_u128(u128::from(number)))
}

fn unit(number: u32) -> UnitCode {
    UnitCode::parse(&format!("U{:02}", number % 20)).expect("a unit")
}

/// What happens: so long after the doors opened, to whom, and what.
type Happens = (i64, Option<u32>, Step);

/// When the doors open.
fn doors() -> Moment {
    Moment::at_site(date(), 7 * 3600).expect("a moment")
}

fn date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 22).expect("a date")
}

fn opening() -> Step {
    Step::DayOpened(DayInfo {
        title: label("Ngày hội hiến máu"),
        date: date(),
        site: label("Sân vận động"),
        hospital: label("Bệnh viện"),
        target: DONORS * 3 / 4,
        units: (0..20)
            .map(|number| Unit {
                code: unit(number),
                name: label("Cục An ninh mạng và phòng, chống tội phạm"),
            })
            .collect(),
        hall: HALL,
        bag_pattern: None,
    })
}

/// The hall, with the places that are taken.
struct Stages<'a> {
    pack: &'a RulePack,
    dice: Dice,
    desks: Places,
    beds: Places,
    seats: Places,
}

impl Stages<'_> {
    /// The way of one donor through all of them.
    fn lead(&mut self, number: u32, happens: &mut Vec<Happens>) {
        let mut add = |at: i64, step: Step| happens.push((at, Some(number), step));
        let arrived = i64::from(number) * APART;
        add(arrived, check_in(number));
        let examined = self.dice.between(180_000, 360_000);
        let (desk, began) = self.desks.take(arrived + 60_000, examined);
        let desk = DeskNo(desk);
        add(began - 30_000, Step::DonorCalled { desk });
        add(began, Step::ScreeningStarted { desk });
        add(began + 60_000, measured_step());
        let test = BloodTest {
            haemoglobin: Haemoglobin::from_g_l(140),
            hbsag: None,
        };
        add(began + 120_000, Step::BloodTestRecorded(test));
        let decided = began + examined;
        if self.dice.between(0, 99) < 10 {
            add(decided, deferred(self.pack));
            return;
        }
        add(decided, cleared(self.pack));
        let drawn = self.dice.between(300_000, 600_000);
        let (bed, lay) = self.beds.take(decided + 30_000, drawn + 100_000);
        let bag = BagCode::parse(&format!("=V000126{number:06}00")).expect("a bag code");
        let started = Step::CollectionStarted {
            bed: BedNo(bed),
            bag,
            identified: None,
        };
        add(lay, started);
        let rested = self.dice.between(900_000, 1_200_000);
        let (seat, _) = self.seats.take(lay + drawn, rested);
        let ended = Step::CollectionEnded {
            outcome: CollectionOutcome::Complete,
            volume: Volume::from_ml(350),
            seat: Some(SeatNo(seat)),
            weighed: None,
        };
        add(lay + drawn, ended);
        add(lay + drawn + rested, Step::DonorReleased { early: None });
    }
}

fn check_in(number: u32) -> Step {
    let ticket = Ticket::new(number).expect("a ticket");
    Step::DonorCheckedIn {
        person: PersonId(Uuid::from_u128(u128::from(number))),
        ticket,
        sex: Sex::Male,
        age: Age::new(36),
        unit: Some(unit(number)),
        blood_group: None,
        place: Day::place_of_arrival(ticket),
        said: BTreeSet::new(),
    }
}

fn deferred(pack: &RulePack) -> Step {
    Step::DonorDeferred {
        ground: GroundCode::new("low_hb"),
        until: Until::Never,
        note: None,
        pack: pack.id.clone(),
        pack_hash: None,
    }
}

fn cleared(pack: &RulePack) -> Step {
    Step::DonorCleared {
        volume: Volume::from_ml(350),
        pack: pack.id.clone(),
        pack_hash: pack.hash.clone(),
        overrides: Vec::new(),
        reason: None,
    }
}

/// The steps of the whole day in order.
fn log(pack: &RulePack) -> Vec<Envelope> {
    let mut happens = vec![(0, None, opening())];
    let mut stages = Stages {
        pack,
        dice: Dice(7),
        desks: Places::new(HALL.desks),
        beds: Places::new(HALL.beds),
        seats: Places::new(HALL.seats),
    };
    for number in 1..=DONORS {
        stages.lead(number, &mut happens);
    }
    happens.sort_by_key(|(at, ..)| *at);
    let envelopes = (1..).zip(happens).map(|(seq, (at, of, step))| {
        let occurred = Moment::from_millis(doors().millis() + at);
        Envelope {
            day: DayId(Uuid::nil()),
            seq: Seq(seq),
            id: StepId(Uuid::from_u128(seq.into())),
            visit: of.map(visit),
            at: At {
                occurred,
                recorded: occurred,
                staff: label("ĐD Hoa"),
                station: label("Trạm 1"),
            },
            step,
            hash: ChainHash::START,
        }
    });
    envelopes.collect()
}

/// The dashboard over this day.
fn screens(day: Day, pack: &RulePack, now: Moment, size: Size) -> Model {
    let settings = settle([]).expect("the default settings");
    let hall = Hall {
        day: Some(day),
        figures: None,
        people: HashMap::new(),
        roster: RosterSize {
            all: DONORS.into(),
            by_unit: (0..20).map(|number| (Some(unit(number)), 500)).collect(),
        },
        now,
        fresh: fresh(),
        lang: Lang::Vi,
        theme: &COLOUR,
        staff: label("ĐD Hoa"),
        station: label("Trạm 1"),
        pack: pack.clone(),
        pending: None,
        area: Size::ZERO,
        notices_stay: NOTICE_STAYS,
        print_tickets: PrintTickets::Never,
        tares: Tares::default(),
        letterhead: Letterhead::default(),
        gifts: giotmau::config::settle([])
            .expect("the default settings are sound")
            .gifts,
        limits: settings.limits,
        foresight: Foresight::new(EVERY),
        printing: Printing::new(PrintSetup::usual("/tmp".into())),
        say_trouble: trouble::station,
    };
    Model::new(hall, ScreenId::Dashboard, size)
}

const fn fresh() -> FreshIds {
    FreshIds {
        request: StepId(Uuid::nil()),
        visit: VisitId(Uuid::nil()),
        person: PersonId(Uuid::nil()),
        day: DayId(Uuid::nil()),
    }
}

fn main() {
    let pack = RulePack::vn_tt26_2013().expect("the pack");
    let log = log(&pack);
    let (opening, steps) = log.split_first().expect("an opening");
    let count = u32::try_from(log.len()).unwrap_or(u32::MAX);
    println!("a day of {DONORS} donors, {count} steps");

    // The same day three times, so that the fold alone can be taken off.
    let mut costs = Vec::new();
    for _ in 0..3 {
        let mut day = Day::begin(opening).expect("an opening");
        let (fold, ()) = time(|| day.apply_all(steps));
        let mut day = Day::begin(opening).expect("an opening");
        let mut figures = Figures::of(&day, &pack);
        let (both, ()) = time(|| {
            for step in steps {
                day.apply(step);
                figures.take_in(&day, &pack, [step]);
            }
        });
        assert!(figures == Figures::of(&day, &pack), "kept is counted");
        let a_step = |time: Duration| time.as_secs_f64() * 1e9 / f64::from(count);
        println!(
            "fold {:.0} ns a step, with figures {:.0} ns",
            a_step(fold),
            a_step(both)
        );
        costs.push(a_step(both) - a_step(fold));
    }
    let least = costs.into_iter().fold(f64::INFINITY, f64::min);
    verdict("F1", "a step taken into the figures, ns", least, 0.0, 1000.0);

    let whole = Day::fold(&log).expect("the log folds");
    let afresh = shortest(5, || Figures::of(&whole, &pack)) / 1000.0;
    verdict("F2", "all figures counted afresh, ms", afresh, 0.0, 30.0);
    let roster = RosterSize::default();
    let summary = shortest(5, || Summary::of(&whole, &pack, &roster)) / 1000.0;
    verdict("F3", "the summary of the whole day, ms", summary, 0.0, 50.0);

    // Half past one, in the thick of it.
    let now = doors() + Span::from_mins(390);
    let until = log.partition_point(|step| step.at.occurred <= now);
    let (so_far, rest) = log.split_at(until);
    let day = Day::fold(so_far).expect("the log folds");
    let limits = settle([]).expect("the default settings").limits;
    println!(
        "{} donors are in the hall at {}",
        day.inside().count(),
        now.hh_mm()
    );
    let who = shortest(200, || overlooked(&day, &pack, &limits, now));
    verdict("F4", "who was overlooked, us", who, 0.0, 500.0);

    for (width, height) in [(80, 24), (160, 45)] {
        let size = Size::new(width, height);
        let mut model = screens(day.clone(), &pack, now, size);
        drop(model.begin());
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        let frame = shortest(200, || {
            buffer.reset();
            view(&model, &mut Frame::new(&mut buffer));
        });
        let what = format!("a frame of the dashboard, {width}x{height}, us");
        verdict("F5", &what, frame, 0.0, 2000.0);
        let mut coming = rest.iter();
        let step = shortest(200, || {
            let steps = coming.next().cloned().into_iter().collect();
            let people = Vec::new();
            let msg = Msg::Answer(Answer::Followed { steps, people });
            update(&mut model, now, fresh(), msg)
        });
        verdict("F6", "a step of another station taken in, us", step, 0.0, 1000.0);
    }
}
