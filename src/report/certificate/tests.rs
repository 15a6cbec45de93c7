//! The example, fields, and what stands on the pages.

mod template;

use chrono::NaiveDate;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf};

use super::page::{lay_out, place};
use super::template::Align;
use super::*;
use crate::domain::birth::Birth;
use crate::domain::certificate::Serial;
use crate::domain::clean::Label;
use crate::domain::day::Day;
use crate::domain::fixture::Log;
use crate::domain::identity::{BloodGroup, CitizenNumber, Sex};
use crate::domain::name::FullName;
use crate::domain::person::{KnownGroup, Person};
use crate::domain::rank::Rank;
use crate::domain::step::CollectionOutcome;
use crate::domain::unit::{Unit, UnitCode};
use crate::i18n::{Lang, certificate as told};
use crate::report::pdf::canvas::mm;

const HEAD: &str = "[paper]\nsize = \"A5\"\n\n[[text]]\nx = 10\ny = 50\nsize = 12\n";

/// A template with one text on upright A5.
fn one(text: &str) -> Template {
    Template::parse(&format!("{HEAD}width = 100\ntext = '{text}'\n")).unwrap()
}

/// A day on which visit 1 gave 350 ml.
fn day() -> Day {
    let mut log = Log::new();
    log.arrive(1, 0).begin(1, 1, 1).clear(1, 5).lie_down(1, 10, 1);
    log.get_up(1, 20, (CollectionOutcome::Complete, 350), Some(1));
    let mut day = log.day;
    day.info.units.push(Unit {
        code: UnitCode::parse("A02").unwrap(),
        name: Label::parse("Phòng Cảnh sát cơ động").unwrap(),
    });
    day
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn person(name: &str) -> Person {
    let name = FullName::parse(name).unwrap().value;
    let visit = day().visits().next().unwrap().person;
    let birth = Birth::Date(date("1990-03-05"));
    Person::new(visit, name, birth, Sex::Female)
}

fn fill(template: &Template, person: &Person) -> Result<Sheet, Vec<Lack>> {
    let (day, serial) = (day(), Serial::parse("HM-0042").unwrap());
    let visit = day.visits().next().unwrap();
    let given = Given {
        day: &day,
        visit,
        person,
        serial: &serial,
    };
    Sheet::fill(template, &given)
}

/// A line on a sheet: what it says, how large, where it begins, how wide it is, on which height.
type Drawn = (String, f32, f32, f32, f32);

/// What stands on a sheet.
fn lines(template: &Template, sheet: &Sheet) -> Vec<Drawn> {
    let placed = place(template, std::slice::from_ref(sheet)).unwrap().concat();
    let lines = placed.iter().flat_map(|placed| {
        let lines = placed.lines.iter().enumerate();
        lines.map(|(n, (x, line))| {
            let y = placed.y + [0.0, 1.4][n] * placed.size;
            (line.text(), placed.size, *x, line.width(), y)
        })
    });
    lines.collect()
}

fn drawn(template: &Template, name: &str) -> Vec<Drawn> {
    lines(template, &fill(template, &person(name)).unwrap())
}

/// What a sheet with one text says.
fn said(template: &Template, donor: &Person) -> String {
    letters(&lines(template, &fill(template, donor).unwrap()))
}

fn letters(lines: &[Drawn]) -> String {
    lines.iter().map(|(text, ..)| text.as_str()).collect()
}

/// A name of 80 characters, the longest that the roster takes.
fn longest() -> String {
    let name = "Công Tằng Tôn Nữ Hoàng Phương Thảo Nguyên Khánh Huyền Trang Ngọc Diễm Quỳnh Chii";
    assert_eq!(name.chars().count(), FullName::MOST);
    name.to_owned()
}

#[test]
fn the_example_is_a_template_and_says_all_fields_and_keys() {
    let example = Template::parse(Template::EXAMPLE).unwrap();
    assert_eq!((example.width, example.height), (297.0, 210.0));
    for field in Field::ALL {
        let name = format!("{{{}}}", field.name());
        assert!(Template::EXAMPLE.contains(&name), "{name}");
        assert_eq!(Field::named(field.name()), Some(field));
    }
    let sheet = fill(&example, &person("Nguyễn Thị Đào")).unwrap();
    let canvas = lay_out(&example, &[sheet]).unwrap();
    let said: Vec<_> = canvas.said().into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        said,
        [
            "NGUYỄN THỊ ĐÀO",
            "Sinh ngày: 05/03/1990",
            "Nhóm máu: chưa rõ",
            "Đơn vị: Phòng Cảnh sát cơ động",
            "Đã hiến 350 ml máu toàn phần tại Hội trường",
            "Nơi tiếp nhận: Bệnh viện",
            "Ngày 22 tháng 10 năm 2026",
        ]
    );
}

