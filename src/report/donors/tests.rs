use std::process::Command;

use unicode_width::UnicodeWidthStr;

use super::*;
use crate::domain::clean::printable;
use crate::domain::command::Act;
use crate::domain::id::VisitId;
use crate::domain::visit::Outcome;
use crate::i18n::{Lang, terms};
use crate::report::document::{Document, Letterhead, Part};
use crate::report::tests::fixture::{act, now, pack, roster_of, save, those, troubled};
use crate::report::tests::tables::{compare_table, compare_workbook};
use crate::report::text::Width;
use crate::report::{Summary, csv, pdf, text, xlsx};
use crate::simulation::tests::day_at;
use crate::store::Store;
use crate::store::memory::Memory;

const SEED: u64 = 3;
const CLOCKS: [&str; 4] = ["07:29", "08:10", "10:15", "15:00"];

fn list_of(day: &Day, store: &mut Memory, unit: Option<&UnitCode>) -> DonorList {
    let names = Names::take(store, &DonorList::wanted(day, unit), &now()).unwrap();
    DonorList::of(day, &pack(), &store.roster_size().unwrap(), &names, unit)
}

fn list(clock: &str) -> DonorList {
    list_of(&day_at(SEED, 200, clock), &mut roster_of(SEED, 200), None)
}

fn document(list: &DonorList, lang: Lang) -> Document {
    list.document(lang, &Letterhead::default())
}

/// The people of a document's lists, by the names in their second column.
fn names_in(document: &Document) -> Vec<String> {
    let mut names = Vec::new();
    for part in &document.parts {
        let Part::Table(table) = part else { continue };
        if table.columns.len() == 8 {
            names.extend(table.rows.iter().map(|row| row[1].shown(document.lang)));
        }
    }
    names
}

#[test]
fn the_people_listed_add_up_to_the_figures_of_the_summary() {
    for clock in CLOCKS {
        let (day, mut store) = (day_at(SEED, 200, clock), roster_of(SEED, 200));
        let summary = Summary::of(&day, &pack(), &store.roster_size().unwrap());
        let list = list_of(&day, &mut store, None);
        assert_eq!(list.units.len(), summary.by_unit.len());
        for (part, row) in list.units.iter().zip(&summary.by_unit) {
            let at = |which: fn(Stage) -> bool| {
                let stages = part.donors.iter().filter_map(|donor| donor.stage);
                u32::try_from(stages.filter(|stage| which(*stage)).count()).unwrap()
            };
            let left = |outcome| at_left(part, outcome);
            assert_eq!(&part.figures, row);
            assert_eq!(at(|_| true), row.counts.checked_in);
            assert_eq!(left(Outcome::Donated), row.counts.donated);
            assert_eq!(left(Outcome::Incomplete), row.counts.incomplete);
            assert_eq!(left(Outcome::Deferred), row.counts.deferred);
            assert_eq!(left(Outcome::Withdrawn), row.counts.withdrawn);
            assert_eq!(at(|stage| !matches!(stage, Stage::Left(_))), row.counts.inside());
            // Nobody of this morning came without being on the roster of the unit.
            assert_eq!(part.donors.len() as u64, row.on_roster, "{clock}");
            let drawn = part.donors.iter().filter_map(|donor| donor.volume);
            assert_eq!(
                drawn.map(|volume| u64::from(volume.ml())).sum::<u64>(),
                row.volume_ml
            );
        }
        let total = list.total();
        assert_eq!(
            (total.counts, total.volume_ml, total.on_roster),
            (summary.counts, summary.volume_ml, summary.on_roster)
        );
        assert_eq!(
            list.absent() as u64,
            summary.on_roster - u64::from(summary.counts.checked_in)
        );
    }
}

fn at_left(part: &UnitPart, outcome: Outcome) -> u32 {
    let left = part
        .donors
        .iter()
        .filter(|donor| donor.stage == Some(Stage::Left(outcome)));
    u32::try_from(left.count()).unwrap()
}

