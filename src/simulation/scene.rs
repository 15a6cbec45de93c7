//! What the simulated morning is made of: names, units, staff and reasons, read from `assets/demo/`.

use serde::Deserialize;

use super::SimulationFault;

const NAMES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/names.toml"));
const MORNING: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/demo/morning.toml"));

/// Parts of names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    pub(super) families: Vec<String>,
    pub(super) male: GivenNames,
    pub(super) female: GivenNames,
}

/// Middle and given names of one sex.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenNames {
    pub(super) middles: Vec<String>,
    pub(super) givens: Vec<String>,
}

/// The day, its units, its staff and what people say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scene {
    pub(super) title: String,
    pub(super) site: String,
    pub(super) hospital: String,
    pub(super) ranks: Vec<String>,
    pub(super) kinds: Vec<String>,
    pub(super) club_kind: String,
    pub(super) women_kind: String,
    pub(super) places: Vec<String>,
    pub(super) receptionists: Vec<String>,
    pub(super) doctors: Vec<String>,
    pub(super) nurses: Vec<String>,
    pub(super) carers: Vec<String>,
    pub(super) reception: String,
    pub(super) screening: String,
    pub(super) collection: String,
    pub(super) recovery: String,
    pub(super) priority_reasons: Vec<String>,
    pub(super) withdrawal_reasons: Vec<String>,
    pub(super) override_reasons: Vec<String>,
    pub(super) early_reasons: Vec<String>,
    pub(super) units: Vec<SceneUnit>,
}

/// A unit that sends donors.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SceneUnit {
    pub(super) code: String,
    pub(super) name: String,
}

impl Names {
    pub(super) fn read() -> Result<Self, SimulationFault> {
        read(NAMES, "names.toml")
    }
}

impl Scene {
    pub(super) fn read() -> Result<Self, SimulationFault> {
        read(MORNING, "morning.toml")
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str, file: &'static str) -> Result<T, SimulationFault> {
    toml::from_str(text).map_err(|fault| SimulationFault::Unreadable {
        file,
        fault: fault.to_string(),
    })
}
