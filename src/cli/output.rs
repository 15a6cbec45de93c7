//! Where a document goes: to standard output, to a file that is either the old or the whole new one, to the printer.

use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::arguments::Format;
use crate::error::Error;
use crate::i18n::Lang;
use crate::i18n::text::cli as text;
use crate::shell;

/// Writes a document to `path`, or to standard output, unless that is a terminal which shows nothing of it.
pub(super) fn document(
    lang: Lang,
    document: &[u8],
    format: Format,
    path: Option<&Path>,
) -> Result<(), Error> {
    refuse_on_terminal(lang, format, path)?;
    write(document, path)
}

/// Refuses what a terminal shows nothing of, where that is where it would go.
pub(super) fn refuse_on_terminal(lang: Lang, format: Format, path: Option<&Path>) -> Result<(), Error> {
    if path.is_none() && format.is_binary() && io::stdout().is_terminal() {
        return Err(Error::Usage(text::NOT_ON_TERMINAL.get(lang).to_owned()));
    }
    Ok(())
}

/// Writes to `path`, or to standard output.
pub(super) fn write(document: &[u8], path: Option<&Path>) -> Result<(), Error> {
    match path {
        Some(path) => replace(path, document).map_err(|fault| Error::File {
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
    let beside = beside(path).map_err(failed)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut written = options.open(&beside).map_err(failed)?;
    let whole = fill(&mut written).and_then(|()| {
        written
            .sync_all()
            .and_then(|()| fs::rename(&beside, path))
            .map_err(failed)
    });
    if whole.is_err() {
        drop(fs::remove_file(&beside));
    }
    whole
}

/// Puts `document` in the place of `path` once all of it is on the disk.
fn replace(path: &Path, document: &[u8]) -> io::Result<()> {
    let beside = beside(path)?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let whole = write_all(&mut file, document).and_then(|()| fs::rename(&beside, path));
    if whole.is_err() {
        drop(fs::remove_file(&beside));
    }
    whole
}

/// A name beside `path` that nobody uses.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::from(io::ErrorKind::IsADirectory))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    Ok(folder.join(format!(".{}.{}", name.to_string_lossy(), shell::new_id())))
}

fn write_all(file: &mut File, document: &[u8]) -> io::Result<()> {
    file.write_all(document)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.txt");
        write(b"one", Some(&path)).unwrap();
        write(b"two", Some(&path)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let taken = folder.path().join("folder");
        fs::create_dir(&taken).unwrap();
        assert!(write(b"three", Some(&taken)).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
