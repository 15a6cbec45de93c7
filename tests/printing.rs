//! Printing from the command line: what the printing system is given, and what is said of a printer that says nothing.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on may panic"
)]

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

#[expect(dead_code, reason = "other tests need more of it")]
mod program;

use program::Bench;

/// A day with one donor.
fn day() -> Bench {
    let bench = Bench::with_day();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/documents.jsonl");
    let run = bench.feed(&fs::read(path).unwrap());
    assert_eq!(run.exit, 0, "{}{}", run.out, run.err);
    bench
}

#[test]
fn a_summary_as_text_goes_to_the_printing_system_drawn_with_every_letter() {
    let bench = day();
    let folder = tempfile::tempdir().unwrap();
    let lp = folder.path().join("lp");
    let paper = folder.path().join("paper");
    // The shell writes it: a file that this process has open for writing cannot be started meanwhile.
    let script = format!("#!/bin/sh\\n/bin/cat > {}\\n", paper.display());
    let written = Command::new("sh")
        .args(["-c", "printf \"$1\" > \"$0\" && chmod 755 \"$0\""])
        .args([lp.as_os_str(), script.as_ref()])
        .status();
    assert!(written.unwrap().success());
    let text = folder.path().join("summary.txt");
    for arguments in [
        &["summary", "--print", "--format", "text"][..],
        &["summary", "--print", "--format", "csv"],
        &["summary", "--print", "-o", text.to_str().unwrap()],
        &["summary", "--print"],
    ] {
        let mut command = bench.command();
        command.env("PATH", folder.path()).args(arguments);
        let ended = command.output().unwrap();
        assert!(
            ended.status.success(),
            "{}",
            String::from_utf8_lossy(&ended.stderr)
        );
        assert!(fs::read(&paper).unwrap().starts_with(b"%PDF-"), "{arguments:?}");
        fs::remove_file(&paper).unwrap();
    }
    assert!(fs::read_to_string(text).unwrap().contains("BẢN TỔNG KẾT"));
    // A folder gets what is asked for.
    let to = format!("file:{}", folder.path().display());
    let run = bench.run(&["summary", "--format", "text", "--print", "--printer", &to]);
    assert_eq!(run.exit, 0, "{}", run.err);
    let written = folder.path().join("giotmau-2025-01-02.txt");
    assert!(fs::read_to_string(written).unwrap().contains("BẢN TỔNG KẾT"));
}

#[test]
fn a_printer_that_reads_nothing_is_not_said_to_have_printed() {
    let bench = day();
    // The system takes the calls, and nobody ever comes to the line.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let printer = format!("tcp://{}", listener.local_addr().unwrap());
    for (lang, said) in [
        ("vi", "nhưng máy in không xác nhận"),
        ("en", "but the printer does not confirm it"),
    ] {
        let run = bench.run(&["--lang", lang, "ticket", "1", "--print", "--printer", &printer]);
        assert_eq!(run.exit, 0, "{}", run.err);
        assert!(run.err.contains(said), "{}", run.err);
    }
    let paper = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        for _ in 0..3 {
            bytes.clear();
            listener.accept().unwrap().0.read_to_end(&mut bytes).unwrap();
        }
        bytes
    });
    let run = bench.run(&["ticket", "1", "--print", "--printer", &printer]);
    assert_eq!((run.exit, run.err.as_str()), (0, ""), "it has read everything");
    assert!(paper.join().unwrap().windows(2).any(|pair| pair == b"\x1b@"));
}
