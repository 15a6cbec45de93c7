//! What a scanner read: a citizen card, a number, a bag label, or one of the other codes that people hold out.
//!
//! Read once here, so that every screen knows a code that is meant for another one and can say what to do with it.
//! Codes without a mark of their own, such as those that only an app can read, are known by their looks at most.

use chrono::NaiveDate;

use super::bag::{BagCode, BagFault, BagFormat, LONGEST_TICKET};
use super::card::{Card, CardFault, DamagedCard, is_digits, without_symbology};
use super::identity::CitizenNumber;
use super::ticket::{TicketCode, TicketFault};

/// What a scan is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    /// A citizen card.
    Card(Box<Card>),
    /// A citizen card of which only the digits can be trusted.
    Damaged(Box<DamagedCard>),
    /// A citizen card that cannot be used, and why.
    Faulty(CardFault),
    /// Up to twelve digits: a number to search for, whole or its end, or a ticket that was printed without more.
    Number(String),
    /// A ticket, of this day or another, or a wrong one.
    Ticket(Result<TicketCode, TicketFault>),
    /// A label of a blood bag, by ISBT 128 or as the day's bags are coded.
    Bag(Result<BagCode, BagFault>),
    /// Another code that is known.
    Other(OtherCode),
    /// Something else.
    Unknown,
}

/// Codes that are often at hand where a card or a bag is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherCode {
    /// A health-insurance card; its name and address are written in hexadecimal.
    HealthInsurance,
    /// A code to pay with.
    Payment,
    /// A label of a blood bag (ISBT 128), where a card was asked for.
    BagLabel,
    /// A web address.
    Link,
    /// A Wi-Fi network.
    Network,
    /// The identity app, as far as that can be known: an address of its own, or signs that only an app can read. What
    /// its codes hold is not published.
    App,
    /// The lines for machines on the back of a card or in a passport.
    MachineLines,
    /// A driving licence.
    DrivingLicence,
    /// A business card or another entry of a phone's address book.
    Contact,
    /// The bar code of goods.
    Goods,
}

impl Scan {
    /// Reads what a scanner sent, on a day whose bags are coded like this.
    #[must_use]
    pub fn read(text: &str, today: NaiveDate, bags: &BagFormat) -> Self {
        let plain = without_symbology(text.trim());
        if let BagFormat::Own(_) = bags
            && plain.len() > LONGEST_TICKET
            && let Ok(label) = bags.read(plain)
        {
            return Self::Bag(Ok(label.code));
        }
        if (1..=CitizenNumber::DIGITS).contains(&plain.len()) && plain.bytes().all(|b| b.is_ascii_digit()) {
            return Self::Number(plain.to_owned());
        }
        if TicketCode::is_meant(plain) {
            return Self::Ticket(TicketCode::parse(plain));
        }
        match bags.read(plain) {
            Ok(label) => return Self::Bag(Ok(label.code)),
            Err(fault @ BagFault::OtherSystem(_)) => return Self::Bag(Err(fault)),
            Err(fault) if plain.starts_with(['=', '&']) => return Self::Bag(Err(fault)),
            Err(_) => {}
        }
        match Card::parse(text, today) {
            Ok(card) => Self::Card(Box::new(card)),
            Err(CardFault::Damaged(card)) => Self::Damaged(card),
            Err(CardFault::Other(code)) => Self::Other(code),
            // Two scans are never taken apart, even when they are the same: where one ends is a guess.
            Err(CardFault::TwoScans) => Self::Faulty(CardFault::TwoScans),
            Err(CardFault::NotACard) if is_digits(plain, 2 * CitizenNumber::DIGITS) => {
                Self::Faulty(CardFault::TwoScans)
            }
            Err(fault) if Card::is_meant(text) => Self::Faulty(fault),
            Err(_) => Self::Unknown,
        }
    }

    /// The number of the donor whom it names, if it names one.
    #[must_use]
    pub fn citizen_number(&self) -> Option<&str> {
        match self {
            Self::Card(card) => Some(card.number.as_str()),
            Self::Damaged(card) => Some(card.number.as_str()),
            Self::Number(digits) if digits.len() == CitizenNumber::DIGITS => Some(digits),
            Self::Faulty(_)
            | Self::Number(_)
            | Self::Ticket(_)
            | Self::Bag(_)
            | Self::Other(_)
            | Self::Unknown => None,
        }
    }
}

