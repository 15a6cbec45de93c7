//! The reckoning before a day is closed: who came against who left, bags issued against what became of them, units of
//! blood against the collections that filled them; and what is still to be done for everybody who is inside.
//!
//! Each balance counts its two sides from different things, so that a day on which they agree has not merely added up one
//! list twice. What keeps the day open is what [`super::decide`] refuses for; everything else is only said.
//!
//! A unit that its donor asked in confidence not to use is not told apart here, in no figure and in no line: the reckoning
//! is read in the hall. Of the units that are held only the doubts about a clearance are listed, as in
//! [`super::accounts`]; how many are held in all stands in the record that goes to the hospital with them.

use super::accounts::{self, BagAccount, Doubt, UnsettledBag};
use super::bag::BagCode;
use super::day::Day;
use super::decide::rest_left;
use super::figures::Figures;
use super::id::{BedNo, DeskNo, SeatNo, Ticket, VisitId};
use super::issued::BagFate;
use super::rulepack::RulePack;
use super::step::CollectionOutcome;
use super::throughput::{self, Counts, WaitFor};
use super::time::{Moment, Span};
use super::visit::{Stage, Visit};

/// People in and people out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeopleBalance {
    /// Tickets that were given, without those of check-ins that were taken back.
    pub came: u32,
    /// Gone, after the ordered volume.
    pub donated: u32,
    /// Gone, after a collection that ended any other way.
    pub incomplete: u32,
    /// Sent home by the doctor.
    pub deferred: u32,
    /// Left before giving.
    pub withdrawn: u32,
    /// Still in the hall, as the hall counts them.
    pub inside: u32,
}

impl PeopleBalance {
    fn of(day: &Day) -> Self {
        let counts = Counts::of(day.visits());
        Self {
            came: count(day.visits()),
            donated: counts.donated,
            incomplete: counts.incomplete,
            deferred: counts.deferred,
            withdrawn: counts.withdrawn,
            inside: count(day.inside()),
        }
    }

    /// Whether everybody who came has left or is still here.
    #[must_use]
    pub const fn holds(&self) -> bool {
        let gone = self.donated + self.incomplete + self.deferred + self.withdrawn;
        self.came == gone + self.inside
    }
}

/// Units of blood and the collections that filled them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnitBalance {
    /// Bags with blood in them.
    pub units: u32,
    /// Collections that ended with the ordered volume.
    pub complete: u32,
    /// Collections that ended any other way, with some blood.
    pub incomplete: u32,
    /// What is in the bags, in ml.
    pub in_bags_ml: u64,
    /// What the summary says was drawn, in ml.
    pub drawn_ml: u64,
}

impl UnitBalance {
    fn of(day: &Day) -> Self {
        let ended = |wanted: fn(CollectionOutcome) -> bool| {
            count(
                day.visits()
                    .filter_map(Visit::collection_end)
                    .filter(|end| end.volume.ml() > 0 && wanted(end.outcome)),
            )
        };
        let bled = || day.issued_bags().filter(|(_, _, fate)| *fate == BagFate::Bled);
        Self {
            units: count(bled()),
            complete: ended(|outcome| outcome == CollectionOutcome::Complete),
            incomplete: ended(|outcome| outcome != CollectionOutcome::Complete),
            in_bags_ml: bled()
                .filter_map(|(visit, ..)| visit.collection_end())
                .map(|end| u64::from(end.volume.ml()))
                .sum(),
            drawn_ml: day
                .visits()
                .filter_map(Visit::collection_end)
                .map(|end| u64::from(end.volume.ml()))
                .sum(),
        }
    }

    /// Whether every unit is from a collection, every collection with blood is a unit, and so with the volume.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.units == self.complete + self.incomplete && self.in_bags_ml == self.drawn_ml
    }
}

/// Whether every bag that was issued is accounted for by one fate.
#[must_use]
pub const fn bags_hold(bags: &BagAccount) -> bool {
    bags.issued == bags.bled + bags.empty + bags.voided + bags.returned + bags.unsettled + bags.on_bed
}

