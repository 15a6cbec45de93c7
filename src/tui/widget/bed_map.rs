//! The beds of the hall as a grid: boxes where there is room, else a line each.
//!
//! ```text
//! ╭ 3 ────── Số 12╮   ╔▶4 ════════════╗      3 ● 07:31  12 N.V. An
//! │ Nguyễn Văn An │   ║ ▲ trống       ║     ▶4 ▲ trống
//! │ 350 ml ● 07:31│   ║               ║
//! ╰───────────────╯   ╚═══════════════╝
//! ```

use ratatui::layout::{Rect, Size};
use ratatui::widgets::{Block, BorderType};

use crate::domain::id::{BedNo, Ticket};
use crate::domain::rulepack::RulePack;
use crate::domain::time::Span;
use crate::domain::vitals::Volume;
use crate::i18n::text::care;
use crate::i18n::text::collection as text;
use crate::i18n::{Lang, Text, format};
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::theme::{Meaning, Theme};

use super::fit::{fit, width};

/// The widths that a cell may have at least, the best first.
const WIDTHS: [u16; 4] = [26, 22, 19, 16];

/// Wider cells would only be emptier.
const WIDEST: u16 = 32;

/// Less of a name than this says nothing.
const LEAST_NAME: u16 = 5;

/// Lines of a box.
const BOX: u16 = 4;

/// Who lies on a bed.
#[derive(Debug, Clone)]
pub struct Occupant {
    /// Their ticket.
    pub ticket: Ticket,
    /// Their name.
    pub name: String,
    /// Their name with initials for all but the given name.
    pub short_name: String,
    /// What was ordered.
    pub volume: Volume,
    /// How long the needle has been in.
    pub running: Span,
    /// What the bed calls for.
    pub call: Call,
}

/// A bed.
#[derive(Debug, Clone)]
pub struct Bed {
    /// Its number.
    pub no: BedNo,
    /// Who lies on it; nobody on a free bed.
    pub occupant: Option<Occupant>,
}

impl Bed {
    fn meaning(&self) -> Meaning {
        self.occupant
            .as_ref()
            .map_or(Meaning::Ready, |occupant| occupant.call.meaning())
    }
}

/// What a bed in use calls for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// Nothing.
    Calm,
    /// The draw has lasted so long that it should end soon.
    Soon,
    /// It has lasted too long: somebody has to decide.
    Decide,
    /// It was decided that it goes on for a moment.
    GoesOn,
    /// The doctor's yes does not hold any more: it has to stop.
    Doubt,
}

impl Call {
    /// What a draw that has lasted so long calls for.
    #[must_use]
    pub fn of(pack: &RulePack, running: Span) -> Self {
        let mins = |mins: u16| Span::from_mins(u32::from(mins));
        if running >= mins(pack.draw.most_minutes.in_force()) {
            Self::Decide
        } else if running >= mins(pack.draw.warn_minutes.in_force()) {
            Self::Soon
        } else {
            Self::Calm
        }
    }

    /// How that looks.
    #[must_use]
    pub const fn meaning(self) -> Meaning {
        match self {
            Self::Calm => Meaning::Active,
            Self::Soon | Self::GoesOn => Meaning::Warning,
            Self::Decide | Self::Doubt => Meaning::Stop,
        }
    }

    /// Whether somebody has to come at once.
    #[must_use]
    pub const fn is_alarm(self) -> bool {
        matches!(self, Self::Decide | Self::Doubt)
    }

    /// The word on the bed.
    const fn word(self) -> Option<Text> {
        match self {
            Self::Calm => None,
            Self::Soon => Some(text::SOON),
            Self::Decide => Some(text::DECIDE),
            Self::GoesOn => Some(text::GOES_ON),
            Self::Doubt => Some(text::TELL_DOCTOR),
        }
    }
}

/// How so many beds stand in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    count: usize,
    columns: usize,
    cell: Size,
}

