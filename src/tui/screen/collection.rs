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
mod tests {
    use super::*;
    use crate::domain::bag::BagCode;
    use crate::domain::vitals::Volume;
    use crate::i18n::Lang;
    use crate::tui::harness::Harness;
    use crate::tui::screen::care::fixture::{BAGS, cleared, do_now, end, start};

    /// The screen with so many donors waiting.
    fn waiting(count: usize) -> Harness {
        let mut harness = cleared(count);
        harness.press("f5");
        harness
    }

    /// A hall in full swing: five beds in use, one of them too long, and seven donors waiting.
    fn busy() -> Harness {
        let mut harness = cleared(12);
        for (ticket, (bag, secs)) in (1..).zip(BAGS.iter().zip([150, 290, 60, 200, 211])) {
            start(&mut harness, ticket, u16::try_from(ticket).unwrap(), bag);
            harness.wait_secs(secs);
        }
        harness.press("f5");
        harness
    }

    #[test]
    fn a_donor_needs_enter_two_scans_and_enter() {
        let mut harness = waiting(2);
        harness.press("enter").scan(BAGS[0]).scan(BAGS[0]);
        assert_eq!(harness.visit(1).stage, Stage::Cleared);
        harness.press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
        assert!(harness.screen().contains("✓ Giường 1: đã bắt đầu lấy máu cho số 1"));
        harness.press("enter");
        assert!(harness.screen().contains("Số 2 · Nguyễn Hoàng Phương Thảo Nguyên · 1990 · A04 · O+ · 350 ml"));
    }

    #[test]
    fn a_third_scan_of_the_same_code_starts_and_another_one_does_not() {
        let mut harness = waiting(1);
        harness.press("enter").scan(BAGS[0]).scan(BAGS[0]).scan(BAGS[1]);
        assert_eq!(harness.visit(1).stage, Stage::Cleared);
        assert!(harness.screen().contains("khác nhau"));
        harness.scan(BAGS[0]);
        assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
    }

    #[test]
    fn codes_are_typed_with_their_check_character() {
        let mut harness = waiting(1);
        harness.press("enter").type_str("g1234 17 654321").press("enter");
        assert!(harness.screen().contains("Thiếu ký tự kiểm tra"));
        harness.type_str("a").press("enter");
        assert!(!harness.screen().contains("Thiếu ký tự kiểm tra"), "{}", harness.screen());
    }