#[test]
fn every_field_says_what_is_known() {
    let mut donor = person("Lê Thị O'Brien");
    donor.rank = Label::parse(Rank::Captain.word()).ok();
    donor.national_id = CitizenNumber::parse("001190000123", date("2026-10-22"))
        .ok()
        .map(|read| read.value);
    donor.blood_group = Some(KnownGroup::tested(BloodGroup::parse("AB-").unwrap()));
    let field = |field: Field| said(&one(&format!("{{{}}}", field.name())), &donor);
    for (what, expected) in [
        (Field::FullName, "Lê Thị O'Brien"),
        (Field::FullNameUpper, "LÊ THỊ O'BRIEN"),
        (Field::BirthDate, "05/03/1990"),
        (Field::Sex, "Nữ"),
        (Field::Unit, "Phòng Cảnh sát cơ động"),
        (Field::Rank, Rank::Captain.word()),
        (Field::BloodGroup, "AB-"),
        (Field::VolumeMl, "350"),
        (Field::DonationDate, "22/10/2026"),
        (Field::Day, "22"),
        (Field::Month, "10"),
        (Field::Year, "2026"),
        (Field::Site, "Hội trường"),
        (Field::Hospital, "Bệnh viện"),
        (Field::Serial, "HM-0042"),
        (Field::NationalIdMasked, "********0123"),
        (Field::Title, "Ngày hội"),
    ] {
        assert_eq!(field(what), expected, "{what:?}");
    }
    donor.birth = Birth::Year(1990);
    assert_eq!(said(&one("{birth_date}"), &donor), "1990");
}

#[test]
fn what_is_not_known_is_said_otherwise_or_refused_and_told() {
    let donor = person("Nguyễn Thị Đào");
    let asked = one("{blood_group} {rank} {full_name} {national_id_masked}");
    let lacking = fill(&asked, &donor).unwrap_err();
    let fields: Vec<_> = lacking.iter().map(|lack| lack.field).collect();
    assert_eq!(fields, [Field::BloodGroup, Field::Rank, Field::NationalIdMasked]);
    let ticket = day().visits().next().unwrap().ticket;
    for lang in Lang::ALL {
        for lack in &lacking {
            let said = told::lack(lang, ticket, donor.id, lack);
            let key = lack.field.name().trim_end_matches("_masked");
            assert!(
                said.contains(&format!("giotmau roster correct {} {key}=", donor.id)),
                "{said}"
            );
            assert!(said.contains("if_missing") && said.ends_with('.'), "{said}");
        }
    }
    let text = format!("{HEAD}text = 'Nhóm máu: {{blood_group}}'\nif_missing = '{{rank}}'\n");
    let template = Template::parse(&text).unwrap();
    let not_filled_again = "Nhóm máu: {rank}";
    assert_eq!(said(&template, &donor), not_filled_again);
    // Nothing at all leaves the line to the pen.
    let text = format!("{HEAD}text = '{{rank}}'\nif_missing = ''\n");
    let template = Template::parse(&text).unwrap();
    assert_eq!(lines(&template, &fill(&template, &donor).unwrap()), []);
}

#[test]
fn a_name_cannot_ask_for_fields() {
    let mut donor = person("Nguyễn Thị Đào");
    donor.rank = Label::parse("{national_id_masked}").ok();
    let template = one("{rank}");
    assert_eq!(said(&template, &donor), "{national_id_masked}");
}

#[test]
fn a_text_has_its_beginning_middle_or_end_at_its_place() {
    for (align, part) in [("left", 0.0), ("centre", 0.5), ("right", 1.0)] {
        let text = HEAD.replace("x = 10", "x = 74") + &format!("align = '{align}'\ntext = '{{full_name}}'\n");
        let template = Template::parse(&text).unwrap();
        let [(said, size, x, width, y)] = &drawn(&template, "Nguyễn Thị Đào")[..] else {
            panic!("{align}");
        };
        assert_eq!((said.as_str(), *size), ("Nguyễn Thị Đào", 12.0));
        assert!((x + part * width - mm(74.0)).abs() < 0.01, "{align}: {x} {width}");
        assert!((y - mm(50.0)).abs() < 0.01);
    }
    let template = Template::parse(&(HEAD.to_owned() + "text = 'a'\nalign = 'centre'")).unwrap();
    assert_eq!(template.texts[0].align, Align::Centre);
    assert!(
        (template.texts[0].room - 20.0).abs() < 0.01,
        "as far as the nearer edge"
    );
}

