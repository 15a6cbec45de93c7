//! What is checked in a day's log, whatever keeps it: gapless numbers, the chain, readable steps, and unique keys that
//! say what the log says.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::bookkeeping::{Standing, is_closed_after};
use super::codec::{Row, decode};
use super::{Audited, Damage, StoreError, Verdict};
use crate::domain::id::{DayId, PersonId, Seq, VisitId};
use crate::domain::step::{ChainHash, Envelope, Head, Step};

/// The unique keys of one day, as they are kept or as they should be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Keys {
    /// The end of the log.
    pub(super) head: Head,
    /// Whether the day is closed.
    pub(super) closed: bool,
    /// Every visit and whose it is.
    pub(super) visits: BTreeSet<(VisitId, PersonId)>,
    /// Who has an open visit.
    pub(super) open: BTreeSet<(PersonId, VisitId)>,
    /// Which bag was used for which visit.
    pub(super) bags: BTreeMap<String, VisitId>,
}

/// Reads one day's log and finds its faults. `rows` are all of its rows in order, `kept` the unique keys beside it.
pub(super) fn audit(day: DayId, rows: &[Row], kept: &Keys) -> Audited {
    let mut faults = Vec::new();
    let mut envelopes: Vec<Envelope> = Vec::with_capacity(rows.len());
    let mut sound = Head::default();
    let mut expected = Seq::ZERO.next();
    let mut previous = Some(ChainHash::START);
    for row in rows {
        if row.seq != expected {
            faults.push(Damage::Gap { missing: expected });
            previous = None;
        }
        // Behind a gap the hash before is lost; the chain is taken up again from there.
        if previous.is_some_and(|previous| row.chained_to(previous) != row.hash) {
            faults.push(Damage::BrokenChain { seq: row.seq });
        }
        match decode(row) {
            Ok(envelope) => envelopes.push(envelope),
            Err(_) => faults.push(Damage::Unreadable {
                seq: row.seq,
                kind: row.kind.clone(),
            }),
        }
        if faults.is_empty() {
            sound = row.head();
        }
        previous = Some(row.hash);
        expected = row.seq.next();
    }
    let title = if let Some(Step::DayOpened(info)) = envelopes.first().map(|envelope| &envelope.step) {
        Some(info.title.clone())
    } else {
        faults.push(Damage::NotOpened);
        None
    };
    let last = rows.last().map(Row::head).unwrap_or_default();
    if kept.head.seq > last.seq {
        faults.push(Damage::Gap {
            missing: last.seq.next(),
        });
    }
    // Keys that follow from a log with a hole in it say nothing.
    if faults.is_empty() {
        let mut should = keys_of(&envelopes);
        should.head = last;
        compare(&should, kept, &mut faults);
    }
    Audited {
        verdict: Verdict {
            day,
            title,
            head: sound,
            faults,
        },
        steps: envelopes,
    }
}

/// Reads rows as one unbroken log that goes on from `after`, or names the first fault.
pub(super) fn read_chained(day: DayId, after: Head, row: &Row) -> Result<Envelope, StoreError> {
    let broken = |damage| StoreError::BrokenLog { day, damage };
    let expected = after.seq.next();
    if row.seq != expected {
        return Err(broken(Damage::Gap { missing: expected }));
    }
    if row.chained_to(after.hash) != row.hash {
        return Err(broken(Damage::BrokenChain { seq: row.seq }));
    }
    decode(row)
}

/// The unique keys that follow from a log.
fn keys_of(envelopes: &[Envelope]) -> Keys {
    let mut keys = Keys::default();
    let mut by_visit: HashMap<VisitId, Vec<&Envelope>> = HashMap::new();
    for envelope in envelopes {
        keys.closed = is_closed_after(keys.closed, &envelope.step);
        if let Some(visit) = envelope.visit {
            by_visit.entry(visit).or_default().push(envelope);
        }
    }
    for (visit, steps) in by_visit {
        let Some(standing) = Standing::after(steps) else {
            continue;
        };
        keys.visits.insert((visit, standing.person));
        if standing.inside {
            keys.open.insert((standing.person, visit));
        }
        for bag in standing.bags {
            keys.bags.insert(bag.as_str().to_owned(), visit);
        }
    }
    keys
}

fn compare(should: &Keys, kept: &Keys, faults: &mut Vec<Damage>) {
    let mut differ = |what: String| faults.push(Damage::Bookkeeping { what });
    if should.head != kept.head {
        differ(format!("day, step {}", should.head.seq));
    }
    if should.closed != kept.closed {
        differ("day, closed".to_owned());
    }
    for (visit, _) in should.visits.symmetric_difference(&kept.visits) {
        differ(format!("visit {visit}"));
    }
    for (_, visit) in should.open.symmetric_difference(&kept.open) {
        differ(format!("open_visit {visit}"));
    }
    let should: BTreeSet<_> = should.bags.iter().collect();
    let kept: BTreeSet<_> = kept.bags.iter().collect();
    for (bag, _) in should.symmetric_difference(&kept) {
        differ(format!("bag {bag}"));
    }
}
