//! Identity documents other than the 12-digit number. Circular 26/2013/TT-BYT, article 7, takes any one of them, so that
//! nobody is sent away for want of a citizen card.

use serde::{Deserialize, Serialize};

/// The kinds of identity documents that reception takes besides the citizen card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The identity card with nine digits that the citizen card replaced.
    OldIdCard,
    /// A passport.
    Passport,
    /// The identity card of the army.
    MilitaryId,
    /// The identity card of the police.
    PoliceId,
    /// A driving licence.
    DrivingLicence,
    /// The work card of an office.
    WorkCard,
    /// A student card.
    StudentCard,
    /// The card of a blood donor.
    DonorCard,
    /// A letter of the organisation that says who somebody is; it may have no number.
    Letter,
}

impl DocumentKind {
    /// Every kind, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::OldIdCard,
        Self::Passport,
        Self::MilitaryId,
        Self::PoliceId,
        Self::DrivingLicence,
        Self::WorkCard,
        Self::StudentCard,
        Self::DonorCard,
        Self::Letter,
    ];

    /// The code that scripts and the database use.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OldIdCard => "old_id_card",
            Self::Passport => "passport",
            Self::MilitaryId => "military_id",
            Self::PoliceId => "police_id",
            Self::DrivingLicence => "driving_licence",
            Self::WorkCard => "work_card",
            Self::StudentCard => "student_card",
            Self::DonorCard => "donor_card",
            Self::Letter => "letter",
        }
    }

    /// The kind with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a document of this kind is taken without a number.
    #[must_use]
    pub const fn may_lack_number(self) -> bool {
        matches!(self, Self::Letter)
    }
}

/// The number of a document: 1 to 32 ASCII letters, digits, `-`, `/` and `.`, in capitals, a letter or digit first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DocumentNumber(String);

/// Why a text is no number of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFault {
    /// Nothing was typed, and this kind of document has a number.
    Empty,
    /// More characters than any document has.
    TooLong {
        /// The most that are taken.
        most: usize,
    },
    /// A character other than letters of the English alphabet, digits, `-`, `/` and `.`.
    Character(char),
    /// Something other than a letter or a digit comes first.
    First,
    /// This kind of document has digits alone, and so many of them.
    Digits {
        /// How many.
        wanted: usize,
    },
    /// A passport has letters and digits alone, and so many of them.
    Passport {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
    },
}

impl DocumentNumber {
    /// The most characters of a number.
    pub const MOST: usize = 32;
    /// The digits of an old identity card.
    pub const OLD_ID_DIGITS: usize = 9;
    /// The fewest and the most characters of a passport, of whichever country (ICAO 9303 leaves room for nine).
    pub const PASSPORT: (usize, usize) = (6, 9);

    /// Reads the number of a document of this kind; spaces are left out and letters become capitals.
    pub fn parse(kind: DocumentKind, text: &str) -> Result<Self, DocumentFault> {
        let number: String = text
            .trim()
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{A0}' | '\u{202F}'))
            .map(|c| c.to_ascii_uppercase())
            .take(Self::MOST + 1)
            .collect();
        let length = number.chars().count();
        if length > Self::MOST {
            return Err(DocumentFault::TooLong { most: Self::MOST });
        }
        let first = number.chars().next().ok_or(DocumentFault::Empty)?;
        if let Some(other) = number
            .chars()
            .find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '/' | '.'))
        {
            return Err(DocumentFault::Character(other));
        }
        if !first.is_ascii_alphanumeric() {
            return Err(DocumentFault::First);
        }
        let (least, most) = Self::PASSPORT;
        match kind {
            DocumentKind::OldIdCard
                if length != Self::OLD_ID_DIGITS || !number.bytes().all(|b| b.is_ascii_digit()) =>
            {
                Err(DocumentFault::Digits {
                    wanted: Self::OLD_ID_DIGITS,
                })
            }
            DocumentKind::Passport
                if !(least..=most).contains(&length)
                    || !number.bytes().all(|b| b.is_ascii_alphanumeric()) =>
            {
                Err(DocumentFault::Passport { least, most })
            }
            DocumentKind::OldIdCard
            | DocumentKind::Passport
            | DocumentKind::MilitaryId
            | DocumentKind::PoliceId
            | DocumentKind::DrivingLicence
            | DocumentKind::WorkCard
            | DocumentKind::StudentCard
            | DocumentKind::DonorCard
            | DocumentKind::Letter => Ok(Self(number)),
        }
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is compared: letters and digits alone, since `123-456` and `123456` are one number.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.chars().filter(char::is_ascii_alphanumeric).collect()
    }

    /// `****3456`, for everything that others may see: the last four characters, and never more than half.
    #[must_use]
    pub fn masked(&self) -> String {
        let shown = 4.min(self.0.len() / 2);
        let end = self
            .0
            .len()
            .checked_sub(shown)
            .and_then(|from| self.0.get(from..))
            .unwrap_or_default();
        format!("****{end}")
    }
}

/// An identity document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Its number; none on a letter that has none.
    pub number: Option<DocumentNumber>,
}

impl Document {
    /// Reads a document from its kind and what was typed as its number.
    pub fn parse(kind: DocumentKind, number: &str) -> Result<Self, DocumentFault> {
        match DocumentNumber::parse(kind, number) {
            Ok(number) => Ok(Self {
                kind,
                number: Some(number),
            }),
            Err(DocumentFault::Empty) if kind.may_lack_number() => Ok(Self { kind, number: None }),
            Err(fault) => Err(fault),
        }
    }
}

