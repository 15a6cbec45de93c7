//! A document as PDF: archival (PDF/A-2a), tagged for whoever does not see it, and the same bytes from the same document.
//!
//! [`fonts`] sets words, [`canvas`] takes marks on pages and what they mean, `emit` writes the file; `flow` lays a
//! [`Document`] out on them, row by row.

mod block;
pub mod canvas;
mod chart;
mod emit;
mod flow;
pub mod fonts;
mod table;

pub use canvas::PdfFault;

use super::document::Document;

/// Writes a document.
///
/// # Errors
/// The writer refuses what is on the pages: a fault of the program.
pub fn write(document: &Document) -> Result<Vec<u8>, PdfFault> {
    flow::write(document)
}

#[cfg(test)]
pub(crate) mod tests;
