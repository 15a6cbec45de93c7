//! What stands beside the charts: how long people wait, how busy the hall is, what goes wrong, and the end of the log.

use ratatui::layout::Rect;

use crate::domain::throughput::{Kind, PerMille, Spread, Standing, WaitFor};
use crate::i18n::text::dashboard as text;
use crate::i18n::{format, terms};
use crate::tui::frame::Frame;
use crate::tui::theme::Meaning;

use super::{Page, columns, cut, percent_of, places, row, share_bar};

/// How many digits of a hash tell it from another one by eye.
const HASH: usize = 8;

/// The columns of the name before a bar, and of the share behind it.
const NAME: u16 = 11;
const SHARE: u16 = 5;

/// From this width on two tables of places stand side by side.
const TABLES: u16 = 66;

/// So many lines are left for what else is told, where the places stand below it.
const NOTES: u16 = 14;

impl Page<'_> {
    /// Waits, the hall, what went wrong, and the end of the log; in order of weight, because what has no room is left out.
    pub(super) fn side(&self, area: Rect, frame: &mut Frame<'_>) {
        let mut area = self.places_below(area, frame);
        let waits = self.waits(area, frame);
        cut(&mut area, waits);
        let is_airy = area.height > 12;
        cut(&mut area, u16::from(is_airy));
        self.busy(cut(&mut area, 3), frame);
        cut(&mut area, u16::from(is_airy));
        let is_tight = area.height < 3;
        let notes = if area.height == 1 {
            vec![(Meaning::Plain, self.rates())]
        } else {
            self.notes()
        };
        let log = Rect {
            y: area.bottom().saturating_sub(u16::from(!is_tight)),
            height: u16::from(!is_tight),
            ..area
        };
        area.height -= log.height;
        for (y, (meaning, line)) in (0..area.height).zip(notes) {
            self.write(row(area, y), &line, meaning, frame);
        }
        let head = self.day.head;
        let hash: String = head.hash.to_string().chars().take(HASH).collect();
        let steps = format::integer(self.lang(), head.seq.0);
        let line = text::LOG.with(self.lang(), &[("steps", &steps), ("hash", &hash)]);
        self.write(log, &line, Meaning::Muted, frame);
    }

    /// Draws desks and beds at the bottom where there is room for all of them, and returns what is left.
    fn places_below(&self, area: Rect, frame: &mut Frame<'_>) -> Rect {
        let rows = self.rows_of(Kind::Desk).max(self.rows_of(Kind::Bed));
        let height = rows.saturating_add(places::ABOVE + 1);
        if area.width < TABLES || area.height < height.saturating_add(4 + NOTES) {
            return area;
        }
        let mut below = area;
        let above = cut(&mut below, area.height - height);
        cut(&mut below, 1);
        let wide = (area.width - 2) / 2;
        self.table(Kind::Desk, columns(below, 0, wide), 0, frame);
        self.table(Kind::Bed, columns(below, wide + 2, wide), 0, frame);
        above
    }

    /// How busy desks, beds and seats were so far.
    fn busy(&self, area: Rect, frame: &mut Frame<'_>) {
        let kinds = [
            (Kind::Desk, text::BUSY_DESKS),
            (Kind::Bed, text::BUSY_BEDS),
            (Kind::Seat, text::BUSY_SEATS),
        ];
        for (y, (kind, name)) in (0..).zip(kinds) {
            let line = row(area, y);
            let share = self.figures.busy(kind, self.day.info.hall, self.hall.now);
            self.write(columns(line, 0, NAME), name.get(self.lang()), Meaning::Caption, frame);
            self.write_right(line, &percent_of(share), Meaning::Plain, frame);
            let bar = columns(line, NAME, line.width.saturating_sub(NAME + SHARE));
            let bars = share_bar(share.unwrap_or_default(), bar.width);
            self.write(bar, &bars, Meaning::Chart, frame);
        }
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
        for what in WaitFor::ALL {
            let label = match what {
                WaitFor::Screening => text::WAIT_SCREENING,
                WaitFor::Bed => text::WAIT_BED,
            };
            let now = self.figures.waits_longest(what);
            let now = now.map(|(_, since)| self.hall.now.since(since).mins());
            rows.push(told(label.get(lang), self.figures.wait(what), now));
        }
        rows.push(told(text::DOOR_TO_DOOR.get(lang), self.figures.door_to_door(), None));
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

    /// So many of so many, in hundredths with a decimal.
    fn rate(&self, part: u32, whole: u32) -> String {
        format::tenths(self.lang(), PerMille::of(part.into(), whole.into()).number())
    }

    /// Deferrals and reactions on one line.
    fn rates(&self) -> String {
        let figures = &self.figures;
        let deferred = self.rate(figures.counts().deferred, figures.screened());
        let reactions = self.rate(figures.reactions_in_all(), figures.collections());
        text::RATES.with(self.lang(), &[("deferred", &deferred), ("reactions", &reactions)])
    }

    /// The lines under the bars, the most important first.
    fn notes(&self) -> Vec<(Meaning, String)> {
        let lang = self.lang();
        let figures = &self.figures;
        let counts = figures.counts();
        let deferred = text::DEFERRED.with(
            lang,
            &[
                ("count", &self.number(counts.deferred)),
                ("rate", &self.rate(counts.deferred, figures.screened())),
            ],
        );
        let reactions = figures.reactions_in_all();
        let reacted = text::REACTIONS.with(
            lang,
            &[
                ("count", &self.number(reactions)),
                ("rate", &self.rate(reactions, figures.collections())),
            ],
        );
        let others = text::OTHERS.with(
            lang,
            &[
                ("withdrawn", &self.number(counts.withdrawn)),
                ("incomplete", &self.number(counts.incomplete)),
            ],
        );
        let mut lines: Vec<_> = [deferred, reacted, others]
            .into_iter()
            .map(|line| (Meaning::Plain, line))
            .collect();
        let absent = figures.standing(Standing::Absent);
        if absent > 0 {
            let line = text::PARKED.with(lang, &[("count", &absent)]);
            lines.push((Meaning::Waiting, line));
        }
        lines.extend(self.longest());
        lines.extend(self.grounds());
        lines.extend(self.kinds());
        lines
    }

    /// Who waits the longest now, for each thing that is waited for.
    fn longest(&self) -> impl Iterator<Item = (Meaning, String)> {
        WaitFor::ALL.into_iter().filter_map(|what| {
            let (ticket, _) = self.figures.waits_longest(what)?;
            let line = match what {
                WaitFor::Screening => text::LONGEST_SCREENING,
                WaitFor::Bed => text::LONGEST_BED,
            };
            let line = line.with(self.lang(), &[("ticket", &ticket)]);
            Some((Meaning::Waiting, line))
        })
    }

    fn grounds(&self) -> Vec<(Meaning, String)> {
        let lang = self.lang();
        let rows = self.figures.deferrals().into_iter().map(|(ground, count)| {
            let name = terms::ground(lang, &self.hall.pack, &ground);
            (name.to_owned(), count)
        });
        self.list(text::GROUNDS.get(lang), rows.collect())
    }

    fn kinds(&self) -> Vec<(Meaning, String)> {
        let lang = self.lang();
        let rows = self.figures.reactions().into_iter().map(|((kind, severity), count)| {
            let severity = terms::severity(lang, severity).to_lowercase();
            (format!("{}, {severity}", terms::reaction(lang, kind)), count)
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
