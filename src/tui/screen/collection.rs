//! Collection: the beds, who waits for one, and the two forms between which a needle is in.
//!
//! ```text
//!  ■ Giường: 3/9 đang lấy máu · 1 giường phải quyết định ngay
//! ╭ 1 ──── Số 4 ─╮╭ 2 ───────────╮ …         the map: every bed, who is on it, for how long
//! │ Trần T. Ngọc │ │ ▲ trống      │
//! │ 350 ml ● 07:31││              │
//! ╰──────────────╯╰──────────────╯
//!  ■ Chờ lấy máu: 5 người                     who waits, the longest waiting first;
//!      Số Họ và tên          Năm sinh  Thể tích  Đã chờ      the two forms open in this place
//!  ▶ ○ 12 Nguyễn Văn An      1987      350 ml    12:07
//! ```
//!
//! From 110 columns on, the list stands to the left of the map. Enter on somebody who waits opens the
//! [start form](start_form), Enter on a bed in use the [end form](end_form), Enter on a free bed the start form of
//! whoever waits longest.

mod areas;
mod end_form;
mod start_form;

use ratatui::layout::{Position, Rect};

use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::id::{BedNo, VisitId};
use crate::domain::step::{CollectionOutcome, Step};
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::collection as text;
use crate::i18n::{Text, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::care::{Care, below, naming, told};
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::widget::bed_map::Grid;
use crate::tui::widget::donor_table::moved;

use end_form::EndForm;
use start_form::{After, StartForm};

/// Ready-made reasons of those who leave before the needle is in.
const WITHDRAW_REASONS: &[Text] = &[
    text::WITHDRAW_MIND,
    text::WITHDRAW_BUSY,
    text::WITHDRAW_TIRED,
    text::WITHDRAW_LONG,
];

/// One of the two areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Side {
    #[default]
    Waiting,
    Beds,
}

#[derive(Debug, Clone)]
enum Form {
    Start(Box<StartForm>),
    End(Box<EndForm>),
}

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    side: Side,
    /// Who was selected in the list; the first one, until somebody was.
    waiting: Option<VisitId>,
    /// The bed that was selected; the one that has run longest, until one was.
    bed: Option<BedNo>,
    form: Option<Form>,
    care: Care,
}

impl State {
    /// Whether a form is open, which takes whatever is scanned.
    #[must_use]
    pub const fn has_form(&self) -> bool {
        self.form.is_some()
    }

    /// Whose form is open, and whether it is the one that takes a bag's code.
    #[must_use]
    pub fn form_of(&self) -> Option<(VisitId, bool)> {
        match self.form.as_ref()? {
            Form::Start(form) => Some((form.visit, true)),
            Form::End(form) => Some((form.visit, false)),
        }
    }

    /// The selected one of those who wait.
    fn waiting<'a>(&self, day: &'a Day) -> Option<&'a Visit> {
        let cleared = day.cleared();
        let selected = cleared.iter().find(|visit| Some(visit.id) == self.waiting);
        selected.or(cleared.first()).copied()
    }

    /// The selected bed.
    fn bed(&self, day: &Day) -> Option<BedNo> {
        let longest = || {
            let lying = day.inside().filter_map(|visit| match visit.stage {
                Stage::Collecting(bed) => Some((visit.since, bed)),
                Stage::Waiting
                | Stage::Screening(_)
                | Stage::Cleared
                | Stage::Recovering
                | Stage::Left(_) => None,
            });
            lying.min().map(|(_, bed)| bed)
        };
        self.bed
            .filter(|bed| bed.0 <= day.info.hall.beds)
            .or_else(longest)
            .or_else(|| day.beds().next())
    }

    /// The bed of the collection that the form ends.
    fn bed_of_form(&self, hall: &Hall) -> Option<BedNo> {
        match self.subject(hall)?.stage {
            Stage::Collecting(bed) => Some(bed),
            Stage::Waiting | Stage::Screening(_) | Stage::Cleared | Stage::Recovering | Stage::Left(_) => {
                None
            }
        }
    }

    /// The visit that the acts of the screen are about.
    fn selected<'a>(&self, day: &'a Day) -> Option<&'a Visit> {
        match self.side {
            Side::Waiting => self.waiting(day),
            Side::Beds => day.on_bed(self.bed(day)?),
        }
    }

    /// The visit that the acts are about: that of the form, while one is open.
    fn subject<'a>(&self, hall: &'a Hall) -> Option<&'a Visit> {
        match &self.form {
            Some(Form::Start(form)) => hall.visit(form.visit),
            Some(Form::End(form)) => hall.visit(form.visit),
            None => self.selected(hall.day.as_ref()?),
        }
    }
}

