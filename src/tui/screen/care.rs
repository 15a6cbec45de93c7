//! What the two screens beside the donor share: who it is, taking back a step, and what a saved step means
//! for the nurse. It belongs to no screen and draws no whole one.

use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType};

use crate::domain::clean::Note;
use crate::domain::command::{Act, Command};
use crate::domain::id::{Seq, StepId, VisitId};
use crate::domain::reaction::Reaction;
use crate::domain::step::{CollectionOutcome, Envelope, Identified, Step};
use crate::domain::visit::Visit;
use crate::domain::weighing::Weighed;
use crate::i18n::text::care as text;
use crate::i18n::{Lang, Text, format, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::Event;
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};

/// Ready-made reasons for taking back a step.
const UNDO_REASONS: &[Text] = &[
    text::UNDO_WRONG_KEY,
    text::UNDO_WRONG_PERSON,
    text::UNDO_WRONG_VALUE,
];

/// The questions that are open about a donor.
#[derive(Debug, Clone, Default)]
pub(super) struct Care {
    /// The step that the question about undoing spoke of.
    undoing: Option<(VisitId, Seq)>,
    /// What was sent last, and about whom.
    sent: Option<(StepId, VisitId)>,
}

impl Care {
    /// Opens the question or the page that an act on a visit begins with; `None` for the acts of a screen.
    pub(super) fn act(&mut self, hall: &Hall, action: Action, visit: &Visit) -> Option<Vec<Effect>> {
        if action == Action::ShowTicket {
            return Some(super::asking::ticket(hall, visit));
        }
        let lang = hall.lang;
        let purpose = Purpose {
            action,
            visit: Some(visit.id),
        };
        let modal = if action == Action::React {
            return Some(super::asking::reaction(hall, visit));
        } else if action == Action::Undo {
            let last = visit.last_step()?;
            self.undoing = Some((visit.id, last.seq));
            let title = text::UNDO_TITLE.with(
                lang,
                &[
                    ("step", &step_name(&last.step).get(lang)),
                    ("ticket", &visit.ticket),
                    ("name", &hall.name(visit)),
                ],
            );
            Modal::ask(title, UNDO_REASONS, purpose)
        } else if action == Action::Details {
            Modal::page(text::DETAILS.get(lang), details(hall, visit))
        } else {
            return None;
        };
        Some(vec![Effect::Open(modal)])
    }

    /// Takes the answer to one of its questions; `None` for the answers to others.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other event answers nothing")]
    pub(super) fn answer(&mut self, hall: &Hall, event: &Event<'_>) -> Option<Vec<Effect>> {
        match event {
            Event::Answered(purpose, reason) if purpose.action == Action::Undo => {
                Some(self.undo(hall, reason))
            }
            _ => None,
        }
    }

    fn undo(&mut self, hall: &Hall, reason: &Note) -> Vec<Effect> {
        let Some((id, seq)) = self.undoing.take() else {
            return Vec::new();
        };
        let last = hall.visit(id).and_then(Visit::last_step).map(|last| last.seq);
        if last != Some(seq) {
            return vec![Effect::Notice(Notice::refused(
                text::CHANGED_MEANWHILE.get(hall.lang),
            ))];
        }
        let reason = reason.clone();
        vec![self.send(
            hall,
            id,
            Act::Undo {
                step: Some(seq),
                reason,
            },
        )]
    }

    /// Like [`send`], and remembers whose row shows that it is being saved.
    pub(super) fn send(&mut self, hall: &Hall, visit: VisitId, act: Act) -> Effect {
        if hall.pending.is_none() {
            self.sent = Some((hall.fresh.request, visit));
        }
        send(hall, visit, act)
    }

    /// Whether something about this visit is being saved right now.
    pub(super) fn is_saving(&self, hall: &Hall, visit: VisitId) -> bool {
        self.sent
            .is_some_and(|(request, of)| of == visit && hall.pending == Some(request))
    }
}

