//! Who in the hall does what next. Every place (desk, bed) has someone who works there and a moment from which it is
//! ready; the earliest possible act of all is the next one.

use std::collections::BTreeMap;

use chrono::Days;

use super::fate::{Fate, TOLD};
use super::scene::Scene;
use super::{Simulation, SimulationFault, bag, label};
use crate::domain::clean::{Label, Note};
use crate::domain::command::{Act, Command, OtherDonor, Recognition};
use crate::domain::day::Day;
use crate::domain::decide::{complete_range, recently_started};
use crate::domain::eligibility::{Against, assess};
use crate::domain::id::{BedNo, DeskNo, StepId};
use crate::domain::reaction::Reaction;
use crate::domain::rulepack::GroundCode;
use crate::domain::step::{At, CollectionOutcome, Step};
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Stage, Visit};
use crate::domain::vitals::Volume;
use crate::planning::assumptions::Assumptions;
use crate::station::Request;

/// Until somebody who missed all calls is found.
const FOUND_AFTER: Span = Span::from_mins(8);

/// How much too early those in a hurry leave.
const HURRY: Span = Span::from_mins(4);

/// An act of the simulated staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// When.
    pub at: Moment,
    /// Who.
    pub staff: Label,
    /// Where.
    pub station: Label,
    /// What.
    pub command: Command,
    /// The id of the request, which follows from the day as it is.
    pub id: StepId,
}

impl Planned {
    /// The act as a request to a station whose clock shows `now`; asked again, it is recognised.
    pub fn request(&self, now: Moment) -> Request {
        let at = self.at.max(now);
        Request {
            id: self.id,
            at: At {
                occurred: at,
                recorded: at,
                staff: self.staff.clone(),
                station: self.station.clone(),
            },
            command: self.command.clone(),
            new_person: None,
            corrected: None,
        }
    }
}

/// Staff, stations and what people say, and since when each place is free.
#[derive(Debug, Clone)]
pub(super) struct Hall {
    receptionists: Vec<Label>,
    doctors: Vec<Label>,
    nurses: Vec<Label>,
    carers: Vec<Label>,
    stations: Stations,
    priority: Vec<Note>,
    withdrawal: Vec<Note>,
    overriding: Vec<Note>,
    early: Vec<Note>,
    desk_pause: Span,
    bed_pause: Span,
    call_lasts: Span,
    calm_down: Span,
    desks_unstaffed: u16,
    desks: BTreeMap<DeskNo, Moment>,
    beds: BTreeMap<BedNo, Moment>,
}

#[derive(Debug, Clone)]
struct Stations {
    reception: Label,
    screening: Label,
    collection: Label,
    recovery: Label,
}

/// Which of the stations acts, and its place there.
#[derive(Debug, Clone, Copy)]
enum Who {
    Reception(usize),
    Desk(DeskNo),
    Bed(BedNo),
    Recovery,
}

impl Hall {
    pub(super) fn new(
        scene: &Scene,
        assumed: &Assumptions,
        desks_unstaffed: u16,
    ) -> Result<Self, SimulationFault> {
        Ok(Self {
            receptionists: labels(&scene.receptionists)?,
            doctors: labels(&scene.doctors)?,
            nurses: labels(&scene.nurses)?,
            carers: labels(&scene.carers)?,
            stations: Stations {
                reception: label(&scene.reception)?,
                screening: label(&scene.screening)?,
                collection: label(&scene.collection)?,
                recovery: label(&scene.recovery)?,
            },
            priority: notes(&scene.priority_reasons)?,
            withdrawal: notes(&scene.withdrawal_reasons)?,
            overriding: notes(&scene.override_reasons)?,
            early: notes(&scene.early_reasons)?,
            desk_pause: assumed.screening.pause.span(),
            bed_pause: assumed.collection.pause.span(),
            call_lasts: assumed.screening.call_lasts.span(),
            calm_down: assumed.screening.calm_down.span(),
            desks_unstaffed,
            desks: BTreeMap::new(),
            beds: BTreeMap::new(),
        })
    }

    /// A moment at a reception desk.
    pub(super) fn at_reception(&self, desk: usize, at: Moment) -> At {
        let (staff, station) = self.hand(Who::Reception(desk));
        At {
            occurred: at,
            recorded: at,
            staff,
            station,
        }
    }

    /// An act of the organisers at the reception.
    pub(super) fn planned(&self, day: &Day, at: Moment, command: Command) -> Planned {
        self.act(day, at, Who::Reception(0), command)
    }

    fn act(&self, day: &Day, at: Moment, who: Who, command: Command) -> Planned {
        let (staff, station) = self.hand(who);
        Planned {
            at,
            staff,
            station,
            command,
            id: step_id(day, at),
        }
    }

