//! `giotmau roster import`: each row is taken or refused with its line, the reason and the fix; what is taken of one file
//! goes in at once. A list that was imported before changes nothing.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::json;

use super::sheet::{self, MOST_BYTES, Row};
use crate::cli::person::{BadValue, ReadPerson, read};
use crate::cli::{Invocation, print_json, print_line, say};
use crate::domain::birth::Birth;
use crate::domain::clean::printable;
use crate::domain::history::Source;
use crate::domain::id::PersonId;
use crate::domain::identity::CitizenNumber;
use crate::domain::person::{EarlierDonations, KnownGroup, Person};
use crate::domain::unit::UnitCode;
use crate::error::{Error, Exit};
use crate::i18n::text::cli as text;
use crate::i18n::{Lang, Text};
use crate::shell;
use crate::store::{Store, StoreError};

/// How many people with one name are looked at for a match.
const MOST_NAMESAKES: usize = 10_000;

/// What became of one file.
#[derive(Default)]
struct Outcome {
    added: usize,
    changed: usize,
    unchanged: usize,
    refused: Vec<(u64, BadValue)>,
}

/// Imports the files, one after the other.
pub(super) fn run(
    invocation: &Invocation,
    files: &[PathBuf],
    unit: Option<&UnitCode>,
    dry_run: bool,
    json: bool,
) -> Result<Exit, Error> {
    let lang = invocation.lang;
    let mut store = invocation.store()?;
    let mut worst = Exit::Done;
    for path in files {
        let shown = printable(&path.display().to_string());
        let bytes = read_file(path)?;
        let rows = match bytes {
            Some(bytes) => sheet::read(lang, &bytes),
            None => Err(text::LIST_TOO_LARGE.get(lang).to_owned()),
        };
        let rows = match rows {
            Ok(rows) => rows,
            Err(reason) => {
                if json {
                    print_json(&json!({"file": shown, "ok": false, "message": reason}))?;
                } else {
                    say(&text::LIST_REFUSED.with(lang, &[("path", &shown), ("reason", &reason)]));
                }
                worst = worst.max(Exit::Usage);
                continue;
            }
        };
        let mut import = Import {
            lang,
            today: shell::now().date(),
            unit,
            store: store.as_mut(),
            taken: Vec::new(),
            lines: HashMap::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            outcome: Outcome::default(),
        };
        for row in rows {
            import.take(row)?;
        }
        let Import { taken, outcome, .. } = import;
        if !dry_run && !taken.is_empty() {
            store.save_people(&taken, &invocation.at(None), Source::List)?;
        }
        if !outcome.refused.is_empty() {
            worst = worst.max(Exit::Refused);
        }
        report(lang, &shown, &outcome, dry_run, json)?;
    }
    Ok(worst)
}

/// The bytes of a file; none when it is larger than any list.
fn read_file(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let failed = |fault| Error::File {
        path: path.to_owned(),
        fault,
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= MOST_BYTES);
    Ok(fits.then_some(bytes))
}

fn report(lang: Lang, path: &str, outcome: &Outcome, dry_run: bool, json: bool) -> Result<(), Error> {
    let Outcome {
        added,
        changed,
        unchanged,
        refused,
    } = outcome;
    if json {
        let refused: Vec<_> = refused
            .iter()
            .map(|(line, bad)| json!({"row": line, "field": bad.field, "message": bad.message}))
            .collect();
        return print_json(&json!({
            "file": path,
            "ok": refused.is_empty(),
            "dry_run": dry_run,
            "added": added,
            "changed": changed,
            "unchanged": unchanged,
            "refused": refused,
        }));
    }
    let lines: std::collections::BTreeSet<_> = refused.iter().map(|(line, _)| line).collect();
    let template: Text = if dry_run {
        text::IMPORT_WOULD
    } else {
        text::IMPORT_DONE
    };
    print_line(&template.with(
        lang,
        &[
            ("path", &path),
            ("added", added),
            ("changed", changed),
            ("unchanged", unchanged),
            ("refused", &lines.len()),
        ],
    ))?;
    refused.iter().try_for_each(|(line, bad)| {
        print_line(&text::IMPORT_ROW.with(
            lang,
            &[
                ("row", line),
                ("field", &bad.field),
                ("message", &printable(&bad.message)),
            ],
        ))
    })
}

/// One file on its way into the roster.
struct Import<'a> {
    lang: Lang,
    today: NaiveDate,
    unit: Option<&'a UnitCode>,
    store: &'a mut dyn Store,
    /// Who is to be added or changed.
    taken: Vec<Person>,
    /// On which line each person of the file was.
    lines: HashMap<PersonId, u64>,
    by_number: HashMap<CitizenNumber, Person>,
    by_name: HashMap<String, Vec<Person>>,
    outcome: Outcome,
}

/// Whom a row means.
enum Meant {
    /// Nobody on the roster.
    Newcomer,
    /// Someone on the roster or on an earlier row.
    Known(Box<Person>),
    /// Nobody can tell.
    Unclear(BadValue),
}

