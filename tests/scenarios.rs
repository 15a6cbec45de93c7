//! Plays the scenarios in `tests/scenarios/`: what a nurse would do and what she would be told, a line each.
//!
//! ```text
//! # What it is about                 begins a new day with two desks, two beds and three seats
//! 08:00 arrives female 1990-05-01    someone checks in and gets the next ticket
//! 08:05 #1 call desk 1               something is done with ticket 1 …
//! 08:05 #1 call desk 2 ! called_elsewhere    … or refused, with this code
//! late 08:01 at 08:30 #1 …           the same, entered at 08:30 from paper
//! then queue 2 3                     what everybody sees now
//! then reckoned people 3 = 2 + 1 inside    the balance of people: gone and still here; `bags`, `units` alike
//! then #2 still has to rest 8        what keeps the day open, with the time of the last line before
//! then closings Hoa, Lan             who closed the day, each time
//! used 9 ticket 4                    bag 9 was used on another day
//! roster #1 born 2009-01-01          somebody corrects the date of birth on the roster
//! roster #1 elsewhere 5              somebody checks the donor in on another day
//! ```
//!
//! At the bed, `by Lan` at the end of a line says who did it (Hoa, where nothing is said), and before it how the donor was
//! recognised: `read back`, `scans #1`, or `scans #1 and #2 with 5` (the ticket in the chair, and ticket and bag at the
//! nurse's other bed). `amends` puts a value right: `weight 44,0`, `pressure 165/80`, `hb 119`, `tattoo 2026-01-01`,
//! `tattoo never`, `end short 100`, `reaction severe`; of several values of a kind the newest is meant.

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

use giotmau::domain::amendment::{NewValue, Recorded};
use giotmau::domain::bag::BagCode;
use giotmau::domain::birth::Birth;
use giotmau::domain::certificate::Serial;
use giotmau::domain::circumstance::{Circumstance, not_before};
use giotmau::domain::clean::{Label, Note};
use giotmau::domain::command::{Act, Command, OtherDonor, Recognition};
use giotmau::domain::day::Day;
use giotmau::domain::decide::{BagUse, Context, NewStep, Past, decide, open_day};
use giotmau::domain::id::{BedNo, DayId, DeskNo, PersonId, Seq, StepId, Ticket, VisitId};
use giotmau::domain::identity::Sex;
use giotmau::domain::name::FullName;
use giotmau::domain::person::{DonationCount, DonorFacts, EarlierDonations, Person};
use giotmau::domain::reaction::{Onset, Reaction, ReactionKind, Severity};
use giotmau::domain::recheck::{Hold, hold, recheck};
use giotmau::domain::reconcile::{Reconciliation, Remaining};
use giotmau::domain::refusal::Refusal;
use giotmau::domain::rulepack::{GroundCode, RulePack};
use giotmau::domain::step::{At, BloodTest, ChainHash, DayInfo, Envelope, HallSize, Hbsag, Vitals};
use giotmau::domain::time::Moment;
use giotmau::domain::unit::{Unit, UnitCode};
use giotmau::domain::visit::{Outcome, Stage, Visit};
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
    now: Moment,
}

