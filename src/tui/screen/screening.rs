//! Screening: donors are examined at the desks, and the doctor decides.
//!
//! ```text
//! ■ Cần khám lại · 1 người                                cleared, but a value was put right since: Enter brings them
//!   !        7 Hà      Phạm Thị Thu Hà       nặng 49 kg    back to a desk
//! ■ Bàn khám                                              desks: who is there, since when; Enter opens the form
//! ▶ ● Bàn 1  12 An     Nguyễn Văn An               03:12
//!   ▲ Bàn 2  trống · đã gọi số 14                         a free desk: Enter starts whoever is next for it
//! ■ Tiếp theo · 9 người chờ                               the queue: Enter starts at the desk of the row
//!   ○        14 Ngọc   Trần Thị Bích Ngọc   → bàn 2   9'
//! ■ Chờ giường · 3 người                                  cleared: Enter asks, then brings them back to the doctor
//! ──────────────────────────────────────────────────────
//! ■ Số 12 · Nguyễn Văn An · Nam · 15/03/1990              the form of one donor at a desk
//! Cân nặng  [62,5     ] kg           │ ! huyết áp …       what is wrong, missing, against; volumes; what Enter
//! Huyết áp  [165/80   ] mmHg  !      │ ○ Còn thiếu: mạch  does; live while typing
//! …                                  │
//! HBsAg     1 Âm tính 2 … 3 …        │
//! Lấy máu   250 ‹350› 450 ml                              the decision: ←/→ and Enter
//! ```
//!
//! On a wide window the form stands beside the list. What is typed stays with its donor, whoever is selected meanwhile.

mod again;
pub(in crate::tui) mod ago;
mod draft;
mod grounds;
mod list;
mod look;
mod saving;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use ratatui::layout::{Position, Rect};

use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::id::{DeskNo, Seq, StepId, VisitId};
use crate::domain::recheck::{Objection, recheck};
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::screening as text;
use crate::i18n::{Text, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::queue::open_desks;
use crate::tui::screen::{Event, Focus, asking};

use draft::{Draft, Spot};
use grounds::{Grounds, Reply, Use};

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    selected: Option<Row>,
    /// Whose form has the focus, and where in it.
    open: Option<(VisitId, Part)>,
    /// The list of grounds, while it is in the place of the form.
    grounds: Option<Box<Grounds>>,
    drafts: HashMap<VisitId, Draft>,
    sent: Option<Sent>,
    /// The step that the open question would take back.
    to_undo: Option<Seq>,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A desk with nobody at it.
    Desk(DeskNo),
    /// A donor at a desk or in the queue.
    Donor(VisitId),
}

/// A part of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Field(Spot),
    Decision,
}

/// A request that is on its way, and what is to be saved after it.
#[derive(Debug, Clone)]
struct Sent {
    request: StepId,
    visit: VisitId,
    act: Act,
    then: Vec<Act>,
}

