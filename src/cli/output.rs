//! Where a document goes: to standard output, to a file that is either the old or the whole new one, to the printer.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use super::arguments::Format;
use crate::error::Error;
use crate::i18n::Lang;
use crate::i18n::text::cli as text;
use crate::shell::file::{self, Readers, Unfinished};

/// Writes a document to `path`, or to standard output, unless that is a terminal which shows nothing of it.
pub(super) fn document(
    lang: Lang,
    document: &[u8],
    format: Format,
    path: Option<&Path>,
) -> Result<(), Error> {
    if path.is_none() && format.is_binary() && io::stdout().is_terminal() {
        return Err(Error::Usage(text::NOT_ON_TERMINAL.get(lang).to_owned()));
    }
    write(document, path)
}

/// Writes to `path`, or to standard output.
pub(super) fn write(document: &[u8], path: Option<&Path>) -> Result<(), Error> {
    match path {
        Some(path) => file::replace(path, Readers::Usual, document).map_err(|fault| Error::File {
            path: path.to_owned(),
            fault,
        }),
        None => Ok(io::stdout().lock().write_all(document)?),
    }
}

/// Lets `fill` write what belongs to people to `path`, which only its owner may read, or to standard output.
pub(super) fn stream(
    path: Option<&Path>,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Error>,
) -> Result<(), Error> {
    let Some(path) = path else {
        return fill(&mut io::stdout().lock());
    };
    let failed = |fault| Error::File {
        path: path.to_owned(),
        fault,
    };
    let mut written = Unfinished::create(path, Readers::Owner).map_err(failed)?;
    // What fails while it is written is the file.
    fill(&mut written).map_err(|fault| {
        if let Error::Stream(fault) = fault {
            failed(fault)
        } else {
            fault
        }
    })?;
    written.put().map_err(failed)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn a_disk_that_fills_up_leaves_the_old_file_and_is_said_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("roster.csv");
        fs::write(&path, "the old one").unwrap();
        let written = stream(Some(&path), |out| {
            out.write_all(b"half of")?;
            Err(io::Error::from(ErrorKind::StorageFull).into())
        });
        assert_eq!(fs::read_to_string(&path).unwrap(), "the old one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let fault = written.unwrap_err();
        for (lang, said) in [
            (Lang::Vi, ["Đĩa đã đầy", "tệp cũ", "Hãy xóa bớt"]),
            (Lang::En, ["The disk is full", "was there before", "Make room"]),
        ] {
            let message = fault.message(lang, None).unwrap();
            for part in said {
                assert!(message.contains(part), "{message}");
            }
            assert!(message.contains("roster.csv"), "{message}");
        }
    }
}
