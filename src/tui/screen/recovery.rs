//! Recovery: who rests after the needle, who may leave, and who has just left.
//!
//! ```text
//!  ■ Ghế nghỉ: 5/12 có người · 2 người được về
//!      Ghế Số  Họ và tên         Còn nghỉ    Đã nghỉ Thể tích   Phản ứng
//!  ▶ ▲   3 12  Nguyễn Văn An     ✓ được về   ██████  350 ml                  whoever may leave first
//!    ●   4 15  Trần Thị Ngọc     07:31       ███░░░  350 ml        Choáng…
//!      Số  Vừa ra về             Lúc    Kết quả                              the last quarter of an hour
//!    ✓ 10  Lê Hoàng Đức          08:41  Hiến đủ
//!  · Giữ thẳng tay, …                                                        what to tell the selected donor
//!  ! Số 12: không lái xe, trực chiến, tập nặng trước 20:19.
//! ```
//!
//! From 110 columns on, everything about the selected donor stands to the right.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use crate::domain::command::Act;
use crate::domain::day::Day;
use crate::domain::decide::rest_left;
use crate::domain::id::VisitId;
use crate::domain::step::Step;
use crate::domain::time::{Moment, Span};
use crate::domain::visit::{Outcome as HowLeft, Stage, Visit};
use crate::i18n::text::{care as care_text, common, recovery as text};
use crate::i18n::{Text, format, terms};
use crate::tui::action::Action;
use crate::tui::effect::{Effect, Notice};
use crate::tui::frame::Frame;
use crate::tui::modal::{Modal, Purpose};
use crate::tui::model::Hall;
use crate::tui::screen::care::{Care, boxed, details, told, write_lines};
use crate::tui::screen::{Event, Focus, Outcome};
use crate::tui::theme::Meaning;
use crate::tui::widget::donor_table::{Column, DonorTable, Row, moved};
use crate::tui::widget::fit::wrap;

/// From this width on, the details stand beside the list.
const WIDE: u16 = 110;

/// How long somebody who has left can be taken back from here.
const JUST_LEFT: Span = Span::from_mins(15);

/// The most of those who have just left that are listed.
const MOST_LEFT: usize = 4;

/// Somebody who stays so long after the rest is over was forgotten.
const FORGOTTEN: Span = Span::from_mins(30);

/// How long after the needle nobody drives or goes on duty.
const OFF_DUTY: Span = Span::from_mins(12 * 60);

/// A second Enter within this time is a key that bounced, and would release the next one.
const BOUNCE: Span = Span::from_millis(700);

/// Cells of a bar.
const BAR: u8 = 6;

/// Ready-made reasons to let somebody go early.
const EARLY_REASONS: &[Text] = &[
    text::EARLY_DOCTOR,
    text::EARLY_DUTY,
    text::EARLY_ESCORT,
    text::EARLY_WISH,
];

const RESTING: &[Column] = &[
    Column::new(text::SEAT_HEAD, 4, 0, 0, true),
    Column::new(care_text::TICKET_HEAD, 4, 0, 0, true),
    Column::new(care_text::NAME_HEAD, 14, 4, 0, false),
    Column::new(text::LEFT_HEAD, 13, 0, 0, false),
    Column::new(text::BAR_HEAD, 7, 0, 2, false),
    Column::new(care_text::VOLUME_HEAD, 8, 0, 1, true),
    Column::new(text::REACTIONS_HEAD, 10, 1, 0, false),
];

const LEFT: &[Column] = &[
    Column::new(text::RELEASED_AT_HEAD, 5, 0, 0, false),
    Column::new(care_text::TICKET_HEAD, 4, 0, 0, true),
    Column::new(text::RELEASED_HEAD, 14, 3, 0, false),
    Column::new(text::OUTCOME_HEAD, 16, 0, 0, false),
    Column::new(care_text::VOLUME_HEAD, 8, 0, 1, true),
];


/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Who was selected; as long as nobody was, whoever may leave first. Somebody who was selected and is gone leaves
    /// nobody selected, because Enter would let go whoever came in their place.
    selected: Option<VisitId>,
    /// When the last one was released here.
    released: Option<Moment>,
    care: Care,
}