/// What is still to be done for somebody in the hall, and where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remaining {
    /// To be called, or let go.
    Call,
    /// To be examined at the desk that called, or marked as absent.
    Examine(DeskNo),
    /// To be found: they missed three calls.
    Find,
    /// To be cleared or deferred at the desk.
    Decide(DeskNo),
    /// To be put on a bed, or let go.
    Collect,
    /// The needle is to come out of the arm.
    EndCollection {
        /// On which bed.
        bed: BedNo,
        /// Which bag is being filled.
        bag: BagCode,
    },
    /// To rest for so long yet.
    Rest {
        /// On which seat; none when all were taken.
        seat: Option<SeatNo>,
        /// How long.
        left: Span,
    },
    /// To be let go: the rest is over.
    Release {
        /// On which seat; none when all were taken.
        seat: Option<SeatNo>,
    },
}

impl Remaining {
    /// What is to be done for a visit at `now`; none for somebody who has left.
    fn of(pack: &RulePack, visit: &Visit, now: Moment) -> Option<Self> {
        Some(match visit.stage {
            Stage::Waiting if visit.is_parked() => Self::Find,
            Stage::Waiting => match &visit.turn.call {
                Some(call) => Self::Examine(call.desk),
                None => Self::Call,
            },
            Stage::Screening(desk) => Self::Decide(desk),
            Stage::Cleared => Self::Collect,
            Stage::Collecting(bed) => Self::EndCollection {
                bed,
                bag: visit.collection.as_ref()?.bag.clone(),
            },
            Stage::Recovering => {
                let seat = visit.seat();
                match rest_left(pack, visit, now).filter(|left| *left > Span::ZERO) {
                    Some(left) => Self::Rest { seat, left },
                    None => Self::Release { seat },
                }
            }
            Stage::Left(_) => return None,
        })
    }
}

/// Somebody who keeps the day open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StillInside {
    /// The visit.
    pub visit: VisitId,
    /// Its ticket.
    pub ticket: Ticket,
    /// At which stage they are.
    pub stage: Stage,
    /// What is to be done.
    pub remaining: Remaining,
}

/// A day reckoned up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciliation {
    /// People in and people out.
    pub people: PeopleBalance,
    /// What became of the bags.
    pub bags: BagAccount,
    /// Units of blood and collections.
    pub units: UnitBalance,
    /// Everybody who is still inside, in order of arrival.
    pub inside: Vec<StillInside>,
    /// The bags that somebody has to look for, in order of tickets.
    pub unsettled: Vec<UnsettledBag>,
    /// The clearances that do not hold any more. They keep no day open: the hospital decides on the units, and those
    /// donors cannot be asked again. They are told so that the doctor sees them before the day is closed.
    pub in_doubt: Vec<Doubt>,
    /// Who gave blood and has no certificate, in order, on a day on which certificates are given at all. They keep no day
    /// open: a certificate may be sent after them.
    pub without_certificate: Vec<Ticket>,
}

impl Reconciliation {
    /// Reckons a day up as it stands at `now`.
    pub fn of(day: &Day, pack: &RulePack, now: Moment) -> Self {
        let inside = day.inside().filter_map(|visit| {
            Some(StillInside {
                visit: visit.id,
                ticket: visit.ticket,
                stage: visit.stage,
                remaining: Remaining::of(pack, visit, now)?,
            })
        });
        Self {
            people: PeopleBalance::of(day),
            bags: BagAccount::of(day),
            units: UnitBalance::of(day),
            inside: inside.collect(),
            unsettled: accounts::unsettled_bags(day),
            in_doubt: accounts::in_doubt(pack, day),
            without_certificate: without_certificate(day),
        }
    }

    /// Whether all three balances hold. They do on every day that the rules let happen.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.people.holds() && bags_hold(&self.bags) && self.units.holds()
    }

    /// Whether nobody and no bag keeps the day open.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.inside.is_empty() && self.unsettled.is_empty()
    }
}

