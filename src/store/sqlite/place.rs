//! Where a database may be: path rules, file modes, and what a file says about itself before SQLite touches it.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::migrate::{APPLICATION_ID, known};
use crate::store::{Create, StoreError, Unfit};

/// What every SQLite file begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// How long the header of a SQLite file is.
const HEADER: usize = 100;

/// The databases that this process has open. A process that closes any handle on a file gives up all of its locks there,
/// those of SQLite too; so a file of this list is never opened except by SQLite.
static OPEN: Mutex<Vec<(u64, u64)>> = Mutex::new(Vec::new());

/// The right to open files that may be databases: one at a time in this process.
pub(super) struct Opening(MutexGuard<'static, Vec<(u64, u64)>>);

/// Keeps a database on the list of those that are open.
#[derive(Debug)]
pub(super) struct Claim(Option<(u64, u64)>);

impl Opening {
    pub(super) fn begin() -> Self {
        Self(OPEN.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a database on the list.
    pub(super) fn claim(&mut self, identity: Option<(u64, u64)>) -> Claim {
        self.0.extend(identity);
        Claim(identity)
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        let mut open = Opening::begin();
        if let Some(n) = open.0.iter().position(|other| Some(*other) == self.0) {
            open.0.swap_remove(n);
        }
    }
}

/// A checked place for a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    path: PathBuf,
}

impl Place {
    /// Applies the path rules to a name. What is there, [`Place::look`] says.
    pub(super) fn parse(name: &Path) -> Result<Self, StoreError> {
        let unfit = |why| StoreError::Unfit {
            name: name.display().to_string(),
            why,
        };
        let text = name.to_string_lossy();
        if text.trim().is_empty() {
            return Err(unfit(Unfit::Empty));
        }
        let lower = text.to_ascii_lowercase();
        if lower.starts_with("file:") || lower.starts_with(":memory:") || text.contains('\0') {
            return Err(unfit(Unfit::NotAPath));
        }
        if text.ends_with(['/', std::path::MAIN_SEPARATOR]) || name.file_name().is_none() {
            return Err(unfit(Unfit::Folder));
        }
        let path = std::path::absolute(name).map_err(|fault| failed(name, &fault))?;
        if is_on_network(&path)? {
            return Err(unfit(Unfit::Network));
        }
        Ok(Self { path })
    }

    /// The database file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// A file beside the database, such as `-bell`.
    pub(super) fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = self.path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    }

    /// Looks at what is there and leaves it untouched: `false` when there is nothing, an error unless it is a database
    /// of this program.
    pub(super) fn look(&self, create: Create, opening: &Opening) -> Result<bool, StoreError> {
        let path = &self.path;
        let unfit = |why| StoreError::Unfit {
            name: path.display().to_string(),
            why,
        };
        let there = match fs::symlink_metadata(path) {
            Ok(there) => there,
            Err(fault) if fault.kind() == ErrorKind::NotFound => {
                // SQLite would mix the steps of the one that is gone into a new one.
                if self.beside("-wal").exists() {
                    return Err(StoreError::Damaged {
                        path: path.clone(),
                        what: "its main file is gone, its side file is still here".to_owned(),
                    });
                }
                return match create {
                    Create::Yes => Ok(false),
                    Create::No => Err(StoreError::Missing { path: path.clone() }),
                };
            }
            Err(fault) => return Err(failed(path, &fault)),
        };
        if there.is_symlink() || links(&there) > 1 && there.is_file() {
            return Err(unfit(Unfit::Link));
        }
        if there.is_dir() {
            return Err(unfit(Unfit::Folder));
        }
        if !there.is_file() {
            return Err(unfit(Unfit::NotAFile));
        }
        // What is open here was looked at when it was opened.
        if !identity(&there).is_some_and(|there| opening.0.contains(&there)) {
            self.look_inside(there.len())?;
        }
        Ok(true)
    }

    /// Reads the header as the file format defines it.
    fn look_inside(&self, len: u64) -> Result<(), StoreError> {
        let path = self.path.clone();
        let mut header = Vec::with_capacity(HEADER);
        let file = File::open(&path).map_err(|fault| failed(&path, &fault))?;
        file.take(HEADER as u64)
            .read_to_end(&mut header)
            .map_err(|fault| failed(&path, &fault))?;
        if !header.starts_with(MAGIC) {
            return Err(StoreError::Foreign { path });
        }
        let number = |at: usize| -> Option<u32> {
            let bytes = header.get(at..at + 4)?;
            Some(u32::from_be_bytes(bytes.try_into().ok()?))
        };
        let (Some(pages), Some(changes), Some(version), Some(application), Some(valid_for)) =
            (number(28), number(24), number(60), number(68), number(92))
        else {
            return Err(StoreError::Damaged {
                path,
                what: "its header is cut off".to_owned(),
            });
        };
        if application.cast_signed() != APPLICATION_ID {
            return Err(StoreError::Foreign { path });
        }
        if version > known() {
            return Err(StoreError::Newer {
                path,
                found: version,
                known: known(),
            });
        }
        // With a side file beside it the main file may be behind; alone it must have all of its pages.
        let alone = fs::metadata(self.beside("-wal")).map_or(0, |wal| wal.len()) == 0;
        let page = match header.get(16..18).and_then(|bytes| bytes.try_into().ok()) {
            Some(bytes) => match u16::from_be_bytes(bytes) {
                1 => 65_536,
                size => u64::from(size),
            },
            None => 0,
        };
        if alone && changes == valid_for && len < u64::from(pages) * page {
            return Err(StoreError::Damaged {
                path,
                what: format!("{} bytes are missing at its end", u64::from(pages) * page - len),
            });
        }
        Ok(())
    }

    /// Makes the folders above, for the owner alone; those that are there stay as they are.
    pub(super) fn make_folder(&self) -> Result<(), StoreError> {
        let Some(folder) = self.path.parent() else {
            return Ok(());
        };
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|fault| failed(folder, &fault))
    }

    /// What tells this very file from another one that takes its place; `None` where the system has no such thing.
    pub(super) fn identity(&self) -> Result<Option<(u64, u64)>, StoreError> {
        match fs::metadata(&self.path) {
            Ok(there) => Ok(identity(&there)),
            Err(fault) if fault.kind() == ErrorKind::NotFound => Err(StoreError::Missing {
                path: self.path.clone(),
            }),
            Err(fault) => Err(failed(&self.path, &fault)),
        }
    }
}

