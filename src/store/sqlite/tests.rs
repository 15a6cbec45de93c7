//! What only a file can do: be foreign, damaged, tampered with, replaced, full.

use std::path::Path;

use super::open;
use crate::store::conformance::{Opener, conformance};
use crate::store::{Create, Store};

/// Runs a case on a database of its own.
fn in_a_file(case: &dyn Fn(Opener<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("giotmau.db");
    case(&|| Box::new(opened(&path)) as Box<dyn Store>);
}

fn opened(path: &Path) -> super::Sqlite {
    open(path, Create::Yes).unwrap()
}

conformance!(in_a_file);
