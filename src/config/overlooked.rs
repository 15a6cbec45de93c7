//! The section `[overlooked]`: from when on somebody is shown as overlooked.

use std::collections::BTreeMap;

use toml::Value;

use super::ConfigFault;
use super::value::count;
use crate::domain::overlooked::{Limit, Limits};
use crate::domain::time::Span;

/// Takes a key, if it is one of the section.
pub(super) fn take(
    limits: &mut BTreeMap<Limit, Span>,
    key: &str,
    value: &Value,
) -> Result<bool, ConfigFault> {
    let Some((key, limit)) = limit(key) else {
        return Ok(false);
    };
    let minutes: u16 = count(key, value)?;
    limits.insert(limit, Span::from_mins(minutes.into()));
    Ok(true)
}

/// The limits, once everything is said.
pub(super) fn settled(limits: &BTreeMap<Limit, Span>) -> Result<Limits, ConfigFault> {
    Limits::new(|limit| limits.get(&limit).copied()).map_err(|limit| ConfigFault::Open { key: key_of(limit) })
}

/// The key of a limit.
const fn key_of(limit: Limit) -> &'static str {
    match limit {
        Limit::Waiting => "overlooked.waiting_minutes",
        Limit::Absent => "overlooked.absent_minutes",
        Limit::Call => "overlooked.call_minutes",
        Limit::Overtaken => "overlooked.overtaken_minutes",
        Limit::Screening => "overlooked.screening_minutes",
        Limit::Bed => "overlooked.bed_minutes",
        Limit::Rest => "overlooked.rest_minutes",
        Limit::Form => "overlooked.form_minutes",
    }
}

/// The limit that a key says, if it says one.
fn limit(key: &str) -> Option<(&'static str, Limit)> {
    let mut all = Limit::ALL.into_iter().map(|limit| (key_of(limit), limit));
    all.find(|(known, _)| *known == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Layer, Settings, settle};

    #[test]
    fn a_site_may_change_one_limit_and_keep_the_others() {
        let site = Layer::parse("[overlooked]\ncall_minutes = 4").unwrap();
        let minutes = |settings: &Settings| Limit::ALL.map(|limit| settings.limits.of(limit).mins());
        assert_eq!(minutes(&settle([]).unwrap()), [45, 30, 5, 3, 15, 20, 30, 5]);
        assert_eq!(minutes(&settle([site]).unwrap()), [45, 30, 4, 3, 15, 20, 30, 5]);
    }
}
