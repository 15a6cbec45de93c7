//! The encodings of text files: UTF-8 and UTF-16, told apart by the mark at the beginning, and read as UTF-8.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use super::fault::FileFault;

/// How letters are written as bytes.
#[derive(Clone, Copy)]
pub(super) enum Encoding {
    /// With so many bytes before the text.
    Utf8(u64),
    Utf16 {
        big: bool,
    },
}

impl Encoding {
    /// How the file says that it is written, by its first bytes.
    pub(super) fn of(file: &mut File) -> Result<Self, FileFault> {
        let mut mark = Vec::new();
        rewind(file, 0)?;
        file.by_ref()
            .take(3)
            .read_to_end(&mut mark)
            .map_err(|fault| broken(&fault))?;
        Ok(match mark.as_slice() {
            [0xEF, 0xBB, 0xBF] => Self::Utf8(3),
            [0xFF, 0xFE, ..] => Self::Utf16 { big: false },
            [0xFE, 0xFF, ..] => Self::Utf16 { big: true },
            _ => Self::Utf8(0),
        })
    }

    /// The text of the file in UTF-8, from the beginning.
    pub(super) fn open(self, file: &mut File) -> Result<Box<dyn BufRead + '_>, FileFault> {
        match self {
            Self::Utf8(mark) => {
                rewind(file, mark)?;
                Ok(Box::new(BufReader::with_capacity(64 << 10, file)))
            }
            Self::Utf16 { big } => {
                rewind(file, 2)?;
                let utf16 = Utf16 {
                    input: BufReader::with_capacity(64 << 10, file),
                    big,
                    high: None,
                    left: Vec::new(),
                    is_bad: false,
                };
                Ok(Box::new(BufReader::with_capacity(64 << 10, utf16)))
            }
        }
    }
}

/// UTF-16 read as UTF-8.
struct Utf16<R> {
    input: R,
    big: bool,
    /// The first half of a letter that takes two.
    high: Option<u16>,
    /// What did not fit into the last buffer.
    left: Vec<u8>,
    /// Whether what comes next is no text.
    is_bad: bool,
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.left.is_empty() {
            if self.is_bad {
                return Err(io::ErrorKind::InvalidData.into());
            }
            let mut bytes = Vec::with_capacity(8 << 10);
            self.input.by_ref().take(8 << 10).read_to_end(&mut bytes)?;
            self.is_bad = bytes.len() % 2 == 1;
            let units = bytes.chunks_exact(2).map(|pair| {
                let pair = [
                    pair.first().copied().unwrap_or_default(),
                    pair.get(1).copied().unwrap_or_default(),
                ];
                if self.big {
                    u16::from_be_bytes(pair)
                } else {
                    u16::from_le_bytes(pair)
                }
            });
            let mut units: Vec<u16> = self.high.take().into_iter().chain(units).collect();
            let at_end = bytes.is_empty();
            if !at_end && units.last().is_some_and(|unit| (0xD800..0xDC00).contains(unit)) {
                self.high = units.pop();
            }
            // What stands before a lone half is handed on, so that the row with the half in it is the one that is named.
            let mut text = String::new();
            for letter in char::decode_utf16(units) {
                match letter {
                    Ok(letter) => text.push(letter),
                    Err(_lone_half) => {
                        self.is_bad = true;
                        break;
                    }
                }
            }
            self.left = text.into_bytes();
            if self.left.is_empty() && self.is_bad {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        let count = out.len().min(self.left.len());
        for (to, from) in out.iter_mut().zip(self.left.drain(..count)) {
            *to = from;
        }
        Ok(count)
    }
}

/// Goes to a byte of the file.
fn rewind(file: &mut File, to: u64) -> Result<(), FileFault> {
    file.seek(SeekFrom::Start(to))
        .map(drop)
        .map_err(|fault| broken(&fault))
}

/// The file could not be read on.
pub(super) fn broken(fault: &io::Error) -> FileFault {
    FileFault::Broken {
        what: fault.to_string(),
    }
}
