//! What the command line takes. The help is not here: it exists in both languages, see [`super::words`].

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use clap::builder::TypedValueParser;
use clap::{Args, Parser};

#[derive(Debug, Parser)]
#[command(name = "giotmau", version)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Option<Subcommand>,
}

#[derive(Debug, Args)]
pub(super) struct Global {
    #[arg(long, global = true, value_name = "PATH", env = "GIOTMAU_DB")]
    pub(super) db: Option<String>,
    #[arg(long, global = true)]
    pub(super) create: bool,
    #[arg(long, global = true, value_name = "vi|en")]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) station: Option<String>,
    #[arg(long = "as", global = true, value_name = "STAFF")]
    pub(super) staff: Option<String>,
    #[arg(long, global = true, value_name = "DEVICE")]
    pub(super) scanner: Option<PathBuf>,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum Subcommand {
    /// What the program does when no subcommand is named.
    #[command(skip)]
    Screens,
    Day {
        #[command(subcommand)]
        command: DayCommand,
    },
    Run {
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    Roster {
        #[command(subcommand)]
        command: RosterCommand,
    },
    Summary(Summing),
    Handover(Handing),
    Donors(Naming),
    Gifts(Naming),
    Ticket(Ticketing),
    Slip(Ticketing),
    Certificate(Box<Certifying>),
    Printers(Looking),
    Board(Displaying),
    Demo(Morning),
    Plan(Planning),
    Forecast(Forecasting),
    Rules(Ruling),
    Verify {
        #[arg(long)]
        json: bool,
    },
    Completions {
        #[arg(value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
    Man,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum DayCommand {
    Open(Opening),
    List {
        #[arg(long)]
        json: bool,
    },
    Show {
        #[arg(long, value_name = "DATE|ID")]
        day: Option<String>,
        #[arg(long)]
        json: bool,
    },
    Close(Closing),
    Reopen {
        #[arg(long, value_name = "DATE|ID")]
        day: Option<String>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub(super) struct Opening {
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(super) site: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(super) hospital: Option<String>,
    #[arg(long, value_name = "N")]
    pub(super) target: Option<u32>,
    #[arg(long, value_name = "N")]
    pub(super) desks: Option<u16>,
    #[arg(long, value_name = "N")]
    pub(super) beds: Option<u16>,
    #[arg(long, value_name = "N")]
    pub(super) seats: Option<u16>,
    #[arg(long = "unit", value_name = "CODE=NAME")]
    pub(super) units: Vec<String>,
    #[arg(long, value_name = "PATTERN")]
    pub(super) bag_pattern: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Closing {
    #[arg(long, value_name = "DATE|ID")]
    pub(super) day: Option<String>,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Summing {
    #[arg(long, value_name = "DATE|ID")]
    pub(super) day: Option<String>,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<Format>,
    #[arg(long)]
    pub(super) wide: bool,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) printing: Printing,
}

/// Whether to print, and where.
#[derive(Debug, Args)]
pub(super) struct Printing {
    #[arg(long)]
    pub(super) print: bool,
    #[arg(long, value_name = "NAME")]
    pub(super) printer: Option<String>,
}

impl Printing {
    /// Whoever names a printer wants to print.
    pub(super) const fn is_asked(&self) -> bool {
        self.print || self.printer.is_some()
    }
}

#[derive(Debug, Args)]
pub(super) struct Looking {
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) test: bool,
    #[arg(long, value_name = "NAME", requires = "test")]
    pub(super) printer: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Handing {
    #[arg(long, value_name = "DATE|ID")]
    pub(super) day: Option<String>,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<Format>,
    #[arg(long)]
    pub(super) wide: bool,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) printing: Printing,
}

/// A list that names people.
#[derive(Debug, Args)]
pub(super) struct Naming {
    #[arg(long, value_name = "DATE|ID")]
    pub(super) day: Option<String>,
    #[arg(long, value_name = "CODE")]
    pub(super) unit: Option<String>,
    #[arg(long, value_name = "FORMAT", value_enum, conflicts_with = "json")]
    pub(super) format: Option<Format>,
    #[arg(long)]
    pub(super) json: bool,
    #[arg(long)]
    pub(super) wide: bool,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) printing: Printing,
}

impl Naming {
    /// Whether it goes to a file or to standard output, printed or not.
    pub(super) const fn is_written(&self) -> bool {
        self.output.is_some() || !self.printing.is_asked()
    }
}

#[derive(Debug, Default, Args)]
pub(super) struct Displaying {
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(2..=600))]
    pub(super) turn: Option<u32>,
    #[arg(long)]
    pub(super) mono: bool,
    #[arg(long)]
    pub(super) bell: bool,
}

#[derive(Debug, Args)]
pub(super) struct Ticketing {
    #[arg(value_name = "NUMBER")]
    pub(super) number: String,
    #[arg(long, value_name = "DATE|ID")]
    pub(super) day: Option<String>,
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(super) format: Option<SheetFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) printing: Printing,
}

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own on the command line"
)]
pub(super) struct Certifying {
    #[arg(value_name = "TICKET", required_unless_present_any = ["all", "list", "print_template"])]
    pub(super) number: Option<String>,
    #[arg(long, conflicts_with = "number")]
    pub(super) all: bool,
    #[arg(long, value_name = "FILE", required_unless_present_any = ["list", "print_template"])]
    pub(super) template: Option<PathBuf>,
    #[arg(long, value_name = "SERIAL", required_unless_present_any = ["again", "list", "print_template"])]
    pub(super) serial: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["all", "again"])]
    pub(super) reason: Option<String>,
    #[arg(long)]
    pub(super) again: bool,
    #[arg(long, value_name = "DATE|ID")]
    pub(super) day: Option<String>,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) printing: Printing,
    #[arg(long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) names: bool,
    #[arg(long, conflicts_with_all = ["number", "all", "template", "serial", "again", "output", "print", "printer", "names"])]
    pub(super) list: bool,
    #[arg(long, conflicts_with_all = ["number", "all", "list", "template", "serial", "again", "json"])]
    pub(super) print_template: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Ruling {
    #[arg(long, value_name = "TICKET", conflicts_with = "print_file")]
    pub(super) explain: Option<String>,
    #[arg(long, conflicts_with = "json")]
    pub(super) print_file: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Morning {
    #[arg(long, value_name = "N", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=5000))]
    pub(super) donors: u32,
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    #[arg(long, value_name = "X", value_parser = clap::value_parser!(u32).range(1..=3600).try_map(NonZeroU32::try_from), conflicts_with = "headless")]
    pub(super) speed: Option<NonZeroU32>,
    #[arg(long, conflicts_with = "headless")]
    pub(super) board: bool,
    #[arg(long)]
    pub(super) headless: bool,
    #[arg(long, value_name = "FORMAT", value_enum, requires = "headless")]
    pub(super) format: Option<Format>,
    #[arg(long, requires = "headless")]
    pub(super) wide: bool,
    #[arg(short, long, value_name = "FILE", requires = "headless")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Forecasting {
    #[arg(long, value_name = "DATE|ID")]
    pub(super) day: Option<String>,
    #[arg(long, value_name = "TIME", conflicts_with = "replay")]
    pub(super) at: Option<String>,
    #[arg(long)]
    pub(super) replay: bool,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Planning {
    #[arg(long, value_name = "N")]
    pub(super) donors: Option<u32>,
    #[arg(long = "unit", value_name = "CODE=N[@HH:MM]")]
    pub(super) units: Vec<String>,
    #[arg(long, value_name = "HH:MM", default_value = "07:00")]
    pub(super) open: String,
    #[arg(long, value_name = "H", default_value = "4")]
    pub(super) hours: String,
    #[arg(long, value_name = "N")]
    pub(super) reception: Option<u32>,
    #[arg(long, value_name = "N")]
    pub(super) desks: Option<u32>,
    #[arg(long, value_name = "N")]
    pub(super) beds: Option<u32>,
    #[arg(long, value_name = "N")]
    pub(super) nurses: Option<u32>,
    #[arg(long, value_name = "N")]
    pub(super) seats: Option<u32>,
    #[arg(long, value_name = "HH:MM")]
    pub(super) through_by: Option<String>,
    #[arg(long, value_name = "MIN", default_value_t = 15)]
    pub(super) wait: u32,
    #[arg(long, value_name = "N")]
    pub(super) block: Option<u32>,
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub(super) days: u32,
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(super) seed: u64,
    #[arg(long)]
    pub(super) json: bool,
}

/// What a document is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    Text,
    Pdf,
    Xlsx,
    Csv,
    Json,
}

impl Format {
    /// The format that a file of this name has, where that is one of them.
    fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "txt" => Some(Self::Text),
            "pdf" => Some(Self::Pdf),
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// The format that is asked for; else that of the file; else what is printed is a PDF and what is read is text.
    pub(super) fn chosen(asked: Option<Self>, output: Option<&Path>, is_printed: bool) -> Self {
        let for_paper = is_printed.then_some(Self::Pdf);
        let of_file = output.and_then(Self::of_file);
        asked.or(of_file).or(for_paper).unwrap_or(Self::Text)
    }

    /// Whether a terminal shows nothing of it.
    pub(super) const fn is_binary(self) -> bool {
        match self {
            Self::Pdf | Self::Xlsx => true,
            Self::Text | Self::Csv | Self::Json => false,
        }
    }
}

/// What a ticket or a slip is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum SheetFormat {
    Text,
    Pdf,
    /// As a roll printer gets it.
    Escpos,
    /// As it looks on the roll.
    Pbm,
}

