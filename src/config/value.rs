//! The values of settings, each read into what it stands for.

use std::path::PathBuf;

use toml::Value;

use super::{ConfigFault, Looks, PrintTickets, Takes, Typing};
use crate::domain::bag::BagPattern;
use crate::domain::clean::Label;
use crate::domain::vitals::Grams;
use crate::i18n::Lang;

pub(super) const fn wrong_kind(key: &'static str, takes: Takes) -> ConfigFault {
    ConfigFault::WrongKind { key, takes }
}

pub(super) fn language(value: &Value) -> Result<Lang, ConfigFault> {
    value
        .as_str()
        .and_then(Lang::parse)
        .ok_or_else(|| wrong_kind("lang", Takes::Language))
}

pub(super) fn yes_or_no(key: &'static str, value: &Value) -> Result<bool, ConfigFault> {
    value.as_bool().ok_or_else(|| wrong_kind(key, Takes::YesOrNo))
}

pub(super) fn path(key: &'static str, value: &Value) -> Result<PathBuf, ConfigFault> {
    let path = value.as_str().filter(|path| !path.is_empty());
    path.map(PathBuf::from)
        .ok_or_else(|| wrong_kind(key, Takes::Text))
}

pub(super) fn print_tickets(value: &Value) -> Result<PrintTickets, ConfigFault> {
    match value.as_str() {
        Some("never") => Ok(PrintTickets::Never),
        Some("key") => Ok(PrintTickets::Key),
        Some("always") => Ok(PrintTickets::Always),
        Some(_) | None => Err(wrong_kind("ticket.print", Takes::PrintTickets)),
    }
}

pub(super) fn label(key: &'static str, value: &Value) -> Result<Label, ConfigFault> {
    let text = value.as_str().ok_or_else(|| wrong_kind(key, Takes::Text))?;
    Label::parse(text).map_err(|fault| ConfigFault::Text { key, fault })
}

pub(super) fn looks(value: &Value) -> Result<Looks, ConfigFault> {
    match value.as_str() {
        Some("auto") => Ok(Looks::Auto),
        Some("colour" | "color") => Ok(Looks::Colour),
        Some("mono") => Ok(Looks::Mono),
        Some(_) | None => Err(wrong_kind("theme", Takes::Looks)),
    }
}

pub(super) fn typing(value: &Value) -> Result<Typing, ConfigFault> {
    match value.as_str() {
        Some("off") => Ok(Typing::Off),
        Some("telex") => Ok(Typing::Telex),
        Some("vni") => Ok(Typing::Vni),
        Some(_) | None => Err(wrong_kind("typing", Takes::Typing)),
    }
}

pub(super) fn count<N: TryFrom<i64>>(key: &'static str, value: &Value) -> Result<N, ConfigFault> {
    value
        .as_integer()
        .and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| wrong_kind(key, Takes::Count))
}

/// Reads a pattern; an empty one says that codes are ISBT 128.
pub(super) fn bag_pattern(value: &Value) -> Result<Option<BagPattern>, ConfigFault> {
    let key = "day.bag_pattern";
    match value.as_str() {
        None => Err(wrong_kind(key, Takes::Text)),
        Some("") => Ok(None),
        Some(text) => BagPattern::parse(text)
            .map(Some)
            .map_err(|fault| ConfigFault::Pattern { key, fault }),
    }
}

pub(super) fn tare(key: &'static str, value: &Value) -> Result<Grams, ConfigFault> {
    let number = value.as_integer().ok_or_else(|| wrong_kind(key, Takes::Count))?;
    Grams::parse(&number.to_string()).map_err(|fault| ConfigFault::Number { key, fault })
}
