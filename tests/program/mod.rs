//! The real program in a folder of its own, for the tests that meet it as scripts do.

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with a database, and the program to run on it.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
}

/// What a run gave.
pub(crate) struct Run {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            exit: output.status.code().expect("the program ended by itself"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|fault| panic!("{line}: {fault}")))
            .collect()
    }
}

impl Bench {
    pub(crate) fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A bench with an open day in the past, so that every late entry lies behind the clock.
    pub(crate) fn with_day() -> Self {
        let bench = Self::empty();
        let opened = bench.run(&[
            "day",
            "open",
            "--create",
            "--title",
            "Ngày hội",
            "--date",
            "2025-01-02",
            "--unit",
            "A04=Cục A04",
        ]);
        assert_eq!(opened.exit, 0, "{}", opened.err);
        bench
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = self.command_of(env!("CARGO_BIN_EXE_giotmau"));
        command.args(["--as", "Hoa", "--station", "Khám 1"]);
        command
    }

    /// Another program that finds this bench as its own.
    pub(crate) fn command_of(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let folder = self.folder.path();
        command
            .env_clear()
            .env("HOME", folder)
            .env("XDG_CONFIG_HOME", folder.join("config"))
            .env("XDG_DATA_HOME", folder.join("data"))
            .env("GIOTMAU_DB", folder.join("day.db"));
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command().args(arguments).output().unwrap())
    }

    /// Hands lines to `giotmau run`.
    pub(crate) fn feed(&self, lines: &[u8]) -> Run {
        let mut child = self
            .command()
            .arg("run")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        let lines = lines.to_vec();
        let writer = std::thread::spawn(move || input.write_all(&lines));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        Run::of(output)
    }

    pub(crate) fn feed_values(&self, lines: &[Value]) -> Run {
        let lines: Vec<_> = lines.iter().map(Value::to_string).collect();
        self.feed(lines.join("\n").as_bytes())
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// Someone who checks in without having been on a list.
pub(crate) fn newcomer(name: &str) -> Value {
    json!({
        "do": "check_in",
        "at": "2025-01-02T07:30:00+07:00",
        "new_person": {"full_name": name, "birth_date": "1990-02-01", "sex": "male"},
        "confirm": ["namesake"],
    })
}
