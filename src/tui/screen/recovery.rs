//! Recovery: who rests after the needle, who may leave, and who has left.
//!
//! ```text
//!  ■ Ghế nghỉ: 5/12 có người · 2 người được về
//!      Ghế Số  Họ và tên         Còn nghỉ    Đã nghỉ Lưu ý
//!  ▶ !   3 12  Nguyễn Văn An     ! đã 31 phút ██████ ! chưa ăn           who was forgotten stands first,
//!    ▲   2 14  Lê Hoàng Đức      ✓ được về   ██████                      then whoever may leave first
//!    ●   4 15  Trần Thị Ngọc     07:31       ███░░░  Choáng…
//!      Số  Vừa ra về             Lúc    Kết quả                          the last quarter of an hour
//!    ✓ 10  Lê Hoàng Đức          08:41  Hiến đủ
//!  · Giữ thẳng tay, …                                                    what to tell the selected donor
//!  ! Số 12: không lái xe, trực chiến, tập nặng trước 20:19.
//! ```
//!
//! From 110 columns on, everything about the selected donor stands to the right. `/` looks for somebody who has left
//! earlier, by ticket or name, because a donor can feel unwell at home; the list below then shows whom it found.
//!
//! The sealed note is a paper on which a donor ticks one of two boxes out of sight; one of them asks that the blood not be
//! used. The question names no donor and no meaning, and both answers take the same way and say the same, so that nobody
//! who looks on learns which one it was.

mod look;

use ratatui::layout::{Position, Rect};

use crate::domain::circumstance::Circumstance;
use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::decide::rest_left;
use crate::domain::id::{StepId, VisitId};
use crate::domain::name::fold;
use crate::domain::overlooked::rested_beyond;
use crate::domain::refusal::Refusal;
use crate::domain::step::Step;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Outcome as HowLeft, Stage, Visit};
use crate::i18n::Text;
use crate::i18n::text::recovery as text;
use crate::print::slip::Slip;
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::care::{Care, told};
use crate::tui::screen::{Event, Focus, Outcome, asking};
use crate::tui::widget::donor_table::moved;
use crate::tui::widget::field::Field;

/// How long somebody who has left can be taken back from here.
const JUST_LEFT: Span = Span::from_mins(15);

/// The most of those who have just left that are listed.
const MOST_LEFT: usize = 4;

/// The most of those who were looked for that are listed.
const MOST_FOUND: usize = 8;

/// A second Enter within this time is a key that bounced, and would release the next one.
const BOUNCE: Span = Span::from_millis(700);

/// The place of the box on the sealed note by which a donor asks that the blood not be used.
const NOT_TO_BE_USED: usize = 1;

/// Ready-made reasons to let somebody go early.
const EARLY_REASONS: &[Text] = &[
    text::EARLY_DOCTOR,
    text::EARLY_DUTY,
    text::EARLY_ESCORT,
    text::EARLY_WISH,
];

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Who was selected; as long as nobody was, whoever may leave first. Somebody who was selected and is gone leaves
    /// nobody selected, because Enter would let go whoever came in their place.
    selected: Option<VisitId>,
    /// When the last one was released here.
    released: Option<Moment>,
    /// The look for somebody who has left.
    finding: Option<Finding>,
    /// The sealed note that is being taken down.
    sealed: Option<StepId>,
    care: Care,
}

/// A look for somebody who has left.
#[derive(Debug, Clone, Default)]
struct Finding {
    field: Field,
    /// Whether letters still go into the field.
    is_typing: bool,
}

/// When somebody who rests may leave.
fn due(hall: &Hall, visit: &Visit) -> Moment {
    visit.since + hall.pack.least_rest(!visit.reactions.is_empty())
}

/// Who rests: whoever was forgotten at the top, then whoever may leave first.
fn resting<'a>(hall: &Hall, day: &'a Day) -> Vec<&'a Visit> {
    let mut resting = day.recovering();
    let order = |visit: &&Visit| {
        let is_forgotten = rested_beyond(&hall.pack, &hall.limits, visit, hall.now).is_some();
        (!is_forgotten, due(hall, visit), visit.ticket)
    };
    resting.sort_by_key(order);
    resting
}

/// Who has left and counts, the last one first.
fn gone(day: &Day) -> Vec<&Visit> {
    let has_left = |visit: &&Visit| !visit.is_inside() && visit.counts();
    let mut left: Vec<&Visit> = day.visits().filter(has_left).collect();
    left.sort_by_key(|visit| (std::cmp::Reverse(visit.since), visit.ticket));
    left
}