/// The documents of one person: at most one of each kind, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Document>", into = "Vec<Document>")]
pub struct Documents(Vec<Document>);

impl Documents {
    /// Those of which there are none.
    pub const NONE: Self = Self(Vec::new());

    /// Takes a document; one of the same kind goes.
    pub fn put(&mut self, document: Document) {
        self.remove(document.kind);
        let place = self.0.partition_point(|other| other.kind < document.kind);
        self.0.insert(place, document);
    }

    /// Takes the document of a kind away.
    pub fn remove(&mut self, kind: DocumentKind) {
        self.0.retain(|document| document.kind != kind);
    }

    /// The document of a kind.
    pub fn get(&self, kind: DocumentKind) -> Option<&Document> {
        self.0.iter().find(|document| document.kind == kind)
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Document> {
        self.0.iter()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Documents {
    type Item = &'a Document;
    type IntoIter = std::slice::Iter<'a, Document>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Document> for Documents {
    /// Of two of one kind, the later stays.
    fn from_iter<T: IntoIterator<Item = Document>>(documents: T) -> Self {
        let mut all = Self::NONE;
        documents.into_iter().for_each(|document| all.put(document));
        all
    }
}

impl From<Vec<Document>> for Documents {
    fn from(documents: Vec<Document>) -> Self {
        documents.into_iter().collect()
    }
}

impl From<Documents> for Vec<Document> {
    fn from(documents: Documents) -> Self {
        documents.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(kind: DocumentKind, text: &str) -> Result<String, DocumentFault> {
        DocumentNumber::parse(kind, text).map(|number| number.0)
    }

    #[test]
    fn a_number_is_read_as_its_kind_is_written() {
        use DocumentKind::{DrivingLicence, OldIdCard, Passport, PoliceId, WorkCard};
        assert_eq!(number(OldIdCard, " 012 345 678 ").unwrap(), "012345678");
        let nine = Err(DocumentFault::Digits { wanted: 9 });
        assert_eq!(number(OldIdCard, "01234567"), nine);
        assert_eq!(number(OldIdCard, "0123456789"), nine);
        assert_eq!(number(OldIdCard, "01234567A"), nine);
        assert_eq!(number(Passport, "c1234567").unwrap(), "C1234567");
        assert!(number(Passport, "A12345").is_ok());
        assert!(number(Passport, "A12345678").is_ok());
        let passport = Err(DocumentFault::Passport { least: 6, most: 9 });
        assert_eq!(number(Passport, "A1234"), passport);
        assert_eq!(number(Passport, "A123456789"), passport);
        assert_eq!(number(Passport, "A-123456"), passport);
        assert_eq!(number(PoliceId, "123-456").unwrap(), "123-456");
        assert_eq!(number(DrivingLicence, "79/0123.456").unwrap(), "79/0123.456");
        assert!(number(WorkCard, &"7".repeat(32)).is_ok());
        assert_eq!(
            number(WorkCard, &"7".repeat(33)),
            Err(DocumentFault::TooLong { most: 32 })
        );
    }

    #[test]
    fn what_no_document_has_is_refused() {
        let read = |text| number(DocumentKind::WorkCard, text);
        assert_eq!(read("  "), Err(DocumentFault::Empty));
        assert_eq!(read("Đ123"), Err(DocumentFault::Character('Đ')));
        assert_eq!(read("=1+1"), Err(DocumentFault::Character('=')));
        assert_eq!(read("1\n2"), Err(DocumentFault::Character('\n')));
        assert_eq!(read("１２３"), Err(DocumentFault::Character('１')));
        assert_eq!(read("-12"), Err(DocumentFault::First));
    }

    #[test]
    fn only_a_letter_may_lack_its_number() {
        for kind in DocumentKind::ALL {
            let read = Document::parse(kind, " ");
            assert_eq!(read.is_ok(), kind == DocumentKind::Letter, "{kind:?}");
            assert_eq!(DocumentKind::parse(kind.code()), Some(kind));
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(json, format!("\"{}\"", kind.code()), "one name everywhere");
        }
        assert_eq!(DocumentKind::parse("cccd"), None);
    }

    #[test]
    fn there_is_one_document_of_a_kind_and_an_order() {
        let read = |kind, text| Document::parse(kind, text).unwrap();
        let mut documents = Documents::NONE;
        documents.put(read(DocumentKind::WorkCard, "12"));
        documents.put(read(DocumentKind::OldIdCard, "012345678"));
        documents.put(read(DocumentKind::WorkCard, "13"));
        let all: Vec<_> = documents
            .iter()
            .map(|d| (d.kind, d.number.as_ref().unwrap().as_str()))
            .collect();
        assert_eq!(
            all,
            [
                (DocumentKind::OldIdCard, "012345678"),
                (DocumentKind::WorkCard, "13")
            ]
        );
        let json = serde_json::to_string(&documents).unwrap();
        assert_eq!(serde_json::from_str::<Documents>(&json).unwrap(), documents);
        documents.remove(DocumentKind::WorkCard);
        assert_eq!(documents.get(DocumentKind::WorkCard), None);
    }

    #[test]
    fn signs_between_digits_do_not_matter_and_most_of_a_number_is_hidden() {
        let read = |text| DocumentNumber::parse(DocumentKind::PoliceId, text).unwrap();
        assert_eq!(read("123-456").key(), read("123456").key());
        assert_ne!(read("123-457").key(), read("123456").key());
        assert_eq!(read("123-456").masked(), "****456");
        assert_eq!(read("012345678").masked(), "****5678");
        assert_eq!(read("12").masked(), "****2");
        assert_eq!(read("1").masked(), "****");
    }
}