/// Where things are drawn.
#[derive(Debug, Clone, Copy)]
struct Panes {
    title: Rect,
    resting: Rect,
    left: Rect,
    advice: Rect,
    /// Details, where there is room.
    details: Option<Rect>,
}

fn panes(left: usize, area: Rect) -> Panes {
    let (area, details) = if area.width >= WIDE {
        let width = area.width * 2 / 3;
        let details = Rect {
            x: area.x + width + 1,
            width: area.width - width - 1,
            ..area
        };
        (Rect { width, ..area }, Some(details))
    } else {
        (area, None)
    };
    let advice = 2.min(area.height);
    let left = match u16::try_from(left).unwrap_or(u16::MAX) {
        0 => 0,
        rows => rows.saturating_add(1).min(area.height / 3),
    };
    let lists = area.height - advice;
    let title = 1.min(lists);
    let resting = lists - title - left.min(lists - title);
    let part = |from: u16, height: u16| Rect {
        y: area.y + from,
        height,
        ..area
    };
    Panes {
        title: part(0, title),
        resting: part(title, resting),
        left: part(title + resting, lists - title - resting),
        advice: part(lists, advice),
        details,
    }
}

/// When somebody who rests may leave.
fn due(hall: &Hall, visit: &Visit) -> Moment {
    visit.since + hall.pack.least_rest(!visit.reactions.is_empty())
}

/// Who rests, whoever may leave first at the top.
fn resting<'a>(hall: &Hall, day: &'a Day) -> Vec<&'a Visit> {
    let mut resting = day.recovering();
    resting.sort_by_key(|visit| (due(hall, visit), visit.ticket));
    resting
}

/// Who has just left after donating, the last one first.
fn just_left<'a>(hall: &Hall, day: &'a Day) -> Vec<&'a Visit> {
    let mut left: Vec<&Visit> = day
        .visits()
        .filter(|visit| matches!(visit.stage, Stage::Left(HowLeft::Donated | HowLeft::Incomplete)))
        .filter(|visit| hall.now.since(visit.since) < JUST_LEFT)
        .collect();
    left.sort_by_key(|visit| (std::cmp::Reverse(visit.since), visit.ticket));
    left.truncate(MOST_LEFT);
    left
}

fn ids(visits: &[&Visit]) -> Vec<VisitId> {
    visits.iter().map(|visit| visit.id).collect()
}

impl State {
    fn selected<'a>(&self, hall: &Hall, day: &'a Day) -> Option<&'a Visit> {
        let resting = resting(hall, day);
        match self.selected {
            None => resting.first().copied(),
            Some(id) => resting
                .into_iter()
                .chain(just_left(hall, day))
                .find(|visit| visit.id == id),
        }
    }
}

