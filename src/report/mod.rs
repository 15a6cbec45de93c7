//! Documents about a day. A document is first built as data ([`summary::Summary`], [`handover::Handover`]); its formats
//! write the same data and count nothing themselves, so that two of them can't tell two stories.

pub mod certificate;
mod columns;
pub mod csv;
pub mod document;
pub mod forecast;
pub mod handover;
pub mod json;
mod page;
mod parts;
pub mod pdf;
pub mod plan;
mod recorded;
pub mod summary;
pub mod text;
pub mod xlsx;

pub use handover::Handover;
pub use summary::Summary;

#[cfg(test)]
mod tests;
