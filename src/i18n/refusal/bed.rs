//! The refusals of the bed: the wrong bag, the wrong donor.

use super::text;
use crate::domain::decide::BagUse;
use crate::domain::refusal::Refusal;
use crate::i18n::{Lang, format, terms};

/// Why a bag or a donor is not the right one, and what to do instead. Empty for any other refusal.
#[expect(clippy::wildcard_enum_match_arm, reason = "the others are told by the caller")]
pub(super) fn bag(lang: Lang, refusal: &Refusal) -> String {
    match refusal {
        Refusal::BagAndSampleDiffer { bag, sample } => {
            text::BAG_AND_SAMPLE_DIFFER.with(lang, &[("bag", &bag.as_str()), ("sample", &sample.as_str())])
        }
        Refusal::BagUsed { bag, used } => placed(lang, text::BAG_USED, bag.as_str(), used),
        Refusal::BagUnsettled { bag, issued } => placed(lang, text::BAG_UNSETTLED, bag.as_str(), issued),
        Refusal::BagNotIssued { bag, ticket } => {
            text::BAG_NOT_ISSUED.with(lang, &[("bag", &bag.as_str()), ("ticket", ticket)])
        }
        Refusal::BagSettled { bag, fate } => text::BAG_SETTLED.with(
            lang,
            &[("bag", &bag.as_str()), ("fate", &terms::bag_fate(lang, *fate))],
        ),
        Refusal::OtherTicket { ticket, scanned } => {
            text::OTHER_TICKET.with(lang, &[("ticket", ticket), ("scanned", scanned)])
        }
        Refusal::ScanBoth { other, bed, since } => {
            text::SCAN_BOTH.with(lang, &[("other", other), ("bed", bed), ("time", &since.hh_mm())])
        }
        Refusal::Swapped {
            other,
            bed,
            started,
            scanned: (ticket, bag),
        } => text::SWAPPED.with(
            lang,
            &[
                ("other", other),
                ("bed", bed),
                ("started", &started.as_str()),
                ("ticket", ticket),
                ("bag", &bag.as_str()),
            ],
        ),
        _ => String::new(),
    }
}

/// A sentence about a bag with where and when it was used.
fn placed(lang: Lang, text: crate::i18n::Text, bag: &str, used: &BagUse) -> String {
    text.with(
        lang,
        &[
            ("bag", &bag),
            ("ticket", &used.ticket),
            ("bed", &used.bed),
            ("time", &used.since.hh_mm()),
            ("date", &format::date(used.date)),
        ],
    )
}
