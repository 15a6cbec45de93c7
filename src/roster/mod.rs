//! The lists that units send: workbooks and text files, all of them different and untidy, read into people.
//!
//! A file is read by a process of its own ([`child`]), which finds the table ([`header`], [`table`]) and hands on its rows
//! by what they mean, one JSON value a line ([`wire`]). This side listens ([`reading`]) and makes people of the rows
//! ([`mod@draft`]): nothing is guessed, what can be checked is put right and told, and what is wrong is refused with its row,
//! the reason and what to do.
//!
//! Nothing in a file is ever worked out, fetched, followed or opened by name.

mod cells;
mod child;
mod clash;
mod compare;
mod csv;
mod draft;
mod encoding;
mod fault;
mod header;
mod import;
mod meaning;
mod number;
mod reader;
mod reading;
mod report;
mod table;
mod units;
mod wire;
mod words;
mod workbook;

pub use cells::Cell;
pub use child::{COMMAND, TEXT, run as run_child};
pub use compare::Difference;
pub use draft::{Context, Drafted, Fault, Listed, Note, draft};
pub use fault::{FileFault, Place, ShapeFault};
pub use header::Column;
pub use import::{FileReport, ListFile, Plan, RowReport, Told, What, import};
pub use meaning::Meaning;
pub use reading::{Limits, Reading, read, this_program};
pub use report::{Kind, ReportLine, lines};
pub use units::{UnitSource, Units};
pub use wire::{End, Event, Progress, RawRow, SheetSeen};

/// The sentences for faults and notes.
pub mod say {
    pub use super::words::{field, file, note, place, shape};
}

#[cfg(test)]
mod tests;