impl OtherCode {
    /// Which other code a text is, where a card was asked for, if it is one that is known.
    pub(super) fn of(text: &str) -> Option<Self> {
        let begins = |prefix: &str| {
            text.get(..prefix.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
        };
        let fields: Vec<&str> = text.split('|').map(str::trim).collect();
        if ["http://", "https://", "www."].into_iter().any(begins) {
            let address = text.to_ascii_lowercase();
            return Some(if address.contains("vneid") {
                Self::App
            } else if address.contains("gplx") {
                Self::DrivingLicence
            } else {
                Self::Link
            });
        }
        if begins("WIFI:") {
            return Some(Self::Network);
        }
        if ["BEGIN:VCARD", "MECARD:", "mailto:", "tel:", "smsto:", "sms:"]
            .into_iter()
            .any(begins)
        {
            return Some(Self::Contact);
        }
        if begins("ANSI ") || (text.starts_with('@') && text.contains("ANSI ")) || begins("GPLX") {
            return Some(Self::DrivingLicence);
        }
        match fields.as_slice() {
            [_] if begins("000201") && text.len() > CitizenNumber::DIGITS => Some(Self::Payment),
            ["2", "99", ..] => Some(Self::Payment),
            [_] if text.starts_with(['=', '&']) => Some(Self::BagLabel),
            [alone] if is_health_number(alone) => Some(Self::HealthInsurance),
            [alone] if is_machine_lines(alone) => Some(Self::MachineLines),
            [alone] if is_digits(alone, 13) => Some(Self::Goods),
            [alone] if is_for_an_app(alone) => Some(Self::App),
            [number, name, birth, ..] if is_health_insurance(number, name, birth) => {
                Some(Self::HealthInsurance)
            }
            _ => None,
        }
    }
}

/// A health-insurance card begins with its own number, the name in hexadecimal, and a date with slashes or a year.
fn is_health_insurance(number: &str, name: &str, birth: &str) -> bool {
    !is_digits(number, CitizenNumber::DIGITS)
        && number.len() >= 10
        && number.bytes().all(|b| b.is_ascii_alphanumeric())
        && name.len() >= 4
        && name.len().is_multiple_of(2)
        && name.bytes().all(|b| b.is_ascii_hexdigit())
        && birth.starts_with(|c: char| c.is_ascii_digit())
}

/// The number of a health-insurance card by itself: two letters and thirteen digits.
fn is_health_number(text: &str) -> bool {
    text.len() == 15
        && text.split_at_checked(2).is_some_and(|(letters, digits)| {
            letters.bytes().all(|b| b.is_ascii_uppercase()) && is_digits(digits, 13)
        })
}

/// Lines of a card or passport for machines: capitals, digits and `<` to fill them up.
fn is_machine_lines(text: &str) -> bool {
    let mut signs = text.bytes().filter(|b| !b.is_ascii_whitespace());
    text.len() >= 28
        && (text.starts_with("IDVNM") || text.contains("<<"))
        && signs.all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'<')
}

