//! Refusals as sentences: which rule is broken, by which values, and what to do instead.
//!
//! Every refusal may be read aloud at reception, where others listen: an earlier deferral never names its ground, only
//! the date from which the donor is welcome again.

mod bed;

use super::text::refusal as text;
use super::{Lang, closing, format, terms};
use crate::domain::eligibility::{Against, Missing};
use crate::domain::id::Ticket;
use crate::domain::recheck::Objection;
use crate::domain::refusal::{Hand, Refusal};
use crate::domain::rulepack::{GroundCode, RulePack, Until};
use crate::domain::visit::{Outcome, Stage};
use crate::domain::vitals::Volume;

/// How many tickets a sentence lists before it says that there are more.
const MOST_TICKETS: usize = 12;

/// Why a command was refused, and what to do instead.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a refusal reads best in one place")]
pub fn refusal(lang: Lang, refusal: &Refusal, pack: &RulePack) -> String {
    match refusal {
        Refusal::DayClosed => text::DAY_CLOSED.get(lang).to_owned(),
        Refusal::DayOpen => text::DAY_OPEN.get(lang).to_owned(),
        Refusal::EmptyHall => text::EMPTY_HALL.get(lang).to_owned(),
        Refusal::UnitTwice { unit } => text::UNIT_TWICE.with(lang, &[("unit", unit)]),
        Refusal::PlaceTaken { ticket, stage } => {
            text::PLACE_TAKEN.with(lang, &[("ticket", ticket), ("where", &whereabouts(lang, *stage))])
        }
        Refusal::StillInside { tickets } => text::STILL_INSIDE.with(
            lang,
            &[
                ("count", &tickets.len()),
                ("tickets", &tickets_in_short(lang, tickets)),
            ],
        ),
        Refusal::FiguresDiffer { figures } => {
            let figures: Vec<_> = figures
                .iter()
                .map(|figure| closing::figure(lang, *figure))
                .collect();
            text::FIGURES_DIFFER.with(lang, &[("figures", &figures.join(", "))])
        }
        Refusal::UnknownVisit => text::UNKNOWN_VISIT.get(lang).to_owned(),
        Refusal::UnknownPerson => text::UNKNOWN_PERSON.get(lang).to_owned(),
        Refusal::NumberOnRoster { .. } => text::NUMBER_ON_ROSTER.get(lang).to_owned(),
        Refusal::AlreadyHere { ticket, stage, since } => text::ALREADY_HERE.with(
            lang,
            &[
                ("ticket", ticket),
                ("time", &since.hh_mm()),
                ("where", &whereabouts(lang, *stage)),
            ],
        ),
        Refusal::MergedAway { into } => text::MERGED_AWAY.with(lang, &[("person", into)]),
        Refusal::OpenElsewhere => text::OPEN_ELSEWHERE.get(lang).to_owned(),
        Refusal::UnitNotOnDay { unit } => text::UNIT_NOT_ON_DAY.with(lang, &[("unit", unit)]),
        Refusal::NotEligible { against } => {
            text::NOT_ELIGIBLE.with(lang, &[("against", &all_against(lang, against, pack))])
        }
        Refusal::NotMeasured { missing: what } => {
            let what: Vec<_> = what.iter().map(|what| missing(lang, *what)).collect();
            text::NOT_MEASURED.with(lang, &[("missing", &what.join("; "))])
        }
        Refusal::ReasonNeeded { against } => {
            text::REASON_NEEDED.with(lang, &[("against", &all_against(lang, against, pack))])
        }
        Refusal::VolumeNotAllowed { volume, allowed } if allowed.is_empty() => {
            text::VOLUME_NONE.with(lang, &[("volume", &format::volume(*volume))])
        }
        Refusal::VolumeNotAllowed { volume, allowed } => text::VOLUME_NOT_ALLOWED.with(
            lang,
            &[
                ("volume", &format::volume(*volume)),
                ("allowed", &volumes(allowed)),
            ],
        ),
        Refusal::WrongStage { ticket, stage, by } => wrong_stage(lang, *ticket, *stage, by.as_ref()),
        Refusal::CalledElsewhere { ticket, desk, by } => text::CALLED_ELSEWHERE.with(
            lang,
            &[
                ("ticket", ticket),
                ("desk", desk),
                ("time", &by.at.hh_mm()),
                ("staff", &by.staff.as_str()),
                ("station", &by.station.as_str()),
            ],
        ),
        Refusal::NotCalled { ticket } => text::NOT_CALLED.with(lang, &[("ticket", ticket)]),
        Refusal::NotParked { ticket } => text::NOT_PARKED.with(lang, &[("ticket", ticket)]),
        Refusal::NoSuchDesk { desk, desks } => {
            text::NO_SUCH_DESK.with(lang, &[("desk", desk), ("desks", desks)])
        }
        Refusal::DeskTaken { desk, ticket } => {
            text::DESK_TAKEN.with(lang, &[("desk", desk), ("ticket", ticket)])
        }
        Refusal::NoSuchBed { bed, beds } => text::NO_SUCH_BED.with(lang, &[("bed", bed), ("beds", beds)]),
        Refusal::BedTaken { bed, ticket } => text::BED_TAKEN.with(lang, &[("bed", bed), ("ticket", ticket)]),
        Refusal::UnknownGround { ground } => text::UNKNOWN_GROUND.with(lang, &[("ground", &ground.as_str())]),
        Refusal::VolumeAgainstOutcome {
            volume,
            ordered,
            complete: (low, high),
        } => text::VOLUME_AGAINST_OUTCOME.with(
            lang,
            &[
                ("volume", &format::volume(*volume)),
                ("ordered", &format::volume(*ordered)),
                ("low", &format::volume(*low)),
                ("high", &format::volume(*high)),
            ],
        ),
        Refusal::RestNotOver { ticket, left } => {
            text::REST_NOT_OVER.with(lang, &[("ticket", ticket), ("left", &left.mm_ss())])
        }
        Refusal::BagAndSampleDiffer { .. }
        | Refusal::BagUsed { .. }
        | Refusal::BagUnsettled { .. }
        | Refusal::BagNotIssued { .. }
        | Refusal::BagSettled { .. }
        | Refusal::OtherTicket { .. }
        | Refusal::ScanBoth { .. }
        | Refusal::Swapped { .. } => bed::bag(lang, refusal),
        Refusal::ConsentNeeded => text::CONSENT_NEEDED.get(lang).to_owned(),
        Refusal::PuncturedBefore { at_most } => text::PUNCTURED_BEFORE.with(lang, &[("times", at_most)]),
        Refusal::MeasuredOften { at_most } => text::MEASURED_OFTEN.with(lang, &[("times", at_most)]),
        Refusal::ClearanceInDoubt { ticket, objection } => text::CLEARANCE_IN_DOUBT.with(
            lang,
            &[
                ("ticket", ticket),
                ("objection", &self::objection(lang, objection, pack)),
            ],
        ),
        Refusal::NothingToAmend => text::NOTHING_TO_AMEND.get(lang).to_owned(),
        Refusal::NotAmended => text::NOT_AMENDED.get(lang).to_owned(),
        Refusal::OnsetAgainstStage { onset } => {
            text::ONSET_AGAINST_STAGE.with(lang, &[("onset", &terms::onset(lang, *onset))])
        }
        Refusal::SeverityTooLow { least } => {
            text::SEVERITY_TOO_LOW.with(lang, &[("least", &terms::severity(lang, *least))])
        }
        Refusal::HeldAlready => text::HELD_ALREADY.get(lang).to_owned(),
        Refusal::NothingDrawn { ticket } => text::NOTHING_DRAWN.with(lang, &[("ticket", ticket)]),
        Refusal::SerialUsed { serial, ticket } => {
            text::SERIAL_USED.with(lang, &[("serial", serial), ("ticket", ticket)])
        }
        Refusal::CertificateIssued { ticket, serial } => {
            text::CERTIFICATE_ISSUED.with(lang, &[("ticket", ticket), ("serial", serial)])
        }
        Refusal::NothingToUndo => text::NOTHING_TO_UNDO.get(lang).to_owned(),
        Refusal::NotLastStep { ticket, by } => text::NOT_LAST_STEP.with(
            lang,
            &[
                ("ticket", ticket),
                ("time", &by.at.hh_mm()),
                ("staff", &by.staff.as_str()),
                ("station", &by.station.as_str()),
            ],
        ),
        Refusal::InTheFuture { occurred } => text::IN_THE_FUTURE.with(
            lang,
            &[
                ("time", &occurred.hh_mm()),
                ("date", &format::date(occurred.date())),
            ],
        ),
        Refusal::BeforeLastStep { occurred, last } => {
            text::BEFORE_LAST_STEP.with(lang, &[("time", &occurred.hh_mm()), ("last", &last.hh_mm())])
        }
        Refusal::DateInFuture { date } => text::DATE_IN_FUTURE.with(lang, &[("date", &format::date(*date))]),
        Refusal::DateOutOfRange { date } => {
            text::DATE_OUT_OF_RANGE.with(lang, &[("date", &format::date(*date))])
        }
    }
}