/// What an event changes and asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action does nothing here")]
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if let Event::Done { request, outcome } = event {
        return match state.sent.take_if(|sent| sent.request == *request) {
            Some(sent) => state.hear(hall, day, sent, *outcome),
            None => Vec::new(),
        };
    }
    if let Some(notice) = state.follow(hall, day) {
        // The key was meant for a form that is not there any more.
        return vec![notice];
    }
    let is_shown = matches!(event, Event::Shown(Some(_)));
    if !is_shown
        && let (Some(grounds), Some(visit)) = (&mut state.grounds, state.open.and_then(|(id, _)| day.visit(id))) {
        let reply = grounds.take(hall, visit, event);
        return match reply {
            Reply::Stay => Vec::new(),
            Reply::Close => {
                state.grounds = None;
                Vec::new()
            }
            Reply::Do(act) => state.save_and(hall, visit, act),
        };
    }
    match event {
        Event::Shown(visit) => {
            if let Some(visit) = visit {
                state.selected = Some(Row::Donor(*visit));
                state.open = None;
                state.grounds = None;
            }
            state.keep_selection(hall, day);
            Vec::new()
        }
        Event::Changed => {
            if state.selected.is_none() {
                state.selected = default_row(hall, day);
            }
            Vec::new()
        }
        Event::Answered(purpose, note) => {
            let Some(visit) = purpose.visit.and_then(|id| day.visit(id)) else {
                return Vec::new();
            };
            let reason = (*note).clone();
            match purpose.action {
                Action::Withdraw => state.send(hall, visit.id, Act::Withdraw { reason }, Vec::new()),
                Action::Undo => match asking::undo_answered(hall, visit, state.to_undo, &reason) {
                    Ok(_) => state.send(hall, visit.id, Act::Undo { step: state.to_undo, reason }, Vec::new()),
                    Err(notice) => vec![notice],
                },
                Action::Advance => state.clear(hall, visit, Some(reason)),
                _ => Vec::new(),
            }
        }
        Event::Confirmed(purpose) => {
            let visit = purpose.visit.and_then(|id| day.visit(id));
            let visit = visit.filter(|visit| purpose.action == Action::Advance && visit.stage == Stage::Cleared);
            match visit.and_then(|visit| Some((visit, desk_for(day, visit)?))) {
                Some((visit, desk)) => state.start(hall, visit, desk),
                None => Vec::new(),
            }
        }
        Event::Click(at) => {
            state.click(hall, day, *at);
            Vec::new()
        }
        Event::Act(action) => {
            if let Some(effects) = state.act_on_donor(hall, day, *action) {
                return effects;
            }
            match state.open.and_then(|(id, part)| Some((day.visit(id)?, part))) {
                None => state.act_in_list(hall, day, *action),
                Some((visit, Part::Field(spot))) => state.act_in_field(hall, day, visit, spot, event, *action),
                Some((visit, Part::Decision)) => state.act_in_decision(hall, day, visit, *action),
            }
        }
        Event::Char(_) | Event::Stroke(_) | Event::Paste(_) => {
            if let Some((id, Part::Field(spot))) = state.open {
                if day.visit(id).is_some_and(|visit| again::is_locked(&hall.pack, visit, spot)) {
                    return vec![info(hall, text::MEASURED_ENOUGH)];
                }
                state.drafts.entry(id).or_default().take(spot, event);
            }
            Vec::new()
        }
        Event::Heard(_)
        | Event::Tick
        | Event::Scan(_)
        | Event::Picked(..)
        | Event::Found { .. }
        | Event::Facts { .. }
        | Event::Chosen(..)
        | Event::Told { .. }
        | Event::List { .. }
        | Event::Done { .. } => Vec::new(),
    }
}

