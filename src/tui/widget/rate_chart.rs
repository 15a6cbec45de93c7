//! How much happened when: bars over an axis of time, a panel for each series, all on one scale, so that two of them can
//! be told apart without colours and compared by eye.
//!
//! ```text
//! Tiếp đón mỗi 15 phút
//!  18┤      ▂▆█▅
//!    │ ▁▃▅▇███████▃▂
//! Hiến đủ
//!  18┤         ▂▆█▅
//!    │    ▁▃▅▇███████▃▂
//!    07:00   08:00
//! ```

use ratatui::layout::Rect;

use crate::domain::throughput::Quarter;
use crate::domain::time::Moment;
use crate::tui::frame::Frame;
use crate::tui::theme::{Meaning, Theme};

use super::fit::{fit, width};

/// A cell filled from below by so many eighths.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// The columns left of the bars: a number of three digits and the axis.
const GUTTER: u16 = 4;

/// The columns of a time of day.
const TIME: u16 = 5;

/// The widest bar, with the gap behind it.
const WIDEST: u16 = 6;

/// The seconds of an hour: only full hours stand under the bars.
const HOUR: u32 = 3600;

/// The numbers of quarters that one bar can stand for.
const STEPS: [i64; 3] = [1, 2, 4];

/// One panel.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    /// What is counted.
    pub title: &'a str,
    /// How many in each span of time.
    pub counts: Vec<u32>,
}

/// The chart.
#[derive(Debug, Clone, Copy)]
pub struct RateChart<'a> {
    /// Where each span of time begins.
    pub times: &'a [Moment],
    /// The panels, from above.
    pub series: &'a [Series<'a>],
}

/// How many bars fit into `columns` when they have to stand close.
#[must_use]
pub fn most_bars(columns: u16) -> usize {
    usize::from(columns.saturating_sub(GUTTER) / 2).max(1)
}

/// The quarters in bars of a quarter, half an hour or an hour: the finest of which at most `most` are needed, else the
/// last `most` hours. With them the minutes that a bar stands for.
pub fn gathered(quarters: &[Quarter], most: usize) -> (i64, Vec<Quarter>) {
    let mut coarsest = (0, Vec::new());
    for step in STEPS {
        let mut bars: Vec<Quarter> = Vec::new();
        for quarter in quarters {
            let length = quarter.to.since(quarter.from).millis().max(1) * step;
            let bar = |quarter: &Quarter| quarter.from.millis().div_euclid(length);
            match bars.last_mut().filter(|last| bar(last) == bar(quarter)) {
                Some(last) => {
                    last.to = quarter.to;
                    last.checked_in += quarter.checked_in;
                    last.screened += quarter.screened;
                    last.cleared += quarter.cleared;
                    last.donated += quarter.donated;
                }
                None => bars.push(*quarter),
            }
        }
        coarsest = (15 * step, bars);
        if coarsest.1.len() <= most {
            break;
        }
    }
    let (minutes, mut bars) = coarsest;
    bars.drain(..bars.len().saturating_sub(most));
    (minutes, bars)
}

impl RateChart<'_> {
    /// Draws the chart over the whole of `area`.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, theme: &Theme) {
        let panels = u16::try_from(self.series.len()).unwrap_or(u16::MAX).max(1);
        let rows = area.height.saturating_sub(1 + panels) / panels;
        let bars = Rect {
            x: area.x.saturating_add(GUTTER),
            width: area.width.saturating_sub(GUTTER),
            ..area
        };
        if rows == 0 || bars.width == 0 {
            return;
        }
        let most = self.series.iter().flat_map(|series| &series.counts).max();
        let most = most.copied().unwrap_or(0);
        let slot = self.slot(bars.width);
        let mut y = area.y;
        for series in self.series {
            let title = Rect { y, height: 1, ..area };
            frame.text(
                title,
                &fit(series.title, area.width),
                theme.style(Meaning::Caption),
            );
            let panel = Rect {
                y: y + 1,
                height: rows,
                ..bars
            };
            axis(most, area, panel, frame, theme);
            self.bars(&series.counts, most, slot, panel, frame, theme);
            y = panel.bottom();
        }
        self.times(slot, Rect { y, height: 1, ..bars }, frame, theme);
    }

    /// The columns of a bar and the gap behind it.
    fn slot(&self, room: u16) -> u16 {
        let count = u16::try_from(self.times.len()).unwrap_or(u16::MAX).max(1);
        (room / count).clamp(1, WIDEST)
    }

    fn bars(&self, counts: &[u32], most: u32, slot: u16, panel: Rect, frame: &mut Frame<'_>, theme: &Theme) {
        let wide = usize::from(slot.saturating_sub(1).max(1));
        for (x, count) in (panel.x..panel.right())
            .step_by(usize::from(slot))
            .zip(counts.iter().take(self.times.len()))
        {
            let mut eighths = eighths(*count, most, panel.height);
            for y in (panel.y..panel.bottom()).rev() {
                let cell = EIGHTHS.get(eighths.min(8)).copied().unwrap_or(" ");
                eighths = eighths.saturating_sub(8);
                let place = Rect {
                    x,
                    y,
                    width: panel.right() - x,
                    height: 1,
                };
                frame.text(place, &cell.repeat(wide), theme.style(Meaning::Chart));
            }
        }
    }

    /// The first time, and the full hours as far as there is room.
    fn times(&self, slot: u16, area: Rect, frame: &mut Frame<'_>, theme: &Theme) {
        let mut free = area.x;
        for (place, (x, time)) in (area.x..area.right())
            .step_by(usize::from(slot))
            .zip(self.times)
            .enumerate()
        {
            let is_told = place == 0 || time.second_of_day().is_multiple_of(HOUR);
            if is_told && x >= free && x + TIME <= area.right() {
                let place = Rect {
                    x,
                    width: TIME,
                    ..area
                };
                frame.text(place, &time.hh_mm(), theme.style(Meaning::Muted));
                free = x + TIME + 1;
            }
        }
    }
}

