//! The command line: one file a subcommand, each thin. What is data goes to standard output, what is said to a person to
//! standard error; the exit code is [`Exit`].

mod arguments;
mod board;
mod certificate;
mod completions;
mod day;
mod demo;
mod forecast;
mod formats;
mod handover;
mod man;
mod names;
mod output;
mod person;
mod plan;
mod printer;
mod printers;
mod roster;
mod rules;
mod run;
mod screens;
mod slip;
mod summary;
mod table;
mod ticket;
mod verify;
mod words;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::FromArgMatches;
use etcetera::BaseStrategy;

use crate::config::{ConfigFault, Layer, Settings, settle};
use crate::domain::clean::Label;
use crate::domain::command::Command;
use crate::domain::id::StepId;
use crate::domain::rulepack::RulePack;
use crate::domain::step::At;
use crate::domain::time::Moment;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, fault};
use crate::planning::Assumptions;
use crate::print::job::Setup;
use crate::shell;
use crate::station::{Request, Station};
use crate::store::{self, Create};
use arguments::{Arguments, Global, Subcommand};

/// Runs the program with its arguments, the program's own name first, and says how it ended.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    if arguments
        .get(1)
        .is_some_and(|name| name == crate::roster::COMMAND)
    {
        return read_list(&arguments);
    }
    let lang = words::early_language(&arguments, environment, default_config().as_deref());
    match parse_and_run(arguments, lang) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            let Failure { error, lang, pack } = *failure;
            if let Some(message) = error.message(lang, pack.as_ref()) {
                say(&message);
            }
            error.exit().into()
        }
    }
}

/// The process that reads a list for another one; it looks at no settings and no environment. That nobody listens any more
/// is how the other one stops it.
fn read_list(arguments: &[OsString]) -> ExitCode {
    let named_text = arguments.iter().any(|option| option == crate::roster::TEXT);
    match crate::roster::run_child(named_text) {
        Ok(()) => Exit::Done.into(),
        Err(_nobody_listens) => Exit::Store.into(),
    }
}

/// Says something to the person at the terminal. That standard error is gone is no reason to fail.
fn say(message: &str) {
    drop(writeln!(io::stderr().lock(), "giotmau: {message}"));
}

/// Why the program did not do what was asked, and what it takes to say so.
struct Failure {
    error: Error,
    lang: Lang,
    /// The rules in force, where it came that far.
    pack: Option<RulePack>,
}

impl Failure {
    const fn early(error: Error, lang: Lang) -> Self {
        Self {
            error,
            lang,
            pack: None,
        }
    }
}

fn parse_and_run(arguments: Vec<OsString>, lang: Lang) -> Result<Exit, Box<Failure>> {
    let early = |error, lang| Box::new(Failure::early(error, lang));
    let matches = match words::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(fault) if fault.use_stderr() => {
            return Err(early(Error::Usage(words::usage_fault(lang, &fault)), lang));
        }
        Err(asked) => {
            return write!(io::stdout().lock(), "{}", asked.render())
                .map(|()| Exit::Done)
                .map_err(|fault| early(fault.into(), lang));
        }
    };
    let Arguments { global, command } = Arguments::from_arg_matches(&matches)
        .map_err(|fault| early(Error::Usage(words::usage_fault(lang, &fault)), lang))?;
    if global.lang.as_deref() == Some(BOTH) && !matches!(command, Some(Subcommand::Board(_))) {
        let unknown = text::LANG_UNKNOWN.with(lang, &[("lang", &BOTH)]);
        return Err(early(Error::Usage(unknown), lang));
    }
    let settings = settings(&global, lang).map_err(|error| early(error, lang))?;
    let lang = settings.lang;
    let invocation = Invocation::new(global, settings).map_err(|error| early(error, lang))?;
    let done = invocation.run(command.unwrap_or(Subcommand::Screens));
    done.map_err(|error| {
        Box::new(Failure {
            error,
            lang,
            pack: Some(invocation.pack),
        })
    })
}

/// A variable of the environment; one that is not Unicode is as good as none.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Where the settings are when nobody says where.
fn default_config() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("giotmau").join("config.toml"))
}

/// The name of both languages in turn, in which only the hall display speaks.
const BOTH: &str = "both";

/// Puts the settings together, as the command line and everything below it say.
fn settings(global: &Global, lang: Lang) -> Result<Settings, Error> {
    let in_file = |path: &Path, fault: &ConfigFault| {
        Error::Usage(text::CONFIG_IN.with(
            lang,
            &[
                ("path", &path.display()),
                ("fault", &words::config_fault(lang, fault)),
            ],
        ))
    };
    let elsewhere = |fault: ConfigFault| match fault {
        ConfigFault::Open { key } => Error::NoDefault(key),
        ConfigFault::NotToml { .. }
        | ConfigFault::UnknownKey { .. }
        | ConfigFault::WrongKind { .. }
        | ConfigFault::Text { .. }
        | ConfigFault::TooMany { .. }
        | ConfigFault::Pattern { .. }
        | ConfigFault::Printer { .. }
        | ConfigFault::Number { .. } => Error::Usage(words::config_fault(lang, &fault)),
    };
    let file = match (&global.config, default_config()) {
        (Some(path), _) => {
            let text = std::fs::read_to_string(path).map_err(|fault| Error::File {
                path: path.clone(),
                fault,
            })?;
            let layer = Layer::parse(&text).map_err(|fault| in_file(path, &fault))?;
            beside(layer, path)
        }
        (None, Some(path)) => match std::fs::read_to_string(&path) {
            Ok(text) => beside(
                Layer::parse(&text).map_err(|fault| in_file(&path, &fault))?,
                &path,
            ),
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => Layer::default(),
            Err(fault) => return Err(Error::File { path, fault }),
        },
        (None, None) => Layer::default(),
    };
    let flags = Layer {
        lang: match &global.lang {
            Some(name) if name == BOTH => None,
            Some(name) => Some(
                Lang::parse(name)
                    .ok_or_else(|| Error::Usage(text::LANG_UNKNOWN.with(lang, &[("lang", name)])))?,
            ),
            None => None,
        },
        staff: label_of(lang, "--as", global.staff.as_deref())?,
        station: label_of(lang, "--station", global.station.as_deref())?,
        scanner: global.scanner.clone(),
        ..Layer::default()
    };
    settle([
        Layer::of_system(environment),
        file,
        Layer::of_environment(environment).map_err(elsewhere)?,
        flags,
    ])
    .map_err(elsewhere)
}

