//! The rules: may this happen now? [`decide`] looks at the day, the command and the time, and answers with steps or with
//! the rule that is broken. It changes nothing; the steps do, once they are in the log.

use chrono::NaiveDate;

use super::birth::Age;
use super::clean::Note;
use super::command::{Act, Command};
use super::day::{Day, Status};
use super::eligibility::{Against, assess, judge_age, judge_past};
use super::id::{BedNo, DeskNo, PersonId, Seq, VisitId};
use super::person::DonorFacts;
use super::refusal::{Hand, Refusal};
use super::rulepack::{GroundCode, RulePack};
use super::step::{At, CollectionOutcome, DayInfo, HallSize, Step};
use super::time::{Moment, Span};
use super::visit::{Outcome, Stage, Visit};
use super::vitals::Volume;

/// How many missed calls park a donor.
const MISSES_TO_PARK: u8 = 3;

/// How far the clocks of two stations may differ before a step that seems to go back in time is refused.
const CLOCK_TOLERANCE: Span = Span::from_mins(2);

/// Everything outside of the day that a decision rests on.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The rules in force.
    pub pack: &'a RulePack,
    /// What the roster and other days say.
    pub past: Past<'a>,
}

/// What the roster and other days say about the command's donor and bag.
#[derive(Debug, Clone, Copy)]
pub enum Past<'a> {
    /// Read in the transaction that will write the steps.
    Read {
        /// The donor, if there is one on the roster.
        donor: Option<&'a DonorFacts>,
        /// Where the bag of the command was used on another day.
        bag: Option<BagUse>,
    },
    /// Not read: a screen asks for a first answer before the store decides.
    NotRead,
}

impl<'a> Past<'a> {
    const fn donor(self) -> Option<&'a DonorFacts> {
        match self {
            Self::Read { donor, .. } => donor,
            Self::NotRead => None,
        }
    }

    const fn bag(self) -> Option<BagUse> {
        match self {
            Self::Read { bag, .. } => bag,
            Self::NotRead => None,
        }
    }
}

/// Where a bag was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BagUse {
    /// The date of that day.
    pub date: NaiveDate,
    /// Whose it was.
    pub ticket: super::id::Ticket,
}

/// A step to be written, and the visit that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    /// The visit; none for a step of the day itself.
    pub visit: Option<VisitId>,
    /// What happens.
    pub step: Step,
}

impl NewStep {
    const fn of_day(step: Step) -> Self {
        Self { visit: None, step }
    }

    const fn of(visit: VisitId, step: Step) -> Self {
        Self {
            visit: Some(visit),
            step,
        }
    }
}

/// Says whether a day can be opened like this.
pub fn open_day(info: DayInfo) -> Result<NewStep, Refusal> {
    refuse_empty_hall(info.hall)?;
    for (n, unit) in info.units.iter().enumerate() {
        if info.units.iter().skip(n + 1).any(|other| other.code == unit.code) {
            return Err(Refusal::UnitTwice {
                unit: unit.code.clone(),
            });
        }
    }
    Ok(NewStep::of_day(Step::DayOpened(info)))
}

/// Says what a command leads to now: the steps to write, in order, or the rule that it breaks.
pub fn decide(day: &Day, context: &Context<'_>, command: &Command, at: &At) -> Result<Vec<NewStep>, Refusal> {
    if at.occurred > at.recorded {
        return Err(Refusal::InTheFuture {
            occurred: at.occurred,
        });
    }
    if let Command::ReopenDay { reason } = command {
        return match day.status {
            Status::Open => Err(Refusal::DayOpen),
            Status::Closed => Ok(vec![NewStep::of_day(Step::DayReopened {
                reason: reason.clone(),
            })]),
        };
    }
    if day.status == Status::Closed {
        return Err(Refusal::DayClosed);
    }
    match command {
        Command::ReopenDay { .. } => Err(Refusal::DayOpen),
        Command::ChangeHall(hall) => change_hall(day, *hall),
        Command::CloseDay => close_day(day),
        Command::CheckIn { visit, person } => check_in(day, context, *visit, *person),
        Command::Visit { visit, act } => {
            let visit = day
                .visit(*visit)
                .filter(|visit| visit.counts())
                .ok_or(Refusal::UnknownVisit)?;
            refuse_before_last_step(visit, at)?;
            let steps = Case {
                day,
                context,
                visit,
                at,
            }
            .decide(act)?;
            Ok(steps
                .into_iter()
                .map(|step| NewStep::of(visit.id, step))
                .collect())
        }
    }
}

