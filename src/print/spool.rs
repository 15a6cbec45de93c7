//! Hands documents to the printing system, CUPS, which alone knows printers.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

/// The program of CUPS that takes a document.
const PROGRAM: &str = "lp";

/// The letters of plain text are made so small that 80 of them fit across A4.
const OPTIONS: [&str; 6] = ["-t", "giotmau", "-o", "cpi=12", "-o", "lpi=6"];

/// How often somebody looks whether the document has been taken.
const LOOK: Duration = Duration::from_millis(20);

/// How often they look before they give up: ten seconds.
const LOOKS: u32 = 500;

/// How long the last words of the program are waited for.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// Why a document was not printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PrintFault {
    /// There is no printing system on this computer, or it knows no printer to print on.
    #[error("there is no printer")]
    NoPrinter,
    /// It did not take the document in time.
    #[error("the printing system does not answer")]
    TooSlow,
    /// It says why.
    #[error("{0}")]
    Failed(String),
}

/// Hands a document to the printer that prints by default, and returns when the printing system has it. Takes up to ten
/// seconds, so it is nothing for a thread that has to answer somebody.
///
/// # Errors
/// There is no printer, or the printing system did not take the document.
pub fn print(document: &[u8]) -> Result<(), PrintFault> {
    hand_over(PROGRAM, LOOKS, document)
}

fn hand_over(program: &str, looks: u32, document: &[u8]) -> Result<(), PrintFault> {
    let mut child = Command::new(program)
        .args(OPTIONS)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|fault| {
            if fault.kind() == std::io::ErrorKind::NotFound {
                PrintFault::NoPrinter
            } else {
                PrintFault::Failed(fault.to_string())
            }
        })?;
    if let Some(mut paper) = child.stdin.take() {
        let document = document.to_vec();
        // Beside, because the program may read nothing. How that ends, its exit code tells.
        std::thread::spawn(move || drop(paper.write_all(&document)));
    }
    let (said, words) = channel();
    if let Some(mut stderr) = child.stderr.take() {
        std::thread::spawn(move || {
            let mut text = String::new();
            drop(stderr.read_to_string(&mut text));
            drop(said.send(text));
        });
    }
    if wait(&mut child, looks)? {
        return Ok(());
    }
    let words = words.recv_timeout(LAST_WORDS).unwrap_or_default();
    Err(understood(&words))
}

/// Waits until the program ends, and says whether it did its work.
fn wait(child: &mut Child, looks: u32) -> Result<bool, PrintFault> {
    for _ in 0..looks {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) => std::thread::sleep(LOOK),
            Err(fault) => return Err(PrintFault::Failed(fault.to_string())),
        }
    }
    // It may have ended meanwhile, then there is nothing to end.
    drop(child.kill());
    drop(child.wait());
    Err(PrintFault::TooSlow)
}

/// What the words of the program mean.
fn understood(words: &str) -> PrintFault {
    let line = words.lines().map(str::trim).find(|line| !line.is_empty());
    let Some(line) = line else {
        return PrintFault::Failed(PROGRAM.to_owned());
    };
    let small = line.to_lowercase();
    let no_printer = [
        "no default destination",
        "does not exist",
        "no destinations",
        "scheduler is not running",
        "unable to connect",
        "bad file descriptor",
    ];
    if no_printer.iter().any(|sign| small.contains(sign)) {
        PrintFault::NoPrinter
    } else {
        PrintFault::Failed(line.to_owned())
    }
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    /// A program of this text instead of the real one. The shell writes it: a file that this process had open for writing
    /// cannot be started while another test is starting a program.
    fn program(folder: &Path, text: &str) -> String {
        let path = folder.join("lp").to_str().unwrap().to_owned();
        let written = Command::new("sh")
            .args([
                "-c",
                "printf '%s\\n' '#!/bin/sh' \"$1\" > \"$0\" && chmod 755 \"$0\"",
                &path,
                text,
            ])
            .status();
        assert!(written.unwrap().success());
        path
    }

    fn handed(text: &str, looks: u32) -> Result<(), PrintFault> {
        let folder = tempfile::tempdir().unwrap();
        hand_over(&program(folder.path(), text), looks, "Bản tổng kết\n".as_bytes())
    }

    #[test]
    fn the_printing_system_gets_every_byte() {
        let folder = tempfile::tempdir().unwrap();
        let paper = folder.path().join("paper");
        let program = program(folder.path(), &format!("cat > {}", paper.display()));
        let document = "Giọt máu nghĩa tình\n".repeat(20_000);
        assert_eq!(hand_over(&program, LOOKS, document.as_bytes()), Ok(()));
        assert_eq!(std::fs::read_to_string(paper).unwrap(), document);
    }

    #[test]
    fn a_computer_without_printers_is_told_from_one_that_fails() {
        assert_eq!(hand_over("/nowhere/lp", LOOKS, b"x"), Err(PrintFault::NoPrinter));
        assert_eq!(
            handed("echo 'lp: Error - No default destination.' >&2; exit 1", LOOKS),
            Err(PrintFault::NoPrinter)
        );
        assert_eq!(
            handed("echo 'lp: Out of paper' >&2; exit 1", LOOKS),
            Err(PrintFault::Failed("lp: Out of paper".to_owned()))
        );
        assert_eq!(handed("exit 1", LOOKS), Err(PrintFault::Failed("lp".to_owned())));
    }

    #[test]
    fn a_printing_system_that_hangs_is_given_up() {
        assert_eq!(handed("exec sleep 60", 5), Err(PrintFault::TooSlow));
    }
}