fn wrong_stage(lang: Lang, ticket: Ticket, stage: Stage, by: Option<&Hand>) -> String {
    let place = whereabouts(lang, stage);
    match by {
        Some(hand) => text::WRONG_STAGE_BY.with(
            lang,
            &[
                ("ticket", &ticket),
                ("where", &place),
                ("staff", &hand.staff.as_str()),
                ("station", &hand.station.as_str()),
                ("time", &hand.at.hh_mm()),
            ],
        ),
        None => text::WRONG_STAGE.with(lang, &[("ticket", &ticket), ("where", &place)]),
    }
}

/// Where a donor is, as the predicate of a sentence whose subject is the ticket.
fn whereabouts(lang: Lang, stage: Stage) -> String {
    match stage {
        Stage::Waiting => text::WHERE_WAITING,
        Stage::Screening(desk) => return text::WHERE_SCREENING.with(lang, &[("desk", &desk)]),
        Stage::Cleared => text::WHERE_CLEARED,
        Stage::Collecting(bed) => return text::WHERE_COLLECTING.with(lang, &[("bed", &bed)]),
        Stage::Recovering => text::WHERE_RECOVERING,
        Stage::Left(Outcome::Donated) => text::WHERE_DONATED,
        Stage::Left(Outcome::Incomplete) => text::WHERE_INCOMPLETE,
        Stage::Left(Outcome::Deferred) => text::WHERE_DEFERRED,
        Stage::Left(Outcome::Withdrawn) => text::WHERE_WITHDRAWN,
        Stage::Left(Outcome::NeverHere) => text::WHERE_NEVER_HERE,
    }
    .get(lang)
    .to_owned()
}

