//! A rule said no. A refusal is a value, not an error: one variant per broken rule, with what a sentence about it needs.

use chrono::NaiveDate;

use super::bag::BagCode;
use super::certificate::Serial;
use super::clean::Label;
use super::decide::BagUse;
use super::eligibility::{Against, Missing};
use super::id::{BedNo, DeskNo, PersonId, Ticket};
use super::issued::BagFate;
use super::reaction::{Onset, Severity};
use super::recheck::Objection;
use super::reconcile::Figure;
use super::rulepack::GroundCode;
use super::time::{Moment, Span};
use super::unit::UnitCode;
use super::visit::Stage;
use super::vitals::Volume;

/// Who did something, where and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub staff: Label,
    /// At which station.
    pub station: Label,
    /// When.
    pub at: Moment,
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The day is closed.
    DayClosed,
    /// The day is open already.
    DayOpen,
    /// A day needs at least one desk, one bed and one seat.
    EmptyHall,
    /// A unit is named twice.
    UnitTwice {
        /// Its code.
        unit: UnitCode,
    },
    /// A place that is to go is taken.
    PlaceTaken {
        /// By whom.
        ticket: Ticket,
        /// Where they are.
        stage: Stage,
    },
    /// The day cannot be closed while somebody is inside.
    StillInside {
        /// Their tickets, in order.
        tickets: Vec<Ticket>,
    },
    /// The day cannot be closed by a station that knows another day than its log tells.
    FiguresDiffer {
        /// What differs.
        figures: Vec<Figure>,
    },
    /// No such visit on this day.
    UnknownVisit,
    /// No such person on the roster.
    UnknownPerson,
    /// Someone on the roster has the number of the person who is to be added.
    NumberOnRoster {
        /// Who.
        person: PersonId,
    },
    /// The record was merged into another one of the same person.
    MergedAway {
        /// The one that stands for it.
        into: PersonId,
    },
    /// The person has a ticket today.
    AlreadyHere {
        /// The ticket.
        ticket: Ticket,
        /// Where they are.
        stage: Stage,
        /// Since when.
        since: Moment,
    },
    /// The person has not left another day.
    OpenElsewhere,
    /// The person's unit does not take part.
    UnitNotOnDay {
        /// Its code.
        unit: UnitCode,
    },
    /// Rules bar the donor, on arrival or at the doctor's.
    NotEligible {
        /// Which ones, with their values.
        against: Vec<Against>,
    },
    /// Something has not been measured.
    NotMeasured {
        /// What.
        missing: Vec<Missing>,
    },
    /// A soft rule is against; the doctor can set it aside with a reason.
    ReasonNeeded {
        /// Which ones, with their values.
        against: Vec<Against>,
    },
    /// The volume is more than weight and haemoglobin allow, or no bag has it.
    VolumeNotAllowed {
        /// Asked for.
        volume: Volume,
        /// The bags that are allowed.
        allowed: Vec<Volume>,
    },
    /// The visit is at another stage than the command needs.
    WrongStage {
        /// The ticket.
        ticket: Ticket,
        /// Where they are.
        stage: Stage,
        /// Who brought them there.
        by: Option<Hand>,
    },
    /// A desk has called the ticket already.
    CalledElsewhere {
        /// The ticket.
        ticket: Ticket,
        /// Which desk.
        desk: DeskNo,
        /// Who called.
        by: Hand,
    },
    /// There is no open call to miss.
    NotCalled {
        /// The ticket.
        ticket: Ticket,
    },
    /// The donor is not parked.
    NotParked {
        /// The ticket.
        ticket: Ticket,
    },
    /// There is no such desk.
    NoSuchDesk {
        /// Asked for.
        desk: DeskNo,
        /// How many there are.
        desks: u16,
    },
    /// The desk is busy with someone else.
    DeskTaken {
        /// Which desk.
        desk: DeskNo,
        /// By whom.
        ticket: Ticket,
    },
    /// There is no such bed.
    NoSuchBed {
        /// Asked for.
        bed: BedNo,
        /// How many there are.
        beds: u16,
    },
    /// Someone else lies on the bed.
    BedTaken {
        /// Which bed.
        bed: BedNo,
        /// By whom.
        ticket: Ticket,
    },
    /// No pack has such a ground.
    UnknownGround {
        /// Asked for.
        ground: GroundCode,
    },
    /// Bag and sample tube carry different codes.
    BagAndSampleDiffer {
        /// The bag's.
        bag: BagCode,
        /// The tube's.
        sample: BagCode,
    },
    /// The bag code was used before, on this day or another.
    BagUsed {
        /// The code.
        bag: BagCode,
        /// Where and when.
        used: BagUse,
    },
    /// The bag was issued to somebody and not bled; it must be taken back under control first.
    BagUnsettled {
        /// The code.
        bag: BagCode,
        /// To whom, where and when.
        issued: BagUse,
    },
    /// The bag was not issued to this donor.
    BagNotIssued {
        /// The code.
        bag: BagCode,
        /// The ticket.
        ticket: Ticket,
    },
    /// The bag is in use, was bled or was taken back already.
    BagSettled {
        /// The code.
        bag: BagCode,
        /// What became of it.
        fate: BagFate,
    },
    /// The ticket that was scanned at the bed is somebody else's.
    OtherTicket {
        /// The ticket of the donor who was to be started.
        ticket: Ticket,
        /// The one that was scanned.
        scanned: Ticket,
    },
    /// The same nurse started another donor minutes ago: both tickets and both bags are to be scanned.
    ScanBoth {
        /// The other donor's ticket.
        other: Ticket,
        /// On which bed.
        bed: BedNo,
        /// Since when.
        since: Moment,
    },
    /// What was scanned at the other bed is not what was started there: bags or tickets have been swapped.
    Swapped {
        /// The other donor's ticket.
        other: Ticket,
        /// On which bed.
        bed: BedNo,
        /// The bag that was started there.
        started: BagCode,
        /// What was scanned there.
        scanned: (Ticket, BagCode),
    },
    /// Nobody punctures again without the donor's consent.
    ConsentNeeded,
    /// The vein was punctured again before.
    PuncturedBefore {
        /// How often it may be.
        at_most: u8,
    },
    /// Measured again as often as it may be.
    MeasuredOften {
        /// How often it may be measured again.
        at_most: u8,
    },
    /// What the donor was cleared on has been put right since, and does not allow it any more.
    ClearanceInDoubt {
        /// The ticket.
        ticket: Ticket,
        /// Why.
        objection: Objection,
    },
    /// There is no value at this step that could be put right.
    NothingToAmend,
    /// The value is another kind than the new one, or the same as before.
    NotAmended,
    /// The onset does not fit where the donor is.
    OnsetAgainstStage {
        /// What was said.
        onset: Onset,
    },
    /// Such a reaction is never this light.
    SeverityTooLow {
        /// The least that it can be.
        least: Severity,
    },
    /// The unit is held already.
    HeldAlready,
    /// The outcome and the volume contradict each other.
    VolumeAgainstOutcome {
        /// What was drawn.
        volume: Volume,
        /// What had been ordered.
        ordered: Volume,
        /// The range of a complete bag, both ends allowed.
        complete: (Volume, Volume),
    },
    /// The rest is not over.
    RestNotOver {
        /// The ticket.
        ticket: Ticket,
        /// How long it still takes.
        left: Span,
    },
    /// No blood was drawn, so there is nothing to certify.
    NothingDrawn {
        /// The ticket.
        ticket: Ticket,
    },
    /// The sheet with this serial went to somebody already.
    SerialUsed {
        /// The serial.
        serial: Serial,
        /// To whom.
        ticket: Ticket,
    },
    /// The donor has a certificate; another one needs a reason.
    CertificateIssued {
        /// The ticket.
        ticket: Ticket,
        /// The serial of the valid one.
        serial: Serial,
    },
    /// There is nothing to take back.
    NothingToUndo,
    /// The step to be taken back is not the visit's last one any more.
    NotLastStep {
        /// The ticket.
        ticket: Ticket,
        /// Whose step came after it.
        by: Hand,
    },
    /// The time given lies ahead of the clock.
    InTheFuture {
        /// The time given.
        occurred: Moment,
    },
    /// The time given lies before what the visit did last.
    BeforeLastStep {
        /// The time given.
        occurred: Moment,
        /// The visit's last step.
        last: Moment,
    },
    /// A date lies ahead of today.
    DateInFuture {
        /// The date.
        date: NaiveDate,
    },
    /// A date is beyond the calendar.
    DateOutOfRange {
        /// The date.
        date: NaiveDate,
    },
}

