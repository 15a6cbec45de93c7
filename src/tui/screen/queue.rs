//! The queue: who waits, who is called, who did not come.
//!
//! ```text
//! ■ Hàng chờ   Chờ 9 · Đang gọi 1 · Lâu nhất 25 phút        the hall at a glance
//! Gọi đến bàn 2   Bàn trống: 2, 3                           where Enter calls to; `b` takes the next free desk
//!     TT Số  Tên     Họ và tên             Sinh Chờ Tình trạng
//! ▶ ●  1   4 An      Nguyễn Văn An         1990 12' gọi → bàn 1 · 2'    called: Enter starts the examination
//!   ○  2   5 Ngọc    Trần Thị Bích Ngọc    1988 11' ưu tiên: trực ban   waiting: Enter calls
//!   ·  –   2 Đức     Lê Hoàng Đức          1979 25' tạm gác · lỡ 3 lần  set aside: Enter puts back
//! ```
//!
//! Rows stand in the order in which they are to be called, those set aside below them. On a wide window the steps of the
//! selected visit stand at the right.

mod look;
#[cfg(test)]
mod tests;

use ratatui::layout::{Position, Rect};

use crate::domain::command::{Act, Command};
use crate::domain::day::Day;
use crate::domain::id::{DeskNo, Seq, StepId, VisitId};
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::queue as text;
use crate::i18n::{Text, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus, Outcome, asking};
use crate::tui::widget::donor_table::moved;

/// Why somebody is let ahead.
const WHY_AHEAD: &[Text] = &[
    text::WHY_DUTY,
    text::WHY_FRAIL,
    text::WHY_URGENT,
    text::WHY_TURN_LOST,
];

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    selected: Option<VisitId>,
    /// The desk that `b` chose; while it is not free, the next free one stands in for it.
    desk: Option<DeskNo>,
    /// What is being saved.
    sent: Option<Sent>,
    /// The step that the open question would take back.
    to_undo: Option<Seq>,
}

/// A request that is on its way.
#[derive(Debug, Clone)]
struct Sent {
    request: StepId,
    visit: VisitId,
    /// What is said when it is saved.
    news: String,
    /// Whom to select then.
    next: Option<VisitId>,
}

/// What an event changes and asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action does nothing here")]
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    let rows = rows(day);
    match event {
        Event::Act(action) => state.act(hall, day, &rows, *action),
        Event::Click(at) => {
            let area = Rect::from((Position::ORIGIN, hall.area));
            state.selected = look::hit(&rows, state.selected, area, *at).or(state.selected);
            Vec::new()
        }
        Event::Answered(purpose, reason) => {
            let Some(visit) = purpose.visit.and_then(|id| day.visit(id)) else {
                return Vec::new();
            };
            let reason = (*reason).clone();
            match purpose.action {
                Action::Prioritise => {
                    let news = text::STEP_PRIORITY.with(hall.lang, &[("reason", &reason.as_str())]);
                    let news = done(hall, visit, &news);
                    state.send(hall, visit, Act::Prioritise { reason }, news, Some(visit.id))
                }
                Action::Withdraw => {
                    let news = text::STEP_WITHDREW.with(hall.lang, &[("reason", &reason.as_str())]);
                    let news = done(hall, visit, &news);
                    let next = neighbour(&rows, visit.id);
                    state.send(hall, visit, Act::Withdraw { reason }, news, next)
                }
                Action::Undo => match asking::undo_answered(hall, visit, state.to_undo, &reason) {
                    Ok(_) => {
                        let news = text::SAY_UNDONE.with(hall.lang, &[("ticket", &visit.ticket)]);
                        state.send(hall, visit, Act::Undo { step: state.to_undo, reason }, news, Some(visit.id))
                    }
                    Err(notice) => vec![notice],
                },
                _ => Vec::new(),
            }
        }
        Event::Done { request, outcome } => {
            let Some(sent) = state.sent.take_if(|sent| sent.request == *request) else {
                return Vec::new();
            };
            if !matches!(outcome, Outcome::Saved(_)) {
                return Vec::new();
            }
            state.selected = sent
                .next
                .filter(|id| rows.contains(id))
                .or_else(|| rows.first().copied());
            vec![Effect::Notice(Notice::done(sent.news))]
        }
        Event::Shown(visit) => {
            state.selected = visit
                .or(state.selected)
                .filter(|id| rows.contains(id))
                .or_else(|| first_to_call(day));
            Vec::new()
        }
        Event::Changed => {
            if state.selected.is_none() {
                state.selected = first_to_call(day);
            }
            Vec::new()
        }
        Event::Char(_)
        | Event::Tick
        | Event::Stroke(_)
        | Event::Paste(_)
        | Event::Heard(_)
        | Event::Scan(_)
        | Event::Confirmed(_)
        | Event::Picked(..)
        | Event::Found { .. }
        | Event::Facts { .. }
        | Event::Chosen(..)
        | Event::Told { .. }
        | Event::List { .. } => Vec::new(),
    }
}

