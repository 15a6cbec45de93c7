//! Certificates of donation: the texts that vary, printed onto sheets that the organiser had printed.
//!
//! Nothing here is an official certificate. The organiser's [`Template`] says where on the sheet what stands, in [`Field`]s
//! that are filled for each donor; [`Sheet`] is one donor's sheet filled, and [`write()`] draws sheets as pages of a PDF with
//! nothing else on them.

mod field;
mod page;
mod reader;
pub mod template;

pub use field::{Field, Given};
pub use page::{Lack, Sheet, SheetFault, TooWide, write};
pub use template::{Template, TemplateFault};

#[cfg(test)]
mod tests;
