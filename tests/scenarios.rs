//! Plays the scenarios in `tests/scenarios/`: what a nurse would do and what she would be told, a line each.
//!
//! ```text
//! # What it is about                 begins a new day with two desks, two beds and three seats
//! 08:00 arrives female 1990-05-01    someone checks in and gets the next ticket
//! 08:05 #1 call desk 1               something is done with ticket 1 …
//! 08:05 #1 call desk 2 ! called_elsewhere    … or refused, with this code
//! late 08:01 at 08:30 #1 …           the same, entered at 08:30 from paper
//! then queue 2 3                     what everybody sees now
//! used 9 ticket 4                    bag 9 was used on another day
//! ```

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::wildcard_enum_match_arm,
    reason = "a test that cannot go on may panic"
)]

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use giotmau::domain::bag::BagCode;
use giotmau::domain::birth::Birth;
use giotmau::domain::clean::{Label, Note};
use giotmau::domain::command::{Act, Command};
use giotmau::domain::day::Day;
use giotmau::domain::decide::{BagUse, Context, NewStep, Past, decide, open_day};
use giotmau::domain::id::{BedNo, DayId, DeskNo, PersonId, Seq, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::name::FullName;
use giotmau::domain::person::{DonationCount, DonorFacts, EarlierDonations, Person};
use giotmau::domain::reaction::{Reaction, ReactionKind, Severity};
use giotmau::domain::refusal::Refusal;
use giotmau::domain::rulepack::{GroundCode, RulePack};
use giotmau::domain::step::{
    At, BloodTest, ChainHash, CollectionOutcome, DayInfo, Envelope, HallSize, Hbsag, Vitals,
};
use giotmau::domain::time::Moment;
use giotmau::domain::unit::{Unit, UnitCode};
use giotmau::domain::visit::{Outcome, Stage};
use giotmau::domain::vitals::{Haemoglobin, Pressure, Pulse, Volume, Weight};
use uuid::Uuid;

const DATE: &str = "2026-10-22";
const HALL: HallSize = HallSize {
    desks: 2,
    beds: 2,
    seats: 3,
};

/// A day being played.
struct Play {
    day: Day,
    pack: RulePack,
    people: HashMap<PersonId, DonorFacts>,
    used_elsewhere: HashMap<BagCode, BagUse>,
    made: u128,
}

fn time(hh_mm: &str) -> Moment {
    Moment::parse(&format!("{DATE}T{hh_mm}:00+07:00")).unwrap_or_else(|| panic!("{hh_mm} is not a time"))
}

fn note(text: &str) -> Note {
    Note::parse(if text.is_empty() {
        "vì lý do riêng"
    } else {
        text
    })
    .unwrap()
}

impl Play {
    fn begin(hall: HallSize) -> Self {
        let unit = |code: &str| Unit {
            code: UnitCode::parse(code).unwrap(),
            name: Label::parse(code).unwrap(),
        };
        let info = DayInfo {
            title: Label::parse("Ngày hội").unwrap(),
            date: DATE.parse().unwrap(),
            site: Label::parse("Hội trường").unwrap(),
            hospital: Label::parse("Bệnh viện").unwrap(),
            target: 10,
            units: vec![unit("A01"), unit("A02")],
            hall,
            bag_pattern: None,
        };
        let NewStep { visit, step } = open_day(info).unwrap();
        let first = Envelope {
            day: DayId(Uuid::from_u128(1)),
            seq: Seq(1),
            id: StepId(Uuid::from_u128(2)),
            visit,
            at: Self::at(time("07:00"), time("07:00")),
            step,
            hash: ChainHash::START,
        };
        Self {
            day: Day::begin(&first).unwrap(),
            pack: RulePack::vn_tt26_2013().unwrap(),
            people: HashMap::new(),
            used_elsewhere: HashMap::new(),
            made: 100,
        }
    }

    fn at(occurred: Moment, recorded: Moment) -> At {
        At {
            occurred,
            recorded,
            staff: Label::parse("Hoa").unwrap(),
            station: Label::parse("Khám 1").unwrap(),
        }
    }

    fn new_id(&mut self) -> Uuid {
        self.made += 1;
        Uuid::from_u128(self.made)
    }

    fn execute(&mut self, command: &Command, at: &At) -> Result<(), Refusal> {
        let person = match command {
            Command::CheckIn { person, .. } => Some(*person),
            Command::Visit { visit, .. } => self.day.visit(*visit).map(|visit| visit.person),
            _ => None,
        };
        let bag = match command {
            Command::Visit {
                act: Act::StartCollection { bag, .. },
                ..
            } => self.used_elsewhere.get(bag).copied(),
            _ => None,
        };
        let donor = person.and_then(|person| self.people.get(&person));
        let context = Context {
            pack: &self.pack,
            past: Past::Read { donor, bag },
        };
        for NewStep { visit, step } in decide(&self.day, &context, command, at)? {
            let envelope = Envelope {
                day: self.day.id,
                seq: self.day.head.seq.next(),
                id: StepId(self.new_id()),
                visit,
                at: at.clone(),
                step,
                hash: ChainHash::START,
            };
            self.day.apply(&envelope);
        }
        Ok(())
    }

    /// A person from words such as `female 1990-05-01 unit A01 last 2026-08-01 deferred tattoo 2026-09-01`.
    fn person(&mut self, words: &[&str]) -> PersonId {
        let id = PersonId(self.new_id());
        let name = FullName::parse("Nguyễn Thị Đào").unwrap().value;
        let sex = Sex::parse(words[0]).unwrap();
        let mut person = Person::new(id, name, Birth::Year(1990), sex);
        person.birth = words[1]
            .parse()
            .map_or_else(|_| Birth::Year(words[1].parse().unwrap()), Birth::Date);
        let mut facts = DonorFacts::of(person);
        let mut rest = &words[2..];
        while let [key, value, tail @ ..] = rest {
            match *key {
                "unit" => facts.person.unit = UnitCode::parse(value),
                "last" => facts.last_bled = Some(value.parse().unwrap()),
                "told" => {
                    let earlier = EarlierDonations {
                        times: DonationCount::ONE,
                        last: Some(value.parse().unwrap()),
                    };
                    facts = DonorFacts::of(Person {
                        earlier: Some(earlier),
                        ..facts.person
                    });
                }
                "deferred" => {
                    let ground = self.pack.ground(&GroundCode::new(value)).unwrap();
                    facts.deferred = Some((
                        ground.code.clone(),
                        ground.until(tail[0].parse().unwrap()).unwrap(),
                    ));
                    rest = &tail[1..];
                    continue;
                }
                "elsewhere" => {
                    facts.open_visit = Some((
                        DayId(Uuid::from_u128(9)),
                        VisitId(Uuid::from_u128(value.parse().unwrap())),
                    ));
                }
                other => panic!("{other}?"),
            }
            rest = tail;
        }
        self.people.insert(id, facts);
        id
    }

    fn command(&mut self, words: &[&str]) -> Command {
        match words {
            ["arrives", who @ ..] => {
                let person = self.person(who);
                Command::check_in(VisitId(self.new_id()), person)
            }
            ["close"] => Command::CloseDay,
            ["reopen", reason @ ..] => Command::ReopenDay {
                reason: note(&reason.join(" ")),
            },
            ["hall", desks, beds, seats] => Command::ChangeHall(HallSize {
                desks: desks.parse().unwrap(),
                beds: beds.parse().unwrap(),
                seats: seats.parse().unwrap(),
            }),
            [ticket, act @ ..] => {
                let number = ticket
                    .strip_prefix('#')
                    .unwrap_or_else(|| panic!("{words:?}?"))
                    .parse()
                    .unwrap();
                let visit = self.day.by_ticket(Ticket::new(number).unwrap());
                let (id, person) = visit.map_or((VisitId(Uuid::nil()), PersonId(Uuid::nil())), |visit| {
                    (visit.id, visit.person)
                });
                match act {
                    ["arrives", "again"] => Command::check_in(VisitId(self.new_id()), person),
                    act => Command::visit(id, Self::act(act)),
                }
            }
            [] => panic!("an empty line has no command"),
        }
    }

    fn act(words: &[&str]) -> Act {
        match words {
            ["priority", reason @ ..] => Act::Prioritise {
                reason: note(&reason.join(" ")),
            },
            ["call", "desk", desk] => Act::Call {
                desk: DeskNo(desk.parse().unwrap()),
            },
            ["missed"] => Act::MissCall,
            ["back"] => Act::Requeue,
            ["screening", "desk", desk] => Act::StartScreening {
                desk: DeskNo(desk.parse().unwrap()),
            },
            ["vitals", weight, pressure, pulse] => Act::RecordVitals(Vitals {
                weight: Weight::parse(weight).unwrap(),
                pressure: Pressure::parse(pressure).unwrap(),
                pulse: Pulse::parse(pulse).unwrap(),
                temperature: None,
            }),
            ["hb", hb, rest @ ..] => Act::RecordBloodTest(BloodTest {
                haemoglobin: Haemoglobin::parse(hb).unwrap(),
                hbsag: match rest {
                    ["hbsag", "positive"] => Some(Hbsag::Positive),
                    ["hbsag", "negative"] => Some(Hbsag::Negative),
                    _ => None,
                },
            }),
            ["declares", ground, date] => Act::Declare {
                ground: GroundCode::new(ground),
                happened: date.parse().unwrap(),
            },
            ["clear", ml, reason @ ..] => Act::Clear {
                volume: Volume::parse(ml).unwrap(),
                override_reason: (!reason.is_empty()).then(|| note(&reason.join(" "))),
            },
            ["defer", ground, rest @ ..] => Act::Defer {
                ground: GroundCode::new(ground),
                happened: rest.first().map(|date| date.parse().unwrap()),
                note: None,
            },
            ["bed", bed, "bag", bag, rest @ ..] => {
                let bag = bag_number(bag);
                let sample = if let ["sample", sample] = rest {
                    bag_number(sample)
                } else {
                    bag.clone()
                };
                Act::StartCollection {
                    bed: BedNo(bed.parse().unwrap()),
                    bag,
                    sample,
                    recognised: None,
                }
            }
            ["takes", "back", bag, how] => Act::TakeBackBag {
                bag: bag_number(bag),
                how: serde_json::from_value(serde_json::Value::from(*how)).unwrap(),
                reason: note("chọn nhầm người"),
            },
            ["ends", outcome, ml] => {
                let outcome: CollectionOutcome =
                    serde_json::from_value(serde_json::Value::from(*outcome)).unwrap();
                Act::EndCollection {
                    outcome,
                    volume: Volume::parse(ml).unwrap(),
                }
            }
            ["faints"] => Act::RecordReaction(Reaction::new(ReactionKind::Faint, Severity::Moderate)),
            ["release", reason @ ..] => Act::Release {
                override_reason: (!reason.is_empty()).then(|| note(&reason.join(" "))),
            },
            ["withdraws", reason @ ..] => Act::Withdraw {
                reason: note(&reason.join(" ")),
            },
            ["undo", step @ ..] => Act::Undo {
                step: step.last().map(|seq| Seq(seq.parse().unwrap())),
                reason: note("bấm nhầm"),
            },
            other => panic!("{other:?}?"),
        }
    }

    /// Checks a line that begins with `then`.
    fn check(&self, words: &[&str], line: &str) {
        let tickets = |visits: Vec<&giotmau::domain::visit::Visit>| -> String {
            visits
                .iter()
                .map(|visit| visit.ticket.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        };
        match words {
            ["queue", expected @ ..] => assert_eq!(tickets(self.day.queue()), expected.join(" "), "{line}"),
            ["parked", expected @ ..] => {
                assert_eq!(tickets(self.day.parked().collect()), expected.join(" "), "{line}");
            }
            ["cleared", expected @ ..] => {
                assert_eq!(tickets(self.day.cleared()), expected.join(" "), "{line}");
            }
            ["inside", expected @ ..] => {
                assert_eq!(tickets(self.day.inside().collect()), expected.join(" "), "{line}");
            }
            [ticket, "is", expected @ ..] => {
                let number = ticket.trim_start_matches('#').parse().unwrap();
                let found = self
                    .day
                    .by_ticket(Ticket::new(number).unwrap())
                    .map(|visit| visit.stage);
                let found = match found {
                    None => "not here".to_owned(),
                    Some(Stage::Waiting) => "waiting".to_owned(),
                    Some(Stage::Screening(desk)) => format!("screening {desk}"),
                    Some(Stage::Cleared) => "cleared".to_owned(),
                    Some(Stage::Collecting(bed)) => format!("collecting {bed}"),
                    Some(Stage::Recovering) => "recovering".to_owned(),
                    Some(Stage::Left(Outcome::Donated)) => "donated".to_owned(),
                    Some(Stage::Left(Outcome::Incomplete)) => "incomplete".to_owned(),
                    Some(Stage::Left(Outcome::Deferred)) => "deferred".to_owned(),
                    Some(Stage::Left(Outcome::Withdrawn)) => "withdrawn".to_owned(),
                    Some(Stage::Left(Outcome::NeverHere)) => "never here".to_owned(),
                };
                assert_eq!(found, expected.join(" "), "{line}");
            }
            ["late", "entries", count] => assert_eq!(self.day.late_entries.to_string(), *count, "{line}"),
            other => panic!("{other:?}?"),
        }
    }
}

/// The donation number 000126 00000n of an invented facility.
fn bag_number(n: &str) -> BagCode {
    let din = format!("V0001 26 {:06}", n.parse::<u32>().unwrap()).replace(' ', "");
    BagCode::parse(&format!("={din}00")).unwrap()
}

fn play(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let mut play = Play::begin(HALL);
    let mut lines = 0;
    for (n, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with("# ") {
            play = Play::begin(HALL);
        }
        if line.is_empty() || line.starts_with("# ") || line.starts_with("//") {
            continue;
        }
        lines += 1;
        let shown = format!("{}:{}: {line}", path.display(), n + 1);
        let (asked, refusal) = match line.split_once(" ! ") {
            Some((asked, refusal)) => (asked, Some(refusal.trim())),
            None => (line, None),
        };
        let words: Vec<_> = asked.split_whitespace().collect();
        let (at, words) = match words.as_slice() {
            ["then", rest @ ..] => {
                play.check(rest, &shown);
                continue;
            }
            ["used", bag, "ticket", ticket] => {
                let found = BagUse {
                    date: "2026-03-01".parse().unwrap(),
                    ticket: Ticket::new(ticket.parse().unwrap()).unwrap(),
                    bed: BedNo(1),
                    since: time("09:10"),
                };
                play.used_elsewhere.insert(bag_number(bag), found);
                continue;
            }
            ["late", occurred, "at", recorded, rest @ ..] => {
                (Play::at(time(occurred), time(recorded)), rest.to_vec())
            }
            [now, rest @ ..] => (Play::at(time(now), time(now)), rest.to_vec()),
            [] => continue,
        };
        let before = play.day.clone();
        let command = play.command(&words);
        let result = play.execute(&command, &at);
        let code = result.as_ref().err().map(Refusal::code);
        assert_eq!(code, refusal, "{shown}\n{result:?}");
        if result.is_err() {
            assert_eq!(play.day, before, "{shown}: a refusal changed something");
        }
    }
    assert!(lines > 0, "{} says nothing", path.display());
}

#[test]
fn every_scenario_goes_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(paths.len() >= 6, "scenario files are missing");
    for path in &paths {
        play(path);
    }
}
