//! A program on a pseudo-terminal, seen from outside.

use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::clock;

/// Silence after which a repaint counts as done.
const QUIET: Duration = Duration::from_millis(25);

/// A program on a pseudo-terminal, and every piece of output with the moment at which it came.
pub(crate) struct OnTerminal {
    pub(crate) child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    pub(crate) output: Receiver<(Instant, Vec<u8>)>,
    _master: Box<dyn MasterPty + Send>,
    pub(crate) started: Instant,
}

impl OnTerminal {
    pub(crate) fn start(program: &str, arguments: &[&str], rows: u16, cols: u16) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            })
            .expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env_remove("NO_COLOR");
        let mut reader = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its input");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 1 << 16];
            while let Ok(n) = reader.read(&mut buffer) {
                let piece = buffer.get(..n).unwrap_or_default().to_vec();
                if n == 0 || sender.send((clock(), piece)).is_err() {
                    return;
                }
            }
        });
        let started = clock();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        Self {
            child,
            keys,
            output,
            _master: pair.master,
            started,
        }
    }

    pub(crate) fn send(&mut self, key: &[u8]) -> Instant {
        let now = clock();
        self.keys.write_all(key).expect("it listens");
        self.keys.flush().expect("it listens");
        now
    }

    /// First and last piece of output until it falls silent, how many pieces and bytes; `None` if nothing comes.
    pub(crate) fn burst(&self, patience: Duration) -> Option<Burst> {
        let (first, piece) = self.output.recv_timeout(patience).ok()?;
        let mut burst = Burst {
            first,
            last: first,
            writes: 1,
            bytes: piece.len(),
        };
        while let Ok((at, piece)) = self.output.recv_timeout(QUIET) {
            burst.last = at;
            burst.writes += 1;
            burst.bytes += piece.len();
        }
        Some(burst)
    }

    /// Waits until nothing more comes.
    pub(crate) fn settle(&self) {
        while self.burst(Duration::from_millis(150)).is_some() {}
    }

    pub(crate) fn end(mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What comes without a pause.
pub(crate) struct Burst {
    pub(crate) first: Instant,
    pub(crate) last: Instant,
    pub(crate) writes: usize,
    pub(crate) bytes: usize,
}