/// The height of a bar; what happened at all is seen.
fn eighths(count: u32, most: u32, rows: u16) -> usize {
    let full = u64::from(rows) * 8;
    let height = (u64::from(count) * full).div_ceil(u64::from(most.max(1)));
    usize::try_from(height).unwrap_or(usize::MAX)
}

/// The line at the left, with the number that a full bar stands for.
fn axis(most: u32, area: Rect, panel: Rect, frame: &mut Frame<'_>, theme: &Theme) {
    let style = theme.style(Meaning::Muted);
    for y in panel.y..panel.bottom() {
        let line = if y == panel.y {
            let most = most.to_string();
            let indent = (GUTTER - 1).saturating_sub(width(&most));
            format!("{}{}┤", " ".repeat(usize::from(indent)), fit(&most, GUTTER - 1))
        } else {
            "   │".to_owned()
        };
        let place = Rect {
            y,
            width: GUTTER.min(area.width),
            height: 1,
            ..area
        };
        frame.text(place, &line, style);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, Cell};

    use super::*;
    use crate::domain::time::Span;
    use crate::tui::theme::MONO;

    fn quarters(count: u32) -> Vec<Quarter> {
        let start = Moment::parse("2026-10-22T07:00:00+07:00").unwrap();
        (0..count)
            .map(|number| Quarter {
                from: start + Span::from_mins(15 * number),
                to: start + Span::from_mins(15 * (number + 1)),
                checked_in: 1,
                screened: 2,
                cleared: 1,
                donated: number,
            })
            .collect()
    }

    fn drawn(width: u16, height: u16, counts: &[u32]) -> Vec<String> {
        let count = u32::try_from(counts.len()).unwrap();
        let times: Vec<Moment> = quarters(count).iter().map(|quarter| quarter.from).collect();
        let series = Series {
            title: "Tiếp đón",
            counts: counts.to_vec(),
        };
        let chart = RateChart {
            times: &times,
            series: &[series],
        };
        let area = Rect::new(0, 0, width, height);
        let mut buffer = Buffer::empty(area);
        chart.draw(&mut Frame::new(&mut buffer), area, &MONO);
        buffer
            .content()
            .chunks(usize::from(width.max(1)))
            .map(|line| {
                line.iter()
                    .map(Cell::symbol)
                    .collect::<String>()
                    .trim_end()
                    .to_owned()
            })
            .collect()
    }

    #[test]
    fn bars_stand_over_their_times() {
        let lines = drawn(16, 4, &[1, 4, 8, 16, 0, 15]);
        assert_eq!(lines[0], "Tiếp đón");
        assert_eq!(lines[1], " 16┤      █   ▇");
        assert_eq!(lines[2], "   │▁ ▄ █ █   █");
        assert_eq!(lines[3], "    07:00");
    }

    #[test]
    fn full_hours_are_told_as_far_as_there_is_room() {
        assert_eq!(
            drawn(30, 4, &[1; 12]).last().unwrap(),
            "    07:00   08:00   09:00"
        );
        assert_eq!(drawn(17, 4, &[1; 13]).last().unwrap(), "    07:00   09:00");
    }

    #[test]
    fn what_happened_once_is_seen_beside_what_happened_often() {
        assert_eq!(eighths(1, 1000, 3), 1);
        assert_eq!(eighths(1000, 1000, 3), 24);
        assert_eq!(eighths(0, 1000, 3), 0);
        assert_eq!(eighths(0, 0, 3), 0);
    }

    #[test]
    fn a_long_day_is_told_in_longer_spans_and_loses_nobody() {
        for (count, most, minutes, bars) in [(20, 20, 15, 20), (21, 20, 30, 11), (48, 20, 60, 12)] {
            let (told, gathered) = gathered(&quarters(count), most);
            assert_eq!((told, gathered.len()), (minutes, bars));
            assert_eq!(gathered.iter().map(|bar| bar.checked_in).sum::<u32>(), count);
            assert_eq!(
                gathered.iter().map(|bar| bar.donated).sum::<u32>(),
                count * (count - 1) / 2
            );
        }
    }

    #[test]
    fn of_a_day_that_is_too_long_the_last_hours_are_shown() {
        let (minutes, bars) = gathered(&quarters(192), 10);
        assert_eq!((minutes, bars.len()), (60, 10));
        assert_eq!(bars[0].from, quarters(192)[152].from);
    }

    #[test]
    fn no_area_is_too_small() {
        for width in 0..12 {
            for height in 0..6 {
                drawn(width, height, &[1, 2, 3]);
            }
        }
    }
}