/// What has the station do something with a visit, or says that it is still busy, so that no answer gets lost unseen.
pub(super) fn send(hall: &Hall, visit: VisitId, act: Act) -> Effect {
    if hall.pending.is_some() {
        return Effect::Notice(Notice::trouble(text::STILL_SAVING.get(hall.lang)));
    }
    hall.execute(Command::visit(visit, act))
}

/// A text that names a donor by ticket and name.
pub(super) fn naming(hall: &Hall, text: Text, visit: &Visit) -> String {
    text.with(
        hall.lang,
        &[("ticket", &visit.ticket), ("name", &hall.name(visit))],
    )
}

const fn step_name(step: &Step) -> Text {
    match step {
        Step::DonorCleared { .. } => text::STEP_CLEARED,
        Step::CollectionStarted { .. } => text::STEP_STARTED,
        Step::CollectionEnded { .. } => text::STEP_ENDED,
        Step::ReactionRecorded(_) => text::STEP_REACTION,
        Step::DonorReleased { .. } => text::STEP_RELEASED,
        Step::VeinPuncturedAgain => text::STEP_PUNCTURED,
        Step::CertificateIssued { .. } => text::STEP_CERTIFICATE,
        Step::DayOpened(_)
        | Step::HallChanged(_)
        | Step::DayClosed
        | Step::DayReopened { .. }
        | Step::DonorCheckedIn { .. }
        | Step::CircumstancesNoted { .. }
        | Step::PriorityGiven { .. }
        | Step::DonorCalled { .. }
        | Step::CallMissed { .. }
        | Step::DonorRequeued { .. }
        | Step::ScreeningStarted { .. }
        | Step::VitalsRecorded(_)
        | Step::BloodTestRecorded(_)
        | Step::GroundDeclared { .. }
        | Step::DonorDeferred { .. }
        | Step::DonorWithdrew { .. }
        | Step::BagTakenBack { .. }
        | Step::UnitSelfExcluded
        | Step::ValueAmended { .. }
        | Step::StepUndone { .. } => text::STEP_OTHER,
    }
}

/// Says what was saved and what comes next for the donor.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the steps of other screens are theirs to tell"
)]
pub(crate) fn told(hall: &Hall, steps: &[Envelope]) -> Vec<Effect> {
    let lang = hall.lang;
    let Some((last, visit)) = steps
        .last()
        .and_then(|last| Some((last, hall.visit(last.visit?)?)))
    else {
        return Vec::new();
    };
    let (ticket, name) = (&visit.ticket, &hall.name(visit));
    let news = match &last.step {
        Step::CollectionStarted { bed, .. } => {
            text::SAVED_STARTED.with(lang, &[("bed", bed), ("ticket", ticket), ("name", name)])
        }
        Step::CollectionEnded {
            outcome,
            volume,
            seat,
            ..
        } => {
            let volume = format::volume(*volume);
            match seat {
                _ if *outcome == CollectionOutcome::StoppedReaction && visit.reactions.is_empty() => {
                    let seat =
                        seat.map_or_else(|| text::SEAT_NONE.get(lang).to_owned(), |seat| seat.to_string());
                    text::SAVED_ENDED_REACTION.with(lang, &[("ticket", ticket), ("seat", &seat)])
                }
                Some(seat) => text::SAVED_ENDED.with(
                    lang,
                    &[
                        ("ticket", ticket),
                        ("seat", seat),
                        ("name", name),
                        ("volume", &volume),
                    ],
                ),
                None => text::SAVED_ENDED_FULL
                    .with(lang, &[("ticket", ticket), ("name", name), ("volume", &volume)]),
            }
        }
        Step::ReactionRecorded(reaction) => text::SAVED_REACTION.with(
            lang,
            &[
                ("ticket", ticket),
                ("kind", &terms::reaction(lang, reaction.kind)),
                ("severity", &terms::severity(lang, reaction.severity)),
            ],
        ),
        Step::DonorReleased { .. } => text::SAVED_RELEASED.with(lang, &[("ticket", ticket)]),
        Step::DonorWithdrew { .. } => text::SAVED_WITHDREW.with(lang, &[("ticket", ticket), ("name", name)]),
        Step::VeinPuncturedAgain => text::SAVED_PUNCTURED.with(lang, &[("ticket", ticket), ("name", name)]),
        Step::BagTakenBack { bag, how, .. } => text::SAVED_TAKEN_BACK.with(
            lang,
            &[
                ("bag", bag),
                ("ticket", ticket),
                ("how", &terms::taken_back(lang, *how)),
            ],
        ),
        Step::StepUndone { .. } => text::SAVED_UNDONE.with(
            lang,
            &[("ticket", ticket), ("where", &terms::whereabouts(lang, visit))],
        ),
        _ => return Vec::new(),
    };
    vec![Effect::Notice(Notice::done(news))]
}

