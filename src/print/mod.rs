//! Bytes on their way to paper.

pub mod spool;