fn tickets_in_short(lang: Lang, tickets: &[Ticket]) -> String {
    let shown: Vec<_> = tickets.iter().take(MOST_TICKETS).map(Ticket::to_string).collect();
    let shown = shown.join(", ");
    if tickets.len() > MOST_TICKETS {
        text::AND_MORE.with(lang, &[("tickets", &shown)])
    } else {
        shown
    }
}

fn volumes(volumes: &[Volume]) -> String {
    let shown: Vec<_> = volumes.iter().copied().map(format::volume).collect();
    shown.join(", ")
}

/// What speaks against a clearance that was given; the middle of a sentence.
#[must_use]
pub fn objection(lang: Lang, objection: &Objection, pack: &RulePack) -> String {
    let mut parts: Vec<_> = objection
        .against
        .iter()
        .map(|one| against(lang, one, pack))
        .collect();
    if let Some((ordered, allowed)) = &objection.volume {
        let ordered = format::volume(*ordered);
        parts.push(if allowed.is_empty() {
            text::VOLUME_WAS_NONE.with(lang, &[("volume", &ordered)])
        } else {
            text::VOLUME_WAS_TOO_MUCH.with(lang, &[("volume", &ordered), ("allowed", &volumes(allowed))])
        });
    }
    parts.join("; ")
}

fn all_against(lang: Lang, all: &[Against], pack: &RulePack) -> String {
    let shown: Vec<_> = all.iter().map(|one| against(lang, one, pack)).collect();
    shown.join("; ")
}

