//! A key as the keymap knows it: what was pressed, without how the terminal said so.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with its modifiers. A letter's case says whether Shift was held, so Shift is not told again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Control, Alt and, on keys that are no characters, Shift.
    pub modifiers: KeyModifiers,
}

impl Key {
    /// A key by itself.
    pub const fn plain(code: KeyCode) -> Self {
        Self {
            code,
            modifiers: KeyModifiers::NONE,
        }
    }

    /// A key that types this character.
    pub const fn char(character: char) -> Self {
        Self::plain(KeyCode::Char(character))
    }

    /// A key held with Control.
    pub const fn ctrl(code: KeyCode) -> Self {
        Self {
            code,
            modifiers: KeyModifiers::CONTROL,
        }
    }

    /// A key held with Alt.
    pub const fn alt(code: KeyCode) -> Self {
        Self {
            code,
            modifiers: KeyModifiers::ALT,
        }
    }

    /// A function key.
    pub const fn f(number: u8) -> Self {
        Self::plain(KeyCode::F(number))
    }

    /// Whether scanners end what they send with it.
    #[must_use]
    pub fn ends_scan(self) -> bool {
        matches!(self.code, KeyCode::Enter | KeyCode::Tab) && self.modifiers.is_empty()
    }

    /// Whether it deletes what was typed before it.
    #[must_use]
    pub fn is_delete(self) -> bool {
        self.code == KeyCode::Backspace
    }

    /// Whether it is held with Alt.
    #[must_use]
    pub const fn has_alt(self) -> bool {
        self.modifiers.contains(KeyModifiers::ALT)
    }

    /// Whether it is a letter, whatever is held with it.
    #[must_use]
    pub const fn is_letter(self) -> bool {
        matches!(self.code, KeyCode::Char('a'..='z' | 'A'..='Z'))
    }

    /// The character that this key types, if it types one.
    #[must_use]
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key types nothing")]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if self.modifiers.is_empty() => Some(character),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other key is told the same way everywhere"
    )]
    fn from(event: KeyEvent) -> Self {
        let mut modifiers =
            event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let mut code = event.code;
        match code {
            KeyCode::Char(character) => {
                modifiers.remove(KeyModifiers::SHIFT);
                if modifiers.contains(KeyModifiers::CONTROL) {
                    code = KeyCode::Char(character.to_ascii_lowercase());
                }
            }
            KeyCode::BackTab => modifiers.remove(KeyModifiers::SHIFT),
            _ => {}
        }
        // Several terminals send a line feed as Ctrl+J; nothing else is ever meant by it.
        if code == KeyCode::Char('j') && modifiers == KeyModifiers::CONTROL {
            return Self::plain(KeyCode::Enter);
        }
        Self { code, modifiers }
    }
}

impl fmt::Display for Key {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other key is named well by its code"
    )]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.modifiers.contains(KeyModifiers::CONTROL) {
            f.write_str("Ctrl+")?;
        }
        if self.modifiers.contains(KeyModifiers::ALT) {
            f.write_str("Alt+")?;
        }
        if self.modifiers.contains(KeyModifiers::SHIFT) {
            f.write_str("Shift+")?;
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(character) if self.modifiers.is_empty() => write!(f, "{character}"),
            KeyCode::Char(character) => write!(f, "{}", character.to_uppercase()),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            KeyCode::BackTab => f.write_str("Shift+Tab"),
            code => write!(f, "{code}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_the_same_however_the_terminal_says_it() {
        let event = |code, modifiers| Key::from(KeyEvent::new(code, modifiers));
        assert_eq!(event(KeyCode::Char('A'), KeyModifiers::SHIFT), Key::char('A'));
        assert_eq!(
            event(KeyCode::Char('P'), KeyModifiers::CONTROL | KeyModifiers::SHIFT),
            Key::ctrl(KeyCode::Char('p'))
        );
        assert_eq!(
            event(KeyCode::Char('j'), KeyModifiers::CONTROL),
            Key::plain(KeyCode::Enter)
        );
        assert_eq!(
            event(KeyCode::BackTab, KeyModifiers::SHIFT),
            Key::plain(KeyCode::BackTab)
        );
    }

    #[test]
    fn a_key_is_written_as_on_the_keyboard() {
        assert_eq!(Key::ctrl(KeyCode::Char('q')).to_string(), "Ctrl+Q");
        assert_eq!(Key::f(12).to_string(), "F12");
        assert_eq!(Key::char('v').to_string(), "v");
        assert_eq!(Key::alt(KeyCode::Char('1')).to_string(), "Alt+1");
        assert_eq!(Key::ctrl(KeyCode::Left).to_string(), "Ctrl+←");
        assert_eq!(Key::plain(KeyCode::Enter).to_string(), "Enter");
    }
}
