use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use chrono::NaiveDate;
use proptest::prelude::*;
use zip::ZipArchive;

use super::write;
use crate::domain::time::{Moment, Span};
use crate::i18n::Lang;
use crate::report::document::{
    Cell, Chart, Column, Document, Fact, Facts, Kind, Letterhead, Paper, Paragraph, Part, Series, Signature,
    Table,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn column(heading: &str, kind: Kind) -> Column {
    Column {
        heading: heading.to_owned(),
        kind,
    }
}

fn document(parts: Vec<Part>) -> Document {
    Document {
        title: "DANH SÁCH & BẢNG".to_owned(),
        subtitle: "22/10/2026".to_owned(),
        lang: Lang::Vi,
        dated: day(2026, 10, 22),
        letterhead: Letterhead {
            left: vec!["BỘ CÔNG AN".to_owned(), "CỤM THI ĐUA SỐ 2".to_owned()],
            right: vec!["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned()],
        },
        paper: Paper::Landscape,
        foot: "Cụm thi đua số 2 & bạn".to_owned(),
        parts,
    }
}

/// Rows that hold every kind of value.
fn row(n: u32) -> Vec<Cell> {
    vec![
        Cell::Number(n.into()),
        text(&format!("00{n}")),
        text("=SUM(A1:A9)"),
        Cell::Date(day(1987, 3, 15)),
        Cell::Clock(Moment::parse("2026-10-22T08:05:00+07:00").unwrap()),
        Cell::Span(Span::from_secs(754)),
        Cell::PerMille(183),
        Cell::None,
    ]
}

fn table(rows: u32) -> Table {
    Table {
        sheet: "Người hiến".to_owned(),
        columns: vec![
            column("TT", Kind::Number),
            column("Mã", Kind::Code),
            column("Họ và tên", Kind::Words),
            column("Ngày sinh", Kind::Code),
            column("Giờ", Kind::Number),
            column("Thời gian", Kind::Number),
            column("Tỷ lệ", Kind::Number),
            column("Ký nhận", Kind::Blank),
        ],
        rows: (1..=rows).map(row).collect(),
        total: Some(vec![
            Cell::Number(rows.into()),
            text("Cộng"),
            Cell::None,
            Cell::None,
            Cell::None,
            Cell::None,
            Cell::None,
            Cell::None,
        ]),
    }
}

fn sheets(written: &[u8]) -> Vec<(String, calamine::Range<Data>)> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(written.to_vec())).unwrap();
    workbook.worksheets()
}

fn part_of(written: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(written)).unwrap();
    let mut part = String::new();
    archive
        .by_name(name)
        .unwrap_or_else(|_| panic!("{name} is there"))
        .read_to_string(&mut part)
        .unwrap();
    part
}

/// What a cell says, told from what it is.
fn seen(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => format!("text {text}"),
        Data::Float(number) => format!("number {number}"),
        Data::Int(number) => format!("number {number}"),
        Data::DateTime(at) if at.is_duration() => format!("span {:.0} s", at.as_f64() * 86_400.0),
        Data::DateTime(at) => format!("time {:.5}", at.as_f64()),
        Data::Bool(_) | Data::DateTimeIso(_) | Data::DurationIso(_) | Data::Error(_) => panic!("{data:?}"),
    }
}

