//! A donation day: the fold of its steps. [`Day::apply`] is total and holds no rule; what may happen,
//! [`super::decide`] says.

use std::collections::{BTreeSet, HashMap};

use super::bag::BagCode;
use super::clean::Note;
use super::id::{BedNo, DayId, DeskNo, PersonId, SeatNo, Ticket, VisitId};
use super::issued::{BagFate, IssuedBag};
use super::step::{At, DayInfo, Envelope, Head, Place, Step};
use super::visit::{Stage, Visit};

/// Whether anything may still change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Running.
    Open,
    /// Closed for good, unless reopened.
    Closed,
}

/// A closed day that was opened again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// Why.
    pub reason: Note,
    /// When and by whom.
    pub at: At,
}

/// A donation day as its log tells it up to [`Day::head`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Its id.
    pub id: DayId,
    /// Title, date, units, places.
    pub info: DayInfo,
    /// Open or closed.
    pub status: Status,
    /// The last step that was applied.
    pub head: Head,
    /// How many steps were entered after the fact.
    pub late_entries: u32,
    /// When and by whom the day was closed, each time.
    pub closings: Vec<At>,
    /// Every time that the closed day was opened again.
    pub reopenings: Vec<Reopening>,
    /// Every visit; the one with ticket n is at n - 1.
    visits: Vec<Visit>,
    by_id: HashMap<VisitId, usize>,
    /// The latest visit of a person that counts.
    by_person: HashMap<PersonId, usize>,
    /// Who is in the hall, in order of arrival.
    inside: BTreeSet<usize>,
    /// The bags that were issued on this day and are not back with the others.
    bags: HashMap<BagCode, usize>,
}

/// The room between the places of two tickets that follow each other, for those who come back from a missed call.
const PLACE_GAP: u64 = 1 << 20;

/// Where the places of donors without priority begin; all of them fit a number that every JSON reader keeps exact.
const FIRST_ORDINARY_PLACE: u64 = 1 << 44;

/// Behind how many of the queue somebody who missed a call comes back.
const BEHIND_AFTER_MISS: usize = 3;

impl Day {
    /// The day that its first step opens; `None` if that step is another one.
    pub fn begin(envelope: &Envelope) -> Option<Self> {
        let Step::DayOpened(info) = &envelope.step else {
            return None;
        };
        Some(Self {
            id: envelope.day,
            info: info.clone(),
            status: Status::Open,
            head: Head {
                seq: envelope.seq,
                hash: envelope.hash,
            },
            late_entries: u32::from(envelope.at.is_late()),
            closings: Vec::new(),
            reopenings: Vec::new(),
            visits: Vec::new(),
            by_id: HashMap::new(),
            by_person: HashMap::new(),
            inside: BTreeSet::new(),
            bags: HashMap::new(),
        })
    }

