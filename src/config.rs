//! Settings: what holds by default, what the site's file says, the environment, and the command line, in this order; the
//! later goes before the earlier. [`settle`] is the one place that puts them together.
//!
//! The default file is `assets/config.toml`: what a reader finds in it is what holds. Nothing here reads a file or the
//! environment; the shell hands over texts.

mod gifts;
mod letterhead;
mod overlooked;
mod printers;
mod value;

use std::collections::BTreeMap;
use std::path::PathBuf;

use toml::{Table, Value};

use self::value::{
    bag_pattern, count, label, language, looks, path, print_tickets, tare, typing, wrong_kind, yes_or_no,
};
use crate::domain::bag::{BagPattern, PatternFault};
use crate::domain::clean::{Label, TextFault};
use crate::domain::gift::GiftValues;
use crate::domain::overlooked::{Limit, Limits};
use crate::domain::spelling::distance;
use crate::domain::step::HallSize;
use crate::domain::time::Span;
use crate::domain::vitals::{Grams, NumberFault, Volume};
use crate::domain::weighing::Tares;
use crate::i18n::Lang;
use crate::print::destination::DestinationFault;
use crate::report::document::Letterhead;

pub use self::letterhead::Sides;
pub use self::printers::Printers;

/// The commented file with every key and its default.
pub const DEFAULT_FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/config.toml"));

/// Every key of the file; a section's keys have its name before them.
const KEYS: [&str; 35] = [
    "lang",
    "staff",
    "station",
    "theme",
    "bell",
    "scanner",
    "rules",
    "ticket.print",
    "printer.documents",
    "printer.tickets",
    "printer.paper_mm",
    "printer.cut",
    "printer.folder",
    "typing",
    "day.hospital",
    "day.site",
    "day.target",
    "day.bag_pattern",
    "bag.tare_250_g",
    "bag.tare_350_g",
    "bag.tare_450_g",
    "letterhead.left",
    "letterhead.right",
    gifts::VALUES,
    "hall.desks",
    "hall.beds",
    "hall.seats",
    "overlooked.waiting_minutes",
    "overlooked.absent_minutes",
    "overlooked.call_minutes",
    "overlooked.overtaken_minutes",
    "overlooked.screening_minutes",
    "overlooked.bed_minutes",
    "overlooked.rest_minutes",
    "overlooked.form_minutes",
];

/// The sections of the file.
const SECTIONS: [&str; 8] = [
    "ticket",
    "printer",
    "day",
    "bag",
    "letterhead",
    "gifts",
    "hall",
    "overlooked",
];

/// The variables of the environment that are settings, and the keys that they stand for.
const VARIABLES: [(&str, &str); 3] = [
    ("GIOTMAU_LANG", "lang"),
    ("GIOTMAU_STAFF", "staff"),
    ("GIOTMAU_STATION", "station"),
];

/// The variables that name the language of the system, the strongest first.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// How the screens look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// With colours, unless the environment says otherwise.
    Auto,
    /// With colours.
    Colour,
    /// Without.
    Mono,
}

/// When the donor's ticket is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintTickets {
    /// Never: there is no printer for them.
    Never,
    /// When somebody presses the key.
    Key,
    /// At every check-in, and when somebody presses the key.
    Always,
}

/// How Vietnamese is typed in fields that take words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typing {
    /// Letters stay what they are; marks come from the system's input method, if at all.
    #[default]
    Off,
    /// `dd`, `aa`, `ow`; `s f r x j` for the tones.
    Telex,
    /// Digits behind the letter.
    Vni,
}

impl Typing {
    /// The one that comes next when a person changes it.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Off => Self::Telex,
            Self::Telex => Self::Vni,
            Self::Vni => Self::Off,
        }
    }
}