impl Refusal {
    /// The code that scripts rely on.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DayClosed => "day_closed",
            Self::DayOpen => "day_open",
            Self::EmptyHall => "empty_hall",
            Self::UnitTwice { .. } => "unit_twice",
            Self::PlaceTaken { .. } => "place_taken",
            Self::StillInside { .. } => "still_inside",
            Self::FiguresDiffer { .. } => "figures_differ",
            Self::UnknownVisit => "unknown_visit",
            Self::UnknownPerson => "unknown_person",
            Self::NumberOnRoster { .. } => "number_on_roster",
            Self::MergedAway { .. } => "merged_away",
            Self::AlreadyHere { .. } => "already_here",
            Self::OpenElsewhere => "open_elsewhere",
            Self::UnitNotOnDay { .. } => "unit_not_on_day",
            Self::NotEligible { .. } => "not_eligible",
            Self::NotMeasured { .. } => "not_measured",
            Self::ReasonNeeded { .. } => "reason_needed",
            Self::VolumeNotAllowed { .. } => "volume_not_allowed",
            Self::WrongStage { .. } => "wrong_stage",
            Self::CalledElsewhere { .. } => "called_elsewhere",
            Self::NotCalled { .. } => "not_called",
            Self::NotParked { .. } => "not_parked",
            Self::NoSuchDesk { .. } => "no_such_desk",
            Self::DeskTaken { .. } => "desk_taken",
            Self::NoSuchBed { .. } => "no_such_bed",
            Self::BedTaken { .. } => "bed_taken",
            Self::UnknownGround { .. } => "unknown_ground",
            Self::BagAndSampleDiffer { .. } => "bag_and_sample_differ",
            Self::BagUsed { .. } => "bag_used",
            Self::BagUnsettled { .. } => "bag_unsettled",
            Self::BagNotIssued { .. } => "bag_not_issued",
            Self::BagSettled { .. } => "bag_settled",
            Self::OtherTicket { .. } => "other_ticket",
            Self::ScanBoth { .. } => "scan_both",
            Self::Swapped { .. } => "swapped",
            Self::ConsentNeeded => "consent_needed",
            Self::PuncturedBefore { .. } => "punctured_before",
            Self::MeasuredOften { .. } => "measured_often",
            Self::ClearanceInDoubt { .. } => "clearance_in_doubt",
            Self::NothingToAmend => "nothing_to_amend",
            Self::NotAmended => "not_amended",
            Self::OnsetAgainstStage { .. } => "onset_against_stage",
            Self::SeverityTooLow { .. } => "severity_too_low",
            Self::HeldAlready => "held_already",
            Self::VolumeAgainstOutcome { .. } => "volume_against_outcome",
            Self::RestNotOver { .. } => "rest_not_over",
            Self::NothingDrawn { .. } => "nothing_drawn",
            Self::SerialUsed { .. } => "serial_used",
            Self::CertificateIssued { .. } => "certificate_issued",
            Self::NothingToUndo => "nothing_to_undo",
            Self::NotLastStep { .. } => "not_last_step",
            Self::InTheFuture { .. } => "in_the_future",
            Self::BeforeLastStep { .. } => "before_last_step",
            Self::DateInFuture { .. } => "date_in_future",
            Self::DateOutOfRange { .. } => "date_out_of_range",
        }
    }
}
