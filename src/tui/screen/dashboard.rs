//! The dashboard: the day in figures, live.
//!
//! ```text
//! ■ Giọt máu nghĩa tình · 22/10/2026        → bàn, giường, ghế  09:42 · Đang mở
//! Hiến đủ 128/200 (64%) █████████████▒▒░░░░░░  46,2 lít  ▒ 17 đang lấy, nghỉ
//! Dự báo: khám hết 10:31–10:48 · người cuối về 11:02–11:24 · đạt chỉ tiêu 12%
//!
//! Đã đến     Chờ khám   Khám       Chờ giường Lấy máu    Nghỉ       Đã về
//! 171 ─────→ 12 ──────→ 3/4 ─────→ 3 ───────→ 8/9 ─────→ 9/12 ────→ 135
//! Khám tuyển: 12 người chờ, xong lúc 10:02; thêm 1 bàn thì xong lúc 09:57
//! !▶Số 43: số 99 đến sau đã khám trước, mời khám ngay                         F3
//!
//! Người đến mỗi 15 phút                        Chờ (phút)    Trung vị  90% Lúc này
//!  18┤      ▂▆█▅                               Khám                12   25      18
//!    │ ▁▃▅▇███████▃▂                           Giường               4    9       6
//! Lấy máu đủ mỗi 15 phút                       Đến – về            58   80       –
//!  18┤         ▂▆█▅                            Bàn bận    ███████████████░░░   84%
//!    │    ▁▃▅▇███████▃▂                        Giường bận ████████████░░░░░░   67%
//!    07:00   08:00                             Ghế bận    █████████░░░░░░░░░   51%
//!    Đơn vị                    Đến Hiến đủ Chỉ tiêu     %                   100%
//!  1 A04 Cục A04                40      31       40   78% ██████████████▒▒▒▒░░░░
//! ```
//!
//! Above: how far the day is, and when it will be over ([`crate::planning::forecast`]). The flow: how many donors are where,
//! with the places of the hall. Under it: where it jams and what would help; and when there is something, what somebody has to
//! see to, the most urgent first, and the key of the screen where that is done; Enter goes
//! there. The charts: how fast it goes. Beside them: how long people wait, how busy the hall is, what goes wrong. Below: the
//! friendly contest of the units, the one that is furthest first. A second page tells how the desks, beds and seats do one
//! by one; a large window has room for it beside the charts.
//!
//! Every figure is one of [`Figures`], which the summary is made of too. They are kept up when the day goes on, never while
//! drawing.

mod attention;
mod charts;
mod outlook;
mod places;
mod side;
mod units;

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use crate::domain::day::{Day, Status};
use crate::domain::figures::Figures;
use crate::domain::id::DayId;
use crate::domain::overlooked::Overlooked;
use crate::domain::step::Head;
use crate::domain::throughput::PerMille;
use crate::i18n::text::dashboard as text;
use crate::i18n::{Lang, format, terms};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::keymap::{self, Context};
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};

use attention::{Task, TaskId};

/// From this width on the details stand beside charts and units, over the whole height.
const WIDE: u16 = 110;

/// The columns of the table of waits, which is as wide as anything beside the charts has to be.
const SIDE: u16 = 36;

/// The tallest that the charts together are still read at a glance.
const TALLEST: u16 = 22;

/// From this height on it is told when the day will be over, and there is an empty line below that.
const AIRY: u16 = 21;

/// From this height on there are empty lines between all parts.
const ROOMY: u16 = 30;

/// What somebody has to see to takes at most one line in so many of those below the flow.
const ATTENTION: u16 = 4;

/// Which page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum View {
    /// How the day goes.
    #[default]
    Day,
    /// How the desks, beds and seats do.
    Places,
}

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The page that is shown.
    view: View,
    /// The first unit that is shown, or the first of the places.
    first: usize,
    /// What Enter sees to; the most urgent, as long as nothing else was chosen.
    chosen: Option<TaskId>,
    /// Who was overlooked when something last happened, or the clock went on.
    found: Found,
}

