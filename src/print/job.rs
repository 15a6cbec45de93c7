//! What is to be printed, and what a printer is given of it.

use std::path::PathBuf;
use std::sync::Arc;

use super::cups::Queue;
use super::destination::{Destination, Speech};
use super::fault::{self, PrintFault};
use super::qr::{Care, Qr};
use super::sheet::{Place, Roll, Row, Sheet, Voice};
use super::slip::Slip;
use super::ticket::TicketSheet;
use super::{calibration as codes, escpos, raster};
use crate::domain::calibration;
use crate::i18n::Lang;
use crate::i18n::text::printing as text;

/// Where paper comes out by itself, and how wide it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    /// Where documents come out.
    pub documents: Destination,
    /// Where tickets and slips come out.
    pub sheets: Destination,
    /// Where what is to become a file is written; it is made when it is needed.
    pub folder: PathBuf,
    /// The paper of the roll printer.
    pub roll: Roll,
    /// Whether the roll printer cuts.
    pub cuts: bool,
}

impl Setup {
    /// Everything by the usual printer of the system, files in this folder.
    #[must_use]
    pub const fn usual(folder: PathBuf) -> Self {
        Self {
            documents: Destination::Usual,
            sheets: Destination::Usual,
            folder,
            roll: Roll::Wide,
            cuts: true,
        }
    }

    /// Where this comes out when nobody says where.
    #[must_use]
    pub const fn destination(&self, printout: &Printout) -> &Destination {
        self.place(printout.is_sheet())
    }

    /// Where sheets or documents come out when nobody says where.
    #[must_use]
    pub const fn place(&self, is_sheet: bool) -> &Destination {
        if is_sheet { &self.sheets } else { &self.documents }
    }

    /// Everywhere where it can come out, the usual place first and a file last.
    #[must_use]
    pub fn choices(&self, is_sheet: bool, queues: &[Queue]) -> Vec<Destination> {
        let set = if is_sheet {
            [&self.sheets, &self.documents]
        } else {
            [&self.documents, &self.documents]
        };
        // The usual printer is there once, by that name.
        let is_usual_there = set.contains(&&Destination::Usual);
        let queues = queues
            .iter()
            .filter(|queue| !(queue.is_usual && is_usual_there))
            .map(|queue| Destination::Queue(queue.name.clone()));
        let folder = Destination::Folder(self.folder.clone());
        let mut choices: Vec<Destination> = Vec::new();
        for choice in set.into_iter().cloned().chain(queues).chain([folder]) {
            if !choices.contains(&choice) {
                choices.push(choice);
            }
        }
        choices
    }
}

/// Something that is to be printed. It is kept as what it says, so that another printer can be given it another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Printout {
    /// A donor's ticket.
    Ticket(Box<TicketSheet>),
    /// What a donor takes home.
    Slip(Box<Slip>),
    /// A page that shows whether a printer will do.
    Test(Destination),
    /// The codes that scanners are tested with.
    Codes,
    /// A document, as it was when somebody asked for it.
    Document(Document),
}

/// A document of whole pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Which.
    pub kind: DocumentKind,
    /// What a file with it is called, without an ending.
    pub stem: String,
    /// Plain text or PDF.
    pub bytes: Arc<[u8]>,
}

/// Which document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// The summary of the day.
    Summary,
    /// The record with which the units go to the hospital.
    Handover,
    /// The donors by unit.
    Donors,
    /// The gifts to be signed for.
    Gifts,
    /// Texts for the organiser's sheets.
    Certificates,
}

impl Printout {
    /// Whether it is small enough for a roll printer.
    #[must_use]
    pub const fn is_sheet(&self) -> bool {
        match self {
            Self::Ticket(_) | Self::Slip(_) | Self::Test(_) => true,
            Self::Codes | Self::Document(_) => false,
        }
    }

    /// What it is called within a sentence.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        match self {
            Self::Ticket(sheet) => text::TICKET.with(lang, &[("ticket", &sheet.ticket)]),
            Self::Slip(slip) => text::SLIP.with(lang, &[("ticket", &slip.ticket())]),
            Self::Test(_) => text::TEST.get(lang).to_owned(),
            Self::Codes => text::CODES.get(lang).to_owned(),
            Self::Document(document) => document.kind.name(lang).to_owned(),
        }
    }

    /// What a file with it is called, without an ending.
    #[must_use]
    pub fn stem(&self) -> String {
        match self {
            Self::Ticket(sheet) => format!("giotmau-ticket-{}", sheet.ticket),
            Self::Slip(slip) => format!("giotmau-slip-{}", slip.ticket()),
            Self::Test(_) => "giotmau-test".to_owned(),
            Self::Codes => "giotmau-codes".to_owned(),
            Self::Document(document) => document.stem.clone(),
        }
    }

    /// What a printer that has to be spoken to like this is given.
    ///
    /// # Errors
    /// A roll printer prints no documents.
    pub fn written(&self, lang: Lang, speech: Speech, setup: &Setup) -> Result<Vec<u8>, PrintFault> {
        let sheet = match self {
            Self::Ticket(sheet) => sheet.sheet(lang),
            Self::Slip(slip) => slip.sheet(lang),
            Self::Test(destination) => test_sheet(lang, destination),
            Self::Codes | Self::Document(_) if speech == Speech::Dots => {
                return Err(PrintFault::NotForDocuments);
            }
            Self::Codes => return Ok(codes::pdf(lang)?),
            Self::Document(document) => return Ok(document.bytes.to_vec()),
        };
        Ok(match speech {
            Speech::Dots => escpos::bytes(&raster::draw(&sheet, setup.roll), setup.cuts),
            Speech::Pages | Speech::Files => sheet.pdf(setup.roll)?,
        })
    }
}