/// What one source says; what it leaves open, the source below it says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layer {
    /// The language.
    pub lang: Option<Lang>,
    /// Who is at the keyboard.
    pub staff: Option<Label>,
    /// What the station is called.
    pub station: Option<Label>,
    /// The looks of the screens.
    pub looks: Option<Looks>,
    /// Whether the bell sounds.
    pub bell: Option<bool>,
    /// The device of a scanner on a serial line.
    pub scanner: Option<PathBuf>,
    /// The file of the site's own rules.
    pub rules: Option<PathBuf>,
    /// When tickets are printed.
    pub print_tickets: Option<PrintTickets>,
    /// Where paper comes out.
    pub printers: Printers,
    /// How Vietnamese is typed.
    pub typing: Option<Typing>,
    /// The hospital that collects.
    pub hospital: Option<Label>,
    /// Where the day is held.
    pub site: Option<Label>,
    /// Donations hoped for.
    pub target: Option<u32>,
    /// What the hospital's own bag codes look like; some of nothing where a file says that they are ISBT 128.
    pub bag_pattern: Option<Option<BagPattern>>,
    /// What empty bags weigh.
    pub tares: Tares,
    /// What stands above the title of every document, as far as it is said.
    pub letterhead: Sides,
    /// What donors are given for which volume.
    pub gifts: Option<GiftValues>,
    /// Screening desks.
    pub desks: Option<u16>,
    /// Beds.
    pub beds: Option<u16>,
    /// Recovery seats.
    pub seats: Option<u16>,
    /// From when on somebody is shown as overlooked, as far as it is said.
    pub limits: BTreeMap<Limit, Span>,
}

/// What holds in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language.
    pub lang: Lang,
    /// Who is at the keyboard.
    pub staff: Label,
    /// Whether somebody has said who that is: the default names nobody.
    pub staff_is_named: bool,
    /// What the station is called.
    pub station: Label,
    /// The looks of the screens.
    pub looks: Looks,
    /// Whether the bell sounds.
    pub bell: bool,
    /// The device of a scanner on a serial line; none for one that types like a keyboard.
    pub scanner: Option<PathBuf>,
    /// The file of the site's own rules; none for those that ship.
    pub rules: Option<PathBuf>,
    /// When tickets are printed.
    pub print_tickets: PrintTickets,
    /// Where paper comes out; the usual places where nothing is said.
    pub printers: Printers,
    /// How Vietnamese is typed.
    pub typing: Typing,
    /// The hospital that collects, for a new day.
    pub hospital: Label,
    /// Where the day is held, for a new day.
    pub site: Label,
    /// Donations hoped for, for a new day.
    pub target: u32,
    /// What the hospital's own bag codes look like, for a new day; none where they are ISBT 128.
    pub bag_pattern: Option<BagPattern>,
    /// What empty bags weigh, as far as it is known.
    pub tares: Tares,
    /// What stands above the title of every document.
    pub letterhead: Letterhead,
    /// What donors are given for which volume.
    pub gifts: GiftValues,
    /// The places of the hall, for a new day.
    pub hall: HallSize,
    /// From when on somebody is shown as overlooked.
    pub limits: Limits,
}

impl Settings {
    /// What an empty bag for this volume weighs, with its anticoagulant and tubes; none where that is not set.
    #[must_use]
    pub const fn tare(&self, ordered: Volume) -> Option<Grams> {
        self.tares.of(ordered)
    }
}

/// Why settings were not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigFault {
    /// The text is not TOML.
    NotToml {
        /// Where.
        line: usize,
        /// What the reader says.
        what: String,
    },
    /// There is no such key.
    UnknownKey {
        /// As it stands in the file.
        key: String,
        /// The key that is spelled most like it.
        nearest: &'static str,
    },
    /// The value is of another kind than the key takes.
    WrongKind {
        /// The key.
        key: &'static str,
        /// What it takes.
        takes: Takes,
    },
    /// The value is a text that cannot be used.
    Text {
        /// The key.
        key: &'static str,
        /// Why not.
        fault: TextFault,
    },
    /// The value is no pattern of bag codes.
    Pattern {
        /// The key.
        key: &'static str,
        /// Why not.
        fault: PatternFault,
    },
    /// The list has more texts than there is room for.
    TooMany {
        /// The key.
        key: &'static str,
        /// The most texts that are taken.
        most: usize,
    },
    /// Nothing can be printed there.
    Printer {
        /// The key.
        key: &'static str,
        /// Why not.
        fault: DestinationFault,
    },
    /// The value is no weight of a bag.
    Number {
        /// The key.
        key: &'static str,
        /// Why not.
        fault: NumberFault,
    },
    /// The default leaves a key open.
    Open {
        /// The key.
        key: &'static str,
    },
}

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// `"vi"` or `"en"`.
    Language,
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// `"auto"`, `"colour"` or `"mono"`.
    Looks,
    /// `"off"`, `"telex"` or `"vni"`.
    Typing,
    /// `true` or `false`.
    YesOrNo,
    /// `"never"`, `"key"` or `"always"`.
    PrintTickets,
    /// 58 or 80.
    PaperWidth,
    /// A whole number from 0 up.
    Count,
    /// Volumes and what is given from each on.
    GiftValues,
    /// Keys of its own.
    Section,
}

