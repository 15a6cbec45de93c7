//! The way to the printer, with a fault said in the words of the command line.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use super::arguments::{Printing, SheetFormat};
use super::{Invocation, bad_option, output, say};
use crate::config::Printers;
use crate::domain::clean::printable;
use crate::error::Error;
use crate::i18n::Lang;
use crate::i18n::text::{cli as text, common};
use crate::print::destination::{Destination, DestinationFault, Speech};
use crate::print::fault::{self, PrintFault};
use crate::print::job::{Printout, Setup};
use crate::print::port::Receipt;
use crate::print::press::{self, Tools, Went};
use crate::print::raster;
use crate::print::sheet::Sheet;
use crate::shell;

/// The folder of printouts that become files, where the settings name none, in the home of whoever prints.
const FOLDER: &str = "giotmau";

/// Where paper comes out, by the settings.
pub(super) fn setup(printers: &Printers) -> Setup {
    let folder = printers.folder.clone().unwrap_or_else(|| in_home(FOLDER));
    let usual = Setup::usual(folder);
    Setup {
        documents: printers.documents.clone().unwrap_or(usual.documents),
        sheets: printers.tickets.clone().unwrap_or(usual.sheets),
        roll: printers.roll.unwrap_or(usual.roll),
        cuts: printers.cuts.unwrap_or(usual.cuts),
        folder: usual.folder,
    }
}

/// A place in the home; without a home, in the folder where the program runs.
fn in_home(name: &str) -> PathBuf {
    etcetera::home_dir().unwrap_or_default().join(name)
}

/// The settings of a file, whose folders are seen from the file's own, or from the home where they begin with `~/`.
pub(super) fn placed(printers: Printers, beside: &Path) -> Printers {
    let place = |path: PathBuf| match path.strip_prefix("~") {
        Ok(rest) => in_home("").join(rest),
        Err(_) => beside.join(path),
    };
    let seen = |destination: Destination| match destination {
        Destination::Folder(path) => Destination::Folder(place(path)),
        other @ (Destination::Usual
        | Destination::Queue(_)
        | Destination::RawQueue(_)
        | Destination::Device(_)
        | Destination::Network { .. }) => other,
    };
    Printers {
        documents: printers.documents.map(seen),
        tickets: printers.tickets.map(seen),
        folder: printers.folder.map(place),
        ..printers
    }
}

/// Prints where it is asked to, or at the usual place, and waits until the printer has it; a file is named.
pub(super) fn print(invocation: &Invocation, printout: &Printout, asked: &Printing) -> Result<(), Error> {
    let tools = Tools::of_system(invocation.printing.clone(), shell::uptime);
    let to = place(invocation, printout.is_sheet(), asked)?;
    print_at(invocation.lang, &tools, printout, &to)
}

/// Where a sheet or a document is to come out: where it is asked to, or at the usual place.
pub(super) fn place(invocation: &Invocation, is_sheet: bool, asked: &Printing) -> Result<Destination, Error> {
    match &asked.printer {
        Some(given) => named(invocation.lang, given, is_sheet),
        None => Ok(invocation.printing.place(is_sheet).clone()),
    }
}

/// Prints at this place.
pub(super) fn print_at(
    lang: Lang,
    tools: &Tools,
    printout: &Printout,
    to: &Destination,
) -> Result<(), Error> {
    let go_on = AtomicBool::new(false);
    match press::print(tools, printout, lang, to, &go_on) {
        Ok(Went::File(path)) => {
            let path = printable(&path.to_string_lossy());
            say(&common::WROTE.with(lang, &[("path", &path)]));
            Ok(())
        }
        Ok(Went::Printer(Receipt::Unconfirmed)) => {
            let values: &[(&str, &dyn std::fmt::Display)] = &[
                ("what", &printout.name(lang)),
                ("printer", &fault::destination(lang, to)),
            ];
            say(&text::PRINTER_UNCONFIRMED.with(lang, values));
            Ok(())
        }
        Ok(Went::Printer(Receipt::Confirmed) | Went::System(_)) => Ok(()),
        Err(PrintFault::NoPrinter) if *to == Destination::Usual => {
            Err(Error::Printer(text::PRINTER_NONE.get(lang).to_owned()))
        }
        Err(why) => {
            let values: &[(&str, &dyn std::fmt::Display)] = &[
                ("what", &printout.name(lang)),
                ("printer", &fault::destination(lang, to)),
                ("fault", &fault::fault(lang, &why)),
            ];
            Err(Error::Printer(text::PRINTER_FAILED.with(lang, values)))
        }
    }
}