/// What an event changes and asks for.
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if let Some(effects) = state.care.answer(hall, event) {
        return effects;
    }
    if let Event::Act(Action::React) = event
        && let Some(visit) = state.subject(hall)
    {
        return state.care.act(hall, Action::React, visit).unwrap_or_default();
    }
    let mut effects = Vec::new();
    let after = match &mut state.form {
        Some(Form::Start(form)) => Some(form.update(hall, event)),
        Some(Form::End(form)) => Some(form.update(hall, event)),
        None => None,
    };
    match after {
        Some(After::Close) => {
            state.form = None;
            return Vec::new();
        }
        Some(After::Stay(asked)) => effects.extend(asked),
        None => effects.extend(update_lists(state, hall, day, event)),
    }
    if let Event::Done {
        outcome: Outcome::Saved(steps),
        ..
    } = event
    {
        for envelope in *steps {
            close_form(state, envelope.visit, &envelope.step);
        }
        effects.extend(told(hall, steps));
    }
    if let Event::Confirmed(purpose) = event
        && purpose.action == Action::Withdraw
    {
        let visit = purpose.visit.and_then(|id| hall.visit(id));
        let visit = visit.filter(|visit| matches!(visit.stage, Stage::Collecting(_)));
        state.form = visit.and_then(EndForm::stopped_by_donor).map(Box::new).map(Form::End);
    }
    if let Event::Answered(purpose, reason) = event
        && let (Action::Withdraw, Some(visit)) = (purpose.action, purpose.visit)
    {
        let reason = (*reason).clone();
        effects.push(state.care.send(hall, visit, Act::Withdraw { reason }));
    }
    effects
}

/// Closes the form of a collection that has begun or ended, and lets the selection go on.
fn close_form(state: &mut State, visit: Option<VisitId>, step: &Step) {
    match (&state.form, step) {
        (Some(Form::Start(form)), Step::CollectionStarted { .. }) if Some(form.visit) == visit => {
            state.form = None;
            state.waiting = None;
        }
        (Some(Form::End(form)), Step::CollectionEnded { .. }) if Some(form.visit) == visit => {
            state.form = None;
            state.bed = None;
        }
        _ => {}
    }
}

