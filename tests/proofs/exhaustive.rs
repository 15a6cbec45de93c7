//! Every order of commands: from several situations of a hall with two donors, two desks, two beds and two bags, all
//! sequences of commands up to a depth are followed, and what can never happen is asked after every step.
//!
//! Two stations are in it in this way: a station decides on the newest day, under the store's lock, so what a second
//! station with an older view can do is send a command that does not fit any more. Here every command is tried in every
//! state, whatever its preconditions, by either of two nurses where that matters. Time goes on by 1 or by 15 minutes,
//! which counts as a command. Commands that only order the queue are left to the random days; they change no stage.
//!
//! The search is breadth first. States whose futures are the same are merged; `canon` says which and why that is sound.
//! The printed number of sequences counts every order of commands and waits that the merged states stand for, refused
//! commands included.
//!
//! The depth of an ordinary run takes some seconds. `GIOTMAU_DEPTH=1` goes one command further from every situation, in two
//! minutes and 2 GB unoptimised; each more takes ten times that:
//!
//! ```sh
//! GIOTMAU_DEPTH=1 cargo test --test proofs exhaustive -- --nocapture
//! ```

mod alphabet;
mod canon;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use giotmau::domain::command::Act;
use giotmau::domain::day::Day;
use giotmau::domain::id::DeskNo;
use giotmau::domain::step::{CollectionOutcome, Envelope};
use giotmau::domain::time::{Moment, Span};
use giotmau::domain::visit::{Outcome, Stage};

use self::alphabet::{DONORS, commands};
use self::canon::key;
use crate::hall::{Hall, at, at_by, blood_test, decide_on, minute, ml, note, sealed, start, vitals};
use crate::never::{check_start, check_state, check_step};

/// How far time goes on at once.
const WAITS: [u32; 2] = [1, 15];

/// The log of a state, the newest step first, shared by the states that follow.
struct Link {
    envelope: Envelope,
    before: Option<Rc<Self>>,
}

fn newest_first(link: Option<&Rc<Link>>) -> impl Iterator<Item = &Envelope> {
    std::iter::successors(link.map(Rc::as_ref), |link| link.before.as_deref()).map(|link| &link.envelope)
}

#[derive(Clone)]
struct State {
    day: Rc<Day>,
    log: Option<Rc<Link>>,
    now: Moment,
}

impl State {
    fn of(hall: &Hall, now: Moment) -> Self {
        let log = hall.log.iter().fold(None, |before, envelope| {
            let envelope = envelope.clone();
            Some(Rc::new(Link { envelope, before }))
        });
        Self {
            day: Rc::new(hall.day.clone()),
            log,
            now,
        }
    }

    /// The day that followed step by step is the day folded from its log.
    fn check_fold(&self) {
        let mut log: Vec<_> = newest_first(self.log.as_ref()).collect();
        log.reverse();
        assert_eq!(
            Day::fold(log).as_ref(),
            Some(&*self.day),
            "the log tells another day"
        );
    }
}

/// What a search has seen.
#[derive(Default)]
struct Seen {
    states: usize,
    transitions: u64,
    sequences: u128,
    stages: BTreeSet<&'static str>,
    steps: BTreeMap<&'static str, u64>,
    refusals: BTreeMap<&'static str, u64>,
}

/// Where a state leads: how many commands change nothing, and the states that the others lead to.
#[derive(Default)]
struct Ways {
    refused: u64,
    to: Vec<usize>,
}

fn search(start: State, depth: usize) -> Seen {
    let mut seen = Seen::default();
    let mut known = HashMap::from([(key(&start.day, start.now), 0)]);
    let mut ways: Vec<Ways> = vec![Ways::default()];
    let mut frontier = vec![start];
    let mut first = 0;
    for _ in 0..depth {
        let mut next = Vec::new();
        for (n, state) in frontier.iter().enumerate() {
            let mut found = Ways::default();
            for after in follow(state, &mut found, &mut seen) {
                let id = *known.entry(key(&after.day, after.now)).or_insert_with(|| {
                    after.check_fold();
                    check_state(&after.day);
                    next.push(after);
                    ways.push(Ways::default());
                    ways.len() - 1
                });
                found.to.push(id);
            }
            seen.transitions += found.refused + found.to.len() as u64;
            ways[first + n] = found;
        }
        first += frontier.len();
        frontier = next;
    }
    seen.states = ways.len();
    seen.sequences = sequences(&ways, depth);
    seen
}

