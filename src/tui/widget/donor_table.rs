//! A table with one visit a row. The selection is a visit, never a row number, so a list that changes under the fingers
//! cannot put somebody else under them.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::id::VisitId;
use crate::i18n::{Lang, Text};
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::theme::{Meaning, Theme};

use super::fit::{fit, width};

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its head.
    pub title: Text,
    /// The least width that is of any use, in cells.
    pub least: u16,
    /// How much of the room that is left over it gets, against the other columns; 0 keeps it at its least.
    pub share: u16,
    /// Where room is short, the column with the highest number goes first; 0 never goes.
    pub rank: u8,
    /// Whether its values stand at the right, as numbers do.
    pub is_number: bool,
}

impl Column {
    /// A column of at least so many cells that takes its share of what is left, and gives way by its rank where there is
    /// no room.
    #[must_use]
    pub const fn new(title: Text, least: u16, share: u16, rank: u8, is_number: bool) -> Self {
        Self {
            title,
            least,
            share,
            rank,
            is_number,
        }
    }
}

/// What one row shows.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// What the row means: its sign and its look.
    pub meaning: Meaning,
    /// One text a column.
    pub cells: Vec<Cow<'a, str>>,
}

/// A table, ready to be drawn or clicked on.
pub struct DonorTable<'a> {
    /// The columns.
    pub columns: &'a [Column],
    /// The visits, in the order in which they are shown.
    pub visits: &'a [VisitId],
    /// Makes the row of a visit; asked only for rows that are seen.
    pub row: &'a dyn Fn(VisitId) -> Row<'a>,
    /// The visit that the next key acts on.
    pub selected: Option<VisitId>,
    /// What is said when there are no visits.
    pub empty: &'a str,
}

/// Cells before the first column: the mark of the selection and the sign of the row.
const GUTTER: u16 = 4;

impl DonorTable<'_> {
    /// Draws the table; its first line holds the heads of the columns.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, lang: Lang, theme: &Theme) {
        if area.is_empty() {
            return;
        }
        let widths = widths(self.columns, area.width.saturating_sub(GUTTER));
        let head = Rect { height: 1, ..area };
        let titles = self
            .columns
            .iter()
            .map(|column| Cow::Borrowed(column.title.get(lang)));
        draw_cells(
            frame,
            head,
            self.columns,
            &widths,
            titles,
            theme.style(Meaning::Caption),
        );
        let rows = area.height - 1;
        if self.visits.is_empty() {
            let line = Rect {
                x: area.x + GUTTER.min(area.width),
                y: area.y + 1,
                width: area.width.saturating_sub(GUTTER),
                height: rows.min(1),
            };
            frame.text(line, &fit(self.empty, line.width), theme.style(Meaning::Muted));
        }
        let top = top(self.place(), self.visits.len(), usize::from(rows));
        for (line, visit) in (area.y + 1..area.bottom()).zip(self.visits.iter().skip(top)) {
            let line = Rect {
                y: line,
                height: 1,
                ..area
            };
            let row = (self.row)(*visit);
            let is_selected = self.selected == Some(*visit);
            let mut style = theme.style(row.meaning);
            if is_selected {
                frame.shade(line, theme.style(Meaning::Selected));
                style = theme.style(Meaning::Selected);
                frame.text(line, Meaning::Selected.symbol(), style);
            }
            let sign = Rect {
                x: line.x + 2.min(line.width),
                width: line.width.saturating_sub(2),
                ..line
            };
            frame.text(sign, row.meaning.symbol(), style);
            draw_cells(frame, line, self.columns, &widths, row.cells.into_iter(), style);
        }
    }

    /// The visit that is drawn on `line` of a table of `height` lines, both counted from the head.
    pub fn visit_at(&self, line: u16, height: u16) -> Option<VisitId> {
        if line >= height {
            return None;
        }
        let rows = usize::from(height.checked_sub(1)?);
        let top = top(self.place(), self.visits.len(), rows);
        let below_head = usize::from(line.checked_sub(1)?);
        self.visits.get(top + below_head).copied()
    }

    /// Where the selected visit stands.
    fn place(&self) -> Option<usize> {
        let selected = self.selected?;
        self.visits.iter().position(|visit| *visit == selected)
    }
}