/// What an event does while no form is open.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other events change nothing here")]
fn update_lists(state: &mut State, hall: &Hall, day: &Day, event: &Event<'_>) -> Vec<Effect> {
    match event {
        Event::Act(action) => act(state, hall, day, *action),
        Event::Scan(code) => scan(state, hall, day, code),
        Event::Click(at) => {
            areas::click(state, hall, day, *at);
            Vec::new()
        }
        Event::Shown(Some(id)) => {
            show(state, hall, *id);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn act(state: &mut State, hall: &Hall, day: &Day, action: Action) -> Vec<Effect> {
    if matches!(action, Action::NextField | Action::PreviousField) {
        state.side = match state.side {
            Side::Waiting => Side::Beds,
            Side::Beds => Side::Waiting,
        };
        return Vec::new();
    }
    // With nobody waiting the list has nothing to act on; what is meant is the bed where blood is drawn.
    if state.waiting(day).is_none() && state.bed(day).is_some_and(|bed| day.on_bed(bed).is_some()) {
        state.side = Side::Beds;
    }
    if action == Action::Advance {
        advance(state, day);
        return Vec::new();
    }
    let Some(visit) = state.selected(day) else {
        go(state, hall, day, action);
        return Vec::new();
    };
    if action == Action::Withdraw {
        return vec![Effect::Open(withdraw(hall, visit))];
    }
    if let Some(effects) = state.care.act(hall, action, visit) {
        return effects;
    }
    go(state, hall, day, action);
    Vec::new()
}

/// Opens the form of what is selected.
fn advance(state: &mut State, day: &Day) {
    let bed = state.bed(day);
    let on_bed = bed.and_then(|bed| day.on_bed(bed));
    state.form = match (state.side, on_bed) {
        (Side::Beds, Some(visit)) => EndForm::new(visit).map(Box::new).map(Form::End),
        (Side::Beds, None) => state
            .waiting(day)
            .map(|visit| Form::Start(Box::new(StartForm::new(visit.id, bed, day)))),
        (Side::Waiting, _) => state
            .waiting(day)
            .map(|visit| Form::Start(Box::new(StartForm::new(visit.id, None, day)))),
    };
}

/// The question of somebody who wants to leave. With the needle in it leads to the end form, because the blood that is
/// in the bag has to be counted.
fn withdraw(hall: &Hall, visit: &Visit) -> Modal {
    let lang = hall.lang;
    let purpose = Purpose {
        action: Action::Withdraw,
        visit: Some(visit.id),
    };
    let name = hall.name(visit);
    if matches!(visit.stage, Stage::Collecting(_)) {
        let outcome = terms::collection_outcome(lang, CollectionOutcome::StoppedDonor);
        let question = text::STOP_QUESTION.with(
            lang,
            &[
                ("ticket", &visit.ticket),
                ("name", &name),
                ("outcome", &outcome),
            ],
        );
        return Modal::confirm(question, purpose);
    }
    let title = naming(hall, text::WITHDRAW_TITLE, visit);
    Modal::ask(title, WITHDRAW_REASONS, purpose)
}

/// A bag that is in use leads to its bed; any other code needs to know first whose it is.
fn scan(state: &mut State, hall: &Hall, day: &Day, code: &str) -> Vec<Effect> {
    let visit = hall
        .bag_format()
        .read(code)
        .ok()
        .and_then(|label| day.visit_with_bag(&label.code));
    if let Some(visit) = visit
        && let Stage::Collecting(bed) = visit.stage
    {
        state.side = Side::Beds;
        state.bed = Some(bed);
        advance(state, day);
        return Vec::new();
    }
    vec![Effect::Notice(Notice::info(text::SCAN_FIRST.get(hall.lang)))]
}

/// Selects what another screen wants to be seen.
fn show(state: &mut State, hall: &Hall, id: VisitId) {
    match hall.visit(id).map(|visit| visit.stage) {
        Some(Stage::Cleared) => {
            state.side = Side::Waiting;
            state.waiting = Some(id);
        }
        Some(Stage::Collecting(bed)) => {
            state.side = Side::Beds;
            state.bed = Some(bed);
        }
        _ => {}
    }
}

/// Moves the selection; at the edges it goes over into the other area.
fn go(state: &mut State, hall: &Hall, day: &Day, action: Action) {
    let area = Rect::from((Position::ORIGIN, hall.area));
    let count = usize::from(day.info.hall.beds);
    let panes = state.panes(day, area);
    match state.side {
        Side::Waiting => {
            let waiting: Vec<VisitId> = day.cleared().iter().map(|visit| visit.id).collect();
            let selected = state.waiting(day).map(|visit| visit.id);
            let is_first = selected == waiting.first().copied();
            let leaves = if panes.is_wide {
                action == Action::Right
            } else {
                action == Action::Up && is_first
            };
            if leaves {
                state.side = Side::Beds;
                return;
            }
            let page = usize::from(panes.list.height.saturating_sub(2));
            if let Some(to) = moved(&waiting, selected, action, page) {
                state.waiting = to;
            }
        }
        Side::Beds => {
            let grid = Grid::of(count, below(panes.map, 1).as_size());
            let place = state
                .bed(day)
                .map_or(0, |bed| usize::from(bed.0.saturating_sub(1)));
            if let Some(to) = grid.moved(place, action) {
                state.bed = day.beds().nth(to);
                return;
            }
            let leaves = if panes.is_wide {
                action == Action::Left
            } else {
                action == Action::Down
            };
            if leaves {
                state.side = Side::Waiting;
            }
        }
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    areas::view(state, hall, area, frame);
}

/// Whether letters are text at the moment.
pub const fn focus(state: &State) -> Focus {
    match &state.form {
        Some(Form::Start(form)) => form.focus(),
        Some(Form::End(form)) => form.focus(),
        None => Focus::List,
    }
}

/// What can be done now, the most useful first.
pub fn acts(state: &State, hall: &Hall) -> Vec<Action> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    match &state.form {
        Some(Form::Start(_)) => return start_form::acts(),
        Some(Form::End(_)) => return end_form::acts(),
        None => {}
    }
    match (state.side, state.selected(day)) {
        (Side::Waiting, Some(_)) => vec![
            Action::Advance,
            Action::Withdraw,
            Action::Undo,
            Action::Details,
            Action::ShowTicket,
            Action::React,
        ],
        (Side::Beds, Some(_)) => vec![
            Action::Advance,
            Action::React,
            Action::Withdraw,
            Action::Undo,
            Action::Details,
            Action::ShowTicket,
        ],
        (Side::Beds, None) if state.waiting(day).is_some() => vec![Action::Advance],
        (_, None) => Vec::new(),
    }
}

/// Whether the screen changes every second.
pub fn is_ticking(_state: &State, hall: &Hall) -> bool {
    hall.day.as_ref().is_some_and(|day| {
        day.inside()
            .any(|visit| matches!(visit.stage, Stage::Cleared | Stage::Collecting(_)))
    })
}

/// The donor whom the acts are about.
pub fn chosen(state: &State, hall: &Hall) -> Option<VisitId> {
    let day = hall.day.as_ref()?;
    let visit = state.subject(hall).or_else(|| day.on_bed(state.bed(day)?))?;
    Some(visit.id)
}

/// Whether something was typed that would be lost.
pub fn has_draft(state: &State) -> bool {
    match &state.form {
        Some(Form::Start(form)) => form.has_draft(),
        Some(Form::End(form)) => form.has_draft(),
        None => false,
    }
}

#[cfg(test)]
mod tests;
