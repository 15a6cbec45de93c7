//! giotmau, the check-in station of a blood-donation day.

pub mod cli;
pub mod config;
pub mod domain;
pub mod error;
pub mod i18n;
pub mod print;
pub mod report;
pub mod shell;
pub mod simulation;
pub mod station;
pub mod store;
pub mod tui;
