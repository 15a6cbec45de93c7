//! Colour by meaning: screens say what a text means, and only this file says how that looks.
//!
//! Sixteen colours are all that it uses, so every terminal shows the same. No meaning is told by colour alone: each has
//! a sign of one cell as well, and under `NO_COLOR` signs, bold and reverse are all there is.

use ratatui::style::{Color, Modifier, Style};

/// Declares the meanings: the name, the sign, the look in colour, the look without.
macro_rules! meanings {
    ($($(#[$doc:meta])* $name:ident $sign:literal $colour:expr, $mono:expr;)*) => {
        /// What a piece of the screen means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Meaning {
            $($(#[$doc])* $name,)*
        }

        impl Meaning {
            /// Every meaning.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The sign of this meaning, one cell wide.
            #[must_use]
            pub const fn symbol(self) -> &'static str {
                match self {
                    $(Self::$name => $sign,)*
                }
            }

            /// The look in sixteen colours.
            const fn in_colour(self) -> Style {
                match self {
                    $(Self::$name => $colour,)*
                }
            }

            /// The look without any colour.
            const fn in_mono(self) -> Style {
                match self {
                    $(Self::$name => $mono,)*
                }
            }
        }
    };
}

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const DIM: Style = Style::new().add_modifier(Modifier::DIM);
const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);
const LINED: Style = Style::new().add_modifier(Modifier::UNDERLINED);

meanings! {
    /// Text that says nothing but itself.
    Plain " " PLAIN, PLAIN;
    /// The name of a screen, a box or a section.
    Title "■" BOLD.fg(Color::LightRed), BOLD;
    /// The name beside a value, or the head of a column.
    Caption "·" PLAIN.fg(Color::Cyan), DIM;
    /// The row, tab or answer that the next key acts on.
    Selected "▶" REVERSED.add_modifier(Modifier::BOLD), REVERSED.add_modifier(Modifier::BOLD);
    /// A field that takes what is typed.
    Field "_" LINED, LINED;
    /// Someone or something waits.
    Waiting "○" PLAIN.fg(Color::Yellow), PLAIN;
    /// Something goes on right now.
    Active "●" BOLD.fg(Color::LightBlue), BOLD;
    /// It may go on: cleared, free, rested long enough.
    Ready "▲" BOLD.fg(Color::LightGreen), BOLD;
    /// Look here: late, near a limit, to be confirmed.
    Warning "!" BOLD.fg(Color::LightYellow), BOLD;
    /// A rule or a fault says no.
    Stop "✗" BOLD.fg(Color::LightRed), REVERSED;
    /// It is done and saved.
    Done "✓" PLAIN.fg(Color::Green), PLAIN;
    /// It matters less.
    Muted "·" PLAIN.fg(Color::DarkGray), DIM;
    /// A number or a word to be seen from afar.
    Accent "◆" BOLD.fg(Color::LightMagenta), BOLD;
    /// A key to press.
    Key "›" BOLD.fg(Color::LightCyan), BOLD;
    /// The bars at the top and the bottom.
    Bar " " PLAIN.fg(Color::White).bg(Color::Blue), REVERSED;
    /// A part of a chart that is filled.
    Chart "█" PLAIN.fg(Color::Red), PLAIN;
}

/// How meanings look on this terminal.
#[derive(Debug, PartialEq, Eq)]
pub struct Theme {
    coloured: bool,
}

/// The theme of sixteen colours.
pub static COLOUR: Theme = Theme { coloured: true };

/// The theme without colours, for `NO_COLOR`.
pub static MONO: Theme = Theme { coloured: false };

impl Theme {
    /// The theme that the environment asks for: `no_color` is the value of `NO_COLOR`, which counts when it is not empty.
    pub fn chosen(no_color: Option<&str>) -> &'static Self {
        if no_color.is_some_and(|value| !value.is_empty()) {
            &MONO
        } else {
            &COLOUR
        }
    }

    /// How this meaning looks.
    #[must_use]
    pub const fn style(&self, meaning: Meaning) -> Style {
        if self.coloured {
            meaning.in_colour()
        } else {
            meaning.in_mono()
        }
    }

    /// The cell for two modules of a code, one above the other. The colours are told outright, because a code is read
    /// by a camera: it must be black on white whatever the terminal's own colours are. Without colours a light module
    /// is a block, as on the dark terminals that most people have.
    #[must_use]
    pub const fn modules(&self, upper_is_light: bool, lower_is_light: bool) -> (&'static str, Style) {
        const fn colour(is_light: bool) -> Color {
            if is_light { Color::White } else { Color::Black }
        }
        if self.coloured {
            let symbol = if upper_is_light == lower_is_light {
                " "
            } else {
                "▀"
            };
            (
                symbol,
                PLAIN.fg(colour(upper_is_light)).bg(colour(lower_is_light)),
            )
        } else {
            let symbol = match (upper_is_light, lower_is_light) {
                (true, true) => "█",
                (true, false) => "▀",
                (false, true) => "▄",
                (false, false) => " ",
            };
            (symbol, PLAIN)
        }
    }
}

/// Whether a colour of a code is the light one; none if it is the terminal's own.
#[cfg(test)]
pub(crate) fn is_light(colour: Option<Color>) -> Option<bool> {
    colour
        .filter(|colour| *colour != Color::Reset)
        .map(|colour| colour == Color::White)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn every_sign_takes_one_cell() {
        for meaning in Meaning::ALL {
            assert_eq!(meaning.symbol().width(), 1, "{meaning:?}");
        }
    }

    #[test]
    fn the_theme_without_colours_has_none() {
        for meaning in Meaning::ALL {
            let style = MONO.style(*meaning);
            assert_eq!((style.fg, style.bg), (None, None), "{meaning:?}");
        }
    }

    #[test]
    fn an_empty_no_color_keeps_the_colours() {
        assert_eq!(Theme::chosen(None), &COLOUR);
        assert_eq!(Theme::chosen(Some("")), &COLOUR);
        assert_eq!(Theme::chosen(Some("1")), &MONO);
    }

    /// The Rust files below `folder`.
    fn sources(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                found.push(path);
            }
        }
    }

    #[test]
    fn no_other_file_of_the_screens_names_a_colour() {
        let mut found = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui"), &mut found);
        assert!(found.len() > 10);
        let name = concat!("Color", "::");
        for path in found {
            if !path.ends_with("theme.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert!(!text.contains(name), "{} names a colour", path.display());
            }
        }
    }
}
