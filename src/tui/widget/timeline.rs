//! The steps of a visit as lines to read: when, what, who, where. Steps that were taken back are not among them.

use crate::domain::certificate::Serial;
use crate::domain::clean::Note;
use crate::domain::identity::CitizenNumber;
use crate::domain::step::{Envelope, Step};
use crate::domain::visit::Visit;
use crate::i18n::text::queue as text;
use crate::i18n::{Lang, format, terms};
use crate::tui::model::Hall;

/// What a step says.
#[must_use]
pub fn step(hall: &Hall, step: &Step) -> String {
    let lang = hall.lang;
    let ground = |code| terms::ground(lang, &hall.pack, code);
    match step {
        Step::DonorCheckedIn { ticket, .. } => text::STEP_CHECKED_IN.with(lang, &[("ticket", ticket)]),
        Step::PriorityGiven { reason, .. } => text::STEP_PRIORITY.with(lang, &[("reason", &reason.as_str())]),
        Step::DonorCalled { desk } => text::STEP_CALLED.with(lang, &[("desk", desk)]),
        Step::CallMissed { place: Some(_) } => text::STEP_MISSED.get(lang).to_owned(),
        Step::CallMissed { place: None } => text::STEP_PARKED.get(lang).to_owned(),
        Step::DonorRequeued { .. } => text::STEP_REQUEUED.get(lang).to_owned(),
        Step::ScreeningStarted { desk } => text::STEP_STARTED.with(lang, &[("desk", desk)]),
        Step::VitalsRecorded(vitals) => text::STEP_VITALS.with(
            lang,
            &[
                ("weight", &format::tenths(lang, vitals.weight.tenths())),
                ("pressure", &vitals.pressure),
                ("pulse", &vitals.pulse),
            ],
        ),
        Step::BloodTestRecorded(test) => {
            let hbsag = test
                .hbsag
                .map_or(text::STEP_NOT_DONE.get(lang), |result| terms::hbsag(lang, result));
            text::STEP_BLOOD.with(lang, &[("hb", &test.haemoglobin), ("hbsag", &hbsag)])
        }
        Step::GroundDeclared {
            ground: code,
            happened,
            ..
        } => text::STEP_DECLARED.with(
            lang,
            &[("ground", &ground(code)), ("happened", &format::date(*happened))],
        ),
        Step::DonorCleared {
            volume, reason: None, ..
        } => text::STEP_CLEARED.with(lang, &[("volume", &format::volume(*volume))]),
        Step::DonorCleared {
            volume,
            reason: Some(reason),
            ..
        } => text::STEP_CLEARED_DESPITE.with(
            lang,
            &[("volume", &format::volume(*volume)), ("reason", &reason.as_str())],
        ),
        Step::DonorDeferred {
            ground: code, until, ..
        } => text::STEP_DEFERRED.with(
            lang,
            &[("ground", &ground(code)), ("until", &terms::until(lang, *until))],
        ),
        Step::CircumstancesNoted { said } => {
            text::STEP_SAID.with(lang, &[("said", &terms::circumstances(lang, said))])
        }
        Step::CollectionStarted { bed, bag, .. } => {
            text::STEP_COLLECTING.with(lang, &[("bed", bed), ("bag", &bag.as_str())])
        }
        Step::VeinPuncturedAgain => text::STEP_PUNCTURED_AGAIN.get(lang).to_owned(),
        Step::BagTakenBack { bag, how, reason } => text::STEP_TAKEN_BACK.with(
            lang,
            &[
                ("bag", bag),
                ("how", &terms::taken_back(lang, *how)),
                ("reason", &reason.as_str()),
            ],
        ),
        Step::CertificateIssued { serial, reason } => certificate(lang, serial, reason.as_ref()),
        Step::ValueAmended { was, is, reason, .. } => text::STEP_AMENDED.with(
            lang,
            &[
                ("was", &terms::recorded(lang, &hall.pack, was)),
                ("is", &terms::recorded(lang, &hall.pack, is)),
                ("reason", &reason.as_str()),
            ],
        ),
        Step::CollectionEnded { outcome, volume, .. } => text::STEP_COLLECTED.with(
            lang,
            &[
                ("outcome", &terms::collection_outcome(lang, *outcome)),
                ("volume", &format::volume(*volume)),
            ],
        ),
        Step::ReactionRecorded(reaction) => text::STEP_REACTION.with(
            lang,
            &[
                ("kind", &terms::reaction(lang, reaction.kind)),
                ("severity", &terms::severity(lang, reaction.severity)),
            ],
        ),
        Step::DonorReleased { early: None } => text::STEP_RELEASED.get(lang).to_owned(),
        Step::DonorReleased { early: Some(reason) } => {
            text::STEP_RELEASED_EARLY.with(lang, &[("reason", &reason.as_str())])
        }
        Step::DonorWithdrew { reason } => text::STEP_WITHDREW.with(lang, &[("reason", &reason.as_str())]),
        Step::DayOpened(_)
        | Step::HallChanged(_)
        | Step::DayClosed
        | Step::DayReopened { .. }
        | Step::UnitSelfExcluded
        | Step::StepUndone { .. } => text::STEP_OTHER.get(lang).to_owned(),
    }
}

