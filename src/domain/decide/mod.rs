//! The rules: may this happen now? [`decide`] looks at the day, the command and the time, and answers with steps or with
//! the rule that is broken. It changes nothing; the steps do, once they are in the log.

mod bed;
mod case;
mod certificate;
mod correcting;

use std::collections::BTreeSet;

use chrono::NaiveDate;

pub use self::bed::{issued_before, recently_started};
pub use self::correcting::onsets;
use crate::domain::bag::BagCode;
use crate::domain::birth::Age;
use crate::domain::circumstance::Circumstance;
use crate::domain::command::Command;
use crate::domain::day::{Day, Status};
use crate::domain::eligibility::{Against, judge_age, judge_past};
use crate::domain::id::{BedNo, PersonId, Ticket, VisitId};
use crate::domain::issued::BagFate;
use crate::domain::person::{DonationCount, DonorFacts};
use crate::domain::refusal::Refusal;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{At, DayInfo, HallSize, Step};
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Outcome, Stage, Visit};
use crate::domain::vitals::Volume;

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

/// Where a bag was used, or issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BagUse {
    /// The date of that day.
    pub date: NaiveDate,
    /// Whose it was.
    pub ticket: Ticket,
    /// On which bed.
    pub bed: BedNo,
    /// Since when.
    pub since: Moment,
}

impl BagUse {
    /// Where a visit of the day with this date used a bag; `None` when the bag was not issued to it.
    pub fn of(date: NaiveDate, visit: &Visit, bag: &BagCode) -> Option<Self> {
        let issued = visit.bags.iter().rfind(|issued| issued.code == *bag)?;
        Some(Self {
            date,
            ticket: visit.ticket,
            bed: issued.bed,
            since: issued.at.occurred,
        })
    }
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
        Command::CheckIn { visit, person, said } => check_in(day, context, *visit, *person, said),
        Command::Visit { visit, act } => {
            let visit = day
                .visit(*visit)
                .filter(|visit| visit.counts())
                .ok_or(Refusal::UnknownVisit)?;
            refuse_before_last_step(visit, at)?;
            let steps = case::Case {
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
    if !tickets.is_empty() {
        return Err(Refusal::StillInside { tickets });
    }
    // Nobody asks any more for a bag of a closed day.
    let mut bags = day.issued_bags();
    let unsettled = bags.find(|(_, _, fate)| *fate == BagFate::Unsettled);
    if let Some((visit, issued, _)) = unsettled
        && let Some(used) = BagUse::of(day.info.date, visit, &issued.code)
    {
        return Err(Refusal::BagUnsettled {
            bag: issued.code.clone(),
            issued: used,
        });
    }
    Ok(vec![NewStep::of_day(Step::DayClosed)])
}

fn check_in(
    day: &Day,
    context: &Context<'_>,
    visit: VisitId,
    person: PersonId,
    said: &BTreeSet<Circumstance>,
) -> Result<Vec<NewStep>, Refusal> {
    // An id that another visit of the day has would hide that visit from everybody.
    let here = day
        .visit_of(person)
        .filter(|here| here.stage != Stage::Left(Outcome::Withdrawn))
        .or_else(|| day.visit(visit));
    if let Some(here) = here {
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
    if let Some(into) = facts.person.merged_into {
        return Err(Refusal::MergedAway { into });
    }
    // Also on this day, under a record that was merged into this one before the day was reopened.
    if facts.open_visit.is_some() {
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
            least: Age::new(context.pack.age.least_years.in_force()),
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
        blood_group: donor.blood_group.map(|known| known.group),
        place: Day::place_of_arrival(ticket),
        said: what_is_known(said, facts),
    };
    Ok(vec![NewStep::of(visit, step)])
}

/// What the donor says, and what the roster knows of it.
fn what_is_known(said: &BTreeSet<Circumstance>, facts: &DonorFacts) -> BTreeSet<Circumstance> {
    let mut said = said.clone();
    let told = facts.person.earlier;
    let never = told.is_some_and(|told| told.times == DonationCount::default() && told.last.is_none());
    if never && facts.last_bled.is_none() {
        said.insert(Circumstance::FirstTime);
    }
    said
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
    let tolerance = ml * u32::from(pack.bag.tolerance_percent.in_force()) / 100;
    let bound = |ml: u32| Volume::from_ml(u16::try_from(ml).unwrap_or(u16::MAX));
    (bound(ml.saturating_sub(tolerance)), bound(ml + tolerance))
}
