//! The summary for scripts. The names and their order are a contract: fields may be added, none is renamed or dropped.
//! Lengths of time are whole seconds, moments RFC 3339 with the site's offset; what is not known is `null`.

use chrono::NaiveDate;
use serde::Serialize;

use super::Summary;
use super::recorded::{ValuePart, kind_of};
use super::summary::UnitRow;
use crate::domain::accounts::{BagAccount, Correction, Doubt};
use crate::domain::clean::{Label, printable};
use crate::domain::day::Status;
use crate::domain::reaction::{ReactionKind, Severity};
use crate::domain::rulepack::RulePack;
use crate::domain::step::Head;
use crate::domain::throughput::{Kind, PerMille, SpotFigures, Spread, WaitFor};
use crate::domain::time::{Moment, Span};
use crate::domain::vitals::Volume;

/// Writes the summary as one JSON object, indented, with a line end.
pub fn write(summary: &Summary) -> Result<String, serde_json::Error> {
    pretty(&document(summary))
}

/// An object, indented, with a line end.
pub(super) fn pretty(document: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(document)?;
    text.push('\n');
    Ok(text)
}

/// The summary as one JSON value, for answers that hold it.
pub fn value(summary: &Summary) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(document(summary))
}

#[derive(Serialize)]
struct Document {
    day: AimedDayPart,
    counts: CountsPart,
    volume_ml: u64,
    by_unit: Vec<UnitPart>,
    by_volume: Vec<VolumePart>,
    by_blood_group: Vec<GroupPart>,
    deferrals: Vec<GroundPart>,
    reactions: Vec<ReactionPart>,
    reactions_after_leaving: u32,
    overrides: Vec<OverridePart>,
    corrections: Vec<CorrectionPart>,
    in_doubt: Vec<DoubtPart>,
    bags: BagsPart,
    starts_unconfirmed: u32,
    second_punctures: u32,
    late_entries: u32,
    waits: Vec<WaitPart>,
    door_to_door: DoorPart,
    throughput: Vec<QuarterPart>,
    first_check_in: Option<String>,
    last_release: Option<String>,
    log: LogPart,
    closings: Vec<ClosingPart>,
    reopenings: Vec<ReopeningPart>,
    busy: Vec<BusyPart>,
    service: Vec<ServicePart>,
    certificates: u32,
}

/// The day, for scripts.
#[derive(Serialize)]
pub(super) struct DayPart {
    date: String,
    title: String,
    site: String,
    hospital: String,
    status: &'static str,
}

impl DayPart {
    /// A day, by its date, title, site and hospital.
    pub(super) fn of(date: NaiveDate, [title, site, hospital]: [&Label; 3], status: Status) -> Self {
        let cleaned = |label: &Label| printable(label.as_str());
        Self {
            date: date.to_string(),
            title: cleaned(title),
            site: cleaned(site),
            hospital: cleaned(hospital),
            status: match status {
                Status::Open => "open",
                Status::Closed => "closed",
            },
        }
    }
}

#[derive(Serialize)]
struct AimedDayPart {
    #[serde(flatten)]
    day: DayPart,
    target: u32,
}

#[derive(Serialize)]
struct CountsPart {
    on_roster: u64,
    checked_in: u32,
    waiting: u32,
    screening: u32,
    cleared: u32,
    collecting: u32,
    recovering: u32,
    donated: u32,
    incomplete: u32,
    deferred: u32,
    withdrawn: u32,
}

#[derive(Serialize)]
struct UnitPart {
    unit: Option<String>,
    name: Option<String>,
    on_roster: u64,
    checked_in: u32,
    donated: u32,
    incomplete: u32,
    deferred: u32,
    withdrawn: u32,
    volume_ml: u64,
}

#[derive(Serialize)]
struct VolumePart {
    volume_ml: u16,
    count: u32,
}

#[derive(Serialize)]
struct GroupPart {
    group: Option<String>,
    count: u32,
}

#[derive(Serialize)]
struct GroundPart {
    ground: String,
    count: u32,
}

#[derive(Serialize)]
struct ReactionPart {
    kind: ReactionKind,
    severity: Severity,
    count: u32,
}

#[derive(Serialize)]
struct OverridePart {
    rule: String,
    ticket: u32,
    by: String,
    reason: Option<String>,
}

#[derive(Serialize)]
struct CorrectionPart {
    ticket: u32,
    what: &'static str,
    was: ValuePart,
    is: ValuePart,
    by: String,
    reason: String,
}

#[derive(Serialize)]
struct DoubtPart {
    ticket: u32,
    bag: Option<String>,
    because: BecausePart,
}

