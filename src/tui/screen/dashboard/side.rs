//! What stands beside the chart: how long people wait, what goes wrong, and the end of the log.

use ratatui::layout::Rect;

use crate::domain::throughput::{Spread, WaitFor};
use crate::i18n::text::dashboard as text;
use crate::i18n::{format, terms};
use crate::tui::frame::Frame;
use crate::tui::theme::Meaning;

use super::figures::per_mille;
use super::{Page, row};

/// How many digits of a hash tell it from another one by eye.
const HASH: usize = 8;

impl Page<'_> {
    /// Waits, what went wrong, and the end of the log; in order of weight, because what has no room is left out.
    pub(super) fn side(&self, area: Rect, frame: &mut Frame<'_>) {
        let waits = self.waits(area, frame);
        let log = row(area, area.height.saturating_sub(1));
        let below = Rect {
            y: (area.y + waits).min(area.bottom()),
            height: area.height.saturating_sub(waits + 1),
            ..area
        };
        for (y, (meaning, line)) in (0..below.height).zip(self.notes(below)) {
            self.write(row(below, y), &line, meaning, frame);
        }
        let head = self.figures.head;
        let hash: String = head.hash.to_string().chars().take(HASH).collect();
        let steps = format::integer(self.lang(), head.seq.0);
        let line = text::LOG.with(self.lang(), &[("steps", &steps), ("hash", &hash)]);
        self.write(log, &line, Meaning::Muted, frame);
    }

    /// Draws the table of waits and returns how many lines it took.
    fn waits(&self, area: Rect, frame: &mut Frame<'_>) -> u16 {
        let lang = self.lang();
        let minutes = |spread: Option<Spread>| {
            [
                spread.map(|it| it.median.mins()),
                spread.map(|it| it.p90.mins()),
            ]
        };
        let mut rows = vec![(
            [text::WAITS, text::MEDIAN, text::P90, text::NOW].map(|it| it.get(lang).to_owned()),
            Meaning::Caption,
        )];
        let told = |label: &str, spread: Option<Spread>, now: Option<i64>| {
            let [median, p90] = minutes(spread);
            let show = |value: Option<i64>| value.map_or_else(|| "–".to_owned(), |it| it.to_string());
            ([label.to_owned(), show(median), show(p90), show(now)], Meaning::Plain)
        };
        for wait in &self.figures.waits {
            let label = match wait.what {
                WaitFor::Screening => text::WAIT_SCREENING,
                WaitFor::Bed => text::WAIT_BED,
            };
            let now = wait.now.map(|(_, since)| self.hall.now.since(since).mins());
            rows.push(told(label.get(lang), wait.over, now));
        }
        rows.push(told(text::DOOR_TO_DOOR.get(lang), self.figures.door_to_door, None));
        let widths = [13, 9, 6, 8];
        for (y, (cells, meaning)) in (0..).zip(&rows) {
            let mut x = area.x;
            for (place, (cell, width)) in cells.iter().zip(widths).enumerate() {
                let place_of_cell = Rect { x, width, ..row(area, y) };
                if place == 0 {
                    self.write(place_of_cell, cell, Meaning::Caption, frame);
                } else {
                    self.write_right(place_of_cell, cell, *meaning, frame);
                }
                x = x.saturating_add(width);
            }
        }
        u16::try_from(rows.len()).unwrap_or(u16::MAX)
    }

    /// The lines under the table of waits, the most important first, as many as make sense in the room.
    fn notes(&self, area: Rect) -> Vec<(Meaning, String)> {
        let lang = self.lang();
        let figures = self.figures;
        let rate = |part: u32, whole: u32| format::tenths(lang, per_mille(part.into(), whole.into()));
        let deferred = text::DEFERRED.with(
            lang,
            &[
                ("count", &self.number(figures.counts.deferred)),
                ("rate", &rate(figures.counts.deferred, figures.screened)),
            ],
        );
        let reactions = figures.reactions_in_all();
        let reacted = text::REACTIONS.with(
            lang,
            &[
                ("count", &self.number(reactions)),
                ("rate", &rate(reactions, figures.collections)),
            ],
        );
        let others = text::OTHERS.with(
            lang,
            &[
                ("withdrawn", &self.number(figures.counts.withdrawn)),
                ("incomplete", &self.number(figures.counts.incomplete)),
            ],
        );
        let mut lines: Vec<_> = [deferred, reacted, others]
            .into_iter()
            .map(|line| (Meaning::Plain, line))
            .collect();
        if figures.parked > 0 {
            let line = text::PARKED.with(lang, &[("count", &figures.parked)]);
            lines.push((Meaning::Waiting, line));
        }
        if usize::from(area.height) > lines.len() {
            let airy = usize::from(area.height) > lines.len() + 4;
            if airy {
                lines.insert(0, (Meaning::Plain, String::new()));
            }
            lines.extend(self.longest());
            lines.extend(self.grounds());
            lines.extend(self.kinds());
        }
        lines
    }

    /// Who waits the longest now, for each thing that is waited for.
    fn longest(&self) -> Vec<(Meaning, String)> {
        self.figures
            .waits
            .iter()
            .filter_map(|wait| {
                let (ticket, _) = wait.now?;
                let line = match wait.what {
                    WaitFor::Screening => text::LONGEST_SCREENING,
                    WaitFor::Bed => text::LONGEST_BED,
                };
                let line = line.with(self.lang(), &[("ticket", &ticket)]);
                Some((Meaning::Waiting, line))
            })
            .collect()
    }

    fn grounds(&self) -> Vec<(Meaning, String)> {
        let lang = self.lang();
        let rows = self.figures.deferrals.iter().map(|(ground, count)| {
            let name = terms::ground(lang, &self.hall.pack, ground);
            (name.to_owned(), *count)
        });
        self.list(text::GROUNDS.get(lang), rows.collect())
    }

    fn kinds(&self) -> Vec<(Meaning, String)> {
        let lang = self.lang();
        let rows = self.figures.reactions.iter().map(|((kind, severity), count)| {
            let severity = terms::severity(lang, *severity).to_lowercase();
            (format!("{}, {severity}", terms::reaction(lang, *kind)), *count)
        });
        self.list(text::KINDS.get(lang), rows.collect())
    }

    /// A heading and its counts; nothing, when there are none.
    fn list(&self, heading: &str, rows: Vec<(String, u32)>) -> Vec<(Meaning, String)> {
        if rows.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![
            (Meaning::Plain, String::new()),
            (Meaning::Caption, heading.to_owned()),
        ];
        lines.extend(
            rows.into_iter()
                .map(|(name, count)| (Meaning::Plain, format!("{:>4}  {name}", self.number(count)))),
        );
        lines
    }
}
