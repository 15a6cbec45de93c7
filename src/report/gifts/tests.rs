use unicode_width::UnicodeWidthStr;

use super::*;
use crate::domain::step::CollectionOutcome;
use crate::domain::visit::Stage;
use crate::i18n::Lang;
use crate::report::document::{Document, Kind, Letterhead, Part};
use crate::report::tests::fixture::{now, roster_of};
use crate::report::tests::tables::{compare_table, compare_workbook};
use crate::report::text::Width;
use crate::report::{pdf, text, xlsx};
use crate::simulation::tests::day_at;
use crate::store::Store;
use crate::store::memory::Memory;

const SEED: u64 = 3;

fn values() -> GiftValues {
    let value = |(from, dong)| GiftValue {
        from: Volume::from_ml(from),
        dong,
    };
    GiftValues::new(
        [(250, 100_000), (350, 150_000), (450, 180_000)]
            .map(value)
            .to_vec(),
    )
    .unwrap()
}

fn list_of(day: &Day, store: &mut Memory, unit: Option<&UnitCode>) -> GiftList {
    let names = Names::take(store, &GiftList::wanted(day, unit), &now()).unwrap();
    GiftList::of(day, &values(), &names, unit)
}

fn list(clock: &str) -> GiftList {
    list_of(&day_at(SEED, 200, clock), &mut roster_of(SEED, 200), None)
}

fn document(list: &GiftList, lang: Lang) -> Document {
    list.document(lang, &Letterhead::default())
}

#[test]
fn everybody_who_gave_anything_is_on_it_and_nobody_else() {
    for clock in ["07:29", "09:20", "15:00"] {
        let day = day_at(SEED, 200, clock);
        let list = list_of(&day, &mut roster_of(SEED, 200), None);
        let gave = day.visits().filter_map(Visit::collection_end);
        let gave: Vec<_> = gave
            .map(|end| u64::from(end.volume.ml()))
            .filter(|ml| *ml > 0)
            .collect();
        assert_eq!(list.gifts.len(), gave.len(), "{clock}");
        assert_eq!(list.volume_ml(), gave.iter().sum::<u64>());
        let tickets: std::collections::BTreeSet<_> = list.gifts.iter().map(|gift| gift.ticket).collect();
        assert_eq!(tickets.len(), gave.len());
        let listed = |visit: &Visit| tickets.contains(&visit.ticket);
        assert!(
            day.visits()
                .filter(|visit| visit.deferral.is_some())
                .all(|visit| !listed(visit))
        );
        let counted: u32 = list.by_value.iter().map(|(_, count)| count).sum();
        assert_eq!(counted as usize, list.gifts.len());
        let sum = list
            .by_value
            .iter()
            .map(|(value, count)| u64::from(value.dong) * u64::from(*count));
        assert_eq!(list.dong(), sum.sum::<u64>());
    }
}

#[test]
fn a_complete_collection_counts_as_ordered_and_any_other_as_drawn() {
    let day = day_at(SEED, 200, "15:00");
    let list = list_of(&day, &mut roster_of(SEED, 200), None);
    let (mut complete, mut others) = (0, 0);
    for visit in day.visits() {
        let Some(gift) = list.gifts.iter().find(|gift| gift.ticket == visit.ticket) else {
            continue;
        };
        let end = visit.collection_end().unwrap();
        if end.outcome == CollectionOutcome::Complete {
            complete += 1;
            assert_eq!(
                Some(gift.value.from),
                visit.clearance.as_ref().map(|it| it.volume)
            );
        } else {
            others += 1;
            assert_eq!(Some(gift.value), values().of(end.volume));
        }
    }
    assert!(complete > 100 && others > 0, "{complete} {others}");
}

