//! `giotmau board`: the display in the hall.

use super::arguments::Displaying;
use super::{Invocation, screens};
use crate::config::Looks;
use crate::domain::time::Span;
use crate::error::{Error, Exit};
use crate::store::{self, OpenReader};
use crate::tui::board::model::Speaks;
use crate::tui::board::{self, Setup};
use crate::tui::clock::Clock;
use crate::tui::theme::{COLOUR, MONO, Theme};

/// How long each language is shown when nothing is said.
const TURN: u32 = 10;

/// Shows the display of the day until somebody leaves. A database that is not there is an error at the start; one that
/// goes later is waited for.
pub(super) fn run(invocation: &Invocation, asked: &Displaying) -> Result<Exit, Error> {
    let name = match &invocation.db {
        Some(name) => name.clone(),
        None => store::default_path()?.to_string_lossy().into_owned(),
    };
    drop(store::open_to_look(&name)?);
    let open: OpenReader = Box::new(move || store::open_to_look(&name));
    show(invocation, asked, open, Clock::REAL)
}

/// Shows the display of the store that `open` opens, by this clock.
pub(super) fn show(
    invocation: &Invocation,
    asked: &Displaying,
    open: OpenReader,
    clock: Clock,
) -> Result<Exit, Error> {
    let no_color = std::env::var("NO_COLOR").ok();
    let setup = Setup {
        open,
        speaks: invocation.spoken.map_or(Speaks::InTurn, Speaks::Only),
        turn: Span::from_secs(asked.turn.unwrap_or(TURN)),
        theme: match invocation.settings.looks {
            _ if asked.mono => &MONO,
            Looks::Auto => Theme::chosen(no_color.as_deref()),
            Looks::Colour => &COLOUR,
            Looks::Mono => &MONO,
        },
        clock,
        rings: asked.bell,
    };
    board::run(setup)
        .map(|()| Exit::Done)
        .map_err(|fault| screens::failed(invocation.lang, fault))
}