#[test]
fn every_format_has_the_same_rows() {
    for clock in CLOCKS {
        let list = list(clock);
        let data: serde_json::Value = serde_json::from_str(&json::write(&list).unwrap()).unwrap();
        let listed: Vec<_> = data["units"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|unit| unit["donors"].as_array().unwrap())
            .map(|donor| donor["full_name"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(listed.len(), 200);
        assert_eq!(data["total"]["checked_in"], list.total().counts.checked_in);
        for lang in Lang::ALL {
            let document = document(&list, lang);
            assert_eq!(names_in(&document), listed);
            compare_workbook(&document);
            compare_table(&document);
            for (paper, width) in [(Width::Narrow, 80), (Width::Wide, 132)] {
                let page = text::write(&document, paper);
                assert!(page.lines().all(|line| line.width() <= width), "{page}");
            }
        }
    }
}

#[test]
fn a_short_list_looks_as_drawn() {
    let (day, mut store) = (day_at(7, 14, "09:10"), roster_of(7, 14));
    let list = list_of(&day, &mut store, None);
    for lang in Lang::ALL {
        let mut document = document(&list, lang);
        document.foot.clear();
        let page = text::write(&document, Width::Narrow);
        insta::assert_snapshot!(format!("narrow_{lang:?}").to_lowercase(), page);
    }
}

#[test]
fn it_says_who_gave_and_never_why_not() {
    let (mut day, mut store) = (troubled(SEED), roster_of(SEED, 200));
    let before = list_of(&day, &mut store, None).units;
    let gave = those(&day, |visit| visit.stage == Stage::Left(Outcome::Donated));
    act(&mut day, gave[0], Act::ExcludeUnit);
    let list = list_of(&day, &mut store, None);
    assert_eq!(list.units, before, "what was said in confidence changes nothing");
    let deferred: Vec<VisitId> = those(&day, |visit| visit.deferral.is_some());
    assert!(deferred.len() > 5);
    let pack = pack();
    for lang in Lang::ALL {
        let page = text::write(&document(&list, lang), Width::Wide);
        let flat = page.split_whitespace().collect::<Vec<_>>().join(" ");
        for id in &deferred {
            let ground = &day.visit(*id).unwrap().deferral.as_ref().unwrap().ground;
            assert!(!flat.contains(terms::ground(lang, &pack, ground)), "{ground:?}");
        }
        for reaction in day.visits().flat_map(|visit| &visit.reactions) {
            assert!(
                !flat.contains(terms::reaction(lang, reaction.kind)),
                "{reaction:?}"
            );
        }
    }
    let data = json::write(&list).unwrap();
    let people = store
        .people(&day.visits().map(|visit| visit.person).collect::<Vec<_>>())
        .unwrap();
    let pages = [data, text::write(&document(&list, Lang::Vi), Width::Wide)];
    for person in &people {
        let number = person.national_id.as_ref().unwrap().as_str();
        let phone = person.phone.as_ref().map_or(number, |phone| phone.as_str());
        for page in &pages {
            assert!(!page.contains(number) && !page.contains(phone), "{number}");
        }
    }
}

#[test]
fn one_unit_gets_its_own_people_only() {
    let (day, mut store) = (day_at(SEED, 200, "10:15"), roster_of(SEED, 200));
    let all = list_of(&day, &mut store, None);
    let code = all.units[1].figures.unit.clone().unwrap();
    let one = list_of(&day, &mut store, Some(&code));
    assert_eq!(one.units, all.units[1..2]);
    let exports = store.exports().unwrap();
    assert_eq!(exports[0].people, 200);
    assert_eq!(exports[1].people, one.units[0].donors.len() as u64);
}

/// Somebody came with another unit than the one that the roster says.
#[test]
fn nobody_stands_on_it_twice() {
    let (day, mut store) = (day_at(SEED, 40, "10:15"), roster_of(SEED, 40));
    let visit = day.visits().next().unwrap();
    let mut person = store.people(&[visit.person]).unwrap().remove(0);
    let of_visit = visit.unit.clone();
    person.unit = day.info.units.last().map(|unit| unit.code.clone());
    assert_ne!(person.unit, of_visit);
    save(&mut store, &[person.clone()]);
    let list = list_of(&day, &mut store, None);
    let listed = list.units.iter().flat_map(|part| &part.donors);
    assert_eq!(
        listed.filter(|donor| donor.ticket == Some(visit.ticket)).count(),
        1
    );
    assert_eq!(list.units.iter().map(|part| part.donors.len()).sum::<usize>(), 40);
    let of_roster = list_of(&day, &mut store, person.unit.as_ref());
    let his = of_roster.units[0].donors.iter();
    let his = his.filter(|donor| donor.full_name.as_ref() == Some(&person.full_name));
    assert!(
        his.clone()
            .all(|donor| donor.birth_year != Some(Birth::year(person.birth))),
        "{his:?}"
    );
}

#[test]
fn a_day_with_nobody_says_so() {
    let mut day = day_at(SEED, 20, "07:29");
    let empty = list_of(&day, &mut Memory::new(), None);
    for lang in Lang::ALL {
        let page = text::write(&document(&empty, lang), Width::Narrow);
        assert!(
            page.contains(crate::i18n::text::report::NOBODY_LISTED.get(lang)),
            "{page}"
        );
        assert!(pdf::write(&document(&empty, lang)).unwrap().starts_with(b"%PDF-"));
        assert!(xlsx::write(&document(&empty, lang)).unwrap().starts_with(b"PK"));
    }
    day.info.units.clear();
    let empty = list_of(&day, &mut Memory::new(), None);
    assert_eq!(empty.units, []);
    compare_table(&document(&empty, Lang::Vi));
}

#[test]
fn names_and_ranks_from_outside_are_words_in_every_format() {
    let mut day = day_at(SEED, 5, "07:29");
    day.info.units[0].name = Label::parse("=cmd|' /C calc'!A0").unwrap();
    let code = day.info.units[0].code.clone();
    let long = format!("{} Ênh", "Nguyễn ".repeat(11).trim());
    let longest: String = long.chars().take(80).collect();
    assert!(FullName::parse("=cmd").is_err(), "no name begins so; a rank may");
    let mut store = Memory::new();
    let people: Vec<_> = [
        ("H'Hen Niê", "=1+1"),
        (longest.as_str(), "+84"),
        ("Đỗ Ơn", "Đại úy"),
    ]
    .iter()
    .zip(1..)
    .map(|((name, rank), n)| Person {
        unit: Some(code.clone()),
        rank: Label::parse(rank).ok(),
        ..Person::new(
            PersonId(uuid::Uuid::from_u128(n)),
            FullName::parse(name).unwrap().value,
            Birth::Year(1990),
            crate::domain::identity::Sex::Male,
        )
    })
    .collect();
    save(&mut store, &people);
    let list = list_of(&day, &mut store, None);
    let document = document(&list, Lang::Vi);
    assert_eq!(names_in(&document).len(), 3);
    compare_workbook(&document);
    let table = String::from_utf8(csv::write(&document)).unwrap();
    assert!(table.contains("H'Hen Niê,1990,'=1+1,"), "{table}");
    assert!(table.contains(&format!("{longest},1990,'+84,")), "{table}");
    for line in table.lines() {
        assert!(
            !line.split(',').any(|cell| cell.starts_with(['=', '+', '@'])),
            "{line}"
        );
    }
    let page = text::write(&document, Width::Narrow);
    assert!(page.lines().all(|line| line.width() <= 80), "{page}");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let on_paper = pdf_text(&document);
    for name in &people {
        for word in words(&printable(name.full_name.as_str())) {
            assert!(
                page.contains(&word) && on_paper.contains(&word),
                "{word}: {on_paper}"
            );
        }
    }
    assert!(on_paper.contains("=1+1"), "{on_paper}");
}

/// What `pdftotext` reads; the words of the document where that program is not there.
fn pdf_text(document: &Document) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.pdf");
    std::fs::write(&path, pdf::write(document).unwrap()).unwrap();
    match Command::new("pdftotext").arg(&path).arg("-").output() {
        Ok(read) => String::from_utf8(read.stdout).unwrap(),
        Err(_) => text::write(document, Width::Wide),
    }
}