/// The states that one command, or some time, leads to.
fn follow(state: &State, ways: &mut Ways, seen: &mut Seen) -> Vec<State> {
    let mut all: Vec<_> = WAITS
        .iter()
        .map(|minutes| State {
            now: state.now + Span::from_mins(*minutes),
            ..state.clone()
        })
        .collect();
    seen.stages
        .extend(state.day.visits().map(|visit| stage(visit.stage)));
    for (command, staff) in commands(&state.day) {
        let at = at_by(staff, state.now, state.now);
        let steps = match decide_on(&state.day, &command, &at) {
            Ok(steps) => steps,
            Err(refusal) => {
                *seen.refusals.entry(refusal.code()).or_default() += 1;
                ways.refused += 1;
                continue;
            }
        };
        let mut after = state.clone();
        for step in steps {
            let envelope = sealed(&after.day, step, &at);
            *seen.steps.entry(envelope.step.kind()).or_default() += 1;
            check_start(&after.day, &command, &envelope);
            let mut day = Day::clone(&after.day);
            day.apply(&envelope);
            check_step(&after.day, &envelope, &day, newest_first(after.log.as_ref()));
            after.day = Rc::new(day);
            after.log = Some(Rc::new(Link {
                envelope,
                before: after.log,
            }));
        }
        all.push(after);
    }
    all
}

/// How many sequences of `depth` commands begin in the first state.
fn sequences(ways: &[Ways], depth: usize) -> u128 {
    let mut count = vec![0_u128; ways.len()];
    count[0] = 1;
    for _ in 0..depth {
        let mut next = vec![0; ways.len()];
        for (n, ways) in ways.iter().enumerate().filter(|(n, _)| count[*n] > 0) {
            next[n] += count[n] * u128::from(ways.refused);
            for to in &ways.to {
                next[*to] += count[n];
            }
        }
        count = next;
    }
    count.iter().sum()
}

/// `1.4e12`.
fn rounded(count: u128) -> String {
    let digits = count.to_string();
    match digits.get(..2) {
        Some(first) => format!("{}.{}e{}", &first[..1], &first[1..], digits.len() - 1),
        None => digits,
    }
}

const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Waiting => "waiting",
        Stage::Screening(_) => "screening",
        Stage::Cleared => "cleared",
        Stage::Collecting(_) => "collecting",
        Stage::Recovering => "recovering",
        Stage::Left(Outcome::Donated) => "donated",
        Stage::Left(Outcome::Incomplete) => "incomplete",
        Stage::Left(Outcome::Deferred) => "deferred",
        Stage::Left(Outcome::Withdrawn) => "withdrawn",
        Stage::Left(Outcome::NeverHere) => "never here",
    }
}

/// Brings a donor to a stage; the doctor's yes is for 450 ml.
fn bring(hall: &mut Hall, n: u32, place: u16, stage: &str, now: Moment) {
    let at = at(now);
    hall.arrives(n, now);
    let acts = [
        ("screening", Act::StartScreening { desk: DeskNo(place) }),
        ("weighed", Act::RecordVitals(vitals(600, 120))),
        ("measured", Act::RecordBloodTest(blood_test(140))),
        (
            "cleared",
            Act::Clear {
                volume: ml(450),
                override_reason: None,
            },
        ),
        ("collecting", start(place, place.into(), None)),
        (
            "recovering",
            Act::EndCollection {
                outcome: CollectionOutcome::Complete,
                volume: ml(450),
                weighed: None,
            },
        ),
        (
            "donated",
            Act::Release {
                override_reason: Some(note()),
            },
        ),
    ];
    for (name, act) in acts {
        if stage == "waiting" {
            return;
        }
        hall.must(n, &act, &at);
        if name == stage {
            return;
        }
    }
    panic!("{stage} is no stage");
}

