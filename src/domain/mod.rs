//! The donation day itself: values in, values out. Nothing here knows a clock, a file, a terminal, SQL or a language.

pub mod bag;
pub mod birth;
pub mod clean;
pub mod id;
pub mod identity;
pub mod name;
pub mod time;
pub mod vitals;
