//! The friendly contest of the units: each goes for its part of the target, and the bar is full when it got there.

use ratatui::layout::Rect;

use crate::domain::contest::{Contestant, standings};
use crate::domain::throughput::UnitFigures;
use crate::domain::unit::UnitCode;
use crate::i18n::format;
use crate::i18n::text::{dashboard as text, terms as words};
use crate::tui::frame::Frame;
use crate::tui::theme::Meaning;

use super::{Page, columns, filled, row};

/// The columns of a place in the contest.
const RANK: u16 = 3;

/// The columns of the numbers: who came, who gave, the goal, how far that is.
const NUMBERS: [u16; 4] = [6, 8, 9, 6];

impl Page<'_> {
    /// The units in the order of the contest.
    pub(super) fn units(&self) -> Vec<Contestant> {
        let people = |unit: Option<&UnitCode>| {
            let of_unit = self.hall.roster.by_unit.iter();
            of_unit
                .filter(|(code, _)| code.as_ref() == unit)
                .map(|(_, people)| people)
                .sum()
        };
        let info = &self.day.info;
        standings(self.figures.by_unit(info), people, info.target)
    }

    /// Draws as many as there is room for, from the first one that is scrolled to.
    pub(super) fn contest(&self, units: &[Contestant], area: Rect, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let rows = usize::from(area.height.saturating_sub(1));
        if rows == 0 || units.is_empty() {
            return;
        }
        let goal = if self.day.info.target == 0 {
            text::COLUMN_PEOPLE
        } else {
            text::COLUMN_GOAL
        };
        let [unit, came, gave, goal] =
            [text::UNITS, text::COLUMN_CHECKED_IN, text::COLUMN_DONATED, goal].map(|it| it.get(lang));
        self.unit_row(area, 0, ["", unit, came, gave, goal, "%"], Meaning::Caption, frame);
        let bar = bar_of(row(area, 0));
        self.write_right(bar, "100%", Meaning::Caption, frame);
        let first = self.first.min(units.len().saturating_sub(rows));
        let is_cut = units.len() > first + rows;
        let shown = if is_cut { rows - 1 } else { rows };
        for (y, unit) in (1..).zip(units.iter().skip(first).take(shown)) {
            self.unit(unit, area, y, frame);
        }
        if is_cut {
            let more = text::MORE_UNITS.with(lang, &[("count", &(units.len() - first - shown))]);
            self.write(row(area, area.height - 1), &more, Meaning::Muted, frame);
        }
    }

    fn unit(&self, unit: &Contestant, area: Rect, y: u16, frame: &mut Frame<'_>) {
        let counts = &unit.figures.counts;
        // As long as a unit has not given, its place says nothing.
        let rank = unit.rank.filter(|_| counts.donated > 0);
        let rank = rank.map_or_else(String::new, |rank| rank.to_string());
        let known = |number: String| if unit.goal == 0 { "–".to_owned() } else { number };
        let cells = [
            &*rank,
            &*self.unit_name(&unit.figures),
            &*self.number(counts.checked_in),
            &*self.number(counts.donated),
            &*known(format::integer(self.lang(), unit.goal)),
            &*known(format!("{}%", unit.percent)),
        ];
        self.unit_row(area, y, cells, Meaning::Plain, frame);
        let bar = bar_of(row(area, y));
        if unit.goal > 0 {
            let meaning = if unit.is_there() {
                Meaning::Done
            } else {
                Meaning::Chart
            };
            let parts = [counts.donated, counts.on_the_way()].map(u64::from);
            self.write(bar, &filled(parts, unit.goal, bar.width), meaning, frame);
        }
    }

    /// A line of the table: the place, the name, and the numbers.
    fn unit_row(&self, area: Rect, y: u16, cells: [&str; 6], meaning: Meaning, frame: &mut Frame<'_>) {
        let [rank, name, numbers @ ..] = cells;
        let line = row(area, y);
        let wide = name_width(area);
        self.write_right(columns(line, 0, RANK - 1), rank, meaning, frame);
        self.write(columns(line, RANK, wide), name, meaning, frame);
        let mut x = RANK + wide;
        for (number, wide) in numbers.into_iter().zip(NUMBERS) {
            self.write_right(columns(line, x, wide), number, meaning, frame);
            x += wide;
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

/// Where the bar of a line goes.
fn bar_of(line: Rect) -> Rect {
    let numbers: u16 = NUMBERS.iter().sum();
    columns(line, RANK + name_width(line) + numbers + 1, line.width)
}

/// The columns of the name.
fn name_width(area: Rect) -> u16 {
    (area.width * 3 / 10).clamp(10, 36)
}
