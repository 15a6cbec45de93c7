//! What a PDF says and shows, against the document that it was made of; and what a validator says about the file.

use chrono::NaiveDate;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf};
use proptest::prelude::*;

use super::canvas::{Canvas, Mark, Owner, Role, mm};
use super::flow::lay_out;
use super::write;
use crate::domain::clean::Label;
use crate::domain::day::Day;
use crate::i18n::Lang;
use crate::report::Summary;
use crate::report::document::{Cell, Column, Document, Facts, Kind, Letterhead, Paper, Part, Table};
use crate::report::tests::fixture::troubled;
use crate::report::tests::summary;
use crate::report::text::tests::{letters, parts, said};
use crate::simulation::tests::day_at;

fn letterhead() -> Letterhead {
    Letterhead {
        left: vec!["BỘ CÔNG AN".to_owned(), "CỤM THI ĐUA SỐ 2".to_owned()],
        right: vec![
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(),
            "Độc lập - Tự do - Hạnh phúc".to_owned(),
        ],
    }
}

fn of_day(day: &Day, lang: Lang) -> Document {
    let summary: Summary = summary(day, 200);
    summary.document(lang, &letterhead())
}

/// A document of these parts.
fn of(parts: Vec<Part>) -> Document {
    Document {
        title: "BẢN TỔNG KẾT".to_owned(),
        subtitle: "Giọt máu nghĩa tình vì đồng đội thân yêu".to_owned(),
        lang: Lang::Vi,
        dated: NaiveDate::from_ymd_opt(2026, 10, 22).unwrap(),
        letterhead: letterhead(),
        paper: Paper::Portrait,
        foot: "nhật ký".to_owned(),
        parts,
    }
}

/// A table of so many rows.
fn long_table(rows: u64) -> Table {
    let column = |heading: &str, kind| Column {
        heading: heading.to_owned(),
        kind,
    };
    let row = |n: u64| {
        vec![
            Cell::Number(n),
            Cell::Text("Nguyễn Hoàng Phương Thảo".to_owned()),
            Cell::Text(format!("G1234 17 {n:06}")),
        ]
    };
    Table {
        sheet: "x".to_owned(),
        columns: vec![
            column("TT", Kind::Number),
            column("Họ và tên", Kind::Words),
            column("Mã túi máu", Kind::Code),
        ],
        rows: (1..=rows).map(row).collect(),
        total: Some(vec![
            Cell::Number(rows),
            Cell::Text("Cộng".to_owned()),
            Cell::None,
        ]),
    }
}

/// The days that the documents are tried with.
fn days() -> Vec<Day> {
    let seed = 3;
    let mut days: Vec<_> = ["07:29", "10:15", "15:00"]
        .into_iter()
        .map(|clock| day_at(seed, 200, clock))
        .collect();
    days.push(troubled(seed));
    let mut long = day_at(seed, 200, "15:00");
    for (n, unit) in long.info.units.iter_mut().enumerate() {
        let name = "Phòng Cảnh sát D'Artagnan ".repeat(4);
        let broken = "ĐỘI".repeat(26);
        let name = if n % 2 == 0 {
            name.get(..80)
        } else {
            Some(broken.as_str())
        };
        unit.name = Label::parse(name.unwrap().trim()).unwrap();
    }
    days.push(long);
    days
}

