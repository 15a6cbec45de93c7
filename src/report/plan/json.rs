//! The plan as JSON. Times of the day are `HH:MM`, with `+1` after midnight; spans are whole minutes, rounded up, or
//! seconds where the name says so.

use serde_json::{Value, json};

use crate::domain::time::Span;
use crate::planning::{Assumptions, Block, Clock, Needed, Outlook, Places, Plan, Range, Scenario, Stage};

/// The plan as one value.
#[must_use]
pub fn write(plan: &Plan, assumed: &Assumptions) -> Value {
    let (question, opening) = (&plan.question, plan.question.demand.opening());
    let at = |span: Span| opening.after(span).to_string();
    let jam = &plan.jam;
    json!({
        "donors": question.demand.donors(),
        "expected": plan.expected,
        "opening": opening.to_string(),
        "closing": at(question.demand.open_for()),
        "goal": {"through_by": at(question.goal.through_by), "wait_s": question.goal.wait.secs()},
        "there": places(&question.there),
        "beds_in_use": question.there.beds_in_use(assumed),
        "as_they_come": scenario(plan, &plan.as_they_come),
        "timetable": scenario(plan, &plan.timetable),
        "reaching": plan.reaching.as_ref().map(|reaching| json!({
            "units": units(plan, &reaching.blocks),
            "needed": needed(opening, &reaching.needed),
        })),
        "jam": {
            "stage": name(jam.stage),
            "at": at(jam.peak.at),
            "people": people(jam.peak.tenths),
            "wait_p90_s": jam.wait.secs(),
            "beyond_goal": jam.beyond_goal,
        },
        "one_more": plan.one_more.iter().map(|more| json!({
            "stage": name(more.stage),
            "finish": range(opening, more.finish),
            "wait_p90_s": more.wait.secs(),
            "without_seat": more.without_seat,
        })).collect::<Vec<_>>(),
        "assumptions": {
            "no_show_per_mille": assumed.arrival.no_show_per_mille.number(),
            "cleared_per_mille": assumed.screening.cleared().number(),
            "reception_s": assumed.reception.work.mean.span().secs(),
            "desk_s": assumed.desk_time().secs(),
            "bed_s": assumed.bed_time().secs(),
            "rest_s": question.rest.least.secs(),
            "beds_per_nurse": assumed.collection.beds_per_nurse,
        },
        "days": plan.days,
        "seed": question.seed,
    })
}

fn scenario(plan: &Plan, scenario: &Scenario) -> Value {
    let opening = plan.question.demand.opening();
    json!({
        "units": units(plan, &scenario.blocks),
        "outlook": outlook(plan, &scenario.outlook),
        "needed": needed(opening, &scenario.needed),
    })
}

fn units(plan: &Plan, blocks: &[Block]) -> Vec<Value> {
    let opening = plan.question.demand.opening();
    let parties = plan.question.demand.parties().iter().enumerate();
    parties
        .map(|(n, party)| {
            let blocks: Vec<_> = blocks
                .iter()
                .filter(|block| block.party == n)
                .map(|block| json!({"at": opening.after(block.at).to_string(), "people": block.people}))
                .collect();
            json!({"unit": party.name, "people": party.people, "blocks": blocks})
        })
        .collect()
}

fn outlook(plan: &Plan, outlook: &Outlook) -> Value {
    let opening = plan.question.demand.opening();
    let at = |span: Span| opening.after(span).to_string();
    let queues: Vec<_> = outlook
        .queues
        .iter()
        .map(|queue| {
            json!({
                "stage": name(queue.stage),
                "wait_median_s": queue.median.secs(),
                "wait_p90_s": queue.wait.secs(),
                "busy_percent": queue.busy,
                "most": {"at": at(queue.peak.at), "people": people(queue.peak.tenths)},
            })
        })
        .collect();
    let course: Vec<_> = (0..)
        .zip(&outlook.course)
        .map(|(n, moment)| {
            let [reception, screening, collection] = moment.waiting.map(people);
            json!({
                "at": at(Span::from_millis(outlook.step.millis() * n)),
                "reception": reception,
                "screening": screening,
                "collection": collection,
                "resting": people(moment.resting),
            })
        })
        .collect();
    json!({
        "finish": range(opening, outlook.finish),
        "in_time_percent": outlook.in_time,
        "goal_reached": outlook.reaches(&plan.question),
        "stages": queues,
        "seats": {
            "needed": outlook.seats.needed,
            "most": {"at": at(outlook.seats.peak.at), "people": people(outlook.seats.peak.tenths)},
        },
        "waiting": course,
    })
}

fn needed(opening: Clock, needed: &Needed) -> Value {
    json!({
        "places": places(&needed.places),
        "finish": range(opening, needed.finish),
        "in_time": needed.in_time,
    })
}

fn places(places: &Places) -> Value {
    json!({
        "reception": places.reception,
        "desks": places.desks,
        "beds": places.beds,
        "nurses": places.nurses,
        "seats": places.seats,
    })
}

fn range(opening: Clock, range: Range) -> Value {
    let at = |span: Span| opening.after(span).to_string();
    json!({"p10": at(range.low), "p50": at(range.middle), "p90": at(range.high)})
}

/// A mean number of people, to a tenth.
fn people(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}

const fn name(stage: Stage) -> &'static str {
    match stage {
        Stage::Reception => "reception",
        Stage::Screening => "screening",
        Stage::Collection => "collection",
        Stage::Recovery => "recovery",
    }
}