/// Who a donor is and how much may be drawn, to be read back with them: ticket, name, birth year, unit, blood group,
/// volume. On as many lines as `room` cells ask for.
pub(super) fn identity(hall: &Hall, visit: &Visit, room: u16) -> Vec<String> {
    let person = hall.person(visit);
    let parts = [
        Some(text::TICKET.with(hall.lang, &[("ticket", &visit.ticket)])),
        Some(hall.name(visit).to_owned()),
        person.map(|person| person.birth.year().to_string()),
        visit.unit.as_ref().map(ToString::to_string),
        visit.blood_group.map(|group| group.to_string()),
        visit
            .clearance
            .as_ref()
            .map(|clearance| format::volume(clearance.volume)),
    ];
    let mut lines: Vec<String> = Vec::new();
    for part in parts.into_iter().flatten() {
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(&part) <= room => {
                line.push_str(" · ");
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}

/// Everything about a visit that matters beside the donor, a line each.
pub(super) fn details(hall: &Hall, visit: &Visit) -> Vec<String> {
    let lang = hall.lang;
    let mut lines = vec![naming(hall, text::DONOR, visit)];
    if let Some(person) = hall.person(visit) {
        let (birth, sex) = (format::birth(lang, person.birth), format::sex(lang, person.sex));
        lines.push(text::BORN.with(lang, &[("birth", &birth), ("sex", &sex)]));
        if let Some(number) = &person.national_id {
            lines.push(text::CITIZEN.with(lang, &[("last", &number.last_four())]));
        }
    }
    if let Some(unit) = &visit.unit {
        lines.push(text::UNIT.with(lang, &[("unit", unit)]));
    }
    let group = terms::blood_group(lang, visit.blood_group);
    lines.push(text::BLOOD_GROUP.with(lang, &[("group", &group)]));
    lines.push(text::ARRIVED.with(lang, &[("time", &visit.arrived.hh_mm())]));
    if !visit.said.is_empty() {
        let said = terms::circumstances(lang, &visit.said);
        lines.push(text::SAID.with(lang, &[("said", &said)]));
    }
    lines.push(text::WHERE.with(
        lang,
        &[
            ("where", &terms::whereabouts(lang, visit)),
            ("time", &visit.since.hh_mm()),
        ],
    ));
    lines.extend(measured(lang, visit));
    lines.extend(collected(lang, visit));
    lines
}

/// What screening found and ordered.
fn measured(lang: Lang, visit: &Visit) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(vitals) = visit.latest_vitals() {
        lines.push(text::VITALS.with(
            lang,
            &[
                ("weight", &format::tenths(lang, vitals.weight.tenths())),
                ("pressure", &vitals.pressure),
                ("pulse", &vitals.pulse),
            ],
        ));
    }
    if let Some(test) = visit.latest_blood_test() {
        lines.push(text::BLOOD_TEST.with(lang, &[("haemoglobin", &test.haemoglobin)]));
    }
    if let Some(clearance) = &visit.clearance {
        lines.push(text::ORDERED.with(
            lang,
            &[
                ("volume", &format::volume(clearance.volume)),
                ("time", &clearance.at.occurred.hh_mm()),
                ("staff", &clearance.at.staff.as_str()),
            ],
        ));
    }
    lines
}

/// What happened from the needle on.
fn collected(lang: Lang, visit: &Visit) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(collection) = &visit.collection {
        lines.push(text::BAG.with(lang, &[("bag", &collection.bag)]));
        lines.push(text::DRAWING.with(
            lang,
            &[
                ("bed", &collection.bed),
                ("time", &collection.started.occurred.hh_mm()),
                ("staff", &collection.started.staff.as_str()),
            ],
        ));
        if let Some(how) = collection.identified {
            let how = match how {
                Identified::Ticket => text::BY_TICKET,
                Identified::ReadBack => text::BY_READ_BACK,
                Identified::BothScanned => text::BY_BOTH,
            };
            lines.push(text::RECOGNISED.with(lang, &[("how", &how.get(lang))]));
        }
        if collection.punctured_again > 0 {
            lines.push(text::PUNCTURED.with(lang, &[("times", &collection.punctured_again)]));
        }
    }
    let bags = visit.bags.iter();
    for issued in bags.filter(|issued| visit.collection.as_ref().is_none_or(|it| it.bag != issued.code)) {
        if let Some(fate) = visit.bag_fate(&issued.code) {
            let fate = terms::bag_fate(lang, fate);
            lines.push(text::ISSUED.with(lang, &[("bag", &issued.code), ("fate", &fate)]));
        }
    }
    if let Some(end) = visit.collection_end() {
        lines.push(text::DRAWN.with(
            lang,
            &[
                ("outcome", &terms::collection_outcome(lang, end.outcome)),
                ("volume", &format::volume(end.volume)),
                ("time", &end.at.occurred.hh_mm()),
            ],
        ));
        if let Some(Weighed { gross, tare }) = end.weighed {
            lines.push(text::WEIGHED.with(lang, &[("gross", &gross), ("tare", &tare)]));
        }
    }
    lines.extend(visit.reactions.iter().map(|reaction| reacted(lang, reaction)));
    if let Some((reason, at)) = &visit.early_release {
        let (reason, staff) = (reason.as_str(), at.staff.as_str());
        lines.push(text::LEFT_EARLY.with(lang, &[("reason", &reason), ("staff", &staff)]));
    }
    lines
}

