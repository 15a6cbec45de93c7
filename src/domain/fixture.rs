//! A log that a test writes by hand, minute by minute, without any rule: for what is told from a day.

pub(crate) mod random;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::NaiveDate;
use uuid::Uuid;

use super::bag::BagCode;
use super::birth::Age;
use super::clean::{Label, Note};
use super::day::Day;
use super::figures::Figures;
use super::id::{BedNo, DayId, DeskNo, PersonId, SeatNo, Seq, StepId, VisitId};
use super::identity::{BloodGroup, Sex};
use super::rulepack::{GroundCode, RulePack, Until};
use super::step::{At, ChainHash, CollectionOutcome, DayInfo, Envelope, HallSize, RuleId, Step};
use super::time::Moment;
use super::unit::UnitCode;
use super::vitals::Volume;

pub(crate) static PACK: LazyLock<RulePack> = LazyLock::new(|| RulePack::vn_tt26_2013().unwrap());

/// The day, and its figures as they are kept.
pub(crate) struct Log {
    pub(crate) day: Day,
    pub(crate) figures: Figures,
    /// How many minutes later steps are saved than they happened.
    pub(crate) late: i64,
}

impl Log {
    pub(crate) fn new() -> Self {
        let info = DayInfo {
            title: label("Ngày hội"),
            date: NaiveDate::from_ymd_opt(2026, 10, 22).unwrap(),
            site: label("Hội trường"),
            hospital: label("Bệnh viện"),
            target: 0,
            units: Vec::new(),
            hall: HallSize {
                desks: 3,
                beds: 3,
                seats: 3,
            },
            bag_pattern: None,
        };
        let day = Day::begin(&envelope(1, None, 0, 0, Step::DayOpened(info))).unwrap();
        let figures = Figures::of(&day, &PACK);
        Self {
            day,
            figures,
            late: 0,
        }
    }

    /// A step of a visit, or of the day itself.
    pub(crate) fn write(&mut self, visit: Option<u128>, minute: i64, step: Step) -> &mut Self {
        let envelope = envelope(self.day.head.seq.next().0, visit, minute, self.late, step);
        self.day.apply(&envelope);
        self.figures.take_in(&self.day, &PACK, [&envelope]);
        self
    }

    pub(crate) fn step(&mut self, visit: u128, minute: i64, step: Step) -> &mut Self {
        self.write(Some(visit), minute, step)
    }

    pub(crate) fn arrive(&mut self, visit: u128, minute: i64) -> &mut Self {
        let ticket = self.day.next_ticket();
        let step = Step::DonorCheckedIn {
            person: PersonId(Uuid::from_u128(visit)),
            ticket,
            sex: Sex::Male,
            age: Age::new(30),
            unit: [UnitCode::parse("A01"), UnitCode::parse("A02"), None][visit as usize % 3].clone(),
            blood_group: BloodGroup::parse("O+").ok().filter(|_| visit.is_multiple_of(2)),
            place: Day::place_of_arrival(ticket),
            said: BTreeSet::new(),
        };
        self.step(visit, minute, step)
    }

    pub(crate) fn call(&mut self, visit: u128, minute: i64, desk: u16) -> &mut Self {
        self.step(visit, minute, Step::DonorCalled { desk: DeskNo(desk) })
    }

    /// A call that nobody came to; the new place is behind the next three.
    pub(crate) fn miss(&mut self, visit: u128, minute: i64) -> &mut Self {
        let place = Some(self.day.place_behind_the_next(id(visit)));
        self.step(visit, minute, Step::CallMissed { place })
    }

    pub(crate) fn begin(&mut self, visit: u128, minute: i64, desk: u16) -> &mut Self {
        self.step(visit, minute, Step::ScreeningStarted { desk: DeskNo(desk) })
    }

    pub(crate) fn clear(&mut self, visit: u128, minute: i64) -> &mut Self {
        let step = Step::DonorCleared {
            volume: Volume::from_ml(350),
            pack: PACK.id.clone(),
            pack_hash: String::new(),
            overrides: vec![RuleId("E6".to_owned())],
            reason: Note::parse("đo lại ổn định").ok(),
        };
        self.step(visit, minute, step)
    }

    pub(crate) fn defer(&mut self, visit: u128, minute: i64) -> &mut Self {
        let step = Step::DonorDeferred {
            ground: GroundCode::new("low_hb"),
            until: Until::Never,
            note: None,
            pack: PACK.id.clone(),
            pack_hash: None,
        };
        self.step(visit, minute, step)
    }

    pub(crate) fn lie_down(&mut self, visit: u128, minute: i64, bed: u16) -> &mut Self {
        let started = Step::CollectionStarted {
            bed: BedNo(bed),
            bag: bag(visit),
            identified: None,
        };
        self.step(visit, minute, started)
    }

    pub(crate) fn get_up(
        &mut self,
        visit: u128,
        minute: i64,
        (outcome, ml): (CollectionOutcome, u16),
        seat: Option<u16>,
    ) -> &mut Self {
        let ended = Step::CollectionEnded {
            outcome,
            volume: Volume::from_ml(ml),
            seat: seat.map(SeatNo),
            weighed: None,
        };
        self.step(visit, minute, ended)
    }

    pub(crate) fn release(&mut self, visit: u128, minute: i64) -> &mut Self {
        self.step(visit, minute, Step::DonorReleased { early: None })
    }

    pub(crate) fn withdraw(&mut self, visit: u128, minute: i64) -> &mut Self {
        self.step(visit, minute, Step::DonorWithdrew { reason: note() })
    }

    /// Takes the last step of a visit back.
    pub(crate) fn undo(&mut self, visit: u128, minute: i64) -> &mut Self {
        let seq = self.day.visit(id(visit)).unwrap().last_step().unwrap().seq;
        self.step(visit, minute, Step::StepUndone { seq, reason: note() })
    }
}

pub(crate) fn id(visit: u128) -> VisitId {
    VisitId(Uuid::from_u128(visit))
}

pub(crate) fn bag(number: u128) -> BagCode {
    BagCode::parse(&format!("=V000126{number:06}00")).unwrap()
}

pub(crate) fn note() -> Note {
    Note::parse("vì một lý do").unwrap()
}

pub(crate) fn label(text: &str) -> Label {
    Label::parse(text).unwrap()
}

/// The moment so many minutes after a whole hour.
pub(crate) fn minute(minute: i64) -> Moment {
    Moment::from_millis(minute * 60_000)
}

fn envelope(seq: u64, visit: Option<u128>, at: i64, late: i64, step: Step) -> Envelope {
    Envelope {
        day: DayId(Uuid::nil()),
        seq: Seq(seq),
        id: StepId(Uuid::from_u128(u128::from(seq))),
        visit: visit.map(id),
        at: At {
            occurred: minute(at),
            recorded: minute(at + late),
            staff: label("BS Hà"),
            station: label("Bàn 1"),
        },
        step,
        hash: ChainHash::START,
    }
}