    fn hand(&self, who: Who) -> (Label, Label) {
        let (people, n, station) = match who {
            Who::Reception(desk) => (&self.receptionists, desk, &self.stations.reception),
            Who::Desk(desk) => (
                &self.doctors,
                usize::from(desk.0.saturating_sub(1)),
                &self.stations.screening,
            ),
            Who::Bed(bed) => (
                &self.nurses,
                usize::from(bed.0.saturating_sub(1)) / 2,
                &self.stations.collection,
            ),
            Who::Recovery => (&self.carers, 0, &self.stations.recovery),
        };
        let staff = people.get(n % people.len().max(1)).unwrap_or(station);
        (staff.clone(), station.clone())
    }

    /// Notes which places are free, and that they became so by now.
    fn look_around(&mut self, day: &Day, now: Moment) {
        let mut busy_desks = Vec::new();
        let mut busy_beds = Vec::new();
        for visit in day.inside() {
            match visit.stage {
                Stage::Screening(desk) => busy_desks.push(desk),
                Stage::Collecting(bed) => busy_beds.push(bed),
                Stage::Waiting => busy_desks.extend(visit.turn.call.as_ref().map(|call| call.desk)),
                Stage::Cleared | Stage::Recovering | Stage::Left(_) => {}
            }
        }
        for desk in day.desks() {
            if busy_desks.contains(&desk) {
                self.desks.remove(&desk);
            } else {
                self.desks.entry(desk).or_insert(now + self.desk_pause);
            }
        }
        let staffed = day.info.hall.desks.saturating_sub(self.desks_unstaffed);
        self.desks.retain(|desk, _| desk.0 <= staffed);
        for bed in day.beds() {
            if busy_beds.contains(&bed) {
                self.beds.remove(&bed);
            } else {
                self.beds.entry(bed).or_insert(now + self.bed_pause);
            }
        }
        self.beds.retain(|bed, _| bed.0 <= day.info.hall.beds);
    }
}

/// The next act of all.
pub(super) fn next(simulation: &mut Simulation, day: &Day, now: Moment) -> Option<Planned> {
    simulation.hall.look_around(day, now);
    let mut choice = Choice {
        simulation,
        day,
        now,
        best: None,
    };
    choice.arrivals();
    for visit in day.inside() {
        choice.consider(visit);
    }
    choice.calls();
    choice.beds();
    let (at, who, command) = choice.best?;
    Some(simulation.hall.act(day, at, who, command))
}

/// Looks for the earliest act; of two at one moment the one offered first wins.
struct Choice<'a> {
    simulation: &'a Simulation,
    day: &'a Day,
    now: Moment,
    best: Option<(Moment, Who, Command)>,
}

impl<'a> Choice<'a> {
    fn offer(&mut self, at: Moment, who: Who, command: Command) {
        let mut at = at.max(self.now);
        if let Some((times, until)) = command.of_visit().and_then(|id| self.simulation.held.get(&id)) {
            if *times >= super::MOST_REFUSALS {
                return;
            }
            at = at.max(*until);
        }
        if self.best.as_ref().is_none_or(|(best, _, _)| at < *best) {
            self.best = Some((at, who, command));
        }
    }

    fn offer_act(&mut self, visit: &Visit, at: Moment, who: Who, act: Act) {
        self.offer(at, who, Command::visit(visit.id, act));
    }