/// A text without the spaces.
fn dense(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Fails where the file is no PDF/A-2a.
pub(crate) fn validate(file: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.pdf");
    std::fs::write(&path, file).unwrap();
    let options = ValidationOptions::default().profile(ValidationProfile::PdfA2a);
    let result = validate_pdf(path.to_str().unwrap(), &options).unwrap();
    // A stream that happens to end in a carriage return is taken for one byte too long by the validator; its length is right.
    let by_chance = |message: &str| {
        message.contains("/Length does not match") && file.windows(12).any(|end| end == b"\r\nendstream\n")
    };
    let failures: Vec<_> = result
        .failures
        .iter()
        .filter(|failure| !by_chance(&failure.message))
        .collect();
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Fails where the PDF lacks something that the document says, or says it in another order.
pub(crate) fn compare(document: &Document) {
    let lang = document.lang;
    let canvas = lay_out(document);
    let read: String = canvas.said().iter().map(|(_, text)| dense(text)).collect();
    let mut rest = read.as_str();
    let mut find = |text: &str| {
        let text = dense(text);
        let at = rest
            .find(&text)
            .unwrap_or_else(|| panic!("{text} is not in {rest}"));
        rest = rest.get(at + text.len()..).unwrap();
    };
    let rows = |table: &Table| -> Vec<Vec<Cell>> { table.rows.iter().chain(&table.total).cloned().collect() };
    for part in &document.parts {
        let cells: Vec<String> = match part {
            Part::Heading(text) => vec![text.clone()],
            Part::Facts(Facts { rows, .. }) => rows.iter().map(|it| it.value.shown(lang)).collect(),
            Part::Table(table) => rows(table).concat().iter().map(|it| it.shown(lang)).collect(),
            Part::Chart(chart) => rows(&chart.table())
                .concat()
                .iter()
                .map(|it| it.shown(lang))
                .collect(),
            Part::Paragraph(paragraph) => vec![paragraph.text.clone()],
            Part::Signatures(signatures) => signatures.iter().map(|it| it.role.clone()).collect(),
            Part::NewPage => Vec::new(),
        };
        for text in &cells {
            find(text);
        }
    }
    assert!(is_within(&canvas, mm(8.0)));
}

#[test]
fn the_pdf_says_what_the_document_says_in_its_order() {
    for day in days() {
        for lang in Lang::ALL {
            compare(&of_day(&day, lang));
        }
    }
}

#[test]
fn a_validator_finds_nothing_and_the_same_day_is_the_same_file() {
    for day in days() {
        for lang in Lang::ALL {
            let document = of_day(&day, lang);
            let file = write(&document).unwrap();
            validate(&file);
            assert_eq!(file, write(&document).unwrap());
            let text = String::from_utf8_lossy(&file);
            for sign in [
                "/StructTreeRoot",
                "/MarkInfo",
                "/ListNumbering",
                "/Scope/Column",
                "/Scope/Row",
            ] {
                assert!(dense(&text).contains(sign), "{sign}");
            }
        }
    }
    // The font with other alphabets, a letter that no font has, and many pages.
    let mut parts = vec![Part::Heading("Сергей 王 Ηλίας".to_owned())];
    parts.push(Part::Table(long_table(120)));
    validate(&write(&of(parts)).unwrap());
}

#[test]
fn headings_are_on_every_page_of_a_table_and_rows_on_one() {
    let rows = 200;
    let canvas = lay_out(&of(vec![
        Part::Heading("DANH SÁCH".to_owned()),
        Part::Table(long_table(rows)),
    ]));
    assert!(canvas.count() > 3);
    for page in &canvas.pages {
        let lines = page
            .groups
            .iter()
            .flat_map(|(_, marks)| marks)
            .filter_map(|mark| match mark {
                Mark::Text { line, .. } => Some(line.text()),
                Mark::Fill { .. } => None,
            });
        let lines: Vec<_> = lines.collect();
        assert!(lines.iter().any(|line| line == "Họ và tên"), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("Trang ")));
        // What is on the page of a row is all of the row.
        let of = |text: &str| lines.iter().filter(|line| line.starts_with(text)).count();
        assert_eq!(of("Nguyễn"), of("G1234"));
    }
    let said = canvas.said();
    let read = said.iter().filter(|(_, text)| text == "Họ và tên").count();
    assert_eq!(read, 1, "a repeated heading is not read again");
    let names = said
        .iter()
        .filter(|(role, text)| *role == Role::Cell && text.starts_with("Nguyễn"));
    assert_eq!(u64::try_from(names.count()).unwrap(), rows);
    let last = canvas.pages.last().unwrap();
    let on_last = last.groups.iter().flat_map(|(_, marks)| marks).count();
    assert!(on_last > 12, "the sum does not stand alone");
}

#[test]
fn a_heading_stays_with_what_is_under_it() {
    for rows in 20..60 {
        let canvas = lay_out(&of(vec![
            Part::Table(long_table(rows)),
            Part::Heading("DƯỚI".to_owned()),
            Part::Table(long_table(30)),
        ]));
        let page_of = |wanted: &dyn Fn(&Role, &str) -> bool| {
            let page = canvas.pages.iter().position(|page| {
                page.groups.iter().any(|(owner, marks)| {
                    let Owner::Tag(_) = owner else { return false };
                    marks.iter().any(|mark| {
                        let Mark::Text { line, .. } = mark else {
                            return false;
                        };
                        wanted(&Role::Root, &line.text())
                    })
                })
            });
            page.unwrap()
        };
        let heading = page_of(&|_, text| text == "DƯỚI");
        let page = &canvas.pages[heading];
        let below = page.groups.iter().skip_while(|(_, marks)| {
            !marks
                .iter()
                .any(|mark| matches!(mark, Mark::Text { line, .. } if line.text() == "DƯỚI"))
        });
        let rows_below = below.filter(|(_, marks)| {
            marks
                .iter()
                .any(|mark| matches!(mark, Mark::Text { line, .. } if line.text().starts_with("G1234")))
        });
        assert!(rows_below.count() >= 2, "{rows}");
    }
}

/// Whether every mark is so far from the edges of its page at least.
pub(crate) fn is_within(canvas: &Canvas, border: f32) -> bool {
    let on = |(width, height): (f32, f32), mark: &Mark| {
        let (left, top, right, bottom) = match mark {
            Mark::Text { x, y, line, .. } => (*x, y - line.style.size, x + line.width(), *y),
            Mark::Fill { place, .. } => (place.x, place.y, place.x + place.width, place.y + place.height),
        };
        left >= border && top >= border && right <= width - border && bottom <= height - border
    };
    canvas.pages.iter().all(|page| {
        let mut marks = page.groups.iter().flat_map(|(_, marks)| marks);
        marks.all(|mark| on((page.width, page.height), mark))
    })
}

/// Fails where a mark is beside the paper's free part.
fn is_on_paper(canvas: &Canvas) -> Result<(), TestCaseError> {
    for page in &canvas.pages {
        for mark in page.groups.iter().flat_map(|(_, marks)| marks) {
            let (x, right, y) = match mark {
                Mark::Text { x, y, line, .. } => (*x, x + line.width(), *y),
                Mark::Fill { place, .. } => (place.x, place.x + place.width, place.y + place.height),
            };
            prop_assert!(x >= mm(20.0) && right <= page.width - mm(15.0), "{mark:?}");
            prop_assert!(y >= mm(10.0) && y <= page.height - mm(8.0), "{mark:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn everything_is_on_the_paper_and_no_letter_is_lost(
        parts in prop::collection::vec(parts(), 0..5),
        lies in any::<bool>(),
    ) {
        let mut document = of(parts);
        document.paper = if lies { Paper::Landscape } else { Paper::Portrait };
        let canvas = lay_out(&document);
        is_on_paper(&canvas)?;
        let read: String = canvas.said().into_iter().map(|(_, text)| text).collect();
        let read = letters(&read);
        let composed: String = unicode_normalization::UnicodeNormalization::nfc(said(&document).chars()).collect();
        for (letter, count) in letters(&composed) {
            let found = read.get(&letter).copied().unwrap_or(0);
            prop_assert!(found >= count, "{letter:?}: {found} of {count}");
        }
        let about = super::canvas::About {
            title: "x".to_owned(),
            lang: Lang::Vi,
            dated: document.dated,
        };
        let written = canvas.pdf(&about);
        prop_assert!(written.is_ok(), "{:?}", written.err());
    }
}
