//! The form that puts a needle in: who, on which bed, into which bag. A ticket, a bag and a tube that are scanned, and
//! Enter, fill and send it.
//!
//! ```text
//! ╭ Bắt đầu lấy máu ─────────────────────────────────────────────────────────────╮
//! │ Số 12 · Nguyễn Văn An · 1987 · A04 · O+ · 350 ml                              │
//! │ ! Lưu ý: lần đầu, nhẹ cân                            who may need a closer look │
//! │   Giường          3     ↑↓ giường trống khác: 4, 5, 7                         │
//! │   Người hiến      26102201000126      ✓ phiếu số 12                           │
//! │   Mã túi máu      G1234 17 654321 A   ✓                                       │
//! │ ▶ Mã ống mẫu      ________________    ✗ and its fault on the lines below      │
//! │ · Quét mã vạch trên ống mẫu.          what to do next                          │
//! ╰──────────────────────────────────────────────────────────────────────────────╯
//! ```
//!
//! The donor comes first: the ticket is scanned, or name and birth year are said by the donor and read back. Where the
//! same nurse started somebody else minutes ago, two more fields ask for the ticket and the bag at that other bed, and
//! what does not fit opens the [stop](super::swap). Every rule is the domain's; the form asks it as early as it can.

mod codes;
mod look;
mod take;

use crate::domain::bag::BagCode;
use crate::domain::command::{Act, OtherDonor, Recognition};
use crate::domain::day::Day;
use crate::domain::decide::{issued_before, recently_started};
use crate::domain::id::{BedNo, StepId, VisitId};
use crate::domain::refusal::Refusal;
use crate::domain::visit::{Collection, Visit};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::model::Hall;
use crate::tui::screen::care::send;
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::widget::field::Field;

use super::swap;
use codes::{Wrong, bag_code, ticket_code};

/// Room for a code with its spaces, and for whatever else a scanner may read.
const MOST: usize = 200;

/// Where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    Bed,
    Donor,
    Bag,
    Sample,
    /// The ticket of the nurse's other donor.
    OtherTicket,
    /// The bag at that donor's bed.
    OtherBag,
    /// Everything is there; Enter starts.
    Go,
}

impl Spot {
    /// In the order in which they are filled.
    const ALL: [Self; 7] = [
        Self::Bed,
        Self::Donor,
        Self::Bag,
        Self::Sample,
        Self::OtherTicket,
        Self::OtherBag,
        Self::Go,
    ];

    const fn is_of_guard(self) -> bool {
        matches!(self, Self::OtherTicket | Self::OtherBag)
    }
}

/// What the form remembers.
#[derive(Debug, Clone)]
pub(super) struct StartForm {
    /// Whose collection it is.
    pub(super) visit: VisitId,
    bed: Option<BedNo>,
    ticket: Field,
    /// Whether the donor said name and birth year, and they were read back.
    is_read_back: bool,
    bag: Field,
    sample: Field,
    other_ticket: Field,
    other_bag: Field,
    spot: Spot,
    wrong: Option<(Spot, Wrong)>,
    sent: Option<StepId>,
}

/// What becomes of a form after an event.
#[derive(Debug)]
pub(super) enum After {
    /// It stays open, and this is to be done.
    Stay(Vec<Effect>),
    /// It closes.
    Close,
}

impl StartForm {
    /// An empty form; the bed is the wished one if it is free, else the first free one.
    pub(super) fn new(visit: VisitId, wished: Option<BedNo>, day: &Day) -> Self {
        let code = || Field::code(MOST);
        Self {
            visit,
            bed: wished
                .filter(|bed| day.on_bed(*bed).is_none())
                .or_else(|| day.free_bed()),
            ticket: code(),
            is_read_back: false,
            bag: code(),
            sample: code(),
            other_ticket: code(),
            other_bag: code(),
            spot: Spot::Donor,
            wrong: None,
            sent: None,
        }
    }

    /// The form of the donor whose ticket was scanned.
    pub(super) fn recognised(visit: VisitId, wished: Option<BedNo>, day: &Day, scanned: &str) -> Self {
        let mut form = Self::new(visit, wished, day);
        form.ticket.set(scanned.trim());
        form.spot = Spot::Bag;
        form
    }

    /// The bed that is chosen.
    pub(super) const fn bed(&self) -> Option<BedNo> {
        self.bed
    }