#[test]
fn every_kind_of_value_is_read_back_as_what_it_is() {
    let written = write(&document(vec![Part::Table(table(2))])).unwrap();
    let sheets = sheets(&written);
    let [(name, range)] = sheets.as_slice() else {
        panic!("one sheet");
    };
    assert_eq!(name, "Người hiến");
    let rows: Vec<Vec<_>> = range.rows().map(|row| row.iter().map(seen).collect()).collect();
    let begins: Vec<_> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(
        begins,
        [
            "text BỘ CÔNG AN",
            "text CỤM THI ĐUA SỐ 2",
            "text CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "text DANH SÁCH & BẢNG",
            "text 22/10/2026",
            "",
            "text TT",
            "number 1",
            "number 2",
            "number 2"
        ]
    );
    // 1987-03-15 is day 31851 of spreadsheets, 2026-10-22 day 46317; 08:05 is 0.33681 of a day.
    assert_eq!(
        rows[7],
        [
            "number 1",
            "text 001",
            "text =SUM(A1:A9)",
            "time 31851.00000",
            "time 46317.33681",
            "span 754 s",
            "number 0.183",
            ""
        ]
    );
    assert_eq!(rows[9][1], "text Cộng");
}

#[test]
fn a_long_table_is_read_back_like_a_short_one() {
    for rows in [29, 30, 31, 32, 500] {
        let written = write(&document(vec![Part::Table(table(rows))])).unwrap();
        let sheets = sheets(&written);
        let read: Vec<Vec<_>> = sheets[0]
            .1
            .rows()
            .map(|row| row.iter().map(seen).collect())
            .collect();
        assert_eq!(read.len(), 7 + rows as usize + 1, "{rows}");
        for (n, row) in (1..=rows).zip(read.iter().skip(7)) {
            let first = format!("number {n}");
            let second = format!("text 00{n}");
            assert_eq!(
                row.as_slice(),
                [
                    first.as_str(),
                    second.as_str(),
                    "text =SUM(A1:A9)",
                    "time 31851.00000",
                    "time 46317.33681",
                    "span 754 s",
                    "number 0.183",
                    ""
                ]
            );
        }
        assert_eq!(read.last().unwrap()[1], "text Cộng");
        // Every row has the height and the looks of the last.
        let sheet = part_of(&written, "xl/worksheets/sheet1.xml");
        let look = |row: usize| {
            let (_, row) = sheet.split_once(&format!("<row r=\"{row}\"")).unwrap();
            let (row, _) = row.split_once("</row>").unwrap();
            let looks = row.split(" s=\"").map(|part| part.split_once('"').unwrap().0);
            looks.map(str::to_owned).collect::<Vec<_>>()
        };
        let last = 7 + rows as usize;
        assert_eq!(look(8), look(last), "{rows}");
        assert!(sheet.contains("customHeight"), "{rows}");
        assert!(!sheet.contains("<f>"));
    }
}

#[test]
fn a_long_table_with_a_mixed_column_is_written_whole() {
    let mut mixed = table(60);
    mixed.rows[17][4] = text("không rõ");
    let written = write(&document(vec![Part::Table(mixed)])).unwrap();
    let sheets = sheets(&written);
    let cell = |row: usize| seen(sheets[0].1.rows().nth(row).unwrap().get(4).unwrap());
    assert_eq!(cell(7 + 17), "text không rõ");
    assert_eq!(cell(7 + 18), "time 46317.33681");
}

#[test]
fn headings_stand_still_are_repeated_on_paper_and_the_page_is_set_up() {
    let written = write(&document(vec![Part::Table(table(40))])).unwrap();
    let sheet = part_of(&written, "xl/worksheets/sheet1.xml");
    for there in [
        r#"<pane ySplit="7" topLeftCell="A8" activePane="bottomLeft" state="frozen"/>"#,
        r#"paperSize="9""#,
        r#"orientation="landscape""#,
        "fitToHeight=\"0\"",
        "&amp;LDANH SÁCH &amp;&amp; BẢNG&amp;R22/10/2026",
        "&amp;LCụm thi đua số 2 &amp;&amp; bạn&amp;R&amp;P/&amp;N",
    ] {
        assert!(sheet.contains(there), "{there}: {sheet}");
    }
    let workbook = part_of(&written, "xl/workbook.xml");
    assert!(
        workbook.contains("_xlnm.Print_Titles") && workbook.contains("'Người hiến'!$7:$7"),
        "{workbook}"
    );
    let core = part_of(&written, "docProps/core.xml");
    for there in [
        "<dc:title>DANH SÁCH &amp; BẢNG</dc:title>",
        "<dc:subject>22/10/2026</dc:subject>",
        "2026-10-22T00:00:00Z</dcterms:created>",
    ] {
        assert!(core.contains(there), "{there}: {core}");
    }
}