/// Who was overlooked, as of one step of the log.
#[derive(Debug, Clone, Default)]
struct Found {
    of: Option<(DayId, Head)>,
    overlooked: Vec<Overlooked>,
}

impl Found {
    fn of(hall: &Hall, day: &Day) -> Self {
        Self {
            of: Some((day.id, day.head)),
            overlooked: hall.overlooked(),
        }
    }

    fn is_of(&self, day: &Day) -> bool {
        self.of == Some((day.id, day.head))
    }
}

/// What an event changes and asks for.
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    let mut effects: Vec<_> = outlook::question(hall, day).into_iter().collect();
    effects.extend(answer(state, hall, day, event));
    effects
}

/// What an event changes and asks for, besides a forecast.
fn answer(state: &mut State, hall: &Hall, day: &Day, event: &Event<'_>) -> Vec<Effect> {
    state.found = Found::of(hall, day);
    let page = Page::of(state, hall, day);
    let tasks = page.tasks();
    match event {
        Event::Act(Action::Advance) => {
            let task = page.place_of_chosen(&tasks).and_then(|place| tasks.get(place));
            return task.map(Task::see_to).into_iter().collect();
        }
        Event::Act(action @ (Action::NextField | Action::PreviousField)) => {
            let chosen = page.beside(&tasks, *action == Action::NextField);
            state.chosen = chosen.or(state.chosen);
        }
        Event::Act(action) => {
            let rows = page.rows();
            (state.view, state.first) = turned(state.view, state.first, rows, *action);
        }
        Event::Click(at) => {
            let area = Rect::from((Position::ORIGIN, hall.area));
            let parts = Parts::of(area, state.view, page.units().len(), tasks.len());
            if parts.head.contains(*at) {
                (state.view, state.first) = (state.view.other(), 0);
            } else if let Some(task) = page.hit(&tasks, parts.attention, *at) {
                return vec![task.see_to()];
            }
        }
        Event::Shown(_) => return vec![Effect::CountRoster],
        Event::Char(_)
        | Event::Stroke(_)
        | Event::Paste(_)
        | Event::Scan(_)
        | Event::Confirmed(_)
        | Event::Answered(..)
        | Event::Picked(..)
        | Event::Chosen(..)
        | Event::Facts { .. }
        | Event::Done { .. }
        | Event::Found { .. }
        | Event::Heard(_)
        | Event::Told { .. }
        | Event::List { .. }
        | Event::Changed
        | Event::Tick => {}
    }
    Vec::new()
}

impl View {
    const fn other(self) -> Self {
        match self {
            Self::Day => Self::Places,
            Self::Places => Self::Day,
        }
    }
}

/// The page and the first of so many rows that are shown after an action.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action shows nothing else")]
fn turned(view: View, first: usize, rows: usize, action: Action) -> (View, usize) {
    let last = rows.saturating_sub(1);
    match action {
        Action::Right if view == View::Day => (View::Places, 0),
        Action::Left if view == View::Places => (View::Day, 0),
        Action::Up => (view, first.saturating_sub(1)),
        Action::Down => (view, (first + 1).min(last)),
        Action::PageUp => (view, first.saturating_sub(5)),
        Action::PageDown => (view, (first + 5).min(last)),
        Action::First => (view, 0),
        Action::Last => (view, last),
        _ => (view, first),
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else { return };
    let page = Page::of(state, hall, day);
    let (tasks, units) = (page.tasks(), page.units());
    let parts = Parts::of(area, state.view, units.len(), tasks.len());
    page.head(parts.head, frame);
    page.progress(parts.progress, frame);
    page.when(parts.when, frame);
    page.flow(parts.flow, frame);
    page.jam(parts.jam, frame);
    page.attention(&tasks, parts.attention, frame);
    page.charts(parts.charts, frame);
    page.side(parts.side, frame);
    page.contest(&units, parts.units, frame);
    page.places(parts.places, frame);
}

/// Whether letters are text at the moment.
pub const fn focus(_state: &State) -> Focus {
    Focus::List
}

/// What can be done now, the most useful first: going where something has to be seen to.
pub fn acts(state: &State, hall: &Hall) -> Vec<Action> {
    let has_tasks = |day| !Page::of(state, hall, day).tasks().is_empty();
    match &hall.day {
        Some(day) if has_tasks(day) => vec![Action::Advance],
        Some(_) | None => Vec::new(),
    }
}

/// Whether the screen changes every second: no, waits are told in minutes.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub const fn has_draft(_state: &State) -> bool {
    false
}

