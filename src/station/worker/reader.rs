//! The thread that looks for people, on a handle of its own. It opens the store when it is first asked, so that the start
//! of the program does not wait for it. Of several searches that wait, only the newest is done; the one that runs is
//! bounded so tightly that it need not be stopped. What is asked about a person is read here too.

use std::sync::mpsc::Receiver;

use super::super::dossier;
use super::{Answer, Job};
use crate::domain::id::{DayId, PersonId};
use crate::domain::person::DonorFacts;
use crate::domain::visit::Visit;
use crate::store::{OpenReader, Store, StoreError};

/// Does what is asked until nobody can ask any more.
pub(super) fn work(readers: &OpenReader, inbox: &Receiver<Job>, answer: &dyn Fn(Answer)) {
    let mut store = None;
    while let Ok(first) = inbox.recv() {
        let waiting: Vec<Job> = std::iter::once(first).chain(inbox.try_iter()).collect();
        let newest = waiting.iter().rposition(|job| matches!(job, Job::Search { .. }));
        let last_ask = waiting.iter().rposition(|job| matches!(job, Job::Roster { .. }));
        let last_facts = waiting.iter().rposition(|job| matches!(job, Job::Facts { .. }));
        for (n, job) in waiting.iter().enumerate() {
            // Somebody who goes on typing sees other people soon.
            let is_pointless = matches!(job, Job::Search { .. }) && newest != Some(n)
                || matches!(job, Job::Facts { .. }) && newest.max(last_facts) > Some(n)
                || matches!(job, Job::Roster { .. }) && last_ask != Some(n);
            if is_pointless {
                continue;
            }
            match read(&mut store, readers, job) {
                Ok(said) => said.into_iter().for_each(answer),
                Err(error) => {
                    // Opened anew for the next one.
                    store = None;
                    let error = error.into();
                    answer(if let Job::Roster { ticket, .. } = job {
                        Answer::Told {
                            ticket: *ticket,
                            told: Err(error),
                        }
                    } else {
                        Answer::Trouble(error)
                    });
                }
            }
        }
    }
}

fn read(
    store: &mut Option<Box<dyn Store>>,
    readers: &OpenReader,
    job: &Job,
) -> Result<Option<Answer>, StoreError> {
    let store = match store {
        Some(store) => store,
        None => store.insert(readers()?),
    };
    Ok(match job {
        Job::Search { ticket, query, limit } => Some(Answer::Found {
            ticket: *ticket,
            people: store.search(query, *limit)?,
        }),
        Job::Facts {
            ticket,
            people,
            today,
        } => Some(Answer::Facts {
            ticket: *ticket,
            facts: facts_of(store.as_mut(), people, *today)?,
        }),
        Job::CountRoster => Some(Answer::RosterCounted(store.roster_size()?)),
        Job::WarmUp => {
            // Common initials: the first pages of every table are read, nobody is shown.
            store.search("n t", 1)?;
            None
        }
        Job::Roster { ticket, ask } => Some(Answer::Told {
            ticket: *ticket,
            told: Ok(dossier::answer(store.as_mut(), ask)?),
        }),
        Job::Execute(_)
        | Job::OpenDay { .. }
        | Job::Recognise { .. }
        | Job::LookAgain(_)
        | Job::Bell
        | Job::Stop => None,
    })
}

