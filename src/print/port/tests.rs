use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;

use super::*;

/// Short waits, so that a printer that keeps silent costs a test little.
const SHORT: Patience = Patience {
    connect: Duration::from_secs(5),
    stall: Duration::from_millis(200),
    whole: Duration::from_secs(20),
    answer: Duration::from_millis(60),
    paper: Duration::from_millis(60),
};

/// More than any buffer on the way to a printer holds.
const MUCH: usize = 32 << 20;

static GO_ON: AtomicBool = AtomicBool::new(false);

const fn wait(patience: Patience) -> Wait<'static> {
    Wait {
        patience,
        clock: crate::shell::uptime,
        stop: &GO_ON,
    }
}

/// A printer in the network that does `print` with whoever comes first.
fn printer<T: Send + 'static>(
    print: impl FnOnce(TcpStream) -> T + Send + 'static,
) -> (SocketAddr, JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let thread = std::thread::spawn(move || print(listener.accept().unwrap().0));
    (address, thread)
}

fn print_at(address: SocketAddr, bytes: &[u8], wait: &Wait<'_>) -> Result<Receipt, PrintFault> {
    to_network(&address.ip().to_string(), address.port(), bytes, wait)
}

/// Everything that comes until the sender has finished.
fn all_of(mut stream: TcpStream) -> Vec<u8> {
    let mut all: Vec<u8> = Vec::new();
    stream.read_to_end(&mut all).unwrap();
    all
}

/// What a printer that says nothing gets: the question how it is, then the dots.
fn asked(bytes: &[u8]) -> Vec<u8> {
    [status::HOW_ARE_YOU.bytes(), bytes].concat()
}

#[test]
fn a_printer_in_the_network_gets_every_byte() {
    let bytes: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0] ^ 0x5a).collect();
    let (address, printed) = printer(all_of);
    assert_eq!(print_at(address, &bytes, &wait(SHORT)), Ok(Receipt::Confirmed));
    assert!(printed.join().unwrap() == asked(&bytes));
}

#[test]
fn a_printer_that_reads_slowly_is_waited_for() {
    let (address, printed) = printer(|mut stream| {
        let mut all: Vec<u8> = Vec::new();
        let mut some = vec![0; 100_000];
        loop {
            match stream.read(&mut some).unwrap() {
                0 => return all.len(),
                count => all.extend(&some[..count]),
            }
            std::thread::sleep(Duration::from_micros(200));
        }
    });
    let bytes = vec![7; MUCH / 4];
    assert_eq!(print_at(address, &bytes, &wait(SHORT)), Ok(Receipt::Confirmed));
    assert_eq!(printed.join().unwrap(), asked(&bytes).len());
}

#[test]
fn a_printer_that_takes_nothing_more_is_given_up() {
    let (end, ended) = channel::<()>();
    let (address, printed) = printer(move |stream| {
        // Holds the line open and reads nothing until the test is over.
        let _over = ended.recv();
        drop(stream);
    });
    let fault = print_at(address, &vec![7; MUCH], &wait(SHORT));
    assert_eq!(fault, Err(PrintFault::Silent));
    drop(end);
    printed.join().unwrap();
}

/// As much as a ticket is, which the buffers on the way have room for.
const TICKET: usize = 60_000;

