//! The station's screens, in the terminal: the Elm architecture.
//!
//! What happens is a [`msg::Msg`]. [`update::update`] takes it into the [`model::Model`] and answers with
//! [`effect::Effect`]s, data that [`runtime`] alone acts on. [`view::view`] draws the model and changes nothing.
//!
//! Three threads and one channel: [`input`] sends what is pressed, the station's worker sends what it answers, the main
//! loop takes everything in order. A fourth thread, for signals, makes sure that the program ends when it has to.
//!
//! A screen is one file in [`screen`]; keys are one table, [`keymap`]; colours are one file, [`theme`].

pub mod action;
pub mod alarm;
pub mod board;
pub mod burst;
pub mod clock;
pub mod effect;
mod forecaster;
pub mod foresight;
pub mod frame;
pub mod input;
pub mod key;
pub mod keymap;
pub mod lists;
pub mod modal;
pub mod model;
pub mod msg;
pub mod printing;
pub mod runtime;
pub mod screen;
#[cfg(unix)]
pub mod serial;
#[cfg(unix)]
pub mod signals;
pub mod terminal;
pub mod theme;
pub mod typing;
pub mod update;
pub mod view;
pub mod widget;

#[cfg(test)]
pub(crate) mod harness;
#[cfg(test)]
pub(crate) mod morning;

pub use runtime::{RunFault, Setup, run};
