//! The command line in both languages: help, usage faults, faults of the settings. The shape of the command line is in
//! [`super::arguments`]; here it gets its words.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::arguments::Arguments;
use crate::config::{ConfigFault, Layer, Takes};
use crate::domain::clean::printable;
use crate::i18n::text::{certificate, cli as text, forecast, plan};
use crate::i18n::{Lang, Text, fault};
use crate::print;

/// The language for help and for faults of the command line itself, before the command line can be read: what stands
/// after `--lang`, else the environment, else the settings, else the system.
pub(super) fn early_language(
    arguments: &[OsString],
    environment: impl Fn(&str) -> Option<String>,
    config: Option<&Path>,
) -> Lang {
    let mut after = arguments
        .iter()
        .skip_while(|argument| *argument != "--lang")
        .skip(1);
    let asked = after.next().and_then(|value| value.to_str()).or_else(|| {
        arguments
            .iter()
            .filter_map(|argument| argument.to_str())
            .find_map(|argument| argument.strip_prefix("--lang="))
    });
    // A fault in the settings is said later, once there is a language to say it in.
    let file = || {
        let text = std::fs::read_to_string(config?).ok()?;
        Layer::parse(&text).ok()?.lang
    };
    asked
        .and_then(Lang::parse)
        .or_else(|| Layer::of_environment(&environment).ok()?.lang)
        .or_else(file)
        .or_else(|| Layer::of_system(&environment).lang)
        .unwrap_or_default()
}

/// The command line with its help in one language.
pub(super) fn command(lang: Lang) -> Command {
    with_words(Arguments::command(), "", lang).arg(
        Arg::new("version")
            .long("version")
            .short('V')
            .action(ArgAction::Version)
            .help(text::ARG_VERSION.get(lang))
            .help_heading(text::HEADING_OPTIONS.get(lang)),
    )
}

/// Gives a command and all below it their words; `path` is the names that lead to it.
fn with_words(command: Command, path: &str, lang: Lang) -> Command {
    let about = about(path).map_or("", |text| text.get(lang));
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        text::HEADING_USAGE.get(lang)
    );
    let ids: Vec<String> = command
        .get_arguments()
        .map(|argument| argument.get_id().to_string())
        .collect();
    let mut command = command
        .about(about)
        .help_template(template)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_value_name(text::VALUE_COMMAND.get(lang))
        .subcommand_help_heading(text::HEADING_COMMANDS.get(lang));
    for id in ids {
        let help = argument_help(path, &id).map_or("", |text| text.get(lang));
        command = command.mut_arg(id, |argument| {
            let heading = if argument.is_global_set() {
                text::HEADING_GLOBAL
            } else if argument.is_positional() {
                text::HEADING_ARGUMENTS
            } else {
                text::HEADING_OPTIONS
            };
            let takes_value = argument.get_action().takes_values();
            argument
                .help(help)
                .help_heading(heading.get(lang))
                .hide_env(takes_value)
                .hide_default_value(takes_value)
                .hide_possible_values(takes_value)
        });
    }
    command = command.arg(
        Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::Help)
            .help(text::ARG_HELP.get(lang))
            .help_heading(text::HEADING_OPTIONS.get(lang)),
    );
    let below: Vec<String> = command
        .get_subcommands()
        .map(|command| command.get_name().to_owned())
        .collect();
    for name in below {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(name, |command| with_words(command, path.trim(), lang));
    }
    command
}