#[test]
fn units_stand_in_the_order_of_the_day_and_people_in_that_of_names() {
    let day = day_at(SEED, 200, "15:00");
    let list = list_of(&day, &mut roster_of(SEED, 200), None);
    let mut units: Vec<_> = list.gifts.iter().map(|gift| gift.unit.clone()).collect();
    units.dedup();
    let of_day: Vec<_> = day
        .info
        .units
        .iter()
        .map(|unit| Some(unit.code.clone()))
        .collect();
    assert_eq!(units, of_day);
    for pair in list.gifts.windows(2) {
        let key = |gift: &Gift| gift.full_name.as_ref().unwrap().sort_key();
        assert!(
            pair[0].unit != pair[1].unit || key(&pair[0]) <= key(&pair[1]),
            "{pair:?}"
        );
    }
    let code = of_day[1].clone().unwrap();
    let mut store = roster_of(SEED, 200);
    let one = list_of(&day, &mut store, Some(&code));
    let its = list.gifts.iter().filter(|gift| gift.unit.as_ref() == Some(&code));
    assert_eq!(one.gifts, its.cloned().collect::<Vec<_>>());
    assert_eq!(store.exports().unwrap()[0].people, one.gifts.len() as u64);
}

#[test]
fn every_format_has_the_same_rows_and_room_to_sign() {
    for clock in ["07:29", "09:20", "15:00"] {
        let list = list(clock);
        let data: serde_json::Value = serde_json::from_str(&json::write(&list).unwrap()).unwrap();
        assert_eq!(data["count"], list.gifts.len());
        assert_eq!(data["dong"], list.dong());
        for lang in Lang::ALL {
            let document = document(&list, lang);
            compare_workbook(&document);
            compare_table(&document);
            for (paper, width) in [(Width::Narrow, 80), (Width::Wide, 132)] {
                let page = text::write(&document, paper);
                assert!(page.lines().all(|line| line.width() <= width), "{page}");
                let sum = crate::i18n::format::dong(lang, list.dong());
                assert!(list.gifts.is_empty() || page.contains(&sum), "{sum}: {page}");
            }
        }
    }
}

#[test]
fn a_row_is_high_enough_to_sign_by_hand() {
    let signed = document(&list("15:00"), Lang::Vi);
    let mut unsigned = signed.clone();
    for part in &mut unsigned.parts {
        if let Part::Table(table) = part {
            for column in table
                .columns
                .iter_mut()
                .filter(|column| column.kind == Kind::Blank)
            {
                column.kind = Kind::Words;
            }
        }
    }
    let pages = |document: &Document| {
        let written = pdf::write(document).unwrap();
        let mark = b"/Type /Page\n".as_slice();
        let short = b"/Type/Page/".as_slice();
        written.windows(12).filter(|at| *at == mark).count()
            + written.windows(11).filter(|at| *at == short).count()
    };
    assert!(
        pages(&signed) > pages(&unsigned),
        "{} {}",
        pages(&signed),
        pages(&unsigned)
    );
}

#[test]
fn a_short_list_looks_as_drawn() {
    let (day, mut store) = (day_at(7, 14, "09:10"), roster_of(7, 14));
    let list = list_of(&day, &mut store, None);
    assert!(day.visits().any(|visit| visit.stage == Stage::Recovering));
    for lang in Lang::ALL {
        let page = text::write(&document(&list, lang), Width::Narrow);
        insta::assert_snapshot!(format!("narrow_{lang:?}").to_lowercase(), page);
    }
}

#[test]
fn a_day_on_which_nobody_gave_says_so() {
    let empty = list("07:29");
    assert_eq!((empty.gifts.len(), empty.dong()), (0, 0));
    for lang in Lang::ALL {
        let document = document(&empty, lang);
        let page = text::write(&document, Width::Narrow);
        assert!(
            page.contains(crate::i18n::text::report::NOBODY_LISTED.get(lang)),
            "{page}"
        );
        assert!(pdf::write(&document).unwrap().starts_with(b"%PDF-"));
        assert!(xlsx::write(&document).unwrap().starts_with(b"PK"));
    }
}
