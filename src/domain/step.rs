//! What happened: one event of the log, written once and never changed. A step holds clinical and logistic facts and ids,
//! never a name or a number of a person.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::amendment::Recorded;
use super::bag::{BagCode, BagFormat, BagPattern};
use super::birth::Age;
use super::certificate::Serial;
use super::circumstance::Circumstance;
use super::clean::{Label, Note};
use super::id::{BedNo, DayId, DeskNo, PersonId, SeatNo, Seq, StepId, Ticket, VisitId};
use super::identity::{BloodGroup, Sex};
use super::issued::TakenBack;
use super::reaction::Reaction;
use super::rulepack::{GroundCode, PackId, Until};
use super::time::Moment;
use super::unit::{Unit, UnitCode};
use super::vitals::{Haemoglobin, Pressure, Pulse, Temperature, Volume, Weight};
use super::weighing::Weighed;

/// When something happened and was saved, by whom and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// When it happened.
    pub occurred: Moment,
    /// When it was saved; later than `occurred` only for a late entry from paper.
    pub recorded: Moment,
    /// Who did it.
    pub staff: Label,
    /// At which station.
    pub station: Label,
}

impl At {
    /// Whether this was entered after the fact.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.occurred < self.recorded
    }
}

/// The hash that chains a step to the one before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// What the first step of a day is chained to.
    pub const START: Self = Self([0; 32]);
}

impl std::fmt::Display for ChainHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for ChainHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// The end of a log: how many steps, and the hash of the last. Kept outside of the database, it is the witness that
/// nothing was cut off or rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// Number of the last step.
    pub seq: Seq,
    /// Its hash.
    pub hash: ChainHash,
}

/// A step as the log holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The day whose log it is in.
    pub day: DayId,
    /// Its number there.
    pub seq: Seq,
    /// Its own id.
    pub id: StepId,
    /// The visit that it belongs to; none for a step of the day itself.
    pub visit: Option<VisitId>,
    /// When, who and where.
    pub at: At,
    /// What happened.
    pub step: Step,
    /// The hash over this step and the one before it.
    pub hash: ChainHash,
}

/// A donation day as it was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayInfo {
    /// What the day is called.
    pub title: Label,
    /// Its date at the site.
    pub date: NaiveDate,
    /// Where it is.
    pub site: Label,
    /// The hospital that collects.
    pub hospital: Label,
    /// Donations hoped for.
    pub target: u32,
    /// The units that take part, in the order of the list.
    pub units: Vec<Unit>,
    /// The places of the hall.
    pub hall: HallSize,
    /// What the hospital's own bag codes look like; none where bags are coded by ISBT 128.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bag_pattern: Option<BagPattern>,
}

impl DayInfo {
    /// How the bags of the day are coded.
    #[must_use]
    pub fn bag_format(&self) -> BagFormat {
        self.bag_pattern
            .clone()
            .map_or(BagFormat::Isbt128, BagFormat::Own)
    }
}

/// How many donors the hall can hold at each stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HallSize {
    /// Screening desks.
    pub desks: u16,
    /// Beds.
    pub beds: u16,
    /// Recovery seats.
    pub seats: u16,
}

/// Where someone stands in the queue: lower is sooner. Donors with priority come before all others; between any two
/// places there is room for those who missed their call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Place(pub u64);

/// What was measured before the doctor saw the donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vitals {
    /// Weight.
    pub weight: Weight,
    /// Blood pressure.
    pub pressure: Pressure,
    /// Pulse.
    pub pulse: Pulse,
    /// Temperature, where it is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature: Option<Temperature>,
}

/// The rapid test before donation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BloodTest {
    /// Haemoglobin.
    pub haemoglobin: Haemoglobin,
    /// The rapid hepatitis B test, where it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hbsag: Option<Hbsag>,
}

/// Result of the rapid hepatitis B test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hbsag {
    /// Passed.
    Negative,
    /// Not passed.
    Positive,
}

/// How a collection ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollectionOutcome {
    /// The ordered volume was drawn.
    Complete,
    /// Less than ordered.
    Short,
    /// More than ordered.
    Over,
    /// Stopped: the donor reacted.
    StoppedReaction,
    /// Stopped: the vein.
    StoppedVein,
    /// Stopped: the donor asked.
    StoppedDonor,
    /// The bag was faulty.
    BagFault,
}

impl CollectionOutcome {
    /// All outcomes, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Complete,
        Self::Short,
        Self::Over,
        Self::StoppedReaction,
        Self::StoppedVein,
        Self::StoppedDonor,
        Self::BagFault,
    ];
}

/// How the donor on the bed was recognised before the needle went in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identified {
    /// The ticket was scanned.
    Ticket,
    /// The donor said name and birth year, and the nurse read them back.
    ReadBack,
    /// Ticket and bag were scanned, and those of the nurse's other donor too.
    BothScanned,
}

