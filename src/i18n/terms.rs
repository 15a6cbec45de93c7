//! The words for what the domain knows: one name for each stage, outcome, reaction and ground, the same on every screen
//! and on paper.

use super::Lang;
use super::format;
use super::text::terms as text;
use crate::domain::day::Status;
use crate::domain::document::DocumentKind;
use crate::domain::eligibility::Missing;
use crate::domain::identity::BloodGroup;
use crate::domain::reaction::{ReactionKind, Severity};
use crate::domain::rulepack::{GroundCode, RulePack, Until};
use crate::domain::step::{CollectionOutcome, Hbsag};
use crate::domain::visit::{Outcome, Stage, Visit};

/// The name of a stage, without its place; for somebody who has left, that they have, not how.
#[must_use]
pub const fn stage(lang: Lang, stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => text::STAGE_WAITING,
        Stage::Screening(_) => text::STAGE_SCREENING,
        Stage::Cleared => text::STAGE_CLEARED,
        Stage::Collecting(_) => text::STAGE_COLLECTING,
        Stage::Recovering => text::STAGE_RECOVERING,
        Stage::Left(_) => text::STAGE_LEFT,
    }
    .get(lang)
}

/// Where a visit is, as exactly as the day knows: stage and place, or how it ended.
#[must_use]
pub fn whereabouts(lang: Lang, visit: &Visit) -> String {
    let place = match visit.stage {
        Stage::Waiting if visit.is_parked() => return text::STAGE_PARKED.get(lang).to_owned(),
        Stage::Left(how) => return outcome(lang, how).to_owned(),
        Stage::Screening(desk) => Some(text::AT_DESK.with(lang, &[("desk", &desk)])),
        Stage::Collecting(bed) => Some(text::AT_BED.with(lang, &[("bed", &bed)])),
        Stage::Recovering => visit
            .seat()
            .map(|seat| text::AT_SEAT.with(lang, &[("seat", &seat)])),
        Stage::Waiting | Stage::Cleared => None,
    };
    let stage = stage(lang, visit.stage);
    match place {
        Some(place) => format!("{stage} · {place}"),
        None => stage.to_owned(),
    }
}

/// What an identity document is called.
#[must_use]
pub const fn document(lang: Lang, kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::OldIdCard => text::DOCUMENT_OLD_ID_CARD,
        DocumentKind::Passport => text::DOCUMENT_PASSPORT,
        DocumentKind::MilitaryId => text::DOCUMENT_MILITARY_ID,
        DocumentKind::PoliceId => text::DOCUMENT_POLICE_ID,
        DocumentKind::DrivingLicence => text::DOCUMENT_DRIVING_LICENCE,
        DocumentKind::WorkCard => text::DOCUMENT_WORK_CARD,
        DocumentKind::StudentCard => text::DOCUMENT_STUDENT_CARD,
        DocumentKind::DonorCard => text::DOCUMENT_DONOR_CARD,
        DocumentKind::Letter => text::DOCUMENT_LETTER,
    }
    .get(lang)
}

/// How a visit ended.
#[must_use]
pub const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Donated => text::OUTCOME_DONATED,
        Outcome::Incomplete => text::OUTCOME_INCOMPLETE,
        Outcome::Deferred => text::OUTCOME_DEFERRED,
        Outcome::Withdrawn => text::OUTCOME_WITHDRAWN,
        Outcome::NeverHere => text::OUTCOME_NEVER_HERE,
    }
    .get(lang)
}

/// How a collection ended.
#[must_use]
pub const fn collection_outcome(lang: Lang, outcome: CollectionOutcome) -> &'static str {
    match outcome {
        CollectionOutcome::Complete => text::COLLECTION_COMPLETE,
        CollectionOutcome::Short => text::COLLECTION_SHORT,
        CollectionOutcome::Over => text::COLLECTION_OVER,
        CollectionOutcome::StoppedReaction => text::COLLECTION_STOPPED_REACTION,
        CollectionOutcome::StoppedVein => text::COLLECTION_STOPPED_VEIN,
        CollectionOutcome::StoppedDonor => text::COLLECTION_STOPPED_DONOR,
        CollectionOutcome::BagFault => text::COLLECTION_BAG_FAULT,
    }
    .get(lang)
}