impl Layer {
    /// Reads a file.
    pub fn parse(text: &str) -> Result<Self, ConfigFault> {
        let table: Table = text.parse().map_err(|fault: toml::de::Error| {
            let before = fault.span().and_then(|span| text.get(..span.start));
            ConfigFault::NotToml {
                line: before.map_or(1, |before| before.matches('\n').count() + 1),
                what: fault.message().to_owned(),
            }
        })?;
        let mut layer = Self::default();
        for (key, value) in table {
            let section = SECTIONS.into_iter().find(|section| *section == key);
            match (section, value) {
                (Some(name), Value::Table(section)) => layer.take_section(name, section)?,
                (Some(name), _) => return Err(wrong_kind(name, Takes::Section)),
                (None, value) => layer.take(&key, &value)?,
            }
        }
        Ok(layer)
    }

    fn take_section(&mut self, name: &str, section: Table) -> Result<(), ConfigFault> {
        section
            .into_iter()
            .try_for_each(|(key, value)| self.take(&format!("{name}.{key}"), &value))
    }

    fn take(&mut self, key: &str, value: &Value) -> Result<(), ConfigFault> {
        match key {
            "lang" => self.lang = Some(language(value)?),
            "staff" => self.staff = Some(label("staff", value)?),
            "station" => self.station = Some(label("station", value)?),
            "theme" => self.looks = Some(looks(value)?),
            "scanner" => self.scanner = Some(path("scanner", value)?),
            "rules" => self.rules = Some(path("rules", value)?),
            "ticket.print" => self.print_tickets = Some(print_tickets(value)?),
            "bell" => self.bell = Some(yes_or_no("bell", value)?),
            "typing" => self.typing = Some(typing(value)?),
            "day.hospital" => self.hospital = Some(label("day.hospital", value)?),
            "day.site" => self.site = Some(label("day.site", value)?),
            "day.target" => self.target = Some(count("day.target", value)?),
            "day.bag_pattern" => self.bag_pattern = Some(bag_pattern(value)?),
            "bag.tare_250_g" => self.tares.for_250 = Some(tare("bag.tare_250_g", value)?),
            "bag.tare_350_g" => self.tares.for_350 = Some(tare("bag.tare_350_g", value)?),
            "bag.tare_450_g" => self.tares.for_450 = Some(tare("bag.tare_450_g", value)?),
            gifts::VALUES => self.gifts = Some(gifts::values(value)?),
            "hall.desks" => self.desks = Some(count("hall.desks", value)?),
            "hall.beds" => self.beds = Some(count("hall.beds", value)?),
            "hall.seats" => self.seats = Some(count("hall.seats", value)?),
            _ => {
                let is_of_section = self.printers.take(key, value)?
                    || self.letterhead.take(key, value)?
                    || overlooked::take(&mut self.limits, key, value)?;
                if !is_of_section {
                    return Err(ConfigFault::UnknownKey {
                        key: key.to_owned(),
                        nearest: nearest(key),
                    });
                }
            }
        }
        Ok(())
    }

    /// Reads the environment. The language of the system is not among its settings: it lies below the file, in
    /// [`Layer::of_system`].
    pub fn of_environment(get: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigFault> {
        let mut layer = Self::default();
        for (variable, key) in VARIABLES {
            if let Some(value) = get(variable).filter(|value| !value.is_empty()) {
                layer.take(key, &Value::String(value))?;
            }
        }
        Ok(layer)
    }

    /// The language of the system, where it is one of the station's.
    pub fn of_system(get: impl Fn(&str) -> Option<String>) -> Self {
        let named = LOCALE
            .iter()
            .find_map(|variable| get(variable).filter(|value| !value.is_empty()));
        Self {
            lang: named.as_deref().and_then(Lang::parse),
            ..Self::default()
        }
    }

    /// This layer on top of another.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        Self {
            lang: self.lang.or(below.lang),
            staff: self.staff.or(below.staff),
            station: self.station.or(below.station),
            looks: self.looks.or(below.looks),
            bell: self.bell.or(below.bell),
            scanner: self.scanner.or(below.scanner),
            rules: self.rules.or(below.rules),
            print_tickets: self.print_tickets.or(below.print_tickets),
            printers: self.printers.over(below.printers),
            typing: self.typing.or(below.typing),
            hospital: self.hospital.or(below.hospital),
            site: self.site.or(below.site),
            target: self.target.or(below.target),
            bag_pattern: self.bag_pattern.or(below.bag_pattern),
            tares: Tares {
                for_250: self.tares.for_250.or(below.tares.for_250),
                for_350: self.tares.for_350.or(below.tares.for_350),
                for_450: self.tares.for_450.or(below.tares.for_450),
            },
            letterhead: self.letterhead.over(below.letterhead),
            gifts: self.gifts.or(below.gifts),
            desks: self.desks.or(below.desks),
            beds: self.beds.or(below.beds),
            seats: self.seats.or(below.seats),
            limits: below.limits.into_iter().chain(self.limits).collect(),
        }
    }
}

