//! The arrows between the layers are the only imports allowed, and the pure layers stay pure.

#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test that cannot go on may panic"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer and the layers that it may import. A layer that is not listed may import whatever it likes.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &["domain"]),
    ("i18n", &["i18n", "domain", "store", "station", "report"]),
    ("store", &["store", "domain"]),
    ("station", &["station", "store", "domain"]),
    ("report", &["report", "planning", "domain", "store", "i18n"]),
    ("roster", &["roster", "domain", "store", "i18n"]),
    ("planning", &["planning", "domain"]),
    (
        "simulation",
        &["simulation", "planning", "domain", "station", "store"],
    ),
    ("print", &["print", "domain", "report", "i18n"]),
    (
        "tui",
        &[
            "tui", "roster", "station", "store", "domain", "report", "planning", "print", "i18n", "config",
            "shell",
        ],
    ),
];

/// What a layer must not touch: outside of the shells there is no clock, file, terminal, network or process.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "domain",
        &[
            "std::fs",
            "std::io",
            "std::net",
            "std::process",
            "std::thread",
            "std::env",
            "rusqlite",
            "ratatui",
            "crossterm",
        ],
    ),
    (
        "report",
        &[
            "std::fs",
            "std::net",
            "std::process",
            "std::thread",
            "std::env",
            "rusqlite",
            "ratatui",
            "crossterm",
        ],
    ),
    (
        "simulation",
        &[
            "std::fs",
            "std::net",
            "std::process",
            "std::env",
            "rusqlite",
            "ratatui",
            "crossterm",
        ],
    ),
    ("store", &["ratatui", "crossterm"]),
    ("station", &["ratatui", "crossterm", "rusqlite"]),
    ("i18n", &["ratatui", "crossterm", "rusqlite", "std::fs"]),
    (
        "tui/screen",
        &[
            "rusqlite",
            "std::fs",
            "std::thread",
            "std::process",
            "crossterm::event",
        ],
    ),
];

/// Files and folders of tests, which may import what they test with.
const TESTS: &[&str] = &[
    "conformance",
    "conformance.rs",
    "harness.rs",
    "tests.rs",
    "fixture.rs",
    "extremes.rs",
    "random.rs",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The files of a layer with their code: without comments, and without the tests at the end.
fn layer(name: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    let folder = root.join(name);
    if folder.is_dir() {
        sources(&folder, &mut paths);
    }
    let file = root.join(format!("{name}.rs"));
    if file.exists() {
        paths.push(file);
    }
    paths
        .into_iter()
        .filter(|path| !path.iter().any(|part| TESTS.iter().any(|test| part == *test)))
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let code: Vec<_> = code
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            (path, code.join("\n"))
        })
        .collect()
}

#[test]
fn imports_follow_the_arrows() {
    for (name, allowed) in ARROWS {
        let files = layer(name);
        assert!(!files.is_empty(), "the layer {name} has no files");
        for (path, code) in files {
            for (at, _) in code.match_indices("crate::") {
                let target: String = code[at + "crate::".len()..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                assert!(
                    target.is_empty() || allowed.contains(&target.as_str()),
                    "{}: {name} must not import {target}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn pure_layers_touch_nothing_outside() {
    for (name, forbidden) in FORBIDDEN {
        for (path, code) in layer(name) {
            for word in *forbidden {
                assert!(
                    !code.contains(word),
                    "{}: {name} must not touch {word}",
                    path.display()
                );
            }
        }
    }
}
