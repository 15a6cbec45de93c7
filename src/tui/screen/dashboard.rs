//! The dashboard: the day in figures, live.
//!
//! ```text
//! ■ Giọt máu nghĩa tình · 22/10/2026                            09:42 · Đang mở
//! Hiến đủ 128/200 (64%) █████████████▒▒░░░░░░  46,2 lít  ▒ 17 đang lấy, nghỉ
//!
//! Đã đến     Chờ khám   Khám       Chờ giường Lấy máu    Nghỉ       Đã về
//! 171 ─────→ 12 ──────→ 3/4 ─────→ 3 ───────→ 8/9 ─────→ 9/12 ────→ 135
//!
//! Người đến mỗi 15 phút                        Chờ (phút)    Trung vị  90% Lúc này
//!  18┤      ▂▆█▅                               Khám                12   25      18
//!    │ ▁▃▅▇███████▃▂                           Giường               4    9       6
//! Lấy máu đủ mỗi 15 phút                       Đến – về            58   80
//!  18┤         ▂▆█▅                            Trì hoãn 14 (8,2% số đã khám)
//!    │    ▁▃▅▇███████▃▂                        Phản ứng 5 (3,9% số lấy máu)
//!    07:00   08:00                             Nhật ký 1.532 bước · 3f2a9c1b
//! Đơn vị                        Đến  Hiến đủ    %
//! A04 Cục A04                    40       31  78% ██████████████▒▒▒▒
//! ```
//!
//! Above: how far the day is. The flow: how many donors are where, with the places of the hall. Under it, when there is
//! something: what somebody has to see to, the most urgent first. The chart: how fast it goes. Beside it: how long people wait and what goes wrong. Below: the friendly contest of the units, the one with the
//! most donations first. A wide window has room for the grounds and the kinds of reactions too.

mod attention;
mod figures;
mod side;

use std::borrow::Cow;

use ratatui::layout::Rect;

use crate::domain::day::{Day, Status};
use crate::domain::throughput::UnitFigures;
use crate::i18n::text::{dashboard as text, terms as words};
use crate::i18n::{Lang, format, terms};
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::theme::Meaning;
use crate::tui::widget::fit::{fit, width};
use crate::tui::widget::rate_chart::{RateChart, Series, gathered, most_bars};

use figures::{Figures, percent};

/// From this width on the details stand beside chart and units, over the whole height.
const WIDE: u16 = 110;

/// The columns of the table of waits, which is as wide as anything beside the chart has to be.
const SIDE: u16 = 36;

/// The tallest chart that is still read at a glance.
const TALLEST: u16 = 19;

/// From this height on there are empty lines between the parts.
const AIRY: u16 = 21;

/// What somebody has to see to takes at most one line in so many of those below the flow.
const ATTENTION: u16 = 4;

/// The columns of a number in the table of units.
const NUMBER: u16 = 8;

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// The figures as they were last counted.
    figures: Option<Box<Figures>>,
    /// The first unit that is shown.
    first_unit: usize,
}

/// What an event changes and asks for.
pub fn update(state: &mut State, hall: &Hall, event: &Event<'_>) -> Vec<Effect> {
    let Some(day) = &hall.day else {
        return Vec::new();
    };
    if state.figures.as_ref().is_none_or(|known| !known.are_of(day)) {
        state.figures = Some(Box::new(Figures::of(day, &hall.pack)));
    }
    if let Event::Act(action) = event {
        let units = state.figures.as_ref().map_or(0, |figures| figures.units.len());
        state.first_unit = scrolled(state.first_unit, units, *action);
    }
    Vec::new()
}

/// The first unit that is shown after an action, of so many.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other action scrolls nothing")]
fn scrolled(first: usize, units: usize, action: Action) -> usize {
    let last = units.saturating_sub(1);
    match action {
        Action::Up => first.saturating_sub(1),
        Action::Down => (first + 1).min(last),
        Action::PageUp => first.saturating_sub(5),
        Action::PageDown => (first + 5).min(last),
        Action::First => 0,
        Action::Last => last,
        _ => first,
    }
}