/// A rule that the doctor set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleId(pub String);

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "body", rename_all = "snake_case")]
pub enum Step {
    /// The day began: always the first step.
    DayOpened(DayInfo),
    /// Desks, beds or seats were added or taken away.
    HallChanged(HallSize),
    /// The day ended; nothing in it changes any more.
    DayClosed,
    /// A closed day was opened again.
    DayReopened {
        /// Why.
        reason: Note,
    },
    /// Someone arrived and got a ticket.
    DonorCheckedIn {
        /// Who.
        person: PersonId,
        /// The ticket.
        ticket: Ticket,
        /// Sex, for the rules.
        sex: Sex,
        /// Age on the day; the lower bound where only the birth year is known.
        age: Age,
        /// The unit that sent them.
        unit: Option<UnitCode>,
        /// Blood group, as known on arrival.
        blood_group: Option<BloodGroup>,
        /// Where in the queue.
        place: Place,
        /// What they said that a nurse has to know.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        said: BTreeSet<Circumstance>,
    },
    /// What a donor said on arrival was noted anew.
    CircumstancesNoted {
        /// All that holds now.
        said: BTreeSet<Circumstance>,
    },
    /// Someone was let ahead.
    PriorityGiven {
        /// Why.
        reason: Note,
        /// The new place in the queue.
        place: Place,
    },
    /// A desk called the ticket.
    DonorCalled {
        /// Which desk.
        desk: DeskNo,
    },
    /// Nobody came.
    CallMissed {
        /// The new place in the queue; none when parked after the third time.
        place: Option<Place>,
    },
    /// Someone who had been parked is back.
    DonorRequeued {
        /// The new place in the queue.
        place: Place,
    },
    /// A desk began to examine.
    ScreeningStarted {
        /// Which desk.
        desk: DeskNo,
    },
    /// Weight, pressure, pulse.
    VitalsRecorded(Vitals),
    /// The rapid test.
    BloodTestRecorded(BloodTest),
    /// Something that the donor said and that the rules know.
    GroundDeclared {
        /// What.
        ground: GroundCode,
        /// When it happened or ended.
        happened: NaiveDate,
        /// Until when it bars.
        until: Until,
    },
    /// The doctor said yes.
    DonorCleared {
        /// How much may be drawn.
        volume: Volume,
        /// Which rules were in force.
        pack: PackId,
        /// Their hash.
        pack_hash: String,
        /// The soft rules that the doctor set aside.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        overrides: Vec<RuleId>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Note>,
    },
    /// The doctor said not today.
    DonorDeferred {
        /// Why.
        ground: GroundCode,
        /// Until when.
        until: Until,
        /// In the doctor's words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Note>,
        /// Which rules were in force.
        pack: PackId,
        /// Their hash; steps of the first release do not have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pack_hash: Option<String>,
    },
    /// The needle went in.
    CollectionStarted {
        /// Which bed.
        bed: BedNo,
        /// The bag's code, which the sample tubes carry too.
        bag: BagCode,
        /// How the donor on the bed was recognised; a script may not say it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        identified: Option<Identified>,
    },
    /// The vein was punctured again, with the donor's consent.
    VeinPuncturedAgain,
    /// The needle came out.
    CollectionEnded {
        /// How it ended.
        outcome: CollectionOutcome,
        /// What was drawn.
        volume: Volume,
        /// The seat for the rest; none when all were taken.
        seat: Option<SeatNo>,
        /// The bag on the balance, where the volume was told from its weight.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        weighed: Option<Weighed>,
    },
    /// The donor felt unwell.
    ReactionRecorded(Reaction),
    /// The donor left after the rest.
    DonorReleased {
        /// Why before the rest was over.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        early: Option<Note>,
    },
    /// The donor left before giving.
    DonorWithdrew {
        /// Why.
        reason: Note,
    },
    /// A bag that was not bled was taken back under control.
    BagTakenBack {
        /// Its code.
        bag: BagCode,
        /// How.
        how: TakenBack,
        /// Why.
        reason: Note,
    },
    /// The donor asked in confidence that the unit not be used.
    UnitSelfExcluded,
    /// The donor was given a certificate.
    CertificateIssued {
        /// The serial that is printed on the sheet.
        serial: Serial,
        /// Why it takes the place of an earlier one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<Note>,
    },
    /// A recorded value was wrong.
    ValueAmended {
        /// The step that recorded it.
        seq: Seq,
        /// The value until now.
        was: Recorded,
        /// The value from now on.
        is: Recorded,
        /// Why.
        reason: Note,
    },
    /// A step counts as not done.
    StepUndone {
        /// Which.
        seq: Seq,
        /// Why.
        reason: Note,
    },
}

impl Step {
    /// The name that the log, the scripts and the documents use.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::DayOpened(_) => "day_opened",
            Self::HallChanged(_) => "hall_changed",
            Self::DayClosed => "day_closed",
            Self::DayReopened { .. } => "day_reopened",
            Self::DonorCheckedIn { .. } => "donor_checked_in",
            Self::CircumstancesNoted { .. } => "circumstances_noted",
            Self::PriorityGiven { .. } => "priority_given",
            Self::DonorCalled { .. } => "donor_called",
            Self::CallMissed { .. } => "call_missed",
            Self::DonorRequeued { .. } => "donor_requeued",
            Self::ScreeningStarted { .. } => "screening_started",
            Self::VitalsRecorded(_) => "vitals_recorded",
            Self::BloodTestRecorded(_) => "blood_test_recorded",
            Self::GroundDeclared { .. } => "ground_declared",
            Self::DonorCleared { .. } => "donor_cleared",
            Self::DonorDeferred { .. } => "donor_deferred",
            Self::CollectionStarted { .. } => "collection_started",
            Self::VeinPuncturedAgain => "vein_punctured_again",
            Self::CollectionEnded { .. } => "collection_ended",
            Self::ReactionRecorded(_) => "reaction_recorded",
            Self::DonorReleased { .. } => "donor_released",
            Self::DonorWithdrew { .. } => "donor_withdrew",
            Self::BagTakenBack { .. } => "bag_taken_back",
            Self::UnitSelfExcluded => "unit_self_excluded",
            Self::CertificateIssued { .. } => "certificate_issued",
            Self::ValueAmended { .. } => "value_amended",
            Self::StepUndone { .. } => "step_undone",
        }
    }
}