    #[test]
    fn codes_that_differ_are_refused_in_words_and_the_form_is_kept() {
        let mut harness = waiting(1);
        harness.press("enter").scan(BAGS[0]).scan(BAGS[1]);
        let screen = harness.screen();
        assert!(screen.contains("Mã túi (G123417654321) và mã ống mẫu (G123417654322) khác nhau."), "{screen}");
        harness.press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Cleared);
        harness.scan(BAGS[0]).press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
    }

    #[test]
    fn what_is_no_bag_code_is_called_by_its_name() {
        let mut harness = waiting(1);
        harness.press("enter").scan("001087000123");
        assert!(harness.screen().contains("Đây là số định danh 12 chữ số"));
        harness.scan("=%5100").scan("001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021");
        assert!(harness.screen().contains("Đây là thẻ căn cước. Hãy quét mã vạch trên túi máu."));
        harness.scan("00020101021238570010A00000072701");
        assert!(harness.screen().contains("Đây là mã chuyển tiền (VietQR). Hãy quét mã vạch trên túi máu."));
        assert!(!harness.screen().contains("Mã túi máu   0002"));
        harness.scan("=%5100");
        assert!(harness.screen().contains("Đây là mã vạch nhóm máu"));
        harness.press("ctrl+u").type_str("12").press("tab");
        assert!(harness.screen().contains("phiếu số 12"));
        harness.press("shift+tab").scan("=G12341765432199");
        assert!(harness.screen().contains("Hai ký tự cuối của mã vạch không hợp lệ"));
        harness.press("ctrl+u").type_str("G1234 17 654321 B").press("enter");
        assert!(harness.screen().contains("Ký tự kiểm tra không khớp"));
        harness.scan(BAGS[0]).scan(BAGS[0]).press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
    }

    #[test]
    fn where_bags_have_the_hospitals_own_codes_those_are_scanned_and_no_others() {
        let mut harness = waiting(1);
        let day = harness.model.hall.day.as_mut().unwrap();
        day.info.bag_pattern = crate::domain::bag::BagPattern::parse("BM########").ok();
        harness.press("enter").scan(BAGS[0]);
        assert!(harness.screen().contains("BM00000001"), "{}", harness.screen());
        harness.press("ctrl+u").type_str("bm2600123O").press("enter");
        assert!(harness.screen().contains("Ký tự thứ 10 là chữ O"), "{}", harness.screen());
        harness.press("ctrl+u").scan("bm26001234").scan("BM26001234");
        assert!(harness.screen().contains("BM26001234"), "{}", harness.screen());
    }

    #[test]
    fn a_used_bag_is_refused_as_soon_as_it_is_scanned() {
        let mut harness = waiting(2);
        start(&mut harness, 1, 1, BAGS[0]);
        harness.press("enter").scan(BAGS[0]);
        assert!(harness.screen().contains("đã dùng cho số 1"), "{}", harness.screen());
        harness.scan(BAGS[1]).scan(BAGS[1]).press("enter");
        assert_eq!(harness.visit(2).stage, Stage::Collecting(BedNo(2)));
    }

    #[test]
    fn the_bed_is_the_next_free_one_and_gives_way_when_it_is_taken() {
        let mut harness = waiting(3);
        start(&mut harness, 1, 2, BAGS[0]);
        harness.press("enter").press("down").press("ctrl+b").press("up");
        harness.scan(BAGS[1]).scan(BAGS[1]).press("b");
        assert!(harness.screen().contains("Giường       4"), "{}", harness.screen());
        start(&mut harness, 3, 4, BAGS[2]);
        assert!(harness.screen().contains("Giường       1"), "{}", harness.screen());
        harness.press("enter");
        assert_eq!(harness.visit(2).stage, Stage::Collecting(BedNo(1)));
    }

    #[test]
    fn without_a_free_bed_the_form_waits_for_one() {
        let mut harness = waiting(12);
        harness.model.hall.day.as_mut().unwrap().info.hall.beds = 1;
        start(&mut harness, 1, 1, BAGS[0]);
        harness.press("enter").scan(BAGS[1]).scan(BAGS[1]).press("enter");
        assert!(harness.screen().contains("chưa có giường trống"));
        assert_eq!(harness.visit(2).stage, Stage::Cleared);
        end(&mut harness, 1);
        harness.press("enter");
        assert_eq!(harness.visit(2).stage, Stage::Collecting(BedNo(1)));
    }

    #[test]
    fn a_collection_that_went_well_is_ended_with_two_enters() {
        let mut harness = busy();
        harness.press("tab").press("enter").press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Recovering);
        assert_eq!(harness.visit(1).collection_end().unwrap().volume, Volume::from_ml(350));
        assert!(harness.screen().contains("✓ Mời số 1 sang ghế 1 · Nguyễn Văn An · 350 ml"));
        harness.press("enter");
        assert!(harness.screen().contains("Số 2 · "), "the next one is whoever has lain longest");
    }

    #[test]
    fn with_nobody_waiting_enter_means_the_bed_in_use() {
        let mut harness = cleared(1);
        start(&mut harness, 1, 1, BAGS[0]);
        harness.wait_secs(300);
        harness.press("f5").press("enter").press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Recovering);
    }

    #[test]
    fn any_other_outcome_asks_for_the_volume() {
        let mut harness = busy();
        harness.press("tab").press("enter").press("5").press("enter");
        assert!(harness.screen().contains("Chưa có số"));
        assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
        harness.type_str("180").press("enter");
        let end = harness.visit(1).collection_end().unwrap();
        assert_eq!((end.outcome, end.volume), (CollectionOutcome::StoppedVein, Volume::from_ml(180)));
    }

    #[test]
    fn a_volume_against_the_outcome_is_refused_and_the_fitting_outcome_is_proposed() {
        let mut harness = busy();
        harness.press("tab").press("enter").press("tab").press("ctrl+u").type_str("200").press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
        let screen = harness.screen();
        assert!(screen.contains("Với 200 ml, kết quả phù hợp là 2 Lấy thiếu thể tích"), "{screen}");
        harness.press("2").press("enter");
        let end = harness.visit(1).collection_end().unwrap();
        assert_eq!((end.outcome, end.volume), (CollectionOutcome::Short, Volume::from_ml(200)));
    }

    #[test]
    fn arrows_choose_the_outcome_too_and_escape_leaves_step_by_step() {
        let mut harness = busy();
        harness.press("tab").press("enter").press("right").press("right").press("left");
        assert!(harness.screen().contains("▶2 Lấy thiếu"));
        harness.press("tab").type_str("9").press("esc");
        assert!(harness.screen().contains("▶2 Lấy thiếu"));
        assert!(harness.model.screens.has_draft());
        harness.press("esc");
        assert!(harness.screen().contains("Chờ lấy máu"));
        assert!(!harness.model.screens.has_draft());
    }

    #[test]
    fn a_scan_of_a_bag_in_use_opens_its_end_form() {
        let mut harness = busy();
        harness.scan(BAGS[2]);
        assert!(harness.screen().contains("Kết thúc lấy máu"));
        assert!(harness.screen().contains("Số 3 · "));
        harness.press("esc").scan(BAGS[7]);
        assert!(harness.screen().contains("Hãy chọn người đang chờ"));
    }

    #[test]
    fn a_scan_in_the_end_form_says_whether_it_is_the_right_bag() {
        let mut harness = busy();
        harness.press("tab").press("enter").scan(BAGS[0]);
        assert!(harness.screen().contains("✓ Đúng túi máu của số 1."), "{}", harness.screen());
        harness.press("tab").scan(BAGS[1]);
        assert!(harness.screen().contains("không phải túi máu của số 1"));
        assert!(harness.screen().contains("Lấy được (ml)  350"), "the scan leaves no letters behind");
    }

    #[test]
    fn withdrawing_with_the_needle_in_asks_first_and_then_for_the_volume() {
        let mut harness = busy();
        harness.press("tab").press("w");
        assert!(harness.screen().contains("kim còn trong tay"));
        harness.press("y").type_str("120").press("enter");
        let end = harness.visit(1).collection_end().unwrap();
        assert_eq!((end.outcome, end.volume), (CollectionOutcome::StoppedDonor, Volume::from_ml(120)));
    }

    #[test]
    fn withdrawing_before_the_needle_takes_a_reason_by_digit() {
        let mut harness = waiting(2);
        harness.press("w").press("2").press("enter");
        assert!(!harness.visit(1).is_inside());
        assert!(harness.screen().contains("✓ Số 1 · Nguyễn Văn An đã xin về."));
    }

    #[test]
    fn a_reaction_is_four_keys_and_stays_in_the_end_form() {
        let mut harness = busy();
        harness.press("tab").press("r").press("1").press("2").press("1");
        let reaction = harness.visit(1).reactions[0].clone();
        assert_eq!((reaction.kind, reaction.note), (crate::domain::reaction::ReactionKind::Vasovagal, None));
        harness.press("enter").press("4").press("ctrl+r").press("2").press("3").press("6");
        harness.type_str("đã gọi 115").press("enter");
        assert_eq!(harness.visit(1).reactions[1].note.as_ref().unwrap().as_str(), "đã gọi 115");
        assert!(harness.screen().contains("▶4 Ngừng do phản ứng"), "{}", harness.screen());
    }

    #[test]
    fn a_start_can_be_undone() {
        let mut harness = busy();
        harness.press("tab").press("z");
        assert!(harness.screen().contains("Hoàn tác “bắt đầu lấy máu” của số 1"));
        harness.press("1").press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Cleared);
    }

    #[test]
    fn an_undo_is_given_up_when_another_station_was_faster() {
        let mut harness = busy();
        harness.press("tab").press("z");
        end(&mut harness, 1);
        harness.press("1").press("enter");
        assert_eq!(harness.visit(1).stage, Stage::Recovering);
        assert!(harness.screen().contains("vừa được ghi thêm ở trạm khác"));
    }

    #[test]
    fn nothing_is_sent_twice_and_an_answer_during_saving_is_said_to_be_lost() {
        let mut harness = waiting(2);
        harness.press("enter").scan(BAGS[0]).scan(BAGS[0]);
        harness.is_slow = true;
        harness.press("enter").press("enter");
        assert!(harness.screen().matches("Đang lưu…").count() >= 2, "{}", harness.screen());
        harness.press("esc").press("esc").press("w").press("1").press("enter");
        assert!(harness.screen().contains("Bước trước còn đang lưu"));
        harness.answer();
        assert_eq!(harness.visit(1).stage, Stage::Collecting(BedNo(1)));
    }

    #[test]
    fn a_form_survives_the_other_screens_and_a_failing_store() {
        let mut harness = waiting(1);
        harness.press("enter").scan(BAGS[0]).press("f3").press("f5");
        assert!(harness.screen().contains("G1234 17 654321 A"));
        harness.scan(BAGS[0]);
        harness.is_slow = true;
        harness.press("enter");
        let request = harness.model.hall.pending.unwrap();
        harness.send(crate::tui::msg::Msg::Answer(crate::station::worker::Answer::Executed {
            request,
            result: Err(crate::station::StationError::NoDay),
            people: Vec::new(),
        }));
        assert!(harness.screen().contains("G1234 17 654321 A"));
        assert!(harness.model.screens.has_draft());
    }

    #[test]
    fn arrows_go_from_the_list_over_to_the_beds_and_back() {
        let mut harness = busy();
        harness.press("down").press("up").press("up").press("home");
        assert_eq!(harness.model.screens.collection.bed, Some(BedNo(1)));
        harness.press("right").press("down");
        assert_eq!(harness.model.screens.collection.bed, Some(BedNo(7)));
        harness.press("down");
        assert_eq!(harness.model.screens.collection.side, Side::Waiting);
        let mut harness = busy().sized(120, 40);
        harness.press("right").press("home").press("left");
        assert_eq!(harness.model.screens.collection.side, Side::Waiting);
    }

    #[test]
    fn enter_on_a_free_bed_takes_whoever_waits_longest_to_it() {
        let mut harness = busy();
        harness.press("tab").press("end").press("enter");
        assert!(harness.screen().contains("Số 6 · Đặng Thị Minh Châu"));
        harness.scan(BAGS[6]).scan(BAGS[6]).press("enter");
        assert_eq!(harness.visit(6).stage, Stage::Collecting(BedNo(9)));
    }

    #[test]
    fn clicks_select_beds_and_donors() {
        let mut harness = busy();
        harness.click(20, 3);
        assert_eq!(harness.model.screens.collection.bed, Some(BedNo(2)));
        harness.click(10, 13);
        assert_eq!(harness.model.screens.collection.side, Side::Waiting);
        assert_eq!(harness.model.screens.collection.waiting, Some(harness.visit(7).id), "{}", harness.screen());
    }

    #[test]
    fn the_screen_ticks_only_while_somebody_waits_or_gives() {
        let mut harness = Harness::new();
        harness.press("f5");
        assert_eq!(harness.model.next_change(), None);
        assert!(waiting(1).model.next_change().is_some());
    }

    #[test]
    fn another_screen_shows_a_donor_here() {
        let mut harness = busy();
        let id = harness.visit(3).id;
        show(&mut harness.model.screens.collection, &harness.model.hall, id);
        assert_eq!(harness.model.screens.collection.bed, Some(BedNo(3)));
        let id = harness.visit(8).id;
        show(&mut harness.model.screens.collection, &harness.model.hall, id);
        assert_eq!(harness.model.screens.collection.waiting, Some(id));
    }

    /// A picture in both languages and both sizes.
    fn pictures(name: &str, mut harness: Harness) {
        for (width, height) in [(80, 24), (120, 40)] {
            harness = harness.sized(width, height);
            for (lang, word) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
                harness.model.hall.lang = lang;
                insta::assert_snapshot!(format!("{name}_{width}_{word}"), harness.screen());
            }
        }
    }

    #[test]
    fn forms_and_map_can_be_drawn_at_every_size() {
        let mut start_form = busy();
        start_form.press("enter").scan(BAGS[6]).scan(BAGS[7]);
        let mut end_form = busy();
        end_form.press("tab").press("enter").press("2").type_str("350").press("enter");
        for mut harness in [busy(), start_form].into_iter().chain([end_form]) {
            for (width, height) in [(60, 16), (60, 60), (80, 17), (109, 18), (110, 16), (160, 45), (500, 16)] {
                harness = harness.sized(width, height);
                assert!(harness.screen().contains("Giường"), "{width}x{height}");
            }
            for (width, height) in (1..30).map(|n| (n * 9, n)) {
                let area = Rect::new(0, 0, width, height);
                let mut buffer = ratatui::buffer::Buffer::empty(area);
                let (state, hall) = (&harness.model.screens.collection, &harness.model.hall);
                view(state, hall, area, &mut Frame::new(&mut buffer));
            }
        }
    }

    #[test]
    fn the_hall_in_full_swing() {
        pictures("busy", busy());
    }

    #[test]
    fn the_start_form_with_codes_that_differ() {
        let mut harness = busy();
        harness.press("down").press("down").press("enter").scan(BAGS[6]).scan(BAGS[7]);
        pictures("start_form", harness);
    }

    #[test]
    fn the_end_form_with_a_volume_against_the_outcome() {
        let mut harness = busy();
        harness.press("tab").press("right").press("enter");
        harness.press("tab").press("ctrl+u").type_str("200").press("enter");
        harness.wait_secs(9);
        pictures("end_form", harness);
    }

    #[test]
    fn sixty_beds() {
        let mut harness = busy();
        harness.model.hall.day.as_mut().unwrap().info.hall.beds = 60;
        harness.press("tab");
        do_now(&mut harness, 12, Act::StartCollection {
            bed: BedNo(48),
            bag: BagCode::parse(BAGS[7]).unwrap(),
            sample: BagCode::parse(BAGS[7]).unwrap(),
            recognised: None,
        });
        pictures("sixty_beds", harness);
    }
}