impl State {
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other action does nothing here")]
    fn act(&mut self, hall: &Hall, day: &Day, rows: &[VisitId], action: Action) -> Vec<Effect> {
        let page = usize::from(hall.area.height.saturating_sub(look::HEADER + 1));
        if let Some(selected) = moved(rows, self.selected, action, page) {
            self.selected = selected;
            return Vec::new();
        }
        if action == Action::NextPlace {
            self.desk = next_desk(day, self.desk(day));
            return Vec::new();
        }
        let Some(visit) = self.visit(day) else {
            // Whom the last key would have meant is gone; the next key must not mean somebody else.
            if action != Action::Advance {
                return Vec::new();
            }
            let gone = self.selected.and_then(|id| day.visit(id));
            self.selected = first_to_call(day);
            return gone.map_or_else(Vec::new, |visit| {
                let place = terms::whereabouts(hall.lang, visit);
                let values: [(&str, &dyn std::fmt::Display); 2] = [("ticket", &visit.ticket), ("place", &place)];
                vec![Effect::Notice(Notice::info(text::SAY_GONE.with(hall.lang, &values)))]
            });
        };
        match action {
            Action::Advance if visit.is_parked() => self.requeue(hall, visit),
            Action::Requeue => self.requeue(hall, visit),
            Action::Advance => match &visit.turn.call {
                Some(call) => {
                    let desk = call.desk;
                    let news =
                        text::SAY_START.with(hall.lang, &[("ticket", &visit.ticket), ("desk", &desk)]);
                    let next = neighbour(rows, visit.id);
                    self.send(hall, visit, Act::StartScreening { desk }, news, next)
                }
                None => self.call(hall, day, visit),
            },
            Action::Call => self.call(hall, day, visit),
            Action::Miss => {
                let news = done(hall, visit, text::STEP_MISSED.get(hall.lang));
                let next = neighbour(rows, visit.id);
                self.send(hall, visit, Act::MissCall, news, next)
            }
            Action::Prioritise => {
                let title = text::ASK_PRIORITY.with(
                    hall.lang,
                    &[("ticket", &visit.ticket), ("name", &hall.name(visit))],
                );
                let visit = Some(visit.id);
                vec![Effect::Open(Modal::ask(
                    title,
                    WHY_AHEAD,
                    Purpose { action, visit },
                ))]
            }
            Action::Withdraw => vec![asking::withdraw(hall, visit)],
            Action::Undo => match asking::undo(hall, visit) {
                Some((seq, question)) => {
                    self.to_undo = Some(seq);
                    vec![question]
                }
                None => Vec::new(),
            },
            Action::Details => vec![asking::details(hall, visit)],
            Action::ShowTicket => asking::ticket(hall, visit),
            _ => Vec::new(),
        }
    }

    fn call(&mut self, hall: &Hall, day: &Day, visit: &Visit) -> Vec<Effect> {
        let Some(desk) = self.desk(day) else {
            return vec![Effect::Notice(Notice::info(text::SAY_NO_DESK.get(hall.lang)))];
        };
        let news = text::SAY_CALL.with(
            hall.lang,
            &[
                ("ticket", &visit.ticket),
                ("name", &hall.name(visit)),
                ("desk", &desk),
            ],
        );
        self.send(hall, visit, Act::Call { desk }, news, Some(visit.id))
    }

    fn requeue(&mut self, hall: &Hall, visit: &Visit) -> Vec<Effect> {
        let news = done(hall, visit, text::STEP_REQUEUED.get(hall.lang));
        self.send(hall, visit, Act::Requeue, news, Some(visit.id))
    }

