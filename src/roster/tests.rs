//! The lists of five units as they were sent, and the corpora of bad files, from the bytes of a file to people.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::Value;

use super::draft::{Context, Drafted, Fault, Note, draft};
use super::fault::FileFault;
use super::meaning::Meaning;
use super::units::{UnitSource, Units};
use super::wire::{Event, RawRow, SheetSeen};
use super::{child, say};
use crate::domain::birth::Birth;
use crate::domain::clean::Label;
use crate::domain::document::DocumentKind;
use crate::domain::identity::{CitizenNumber, Sex};
use crate::domain::unit::{Unit, UnitCode};
use crate::i18n::Lang;

fn tests_folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

fn json(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(tests_folder(path)).unwrap()).unwrap()
}

/// What is in a file, read in this process.
#[derive(Debug, Default)]
struct Seen {
    sheets: Vec<SheetSeen>,
    rows: Vec<RawRow>,
    skipped: Vec<String>,
}

fn see(file: &mut File, named_text: bool) -> Result<Seen, FileFault> {
    let mut seen = Seen::default();
    let end = child::read(file, named_text, &mut |event| {
        match event {
            Event::Sheet(sheet) => seen.sheets.push(sheet),
            Event::Row(row) => {
                // What goes over the wire comes back as it was.
                let sent = serde_json::to_vec(&row).unwrap();
                assert_eq!(serde_json::from_slice::<RawRow>(&sent).unwrap(), row);
                seen.rows.push(row);
            }
            Event::Progress(_) | Event::End(_) | Event::Fault(_) => {}
        }
        Ok(())
    })?;
    seen.skipped = end.skipped;
    Ok(seen)
}