/// The place that an option names.
pub(super) fn named(lang: Lang, given: &str, is_sheet: bool) -> Result<Destination, Error> {
    let read = if is_sheet {
        Destination::parse(given)
    } else {
        Destination::parse_for_documents(given)
    };
    read.map_err(|why: DestinationFault| bad_option(lang, "--printer", &fault::not_a_destination(lang, &why)))
}

/// Prints a ticket or a slip, and writes it where that is asked for, or where nothing else is.
pub(super) fn print_or_write(
    invocation: &Invocation,
    printout: &Printout,
    sheet: &Sheet,
    asked: &super::arguments::Ticketing,
) -> Result<(), Error> {
    if asked.printing.is_asked() {
        print(invocation, printout, &asked.printing)?;
    }
    if asked.output.is_some() || asked.format.is_some() || !asked.printing.is_asked() {
        let format = format(invocation.lang, asked.format, asked.output.as_deref())?;
        let setup = &invocation.printing;
        let document = match format {
            SheetFormat::Text => sheet.text().into_bytes(),
            SheetFormat::Pdf => sheet.pdf(setup.roll)?,
            SheetFormat::Pbm => raster::draw(sheet, setup.roll).pbm(),
            SheetFormat::Escpos => printout
                .written(invocation.lang, Speech::Dots, setup)
                .map_err(|why| Error::Printer(fault::fault(invocation.lang, &why)))?,
        };
        output::write(&document, asked.output.as_deref())?;
    }
    Ok(())
}

/// What a ticket or a slip is to be written as: as asked, or as the name of the file ends.
pub(super) fn format(
    lang: Lang,
    asked: Option<SheetFormat>,
    path: Option<&Path>,
) -> Result<SheetFormat, Error> {
    let (None, Some(path)) = (asked, path) else {
        return Ok(asked.unwrap_or(SheetFormat::Text));
    };
    let ending = path.extension().and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("txt") => Ok(SheetFormat::Text),
        Some("pdf") => Ok(SheetFormat::Pdf),
        Some("bin") => Ok(SheetFormat::Escpos),
        Some("pbm") => Ok(SheetFormat::Pbm),
        Some(_) | None => Err(Error::Usage(text::TICKET_FILE.get(lang).to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_the_settings_are_seen_from_their_file_or_from_the_home() {
        let folder = |path: &str| Some(Destination::Folder(path.into()));
        let printers = Printers {
            documents: folder("in"),
            tickets: folder("/tmp/in"),
            folder: Some("~/giot".into()),
            ..Printers::default()
        };
        let placed = placed(printers, Path::new("/etc/giotmau"));
        assert_eq!(placed.documents, folder("/etc/giotmau/in"));
        assert_eq!(placed.tickets, folder("/tmp/in"));
        let home = etcetera::home_dir().unwrap_or_default();
        assert_eq!(placed.folder, Some(home.join("giot")));
        assert_eq!(setup(&Printers::default()).folder, home.join("giotmau"));
    }

    #[test]
    fn a_file_is_written_as_its_name_ends_unless_something_else_is_asked_for() {
        let of = |asked, path: Option<&str>| format(Lang::En, asked, path.map(Path::new)).ok();
        assert_eq!(of(None, None), Some(SheetFormat::Text));
        assert_eq!(of(None, Some("t.PDF")), Some(SheetFormat::Pdf));
        assert_eq!(of(None, Some("t.bin")), Some(SheetFormat::Escpos));
        assert_eq!(of(None, Some("t.pbm")), Some(SheetFormat::Pbm));
        assert_eq!(of(None, Some("t.doc")), None);
        assert_eq!(of(None, Some("txt")), None);
        assert_eq!(
            of(Some(SheetFormat::Escpos), Some("t.dat")),
            Some(SheetFormat::Escpos)
        );
    }
}
