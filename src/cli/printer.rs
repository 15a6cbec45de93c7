//! The way to the printer: the system's own `lp`, where there is one.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use crate::i18n::Lang;
use crate::i18n::text::cli as text;

/// Hands a document to the default printer, or says why it could not.
pub(super) fn print(lang: Lang, document: &[u8]) -> Result<(), String> {
    let failed = |fault: &dyn std::fmt::Display| text::PRINTER_FAILED.with(lang, &[("fault", fault)]);
    let mut lp = Command::new("lp")
        .args(["-t", "giotmau", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|fault| {
            if fault.kind() == io::ErrorKind::NotFound {
                text::PRINTER_NONE.get(lang).to_owned()
            } else {
                failed(&fault)
            }
        })?;
    // Closing the pipe tells `lp` that the document is whole.
    let written = lp
        .stdin
        .take()
        .map_or(Ok(()), |mut pipe| pipe.write_all(document));
    let ended = lp.wait_with_output().map_err(|fault| failed(&fault))?;
    if ended.status.success() {
        return written.map_err(|fault| failed(&fault));
    }
    let said = String::from_utf8_lossy(&ended.stderr);
    Err(failed(&crate::domain::clean::printable(said.trim())))
}
