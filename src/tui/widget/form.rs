//! Fields one below the other, each with its caption, and under a field what has to be said about it. What the fields
//! mean and whether they hold what they should is the business of the screen.
//!
//! ```text
//!        Họ và tên  Nguyễn Văn An___________________________
//!        Ngày sinh  31/02/1987______________________________
//!                   ✗ Không có ngày 31/2/1987. Hãy xem lại ngày trên giấy tờ.
//! ```

use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::screen::{Event, Focus};
use crate::tui::theme::{Meaning, Theme};

use super::field::Field;
use super::fit::{fit, width, wrap};

/// The fields, and where the cursor is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    fields: Vec<Field>,
    /// Which fields have been left at least once, so that their faults may be shown.
    left: Vec<bool>,
    place: usize,
    has_button: bool,
}

/// What an event did to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The text of the field with the cursor changed.
    Typed,
    /// The cursor left this field.
    Left(usize),
    /// The cursor moved inside of a field.
    Nothing,
}

/// What stands around one field.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// Its caption.
    pub caption: String,
    /// What it counts as while it is empty.
    pub suggestion: String,
    /// What is said under it, each with its meaning.
    pub notes: Vec<(Meaning, String)>,
}

impl Form {
    /// These fields; with a button after the last one or without.
    pub fn new(fields: Vec<Field>, has_button: bool) -> Self {
        Self {
            left: vec![false; fields.len()],
            fields,
            place: 0,
            has_button,
        }
    }

    /// What is in a field.
    pub fn text(&self, place: usize) -> String {
        self.fields.get(place).map(Field::text).unwrap_or_default()
    }

    /// Replaces what is in a field.
    pub fn set(&mut self, place: usize, text: &str) {
        if let Some(field) = self.fields.get_mut(place) {
            field.set(text);
        }
    }

    /// What letters are where the cursor is.
    #[must_use]
    pub fn focus(&self) -> Focus {
        self.fields.get(self.place).map_or(Focus::Text, Field::focus)
    }

    /// Where the cursor is; the number of fields, when it is on the button.
    #[must_use]
    pub const fn place(&self) -> usize {
        self.place
    }

    /// Whether the cursor is on the last field or on the button.
    #[must_use]
    pub const fn is_at_end(&self) -> bool {
        self.place + 1 >= self.fields.len()
    }

    /// Whether nothing is in any field.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(Field::is_empty)
    }

    /// Whether the cursor has left a field before.
    #[must_use]
    pub fn was_left(&self, place: usize) -> bool {
        self.left.get(place).copied().unwrap_or(false)
    }

    /// Puts the cursor into a field and returns which one it left.
    pub fn go(&mut self, to: usize) -> usize {
        let from = self.place;
        if let Some(left) = self.left.get_mut(from) {
            *left = true;
        }
        let last = self.fields.len() - usize::from(!self.has_button && !self.fields.is_empty());
        self.place = to.min(last);
        from
    }

    /// Counts every field as left, so that all faults are shown.
    pub fn leave_all(&mut self) {
        self.left.fill(true);
    }

    /// Takes what is meant for the field with the cursor, and the actions that go from field to field. `None` when the
    /// event is not for a form.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the field knows what else is meant for it"
    )]
    pub fn take(&mut self, event: &Event<'_>) -> Option<Change> {
        match event {
            Event::Act(Action::NextField | Action::Down) => Some(Change::Left(self.go(self.place + 1))),
            Event::Act(Action::PreviousField | Action::Up) => {
                Some(Change::Left(self.go(self.place.saturating_sub(1))))
            }
            _ => {
                let changed = self.fields.get_mut(self.place)?.take(event)?;
                Some(if changed { Change::Typed } else { Change::Nothing })
            }
        }
    }

    /// Draws the form, and under it the button if it has one.
    pub fn draw(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        around: &[Surroundings],
        button: &str,
        theme: &Theme,
    ) {
        let caption = caption_width(around);
        let lines = self.lines(around, area);
        let top = self.top(&lines, area.height);
        for (y, line) in (area.y..area.bottom()).zip(lines.into_iter().skip(top)) {
            let whole = Rect { y, height: 1, ..area };
            let right = Rect {
                x: area.x.saturating_add(caption.min(area.width)),
                width: area.width.saturating_sub(caption),
                ..whole
            };
            match line {
                Line::Field(place) => {
                    let has_focus = place == self.place;
                    if let (Some(field), Some(around)) = (self.fields.get(place), around.get(place)) {
                        let room = caption.saturating_sub(2);
                        let text = fit(&around.caption, room);
                        let indent = room.saturating_sub(width(&text));
                        let at = Rect {
                            x: whole.x.saturating_add(indent),
                            width: whole.width.saturating_sub(indent),
                            ..whole
                        };
                        let look = if has_focus {
                            Meaning::Title
                        } else {
                            Meaning::Caption
                        };
                        frame.text(at, &text, theme.style(look));
                        field.draw(frame, right, has_focus, &around.suggestion, theme);
                    }
                }
                Line::Note(meaning, text) => {
                    let text = format!("{} {text}", meaning.symbol());
                    frame.text(right, &fit(&text, right.width), theme.style(meaning));
                }
                Line::Blank => {}
                Line::Button => {
                    let has_focus = self.place == self.fields.len();
                    let (sign, look) = if has_focus {
                        (Meaning::Selected.symbol(), Meaning::Selected)
                    } else {
                        (" ", Meaning::Key)
                    };
                    frame.text(right, &format!("{sign} [ {button} ] "), theme.style(look));
                }
            }
        }
    }

    /// The place that is drawn on the line `y` of `area`.
    pub fn place_at(&self, area: Rect, around: &[Surroundings], y: u16) -> Option<usize> {
        let lines = self.lines(around, area);
        let top = self.top(&lines, area.height);
        let line = usize::from(y.checked_sub(area.y)?);
        match lines.get(top + line)? {
            Line::Field(place) => Some(*place),
            Line::Button => Some(self.fields.len()),
            Line::Note(..) | Line::Blank => None,
        }
    }

    fn lines(&self, around: &[Surroundings], area: Rect) -> Vec<Line> {
        let room = area.width.saturating_sub(caption_width(around)).saturating_sub(2);
        let mut lines = Vec::new();
        for (place, around) in around.iter().enumerate().take(self.fields.len()) {
            lines.push(Line::Field(place));
            for (meaning, note) in &around.notes {
                let wrapped = wrap(note, room);
                let meanings = std::iter::once(*meaning).chain(std::iter::repeat(Meaning::Plain));
                lines.extend(
                    meanings
                        .zip(wrapped)
                        .map(|(meaning, text)| Line::Note(meaning, text)),
                );
            }
        }
        if self.has_button {
            lines.extend([Line::Blank, Line::Button]);
        }
        lines
    }

    /// The first line that is shown, so that the field with the cursor is, and what is said under it.
    fn top(&self, lines: &[Line], height: u16) -> usize {
        let height = usize::from(height);
        let is_here = |line: &Line| match line {
            Line::Field(place) => *place == self.place,
            Line::Button => self.place == self.fields.len(),
            Line::Note(..) | Line::Blank => false,
        };
        let at = lines.iter().position(is_here).unwrap_or(0);
        let notes = lines
            .iter()
            .skip(at + 1)
            .take_while(|line| matches!(line, Line::Note(..)))
            .count();
        (at + notes + 1).saturating_sub(height).min(at)
    }
}

