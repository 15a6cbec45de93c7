//! The proofs of the rules: a table of every stage and command, an exhaustive search of what can follow what, and an
//! independent model that random days are held against. What each of them says stands at the head of its file.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::wildcard_enum_match_arm,
    reason = "a test that cannot go on may panic, and a proof says how much it has seen"
)]

mod agreement;
mod clearance;
mod exhaustive;
mod hall;
mod model;
mod never;
mod stages;