impl Import<'_> {
    fn take(&mut self, row: Row) -> Result<(), Error> {
        let line = row.line;
        match self.read(row)? {
            Ok(person) => self.remember(line, person),
            Err(faults) => {
                let refused = faults.into_iter().map(|fault| (line, fault));
                self.outcome.refused.extend(refused);
            }
        }
        Ok(())
    }

    /// Reads a row and counts it; gives the person as the roster will have it, or what is wrong.
    fn read(&mut self, row: Row) -> Result<Result<Person, Vec<BadValue>>, Error> {
        let mut draft = match row.draft {
            Ok(draft) => draft,
            Err(reason) => return Ok(Err(vec![BadValue::new("row", reason.get(self.lang))])),
        };
        if let Some(unit) = self.unit
            && draft.unit.as_deref().is_none_or(str::is_empty)
        {
            draft.unit = Some(unit.to_string());
        }
        let read = match read(self.lang, &draft, PersonId(shell::new_id()), self.today) {
            Ok(read) => read,
            Err(faults) => return Ok(Err(faults)),
        };
        Ok(match self.meant(&read.person)? {
            Meant::Unclear(bad) => Err(vec![bad]),
            Meant::Known(known) => {
                if let Some(first) = self.lines.get(&known.id) {
                    let message = text::ROW_TWICE.with(self.lang, &[("row", first)]);
                    return Ok(Err(vec![BadValue::new("row", message)]));
                }
                let merged = merge(&known, read);
                if merged == *known {
                    self.outcome.unchanged += 1;
                } else {
                    self.outcome.changed += 1;
                    self.taken.push(merged.clone());
                }
                Ok(merged)
            }
            Meant::Newcomer => {
                self.outcome.added += 1;
                self.taken.push(read.person.clone());
                Ok(read.person)
            }
        })
    }

    fn remember(&mut self, line: u64, person: Person) {
        self.lines.insert(person.id, line);
        if let Some(number) = &person.national_id {
            self.by_number.insert(number.clone(), person.clone());
        }
        self.by_name
            .entry(person.full_name.match_key())
            .or_default()
            .push(person);
    }

    /// Finds whom a row means: by number, else by name, birth and unit.
    fn meant(&mut self, person: &Person) -> Result<Meant, StoreError> {
        if let Some(number) = &person.national_id {
            let known = match self.by_number.get(number) {
                Some(known) => Some(known.clone()),
                None => self.store.person_by_number(number)?,
            };
            if let Some(known) = known {
                let same_name = known.full_name.match_key() == person.full_name.match_key();
                return Ok(if same_name {
                    Meant::Known(Box::new(known))
                } else {
                    let message = text::ROW_NUMBER_OF_ANOTHER.get(self.lang);
                    Meant::Unclear(BadValue::new("national_id", message))
                });
            }
        }
        let mut found = self.namesakes(person)?;
        found.retain(|other| {
            other.unit == person.unit
                && agree(other.birth, person.birth)
                && (other.national_id.is_none() || person.national_id.is_none())
        });
        Ok(match found.len() {
            0 => Meant::Newcomer,
            1 => found
                .pop()
                .map_or(Meant::Newcomer, |known| Meant::Known(Box::new(known))),
            _ => Meant::Unclear(BadValue::new("full_name", text::ROW_NAMESAKES.get(self.lang))),
        })
    }

    /// Everyone of this name, on the roster and on earlier rows; an earlier row goes before what the roster says.
    fn namesakes(&mut self, person: &Person) -> Result<Vec<Person>, StoreError> {
        let key = person.full_name.match_key();
        let mut found = self.by_name.get(&key).cloned().unwrap_or_default();
        for other in self.store.search(person.full_name.as_str(), MOST_NAMESAKES)? {
            if other.full_name.match_key() == key && found.iter().all(|known| known.id != other.id) {
                found.push(other);
            }
        }
        Ok(found)
    }
}

/// Whether two births can be one person's.
fn agree(a: Birth, b: Birth) -> bool {
    match (a, b) {
        (Birth::Date(a), Birth::Date(b)) => a == b,
        (Birth::Year(_), _) | (_, Birth::Year(_)) => a.year() == b.year(),
    }
}

/// The person on the roster with what the row says; what the row leaves open stays, and so does a birth date where the
/// row has only its year.
fn merge(known: &Person, read: ReadPerson) -> Person {
    let row = read.person;
    Person {
        id: known.id,
        full_name: row.full_name,
        birth: match (known.birth, row.birth) {
            (Birth::Date(date), Birth::Year(_)) if agree(known.birth, row.birth) => Birth::Date(date),
            (_, birth) => birth,
        },
        sex: row.sex,
        national_id: row.national_id.or_else(|| known.national_id.clone()),
        unit: row.unit.or_else(|| known.unit.clone()),
        rank: row.rank.or_else(|| known.rank.clone()),
        phone: row.phone.or_else(|| known.phone.clone()),
        kind: row.kind.or_else(|| known.kind.clone()),
        blood_group: KnownGroup::settled(known.blood_group, row.blood_group),
        club_member: if read.says_club {
            row.club_member
        } else {
            known.club_member
        },
        documents: known.documents.iter().chain(&row.documents).cloned().collect(),
        earlier: EarlierDonations::together(known.earlier, row.earlier),
        merged_into: known.merged_into,
    }
}