#[derive(Debug, clap::Subcommand)]
pub(super) enum RosterCommand {
    Import {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[arg(long, value_name = "CODE")]
        unit: Option<String>,
        #[arg(long)]
        dry_run: bool,
        #[arg(long)]
        json: bool,
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    Show {
        #[arg(value_name = "PERSON")]
        who: String,
        #[arg(long)]
        json: bool,
    },
    Correct {
        #[arg(value_name = "PERSON")]
        who: String,
        #[arg(required = true, value_name = "FIELD=VALUE")]
        settings: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },
    Merge {
        #[arg(value_name = "KEPT")]
        kept: String,
        #[arg(value_name = "GONE")]
        gone: String,
        #[arg(long)]
        dry_run: bool,
        #[arg(long)]
        confirm: bool,
        #[arg(long)]
        json: bool,
    },
    Unmerge {
        #[arg(value_name = "GONE")]
        gone: String,
        #[arg(long)]
        json: bool,
    },
    Export {
        #[arg(short, long, value_name = "FILE", conflicts_with = "history")]
        output: Option<PathBuf>,
        #[arg(long)]
        history: bool,
        #[arg(long)]
        json: bool,
    },
    Find {
        #[arg(required = true, value_name = "TEXT")]
        words: Vec<String>,
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: usize,
        #[arg(long)]
        json: bool,
    },
}