impl State {
    /// Whoever is acted on: whose form is open, else who is selected.
    fn target<'a>(&self, day: &'a Day) -> Option<&'a Visit> {
        let id = match (self.open, self.selected) {
            (Some((id, _)), _) | (None, Some(Row::Donor(id))) => id,
            (None, Some(Row::Desk(_)) | None) => return None,
        };
        day.visit(id)
            .filter(|visit| matches!(visit.stage, Stage::Waiting | Stage::Screening(_) | Stage::Cleared))
    }

    /// Closes the form of a donor who has been taken from the desk elsewhere.
    fn follow(&mut self, hall: &Hall, day: &Day) -> Option<Effect> {
        self.drafts.retain(|id, _| {
            day.visit(*id)
                .is_some_and(|visit| matches!(visit.stage, Stage::Waiting | Stage::Screening(_)))
        });
        let (id, _) = self.open?;
        let visit = day.visit(id)?;
        let is_starting = self.sent.as_ref().is_some_and(|sent| sent.visit == id);
        if is_starting || matches!(visit.stage, Stage::Screening(_)) {
            return None;
        }
        self.open = None;
        self.grounds = None;
        self.keep_selection(hall, day);
        let place = terms::whereabouts(hall.lang, visit);
        let notice = text::SAY_MOVED_ON.with(hall.lang, &[("ticket", &visit.ticket), ("place", &place)]);
        Some(Effect::Notice(Notice::info(notice)))
    }

    fn keep_selection(&mut self, hall: &Hall, day: &Day) {
        let rows = rows(hall, day);
        self.selected = self
            .selected
            .filter(|row| rows.contains(row))
            .or_else(|| default_row(hall, day));
    }

    /// Puts the cursor into the form of a donor at a desk, where something is to be done.
    fn open(&mut self, visit: &Visit) {
        let draft = self.drafts.entry(visit.id).or_default();
        let open = Spot::ALL
            .into_iter()
            .find(|spot| draft.fault(*spot, visit).is_some());
        let part = match open {
            Some(spot) => Part::Field(spot),
            None if draft.is_empty() => Part::Decision,
            None => Part::Field(Spot::Hbsag),
        };
        self.open = Some((visit.id, part));
        self.selected = Some(Row::Donor(visit.id));
    }

    fn start(&mut self, hall: &Hall, visit: &Visit, desk: DeskNo) -> Vec<Effect> {
        if hall.pending.is_some() {
            return Vec::new();
        }
        // Open at once: the first digits are often typed before the start is saved.
        self.selected = Some(Row::Donor(visit.id));
        let part = if visit.latest_vitals().is_some() {
            Part::Decision
        } else {
            Part::Field(Spot::Weight)
        };
        self.open = Some((visit.id, part));
        self.send(hall, visit.id, Act::StartScreening { desk }, Vec::new())
    }

    fn act_in_list(&mut self, hall: &Hall, day: &Day, action: Action) -> Vec<Effect> {
        let rows = rows(hall, day);
        let place = self
            .selected
            .and_then(|row| rows.iter().position(|other| *other == row));
        let last = rows.len().saturating_sub(1);
        let to = match (action, place) {
            (Action::Advance, None) => {
                self.selected = default_row(hall, day);
                return Vec::new();
            }
            (Action::Up | Action::PreviousField, Some(place)) => place.saturating_sub(1),
            (Action::Down | Action::NextField, Some(place)) => place + 1,
            (Action::PageUp, Some(place)) => place.saturating_sub(5),
            (Action::PageDown, Some(place)) => place + 5,
            (Action::First | Action::Down | Action::PageDown, _) => 0,
            (Action::Last | Action::Up | Action::PageUp, _) => last,
            (Action::Back, _) => {
                if let Some(visit) = self.target(day) {
                    self.drafts.remove(&visit.id);
                }
                return Vec::new();
            }
            (Action::Advance, Some(_)) => return self.advance_row(hall, day),
            _ => return Vec::new(),
        };
        self.selected = rows.get(to.min(last)).copied();
        Vec::new()
    }

    fn advance_row(&mut self, hall: &Hall, day: &Day) -> Vec<Effect> {
        if let Some(Row::Desk(desk)) = self.selected {
            return match next_for(day, desk) {
                Some(visit) => self.start(hall, visit, desk),
                None => vec![info(hall, text::NOBODY_NEXT)],
            };
        }
        let Some(visit) = self.target(day) else {
            return Vec::new();
        };
        if matches!(visit.stage, Stage::Screening(_)) {
            self.open(visit);
            return Vec::new();
        }
        match desk_for(day, visit) {
            None => vec![info(hall, text::NO_DESK)],
            Some(desk) if visit.stage == Stage::Cleared => self.bring_back(hall, day, visit, desk),
            Some(desk) => self.start(hall, visit, desk),
        }
    }

    /// Brings a cleared donor back to a desk. Where the clearance still holds it is asked for, because it ends with that.
    fn bring_back(&mut self, hall: &Hall, day: &Day, visit: &Visit, desk: DeskNo) -> Vec<Effect> {
        if recheck(&hall.pack, visit, day.info.date).is_some() {
            return self.start(hall, visit, desk);
        }
        let question = text::ASK_BACK.with(
            hall.lang,
            &[("ticket", &visit.ticket), ("name", &hall.name(visit)), ("desk", &desk)],
        );
        let purpose = Purpose {
            action: Action::Advance,
            visit: Some(visit.id),
        };
        vec![Effect::Open(Modal::confirm(question, purpose))]
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "every other action is for the field")]
    fn act_in_field(
        &mut self,
        hall: &Hall,
        day: &Day,
        visit: &Visit,
        spot: Spot,
        event: &Event<'_>,
        action: Action,
    ) -> Vec<Effect> {
        let draft = self.drafts.entry(visit.id).or_default();
        let part = match action {
            Action::Advance => {
                draft.insist(spot);
                match (draft.fault(spot, visit), spot.next()) {
                    (Some(_), _) => return Vec::new(),
                    (None, Some(_)) if draft.is_again => return self.save(hall, visit),
                    (None, Some(next)) => Some(Part::Field(next)),
                    (None, None) => return self.save(hall, visit),
                }
            }
            Action::NextField | Action::Down => {
                draft.leave(spot);
                let decision = draft.is_empty() && draft.missing(visit).is_empty();
                let last = if decision {
                    Part::Decision
                } else {
                    Part::Field(Spot::Weight)
                };
                Some(spot.next().map_or(last, Part::Field))
            }
            Action::PreviousField | Action::Up => {
                draft.leave(spot);
                Some(Part::Field(spot.previous().unwrap_or(spot)))
            }
            Action::Back => {
                draft.leave(spot);
                draft.is_again = false;
                None
            }
            Action::PageUp | Action::PageDown => {
                draft.leave(spot);
                return self.next_desk(day, visit, action == Action::PageDown);
            }
            _ => {
                draft.take(spot, event);
                return Vec::new();
            }
        };
        if let Some(Part::Field(spot)) = part {
            draft.enter(spot);
        }
        self.open = part.map(|part| (visit.id, part));
        Vec::new()
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "every other action does nothing here")]
    fn act_in_decision(&mut self, hall: &Hall, day: &Day, visit: &Visit, action: Action) -> Vec<Effect> {
        let draft = self.drafts.entry(visit.id).or_default();
        match action {
            Action::Left | Action::Right => {
                let assessment = draft.assess(hall, visit);
                draft.choose_volume(&assessment, action == Action::Right);
            }
            Action::Up | Action::PreviousField => self.open = Some((visit.id, Part::Field(Spot::Hbsag))),
            Action::Down | Action::NextField => self.open = Some((visit.id, Part::Field(Spot::Weight))),
            Action::Back => self.open = None,
            Action::PageUp | Action::PageDown => {
                return self.next_desk(day, visit, action == Action::PageDown);
            }
            Action::Advance => return self.decide(hall, visit),
            _ => {}
        }
        Vec::new()
    }

    /// Goes to the form at the next desk with somebody at it.
    fn next_desk(&mut self, day: &Day, visit: &Visit, is_down: bool) -> Vec<Effect> {
        let donors: Vec<&Visit> = day.desks().filter_map(|desk| day.at_desk(desk)).collect();
        if let Some(place) = donors.iter().position(|other| other.id == visit.id) {
            let steps = if is_down { 1 } else { donors.len() - 1 };
            if let Some(next) = donors.iter().cycle().nth(place + steps) {
                self.open(next);
            }
        }
        Vec::new()
    }

    /// What is done to a donor by a letter of its own; `None` for any other action.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others were answered before")]
    fn act_on_donor(&mut self, hall: &Hall, day: &Day, action: Action) -> Option<Vec<Effect>> {
        if !matches!(
            action,
            Action::Defer
                | Action::Declare
                | Action::MeasureAgain
                | Action::React
                | Action::Withdraw
                | Action::Undo
                | Action::Details
                | Action::ShowTicket
        ) {
            return None;
        }
        let visit = self.target(day)?;
        Some(match action {
            Action::Defer | Action::Declare => {
                let purpose = if action == Action::Defer {
                    Use::Defer
                } else {
                    Use::Declare
                };
                self.show_grounds(hall, visit, purpose);
                Vec::new()
            }
            Action::MeasureAgain => {
                self.measure_again(hall, visit);
                Vec::new()
            }
            Action::React => asking::reaction(hall, visit),
            Action::Withdraw => vec![asking::withdraw(hall, visit)],
            Action::Undo => {
                let (seq, question) = asking::undo(hall, visit)?;
                self.to_undo = Some(seq);
                vec![question]
            }
            Action::ShowTicket => asking::ticket(hall, visit),
            _ => vec![asking::details(hall, visit)],
        })
    }

    /// What can be measured again, while nothing is typed that is not saved.
    fn again(&self, hall: &Hall, visit: &Visit) -> Option<again::Again> {
        let none = Draft::default();
        let draft = self.drafts.get(&visit.id).unwrap_or(&none);
        let against = draft.assess(hall, visit).against;
        again::offered(&hall.pack, visit, &against).filter(|_| draft.is_empty())
    }

    /// Puts the cursor where a value is measured again; all others are kept.
    fn measure_again(&mut self, hall: &Hall, visit: &Visit) {
        if let Some(again) = self.again(hall, visit) {
            let draft = self.drafts.entry(visit.id).or_default();
            draft.is_again = true;
            draft.enter(again.spot);
            self.selected = Some(Row::Donor(visit.id));
            self.open = Some((visit.id, Part::Field(again.spot)));
        }
    }

    fn show_grounds(&mut self, hall: &Hall, visit: &Visit, purpose: Use) {
        if self.open.is_none_or(|(id, _)| id != visit.id) {
            self.open(visit);
        }
        let draft = self.drafts.entry(visit.id).or_default();
        let proposed = match purpose {
            Use::Defer => draft.assess(hall, visit).proposed_ground(),
            Use::Declare => None,
        };
        self.grounds = Some(Box::new(Grounds::new(hall, purpose, proposed)));
    }

    fn click(&mut self, hall: &Hall, day: &Day, at: Position) {
        let area = Rect::from((Position::ORIGIN, hall.area));
        match look::hit(self, hall, day, area, at) {
            Some(look::Hit::Row(row)) => {
                self.open = None;
                self.selected = Some(row);
            }
            Some(look::Hit::Field(spot)) => {
                let at_desk = |visit: &&Visit| matches!(visit.stage, Stage::Screening(_));
                if let Some(visit) = self.target(day).filter(at_desk) {
                    let draft = self.drafts.entry(visit.id).or_default();
                    if let Some((_, Part::Field(left))) = self.open {
                        draft.leave(left);
                    }
                    draft.enter(spot);
                    self.open = Some((visit.id, Part::Field(spot)));
                }
            }
            None => {}
        }
    }
}

