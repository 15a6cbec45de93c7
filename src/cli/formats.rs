//! The formats of documents: all of them are written from the same parts, except JSON, which is a contract of its own.

use super::arguments::Format;
use crate::error::Error;
use crate::report::document::Document;
use crate::report::text::Width;
use crate::report::{csv, pdf, text, xlsx};

/// How wide text is written.
pub(super) const fn width(is_wide: bool) -> Width {
    if is_wide { Width::Wide } else { Width::Narrow }
}

/// A document as one of the formats; `json` writes that one.
pub(super) fn write(
    document: impl FnOnce() -> Document,
    format: Format,
    width: Width,
    json: impl FnOnce() -> Result<String, serde_json::Error>,
) -> Result<Vec<u8>, Error> {
    Ok(match format {
        Format::Text => text::write(&document(), width).into_bytes(),
        Format::Pdf => pdf::write(&document())?,
        Format::Xlsx => xlsx::write(&document())?,
        Format::Csv => csv::write(&document()),
        Format::Json => json()?.into_bytes(),
    })
}
