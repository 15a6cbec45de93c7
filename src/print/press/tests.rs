use std::io::Read;
use std::net::TcpListener;

use super::*;
use crate::print::cups::tests::stand_in;
use crate::print::destination::QueueName;
use crate::print::job::{Document, DocumentKind};

/// The longest wait for something that must happen; far more than the slowest machine needs.
const LIMIT: Duration = Duration::from_secs(20);

/// Tools that wait but a moment for printers; the programs of the printing system do this.
fn tools(folder: &Path, lp: &str, lpstat: &str, cancel: &str) -> Tools {
    Tools {
        setup: Setup::usual(folder.join("in")),
        cups: stand_in(folder, lp, lpstat, cancel),
        patience: Patience {
            connect: Duration::from_secs(5),
            stall: Duration::from_millis(200),
            whole: LIMIT,
            answer: Duration::from_millis(20),
            paper: Duration::from_millis(20),
        },
        clock: crate::shell::uptime,
        pace: Pace {
            look: Duration::from_millis(10),
            slow: LIMIT,
            end: LIMIT,
        },
    }
}

fn presses(tools: Tools) -> (Presses, Receiver<(JobId, News)>) {
    let (told, news) = channel();
    let told = std::sync::Mutex::new(told);
    let tell = move |id, news| drop(told.lock().unwrap().send((id, news)));
    (Presses::new(tools, Arc::new(tell)), news)
}

fn summary() -> Printout {
    Printout::Document(Document {
        kind: DocumentKind::Summary,
        stem: "giotmau-2026-10-22".to_owned(),
        bytes: Arc::from("Bản tổng kết\n".as_bytes()),
    })
}

fn order(id: u32, printout: Printout, to: Destination) -> Order {
    Order {
        id: JobId(id),
        printout,
        lang: Lang::Vi,
        to,
    }
}

fn test_page(id: u32, to: &Destination) -> Order {
    order(id, Printout::Test(to.clone()), to.clone())
}

fn office() -> Destination {
    Destination::Queue(QueueName::parse("Office").unwrap())
}

fn network(listener: &TcpListener) -> Destination {
    let address = listener.local_addr().unwrap();
    Destination::Network {
        host: address.ip().to_string(),
        port: address.port(),
    }
}

/// The news that come until each of these jobs has some that is not only that it began.
fn last_news(news: &Receiver<(JobId, News)>, jobs: usize) -> HashMap<u32, News> {
    let mut last = HashMap::new();
    while last.len() < jobs {
        let (id, news) = news.recv_timeout(LIMIT).unwrap();
        if news != News::Begun {
            last.insert(id.0, news);
        }
    }
    last
}

#[test]
fn a_printer_that_stalls_holds_up_nothing_but_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut tools = tools(folder.path(), "cat > /dev/null", "exit 0", "");
    // It would stall for ever, as far as this test goes.
    tools.patience.answer = LIMIT;
    tools.patience.stall = LIMIT;
    let (mut presses, news) = presses(tools);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let stalled = network(&listener);
    presses.hand_in(test_page(1, &stalled));
    // Its turn has come, and it holds the line: it neither accepts nor answers.
    assert_eq!(news.recv_timeout(LIMIT), Ok((JobId(1), News::Begun)));
    presses.hand_in(test_page(2, &stalled));
    presses.hand_in(order(3, summary(), office()));
    presses.hand_in(order(4, summary(), Destination::Folder(folder.path().join("in"))));
    let last = last_news(&news, 2);
    assert_eq!(last[&3], News::Sent);
    assert!(matches!(&last[&4], News::Written(path) if path.ends_with("in/giotmau-2026-10-22.txt")));
    presses.stop(JobId(1));
    presses.stop(JobId(2));
    let stopped = News::Failed(PrintFault::Stopped);
    let last = loop {
        let (id, news) = news.recv_timeout(LIMIT).unwrap();
        if id == JobId(2) {
            break news;
        }
    };
    assert_eq!(last, stopped);
}

#[test]
fn a_ticket_at_a_printer_that_reads_nothing_is_told_as_unconfirmed_and_may_be_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut tools = tools(folder.path(), "cat > /dev/null", "exit 0", "");
    tools.patience = Patience::USUAL;
    let (mut presses, news) = presses(tools);
    // The system takes the calls, and nobody ever comes to the line.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let stalled = network(&listener);
    presses.hand_in(test_page(1, &stalled));
    presses.hand_in(order(2, summary(), Destination::Folder(folder.path().join("in"))));
    let last = last_news(&news, 2);
    assert_eq!(last[&1], News::Unconfirmed);
    assert!(matches!(last[&2], News::Written(_)));
    let printer = std::thread::spawn(move || {
        let mut got = Vec::new();
        for _ in 0..2 {
            let mut bytes = Vec::new();
            listener.accept().unwrap().0.read_to_end(&mut bytes).unwrap();
            got.push(bytes);
        }
        got
    });
    presses.hand_in(test_page(3, &stalled));
    assert_eq!(last_news(&news, 1)[&3], News::Sent);
    let got = printer.join().unwrap();
    assert!(got[0] == got[1], "the same page twice");
}

