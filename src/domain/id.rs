//! Who and what a step speaks of. Every id is its own type, so a person's id can never be passed as a visit's.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares an id: a UUID that is made in the shells (version 7, so ids sort by the time they were made).
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// One donation day at one site.
    DayId
    /// One person on the roster.
    PersonId
    /// One person on one day.
    VisitId
    /// One step of the log. It is made by whoever asks for the step, so asking again after a lost answer is recognised.
    StepId
}

impl StepId {
    /// The id of the `n`th step that one request led to; the first one carries the id of the request itself.
    #[must_use]
    pub const fn nth(self, n: u8) -> Self {
        Self(Uuid::from_u128(self.0.as_u128().wrapping_add(n as u128)))
    }
}

/// The number on the donor's ticket: 1, 2, 3 … in the order of arrival, never used twice on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ticket(NonZeroU32);

impl Ticket {
    /// The first ticket of a day.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// The ticket with this number, if it is one (there is no ticket 0).
    pub const fn new(number: u32) -> Option<Self> {
        match NonZeroU32::new(number) {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }

    /// The number as printed.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.get()
    }

    /// The ticket after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// Where this ticket's visit stands in a list in order of arrival.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Declares a numbered place of the hall; the first one is 1, as on the sign above it.
macro_rules! places {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u16);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

places! {
    /// A screening desk.
    DeskNo
    /// A bed for collection.
    BedNo
    /// A seat for recovery.
    SeatNo
}

/// The number of a step in its day's log: 1, 2, 3 … without gaps. Zero is the empty log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// Before the first step.
    pub const ZERO: Self = Self(0);

    /// The number after this one.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Seq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
