//! The one table of keys. The status bar, the help page, the palette and the printed cheat-sheet all come from it.
//!
//! An act has the same letter on every screen. Where letters are text, the same acts are on Control.

use std::fmt::Write as _;

use ratatui::crossterm::event::KeyCode;

use crate::i18n::text::keys;
use crate::i18n::{Lang, Text};

use super::action::Action;
use super::key::Key;

/// Where a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// On a screen, when letters are commands.
    List,
    /// On a screen, when letters are text.
    Text,
    /// On a screen, whatever letters are.
    Everywhere,
    /// In a question with answers to choose from.
    Choice,
    /// In a question that is answered with text.
    Prompt,
}

impl Context {
    /// Every context, in the order in which help lists them.
    pub const ALL: [Self; 5] = [
        Self::List,
        Self::Text,
        Self::Everywhere,
        Self::Choice,
        Self::Prompt,
    ];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::List => keys::IN_LISTS,
            Self::Text => keys::IN_TEXT,
            Self::Everywhere => keys::EVERYWHERE,
            Self::Choice => keys::IN_CHOICES,
            Self::Prompt => keys::IN_PROMPTS,
        }
    }

    /// Whether a letter is text here.
    #[must_use]
    pub const fn letters_are_text(self) -> bool {
        matches!(self, Self::Text | Self::Prompt)
    }

    /// The context that is asked when this one does not know a key.
    const fn behind(self) -> Option<Self> {
        match self {
            Self::List | Self::Text => Some(Self::Everywhere),
            Self::Everywhere | Self::Choice | Self::Prompt => None,
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// Which key.
    pub key: Key,
    /// What it asks for.
    pub action: Action,
}

const fn bind(context: Context, key: Key, action: Action) -> Binding {
    Binding { context, key, action }
}

const fn letter(letter: char, action: Action) -> Binding {
    bind(Context::List, Key::char(letter), action)
}

const fn list(code: KeyCode, action: Action) -> Binding {
    bind(Context::List, Key::plain(code), action)
}

const fn text(code: KeyCode, action: Action) -> Binding {
    bind(Context::Text, Key::plain(code), action)
}

const fn text_ctrl(code: KeyCode, action: Action) -> Binding {
    bind(Context::Text, Key::ctrl(code), action)
}

const fn everywhere(key: Key, action: Action) -> Binding {
    bind(Context::Everywhere, key, action)
}

const fn choice(code: KeyCode, action: Action) -> Binding {
    bind(Context::Choice, Key::plain(code), action)
}

const fn prompt(code: KeyCode, action: Action) -> Binding {
    bind(Context::Prompt, Key::plain(code), action)
}

const fn prompt_ctrl(code: KeyCode, action: Action) -> Binding {
    bind(Context::Prompt, Key::ctrl(code), action)
}

/// The table. Of several keys for one action in a context the first is the one that is shown.
pub const BINDINGS: &[Binding] = &[
    letter('/', Action::Find),
    letter('n', Action::NewPerson),
    letter('c', Action::Call),
    letter('v', Action::Miss),
    letter('q', Action::Requeue),
    letter('p', Action::Prioritise),
    letter('d', Action::Defer),
    letter('h', Action::MeasureAgain),
    letter('g', Action::Declare),
    letter('w', Action::Withdraw),
    letter('r', Action::React),
    letter('k', Action::SealedNote),
    letter('a', Action::PunctureAgain),
    letter('f', Action::TakeBack),
    letter('o', Action::ReleaseEarly),
    letter('b', Action::NextPlace),
    letter('z', Action::Undo),
    letter('x', Action::Details),
    letter('i', Action::Print),
    letter('y', Action::OtherPrinter),
    letter('t', Action::ShowTicket),
    letter('s', Action::Export),
    letter('u', Action::Correct),
    letter('j', Action::Merge),
    letter('l', Action::Import),
    letter('e', Action::CloseDay),
    letter('m', Action::ReopenDay),
    letter('?', Action::Help),
    letter(':', Action::Palette),
    list(KeyCode::Left, Action::Left),
    list(KeyCode::Right, Action::Right),
    list(KeyCode::Home, Action::First),
    list(KeyCode::End, Action::Last),
    bind(Context::List, Key::ctrl(KeyCode::Left), Action::PreviousTab),
    bind(Context::List, Key::ctrl(KeyCode::Right), Action::NextTab),
    text_ctrl(KeyCode::Char('f'), Action::Find),
    text_ctrl(KeyCode::Char('n'), Action::NewPerson),
    text_ctrl(KeyCode::Char('d'), Action::Defer),
    bind(Context::Text, Key::alt(KeyCode::Char('h')), Action::MeasureAgain),
    text_ctrl(KeyCode::Char('g'), Action::Declare),
    bind(Context::Text, Key::alt(KeyCode::Char('u')), Action::Correct),
    text_ctrl(KeyCode::Char('x'), Action::Withdraw),
    text_ctrl(KeyCode::Char('r'), Action::React),
    text_ctrl(KeyCode::Char('o'), Action::ReleaseEarly),
    text_ctrl(KeyCode::Char('b'), Action::NextPlace),
    text_ctrl(KeyCode::Char('z'), Action::Undo),
    text_ctrl(KeyCode::Char('k'), Action::ShowTicket),
    text_ctrl(KeyCode::Char('y'), Action::Print),
    text_ctrl(KeyCode::Char('s'), Action::TakeCard),
    text(KeyCode::Left, Action::Left),
    text(KeyCode::Right, Action::Right),
    text_ctrl(KeyCode::Left, Action::WordLeft),
    text_ctrl(KeyCode::Right, Action::WordRight),
    text(KeyCode::Home, Action::First),
    text_ctrl(KeyCode::Char('a'), Action::First),
    text(KeyCode::End, Action::Last),
    text_ctrl(KeyCode::Char('e'), Action::Last),
    text(KeyCode::Backspace, Action::DeleteBefore),
    text_ctrl(KeyCode::Char('h'), Action::DeleteBefore),
    text(KeyCode::Delete, Action::DeleteAt),
    text_ctrl(KeyCode::Char('w'), Action::DeleteWord),
    text_ctrl(KeyCode::Char('u'), Action::DeleteAll),
    everywhere(Key::plain(KeyCode::Enter), Action::Advance),
    everywhere(Key::plain(KeyCode::Esc), Action::Back),
    everywhere(Key::plain(KeyCode::Up), Action::Up),
    everywhere(Key::plain(KeyCode::Down), Action::Down),
    everywhere(Key::plain(KeyCode::PageUp), Action::PageUp),
    everywhere(Key::plain(KeyCode::PageDown), Action::PageDown),
    everywhere(Key::plain(KeyCode::Tab), Action::NextField),
    everywhere(Key::plain(KeyCode::BackTab), Action::PreviousField),
    everywhere(Key::f(1), Action::Help),
    everywhere(Key::f(2), Action::ShowReception),
    everywhere(Key::f(3), Action::ShowQueue),
    everywhere(Key::f(4), Action::ShowScreening),
    everywhere(Key::f(5), Action::ShowCollection),
    everywhere(Key::f(6), Action::ShowRecovery),
    everywhere(Key::f(7), Action::ShowDashboard),
    everywhere(Key::f(8), Action::ShowSummary),
    everywhere(Key::f(9), Action::ShowRoster),
    everywhere(Key::f(10), Action::ShowScanner),
    everywhere(Key::alt(KeyCode::Char('1')), Action::ShowReception),
    everywhere(Key::alt(KeyCode::Char('2')), Action::ShowQueue),
    everywhere(Key::alt(KeyCode::Char('3')), Action::ShowScreening),
    everywhere(Key::alt(KeyCode::Char('4')), Action::ShowCollection),
    everywhere(Key::alt(KeyCode::Char('5')), Action::ShowRecovery),
    everywhere(Key::alt(KeyCode::Char('6')), Action::ShowDashboard),
    everywhere(Key::alt(KeyCode::Char('7')), Action::ShowSummary),
    everywhere(Key::alt(KeyCode::Char('8')), Action::ShowRoster),
    everywhere(Key::alt(KeyCode::Char('i')), Action::PrintAgain),
    everywhere(Key::alt(KeyCode::Char('p')), Action::PrintJobs),
    everywhere(Key::ctrl(KeyCode::Char('p')), Action::Palette),
    everywhere(Key::f(12), Action::Language),
    everywhere(Key::ctrl(KeyCode::Char('t')), Action::Typing),
    everywhere(Key::ctrl(KeyCode::Char('l')), Action::Redraw),
    everywhere(Key::ctrl(KeyCode::Char('q')), Action::Quit),
    choice(KeyCode::Char('y'), Action::Accept),
    choice(KeyCode::Char('n'), Action::Decline),
    choice(KeyCode::Char('i'), Action::Print),
    choice(KeyCode::Delete, Action::DropJob),
    bind(Context::Choice, Key::alt(KeyCode::Char('i')), Action::PrintAgain),
    choice(KeyCode::Enter, Action::Advance),
    choice(KeyCode::Esc, Action::Back),
    choice(KeyCode::Up, Action::Up),
    choice(KeyCode::Down, Action::Down),
    choice(KeyCode::PageUp, Action::PageUp),
    choice(KeyCode::PageDown, Action::PageDown),
    choice(KeyCode::Home, Action::First),
    choice(KeyCode::End, Action::Last),
    choice(KeyCode::F(12), Action::Language),
    prompt(KeyCode::Enter, Action::Advance),
    prompt(KeyCode::Esc, Action::Back),
    prompt(KeyCode::Up, Action::Up),
    prompt(KeyCode::Down, Action::Down),
    prompt(KeyCode::Tab, Action::NextField),
    prompt(KeyCode::BackTab, Action::PreviousField),
    prompt(KeyCode::Left, Action::Left),
    prompt(KeyCode::Right, Action::Right),
    prompt_ctrl(KeyCode::Left, Action::WordLeft),
    prompt_ctrl(KeyCode::Right, Action::WordRight),
    prompt(KeyCode::Home, Action::First),
    prompt(KeyCode::End, Action::Last),
    prompt(KeyCode::Backspace, Action::DeleteBefore),
    prompt_ctrl(KeyCode::Char('h'), Action::DeleteBefore),
    prompt(KeyCode::Delete, Action::DeleteAt),
    prompt_ctrl(KeyCode::Char('w'), Action::DeleteWord),
    prompt_ctrl(KeyCode::Char('u'), Action::DeleteAll),
    bind(Context::Prompt, Key::alt(KeyCode::Char('i')), Action::PrintAgain),
    prompt(KeyCode::F(12), Action::Language),
    prompt_ctrl(KeyCode::Char('t'), Action::Typing),
];

/// What a key asks for where it is pressed.
pub fn action(context: Context, key: Key) -> Option<Action> {
    let found = BINDINGS
        .iter()
        .find(|binding| binding.context == context && binding.key == key)
        .map(|binding| binding.action);
    found.or_else(|| action(context.behind()?, key))
}

/// The key that is shown for an action in a context, if it has one there.
pub fn key(context: Context, wanted: Action) -> Option<Key> {
    let found = BINDINGS
        .iter()
        .find(|binding| binding.context == context && binding.action == wanted)
        .map(|binding| binding.key);
    found.or_else(|| key(context.behind()?, wanted))
}

/// The rows of one context: the keys of each action, and the action.
pub fn rows(context: Context) -> Vec<(String, Action)> {
    Action::ALL
        .iter()
        .filter_map(|action| {
            let keys: Vec<String> = BINDINGS
                .iter()
                .filter(|binding| binding.context == context && binding.action == *action)
                .map(|binding| binding.key.to_string())
                .collect();
            (!keys.is_empty()).then(|| (keys.join("  "), *action))
        })
        .collect()
}

/// The whole table as text, to be printed and hung beside the laptop.
pub fn cheat_sheet(lang: Lang) -> String {
    let mut sheet = String::new();
    for context in Context::ALL {
        let mut section = format!("{}\n", context.name().get(lang));
        for (keys, action) in rows(context) {
            // Writing to a string cannot fail.
            let written = writeln!(section, "  {keys:<16} {}", action.line().get(lang));
            debug_assert!(written.is_ok());
        }
        sheet.push_str(&section);
        sheet.push('\n');
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings_in_one_context() {
        for (place, binding) in BINDINGS.iter().enumerate() {
            for later in &BINDINGS[place + 1..] {
                assert!(
                    (binding.context, binding.key) != (later.context, later.key),
                    "{} is {:?} and {:?}",
                    binding.key,
                    binding.action,
                    later.action
                );
            }
        }
    }

    #[test]
    fn no_key_of_a_screen_hides_one_that_works_everywhere() {
        for binding in BINDINGS {
            if let Some(behind) = binding.context.behind() {
                assert_eq!(action(behind, binding.key), None, "{}", binding.key);
            }
        }
    }

    #[test]
    fn every_action_has_a_key_and_both_languages() {
        for action in Action::ALL {
            assert!(
                BINDINGS.iter().any(|binding| binding.action == *action),
                "{action:?} has no key"
            );
            for lang in Lang::ALL {
                assert!(!action.short().get(lang).is_empty() && !action.line().get(lang).is_empty());
                assert!(cheat_sheet(lang).contains(action.line().get(lang)), "{action:?}");
            }
        }
    }

    #[test]
    fn a_letter_is_never_a_command_where_letters_are_text() {
        for binding in BINDINGS {
            if binding.context.letters_are_text() || binding.context == Context::Everywhere {
                assert_eq!(binding.key.typed(), None, "{}", binding.key);
            }
        }
    }

    #[test]
    fn the_keys_that_terminals_send_for_others_mean_the_same() {
        for context in [Context::Text, Context::Prompt] {
            assert_eq!(
                action(context, Key::ctrl(KeyCode::Char('h'))),
                action(context, Key::plain(KeyCode::Backspace))
            );
            for taken in ['i', 'j', 'm', '['] {
                assert_eq!(action(context, Key::ctrl(KeyCode::Char(taken))), None);
            }
        }
    }

    #[test]
    fn an_act_is_known_by_its_letter_in_lists() {
        assert_eq!(action(Context::List, Key::char('v')), Some(Action::Miss));
        assert_eq!(action(Context::Text, Key::char('v')), None);
        assert_eq!(action(Context::List, Key::f(4)), Some(Action::ShowScreening));
        assert_eq!(key(Context::List, Action::Help), Some(Key::char('?')));
        assert_eq!(key(Context::Text, Action::Help), Some(Key::f(1)));
        assert_eq!(action(Context::Choice, Key::f(4)), None);
    }
}
