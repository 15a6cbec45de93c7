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
//! From 110 columns on, the list stands to the left of the map. Above both stands the line of
//! [bags](mod@unsettled) that were issued and not taken back, while there are such; a [draw](draws) that has to stop or asks
//! for a decision is marked on its bed. The ticket of somebody who
//! waits, or Enter on them, opens the [start form](start_form), Enter on a bed in use the [end form](end_form) or, once the
//! draw has lasted too long, the question how to go on; Enter on a free bed opens the start form of whoever waits longest.

mod areas;
mod draws;
mod end_form;
mod select;
mod start_form;
mod swap;
mod unsettled;

use ratatui::layout::Rect;

use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::id::{BedNo, VisitId};
use crate::domain::recheck::recheck;
use crate::domain::refusal::Refusal;
use crate::domain::step::{CollectionOutcome, Step};
use crate::domain::ticket::TicketCode;
use crate::domain::visit::{Stage, Visit};
use crate::i18n::text::collection as text;
use crate::i18n::{Text, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::care::{Care, naming, told};
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::widget::bed_map::Call;

use draws::{Decision, Draws};
use end_form::EndForm;
use select::{go, show};
use start_form::{After, StartForm};
use unsettled::{TakingBack, unsettled};

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
    draws: Draws,
    taking_back: TakingBack,
}

impl State {
    /// Whether a form is open, which takes whatever is scanned.
    #[must_use]
    pub const fn has_form(&self) -> bool {
        self.form.is_some()
    }

    /// Whose collection the open form ends; none while another form or none is open.
    #[must_use]
    pub fn ending(&self) -> Option<VisitId> {
        match self.form.as_ref()? {
            Form::Start(_) => None,
            Form::End(form) => Some(form.visit),
        }
    }

