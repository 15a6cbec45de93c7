//! What the day has to account for: values that were put right, yeses of the doctor that do not hold any more, bags, how
//! donors were recognised. [`Figures`](super::figures::Figures) keeps what somebody has to see to; the rest is counted
//! when the day is asked.
//!
//! A unit that its donor asked not to use is deliberately not among these figures: they are shown in the hall, and no
//! number, no line that is there or missing may tell that somebody asked. Only the record that goes to the hospital with
//! the units knows it, see [`super::recheck::hold`].

use super::amendment::Amendment;
use super::bag::BagCode;
use super::day::Day;
use super::id::{BedNo, Ticket, VisitId};
use super::issued::{BagFate, IssuedBag};
use super::reaction::Onset;
use super::recheck::{Objection, recheck};
use super::rulepack::RulePack;
use super::visit::{Stage, Visit};

/// A value that was put right, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Whose.
    pub ticket: Ticket,
    /// Was, is, why, who.
    pub amendment: Amendment,
}

/// The values that were put right, in order of tickets and then of the log.
pub fn corrections(day: &Day) -> Vec<Correction> {
    day.visits()
        .flat_map(|visit| {
            visit.amendments.iter().map(|amendment| Correction {
                ticket: visit.ticket,
                amendment: amendment.clone(),
            })
        })
        .collect()
}

/// A doctor's yes that does not hold with what is known now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The visit.
    pub visit: VisitId,
    /// Its ticket.
    pub ticket: Ticket,
    /// Where the donor is.
    pub stage: Stage,
    /// The bag that is being filled or has blood in it.
    pub bag: Option<BagCode>,
    /// What speaks against the yes.
    pub objection: Objection,
}

/// The donors in the hall whose clearance is in doubt, in order of arrival: somebody has to tell the doctor. Looks only
/// at who is inside, so that it may be asked after every step of a day of any size.
pub fn in_doubt_inside(pack: &RulePack, day: &Day) -> Vec<Doubt> {
    day.inside().filter_map(|visit| doubt(pack, day, visit)).collect()
}

/// The clearances that are in doubt and still matter, in order of tickets.
pub fn in_doubt(pack: &RulePack, day: &Day) -> Vec<Doubt> {
    day.visits()
        .filter_map(|visit| doubt_that_matters(pack, day, visit))
        .collect()
}

/// The doubt about a clearance, where it matters: the donor is in the hall, or blood was drawn on it.
///
/// That the donor asked not to use the unit makes no difference here, or a line that goes missing would tell it.
pub(super) fn doubt_that_matters(pack: &RulePack, day: &Day, visit: &Visit) -> Option<Doubt> {
    doubt(pack, day, visit).filter(|doubt| !matches!(doubt.stage, Stage::Left(_)) || doubt.bag.is_some())
}

fn doubt(pack: &RulePack, day: &Day, visit: &Visit) -> Option<Doubt> {
    let objection = recheck(pack, visit, day.info.date)?;
    let bag = visit
        .collection
        .as_ref()
        .map(|collection| &collection.bag)
        .filter(|bag| matches!(visit.bag_fate(bag), Some(BagFate::OnBed | BagFate::Bled)));
    Some(Doubt {
        visit: visit.id,
        ticket: visit.ticket,
        stage: visit.stage,
        bag: bag.cloned(),
        objection,
    })
}

/// What became of the bags that were issued. A code that came back and was issued again counts each time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BagAccount {
    /// All of them.
    pub issued: u32,
    /// With blood in them.
    pub bled: u32,
    /// The needle came out before blood was in them.
    pub empty: u32,
    /// Destroyed.
    pub voided: u32,
    /// Back with the others.
    pub returned: u32,
    /// Nobody has said what became of them.
    pub unsettled: u32,
    /// On a bed at the moment.
    pub on_bed: u32,
}

impl BagAccount {
    /// Counts the bags of a day. `issued` is always the sum of the others.
    pub fn of(day: &Day) -> Self {
        let mut account = Self::default();
        for (_, _, fate) in day.issued_bags() {
            let one = match fate {
                BagFate::OnBed => &mut account.on_bed,
                BagFate::Bled => &mut account.bled,
                BagFate::Empty => &mut account.empty,
                BagFate::Unsettled => &mut account.unsettled,
                BagFate::Voided => &mut account.voided,
                BagFate::Returned => &mut account.returned,
            };
            *one += 1;
            account.issued += 1;
        }
        account
    }
}

/// A bag that was issued and of which nobody has said what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsettledBag {
    /// Its code.
    pub code: BagCode,
    /// The visit that it was issued to.
    pub visit: VisitId,
    /// That visit's ticket.
    pub ticket: Ticket,
    /// The bed that it was taken to.
    pub bed: BedNo,
}

impl UnsettledBag {
    /// A bag that was issued to a visit; none once somebody has said what became of it.
    fn of(visit: &Visit, issued: &IssuedBag) -> Option<Self> {
        let is_unsettled = visit.bag_fate(&issued.code) == Some(BagFate::Unsettled);
        is_unsettled.then(|| Self {
            code: issued.code.clone(),
            visit: visit.id,
            ticket: visit.ticket,
            bed: issued.bed,
        })
    }
}

/// The bags that somebody has to look for, in order of tickets.
pub fn unsettled_bags(day: &Day) -> Vec<UnsettledBag> {
    day.issued_bags()
        .filter_map(|(visit, issued, _)| UnsettledBag::of(visit, issued))
        .collect()
}

/// Those of one visit, also of one whose check-in was taken back.
pub(super) fn unsettled_bags_of(visit: &Visit) -> Vec<UnsettledBag> {
    let bags = visit.bags.iter();
    bags.filter_map(|issued| UnsettledBag::of(visit, issued))
        .collect()
}

/// How many collections began without anybody recognising the donor on the bed.
pub fn starts_unconfirmed(day: &Day) -> u32 {
    count(
        day.visits()
            .filter_map(|visit| visit.collection.as_ref())
            .filter(|collection| collection.identified.is_none()),
    )
}

/// How often a vein was punctured again.
pub fn second_punctures(day: &Day) -> u32 {
    day.visits()
        .filter_map(|visit| visit.collection.as_ref())
        .map(|collection| u32::from(collection.punctured_again))
        .sum()
}

/// How many donors have a certificate.
pub fn certificates(day: &Day) -> u32 {
    count(day.visits().filter(|visit| visit.certificate().is_some()))
}

/// How many of the reactions began after the donor had left.
pub fn reactions_after_leaving(day: &Day) -> u32 {
    count(
        day.visits()
            .flat_map(|visit| &visit.reactions)
            .filter(|reaction| reaction.onset == Some(Onset::AfterLeaving)),
    )
}

fn count<T>(things: impl Iterator<Item = T>) -> u32 {
    u32::try_from(things.count()).unwrap_or(u32::MAX)
}
