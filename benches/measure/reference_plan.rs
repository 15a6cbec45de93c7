//! The plan of the reference hall: 5 desks, 10 beds, 12 seats, five units of one size from seven o'clock on.

use giotmau::domain::clean::Label;
use giotmau::domain::rulepack::RulePack;
use giotmau::domain::time::Span;
use giotmau::planning::{Assumptions, Clock, Demand, Goal, Places, Plan, Question, Rest, plan};

/// The plan for so many donors in so many minutes, played 200 times.
pub(crate) fn plan_of(donors: u32, minutes: u32) -> Plan {
    let assumed = Assumptions::read().expect("the assumptions");
    let pack = RulePack::vn_tt26_2013().expect("the pack");
    let names = (1..=5)
        .map(|n| Label::parse(&format!("U{n}")).expect("a label"))
        .collect();
    let hours = (Clock::parse("07:00").expect("a time"), Span::from_mins(minutes));
    let parties = Demand::equal_parts(donors, names);
    let demand = Demand::new(parties, None, hours, &assumed).expect("a demand");
    let question = Question {
        there: Places {
            reception: assumed.reception.desks.into(),
            desks: 5,
            beds: 10,
            nurses: 5,
            seats: 12,
        },
        goal: Goal {
            through_by: demand.open_for(),
            wait: Span::from_mins(15),
        },
        rest: Rest::of(&pack),
        demand,
        most_in_block: None,
        days: 200,
        seed: 1,
    };
    plan(question, &assumed)
}
