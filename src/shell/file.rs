//! Files that are either what they were or the whole of what they are to be: written beside their place, and put into it
//! once all of it is on the disk. A disk that is full, a power cut or a fault in the middle leaves the old file as it was.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::new_id;

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever the system lets, as with any other file.
    Usual,
    /// Only its owner: it says something about people.
    Owner,
}

/// A file on its way. Dropped before it is put in its place, it is gone.
#[derive(Debug)]
pub struct Unfinished {
    file: File,
    place: PathBuf,
    /// Where it is until then; nowhere, where a device or a pipe takes it directly.
    beside: Option<PathBuf>,
}

impl Unfinished {
    /// Begins a file that is to be at this place, whatever is there now. A device or a pipe is written to as it is.
    ///
    /// # Errors
    /// Nothing can be made there.
    pub fn create(place: &Path, readers: Readers) -> io::Result<Self> {
        let is_stream = fs::metadata(place).is_ok_and(|there| !there.is_file() && !there.is_dir());
        let (file, beside) = if is_stream {
            (OpenOptions::new().write(true).open(place)?, None)
        } else {
            let beside = beside(place)?;
            (new(&beside, readers)?, Some(beside))
        };
        let place = place.to_owned();
        Ok(Self { file, place, beside })
    }

    /// Puts it in its place. It is on the disk when this returns.
    ///
    /// # Errors
    /// It is not in its place, and what was there before still is.
    pub fn put(mut self) -> io::Result<()> {
        let Some(beside) = &self.beside else {
            return self.file.flush();
        };
        self.file.sync_all()?;
        fs::rename(beside, &self.place)?;
        self.beside = None;
        Ok(())
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(beside) = &self.beside {
            // Half a file is worse than none; where even this fails, the fault that is told is the first one.
            drop(fs::remove_file(beside));
        }
    }
}

/// Writes a file at this place, whatever is there now.
///
/// # Errors
/// It was not written, and what was there before still is.
pub fn replace(place: &Path, readers: Readers, bytes: &[u8]) -> io::Result<()> {
    let mut file = Unfinished::create(place, readers)?;
    file.write_all(bytes)?;
    file.put()
}

/// Writes a file that was not there before and that only its owner may read.
///
/// # Errors
/// It was not written, or there is one of that name.
pub fn write_new(place: &Path, bytes: &[u8]) -> io::Result<()> {
    // An empty file keeps the name until the whole one is there.
    drop(new(place, Readers::Owner)?);
    let written = replace(place, Readers::Owner, bytes);
    if written.is_err() {
        drop(fs::remove_file(place));
    }
    written
}

/// Whether the disk has no room for it, or this user may have no more.
#[must_use]
pub fn is_full(fault: &io::Error) -> bool {
    matches!(
        fault.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge
    )
}

fn new(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)
}

/// A name beside a place that nobody uses.
fn beside(place: &Path) -> io::Result<PathBuf> {
    let name = place
        .file_name()
        .ok_or_else(|| io::Error::from(ErrorKind::IsADirectory))?;
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    Ok(folder.join(format!(".{}.{}", name.to_string_lossy(), new_id())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &tempfile::TempDir) -> usize {
        fs::read_dir(folder.path()).unwrap().count()
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.txt");
        replace(&path, Readers::Usual, b"one").unwrap();
        replace(&path, Readers::Usual, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(files(&folder), 1);
        let taken = folder.path().join("folder");
        fs::create_dir(&taken).unwrap();
        assert!(replace(&taken, Readers::Usual, b"three").is_err());
        assert_eq!(files(&folder), 2);
    }

    #[test]
    fn what_is_given_up_half_way_leaves_the_old_file_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.pdf");
        replace(&path, Readers::Usual, b"the old one").unwrap();
        let mut half = Unfinished::create(&path, Readers::Owner).unwrap();
        half.write_all(b"half of").unwrap();
        assert_eq!(
            (files(&folder), fs::read(&path).unwrap().as_slice()),
            (2, &b"the old one"[..])
        );
        drop(half);
        assert_eq!(
            (files(&folder), fs::read(&path).unwrap().as_slice()),
            (1, &b"the old one"[..])
        );
    }

    #[test]
    fn a_new_file_takes_no_name_that_is_taken_and_is_for_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("summary.csv");
        write_new(&path, b"one").unwrap();
        let fault = write_new(&path, b"two").unwrap_err();
        assert_eq!(fault.kind(), ErrorKind::AlreadyExists);
        assert_eq!(
            (files(&folder), fs::read(&path).unwrap().as_slice()),
            (1, &b"one"[..])
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_takes_it_directly_and_stays_a_device() {
        for (device, is_taken) in [("/dev/null", true), ("/dev/full", false)] {
            let written = replace(Path::new(device), Readers::Usual, b"x");
            assert_eq!(written.is_ok(), is_taken, "{device}");
            assert!(written.err().as_ref().is_none_or(is_full), "{device}");
            assert!(!fs::metadata(device).unwrap().is_file(), "{device}");
        }
    }

    #[test]
    fn no_room_is_told_from_other_faults() {
        for (kind, full) in [
            (ErrorKind::StorageFull, true),
            (ErrorKind::QuotaExceeded, true),
            (ErrorKind::FileTooLarge, true),
            (ErrorKind::PermissionDenied, false),
            (ErrorKind::NotFound, false),
        ] {
            assert_eq!(is_full(&kind.into()), full, "{kind:?}");
        }
    }
}
