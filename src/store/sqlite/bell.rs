//! The bell: a file of eight bytes beside the database that is poked after every commit and watched by the other
//! stations. It is never synced and never read; that it changed is all it says.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::place::{Place, open_private};
use crate::domain::id::Seq;
use crate::store::{Listening, StoreError};

#[derive(Debug)]
pub(super) struct Bell {
    path: PathBuf,
    file: File,
}

impl Bell {
    pub(super) fn beside(place: &Place) -> Result<Self, StoreError> {
        let path = place.beside("-bell");
        Ok(Self {
            file: open_private(&path)?,
            path,
        })
    }

    /// Tells the others. A bell that fails is no failure: they look by themselves once a second.
    pub(super) fn poke(&mut self, seq: Seq) {
        let poked = self
            .file
            .seek(SeekFrom::Start(0))
            .and_then(|_| self.file.write_all(&seq.0.to_le_bytes()));
        poked.unwrap_or_default();
    }

    /// Calls `ring` when the file is written.
    pub(super) fn listen(&self, ring: Box<dyn Fn() + Send>) -> Result<Listening, StoreError> {
        let failed = |fault: notify::Error| StoreError::Failed {
            what: format!("{}: {fault}", self.path.display()),
        };
        let mut watcher: RecommendedWatcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                if event.is_ok_and(|event| matches!(event.kind, EventKind::Modify(_) | EventKind::Any)) {
                    ring();
                }
            })
            .map_err(failed)?;
        watcher
            .watch(&self.path, RecursiveMode::NonRecursive)
            .map_err(failed)?;
        Ok(Listening::new(watcher))
    }
}