fn see_bytes(bytes: &[u8], named_text: bool) -> Result<Seen, FileFault> {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    see(&mut file, named_text)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

type Read = Result<Drafted, Vec<Fault>>;

/// The rows of a file as people, with the units of the truth known.
fn people(seen: &Seen, file: &str) -> Vec<Read> {
    let truth = json("rosters/truth.json");
    let units = Units::new(truth["files"].as_array().unwrap().iter().map(|unit| Unit {
        code: UnitCode::parse(unit["unit"].as_str().unwrap()).unwrap(),
        name: Label::parse(unit["unit_name"].as_str().unwrap()).unwrap(),
    }));
    let stem = file.split('.').next().unwrap();
    seen.rows
        .iter()
        .map(|row| {
            let sheet = seen.sheets.iter().find(|sheet| sheet.index == row.place.sheet);
            let letterhead = sheet.and_then(|sheet| units.named_in(&sheet.letterhead));
            let unit = letterhead
                .map(|code| (code.clone(), UnitSource::Letterhead))
                .or_else(|| Some((units.find(stem)?.clone(), UnitSource::FileName)));
            draft(
                row,
                &Context {
                    lang: Lang::En,
                    today: today(),
                    units: &units,
                    unit,
                },
            )
        })
        .collect()
}

fn list(rows: &[&str]) -> Vec<Read> {
    let seen = see_bytes(rows.join("\n").as_bytes(), true).unwrap();
    people(&seen, "list.csv")
}

#[test]
fn the_lists_of_five_units_hold_the_people_that_they_should() {
    let truth = json("rosters/truth.json");
    let mut checked = 0;
    for file in truth["files"].as_array().unwrap() {
        let name = file["file"].as_str().unwrap();
        let mut opened = File::open(tests_folder("rosters").join(name)).unwrap();
        let seen = see(&mut opened, name == "A04.csv").unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        let read = people(&seen, name);
        assert_eq!(read.len() as u64, file["rows"].as_u64().unwrap(), "{name}");
        let expected = truth["people"].as_array().unwrap();
        for (read, row) in read.iter().zip(&seen.rows) {
            let place = format!("{name} row {}", row.place.row);
            let listed = &read
                .as_ref()
                .unwrap_or_else(|faults| panic!("{place}: {faults:?}"))
                .listed;
            let number = listed.national_id.as_ref().map(CitizenNumber::as_str).unwrap();
            let person = expected
                .iter()
                .find(|person| person["national_id"] == number)
                .unwrap_or_else(|| panic!("{place}: {number} is nobody's"));
            assert_eq!(listed.full_name.as_str(), person["full_name"], "{place}");
            let date = person["birth_date"].as_str().unwrap();
            match listed.birth {
                Birth::Date(birth) => assert_eq!(birth.to_string(), date, "{place}"),
                Birth::Year(year) => {
                    assert_eq!(name, "A04.csv", "{place}: only that list has years alone");
                    assert!(date.starts_with(&year.to_string()), "{place}");
                }
            }
            let sex = match listed.sex {
                Sex::Male => "male",
                Sex::Female => "female",
            };
            assert_eq!(sex, person["sex"], "{place}");
            assert_eq!(
                listed.unit.as_ref().map(UnitCode::as_str),
                person["unit"].as_str(),
                "{place}"
            );
            if let Some(rank) = &listed.rank {
                assert_eq!(rank.as_str(), person["rank"], "{place}");
            }
            if let Some(phone) = &listed.phone {
                assert_eq!(phone.as_str(), person["phone"], "{place}");
            }
            assert_eq!(listed.rank.is_some(), name != "A09.xlsx", "{place}");
            assert_eq!(listed.phone.is_some(), name != "A04.csv", "{place}");
            checked += 1;
        }
    }
    assert_eq!(checked, truth["people"].as_array().unwrap().len());
}

#[test]
fn what_was_put_right_in_a_list_is_told() {
    let mut file = File::open(tests_folder("rosters/A03.xlsx")).unwrap();
    let first = people(&see(&mut file, false).unwrap(), "A03.xlsx")
        .remove(0)
        .unwrap();
    let restored: Vec<_> = first
        .notes
        .iter()
        .filter_map(|note| {
            if let Note::Restored { field, from, to } = note {
                Some((*field, from.as_str(), to.as_str()))
            } else {
                None
            }
        })
        .collect();
    assert_eq!(
        restored,
        [
            (Meaning::NationalId, "38090533914", "038090533914"),
            (Meaning::Phone, "315155575", "0315155575")
        ]
    );
}

fn from_hex(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

#[test]
fn every_text_file_of_the_corpus_is_read_or_refused_as_listed() {
    let corpus = fs::read_to_string(tests_folder("badinput/csv_files.jsonl")).unwrap();
    for line in corpus.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let id = format!("{} ({})", case["id"], case["why"]);
        let seen = see_bytes(&from_hex(case["input"].as_str().unwrap()), true);
        if case["expected"] == "reject" {
            if let Ok(seen) = seen {
                let read = people(&seen, "list.csv");
                assert!(
                    !read.is_empty() && read.iter().all(Result::is_err),
                    "{id}: {read:?}"
                );
            }
            continue;
        }
        let read = people(
            &seen.unwrap_or_else(|fault| panic!("{id}: {fault:?}")),
            "list.csv",
        );
        let expected = case["normalised"].as_array().unwrap();
        assert_eq!(read.len(), expected.len(), "{id}");
        for (read, expected) in read.iter().zip(expected) {
            let drafted = read.as_ref().unwrap_or_else(|faults| panic!("{id}: {faults:?}"));
            assert_eq!(drafted.listed.full_name.as_str(), expected["name"], "{id}");
            assert_eq!(
                drafted.listed.birth,
                Birth::Date(expected["dob"].as_str().unwrap().parse().unwrap()),
                "{id}"
            );
            assert_eq!(
                drafted.listed.national_id.as_ref().map(CitizenNumber::as_str),
                expected["cccd"].as_str(),
                "{id}"
            );
            assert_eq!(
                drafted.listed.unit.as_ref().map(UnitCode::as_str),
                expected["unit"].as_str(),
                "{id}"
            );
            let warned = drafted
                .notes
                .iter()
                .any(|note| matches!(note, Note::Restored { .. }));
            assert_eq!(warned, case["must_warn"] == true, "{id}");
        }
    }
}

#[test]
fn what_a_list_leaves_open_is_worked_out_or_asked_for() {
    let read = list(&[
        "Họ tên,Năm sinh,Giới tính,CCCD",
        "Nguyễn Văn An,1987,,001087000123",
        "Lê Thị Đào,,,001190000123",
        "Trần Bình,1990,Nam,",
        "Trần Bình,1990,,",
        "Trần Bình,,Nam,",
        "Phạm Hoa,1990,Nữ,012345678",
    ]);
    let an = read[0].as_ref().unwrap();
    assert_eq!(an.listed.sex, Sex::Male);
    assert_eq!(
        an.notes,
        [
            Note::SexFromNumber(Sex::Male),
            Note::ToComplete(Meaning::BirthDate)
        ]
    );
    let dao = read[1].as_ref().unwrap();
    assert_eq!(dao.listed.birth, Birth::Year(1990));
    assert!(dao.notes.contains(&Note::YearFromNumber(1990)));
    assert!(
        read[2]
            .as_ref()
            .unwrap()
            .notes
            .contains(&Note::ToComplete(Meaning::NationalId))
    );
    let field = |read: &Read| read.as_ref().unwrap_err()[0].field;
    assert_eq!(field(&read[3]), Some(Meaning::Sex));
    assert_eq!(field(&read[4]), Some(Meaning::BirthDate));
    let hoa = read[5].as_ref().unwrap();
    assert_eq!(hoa.listed.national_id, None);
    let old = hoa.listed.documents.get(DocumentKind::OldIdCard).unwrap();
    assert_eq!(old.number.as_ref().unwrap().as_str(), "012345678");
}

#[test]
fn a_birth_under_the_column_of_the_sex_tells_both() {
    let read = list(&[
        "STT,Họ và tên,Năm sinh,,Đơn vị",
        ",,Nam,Nữ,",
        "1,Nguyễn Văn An,1987,,A04",
        "2,Lê Thị Đào,,20/11/1990,A04",
        "3,Trần Bình,x,x,A04",
    ]);
    let an = &read[0].as_ref().unwrap().listed;
    assert_eq!((an.sex, an.birth), (Sex::Male, Birth::Year(1987)));
    let dao = &read[1].as_ref().unwrap().listed;
    let born = NaiveDate::from_ymd_opt(1990, 11, 20).unwrap();
    assert_eq!((dao.sex, dao.birth), (Sex::Female, Birth::Date(born)));
    assert!(read[2].is_err());
}

#[test]
fn every_fault_of_a_row_is_found_at_once_and_says_what_to_do() {
    let read = list(&[
        "Họ tên,Ngày sinh,Giới tính,CCCD,SĐT,CLB,Nhóm máu,Số lần hiến máu,Ngày hiến gần nhất",
        "An 2,02/25/1990,nam nữ,1.09E+11,12,maybe,0+,many,31/02/2020",
    ]);
    let faults = read[0].as_ref().unwrap_err();
    let fields: Vec<_> = faults.iter().filter_map(|fault| fault.field).collect();
    assert_eq!(
        fields,
        [
            Meaning::FullName,
            Meaning::Sex,
            Meaning::BirthDate,
            Meaning::NationalId,
            Meaning::Phone,
            Meaning::BloodGroup,
            Meaning::ClubMember,
            Meaning::TimesDonated,
            Meaning::LastDonation,
        ]
    );
    assert!(faults.iter().all(|fault| fault.message.len() > 20));
}

#[test]
fn names_in_capitals_and_in_parts_become_names() {
    let read = list(&[
        "Họ đệm,Tên,Năm sinh,Giới tính",
        "NGÔ MỸ,HƯƠNG,1990,Nữ",
        "H'HEN,NIÊ,1990,Nữ",
        "Nguyễn\u{A0}Văn ,  An,1990,Nam",
        "LÊ-TRẦN  THỊ,Ý,1990,Nữ",
        "Nguyễn Văn An,An,1990,Nam",
    ]);
    let names: Vec<_> = read
        .iter()
        .map(|read| read.as_ref().unwrap().listed.full_name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Ngô Mỹ Hương",
            "H'Hen Niê",
            "Nguyễn Văn An",
            "Lê-Trần Thị Ý",
            "Nguyễn Văn An"
        ]
    );
    let told = |read: &Read| {
        let notes = &read.as_ref().unwrap().notes;
        notes.iter().any(|note| {
            matches!(
                note,
                Note::Restored {
                    field: Meaning::FullName,
                    ..
                }
            )
        })
    };
    assert_eq!(
        read.iter().map(told).collect::<Vec<_>>(),
        [true, true, false, true, false]
    );
}