/// A file that the settings name is seen from their own folder.
fn beside(layer: Layer, settings: &Path) -> Layer {
    let folder = settings.parent().unwrap_or(Path::new(""));
    Layer {
        rules: layer.rules.map(|rules| folder.join(rules)),
        printers: printer::placed(layer.printers, folder),
        ..layer
    }
}

fn label_of(lang: Lang, option: &str, value: Option<&str>) -> Result<Option<Label>, Error> {
    value
        .map(|value| Label::parse(value).map_err(|why| bad_option(lang, option, &fault::text(lang, &why))))
        .transpose()
}

/// The value of an option cannot be used.
fn bad_option(lang: Lang, option: &str, fault: &str) -> Error {
    Error::Usage(text::BAD_OPTION.with(lang, &[("option", &option), ("fault", &fault)]))
}

/// One run of the program: what was said on the command line and what follows from it.
struct Invocation {
    lang: Lang,
    /// The language that the command line asks for; none where it asks for none, or for both.
    spoken: Option<Lang>,
    settings: Settings,
    db: Option<String>,
    create: bool,
    pack: RulePack,
    /// Where paper comes out.
    printing: Setup,
}

impl Invocation {
    fn new(global: Global, settings: Settings) -> Result<Self, Error> {
        let pack = rules::in_force(&settings)?;
        Ok(Self {
            lang: settings.lang,
            printing: printer::setup(&settings.printers),
            spoken: global.lang.as_deref().and_then(Lang::parse),
            settings,
            db: global.db,
            create: global.create,
            pack,
        })
    }

    fn run(&self, command: Subcommand) -> Result<Exit, Error> {
        match command {
            Subcommand::Screens => screens::run(self),
            Subcommand::Day { command } => day::run(self, command),
            Subcommand::Run { file } => run::run(self, file.as_deref()),
            Subcommand::Roster { command } => roster::run(self, command),
            Subcommand::Board(asked) => board::run(self, &asked),
            Subcommand::Demo(morning) => demo::run(self, &morning),
            Subcommand::Plan(asked) => plan::run(self, &asked),
            Subcommand::Forecast(asked) => forecast::run(self, &asked),
            Subcommand::Summary(summing) => summary::run(self, &summing),
            Subcommand::Handover(handing) => handover::run(self, &handing),
            Subcommand::Donors(asked) => names::donors(self, &asked),
            Subcommand::Gifts(asked) => names::gifts(self, &asked),
            Subcommand::Ticket(asked) => ticket::run(self, &asked),
            Subcommand::Slip(asked) => slip::run(self, &asked),
            Subcommand::Certificate(asked) => certificate::run(self, &asked),
            Subcommand::Printers(asked) => printers::run(self, &asked),
            Subcommand::Rules(asked) => rules::run(self, &asked),
            Subcommand::Verify { json } => verify::run(self, json),
            Subcommand::Completions { shell } => completions::run(self, shell),
            Subcommand::Man => man::run(self),
        }
    }

    /// Opens the database: the named one, which must be there unless `--create` is given, or the default one, which is
    /// made at the first start.
    fn store(&self) -> Result<Box<dyn store::Store>, Error> {
        let create = if self.create || self.db.is_none() {
            Create::Yes
        } else {
            Create::No
        };
        let name = match &self.db {
            Some(name) => name.clone(),
            None => store::default_path()?.to_string_lossy().into_owned(),
        };
        Ok(store::open(&name, create)?)
    }

    /// A station on the newest open day.
    fn station(&self) -> Result<Station, Error> {
        Ok(Station::open(self.store()?, self.pack.clone())?)
    }

    /// The request for a command, now and by whoever is at this station.
    fn request(&self, command: Command) -> Request {
        Request {
            id: new_request(),
            at: self.at(None),
            command,
            new_person: None,
            corrected: None,
        }
    }

    /// Now, by whoever is at this station; `occurred` is the time of a late entry.
    fn at(&self, occurred: Option<Moment>) -> At {
        let recorded = shell::now();
        At {
            occurred: occurred.unwrap_or(recorded),
            recorded,
            staff: self.settings.staff.clone(),
            station: self.settings.station.clone(),
        }
    }
}

/// What a plan and a forecast assume.
fn assumptions(lang: Lang) -> Result<Assumptions, Error> {
    Assumptions::read().map_err(|fault| Error::Demo(text::DEMO_FAILED.with(lang, &[("fault", &fault)])))
}

/// A new request.
fn new_request() -> StepId {
    StepId(shell::new_id())
}

/// Writes one JSON value on a line of standard output.
fn print_json(value: &impl serde::Serialize) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, value)?;
    writeln!(out)?;
    Ok(())
}

/// Writes one line to standard output.
fn print_line(line: &str) -> Result<(), Error> {
    writeln!(io::stdout().lock(), "{line}")?;
    Ok(())
}