    fn fate(&self, visit: &Visit) -> &'a Fate {
        self.simulation.fate(visit.person)
    }

    /// The next who come to reception; more than one only where somebody is left alone for a while.
    fn arrivals(&mut self) {
        for n in &self.simulation.arrivals {
            let Some(donor) = self.simulation.donors.get(*n) else {
                continue;
            };
            let Some((at, desk)) = donor.check_in else {
                continue;
            };
            if self.day.visit_of(donor.person).is_some() || self.day.visit(donor.visit).is_some() {
                continue;
            }
            let command = Command::check_in(donor.visit, donor.person);
            self.offer(at, Who::Reception(desk), command);
            if !self.simulation.held.contains_key(&donor.visit) {
                break;
            }
        }
    }

    fn consider(&mut self, visit: &Visit) {
        match visit.stage {
            Stage::Waiting => self.waiting(visit),
            Stage::Screening(desk) => self.screening(visit, desk),
            Stage::Cleared if self.fate(visit).reconsiders => {
                let reason = spoken(&self.simulation.hall.withdrawal, visit);
                let at = visit.since + Span::from_mins(1);
                self.offer_withdrawal(visit, at, reason);
            }
            Stage::Collecting(bed) => self.collecting(visit, bed),
            Stage::Recovering => self.recovering(visit),
            Stage::Cleared | Stage::Left(_) => {}
        }
    }

    fn offer_withdrawal(&mut self, visit: &Visit, at: Moment, reason: Option<Note>) {
        if let Some(reason) = reason {
            self.offer_act(visit, at, Who::Reception(0), Act::Withdraw { reason });
        }
    }

    fn waiting(&mut self, visit: &Visit) {
        let fate = self.fate(visit);
        if visit.is_parked() {
            let at = last(visit) + FOUND_AFTER;
            self.offer_act(visit, at, Who::Reception(0), Act::Requeue);
            return;
        }
        if let Some(call) = &visit.turn.call {
            let who = Who::Desk(call.desk);
            let missed = visit
                .history()
                .iter()
                .filter(|envelope| matches!(envelope.step, Step::CallMissed { .. }))
                .count();
            if missed < fate.misses {
                self.offer_act(
                    visit,
                    call.at.occurred + self.simulation.hall.call_lasts,
                    who,
                    Act::MissCall,
                );
            } else {
                let act = Act::StartScreening { desk: call.desk };
                self.offer_act(visit, call.at.occurred + fate.walk, who, act);
            }
            return;
        }
        if fate.priority
            && visit.turn.priority.is_none()
            && let Some(reason) = spoken(&self.simulation.hall.priority, visit)
        {
            let at = visit.arrived + Span::from_secs(20);
            self.offer_act(visit, at, Who::Reception(1), Act::Prioritise { reason });
        }
        if let Some(patience) = fate.patience {
            let reason = spoken(&self.simulation.hall.withdrawal, visit);
            self.offer_withdrawal(visit, visit.arrived + patience, reason);
        }
    }

    /// The desk that is ready first calls the first of the queue whose form is filled in.
    fn calls(&mut self) {
        let free = self.simulation.hall.desks.iter();
        let Some((&desk, &ready)) = free.min_by_key(|(desk, ready)| (**ready, **desk)) else {
            return;
        };
        for visit in self.day.queue() {
            if visit.turn.call.is_none() {
                let at = ready.max(visit.arrived + self.fate(visit).form);
                self.offer_act(visit, at, Who::Desk(desk), Act::Call { desk });
            }
        }
    }

    fn screening(&mut self, visit: &Visit, desk: DeskNo) {
        let fate = self.fate(visit);
        let pack = &self.simulation.pack;
        let (who, last) = (Who::Desk(desk), last(visit));
        let assessment = assess(pack, visit, None, self.day.info.date);
        let told = fate
            .tells
            .and_then(|(which, days)| Some((GroundCode::new(TOLD.get(which)?.0), days)))
            .filter(|(ground, _)| pack.ground(ground).is_some());
        let happened = |days| self.day.info.date.checked_sub_days(Days::new(days));
        let is_soft = !assessment.is_barred() && !assessment.against.is_empty();
        let (at, act) = if visit.vitals.is_empty() {
            (last + fate.measuring, Act::RecordVitals(fate.vitals))
        } else if visit.blood_tests.is_empty() {
            (last + fate.testing, Act::RecordBloodTest(fate.test))
        } else if let Some((ground, days)) = &told
            && visit.declared.is_empty()
            && let Some(happened) = happened(*days)
        {
            let ground = ground.clone();
            (last + Span::from_secs(20), Act::Declare { ground, happened })
        } else if is_soft && visit.vitals.len() < 2 {
            (
                last + self.simulation.hall.calm_down,
                Act::RecordVitals(fate.again),
            )
        } else {
            let ground = if assessment.is_barred() {
                assessment.proposed_ground()
            } else if fate.unfit {
                Some(GroundCode::new("not_fit_today"))
            } else if is_soft && !fate.overridden {
                assessment.against.first().map(Against::ground)
            } else {
                None
            };
            let act = if let Some(ground) = ground {
                let known = told.filter(|(told, _)| *told == ground);
                Act::Defer {
                    happened: known.and_then(|(_, days)| happened(days)),
                    ground,
                    note: None,
                }
            } else {
                let fits = assessment.volumes.iter().rev().find(|it| **it <= fate.wish);
                let Some(volume) = fits.or(assessment.volumes.first()) else {
                    return;
                };
                Act::Clear {
                    volume: *volume,
                    override_reason: spoken(&self.simulation.hall.overriding, visit).filter(|_| is_soft),
                }
            };
            (last + fate.deciding, act)
        };
        self.offer_act(visit, at, who, act);
    }

    /// The longest waiting gets the bed that is ready first, and so on.
    fn beds(&mut self) {
        let mut beds: Vec<_> = self.simulation.hall.beds.iter().collect();
        beds.sort_unstable_by_key(|(bed, ready)| (**ready, **bed));
        for (visit, (bed, ready)) in self.day.cleared().into_iter().zip(beds) {
            let fate = self.fate(visit);
            let at = visit.since.max(*ready) + fate.connecting;
            let Some(bag) = bag(self.simulation.seed, self.day) else {
                continue;
            };
            if !fate.reconsiders {
                let (nurse, _) = self.simulation.hall.hand(Who::Bed(*bed));
                let other = recently_started(&self.simulation.pack, self.day, visit.id, &nurse, at);
                let act = Act::StartCollection {
                    bed: *bed,
                    sample: bag.clone(),
                    bag,
                    recognised: Some(Recognition::Ticket {
                        scanned: visit.ticket,
                        other: other.map(|(other, collection)| OtherDonor {
                            ticket: other.ticket,
                            bag: collection.bag.clone(),
                        }),
                    }),
                };
                self.offer_act(visit, at, Who::Bed(*bed), act);
            }
        }
    }

    fn collecting(&mut self, visit: &Visit, bed: BedNo) {
        let fate = self.fate(visit);
        let Some(ordered) = visit.clearance.as_ref().map(|clearance| clearance.volume) else {
            return;
        };
        let whole = Span::from_millis(fate.drawing.secs() * i64::from(ordered.ml()) / 350 * 1000);
        let half = Span::from_millis(whole.secs() / 2 * 1000);
        if let Some((kind, severity, true)) = fate.reaction
            && visit.reactions.is_empty()
        {
            let reaction = Reaction::new(kind, severity);
            let at = visit.since + half.less(Span::from_secs(20));
            self.offer_act(visit, at, Who::Bed(bed), Act::RecordReaction(reaction));
        }
        let (least, _) = complete_range(&self.simulation.pack, ordered);
        let (takes, ml) = match fate.ending {
            CollectionOutcome::Complete | CollectionOutcome::Over => (whole, ordered.ml()),
            CollectionOutcome::Short => (whole, least.ml().saturating_sub(40)),
            CollectionOutcome::StoppedReaction | CollectionOutcome::StoppedDonor => (half, ordered.ml() / 2),
            CollectionOutcome::StoppedVein => (half, ordered.ml() / 4),
            CollectionOutcome::BagFault => (half, 0),
        };
        let act = Act::EndCollection {
            outcome: fate.ending,
            volume: Volume::from_ml(ml),
            weighed: None,
        };
        self.offer_act(visit, visit.since + takes, Who::Bed(bed), act);
    }

    fn recovering(&mut self, visit: &Visit) {
        let fate = self.fate(visit);
        if let Some((kind, severity, _)) = fate.reaction
            && visit.reactions.is_empty()
        {
            let reaction = Reaction::new(kind, severity);
            let at = visit.since + Span::from_mins(4);
            self.offer_act(visit, at, Who::Recovery, Act::RecordReaction(reaction));
        }
        let rest = self.simulation.pack.least_rest(!visit.reactions.is_empty());
        let reason = spoken(&self.simulation.hall.early, visit).filter(|_| fate.hurries);
        let at = match reason {
            Some(_) => visit.since + rest.less(HURRY),
            None => visit.since + rest + fate.lingering,
        };
        let act = Act::Release {
            override_reason: reason,
        };
        self.offer_act(visit, at, Who::Recovery, act);
    }
}