    /// Whether letters are text at the moment.
    pub(super) const fn focus(&self) -> Focus {
        match self.spot {
            Spot::Donor | Spot::Bag | Spot::Sample | Spot::OtherTicket | Spot::OtherBag => Focus::Text,
            Spot::Bed | Spot::Go => Focus::List,
        }
    }

    /// Whether a code was entered.
    pub(super) const fn has_draft(&self) -> bool {
        !self.bag.is_empty() || !self.sample.is_empty() || !self.other_ticket.is_empty()
    }

    /// Whether a donor is to be named next, not a bag.
    pub(super) const fn wants_donor(&self) -> bool {
        matches!(self.spot, Spot::Donor | Spot::OtherTicket)
    }

    /// The donor whom the same nurse started minutes ago on another bed, where there is one: then tickets and bags at
    /// both beds are asked for.
    fn guard<'a>(&self, hall: &'a Hall) -> Option<(&'a Visit, &'a Collection)> {
        let day = hall.day.as_ref()?;
        recently_started(&hall.pack, day, self.visit, &hall.staff, hall.now)
    }

    /// What an event changes and asks for.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other events are none of the form's")]
    pub(super) fn update(&mut self, hall: &Hall, event: &Event<'_>) -> After {
        match event {
            Event::Act(action) => return self.act(hall, *action),
            Event::Char(_) | Event::Paste(_) => self.edit(event),
            Event::Scan(code) => return After::Stay(self.scan(hall, code)),
            Event::Done { request, outcome } if self.sent == Some(*request) => {
                self.sent = None;
                if let Outcome::Refused(refusal) = outcome {
                    return After::Stay(self.refused(hall, refusal));
                }
            }
            Event::Changed => self.keep_bed_free(hall),
            _ => {}
        }
        After::Stay(Vec::new())
    }

    fn act(&mut self, hall: &Hall, action: Action) -> After {
        match (action, self.spot) {
            (Action::Back, Spot::Bed) => return After::Close,
            (Action::Back, _) => self.spot = Spot::Bed,
            (Action::Advance, _) => return After::Stay(self.advance(hall)),
            (Action::NextPlace | Action::Down, _) => self.turn_bed(hall, true),
            (Action::Up, _) => self.turn_bed(hall, false),
            (Action::NextField, _) => self.turn_spot(hall, true),
            (Action::PreviousField, _) => self.turn_spot(hall, false),
            _ => self.edit(&Event::Act(action)),
        }
        After::Stay(Vec::new())
    }

    /// Goes to the next field, or to the one before; what was typed in the one that is left is checked.
    fn turn_spot(&mut self, hall: &Hall, forward: bool) {
        let from = self.spot;
        let is_asked = self.guard(hall).is_some();
        self.look_at(hall, from);
        let spots = Spot::ALL
            .into_iter()
            .filter(|spot| is_asked || !spot.is_of_guard() || *spot == from);
        let mut spots: Vec<Spot> = spots.collect();
        if !forward {
            spots.reverse();
        }
        let mut round = spots.iter().cycle().skip_while(|spot| **spot != from);
        self.spot = round.nth(1).copied().unwrap_or(Spot::Donor);
    }

    fn edit(&mut self, event: &Event<'_>) {
        let spot = self.spot;
        if let Some(field) = self.field_mut(spot)
            && field.take(event) == Some(true)
        {
            self.wrong = None;
            self.is_read_back &= spot != Spot::Donor;
        }
    }

    const fn field_mut(&mut self, spot: Spot) -> Option<&mut Field> {
        match spot {
            Spot::Donor => Some(&mut self.ticket),
            Spot::Bag => Some(&mut self.bag),
            Spot::Sample => Some(&mut self.sample),
            Spot::OtherTicket => Some(&mut self.other_ticket),
            Spot::OtherBag => Some(&mut self.other_bag),
            Spot::Bed | Spot::Go => None,
        }
    }

    const fn field(&self, spot: Spot) -> Option<&Field> {
        match spot {
            Spot::Donor => Some(&self.ticket),
            Spot::Bag => Some(&self.bag),
            Spot::Sample => Some(&self.sample),
            Spot::OtherTicket => Some(&self.other_ticket),
            Spot::OtherBag => Some(&self.other_bag),
            Spot::Bed | Spot::Go => None,
        }
    }

    fn text_of(&self, spot: Spot) -> String {
        self.field(spot).map_or_else(String::new, Field::text)
    }

    /// The first thing that is not there yet.
    fn missing(&self, hall: &Hall) -> Spot {
        let is_there = |spot: Spot| match spot {
            Spot::Bed => true,
            Spot::Donor => self.is_recognised(hall),
            Spot::Bag | Spot::Sample => bag_code(hall, spot, &self.text_of(spot)).is_ok_and(|code| {
                self.broken_rule(hall, spot, &code).is_none()
            }),
            Spot::OtherTicket | Spot::OtherBag => self.fits_guard(hall, spot),
            Spot::Go => false,
        };
        let missing = Spot::ALL.into_iter().find(|spot| !is_there(*spot));
        missing.unwrap_or(Spot::Go)
    }

    /// Whether who lies there was recognised, in a way that is enough now.
    fn is_recognised(&self, hall: &Hall) -> bool {
        let ticket = hall.visit(self.visit).map(|visit| visit.ticket);
        let scanned = ticket_code(hall, &self.ticket.text()).ok();
        if scanned.is_some() {
            scanned == ticket
        } else {
            self.is_read_back && self.ticket.is_empty() && self.guard(hall).is_none()
        }
    }

    /// Whether what was scanned at the other bed belongs there; also where nothing is asked.
    fn fits_guard(&self, hall: &Hall, spot: Spot) -> bool {
        let Some((other, collection)) = self.guard(hall) else {
            return true;
        };
        if spot == Spot::OtherTicket {
            ticket_code(hall, &self.other_ticket.text()) == Ok(other.ticket)
        } else {
            bag_code(hall, Spot::OtherBag, &self.other_bag.text()).is_ok_and(|bag| bag == collection.bag)
        }
    }

    fn advance(&mut self, hall: &Hall) -> Vec<Effect> {
        match self.spot {
            Spot::Go => return self.start(hall),
            Spot::Bed => {}
            Spot::Donor if self.ticket.is_empty() => self.read_back(hall),
            Spot::Donor => return self.take_ticket(hall, &self.ticket.text()),
            Spot::Bag | Spot::Sample => {
                if self.read(hall, self.spot).is_none() {
                    return Vec::new();
                }
            }
            Spot::OtherTicket => return self.take_ticket(hall, &self.other_ticket.text()),
            Spot::OtherBag => return self.take_other_bag(hall),
        }
        self.go_on(hall);
        Vec::new()
    }

    /// Goes to what is not there yet, and says what is wrong with it if something is.
    fn go_on(&mut self, hall: &Hall) {
        let next = self.missing(hall);
        if matches!(next, Spot::Bag | Spot::Sample) && !self.text_of(next).is_empty() {
            let _wrong = self.read(hall, next);
        }
        self.spot = next;
    }

    /// The donor said name and birth year.
    fn read_back(&mut self, hall: &Hall) {
        match self.guard(hall) {
            None => self.is_read_back = true,
            Some((other, collection)) => {
                let refusal = Refusal::ScanBoth {
                    other: other.ticket,
                    bed: collection.bed,
                    since: collection.started.occurred,
                };
                self.wrong = Some((Spot::Donor, Wrong::Rule(refusal)));
            }
        }
    }

    fn start(&mut self, hall: &Hall) -> Vec<Effect> {
        if hall.pending.is_some() {
            return Vec::new();
        }
        self.keep_bed_free(hall);
        self.go_on(hall);
        let codes = (bag_code(hall, Spot::Bag, &self.bag.text()), bag_code(hall, Spot::Sample, &self.sample.text()));
        let (Spot::Go, Some(bed), (Ok(bag), Ok(sample))) = (self.spot, self.bed, codes) else {
            return Vec::new();
        };
        self.wrong = None;
        self.sent = Some(hall.fresh.request);
        let recognised = Some(self.recognition(hall));
        let act = Act::StartCollection {
            bed,
            bag,
            sample,
            recognised,
        };
        vec![send(hall, self.visit, act)]
    }

    /// How the donor was recognised.
    fn recognition(&self, hall: &Hall) -> Recognition {
        let Ok(scanned) = ticket_code(hall, &self.ticket.text()) else {
            return Recognition::ReadBack;
        };
        let ticket = ticket_code(hall, &self.other_ticket.text());
        let bag = bag_code(hall, Spot::OtherBag, &self.other_bag.text());
        let other = ticket.ok().zip(bag.ok());
        let other = other.map(|(ticket, bag)| OtherDonor { ticket, bag });
        Recognition::Ticket { scanned, other }
    }

    /// Checks what was typed, when the cursor leaves it.
    fn look_at(&mut self, hall: &Hall, spot: Spot) {
        let typed = self.text_of(spot);
        if typed.is_empty() {
            return;
        }
        match spot {
            Spot::Bag | Spot::Sample => drop(self.read(hall, spot)),
            Spot::Donor | Spot::OtherTicket => {
                self.wrong = ticket_code(hall, &typed).err().map(|wrong| (spot, wrong));
            }
            Spot::OtherBag => self.wrong = bag_code(hall, spot, &typed).err().map(|wrong| (spot, wrong)),
            Spot::Bed | Spot::Go => {}
        }
    }

    /// The code in a field, rewritten as it is printed; when it is wrong, that is said and the cursor goes there.
    fn read(&mut self, hall: &Hall, spot: Spot) -> Option<BagCode> {
        self.wrong = None;
        let read = bag_code(hall, spot, &self.text_of(spot)).and_then(|code| match self.broken_rule(hall, spot, &code) {
            Some(refusal) => Err(Wrong::Rule(refusal)),
            None => Ok(code),
        });
        match read {
            Ok(code) => {
                if let Some(field) = self.field_mut(spot) {
                    field.set(&code.to_string());
                }
                Some(code)
            }
            Err(wrong) => {
                self.wrong = Some((spot, wrong));
                self.spot = spot;
                None
            }
        }
    }

    /// What the rules will say to a code, as far as it is known here; the sooner it is said, the fewer tubes are filled
    /// in vain.
    fn broken_rule(&self, hall: &Hall, spot: Spot, code: &BagCode) -> Option<Refusal> {
        if spot == Spot::Sample {
            let bag = bag_code(hall, Spot::Bag, &self.bag.text()).ok()?;
            return (bag != *code).then(|| Refusal::BagAndSampleDiffer {
                bag,
                sample: code.clone(),
            });
        }
        issued_before(hall.day.as_ref()?, self.visit, code)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other refusals concern no field")]
    fn refused(&mut self, hall: &Hall, refusal: &Refusal) -> Vec<Effect> {
        let spot = match refusal {
            Refusal::BagUsed { .. } | Refusal::BagUnsettled { .. } => Spot::Bag,
            Refusal::BagAndSampleDiffer { .. } => Spot::Sample,
            Refusal::OtherTicket { .. } => Spot::Donor,
            Refusal::ScanBoth { .. } => self.missing(hall),
            Refusal::Swapped { .. } => Spot::OtherTicket,
            Refusal::BedTaken { .. } | Refusal::NoSuchBed { .. } => {
                self.keep_bed_free(hall);
                Spot::Bed
            }
            _ => Spot::Go,
        };
        self.wrong = Some((spot, Wrong::Rule(refusal.clone())));
        if spot != Spot::Bed {
            self.spot = spot;
        }
        let Refusal::Swapped {
            scanned: (ticket, bag),
            ..
        } = refusal
        else {
            return Vec::new();
        };
        self.other_ticket.clear();
        self.other_bag.clear();
        let this = bag_code(hall, Spot::Bag, &self.bag.text()).ok();
        self.guard(hall).map_or_else(Vec::new, |guard| {
            swap::stop(hall, self.visit, guard, *ticket, Some(bag), this.as_ref())
        })
    }

    fn free_beds(hall: &Hall) -> Vec<BedNo> {
        let day = hall.day.as_ref();
        day.into_iter()
            .flat_map(|day| day.beds().filter(|bed| day.on_bed(*bed).is_none()))
            .collect()
    }

    /// Takes another bed when somebody else was put on the chosen one.
    fn keep_bed_free(&mut self, hall: &Hall) {
        let free = Self::free_beds(hall);
        if self.bed.is_none_or(|bed| !free.contains(&bed)) {
            self.bed = free.first().copied();
        }
    }

    fn turn_bed(&mut self, hall: &Hall, forward: bool) {
        let free = Self::free_beds(hall);
        let Some(last) = free.len().checked_sub(1) else {
            return;
        };
        let place = free.iter().position(|bed| Some(*bed) == self.bed);
        let next = match place {
            Some(place) if forward => {
                if place == last {
                    0
                } else {
                    place + 1
                }
            }
            Some(place) => place.checked_sub(1).unwrap_or(last),
            None => 0,
        };
        self.bed = free.get(next).copied();
    }
}

/// The acts of the form.
pub(super) const ACTS: &[Action] = &[Action::Advance, Action::NextPlace, Action::Back];
