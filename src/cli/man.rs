//! `giotmau man`: the manual page, with a section for every subcommand.

use std::io::{self, Write};

use clap_mangen::Man;

use super::{Invocation, words};
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;

/// Prints the pages of the program and of every subcommand, one after the other, as `man -l -` reads them.
pub(super) fn run(invocation: &Invocation) -> Result<Exit, Error> {
    let mut command = words::command(invocation.lang);
    command.build();
    let mut page = Vec::new();
    render(&command, &mut page)?;
    // What the boxes mean stands in no screen, where anybody could read it over a shoulder.
    let lang = invocation.lang;
    let (head, said) = (text::MAN_SEALED_HEAD.get(lang), text::MAN_SEALED.get(lang));
    writeln!(page, ".SH {head}\n{said}")?;
    io::stdout().lock().write_all(&page)?;
    Ok(Exit::Done)
}

fn render(command: &clap::Command, page: &mut Vec<u8>) -> Result<(), Error> {
    Man::new(command.clone()).render(page)?;
    command
        .get_subcommands()
        .try_for_each(|subcommand| render(subcommand, page))
}