#[test]
fn what_waits_behind_a_printer_that_fails_is_told_at_once_and_may_be_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut presses, news) = presses(tools(folder.path(), "", "", ""));
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let to = network(&listener);
    // A printer that takes the first one's head and then nothing more, until it is switched on again.
    let big = |id| {
        let printout = Printout::Test(to.clone());
        order(id, printout, to.clone())
    };
    drop(listener);
    for id in 1..=5 {
        presses.hand_in(big(id));
    }
    let last = last_news(&news, 5);
    assert!(
        last.values()
            .all(|news| *news == News::Failed(PrintFault::NotReachable)),
        "{last:?}"
    );
    let listener = TcpListener::bind(to.to_string().trim_start_matches("tcp://")).unwrap();
    let printer = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        listener.accept().unwrap().0.read_to_end(&mut bytes).unwrap();
        bytes
    });
    presses.hand_in(big(6));
    assert_eq!(last_news(&news, 1)[&6], News::Sent);
    let bytes = printer.join().unwrap();
    assert!(bytes.windows(2).any(|pair| pair == b"\x1b@"));
}

#[test]
fn what_the_printing_system_has_is_looked_after_until_it_is_out() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    let jobs = "case $2 in -o) [ $state = out ] || echo 'Office-7 root 1024 x';; \
        *) echo 'printer Office now printing Office-7.  enabled since x'; [ $state = empty ] && echo '\tAlerts: media-empty-error';; esac; exit 0";
    let lpstat = format!("state=$(cat {}); {jobs}", state.display());
    fs::write(&state, "empty").unwrap();
    let (mut presses, news) = presses(tools(
        folder.path(),
        "cat > /dev/null; echo 'request id is Office-7 (0 file(s))'",
        &lpstat,
        "",
    ));
    presses.hand_in(order(1, summary(), office()));
    let next = || news.recv_timeout(LIMIT).unwrap().1;
    assert_eq!((next(), next()), (News::Begun, News::Sent));
    assert_eq!(next(), News::Held(Trouble::NoPaper));
    fs::write(&state, "well").unwrap();
    assert_eq!(next(), News::Sent);
    fs::write(&state, "out").unwrap();
    assert_eq!(next(), News::Out);
}

#[test]
fn what_is_printed_elsewhere_is_taken_back_from_the_printing_system() {
    let folder = tempfile::tempdir().unwrap();
    let cancelled = folder.path().join("cancelled");
    let mut tools = tools(
        folder.path(),
        "cat > /dev/null; echo 'request id is Office-7 (0 file(s))'",
        "exec sleep 60",
        &format!("echo \"$@\" > {0}.part; mv {0}.part {0}", cancelled.display()),
    );
    // Nobody looks before the errand comes.
    tools.pace.look = LIMIT;
    let (mut presses, news) = presses(tools);
    presses.hand_in(order(1, summary(), office()));
    assert_eq!(last_news(&news, 1)[&1], News::Sent);
    presses.stop(JobId(1));
    let began = crate::shell::uptime();
    while !cancelled.exists() {
        assert!(crate::shell::uptime().saturating_sub(began) < LIMIT);
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(fs::read_to_string(cancelled).unwrap().trim(), "Office-7");
}

#[test]
fn a_document_that_does_not_come_out_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut tools = tools(
        folder.path(),
        "cat > /dev/null; echo 'request id is Office-7 (0 file(s))'",
        "case $2 in -o) echo 'Office-7 root 1024 x';; esac",
        "",
    );
    tools.pace.slow = Duration::from_millis(30);
    let (mut presses, news) = presses(tools);
    presses.hand_in(order(1, summary(), office()));
    let next = || news.recv_timeout(LIMIT).unwrap().1;
    assert_eq!((next(), next()), (News::Begun, News::Sent));
    assert_eq!(next(), News::Held(Trouble::Slow));
}

#[test]
fn files_of_one_name_are_kept_beside_each_other_and_only_for_their_owner() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b");
    let tools = tools(folder.path(), "", "", "");
    let go_on = AtomicBool::new(false);
    let to = Destination::Folder(deep.clone());
    let write = |printout: &Printout| print(&tools, printout, Lang::Vi, &to, &go_on).unwrap();
    for name in [
        "giotmau-2026-10-22.txt",
        "giotmau-2026-10-22-2.txt",
        "giotmau-2026-10-22-3.txt",
    ] {
        assert_eq!(write(&summary()), Went::File(deep.join(name)));
    }
    assert_eq!(
        write(&Printout::Test(to.clone())),
        Went::File(deep.join("giotmau-test.pdf"))
    );
    let first = deep.join("giotmau-2026-10-22.txt");
    assert_eq!(fs::read_to_string(&first).unwrap(), "Bản tổng kết\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&first), mode(&deep)), (0o600, 0o700));
    }
    let taken = folder.path().join("file");
    fs::write(&taken, "x").unwrap();
    let fault = print(&tools, &summary(), Lang::Vi, &Destination::Folder(taken), &go_on);
    assert!(matches!(fault, Err(PrintFault::NotWritten { .. })), "{fault:?}");
}

#[test]
fn a_document_is_not_sent_to_a_roll_printer() {
    let folder = tempfile::tempdir().unwrap();
    let tools = tools(folder.path(), "", "", "");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let go_on = AtomicBool::new(false);
    let fault = print(&tools, &summary(), Lang::Vi, &network(&listener), &go_on);
    assert_eq!(fault, Err(PrintFault::NotForDocuments));
}
