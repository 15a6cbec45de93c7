//! The end-of-day document as data: what the organiser signs, before any language or format.

mod document;

use chrono::NaiveDate;

use crate::domain::accounts::{self, BagAccount, Correction, Doubt};
use crate::domain::clean::Label;
use crate::domain::day::{Day, Reopening, Status};
use crate::domain::figures::Figures;
use crate::domain::identity::BloodGroup;
use crate::domain::reaction::{ReactionKind, Severity};
use crate::domain::rulepack::{GroundCode, Names, RulePack};
use crate::domain::step::{At, Head};
use crate::domain::throughput::{
    self, Counts, Kind, Override, PerMille, Quarter, SpotFigures, Spread, UnitFigures, WaitFor,
};
use crate::domain::time::Moment;
use crate::domain::unit::UnitCode;
use crate::domain::vitals::Volume;
use crate::store::RosterSize;

/// The summary of a day, up to the step that [`Summary::head`] names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
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
    /// Open or closed.
    pub status: Status,
    /// The rules that were in force; they also name what the values and the rules below are called.
    pub pack: RulePack,
    /// Who could come: the people on the roster of the day's units and those without a unit; everybody, on a day that
    /// names no units.
    pub on_roster: u64,
    /// Where the visits are.
    pub counts: Counts,
    /// What was drawn, in ml.
    pub volume_ml: u64,
    /// The same by unit.
    pub by_unit: Vec<UnitRow>,
    /// Collections by the volume drawn.
    pub by_volume: Vec<(Volume, u32)>,
    /// Collections by the blood group known on arrival.
    pub by_blood_group: Vec<(Option<BloodGroup>, u32)>,
    /// Deferrals by ground.
    pub deferrals: Vec<GroundRow>,
    /// Reactions by kind and severity.
    pub reactions: Vec<((ReactionKind, Severity), u32)>,
    /// Rules that were set aside.
    pub overrides: Vec<Override>,
    /// Reactions that began after the donor had left; they are among [`Self::reactions`].
    pub reactions_after_leaving: u32,
    /// Values that were put right.
    pub corrections: Vec<Correction>,
    /// Clearances that do not hold any more, of donors in the hall and of units with blood.
    ///
    /// No other unit that is held is told here, and no number counts it: a donor may have asked in confidence not to use
    /// the blood, and this document lies open in the hall. The record that goes with the units says which ones are held.
    pub in_doubt: Vec<Doubt>,
    /// What became of the bags.
    pub bags: BagAccount,
    /// Collections whose donor nobody recognised before the needle.
    pub starts_unconfirmed: u32,
    /// Veins that were punctured again.
    pub second_punctures: u32,
    /// Donors who have a certificate.
    pub certificates: u32,
    /// Steps that were entered after the fact.
    pub late_entries: u32,
    /// How long people waited.
    pub waits: [(WaitFor, Option<Spread>); 2],
    /// From arrival to release, of those who gave.
    pub door_to_door: Option<Spread>,
    /// The day by quarters of an hour.
    pub quarters: Vec<Quarter>,
    /// The first check-in.
    pub first_check_in: Option<Moment>,
    /// The last release after a rest.
    pub last_release: Option<Moment>,
    /// How the desks, the beds and the seats did together.
    pub busy: [KindRow; 3],
    /// How each desk, bed and seat did.
    pub service: Vec<SpotFigures>,
    /// The end of the log: the witness that nothing was cut off or rewritten since.
    pub head: Head,
    /// When and by whom the day was closed, each time.
    pub closings: Vec<At>,
    /// Every time that the closed day was opened again.
    pub reopenings: Vec<Reopening>,
}

/// A unit's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitRow {
    /// Its code; none for donors without a unit.
    pub unit: Option<UnitCode>,
    /// Its name, where the day knows it.
    pub name: Option<Label>,
    /// Its people on the roster.
    pub on_roster: u64,
    /// Where its donors are.
    pub counts: Counts,
    /// What they gave, in ml.
    pub volume_ml: u64,
}

