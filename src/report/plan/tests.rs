use super::*;
use crate::domain::clean::Label;
use crate::domain::time::Span;
use crate::i18n::Lang;
use crate::planning::{Assumptions, Clock, Demand, Goal, Places, Plan, Question, Rest, plan};

fn reference(seats: u32) -> (Plan, Assumptions) {
    let assumed = Assumptions::read().unwrap();
    let names = ["A01", "A02", "A03", "A04", "A09"].map(|name| Label::parse(name).unwrap());
    let hours = (Clock::parse("07:00").unwrap(), Span::from_mins(240));
    let parties = Demand::equal_parts(200, names.to_vec());
    let question = Question {
        demand: Demand::new(parties, None, hours, &assumed).unwrap(),
        there: Places {
            reception: 2,
            desks: 5,
            beds: 10,
            nurses: 4,
            seats,
        },
        goal: Goal {
            through_by: Span::from_mins(240),
            wait: Span::from_mins(15),
        },
        rest: Rest {
            least: Span::from_mins(15),
            after_reaction: Span::from_mins(30),
        },
        most_in_block: Some(20),
        days: 20,
        seed: 1,
    };
    (plan(question, &assumed), assumed)
}

#[test]
fn the_page_says_the_same_in_both_languages_within_eighty_columns() {
    let (plan, assumed) = reference(12);
    let pages = Lang::ALL.map(|lang| text(&plan, &assumed, lang));
    for page in &pages {
        for line in page.lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
        }
        assert!(!page.contains('{') && !page.contains('}'), "{page}");
    }
    let times = |page: &str| -> Vec<String> {
        let words = page.split(|sign: char| !sign.is_ascii_digit() && sign != ':');
        words
            .map(|word| word.trim_matches(':'))
            .filter(|word| word.len() == 5 && word.contains(':'))
            .map(str::to_owned)
            .collect()
    };
    let [vi, en] = &pages;
    assert_eq!(times(vi), times(en));
    assert!(vi.contains("Sẽ tắc ở đâu\n  Khám tuyển: đông nhất lúc "), "{vi}");
    assert!(en.contains("Where it jams\n  Screening: most wait at "), "{en}");
    assert!(en.contains("Beds (nurses for 8)"), "{en}");
    assert!(vi.contains("Giả định, không phải số đo") && en.contains("Assumed, not measured"));
}

#[test]
fn the_json_has_every_figure_of_the_page() {
    let (plan, assumed) = reference(12);
    let json = json(&plan, &assumed);
    assert_eq!(json["donors"], 200);
    assert_eq!(json["there"]["desks"], 5);
    assert_eq!(json["beds_in_use"], 8);
    assert_eq!(json["jam"]["stage"], "screening");
    let page = text(&plan, &assumed, Lang::En);
    for scenario in ["as_they_come", "timetable"] {
        let finish = &json[scenario]["outlook"]["finish"];
        for at in ["p10", "p50", "p90"] {
            assert!(page.contains(finish[at].as_str().unwrap()), "{finish}");
        }
        let units = json[scenario]["units"].as_array().unwrap();
        let names: Vec<_> = units.iter().map(|unit| unit["unit"].as_str().unwrap()).collect();
        assert_eq!(names, ["A01", "A02", "A03", "A04", "A09"]);
    }
    assert_eq!(
        json["timetable"]["units"][0]["blocks"].as_array().unwrap().len(),
        2
    );
    assert_eq!(json["one_more"].as_array().unwrap().len(), 4);
}

#[test]
fn the_chart_is_as_high_as_the_line_is_long() {
    let (plan, assumed) = reference(12);
    let page = text(&plan, &assumed, Lang::En);
    let bars = page.lines().filter(|line| line.contains('┤')).count();
    assert_eq!(bars, 16, "two charts of eight lines");
    let highest = page
        .lines()
        .find(|line| line.contains('█') && line.contains('┤'))
        .unwrap();
    assert!(!highest.contains('▒'), "reception is at the bottom: {highest}");
}
