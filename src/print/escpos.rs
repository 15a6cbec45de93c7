//! The language of roll printers, ESC/POS, as far as a picture needs it: begin, dots, feed, cut.
//!
//! Text is sent as dots too. The printers' own letters differ from maker to maker, the number of the Vietnamese code page is
//! another one on each, and some print the marks beside the letters.

use super::raster::Bitmap;

/// Forget what another program has set.
const BEGIN: &[u8] = b"\x1b@";

/// Dots follow: so many bytes a row, so many rows, low byte first.
const DOTS: &[u8] = b"\x1dv0\x00";

/// Feed four lines, so that the last row is past the edge at which the paper is torn off.
const FEED: &[u8] = b"\x1bd\x04";

/// Feed to the knife and cut, but for a corner.
const CUT: &[u8] = b"\x1dVB\x00";

/// The most rows that are sent as one picture: their number fits into a byte, which is what the simplest printers read.
const MOST_ROWS: usize = 255;

/// A picture as a printer gets it.
#[must_use]
pub fn bytes(bitmap: &Bitmap, cut: bool) -> Vec<u8> {
    let stride = bitmap.stride();
    let mut out = BEGIN.to_vec();
    let rows: Vec<&[u8]> = bitmap.rows().collect();
    for band in rows.chunks(MOST_ROWS) {
        out.extend(DOTS);
        for number in [stride, band.len()] {
            out.extend(u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes());
        }
        out.extend(band.iter().copied().flatten());
    }
    out.extend(if cut { CUT } else { FEED });
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a printer makes of bytes: the picture, and whether it cut the paper. It refuses what it does not know.
    pub(crate) fn printed(bytes: &[u8]) -> Option<(Bitmap, bool)> {
        let mut rest = bytes.strip_prefix(BEGIN)?;
        let mut dots = Vec::new();
        let mut stride = None;
        while let Some(after) = rest.strip_prefix(DOTS) {
            let &[a, b, c, d, ref after @ ..] = after else {
                return None;
            };
            let (columns, lines) = (
                usize::from(u16::from_le_bytes([a, b])),
                usize::from(u16::from_le_bytes([c, d])),
            );
            if columns == 0 || lines == 0 || lines > 255 || *stride.get_or_insert(columns) != columns {
                return None;
            }
            let (band, after) = after.split_at_checked(columns * lines)?;
            dots.extend(band);
            rest = after;
        }
        let bitmap = Bitmap::of_rows(stride.unwrap_or(1), dots);
        match rest {
            CUT => Some((bitmap, true)),
            FEED => Some((bitmap, false)),
            _ => None,
        }
    }

    #[test]
    fn a_small_picture_is_these_bytes() {
        let bitmap = Bitmap::of_rows(1, vec![0x80, 0x01]);
        assert_eq!(
            bytes(&bitmap, true),
            b"\x1b@\x1dv0\x00\x01\x00\x02\x00\x80\x01\x1dVB\x00"
        );
        assert_eq!(
            bytes(&Bitmap::new(8), false),
            b"\x1b@\x1bd\x04",
            "no rows, no picture"
        );
    }

    #[test]
    fn a_picture_is_sent_in_bands_that_a_byte_can_count() {
        for (rows, bands) in [(1, 1), (255, 1), (256, 2), (510, 2), (511, 3)] {
            let sent = bytes(&Bitmap::of_rows(72, vec![0; 72 * rows]), false);
            assert_eq!(
                sent.len(),
                BEGIN.len() + FEED.len() + bands * 8 + 72 * rows,
                "{rows}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_sent_is_what_is_printed(
            stride in 1..80_usize,
            dots in proptest::collection::vec(any::<u8>(), 0..40_000),
            cut in any::<bool>(),
        ) {
            let bitmap = Bitmap::of_rows(stride, dots);
            let (printed, was_cut) = printed(&bytes(&bitmap, cut)).unwrap();
            if bitmap.height() > 0 {
                prop_assert_eq!(printed, bitmap);
            }
            prop_assert_eq!(was_cut, cut);
        }
    }
}
