use std::path::Path;

use super::*;

/// What a shell makes of `text`, as a program of this name. The shell writes it: a file that this process had open for
/// writing cannot be started while another test is starting a program.
pub(crate) fn program(folder: &Path, name: &str, text: &str) -> OsString {
    let path = folder.join(name);
    let written = Command::new("sh")
        .args([
            "-c",
            "printf '%s\\n' '#!/bin/sh' \"$1\" > \"$0\" && chmod 755 \"$0\"",
        ])
        .arg(&path)
        .arg(text)
        .status();
    assert!(written.unwrap().success());
    path.into()
}

/// A printing system whose programs do this.
pub(crate) fn stand_in(folder: &Path, lp: &str, lpstat: &str, cancel: &str) -> Cups {
    Cups {
        lp: program(folder, "lp", lp),
        lpstat: program(folder, "lpstat", lpstat),
        cancel: program(folder, "cancel", cancel),
        to_take: Duration::from_secs(20),
        to_answer: Duration::from_secs(20),
        clock: crate::shell::uptime,
    }
}

fn of_lp(folder: &Path, lp: &str) -> Cups {
    stand_in(folder, lp, "exit 1", "exit 1")
}

fn name(name: &str) -> QueueName {
    QueueName::parse(name).unwrap()
}

fn handed(lp: &str) -> Result<Taken, PrintFault> {
    let folder = tempfile::tempdir().unwrap();
    of_lp(folder.path(), lp).hand_over(Which::Usual, "Bản tổng kết\n".as_bytes())
}

#[test]
fn the_printing_system_gets_every_byte_and_says_what_it_calls_it() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper");
    let lp = format!(
        "cat > {}; echo 'request id is May-in-2-17 (0 file(s))'",
        paper.display()
    );
    let cups = of_lp(folder.path(), &lp);
    let document = "Giọt máu nghĩa tình\n".repeat(20_000);
    let taken = cups.hand_over(Which::Usual, document.as_bytes()).unwrap();
    assert_eq!((taken.id.as_str(), taken.queue()), ("May-in-2-17", "May-in-2"));
    assert_eq!(std::fs::read_to_string(paper).unwrap(), document);
}

#[test]
fn text_is_made_small_and_documents_and_dots_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let told = folder.path().join("told");
    let cups = of_lp(
        folder.path(),
        &format!("cat > /dev/null; echo \"$@\" > {}", told.display()),
    );
    let office = name("Office");
    for (which, document, arguments) in [
        (Which::Usual, "text", "-t giotmau -o cpi=12 -o lpi=6"),
        (
            Which::Named(&office),
            "text",
            "-t giotmau -d Office -o cpi=12 -o lpi=6",
        ),
        (Which::Named(&office), "%PDF-1.7", "-t giotmau -d Office"),
        (Which::Raw(&office), "\x1b@", "-t giotmau -d Office -o raw"),
    ] {
        assert!(cups.hand_over(which, document.as_bytes()).is_ok());
        assert_eq!(std::fs::read_to_string(&told).unwrap().trim(), arguments);
    }
}

#[test]
fn a_computer_without_printers_is_told_from_one_that_fails() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = Cups {
        lp: "/nowhere/lp".into(),
        lpstat: "/nowhere/lpstat".into(),
        ..of_lp(folder.path(), "")
    };
    assert_eq!(nowhere.hand_over(Which::Usual, b"x"), Err(PrintFault::NoPrinter));
    assert_eq!(nowhere.queues(), Err(PrintFault::NoPrinter));
    for (lp, fault) in [
        (
            "echo 'lp: Error - No default destination.' >&2; exit 1",
            PrintFault::NoPrinter,
        ),
        (
            "echo 'lp: Error - The printer or class does not exist.' >&2; exit 1",
            PrintFault::NoPrinter,
        ),
        (
            "echo 'lp: Error - scheduler is not running' >&2; exit 1",
            PrintFault::NoPrinter,
        ),
        (
            "echo 'lp: Destination \"X\" is not accepting jobs.' >&2; exit 1",
            PrintFault::Troubled(Trouble::Paused(String::new())),
        ),
        (
            "echo 'lp: stray words' >&2; exit 1",
            PrintFault::Failed("lp: stray words".to_owned()),
        ),
    ] {
        assert_eq!(handed(lp), Err(fault));
    }
    assert!(matches!(handed("exit 1"), Err(PrintFault::Failed(_))));
}

#[test]
fn a_printing_system_that_hangs_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let cups = Cups {
        to_take: Duration::from_millis(100),
        to_answer: Duration::from_millis(100),
        ..stand_in(folder.path(), "exec sleep 60", "exec sleep 60", "exec sleep 60")
    };
    assert_eq!(cups.hand_over(Which::Usual, b"x"), Err(PrintFault::Silent));
    assert_eq!(cups.queues(), Err(PrintFault::Silent));
    let id = "Office-1".to_owned();
    assert_eq!(cups.fate(&Taken { id: id.clone() }), Err(PrintFault::Silent));
    assert_eq!(cups.take_back(&Taken { id }), Err(PrintFault::Silent));
}

const NAMES: &str = "Broken\nOffice\nTickets\nNet Work\n";