    /// Has the act saved, unless something is being saved already.
    fn send(
        &mut self,
        hall: &Hall,
        visit: &Visit,
        act: Act,
        news: String,
        next: Option<VisitId>,
    ) -> Vec<Effect> {
        if hall.pending.is_some() {
            return Vec::new();
        }
        self.sent = Some(Sent {
            request: hall.fresh.request,
            visit: visit.id,
            news,
            next,
        });
        vec![hall.execute(Command::visit(visit.id, act))]
    }

    /// The selected visit, while it is in the queue or set aside.
    fn visit<'a>(&self, day: &'a Day) -> Option<&'a Visit> {
        day.visit(self.selected?)
            .filter(|visit| visit.stage == Stage::Waiting)
    }

    /// The desk that a call goes to.
    fn desk(&self, day: &Day) -> Option<DeskNo> {
        let free = open_desks(day);
        self.desk
            .filter(|desk| free.contains(desk))
            .or_else(|| free.first().copied())
    }
}

/// Every row in its order: the queue, then who is set aside.
fn rows(day: &Day) -> Vec<VisitId> {
    let queue = day.queue().into_iter();
    queue.chain(day.parked()).map(|visit| visit.id).collect()
}

/// The first who has not been called; where all are, the first.
fn first_to_call(day: &Day) -> Option<VisitId> {
    let queue = day.queue();
    let uncalled = queue.iter().find(|visit| visit.turn.call.is_none());
    uncalled.or(queue.first()).map(|visit| visit.id)
}

/// Who stands behind a visit, or before it at the end.
fn neighbour(rows: &[VisitId], visit: VisitId) -> Option<VisitId> {
    let place = rows.iter().position(|row| *row == visit)?;
    rows.get(place + 1)
        .or_else(|| rows.get(place.checked_sub(1)?))
        .copied()
}

/// The desks with nobody at them and nobody on the way to them.
pub(super) fn open_desks(day: &Day) -> Vec<DeskNo> {
    let queue = day.queue();
    let is_promised = |desk: &DeskNo| {
        queue
            .iter()
            .any(|visit| visit.turn.call.as_ref().is_some_and(|call| call.desk == *desk))
    };
    day.desks()
        .filter(|desk| day.at_desk(*desk).is_none() && !is_promised(desk))
        .collect()
}

/// The free desk after this one, round and round.
fn next_desk(day: &Day, desk: Option<DeskNo>) -> Option<DeskNo> {
    let free = open_desks(day);
    free.iter()
        .find(|other| desk.is_none_or(|desk| **other > desk))
        .or_else(|| free.first())
        .copied()
}

fn done(hall: &Hall, visit: &Visit, what: &str) -> String {
    text::SAY_DONE.with(hall.lang, &[("ticket", &visit.ticket), ("what", &what)])
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    look::draw(state, hall, area, frame);
}

/// Whether letters are text at the moment.
pub const fn focus(_state: &State) -> Focus {
    Focus::List
}

/// What can be done now, the most useful first.
pub fn acts(state: &State, hall: &Hall) -> Vec<Action> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    let desk = open_desks(day).len() > 1;
    let mut acts = Vec::new();
    match state.visit(day) {
        None => {}
        Some(visit) if visit.is_parked() => acts.extend([Action::Advance, Action::Requeue]),
        Some(visit) if visit.turn.call.is_some() => acts.extend([Action::Advance, Action::Miss]),
        Some(_) => acts.extend([Action::Advance, Action::Call]),
    }
    acts.extend(desk.then_some(Action::NextPlace));
    if state.visit(day).is_some() {
        acts.extend([Action::Prioritise, Action::Withdraw, Action::Undo, Action::Details, Action::ShowTicket]);
    }
    acts
}

/// Whether the screen changes every second.
pub fn is_ticking(_state: &State, hall: &Hall) -> bool {
    hall.day.as_ref().is_some_and(|day| !rows(day).is_empty())
}

/// The donor whom the acts are about.
pub fn chosen(state: &State, hall: &Hall) -> Option<VisitId> {
    Some(state.visit(hall.day.as_ref()?)?.id)
}

/// Whether something was typed that would be lost.
pub const fn has_draft(_state: &State) -> bool {
    false
}