/// The parts of the screen; those that are not on the page, or have nothing to show, are empty.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    head: Rect,
    progress: Rect,
    /// When it will be over.
    when: Rect,
    flow: Rect,
    /// Where it jams.
    jam: Rect,
    /// What somebody has to see to.
    attention: Rect,
    charts: Rect,
    side: Rect,
    units: Rect,
    places: Rect,
}

impl Parts {
    fn of(area: Rect, view: View, units: usize, tasks: usize) -> Self {
        let gap = u16::from(area.height >= AIRY);
        let mut below = area;
        let head = cut(&mut below, 1);
        let progress = cut(&mut below, 1);
        let when = cut(&mut below, gap);
        cut(&mut below, gap);
        let above = Self {
            head,
            progress,
            when,
            flow: cut(&mut below, 2),
            jam: cut(&mut below, 1),
            ..Self::default()
        };
        let is_roomy = area.height >= ROOMY;
        cut(&mut below, u16::from(is_roomy));
        let room = below.height / ATTENTION;
        let tasks = u16::try_from(tasks).unwrap_or(u16::MAX).min(room);
        let above = Self {
            attention: cut(&mut below, tasks),
            ..above
        };
        if tasks > 0 && is_roomy {
            cut(&mut below, 1);
        }
        match view {
            View::Places => Self {
                places: below,
                ..above
            },
            View::Day => above.of_day(below, units, gap),
        }
    }

    /// Charts, units and what stands beside them.
    fn of_day(self, below: Rect, units: usize, gap: u16) -> Self {
        let is_wide = below.width >= WIDE;
        let rows = u16::try_from(units).unwrap_or(u16::MAX).saturating_add(1);
        let rows = rows.min(if is_wide {
            below.height / 2
        } else {
            below.height * 2 / 5
        });
        let side_width = if is_wide {
            (below.width * 5 / 12).clamp(SIDE, 66)
        } else {
            SIDE.min(below.width)
        };
        let narrow = |part: Rect| Rect {
            width: below.width.saturating_sub(side_width + 2),
            ..part
        };
        let side = |part: Rect| Rect {
            x: part.right() - side_width,
            width: side_width,
            ..part
        };
        let mut rest = below;
        let upper = cut(&mut rest, below.height - rows);
        if !is_wide {
            return Self {
                charts: narrow(upper),
                side: side(upper),
                units: rest,
                ..self
            };
        }
        let charts = Rect {
            height: upper.height.saturating_sub(gap).min(TALLEST),
            ..narrow(upper)
        };
        Self {
            charts,
            side: side(below),
            units: narrow(Rect {
                y: charts.bottom() + gap,
                height: rows,
                ..rest
            }),
            ..self
        }
    }
}

/// Cuts lines off the top of an area, as far as it has them.
fn cut(area: &mut Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    let top = Rect {
        height: lines,
        ..*area
    };
    area.y += lines;
    area.height -= lines;
    top
}

/// The line `y` of `area`; empty beyond its end.
fn row(area: Rect, y: u16) -> Rect {
    Rect {
        y: area.y.saturating_add(y).min(area.bottom()),
        height: area.height.saturating_sub(y).min(1),
        ..area
    }
}

