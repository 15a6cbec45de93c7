//! A reference model of a donation day, written from the rules in words (the circular, the hall's rules of sections 5 and
//! 6 of the design) and from nothing in `src/domain`: plain numbers, its own calendar, its own volumes. It undoes by
//! keeping what was before each step, where the day folds its log again, and it finds a bag by asking every donor, where
//! the day keeps a map.
//!
//! It says only whether a command goes and what is true afterwards; refusals have no reasons here.

mod donor;

/// Minutes since the doors opened.
pub(crate) type Minute = i64;

/// A date: year, month, day.
pub(crate) type Date = (i32, u32, u32);

pub(crate) const TODAY: Date = (2026, 10, 22);

/// The grounds that the model knows, and for how long each bars.
pub(crate) const GROUNDS: [(&str, Bars); 6] = [
    ("tattoo", Bars::Months(6)),
    ("surgery", Bars::Months(12)),
    ("infection", Bars::Days(28)),
    ("cold", Bars::Days(7)),
    ("pregnancy", Bars::Days(1)),
    ("chronic_illness", Bars::Forever),
];

#[derive(Clone, Copy)]
pub(crate) enum Bars {
    Months(u32),
    Days(i64),
    Forever,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Onset {
    Before,
    During,
    Soon,
    Later,
    AfterLeaving,
}

/// A value that can be put right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Value {
    Vitals {
        tenths_kg: u16,
        systolic: u16,
        diastolic: u16,
        pulse: u16,
    },
    Test {
        g_l: u16,
        positive: bool,
    },
    Told {
        ground: usize,
        happened: Date,
    },
    NeverTold,
    /// Outcomes as on the form: 0 complete, 1 short, 2 over, 3 to 6 stopped or a faulty bag.
    Out {
        outcome: usize,
        ml: u16,
    },
    Reaction {
        severity: u8,
        onset: Option<Onset>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    NobodySaid,
    ReadBack,
    Ticket {
        scanned: usize,
        other: Option<(usize, u32)>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Do {
    Said,
    LetAhead,
    Call(u16),
    Missed,
    Back,
    Examine(u16),
    Record(Value),
    Clear {
        ml: u16,
        reason: bool,
    },
    Defer {
        ground: usize,
    },
    Needle {
        bed: u16,
        bag: u32,
        tube: u32,
        how: How,
    },
    Again {
        consent: bool,
    },
    Release {
        reason: bool,
    },
    Withdraw,
    TakeBack {
        bag: u32,
        void: bool,
    },
    Exclude,
    /// The n-th of the donor's values becomes another one.
    Amend {
        nth: usize,
        to: Value,
    },
    /// The last step, or the one that somebody takes for the last one: so many steps before it.
    Undo {
        behind: Option<u64>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ask {
    Close,
    Reopen,
    Hall { desks: u16, beds: u16 },
    CheckIn { person: usize },
    Donor { ticket: usize, what: Do },
}

/// Who asks and when it happened, as they say; when it is saved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct When {
    pub(crate) nurse: u8,
    pub(crate) occurred: Minute,
    pub(crate) recorded: Minute,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stage {
    Waiting,
    Screening(u16),
    Cleared,
    Collecting(u16),
    Recovering,
    /// Went after the rest; how, the draw says.
    Gone,
    Deferred,
    Withdrawn,
    NeverHere,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Fate {
    OnBed,
    Bled,
    Empty,
    Unsettled,
    Voided,
    Returned,
}

/// Somebody on the roster.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Person {
    pub(crate) man: bool,
    pub(crate) born: Date,
    pub(crate) last_gift: Option<Date>,
}

#[derive(Clone, Debug)]
struct Order {
    ml: u16,
    /// The rules that the doctor set aside, each for the value that was seen.
    set_aside: Vec<(&'static str, u16)>,
    changed_since: bool,
}

#[derive(Clone, Debug)]
struct Draw {
    bed: u16,
    bag: u32,
    nurse: u8,
    since: Minute,
    again: u8,
    out: Option<(u64, Minute)>,
}

/// What an undo brings back.
#[derive(Clone, Debug)]
struct Facts {
    stage: Stage,
    call: Option<u16>,
    misses: u8,
    parked: bool,
    values: Vec<(u64, Value)>,
    order: Option<Order>,
    draw: Option<Draw>,
}

/// One person on this day.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    pub(crate) person: usize,
    facts: Facts,
    /// Each step with its number and time, and the facts before it.
    done: Vec<(u64, Minute, Facts)>,
    /// The bags that were issued, and how they came back.
    bags: Vec<(u32, Option<Fate>)>,
    pub(crate) excluded: bool,
}

/// A donation day.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    people: Vec<Person>,
    pub(crate) visits: Vec<Visit>,
    pub(crate) closed: bool,
    pub(crate) late: u32,
    steps: u64,
    desks: u16,
    beds: u16,
}

impl Model {
    pub(crate) fn open(people: Vec<Person>, places: u16) -> Self {
        Self {
            people,
            visits: Vec::new(),
            closed: false,
            late: 0,
            steps: 1,
            desks: places,
            beds: places,
        }
    }

    /// The visit with this ticket, if it counts.
    pub(crate) fn visit(&self, ticket: usize) -> Option<&Visit> {
        let visit = self.visits.get(ticket.checked_sub(1)?)?;
        (visit.facts.stage != Stage::NeverHere).then_some(visit)
    }

    pub(crate) fn volumes(&self, visit: &Visit) -> Vec<u16> {
        visit.facts.volumes(self.people[visit.person].man)
    }

    pub(crate) fn is_in_doubt(&self, visit: &Visit) -> bool {
        visit.facts.is_in_doubt(self.people[visit.person].man)
    }

    /// Whether blood was drawn, or is being drawn, that must wait for the hospital's word.
    pub(crate) fn is_held(&self, visit: &Visit) -> bool {
        let drawn = visit.facts.draw.is_some() && visit.facts.out().is_none_or(|(_, ml)| ml > 0);
        drawn && (visit.excluded || self.is_in_doubt(visit))
    }

    /// Whether a command goes; if it does, the day is as it is afterwards.
    pub(crate) fn ask(&mut self, ask: Ask, when: When) -> bool {
        if when.occurred > when.recorded || self.closed != (ask == Ask::Reopen) {
            return false;
        }
        let goes = match ask {
            Ask::Reopen => {
                self.closed = false;
                true
            }
            Ask::Close => {
                let open = |visit: &Visit| visit.facts.is_inside() || visit.has_unsettled();
                self.closed = !self.visits.iter().any(open);
                self.closed
            }
            Ask::Hall { desks, beds } => self.change_hall(desks, beds),
            Ask::CheckIn { person } => self.check_in(person, when),
            Ask::Donor { ticket, what } => self.ask_of(ticket, what, when),
        };
        if goes {
            self.steps += 1;
            // No figure tells that a donor asked not to use the unit.
            let shown = !matches!(
                ask,
                Ask::Donor {
                    what: Do::Exclude,
                    ..
                }
            );
            self.late += u32::from(shown && when.occurred < when.recorded);
        }
        goes
    }

    fn change_hall(&mut self, desks: u16, beds: u16) -> bool {
        let fits = self.visits.iter().all(|visit| match visit.facts.stage {
            Stage::Screening(desk) => desk <= desks,
            Stage::Collecting(bed) => bed <= beds,
            _ => true,
        });
        if fits && desks > 0 && beds > 0 {
            (self.desks, self.beds) = (desks, beds);
            return true;
        }
        false
    }

    fn check_in(&mut self, person: usize, when: When) -> bool {
        let counts = |visit: &&Visit| visit.person == person && visit.facts.stage != Stage::NeverHere;
        let latest = self.visits.iter().rfind(counts);
        if latest.is_some_and(|visit| visit.facts.stage != Stage::Withdrawn)
            || !self.people[person].may_come()
        {
            return false;
        }
        let facts = Facts {
            stage: Stage::Waiting,
            call: None,
            misses: 0,
            parked: false,
            values: Vec::new(),
            order: None,
            draw: None,
        };
        let never = Facts {
            stage: Stage::NeverHere,
            ..facts.clone()
        };
        self.visits.push(Visit {
            person,
            facts,
            done: vec![(self.steps + 1, when.occurred, never)],
            bags: Vec::new(),
            excluded: false,
        });
        true
    }

    fn ask_of(&mut self, ticket: usize, what: Do, when: When) -> bool {
        let Some(visit) = self.visit(ticket) else {
            return false;
        };
        let last = visit.done.last().map_or(i64::MIN, |(_, at, _)| *at);
        // Two clocks may differ by two minutes; what is entered from paper is taken at its word.
        let tolerance = if when.occurred < when.recorded { 0 } else { 2 };
        if when.occurred + tolerance < last {
            return false;
        }
        match what {
            Do::Undo { behind } => return self.undo(ticket, behind),
            Do::TakeBack { bag, void } => {
                let mine = self.visits[ticket - 1].fates();
                let unsettled = mine.contains(&(bag, Fate::Unsettled));
                let back = if void { Fate::Voided } else { Fate::Returned };
                let bags = &mut self.visits[ticket - 1].bags;
                bags.iter_mut()
                    .filter(|(of, _)| unsettled && *of == bag)
                    .for_each(|of| of.1 = Some(back));
                return unsettled;
            }
            Do::Exclude => {
                let after = matches!(visit.facts.stage, Stage::Recovering | Stage::Gone);
                let goes = after && visit.facts.out().is_some_and(|(_, ml)| ml > 0) && !visit.excluded;
                self.visits[ticket - 1].excluded |= goes;
                return goes;
            }
            _ => {}
        }
        let Some(facts) = self.after(ticket, what, when) else {
            return false;
        };
        let visit = &mut self.visits[ticket - 1];
        let before = std::mem::replace(&mut visit.facts, facts);
        visit.done.push((self.steps + 1, when.occurred, before));
        if let Do::Needle { bag, .. } = what {
            visit.bags.retain(|(of, _)| *of != bag);
            visit.bags.push((bag, None));
        }
        true
    }

    fn is_desk_free(&self, desk: u16, ticket: usize) -> bool {
        (1..=self.desks).contains(&desk) && self.nobody_else(ticket, Stage::Screening(desk))
    }

    fn is_bed_free(&self, bed: u16, ticket: usize) -> bool {
        (1..=self.beds).contains(&bed) && self.nobody_else(ticket, Stage::Collecting(bed))
    }

    fn nobody_else(&self, ticket: usize, stage: Stage) -> bool {
        let there = |(n, visit): (usize, &Visit)| n + 1 != ticket && visit.facts.stage == stage;
        !self.visits.iter().enumerate().any(there)
    }

    fn undo(&mut self, ticket: usize, behind: Option<u64>) -> bool {
        let visit = &self.visits[ticket - 1];
        let (_, _, before) = visit.done.last().unwrap();
        let comes_back = before.is_inside() && !visit.facts.is_inside();
        let came_again = self.visits[ticket..]
            .iter()
            .any(|later| later.person == visit.person && later.facts.stage != Stage::NeverHere);
        let goes = behind.is_none_or(|steps| steps == 0)
            && match before.stage {
                Stage::Screening(desk) => self.is_desk_free(desk, ticket),
                Stage::Collecting(bed) => self.is_bed_free(bed, ticket),
                Stage::NeverHere => !visit.has_unsettled(),
                _ => true,
            }
            && !(comes_back && came_again);
        if goes {
            let visit = &mut self.visits[ticket - 1];
            visit.facts = visit.done.pop().unwrap().2;
        }
        goes
    }

    /// What is true after a step; nothing where it cannot be.
    #[expect(clippy::too_many_lines, reason = "the rules read best in one place")]
    fn after(&self, ticket: usize, what: Do, when: When) -> Option<Facts> {
        let visit = &self.visits[ticket - 1];
        let man = self.people[visit.person].man;
        let mut facts = visit.facts.clone();
        let screening = matches!(facts.stage, Stage::Screening(_));
        let waiting = facts.stage == Stage::Waiting;
        let goes = match what {
            Do::Said => facts.is_inside(),
            Do::LetAhead => {
                facts.parked = false;
                waiting
            }
            Do::Call(desk) => {
                let goes = waiting && facts.call.is_none() && self.is_desk_free(desk, ticket);
                facts.call = Some(desk);
                goes
            }
            Do::Missed => {
                let goes = waiting && facts.call.take().is_some();
                facts.misses += 1;
                facts.parked = facts.misses >= 3;
                goes
            }
            Do::Back => {
                let goes = waiting && facts.parked;
                (facts.parked, facts.misses) = (false, 0);
                goes
            }
            Do::Examine(desk) => {
                let called_here = facts.call.is_none_or(|called| called == desk);
                let goes = (waiting || facts.stage == Stage::Cleared) && called_here;
                (facts.stage, facts.call, facts.order) = (Stage::Screening(desk), None, None);
                goes && self.is_desk_free(desk, ticket)
            }
            Do::Record(value) => self.record(visit, value, when, &mut facts)?,
            Do::Clear { ml, reason } => {
                let soft = facts.soft();
                let goes = screening
                    && !facts.is_barred(man)
                    && facts.volumes(man).contains(&ml)
                    && (soft.is_empty() || reason);
                let set_aside = soft;
                facts.order = Some(Order {
                    ml,
                    set_aside,
                    changed_since: false,
                });
                facts.stage = Stage::Cleared;
                goes
            }
            Do::Defer { .. } => {
                facts.stage = Stage::Deferred;
                screening
            }
            Do::Needle { bed, bag, tube, how } => {
                let goes = facts.stage == Stage::Cleared
                    && !facts.is_in_doubt(man)
                    && self.is_bed_free(bed, ticket)
                    && bag == tube
                    && self.may_issue(bag, ticket)
                    && self.is_recognised(ticket, how, when);
                facts.stage = Stage::Collecting(bed);
                let (nurse, since) = (when.nurse, when.occurred);
                facts.draw = Some(Draw {
                    bed,
                    bag,
                    nurse,
                    since,
                    again: 0,
                    out: None,
                });
                goes
            }
            Do::Again { consent } => {
                let draw = facts.draw.as_mut()?;
                draw.again += 1;
                consent && draw.again <= 1 && facts.stage == Stage::Collecting(draw.bed)
            }
            Do::Release { reason } => {
                let (_, out) = facts.draw.as_ref().and_then(|draw| draw.out)?;
                let reacted = facts
                    .values
                    .iter()
                    .any(|(_, value)| matches!(value, Value::Reaction { .. }));
                let rested = when.occurred - out >= if reacted { 30 } else { 15 };
                let goes = facts.stage == Stage::Recovering && (rested || reason);
                facts.stage = Stage::Gone;
                goes
            }
            Do::Withdraw => match facts.stage {
                Stage::Waiting | Stage::Screening(_) | Stage::Cleared => {
                    facts.stage = Stage::Withdrawn;
                    true
                }
                Stage::Collecting(_) => {
                    let nothing = Value::Out { outcome: 5, ml: 0 };
                    self.record(visit, nothing, when, &mut facts)?
                }
                Stage::Recovering => {
                    facts.stage = Stage::Gone;
                    true
                }
                _ => false,
            },
            Do::Amend { nth, to } => Self::amend(visit, nth, to, when, &mut facts)?,
            Do::TakeBack { .. } | Do::Exclude | Do::Undo { .. } => unreachable!("done elsewhere"),
        };
        goes.then_some(facts)
    }

    fn record(&self, visit: &Visit, value: Value, when: When, facts: &mut Facts) -> Option<bool> {
        let seq = self.steps + 1;
        let screening = matches!(facts.stage, Stage::Screening(_));
        let mut value = value;
        let goes = match &mut value {
            Value::Vitals { .. } => {
                let measured = facts
                    .values
                    .iter()
                    .filter(|(_, value)| matches!(value, Value::Vitals { .. }));
                screening && measured.count() < 3
            }
            Value::Test { .. } => screening,
            Value::Told { happened, .. } => {
                let known = !matches!(facts.stage, Stage::Waiting | Stage::Deferred | Stage::Withdrawn);
                if let Some(order) = &mut facts.order {
                    order.changed_since = true;
                }
                known && *happened <= TODAY
            }
            Value::NeverTold => false,
            Value::Out { outcome, ml } => {
                let goes = matches!(facts.stage, Stage::Collecting(_)) && facts.fits_order(*outcome, *ml);
                facts.stage = Stage::Recovering;
                facts.draw.as_mut()?.out = Some((seq, when.occurred));
                goes
            }
            Value::Reaction { onset, .. } => {
                let possible = visit.onsets(when.occurred);
                let began = onset.unwrap_or(possible[0]);
                *onset = Some(began);
                facts.stage != Stage::Waiting && possible.contains(&began)
            }
        };
        facts.values.push((seq, value));
        Some(goes)
    }

    fn amend(visit: &Visit, nth: usize, to: Value, when: When, facts: &mut Facts) -> Option<bool> {
        let (seq, was) = *visit.values().get(nth)?;
        let (is, goes) = match (was, to) {
            (Value::Vitals { .. }, Value::Vitals { .. })
            | (Value::Test { .. }, Value::Test { .. })
            | (Value::Told { .. }, Value::NeverTold) => (to, true),
            (Value::Told { .. }, Value::Told { happened, .. }) => (to, happened <= TODAY),
            (Value::Out { .. }, Value::Out { outcome, ml }) => (to, facts.fits_order(outcome, ml)),
            // What is not said stays as it was.
            (Value::Reaction { onset: was, .. }, Value::Reaction { severity, onset }) => {
                let onset = onset.or(was);
                let possible = onset.is_some_and(|onset| visit.onsets(when.occurred).contains(&onset));
                (Value::Reaction { severity, onset }, possible)
            }
            _ => return None,
        };
        facts.values.iter_mut().find(|(of, _)| *of == seq)?.1 = is;
        if let Some(order) = &mut facts.order {
            order.changed_since = true;
        }
        Some(goes && is != was)
    }

    /// A bag is free when no donor has it, or had it last and nobody has said otherwise; one that is back is free again.
    fn may_issue(&self, bag: u32, ticket: usize) -> bool {
        bag != crate::hall::OLD_BAG
            && self.visits.iter().enumerate().all(|(n, visit)| {
                let of_bag = |(code, _): &&(u32, Fate)| *code == bag;
                match visit.fates().iter().find(of_bag) {
                    None | Some((_, Fate::Returned)) => true,
                    Some((_, Fate::Unsettled)) => n + 1 == ticket,
                    Some(_) => false,
                }
            })
    }

    /// Whether the one on the bed is known to be the one of the ticket, and not the nurse's other fresh donor.
    fn is_recognised(&self, ticket: usize, how: How, when: When) -> bool {
        let fresh = self
            .visits
            .iter()
            .enumerate()
            .filter(|(n, visit)| n + 1 != ticket && matches!(visit.facts.stage, Stage::Collecting(_)))
            .filter_map(|(n, visit)| Some((n + 1, visit.facts.draw.as_ref()?)))
            .filter(|(_, draw)| draw.nurse == when.nurse && when.occurred - draw.since < 5)
            .max_by_key(|(n, draw)| (draw.since, *n));
        match (how, fresh) {
            (How::NobodySaid, _) | (How::ReadBack, None) => true,
            (How::ReadBack, Some(_)) => false,
            (How::Ticket { scanned, .. }, None) => scanned == ticket,
            (How::Ticket { scanned, other }, Some((n, draw))) => {
                scanned == ticket && other == Some((n, draw.bag))
            }
        }
    }
}