/// A sheet, and why it took the place of an earlier one.
fn certificate(lang: Lang, serial: &Serial, reason: Option<&Note>) -> String {
    match reason {
        None => text::STEP_CERTIFICATE.with(lang, &[("serial", serial)]),
        Some(reason) => {
            text::STEP_CERTIFICATE_AGAIN.with(lang, &[("serial", serial), ("reason", &reason.as_str())])
        }
    }
}

/// When, what, who and where; a late entry says when it was saved as well.
fn line(hall: &Hall, envelope: &Envelope) -> String {
    let at = &envelope.at;
    let line = text::BY.with(
        hall.lang,
        &[
            ("time", &at.occurred.hh_mm()),
            ("step", &step(hall, &envelope.step)),
            ("staff", &at.staff.as_str()),
            ("station", &at.station.as_str()),
        ],
    );
    if at.is_late() {
        text::LATE.with(hall.lang, &[("line", &line), ("recorded", &at.recorded.hh_mm())])
    } else {
        line
    }
}

/// Everything about a visit: who, where, and every step, oldest first.
#[must_use]
pub fn lines(hall: &Hall, visit: &Visit) -> Vec<String> {
    let lang = hall.lang;
    let mut lines = vec![who(lang, hall, visit)];
    lines.push(text::WHERE.with(lang, &[("place", &terms::whereabouts(lang, visit))]));
    lines.push(String::new());
    lines.extend(visit.history().iter().map(|envelope| line(hall, envelope)));
    lines
}

/// Sex, birth and unit: what tells two people of one name apart.
fn who(lang: Lang, hall: &Hall, visit: &Visit) -> String {
    let mut parts = vec![format::sex(lang, visit.sex).to_owned()];
    if let Some(person) = hall.person(visit) {
        parts.push(format::birth(lang, person.birth));
        parts.extend(person.national_id.as_ref().map(CitizenNumber::masked));
    }
    parts.extend(visit.unit.as_ref().map(ToString::to_string));
    parts.join(" · ")
}

/// The title over [`lines`].
#[must_use]
pub fn title(hall: &Hall, visit: &Visit) -> String {
    text::DETAILS.with(
        hall.lang,
        &[("ticket", &visit.ticket), ("name", &hall.name(visit))],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::{Act, Command};
    use crate::domain::id::DeskNo;
    use crate::tui::harness::Harness;

    #[test]
    fn a_visit_is_told_step_by_step_and_a_late_entry_says_so() {
        let mut harness = Harness::with_donors(1);
        let id = harness.visit(1).id;
        harness.wait_secs(300);
        let reason = Note::parse("Trực ban").unwrap();
        harness.do_now(Command::visit(id, Act::Prioritise { reason }));
        harness.do_now(Command::visit(id, Act::Call { desk: DeskNo(2) }));
        let lines = lines(&harness.model.hall, harness.visit(1));
        assert_eq!(lines[0], "Nam · 15/03/1990 · A04");
        assert_eq!(lines[1], "Đang ở: Đang chờ");
        assert_eq!(
            lines[3..],
            [
                "08:01 Đăng ký, nhận số 1 · ĐD Hoa, Trạm 1",
                "08:06 Ưu tiên: Trực ban · ĐD Hoa, Trạm 1",
                "08:06 Gọi đến bàn 2 · ĐD Hoa, Trạm 1",
            ]
        );
        let mut late = harness.visit(1).history()[2].clone();
        late.at.recorded = late.at.recorded + crate::domain::time::Span::from_mins(10);
        assert!(line(&harness.model.hall, &late).ends_with("Trạm 1 · ghi muộn lúc 08:16"));
    }
}
