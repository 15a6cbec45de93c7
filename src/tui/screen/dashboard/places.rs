//! How the desks, beds and seats do: how many donors each had, how long it took, how busy it was. Places are told by their
//! numbers, never by who works there, and in that order: this is for finding a jam, not for racing.

use ratatui::layout::Rect;

use crate::domain::throughput::{Kind, PerMille, Spread};
use crate::i18n::Text;
use crate::i18n::text::dashboard as text;
use crate::tui::frame::Frame;
use crate::tui::theme::Meaning;

use super::{Page, columns, percent_of, row, share_bar};

/// The columns of a table that has room for every figure.
const TABLE: u16 = 32;

/// The lines above the places of a table: what it is about, the heads of its columns, all together.
pub(super) const ABOVE: u16 = 3;

/// The columns of a table: the number, whether it is taken, how many, the median, the 90th percentile.
const COLUMNS: [u16; 5] = [5, 2, 5, 9, 6];

/// The columns of the share of time.
const SHARE: u16 = 5;

/// What one line tells.
struct Line {
    label: String,
    is_taken: bool,
    service: Option<Spread>,
    share: Option<PerMille>,
}

impl Page<'_> {
    /// Draws a table for each kind of places: side by side, as far as there is room, those that don't fit below.
    pub(super) fn places(&self, area: Rect, frame: &mut Frame<'_>) {
        let first = self.first;
        let tables = (area.width / TABLE).min(3);
        let wide = (area.width + 2).checked_div(tables).unwrap_or(0).saturating_sub(2);
        let column = |place: u16| columns(area, place * (wide + 2), wide);
        match tables {
            0 => {}
            1 | 2 => {
                // The seats below the desks, which are fewer than the beds.
                let desks = ABOVE.saturating_add(self.rows_of(Kind::Desk)).saturating_add(1);
                let mut left = column(0);
                let upper = super::cut(&mut left, desks.min(area.height.saturating_sub(ABOVE)));
                self.table(Kind::Desk, upper, first, frame);
                self.table(Kind::Seat, left, first, frame);
                if tables == 2 {
                    self.table(Kind::Bed, column(1), first, frame);
                }
            }
            _ => {
                for (place, kind) in (0..).zip(Kind::ALL) {
                    self.table(kind, column(place), first, frame);
                }
            }
        }
    }

    /// How many places there are of a kind.
    pub(super) fn rows_of(&self, kind: Kind) -> u16 {
        let (hall, now) = (self.day.info.hall, self.hall.now);
        let count = self.figures.spots(kind, hall, now).count();
        u16::try_from(count).unwrap_or(u16::MAX)
    }

    /// How many there are of the kind of which there are the most.
    pub(super) fn most_places(&self) -> usize {
        Kind::ALL.map(|kind| self.rows_of(kind).into()).into_iter().max().unwrap_or(0)
    }

    /// Draws the table of one kind; what has no room is scrolled to.
    pub(super) fn table(&self, kind: Kind, area: Rect, first: usize, frame: &mut Frame<'_>) {
        let lang = self.lang();
        let (hall, now) = (self.day.info.hall, self.hall.now);
        self.write(row(area, 0), title(kind).get(lang), Meaning::Caption, frame);
        let heads = [text::COLUMN_DONE, text::MEDIAN, text::P90].map(|it| it.get(lang));
        let [done, median, p90] = heads;
        self.cells(row(area, 1), ["", "", done, median, p90], Meaning::Muted, frame);
        self.write_right(row(area, 1), text::COLUMN_BUSY.get(lang), Meaning::Muted, frame);
        let all = Line {
            label: text::ALL_PLACES.get(lang).to_owned(),
            is_taken: false,
            service: self.figures.service(kind),
            share: self.figures.busy(kind, hall, now),
        };
        self.line(row(area, 2), &all, Meaning::Accent, frame);
        let rows = usize::from(area.height.saturating_sub(ABOVE));
        let count = usize::from(self.rows_of(kind));
        let first = first.min(count.saturating_sub(rows));
        let spots = self.figures.spots(kind, hall, now).skip(first).take(rows);
        for (y, spot) in (ABOVE..).zip(spots) {
            let line = Line {
                label: spot.spot.number.to_string(),
                is_taken: spot.is_taken,
                service: spot.service,
                share: Some(spot.share),
            };
            self.line(row(area, y), &line, Meaning::Plain, frame);
        }
    }

    fn line(&self, area: Rect, line: &Line, meaning: Meaning, frame: &mut Frame<'_>) {
        let told = |value: Option<String>| value.unwrap_or_else(|| "–".to_owned());
        let service = line.service;
        let count = service.map_or(0, |spread| spread.count);
        let taken = if line.is_taken { Meaning::Active.symbol() } else { " " };
        let cells = [
            &*line.label,
            taken,
            &*count.to_string(),
            &*told(service.map(|spread| spread.median.mm_ss())),
            &*told(service.map(|spread| spread.p90.mm_ss())),
        ];
        self.cells(area, cells, meaning, frame);
        let used: u16 = COLUMNS.iter().sum();
        let room = area.width.saturating_sub(used + SHARE + 1);
        if let Some(share) = line.share {
            let bar = columns(area, used + 1, room);
            self.write(bar, &share_bar(share, bar.width), Meaning::Chart, frame);
        }
        self.write_right(area, &percent_of(line.share), meaning, frame);
    }

    fn cells(&self, area: Rect, cells: [&str; 5], meaning: Meaning, frame: &mut Frame<'_>) {
        let mut x = 0;
        for (cell, wide) in cells.into_iter().zip(COLUMNS) {
            self.write_right(columns(area, x, wide), cell, meaning, frame);
            x += wide;
        }
    }
}

/// What a table is about.
const fn title(kind: Kind) -> Text {
    match kind {
        Kind::Desk => text::DESKS,
        Kind::Bed => text::BEDS,
        Kind::Seat => text::SEATS,
    }
}
