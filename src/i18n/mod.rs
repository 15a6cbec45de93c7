//! The two languages. Every text a person can read is a [`Text`] that holds both, side by side, so a missing
//! translation does not compile and switching language while running costs nothing.
//!
//! The texts themselves live in `assets/i18n/`, one file an area. Text from the log, from people or from files never
//! goes through here; it is put into the `{named}` places by [`Text::with`].

pub mod certificate;
pub mod closing;
pub mod fault;
pub mod format;
pub mod person;
pub mod refusal;
pub mod scan;
pub mod terms;
pub mod trouble;

use std::fmt::Display;

/// A language that the station speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, the first language of the station.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which F12 goes through them.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// Reads `vi`, `en` or a locale such as `vi_VN.UTF-8`; anything else is not a language of the station.
    pub fn parse(text: &str) -> Option<Self> {
        match text.get(..2)?.to_ascii_lowercase().as_str() {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// One text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// The Vietnamese text.
    pub vi: &'static str,
    /// The English text.
    pub en: &'static str,
}

impl Text {
    /// The text in `lang`, as it stands.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// The text in `lang` with every `{name}` replaced by its value. A value is put in as it is and never searched
    /// again, so a donor called `{n}` stays `{n}`.
    pub fn with(self, lang: Lang, values: &[(&str, &dyn Display)]) -> String {
        let mut out = String::new();
        let mut rest = self.get(lang);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            if let Some((_, value)) = values.iter().find(|(key, _)| *key == name) {
                out.push_str(&value.to_string());
            } else {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

/// Declares texts: `NAME { vi: "…", en: "…" }`, and `ALL`, the list of them that the tests walk through.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { vi: $vi:literal, en: $en:literal $(,)? })*) => {
        $($(#[$doc])* pub const $name: $crate::i18n::Text = $crate::i18n::Text { vi: $vi, en: $en };)*
        /// Every text of this area with its name.
        pub const ALL: &[(&str, $crate::i18n::Text)] = &[$((stringify!($name), $name)),*];
    };
}

/// Declares one module an area from its file in `assets/i18n/`, and the list of areas.
macro_rules! areas {
    ($($area:ident),* $(,)?) => {
        $(pub mod $area {
            include!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/i18n/", stringify!($area), ".rs"));
        })*
        /// Every area with its texts.
        pub const AREAS: &[(&str, &[(&str, $crate::i18n::Text)])] = &[$((stringify!($area), $area::ALL)),*];
    };
}

/// The texts, an area a module.
#[expect(
    missing_docs,
    reason = "the text says what it is; a comment would say it a third time"
)]
pub mod text {
    areas!(
        alarm,
        board,
        closing,
        common,
        fault,
        format,
        refusal,
        trouble,
        terms,
        report,
        cli,
        list,
        keys,
        setup,
        reception,
        queue,
        screening,
        collection,
        recovery,
        dashboard,
        summary,
        help,
        care,
        scan,
        ticket,
        scanner,
        person,
        roster,
        rules,
        correcting,
        slip,
        plan,
        printing,
        forecast,
        certificate
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_searched_for_further_places() {
        let text = Text {
            vi: "Mời {a} đến {b}.",
            en: "{a} to {b}",
        };
        assert_eq!(text.with(Lang::Vi, &[("a", &"{b}"), ("b", &2)]), "Mời {b} đến 2.");
    }

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!(Lang::parse("vi_VN.UTF-8"), Some(Lang::Vi));
        assert_eq!(Lang::parse("EN"), Some(Lang::En));
        assert_eq!(Lang::parse("fr"), None);
        assert_eq!(Lang::parse("đ"), None);
    }

    /// The `{names}` in a text, sorted.
    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<_> = text
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name)
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_of_every_text_have_the_same_places_and_say_something() {
        for (area, texts) in text::AREAS {
            for (name, text) in *texts {
                assert!(
                    !text.vi.trim().is_empty() && !text.en.trim().is_empty(),
                    "{area}::{name} is empty"
                );
                assert_eq!(
                    places(text.vi),
                    places(text.en),
                    "{area}::{name} names different values"
                );
            }
        }
    }
}
