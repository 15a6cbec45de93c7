//! Documents about a day. A document is first built as data ([`summary::Summary`]); [`text`] and [`json`] write the same
//! data and count nothing themselves, so that two formats can't tell two stories.

pub mod json;
mod page;
mod recorded;
pub mod summary;
pub mod text;

pub use summary::Summary;

#[cfg(test)]
mod tests;