/// A word of the scripts as the value of an enum.
fn word<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(serde_json::Value::from(text)).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn ticket_number(text: &str) -> Ticket {
    let number = text
        .strip_prefix('#')
        .unwrap_or_else(|| panic!("{text} is no ticket"));
    Ticket::new(number.parse().unwrap()).unwrap()
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
            now: time("07:00"),
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
                    ["amends", what @ ..] => Command::visit(id, Self::amend(visit, what)),
                    act => Command::visit(id, Self::act(act)),
                }
            }
            [] => panic!("an empty line has no command"),
        }
    }

    fn reckoned(&self) -> Reconciliation {
        Reconciliation::of(&self.day, &self.pack, self.now)
    }

    fn seen(&self, ticket: &str) -> Option<&Visit> {
        self.day.by_ticket(ticket_number(ticket))
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
            other => Self::at_the_bed(other),
        }
    }

    fn at_the_bed(words: &[&str]) -> Act {
        match words {
            ["bed", bed, "bag", bag, rest @ ..] => {
                let bag = bag_number(bag);
                let (sample, rest) = match rest {
                    ["sample", sample, rest @ ..] => (bag_number(sample), rest),
                    rest => (bag.clone(), rest),
                };
                let recognised = match rest {
                    [] => None,
                    ["read", "back"] => Some(Recognition::ReadBack),
                    ["scans", ticket, other @ ..] => Some(Recognition::Ticket {
                        scanned: ticket_number(ticket),
                        other: match other {
                            [] => None,
                            ["and", ticket, "with", bag] => Some(OtherDonor {
                                ticket: ticket_number(ticket),
                                bag: bag_number(bag),
                            }),
                            other => panic!("{other:?}?"),
                        },
                    }),
                    other => panic!("{other:?}?"),
                };
                Act::StartCollection {
                    bed: BedNo(bed.parse().unwrap()),
                    bag,
                    sample,
                    recognised,
                }
            }
            ["punctures", "again"] => Act::PunctureAgain { consent: true },
            ["punctures", "again", "without", "consent"] => Act::PunctureAgain { consent: false },
            ["asks", "not", "to", "use", "it"] => Act::ExcludeUnit,
            ["certificate", serial, reason @ ..] => Act::IssueCertificate {
                serial: Serial::parse(serial).unwrap(),
                reason: (!reason.is_empty()).then(|| note(&reason.join(" "))),
            },
            ["says", said @ ..] => Act::NoteCircumstances {
                said: said
                    .iter()
                    .filter(|said| **said != "nothing")
                    .map(|said| word::<Circumstance>(said))
                    .collect(),
            },
            ["reacts", kind, severity, onset @ ..] => Act::RecordReaction(Reaction {
                onset: onset.first().map(|onset| word(onset)),
                ..Reaction::new(word(kind), word(severity))
            }),
            ["takes", "back", bag, how] => Act::TakeBackBag {
                bag: bag_number(bag),
                how: word(how),
                reason: note("chọn nhầm người"),
            },
            ["ends", outcome, ml] => Act::EndCollection {
                outcome: word(outcome),
                volume: drawn(ml),
                weighed: None,
            },
            ["faints"] => Act::RecordReaction(Reaction::new(ReactionKind::Faint, Severity::Moderate)),
            other => panic!("{other:?}?"),
        }
    }

    /// The newest value of a kind, put right.
    fn amend(visit: Option<&Visit>, words: &[&str]) -> Act {
        let values: Vec<_> = visit.map(|visit| visit.values().collect()).unwrap_or_default();
        let newest = |is_it: fn(&Recorded) -> bool| values.iter().rfind(|(_, value)| is_it(value));
        let vitals = newest(|value| matches!(value, Recorded::Vitals(_)));
        let declared = newest(|value| matches!(value, Recorded::Declared { .. }));
        let of_vitals = |change: &dyn Fn(&mut Vitals)| match vitals {
            Some((seq, Recorded::Vitals(vitals))) => {
                let mut vitals = *vitals;
                change(&mut vitals);
                (Some(*seq), NewValue::Vitals(vitals))
            }
            _ => (None, NewValue::NotDeclared),
        };
        let seq = |found: Option<&(Seq, Recorded)>| found.map(|(seq, _)| *seq);
        let (step, to) = match words {
            ["weight", kg] => of_vitals(&|vitals| vitals.weight = Weight::parse(kg).unwrap()),
            ["pressure", pair] => of_vitals(&|vitals| vitals.pressure = Pressure::parse(pair).unwrap()),
            ["hb", hb] => (
                seq(newest(|value| matches!(value, Recorded::BloodTest(_)))),
                NewValue::BloodTest(BloodTest {
                    haemoglobin: Haemoglobin::parse(hb).unwrap(),
                    hbsag: None,
                }),
            ),
            ["end", outcome, ml] => (
                seq(newest(|value| matches!(value, Recorded::CollectionEnd { .. }))),
                NewValue::CollectionEnd {
                    outcome: word(outcome),
                    volume: drawn(ml),
                },
            ),
            ["reaction", severity] => (
                seq(newest(|value| matches!(value, Recorded::Reaction(_)))),
                NewValue::Reaction(Reaction::new(ReactionKind::Faint, word(severity))),
            ),
            [_, "never"] => (seq(declared), NewValue::NotDeclared),
            [ground, date] => (
                seq(declared),
                NewValue::Declared {
                    ground: GroundCode::new(ground),
                    happened: date.parse().unwrap(),
                },
            ),
            other => panic!("{other:?}?"),
        };
        Act::Amend {
            // The day's own first step records nothing of a donor.
            step: step.unwrap_or(Seq(1)),
            to,
            reason: note("đọc nhầm trên phiếu"),
        }
    }

    /// Checks a line about the end of the day; `false` for any other.
    fn check_the_end(&self, words: &[&str], line: &str) -> bool {
        match words {
            ["reckoned", what, expected @ ..] => {
                let reckoned = self.reckoned();
                let (people, bags, units) = (reckoned.people, reckoned.bags, reckoned.units);
                let found = match *what {
                    "people" => {
                        let gone = people.donated + people.incomplete + people.deferred + people.withdrawn;
                        format!("{} = {gone} + {} inside", people.came, people.inside)
                    }
                    "bags" => format!(
                        "{} = {} bled + {} empty + {} voided + {} returned + {} unsettled + {} on beds",
                        bags.issued,
                        bags.bled,
                        bags.empty,
                        bags.voided,
                        bags.returned,
                        bags.unsettled,
                        bags.on_bed
                    ),
                    "units" => format!(
                        "{} = {} complete + {} incomplete, {} ml",
                        units.units, units.complete, units.incomplete, units.in_bags_ml
                    ),
                    other => panic!("{other}?"),
                };
                assert_eq!(found, expected.join(" "), "{line}");
                assert!(reckoned.holds(), "{line}");
            }
            [ticket, "still", "has", "to", expected @ ..] => {
                let ticket = ticket_number(ticket);
                let inside = self.reckoned().inside;
                let one = inside.iter().find(|one| one.ticket == ticket).unwrap();
                let found = match &one.remaining {
                    Remaining::Call => "be called".to_owned(),
                    Remaining::Examine(desk) => format!("be examined at {desk}"),
                    Remaining::Find => "be found".to_owned(),
                    Remaining::Decide(desk) => format!("be decided at {desk}"),
                    Remaining::Collect => "be put on a bed".to_owned(),
                    Remaining::EndCollection { bed, bag } => {
                        assert_eq!(self.day.on_bed(*bed).map(|visit| visit.ticket), Some(ticket));
                        assert_eq!(
                            self.day.visit_with_bag(bag).map(|visit| visit.ticket),
                            Some(ticket)
                        );
                        format!("get up from {bed}")
                    }
                    Remaining::Rest { left, .. } => format!("rest {}", left.mins()),
                    Remaining::Release { .. } => "be let go".to_owned(),
                };
                assert_eq!(found, expected.join(" "), "{line}");
            }
            ["closings", expected @ ..] => {
                let by: Vec<_> = self.day.closings.iter().map(|at| at.staff.as_str()).collect();
                assert_eq!(by.join(", "), expected.join(" "), "{line}");
            }
            ["reopenings", expected @ ..] => {
                let by = self.day.reopenings.iter();
                let by: Vec<_> = by
                    .map(|it| format!("{} for {}", it.at.staff.as_str(), it.reason.as_str()))
                    .collect();
                assert_eq!(by.join(", "), expected.join(" "), "{line}");
            }
            _ => return false,
        }
        true
    }

    /// Checks a line about certificates; `false` for any other.
    fn check_certificates(&self, words: &[&str], line: &str) -> bool {
        match words {
            ["certificates", "of", ticket, "are", expected @ ..] => {
                let given = &self.seen(ticket).unwrap().certificates;
                let given: Vec<_> = given
                    .iter()
                    .map(|it| match &it.reason {
                        None => it.serial.to_string(),
                        Some(why) => format!("{} for {}", it.serial, why.as_str()),
                    })
                    .collect();
                assert_eq!(given.join(", "), expected.join(" "), "{line}");
            }
            ["reckoned", "without", "certificate", expected @ ..] => {
                let told: Vec<_> = self.reckoned().without_certificate;
                let told: Vec<_> = told.iter().map(ToString::to_string).collect();
                assert_eq!(told.join(" "), expected.join(" "), "{line}");
            }
            ["without", "certificate", expected @ ..] => {
                let due = self.day.without_certificate();
                let due: Vec<_> = due.map(|visit| visit.ticket.to_string()).collect();
                assert_eq!(due.join(" "), expected.join(" "), "{line}");
            }
            _ => return false,
        }
        true
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
            ["bag", bag, "of", ticket, "is", expected] => {
                let fate = self
                    .seen(ticket)
                    .and_then(|visit| visit.bag_fate(&bag_number(bag)));
                let fate = format!("{:?}", fate.unwrap()).to_lowercase();
                assert_eq!(fate, *expected, "{line}");
            }
            ["doubt", "about", ticket] => {
                let visit = self.seen(ticket).unwrap();
                assert!(recheck(&self.pack, visit, self.day.info.date).is_some(), "{line}");
            }
            ["no", "doubt", "about", ticket] => {
                let visit = self.seen(ticket).unwrap();
                assert_eq!(recheck(&self.pack, visit, self.day.info.date), None, "{line}");
            }
            ["unit", "of", ticket, "is", expected @ ..] => {
                let visit = self.seen(ticket).unwrap();
                let held = match hold(&self.pack, visit, self.day.info.date) {
                    None => "not held",
                    Some(Hold::SelfExcluded) => "held for the donor",
                    Some(Hold::InDoubt(_)) => "held in doubt",
                };
                assert_eq!(held, expected.join(" "), "{line}");
            }
            [ticket, "left", when @ "early"] | [ticket, "left", when @ "in", "time"] => {
                let is_early = self.seen(ticket).unwrap().early_release.is_some();
                assert_eq!(is_early, *when == "early", "{line}");
            }
            ["last", "step", "of", ticket, "is", kind] => {
                let last = self.seen(ticket).and_then(Visit::last_step).unwrap();
                assert_eq!(last.step.kind(), *kind, "{line}");
            }
            ["reaction", "of", ticket, "is", severity, onset] => {
                let reaction = self.seen(ticket).unwrap().reactions.last().unwrap();
                assert_eq!(reaction.severity, word::<Severity>(severity), "{line}");
                assert_eq!(reaction.onset, Some(word::<Onset>(onset)), "{line}");
            }
            [ticket, "works", expected @ ..] => {
                let from = not_before(&self.pack, self.seen(ticket).unwrap());
                let told = from.map_or("at once".to_owned(), |from| format!("from {}", from.hh_mm()));
                assert_eq!(told, expected.join(" "), "{line}");
            }
            [ticket, "said", expected @ ..] => {
                let said = &self.seen(ticket).unwrap().said;
                let said: Vec<_> = said
                    .iter()
                    .map(|said| serde_json::to_value(said).unwrap())
                    .collect();
                assert_eq!(
                    said,
                    expected
                        .iter()
                        .map(|word| serde_json::Value::from(*word))
                        .collect::<Vec<_>>(),
                    "{line}"
                );
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

/// What was drawn: nothing too.
fn drawn(ml: &str) -> Volume {
    Volume::from_ml(ml.parse().unwrap())
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
        let (asked, staff) = asked.split_once(" by ").unwrap_or((asked, "Hoa"));
        let words: Vec<_> = asked.split_whitespace().collect();
        let (at, words) = match words.as_slice() {
            ["then", rest @ ..] => {
                if !play.check_certificates(rest, &shown) && !play.check_the_end(rest, &shown) {
                    play.check(rest, &shown);
                }
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
            ["roster", ticket, "born", date] => {
                let person = play.seen(ticket).unwrap().person;
                let facts = play.people.get_mut(&person).unwrap();
                facts.person.birth = Birth::Date(date.parse().unwrap());
                continue;
            }
            ["roster", ticket, "elsewhere", visit] => {
                let person = play.seen(ticket).unwrap().person;
                let open = VisitId(Uuid::from_u128(visit.parse().unwrap()));
                play.people.get_mut(&person).unwrap().open_visit = Some((DayId(Uuid::from_u128(9)), open));
                continue;
            }
            ["late", occurred, "at", recorded, rest @ ..] => {
                (Play::at(time(occurred), time(recorded)), rest.to_vec())
            }
            [now, rest @ ..] => (Play::at(time(now), time(now)), rest.to_vec()),
            [] => continue,
        };
        let at = At {
            staff: Label::parse(staff.trim()).unwrap(),
            ..at
        };
        play.now = at.recorded;
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
    assert!(paths.len() >= 12, "scenario files are missing");
    for path in &paths {
        play(path);
    }
}