/// Opens a file for reading and writing, made if it is missing, for the owner alone whatever the umask says.
pub(super) fn open_private(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|fault| failed(path, &fault))?;
    keep_private(path)?;
    Ok(file)
}

/// Takes every right from group and others.
pub(super) fn keep_private(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let there = fs::metadata(path).map_err(|fault| failed(path, &fault))?;
        if there.permissions().mode() & 0o777 != 0o600 {
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))
                .map_err(|fault| failed(path, &fault))?;
        }
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// What the operating system said, with the file that it is about.
pub(super) fn failed(path: &Path, fault: &std::io::Error) -> StoreError {
    let kind = fault.kind();
    if matches!(kind, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) {
        StoreError::NoPermission {
            path: path.to_owned(),
        }
    } else if matches!(kind, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) {
        StoreError::Full
    } else {
        StoreError::Failed {
            what: format!("{}: {fault}", path.display()),
        }
    }
}

#[cfg(unix)]
fn links(there: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::nlink(there)
}

#[cfg(not(unix))]
fn links(_: &Metadata) -> u64 {
    1
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have none")]
fn identity(there: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((there.dev(), there.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Whether several machines share the file system: SQLite's locks and its shared memory do not work there.
#[cfg(target_os = "linux")]
fn is_on_network(path: &Path) -> Result<bool, StoreError> {
    /// From `statfs(2)` and the kernel's `magic.h`: NFS, SMB, SMB2, CIFS, 9P, AFS, Coda, Novell's, FUSE, Ceph, Lustre,
    /// GFS2, OCFS2, folders shared with a virtual machine.
    const SHARED: [u32; 14] = [
        0x6969,
        0x517B,
        0xFE53_4D42,
        0xFF53_4D42,
        0x0102_1997,
        0x5346_414F,
        0x7375_7245,
        0x564C,
        0x6573_5546,
        0x00C3_6400,
        0x0BD0_0BD0,
        0x0116_1970,
        0x7461_636F,
        0x786F_4256,
    ];
    for folder in path.ancestors().skip(1) {
        match rustix::fs::statfs(folder) {
            Ok(system) => {
                return Ok(
                    u32::try_from(system.f_type & 0xFFFF_FFFF).is_ok_and(|kind| SHARED.contains(&kind))
                );
            }
            Err(rustix::io::Errno::NOENT | rustix::io::Errno::NOTDIR) => {}
            Err(fault) => return Err(failed(folder, &fault.into())),
        }
    }
    Ok(false)
}

#[cfg(not(target_os = "linux"))]
fn is_on_network(_: &Path) -> Result<bool, StoreError> {
    Ok(false)
}