#[test]
fn a_ticket_that_nobody_reads_is_not_said_to_be_printed_and_nobody_waits_for_it() {
    let (end, ended) = channel::<()>();
    let (address, printed) = printer(move |stream| {
        let _over = ended.recv();
        drop(stream);
    });
    let given = print_at(address, &vec![7; TICKET], &wait(SHORT));
    assert_eq!(given, Ok(Receipt::Unconfirmed));
    drop(end);
    printed.join().unwrap();
    // The system takes the call, and nobody ever comes to the line.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let began = crate::shell::uptime();
    let given = print_at(
        listener.local_addr().unwrap(),
        &vec![7; TICKET],
        &wait(Patience::USUAL),
    );
    assert_eq!(given, Ok(Receipt::Unconfirmed));
    let took = crate::shell::uptime().saturating_sub(began);
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_ticket_that_is_read_and_never_answered_for_is_not_said_to_be_printed_either() {
    let (end, ended) = channel::<()>();
    let (address, printed) = printer(move |mut stream| {
        let mut all = vec![0; TICKET];
        stream.read_exact(&mut all).unwrap();
        // Reads all of it and keeps the line, as a printer does that waits for more.
        let _over = ended.recv();
    });
    let given = print_at(address, &vec![7; TICKET], &wait(SHORT));
    assert_eq!(given, Ok(Receipt::Unconfirmed));
    drop(end);
    printed.join().unwrap();
}

#[test]
fn a_printer_that_takes_too_long_for_everything_is_given_up() {
    let (end, ended) = channel::<()>();
    let (address, printed) = printer(move |mut stream| {
        let mut some = vec![0; 100_000];
        while ended
            .recv_timeout(Duration::from_millis(5))
            .is_err_and(|fault| fault == std::sync::mpsc::RecvTimeoutError::Timeout)
        {
            drop(stream.read(&mut some));
        }
    });
    let patience = Patience {
        stall: Duration::from_secs(20),
        whole: Duration::from_millis(300),
        ..SHORT
    };
    let fault = print_at(address, &vec![7; MUCH * 4], &wait(patience));
    assert_eq!(fault, Err(PrintFault::Silent));
    drop(end);
    printed.join().unwrap();
}

#[test]
fn a_printer_that_closes_the_line_is_said_to_have_broken_off() {
    for taken in [0, 1, 5000] {
        let (address, printed) = printer(move |mut stream| {
            let mut some = vec![0; taken];
            stream.read_exact(&mut some).unwrap();
        });
        let fault = print_at(address, &vec![7; 100_000], &wait(SHORT));
        assert_eq!(fault, Err(PrintFault::BrokeOff), "{taken}");
        printed.join().unwrap();
    }
}

#[test]
fn where_nobody_listens_there_is_no_printer() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let fault = print_at(address, b"x", &wait(SHORT));
    assert_eq!(fault, Err(PrintFault::NotReachable));
}

#[test]
fn whoever_stops_it_waits_no_longer() {
    static STOP: AtomicBool = AtomicBool::new(false);
    let (began, begins) = channel();
    let (end, ended) = channel::<()>();
    let (address, printed) = printer(move |mut stream| {
        let mut first = [0; 100];
        stream.read_exact(&mut first).unwrap();
        began.send(()).unwrap();
        let _over = ended.recv();
    });
    let stopper = std::thread::spawn(move || {
        begins.recv().unwrap();
        STOP.store(true, Ordering::Relaxed);
    });
    let patience = Patience {
        stall: Duration::from_secs(60),
        whole: Duration::from_secs(60),
        ..SHORT
    };
    let wait = Wait {
        stop: &STOP,
        ..wait(patience)
    };
    assert_eq!(print_at(address, &vec![7; MUCH], &wait), Err(PrintFault::Stopped));
    drop(end);
    stopper.join().unwrap();
    printed.join().unwrap();
}

/// A printer that answers each question with the next of these, and returns everything else that it got.
fn answering(before: &'static [u8], at_the_end: &'static [u8]) -> (SocketAddr, JoinHandle<Vec<u8>>) {
    printer(move |mut stream| {
        let mut question = [0; 6];
        stream.read_exact(&mut question).unwrap();
        assert_eq!(question, status::HOW_ARE_YOU.bytes());
        stream.write_all(before).unwrap();
        let mut got = Vec::new();
        let mut some = [0; 1000];
        loop {
            match stream.read(&mut some) {
                Ok(count) if count > 0 => got.extend(&some[..count]),
                _ => return got,
            }
            if got.ends_with(status::IS_IT_OUT.bytes()) {
                got.truncate(got.len() - status::IS_IT_OUT.bytes().len());
                stream.write_all(at_the_end).unwrap();
            }
        }
    })
}

/// Waits that are not waited out: the printer answers.
const PATIENT: Patience = Patience {
    answer: Duration::from_secs(10),
    paper: Duration::from_secs(10),
    ..SHORT
};

/// The same for a printer that answers only at the beginning.
const SHORT_AT_THE_END: Patience = Patience {
    paper: Duration::from_millis(60),
    answer: Duration::from_millis(500),
    ..SHORT
};

#[test]
fn a_printer_that_answers_is_asked_whether_the_paper_came_out() {
    let (address, printed) = answering(&[0x12, 0x12], &[0x00]);
    assert_eq!(print_at(address, b"dots", &wait(PATIENT)), Ok(Receipt::Confirmed));
    assert_eq!(printed.join().unwrap(), b"dots");
    let (address, printed) = answering(&[0x12, 0x12], &[]);
    let given = print_at(address, b"dots", &wait(SHORT_AT_THE_END));
    assert_eq!(
        given,
        Ok(Receipt::Confirmed),
        "it hangs up having read everything"
    );
    assert_eq!(printed.join().unwrap()[..4], *b"dots");
    let (address, printed) = answering(&[0x12, 0x12], &[0x0c]);
    let fault = print_at(address, b"dots", &wait(PATIENT));
    assert_eq!(fault, Err(PrintFault::Troubled(Trouble::NoPaper)));
    assert_eq!(printed.join().unwrap(), b"dots");
}