/// Facts, a sentence, a chart and signatures, as a summary has them.
fn mixed() -> Vec<Part> {
    let fact = |label: &str, value, is_part| Fact {
        label: label.to_owned(),
        value,
        is_part,
    };
    let series = |name: &str, counts: &[u32]| Series {
        name: name.to_owned(),
        counts: counts.to_vec(),
    };
    let signature = |role: &str| Signature {
        role: role.to_owned(),
        how: "(Ký, ghi rõ họ tên)".to_owned(),
    };
    let paragraph = |text: &str| {
        Part::Paragraph(Paragraph {
            text: text.to_owned(),
            is_strong: true,
        })
    };
    vec![
        paragraph("Chưa đóng"),
        Part::Heading("SỐ LƯỢNG".to_owned()),
        Part::Facts(Facts {
            sheet: "Tổng hợp".to_owned(),
            rows: vec![
                fact("Tiếp đón", Cell::Number(200), false),
                fact("Đang chờ", Cell::Number(3), true),
                fact("Ngày", Cell::Date(day(2026, 10, 22)), false),
            ],
        }),
        Part::Heading("QUYẾT ĐỊNH NGOÀI TIÊU CHUẨN".to_owned()),
        paragraph("Không có."),
        Part::Heading("TIẾN ĐỘ".to_owned()),
        Part::Chart(Chart {
            sheet: "Tiến độ".to_owned(),
            caption: "=Tiến độ".to_owned(),
            heading: "=Giờ".to_owned(),
            times: vec!["07:00".to_owned(), "07:15".to_owned()],
            series: vec![series("Tiếp đón", &[12, 14]), series("Hiến đủ", &[0, 7])],
        }),
        Part::Heading("TÚI MÁU".to_owned()),
        Part::Facts(Facts {
            sheet: "tổng hợp".to_owned(),
            rows: vec![fact("Đã phát", Cell::Number(150), false)],
        }),
        Part::Signatures(vec![
            signature("BAN TỔ CHỨC"),
            signature("BÁC SĨ"),
            signature("BỆNH VIỆN"),
        ]),
    ]
}

#[test]
fn parts_have_their_sheets_and_facts_go_on_where_they_began() {
    let written = write(&document(mixed())).unwrap();
    let sheets = sheets(&written);
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Tổng hợp", "Tiến độ"]);
    let column = |sheet: usize, column: usize| -> Vec<String> {
        let range = &sheets[sheet].1;
        range
            .rows()
            .map(|row| row.get(column).map_or_else(String::new, seen))
            .collect()
    };
    let first = column(0, 0);
    let at = |text: &str| first.iter().position(|it| it == &format!("text {text}"));
    let order = [
        "Chưa đóng",
        "SỐ LƯỢNG",
        "Tiếp đón",
        "Đang chờ",
        "Ngày",
        "QUYẾT ĐỊNH NGOÀI TIÊU CHUẨN",
        "Không có.",
        "TÚI MÁU",
        "Đã phát",
    ]
    .map(at);
    assert!(
        order.is_sorted() && order.iter().all(Option::is_some),
        "{first:?}"
    );
    assert_eq!(column(0, 1)[at("Ngày").unwrap()], "time 46317.00000");
    assert_eq!(column(1, 2)[1..4], ["text Hiến đủ", "number 0", "number 7"]);

    let chart = part_of(&written, "xl/charts/chart1.xml");
    assert!(chart.contains("<c:f>'Tiến độ'!$B$3:$B$4</c:f>"), "{chart}");
    assert!(chart.contains("<c:f>'Tiến độ'!$A$3:$A$4</c:f>"), "{chart}");
    assert!(chart.contains("=Giờ</a:t>"), "the heading is words: {chart}");
    let drawing = part_of(&written, "xl/drawings/drawing1.xml");
    assert!(drawing.contains("descr=\"=Tiến độ\""), "{drawing}");
}

