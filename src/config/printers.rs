//! The section `[printer]`: where paper comes out.

use std::path::PathBuf;

use toml::Value;

use super::value::{path, wrong_kind, yes_or_no};
use super::{ConfigFault, Takes};
use crate::print::destination::{Destination, DestinationFault};
use crate::print::sheet::Roll;

/// Where paper comes out, as far as it is said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Printers {
    /// Where documents come out.
    pub documents: Option<Destination>,
    /// Where tickets and slips come out.
    pub tickets: Option<Destination>,
    /// The paper of the roll printer.
    pub roll: Option<Roll>,
    /// Whether the roll printer cuts.
    pub cuts: Option<bool>,
    /// Where what is to become a file is written.
    pub folder: Option<PathBuf>,
}

impl Printers {
    /// This on top of what is said below.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        Self {
            documents: self.documents.or(below.documents),
            tickets: self.tickets.or(below.tickets),
            roll: self.roll.or(below.roll),
            cuts: self.cuts.or(below.cuts),
            folder: self.folder.or(below.folder),
        }
    }

    /// Takes a key, if it is one of the section.
    pub(super) fn take(&mut self, key: &str, value: &Value) -> Result<bool, ConfigFault> {
        match key {
            "printer.documents" => {
                let key = "printer.documents";
                self.documents = Some(destination(key, value, Destination::parse_for_documents)?);
            }
            "printer.tickets" => {
                let key = "printer.tickets";
                self.tickets = Some(destination(key, value, Destination::parse)?);
            }
            "printer.paper_mm" => self.roll = Some(roll(value)?),
            "printer.cut" => self.cuts = Some(yes_or_no("printer.cut", value)?),
            "printer.folder" => self.folder = Some(path("printer.folder", value)?),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn destination(
    key: &'static str,
    value: &Value,
    read: impl Fn(&str) -> Result<Destination, DestinationFault>,
) -> Result<Destination, ConfigFault> {
    let text = value.as_str().ok_or_else(|| wrong_kind(key, Takes::Text))?;
    read(text).map_err(|fault| ConfigFault::Printer { key, fault })
}

fn roll(value: &Value) -> Result<Roll, ConfigFault> {
    value
        .as_integer()
        .and_then(Roll::of_mm)
        .ok_or_else(|| wrong_kind("printer.paper_mm", Takes::PaperWidth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Layer, settle};

    #[test]
    fn a_printer_that_is_none_is_refused_where_it_stands() {
        let file = "[printer]\ntickets = \"tcp://192.0.2.1\"\npaper_mm = 58\ncut = false\nfolder = \"in\"";
        let printers = settle([Layer::parse(file).unwrap()]).unwrap().printers;
        assert_eq!(printers.documents, Some(Destination::Usual));
        assert_eq!(printers.tickets, Destination::parse("tcp://192.0.2.1:9100").ok());
        assert_eq!((printers.roll, printers.cuts), (Some(Roll::Narrow), Some(false)));
        assert_eq!(printers.folder, Some(PathBuf::from("in")));
        for (line, key, fault) in [
            (
                "documents = \"tcp://192.0.2.1\"",
                "printer.documents",
                DestinationFault::NotForDocuments,
            ),
            (
                "documents = \"Máy in\"",
                "printer.documents",
                DestinationFault::Queue("Máy in".into()),
            ),
            (
                "tickets = \"device:lp0\"",
                "printer.tickets",
                DestinationFault::Device,
            ),
            (
                "tickets = \"usb://x\"",
                "printer.tickets",
                DestinationFault::Unknown("usb://".into()),
            ),
        ] {
            let found = Layer::parse(&format!("[printer]\n{line}"));
            assert_eq!(found, Err(ConfigFault::Printer { key, fault }), "{line}");
        }
    }
}