fn info(hall: &Hall, text: Text) -> Effect {
    Effect::Notice(Notice::info(text.get(hall.lang)))
}

/// The rows of the list: whoever is to come back to the doctor, every desk, the queue, whoever waits for a bed.
fn rows(hall: &Hall, day: &Day) -> Vec<Row> {
    let desks = day.desks().map(|desk| match day.at_desk(desk) {
        Some(visit) => Row::Donor(visit.id),
        None => Row::Desk(desk),
    });
    let donor = |visit: &Visit| Row::Donor(visit.id);
    let (in_doubt, cleared) = cleared(hall, day);
    let rows = in_doubt.into_iter().map(|(visit, _)| donor(visit)).chain(desks);
    rows.chain(day.queue().into_iter().map(donor))
        .chain(cleared.into_iter().map(donor))
        .collect()
}

/// The donors who wait for a bed: those whose clearance does not hold any more, with what is against it, and the others.
fn cleared<'a>(hall: &Hall, day: &'a Day) -> (Vec<(&'a Visit, Objection)>, Vec<&'a Visit>) {
    let (mut in_doubt, mut fine) = (Vec::new(), Vec::new());
    for visit in day.cleared() {
        match recheck(&hall.pack, visit, day.info.date) {
            Some(objection) => in_doubt.push((visit, objection)),
            None => fine.push(visit),
        }
    }
    (in_doubt, fine)
}

/// The row to begin with: whoever is next while a desk is free, else the first donor at a desk.
fn default_row(hall: &Hall, day: &Day) -> Option<Row> {
    let next = day.free_desk().and_then(|desk| next_for(day, desk));
    let at_desk = day.desks().find_map(|desk| day.at_desk(desk));
    let donor = next.or(at_desk).map(|visit| Row::Donor(visit.id));
    donor.or_else(|| rows(hall, day).first().copied())
}

/// Who is next for a desk: whoever is called to it, else the first who has not been called.
fn next_for(day: &Day, desk: DeskNo) -> Option<&Visit> {
    let queue = day.queue();
    let called = |visit: &&&Visit| visit.turn.call.as_ref().is_some_and(|call| call.desk == desk);
    queue
        .iter()
        .find(called)
        .or_else(|| queue.iter().find(|visit| visit.turn.call.is_none()))
        .copied()
}

/// Where somebody from the queue is examined: at the desk that called, else at one that nobody is on the way to.
fn desk_for(day: &Day, visit: &Visit) -> Option<DeskNo> {
    match &visit.turn.call {
        Some(call) => Some(call.desk),
        None => open_desks(day).first().copied().or_else(|| day.free_desk()),
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    look::draw(state, hall, area, frame);
}

/// Whether letters are text at the moment.
pub const fn focus(state: &State) -> Focus {
    match (&state.grounds, state.open) {
        // The rapid test is answered by a key, so letters stay commands there.
        (None, Some((_, Part::Field(Spot::Hbsag) | Part::Decision)) | None) => Focus::List,
        (None, Some((_, Part::Field(_)))) => Focus::Text,
        (Some(grounds), _) => grounds.focus(),
    }
}

/// What can be done now, the most useful first.
pub fn acts(state: &State, hall: &Hall) -> Vec<Action> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if state.grounds.is_some() {
        return vec![Action::Advance, Action::NextField, Action::Back];
    }
    let mut acts = vec![Action::Advance];
    if let Some(visit) = state.target(day) {
        if matches!(visit.stage, Stage::Screening(_)) {
            acts.extend(state.again(hall, visit).map(|_| Action::MeasureAgain));
            acts.extend([Action::Defer, Action::Declare]);
        }
        acts.extend([Action::Withdraw, Action::Undo, Action::Details, Action::ShowTicket]);
        if matches!(visit.stage, Stage::Screening(_)) {
            acts.push(Action::React);
        }
    }
    if state.open.is_some() {
        acts.push(Action::Back);
    }
    acts
}

/// Whether the screen changes every second.
pub fn is_ticking(_state: &State, hall: &Hall) -> bool {
    let is_here = |visit: &Visit| matches!(visit.stage, Stage::Waiting | Stage::Screening(_) | Stage::Cleared);
    hall.day.as_ref().is_some_and(|day| day.inside().any(is_here))
}

/// The donor whom the acts are about.
pub fn chosen(state: &State, hall: &Hall) -> Option<VisitId> {
    Some(state.target(hall.day.as_ref()?)?.id)
}

/// Whether something was typed that would be lost.
pub fn has_draft(state: &State) -> bool {
    state.drafts.values().any(|draft| !draft.is_empty())
}