#[test]
fn a_long_text_shrinks_then_takes_two_lines_and_is_never_cut() {
    let template = |width: u16, least: u16| {
        let text =
            format!("{HEAD}width = {width}\nleast_size = {least}\nbold = true\ntext = '{{full_name}}'\n");
        Template::parse(&text).unwrap()
    };
    let name = longest();
    let wide = drawn(&template(135, 8), &name);
    let [(said, size, _, width, y)] = &wide[..] else {
        panic!("{wide:?}");
    };
    assert_eq!(*said, name);
    assert!(
        (8.0..12.0).contains(size) && *width <= mm(135.0),
        "{size} {width}"
    );
    assert!((y - mm(50.0)).abs() < 0.01);

    let narrow = drawn(&template(80, 8), &name);
    assert_eq!(letters(&narrow), name);
    let [first, second] = &narrow[..] else {
        panic!("{narrow:?}");
    };
    for (_, size, _, width, _) in [first, second] {
        assert!((size - 8.0).abs() < 0.01 && *width <= mm(80.0), "{size} {width}");
    }
    assert!(
        (second.4 - mm(50.0)).abs() < 0.01,
        "the lower one stands on the line"
    );

    // Letters a quarter of a point too large fall to the next size, and not further.
    let apostrophe = drawn(&template(100, 8), "Nguyễn Thị O'Brien");
    assert_eq!(
        (apostrophe[0].0.as_str(), apostrophe[0].1),
        ("Nguyễn Thị O'Brien", 12.0)
    );

    let least = template(40, 8);
    let sheet = fill(&least, &person(&name)).unwrap();
    let refused = lay_out(&least, &[sheet.clone(), sheet]).unwrap_err();
    assert_eq!(refused.len(), 2, "every sheet is told");
    for lang in Lang::ALL {
        let said = told::too_wide(lang, &refused[0]);
        assert!(
            said.contains("40 mm") && said.contains(" 8") && said.contains("width"),
            "{said}"
        );
    }
    // Where there is no room above, there are no two lines.
    let text = HEAD.replace("y = 50", "y = 5").replace("size = 12", "size = 9")
        + "width = 80\ntext = '{full_name}'\n";
    let at_the_top = Template::parse(&text).unwrap();
    let sheet = fill(&at_the_top, &person(&name)).unwrap();
    assert!(lay_out(&at_the_top, &[sheet]).is_err());
}

#[test]
fn sheets_are_pages_of_a_document_to_be_kept_and_the_same_sheets_the_same_bytes() {
    let example = Template::parse(Template::EXAMPLE).unwrap();
    let names = ["Nguyễn Thị Đào", "Lê Văn O'Brien", &longest()];
    let sheets: Vec<_> = names
        .iter()
        .map(|name| fill(&example, &person(name)).unwrap())
        .collect();
    let canvas = lay_out(&example, &sheets).unwrap();
    assert_eq!(canvas.count(), 3);
    let said: Vec<_> = canvas.said().into_iter().map(|(_, text)| text).collect();
    for name in names {
        assert!(said.contains(&name.to_uppercase()), "{name}: {said:?}");
    }
    for sheet in &sheets {
        for (text, size, x, width, y) in lines(&example, sheet) {
            assert!(x >= 0.0 && x + width <= mm(example.width), "{text}");
            assert!(y >= size && y + 0.3 * size <= mm(example.height), "{text}");
        }
    }
    let day = day();
    let file = write(&example, &sheets, &day).unwrap();
    assert_eq!(file, write(&example, &sheets, &day).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.pdf");
    std::fs::write(&path, &file).unwrap();
    let options = ValidationOptions::default().profile(ValidationProfile::PdfA2a);
    let result = validate_pdf(path.to_str().unwrap(), &options).unwrap();
    assert!(result.failures.is_empty(), "{:#?}", result.failures);
}
