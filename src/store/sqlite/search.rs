//! Finding people while somebody types: a bounded number of rows is read, whatever was typed and however many there are.
//!
//! The places that hold the best matches are read first, in the order of names, so that most answers are the best ones
//! in their order. Where the bounds are reached, somebody who fits may be missing until another letter is typed; who is
//! found truly fits. A small roster is read whole.

use std::collections::HashSet;

use rusqlite::{CachedStatement, Connection, TransactionBehavior};
use uuid::Uuid;

use super::keys::{BEGINNING, END, INITIALS};
use super::{Fault, roster};
use crate::domain::id::PersonId;
use crate::domain::person::Person;
use crate::store::search::{LEAST_BEGINNING, Name, NameMatch, Query, Rank, Word, reversed};

/// Up to how many people all are looked at.
const SMALL: i64 = 512;

/// How many rows of the order of names are read for one query.
const MOST_PLACES: usize = 500;

/// How many of them where a given and a family name meet, when other words were typed too.
const MOST_OF_A_PAIR: usize = 120;

/// How many given and family names are put together for one query.
const MOST_PAIRS: usize = 64;

/// How many names of the list of words one typed word leads to.
const MOST_NAMES: i64 = 256;

/// How many keys are read for one beginning.
const MOST_KEYS: usize = 160;

/// How many keys are read for one word when nothing else found enough.
const MOST_LAST_KEYS: usize = 400;

/// How many units the beginning of a code stands for.
const MOST_UNITS: i64 = 16;

/// How many people are looked at when digits come with a name or a unit.
const MOST_NUMBERS: i64 = 320;

/// The best matches for what was typed, at most `limit`.
pub(super) fn search(connection: &mut Connection, text: &str, limit: usize) -> Result<Vec<Person>, Fault> {
    search_beyond(connection, text, limit, SMALL)
}

fn search_beyond(
    connection: &mut Connection,
    text: &str,
    limit: usize,
    small: i64,
) -> Result<Vec<Person>, Fault> {
    let Some(query) = Query::read(text).filter(|_| limit > 0) else {
        return Ok(Vec::new());
    };
    // One transaction takes the file's locks once, and sees one state of the roster.
    let snapshot = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
    let newest: Option<i64> = snapshot
        .prepare_cached("SELECT max(number) FROM person")?
        .query_row([], |row| row.get(0))?;
    let mut finding = Finding {
        connection: &snapshot,
        rows: roster::rows(&snapshot)?,
        query: &query,
        limit,
        whole: newest.unwrap_or(0) <= small,
        places: MOST_PLACES,
        pairs: MOST_PAIRS,
        seen: HashSet::new(),
        found: Vec::new(),
    };
    finding.find()?;
    finding.best()
}

/// A search on its way.
struct Finding<'a> {
    connection: &'a Connection,
    /// [`roster::rows`]
    rows: CachedStatement<'a>,
    query: &'a Query,
    limit: usize,
    /// Whether everybody is looked at.
    whole: bool,
    /// How many rows of the order of names may still be read.
    places: usize,
    /// How many pairs of names may still be looked up.
    pairs: usize,
    seen: HashSet<i64>,
    found: Vec<(Rank, Found)>,
}

/// Somebody who is found.
enum Found {
    /// The row, which is read when it is shown.
    Row(i64),
    Read(Box<Person>),
}