/// One rule that a donor does not meet, with the values that decided; the middle of a sentence.
#[must_use]
pub fn against(lang: Lang, against: &Against, pack: &RulePack) -> String {
    match against {
        Against::TooYoung { age, least } => {
            text::TOO_YOUNG.with(lang, &[("age", &age.years()), ("least", &least.years())])
        }
        Against::TooOld { age, most } => {
            text::TOO_OLD.with(lang, &[("age", &age.years()), ("most", &most.years())])
        }
        Against::BirthDateNeeded => text::BIRTH_DATE_NEEDED.get(lang).to_owned(),
        Against::TooLight { weight, least } => text::TOO_LIGHT.with(
            lang,
            &[
                ("weight", &format::tenths(lang, weight.tenths())),
                ("least", &format::tenths(lang, least.tenths())),
            ],
        ),
        Against::LowHaemoglobin { measured, least } => {
            text::LOW_HAEMOGLOBIN.with(lang, &[("measured", measured), ("least", least)])
        }
        Against::RapidTestNotPassed => text::RAPID_TEST.get(lang).to_owned(),
        Against::GroundInForce { ground, until } => {
            let name = ground_name(lang, pack, ground);
            match until {
                Until::Date(date) => {
                    text::GROUND_UNTIL.with(lang, &[("ground", &name), ("date", &format::date(*date))])
                }
                Until::Never => text::GROUND_NEVER.with(lang, &[("ground", &name)]),
            }
        }
        Against::DeferredBefore { until, .. } => match until {
            Until::Date(date) => text::DEFERRED_UNTIL.with(lang, &[("date", &format::date(*date))]),
            Until::Never => text::DEFERRED_NEVER.get(lang).to_owned(),
        },
        Against::TooSoon { last, eligible_on } => text::TOO_SOON.with(
            lang,
            &[
                ("last", &format::date(*last)),
                ("date", &format::date(*eligible_on)),
            ],
        ),
        Against::DonationInFuture { last } => {
            text::DONATION_IN_FUTURE.with(lang, &[("last", &format::date(*last))])
        }
        Against::Systolic {
            measured,
            least,
            below,
        } => text::SYSTOLIC.with(
            lang,
            &[("measured", measured), ("least", least), ("below", below)],
        ),
        Against::Diastolic {
            measured,
            least,
            below,
        } => text::DIASTOLIC.with(
            lang,
            &[("measured", measured), ("least", least), ("below", below)],
        ),
        Against::PulseOut {
            measured,
            least,
            most,
        } => text::PULSE.with(lang, &[("measured", measured), ("least", least), ("most", most)]),
    }
}

/// What a decision still needs; the middle of a sentence.
#[must_use]
pub const fn missing(lang: Lang, missing: Missing) -> &'static str {
    match missing {
        Missing::Vitals => text::MISSING_VITALS,
        Missing::BloodTest => text::MISSING_BLOOD_TEST,
        Missing::Hbsag => text::MISSING_HBSAG,
    }
    .get(lang)
}