impl Grid {
    /// The grid with the most to read on each bed that still shows all beds; lines that scroll, where nothing does.
    #[must_use]
    pub fn of(count: usize, room: Size) -> Self {
        let fitting = [BOX, 1].into_iter().find_map(|height| {
            WIDTHS
                .into_iter()
                .map(|width| Self::with_cells(count, room.width, width, height))
                .find(|grid| grid.height() <= room.height)
        });
        fitting.unwrap_or_else(|| Self::with_cells(count, room.width, 16, 1))
    }

    fn with_cells(count: usize, room: u16, width: u16, height: u16) -> Self {
        let columns = (room / width).max(1);
        let columns = columns.min(u16::try_from(count).unwrap_or(u16::MAX).max(1));
        Self {
            count,
            columns: usize::from(columns),
            cell: Size::new((room / columns).min(WIDEST), height),
        }
    }

    /// Whether there is only a line for each bed, so that not everything is said about whoever lies on it.
    #[must_use]
    pub const fn is_short(self) -> bool {
        self.cell.height < BOX
    }

    fn rows(self) -> usize {
        self.count.div_ceil(self.columns)
    }

    /// How many lines all beds take.
    #[must_use]
    pub fn height(self) -> u16 {
        u16::try_from(self.rows())
            .unwrap_or(u16::MAX)
            .saturating_mul(self.cell.height)
    }

    /// The place after an action that moves; `None` at the edge, and for any other action.
    #[must_use]
    pub fn moved(self, place: usize, action: Action) -> Option<usize> {
        let last = self.count.checked_sub(1)?;
        let (row, column) = (place / self.columns, place % self.columns);
        if action == Action::First {
            return Some(0);
        }
        if action == Action::Last {
            return Some(last);
        }
        if action == Action::Left {
            return (column > 0).then(|| place - 1);
        }
        if action == Action::Right {
            return (column + 1 < self.columns && place < last).then(|| place + 1);
        }
        if action == Action::Up {
            return place.checked_sub(self.columns);
        }
        (action == Action::Down && row + 1 < self.rows()).then(|| (place + self.columns).min(last))
    }

    /// The first row that is shown so that the place is.
    fn top(self, selected: Option<usize>, height: u16) -> usize {
        let shown = usize::from((height / self.cell.height.max(1)).max(1));
        let row = selected.map_or(0, |place| place / self.columns);
        (row + 1).saturating_sub(shown)
    }

    /// Where a bed is drawn in an area.
    fn cell(self, place: usize, top: usize, area: Rect) -> Option<Rect> {
        let row = u16::try_from((place / self.columns).checked_sub(top)?).ok()?;
        let column = u16::try_from(place % self.columns).ok()?;
        let cell = Rect {
            x: area.x + column * self.cell.width,
            y: area.y.checked_add(row.checked_mul(self.cell.height)?)?,
            width: self.cell.width,
            height: self.cell.height,
        };
        let whole = cell.intersection(area) == cell;
        (whole || self.cell.height == 1 && cell.intersects(area)).then_some(cell)
    }
}

/// The map, ready to be drawn or clicked on.
#[derive(Debug)]
pub struct BedMap<'a> {
    /// The beds, first to last.
    pub beds: &'a [Bed],
    /// The bed that the next key acts on.
    pub selected: Option<BedNo>,
}