/// One line of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Line {
    Field(usize),
    Note(Meaning, String),
    Blank,
    Button,
}

/// The cells that the captions take, with the gap to the fields.
fn caption_width(around: &[Surroundings]) -> u16 {
    around
        .iter()
        .map(|around| width(&around.caption))
        .max()
        .unwrap_or(0)
        .saturating_add(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(notes: usize) -> Vec<Surroundings> {
        let note = (Meaning::Stop, "một hai ba bốn năm sáu".to_owned());
        (0..3)
            .map(|place| Surroundings {
                caption: format!("Ô {place}"),
                suggestion: String::new(),
                notes: vec![note.clone(); notes],
            })
            .collect()
    }

    #[test]
    fn the_cursor_goes_through_the_fields_to_the_button_and_stops() {
        let mut form = Form::new(vec![Field::code(9); 3], true);
        for (from, to) in [(0, 1), (1, 2), (2, 3), (3, 3)] {
            assert_eq!(form.take(&Event::Act(Action::Down)), Some(Change::Left(from)));
            assert_eq!(form.place(), to);
        }
        assert_eq!(form.take(&Event::Char('a')), None);
        assert!(form.was_left(0) && form.is_at_end() && form.is_blank());
        let mut form = Form::new(vec![Field::code(9); 2], false);
        form.go(9);
        assert_eq!(form.place(), 1);
        assert_eq!(form.take(&Event::Char('a')), Some(Change::Typed));
        assert_eq!(form.take(&Event::Act(Action::Left)), Some(Change::Nothing));
        assert_eq!(form.take(&Event::Act(Action::Advance)), None);
        assert_eq!((form.text(1), form.is_blank()), ("a".into(), false));
    }

    #[test]
    fn the_field_with_the_cursor_is_seen_however_little_room_there_is() {
        let mut form = Form::new(vec![Field::code(9); 3], true);
        let around = around(1);
        for place in 0..=3 {
            form.go(place);
            for height in 1..12 {
                let area = Rect::new(0, 5, 30, height);
                let seen = (5..5 + height).any(|y| form.place_at(area, &around, y) == Some(place));
                assert!(seen, "{place} in {height} lines");
            }
        }
    }

    #[test]
    fn a_click_hits_the_field_and_not_what_is_said_under_it() {
        let form = Form::new(vec![Field::code(9); 3], true);
        let area = Rect::new(0, 0, 16, 20);
        let around = around(1);
        let hits: Vec<_> = (0..20).map(|y| form.place_at(area, &around, y)).collect();
        assert_eq!(hits.iter().flatten().collect::<Vec<_>>(), [&0, &1, &2, &3]);
        assert_eq!(hits[0], Some(0));
        assert_eq!(hits[1], None);
    }
}