/// The situations that the searches begin in, by where the two donors are, and how deep an ordinary run goes.
const SITUATIONS: [(Option<(&str, &str)>, usize); 8] = [
    (None, 6),
    (Some(("waiting", "measured")), 3),
    (Some(("measured", "measured")), 3),
    (Some(("cleared", "cleared")), 4),
    (Some(("collecting", "cleared")), 3),
    (Some(("collecting", "collecting")), 3),
    (Some(("recovering", "cleared")), 3),
    (Some(("donated", "recovering")), 3),
];

#[test]
fn exhaustive_no_order_of_commands_leads_to_what_can_never_happen() {
    let deeper = std::env::var("GIOTMAU_DEPTH").map_or(0, |depth| depth.parse::<usize>().unwrap());
    let mut all = Seen::default();
    for (situation, depth) in SITUATIONS {
        let depth = depth + deeper;
        let mut hall = Hall::of(2);
        let now = minute(10);
        if let Some((first, second)) = situation {
            bring(&mut hall, DONORS[0], 1, first, now);
            bring(&mut hall, DONORS[1], 2, second, now);
        }
        let seen = search(State::of(&hall, now), depth);
        let (first, second) = situation.unwrap_or(("not here", "not here"));
        println!(
            "{first} and {second}: depth {depth}, {} states, {} transitions, {} sequences",
            seen.states,
            seen.transitions,
            rounded(seen.sequences)
        );
        all.states += seen.states;
        all.transitions += seen.transitions;
        all.sequences += seen.sequences;
        all.stages.extend(seen.stages);
        for (kind, count) in seen.steps {
            *all.steps.entry(kind).or_default() += count;
        }
        for (code, count) in seen.refusals {
            *all.refusals.entry(code).or_default() += count;
        }
    }
    println!(
        "in all: {} states, {} transitions, {} sequences\nsteps {:?}\nrefusals {:?}",
        all.states,
        all.transitions,
        rounded(all.sequences),
        all.steps,
        all.refusals
    );
    assert_eq!(all.stages.len(), 9, "stages that were reached: {:?}", all.stages);
    for kind in STEPS {
        assert!(all.steps.contains_key(kind), "no search reached {kind}");
    }
    for code in REFUSALS {
        assert!(
            all.refusals.contains_key(code),
            "no search was refused with {code}"
        );
    }
}

/// The steps that the searches must have reached, or they would prove nothing.
const STEPS: [&str; 19] = [
    "day_closed",
    "day_reopened",
    "donor_checked_in",
    "screening_started",
    "vitals_recorded",
    "blood_test_recorded",
    "ground_declared",
    "donor_cleared",
    "donor_deferred",
    "collection_started",
    "vein_punctured_again",
    "collection_ended",
    "reaction_recorded",
    "donor_released",
    "donor_withdrew",
    "bag_taken_back",
    "unit_self_excluded",
    "value_amended",
    "step_undone",
];

/// The refusals that they must have met.
const REFUSALS: [&str; 28] = [
    "day_closed",
    "day_open",
    "still_inside",
    "unknown_visit",
    "already_here",
    "wrong_stage",
    "not_eligible",
    "not_measured",
    "measured_often",
    "volume_not_allowed",
    "desk_taken",
    "bed_taken",
    "bag_and_sample_differ",
    "bag_used",
    "bag_unsettled",
    "bag_not_issued",
    "bag_settled",
    "other_ticket",
    "scan_both",
    "swapped",
    "punctured_before",
    "clearance_in_doubt",
    "nothing_to_amend",
    "not_amended",
    "held_already",
    "volume_against_outcome",
    "rest_not_over",
    "not_last_step",
];