/// The pack's name of a ground; its code, where another pack was in force.
fn ground_name<'a>(lang: Lang, pack: &'a RulePack, code: &'a GroundCode) -> &'a str {
    match (pack.ground(code), lang) {
        (Some(ground), Lang::Vi) => &ground.name.vi,
        (Some(ground), Lang::En) => &ground.name.en,
        (None, _) => code.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::*;
    use crate::domain::bag::BagCode;
    use crate::domain::birth::Age;
    use crate::domain::certificate::Serial;
    use crate::domain::clean::Label;
    use crate::domain::decide::BagUse;
    use crate::domain::id::{BedNo, DeskNo, PersonId};
    use crate::domain::issued::BagFate;
    use crate::domain::reaction::{Onset, Severity};
    use crate::domain::reconcile::Figure;
    use crate::domain::time::{Moment, Span};
    use crate::domain::unit::UnitCode;
    use crate::domain::vitals::{Haemoglobin, Mmhg, Pulse, Weight};

    fn ticket(number: u32) -> Ticket {
        Ticket::new(number).unwrap()
    }

    fn hand() -> Hand {
        Hand {
            staff: Label::parse("Hoa").unwrap(),
            station: Label::parse("Khám 1").unwrap(),
            at: Moment::parse("2026-10-22T08:05:00+07:00").unwrap(),
        }
    }

    fn bag_use() -> BagUse {
        BagUse {
            date: date(),
            ticket: ticket(12),
            bed: BedNo(3),
            since: hand().at,
        }
    }

    fn date() -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, 1).unwrap()
    }

    fn every_stage() -> Vec<Stage> {
        let mut all = vec![
            Stage::Waiting,
            Stage::Screening(DeskNo(2)),
            Stage::Cleared,
            Stage::Collecting(BedNo(3)),
            Stage::Recovering,
        ];
        all.extend(
            [
                Outcome::Donated,
                Outcome::Incomplete,
                Outcome::Deferred,
                Outcome::Withdrawn,
                Outcome::NeverHere,
            ]
            .map(Stage::Left),
        );
        all
    }

    fn every_against() -> Vec<Against> {
        let (ground, until) = (GroundCode::new("tattoo"), Until::Date(date()));
        let mmhg = Mmhg::from_mmhg;
        vec![
            Against::TooYoung {
                age: Age::new(17),
                least: Age::new(18),
            },
            Against::TooOld {
                age: Age::new(61),
                most: Age::new(60),
            },
            Against::BirthDateNeeded,
            Against::TooLight {
                weight: Weight::from_tenths(449),
                least: Weight::from_tenths(450),
            },
            Against::LowHaemoglobin {
                measured: Haemoglobin::from_g_l(119),
                least: Haemoglobin::from_g_l(120),
            },
            Against::RapidTestNotPassed,
            Against::GroundInForce {
                ground: ground.clone(),
                until,
            },
            Against::GroundInForce {
                ground: ground.clone(),
                until: Until::Never,
            },
            Against::DeferredBefore {
                ground: ground.clone(),
                until,
            },
            Against::DeferredBefore {
                ground,
                until: Until::Never,
            },
            Against::TooSoon {
                last: date(),
                eligible_on: date(),
            },
            Against::DonationInFuture { last: date() },
            Against::Systolic {
                measured: mmhg(180),
                least: mmhg(100),
                below: mmhg(160),
            },
            Against::Diastolic {
                measured: mmhg(110),
                least: mmhg(60),
                below: mmhg(100),
            },
            Against::PulseOut {
                measured: Pulse::from_per_minute(120),
                least: Pulse::from_per_minute(60),
                most: Pulse::from_per_minute(90),
            },
        ]
    }

    #[expect(clippy::too_many_lines, reason = "it lists every refusal there is")]
    fn every_refusal() -> Vec<Refusal> {
        let bag = |text| BagCode::parse(text).unwrap();
        let at = hand().at;
        let unit = UnitCode::parse("A04").unwrap();
        let mut all = vec![
            Refusal::DayClosed,
            Refusal::DayOpen,
            Refusal::EmptyHall,
            Refusal::UnitTwice { unit: unit.clone() },
            Refusal::StillInside {
                tickets: (1..=20).map(ticket).collect(),
            },
            Refusal::FiguresDiffer {
                figures: vec![Figure::Counts, Figure::Visit(ticket(12))],
            },
            Refusal::UnknownVisit,
            Refusal::UnknownPerson,
            Refusal::NumberOnRoster {
                person: PersonId(Uuid::nil()),
            },
            Refusal::MergedAway {
                into: PersonId(Uuid::nil()),
            },
            Refusal::OpenElsewhere,
            Refusal::UnitNotOnDay { unit },
            Refusal::NotEligible {
                against: every_against(),
            },
            Refusal::NotMeasured {
                missing: vec![Missing::Vitals, Missing::BloodTest],
            },
            Refusal::ReasonNeeded {
                against: every_against(),
            },
            Refusal::VolumeNotAllowed {
                volume: Volume::from_ml(450),
                allowed: vec![Volume::from_ml(250), Volume::from_ml(350)],
            },
            Refusal::VolumeNotAllowed {
                volume: Volume::from_ml(450),
                allowed: Vec::new(),
            },
            Refusal::WrongStage {
                ticket: ticket(12),
                stage: Stage::Waiting,
                by: None,
            },
            Refusal::CalledElsewhere {
                ticket: ticket(12),
                desk: DeskNo(2),
                by: hand(),
            },
            Refusal::NotCalled { ticket: ticket(12) },
            Refusal::NotParked { ticket: ticket(12) },
            Refusal::NoSuchDesk {
                desk: DeskNo(9),
                desks: 5,
            },
            Refusal::DeskTaken {
                desk: DeskNo(2),
                ticket: ticket(12),
            },
            Refusal::NoSuchBed {
                bed: BedNo(11),
                beds: 10,
            },
            Refusal::BedTaken {
                bed: BedNo(3),
                ticket: ticket(12),
            },
            Refusal::UnknownGround {
                ground: GroundCode::new("tatoo"),
            },
            Refusal::BagAndSampleDiffer {
                bag: bag("G1234 17 654321 A"),
                sample: bag("G1234 17 654321 A"),
            },
            Refusal::BagUsed {
                bag: bag("G1234 17 654321 A"),
                used: bag_use(),
            },
            Refusal::BagUnsettled {
                bag: bag("G1234 17 654321 A"),
                issued: bag_use(),
            },
            Refusal::BagNotIssued {
                bag: bag("G1234 17 654321 A"),
                ticket: ticket(12),
            },
            Refusal::BagSettled {
                bag: bag("G1234 17 654321 A"),
                fate: BagFate::Voided,
            },
            Refusal::OtherTicket {
                ticket: ticket(12),
                scanned: ticket(13),
            },
            Refusal::ScanBoth {
                other: ticket(12),
                bed: BedNo(2),
                since: at,
            },
            Refusal::Swapped {
                other: ticket(12),
                bed: BedNo(2),
                started: bag("G1234 17 654321 A"),
                scanned: (ticket(13), bag("A9997 26 000123 D")),
            },
            Refusal::ConsentNeeded,
            Refusal::PuncturedBefore { at_most: 1 },
            Refusal::MeasuredOften { at_most: 2 },
            Refusal::ClearanceInDoubt {
                ticket: ticket(12),
                objection: Objection {
                    against: Vec::new(),
                    volume: Some((Volume::from_ml(450), vec![Volume::from_ml(250)])),
                },
            },
            Refusal::NothingToAmend,
            Refusal::NotAmended,
            Refusal::OnsetAgainstStage { onset: Onset::During },
            Refusal::SeverityTooLow {
                least: Severity::Severe,
            },
            Refusal::HeldAlready,
            Refusal::NothingDrawn { ticket: ticket(12) },
            Refusal::SerialUsed {
                serial: Serial::parse("HM-0042").unwrap(),
                ticket: ticket(12),
            },
            Refusal::CertificateIssued {
                ticket: ticket(12),
                serial: Serial::parse("HM-0042").unwrap(),
            },
            Refusal::VolumeAgainstOutcome {
                volume: Volume::from_ml(200),
                ordered: Volume::from_ml(350),
                complete: (Volume::from_ml(315), Volume::from_ml(385)),
            },
            Refusal::RestNotOver {
                ticket: ticket(12),
                left: Span::from_secs(90),
            },
            Refusal::NothingToUndo,
            Refusal::NotLastStep {
                ticket: ticket(12),
                by: hand(),
            },
            Refusal::InTheFuture { occurred: at },
            Refusal::BeforeLastStep {
                occurred: at,
                last: at,
            },
            Refusal::DateInFuture { date: date() },
            Refusal::DateOutOfRange { date: date() },
        ];
        for stage in every_stage() {
            all.push(Refusal::PlaceTaken {
                ticket: ticket(12),
                stage,
            });
            all.push(Refusal::AlreadyHere {
                ticket: ticket(12),
                stage,
                since: at,
            });
            all.push(Refusal::WrongStage {
                ticket: ticket(12),
                stage,
                by: Some(hand()),
            });
        }
        all
    }

    #[test]
    fn every_refusal_is_a_whole_sentence_in_both_languages() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        for lang in Lang::ALL {
            for case in every_refusal() {
                let sentence = refusal(lang, &case, &pack);
                assert!(sentence.ends_with('.'), "{case:?}: {sentence}");
                assert!(
                    !sentence.contains(['{', '}']),
                    "{case:?} leaves a value out: {sentence}"
                );
            }
            for case in every_against() {
                let part = against(lang, &case, &pack);
                assert!(
                    !part.contains(['{', '}']) && !part.ends_with('.'),
                    "{case:?}: {part}"
                );
            }
        }
    }

    #[test]
    fn every_code_of_a_refusal_is_walked() {
        let codes: std::collections::BTreeSet<_> = every_refusal().iter().map(Refusal::code).collect();
        assert_eq!(codes.len(), 55, "{codes:?}");
    }

    #[test]
    fn the_second_desk_is_told_who_called() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let case = Refusal::CalledElsewhere {
            ticket: ticket(12),
            desk: DeskNo(2),
            by: hand(),
        };
        assert_eq!(
            refusal(Lang::Vi, &case, &pack),
            "Số 12 đã được bàn 2 gọi lúc 08:05 (Hoa, trạm Khám 1). Hãy chọn người khác."
        );
    }

    #[test]
    fn an_earlier_deferral_never_names_its_ground() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        for ground in &pack.grounds {
            for until in [Until::Date(date()), Until::Never] {
                let case = Against::DeferredBefore {
                    ground: ground.code.clone(),
                    until,
                };
                let vi = against(Lang::Vi, &case, &pack);
                assert!(!vi.contains(&ground.name.vi), "{vi}");
                assert!(!vi.contains(ground.code.as_str()), "{vi}");
                let en = against(Lang::En, &case, &pack);
                assert!(!en.contains(&ground.name.en), "{en}");
            }
        }
    }

    #[test]
    fn a_weight_is_said_with_the_comma_of_the_language() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let case = Against::TooLight {
            weight: Weight::from_tenths(449),
            least: Weight::from_tenths(450),
        };
        assert_eq!(against(Lang::Vi, &case, &pack), "nặng 44,9 kg, phải từ 45 kg");
        assert_eq!(
            against(Lang::En, &case, &pack),
            "weight 44.9 kg, the least is 45 kg"
        );
    }
}
