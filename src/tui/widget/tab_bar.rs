//! The tabs: the screens, their keys, and how many donors are there.

use ratatui::layout::Rect;

use crate::tui::frame::Frame;
use crate::tui::keymap::{self, Context};
use crate::tui::model::Model;
use crate::tui::screen::ScreenId;
use crate::tui::theme::Meaning;

use super::fit::width;

/// One tab: where it begins, what it says, and which screen it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// Its first column.
    pub x: u16,
    /// What it says.
    pub label: String,
    /// Its screen.
    pub screen: ScreenId,
}

/// The tabs with as much text as fits into `room` columns: key, name and count; without the keys; with less room between
/// them; keys and counts alone.
pub fn tabs(model: &Model, room: u16) -> Vec<Tab> {
    let lang = model.hall.lang;
    let label = |screen: ScreenId, with_key: bool, with_name: bool, end: &str| {
        let Some(action) = screen.action() else {
            return String::new();
        };
        let key = keymap::key(Context::Everywhere, action).map(|key| key.to_string());
        let name = Some(action.short().get(lang).to_owned());
        let count = model
            .count(screen)
            .filter(|count| *count > 0)
            .map(|count| count.to_string());
        let parts: Vec<String> = [key.filter(|_| with_key), name.filter(|_| with_name), count]
            .into_iter()
            .flatten()
            .collect();
        format!(" {}{end}", parts.join(" "))
    };
    let row = |with_key: bool, with_name: bool, end: &str| {
        let mut x = 0;
        let mut row = Vec::new();
        let roster = (model.front() == ScreenId::Roster).then_some(ScreenId::Roster);
        for screen in ScreenId::TABS.into_iter().chain(roster) {
            let is_front = screen == model.front();
            let label = label(screen, with_key, with_name || is_front, end);
            let next = x + width(&label);
            row.push(Tab { x, label, screen });
            x = next;
        }
        (row, x)
    };
    for (with_key, end) in [(true, " "), (false, " "), (false, "")] {
        let (row, used) = row(with_key, true, end);
        if used <= room {
            return row;
        }
    }
    row(true, false, " ").0
}

/// The screen whose tab is at column `x`.
pub fn hit(tabs: &[Tab], x: u16) -> Option<ScreenId> {
    tabs.iter()
        .find(|tab| (tab.x..tab.x + width(&tab.label)).contains(&x))
        .map(|tab| tab.screen)
}

/// Draws the tabs.
pub fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let theme = model.hall.theme;
    frame.shade(area, theme.style(Meaning::Bar));
    for tab in tabs(model, area.width) {
        let is_front = tab.screen == model.front();
        let place = Rect {
            x: area.x + tab.x.min(area.width),
            width: area.width.saturating_sub(tab.x),
            ..area
        };
        if is_front {
            let front = Rect {
                width: width(&tab.label).min(place.width),
                ..place
            };
            frame
                .buffer_mut()
                .set_style(front, ratatui::style::Style::reset());
            frame.text(place, &tab.label, theme.style(Meaning::Title));
            frame.text(front, Meaning::Selected.symbol(), theme.style(Meaning::Title));
        } else {
            frame.text(place, &tab.label, theme.style(Meaning::Bar));
        }
    }
}
