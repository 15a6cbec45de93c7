//! The words for what the domain knows: one name for each stage, outcome, reaction and ground, the same on every screen
//! and on paper.

use std::collections::BTreeSet;

use super::Lang;
use super::format;
use super::text::terms as text;
use crate::domain::amendment::Recorded;
use crate::domain::circumstance::{Circumstance, Risk};
use crate::domain::day::Status;
use crate::domain::document::DocumentKind;
use crate::domain::eligibility::Missing;
use crate::domain::identity::BloodGroup;
use crate::domain::issued::{BagFate, TakenBack};
use crate::domain::reaction::{Care, Onset, ReactionGroup, ReactionKind, Severity};
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
        ReactionKind::LongFaint => text::REACTION_LONG_FAINT,
        ReactionKind::Haematoma => text::REACTION_HAEMATOMA,
        ReactionKind::ArterialPuncture => text::REACTION_ARTERIAL,
        ReactionKind::DelayedBleeding => text::REACTION_BLEEDING,
        ReactionKind::NerveInjury => text::REACTION_NERVE,
        ReactionKind::Inflammation => text::REACTION_INFLAMMATION,
        ReactionKind::MajorVessel => text::REACTION_MAJOR_VESSEL,
        ReactionKind::Anaphylaxis => text::REACTION_ANAPHYLAXIS,
        ReactionKind::OtherSerious => text::REACTION_OTHER_SERIOUS,
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

/// The group of a reaction in the international standard.
#[must_use]
pub const fn reaction_group(lang: Lang, group: ReactionGroup) -> &'static str {
    match group {
        ReactionGroup::Local => text::GROUP_LOCAL,
        ReactionGroup::Vasovagal => text::GROUP_VASOVAGAL,
        ReactionGroup::Allergic => text::GROUP_ALLERGIC,
        ReactionGroup::OtherSerious => text::GROUP_OTHER_SERIOUS,
        ReactionGroup::Other => text::GROUP_OTHER,
    }
    .get(lang)
}

/// When a reaction began.
#[must_use]
pub const fn onset(lang: Lang, onset: Onset) -> &'static str {
    match onset {
        Onset::Before => text::ONSET_BEFORE,
        Onset::During => text::ONSET_DURING,
        Onset::Soon => text::ONSET_SOON,
        Onset::Later => text::ONSET_LATER,
        Onset::AfterLeaving => text::ONSET_AFTER_LEAVING,
    }
    .get(lang)
}

/// What was done about a reaction.
#[must_use]
pub const fn care(lang: Lang, care: Care) -> &'static str {
    match care {
        Care::LegsUp => text::CARE_LEGS_UP,
        Care::Drink => text::CARE_DRINK,
        Care::ColdPack => text::CARE_COLD_PACK,
        Care::Pressure => text::CARE_PRESSURE,
        Care::Watched => text::CARE_WATCHED,
        Care::Medicine => text::CARE_MEDICINE,
        Care::Hospital => text::CARE_HOSPITAL,
    }
    .get(lang)
}

/// Something said on arrival.
#[must_use]
pub const fn circumstance(lang: Lang, said: Circumstance) -> &'static str {
    match said {
        Circumstance::FirstTime => text::SAID_FIRST_TIME,
        Circumstance::Unfed => text::SAID_UNFED,
        Circumstance::ShortSleep => text::SAID_SHORT_SLEEP,
        Circumstance::OnDuty => text::SAID_ON_DUTY,
    }
    .get(lang)
}

/// All that was said on arrival, in one line.
#[must_use]
pub fn circumstances(lang: Lang, said: &BTreeSet<Circumstance>) -> String {
    if said.is_empty() {
        return text::SAID_NOTHING.get(lang).to_owned();
    }
    let said: Vec<_> = said.iter().map(|said| circumstance(lang, *said)).collect();
    said.join(", ")
}

/// Why a donor needs a closer look.
#[must_use]
pub const fn risk(lang: Lang, risk: Risk) -> &'static str {
    match risk {
        Risk::FirstTime => text::SAID_FIRST_TIME,
        Risk::Young => text::RISK_YOUNG,
        Risk::Light => text::RISK_LIGHT,
        Risk::Unfed => text::SAID_UNFED,
        Risk::ShortSleep => text::SAID_SHORT_SLEEP,
    }
    .get(lang)
}

/// All the reasons for a closer look, with the mark before them; none where there is no reason.
pub fn risk_mark(lang: Lang, risks: &BTreeSet<Risk>) -> Option<String> {
    if risks.is_empty() {
        return None;
    }
    let risks: Vec<_> = risks.iter().map(|it| risk(lang, *it)).collect();
    Some(format!("! {}", risks.join(", ")))
}

/// What became of a bag.
#[must_use]
pub const fn bag_fate(lang: Lang, fate: BagFate) -> &'static str {
    match fate {
        BagFate::OnBed => text::BAG_ON_BED,
        BagFate::Bled => text::BAG_BLED,
        BagFate::Empty => text::BAG_EMPTY,
        BagFate::Unsettled => text::BAG_UNSETTLED,
        BagFate::Voided => text::BAG_VOIDED,
        BagFate::Returned => text::BAG_RETURNED,
    }
    .get(lang)
}

/// How a bag was taken back.
#[must_use]
pub const fn taken_back(lang: Lang, how: TakenBack) -> &'static str {
    match how {
        TakenBack::Voided => text::BAG_VOIDED,
        TakenBack::Returned => text::BAG_RETURNED,
    }
    .get(lang)
}

/// A recorded value in one line.
#[must_use]
pub fn recorded(lang: Lang, pack: &RulePack, value: &Recorded) -> String {
    match value {
        Recorded::Vitals(vitals) => text::VALUE_VITALS.with(
            lang,
            &[
                ("weight", &format::tenths(lang, vitals.weight.tenths())),
                ("pressure", &vitals.pressure),
                ("pulse", &vitals.pulse),
            ],
        ),
        Recorded::BloodTest(test) => match test.hbsag {
            None => text::VALUE_BLOOD.with(lang, &[("hb", &test.haemoglobin)]),
            Some(result) => text::VALUE_BLOOD_HBSAG.with(
                lang,
                &[("hb", &test.haemoglobin), ("hbsag", &hbsag(lang, result))],
            ),
        },
        Recorded::Declared {
            ground: code,
            happened,
            ..
        } => text::VALUE_DECLARED.with(
            lang,
            &[
                ("ground", &ground(lang, pack, code)),
                ("date", &format::date(*happened)),
            ],
        ),
        Recorded::NotDeclared => text::VALUE_NOT_DECLARED.get(lang).to_owned(),
        Recorded::CollectionEnd { outcome, volume } => text::VALUE_END.with(
            lang,
            &[
                ("outcome", &collection_outcome(lang, *outcome)),
                ("volume", &format::volume(*volume)),
            ],
        ),
        Recorded::Reaction(told) => text::VALUE_REACTION.with(
            lang,
            &[
                ("kind", &reaction(lang, told.kind)),
                ("severity", &severity(lang, told.severity)),
            ],
        ),
    }
}

/// What has not been measured.
#[must_use]
pub const fn missing(lang: Lang, missing: Missing) -> &'static str {
    match missing {
        Missing::Vitals => text::MISSING_VITALS,
        Missing::BloodTest => text::MISSING_BLOOD_TEST,
        Missing::Hbsag => text::MISSING_HBSAG,
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
            all_differ(Onset::ALL.map(|it| onset(lang, it)));
            all_differ(Care::ALL.map(|it| care(lang, it)));
            all_differ(Circumstance::ALL.map(|it| circumstance(lang, it)));
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
