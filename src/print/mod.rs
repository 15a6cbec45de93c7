//! Bytes on their way to paper.

pub mod calibration;
pub mod paper;
pub mod qr;
pub mod sheet;
pub mod slip;
pub mod spool;
pub mod ticket;