/// The line of all desks, beds or seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRow {
    /// Of what.
    pub kind: Kind,
    /// How long it took, of those who are done.
    pub service: Option<Spread>,
    /// How busy they were, from the first use of one on; none before that.
    pub share: Option<PerMille>,
}

/// A ground's line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroundRow {
    /// The ground.
    pub ground: GroundCode,
    /// What the rule pack calls it; none, where another pack was in force.
    pub name: Option<Names>,
    /// How many were deferred for it.
    pub count: u32,
}

impl Summary {
    /// The summary of a day as it stands.
    pub fn of(day: &Day, pack: &RulePack, roster: &RosterSize) -> Self {
        let figures = Figures::of(day, pack);
        // A document says the same whenever it is printed: its time is that of the last thing that happened.
        let as_of = figures.as_of().unwrap_or(Moment::from_millis(0));
        let by_unit = unit_rows(day, &figures, roster);
        let on_roster = if day.info.units.is_empty() {
            roster.all
        } else {
            by_unit.iter().map(|row| row.on_roster).sum()
        };
        Self {
            title: day.info.title.clone(),
            date: day.info.date,
            site: day.info.site.clone(),
            hospital: day.info.hospital.clone(),
            target: day.info.target,
            status: day.status,
            pack: pack.clone(),
            on_roster,
            counts: figures.counts(),
            volume_ml: figures.volume_ml(),
            by_unit,
            by_volume: figures.by_volume(),
            by_blood_group: figures.by_blood_group(),
            deferrals: figures
                .deferrals()
                .into_iter()
                .map(|(ground, count)| GroundRow {
                    name: pack.ground(&ground).map(|known| known.name.clone()),
                    ground,
                    count,
                })
                .collect(),
            reactions: figures.reactions(),
            overrides: throughput::overrides(day, pack),
            reactions_after_leaving: accounts::reactions_after_leaving(day),
            corrections: accounts::corrections(day),
            in_doubt: figures.doubts().cloned().collect(),
            bags: BagAccount::of(day),
            starts_unconfirmed: accounts::starts_unconfirmed(day),
            second_punctures: accounts::second_punctures(day),
            certificates: accounts::certificates(day),
            late_entries: day.late_entries,
            waits: WaitFor::ALL.map(|what| (what, figures.wait(what))),
            door_to_door: figures.door_to_door(),
            quarters: figures.quarters(),
            first_check_in: figures.first_check_in(),
            last_release: figures.last_release(),
            busy: Kind::ALL.map(|kind| KindRow {
                kind,
                service: figures.service(kind),
                share: figures.busy(kind, day.info.hall, as_of),
            }),
            service: Kind::ALL
                .into_iter()
                .flat_map(|kind| figures.spots(kind, day.info.hall, as_of))
                .collect(),
            head: day.head,
            closings: day.closings.clone(),
            reopenings: day.reopenings.clone(),
        }
    }
}

/// A line for each unit with its people on the roster, and one for those without a unit, if there are any.
pub(super) fn unit_rows(day: &Day, figures: &Figures, roster: &RosterSize) -> Vec<UnitRow> {
    let people = |unit: Option<&UnitCode>| {
        let found = roster.by_unit.iter().find(|(code, _)| code.as_ref() == unit);
        found.map_or(0, |(_, people)| *people)
    };
    let mut figures = figures.by_unit(&day.info);
    if people(None) > 0 && figures.last().is_none_or(|last| last.unit.is_some()) {
        figures.push(UnitFigures {
            unit: None,
            counts: Counts::default(),
            volume_ml: 0,
        });
    }
    figures
        .into_iter()
        .map(|figures| UnitRow {
            name: day
                .info
                .units
                .iter()
                .find(|unit| Some(&unit.code) == figures.unit.as_ref())
                .map(|unit| unit.name.clone()),
            on_roster: people(figures.unit.as_ref()),
            unit: figures.unit,
            counts: figures.counts,
            volume_ml: figures.volume_ml,
        })
        .collect()
}
