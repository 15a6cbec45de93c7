//! The donation day itself: values in, values out. Nothing here knows a clock, a file, a terminal, SQL or a language.
//!
//! A [`command::Command`] asks for something; [`decide::decide`] answers with steps or a [`refusal::Refusal`]; a
//! [`step::Step`] says what happened; a [`day::Day`] is the fold of its steps.

pub mod accounts;
pub mod amendment;
pub mod arrival;
pub mod bag;
pub mod birth;
pub mod calibration;
pub mod card;
pub mod certificate;
pub mod circumstance;
pub mod clean;
pub mod command;
pub mod contest;
pub mod day;
pub mod decide;
pub mod document;
pub mod eligibility;
pub mod explain;
pub mod figures;
#[cfg(test)]
pub(crate) mod fixture;
pub mod gift;
pub mod history;
pub mod id;
pub mod identity;
pub mod issued;
pub mod merge;
pub mod name;
pub mod overlooked;
pub mod participant;
pub mod person;
pub mod rank;
pub mod reaction;
pub mod recheck;
pub mod reconcile;
pub mod refusal;
pub mod rulepack;
pub mod scan;
pub mod spelling;
pub mod step;
pub mod throughput;
pub mod ticket;
pub mod time;
pub mod unit;
pub mod visit;
pub mod vitals;
pub mod weighing;
