//! `giotmau completions`: what a shell needs to complete the program's commands.

use std::io::{self, Write};

use clap_complete::Shell;

use super::{Invocation, words};
use crate::error::{Error, Exit};

/// Prints the completions for a shell.
pub(super) fn run(invocation: &Invocation, shell: Shell) -> Result<Exit, Error> {
    // The generator cannot report a broken pipe, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut words::command(invocation.lang),
        "giotmau",
        &mut script,
    );
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
