//! A number of a rule: what the pack's source says, and what the site says where it is stricter.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A limit as its source has it, and the site's own where the site is stricter. Whatever compares asks for
/// [`Limit::in_force`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit<T> {
    legal: T,
    site: Option<T>,
}

impl<T: Copy> Limit<T> {
    /// The limit that counts: the site's, else the legal one.
    #[must_use]
    pub const fn in_force(&self) -> T {
        match self.site {
            Some(site) => site,
            None => self.legal,
        }
    }

    /// The limit as its source has it.
    #[must_use]
    pub const fn legal(&self) -> T {
        self.legal
    }

    /// The site's own limit.
    #[must_use]
    pub const fn site(&self) -> Option<T> {
        self.site
    }
}

/// Which way a number becomes stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stricter {
    /// The higher the stricter.
    Higher,
    /// The lower the stricter.
    Lower,
    /// Neither way: it is a fact or a matter of taste.
    Neither,
}

impl Stricter {
    /// Whether `value` lets through somebody whom `than` would not.
    #[must_use]
    pub const fn is_laxer(self, value: u32, than: u32) -> bool {
        match self {
            Self::Higher => value < than,
            Self::Lower => value > than,
            Self::Neither => false,
        }
    }
}

impl<T: Serialize> Serialize for Limit<T> {
    /// A bare value, or both where there are two: the form in which a pack is written.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(site) = &self.site else {
            return self.legal.serialize(serializer);
        };
        let mut both = serializer.serialize_struct("Limit", 2)?;
        both.serialize_field("legal", &self.legal)?;
        both.serialize_field("site", site)?;
        both.end()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both<T> {
    legal: T,
    site: Option<T>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Limit<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Form(PhantomData))
    }
}

/// Reads either form.
struct Form<T>(PhantomData<T>);

impl<T> Form<T> {
    const fn bare(legal: T) -> Limit<T> {
        Limit { legal, site: None }
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Form<T> {
    type Value = Limit<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or { legal = …, site = … }")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Limit<T>, E> {
        T::deserialize(value.into_deserializer()).map(Self::bare)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Limit<T>, E> {
        T::deserialize(value.into_deserializer()).map(Self::bare)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Limit<T>, E> {
        T::deserialize(value.into_deserializer()).map(Self::bare)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Limit<T>, A::Error> {
        let Both { legal, site } = Both::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Limit { legal, site })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Pack {
        n: Limit<u8>,
    }

    fn read(text: &str) -> Result<Limit<u8>, toml::de::Error> {
        toml::from_str::<Pack>(text).map(|pack| pack.n)
    }

    #[test]
    fn a_limit_is_one_number_or_two_and_the_sites_counts() {
        let bare = read("n = 84").unwrap();
        assert_eq!((bare.legal(), bare.site(), bare.in_force()), (84, None, 84));
        let both = read("n = { legal = 84, site = 90 }").unwrap();
        assert_eq!((both.legal(), both.site(), both.in_force()), (84, Some(90), 90));
        let legal = read("n = { legal = 84 }").unwrap();
        assert_eq!(legal, bare);
    }

    #[test]
    fn a_limit_that_is_neither_is_refused() {
        for text in [
            "n = 256",
            "n = -1",
            "n = true",
            "n = { site = 90 }",
            "n = { legal = 84, law = 90 }",
            "n = \"84\"",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_limit_is_written_as_it_is_read() {
        for text in ["{\"n\":84}", "{\"n\":{\"legal\":84,\"site\":90}}"] {
            let pack: Pack = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&pack).unwrap(), text);
        }
    }

    #[test]
    fn laxer_depends_on_the_direction() {
        assert!(Stricter::Higher.is_laxer(83, 84) && !Stricter::Higher.is_laxer(84, 84));
        assert!(Stricter::Lower.is_laxer(10, 9) && !Stricter::Lower.is_laxer(9, 9));
        assert!(!Stricter::Neither.is_laxer(1, 2) && !Stricter::Neither.is_laxer(2, 1));
    }
}