/// A long word of letters, digits and the signs of base 64: a token that only its own app can read.
fn is_for_an_app(text: &str) -> bool {
    text.len() >= 40
        && text.bytes().any(|b| b.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=' | b'-' | b'_' | b'.' | b':'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::bag::BagPattern;
    use proptest::prelude::*;

    const CARD: &str = "001087000123||Nguyễn Văn An|15031987|Nam|Số 5, Hà Nội|10052021";

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn read(text: &str) -> Scan {
        Scan::read(text, today(), &BagFormat::Isbt128)
    }

    #[test]
    fn what_donors_and_nurses_hold_out_is_known() {
        use OtherCode::*;
        for (text, code) in [
            ("GD4010123456789|4e677579|01/02/1990|1|48c3a0", HealthInsurance),
            ("GD4010123456789", HealthInsurance),
            ("0123456789|4e677579|1990|1|48c3a0|x|y|z", HealthInsurance),
            ("00020101021238570010A00000072701", Payment),
            ("2|99|0912345678|NGUYEN VAN AN||0|0|0", Payment),
            ("HTTPS://example.vn/x|1|2|3|4|5|6", Link),
            ("https://vneid.gov.vn/x", App),
            (
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl",
                App,
            ),
            ("https://gplx.gov.vn/x", DrivingLicence),
            ("@\n\u{1e}\rANSI 636000090002DL00410278", DrivingLicence),
            ("wifi:S:x;;", Network),
            ("BEGIN:VCARD\nN:An", Contact),
            ("8934563138165", Goods),
            ("IDVNM0870001236001087000123<<8", MachineLines),
            ("NGUYEN<<VAN<AN<<<<<<<<<<<<<<<<", MachineLines),
        ] {
            assert_eq!(read(text), Scan::Other(code), "{text}");
        }
    }

    #[test]
    fn digits_are_a_number_and_labels_are_bags() {
        assert_eq!(read("001087000123\r\n"), Scan::Number("001087000123".into()));
        assert_eq!(read("]C10427"), Scan::Number("0427".into()));
        for second in ["001087000123", "001087000124"] {
            let both = format!("001087000123{second}");
            assert_eq!(read(&both), Scan::Faulty(CardFault::TwoScans));
        }
        assert!(matches!(read("=G12341765432170"), Scan::Bag(Ok(_))));
        assert!(matches!(read("G1234 17 654321 A"), Scan::Bag(Ok(_))));
        assert!(matches!(read("=%5100"), Scan::Bag(Err(BagFault::OtherLabel(_)))));
        assert!(matches!(
            read("=G12Ă41765432170"),
            Scan::Bag(Err(BagFault::ForeignCharacter))
        ));
        assert!(matches!(read("26112237000124"), Scan::Ticket(_)));
        assert_eq!(read("hello"), Scan::Unknown);
        assert_eq!(read(" "), Scan::Unknown);
    }

    #[test]
    fn the_hospitals_own_codes_are_bags_on_its_day_only() {
        let own = |pattern: &str, text| {
            let bags = BagFormat::Own(BagPattern::parse(pattern).unwrap());
            Scan::read(text, today(), &bags)
        };
        assert!(matches!(own("BM########", "bm26001234"), Scan::Bag(Ok(_))));
        assert_eq!(read("BM26001234"), Scan::Unknown);
        assert!(matches!(own("########", "26001234"), Scan::Bag(Ok(_))));
        assert_eq!(read("26001234"), Scan::Number("26001234".into()));
        // A number that is read out is a ticket's rather than a bag's.
        assert_eq!(own("####", "0017"), Scan::Number("0017".into()));
        for isbt in ["=G12341765432170", "G1234 17 654321 A"] {
            let scan = own("BM########", isbt);
            assert!(matches!(scan, Scan::Bag(Err(BagFault::OtherSystem(_)))), "{isbt}");
        }
        assert!(matches!(own("BM########", "26112237000124"), Scan::Ticket(_)));
        assert!(matches!(own("BM########", CARD), Scan::Card(_)));
        let number = own("BM########", "001087000123");
        assert_eq!(number, Scan::Number("001087000123".into()));
    }

    #[test]
    fn a_card_is_read_and_one_that_cannot_be_used_says_why() {
        assert!(matches!(read(CARD), Scan::Card(_)));
        assert_eq!(read(CARD).citizen_number(), Some("001087000123"));
        let lost = read(&CARD.replace("Nguyễn", "Nguy?n"));
        assert!(matches!(lost, Scan::Damaged(_)));
        assert_eq!(lost.citizen_number(), Some("001087000123"));
        assert_eq!(read("001087000123||Ng|1"), Scan::Faulty(CardFault::CutOff));
    }

    #[test]
    fn two_cards_are_refused_even_when_they_are_the_same() {
        let other = CARD.replace("000123", "000124");
        for between in ["", "\r\n", "\t"] {
            for second in [CARD, &other] {
                let both = format!("{CARD}{between}{second}");
                assert_eq!(read(&both), Scan::Faulty(CardFault::TwoScans), "{between:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_fall(text in "[0-9|=<A-Zễ \r\n]{0,60}|.{0,60}") {
            let own = BagFormat::Own(BagPattern::parse("####@#?").unwrap());
            let _scan = (read(&text), Scan::read(&text, today(), &own));
        }
    }
}