/// Puts the settings together: `sources` from the weakest to the strongest, above the default file.
pub fn settle(sources: impl IntoIterator<Item = Layer>) -> Result<Settings, ConfigFault> {
    let said = sources
        .into_iter()
        .fold(Layer::default(), |below, layer| layer.over(below));
    let staff_is_named = said.staff.is_some();
    let all = said.over(Layer::parse(DEFAULT_FILE)?);
    let open = |key| ConfigFault::Open { key };
    Ok(Settings {
        lang: all.lang.unwrap_or_default(),
        staff: all.staff.ok_or_else(|| open("staff"))?,
        staff_is_named,
        station: all.station.ok_or_else(|| open("station"))?,
        looks: all.looks.ok_or_else(|| open("theme"))?,
        bell: all.bell.ok_or_else(|| open("bell"))?,
        scanner: all.scanner,
        rules: all.rules,
        print_tickets: all.print_tickets.ok_or_else(|| open("ticket.print"))?,
        printers: all.printers,
        typing: all.typing.ok_or_else(|| open("typing"))?,
        hospital: all.hospital.ok_or_else(|| open("day.hospital"))?,
        site: all.site.ok_or_else(|| open("day.site"))?,
        target: all.target.ok_or_else(|| open("day.target"))?,
        bag_pattern: all.bag_pattern.flatten(),
        tares: all.tares,
        letterhead: all.letterhead.settled()?,
        gifts: all.gifts.ok_or_else(|| open(gifts::VALUES))?,
        hall: HallSize {
            desks: all.desks.ok_or_else(|| open("hall.desks"))?,
            beds: all.beds.ok_or_else(|| open("hall.beds"))?,
            seats: all.seats.ok_or_else(|| open("hall.seats"))?,
        },
        limits: overlooked::settled(&all.limits)?,
    })
}

