//! The way to the printer, with a fault said in the words of the command line.

use crate::domain::clean::printable;
use crate::i18n::Lang;
use crate::i18n::text::{cli as text, common};
use crate::print::spool::{self, PrintFault};

/// Hands a document to the default printer, or says why it could not.
pub(super) fn print(lang: Lang, document: &[u8]) -> Result<(), String> {
    spool::print(document).map_err(|fault| match fault {
        PrintFault::NoPrinter => text::PRINTER_NONE.get(lang).to_owned(),
        PrintFault::TooSlow => common::PRINTER_SILENT.get(lang).to_owned(),
        PrintFault::Failed(said) => text::PRINTER_FAILED.with(lang, &[("fault", &printable(&said))]),
    })
}