/// The rules that are against, and the volume where that is not allowed any more.
#[derive(Serialize)]
struct BecausePart {
    rules: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ordered_ml: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed_ml: Option<Vec<u16>>,
}

/// What became of the bags; the first is the sum of the others.
#[derive(Serialize)]
pub(super) struct BagsPart {
    issued: u32,
    bled: u32,
    empty: u32,
    voided: u32,
    returned: u32,
    unsettled: u32,
    on_bed: u32,
}

impl From<BagAccount> for BagsPart {
    fn from(account: BagAccount) -> Self {
        Self {
            issued: account.issued,
            bled: account.bled,
            empty: account.empty,
            voided: account.voided,
            returned: account.returned,
            unsettled: account.unsettled,
            on_bed: account.on_bed,
        }
    }
}

#[derive(Serialize)]
struct WaitPart {
    stage: &'static str,
    median_s: Option<i64>,
    p90_s: Option<i64>,
    max_s: Option<i64>,
}

#[derive(Serialize)]
struct DoorPart {
    median_s: Option<i64>,
    p90_s: Option<i64>,
}

#[derive(Serialize)]
struct QuarterPart {
    from: String,
    to: String,
    checked_in: u32,
    screened: u32,
    donated: u32,
    cleared: u32,
}

/// How busy all desks, beds or seats were, as a part of the time since the first of them was used.
#[derive(Serialize)]
struct BusyPart {
    place: &'static str,
    busy_per_mille: Option<u16>,
    count: usize,
    median_s: Option<i64>,
    p90_s: Option<i64>,
}

/// How one desk, bed or seat did: examinations, draws or rests that were brought to their end, and how long it was taken.
#[derive(Serialize)]
struct ServicePart {
    place: &'static str,
    number: u16,
    count: usize,
    median_s: Option<i64>,
    p90_s: Option<i64>,
    busy_s: i64,
    busy_per_mille: u16,
}

#[derive(Serialize)]
pub(super) struct LogPart {
    steps: u64,
    head: String,
}

impl From<Head> for LogPart {
    fn from(head: Head) -> Self {
        Self {
            steps: head.seq.0,
            head: head.hash.to_string(),
        }
    }
}

/// When the day was closed, and by whom.
#[derive(Serialize)]
struct ClosingPart {
    at: String,
    by: String,
}

/// When the closed day was opened again, by whom and why.
#[derive(Serialize)]
struct ReopeningPart {
    at: String,
    by: String,
    reason: String,
}