fn refuse_empty_hall(hall: HallSize) -> Result<(), Refusal> {
    if hall.desks == 0 || hall.beds == 0 || hall.seats == 0 {
        Err(Refusal::EmptyHall)
    } else {
        Ok(())
    }
}

fn change_hall(day: &Day, hall: HallSize) -> Result<Vec<NewStep>, Refusal> {
    refuse_empty_hall(hall)?;
    let in_the_way = day.inside().find(|visit| match visit.stage {
        Stage::Screening(desk) => desk.0 > hall.desks,
        Stage::Collecting(bed) => bed.0 > hall.beds,
        Stage::Waiting | Stage::Cleared | Stage::Recovering | Stage::Left(_) => false,
    });
    match in_the_way {
        Some(visit) => Err(Refusal::PlaceTaken {
            ticket: visit.ticket,
            stage: visit.stage,
        }),
        None => Ok(vec![NewStep::of_day(Step::HallChanged(hall))]),
    }
}

fn close_day(day: &Day) -> Result<Vec<NewStep>, Refusal> {
    let tickets: Vec<_> = day.inside().map(|visit| visit.ticket).collect();
    if tickets.is_empty() {
        Ok(vec![NewStep::of_day(Step::DayClosed)])
    } else {
        Err(Refusal::StillInside { tickets })
    }
}

fn check_in(
    day: &Day,
    context: &Context<'_>,
    visit: VisitId,
    person: PersonId,
) -> Result<Vec<NewStep>, Refusal> {
    if let Some(here) = day.visit_of(person)
        && here.stage != Stage::Left(Outcome::Withdrawn)
    {
        return Err(Refusal::AlreadyHere {
            ticket: here.ticket,
            stage: here.stage,
            since: here.arrived,
        });
    }
    let facts = context
        .past
        .donor()
        .filter(|facts| facts.person.id == person)
        .ok_or(Refusal::UnknownPerson)?;
    if facts.open_visit.is_some_and(|(other, _)| other != day.id) {
        return Err(Refusal::OpenElsewhere);
    }
    let donor = &facts.person;
    if let Some(unit) = &donor.unit
        && !day.has_unit(unit)
    {
        return Err(Refusal::UnitNotOnDay { unit: unit.clone() });
    }
    let today = day.info.date;
    let mut against = judge_past(context.pack, facts, today);
    let age = donor.birth.age_on(today);
    match age {
        Some(age) => against.extend(judge_age(context.pack, age)),
        None => against.push(Against::TooYoung {
            age: Age::new(0),
            least: Age::new(context.pack.age.least_years),
        }),
    }
    let Some(age) = age.filter(|_| against.is_empty()) else {
        return Err(Refusal::NotEligible { against });
    };
    let ticket = day.next_ticket();
    let step = Step::DonorCheckedIn {
        person,
        ticket,
        sex: donor.sex,
        age: age.at_least,
        unit: donor.unit.clone(),
        blood_group: donor.blood_group,
        place: Day::place_of_arrival(ticket),
    };
    Ok(vec![NewStep::of(visit, step)])
}

/// A step that goes back behind the visit's last one is a wrong time or a wrong clock. A live step is given the
/// tolerance between the clocks of two stations; a late entry states its time and is taken at its word.
fn refuse_before_last_step(visit: &Visit, at: &At) -> Result<(), Refusal> {
    let Some(last) = visit.last_step().map(|envelope| envelope.at.occurred) else {
        return Ok(());
    };
    let tolerance = if at.is_late() { Span::ZERO } else { CLOCK_TOLERANCE };
    if at.occurred + tolerance < last {
        return Err(Refusal::BeforeLastStep {
            occurred: at.occurred,
            last,
        });
    }
    Ok(())
}

/// One visit, one act.
struct Case<'a> {
    day: &'a Day,
    context: &'a Context<'a>,
    visit: &'a Visit,
    at: &'a At,
}

