//! Pieces of a screen that several screens share. They draw what they are given and change nothing.

pub mod bed_map;
pub mod big;
pub mod donor_table;
pub mod field;
pub mod fit;
pub mod form;
pub mod modal;
pub mod printing;
pub mod qr;
pub mod rate_chart;
pub mod reacting;
pub mod status_bar;
pub mod tab_bar;
pub mod ticket;
pub mod timeline;