#[expect(
    clippy::too_many_lines,
    reason = "one field a line, in the order of the contract"
)]
fn document(summary: &Summary) -> Document {
    let counts = summary.counts;
    let seconds = |spread: Option<Spread>, which: fn(Spread) -> Span| spread.map(|it| which(it).secs());
    Document {
        day: AimedDayPart {
            day: DayPart::of(
                summary.date,
                [&summary.title, &summary.site, &summary.hospital],
                summary.status,
            ),
            target: summary.target,
        },
        counts: CountsPart {
            on_roster: summary.on_roster,
            checked_in: counts.checked_in,
            waiting: counts.waiting,
            screening: counts.screening,
            cleared: counts.cleared,
            collecting: counts.collecting,
            recovering: counts.recovering,
            donated: counts.donated,
            incomplete: counts.incomplete,
            deferred: counts.deferred,
            withdrawn: counts.withdrawn,
        },
        volume_ml: summary.volume_ml,
        by_unit: summary.by_unit.iter().map(unit).collect(),
        by_volume: summary
            .by_volume
            .iter()
            .map(|(volume, count)| VolumePart {
                volume_ml: volume.ml(),
                count: *count,
            })
            .collect(),
        by_blood_group: summary
            .by_blood_group
            .iter()
            .map(|(group, count)| GroupPart {
                group: group.map(|group| group.to_string()),
                count: *count,
            })
            .collect(),
        deferrals: summary
            .deferrals
            .iter()
            .map(|row| GroundPart {
                ground: printable(row.ground.as_str()),
                count: row.count,
            })
            .collect(),
        reactions: summary
            .reactions
            .iter()
            .map(|&((kind, severity), count)| ReactionPart {
                kind,
                severity,
                count,
            })
            .collect(),
        reactions_after_leaving: summary.reactions_after_leaving,
        overrides: summary
            .overrides
            .iter()
            .map(|it| OverridePart {
                rule: printable(&it.rule.0),
                ticket: it.ticket.number(),
                by: printable(it.by.as_str()),
                reason: it.reason.as_ref().map(|reason| printable(reason.as_str())),
            })
            .collect(),
        corrections: summary.corrections.iter().map(correction).collect(),
        in_doubt: summary
            .in_doubt
            .iter()
            .map(|it| doubt(&summary.pack, it))
            .collect(),
        bags: summary.bags.into(),
        starts_unconfirmed: summary.starts_unconfirmed,
        second_punctures: summary.second_punctures,
        late_entries: summary.late_entries,
        waits: summary
            .waits
            .iter()
            .map(|&(what, spread)| WaitPart {
                stage: match what {
                    WaitFor::Screening => "waiting",
                    WaitFor::Bed => "cleared",
                },
                median_s: seconds(spread, |it| it.median),
                p90_s: seconds(spread, |it| it.p90),
                max_s: seconds(spread, |it| it.max),
            })
            .collect(),
        door_to_door: DoorPart {
            median_s: seconds(summary.door_to_door, |it| it.median),
            p90_s: seconds(summary.door_to_door, |it| it.p90),
        },
        throughput: summary
            .quarters
            .iter()
            .map(|quarter| QuarterPart {
                from: quarter.from.rfc3339(),
                to: quarter.to.rfc3339(),
                checked_in: quarter.checked_in,
                screened: quarter.screened,
                donated: quarter.donated,
                cleared: quarter.cleared,
            })
            .collect(),
        first_check_in: summary.first_check_in.map(Moment::rfc3339),
        last_release: summary.last_release.map(Moment::rfc3339),
        log: summary.head.into(),
        closings: summary
            .closings
            .iter()
            .map(|at| ClosingPart {
                at: at.occurred.rfc3339(),
                by: printable(at.staff.as_str()),
            })
            .collect(),
        reopenings: summary
            .reopenings
            .iter()
            .map(|it| ReopeningPart {
                at: it.at.occurred.rfc3339(),
                by: printable(it.at.staff.as_str()),
                reason: printable(it.reason.as_str()),
            })
            .collect(),
        busy: summary
            .busy
            .iter()
            .map(|row| BusyPart {
                place: place(row.kind),
                busy_per_mille: row.share.map(PerMille::number),
                count: row.service.map_or(0, |spread| spread.count),
                median_s: row.service.map(|spread| spread.median.secs()),
                p90_s: row.service.map(|spread| spread.p90.secs()),
            })
            .collect(),
        service: summary.service.iter().map(service).collect(),
        certificates: summary.certificates,
    }
}

const fn place(kind: Kind) -> &'static str {
    match kind {
        Kind::Desk => "desk",
        Kind::Bed => "bed",
        Kind::Seat => "seat",
    }
}

fn service(figures: &SpotFigures) -> ServicePart {
    ServicePart {
        place: place(figures.spot.kind),
        number: figures.spot.number,
        count: figures.service.map_or(0, |spread| spread.count),
        median_s: figures.service.map(|spread| spread.median.secs()),
        p90_s: figures.service.map(|spread| spread.p90.secs()),
        busy_s: figures.busy.secs(),
        busy_per_mille: figures.share.number(),
    }
}

fn correction(correction: &Correction) -> CorrectionPart {
    let amendment = &correction.amendment;
    CorrectionPart {
        ticket: correction.ticket.number(),
        what: kind_of(&amendment.was),
        was: ValuePart::of(&amendment.was),
        is: ValuePart::of(&amendment.is),
        by: printable(amendment.at.staff.as_str()),
        reason: printable(amendment.reason.as_str()),
    }
}

fn doubt(pack: &RulePack, doubt: &Doubt) -> DoubtPart {
    let objection = &doubt.objection;
    let rules = objection.against.iter().map(|against| against.rule(pack));
    let (ordered, allowed) = objection.volume.clone().unzip();
    DoubtPart {
        ticket: doubt.ticket.number(),
        bag: doubt.bag.as_ref().map(|bag| printable(bag.as_str())),
        because: BecausePart {
            rules: rules.map(printable).collect(),
            ordered_ml: ordered.map(Volume::ml),
            allowed_ml: allowed.map(|allowed| allowed.into_iter().map(Volume::ml).collect()),
        },
    }
}

fn unit(row: &UnitRow) -> UnitPart {
    UnitPart {
        unit: row.unit.as_ref().map(|unit| printable(unit.as_str())),
        name: row.name.as_ref().map(|name| printable(name.as_str())),
        on_roster: row.on_roster,
        checked_in: row.counts.checked_in,
        donated: row.counts.donated,
        incomplete: row.counts.incomplete,
        deferred: row.counts.deferred,
        withdrawn: row.counts.withdrawn,
        volume_ml: row.volume_ml,
    }
}
