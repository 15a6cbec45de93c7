//! The written form of a step: the columns of a row, the JSON of its body, and the hash that chains it to the step before.
//!
//! What was written once stays readable for good: `tests/golden` holds a line of every kind and version, and a change of
//! this file that reads one of them otherwise fails.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use sha2::{Digest, Sha256};

use super::StoreError;
use crate::domain::decide::NewStep;
use crate::domain::id::{DayId, Seq, StepId, VisitId};
use crate::domain::step::{At, ChainHash, Envelope, Head, Step};
use crate::domain::time::Moment;

/// The version in which every kind is written.
const VERSION: u32 = 1;

/// What every hash begins with, so that it cannot be taken for one of something else.
const DOMAIN: &[u8] = b"giotmau step";

/// Every kind that can be read.
const KINDS: [&str; 27] = [
    "day_opened",
    "hall_changed",
    "day_closed",
    "day_reopened",
    "donor_checked_in",
    "circumstances_noted",
    "priority_given",
    "donor_called",
    "call_missed",
    "donor_requeued",
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
    "certificate_issued",
    "value_amended",
    "step_undone",
];

/// A step as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) day: DayId,
    pub(super) seq: Seq,
    pub(super) id: StepId,
    pub(super) visit: Option<VisitId>,
    pub(super) kind: String,
    pub(super) version: u32,
    /// Milliseconds since 1970.
    pub(super) occurred: i64,
    /// Milliseconds since 1970.
    pub(super) recorded: i64,
    pub(super) staff: String,
    pub(super) station: String,
    /// JSON; `null` for a kind that says all.
    pub(super) body: String,
    pub(super) hash: ChainHash,
}

impl Row {
    /// The hash of this row behind a step with the hash `previous`: over a length and the bytes of each field, numbers
    /// in little-endian order, so that no two rows give the same bytes.
    pub(super) fn chained_to(&self, previous: ChainHash) -> ChainHash {
        let mut hash = Sha256::new();
        let mut field = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        field(DOMAIN);
        field(&previous.0);
        field(self.day.0.as_bytes());
        field(&self.seq.0.to_le_bytes());
        field(self.id.0.as_bytes());
        field(self.visit.as_ref().map_or(&[], |visit| visit.0.as_bytes()));
        field(self.kind.as_bytes());
        field(&self.version.to_le_bytes());
        field(&self.occurred.to_le_bytes());
        field(&self.recorded.to_le_bytes());
        field(self.staff.as_bytes());
        field(self.station.as_bytes());
        field(self.body.as_bytes());
        ChainHash(hash.finalize().into())
    }

    /// The end of a log whose last step this is.
    pub(super) const fn head(&self) -> Head {
        Head {
            seq: self.seq,
            hash: self.hash,
        }
    }
}

/// Writes a step behind the end `head` of its day's log.
pub(super) fn encode(
    day: DayId,
    head: Head,
    id: StepId,
    at: &At,
    new: &NewStep,
) -> Result<(Row, Envelope), StoreError> {
    let mut row = Row {
        day,
        seq: head.seq.next(),
        id,
        visit: new.visit,
        kind: new.step.kind().to_owned(),
        version: VERSION,
        occurred: at.occurred.millis(),
        recorded: at.recorded.millis(),
        staff: at.staff.as_str().to_owned(),
        station: at.station.as_str().to_owned(),
        body: body_of(&new.step)?,
        hash: ChainHash::START,
    };
    row.hash = row.chained_to(head.hash);
    let envelope = Envelope {
        day,
        seq: row.seq,
        id,
        visit: new.visit,
        at: at.clone(),
        step: new.step.clone(),
        hash: row.hash,
    };
    Ok((row, envelope))
}

