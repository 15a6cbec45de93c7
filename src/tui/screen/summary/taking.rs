//! A document on its way to a printer or into a file. One that names people takes two steps: the station reads the names and
//! writes down that somebody did, then the document is written with them.

use std::path::PathBuf;

use super::documents::{Content, Format, Kind, Written};
use super::{State, ask_for_name};
use crate::domain::day::Day;
use crate::i18n::text::summary as text;
use crate::print::destination::Destination;
use crate::print::job::Printout;
use crate::station::dossier::{Ask, Told};
use crate::tui::effect::{Effect, Notice};
use crate::tui::model::Hall;

/// Where a document goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way {
    /// To a printer.
    Print(Destination),
    /// Into a file.
    Save(PathBuf, Format),
}

/// A document whose names are being read.
#[derive(Debug, Clone)]
pub(super) struct Taking {
    /// Comes back with the names.
    ticket: u64,
    kind: Kind,
    way: Way,
}

/// Sends the document that is shown on its way.
pub(super) fn begin(state: &mut State, hall: &Hall, day: &Day, way: Way) -> Vec<Effect> {
    let Some(wanted) = state.kind.wanted(day) else {
        let document = state.document.as_deref().map(Written::content);
        return document.map_or_else(Vec::new, |document| send(document, hall, day, way));
    };
    if state.taking.is_some() {
        return vec![Effect::Notice(Notice::info(text::READING_NAMES.get(hall.lang)))];
    }
    let (_, ticket) = hall.fresh.request.0.as_u64_pair();
    state.taking = Some(Taking {
        ticket,
        kind: state.kind,
        way,
    });
    let ask = Ask::Names {
        wanted: Box::new(wanted),
        at: hall.at(),
    };
    vec![Effect::Ask {
        ticket,
        ask: Box::new(ask),
    }]
}

/// Writes the document that waited for these names; without them there is none, and it can be asked for again at once.
pub(super) fn told(state: &mut State, hall: &Hall, day: &Day, ticket: u64, told: Option<&Told>) -> Vec<Effect> {
    let Some(taking) = state.taking.take_if(|taking| taking.ticket == ticket) else {
        return Vec::new();
    };
    let Some(Told::Names(names)) = told else {
        state.printed = None;
        return Vec::new();
    };
    let document = Content::of(taking.kind, hall, day, names);
    send(&document, hall, day, taking.way)
}

fn send(document: &Content, hall: &Hall, day: &Day, way: Way) -> Vec<Effect> {
    match way {
        Way::Print(printer) => {
            let printout = Printout::Document(document.printout(hall, day));
            vec![
                Effect::Notice(Notice::info(text::PRINTING.get(hall.lang))),
                Effect::Print(Box::new(printout), Some(printer)),
            ]
        }
        Way::Save(path, format) => match document.file(format, hall) {
            Ok(bytes) => vec![Effect::WriteFile { path, bytes }],
            Err(fault) => {
                let line = text::NO_FILE.with(hall.lang, &[("fault", &fault)]);
                vec![Effect::Notice(Notice::trouble(line))]
            }
        },
    }
}

/// Prints the document that is shown, unless that was just done.
pub(super) fn print(state: &mut State, hall: &Hall, day: &Day) -> Vec<Effect> {
    let just_now = state
        .printed
        .is_some_and(|(kind, at)| kind == state.kind && hall.now.since(at) < super::PRINTS_ONCE);
    if just_now {
        return vec![Effect::Notice(Notice::info(text::PRINTED_JUST_NOW.get(hall.lang)))];
    }
    let printer = state.printer(hall).clone();
    if state.taking.is_none() {
        state.printed = Some((state.kind, hall.now));
    }
    begin(state, hall, day, Way::Print(printer))
}

/// Saves the document that is shown under this name.
pub(super) fn save(state: &mut State, hall: &Hall, day: &Day, name: &str) -> Vec<Effect> {
    let path = PathBuf::from(name);
    let Some(format) = Kind::format_of(&path) else {
        let said = text::NO_SUCH_FORMAT.with(hall.lang, &[("endings", &Kind::endings())]);
        return vec![
            Effect::Notice(Notice::refused(said)),
            Effect::Open(ask_for_name(state, hall, day)),
        ];
    };
    begin(state, hall, day, Way::Save(path, format))
}