/// The key that is spelled most like `typed`, with or without its section; or the section, where that is more alike.
fn nearest(typed: &str) -> &'static str {
    let last = |key: &'static str| key.rsplit('.').next().unwrap_or(key);
    let sections = KEYS.into_iter().filter_map(|key| Some(key.split_once('.')?.0));
    KEYS.into_iter()
        .chain(sections)
        .min_by_key(|key| {
            let typed_last = typed.rsplit('.').next().unwrap_or(typed);
            distance(typed, key).min(distance(typed_last, last(key)))
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_file_says_everything_but_the_language() {
        let settings = settle([]).unwrap();
        assert_eq!(settings.lang, Lang::Vi);
        assert_eq!(settings.target, 150);
        assert_eq!(settings.typing, Typing::Off);
        assert_eq!(
            settings.hall,
            HallSize {
                desks: 5,
                beds: 10,
                seats: 12
            }
        );
        for key in KEYS {
            let last = key.rsplit('.').next().unwrap();
            assert!(
                DEFAULT_FILE
                    .lines()
                    .any(|line| line.trim_start_matches("# ").starts_with(&format!("{last} = "))),
                "{key} is not in the default file"
            );
        }
    }

    #[test]
    fn each_source_goes_before_the_one_below_it() {
        let file = Layer::parse("lang = \"en\"\nstation = \"File\"\nstaff = \"File\"").unwrap();
        let environment =
            Layer::of_environment(|name| (name == "GIOTMAU_STATION").then(|| "Env".to_owned())).unwrap();
        let system = Layer::of_system(|name| (name == "LANG").then(|| "vi_VN.UTF-8".to_owned()));
        let flags = Layer {
            station: Some(Label::parse("Flag").unwrap()),
            ..Layer::default()
        };
        let below_flags = settle([system.clone(), file.clone(), environment.clone()]).unwrap();
        assert_eq!(below_flags.station.as_str(), "Env");
        let settings = settle([system, file, environment, flags]).unwrap();
        assert_eq!(settings.lang, Lang::En);
        assert_eq!(settings.station.as_str(), "Flag");
        assert_eq!(settings.staff.as_str(), "File");
        assert!(settings.staff_is_named && !settle([]).unwrap().staff_is_named);
        assert_eq!(settings.site.as_str(), "Hội trường");
    }

    #[test]
    fn the_weight_of_an_empty_bag_is_known_only_where_it_is_set() {
        let file = Layer::parse("[bag]\ntare_250_g = 55\ntare_450_g = 90").unwrap();
        let site = Layer::parse("[bag]\ntare_450_g = 95").unwrap();
        let settings = settle([file, site]).unwrap();
        let tare = |ml| settings.tare(Volume::from_ml(ml)).map(Grams::g);
        assert_eq!([250, 350, 450, 300].map(tare), [Some(55), None, Some(95), None]);
        assert_eq!(settle([]).unwrap().tares, Tares::default());
    }

    #[test]
    fn the_pattern_of_the_file_below_can_be_taken_back() {
        let pattern = |sources: &[&str]| {
            let layers = sources.iter().map(|text| Layer::parse(text).unwrap());
            settle(layers).unwrap().bag_pattern
        };
        let own = "[day]\nbag_pattern = \"bm########\"";
        assert_eq!(pattern(&[]), None);
        assert_eq!(pattern(&[own]), BagPattern::parse("BM########").ok());
        assert_eq!(pattern(&[own, "[day]\nbag_pattern = \"\""]), None);
    }

    #[test]
    fn an_unknown_key_is_answered_with_the_nearest() {
        let nearest = |text: &str| match Layer::parse(text) {
            Err(ConfigFault::UnknownKey { nearest, .. }) => nearest,
            other => panic!("{other:?}"),
        };
        assert_eq!(nearest("lnag = \"vi\""), "lang");
        assert_eq!(nearest("[hall]\nbed = 3"), "hall.beds");
        assert_eq!(nearest("seats = 3"), "hall.seats");
        assert_eq!(nearest("[printers]\npaper_mm = 58"), "printer");
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        for (text, key) in [
            ("bell = 1", "bell"),
            ("scanner = true", "scanner"),
            ("rules = 26", "rules"),
            ("rules = \"\"", "rules"),
            ("ticket = true", "ticket"),
            ("[ticket]\nprint = true", "ticket.print"),
            ("[ticket]\nprint = \"sometimes\"", "ticket.print"),
            ("lang = \"fr\"", "lang"),
            ("theme = \"dark\"", "theme"),
            ("typing = \"viqr\"", "typing"),
            ("typing = true", "typing"),
            ("hall = 3", "hall"),
            ("overlooked = 3", "overlooked"),
            ("[overlooked]\ncall_minutes = \"5\"", "overlooked.call_minutes"),
            ("[overlooked]\ncall_minutes = -1", "overlooked.call_minutes"),
            ("[overlooked]\ncall_minutes = 65536", "overlooked.call_minutes"),
            ("[hall]\nbeds = -1", "hall.beds"),
            ("[hall]\nbeds = 65536", "hall.beds"),
            ("[day]\ntarget = \"200\"", "day.target"),
            ("[day]\nbag_pattern = 8", "day.bag_pattern"),
            ("printer = \"Office\"", "printer"),
            ("[printer]\ntickets = 3", "printer.tickets"),
            ("[printer]\npaper_mm = 57", "printer.paper_mm"),
            ("[printer]\npaper_mm = \"80\"", "printer.paper_mm"),
            ("[printer]\ncut = \"yes\"", "printer.cut"),
            ("[printer]\nfolder = \"\"", "printer.folder"),
            ("bag = 3", "bag"),
            ("letterhead = \"x\"", "letterhead"),
            ("[bag]\ntare_250_g = \"60\"", "bag.tare_250_g"),
        ] {
            match Layer::parse(text) {
                Err(ConfigFault::WrongKind { key: found, .. }) => assert_eq!(found, key),
                other => panic!("{text}: {other:?}"),
            }
        }
        assert!(matches!(
            Layer::parse("[day]\nbag_pattern = \"BM###\""),
            Err(ConfigFault::Pattern {
                key: "day.bag_pattern",
                fault: PatternFault::FewDigits { found: 3 }
            })
        ));
        for weight in ["0", "2001", "-5"] {
            assert!(matches!(
                Layer::parse(&format!("[bag]\ntare_450_g = {weight}")),
                Err(ConfigFault::Number {
                    key: "bag.tare_450_g",
                    ..
                })
            ));
        }
        assert!(matches!(
            Layer::parse("staff = \"\""),
            Err(ConfigFault::Text { key: "staff", .. })
        ));
        assert!(matches!(
            Layer::parse("staff = \"a\"\nstation ="),
            Err(ConfigFault::NotToml { line: 2, .. })
        ));
    }
}
