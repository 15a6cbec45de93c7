//! The plan of a day as a page of 80 columns and as JSON. Both write what [`crate::planning`] found and compute nothing.

mod chart;
mod json;
mod text;

pub use json::write as json;
pub use text::write as text;

#[cfg(test)]
mod tests;
