//! Documents about a day. A document is first built as data ([`summary::Summary`], [`handover::Handover`],
//! [`donors::DonorList`], [`gifts::GiftList`]); its formats
//! write the same data and count nothing themselves, so that two of them can't tell two stories.

pub mod certificate;
mod columns;
pub mod csv;
pub mod document;
pub mod donors;
pub mod forecast;
pub mod gifts;
pub mod handover;
pub mod json;
mod listed;
mod page;
mod parts;
pub mod pdf;
pub mod plan;
mod recorded;
pub mod summary;
pub mod text;
pub mod xlsx;

pub use donors::DonorList;
pub use gifts::GiftList;
pub use handover::Handover;
pub use listed::OfDay;
pub use summary::Summary;

#[cfg(test)]
mod tests;
