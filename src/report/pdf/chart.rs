//! Charts: bars for the eye, and the same numbers as a table for whoever does not see them.

use super::block::{Align, Block, Lane, Row};
use super::canvas::{Ink, Mark, Owner, Place, Role, Tag};
use super::fonts::{Line, Style};
use super::table::Setter;
use crate::i18n::format;
use crate::i18n::text::report as text;
use crate::report::document::Chart;

/// The sizes of the letters: names, times and numbers.
const SIZES: (f32, f32) = (8.5, 6.6);

/// How high the highest bar is.
const HIGH: f32 = 84.0;

/// How wide a bar is at most.
const BAR: f32 = 15.0;

/// Room between two groups of bars, at the least.
const GAP: f32 = 4.5;

/// Room before the first group, for what stands before the times.
const BEFORE: f32 = 20.0;

/// How wide a group is at most, so that a short day is not drawn out over the page.
const GROUP: f32 = 64.0;

/// The looks of the bars: how light, and whether only their edge is drawn. They differ on paper without colours too.
const LOOKS: [(Ink, bool); 4] = [
    (Ink(30), false),
    (Ink(140), false),
    (Ink::BLACK, true),
    (Ink(205), false),
];

/// What belongs to the numbers of a chart in the order of reading.
struct Tags {
    figure: Owner,
    body: Tag,
}