/// A reaction in one line: everything that was said of it.
fn reacted(lang: Lang, reaction: &Reaction) -> String {
    let mut parts = vec![
        terms::reaction(lang, reaction.kind).to_owned(),
        terms::severity(lang, reaction.severity).to_owned(),
    ];
    parts.extend(reaction.onset.map(|onset| terms::onset(lang, onset).to_owned()));
    let care: Vec<&str> = reaction
        .care
        .iter()
        .map(|care| terms::care(lang, *care))
        .collect();
    if !care.is_empty() {
        parts.push(care.join(", "));
    }
    if reaction.injured {
        parts.push(text::REACTION_INJURED.get(lang).to_lowercase());
    }
    parts.extend(reaction.note.as_ref().map(|note| note.as_str().to_owned()));
    text::REACTION.with(lang, &[("what", &parts.join(" · "))])
}

/// Draws the frame of a part of a screen and returns its inside.
pub(super) fn boxed(title: &str, hall: &Hall, area: Rect, frame: &mut Frame<'_>) -> Rect {
    let title = format!(" {} ", fit(title, area.width.saturating_sub(6)));
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(hall.theme.style(Meaning::Caption))
        .title(title)
        .title_style(hall.theme.style(Meaning::Title));
    let inner = block.inner(area);
    frame.render_widget(block, area);
    Rect {
        x: inner.x.saturating_add(1),
        width: inner.width.saturating_sub(2),
        ..inner
    }
}

/// Lines of text drawn from the top of an area on; returns what is left of it below them.
pub(super) fn write_lines<'a>(
    lines: impl IntoIterator<Item = &'a str>,
    meaning: Meaning,
    hall: &Hall,
    area: Rect,
    frame: &mut Frame<'_>,
) -> Rect {
    let mut rest = area;
    for line in lines {
        if rest.height == 0 {
            break;
        }
        frame.text(
            Rect { height: 1, ..rest },
            &fit(line, rest.width),
            hall.theme.style(meaning),
        );
        rest = below(rest, 1);
    }
    rest
}

