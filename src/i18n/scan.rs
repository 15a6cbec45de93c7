//! Scans as sentences: what was scanned, and what to scan instead.

use super::text::scan as text;
use super::{Lang, Text, fault};
use crate::domain::scan::{OtherCode, Scan};

/// What a screen has a use for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A citizen card.
    Card,
    /// Whatever names a donor who is here.
    Donor,
    /// A label of a blood bag.
    Bag,
    /// A donor's ticket.
    Ticket,
}

/// Says what a scan is that cannot be used here, and what can.
#[must_use]
pub fn not_wanted(lang: Lang, scan: &Scan, wanted: Wanted) -> String {
    let what = match scan {
        Scan::Card(_) => text::CARD.get(lang).to_owned(),
        Scan::Damaged(_) | Scan::Faulty(_) if matches!(wanted, Wanted::Bag | Wanted::Ticket) => {
            text::CARD.get(lang).to_owned()
        }
        Scan::Damaged(card) => return fault::damaged_card(lang, card),
        Scan::Faulty(wrong) => return fault::card(lang, wrong),
        Scan::Number(number) => {
            let shown = shown_number(number);
            text::NUMBER.with(lang, &[("number", &shown)])
        }
        Scan::Ticket(_) => text::TICKET.get(lang).to_owned(),
        Scan::Bag(_) => {
            let where_else = text::BAG_ELSEWHERE.get(lang);
            return format!("{} {where_else}", text::BAG.get(lang));
        }
        Scan::Other(code) => return other(lang, *code, wanted),
        Scan::Unknown => text::UNKNOWN.get(lang).to_owned(),
    };
    format!("{what} {}", instead(wanted).get(lang))
}

/// Says which other code was scanned, and what to scan instead.
#[must_use]
pub fn other(lang: Lang, code: OtherCode, wanted: Wanted) -> String {
    let what = match code {
        OtherCode::HealthInsurance => text::HEALTH_INSURANCE,
        OtherCode::Payment => text::PAYMENT,
        OtherCode::BagLabel => text::BAG,
        OtherCode::Link => text::LINK,
        OtherCode::Network => text::NETWORK,
        OtherCode::App => text::APP,
        OtherCode::MachineLines => text::MACHINE_LINES,
        OtherCode::DrivingLicence => text::DRIVING_LICENCE,
        OtherCode::Contact => text::CONTACT,
        OtherCode::Goods => text::GOODS,
    };
    format!("{} {}", what.get(lang), instead(wanted).get(lang))
}

const fn instead(wanted: Wanted) -> Text {
    match wanted {
        Wanted::Card => text::INSTEAD_CARD,
        Wanted::Donor => text::INSTEAD_DONOR,
        Wanted::Bag => text::INSTEAD_BAG,
        Wanted::Ticket => text::INSTEAD_TICKET,
    }
}

/// A number as others may see it: of a long one the end only.
fn shown_number(number: &str) -> String {
    match number.len().checked_sub(4).filter(|_| number.len() > 6) {
        Some(from) => format!("••{}", number.get(from..).unwrap_or_default()),
        None => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::bag::BagFormat;

    #[test]
    fn a_sentence_says_what_was_scanned_and_what_to_scan_and_fits_a_line() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        for code in [
            "GD4010123456789",
            "00020101021238570010A00000072701",
            "https://example.vn",
            "https://vneid.gov.vn/x",
            "WIFI:S:x;;",
            "IDVNM0870001236001087000123<<8",
            "GPLX 1",
            "MECARD:N:An;",
            "8934563138165",
            "001087000123",
            "=G12341765432170",
            "26112237000124",
            "hello",
            "001087000123||Nguyễn Văn An|15031987|Nam|Hà Nội|10052021",
            "001087000123||Nguy?n|15031987|Nam|Hà Nội|10052021",
            "001087000123||Nguy",
        ] {
            let scan = Scan::read(code, today, &BagFormat::Isbt128);
            for wanted in [Wanted::Card, Wanted::Donor, Wanted::Bag, Wanted::Ticket] {
                let [vi, en] = Lang::ALL.map(|lang| not_wanted(lang, &scan, wanted));
                assert!(vi.ends_with('.') && en.ends_with('.') && vi != en, "{vi}");
                assert!(vi.chars().count() <= 96, "{vi}");
                assert!(!vi.contains("001087000123"), "{vi}");
            }
        }
    }
}