impl Setter<'_> {
    /// A chart as wide as a lane, in as many strips as it needs.
    pub(super) fn chart(&mut self, parent: Tag, chart: &Chart, lane: Lane) -> Block {
        // A drawing that says nothing of itself is none that can be kept.
        let caption = if chart.caption.trim().is_empty() {
            text::CHART.get(self.lang).to_owned()
        } else {
            chart.caption.clone()
        };
        let figure = Owner::Tag(self.canvas.tag(parent, Role::Figure(caption)));
        let table = self.canvas.tag(parent, Role::Table);
        let head = self.canvas.tag(table, Role::TableHead);
        let head = self.canvas.tag(head, Role::Row);
        let body = self.canvas.tag(table, Role::TableBody);
        let tags = Tags { figure, body };

        let most = chart.series.iter().flat_map(|it| &it.counts).max();
        let most = most.copied().unwrap_or(0).max(1);
        let widest = self
            .fonts
            .width(number(), &format::integer(self.lang, most.into()));
        let series = to_float(chart.series.len()).max(1.0);
        let least = series * (widest + 0.8) + GAP;
        let room = lane.width - BEFORE;
        let fit = whole(room / least).max(1);
        let strips = chart.times.len().div_ceil(fit).max(1);
        let each = chart.times.len().div_ceil(strips).max(1);
        let slot = (room / to_float(each)).min(GROUP);

        let heading = self.canvas.tag(head, Role::ColumnHeading);
        let mut legend = self.legend(head, chart, lane);
        let mut rows = Vec::new();
        for start in (0..chart.times.len()).step_by(each) {
            let mut strip = self.strip(&tags, chart, (start, each), (slot, most), lane);
            if start == 0 {
                let words = (small(), chart.heading.as_str());
                let at = Lane {
                    x: lane.x,
                    width: BEFORE,
                };
                let y = (HIGH + SIZES.1 * 1.6, Ink::DARK);
                strip.words(self.fonts, Owner::Tag(heading), words, at, Align::Left, y);
            }
            let mut row = std::mem::take(&mut legend);
            let down = row.height;
            row.take(strip, 0.0, down);
            rows.push(row);
        }
        Block {
            rows,
            ..Block::default()
        }
    }

    /// What the bars are, beside each other, and below where there is no more room.
    fn legend(&mut self, head: Tag, chart: &Chart, lane: Lane) -> Row {
        let mut row = Row::default();
        let (side, style) = (SIZES.0 * 0.8, Style::plain(SIZES.0));
        let (left, right) = (lane.x + BEFORE, lane.x + lane.width);
        let (mut x, mut y) = (left, 0.0);
        for (bars, look) in chart.series.iter().zip(LOOKS.iter().cycle()) {
            let owner = Owner::Tag(self.canvas.tag(head, Role::ColumnHeading));
            let set = self.fonts.wrap(style, &bars.name, right - left - side - 4.0);
            let width = set.iter().map(Line::width).fold(0.0, f32::max);
            if x > left && x + side + 4.0 + width > right {
                (x, y) = (left, row.height);
            }
            let place = Place {
                x,
                y: y + SIZES.0 * 0.28,
                width: side,
                height: side,
            };
            bar(&mut row, Owner::EYE, place, *look);
            let at = Lane {
                x: x + side + 4.0,
                width,
            };
            row.write(owner, set, at, Align::Left, (y, Ink::BLACK));
            x += side + 4.0 + width + 18.0;
        }
        row.height += 6.0;
        row
    }

    /// Some groups of bars beside each other, their numbers above them and their times below.
    fn strip(
        &mut self,
        tags: &Tags,
        chart: &Chart,
        (start, count): (usize, usize),
        (slot, most): (f32, u32),
        lane: Lane,
    ) -> Row {
        let mut row = Row::default();
        let above = SIZES.1 * 1.45;
        let base = above + HIGH;
        let series = to_float(chart.series.len()).max(1.0);
        let wide = ((slot - GAP) / series).min(BAR);
        let times: Vec<_> = chart.times.iter().enumerate().skip(start).take(count).collect();
        let group_x = |place: usize| lane.x + BEFORE + slot * (to_float(place) + 0.5) - wide * series / 2.0;
        let height = |count: u32| HIGH * share(count, most);
        for (place, (n, _)) in times.iter().enumerate() {
            for (s, (series, look)) in chart.series.iter().zip(LOOKS.iter().cycle()).enumerate() {
                let count = series.counts.get(*n).copied().unwrap_or(0);
                let place = Place {
                    x: group_x(place) + wide * to_float(s) + 0.4,
                    y: base - height(count),
                    width: wide - 0.8,
                    height: height(count),
                };
                if count > 0 {
                    bar(&mut row, tags.figure, place, *look);
                }
            }
        }
        let all = Lane {
            x: lane.x + BEFORE,
            width: slot * to_float(times.len()),
        };
        row.rule(all, base, (0.6, Ink::BLACK));
        for (place, (n, time)) in times.iter().enumerate() {
            let of_row = self.canvas.tag(tags.body, Role::Row);
            let of_time = Owner::Tag(self.canvas.tag(of_row, Role::RowHeading));
            let under = Lane {
                x: lane.x + BEFORE + slot * to_float(place) + 1.0,
                width: slot - 2.0,
            };
            // The two ends of a quarter of an hour stand beside each other, or under each other.
            let time = if self.fonts.width(small(), time) <= under.width {
                (*time).clone()
            } else {
                time.replace('-', "- ")
            };
            let top = (base + 2.0, Ink::BLACK);
            row.words(self.fonts, of_time, (small(), &time), under, Align::Middle, top);
            for (s, bars) in chart.series.iter().enumerate() {
                let owner = Owner::Tag(self.canvas.tag(of_row, Role::Cell));
                let count = bars.counts.get(*n).copied().unwrap_or(0);
                let shown = format::integer(self.lang, count.into());
                let set = self.fonts.line(number(), &shown);
                let over = Lane {
                    x: group_x(place) + wide * to_float(s),
                    width: wide,
                };
                let ink = if count == 0 { Ink::DARK } else { Ink::BLACK };
                let top = base - height(count) - above + 0.6;
                row.write(owner, vec![set], over, Align::Middle, (top, ink));
            }
        }
        row.height += 6.0;
        row
    }
}

const fn small() -> Style {
    Style::plain(SIZES.1)
}

const fn number() -> Style {
    Style::plain(SIZES.1)
}

/// A bar, or the edge of one.
fn bar(row: &mut Row, owner: Owner, place: Place, (ink, is_edge): (Ink, bool)) {
    row.push(owner, Mark::Fill { place, ink });
    let edge = 0.9;
    if is_edge && place.width > 2.0 * edge && place.height > 2.0 * edge {
        let inside = Place {
            x: place.x + edge,
            y: place.y + edge,
            width: place.width - 2.0 * edge,
            height: place.height - 2.0 * edge,
        };
        let ink = Ink::WHITE;
        row.push(owner, Mark::Fill { place: inside, ink });
    }
}

/// How much of the most a number is.
#[expect(
    clippy::cast_precision_loss,
    reason = "a bar is not measured to the last of a million"
)]
fn share(count: u32, most: u32) -> f32 {
    count as f32 / most as f32
}

/// A number of things on a page.
fn to_float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "so many things have room on a page"
)]
fn whole(count: f32) -> usize {
    count.max(0.0) as usize
}