/// The selection after an action that moves it, in a table that shows `page` rows; `None` for any other action.
/// Where nothing was selected, or what was is gone, it starts at the end that the action comes from.
pub fn moved(
    visits: &[VisitId],
    selected: Option<VisitId>,
    action: Action,
    page: usize,
) -> Option<Option<VisitId>> {
    let last = visits.len().saturating_sub(1);
    let place = selected.and_then(|id| visits.iter().position(|visit| *visit == id));
    let page = page.max(1);
    let to = match (action, place) {
        (Action::Up, Some(place)) => place.saturating_sub(1),
        (Action::Down, Some(place)) => place + 1,
        (Action::PageUp, Some(place)) => place.saturating_sub(page),
        (Action::PageDown, Some(place)) => place + page,
        (Action::First | Action::Down | Action::PageDown, _) => 0,
        (Action::Last | Action::Up | Action::PageUp, _) => last,
        _ => return None,
    };
    Some(visits.get(to.min(last)).copied())
}

/// The first row that is shown, so that the selected one is: whole pages, because a table that moves as a whole at every
/// key is hard to read and slow on a slow line.
fn top(selected: Option<usize>, rows: usize, page: usize) -> usize {
    if page == 0 {
        return 0;
    }
    let place = selected.unwrap_or(0);
    (place / page * page).min(rows.saturating_sub(page))
}

/// The width of each column in `room` cells, with one cell between them; 0 for a column that has to go.
fn widths(columns: &[Column], room: u16) -> Vec<u16> {
    let mut widths: Vec<u16> = columns.iter().map(|column| column.least).collect();
    let taken = |widths: &[u16]| -> u16 {
        let shown = widths.iter().filter(|width| **width > 0);
        shown.fold(0, |sum: u16, width| sum.saturating_add(*width).saturating_add(1))
    };
    while taken(&widths) > room.saturating_add(1) {
        let out = columns
            .iter()
            .zip(&mut widths)
            .filter(|(column, width)| column.rank > 0 && **width > 0)
            .max_by_key(|(column, _)| column.rank);
        match out {
            Some((_, width)) => *width = 0,
            None => break,
        }
    }
    let spare = room.saturating_add(1).saturating_sub(taken(&widths));
    let shares: u16 = columns
        .iter()
        .zip(&widths)
        .filter(|(_, width)| **width > 0)
        .map(|(column, _)| column.share)
        .sum();
    if shares > 0 {
        for (column, width) in columns.iter().zip(&mut widths).filter(|(_, width)| **width > 0) {
            *width +=
                u16::try_from(u32::from(spare) * u32::from(column.share) / u32::from(shares)).unwrap_or(0);
        }
    }
    widths
}