    /// Folds a log from its first step on; `None` if it does not begin with the opening of a day.
    pub fn fold<'a>(envelopes: impl IntoIterator<Item = &'a Envelope>) -> Option<Self> {
        let mut envelopes = envelopes.into_iter();
        let mut day = Self::begin(envelopes.next()?)?;
        day.apply_all(envelopes);
        Some(day)
    }

    /// Takes over what a step says. A step that was applied before changes nothing.
    pub fn apply(&mut self, envelope: &Envelope) {
        if envelope.seq <= self.head.seq {
            return;
        }
        self.head = Head {
            seq: envelope.seq,
            hash: envelope.hash,
        };
        // Figures are shown in the hall: none of them may tell that a donor asked not to use the unit.
        let counts = !matches!(envelope.step, Step::UnitSelfExcluded);
        self.late_entries += u32::from(counts && envelope.at.is_late());
        match &envelope.step {
            Step::DayOpened(_) => {}
            Step::HallChanged(hall) => self.info.hall = *hall,
            Step::DayClosed => {
                self.status = Status::Closed;
                self.closings.push(envelope.at.clone());
            }
            Step::DayReopened { reason } => {
                self.status = Status::Open;
                self.reopenings.push(Reopening {
                    reason: reason.clone(),
                    at: envelope.at.clone(),
                });
            }
            Step::DonorCheckedIn { .. } => self.admit(envelope),
            Step::CircumstancesNoted { .. }
            | Step::PriorityGiven { .. }
            | Step::DonorCalled { .. }
            | Step::CallMissed { .. }
            | Step::DonorRequeued { .. }
            | Step::ScreeningStarted { .. }
            | Step::VitalsRecorded(_)
            | Step::BloodTestRecorded(_)
            | Step::GroundDeclared { .. }
            | Step::DonorCleared { .. }
            | Step::DonorDeferred { .. }
            | Step::CollectionStarted { .. }
            | Step::VeinPuncturedAgain
            | Step::CollectionEnded { .. }
            | Step::ReactionRecorded(_)
            | Step::DonorReleased { .. }
            | Step::DonorWithdrew { .. }
            | Step::BagTakenBack { .. }
            | Step::UnitSelfExcluded
            | Step::CertificateIssued { .. }
            | Step::ValueAmended { .. }
            | Step::StepUndone { .. } => self.change_visit(envelope),
        }
    }

    /// Takes over several steps, in their order.
    pub fn apply_all<'a>(&mut self, envelopes: impl IntoIterator<Item = &'a Envelope>) {
        for envelope in envelopes {
            self.apply(envelope);
        }
    }

    fn admit(&mut self, envelope: &Envelope) {
        let Some(visit) = Visit::begin(envelope) else {
            return;
        };
        let index = self.visits.len();
        self.by_id.insert(visit.id, index);
        self.by_person.insert(visit.person, index);
        self.inside.insert(index);
        self.visits.push(visit);
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "few steps are about bags")]
    fn change_visit(&mut self, envelope: &Envelope) {
        let Some(&index) = envelope.visit.and_then(|id| self.by_id.get(&id)) else {
            return;
        };
        let Some(visit) = self.visits.get_mut(index) else {
            return;
        };
        visit.apply(envelope);
        match &envelope.step {
            Step::CollectionStarted { bag, .. } => {
                self.bags.insert(bag.clone(), index);
            }
            Step::BagTakenBack { bag, .. } if visit.bag_fate(bag) == Some(BagFate::Returned) => {
                self.bags.remove(bag);
            }
            _ => {}
        }
        let (person, is_inside, counts) = (visit.person, visit.is_inside(), visit.counts());
        if is_inside {
            self.inside.insert(index);
            self.by_person.insert(person, index);
        } else {
            self.inside.remove(&index);
        }
        if !counts && self.by_person.get(&person) == Some(&index) {
            let earlier = self
                .visits
                .iter()
                .rposition(|visit| visit.person == person && visit.counts());
            match earlier {
                Some(earlier) => self.by_person.insert(person, earlier),
                None => self.by_person.remove(&person),
            };
        }
    }

    /// The ticket that the next arrival gets.
    #[must_use]
    pub fn next_ticket(&self) -> Ticket {
        self.visits
            .last()
            .map_or(Ticket::FIRST, |visit| visit.ticket.next())
    }

    /// Every visit that counts, in order of arrival.
    pub fn visits(&self) -> impl DoubleEndedIterator<Item = &Visit> {
        self.visits.iter().filter(|visit| visit.counts())
    }

    /// Every visit there ever was, in order of arrival: also those whose check-in was taken back.
    pub(super) fn all_visits(&self) -> impl Iterator<Item = &Visit> {
        self.visits.iter()
    }

    /// The visit with this id.
    pub fn visit(&self, id: VisitId) -> Option<&Visit> {
        self.visits.get(*self.by_id.get(&id)?)
    }

    /// The visit with this ticket.
    pub fn by_ticket(&self, ticket: Ticket) -> Option<&Visit> {
        self.visits.get(ticket.index()).filter(|visit| visit.counts())
    }

    /// The latest visit of a person.
    pub fn visit_of(&self, person: PersonId) -> Option<&Visit> {
        self.visits.get(*self.by_person.get(&person)?)
    }

    /// The visit that this bag was issued to; none once the bag is back with the others.
    pub fn visit_with_bag(&self, bag: &BagCode) -> Option<&Visit> {
        self.visits.get(*self.bags.get(bag)?)
    }

    /// Every bag that was issued on this day, with its visit and what became of it, in order of tickets.
    pub fn issued_bags(&self) -> impl Iterator<Item = (&Visit, &IssuedBag, BagFate)> {
        self.visits.iter().flat_map(|visit| {
            visit
                .bags
                .iter()
                .filter_map(move |issued| Some((visit, issued, visit.bag_fate(&issued.code)?)))
        })
    }

    /// Who is in the hall, in order of arrival.
    pub fn inside(&self) -> impl DoubleEndedIterator<Item = &Visit> {
        self.inside.iter().filter_map(|&index| self.visits.get(index))
    }

    /// Who waits to be examined, in the order in which they are to be called; those whose call is open stand first.
    pub fn queue(&self) -> Vec<&Visit> {
        let mut queue: Vec<_> = self.standing().collect();
        queue.sort_by_key(|visit| (visit.turn.call.is_none(), visit.turn.place, visit.ticket));
        queue
    }

    /// Who missed three calls.
    pub fn parked(&self) -> impl Iterator<Item = &Visit> {
        self.inside().filter(|visit| visit.is_parked())
    }

    /// Who may donate and waits for a bed, the longest waiting first.
    pub fn cleared(&self) -> Vec<&Visit> {
        let mut cleared: Vec<_> = self
            .inside()
            .filter(|visit| visit.stage == Stage::Cleared)
            .collect();
        cleared.sort_by_key(|visit| (visit.since, visit.ticket));
        cleared
    }

    /// Who rests, the longest resting first.
    pub fn recovering(&self) -> Vec<&Visit> {
        let mut recovering: Vec<_> = self
            .inside()
            .filter(|visit| visit.stage == Stage::Recovering)
            .collect();
        recovering.sort_by_key(|visit| (visit.since, visit.ticket));
        recovering
    }

    /// Who is examined at a desk.
    pub fn at_desk(&self, desk: DeskNo) -> Option<&Visit> {
        self.inside().find(|visit| visit.stage == Stage::Screening(desk))
    }

    /// Who lies on a bed.
    pub fn on_bed(&self, bed: BedNo) -> Option<&Visit> {
        self.inside().find(|visit| visit.stage == Stage::Collecting(bed))
    }

    /// Who sits on a seat.
    pub fn on_seat(&self, seat: SeatNo) -> Option<&Visit> {
        self.inside().find(|visit| visit.seat() == Some(seat))
    }

    /// The desks, first to last.
    pub fn desks(&self) -> impl Iterator<Item = DeskNo> + use<> {
        (1..=self.info.hall.desks).map(DeskNo)
    }

    /// The beds, first to last.
    pub fn beds(&self) -> impl Iterator<Item = BedNo> + use<> {
        (1..=self.info.hall.beds).map(BedNo)
    }

    /// The first desk with nobody at it.
    pub fn free_desk(&self) -> Option<DeskNo> {
        self.desks().find(|desk| self.at_desk(*desk).is_none())
    }

    /// The first bed with nobody on it.
    pub fn free_bed(&self) -> Option<BedNo> {
        self.beds().find(|bed| self.on_bed(*bed).is_none())
    }

    /// The first seat with nobody on it; none when all are taken, and then the donor rests where there is room.
    pub fn free_seat(&self) -> Option<SeatNo> {
        (1..=self.info.hall.seats)
            .map(SeatNo)
            .find(|seat| self.on_seat(*seat).is_none())
    }

    /// Whether a unit takes part.
    pub fn has_unit(&self, code: &super::unit::UnitCode) -> bool {
        self.info.units.iter().any(|unit| unit.code == *code)
    }

    /// Everyone in the queue who is not parked, in no order.
    fn standing(&self) -> impl Iterator<Item = &Visit> {
        self.inside()
            .filter(|visit| visit.stage == Stage::Waiting && visit.turn.place.is_some())
    }

    /// The place of someone who arrives with this ticket: behind everybody who came before.
    #[must_use]
    pub const fn place_of_arrival(ticket: Ticket) -> Place {
        Place(FIRST_ORDINARY_PLACE + ticket.number() as u64 * PLACE_GAP)
    }

    /// The place of the next donor with priority: behind the others with priority, before everybody else.
    #[must_use]
    pub fn place_with_priority(&self) -> Place {
        let last = self
            .standing()
            .filter_map(|visit| visit.turn.place)
            .filter(|place| place.0 < FIRST_ORDINARY_PLACE);
        Place(
            last.max()
                .map_or(PLACE_GAP, |place| place.0 + PLACE_GAP)
                .min(FIRST_ORDINARY_PLACE - 1),
        )
    }

    /// The place behind the next three of the queue, for someone who missed a call or comes back. Those whose call is
    /// open are on their way to a desk and are not among the three.
    #[must_use]
    pub fn place_behind_the_next(&self, visit: VisitId) -> Place {
        let mut places: Vec<_> = self
            .standing()
            .filter(|other| other.id != visit && other.turn.call.is_none())
            .filter_map(|other| other.turn.place)
            .collect();
        places.sort_unstable();
        let ahead = BEHIND_AFTER_MISS.min(places.len());
        let before = ahead
            .checked_sub(1)
            .and_then(|n| places.get(n))
            .map_or(0, |place| place.0);
        match places.get(ahead) {
            Some(after) => Place(before + (after.0 - before) / 2),
            // At the end, yet before whoever arrives next.
            None => Place(before.max(FIRST_ORDINARY_PLACE) + PLACE_GAP / 2),
        }
    }
}