#[test]
fn what_a_row_could_do_to_a_terminal_or_a_spreadsheet_is_no_name() {
    let read = list(&[
        "Họ tên,Năm sinh,Giới tính",
        "\"=HYPERLINK(\"\"http://x\"\",\"\"An\"\")\",1990,Nam",
        "+84912,1990,Nam",
        "@SUM(A1),1990,Nam",
        "An\u{1b}[2J,1990,Nam",
        "An\u{202e}hnib,1990,Nam",
    ]);
    assert!(read.iter().all(Result::is_err), "{read:?}");
}

#[test]
fn wide_and_long_lists_are_read() {
    let mut titles = vec!["Họ tên".to_owned(), "Năm sinh".to_owned(), "CCCD".to_owned()];
    titles.extend((0..300).map(|n| format!("Cột {n}")));
    let long = "tiêu đề ".repeat(300);
    titles.push(format!("\"{long}\""));
    let mut cells = vec![
        "Nguyễn Văn An".to_owned(),
        "1987".to_owned(),
        "001087000123".to_owned(),
    ];
    cells.extend((0..300).map(|_| String::new()));
    cells.push("x".repeat(5 << 20));
    let text = format!("{}\n{}\n", titles.join(","), cells.join(","));
    let seen = see_bytes(text.as_bytes(), true).unwrap();
    assert_eq!(seen.sheets[0].columns.len(), 3);
    assert!(
        seen.sheets[0]
            .ignored
            .iter()
            .all(|title| title.chars().count() <= 60)
    );
    assert_eq!(
        people(&seen, "list.csv")[0]
            .as_ref()
            .unwrap()
            .listed
            .full_name
            .as_str(),
        "Nguyễn Văn An"
    );
}

