//! The lines of `giotmau run`, exactly as they are written: one strict struct a command, no field that is not known, none
//! twice. What the texts in them mean is read in [`super::act`] and [`super::check_in`].

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, Visitor};

/// The name of the command; the only field that is looked at before the line is read as that command's.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    #[serde(rename = "do")]
    pub(super) command: String,
}

/// A number that may be written as a number or as a text, such as `62.5`, `"62,5"` or `62`.
#[derive(Debug)]
pub(super) struct Written(pub(super) String);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Written;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a number or a text")
            }
            fn visit_str<E>(self, text: &str) -> Result<Written, E> {
                Ok(Written(text.to_owned()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Written, E> {
                Ok(Written(number.to_string()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Written, E> {
                Ok(Written(number.to_string()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Written, E> {
                Ok(Written(number.to_string()))
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// A ticket: its number, or the code that is scanned from it, as a text.
#[derive(Debug, Clone)]
pub(super) enum Ticketed {
    Number(u32),
    Code(String),
}

impl<'de> Deserialize<'de> for Ticketed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Ticketed;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a ticket's number, or its code of 14 digits as a text")
            }
            fn visit_str<E>(self, text: &str) -> Result<Ticketed, E> {
                Ok(Ticketed::Code(text.to_owned()))
            }
            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Ticketed, E> {
                let whole = |_| E::invalid_value(serde::de::Unexpected::Unsigned(number), &self);
                u32::try_from(number).map(Ticketed::Number).map_err(whole)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

/// What every line may carry besides its own fields.
#[derive(Debug, Clone, Default)]
pub(super) struct Frame {
    /// When it happened, for a late entry.
    pub(super) at: Option<String>,
    /// The id of the request, so that sending it again is recognised.
    pub(super) id: Option<String>,
}

/// The visit that a line names.
#[derive(Debug, Clone, Default)]
pub(super) struct Whose {
    pub(super) ticket: Option<Ticketed>,
    pub(super) visit: Option<String>,
}

/// Declares lines: their own fields, beside the name, `at` and `id` that every line has.
macro_rules! lines {
    ($($name:ident { $($(#[$meta:meta])* $field:ident: $kind:ty,)* })*) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            #[serde(rename = "do")]
            _command: IgnoredAny,
            at: Option<String>,
            id: Option<String>,
            $($(#[$meta])* pub(super) $field: $kind,)*
        }

        impl $name {
            pub(super) fn frame(&self) -> Frame {
                Frame { at: self.at.clone(), id: self.id.clone() }
            }
        }
    )*};
}

/// Declares lines about a visit, which name it by ticket or id.
macro_rules! visit_lines {
    ($($name:ident { $($(#[$meta:meta])* $field:ident: $kind:ty,)* })*) => {
        lines! { $($name { ticket: Option<Ticketed>, visit: Option<String>, $($(#[$meta])* $field: $kind,)* })* }
        $(impl $name {
            pub(super) fn whose(&self) -> Whose {
                Whose { ticket: self.ticket.clone(), visit: self.visit.clone() }
            }
        })*
    };
}

lines! {
    Plain {}
    ChangeHall {
        desks: Option<u16>,
        beds: Option<u16>,
        seats: Option<u16>,
    }
    ReopenDay {
        reason: String,
    }
    CheckIn {
        scan: Option<String>,
        national_id: Option<String>,
        document: Option<DocumentLine>,
        person: Option<String>,
        new_person: Option<NewPerson>,
        #[serde(default)]
        confirm: Vec<String>,
        #[serde(default)]
        take_card: bool,
        #[serde(default)]
        said: Vec<String>,
    }
}

visit_lines! {
    OfVisit {}
    WithReason {
        reason: String,
    }
    WithDesk {
        desk: u16,
    }
    RecordVitals {
        weight_kg: Written,
        systolic: Written,
        diastolic: Written,
        pulse: Written,
        temperature_c: Option<Written>,
    }
    RecordBloodTest {
        hb_g_l: Written,
        hbsag: Option<String>,
    }
    Declare {
        ground: String,
        date: String,
    }
    Clear {
        volume_ml: Written,
        override_reason: Option<String>,
    }
    Defer {
        ground: String,
        date: Option<String>,
        note: Option<String>,
    }
    StartCollection {
        bed: u16,
        bag: String,
        sample: String,
        scanned_ticket: Option<u32>,
        #[serde(default)]
        read_back: bool,
        other: Option<OtherLine>,
    }
    NoteCircumstances {
        said: Vec<String>,
    }
    PunctureAgain {
        consent: bool,
    }
    TakeBackBag {
        bag: String,
        how: String,
        reason: String,
    }
    IssueCertificate {
        serial: String,
        reason: Option<String>,
    }
    AmendVitals {
        step: Option<u64>,
        weight_kg: Written,
        systolic: Written,
        diastolic: Written,
        pulse: Written,
        temperature_c: Option<Written>,
        reason: String,
    }
    AmendBloodTest {
        step: Option<u64>,
        hb_g_l: Written,
        hbsag: Option<String>,
        reason: String,
    }
    AmendDeclared {
        step: Option<u64>,
        ground: Option<String>,
        date: Option<String>,
        #[serde(default)]
        never_so: bool,
        reason: String,
    }
    AmendCollectionEnd {
        step: Option<u64>,
        volume_ml: Written,
        outcome: String,
        reason: String,
    }
    AmendReaction {
        step: Option<u64>,
        kind: String,
        severity: String,
        onset: Option<String>,
        #[serde(default)]
        care: Vec<String>,
        #[serde(default)]
        injured: bool,
        note: Option<String>,
        reason: String,
    }
    EndCollection {
        volume_ml: Option<Written>,
        weight_g: Option<Written>,
        tare_g: Option<Written>,
        outcome: String,
    }
    RecordReaction {
        kind: String,
        severity: String,
        onset: Option<String>,
        #[serde(default)]
        care: Vec<String>,
        #[serde(default)]
        injured: bool,
        note: Option<String>,
    }
    Release {
        override_reason: Option<String>,
    }
}

/// Someone who is not on the roster yet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewPerson {
    pub(super) full_name: String,
    pub(super) birth_date: Option<String>,
    pub(super) birth_year: Option<Written>,
    pub(super) sex: String,
    pub(super) national_id: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) rank: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) blood_group: Option<String>,
    pub(super) blood_group_source: Option<String>,
    pub(super) club_member: Option<bool>,
    pub(super) donated_before: Option<Written>,
    pub(super) last_donation: Option<String>,
    #[serde(default)]
    pub(super) documents: Vec<DocumentLine>,
}

/// An identity document; a letter may have no number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentLine {
    pub(super) kind: String,
    #[serde(default)]
    pub(super) number: String,
}

/// What was scanned at the bed of the nurse's other donor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OtherLine {
    pub(super) ticket: u32,
    pub(super) bag: String,
}