/// `columns` of `area` from column `x` on, as far as it has them.
fn columns(area: Rect, x: u16, columns: u16) -> Rect {
    let x = x.min(area.width);
    Rect {
        x: area.x + x,
        width: columns.min(area.width - x),
        ..area
    }
}

/// What is drawn, and what it is drawn from.
struct Page<'a> {
    hall: &'a Hall,
    day: &'a Day,
    figures: Cow<'a, Figures>,
    overlooked: Cow<'a, [Overlooked]>,
    chosen: Option<TaskId>,
    view: View,
    first: usize,
}

impl<'a> Page<'a> {
    /// What is kept is shown, unless the day has gone on since.
    fn of(state: &'a State, hall: &'a Hall, day: &'a Day) -> Self {
        let kept = hall.figures.as_deref().filter(|figures| figures.are_of(day));
        Self {
            hall,
            day,
            figures: kept.map_or_else(|| Cow::Owned(Figures::of(day, &hall.pack)), Cow::Borrowed),
            overlooked: if state.found.is_of(day) {
                Cow::Borrowed(&state.found.overlooked)
            } else {
                Cow::Owned(Found::of(hall, day).overlooked)
            },
            chosen: state.chosen,
            view: state.view,
            first: state.first,
        }
    }

    /// How many rows there are to scroll through.
    fn rows(&self) -> usize {
        match self.view {
            View::Day => self.units().len(),
            View::Places => self.most_places(),
        }
    }

    /// Writes into `area`, with an ellipsis where there is too little room.
    fn write(&self, area: Rect, text: &str, meaning: Meaning, frame: &mut Frame<'_>) {
        frame.text(area, &fit(text, area.width), self.hall.theme.style(meaning));
    }

    /// Writes at the right end of `area`.
    fn write_right(&self, area: Rect, text: &str, meaning: Meaning, frame: &mut Frame<'_>) {
        let indent = area.width.saturating_sub(width(text));
        self.write(columns(area, indent, area.width), text, meaning, frame);
    }

    const fn lang(&self) -> Lang {
        self.hall.lang
    }

    fn number(&self, number: u32) -> String {
        format::integer(self.lang(), number.into())
    }

    /// The day's name, the time, whether the day is open, and how to get to the other page.
    fn head(&self, area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let info = &self.day.info;
        let (action, other) = match self.view {
            View::Day => (Action::Right, text::TO_PLACES),
            View::Places => (Action::Left, text::TO_DAY),
        };
        let key = keymap::key(Context::List, action).map_or_else(String::new, |key| key.to_string());
        let turn = format!("{key} {}", other.get(lang));
        let status = format!(
            "{} · {}",
            self.hall.now.hh_mm(),
            terms::status(lang, self.day.status)
        );
        let meaning = match self.day.status {
            Status::Open => Meaning::Plain,
            Status::Closed => Meaning::Warning,
        };
        self.write_right(area, &status, meaning, frame);
        let left = columns(area, 0, area.width.saturating_sub(width(&status) + 2));
        self.write_right(left, &turn, Meaning::Muted, frame);
        let left = columns(left, 0, left.width.saturating_sub(width(&turn) + 2));
        let name = format!(
            "{} {} · {}",
            Meaning::Title.symbol(),
            info.title.as_str(),
            format::date(info.date)
        );
        self.write(left, &name, Meaning::Title, frame);
    }

