//! `giotmau`: the station's screens.

use super::{Invocation, assumptions};
use crate::config::Looks;
use crate::error::{Error, Exit};
use crate::i18n::text::{cli as text, printing as printing_text};
use crate::i18n::{Lang, trouble};
use crate::print::press::Tools;
use crate::shell;
use crate::station::Station;
use crate::tui::clock::Clock;
use crate::tui::screen::ScreenId;
use crate::tui::screen::setup::Defaults;
use crate::tui::terminal::TerminalFault;
use crate::tui::theme::{COLOUR, MONO, Theme};
use crate::tui::{self, RunFault, Setup};

/// Shows the screens until the person leaves.
pub(super) fn run(invocation: &Invocation) -> Result<Exit, Error> {
    show(
        invocation,
        invocation.station()?,
        Clock::REAL,
        ScreenId::Reception,
    )
}

/// Shows the screens of a station, by this clock, until the person leaves.
pub(super) fn show(
    invocation: &Invocation,
    station: Station,
    clock: Clock,
    first: ScreenId,
) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let no_color = std::env::var("NO_COLOR").ok();
    let setup = Setup {
        station,
        lang,
        theme: match invocation.settings.looks {
            Looks::Auto => Theme::chosen(no_color.as_deref()),
            Looks::Colour => &COLOUR,
            Looks::Mono => &MONO,
        },
        staff: invocation.settings.staff.clone(),
        name: invocation.settings.station.clone(),
        say_trouble: trouble::station,
        printing: Tools::of_system(invocation.printing.clone(), shell::uptime),
        clock,
        first,
        bell: invocation.settings.bell,
        scanner: invocation.settings.scanner.clone(),
        print_tickets: invocation.settings.print_tickets,
        tares: invocation.settings.tares,
        letterhead: invocation.settings.letterhead.clone(),
        gifts: invocation.settings.gifts.clone(),
        limits: invocation.settings.limits.clone(),
        assumed: assumptions(lang)?,
        typing: invocation.settings.typing,
        new_day: Defaults {
            hospital: Some(invocation.settings.hospital.clone()),
            site: Some(invocation.settings.site.clone()),
            target: invocation.settings.target,
            hall: invocation.settings.hall,
            bag_pattern: invocation.settings.bag_pattern.clone(),
            ..Defaults::default()
        },
        mouse: true,
    };
    let left = tui::run(setup).map_err(|fault| failed(lang, fault))?;
    if !left.is_empty() {
        super::say(&printing_text::LOST.with(lang, &[("what", &left.join(", "))]));
    }
    Ok(Exit::Done)
}

/// Why screens could not be shown.
pub(super) fn failed(lang: Lang, fault: RunFault) -> Error {
    match fault {
        RunFault::Terminal(TerminalFault::NoTerminal) => Error::Usage(text::NO_TERMINAL.get(lang).to_owned()),
        RunFault::Terminal(TerminalFault::Io(fault)) | RunFault::Start(fault) => Error::Stream(fault),
        RunFault::Store(fault) => fault.into(),
        RunFault::InputLost(fault) => Error::Stream(std::io::Error::other(fault)),
        RunFault::StationLost => Error::Stream(std::io::Error::other(fault.to_string())),
    }
}