/// What a command is for.
fn about(path: &str) -> Option<Text> {
    Some(match path {
        "" => text::ABOUT,
        "day" => text::ABOUT_DAY,
        "day open" => text::ABOUT_DAY_OPEN,
        "day list" => text::ABOUT_DAY_LIST,
        "day show" => text::ABOUT_DAY_SHOW,
        "day close" => text::ABOUT_DAY_CLOSE,
        "day reopen" => text::ABOUT_DAY_REOPEN,
        "run" => text::ABOUT_RUN,
        "roster" => text::ABOUT_ROSTER,
        "roster import" => text::ABOUT_ROSTER_IMPORT,
        "roster find" => text::ABOUT_ROSTER_FIND,
        "roster show" => text::ABOUT_ROSTER_SHOW,
        "roster correct" => text::ABOUT_ROSTER_CORRECT,
        "roster merge" => text::ABOUT_ROSTER_MERGE,
        "roster unmerge" => text::ABOUT_ROSTER_UNMERGE,
        "roster export" => text::ABOUT_ROSTER_EXPORT,
        "summary" => text::ABOUT_SUMMARY,
        "handover" => text::ABOUT_HANDOVER,
        "donors" => text::ABOUT_DONORS,
        "gifts" => text::ABOUT_GIFTS,
        "ticket" => text::ABOUT_TICKET,
        "slip" => text::ABOUT_SLIP,
        "certificate" => certificate::ABOUT,
        "printers" => text::ABOUT_PRINTERS,
        "board" => text::ABOUT_BOARD,
        "demo" => text::ABOUT_DEMO,
        "plan" => plan::ABOUT,
        "forecast" => forecast::ABOUT,
        "rules" => text::ABOUT_RULES,
        "verify" => text::ABOUT_VERIFY,
        "completions" => text::ABOUT_COMPLETIONS,
        "man" => text::ABOUT_MAN,
        _ => return None,
    })
}

/// What an argument of a command is for.
fn argument_help(path: &str, id: &str) -> Option<Text> {
    Some(match (path, id) {
        (_, "db") => text::ARG_DB,
        (_, "create") => text::ARG_CREATE,
        (_, "lang") => text::ARG_LANG,
        (_, "config") => text::ARG_CONFIG,
        (_, "station") => text::ARG_STATION,
        (_, "staff") => text::ARG_STAFF,
        (_, "scanner") => text::ARG_SCANNER,
        (_, "json") => text::ARG_JSON,
        (_, "day") => text::ARG_DAY,
        ("day open", "title") => text::ARG_TITLE,
        ("day open", "date") => text::ARG_DATE,
        ("day open", "site") => text::ARG_SITE,
        ("day open", "hospital") => text::ARG_HOSPITAL,
        ("day open", "target") => text::ARG_TARGET,
        ("day open" | "plan", "desks") => text::ARG_DESKS,
        ("day open" | "plan", "beds") => text::ARG_BEDS,
        ("day open" | "plan", "seats") => text::ARG_SEATS,
        ("day open", "units") => text::ARG_UNITS,
        ("day open", "bag_pattern") => text::ARG_BAG_PATTERN,
        ("day reopen", "reason") => text::ARG_REASON,
        ("run", "file") => text::ARG_RUN_FILE,
        ("roster import", "files") => text::ARG_IMPORT_FILES,
        ("donors" | "gifts", "unit") => text::ARG_LIST_UNIT,
        ("roster import", "unit") => text::ARG_IMPORT_UNIT,
        ("day close", "dry_run") => text::ARG_CLOSE_DRY_RUN,
        ("roster import" | "roster merge", "dry_run") => text::ARG_DRY_RUN,
        ("roster import", "report") => text::ARG_IMPORT_REPORT,
        (_, "who") => text::ARG_WHO,
        ("roster correct", "settings") => text::ARG_CORRECT,
        ("roster correct", "reason") => text::ARG_CORRECT_REASON,
        ("roster merge", "kept") => text::ARG_KEPT,
        ("roster merge" | "roster unmerge", "gone") => text::ARG_GONE,
        ("roster merge", "confirm") => text::ARG_CONFIRM,
        ("roster export", "history") => text::ARG_EXPORT_HISTORY,
        ("roster find", "words") => text::ARG_FIND_WORDS,
        ("roster find", "limit") => text::ARG_LIMIT,
        ("certificate", "all") => certificate::ARG_ALL,
        ("certificate", "template") => certificate::ARG_TEMPLATE,
        ("certificate", "serial") => certificate::ARG_SERIAL,
        ("certificate", "reason") => certificate::ARG_REASON,
        ("certificate", "again") => certificate::ARG_AGAIN,
        ("certificate", "output") => certificate::ARG_OUTPUT,
        ("certificate", "dry_run") => certificate::ARG_DRY_RUN,
        ("certificate", "names") => certificate::ARG_NAMES,
        ("certificate", "list") => certificate::ARG_LIST,
        ("certificate", "print_template") => certificate::ARG_PRINT_TEMPLATE,
        (_, "wide") => text::ARG_WIDE,
        ("ticket" | "slip", "format") => text::ARG_TICKET_FORMAT,
        (_, "format") => text::ARG_FORMAT,
        ("rules", "explain") => text::ARG_EXPLAIN,
        ("rules", "print_file") => text::ARG_PRINT_FILE,
        ("ticket" | "slip", "output") => text::ARG_TICKET_OUTPUT,
        (_, "output") => text::ARG_OUTPUT,
        ("summary" | "handover" | "donors" | "gifts" | "ticket" | "slip" | "certificate", "print") => {
            text::ARG_PRINT
        }
        (_, "printer") => text::ARG_PRINTER,
        ("printers", "test") => text::ARG_PRINTERS_TEST,
        ("ticket" | "slip" | "certificate", "number") => text::ARG_TICKET,
        ("board", "turn") => text::ARG_TURN,
        ("board", "mono") => text::ARG_MONO,
        ("board", "bell") => text::ARG_BELL,
        ("demo", "board") => text::ARG_DEMO_BOARD,
        ("demo", "donors") => text::ARG_DONORS,
        ("demo", "seed") => text::ARG_SEED,
        ("demo", "headless") => text::ARG_HEADLESS,
        ("demo", "speed") => text::ARG_SPEED,
        ("forecast", "at") => forecast::ARG_AT,
        ("forecast", "replay") => forecast::ARG_REPLAY,
        ("plan", "donors") => plan::ARG_DONORS,
        ("plan", "units") => plan::ARG_UNITS,
        ("plan", "open") => plan::ARG_OPEN,
        ("plan", "hours") => plan::ARG_HOURS,
        ("plan", "reception") => plan::ARG_RECEPTION,
        ("plan", "nurses") => plan::ARG_NURSES,
        ("plan", "through_by") => plan::ARG_THROUGH_BY,
        ("plan", "wait") => plan::ARG_WAIT,
        ("plan", "block") => plan::ARG_BLOCK,
        ("plan", "days") => plan::ARG_DAYS,
        ("plan", "seed") => plan::ARG_SEED,
        ("completions", "shell") => text::ARG_SHELL,
        _ => return None,
    })
}