/// What is left of an area below its first lines.
pub(super) const fn below(area: Rect, lines: u16) -> Rect {
    let lines = if lines > area.height { area.height } else { lines };
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

#[cfg(test)]
pub(crate) mod fixture {
    //! A hall with donors on their way, for the tests of both screens.

    use uuid::Uuid;

    use super::*;
    use crate::domain::bag::BagCode;
    use crate::domain::id::{BedNo, DeskNo};
    use crate::domain::step::{BloodTest, Vitals};
    use crate::domain::vitals::{Haemoglobin, Pressure, Pulse, Volume, Weight};
    use crate::tui::harness::Harness;

    /// Bag codes as a scanner reads them.
    pub(crate) const BAGS: [&str; 8] = [
        "=G12341765432100",
        "=G12341765432200",
        "=G12341765432300",
        "=G12341765432400",
        "=G12341765432500",
        "=G12341765432600",
        "=G12341765432700",
        "=G12341765432800",
    ];

    const NAMES: [&str; 12] = [
        "Nguyễn Văn An",
        "Nguyễn Hoàng Phương Thảo Nguyên",
        "Lê Đức",
        "Phạm Thị Thu Hà",
        "Vũ Đình Khôi",
        "Đặng Thị Minh Châu",
        "Trần Quốc Toản",
        "Hoàng Nguyễn Bảo Trâm",
        "Bùi Tiến Dũng",
        "Đỗ Thị Hồng Nhung",
        "Ngô Gia Tự",
        "Tôn Nữ Thị Ninh",
    ];

    /// A hall where so many donors have been cleared for 350 ml, half a minute apart.
    pub(crate) fn cleared(count: usize) -> Harness {
        let mut harness = Harness::new();
        for (ticket, name) in (1..).zip(NAMES.iter().cycle().take(count)) {
            let person = harness.add_person(name);
            if let Some(known) = harness.roster.last_mut() {
                let group = crate::domain::identity::BloodGroup::parse("O+").unwrap();
                known.blood_group = Some(crate::domain::person::KnownGroup::said(group));
            }
            let visit = VisitId(Uuid::from_u128(0xA000_0000 + u128::from(ticket)));
            harness.do_now(Command::check_in(visit, person));
            clear(&mut harness, ticket);
            harness.wait_secs(30);
        }
        harness
    }

    fn clear(harness: &mut Harness, ticket: u32) {
        let vitals = Vitals {
            weight: Weight::from_tenths(620),
            pressure: Pressure::parse("120/80").unwrap(),
            pulse: Pulse::from_per_minute(72),
            temperature: None,
        };
        let test = BloodTest {
            haemoglobin: Haemoglobin::from_g_l(138),
            hbsag: None,
        };
        let volume = Volume::from_ml(350);
        for act in [
            Act::StartScreening { desk: DeskNo(1) },
            Act::RecordVitals(vitals),
            Act::RecordBloodTest(test),
            Act::Clear {
                volume,
                override_reason: None,
            },
        ] {
            do_now(harness, ticket, act);
        }
    }

    /// Has another station do this.
    pub(crate) fn do_now(harness: &mut Harness, ticket: u32, act: Act) {
        let visit = harness.visit(ticket).id;
        harness.do_now(Command::visit(visit, act));
    }

    /// Puts somebody on a bed.
    pub(crate) fn start(harness: &mut Harness, ticket: u32, bed: u16, bag: &str) {
        let bag = BagCode::parse(bag).unwrap();
        let act = Act::StartCollection {
            bed: BedNo(bed),
            sample: bag.clone(),
            bag,
            recognised: None,
        };
        do_now(harness, ticket, act);
    }

    /// Takes out the needle of somebody who gave everything.
    pub(crate) fn end(harness: &mut Harness, ticket: u32) {
        let act = Act::EndCollection {
            outcome: CollectionOutcome::Complete,
            volume: Volume::from_ml(350),
            weighed: None,
        };
        do_now(harness, ticket, act);
    }
}
