//! People waiting over time, as columns of signs: one column a step of the day, the stages stacked in the order of the way
//! through the hall, each with a sign of its own.

use crate::planning::{Clock, Outlook};
use crate::report::page::{Page, right};

/// The sign of each stage, in their order; the legend of the texts names them.
const SIGNS: [&str; 3] = ["▒", "█", "░"];

/// Lines of the chart.
const HEIGHT: u32 = 8;

/// Columns before the chart, for the numbers.
const MARGIN: usize = 5;

/// Columns from one time below the chart to the next; a time that runs past midnight has eight.
const TICK: usize = 12;

/// The most people who wait in one step, all stages together, in tenths.
pub(super) fn most(outlook: &Outlook) -> u32 {
    let waiting = outlook.course.iter().map(|moment| moment.waiting.iter().sum());
    waiting.max().unwrap_or_default()
}

/// Draws the course of a day; `most` is what the highest column can hold, so that two charts can be compared.
pub(super) fn draw(page: &mut Page, outlook: &Outlook, opening: Clock, most: u32) {
    // One line holds so many tenths of a person, a whole number of people.
    let each = most.div_ceil(HEIGHT).div_ceil(10).max(1) * 10;
    for line in (0..HEIGHT).rev() {
        let number = if line % 2 == 1 {
            ((line + 1) * each / 10).to_string()
        } else {
            String::new()
        };
        let columns = outlook.course.iter();
        let signs: String = columns.map(|moment| sign(&moment.waiting, line, each)).collect();
        page.line(&format!("{}┤{signs}", right(&number, MARGIN)));
    }
    page.line(&format!(
        "{}└{}",
        right("0", MARGIN),
        "─".repeat(outlook.course.len())
    ));
    let mut times = String::new();
    for (column, from) in (0_u32..).zip((0..outlook.course.len()).step_by(TICK)) {
        let minutes = u32::try_from(outlook.step.mins()).unwrap_or_default();
        let ticks = u32::try_from(TICK).unwrap_or_default();
        let at = crate::domain::time::Span::from_mins(minutes.saturating_mul(ticks).saturating_mul(column));
        let time = opening.after(at).to_string();
        times.push_str(&" ".repeat(from.saturating_sub(times.chars().count())));
        times.push_str(&time);
    }
    page.line(&format!("{} {times}", " ".repeat(MARGIN)));
}

/// What stands in a line of one column: the stage in whose part of the stack the middle of the line lies.
fn sign(waiting: &[u32; 3], line: u32, each: u32) -> &'static str {
    let middle = line * each + each / 2;
    let mut top = 0;
    for (count, sign) in waiting.iter().zip(SIGNS) {
        top += count;
        if middle < top {
            return sign;
        }
    }
    " "
}
