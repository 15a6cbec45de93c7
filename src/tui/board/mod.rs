//! The display in the hall: a television that tells who is called to which desk. It reads and never writes, has no keys that
//! anybody needs, and nothing on it names a person.
//!
//! It is a small loop beside the station's screens, of the same kind: what happens is a [`model::Msg`],
//! [`model::update`] takes it into the [`model::Model`], [`view::view`] draws that. A thread of its own reads the day and
//! hands over [`news::News`], which cannot hold more than the hall may know.

pub mod model;
pub mod news;
pub mod runtime;
pub mod view;

#[cfg(test)]
mod tests;

pub use runtime::{Setup, run};