/// As the program says it, shortened.
const STATES: &str = "\
printer Broken now printing Broken-2.  enabled since Mon Nov 30 13:57:05 2026
\tThe printer may not exist or is unavailable at this time.
\tForm mounted:
\tAlerts: none
printer Office is idle.  enabled since Mon Nov 30 13:57:05 2026
\tForm mounted:
\tContent types: any
\tAlerts: none
printer Tickets disabled since Mon Nov 30 13:57:08 2026 -
\tđang thay giấy
\tForm mounted:
\tAlerts: paused
printer Empty is idle.  enabled since Mon Nov 30 13:57:05 2026
\tForm mounted:
\tAlerts: media-low-warning,media-empty-error
system default destination: Office
";

#[test]
fn queues_are_told_with_what_keeps_them_from_printing() {
    let found: Vec<(String, bool, Option<Trouble>)> = queues(NAMES, STATES)
        .into_iter()
        .map(|queue| (queue.name.as_str().to_owned(), queue.is_usual, queue.trouble))
        .collect();
    assert_eq!(
        found,
        [
            ("Office".to_owned(), true, None),
            ("Broken".to_owned(), false, Some(Trouble::Offline)),
            (
                "Tickets".to_owned(),
                false,
                Some(Trouble::Paused("đang thay giấy".to_owned()))
            ),
            ("Empty".to_owned(), false, Some(Trouble::NoPaper)),
        ]
    );
    assert_eq!(queues("", "no system default destination\n"), []);
}

#[test]
fn a_system_without_queues_has_none_and_one_that_fails_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let of = |lpstat: &str| stand_in(folder.path(), "", lpstat, "").queues();
    assert_eq!(
        of("echo 'lpstat: No destinations added.' >&2; exit 1"),
        Ok(Vec::new())
    );
    assert_eq!(
        of("echo 'lpstat: Scheduler is not running.' >&2; exit 1"),
        Ok(Vec::new())
    );
    assert_eq!(
        of("echo 'lpstat: stray words' >&2; exit 1"),
        Err(PrintFault::Failed("lpstat: stray words".to_owned()))
    );
    let script = format!("case $1 in -e) echo Office;; *) printf '%s' '{STATES}';; esac");
    assert_eq!(of(&script).map(|queues| queues.len()), Ok(4));
}

#[test]
fn what_becomes_of_a_document_is_read_from_its_queue() {
    let fate = |jobs: &str, printers: &str| {
        let folder = tempfile::tempdir().unwrap();
        let script = format!("case $2 in -o) printf '%s' '{jobs}';; *) printf '%s' '{printers}';; esac");
        let cups = stand_in(folder.path(), "", &script, "");
        cups.fate(&Taken {
            id: "Office-12".to_owned(),
        })
        .unwrap()
    };
    let job = |id: &str, status: &str, alerts: &str| {
        format!(
            "{id}   root  1024   Mon Nov 30\n\tStatus: {status}\n\tAlerts: {alerts}\n\tqueued for Office\n"
        )
    };
    let idle = "printer Office is idle.  enabled since x\n\tForm mounted:\n\tAlerts: none\n";
    let empty = "printer Office now printing Office-12.  enabled since x\n\tForm mounted:\n\tAlerts: media-empty-error\n";
    assert_eq!(fate("", idle), Fate::Gone);
    assert_eq!(fate(&job("Office-1", "", "job-printing"), idle), Fate::Gone);
    let ours = job("Office-1", "", "") + &job("Office-12", "", "job-printing");
    assert_eq!(fate(&ours, idle), Fate::UnderWay);
    assert_eq!(fate(&ours, empty), Fate::Held(Trouble::NoPaper));
    let unreachable = job("Office-12", "The printer is not responding.", "job-printing");
    assert_eq!(fate(&unreachable, idle), Fate::Held(Trouble::Offline));
    let failed = job("Office-12", "file is damaged", "job-completed-with-errors");
    assert_eq!(
        fate(&failed, idle),
        Fate::Held(Trouble::Other("file is damaged".to_owned()))
    );
    let paused = "printer Office disabled since x -\n\tUnknown reason\n\tForm mounted:\n";
    assert_eq!(
        fate(&ours, paused),
        Fate::Held(Trouble::Paused("Unknown reason".to_owned()))
    );
}

#[test]
fn reasons_and_words_are_understood_and_warnings_are_no_trouble() {
    for (reasons, trouble) in [
        ("none", None),
        ("media-low-warning", None),
        ("media-empty-warning", None),
        ("media-empty", Some(Trouble::NoPaper)),
        ("cover-open-error", Some(Trouble::LidOpen)),
        ("toner-low-report media-jam-error", Some(Trouble::Jam)),
        ("marker-supply-empty-error", Some(Trouble::NoInk)),
        ("offline-report", None),
        ("offline-error", Some(Trouble::Offline)),
    ] {
        assert_eq!(by_reasons(reasons), trouble, "{reasons}");
    }
    assert_eq!(by_message("Printer out of paper!"), Some(Trouble::NoPaper));
    assert_eq!(by_message("Waiting for job to complete."), None);
}