/// Who has just left after donating, the last one first.
fn just_left<'a>(hall: &Hall, day: &'a Day) -> Vec<&'a Visit> {
    let mut left = gone(day);
    left.retain(|visit| {
        matches!(visit.stage, Stage::Left(HowLeft::Donated | HowLeft::Incomplete))
            && hall.now.since(visit.since) < JUST_LEFT
    });
    left.truncate(MOST_LEFT);
    left
}

/// Who has left and has this ticket, or a name with all of these words.
fn found<'a>(hall: &Hall, day: &'a Day, typed: &str) -> Vec<&'a Visit> {
    let typed = fold(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut left = gone(day);
    left.retain(|visit| {
        let name = fold(hall.name(visit));
        let is_word = |word: &&str| name.split_whitespace().any(|part| part.starts_with(word));
        words == [visit.ticket.to_string().as_str()] || words.iter().all(is_word)
    });
    left.truncate(MOST_FOUND);
    left
}

fn ids(visits: &[&Visit]) -> Vec<VisitId> {
    visits.iter().map(|visit| visit.id).collect()
}

impl State {
    /// Who is listed below: whom the look found, else who has just left.
    fn left<'a>(&self, hall: &Hall, day: &'a Day) -> Vec<&'a Visit> {
        match &self.finding {
            Some(finding) => found(hall, day, &finding.field.text()),
            None => just_left(hall, day),
        }
    }

    fn is_typing(&self) -> bool {
        self.finding.as_ref().is_some_and(|finding| finding.is_typing)
    }

    fn selected<'a>(&self, hall: &Hall, day: &'a Day) -> Option<&'a Visit> {
        let left = self.left(hall, day);
        let resting = resting(hall, day);
        if self.finding.is_some() {
            // Whoever looks for somebody who has left must not let go somebody who rests.
            let selected = left.iter().find(|visit| Some(visit.id) == self.selected);
            return selected.or_else(|| left.first()).copied();
        }
        match self.selected {
            None => resting.first().copied(),
            Some(id) => resting.into_iter().chain(left).find(|visit| visit.id == id),
        }
    }

    /// Stops looking for somebody who has left.
    fn stop_finding(&mut self) {
        self.finding = None;
        self.selected = None;
    }

    /// Takes what is meant for the field; `None` for what goes on as usual.
    fn type_in_field(&mut self, event: &Event<'_>) -> Option<Vec<Effect>> {
        let finding = self.finding.as_mut()?;
        if matches!(event, Event::Act(Action::Back)) {
            if finding.is_typing && !finding.field.is_empty() {
                finding.field.clear();
            } else {
                self.stop_finding();
            }
            return Some(Vec::new());
        }
        if !finding.is_typing {
            return None;
        }
        if matches!(event, Event::Act(Action::Advance)) {
            finding.is_typing = false;
            return Some(Vec::new());
        }
        if finding.field.take(event)? {
            self.selected = None;
        }
        Some(Vec::new())
    }
}