fn draw_cells<'a>(
    frame: &mut Frame<'_>,
    line: Rect,
    columns: &[Column],
    widths: &[u16],
    cells: impl Iterator<Item = Cow<'a, str>>,
    style: Style,
) {
    let mut x = line.x.saturating_add(GUTTER);
    for ((column, room), cell) in columns.iter().zip(widths).zip(cells) {
        if *room == 0 || x >= line.right() {
            continue;
        }
        let room = (*room).min(line.right() - x);
        let cell = fit(&cell, room);
        let indent = if column.is_number {
            room.saturating_sub(width(&cell))
        } else {
            0
        };
        let place = Rect {
            x: x + indent,
            width: room - indent,
            ..line
        };
        frame.text(place, &cell, style);
        x = x.saturating_add(room).saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use uuid::Uuid;

    use super::*;
    use crate::tui::theme::MONO;

    const fn visit(number: u128) -> VisitId {
        VisitId(Uuid::from_u128(number))
    }

    const fn column(least: u16, share: u16, rank: u8) -> Column {
        Column {
            title: Text {
                vi: "Số", en: "No."
            },
            least,
            share,
            rank,
            is_number: rank == 9,
        }
    }

    fn visits(count: u128) -> Vec<VisitId> {
        (1..=count).map(visit).collect()
    }

    #[test]
    fn columns_go_by_rank_and_share_what_is_left() {
        let columns = [
            column(4, 0, 0),
            column(10, 2, 0),
            column(6, 1, 1),
            column(5, 0, 2),
        ];
        assert_eq!(widths(&columns, 28), [4, 10, 6, 5]);
        assert_eq!(widths(&columns, 31), [4, 12, 7, 5]);
        assert_eq!(widths(&columns, 27), [4, 13, 7, 0]);
        assert_eq!(widths(&columns, 15), [4, 10, 0, 0]);
        assert_eq!(widths(&columns, 3), [4, 10, 0, 0]);
    }

    #[test]
    fn the_selection_moves_by_rows_and_pages_and_stays_inside() {
        let all = visits(30);
        let go = |from, action| moved(&all, from, action, 10).unwrap();
        assert_eq!(go(Some(visit(1)), Action::Up), Some(visit(1)));
        assert_eq!(go(Some(visit(1)), Action::Down), Some(visit(2)));
        assert_eq!(go(Some(visit(25)), Action::PageDown), Some(visit(30)));
        assert_eq!(go(Some(visit(5)), Action::PageUp), Some(visit(1)));
        assert_eq!(go(None, Action::Down), Some(visit(1)));
        assert_eq!(go(Some(visit(99)), Action::Up), Some(visit(30)));
        assert_eq!(go(Some(visit(3)), Action::Last), Some(visit(30)));
        assert_eq!(moved(&[], None, Action::Down, 10), Some(None));
        assert_eq!(moved(&all, None, Action::Advance, 10), None);
    }

    #[test]
    fn the_selected_row_is_on_the_page_that_is_shown() {
        assert_eq!(top(Some(9), 30, 10), 0);
        assert_eq!(top(Some(10), 30, 10), 10);
        assert_eq!(top(Some(25), 26, 10), 16);
        assert_eq!(top(None, 5, 10), 0);
        assert_eq!(top(Some(3), 5, 0), 0);
    }

    #[test]
    fn a_click_hits_the_row_that_is_drawn_there() {
        let all = visits(30);
        let row = |id: VisitId| Row {
            meaning: Meaning::Waiting,
            cells: vec![
                Cow::Owned(id.0.as_u128().to_string()),
                Cow::Borrowed("Nguyễn Thị Đào"),
            ],
        };
        let table = DonorTable {
            columns: &[column(3, 0, 9), column(8, 1, 0)],
            visits: &all,
            row: &row,
            selected: Some(visit(12)),
            empty: "không có",
        };
        let area = Rect::new(0, 0, 20, 6);
        let mut buffer = Buffer::empty(area);
        table.draw(&mut Frame::new(&mut buffer), area, Lang::Vi, &MONO);
        let lines: Vec<String> = buffer
            .content()
            .chunks(20)
            .map(|line| line.iter().map(ratatui::buffer::Cell::symbol).collect())
            .collect();
        assert_eq!(lines[0], "     Số Số          ");
        assert_eq!(lines[1], "  ○  11 Nguyễn Thị …");
        assert_eq!(lines[2], "▶ ○  12 Nguyễn Thị …");
        assert_eq!(table.visit_at(0, 6), None);
        assert_eq!(table.visit_at(2, 6), Some(visit(12)));
        assert_eq!(table.visit_at(5, 6), Some(visit(15)));
        assert_eq!(table.visit_at(6, 6), None);
    }
}