#[test]
fn one_document_is_always_the_same_bytes() {
    let document = document([mixed(), vec![Part::Table(table(200))]].concat());
    let first = write(&document).unwrap();
    for _ in 0..5 {
        assert!(write(&document).unwrap() == first);
    }
    let other = Document {
        dated: day(2026, 10, 23),
        ..document
    };
    assert!(write(&other).unwrap() != first);
}

#[test]
fn a_document_without_parts_is_a_workbook_too() {
    let written = write(&document(Vec::new())).unwrap();
    assert_eq!(sheets(&written).len(), 1);
}

#[test]
fn a_title_of_any_length_fits_the_margin_of_a_page() {
    let mut document = document(vec![Part::Table(table(1))]);
    for title in [
        "&".repeat(300),
        "ộ".repeat(300),
        format!("{}&&&&", "x".repeat(118)),
    ] {
        document.title = title.clone();
        document.subtitle = title.clone();
        document.foot = title;
        let sheet = part_of(&write(&document).unwrap(), "xl/worksheets/sheet1.xml");
        let (_, header) = sheet.split_once("<oddHeader>").expect("there is one");
        let (header, footer) = header.split_once("</oddHeader>").unwrap();
        let plain = header.replace("&amp;", "&");
        assert!(plain.encode_utf16().count() <= 255, "{plain}");
        let (_, right) = plain.split_once("&L").unwrap();
        let (title, _) = right.rsplit_once("&R").unwrap_or_else(|| panic!("{plain}"));
        assert_eq!(
            title.chars().rev().take_while(|c| *c == '&').count() % 2,
            0,
            "{plain}"
        );
        assert!(footer.contains("&amp;R&amp;P/&amp;N"));
    }
}

#[test]
fn dates_that_spreadsheets_count_wrong_are_words() {
    let mut early = table(1);
    for (year, month, of_month, seen_as) in [
        (1900, 2, 28, "text 28/02/1900"),
        (1900, 3, 1, "time 61.00000"),
        (2026, 10, 22, "time 46317.00000"),
    ] {
        early.rows[0][3] = Cell::Date(day(year, month, of_month));
        let written = write(&document(vec![Part::Table(early.clone())])).unwrap();
        let sheets = sheets(&written);
        let cell = sheets[0].1.rows().nth(7).unwrap().get(3).unwrap();
        assert_eq!(seen(cell), seen_as);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is in a name, the cell holds it as words and says what is printed elsewhere.
    #[test]
    fn text_stays_text(names in proptest::collection::vec("[=+@'\"&<>_x0041-]{0,6}\\PC{0,20}[ '&]?", 1..80)) {
        let rows = names.iter().map(|name| vec![text(name)]).collect();
        let columns = vec![column("Họ và tên", Kind::Words)];
        let table = Table { sheet: "x".to_owned(), columns, rows, total: None };
        let written = write(&document(vec![Part::Table(table)])).unwrap();
        let sheets = sheets(&written);
        for (n, name) in names.iter().enumerate() {
            let name = crate::domain::clean::printable(name);
            match sheets[0].1.rows().nth(7 + n).and_then(|row| row.first()) {
                Some(Data::String(read)) => prop_assert_eq!(read, &name),
                Some(Data::Empty) | None => prop_assert_eq!("", name.as_str()),
                other => prop_assert!(false, "{:?} for {:?}", other, name),
            }
        }
        prop_assert!(!part_of(&written, "xl/worksheets/sheet1.xml").contains("<f"));
    }
}
