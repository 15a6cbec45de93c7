//! The screens as a person meets them: the real program on a pseudo-terminal, its keys, its picture, its end.
//!
//! Every wait is a wait for something to be seen or to be gone, with a limit that is only there for a test that fails.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on may panic"
)]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rusqlite::Connection;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;

/// The longest wait for something that must happen; far more than the slowest machine needs.
const LIMIT: Duration = Duration::from_secs(20);

/// The pause after a key of a fast typist; keys that follow each other faster come from a scanner or an input method.
const KEY_GAP: Duration = Duration::from_millis(60);

const ENTER: &str = "\r";
const ESC: &str = "\x1b";
const QUEUE: &str = "\x1bOR";
const SCREENING: &str = "\x1bOS";
const COLLECTION: &str = "\x1b[15~";
const RECOVERY: &str = "\x1b[17~";
const ROSTER: &str = "\x1b[20~";
const LANGUAGE: &str = "\x1b[24~";
const CTRL_N: &str = "\x0e";
const CTRL_T: &str = "\x14";
const CTRL_Q: &str = "\x11";

const CARD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Số 5, Hà Nội|10052021";

/// A folder that is home, with the database in it.
struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With an open day and so many donors who wait.
    fn with_donors(count: usize) -> Self {
        let home = Self::new();
        home.run(&["day", "open", "--desks", "3", "--beds", "4"], "");
        let names = ["Nguyễn Hoàng Nam", "Trần Thị Bích Ngọc", "Lê Hoàng Đức"];
        let lines: String = names
            .iter()
            .take(count)
            .map(|name| {
                format!(r#"{{"do":"check_in","new_person":{{"full_name":"{name}","birth_date":"1990-05-01","sex":"male"}}}}"#)
                    + "\n"
            })
            .collect();
        home.run(&["run"], &lines);
        home
    }

    fn places(&self) -> [(&'static str, PathBuf); 4] {
        let folder = self.folder.path();
        [
            ("HOME", folder.to_owned()),
            ("XDG_CONFIG_HOME", folder.join("config")),
            ("XDG_DATA_HOME", folder.join("data")),
            ("XDG_STATE_HOME", folder.join("state")),
        ]
    }

    /// Runs the program without a terminal; it must succeed. What it wrote.
    fn run(&self, arguments: &[&str], input: &str) -> String {
        let mut child = Command::new(env!("CARGO_BIN_EXE_giotmau"))
            .env_clear()
            .envs(self.places())
            .args(["--as", "Hoa", "--station", "Sảnh", "--lang", "vi"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let (out, err) = (
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        );
        assert!(output.status.success(), "{arguments:?}: {out}{err}");
        out
    }

    fn summary(&self) -> Value {
        serde_json::from_str(&self.run(&["summary", "--format", "json"], "")).unwrap()
    }

    /// Number and hash of the last step; the whole log must be sound.
    fn head(&self) -> (u64, String) {
        self.run(&["verify"], "");
        let log = self.summary()["log"].clone();
        (log["steps"].as_u64().unwrap(), log["head"].to_string())
    }

    /// The database, which is where the program put it by itself.
    fn database(&self) -> Connection {
        Connection::open(self.folder.path().join("data/giotmau/giotmau.db")).unwrap()
    }

    fn station(&self, name: &str, staff: &str) -> Station {
        self.station_with(name, staff, &[])
    }

    fn station_with(&self, name: &str, staff: &str, arguments: &[&str]) -> Station {
        self.program(&[&["--station", name, "--as", staff], arguments].concat())
    }

    /// The program in Vietnamese, with these arguments.
    fn program(&self, arguments: &[&str]) -> Station {
        let (rows, cols) = (24, 80);
        let pair = native_pty_system().openpty(size(rows, cols)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_giotmau"));
        command.env_clear();
        for (name, place) in self.places() {
            command.env(name, place);
        }
        command.env("TERM", "xterm-256color");
        command.args(["--lang", "vi"]);
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        let output = pair.master.try_clone_reader().unwrap();
        let seen = Arc::new((Mutex::new(Seen::new(rows, cols)), Condvar::new()));
        let reader = {
            let seen = Arc::clone(&seen);
            std::thread::spawn(move || watch(output, &seen))
        };
        Station {
            child,
            keys: pair.master.take_writer().unwrap(),
            master: pair.master,
            seen,
            reader,
        }
    }
}

const fn size(rows: u16, cols: u16) -> PtySize {
    PtySize {
        rows,
        cols,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// A picture with nothing on it yet.
fn blank(rows: u16, cols: u16) -> vt100::Parser {
    vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0)
}

/// What came out of the program so far.
struct Seen {
    picture: vt100::Parser,
    bytes: Vec<u8>,
    /// Nobody looks any more: the reader is to let go of the terminal.
    is_left: bool,
}

impl Seen {
    fn new(rows: u16, cols: u16) -> Self {
        Self {
            picture: blank(rows, cols),
            bytes: Vec::new(),
            is_left: false,
        }
    }

    fn text(&self) -> String {
        self.picture.screen().contents()
    }

    /// Whether the terminal is as the shell had it.
    fn is_given_back(&self) -> bool {
        let screen = self.picture.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }
}

/// Takes in what the program writes until it ends or nobody looks.
fn watch(mut output: Box<dyn Read + Send>, seen: &(Mutex<Seen>, Condvar)) {
    let mut buffer = vec![0; 1 << 16];
    while let Ok(count @ 1..) = output.read(&mut buffer) {
        let piece = buffer.get(..count).unwrap();
        let mut now = seen.0.lock().unwrap();
        now.picture.process(piece);
        now.bytes.extend(piece);
        seen.1.notify_all();
        if now.is_left {
            return;
        }
    }
}

/// The program on a terminal.
struct Station {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    reader: std::thread::JoinHandle<()>,
}

impl Station {
    /// Sends keys in one burst.
    fn press(&mut self, keys: &str) -> &mut Self {
        self.send(keys.as_bytes())
    }

    fn send(&mut self, bytes: &[u8]) -> &mut Self {
        self.keys.write_all(bytes).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Types keys one after the other, as a hand does, and says how many they were.
    fn types(&mut self, keys: &str) -> usize {
        for key in keys.chars() {
            self.press(key.encode_utf8(&mut [0; 4]));
            std::thread::sleep(KEY_GAP);
        }
        keys.chars().count()
    }

    /// Puts text into a field as the clipboard does.
    fn paste(&mut self, text: &str) -> &mut Self {
        self.press(&format!("\x1b[200~{text}\x1b[201~"))
    }

    /// Waits until the screen shows a text.
    fn sees(&mut self, text: &str) -> &mut Self {
        self.waits_for(text, |seen| seen.text().contains(text))
    }

    fn waits_for(&mut self, what: &str, is_there: impl Fn(&Seen) -> bool) -> &mut Self {
        let now = self.seen.0.lock().unwrap();
        let (now, waited) = self
            .seen
            .1
            .wait_timeout_while(now, LIMIT, |seen| !is_there(seen))
            .unwrap();
        let picture = now.text();
        drop(now);
        assert!(!waited.timed_out(), "not seen: {what}\n{picture}");
        self
    }

    fn text(&self) -> String {
        self.seen.0.lock().unwrap().text()
    }

    /// Makes the terminal another size.
    fn resize(&mut self, rows: u16, cols: u16) -> &mut Self {
        {
            let mut now = self.seen.0.lock().unwrap();
            now.picture = blank(rows, cols);
        }
        self.master.resize(size(rows, cols)).unwrap();
        self
    }

    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.process_id().unwrap().try_into().unwrap()).unwrap()
    }

    /// Waits until the program has ended.
    fn ends(mut self) -> ExitStatus {
        let killer = self.child.clone_killer();
        let status = within_limit(move || self.child.wait().unwrap(), killer);
        drop((self.keys, self.master));
        self.reader.join().unwrap();
        status
    }

    /// Waits until the program has ended by itself and well.
    fn ends_well(self) {
        let status = self.ends();
        assert!(status.success(), "{status:?}");
    }

    /// Takes the terminal away from the program and waits until it is gone.
    fn hangs_up(mut self) {
        self.seen.0.lock().unwrap().is_left = true;
        // Whatever it paints next has the reader let go; then nobody holds the terminal.
        self.press(LANGUAGE);
        self.reader.join().unwrap();
        drop((self.keys, self.master));
        let killer = self.child.clone_killer();
        within_limit(move || self.child.wait().unwrap(), killer);
    }
}

/// Does something that must not take longer than the limit; if it does, the program is ended and the test fails.
fn within_limit<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    mut killer: Box<dyn portable_pty::ChildKiller + Send + Sync>,
) -> T {
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(LIMIT).unwrap_or_else(|_| {
        drop(killer.kill());
        panic!("the program does not end")
    })
}

#[test]
fn a_donor_goes_the_whole_way_by_keyboard_on_the_first_morning() {
    let home = Home::new();
    let mut station = home.station("Khám 1", "Lan");
    station.sees("Mở ngày hội hiến máu").sees("[ Mở ngày hội ]");
    station
        .press(&ENTER.repeat(10))
        .sees("Đã phát 0 số")
        .press(CTRL_N)
        .sees("Họ và tên");
    station.paste("Nguyễn Hoàng Nam").press(ENTER).press(ENTER);
    station.paste("01/05/1990").press(ENTER).press("nam").sees("nam");
    station.press(&ENTER.repeat(5)).sees("Đã đăng ký số 1");
    station.press(QUEUE).sees("Gọi đến bàn 1");
    station.press(ENTER).sees("đến bàn 1.");
    station.press(ENTER).sees("Không có ai đang chờ.");
    station.press(SCREENING).sees("Nguyễn Hoàng Nam").press(ENTER);
    for value in ["62", "120/80", "72", "138"] {
        station.press(value).sees(value).press(ENTER);
    }
    station.press("1").press(ENTER).sees("Enter: đồng ý lấy");
    station.press(ENTER).sees("đủ điều kiện");
    station
        .press(COLLECTION)
        .sees("Giường")
        .press(ENTER)
        .sees("họ tự nói họ tên")
        .press(ENTER)
        .sees("Quét mã vạch trên túi máu");
    station.press("=G12341765432100").sees("G1234 17 654321 A");
    station.press("=G12341765432100").sees("hai mã khớp nhau");
    station.press(ENTER).sees("đã bắt đầu lấy máu cho số 1");
    station.press("\t").press(ENTER).sees("Kết thúc lấy máu");
    station.press(ENTER).sees("Mời số 1 sang ghế 1");
    station.press(RECOVERY).sees("Nguyễn Hoàng Nam");
    station
        .press("o")
        .sees("về sớm")
        .press("1")
        .press(ENTER)
        .sees("Số 1 đã ra về");
    station.press(CTRL_Q);
    station.ends_well();

    let summary = home.summary();
    assert_eq!(summary["counts"]["checked_in"], 1);
    assert_eq!(summary["counts"]["donated"], 1);
    assert_eq!(summary["overrides"].as_array().unwrap().len(), 1);
    assert!(summary["volume_ml"].as_u64().unwrap() > 0);
    home.head();
}

#[test]
fn two_stations_see_each_other_and_only_one_calls_a_donor() {
    let home = Home::with_donors(1);
    let (mut one, mut two) = (home.station("Khám 1", "Lan"), home.station("Khám 2", "Minh"));
    two.sees("Tiếp đón").press(QUEUE).sees("Nguyễn Hoàng Nam");
    one.sees("Tiếp đón").press(CTRL_N).sees("Họ và tên");
    one.paste("Trần Thị Bích Ngọc").press(ENTER).press(ENTER);
    one.paste("1992")
        .press(ENTER)
        .press("nữ")
        .press(&ENTER.repeat(5))
        .sees("Đã đăng ký số 2");
    two.sees("Trần Thị Bích Ngọc");
    one.press(QUEUE).sees("Gọi đến bàn 1");

    // Both ask while a third one writes, so neither can have seen the other's call.
    let mut database = home.database();
    let writing = database
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .unwrap();
    one.press(ENTER).sees("Đang lưu…");
    two.press(ENTER).sees("Đang lưu…");
    drop(writing);
    let (won, lost) = (
        "Mời số 1, Nguyễn Hoàng Nam, đến bàn 1.",
        "Số 1 đã được bàn 1 gọi lúc",
    );
    let is_settled = |seen: &Seen| seen.text().contains(won) || seen.text().contains(lost);
    one.waits_for("an answer", is_settled);
    two.waits_for("an answer", is_settled);
    let (mut winner, mut loser, by) = if one.text().contains(won) {
        (one, two, "(Lan, trạm Khám 1)")
    } else {
        (two, one, "(Minh, trạm Khám 2)")
    };
    loser.sees(lost).sees(by);
    winner.sees(won).press(CTRL_Q);
    winner.ends_well();
    loser.press(CTRL_Q);
    loser.ends_well();
    assert_eq!(home.head().0, 4, "the day, two check-ins, one call");
}

#[test]
fn switching_the_language_keeps_what_was_typed() {
    let home = Home::with_donors(0);
    let mut station = home.station("Sảnh", "Hoa");
    station.sees("Tiếp đón").press(CTRL_N).sees("Họ và tên");
    station
        .paste("Phạm Thu Hà")
        .press(ENTER)
        .press(ENTER)
        .paste("1987")
        .sees("1987");
    station
        .press(LANGUAGE)
        .sees("Full name")
        .sees("Phạm Thu Hà")
        .sees("1987");
    station
        .press(LANGUAGE)
        .sees("Họ và tên")
        .sees("Phạm Thu Hà")
        .sees("1987");
    station
        .press(ENTER)
        .press("nữ")
        .press(&ENTER.repeat(5))
        .sees("Đã đăng ký số 1: Phạm Thu Hà");
    assert_eq!(home.head().0, 2);
}

#[test]
fn a_walk_in_is_typed_in_telex_at_80x24_with_fewer_than_60_keys() {
    let home = Home::new();
    home.run(
        &[
            "day",
            "open",
            "--unit",
            "A04=Cục An ninh",
            "--unit",
            "A05=Cục Hậu cần",
        ],
        "",
    );
    let mut station = home.station("Sảnh", "Hoa");
    station.sees("Tiếp đón").press(CTRL_T).sees("Kiểu gõ: Telex");
    let mut keys = station.types(CTRL_N);
    station.sees("Họ và tên").sees("Ctrl+T Telex");
    keys += station.types("Nguyeexn Thij DDaof");
    station.sees("Nguyễn Thị Đào");
    keys += station.types(ENTER) + station.types("001192004567") + station.types(ENTER);
    station.sees("1992").sees("Nữ");
    keys += station.types("02091992") + station.types(ENTER) + station.types(ENTER);
    station.sees("A04 Cục An ninh");
    keys += station.types("4") + station.types(ENTER) + station.types(ENTER) + station.types(ENTER);
    station.sees("Đã đăng ký số 1: Nguyễn Thị Đào");
    // At two keys a second, the pace of somebody who looks at the card between them, this is half a minute.
    assert_eq!(keys, 48);
    let found = home.run(&["roster", "find", "nguyen thi dao", "--json"], "");
    assert!(found.contains("\"Nguyễn Thị Đào\"") && found.contains("1992-09-02") && found.contains("A04"));
    station.press(CTRL_Q);
    station.ends_well();
}

#[test]
fn a_terminal_that_is_too_small_says_so_and_works_again_when_it_grows() {
    let home = Home::with_donors(1);
    let mut station = home.station("Sảnh", "Hoa");
    station.sees("Tiếp đón").press(QUEUE).sees("Nguyễn Hoàng Nam");
    station
        .resize(1, 1)
        .waits_for("one cell", |seen| !seen.text().trim().is_empty());
    station.resize(10, 40).sees("Cửa sổ quá nhỏ");
    station
        .resize(24, 80)
        .sees("Nguyễn Hoàng Nam")
        .press(ENTER)
        .sees("đến bàn 1.");
    assert_eq!(home.head().0, 3);
}

#[test]
fn a_key_that_is_pressed_while_the_terminal_changes_its_size_is_not_lost() {
    let home = Home::with_donors(0);
    let mut station = home.station("Sảnh", "Hoa");
    station.sees("Tiếp đón");
    for turn in 0..100 {
        let (rows, other) = if turn % 2 == 0 {
            (30, "Reception")
        } else {
            (24, "Tiếp đón")
        };
        station.resize(rows, 80).press(LANGUAGE).sees(other);
    }
    station.resize(30, 100).press(CTRL_Q);
    station.ends_well();
}

#[test]
fn whatever_ends_the_program_the_terminal_is_given_back() {
    let home = Home::with_donors(1);
    for signal in [None, Some(Signal::TERM), Some(Signal::INT)] {
        let mut station = home.station("Sảnh", "Hoa");
        station.sees("Tiếp đón").press(QUEUE).sees("Nguyễn Hoàng Nam");
        assert!(!station.seen.0.lock().unwrap().is_given_back());
        match signal {
            None => {
                station.press(CTRL_Q);
            }
            Some(signal) => kill_process(station.pid(), signal).unwrap(),
        }
        station.waits_for("the terminal given back", Seen::is_given_back);
        let seen = Arc::clone(&station.seen);
        let status = station.ends();
        assert!(status.success(), "{signal:?}: {status:?}");
        let seen = seen.0.lock().unwrap();
        let bytes = String::from_utf8_lossy(&seen.bytes);
        let (_, after) = bytes.rsplit_once("\x1b[?1049l").unwrap();
        assert!(!after.contains("\x1b[?1049h") && seen.is_given_back());
    }
}

#[test]
fn a_terminal_that_hangs_up_takes_the_program_with_it_and_leaves_no_half_step() {
    let home = Home::with_donors(1);
    let mut station = home.station("Khám 1", "Lan");
    station.sees("Tiếp đón").press(QUEUE).sees("Gọi đến bàn 1");
    station
        .press(ENTER)
        .sees("đến bàn 1.")
        .press(ENTER)
        .sees("Không có ai đang chờ.");
    station
        .press(SCREENING)
        .sees("Nguyễn Hoàng Nam")
        .press(ENTER)
        .press("62")
        .sees("62");
    station.press(ENTER).press("120/80").sees("120/80");
    let before = home.head();
    station.hangs_up();
    assert_eq!(home.head(), before);

    let mut station = home.station("Khám 1", "Lan");
    station.sees("Tiếp đón").press(CTRL_N).sees("Họ và tên");
    station
        .paste("Phạm Thu Hà")
        .press(ENTER)
        .press(ENTER)
        .paste("1987")
        .press(ENTER)
        .press("nữ")
        .sees("nữ");
    station.press(&ENTER.repeat(5));
    station.hangs_up();
    let after = home.head().0 - before.0;
    let checked_in = home.summary()["counts"]["checked_in"].as_u64().unwrap();
    assert_eq!(checked_in, 1 + after, "a check-in is there or it is not");
}

#[test]
fn a_card_that_is_scanned_on_another_screen_leads_to_reception() {
    let home = Home::with_donors(1);
    for end in [ENTER, "\t", "\r\n", ""] {
        let before = home.head();
        let mut station = home.station("Lấy máu", "Minh");
        station
            .sees("Tiếp đón")
            .press(COLLECTION)
            .sees("Không có ai đang chờ lấy máu.");
        station
            .press(&format!("{CARD}{end}"))
            .sees("Nguyễn Văn An")
            .sees("001087000123");
        assert_eq!(home.head(), before, "{end:?}");
        station.press(ESC).press(CTRL_Q);
        drop(station.child.kill());
        station.ends();
    }
}

/// A serial line with a scanner at its end, plugged in under a name.
struct Scanner {
    line: Box<dyn Write + Send>,
    _master: Box<dyn MasterPty + Send>,
}

impl Scanner {
    fn plugged_in(name: &std::path::Path) -> Self {
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let device = pair.master.tty_name().unwrap();
        drop(std::fs::remove_file(name));
        std::os::unix::fs::symlink(device, name).unwrap();
        Self {
            line: pair.master.take_writer().unwrap(),
            _master: pair.master,
        }
    }

    fn sends(&mut self, bytes: &[u8]) {
        self.line.write_all(bytes).unwrap();
        self.line.flush().unwrap();
    }
}

#[test]
fn a_scanner_on_a_serial_line_checks_in_wherever_the_focus_is_and_may_be_unplugged() {
    let home = Home::with_donors(1);
    let list = home.folder.path().join("list.csv");
    let row = "Nguyễn Văn An,15/03/1987,Nam,001087000123";
    std::fs::write(&list, format!("full_name,birth_date,sex,national_id\n{row}\n")).unwrap();
    home.run(&["roster", "import", list.to_str().unwrap()], "");
    let device = home.folder.path().join("scanner");
    let mut station = home.station_with("Lấy máu", "Minh", &["--scanner", device.to_str().unwrap()]);
    // It is not there yet, and the station works all the same.
    station
        .sees("Không thấy máy quét")
        .press(COLLECTION)
        .sees("Không có ai đang chờ lấy máu.");
    let mut scanner = Scanner::plugged_in(&device);
    station.sees("Máy quét đã nối lại");
    scanner.sends(format!("{CARD}\r\n").as_bytes());
    station.sees("SỐ 2").sees("Nguyễn Văn An");
    assert_eq!(home.summary()["counts"]["checked_in"], 2);
    // A ticket at another screen, in two pieces and without an end.
    let ticket = home.run(&["ticket", "1"], "");
    let code = ticket.lines().find(|line| line.len() == 14).unwrap().as_bytes();
    station.press(QUEUE).sees("Gọi đến bàn 1");
    scanner.sends(&code[..5]);
    scanner.sends(&code[5..]);
    station.sees("Phiếu số 1 · Nguyễn Hoàng Nam");
    drop(scanner);
    station.sees("Mất kết nối với máy quét");
    let mut scanner = Scanner::plugged_in(&device);
    station.sees("Máy quét đã nối lại");
    // Bytes that are no UTF-8 are damage, and never a person.
    scanner.sends(b"001087000123||Nguy\x81n V\x83n An|15031987|Nam|x|10052021\t");
    station.sees("Nguyễn Văn An");
    assert_eq!(home.summary()["counts"]["checked_in"], 2);
    station.press(CTRL_Q);
    station.ends();
}

#[test]
fn a_scanner_that_cannot_be_one_is_told_and_the_station_starts_all_the_same() {
    let home = Home::with_donors(1);
    let mut station = home.station_with("Sảnh", "Lan", &["--scanner", "/dev/null"]);
    station
        .sees("không phải cổng nối tiếp")
        .press(QUEUE)
        .sees("Gọi đến bàn 1");
    station.press(CTRL_Q);
    station.ends();
}

#[test]
fn a_scan_is_one_however_it_ends_and_whatever_is_open() {
    let home = Home::with_donors(0);
    let card = |n: u32, name: &str| format!("00108700010{n}||{name}|15031987|Nam|Số 5, Hà Nội|10052021");
    let names = [
        "Lê Văn Anh",
        "Lê Văn Bình",
        "Lê Văn Chung",
        "Lê Văn Dũng",
        "Lê Văn Giang",
        "Lê Văn Huy",
        "Lê Văn Kha",
    ];
    // Everybody is on the roster: who withdrew may come again.
    let lines = (0..).zip(names).map(|(n, name)| {
        let scan = card(n, name);
        format!(
            r#"{{"do":"check_in","confirm":["new_person"],"scan":"{scan}"}}
{{"do":"withdraw","ticket":{},"reason":"thử"}}
"#,
            n + 1
        )
    });
    home.run(&["run"], &lines.collect::<String>());
    let mut station = home.station("Tiếp đón", "Hoa");
    station.sees("Tiếp đón");
    let mut number = u32::try_from(names.len()).unwrap();
    let mut arrives = |station: &mut Station, n: usize, scanned: &str| {
        number += 1;
        station
            .press(scanned)
            .sees(&format!("Đã đăng ký số {number}: {}.", names[n]));
    };
    for (n, end) in ["\r", "\n", "\r\n", "\t", ""].into_iter().enumerate() {
        let scanned = card(u32::try_from(n).unwrap(), names[n]) + end;
        arrives(&mut station, n, &scanned);
    }
    // With the help open, and with its letters typed as numbers on the keypad with Alt held.
    station.press("\x1bOP").sees("Trợ giúp");
    arrives(&mut station, 5, &(card(5, names[5]) + ENTER));
    let before = home.head();
    let with_alt = card(6, "Lê Văn Kha")
        .replace('ê', "\x1b2\x1b3\x1b4")
        .replace('ă', "\x1b2\x1b5\x1b9");
    station
        .press(&(with_alt + ENTER))
        .sees("Tên quét bị hỏng, đã lấy theo danh sách");
    assert_eq!(home.head().0, before.0 + 1);

    // What is no card, or two, does nothing but say so.
    let before = home.head();
    let two = card(0, names[0]) + &card(1, names[1]) + ENTER;
    station.press(&two).sees("Hai lần quét dính liền nhau");
    station
        .press("00020101021238570010A00000072701270006970436011300110011223344\r")
        .sees("Đây là mã chuyển tiền (VietQR)");
    let lost = card(7, "L? V?n T?");
    station
        .press(&(lost + ENTER))
        .sees("“L? V?n T?”")
        .sees("Họ và tên");
    assert_eq!(home.head(), before);
}

#[test]
fn nothing_that_a_scanner_may_send_by_mistake_becomes_a_step() {
    let home = Home::with_donors(2);
    let mut station = home.station("Khám 1", "Lan");
    station.sees("Tiếp đón").press(QUEUE).sees("Gọi đến bàn 1");
    let before = home.head();
    let corpus = include_str!("badinput/keys.jsonl").lines();
    let rows: Vec<Value> = corpus.map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut fed = 0;
    for row in rows.iter().filter(|row| row["expected"] == "reject") {
        let bytes: Vec<u8> = row["input"]
            .as_str()
            .unwrap()
            .as_bytes()
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
        // The language is switched after it, so what was sent has been dealt with once the other one is seen.
        station
            .send(&bytes)
            .press(LANGUAGE)
            .sees("Queue")
            .press(LANGUAGE)
            .sees("Hàng chờ")
            // A function key among it may have shown another screen, which is no step either.
            .press(QUEUE)
            .sees("Gọi đến bàn");
        assert_eq!(home.head(), before, "{row}");
        fed += 1;
    }
    assert!(fed >= 8, "{fed}");
    // A letter among them may have chosen another desk, which is no step.
    station.press(ENTER).sees("Mời số 1, Nguyễn Hoàng Nam, đến bàn");
    assert_eq!(home.head().0, before.0 + 1);
}

#[test]
fn a_list_is_brought_in_with_keys_alone_and_its_people_are_found_by_initials() {
    let home = Home::new();
    let folder = home.folder.path().join("Downloads");
    std::fs::create_dir(&folder).unwrap();
    let list = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rosters/A01.xlsx");
    std::fs::copy(list, folder.join("A01.xlsx")).unwrap();
    let mut station = home.station("Sảnh", "Hoa");
    station.sees("Mở ngày hội hiến máu");
    station.press(ROSTER).sees("Danh sách còn trống");
    station.press(ENTER).sees("A01.xlsx");
    station
        .press(ENTER)
        .sees("Xem trước, chưa ghi gì")
        .sees("41 người mới");
    let people = || -> i64 {
        let count = "SELECT count(*) FROM person";
        home.database().query_row(count, [], |row| row.get(0)).unwrap()
    };
    assert_eq!(people(), 0, "a preview writes nothing");
    station
        .press(ENTER)
        .sees("Đã nhập: 41 người mới, 0 người thay đổi.");
    assert_eq!(people(), 41);
    station.press(ENTER).sees("Danh sách có 41 người");
    station.press("lqk").sees("Lưu Quang Khoa");
    station
        .press(ENTER)
        .sees("■ Lưu Quang Khoa")
        .sees("Hoa · Sảnh · danh sách");
    station.press(CTRL_Q);
    station.ends_well();
    assert!(!home.run(&["roster", "find", "lqk"], "").contains("025205050872"));
}

#[test]
fn the_hall_display_follows_the_day_and_waits_for_a_database_that_is_gone() {
    let home = Home::with_donors(2);
    let database = home.folder.path().join("data/giotmau/giotmau.db");
    let mut board = home.station_with("Sảnh", "Hoa", &["board"]);
    board.sees("Tiếp theo: 1, 2").sees("Đang chờ khám: 2 người");
    home.run(&["run"], r#"{"do":"call","ticket":1,"desk":3}"#);
    board
        .sees("Mời số 1 vào bàn khám 3")
        .sees("▶▶▶")
        .sees("Tiếp theo: 2");
    // What is scanned there does nothing.
    board.press(CARD).press(ENTER);
    home.run(&["run"], r#"{"do":"missed_call","ticket":1}"#);
    board.sees("Tiếp theo: 2, 1");
    assert!(!board.text().contains("Mời số"));
    assert!(!board.text().contains("Nguyễn"));

    let away = database.with_extension("away");
    std::fs::rename(&database, &away).unwrap();
    board.sees("Tạm mất kết nối");
    std::fs::rename(&away, &database).unwrap();
    board.waits_for("the connection is back", |seen| !seen.text().contains("Tạm mất"));
    board.resize(5, 20).press(LANGUAGE).press("q");
    board.ends_well();
    home.head();
}

#[test]
fn the_hall_display_makes_no_database() {
    let home = Home::new();
    let board = home.station_with("Sảnh", "Hoa", &["board"]);
    let status = board.ends();
    assert_eq!(status.exit_code(), 3);
    assert!(!home.folder.path().join("data").exists());
}

#[test]
fn whoever_closes_the_day_at_a_terminal_is_asked_for_a_name() {
    let home = Home::with_donors(0);
    let mut asked = home.program(&["day", "close"]);
    asked.sees("Ai đóng ngày?").press("Lan").press(ENTER);
    asked.sees("Đóng lúc").sees(": Lan");
    asked.ends_well();
    assert_eq!(home.summary()["closings"][0]["by"], "Lan");
}
