//! The record with which the units of blood go to the hospital, as data: every unit with what the hospital has to know,
//! then what became of every other bag that was issued.
//!
//! It names bags and nobody: no ticket, no person, no bed. A unit that is not to be used yet says so with one word and
//! without a reason, be it that the donor asked for it in confidence or that the clearance is in doubt, and the order is
//! that of the bag codes, which tells nothing either.

pub mod csv;
mod document;
pub mod json;

pub use self::document::Detail;

use chrono::NaiveDate;

use crate::domain::accounts::BagAccount;
use crate::domain::bag::BagCode;
use crate::domain::clean::{Label, Note};
use crate::domain::day::{Day, Status};
use crate::domain::decide::complete_range;
use crate::domain::identity::BloodGroup;
use crate::domain::issued::{BagFate, IssuedBag};
use crate::domain::recheck::hold;
use crate::domain::rulepack::RulePack;
use crate::domain::step::{CollectionOutcome, Head};
use crate::domain::time::{Moment, Span};
use crate::domain::visit::Visit;
use crate::domain::vitals::Volume;

/// The record of a day, up to the step that [`Handover::head`] names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// What the day is called.
    pub title: Label,
    /// Its date at the site.
    pub date: NaiveDate,
    /// Where it is.
    pub site: Label,
    /// The hospital that takes the units.
    pub hospital: Label,
    /// Open or closed.
    pub status: Status,
    /// The units with blood, by bag code.
    pub units: Vec<BloodUnit>,
    /// The other bags that were issued, by code.
    pub others: Vec<OtherBag>,
    /// What became of the bags.
    pub bags: BagAccount,
    /// The volume of all units, in ml.
    pub volume_ml: u64,
    /// The end of the log.
    pub head: Head,
}

/// A unit of blood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BloodUnit {
    /// Its code.
    pub bag: BagCode,
    /// The donor's group as known on arrival; nobody has tested this unit yet.
    pub blood_group: Option<BloodGroup>,
    /// What the doctor had ordered.
    pub ordered: Option<Volume>,
    /// What was drawn.
    pub drawn: Volume,
    /// How the draw ended.
    pub outcome: CollectionOutcome,
    /// When the needle went in.
    pub needle_in: Moment,
    /// When it came out.
    pub needle_out: Moment,
    /// What the hospital looks at twice.
    pub marks: Vec<Mark>,
    /// Whether the unit is not to be used until the hospital has decided. Why is not told.
    pub is_held: bool,
}

impl BloodUnit {
    /// How long the draw took.
    #[must_use]
    pub const fn draw(&self) -> Span {
        self.needle_out.since(self.needle_in)
    }
}

/// Something about a unit that the hospital looks at twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Less in it than the order allows.
    ShortVolume,
    /// More in it than the order allows.
    OverVolume,
    /// The draw took so many minutes or more: it was slow.
    SlowDraw(u16),
    /// The draw took so many minutes or more: it was too long.
    LongDraw(u16),
    /// Entered after the fact: the times are from paper.
    LateEntry,
}

/// A bag that was issued and has no blood in it, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherBag {
    /// Its code.
    pub bag: BagCode,
    /// What became of it.
    pub fate: BagFate,
    /// Why it was taken back.
    pub reason: Option<Note>,
}

impl Handover {
    /// The record of a day as it stands.
    pub fn of(day: &Day, pack: &RulePack) -> Self {
        let mut units = Vec::new();
        let mut others = Vec::new();
        for (visit, issued, fate) in day.issued_bags() {
            match unit(pack, day, visit, issued, fate) {
                Some(unit) => units.push(unit),
                None => others.push(OtherBag {
                    bag: issued.code.clone(),
                    fate,
                    reason: issued.taken_back.as_ref().map(|(_, reason, _)| reason.clone()),
                }),
            }
        }
        units.sort_by(|a, b| a.bag.as_str().cmp(b.bag.as_str()));
        others.sort_by(|a, b| (a.bag.as_str(), a.fate).cmp(&(b.bag.as_str(), b.fate)));
        Self {
            title: day.info.title.clone(),
            date: day.info.date,
            site: day.info.site.clone(),
            hospital: day.info.hospital.clone(),
            status: day.status,
            bags: BagAccount::of(day),
            volume_ml: units.iter().map(|unit| u64::from(unit.drawn.ml())).sum(),
            units,
            others,
            head: day.head,
        }
    }

    /// How many units are held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.units.iter().filter(|unit| unit.is_held).count()
    }
}

/// The unit that a visit filled this bag with, if it did.
fn unit(pack: &RulePack, day: &Day, visit: &Visit, issued: &IssuedBag, fate: BagFate) -> Option<BloodUnit> {
    let collection = visit
        .collection
        .as_ref()
        .filter(|collection| fate == BagFate::Bled && collection.bag == issued.code)?;
    let end = collection.ended.as_ref()?;
    let ordered = visit.clearance.as_ref().map(|clearance| clearance.volume);
    let (needle_in, needle_out) = (collection.started.occurred, end.at.occurred);
    let mut marks = Vec::new();
    if let Some((least, most)) = ordered.map(|ordered| complete_range(pack, ordered)) {
        marks.extend((end.volume < least).then_some(Mark::ShortVolume));
        marks.extend((end.volume > most).then_some(Mark::OverVolume));
    }
    marks.extend(length(pack, needle_out.since(needle_in)));
    marks.extend((collection.started.is_late() || end.at.is_late()).then_some(Mark::LateEntry));
    Some(BloodUnit {
        bag: issued.code.clone(),
        blood_group: visit.blood_group,
        ordered,
        drawn: end.volume,
        outcome: end.outcome,
        needle_in,
        needle_out,
        marks,
        is_held: hold(pack, visit, day.info.date).is_some(),
    })
}

/// The mark for a draw of this length, by the limits that the bed's clock has too.
fn length(pack: &RulePack, draw: Span) -> Option<Mark> {
    let reaches = |minutes: u16| draw >= Span::from_mins(u32::from(minutes));
    let warn = pack.draw.warn_minutes.in_force();
    let most = pack.draw.most_minutes.in_force();
    if reaches(most) {
        Some(Mark::LongDraw(most))
    } else {
        reaches(warn).then_some(Mark::SlowDraw(warn))
    }
}

#[cfg(test)]
pub(super) mod tests;
