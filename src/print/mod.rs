//! Bytes on their way to paper.

pub mod calibration;
pub mod escpos;
pub mod paper;
pub mod qr;
pub mod raster;
pub mod sheet;
pub mod slip;
pub mod spool;
pub mod ticket;