impl BedMap<'_> {
    fn place(&self) -> Option<usize> {
        self.beds.iter().position(|bed| Some(bed.no) == self.selected)
    }

    /// The bed that is drawn at this cell of the area.
    pub fn bed_at(&self, area: Rect, at: ratatui::layout::Position) -> Option<BedNo> {
        let grid = Grid::of(self.beds.len(), area.as_size());
        let top = grid.top(self.place(), area.height);
        let hit = self
            .beds
            .iter()
            .enumerate()
            .find(|(place, _)| grid.cell(*place, top, area).is_some_and(|cell| cell.contains(at)));
        hit.map(|(_, bed)| bed.no)
    }

    /// Draws the map.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect, lang: Lang, theme: &Theme) {
        let grid = Grid::of(self.beds.len(), area.as_size());
        let top = grid.top(self.place(), area.height);
        for (place, bed) in self.beds.iter().enumerate() {
            let Some(cell) = grid.cell(place, top, area) else {
                continue;
            };
            let cell = cell.intersection(area);
            if grid.is_short() {
                self.draw_line(bed, frame, cell, lang, theme);
            } else {
                self.draw_box(bed, frame, cell, lang, theme);
            }
        }
    }

    fn draw_box(&self, bed: &Bed, frame: &mut Frame<'_>, cell: Rect, lang: Lang, theme: &Theme) {
        let meaning = bed.meaning();
        let is_selected = self.selected == Some(bed.no);
        let (border, mark) = if is_selected {
            (BorderType::Double, Meaning::Selected.symbol())
        } else {
            (BorderType::Rounded, " ")
        };
        let style = theme.style(if bed.occupant.is_some() {
            meaning
        } else {
            Meaning::Muted
        });
        let block = Block::bordered().border_type(border).border_style(style);
        let inner = block.inner(cell);
        frame.render_widget(block, cell);
        let title = format!("{mark}{} ", bed.no);
        let title_style = theme.style(if is_selected {
            Meaning::Selected
        } else {
            Meaning::Title
        });
        let corner = Rect {
            x: cell.x + 1,
            width: cell.width.saturating_sub(2),
            height: 1,
            ..cell
        };
        frame.text(corner, &title, title_style);
        let line = |row: u16| Rect {
            x: inner.x + 1,
            y: inner.y + row,
            width: inner.width.saturating_sub(1),
            height: 1,
        };
        let Some(occupant) = &bed.occupant else {
            let free = format!("{} {}", meaning.symbol(), text::BED_FREE.get(lang));
            frame.text(line(0), &free, theme.style(meaning));
            return;
        };
        let ticket = format!(" {} ", care::TICKET.with(lang, &[("ticket", &occupant.ticket)]));
        right(frame, corner, &ticket, style);
        let given = occupant.short_name.rsplit(' ').next().unwrap_or_default();
        let names = [occupant.name.as_str(), occupant.short_name.as_str()];
        let name = names
            .into_iter()
            .find(|name| width(name) <= line(0).width)
            .unwrap_or(given);
        frame.text(line(0), &fit(name, line(0).width), theme.style(Meaning::Plain));
        let volume = format::volume(occupant.volume);
        frame.text(line(1), &volume, theme.style(Meaning::Plain));
        let gap = if line(1).width > width(&volume) + 7 {
            " "
        } else {
            ""
        };
        let timer = format!("{}{gap}{}", meaning.symbol(), occupant.running.mm_ss());
        right(frame, line(1), &timer, style);
        if let Some(word) = occupant.call.word() {
            let bottom = Rect {
                y: cell.y + cell.height - 1,
                ..corner
            };
            right(frame, bottom, &format!(" {} ", word.get(lang)), style);
        }
    }

    fn draw_line(&self, bed: &Bed, frame: &mut Frame<'_>, cell: Rect, lang: Lang, theme: &Theme) {
        let meaning = bed.meaning();
        let is_selected = self.selected == Some(bed.no);
        let mark = if is_selected {
            Meaning::Selected.symbol()
        } else {
            " "
        };
        let style = theme.style(if is_selected { Meaning::Selected } else { meaning });
        let room = cell.width.saturating_sub(1);
        let line = match &bed.occupant {
            None => format!(
                "{mark}{:>2} {} {}",
                bed.no,
                meaning.symbol(),
                text::BED_FREE.get(lang)
            ),
            Some(occupant) => {
                let line = format!(
                    "{mark}{:>2} {}{:>5} {:>3} ",
                    bed.no,
                    meaning.symbol(),
                    occupant.running.mm_ss(),
                    occupant.ticket
                );
                let room = room.saturating_sub(width(&line));
                let word = occupant.call.word().filter(|_| occupant.call.is_alarm());
                let word = word.map(|word| word.get(lang)).filter(|word| width(word) <= room);
                if let Some(word) = word {
                    line + word
                } else if room < LEAST_NAME {
                    line
                } else {
                    line + &fit(&occupant.short_name, room)
                }
            }
        };
        frame.text(cell, &fit(line.trim_end(), room), style);
    }
}