/// Draws the screen.
pub fn view(state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    let Some(day) = &hall.day else { return };
    let figures = match &state.figures {
        Some(known) if known.are_of(day) => Cow::Borrowed(known.as_ref()),
        _ => Cow::Owned(Figures::of(day, &hall.pack)),
    };
    let page = Page {
        hall,
        day,
        figures: &figures,
    };
    let tasks = attention::count(&figures, &hall.pack, hall.now);
    let parts = Parts::of(area, figures.units.len(), tasks);
    page.head(parts.head, frame);
    page.progress(parts.progress, frame);
    page.flow(parts.flow, frame);
    page.attention(parts.attention, frame);
    page.chart(parts.chart, frame);
    page.side(parts.side, frame);
    page.units(state.first_unit, parts.units, frame);
}

/// Whether letters are text at the moment.
pub const fn focus(_state: &State) -> Focus {
    Focus::List
}

/// What can be done now, the most useful first: nothing, here one only looks.
pub const fn acts(_state: &State, _hall: &Hall) -> Vec<Action> {
    Vec::new()
}

/// Whether the screen changes every second: no, waits are told in minutes.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub const fn has_draft(_state: &State) -> bool {
    false
}

/// The parts of the screen.
struct Parts {
    head: Rect,
    progress: Rect,
    flow: Rect,
    /// What somebody has to see to; empty when there is nothing.
    attention: Rect,
    chart: Rect,
    side: Rect,
    units: Rect,
}

impl Parts {
    fn of(area: Rect, units: usize, tasks: usize) -> Self {
        let gap = u16::from(area.height >= AIRY);
        let line = |y: u16, height: u16| Rect {
            y: (area.y + y).min(area.bottom()),
            height: height.min(area.height.saturating_sub(y)),
            ..area
        };
        let begin = 4 + 2 * gap;
        let room = area.height.saturating_sub(begin) / ATTENTION;
        let tasks = u16::try_from(tasks).unwrap_or(u16::MAX).min(room);
        let attention = line(begin, tasks);
        let begin = begin + tasks + if tasks > 0 { gap } else { 0 };
        let rest = line(begin, area.height.saturating_sub(begin));
        let rows = u16::try_from(units).unwrap_or(u16::MAX).saturating_add(1);
        let is_wide = area.width >= WIDE;
        let rows = rows.min(if is_wide { rest.height / 2 } else { rest.height * 2 / 5 });
        let above = Rect {
            height: rest.height - rows,
            ..rest
        };
        let side_width = if is_wide {
            (area.width * 2 / 5).clamp(SIDE, 60)
        } else {
            SIDE.min(area.width)
        };
        let main_width = area.width.saturating_sub(side_width + 1);
        let narrow = |part: Rect| Rect {
            width: main_width,
            ..part
        };
        let chart = if is_wide {
            // An empty line between chart and units, where there is room.
            let height = above.height.saturating_sub(gap).min(TALLEST);
            Rect { height, ..narrow(above) }
        } else {
            narrow(above)
        };
        let units = Rect {
            y: chart.bottom() + u16::from(is_wide) * gap,
            height: rows,
            ..rest
        };
        Self {
            head: line(0, 1),
            progress: line(1, 1),
            flow: line(2 + gap, 2),
            attention,
            chart,
            side: Rect {
                x: area.right() - side_width,
                width: side_width,
                ..if is_wide { rest } else { above }
            },
            units: if is_wide { narrow(units) } else { units },
        }
    }
}

/// The line `y` of `area`; empty beyond its end.
fn row(area: Rect, y: u16) -> Rect {
    Rect {
        y: area.y.saturating_add(y).min(area.bottom()),
        height: area.height.saturating_sub(y).min(1),
        ..area
    }
}

/// What is drawn, and what it is drawn from.
struct Page<'a> {
    hall: &'a Hall,
    day: &'a Day,
    figures: &'a Figures,
}