/// The kind of a reaction.
#[must_use]
pub const fn reaction(lang: Lang, kind: ReactionKind) -> &'static str {
    match kind {
        ReactionKind::Vasovagal => text::REACTION_VASOVAGAL,
        ReactionKind::Faint => text::REACTION_FAINT,
        ReactionKind::Haematoma => text::REACTION_HAEMATOMA,
        ReactionKind::ArmPain => text::REACTION_ARM_PAIN,
        ReactionKind::Allergic => text::REACTION_ALLERGIC,
        ReactionKind::Other => text::REACTION_OTHER,
    }
    .get(lang)
}

/// How bad a reaction was.
#[must_use]
pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Mild => text::SEVERITY_MILD,
        Severity::Moderate => text::SEVERITY_MODERATE,
        Severity::Severe => text::SEVERITY_SEVERE,
    }
    .get(lang)
}

/// What has not been measured.
#[must_use]
pub const fn missing(lang: Lang, missing: Missing) -> &'static str {
    match missing {
        Missing::Vitals => text::MISSING_VITALS,
        Missing::BloodTest => text::MISSING_BLOOD_TEST,
    }
    .get(lang)
}

/// The result of the rapid test.
#[must_use]
pub const fn hbsag(lang: Lang, result: Hbsag) -> &'static str {
    match result {
        Hbsag::Negative => text::HBSAG_NEGATIVE,
        Hbsag::Positive => text::HBSAG_POSITIVE,
    }
    .get(lang)
}

/// Whether the day is open.
#[must_use]
pub const fn status(lang: Lang, status: Status) -> &'static str {
    match status {
        Status::Open => text::STATUS_OPEN,
        Status::Closed => text::STATUS_CLOSED,
    }
    .get(lang)
}

/// The name that the rule pack gives to a ground; its code, where another pack was in force.
pub fn ground<'a>(lang: Lang, pack: &'a RulePack, code: &'a GroundCode) -> &'a str {
    match (pack.ground(code), lang) {
        (Some(ground), Lang::Vi) => &ground.name.vi,
        (Some(ground), Lang::En) => &ground.name.en,
        (None, _) => code.as_str(),
    }
}

/// When somebody may donate again.
#[must_use]
pub fn until(lang: Lang, until: Until) -> String {
    match until {
        Until::Date(date) => text::UNTIL_DATE.with(lang, &[("date", &format::date(date))]),
        Until::Never => text::UNTIL_NEVER.get(lang).to_owned(),
    }
}

/// A blood group as written on a bag, or that it is not known.
#[must_use]
pub fn blood_group(lang: Lang, group: Option<BloodGroup>) -> String {
    group.map_or_else(
        || text::BLOOD_GROUP_UNKNOWN.get(lang).to_owned(),
        |group| group.to_string(),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::id::{BedNo, DeskNo};

    fn all_differ<'a>(names: impl IntoIterator<Item = &'a str>) {
        let names: Vec<_> = names.into_iter().collect();
        let distinct: BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "{names:?}");
    }

    #[test]
    fn two_things_never_share_a_name() {
        for lang in Lang::ALL {
            all_differ(
                [
                    Stage::Waiting,
                    Stage::Screening(DeskNo(1)),
                    Stage::Cleared,
                    Stage::Collecting(BedNo(1)),
                    Stage::Recovering,
                    Stage::Left(Outcome::Donated),
                ]
                .map(|it| stage(lang, it)),
            );
            all_differ(
                [
                    Outcome::Donated,
                    Outcome::Incomplete,
                    Outcome::Deferred,
                    Outcome::Withdrawn,
                    Outcome::NeverHere,
                ]
                .map(|it| outcome(lang, it)),
            );
            all_differ(CollectionOutcome::ALL.map(|it| collection_outcome(lang, it)));
            all_differ(ReactionKind::ALL.map(|it| reaction(lang, it)));
            all_differ(Severity::ALL.map(|it| severity(lang, it)));
        }
    }

    #[test]
    fn every_ground_of_the_pack_has_its_own_name_and_an_unknown_one_keeps_its_code() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        for lang in Lang::ALL {
            all_differ(pack.grounds.iter().map(|it| ground(lang, &pack, &it.code)));
            let unknown = GroundCode::new("of_another_pack");
            assert_eq!(ground(lang, &pack, &unknown), "of_another_pack");
        }
    }
}