/// Writes a text at the right end of a line.
fn right(frame: &mut Frame<'_>, line: Rect, text: &str, style: ratatui::style::Style) {
    let room = width(text).min(line.width);
    let place = Rect {
        x: line.right() - room,
        width: room,
        ..line
    };
    frame.text(place, text, style);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_as_long_as_all_beds_are_seen_then_lines_then_scrolling() {
        let of = |count, width, height| {
            let grid = Grid::of(count, Size::new(width, height));
            (grid.columns, grid.cell.width, grid.cell.height)
        };
        assert_eq!(of(9, 80, 12), (3, 26, 4));
        assert_eq!(of(9, 80, 11), (5, 16, 4));
        assert_eq!(of(9, 80, 8), (5, 16, 4));
        assert_eq!(of(9, 80, 7), (3, 26, 1));
        assert_eq!(of(60, 80, 15), (4, 20, 1));
        assert_eq!(of(60, 80, 12), (5, 16, 1));
        assert_eq!(of(60, 80, 3), (5, 16, 1));
        assert_eq!(of(2, 80, 12), (2, 32, 4));
        assert_eq!(of(0, 80, 12), (1, 32, 4));
        assert_eq!(of(3, 5, 2), (1, 5, 1));
    }

    #[test]
    fn the_selection_moves_over_the_grid_and_stops_at_its_edges() {
        let grid = Grid::of(9, Size::new(80, 8));
        assert_eq!(grid.moved(0, Action::Right), Some(1));
        assert_eq!(grid.moved(4, Action::Right), None);
        assert_eq!(grid.moved(8, Action::Right), None);
        assert_eq!(grid.moved(0, Action::Left), None);
        assert_eq!(grid.moved(5, Action::Left), None);
        assert_eq!(grid.moved(4, Action::Down), Some(8));
        assert_eq!(grid.moved(5, Action::Down), None);
        assert_eq!(grid.moved(6, Action::Up), Some(1));
        assert_eq!(grid.moved(1, Action::Up), None);
        assert_eq!(grid.moved(3, Action::Last), Some(8));
        assert_eq!(grid.moved(3, Action::Advance), None);
    }

    #[test]
    fn the_row_of_the_selected_bed_is_shown() {
        let grid = Grid::of(60, Size::new(80, 3));
        assert_eq!(grid.top(Some(0), 3), 0);
        assert_eq!(grid.top(Some(14), 3), 0);
        assert_eq!(grid.top(Some(15), 3), 1);
        assert_eq!(grid.top(Some(59), 3), 9);
    }

    #[test]
    fn a_draw_warns_from_twelve_minutes_on_and_asks_to_decide_from_fifteen_on() {
        let pack = RulePack::vn_tt26_2013().unwrap();
        let at = |secs| Call::of(&pack, Span::from_secs(secs));
        assert_eq!(at(12 * 60 - 1), Call::Calm);
        assert_eq!(at(12 * 60), Call::Soon);
        assert_eq!(at(15 * 60 - 1), Call::Soon);
        assert_eq!(at(15 * 60), Call::Decide);
    }

    #[test]
    fn whatever_is_not_calm_has_a_sign_and_a_word() {
        for call in [Call::Soon, Call::GoesOn, Call::Decide, Call::Doubt] {
            assert!(call.word().is_some());
            assert_ne!(call.meaning().symbol(), Call::Calm.meaning().symbol());
            assert_eq!(call.is_alarm(), call.meaning() == Meaning::Stop);
        }
        assert!(Call::Calm.word().is_none());
    }
}