/// Reads a stored step. Whether it belongs where it is, [`Row::chained_to`] tells.
pub(super) fn decode(row: &Row) -> Result<Envelope, StoreError> {
    if row.version != VERSION || !KINDS.contains(&row.kind.as_str()) {
        return Err(StoreError::UnknownStep {
            seq: row.seq,
            kind: row.kind.clone(),
            version: row.version,
        });
    }
    let unreadable = |fault: String| StoreError::Unreadable {
        what: format!("step {} ({})", row.seq, row.kind),
        fault,
    };
    let step = serde_json::from_str::<Step>(&format!(r#"{{"kind":"{}","body":{}}}"#, row.kind, row.body))
        .map_err(|fault| unreadable(fault.to_string()))?;
    Ok(Envelope {
        day: row.day,
        seq: row.seq,
        id: row.id,
        visit: row.visit,
        at: At {
            occurred: Moment::from_millis(row.occurred),
            recorded: Moment::from_millis(row.recorded),
            staff: read_text(&row.staff).map_err(unreadable)?,
            station: read_text(&row.station).map_err(unreadable)?,
        },
        step,
        hash: row.hash,
    })
}

/// Reads a stored text as the type that it was written from.
pub(super) fn read_text<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, String> {
    T::deserialize(text.into_deserializer()).map_err(|fault: serde::de::value::Error| fault.to_string())
}

/// The body alone: the kind has its own column.
fn body_of(step: &Step) -> Result<String, StoreError> {
    let failed = |what: &dyn std::fmt::Display| StoreError::Failed {
        what: format!("{} cannot be written as JSON: {what}", step.kind()),
    };
    let json = serde_json::to_string(step).map_err(|fault| failed(&fault))?;
    let rest = json
        .strip_prefix(&format!(r#"{{"kind":"{}""#, step.kind()))
        .and_then(|rest| rest.strip_suffix('}'))
        .ok_or_else(|| failed(&"its kind does not come first"))?;
    match rest.strip_prefix(r#","body":"#) {
        Some(body) => Ok(body.to_owned()),
        None if rest.is_empty() => Ok("null".to_owned()),
        None => Err(failed(&"its body does not come second")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;
    use uuid::Uuid;

    use super::*;

    /// A line of every kind as version 1 of the log has it, some of them in several variants. Lines are only ever added.
    const GOLDEN: &str = include_str!("../../tests/golden/steps-v1.jsonl");

    fn hash(hex: &str) -> ChainHash {
        let byte = |n: usize| u8::from_str_radix(hex.get(2 * n..2 * n + 2).unwrap(), 16).unwrap();
        ChainHash(std::array::from_fn(byte))
    }

    /// The row of a golden line, and the hash of the step before it.
    fn golden(line: &str) -> (Row, ChainHash) {
        let line: Value = serde_json::from_str(line).unwrap();
        let text = |name: &str| line[name].as_str().unwrap().to_owned();
        let id = |name: &str| line[name].as_str().map(|id| id.parse::<Uuid>().unwrap());
        let row = Row {
            day: DayId(id("day").unwrap()),
            seq: Seq(line["seq"].as_u64().unwrap()),
            id: StepId(id("id").unwrap()),
            visit: id("visit").map(VisitId),
            kind: text("kind"),
            version: u32::try_from(line["version"].as_u64().unwrap()).unwrap(),
            occurred: line["occurred"].as_i64().unwrap(),
            recorded: line["recorded"].as_i64().unwrap(),
            staff: text("staff"),
            station: text("station"),
            body: text("body"),
            hash: hash(&text("hash")),
        };
        (row, hash(&text("previous")))
    }

    fn any() -> Row {
        golden(GOLDEN.lines().next().unwrap()).0
    }

    #[test]
    fn every_golden_line_is_read_and_written_again_byte_by_byte() {
        for line in GOLDEN.lines() {
            let (row, previous) = golden(line);
            assert_eq!(row.chained_to(previous), row.hash, "{line}");
            let envelope = decode(&row).unwrap();
            let head = Head {
                seq: Seq(row.seq.0 - 1),
                hash: previous,
            };
            let new = NewStep {
                visit: envelope.visit,
                step: envelope.step.clone(),
            };
            let (again, written) = encode(row.day, head, row.id, &envelope.at, &new).unwrap();
            assert_eq!(again, row);
            assert_eq!(written, envelope);
        }
    }

    #[test]
    fn every_kind_has_a_golden_line() {
        // Serde names every kind of the type itself, so that none can be forgotten here.
        let fault = serde_json::from_str::<Step>(r#"{"kind":"?"}"#)
            .unwrap_err()
            .to_string();
        let (_, list) = fault.split_once("expected one of ").unwrap();
        let kinds: BTreeSet<&str> = list.split('`').skip(1).step_by(2).collect();
        assert_eq!(kinds, KINDS.into_iter().collect());
        let lines: Vec<_> = GOLDEN.lines().map(|line| golden(line).0.kind).collect();
        let golden: BTreeSet<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(golden, kinds);
    }

    #[test]
    fn an_unknown_kind_or_version_is_named_and_never_skipped() {
        for (kind, version) in [
            ("donor_vanished", 1),
            ("day_opened", 2),
            ("day_opened", 0),
            ("", 1),
        ] {
            let row = Row {
                kind: kind.to_owned(),
                version,
                ..any()
            };
            let fault = decode(&row).unwrap_err();
            assert!(
                matches!(&fault, StoreError::UnknownStep { seq, kind: named, version: found }
                    if *seq == row.seq && named == kind && *found == version),
                "{fault:?}"
            );
        }
    }

    #[test]
    fn a_body_that_is_not_of_its_kind_cannot_be_read() {
        for body in [
            "",
            "null",
            "{}",
            "1",
            "{},\"kind\":\"day_closed\"",
            "null}{",
            "{\"title\":1}",
        ] {
            let row = Row {
                body: body.to_owned(),
                ..any()
            };
            let fault = decode(&row).unwrap_err();
            assert!(
                matches!(fault, StoreError::Unreadable { .. }),
                "{body}: {fault:?}"
            );
        }
    }

    #[test]
    fn every_field_is_under_the_hash() {
        let row = any();
        let previous = ChainHash::START;
        let other = || Uuid::from_u128(99);
        let changed = [
            Row {
                day: DayId(other()),
                ..row.clone()
            },
            Row {
                seq: Seq(99),
                ..row.clone()
            },
            Row {
                id: StepId(other()),
                ..row.clone()
            },
            Row {
                visit: Some(VisitId(other())),
                ..row.clone()
            },
            Row {
                kind: "day_closed".to_owned(),
                ..row.clone()
            },
            Row {
                version: 2,
                ..row.clone()
            },
            Row {
                occurred: row.occurred + 1,
                ..row.clone()
            },
            Row {
                recorded: row.recorded + 1,
                ..row.clone()
            },
            Row {
                staff: row.station.clone(),
                station: row.staff.clone(),
                ..row.clone()
            },
            Row {
                body: format!("{} ", row.body),
                ..row.clone()
            },
            // A letter that moves from one field to the next.
            Row {
                staff: format!("{}x", row.staff),
                ..row.clone()
            },
            Row {
                station: format!("x{}", row.station),
                ..row.clone()
            },
        ];
        let mut hashes: BTreeSet<_> = changed.iter().map(|row| row.chained_to(previous).0).collect();
        assert!(hashes.insert(row.chained_to(previous).0));
        assert!(hashes.insert(row.chained_to(ChainHash([1; 32])).0));
        assert_eq!(hashes.len(), changed.len() + 2);
    }
}