/// What an event changes and asks for.
#[expect(clippy::wildcard_enum_match_arm, reason = "all other events change nothing here")]
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
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
        Event::Done {
            outcome: Outcome::Saved(steps),
            ..
        } => {
            let has_released = |step: &Step| matches!(step, Step::DonorReleased { .. });
            if steps.iter().any(|envelope| has_released(&envelope.step)) {
                state.selected = None;
                state.released = Some(hall.now);
            }
            told(hall, steps)
        }
        Event::Click(at) => {
            click(state, hall, day, *at);
            Vec::new()
        }
        Event::Shown(Some(id)) => {
            state.selected = Some(*id);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn act(state: &mut State, hall: &Hall, day: &Day, action: Action) -> Vec<Effect> {
    let selected = state.selected(hall, day);
    if let Some(visit) = selected {
        if action == Action::Advance {
            return release(state, hall, visit);
        }
        if action == Action::ReleaseEarly {
            return vec![Effect::Open(ask_early(hall, visit))];
        }
        if let Some(effects) = state.care.act(hall, action, visit) {
            return effects;
        }
    }
    let all: Vec<VisitId> = [resting(hall, day), just_left(hall, day)]
        .iter()
        .flat_map(|visits| ids(visits))
        .collect();
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
    let (resting, left) = (ids(&resting(hall, day)), ids(&just_left(hall, day)));
    let panes = panes(left.len(), Rect::from((Position::ORIGIN, hall.area)));
    let selected = state.selected(hall, day).map(|visit| visit.id);
    let row = |_: VisitId| Row {
        meaning: Meaning::Plain,
        cells: Vec::new(),
    };
    for (area, visits, columns) in [(panes.resting, &resting, RESTING), (panes.left, &left, LEFT)] {
        let table = DonorTable {
            columns,
            visits,
            row: &row,
            selected,
            empty: "",
        };
        if area.contains(at)
            && let Some(visit) = table.visit_at(at.y - area.y, area.height)
        {
            state.selected = Some(visit);
        }
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else {
        return;
    };
    let lang = hall.lang;
    let (resting, left) = (resting(hall, day), just_left(hall, day));
    let panes = panes(left.len(), area);
    let ready = resting
        .iter()
        .filter(|visit| due(hall, visit) <= hall.now)
        .count();
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("taken", &resting.iter().filter(|visit| visit.seat().is_some()).count()),
        ("all", &day.info.hall.seats),
        ("ready", &ready),
    ];
    let title = if ready > 0 {
        text::SEATS_READY.with(lang, &values)
    } else {
        text::SEATS.with(lang, &values)
    };
    let title = format!(" {} {title}", Meaning::Title.symbol());
    write_lines([title.as_str()], Meaning::Title, hall, panes.title, frame);
    let selected = state.selected(hall, day);
    let row = |id: VisitId| resting_row(state, hall, id);
    let table = DonorTable {
        columns: RESTING,
        visits: &ids(&resting),
        row: &row,
        selected: selected.map(|visit| visit.id),
        empty: text::EMPTY.get(lang),
    };
    table.draw(frame, panes.resting, lang, hall.theme);
    if !left.is_empty() {
        let row = |id: VisitId| left_row(state, hall, id);
        let table = DonorTable {
            columns: LEFT,
            visits: &ids(&left),
            row: &row,
            selected: selected.map(|visit| visit.id),
            empty: "",
        };
        table.draw(frame, panes.left, lang, hall.theme);
    }
    if let Some(visit) = selected {
        view_advice(hall, visit, panes.advice, frame);
        if let Some(area) = panes.details {
            view_details(hall, visit, area, frame);
        }
    }
}

fn resting_row<'a>(state: &State, hall: &'a Hall, id: VisitId) -> Row<'a> {
    let Some(visit) = hall.visit(id) else {
        return Row {
            meaning: Meaning::Muted,
            cells: Vec::new(),
        };
    };
    let lang = hall.lang;
    let rest = hall.pack.least_rest(!visit.reactions.is_empty());
    let left = rest_left(&hall.pack, visit, hall.now).unwrap_or_default();
    let over = hall.now.since(due(hall, visit));
    let (meaning, state_of_rest) = if left > Span::ZERO {
        (Meaning::Active, left.mm_ss())
    } else if over >= FORGOTTEN {
        let minutes = over.mins();
        (
            Meaning::Warning,
            text::OVERDUE.with(lang, &[("minutes", &minutes)]),
        )
    } else {
        (Meaning::Ready, text::MAY_LEAVE.get(lang).to_owned())
    };
    let state_of_rest = if state.care.is_saving(hall, id) {
        common::SAVING.get(lang).to_owned()
    } else {
        state_of_rest
    };
    let reactions = visit.reactions.last().map(|last| {
        let last = terms::reaction(lang, last.kind);
        match visit.reactions.len() {
            1 => last.to_owned(),
            count => text::MORE_REACTIONS.with(lang, &[("count", &count), ("last", &last)]),
        }
    });
    Row {
        meaning,
        cells: vec![
            Cow::Owned(visit.seat().map_or_else(|| "–".into(), |seat| seat.to_string())),
            Cow::Owned(visit.ticket.to_string()),
            Cow::Borrowed(hall.name(visit)),
            Cow::Owned(state_of_rest),
            Cow::Owned(bar(rest, left)),
            Cow::Owned(drawn(visit)),
            Cow::Owned(reactions.unwrap_or_default()),
        ],
    }
}

