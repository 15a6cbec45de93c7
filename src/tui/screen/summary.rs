//! The summary: the end of the day as a document.

use ratatui::layout::Rect;

use crate::i18n::text::summary;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::frame::Frame;
use crate::tui::model::Hall;
use crate::tui::screen::{Event, Focus};
use crate::tui::theme::Meaning;

/// What the screen remembers.
#[derive(Debug, Clone, Default)]
pub struct State {}

/// What an event changes and asks for.
pub const fn update(_state: &mut State, _hall: &Hall, _event: &Event<'_>) -> Vec<Effect> {
    Vec::new()
}

/// Draws the screen.
pub fn view(_state: &State, hall: &Hall, area: Rect, frame: &mut Frame<'_>) {
    frame.text(area, summary::TITLE.get(hall.lang), hall.theme.style(Meaning::Title));
}

/// Whether letters are text at the moment.
pub const fn focus(_state: &State) -> Focus {
    Focus::List
}

/// What can be done now, the most useful first.
pub const fn acts(_state: &State, _hall: &Hall) -> Vec<Action> {
    Vec::new()
}

/// Whether the screen changes every second.
pub const fn is_ticking(_state: &State, _hall: &Hall) -> bool {
    false
}

/// Whether something was typed that would be lost.
pub const fn has_draft(_state: &State) -> bool {
    false
}