fn without_certificate(day: &Day) -> Vec<Ticket> {
    if day.certificates().next().is_none() {
        return Vec::new();
    }
    day.without_certificate().map(|visit| visit.ticket).collect()
}

/// Something that a day says, by which two foldings of one log are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Title, date, units, places.
    Settings,
    /// Open or closed, when and by whom.
    Closings,
    /// The end of the log.
    Head,
    /// How many are where.
    Counts,
    /// The figures of the units.
    Units,
    /// What was drawn, and in which volumes.
    Volumes,
    /// The blood groups.
    BloodGroups,
    /// The grounds of deferral.
    Deferrals,
    /// The reactions.
    Reactions,
    /// The rules that were set aside.
    Overrides,
    /// The values that were put right.
    Corrections,
    /// The clearances in doubt.
    Doubts,
    /// What became of the bags.
    Bags,
    /// The steps that were entered after the fact.
    LateEntries,
    /// How long people waited and were here.
    Waits,
    /// The day by quarters of an hour.
    Quarters,
    /// Something of a visit that no figure shows.
    Visit(Ticket),
    /// Something that no visit shows.
    Order,
}

/// So many visits that differ are named at most.
const MOST_VISITS: usize = 12;

/// What two foldings of one log say differently; nothing, when they are the same. Every figure of the summary is counted
/// from the day, so days that are the same have the same summary.
pub fn differences(pack: &RulePack, one: &Day, other: &Day) -> Vec<Figure> {
    if one == other {
        return Vec::new();
    }
    let (ours, theirs) = (Figures::of(one, pack), Figures::of(other, pack));
    let volumes = |it: &Figures| (it.volume_ml(), it.by_volume());
    let bags = |day: &Day| {
        (
            BagAccount::of(day),
            accounts::unsettled_bags(day),
            accounts::starts_unconfirmed(day),
            accounts::second_punctures(day),
        )
    };
    let after_leaving = |day: &Day| accounts::reactions_after_leaving(day);
    let waits = |it: &Figures| {
        (
            WaitFor::ALL.map(|what| it.wait(what)),
            it.door_to_door(),
            it.first_check_in(),
            it.last_release(),
        )
    };
    let closings = |day: &Day| (day.status, day.closings.clone(), day.reopenings.clone());
    let figures = [
        (Figure::Settings, one.info != other.info),
        (Figure::Closings, closings(one) != closings(other)),
        (Figure::Head, one.head != other.head),
        (Figure::Counts, ours.counts() != theirs.counts()),
        (
            Figure::Units,
            ours.by_unit(&one.info) != theirs.by_unit(&other.info),
        ),
        (Figure::Volumes, volumes(&ours) != volumes(&theirs)),
        (
            Figure::BloodGroups,
            ours.by_blood_group() != theirs.by_blood_group(),
        ),
        (Figure::Deferrals, ours.deferrals() != theirs.deferrals()),
        (
            Figure::Reactions,
            ours.reactions() != theirs.reactions() || after_leaving(one) != after_leaving(other),
        ),
        (
            Figure::Overrides,
            throughput::overrides(one, pack) != throughput::overrides(other, pack),
        ),
        (
            Figure::Corrections,
            accounts::corrections(one) != accounts::corrections(other),
        ),
        (
            Figure::Doubts,
            accounts::in_doubt(pack, one) != accounts::in_doubt(pack, other),
        ),
        (Figure::Bags, bags(one) != bags(other)),
        (Figure::LateEntries, one.late_entries != other.late_entries),
        (Figure::Waits, waits(&ours) != waits(&theirs)),
        (Figure::Quarters, ours.quarters() != theirs.quarters()),
    ];
    let mut found: Vec<Figure> = figures
        .into_iter()
        .filter_map(|(figure, differs)| differs.then_some(figure))
        .collect();
    if found.is_empty() {
        let visits = one.visits().filter(|visit| other.visit(visit.id) != Some(visit));
        found.extend(visits.map(|visit| Figure::Visit(visit.ticket)).take(MOST_VISITS));
    }
    if found.is_empty() {
        found.push(Figure::Order);
    }
    found
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}