fn left_row<'a>(state: &State, hall: &'a Hall, id: VisitId) -> Row<'a> {
    let Some(visit) = hall.visit(id) else {
        return Row {
            meaning: Meaning::Muted,
            cells: Vec::new(),
        };
    };
    let outcome = if state.care.is_saving(hall, id) {
        Cow::Borrowed(common::SAVING.get(hall.lang))
    } else {
        Cow::Owned(terms::whereabouts(hall.lang, visit))
    };
    Row {
        meaning: Meaning::Muted,
        cells: vec![
            Cow::Owned(visit.since.hh_mm()),
            Cow::Owned(visit.ticket.to_string()),
            Cow::Borrowed(hall.name(visit)),
            outcome,
            Cow::Owned(drawn(visit)),
        ],
    }
}

/// How much was drawn.
fn drawn(visit: &Visit) -> String {
    visit
        .collection_end()
        .map_or_else(String::new, |end| format::volume(end.volume))
}

/// How much of a rest is over; full only when all of it is.
fn bar(rest: Span, left: Span) -> String {
    let cell = rest.millis() / i64::from(BAR);
    let rested = rest.less(left).millis() / cell.max(1);
    let cells = usize::try_from(rested).unwrap_or(0).min(usize::from(BAR));
    format!("{}{}", "█".repeat(cells), "░".repeat(usize::from(BAR) - cells))
}

/// What the donor is told, and until when they neither drive nor go on duty.
fn view_advice(hall: &Hall, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
    let Some(end) = visit.collection_end() else {
        return;
    };
    let lang = hall.lang;
    let until = end.at.occurred + OFF_DUTY;
    let (ticket, time) = (&visit.ticket, &until.hh_mm());
    let duty = if until.date() == end.at.occurred.date() {
        text::ADVICE_DUTY.with(lang, &[("ticket", ticket), ("time", time)])
    } else {
        let date = format::date(until.date());
        text::ADVICE_DUTY_DATE.with(lang, &[("ticket", ticket), ("time", time), ("date", &date)])
    };
    let arm = format!(" {} {}", Meaning::Caption.symbol(), text::ADVICE_ARM.get(lang));
    let rest = write_lines([arm.as_str()], Meaning::Caption, hall, area, frame);
    let duty = format!(" {} {duty}", Meaning::Accent.symbol());
    write_lines([duty.as_str()], Meaning::Accent, hall, rest, frame);
}

fn view_details(hall: &Hall, visit: &Visit, area: Rect, frame: &mut Frame<'_>) {
    let inner = boxed(care_text::DETAILS.get(hall.lang), hall, area, frame);
    let lines = details(hall, visit);
    let mut rest = inner;
    for (place, line) in lines.iter().enumerate() {
        let meaning = if place == 0 { Meaning::Accent } else { Meaning::Plain };
        let parts = wrap(line, rest.width);
        rest = write_lines(parts.iter().map(String::as_str), meaning, hall, rest, frame);
    }
}

/// Whether letters are text at the moment.
pub const fn focus(_state: &State) -> Focus {
    Focus::List
}

