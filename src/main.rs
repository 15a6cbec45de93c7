//! The program: tightens what it may leave to others, then hands everything to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    // What the station writes holds names and results; it is for its owner alone.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    giotmau::cli::main(std::env::args_os())
}