/// What the roster and the other days say about these people, as the station will find it when one of them is checked in.
fn facts_of(store: &mut dyn Store, people: &[PersonId], today: DayId) -> Result<Vec<DonorFacts>, StoreError> {
    let mut facts = Vec::new();
    for person in store.people(people)? {
        let mut known = DonorFacts::of(person);
        for past in store.visits_of(known.person.id)? {
            if let Some(visit) = Visit::fold(&past.steps)
                && (past.day != today || visit.person != known.person.id)
            {
                known.add(past.day, past.date, &visit);
            }
        }
        facts.push(known);
    }
    Ok(facts)
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::sync::mpsc::channel;

    use super::*;
    use crate::store::memory::Memory;

    fn search(ticket: u64) -> Job {
        Job::Search {
            ticket,
            query: "an".to_owned(),
            limit: 5,
        }
    }

    /// The answers to jobs that wait already, on a store that fails to open so often.
    fn answers(jobs: Vec<Job>, failures: u32) -> Vec<String> {
        let (sender, inbox) = channel();
        for job in jobs {
            sender.send(job).unwrap();
        }
        drop(sender);
        let left = Cell::new(failures);
        let readers: OpenReader = Box::new(move || {
            if left.get() > 0 {
                left.set(left.get() - 1);
                return Err(StoreError::Busy);
            }
            Ok(Box::new(Memory::new()))
        });
        let told = RefCell::new(Vec::new());
        work(&readers, &inbox, &|answer| {
            told.borrow_mut().push(match answer {
                Answer::Found { ticket, .. } => format!("found {ticket}"),
                Answer::RosterCounted(size) => format!("counted {}", size.all),
                Answer::Trouble(_) => "trouble".to_owned(),
                Answer::Facts { ticket, facts } => format!("facts {ticket} {}", facts.len()),
                Answer::Told { ticket, told } => format!("told {ticket} {}", told.is_ok()),
                other @ (Answer::Executed { .. } | Answer::DayOpened { .. } | Answer::Followed { .. }) => {
                    format!("{other:?}")
                }
            });
        });
        told.into_inner()
    }

    #[test]
    fn of_several_searches_that_wait_the_newest_is_done() {
        let jobs = vec![search(1), search(2), Job::CountRoster, search(3)];
        assert_eq!(answers(jobs, 0), ["counted 0", "found 3"]);
    }

    #[test]
    fn of_several_questions_about_people_the_newest_is_answered_also_when_the_store_fails() {
        let about = |ticket| Job::Roster {
            ticket,
            ask: Box::new(dossier::Ask::About(PersonId(uuid::Uuid::nil()))),
        };
        let jobs = || vec![about(1), search(2), about(3)];
        assert_eq!(answers(jobs(), 0), ["found 2", "told 3 true"]);
        assert_eq!(answers(vec![about(1)], 1), ["told 1 false"]);
    }

    #[test]
    fn what_is_known_of_people_is_not_read_when_others_are_looked_for() {
        let facts = |ticket| Job::Facts {
            ticket,
            people: Vec::new(),
            today: DayId(uuid::Uuid::nil()),
        };
        assert_eq!(answers(vec![search(1), facts(2), search(3)], 0), ["found 3"]);
        assert_eq!(
            answers(vec![facts(1), search(2), facts(3)], 0),
            ["found 2", "facts 3 0"]
        );
    }

    #[test]
    fn warming_up_says_nothing() {
        assert_eq!(answers(vec![Job::WarmUp], 0), [] as [&str; 0]);
    }

    #[test]
    fn a_store_that_could_not_be_opened_is_opened_for_the_next_one() {
        assert_eq!(
            answers(vec![Job::CountRoster, search(1)], 1),
            ["trouble", "found 1"]
        );
    }

    #[test]
    fn the_facts_are_those_of_other_days_and_not_of_the_one_under_way() {
        use crate::domain::birth::Birth;
        use crate::domain::clean::Label;
        use crate::domain::command::{Act, Command};
        use crate::domain::id::{DeskNo, StepId, VisitId};
        use crate::domain::identity::Sex;
        use crate::domain::name::FullName;
        use crate::domain::person::Person;
        use crate::domain::rulepack::{GroundCode, RulePack};
        use crate::domain::step::{At, DayInfo, HallSize};
        use crate::domain::time::Moment;
        use crate::station::{Request, Station};
        use uuid::Uuid;

        let label = |text: &str| Label::parse(text).unwrap();
        let now = Moment::parse("2026-10-22T08:00:00+07:00").unwrap();
        let at = At {
            occurred: now,
            recorded: now,
            staff: label("Hoa"),
            station: label("1"),
        };
        let info = DayInfo {
            title: label("Ngày hội"),
            date: now.date(),
            site: label("A"),
            hospital: label("B"),
            target: 10,
            units: Vec::new(),
            hall: HallSize {
                desks: 1,
                beds: 1,
                seats: 1,
            },
            bag_pattern: None,
        };
        let mut station = Station::open(Box::new(Memory::new()), RulePack::vn_tt26_2013().unwrap()).unwrap();
        let day = DayId(Uuid::from_u128(1));
        let step = |number: u128| StepId(Uuid::from_u128(number << 8));
        station.open_day(day, step(1), &info, &at).unwrap();
        let (id, visit) = (PersonId(Uuid::from_u128(2)), VisitId(Uuid::from_u128(3)));
        let birth = Birth::Date(chrono::NaiveDate::from_ymd_opt(1990, 3, 15).unwrap());
        let name = FullName::parse("Nguyễn Văn An").unwrap().value;
        let new = Person::new(id, name, birth, Sex::Male);
        let commands = [
            Command::check_in(visit, id),
            Command::visit(visit, Act::StartScreening { desk: DeskNo(1) }),
            Command::visit(
                visit,
                Act::Defer {
                    ground: GroundCode::new("tattoo"),
                    happened: Some(now.date()),
                    note: None,
                },
            ),
        ];
        for (number, command) in (2..).zip(commands) {
            let request = Request {
                id: step(number),
                at: at.clone(),
                new_person: matches!(command, Command::CheckIn { .. }).then(|| new.clone()),
                command,
                corrected: None,
            };
            station.execute(&request).unwrap().outcome.unwrap();
        }
        let on_that_day = facts_of(station.store(), &[id], day).unwrap();
        assert_eq!(on_that_day[0].deferred, None);
        let later = facts_of(station.store(), &[id], DayId(Uuid::from_u128(9))).unwrap();
        assert_eq!(later[0].deferred.as_ref().unwrap().0, GroundCode::new("tattoo"));
        assert!(
            facts_of(station.store(), &[PersonId(Uuid::from_u128(7))], day)
                .unwrap()
                .is_empty()
        );
    }
}