#[test]
fn units_are_known_by_code_name_letterhead_and_file() {
    let unit = |rows: &[&str], file: &str| {
        let seen = see_bytes(rows.join("\n").as_bytes(), true).unwrap();
        let read = people(&seen, file).remove(0);
        read.map(|drafted| drafted.listed.unit.map(|code| code.as_str().to_owned()))
            .map_err(|faults| faults[0].field)
    };
    let some = |code: &str| Ok(Some(code.to_owned()));
    let person = "Nguyễn Văn An,1987,Nam";
    let titles = "Họ tên,Năm sinh,Giới tính";
    assert_eq!(unit(&[titles, person], "a02.csv"), some("A02"));
    assert_eq!(unit(&[titles, person], "danh sách.csv"), Ok(None));
    assert_eq!(
        unit(&["Cục An ninh nội địa", titles, person], "x.csv"),
        some("A02")
    );
    let with_unit = format!("{titles},Đơn vị");
    let of = |unit: &str| format!("{person},{unit}");
    assert_eq!(
        unit(&[&with_unit, &of("cục an ninh kinh tế")], "x.csv"),
        some("A04")
    );
    assert_eq!(unit(&[&with_unit, &of("PC06")], "A02.csv"), some("PC06"));
    assert_eq!(unit(&[&with_unit, &of("Phòng 3")], "A02.csv"), some("A02"));
    assert_eq!(
        unit(&[&with_unit, &of("Phòng 3")], "x.csv"),
        Err(Some(Meaning::Unit))
    );
}

#[test]
fn every_sentence_about_a_file_says_what_to_do() {
    let row = 7;
    for fault in [
        FileFault::Empty,
        FileFault::TooLarge { most: 256 << 20 },
        FileFault::NotAFile,
        FileFault::Nul { row },
        FileFault::NotUnicode { row },
        FileFault::OneLine,
        FileFault::Html,
        FileFault::WorkbookNamedText,
        FileFault::UnknownKind,
        FileFault::OpenQuote { row },
        FileFault::NoHeader,
        FileFault::ColumnMissing {
            row,
            meaning: Meaning::BirthDate,
        },
        FileFault::Password,
        FileFault::Unreadable {
            what: "\u{1b}[2J".to_owned(),
        },
        FileFault::TooMuchMemory,
        FileFault::TooMuchTime,
        FileFault::TooManyRows { most: 5 },
        FileFault::Formula {
            sheet: "\u{202e}x".to_owned(),
            row,
            title: "Họ tên".to_owned(),
        },
    ] {
        for lang in Lang::ALL {
            let said = say::file(lang, &fault);
            assert!(
                said.matches(". ").count() + said.matches("? ").count() >= 1,
                "{said}"
            );
            assert!(!said.contains(['{', '\u{1b}', '\u{202e}']), "{said}");
        }
    }
}

#[test]
fn workbooks_of_other_programs_are_read_alike() {
    for name in ["sample.xls", "sample.ods"] {
        let mut file = File::open(tests_folder("rosters").join(name)).unwrap();
        let seen = see(&mut file, false).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
        let read = people(&seen, "x");
        let listed: Vec<_> = read
            .iter()
            .map(|read| {
                let listed = &read
                    .as_ref()
                    .unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
                    .listed;
                let Birth::Date(birth) = listed.birth else {
                    panic!("{name}: {listed:?}")
                };
                (
                    listed.full_name.as_str(),
                    birth.to_string(),
                    listed.sex,
                    listed.national_id.as_ref().unwrap().as_str(),
                    listed.unit.as_ref().unwrap().as_str(),
                )
            })
            .collect();
        assert_eq!(
            listed,
            [
                (
                    "Nguyễn Văn An",
                    "1987-03-15".to_owned(),
                    Sex::Male,
                    "001087000123",
                    "A02"
                ),
                (
                    "Lê Thị Đào",
                    "1990-11-20".to_owned(),
                    Sex::Female,
                    "001190000123",
                    "A02"
                ),
            ],
            "{name}"
        );
    }
    let mut file = File::open(tests_folder("rosters/sample.ods")).unwrap();
    assert_eq!(see(&mut file, false).unwrap().skipped, ["Hướng dẫn"]);
}
