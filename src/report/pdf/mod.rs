//! A document as PDF: archival (PDF/A-2a), tagged for whoever does not see it, and the same bytes from the same document.
//!
//! [`fonts`] sets words, [`canvas`] takes marks on pages and what they mean, `emit` writes the file; `flow` lays a
//! [`Document`](super::document::Document) out on them.

pub mod canvas;
mod emit;
pub mod fonts;