impl Page<'_> {
    /// Writes into `area`, with an ellipsis where there is too little room.
    fn write(&self, area: Rect, text: &str, meaning: Meaning, frame: &mut Frame<'_>) {
        frame.text(area, &fit(text, area.width), self.hall.theme.style(meaning));
    }

    /// Writes at the right end of `area`.
    fn write_right(&self, area: Rect, text: &str, meaning: Meaning, frame: &mut Frame<'_>) {
        let indent = area.width.saturating_sub(width(text));
        let place = Rect {
            x: area.x + indent,
            width: area.width - indent,
            ..area
        };
        self.write(place, text, meaning, frame);
    }

    const fn lang(&self) -> Lang {
        self.hall.lang
    }

    fn number(&self, number: u32) -> String {
        format::integer(self.lang(), number.into())
    }

    /// The day's name, the time, and whether the day is open.
    fn head(&self, area: Rect, frame: &mut Frame<'_>) {
        let info = &self.day.info;
        let status = format!(
            "{} · {}",
            self.hall.now.hh_mm(),
            terms::status(self.lang(), self.day.status)
        );
        let meaning = match self.day.status {
            Status::Open => Meaning::Plain,
            Status::Closed => Meaning::Warning,
        };
        self.write_right(area, &status, meaning, frame);
        let title = Rect {
            width: area.width.saturating_sub(width(&status) + 2),
            ..area
        };
        let name = format!(
            "{} {} · {}",
            Meaning::Title.symbol(),
            info.title.as_str(),
            format::date(info.date)
        );
        self.write(title, &name, Meaning::Title, frame);
    }

    /// How many have given, against the target, and how much.
    fn progress(&self, area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let (donated, target) = (self.figures.counts.donated, self.day.info.target);
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
        let litres = text::LITRES.with(lang, &[("litres", &litres(lang, self.figures.volume_ml))]);
        let on_the_way = text::ON_THE_WAY.with(lang, &[("count", &self.number(self.figures.on_the_way()))]);
        let right = format!("{litres}  {on_the_way}");
        self.write(area, &left, Meaning::Accent, frame);
        self.write_right(area, &right, Meaning::Plain, frame);
        let bar = Rect {
            x: area.x + width(&left) + 1,
            width: area.width.saturating_sub(width(&left) + width(&right) + 2),
            ..area
        };
        if target > 0 {
            let parts = [donated, self.figures.on_the_way()];
            let meaning = if donated >= target {
                Meaning::Done
            } else {
                Meaning::Chart
            };
            self.write(bar, &filled(parts, target, bar.width, true), meaning, frame);
        }
    }

    /// How many are where, from the door to the door.
    fn flow(&self, area: Rect, frame: &mut Frame<'_>) {
        let counts = &self.figures.counts;
        let hall = self.day.info.hall;
        let of = |taken: u32, places: u16| format!("{}/{places}", self.number(taken));
        let stages = [
            (text::FLOW_ARRIVED, self.number(counts.checked_in)),
            (text::FLOW_WAITING, self.number(counts.waiting)),
            (text::FLOW_SCREENING, of(counts.screening, hall.desks)),
            (text::FLOW_CLEARED, self.number(counts.cleared)),
            (text::FLOW_COLLECTING, of(counts.collecting, hall.beds)),
            (text::FLOW_RECOVERING, of(counts.recovering, hall.seats)),
            (text::FLOW_LEFT, self.number(self.figures.left())),
        ];
        let column = area.width / 7;
        for (place, (name, count)) in (0..).zip(&stages) {
            let cell = Rect {
                x: area.x + place * column,
                width: column,
                ..area
            };
            self.write(
                row(cell, 0),
                name.get(self.lang()),
                Meaning::Caption,
                frame,
            );
            self.write(row(cell, 1), count, Meaning::Accent, frame);
            let arrow = Rect {
                x: cell.x + width(count) + 1,
                width: column.saturating_sub(width(count) + 2),
                ..row(cell, 1)
            };
            if place < 6 && arrow.width > 0 {
                let line = format!("{}→", "─".repeat(usize::from(arrow.width - 1)));
                self.write(arrow, &line, Meaning::Muted, frame);
            }
        }
    }

    /// How fast it goes.
    fn chart(&self, area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        if self.figures.quarters.is_empty() {
            self.write(row(area, 0), text::CHART_EMPTY.get(lang), Meaning::Muted, frame);
            return;
        }
        let (minutes, bars) = gathered(&self.figures.quarters, most_bars(area.width));
        let times: Vec<_> = bars.iter().map(|bar| bar.from).collect();
        let values: [(&str, &dyn std::fmt::Display); 1] = [("minutes", &minutes)];
        let (arrivals, donations) = (
            text::CHART_CHECKED_IN.with(lang, &values),
            text::CHART_DONATED.with(lang, &values),
        );
        let chart = RateChart {
            times: &times,
            series: &[
                Series {
                    title: &arrivals,
                    counts: bars.iter().map(|bar| bar.checked_in).collect(),
                },
                Series {
                    title: &donations,
                    counts: bars.iter().map(|bar| bar.donated).collect(),
                },
            ],
        };
        chart.draw(frame, area, self.hall.theme);
    }

    /// The contest of the units.
    fn units(&self, first: usize, area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let units = &self.figures.units;
        let rows = usize::from(area.height.saturating_sub(1));
        if rows == 0 || units.is_empty() {
            return;
        }
        let name = (area.width / 3).clamp(10, 36);
        let cells = |cells: [&str; 4], meaning: Meaning, y: u16, frame: &mut Frame<'_>| {
            let [label, numbers @ ..] = cells;
            let line = row(area, y);
            self.write(Rect { width: name, ..line }, label, meaning, frame);
            for (place, number) in (0..).zip(numbers) {
                let cell = Rect {
                    x: area.x + name + place * NUMBER,
                    width: NUMBER,
                    ..line
                };
                self.write_right(cell, number, meaning, frame);
            }
        };
        let heads = [text::UNITS, text::COLUMN_CHECKED_IN, text::COLUMN_DONATED].map(|it| it.get(lang));
        let [unit, came, gave] = heads;
        cells([unit, came, gave, "%"], Meaning::Caption, 0, frame);
        let first = first.min(units.len().saturating_sub(rows));
        let is_cut = units.len() > first + rows;
        let shown = if is_cut { rows - 1 } else { rows };
        let most = units.iter().map(|unit| unit.counts.checked_in).max().unwrap_or(0);
        for (y, unit) in (1..).zip(units.iter().skip(first).take(shown)) {
            let (came, gave) = (unit.counts.checked_in, unit.counts.donated);
            let share = if came == 0 {
                "–".to_owned()
            } else {
                format!("{}%", percent(gave.into(), came.into()))
            };
            cells(
                [&self.unit_name(unit), &self.number(came), &self.number(gave), &share],
                Meaning::Plain,
                y,
                frame,
            );
            let x = (area.x + name + 3 * NUMBER + 1).min(area.right());
            let bar = Rect {
                x,
                width: area.right() - x,
                ..row(area, y)
            };
            let bars = filled([gave, came - gave], most, bar.width, false);
            self.write(bar, &bars, Meaning::Chart, frame);
        }
        if is_cut {
            let more = text::MORE_UNITS.with(lang, &[("count", &(units.len() - first - shown))]);
            self.write(row(area, area.height - 1), &more, Meaning::Muted, frame);
        }
    }

    /// The code of a unit and its name, where the day knows it.
    fn unit_name(&self, figures: &UnitFigures) -> String {
        let Some(code) = &figures.unit else {
            return words::UNIT_NONE.get(self.lang()).to_owned();
        };
        let known = self.day.info.units.iter().find(|unit| unit.code == *code);
        match known {
            Some(unit) if unit.name.as_str() != code.as_str() => format!("{code} {}", unit.name.as_str()),
            _ => code.to_string(),
        }
    }
}

/// A bar of `columns` cells for two parts of a whole, one after the other, and the rest of it if that is wanted.
fn filled(parts: [u32; 2], whole: u32, columns: u16, with_rest: bool) -> String {
    let [first, second] = parts.map(u64::from);
    let room = u64::from(columns);
    let cells = |part: u64| {
        let rounded = (part * room * 2 + u64::from(whole)) / (u64::from(whole) * 2).max(1);
        usize::try_from(rounded.min(room)).unwrap_or(0)
    };
    let (full, used) = (cells(first), cells(first + second));
    let rest = if with_rest { usize::from(columns) - used } else { 0 };
    format!("{}{}{}", "█".repeat(full), "▒".repeat(used - full), "░".repeat(rest))
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