impl Finding<'_> {
    fn find(&mut self) -> Result<(), Fault> {
        if !self.query.digits.is_empty() {
            return self.by_digits();
        }
        if self.query.codes.is_empty() {
            return self.among("");
        }
        for scope in self.units()? {
            self.among(&scope)?;
        }
        for code in self
            .query
            .codes
            .iter()
            .filter(|code| code.len() >= LEAST_BEGINNING)
        {
            self.read_numbers(&format!("{BEGINNING}{code}"))?;
        }
        Ok(())
    }

    /// The best of those who were found, with all that is known of them.
    fn best(mut self) -> Result<Vec<Person>, Fault> {
        self.found.sort_by(|(a, _), (b, _)| a.cmp(b));
        let mut people = Vec::with_capacity(self.limit.min(self.found.len()));
        for (_, found) in self.found.into_iter().take(self.limit) {
            match found {
                Found::Read(person) => people.push(*person),
                Found::Row(number) => people.extend(roster::person_in_row(&mut self.rows, number)?),
            }
        }
        Ok(people)
    }

    fn is_enough(&self) -> bool {
        self.found.len() >= self.limit
    }

    /// Those who fit by name, among everybody or the people of a unit.
    fn among(&mut self, scope: &str) -> Result<(), Fault> {
        let words = self.query.words.as_slice();
        if self.whole {
            self.places = usize::MAX;
            return self.read_places(scope, "", usize::MAX);
        }
        match words {
            [] => return self.read_places(scope, "", self.limit),
            [word] => {
                for given in self.names("given", word)? {
                    self.read_places(scope, &given, self.limit)?;
                    if self.is_enough() {
                        return Ok(());
                    }
                }
            }
            [first, middle @ .., last] => {
                // As it would be ordered if it were a whole name: those with these very marks.
                let mut name = format!("{}{}", last.sort, first.sort);
                name.extend(middle.iter().map(|word| word.sort.as_str()));
                self.read_places(scope, &name, self.limit)?;
                if !middle.is_empty() && scope.is_empty() {
                    self.by_rotations()?;
                }
                self.by_pairs(scope)?;
            }
        }
        if scope.is_empty() {
            self.by_initials()?;
            self.by_rotations()?;
        }
        self.by_given_name(scope)?;
        if scope.is_empty() {
            self.by_any_word()
        } else {
            self.read_places(scope, "", self.limit)
        }
    }

    /// Reads the order of names from `start` on as long as it begins so, until so many were found there.
    fn read_places(&mut self, scope: &str, start: &str, wanted: usize) -> Result<(), Fault> {
        self.read_some(scope, start, wanted, usize::MAX)
    }

    /// The same, of at most so many rows.
    fn read_some(&mut self, scope: &str, start: &str, wanted: usize, most: usize) -> Result<(), Fault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT sort, id, person, name FROM name_order WHERE scope = ?1 AND sort >= ?2 AND sort < ?3",
        )?;
        // `~` comes behind all that such a key is made of.
        let mut rows = statement.query([scope, start, &format!("{start}~")])?;
        let (mut found, mut left) = (0, most.min(self.places));
        while found < wanted
            && left > 0
            && let Some(row) = rows.next()?
        {
            left -= 1;
            self.places = self.places.saturating_sub(1);
            let name = Name {
                sort: row.get_ref(0)?.as_str().unwrap_or_default(),
                folded: row.get_ref(3)?.as_str().unwrap_or_default(),
            };
            let unit = (!scope.is_empty()).then_some(scope);
            let id = PersonId(Uuid::from_bytes(row.get(1)?));
            if let Some(rank) = self.query.judge_kept(name, unit, id) {
                let number = row.get(2)?;
                found += 1;
                if self.seen.insert(number) {
                    self.found.push((rank, Found::Row(number)));
                }
            }
        }
        Ok(())
    }

    /// The names that a typed word begins, as they are ordered; those that fit best first.
    fn names(&self, role: &str, word: &Word) -> Result<Vec<String>, Fault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT folded, sort FROM name_word WHERE role = ?1 AND folded >= ?2 AND folded < ?3 LIMIT ?4",
        )?;
        let start = word.folded.as_str();
        let mut rows = statement.query((role, start, &after(start), MOST_NAMES))?;
        let mut names: Vec<(NameMatch, String)> = Vec::new();
        while let Some(row) = rows.next()? {
            let sort = row.get_ref(1)?.as_str().unwrap_or_default();
            let fit = word.fit(row.get_ref(0)?.as_str().unwrap_or_default(), sort);
            names.extend(fit.map(|fit| (fit, sort.to_owned())));
        }
        names.sort_unstable();
        Ok(names.into_iter().map(|(_, sort)| sort).collect())
    }

    /// Those whose given and family name two of the words begin: the last and the first, the other way round, or both in
    /// front.
    fn by_pairs(&mut self, scope: &str) -> Result<(), Fault> {
        let [first, .., last] = self.query.words.as_slice() else {
            return Ok(());
        };
        let words = self.query.words.as_slice();
        let mut pairs: Vec<(&Word, &Word)> = words.iter().skip(1).rev().map(|word| (word, first)).collect();
        pairs.push((first, last));
        pairs.extend(words.get(1).map(|second| (first, second)));
        pairs.dedup();
        // With words beside the pair only some of a place fit, and other places must have their turn.
        let most = if words.len() == 2 {
            MOST_PLACES
        } else {
            MOST_OF_A_PAIR
        };
        for (given, family) in pairs {
            let families = self.names("family", family)?;
            if families.is_empty() {
                continue;
            }
            for given in self.names("given", given)? {
                for family in &families {
                    if self.is_enough() || self.pairs == 0 {
                        return Ok(());
                    }
                    self.pairs -= 1;
                    self.read_some(scope, &format!("{given}{family}"), self.limit, most)?;
                }
            }
        }
        Ok(())
    }

    /// Those whose given name one of the words begins; the others are anywhere.
    fn by_given_name(&mut self, scope: &str) -> Result<(), Fault> {
        for word in self.query.words.iter().rev() {
            for given in self.names("given", word)? {
                if self.is_enough() || self.places == 0 {
                    return Ok(());
                }
                self.read_places(scope, &given, self.limit)?;
            }
        }
        Ok(())
    }

    /// Those in whose name the words follow each other, the name being read in a circle; typed from any of them on.
    fn by_rotations(&mut self) -> Result<(), Fault> {
        let words = self.query.folded();
        for first in 0..words.len() {
            let (before, from) = words.split_at(first);
            self.read_keys(&[from, before].concat().join(" "), MOST_KEYS)?;
            if self.is_enough() {
                break;
            }
        }
        Ok(())
    }

    fn by_initials(&mut self) -> Result<(), Fault> {
        if let Some(letters) = self.query.initials()
            && !self.is_enough()
        {
            self.read_keys(&format!("{INITIALS}{letters}"), MOST_KEYS)?;
        }
        Ok(())
    }

    /// Those who have one of the words somewhere and the others elsewhere.
    fn by_any_word(&mut self) -> Result<(), Fault> {
        let mut starts = self.query.folded();
        starts.sort_by_key(|word| std::cmp::Reverse(word.len()));
        starts.dedup();
        for start in starts {
            if self.is_enough() || self.query.words.len() < 2 {
                break;
            }
            // All of this word's keys were read: another word finds nobody else.
            if self.read_keys(start, MOST_LAST_KEYS)? < MOST_LAST_KEYS {
                break;
            }
        }
        Ok(())
    }

    /// Reads the keys that begin with `start`, at most so many; says how many.
    fn read_keys(&mut self, start: &str, most: usize) -> Result<usize, Fault> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, person FROM name_key WHERE key >= ?1 AND key < ?2")?;
        let mut rows = statement.query([start, &after(start)])?;
        let mut read = 0;
        while read < most
            && !self.is_enough()
            && let Some(row) = rows.next()?
        {
            read += 1;
            let key = row.get_ref(0)?.as_str().unwrap_or_default();
            if key.starts_with(INITIALS) || self.query.begins_words_of(key) {
                self.look_at(row.get(1)?)?;
            }
        }
        Ok(read)
    }

    /// Reads the keys of documents that begin with `start`.
    fn read_numbers(&mut self, start: &str) -> Result<(), Fault> {
        let most = if self.whole { i64::MAX } else { MOST_NUMBERS };
        let mut statement = self
            .connection
            .prepare_cached("SELECT person FROM name_key WHERE key >= ?1 AND key < ?2 LIMIT ?3")?;
        let mut rows = statement.query((start, &after(start), most))?;
        while let Some(row) = rows.next()? {
            self.look_at(row.get(0)?)?;
        }
        Ok(())
    }

    /// Reads somebody's row and judges it.
    fn look_at(&mut self, number: i64) -> Result<(), Fault> {
        if self.seen.insert(number)
            && let Some(person) = roster::person_in_row(&mut self.rows, number)?
            && let Some(rank) = self.query.judge(&person)
        {
            self.found.push((rank, Found::Read(Box::new(person))));
        }
        Ok(())
    }

    /// The units whose code what was typed begins, the whole code first.
    fn units(&self) -> Result<Vec<String>, Fault> {
        let Some(start) = self.query.codes.iter().max_by_key(|typed| typed.len()) else {
            return Ok(Vec::new());
        };
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT folded FROM unit_size WHERE folded >= ?1 AND folded < ?2 LIMIT ?3",
        )?;
        let rows = statement.query_map((start, &after(start), MOST_UNITS), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Those whose number or phone ends with the digits or begins with them, with the rest of what was typed.
    fn by_digits(&mut self) -> Result<(), Fault> {
        let digits = self.query.digits.as_str();
        let alone = self.query.words.is_empty() && self.query.codes.is_empty();
        let most = match (self.whole, alone) {
            (true, _) => i64::MAX,
            (false, true) => i64::try_from(self.limit).unwrap_or(i64::MAX),
            (false, false) => MOST_NUMBERS,
        };
        let backwards = reversed(digits);
        let mut places = vec![
            ("national_id_reversed", backwards.as_str()),
            ("phone_reversed", backwards.as_str()),
        ];
        if digits.len() >= LEAST_BEGINNING {
            places.extend([("national_id", digits), ("phone", digits)]);
        }
        for (column, start) in places {
            let mut statement = self.connection.prepare_cached(&numbers_sql(column))?;
            // `:` follows 9 in ASCII.
            let mut rows = statement.query((start, &format!("{start}:"), most))?;
            while let Some(row) = rows.next()? {
                if !self.whole && self.is_enough() {
                    return Ok(());
                }
                self.look_at(row.get(0)?)?;
            }
        }
        self.read_numbers(&format!("{END}{backwards}"))?;
        if digits.len() >= LEAST_BEGINNING {
            self.read_numbers(&format!("{BEGINNING}{digits}"))?;
        }
        Ok(())
    }
}

/// Finds rows by a column of digits. The index of a number binds only the records that stand for a person.
fn numbers_sql(column: &str) -> String {
    format!(
        "SELECT number FROM person WHERE {column} >= ?1 AND {column} < ?2 AND merged_into IS NULL LIMIT ?3"
    )
}

/// What comes behind every text that begins with `start`.
fn after(start: &str) -> String {
    format!("{start}\u{10FFFF}")
}

#[cfg(test)]
mod tests;
