//! What someone asks for. A command becomes steps or a refusal; [`super::decide`] says which.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::amendment::NewValue;
use super::bag::BagCode;
use super::certificate::Serial;
use super::circumstance::Circumstance;
use super::clean::Note;
use super::id::{BedNo, DeskNo, PersonId, Seq, Ticket, VisitId};
use super::issued::TakenBack;
use super::reaction::Reaction;
use super::rulepack::GroundCode;
use super::step::{BloodTest, CollectionOutcome, HallSize, Vitals};
use super::vitals::Volume;
use super::weighing::Weighed;

/// Something to be done on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Add or take away desks, beds, seats.
    ChangeHall(HallSize),
    /// Close the day for good.
    CloseDay,
    /// Open a closed day again.
    ReopenDay {
        /// Why.
        reason: Note,
    },
    /// Give a person a ticket.
    CheckIn {
        /// The id that the new visit gets.
        visit: VisitId,
        /// Who.
        person: PersonId,
        /// What they say that a nurse has to know.
        said: BTreeSet<Circumstance>,
    },
    /// Something about someone who is here.
    Visit {
        /// Which visit.
        visit: VisitId,
        /// What.
        act: Act,
    },
}

/// Something to be done with one visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Note anew what the donor said on arrival.
    NoteCircumstances {
        /// All that holds now.
        said: BTreeSet<Circumstance>,
    },
    /// Let ahead.
    Prioritise {
        /// Why.
        reason: Note,
    },
    /// Call to a desk.
    Call {
        /// Which.
        desk: DeskNo,
    },
    /// Nobody came.
    MissCall,
    /// Put a parked donor back in the queue.
    Requeue,
    /// Begin to examine.
    StartScreening {
        /// At which desk.
        desk: DeskNo,
    },
    /// Save weight, pressure and pulse.
    RecordVitals(Vitals),
    /// Save the rapid test.
    RecordBloodTest(BloodTest),
    /// Save something that bars for a time.
    Declare {
        /// What.
        ground: GroundCode,
        /// When it happened or ended.
        happened: NaiveDate,
    },
    /// Let donate.
    Clear {
        /// How much.
        volume: Volume,
        /// Why a soft rule is set aside; a doctor's decision.
        override_reason: Option<Note>,
    },
    /// Send home for now.
    Defer {
        /// Why.
        ground: GroundCode,
        /// When that happened or ended; today, if nothing is said.
        happened: Option<NaiveDate>,
        /// In the doctor's words.
        note: Option<Note>,
    },
    /// Put the needle in.
    StartCollection {
        /// On which bed.
        bed: BedNo,
        /// The code on the bag.
        bag: BagCode,
        /// The code on the sample tube.
        sample: BagCode,
        /// How the donor on the bed was recognised. Whoever stands at a bed says it; a script that names the ticket may
        /// leave it out, and the step then holds that nobody said so.
        recognised: Option<Recognition>,
    },
    /// Puncture the vein again.
    PunctureAgain {
        /// Whether the donor agrees.
        consent: bool,
    },
    /// Take the needle out.
    EndCollection {
        /// How it ended.
        outcome: CollectionOutcome,
        /// How much was drawn.
        volume: Volume,
        /// The bag on the balance, where the volume was told from its weight.
        weighed: Option<Weighed>,
    },
    /// Save a reaction.
    RecordReaction(Reaction),
    /// Let go after the rest.
    Release {
        /// Why before the rest is over.
        override_reason: Option<Note>,
    },
    /// The donor wants to go.
    Withdraw {
        /// Why.
        reason: Note,
    },
    /// Take a bag that was not bled back under control.
    TakeBackBag {
        /// Its code.
        bag: BagCode,
        /// How.
        how: TakenBack,
        /// Why.
        reason: Note,
    },
    /// The donor asks in confidence that the unit not be used. No reason is asked and none is kept.
    ExcludeUnit,
    /// Give a certificate.
    IssueCertificate {
        /// The serial that is printed on the sheet.
        serial: Serial,
        /// Why it takes the place of an earlier one.
        reason: Option<Note>,
    },
    /// Put a recorded value right.
    Amend {
        /// The step that recorded it.
        step: Seq,
        /// What it is to be.
        to: NewValue,
        /// Why.
        reason: Note,
    },
    /// Take back the visit's last step.
    Undo {
        /// Which step that is meant to be, where the person saw it: a step that came after it is not taken back instead.
        step: Option<Seq>,
        /// Why.
        reason: Note,
    },
}

impl Command {
    /// A check-in of somebody who says nothing that a nurse has to know.
    #[must_use]
    pub const fn check_in(visit: VisitId, person: PersonId) -> Self {
        Self::CheckIn {
            visit,
            person,
            said: BTreeSet::new(),
        }
    }

    /// An act on a visit.
    pub const fn visit(visit: VisitId, act: Act) -> Self {
        Self::Visit { visit, act }
    }

    /// The visit that it is about.
    #[must_use]
    pub const fn of_visit(&self) -> Option<VisitId> {
        match self {
            Self::CheckIn { visit, .. } | Self::Visit { visit, .. } => Some(*visit),
            Self::ChangeHall(_) | Self::CloseDay | Self::ReopenDay { .. } => None,
        }
    }
}

/// How the donor on the bed was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recognition {
    /// The ticket in the donor's hand was scanned.
    Ticket {
        /// The number on it.
        scanned: Ticket,
        /// What was scanned of the nurse's other donor, when the station asked for it.
        other: Option<OtherDonor>,
    },
    /// The donor said name and birth year, and the nurse read them back.
    ReadBack,
}

/// Ticket and bag of the donor whom the same nurse started minutes ago, scanned again at that bed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherDonor {
    /// The number on the ticket.
    pub ticket: Ticket,
    /// The code on the bag.
    pub bag: BagCode,
}
