//! Bytes on their way to paper: what is printed ([`job`]) is small [`sheet`]s or documents, as [`paper`] (PDF) or as dots
//! ([`raster`], [`escpos`]), and a [`press`] takes it where it is to come out ([`destination`]).

pub mod calibration;
pub mod cups;
pub mod destination;
pub mod escpos;
pub mod fault;
pub mod job;
pub mod paper;
pub mod port;
pub mod press;
pub mod qr;
pub mod raster;
pub mod sheet;
pub mod slip;
mod status;
pub mod ticket;