/// What is wrong with the command line, and where to look.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the library may learn of further kinds of fault"
)]
pub(super) fn usage_fault(lang: Lang, fault: &clap::Error) -> String {
    let said = |kind| match fault.get(kind) {
        Some(ContextValue::String(said)) => printable(said),
        Some(ContextValue::Strings(said)) => printable(&said.join(", ")),
        Some(_) | None => String::new(),
    };
    let argument = said(ContextKind::InvalidArg);
    let what = match fault.kind() {
        ErrorKind::UnknownArgument => text::USAGE_UNKNOWN_ARGUMENT.with(lang, &[("argument", &argument)]),
        ErrorKind::InvalidSubcommand => {
            text::USAGE_UNKNOWN_COMMAND.with(lang, &[("command", &said(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if said(ContextKind::InvalidValue).is_empty() =>
        {
            text::USAGE_NO_VALUE.with(lang, &[("argument", &argument)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => text::USAGE_VALUE.with(
            lang,
            &[
                ("argument", &argument),
                ("value", &said(ContextKind::InvalidValue)),
            ],
        ),
        ErrorKind::MissingRequiredArgument => text::USAGE_MISSING.with(lang, &[("argument", &argument)]),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            text::USAGE_NO_COMMAND.get(lang).to_owned()
        }
        ErrorKind::InvalidUtf8 => text::USAGE_NOT_UNICODE.get(lang).to_owned(),
        ErrorKind::ArgumentConflict => text::USAGE_TWICE.with(lang, &[("argument", &argument)]),
        _ => text::USAGE_OTHER.with(lang, &[("argument", &argument)]),
    };
    let suggestion = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .map(said)
        .find(|said| !said.is_empty())
        .map(|suggestion| text::USAGE_SUGGESTION.with(lang, &[("suggestion", &suggestion)]));
    let mut sentences = vec![what];
    sentences.extend(suggestion);
    sentences.push(text::USAGE_HELP.get(lang).to_owned());
    sentences.join(" ")
}

/// Why settings were not taken.
pub(super) fn config_fault(lang: Lang, fault: &ConfigFault) -> String {
    match fault {
        ConfigFault::NotToml { line, what } => {
            text::CONFIG_NOT_TOML.with(lang, &[("line", line), ("what", &printable(what))])
        }
        ConfigFault::UnknownKey { key, nearest } => {
            text::CONFIG_UNKNOWN_KEY.with(lang, &[("key", &printable(key)), ("nearest", nearest)])
        }
        ConfigFault::WrongKind { key, takes } => {
            let takes = match takes {
                Takes::Language => text::TAKES_LANGUAGE,
                Takes::Text => text::TAKES_TEXT,
                Takes::Texts => text::TAKES_TEXTS,
                Takes::Looks => text::TAKES_LOOKS,
                Takes::Typing => text::TAKES_TYPING,
                Takes::YesOrNo => text::TAKES_YES_OR_NO,
                Takes::PrintTickets => text::TAKES_PRINT_TICKETS,
                Takes::PaperWidth => text::TAKES_PAPER_WIDTH,
                Takes::Count => text::TAKES_COUNT,
                Takes::GiftValues => text::TAKES_GIFT_VALUES,
                Takes::Section => text::TAKES_SECTION,
            };
            text::CONFIG_WRONG_KIND.with(lang, &[("key", key), ("takes", &takes.get(lang))])
        }
        ConfigFault::Text { key, fault: why } => {
            text::CONFIG_TEXT.with(lang, &[("key", key), ("fault", &fault::text(lang, why))])
        }
        ConfigFault::TooMany { key, most } => {
            text::CONFIG_TOO_MANY.with(lang, &[("key", key), ("most", most)])
        }
        ConfigFault::Pattern { key, fault: why } => {
            text::CONFIG_TEXT.with(lang, &[("key", key), ("fault", &fault::pattern(lang, *why))])
        }
        ConfigFault::Printer { key, fault: why } => {
            let why = print::fault::not_a_destination(lang, why);
            text::CONFIG_TEXT.with(lang, &[("key", key), ("fault", &why)])
        }
        ConfigFault::Number { key, fault: why } => {
            text::CONFIG_TEXT.with(lang, &[("key", key), ("fault", &fault::number(lang, why))])
        }
        ConfigFault::Open { key } => text::INTERNAL.with(lang, &[("fault", key)]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(command: &Command, path: &str, see: &mut impl FnMut(&Command, &str)) {
        see(command, path);
        for below in command.get_subcommands() {
            walk(below, format!("{path} {}", below.get_name()).trim(), see);
        }
    }

    #[test]
    fn every_command_and_argument_has_its_words() {
        walk(&Arguments::command(), "", &mut |command, path| {
            assert!(
                about(path).is_some(),
                "`giotmau {path}` says nothing about itself"
            );
            for argument in command.get_arguments() {
                let id = argument.get_id().as_str();
                assert!(
                    argument_help(path, id).is_some(),
                    "`giotmau {path}` does not say what {id} is"
                );
            }
        });
    }

    #[test]
    fn the_command_line_is_sound_in_both_languages_and_its_help_fits_the_terminal() {
        for lang in Lang::ALL {
            let command = command(lang);
            command.clone().debug_assert();
            walk(&command, "", &mut |command, path| {
                let help = command.clone().render_help().to_string();
                for line in help.lines() {
                    assert!(line.chars().count() <= 100, "`giotmau {path}`: {line}");
                }
                for english in ["Usage:", "Options:", "Commands:", "Arguments:"] {
                    assert!(lang == Lang::En || !help.contains(english), "{help}");
                }
            });
        }
    }

    #[test]
    fn the_language_of_help_is_known_before_the_command_line_is_read() {
        let arguments = |list: &[&str]| -> Vec<OsString> { list.iter().map(OsString::from).collect() };
        let french = |name: &str| (name == "LANG").then(|| "fr_FR.UTF-8".to_owned());
        let english = |name: &str| (name == "LANG").then(|| "en_US.UTF-8".to_owned());
        assert_eq!(early_language(&arguments(&["giotmau"]), french, None), Lang::Vi);
        assert_eq!(early_language(&arguments(&["giotmau"]), english, None), Lang::En);
        for asked in [
            &["giotmau", "--lang", "vi"][..],
            &["giotmau", "run", "--lang=vi"][..],
        ] {
            assert_eq!(early_language(&arguments(asked), english, None), Lang::Vi);
        }
    }
}