    /// Whether the open form wants a donor to be named next, not a bag.
    #[must_use]
    pub fn wants_donor(&self) -> bool {
        matches!(&self.form, Some(Form::Start(form)) if form.wants_donor())
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
    if let Some(effects) = state.taking_back.answer(hall, &mut state.care, event) {
        return effects;
    }
    if let Some(effects) = answer(state, hall, event) {
        return effects;
    }
    if let Event::Act(action) = event
        && let Some(effects) = act_anywhere(state, hall, day, *action)
    {
        return effects;
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
    if matches!(event, Event::Tick | Event::Changed | Event::Shown(_)) {
        effects.extend(state.draws.tell(hall, day));
    }
    effects
}

/// Takes the answer to a question of the screen; `None` for every other event.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other event answers nothing")]
fn answer(state: &mut State, hall: &Hall, event: &Event<'_>) -> Option<Vec<Effect>> {
    let lying = |purpose: &Purpose| {
        let visit = purpose.visit.and_then(|id| hall.visit(id))?;
        matches!(visit.stage, Stage::Collecting(_)).then_some(visit)
    };
    let mut ended = |visit: Option<&Visit>, outcome| {
        let form = visit.and_then(|visit| EndForm::with(visit, outcome));
        state.form = form.map(Box::new).map(Form::End);
        Vec::new()
    };
    match event {
        Event::Confirmed(purpose) if purpose.action == Action::Withdraw => {
            Some(ended(lying(purpose), CollectionOutcome::StoppedDonor))
        }
        Event::Answered(purpose, reason) if purpose.action == Action::Withdraw => {
            let reason = (*reason).clone();
            Some(vec![state.care.send(hall, purpose.visit?, Act::Withdraw { reason })])
        }
        Event::Picked(purpose, place) if purpose.action == Action::Advance => {
            Some(match state.draws.decide(hall.now, purpose.visit?, *place) {
                Some(Decision::End(outcome)) => ended(lying(purpose), outcome),
                Some(Decision::GoOn) | None => Vec::new(),
            })
        }
        Event::Picked(purpose, 0) if purpose.action == Action::PunctureAgain => {
            Some(ended(lying(purpose), CollectionOutcome::StoppedVein))
        }
        Event::Picked(purpose, _) if purpose.action == Action::PunctureAgain => {
            let act = Act::PunctureAgain { consent: true };
            Some(vec![state.care.send(hall, purpose.visit?, act)])
        }
        _ => None,
    }
}

/// The acts that do the same whether a form is open or not.
fn act_anywhere(state: &mut State, hall: &Hall, day: &Day, action: Action) -> Option<Vec<Effect>> {
    if action == Action::TakeBack {
        return Some(state.taking_back.begin(hall, day));
    }
    let visit = state.subject(hall)?;
    if action == Action::PunctureAgain {
        return Some(vec![ask_puncture(hall, visit)]);
    }
    if action == Action::React {
        return Some(state.care.act(hall, Action::React, visit).unwrap_or_default());
    }
    None
}

/// Whether the vein of somebody on a bed may be punctured again.
fn may_puncture(hall: &Hall, visit: &Visit) -> bool {
    let drawing = visit.collection.as_ref().filter(|it| it.ended.is_none());
    drawing.is_some_and(|it| it.punctured_again < hall.pack.puncture.again_at_most.in_force())
}

/// Asks whether the donor agrees to a second puncture. No is the first answer, and ends the collection.
fn ask_puncture(hall: &Hall, visit: &Visit) -> Effect {
    let options = [text::PUNCTURE_NO, text::PUNCTURE_YES];
    let options = options.map(|option| option.get(hall.lang).to_owned());
    let purpose = Purpose {
        action: Action::PunctureAgain,
        visit: Some(visit.id),
    };
    Effect::Open(Modal::pick(
        naming(hall, text::PUNCTURE, visit),
        options.to_vec(),
        purpose,
    ))
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
    state.side = state.side(day);
    if action == Action::Advance {
        return advance(state, hall, day);
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
fn advance(state: &mut State, hall: &Hall, day: &Day) -> Vec<Effect> {
    let bed = state.bed(day);
    let on_bed = bed.and_then(|bed| Some((bed, day.on_bed(bed)?)));
    match (state.side, on_bed) {
        (Side::Beds, Some((bed, visit))) if state.draws.call(hall, visit) == Call::Decide => {
            return vec![Draws::ask(hall, bed, visit)];
        }
        (Side::Beds, Some((_, visit))) => {
            let form = EndForm::with(visit, CollectionOutcome::Complete);
            state.form = form.map(Box::new).map(Form::End);
        }
        (Side::Beds, None) => return start(state, hall, day, state.waiting(day), bed, None),
        (Side::Waiting, _) => return start(state, hall, day, state.waiting(day), None, None),
    }
    Vec::new()
}

/// Opens the start form of somebody who waits, unless the doctor's yes does not hold any more. The ticket is what was
/// scanned of them.
fn start(
    state: &mut State,
    hall: &Hall,
    day: &Day,
    visit: Option<&Visit>,
    bed: Option<BedNo>,
    ticket: Option<&str>,
) -> Vec<Effect> {
    let Some(visit) = visit else {
        return Vec::new();
    };
    let today = day.info.date;
    if let Some(objection) = recheck(&hall.pack, visit, today) {
        let ticket = visit.ticket;
        let why = hall.say_refusal(&Refusal::ClearanceInDoubt { ticket, objection });
        let title = naming(hall, text::DOUBT_TITLE, visit);
        return vec![
            Effect::Notice(Notice::refused(title.clone())),
            Effect::Open(Modal::Alarm {
                title,
                lines: vec![why],
            }),
        ];
    }
    let form = match ticket {
        Some(scanned) => StartForm::recognised(visit.id, bed, day, scanned),
        None => StartForm::new(visit.id, bed, day),
    };
    state.side = Side::Waiting;
    state.waiting = Some(visit.id);
    state.form = Some(Form::Start(Box::new(form)));
    Vec::new()
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

/// The ticket of somebody who waits opens their form, a bag that is in use leads to its bed; of any other code it has to
/// be known first whose it is.
fn scan(state: &mut State, hall: &Hall, day: &Day, code: &str) -> Vec<Effect> {
    let ticket = TicketCode::parse(code).and_then(|code| code.matches(day));
    if let Some(visit) = ticket.ok().and_then(|ticket| day.by_ticket(ticket)) {
        let bed = state.bed.filter(|_| state.side == Side::Beds);
        return start(state, hall, day, Some(visit), bed, Some(code));
    }
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
        return advance(state, hall, day);
    }
    vec![Effect::Notice(Notice::info(text::SCAN_FIRST.get(hall.lang)))]
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
    let puncture = state
        .subject(hall)
        .filter(|visit| may_puncture(hall, visit))
        .map(|_| Action::PunctureAgain);
    let take_back = (!unsettled(day).is_empty()).then_some(Action::TakeBack);
    let more = puncture.into_iter().chain(take_back);
    let acts: &[Action] = match &state.form {
        Some(Form::Start(_)) => start_form::ACTS,
        Some(Form::End(_)) => end_form::ACTS,
        None => match (state.side(day), state.selected(day)) {
            (Side::Waiting, Some(_)) => &[
                Action::Advance,
                Action::Withdraw,
                Action::Undo,
                Action::Details,
                Action::ShowTicket,
                Action::React,
            ],
            (Side::Beds, Some(_)) => &[
                Action::Advance,
                Action::React,
                Action::Withdraw,
                Action::Undo,
                Action::Details,
                Action::ShowTicket,
            ],
            (Side::Beds, None) if state.waiting(day).is_some() => &[Action::Advance],
            (_, None) => &[],
        },
    };
    // What is rarer stands right behind what is most useful, so that the status bar has room for it.
    let (first, rest) = acts.split_at(acts.len().min(2));
    first.iter().copied().chain(more).chain(rest.iter().copied()).collect()
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