#[test]
fn a_printer_that_cannot_print_gets_no_half_of_a_ticket() {
    for (before, trouble) in [
        (&[0x16, 0x12], Trouble::LidOpen),
        (&[0x32, 0x72], Trouble::NoPaper),
        (&[0x52, 0x12], Trouble::Jam),
    ] {
        let (address, printed) = answering(before, &[]);
        let fault = print_at(address, b"dots", &wait(PATIENT));
        assert_eq!(fault, Err(PrintFault::Troubled(trouble)));
        assert_eq!(printed.join().unwrap(), b"");
    }
}

#[cfg(unix)]
mod devices {
    use std::fs::OpenOptions;
    use std::os::unix::fs::OpenOptionsExt;
    use std::path::PathBuf;
    use std::process::Command;

    use rustix::fs::OFlags;

    use super::*;

    fn pipe(folder: &tempfile::TempDir) -> PathBuf {
        let path = folder.path().join("lp0");
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        path
    }

    #[test]
    fn a_pipe_gets_every_byte() {
        let folder = tempfile::tempdir().unwrap();
        let path = pipe(&folder);
        let (opened, is_open): (_, Receiver<()>) = channel();
        let reader = {
            let path = path.clone();
            std::thread::spawn(move || {
                let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap();
                let mut file = OpenOptions::new()
                    .read(true)
                    .custom_flags(flags)
                    .open(path)
                    .unwrap();
                opened.send(()).unwrap();
                let mut all: Vec<u8> = Vec::new();
                let mut some = [0; 5000];
                let all_len = asked(&vec![9; 300_000]).len();
                while all.len() < all_len {
                    match file.read(&mut some) {
                        Ok(count) => all.extend(&some[..count]),
                        Err(_) => std::thread::yield_now(),
                    }
                }
                all
            })
        };
        is_open.recv().unwrap();
        let given = to_device(&path, &vec![9; 300_000], &wait(SHORT));
        assert_eq!(given, Ok(Receipt::Unconfirmed), "a pipe says nothing");
        assert!(reader.join().unwrap() == asked(&vec![9; 300_000]));
    }

    #[test]
    fn a_pipe_that_nobody_reads_is_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = pipe(&folder);
        assert_eq!(
            to_device(&path, b"x", &wait(SHORT)),
            Err(PrintFault::NotReachable)
        );
        let flags = i32::try_from(OFlags::NONBLOCK.bits()).unwrap();
        let idle = OpenOptions::new()
            .read(true)
            .custom_flags(flags)
            .open(&path)
            .unwrap();
        let fault = to_device(&path, &vec![9; 300_000], &wait(SHORT));
        assert_eq!(fault, Err(PrintFault::Silent));
        drop(idle);
    }

    #[test]
    fn a_serial_line_gets_the_bytes_as_they_are_or_is_given_up() {
        let pair = portable_pty::native_pty_system()
            .openpty(portable_pty::PtySize::default())
            .unwrap();
        let path = pair.master.tty_name().unwrap();
        // Every byte that a terminal would make something of.
        let bytes: Vec<u8> = (0..=255_u8).cycle().take(2000).collect();
        let mut reader = pair.master.try_clone_reader().unwrap();
        assert_eq!(to_device(&path, &bytes, &wait(SHORT)), Ok(Receipt::Unconfirmed));
        let mut got = vec![0; asked(&bytes).len()];
        reader.read_exact(&mut got).unwrap();
        assert!(got == asked(&bytes));
        let fault = to_device(&path, &vec![9; 300_000], &wait(SHORT));
        assert_eq!(fault, Err(PrintFault::Silent));
    }

    #[test]
    fn a_file_is_no_device_and_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.txt");
        std::fs::write(&path, "dear").unwrap();
        assert_eq!(to_device(&path, b"x", &wait(SHORT)), Err(PrintFault::NotADevice));
        assert_eq!(std::fs::read(&path).unwrap(), b"dear");
        let missing = folder.path().join("lp0");
        assert_eq!(
            to_device(&missing, b"x", &wait(SHORT)),
            Err(PrintFault::NotReachable)
        );
        assert!(!missing.exists());
    }
}
