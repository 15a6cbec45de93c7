//! A document as PDF.

pub mod fonts;