/// What an event changes and asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other events change nothing here")]
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if let Some(effects) = state.type_in_field(event) {
        return effects;
    }
    if let Some(effects) = state.care.answer(hall, event) {
        return effects;
    }
    match event {
        Event::Act(action) => act(state, hall, day, *action),
        Event::Answered(purpose, reason) => match (purpose.action, purpose.visit) {
            (Action::ReleaseEarly, Some(visit)) => {
                let override_reason = Some((*reason).clone());
                vec![state.care.send(hall, visit, Act::Release { override_reason })]
            }
            _ => Vec::new(),
        },
        Event::Picked(purpose, place) => match (purpose.action, purpose.visit) {
            (Action::SealedNote, Some(visit)) => seal(state, hall, visit, *place),
            _ => Vec::new(),
        },
        Event::Chosen(purpose, places) => match (purpose.action, purpose.visit) {
            (Action::Declare, Some(visit)) => {
                let said = asking::said(places);
                vec![state.care.send(hall, visit, Act::NoteCircumstances { said })]
            }
            _ => Vec::new(),
        },
        Event::Done { request, outcome } => done(state, hall, *request, outcome),
        Event::Click(at) => {
            click(state, hall, day, *at);
            Vec::new()
        }
        Event::Shown(Some(id)) => {
            show(state, hall, day, *id);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Selects a donor, also one who left long ago.
fn show(state: &mut State, hall: &Hall, day: &Day, id: VisitId) {
    state.finding = None;
    state.selected = Some(id);
    let is_listed = just_left(hall, day).iter().any(|visit| visit.id == id);
    if let Some(visit) = day.visit(id).filter(|visit| !visit.is_inside() && !is_listed) {
        let mut finding = Finding::default();
        finding.field.set(&visit.ticket.to_string());
        state.finding = Some(finding);
    }
}

fn done(state: &mut State, hall: &Hall, request: StepId, outcome: &Outcome<'_>) -> Vec<Effect> {
    if state.sealed.take_if(|sealed| *sealed == request).is_some() {
        return match outcome {
            // Another station took the same note down a moment ago; that must not be told either.
            Outcome::Saved(_) | Outcome::Refused(Refusal::HeldAlready) => {
                vec![Effect::Notice(Notice::done(text::NOTED.get(hall.lang)))]
            }
            Outcome::Refused(_) | Outcome::Failed => Vec::new(),
        };
    }
    let Outcome::Saved(steps) = outcome else {
        return Vec::new();
    };
    let released = steps
        .iter()
        .find(|envelope| matches!(envelope.step, Step::DonorReleased { .. }));
    if released.is_some() {
        state.selected = None;
        state.released = Some(hall.now);
    }
    let mut effects = told(hall, steps);
    if hall.print_tickets == crate::config::PrintTickets::Always {
        let visit = released.and_then(|envelope| hall.visit(envelope.visit?));
        let slip = visit
            .zip(hall.day.as_ref())
            .and_then(|(visit, day)| Slip::of(day, &hall.pack, visit, hall.person(visit)));
        effects.extend(slip.map(|slip| Effect::print_slip(Box::new(slip))));
    }
    effects
}

/// Whether there is a sealed note to take down: blood was drawn, and the donor rests or has left.
fn has_sealed_note(visit: &Visit) -> bool {
    let is_after = matches!(
        visit.stage,
        Stage::Recovering | Stage::Left(HowLeft::Donated | HowLeft::Incomplete)
    );
    is_after && visit.collection_end().is_some_and(|end| end.volume.ml() > 0)
}

/// The question which box of the sealed note was ticked.
fn ask_sealed(hall: &Hall, visit: &Visit) -> Vec<Effect> {
    if !has_sealed_note(visit) {
        let notice = text::SEALED_NOT_NOW.with(hall.lang, &[("ticket", &visit.ticket)]);
        return vec![Effect::Notice(Notice::info(notice))];
    }
    let title = text::SEALED_TITLE.with(hall.lang, &[("ticket", &visit.ticket)]);
    let boxes = [text::SEALED_A, text::SEALED_B].map(|it| it.get(hall.lang).to_owned());
    let purpose = Purpose {
        action: Action::SealedNote,
        visit: Some(visit.id),
    };
    vec![Effect::Open(Modal::pick(title, boxes.to_vec(), purpose))]
}

/// Takes a sealed note down. Both boxes go to the station and back; one of them writes nothing.
fn seal(state: &mut State, hall: &Hall, id: VisitId, place: usize) -> Vec<Effect> {
    let is_held = hall.visit(id).is_some_and(|visit| visit.excluded.is_some());
    let effect = state.care.send(hall, id, Act::ExcludeUnit);
    let Effect::Execute(request) = &effect else {
        return vec![effect];
    };
    state.sealed = Some(request.id);
    if place == NOT_TO_BE_USED && !is_held {
        vec![effect]
    } else {
        vec![Effect::LookAgain(request.id)]
    }
}

fn act(state: &mut State, hall: &Hall, day: &Day, action: Action) -> Vec<Effect> {
    if action == Action::Find {
        state.finding = Some(Finding {
            field: Field::default(),
            is_typing: true,
        });
        state.selected = None;
        return Vec::new();
    }
    let selected = state.selected(hall, day);
    if let Some(visit) = selected {
        if action == Action::Advance {
            return release(state, hall, visit);
        }
        if action == Action::ReleaseEarly {
            return vec![Effect::Open(ask_early(hall, visit))];
        }
        if action == Action::SealedNote {
            return ask_sealed(hall, visit);
        }
        if action == Action::Print {
            return asking::slip(hall, visit);
        }
        if action == Action::Declare {
            let title = text::SAID_TITLE.with(
                hall.lang,
                &[("ticket", &visit.ticket), ("name", &hall.name(visit))],
            );
            let purpose = Purpose {
                action,
                visit: Some(visit.id),
            };
            return vec![asking::circumstances(hall, title, &visit.said, purpose)];
        }
        if let Some(effects) = state.care.act(hall, action, visit) {
            return effects;
        }
    }
    let left = ids(&state.left(hall, day));
    let all: Vec<VisitId> = match state.finding {
        Some(_) => left,
        None => ids(&resting(hall, day)).into_iter().chain(left).collect(),
    };
    let page = usize::from(hall.area.height / 2);
    if let Some(to) = moved(&all, selected.map(|visit| visit.id), action, page) {
        state.selected = to;
    }
    Vec::new()
}

/// Lets go whoever has rested, and says of everybody else why not.
fn release(state: &mut State, hall: &Hall, visit: &Visit) -> Vec<Effect> {
    let has_bounced = state
        .released
        .is_some_and(|at| hall.now.since(at) < BOUNCE && at <= hall.now);
    if hall.pending.is_some() {
        return Vec::new();
    }
    let ticket = &visit.ticket;
    let no = match rest_left(&hall.pack, visit, hall.now) {
        Some(Span::ZERO) if has_bounced => return Vec::new(),
        Some(Span::ZERO) => {
            let override_reason = None;
            return vec![
                state
                    .care
                    .send(hall, visit.id, Act::Release { override_reason }),
            ];
        }
        Some(left) => text::NOT_YET.with(hall.lang, &[("ticket", ticket), ("left", &left.mm_ss())]),
        None => text::HAS_LEFT.with(
            hall.lang,
            &[("ticket", ticket), ("time", &visit.since.hh_mm())],
        ),
    };
    vec![Effect::Notice(Notice::info(no))]
}

fn ask_early(hall: &Hall, visit: &Visit) -> Modal {
    let left = rest_left(&hall.pack, visit, hall.now).unwrap_or_default();
    let title = text::EARLY_TITLE.with(
        hall.lang,
        &[
            ("ticket", &visit.ticket),
            ("name", &hall.name(visit)),
            ("left", &left.mm_ss()),
        ],
    );
    let purpose = Purpose {
        action: Action::ReleaseEarly,
        visit: Some(visit.id),
    };
    Modal::ask(title, EARLY_REASONS, purpose)
}

fn click(state: &mut State, hall: &Hall, day: &Day, at: Position) {
    if let Some(visit) = look::visit_at(state, hall, day, at) {
        if resting(hall, day).iter().any(|resting| resting.id == visit) {
            state.finding = None;
        }
        state.selected = Some(visit);
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    look::draw(state, hall, area, frame);
}

/// Whether letters are text at the moment.
pub fn focus(state: &State) -> Focus {
    if state.is_typing() { Focus::Text } else { Focus::List }
}

/// What can be done now, the most useful first.
pub fn acts(state: &State, hall: &Hall) -> Vec<Action> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if state.is_typing() {
        return vec![Action::Advance, Action::React, Action::Back];
    }
    let back = state.finding.as_ref().map(|_| Action::Back);
    let Some(visit) = state.selected(hall, day) else {
        return std::iter::once(Action::Find).chain(back).collect();
    };
    let sealed = has_sealed_note(visit).then_some(Action::SealedNote);
    let slip = sealed.map(|_| Action::Print);
    let (first, last): (&[Action], &[Action]) = match rest_left(&hall.pack, visit, hall.now) {
        Some(Span::ZERO) => (
            &[Action::Advance, Action::React],
            &[Action::Undo, Action::Details, Action::Find, Action::Declare, Action::ShowTicket],
        ),
        Some(_) => (
            &[Action::React, Action::ReleaseEarly],
            &[Action::Undo, Action::Details, Action::Find, Action::Declare, Action::ShowTicket],
        ),
        None => (&[Action::React], &[Action::Undo, Action::Details, Action::Find]),
    };
    let acts = first.iter().copied().chain(slip).chain(sealed);
    acts.chain(back).chain(last.iter().copied()).collect()
}

/// Whether the screen changes every second.
pub fn is_ticking(_state: &State, hall: &Hall) -> bool {
    hall.day.as_ref().is_some_and(|day| {
        let rests = day.inside().any(|visit| visit.stage == Stage::Recovering);
        rests || !just_left(hall, day).is_empty()
    })
}

/// The donor whom the acts are about.
pub fn chosen(state: &State, hall: &Hall) -> Option<VisitId> {
    Some(state.selected(hall, hall.day.as_ref()?)?.id)
}

/// Whether something was typed that would be lost.
pub const fn has_draft(_state: &State) -> bool {
    false
}

#[cfg(test)]
mod tests;