/// When the visit's last step happened.
fn last(visit: &Visit) -> Moment {
    visit
        .last_step()
        .map_or(visit.since, |envelope| envelope.at.occurred)
}

/// What somebody says, by their ticket.
fn spoken(notes: &[Note], visit: &Visit) -> Option<Note> {
    notes.iter().cycle().nth(visit.ticket.index()).cloned()
}

fn labels(texts: &[String]) -> Result<Vec<Label>, SimulationFault> {
    texts.iter().map(|text| label(text)).collect()
}

fn notes(texts: &[String]) -> Result<Vec<Note>, SimulationFault> {
    let note = |text: &String| Note::parse(text).ok();
    texts
        .iter()
        .map(|text| note(text).ok_or_else(|| SimulationFault::NotUsable { what: text.clone() }))
        .collect()
}

/// The id of the act that follows on the day as it is: its time, the day, and the number of the log's last step.
fn step_id(day: &Day, at: Moment) -> StepId {
    let of_day = day.id.0.as_u128().to_be_bytes();
    let after = day.head.seq.0.to_be_bytes();
    let mut bytes = [0; 10];
    // The last byte counts the steps of one request.
    let parts = of_day.into_iter().skip(12).chain(after.into_iter().skip(3));
    for (byte, part) in bytes.iter_mut().zip(parts) {
        *byte = part;
    }
    let millis = u64::try_from(at.millis()).unwrap_or(0);
    StepId(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
}