impl Case<'_> {
    fn decide(&self, act: &Act) -> Result<Vec<Step>, Refusal> {
        match act {
            Act::Prioritise { reason } => self.prioritise(reason),
            Act::Call { desk } => self.call(*desk),
            Act::MissCall => self.miss_call(),
            Act::Requeue => self.requeue(),
            Act::StartScreening { desk } => self.start_screening(*desk),
            Act::RecordVitals(vitals) => self.while_screening(Step::VitalsRecorded(*vitals)),
            Act::RecordBloodTest(test) => self.while_screening(Step::BloodTestRecorded(*test)),
            Act::Declare { ground, happened } => self.declare(ground, *happened),
            Act::Clear {
                volume,
                override_reason,
            } => self.clear(*volume, override_reason.as_ref()),
            Act::Defer {
                ground,
                happened,
                note,
            } => self.defer(ground, *happened, note.as_ref()),
            Act::StartCollection { bed, bag, sample } => self.start_collection(*bed, bag, sample),
            Act::EndCollection { outcome, volume } => self.end_collection(*outcome, *volume),
            Act::RecordReaction(reaction) => {
                if self.visit.stage == Stage::Waiting {
                    return Err(self.wrong_stage());
                }
                Ok(vec![Step::ReactionRecorded(reaction.clone())])
            }
            Act::Release { override_reason } => self.release(override_reason.as_ref()),
            Act::Withdraw { reason } => self.withdraw(reason),
            Act::Undo { step, reason } => self.undo(*step, reason),
        }
    }

    fn wrong_stage(&self) -> Refusal {
        let by = self.visit.last_hand().map(|(staff, station, at)| Hand {
            staff: staff.clone(),
            station: station.clone(),
            at,
        });
        Refusal::WrongStage {
            ticket: self.visit.ticket,
            stage: self.visit.stage,
            by,
        }
    }

    fn only_in(&self, allowed: bool) -> Result<(), Refusal> {
        if allowed { Ok(()) } else { Err(self.wrong_stage()) }
    }

    fn only_waiting(&self) -> Result<(), Refusal> {
        self.only_in(self.visit.stage == Stage::Waiting)
    }

    fn only_screening(&self) -> Result<(), Refusal> {
        self.only_in(matches!(self.visit.stage, Stage::Screening(_)))
    }

    fn prioritise(&self, reason: &Note) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        Ok(vec![Step::PriorityGiven {
            reason: reason.clone(),
            place: self.day.place_with_priority(),
        }])
    }

    fn call(&self, desk: DeskNo) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        self.refuse_open_call()?;
        self.refuse_taken_desk(desk)?;
        Ok(vec![Step::DonorCalled { desk }])
    }

    /// Two desks never call one donor: the second is told who did.
    fn refuse_open_call(&self) -> Result<(), Refusal> {
        match &self.visit.turn.call {
            Some(call) => Err(Refusal::CalledElsewhere {
                ticket: self.visit.ticket,
                desk: call.desk,
                by: Hand {
                    staff: call.at.staff.clone(),
                    station: call.at.station.clone(),
                    at: call.at.occurred,
                },
            }),
            None => Ok(()),
        }
    }

    fn refuse_taken_desk(&self, desk: DeskNo) -> Result<(), Refusal> {
        let desks = self.day.info.hall.desks;
        if !(1..=desks).contains(&desk.0) {
            return Err(Refusal::NoSuchDesk { desk, desks });
        }
        match self.day.at_desk(desk) {
            Some(other) if other.id != self.visit.id => Err(Refusal::DeskTaken {
                desk,
                ticket: other.ticket,
            }),
            Some(_) | None => Ok(()),
        }
    }

    fn refuse_taken_bed(&self, bed: BedNo) -> Result<(), Refusal> {
        let beds = self.day.info.hall.beds;
        if !(1..=beds).contains(&bed.0) {
            return Err(Refusal::NoSuchBed { bed, beds });
        }
        match self.day.on_bed(bed) {
            Some(other) if other.id != self.visit.id => Err(Refusal::BedTaken {
                bed,
                ticket: other.ticket,
            }),
            Some(_) | None => Ok(()),
        }
    }

    fn miss_call(&self) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        if self.visit.turn.call.is_none() {
            return Err(Refusal::NotCalled {
                ticket: self.visit.ticket,
            });
        }
        let parks = self.visit.turn.misses + 1 >= MISSES_TO_PARK;
        let place = (!parks).then(|| self.day.place_behind_the_next(self.visit.id));
        Ok(vec![Step::CallMissed { place }])
    }

    fn requeue(&self) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        if !self.visit.is_parked() {
            return Err(Refusal::NotParked {
                ticket: self.visit.ticket,
            });
        }
        Ok(vec![Step::DonorRequeued {
            place: self.day.place_behind_the_next(self.visit.id),
        }])
    }

    fn start_screening(&self, desk: DeskNo) -> Result<Vec<Step>, Refusal> {
        self.only_waiting()?;
        if self
            .visit
            .turn
            .call
            .as_ref()
            .is_some_and(|call| call.desk != desk)
        {
            self.refuse_open_call()?;
        }
        self.refuse_taken_desk(desk)?;
        Ok(vec![Step::ScreeningStarted { desk }])
    }

    fn while_screening(&self, step: Step) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        Ok(vec![step])
    }

    fn declare(&self, ground: &GroundCode, happened: NaiveDate) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        let until = self.until(ground, happened)?;
        Ok(vec![Step::GroundDeclared {
            ground: ground.clone(),
            happened,
            until,
        }])
    }

    fn until(&self, ground: &GroundCode, happened: NaiveDate) -> Result<super::rulepack::Until, Refusal> {
        let known = self.context.pack.ground(ground);
        let known = known.ok_or_else(|| Refusal::UnknownGround {
            ground: ground.clone(),
        })?;
        if happened > self.day.info.date {
            return Err(Refusal::DateInFuture { date: happened });
        }
        known
            .until(happened)
            .ok_or(Refusal::DateOutOfRange { date: happened })
    }

    fn clear(&self, volume: Volume, override_reason: Option<&Note>) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        let pack = self.context.pack;
        let assessment = assess(pack, self.visit, self.context.past.donor(), self.day.info.date);
        if assessment.is_barred() {
            let against = assessment.against.into_iter().filter(Against::is_hard).collect();
            return Err(Refusal::NotEligible { against });
        }
        if !assessment.missing.is_empty() {
            return Err(Refusal::NotMeasured {
                missing: assessment.missing,
            });
        }
        if !assessment.volumes.contains(&volume) {
            return Err(Refusal::VolumeNotAllowed {
                volume,
                allowed: assessment.volumes,
            });
        }
        let overrides = assessment.to_override(pack);
        if !overrides.is_empty() && override_reason.is_none() {
            return Err(Refusal::ReasonNeeded {
                against: assessment.against,
            });
        }
        Ok(vec![Step::DonorCleared {
            volume,
            pack: pack.id.clone(),
            pack_hash: pack.hash.clone(),
            reason: override_reason.filter(|_| !overrides.is_empty()).cloned(),
            overrides,
        }])
    }

    fn defer(
        &self,
        ground: &GroundCode,
        happened: Option<NaiveDate>,
        note: Option<&Note>,
    ) -> Result<Vec<Step>, Refusal> {
        self.only_screening()?;
        let until = self.until(ground, happened.unwrap_or(self.day.info.date))?;
        Ok(vec![Step::DonorDeferred {
            ground: ground.clone(),
            until,
            note: note.cloned(),
            pack: self.context.pack.id.clone(),
        }])
    }

    fn start_collection(
        &self,
        bed: BedNo,
        bag: &super::bag::BagCode,
        sample: &super::bag::BagCode,
    ) -> Result<Vec<Step>, Refusal> {
        self.only_in(self.visit.stage == Stage::Cleared)?;
        if let Some(facts) = self.context.past.donor() {
            let against = judge_past(self.context.pack, facts, self.day.info.date);
            if !against.is_empty() {
                return Err(Refusal::NotEligible { against });
            }
        }
        self.refuse_taken_bed(bed)?;
        if bag != sample {
            return Err(Refusal::BagAndSampleDiffer {
                bag: bag.clone(),
                sample: sample.clone(),
            });
        }
        let used_today = self.day.visit_with_bag(bag).map(|other| BagUse {
            date: self.day.info.date,
            ticket: other.ticket,
        });
        if let Some(BagUse { date, ticket }) = used_today.or(self.context.past.bag()) {
            return Err(Refusal::BagUsed {
                bag: bag.clone(),
                date,
                ticket,
            });
        }
        Ok(vec![Step::CollectionStarted {
            bed,
            bag: bag.clone(),
        }])
    }

    fn end_collection(&self, outcome: CollectionOutcome, volume: Volume) -> Result<Vec<Step>, Refusal> {
        self.only_in(matches!(self.visit.stage, Stage::Collecting(_)))?;
        let ordered = self.visit.clearance.as_ref().map(|clearance| clearance.volume);
        let ordered = ordered.ok_or_else(|| self.wrong_stage())?;
        let complete = complete_range(self.context.pack, ordered);
        let agrees = match outcome {
            CollectionOutcome::Complete => (complete.0..=complete.1).contains(&volume),
            CollectionOutcome::Short => volume < complete.0,
            CollectionOutcome::Over => volume > complete.1,
            CollectionOutcome::StoppedReaction
            | CollectionOutcome::StoppedVein
            | CollectionOutcome::StoppedDonor
            | CollectionOutcome::BagFault => volume <= complete.1,
        };
        if !agrees {
            return Err(Refusal::VolumeAgainstOutcome {
                volume,
                ordered,
                complete,
            });
        }
        Ok(vec![Step::CollectionEnded {
            outcome,
            volume,
            seat: self.day.free_seat(),
        }])
    }

    fn release(&self, override_reason: Option<&Note>) -> Result<Vec<Step>, Refusal> {
        let left =
            rest_left(self.context.pack, self.visit, self.at.occurred).ok_or_else(|| self.wrong_stage())?;
        if left > Span::ZERO && override_reason.is_none() {
            return Err(Refusal::RestNotOver {
                ticket: self.visit.ticket,
                left,
            });
        }
        let early = override_reason.filter(|_| left > Span::ZERO).cloned();
        Ok(vec![Step::DonorReleased { early }])
    }

    /// Whoever wants to go may go, at any stage. With the needle in, that ends the collection first, and the rest begins.
    fn withdraw(&self, reason: &Note) -> Result<Vec<Step>, Refusal> {
        match self.visit.stage {
            Stage::Waiting | Stage::Screening(_) | Stage::Cleared => Ok(vec![Step::DonorWithdrew {
                reason: reason.clone(),
            }]),
            Stage::Collecting(_) => self.end_collection(CollectionOutcome::StoppedDonor, Volume::from_ml(0)),
            Stage::Recovering => self.release(Some(reason)),
            Stage::Left(_) => Err(self.wrong_stage()),
        }
    }

    /// Taking back the last step must leave a state that the rules allow: the desk or bed still free, the donor not
    /// here a second time.
    fn undo(&self, meant: Option<Seq>, reason: &Note) -> Result<Vec<Step>, Refusal> {
        let last = self.visit.last_step().ok_or(Refusal::NothingToUndo)?;
        if meant.is_some_and(|meant| meant != last.seq) {
            let by = Hand {
                staff: last.at.staff.clone(),
                station: last.at.station.clone(),
                at: last.at.occurred,
            };
            return Err(Refusal::NotLastStep {
                ticket: self.visit.ticket,
                by,
            });
        }
        if let Some(before) = self.visit.without_last_step() {
            if let Stage::Screening(desk) = before.stage {
                self.refuse_taken_desk(desk)?;
            }
            if let Stage::Collecting(bed) = before.stage {
                self.refuse_taken_bed(bed)?;
            }
            if before.is_inside() && !self.visit.is_inside() {
                self.refuse_second_visit()?;
            }
        }
        Ok(vec![Step::StepUndone {
            seq: last.seq,
            reason: reason.clone(),
        }])
    }

    fn refuse_second_visit(&self) -> Result<(), Refusal> {
        if let Some(other) = self
            .day
            .visit_of(self.visit.person)
            .filter(|other| other.id != self.visit.id)
        {
            return Err(Refusal::AlreadyHere {
                ticket: other.ticket,
                stage: other.stage,
                since: other.arrived,
            });
        }
        let elsewhere = self.context.past.donor().and_then(|facts| facts.open_visit);
        if elsewhere.is_some_and(|(day, _)| day != self.day.id) {
            return Err(Refusal::OpenElsewhere);
        }
        Ok(())
    }
}

/// How long a donor still has to rest at `now`: nothing once the rest is over, `None` when they are not resting.
pub fn rest_left(pack: &RulePack, visit: &Visit, now: Moment) -> Option<Span> {
    (visit.stage == Stage::Recovering).then(|| {
        pack.least_rest(!visit.reactions.is_empty())
            .less(now.since(visit.since))
    })
}

/// The volumes between which a bag of this order is complete, both ends allowed.
#[must_use]
pub fn complete_range(pack: &RulePack, ordered: Volume) -> (Volume, Volume) {
    let ml = u32::from(ordered.ml());
    let tolerance = ml * u32::from(pack.bag.tolerance_percent) / 100;
    let bound = |ml: u32| Volume::from_ml(u16::try_from(ml).unwrap_or(u16::MAX));
    (bound(ml.saturating_sub(tolerance)), bound(ml + tolerance))
}