/// What can be done now, the most useful first.
pub fn acts(state: &State, hall: &Hall) -> Vec<Action> {
    let Some(visit) = hall.day.as_ref().and_then(|day| state.selected(hall, day)) else {
        return Vec::new();
    };
    match rest_left(&hall.pack, visit, hall.now) {
        Some(Span::ZERO) => vec![
            Action::Advance,
            Action::React,
            Action::Undo,
            Action::Details,
            Action::ShowTicket,
        ],
        Some(_) => vec![
            Action::React,
            Action::ReleaseEarly,
            Action::Undo,
            Action::Details,
            Action::ShowTicket,
        ],
        None => vec![Action::Undo, Action::React, Action::Details],
    }
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
mod tests {
    use super::*;
    use crate::domain::reaction::{Reaction, ReactionKind, Severity};
    use crate::domain::visit::Outcome as HowItEnded;
    use crate::i18n::Lang;
    use crate::tui::harness::Harness;
    use crate::tui::screen::care::fixture::{BAGS, cleared, do_now, end, start};

    /// So many donors who rest, two minutes apart; the clock stands two minutes after the last needle.
    fn resting_hall(count: u32) -> Harness {
        let mut harness = cleared(usize::try_from(count).unwrap());
        for (ticket, bag) in (1..=count).zip(BAGS) {
            start(&mut harness, ticket, 1, bag);
            end(&mut harness, ticket);
            harness.wait_secs(120);
        }
        harness.press("f6");
        harness
    }

    fn faint(harness: &mut Harness, ticket: u32) {
        let reaction = Reaction::new(ReactionKind::Faint, Severity::Moderate);
        do_now(harness, ticket, Act::RecordReaction(reaction));
    }

    #[test]
    fn enter_releases_whoever_has_rested_and_the_next_one_is_next() {
        let mut harness = resting_hall(3);
        harness.wait_secs(11 * 60).press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Left(HowItEnded::Donated));
        assert!(harness.screen().contains("✓ Số 1 đã ra về"));
        harness.press("enter");
        assert_eq!(harness.visit(2).stage, Stage::Recovering, "a key that bounced");
        harness.wait_secs(1).press("enter");
        assert_eq!(harness.visit(2).stage, Stage::Left(HowItEnded::Donated));
    }

    #[test]
    fn before_the_rest_is_over_enter_says_how_long_it_takes_and_releases_nobody() {
        let mut harness = resting_hall(1);
        harness.wait_secs(13 * 60 - 1).press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Recovering);
        assert!(harness.screen().contains("Số 1 còn nghỉ 00:01"), "{}", harness.screen());
        harness.wait_secs(1).press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Left(HowItEnded::Donated));
    }

    #[test]
    fn early_release_takes_a_reason_that_is_kept() {
        let mut harness = resting_hall(1);
        harness.press("o");
        assert!(harness.screen().contains("Cho số 1 · Nguyễn Văn An về sớm 13:00"));
        harness.press("1").press("enter");
        let (reason, at) = harness.visit(1).early_release.clone().unwrap();
        assert_eq!(reason.as_str(), EARLY_REASONS[0].get(Lang::Vi));
        assert_eq!(at.staff.as_str(), "ĐD Hoa");
    }

    #[test]
    fn whoever_has_rested_needs_no_reason_to_leave() {
        let mut harness = resting_hall(1);
        assert!(acts(&harness.model.screens.recovery, &harness.model.hall).contains(&Action::ReleaseEarly));
        harness.wait_secs(15 * 60);
        assert!(!acts(&harness.model.screens.recovery, &harness.model.hall).contains(&Action::ReleaseEarly));
    }

    #[test]
    fn a_reaction_lengthens_the_rest_at_once() {
        let mut harness = resting_hall(2);
        assert!(harness.screen().contains("11:00"));
        harness.press("r").press("1").press("1").press("1");
        let screen = harness.screen();
        assert!(screen.contains("26:00") && screen.contains("Choáng"), "{screen}");
        let order: Vec<u32> = resting(&harness.model.hall, harness.day())
            .iter()
            .map(|visit| visit.ticket.number())
            .collect();
        assert_eq!(order, [2, 1]);
    }

    #[test]
    fn a_release_by_mistake_is_taken_back_for_a_quarter_of_an_hour() {
        let mut harness = resting_hall(2);
        harness.wait_secs(13 * 60).press("enter");
        assert!(harness.screen().contains("Vừa ra về"));
        harness.press("end").press("enter");
        assert!(harness.screen().contains("Số 1 đã ra về lúc"));
        harness.press("z").press("1").press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Recovering);
        harness.press("home").press("enter").wait_secs(15 * 60);
        assert!(!harness.screen().contains("Vừa ra về"));
    }

    #[test]
    fn nobody_is_selected_when_the_selected_one_left_through_another_station() {
        let mut harness = resting_hall(3);
        harness.wait_secs(20 * 60).press("down");
        do_now(&mut harness, 2, Act::Undo { step: None, reason: crate::domain::clean::Note::parse("nhầm").unwrap() });
        harness.press("enter");
        assert!((1..=3).all(|ticket| harness.visit(ticket).is_inside()));
        harness.press("down").press("enter");
        assert!(!harness.visit(1).is_inside());
    }

    #[test]
    fn nothing_is_sent_twice_and_the_row_says_that_it_is_being_saved() {
        let mut harness = resting_hall(2);
        harness.wait_secs(20 * 60);
        harness.is_slow = true;
        harness.press("enter").press("enter");
        assert!(harness.screen().matches("Đang lưu…").count() >= 2, "{}", harness.screen());
        harness.answer();
        assert!(!harness.visit(1).is_inside() && harness.visit(2).is_inside());
    }

    #[test]
    fn a_forgotten_donor_stands_out() {
        let mut harness = resting_hall(1);
        harness.wait_secs(13 * 60);
        assert!(harness.screen().contains("✓ được về"));
        harness.wait_secs(30 * 60 - 1);
        assert!(harness.screen().contains("✓ được về"));
        harness.wait_secs(1);
        assert!(harness.screen().contains("! quá 30 phút"));
    }

    #[test]
    fn the_advice_gives_the_time_twelve_hours_after_the_needle_and_its_date_past_midnight() {
        let mut harness = resting_hall(1);
        let out = harness.visit(1).collection_end().unwrap().at.occurred;
        let time = (out + Span::from_mins(720)).hh_mm();
        assert!(harness.screen().contains(&format!("trước {time}.")), "{}", harness.screen());
        let mut late = cleared(1);
        late.wait_secs(5 * 3600);
        start(&mut late, 1, 1, BAGS[0]);
        end(&mut late, 1);
        late.press("f6");
        assert!(late.screen().contains("trước 01:00 ngày 23/10/2026."), "{}", late.screen());
        harness.press("x");
        assert!(harness.screen().contains("Túi máu: G1234 17 654321 A"));
    }

    #[test]
    fn a_click_selects_a_row_of_either_list() {
        let mut harness = resting_hall(3);
        harness.click(10, 4);
        assert_eq!(harness.model.screens.recovery.selected, Some(harness.visit(2).id));
        harness.wait_secs(20 * 60).press("home").press("enter");
        let line = harness.screen().lines().position(|line| line.contains("Vừa ra về")).unwrap();
        harness.click(10, u16::try_from(line).unwrap() + 1);
        assert_eq!(harness.model.screens.recovery.selected, Some(harness.visit(1).id));
    }

    #[test]
    fn the_bar_is_full_only_when_the_rest_is_over() {
        let rest = Span::from_mins(15);
        assert_eq!(bar(rest, rest), "░░░░░░");
        assert_eq!(bar(rest, Span::from_millis(1)), "█████░");
        assert_eq!(bar(rest, Span::ZERO), "██████");
    }

    #[test]
    fn the_screen_ticks_only_while_somebody_rests_or_has_just_left() {
        let mut harness = resting_hall(1);
        assert!(harness.model.next_change().is_some());
        harness.wait_secs(15 * 60).press("enter").wait_secs(15 * 60 - 1);
        assert!(harness.model.next_change().is_some());
        harness.wait_secs(1);
        assert_eq!(harness.model.next_change(), None);
    }

    /// Eight donors after the needle: one forgotten, one ready, two with a reaction, two gone.
    fn busy() -> Harness {
        let mut harness = cleared(12);
        let waits = [20 * 60, 9 * 60, 8 * 60, 120, 60, 70, 80, 90];
        for (ticket, (bag, secs)) in (1..).zip(BAGS.into_iter().zip(waits)) {
            start(&mut harness, ticket, 1, bag);
            end(&mut harness, ticket);
            harness.wait_secs(secs);
        }
        harness.wait_secs(400);
        faint(&mut harness, 2);
        faint(&mut harness, 5);
        faint(&mut harness, 5);
        do_now(&mut harness, 3, Act::Release { override_reason: None });
        harness.press("f6");
        harness
    }

    #[test]
    fn the_seats_in_both_languages_and_sizes() {
        let mut harness = busy();
        for (width, height) in [(80, 24), (120, 40)] {
            harness = harness.sized(width, height);
            for (lang, word) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
                harness.model.hall.lang = lang;
                insta::assert_snapshot!(format!("busy_{width}_{word}"), harness.screen());
            }
        }
    }
}