    /// How many have given, against the target, and how much.
    fn progress(&self, area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let counts = self.figures.counts();
        let (donated, target) = (counts.donated, self.day.info.target);
        let left = if target == 0 {
            text::PROGRESS_NO_TARGET.with(lang, &[("donated", &self.number(donated))])
        } else {
            text::PROGRESS.with(
                lang,
                &[
                    ("donated", &self.number(donated)),
                    ("target", &self.number(target)),
                    ("percent", &percent(donated.into(), target.into())),
                ],
            )
        };
        let litres = text::LITRES.with(lang, &[("litres", &litres(lang, self.figures.volume_ml()))]);
        let on_the_way = text::ON_THE_WAY.with(lang, &[("count", &self.number(counts.on_the_way()))]);
        let right = format!("{litres}  {on_the_way}");
        self.write(area, &left, Meaning::Accent, frame);
        self.write_right(area, &right, Meaning::Plain, frame);
        let bar = columns(
            area,
            width(&left) + 1,
            area.width.saturating_sub(width(&left) + width(&right) + 2),
        );
        if target > 0 {
            let parts = [donated, counts.on_the_way()].map(u64::from);
            let meaning = if donated >= target {
                Meaning::Done
            } else {
                Meaning::Chart
            };
            self.write(bar, &filled(parts, target.into(), bar.width), meaning, frame);
        }
    }

    /// How many are where, from the door to the door.
    fn flow(&self, area: Rect, frame: &mut Frame<'_>) {
        let counts = self.figures.counts();
        let hall = self.day.info.hall;
        let of = |taken: u32, places: u16| format!("{}/{places}", self.number(taken));
        let stages = [
            (text::FLOW_ARRIVED, self.number(counts.checked_in)),
            (text::FLOW_WAITING, self.number(counts.waiting)),
            (text::FLOW_SCREENING, of(counts.screening, hall.desks)),
            (text::FLOW_CLEARED, self.number(counts.cleared)),
            (text::FLOW_COLLECTING, of(counts.collecting, hall.beds)),
            (text::FLOW_RECOVERING, of(counts.recovering, hall.seats)),
            (text::FLOW_LEFT, self.number(counts.left())),
        ];
        let column = area.width / 7;
        for (place, (name, count)) in (0..).zip(&stages) {
            let cell = columns(area, place * column, column);
            self.write(
                row(cell, 0),
                name.get(self.lang()),
                Meaning::Caption,
                frame,
            );
            self.write(row(cell, 1), count, Meaning::Accent, frame);
            let arrow = columns(
                row(cell, 1),
                width(count) + 1,
                column.saturating_sub(width(count) + 2),
            );
            if place < 6 && arrow.width > 0 {
                let line = format!("{}→", "─".repeat(usize::from(arrow.width - 1)));
                self.write(arrow, &line, Meaning::Muted, frame);
            }
        }
    }
}

/// A bar of `columns` cells for two parts of a whole, one after the other, and the rest of it.
fn filled(parts: [u64; 2], whole: u64, columns: u16) -> String {
    let [first, second] = parts;
    let room = u64::from(columns);
    let cells = |part: u64| {
        let rounded = (part * room * 2 + whole) / (whole * 2).max(1);
        usize::try_from(rounded.min(room)).unwrap_or(0)
    };
    let (full, used) = (cells(first), cells(first + second));
    let rest = usize::from(columns) - used;
    format!("{}{}{}", "█".repeat(full), "▒".repeat(used - full), "░".repeat(rest))
}

/// A bar of `columns` cells for a part of the whole.
fn share_bar(share: PerMille, columns: u16) -> String {
    filled([share.number().into(), 0], 1000, columns)
}

/// A share as it is shown; a dash as long as there is none.
fn percent_of(share: Option<PerMille>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{}%", share.percent()))
}

/// So many of so many, in hundredths, rounded; none of none is none.
fn percent(part: u64, whole: u64) -> u16 {
    PerMille::of(part, whole).percent()
}

/// Millilitres as litres, with one decimal while they are few.
fn litres(lang: Lang, ml: u64) -> String {
    match u16::try_from((ml + 50) / 100) {
        Ok(tenths) => format::tenths(lang, tenths),
        Err(_) => format::integer(lang, (ml + 500) / 1000),
    }
}

#[cfg(test)]
mod tests;
