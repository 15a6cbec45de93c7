//! The status bar: what can be done at the moment and with which key. Every entry is a button. Where words are typed it
//! also says how.

use ratatui::layout::Rect;

use crate::config::Typing;
use crate::i18n::Text;
use crate::i18n::text::keys;
use crate::tui::action::Action;
use crate::tui::frame::Frame;
use crate::tui::keymap;
use crate::tui::model::Model;
use crate::tui::theme::Meaning;

use super::fit::width;

/// One entry: where it begins, its key, its name, and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// Its first column.
    pub x: u16,
    /// The key.
    pub key: String,
    /// The name of the action.
    pub name: &'static str,
    /// The action.
    pub action: Action,
}

impl Button {
    /// The column after it.
    fn end(&self) -> u16 {
        self.x + width(&self.key) + width(self.name) + 3
    }
}

/// The entries that fit into `room` columns. Help always stands at the end.
pub fn buttons(model: &Model, room: u16) -> Vec<Button> {
    let context = model.context();
    let button = |action: Action, x: u16| {
        let key = keymap::key(context, action)?.to_string();
        let name = name(model, action).get(model.hall.lang);
        Some(Button { x, key, name, action })
    };
    let typing = model.takes_words().then_some(Action::Typing);
    let help: Vec<Action> = typing
        .into_iter()
        .chain([Action::Palette, Action::Help, Action::Language, Action::Quit])
        .filter(|action| keymap::key(context, *action).is_some())
        .collect();
    let reserved: u16 = help
        .iter()
        .take(2 + usize::from(typing.is_some()))
        .filter_map(|action| button(*action, 0))
        .map(|help| help.end())
        .sum();
    let mut row = Vec::new();
    let mut x = 0;
    for action in model.acts() {
        if let Some(button) = button(action, x).filter(|button| button.end() + reserved <= room) {
            x = button.end();
            row.push(button);
        }
    }
    for action in help {
        if let Some(button) = button(action, x).filter(|button| button.end() <= room) {
            x = button.end();
            row.push(button);
        }
    }
    row
}

/// What an action is called; the typing method says which one it is.
const fn name(model: &Model, action: Action) -> Text {
    match (action, model.typing) {
        (Action::Typing, Typing::Off) => keys::TYPING_OFF,
        (Action::Typing, Typing::Telex) => keys::TYPING_TELEX,
        (Action::Typing, Typing::Vni) => keys::TYPING_VNI,
        (other, _) => other.short(),
    }
}

/// What the entry at column `x` does.
pub fn hit(buttons: &[Button], x: u16) -> Option<Action> {
    buttons
        .iter()
        .find(|button| (button.x..button.end()).contains(&x))
        .map(|button| button.action)
}

/// Draws the status bar.
pub fn draw(model: &Model, area: Rect, frame: &mut Frame<'_>) {
    let theme = model.hall.theme;
    for button in buttons(model, area.width) {
        let at = |x: u16| Rect {
            x: area.x + x.min(area.width),
            width: area.width.saturating_sub(x),
            ..area
        };
        frame.text(at(button.x), &button.key, theme.style(Meaning::Key));
        let name = button.x + width(&button.key) + 1;
        frame.text(at(name), button.name, theme.style(Meaning::Plain));
    }
}