impl DocumentKind {
    /// What it is called within a sentence.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Summary => text::SUMMARY.get(lang),
            Self::Handover => text::HANDOVER.get(lang),
            Self::Donors => text::DONORS.get(lang),
            Self::Gifts => text::GIFTS.get(lang),
            Self::Certificates => text::CERTIFICATES.get(lang),
        }
    }
}

/// A page that shows whether a printer will do: letters with every mark, a line from edge to edge, a code.
fn test_sheet(lang: Lang, destination: &Destination) -> Sheet {
    const READS: &str = "giotmau 0123456789";
    let printer = fault::destination(lang, destination);
    let letters: String = calibration::letters().into_iter().collect();
    let mut rows = vec![
        Row::Words {
            text: text::TEST_TITLE.get(lang).to_owned(),
            voice: Voice::Strong,
            place: Place::Middle,
        },
        Row::middle(text::TEST_WHERE.with(lang, &[("printer", &printer)])),
        Row::Rule,
        Row::left("Giọt máu nghĩa tình vì đồng đội thân yêu", Voice::Plain),
        Row::left(letters, Voice::Plain),
        Row::Rule,
    ];
    if let Some(code) = Qr::new(READS, Care::High) {
        let digits = READS.to_owned();
        rows.push(Row::Code { code, digits });
    }
    rows.push(Row::left(text::TEST_LOOK.get(lang), Voice::Plain));
    let title = text::TEST_TITLE.get(lang).to_owned();
    Sheet::of_program(title, lang, rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::destination::QueueName;
    use crate::print::paper::tests::scanned;
    use crate::report::pdf::tests::is_within;

    fn queue(name: &str) -> Queue {
        Queue {
            name: QueueName::parse(name).unwrap(),
            is_usual: false,
            trouble: None,
        }
    }

    fn setup(documents: &str, sheets: &str) -> Setup {
        Setup {
            documents: Destination::parse(documents).unwrap(),
            sheets: Destination::parse(sheets).unwrap(),
            ..Setup::usual("/in".into())
        }
    }

    #[test]
    fn a_file_is_always_a_choice_and_no_choice_is_there_twice() {
        let queues = [queue("Office"), queue("HP")];
        let shown = |setup: &Setup, is_sheet| -> Vec<String> {
            let choices = setup.choices(is_sheet, &queues);
            choices.iter().map(Destination::to_string).collect()
        };
        let plain = setup("", "");
        assert_eq!(shown(&plain, true), ["", "Office", "HP", "file:/in"]);
        assert_eq!(shown(&plain, false), ["", "Office", "HP", "file:/in"]);
        let roll = setup("HP", "tcp://192.0.2.1");
        assert_eq!(
            shown(&roll, true),
            ["tcp://192.0.2.1:9100", "HP", "Office", "file:/in"]
        );
        assert_eq!(shown(&roll, false), ["HP", "Office", "file:/in"]);
        let usual = [
            Queue {
                is_usual: true,
                ..queue("Office")
            },
            queue("HP"),
        ];
        let shown: Vec<String> = plain
            .choices(true, &usual)
            .iter()
            .map(Destination::to_string)
            .collect();
        assert_eq!(shown, ["", "HP", "file:/in"]);
        assert_eq!(
            roll.choices(false, &usual).len(),
            3,
            "no setting names the usual one"
        );
        let to_file = setup("file:/in", "file:/in");
        assert_eq!(to_file.choices(true, &[]), [Destination::Folder("/in".into())]);
    }

    #[test]
    fn a_test_page_shows_every_letter_and_a_code_on_every_kind_of_printer() {
        let page = Printout::Test(Destination::Usual);
        for lang in Lang::ALL {
            let text = test_sheet(lang, &Destination::Usual).text();
            assert!(text.contains("ẫ") && text.contains("Ữ"), "{text}");
            for roll in [Roll::Narrow, Roll::Wide] {
                let setup = Setup {
                    roll,
                    ..setup("", "")
                };
                let bytes = page.written(lang, Speech::Dots, &setup).unwrap();
                let (printed, _) = escpos::tests::printed(&bytes).unwrap();
                let read = raster::tests::scanned(&printed);
                assert_eq!(read.as_deref(), Some("giotmau 0123456789"), "{roll:?}");
                let bytes = page.written(lang, Speech::Pages, &setup).unwrap();
                assert!(bytes.starts_with(b"%PDF-"));
                let (drawn, size) = test_sheet(lang, &Destination::Usual).lay_out(roll);
                assert_eq!(scanned(&drawn), ["giotmau 0123456789"], "{roll:?}");
                assert!(is_within(&drawn.canvas(size), 5.0), "{roll:?}");
            }
        }
    }

    #[test]
    fn a_document_is_handed_over_as_it_is_and_not_to_a_roll_printer() {
        let document = Printout::Document(Document {
            kind: DocumentKind::Summary,
            stem: "summary".to_owned(),
            bytes: Arc::from(*b"BAN TONG KET"),
        });
        let setup = setup("", "");
        for speech in [Speech::Pages, Speech::Files] {
            let written = document.written(Lang::Vi, speech, &setup);
            assert_eq!(written.as_deref(), Ok(b"BAN TONG KET".as_slice()));
        }
        for document in [document, Printout::Codes] {
            let refused = document.written(Lang::Vi, Speech::Dots, &setup);
            assert_eq!(refused, Err(PrintFault::NotForDocuments));
        }
        let codes = Printout::Codes.written(Lang::Vi, Speech::Pages, &setup);
        assert!(codes.is_ok_and(|codes| codes.starts_with(b"%PDF-")));
    }
}
